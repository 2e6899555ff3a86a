//! JSON Schemas of the types with a handwritten `Deserialize`. Each describes what its `Deserialize` accepts, so they
//! must change together.

use super::{Condition, Matcher, Scalar};
use crate::rulebook::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text in every language of the rulebook: {\"en\": \"Budget\", \"nl\": \"Budget\"}.",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "string"}
        })
    }
}

impl JsonSchema for Scalar {
    fn schema_name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A single value: the id of an option, or a number.",
            "anyOf": [{"type": "string"}, {"type": "integer", "minimum": 0, "maximum": u32::MAX}]
        })
    }
}

impl JsonSchema for Matcher {
    fn schema_name() -> Cow<'static, str> {
        "Matcher".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let scalar = generator.subschema_for::<Scalar>();
        let bound = json_schema!({"type": ["integer", "null"], "minimum": 0, "maximum": u32::MAX});
        json_schema!({
            "description": "The values that fulfil a condition: one, any of a list, or a range that includes both ends.",
            "anyOf": [
                scalar,
                {"type": "array", "items": scalar},
                {"type": "object", "properties": {"min": bound, "max": bound}, "additionalProperties": false}
            ]
        })
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<Self>();
        let matcher = generator.subschema_for::<Matcher>();
        json_schema!({
            "description": "A condition on the answers; all its terms must hold. \"all\", \"any\" and \"not\" combine \
                conditions; any other key is the id of a question or of a derived input.",
            "type": "object",
            "properties": {
                "all": {"description": "Each of these holds.", "type": "array", "items": condition},
                "any": {"description": "At least one of these holds.", "type": "array", "items": condition},
                "not": condition
            },
            "additionalProperties": matcher
        })
    }
}
