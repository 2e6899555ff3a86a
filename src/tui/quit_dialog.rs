//! The dialog shown on quitting while what-if scenarios are not saved.
//!
//! ```text
//! ╭ Keep what you tried? ────────────────────────────────╮
//! │ You tried other answers that are not kept (Acme).    │
//! │ ▸1 Keep as a new interview and leave: Acme (what if) │
//! │  2 Throw away and leave                              │
//! │  3 Stay                                              │
//! ╰──────────────────────────────────────────────────────╯
//! ```

use super::component::Component;
use super::keys::{self, Action};
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll, panel_focused, wrap, wrap_after};
use crate::json;
use crate::locale::Message;
use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use std::time::Instant;

/// The maximum width of the dialog in columns.
const MAX_WIDTH: u16 = 72;
/// The maximum length of a list of names in characters.
const MAX_NAMES_LENGTH: usize = 240;

/// What may happen to the unsaved scenarios, with the message that says so.
const CHOICES: [(Navigate, &str); 3] = [
    (Navigate::SaveScenariosAndQuit, "leave-save"),
    (Navigate::QuitNow, "leave-discard"),
    (Navigate::Close, "leave-stay"),
];

/// The state of the dialog.
#[derive(Debug)]
pub struct QuitDialog {
    /// The names of the interviews that the scenarios come from.
    interviews: Vec<String>,
    /// The names under which the scenarios would be saved, one for each.
    new_names: Vec<String>,
    cursor: usize,
    error: Option<String>,
    hits: Hits<usize>,
}

impl QuitDialog {
    /// Creates the dialog for scenarios of `interviews`, to be saved under `new_names`.
    pub fn new(interviews: Vec<String>, new_names: Vec<String>) -> Self {
        Self { interviews, new_names, cursor: 0, error: None, hits: Hits::default() }
    }
}

impl Component for QuitDialog {
    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::Leave
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        let last = CHOICES.len() - 1;
        let to = match action {
            Action::Choose => return Response::Navigate(CHOICES[self.cursor].0.clone()),
            Action::Back => return Response::Navigate(Navigate::Close),
            // Quitting a second time discards the scenarios without asking again.
            Action::Quit => return Response::Navigate(Navigate::QuitNow),
            Action::Digit(digit) => {
                let choice = usize::from(digit).checked_sub(1).and_then(|at| CHOICES.get(at));
                return choice.map_or(Response::Idle, |(go, _)| Response::Navigate(go.clone()));
            }
            Action::Up => (self.cursor + last) % CHOICES.len(),
            Action::Down => (self.cursor + 1) % CHOICES.len(),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return Response::Idle,
        };
        Response::redraw_if(std::mem::replace(&mut self.cursor, to) != to)
    }

    /// Moves the cursor to the choice that is clicked, or chooses it if the cursor is already there.
    fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, now: Instant) -> Response {
        match self.hits.at(mouse.column, mouse.row) {
            Some(choice) if matches!(mouse.kind, MouseEventKind::Down(_)) => {
                if std::mem::replace(&mut self.cursor, choice) == choice {
                    return self.update(Action::Choose, context, now);
                }
                Response::Redraw
            }
            _ => Response::Idle,
        }
    }

    /// Shows why saving failed.
    fn receive(&mut self, reply: Reply, context: &Ui) {
        if let Reply::ScenarioSaved(Err(why)) = reply {
            let why = json::truncate(&context.translate(&why), 300);
            self.error = Some(context.translate(&Message::new("leave-not-saved").arg("why", why)));
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let width = area.width.saturating_sub(2).min(MAX_WIDTH);
        let block = panel_focused(&context.theme, &context.translator.get("leave-title"), width);
        let room = Scroll::text_width(block.inner(Rect { width, height: 3, ..area }));
        let count = self.new_names.len();
        let names = |names: &[String]| json::truncate(&names.join(", "), MAX_NAMES_LENGTH);
        let about = Message::new("leave-about").arg("count", count).arg("names", names(&self.interviews));
        let mut lines = wrap(&context.translate(&about), room, styles.text);
        let mut rows = Vec::new();
        for (index, (_, key)) in CHOICES.iter().enumerate() {
            let message = Message::new(key).arg("count", count).arg("new", names(&self.new_names));
            let text = context.translate(&message);
            let here = index == self.cursor;
            let lead = format!("{}{} ", if here { glyphs.cursor } else { " " }, index + 1);
            let from = lines.len();
            let style = if here { styles.chosen } else { styles.text };
            lines.extend(wrap_after(Span::styled(lead, styles.emphasis), &text, room, style));
            rows.push(from..lines.len());
        }
        if let Some(error) = &self.error {
            let mark = Span::styled(format!("{} ", glyphs.warning), styles.bad_graphic);
            lines.extend(wrap_after(mark, error, room, styles.bad));
        }
        let above = Rect { height: area.height.saturating_sub(1), ..area };
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(above.height);
        let dialog_area = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (above.height - height) / 3,
            width,
            height,
        };
        let inner = block.inner(dialog_area);
        frame.render_widget(Clear, dialog_area);
        frame.render_widget(block, dialog_area);
        let mut scroll = Scroll::default();
        // The error must be visible, and so must the choice under the cursor.
        if self.error.is_some() {
            scroll.reveal(rows[0].start..lines.len(), lines.len(), usize::from(inner.height));
        }
        scroll.reveal(rows[self.cursor].clone(), lines.len(), usize::from(inner.height));
        scroll.view(frame, inner, lines, &context.theme);
        self.hits.clear();
        for (index, row) in rows.into_iter().enumerate() {
            for (_, place) in scroll.rows(row, inner) {
                self.hits.add(place, index);
            }
        }
        let footer = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        frame.render_widget(Clear, footer);
        let line: Line = context.footer(keys::KeyContext::Leave, &[], area.width).line;
        frame.render_widget(line, footer);
    }
}
