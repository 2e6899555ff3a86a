//! The segmentation: by what to divide the team, now and later.
//!
//! Each dimension is no need, a need or a strong need by the rulebook's reasons. A cap from the team's size and the
//! budget says how many to take now, strong needs first, then in the rulebook's order. The rest is for later, with
//! the size that brings it.

use crate::rulebook::format::Count;
use crate::rulebook::{self, Rulebook};

/// How much a dimension is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Not at all.
    None,
    /// It helps.
    Need,
    /// It is hard to do without.
    Strong,
}

/// A dimension that the answers ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its index.
    pub dimension: usize,
    /// How much it is needed.
    pub need: Need,
    /// Index of the reason among the dimension's.
    pub reason: usize,
}

/// A dimension that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// What waits, and why it is wanted.
    pub wanted: Wanted,
    /// The least number (of the question that sets the cap) at which it would be taken, other answers as they are; none where
    /// no number brings it.
    pub from: Option<u32>,
}

/// By what to divide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmentation {
    /// What to take now, the most needed first.
    pub now: Vec<Wanted>,
    /// What to take later, in the order in which it comes.
    pub later: Vec<Later>,
    /// How many dimensions the cap allows now.
    pub cap: u32,
}

/// The need for a dimension and the reason that makes it, given each slot's value.
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

/// Fills in the derived inputs, which count needs.
pub(super) fn derive(rulebook: &Rulebook, values: &mut [u32]) {
    let Some(segmentation) = &rulebook.segmentation else { return };
    for (index, derived) in rulebook.derived.iter().enumerate() {
        let least = match derived.count {
            Count::StrongNeeds => Need::Strong,
            Count::Needs => Need::Need,
        };
        let counted =
            segmentation.dimensions.iter().filter(|dimension| need(dimension, values).0 >= least).count();
        values[rulebook.questions.len() + index] = u32::try_from(counted).unwrap_or(u32::MAX);
    }
}

/// The order in which dimensions are taken, given the need for each: indices of those with a need.
pub(super) fn order(needs: impl Iterator<Item = Need>) -> Vec<(usize, Need)> {
    let mut wanted: Vec<_> = needs.enumerate().filter(|(_, need)| *need > Need::None).collect();
    wanted.sort_by_key(|(index, need)| (std::cmp::Reverse(*need), *index));
    wanted
}

/// By what to divide, given each slot's value.
pub(super) fn segment(rulebook: &Rulebook, values: &[u32]) -> Segmentation {
    let Some(rules) = &rulebook.segmentation else { return Segmentation::default() };
    let needs: Vec<_> = rules.dimensions.iter().map(|dimension| need(dimension, values)).collect();
    let mut wanted = order(needs.iter().map(|(need, _)| *need)).into_iter().map(|(dimension, need)| Wanted {
        dimension,
        need,
        reason: needs[dimension].1,
    });
    let cap = rules.cap.at(values[rules.cap.slot], values);
    let now: Vec<_> = wanted.by_ref().take(cap as usize).collect();
    let later = (now.len() + 1..)
        .zip(wanted)
        .map(|(place, wanted)| Later { wanted, from: size_for(&rules.cap, place, values) })
        .collect();
    Segmentation { now, later, cap }
}

/// The least number at which the cap allows `place` dimensions, the other answers as they are.
fn size_for(cap: &rulebook::Cap, place: usize, values: &[u32]) -> Option<u32> {
    let mut grown = values.to_vec();
    cap.steps.iter().map(|step| step.from).filter(|&from| from > values[cap.slot]).find(|&from| {
        grown[cap.slot] = from;
        cap.at(from, &grown) as usize >= place
    })
}
