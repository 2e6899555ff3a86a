//! The advice for programs: the contract's "Advice out".
//!
//! The types are the wire form and nothing else; the order of their fields is the order in the file. Texts stand as
//! the rulebook and the answers have them, so that nothing is lost; [`escape`](super::escape) writes them so that they
//! cannot act on a terminal.

mod change;
mod chart;
pub mod check;
pub mod drift;
mod firm;
pub mod proof;
pub mod support;
mod verdict;

pub use chart::{ChartNode, Default};
pub use firm::{WireChange, WireFirmness, WireFlip, WireRange, WireWeight};

use super::chart::ChartReader;
use super::{Kept, Reader};
use crate::advice::{Advice, Panel, Step, Wanted, Warned, need_rests_on_asked};
use crate::rulebook::format::{Cited, Point};
use crate::rulebook::{Answers, Kind, Rulebook};
pub use change::{Handoff, Milestone, Move, Role, Told, When};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// The value of `format`.
pub const FORMAT: &str = "salesorg.advice";
/// The version of the form that is written.
pub const FORMAT_VERSION: u32 = 2;

/// A whole advice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// Always `salesorg.advice`.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// The version of this form.
    #[schemars(extend("const" = FORMAT_VERSION))]
    pub format_version: u32,
    /// The rulebook that advised.
    pub rulebook: Source<'a>,
    /// Tag of the language of the texts.
    pub language: &'a str,
    /// The answers that were given and count, by question: those to questions that are asked.
    pub answers: Map<String, Json>,
    /// The notes on answers, by question; absent where there are none.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub notes: Map<String, Json>,
    /// The values that stand in for unknown answers, by question.
    pub assumed: Map<String, Json>,
    /// Questions that were answered and do not count, given the other answers.
    pub ignored: Vec<&'a str>,
    /// The advice on one page; `null` where none of the essential questions is answered.
    pub verdict: Option<verdict::Verdict<'a>>,
    /// What is advised; `null` where none of the essential questions is answered.
    pub model: Option<Model<'a>>,
    /// What was decided in the end, which may differ from what is advised and never changes it; absent where nothing was
    /// recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided<'a>>,
    /// What comes second by the evidence; `null` where there is no other model, or all others are ruled out.
    pub runner_up: Option<RunnerUp<'a>>,
    /// The models that the path rules out.
    pub ruled_out: Vec<verdict::RuledOut<'a>>,
    /// By what to divide.
    pub segmentation: Segments<'a>,
    /// All models, in the rulebook's order.
    pub comparison: Vec<Compared<'a>>,
    /// The organisation chart, `null` where nothing is advised; left out where the rulebook staffs no such model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_chart: Option<Option<ChartNode<'a>>>,
    /// How many people there are, by what they do; `null` without a chart.
    pub people: Option<verdict::People>,
    /// Who supports the sellers; absent where the rulebook has nothing to say of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<support::Support<'a>>,
    /// The lasting investments; absent where the rulebook names none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub practices: Vec<support::Meant<'a>>,
    /// For each other model what would lead to it; absent where the rulebook is too intricate to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flips: Option<Vec<WireFlip<'a>>>,
    /// Questions whose unknown answer could still change the model or the segmentation, most telling first.
    pub open_questions: Vec<&'a str>,
    /// How firm the advice is; absent where the rulebook has too many answers to try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<WireFirmness<'a>>,
    /// What growth brings; absent where the rulebook has no timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub growth: Option<Vec<Milestone<'a>>>,
    /// The decision at next year's size, `null` where the team does not grow or the rulebook does not look ahead.
    pub next_year: Option<verdict::NextYear<'a>>,
    /// What to do, in this order: the first steps of the model and, where one is in place, those of the move.
    pub plan: Vec<verdict::PlanStep<'a>>,
    /// The way from the model in place, `null` where nothing is; absent where the rulebook has nothing to say of it.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub moving: Option<Option<Move<'a>>>,
    /// The figures that the chart rests on and the document does not give; absent where the rulebook staffs nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<Vec<Default<'a>>>,
    /// What pulls apart, what matters most first.
    pub warnings: Vec<Warning<'a>>,
}

/// Which rulebook, exactly.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source<'a> {
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
    /// The way down the tree.
    pub path: Vec<PathStep<'a>>,
}

/// The decision that was taken in the end.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decided<'a> {
    /// Id of the model, as it was recorded.
    pub model: &'a str,
    /// Why, in the user's words; may be empty.
    pub text: &'a str,
}

/// A step down the tree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PathStep<'a> {
    /// Id of the question, or of the derived input.
    pub question: &'a str,
    /// The answer that decided; a number for a derived input.
    pub answer: Json,
    /// Whether it was assumed, or rests on something assumed.
    pub assumed: bool,
    /// `false` where the question is not asked and its assumed value decided, or something counted rests on that; absent
    /// where it is asked.
    #[serde(skip_serializing_if = "is_true")]
    pub asked: bool,
    /// What the answer means for the choice.
    pub because: &'a str,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// The model that comes second.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RunnerUp<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// How many answers speak for it.
    #[serde(rename = "for")]
    pub favour: usize,
    /// How many answers speak against it.
    pub against: usize,
}

/// By what to divide.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Segments<'a> {
    /// What to take now, the most needed first.
    pub now: Vec<Segment<'a>>,
    /// What to take later.
    pub later: Vec<Segment<'a>>,
}

/// One dimension of the segmentation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Segment<'a> {
    /// Its id.
    pub id: &'a str,
    /// `false` where a question that is not asked makes the need by its assumed value; absent where none does.
    #[serde(skip_serializing_if = "is_true")]
    pub asked: bool,
    /// Why it is needed.
    pub because: &'a str,
    /// What brings it; only of one that waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// One model beside the others.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Compared<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whether it is the advised one.
    pub recommended: bool,
    /// The document's points for it.
    pub pros: Vec<Argument<'a>>,
    /// The document's points against it.
    pub cons: Vec<Argument<'a>>,
    /// What the answers say for it.
    #[serde(rename = "for")]
    pub favour: Vec<Said<'a>>,
    /// What the answers say against it.
    pub against: Vec<Said<'a>>,
}

/// A point of the document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Argument<'a> {
    /// What it says.
    pub text: &'a str,
    /// Id of the fact.
    pub source: &'a str,
}

/// What one answer says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Said<'a> {
    /// Id of the question, or of the derived input.
    pub question: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// A warning.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Warning<'a> {
    /// Its stable code.
    pub code: &'a str,
    /// Ids of the questions that it is about, of those that are asked.
    pub questions: Vec<&'a str>,
    /// What pulls apart, and what to do.
    pub text: &'a str,
}

impl<'a> Document<'a> {
    /// An advice in its wire form.
    #[must_use]
    pub fn new(reader: &Reader<'a>, advice: &'a Advice) -> Self {
        let rulebook = reader.rulebook;
        let id = |question: usize| &*rulebook.questions[question].id;
        let is_advised = advice.has_basis;
        let chart = advice.chart.as_ref().and_then(|chart| ChartReader::new(*reader, advice, chart));
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: Source { id: &rulebook.id, version: &rulebook.version, digest: rulebook.digest() },
            language: reader.language(),
            answers: rulebook.write_answers(&counting(advice)),
            notes: Map::new(),
            decided: None,
            assumed: advice
                .assumed
                .iter()
                .map(|(question, value)| {
                    (id(*question).to_owned(), rulebook.questions[*question].write(value))
                })
                .collect(),
            ignored: advice.ignored.iter().map(|&question| id(question)).collect(),
            verdict: verdict::verdict(reader, advice),
            model: is_advised.then(|| Model {
                id: &rulebook.models[advice.model].id,
                title: reader.exact(&rulebook.models[advice.model].title),
                path: advice.path.iter().map(|step| path_step(reader, step)).collect(),
            }),
            runner_up: advice
                .runner_up
                .filter(|_| is_advised)
                .map(|model| runner_up(reader, &advice.comparison[model])),
            ruled_out: verdict::ruled_out(reader, advice),
            segmentation: segments(reader, advice),
            comparison: advice
                .comparison
                .iter()
                .map(|panel| compared(reader, panel, is_advised && panel.model == advice.model))
                .collect(),
            org_chart: if is_advised {
                chart.as_ref().map(|chart| Some(chart::chart(chart)))
            } else {
                chart.is_some().then_some(None)
            },
            people: verdict::people(advice),
            support: support::support(reader, advice),
            practices: support::practices(reader, advice),
            flips: if is_advised { firm::flips(reader, advice) } else { None },
            open_questions: advice.open.iter().map(|open| id(open.question)).collect(),
            firmness: if is_advised { firm::firmness(reader, advice) } else { None },
            growth: if is_advised { change::growth(reader, advice) } else { None },
            next_year: verdict::next_year(reader, advice),
            plan: verdict::plan(reader, advice),
            moving: rulebook.moving.is_some().then(|| change::moving(reader, advice).filter(|_| is_advised)),
            defaults: (rulebook.staffing.is_some())
                .then(|| chart.as_ref().map(chart::defaults).unwrap_or_default()),
            warnings: advice.warnings.iter().filter_map(|warned| warning(reader, advice, *warned)).collect(),
        }
    }

    /// The same, with what the session that it is about keeps beside its answers.
    #[must_use]
    pub fn with(self, rulebook: &Rulebook, kept: &'a Kept) -> Self {
        let note = |(question, text): (&usize, &String)| {
            (rulebook.questions[*question].id.clone(), Json::from(&**text))
        };
        let decided =
            kept.decided.as_ref().map(|choice| Decided { model: &choice.model, text: &choice.text });
        Self { notes: kept.notes.iter().map(note).collect(), decided, ..self }
    }
}

/// The answers to questions that are asked.
fn counting(advice: &Advice) -> Answers {
    let mut answers = advice.answers.clone();
    advice.ignored.iter().for_each(|&question| answers.set(question, None));
    answers
}

/// Whether something is as it nearly always is, and so left out.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it")]
fn is_true(value: &bool) -> bool {
    *value
}

fn path_step<'a>(reader: &Reader<'a>, step: &Step) -> PathStep<'a> {
    let rulebook = reader.rulebook;
    let branch = &rulebook.tree.branches[step.branch];
    let answer = match rulebook.questions.get(step.slot).map(|question| &question.kind) {
        Some(Kind::Choice(options)) => Json::from(&*options[step.value as usize].id),
        _ => Json::from(step.value),
    };
    PathStep {
        question: rulebook.slot_id(step.slot).unwrap_or_default(),
        answer,
        assumed: step.assumed,
        asked: step.asked,
        because: reader.exact(&branch.because),
        sources: &branch.sources,
    }
}

fn runner_up<'a>(reader: &Reader<'a>, panel: &Panel) -> RunnerUp<'a> {
    let model = &reader.rulebook.models[panel.model];
    RunnerUp {
        id: &model.id,
        title: reader.exact(&model.title),
        favour: panel.favour.len(),
        against: panel.against.len(),
    }
}

fn segments<'a>(reader: &Reader<'a>, advice: &Advice) -> Segments<'a> {
    let now = advice.segmentation.now.iter();
    let later = advice.segmentation.later.iter();
    Segments {
        now: now.filter_map(|wanted| segment(reader, advice, wanted, None)).collect(),
        later: later
            .filter_map(|later| segment(reader, advice, &later.wanted, reader.brings(later.comes)))
            .collect(),
    }
}

fn segment<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
    wanted: &Wanted,
    when: Option<String>,
) -> Option<Segment<'a>> {
    let dimension = &reader.rulebook.segmentation.as_ref()?.dimensions[wanted.dimension];
    let reason = &dimension.reasons[wanted.reason];
    Some(Segment {
        id: &dimension.id,
        asked: need_rests_on_asked(reader.rulebook, &advice.situation, wanted),
        because: reader.exact(&reason.because),
        when,
        sources: &reason.sources,
    })
}

fn compared<'a>(reader: &Reader<'a>, panel: &Panel, recommended: bool) -> Compared<'a> {
    let rulebook = reader.rulebook;
    let model = &rulebook.models[panel.model];
    let points = |points: &'a [Point]| -> Vec<_> {
        points
            .iter()
            .map(|point| Argument { text: reader.exact(&point.text), source: &point.source })
            .collect()
    };
    let rows = |rows: &[usize]| -> Vec<_> {
        rows.iter()
            .map(|&row| {
                let row = &rulebook.evidence[row];
                let Cited { text, sources } = &row.said;
                let question = rulebook.slot_id(row.slot).unwrap_or_default();
                Said { question, text: reader.exact(text), sources }
            })
            .collect()
    };
    Compared {
        id: &model.id,
        recommended,
        pros: points(&model.pros),
        cons: points(&model.cons),
        favour: rows(&panel.favour),
        against: rows(&panel.against),
    }
}

/// A warning in its wire form; none only for a list that warns of nothing, which advice never names.
fn warning<'a>(reader: &Reader<'a>, advice: &Advice, warned: Warned) -> Option<Warning<'a>> {
    let rulebook = reader.rulebook;
    let id = |question: usize| &*rulebook.questions[question].id;
    match warned {
        Warned::Rule(index) => {
            let warning = &rulebook.warnings[index];
            let asked = warning.questions.iter().filter(|&&question| advice.situation.is_asked(question));
            Some(Warning {
                code: &warning.code,
                questions: asked.map(|&question| id(question)).collect(),
                text: reader.exact(&warning.said.text),
            })
        }
        Warned::TooManyNames(list) => {
            let Kind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind else {
                return None;
            };
            Some(Warning {
                code: &than.code,
                questions: vec![id(list), id(than.question)],
                text: reader.exact(&than.text),
            })
        }
    }
}
