//! The advice as a page: its sections, in the order in which a leadership meeting reads them.

use super::{
    AdviceDocument, answers, chart, comparison, decision, growth, next_year, path, people, plan, practices,
    robustness, segmentation, side_by_side, sources, support, transition, verdict, warnings,
};
use crate::document::{Page, Reader, Section};
use crate::locale::Message;

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

/// The parts of the page in reading order, each with the tab on which the screen shows it. The verdict comes before
/// them, and the sources after them.
const PARTS: [(Option<Tab>, Part); 24] = [
    (Some(Tab::Advice), decision::section),
    (Some(Tab::Why), path::section),
    (Some(Tab::Advice), segmentation::section),
    (Some(Tab::Advice), side_by_side::section),
    (Some(Tab::Compare), comparison::section),
    (Some(Tab::Organisation), chart::section),
    (Some(Tab::Support), people::section),
    (Some(Tab::Support), people::measures_section),
    (Some(Tab::Advice), plan::section),
    (Some(Tab::Support), people::signs_section),
    (Some(Tab::Advice), transition::section),
    (Some(Tab::Support), support::section),
    (Some(Tab::Support), support::work_section),
    (Some(Tab::Support), support::team_section),
    (Some(Tab::Practices), practices::section),
    (Some(Tab::Advice), next_year::section),
    (Some(Tab::Advice), growth::section),
    (Some(Tab::Advice), robustness::section),
    (Some(Tab::Advice), robustness::counterfactuals_section),
    (Some(Tab::Advice), warnings::section),
    (Some(Tab::Advice), answers::assumed_section),
    (Some(Tab::Advice), answers::open_section),
    (Some(Tab::Advice), answers::ignored_section),
    (None, answers::section),
];

pub(crate) fn part(document: &AdviceDocument, reader: &Reader, index: usize) -> Option<Section> {
    PARTS[index].1(document, reader)
}

impl AdviceDocument<'_> {
    /// Returns the advice as a page to read.
    pub fn page(&self, reader: &Reader, extent: Extent) -> Page {
        if extent == Extent::FirstPage {
            return self.first_pages(reader, None).next().unwrap_or_default();
        }
        let model = self.model.as_ref().map_or("", |model| model.title);
        let verdict = match extent {
            // The title of the page names the model.
            Extent::FirstPage | Extent::Whole => Some(""),
            Extent::Tab(tab) => (tab == Tab::Advice).then_some(model),
        };
        let verdict = verdict.and_then(|title| verdict::sections(self, reader, title, true).next());
        let mut sections: Vec<_> = verdict.into_iter().collect();
        let is_in = |tab: Option<Tab>| match extent {
            Extent::Whole => true,
            Extent::Tab(wanted) => tab == Some(wanted),
            Extent::FirstPage => false,
        };
        let parts = PARTS.iter().filter(|(tab, _)| is_in(*tab));
        sections.extend(parts.filter_map(|(_, part)| part(self, reader)));
        if extent == Extent::Whole {
            sections.extend(sources::section(&sections, reader));
        }
        let made_with =
            Message::new("report-made-with").arg("title", reader.raw_text(&reader.rulebook.title));
        let made_with = made_with.arg("id", self.rulebook.id).arg("version", self.rulebook.version);
        self.with_footer(reader, sections, Some(&made_with))
    }

    /// Returns the advice on one page: complete, and then ever shorter, for forms in which it does not fit. `more` tells
    /// how to see the whole advice.
    pub fn first_pages(&self, reader: &Reader, more: Option<&Message>) -> impl Iterator<Item = Page> {
        let sections = verdict::sections(self, reader, "", false);
        sections.map(move |section| self.with_footer(reader, vec![section], more))
    }

    fn with_footer(&self, reader: &Reader, sections: Vec<Section>, remark: Option<&Message>) -> Page {
        let title = match &self.model {
            Some(model) => reader.translate(&Message::new("report-title").arg("model", model.title)),
            None => reader.translator.get("verdict-none-title"),
        };
        let mut page = Page { title, language: self.language.to_owned(), sections, footer: Vec::new() };
        if page.has_judgement() {
            page.footer.push(reader.translator.get("judgement-footnote"));
        }
        page.footer.extend(remark.map(|remark| reader.translate(remark)));
        page.footer.extend(reader.language_remark());
        page
    }
}
