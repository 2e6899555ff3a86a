//! Growth and the change from the model in place: "As you grow" and "From here to there".

use super::AdviceWriter;
use crate::advice::Origin;
use crate::advice::growth::GrowthTrack;
use crate::locale::{Message, sanitize};
use crate::rulebook::ConditionalText;
use crate::rulebook::format::Handoff;

impl AdviceWriter<'_, '_> {
    /// Writes what growth brings, one line for each effect.
    pub(super) fn growth(&mut self) {
        let reader = self.reader;
        let (Some(timeline), false) = (&reader.rulebook.timeline, self.advice.growth.is_empty()) else {
            return;
        };
        self.heading("growth-title");
        self.page.paragraph(0, &reader.text(&timeline.about.text));
        self.places(0, &timeline.about.sources);
        let advice = self.advice;
        let with_milestones = advice.growth.iter().filter(|track| !track.milestones.is_empty());
        let (numbers, events): (Vec<_>, Vec<_>) =
            with_milestones.partition(|track| reader.search_limit(track).is_some());
        for track in numbers {
            let today = self.current_answer(track);
            self.page.paragraph(0, &today);
            self.milestones(track);
            if let Some(beyond) = reader.search_limit(track) {
                self.page.paragraph(2, &sanitize(&beyond));
            }
        }
        // Below the line of a number an event would seem to depend on that number.
        if !events.is_empty() {
            self.page.paragraph(0, &reader.translator.get("growth-events"));
        }
        for track in events {
            self.milestones(track);
            if advice.situation.origin(track.question) == Origin::Assumed {
                let today = self.current_answer(track);
                self.page.paragraph(2, &today);
            }
        }
        if let Some(nothing) = reader.tracks_without_effect(&advice.growth) {
            self.page.paragraph(0, &sanitize(&nothing));
        }
    }

    /// Returns the current answer, at which a track starts.
    fn current_answer(&self, track: &GrowthTrack) -> String {
        let situation = &self.advice.situation;
        let assumed = situation.origin(track.question) == Origin::Assumed;
        let today = self.reader.slot_value(track.question, situation.values()[track.question]);
        self.input_line(track.question, &today, assumed)
    }

    /// Writes the milestones of a track with their effects.
    fn milestones(&mut self, track: &GrowthTrack) {
        let reader = self.reader;
        for milestone in &track.milestones {
            let when = reader.milestone_phrase(track, milestone.to);
            self.page.item(0, "•", &format!("{}:", sanitize(&when)));
            for &brings in &milestone.changes {
                self.page.item(2, "-", &sanitize(&reader.milestone_effect(brings)));
            }
        }
    }

    /// Writes the change from the model in place.
    pub(super) fn transition(&mut self) {
        let reader = self.reader;
        let advice = self.advice;
        let (Some(rules), Some(moving)) = (&reader.rulebook.transition, &advice.transition) else { return };
        self.heading("transition-title");
        let mut transition_line = reader.transition_title(advice, moving, "→");
        if moving.assumed {
            let question = reader.short(rules.question);
            let assumed = Message::new("report-given-assumed").arg("question", &*question);
            transition_line = reader.translate(&assumed.arg("answer", transition_line));
        }
        self.page.paragraph(0, &transition_line);
        if let Some(about) = moving.summary {
            let about = &rules.about[about].statement;
            self.page.paragraph(0, &reader.text(&about.text));
            self.places(0, &about.sources);
        }
        if let Some(stay) = moving.stay {
            let stay = &rules.stay[stay].statement;
            self.page.paragraph(0, &reader.text(&stay.text));
            self.places(0, &stay.sources);
        }
        let models = &reader.rulebook.models;
        let handoffs = |model: usize, indices: &[usize]| -> Vec<_> {
            indices.iter().map(|&index| &models[model].handoffs[index]).collect()
        };
        self.handoffs("transition-handoffs-added", "+", &handoffs(advice.model, &moving.handoffs_added));
        if let Some(from) = moving.from {
            self.handoffs("transition-handoffs-removed", "-", &handoffs(from, &moving.handoffs_removed));
        }
        if !moving.roles_added.is_empty() {
            self.page.paragraph(0, &reader.translator.get("transition-roles"));
            for &role in &moving.roles_added {
                self.page.item(2, "•", &sanitize(&reader.role_to_fill(self.advice, role)));
            }
        }
        // The steps are in the plan, together with those of the model.
        self.labelled_texts("transition-new-habits", &rules.differently, &moving.differently);
        self.labelled_texts("transition-keep", &rules.keep, &moving.leave_alone);
        if let Some(note) = moving.note {
            self.page.paragraph(0, &reader.text(&rules.note[note].statement.text));
        }
    }

    fn handoffs(&mut self, key: &'static str, mark: &str, handoffs: &[&Handoff]) {
        if handoffs.is_empty() {
            return;
        }
        self.page.paragraph(0, &self.reader.translator.get(key));
        for handoff in handoffs {
            self.page.item(2, mark, &self.reader.text(&handoff.text));
            self.places(4, &handoff.sources);
        }
    }

    /// Writes texts below a label.
    fn labelled_texts(&mut self, key: &'static str, texts: &[ConditionalText], indices: &[usize]) {
        if indices.is_empty() {
            return;
        }
        self.page.paragraph(0, &self.reader.translator.get(key));
        for &index in indices {
            let text = &texts[index].statement;
            self.page.item(2, "•", &self.reader.text(&text.text));
            self.places(4, &text.sources);
        }
    }
}
