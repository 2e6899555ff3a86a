//! A rulebook in words: its questions, its decision, the evidence and its invariants.
//!
//! The order is: summary, questions, tree, segmentation, models with their evidence, warnings, the parts besides the
//! decision, and the invariants. A part that the rulebook does not have is omitted.

mod conditions;
mod extras;
mod questions;

use super::Reader;
use super::text_writer::{TextOptions, TextWriter};
use crate::locale::{Message, sanitize};
use crate::rulebook::format::{CitedText, Model, Point, Stance};
use crate::rulebook::{Condition, Dimension, Node, Reason, Requirement, Segmentation};

/// Returns a rulebook as text, which ends with a line break.
pub fn write(reader: &Reader, options: TextOptions) -> String {
    let mut writer = RulebookWriter { reader, page: TextWriter::new(options) };
    writer.head();
    writer.questions();
    writer.tree();
    writer.segmentation();
    writer.models();
    writer.side_by_side();
    writer.warnings();
    writer.factors();
    writer.staffing();
    writer.support();
    writer.practices();
    writer.timeline();
    writer.moving();
    writer.glossary();
    writer.invariants();
    writer.page.footnote(reader);
    writer.page.into_text()
}

struct RulebookWriter<'r, 'a> {
    reader: &'r Reader<'a>,
    page: TextWriter,
}

impl RulebookWriter<'_, '_> {
    fn heading(&mut self, key: &'static str) {
        self.page.heading(&self.reader.translator.get(key));
    }

    /// Writes the label of the lines below.
    fn label(&mut self, indent: usize, key: &'static str) {
        self.page.paragraph(indent, &format!("{}:", self.reader.translator.get(key)));
    }

    fn message(&mut self, indent: usize, message: &Message) {
        self.page.paragraph(indent, &self.reader.translate(message));
    }

    fn head(&mut self) {
        let (reader, rulebook) = (self.reader, self.reader.rulebook);
        self.page.title(&reader.text(&rulebook.title));
        self.page.paragraph(0, &reader.text(&rulebook.summary));
        self.page.blank();
        let about = Message::new("rulebook-listed")
            .arg("version", &*rulebook.version)
            .arg("languages", rulebook.languages.join(", "))
            .arg("questions", rulebook.questions.len())
            .arg("models", rulebook.models.len());
        self.page.paragraph(0, &format!("{}: {}", sanitize(&rulebook.id), reader.translate(&about)));
        if let Some(document) = &rulebook.document {
            let title = reader.text(&document.title);
            let author = Message::new("guide-author").arg("title", &*title).arg("author", &*document.author);
            let about_line = Message::new("guide-about").arg("title", reader.translate(&author));
            self.message(0, &about_line);
            if let Some(note) = &document.note {
                self.page.paragraph(0, &reader.text(note));
            }
        }
        if let Some(note) = reader.language_remark() {
            self.page.paragraph(0, &note);
        }
    }

    fn tree(&mut self) {
        self.heading("rulebook-tree");
        self.node(0, 0);
    }

    /// Writes a node with all nodes below it, indented by two more columns at each level.
    fn node(&mut self, indent: usize, node: usize) {
        let (reader, tree) = (self.reader, &self.reader.rulebook.tree);
        let Node::Split { slot, branches } = &tree.nodes[node] else {
            return self.leaf(indent, node);
        };
        for branch in &tree.branches[branches.clone()] {
            let answers = reader.values(*slot, &branch.values);
            let question = reader.short(*slot);
            let message = Message::new("report-given").arg("question", &*question).arg("answer", answers);
            self.page.item(indent, "•", &reader.translate(&message));
            self.page.paragraph(indent + 2, &reader.text(&branch.because));
            if branch.overrides {
                self.message(indent + 2, &Message::new("rulebook-overrides"));
            }
            if !branch.rules_out.is_empty() {
                let models = branch
                    .rules_out
                    .iter()
                    .map(|&model| reader.text(&reader.rulebook.models[model].title).into_owned());
                let models = models.collect::<Vec<_>>().join(", ");
                self.message(indent + 2, &Message::new("rulebook-rules-out").arg("models", models));
            }
            self.node(indent + 2, branch.then);
        }
    }

    fn leaf(&mut self, indent: usize, node: usize) {
        if let Node::Leaf(model) = self.reader.rulebook.tree.nodes[node] {
            let title = self.reader.text(&self.reader.rulebook.models[model].title);
            self.page.item(indent, "→", &title);
        }
    }

    fn segmentation(&mut self) {
        let reader = self.reader;
        let Some(rules) = &reader.rulebook.segmentation else { return };
        self.heading("report-segmentation");
        for about in &rules.about {
            self.cited(0, about);
        }
        for dimension in &rules.dimensions {
            self.dimension(dimension);
        }
        let cap = &rules.cap;
        self.page.blank();
        let question = reader.short(cap.slot);
        self.message(0, &Message::new("rulebook-cap").arg("question", &*question));
        for step in &cap.steps {
            let number = reader.slot_value(cap.slot, step.from);
            let mut message = Message::new("rulebook-cap-step").arg("from", number).arg("take", step.take);
            if step.at_least > 0 && !cap.less.is_empty() {
                message = Message::new("rulebook-cap-step-least")
                    .arg("least", step.at_least)
                    .arg("from", reader.slot_value(cap.slot, step.from))
                    .arg("take", step.take);
            }
            self.page.item(0, "•", &reader.translate(&message));
        }
        for less in &cap.less {
            let when = reader.condition(&less.when);
            let message = Message::new("rulebook-cap-less").arg("by", less.by).arg("when", when);
            self.page.item(0, "•", &reader.translate(&message));
            self.cited(2, &less.because);
        }
        self.cited(0, &cap.because);
        self.minimum_team_sizes(rules);
    }

    /// Writes the team sizes from which each model's team can be divided by one or more dimensions.
    fn minimum_team_sizes(&mut self, rules: &Segmentation) {
        let reader = self.reader;
        for (model, from) in reader.rulebook.models.iter().zip(&rules.divides_from) {
            if from.is_empty() {
                continue;
            }
            let title = reader.text(&model.title);
            self.message(0, &Message::new("rulebook-staffed-from").arg("model", &*title));
            for (take, &from) in (1_u32..).zip(from) {
                let number = reader.slot_value(rules.cap.slot, from);
                let message = Message::new("rulebook-cap-step").arg("from", number).arg("take", take);
                self.page.item(0, "•", &reader.translate(&message));
            }
        }
        if let Some(too_small) = &rules.too_small {
            self.cited(0, too_small);
        }
    }

    fn dimension(&mut self, dimension: &Dimension) {
        let reader = self.reader;
        self.page.blank();
        self.page.paragraph(0, &format!("{} ({})", reader.text(&dimension.title), sanitize(&dimension.id)));
        self.cited(2, &dimension.what);
        for Reason { strong, when, because, sources, .. } in &dimension.reasons {
            let key = if *strong { "advice-need-strong" } else { "advice-need" };
            let line = format!("{}: {}", reader.translator.get(key), reader.condition(when));
            self.page.item(2, "•", &line);
            self.page.paragraph(4, &reader.text(because));
            self.page.source_sections(reader, 4, sources);
        }
    }

    fn models(&mut self) {
        let reader = self.reader;
        self.heading("rulebook-models");
        for (index, model) in reader.rulebook.models.iter().enumerate() {
            self.page.blank();
            self.name_with_id(0, &reader.text(&model.title), &model.id);
            self.page.paragraph(2, &reader.text(&model.short));
            self.cited(2, &model.what);
            for about in &model.about {
                self.cited(2, about);
            }
            self.points("compare-pros", "+", &model.pros);
            self.points("compare-cons", "-", &model.cons);
            self.evidence(index, Stance::For, ("rulebook-for", "+"));
            self.evidence(index, Stance::Against, ("rulebook-against", "-"));
            self.roles(model);
            self.handoffs(model);
            if !reader.rulebook.first_steps[index].is_empty() {
                self.label(2, "advice-first-steps");
                self.conditionals(4, &reader.rulebook.first_steps[index]);
            }
            if !reader.rulebook.signs[index].is_empty() {
                self.label(2, "signs-title");
                self.conditionals(4, &reader.rulebook.signs[index]);
            }
        }
    }

    fn roles(&mut self, model: &Model) {
        if model.roles.is_empty() {
            return;
        }
        self.label(2, "compare-roles");
        for role in &model.roles {
            let line = format!("{}: {}", self.reader.text(&role.title), self.reader.text(&role.does));
            self.page.item(4, "•", &line);
            if let Some(measured) = &role.measured_by {
                let text = self.reader.text(&measured.text);
                self.message(6, &Message::new("rulebook-measured-by").arg("text", &*text));
            }
        }
    }

    fn handoffs(&mut self, model: &Model) {
        if model.handoffs.is_empty() {
            return;
        }
        self.label(2, "rulebook-handoffs");
        for handoff in &model.handoffs {
            let text = self.reader.text(&handoff.text);
            let line = if handoff.within {
                self.reader.translate(&Message::new("rulebook-handoff-within").arg("text", &*text))
            } else {
                text.into_owned()
            };
            self.page.item(4, "•", &line);
        }
    }

    fn points(&mut self, key: &'static str, mark: &str, points: &[Point]) {
        if points.is_empty() {
            return;
        }
        self.label(2, key);
        for point in points {
            self.page.item(4, mark, &self.reader.text(&point.text));
        }
    }

    fn evidence(&mut self, model: usize, stance: Stance, (key, mark): (&'static str, &str)) {
        let reader = self.reader;
        let rows = reader.rulebook.evidence.iter();
        let mut rows = rows.filter(|row| row.model == model && row.stance == stance).peekable();
        if rows.peek().is_none() {
            return;
        }
        self.message(2, &Message::new(key));
        for row in rows {
            let when = reader.condition(&Condition::Is(row.slot, row.values.clone()));
            self.page.item(4, mark, &when);
            self.page.paragraph(6, &reader.text(&row.statement.text));
        }
    }

    fn warnings(&mut self) {
        let reader = self.reader;
        if reader.rulebook.warnings.is_empty() {
            return;
        }
        self.heading("rulebook-warnings");
        for warning in &reader.rulebook.warnings {
            self.page.item(0, "!", &reader.condition(&warning.when));
            self.cited(2, &warning.statement);
            self.brief(2, warning.brief.as_ref());
        }
    }

    fn side_by_side(&mut self) {
        if !self.reader.rulebook.side_by_side.is_empty() {
            self.heading("rulebook-side-by-side");
            self.conditionals(0, &self.reader.rulebook.side_by_side);
        }
    }

    fn invariants(&mut self) {
        let reader = self.reader;
        if reader.rulebook.invariants.is_empty() {
            return;
        }
        self.heading("rulebook-invariants");
        for rule in &reader.rulebook.invariants {
            self.page.item(0, "•", &format!("{} ({})", reader.text(&rule.text), sanitize(&rule.id)));
            self.message(2, &self.invariant_text(&rule.must));
        }
    }

    /// Returns the rule that is checked for all answers. The text above it may describe it better.
    fn invariant_text(&self, must: &Requirement) -> Message {
        let reader = self.reader;
        let models = |models: &[usize]| {
            let titles = models.iter().map(|&model| reader.text(&reader.rulebook.models[model].title));
            titles.collect::<Vec<_>>().join(" / ")
        };
        let input = |slot| reader.short(slot).into_owned();
        match must {
            Requirement::Never(when, of) => Message::new("rulebook-must-never")
                .arg("when", reader.condition(when))
                .arg("models", models(of)),
            Requirement::Always(when, of) => Message::new("rulebook-must-always")
                .arg("when", reader.condition(when))
                .arg("models", models(of)),
            Requirement::Rising(slot, from, to) => Message::new("rulebook-must-rising")
                .arg("question", input(*slot))
                .arg("from", models(from))
                .arg("to", models(to)),
            Requirement::RisingSegments(slot, same_model) => {
                let key = if *same_model {
                    "rulebook-must-rising-segments-same-model"
                } else {
                    "rulebook-must-rising-segments"
                };
                Message::new(key).arg("question", input(*slot))
            }
            Requirement::EvidenceAgrees => Message::new("rulebook-must-evidence"),
        }
    }

    fn cited(&mut self, indent: usize, cited: &CitedText) {
        self.page.paragraph(indent, &self.reader.text(&cited.text));
        self.page.source_sections(self.reader, indent, &cited.sources);
    }
}

#[cfg(test)]
mod tests;
