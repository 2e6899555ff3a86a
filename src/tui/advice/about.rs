//! What the advice tells of itself to the frame around it: where keys are pressed, what they do here, and which places of the
//! document are being read.

use super::{State, Tab, overview};
use crate::tui::context::Context;
use crate::tui::keys::{self, Action};

impl State {
    /// This screen's own words for what keys do.
    #[must_use]
    pub fn own(&self, context: &Context) -> Vec<keys::LabelOverride> {
        if let Some(deciding) = &self.deciding {
            return deciding.own();
        }
        // Leaving asks about what is tried out, and does not keep what is still being named.
        let saves = self.saves && self.context() != keys::KeyContext::Line && self.whatif.unkept().is_empty();
        let mut own = if saves { Vec::new() } else { vec![(Action::Quit, "action-quit-leave")] };
        if !self.saves || self.advice.open_questions.is_empty() && self.advice.other_unknowns.is_empty() {
            own.push((Action::Answer, keys::HIDDEN));
        } else if self.advice.has_basis {
            own.push((Action::Answer, "action-answer-more"));
        }
        if self.context() == keys::KeyContext::WhatIf {
            own.push((Action::Choose, self.whatif.chooses(&self.advice, context).unwrap_or(keys::HIDDEN)));
        }
        if self.tab != Tab::Advice || !self.advice.has_basis {
            own.push((Action::Decide, keys::HIDDEN));
        }
        if self.tab == Tab::Advice {
            let has_more = overview::has_more_warnings(&self.advice);
            own.push((Action::Choose, if has_more { "action-choose-warnings" } else { keys::HIDDEN }));
        }
        if self.tab == Tab::Organisation {
            own.extend(self.organisation.own());
        }
        own
    }

    /// The facts behind what is under the cursor, on the tabs that have one.
    #[must_use]
    pub fn sources<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        match self.tab {
            Tab::Why => self.why.sources(&self.advice, context),
            Tab::WhatIf => self.whatif.sources(&self.advice, context),
            _ => None,
        }
    }

    /// The facts behind a tab as a whole, for where no place in the document shows.
    #[must_use]
    pub fn about<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        let rulebook = &context.rulebook;
        match (self.tab, &rulebook.support) {
            (Tab::Support, Some(support)) => support.about.first().map(|about| &*about.sources),
            (Tab::Advice | Tab::Compare | Tab::Organisation, _) => {
                Some(&rulebook.models[self.advice.model].what.sources)
            }
            _ => None,
        }
    }

    /// Where keys are pressed.
    #[must_use]
    pub fn context(&self) -> keys::KeyContext {
        if let Some(deciding) = &self.deciding {
            return deciding.context();
        }
        match self.tab {
            Tab::WhatIf if self.whatif.is_typing() => keys::KeyContext::Line,
            Tab::WhatIf if self.whatif.is_side_by_side() => keys::KeyContext::Scenarios,
            Tab::WhatIf => keys::KeyContext::WhatIf,
            _ => keys::KeyContext::Advice,
        }
    }
}
