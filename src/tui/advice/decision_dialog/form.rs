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
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{List, ListLines, Scroll, TextField, cells, pad, wrap_after};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

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
pub(in crate::tui::advice) struct Form {
    inputs: [TextField; TEXT_FIELDS],
    /// Whether the team is divided by each dimension, and last whether it stays undivided. Empty if the rulebook has
    /// no dimensions.
    divided: Vec<bool>,
    pub(super) list: List,
}

impl Form {
    /// Creates the form with the values of a decision, or empty.
    pub(super) fn new(choice: Option<&Choice>, context: &Ui) -> Self {
        let ids: Vec<_> = dimensions(context).map(|(id, _)| id).collect();
        let divided = vec![false; if ids.is_empty() { 0 } else { ids.len() + 1 }];
        let mut form = Self { divided, list: List::wrapping(), ..Self::default() };
        let Some(choice) = choice else { return form };
        if let (Some(taken), Some(undivided)) = (&choice.segmentation, form.divided.last_mut()) {
            *undivided = taken.is_empty();
            for (id, divided) in ids.iter().zip(&mut form.divided) {
                *divided = taken.contains(id);
            }
        }
        let review = choice.review_on.map(|day| day.to_string()).unwrap_or_default();
        form.inputs = [choice.reason.clone(), choice.decided_by.clone(), review].map(TextField::new);
        form
    }

    /// Handles a key as text or as movement. Returns whether anything changed.
    pub(super) fn handle_key(&mut self, key: KeyEvent) -> bool {
        let (row, rows) = (self.list.cursor(), TEXT_FIELDS + self.divided.len());
        match key.code {
            KeyCode::Down | KeyCode::Tab => return self.list.update(Action::Down, rows),
            KeyCode::Up | KeyCode::BackTab => return self.list.update(Action::Up, rows),
            KeyCode::Char(' ') if row >= TEXT_FIELDS && key.modifiers == KeyModifiers::NONE => {
                self.toggle_division(row);
            }
            _ => return self.inputs.get_mut(row).is_some_and(|input| input.handle_key(key)),
        }
        true
    }

    /// Inserts pasted text.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        self.inputs.get_mut(self.list.cursor()).is_some_and(|input| input.paste(text.trim()))
    }

    /// Moves the cursor to the row that is clicked, and toggles a division.
    pub(super) fn click(&mut self, mouse: MouseEvent) -> bool {
        let is_click = self.list.click(mouse).is_some();
        if is_click {
            self.toggle_division(self.list.cursor());
        }
        is_click
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
            self.list.select(REASON_ROW);
            return Err(Message::new("decide-long").arg("most", MAX_REASON_LEN));
        }
        if long(&by, MAX_DECIDER_LEN) {
            self.list.select(DECIDED_BY_ROW);
            return Err(Message::new("decide-by-long").arg("most", MAX_DECIDER_LEN));
        }
        let day = parse_day(&review);
        if day.is_none() && !review.is_empty() {
            self.list.select(REVIEW_ROW);
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

    /// Returns the lines of each row. `advised` holds the indices of the dimensions in the advice.
    pub(super) fn rows(&self, advised: &[usize], context: &Ui, width: u16) -> Vec<Vec<Line<'static>>> {
        let (styles, glyphs, translator) =
            (&context.theme.styles, &context.theme.glyphs, &context.translator);
        let labels = labels(context);
        let widest = label_width(&labels, width);
        let lead = |row: usize, label: &str| {
            let is_here = row == self.list.cursor();
            let (cursor, style) = if is_here { (glyphs.cursor, styles.emphasis) } else { (" ", styles.text) };
            Span::styled(format!("{cursor} {}  ", pad(label, widest, glyphs.ellipsis)), style)
        };
        let mut rows: Vec<_> = (self.inputs.iter().enumerate())
            .map(|(row, input)| {
                let [shown, rest] =
                    input.spans(&context.theme, usize::from(width).saturating_sub(widest + 4));
                vec![Line::from(vec![lead(row, &labels[row]), shown, rest])]
            })
            .collect();
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
            let style = if row == self.list.cursor() { styles.chosen } else { styles.text };
            rows.push(wrap_after(lead, &title, width, style));
        }
        rows
    }

    /// Draws the rows, with the text cursor in the field under the cursor.
    pub(super) fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect, page: ListLines) {
        let (row, line) = (self.list.cursor(), page.first_line(self.list.cursor()));
        self.list.view(frame, area, page, &context.theme);
        if let Some(input) = self.inputs.get(row) {
            let width = Scroll::text_width(area);
            let lead = label_width(&labels(context), width) + 4;
            let column = lead + input.caret(usize::from(width).saturating_sub(lead));
            self.list.scroll().place_caret(frame, area, (line, column));
        }
    }
}

/// Returns the labels of the fields, and of the division.
fn labels(context: &Ui) -> [String; TEXT_FIELDS + 1] {
    ["decide-field-why", "decide-field-by", "decide-field-review", "decide-field-division"]
        .map(|key| context.translator.get(key))
}

/// Returns the width of the labels in a form of `width` columns. The cursor, and a space on each side, are not part of it.
fn label_width(labels: &[String], width: u16) -> usize {
    labels.iter().map(|label| cells(label)).max().unwrap_or(0).min(usize::from(width) / 2)
}

/// Returns the id and the title of each dimension of the rulebook.
fn dimensions(context: &Ui) -> impl Iterator<Item = (String, String)> + '_ {
    let dimensions = context.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    dimensions.map(|one| (one.id.clone(), context.text(&one.title).into_owned()))
}
