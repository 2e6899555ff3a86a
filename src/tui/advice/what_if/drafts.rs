//! The scenarios of an advice as data, to restore them later or to save them on quitting.

use super::scenarios::{Changes, ScenarioChanges, differences, with_changes};
use super::{WhatIfEntry, WhatIfState};
use crate::advice::Advice;
use crate::rulebook::Answers;
use crate::tui::ui::Ui;

/// Changed answers that can be restored.
#[derive(Debug)]
pub(in crate::tui::advice) struct SavedScenarios {
    changes: Changes,
    cursor: WhatIfEntry,
    scenarios: ScenarioChanges,
    /// The answers that are not saved anywhere.
    unsaved: Vec<Answers>,
}

impl SavedScenarios {
    /// Returns the answers that are not saved anywhere, current or set aside.
    pub(in crate::tui::advice) fn unsaved(&self) -> &[Answers] {
        &self.unsaved
    }

    /// Marks these answers as saved.
    pub(in crate::tui::advice) fn mark_saved(&mut self, answers: &Answers) {
        self.unsaved.retain(|other| !other.iter().eq(answers.iter()));
        self.scenarios.saved.push(answers.clone());
    }
}

impl WhatIfState {
    /// Returns the current and the set-aside scenarios, or `None` if there are none.
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

    /// Restores scenarios, applied to the current answers.
    pub(in crate::tui::advice) fn restore(&mut self, tried: SavedScenarios, saved: &Advice, context: &Ui) {
        self.set_answers(&with_changes(&saved.answers, &tried.changes), saved, context);
        self.scenarios.restore(tried.scenarios, saved, context);
        (self.cursor, self.follows_cursor) = (tried.cursor, true);
    }

    /// Marks these answers as saved.
    pub(in crate::tui::advice) fn mark_saved(&mut self, answers: &Answers) {
        self.scenarios.saved.push(answers.clone());
    }
}
