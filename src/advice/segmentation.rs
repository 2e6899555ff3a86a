//! The segmentation: by what to divide the team, now and later.
//!
//! Each dimension is no need, a need or a strong need by the rulebook's reasons. A cap from the team's size and the
//! budget says how many to take now, and the team of the advised model may be able to staff fewer: strong needs first, then
//! in the rulebook's order. The rest is for later, with what brings it: a size, an end to what takes dimensions off, or
//! both. That is found by deciding anew, model included, at every size at which any rule can tell a difference.

use super::{Outcomes, Situation, decide};
use crate::rulebook::format::{Cited, Count};
use crate::rulebook::{self, Answers, Rulebook};
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

/// What brings a dimension that waits. Numbers are of the question that sets the cap: the least from which on the dimension
/// is taken at every number up to the question's most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// This number, the other answers as they are.
    From(u32),
    /// No number alone, but that nothing takes dimensions off any more, whichever answer ends it.
    Lifted,
    /// Neither alone, but this number once nothing takes dimensions off any more.
    FromLifted(u32),
    /// Nothing that the rules know of.
    Never,
}

impl Comes {
    /// The number that brings it, the other answers as they are.
    #[must_use]
    pub fn number(self) -> Option<u32> {
        match self {
            Self::From(number) => Some(number),
            // Here the number is none while something else stays as it is.
            Self::Lifted | Self::FromLifted(_) | Self::Never => None,
        }
    }
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
    /// How many dimensions the team of the advised model can staff.
    pub staffed: u32,
}

impl Segmentation {
    /// Whether the cap allows fewer dimensions than are needed.
    pub(crate) fn is_over_cap(&self) -> bool {
        self.now.len() + self.later.len() > self.cap as usize
    }

    /// What is said of a team that could not staff a dimension which the cap allows.
    pub(crate) fn too_small<'a>(&self, rules: &'a rulebook::Segmentation) -> Option<&'a Cited> {
        rules.too_small.as_ref().filter(|_| !self.later.is_empty() && self.staffed < self.cap)
    }
}

/// By what to divide now: the part of the segmentation that a decision is about. Up to four dimensions need no memory of their
/// own, which would cost as much as deciding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Indices of the dimensions to take now, the most needed first.
    pub now: SmallVec<[usize; 4]>,
    /// How many dimensions the cap allows now.
    pub cap: u32,
    /// How many dimensions the team of the advised model can staff.
    pub staffed: u32,
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

/// The dimensions with a need, divided by whether they are taken now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Divided {
    /// Those to take now, the most needed first.
    pub now: Vec<Wanted>,
    /// The others, in the order in which they come.
    pub waiting: Vec<Wanted>,
    cap: u32,
    staffed: u32,
}

/// By what to divide now, given the model, each slot's value and the needs that they make.
pub(super) fn take(rulebook: &Rulebook, model: usize, values: &[u32], needs: &Needs) -> Taken {
    let Some(rules) = &rulebook.segmentation else { return Taken::default() };
    let number = values[rules.cap.slot];
    let (cap, staffed) = (rules.cap.at(number, values), rules.staffed(model, number));
    let now = wanted(needs).map(|wanted| wanted.dimension).take(cap.min(staffed) as usize);
    Taken { now: now.collect(), cap, staffed }
}

/// By what to divide now and what waits, given each slot's value.
pub(crate) fn divide(rulebook: &Rulebook, values: &[u32]) -> Divided {
    let Some(rules) = &rulebook.segmentation else { return Divided::default() };
    let number = values[rules.cap.slot];
    let (cap, staffed) = (rules.cap.at(number, values), rules.staffed(rulebook.tree.model(values), number));
    let needs = needs(rulebook, values);
    let mut now: Vec<_> = wanted(&needs).collect();
    let waiting = now.split_off((cap.min(staffed) as usize).min(now.len()));
    Divided { now, waiting, cap, staffed }
}

/// By what to divide now, and what brings the rest. `values` are each slot's, by these answers.
pub(super) fn segment(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    values: &[u32],
) -> Segmentation {
    let Divided { now, waiting, cap, staffed } = divide(rulebook, values);
    let ahead = Ahead::new(rulebook, outcomes, values).filter(|_| !waiting.is_empty());
    let comes = ahead.map(|ahead| ahead.comes(answers, values, &waiting)).unwrap_or_default();
    let comes = comes.into_iter().chain(std::iter::repeat(Comes::Never));
    let later = waiting.into_iter().zip(comes).map(|(wanted, comes)| Later { wanted, comes });
    Segmentation { now, later: later.collect(), cap, staffed }
}

/// The dimensions with a need, in the order in which they are taken.
fn wanted(needs: &Needs) -> impl Iterator<Item = Wanted> {
    let ordered = order(needs.iter().map(|(need, _)| *need));
    ordered.map(|(dimension, need)| Wanted { dimension, need, reason: needs[dimension].1 })
}

/// Today's number and the larger ones at which any rule of the decision can tell a difference.
struct Ahead<'a> {
    rulebook: &'a Rulebook,
    outcomes: &'a Outcomes,
    rules: &'a rulebook::Segmentation,
    numbers: Vec<u32>,
}

impl<'a> Ahead<'a> {
    /// `None` where there are too many numbers to decide each.
    fn new(rulebook: &'a Rulebook, outcomes: &'a Outcomes, values: &[u32]) -> Option<Self> {
        let rules = rulebook.segmentation.as_ref()?;
        let now = values[rules.cap.slot];
        let larger = outcomes.classes(rules.cap.slot).iter().copied().filter(|&number| number > now);
        let numbers: Vec<_> = std::iter::once(now).chain(larger).collect();
        (numbers.len() <= outcomes.affordable()).then_some(Self { rulebook, outcomes, rules, numbers })
    }

    /// What brings each of the dimensions that wait.
    fn comes(&self, answers: &Answers, values: &[u32], waiting: &[Wanted]) -> Vec<Comes> {
        let taken = self.taken(answers);
        let mut lifted = None;
        let comes = waiting.iter().map(|waits| {
            if let Some(&from) = self.numbers.get(always_from(&taken, waits.dimension)) {
                return Comes::From(from);
            }
            let lifted = lifted.get_or_insert_with(|| self.lifted(answers, values));
            // The texts do not say which answer it takes, so it must be true of each.
            let from = lifted.iter().map(|taken| always_from(taken, waits.dimension)).max();
            match from.and_then(|from| Some((from, *self.numbers.get(from)?))) {
                Some((0, _)) => Comes::Lifted,
                Some((_, number)) => Comes::FromLifted(number),
                None => Comes::Never,
            }
        });
        comes.collect()
    }

    /// For each number the dimensions that are taken there, the other answers as they are.
    fn taken(&self, answers: &Answers) -> Vec<Taken> {
        let mut tried = answers.clone();
        let question = &self.rulebook.questions[self.rules.cap.slot];
        let taken = self.numbers.iter().map(|&number| {
            tried.set(self.rules.cap.slot, Some(question.value(number)));
            decide(self.rulebook, &tried).segmentation
        });
        taken.collect()
    }

    /// The same for each way of answering the questions that take dimensions off so that none of them does any more.
    fn lifted(&self, answers: &Answers, values: &[u32]) -> Vec<Vec<Taken>> {
        let cap = &self.rules.cap;
        let mut tried = values.to_vec();
        let mut questions = Vec::new();
        for &number in &self.numbers {
            tried[cap.slot] = number;
            let less = cap.less.iter().filter(|less| less.when.holds(&tried));
            less.for_each(|less| less.when.each_test(&mut |slot, _| questions.push(slot)));
        }
        questions.sort_unstable();
        questions.dedup();
        questions.retain(|&question| question != cap.slot);
        let count = questions.iter().fold(self.numbers.len(), |count, &question| {
            count.saturating_mul(self.outcomes.classes(question).len())
        });
        if questions.is_empty() || count > self.outcomes.affordable() {
            return Vec::new();
        }
        let ways = questions.iter().fold(vec![answers.clone()], |ways, &question| {
            let with = |way: &Answers, value: u32| {
                let mut way = way.clone();
                way.set(question, Some(self.rulebook.questions[question].value(value)));
                way
            };
            let classes = self.outcomes.classes(question);
            ways.iter().flat_map(|way| classes.iter().map(move |&value| with(way, value))).collect()
        });
        ways.iter().filter(|way| self.is_whole(way)).map(|way| self.taken(way)).collect()
    }

    /// Whether nothing takes dimensions off at any of the numbers.
    fn is_whole(&self, answers: &Answers) -> bool {
        let cap = &self.rules.cap;
        let mut values = Situation::new(self.rulebook, answers).values().to_vec();
        self.numbers.iter().all(|&number| {
            values[cap.slot] = number;
            cap.less.iter().all(|less| !less.when.holds(&values))
        })
    }
}

/// The index of the first number from which on a dimension is taken at each; one beyond the last where there is none.
fn always_from(taken: &[Taken], dimension: usize) -> usize {
    taken.iter().rposition(|taken| !taken.now.contains(&dimension)).map_or(0, |last| last + 1)
}
