//! The path through the decision tree, as the answers that led to the model, and the whole tree.

use super::{AdviceDocument, Reader};
use crate::advice::TreeStep;
use crate::document::{Block, Item, Mark, Phrase, Section, Tree};
use crate::rulebook::{Node, QuestionKind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// A step on the path through the decision tree.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct PathStep<'a> {
    /// Id of the question, or of the derived input.
    pub question: &'a str,
    /// The answer that decided the step; a number for a derived input.
    pub answer: Json,
    /// Whether it was assumed, or depends on something assumed.
    pub assumed: bool,
    /// `false` if the question is not asked and its assumed value decided the step, or a derived number depends on
    /// that; absent if it is asked.
    #[serde(skip_serializing_if = "super::is_true")]
    pub asked: bool,
    /// What the answer means for the choice.
    pub because: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
    /// Question and answer in words.
    #[serde(skip)]
    given: String,
    /// Index of the branch of the tree.
    #[serde(skip)]
    branch: usize,
}

pub(super) fn step<'a>(reader: &Reader<'a>, step: &TreeStep) -> PathStep<'a> {
    let rulebook = reader.rulebook;
    let branch = &rulebook.tree.branches[step.branch];
    let answer = match rulebook.questions.get(step.slot).map(|question| &question.kind) {
        Some(QuestionKind::Choice(options)) => Json::from(&*options[step.value as usize].id),
        _ => Json::from(step.value),
    };
    PathStep {
        question: rulebook.slot_id(step.slot).unwrap_or_default(),
        answer,
        assumed: step.assumed,
        asked: step.asked,
        because: reader.raw_text(&branch.because),
        sources: &branch.sources,
        given: reader.given(&reader.short(step.slot), &reader.slot_value(step.slot, step.value)),
        branch: step.branch,
    }
}

/// Returns the section on the answers that decided, with the tree in which they lie.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let path = &document.model.as_ref().filter(|model| !model.path.is_empty())?.path;
    let steps = (1..).zip(path).map(|(number, step)| {
        let given = Phrase::new(&step.given).tagged(reader.answer_tag(step.asked, step.assumed));
        let because = std::iter::once(Block::paragraph(step.because));
        Item::new(Mark::Number(number), given).with(because).with(reader.sources(step.sources))
    });
    let tree = Tree { on_path: true, ..tree(reader, 0, path) };
    Some(reader.section("why", "advice-way", vec![Block::List(steps.collect()), Block::Tree(tree)]))
}

/// Returns the part of the tree below a node.
fn tree(reader: &Reader, node: usize, path: &[PathStep]) -> Tree {
    let rulebook = reader.rulebook;
    match &rulebook.tree.nodes[node] {
        Node::Leaf(model) => Tree {
            title: reader.raw_text(&rulebook.models[*model].title).to_owned(),
            is_leaf: true,
            ..Tree::default()
        },
        Node::Split { slot, branches } => {
            let branch = |index: usize| {
                let branch = &rulebook.tree.branches[index];
                Tree {
                    answer: reader.values(*slot, &branch.values),
                    on_path: path.iter().any(|step| step.branch == index),
                    ..tree(reader, branch.then, path)
                }
            };
            let title = reader.short(*slot).into_owned();
            Tree { title, branches: branches.clone().map(branch).collect(), ..Tree::default() }
        }
    }
}
