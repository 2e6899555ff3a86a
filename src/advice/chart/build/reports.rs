//! How many report to whoever leads a group: whether a level needs people of its own who lead it.

use super::super::plan::Plan;
use super::super::share::even;
use super::content;
use crate::rulebook::format::Shape;

impl Plan<'_> {
    /// In how many parts, each with somebody who leads it, `groups` of at most `largest` people are led: one each, or several
    /// together where they are small.
    pub(super) fn led(&self, groups: u32, largest: u32) -> u32 {
        groups.div_ceil((self.staffing.span / largest).max(1))
    }

    /// How many lead `count` others, how many lead those, and so on until one can lead them; empty where one can at once.
    pub(super) fn tops(&self, mut count: u32) -> Vec<u32> {
        let mut tops = Vec::new();
        while count > self.staffing.span {
            count = count.div_ceil(self.staffing.span);
            tops.push(count);
        }
        tops
    }

    /// Whether the groups of a division need nobody who leads them, as all who lead their people can report to whoever leads
    /// the `size` people of all: a level less.
    pub(super) fn passes(&self, level: usize, size: u32) -> bool {
        let groups = self.divisions[level].groups;
        // Small groups are led together.
        let large = size.div_ceil(groups).saturating_mul(2) > self.staffing.span;
        large && self.below(level, size) <= u64::from(self.staffing.span)
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
        let span = self.staffing.span;
        if size <= span {
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

    /// How many report to whoever leads `size` people that no dimension divides further.
    fn content_reports(&self, size: u32) -> u32 {
        let span = self.staffing.span;
        let count = match self.model.shape {
            Shape::Generalist => size.div_ceil(span),
            Shape::Functions => {
                let packs = content::packs(size, &self.weights, span);
                let headed = content::headed(&packs, span);
                let each = |(pack, headed)| if headed { 1 } else { content::teams(pack, span) };
                packs.iter().zip(headed).map(each).sum()
            }
            Shape::Unit => {
                let (large, small) = content::units(size, self.units);
                content::squads(large, small, span).iter().map(|squad| squad.times).sum()
            }
        };
        let top = self.tops(count).last().copied();
        // A line has no levels but those of its functions.
        top.filter(|_| self.model.shape != Shape::Functions).unwrap_or(count)
    }
}
