//! Boxes of a chart: every segment has its own box as long as there is room. Otherwise, equal parts share a
//! box, and as a last resort parts of the same kind do.

use super::divide::Plan;
use super::share::people;
use super::tree::{Branch, Kind, Run, Tree};
use super::{Node, Part, Post, Units};

/// Which parts of the chart share a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Folding {
    /// Segments of the divisions before this one have boxes of their own.
    own: usize,
    /// Whether the other parts share a box with all parts of the same kind, and not only with equal ones.
    mixed: bool,
}

/// Returns the nodes of a chart: at most `most`, unless the roles alone need more.
pub(super) fn nodes(plan: &Plan, tree: &Tree, most: usize) -> Vec<Node> {
    let levels = plan.divisions.len();
    let alike = (1..=levels).rev().map(|own| Folding { own, mixed: false });
    let mixed = (1..=levels).rev().map(|own| Folding { own, mixed: true });
    let last = [false, true].map(|mixed| Folding { own: 0, mixed });
    for folding in alike.chain(mixed).chain(last) {
        let mut folded = Folded::new(plan, tree, folding, most);
        folded.boxes(0, &tree.root().children, 1, None);
        if folded.nodes.len() <= most {
            return folded.nodes;
        }
    }
    let mut folded = Folded::new(plan, tree, Folding { own: 0, mixed: true }, most);
    for (role, &people) in plan.crew.roles.iter().enumerate().filter(|(_, people)| **people > 0) {
        folded.push(0, Post::Seller(role), 1, people);
    }
    folded.nodes
}

/// Branches of the same kind that share a box.
struct Mixed {
    first: usize,
    part: Option<Part>,
    count: u32,
    people: u32,
    below: Vec<Run>,
}

struct Folded<'p, 'a> {
    plan: &'p Plan<'a>,
    tree: &'p Tree<'p, 'a>,
    folding: Folding,
    most: usize,
    nodes: Vec<Node>,
    /// The number of the last unit that has a box.
    last_unit: u32,
}

/// The division of the groups below a node, and the number of its first group there.
type Start = Option<(usize, u32)>;

impl<'p, 'a> Folded<'p, 'a> {
    fn new(plan: &'p Plan<'a>, tree: &'p Tree<'p, 'a>, folding: Folding, most: usize) -> Self {
        let root = Node {
            parent: None,
            children: Vec::new(),
            post: Post::Leader,
            parts: Vec::new(),
            units: None,
            roles: Vec::new(),
            coach: false,
            count: 1,
            headcount: people(&plan.crew.roles),
        };
        let mut folded = Self { plan, tree, folding, most, nodes: vec![root], last_unit: 0 };
        // Dimensions that divide nothing are served by everybody.
        let whole = (0..plan.divisions.len()).filter(|division| plan.divisions[*division].groups == 1);
        folded.nodes[0].parts = whole.map(|division| folded.part(division, 0, 1)).collect();
        folded
    }

    /// Adds a node below another one, for `count` equal parts with `headcount` sellers in all.
    fn push(&mut self, above: usize, post: Post, count: u32, headcount: u32) -> usize {
        let index = self.nodes.len();
        self.nodes[above].children.push(index);
        self.nodes.push(Node {
            parent: Some(above),
            children: Vec::new(),
            post,
            parts: Vec::new(),
            units: None,
            roles: Vec::new(),
            coach: false,
            count,
            headcount,
        });
        index
    }

    fn part(&self, division: usize, from: u32, to: u32) -> Part {
        let segments = self.plan.divisions[division].segments_of(from..to);
        Part { division, from: segments.start, to: segments.end }
    }

    /// Adds the boxes below a node that stands for `times` equal parts.
    fn boxes(&mut self, above: usize, runs: &[Run], times: u32, start: Start) {
        let mut mixed: Vec<Mixed> = Vec::new();
        let mut cursor = start;
        for &(child, count) in runs {
            if self.nodes.len() > self.most {
                return;
            }
            let branch = &self.tree.branches[child];
            let Some(side) = branch.side else {
                if self.folding.mixed {
                    self.mix(&mut mixed, child, count * times, None);
                } else {
                    self.boxed(above, child, count, times, None);
                }
                continue;
            };
            let mut from = cursor.filter(|(division, _)| *division == side.division).map_or(0, |(_, at)| at);
            from = from + side.skipped - u32::from(side.shared && from > 0);
            let to = from + side.groups * count;
            cursor = Some((side.division, to));
            if side.division < self.folding.own {
                for one in 0..count {
                    let first = from + one * side.groups;
                    let range = Some((side.division, first, first + side.groups));
                    self.boxed(above, child, 1, times, range);
                }
            } else if self.folding.mixed {
                let part = self.part(side.division, from, to);
                self.mix(&mut mixed, child, count * times, Some(part));
            } else {
                self.boxed(above, child, count, times, Some((side.division, from, to)));
            }
        }
        self.mixed(above, mixed);
    }

    /// Adds one box and all boxes below it, for `count` equal branches in each of `times` equal parts.
    fn boxed(
        &mut self,
        above: usize,
        child: usize,
        count: u32,
        times: u32,
        range: Option<(usize, u32, u32)>,
    ) {
        let branch = &self.tree.branches[child];
        let all = count * times;
        let index = self.push(above, post(branch), all, branch.people * all);
        self.name(index, branch, range.map(|(division, from, to)| self.part(division, from, to)));
        let before = self.last_unit;
        if branch.units > 0 {
            self.nodes[index].units = Some(self.number(branch.units * count, times));
            self.last_unit = before;
        }
        let start = range.map(|(division, from, _)| (division, from)).filter(|_| count == 1);
        self.boxes(index, &branch.children, all, start);
        if branch.units > 0 {
            self.last_unit = before + branch.units * all;
        }
    }

    fn name(&mut self, index: usize, branch: &Branch, part: Option<Part>) {
        let node = &mut self.nodes[index];
        node.parts.extend(part);
        node.roles = branch.roles.to_vec();
    }

    /// Returns the numbers of the next units.
    fn number(&mut self, count: u32, times: u32) -> Units {
        let first = self.last_unit + 1;
        self.last_unit += count * times;
        if times == 1 { Units::Numbered(first, self.last_unit) } else { Units::Alike }
    }

    /// Adds `count` branches to the mixed box of their kind.
    fn mix(&self, mixed: &mut Vec<Mixed>, child: usize, count: u32, part: Option<Part>) {
        let branch = &self.tree.branches[child];
        let people = branch.people * count;
        let known = mixed.iter_mut().find(|known| {
            let first = &self.tree.branches[known.first];
            let same = post(first) == post(branch) && first.units.min(2) == branch.units.min(2);
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
            None => mixed.push(Mixed { first: child, part, count, people, below: below.collect() }),
        }
    }

    /// Adds a box for the branches of each kind, and all boxes below them.
    fn mixed(&mut self, above: usize, all: Vec<Mixed>) {
        for mixed in all {
            if self.nodes.len() > self.most {
                return;
            }
            let branch = &self.tree.branches[mixed.first];
            let index = self.push(above, post(branch), mixed.count, mixed.people);
            self.name(index, branch, mixed.part);
            if branch.units > 0 {
                self.nodes[index].units = Some(Units::Alike);
            }
            let mut below = Vec::new();
            let mut runs = mixed.below;
            runs.sort_unstable();
            runs.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 += if same { next.1 } else { 0 };
                same
            });
            for (child, count) in runs {
                let division = self.tree.branches[child].side.map(|side| side.division);
                let whole = |division: usize| self.part(division, 0, self.plan.divisions[division].groups);
                let own = mixed.part.filter(|part| Some(part.division) == division);
                let part = own.or_else(|| division.map(whole));
                self.mix(&mut below, child, count, part);
            }
            self.mixed(index, below);
        }
    }
}

fn post(branch: &Branch) -> Post {
    match branch.kind {
        Kind::Led => Post::Lead(branch.levels() - 1),
        Kind::Group => Post::Group,
        Kind::Role(role) => Post::Seller(role),
    }
}
