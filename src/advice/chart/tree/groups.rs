//! Managers of segments: each leads one group or several small neighbouring ones. Two managers share a group
//! only if nothing else keeps the figures.

use super::{Branch, BranchKind, ChartTree, GroupRun, Run, push_run};
use crate::advice::chart::plan::Crew;
use crate::advice::chart::share::{Counts, deal};
use crate::advice::chart::spans::{Bundle, GroupSize};
use crate::rulebook::format::Shape;

/// The size from which on a group can be divided between two managers without leaving anybody alone.
const MIN_SPLITTABLE: u32 = 4;

impl ChartTree<'_, '_> {
    /// Adds the managers of the groups of a division.
    pub(super) fn managed_groups(&mut self, level: usize, crew: &Crew, at_root: bool) -> Vec<Run> {
        let split = self.plan.split(crew, level, self.balance);
        let crews: Vec<&Crew> =
            split.iter().flat_map(|(crew, times)| std::iter::repeat_n(crew, *times as usize)).collect();
        let sizes: Vec<GroupSize> = crews.iter().map(|crew| self.group_size(level, crew, at_root)).collect();
        let mut runs = Vec::new();
        let mut at = 0;
        for bundle in self.plan.staffing.bundles(&sizes, at_root) {
            let Bundle {
                groups,
                starts_mid_group: cut_before,
                ends_mid_group: cut_after,
                reports_to_head: direct,
            } = bundle;
            at -= usize::from(cut_before);
            let own = &crews[at..at + groups];
            at += groups;
            if let ([crew], false, false) = (own, cut_before, cut_after) {
                let group = self.group(level, crew, !direct);
                push_run(&mut runs, (group, 1));
                continue;
            }
            let mut children = Vec::new();
            for (index, crew) in own.iter().enumerate() {
                let (first, last) = (index == 0 && cut_before, index + 1 == groups && cut_after);
                let group = if first || last {
                    self.half(level, crew, first)
                } else {
                    self.group(level, crew, false)
                };
                push_run(&mut children, (group, 1));
            }
            if direct {
                for run in children {
                    push_run(&mut runs, run);
                }
                continue;
            }
            let side = GroupRun {
                division: level,
                groups: u32::try_from(groups).unwrap_or(1),
                shared: cut_before,
                skipped: 0,
            };
            let branch = self.new_branch(BranchKind::Managed, children);
            self.push_branch(&mut runs, Branch { group_run: Some(side), ..branch });
        }
        runs
    }

    /// Returns the size of a group for bundling. It has halves if that leaves nobody alone and splits no
    /// unit.
    fn group_size(&self, level: usize, crew: &Crew, at_root: bool) -> GroupSize {
        let people = crew.people();
        let is_small = (MIN_SPLITTABLE..self.plan.staffing.min_span).contains(&people);
        if self.plan.model.shape == Shape::Unit || at_root || !is_small {
            return GroupSize::Whole(people);
        }
        let [first, second] = self
            .halves(level, crew)
            .map(|half| half.iter().map(|(crew, times)| crew.people() * times).sum::<u32>());
        GroupSize::Halves(first, second)
    }

    /// Returns the two halves of a group: some of its inner groups each or, if it has none, some of its
    /// people.
    fn halves(&self, level: usize, crew: &Crew) -> [Vec<(Crew, u32)>; 2] {
        let Some(inner) = self.plan.next_division(level + 1) else {
            let halves = deal(&crew.roles, 2);
            let half = |half: Option<&(Counts, u32)>| {
                let roles = half.map(|(roles, _)| roles.clone()).unwrap_or_default();
                vec![(Crew { roles, units: crew.units }, 1)]
            };
            return [half(halves.first()), half(halves.last())];
        };
        let groups = self.plan.split(crew, inner, self.balance);
        let count: u32 = groups.iter().map(|(_, times)| times).sum();
        let mut left = count.div_ceil(2);
        let [mut first, mut second] = [Vec::new(), Vec::new()];
        for (crew, times) in groups {
            let here = times.min(left);
            left -= here;
            first.extend((here > 0).then(|| (crew.clone(), here)));
            second.extend((times > here).then(|| (crew, times - here)));
        }
        [first, second]
    }

    /// Adds one half of a group that two managers share.
    fn half(&mut self, level: usize, crew: &Crew, second: bool) -> usize {
        let half = self.halves(level, crew)[usize::from(second)].clone();
        let children = match self.plan.next_division(level + 1) {
            None => half.iter().flat_map(|(crew, _)| self.leaves(&crew.roles)).collect(),
            Some(inner) => {
                let mut children: Vec<Run> =
                    half.iter().map(|(crew, times)| (self.group(inner, crew, false), *times)).collect();
                if let Some((first, times)) = children.first().copied().filter(|_| second) {
                    // In the second half, the first inner groups are skipped.
                    let skipped = self.plan.divisions[inner].groups.div_ceil(2);
                    let branch = self.branches[first].clone();
                    let side = branch.group_run.map(|side| GroupRun { skipped, ..side });
                    children[0] = (self.add(Branch { group_run: side, ..branch }), 1);
                    if times > 1 {
                        children.insert(1, (first, times - 1));
                    }
                }
                children
            }
        };
        let side = Some(GroupRun { division: level, groups: 1, shared: false, skipped: 0 });
        let branch = self.new_branch(BranchKind::Group, children);
        self.add(Branch { group_run: side, ..branch })
    }
}
