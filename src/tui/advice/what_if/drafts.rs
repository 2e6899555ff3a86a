//! What was tried on an advice, for when it is read again or the program is left.

use super::scenarios::{Changes, ScenarioChanges, differences, with_changes};
use super::{WhatIfEntry, WhatIfState};
use crate::advice::Advice;
use crate::rulebook::Answers;
use crate::tui::ui::Ui;

/// Answers that were tried out, to go on with.
#[derive(Debug)]
pub(in crate::tui::advice) struct SavedScenarios {
    changes: Changes,
    cursor: WhatIfEntry,
    scenarios: ScenarioChanges,
    /// The answers that are kept nowhere else.
    unsaved: Vec<Answers>,
}

impl SavedScenarios {
    /// The answers that were tried or set aside and are kept nowhere else.
    pub(in crate::tui::advice) fn unsaved(&self) -> &[Answers] {
        &self.unsaved
    }

    /// Takes note that these answers were kept as an interview.
    pub(in crate::tui::advice) fn mark_saved(&mut self, answers: &Answers) {
        self.unsaved.retain(|other| !other.iter().eq(answers.iter()));
        self.scenarios.saved.push(answers.clone());
    }
}

impl WhatIfState {
    /// What was tried or set aside; `None` where nothing was.
    pub(in crate::tui::advice) fn drafts(&self, saved: &Advice) -> Option<SavedScenarios> {
        if self.changed.is_none() && !self.scenarios.has_any() {
            return None;
        }
        Some(SavedScenarios {
            changes: differences(&saved.answers, &self.current(saved).answers),
            cursor: self.cursor,
            scenarios: self.scenarios.to_changes(saved),
            unsaved: self.unsaved().into_iter().cloned().collect(),
        })
    }

    /// Tries again what was tried before, on top of the given answers.
    pub(in crate::tui::advice) fn restore(&mut self, tried: SavedScenarios, saved: &Advice, context: &Ui) {
        self.set_answers(&with_changes(&saved.answers, &tried.changes), saved, context);
        self.scenarios.restore(tried.scenarios, saved, context);
        (self.cursor, self.follows_cursor) = (tried.cursor, true);
    }

    /// Takes note that these answers were kept as an interview.
    pub(in crate::tui::advice) fn mark_saved(&mut self, answers: &Answers) {
        self.scenarios.saved.push(answers.clone());
    }
}
