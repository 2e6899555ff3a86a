//! Proofs over the whole answer space of a rulebook.
//!
//! A rulebook declares invariants: rules that must hold for all answers. The audit checks each invariant for every
//! combination of answer classes. A class is a set of answers that no rule distinguishes, so this is a proof and
//! not a sample. The combinations are not enumerated. Each rule becomes a decision diagram, which grows only with
//! the questions that a rule uses together. An invariant holds if the diagram of its violations is empty.
//! Otherwise each path to a violation is a counter-example. The audit reports the one closest to the assumed
//! answers.

mod advice_parts;
pub mod check;
mod coverage;
mod ineffective;
mod invariants;
mod parallel;
mod space;

pub use coverage::Coverage;
#[doc(hidden)]
pub use coverage::coverage;
pub(crate) use coverage::{LeafCoverage, node_pointers};
pub(crate) use ineffective::Ineffective;
pub(crate) use space::{AnswerSpace, count_combinations};

use crate::rulebook::{Answers, Rulebook};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The maximum number of diagram edges that one task may create or look up. Beyond it, the rules count as too
/// complex. It bounds the memory of a task to about 200 MB.
const MAX_WORK: usize = 1 << 21;

/// The maximum number of diagram edges for all invariants together, so that many complex invariants take no longer
/// than a few. It is divided among their tasks.
const MAX_INVARIANT_WORK: usize = 8 * MAX_WORK;

/// The maximum number of tasks that the invariants are divided into. With more invariants, a task proves several.
const MAX_INVARIANT_TASKS: usize = 32;

/// The result of auditing a rulebook.
#[derive(Debug)]
pub struct AuditReport {
    /// The number of combinations of answer classes, all of which the audit checks. In decimal digits, because it
    /// can be larger than any integer type.
    pub combinations: String,
    /// The share of the answer space that leads to each leaf, model and segmentation. `None` if the rules are too
    /// complex.
    pub coverage: Option<Coverage>,
    /// For each invariant, in the order of the rulebook, whether it holds.
    pub invariants: Vec<InvariantResult>,
    /// The questions and options without an effect, and the wrong declarations of `same_as`. `None` if the rules
    /// are too complex.
    #[doc(hidden)]
    pub ineffective: Option<Vec<Ineffective>>,
}

/// Whether an invariant holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvariantResult {
    /// It holds for all answers.
    Holds,
    /// It is violated, for example by these answers.
    Fails(CounterExample),
    /// It could not be decided within the limits on work.
    TooComplex,
}

/// Answers that violate an invariant, or that show a wrong `same_as`.
///
/// As few answers as possible differ from the assumed ones. Questions that keep their assumed answer are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterExample {
    /// The answers, or the first set if two sets are compared.
    pub answers: Answers,
    /// The second set, if two sets are compared.
    pub after: Option<Answers>,
}

impl AuditReport {
    /// Returns the number of failures: unreached leaves, invariants that do not hold, and questions or options
    /// without an effect. A part that is too complex to prove counts as one.
    pub fn failures(&self) -> usize {
        let unreached = self.coverage.as_ref().map_or(1, |found| found.unreached_leaves().count());
        let invariants = self.invariants.iter().filter(|verdict| **verdict != InvariantResult::Holds).count();
        unreached + invariants + self.ineffective.as_ref().map_or(1, Vec::len)
    }
}

/// The means to stop a running audit and to follow its progress.
pub struct Monitor<'a> {
    /// Set by another thread to stop the audit.
    pub stop: &'a AtomicBool,
    /// Called when a task is done, with the number of finished tasks and of all tasks.
    pub on_progress: &'a (dyn Fn(usize, usize) + Sync),
}

/// A part of the audit that is independent of the others, so that all can run in parallel.
enum Task {
    Coverage,
    Invariants(std::ops::Range<usize>),
    Ineffective,
}

/// The result of a [`Task`].
enum TaskResult {
    Coverage(Option<Coverage>),
    Invariants(Vec<InvariantResult>),
    Ineffective(Option<Vec<Ineffective>>),
}

/// Audits a rulebook, on all cores. Returns `None` if `monitor.stop` was set.
///
/// # Examples
/// ```
/// use salesorg::audit::{InvariantResult, Monitor, prove};
/// use salesorg::rulebook::Rulebook;
/// use std::sync::atomic::AtomicBool;
///
/// let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
/// let monitor = Monitor { stop: &AtomicBool::new(false), on_progress: &|_done, _tasks| () };
/// let report = prove(&rulebook, &monitor).expect("nothing stops the audit");
/// assert!(report.invariants.iter().all(|result| *result == InvariantResult::Holds));
/// assert_eq!(report.failures(), 0);
/// ```
pub fn prove(rulebook: &Rulebook, monitor: &Monitor) -> Option<AuditReport> {
    let space = AnswerSpace::new(rulebook);
    let count = rulebook.invariants.len();
    let size = count.div_ceil(MAX_INVARIANT_TASKS).max(1);
    let work = (MAX_INVARIANT_WORK / count.div_ceil(size).max(1)).min(MAX_WORK);
    // The longest task comes first, so that the other threads do not wait for it at the end. The invariants are in
    // reverse order, and so is the loop over the results.
    let mut tasks = vec![Task::Ineffective, Task::Coverage];
    tasks.extend(
        (0..count).step_by(size).map(|start| Task::Invariants(start..(start + size).min(count))).rev(),
    );
    let (total, done) = (tasks.len(), AtomicUsize::new(0));
    let found = parallel::map(tasks, |task| {
        let found = match task {
            Task::Coverage => TaskResult::Coverage(coverage::compute(rulebook, MAX_WORK, Some(monitor.stop))),
            Task::Invariants(range) => {
                TaskResult::Invariants(invariants::prove(&space, range, work, monitor.stop))
            }
            Task::Ineffective => TaskResult::Ineffective(ineffective::find(&space, MAX_WORK, monitor.stop)),
        };
        (monitor.on_progress)(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        found
    });
    if monitor.stop.load(Ordering::Relaxed) {
        return None;
    }
    let combinations = count_combinations(&space.classes);
    let mut report = AuditReport { combinations, coverage: None, invariants: Vec::new(), ineffective: None };
    for found in found.into_iter().rev() {
        match found {
            TaskResult::Coverage(found) => report.coverage = found,
            TaskResult::Invariants(found) => report.invariants.extend(found),
            TaskResult::Ineffective(found) => report.ineffective = found,
        }
    }
    // All invariants that compare the evidence have the same result, which was proved only for the first of them.
    let compares_evidence = |index: &usize| {
        matches!(rulebook.invariants[*index].must, crate::rulebook::Requirement::EvidenceAgrees)
    };
    let mut evidence_invariants = (0..count).filter(compares_evidence);
    if let Some(first) = evidence_invariants.next() {
        evidence_invariants.for_each(|other| report.invariants[other] = report.invariants[first].clone());
    }
    Some(report)
}

#[cfg(test)]
mod tests;
