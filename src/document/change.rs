//! Sentences about growth and about the change from today's model, shared by the screen and all reports.
//!
//! The sentences contain texts of the rulebook unchanged, so the caller must sanitize them before showing them.

use super::Reader;
use super::chart::ChartReader;
use crate::advice::growth::{GrowthTrack, MilestoneChange};
use crate::advice::{Advice, Transition};
use crate::locale::Message;
use crate::rulebook::{Text, TrackChange};

impl Reader<'_> {
    /// Returns the phrase for a track that has reached a value: "From 10 sellers on".
    pub fn milestone_phrase(&self, track: &GrowthTrack, to: u32) -> String {
        let moved = self.rulebook.timeline.as_ref().map(|timeline| &timeline.tracks[track.track].change);
        match moved {
            Some(TrackChange::Number(when)) => {
                self.raw_text(when).replace("{value}", &self.slot_value(track.question, to))
            }
            Some(TrackChange::Options(steps)) => {
                let step = steps.iter().find(|(option, _)| *option == to);
                step.map_or_else(String::new, |(_, when)| self.raw_text(when).to_owned())
            }
            None => String::new(),
        }
    }

    /// Returns the effect of a milestone: "Pod instead of Island".
    pub fn milestone_effect(&self, brings: MilestoneChange) -> String {
        let model = |model: usize| self.raw_text(&self.rulebook.models[model].title);
        let dimension = |dimension: usize| {
            let rules = self.rulebook.segmentation.as_ref();
            rules.map_or("", |rules| self.raw_text(&rules.dimensions[dimension].title))
        };
        self.translate(&match brings {
            MilestoneChange::Model { model: to, replaced: instead } => {
                Message::new("growth-model").arg("model", model(to)).arg("instead", model(instead))
            }
            MilestoneChange::Segment { dimension: to, replaced: None } => {
                Message::new("growth-segment").arg("dimension", dimension(to))
            }
            MilestoneChange::Segment { dimension: to, replaced: Some(instead) } => {
                Message::new("growth-segment-instead")
                    .arg("dimension", dimension(to))
                    .arg("instead", dimension(instead))
            }
            MilestoneChange::Role(role) => {
                Message::new("growth-role").arg("role", self.raw_text(self.supporting_role_title(role)))
            }
        })
    }

    /// Returns the remark for a dimension to divide by now if some teams serve several of its segments.
    pub fn shares(&self, advice: &Advice, dimension: usize) -> Option<String> {
        ChartReader::new(*self, advice, advice.chart.as_ref()?)?.shared_teams(dimension)
    }

    /// Returns the number of people the chart has in a role of the advised model, by the role's index; `None` without a
    /// chart.
    pub fn headcount_of(&self, advice: &Advice, role: usize) -> Option<u32> {
        let chart = advice.chart.as_ref()?;
        ChartReader::new(*self, advice, chart).map(|words| words.headcount(role))
    }

    /// Returns the title of a role of the advised model that is to be filled, with the number of people the chart has
    /// in it.
    pub fn role_to_fill(&self, advice: &Advice, role: usize) -> String {
        let title = self.raw_text(&self.rulebook.models[advice.model].roles[role].title);
        match self.headcount_of(advice, role) {
            Some(count) => {
                let people = self.translator.format_number(count.into());
                let message = Message::new("transition-role-people").arg("role", title).arg("count", count);
                self.translate(&message.arg("people", people))
            }
            None => title.to_owned(),
        }
    }

    /// Returns the name of a supporting role. Advice names a role only if the rulebook has it.
    fn supporting_role_title(&self, role: usize) -> &Text {
        let roles = self.rulebook.support.as_ref().map(|support| &support.enablement.roles);
        roles.map_or(&self.rulebook.title, |roles| &roles[role].title)
    }

    /// Returns how far the search for milestones went: up to what the company can reach or, without a limit, beyond the
    /// last milestone of a number. `None` for a choice, and for a track without milestones.
    pub fn search_limit(&self, track: &GrowthTrack) -> Option<String> {
        let timeline = self.rulebook.timeline.as_ref()?;
        let TrackChange::Number(_) = timeline.tracks[track.track].change else { return None };
        let last = track.milestones.last()?;
        let (key, value) = match track.limit {
            Some(limit) => ("growth-limit", limit),
            None => ("growth-beyond", last.to),
        };
        Some(self.translate(&Message::new(key).arg("value", self.slot_value(track.question, value))))
    }

    /// Returns a sentence on the varied answers that bring no change, by name; `None` if each brings one.
    pub fn tracks_without_effect(&self, tracks: &[GrowthTrack]) -> Option<String> {
        let without_effect = tracks.iter().filter(|track| track.milestones.is_empty());
        let (limited, others): (Vec<_>, Vec<_>) = without_effect.partition(|track| track.limit.is_some());
        let names: Vec<_> = others.iter().map(|track| self.short(track.question)).collect();
        let within = |track: &&GrowthTrack| {
            let limit = self.slot_value(track.question, track.limit?);
            let message = Message::new("growth-nothing-within").arg("question", &*self.short(track.question));
            Some(self.translate(&message.arg("value", limit)))
        };
        let mut sentences: Vec<_> = limited.iter().filter_map(within).collect();
        if !names.is_empty() {
            sentences
                .push(self.translate(&Message::new("growth-nothing").arg("questions", names.join(", "))));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Returns the change of model: "Island → Pod", or a sentence that the model stays.
    pub fn transition_title(&self, advice: &Advice, moving: &Transition, arrow: &str) -> String {
        let model = |model: usize| self.text(&self.rulebook.models[model].title);
        let to = model(advice.model);
        match (moving.from, &self.rulebook.transition) {
            (Some(from), _) if from == advice.model => {
                self.translate(&Message::new("transition-stays").arg("model", &*to))
            }
            (Some(from), _) => format!("{} {arrow} {to}", model(from)),
            (None, Some(rules)) => {
                format!("{} {arrow} {to}", self.slot_value(rules.question, moving.option))
            }
            (None, None) => to.into_owned(),
        }
    }
}
