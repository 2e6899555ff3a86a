//! Decision diagrams: nodes that test a question and lead to an outcome, and the operations on them.
//!
//! Some rules have diagrams that do not fit in any memory, so a builder may do only a limited amount of work.
//! Once this is used up, all its results are invalid and [`DiagramBuilder::is_complete`] returns `false`.

use super::nearest::Cost;
use crate::rulebook::Rulebook;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

/// The index of a node or, with [`LEAF`] set, an outcome.
pub(crate) type Edge = u32;
/// The bit that marks an edge as an outcome.
pub(crate) const LEAF: u32 = 1 << 31;
/// Outcome 0, which means no.
pub(crate) const NO: Edge = LEAF;
/// Outcome 1, which means yes.
pub(crate) const YES: Edge = LEAF | 1;

/// The maximum number of edges that may be made or looked up before the rules count as too complex: some
/// hundred times what a large rulebook needs, and well below a second of work.
pub(super) const MAX_WORK: usize = 1 << 20;

/// The maximum number of questions. It limits the depth of the recursion over a diagram.
const MAX_QUESTIONS: usize = 1 << 10;

/// The nodes of decision diagrams. Each node comes after its children, and no two nodes are equal.
#[derive(Debug, Default)]
pub(super) struct Diagram {
    /// For each node, the question that it tests.
    pub(super) questions: Vec<u32>,
    /// For each node, the index of its first edge in `edges`. Once all nodes are made, the number of edges is
    /// added as the end of the last node.
    pub(super) starts: Vec<u32>,
    /// The edges of all nodes, one for each class of the node's question.
    pub(super) edges: Vec<Edge>,
}

impl Diagram {
    /// Returns the edges of a node. Can be called only once `starts` has its last entry.
    pub(super) fn children(&self, node: Edge) -> &[Edge] {
        &self.edges[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

/// Builds a rulebook's rules as decision diagrams over classes of answers: values of a question that no rule
/// tells apart. Two rules with the same result for all answers have the same edge.
#[derive(Debug)]
pub(crate) struct DiagramBuilder<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) classes: &'a [Vec<u32>],
    pub(super) diagram: Diagram,
    unique: FxHashMap<(u32, Vec<Edge>), Edge>,
    choice_cache: FxHashMap<(Edge, Edge, Edge), Edge>,
    /// For each derived input, the diagram of its count, built when first used.
    pub(super) derived: Vec<Option<Edge>>,
    /// For each question, the diagram of whether it is asked, built when first used.
    pub(super) asked: Vec<Option<Edge>>,
    /// The diagram of the advised model, built when first used.
    pub(super) model: Option<Edge>,
    /// The diagram of the number of dimensions selected now, built when first used.
    pub(super) selected_count: Option<Edge>,
    /// The remaining work. Once it is 0, all results are invalid and further operations end soon.
    remaining_work: usize,
    stop: Option<&'a AtomicBool>,
}

impl<'a> DiagramBuilder<'a> {
    /// Creates a builder without nodes.
    ///
    /// `classes` holds for each question the least value of each class. Values that a rule to be built tells
    /// apart must be in different classes. `work` is the number of edges that may be made or looked up.
    pub(crate) fn new(rulebook: &'a Rulebook, classes: &'a [Vec<u32>], work: usize) -> Self {
        Self {
            rulebook,
            classes,
            diagram: Diagram::default(),
            unique: FxHashMap::default(),
            choice_cache: FxHashMap::default(),
            derived: vec![None; rulebook.derived.len()],
            asked: vec![None; rulebook.questions.len()],
            model: None,
            selected_count: None,
            remaining_work: if rulebook.questions.len() > MAX_QUESTIONS { 0 } else { work },
            stop: None,
        }
    }

    /// Returns the builder with a flag that stops it: once the flag is set, all work counts as used up.
    #[must_use]
    pub(crate) fn with_stop_flag(mut self, stop: &'a AtomicBool) -> Self {
        self.stop = Some(stop);
        self
    }

    /// Returns whether all results so far are valid, because the work is not used up.
    pub(crate) fn is_complete(&self) -> bool {
        self.remaining_work > 0
    }

    /// Spends as much work as a question has classes. Returns `false` if the work is used up.
    pub(super) fn spend_work(&mut self, question: u32) -> bool {
        if self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            self.remaining_work = 0;
        }
        self.remaining_work = self.remaining_work.saturating_sub(self.classes[question as usize].len());
        self.remaining_work > 0
    }

    /// Returns the node that tests `question` and has these edges. If all edges are the same, returns that edge.
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

    /// Returns the question that an edge's node tests; `u32::MAX` for an outcome, so that it sorts last.
    fn question(&self, edge: Edge) -> u32 {
        if edge & LEAF == 0 { self.diagram.questions[edge as usize] } else { u32::MAX }
    }

    /// Returns where `class` of `question` leads from `edge`: `edge` itself if its node tests another question.
    fn child(&self, edge: Edge, question: u32, class: usize) -> Edge {
        if self.question(edge) == question {
            self.diagram.edges[self.diagram.starts[edge as usize] as usize + class]
        } else {
            edge
        }
    }

    /// Like [`Diagram::children`], but also works while nodes are being added.
    fn children(&self, node: Edge) -> &[Edge] {
        let start = self.diagram.starts[node as usize] as usize;
        &self.diagram.edges[start..start + self.classes[self.question(node) as usize].len()]
    }

    /// Returns the diagram that equals `then` if `condition` is yes, and `otherwise` if it is no.
    pub(crate) fn if_then_else(&mut self, condition: Edge, then: Edge, otherwise: Edge) -> Edge {
        match condition {
            YES => return then,
            NO => return otherwise,
            _ if then == otherwise => return then,
            _ => {}
        }
        if let Some(&found) = self.choice_cache.get(&(condition, then, otherwise)) {
            return found;
        }
        let top = self.question(condition).min(self.question(then)).min(self.question(otherwise));
        // Once the work is used up, `condition` may be an outcome other than yes and no, which has no question.
        if top == u32::MAX || !self.spend_work(top) {
            return NO;
        }
        let edges = (0..self.classes[top as usize].len())
            .map(|class| {
                let [c, t, o] = [condition, then, otherwise].map(|edge| self.child(edge, top, class));
                self.if_then_else(c, t, o)
            })
            .collect();
        let node = self.node(top, edges);
        self.choice_cache.insert((condition, then, otherwise), node);
        node
    }

    /// Returns the diagram whose outcomes are `operation` applied to the outcomes of `a` and `b`.
    pub(crate) fn combine(&mut self, a: Edge, b: Edge, operation: &mut impl FnMut(u32, u32) -> u32) -> Edge {
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
        if !self.spend_work(top) {
            return NO;
        }
        let edges = (0..self.classes[top as usize].len())
            .map(|class| {
                let (a, b) = (self.child(a, top, class), self.child(b, top, class));
                self.combine_with(a, b, operation, memo)
            })
            .collect();
        let node = self.node(top, edges);
        memo.insert((a, b), node);
        node
    }

    /// Returns the diagram whose outcomes are `operation` applied to the outcomes of `edge`.
    pub(crate) fn map(&mut self, edge: Edge, mut operation: impl FnMut(u32) -> u32) -> Edge {
        self.combine(edge, NO, &mut |outcome, _| operation(outcome))
    }

    /// Returns the diagram that is yes where `wanted` accepts the outcome of `edge`, and no elsewhere.
    pub(crate) fn select(&mut self, edge: Edge, mut wanted: impl FnMut(u32) -> bool) -> Edge {
        self.map(edge, |outcome| u32::from(wanted(outcome)))
    }

    /// Returns the diagram that remains once the answer to `question` is known to be in this class.
    pub(crate) fn restrict(&mut self, edge: Edge, question: usize, class: usize) -> Edge {
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
        if !self.spend_work(top) {
            return NO;
        }
        let edges = (0..self.classes[top as usize].len())
            .map(|branch| {
                let child = self.child(edge, top, branch);
                self.restrict_with(child, question, class, memo)
            })
            .collect();
        let node = self.node(top, edges);
        memo.insert(edge, node);
        node
    }

    /// Returns all nodes that can be reached from an edge, children first.
    fn reachable_nodes(&self, edge: Edge) -> BTreeSet<Edge> {
        let mut found = BTreeSet::new();
        let mut open = vec![edge];
        while let Some(edge) = open.pop() {
            if edge & LEAF == 0 && found.insert(edge) {
                open.extend(self.children(edge));
            }
        }
        found
    }

    /// Returns the questions that a diagram tests, ascending.
    pub(crate) fn tested_questions(&self, edge: Edge) -> BTreeSet<usize> {
        self.reachable_nodes(edge).into_iter().map(|node| self.question(node) as usize).collect()
    }

    /// Returns each reachable outcome with its share of all combinations of answers. All classes of a question
    /// count equally.
    pub(crate) fn shares(&self, edge: Edge) -> BTreeMap<u32, f64> {
        // A node sorts after its children, so all parents of the last entry have been taken out before it.
        // Outcomes sort after all nodes and are added up in `shares`.
        let mut reach = BTreeMap::from([(edge, 1.0)]);
        let mut shares = BTreeMap::new();
        while let Some((edge, amount)) = reach.pop_last() {
            if edge & LEAF != 0 {
                *shares.entry(edge & !LEAF).or_insert(0.0) += amount;
                continue;
            }
            let children = self.children(edge);
            let part = amount / super::to_f64(children.len());
            for &child in children {
                *reach.entry(child).or_insert(0.0) += part;
            }
        }
        shares
    }

    /// Returns the answers nearest to `base` that lead to yes: their cost, and each changed question with its
    /// new class.
    ///
    /// `base` holds the class of each question. Returns `None` if no answers lead to yes. Among equally near
    /// answers, prefers those that change an earlier question.
    pub(crate) fn nearest(&self, edge: Edge, base: &[usize]) -> Option<(Cost, Vec<(usize, usize)>)> {
        let mut costs = FxHashMap::default();
        let ways = |node: Edge, costs: &FxHashMap<Edge, Option<Cost>>| {
            let base = base[self.question(node) as usize];
            let way = |(class, &child): (usize, &Edge)| {
                let on =
                    if child & LEAF == 0 { costs[&child]? } else { (child == YES).then(Cost::default)? };
                Some((Cost::between_classes(base, class) + on, class == base, class, child))
            };
            self.children(node).iter().enumerate().filter_map(way).min()
        };
        for node in self.reachable_nodes(edge) {
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
