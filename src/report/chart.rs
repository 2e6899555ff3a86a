//! The organisation chart in words, for every form and for the screen.
//!
//! What is said here is not harmless yet where it holds what a user named; whoever shows it makes it so.

use super::Reader;
use crate::advice::{Advice, Chart, Division, Leading, Node, Origin, Part, Post};
use crate::locale::Message;
use crate::rulebook::format::{self, Shape};
use crate::rulebook::{Dimension, ModelStaffing, Staffing, Text};

mod names;

/// A chart with all that puts it into words.
#[derive(Clone, Copy, Debug)]
pub struct ChartReader<'a> {
    reader: Reader<'a>,
    advice: &'a Advice,
    /// The chart.
    pub chart: &'a Chart,
    staffing: &'a Staffing,
    model: &'a ModelStaffing,
    /// Whether all names and roles are spelled out, where there is room for that.
    spelled: bool,
}

/// A figure that the chart rests on, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<'a> {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// The figure, as JSON writes it.
    pub value: String,
    /// Where it comes from.
    pub origin: std::borrow::Cow<'a, str>,
}

impl<'a> ChartReader<'a> {
    /// A chart of an advice; none where the rulebook staffs no such model.
    #[must_use]
    pub fn new(reader: Reader<'a>, advice: &'a Advice, chart: &'a Chart) -> Option<Self> {
        let staffing = reader.rulebook.staffing.as_ref()?;
        let model = staffing.models[advice.model].as_ref()?;
        Some(Self { reader, advice, chart, staffing, model, spelled: false })
    }

    /// The same with every name and every role spelled out.
    #[must_use]
    pub fn spelled(self) -> Self {
        Self { spelled: true, ..self }
    }

    /// The same with the first of many names, and roles of several in their short form.
    #[must_use]
    pub fn shortened_names(self) -> Self {
        Self { spelled: false, ..self }
    }

    /// What a node is called: its units and segments, else the roles that are led there, else what it is.
    #[must_use]
    pub fn title(&self, node: &Node) -> String {
        let mut parts: Vec<String> = node.units.map(|units| self.units(units)).into_iter().collect();
        if node.post != Post::Leader {
            // What every group takes as a whole is said once, of the whole chart.
            let divided = |part: &&Part| self.chart.divisions[part.division].groups > 1;
            parts.extend(node.parts.iter().filter(divided).map(|part| self.part(*part)));
        }
        if !parts.is_empty() {
            return parts.join(" / ");
        }
        let roles = &self.reader.rulebook.models[self.advice.model].roles;
        let role = |staffed: usize| &roles[self.model.roles[staffed].role];
        match &*node.roles {
            [] => self.role(node),
            [one] => self.reader.exact(&role(*one).title).to_owned(),
            several => {
                let name = |one: &usize| if self.spelled { &role(*one).title } else { &role(*one).short };
                several.iter().map(|one| self.reader.exact(name(one))).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// What a node is: somebody's position, a role, or what the group is one of.
    #[must_use]
    pub fn role(&self, node: &Node) -> String {
        let model = &self.reader.rulebook.models[self.advice.model];
        let text = match node.post {
            Post::Leader => self.leader(),
            Post::Lead(level) => return self.lead(level),
            Post::Seller(role) => &model.roles[self.model.roles[role].role].title,
            Post::Group => match (node.units, node.parts.first()) {
                (None, Some(part)) => &self.dimension(&self.chart.divisions[part.division]).title,
                _ => &model.title,
            },
        };
        let title = self.reader.exact(text);
        match &self.staffing.coach {
            Some(coach) if node.coach => {
                let message = Message::new("chart-coach").with("role", title);
                self.reader.say(&message.with("title", self.reader.exact(&coach.title)))
            }
            _ => title.to_owned(),
        }
    }

    /// Who leads all.
    fn leader(&self) -> &'a Text {
        match (&self.staffing.coach, self.chart.leading) {
            (Some(coach), Leading::Few) => &coach.few,
            (Some(coach), Leading::Coach) => &coach.title,
            _ => &self.staffing.leader,
        }
    }

    /// The title of whoever leads at a level.
    fn lead(&self, level: usize) -> String {
        numbered(self.reader.exact(&self.staffing.lead(level).title), &(level + 1).to_string())
    }

    /// By whom it is led, inside a sentence: "a sales manager". None where nobody leads it alone, and where it is called by
    /// that title.
    #[must_use]
    pub fn led_by(&self, node: &Node) -> Option<String> {
        let Post::Lead(level) = node.post else { return None };
        let lead = self.staffing.lead(level);
        let inline = self.reader.exact(lead.inline.as_ref().unwrap_or(&lead.title));
        (self.title(node) != self.lead(level)).then(|| numbered(inline, &(level + 1).to_string()))
    }

    /// The same as an id that holds in every language.
    #[must_use]
    pub fn role_id(&self, node: &Node) -> &'a str {
        let model = &self.reader.rulebook.models[self.advice.model];
        match node.post {
            Post::Leader => "leader",
            Post::Lead(0) => "manager",
            Post::Lead(_) => "upper_manager",
            Post::Seller(role) => &model.roles[self.model.roles[role].role].id,
            Post::Group => match (node.units, node.parts.first()) {
                (None, Some(_)) => "segment",
                _ => &model.id,
            },
        }
    }

    /// The ids of the dimensions that a node has segments of.
    #[must_use]
    pub fn dimensions(&self, node: &Node) -> Vec<&'a str> {
        let id = |part: &Part| &*self.dimension(&self.chart.divisions[part.division]).id;
        node.parts.iter().map(id).collect()
    }

    /// How many people are in one of the model's roles, by its index.
    #[must_use]
    pub fn headcount(&self, role: usize) -> u32 {
        let in_role = |node: &&Node| matches!(node.post, Post::Seller(staffed) if self.model.roles[staffed].role == role);
        self.chart.nodes.iter().filter(in_role).map(|node| node.headcount).sum()
    }

    /// The people of a node that is nothing but a team of one role.
    #[must_use]
    pub fn team(&self, node: &Node) -> Option<&'a Node> {
        let [only] = &*node.children else { return None };
        let only = &self.chart.nodes[*only];
        (only.is_seller() && node.parts.is_empty() && node.units.is_none() && node.parent.is_some())
            .then_some(only)
    }

    /// The people of a segment that are all in one role.
    #[must_use]
    pub fn only(&self, node: &Node) -> Option<&'a Node> {
        let [only] = &*node.children else { return None };
        let only = &self.chart.nodes[*only];
        (only.is_seller() && !node.parts.is_empty() && node.parent.is_some()).then_some(only)
    }

    /// Whether two segments have the same people, led in the same way.
    #[must_use]
    pub fn is_alike(&self, one: &Node, other: &Node) -> bool {
        !one.parts.is_empty() && self.same(one, other, true)
    }

    fn same(&self, one: &Node, other: &Node, first: bool) -> bool {
        let parts = |node: &Node| -> Vec<(usize, usize, usize)> {
            let part = |part: &Part| match first {
                true => (part.division, 0, part.to - part.from),
                false => (part.division, part.from, part.to),
            };
            node.parts.iter().map(part).collect()
        };
        let own = |node: &Node| (node.post, node.coach, node.count, node.headcount, node.units.is_some());
        let below = |node: &Node| node.children.len();
        own(one) == own(other)
            && one.roles == other.roles
            && parts(one) == parts(other)
            && below(one) == below(other)
            && one
                .children
                .iter()
                .zip(&other.children)
                .all(|(one, other)| self.same(&self.chart.nodes[*one], &self.chart.nodes[*other], false))
    }

    /// The short form of a role, with the whole.
    #[must_use]
    pub fn short(&self, staffed: usize) -> (&'a str, &'a str) {
        let role = &self.reader.rulebook.models[self.advice.model].roles[self.model.roles[staffed].role];
        (self.reader.exact(&role.short), self.reader.exact(&role.title))
    }

    /// The few words behind a role's name.
    #[must_use]
    pub fn note(&self, node: &Node) -> Option<&'a str> {
        let Post::Seller(role) = node.post else { return None };
        self.model.roles[role].note.as_ref().map(|note| self.reader.exact(note))
    }

    /// The roles that a node is called by, in their short form.
    #[must_use]
    pub fn shortened<'n>(&self, node: &'n Node) -> &'n [usize] {
        let named = node.units.is_some() || node.roles.len() < 2;
        if named || self.spelled { &[] } else { &node.roles }
    }

    /// Whether how many segments there are is assumed or limited by a figure of ours, of those that a node is for.
    #[must_use]
    pub fn assumed(&self, node: &Node) -> bool {
        let assumed = |part: &Part| {
            let division = &self.chart.divisions[part.division];
            division.groups > 1 && (division.assumed || division.limited.is_some())
        };
        match node.post {
            Post::Leader => self.team_assumed(),
            _ => node.parts.iter().any(assumed),
        }
    }

    fn team_assumed(&self) -> bool {
        self.advice.situation.origin(self.staffing.headcount) == Origin::Assumed
    }

    /// How many sellers, with their unit.
    #[must_use]
    pub fn people(&self, people: u32) -> String {
        self.reader.slot_value(self.staffing.headcount, people)
    }

    /// How many there are in each of those that a node stands for.
    #[must_use]
    pub fn each(&self, node: &Node) -> String {
        let (least, most) = node.each();
        if least == most { self.number(least) } else { self.between(least, most) }
    }

    /// A number as people write it.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        self.reader.words.number(number.into())
    }

    /// The figures that the chart keeps: the rulebook's, then how many segments were assumed.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure<'a>> {
        let given = self.chart.figures.iter().map(|&index| self.figure(&self.staffing.defaults[index]));
        let assumed = self.chart.divisions.iter().filter(|division| division.assumed).map(|division| {
            let dimension = self.dimension(division);
            let title = self.reader.exact(&dimension.title);
            Figure {
                id: format!("{}.segments", dimension.id),
                title: self.reader.say(&Message::new("chart-segments").with("title", title)),
                value: division.segments.len().to_string(),
                origin: self.reader.words.get("chart-segments-assumed").into(),
            }
        });
        given.chain(assumed).collect()
    }

    /// The figures that give way.
    #[must_use]
    pub fn given_up(&self) -> Vec<Figure<'a>> {
        self.chart.gave_way.iter().map(|&index| self.figure(&self.staffing.defaults[index])).collect()
    }

    fn figure(&self, figure: &'a format::Figure) -> Figure<'a> {
        Figure {
            id: figure.id.clone(),
            title: self.reader.exact(&figure.title).to_owned(),
            value: figure.value.to_string(),
            origin: self.reader.exact(&figure.origin).into(),
        }
    }

    /// What has to be said of the chart as a whole, a sentence each.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.team_assumed() {
            let people = self.people(self.chart.team());
            said.push(self.reader.say(&Message::new("chart-team-assumed").with("people", people)));
        }
        said.push(self.led());
        if self.divided() {
            let unit = &self.reader.rulebook.models[self.advice.model].unit;
            said.push(match unit.as_ref().filter(|_| self.model.shape == Shape::Unit) {
                Some(unit) => {
                    let units = self.reader.exact(&unit.many);
                    self.reader.say(&Message::new("chart-even-units").with("units", units))
                }
                None => self.reader.words.get("chart-even"),
            });
        }
        if let Some(only) = self.chart.only {
            let (mut serving, titles) = (Vec::new(), self.role_titles());
            serving.extend((0..titles.len()).filter(|role| *role != only).map(|role| titles[role]));
            let message = Message::new("chart-only")
                .with("role", titles[only])
                .with("roles", serving.join(", "))
                .with("people", self.number(self.model.size));
            said.push(self.reader.say(&message));
        }
        let joins = |division: &&Division| (division.groups as usize) < division.segments.len();
        for division in self.chart.divisions.iter().filter(joins) {
            let message = Message::new("chart-joined")
                .with("title", self.reader.exact(&self.dimension(division).title))
                .with("segments", division.segments.len())
                .with("groups", division.groups);
            said.push(self.reader.say(&message));
        }
        for figure in self.given_up() {
            let message = Message::new("chart-gives-way").with("value", figure.shown(&self.reader));
            said.push(self.reader.say(&message.with("figure", figure.title)));
        }
        said
    }

    /// Who leads the team, and how many managers there are.
    fn led(&self) -> String {
        let leader = self.reader.exact(self.leader());
        let team = self.chart.team();
        let message = match (&self.staffing.alone, self.chart.leading) {
            (Some(alone), _) if team == 1 => return self.reader.exact(alone).to_owned(),
            (_, Leading::Few) => Message::new("chart-few").with("people", self.people(team)),
            (_, Leading::Coach) => Message::new("chart-coach-leads").with("count", team - 1),
            _ if self.chart.leads.is_empty() => Message::new("chart-no-managers").with("leader", leader),
            _ => {
                let key = if self.divided() { "chart-managers-segments" } else { "chart-managers" };
                Message::new(key).with("leads", self.leads())
            }
        };
        self.reader.say(&message)
    }

    /// The titles of the model's staffed roles.
    fn role_titles(&self) -> Vec<&'a str> {
        let roles = &self.reader.rulebook.models[self.advice.model].roles;
        self.model.roles.iter().map(|staffed| self.reader.exact(&roles[staffed.role].title)).collect()
    }

    /// How many teams all divisions make.
    fn teams(&self) -> u32 {
        self.chart.divisions.iter().map(|division| division.groups).product()
    }

    /// Whether anything divides the chart.
    fn divided(&self) -> bool {
        self.teams() > 1
    }

    /// What has to be said beside a dimension taken now, by its index, where there are too few people for a team in each of its
    /// segments.
    #[must_use]
    pub fn shares(&self, dimension: usize) -> Option<String> {
        let known = self.chart.divisions.iter().find(|division| division.dimension == dimension);
        let division = known.filter(|division| (division.groups as usize) < division.segments.len())?;
        let message = Message::new("chart-shares").with("people", self.people(self.chart.team()));
        Some(self.reader.say(&message.with("segments", division.segments.len())))
    }

    /// Who leads, from the top: how many of each title.
    fn leads(&self) -> String {
        let mut counts: Vec<(String, u32)> = Vec::new();
        for (level, count) in self.chart.leads.iter().enumerate().rev() {
            let title = self.lead(level);
            match counts.last_mut() {
                Some((known, sum)) if *known == title => *sum += count,
                _ => counts.push((title, *count)),
            }
        }
        let counted = counts.into_iter().map(|(title, count)| {
            self.reader
                .say(&Message::new("chart-lead").with("count", self.number(count)).with("title", title))
        });
        counted.collect::<Vec<_>>().join(", ")
    }

    fn dimension(&self, division: &Division) -> &'a Dimension {
        let segmentation = self.reader.rulebook.segmentation.as_ref();
        &segmentation.expect("a chart is divided by dimensions of its rulebook").dimensions
            [division.dimension]
    }
}

impl Figure<'_> {
    /// The figure as people write it.
    #[must_use]
    pub fn shown(&self, reader: &Reader) -> String {
        reader.words.language().decimal(&self.value)
    }
}

/// A text with a number in its place.
fn numbered(text: &str, number: &str) -> String {
    text.replace("{n}", number)
}

#[cfg(test)]
mod tests;
