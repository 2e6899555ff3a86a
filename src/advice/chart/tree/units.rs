//! Managers of units: each leads one or several whole neighbouring units.

use super::{Branch, BranchKind, ChartTree, Run, push_run};
use crate::advice::chart::plan::Crew;
use crate::advice::chart::share::{Counts, deal};
use crate::advice::chart::spans::GroupSize;

/// The number of units that are left for the last bundles.
const MAX_TAIL: u32 = 12;

impl ChartTree<'_, '_> {
    /// Adds the managers of units.
    pub(super) fn managed_units(&mut self, crew: &Crew, at_root: bool) -> Vec<Run> {
        if crew.units == 1 && !at_root {
            return self.leaves(&crew.roles);
        }
        let mut runs = Vec::new();
        let mut tail: Vec<Counts> = Vec::new();
        for (roles, mut times) in deal(&crew.roles, crew.units) {
            let size = roles.iter().sum::<u32>();
            // Of very many units, all but the last are bundled in the same way.
            let together = self.plan.staffing.units_per_manager(size);
            if times > 4 * MAX_TAIL {
                let alike = (times - MAX_TAIL) / together;
                self.bundle_units(&mut runs, &std::mem::take(&mut tail), false);
                let unit = |tree: &mut Self, kind| tree.unit(&roles, kind);
                let led = if together == 1 {
                    unit(self, BranchKind::Managed)
                } else {
                    let below = vec![(unit(self, BranchKind::Group), together)];
                    let branch = self.new_branch(BranchKind::Managed, below);
                    self.add(Branch { units: together, ..branch })
                };
                push_run(&mut runs, (led, alike));
                times -= alike * together;
            }
            tail.extend(std::iter::repeat_n(roles, times as usize));
        }
        self.bundle_units(&mut runs, &tail, at_root);
        runs
    }

    fn bundle_units(&mut self, runs: &mut Vec<Run>, units: &[Counts], direct: bool) {
        let sizes: Vec<GroupSize> = units.iter().map(|roles| GroupSize::Whole(roles.iter().sum())).collect();
        let mut at = 0;
        for bundle in self.plan.staffing.bundles(&sizes, direct) {
            let own = &units[at..at + bundle.groups];
            at += bundle.groups;
            if let ([roles], false) = (own, bundle.reports_to_head) {
                let unit = self.cached_unit(roles, BranchKind::Managed);
                push_run(runs, (unit, 1));
                continue;
            }
            let mut children = Vec::new();
            for roles in own {
                let unit = self.cached_unit(roles, BranchKind::Group);
                push_run(&mut children, (unit, 1));
            }
            if bundle.reports_to_head {
                for run in children {
                    push_run(runs, run);
                }
                continue;
            }
            let branch = self.new_branch(BranchKind::Managed, children);
            let units = u32::try_from(own.len()).unwrap_or(1);
            self.push_branch(runs, Branch { units, ..branch });
        }
    }

    fn cached_unit(&mut self, roles: &Counts, kind: BranchKind) -> usize {
        let known = (usize::MAX, Crew { roles: roles.clone(), units: 1 }, kind == BranchKind::Managed);
        if let Some(index) = self.index_by_key.get(&known) {
            return *index;
        }
        let unit = self.unit(roles, kind);
        self.index_by_key.insert(known, unit);
        unit
    }
}

impl crate::rulebook::Staffing {
    /// Returns how many units of a size one manager leads, near the span.
    fn units_per_manager(&self, size: u32) -> u32 {
        let within = (1..=self.max_span / size.max(1)).filter(|count| count * size >= self.min_span);
        within.min_by_key(|count| (count * size).abs_diff(self.span)).unwrap_or(1)
    }
}
