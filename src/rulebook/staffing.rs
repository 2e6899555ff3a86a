//! What the organisation chart is made by: who leads, the figures with their origins, and what segments there are.

use super::{Slot, Text, format};

/// Who leads, and the figures by which people are divided.
#[derive(Clone, Debug)]
pub struct Staffing {
    /// The question whose number is the head count.
    pub headcount: Slot,
    /// Index of the default with the span of control.
    pub span_figure: usize,
    /// How many people one manager leads on average; 3 at least.
    pub span: u32,
    /// Index of the default with the most that one leads.
    pub most_figure: Option<usize>,
    /// The most that one leads; the span at least.
    pub most: u32,
    /// Index of the default with the fewest that a manager leads.
    pub least_figure: Option<usize>,
    /// Fewer than this are led by the one above, where that is not more than the most.
    pub least: u32,
    /// Who leads all.
    pub leader: Text,
    /// Who leads a span of sellers.
    pub manager: format::Lead,
    /// Who leads managers, then who leads those, and so on.
    pub upper: Vec<format::Lead>,
    /// Who leads above all of these; `{n}` is the level.
    pub further: Option<format::Lead>,
    /// A seller who leads a few others.
    pub coach: Option<Coach>,
    /// Said of a team of one.
    pub alone: Option<Text>,
    /// The figures, each labelled with where it comes from.
    pub defaults: Vec<format::Figure>,
    /// For each model, how it is staffed; none of one that has no chart.
    pub models: Vec<Option<ModelStaffing>>,
}

/// A seller who leads a few others and goes on selling.
#[derive(Clone, Debug)]
pub struct Coach {
    /// Index of the default with the fewest others.
    pub least_figure: usize,
    /// The fewest others; teams of so many sellers and fewer are led by the founder or one of them.
    pub least: u32,
    /// Index of the default with the most others.
    pub most_figure: usize,
    /// The most others.
    pub most: u32,
    /// The title.
    pub title: Text,
    /// Who leads a smaller team.
    pub few: Text,
}

impl Coach {
    /// Whether one of so many sellers leads the others.
    #[must_use]
    pub fn covers(&self, team: u32) -> bool {
        team > self.least && team <= self.most + 1
    }
}

/// How one model is staffed.
#[derive(Clone, Debug)]
pub struct ModelStaffing {
    /// What the chart looks like.
    pub shape: format::Shape,
    /// What a unit is called; has `{n}`.
    pub unit: Option<Text>,
    /// Index of the default with the size of a unit.
    pub size_figure: Option<usize>,
    /// How many people a unit has at least, or a line that a segment has for itself.
    pub size: u32,
    /// The roles; never empty.
    pub roles: Vec<Staffed>,
}

/// A role's part of the head count.
#[derive(Clone, Debug)]
pub struct Staffed {
    /// Index of the role among the model's.
    pub role: usize,
    /// Index of the default with its proportion.
    pub figure: Option<usize>,
    /// Its proportion in millionths; more than nought.
    pub weight: u64,
    /// A few words behind its name.
    pub note: Option<Text>,
}

/// What the segments of a dimension are while none is named.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// How many are assumed; at most [`MOST_SEGMENTS`](Self::MOST).
    pub assumed: Option<u32>,
    /// What they are, where that is known of itself.
    pub fixed: Vec<Text>,
    /// The question whose number says how many there are.
    pub count: Option<Slot>,
    /// The most that are made of that number: the index of the default that says so, and its value.
    pub most: Option<(usize, u32)>,
    /// What lies beyond the names.
    pub others: Option<Text>,
}

impl Segments {
    /// The most segments of one dimension that are not named.
    pub const MOST: u32 = 50;
}

impl Staffing {
    /// The most roles of one model.
    pub const MOST_ROLES: usize = 8;
    /// The least span: with less, levels of managers would hardly become narrower towards the top.
    pub const LEAST_SPAN: u32 = 3;

    /// Whoever leads at a level: level 0 leads sellers, each further level the one below. `{n}` in the texts is the level,
    /// counted from one.
    #[must_use]
    pub fn lead(&self, level: usize) -> &format::Lead {
        let Some(above) = level.checked_sub(1) else { return &self.manager };
        let last = self.upper.last().unwrap_or(&self.manager);
        self.upper.get(above).or(self.further.as_ref()).unwrap_or(last)
    }
}
