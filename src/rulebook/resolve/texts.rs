//! Checks the parts that are not compiled: their texts have every language, and every cited fact is in the guide.

use super::Resolver;
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::{self, File};

impl Resolver<'_> {
    /// Checks the texts of the parts that keep their form of the file.
    pub(super) fn check_remaining_texts(&mut self, file: &File) {
        self.check_text("/title", &file.title);
        self.check_text("/summary", &file.summary);
        for (index, section) in file.sections.iter().enumerate() {
            self.check_text(&format!("/sections/{index}/title"), &section.title);
        }
        for (index, derived) in file.derived.iter().enumerate() {
            self.check_text(&format!("/derived/{index}/title"), &derived.title);
            self.check_text(&format!("/derived/{index}/short"), &derived.short);
            self.check_text(&format!("/derived/{index}/help"), &derived.help);
        }
        for (index, model) in file.models.iter().enumerate() {
            self.check_model_texts(&format!("/models/{index}"), model);
        }
        for (index, section) in file.guide.iter().enumerate() {
            self.check_text(&format!("/guide/{index}/title"), &section.title);
            for (number, paragraph) in section.paragraphs.iter().enumerate() {
                self.check_text(&format!("/guide/{index}/paragraphs/{number}/text"), &paragraph.text);
            }
        }
        for (index, term) in file.glossary.iter().enumerate() {
            self.check_text(&format!("/glossary/{index}/term"), &term.term);
            self.check_text(&format!("/glossary/{index}/meaning"), &term.meaning);
        }
    }

    pub(super) fn check_model_texts(&mut self, at: &str, model: &format::Model) {
        self.check_text(&format!("{at}/title"), &model.title);
        self.check_text(&format!("{at}/short"), &model.short);
        if let Some(unit) = &model.unit {
            self.check_text(&format!("{at}/unit/one"), &unit.one);
            self.check_text(&format!("{at}/unit/many"), &unit.many);
        }
        self.check_text(&format!("{at}/what/text"), &model.what.text);
        for (index, about) in model.about.iter().enumerate() {
            self.check_text(&format!("{at}/about/{index}/text"), &about.text);
        }
        for (index, role) in model.roles.iter().enumerate() {
            self.check_text(&format!("{at}/roles/{index}/title"), &role.title);
            self.check_text(&format!("{at}/roles/{index}/short"), &role.short);
            self.check_text(&format!("{at}/roles/{index}/does"), &role.does);
            if let Some(measured_by) = &role.measured_by {
                self.check_text(&format!("{at}/roles/{index}/measured_by/text"), &measured_by.text);
            }
        }
        for (index, handoff) in model.handoffs.iter().enumerate() {
            self.check_text(&format!("{at}/handoffs/{index}/text"), &handoff.text);
        }
        for (part, points) in [("pros", &model.pros), ("cons", &model.cons)] {
            for (index, point) in points.iter().enumerate() {
                self.check_text(&format!("{at}/{part}/{index}/text"), &point.text);
            }
        }
        self.check_text(&format!("{at}/diagram/caption"), &model.diagram.caption);
        for (index, lane) in model.diagram.lanes.iter().enumerate() {
            let at = format!("{at}/diagram/lanes/{index}");
            self.check_text(&format!("{at}/to"), &lane.to);
            for text in lane.boxes.iter().chain(&lane.group) {
                self.check_text(&at, text);
            }
        }
    }

    /// Checks that the guide has a place for every fact that the rules cite. A rulebook without a guide need not have
    /// any.
    pub(super) fn check_sources(&mut self, file: &File) {
        if file.guide.is_empty() {
            return;
        }
        let explained: std::collections::HashSet<&str> = (file.guide.iter())
            .flat_map(|section| &section.paragraphs)
            .flat_map(|paragraph| &paragraph.sources)
            .map(|source| &**source)
            .collect();
        let mut check = |at: String, sources: &[String]| {
            for source in sources.iter().filter(|source| !explained.contains(&***source)) {
                self.report(
                    at.clone(),
                    Message::new("rulebook-source-uncited")
                        .arg("source", json::truncate(source, json::MAX_QUOTED_CHARS)),
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
        for (at, sources) in
            super::support::conditional_sources("/side_by_side".to_owned(), &file.side_by_side)
        {
            check(at, sources);
        }
        for (at, sources) in super::support::cited_sources(file) {
            check(at, sources);
        }
        for (index, model) in file.models.iter().enumerate() {
            let points = model.pros.iter().chain(&model.cons).map(|point| point.source.clone());
            check(format!("/models/{index}"), &points.collect::<Vec<_>>());
            for (number, role) in model.roles.iter().enumerate() {
                let sources = role.measured_by.as_ref().map_or(&[][..], |measured| &measured.sources);
                check(format!("/models/{index}/roles/{number}/measured_by"), sources);
            }
            for (at, sources) in
                super::support::conditional_sources(format!("/models/{index}/signs"), &model.signs)
            {
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
