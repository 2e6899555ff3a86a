//! The organisation chart in words, for pages and for the drawing on the screen.
//!
//! The texts may contain names typed by a user, so the caller must sanitize them before showing them.

use super::Reader;
use crate::advice::{Advice, Chart, Division, Leadership, NodeKind, OrgNode, Origin, SegmentRange};
use crate::locale::Message;
use crate::rulebook::{Dimension, ModelStaffing, Staffing, Text};

mod names;
mod remarks;

/// A chart together with what is needed to put it into words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChartReader<'a> {
    pub(super) reader: Reader<'a>,
    advice: &'a Advice,
    /// The chart.
    pub chart: &'a Chart,
    staffing: &'a Staffing,
    model: &'a ModelStaffing,
    /// Whether all names and roles are written in full.
    full_names: bool,
}

/// A figure that the chart is based on, with its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure<'a> {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The figure, as written in JSON.
    pub value: String,
    /// Where the figure comes from.
    pub origin: std::borrow::Cow<'a, str>,
}

impl<'a> ChartReader<'a> {
    /// Creates a reader for the chart of an advice; `None` if the rulebook has no staffing for the model.
    pub(crate) fn new(reader: Reader<'a>, advice: &'a Advice, chart: &'a Chart) -> Option<Self> {
        let staffing = reader.rulebook.staffing.as_ref()?;
        let model = staffing.models[advice.model].as_ref()?;
        Some(Self { reader, advice, chart, staffing, model, full_names: false })
    }

    /// Returns the same chart with at most `most` nodes, as far as possible.
    pub(super) fn with_at_most(&self, most: usize) -> Option<Chart> {
        Chart::from_advice(self.reader.rulebook, self.advice, most)
    }

    /// Returns a reader for another chart of the same advice.
    pub(super) fn of<'b>(self, chart: &'b Chart) -> ChartReader<'b>
    where
        'a: 'b,
    {
        ChartReader { chart, ..self }
    }

    /// Returns a reader that writes every name and every role in full.
    #[must_use]
    pub(crate) fn with_full_names(self) -> Self {
        Self { full_names: true, ..self }
    }

    /// Returns a reader that lists only the first of many names, and short forms where several roles are combined.
    #[must_use]
    pub(crate) fn with_short_names(self) -> Self {
        Self { full_names: false, ..self }
    }

    /// Returns the title of a node: its units and segments, else the roles led there, else its role.
    pub(crate) fn title(&self, node: &OrgNode) -> String {
        let mut parts: Vec<String> = node.units.map(|units| self.unit_name(units)).into_iter().collect();
        if node.kind != NodeKind::Leader {
            // A division into one group is named once, for the whole chart.
            let divided = |part: &&SegmentRange| self.chart.divisions[part.division].groups > 1;
            parts.extend(node.segments.iter().filter(divided).map(|part| self.part_name(*part)));
        }
        if !parts.is_empty() {
            return parts.join(" / ");
        }
        let roles = &self.reader.rulebook.models[self.advice.model].roles;
        let role = |staffed: usize| &roles[self.model.roles[staffed].role];
        match &*node.roles {
            [] => self.role(node),
            [one] => self.reader.raw_text(&role(*one).title).to_owned(),
            several => {
                let name = |one: &usize| if self.full_names { &role(*one).title } else { &role(*one).short };
                several.iter().map(|one| self.reader.raw_text(name(one))).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// Returns the role of a node: the title of a position, a seller's role, or for a group the dimension or the model.
    pub(crate) fn role(&self, node: &OrgNode) -> String {
        let model = &self.reader.rulebook.models[self.advice.model];
        let text = match node.kind {
            NodeKind::Leader => self.leader(),
            NodeKind::Lead(level) => return self.lead(level),
            NodeKind::Seller(role) => &model.roles[self.model.roles[role].role].title,
            NodeKind::Group => match (node.units, node.segments.first()) {
                (None, Some(part)) => &self.dimension(&self.chart.divisions[part.division]).title,
                _ => &model.title,
            },
        };
        let title = self.reader.raw_text(text);
        match &self.staffing.coach {
            Some(coach) if node.is_coach => {
                let message = Message::new("chart-coach").arg("role", title);
                self.reader.translate(&message.arg("title", self.reader.raw_text(&coach.title)))
            }
            _ => title.to_owned(),
        }
    }

    /// Returns the title of a seller who leads the others.
    pub(crate) fn coach(&self) -> Option<&'a str> {
        self.staffing.coach.as_ref().map(|coach| self.reader.raw_text(&coach.title))
    }

    /// Returns the title of whoever leads the whole team.
    fn leader(&self) -> &'a Text {
        match (&self.staffing.coach, self.chart.leadership) {
            (Some(coach), Leadership::Informal) => &coach.few,
            (Some(coach), Leadership::PlayingCoach) => &coach.title,
            _ => &self.staffing.leader,
        }
    }

    /// Returns the title of the leads at a level.
    fn lead(&self, level: usize) -> String {
        fill_number(self.reader.raw_text(&self.staffing.lead(level).title), &(level + 1).to_string())
    }

    /// Returns who leads a node, as part of a sentence: "a sales manager". `None` if it has no lead of its own, or if
    /// that title is already the node's title.
    pub(crate) fn led_by(&self, node: &OrgNode) -> Option<String> {
        let NodeKind::Lead(level) = node.kind else { return None };
        let lead = self.staffing.lead(level);
        let inline = self.reader.raw_text(lead.inline.as_ref().unwrap_or(&lead.title));
        (self.title(node) != self.lead(level)).then(|| fill_number(inline, &(level + 1).to_string()))
    }

    /// Returns the role of a node as an id that is the same in every language.
    pub(crate) fn role_id(&self, node: &OrgNode) -> &'a str {
        let model = &self.reader.rulebook.models[self.advice.model];
        match node.kind {
            NodeKind::Leader => "leader",
            NodeKind::Lead(0) => "manager",
            NodeKind::Lead(_) => "upper_manager",
            NodeKind::Seller(role) => &model.roles[self.model.roles[role].role].id,
            NodeKind::Group => match (node.units, node.segments.first()) {
                (None, Some(_)) => "segment",
                _ => &model.id,
            },
        }
    }

    /// Returns the ids of the dimensions that a node has segments of.
    pub(crate) fn dimensions(&self, node: &OrgNode) -> Vec<&'a str> {
        let id = |part: &SegmentRange| &*self.dimension(&self.chart.divisions[part.division]).id;
        node.segments.iter().map(id).collect()
    }

    /// Returns the number of people in one of the model's roles, by the role's index.
    pub(crate) fn headcount(&self, role: usize) -> u32 {
        let in_role = |node: &&OrgNode| matches!(node.kind, NodeKind::Seller(staffed) if self.model.roles[staffed].role == role);
        self.chart.nodes.iter().filter(in_role).map(|node| node.headcount).sum()
    }

    /// Returns the people of a node that consists of a team of one role only.
    pub(crate) fn only_team(&self, node: &OrgNode) -> Option<&'a OrgNode> {
        let [only] = &*node.children else { return None };
        let only = &self.chart.nodes[*only];
        (only.is_seller() && node.segments.is_empty() && node.units.is_none() && node.parent.is_some())
            .then_some(only)
    }

    /// Returns the people of a segment that all have one role.
    pub(crate) fn only_role(&self, node: &OrgNode) -> Option<&'a OrgNode> {
        let [only] = &*node.children else { return None };
        let only = &self.chart.nodes[*only];
        (only.is_seller() && !node.segments.is_empty() && node.parent.is_some()).then_some(only)
    }

    /// Returns whether two segments have the same people, led in the same way.
    pub(crate) fn same_structure(&self, one: &OrgNode, other: &OrgNode) -> bool {
        !one.segments.is_empty() && self.has_same_structure(one, other, true)
    }

    fn has_same_structure(&self, one: &OrgNode, other: &OrgNode, first: bool) -> bool {
        let parts = |node: &OrgNode| -> Vec<(usize, usize, usize)> {
            let part = |part: &SegmentRange| {
                if first {
                    (part.division, 0, part.to - part.from)
                } else {
                    (part.division, part.from, part.to)
                }
            };
            node.segments.iter().map(part).collect()
        };
        let own =
            |node: &OrgNode| (node.kind, node.is_coach, node.count, node.headcount, node.units.is_some());
        let below = |node: &OrgNode| node.children.len();
        own(one) == own(other)
            && one.roles == other.roles
            && parts(one) == parts(other)
            && below(one) == below(other)
            && one.children.iter().zip(&other.children).all(|(one, other)| {
                self.has_same_structure(&self.chart.nodes[*one], &self.chart.nodes[*other], false)
            })
    }

    /// Returns the short form of a staffed role and its full title.
    pub(crate) fn role_names(&self, staffed: usize) -> (&'a str, &'a str) {
        let role = &self.reader.rulebook.models[self.advice.model].roles[self.model.roles[staffed].role];
        (self.reader.raw_text(&role.short), self.reader.raw_text(&role.title))
    }

    /// Returns the short remark that follows the name of a role.
    pub(crate) fn role_note(&self, node: &OrgNode) -> Option<&'a str> {
        let NodeKind::Seller(role) = node.kind else { return None };
        self.model.roles[role].note.as_ref().map(|note| self.reader.raw_text(note))
    }

    /// Returns the roles in the title of a node that are written in short form.
    pub(crate) fn shortened_roles<'n>(&self, node: &'n OrgNode) -> &'n [usize] {
        let named = node.units.is_some() || node.roles.len() < 2;
        if named || self.full_names { &[] } else { &node.roles }
    }

    /// Returns whether the number of segments of a node is assumed, or limited by a figure of ours.
    pub(crate) fn is_assumed(&self, node: &OrgNode) -> bool {
        let assumed = |part: &SegmentRange| {
            let division = &self.chart.divisions[part.division];
            division.groups > 1 && (division.assumed || division.limiting_figure.is_some())
        };
        match node.kind {
            NodeKind::Leader => self.is_team_assumed(),
            _ => node.segments.iter().any(assumed),
        }
    }

    fn is_team_assumed(&self) -> bool {
        self.advice.situation.origin(self.staffing.headcount) == Origin::Assumed
    }

    /// Returns a number of sellers with its unit.
    pub(crate) fn seller_count(&self, people: u32) -> String {
        self.reader.slot_value(self.staffing.headcount, people)
    }

    /// Returns the number of people in each of the groups that a node combines.
    pub(crate) fn count_per_group(&self, node: &OrgNode) -> String {
        let (least, most) = node.sellers_each();
        if least == most { self.number(least) } else { self.range(least, most) }
    }

    /// Returns a formatted number.
    pub(crate) fn number(&self, number: u32) -> String {
        self.reader.translator.format_number(number.into())
    }

    fn dimension(&self, division: &Division) -> &'a Dimension {
        let segmentation = self.reader.rulebook.segmentation.as_ref();
        &segmentation.expect("a chart is divided by dimensions of its rulebook").dimensions
            [division.dimension]
    }
}

impl Reader<'_> {
    /// Returns the remark for a dimension to divide by now if some teams serve several of its segments.
    pub(crate) fn shares(&self, advice: &Advice, dimension: usize) -> Option<String> {
        ChartReader::new(*self, advice, advice.chart.as_ref()?)?.shared_teams(dimension)
    }
}

impl Figure<'_> {
    /// Returns the formatted figure.
    pub(crate) fn formatted_value(&self, reader: &Reader) -> String {
        reader.translator.language().format_decimal(&self.value)
    }
}

/// Replaces the placeholder `{n}` of a text by a number.
fn fill_number(text: &str, number: &str) -> String {
    text.replace("{n}", number)
}

#[cfg(test)]
mod tests;
