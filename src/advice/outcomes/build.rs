//! Builds the decision diagrams of a rulebook's rules.

use super::diagram::{DiagramBuilder, Edge, LEAF, NO, YES};
use crate::advice::segmentation::{Need, selection_order};
use crate::rulebook::format::Count;
use crate::rulebook::{Condition, Node, QuestionKind, Rulebook, Segmentation, Slot, Value, ValueSet};
use rustc_hash::FxHashMap;

/// Returns for each question the least value of each class that the model and the segmentation tell apart.
pub(crate) fn value_classes(rulebook: &Rulebook) -> Vec<Vec<u32>> {
    value_classes_and_reads(rulebook).0
}

/// Returns the classes, and the maximum number of inputs that one decision reads.
pub(super) fn value_classes_and_reads(rulebook: &Rulebook) -> (Vec<Vec<u32>>, usize) {
    let mut cuts: Vec<Vec<u32>> = (rulebook.questions.iter())
        .map(|question| match &question.kind {
            QuestionKind::Choice(options) => (0..u32::try_from(options.len()).unwrap_or(u32::MAX)).collect(),
            QuestionKind::Integer { min, .. } => vec![*min],
            QuestionKind::Names { .. } => Vec::new(),
        })
        .collect();
    let mut reads = rulebook.slot_count();
    let mut cut = |slot: Slot, set: &ValueSet| {
        reads += 1;
        if let Some(QuestionKind::Integer { min, max, .. }) =
            rulebook.questions.get(slot).map(|question| &question.kind)
        {
            cuts[slot].extend(set.boundaries().filter(|bound| (min..=max).contains(&bound)));
        }
    };
    for question in &rulebook.questions {
        question.asked_when.for_each_test(&mut cut);
    }
    for node in &rulebook.tree.nodes {
        if let Node::Split { slot, branches } = node {
            rulebook.tree.branches[branches.clone()].iter().for_each(|branch| cut(*slot, &branch.values));
        }
    }
    if let Some(rules) = &rulebook.segmentation {
        let reasons =
            rules.dimensions.iter().flat_map(|dimension| &dimension.reasons).map(|reason| &reason.when);
        reasons
            .chain(rules.cap.less.iter().map(|less| &less.when))
            .for_each(|when| when.for_each_test(&mut cut));
        rules.thresholds().into_iter().for_each(|from| cut(rules.cap.slot, &ValueSet::range(from, u32::MAX)));
    }
    for cuts in &mut cuts {
        cuts.sort_unstable();
        cuts.dedup();
    }
    (cuts, reads)
}

impl DiagramBuilder<'_> {
    /// Returns yes if the value that the rules use for a slot is in the set.
    pub(crate) fn test_value(&mut self, slot: Slot, set: &ValueSet) -> Edge {
        let rulebook = self.rulebook;
        let Some(question) = rulebook.questions.get(slot) else {
            let count = match slot {
                slot if slot == rulebook.model_slot() => self.model(),
                slot if slot == rulebook.segments_slot() => self.selected_count(),
                slot => self.derived(slot - rulebook.questions.len()),
            };
            return self.select(count, |count| set.contains(count));
        };
        let index = u32::try_from(slot).unwrap_or(u32::MAX);
        if self.classes[slot].is_empty() || !self.spend_work(index) {
            return NO;
        }
        let edges =
            self.classes[slot].iter().map(|&value| if set.contains(value) { YES } else { NO }).collect();
        let answered = self.node(index, edges);
        let assumed = question.assumed.as_ref().and_then(Value::number);
        let unasked = if assumed.is_some_and(|value| set.contains(value)) { YES } else { NO };
        let asked = self.asked(slot);
        self.if_then_else(asked, answered, unasked)
    }

    /// Returns yes if a condition applies by the questions that are asked, like [`Condition::is_settled`].
    /// [`Self::condition`] corresponds to [`Condition::holds`].
    pub(crate) fn applies(&mut self, condition: &Condition) -> Edge {
        self.settled(condition, true)
    }

    /// Returns yes if a single test applies by the questions that are asked.
    pub(crate) fn test_applies(&mut self, slot: Slot, set: &ValueSet) -> Edge {
        self.settled_test(slot, set, true)
    }

    fn settled(&mut self, condition: &Condition, expected: bool) -> Edge {
        match (condition, expected) {
            (Condition::Is(slot, set), _) => self.settled_test(*slot, set, expected),
            (Condition::Not(part), _) => self.settled(part, !expected),
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                parts.iter().fold(YES, |all, part| {
                    let part = self.settled(part, expected);
                    self.if_then_else(all, part, NO)
                })
            }
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                parts.iter().fold(NO, |any, part| {
                    let part = self.settled(part, expected);
                    self.if_then_else(any, YES, part)
                })
            }
        }
    }

    fn settled_test(&mut self, slot: Slot, set: &ValueSet, expected: bool) -> Edge {
        let test = self.test_value(slot, set);
        let settled = if expected { test } else { self.if_then_else(test, NO, YES) };
        if slot >= self.rulebook.questions.len() {
            return settled;
        }
        let asked = self.asked(slot);
        self.if_then_else(asked, settled, NO)
    }

    /// Returns yes if a question is asked.
    pub(crate) fn asked(&mut self, question: usize) -> Edge {
        let diagram = match self.asked[question] {
            Some(made) => made,
            None => self.condition(&self.rulebook.questions[question].asked_when),
        };
        self.asked[question] = Some(diagram);
        diagram
    }

    /// Returns yes if a condition holds, with assumed values for questions that are not asked.
    pub(crate) fn condition(&mut self, condition: &Condition) -> Edge {
        match condition {
            Condition::Is(slot, set) => self.test_value(*slot, set),
            Condition::Not(part) => {
                let part = self.condition(part);
                self.if_then_else(part, NO, YES)
            }
            Condition::All(parts) => parts.iter().fold(YES, |all, part| {
                let part = self.condition(part);
                self.if_then_else(all, part, NO)
            }),
            Condition::Any(parts) => parts.iter().fold(NO, |any, part| {
                let part = self.condition(part);
                self.if_then_else(any, YES, part)
            }),
        }
    }

    /// Returns the advised model.
    pub(crate) fn model(&mut self) -> Edge {
        let diagram = match self.model {
            Some(made) => made,
            None => self.tree(0, &|_, model| LEAF | model),
        };
        self.model = Some(diagram);
        diagram
    }

    /// Returns the leaf of the tree that is reached, as the index of its node.
    pub(crate) fn leaves(&mut self) -> Edge {
        self.tree(0, &|node, _| LEAF | node)
    }

    /// Returns the advised model's index plus one, or 0 if a branch on the path overrides the evidence.
    pub(crate) fn model_without_override(&mut self) -> Edge {
        fn plain(fold: &mut DiagramBuilder, node: usize) -> Edge {
            match &fold.rulebook.tree.nodes[node] {
                Node::Leaf(model) => LEAF | (to_outcome(*model) + 1),
                Node::Split { .. } => fold.branches(node, &mut |fold, branch| {
                    let branch = &fold.rulebook.tree.branches[branch];
                    if branch.overrides { NO } else { plain(fold, branch.then) }
                }),
            }
        }
        plain(self, 0)
    }

    fn tree(&mut self, node: usize, leaf: &impl Fn(u32, u32) -> Edge) -> Edge {
        match &self.rulebook.tree.nodes[node] {
            Node::Leaf(model) => leaf(to_outcome(node), to_outcome(*model)),
            Node::Split { .. } => self.branches(node, &mut |fold, branch| {
                fold.tree(fold.rulebook.tree.branches[branch].then, leaf)
            }),
        }
    }

    /// Returns the diagram of an inner node of the tree, given the diagram of each of its branches.
    fn branches(&mut self, node: usize, then: &mut impl FnMut(&mut Self, usize) -> Edge) -> Edge {
        let tree = &self.rulebook.tree;
        let Node::Split { slot, branches } = &tree.nodes[node] else { return NO };
        let last = then(self, branches.end - 1);
        (branches.start..branches.end - 1).rev().fold(last, |otherwise, branch| {
            let then = then(self, branch);
            let matches = self.test_value(*slot, &tree.branches[branch].values);
            self.if_then_else(matches, then, otherwise)
        })
    }

    /// Returns the need for a dimension: outcome 0, 1 or 2 in the order of [`Need`].
    fn need(&mut self, rules: &Segmentation, dimension: usize) -> Edge {
        let mut level = NO;
        for strong in [false, true] {
            let reasons = rules.dimensions[dimension].reasons.iter().filter(|reason| reason.strong == strong);
            let any = Condition::Any(reasons.map(|reason| reason.when.clone()).collect());
            let holds = self.condition(&any);
            level = self.if_then_else(holds, YES + u32::from(strong), level);
        }
        level
    }

    fn derived(&mut self, index: usize) -> Edge {
        if let Some(diagram) = self.derived[index] {
            return diagram;
        }
        let least = if self.rulebook.derived[index].count == Count::StrongNeeds { 2 } else { 1 };
        let sum = self.rulebook.segmentation.as_ref().map_or(NO, |rules| self.need_count(rules, least));
        self.derived[index] = Some(sum);
        sum
    }

    /// Returns the number of dimensions needed by a need of at least this strength.
    fn need_count(&mut self, rules: &Segmentation, least: u32) -> Edge {
        (0..rules.dimensions.len()).fold(NO, |sum, dimension| {
            let need = self.need(rules, dimension);
            self.combine(sum, need, &mut |sum, need| sum + u32::from(need >= least))
        })
    }

    /// Returns the number of dimensions that are selected now.
    pub(crate) fn selected_count(&mut self) -> Edge {
        if let Some(diagram) = self.selected_count {
            return diagram;
        }
        let made = self.rulebook.segmentation.as_ref().map_or(NO, |rules| {
            let (segments, lists) = self.segments(rules);
            self.map(segments, |list| to_outcome(lists[list as usize].len()))
        });
        self.selected_count = Some(made);
        made
    }

    /// Returns the index plus one of the reason that decides the need for a dimension, or 0 if there is none.
    pub(crate) fn deciding_reason(&mut self, rules: &Segmentation, dimension: usize) -> Edge {
        let reasons = &rules.dimensions[dimension].reasons;
        // The first of the strongest reasons counts, so it is applied last.
        let weakest_first = [false, true].into_iter().flat_map(|strong| {
            reasons.iter().enumerate().rev().filter(move |(_, reason)| reason.strong == strong)
        });
        weakest_first.fold(NO, |others, (index, reason)| {
            let holds = self.condition(&reason.when);
            self.if_then_else(holds, LEAF | (to_outcome(index) + 1), others)
        })
    }

    /// Returns the index plus one of the first class of the cap's number from which on the dimension is
    /// selected in every class. Returns 0 if there is no such class, or if the dimension is selected already
    /// or is not needed.
    pub(crate) fn activation_class(&mut self, rules: &Segmentation, dimension: usize) -> Edge {
        let (segments, lists) = self.segments(rules);
        let selected = self.select(segments, |list| lists[list as usize].contains(&dimension));
        let (mut brings, mut always) = (NO, YES);
        for class in (0..self.classes[rules.cap.slot].len()).rev() {
            let here = self.restrict(selected, rules.cap.slot, class);
            always = self.if_then_else(always, here, NO);
            brings = self.if_then_else(always, LEAF | (to_outcome(class) + 1), brings);
        }
        let need = self.need(rules, dimension);
        let waits = self.combine(need, selected, &mut |need, taken| u32::from(need > 0 && taken == 0));
        self.if_then_else(waits, brings, NO)
    }

    /// Returns the dimensions that are selected now: an outcome is an index into the returned lists.
    pub(crate) fn segments(&mut self, rules: &Segmentation) -> (Edge, Vec<Vec<usize>>) {
        let mut lists = Interner::default();
        let mut needs = LEAF | lists.intern(Vec::new());
        for dimension in 0..rules.dimensions.len() {
            let need = self.need(rules, dimension);
            needs = self.combine(needs, need, &mut |list, need| {
                let mut longer = lists.items[list as usize].clone();
                longer.push(need);
                lists.intern(longer)
            });
        }
        let (cap, staffed) = (self.cap(rules), self.staffable(rules));
        let limit = self.combine(cap, staffed, &mut std::cmp::min);
        let mut selections = Interner::default();
        let segments = self.combine(needs, limit, &mut |list, limit| {
            let levels = lists.items[list as usize].iter().map(|level| match level {
                0 => Need::None,
                1 => Need::Need,
                _ => Need::Strong,
            });
            selections.intern(
                selection_order(levels).take(limit as usize).map(|(dimension, _)| dimension).collect(),
            )
        });
        // Once the work is used up, outcomes are invalid, but they must still be valid indices into the
        // lists.
        selections.intern(Vec::new());
        (segments, selections.items)
    }

    /// Returns the number of dimensions by which the cap is reduced.
    fn cap_reduction(&mut self, rules: &Segmentation) -> Edge {
        let mut off = NO;
        for less in &rules.cap.less {
            let holds = self.condition(&less.when);
            off = self.combine(off, holds, &mut |off, holds| off.saturating_add(holds * less.by).min(!LEAF));
        }
        off
    }

    fn cap(&mut self, rules: &Segmentation) -> Edge {
        let off = self.cap_reduction(rules);
        rules.cap.steps.iter().fold(NO, |below, step| {
            let here = self.combine(off, NO, &mut |off, _| step.take.saturating_sub(off).max(step.at_least));
            let reached = self.test_value(rules.cap.slot, &ValueSet::range(step.from, u32::MAX));
            self.if_then_else(reached, here, below)
        })
    }

    /// Returns the number of dimensions that the team of the advised model can staff.
    fn staffable(&mut self, rules: &Segmentation) -> Edge {
        let model = self.model();
        // Once the work is used up, the outcome may be no valid model. Such a model has no limit.
        let first = self.map(model, |model| rules.staffable_dimensions(model as usize, 0));
        rules.thresholds().into_iter().fold(first, |below, from| {
            let here = self.map(model, |model| rules.staffable_dimensions(model as usize, from));
            let reached = self.test_value(rules.cap.slot, &ValueSet::range(from, u32::MAX));
            self.if_then_else(reached, here, below)
        })
    }
}

/// Converts an index to an outcome.
fn to_outcome(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).min(!LEAF - 1)
}

/// Assigns numbers to items, in the order in which they are first seen.
struct Interner<T> {
    items: Vec<Vec<T>>,
    numbers: FxHashMap<Vec<T>, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { items: Vec::new(), numbers: FxHashMap::default() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Interner<T> {
    fn intern(&mut self, item: Vec<T>) -> u32 {
        let items = &mut self.items;
        *self.numbers.entry(item).or_insert_with_key(|item| {
            items.push(item.clone());
            u32::try_from(items.len() - 1).unwrap_or(u32::MAX)
        })
    }
}
