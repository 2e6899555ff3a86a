//! The help overlay: what the keys do on the current screen, generated from the keymap.

use super::component::Component;
use super::keys::{self, Action, LabelOverride};
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
        let (theme, translator) = (&context.theme, &context.translator);
        let mut hints = context.keys.help_hints(self.context);
        hints.retain(|hint| hint.is_visible(&self.overrides));
        let rows: Vec<_> = hints
            .iter()
            .map(|hint| {
                (hint.keys_label(translator, &theme.glyphs), hint.action_label(&self.overrides, translator))
            })
            .collect();
        let keys = rows.iter().map(|(key, _)| cells(key)).max().unwrap_or(0);
        let popup = Popup::new(context, area, MAX_WIDTH, &translator.get("help-title"));
        let text_width = popup.text_width();
        let mut lines: Vec<Line> = rows
            .into_iter()
            .flat_map(|(key, word)| {
                let key = Span::styled(pad(&key, keys, theme.glyphs.ellipsis), theme.styles.accent);
                let mut lines =
                    wrap_after(Span::raw(" ".repeat(keys + 2)), &word, text_width, theme.styles.text);
                lines[0].spans[0] = key;
                lines[0].spans.insert(1, Span::raw("  "));
                lines
            })
            .collect();
        lines.push(Line::default());
        lines.extend(wrap(&translator.get("help-mouse"), text_width, theme.styles.dim));
        let inner = popup.draw(frame, lines.len());
        self.scroll.view(frame, inner, lines, theme);
    }
}
