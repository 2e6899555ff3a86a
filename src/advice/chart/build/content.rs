//! What stands in the smallest groups: sellers, a line of functions, or units, with who leads them.

use super::super::plan::Plan;
use super::super::share::{even, proportional};
use super::super::{Post, Units};
use super::{Builder, Lot};
use crate::rulebook::format::Shape;

impl Builder<'_, '_> {
    /// Fills groups that no dimension divides further.
    pub(super) fn content(&mut self, at: usize, lot: Lot, direct: bool) {
        match self.plan.model.shape {
            Shape::Unit => self.units(at, lot, direct),
            _ if direct => self.leaves(at, lot),
            Shape::Generalist => self.teams(at, lot),
            Shape::Functions => self.functions(at, lot),
        }
    }

    /// The people of groups, by role.
    pub(super) fn leaves(&mut self, at: usize, lot: Lot) {
        for (role, people) in (0..).zip(proportional(lot.size, &self.plan.weights)) {
            self.leaf(at, role, people, lot.times);
        }
    }

    fn leaf(&mut self, at: usize, role: usize, people: u32, times: u32) {
        if people == 0 {
            return;
        }
        // Where groups of two sizes share a box, so do their people in one role.
        let post = Post::Seller(role);
        match self.nodes[at].children.iter().copied().find(|child| self.nodes[*child].post == post) {
            Some(known) => {
                self.nodes[known].count += times;
                self.nodes[known].headcount += people * times;
            }
            None => _ = self.push(at, post, times, people * times),
        }
    }

    /// Teams of all roles, as large as one can lead.
    fn teams(&mut self, at: usize, lot: Lot) {
        let teams = self.plan.teams(lot.size);
        let at = self.chain(at, &[Lot { size: teams, ..lot }], lot.people());
        for team in alike(lot, teams) {
            let child = self.push(at, Post::Lead(0), team.times, team.people());
            self.leaves(child, team);
        }
    }

    /// A line: functions that one can lead together are led together, larger ones in teams.
    fn functions(&mut self, at: usize, lot: Lot) {
        let packs = packs(lot.size, self.plan);
        let headed = headed(&packs, self.plan);
        for (pack, headed) in packs.into_iter().zip(headed) {
            let whole = Lot { size: people(&pack), ..lot };
            let teams = self.plan.teams(whole.size);
            let roles: Vec<_> = pack.iter().map(|(role, _)| *role).collect();
            let mut above = at;
            if headed {
                above = self.push(at, Post::Lead(0), lot.times, whole.people());
                self.nodes[above].roles.clone_from(&roles);
                above = self.chain(above, &[Lot { size: teams, ..lot }], whole.people());
            }
            // Of several roles there is one team; of one role, as many as it takes.
            for team in alike(whole, teams) {
                let child = self.push(above, Post::Lead(0), team.times, team.people());
                self.nodes[child].roles.clone_from(&roles);
                for &(role, people) in &pack {
                    self.leaf(child, role, if teams > 1 { team.size } else { people }, team.times);
                }
            }
        }
    }

    /// Units. One that has a group for itself is that group.
    fn units(&mut self, at: usize, lot: Lot, direct: bool) {
        let units = self.plan.units;
        let (large, small) = self::units(lot.size, units);
        if units == 1 && at != 0 {
            let number = self.number(1, lot.times);
            self.nodes[at].units = Some(number);
            self.leaves(at, lot);
        } else if direct {
            self.unit_boxes(at, Post::Group, [large, small], lot.times);
        } else {
            let led = self.plan.squads(large, small);
            let squads = squads(large.0, small.0, led);
            let above = self.chain(at, &[Lot { size: led, ..lot }], lot.people());
            for Squad { large: some, small: others, times } in squads {
                let people = (some * large.1 + others * small.1) * times * lot.times;
                let sizes = [(some * times, large.1), (others * times, small.1)];
                if some + others == 1 {
                    self.unit_boxes(above, Post::Lead(0), sizes, lot.times);
                    continue;
                }
                let child = self.push(above, Post::Lead(0), times * lot.times, people);
                // The numbers are given to the units below.
                let before = self.last_unit;
                self.nodes[child].units = Some(self.number((some + others) * times, lot.times));
                self.last_unit = before;
                self.unit_boxes(child, Post::Group, sizes, lot.times);
            }
        }
    }

    /// A box for the units of each size, of which there are so many in each of `times` groups.
    fn unit_boxes(&mut self, at: usize, post: Post, sizes: [(u32, u32); 2], times: u32) {
        for (count, size) in sizes.into_iter().filter(|(count, _)| *count > 0) {
            let lot = Lot { size, times: count * times };
            let child = self.push(at, post, lot.times, lot.people());
            self.nodes[child].units = Some(self.number(count, times));
            self.leaves(child, lot);
        }
    }

    /// The numbers of the next units.
    fn number(&mut self, count: u32, times: u32) -> Units {
        let first = self.last_unit + 1;
        self.last_unit += count * times;
        if times == 1 { Units::Numbered(first, self.last_unit) } else { Units::Alike }
    }
}

/// Groups divided evenly in so many teams each: those with a person more, and the others.
fn alike(lot: Lot, teams: u32) -> impl Iterator<Item = Lot> {
    let more = lot.size % teams;
    [(more, 0), (teams - more, more)]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(move |(count, index)| Lot { size: even(lot.size, teams, index), times: lot.times * count })
}

/// Roles that somebody leads together, with the people in each.
type Pack = Vec<(usize, u32)>;

/// The roles of a line, each with its people: neighbours together as far as one can lead them.
pub(super) fn packs(size: u32, plan: &Plan) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for (role, some) in
        proportional(size, &plan.weights).into_iter().enumerate().filter(|(_, some)| *some > 0)
    {
        match packs.last_mut() {
            Some(pack) if plan.fits(people(pack).saturating_add(some)) => pack.push((role, some)),
            _ => packs.push(vec![(role, some)]),
        }
    }
    packs
}

/// How many there are in all of its roles.
pub(super) fn people(pack: &Pack) -> u32 {
    pack.iter().map(|(_, people)| people).sum()
}

/// The people of a group in so many units: how many units of which size, the larger ones first.
pub(super) fn units(size: u32, units: u32) -> ((u32, u32), (u32, u32)) {
    let more = size % units;
    ((more, size / units + 1), (units - more, size / units))
}

/// Which roles need somebody who leads those who lead their teams, as else too many would report to one: the largest, and
/// with one all that are as large.
pub(super) fn headed(packs: &[Pack], plan: &Plan) -> Vec<bool> {
    let counts: Vec<u32> = packs.iter().map(|pack| plan.teams(people(pack))).collect();
    let mut large: Vec<u32> = counts.iter().copied().filter(|count| *count > 1).collect();
    large.sort_unstable();
    // From so many teams on.
    let mut from = u32::MAX;
    let reports = |from: u32| counts.iter().map(|count| if *count >= from { 1 } else { *count }).sum::<u32>();
    while !plan.fits(reports(from))
        && let Some(next) = large.pop()
    {
        from = next;
    }
    counts.into_iter().map(|count| count >= from).collect()
}

/// Units that somebody leads together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Squad {
    large: u32,
    small: u32,
    pub(super) times: u32,
}

/// So many units of two sizes, the larger ones first, in `led` rows that are as long as each other or one longer.
pub(super) fn squads(mut large: u32, small: u32, led: u32) -> Vec<Squad> {
    let (units, mut squads) = (large + small, Vec::new());
    let more = units % led;
    for (length, mut rows) in [(units / led + 1, more), (units / led, led - more)] {
        while rows > 0 {
            let some = large.min(length);
            let times = if some == length { rows.min(large / length) } else { 1 };
            let times = if some == 0 { rows } else { times };
            squads.push(Squad { large: some, small: length - some, times });
            (large, rows) = (large - some * times, rows - times);
        }
    }
    squads
}

#[cfg(test)]
mod tests {
    use super::{Squad, squads};

    #[test]
    fn units_are_led_together_in_a_row() {
        let squad = |large, small, times| Squad { large, small, times };
        assert_eq!(squads(0, 5, 3), [squad(0, 2, 2), squad(0, 1, 1)]);
        assert_eq!(squads(1, 4, 3), [squad(1, 1, 1), squad(0, 2, 1), squad(0, 1, 1)]);
        assert_eq!(squads(3, 3, 3), [squad(2, 0, 1), squad(1, 1, 1), squad(0, 2, 1)]);
        assert_eq!(squads(0, 3, 3), [squad(0, 1, 3)]);
        assert_eq!(squads(4, 3, 2), [squad(4, 0, 1), squad(0, 3, 1)]);
    }

    #[test]
    fn no_unit_is_lost_and_rows_are_even() {
        for large in 0..30 {
            for small in 1..30 {
                for led in 1..=large + small {
                    let squads = squads(large, small, led);
                    let sum = |of: fn(&Squad) -> u32| {
                        squads.iter().map(|squad| of(squad) * squad.times).sum::<u32>()
                    };
                    assert_eq!((sum(|squad| squad.large), sum(|squad| squad.small)), (large, small));
                    assert_eq!(sum(|_| 1), led);
                    let lengths = || squads.iter().map(|squad| squad.large + squad.small);
                    assert!(lengths().max() <= lengths().min().map(|least| least + 1));
                }
            }
        }
    }
}
