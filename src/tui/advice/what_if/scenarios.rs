//! Scenarios: answers that were tried and set aside, to be laid side by side with the saved advice.
//!
//! They live as long as the advice is read and are saved only where somebody keeps them as an interview.

use super::{Notice, WhatIfState};
use crate::advice::{Advice, advise};
use crate::locale::Message;
use crate::rulebook::{Answers, Value};
use crate::tui::ui::Ui;
use crate::tui::keys::{self, Action};
use crate::tui::response::{Navigate, Response};
use crate::tui::widgets::Scroll;

/// The names of the scenarios, as they show.
pub(super) const NAMES: [&str; 2] = ["A", "B"];

/// Answers that differ from given ones: questions with what they are answered instead.
pub(super) type Changes = Vec<(usize, Option<Value>)>;

/// The scenarios, and the view in which they stand side by side.
#[derive(Debug, Default)]
pub(in crate::tui::advice) struct Scenarios {
    /// The advice on each.
    pub(in crate::tui::advice) slots: [Option<Box<Advice>>; 2],
    /// The column under the cursor while they stand side by side: the saved advice first.
    pub(in crate::tui::advice) compared_column: Option<usize>,
    pub(super) scroll: Scroll,
    /// Answers that were kept as an interview, so that nobody is asked about them again.
    pub(super) saved: Vec<Answers>,
}

/// Scenarios, to go on with on other answers.
#[derive(Debug)]
pub(super) struct ScenarioChanges {
    changes: [Option<Changes>; 2],
    pub(super) saved: Vec<Answers>,
}

/// How `other` differs from `given`.
pub(super) fn differences(given: &Answers, other: &Answers) -> Changes {
    let questions = given.iter().chain(other.iter()).map(|(question, _)| question);
    let mut differing: Vec<_> =
        questions.filter(|&question| other.get(question) != given.get(question)).collect();
    differing.sort_unstable();
    differing.dedup();
    differing.into_iter().map(|question| (question, other.get(question).cloned())).collect()
}

/// The given answers with changes made.
pub(super) fn with_changes(given: &Answers, changes: &Changes) -> Answers {
    let mut answers = given.clone();
    for (question, value) in changes {
        answers.set(*question, value.clone());
    }
    answers
}

fn are_same(one: &Answers, other: &Answers) -> bool {
    one.iter().eq(other.iter())
}

impl Scenarios {
    /// Whether any is set aside.
    pub(super) fn has_any(&self) -> bool {
        self.slots.iter().any(Option::is_some)
    }

    /// The columns side by side: what is saved, then each scenario with its number.
    pub(super) fn columns<'a>(&'a self, saved: &'a Advice) -> Vec<(Option<usize>, &'a Advice)> {
        let own = self.slots.iter().enumerate();
        let own = own.filter_map(|(number, advice)| Some((Some(number), advice.as_deref()?)));
        std::iter::once((None, saved)).chain(own).collect()
    }

    /// The scenarios as they are to be gone on with.
    pub(super) fn to_changes(&self, saved: &Advice) -> ScenarioChanges {
        let changes = |advice: &Option<Box<Advice>>| {
            advice.as_ref().map(|advice| differences(&saved.answers, &advice.answers))
        };
        ScenarioChanges { changes: self.slots.each_ref().map(changes), saved: self.saved.clone() }
    }

    /// Takes up scenarios again, on top of the given answers.
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
    /// Whether the scenarios stand side by side.
    pub(in crate::tui::advice) fn is_comparing(&self) -> bool {
        self.scenarios.compared_column.is_some()
    }

    /// The answers that were tried or set aside and are not kept anywhere, each once.
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

    /// Sets what is tried aside as a scenario, or says why not.
    pub(super) fn set_aside(&mut self, context: &Ui) -> bool {
        let key = |action| context.key_label(keys::KeyContext::WhatIf, action);
        let Some(tried) = &self.changed else {
            return self.show_message(&Message::new("scenario-nothing"), true, context);
        };
        let there = self
            .scenarios
            .slots
            .iter()
            .position(|other| other.as_ref().is_some_and(|other| are_same(&other.answers, &tried.answers)));
        if let Some(number) = there {
            return self.show_message(&Message::new("scenario-there").arg("name", NAMES[number]), true, context);
        }
        match self.scenarios.slots.iter().position(Option::is_none) {
            Some(number) => {
                self.scenarios.slots[number] = Some(tried.clone());
                let message = Message::new("scenario-set").arg("name", NAMES[number]);
                self.show_message(&message.arg("key", key(Action::Together)), false, context)
            }
            None => {
                self.show_message(&Message::new("scenario-full").arg("key", key(Action::Together)), true, context)
            }
        }
    }

    /// Lays the scenarios side by side, where there is one.
    pub(super) fn open_comparison(&mut self, context: &Ui) -> bool {
        if !self.scenarios.has_any() {
            let key = context.key_label(keys::KeyContext::WhatIf, Action::SetAside);
            return self.show_message(&Message::new("scenario-none").arg("key", key), true, context);
        }
        (self.scenarios.compared_column, self.scenarios.scroll) = (Some(1), Scroll::default());
        self.notice = None;
        true
    }

    /// Does what a key asks for while the scenarios stand side by side.
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
                self.scenarios.slots[number] = None;
                self.scenarios.compared_column = self.scenarios.has_any().then_some(1);
                self.show_message(&Message::new("scenario-removed").arg("name", NAMES[number]), false, context);
                return Some(Response::Redraw);
            }
            Action::Keep => return Some(Response::Navigate(Navigate::SuggestName)),
            Action::Back | Action::Together => {
                (self.scenarios.compared_column, self.notice) = (None, None);
                return Some(Response::Redraw);
            }
            _ => return Some(Response::redraw_if(super::super::scroll_by_action(&mut self.scenarios.scroll, action))),
        };
        let changed = to != column || self.notice.is_some();
        (self.scenarios.compared_column, self.notice) = (Some(to), None);
        Some(Response::redraw_if(changed))
    }

    /// Puts the cursor on a column, or goes on with it where the cursor is there already.
    pub(super) fn handle_column_click(&mut self, column: usize, saved: &Advice, context: &Ui) -> bool {
        if self.scenarios.compared_column == Some(column) {
            return self.handle_comparison_action(Action::Choose, saved, context).is_some();
        }
        (self.scenarios.compared_column, self.notice) = (Some(column), None);
        true
    }

    /// Goes on with the answers of a column: of a scenario, or of the saved advice.
    fn continue_with_column(&mut self, number: Option<usize>, saved: &Advice, context: &Ui) {
        self.changed = number.and_then(|number| self.scenarios.slots[number].clone());
        (self.scenarios.compared_column, self.follows_cursor) = (None, true);
        // The scenario may come to what is saved, where answers were given since.
        self.changed.take_if(|tried| are_same(&tried.answers, &saved.answers));
        let message = match number {
            Some(number) => Message::new("scenario-tried").arg("name", NAMES[number]),
            None => Message::new("scenario-tried-saved"),
        };
        self.show_message(&message, false, context);
    }

    /// The answers that are to be kept as an interview: those of the column under the cursor, else those that are tried.
    pub(super) fn answers_to_save(&self, saved: &Advice) -> Answers {
        let columns = self.scenarios.columns(saved);
        let column = self.scenarios.compared_column.and_then(|column| columns.get(column));
        column.map_or(self.current(saved), |(_, advice)| advice).answers.clone()
    }

    /// Says something above the footer.
    pub(super) fn show_message(&mut self, message: &Message, bad: bool, context: &Ui) -> bool {
        self.notice = Some(Notice { text: context.translate(message), bad });
        true
    }
}
