//! The verdict and its parts as JSON.

use super::Reader;
use crate::advice::verdict::PlanStep as Step;
use crate::advice::{Advice, verdict};
use schemars::JsonSchema;
use serde::Serialize;

/// The advice on one page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Verdict<'a> {
    /// The reasons, in one or more sentences.
    pub text: String,
    /// The units and what they are divided by, in words; `null` if there are neither.
    pub division: Option<String>,
    /// Number of units; `null` without a chart.
    pub units: Option<u32>,
    /// How sure the advice is; `null` if that is not known.
    #[schemars(extend("enum" = ["firm", "fairly_firm", "on_the_edge", null]))]
    pub sure: Option<&'static str>,
    /// One reason for each factor.
    pub because: Vec<FactorReason<'a>>,
    /// The one or two most important warnings.
    pub warnings: Vec<WarningBrief<'a>>,
    /// The first three steps of the plan, in a few words.
    pub steps: Vec<&'a str>,
}

/// The reason for a factor.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FactorReason<'a> {
    /// Id of the factor.
    pub factor: &'a str,
    /// The reason.
    pub text: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A warning in a few words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WarningBrief<'a> {
    /// Its stable code.
    pub code: &'a str,
    /// What to do.
    pub text: &'a str,
}

/// A model that is ruled out, whatever the other answers are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuledOut<'a> {
    /// Id of the model.
    pub model: &'a str,
    /// Why.
    pub because: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// Number of people by what they do.
#[derive(Debug, Serialize, JsonSchema)]
pub struct People {
    /// Number of sellers.
    pub sellers: u32,
    /// Number of managers, without the leader.
    pub managers: u32,
    /// Number of people who work on enablement full time; `null` if the rulebook has no rules for support.
    pub support: Option<u32>,
    /// Sellers per manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
    /// The same for the model in place, with today's sellers, undivided and with the same figures for management;
    /// `null` if no other model is in place.
    pub before: Option<PeopleBefore>,
}

/// Number of people in the model that is in place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PeopleBefore")]
pub struct PeopleBefore {
    /// Number of sellers.
    pub sellers: u32,
    /// Number of managers, without the leader.
    pub managers: u32,
    /// Number of people who work on enablement full time; `null` if that is not known.
    pub support: Option<u32>,
    /// Sellers per manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
}

/// The measure of a role of the advised model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure<'a> {
    /// Id of the role.
    pub role: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is measured by.
    pub text: &'a str,
    /// Whether that is our judgement rather than the source article's.
    pub judgement: bool,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A sign that the advised model works, by our judgement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sign<'a> {
    /// The visible sign.
    pub text: &'a str,
    /// Id of the disadvantage that the sign relates to.
    pub con: &'a str,
}

/// The decision at next year's size.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextYear<'a> {
    /// Size of the team.
    pub team_size: u32,
    /// Id of the model.
    pub model: &'a str,
    /// Ids of the dimensions to divide by.
    pub segmentation: Vec<&'a str>,
    /// Whether the growth or today's size was assumed.
    pub assumed: bool,
    /// The same in one line.
    pub text: String,
}

/// A step of the plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanStep<'a> {
    /// Whether it belongs to the `model` or to the `move` from the model in place.
    #[schemars(extend("enum" = ["model", "move"]))]
    pub part: &'static str,
    /// What to do.
    pub text: &'a str,
    /// The same in a few words.
    pub brief: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

pub(super) fn verdict<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<Verdict<'a>> {
    let in_words = reader.verdict(advice)?;
    let because = in_words.because.into_iter();
    let warnings = in_words.warnings.into_iter();
    Some(Verdict {
        text: in_words.text,
        division: in_words.division,
        units: in_words.units,
        sure: Reader::confidence_id(advice),
        because: because
            .map(|reason| FactorReason { factor: reason.factor, text: reason.text, sources: reason.sources })
            .collect(),
        warnings: warnings.map(|(code, text)| WarningBrief { code, text }).collect(),
        steps: in_words.steps,
    })
}

pub(super) fn ruled_out<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<RuledOut<'a>> {
    let ruled_out = advice.ruled_out.iter().filter(|_| advice.has_basis);
    ruled_out
        .map(|out| {
            let branch = &reader.rulebook.tree.branches[out.branch];
            RuledOut {
                model: &reader.rulebook.models[out.model].id,
                because: reader.raw_text(&branch.because),
                sources: &branch.sources,
            }
        })
        .collect()
}

pub(super) fn people(reader: &Reader, advice: &Advice) -> Option<People> {
    let people = verdict::Headcount::from_advice(advice).filter(|_| advice.has_basis)?;
    let ratio =
        |people: &verdict::Headcount| people.sellers_per_manager().map(|ratio| (ratio * 10.0).round() / 10.0);
    Some(People {
        sellers: people.sellers,
        managers: people.managers,
        support: people.support,
        sellers_per_manager: ratio(&people),
        before: verdict::Headcount::for_model_in_place(reader.rulebook, advice).map(|before| PeopleBefore {
            sellers: before.sellers,
            managers: before.managers,
            support: before.support,
            sellers_per_manager: ratio(&before),
        }),
    })
}

pub(super) fn measures<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Measure<'a>> {
    let roles = reader.rulebook.models[advice.model].roles.iter();
    let measured = roles.filter_map(|role| Some((role, role.measured_by.as_ref()?)));
    measured
        .map(|(role, measured)| Measure {
            role: &role.id,
            title: reader.raw_text(&role.title),
            text: reader.raw_text(&measured.text),
            judgement: measured.sources.is_empty(),
            sources: &measured.sources,
        })
        .collect()
}

pub(super) fn signs<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Sign<'a>> {
    let rows = &reader.rulebook.signs[advice.model];
    let message = advice.signs.iter().map(|&row| &rows[row].statement);
    message
        .map(|said| Sign {
            text: reader.raw_text(&said.text),
            con: said.sources.first().map_or("", |con| con),
        })
        .collect()
}

pub(super) fn next_year<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<NextYear<'a>> {
    let (next, text) = (advice.next_year.as_ref()?, reader.next_year(advice)?);
    let dimensions = reader.rulebook.segmentation.as_ref().map_or(&[][..], |rules| &rules.dimensions);
    Some(NextYear {
        team_size: next.size,
        model: &reader.rulebook.models[next.model].id,
        segmentation: next.now.iter().map(|wanted| &*dimensions[wanted.dimension].id).collect(),
        assumed: next.assumed,
        text,
    })
}

pub(super) fn plan<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<PlanStep<'a>> {
    let plan = advice.plan.iter().filter(|_| advice.has_basis);
    plan.map(|&step| {
        let message = &reader.plan_step(advice, step).statement;
        let part = match step {
            Step::Model(_) => "model",
            Step::Transition(_) => "move",
        };
        PlanStep {
            part,
            text: reader.raw_text(&message.text),
            brief: reader.step_brief(advice, step),
            sources: &message.sources,
        }
    })
    .collect()
}
