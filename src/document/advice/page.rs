//! The advice as a page: its sections, in the order in which they are read.

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
    #[doc(hidden)]
    Tab(Tab),
    /// Everything.
    Whole,
}

/// The tabs of the advice screen that export a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
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

impl AdviceDocument<'_> {
    /// Returns the advice as a page to read.
    pub fn page(&self, reader: &Reader, extent: Extent) -> Page {
        if extent == Extent::FirstPage {
            return self.first_pages(reader, None).next().unwrap_or_default();
        }
        let tab = match extent {
            Extent::Tab(tab) => Some(tab),
            Extent::FirstPage | Extent::Whole => None,
        };
        let mut sections = Vec::new();
        if matches!(tab, None | Some(Tab::Advice)) {
            sections.extend(self.verdicts(reader, tab.is_some()).next());
        }
        // Without a recommendation there are only the answers.
        let is_shown = |shown_on: &Option<Tab>| match (tab, self.model.is_some()) {
            (None, false) => matches!(shown_on, None | Some(Tab::Advice)),
            _ => tab.is_none() || *shown_on == tab,
        };
        let parts = PARTS.iter().filter(|(shown_on, _)| is_shown(shown_on));
        sections.extend(parts.filter_map(|(_, part)| part(self, reader)));
        if tab.is_none() {
            sections.extend(sources::section(&sections, reader));
        }
        let made_with =
            Message::new("report-made-with").arg("title", reader.raw_text(&reader.rulebook.title));
        let made_with = made_with.arg("id", self.rulebook.id).arg("version", self.rulebook.version);
        self.with_footer(reader, sections, Some(&made_with))
    }

    /// Returns versions of the advice on one page, each shorter than the one before, so that a form can take the first
    /// that fits. `more` is a closing remark on how to see the whole advice.
    pub(crate) fn first_pages(&self, reader: &Reader, more: Option<Message>) -> impl Iterator<Item = Page> {
        let sections = verdict::sections(self, reader, None, false);
        sections.map(move |section| self.with_footer(reader, vec![section], more.as_ref()))
    }

    /// Returns versions of the section on the verdict, each shorter than the one before. On a tab it begins with the
    /// advised model, which elsewhere is the title of the page.
    pub(crate) fn verdicts(&self, reader: &Reader, is_tab: bool) -> impl Iterator<Item = Section> {
        let title = || match &self.model {
            Some(model) => model.title.to_owned(),
            None => self.title(reader),
        };
        verdict::sections(self, reader, is_tab.then(title), true)
    }

    /// Returns the most important sections in few lines, to show beside a list of sessions: the verdict if the interview
    /// is finished, the recorded decision, the given answers and the notes.
    pub(crate) fn preview(&self, reader: &Reader, is_finished: bool) -> Vec<Section> {
        let verdict = self.verdicts(reader, true).last().filter(|_| is_finished);
        let decision = decision::section(self, reader);
        verdict.into_iter().chain(decision).chain(answers::preview_sections(self, reader)).collect()
    }

    fn title(&self, reader: &Reader) -> String {
        match &self.model {
            Some(model) => reader.translate(&Message::new("report-title").arg("model", model.title)),
            None => reader.translator.get("verdict-none-title"),
        }
    }

    fn with_footer(&self, reader: &Reader, sections: Vec<Section>, remark: Option<&Message>) -> Page {
        let language = self.language.to_owned();
        let mut page = Page { title: self.title(reader), language, sections, footer: Vec::new() };
        if page.has_judgement() {
            page.footer.push(reader.translator.get("judgement-footnote"));
        }
        page.footer.extend(remark.map(|remark| reader.translate(remark)));
        page.footer.extend(reader.language_remark());
        page
    }
}
