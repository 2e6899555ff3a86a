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
    /// People who work on enablement full time; `null` where the rulebook has nothing to say of support.
    pub support: Option<u32>,
    /// Sellers for each manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
    /// The same of the model in place, with today's sellers, undivided and managed by the same figures; `null` where no other
    /// model is in place.
    pub before: Option<Before>,
}

/// How many people there are in the model that is in place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PeopleBefore")]
pub struct Before {
    /// Sellers.
    pub sellers: u32,
    /// Managers, the leader not counted.
    pub managers: u32,
    /// People who work on enablement full time; `null` where that is not known.
    pub support: Option<u32>,
    /// Sellers for each manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
}

/// What a role of the advised model is measured by.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure<'a> {
    /// Id of the role.
    pub role: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is measured by.
    pub text: &'a str,
    /// Whether that is our judgement rather than the document's.
    pub judgement: bool,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// A sign that the advised model works, by our judgement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sign<'a> {
    /// What to see.
    pub text: &'a str,
    /// Id of the con that it is watched for.
    pub con: &'a str,
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

pub(super) fn people(reader: &Reader, advice: &Advice) -> Option<People> {
    let people = verdict::People::of(advice).filter(|_| advice.has_basis)?;
    let ratio =
        |people: &verdict::People| people.sellers_per_manager().map(|ratio| (ratio * 10.0).round() / 10.0);
    Some(People {
        sellers: people.sellers,
        managers: people.managers,
        support: people.support,
        sellers_per_manager: ratio(&people),
        before: verdict::People::before(reader.rulebook, advice).map(|before| Before {
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
            title: reader.exact(&role.title),
            text: reader.exact(&measured.text),
            judgement: measured.sources.is_empty(),
            sources: &measured.sources,
        })
        .collect()
}

pub(super) fn signs<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Sign<'a>> {
    let rows = &reader.rulebook.signs[advice.model];
    let said = advice.signs.iter().map(|&row| &rows[row].said);
    said.map(|said| Sign { text: reader.exact(&said.text), con: said.sources.first().map_or("", |con| con) })
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
