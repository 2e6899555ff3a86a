//! The session file's form as types, for its schema alone: the reader keeps what it does not know, so it works on JSON
//! itself. A test holds every field here against what the reader asks for.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// A date and a time of day with its offset, in all the forms that the reader takes. As a pattern, because validators know no
/// formats without a plugin, and strict ones refuse a schema with an unknown format.
const TIME: &str = r"^[+-]?\d{4,6}-?\d{2}-?\d{2}[Tt ]\d{2}.*([Zz](\[.*)?|[+-]\d{2}.*)$";

/// A day; that there is such a day in its month is for the reader to say.
const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";

/// A saved interview. Fields and types of events that are not named here belong to a later program, and are kept.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
pub(super) struct File {
    /// Always `salesorg.session`.
    #[schemars(extend("const" = "salesorg.session"))]
    format: String,
    /// The version of this form of file.
    #[schemars(extend("const" = 1))]
    format_version: u32,
    /// Its id, which is also the name of its file: small letters, digits and hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    id: String,
    /// What somebody called it.
    name: String,
    /// When the interview began, as in RFC 3339.
    #[schemars(regex(pattern = TIME))]
    created_at: String,
    /// When it was last changed, as in RFC 3339.
    #[schemars(regex(pattern = TIME))]
    updated_at: String,
    /// Tag of the language that it was held in.
    language: String,
    /// The rulebook that it was held by.
    rulebook: Source,
    /// What happened, in order: the record.
    events: Vec<Event>,
    /// The answers that the events add up to, by question.
    answers: Map<String, Json>,
    /// The notes that the events add up to, by question.
    notes: Map<String, Json>,
    /// What was advised when it was last finished; absent before that.
    #[serde(default)]
    advice: Option<Advice>,
}

/// Which rulebook, exactly.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct Source {
    /// Its id.
    id: String,
    /// Its version.
    version: String,
    /// `sha256:` and the digest of its file.
    digest: String,
}

/// What was advised.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct Advice {
    /// Id of the model.
    model: String,
    /// Ids of the dimensions to take now, the most needed first.
    segmentation: Vec<String>,
    /// The way down the tree to the model; absent in sessions of older programs.
    #[serde(default)]
    path: Option<Vec<Step>>,
}

/// One step of the way down the tree.
#[derive(Deserialize, JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct Step {
    /// Id of the question, or of the derived input.
    question: String,
    /// The answer that decided: an option's id, or a number.
    answer: Json,
}

/// An event: what each known type has to have, and nothing of the others.
#[derive(Deserialize)]
struct Event;

/// The known types of events with the fields that they must have.
const EVENTS: [(&str, &str, &[&str]); 7] = [
    ("started", "The interview began; \"quick\": true where the essential questions come first.", &[]),
    ("answered", "A question got this answer.", &["question", "value"]),
    ("skipped", "A question was left open, which clears its answer.", &["question"]),
    ("noted", "A question got this note; an empty text deletes it.", &["question", "text"]),
    (
        "drafted",
        "Text that was typed and not entered when the interview was left; an empty text deletes it, and so does what \
         is recorded of the same question. It is no answer. With \"note\": true it was typed for the note. Of a list it \
         stands below the names of the answer; with \"line\" it replaces those from that line on, counted from zero.",
        &["question", "text"],
    ),
    ("completed", "The interview was finished.", &[]),
    (
        "decided",
        "What was decided in the end, which may differ from the advice; one that says nothing takes back what was decided before.",
        &[],
    ),
];

/// The fields of a decision, each of which may be missing.
fn decided() -> Schema {
    json_schema!({
        "description": "The parts of a decision; an empty text says nothing.",
        "if": {"properties": {"type": {"const": "decided"}}},
        "then": {"properties": {
            "model": {"description": "Id of the model.", "type": ["string", "null"]},
            "segmentation": {
                "description": "Ids of the dimensions to divide by; empty for a team that stays undivided.",
                "type": ["array", "null"], "items": {"type": "string"}
            },
            "text": {"description": "Why, in the user's words.", "type": ["string", "null"]},
            "by": {"description": "Who decided.", "type": ["string", "null"]},
            "review_on": {
                "description": "The day on which to look again, such as 2027-03-01.",
                "type": ["string", "null"], "pattern": DAY
            }
        }}
    })
}

impl JsonSchema for Event {
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
        known.push(decided());
        json_schema!({
            "description": "Something that happened in the interview.",
            "type": "object",
            "properties": {
                "at_ms": {
                    "description": "Milliseconds spent in the interview so far; never less than in the event before.",
                    "type": "integer", "minimum": 0
                },
                "type": {"description": "What happened. Unknown types are kept.", "type": "string"}
            },
            "required": ["at_ms", "type"],
            "allOf": known
        })
    }
}
