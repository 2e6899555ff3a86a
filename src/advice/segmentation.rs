//! The segmentation: by what to divide the team, now and later.
//!
//! Each dimension is no need, a need or a strong need by the rulebook's reasons. A cap from the team's size and the
//! budget says how many to take now, strong needs first, then in the rulebook's order. The rest is for later, with
//! what brings it: a size, an end to what takes dimensions off, or both.

use crate::rulebook::format::Count;
use crate::rulebook::{self, Rulebook};
use smallvec::SmallVec;

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

/// By what to divide now: the part of the segmentation that a decision is about. Up to four dimensions need no memory of their
/// own, which would cost as much as deciding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Indices of the dimensions to take now, the most needed first.
    pub now: SmallVec<[usize; 4]>,
    /// How many dimensions the cap allows now.
    pub cap: u32,
}

/// For each dimension the need for it and the reason that makes it.
pub(super) type Needs = SmallVec<[(Need, usize); 4]>;

/// The need for each dimension, given each question's value.
pub(super) fn needs(rulebook: &Rulebook, values: &[u32]) -> Needs {
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    dimensions.map(|dimension| need(dimension, values)).collect()
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
pub(super) fn derive(rulebook: &Rulebook, needs: &Needs, values: &mut [u32]) {
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

/// The order in which dimensions are taken, given the need for each: indices of those with a need.
pub(super) fn order(needs: impl Iterator<Item = Need> + Clone) -> impl Iterator<Item = (usize, Need)> {
    let of = move |level| needs.clone().enumerate().filter(move |(_, need)| *need == level);
    of(Need::Strong).chain(of(Need::Need))
}

/// By what to divide now, given each slot's value and the needs that they make.
pub(super) fn take(rulebook: &Rulebook, values: &[u32], needs: &Needs) -> Taken {
    let Some(rules) = &rulebook.segmentation else { return Taken::default() };
    let cap = rules.cap.at(values[rules.cap.slot], values);
    let now = wanted(needs).map(|wanted| wanted.dimension).take(cap as usize);
    Taken { now: now.collect(), cap }
}

/// By what to divide, given each slot's value.
pub(crate) fn segment(rulebook: &Rulebook, values: &[u32]) -> Segmentation {
    let Some(rules) = &rulebook.segmentation else { return Segmentation::default() };
    let cap = rules.cap.at(values[rules.cap.slot], values);
    let needs = needs(rulebook, values);
    let later = wanted(&needs).skip(cap as usize).map(|waits| {
        let comes = comes(rulebook, rules, waits.dimension, values);
        Later { wanted: waits, comes }
    });
    Segmentation { now: wanted(&needs).take(cap as usize).collect(), later: later.collect(), cap }
}

/// The dimensions with a need, in the order in which they are taken.
fn wanted(needs: &Needs) -> impl Iterator<Item = Wanted> {
    let ordered = order(needs.iter().map(|(need, _)| *need));
    ordered.map(|(dimension, need)| Wanted { dimension, need, reason: needs[dimension].1 })
}

/// What brings a dimension that waits.
fn comes(rulebook: &Rulebook, rules: &rulebook::Segmentation, dimension: usize, values: &[u32]) -> Comes {
    let mut tried = values.to_vec();
    let mut taken = |number: u32, lifted: bool| {
        tried[rules.cap.slot] = number;
        let cap = if lifted { rules.cap.unlessened(number) } else { rules.cap.at(number, &tried) };
        // A number may also change what is needed, so all of it is looked at again.
        wanted(&needs(rulebook, &tried)).take(cap as usize).any(|wanted| wanted.dimension == dimension)
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
