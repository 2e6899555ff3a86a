//! The compiled rules of the organisation chart: who leads, figures with their origins, and segments.

use super::{Slot, Text, format};

/// Who leads, and the figures by which people are divided.
#[derive(Clone, Debug)]
pub(crate) struct Staffing {
    /// The question about the number of people.
    pub headcount: Slot,
    /// Index of the figure with the average span of control.
    pub span_figure: usize,
    /// How many people a manager leads on average; at least 3.
    pub span: u32,
    /// Index of the figure with the largest span of control.
    pub max_span_figure: Option<usize>,
    /// The largest number of people that a manager leads; at least the average.
    pub max_span: u32,
    /// Index of the figure with the smallest span of control.
    pub min_span_figure: Option<usize>,
    /// The smallest number of people with a manager of their own. Smaller teams are led one level higher, unless that
    /// exceeds the largest span.
    pub min_span: u32,
    /// The title of the person who leads the whole organisation.
    pub leader: Text,
    /// The title of a manager of sellers.
    pub manager: format::Lead,
    /// The titles of those who lead managers, level by level.
    pub upper: Vec<format::Lead>,
    /// The title on all levels above these. `{n}` is the level.
    pub further: Option<format::Lead>,
    /// The title and limits of a seller who also leads others.
    pub coach: Option<Coach>,
    /// The text for a team of one.
    pub alone: Option<Text>,
    /// The figures, each with its origin.
    pub defaults: Vec<format::Figure>,
    /// For each model, how it is staffed; `None` for a model without a chart.
    pub models: Vec<Option<ModelStaffing>>,
}

/// A seller who leads a few others and continues to sell.
#[derive(Clone, Debug)]
pub(crate) struct Coach {
    /// Index of the figure with the smallest number of others.
    pub min_others_figure: usize,
    /// The smallest number of others. A team of at most this many sellers is led by the founder or by one of them.
    pub min_others: u32,
    /// Index of the figure with the largest number of others.
    pub max_others_figure: usize,
    /// The largest number of others.
    pub max_others: u32,
    /// The title.
    pub title: Text,
    /// The text that says who leads a smaller team.
    pub few: Text,
}

impl Coach {
    /// Returns whether a team of this many sellers is led by one of them as a coach.
    pub(crate) fn covers(&self, team: u32) -> bool {
        team > self.min_others && team <= self.max_others + 1
    }
}

/// How one model is staffed.
#[derive(Clone, Debug)]
pub(crate) struct ModelStaffing {
    /// The form of the chart.
    pub shape: format::Shape,
    /// The name of a unit, with the placeholder `{n}`.
    pub unit: Option<Text>,
    /// Index of the figure with the size of a unit.
    pub size_figure: Option<usize>,
    /// The smallest number of people of a unit, or of a line that serves one segment only.
    pub size: u32,
    /// The roles; never empty.
    pub roles: Vec<StaffedRole>,
}

/// A role's share of the people.
#[derive(Clone, Debug)]
pub(crate) struct StaffedRole {
    /// Index of the role in the model's list.
    pub role: usize,
    /// Index of the figure with its proportion.
    pub figure: Option<usize>,
    /// Its proportion in millionths; more than 0.
    pub weight: u64,
    /// A few words after its name.
    pub note: Option<Text>,
}

/// The segments of a dimension as long as the user has named none.
#[derive(Clone, Debug, Default)]
pub(crate) struct UnnamedSegments {
    /// How many are assumed; at most [`MAX`](Self::MAX).
    pub assumed_count: Option<u32>,
    /// The segments, if they are the same for every company.
    pub fixed: Vec<Text>,
    /// The question about the number of segments.
    pub count_question: Option<Slot>,
    /// The largest number of segments made of that answer: the index of the figure, and its value.
    pub max_count: Option<(usize, u32)>,
    /// The name of everything outside the named segments.
    pub others: Option<Text>,
}

impl UnnamedSegments {
    /// The largest number of unnamed segments of one dimension.
    pub(crate) const MAX: u32 = 50;
}

impl Staffing {
    /// The largest number of roles of one model.
    pub(crate) const MAX_ROLES: usize = 8;
    /// The smallest average span. With less, the levels of managers would hardly become narrower towards the top.
    pub(crate) const MIN_SPAN: u32 = 3;

    /// Returns the title for a level of the chart: level 0 leads sellers, each further level the one below. In the
    /// texts, `{n}` is the level counted from 1.
    pub(crate) fn lead(&self, level: usize) -> &format::Lead {
        let Some(above) = level.checked_sub(1) else { return &self.manager };
        let last = self.upper.last().unwrap_or(&self.manager);
        self.upper.get(above).or(self.further.as_ref()).unwrap_or(last)
    }
}
