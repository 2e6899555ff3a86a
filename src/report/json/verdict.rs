//! The verdict and what it is chosen from, in the wire form.

use super::Reader;
use crate::advice::verdict::PlanStep as Step;
use crate::advice::{Advice, verdict};
use schemars::JsonSchema;
use serde::Serialize;

/// The advice on one page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Verdict<'a> {
    /// Why, in one or more sentences.
    pub text: String,
    /// The units and by what they are divided, in words; `null` where there is neither.
    pub division: Option<String>,
    /// How many units there are; `null` without a chart.
    pub units: Option<u32>,
    /// How sure the advice is; `null` where that is not known.
    #[schemars(extend("enum" = ["firm", "fairly_firm", "on_the_edge", null]))]
    pub sure: Option<&'static str>,
    /// One reason for each factor.
    pub because: Vec<Because<'a>>,
    /// The one or two warnings that matter most.
    pub warnings: Vec<Brief<'a>>,
    /// The first three steps of the plan, in a few words.
    pub steps: Vec<&'a str>,
}

/// The reason under a factor.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Because<'a> {
    /// Id of the factor.
    pub factor: &'a str,
    /// The reason.
    pub text: &'a str,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// A warning in a few words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Brief<'a> {
    /// Its stable code.
    pub code: &'a str,
    /// What to do.
    pub text: &'a str,
}

/// A model that is not possible, whatever else is answered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuledOut<'a> {
    /// Id of the model.
    pub model: &'a str,
    /// Why.
    pub because: &'a str,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// How many people there are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct People {
    /// Sellers.
    pub sellers: u32,
    /// Managers, the leader not counted.
    pub managers: u32,
    /// Supporting roles to fill now; `null` where the rulebook has nothing to say of support.
    pub support: Option<u32>,
    /// Sellers for each manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
}

/// What is decided at next year's size.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextYear<'a> {
    /// The size of the team.
    pub team_size: u32,
    /// Id of the model.
    pub model: &'a str,
    /// Ids of the dimensions to divide by.
    pub segmentation: Vec<&'a str>,
    /// Whether the growth or today's size was assumed.
    pub assumed: bool,
    /// All that in one line.
    pub text: String,
}

/// A step of the plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanStep<'a> {
    /// Whether it belongs to the `model` or to the `move` from the one in place.
    #[schemars(extend("enum" = ["model", "move"]))]
    pub part: &'static str,
    /// What to do.
    pub text: &'a str,
    /// The same in a few words.
    pub brief: &'a str,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

pub(super) fn verdict<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<Verdict<'a>> {
    let told = reader.verdict(advice)?;
    let because = told.because.into_iter();
    let warnings = told.warnings.into_iter();
    Some(Verdict {
        text: told.text,
        division: told.division,
        units: told.units,
        sure: Reader::sure_id(advice),
        because: because
            .map(|reason| Because { factor: reason.factor, text: reason.text, sources: reason.sources })
            .collect(),
        warnings: warnings.map(|(code, text)| Brief { code, text }).collect(),
        steps: told.steps,
    })
}

pub(super) fn ruled_out<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<RuledOut<'a>> {
    let ruled_out = advice.ruled_out.iter().filter(|_| advice.has_basis);
    ruled_out
        .map(|out| {
            let branch = &reader.rulebook.tree.branches[out.branch];
            RuledOut {
                model: &reader.rulebook.models[out.model].id,
                because: reader.exact(&branch.because),
                sources: &branch.sources,
            }
        })
        .collect()
}

pub(super) fn people(advice: &Advice) -> Option<People> {
    let people = verdict::People::of(advice).filter(|_| advice.has_basis)?;
    Some(People {
        sellers: people.sellers,
        managers: people.managers,
        support: people.support,
        sellers_per_manager: people.sellers_per_manager().map(|ratio| (ratio * 10.0).round() / 10.0),
    })
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
        let said = &reader.plan_step(advice, step).said;
        let part = match step {
            Step::Model(_) => "model",
            Step::Move(_) => "move",
        };
        PlanStep {
            part,
            text: reader.exact(&said.text),
            brief: reader.step_brief(advice, step),
            sources: &said.sources,
        }
    })
    .collect()
}
