//! A rulebook as a page: its questions, its decision, the evidence and its invariants.
//!
//! The order is: summary, questions, tree, segmentation, models with their evidence, warnings, the parts besides the
//! decision, and the invariants. A part that the rulebook does not have is omitted.

mod conditions;
mod extras;
mod questions;

use super::{Block, Item, Mark, Page, Phrase, Reader, Section};
use crate::locale::Message;
use crate::rulebook::format::{CitedText, Model, Point, Stance};
use crate::rulebook::{Condition, ConditionalText, Dimension, Node, Reason, Requirement, Segmentation, Text};

/// Returns a rulebook as a page to read.
#[doc(hidden)]
pub fn page(reader: &Reader) -> Page {
    let writer = RulebookWriter { reader };
    let sections = [
        Some(writer.head()),
        Some(writer.questions()),
        Some(writer.tree()),
        writer.segmentation(),
        Some(writer.models()),
        writer.side_by_side(),
        writer.warnings(),
        writer.factors(),
        writer.next_year(),
        writer.staffing(),
        writer.support(),
        writer.enablement_work(),
        writer.enablement_team(),
        writer.practices(),
        writer.timeline(),
        writer.moving(),
        writer.glossary(),
        writer.invariants(),
    ];
    let mut page = Page {
        title: reader.text(&reader.rulebook.title).into_owned(),
        language: reader.language().to_owned(),
        sections: sections.into_iter().flatten().collect(),
        ..Page::default()
    };
    if page.has_judgement() {
        page.footer.push(reader.translator.get("judgement-footnote"));
    }
    page
}

struct RulebookWriter<'r, 'a> {
    reader: &'r Reader<'a>,
}

impl RulebookWriter<'_, '_> {
    /// Returns a section; the heading's key is also its id.
    fn section(&self, key: &'static str, blocks: Vec<Block>) -> Section {
        Section { id: key, title: self.reader.translator.get(key), blocks }
    }

    fn text(&self, text: &Text) -> String {
        self.reader.raw_text(text).to_owned()
    }

    fn message(&self, message: &Message) -> Block {
        Block::paragraph(self.reader.translate(message))
    }

    /// Returns the label of what follows.
    fn label(&self, key: &'static str) -> Block {
        Block::Paragraph(Phrase::strong(format!("{}:", self.reader.translator.get(key))))
    }

    /// Returns a name with its id.
    fn name_with_id(&self, mark: Mark, title: &Text, id: &str) -> Item {
        Item::new(mark, Phrase::strong(format!("{} ({id})", self.text(title))))
    }

    /// Returns a text with the sections of the source document that support it.
    fn cited(&self, cited: &CitedText) -> Vec<Block> {
        let mut blocks = vec![Block::paragraph(self.text(&cited.text))];
        blocks.extend(self.sources(&cited.sources));
        blocks
    }

    fn sources(&self, sources: &[String]) -> Option<Block> {
        let titles: Vec<_> =
            self.reader.section_titles(sources).into_iter().map(std::borrow::Cow::into_owned).collect();
        (!titles.is_empty()).then_some(Block::Sources(titles))
    }

    /// Returns conditional texts, each with its condition.
    fn conditionals(&self, list: &[ConditionalText]) -> Option<Block> {
        let items = list.iter().map(|one| {
            let when = self.reader.condition(&one.when);
            let when = if when.is_empty() { self.reader.translator.get("rulebook-always") } else { when };
            bullet(when).with(self.cited(&one.statement)).with(self.brief(one.brief.as_ref()))
        });
        non_empty(items.collect())
    }

    /// Returns the short form of a text, which the verdict uses.
    fn brief(&self, brief: Option<&Text>) -> Option<Block> {
        brief.map(|brief| self.message(&Message::new("rulebook-brief").arg("text", self.text(brief))))
    }

    fn head(&self) -> Section {
        let (reader, rulebook) = (self.reader, self.reader.rulebook);
        let about = Message::new("rulebook-listed")
            .arg("version", &*rulebook.version)
            .arg("languages", rulebook.languages.join(", "))
            .arg("questions", rulebook.questions.len())
            .arg("models", rulebook.models.len());
        let mut blocks = vec![
            Block::paragraph(self.text(&rulebook.summary)),
            Block::paragraph(format!("{}: {}", rulebook.id, reader.translate(&about))),
        ];
        if let Some(document) = &rulebook.document {
            let author = Message::new("guide-author").arg("title", self.text(&document.title));
            let title = reader.translate(&author.arg("author", &*document.author));
            blocks.push(self.message(&Message::new("guide-about").arg("title", title)));
            blocks.extend(document.note.as_ref().map(|note| Block::paragraph(self.text(note))));
        }
        blocks.extend(reader.language_remark().map(Block::paragraph));
        Section { id: "summary", title: String::new(), blocks }
    }

    fn tree(&self) -> Section {
        self.section("rulebook-tree", vec![Block::List(self.node(0))])
    }

    /// Returns a node with all nodes below it.
    fn node(&self, node: usize) -> Vec<Item> {
        let (reader, tree) = (self.reader, &self.reader.rulebook.tree);
        let (slot, branches) = match &tree.nodes[node] {
            Node::Leaf(model) => {
                let title = self.text(&reader.rulebook.models[*model].title);
                return vec![Item::new(Mark::Arrow, Phrase::strong(title))];
            }
            Node::Split { slot, branches } => (*slot, branches.clone()),
        };
        let items = tree.branches[branches].iter().map(|branch| {
            let message = Message::new("report-given").arg("question", &*reader.short(slot));
            let answers = reader.values(slot, &branch.values);
            let overrides = branch.overrides.then(|| self.message(&Message::new("rulebook-overrides")));
            let models: Vec<_> = branch.rules_out.iter().map(|&model| self.model_title(model)).collect();
            let ruled_out = (!models.is_empty())
                .then(|| self.message(&Message::new("rulebook-rules-out").arg("models", models.join(", "))));
            bullet(reader.translate(&message.arg("answer", answers)))
                .with([Block::paragraph(self.text(&branch.because))])
                .with(overrides)
                .with(ruled_out)
                .with([Block::List(self.node(branch.then))])
        });
        items.collect()
    }

    fn model_title(&self, model: usize) -> String {
        self.text(&self.reader.rulebook.models[model].title)
    }

    fn segmentation(&self) -> Option<Section> {
        let reader = self.reader;
        let rules = reader.rulebook.segmentation.as_ref()?;
        let cap = &rules.cap;
        let mut blocks: Vec<_> = rules.about.iter().flat_map(|about| self.cited(about)).collect();
        blocks
            .push(Block::List(rules.dimensions.iter().map(|dimension| self.dimension(dimension)).collect()));
        let question = reader.short(cap.slot);
        blocks.push(self.message(&Message::new("rulebook-cap").arg("question", &*question)));
        let steps = cap.steps.iter().map(|step| {
            let is_floor = step.at_least > 0 && !cap.less.is_empty();
            let key = if is_floor { "rulebook-cap-step-least" } else { "rulebook-cap-step" };
            let message = Message::new(key).arg("from", reader.slot_value(cap.slot, step.from));
            bullet(reader.translate(&message.arg("take", step.take).arg("least", step.at_least)))
        });
        let less = cap.less.iter().map(|less| {
            let message = Message::new("rulebook-cap-less").arg("by", less.by);
            let message = message.arg("when", reader.condition(&less.when));
            bullet(reader.translate(&message)).with(self.cited(&less.because))
        });
        blocks.push(Block::List(steps.chain(less).collect()));
        blocks.extend(self.cited(&cap.because));
        blocks.extend(self.minimum_team_sizes(rules));
        Some(self.section("report-segmentation", blocks))
    }

    /// Returns the team sizes from which each model's team can be divided by one or more dimensions.
    fn minimum_team_sizes(&self, rules: &Segmentation) -> Vec<Block> {
        let reader = self.reader;
        let mut blocks = Vec::new();
        for (model, from) in reader.rulebook.models.iter().zip(&rules.divides_from) {
            let sizes = (1_u32..).zip(from).map(|(take, &from)| {
                let number = reader.slot_value(rules.cap.slot, from);
                let message = Message::new("rulebook-cap-step").arg("from", number).arg("take", take);
                bullet(reader.translate(&message))
            });
            if let Some(sizes) = non_empty(sizes.collect()) {
                let message = Message::new("rulebook-staffed-from").arg("model", self.text(&model.title));
                blocks.extend([self.message(&message), sizes]);
            }
        }
        blocks.extend(rules.too_small.iter().flat_map(|too_small| self.cited(too_small)));
        blocks
    }

    fn dimension(&self, dimension: &Dimension) -> Item {
        let reasons = dimension.reasons.iter().map(|Reason { strong, when, because, sources, .. }| {
            let key = if *strong { "advice-need-strong" } else { "advice-need" };
            bullet(format!("{}: {}", self.reader.translator.get(key), self.reader.condition(when)))
                .with([Block::paragraph(self.text(because))])
                .with(self.sources(sources))
        });
        self.name_with_id(Mark::Bullet, &dimension.title, &dimension.id)
            .with(self.cited(&dimension.what))
            .with(non_empty(reasons.collect()))
    }

    fn models(&self) -> Section {
        let models = self.reader.rulebook.models.iter().enumerate();
        let items = models.map(|(index, model)| self.model(index, model)).collect();
        self.section("rulebook-models", vec![Block::List(items)])
    }

    fn model(&self, index: usize, model: &Model) -> Item {
        let rulebook = self.reader.rulebook;
        let mut blocks = vec![Block::paragraph(self.text(&model.short))];
        blocks.extend(std::iter::once(&model.what).chain(&model.about).flat_map(|about| self.cited(about)));
        let mut labelled = |key: &'static str, list: Option<Block>| {
            blocks.extend(list.into_iter().flat_map(|list| [self.label(key), list]));
        };
        labelled("compare-pros", self.points(Mark::For, &model.pros));
        labelled("compare-cons", self.points(Mark::Against, &model.cons));
        labelled("rulebook-for", self.evidence(index, Stance::For, Mark::For));
        labelled("rulebook-against", self.evidence(index, Stance::Against, Mark::Against));
        labelled("compare-roles", self.roles(model));
        labelled("rulebook-handoffs", self.handoffs(model));
        labelled("advice-first-steps", self.conditionals(&rulebook.first_steps[index]));
        labelled("signs-title", self.conditionals(&rulebook.signs[index]));
        self.name_with_id(Mark::Bullet, &model.title, &model.id).with(blocks)
    }

    fn roles(&self, model: &Model) -> Option<Block> {
        let items = model.roles.iter().map(|role| {
            let measured = role.measured_by.as_ref().map(|measured| {
                self.message(&Message::new("rulebook-measured-by").arg("text", self.text(&measured.text)))
            });
            bullet(format!("{}: {}", self.text(&role.title), self.text(&role.does))).with(measured)
        });
        non_empty(items.collect())
    }

    fn handoffs(&self, model: &Model) -> Option<Block> {
        let items = model.handoffs.iter().map(|handoff| {
            let text = self.text(&handoff.text);
            bullet(if handoff.within {
                self.reader.translate(&Message::new("rulebook-handoff-within").arg("text", text))
            } else {
                text
            })
        });
        non_empty(items.collect())
    }

    fn points(&self, mark: Mark, points: &[Point]) -> Option<Block> {
        let items = points.iter().map(|point| Item::new(mark, Phrase::new(self.text(&point.text))));
        non_empty(items.collect())
    }

    fn evidence(&self, model: usize, stance: Stance, mark: Mark) -> Option<Block> {
        let rows = self.reader.rulebook.evidence.iter();
        let rows = rows.filter(|row| row.model == model && row.stance == stance);
        let items = rows.map(|row| {
            let when = self.reader.condition(&Condition::Is(row.slot, row.values.clone()));
            let text = Block::paragraph(self.text(&row.statement.text));
            Item::new(mark, Phrase::new(when)).with([text])
        });
        non_empty(items.collect())
    }

    fn warnings(&self) -> Option<Section> {
        let items = self.reader.rulebook.warnings.iter().map(|warning| {
            Item::new(Mark::Warning, Phrase::new(self.reader.condition(&warning.when)))
                .with(self.cited(&warning.statement))
                .with(self.brief(warning.brief.as_ref()))
        });
        Some(self.section("rulebook-warnings", vec![non_empty(items.collect())?]))
    }

    fn side_by_side(&self) -> Option<Section> {
        let list = self.conditionals(&self.reader.rulebook.side_by_side)?;
        Some(self.section("rulebook-side-by-side", vec![list]))
    }

    fn invariants(&self) -> Option<Section> {
        let items = self.reader.rulebook.invariants.iter().map(|rule| {
            bullet(format!("{} ({})", self.text(&rule.text), rule.id))
                .with([self.message(&self.invariant_text(&rule.must))])
        });
        Some(self.section("rulebook-invariants", vec![non_empty(items.collect())?]))
    }

    /// Returns the rule that is checked for all answers. The text above it may describe it better.
    fn invariant_text(&self, must: &Requirement) -> Message {
        let reader = self.reader;
        let models = |models: &[usize]| {
            models.iter().map(|&model| self.model_title(model)).collect::<Vec<_>>().join(" / ")
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
}

fn bullet(text: String) -> Item {
    Item::new(Mark::Bullet, Phrase::new(text))
}

/// Returns a list; `None` without items.
fn non_empty(items: Vec<Item>) -> Option<Block> {
    (!items.is_empty()).then_some(Block::List(items))
}

#[cfg(test)]
mod tests;
