//! Compiles the decision tree, and checks that its branches cover every possible value.

use super::Resolver;
use super::conditions::Scope;
use crate::locale::Message;
use crate::rulebook::{Branch, Node, Slot, Tree, ValueSet, format};
use std::collections::HashSet;
use std::fmt::Display;

impl Resolver {
    /// Compiles a node and everything below it, and returns its index.
    ///
    /// `domain` has the values that each slot can still have at this node. The depth of the recursion is limited by the
    /// parser, which nests about a hundred levels.
    pub(super) fn node(
        &mut self,
        at: &dyn Display,
        node: &format::Node,
        tree: &mut Tree,
        domain: &mut [ValueSet],
    ) -> usize {
        let index = tree.nodes.len();
        tree.nodes.push(Node::Leaf(0));
        match (&node.question, &node.model) {
            (None, Some(model)) if node.branches.is_empty() => {
                if let Some(model) = self.resolve_model(&format_args!("{at}/model"), model) {
                    tree.nodes[index] = Node::Leaf(model);
                }
            }
            (Some(question), None) if !node.branches.is_empty() => {
                if let Some(slot) =
                    self.resolve_slot(&format_args!("{at}/question"), question, Scope::Before(domain.len()))
                {
                    self.branches(at, slot, node, (tree, index), domain);
                }
            }
            _ => self.report(at, Message::new("rulebook-node-form")),
        }
        index
    }

    pub(super) fn branches(
        &mut self,
        at: &dyn Display,
        slot: Slot,
        node: &format::Node,
        (tree, index): (&mut Tree, usize),
        domain: &mut [ValueSet],
    ) {
        let first = tree.branches.len();
        let all_values = domain[slot].clone();
        let mut covered = ValueSet::default();
        for (number, branch) in node.branches.iter().enumerate() {
            let at = format_args!("{at}/branches/{number}");
            let values = self.matcher(&format_args!("{at}/when"), slot, &branch.when);
            let overlap = values.intersection(&covered);
            if !overlap.is_empty() {
                let values = self.format_values(slot, &overlap);
                self.report(
                    format_args!("{at}/when"),
                    Message::new("rulebook-overlap").arg("values", values),
                );
            }
            covered = covered.union(&values);
            tree.branches.push(Branch {
                values,
                because: branch.because.clone(),
                sources: branch.sources.clone(),
                overrides: branch.overrides,
                rules_out: self.ruled_out(&at, branch),
                then: 0,
            });
        }
        tree.nodes[index] = Node::Split { slot, branches: first..tree.branches.len() };
        let missing = all_values.difference(&covered);
        if !missing.is_empty() {
            let values = self.format_values(slot, &missing);
            self.report(format_args!("{at}/branches"), Message::new("rulebook-gap").arg("values", values));
        }
        for (number, branch) in node.branches.iter().enumerate() {
            domain[slot] = all_values.intersection(&tree.branches[first + number].values);
            let below = self.node(&format_args!("{at}/branches/{number}/then"), &branch.then, tree, domain);
            tree.branches[first + number].then = below;
        }
        domain[slot] = all_values;
    }

    /// Compiles the models that a branch rules out. Reports a model that a leaf below the branch advises.
    fn ruled_out(&mut self, at: &dyn Display, branch: &format::Branch) -> Vec<usize> {
        let mut reached = HashSet::new();
        if !branch.rules_out.is_empty() {
            collect_models(&branch.then, &mut reached);
        }
        let mut ruled_out = Vec::new();
        for (number, id) in branch.rules_out.iter().enumerate() {
            let at = format_args!("{at}/rules_out/{number}");
            let Some(model) = self.resolve_model(&at, id) else { continue };
            if ruled_out.contains(&model) {
                self.report(at, Message::new("rulebook-duplicate-id").arg("id", &**id));
                continue;
            }
            if reached.contains(&**id) {
                self.report(at, Message::new("rulebook-ruled-out-reached").arg("id", &**id));
            }
            ruled_out.push(model);
        }
        ruled_out
    }
}

/// Collects the ids of the models at the leaves below a node.
fn collect_models<'a>(node: &'a format::Node, models: &mut HashSet<&'a str>) {
    models.extend(node.model.as_deref());
    for branch in &node.branches {
        collect_models(&branch.then, models);
    }
}
