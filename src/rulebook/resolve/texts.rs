//! Checks the parts that are not compiled: their texts have every language, and every cited fact is in the guide.

use super::Resolver;
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, File};

impl Resolver<'_> {
    /// Checks the texts of the parts that keep their form of the file.
    pub(super) fn texts_of_the_rest(&mut self, file: &File) {
        self.text("/title", &file.title);
        self.text("/summary", &file.summary);
        for (index, section) in file.sections.iter().enumerate() {
            self.text(&format!("/sections/{index}/title"), &section.title);
        }
        for (index, derived) in file.derived.iter().enumerate() {
            self.text(&format!("/derived/{index}/title"), &derived.title);
            self.text(&format!("/derived/{index}/short"), &derived.short);
            self.text(&format!("/derived/{index}/help"), &derived.help);
        }
        for (index, model) in file.models.iter().enumerate() {
            self.model_texts(&format!("/models/{index}"), model);
        }
        for (index, section) in file.guide.iter().enumerate() {
            self.text(&format!("/guide/{index}/title"), &section.title);
            for (number, paragraph) in section.paragraphs.iter().enumerate() {
                self.text(&format!("/guide/{index}/paragraphs/{number}/text"), &paragraph.text);
            }
        }
        for (index, term) in file.glossary.iter().enumerate() {
            self.text(&format!("/glossary/{index}/term"), &term.term);
            self.text(&format!("/glossary/{index}/meaning"), &term.meaning);
        }
    }

    pub(super) fn model_texts(&mut self, at: &str, model: &format::Model) {
        self.text(&format!("{at}/title"), &model.title);
        self.text(&format!("{at}/short"), &model.short);
        if let Some(unit) = &model.unit {
            self.text(&format!("{at}/unit/one"), &unit.one);
            self.text(&format!("{at}/unit/many"), &unit.many);
        }
        self.text(&format!("{at}/what/text"), &model.what.text);
        for (index, about) in model.about.iter().enumerate() {
            self.text(&format!("{at}/about/{index}/text"), &about.text);
        }
        for (index, role) in model.roles.iter().enumerate() {
            self.text(&format!("{at}/roles/{index}/title"), &role.title);
            self.text(&format!("{at}/roles/{index}/short"), &role.short);
            self.text(&format!("{at}/roles/{index}/does"), &role.does);
            if let Some(measured_by) = &role.measured_by {
                self.text(&format!("{at}/roles/{index}/measured_by/text"), &measured_by.text);
            }
        }
        for (index, handoff) in model.handoffs.iter().enumerate() {
            self.text(&format!("{at}/handoffs/{index}/text"), &handoff.text);
        }
        for (part, points) in [("pros", &model.pros), ("cons", &model.cons)] {
            for (index, point) in points.iter().enumerate() {
                self.text(&format!("{at}/{part}/{index}/text"), &point.text);
            }
        }
        self.text(&format!("{at}/diagram/caption"), &model.diagram.caption);
        for (index, lane) in model.diagram.lanes.iter().enumerate() {
            let at = format!("{at}/diagram/lanes/{index}");
            self.text(&format!("{at}/to"), &lane.to);
            for text in lane.boxes.iter().chain(&lane.group) {
                self.text(&at, text);
            }
        }
    }

    /// Checks that the guide has a place for every fact that the rules cite. A rulebook without a guide need not have
    /// any.
    pub(super) fn places(&mut self, file: &File) {
        if file.guide.is_empty() {
            return;
        }
        let told: std::collections::HashSet<&str> = (file.guide.iter())
            .flat_map(|section| &section.paragraphs)
            .flat_map(|paragraph| &paragraph.sources)
            .map(|source| &**source)
            .collect();
        let mut check = |at: String, sources: &[String]| {
            for source in sources.iter().filter(|source| !told.contains(&***source)) {
                self.problem(
                    at.clone(),
                    Message::new("rulebook-source-untold").with("source", json::short(source, json::QUOTED)),
                );
            }
        };
        for (index, question) in file.questions.iter().enumerate() {
            check(format!("/questions/{index}"), &question.sources);
        }
        for (index, row) in file.evidence.iter().enumerate() {
            check(format!("/evidence/{index}"), &row.sources);
        }
        for (index, factor) in file.factors.iter().enumerate() {
            for (number, row) in factor.because.iter().enumerate() {
                check(format!("/factors/{index}/because/{number}"), &row.sources);
            }
        }
        for (index, warning) in file.warnings.iter().enumerate() {
            check(format!("/warnings/{index}"), &warning.sources);
        }
        for (at, sources) in super::support::rows("/side_by_side".to_owned(), &file.side_by_side) {
            check(at, sources);
        }
        for (at, sources) in super::support::sources(file) {
            check(at, sources);
        }
        for (index, model) in file.models.iter().enumerate() {
            let points = model.pros.iter().chain(&model.cons).map(|point| point.source.clone());
            check(format!("/models/{index}"), &points.collect::<Vec<_>>());
            for (number, role) in model.roles.iter().enumerate() {
                let sources = role.measured_by.as_ref().map_or(&[][..], |measured| &measured.sources);
                check(format!("/models/{index}/roles/{number}/measured_by"), sources);
            }
            for (at, sources) in super::support::rows(format!("/models/{index}/signs"), &model.signs) {
                check(at, sources);
            }
        }
        let mut nodes = vec![("/tree".to_owned(), &file.tree)];
        while let Some((at, node)) = nodes.pop() {
            for (index, branch) in node.branches.iter().enumerate() {
                let at = format!("{at}/branches/{index}");
                check(at.clone(), &branch.sources);
                nodes.push((format!("{at}/then"), &branch.then));
            }
        }
    }
}
