//! Scenarios: answers that were tried and set aside, to be laid side by side with the saved advice.
//!
//! They live as long as the advice is read and are saved only where somebody keeps them as an interview.

use super::{Notice, State};
use crate::advice::{Advice, advise};
use crate::locale::Message;
use crate::rulebook::{Answers, Value};
use crate::tui::context::Context;
use crate::tui::keys::{self, Action};
use crate::tui::screen::{Go, Reply};
use crate::tui::widgets::Scroll;

/// The names of the scenarios, as they show.
pub(super) const NAMES: [&str; 2] = ["A", "B"];

/// Answers that differ from given ones: questions with what they are answered instead.
pub(super) type Changes = Vec<(usize, Option<Value>)>;

/// The scenarios, and the view in which they stand side by side.
#[derive(Debug, Default)]
pub(in crate::tui::advice) struct Scenarios {
    /// The advice on each.
    pub(in crate::tui::advice) set: [Option<Box<Advice>>; 2],
    /// The column under the cursor while they stand side by side: the saved advice first.
    pub(in crate::tui::advice) open: Option<usize>,
    pub(super) scroll: Scroll,
    /// Answers that were kept as an interview, so that nobody is asked about them again.
    pub(super) kept: Vec<Answers>,
}

/// Scenarios, to go on with on other answers.
#[derive(Debug)]
pub(super) struct SetAside {
    changes: [Option<Changes>; 2],
    pub(super) kept: Vec<Answers>,
}

/// How `other` differs from `given`.
pub(super) fn changes(given: &Answers, other: &Answers) -> Changes {
    let questions = given.iter().chain(other.iter()).map(|(question, _)| question);
    let mut differing: Vec<_> =
        questions.filter(|&question| other.get(question) != given.get(question)).collect();
    differing.sort_unstable();
    differing.dedup();
    differing.into_iter().map(|question| (question, other.get(question).cloned())).collect()
}

/// The given answers with changes made.
pub(super) fn with(given: &Answers, changes: &Changes) -> Answers {
    let mut answers = given.clone();
    for (question, value) in changes {
        answers.set(*question, value.clone());
    }
    answers
}

fn same(one: &Answers, other: &Answers) -> bool {
    one.iter().eq(other.iter())
}

impl Scenarios {
    /// Whether any is set aside.
    pub(super) fn any(&self) -> bool {
        self.set.iter().any(Option::is_some)
    }

    /// The columns side by side: what is saved, then each scenario with its number.
    pub(super) fn columns<'a>(&'a self, saved: &'a Advice) -> Vec<(Option<usize>, &'a Advice)> {
        let own = self.set.iter().enumerate();
        let own = own.filter_map(|(number, advice)| Some((Some(number), advice.as_deref()?)));
        std::iter::once((None, saved)).chain(own).collect()
    }

    /// The scenarios as they are to be gone on with.
    pub(super) fn set_aside(&self, saved: &Advice) -> SetAside {
        let changes = |advice: &Option<Box<Advice>>| {
            advice.as_ref().map(|advice| changes(&saved.answers, &advice.answers))
        };
        SetAside { changes: self.set.each_ref().map(changes), kept: self.kept.clone() }
    }

    /// Takes up scenarios again, on top of the given answers.
    pub(super) fn take_up(&mut self, aside: SetAside, saved: &Advice, context: &Context) {
        self.kept = aside.kept;
        self.set = aside.changes.map(|changes| {
            let answers = with(&saved.answers, &changes?);
            let advice = || Box::new(advise(&context.rulebook, &context.outcomes, &answers));
            (!same(&answers, &saved.answers)).then(advice)
        });
    }
}

impl State {
    /// Whether the scenarios stand side by side.
    pub(in crate::tui::advice) fn is_side_by_side(&self) -> bool {
        self.scenarios.open.is_some()
    }

    /// The answers that were tried or set aside and are not kept anywhere, each once.
    pub(in crate::tui::advice) fn unkept(&self) -> Vec<&Answers> {
        let all = self.tried.iter().chain(self.scenarios.set.iter().flatten());
        let mut unkept: Vec<&Answers> = Vec::new();
        for answers in all.map(|advice| &advice.answers) {
            let known = |other: &Answers| same(other, answers);
            if !self.scenarios.kept.iter().any(known) && !unkept.iter().any(|&other| known(other)) {
                unkept.push(answers);
            }
        }
        unkept
    }

    /// Sets what is tried aside as a scenario, or says why not.
    pub(super) fn set_aside(&mut self, context: &Context) -> bool {
        let key = |action| context.key(keys::KeyContext::WhatIf, action);
        let Some(tried) = &self.tried else {
            return self.say(&Message::new("scenario-nothing"), true, context);
        };
        let there = self
            .scenarios
            .set
            .iter()
            .position(|other| other.as_ref().is_some_and(|other| same(&other.answers, &tried.answers)));
        if let Some(number) = there {
            return self.say(&Message::new("scenario-there").with("name", NAMES[number]), true, context);
        }
        match self.scenarios.set.iter().position(Option::is_none) {
            Some(number) => {
                self.scenarios.set[number] = Some(tried.clone());
                let message = Message::new("scenario-set").with("name", NAMES[number]);
                self.say(&message.with("key", key(Action::Together)), false, context)
            }
            None => {
                self.say(&Message::new("scenario-full").with("key", key(Action::Together)), true, context)
            }
        }
    }

    /// Lays the scenarios side by side, where there is one.
    pub(super) fn lay_side_by_side(&mut self, context: &Context) -> bool {
        if !self.scenarios.any() {
            let key = context.key(keys::KeyContext::WhatIf, Action::SetAside);
            return self.say(&Message::new("scenario-none").with("key", key), true, context);
        }
        (self.scenarios.open, self.scenarios.scroll) = (Some(1), Scroll::default());
        self.notice = None;
        true
    }

    /// Does what a key asks for while the scenarios stand side by side.
    pub(super) fn update_side_by_side(
        &mut self,
        action: Action,
        saved: &Advice,
        context: &Context,
    ) -> Option<Reply> {
        let columns = self.scenarios.columns(saved);
        let last = columns.len() - 1;
        let column = self.scenarios.open?.min(last);
        let number = columns[column].0;
        let to = match action {
            Action::Left => column.saturating_sub(1),
            Action::Right => (column + 1).min(last),
            Action::Choose => {
                self.try_column(number, saved, context);
                return Some(Reply::Redraw);
            }
            Action::Delete => {
                let Some(number) = number else {
                    self.say(&Message::new("scenario-saved-stays"), true, context);
                    return Some(Reply::Redraw);
                };
                self.scenarios.set[number] = None;
                self.scenarios.open = self.scenarios.any().then_some(1);
                self.say(&Message::new("scenario-removed").with("name", NAMES[number]), false, context);
                return Some(Reply::Redraw);
            }
            Action::Keep => return Some(Reply::Go(Go::Names)),
            Action::Back | Action::Together => {
                (self.scenarios.open, self.notice) = (None, None);
                return Some(Reply::Redraw);
            }
            _ => return Some(Reply::when(super::super::moved(&mut self.scenarios.scroll, action))),
        };
        let changed = to != column || self.notice.is_some();
        (self.scenarios.open, self.notice) = (Some(to), None);
        Some(Reply::when(changed))
    }

    /// Puts the cursor on a column, or goes on with it where the cursor is there already.
    pub(super) fn click_column(&mut self, column: usize, saved: &Advice, context: &Context) -> bool {
        if self.scenarios.open == Some(column) {
            return self.update_side_by_side(Action::Choose, saved, context).is_some();
        }
        (self.scenarios.open, self.notice) = (Some(column), None);
        true
    }

    /// Goes on with the answers of a column: of a scenario, or of the saved advice.
    fn try_column(&mut self, number: Option<usize>, saved: &Advice, context: &Context) {
        self.tried = number.and_then(|number| self.scenarios.set[number].clone());
        (self.scenarios.open, self.follow) = (None, true);
        // The scenario may come to what is saved, where answers were given since.
        self.tried.take_if(|tried| same(&tried.answers, &saved.answers));
        let message = match number {
            Some(number) => Message::new("scenario-tried").with("name", NAMES[number]),
            None => Message::new("scenario-tried-saved"),
        };
        self.say(&message, false, context);
    }

    /// The answers that are to be kept as an interview: those of the column under the cursor, else those that are tried.
    pub(super) fn to_keep(&self, saved: &Advice) -> Answers {
        let columns = self.scenarios.columns(saved);
        let column = self.scenarios.open.and_then(|column| columns.get(column));
        column.map_or(self.now(saved), |(_, advice)| advice).answers.clone()
    }

    /// Says something above the footer.
    pub(super) fn say(&mut self, message: &Message, bad: bool, context: &Context) -> bool {
        self.notice = Some(Notice { text: context.say(message), bad });
        true
    }
}
