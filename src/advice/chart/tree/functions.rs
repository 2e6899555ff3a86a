//! Managers of functions: small roles share a manager, large ones have several.

use super::{Branch, BranchKind, ChartTree, Run};
use crate::advice::chart::plan::Crew;
use crate::advice::chart::share::{Counts, deal};
use smallvec::SmallVec;

impl ChartTree<'_, '_> {
    /// Returns the people of one role, in groups if the role is the one that is divided.
    pub(super) fn role_branches(&mut self, role: usize, roles: &Counts) -> Vec<Run> {
        match self.plan.divided_role {
            Some(only) if only == role => {
                let crew = self.divided_crew(roles);
                self.contents(0, &crew, true)
            }
            _ if roles[role] == 0 => Vec::new(),
            _ => vec![(self.leaf(role, roles[role]), 1)],
        }
    }

    /// Returns a crew of only the role that is divided.
    fn divided_crew(&self, roles: &Counts) -> Crew {
        let only =
            |(role, count): (usize, &u32)| if self.plan.divided_role == Some(role) { *count } else { 0 };
        Crew { roles: roles.iter().enumerate().map(only).collect(), units: 1 }
    }

    /// Adds the managers of functions: small functions share one, large ones have teams.
    pub(super) fn managed_functions(&mut self, roles: &Counts) -> Vec<Run> {
        let Some(packs) = self
            .plan
            .staffing
            .role_packs(roles)
            .or_else(|| self.plan.divided_role.map(|_| each_role_alone(roles)))
        else {
            return self.cut_evenly(roles);
        };
        let mut led: Vec<(Vec<usize>, Vec<Run>)> = Vec::new();
        for pack in packs {
            let own = |(role, count): (usize, &u32)| if pack.contains(&role) { *count } else { 0 };
            let own: Counts = roles.iter().enumerate().map(own).collect();
            let people = own.iter().sum();
            let runs = if self.plan.staffing.can_lead(people) {
                let children = pack.iter().flat_map(|role| self.role_branches(*role, roles)).collect();
                let branch = self.new_branch(BranchKind::Managed, children);
                vec![(self.add(Branch { roles: pack.as_slice().into(), ..branch }), 1)]
            } else if pack.first().copied() == self.plan.divided_role {
                let crew = self.divided_crew(roles);
                self.reports(0, &crew, true)
            } else {
                self.teams(&own, &pack)
            };
            let runs = self.add_levels_between(runs, &pack);
            led.push((pack, runs));
        }
        // The functions with the most managers get a leader for these, as long as too many managers would
        // report here.
        let mut counts: Vec<u32> = led.iter().map(|(_, runs)| self.report_count(runs)).collect();
        while !self.plan.staffing.can_lead(counts.iter().sum()) {
            let most = counts.iter().copied().max().filter(|most| *most > 1);
            let Some(largest) = counts.iter().position(|count| Some(*count) == most) else { break };
            let (pack, runs) = &mut led[largest];
            let branch = self.new_branch(BranchKind::Managed, std::mem::take(runs));
            runs.push((self.add(Branch { roles: pack.as_slice().into(), ..branch }), 1));
            counts[largest] = 1;
        }
        led.into_iter().flat_map(|(_, runs)| runs).collect()
    }

    /// Cuts a line that no choice of functions divides among managers into even parts, in the order of its
    /// roles.
    fn cut_evenly(&mut self, roles: &Counts) -> Vec<Run> {
        let people: u32 = roles.iter().sum();
        let mut left = roles.clone();
        let mut runs = Vec::new();
        for (size, times) in deal(&[people], self.plan.staffing.manager_count(people)) {
            for _ in 0..times {
                let mut wanted = size[0];
                let take = |left: &mut u32| {
                    let moved_people = wanted.min(*left);
                    *left -= moved_people;
                    wanted -= moved_people;
                    moved_people
                };
                let own: Counts = left.iter_mut().map(take).collect();
                let named: SmallVec<[usize; 4]> = (0..own.len()).filter(|role| own[*role] > 0).collect();
                let leaves = self.leaves(&own);
                let branch = self.new_branch(BranchKind::Managed, leaves);
                self.push_branch(&mut runs, Branch { roles: named, ..branch });
            }
        }
        runs
    }
}

/// Returns each role that has people, in a pack of its own.
fn each_role_alone(roles: &Counts) -> Vec<Vec<usize>> {
    (0..roles.len()).filter(|role| roles[*role] > 0).map(|role| vec![role]).collect()
}
