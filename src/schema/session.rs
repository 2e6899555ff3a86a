//! Types that describe the session file, used only for its schema.
//!
//! The reader retains fields that it does not know and therefore works on the JSON itself. A test checks that these
//! types agree with the reader.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// A date and time with an offset, in all notations that the reader accepts.
///
/// This is a pattern because validators support formats only with a plugin, and strict ones reject a schema with an
/// unknown format.
const TIMESTAMP_PATTERN: &str = r"^[+-]?\d{4,6}-?\d{2}-?\d{2}[Tt ]\d{2}.*([Zz](\[.*)?|[+-]\d{2}.*)$";

/// A date. The pattern does not check that the month has such a day; the reader does.
const DATE_PATTERN: &str = r"^\d{4}-\d{2}-\d{2}$";

/// A saved interview. Unknown fields and types of events belong to a later version of the program and are retained.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
pub(super) struct File {
    /// Always `salesorg.session`.
    #[schemars(extend("const" = "salesorg.session"))]
    format: String,
    /// The version of this file format.
    #[schemars(extend("const" = 1))]
    format_version: u32,
    /// Its id, which is also the name of its file: lower-case letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    id: String,
    /// The name that the user gave it.
    name: String,
    /// When the interview began, as in RFC 3339.
    #[schemars(regex(pattern = TIMESTAMP_PATTERN))]
    created_at: String,
    /// When the interview was last changed, as in RFC 3339.
    #[schemars(regex(pattern = TIMESTAMP_PATTERN))]
    updated_at: String,
    /// Tag of the interview's language.
    language: String,
    /// The rulebook of the interview.
    rulebook: RulebookReference,
    /// The events of the interview, in order.
    events: Vec<EventSchema>,
    /// The answers by question, as they result from the events.
    answers: Map<String, Json>,
    /// The notes by question, as they result from the events.
    notes: Map<String, Json>,
    /// The advice when the interview was last finished; absent before that.
    #[serde(default)]
    advice: Option<Advice>,
}

/// The exact rulebook of an interview.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct RulebookReference {
    /// Its id.
    id: String,
    /// Its version.
    version: String,
    /// `sha256:` and the digest of its file.
    digest: String,
}

/// The advice that was given.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct Advice {
    /// Id of the model.
    model: String,
    /// Ids of the dimensions to divide by now, the most needed first.
    segmentation: Vec<String>,
    /// The path through the tree to the model; absent in sessions of older versions.
    #[serde(default)]
    path: Option<Vec<PathStep>>,
}

/// A step of the path through the tree.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct PathStep {
    /// Id of the question, or of the derived input.
    question: String,
    /// The answer that selected the branch: an option's id, or a number.
    answer: Json,
}

/// The schema of an event: the required fields of each known type, and nothing about other types.
#[derive(Deserialize)]
struct EventSchema;

/// The known types of events: name, description and required fields.
const EVENTS: [(&str, &str, &[&str]); 7] = [
    ("started", "The interview began; with \"quick\": true, the essential questions come first.", &[]),
    ("answered", "A question got this answer.", &["question", "value"]),
    ("skipped", "A question was skipped, which clears its answer.", &["question"]),
    ("noted", "A question got this note; an empty text deletes it.", &["question", "text"]),
    (
        "drafted",
        "Text that was typed but not submitted when the interview was left. An empty text deletes it, and so does any \
         later event of the same question. It is no answer. With \"note\": true it belongs to the note. For a list it is \
         appended to the names of the answer; with \"line\" it replaces those from that line on, counted from zero.",
        &["question", "text"],
    ),
    ("completed", "The interview was finished.", &[]),
    (
        "decided",
        "The final decision, which may differ from the advice. An empty one withdraws the earlier decision.",
        &[],
    ),
];

/// Returns the schema of a decision, in which every field is optional.
fn decision_schema() -> Schema {
    json_schema!({
        "description": "The parts of a decision; an empty text counts as absent.",
        "if": {"properties": {"type": {"const": "decided"}}},
        "then": {"properties": {
            "model": {"description": "Id of the model.", "type": ["string", "null"]},
            "segmentation": {
                "description": "Ids of the dimensions to divide by; empty for an undivided team.",
                "type": ["array", "null"], "items": {"type": "string"}
            },
            "text": {"description": "Why, in the user's words.", "type": ["string", "null"]},
            "by": {"description": "Who decided.", "type": ["string", "null"]},
            "review_on": {
                "description": "The date on which to review the decision, such as 2027-03-01.",
                "type": ["string", "null"], "pattern": DATE_PATTERN
            }
        }}
    })
}

impl JsonSchema for EventSchema {
    fn schema_name() -> Cow<'static, str> {
        "Event".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known = EVENTS.map(|(kind, about, needs)| {
            let field = |name: &&str| {
                let value = match *name {
                    "value" => json_schema!({
                        "description": "An option's id, a whole number, or a list of names.",
                        "anyOf": [
                            {"type": "string"},
                            {"type": "integer"},
                            {"type": "array", "items": {"type": "string"}}
                        ]
                    }),
                    _ => json_schema!({"type": "string"}),
                };
                ((*name).to_owned(), value.to_value())
            };
            let fields: Map<String, Json> = needs.iter().map(field).collect();
            json_schema!({
                "description": about,
                "if": {"properties": {"type": {"const": kind}}},
                "then": {"properties": fields, "required": needs}
            })
        });
        let mut known = known.to_vec();
        known.push(decision_schema());
        json_schema!({
            "description": "An event of the interview.",
            "type": "object",
            "properties": {
                "at_ms": {
                    "description": "Milliseconds spent in the interview so far; never less than in the event before.",
                    "type": "integer", "minimum": 0
                },
                "type": {"description": "The type of the event. Unknown types are retained.", "type": "string"}
            },
            "required": ["at_ms", "type"],
            "allOf": known
        })
    }
}
