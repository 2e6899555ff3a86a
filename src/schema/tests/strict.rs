//! Checks the schemas by the rules of Ajv's strict mode, because many clients compile schemas with it.
//!
//! Strict mode rejects schemas that JSON Schema allows, but that often hide a mistake:
//!
//! - a keyword that Ajv does not know (`strictSchema`), a `then` without `if`, or an `if` without either branch;
//! - a `format`: Ajv itself knows none, only with a plugin;
//! - a union of types except of one type with `null`, a type outside those of the enclosing schema, or a keyword of a
//!   type that is not among the value's types (`strictTypes`);
//! - a required property that is not named in `properties` (`strictRequired`). Ajv may also take it from an enclosing
//!   schema, depending on the order of keywords; here it must be next to `required`;
//! - a tuple without its length (`strictTuples`): here every tuple, because our schemas have none;
//! - `patternProperties` that match a named property: here also every pattern that is not the start of a name;
//! - a reference without a target.
//!
//! `tests/clients/ajv.sh` runs Ajv itself.

use super::{answers_of, commute, supported};
use crate::rulebook::Rulebook;
use crate::schema::{advice, comparison, rulebook, session};
use serde_json::{Map, Value as Json, json};

/// Known keywords that contain no schema, each with the type that it applies to, or an empty text for any type.
const PLAIN_KEYWORDS: [(&str, &str); 27] = [
    ("$schema", ""),
    ("$id", ""),
    ("$ref", ""),
    ("$comment", ""),
    ("title", ""),
    ("description", ""),
    ("default", ""),
    ("examples", ""),
    ("deprecated", ""),
    ("readOnly", ""),
    ("writeOnly", ""),
    ("type", ""),
    ("const", ""),
    ("enum", ""),
    ("required", "object"),
    ("minProperties", "object"),
    ("maxProperties", "object"),
    ("minItems", "array"),
    ("maxItems", "array"),
    ("uniqueItems", "array"),
    ("pattern", "string"),
    ("minLength", "string"),
    ("maxLength", "string"),
    ("minimum", "number"),
    ("maximum", "number"),
    ("exclusiveMinimum", "number"),
    ("exclusiveMaximum", "number"),
];

/// Known keywords that contain one schema, a list or an object of schemas, each with the type that it applies to. The
/// third part is whether the schemas apply to the same value rather than to one inside it.
const SCHEMA_KEYWORDS: [(&str, &str, bool); 14] = [
    ("$defs", "", false),
    ("properties", "object", false),
    ("patternProperties", "object", false),
    ("additionalProperties", "object", false),
    ("propertyNames", "object", false),
    ("items", "array", false),
    ("contains", "array", false),
    ("not", "", true),
    ("if", "", true),
    ("then", "", true),
    ("else", "", true),
    ("allOf", "", true),
    ("anyOf", "", true),
    ("oneOf", "", true),
];

/// Collects the violations of strict mode in one schema, each with its place.
struct StrictWalker<'a> {
    root: &'a Json,
    violations: Vec<String>,
}

impl StrictWalker<'_> {
    fn report(&mut self, at: &str, why: &str) {
        self.violations.push(format!("{at}: {why}"));
    }

    /// Checks the schema at `at`, for a value of the types in `context`; an empty `context` means any type.
    fn check_schema(&mut self, at: &str, schema: &Json, context: &[String]) {
        let Some(schema) = schema.as_object() else {
            if !schema.is_boolean() {
                self.report(at, "no schema");
            }
            return;
        };
        let types = self.check_types(at, schema, context);
        self.check_branches(at, schema);
        self.check_required(at, schema);
        self.check_patterns(at, schema);
        for (key, value) in schema {
            let at = format!("{at}/{key}");
            if let Some((_, of)) = PLAIN_KEYWORDS.iter().find(|(name, _)| name == key) {
                self.check_keyword(&at, of, &types);
                if key == "$ref" {
                    self.check_reference(&at, value);
                }
            } else if let Some((_, of, same)) = SCHEMA_KEYWORDS.iter().find(|(name, ..)| name == key) {
                self.check_keyword(&at, of, &types);
                self.check_nested(&at, key, value, if *same { &types } else { &[] });
            } else {
                self.report(&at, "unknown keyword");
            }
        }
    }

    fn check_nested(&mut self, at: &str, key: &str, value: &Json, context: &[String]) {
        match (key, value) {
            ("$defs" | "properties" | "patternProperties", Json::Object(schemas)) => {
                for (name, schema) in schemas {
                    self.check_schema(&format!("{at}/{name}"), schema, context);
                }
            }
            ("allOf" | "anyOf" | "oneOf", Json::Array(schemas)) => {
                for (index, schema) in schemas.iter().enumerate() {
                    self.check_schema(&format!("{at}/{index}"), schema, context);
                }
            }
            (_, schema) => self.check_schema(at, schema, context),
        }
    }

    /// Returns the types that a value can have here: the schema's own, or else those of the context.
    fn check_types(&mut self, at: &str, schema: &Map<String, Json>, context: &[String]) -> Vec<String> {
        let own: Vec<String> = match schema.get("type") {
            None => return context.to_vec(),
            Some(Json::Array(types)) => types.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
            Some(other) => other.as_str().map(str::to_owned).into_iter().collect(),
        };
        if own.len() > 2 || own.len() == 2 && !own.iter().any(|one| one == "null") {
            self.report(at, "union of types");
        }
        for one in &own {
            if !context.is_empty() && !is_among(one, context) {
                self.report(at, &format!("type {one} in a schema for {context:?}"));
            }
        }
        own
    }

    fn check_keyword(&mut self, at: &str, keyword_type: &str, types: &[String]) {
        let applies =
            types.iter().any(|one| one == keyword_type || keyword_type == "number" && one == "integer");
        if !keyword_type.is_empty() && !applies {
            self.report(at, &format!("no type {keyword_type} next to it"));
        }
    }

    fn check_branches(&mut self, at: &str, schema: &Map<String, Json>) {
        let has = |key: &str| schema.contains_key(key);
        if has("if") != (has("then") || has("else")) {
            self.report(at, "if, then and else belong together");
        }
    }

    fn check_required(&mut self, at: &str, schema: &Map<String, Json>) {
        let named = schema.get("properties").and_then(Json::as_object);
        for required in schema.get("required").and_then(Json::as_array).into_iter().flatten() {
            let name = required.as_str().unwrap_or_default();
            if named.is_none_or(|named| !named.contains_key(name)) {
                self.report(at, &format!("{name} is required and not among the properties"));
            }
        }
    }

    fn check_patterns(&mut self, at: &str, schema: &Map<String, Json>) {
        let keys = |key: &str| schema.get(key).and_then(Json::as_object).map(Map::keys).into_iter().flatten();
        for pattern in keys("patternProperties") {
            let start =
                pattern.strip_prefix('^').filter(|start| !start.contains(|c| r"\.^$|?*+()[]{}".contains(c)));
            if start.is_none_or(|start| keys("properties").any(|name| name.starts_with(start))) {
                self.report(at, &format!("{pattern} may match a named property"));
            }
        }
    }

    fn check_reference(&mut self, at: &str, to: &Json) {
        let pointer = to.as_str().and_then(|to| to.strip_prefix('#'));
        if pointer.and_then(|pointer| self.root.pointer(pointer)).is_none() {
            self.report(at, "a reference to nowhere");
        }
    }
}

fn is_among(one: &str, types: &[String]) -> bool {
    types.iter().any(|other| other == one || one == "integer" && other == "number")
}

/// Returns every violation of strict mode in the schema.
fn violations(schema: &Json) -> Vec<String> {
    let mut walk = StrictWalker { root: schema, violations: Vec::new() };
    walk.check_schema("#", schema, &[]);
    walk.violations
}

/// Every schema that the program publishes compiles in strict mode.
#[test]
fn schemas_compile_in_strict_mode() {
    let shipped = Rulebook::shipped().expect("the shipped rulebook is valid");
    for (name, schema) in [
        ("rulebook", rulebook()),
        ("session", session()),
        ("advice", advice()),
        ("comparison", comparison()),
        ("answers of the shipped rulebook", answers_of(&shipped)),
        ("answers of a small rulebook", answers_of(&commute())),
        ("answers of a rulebook with support", answers_of(&supported())),
    ] {
        assert_eq!(violations(&schema), Vec::<String>::new(), "{name}");
    }
}

/// Each rule rejects what Ajv rejects, so that the test above can fail.
#[test]
fn strict_rules_reject_what_ajv_rejects() {
    for schema in [
        json!({"type": "string", "unknown": 1}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": ["string", "integer"]}),
        json!({"type": ["string", "integer", "null"]}),
        json!({"minimum": 1}),
        json!({"type": "string", "minimum": 1}),
        json!({"properties": {}}),
        json!({"type": "object", "required": ["a"]}),
        json!({"type": "object", "properties": {"a": true}, "oneOf": [{"required": ["a"]}]}),
        json!({"type": "object", "allOf": [{"type": "string"}]}),
        json!({"type": "array", "prefixItems": [true]}),
        json!({"type": "object", "patternProperties": {"^a": true}, "properties": {"ab": true}}),
        json!({"type": "object", "patternProperties": {"^a|b": true}}),
        json!({"patternProperties": {"^a": true}}),
        json!({"if": {"const": 1}}),
        json!({"then": {"const": 1}}),
        json!({"$ref": "#/$defs/missing"}),
        json!({"type": "object", "properties": {"a": {"minLength": 1}}}),
        json!({"$defs": {"a": {"maxItems": 1}}}),
    ] {
        assert_eq!(violations(&schema).len(), 1, "{schema}: {:?}", violations(&schema));
    }
    for schema in [
        json!(true),
        json!({"type": ["integer", "null"], "minimum": 0}),
        json!({"type": "number", "anyOf": [{"type": "integer", "maximum": 3}]}),
        json!({"type": "object", "properties": {"a": true}, "required": ["a"]}),
        json!({"type": "object", "properties": {"b": true}, "patternProperties": {"^a": {"description": "it"}}}),
        json!({"type": "object", "if": {"properties": {"a": true}}, "then": {"minProperties": 1}}),
        json!({"$ref": "#/$defs/a", "description": "it", "$defs": {"a": {"type": "array", "items": {"const": 1}}}}),
    ] {
        assert_eq!(violations(&schema), Vec::<String>::new(), "{schema}");
    }
}
