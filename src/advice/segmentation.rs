//! The segmentation: by what to divide the team, now and later.
//!
//! Each dimension is no need, a need or a strong need by the rulebook's reasons. A cap from the team's size and the
//! budget says how many to take now, strong needs first, then in the rulebook's order. The rest is for later, with
//! what brings it: a size, an end to what takes dimensions off, or both.

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
    /// What brings it.
    pub comes: Comes,
}

/// What brings a dimension that waits. Numbers are of the question that sets the cap, the least that does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// This number, the other answers as they are.
    From(u32),
    /// No number alone, but that nothing takes dimensions off any more.
    Lifted,
    /// Neither alone, but this number once nothing takes dimensions off any more.
    FromLifted(u32),
    /// Nothing that the rules know of.
    Never,
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
    let cap = rules.cap.at(values[rules.cap.slot], values);
    let mut wanted = wanted(rules, values);
    let waiting = wanted.split_off(wanted.len().min(cap as usize));
    let later = waiting
        .into_iter()
        .map(|waits| {
            let comes = comes(rules, waits.dimension, values);
            Later { wanted: waits, comes }
        })
        .collect();
    Segmentation { now: wanted, later, cap }
}

/// The dimensions with a need, in the order in which they are taken.
fn wanted(rules: &rulebook::Segmentation, values: &[u32]) -> Vec<Wanted> {
    let needs: Vec<_> = rules.dimensions.iter().map(|dimension| need(dimension, values)).collect();
    let ordered = order(needs.iter().map(|(need, _)| *need)).into_iter();
    ordered.map(|(dimension, need)| Wanted { dimension, need, reason: needs[dimension].1 }).collect()
}

/// What brings a dimension that waits.
fn comes(rules: &rulebook::Segmentation, dimension: usize, values: &[u32]) -> Comes {
    let mut tried = values.to_vec();
    let mut taken = |number: u32, lifted: bool| {
        tried[rules.cap.slot] = number;
        let cap = if lifted { rules.cap.unlessened(number) } else { rules.cap.at(number, &tried) };
        // A number may also change what is needed, so all of it is looked at again.
        wanted(rules, &tried).iter().take(cap as usize).any(|wanted| wanted.dimension == dimension)
    };
    let now = values[rules.cap.slot];
    let larger = || rules.cap.steps.iter().map(|step| step.from).filter(|&from| from > now);
    if let Some(from) = larger().find(|&from| taken(from, false)) {
        return Comes::From(from);
    }
    if taken(now, true) {
        return Comes::Lifted;
    }
    larger().find(|&from| taken(from, true)).map_or(Comes::Never, Comes::FromLifted)
}
