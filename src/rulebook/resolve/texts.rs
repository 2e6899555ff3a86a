//! The parts that stay as the file has them: their texts have every language, and every fact has its place.

use super::Resolver;
use super::conditions::Scope;
use crate::locale::Message;
use crate::rulebook::format::{self, File};

impl Resolver<'_> {
    /// Checks the texts of the parts that stay as they are.
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
        for (index, practice) in file.practices.iter().enumerate() {
            let at = format!("/practices/{index}");
            self.text(&format!("{at}/title"), &practice.title);
            self.text(&format!("{at}/text"), &practice.text);
            self.conditionals(&format!("{at}/for_you"), &practice.for_you);
        }
        if let Some(support) = &file.support {
            self.support_texts(support);
        }
    }

    pub(super) fn model_texts(&mut self, at: &str, model: &format::Model) {
        self.text(&format!("{at}/title"), &model.title);
        self.text(&format!("{at}/short"), &model.short);
        self.text(&format!("{at}/what/text"), &model.what.text);
        for (index, about) in model.about.iter().enumerate() {
            self.text(&format!("{at}/about/{index}/text"), &about.text);
        }
        for (index, role) in model.roles.iter().enumerate() {
            self.text(&format!("{at}/roles/{index}/title"), &role.title);
            self.text(&format!("{at}/roles/{index}/short"), &role.short);
            self.text(&format!("{at}/roles/{index}/does"), &role.does);
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

    pub(super) fn support_texts(&mut self, support: &format::Support) {
        for (index, function) in support.functions.iter().enumerate() {
            self.text(&format!("/support/functions/{index}/title"), &function.title);
            for (number, activity) in function.activities.iter().enumerate() {
                self.text(&format!("/support/functions/{index}/activities/{number}/text"), &activity.text);
            }
        }
        let functions: Vec<_> = support.functions.iter().map(|function| &*function.id).collect();
        for (index, relief) in support.relief.iter().enumerate() {
            let at = format!("/support/relief/{index}");
            self.text(&format!("{at}/text"), &relief.text);
            self.condition(&format!("{at}/when"), &relief.when, Scope::Everything);
            if !functions.contains(&&*relief.to) {
                self.unknown(&format!("{at}/to"), &relief.to, &functions);
            }
        }
        for (index, work) in support.enablement.work.iter().enumerate() {
            let at = format!("/support/enablement/work/{index}");
            self.text(&format!("{at}/title"), &work.title);
            self.text(&format!("{at}/text"), &work.text);
            self.conditionals(&format!("{at}/for_you"), &work.for_you);
        }
        for (index, role) in support.enablement.roles.iter().enumerate() {
            let at = format!("/support/enablement/roles/{index}");
            for (part, text) in [
                ("title", &role.title),
                ("does", &role.does),
                ("looks_for", &role.looks_for),
                ("later", &role.later),
            ] {
                self.text(&format!("{at}/{part}"), text);
            }
            self.conditionals(&format!("{at}/now"), &role.now);
        }
        for (part, about) in [("", &support.about), ("/enablement", &support.enablement.about)] {
            for (index, about) in about.iter().enumerate() {
                self.text(&format!("/support{part}/about/{index}/text"), &about.text);
            }
        }
    }

    /// Where a rulebook retells its document, every fact that its rules rest on must have a place there.
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
                self.problem(at.clone(), Message::new("rulebook-source-untold").with("source", &**source));
            }
        };
        for (index, question) in file.questions.iter().enumerate() {
            check(format!("/questions/{index}"), &question.sources);
        }
        for (index, row) in file.evidence.iter().enumerate() {
            check(format!("/evidence/{index}"), &row.sources);
        }
        for (index, model) in file.models.iter().enumerate() {
            let points = model.pros.iter().chain(&model.cons).map(|point| point.source.clone());
            check(format!("/models/{index}"), &points.collect::<Vec<_>>());
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
