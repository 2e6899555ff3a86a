//! The decision diagrams themselves: nodes that are made once, and what can be done with them.
//!
//! Whoever makes diagrams has so much work to spend and no more: rules can be written whose diagrams grow beyond any
//! memory. Once nothing is left, all that is made is worthless, which [`Fold::is_complete`] tells.

use super::nearest::Cost;
use crate::rulebook::Rulebook;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

/// A node, or with [`LEAF`] set an outcome.
pub type Edge = u32;
/// Set in an edge that is an outcome.
pub const LEAF: u32 = 1 << 31;
/// The outcome nought, which stands for no.
pub const NO: Edge = LEAF;
/// The outcome one, which stands for yes.
pub const YES: Edge = LEAF | 1;

/// How many edges may be drawn or looked up before the rules count as too intricate: some hundred times what a
/// large rulebook needs, and well below a second of work.
pub(super) const MOST_WORK: usize = 1 << 20;

/// How many questions may be folded; diagrams are walked as deep as there are questions.
const MOST_QUESTIONS: usize = 1 << 10;

/// Nodes of decision diagrams, each after its children, no two alike.
#[derive(Debug, Default)]
pub(super) struct Diagram {
    /// For each node the question that it looks at.
    pub(super) questions: Vec<u32>,
    /// For each node where its edges start; one more at the end, once all are made.
    pub(super) starts: Vec<u32>,
    pub(super) edges: Vec<Edge>,
}

impl Diagram {
    pub(super) fn children(&self, node: Edge) -> &[Edge] {
        &self.edges[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

/// A rulebook's rules as decision diagrams over classes of answers: equal functions are equal edges.
#[derive(Debug)]
pub struct Fold<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) classes: &'a [Vec<u32>],
    pub(super) diagram: Diagram,
    unique: FxHashMap<(u32, Vec<Edge>), Edge>,
    chosen: FxHashMap<(Edge, Edge, Edge), Edge>,
    /// For each derived input its count as a diagram, made when first looked at.
    pub(super) derived: Vec<Option<Edge>>,
    /// For each question whether it is asked as a diagram, made when first looked at.
    pub(super) asked: Vec<Option<Edge>>,
    pub(super) model: Option<Edge>,
    pub(super) taken: Option<Edge>,
    /// What is left of the work; once there is nothing, all that is made is worthless and soon ends.
    left: usize,
    stop: Option<&'a AtomicBool>,
}

impl<'a> Fold<'a> {
    /// Nothing folded yet. `classes` holds for each question the least value of each class, cut at least where the rules
    /// that are to be folded tell answers apart; `work` is how many edges may be drawn or looked up.
    #[must_use]
    pub fn new(rulebook: &'a Rulebook, classes: &'a [Vec<u32>], work: usize) -> Self {
        Self {
            rulebook,
            classes,
            diagram: Diagram::default(),
            unique: FxHashMap::default(),
            chosen: FxHashMap::default(),
            derived: vec![None; rulebook.derived.len()],
            asked: vec![None; rulebook.questions.len()],
            model: None,
            taken: None,
            left: if rulebook.questions.len() > MOST_QUESTIONS { 0 } else { work },
            stop: None,
        }
    }

    /// The same, with no work left as soon as somebody sets this.
    #[must_use]
    pub fn until(mut self, stop: &'a AtomicBool) -> Self {
        self.stop = Some(stop);
        self
    }

    /// Whether everything that was made is right: there was work left at the end.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.left > 0
    }

    /// Counts work of as many edges as a question has classes; `false` where it was too much.
    pub(super) fn affords(&mut self, question: u32) -> bool {
        if self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            self.left = 0;
        }
        self.left = self.left.saturating_sub(self.classes[question as usize].len());
        self.left > 0
    }

    /// The node of a question with these edges; where all are the same, that one.
    pub(super) fn node(&mut self, question: u32, edges: Vec<Edge>) -> Edge {
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

    fn children(&self, node: Edge) -> &[Edge] {
        let start = self.diagram.starts[node as usize] as usize;
        &self.diagram.edges[start..start + self.classes[self.question(node) as usize].len()]
    }

    /// `then` where `condition`, a diagram of yes and no, is yes; else `otherwise`.
    pub fn choose(&mut self, condition: Edge, then: Edge, otherwise: Edge) -> Edge {
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
        // What became worthless may be no condition any more.
        if top == u32::MAX || !self.affords(top) {
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
    pub fn combine(&mut self, a: Edge, b: Edge, operation: &mut impl FnMut(u32, u32) -> u32) -> Edge {
        let mut memo = FxHashMap::default();
        self.combine_with(a, b, operation, &mut memo)
    }

    fn combine_with(
        &mut self,
        a: Edge,
        b: Edge,
        operation: &mut impl FnMut(u32, u32) -> u32,
        memo: &mut FxHashMap<(Edge, Edge), Edge>,
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

    /// The diagram whose outcomes are `operation` on those of `edge`.
    pub fn map(&mut self, edge: Edge, mut operation: impl FnMut(u32) -> u32) -> Edge {
        self.combine(edge, NO, &mut |outcome, _| operation(outcome))
    }

    /// Yes where the outcome of a diagram is one that is wanted.
    pub fn select(&mut self, edge: Edge, mut wanted: impl FnMut(u32) -> bool) -> Edge {
        self.map(edge, |outcome| u32::from(wanted(outcome)))
    }

    /// What is left of a diagram once a question is answered by this class.
    pub fn restrict(&mut self, edge: Edge, question: usize, class: usize) -> Edge {
        let question = u32::try_from(question).unwrap_or(u32::MAX);
        self.restrict_with(edge, question, class, &mut FxHashMap::default())
    }

    fn restrict_with(
        &mut self,
        edge: Edge,
        question: u32,
        class: usize,
        memo: &mut FxHashMap<Edge, Edge>,
    ) -> Edge {
        let top = self.question(edge);
        if top >= question {
            return self.child(edge, question, class);
        }
        if let Some(&found) = memo.get(&edge) {
            return found;
        }
        if !self.affords(top) {
            return NO;
        }
        let edges = (0..self.classes[top as usize].len())
            .map(|branch| {
                let child = self.child(edge, top, branch);
                self.restrict_with(child, question, class, memo)
            })
            .collect();
        let made = self.node(top, edges);
        memo.insert(edge, made);
        made
    }

    /// All nodes that can be reached from an edge, children first.
    fn below(&self, edge: Edge) -> BTreeSet<Edge> {
        let mut found = BTreeSet::new();
        let mut open = vec![edge];
        while let Some(edge) = open.pop() {
            if edge & LEAF == 0 && found.insert(edge) {
                open.extend(self.children(edge));
            }
        }
        found
    }

    /// The questions that a diagram looks at, rising.
    #[must_use]
    pub fn looks_at(&self, edge: Edge) -> BTreeSet<usize> {
        self.below(edge).into_iter().map(|node| self.question(node) as usize).collect()
    }

    /// Each outcome that some answers lead to, with its share of the answer space: every question uniform over its
    /// classes.
    #[must_use]
    pub fn shares(&self, edge: Edge) -> BTreeMap<u32, f64> {
        // Outcomes come behind all nodes, and a node behind its children, so the last node is always complete.
        let mut reach = BTreeMap::from([(edge, 1.0)]);
        let mut shares = BTreeMap::new();
        while let Some((edge, amount)) = reach.pop_last() {
            if edge & LEAF != 0 {
                *shares.entry(edge & !LEAF).or_insert(0.0) += amount;
                continue;
            }
            let children = self.children(edge);
            let part = amount / super::float(children.len());
            for &child in children {
                *reach.entry(child).or_insert(0.0) += part;
            }
        }
        shares
    }

    /// The answers nearest to `base`, each question's class, that lead to yes: what they cost and which questions have
    /// which other class. None where no answers lead there. Of equally near ones those that change an earlier question.
    #[must_use]
    pub fn nearest(&self, edge: Edge, base: &[usize]) -> Option<(Cost, Vec<(usize, usize)>)> {
        let mut costs = FxHashMap::default();
        let ways = |node: Edge, costs: &FxHashMap<Edge, Option<Cost>>| {
            let base = base[self.question(node) as usize];
            let way = |(class, &child): (usize, &Edge)| {
                let on =
                    if child & LEAF == 0 { costs[&child]? } else { (child == YES).then(Cost::default)? };
                Some((Cost::of(base, class) + on, class == base, class, child))
            };
            self.children(node).iter().enumerate().filter_map(way).min()
        };
        for node in self.below(edge) {
            let least = ways(node, &costs).map(|(cost, ..)| cost);
            costs.insert(node, least);
        }
        let (mut at, mut changes) = (edge, Vec::new());
        let cost = if at & LEAF == 0 { costs[&at]? } else { Cost::default() };
        while at & LEAF == 0 {
            let (_, same, class, child) = ways(at, &costs)?;
            if !same {
                changes.push((self.question(at) as usize, class));
            }
            at = child;
        }
        (at == YES).then_some((cost, changes))
    }
}
