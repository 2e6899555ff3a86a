//! The texts below the chart: remarks and figures.

use super::{ChartReader, Figure};
use crate::advice::{Division, Leadership};
use crate::locale::Message;
use crate::rulebook::format::{self, Shape};

impl<'a> ChartReader<'a> {
    /// Returns the figures that the chart meets: those of the rulebook, then the assumed numbers of segments.
    pub(crate) fn figures(&self) -> Vec<Figure<'a>> {
        let known = self.chart.figures.iter().map(|&index| self.figure(&self.staffing.defaults[index]));
        let assumed = self.chart.divisions.iter().filter(|division| division.assumed).map(|division| {
            let dimension = self.dimension(division);
            let title = self.reader.raw_text(&dimension.title);
            Figure {
                id: format!("{}.segments", dimension.id),
                title: self.reader.translate(&Message::new("chart-segments").arg("title", title)),
                value: division.segments.len().to_string(),
                origin: self.reader.translator.get("chart-segments-assumed").into(),
            }
        });
        known.chain(assumed).collect()
    }

    /// Returns the figures that the chart could not meet.
    pub(crate) fn unmet_figures(&self) -> Vec<Figure<'a>> {
        self.chart.broken_figures.iter().map(|&index| self.figure(&self.staffing.defaults[index])).collect()
    }

    fn figure(&self, figure: &'a format::Figure) -> Figure<'a> {
        Figure {
            id: figure.id.clone(),
            title: self.reader.raw_text(&figure.title).to_owned(),
            value: figure.value.to_string(),
            origin: self.reader.raw_text(&figure.origin).into(),
        }
    }

    /// Returns the remarks on the chart as a whole, one sentence each.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.is_team_assumed() {
            let people = self.seller_count(self.chart.seller_count());
            remarks.push(self.reader.translate(&Message::new("chart-team-assumed").arg("people", people)));
        }
        remarks.push(self.leadership());
        if self.is_divided() {
            let unit = &self.reader.rulebook.models[self.advice.model].unit;
            remarks.push(match unit.as_ref().filter(|_| self.model.shape == Shape::Unit) {
                Some(unit) => {
                    let units = self.reader.raw_text(&unit.many);
                    self.reader.translate(&Message::new("chart-even-units").arg("units", units))
                }
                None => self.reader.translator.get("chart-even"),
            });
        }
        if let Some(only) = self.chart.divided_role {
            let (mut serving, titles) = (Vec::new(), self.role_titles());
            serving.extend((0..titles.len()).filter(|role| *role != only).map(|role| titles[role]));
            let message = Message::new("chart-only")
                .arg("role", titles[only])
                .arg("roles", serving.join(", "))
                .arg("people", self.number(self.model.size));
            remarks.push(self.reader.translate(&message));
        }
        let joins = |division: &&Division| (division.groups as usize) < division.segments.len();
        for division in self.chart.divisions.iter().filter(joins) {
            let message = Message::new("chart-joined")
                .arg("title", self.reader.raw_text(&self.dimension(division).title))
                .arg("segments", division.segments.len())
                .arg("groups", division.groups);
            remarks.push(self.reader.translate(&message));
        }
        for figure in self.unmet_figures() {
            let message = Message::new("chart-gives-way").arg("value", figure.formatted_value(&self.reader));
            remarks.push(self.reader.translate(&message.arg("figure", figure.title)));
        }
        remarks
    }

    /// Returns who leads the team and how many managers there are.
    fn leadership(&self) -> String {
        let leader = self.reader.raw_text(self.leader());
        let team = self.chart.seller_count();
        let message = match (&self.staffing.alone, self.chart.leadership) {
            (Some(alone), _) if team == 1 => return self.reader.raw_text(alone).to_owned(),
            (_, Leadership::Informal) => Message::new("chart-few").arg("people", self.seller_count(team)),
            (_, Leadership::PlayingCoach) => Message::new("chart-coach-leads").arg("count", team - 1),
            _ if self.chart.managers_by_level.is_empty() => {
                Message::new("chart-no-managers").arg("leader", leader)
            }
            _ => {
                let key = if self.is_divided() { "chart-managers-segments" } else { "chart-managers" };
                Message::new(key).arg("leads", self.lead_counts())
            }
        };
        self.reader.translate(&message)
    }

    /// Returns the titles of the model's staffed roles.
    fn role_titles(&self) -> Vec<&'a str> {
        let roles = &self.reader.rulebook.models[self.advice.model].roles;
        self.model.roles.iter().map(|staffed| self.reader.raw_text(&roles[staffed.role].title)).collect()
    }

    /// Returns the number of teams that all divisions make together.
    fn team_count(&self) -> u32 {
        self.chart.divisions.iter().map(|division| division.groups).product()
    }

    /// Returns whether the chart is divided into teams.
    fn is_divided(&self) -> bool {
        self.team_count() > 1
    }

    /// Returns the remark for a dimension to divide by now, by its index, if there are too few people for a team in
    /// each of its segments.
    pub(crate) fn shared_teams(&self, dimension: usize) -> Option<String> {
        let known = self.chart.divisions.iter().find(|division| division.dimension == dimension);
        let division = known.filter(|division| (division.groups as usize) < division.segments.len())?;
        let message =
            Message::new("chart-shares").arg("people", self.seller_count(self.chart.seller_count()));
        Some(self.reader.translate(&message.arg("segments", division.segments.len())))
    }

    /// Returns the leads from the top down: how many of each title.
    fn lead_counts(&self) -> String {
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
                .translate(&Message::new("chart-lead").arg("count", self.number(count)).arg("title", title))
        });
        counted.collect::<Vec<_>>().join(", ")
    }
}
