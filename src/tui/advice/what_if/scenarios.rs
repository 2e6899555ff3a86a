//! Scenarios: changed answers that were set aside for comparison with the saved advice.
//!
//! They exist while the advice is open, and are saved only if the user saves them as interviews.

use super::{Notice, WhatIfState};
use crate::advice::{Advice, advise};
use crate::locale::Message;
use crate::rulebook::{Answers, Value};
use crate::tui::keys::{self, Action};
use crate::tui::response::{Navigate, Response};
use crate::tui::ui::Ui;
use crate::tui::widgets::Scroll;

/// The displayed names of the scenarios.
pub(super) const NAMES: [&str; 2] = ["A", "B"];

/// Differences from other answers: questions with their new answers.
pub(super) type Changes = Vec<(usize, Option<Value>)>;

/// The scenarios, and the state of their comparison.
#[derive(Debug, Default)]
pub(in crate::tui::advice) struct Scenarios {
    /// The advice on each scenario.
    pub(in crate::tui::advice) slots: [Option<Box<Advice>>; 2],
    /// The column under the cursor while the comparison is open. The first column is the saved advice.
    pub(in crate::tui::advice) compared_column: Option<usize>,
    pub(super) scroll: Scroll,
    /// Answers that were saved as interviews, so that quitting does not ask about them.
    pub(super) saved: Vec<Answers>,
}

/// Scenarios to restore on other answers.
#[derive(Debug)]
pub(super) struct ScenarioChanges {
    changes: [Option<Changes>; 2],
    pub(super) saved: Vec<Answers>,
}

/// Returns the differences of `other` from `given`.
pub(super) fn differences(given: &Answers, other: &Answers) -> Changes {
    let questions = given.iter().chain(other.iter()).map(|(question, _)| question);
    let mut differing: Vec<_> =
        questions.filter(|&question| other.get(question) != given.get(question)).collect();
    differing.sort_unstable();
    differing.dedup();
    differing.into_iter().map(|question| (question, other.get(question).cloned())).collect()
}

/// Returns `given` with the changes applied.
pub(super) fn with_changes(given: &Answers, changes: &Changes) -> Answers {
    let mut answers = given.clone();
    for (question, value) in changes {
        answers.set(*question, value.clone());
    }
    answers
}

pub(super) fn are_same(one: &Answers, other: &Answers) -> bool {
    one.iter().eq(other.iter())
}

impl Scenarios {
    /// Returns whether there is a scenario.
    pub(super) fn has_any(&self) -> bool {
        self.slots.iter().any(Option::is_some)
    }

    /// Returns the columns of the comparison: the saved advice, then each scenario with its number.
    pub(super) fn columns<'a>(&'a self, saved: &'a Advice) -> Vec<(Option<usize>, &'a Advice)> {
        let own = self.slots.iter().enumerate();
        let own = own.filter_map(|(number, advice)| Some((Some(number), advice.as_deref()?)));
        std::iter::once((None, saved)).chain(own).collect()
    }

    /// Returns the scenarios in a form that can be restored.
    pub(super) fn to_changes(&self, saved: &Advice) -> ScenarioChanges {
        let changes = |advice: &Option<Box<Advice>>| {
            advice.as_ref().map(|advice| differences(&saved.answers, &advice.answers))
        };
        ScenarioChanges { changes: self.slots.each_ref().map(changes), saved: self.saved.clone() }
    }

    /// Restores scenarios, applied to the current answers.
    pub(super) fn restore(&mut self, stored: ScenarioChanges, saved: &Advice, context: &Ui) {
        self.saved = stored.saved;
        self.slots = stored.changes.map(|changes| {
            let answers = with_changes(&saved.answers, &changes?);
            let advice = || Box::new(advise(&context.rulebook, &context.outcomes, &answers));
            (!are_same(&answers, &saved.answers)).then(advice)
        });
    }
}

impl WhatIfState {
    /// Returns whether the comparison is open.
    pub(in crate::tui::advice) fn is_comparing(&self) -> bool {
        self.scenarios.compared_column.is_some()
    }

    /// Returns the changed answers that are not saved anywhere, each once.
    pub(in crate::tui::advice) fn unsaved(&self) -> Vec<&Answers> {
        let all = self.changed.iter().chain(self.scenarios.slots.iter().flatten());
        let mut unkept: Vec<&Answers> = Vec::new();
        for answers in all.map(|advice| &advice.answers) {
            let known = |other: &Answers| are_same(other, answers);
            if !self.scenarios.saved.iter().any(known) && !unkept.iter().any(|&other| known(other)) {
                unkept.push(answers);
            }
        }
        unkept
    }

    /// Sets the current changes aside as a scenario, or shows why that is impossible.
    pub(super) fn set_aside(&mut self, context: &Ui) -> bool {
        let key = |action| context.key_label(keys::KeyContext::WhatIf, action);
        let Some(tried) = &self.changed else {
            return self.show_message(&Message::new("scenario-nothing"), true, context);
        };
        let there =
            self.scenarios.slots.iter().position(|other| {
                other.as_ref().is_some_and(|other| are_same(&other.answers, &tried.answers))
            });
        if let Some(number) = there {
            return self.show_message(
                &Message::new("scenario-exists").arg("name", NAMES[number]),
                true,
                context,
            );
        }
        match self.scenarios.slots.iter().position(Option::is_none) {
            Some(number) => {
                self.scenarios.slots[number] = Some(tried.clone());
                let message = Message::new("scenario-set").arg("name", NAMES[number]);
                self.show_message(&message.arg("key", key(Action::Compare)), false, context)
            }
            None => self.show_message(
                &Message::new("scenario-full").arg("key", key(Action::Compare)),
                true,
                context,
            ),
        }
    }

    /// Opens the comparison, if there is a scenario.
    pub(super) fn open_comparison(&mut self, context: &Ui) -> bool {
        if !self.scenarios.has_any() {
            let key = context.key_label(keys::KeyContext::WhatIf, Action::SetAside);
            return self.show_message(&Message::new("scenario-none").arg("key", key), true, context);
        }
        (self.scenarios.compared_column, self.scenarios.scroll) = (Some(1), Scroll::default());
        self.notice = None;
        true
    }

    /// Handles an action while the comparison is open.
    pub(super) fn handle_comparison_action(
        &mut self,
        action: Action,
        saved: &Advice,
        context: &Ui,
    ) -> Option<Response> {
        let columns = self.scenarios.columns(saved);
        let last = columns.len() - 1;
        let column = self.scenarios.compared_column?.min(last);
        let number = columns[column].0;
        let to = match action {
            Action::Left => column.saturating_sub(1),
            Action::Right => (column + 1).min(last),
            Action::Choose => {
                self.continue_with_column(number, saved, context);
                return Some(Response::Redraw);
            }
            Action::Delete => {
                let Some(number) = number else {
                    self.show_message(&Message::new("scenario-saved-stays"), true, context);
                    return Some(Response::Redraw);
                };
                self.remove_scenario(number);
                self.scenarios.compared_column = self.scenarios.has_any().then_some(1);
                let key = context.key_label(keys::KeyContext::Scenarios, Action::Reset);
                let message = Message::new("scenario-removed").arg("name", NAMES[number]);
                self.show_message(&message.arg("key", key), false, context);
                return Some(Response::Redraw);
            }
            Action::Keep => return Some(Response::Navigate(Navigate::SuggestName)),
            Action::Back | Action::Compare => {
                (self.scenarios.compared_column, self.notice) = (None, None);
                return Some(Response::Redraw);
            }
            _ => {
                return Some(Response::redraw_if(self.scenarios.scroll.update(action)));
            }
        };
        let changed = to != column || self.notice.is_some();
        (self.scenarios.compared_column, self.notice) = (Some(to), None);
        Some(Response::redraw_if(changed))
    }

    /// Moves the cursor to a column, or continues with it if the cursor is already there.
    pub(super) fn handle_column_click(&mut self, column: usize, saved: &Advice, context: &Ui) -> bool {
        if self.scenarios.compared_column == Some(column) {
            return self.handle_comparison_action(Action::Choose, saved, context).is_some();
        }
        (self.scenarios.compared_column, self.notice) = (Some(column), None);
        true
    }

    /// Continues with the answers of a column: of a scenario, or of the saved advice.
    fn continue_with_column(&mut self, number: Option<usize>, saved: &Advice, context: &Ui) {
        self.discard_changes();
        self.changed = number.and_then(|number| self.scenarios.slots[number].clone());
        (self.scenarios.compared_column, self.follows_cursor) = (None, true);
        // After new answers in the interview, a scenario may equal the saved answers.
        self.changed.take_if(|tried| are_same(&tried.answers, &saved.answers));
        let message = match number {
            Some(number) => Message::new("scenario-tried").arg("name", NAMES[number]),
            None => Message::new("scenario-tried-saved"),
        };
        self.show_message(&message, false, context);
    }

    /// Returns the answers to save as an interview: those of the column under the cursor, otherwise the current ones.
    pub(super) fn answers_to_save(&self, saved: &Advice) -> Answers {
        let columns = self.scenarios.columns(saved);
        let column = self.scenarios.compared_column.and_then(|column| columns.get(column));
        column.map_or(self.current(saved), |(_, advice)| advice).answers.clone()
    }

    /// Shows a message above the footer.
    pub(super) fn show_message(&mut self, message: &Message, bad: bool, context: &Ui) -> bool {
        self.notice = Some(Notice { text: context.translate(message), bad });
        true
    }
}
