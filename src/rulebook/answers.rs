//! Answers: what somebody said, by question, and how they are read from and written to JSON.
//!
//! An answer is valid by construction: reading refuses what the question does not take, with a sentence that says
//! what would be right. Whether a question is asked at all, given the other answers, is not decided here: an answer
//! to a question that is no longer asked is kept.

use super::{Kind, Question, Rulebook};
use crate::json;
use crate::locale::{Message, Problem};
use serde_json::{Map, Value as Json};

/// An answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The index of the chosen option.
    Choice(u32),
    /// A number within the question's bounds.
    Number(u32),
    /// Names, trimmed, no two alike.
    Names(Vec<String>),
}

impl Value {
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
                if number.is_f64() {
                    return Err(not_a_number(value, *min, *max));
                }
                let within =
                    number.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| (min..=max).contains(&n));
                within
                    .map(|n| Some(Value::Number(n)))
                    .ok_or_else(|| out_of_range(&number.to_string(), *min, *max))
            }
            Kind::Names { most, length, .. } => {
                let Json::Array(list) = value else {
                    return Err(Message::new("problem-not-a-list").with("found", json::found(value)));
                };
                let names: Result<Vec<_>, _> = list
                    .iter()
                    .map(|name| {
                        name.as_str().ok_or_else(|| {
                            Message::new("problem-not-a-name").with("found", json::found(name))
                        })
                    })
                    .collect();
                check_names(&names?, *most, *length).map(|names| Some(Value::Names(names)))
            }
        }
    }

    /// Reads an answer as somebody types it: an option's id, a number, a JSON array of names; `null` is unknown.
    pub fn read_text(&self, text: &str) -> Result<Option<Value>, Message> {
        let text = text.trim();
        if text == "null" {
            return Ok(None);
        }
        let value = match &self.kind {
            Kind::Choice(_) => Json::from(text),
            Kind::Integer { min, max, .. }
                if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                // JSON knows no leading zeros; people type them. Too many digits to count is out of any range.
                let number = text.parse::<u64>().map_err(|_| out_of_range(text, *min, *max))?;
                Json::from(number)
            }
            Kind::Integer { .. } | Kind::Names { .. } => {
                json::parse(text.as_bytes()).unwrap_or_else(|_| Json::from(text))
            }
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
                None => problems.push(Problem::new(id, self.unknown_question(id))),
                Some(question) => match self.questions[question].read(value) {
                    Ok(value) => answers.set(question, value),
                    Err(message) => problems.push(Problem::new(id, message)),
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
        let ids: Vec<_> = self.questions.iter().map(|question| &*question.id).collect();
        match nearest(id, &ids) {
            Some(near) => {
                Message::new("problem-unknown-question-near").with("name", id).with("nearest", near)
            }
            None => Message::new("problem-unknown-question").with("name", id),
        }
    }
}

/// Checks a list of names against a question's bounds and returns them trimmed.
pub fn check_names(names: &[&str], most: usize, length: usize) -> Result<Vec<String>, Message> {
    if names.len() > most {
        return Err(Message::new("problem-too-many-names").with("count", names.len()).with("most", most));
    }
    let mut checked: Vec<String> = Vec::with_capacity(names.len());
    let mut folded: Vec<String> = Vec::with_capacity(names.len());
    for name in names.iter().map(|name| name.trim()) {
        let characters = name.chars().count();
        let fold = name.to_lowercase();
        if name.is_empty() {
            return Err(Message::new("problem-name-empty"));
        }
        if characters > length {
            return Err(Message::new("problem-name-too-long")
                .with("length", characters)
                .with("most", length));
        }
        if folded.contains(&fold) {
            return Err(Message::new("problem-name-doubled").with("name", name));
        }
        checked.push(name.to_owned());
        folded.push(fold);
    }
    Ok(checked)
}

/// The known name that a mistyped one most likely means, if any is near enough to suggest.
#[must_use]
pub fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let given = given.trim().to_lowercase().replace(['-', ' '], "_");
    // A name as long as a page means none of ours, and comparing costs its length squared.
    if given.len() > 100 {
        return None;
    }
    let distance = |name: &str| strsim::osa_distance(&given, name);
    known
        .iter()
        .copied()
        .min_by_key(|name| distance(name))
        .filter(|name| distance(name) * 3 <= name.len().max(3))
}

fn unknown_option(given: &str, options: &[&str]) -> Message {
    let message = match nearest(given, options) {
        Some(near) => Message::new("problem-unknown-option-near").with("nearest", near),
        None => Message::new("problem-unknown-option"),
    };
    message.with("value", given).with("options", options.join(", "))
}

fn not_a_number(value: &Json, min: u32, max: u32) -> Message {
    Message::new("problem-not-a-number")
        .with("found", json::found(value))
        .with("min", min.to_string())
        .with("max", max.to_string())
}

fn out_of_range(value: &str, min: u32, max: u32) -> Message {
    let message = Message::new("problem-out-of-range").with("value", value);
    message.with("min", min.to_string()).with("max", max.to_string())
}
