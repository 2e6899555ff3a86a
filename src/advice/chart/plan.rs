//! What is to be divided into what, before there is a single box.
//!
//! Every unit of a chart is alike: however often people are divided evenly, the units' sizes differ by one at the most.
//! So how many groups each dimension makes is decided once for the whole chart, from the least size that a group then has.

use super::Part;
use super::share::start;
use crate::advice::{Origin, Segmentation, Situation};
use crate::rulebook::format::Shape;
use crate::rulebook::{ModelStaffing, Rulebook, Segments, Slot, Staffing};
use std::ops::Range;

/// A segment of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// One that the user named, by its index among the names.
    Named(usize),
    /// One that the rulebook names, by index.
    Fixed(usize),
    /// One without a name, by its number from one.
    Numbered(u32),
    /// What lies beyond the names.
    Others,
}

/// A dimension by which the team is divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its index among the rulebook's.
    pub dimension: usize,
    /// Its segments.
    pub segments: Vec<Segment>,
    /// In how many groups each team is divided by it: fewer than there are segments where a team is too small for a group of
    /// its own in each.
    pub groups: u32,
    /// From so many people on each team is divided by it.
    pub divides_from: u32,
    /// From so many people on each segment has a team of its own, in every team.
    pub full_from: u32,
    /// Whether how many segments there are is assumed.
    pub assumed: bool,
    /// Index of the figure that limits how many segments there are, where it does.
    pub limited: Option<usize>,
}

impl Division {
    /// Which segments each team of a part has, by index.
    #[must_use]
    pub fn teams(&self, part: Part) -> Vec<Range<usize>> {
        let segments = to_u32(self.segments.len());
        let at = |group| start(segments, self.groups, group) as usize;
        let teams = (0..self.groups).map(|group| at(group)..at(group + 1));
        teams.filter(|team| part.from <= team.start && team.end <= part.to).collect()
    }
}

/// What is to be built.
pub(super) struct Plan<'a> {
    pub(super) staffing: &'a Staffing,
    pub(super) model: &'a ModelStaffing,
    pub(super) weights: Vec<u64>,
    pub(super) team: u32,
    pub(super) divisions: Vec<Division>,
    /// How many units there are in each of the smallest groups, where the model has units.
    pub(super) units: u32,
}

/// The most dimensions that a chart is divided by.
const MOST_DIVISIONS: usize = 8;

impl<'a> Plan<'a> {
    /// None where the model has no staffing, or nobody is there.
    pub(super) fn new(
        rulebook: &'a Rulebook,
        situation: &Situation,
        model: usize,
        taken: &Segmentation,
        names: &[Vec<String>],
    ) -> Option<Self> {
        let staffing = rulebook.staffing.as_ref()?;
        let model = staffing.models.get(model)?.as_ref()?;
        let team = situation.values()[staffing.headcount];
        if team == 0 {
            return None;
        }
        // A group of a specialised model has at least one person in each role.
        let least = if model.shape == Shape::Generalist { 1 } else { to_u32(model.roles.len()) };
        let mut size = team;
        // So many teams there are where every segment so far has its own.
        let mut whole = 1_u32;
        let mut divisions = Vec::new();
        let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).collect::<Vec<_>>();
        for wanted in taken.now.iter().take(MOST_DIVISIONS) {
            let own = names.get(wanted.dimension).map_or(0, Vec::len);
            let mut division = segments(&dimensions[wanted.dimension].segments, own, situation);
            // One that nobody named divides nothing and says nothing.
            if division.segments.len() > 1 || own > 0 {
                division.dimension = wanted.dimension;
                let segments = to_u32(division.segments.len());
                division.groups = segments.min(size / least).max(1);
                // Teams that serve several segments are too small to be divided by anything else.
                division.divides_from = whole.saturating_mul(segments.min(2)).saturating_mul(least);
                whole = whole.saturating_mul(segments);
                division.full_from = whole.saturating_mul(least);
                size /= division.groups;
                divisions.push(division);
            }
        }
        let groups: u32 = divisions.iter().map(|division| division.groups).product();
        let units = units(size, team.div_ceil(groups), model.size, least, staffing.most);
        let weights = model.roles.iter().map(|role| role.weight).collect();
        Some(Self { staffing, model, weights, team, divisions, units })
    }

    /// Indices of the figures that this rests on, in the rulebook's order.
    pub(super) fn figures(&self) -> Vec<usize> {
        let roles = self.model.roles.iter().filter_map(|role| role.figure);
        let size = self.model.size_figure.filter(|_| self.model.shape == Shape::Unit);
        let span = [Some(self.staffing.span_figure), self.staffing.most_figure];
        let span = span.into_iter().filter(|_| self.team > 1).flatten();
        // Where one leads all, no manager leads too few.
        let few = self.staffing.least_figure.filter(|_| self.team > self.staffing.most);
        let limits = self.divisions.iter().filter_map(|division| division.limited);
        let mut figures: Vec<_> = roles.chain(size).chain(limits).chain(span).chain(few).collect();
        figures.sort_unstable();
        figures.dedup();
        figures
    }
}

/// The segments of a dimension, of which the user named so many.
fn segments(rules: &Segments, named: usize, situation: &Situation) -> Division {
    let division = |segments, assumed, limited| Division {
        dimension: 0,
        segments,
        groups: 1,
        divides_from: 1,
        full_from: 1,
        assumed,
        limited,
    };
    let asked = |slot: &Slot| situation.is_asked(*slot);
    let count = rules.count.filter(asked).map(|slot| (situation.values()[slot], situation.origin(slot)));
    if named > 0 {
        let beyond = count.map_or(named == 1, |(count, _)| count as usize > named);
        let others = (beyond && rules.others.is_some()).then_some(Segment::Others);
        return division((0..named).map(Segment::Named).chain(others).collect(), false, None);
    }
    if !rules.fixed.is_empty() {
        return division((0..rules.fixed.len()).map(Segment::Fixed).collect(), false, None);
    }
    let (number, assumed, limited) = match count {
        Some((count, origin)) => {
            let (figure, most) = rules.most.map_or((None, Segments::MOST), |(at, most)| (Some(at), most));
            (count.clamp(1, most), origin == Origin::Assumed, figure.filter(|_| count > most))
        }
        None => (rules.assumed.unwrap_or(1), true, None),
    };
    division((1..=number).map(Segment::Numbered).collect(), assumed, limited)
}

/// How many units a group of `smallest` to `largest` people makes: such that a unit is nearest to `size`, has a person for
/// each role, and no more people than somebody can lead.
fn units(smallest: u32, largest: u32, size: u32, least: u32, most: u32) -> u32 {
    // Halves are rounded down: rather one unit of six than two of three.
    let near = smallest.saturating_add((size - 1) / 2) / size;
    near.min(smallest / least).max(largest.div_ceil(most)).max(1)
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::units;

    #[test]
    fn units_have_the_size_that_is_nearest_and_no_more_than_one_can_lead() {
        let counts: Vec<_> = (1..=14).map(|size| units(size, size, 4, 3, 8)).collect();
        assert_eq!(counts, [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
        assert_eq!(units(8, 9, 8, 3, 8), 2);
        assert_eq!(units(16, 17, 20, 3, 8), 3);
        assert_eq!(units(9, 9, 2, 3, 8), 3);
        assert_eq!(units(1, 1, u32::MAX, 3, 8), 1);
    }
}
