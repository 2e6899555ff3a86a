//! Diagrams restricted to the answers given: each question has only some of its classes.
//!
//! A diagram without the other edges, with equal parts shared again, is again the unique diagram of its
//! function. So a question can still change the outcome, for some choice of the other answers, exactly if it
//! still has a node.

use super::{Edge, LEAF, NO, OutcomeDiagram};
use rustc_hash::FxHashMap;

/// For each question, the classes of the answers given, each with its weight. There is at least one if the
/// question has classes at all.
pub(in crate::advice) type AnsweredClasses = Vec<Vec<(usize, u64)>>;

/// A diagram restricted to some classes of each question.
#[derive(Debug)]
pub(in crate::advice) struct RestrictedDiagram<'a> {
    answered: &'a AnsweredClasses,
    questions: Vec<usize>,
    edges: Vec<Vec<Edge>>,
    root: Edge,
}

impl OutcomeDiagram {
    /// Returns the diagram of the model, restricted to these classes. Returns `None` if the diagram is not
    /// complete.
    pub(in crate::advice) fn restrict_model<'a>(
        &self,
        answered: &'a AnsweredClasses,
    ) -> Option<RestrictedDiagram<'a>> {
        self.complete.then(|| self.restrict(self.model, answered))
    }

    /// Returns the diagram of the dimensions that are selected now, restricted to these classes.
    pub(in crate::advice) fn restrict_segments<'a>(
        &self,
        answered: &'a AnsweredClasses,
    ) -> Option<RestrictedDiagram<'a>> {
        self.complete.then(|| self.restrict(self.segments, answered))
    }

    fn restrict<'a>(&self, root: Edge, answered: &'a AnsweredClasses) -> RestrictedDiagram<'a> {
        let mut within = RestrictedDiagram { answered, questions: Vec::new(), edges: Vec::new(), root: NO };
        let mut unique: FxHashMap<(usize, Vec<Edge>), Edge> = FxHashMap::default();
        let nodes = if root & LEAF == 0 { root + 1 } else { 0 };
        // Children come before their parents.
        let mut reduced: Vec<Edge> = Vec::with_capacity(nodes as usize);
        let reduced_edge =
            |edge: Edge, became: &[Edge]| if edge & LEAF == 0 { became[edge as usize] } else { edge };
        for node in 0..nodes {
            let question = self.diagram.questions[node as usize] as usize;
            let children = self.diagram.children(node);
            let edges: Vec<Edge> = answered[question]
                .iter()
                .map(|&(class, _)| reduced_edge(children[class], &reduced))
                .collect();
            reduced.push(match edges[..] {
                [first, ..] if edges.iter().any(|&edge| edge != first) => {
                    let next = u32::try_from(within.questions.len()).unwrap_or(LEAF - 1);
                    *unique.entry((question, edges)).or_insert_with_key(|(question, edges)| {
                        within.questions.push(*question);
                        within.edges.push(edges.clone());
                        next
                    })
                }
                [first, ..] => first,
                [] => NO,
            });
        }
        within.root = reduced_edge(root, &reduced);
        within
    }
}

impl RestrictedDiagram<'_> {
    /// Returns the nodes that can be reached, parents before their children.
    fn reachable_nodes(&self) -> Vec<usize> {
        let mut reached = vec![false; self.questions.len()];
        let mut nodes = Vec::new();
        let mark = |edge: Edge, reached: &mut [bool]| {
            if edge & LEAF == 0 {
                reached[edge as usize] = true;
            }
        };
        mark(self.root, &mut reached);
        for node in (0..self.questions.len()).rev() {
            if reached[node] {
                nodes.push(node);
                self.edges[node].iter().for_each(|&edge| mark(edge, &mut reached));
            }
        }
        nodes
    }

    /// Returns for each question whether it can change the outcome for some choice of the other answers.
    pub(in crate::advice) fn can_change_outcome(&self) -> Vec<bool> {
        let mut looks = vec![false; self.answered.len()];
        self.reachable_nodes().into_iter().for_each(|node| looks[self.questions[node]] = true);
        looks
    }

    /// Returns how many combinations lead to an outcome, and how many there are.
    ///
    /// Each class counts as often as its weight, and questions that can change nothing are left out. Returns
    /// `None` if the number overflows.
    pub(in crate::advice) fn count_combinations(&self, outcome: usize) -> Option<(u64, u64)> {
        let weight = |question: usize| self.answered[question].iter().map(|(_, weight)| weight).sum::<u64>();
        let looks = self.can_change_outcome();
        let questions = (0..looks.len()).filter(|&question| looks[question]);
        let all = questions.map(weight).try_fold(1_u64, u64::checked_mul)?;
        let wanted = LEAF | u32::try_from(outcome).unwrap_or(u32::MAX);
        let mut found = 0;
        let mut flows = vec![0; self.questions.len()];
        let mut flow = |edge: Edge, amount: u64, flows: &mut [u64]| {
            if edge & LEAF == 0 {
                flows[edge as usize] += amount;
            } else if edge == wanted {
                found += amount;
            }
        };
        flow(self.root, all, &mut flows);
        for node in self.reachable_nodes() {
            let question = self.questions[node];
            // This is exact: the amount is a multiple of the weights of all questions that come after.
            let part = flows[node] / weight(question);
            for (&edge, (_, weight)) in self.edges[node].iter().zip(&self.answered[question]) {
                flow(edge, part * weight, &mut flows);
            }
        }
        Some((found, all))
    }
}
