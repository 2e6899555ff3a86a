//! Growth and the change from the model in place: "As you grow" and "From here to there".

use super::Report;
use crate::advice::Origin;
use crate::advice::growth::GrowthTrack;
use crate::locale::{Message, harmless};
use crate::rulebook::ConditionalText;
use crate::rulebook::format::Handoff;

impl Report<'_, '_> {
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
        let telling = advice.growth.iter().filter(|track| !track.milestones.is_empty());
        let (numbers, events): (Vec<_>, Vec<_>) = telling.partition(|track| reader.beyond(track).is_some());
        for track in numbers {
            let today = self.today(track);
            self.page.paragraph(0, &today);
            self.milestones(track);
            if let Some(beyond) = reader.beyond(track) {
                self.page.paragraph(2, &harmless(&beyond));
            }
        }
        // Below the line of a number an event would seem to depend on that number.
        if !events.is_empty() {
            self.page.paragraph(0, &reader.words.get("growth-events"));
        }
        for track in events {
            self.milestones(track);
            if advice.situation.origin(track.question) == Origin::Assumed {
                let today = self.today(track);
                self.page.paragraph(2, &today);
            }
        }
        if let Some(nothing) = reader.brings_nothing(&advice.growth) {
            self.page.paragraph(0, &harmless(&nothing));
        }
    }

    /// Returns the current answer, at which a track starts.
    fn today(&self, track: &GrowthTrack) -> String {
        let situation = &self.advice.situation;
        let assumed = situation.origin(track.question) == Origin::Assumed;
        let today = self.reader.slot_value(track.question, situation.values()[track.question]);
        self.given(track.question, &today, assumed)
    }

    /// Writes the milestones of a track with their effects.
    fn milestones(&mut self, track: &GrowthTrack) {
        let reader = self.reader;
        for milestone in &track.milestones {
            let when = reader.reached(track, milestone.to);
            self.page.item(0, "•", &format!("{}:", harmless(&when)));
            for &brings in &milestone.changes {
                self.page.item(2, "-", &harmless(&reader.brought(brings)));
            }
        }
    }

    /// Writes the change from the model in place.
    pub(super) fn moving(&mut self) {
        let reader = self.reader;
        let advice = self.advice;
        let (Some(rules), Some(moving)) = (&reader.rulebook.transition, &advice.transition) else { return };
        self.heading("move-title");
        let mut way = reader.way(advice, moving, "→");
        if moving.assumed {
            let question = reader.short(rules.question);
            let assumed = Message::new("report-given-assumed").with("question", &*question);
            way = reader.say(&assumed.with("answer", way));
        }
        self.page.paragraph(0, &way);
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
        self.handoffs("move-handoffs-added", "+", &handoffs(advice.model, &moving.handoffs_added));
        if let Some(from) = moving.from {
            self.handoffs("move-handoffs-removed", "-", &handoffs(from, &moving.handoffs_removed));
        }
        if !moving.roles_added.is_empty() {
            self.page.paragraph(0, &reader.words.get("move-roles"));
            for &role in &moving.roles_added {
                self.page.item(2, "•", &harmless(&reader.to_fill(self.advice, role)));
            }
        }
        // The steps are in the plan, together with those of the model.
        self.told("move-differently", &rules.differently, &moving.differently);
        self.told("move-keep", &rules.keep, &moving.leave_alone);
        if let Some(note) = moving.note {
            self.page.paragraph(0, &reader.text(&rules.note[note].statement.text));
        }
    }

    fn handoffs(&mut self, key: &'static str, mark: &str, handoffs: &[&Handoff]) {
        if handoffs.is_empty() {
            return;
        }
        self.page.paragraph(0, &self.reader.words.get(key));
        for handoff in handoffs {
            self.page.item(2, mark, &self.reader.text(&handoff.text));
            self.places(4, &handoff.sources);
        }
    }

    /// Writes texts below a label.
    fn told(&mut self, key: &'static str, texts: &[ConditionalText], indices: &[usize]) {
        if indices.is_empty() {
            return;
        }
        self.page.paragraph(0, &self.reader.words.get(key));
        for &index in indices {
            let said = &texts[index].statement;
            self.page.item(2, "•", &self.reader.text(&said.text));
            self.places(4, &said.sources);
        }
    }
}
