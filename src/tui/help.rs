//! The help overlay: what the keys do on the current screen, generated from the keymap.

use super::component::Component;
use super::keys::{self, Action, ActionGroup, Hint, LabelOverride, join_pairs};
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{Popup, Scroll, cells, pad, wrap, wrap_after};
use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::time::Instant;

/// The maximum width of the panel in columns.
const MAX_WIDTH: u16 = 56;

/// The fewest lines of a panel in which blank lines separate the groups.
const MIN_SPACED_LINES: usize = 16;

/// The state of the help overlay for one context.
#[derive(Debug)]
pub struct HelpState {
    context: keys::KeyContext,
    overrides: Vec<LabelOverride>,
    scroll: Scroll,
}

impl HelpState {
    /// Creates the help for a context, with the screen's own labels.
    pub fn new(context: keys::KeyContext, overrides: Vec<LabelOverride>) -> Self {
        Self { context, overrides, scroll: Scroll::default() }
    }
}

impl Component for HelpState {
    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::Help
    }

    fn is_overlay(&self) -> bool {
        true
    }

    /// Quit is labelled as on the screen below. The key that opened the help closes it, as Esc does.
    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        let quit = self.overrides.iter().find(|(action, _)| *action == Action::Quit);
        let quit = quit.map_or(Action::Quit.label_key(self.context), |(_, word)| *word);
        vec![(Action::Quit, quit), (Action::Help, keys::HIDDEN)]
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        match action {
            Action::Back | Action::Help => Response::Navigate(Navigate::Close),
            _ => Response::redraw_if(self.scroll.update(action)),
        }
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        match mouse.kind {
            MouseEventKind::Down(_) => Response::Navigate(Navigate::Close),
            _ => Response::redraw_if(self.scroll.handle_wheel(mouse)),
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let popup = Popup::new(context, area, MAX_WIDTH, &context.translator.get("help-title"));
        let lines = self.lines(context, popup.text_width(), popup.max_lines());
        let inner = popup.draw(frame, lines.len());
        self.scroll.view(frame, inner, lines, &context.theme);
    }
}

impl HelpState {
    /// Returns the lines of the help: the actions by group, then how the mouse is used. On a low window the groups are not
    /// separated by blank lines.
    fn lines(&self, context: &Ui, width: u16, max_lines: usize) -> Vec<Line<'static>> {
        let (theme, translator) = (&context.theme, &context.translator);
        let groups = ActionGroup::ALL.map(|group| (group, self.hints(group, context)));
        let labels = |hint: &Hint| hint.keys_label(translator, &theme.glyphs);
        let hints = groups.iter().flat_map(|(_, hints)| hints);
        let column = hints.map(|hint| cells(&labels(hint))).max().unwrap_or(0);
        let mut parts = Vec::new();
        for (group, hints) in groups {
            let mut lines = wrap(&translator.get(group.heading_key()), width, theme.styles.title);
            for hint in &hints {
                let key =
                    Span::styled(pad(&labels(hint), column, theme.glyphs.ellipsis), theme.styles.accent);
                let word = hint.action_label(&self.overrides, translator);
                let indent = Span::raw(" ".repeat(column + 2));
                let mut rows = wrap_after(indent, &word, width, theme.styles.text);
                rows[0].spans[0] = key;
                rows[0].spans.insert(1, Span::raw("  "));
                lines.extend(rows);
            }
            if !hints.is_empty() {
                parts.push(lines);
            }
        }
        parts.push(wrap(&translator.get("help-mouse"), width, theme.styles.dim));
        let is_low = max_lines < MIN_SPACED_LINES;
        let gap = if is_low { Vec::new() } else { vec![Line::default()] };
        parts.join(&gap[..])
    }

    /// Returns what the keys of a group do, pairs as one.
    fn hints(&self, group: ActionGroup, context: &Ui) -> Vec<Hint> {
        let mut hints = context.keys.help_hints(self.context);
        hints.retain(|hint| hint.action.group() == group && hint.is_visible(&self.overrides));
        join_pairs(hints, &self.overrides)
    }
}
