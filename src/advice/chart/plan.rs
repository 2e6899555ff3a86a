//! Plan of a chart: the dimensions that the team is divided by, the number of groups and units, and the
//! number of people in each role. It is decided once for the whole chart, before managers are assigned.

use super::SegmentRange;
use super::share::{Counts, apportion, deal, even_part, even_part_start, people, proportional, raise_to};
use crate::advice::{Origin, Segmentation, Situation};
use crate::rulebook::format::Shape;
use crate::rulebook::{ModelStaffing, Rulebook, Slot, Staffing, UnnamedSegments};
use std::ops::Range;

/// The fewest people in a group if the people of one role are divided.
const MIN_GROUP: u32 = 2;
/// The team size from which on nobody is alone in a group.
const MIN_TEAM_FOR_PAIRS: u32 = 4;

/// A segment of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Index of a segment that the user named.
    Named(usize),
    /// Index of a segment that the rulebook names.
    Fixed(usize),
    /// A segment without a name, numbered from 1.
    Numbered(u32),
    /// The segments beyond the named ones.
    Others,
}

/// A dimension that the team is divided by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Division {
    /// Index of the dimension in the rulebook.
    pub dimension: usize,
    /// The segments of the dimension.
    pub segments: Vec<Segment>,
    /// The number of groups that each team is divided into. If there are fewer groups than segments, a group
    /// serves several segments.
    pub groups: u32,
    /// Whether the number of segments is assumed.
    pub assumed: bool,
    /// Index of the figure that limits the number of segments, if it does.
    pub limiting_figure: Option<usize>,
}

impl Division {
    /// Returns the segments of some of its groups, by index.
    pub(super) fn segments_of(&self, groups: Range<u32>) -> Range<usize> {
        let segments = to_u32(self.segments.len());
        let at = |group| even_part_start(segments, self.groups, group) as usize;
        at(groups.start)..at(groups.end)
    }

    /// Returns the segments of each group within a range of segments, by index.
    pub(crate) fn group_segments(&self, part: SegmentRange) -> Vec<Range<usize>> {
        let teams = (0..self.groups).map(|group| self.segments_of(group..group + 1));
        teams.filter(|team| part.from <= team.start && team.end <= part.to).collect()
    }
}

/// The number of people in each role, and the number of units they form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Crew {
    pub(super) roles: Counts,
    pub(super) units: u32,
}

impl Crew {
    pub(super) fn people(&self) -> u32 {
        people(&self.roles)
    }
}

/// How units are balanced if they cannot be distributed evenly among the groups of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Balance {
    /// Segments have equally many people, as far as units stay large enough.
    EqualSegments,
    /// Units have equally many people. Left-over people go first to the segments with fewer units, one for each
    /// unit. The two numbers say how many of these people go to the other segments instead: in the first
    /// division and in the others.
    EqualUnits(u32, u32),
}

/// What the chart is built from.
pub(super) struct Plan<'a> {
    pub(super) staffing: &'a Staffing,
    pub(super) model: &'a ModelStaffing,
    pub(super) team: u32,
    pub(super) divisions: Vec<Division>,
    /// All people of the team.
    pub(super) crew: Crew,
    /// The only role that is divided, if the other roles serve all segments.
    pub(super) divided_role: Option<usize>,
    /// The role that the other roles are counted against.
    pub(super) core_role: usize,
    /// Indices of the roles whose proportion is broken.
    pub(super) broken_roles: Vec<usize>,
}

/// The maximum number of dimensions that a chart is divided by.
const MAX_DIVISIONS: usize = 8;

impl<'a> Plan<'a> {
    /// Plans the chart of a team. Returns `None` if the model has no staffing or the team has no people.
    pub(super) fn new(
        rulebook: &'a Rulebook,
        situation: &Situation,
        model: usize,
        segmentation: &Segmentation,
        names: &[Vec<String>],
    ) -> Option<Self> {
        let staffing = rulebook.staffing.as_ref()?;
        let model = staffing.models.get(model)?.as_ref()?;
        let team = situation.values()[staffing.headcount];
        if team == 0 {
            return None;
        }
        let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).collect::<Vec<_>>();
        let division = |candidate: &crate::advice::Candidate| {
            let count = names.get(candidate.dimension).map_or(0, Vec::len);
            let division = segments(&dimensions[candidate.dimension].segments, count, situation);
            Division { dimension: candidate.dimension, ..division }
        };
        let divisions = segmentation.now.iter().take(MAX_DIVISIONS).map(division).collect();
        let weights: Vec<u64> = model.roles.iter().map(|role| role.weight).collect();
        let heaviest = || (0..weights.len()).max_by_key(|&role| weights[role]);
        let core = model.roles.iter().position(|role| role.figure.is_none()).or_else(heaviest).unwrap_or(0);
        let crew = Crew { roles: proportional(team, &weights), units: 1 };
        let mut plan = Self {
            staffing,
            model,
            team,
            divisions,
            crew,
            divided_role: None,
            core_role: core,
            broken_roles: Vec::new(),
        };
        plan.divide(&weights);
        Some(plan)
    }

    /// Decides the numbers of groups and units, and the number of people in each role.
    fn divide(&mut self, weights: &[u64]) {
        let even = self.crew.roles.clone();
        let divided = self.divisions.iter().filter(|division| division.segments.len() > 1).count();
        let needed = 1_u32.checked_shl(to_u32(divided)).unwrap_or(u32::MAX);
        let roles = to_u32(self.model.roles.len());
        match self.model.shape {
            Shape::Generalist => {
                let pairs = if self.team < MIN_TEAM_FOR_PAIRS {
                    needed.min(self.team)
                } else {
                    self.team / MIN_GROUP
                };
                self.make_groups(pairs);
            }
            Shape::Unit => {
                let scarce = even.iter().copied().min().unwrap_or(1);
                let units = (self.team / self.model.size).min(scarce).max(needed);
                let units =
                    units.max(self.team.div_ceil(self.staffing.max_span)).min(self.team / roles).max(1);
                self.crew.units = units;
                self.crew.roles = raise_to(&even, weights, units).unwrap_or_else(|| even.clone());
                self.make_groups(units);
            }
            Shape::Functions => {
                let cells = self.divisions.iter().map(|division| to_u32(division.segments.len()));
                let cells = cells.fold(1_u32, u32::saturating_mul);
                let size = self.model.size.max(roles).max(MIN_GROUP);
                let complete = u64::from(self.team) >= u64::from(size) * u64::from(cells);
                if cells == 1 || complete {
                    self.crew.roles = self.complete_lines(&even, weights, cells);
                    self.make_groups(cells);
                } else {
                    self.divided_role = Some(self.core_role);
                    self.make_groups((even[self.core_role] / MIN_GROUP).max(1));
                }
            }
        }
        let off = |role: &usize| self.crew.roles[*role].abs_diff(even[*role]) > 1;
        if (0..even.len()).any(|role| off(&role)) {
            let with = |is: fn(&u32, &u32) -> bool| -> Vec<usize> {
                let adjusted = (0..even.len()).filter(|role| is(&self.crew.roles[*role], &even[*role]));
                adjusted.filter(|role| self.model.roles[*role].figure.is_some()).collect()
            };
            let raised = with(u32::gt);
            self.broken_roles = if raised.is_empty() { with(u32::lt) } else { raised };
        }
    }

    /// Returns the roles of complete lines: two people of each role in every line if the proportions allow
    /// it, or else one.
    fn complete_lines(&self, even: &Counts, weights: &[u64], lines: u32) -> Counts {
        let near = |roles: &Counts| roles.iter().zip(even).all(|(own, even)| own.abs_diff(*even) <= 1);
        let two = raise_to(even, weights, lines.saturating_mul(MIN_GROUP)).filter(near).filter(|_| lines > 1);
        two.or_else(|| raise_to(even, weights, lines.min(self.team))).unwrap_or_else(|| even.clone())
    }

    /// Gives every dimension two groups, then the first dimension as many as it has segments, then the next,
    /// as far as there are enough units.
    fn make_groups(&mut self, units: u32) {
        let mut product = 1;
        for division in &mut self.divisions {
            let two = to_u32(division.segments.len()).clamp(1, 2);
            division.groups = if product * two <= units { two } else { 1 };
            product *= division.groups;
        }
        for division in self.divisions.iter_mut().filter(|division| division.groups > 1) {
            let others = product / division.groups;
            division.groups = to_u32(division.segments.len()).min(units / others);
            product = others * division.groups;
        }
    }

    /// Returns the next dimension from `level` on that has more than one group.
    pub(super) fn next_division(&self, level: usize) -> Option<usize> {
        (level..self.divisions.len()).find(|level| self.divisions[*level].groups > 1)
    }

    /// Returns the part of a crew that each group of a division gets, in order. Neighbours with equal parts
    /// form one run.
    pub(super) fn split(&self, crew: &Crew, level: usize, balance: Balance) -> Vec<(Crew, u32)> {
        let groups = self.divisions[level].groups;
        let whole = |(roles, times): (Counts, u32)| (Crew { roles, units: 1 }, times);
        if self.model.shape != Shape::Unit || crew.units < groups {
            return deal(&crew.roles, groups).into_iter().map(whole).collect();
        }
        let sizes = self.group_sizes(crew, groups, balance, self.next_division(0) == Some(level));
        let roles = to_u32(crew.roles.len());
        // Every unit has one of each role. The other people are distributed in proportion to the places that
        // are left.
        let mut left: Counts = crew.roles.iter().map(|count| count.saturating_sub(crew.units)).collect();
        let mut runs = Vec::new();
        for (units, size, times) in sizes {
            let weights: Vec<u64> = left.iter().map(|left| u64::from(*left)).collect();
            let shares = apportion((size - roles * units) * times, &weights);
            let all: Counts = shares.iter().map(|taken| taken + units * times).collect();
            left.iter_mut().zip(&shares).for_each(|(left, taken)| *left -= taken);
            runs.extend(deal(&all, times).into_iter().map(|(roles, times)| (Crew { roles, units }, times)));
        }
        runs
    }

    /// Returns the number of units and people of each group, and how many neighbouring groups have these
    /// numbers.
    fn group_sizes(&self, crew: &Crew, groups: u32, balance: Balance, at_top: bool) -> Vec<(u32, u32, u32)> {
        let (people, units) = (crew.people(), crew.units);
        // The number of groups that have one unit more than the others.
        let more = units % groups;
        let least = (people / units).min(self.model.size).max(to_u32(crew.roles.len()));
        let few = units / groups;
        let (first, rest) = match balance {
            _ if more == 0 => (0, people),
            Balance::EqualSegments => {
                let first =
                    (0..more).map(|group| even_part(people, groups, group).max(least * (few + 1))).sum();
                (first, people - first)
            }
            Balance::EqualUnits(first, others) => {
                let less = if at_top { first } else { others };
                // Groups with fewer units get the larger units.
                let (size, left) = (people / units, people % units);
                let larger = left.min((groups - more) * few.min(size)).saturating_sub(less);
                let larger = larger.max(left.saturating_sub(more * (few + 1)));
                let first = more * (few + 1) * size;
                let above = (left - larger).min(more * (few + 1));
                (first + above, people - first - above)
            }
        };
        let mut sizes = Vec::new();
        for (units, people, groups) in [(few + 1, first, more), (few, rest, groups - more)] {
            if groups > 0 {
                let above = people % groups;
                let runs = [(units, people / groups + 1, above), (units, people / groups, groups - above)];
                sizes.extend(runs.into_iter().filter(|(.., times)| *times > 0));
            }
        }
        sizes
    }

    /// Returns the number of the smallest groups that have all of the model's roles.
    pub(super) fn cell_count(&self) -> u32 {
        if self.divided_role.is_some() {
            1
        } else {
            self.divisions.iter().map(|division| division.groups).product()
        }
    }

    /// Returns the indices of the figures that the chart keeps, and of those that it breaks, each in the
    /// rulebook's order.
    pub(super) fn figures(&self, broken: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let staffing = self.staffing;
        let roles = self.model.roles.iter().filter_map(|role| role.figure);
        let size = self.model.size_figure.filter(|_| match self.model.shape {
            Shape::Generalist => false,
            Shape::Functions => self.divisions.iter().any(|division| division.groups > 1),
            Shape::Unit => true,
        });
        let limits = self.divisions.iter().filter_map(|division| division.limiting_figure);
        let (few, many) = (self.team > 1, self.team > staffing.max_span);
        let coach = staffing.coach.as_ref().filter(|coach| coach.covers(self.team));
        let coach = coach.into_iter().flat_map(|coach| [coach.min_others_figure, coach.max_others_figure]);
        let leads = many.then_some(staffing.span_figure).into_iter();
        let leads = leads.chain(staffing.max_span_figure.filter(|_| many || (few && !self.is_small())));
        let leads = leads.chain(staffing.min_span_figure.filter(|_| many));
        let mut kept_figures: Vec<_> = roles.chain(size).chain(limits).chain(coach).chain(leads).collect();
        kept_figures.sort_unstable();
        kept_figures.dedup();
        let off = self.broken_roles.iter().filter_map(|role| self.model.roles[*role].figure);
        let mut broken_figures: Vec<_> = off.chain(broken.iter().copied()).collect();
        broken_figures.sort_unstable();
        broken_figures.dedup();
        kept_figures.retain(|figure| !broken_figures.contains(figure));
        (kept_figures, broken_figures)
    }

    /// Returns whether the team is small enough for one of the sellers to lead the others.
    fn is_small(&self) -> bool {
        self.staffing.coach.as_ref().is_some_and(|coach| self.team <= coach.max_others + 1)
    }
}

/// Returns the segments of a dimension, of which the user named `named`.
fn segments(rules: &UnnamedSegments, named: usize, situation: &Situation) -> Division {
    let division = |segments, assumed, limited| Division {
        dimension: 0,
        segments,
        groups: 1,
        assumed,
        limiting_figure: limited,
    };
    let asked = |slot: &Slot| situation.is_asked(*slot);
    let count =
        rules.count_question.filter(asked).map(|slot| (situation.values()[slot], situation.origin(slot)));
    if named > 0 {
        let beyond = named == 1 || count.is_some_and(|(count, _)| count as usize > named);
        let others = (beyond && rules.others.is_some()).then_some(Segment::Others);
        return division((0..named).map(Segment::Named).chain(others).collect(), false, None);
    }
    if !rules.fixed.is_empty() {
        return division((0..rules.fixed.len()).map(Segment::Fixed).collect(), false, None);
    }
    let (number, assumed, limited) = match count {
        Some((count, origin)) => {
            let (figure, most) =
                rules.max_count.map_or((None, UnnamedSegments::MAX), |(at, most)| (Some(at), most));
            (count.clamp(1, most), origin == Origin::Assumed, figure.filter(|_| count > most))
        }
        None => (rules.assumed_count.unwrap_or(1), true, None),
    };
    division((1..=number).map(Segment::Numbered).collect(), assumed, limited)
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
