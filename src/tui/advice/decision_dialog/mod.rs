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

use crate::advice::Advice;
use crate::json;
use crate::locale::Message;
use crate::session::Choice;
use crate::tui::component::Component;
use crate::tui::digits::{
    self, MAX_SINGLE_DIGIT_OPTIONS, TypedNumber, confirm_option_message, missing_option_message,
};
use crate::tui::keys::{self, Action};
use crate::tui::response::{Navigate, Reply, Response};
use crate::tui::ui::Ui;
use crate::tui::widgets::{List, ListClick, ListLines, Popup, Scroll, wrap, wrap_after};
use crossterm::event::{KeyEvent, MouseEvent};
use form::Form;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

/// The maximum width of the dialog in columns.
const MAX_WIDTH: u16 = 72;
/// The maximum length of an error in characters.
const MAX_ERROR_LENGTH: usize = 400;

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
    list: List,
    /// The typed option number, if the rulebook has many models.
    typed_number: TypedNumber,
    recorded: Option<Choice>,
    error: Option<Message>,
    draft: DecisionDraft,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// No decision can be recorded, for this reason.
    Unavailable(Message),
    Model,
    Details,
}

/// What was typed into a dialog that was closed without recording it: the chosen entry, and the form of each entry.
pub(super) type DecisionDraft = Rc<RefCell<Option<(usize, Vec<Form>)>>>;

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
    /// Opens the dialog on an advice, or with the reason why no decision can be recorded.
    pub(super) fn new(
        advice: &Advice,
        recorded: Option<Choice>,
        blocked: Option<&Message>,
        draft: &DecisionDraft,
        context: &Ui,
    ) -> Self {
        let models = &context.rulebook.models;
        let advised = Some(advice.model).filter(|_| advice.has_basis);
        let others = (0..models.len()).filter(|model| Some(*model) != advised);
        let entries =
            advised.into_iter().chain(others).map(|model| ModelChoice::Model(models[model].id.clone()));
        let last = recorded.is_some().then_some(ModelChoice::Withdraw);
        let entries: Vec<_> = entries.chain([ModelChoice::Undecided]).chain(last).collect();
        let now = &advice.segmentation.now;
        let mut dialog = Self {
            stage: blocked.map_or(Stage::Model, |why| Stage::Unavailable(why.clone())),
            forms: vec![Form::new(None, context); entries.len()],
            entries,
            advised_dimensions: advised.map(|_| now.iter().map(|wanted| wanted.dimension).collect()),
            list: List::wrapping(),
            typed_number: TypedNumber::default(),
            recorded: None,
            error: None,
            draft: Rc::clone(draft),
        };
        if let Some(choice) = recorded {
            let chosen = (0..dialog.entries.len()).find(|index| dialog.is_recorded_choice(*index, &choice));
            // The form of the recorded decision starts with its details; all others start empty.
            if let Some(index) = chosen {
                dialog.list.select(index);
                dialog.forms[index] = Form::new(Some(&choice), context);
            }
            dialog.recorded = Some(choice);
        }
        let typed = draft.take().filter(|(_, forms)| forms.len() == dialog.entries.len());
        if let Some((entry, forms)) = typed {
            dialog.list.select(entry);
            dialog.forms = forms;
        }
        dialog
    }

    fn form(&mut self) -> &mut Form {
        &mut self.forms[self.list.cursor()]
    }

    /// Returns the lines of the list of models. On very low screens they have no introduction.
    fn model_lines(&self, context: &Ui, popup: &Popup) -> ListLines {
        let width = popup.text_width();
        let mut rows: Vec<_> =
            (0..self.entries.len()).map(|index| self.entry_lines(index, context, width)).collect();
        rows[self.list.cursor()].extend(self.error_lines(context, width));
        let mut about = wrap(&context.translator.get("decide-about"), width, context.theme.styles.dim);
        about.push(Line::default());
        lay_out(Vec::new(), about, rows, popup)
    }

    /// Returns the lines of the details. On very low screens only the title is above them.
    fn detail_lines(&self, context: &Ui, popup: &Popup) -> ListLines {
        let (styles, width, index) = (&context.theme.styles, popup.text_width(), self.list.cursor());
        let advised = self.advised_dimensions.as_deref().unwrap_or(&[usize::MAX]);
        let mut rows = self.forms[index].rows(advised, context, width);
        rows[self.forms[index].list.cursor()].extend(self.error_lines(context, width));
        let title = wrap(&self.entry_title(index, context), width, styles.emphasis);
        let about = wrap(&context.translator.get("decide-fields"), width, styles.dim);
        lay_out(title, about, rows, popup)
    }

    /// Returns the error, which is shown as a part of its row so that both are visible.
    fn error_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let Some(error) = &self.error else { return Vec::new() };
        let styles = &context.theme.styles;
        let mark = Span::styled(format!("{} ", context.theme.glyphs.warning), styles.bad_graphic);
        let error = json::truncate(&context.translate(error), MAX_ERROR_LENGTH);
        wrap_after(mark, &error, width, styles.bad)
    }

    /// Moves the cursor to the model with the typed number, or shows that there is none.
    fn select_number(&mut self) {
        let count = self.entries.len();
        let missing = self.typed_number.missing_option(1..=count);
        self.error = missing.map(|number| missing_option_message(number, count));
        if let Some(index) = self.typed_number.number().and_then(|number| number.checked_sub(1)) {
            self.list.select(index);
        }
    }

    /// Handles Enter on a number that no model has: the next Enter chooses the model under the cursor.
    fn reject_number(&mut self, context: &Ui) {
        let Some(missing) = self.typed_number.missing_option(1..=self.entries.len()) else { return };
        let key = context.key_label(keys::KeyContext::LongChoice, Action::Choose);
        self.error = Some(confirm_option_message(missing, self.list.cursor() + 1, key));
        self.typed_number.clear();
    }

    /// Chooses an entry and shows the form for its details. Withdrawing a decision needs no details.
    fn choose_entry(&mut self, index: usize) -> Response {
        self.list.select(index);
        self.error = None;
        self.typed_number.clear();
        if self.entries[index] == ModelChoice::Withdraw {
            return Response::Navigate(Navigate::RecordDecision(Box::default()));
        }
        self.stage = Stage::Details;
        Response::Redraw
    }

    /// Returns the lines of a choice: its digit, whether it is advised or was chosen before, and its title.
    fn entry_lines(&self, index: usize, context: &Ui, room: u16) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let style = if index == self.list.cursor() { styles.chosen } else { styles.text };
        let cursor = if index == self.list.cursor() { glyphs.cursor } else { " " };
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

impl Component for DecisionDialog {
    fn key_context(&self) -> keys::KeyContext {
        match self.stage {
            Stage::Details => keys::KeyContext::Line,
            _ if self.entries.len() > MAX_SINGLE_DIGIT_OPTIONS => keys::KeyContext::LongChoice,
            _ => keys::KeyContext::Choice,
        }
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn label_overrides(&self, _: &Ui) -> Vec<keys::LabelOverride> {
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

    fn idle_reason(&self, action: Action, _: &Ui) -> Option<Message> {
        let Action::Digit(digit) = action else { return None };
        Some(missing_option_message(digit.into(), self.entries.len()))
    }

    fn update(&mut self, action: Action, context: &Ui, _: Instant) -> Response {
        match (&self.stage, action) {
            (Stage::Unavailable(_), Action::Choose | Action::Back) => {
                return Response::Navigate(Navigate::Close);
            }
            (Stage::Model, Action::Back) => {
                self.draft.replace(Some((self.list.cursor(), self.forms.clone())));
                return Response::Navigate(Navigate::Close);
            }
            (Stage::Model, Action::Digit(digit)) if self.entries.len() > MAX_SINGLE_DIGIT_OPTIONS => {
                self.typed_number.push(digit, self.entries.len());
                self.select_number();
            }
            (Stage::Model, Action::PutBack) => {
                self.typed_number.pop();
                self.select_number();
            }
            (Stage::Model, Action::Digit(digit)) => {
                let index = usize::from(digit).checked_sub(1).filter(|at| *at < self.entries.len());
                return index.map_or(Response::Idle, |index| self.choose_entry(index));
            }
            (Stage::Model, Action::Choose)
                if self.typed_number.missing_option(1..=self.entries.len()).is_some() =>
            {
                self.reject_number(context);
            }
            (Stage::Model, Action::Choose) => return self.choose_entry(self.list.cursor()),
            (Stage::Model, _) => return Response::redraw_if(self.list.update(action, self.entries.len())),
            (Stage::Details, Action::Back) => (self.stage, self.error) = (Stage::Model, None),
            (Stage::Details, Action::Choose) => {
                let index = self.list.cursor();
                match self.forms[index].read_choice(self.entries[index].model_id(), context) {
                    Ok(choice) => {
                        return Response::Navigate(Navigate::RecordDecision(Box::new(choice)));
                    }
                    Err(why) => self.error = Some(why),
                }
            }
            _ => return Response::Idle,
        }
        Response::Redraw
    }

    fn handle_key(&mut self, key: KeyEvent, _: &Ui) -> Response {
        let changed = self.stage == Stage::Details && self.form().handle_key(key);
        if changed {
            // An error about a field is outdated once the field changes.
            self.error = None;
        }
        Response::redraw_if(changed)
    }

    fn paste(&mut self, text: &str, _: &Ui, _: Instant) -> Response {
        Response::redraw_if(self.stage == Stage::Details && self.form().paste(text))
    }

    /// Moves the cursor to the choice that is clicked, or chooses it if the cursor is already there.
    fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, now: Instant) -> Response {
        if self.stage == Stage::Details {
            return Response::redraw_if(self.form().click(mouse));
        }
        match self.list.click(mouse) {
            Some(ListClick::Chosen) if self.entries[self.list.cursor()] != ModelChoice::Withdraw => {
                self.update(Action::Choose, context, now)
            }
            click => Response::redraw_if(click.is_some()),
        }
    }

    fn clear_typed_number(&mut self) -> bool {
        self.stage == Stage::Model && (self.typed_number.clear() | self.error.take().is_some())
    }

    /// Shows why the decision was not recorded.
    fn receive(&mut self, reply: Reply, _: &Ui) {
        if let Reply::NotSaved(why) = reply {
            self.error = Some(Message::new("decide-not-saved").arg("why", why));
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let title = if self.stage == Stage::Details { "decide-record-title" } else { "decide-title" };
        let mut popup = Popup::new(context, area, MAX_WIDTH, &context.translator.get(title));
        popup.block = digits::with_number_on_border(popup.block, self.typed_number, context);
        let width = popup.text_width();
        match &self.stage {
            Stage::Unavailable(why) => {
                let lines = wrap(&context.translate(why), width, context.theme.styles.text);
                let inner = popup.draw(frame, lines.len());
                Scroll::default().view(frame, inner, lines, &context.theme);
            }
            Stage::Model => {
                let page = self.model_lines(context, &popup);
                let inner = popup.draw(frame, page.height());
                self.list.view(frame, inner, page, &context.theme);
            }
            Stage::Details => {
                let page = self.detail_lines(context, &popup);
                let inner = popup.draw(frame, page.height());
                self.form().view(context, frame, inner, page);
            }
        }
    }
}

/// Lays out rows below a title and an introduction, which is left out if there is no room for it.
fn lay_out(
    title: Vec<Line<'static>>,
    about: Vec<Line<'static>>,
    rows: Vec<Vec<Line<'static>>>,
    popup: &Popup,
) -> ListLines {
    let height = title.len() + about.len() + rows.iter().map(Vec::len).sum::<usize>();
    let mut page = ListLines::default();
    page.push_text(title);
    if height <= popup.max_lines() {
        page.push_text(about);
    }
    for row in rows {
        page.push_row(row);
    }
    page
}
