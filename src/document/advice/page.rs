//! The advice as a page: its sections, in the order in which readers act on them.

use super::{AdviceDocument, chart, comparison, growth, practices, support, transition};
use crate::document::{Page, Reader, Section};

/// How much of the advice a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The verdict on one page.
    FirstPage,
    /// One tab of the screen.
    Tab(Tab),
    /// Everything.
    Whole,
}

/// The tabs of the screen that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The verdict, the plan and the reasons.
    Advice,
    /// The models side by side.
    Compare,
    /// The path through the decision tree.
    Why,
    /// The organisation chart with its people.
    Organisation,
    /// Supporting functions.
    Support,
    /// Lasting practices.
    Practices,
}

/// A part of the page; `None` if the advice has nothing about it.
type Part = fn(&AdviceDocument, &Reader) -> Option<Section>;

/// The parts of the page in reading order, each with the tab on which the screen shows it.
const PARTS: [(Tab, Part); 8] = [
    (Tab::Organisation, chart::section),
    (Tab::Advice, transition::section),
    (Tab::Advice, growth::section),
    (Tab::Compare, comparison::section),
    (Tab::Support, support::section),
    (Tab::Support, support::work_section),
    (Tab::Support, support::team_section),
    (Tab::Practices, practices::section),
];

pub(crate) fn part(document: &AdviceDocument, reader: &Reader, index: usize) -> Option<Section> {
    PARTS[index].1(document, reader)
}

impl AdviceDocument<'_> {
    /// Returns the advice as a page to read.
    pub fn page(&self, reader: &Reader, extent: Extent) -> Page {
        let is_in = |tab: Tab| match extent {
            Extent::Whole => true,
            Extent::Tab(wanted) => tab == wanted,
            Extent::FirstPage => false,
        };
        let parts = PARTS.iter().filter(|(tab, _)| is_in(*tab));
        Page {
            language: self.language.to_owned(),
            sections: parts.filter_map(|(_, part)| part(self, reader)).collect(),
            ..Page::default()
        }
    }
}
