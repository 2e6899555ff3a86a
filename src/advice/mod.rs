//! What follows from answers: `(Rulebook, Answers) -> Advice`, pure.
//!
//! [`decide`] finds the model and the segmentation, and is what audits and replays call by the thousand. [`advise`]
//! adds what a reader wants beside it: the other models with what speaks for and against them, what was assumed, what
//! is still open and what pulls apart. Everything here is indices into the rulebook; whoever shows it looks the
//! texts up.

mod chart;
mod firmness;
mod flips;
mod ground;
pub mod growth;
mod moving;
mod outcomes;
mod outlook;
mod practices;
mod segmentation;
mod situation;
mod support;
pub mod together;
pub mod verdict;

pub use chart::{Chart, Division, Leading, MOST_NODES, Node, Part, Post, Segment, Units};
pub use firmness::{Firmness, Single, Sure, Weight};
pub use flips::{Change, Flip, flips};
pub use moving::Move;
pub use outcomes::{Cost, Edge, Fold, LEAF, NO, Outcomes, YES, classes};
pub use outlook::{OpenQuestion, Outlook};
pub use practices::Held;
pub(crate) use segmentation::divide;
pub use segmentation::{Comes, Later, Need, Segmentation, Taken, Wanted};
pub use situation::{Origin, Situation};
pub use support::{Fill, SupportAdvice, Trigger};
pub use together::Together;
pub use verdict::Verdict;
pub(crate) use verdict::has_basis;

use crate::rulebook::format::Stance;
use crate::rulebook::{Answers, Conditional, Found, Kind, Rulebook, Slot, Value};
use std::cmp::Reverse;

/// The decision alone: which model, and by what to divide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Index of the model.
    pub model: usize,
    /// By what to divide now.
    pub segmentation: Taken,
}

/// One step down the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Index of the node.
    pub node: usize,
    /// Index of the branch taken.
    pub branch: usize,
    /// The input that the node looks at.
    pub slot: Slot,
    /// Its value.
    pub value: u32,
    /// Whether the value was assumed, or for a derived input rests on something assumed.
    pub assumed: bool,
    /// Whether the question is asked, given the other answers. Where it is not, the tree decided by its assumed value; of a
    /// derived input, where one of its reasons did.
    pub asked: bool,
}

/// What speaks for and against one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// Index of the model.
    pub model: usize,
    /// Indices of the rows of evidence for it.
    pub favour: Vec<usize>,
    /// Indices of the rows of evidence against it.
    pub against: Vec<usize>,
}

/// A warning about these answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warned {
    /// One of the rulebook's warnings, by index.
    Rule(usize),
    /// A list, by question, that is longer than a number given elsewhere.
    TooManyNames(usize),
}

/// The whole advice on one set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The answers that were advised on.
    pub answers: Answers,
    /// The situation that was advised on.
    pub situation: Situation,
    /// Whether there is something to advise on. Without a single essential answer nothing is recommended, and the rest says
    /// only what the assumed values would come to.
    pub has_basis: bool,
    /// Index of the advised model.
    pub model: usize,
    /// The way down the tree.
    pub path: Vec<Step>,
    /// Index of the model that comes second by the evidence; none where there is only one, or all others are ruled out.
    pub runner_up: Option<usize>,
    /// The models that the path rules out.
    pub ruled_out: Vec<verdict::RuledOut>,
    /// By what to divide.
    pub segmentation: Segmentation,
    /// For each dimension, by index, what the user calls its segments; none where they were not named.
    pub segment_names: Vec<Vec<String>>,
    /// Every model, in the rulebook's order.
    pub comparison: Vec<Panel>,
    /// Questions whose assumed value was used, with it.
    pub assumed: Vec<(usize, Value)>,
    /// Questions that were answered and are not asked, given the other answers.
    pub ignored: Vec<usize>,
    /// Unknowns that could still change the model or the segmentation, most telling first.
    pub open: Vec<OpenQuestion>,
    /// The other unknowns, in the order of asking: they could still change the rest of the advice.
    pub rest: Vec<usize>,
    /// What pulls apart, what matters most first.
    pub warnings: Vec<Warned>,
    /// What to do, in order.
    pub plan: Vec<verdict::PlanStep>,
    /// The decision at next year's size; `None` where the team does not grow.
    pub next_year: Option<verdict::NextYear>,
    /// Rows that set two models side by side.
    pub side_by_side: Vec<usize>,
    /// Signs that the advised model works: rows of the rulebook's.
    pub signs: Vec<usize>,
    /// What growth brings, for each answer that time moves.
    pub growth: Vec<growth::Track>,
    /// The way from the model in place; none where there is none.
    pub moving: Option<Move>,
    /// Who supports the sellers; none where the rulebook has nothing to say of it.
    pub support: Option<SupportAdvice>,
    /// For each practice, by index, the rows that say what it means here.
    pub practices: Vec<Vec<Held>>,
    /// For each other model the routes that lead to it; `None` where the rulebook is too intricate to tell.
    pub flips: Option<Vec<Flip>>,
    /// How sure the advice is and what each answer weighs; `None` where the rulebook has too many answers to try.
    pub firmness: Option<Firmness>,
    /// The organisation chart; none where the rulebook staffs no such model.
    pub chart: Option<Chart>,
}

impl Advice {
    /// The steps whose branch rules a model in or out whatever the evidence says.
    pub fn deciding_steps<'a>(&'a self, rulebook: &'a Rulebook) -> impl Iterator<Item = &'a Step> {
        self.path.iter().filter(|step| rulebook.tree.branches[step.branch].overrides)
    }

    /// The step that rules a model out, if one does.
    #[must_use]
    pub fn ruling_step(&self, model: usize) -> Option<&Step> {
        let ruled_out = self.ruled_out.iter().find(|ruled_out| ruled_out.model == model)?;
        self.path.iter().find(|step| step.branch == ruled_out.branch)
    }
}

/// Decides one set of answers.
#[must_use]
pub fn decide(rulebook: &Rulebook, answers: &Answers) -> Decision {
    match rulebook.table().and_then(|table| table.decide(answers)) {
        Some(found) => found.into(),
        None => follow(rulebook, situation::deciding(rulebook, answers)),
    }
}

/// Decides one situation.
#[must_use]
pub fn decide_situation(rulebook: &Rulebook, situation: &Situation) -> Decision {
    match rulebook.table().and_then(|table| table.decide_values(situation.values())) {
        Some(found) => found.into(),
        None => follow(rulebook, situation.values().into()),
    }
}

impl From<Found> for Decision {
    fn from(found: Found) -> Self {
        Self {
            model: found.model,
            segmentation: Taken { now: found.now().collect(), cap: found.cap, staffed: found.staffed },
        }
    }
}

/// Decides by the rules as they stand, given each question's value.
fn follow(rulebook: &Rulebook, mut values: situation::Values) -> Decision {
    let needs = segmentation::needs(rulebook, &values);
    segmentation::derive(rulebook, &needs, &mut values);
    let model = rulebook.tree.model(&values);
    Decision { model, segmentation: segmentation::take(rulebook, model, &values, &needs) }
}

/// The whole advice on one set of answers. `outcomes` are the rulebook's own.
#[must_use]
pub fn advise(rulebook: &Rulebook, outcomes: &Outcomes, answers: &Answers) -> Advice {
    let mut situation = Situation::new(rulebook, answers);
    let model = rulebook.tree.model(situation.values());
    let segmentation = segmentation::segment(rulebook, outcomes, answers, situation.values());
    let path = path(rulebook, &situation);
    let comparison = compare(rulebook, &situation);
    situation.advised(rulebook, model, segmentation.now.len());
    let ruled_out = verdict::ruled_out(rulebook, &path);
    let runner_up = runner_up(&comparison, model, &ruled_out);
    let open = outlook::open_questions(rulebook, outcomes, answers, &situation);
    let basis = firmness::Basis {
        answers,
        situation: &situation,
        model,
        path: &path,
        panel: &comparison[model],
        runner_up,
        open: &open,
    };
    let firmness = firmness::firmness(rulebook, outcomes, &basis);
    let rules = rulebook.warnings.iter().enumerate().filter(|(_, warning)| situation.says(&warning.when));
    let lists =
        (0..rulebook.questions.len()).filter(|&list| has_too_many_names(rulebook, answers, &situation, list));
    let mut warnings: Vec<_> =
        rules.map(|(index, _)| Warned::Rule(index)).chain(lists.map(Warned::TooManyNames)).collect();
    verdict::order(rulebook, &mut warnings);
    let questions = || rulebook.questions.iter().enumerate();
    let ground = ground::Ground::new(rulebook, outcomes, answers, &situation);
    let support = support::support(rulebook, outcomes, answers, &situation, &ground);
    let practices = practices::practices(rulebook, &situation, &ground);
    let segment_names = segment_names(rulebook, answers, &situation);
    let chart = chart::chart(rulebook, &situation, model, &segmentation, &segment_names, MOST_NODES);
    let flips = flips(rulebook, outcomes, answers, model);
    let close = runner_up.filter(|&second| flips::is_close(flips.as_deref(), second));
    let moving = moving::moving(rulebook, &situation, model, close);
    Advice {
        answers: answers.clone(),
        has_basis: has_basis(rulebook, answers, &situation),
        ruled_out,
        plan: verdict::plan(rulebook, &situation, model, moving.as_ref()),
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
        rest: outlook::rest(outcomes, &situation, &open),
        open,
        flips,
        firmness,
        warnings,
        side_by_side: holding(&rulebook.side_by_side, &situation),
        signs: holding(&rulebook.signs[model], &situation),
        growth: growth::grow(rulebook, outcomes, answers, &situation),
        moving,
        support,
        practices,
        chart,
        model,
        situation,
    }
}

/// Indices of the rows that hold.
fn holding(rows: &[Conditional], situation: &Situation) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| situation.says(&row.when)).map(|(index, _)| index).collect()
}

/// The way down the tree.
#[must_use]
pub fn path(rulebook: &Rulebook, situation: &Situation) -> Vec<Step> {
    let mut steps = Vec::new();
    let values = situation.values();
    rulebook.tree.walk(values, |node, branch| {
        if let crate::rulebook::Node::Ask { slot, .. } = rulebook.tree.nodes[node] {
            let assumed = rests_on_assumption(rulebook, situation, slot);
            let asked = rests_on_asked(rulebook, situation, slot);
            steps.push(Step { node, branch, slot, value: values[slot], assumed, asked });
        }
    });
    steps
}

/// Whether an input's value was assumed. A derived input rests on every question that the reasons it counts look at.
#[must_use]
pub fn rests_on_assumption(rulebook: &Rulebook, situation: &Situation, slot: Slot) -> bool {
    let mut assumed = false;
    firmness::each_question_behind(rulebook, slot, &mut |question| {
        assumed |= situation.origin(question) == Origin::Assumed;
    });
    assumed
}

/// Whether an input's value rests on what was asked alone. A derived input does where all the reasons that it counts come out
/// the same whatever the questions that are not asked would be answered.
#[must_use]
pub fn rests_on_asked(rulebook: &Rulebook, situation: &Situation, slot: Slot) -> bool {
    if slot < rulebook.questions.len() {
        return situation.is_asked(slot);
    }
    let dimensions = rulebook.segmentation.iter().flat_map(|segmentation| &segmentation.dimensions);
    dimensions.flat_map(|dimension| &dimension.reasons).all(|reason| situation.settles(&reason.when))
}

/// Whether the need for a dimension was made by what was asked alone.
#[must_use]
pub fn need_rests_on_asked(rulebook: &Rulebook, situation: &Situation, wanted: &Wanted) -> bool {
    rulebook.segmentation.as_ref().is_none_or(|rules| {
        situation.settles(&rules.dimensions[wanted.dimension].reasons[wanted.reason].when)
    })
}

/// What speaks for and against each model. A row on a question that is not asked does not speak.
#[must_use]
pub fn compare(rulebook: &Rulebook, situation: &Situation) -> Vec<Panel> {
    let mut panels: Vec<_> = (0..rulebook.models.len())
        .map(|model| Panel { model, favour: Vec::new(), against: Vec::new() })
        .collect();
    for (index, row) in rulebook.evidence.iter().enumerate() {
        if situation.spoken(row.slot).is_some_and(|value| row.values.contains(value)) {
            let panel = &mut panels[row.model];
            match row.stance {
                Stance::For => panel.favour.push(index),
                Stance::Against => panel.against.push(index),
            }
        }
    }
    panels
}

/// The model with most rows for, then fewest against, then first in the rulebook, other than the advised one and those that
/// the path rules out.
fn runner_up(comparison: &[Panel], advised: usize, ruled_out: &[verdict::RuledOut]) -> Option<usize> {
    let is_out = |model| ruled_out.iter().any(|out| out.model == model);
    let others = comparison.iter().filter(|panel| panel.model != advised && !is_out(panel.model));
    others.min_by_key(|panel| (Reverse(panel.favour.len()), panel.against.len())).map(|panel| panel.model)
}

/// For each dimension the names of its segments, from the question that asks for them, if that is asked.
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

fn has_too_many_names(rulebook: &Rulebook, answers: &Answers, situation: &Situation, list: usize) -> bool {
    let Kind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind else { return false };
    let Some(Value::Names(names)) = answers.get(list) else { return false };
    situation.is_asked(list) && names.len() > situation.values()[than.question] as usize
}

#[cfg(test)]
pub(crate) use tests::{intricate, tangled, vast};

#[cfg(test)]
mod tests;
