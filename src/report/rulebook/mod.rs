//! A rulebook in words: its questions, its decision, the evidence and its invariants.
//!
//! The order is: summary, questions, tree, segmentation, models with their evidence, warnings, the parts besides the
//! decision, and the invariants. A part that the rulebook does not have is omitted.

mod around;
mod conditions;
mod questions;

use super::Reader;
use super::page::{Looks, Page};
use crate::locale::{Message, harmless};
use crate::rulebook::format::{CitedText, Model, Point, Stance};
use crate::rulebook::{Condition, Dimension, Requirement, Node, Reason, Segmentation};

/// Returns a rulebook as text, which ends with a line break.
#[must_use]
pub fn write(reader: &Reader, looks: Looks) -> String {
    let mut shown = Shown { reader, page: Page::new(looks) };
    shown.head();
    shown.questions();
    shown.tree();
    shown.segmentation();
    shown.models();
    shown.side_by_side();
    shown.warnings();
    shown.factors();
    shown.staffing();
    shown.support();
    shown.practices();
    shown.timeline();
    shown.moving();
    shown.glossary();
    shown.invariants();
    shown.page.footnote(reader);
    shown.page.into_text()
}

struct Shown<'r, 'a> {
    reader: &'r Reader<'a>,
    page: Page,
}

impl Shown<'_, '_> {
    fn heading(&mut self, key: &'static str) {
        self.page.heading(&self.reader.words.get(key));
    }

    /// Writes the label of the lines below.
    fn label(&mut self, indent: usize, key: &'static str) {
        self.page.paragraph(indent, &format!("{}:", self.reader.words.get(key)));
    }

    fn say(&mut self, indent: usize, message: &Message) {
        self.page.paragraph(indent, &self.reader.say(message));
    }

    fn head(&mut self) {
        let (reader, rulebook) = (self.reader, self.reader.rulebook);
        self.page.title(&reader.text(&rulebook.model_name));
        self.page.paragraph(0, &reader.text(&rulebook.summary));
        self.page.blank();
        let about = Message::new("rulebook-listed")
            .with("version", &*rulebook.version)
            .with("languages", rulebook.languages.join(", "))
            .with("questions", rulebook.questions.len())
            .with("models", rulebook.models.len());
        self.page.paragraph(0, &format!("{}: {}", harmless(&rulebook.id), reader.say(&about)));
        if let Some(document) = &rulebook.document {
            let title = reader.text(&document.title);
            let author =
                Message::new("guide-author").with("title", &*title).with("author", &*document.author);
            let retold = Message::new("guide-about").with("title", reader.say(&author));
            self.say(0, &retold);
            if let Some(note) = &document.note {
                self.page.paragraph(0, &reader.text(note));
            }
        }
        if let Some(note) = reader.other_language() {
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
            let given = Message::new("report-given").with("question", &*question).with("answer", answers);
            self.page.item(indent, "•", &reader.say(&given));
            self.page.paragraph(indent + 2, &reader.text(&branch.because));
            if branch.overrides {
                self.say(indent + 2, &Message::new("rulebook-overrides"));
            }
            if !branch.rules_out.is_empty() {
                let models = branch
                    .rules_out
                    .iter()
                    .map(|&model| reader.text(&reader.rulebook.models[model].title).into_owned());
                let models = models.collect::<Vec<_>>().join(", ");
                self.say(indent + 2, &Message::new("rulebook-rules-out").with("models", models));
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
        self.say(0, &Message::new("rulebook-cap").with("question", &*question));
        for step in &cap.steps {
            let number = reader.slot_value(cap.slot, step.from);
            let mut message = Message::new("rulebook-cap-step").with("from", number).with("take", step.take);
            if step.at_least > 0 && !cap.less.is_empty() {
                message = Message::new("rulebook-cap-step-least")
                    .with("least", step.at_least)
                    .with("from", reader.slot_value(cap.slot, step.from))
                    .with("take", step.take);
            }
            self.page.item(0, "•", &reader.say(&message));
        }
        for less in &cap.less {
            let when = reader.condition(&less.when);
            let message = Message::new("rulebook-cap-less").with("by", less.by).with("when", when);
            self.page.item(0, "•", &reader.say(&message));
            self.cited(2, &less.because);
        }
        self.cited(0, &cap.because);
        self.divides_from(rules);
    }

    /// Writes the team sizes from which each model's team can be divided by one or more dimensions.
    fn divides_from(&mut self, rules: &Segmentation) {
        let reader = self.reader;
        for (model, from) in reader.rulebook.models.iter().zip(&rules.divides_from) {
            if from.is_empty() {
                continue;
            }
            let title = reader.text(&model.title);
            self.say(0, &Message::new("rulebook-staffed-from").with("model", &*title));
            for (take, &from) in (1_u32..).zip(from) {
                let number = reader.slot_value(rules.cap.slot, from);
                let message = Message::new("rulebook-cap-step").with("from", number).with("take", take);
                self.page.item(0, "•", &reader.say(&message));
            }
        }
        if let Some(too_small) = &rules.too_small {
            self.cited(0, too_small);
        }
    }

    fn dimension(&mut self, dimension: &Dimension) {
        let reader = self.reader;
        self.page.blank();
        self.page.paragraph(0, &format!("{} ({})", reader.text(&dimension.title), harmless(&dimension.id)));
        self.cited(2, &dimension.what);
        for Reason { strong, when, because, sources, .. } in &dimension.reasons {
            let key = if *strong { "advice-need-strong" } else { "advice-need" };
            let line = format!("{}: {}", reader.words.get(key), reader.condition(when));
            self.page.item(2, "•", &line);
            self.page.paragraph(4, &reader.text(because));
            self.page.places(reader, 4, sources);
        }
    }

    fn models(&mut self) {
        let reader = self.reader;
        self.heading("rulebook-models");
        for (index, model) in reader.rulebook.models.iter().enumerate() {
            self.page.blank();
            self.titled(0, &reader.text(&model.title), &model.id);
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
                self.say(6, &Message::new("rulebook-measured-by").with("text", &*text));
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
                self.reader.say(&Message::new("rulebook-handoff-within").with("text", &*text))
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
        self.say(2, &Message::new(key));
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
            self.page.item(0, "•", &format!("{} ({})", reader.text(&rule.text), harmless(&rule.id)));
            self.say(2, &self.rule(&rule.must));
        }
    }

    /// Returns the rule that is checked for all answers. The text above it may describe it better.
    fn rule(&self, must: &Requirement) -> Message {
        let reader = self.reader;
        let models = |models: &[usize]| {
            let titles = models.iter().map(|&model| reader.text(&reader.rulebook.models[model].title));
            titles.collect::<Vec<_>>().join(" / ")
        };
        let input = |slot| reader.short(slot).into_owned();
        match must {
            Requirement::Never(when, of) => Message::new("rulebook-must-never")
                .with("when", reader.condition(when))
                .with("models", models(of)),
            Requirement::Always(when, of) => Message::new("rulebook-must-always")
                .with("when", reader.condition(when))
                .with("models", models(of)),
            Requirement::Rising(slot, from, to) => Message::new("rulebook-must-rising")
                .with("question", input(*slot))
                .with("from", models(from))
                .with("to", models(to)),
            Requirement::RisingSegments(slot, same_model) => {
                let key = if *same_model {
                    "rulebook-must-rising-segments-same-model"
                } else {
                    "rulebook-must-rising-segments"
                };
                Message::new(key).with("question", input(*slot))
            }
            Requirement::EvidenceAgrees => Message::new("rulebook-must-evidence"),
        }
    }

    fn cited(&mut self, indent: usize, cited: &CitedText) {
        self.page.paragraph(indent, &self.reader.text(&cited.text));
        self.page.places(self.reader, indent, &cited.sources);
    }
}

#[cfg(test)]
mod tests;
