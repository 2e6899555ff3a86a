//! Compiles the timeline of growth, and the transition from the current model.

use super::Resolver;
use super::conditions::{Input, Scope};
use crate::locale::Message;
use crate::rulebook::format;
use crate::rulebook::{CurrentSetup, Timeline, Track, TrackChange, Transition};
use std::fmt::Display;

impl Resolver {
    pub(super) fn timeline(&mut self, timeline: &format::Timeline) -> Timeline {
        let tracks = timeline.tracks.iter().enumerate();
        let tracks =
            tracks.filter_map(|(index, track)| self.track(&format_args!("/timeline/tracks/{index}"), track));
        Timeline { tracks: tracks.collect(), about: timeline.about.clone() }
    }

    fn track(&mut self, at: &dyn Display, track: &format::Track) -> Option<Track> {
        let asked = Scope::Before(self.names.questions);
        let question = self.resolve_slot(&format_args!("{at}/question"), &track.question, asked)?;
        let number = matches!(self.names.inputs[question], Input::Numbers(..));
        let change = match (&track.when, &track.to[..]) {
            (Some(when), []) if number => TrackChange::Number(when.clone()),
            (None, [_, ..]) if !number => TrackChange::Options(self.track_steps(at, question, &track.to)),
            _ => {
                self.report(at, Message::new("rulebook-track-form"));
                return None;
            }
        };
        Some(Track { question, change })
    }

    fn track_steps(
        &mut self,
        at: &dyn Display,
        question: usize,
        steps: &[format::TrackStep],
    ) -> Vec<(u32, crate::rulebook::Text)> {
        let mut resolved: Vec<(u32, _)> = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let at = format_args!("{at}/to/{index}");
            let Some(option) = self.resolve_scalar(&format_args!("{at}/option"), question, &step.option)
            else {
                continue;
            };
            if resolved.iter().any(|(other, _)| *other == option) {
                let id = self.format_values(question, &crate::rulebook::ValueSet::range(option, option));
                self.report(format_args!("{at}/option"), Message::new("rulebook-duplicate-id").arg("id", id));
            }
            resolved.push((option, step.when.clone()));
        }
        resolved
    }

    pub(super) fn transition(&mut self, transition: &format::Transition) -> Option<Transition> {
        let note = self.conditionals(&"/move/note", &transition.note);
        let about = self.conditionals(&"/move/about", &transition.about);
        let stay = self.conditionals(&"/move/stay", &transition.stay);
        let differently = self.conditionals(&"/move/differently", &transition.differently);
        let steps = self.conditionals(&"/move/steps", &transition.steps);
        let keep = self.conditionals(&"/move/keep", &transition.keep);
        let asked = Scope::Before(self.names.questions);
        let question = self.resolve_slot(&"/move/question", &transition.question, asked)?;
        let Input::Options(options) = &self.names.inputs[question] else {
            self.report("/move/question", Message::new("rulebook-wrong-kind"));
            return None;
        };
        let model = |id| self.names.models.iter().position(|model| model == id);
        let mut setups: Vec<_> =
            options.iter().map(|id| model(id).map_or(CurrentSetup::Absent, CurrentSetup::Model)).collect();
        if let Some(own) = &transition.own_form
            && let Some(option) = self.resolve_scalar(&"/move/own_form", question, own)
        {
            setups[option as usize] = CurrentSetup::Custom;
        }
        Some(Transition { question, setups, about, stay, note, differently, steps, keep })
    }
}
