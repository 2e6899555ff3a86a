//! The advice as JSON: the contract's "Advice out".
//!
//! The types define only the file format; the order of their fields is the order in the file. Texts are those of the
//! rulebook and the answers, unchanged, so that nothing is lost. [`escape`](super::escape) writes them so that they
//! cannot act on a terminal.

mod chart;
mod comparison;
mod growth;
mod page;
mod practices;
mod robustness;
mod side_by_side;
mod statement;
pub mod support;
mod transition;
mod verdict;

pub use chart::{ChartNode, DefaultFigure};
pub(crate) use page::part;
pub use page::{Extent, Tab};
pub use robustness::{WireChange, WireCounterfactual, WireRange, WireRobustness, WireWeight};

use super::chart::ChartReader;
use super::{Annotations, Reader};
use crate::advice::{
    Activation, Advice, AdviceWarning, Candidate, ModelEvidence, TreeStep, need_rests_on_asked,
};
use crate::rulebook::{Answers, QuestionKind, Rulebook};
use crate::session::Choice;
pub use comparison::{Argument, EvidenceStatement, ModelComparison};
pub use growth::{Milestone, MilestoneAnswer};
pub use practices::{AdvisedItem, Remark};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};
pub use statement::Statement;
pub use transition::{Handoff, RoleToFill, Transition};

/// The value of `format`.
pub const FORMAT: &str = "salesorg.advice";
/// The version of the format that is written.
pub const FORMAT_VERSION: u32 = 2;

/// A complete advice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AdviceDocument<'a> {
    /// Always `salesorg.advice`.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = FORMAT_VERSION))]
    pub format_version: u32,
    /// The rulebook that the advice is based on.
    pub rulebook: RulebookSource<'a>,
    /// Tag of the language of the texts.
    pub language: &'a str,
    /// The answers that were used, by question: those to questions that are asked.
    pub answers: Map<String, Json>,
    /// Notes on answers, by question; absent if there are none.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub notes: Map<String, Json>,
    /// Assumed values of unanswered questions, by question.
    pub assumed: Map<String, Json>,
    /// Questions that were answered but do not apply, given the other answers.
    pub ignored: Vec<&'a str>,
    /// The advice on one page; `null` if none of the essential questions is answered.
    pub verdict: Option<verdict::Verdict<'a>>,
    /// The advised model; `null` if none of the essential questions is answered.
    pub model: Option<Model<'a>>,
    /// The recorded decision, which may differ from the advice and never changes it; absent if none was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<RecordedDecision<'a>>,
    /// The model that comes second by the evidence; `null` if there is no other model or all others are ruled out.
    pub runner_up: Option<RunnerUp<'a>>,
    /// The models that the path rules out.
    pub ruled_out: Vec<verdict::RuledOut<'a>>,
    /// The dimensions to divide by.
    pub segmentation: SegmentationAdvice<'a>,
    /// Comparison of two models, if they are worth comparing; absent otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub side_by_side: Vec<Statement<'a>>,
    /// All models, in the rulebook's order.
    pub comparison: Vec<ModelComparison<'a>>,
    /// The organisation chart; `null` if nothing is advised, absent if the rulebook has no staffing for the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_chart: Option<Option<ChartNode<'a>>>,
    /// Number of people by what they do; `null` without a chart.
    pub people: Option<verdict::People>,
    /// Who supports the sellers; absent if the rulebook has no rules for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<support::Support<'a>>,
    /// The lasting investments; absent if the rulebook has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub practices: Vec<AdvisedItem<'a>>,
    /// For each other model what would lead to it, empty if nothing is advised; absent if the rulebook is too
    /// intricate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flips: Option<Vec<WireCounterfactual<'a>>>,
    /// Unanswered questions whose answer could still change the model or the segmentation, the most informative first.
    pub open_questions: Vec<&'a str>,
    /// Robustness of the advice; `null` if nothing is advised, absent if the rulebook has too many possible answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Option<WireRobustness<'a>>>,
    /// What growth brings, empty if nothing is advised; absent if the rulebook has no timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub growth: Option<Vec<Milestone<'a>>>,
    /// The decision at next year's size; `null` if the team does not grow or the rulebook does not look ahead.
    pub next_year: Option<verdict::NextYear<'a>>,
    /// Steps to take, in this order: the first steps of the model and, if another model is in place, those of the
    /// change.
    pub plan: Vec<verdict::PlanStep<'a>>,
    /// The change from the model in place; `null` if none is in place, absent if the rulebook has no rules for it.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub moving: Option<Option<Transition<'a>>>,
    /// Figures that the chart is based on and that the source article does not contain; absent if the rulebook has no
    /// staffing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<Vec<DefaultFigure<'a>>>,
    /// Warnings about conflicting answers, the most important first.
    pub warnings: Vec<Warning<'a>>,
    /// The chart in words.
    #[serde(skip)]
    chart: Option<ChartReader<'a>>,
    /// The answers that were varied to look ahead.
    #[serde(skip)]
    timeline: Option<growth::Timeline<'a>>,
}

/// The exact rulebook.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulebookSource<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its version.
    pub version: &'a str,
    /// `sha256:` and the digest of its file.
    pub digest: String,
}

/// The advised model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Model<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// The path through the decision tree.
    pub path: Vec<PathStep<'a>>,
    /// What each of its roles is measured by; absent if the rulebook does not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<verdict::Measure<'a>>,
    /// Signs that it works; absent if the rulebook has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<verdict::Sign<'a>>,
}

/// The recorded decision. Parts that were not decided are absent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordedDecision<'a> {
    /// Id of the chosen model, as recorded.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub model: &'a str,
    /// Ids of the dimensions to divide by; empty for an undivided team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segmentation: Option<&'a [String]>,
    /// Reason, in the user's words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
    /// Who decided.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub by: &'a str,
    /// Day on which to review the decision, such as 2027-03-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<String>,
    /// `true` if that day has come; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_again: Option<bool>,
}

impl<'a> RecordedDecision<'a> {
    /// Creates the JSON form of a decision. `is_due` is whether the day of its review has come.
    pub fn new(choice: &'a Choice, due: bool) -> Self {
        Self {
            model: &choice.model,
            segmentation: choice.segmentation.as_deref(),
            text: &choice.reason,
            by: &choice.decided_by,
            review_on: choice.review_on.map(|day| day.to_string()),
            look_again: due.then_some(true),
        }
    }
}

/// A step on the path through the decision tree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PathStep<'a> {
    /// Id of the question, or of the derived input.
    pub question: &'a str,
    /// The answer that decided the step; a number for a derived input.
    pub answer: Json,
    /// Whether it was assumed, or depends on something assumed.
    pub assumed: bool,
    /// `false` if the question is not asked and its assumed value decided the step, or a derived number depends on
    /// that; absent if it is asked.
    #[serde(skip_serializing_if = "is_true")]
    pub asked: bool,
    /// What the answer means for the choice.
    pub because: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// The model that comes second.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RunnerUp<'a> {
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

/// The dimensions to divide by.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SegmentationAdvice<'a> {
    /// Dimensions to divide by now, the most needed first.
    pub now: Vec<DimensionAdvice<'a>>,
    /// Dimensions to divide by later.
    pub later: Vec<DimensionAdvice<'a>>,
}

/// A dimension of the segmentation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DimensionAdvice<'a> {
    /// Its id.
    pub id: &'a str,
    /// `false` if the assumed value of a question that is not asked creates the need; absent otherwise.
    #[serde(skip_serializing_if = "is_true")]
    pub asked: bool,
    /// Why it is needed.
    pub because: &'a str,
    /// What would activate it, in words; only for a later dimension, and `null` if nothing known to the rules would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Option<String>>,
    /// The value of the question that sets the cap, such as the team's size, from which on it applies at every size,
    /// with the other answers unchanged; only for a later dimension, and `null` if there is no such number: `when` then
    /// names the answer that would activate it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Option<u32>>,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A warning.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Warning<'a> {
    /// Its stable code.
    pub code: &'a str,
    /// Ids of the asked questions that it is about.
    pub questions: Vec<&'a str>,
    /// What conflicts, and what to do.
    pub text: &'a str,
}

impl<'a> AdviceDocument<'a> {
    /// Creates the JSON form of an advice.
    pub fn new(reader: &Reader<'a>, advice: &'a Advice) -> Self {
        let rulebook = reader.rulebook;
        let id = |question: usize| &*rulebook.questions[question].id;
        let is_advised = advice.has_basis;
        let chart = advice.chart.as_ref().and_then(|chart| ChartReader::new(*reader, advice, chart));
        let (growth, timeline) = growth::growth(reader, advice);
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: RulebookSource {
                id: &rulebook.id,
                version: &rulebook.version,
                digest: rulebook.digest(),
            },
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
            verdict: verdict::verdict(reader, advice),
            model: is_advised.then(|| Model {
                id: &rulebook.models[advice.model].id,
                title: reader.raw_text(&rulebook.models[advice.model].title),
                path: advice.path.iter().map(|step| path_step(reader, step)).collect(),
                measures: verdict::measures(reader, advice),
                signs: verdict::signs(reader, advice),
            }),
            runner_up: advice
                .runner_up
                .filter(|_| is_advised)
                .map(|model| runner_up(reader, &advice.comparison[model])),
            ruled_out: verdict::ruled_out(reader, advice),
            segmentation: segments(reader, advice),
            side_by_side: side_by_side::side_by_side(reader, advice),
            comparison: comparison::comparison(reader, advice),
            org_chart: if is_advised {
                chart.as_ref().map(|chart| Some(chart::chart(chart)))
            } else {
                rulebook.staffing.is_some().then_some(None)
            },
            people: verdict::people(reader, advice),
            support: support::support(reader, advice),
            practices: practices::practices(reader, advice),
            flips: if is_advised { robustness::counterfactuals(reader, advice) } else { Some(Vec::new()) },
            open_questions: advice.open_questions.iter().map(|open| id(open.question)).collect(),
            firmness: if is_advised { robustness::robustness(reader, advice).map(Some) } else { Some(None) },
            growth,
            next_year: verdict::next_year(reader, advice),
            plan: verdict::plan(reader, advice),
            moving: rulebook
                .transition
                .is_some()
                .then(|| transition::transition(reader, advice, chart.as_ref()).filter(|_| is_advised)),
            defaults: (rulebook.staffing.is_some())
                .then(|| chart.as_ref().map(chart::defaults).unwrap_or_default()),
            warnings: advice.warnings.iter().filter_map(|warned| warning(reader, advice, *warned)).collect(),
            chart: chart.filter(|_| is_advised),
            timeline,
        }
    }

    /// Adds the annotations of the session that the advice is about.
    #[must_use]
    pub fn with_annotations(self, rulebook: &Rulebook, annotations: &'a Annotations) -> Self {
        let note = |(question, text): (&usize, &String)| {
            (rulebook.questions[*question].id.clone(), Json::from(&**text))
        };
        let decided =
            annotations.decision.as_ref().map(|choice| RecordedDecision::new(choice, annotations.is_due));
        Self { notes: annotations.notes.iter().map(note).collect(), decided, ..self }
    }
}

/// Returns the answers to questions that are asked.
fn used_answers(advice: &Advice) -> Answers {
    let mut answers = advice.answers.clone();
    advice.ignored.iter().for_each(|&question| answers.set(question, None));
    answers
}

/// Returns whether a field has its usual value, in which case it is omitted.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde requires")]
fn is_true(value: &bool) -> bool {
    *value
}

fn path_step<'a>(reader: &Reader<'a>, step: &TreeStep) -> PathStep<'a> {
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
    }
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

fn segments<'a>(reader: &Reader<'a>, advice: &Advice) -> SegmentationAdvice<'a> {
    let now = advice.segmentation.now.iter();
    let later = advice.segmentation.later.iter();
    SegmentationAdvice {
        now: now.filter_map(|wanted| segment(reader, advice, wanted, None)).collect(),
        later: later
            .filter_map(|later| segment(reader, advice, &later.candidate, Some(later.activation)))
            .collect(),
    }
}

fn segment<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
    candidate: &Candidate,
    activation: Option<Activation>,
) -> Option<DimensionAdvice<'a>> {
    let dimension = &reader.rulebook.segmentation.as_ref()?.dimensions[candidate.dimension];
    let reason = &dimension.reasons[candidate.reason];
    Some(DimensionAdvice {
        id: &dimension.id,
        asked: need_rests_on_asked(reader.rulebook, &advice.situation, candidate),
        because: reader.raw_text(&reason.because),
        when: activation.map(|comes| reader.activation(comes)),
        from: activation.map(Activation::number),
        sources: &reason.sources,
    })
}

/// Returns a warning in its JSON form; `None` only for a list without a limit, which advice never warns about.
fn warning<'a>(reader: &Reader<'a>, advice: &Advice, advice_warning: AdviceWarning) -> Option<Warning<'a>> {
    let rulebook = reader.rulebook;
    let id = |question: usize| &*rulebook.questions[question].id;
    match advice_warning {
        AdviceWarning::Rule(index) => {
            let warning = &rulebook.warnings[index];
            let asked = warning.questions.iter().filter(|&&question| advice.situation.is_asked(question));
            Some(Warning {
                code: &warning.code,
                questions: asked.map(|&question| id(question)).collect(),
                text: reader.raw_text(&warning.statement.text),
            })
        }
        AdviceWarning::TooManyNames(list) => {
            let QuestionKind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind else {
                return None;
            };
            Some(Warning {
                code: &than.code,
                questions: vec![id(list), id(than.question)],
                text: reader.raw_text(&than.text),
            })
        }
    }
}
