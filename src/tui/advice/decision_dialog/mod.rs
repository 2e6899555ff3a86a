//! The dialog that records the decision: first the model, with the advised one on top, then the details.
//!
//! It is drawn over the advice and never changes it. If saving fails, the input stays in the dialog.
//!
//! ```text
//! ╭ What was decided? ───────────────────────────────────╮
//! │ The advice stays as it is. …                         │
//! │ ▸1 ★ Pod             as advised                      │
//! │  2 ✓ Island          decided so far                  │
//! ╰──────────────────────────────────────────────────────╯
//! ```

mod form;

use super::{AdviceState as Advised, ClickTarget};
use crate::document::Annotations;
use crate::json;
use crate::locale::Message;
use crate::session::Choice;
use crate::tui::digits::{
    self, MAX_SINGLE_DIGIT_OPTIONS, TypedNumber, confirm_option_message, missing_option_message,
};
use crate::tui::keys::{self, Action};
use crate::tui::response::{Navigate, Response};
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, panel_focused, wrap, wrap_after};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use form::{Form, FormLayout};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use std::ops::Range;

/// The maximum width of the dialog in columns.
const MAX_WIDTH: u16 = 72;

/// The state of the dialog.
#[derive(Debug)]
pub(super) struct DecisionDialog {
    stage: Stage,
    /// The choices, the advised model first.
    entries: Vec<ModelChoice>,
    /// The details for each choice, kept apart so that no detail moves to another decision.
    forms: Vec<Form>,
    /// Whether the first choice is the advised model, and if so the dimensions in the advice.
    advised_dimensions: Option<Vec<usize>>,
    cursor: usize,
    /// The typed option number, if the rulebook has many models.
    typed_number: TypedNumber,
    recorded: Option<Choice>,
    error: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// No decision can be recorded, for this reason.
    Unavailable(String),
    Model,
    Details,
}

/// A choice of the first step.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ModelChoice {
    /// The model with this id.
    Model(String),
    /// No model; only the details are decided.
    Undecided,
    /// Withdraws the recorded decision.
    Withdraw,
}

impl ModelChoice {
    /// Returns the id of the model, or an empty text if the choice has none.
    fn model_id(&self) -> &str {
        if let Self::Model(id) = self { id } else { "" }
    }
}

impl DecisionDialog {
    /// Returns the current key context.
    pub(super) fn key_context(&self) -> keys::KeyContext {
        match self.stage {
            Stage::Details => keys::KeyContext::Line,
            _ if self.entries.len() > MAX_SINGLE_DIGIT_OPTIONS => keys::KeyContext::LongChoice,
            _ => keys::KeyContext::Choice,
        }
    }

    /// Returns the labels that the dialog gives to actions.
    pub(super) fn label_overrides(&self) -> Vec<keys::LabelOverride> {
        let mut overrides = vec![(Action::Quit, "action-quit-leave")];
        let choose = match self.stage {
            Stage::Details => "decide-record",
            Stage::Model => "decide-choose",
            Stage::Unavailable(_) => "action-back-close",
        };
        overrides.push((Action::Choose, choose));
        let idle = [Action::Note, Action::Review, Action::Unknown, Action::Forward, Action::Home];
        overrides.extend(idle.map(|action| (action, keys::HIDDEN)));
        if matches!(self.stage, Stage::Unavailable(_)) {
            overrides.extend(
                [Action::Up, Action::Down, Action::Digit(0), Action::PutBack, Action::Back]
                    .map(|a| (a, keys::HIDDEN)),
            );
        }
        overrides
    }

    /// Handles a key as text.
    pub(super) fn handle_key(&mut self, key: KeyEvent) -> bool {
        let typed = self.stage == Stage::Details && self.forms[self.cursor].handle_key(key);
        // An error about a field is outdated once the field changes.
        typed && {
            self.error = None;
            true
        }
    }

    /// Inserts pasted text.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        self.stage == Stage::Details && self.forms[self.cursor].paste(text)
    }

    /// Handles an action. Returns `None` to close the dialog.
    fn handle_action(&mut self, action: Action, context: &Ui) -> Option<Response> {
        match (&self.stage, action) {
            (_, Action::Quit) => return Some(Response::Idle),
            (Stage::Unavailable(_), Action::Choose | Action::Back) | (Stage::Model, Action::Back) => {
                return None;
            }
            (Stage::Model, Action::Up) => {
                self.cursor = (self.cursor + self.entries.len() - 1) % self.entries.len();
            }
            (Stage::Model, Action::Down) => self.cursor = (self.cursor + 1) % self.entries.len(),
            (Stage::Model, Action::Top) => self.cursor = 0,
            (Stage::Model, Action::Bottom) => self.cursor = self.entries.len() - 1,
            (Stage::Model, Action::Digit(digit)) if self.entries.len() > MAX_SINGLE_DIGIT_OPTIONS => {
                self.typed_number.push(digit, self.entries.len());
                self.select_number(context);
            }
            (Stage::Model, Action::PutBack) => {
                self.typed_number.pop();
                self.select_number(context);
            }
            (Stage::Model, Action::Digit(digit)) => {
                let Some(index) = usize::from(digit).checked_sub(1).filter(|at| *at < self.entries.len())
                else {
                    return Some(Response::Redraw);
                };
                return Some(self.choose_entry(index));
            }
            (Stage::Model, Action::Choose)
                if self.typed_number.missing_option(1..=self.entries.len()).is_some() =>
            {
                self.reject_number(context);
            }
            (Stage::Model, Action::Choose) => return Some(self.choose_entry(self.cursor)),
            (Stage::Details, Action::Back) => (self.stage, self.error) = (Stage::Model, None),
            (Stage::Details, Action::Choose) => {
                let model = self.entries[self.cursor].model_id();
                match self.forms[self.cursor].read_choice(model, context) {
                    Ok(choice) => {
                        return Some(Response::Navigate(Navigate::RecordDecision(Box::new(choice))));
                    }
                    Err(why) => self.error = Some(context.translate(&why)),
                }
            }
            _ => {}
        }
        // Unused keys must not reach the screen below the dialog.
        Some(Response::Redraw)
    }

    /// Moves the cursor to the model with the typed number, or shows that there is none.
    fn select_number(&mut self, context: &Ui) {
        let count = self.entries.len();
        let missing = self.typed_number.missing_option(1..=count);
        self.error = missing.map(|number| context.translate(&missing_option_message(number, count)));
        if let Some(index) = self.typed_number.number().and_then(|number| number.checked_sub(1)) {
            self.cursor = index;
        }
    }

    /// Handles Enter on a number that no model has: the next Enter chooses the model under the cursor.
    fn reject_number(&mut self, context: &Ui) {
        let Some(missing) = self.typed_number.missing_option(1..=self.entries.len()) else { return };
        let key = context.key_label(keys::KeyContext::LongChoice, Action::Choose);
        self.error = Some(context.translate(&confirm_option_message(missing, self.cursor + 1, key)));
        self.typed_number.clear();
    }

    /// Clears the typed number and the message about it. Returns whether anything changed.
    fn clear_typed_number(&mut self) -> bool {
        self.stage == Stage::Model && (self.typed_number.clear() | self.error.take().is_some())
    }

    /// Chooses an entry and shows the form for its details. Withdrawing a decision needs no details.
    fn choose_entry(&mut self, index: usize) -> Response {
        (self.cursor, self.error) = (index, None);
        self.typed_number.clear();
        if self.entries[index] == ModelChoice::Withdraw {
            return Response::Navigate(Navigate::RecordDecision(Box::default()));
        }
        self.stage = Stage::Details;
        Response::Redraw
    }

    /// Draws the dialog in the middle of `area`. Returns the clickable areas.
    pub(super) fn draw(&self, context: &Ui, frame: &mut Frame, area: Rect) -> Vec<(Rect, ClickTarget)> {
        let styles = &context.theme.styles;
        let width = area.width.saturating_sub(2).min(MAX_WIDTH);
        let title = match self.stage {
            Stage::Details => context.translator.get("decide-record-title"),
            Stage::Model | Stage::Unavailable(_) => context.translator.get("decide-title"),
        };
        let block = digits::with_number_on_border(
            panel_focused(&context.theme, &title, width),
            self.typed_number,
            context,
        );
        let room = Scroll::text_width(block.inner(Rect { width, height: 3, ..area }));
        let (mut lines, mut rows, mut caret) = (Vec::new(), Vec::new(), None);
        match &self.stage {
            Stage::Unavailable(why) => lines.extend(wrap(why, room, styles.text)),
            Stage::Model => {
                // On very low screens the choices replace the introduction.
                let about = wrap(&context.translator.get("decide-about"), room, styles.dim);
                let entries: usize =
                    (0..self.entries.len()).map(|index| self.entry_lines(index, context, room).len()).sum();
                if about.len() + 1 + entries + 2 <= usize::from(area.height) {
                    lines.extend(about);
                    lines.push(Line::default());
                }
                for index in 0..self.entries.len() {
                    let from = lines.len();
                    lines.extend(self.entry_lines(index, context, room));
                    rows.push(from..lines.len());
                }
            }
            Stage::Details => {
                lines.extend(wrap(&self.entry_title(self.cursor, context), room, styles.emphasis));
                let about = wrap(&context.translator.get("decide-fields"), room, styles.dim);
                let form = &self.forms[self.cursor];
                let advised = self.advised_dimensions.as_deref().unwrap_or(&[usize::MAX]);
                let layout = form.layout(advised, context, room, lines.clone());
                // On very low screens the fields replace the introduction.
                let fits = layout.lines.len() + about.len() + 2 <= usize::from(area.height);
                if fits {
                    lines.extend(about);
                }
                FormLayout { lines, rows, caret } =
                    if fits { form.layout(advised, context, room, lines) } else { layout };
            }
        }
        let visible = self.insert_error(context, room, &mut lines, &mut rows);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(area.height);
        let dialog_area = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 3,
            width,
            height,
        };
        let inner = block.inner(dialog_area);
        frame.render_widget(Clear, dialog_area);
        frame.render_widget(block, dialog_area);
        let mut scroll = Scroll::default();
        if !rows.is_empty() {
            scroll.reveal(visible, lines.len(), usize::from(inner.height));
        }
        scroll.view(frame, inner, lines, &context.theme);
        let first = scroll.first();
        let line_at = |line: usize| {
            let row = u16::try_from(line.checked_sub(first)?).ok()?;
            (row < inner.height).then_some(inner.y + row)
        };
        if let Some((line, column)) = caret
            && let Some(y) = line_at(line)
        {
            let x = inner.x + u16::try_from(column).unwrap_or(0);
            frame.set_cursor_position(Position::new(x.min(inner.right().saturating_sub(1)), y));
        }
        let hit = |(index, row): (usize, Range<usize>)| {
            let places = row.filter_map(line_at);
            places.map(move |y| (Rect::new(inner.x, y, inner.width, 1), ClickTarget::DecisionChoice(index)))
        };
        rows.into_iter().enumerate().flat_map(hit).collect()
    }

    /// Inserts the error below its field, where it is visible on low screens too; below a list of models it goes to
    /// the end. Returns the lines that must be visible.
    fn insert_error(
        &self,
        context: &Ui,
        room: u16,
        lines: &mut Vec<Line<'static>>,
        rows: &mut [Range<usize>],
    ) -> Range<usize> {
        let is_form = self.stage == Stage::Details;
        let current = if is_form { self.forms[self.cursor].row() } else { self.cursor };
        let visible = rows.get(current).cloned().unwrap_or_default();
        let Some(error) = &self.error else { return visible };
        let styles = &context.theme.styles;
        let mark = Span::styled(format!("{} ", context.theme.glyphs.warning), styles.bad_graphic);
        let text = wrap_after(mark, error, room, styles.bad);
        let (at, count) = (if is_form { visible.end } else { lines.len() }, text.len());
        lines.splice(at..at, text);
        for row in rows.iter_mut().filter(|row| row.start >= at) {
            *row = row.start + count..row.end + count;
        }
        if is_form { visible.start..visible.end + count } else { visible }
    }

    /// Returns the lines of a choice: its digit, whether it is advised or was chosen before, and its title.
    fn entry_lines(&self, index: usize, context: &Ui, room: u16) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let style = if index == self.cursor { styles.chosen } else { styles.text };
        let cursor = if index == self.cursor { glyphs.cursor } else { " " };
        let chosen = self.recorded.as_ref().is_some_and(|choice| self.is_recorded_choice(index, choice));
        let mark = match (index, chosen) {
            (_, true) => glyphs.done,
            (0, false) if self.advised_dimensions.is_some() => glyphs.recommended,
            _ => " ",
        };
        let number = format!("{:>1$}", index + 1, digits::digit_count(self.entries.len()));
        let mut text = self.entry_title(index, context);
        let about =
            [(index == 0 && self.advised_dimensions.is_some(), "decide-advised"), (chosen, "decide-current")];
        let about: Vec<_> = about
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, key)| context.translator.get(key))
            .collect();
        if !about.is_empty() {
            text = format!("{text} ({})", about.join(", "));
        }
        wrap_after(Span::styled(format!("{cursor}{number} {mark} "), styles.emphasis), &text, room, style)
    }
}

impl DecisionDialog {
    /// Returns the title of a choice.
    fn entry_title(&self, index: usize, context: &Ui) -> String {
        match &self.entries[index] {
            ModelChoice::Model(id) => context.rulebook_reader().model_name(id),
            ModelChoice::Undecided => context.translator.get("decide-open"),
            ModelChoice::Withdraw => context.translator.get("decide-withdraw"),
        }
    }

    /// Returns whether a choice is the one of a recorded decision.
    fn is_recorded_choice(&self, index: usize, choice: &Choice) -> bool {
        self.entries[index] != ModelChoice::Withdraw && self.entries[index].model_id() == choice.model
    }
}

impl Advised {
    /// Opens the dialog, or opens it with the reason why no decision can be recorded.
    pub(super) fn open_decision_dialog(&mut self, context: &Ui) -> bool {
        let models = &context.rulebook.models;
        let advised = Some(self.advice.model).filter(|_| self.advice.has_basis);
        let others = (0..models.len()).filter(|model| Some(*model) != advised);
        let entries =
            advised.into_iter().chain(others).map(|model| ModelChoice::Model(models[model].id.clone()));
        let standing = self.annotations.decision.clone();
        let last = standing.is_some().then_some(ModelChoice::Withdraw);
        let entries: Vec<_> = entries.chain([ModelChoice::Undecided]).chain(last).collect();
        let now = &self.advice.segmentation.now;
        let advised = advised.map(|_| now.iter().map(|wanted| wanted.dimension).collect());
        let stage = self
            .decision_blocked
            .as_ref()
            .map_or(Stage::Model, |why| Stage::Unavailable(context.translate(why)));
        let forms = vec![Form::new(None, context); entries.len()];
        let mut deciding = DecisionDialog {
            stage,
            entries,
            forms,
            advised_dimensions: advised,
            cursor: 0,
            typed_number: TypedNumber::default(),
            recorded: None,
            error: None,
        };
        if let Some(choice) = standing {
            let chosen =
                (0..deciding.entries.len()).find(|index| deciding.is_recorded_choice(*index, &choice));
            // The form of the recorded decision starts with its details; all others start empty.
            if let Some(index) = chosen {
                deciding.cursor = index;
                deciding.forms[index] = Form::new(Some(&choice), context);
            }
            deciding.recorded = Some(choice);
        }
        self.decision_dialog = Some(deciding);
        true
    }

    /// Clears the number typed in the dialog. Returns whether anything changed.
    pub fn clear_typed_number(&mut self) -> bool {
        self.decision_dialog.as_mut().is_some_and(DecisionDialog::clear_typed_number)
    }

    /// Handles an action while the dialog is open.
    pub(super) fn handle_dialog_action(&mut self, action: Action, context: &Ui) -> Response {
        let reply =
            self.decision_dialog.as_mut().and_then(|deciding| deciding.handle_action(action, context));
        reply.unwrap_or_else(|| {
            self.decision_dialog = None;
            Response::Redraw
        })
    }

    /// Handles a click while the dialog is open: moves the cursor to a choice, or chooses it if the cursor is already
    /// there.
    pub(super) fn handle_dialog_click(&mut self, event: MouseEvent, context: &Ui) -> bool {
        let at = Position::new(event.column, event.row);
        let hit = self.click_areas.iter().find(|(area, _)| area.contains(at)).map(|(_, hit)| *hit);
        let (MouseEventKind::Down(MouseButton::Left), Some(ClickTarget::DecisionChoice(index))) =
            (event.kind, hit)
        else {
            return false;
        };
        let Some(deciding) = &mut self.decision_dialog else { return false };
        if deciding.stage == Stage::Details {
            deciding.forms[deciding.cursor].handle_click(index);
            return true;
        }
        if deciding.cursor == index && deciding.entries[index] != ModelChoice::Withdraw {
            return self.handle_dialog_action(Action::Choose, context) != Response::Idle;
        }
        deciding.cursor = index;
        true
    }

    /// Handles the result of recording: the error, if there is one, and the annotations that the session now has.
    pub fn show_decision_result(&mut self, failed: Option<&Message>, annotations: Annotations, context: &Ui) {
        (self.annotations, self.words) = (annotations, None);
        if let (Some(why), Some(deciding)) = (failed, &mut self.decision_dialog) {
            let why = json::truncate(&context.translate(why), 300);
            deciding.error = Some(context.translate(&Message::new("decide-not-saved").arg("why", why)));
        } else {
            // The decision is shown near the top.
            (self.decision_dialog, self.overview) = (None, Scroll::default());
        }
    }
}
