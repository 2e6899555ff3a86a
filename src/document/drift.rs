//! The difference between a saved advice and today's, in words: what it means, which rules changed, and which answers
//! cause it.
//!
//! Nobody needs to know how the rules are stored: a place is named by its question, and the change by what leads where.

mod places;
mod whole;

pub(crate) use whole::{other_changes, saved_page, today_page};

use super::{Block, Item, Mark, Phrase, Reader};
use crate::json;
use crate::locale::{Message, sanitize};
use crate::rulebook::Slot;
use crate::session::SavedAdvice;
use crate::session::drift::{AnswerStatus, Cause, Drift, EarlierRules, RelevantAnswer};
use serde_json::Value as Json;

/// The greatest length of an id or answer that only the file contains, in characters.
const MAX_CHARS: usize = 60;

/// A place in the rules that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ChangedPlace {
    /// The question or the division that the rules look at there.
    pub label: String,
    /// What changed, in one or more sentences.
    pub text: String,
}

impl ChangedPlace {
    /// Returns the place as one line.
    pub(crate) fn line(&self) -> String {
        if self.label.is_empty() { self.text.clone() } else { format!("{}: {}", self.label, self.text) }
    }
}

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
    /// What the change of the rules comes to: another model, another division. Empty if the cause is an edited file.
    pub means: String,
    /// The places in which the rules changed.
    pub places: Vec<ChangedPlace>,
    /// What else is different in the advice, one sentence each.
    pub more: Vec<String>,
    /// The answers that cause the difference, one line each.
    pub answers: Vec<String>,
    /// A sentence that answers were changed after the completion, if they were.
    pub reopened: Option<String>,
}

impl DriftText {
    /// Describes a difference. With the rules of then it can say what changed in them.
    pub(crate) fn new(reader: &Reader, drift: &Drift, earlier: Option<&EarlierRules>) -> Self {
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
        text.means = reader.consequence(drift);
        text.places = reader.changed_places(drift, difference, earlier);
        text.answers = difference.answers.iter().map(|bearing| reader.answer_line(bearing)).collect();
        text
    }

    /// Returns whether two sessions have other advice for the same reason and with the same result.
    pub(crate) fn has_same_cause(&self, other: &Self) -> bool {
        let cause = |text: &Self| (text.is_of_file, text.is_of_other_rulebook, text.reopened.is_some());
        cause(self) == cause(other)
            && self.means == other.means
            && self.places == other.places
            // An edited file has nothing in common with another but the advice.
            && (!self.is_of_file || (&self.saved, &self.today) == (&other.saved, &other.today))
    }

    /// Returns the difference as blocks, to stand below the name of the session.
    pub(crate) fn blocks(&self, reader: &Reader) -> Vec<Block> {
        let mut blocks = self.cause_blocks(reader, "drift-means");
        if !self.more.is_empty() {
            let items = self.more.iter().map(|more| Item::new(Mark::Bullet, Phrase::new(more)));
            blocks.push(Block::paragraph(reader.translator.get("drift-more")));
            blocks.push(Block::List(items.collect()));
        }
        if !self.answers.is_empty() {
            let items = self.answers.iter().map(|answer| Item::new(Mark::Bullet, Phrase::new(answer)));
            blocks.push(Block::paragraph(reader.translator.get("drift-answers")));
            blocks.push(Block::List(items.collect()));
        }
        blocks.extend(self.reopened.iter().map(Block::paragraph));
        blocks
    }

    /// Returns what sessions with the same cause have in common: what it means for them, and which rules changed.
    /// `means` is the key of the sentence for what it means.
    pub(crate) fn cause_blocks(&self, reader: &Reader, means: &'static str) -> Vec<Block> {
        if self.is_of_file {
            let advice = |key, advice: &str| {
                Block::paragraph(reader.translate(&Message::new(key).arg("advice", advice)))
            };
            return vec![
                Block::paragraph(format!("{}. {}", self.title, self.cause)),
                advice("drift-in-file", &self.saved),
                advice("drift-by-rules", &self.today),
            ];
        }
        let means = reader.translate(&Message::new(means).arg("means", &*self.means));
        let mut blocks = vec![Block::Paragraph(Phrase::strong(means))];
        if !self.places.is_empty() {
            let key = if self.is_of_other_rulebook { "drift-places-other" } else { "drift-places" };
            let lead = Message::new(key).arg("count", self.places.len());
            let items = self.places.iter().map(|place| Item::new(Mark::Bullet, Phrase::new(place.line())));
            blocks.extend([Block::paragraph(reader.translate(&lead)), Block::List(items.collect())]);
        }
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
