//! The difference between a saved advice and today's, in words: both advices, where their paths diverge, and which
//! answers cause it.

use super::{Block, Item, Mark, Phrase, Reader};
use crate::advice::{Need, TreeStep};
use crate::json;
use crate::locale::{Message, sanitize};
use crate::rulebook::Slot;
use crate::session::SavedAdvice;
use crate::session::drift::{
    AnswerStatus, Cause, DimensionChange, DimensionChangeKind, Divergence, Drift, RelevantAnswer,
};
use serde_json::Value as Json;

/// The greatest length of an id or answer that only the file contains, in characters.
const MAX_CHARS: usize = 60;

/// A difference in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DriftText {
    /// The cause, in a few words.
    pub title: String,
    /// The cause, as a sentence.
    pub cause: String,
    /// Whether the cause is an edited file, and not changed rules.
    pub is_of_file: bool,
    /// Whether the cause is another rulebook with the same id.
    pub is_of_other_rulebook: bool,
    /// The saved advice.
    pub saved: String,
    /// Today's advice.
    pub today: String,
    /// Where the two diverge, one sentence each.
    pub divergences: Vec<String>,
    /// The answers that cause the difference, one line each.
    pub answers: Vec<String>,
    /// A sentence that answers were changed after the completion, if they were.
    pub reopened: Option<String>,
}

impl DriftText {
    /// Describes a difference.
    pub(crate) fn new(reader: &Reader, drift: &Drift) -> Self {
        let (title, cause) = match drift.cause {
            Cause::Rules => ("drift-panel-title", "drift-panel-lead"),
            Cause::OtherRulebook => ("drift-panel-title-other", "drift-panel-lead-other"),
            Cause::File => ("drift-panel-title-file", "drift-file-changed"),
        };
        let mut text = Self {
            title: reader.translator.get(title),
            cause: reader.translator.get(cause),
            is_of_file: drift.cause == Cause::File,
            is_of_other_rulebook: drift.cause == Cause::OtherRulebook,
            saved: reader.saved_advice(&drift.saved),
            today: reader.saved_advice(&drift.today),
            reopened: drift.reopened.then(|| reader.translator.get("drift-reopened")),
            ..Self::default()
        };
        let Some(difference) = &drift.difference else { return text };
        // The point of divergence says something about rules, not about an edited file.
        if drift.cause == Cause::File {
            return text;
        }
        text.divergences.extend(difference.divergence.iter().map(|parted| reader.divergence(parted, drift)));
        text.divergences.extend(difference.dimensions.iter().map(|moved| reader.dimension_change(moved)));
        text.answers = difference.answers.iter().map(|bearing| reader.answer_line(bearing)).collect();
        text
    }

    /// Returns the message keys of the lines for the saved advice and today's.
    pub(crate) fn advice_keys(&self) -> (&'static str, &'static str) {
        match self {
            Self { is_of_file: true, .. } => ("drift-in-file", "drift-by-rules"),
            Self { is_of_other_rulebook: true, .. } => ("drift-saved-model", "drift-by-asked"),
            _ => ("drift-saved-model", "drift-today"),
        }
    }

    /// Returns the difference as blocks, to stand below the name of the session.
    pub(crate) fn blocks(&self, reader: &Reader) -> Vec<Block> {
        let advice =
            |key, advice: &str| Block::paragraph(reader.translate(&Message::new(key).arg("advice", advice)));
        let mut blocks = Vec::new();
        if self.is_of_file {
            blocks.push(Block::paragraph(format!("{}. {}", self.title, self.cause)));
        }
        let (then, today) = self.advice_keys();
        blocks.extend([advice(then, &self.saved), advice(today, &self.today)]);
        blocks.extend(self.divergences.iter().map(Block::paragraph));
        if !self.answers.is_empty() {
            let items = self.answers.iter().map(|answer| Item::new(Mark::Bullet, Phrase::new(answer)));
            blocks.push(Block::paragraph(reader.translator.get("drift-answers")));
            blocks.push(Block::List(items.collect()));
        }
        blocks.extend(self.reopened.iter().map(Block::paragraph));
        blocks
    }
}

impl Reader<'_> {
    /// Describes a saved advice: the model and the dimensions to divide by. What today's rulebook does not contain is
    /// shown by its id.
    pub(crate) fn saved_advice(&self, advice: &SavedAdvice) -> String {
        let model = self.saved_model_title(&advice.model);
        if advice.segmentation.is_empty() {
            return model;
        }
        let dimensions: Vec<_> =
            advice.segmentation.iter().map(|id| self.saved_dimension_title(id)).collect();
        self.translate(
            &Message::new("drift-advice").arg("model", model).arg("dimensions", dimensions.join(", ")),
        )
    }

    fn saved_model_title(&self, id: &str) -> String {
        match self.rulebook.models.iter().find(|model| model.id == id) {
            Some(model) => self.text(&model.title).into_owned(),
            None => self.translate(&Message::new("drift-unknown").arg("id", shorten(id))),
        }
    }

    fn saved_dimension_title(&self, id: &str) -> String {
        let mut dimensions = self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        match dimensions.find(|dimension| dimension.id == id) {
            Some(dimension) => self.text(&dimension.title).into_owned(),
            None => self.translate(&Message::new("drift-unknown").arg("id", shorten(id))),
        }
    }

    /// Describes where the paths to the two models diverge.
    fn divergence(&self, parted: &Divergence, drift: &Drift) -> String {
        let (then_model, today_model) =
            (self.saved_model_title(&drift.saved.model), self.saved_model_title(&drift.today.model));
        let message = match parted {
            Divergence::Unreachable => Message::new("drift-model-never").arg("model", then_model),
            Divergence::LastReachable { index: at, step } => Message::new("drift-model-unreached")
                .arg("step", at + 1)
                .arg("today", self.step_text(step))
                .arg("model", then_model),
            Divergence::FirstDifference { index: at, last_common: before, saved: then, today } => {
                let then_slot = then.as_ref().and_then(|then| self.find_slot(&then.question));
                let short = |id: &str, slot: Option<Slot>| {
                    slot.map_or_else(|| shorten(id), |slot| self.short(slot).into_owned())
                };
                let then_text = then.as_ref().map(|then| short(&then.question, then_slot));
                let today_text = today.as_ref().map(|today| self.short(today.slot).into_owned());
                let message = match (then, today) {
                    (Some(then), Some(today)) if then_slot == Some(today.slot) => {
                        return self.translate(
                            &Message::new("drift-otherwise")
                                .arg("step", at + 1)
                                .arg("question", self.short(today.slot).into_owned())
                                .arg("then", self.stored_answer(then_slot, &then.answer))
                                .arg("today", self.slot_value(today.slot, today.value)),
                        );
                    }
                    (Some(_), Some(_)) => Message::new("drift-question-other"),
                    (Some(_), None) => Message::new("drift-question-none"),
                    (None, Some(_)) => Message::new("drift-question-added"),
                    (None, None) => Message::new("drift-other-model"),
                };
                let after = match before {
                    Some(before) => {
                        Message::new("drift-after").arg("step", *at).arg("said", self.step_text(before))
                    }
                    None => Message::new("drift-at-once"),
                };
                message
                    .arg("after", after)
                    .arg("then", then_text.unwrap_or(then_model))
                    .arg("today", today_text.unwrap_or(today_model))
            }
        };
        self.translate(&message)
    }

    fn dimension_change(&self, moved: &DimensionChange) -> String {
        let key = match (moved.kind, moved.dimension, moved.need) {
            (DimensionChangeKind::Removed, None, _) => "drift-dimension-unknown",
            (DimensionChangeKind::Removed, Some(_), Need::None) => "drift-dimension-no-need",
            (DimensionChangeKind::Removed, Some(_), _) => "drift-dimension-capped",
            (DimensionChangeKind::Added, ..) => "drift-dimension-new",
            (DimensionChangeKind::Reordered, ..) => "drift-dimension-reordered",
        };
        let text = self.translate(&Message::new(key).arg("dimension", self.saved_dimension_title(&moved.id)));
        let rules = self.rulebook.segmentation.as_ref().zip(moved.dimension);
        let reason = rules.zip(moved.reason).filter(|_| moved.kind == DimensionChangeKind::Added);
        match reason {
            Some(((rules, dimension), reason)) => {
                format!("{text} {}", self.text(&rules.dimensions[dimension].reasons[reason].because))
            }
            None => text,
        }
    }

    fn answer_line(&self, bearing: &RelevantAnswer) -> String {
        let given = bearing.answer.as_ref().map(|given| self.stored_answer(bearing.question, given));
        let given = given.unwrap_or_else(|| self.translator.get("interview-unknown"));
        let used = bearing.question.zip(bearing.value.as_ref());
        let used = used.map(|(question, value)| self.answer(question, value)).unwrap_or_default();
        let key = match bearing.status {
            AnswerStatus::Answered => "drift-answer",
            AnswerStatus::Assumed => "drift-answer-assumed",
            AnswerStatus::NotAccepted => "drift-answer-invalid",
            AnswerStatus::NotAsked => "drift-answer-not-asked",
            AnswerStatus::QuestionRemoved => "drift-answer-not-asked-today",
        };
        let question = bearing.question;
        let question =
            question.map_or_else(|| shorten(&bearing.id), |question| self.short(question).into_owned());
        let text = Message::new(key).arg("question", question).arg("given", given).arg("used", used);
        let said = self.translate(&text);
        if bearing.changed_since {
            return self.translate(&Message::new("drift-answer-changed").arg("said", said));
        }
        said
    }

    /// Describes a step as question and answer.
    fn step_text(&self, step: &TreeStep) -> String {
        let (question, answer) = (self.short(step.slot), self.slot_value(step.slot, step.value));
        let key = match (step.asked, step.assumed) {
            (false, _) => "drift-step-not-asked",
            (true, true) => "drift-step-assumed",
            (true, false) => "drift-step",
        };
        self.translate(&Message::new(key).arg("question", question.into_owned()).arg("answer", answer))
    }

    fn find_slot(&self, id: &str) -> Option<Slot> {
        (0..self.rulebook.model_slot()).find(|&slot| self.rulebook.slot_id(slot) == Some(id))
    }

    /// Describes an answer as stored in a file: as text if the question still accepts it.
    fn stored_answer(&self, slot: Option<Slot>, value: &Json) -> String {
        let question = slot.and_then(|slot| Some((slot, self.rulebook.questions.get(slot)?)));
        let known = question.and_then(|(slot, question)| {
            let value = question.read_json(value).ok()??;
            Some(self.answer(slot, &value))
        });
        known.unwrap_or_else(|| shorten(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
    }
}

/// Sanitizes and shortens text that only a file contains.
fn shorten(text: &str) -> String {
    sanitize(&json::truncate(text, MAX_CHARS)).into_owned()
}
