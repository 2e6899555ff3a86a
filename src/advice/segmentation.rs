//! Segmentation: which dimensions to divide the team by, now and later.
//!
//! For each dimension, the rulebook's reasons tell whether there is no need, a need or a strong need for it. A
//! cap limits how many to select now: it depends on a number, such as the team's size, and conditions can reduce
//! it. The team of the advised model may be able to staff even fewer. Strong needs come first, and the
//! rulebook's order decides between equal needs.
//!
//! The other dimensions wait. For each, the advice says what activates it: a larger number, the end of all
//! reductions of the cap, or both. To find this, the model and the dimensions are decided again for each larger
//! number at which the result of a rule can change.

use super::{OutcomeDiagram, Situation, decide};
use crate::rulebook::format::{CitedText, Count};
use crate::rulebook::{self, Answers, Rulebook};
use smallvec::SmallVec;

/// How much a dimension is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(clippy::enum_variant_names, reason = "the word in the rulebook's file")]
pub(crate) enum Need {
    /// Not at all.
    None,
    /// It helps.
    Need,
    /// It is hard to do without.
    Strong,
}

/// A dimension that is needed according to the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct Candidate {
    /// Index of the dimension.
    #[doc(hidden)]
    pub dimension: usize,
    /// How much it is needed.
    pub(crate) need: Need,
    /// Index of the reason for this need in the dimension's list.
    pub(crate) reason: usize,
}

/// A dimension that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct DeferredCandidate {
    /// The dimension and the reason for it.
    #[doc(hidden)]
    pub candidate: Candidate,
    /// What activates the dimension.
    pub(crate) activation: Activation,
}

/// What activates a dimension that waits.
///
/// Each number is an answer to the question that sets the cap: the least from which on the dimension is selected
/// at every number up to the question's maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activation {
    /// From this number on, if the other answers stay as they are.
    FromNumber(u32),
    /// At the present number, once nothing reduces the cap any more, whichever answers end the reductions.
    WithoutReduction,
    /// From this number on, but only once nothing reduces the cap any more.
    FromNumberWithoutReduction(u32),
    /// The search found nothing, or was not made because it would need too many decisions.
    Never,
}

impl Activation {
    /// Returns the number that activates the dimension if the other answers stay as they are; `None` if no
    /// number does.
    pub(crate) fn number(self) -> Option<u32> {
        match self {
            Self::FromNumber(number) => Some(number),
            // These need other answers to change as well.
            Self::WithoutReduction | Self::FromNumberWithoutReduction(_) | Self::Never => None,
        }
    }
}

/// The dimensions to divide by, now and later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[doc(hidden)]
pub struct Segmentation {
    /// Dimensions to divide by now, the most needed first.
    #[doc(hidden)]
    pub now: Vec<Candidate>,
    /// Dimensions to divide by later, in the order in which they are selected.
    #[doc(hidden)]
    pub later: Vec<DeferredCandidate>,
    /// The number of dimensions that the cap allows now.
    pub cap: u32,
    /// The number of dimensions that the team of the advised model can staff.
    pub staffable: u32,
}

impl Segmentation {
    /// Returns whether more dimensions are needed than the cap allows.
    pub(crate) fn is_over_cap(&self) -> bool {
        self.now.len() + self.later.len() > self.cap as usize
    }

    /// Returns the rulebook's text for a team that is too small, if a dimension waits only because the team
    /// cannot staff as many as the cap allows.
    pub(crate) fn too_small<'a>(&self, rules: &'a rulebook::Segmentation) -> Option<&'a CitedText> {
        rules.too_small.as_ref().filter(|_| !self.later.is_empty() && self.staffable < self.cap)
    }
}

/// The dimensions to divide by now: the part of the segmentation that belongs to a decision.
///
/// Up to four dimensions are stored without a heap allocation, which would take as long as the decision itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Indices of the dimensions to divide by now, the most needed first.
    pub now: SmallVec<[usize; 4]>,
    /// The number of dimensions that the cap allows now.
    pub cap: u32,
    /// The number of dimensions that the team of the advised model can staff.
    pub staffable: u32,
}

/// For each dimension: the need for it, and the index of the reason for that need (0 if there is no need).
pub(super) type Needs = SmallVec<[(Need, usize); 4]>;

/// Returns the need for each dimension, given the value of each slot. Derived inputs need not be filled in yet.
pub(super) fn needs(rulebook: &Rulebook, values: &[u32]) -> Needs {
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    dimensions.map(|dimension| need(dimension, values)).collect()
}

/// Returns the strongest need for a dimension and the first reason for it, given the value of each slot.
fn need(dimension: &rulebook::Dimension, values: &[u32]) -> (Need, usize) {
    let mut found = (Need::None, 0);
    for (index, reason) in dimension.reasons.iter().enumerate() {
        let need = if reason.strong { Need::Strong } else { Need::Need };
        if need > found.0 && reason.when.holds(values) {
            found = (need, index);
        }
    }
    found
}

/// Sets the values of the derived inputs, each of which counts the needs or the strong needs.
pub(super) fn fill_derived_inputs(rulebook: &Rulebook, needs: &Needs, values: &mut [u32]) {
    if rulebook.segmentation.is_none() {
        return;
    }
    for (index, derived) in rulebook.derived.iter().enumerate() {
        let least = match derived.count {
            Count::StrongNeeds => Need::Strong,
            Count::Needs => Need::Need,
        };
        let counted = needs.iter().filter(|(need, _)| *need >= least).count();
        values[rulebook.questions.len() + index] = u32::try_from(counted).unwrap_or(u32::MAX);
    }
}

/// Returns the dimensions with a need, strong needs first, each with its need.
pub(super) fn selection_order(
    needs: impl Iterator<Item = Need> + Clone,
) -> impl Iterator<Item = (usize, Need)> {
    let with_need = move |level| needs.clone().enumerate().filter(move |(_, need)| *need == level);
    with_need(Need::Strong).chain(with_need(Need::Need))
}

/// The dimensions with a need, split by whether they are selected now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DimensionSplit {
    /// Dimensions to divide by now, the most needed first.
    pub now: Vec<Candidate>,
    /// The other dimensions, in the order in which they are selected.
    pub waiting: Vec<Candidate>,
    cap: u32,
    staffable: u32,
}

impl DimensionSplit {
    /// Returns how many dimensions can be selected at a time.
    pub(crate) fn limit(&self) -> u32 {
        self.cap.min(self.staffable)
    }
}

/// Selects the dimensions to divide by now, given the model, the value of each slot and the needs.
pub(super) fn select(rulebook: &Rulebook, model: usize, values: &[u32], needs: &Needs) -> Selection {
    let Some(rules) = &rulebook.segmentation else { return Selection::default() };
    let number = values[rules.cap.slot];
    let (cap, staffable) = (rules.cap.limit(number, values), rules.staffable_dimensions(model, number));
    let now = candidates(needs).map(|candidate| candidate.dimension).take(cap.min(staffable) as usize);
    Selection { now: now.collect(), cap, staffable }
}

/// Splits the needed dimensions into those to divide by now and those that wait, given the value of each
/// slot.
pub(crate) fn split_dimensions(rulebook: &Rulebook, values: &[u32]) -> DimensionSplit {
    let Some(rules) = &rulebook.segmentation else { return DimensionSplit::default() };
    let number = values[rules.cap.slot];
    let (cap, staffable) = (
        rules.cap.limit(number, values),
        rules.staffable_dimensions(rulebook.tree.decide_model(values), number),
    );
    let needs = needs(rulebook, values);
    let mut now: Vec<_> = candidates(&needs).collect();
    let waiting = now.split_off((cap.min(staffable) as usize).min(now.len()));
    DimensionSplit { now, waiting, cap, staffable }
}

/// Returns the dimensions to divide by now, and the waiting ones with what activates them. `values` are the
/// slots' values for `answers`.
pub(super) fn segment(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    values: &[u32],
) -> Segmentation {
    let DimensionSplit { now, waiting, cap, staffable } = split_dimensions(rulebook, values);
    let search = ActivationSearch::new(rulebook, outcomes, values).filter(|_| !waiting.is_empty());
    let activations = search.map(|search| search.activations(answers, values, &waiting)).unwrap_or_default();
    let activation = activations.into_iter().chain(std::iter::repeat(Activation::Never));
    let later = waiting
        .into_iter()
        .zip(activation)
        .map(|(candidate, comes)| DeferredCandidate { candidate, activation: comes });
    Segmentation { now, later: later.collect(), cap, staffable }
}

/// Returns the dimensions with a need, in the order in which they are selected.
fn candidates(needs: &Needs) -> impl Iterator<Item = Candidate> {
    let ordered = selection_order(needs.iter().map(|(need, _)| *need));
    ordered.map(|(dimension, need)| Candidate { dimension, need, reason: needs[dimension].1 })
}

/// The search for what activates the waiting dimensions.
struct ActivationSearch<'a> {
    rulebook: &'a Rulebook,
    outcomes: &'a OutcomeDiagram,
    rules: &'a rulebook::Segmentation,
    /// The present number, which sets the cap, and each larger one at which the result of a rule can change.
    numbers: Vec<u32>,
}

impl<'a> ActivationSearch<'a> {
    /// Returns `None` if the rulebook has no segmentation, or if there are too many numbers to decide for each.
    fn new(rulebook: &'a Rulebook, outcomes: &'a OutcomeDiagram, values: &[u32]) -> Option<Self> {
        let rules = rulebook.segmentation.as_ref()?;
        let now = values[rules.cap.slot];
        let larger = outcomes.value_classes(rules.cap.slot).iter().copied().filter(|&number| number > now);
        let numbers: Vec<_> = std::iter::once(now).chain(larger).collect();
        (numbers.len() <= outcomes.affordable_decisions()).then_some(Self {
            rulebook,
            outcomes,
            rules,
            numbers,
        })
    }

    /// Returns what activates each of the waiting dimensions, in their order.
    fn activations(&self, answers: &Answers, values: &[u32], waiting: &[Candidate]) -> Vec<Activation> {
        let selections = self.selections(answers);
        let mut without_reduction = None;
        let activations = waiting.iter().map(|candidate| {
            if let Some(&from) = self.numbers.get(always_selected_from(&selections, candidate.dimension)) {
                return Activation::FromNumber(from);
            }
            let lifted =
                without_reduction.get_or_insert_with(|| self.selections_without_reduction(answers, values));
            // The advice's texts do not say which answers end the reductions, so the number must hold for all
            // of them.
            let from =
                lifted.iter().map(|selections| always_selected_from(selections, candidate.dimension)).max();
            match from.and_then(|from| Some((from, *self.numbers.get(from)?))) {
                Some((0, _)) => Activation::WithoutReduction,
                Some((_, number)) => Activation::FromNumberWithoutReduction(number),
                None => Activation::Never,
            }
        });
        activations.collect()
    }

    /// Returns for each of the numbers the dimensions that are selected, if the other answers are `answers`.
    fn selections(&self, answers: &Answers) -> Vec<Selection> {
        let mut changed = answers.clone();
        let question = &self.rulebook.questions[self.rules.cap.slot];
        let selections = self.numbers.iter().map(|&number| {
            changed.set(self.rules.cap.slot, Some(question.value_from_number(number)));
            decide(self.rulebook, &changed).segmentation
        });
        selections.collect()
    }

    /// Tries all answers to the questions that reduce the cap, and returns [`Self::selections`] for each
    /// combination with which nothing reduces it any more. Returns an empty list if nothing can be changed or
    /// there are too many combinations.
    fn selections_without_reduction(&self, answers: &Answers, values: &[u32]) -> Vec<Vec<Selection>> {
        let cap = &self.rules.cap;
        let mut changed = values.to_vec();
        let mut questions = Vec::new();
        for &number in &self.numbers {
            changed[cap.slot] = number;
            let less = cap.less.iter().filter(|less| less.when.holds(&changed));
            less.for_each(|less| less.when.for_each_test(&mut |slot, _| questions.push(slot)));
        }
        questions.sort_unstable();
        questions.dedup();
        questions.retain(|&question| question != cap.slot);
        let count = questions.iter().fold(self.numbers.len(), |count, &question| {
            count.saturating_mul(self.outcomes.value_classes(question).len())
        });
        if questions.is_empty() || count > self.outcomes.affordable_decisions() {
            return Vec::new();
        }
        let ways = questions.iter().fold(vec![answers.clone()], |ways, &question| {
            let with = |way: &Answers, value: u32| {
                let mut way = way.clone();
                way.set(question, Some(self.rulebook.questions[question].value_from_number(value)));
                way
            };
            let classes = self.outcomes.value_classes(question);
            ways.iter().flat_map(|way| classes.iter().map(move |&value| with(way, value))).collect()
        });
        ways.iter().filter(|way| self.has_no_reduction(way)).map(|way| self.selections(way)).collect()
    }

    /// Returns whether nothing reduces the cap at any of the numbers.
    fn has_no_reduction(&self, answers: &Answers) -> bool {
        let cap = &self.rules.cap;
        let mut values = Situation::new(self.rulebook, answers).values().to_vec();
        self.numbers.iter().all(|&number| {
            values[cap.slot] = number;
            cap.less.iter().all(|less| !less.when.holds(&values))
        })
    }
}

/// Returns the index from which on all selections contain the dimension. If the last one does not contain it,
/// this is the number of selections.
fn always_selected_from(selections: &[Selection], dimension: usize) -> usize {
    selections.iter().rposition(|selection| !selection.now.contains(&dimension)).map_or(0, |last| last + 1)
}
