//! The question that is asked when the program is left with answers that were tried and are not kept.
//!
//! ```text
//! ╭ Keep what you tried? ────────────────────────────────╮
//! │ You tried other answers that are not kept (Acme).    │
//! │ ▸1 Keep as a new interview and leave: Acme (what if) │
//! │  2 Throw away and leave                              │
//! │  3 Stay                                              │
//! ╰──────────────────────────────────────────────────────╯
//! ```

use super::context::Context;
use super::keys::{self, Action, LabelOverride};
use super::widgets::{Scroll, panel_focused, wrap, wrap_after};
use crate::json;
use crate::locale::Message;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// The most columns of the dialog.
const WIDEST: u16 = 72;
/// The most characters of a list of names.
const LONGEST: usize = 240;

/// What becomes of what was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is kept as new interviews, then the program is left.
    Keep,
    /// The program is left.
    Discard,
    /// The program is not left.
    Stay,
}

const CHOICES: [Choice; 3] = [Choice::Keep, Choice::Discard, Choice::Stay];

/// The dialog.
#[derive(Debug)]
pub struct State {
    /// The names of the interviews on which other answers were tried.
    of: Vec<String>,
    /// The names under which they would be kept, one for each set of answers.
    names: Vec<String>,
    cursor: usize,
    error: Option<String>,
    hits: Vec<(Rect, usize)>,
}

impl State {
    /// Asks about answers that were tried on these interviews and would be kept under these names.
    #[must_use]
    pub fn new(of: Vec<String>, names: Vec<String>) -> Self {
        Self { of, names, cursor: 0, error: None, hits: Vec::new() }
    }

    /// Says why something could not be kept.
    pub fn refuse(&mut self, why: &Message, context: &Context) {
        let why = json::truncate(&context.say(why), 300);
        self.error = Some(context.say(&Message::new("leave-not-kept").with("why", why)));
    }

    /// Takes an action; returns what was chosen, or whether anything changed.
    pub fn update(&mut self, action: Action) -> Result<Choice, bool> {
        let last = CHOICES.len() - 1;
        let to = match action {
            Action::Choose => return Ok(CHOICES[self.cursor]),
            Action::Back => return Ok(Choice::Stay),
            Action::Digit(digit) => {
                let choice = usize::from(digit).checked_sub(1).and_then(|at| CHOICES.get(at));
                return choice.copied().ok_or(false);
            }
            Action::Up => (self.cursor + last) % CHOICES.len(),
            Action::Down => (self.cursor + 1) % CHOICES.len(),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return Err(false),
        };
        let changed = to != self.cursor;
        self.cursor = to;
        Err(changed)
    }

    /// Takes a click: puts the cursor on a choice, and takes it where it was there already.
    pub fn click(&mut self, at: Position) -> Result<Choice, bool> {
        let Some((_, choice)) = self.hits.iter().find(|(area, _)| area.contains(at)) else {
            return Err(false);
        };
        if *choice == self.cursor {
            return Ok(CHOICES[*choice]);
        }
        self.cursor = *choice;
        Err(true)
    }

    /// The dialog's words for what keys do.
    #[must_use]
    pub fn own(&self) -> Vec<LabelOverride> {
        Vec::new()
    }

    /// Draws the dialog over what is there.
    pub fn view(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let width = area.width.saturating_sub(2).min(WIDEST);
        let block = panel_focused(&context.look, &context.label_style.get("leave-title"), width);
        let room = Scroll::text_width(block.inner(Rect { width, height: 3, ..area }));
        let count = self.names.len();
        let names = |names: &[String]| json::truncate(&names.join(", "), LONGEST);
        let about = Message::new("leave-about").with("count", count).with("names", names(&self.of));
        let mut lines = wrap(&context.say(&about), room, styles.text);
        let mut rows = Vec::new();
        for (index, choice) in CHOICES.iter().enumerate() {
            let said = match choice {
                Choice::Keep => {
                    let keep = Message::new("leave-keep").with("count", count);
                    context.say(&keep.with("new", names(&self.names)))
                }
                Choice::Discard => context.label_style.get("leave-discard"),
                Choice::Stay => context.label_style.get("leave-stay"),
            };
            let here = index == self.cursor;
            let lead = format!("{}{} ", if here { glyphs.cursor } else { " " }, index + 1);
            let from = lines.len();
            let style = if here { styles.chosen } else { styles.text };
            lines.extend(wrap_after(Span::styled(lead, styles.emphasis), &said, room, style));
            rows.push(from..lines.len());
        }
        if let Some(error) = &self.error {
            let mark = Span::styled(format!("{} ", glyphs.warning), styles.bad_graphic);
            lines.extend(wrap_after(mark, error, room, styles.bad));
        }
        let above = Rect { height: area.height.saturating_sub(1), ..area };
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(above.height);
        let whole = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (above.height - height) / 3,
            width,
            height,
        };
        let inner = block.inner(whole);
        frame.render_widget(Clear, whole);
        frame.render_widget(block, whole);
        let mut scroll = Scroll::default();
        // What was refused shows, and so does the choice under the cursor.
        if self.error.is_some() {
            scroll.reveal(rows[0].start..lines.len(), lines.len(), usize::from(inner.height));
        }
        scroll.reveal(rows[self.cursor].clone(), lines.len(), usize::from(inner.height));
        scroll.view(frame, inner, lines, &context.look);
        self.hits.clear();
        for (index, row) in rows.into_iter().enumerate() {
            self.hits.extend(scroll.rows(row, inner).map(|(_, area)| (area, index)));
        }
        let footer = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        frame.render_widget(Clear, footer);
        let line: Line = context.footer(keys::KeyContext::Leave, &self.own(), area.width).line;
        frame.render_widget(line, footer);
    }
}
