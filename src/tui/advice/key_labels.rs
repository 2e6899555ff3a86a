//! The labels that the advice screen gives to actions.

use super::{AdviceState, AdviceTab, overview};
use crate::tui::component::Component;
use crate::tui::keys::{self, Action};
use crate::tui::ui::Ui;

impl AdviceState {
    /// Returns the labels that this screen gives to actions.
    pub(super) fn own_labels(&self, context: &Ui) -> Vec<keys::LabelOverride> {
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
        if !self.advice.has_basis {
            overrides.push((Action::Decide, keys::HIDDEN));
        }
        if self.tab == AdviceTab::Advice {
            let has_more = overview::has_more_warnings(&self.advice);
            overrides.push((Action::Choose, if has_more { "action-choose-warnings" } else { keys::HIDDEN }));
        }
        if !matches!(self.tab, AdviceTab::Why | AdviceTab::Organisation) {
            overrides.push((Action::OpenAll, keys::HIDDEN));
        }
        if self.tab == AdviceTab::Organisation {
            overrides.extend(self.organisation.label_overrides());
        } else {
            overrides.push((Action::Zoom, keys::HIDDEN));
        }
        overrides
    }
}
