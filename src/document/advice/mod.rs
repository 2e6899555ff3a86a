//! The advice as a document: the JSON `salesorg.advice` for programs, and a page of sections for readers.
//!
//! Each part has a file with its types, with the functions that resolve them from an advice, and with its section. The
//! order of the fields is the order in the JSON. Fields that the JSON does not have are words for the sections. Texts are
//! those of the rulebook and the answers, unchanged. Each form makes them safe when it is written, JSON in
//! `crate::render::json`.

#![allow(clippy::option_option, reason = "a field that is absent and one that is null differ in the JSON")]

mod answers;
mod chart;
mod comparison;
mod decision;
mod growth;
mod next_year;
mod page;
mod path;
mod people;
mod plan;
mod practices;
mod robustness;
mod ruled_out;
mod segmentation;
mod side_by_side;
mod sources;
mod statement;
pub(crate) mod support;
mod transition;
mod verdict;
mod warnings;

pub(crate) use chart::{ChartNode, DefaultFigure};
pub(crate) use comparison::{Argument, ModelComparison};
pub(crate) use decision::RecordedDecision;
pub(crate) use growth::Milestone;
pub use page::Extent;
#[doc(hidden)]
pub use page::Tab;
pub(crate) use practices::AdvisedItem;
pub(crate) use robustness::{WireCounterfactual, WireRobustness};
pub(crate) use segmentation::SegmentationAdvice;
pub(crate) use statement::Statement;
pub(crate) use transition::Transition;
pub(crate) use verdict::Verdict;

use super::chart::ChartReader;
use super::{Annotations, Reader};
use crate::advice::{Advice, ModelEvidence};
use crate::rulebook::{Answers, Rulebook};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// The value of `format`.
pub(crate) const FORMAT: &str = "salesorg.advice";
/// The version of the format that is written.
pub(crate) const FORMAT_VERSION: u32 = 2;

/// A complete advice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AdviceDocument<'a> {
    /// Always `salesorg.advice`.
    #[schemars(extend("const" = FORMAT))]
    pub(crate) format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = FORMAT_VERSION))]
    pub(crate) format_version: u32,
    /// The rulebook that the advice is based on.
    pub(crate) rulebook: RulebookSource<'a>,
    /// Tag of the language of the texts.
    pub(crate) language: &'a str,
    /// The answers that were used, by question: those to questions that are asked.
    pub(crate) answers: Map<String, Json>,
    /// Notes on answers, by question; absent if there are none.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(crate) notes: Map<String, Json>,
    /// Assumed values of unanswered questions, by question.
    pub(crate) assumed: Map<String, Json>,
    /// Questions that were answered but do not apply, given the other answers.
    pub(crate) ignored: Vec<&'a str>,
    /// The advice on one page; `null` if none of the essential questions is answered.
    pub(crate) verdict: Option<Verdict<'a>>,
    /// The advised model; `null` if none of the essential questions is answered.
    pub(crate) model: Option<Model<'a>>,
    /// The recorded decision, which may differ from the advice and never changes it; absent if none was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) decided: Option<RecordedDecision<'a>>,
    /// The model that comes second by the evidence; `null` if there is no other model or all others are ruled out.
    pub(crate) runner_up: Option<RunnerUp<'a>>,
    /// The models that the path rules out.
    pub(crate) ruled_out: Vec<ruled_out::RuledOut<'a>>,
    /// The dimensions to divide by.
    pub(crate) segmentation: SegmentationAdvice<'a>,
    /// Comparison of two models, if they are worth comparing; absent otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) side_by_side: Vec<Statement<'a>>,
    /// All models, in the rulebook's order.
    pub(crate) comparison: Vec<ModelComparison<'a>>,
    /// The organisation chart; `null` if nothing is advised, absent if the rulebook has no staffing for the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) org_chart: Option<Option<ChartNode<'a>>>,
    /// Number of people by what they do; `null` without a chart.
    pub(crate) people: Option<people::People>,
    /// Who supports the sellers; absent if the rulebook has no rules for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) support: Option<support::Support<'a>>,
    /// The lasting investments; absent if the rulebook has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) practices: Vec<AdvisedItem<'a>>,
    /// For each other model what would lead to it, empty if nothing is advised; absent if the rulebook is too
    /// intricate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) flips: Option<Vec<WireCounterfactual<'a>>>,
    /// Unanswered questions whose answer could still change the model or the segmentation, the most informative first.
    pub(crate) open_questions: Vec<&'a str>,
    /// Robustness of the advice; `null` if nothing is advised, absent if the rulebook has too many possible answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) firmness: Option<Option<WireRobustness<'a>>>,
    /// What growth brings, empty if nothing is advised; absent if the rulebook has no timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) growth: Option<Vec<Milestone<'a>>>,
    /// The decision at next year's size; `null` if the team does not grow or the rulebook does not look ahead.
    pub(crate) next_year: Option<next_year::NextYear<'a>>,
    /// Steps to take, in this order: the first steps of the model and, if another model is in place, those of the
    /// change.
    pub(crate) plan: Vec<plan::PlanStep<'a>>,
    /// The change from the model in place; `null` if none is in place, absent if the rulebook has no rules for it.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub(crate) moving: Option<Option<Transition<'a>>>,
    /// Figures that the chart is based on and that the source article does not contain; absent if the rulebook has no
    /// staffing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) defaults: Option<Vec<DefaultFigure<'a>>>,
    /// Warnings about conflicting answers, the most important first.
    pub(crate) warnings: Vec<warnings::Warning<'a>>,
    /// The questions to answer first if there is no basis for advice.
    #[serde(skip)]
    first_questions: Vec<&'a str>,
    /// All questions with their answers.
    #[serde(skip)]
    questions: Vec<answers::QuestionAnswer<'a>>,
    /// The open questions in words.
    #[serde(skip)]
    open_in_words: answers::OpenInWords,
    /// The decision in words: what was decided, and then its details.
    #[serde(skip)]
    decided_in_words: Vec<String>,
    /// Id of the model at the end of the path.
    #[serde(skip)]
    tree_model: &'a str,
    /// The chart in words.
    #[serde(skip)]
    chart: Option<ChartReader<'a>>,
    /// The answers that were varied to look ahead.
    #[serde(skip)]
    timeline: Option<growth::Timeline<'a>>,
}

/// The exact rulebook.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RulebookSource<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// `sha256:` and the digest of its file.
    pub digest: String,
}

impl<'a> RulebookSource<'a> {
    /// Names a rulebook.
    pub(crate) fn new(rulebook: &'a Rulebook) -> Self {
        Self { id: &rulebook.id, version: &rulebook.version, digest: rulebook.digest() }
    }
}

/// The advised model.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Model<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is, in a sentence.
    #[serde(skip)]
    short: &'a str,
    /// The path through the decision tree.
    pub path: Vec<path::PathStep<'a>>,
    /// What each of its roles is measured by; absent if the rulebook does not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<people::Measure<'a>>,
    /// Signs that it works; absent if the rulebook has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<people::Sign<'a>>,
}

/// The model that comes second.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RunnerUp<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// Number of answers that speak for it.
    #[serde(rename = "for")]
    pub favour: usize,
    /// Number of answers that speak against it.
    pub against: usize,
}

impl<'a> AdviceDocument<'a> {
    /// Puts an advice into words. The document serializes as the JSON `salesorg.advice`, and [`Self::page`] makes it a page.
    pub fn new(reader: &Reader<'a>, advice: &'a Advice) -> Self {
        let rulebook = reader.rulebook;
        let id = |question: usize| &*rulebook.questions[question].id;
        let is_advised = advice.has_basis;
        let chart = advice.chart.as_ref().and_then(|chart| ChartReader::new(*reader, advice, chart));
        let (growth, timeline) = growth::growth(reader, advice);
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: RulebookSource::new(rulebook),
            language: reader.language(),
            answers: rulebook.write_answers(&used_answers(advice)),
            notes: Map::new(),
            decided: None,
            assumed: advice
                .assumed
                .iter()
                .map(|(question, value)| {
                    (id(*question).to_owned(), rulebook.questions[*question].to_json(value))
                })
                .collect(),
            ignored: advice.ignored.iter().map(|&question| id(question)).collect(),
            verdict: reader.verdict(advice),
            model: is_advised.then(|| Model {
                id: &rulebook.models[advice.model].id,
                title: reader.raw_text(&rulebook.models[advice.model].title),
                short: reader.raw_text(&rulebook.models[advice.model].short),
                path: advice.path.iter().map(|step| path::step(reader, step)).collect(),
                measures: people::measures(reader, advice),
                signs: people::signs(reader, advice),
            }),
            runner_up: advice
                .runner_up
                .filter(|_| is_advised)
                .map(|model| runner_up(reader, &advice.comparison[model])),
            ruled_out: ruled_out::ruled_out(reader, advice),
            segmentation: segmentation::segmentation(reader, advice),
            side_by_side: side_by_side::side_by_side(reader, advice),
            comparison: comparison::comparison(reader, advice),
            org_chart: if is_advised {
                chart.as_ref().map(|chart| Some(chart::chart(chart)))
            } else {
                rulebook.staffing.is_some().then_some(None)
            },
            people: people::people(reader, advice),
            support: support::support(reader, advice),
            practices: practices::practices(reader, advice),
            flips: if is_advised { robustness::counterfactuals(reader, advice) } else { Some(Vec::new()) },
            open_questions: advice.open_questions.iter().map(|open| id(open.question)).collect(),
            firmness: if is_advised { robustness::robustness(reader, advice).map(Some) } else { Some(None) },
            growth,
            next_year: next_year::next_year(reader, advice),
            plan: plan::plan(reader, advice),
            moving: rulebook
                .transition
                .is_some()
                .then(|| transition::transition(reader, advice, chart.as_ref()).filter(|_| is_advised)),
            defaults: (rulebook.staffing.is_some())
                .then(|| chart.as_ref().map(chart::defaults).unwrap_or_default()),
            warnings: (advice.warnings.iter())
                .filter_map(|warning| warnings::warning(reader, advice, *warning))
                .collect(),
            first_questions: (reader.first_questions(advice).into_iter())
                .map(|question| reader.raw_text(&rulebook.questions[question].title))
                .collect(),
            questions: answers::answers(reader, advice),
            open_in_words: answers::open_in_words(reader, advice),
            decided_in_words: Vec::new(),
            tree_model: &rulebook.models[advice.model].id,
            chart: chart.filter(|_| is_advised),
            timeline,
        }
    }

    /// Adds the annotations of the session that the advice is about.
    #[must_use]
    pub(crate) fn with_annotations(mut self, reader: &Reader, annotations: &'a Annotations) -> Self {
        for (&question, note) in &annotations.notes {
            self.notes.insert(reader.rulebook.questions[question].id.clone(), Json::from(&**note));
            self.questions[question].note = Some(note);
        }
        self.decided_in_words = decision::in_words(&self, reader, annotations);
        let decided = annotations.decision.as_ref();
        self.decided = decided.map(|choice| RecordedDecision::new(choice, annotations.is_due));
        self
    }
}

/// Returns whether a field has its usual value, in which case it is omitted.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde requires")]
fn is_true(value: &bool) -> bool {
    *value
}

/// Returns the answers to questions that are asked.
fn used_answers(advice: &Advice) -> Answers {
    let mut answers = advice.answers.clone();
    advice.ignored.iter().for_each(|&question| answers.set(question, None));
    answers
}

fn runner_up<'a>(reader: &Reader<'a>, panel: &ModelEvidence) -> RunnerUp<'a> {
    let model = &reader.rulebook.models[panel.model];
    RunnerUp {
        id: &model.id,
        title: reader.raw_text(&model.title),
        favour: panel.supporting.len(),
        against: panel.opposing.len(),
    }
}
