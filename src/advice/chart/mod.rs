//! The organisation chart: who leads, what each segment has, and how many people that takes.
//!
//! Nothing is drawn by hand: the advised model says what a unit is, the dimensions taken now say what it is divided by,
//! and a few labelled figures of the rulebook say how many people one manager leads and in which proportion roles stand
//! to each other. People are divided evenly over segments, as nothing is known of their weight, and over roles by
//! largest remainder; so head counts always add up. What is alike folds into one node: a chart of a hundred thousand
//! people is as small as one of a hundred.

mod build;
mod levels;
mod plan;
mod share;
#[cfg(test)]
mod tests;
mod trim;

pub use plan::{Division, Segment};

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
    /// Indices of the rulebook's figures that were used.
    pub figures: Vec<usize>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let plan = plan::Plan::new(rulebook, situation, model, taken, names)?;
    let mut nodes = trim::trimmed(build::nodes(&plan, most), plan.staffing.most, plan.staffing.least);
    let leads = levels::levels(&mut nodes);
    let figures = plan.figures();
    Some(Chart { nodes, divisions: plan.divisions, leads, figures })
}
