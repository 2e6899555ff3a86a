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

use super::keys::{self, Action, LabelOverride};
use super::ui::Ui;
use super::widgets::{Scroll, panel_focused, wrap, wrap_after};
use crate::json;
use crate::locale::Message;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// The maximum width of the dialog in columns.
const MAX_WIDTH: u16 = 72;
/// The maximum length of a list of names in characters.
const MAX_NAMES_LENGTH: usize = 240;

/// What happens to the unsaved scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuitChoice {
    /// They are saved as new interviews, and the program quits.
    Save,
    /// They are discarded, and the program quits.
    Discard,
    /// The program does not quit.
    Stay,
}

const QUIT_CHOICES: [QuitChoice; 3] = [QuitChoice::Save, QuitChoice::Discard, QuitChoice::Stay];

/// The state of the dialog.
#[derive(Debug)]
pub struct QuitDialog {
    /// The names of the interviews that the scenarios come from.
    interviews: Vec<String>,
    /// The names under which the scenarios would be saved, one for each.
    new_names: Vec<String>,
    cursor: usize,
    error: Option<String>,
    hits: Vec<(Rect, usize)>,
}

impl QuitDialog {
    /// Creates the dialog for scenarios of `interviews`, to be saved under `new_names`.
    pub fn new(interviews: Vec<String>, new_names: Vec<String>) -> Self {
        Self { interviews, new_names, cursor: 0, error: None, hits: Vec::new() }
    }

    /// Shows why saving failed.
    pub fn show_error(&mut self, why: &Message, context: &Ui) {
        let why = json::truncate(&context.translate(why), 300);
        self.error = Some(context.translate(&Message::new("leave-not-saved").arg("why", why)));
    }

    /// Handles an action. Returns the choice, or whether anything changed.
    pub fn handle_action(&mut self, action: Action) -> Result<QuitChoice, bool> {
        let last = QUIT_CHOICES.len() - 1;
        let to = match action {
            Action::Choose => return Ok(QUIT_CHOICES[self.cursor]),
            Action::Back => return Ok(QuitChoice::Stay),
            Action::Digit(digit) => {
                let choice = usize::from(digit).checked_sub(1).and_then(|at| QUIT_CHOICES.get(at));
                return choice.copied().ok_or(false);
            }
            Action::Up => (self.cursor + last) % QUIT_CHOICES.len(),
            Action::Down => (self.cursor + 1) % QUIT_CHOICES.len(),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return Err(false),
        };
        let changed = to != self.cursor;
        self.cursor = to;
        Err(changed)
    }

    /// Handles a click: moves the cursor to a choice, or chooses it if the cursor is already there.
    pub fn handle_click(&mut self, at: Position) -> Result<QuitChoice, bool> {
        let Some((_, choice)) = self.hits.iter().find(|(area, _)| area.contains(at)) else {
            return Err(false);
        };
        if *choice == self.cursor {
            return Ok(QUIT_CHOICES[*choice]);
        }
        self.cursor = *choice;
        Err(true)
    }

    /// Returns the labels that the dialog gives to actions.
    pub fn label_overrides(&self) -> Vec<LabelOverride> {
        Vec::new()
    }

    /// Draws the dialog over the screen.
    pub fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let width = area.width.saturating_sub(2).min(MAX_WIDTH);
        let block = panel_focused(&context.theme, &context.translator.get("leave-title"), width);
        let room = Scroll::text_width(block.inner(Rect { width, height: 3, ..area }));
        let count = self.new_names.len();
        let names = |names: &[String]| json::truncate(&names.join(", "), MAX_NAMES_LENGTH);
        let about = Message::new("leave-about").arg("count", count).arg("names", names(&self.interviews));
        let mut lines = wrap(&context.translate(&about), room, styles.text);
        let mut rows = Vec::new();
        for (index, choice) in QUIT_CHOICES.iter().enumerate() {
            let text = match choice {
                QuitChoice::Save => {
                    let keep = Message::new("leave-save").arg("count", count);
                    context.translate(&keep.arg("new", names(&self.new_names)))
                }
                QuitChoice::Discard => context.translator.get("leave-discard"),
                QuitChoice::Stay => context.translator.get("leave-stay"),
            };
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
            self.hits.extend(scroll.rows(row, inner).map(|(_, area)| (area, index)));
        }
        let footer = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        frame.render_widget(Clear, footer);
        let line: Line = context.footer(keys::KeyContext::Leave, &self.label_overrides(), area.width).line;
        frame.render_widget(line, footer);
    }
}
