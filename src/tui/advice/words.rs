//! The advice in words, for the tabs.

use crate::advice::Advice;
use crate::document::advice::{AdviceDocument, Extent, Tab};
use crate::document::{Annotations, Panel, Section};
use crate::tui::ui::Ui;

/// The words of the tabs, made once for an advice.
#[derive(Debug)]
pub(super) struct AdviceWords {
    /// The verdict, complete and then ever shorter.
    pub(super) verdicts: Vec<Section>,
    pub(super) advice: Vec<Section>,
    /// Whether at least half of the answers are assumed and a real one could change the advice.
    pub(super) is_mostly_open: bool,
    pub(super) models: Vec<Panel>,
    pub(super) organisation: Vec<Section>,
    pub(super) support: Vec<Section>,
    pub(super) practices: Vec<Section>,
}

impl AdviceWords {
    /// Creates the words of an advice.
    pub(super) fn new(advice: &Advice, annotations: &Annotations, context: &Ui) -> Self {
        let reader = context.rulebook_reader();
        let document = AdviceDocument::new(&reader, advice).with_annotations(&reader, annotations);
        let sections = |tab| document.page(&reader, Extent::Tab(tab)).sections;
        let mut support = sections(Tab::Support);
        // The tab is about the functions first; a page has them after the roles of the model.
        let functions = support.iter().position(|section| section.id == "support");
        support.rotate_left(functions.unwrap_or(0));
        Self {
            verdicts: document.verdicts(&reader, true).collect(),
            advice: sections(Tab::Advice),
            is_mostly_open: document.is_mostly_open(),
            models: document.panels(&reader),
            organisation: sections(Tab::Organisation),
            support,
            practices: sections(Tab::Practices),
        }
    }
}
