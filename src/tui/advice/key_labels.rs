//! Key context, labels of actions, and sources of the advice screen, for the app and the guide.

use super::{AdviceState, AdviceTab, overview};
use crate::tui::keys::{self, Action};
use crate::tui::ui::Ui;

impl AdviceState {
    /// Returns the labels that this screen gives to actions.
    pub fn label_overrides(&self, context: &Ui) -> Vec<keys::LabelOverride> {
        if let Some(deciding) = &self.decision_dialog {
            return deciding.label_overrides();
        }
        // Quitting asks about unsaved what-if scenarios, and does not save a scenario whose name is still being
        // typed.
        let saves = self.quit_saves
            && self.key_context() != keys::KeyContext::Line
            && self.whatif.unsaved().is_empty();
        let mut overrides = if saves { Vec::new() } else { vec![(Action::Quit, "action-quit-leave")] };
        if !self.quit_saves || self.advice.open_questions.is_empty() && self.advice.other_unknowns.is_empty()
        {
            overrides.push((Action::Answer, keys::HIDDEN));
        } else if self.advice.has_basis {
            overrides.push((Action::Answer, "action-answer-more"));
        }
        if self.key_context() == keys::KeyContext::WhatIf {
            overrides.push((
                Action::Choose,
                self.whatif.choose_label_key(&self.advice, context).unwrap_or(keys::HIDDEN),
            ));
        }
        if self.tab != AdviceTab::Advice || !self.advice.has_basis {
            overrides.push((Action::Decide, keys::HIDDEN));
        }
        if self.tab == AdviceTab::Advice {
            let has_more = overview::has_more_warnings(&self.advice);
            overrides.push((Action::Choose, if has_more { "action-choose-warnings" } else { keys::HIDDEN }));
        }
        if self.tab == AdviceTab::Organisation {
            overrides.extend(self.organisation.label_overrides());
        }
        overrides
    }

    /// Returns the sources of the item under the cursor, on tabs with a cursor.
    pub fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        match self.tab {
            AdviceTab::Why => self.why.sources(&self.advice, context),
            AdviceTab::WhatIf => self.whatif.sources(&self.advice, context),
            _ => None,
        }
    }

    /// Returns the sources of a tab as a whole, for when no reference is visible.
    pub fn tab_sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        let rulebook = &context.rulebook;
        match (self.tab, &rulebook.support) {
            (AdviceTab::Support, Some(support)) => support.about.first().map(|about| &*about.sources),
            (AdviceTab::Advice | AdviceTab::Compare | AdviceTab::Organisation, _) => {
                Some(&rulebook.models[self.advice.model].what.sources)
            }
            _ => None,
        }
    }

    /// Returns the current key context.
    pub fn key_context(&self) -> keys::KeyContext {
        if let Some(deciding) = &self.decision_dialog {
            return deciding.key_context();
        }
        match self.tab {
            AdviceTab::WhatIf if self.whatif.is_typing() => keys::KeyContext::Line,
            AdviceTab::WhatIf if self.whatif.is_comparing() => keys::KeyContext::Scenarios,
            AdviceTab::WhatIf => keys::KeyContext::WhatIf,
            _ => keys::KeyContext::Advice,
        }
    }
}
