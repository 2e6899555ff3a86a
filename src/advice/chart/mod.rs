//! Organisation chart: who leads, what each segment has, and how many people that takes.
//!
//! The advised model says what a unit is, and the selected dimensions say what the team is divided by. A few
//! labelled figures of the rulebook say how many people one manager leads and in which proportion roles stand
//! to each other. The steps, each in a module of its own:
//!
//! 1. `plan`: the number of groups of each dimension, the number of units, and the number of people in each
//!    role, first for the whole team and then for each group. The calculations are in `share`.
//! 2. `tree`: managers over groups, and leaders of segments. The calculations are in `spans`.
//! 3. `boxes`: the boxes of the chart, limited in number: parts that are alike share a box.

mod boxes;
mod plan;
mod share;
mod spans;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use plan::{Division, Segment};

use super::{Advice, Segmentation, Situation};
use crate::rulebook::Rulebook;

/// The maximum number of nodes of a chart.
pub(crate) const MAX_NODES: usize = 500;

/// An organisation chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chart {
    /// The nodes: the leader first, and every node before those below it.
    pub nodes: Vec<OrgNode>,
    /// The dimensions that the team is divided by, in this order.
    pub divisions: Vec<Division>,
    /// The number of managers at each level between the leader and the sellers: first those who lead sellers,
    /// then those who lead these managers, and so on.
    pub managers_by_level: Vec<u32>,
    /// Indices of the rulebook's figures that the chart keeps.
    pub figures: Vec<usize>,
    /// Indices of the figures that the chart breaks, because no arrangement keeps them.
    pub broken_figures: Vec<usize>,
    /// Who leads the whole team.
    pub leadership: Leadership,
    /// Index, among the model's staffed roles, of the only role that is divided. The other roles serve all
    /// segments.
    pub divided_role: Option<usize>,
    /// The smallest groups that have all of the model's roles: their number, and the fewest and the most
    /// sellers in one.
    pub smallest_groups: (u32, (u32, u32)),
}

/// Who leads the whole team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leadership {
    /// The founder, or one of the sellers.
    Informal,
    /// One of the sellers, who goes on selling.
    PlayingCoach,
    /// A person who does nothing but lead.
    FullTime,
}

/// A box of the chart: a leader, a segment, a unit, or people in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrgNode {
    /// Index of the node above.
    pub parent: Option<usize>,
    /// Indices of the nodes below.
    pub children: Vec<usize>,
    /// What the node stands for.
    pub kind: NodeKind,
    /// The segments that it covers, each range in one dimension.
    pub segments: Vec<SegmentRange>,
    /// The units that it stands for or that are led here.
    pub units: Option<UnitNumbers>,
    /// Indices, among the model's staffed roles, of the roles that are led here.
    pub roles: Vec<usize>,
    /// Whether it is the one seller who leads the others.
    pub is_coach: bool,
    /// The number of equal parts that it stands for.
    pub count: u32,
    /// The number of sellers in all of them.
    pub headcount: u32,
}

/// What a node of the chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// The leader of the whole team.
    Leader,
    /// A manager who leads sellers (level 0), or one who leads managers of the level below.
    Lead(usize),
    /// A segment or unit whose people are led from above.
    Group,
    /// People in one role, by its index among the model's staffed roles.
    Seller(usize),
}

/// Neighbouring segments of one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SegmentRange {
    /// Index of the division.
    pub division: usize,
    /// Index of the first segment.
    pub from: usize,
    /// Index after the last segment.
    pub to: usize,
}

/// The numbers of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitNumbers {
    /// From the first to the last number, both included, counted through the chart.
    Numbered(u32, u32),
    /// Units of several segments at once, which have no consecutive numbers.
    Alike,
}

impl Chart {
    /// Builds the chart of an advice with at most `most` nodes, but always with a leaf for each role.
    ///
    /// In a small chart, parts that are alike share a box. Returns `None` if the rulebook has no staffing for
    /// the model.
    pub(crate) fn from_advice(rulebook: &Rulebook, advice: &Advice, most: usize) -> Option<Self> {
        let segmentation = &advice.segmentation;
        let names = &advice.segment_names;
        chart(rulebook, &advice.situation, advice.model, segmentation, names, most.min(MAX_NODES))
    }

    /// Returns the number of managers, without the leader of the whole team.
    pub(crate) fn manager_count(&self) -> u32 {
        self.managers_by_level.iter().sum()
    }

    /// Returns the number of sellers.
    pub(crate) fn seller_count(&self) -> u32 {
        self.nodes[0].headcount
    }
}

impl OrgNode {
    /// Returns whether the node stands for sellers and not for something above them.
    pub(crate) fn is_seller(&self) -> bool {
        matches!(self.kind, NodeKind::Seller(_))
    }

    /// Returns the fewest and the most sellers in one of the parts that the node stands for.
    pub(crate) fn sellers_each(&self) -> (u32, u32) {
        (self.headcount / self.count, self.headcount.div_ceil(self.count))
    }
}

/// Builds the chart of a situation for a model and a segmentation.
pub(super) fn chart(
    rulebook: &Rulebook,
    situation: &Situation,
    model: usize,
    segmentation: &Segmentation,
    names: &[Vec<String>],
    most: usize,
) -> Option<Chart> {
    let plan = plan::Plan::new(rulebook, situation, model, segmentation, names)?;
    let tree = tree::ChartTree::new(&plan);
    let mut nodes = boxes::nodes(&plan, &tree, most);
    let leadership = leadership(&plan);
    if leadership == Leadership::PlayingCoach {
        mark_coach(&mut nodes, plan.core_role);
    }
    let (figures, gave_way) = plan.figures(&tree.broken_figures());
    let leads = tree.root().leads.to_vec();
    let units = tree.smallest_groups();
    let only = plan.divided_role;
    Some(Chart {
        nodes,
        divisions: plan.divisions,
        managers_by_level: leads,
        figures,
        broken_figures: gave_way,
        leadership,
        divided_role: only,
        smallest_groups: units,
    })
}

/// Returns who leads a team of this size.
fn leadership(plan: &plan::Plan) -> Leadership {
    match &plan.staffing.coach {
        Some(coach) if plan.team <= coach.min_others => Leadership::Informal,
        Some(coach) if coach.covers(plan.team) => Leadership::PlayingCoach,
        _ => Leadership::FullTime,
    }
}

/// Gives the playing coach, who is one of the sellers in a role, a leaf of their own.
fn mark_coach(nodes: &mut Vec<OrgNode>, role: usize) {
    let is_one = |node: &OrgNode| node.kind == NodeKind::Seller(role) && node.count == 1;
    let Some(leaf) = nodes.iter().position(is_one) else { return };
    if nodes[leaf].headcount == 1 {
        nodes[leaf].is_coach = true;
        return;
    }
    nodes[leaf].headcount -= 1;
    let coach = OrgNode { is_coach: true, headcount: 1, ..nodes[leaf].clone() };
    let (index, above) = (nodes.len(), nodes[leaf].parent.unwrap_or_default());
    nodes.push(coach);
    let at = nodes[above].children.iter().position(|child| *child == leaf).unwrap_or_default();
    nodes[above].children.insert(at, index);
}
