//! Answers: what somebody said, by question, and how they are read from and written to JSON.
//!
//! An answer is valid by construction: reading refuses what the question does not take, with a sentence that says
//! what would be right. Whether a question is asked at all, given the other answers, is not decided here: an answer
//! to a question that is no longer asked is kept.

use super::{Kind, Question, Rulebook};
use crate::json;
use crate::locale::lookup::nearest;
use crate::locale::number::{self, NumberError};
use crate::locale::quotes::unquote;
use crate::locale::{Arg, Language, Message, Problem, case_folded, same_text};
use serde_json::{Map, Value as Json};
use std::collections::HashSet;

/// An answer to one question.
///
/// Names are equal where they hold the same characters, however their accents are encoded.
#[derive(Clone, Debug, Eq)]
pub enum Value {
    /// The index of the chosen option.
    Choice(u32),
    /// A number within the question's bounds.
    Number(u32),
    /// Names, trimmed, no two alike.
    Names(Vec<String>),
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Choice(own), Self::Choice(other)) | (Self::Number(own), Self::Number(other)) => {
                own == other
            }
            (Self::Names(own), Self::Names(other)) => same_names(own, other),
            _ => false,
        }
    }
}

fn same_names(own: &[String], other: &[String]) -> bool {
    own.len() == other.len() && own.iter().zip(other).all(|(own, other)| same_text(own, other))
}

impl Value {
    /// Whether this answer goes on from an earlier one: the same, or the same names and more.
    #[must_use]
    pub fn continues(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Names(before), Self::Names(now)) => {
                now.get(..before.len()).is_some_and(|now| same_names(before, now))
            }
            (before, now) => before == now,
        }
    }

    /// The value as a rule sees it; a list is nothing to a rule.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Choice(number) | Self::Number(number) => Some(*number),
            Self::Names(_) => None,
        }
    }
}

/// Answers by question; those not there are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Option<Value>>);

impl Answers {
    /// No answers to anything.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to a question, by index.
    #[must_use]
    pub fn get(&self, question: usize) -> Option<&Value> {
        self.0.get(question).and_then(Option::as_ref)
    }

    /// Sets the answer to a question, or clears it.
    pub fn set(&mut self, question: usize, value: Option<Value>) {
        if self.0.len() <= question {
            self.0.resize(question + 1, None);
        }
        self.0[question] = value;
    }

    /// The questions that are answered, with their answers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Value)> {
        self.0
            .iter()
            .enumerate()
            .filter_map(|(question, value)| value.as_ref().map(|value| (question, value)))
    }
}

impl Question {
    /// The answer that a rule sees as this number.
    #[must_use]
    pub fn value(&self, number: u32) -> Value {
        if let Kind::Choice(_) = self.kind { Value::Choice(number) } else { Value::Number(number) }
    }

    /// Reads an answer to this question from JSON; `null` is unknown.
    pub fn read(&self, value: &Json) -> Result<Option<Value>, Message> {
        if value.is_null() {
            return Ok(None);
        }
        match &self.kind {
            Kind::Choice(options) => {
                let ids = || options.iter().map(|option| &*option.id);
                let Json::String(given) = value else {
                    return Err(Message::new("problem-not-a-choice")
                        .with("found", json::found(value))
                        .with("options", ids().collect::<Vec<_>>().join(", ")));
                };
                match (0_u32..).zip(ids()).find(|(_, id)| id == given) {
                    Some((index, _)) => Ok(Some(Value::Choice(index))),
                    None => Err(unknown_option(given, &ids().collect::<Vec<_>>())),
                }
            }
            Kind::Integer { min, max, .. } => {
                let Json::Number(number) = value else {
                    return Err(not_a_number(value, *min, *max));
                };
                if number.as_f64().is_some_and(|float| float.fract() != 0.0) {
                    return Err(not_a_number(value, *min, *max));
                }
                let within = json::whole(value)
                    .and_then(|n| u32::try_from(n).ok())
                    .filter(|n| (min..=max).contains(&n));
                within
                    .map(|n| Some(Value::Number(n)))
                    .ok_or_else(|| out_of_range(json::short(&number.to_string(), json::QUOTED), *min, *max))
            }
            Kind::Names { most, length, .. } => {
                let Json::Array(list) = value else {
                    return Err(Message::new("problem-not-a-list").with("found", json::found(value)));
                };
                let (names, mut faults) = read_names(list, *most, *length);
                if faults.is_empty() { Ok(Some(Value::Names(names))) } else { Err(faults.swap_remove(0).1) }
            }
        }
    }

    /// The same with everything that is wrong, each with its place below the answer: `[1]` for the second of a list.
    pub fn read_whole(&self, value: &Json) -> Result<Option<Value>, Vec<Problem>> {
        match (&self.kind, value) {
            (Kind::Names { most, length, .. }, Json::Array(list)) => {
                let (names, faults) = read_names(list, *most, *length);
                if faults.is_empty() {
                    return Ok(Some(Value::Names(names)));
                }
                let at = |index: Option<usize>| index.map_or_else(String::new, |index| format!("[{index}]"));
                Err(faults.into_iter().map(|(index, message)| Problem::new(at(index), message)).collect())
            }
            _ => self.read(value).map_err(|message| vec![Problem::new("", message)]),
        }
    }

    /// Reads an answer as somebody types it: an option by its id, its label or a clear beginning of either, a number in the
    /// style of any language, a JSON array of names; `null` is unknown. An option or a number may stand in quotation marks.
    pub fn read_text(&self, text: &str, language: Language) -> Result<Option<Value>, Message> {
        let text = text.trim();
        if text == "null" {
            return Ok(None);
        }
        let value = match &self.kind {
            Kind::Choice(options) => return super::lookup::option(options, text, language).map(Some),
            Kind::Integer { min, max, .. } => {
                return read_typed_number(unquote(text), *min, *max)
                    .map(|number| Some(Value::Number(number)));
            }
            Kind::Names { .. } => json::parse(text.as_bytes()).unwrap_or_else(|_| Json::from(text)),
        };
        self.read(&value)
    }

    /// Checks an answer that was not read from a file, and returns it as the question keeps it: what the question would
    /// refuse to read, it refuses here.
    pub fn check(&self, value: &Value) -> Result<Value, Message> {
        let json = match (value, &self.kind) {
            (Value::Choice(index), Kind::Choice(options)) if (*index as usize) < options.len() => {
                return Ok(value.clone());
            }
            (Value::Number(number), Kind::Integer { .. }) => Json::from(*number),
            (Value::Names(names), _) => Json::from(&names[..]),
            // Of the wrong kind: as a text it is refused, and the refusal says what belongs here.
            (Value::Choice(number) | Value::Number(number), _) => Json::from(number.to_string()),
        };
        self.read(&json).map(|read| read.unwrap_or_else(|| value.clone()))
    }

    /// The answer as JSON.
    #[must_use]
    pub fn write(&self, value: &Value) -> Json {
        match (value, &self.kind) {
            (Value::Choice(index), Kind::Choice(options)) => {
                options.get(*index as usize).map_or(Json::Null, |option| Json::from(&*option.id))
            }
            (Value::Choice(number) | Value::Number(number), _) => Json::from(*number),
            (Value::Names(names), _) => Json::from(&names[..]),
        }
    }
}

impl Rulebook {
    /// Reads a JSON object of answers, all problems at once; their places are the question's ids.
    pub fn read_answers(&self, object: &Map<String, Json>) -> Result<Answers, Vec<Problem>> {
        let mut answers = Answers::new();
        let mut problems = Vec::new();
        for (id, value) in object {
            match self.question(id) {
                // Beyond what is ever told, to look for what was meant would only cost time.
                None if problems.len() >= json::MOST_TOLD => problems.push(unknown_question(id)),
                None => problems.push(Problem::new(id, self.unknown_question(id))),
                Some(question) => match self.questions[question].read_whole(value) {
                    Ok(value) => answers.set(question, value),
                    Err(more) => problems.extend(
                        more.into_iter().map(|one| Problem::new(format!("{id}{}", one.at), one.message)),
                    ),
                },
            }
        }
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    /// The answers as a JSON object, in the order of the questions.
    #[must_use]
    pub fn write_answers(&self, answers: &Answers) -> Map<String, Json> {
        answers
            .iter()
            .filter_map(|(question, value)| {
                let question = self.questions.get(question)?;
                Some((question.id.clone(), question.write(value)))
            })
            .collect()
    }

    /// What to say of an id that is no question here.
    #[must_use]
    pub fn unknown_question(&self, id: &str) -> Message {
        match nearest(id, self.questions.iter().map(|question| &*question.id)) {
            Some(near) => {
                Message::new("problem-unknown-question-near").with("given", id).with("nearest", near)
            }
            None => unknown_question(id).message,
        }
    }
}

fn unknown_question(id: &str) -> Problem {
    Problem::new(id, Message::new("problem-unknown-question").with("given", json::short(id, json::QUOTED)))
}

/// A fault of a list, with the index of the name that it is about; none where it is about all.
type Fault = (Option<usize>, Message);

fn read_names(list: &[Json], most: usize, length: usize) -> (Vec<String>, Vec<Fault>) {
    let refused = |name: &Json| Message::new("problem-not-a-name").with("found", json::found(name));
    all_names(list.iter().map(|name| name.as_str().ok_or_else(|| refused(name))), most, length)
}

/// The names that are right, trimmed, and everything that is wrong, in order. Of too many none is looked at.
fn all_names<'a>(
    names: impl ExactSizeIterator<Item = Result<&'a str, Message>>,
    most: usize,
    length: usize,
) -> (Vec<String>, Vec<Fault>) {
    if names.len() > most {
        let message = Message::new("problem-too-many-names").with("count", names.len()).with("most", most);
        return (Vec::new(), vec![(None, message)]);
    }
    let (mut checked, mut faults) = (Vec::new(), Vec::new());
    let mut folded = HashSet::new();
    for (index, name) in names.enumerate() {
        let name = name.map(str::trim).and_then(|name| match name.chars().count() {
            0 => Err(Message::new("problem-name-empty")),
            long if long > length => {
                Err(Message::new("problem-name-too-long").with("length", long).with("most", length))
            }
            _ if !folded.insert(case_folded(name)) => {
                Err(Message::new("problem-name-doubled").with("name", json::short(name, json::QUOTED)))
            }
            _ => Ok(name.to_owned()),
        });
        match name {
            Ok(name) => checked.push(name),
            Err(message) => faults.push((Some(index), message)),
        }
    }
    (checked, faults)
}

fn unknown_option(given: &str, options: &[&str]) -> Message {
    let message = match nearest(given, options.iter().copied()) {
        Some(near) => Message::new("problem-unknown-option-near").with("nearest", near),
        None => Message::new("problem-unknown-option"),
    };
    message.with("given", json::short(given, json::QUOTED)).with("known", options.join(", "))
}

fn not_a_number(value: &Json, min: u32, max: u32) -> Message {
    Message::new("problem-not-a-number").with("found", json::found(value)).with("min", min).with("max", max)
}

/// Reads a number as people type it, within the bounds of its question.
fn read_typed_number(text: &str, min: u32, max: u32) -> Result<u32, Message> {
    match number::parse(text) {
        Ok(number) => u32::try_from(number)
            .ok()
            .filter(|number| (min..=max).contains(number))
            .ok_or_else(|| out_of_range(number, min, max)),
        // No bound of a question has that many digits.
        Err(NumberError::TooLarge) => Err(out_of_range(json::short(text, json::QUOTED), min, max)),
        Err(error) => Err(Message::new("problem-typed-number")
            .with("why", error.message(text))
            .with("min", min)
            .with("max", max)),
    }
}

fn out_of_range(value: impl Into<Arg>, min: u32, max: u32) -> Message {
    Message::new("problem-out-of-range").with("value", value).with("min", min).with("max", max)
}
