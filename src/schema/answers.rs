//! The schema of a file of answers, generated from the rulebook that has the questions.

use super::DIALECT;
use crate::document::Reader;
use crate::locale::Message;
use crate::rulebook::{COMMENT, Question, QuestionKind, format::Choice};
use serde_json::{Map, Value as Json, json};

/// Returns the schema of an object of answers to a rulebook's questions, with descriptions in the reader's language.
pub fn answers(reader: &Reader) -> Json {
    let rulebook = reader.rulebook;
    let questions: Map<String, Json> = rulebook
        .questions
        .iter()
        .map(|question| (question.id.clone(), question_schema(reader, question)))
        .collect();
    let title = Message::new("schema-answers").arg("title", reader.raw_text(&rulebook.title));
    json!({
        "$schema": DIALECT,
        "title": reader.translate(&title),
        "description": reader.translator.get("schema-answers-about"),
        "type": "object",
        "properties": questions,
        "patternProperties": {
            format!("^{COMMENT}"): {"description": reader.translator.get("schema-answers-comment")},
        },
        "additionalProperties": false,
    })
}

/// Returns the schema of the answers to one question. `null` means unknown.
fn question_schema(reader: &Reader, question: &Question) -> Json {
    let mut schema = match &question.kind {
        QuestionKind::Choice(options) => {
            let unknown = json!({"type": "null", "title": reader.translator.get("plain-unknown")});
            let options = options.iter().map(|choice| option_schema(reader, choice)).chain([unknown]);
            json!({"oneOf": options.collect::<Vec<_>>()})
        }
        QuestionKind::Integer { min, max, .. } => {
            json!({"type": ["integer", "null"], "minimum": min, "maximum": max})
        }
        QuestionKind::Names { max_names: most, max_length: length, .. } => json!({
            "type": ["array", "null"],
            "maxItems": most,
            "uniqueItems": true,
            "items": {"type": "string", "pattern": name_pattern(*length)},
        }),
    };
    schema["title"] = reader.raw_text(&question.title).into();
    schema["description"] = reader.raw_text(&question.help).into();
    schema
}

fn option_schema(reader: &Reader, option: &Choice) -> Json {
    let mut schema = json!({"const": option.id, "title": reader.raw_text(&option.label)});
    if let Some(hint) = &option.hint {
        schema["description"] = reader.raw_text(hint).into();
    }
    schema
}

/// Returns the pattern of a name with at most `max_names` characters after trimming.
fn name_pattern(max_chars: usize) -> String {
    match max_chars {
        0 | 1 => r"^\s*\S\s*$".to_owned(),
        _ => format!(r"^\s*\S([\s\S]{{0,{}}}\S)?\s*$", max_chars - 2),
    }
}
