//! The boxes: segments, who leads them, and what stands in them.
//!
//! Segments have boxes of their own as long as there is room; else those of the last dimension fold, then those of
//! the one before. A folded chart is built the same way, for many groups at once: a [`Lot`] is so many groups of a size.

mod content;
mod reports;

use super::plan::Plan;
use super::share::{even, start};
use super::{Node, Part, Post};
use std::ops::Range;

/// So many groups of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lot {
    size: u32,
    times: u32,
}

impl Lot {
    fn people(self) -> u32 {
        self.size * self.times
    }
}

/// The nodes of a plan, at most `most` of them unless the roles alone are more.
pub(super) fn nodes(plan: &Plan, most: usize) -> Vec<Node> {
    let levels = plan.divisions.len();
    // The segments of the first dimension are given up last.
    let strict = (1..=levels).rev().map(|folded_from| (folded_from, false));
    for (folded_from, mixed) in strict.chain([(1, true), (0, false), (0, true)]) {
        let mut builder = Builder::new(plan, folded_from, mixed, most);
        builder.fill(0, 0, &[Lot { size: plan.team, times: 1 }], plan.fits(plan.team));
        if builder.nodes.len() <= most {
            return builder.nodes;
        }
    }
    let mut builder = Builder::new(plan, 0, true, most);
    builder.leaves(0, Lot { size: plan.team, times: 1 });
    builder.nodes
}

struct Builder<'p, 'a> {
    plan: &'p Plan<'a>,
    /// From this division on, segments that are alike share a box.
    folded_from: usize,
    /// Whether groups share one that differ by a person.
    mixed: bool,
    most: usize,
    nodes: Vec<Node>,
    /// The number of the last unit.
    last_unit: u32,
}

impl<'p, 'a> Builder<'p, 'a> {
    fn new(plan: &'p Plan<'a>, folded_from: usize, mixed: bool, most: usize) -> Self {
        let root = Node {
            parent: None,
            children: Vec::new(),
            post: Post::Leader,
            parts: Vec::new(),
            units: None,
            roles: Vec::new(),
            count: 1,
            headcount: plan.team,
        };
        Self { plan, folded_from, mixed, most, nodes: vec![root], last_unit: 0 }
    }

    /// A node below another, for so many units with so many sellers in all.
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
            count,
            headcount,
        });
        index
    }

    /// A node for groups of a division.
    fn group(&mut self, above: usize, post: Post, part: Part, lot: Lot) -> usize {
        let index = self.push(above, post, lot.times, lot.people());
        self.nodes[index].parts.push(part);
        index
    }

    /// Puts what is below it into a node that leads `lots`. Where `direct`, somebody leads all of these people already.
    fn fill(&mut self, at: usize, level: usize, lots: &[Lot], direct: bool) {
        if self.nodes.len() > self.most {
            return;
        }
        let Some(division) = self.plan.divisions.get(level) else {
            for &lot in lots {
                self.content(at, lot, direct);
            }
            return;
        };
        if division.groups == 1 {
            let whole = self.part(level, 0..1);
            self.nodes[at].parts.push(whole);
            self.fill(at, level + 1, lots, direct);
        } else if level < self.folded_from {
            for &lot in lots {
                self.unfolded(at, level, lot.size, direct);
            }
        } else {
            self.folded(at, level, lots, direct);
        }
    }

    /// The segments of some groups of a division, by index.
    fn part(&self, level: usize, groups: Range<u32>) -> Part {
        let division = &self.plan.divisions[level];
        let segments = u32::try_from(division.segments.len()).unwrap_or(u32::MAX);
        let at = |group| start(segments, division.groups, group) as usize;
        Part { division: level, from: at(groups.start), to: at(groups.end) }
    }

    /// What a group is that is not led with others: without anybody of its own where those who lead its people report past it.
    fn post(&self, lot: Lot, passes: bool) -> Post {
        if passes && !self.plan.fits(lot.size) { Post::Group } else { Post::Lead(0) }
    }

    /// A box for every group.
    fn unfolded(&mut self, at: usize, level: usize, size: u32, direct: bool) {
        let groups = self.plan.divisions[level].groups;
        if direct {
            self.groups(at, level, size, 0..groups);
        } else if self.plan.passes(level, size) {
            for group in 0..groups {
                let lot = Lot { size: even(size, groups, group), times: 1 };
                let child = self.group(at, self.post(lot, true), self.part(level, group..group + 1), lot);
                self.fill(child, level + 1, &[lot], self.plan.fits(lot.size));
            }
        } else {
            let led = self.plan.led(groups, size.div_ceil(groups));
            self.tower(at, level, size, (0..led, led));
        }
    }

    /// Boxes of groups whose people are led from above.
    fn groups(&mut self, at: usize, level: usize, size: u32, range: Range<u32>) {
        let groups = self.plan.divisions[level].groups;
        for group in range {
            let lot = Lot { size: even(size, groups, group), times: 1 };
            let child = self.group(at, Post::Group, self.part(level, group..group + 1), lot);
            self.fill(child, level + 1, &[lot], true);
        }
    }

    /// Those who lead groups, the `items` of so many in all, with others between them and `at` where they are many.
    fn tower(&mut self, at: usize, level: usize, size: u32, (items, all): (Range<u32>, u32)) {
        if self.nodes.len() > self.most {
            return;
        }
        let division = &self.plan.divisions[level];
        let count = items.end - items.start;
        let tops = self.plan.tops(count).last().copied().unwrap_or(count);
        for top in 0..tops {
            let [from, to] = [top, top + 1].map(|top| items.start + start(count, tops, top));
            let groups = start(division.groups, all, from)..start(division.groups, all, to);
            let [first, behind] = [groups.start, groups.end].map(|group| start(size, division.groups, group));
            let lot = Lot { size: behind - first, times: 1 };
            let child = self.group(at, Post::Lead(0), self.part(level, groups.clone()), lot);
            if to - from > 1 {
                self.tower(child, level, size, (from..to, all));
            } else if groups.len() > 1 {
                self.groups(child, level, size, groups);
            } else {
                self.fill(child, level + 1, &[lot], self.plan.fits(lot.size));
            }
        }
    }

    /// A box for those that are alike.
    fn folded(&mut self, at: usize, level: usize, lots: &[Lot], direct: bool) {
        let groups = self.plan.divisions[level].groups;
        let times: u32 = lots.iter().map(|lot| lot.times).sum();
        let people: u32 = lots.iter().map(|lot| lot.people()).sum();
        let largest = lots.iter().map(|lot| lot.size.div_ceil(groups)).max().unwrap_or(1);
        // How many lead the groups of each lot.
        let led: Vec<Lot> = lots
            .iter()
            .map(|lot| Lot { size: self.plan.led(groups, lot.size.div_ceil(groups)), times: lot.times })
            .collect();
        let passes = lots.iter().all(|lot| self.plan.passes(level, lot.size));
        let (mut above, mut direct_below) = (at, direct);
        if !direct && !passes {
            above = self.chain(above, &led, people);
            if led.iter().any(|led| led.size < groups) {
                let count = led.iter().map(|led| led.people()).sum();
                above = self.push(above, Post::Lead(0), count, people);
                direct_below = true;
            }
        }
        let post = |builder: &Self, lot| if direct_below { Post::Group } else { builder.post(lot, passes) };
        let mut below: Vec<(Range<u32>, Lot)> = Vec::new();
        for lot in lots {
            let more = lot.size % groups;
            for range in [0..more, more..groups].into_iter().filter(|range| !range.is_empty()) {
                let size = even(lot.size, groups, range.start);
                let times = lot.times * (range.end - range.start);
                match below.iter_mut().find(|(_, known)| self.mixed && known.size == size) {
                    Some((_, known)) => known.times += times,
                    None => below.push((range, Lot { size, times })),
                }
            }
        }
        // Where one can lead some of them and not the others, those have somebody of their own and these have not.
        let same = below.iter().all(|(_, lot)| self.plan.fits(lot.size) == self.plan.fits(largest));
        if self.mixed && (same || direct_below) {
            let alike = Lot { size: largest, times: groups * times };
            let child = self.push(above, post(self, alike), alike.times, people);
            let whole = self.part(level, 0..groups);
            self.nodes[child].parts.push(whole);
            let lots: Vec<_> = below.into_iter().map(|(_, lot)| lot).collect();
            self.fill(child, level + 1, &lots, direct_below || self.plan.fits(largest));
        } else {
            for (range, lot) in below {
                let range = if self.mixed { 0..groups } else { range };
                let child = self.group(above, post(self, lot), self.part(level, range), lot);
                self.fill(child, level + 1, &[lot], direct_below || self.plan.fits(lot.size));
            }
        }
    }

    /// Those who lead so many others as the lots say, with `people` sellers below them all, one box for each level; returns the
    /// lowest.
    fn chain(&mut self, at: usize, lots: &[Lot], people: u32) -> usize {
        let tops: Vec<(Vec<u32>, u32)> =
            lots.iter().map(|lot| (self.plan.tops(lot.size), lot.times)).collect();
        let levels = tops.iter().map(|(tops, _)| tops.len()).max().unwrap_or_default();
        (0..levels).rev().fold(at, |at, level| {
            let count = |(tops, times): &(Vec<u32>, u32)| tops.get(level).copied().unwrap_or(1) * times;
            let count = tops.iter().map(count).sum();
            self.push(at, Post::Lead(0), count, people)
        })
    }
}
