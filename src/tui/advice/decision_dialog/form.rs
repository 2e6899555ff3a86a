//! The second step of the decision dialog: what was decided besides the model. Every field is optional.
//!
//! ```text
//! │ ★ Pod                                                │
//! │ ▸ Why         _____________________________________  │
//! │   Decided by  _____________________________________  │
//! │   Look again  _____________________________________  │
//! │   Division    ✓ Geography (as advised)               │
//! │               ○ Not divided                          │
//! ```

use crate::locale::Message;
use crate::session::{Choice, MAX_DECIDER_LEN, MAX_REASON_LEN, parse_day};
use crate::tui::interview::question::{text_caret, text_field};
use crate::tui::text_input::{handle_key, insert_pasted};
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, pad, wrap_after};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::{Line, Span};
use std::ops::Range;
use tui_input::Input;

/// The row of the reason.
const REASON_ROW: usize = 0;
/// The row of the people who decided.
const DECIDED_BY_ROW: usize = 1;
/// The row of the review date.
const REVIEW_ROW: usize = 2;
/// The number of text fields; the rows of the division follow them.
const TEXT_FIELDS: usize = 3;

/// The input for one model.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    inputs: [Input; TEXT_FIELDS],
    /// Whether the team is divided by each dimension, and last whether it stays undivided. Empty if the rulebook has
    /// no dimensions.
    divided: Vec<bool>,
    row: usize,
}

/// The layout of the form: its lines, the lines of each row, and the cursor.
pub(super) struct FormLayout {
    pub lines: Vec<Line<'static>>,
    pub rows: Vec<Range<usize>>,
    pub caret: Option<(usize, usize)>,
}

impl Form {
    /// Creates the form with the values of a decision, or empty.
    pub(super) fn new(choice: Option<&Choice>, context: &Ui) -> Self {
        let ids: Vec<_> = dimensions(context).map(|(id, _)| id).collect();
        let mut divided = vec![false; if ids.is_empty() { 0 } else { ids.len() + 1 }];
        let Some(choice) = choice else { return Self { divided, ..Self::default() } };
        if let (Some(taken), Some(undivided)) = (&choice.segmentation, divided.last_mut()) {
            *undivided = taken.is_empty();
            for (id, divided) in ids.iter().zip(&mut divided) {
                *divided = taken.contains(id);
            }
        }
        let review = choice.review_on.map(|day| day.to_string()).unwrap_or_default();
        let typed = [choice.reason.clone(), choice.decided_by.clone(), review].map(Input::new);
        Self { inputs: typed, divided, row: REASON_ROW }
    }

    /// Returns the row under the cursor.
    pub(super) fn row(&self) -> usize {
        self.row
    }

    /// Handles a key as text or as movement. Returns whether anything changed.
    pub(super) fn handle_key(&mut self, key: KeyEvent) -> bool {
        let rows = TEXT_FIELDS + self.divided.len();
        match key.code {
            KeyCode::Down | KeyCode::Tab => self.row = (self.row + 1) % rows,
            KeyCode::Up | KeyCode::BackTab => self.row = (self.row + rows - 1) % rows,
            KeyCode::Char(' ') if self.row >= TEXT_FIELDS && key.modifiers == KeyModifiers::NONE => {
                self.toggle_division(self.row);
            }
            _ => return self.inputs.get_mut(self.row).is_some_and(|input| handle_key(input, key)),
        }
        true
    }

    /// Inserts pasted text.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        self.inputs.get_mut(self.row).is_some_and(|input| insert_pasted(input, text.trim()))
    }

    /// Handles a click on a row: moves the cursor there, and toggles a division.
    pub(super) fn handle_click(&mut self, row: usize) {
        self.row = row;
        self.toggle_division(row);
    }

    /// Toggles the division of a row. "Not divided" excludes all dimensions.
    fn toggle_division(&mut self, row: usize) {
        let Some(at) = row.checked_sub(TEXT_FIELDS).filter(|at| *at < self.divided.len()) else { return };
        self.divided[at] = !self.divided[at];
        let last = self.divided.len() - 1;
        if at == last {
            self.divided[..last].fill(false);
        } else {
            self.divided[last] = false;
        }
    }

    /// Returns the decision for a model, given its id. The id is empty if no model was chosen.
    ///
    /// # Errors
    ///
    /// Fails if a field is invalid, and moves the cursor to that field.
    pub(super) fn read_choice(&mut self, model: &str, context: &Ui) -> Result<Choice, Message> {
        let [why, by, review] = self.inputs.each_ref().map(|input| input.value().trim().to_owned());
        let long = |text: &str, most: usize| text.chars().count() > most;
        if long(&why, MAX_REASON_LEN) {
            self.row = REASON_ROW;
            return Err(Message::new("decide-long").arg("most", MAX_REASON_LEN));
        }
        if long(&by, MAX_DECIDER_LEN) {
            self.row = DECIDED_BY_ROW;
            return Err(Message::new("decide-by-long").arg("most", MAX_DECIDER_LEN));
        }
        let day = parse_day(&review);
        if day.is_none() && !review.is_empty() {
            self.row = REVIEW_ROW;
            let quoted = crate::json::truncate(&review, crate::json::MAX_QUOTED_CHARS);
            return Err(Message::new("decide-day").arg("given", quoted));
        }
        let marked = dimensions(context).zip(&self.divided).filter(|(_, divided)| **divided);
        let marked: Vec<_> = marked.map(|((id, _), _)| id).collect();
        let undivided = self.divided.last() == Some(&true);
        let segmentation = (undivided || !marked.is_empty()).then_some(marked);
        let choice =
            Choice { model: model.to_owned(), segmentation, reason: why, decided_by: by, review_on: day };
        if choice.is_empty() { Err(Message::new("decide-nothing")) } else { Ok(choice) }
    }

    /// Lays out the rows below the given lines. `advised` holds the indices of the dimensions in the advice.
    pub(super) fn layout(
        &self,
        advised: &[usize],
        context: &Ui,
        room: u16,
        mut lines: Vec<Line<'static>>,
    ) -> FormLayout {
        let (styles, glyphs, translator) =
            (&context.theme.styles, &context.theme.glyphs, &context.translator);
        let labels = ["decide-field-why", "decide-field-by", "decide-field-review", "decide-field-division"];
        let labels = labels.map(|key| translator.get(key));
        let widest = labels.iter().map(|label| cells(label)).max().unwrap_or(0).min(usize::from(room) / 2);
        let lead = |row: usize, label: &str| {
            let cursor = if row == self.row { glyphs.cursor } else { " " };
            let style = if row == self.row { styles.emphasis } else { styles.text };
            Span::styled(format!("{cursor} {}  ", pad(label, widest, glyphs.ellipsis)), style)
        };
        let (mut rows, mut caret) = (Vec::new(), None);
        for (row, input) in self.inputs.iter().enumerate() {
            let lead = lead(row, &labels[row]);
            let column = lead.width();
            let room = usize::from(room).saturating_sub(column);
            if row == self.row {
                caret = text_caret(lines.len(), column, input, room);
            }
            rows.push(lines.len()..lines.len() + 1);
            let [shown, rest] = text_field(context, input, room);
            lines.push(Line::from(vec![lead, shown, rest]));
        }
        let titles =
            dimensions(context).map(|(_, title)| title).chain([translator.get("decide-field-undivided")]);
        for (at, (divided, title)) in self.divided.iter().zip(titles).enumerate() {
            let row = TEXT_FIELDS + at;
            let label = if at == 0 { &*labels[TEXT_FIELDS] } else { "" };
            let mark = if *divided { glyphs.done } else { glyphs.open };
            let is_advised = advised.contains(&at) || (advised.is_empty() && at + 1 == self.divided.len());
            let title =
                if is_advised { format!("{title} ({})", translator.get("decide-advised")) } else { title };
            let lead = lead(row, label);
            let lead = Span::styled(format!("{}{mark} ", lead.content), lead.style);
            let style = if row == self.row { styles.chosen } else { styles.text };
            let from = lines.len();
            lines.extend(wrap_after(lead, &title, room, style));
            rows.push(from..lines.len());
        }
        FormLayout { lines, rows, caret }
    }
}

/// Returns the id and the title of each dimension of the rulebook.
fn dimensions(context: &Ui) -> impl Iterator<Item = (String, String)> + '_ {
    let dimensions = context.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    dimensions.map(|one| (one.id.clone(), context.text(&one.title).into_owned()))
}
