//! Compiles the timeline of growth, and the transition from the current model.

use super::Resolver;
use super::conditions::{Input, Scope};
use crate::locale::Message;
use crate::rulebook::format;
use crate::rulebook::{InPlace, Move, Moved, Timeline, Track};

impl Resolver<'_> {
    pub(super) fn timeline(&mut self, timeline: &format::Timeline) -> Timeline {
        self.text("/timeline/about/text", &timeline.about.text);
        let tracks = timeline.tracks.iter().enumerate();
        let tracks =
            tracks.filter_map(|(index, track)| self.track(&format!("/timeline/tracks/{index}"), track));
        Timeline { tracks: tracks.collect(), about: timeline.about.clone() }
    }

    fn track(&mut self, at: &str, track: &format::Track) -> Option<Track> {
        if let Some(when) = &track.when {
            self.text(&format!("{at}/when"), when);
        }
        let asked = Scope::Before(self.names.questions);
        let question = self.slot(&format!("{at}/question"), &track.question, asked)?;
        let number = matches!(self.names.inputs[question], Input::Numbers(..));
        let moved = match (&track.when, &track.to[..]) {
            (Some(when), []) if number => Moved::Number(when.clone()),
            (None, [_, ..]) if !number => Moved::Options(self.track_steps(at, question, &track.to)),
            _ => {
                self.problem(at, Message::new("rulebook-track-form"));
                return None;
            }
        };
        Some(Track { question, moved })
    }

    fn track_steps(
        &mut self,
        at: &str,
        question: usize,
        steps: &[format::TrackStep],
    ) -> Vec<(u32, crate::rulebook::Text)> {
        let mut resolved: Vec<(u32, _)> = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let at = format!("{at}/to/{index}");
            self.text(&format!("{at}/when"), &step.when);
            let Some(option) = self.scalar(&format!("{at}/option"), question, &step.option) else { continue };
            if resolved.iter().any(|(other, _)| *other == option) {
                let id = self.name_values(question, &crate::rulebook::ValueSet::range(option, option));
                self.problem(format!("{at}/option"), Message::new("rulebook-doubled-id").with("id", id));
            }
            resolved.push((option, step.when.clone()));
        }
        resolved
    }

    pub(super) fn moving(&mut self, moving: &format::Move) -> Option<Move> {
        let note = self.conditionals("/move/note", &moving.note);
        let about = self.conditionals("/move/about", &moving.about);
        let stay = self.conditionals("/move/stay", &moving.stay);
        let differently = self.conditionals("/move/differently", &moving.differently);
        let steps = self.conditionals("/move/steps", &moving.steps);
        let keep = self.conditionals("/move/keep", &moving.keep);
        let asked = Scope::Before(self.names.questions);
        let question = self.slot("/move/question", &moving.question, asked)?;
        let Input::Options(options) = &self.names.inputs[question] else {
            self.problem("/move/question", Message::new("rulebook-wrong-kind"));
            return None;
        };
        let model = |id| self.names.models.iter().position(|model| model == id);
        let mut places: Vec<_> =
            options.iter().map(|id| model(id).map_or(InPlace::Nothing, InPlace::Model)).collect();
        if let Some(own) = &moving.own_form
            && let Some(option) = self.scalar("/move/own_form", question, own)
        {
            places[option as usize] = InPlace::Own;
        }
        Some(Move { question, places, about, stay, note, differently, steps, keep })
    }
}
