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

use super::advice::proposed_names;
use super::component::Component;
use super::keys::{self, Action};
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{List, ListClick, ListLines, Popup, wrap, wrap_after};
use crate::json;
use crate::locale::Message;
use crossterm::event::MouseEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use std::time::Instant;

/// The maximum width of the dialog in columns.
const MAX_WIDTH: u16 = 72;
/// The maximum length of an error in characters.
const MAX_ERROR_LENGTH: usize = 400;
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
    /// The name of the interview that each scenario comes from.
    interviews: Vec<String>,
    /// The names that sessions have.
    existing: Vec<String>,
    /// The names under which the scenarios would be saved, one for each.
    new_names: Vec<String>,
    list: List,
    error: Option<Message>,
}

impl QuitDialog {
    /// Creates the dialog for scenarios, each of one of these interviews. `existing` are the names that sessions have.
    pub fn new(interviews: Vec<String>, existing: Vec<String>, context: &Ui) -> Self {
        let new_names = proposed_names(&interviews, &existing, context);
        Self { interviews, existing, new_names, list: List::wrapping(), error: None }
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
        let choice = match action {
            Action::Choose => Some(self.list.cursor()),
            Action::Digit(digit) => usize::from(digit).checked_sub(1),
            Action::Back => return Response::Navigate(Navigate::Close),
            // Quitting a second time loses nothing either.
            Action::Quit => return Response::Navigate(Navigate::SaveScenariosAndQuit),
            _ => return Response::redraw_if(self.list.update(action, CHOICES.len())),
        };
        let chosen = choice.and_then(|at| CHOICES.get(at));
        chosen.map_or(Response::Idle, |(go, _)| Response::Navigate(go.clone()))
    }

    /// Moves the cursor to the choice that is clicked, or chooses it if the cursor is already there.
    fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, now: Instant) -> Response {
        match self.list.click(mouse) {
            Some(ListClick::Chosen) => self.update(Action::Choose, context, now),
            Some(ListClick::Selected) => Response::Redraw,
            None => Response::Idle,
        }
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        self.new_names = proposed_names(&self.interviews, &self.existing, context);
    }

    /// Shows why saving failed.
    fn receive(&mut self, reply: Reply, _: &Ui) {
        if let Reply::NotSaved(why) = reply {
            self.error = Some(Message::new("leave-not-saved").arg("why", why));
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let popup = Popup::new(context, area, MAX_WIDTH, &context.translator.get("leave-title"));
        let width = popup.text_width();
        let count = self.new_names.len();
        let names = |names: &[String]| json::truncate(&names.join(", "), MAX_NAMES_LENGTH);
        let mut interviews = self.interviews.clone();
        interviews.dedup();
        let about = Message::new("leave-about").arg("count", count).arg("names", names(&interviews));
        let mut page = ListLines::default();
        page.push_text(wrap(&context.translate(&about), width, styles.text));
        for (index, (_, key)) in CHOICES.iter().enumerate() {
            let message = Message::new(key).arg("count", count).arg("new", names(&self.new_names));
            let here = index == self.list.cursor();
            let (cursor, style) = if here { (glyphs.cursor, styles.chosen) } else { (" ", styles.text) };
            let lead = Span::styled(format!("{cursor}{} ", index + 1), styles.emphasis);
            let mut lines = wrap_after(lead, &context.translate(&message), width, style);
            // The error belongs to the row, so that both are visible.
            if let Some(error) = self.error.as_ref().filter(|_| here) {
                let mark = Span::styled(format!("{} ", glyphs.warning), styles.bad_graphic);
                let error = json::truncate(&context.translate(error), MAX_ERROR_LENGTH);
                lines.extend(wrap_after(mark, &error, width, styles.bad));
            }
            page.push_row(lines);
        }
        let inner = popup.draw(frame, page.height());
        self.list.view(frame, inner, page, &context.theme);
    }
}
