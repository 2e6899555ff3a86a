//! Proves invariants: builds the decision diagram of each one's violations, which must be empty.

use super::{AnswerSpace, CounterExample, InvariantResult};
use crate::advice::{Cost, DiagramBuilder, Edge, NO};
use crate::rulebook::format::Stance;
use crate::rulebook::{Answers, Evidence, Invariant, Requirement, Slot};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

/// Proves a range of the invariants with one diagram builder.
///
/// Returns one result for each, in order. `evidence_agrees` is proved only for the first invariant that requires it;
/// the caller copies that result to the others.
pub(super) fn prove(
    space: &AnswerSpace,
    range: std::ops::Range<usize>,
    work: usize,
    stop: &AtomicBool,
) -> Vec<InvariantResult> {
    let mut prover = Prover {
        space,
        builder: DiagramBuilder::new(space.rulebook, &space.classes, work).with_stop_flag(stop),
    };
    let rules = &space.rulebook.invariants;
    let requires_agreement = |rule: &Invariant| matches!(rule.must, Requirement::EvidenceAgrees);
    let first = rules.iter().position(requires_agreement);
    range
        .map(|invariant| {
            // All invariants of this kind have the same result, and proving one takes long. The caller copies it.
            if first.is_some_and(|first| first < invariant) && requires_agreement(&rules[invariant]) {
                return InvariantResult::Holds;
            }
            let found = prover.counter_example(&rules[invariant].must);
            match found {
                _ if !prover.builder.is_complete() => InvariantResult::TooComplex,
                Some(example) => InvariantResult::Fails(example),
                None => InvariantResult::Holds,
            }
        })
        .collect()
}

/// Pairs of a question and the class of its answer.
type Changes = Vec<(usize, usize)>;

/// Builds the diagrams of violations and finds counter-examples in them.
struct Prover<'a> {
    space: &'a AnswerSpace<'a>,
    builder: DiagramBuilder<'a>,
}

impl Prover<'_> {
    /// Returns the smallest counter-example to an invariant. Returns `None` if it holds or is too complex.
    fn counter_example(&mut self, must: &Requirement) -> Option<CounterExample> {
        match must {
            Requirement::Never(when, models) => {
                let advised = self.is_advised(models);
                let when = self.builder.applies(when);
                let broken = self.builder.if_then_else(when, advised, NO);
                self.nearest_example(broken)
            }
            Requirement::Always(when, models) => {
                let advised = self.is_advised(models);
                let when = self.builder.applies(when);
                let satisfied = self.builder.if_then_else(when, advised, crate::advice::YES);
                let broken = self.builder.select(satisfied, |kept| kept == 0);
                self.nearest_example(broken)
            }
            Requirement::Rising(slot, from, to) => {
                let model = self.builder.model();
                let (from, to) = (membership(self.space, from), membership(self.space, to));
                self.nearest_pair(*slot, model, |low, high| {
                    low != high && from[low as usize] && to[high as usize]
                })
            }
            Requirement::RisingSegments(slot, false) => {
                let selected_count = self.builder.selected_count();
                self.nearest_pair(*slot, selected_count, |low, high| low > high)
            }
            Requirement::RisingSegments(slot, true) => {
                let (taken, model) = (self.builder.selected_count(), self.builder.model());
                let models = u32::try_from(self.space.rulebook.models.len()).unwrap_or(u32::MAX).max(1);
                let both = self.builder.combine(taken, model, &mut |taken, model| {
                    taken.saturating_mul(models).saturating_add(model)
                });
                self.nearest_pair(*slot, both, |low, high| low % models == high % models && low > high)
            }
            Requirement::EvidenceAgrees => self.evidence_example(),
        }
    }

    /// Builds the diagram that is true if one of the models is advised.
    fn is_advised(&mut self, models: &[usize]) -> Edge {
        let among = membership(self.space, models);
        let model = self.builder.model();
        self.builder.select(model, |model| among[model as usize])
    }

    /// Returns the answers nearest to the assumed ones for which a diagram is true.
    fn nearest_example(&self, broken: Edge) -> Option<CounterExample> {
        let (_, changes) = self.builder.nearest(broken, &self.space.assumed_classes)?;
        Some(CounterExample { answers: self.space.answers(&changes), after: None })
    }

    /// Returns the nearest two sets of answers that differ only in one question, the second with the higher answer,
    /// and whose outcomes violate the invariant.
    fn nearest_pair(
        &mut self,
        slot: Slot,
        outcome: Edge,
        is_violation: impl Fn(u32, u32) -> bool,
    ) -> Option<CounterExample> {
        let count = self.space.classes[slot].len();
        if !self.builder.tested_questions(outcome).contains(&slot) {
            return None;
        }
        let parts: Vec<_> = (0..count).map(|class| self.builder.restrict(outcome, slot, class)).collect();
        let mut best: Option<(Cost, [usize; 2], Changes)> = None;
        for low in 0..count {
            for high in low + 1..count {
                let both =
                    self.builder.combine(parts[low], parts[high], &mut |a, b| u32::from(is_violation(a, b)));
                let Some((cost, changes)) = self.builder.nearest(both, &self.space.assumed_classes) else {
                    continue;
                };
                let cost = cost + self.space.pair_cost(slot, [low, high]);
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, [low, high], changes));
                }
            }
        }
        let (_, pair, changes) = best?;
        let [answers, after] = pair.map(|class| {
            let changes: Vec<_> = changes.iter().copied().chain([(slot, class)]).collect();
            self.space.answers(&changes)
        });
        Some(CounterExample { answers, after: Some(after) })
    }

    /// Returns the nearest answers that contradict the evidence: another model has more rows for it and fewer against
    /// it than the advised one, and no branch on the path overrides the evidence.
    fn evidence_example(&mut self) -> Option<CounterExample> {
        let rulebook = self.space.rulebook;
        let unruled = self.builder.model_without_override();
        let mut best: Option<(Cost, Answers)> = None;
        // Only models with such rows can have more of them.
        let with = |stance: Stance| {
            let rows = rulebook.evidence.iter().filter(move |row| row.stance == stance);
            rows.map(|row| row.model).collect::<BTreeSet<_>>()
        };
        let (models_with_rows_for, models_with_rows_against) = (with(Stance::For), with(Stance::Against));
        for advised in models_with_rows_against {
            let here = self.builder.select(unruled, |outcome| outcome as usize == advised + 1);
            for &other in models_with_rows_for.iter().filter(|other| **other != advised && here != NO) {
                if !self.builder.is_complete() {
                    return None;
                }
                let more = self.has_more_rows(Stance::For, other, advised);
                let broken = self.builder.if_then_else(here, more, NO);
                let fewer = self.has_more_rows(Stance::Against, advised, other);
                let broken = self.builder.if_then_else(broken, fewer, NO);
                let Some((cost, changes)) = self.builder.nearest(broken, &self.space.assumed_classes) else {
                    continue;
                };
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, self.space.answers(&changes)));
                }
            }
        }
        best.map(|(_, answers)| CounterExample { answers, after: None })
    }

    /// Builds the diagram that is true if model `more` has more rows of a stance than model `fewer`.
    fn has_more_rows(&mut self, stance: Stance, more: usize, fewer: usize) -> Edge {
        const LEVEL: u32 = 1 << 30;
        let rulebook = self.space.rulebook;
        let counts = |row: &&Evidence| row.stance == stance && [more, fewer].contains(&row.model);
        let mut rows: Vec<_> = rulebook.evidence.iter().filter(counts).collect();
        // In this order, each row adds nodes above the sum so far, which need not be walked again.
        rows.sort_by_key(|row| Reverse(row.slot));
        let mut sum = self.builder.map(NO, |_| LEVEL);
        for of_one in rows.chunk_by(|a, b| a.slot == b.slot) {
            let mut part = self.builder.map(NO, |_| LEVEL);
            for row in of_one {
                let holds = self.builder.test_applies(row.slot, &row.values);
                let up = row.model == more;
                part = self.builder.combine(part, holds, &mut |sum, holds| {
                    if up { sum.saturating_add(holds) } else { sum.saturating_sub(holds) }
                });
            }
            sum = self.builder.combine(sum, part, &mut |sum, part| (sum + part).saturating_sub(LEVEL));
        }
        self.builder.select(sum, |sum| sum > LEVEL)
    }
}

/// Returns, for each model, whether it is one of `models`.
fn membership(space: &AnswerSpace, models: &[usize]) -> Vec<bool> {
    let mut among = vec![false; space.rulebook.models.len()];
    for &model in models {
        among[model] = true;
    }
    among
}
