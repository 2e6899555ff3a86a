//! Decision diagrams of a rulebook: the model and the segmentation as functions of the answers.
//!
//! To walk all combinations of answers would cost their product. A reduced, ordered decision diagram
//! represents the same function in a few hundred nodes: one level for each question, one edge for each class
//! of its answers, and equal parts shared. One pass over the nodes gives the exact share of the remaining
//! answer space that leads to each model. A question still matters exactly if it still has a node.
//!
//! A class is a set of answers that no rule of the model or the segmentation tells apart: an option, or the
//! numbers between two thresholds. An answer to a question that is not asked changes nothing, so its level is
//! absent on those paths.

mod build;
mod diagram;
mod nearest;
mod restricted;

use crate::rulebook::{Answers, Condition, QuestionKind, Rulebook, Value};
pub(crate) use build::value_classes;
use diagram::Diagram;
pub(crate) use diagram::{DiagramBuilder, Edge, LEAF, NO, YES};
pub(crate) use nearest::Cost;
pub(in crate::advice) use nearest::{AllowedChange, Changes};
pub(in crate::advice) use restricted::{AnsweredClasses, RestrictedDiagram};
use rustc_hash::FxHashMap;

/// The maximum number of inputs that may be read to find one result by trying answers: a thousand times what
/// the shipped rulebook needs, and well below a tenth of a second of work.
const MAX_READS: usize = 1 << 22;

/// The decision diagrams of one rulebook, which hold the outcome of every possible answer.
///
/// Building them takes as long as several whole advices, so build them once for each rulebook.
#[derive(Debug)]
pub struct OutcomeDiagram {
    /// For each question, the least value of each class, ascending. Empty for lists.
    classes: Vec<Vec<u32>>,
    diagram: Diagram,
    model: Edge,
    segments: Edge,
    models: usize,
    complete: bool,
    /// The maximum number of inputs that one decision reads.
    reads_per_decision: usize,
}

/// For each question, the class of its answer, or `None` if it is open.
#[derive(Clone, Debug)]
pub(in crate::advice) struct KnownAnswers(Vec<Option<usize>>);

impl KnownAnswers {
    /// Returns whether a question is open.
    pub(in crate::advice) fn is_open(&self, question: usize) -> bool {
        self.0[question].is_none()
    }

    /// Returns the questions that are not open, in the order of asking.
    pub(in crate::advice) fn questions(&self) -> Vec<usize> {
        (0..self.0.len()).filter(|&question| !self.is_open(question)).collect()
    }

    /// Returns a copy in which `question` is open.
    pub(in crate::advice) fn without(&self, question: usize) -> Self {
        let mut known = self.0.clone();
        known[question] = None;
        Self(known)
    }
}

impl OutcomeDiagram {
    /// Returns the diagrams as if the rulebook were too complex.
    #[cfg(test)]
    pub(in crate::advice) fn into_incomplete(mut self) -> Self {
        self.complete = false;
        self
    }

    /// Builds the diagrams of a rulebook.
    ///
    /// If its rules are too complex, the diagrams are empty, and an advice lacks what it would take from them, such as the
    /// changes that lead to other models.
    pub fn new(rulebook: &Rulebook) -> Self {
        let (classes, reads_per_decision) = build::value_classes_and_reads(rulebook);
        let mut fold = DiagramBuilder::new(rulebook, &classes, diagram::MAX_WORK);
        let model = fold.model();
        let segments = rulebook.segmentation.as_ref().map_or(NO, |rules| fold.segments(rules).0);
        let models = rulebook.models.len();
        if !fold.is_complete() {
            let diagram = Diagram::default();
            return Self {
                diagram,
                model: NO,
                segments: NO,
                models,
                classes,
                complete: false,
                reads_per_decision,
            };
        }
        let mut diagram = fold.diagram;
        diagram.starts.push(u32::try_from(diagram.edges.len()).unwrap_or(u32::MAX));
        Self { diagram, model, segments, models, classes, complete: true, reads_per_decision }
    }

    /// Returns whether the diagrams could be built. If not, no shares and no open questions are known.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Returns the least value of each class of a question's answers, ascending. Empty for a list.
    #[doc(hidden)]
    pub fn value_classes(&self, question: usize) -> &[u32] {
        &self.classes[question]
    }

    /// Returns the classes of a question, further divided at every number at which one of the conditions can
    /// change its result.
    pub(in crate::advice) fn value_classes_with<'a>(
        &self,
        rulebook: &Rulebook,
        question: usize,
        conditions: impl IntoIterator<Item = &'a Condition>,
    ) -> Vec<u32> {
        let mut classes = self.classes[question].clone();
        let QuestionKind::Integer { min, max, .. } = rulebook.questions[question].kind else {
            return classes;
        };
        for when in conditions {
            when.for_each_test(&mut |slot, set| {
                if slot == question {
                    classes.extend(set.boundaries().filter(|bound| (min..=max).contains(bound)));
                }
            });
        }
        classes.sort_unstable();
        classes.dedup();
        classes
    }

    /// Returns how many decisions may be made in a row to find one result.
    ///
    /// A rulebook with many hundreds of questions and dozens of options each has more answers than that. A
    /// result that would need more decisions is left out.
    pub(in crate::advice) fn affordable_decisions(&self) -> usize {
        MAX_READS / self.reads_per_decision.max(1)
    }

    /// Returns the class of each answer.
    pub(in crate::advice) fn known_answers(&self, answers: &Answers) -> KnownAnswers {
        let class = |question: usize, classes: &Vec<u32>| {
            let value = answers.get(question).and_then(Value::number)?;
            classes.partition_point(|&least| least <= value).checked_sub(1)
        };
        KnownAnswers(
            self.classes.iter().enumerate().map(|(question, classes)| class(question, classes)).collect(),
        )
    }

    /// Returns the share of the open answer space that leads to each model.
    pub(in crate::advice) fn shares(&self, known: &KnownAnswers) -> Vec<f64> {
        let mut shares = vec![0.0; self.models];
        if !self.complete {
            return shares;
        }
        let mut flow = |edge: Edge, amount: f64, reach: &mut [f64]| {
            if edge & LEAF == 0 {
                reach[edge as usize] += amount;
            } else {
                shares[(edge & !LEAF) as usize] += amount;
            }
        };
        let nodes = if self.model & LEAF == 0 { self.model as usize + 1 } else { 0 };
        let mut reach = vec![0.0; nodes];
        flow(self.model, 1.0, &mut reach);
        for node in (0..nodes).rev() {
            let amount = reach[node];
            if amount > 0.0 {
                let children = self.diagram.children(u32::try_from(node).unwrap_or(u32::MAX));
                let open = match known.0[self.diagram.questions[node] as usize] {
                    Some(class) => &children[class..=class],
                    None => children,
                };
                let part = amount / to_f64(open.len());
                for &child in open {
                    flow(child, part, &mut reach);
                }
            }
        }
        shares
    }

    /// Returns for each question the chance that another answer to it alone changes the model, with every
    /// open answer drawn at random. `None` if it cannot change the model.
    pub(in crate::advice) fn model_change_chances(&self, known: &KnownAnswers) -> Vec<Option<f64>> {
        self.change_chances(self.model, known)
    }

    /// Returns the same chances for the dimensions that are selected now.
    pub(in crate::advice) fn segment_change_chances(&self, known: &KnownAnswers) -> Vec<Option<f64>> {
        self.change_chances(self.segments, known)
    }

    fn change_chances(&self, root: Edge, known: &KnownAnswers) -> Vec<Option<f64>> {
        let mut chances = vec![None; self.classes.len()];
        if root & LEAF != 0 {
            return chances;
        }
        let mut reach = vec![0.0; root as usize + 1];
        reach[root as usize] = 1.0;
        let mut differences = FxHashMap::default();
        for node in (0..=root).rev() {
            let amount = reach[node as usize];
            if amount <= 0.0 {
                continue;
            }
            let children = self.diagram.children(node);
            let question = self.diagram.questions[node as usize] as usize;
            let next = match known.0[question] {
                Some(class) => &children[class..=class],
                None => children,
            };
            let count = to_f64(next.len());
            for &child in next.iter().filter(|&&child| child & LEAF == 0) {
                reach[child as usize] += amount / count;
            }
            let mut changed = 0.0;
            for (index, &one) in next.iter().enumerate() {
                for &other in &next[..index] {
                    changed += self.difference(one, other, known, &mut differences);
                }
            }
            if changed > 0.0 {
                let pairs = count * (count - 1.0) / 2.0;
                *chances[question].get_or_insert(0.0) += amount * changed / pairs;
            }
        }
        chances
    }

    /// Returns the share of the open answer space on which two subdiagrams lead to different outcomes.
    fn difference(
        &self,
        a: Edge,
        b: Edge,
        known: &KnownAnswers,
        memo: &mut FxHashMap<(Edge, Edge), f64>,
    ) -> f64 {
        if a == b {
            return 0.0;
        }
        if a & b & LEAF != 0 {
            return 1.0;
        }
        let pair = (a.min(b), a.max(b));
        if let Some(&found) = memo.get(&pair) {
            return found;
        }
        let question =
            |edge: Edge| if edge & LEAF == 0 { self.diagram.questions[edge as usize] } else { u32::MAX };
        let top = question(a).min(question(b));
        let child =
            |edge: Edge, class| if question(edge) == top { self.diagram.children(edge)[class] } else { edge };
        let open =
            known.0[top as usize].map_or(0..self.classes[top as usize].len(), |class| class..class + 1);
        let count = to_f64(open.len());
        let sum: f64 = open.map(|class| self.difference(child(a, class), child(b, class), known, memo)).sum();
        let found = sum / count;
        memo.insert(pair, found);
        found
    }
}

/// Converts a number of classes to a float. This is exact, since a question has far fewer than 2^53 classes.
#[allow(clippy::cast_precision_loss)]
fn to_f64(count: usize) -> f64 {
    count as f64
}
