//! Checks that every cited fact is in the guide.

use super::Resolver;
use crate::json;
use crate::locale::Message;
use crate::rulebook::format::File;

impl Resolver {
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
