//! Property 15: a figure is broken only if no arrangement keeps it. This is verified by trying all
//! arrangements.

use super::{SHIPPED, answers_asking_all_names, chart_of_dimensions, names, staffable_dimensions};
use crate::advice::chart::share::{even_part, proportional};
use crate::rulebook::format::Shape;
use std::ops::RangeInclusive;

/// How many sellers a manager can lead.
const SPAN: RangeInclusive<u32> = 5..=10;
const SIZES: RangeInclusive<u32> = 1..=60;

/// A segment with its inner segments, or with its units.
enum Cell {
    Inside(Vec<Cell>),
    Units(Vec<u32>),
}

impl Cell {
    /// Creates the cells of some divisions, with this number of units in all. The units have no people yet.
    fn new(units: u32, groups: &[u32]) -> Self {
        match groups.split_first() {
            None => Self::Units(vec![0; units as usize]),
            Some((&count, inner)) => Self::Inside(
                (0..count).map(|group| Self::new(even_part(units, count, group), inner)).collect(),
            ),
        }
    }

    fn units(&mut self) -> Vec<&mut u32> {
        match self {
            Self::Inside(cells) => cells.iter_mut().flat_map(Self::units).collect(),
            Self::Units(units) => units.iter_mut().collect(),
        }
    }

    fn people(&self) -> u32 {
        match self {
            Self::Inside(cells) => cells.iter().map(Self::people).sum(),
            Self::Units(units) => units.iter().sum(),
        }
    }

    /// Returns whether managers can lead all of it within the span. Each leads some whole segments, or some
    /// units of a segment that is too large for one manager. The head can lead one part of the whole team
    /// directly.
    fn can_be_led(&self, at_root: bool) -> bool {
        if self.people() <= *SPAN.end() {
            return true;
        }
        let mut small = Vec::new();
        match self {
            Self::Units(units) => small.clone_from(units),
            Self::Inside(cells) => {
                for cell in cells {
                    let people = cell.people();
                    if people <= *SPAN.end() {
                        small.push(people);
                    } else if !cell.can_be_led(false) {
                        return false;
                    }
                }
            }
        }
        let whole = (1_u32 << small.len()) - 1;
        let direct = |left: u32| (0..small.len()).any(|one| left == 1 << one && small[one] < *SPAN.start());
        partitions(&small, whole, &|left| left == 0 || (at_root && direct(left)))
    }
}

/// Returns whether some of these can be put into bundles within the span so that the remaining people satisfy
/// `will_do`.
fn partitions(sizes: &[u32], left: u32, will_do: &dyn Fn(u32) -> bool) -> bool {
    if will_do(left) {
        return true;
    }
    let Some(first) = (0..sizes.len()).find(|one| left >> one & 1 == 1) else { return false };
    let rest = left & !(1 << first);
    // All subsets of the rest, either together with the first or left to the leader of the whole.
    let mut chosen = rest;
    loop {
        let people = (0..sizes.len()).filter(|one| chosen >> one & 1 == 1).map(|one| sizes[one]);
        let people = sizes[first] + people.sum::<u32>();
        if SPAN.contains(&people) && partitions(sizes, rest & !chosen, will_do) {
            return true;
        }
        if chosen == 0 {
            return false;
        }
        chosen = (chosen - 1) & rest;
    }
}

/// Returns whether there are units of two sizes, one person apart, that managers can lead.
fn some_unit_sizes_can_be_led(team: u32, units: u32, groups: &[u32]) -> bool {
    let (size, larger) = (team / units, team % units);
    (0_u32..1 << units).filter(|chosen| chosen.count_ones() == larger).any(|chosen| {
        let mut cell = Cell::new(units, groups);
        for (index, unit) in cell.units().into_iter().enumerate() {
            *unit = size + (chosen >> index & 1);
        }
        cell.can_be_led(true)
    })
}

/// The span is broken only if no arrangement keeps it.
#[test]
fn span_is_broken_only_if_no_arrangement_keeps_it() {
    let staffing = SHIPPED.staffing.as_ref().expect("has staffing");
    let spans = [Some(staffing.span_figure), staffing.max_span_figure, staffing.min_span_figure];
    let mut searched = 0;
    for given in [&[0][..], &[3, 2, 4], &[5]] {
        let (mut answers, names) = (answers_asking_all_names(&SHIPPED, 6), names(&SHIPPED, given));
        for (model, own) in staffing.models.iter().enumerate() {
            let shape = own.as_ref().expect("the model has staffing").shape;
            for (team, taken) in SIZES.flat_map(|team| (0..16_u32).map(move |taken| (team, taken))) {
                if taken.count_ones() > staffable_dimensions(&SHIPPED, model, team) {
                    continue;
                }
                let chart = chart_of_dimensions(&SHIPPED, model, team, taken, &names, &mut answers);
                if !chart.broken_figures.iter().any(|figure| spans.contains(&Some(*figure))) {
                    continue;
                }
                // People who are not in units can be led in any numbers.
                assert_eq!(shape, Shape::Unit, "team {team}, dimensions {taken:b}");
                let groups: Vec<_> = chart.divisions.iter().map(|division| division.groups).collect();
                let found = some_unit_sizes_can_be_led(team, chart.smallest_groups.0, &groups);
                assert!(!found, "team {team}, dimensions {taken:b}, {groups:?}");
                searched += 1;
            }
        }
    }
    println!("{searched} charts in which a span gives way");
}

/// A proportion is broken only if no arrangement keeps it.
#[test]
fn proportion_is_broken_only_if_no_arrangement_keeps_it() {
    let staffing = SHIPPED.staffing.as_ref().expect("has staffing");
    let mut searched = 0;
    let (mut answers, names) = (answers_asking_all_names(&SHIPPED, 6), names(&SHIPPED, &[0]));
    for (model, own) in staffing.models.iter().enumerate() {
        let roles = &own.as_ref().expect("the model has staffing").roles;
        let weights: Vec<u64> = roles.iter().map(|role| role.weight).collect();
        for (team, taken) in (1..=200).flat_map(|team| [0b1, 0b11, 0b111, 0b1111].map(|taken| (team, taken)))
        {
            let chart = chart_of_dimensions(&SHIPPED, model, team, taken, &names, &mut answers);
            let gave_way = roles
                .iter()
                .any(|role| role.figure.is_some_and(|figure| chart.broken_figures.contains(&figure)));
            if !gave_way {
                continue;
            }
            let expected = proportional(team, &weights);
            let near = |role: usize| expected[role].saturating_sub(1)..=expected[role] + 1;
            let found = near(0).any(|first| {
                near(1).any(|second| {
                    let third = team.saturating_sub(first + second);
                    near(2).contains(&third)
                        && [first, second, third].iter().min() >= Some(&chart.smallest_groups.0)
                })
            });
            assert!(!found, "team {team}, dimensions {taken:b}");
            searched += 1;
        }
    }
    assert!(searched > 0, "a chart in which a proportion gives way");
}
