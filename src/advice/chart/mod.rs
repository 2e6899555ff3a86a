//! The organisation chart: who leads, what each segment has, and how many people that takes.
//!
//! The advised model says what a unit is, the dimensions taken now say what the team is divided by, and a few labelled
//! figures of the rulebook say how many people one manager leads and in which proportion roles stand to each other. The
//! steps, a file each:
//!
//! 1. `divide`: in how many groups each dimension divides the team, how many units there are, and how many people have
//!    which role over the whole; then what each group has of these. `share` has the sums.
//! 2. `tree`: managers over groups, and leaders of segments. `spans` has the sums.
//! 3. `fold`: the boxes, of which there are never more than asked for: what is alike shares one.

mod divide;
mod fold;
mod share;
mod spans;
#[cfg(test)]
mod tests;
mod tree;

pub use divide::{Division, Segment};

use super::{Advice, Segmentation, Situation};
use crate::rulebook::Rulebook;

/// The most nodes that a chart has.
pub const MOST_NODES: usize = 500;

/// An organisation chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The nodes: the leader first, everybody before those below them.
    pub nodes: Vec<Node>,
    /// By what the team is divided, in this order.
    pub divisions: Vec<Division>,
    /// How many managers there are between the leader and the sellers: who leads sellers first, then who leads those,
    /// and so on.
    pub leads: Vec<u32>,
    /// Indices of the rulebook's figures that it keeps.
    pub figures: Vec<usize>,
    /// Indices of those that give way, as no arrangement keeps them.
    pub gave_way: Vec<usize>,
    /// Who leads all.
    pub leading: Leading,
    /// Index, among the model's staffed roles, of the only role that is divided; the others serve all segments.
    pub only: Option<usize>,
    /// The smallest groups that have all of the model's roles: how many, and how many sellers each has at least and at most.
    pub units: (u32, (u32, u32)),
}

/// Who leads all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leading {
    /// The founder, or one of the sellers.
    Few,
    /// One of the sellers, who goes on selling.
    Coach,
    /// Somebody who only leads.
    Only,
}

/// A box of the chart: somebody who leads, a segment, a unit, or people in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Index of the node above.
    pub parent: Option<usize>,
    /// Indices of the nodes below.
    pub children: Vec<usize>,
    /// What it is.
    pub post: Post,
    /// The segments that it is for, of one dimension each.
    pub parts: Vec<Part>,
    /// The units that it is, or that somebody leads here.
    pub units: Option<Units>,
    /// Indices, among the model's staffed roles, of those that somebody leads here.
    pub roles: Vec<usize>,
    /// Whether it is the one seller who leads the others.
    pub coach: bool,
    /// How many alike it stands for.
    pub count: u32,
    /// How many sellers there are in all of them.
    pub headcount: u32,
}

/// What a node of the chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// Who leads all.
    Leader,
    /// Who leads sellers (level 0), or those who lead them, and so on.
    Lead(usize),
    /// A segment or unit whose people are led from above.
    Group,
    /// People in one role, by its index among the model's staffed roles.
    Seller(usize),
}

/// Segments of one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Index of the division.
    pub division: usize,
    /// The first of its segments, by index.
    pub from: usize,
    /// The one behind the last.
    pub to: usize,
}

/// Units by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// From this number to that one, both included, counted through the chart.
    Numbered(u32, u32),
    /// Units of several segments at once, which have no numbers in a row.
    Alike,
}

impl Chart {
    /// The chart of an advice with at most `most` nodes, though never without a leaf for each role; none where the rulebook
    /// staffs no such model. What a small chart has no room for folds.
    #[must_use]
    pub fn of(rulebook: &Rulebook, advice: &Advice, most: usize) -> Option<Self> {
        let taken = &advice.segmentation;
        let names = &advice.segment_names;
        chart(rulebook, &advice.situation, advice.model, taken, names, most.min(MOST_NODES))
    }

    /// How many managers there are in all, the leader not counted.
    #[must_use]
    pub fn managers(&self) -> u32 {
        self.leads.iter().sum()
    }

    /// How many sellers there are.
    #[must_use]
    pub fn team(&self) -> u32 {
        self.nodes[0].headcount
    }
}

impl Node {
    /// Whether it is sellers rather than something above them.
    #[must_use]
    pub fn is_seller(&self) -> bool {
        matches!(self.post, Post::Seller(_))
    }

    /// The least and the most sellers in one of those that it stands for.
    #[must_use]
    pub fn each(&self) -> (u32, u32) {
        (self.headcount / self.count, self.headcount.div_ceil(self.count))
    }
}

/// The chart of a situation that a model and a segmentation were decided for.
pub(super) fn chart(
    rulebook: &Rulebook,
    situation: &Situation,
    model: usize,
    taken: &Segmentation,
    names: &[Vec<String>],
    most: usize,
) -> Option<Chart> {
    let plan = divide::Plan::new(rulebook, situation, model, taken, names)?;
    let tree = tree::Tree::new(&plan);
    let mut nodes = fold::nodes(&plan, &tree, most);
    let leading = leading(&plan);
    if leading == Leading::Coach {
        mark_coach(&mut nodes, plan.core);
    }
    let (figures, gave_way) = plan.figures(&tree.strained());
    let leads = tree.root().leads.to_vec();
    let units = tree.units();
    let only = plan.only;
    Some(Chart { nodes, divisions: plan.divisions, leads, figures, gave_way, leading, only, units })
}

/// Who leads a team of this size.
fn leading(plan: &divide::Plan) -> Leading {
    match &plan.staffing.coach {
        Some(coach) if plan.team <= coach.least => Leading::Few,
        Some(coach) if coach.covers(plan.team) => Leading::Coach,
        _ => Leading::Only,
    }
}

/// Gives the playing coach, who is one of the sellers in a role, a leaf.
fn mark_coach(nodes: &mut Vec<Node>, role: usize) {
    let is_one = |node: &Node| node.post == Post::Seller(role) && node.count == 1;
    let Some(leaf) = nodes.iter().position(is_one) else { return };
    if nodes[leaf].headcount == 1 {
        nodes[leaf].coach = true;
        return;
    }
    nodes[leaf].headcount -= 1;
    let coach = Node { coach: true, headcount: 1, ..nodes[leaf].clone() };
    let (index, above) = (nodes.len(), nodes[leaf].parent.unwrap_or_default());
    nodes.push(coach);
    let at = nodes[above].children.iter().position(|child| *child == leaf).unwrap_or_default();
    nodes[above].children.insert(at, index);
}
