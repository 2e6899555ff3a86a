//! Boxes of a chart: every segment has its own box as long as there is room. Otherwise, equal parts share a
//! box, and as a last resort parts of the same kind do.

use super::plan::Plan;
use super::share::people;
use super::tree::{Branch, BranchKind, ChartTree, Run};
use super::{NodeKind, OrgNode, SegmentRange, UnitNumbers};

/// Which parts of the chart share a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BoxSharing {
    /// Segments of the divisions before this one have boxes of their own.
    divisions_with_own_boxes: usize,
    /// Whether the other parts share a box with all parts of the same kind, and not only with equal ones.
    by_kind: bool,
}

/// Returns the nodes of a chart: at most `most`, unless the roles alone need more.
pub(super) fn nodes(plan: &Plan, tree: &ChartTree, most: usize) -> Vec<OrgNode> {
    let levels = plan.divisions.len();
    let alike = (1..=levels).rev().map(|own| BoxSharing { divisions_with_own_boxes: own, by_kind: false });
    let mixed = (1..=levels).rev().map(|own| BoxSharing { divisions_with_own_boxes: own, by_kind: true });
    let last = [false, true].map(|mixed| BoxSharing { divisions_with_own_boxes: 0, by_kind: mixed });
    for sharing in alike.chain(mixed).chain(last) {
        let mut builder = BoxBuilder::new(plan, tree, sharing, most);
        builder.add_boxes(0, &tree.root().children, 1, None);
        if builder.nodes.len() <= most {
            return builder.nodes;
        }
    }
    let mut folded =
        BoxBuilder::new(plan, tree, BoxSharing { divisions_with_own_boxes: 0, by_kind: true }, most);
    for (role, &people) in plan.crew.roles.iter().enumerate().filter(|(_, people)| **people > 0) {
        folded.push(0, NodeKind::Seller(role), 1, people);
    }
    folded.nodes
}

/// Branches of the same kind that share a box.
struct MixedBox {
    first: usize,
    part: Option<SegmentRange>,
    count: u32,
    people: u32,
    below: Vec<Run>,
}

struct BoxBuilder<'p, 'a> {
    plan: &'p Plan<'a>,
    tree: &'p ChartTree<'p, 'a>,
    sharing: BoxSharing,
    most: usize,
    nodes: Vec<OrgNode>,
    /// The number of the last unit that has a box.
    last_unit: u32,
}

/// The division of the groups below a node, and the number of its first group there.
type FirstGroup = Option<(usize, u32)>;

impl<'p, 'a> BoxBuilder<'p, 'a> {
    fn new(plan: &'p Plan<'a>, tree: &'p ChartTree<'p, 'a>, folding: BoxSharing, most: usize) -> Self {
        let root = OrgNode {
            parent: None,
            children: Vec::new(),
            kind: NodeKind::Leader,
            segments: Vec::new(),
            units: None,
            roles: Vec::new(),
            is_coach: false,
            count: 1,
            headcount: people(&plan.crew.roles),
        };
        let mut folded = Self { plan, tree, sharing: folding, most, nodes: vec![root], last_unit: 0 };
        // Dimensions that divide nothing are served by everybody.
        let whole = (0..plan.divisions.len()).filter(|division| plan.divisions[*division].groups == 1);
        folded.nodes[0].segments = whole.map(|division| folded.part(division, 0, 1)).collect();
        folded
    }

    /// Adds a node below another one, for `count` equal parts with `headcount` sellers in all.
    fn push(&mut self, above: usize, post: NodeKind, count: u32, headcount: u32) -> usize {
        let index = self.nodes.len();
        self.nodes[above].children.push(index);
        self.nodes.push(OrgNode {
            parent: Some(above),
            children: Vec::new(),
            kind: post,
            segments: Vec::new(),
            units: None,
            roles: Vec::new(),
            is_coach: false,
            count,
            headcount,
        });
        index
    }

    fn part(&self, division: usize, from: u32, to: u32) -> SegmentRange {
        let segments = self.plan.divisions[division].segments_of(from..to);
        SegmentRange { division, from: segments.start, to: segments.end }
    }

    /// Adds the boxes below a node that stands for `times` equal parts.
    fn add_boxes(&mut self, above: usize, runs: &[Run], times: u32, start: FirstGroup) {
        let mut mixed: Vec<MixedBox> = Vec::new();
        let mut cursor = start;
        for &(child, count) in runs {
            if self.nodes.len() > self.most {
                return;
            }
            let branch = &self.tree.branches[child];
            let Some(side) = branch.group_run else {
                if self.sharing.by_kind {
                    self.add_to_mixed(&mut mixed, child, count * times, None);
                } else {
                    self.add_box(above, child, count, times, None);
                }
                continue;
            };
            let mut from = cursor.filter(|(division, _)| *division == side.division).map_or(0, |(_, at)| at);
            from = from + side.skipped - u32::from(side.shared && from > 0);
            let to = from + side.groups * count;
            cursor = Some((side.division, to));
            if side.division < self.sharing.divisions_with_own_boxes {
                for one in 0..count {
                    let first = from + one * side.groups;
                    let range = Some((side.division, first, first + side.groups));
                    self.add_box(above, child, 1, times, range);
                }
            } else if self.sharing.by_kind {
                let part = self.part(side.division, from, to);
                self.add_to_mixed(&mut mixed, child, count * times, Some(part));
            } else {
                self.add_box(above, child, count, times, Some((side.division, from, to)));
            }
        }
        self.add_mixed_boxes(above, mixed);
    }

    /// Adds one box and all boxes below it, for `count` equal branches in each of `times` equal parts.
    fn add_box(
        &mut self,
        above: usize,
        child: usize,
        count: u32,
        times: u32,
        range: Option<(usize, u32, u32)>,
    ) {
        let branch = &self.tree.branches[child];
        let all = count * times;
        let index = self.push(above, node_kind(branch), all, branch.people * all);
        self.label_node(index, branch, range.map(|(division, from, to)| self.part(division, from, to)));
        let before = self.last_unit;
        if branch.units > 0 {
            self.nodes[index].units = Some(self.next_unit_numbers(branch.units * count, times));
            self.last_unit = before;
        }
        let start = range.map(|(division, from, _)| (division, from)).filter(|_| count == 1);
        self.add_boxes(index, &branch.children, all, start);
        if branch.units > 0 {
            self.last_unit = before + branch.units * all;
        }
    }

    fn label_node(&mut self, index: usize, branch: &Branch, part: Option<SegmentRange>) {
        let node = &mut self.nodes[index];
        node.segments.extend(part);
        node.roles = branch.roles.to_vec();
    }

    /// Returns the numbers of the next units.
    fn next_unit_numbers(&mut self, count: u32, times: u32) -> UnitNumbers {
        let first = self.last_unit + 1;
        self.last_unit += count * times;
        if times == 1 { UnitNumbers::Numbered(first, self.last_unit) } else { UnitNumbers::Alike }
    }

    /// Adds `count` branches to the mixed box of their kind.
    fn add_to_mixed(&self, mixed: &mut Vec<MixedBox>, child: usize, count: u32, part: Option<SegmentRange>) {
        let branch = &self.tree.branches[child];
        let people = branch.people * count;
        let known = mixed.iter_mut().find(|known| {
            let first = &self.tree.branches[known.first];
            let same = node_kind(first) == node_kind(branch) && first.units.min(2) == branch.units.min(2);
            let parts = known.part.map(|part| part.division) == part.map(|part| part.division);
            same && parts && first.roles == branch.roles
        });
        let below = branch.children.iter().map(|(child, times)| (*child, times * count));
        match known {
            Some(known) => {
                known.count += count;
                known.people += people;
                known.below.extend(below);
                if let (Some(known), Some(part)) = (&mut known.part, part) {
                    (known.from, known.to) = (known.from.min(part.from), known.to.max(part.to));
                }
            }
            None => mixed.push(MixedBox { first: child, part, count, people, below: below.collect() }),
        }
    }

    /// Adds a box for the branches of each kind, and all boxes below them.
    fn add_mixed_boxes(&mut self, above: usize, all: Vec<MixedBox>) {
        for mixed in all {
            if self.nodes.len() > self.most {
                return;
            }
            let branch = &self.tree.branches[mixed.first];
            let index = self.push(above, node_kind(branch), mixed.count, mixed.people);
            self.label_node(index, branch, mixed.part);
            if branch.units > 0 {
                self.nodes[index].units = Some(UnitNumbers::Alike);
            }
            let mut below = Vec::new();
            let mut runs = mixed.below;
            runs.sort_unstable();
            runs.dedup_by(|next, merged| {
                let same = next.0 == merged.0;
                merged.1 += if same { next.1 } else { 0 };
                same
            });
            for (child, count) in runs {
                let division = self.tree.branches[child].group_run.map(|side| side.division);
                let whole = |division: usize| self.part(division, 0, self.plan.divisions[division].groups);
                let own = mixed.part.filter(|part| Some(part.division) == division);
                let part = own.or_else(|| division.map(whole));
                self.add_to_mixed(&mut below, child, count, part);
            }
            self.add_mixed_boxes(index, below);
        }
    }
}

fn node_kind(branch: &Branch) -> NodeKind {
    match branch.kind {
        BranchKind::Managed => NodeKind::Lead(branch.levels() - 1),
        BranchKind::Group => NodeKind::Group,
        BranchKind::Role(role) => NodeKind::Seller(role),
    }
}
