//! Answers to a rulebook's questions, and how they are read from and written to JSON.
//!
//! An answer is valid by construction: reading rejects what the question does not accept, with a message that says what
//! would be right. This module does not decide whether a question is asked at all. An answer to a question that is no
//! longer asked is retained.

use super::lookup::{find_option, labels, labels_in_all_languages};
use super::{Question, QuestionKind, Rulebook};
use crate::json;
use crate::locale::lookup::nearest;
use crate::locale::number::{self, NumberError};
use crate::locale::quotes::unquote;
use crate::locale::{Arg, Language, Message, Problem, case_folded, same_text};
use serde_json::{Map, Value as Json};
use std::collections::HashSet;

/// The first character of a comment: a key of a JSON object of answers, or a header of a spreadsheet, that is not read.
pub(crate) const COMMENT: char = '#';

/// An answer to one question.
///
/// Two names are equal if they have the same characters, even if their accents are encoded differently.
#[derive(Clone, Debug, Eq)]
pub enum Value {
    /// The index of the chosen option.
    Choice(u32),
    /// A number within the question's bounds.
    Number(u32),
    /// Trimmed names, all different.
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
    /// Returns whether this answer equals `before`, or is a list that starts with the names of `before`.
    pub(crate) fn extends(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Names(before), Self::Names(now)) => {
                now.get(..before.len()).is_some_and(|now| same_names(before, now))
            }
            (before, now) => before == now,
        }
    }

    /// Returns the number that rules compare, or `None` for a list, which rules cannot read.
    pub(crate) fn number(&self) -> Option<u32> {
        match self {
            Self::Choice(number) | Self::Number(number) => Some(*number),
            Self::Names(_) => None,
        }
    }
}

/// Answers by question index. A question without an entry has an unknown answer.
///
/// They belong to the rulebook that read them. With another one they mean something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Option<Value>>);

impl Answers {
    /// Creates an empty set of answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the answer to the question with this index.
    #[doc(hidden)]
    pub fn get(&self, question: usize) -> Option<&Value> {
        self.0.get(question).and_then(Option::as_ref)
    }

    /// Sets the answer to a question; `None` clears it.
    #[doc(hidden)]
    pub fn set(&mut self, question: usize, value: Option<Value>) {
        if self.0.len() <= question {
            self.0.resize(question + 1, None);
        }
        self.0[question] = value;
    }

    /// Clears all answers. Keeps the memory for the next ones.
    pub(crate) fn clear(&mut self) {
        self.0.iter_mut().for_each(|answer| *answer = None);
    }

    /// Iterates over the answered questions with their answers, in the order of the questions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Value)> {
        self.0
            .iter()
            .enumerate()
            .filter_map(|(question, value)| value.as_ref().map(|value| (question, value)))
    }
}

impl Question {
    /// Converts the number that rules see back into an answer.
    #[doc(hidden)]
    pub fn value_from_number(&self, number: u32) -> Value {
        if let QuestionKind::Choice(_) = self.kind { Value::Choice(number) } else { Value::Number(number) }
    }

    /// Reads an answer to this question from JSON. `null` means unknown.
    ///
    /// # Errors
    /// The first problem, as a message that says what would be right.
    pub(crate) fn read_json(&self, value: &Json) -> Result<Option<Value>, Message> {
        if value.is_null() {
            return Ok(None);
        }
        match &self.kind {
            QuestionKind::Choice(options) => {
                let ids = || options.iter().map(|option| &*option.id);
                let Json::String(input) = value else {
                    return Err(Message::new("problem-not-a-choice")
                        .arg("found", json::describe_type(value))
                        .arg("options", ids().collect::<Vec<_>>().join(", ")));
                };
                match (0_u32..).zip(ids()).find(|(_, id)| id == input) {
                    Some((index, _)) => Ok(Some(Value::Choice(index))),
                    None => Err(unknown_option_message(input, &ids().collect::<Vec<_>>())),
                }
            }
            QuestionKind::Integer { min, max, .. } => {
                let Json::Number(number) = value else {
                    return Err(not_a_number_message(value, *min, *max));
                };
                if number.as_f64().is_some_and(|float| float.fract() != 0.0) {
                    return Err(not_a_number_message(value, *min, *max));
                }
                let number_in_range = json::as_integer(value)
                    .and_then(|n| u32::try_from(n).ok())
                    .filter(|n| (min..=max).contains(&n));
                number_in_range.map(|n| Some(Value::Number(n))).ok_or_else(|| {
                    out_of_range_message(
                        json::truncate(&number.to_string(), json::MAX_QUOTED_CHARS),
                        *min,
                        *max,
                    )
                })
            }
            QuestionKind::Names { max_names, max_length, .. } => {
                let Json::Array(list) = value else {
                    return Err(Message::new("problem-not-a-list").arg("found", json::describe_type(value)));
                };
                read_names(json_names(list), *max_names, *max_length)
                    .map(|names| Some(Value::Names(names)))
                    .map_err(|mut problems| problems.swap_remove(0).message)
            }
        }
    }

    /// Reads an answer like `read_json`, but returns every problem.
    ///
    /// # Errors
    /// All problems. Their places are relative to the answer, such as `[1]` for the second name of a list.
    pub(crate) fn read_json_all_problems(&self, value: &Json) -> Result<Option<Value>, Vec<Problem>> {
        match (&self.kind, value) {
            (QuestionKind::Names { max_names, max_length, .. }, Json::Array(list)) => {
                read_names(json_names(list), *max_names, *max_length).map(|names| Some(Value::Names(names)))
            }
            _ => self.read_json(value).map_err(|message| vec![Problem::new("", message)]),
        }
    }

    /// Reads an answer as a person types it, who uses the interface in `language`.
    ///
    /// An option can be its id, its label or an unambiguous beginning of either; a number can be in the style of any
    /// language; names are a JSON array. `null` means unknown. An option or a number may be in quotation marks.
    ///
    /// # Errors
    /// The text is no answer to this question.
    ///
    /// # Examples
    /// ```
    /// use salesorg::locale::Language;
    /// use salesorg::rulebook::{Rulebook, Value};
    ///
    /// let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    /// let team_size = rulebook.questions.iter().find(|question| question.id == "team_size").expect("it is asked");
    /// assert_eq!(team_size.read_text("1.200", Language::English), Ok(Some(Value::Number(1200))));
    /// assert!(team_size.read_text("1.5", Language::English).is_err());
    /// ```
    pub fn read_text(&self, text: &str, language: Language) -> Result<Option<Value>, Message> {
        let text = text.trim();
        if text == "null" {
            return Ok(None);
        }
        let value = match &self.kind {
            QuestionKind::Choice(options) => {
                return find_option(options, text, |label| labels(label, language)).map(Some);
            }
            QuestionKind::Integer { min, max, .. } => {
                return read_typed_number(unquote(text), *min, *max)
                    .map(|number| Some(Value::Number(number)));
            }
            QuestionKind::Names { .. } => json::parse(text.as_bytes()).unwrap_or_else(|_| Json::from(text)),
        };
        self.read_json(&value)
    }

    /// Reads an answer from a cell of a spreadsheet. An empty cell means unknown.
    ///
    /// An option can be its id, its label in any language of the rulebook, or an unambiguous beginning of either. A
    /// number can be in the style of any language. Names are separated by semicolons or line breaks. Messages show
    /// labels in `language`.
    ///
    /// # Errors
    /// All problems. Their places are relative to the answer, such as `[1]` for the second name of a list.
    pub(crate) fn read_cell(&self, cell: &str, language: Language) -> Result<Option<Value>, Vec<Problem>> {
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let value = match &self.kind {
            QuestionKind::Choice(options) => {
                find_option(options, cell, |label| labels_in_all_languages(label, language))
            }
            QuestionKind::Integer { min, max, .. } => {
                read_typed_number(unquote(cell), *min, *max).map(Value::Number)
            }
            QuestionKind::Names { max_names, max_length, .. } => {
                let names = cell.split([';', '\n', '\r']).map(str::trim).filter(|name| !name.is_empty());
                let names: Vec<_> = names.map(Ok).collect();
                return read_names(names.into_iter(), *max_names, *max_length)
                    // A cell with separators only has no name.
                    .map(|names| (!names.is_empty()).then_some(Value::Names(names)));
            }
        };
        value.map(Some).map_err(|message| vec![Problem::new("", message)])
    }

    /// Checks an answer that was not read from a file and returns it in the form in which it is stored, for example
    /// with trimmed names.
    ///
    /// # Errors
    /// The reason for which reading the same answer from a file would be rejected.
    pub(crate) fn normalize(&self, value: &Value) -> Result<Value, Message> {
        let json = match (value, &self.kind) {
            (Value::Choice(index), QuestionKind::Choice(options)) if (*index as usize) < options.len() => {
                return Ok(value.clone());
            }
            (Value::Number(number), QuestionKind::Integer { .. }) => Json::from(*number),
            (Value::Names(names), _) => Json::from(&names[..]),
            // A value of the wrong kind becomes a text, which `read_json` rejects with a message that says what is
            // expected.
            (Value::Choice(number) | Value::Number(number), _) => Json::from(number.to_string()),
        };
        self.read_json(&json).map(|read| read.unwrap_or_else(|| value.clone()))
    }

    /// Converts an answer to JSON: an option's id, a number or a list of names.
    #[doc(hidden)]
    pub fn to_json(&self, value: &Value) -> Json {
        match (value, &self.kind) {
            (Value::Choice(index), QuestionKind::Choice(options)) => {
                options.get(*index as usize).map_or(Json::Null, |option| Json::from(&*option.id))
            }
            (Value::Choice(number) | Value::Number(number), _) => Json::from(*number),
            (Value::Names(names), _) => Json::from(&names[..]),
        }
    }
}

impl Rulebook {
    /// Parses a JSON object of answers by question id, such as `{"budget": "ample", "team_size": 24}`. `null` and a
    /// missing key mean unknown.
    ///
    /// # Errors
    /// All problems: of the JSON, such as a duplicate key, or of the answers. Their places start with the question's
    /// id.
    ///
    /// # Examples
    /// ```
    /// use salesorg::locale::{Language, Translator};
    /// use salesorg::rulebook::Rulebook;
    ///
    /// let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    /// assert!(rulebook.parse_answers(br#"{"budget": "ample", "team_size": null}"#).is_ok());
    ///
    /// let problems = rulebook.parse_answers(br#"{"budget": "ampel"}"#).expect_err("no such option");
    /// assert_eq!(
    ///     Translator::new(Language::English).translate_problem(&problems[0]),
    ///     r#"budget: "ampel" is not an option; did you mean "ample"? (tight, moderate, ample)"#
    /// );
    /// ```
    pub fn parse_answers(&self, bytes: &[u8]) -> Result<Answers, Vec<Problem>> {
        json::parse_then(bytes, |value| self.read_answers(&answers_object(value)?))
    }

    /// Reads a JSON object of answers by question id. Other keys that start with [`COMMENT`] are ignored.
    ///
    /// # Errors
    /// All problems. Their places start with the question's id.
    #[doc(hidden)]
    pub fn read_answers(&self, object: &Map<String, Json>) -> Result<Answers, Vec<Problem>> {
        let mut answers = Answers::new();
        let mut problems = Vec::new();
        for (id, value) in object {
            match self.question_index(id) {
                None if id.starts_with(COMMENT) => {}
                // Problems beyond this number are not shown, so searching for a similar id would only cost time.
                None if problems.len() >= json::MAX_REPORTED => problems.push(unknown_question_problem(id)),
                None => problems.push(Problem::new(id, self.unknown_question_message(id))),
                Some(question) => match self.questions[question].read_json_all_problems(value) {
                    Ok(value) => answers.set(question, value),
                    Err(found) => problems.extend(
                        found
                            .into_iter()
                            .map(|problem| Problem::new(format!("{id}{}", problem.at), problem.message)),
                    ),
                },
            }
        }
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    /// Converts the answers to a JSON object, in the order of the questions.
    pub fn write_answers(&self, answers: &Answers) -> Map<String, Json> {
        answers
            .iter()
            .filter_map(|(question, value)| {
                let question = self.questions.get(question)?;
                Some((question.id.clone(), question.to_json(value)))
            })
            .collect()
    }

    /// Returns the message for an id that no question has, with the most similar id if there is one.
    pub(crate) fn unknown_question_message(&self, id: &str) -> Message {
        match nearest(id, self.questions.iter().map(|question| &*question.id)) {
            Some(near) => Message::new("problem-unknown-question-near").arg("given", id).arg("nearest", near),
            None => unknown_question_problem(id).message,
        }
    }
}

/// Returns the object of answers that a parsed file has to be.
///
/// # Errors
/// The problem that it is something else.
pub(crate) fn answers_object(value: Json) -> Result<Map<String, Json>, Vec<Problem>> {
    match value {
        Json::Object(object) => Ok(object),
        other => {
            let message = Message::new("json-not-an-object").arg("found", json::describe_type(&other));
            Err(vec![Problem::new("", message)])
        }
    }
}

fn unknown_question_problem(id: &str) -> Problem {
    Problem::new(
        id,
        Message::new("problem-unknown-question").arg("given", json::truncate(id, json::MAX_QUOTED_CHARS)),
    )
}

/// Returns the names in a JSON array, with a message for each entry that is no text.
fn json_names(list: &[Json]) -> impl ExactSizeIterator<Item = Result<&str, Message>> {
    let not_a_name = |name: &Json| Message::new("problem-not-a-name").arg("found", json::describe_type(name));
    list.iter().map(move |name| name.as_str().ok_or_else(|| not_a_name(name)))
}

/// Returns the names, trimmed, or all problems in order, with places such as `[1]`. A list with too many names is not
/// examined further.
pub(crate) fn read_names<'a>(
    names: impl ExactSizeIterator<Item = Result<&'a str, Message>>,
    max_names: usize,
    max_length: usize,
) -> Result<Vec<String>, Vec<Problem>> {
    if names.len() > max_names {
        let message = Message::new("problem-too-many-names").arg("count", names.len()).arg("most", max_names);
        return Err(vec![Problem::new("", message)]);
    }
    let (mut valid, mut problems) = (Vec::new(), Vec::new());
    let mut folded = HashSet::new();
    for (index, name) in names.enumerate() {
        let name = name.map(str::trim).and_then(|name| match name.chars().count() {
            0 => Err(Message::new("problem-name-empty")),
            long if long > max_length => {
                Err(Message::new("problem-name-too-long").arg("length", long).arg("most", max_length))
            }
            _ if !folded.insert(case_folded(name)) => Err(Message::new("problem-name-duplicate")
                .arg("name", json::truncate(name, json::MAX_QUOTED_CHARS))),
            _ => Ok(name.to_owned()),
        });
        match name {
            Ok(name) => valid.push(name),
            Err(message) => problems.push(Problem::new(format!("[{index}]"), message)),
        }
    }
    if problems.is_empty() { Ok(valid) } else { Err(problems) }
}

fn unknown_option_message(id: &str, options: &[&str]) -> Message {
    let message = match nearest(id, options.iter().copied()) {
        Some(near) => Message::new("problem-unknown-option-near").arg("nearest", near),
        None => Message::new("problem-unknown-option"),
    };
    message.arg("given", json::truncate(id, json::MAX_QUOTED_CHARS)).arg("known", options.join(", "))
}

fn not_a_number_message(value: &Json, min: u32, max: u32) -> Message {
    Message::new("problem-not-a-number")
        .arg("found", json::describe_type(value))
        .arg("min", min)
        .arg("max", max)
}

/// Reads a number as people type it, from `min` to `max`.
fn read_typed_number(text: &str, min: u32, max: u32) -> Result<u32, Message> {
    match number::parse(text) {
        Ok(number) => u32::try_from(number)
            .ok()
            .filter(|number| (min..=max).contains(number))
            .ok_or_else(|| out_of_range_message(number, min, max)),
        // A number with so many digits is above every question's limit.
        Err(NumberError::TooLarge) => {
            Err(out_of_range_message(json::truncate(text, json::MAX_QUOTED_CHARS), min, max))
        }
        Err(error) => Err(Message::new("problem-typed-number")
            .arg("why", error.message(text))
            .arg("min", min)
            .arg("max", max)),
    }
}

fn out_of_range_message(value: impl Into<Arg>, min: u32, max: u32) -> Message {
    Message::new("problem-out-of-range").arg("value", value).arg("min", min).arg("max", max)
}
