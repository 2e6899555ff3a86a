//! Spans of control: how many people each manager leads. These are plain calculations on numbers of people,
//! without a chart.

use super::share::Counts;
use crate::rulebook::Staffing;

/// The cost of a bundle that breaks a figure. It is more than the cost of any number of bundles that break
/// none.
const BROKEN_FIGURE_COST: u64 = 1 << 40;
/// The cost of dividing a group between two managers.
const SPLIT_GROUP_COST: u64 = 1 << 30;
/// The cost of a group that the head leads without a manager.
const NO_MANAGER_COST: u64 = 1 << 20;

/// Neighbouring groups that one manager leads together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bundle {
    /// The number of groups, including those of which the bundle has only a part.
    pub(super) groups: usize,
    /// Whether the bundle has only the second half of its first group.
    pub(super) starts_mid_group: bool,
    /// Whether the bundle has only the first half of its last group.
    pub(super) ends_mid_group: bool,
    /// Whether the head leads the groups without a manager.
    pub(super) reports_to_head: bool,
}

/// The number of people in a group that needs a manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GroupSize {
    /// A group that has one manager.
    Whole(u32),
    /// The people in each half of a group. Two managers can have one half each, if nothing else keeps the
    /// figures.
    Halves(u32, u32),
}

impl Staffing {
    /// Returns whether one manager can lead so many people.
    pub(super) fn can_lead(&self, people: u32) -> bool {
        people <= self.max_span
    }

    /// Returns how many managers lead so many people: each near the span, between the least and the most. If
    /// that is impossible, none leads more than the most.
    pub(super) fn manager_count(&self, people: u32) -> u32 {
        let fewest = people.div_ceil(self.max_span).max(1);
        let near = people.saturating_add(self.span / 2) / self.span;
        near.min(people / self.min_span).max(fewest)
    }

    /// Returns the cost of one manager leading so many people. It is lower the nearer the number is to the
    /// span.
    fn cost(&self, people: u32) -> u64 {
        let off = u64::from(people.abs_diff(self.span));
        let within = (self.min_span..=self.max_span).contains(&people);
        // Fewer than the span is better than more.
        let over = u64::from(people > self.span);
        (4 * off * off + over).min(1 << 16) + if within { 0 } else { BROKEN_FIGURE_COST }
    }

    /// Returns the cost of so many people who are led by as many managers as needed.
    pub(super) fn cost_of_teams(&self, people: u32) -> u64 {
        let teams = self.manager_count(people);
        let more = u64::from(people % teams);
        let (large, small) = (self.cost(people / teams + 1), self.cost(people / teams));
        more.saturating_mul(large).saturating_add((u64::from(teams) - more).saturating_mul(small))
    }

    /// Bundles neighbouring groups under managers, each near the span.
    ///
    /// A group that is too large for one manager is a bundle of its own, and has managers inside. If groups
    /// may report to the head directly, it can lead one bundle without a manager.
    pub(super) fn bundles(&self, sizes: &[GroupSize], direct: bool) -> Vec<Bundle> {
        // A group that can be divided counts as two halves.
        let mut halves: Vec<(u32, usize)> = Vec::new();
        for (group, &size) in sizes.iter().enumerate() {
            match size {
                GroupSize::Halves(first, second) => halves.extend([(first, group), (second, group)]),
                GroupSize::Whole(size) => halves.push((size, group)),
            }
        }
        let cut_at = |at: usize| at > 0 && at < halves.len() && halves[at - 1].1 == halves[at].1;
        // For each half, the least cost from there on: without a bundle that the head leads, and with at most
        // one.
        let end = halves.len();
        let mut best = vec![[(u64::MAX, 0, false); 2]; end];
        for from in (0..end).rev() {
            for spare in [0, 1] {
                let rest = |to: usize, spare: usize| best.get(to).map_or(0, |rest| rest[spare].0);
                let mut found = (u64::MAX, from + 1, false);
                let mut people = 0_u32;
                for to in from + 1..=end {
                    people = people.saturating_add(halves[to - 1].0);
                    if to > from + 1 && !self.can_lead(people) {
                        break;
                    }
                    let cut = if cut_at(from) { SPLIT_GROUP_COST } else { 0 };
                    let own = if self.can_lead(people) { self.cost(people) } else { 0 };
                    let mut offers = vec![(own + cut + rest(to, spare), to, false)];
                    if spare == 1 && people < self.min_span && !cut_at(from) && !cut_at(to) {
                        offers.push((NO_MANAGER_COST + rest(to, 0), to, true));
                    }
                    for offer in offers {
                        // Among equal costs, the larger bundle comes first.
                        if offer.0 <= found.0 {
                            found = offer;
                        }
                    }
                }
                best[from][spare] = found;
            }
        }
        let (mut at, mut spare) = (0, usize::from(direct));
        let mut bundles = Vec::new();
        while at < end {
            let (_, to, direct) = best[at][spare];
            bundles.push(Bundle {
                groups: halves[to - 1].1 - halves[at].1 + 1,
                starts_mid_group: cut_at(at),
                ends_mid_group: cut_at(to),
                reports_to_head: direct,
            });
            spare -= usize::from(direct);
            at = to;
        }
        bundles
    }

    /// Returns which roles are led together: the grouping in which managers keep their figures and lead
    /// nearest to the span. Returns `None` if no grouping keeps the figures.
    pub(super) fn role_packs(&self, roles: &Counts) -> Option<Vec<Vec<usize>>> {
        let present: Vec<usize> = (0..roles.len()).filter(|role| roles[*role] > 0).collect();
        let mut best = (BROKEN_FIGURE_COST, None);
        self.search_packs(roles, &present, &mut Vec::new(), &mut best);
        best.1
    }

    /// Tries all ways to put the remaining roles into packs.
    fn search_packs(
        &self,
        roles: &Counts,
        left: &[usize],
        packs: &mut Vec<Vec<usize>>,
        best: &mut (u64, Option<Vec<Vec<usize>>>),
    ) {
        let Some((&role, left)) = left.split_first() else {
            let people = |pack: &Vec<usize>| pack.iter().map(|role| roles[*role]).sum::<u32>();
            let cost = packs.iter().map(|pack| self.cost_of_teams(people(pack)));
            let cost = cost.fold(0, u64::saturating_add);
            let together = packs.iter().any(|pack| pack.len() > 1 && !self.can_lead(people(pack)));
            if !together && cost < best.0 {
                *best = (cost, Some(packs.clone()));
            }
            return;
        };
        for pack in 0..packs.len() {
            packs[pack].push(role);
            self.search_packs(roles, left, packs, best);
            packs[pack].pop();
        }
        packs.push(vec![role]);
        self.search_packs(roles, left, packs, best);
        packs.pop();
    }
}
