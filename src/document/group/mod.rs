//! The comparison of several people's answers in words.
//!
//! The screen and the page, in `page.rs`, use the phrases in this module. [`json`] has the values for programs. Names
//! and notes come from files, so they are sanitized here.

pub(crate) mod json;
mod page;

use super::Reader;
use crate::advice::Decision;
use crate::advice::group::{AnswerSpread, DisagreementEffect, DistinctAnswer, GroupAdvice, Topic, Vote};
use crate::locale::{Message, display_name, sanitize, truncate_text};
use crate::rulebook::{QuestionKind, Value};
use crate::session::Respondent;

/// The people and the comparison of their answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupReport<'a> {
    /// The rulebook and the messages of the interface.
    pub reader: Reader<'a>,
    /// The people.
    pub people: &'a [Respondent],
    /// The comparison.
    pub advice: &'a GroupAdvice,
}

/// The greatest number of people whom a title names.
const MAX_NAMED: usize = 5;

/// The name of a person and the text of the note.
type PersonNote<'a> = (String, std::borrow::Cow<'a, str>);

impl<'a> GroupReport<'a> {
    fn translate(&self, message: &Message) -> String {
        self.reader.translate(message)
    }

    fn message(&self, key: &'static str) -> String {
        self.reader.translator.get(key)
    }

    /// Returns the name of a person.
    pub(crate) fn name(&self, person: usize) -> String {
        sanitize(&self.people[person].label).into_owned()
    }

    /// Returns the names of several people, in the given order.
    pub(crate) fn names(&self, people: impl IntoIterator<Item = usize>) -> String {
        people.into_iter().map(|person| self.name(person)).collect::<Vec<_>>().join(", ")
    }

    /// Returns what is compared: what the names of the sessions have in common, and who the people are.
    pub(crate) fn title(&self) -> String {
        let count = self.people.len();
        if count > MAX_NAMED { self.short_title() } else { self.title_with(self.names(0..count)) }
    }

    /// Returns what is compared, with the number of people instead of their names.
    pub(crate) fn short_title(&self) -> String {
        let count = Message::new("group-count-people").arg("count", self.people.len());
        self.title_with(self.translate(&count))
    }

    fn title_with(&self, who: String) -> String {
        match Respondent::subject(self.people) {
            Some(subject) => {
                let title = Message::new("group-title-about").arg("subject", display_name(&subject));
                self.translate(&title.arg("people", who))
            }
            None => self.translate(&Message::new("group-title").arg("people", who)),
        }
    }

    /// Returns the decisions that were recorded in the sessions, each as one sentence with its details.
    pub(crate) fn recorded_decisions(&self) -> Vec<(String, Vec<String>)> {
        let recorded = |person: usize| {
            let one = &self.people[person];
            let choice = one.choice.as_ref()?;
            let text = self.reader.decision_text(&choice.model, one.advised_model.as_deref());
            let text = Message::new("group-recorded").arg("who", self.name(person)).arg("decision", text);
            Some((self.translate(&text), self.reader.decision_details(choice, false)))
        };
        (0..self.people.len()).filter_map(recorded).collect()
    }

    /// Returns the questions that nobody answered.
    pub(crate) fn unanswered(&self) -> impl Iterator<Item = &'a Topic> {
        self.advice.topics.iter().filter(|topic| topic.answer_count() == 0)
    }

    /// Returns a sentence with the questions that nobody answered; `None` if there are none.
    pub(crate) fn unanswered_text(&self) -> Option<String> {
        let names: Vec<_> = self.unanswered().map(|topic| self.reader.short(topic.question)).collect();
        let message = Message::new("group-unanswered-questions").arg("questions", names.join(", "));
        (!names.is_empty()).then(|| self.translate(&message))
    }

    /// Returns the name of a model.
    pub(crate) fn model(&self, model: usize) -> String {
        self.reader.text(&self.reader.rulebook.models[model].title).into_owned()
    }

    /// Returns what to divide by now; `None` if the rulebook has no segmentation.
    pub(crate) fn division(&self, decision: &Decision) -> Option<String> {
        let rules = self.reader.rulebook.segmentation.as_ref()?;
        let title = |&index: &usize| self.reader.text(&rules.dimensions[index].title);
        let titles: Vec<_> = decision.segmentation.now.iter().map(title).collect();
        if titles.is_empty() {
            return Some(self.message("group-undivided"));
        }
        Some(self.translate(&Message::new("group-divided").arg("dimensions", titles.join(", "))))
    }

    /// Returns a decision in a few words.
    pub(crate) fn decision(&self, decision: &Decision) -> String {
        let model = self.model(decision.model);
        self.division(decision).map_or_else(|| model.clone(), |division| format!("{model}, {division}"))
    }

    /// Returns an answer in words.
    pub(crate) fn answer(&self, question: usize, value: &Value) -> String {
        self.reader.answer(question, value)
    }

    /// Returns a person's answer to a question in words.
    pub(crate) fn vote_text(&self, topic: &Topic, person: usize) -> String {
        match topic.votes[person] {
            Vote::Answer(view) => self.answer(topic.question, &topic.distinct_answers[view].value),
            Vote::Unknown => self.message("group-unknown"),
            Vote::NotAsked => self.message("group-not-asked"),
        }
    }

    /// Returns the most common answer in words.
    pub(crate) fn common_answer(&self, topic: &Topic) -> String {
        topic
            .typical
            .as_ref()
            .map_or_else(|| self.message("group-no-answer"), |value| self.answer(topic.question, value))
    }

    /// Returns the summary of the comparison, one sentence each.
    pub(crate) fn summary(&self) -> Vec<String> {
        let mut sentences = self.differences();
        let others = (0..self.people.len()).filter(|&person| self.people[person].other_version.is_some());
        let names = self.names(others);
        if !names.is_empty() {
            sentences.push(self.translate(&Message::new("group-other-rules").arg("people", names)));
        }
        sentences
    }

    /// Returns how many differences there are and what they change, one sentence each.
    fn differences(&self) -> Vec<String> {
        let together = self.advice;
        let answered = together.topics.iter().filter(|topic| topic.answer_count() > 0).count();
        let mut sentences = Vec::new();
        if together.all_agree() {
            sentences.push(self.message("group-all-agree"));
            if together.decisions.windows(2).any(|pair| pair[0] != pair[1]) {
                sentences.push(self.message("group-open-differs"));
            }
            return sentences;
        }
        let count =
            |effect: DisagreementEffect| together.disputed().filter(|topic| topic.effect == effect).count();
        let differ = Message::new("group-differ").arg("count", together.disputed().count());
        sentences.push(self.translate(&differ.arg("all", answered)));
        let parts = [
            ("group-count-model", count(DisagreementEffect::Model)),
            ("group-count-segmentation", count(DisagreementEffect::Segmentation)),
            ("group-count-with-others", count(DisagreementEffect::Combined)),
            ("group-count-undetermined", count(DisagreementEffect::Unknown)),
        ];
        for (key, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            sentences.push(self.translate(&Message::new(key).arg("count", count)));
        }
        if parts.iter().all(|(_, count)| *count == 0) {
            sentences.push(self.message("group-count-nothing"));
        }
        sentences
    }

    /// Returns how robust the model is within the given answers; `None` if that cannot be determined or nothing could
    /// change it.
    pub(crate) fn robustness(&self) -> Option<String> {
        let (annotations, all) = self.advice.robust_combinations.filter(|(_, all)| *all > 1)?;
        let percent = percent(annotations, all);
        let number = |number| self.reader.translator.format_number(number);
        let message =
            Message::new("group-robustness").arg("model", self.model(self.advice.typical_decision.model));
        let message =
            message.arg("percent", percent).arg("kept", number(annotations)).arg("all", number(all));
        Some(self.translate(&message))
    }

    /// Returns the remarks on a person besides the answers, one sentence each.
    pub(crate) fn remarks(&self, person: usize) -> Vec<String> {
        let one = &self.people[person];
        let mut sentences = Vec::new();
        if !one.finished {
            sentences.push(self.message("group-unfinished"));
        }
        let today = &self.reader.rulebook.version;
        if let Some(version) = &one.other_version {
            // Rules may be changed without another version number.
            let key = if version == today { "group-other-edition" } else { "group-other-version" };
            let message = Message::new(key).arg("version", version.as_str());
            sentences.push(self.translate(&message.arg("today", today.as_str())));
        }
        for gone in &one.unresolved {
            let gone = self.reader.translator.translate_problem(gone);
            sentences.push(self.translate(&Message::new("group-not-asked-answers").arg("gone", gone)));
        }
        sentences
    }

    /// Returns the effect of a disagreement, as a heading.
    pub(crate) fn effect(&self, topic: &Topic) -> String {
        self.message(match topic.effect {
            DisagreementEffect::Model => "group-effect-model",
            DisagreementEffect::Segmentation => "group-effect-segmentation",
            DisagreementEffect::Combined if topic.can_change_model == Some(false) => {
                "group-effect-with-others-segmentation"
            }
            DisagreementEffect::Combined => "group-effect-with-others",
            DisagreementEffect::Unknown => "group-effect-undetermined",
            DisagreementEffect::Nothing => "group-effect-nothing",
            DisagreementEffect::Agreed if topic.answer_count() == 0 => "group-unanswered",
            DisagreementEffect::Agreed => "group-effect-agreed",
        })
    }

    /// Returns how far people agree, as a sentence.
    pub(crate) fn agreement(&self, topic: &Topic) -> String {
        let message = Message::new("group-agreement").arg("count", topic.most_common_count());
        let mut text = self.translate(&message.arg("all", topic.answer_count()));
        if let Some(AnswerSpread::Numbers([least, median, most])) = &topic.spread
            && least != most
        {
            let number = |number: &u32| self.reader.translator.format_number((*number).into());
            let message = Message::new("group-spread").arg("least", number(least));
            let message = message.arg("median", number(median)).arg("most", number(most));
            text = format!("{text} {}", self.translate(&message));
        }
        text
    }

    /// Returns how many people gave each name, if the answers are lists of names.
    pub(crate) fn name_counts(&self, topic: &Topic) -> Option<String> {
        let Some(AnswerSpread::Names(names)) = &topic.spread else { return None };
        let each = names.iter().map(|(name, count)| format!("{} ({count})", sanitize(name)));
        let each: Vec<_> = each.collect();
        (!each.is_empty()).then(|| self.translate(&Message::new("group-named").arg("names", each.join(", "))))
    }

    /// Returns the label of the most common answers. It mentions ties that affect the advice, because only the
    /// rulebook's order breaks them.
    pub(crate) fn common_answers_label(&self) -> String {
        let affects_advice = |topic: &&Topic| {
            topic.is_tied && !matches!(topic.effect, DisagreementEffect::Nothing | DisagreementEffect::Agreed)
        };
        let tied = self.advice.topics.iter().filter(affects_advice);
        let tied: Vec<_> = tied.map(|topic| self.reader.short(topic.question).into_owned()).collect();
        if tied.is_empty() {
            return self.message("group-common-answers");
        }
        self.translate(&Message::new("group-common-answers-tied").arg("questions", tied.join(", ")))
    }

    /// Returns a sentence that a tie was broken, and how.
    pub(crate) fn tie(&self, topic: &Topic) -> Option<String> {
        let most = self.common_answer(topic);
        let numbers =
            matches!(self.reader.rulebook.questions[topic.question].kind, QuestionKind::Integer { .. });
        let key = if numbers { "group-tie-numbers" } else { "group-tie" };
        topic.is_tied.then(|| self.translate(&Message::new(key).arg("answer", most)))
    }

    /// Returns one of the answers with the people who gave it.
    pub(crate) fn answer_with_people(&self, topic: &Topic, view: &DistinctAnswer) -> String {
        let message = Message::new("group-view").arg("answer", self.answer(topic.question, &view.value));
        let message = message.arg("count", view.people.len());
        self.translate(&message.arg("people", self.names(view.people.iter().copied())))
    }

    /// Returns what an answer would change by itself; `None` if nothing.
    pub(crate) fn change_by_itself(&self, view: &DistinctAnswer) -> Option<String> {
        if view.changes_model {
            let message =
                Message::new("group-view-other-model").arg("decision", self.decision(&view.decision));
            return Some(self.translate(&message));
        }
        let division = self.division(&view.decision).filter(|_| view.changes_segmentation)?;
        Some(self.translate(&Message::new("group-view-other-segmentation").arg("division", division)))
    }

    /// Returns the people who gave no answer, one line for each reason.
    pub(crate) fn without_answer(&self, topic: &Topic) -> Vec<String> {
        let line = |text: Vote, key| {
            let people = self.names(topic.people_with_vote(text));
            (!people.is_empty()).then(|| self.translate(&Message::new(key).arg("people", people)))
        };
        let unknown = line(Vote::Unknown, "group-who-unknown");
        unknown.into_iter().chain(line(Vote::NotAsked, "group-who-not-asked")).collect()
    }

    /// Returns the notes on a question, in the order of the people.
    pub(crate) fn notes(&self, question: usize) -> Vec<PersonNote<'a>> {
        let noted = |person: usize| {
            let text = self.people[person].notes.get(&question)?;
            Some((self.name(person), sanitize(&truncate_text(text)).into_owned().into()))
        };
        (0..self.people.len()).filter_map(noted).collect()
    }
}

/// Returns a rounded percentage. A part that is neither none nor all is never 0 or 100.
pub(crate) fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        return 100;
    }
    let nearest = (u128::from(part) * 200 + u128::from(whole)) / (u128::from(whole) * 2);
    let nearest = u64::try_from(nearest).unwrap_or(100);
    match part {
        0 => 0,
        _ if part == whole => 100,
        _ => nearest.clamp(1, 99),
    }
}

#[cfg(test)]
mod tests;
