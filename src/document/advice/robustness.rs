//! How sure the advice is, and what would change it.

use super::{AdviceDocument, Reader};
use crate::advice::{Advice, AnswerChange, AnswerWeight, Counterfactual};
use crate::document::robustness::weight_keys;
use crate::document::{Block, Item, Mark, Phrase, Section};
use crate::locale::Message;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// What leads to one of the other models.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WireCounterfactual<'a> {
    /// Id of the model.
    pub model: &'a str,
    /// The nearest route to it, which is the first of `routes`, in the order of the questions; `null` if there is no
    /// route.
    pub changes: Option<Vec<WireChange<'a>>>,
    /// Up to three smallest sets of changes that the company can make and that lead to it, the nearest first.
    pub routes: Vec<Vec<WireChange<'a>>>,
    /// The routes in words or, if there are none, what would have to be different.
    pub text: String,
    /// Name of the model.
    #[serde(skip)]
    title: &'a str,
    /// The routes, a sentence each.
    #[serde(skip)]
    sentences: Vec<String>,
}

/// An answer that changes.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WireChange<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// The current answer; for an unknown one the assumed value.
    pub from: Json,
    /// The new answer; for a number the nearest one that has the effect.
    pub to: Json,
    /// For a number, all values around the new one that have the effect and are within reach, given the other changes
    /// of the set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<WireRange>,
}

/// A range of numbers, bounds included.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WireRange {
    /// Least number.
    pub min: u32,
    /// Greatest number; `null` if the range extends to the greatest possible answer.
    pub max: Option<u32>,
}

/// Robustness of the advice.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WireRobustness<'a> {
    /// Share of all changes of a single answer that keep the model, from 0 to 1, to four decimals.
    pub stability: f64,
    /// Weight of each answer.
    pub answers: Vec<WireWeight<'a>>,
    /// How sure the advice is, with the definition and the nearest change, in words.
    pub text: String,
    /// The stability in words.
    #[serde(skip)]
    share: Option<String>,
    /// The answers of each weight, in words.
    #[serde(skip)]
    weights: Vec<String>,
}

/// Weight of one answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct WireWeight<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// `decisive`, `supporting` or `none`.
    #[schemars(extend("enum" = ["decisive", "supporting", "none"]))]
    pub weight: &'static str,
}

/// Returns the routes to the other models, if they are known.
pub(super) fn counterfactuals<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
) -> Option<Vec<WireCounterfactual<'a>>> {
    Some(advice.counterfactuals.as_ref()?.iter().map(|flip| wire_counterfactual(reader, flip)).collect())
}

fn wire_counterfactual<'a>(reader: &Reader<'a>, flip: &Counterfactual) -> WireCounterfactual<'a> {
    let route = |changes: &[AnswerChange]| changes.iter().map(|change| wire_change(reader, change)).collect();
    WireCounterfactual {
        model: &reader.rulebook.models[flip.model].id,
        changes: flip.nearest_route().map(route),
        routes: flip.routes.iter().map(|changes| route(changes)).collect(),
        text: reader.counterfactual(flip),
        title: reader.raw_text(&reader.rulebook.models[flip.model].title),
        sentences: reader.routes(flip),
    }
}

fn wire_change<'a>(reader: &Reader<'a>, change: &AnswerChange) -> WireChange<'a> {
    let question = &reader.rulebook.questions[change.question];
    let value = |number| question.to_json(&question.value_from_number(number));
    let domain = reader.rulebook.domain(change.question);
    let most = domain.intervals().last().map(|&(_, most)| most);
    WireChange {
        question: &question.id,
        from: value(change.from),
        to: value(change.to),
        range: change
            .range
            .map(|(min, max)| WireRange { min, max: Some(max).filter(|max| Some(*max) != most) }),
    }
}

/// Returns the robustness of the advice, if it is known.
pub(super) fn robustness<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<WireRobustness<'a>> {
    let firmness = advice.robustness.as_ref()?;
    let weigh = |&(question, weight): &(usize, AnswerWeight)| WireWeight {
        question: &reader.rulebook.questions[question].id,
        weight: match weight {
            AnswerWeight::Decisive => "decisive",
            AnswerWeight::Supporting => "supporting",
            AnswerWeight::None => "none",
        },
    };
    Some(WireRobustness {
        stability: (firmness.stability() * 10_000.0).round() / 10_000.0,
        answers: firmness.weights.iter().map(weigh).collect(),
        text: reader.how_sure(advice, firmness),
        share: reader.stability(advice, firmness),
        weights: weights(reader, &firmness.weights),
    })
}

/// Returns the answers of each weight in a sentence, with what the weight means.
fn weights(reader: &Reader, weights: &[(usize, AnswerWeight)]) -> Vec<String> {
    let kinds = [AnswerWeight::Decisive, AnswerWeight::Supporting, AnswerWeight::None];
    let sentence = |kind| {
        let those = weights.iter().filter(|(_, weight)| *weight == kind);
        let names: Vec<_> = those.map(|(question, _)| reader.short(*question)).collect();
        let [word, meaning] = weight_keys(kind).map(Message::new);
        let message = Message::new("robustness-weight").arg("weight", word).arg("means", meaning);
        (!names.is_empty()).then(|| reader.translate(&message.arg("questions", names.join(", "))))
    };
    kinds.into_iter().filter_map(sentence).collect()
}

/// Returns the section on how sure the advice is.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let robustness = document.firmness.as_ref()?.as_ref()?;
    let mut blocks = vec![Block::paragraph(&robustness.text)];
    if let Some(share) = &robustness.share {
        let meaning = reader.translator.get("robustness-share-meaning");
        blocks.extend([Block::paragraph(share), Block::quiet(meaning)]);
    }
    let weights = robustness.weights.iter().map(|text| Item::new(Mark::Bullet, Phrase::new(text)));
    blocks.push(Block::List(weights.collect()));
    Some(reader.section("how_sure", "robustness-title", blocks))
}

/// Returns the section on what would change the advice: the realistic routes to each other model, or that there are
/// none.
pub(super) fn counterfactuals_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let models = document.flips.as_ref().filter(|flips| !flips.is_empty())?;
    let items = models.iter().map(|model| {
        let routes = model.sentences.iter().map(|route| Item::new(Mark::Dash, Phrase::new(route)));
        let routes = Block::List(routes.collect());
        Item::new(Mark::Bullet, Phrase::strong(model.title)).with([routes])
    });
    let about = Block::quiet(reader.translator.get("counterfactual-about"));
    let blocks = vec![about, Block::List(items.collect())];
    Some(reader.section("what_would_change_it", "counterfactual-title", blocks))
}
