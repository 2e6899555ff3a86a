//! Advice engine: turns a rulebook and a set of answers into advice, without side effects.
//!
//! [`decide`] finds only the model and the segmentation; audits and replays call it by the thousand.
//! [`advise`] adds the rest of the report: the other models with the evidence for and against them, the
//! assumed values, the questions that are still open, and the warnings. All results are indices into the
//! rulebook; the caller looks up the texts.

mod assumptions;
mod brief;
mod chart;
mod counterfactuals;
pub(crate) mod group;
pub(crate) mod growth;
mod outcomes;
mod outlook;
mod practices;
mod robustness;
mod segmentation;
mod situation;
mod support;
mod tally;
mod transition;
pub(crate) mod verdict;

pub(crate) use brief::advise_briefly;
pub(crate) use chart::{
    Chart, Division, Leadership, MAX_NODES, NodeKind, OrgNode, Segment, SegmentRange, UnitNumbers,
};
pub(crate) use counterfactuals::AnswerChange;
#[doc(hidden)]
pub use counterfactuals::{Counterfactual, counterfactuals};
#[doc(hidden)]
pub use group::GroupAdvice;
pub use outcomes::OutcomeDiagram;
pub(crate) use outcomes::{Cost, DiagramBuilder, Edge, LEAF, NO, YES, value_classes};
#[doc(hidden)]
pub use outlook::Outlook;
pub(crate) use outlook::{OpenQuestion, unknown_questions};
pub(crate) use practices::MatchedRow;
pub(crate) use robustness::{AnswerWeight, Confidence, Robustness};
pub(crate) use segmentation::{
    Activation, Candidate, DimensionSplit, Need, Segmentation, Selection, split_dimensions,
};
pub(crate) use situation::Origin;
pub use situation::Situation;
pub(crate) use support::{RoleAdvice, SupportAdvice, Trigger};
#[doc(hidden)]
pub use tally::Tally;
pub(crate) use transition::Transition;
pub(crate) use verdict::{Verdict, has_basis};

use crate::rulebook::format::Stance;
use crate::rulebook::{Answers, ConditionalText, QuestionKind, Rulebook, Slot, TableOutcome, Value};
use std::cmp::Reverse;

/// The core decision: which model, and which dimensions to divide the team by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Index of the advised model.
    pub model: usize,
    /// Dimensions to divide by now.
    pub(crate) segmentation: Selection,
}

impl Decision {
    /// Returns the indices of the dimensions to divide the team by now.
    pub fn dimensions(&self) -> &[usize] {
        &self.segmentation.now
    }
}

/// A step on the path through the decision tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeStep {
    /// Index of the node in the tree.
    pub(crate) node: usize,
    /// Index of the branch that the path follows.
    pub branch: usize,
    /// The input that the node tests.
    pub slot: Slot,
    /// The value of the input.
    pub value: u32,
    /// Whether the value was assumed. For a derived input: whether any question that it is counted from was
    /// assumed.
    pub assumed: bool,
    /// Whether the question is asked, given the other answers. If it is not, the tree used its assumed value.
    /// For a derived input: whether all reasons that it counts rest on asked questions alone.
    pub(crate) asked: bool,
}

/// The evidence for and against one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ModelEvidence {
    /// Index of the model.
    pub model: usize,
    /// Indices of the evidence rows for the model.
    pub supporting: Vec<usize>,
    /// Indices of the evidence rows against the model.
    pub opposing: Vec<usize>,
}

/// A warning about a set of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AdviceWarning {
    /// Index of one of the rulebook's warnings.
    Rule(usize),
    /// Index of a question whose list of names is longer than the number given in another answer.
    TooManyNames(usize),
}

/// The full advice on one set of answers, in indices and numbers.
///
/// [`AdviceDocument`](crate::document::advice::AdviceDocument) has it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The answers that the advice is based on.
    pub(crate) answers: Answers,
    /// The situation that the answers describe.
    pub(crate) situation: Situation,
    /// Whether an essential question is answered, so that there is something to advise on. If not, nothing is
    /// recommended and the other fields only show what the assumed values lead to.
    pub(crate) has_basis: bool,
    /// Index of the advised model.
    #[doc(hidden)]
    pub model: usize,
    /// The path through the decision tree.
    pub(crate) path: Vec<TreeStep>,
    /// Index of the model that is second by the evidence. `None` if there is only one model or all others are
    /// ruled out.
    #[doc(hidden)]
    pub runner_up: Option<usize>,
    /// The models that the path rules out.
    #[doc(hidden)]
    pub ruled_out: Vec<verdict::RuledOut>,
    /// Which dimensions to divide the team by, now and later.
    #[doc(hidden)]
    pub segmentation: Segmentation,
    /// For each dimension, by index: the user's names of its segments. Empty if they were not named.
    pub(crate) segment_names: Vec<Vec<String>>,
    /// The evidence for every model, in the rulebook's order.
    pub(crate) comparison: Vec<ModelEvidence>,
    /// Questions whose assumed value was used, with that value.
    pub(crate) assumed: Vec<(usize, Value)>,
    /// Questions that were answered but are not asked, given the other answers.
    pub(crate) ignored: Vec<usize>,
    /// Unknown answers that could still change the model or the segmentation, the most informative first.
    pub(crate) open_questions: Vec<OpenQuestion>,
    /// The other unknown answers, in the order of asking. They can only change the rest of the advice.
    pub(crate) other_unknowns: Vec<usize>,
    /// Warnings, the most important first.
    pub(crate) warnings: Vec<AdviceWarning>,
    /// What to do, in order.
    pub(crate) plan: Vec<verdict::PlanStep>,
    /// The decision at next year's team size. `None` if the team does not grow.
    pub(crate) next_year: Option<verdict::NextYear>,
    /// Indices of the rows that compare two models side by side.
    pub(crate) side_by_side: Vec<usize>,
    /// Indices of the rulebook's signs that the advised model works.
    pub(crate) signs: Vec<usize>,
    /// What growth changes, one entry for each answer on the rulebook's timeline.
    pub(crate) growth: Vec<growth::GrowthTrack>,
    /// The transition from the model in place. `None` if no model is in place.
    pub(crate) transition: Option<Transition>,
    /// Advice on who supports the sellers. `None` if the rulebook has no rules on support.
    pub(crate) support: Option<SupportAdvice>,
    /// For each practice, by index: the rows that say what it means for these answers.
    pub(crate) practices: Vec<Vec<MatchedRow>>,
    /// For each other model: the changes that would lead to it. `None` if the rulebook is too complex to
    /// tell.
    pub(crate) counterfactuals: Option<Vec<Counterfactual>>,
    /// How sure the advice is and how much each answer weighs. `None` if the rulebook has too many answers to
    /// try.
    pub(crate) robustness: Option<Robustness>,
    /// The organisation chart. `None` if the rulebook has no staffing for the model.
    pub(crate) chart: Option<Chart>,
}

impl Advice {
    /// Returns the steps whose branch rules a model in or out regardless of the evidence.
    pub(crate) fn deciding_steps<'a>(&'a self, rulebook: &'a Rulebook) -> impl Iterator<Item = &'a TreeStep> {
        self.path.iter().filter(|step| rulebook.tree.branches[step.branch].overrides)
    }

    /// Returns the step that rules out `model`, if there is one.
    #[doc(hidden)]
    pub fn ruling_step(&self, model: usize) -> Option<&TreeStep> {
        let ruled_out = self.ruled_out.iter().find(|ruled_out| ruled_out.model == model)?;
        self.path.iter().find(|step| step.branch == ruled_out.branch)
    }
}

/// Decides the model and the segmentation for a set of answers.
///
/// This is what [`advise`] decides too, hundreds of times faster, without reasons.
pub fn decide(rulebook: &Rulebook, answers: &Answers) -> Decision {
    match rulebook.table().and_then(|table| table.decide(answers)) {
        Some(found) => found.into(),
        None => decide_by_rules(rulebook, situation::deciding_values(rulebook, answers)),
    }
}

/// Decides the model and the segmentation for a situation.
#[doc(hidden)]
pub fn decide_values(rulebook: &Rulebook, situation: &Situation) -> Decision {
    match rulebook.table().and_then(|table| table.decide_values(situation.values())) {
        Some(found) => found.into(),
        None => decide_by_rules(rulebook, situation.values().into()),
    }
}

impl From<TableOutcome> for Decision {
    fn from(found: TableOutcome) -> Self {
        Self {
            model: found.model,
            segmentation: Selection {
                now: found.dimensions_now().collect(),
                cap: found.cap,
                staffable: found.staffed,
            },
        }
    }
}

/// Decides by evaluating the rules, without the rulebook's decision table, given the value of each question.
fn decide_by_rules(rulebook: &Rulebook, mut values: situation::Values) -> Decision {
    let needs = segmentation::needs(rulebook, &values);
    segmentation::fill_derived_inputs(rulebook, &needs, &mut values);
    let model = rulebook.tree.decide_model(&values);
    Decision { model, segmentation: segmentation::select(rulebook, model, &values, &needs) }
}

/// Builds the full advice on a set of answers.
///
/// # Panics
/// May panic if `outcomes` or `answers` belong to another rulebook.
pub fn advise(rulebook: &Rulebook, outcomes: &OutcomeDiagram, answers: &Answers) -> Advice {
    let mut situation = Situation::new(rulebook, answers);
    let model = rulebook.tree.decide_model(situation.values());
    let segmentation = segmentation::segment(rulebook, outcomes, answers, situation.values());
    let path = decision_path(rulebook, &situation);
    let comparison = collect_evidence(rulebook, &situation);
    situation.set_advice(rulebook, model, segmentation.now.len());
    let ruled_out = verdict::ruled_out(rulebook, &path);
    let runner_up = runner_up(&comparison, model, &ruled_out);
    let open = outlook::open_questions(rulebook, outcomes, answers, &situation);
    let basis = robustness::RobustnessInput {
        answers,
        situation: &situation,
        model,
        path: &path,
        evidence: &comparison[model],
        runner_up,
        open_questions: &open,
    };
    let firmness = robustness::robustness(rulebook, outcomes, &basis);
    let rules = rulebook.warnings.iter().enumerate().filter(|(_, warning)| situation.applies(&warning.when));
    let lists =
        (0..rulebook.questions.len()).filter(|&list| has_too_many_names(rulebook, answers, &situation, list));
    let mut warnings: Vec<_> = rules
        .map(|(index, _)| AdviceWarning::Rule(index))
        .chain(lists.map(AdviceWarning::TooManyNames))
        .collect();
    verdict::sort_by_weight(rulebook, &mut warnings);
    let questions = || rulebook.questions.iter().enumerate();
    let possible = assumptions::PossibleValues::new(rulebook, outcomes, answers, &situation);
    let support = support::support(rulebook, outcomes, answers, &situation, &possible);
    let practices = practices::practices(rulebook, &situation, &possible);
    let segment_names = segment_names(rulebook, answers, &situation);
    let chart = chart::chart(rulebook, &situation, model, &segmentation, &segment_names, MAX_NODES);
    let counterfactuals = counterfactuals(rulebook, outcomes, answers, model);
    let close_runner_up =
        runner_up.filter(|&second| counterfactuals::is_one_change_away(counterfactuals.as_deref(), second));
    let transition = transition::transition(rulebook, &situation, model, close_runner_up);
    Advice {
        answers: answers.clone(),
        has_basis: has_basis(rulebook, answers, &situation),
        ruled_out,
        plan: verdict::plan(rulebook, &situation, model, transition.as_ref()),
        next_year: verdict::next_year(rulebook, outcomes, answers, &situation),
        path,
        runner_up,
        segmentation,
        segment_names,
        comparison,
        assumed: questions()
            .filter(|(index, _)| situation.origin(*index) == Origin::Assumed)
            .filter_map(|(index, question)| Some((index, question.assumed.clone()?)))
            .collect(),
        ignored: questions()
            .map(|(index, _)| index)
            .filter(|&index| answers.get(index).is_some() && !situation.is_asked(index))
            .collect(),
        other_unknowns: outlook::other_unknowns(outcomes, &situation, &open),
        open_questions: open,
        counterfactuals,
        robustness: firmness,
        warnings,
        side_by_side: matching_row_indices(&rulebook.side_by_side, &situation),
        signs: matching_row_indices(&rulebook.signs[model], &situation),
        growth: growth::growth_tracks(rulebook, outcomes, answers, &situation),
        transition,
        support,
        practices,
        chart,
        model,
        situation,
    }
}

/// Returns the indices of the rows whose condition applies.
fn matching_row_indices(rows: &[ConditionalText], situation: &Situation) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| situation.applies(&row.when)).map(|(index, _)| index).collect()
}

/// Returns the path through the decision tree: one step for each question on it, from the root to the model.
pub fn decision_path(rulebook: &Rulebook, situation: &Situation) -> Vec<TreeStep> {
    let mut steps = Vec::new();
    let values = situation.values();
    rulebook.tree.walk(values, |node, branch| {
        if let crate::rulebook::Node::Split { slot, .. } = rulebook.tree.nodes[node] {
            let assumed = rests_on_assumption(rulebook, situation, slot);
            let asked = rests_on_asked(rulebook, situation, slot);
            steps.push(TreeStep { node, branch, slot, value: values[slot], assumed, asked });
        }
    });
    steps
}

/// Returns whether the value of an input was assumed.
///
/// A derived input depends on every question that its counted reasons look at.
pub(crate) fn rests_on_assumption(rulebook: &Rulebook, situation: &Situation, slot: Slot) -> bool {
    let mut assumed = false;
    robustness::for_each_source_question(rulebook, slot, &mut |question| {
        assumed |= situation.origin(question) == Origin::Assumed;
    });
    assumed
}

/// Returns whether the value of an input depends only on questions that are asked.
///
/// For a derived input this holds if every reason that it counts has the same result for all possible answers
/// to the questions that are not asked.
pub(crate) fn rests_on_asked(rulebook: &Rulebook, situation: &Situation, slot: Slot) -> bool {
    if slot < rulebook.questions.len() {
        return situation.is_asked(slot);
    }
    let dimensions = rulebook.segmentation.iter().flat_map(|segmentation| &segmentation.dimensions);
    dimensions.flat_map(|dimension| &dimension.reasons).all(|reason| situation.is_settled(&reason.when))
}

/// Returns whether the need for a dimension depends only on questions that are asked.
pub(crate) fn need_rests_on_asked(rulebook: &Rulebook, situation: &Situation, candidate: &Candidate) -> bool {
    rulebook.segmentation.as_ref().is_none_or(|rules| {
        situation.is_settled(&rules.dimensions[candidate.dimension].reasons[candidate.reason].when)
    })
}

/// Returns the evidence for and against each model.
///
/// A row about a question that is not asked does not count.
pub(crate) fn collect_evidence(rulebook: &Rulebook, situation: &Situation) -> Vec<ModelEvidence> {
    let mut panels: Vec<_> = (0..rulebook.models.len())
        .map(|model| ModelEvidence { model, supporting: Vec::new(), opposing: Vec::new() })
        .collect();
    for (index, row) in rulebook.evidence.iter().enumerate() {
        if situation.asked_value(row.slot).is_some_and(|value| row.values.contains(value)) {
            let panel = &mut panels[row.model];
            match row.stance {
                Stance::For => panel.supporting.push(index),
                Stance::Against => panel.opposing.push(index),
            }
        }
    }
    panels
}

/// Returns the second-best model: the one with the most rows for it, then the fewest against it, then the
/// first in the rulebook.
///
/// The advised model and the models that the path rules out are left out.
fn runner_up(comparison: &[ModelEvidence], advised: usize, ruled_out: &[verdict::RuledOut]) -> Option<usize> {
    let is_out = |model| ruled_out.iter().any(|out| out.model == model);
    let others = comparison.iter().filter(|panel| panel.model != advised && !is_out(panel.model));
    others
        .min_by_key(|panel| (Reverse(panel.supporting.len()), panel.opposing.len()))
        .map(|panel| panel.model)
}

/// Returns the names of each dimension's segments, from the question that asks for them, if it is asked.
fn segment_names(rulebook: &Rulebook, answers: &Answers, situation: &Situation) -> Vec<Vec<String>> {
    let dimensions = rulebook.segmentation.iter().flat_map(|segmentation| &segmentation.dimensions);
    dimensions
        .map(|dimension| match dimension.names.filter(|&question| situation.is_asked(question)) {
            Some(question) => match answers.get(question) {
                Some(Value::Names(names)) => names.clone(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        })
        .collect()
}

/// Returns whether a list holds more names than the number in another answer allows.
fn has_too_many_names(rulebook: &Rulebook, answers: &Answers, situation: &Situation, list: usize) -> bool {
    let QuestionKind::Names { no_more_than: Some(limit), .. } = &rulebook.questions[list].kind else {
        return false;
    };
    let Some(Value::Names(names)) = answers.get(list) else { return false };
    situation.is_asked(list) && names.len() > situation.values()[limit.question] as usize
}

#[cfg(test)]
pub(crate) use tests::{
    rulebook_too_complex_for_diagram, rulebook_too_complex_for_table, rulebook_with_too_many_answers,
};

#[cfg(test)]
mod tests;
