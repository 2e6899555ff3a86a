//! The verdict: a selection from the full advice for someone with one minute.
//!
//! Nothing is decided here. The number of units comes from the chart, the headings of the reasons from the
//! rulebook's factors, and the plan merges the model's first steps with the steps of the transition. Every
//! report format shows the same selection.

use super::{
    Advice, AdviceWarning, Candidate, MAX_NODES, ModelEvidence, Origin, OutcomeDiagram, RoleAdvice,
    Segmentation, Situation, Transition, TreeStep, chart, segmentation,
};
use crate::rulebook::{Answers, QuestionKind, Rulebook, Value};
use std::cmp::Reverse;

/// The maximum number of warnings in a verdict.
pub(crate) const MAX_WARNINGS: usize = 2;
/// The maximum number of steps in a verdict.
pub(crate) const MAX_STEPS: usize = 3;

/// The short form of an advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The number of units of the model. `None` if there is no chart or the rulebook does not name the units.
    pub units: Option<UnitCount>,
    /// One reason for each factor that has one, in the rulebook's order.
    pub reasons: Vec<FactorReason>,
    /// The most important warnings.
    pub warnings: Vec<AdviceWarning>,
    /// The first steps of the plan.
    pub steps: Vec<PlanStep>,
}

/// The number of units and the sellers in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitCount {
    /// The number of units.
    pub count: u32,
    /// The fewest and the most sellers in one unit.
    pub sellers_per_unit: (u32, u32),
}

/// The reason shown for a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FactorReason {
    /// Index of the factor.
    pub factor: usize,
    /// The place of the reason in the rulebook.
    pub source: ReasonSource,
}

/// The place of a reason in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReasonSource {
    /// One of the factor's own reasons, by index.
    Factor(usize),
    /// A branch on the path, by index.
    Branch(usize),
    /// A row of evidence, by index.
    Evidence(usize),
}

/// A model that the path rules out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct RuledOut {
    /// Index of the model.
    #[doc(hidden)]
    pub model: usize,
    /// Index of the branch that rules it out.
    pub(crate) branch: usize,
}

/// A step of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlanStep {
    /// One of the model's first steps, by index.
    Model(usize),
    /// One of the steps of the transition from the model in place, by index.
    Transition(usize),
}

/// The decision at next year's team size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NextYear {
    /// The size of the team.
    pub size: u32,
    /// Index of the model at that size, if all other answers stay the same.
    pub model: usize,
    /// The dimensions to divide by at that size.
    pub now: Vec<Candidate>,
    /// Whether the team's growth or its present size was assumed.
    pub assumed: bool,
}

/// The number of people in each kind of job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Headcount {
    /// Sellers.
    pub sellers: u32,
    /// Managers, without the leader of the whole team.
    pub managers: u32,
    /// People who work on enablement full time. `None` if the rulebook has no rules on support, or if their
    /// number is unknown.
    pub support: Option<u32>,
}

impl Verdict {
    /// Selects the verdict of an advice.
    pub(crate) fn new(rulebook: &Rulebook, advice: &Advice) -> Self {
        Self {
            units: unit_count(rulebook, advice),
            reasons: factor_reasons(rulebook, advice),
            warnings: advice.warnings.iter().copied().take(MAX_WARNINGS).collect(),
            steps: advice.plan.iter().copied().take(MAX_STEPS).collect(),
        }
    }
}

impl Headcount {
    /// Returns the headcount of an advice. Returns `None` if there is no chart.
    pub(crate) fn from_advice(advice: &Advice) -> Option<Self> {
        let chart = advice.chart.as_ref()?;
        let support = advice.support.as_ref().map(|support| {
            let now = support.roles.iter().filter(|fill| matches!(fill, RoleAdvice::Now(_))).count();
            support.people.unwrap_or_else(|| u32::try_from(now).unwrap_or(u32::MAX))
        });
        Some(Self { sellers: chart.seller_count(), managers: chart.manager_count(), support })
    }

    /// Returns the headcount of the model in place: with today's sellers, undivided, and managed by the same
    /// figures.
    ///
    /// Returns `None` if no other model is in place.
    pub(crate) fn for_model_in_place(rulebook: &Rulebook, advice: &Advice) -> Option<Self> {
        let from = advice.transition.as_ref()?.from.filter(|from| *from != advice.model)?;
        let undivided = Segmentation { now: Vec::new(), later: Vec::new(), ..advice.segmentation.clone() };
        let situation = &advice.situation;
        let chart = chart::chart(rulebook, situation, from, &undivided, &advice.segment_names, MAX_NODES)?;
        let counted = rulebook.support.as_ref().and_then(|support| support.enablement.people.as_ref());
        let support = counted.and_then(|counted| counted.today.as_ref()).and_then(|(question, nobody)| {
            let known = situation.origin(*question) == Origin::Answered;
            (known && nobody.contains(&situation.values()[*question])).then_some(0)
        });
        Some(Self { sellers: chart.seller_count(), managers: chart.manager_count(), support })
    }

    /// Returns the number of sellers per manager. Returns `None` if there are no managers.
    pub(crate) fn sellers_per_manager(&self) -> Option<f64> {
        (self.managers > 0).then(|| f64::from(self.sellers) / f64::from(self.managers))
    }
}

/// Returns whether there is something to advise on: an essential question is answered, or the rulebook has no
/// essential questions.
pub(crate) fn has_basis(rulebook: &Rulebook, answers: &Answers, situation: &Situation) -> bool {
    has_essential_answer(rulebook, answers, |question| situation.is_asked(question))
}

/// Returns whether an essential question is answered that `is_asked`, or there are none.
pub(super) fn has_essential_answer(
    rulebook: &Rulebook,
    answers: &Answers,
    is_asked: impl Fn(usize) -> bool,
) -> bool {
    let mut essentials =
        (0..rulebook.questions.len()).filter(|&question| rulebook.questions[question].essential);
    let mut none = true;
    essentials.any(|question| {
        none = false;
        answers.get(question).is_some() && is_asked(question)
    }) || none
}

/// Returns the models that the branches of a path rule out, each with the first branch that does, in the
/// rulebook's order.
pub(super) fn ruled_out(rulebook: &Rulebook, path: &[TreeStep]) -> Vec<RuledOut> {
    let by = |model| {
        let mut branches = path.iter().map(|step| step.branch);
        branches.find(|&branch| rulebook.tree.branches[branch].rules_out.contains(&model))
    };
    let models = 0..rulebook.models.len();
    models.filter_map(|model| by(model).map(|branch| RuledOut { model, branch })).collect()
}

/// Sorts the warnings by their weight, the most important first. Equal ones keep their order.
pub(super) fn sort_by_weight(rulebook: &Rulebook, warnings: &mut [AdviceWarning]) {
    warnings.sort_by_key(|warned| {
        Reverse(match warned {
            AdviceWarning::Rule(index) => rulebook.warnings[*index].weight,
            AdviceWarning::TooManyNames(_) => 0,
        })
    });
}

/// Merges the first steps of the model and the steps of the transition, if there is one, into one ordered
/// plan.
pub(super) fn plan(
    rulebook: &Rulebook,
    situation: &Situation,
    model: usize,
    transition: Option<&Transition>,
) -> Vec<PlanStep> {
    let moves = rulebook.transition.as_ref().zip(transition).into_iter().flat_map(|(rules, moving)| {
        moving.steps.iter().map(|&step| (rules.steps[step].order, PlanStep::Transition(step)))
    });
    let first = rulebook.first_steps[model].iter().enumerate();
    let first = first.filter(|(_, step)| situation.applies(&step.when));
    let first = first.map(|(index, step)| (step.order, PlanStep::Model(index)));
    let mut steps: Vec<_> = moves.chain(first).collect();
    steps.sort_by_key(|(order, _)| *order);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// Decides by the same rules at next year's team size. Returns `None` if the team does not grow.
pub(super) fn next_year(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    situation: &Situation,
) -> Option<NextYear> {
    let rules = rulebook.next_year.as_ref()?;
    if !situation.is_asked(rules.question) || !situation.is_asked(rules.number) {
        return None;
    }
    let values = situation.values();
    let growth = values[rules.question];
    let (_, percent) = rules.growth.iter().find(|(option, _)| *option == growth)?;
    let today = values[rules.number];
    let QuestionKind::Integer { max, .. } = rulebook.questions[rules.number].kind else { return None };
    let grown = (u64::from(today) * u64::from(*percent) + 50) / 100;
    let size = u32::try_from(grown).unwrap_or(u32::MAX).min(max);
    if size <= today {
        return None;
    }
    let mut grown = answers.clone();
    grown.set(rules.number, Some(Value::Number(size)));
    let assumed = [rules.question, rules.number].iter().any(|&one| situation.origin(one) == Origin::Assumed);
    let later = Situation::new(rulebook, &grown);
    let now = segmentation::segment(rulebook, outcomes, &grown, later.values()).now;
    Some(NextYear { size, model: rulebook.tree.decide_model(later.values()), now, assumed })
}

/// Returns the number of the smallest groups that have all of the model's roles. For generalists, each seller
/// is a group.
fn unit_count(rulebook: &Rulebook, advice: &Advice) -> Option<UnitCount> {
    rulebook.models[advice.model].unit.as_ref()?;
    let (count, each) = advice.chart.as_ref()?.smallest_groups;
    Some(UnitCount { count, sellers_per_unit: each })
}

/// Returns the reason for each factor: one of the factor's own, or else a branch that rules a model in or
/// out, or else the last branch on the path about the factor, or else evidence for the model.
fn factor_reasons(rulebook: &Rulebook, advice: &Advice) -> Vec<FactorReason> {
    let situation = &advice.situation;
    let mut found = Vec::new();
    for (index, factor) in rulebook.factors.iter().enumerate() {
        let own =
            factor.because.iter().position(|row| situation.applies(&row.when)).map(ReasonSource::Factor);
        let branch = || strongest_branch(rulebook, &advice.path, &factor.slots).map(ReasonSource::Branch);
        let row = || {
            supporting_row(rulebook, &advice.comparison[advice.model], &factor.slots)
                .map(ReasonSource::Evidence)
        };
        let reason = own.or_else(branch).or_else(row);
        found.extend(reason.map(|reason| FactorReason { factor: index, source: reason }));
    }
    found
}

/// Returns the last branch on the path about these slots that rules a model in or out, or else the last one
/// about them.
fn strongest_branch(rulebook: &Rulebook, path: &[TreeStep], slots: &[usize]) -> Option<usize> {
    let branches = || path.iter().filter(|step| slots.contains(&step.slot)).map(|step| step.branch);
    let rules = |branch: &usize| {
        let branch = &rulebook.tree.branches[*branch];
        branch.overrides || !branch.rules_out.is_empty()
    };
    branches().filter(rules).last().or_else(|| branches().next_back())
}

/// Returns the first row of evidence for the model about these slots.
fn supporting_row(rulebook: &Rulebook, panel: &ModelEvidence, slots: &[usize]) -> Option<usize> {
    panel.supporting.iter().copied().find(|&row| slots.contains(&rulebook.evidence[row].slot))
}

#[cfg(test)]
mod tests;
