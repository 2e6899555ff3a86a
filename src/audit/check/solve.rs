//! Whether a condition can hold for any answers at all.
//!
//! Only the questions that the condition depends on are looked at, in the order in which they are asked, and a part of them
//! is left as soon as what is known decides the condition. The work is bounded: of what is too intricate nothing is claimed.

use crate::rulebook::format::Count;
use crate::rulebook::{Condition, Kind, Node, Rulebook, Segmentation, Slot, Value, ValueSet};
use std::collections::BTreeMap;

/// How many terms may be looked at for one condition.
const MOST_WORK: usize = 1 << 20;

/// How many terms may be looked at for a whole rulebook.
const MOST_WORK_IN_ALL: usize = 1 << 25;

/// Answers questions about conditions until the work is too much.
pub(super) struct Solver<'a> {
    rulebook: &'a Rulebook,
    left: usize,
}

impl<'a> Solver<'a> {
    pub(super) fn new(rulebook: &'a Rulebook) -> Self {
        Self { rulebook, left: MOST_WORK_IN_ALL }
    }

    /// Whether the condition holds for some answers; none where that would take too long to find out.
    pub(super) fn can_hold(&mut self, condition: &Condition) -> Option<bool> {
        let most = self.left.min(MOST_WORK);
        if most == 0 {
            return None;
        }
        let mut gathered = Gathered::default();
        gathered.condition(self.rulebook, condition);
        let classes = gathered.classes(self.rulebook);
        let slots = self.rulebook.slots();
        let values = vec![None; slots];
        let mut search = Search { rulebook: self.rulebook, condition, classes, values, left: most };
        let found = search.from(0);
        self.left -= most - search.left;
        if search.left == 0 { None } else { Some(found) }
    }

    /// Whether it is sure that the condition never holds.
    pub(super) fn never(&mut self, condition: &Condition) -> bool {
        self.can_hold(condition) == Some(false)
    }
}

/// What a condition depends on: for each question the sets of values that are told apart.
#[derive(Default)]
struct Gathered {
    sets: BTreeMap<Slot, Vec<ValueSet>>,
    tree: bool,
    needs: bool,
    cap: bool,
}

impl Gathered {
    fn condition(&mut self, rulebook: &Rulebook, condition: &Condition) {
        condition.each_test(&mut |slot, set| self.test(rulebook, slot, set));
    }

    fn test(&mut self, rulebook: &Rulebook, slot: Slot, set: &ValueSet) {
        if let Some(question) = rulebook.questions.get(slot) {
            let first = !self.sets.contains_key(&slot);
            let sets = self.sets.entry(slot).or_default();
            if !sets.contains(set) {
                sets.push(set.clone());
            }
            if first {
                self.condition(rulebook, &question.asked_when);
            }
        } else if slot == rulebook.model_slot() {
            if !std::mem::replace(&mut self.tree, true) {
                for node in &rulebook.tree.nodes {
                    if let Node::Ask { slot, branches } = node {
                        for branch in &rulebook.tree.branches[branches.clone()] {
                            self.test(rulebook, *slot, &branch.values);
                        }
                    }
                }
            }
        } else if let Some(rules) = &rulebook.segmentation {
            if !std::mem::replace(&mut self.needs, true) {
                for reason in rules.dimensions.iter().flat_map(|dimension| &dimension.reasons) {
                    self.condition(rulebook, &reason.when);
                }
            }
            if slot == rulebook.segments_slot() && !std::mem::replace(&mut self.cap, true) {
                for step in &rules.cap.steps {
                    self.test(rulebook, rules.cap.slot, &ValueSet::range(step.from, u32::MAX));
                }
                rules.cap.less.iter().for_each(|less| self.condition(rulebook, &less.when));
            }
        }
    }

    /// For each question one value of each class that is told apart.
    fn classes(&self, rulebook: &Rulebook) -> Vec<(Slot, Vec<u32>)> {
        let one = |(&slot, sets): (&Slot, &Vec<ValueSet>)| {
            let mut values = match &rulebook.questions[slot].kind {
                Kind::Choice(options) => (0..u32::try_from(options.len()).unwrap_or(0)).collect(),
                Kind::Integer { min, max, .. } => {
                    let bounds = sets.iter().flat_map(ValueSet::bounds);
                    let mut values: Vec<_> = bounds.filter(|bound| (min..=max).contains(&bound)).collect();
                    values.push(*min);
                    values.sort_unstable();
                    values.dedup();
                    values
                }
                Kind::Names { .. } => Vec::new(),
            };
            let mut seen = std::collections::HashSet::new();
            if values.len() * sets.len() < MOST_WORK {
                values.retain(|&value| {
                    seen.insert(sets.iter().map(|set| set.contains(value)).collect::<Vec<_>>())
                });
            }
            (slot, values)
        };
        self.sets.iter().map(one).collect()
    }
}

struct Search<'a> {
    rulebook: &'a Rulebook,
    condition: &'a Condition,
    classes: Vec<(Slot, Vec<u32>)>,
    /// For each slot the value that rules use, where it is known.
    values: Vec<Option<u32>>,
    left: usize,
}

impl Search<'_> {
    /// Whether the condition holds for some answers to the questions from the `next` one on.
    fn from(&mut self, next: usize) -> bool {
        match self.holds(self.condition) {
            Some(known) => return known,
            None if self.left == 0 || next == self.classes.len() => return false,
            None => {}
        }
        let rulebook = self.rulebook;
        let slot = self.classes[next].0;
        let question = &rulebook.questions[slot];
        // It looks at earlier questions, which are all known by now.
        let asked = self.holds(&question.asked_when).unwrap_or(true);
        let found = if asked {
            (0..self.classes[next].1.len()).any(|class| {
                self.values[slot] = Some(self.classes[next].1[class]);
                self.from(next + 1)
            })
        } else {
            self.values[slot] = question.assumed.as_ref().and_then(Value::number);
            self.from(next + 1)
        };
        self.values[slot] = None;
        found
    }

    /// Whether a condition holds, as far as that is known.
    fn holds(&mut self, condition: &Condition) -> Option<bool> {
        self.left = self.left.saturating_sub(1);
        match condition {
            Condition::Is(slot, set) => self.is(*slot, set),
            Condition::Not(part) => self.holds(part).map(|known| !known),
            Condition::All(parts) => self.some(parts, false).map(|found| !found),
            Condition::Any(parts) => self.some(parts, true),
        }
    }

    /// Whether some part is known to be `wanted`.
    fn some(&mut self, parts: &[Condition], wanted: bool) -> Option<bool> {
        let mut open = false;
        for part in parts {
            match self.holds(part) {
                Some(known) if known == wanted => return Some(true),
                Some(_) => {}
                None => open = true,
            }
        }
        if open { None } else { Some(false) }
    }

    fn is(&mut self, slot: Slot, set: &ValueSet) -> Option<bool> {
        let rulebook = self.rulebook;
        if slot < rulebook.questions.len() {
            return self.values[slot].map(|value| set.contains(value));
        }
        let can_be = if slot == rulebook.model_slot() {
            let mut models = Vec::new();
            self.models(0, &mut models);
            ValueSet::of(models)
        } else if slot == rulebook.segments_slot() {
            let (least, most) = self.segments();
            ValueSet::range(least, most)
        } else {
            let strong = rulebook.derived[slot - rulebook.questions.len()].count == Count::StrongNeeds;
            let (least, most) = self.needs(strong);
            ValueSet::range(least, most)
        };
        if can_be.and(set).is_empty() { Some(false) } else { can_be.without(set).is_empty().then_some(true) }
    }

    /// The models to which the tree can still lead.
    fn models(&mut self, node: usize, found: &mut Vec<(u32, u32)>) {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return;
        }
        let tree = &self.rulebook.tree;
        match &tree.nodes[node] {
            Node::Leaf(model) => {
                let model = u32::try_from(*model).unwrap_or(u32::MAX);
                if !found.contains(&(model, model)) {
                    found.push((model, model));
                }
            }
            Node::Ask { slot, branches } => {
                for branch in &tree.branches[branches.clone()] {
                    match self.is(*slot, &branch.values) {
                        Some(true) => return self.models(branch.then, found),
                        Some(false) => {}
                        None => self.models(branch.then, found),
                    }
                }
            }
        }
    }

    /// How many dimensions there is a need for, at least and at most.
    fn needs(&mut self, strong: bool) -> (u32, u32) {
        let Some(rules) = &self.rulebook.segmentation else { return (0, 0) };
        let (mut least, mut most) = (0, 0);
        for dimension in &rules.dimensions {
            let (mut sure, mut open) = (false, false);
            for reason in dimension.reasons.iter().filter(|reason| reason.strong || !strong) {
                match self.holds(&reason.when) {
                    Some(holds) => sure |= holds,
                    None => open = true,
                }
            }
            least += u32::from(sure);
            most += u32::from(sure || open);
        }
        (least, most)
    }

    /// How many dimensions are taken now, at least and at most.
    fn segments(&mut self) -> (u32, u32) {
        let Some(rules) = &self.rulebook.segmentation else { return (0, 0) };
        let (least, most) = self.needs(false);
        let (lowest, highest) = self.cap(rules);
        (least.min(lowest), most.min(highest))
    }

    fn cap(&mut self, rules: &Segmentation) -> (u32, u32) {
        let Some(number) = self.values[rules.cap.slot] else { return (0, u32::MAX) };
        let Some(step) = rules.cap.steps.iter().rev().find(|step| step.from <= number) else { return (0, 0) };
        let (mut sure, mut open) = (0_u32, 0_u32);
        for less in &rules.cap.less {
            match self.holds(&less.when) {
                Some(true) => sure = sure.saturating_add(less.by),
                Some(false) => {}
                None => open = open.saturating_add(less.by),
            }
        }
        let taken = |off: u32| step.take.saturating_sub(off).max(step.at_least);
        (taken(sure.saturating_add(open)), taken(sure))
    }
}
