//! The difference between a saved advice and today's, in words: both advices, where their paths diverge, and which
//! answers cause it.

use super::Reader;
use crate::advice::{Need, TreeStep};
use crate::json;
use crate::locale::{Message, harmless};
use crate::report::page::Page;
use crate::rulebook::Slot;
use crate::session::SavedAdvice;
use crate::session::drift::{RelevantAnswer, Cause, Drift, DimensionChangeKind, DimensionChange, Divergence, AnswerStatus};
use serde_json::Value as Json;

/// The greatest length of an id or answer that only the file contains, in characters.
const LONGEST: usize = 60;

/// A difference in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The cause, in a few words.
    pub title: String,
    /// The cause, as a sentence.
    pub cause: String,
    /// Whether the cause is an edited file, and not changed rules.
    pub is_of_file: bool,
    /// Whether the cause is another rulebook with the same id.
    pub is_of_other_rulebook: bool,
    /// The saved advice.
    pub then: String,
    /// Today's advice.
    pub today: String,
    /// Where the two diverge, one sentence each.
    pub parts: Vec<String>,
    /// The answers that cause the difference, one line each.
    pub answers: Vec<String>,
    /// A sentence that answers were changed after the completion, if they were.
    pub reopened: Option<String>,
}

impl Told {
    /// Describes a difference.
    #[must_use]
    pub fn new(reader: &Reader, drift: &Drift) -> Self {
        let (title, cause) = match drift.cause {
            Cause::Rules => ("drift-panel-title", "drift-panel-lead"),
            Cause::OtherRulebook => ("drift-panel-title-other", "drift-panel-lead-other"),
            Cause::File => ("drift-panel-title-file", "drift-file-changed"),
        };
        let mut told = Self {
            title: reader.words.get(title),
            cause: reader.words.get(cause),
            is_of_file: drift.cause == Cause::File,
            is_of_other_rulebook: drift.cause == Cause::OtherRulebook,
            then: reader.saved(&drift.saved),
            today: reader.saved(&drift.today),
            reopened: drift.reopened.then(|| reader.words.get("drift-reopened")),
            ..Self::default()
        };
        let Some(difference) = &drift.difference else { return told };
        // The point of divergence says something about rules, not about an edited file.
        if drift.cause == Cause::File {
            return told;
        }
        told.parts.extend(difference.divergence.iter().map(|parted| reader.parted(parted, drift)));
        told.parts.extend(difference.dimensions.iter().map(|moved| reader.moved(moved)));
        told.answers = difference.answers.iter().map(|bearing| reader.bearing(bearing)).collect();
        told
    }

    /// Returns the message keys of the lines for the saved advice and today's.
    #[must_use]
    pub fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self { is_of_file: true, .. } => ("drift-in-file", "drift-by-rules"),
            Self { is_of_other_rulebook: true, .. } => ("drift-then", "drift-by-asked"),
            _ => ("drift-then", "drift-today"),
        }
    }

    /// Writes the difference, below the name of the session.
    pub fn put(&self, reader: &Reader, indent: usize, page: &mut Page) {
        let say = |key, advice: &str| reader.say(&Message::new(key).with("advice", advice));
        if self.is_of_file {
            page.paragraph(indent, &format!("{}. {}", self.title, self.cause));
        }
        let (then, today) = self.keys();
        page.paragraph(indent, &say(then, &self.then));
        page.paragraph(indent, &say(today, &self.today));
        for part in &self.parts {
            page.paragraph(indent, part);
        }
        if !self.answers.is_empty() {
            page.paragraph(indent, &reader.words.get("drift-answers"));
        }
        for answer in &self.answers {
            page.item(indent + 2, "•", answer);
        }
        if let Some(reopened) = &self.reopened {
            page.paragraph(indent, reopened);
        }
    }
}

impl Reader<'_> {
    /// Describes a saved advice: the model and the dimensions to divide by. What today's rulebook does not contain is
    /// shown by its id.
    #[must_use]
    pub fn saved(&self, advice: &SavedAdvice) -> String {
        let model = self.model_of(&advice.model);
        if advice.segmentation.is_empty() {
            return model;
        }
        let dimensions: Vec<_> = advice.segmentation.iter().map(|id| self.dimension_of(id)).collect();
        self.say(&Message::new("drift-advice").with("model", model).with("dimensions", dimensions.join(", ")))
    }

    fn model_of(&self, id: &str) -> String {
        match self.rulebook.models.iter().find(|model| model.id == id) {
            Some(model) => self.text(&model.title).into_owned(),
            None => self.say(&Message::new("drift-unknown").with("id", cut(id))),
        }
    }

    fn dimension_of(&self, id: &str) -> String {
        let mut dimensions = self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        match dimensions.find(|dimension| dimension.id == id) {
            Some(dimension) => self.text(&dimension.title).into_owned(),
            None => self.say(&Message::new("drift-unknown").with("id", cut(id))),
        }
    }

    /// Describes where the paths to the two models diverge.
    fn parted(&self, parted: &Divergence, drift: &Drift) -> String {
        let (then_model, today_model) = (self.model_of(&drift.saved.model), self.model_of(&drift.today.model));
        let message = match parted {
            Divergence::Unreachable => Message::new("drift-nowhere").with("model", then_model),
            Divergence::LastReachable { index: at, step } => Message::new("drift-left")
                .with("step", at + 1)
                .with("today", self.step(step))
                .with("model", then_model),
            Divergence::FirstDifference { index: at, last_common: before, saved: then, today } => {
                let then_slot = then.as_ref().and_then(|then| self.slot(&then.question));
                let short = |id: &str, slot: Option<Slot>| {
                    slot.map_or_else(|| cut(id), |slot| self.short(slot).into_owned())
                };
                let then_said = then.as_ref().map(|then| short(&then.question, then_slot));
                let today_said = today.as_ref().map(|today| self.short(today.slot).into_owned());
                let message = match (then, today) {
                    (Some(then), Some(today)) if then_slot == Some(today.slot) => {
                        return self.say(
                            &Message::new("drift-otherwise")
                                .with("step", at + 1)
                                .with("question", self.short(today.slot).into_owned())
                                .with("then", self.raw(then_slot, &then.answer))
                                .with("today", self.slot_value(today.slot, today.value)),
                        );
                    }
                    (Some(_), Some(_)) => Message::new("drift-asks-other"),
                    (Some(_), None) => Message::new("drift-asks-no-more"),
                    (None, Some(_)) => Message::new("drift-asks-more"),
                    (None, None) => Message::new("drift-leads-elsewhere"),
                };
                let after = match before {
                    Some(before) => {
                        Message::new("drift-after").with("step", *at).with("said", self.step(before))
                    }
                    None => Message::new("drift-at-once"),
                };
                message
                    .with("after", after)
                    .with("then", then_said.unwrap_or(then_model))
                    .with("today", today_said.unwrap_or(today_model))
            }
        };
        self.say(&message)
    }

    fn moved(&self, moved: &DimensionChange) -> String {
        let key = match (moved.kind, moved.dimension, moved.need) {
            (DimensionChangeKind::Removed, None, _) => "drift-dimension-unknown",
            (DimensionChangeKind::Removed, Some(_), Need::None) => "drift-dimension-no-need",
            (DimensionChangeKind::Removed, Some(_), _) => "drift-dimension-capped",
            (DimensionChangeKind::Added, ..) => "drift-dimension-new",
            (DimensionChangeKind::Reordered, ..) => "drift-dimension-moved",
        };
        let said = self.say(&Message::new(key).with("dimension", self.dimension_of(&moved.id)));
        let rules = self.rulebook.segmentation.as_ref().zip(moved.dimension);
        let reason = rules.zip(moved.reason).filter(|_| moved.kind == DimensionChangeKind::Added);
        match reason {
            Some(((rules, dimension), reason)) => {
                format!("{said} {}", self.text(&rules.dimensions[dimension].reasons[reason].because))
            }
            None => said,
        }
    }

    fn bearing(&self, bearing: &RelevantAnswer) -> String {
        let given = bearing.answer.as_ref().map(|given| self.raw(bearing.question, given));
        let given = given.unwrap_or_else(|| self.words.get("interview-unknown"));
        let used = bearing.question.zip(bearing.value.as_ref());
        let used = used.map(|(question, value)| self.answer(question, value)).unwrap_or_default();
        let key = match bearing.status {
            AnswerStatus::Answered => "drift-answer",
            AnswerStatus::Assumed => "drift-answer-assumed",
            AnswerStatus::NotAccepted => "drift-answer-not-taken",
            AnswerStatus::NotAsked => "drift-answer-not-asked",
            AnswerStatus::QuestionRemoved => "drift-answer-gone",
        };
        let question = bearing.question;
        let question =
            question.map_or_else(|| cut(&bearing.id), |question| self.short(question).into_owned());
        let said = Message::new(key).with("question", question).with("given", given).with("used", used);
        let said = self.say(&said);
        if bearing.changed_since {
            return self.say(&Message::new("drift-answer-changed").with("said", said));
        }
        said
    }

    /// Describes a step as question and answer.
    fn step(&self, step: &TreeStep) -> String {
        let (question, answer) = (self.short(step.slot), self.slot_value(step.slot, step.value));
        let key = match (step.asked, step.assumed) {
            (false, _) => "drift-step-not-asked",
            (true, true) => "drift-step-assumed",
            (true, false) => "drift-step",
        };
        self.say(&Message::new(key).with("question", question.into_owned()).with("answer", answer))
    }

    fn slot(&self, id: &str) -> Option<Slot> {
        (0..self.rulebook.model_slot()).find(|&slot| self.rulebook.slot_id(slot) == Some(id))
    }

    /// Describes an answer as stored in a file: as text if the question still accepts it.
    fn raw(&self, slot: Option<Slot>, value: &Json) -> String {
        let question = slot.and_then(|slot| Some((slot, self.rulebook.questions.get(slot)?)));
        let known = question.and_then(|(slot, question)| {
            let value = question.read_json(value).ok()??;
            Some(self.answer(slot, &value))
        });
        known.unwrap_or_else(|| cut(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
    }
}

/// Sanitizes and shortens text that only a file contains.
fn cut(text: &str) -> String {
    harmless(&json::truncate(text, LONGEST)).into_owned()
}
