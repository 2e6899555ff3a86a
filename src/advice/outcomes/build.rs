//! Building the diagrams: rules become choices over classes, and equal parts become one node.

use super::{Diagram, Edge, LEAF, NO, YES};
use crate::advice::segmentation::{Need, order};
use crate::rulebook::format::Count;
use crate::rulebook::{Condition, Kind, Node, Rulebook, Segmentation, Slot, Value, ValueSet};
use std::collections::HashMap;

/// For each question the least value of each class, and how many inputs one decision may look at.
pub(super) fn classes(rulebook: &Rulebook) -> (Vec<Vec<u32>>, usize) {
    let mut cuts: Vec<Vec<u32>> = (rulebook.questions.iter())
        .map(|question| match &question.kind {
            Kind::Choice(options) => (0..u32::try_from(options.len()).unwrap_or(u32::MAX)).collect(),
            Kind::Integer { min, .. } => vec![*min],
            Kind::Names { .. } => Vec::new(),
        })
        .collect();
    let mut looks = rulebook.slots();
    let mut cut = |slot: Slot, set: &ValueSet| {
        looks += 1;
        if let Some(Kind::Integer { min, max, .. }) =
            rulebook.questions.get(slot).map(|question| &question.kind)
        {
            cuts[slot].extend(set.bounds().filter(|bound| (min..=max).contains(&bound)));
        }
    };
    for question in &rulebook.questions {
        question.asked_when.each_test(&mut cut);
    }
    for node in &rulebook.tree.nodes {
        if let Node::Ask { slot, branches } = node {
            rulebook.tree.branches[branches.clone()].iter().for_each(|branch| cut(*slot, &branch.values));
        }
    }
    if let Some(rules) = &rulebook.segmentation {
        let reasons =
            rules.dimensions.iter().flat_map(|dimension| &dimension.reasons).map(|reason| &reason.when);
        reasons.chain(rules.cap.less.iter().map(|less| &less.when)).for_each(|when| when.each_test(&mut cut));
        rules.cap.steps.iter().for_each(|step| cut(rules.cap.slot, &ValueSet::range(step.from, u32::MAX)));
    }
    for cuts in &mut cuts {
        cuts.sort_unstable();
        cuts.dedup();
    }
    (cuts, looks)
}

/// How many edges may be drawn or looked up before the rules count as too intricate: some hundred times what a
/// large rulebook needs, and well below a second of work.
const MOST_WORK: usize = 1 << 20;

/// How many questions may be folded; diagrams are walked as deep as there are questions.
const MOST_QUESTIONS: usize = 1 << 10;

pub(super) struct Builder<'a> {
    rulebook: &'a Rulebook,
    classes: &'a [Vec<u32>],
    pub(super) diagram: Diagram,
    unique: HashMap<(u32, Vec<Edge>), Edge>,
    chosen: HashMap<(Edge, Edge, Edge), Edge>,
    /// For each derived input its count as a diagram, made when first looked at.
    derived: Vec<Option<Edge>>,
    /// For each question whether it is asked as a diagram, made when first looked at.
    asked: Vec<Option<Edge>>,
    /// What is left of [`MOST_WORK`]; once there is nothing, all that is made is worthless and soon ends.
    left: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(rulebook: &'a Rulebook, classes: &'a [Vec<u32>]) -> Self {
        Self {
            rulebook,
            classes,
            diagram: Diagram::default(),
            unique: HashMap::new(),
            chosen: HashMap::new(),
            derived: vec![None; rulebook.derived.len()],
            asked: vec![None; rulebook.questions.len()],
            left: if rulebook.questions.len() > MOST_QUESTIONS { 0 } else { MOST_WORK },
        }
    }

    /// Whether everything that was made is right: there was work left at the end.
    pub(super) fn is_complete(&self) -> bool {
        self.left > 0
    }

    /// Counts work of as many edges as a question has classes; `false` where it was too much.
    fn affords(&mut self, question: u32) -> bool {
        self.left = self.left.saturating_sub(self.classes[question as usize].len());
        self.left > 0
    }

    /// The node of a question with these edges; where all are the same, that one.
    fn node(&mut self, question: u32, edges: Vec<Edge>) -> Edge {
        if edges.windows(2).all(|pair| pair[0] == pair[1]) {
            return edges[0];
        }
        let next = u32::try_from(self.diagram.questions.len()).unwrap_or(LEAF - 1);
        let diagram = &mut self.diagram;
        *self.unique.entry((question, edges)).or_insert_with_key(|(question, edges)| {
            diagram.questions.push(*question);
            diagram.starts.push(u32::try_from(diagram.edges.len()).unwrap_or(u32::MAX));
            diagram.edges.extend(edges);
            next
        })
    }

    fn question(&self, edge: Edge) -> u32 {
        if edge & LEAF == 0 { self.diagram.questions[edge as usize] } else { u32::MAX }
    }

    fn child(&self, edge: Edge, question: u32, class: usize) -> Edge {
        if self.question(edge) == question {
            self.diagram.edges[self.diagram.starts[edge as usize] as usize + class]
        } else {
            edge
        }
    }

    /// `then` where `condition`, a diagram of yes and no, is yes; else `otherwise`.
    fn choose(&mut self, condition: Edge, then: Edge, otherwise: Edge) -> Edge {
        match condition {
            YES => return then,
            NO => return otherwise,
            _ if then == otherwise => return then,
            _ => {}
        }
        if let Some(&found) = self.chosen.get(&(condition, then, otherwise)) {
            return found;
        }
        let top = self.question(condition).min(self.question(then)).min(self.question(otherwise));
        if !self.affords(top) {
            return NO;
        }
        let edges = (0..self.classes[top as usize].len())
            .map(|class| {
                let [c, t, o] = [condition, then, otherwise].map(|edge| self.child(edge, top, class));
                self.choose(c, t, o)
            })
            .collect();
        let made = self.node(top, edges);
        self.chosen.insert((condition, then, otherwise), made);
        made
    }

    /// The diagram whose outcomes are `operation` on those of `a` and `b`.
    fn combine(&mut self, a: Edge, b: Edge, operation: &mut impl FnMut(u32, u32) -> u32) -> Edge {
        let mut memo = HashMap::new();
        self.combine_with(a, b, operation, &mut memo)
    }

    fn combine_with(
        &mut self,
        a: Edge,
        b: Edge,
        operation: &mut impl FnMut(u32, u32) -> u32,
        memo: &mut HashMap<(Edge, Edge), Edge>,
    ) -> Edge {
        if a & b & LEAF != 0 {
            return LEAF | operation(a & !LEAF, b & !LEAF);
        }
        if let Some(&found) = memo.get(&(a, b)) {
            return found;
        }
        let top = self.question(a).min(self.question(b));
        if !self.affords(top) {
            return NO;
        }
        let edges = (0..self.classes[top as usize].len())
            .map(|class| {
                let (a, b) = (self.child(a, top, class), self.child(b, top, class));
                self.combine_with(a, b, operation, memo)
            })
            .collect();
        let made = self.node(top, edges);
        memo.insert((a, b), made);
        made
    }

    /// Yes where the value that the rules use for a slot is in the set.
    fn test(&mut self, slot: Slot, set: &ValueSet) -> Edge {
        let rulebook = self.rulebook;
        let Some(question) = rulebook.questions.get(slot) else {
            let count = self.derived(slot - rulebook.questions.len());
            return self.combine(count, NO, &mut |count, _| u32::from(set.contains(count)));
        };
        let index = u32::try_from(slot).unwrap_or(u32::MAX);
        if self.classes[slot].is_empty() || !self.affords(index) {
            return NO;
        }
        let edges =
            self.classes[slot].iter().map(|&value| if set.contains(value) { YES } else { NO }).collect();
        let given = self.node(index, edges);
        let assumed = question.assumed.as_ref().and_then(Value::number);
        let unasked = if assumed.is_some_and(|value| set.contains(value)) { YES } else { NO };
        let asked = match self.asked[slot] {
            Some(made) => made,
            None => self.condition(&question.asked_when),
        };
        self.asked[slot] = Some(asked);
        self.choose(asked, given, unasked)
    }

    fn condition(&mut self, condition: &Condition) -> Edge {
        match condition {
            Condition::Is(slot, set) => self.test(*slot, set),
            Condition::Not(part) => {
                let part = self.condition(part);
                self.choose(part, NO, YES)
            }
            Condition::All(parts) => parts.iter().fold(YES, |all, part| {
                let part = self.condition(part);
                self.choose(all, part, NO)
            }),
            Condition::Any(parts) => parts.iter().fold(NO, |any, part| {
                let part = self.condition(part);
                self.choose(any, YES, part)
            }),
        }
    }

    pub(super) fn tree(&mut self, node: usize) -> Edge {
        let tree = &self.rulebook.tree;
        match &tree.nodes[node] {
            Node::Leaf(model) => LEAF | u32::try_from(*model).unwrap_or(0),
            Node::Ask { slot, branches } => {
                let (slot, branches) = (*slot, &tree.branches[branches.clone()]);
                let last = branches.last().map_or(NO, |branch| self.tree(branch.then));
                branches[..branches.len() - 1].iter().rev().fold(last, |otherwise, branch| {
                    let then = self.tree(branch.then);
                    let taken = self.test(slot, &branch.values);
                    self.choose(taken, then, otherwise)
                })
            }
        }
    }

    /// For one dimension the need: outcome 0, 1 or 2 as [`Need`] is ordered.
    fn need(&mut self, rules: &Segmentation, dimension: usize) -> Edge {
        let mut level = NO;
        for strong in [false, true] {
            let reasons = rules.dimensions[dimension].reasons.iter().filter(|reason| reason.strong == strong);
            let any = Condition::Any(reasons.map(|reason| reason.when.clone()).collect());
            let holds = self.condition(&any);
            level = self.choose(holds, YES + u32::from(strong), level);
        }
        level
    }

    fn derived(&mut self, index: usize) -> Edge {
        if let Some(made) = self.derived[index] {
            return made;
        }
        let least = if self.rulebook.derived[index].count == Count::StrongNeeds { 2 } else { 1 };
        let mut sum = NO;
        if let Some(rules) = &self.rulebook.segmentation {
            for dimension in 0..rules.dimensions.len() {
                let need = self.need(rules, dimension);
                sum = self.combine(sum, need, &mut |sum, need| sum + u32::from(need >= least));
            }
        }
        self.derived[index] = Some(sum);
        sum
    }

    /// The dimensions taken now: equal outcomes are equal lists.
    pub(super) fn segments(&mut self, rules: &Segmentation) -> Edge {
        let mut lists = Interned::default();
        let mut needs = LEAF | lists.number(Vec::new());
        for dimension in 0..rules.dimensions.len() {
            let need = self.need(rules, dimension);
            needs = self.combine(needs, need, &mut |list, need| {
                let mut longer = lists.items[list as usize].clone();
                longer.push(need);
                lists.number(longer)
            });
        }
        let cap = self.cap(rules);
        let mut taken = Interned::default();
        self.combine(needs, cap, &mut |list, cap| {
            let levels = lists.items[list as usize].iter().map(|level| match level {
                0 => Need::None,
                1 => Need::Need,
                _ => Need::Strong,
            });
            taken.number(
                order(levels).into_iter().take(cap as usize).map(|(dimension, _)| dimension).collect(),
            )
        })
    }

    fn cap(&mut self, rules: &Segmentation) -> Edge {
        let mut off = NO;
        for less in &rules.cap.less {
            let holds = self.condition(&less.when);
            off = self.combine(off, holds, &mut |off, holds| off.saturating_add(holds * less.by).min(!LEAF));
        }
        rules.cap.steps.iter().fold(NO, |below, step| {
            let here = self.combine(off, NO, &mut |off, _| step.take.saturating_sub(off).max(step.at_least));
            let reached = self.test(rules.cap.slot, &ValueSet::range(step.from, u32::MAX));
            self.choose(reached, here, below)
        })
    }
}

/// Items numbered in the order in which they first come.
struct Interned<T> {
    items: Vec<Vec<T>>,
    numbers: HashMap<Vec<T>, u32>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { items: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Interned<T> {
    fn number(&mut self, item: Vec<T>) -> u32 {
        let items = &mut self.items;
        *self.numbers.entry(item).or_insert_with_key(|item| {
            items.push(item.clone());
            u32::try_from(items.len() - 1).unwrap_or(u32::MAX)
        })
    }
}
