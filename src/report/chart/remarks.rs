//! The texts below the chart: remarks and figures.

use super::{ChartReader, Figure};
use crate::advice::{Division, Leadership};
use crate::locale::Message;
use crate::rulebook::format::{self, Shape};

impl<'a> ChartReader<'a> {
    /// Returns the figures that the chart meets: those of the rulebook, then the assumed numbers of segments.
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

    /// Returns the figures that the chart could not meet.
    #[must_use]
    pub fn given_up(&self) -> Vec<Figure<'a>> {
        self.chart.broken_figures.iter().map(|&index| self.figure(&self.staffing.defaults[index])).collect()
    }

    fn figure(&self, figure: &'a format::Figure) -> Figure<'a> {
        Figure {
            id: figure.id.clone(),
            title: self.reader.exact(&figure.title).to_owned(),
            value: figure.value.to_string(),
            origin: self.reader.exact(&figure.origin).into(),
        }
    }

    /// Returns the remarks on the chart as a whole, one sentence each.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.team_assumed() {
            let people = self.people(self.chart.seller_count());
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
        if let Some(only) = self.chart.divided_role {
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

    /// Returns who leads the team and how many managers there are.
    fn led(&self) -> String {
        let leader = self.reader.exact(self.leader());
        let team = self.chart.seller_count();
        let message = match (&self.staffing.alone, self.chart.leadership) {
            (Some(alone), _) if team == 1 => return self.reader.exact(alone).to_owned(),
            (_, Leadership::Informal) => Message::new("chart-few").with("people", self.people(team)),
            (_, Leadership::PlayingCoach) => Message::new("chart-coach-leads").with("count", team - 1),
            _ if self.chart.managers_by_level.is_empty() => Message::new("chart-no-managers").with("leader", leader),
            _ => {
                let key = if self.divided() { "chart-managers-segments" } else { "chart-managers" };
                Message::new(key).with("leads", self.leads())
            }
        };
        self.reader.say(&message)
    }

    /// Returns the titles of the model's staffed roles.
    fn role_titles(&self) -> Vec<&'a str> {
        let roles = &self.reader.rulebook.models[self.advice.model].roles;
        self.model.roles.iter().map(|staffed| self.reader.exact(&roles[staffed.role].title)).collect()
    }

    /// Returns the number of teams that all divisions make together.
    fn teams(&self) -> u32 {
        self.chart.divisions.iter().map(|division| division.groups).product()
    }

    /// Returns whether the chart is divided into teams.
    fn divided(&self) -> bool {
        self.teams() > 1
    }

    /// Returns the remark for a dimension to divide by now, by its index, if there are too few people for a team in
    /// each of its segments.
    #[must_use]
    pub fn shares(&self, dimension: usize) -> Option<String> {
        let known = self.chart.divisions.iter().find(|division| division.dimension == dimension);
        let division = known.filter(|division| (division.groups as usize) < division.segments.len())?;
        let message = Message::new("chart-shares").with("people", self.people(self.chart.seller_count()));
        Some(self.reader.say(&message.with("segments", division.segments.len())))
    }

    /// Returns the leads from the top down: how many of each title.
    fn leads(&self) -> String {
        let mut counts: Vec<(String, u32)> = Vec::new();
        for (level, count) in self.chart.managers_by_level.iter().enumerate().rev() {
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
}
