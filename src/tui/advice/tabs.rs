//! The tabs of the advice.

use super::ClickTarget;
use crate::rulebook::Rulebook;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, draw_tabs};
use ratatui::Frame;
use ratatui::layout::Rect;

/// A tab. A new tab needs a variant here, its name in [`AdviceTab::name_key`], and its parts in the screen's `handle_action` and
/// `draw`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AdviceTab {
    /// The recommendation and what to do.
    Advice,
    /// The models side by side.
    Compare,
    /// The decision tree.
    Why,
    /// What-if scenarios.
    WhatIf,
    /// The organisation chart.
    Organisation,
    /// The support functions.
    Support,
    /// Lasting practices.
    Practices,
}

impl AdviceTab {
    /// Returns the tabs for which a rulebook has content, from left to right.
    pub(super) fn for_rulebook(rulebook: &Rulebook) -> Vec<Self> {
        let mut tabs = vec![Self::Advice, Self::Compare, Self::Why, Self::WhatIf];
        tabs.extend(rulebook.staffing.is_some().then_some(Self::Organisation));
        tabs.extend(rulebook.support.is_some().then_some(Self::Support));
        tabs.extend((!rulebook.practices.is_empty()).then_some(Self::Practices));
        tabs
    }

    /// Returns the message key of its name.
    fn name_key(self) -> &'static str {
        match self {
            Self::Advice => "advice-tab-advice",
            Self::Compare => "advice-tab-compare",
            Self::Why => "advice-tab-why",
            Self::WhatIf => "advice-tab-what-if",
            Self::Organisation => "advice-tab-organisation",
            Self::Support => "advice-tab-support",
            Self::Practices => "advice-tab-practices",
        }
    }

    /// Returns the index among `tabs`.
    pub(super) fn position(self, tabs: &[Self]) -> usize {
        tabs.iter().position(|tab| *tab == self).unwrap_or(0)
    }
}

/// Draws the tab bar.
pub(super) fn draw(
    open: AdviceTab,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let tabs = AdviceTab::for_rulebook(&context.rulebook);
    let names: Vec<_> = tabs.iter().map(|tab| context.translator.get(tab.name_key())).collect();
    let areas = draw_tabs(&context.theme, &names, open.position(&tabs), frame, area);
    for (area, tab) in areas.into_iter().zip(tabs) {
        hits.add(area, ClickTarget::Tab(tab));
    }
}
