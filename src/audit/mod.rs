//! Proofs over the whole answer space.
//!
//! A rulebook declares what must hold for all answers. Here each declared invariant is held against every combination of
//! classes of answers: proved, not sampled. A class is a run of answers that no rule tells apart, so nothing between the
//! combinations is missed. The combinations are never walked: rules are folded into decision diagrams, in which what no rule
//! looks at together is not multiplied, and an invariant holds where the diagram of its being broken is empty. Where it is not,
//! the way through it that leaves most answers as assumed is the counter-example.

pub mod check;
mod coverage;
mod effects;
mod idle;
mod invariants;
mod parallel;
mod space;

pub use coverage::{Coverage, Leaf, Segments, coverage, pointers};
pub use idle::Idle;
pub use space::{Space, combinations};

use crate::rulebook::{Answers, Rulebook};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How many edges one task may draw or look up before what it proves counts as too intricate. What a task makes of it stays
/// below some two hundred megabytes.
const MOST_WORK: usize = 1 << 21;

/// How much work all invariants together may be, so that many intricate ones take no longer than a few.
const MOST_PROVING: usize = 8 * MOST_WORK;

/// The most tasks that the invariants are divided into, which bounds the work on a rulebook with very many.
const MOST_TASKS: usize = 32;

/// What the audit of a rulebook found.
#[derive(Debug)]
pub struct Report {
    /// How many combinations of classes there are, all of which were looked at: a whole number in decimal digits.
    pub combinations: String,
    /// What leads where; none where the rules are too intricate to tell.
    pub coverage: Option<Coverage>,
    /// For each invariant whether it holds.
    pub invariants: Vec<Verdict>,
    /// Questions and options that change nothing, or are said to and do; none where the rules are too intricate to tell.
    pub idle: Option<Vec<Idle>>,
}

/// Whether something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// For all answers.
    Holds,
    /// Not for these.
    Fails(CounterExample),
    /// Nobody knows: its diagrams grow beyond bounds.
    TooIntricate,
}

/// Answers under which something does not hold, as few as there can be: all others are as assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterExample {
    /// The answers. For a rule about raising an answer, those before.
    pub answers: Answers,
    /// For a rule about raising an answer, the answers after.
    pub after: Option<Answers>,
}

impl Report {
    /// How many things do not hold, or could not be proved.
    #[must_use]
    pub fn failures(&self) -> usize {
        let leaves = self.coverage.as_ref().map_or(1, |found| found.unreached().count());
        let invariants = self.invariants.iter().filter(|verdict| **verdict != Verdict::Holds).count();
        leaves + invariants + self.idle.as_ref().map_or(1, Vec::len)
    }
}

/// Who follows an audit.
pub struct Watch<'a> {
    /// Set from elsewhere to stop it.
    pub stop: &'a AtomicBool,
    /// Called with how many parts of how many are done.
    pub done: &'a (dyn Fn(usize, usize) + Sync),
}

/// One part of the work, which knows nothing of the others.
enum Task {
    Coverage,
    Invariants(std::ops::Range<usize>),
    Idle,
}

/// What came of it.
enum Found {
    Coverage(Option<Coverage>),
    Invariants(Vec<Verdict>),
    Idle(Option<Vec<Idle>>),
}

/// Proves a rulebook; none where it was stopped.
#[must_use]
pub fn prove(rulebook: &Rulebook, watch: &Watch) -> Option<Report> {
    let space = Space::new(rulebook);
    let count = rulebook.invariants.len();
    let size = count.div_ceil(MOST_TASKS).max(1);
    let work = (MOST_PROVING / count.div_ceil(size).max(1)).min(MOST_WORK);
    // What takes longest comes first, so that nobody waits for it alone at the end.
    let mut tasks = vec![Task::Idle, Task::Coverage];
    tasks.extend(
        (0..count).step_by(size).map(|start| Task::Invariants(start..(start + size).min(count))).rev(),
    );
    let (total, done) = (tasks.len(), AtomicUsize::new(0));
    let found = parallel::map(tasks, |task| {
        let found = match task {
            Task::Coverage => Found::Coverage(coverage::of(rulebook, MOST_WORK, Some(watch.stop))),
            Task::Invariants(range) => Found::Invariants(invariants::prove(&space, range, work, watch.stop)),
            Task::Idle => Found::Idle(idle::find(&space, MOST_WORK, watch.stop)),
        };
        (watch.done)(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        found
    });
    if watch.stop.load(Ordering::Relaxed) {
        return None;
    }
    let combinations = combinations(&space.classes);
    let mut report = Report { combinations, coverage: None, invariants: Vec::new(), idle: None };
    for found in found.into_iter().rev() {
        match found {
            Found::Coverage(found) => report.coverage = found,
            Found::Invariants(found) => report.invariants.extend(found),
            Found::Idle(found) => report.idle = found,
        }
    }
    let agrees =
        |index: &usize| matches!(rulebook.invariants[*index].must, crate::rulebook::Must::EvidenceAgrees);
    let mut agreeing = (0..count).filter(agrees);
    if let Some(first) = agreeing.next() {
        agreeing.for_each(|other| report.invariants[other] = report.invariants[first].clone());
    }
    Some(report)
}

#[cfg(test)]
mod tests;
