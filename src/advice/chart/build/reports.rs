//! How many report to whoever leads a group: whether a level needs people of its own who lead it.

use super::super::plan::Plan;
use super::super::share::even;
use super::content;
use crate::rulebook::format::Shape;

impl Plan<'_> {
    /// How many lead `count` groups of at most `largest` people: such that each leads a span of people on average and none
    /// more than the most, or one group where that is larger.
    pub(super) fn led(&self, count: u32, largest: u32) -> u32 {
        let (span, most) = (self.staffing.span, self.staffing.most);
        let people = count.saturating_mul(largest);
        if people <= most {
            return 1;
        }
        let near = people.saturating_add(span / 2) / span;
        let led = near.max(count.div_ceil((most / largest).max(1))).clamp(1, count);
        // No more of them than it takes for the largest share.
        count.div_ceil(count.div_ceil(led))
    }

    /// In how many teams one can lead each `people` are.
    pub(super) fn teams(&self, people: u32) -> u32 {
        self.led(people, 1)
    }

    /// Whether one can lead so many.
    pub(super) fn fits(&self, people: u32) -> bool {
        people <= self.staffing.most
    }

    /// How many lead `count` others, how many lead those, and so on until one can lead them; empty where one can at once.
    pub(super) fn tops(&self, mut count: u32) -> Vec<u32> {
        let mut tops = Vec::new();
        while !self.fits(count) {
            count = self.teams(count);
            tops.push(count);
        }
        tops
    }

    /// Whether the groups of a division need nobody who leads them, as all who lead their people can report to whoever leads
    /// the `size` people of all: a level less.
    pub(super) fn passes(&self, level: usize, size: u32) -> bool {
        let groups = self.divisions[level].groups;
        // Small groups are led together.
        let large = size.div_ceil(groups).saturating_mul(2) > self.staffing.most;
        large && self.below(level, size) <= u64::from(self.staffing.most)
    }

    /// How many lead the groups of a division, or parts of them where they are too large for one.
    fn below(&self, level: usize, size: u32) -> u64 {
        let groups = self.divisions[level].groups;
        let more = size % groups;
        [(more, 0), (groups - more, more)]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, group)| {
                u64::from(count) * u64::from(self.reports(level + 1, even(size, groups, group)))
            })
            .sum()
    }

    /// How many report to whoever leads `size` people; one where they need nobody but that one.
    fn reports(&self, level: usize, size: u32) -> u32 {
        if self.fits(size) {
            return 1;
        }
        let Some(division) = self.divisions.get(level) else { return self.content_reports(size) };
        let groups = division.groups;
        if groups == 1 {
            self.reports(level + 1, size)
        } else if self.passes(level, size) {
            u32::try_from(self.below(level, size)).unwrap_or(u32::MAX)
        } else {
            let led = self.led(groups, size.div_ceil(groups));
            self.tops(led).last().copied().unwrap_or(led)
        }
    }

    /// How many lead units, so many of each size.
    pub(super) fn squads(&self, large: (u32, u32), small: (u32, u32)) -> u32 {
        self.led(large.0 + small.0, if large.0 > 0 { large.1 } else { small.1 })
    }

    /// How many report to whoever leads `size` people that no dimension divides further.
    fn content_reports(&self, size: u32) -> u32 {
        let count = match self.model.shape {
            Shape::Generalist => self.teams(size),
            Shape::Functions => {
                let packs = content::packs(size, self);
                let headed = content::headed(&packs, self);
                let each = |(pack, headed)| if headed { 1 } else { self.teams(content::people(pack)) };
                packs.iter().zip(headed).map(each).sum()
            }
            Shape::Unit => {
                let (large, small) = content::units(size, self.units);
                self.squads(large, small)
            }
        };
        let top = self.tops(count).last().copied();
        // A line has no levels but those of its functions.
        top.filter(|_| self.model.shape != Shape::Functions).unwrap_or(count)
    }
}
