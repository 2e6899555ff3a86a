//! What a company can change of its own answers, as written.
//!
//! Format 1 knew only `true` and `false`, which are still read.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Whether an answer is the company's own to change, and how far: `true`, `false` or `{"direction": "up", "reach": 2}`.
#[derive(Clone, Copy, Debug)]
pub enum Lever {
    /// A choice without limits, or a fact.
    Is(bool),
    /// A choice within limits.
    Within(LeverLimits),
}

/// How far a lever goes.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeverLimits {
    /// Which way the answer can go.
    pub direction: Direction,
    /// Integer: by how much the number can at most be multiplied, or divided on the way down; no limit, where absent.
    #[serde(default)]
    pub reach: Option<f64>,
}

/// Which way an answer can go.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To more only: a larger number, a later option.
    Up,
    /// To less only.
    Down,
    /// Both ways.
    Any,
}

impl Default for Lever {
    fn default() -> Self {
        Self::Is(false)
    }
}

impl<'de> Deserialize<'de> for Lever {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Limits;
        impl<'de> Visitor<'de> for Limits {
            type Value = Lever;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("true, false, or limits such as {\"direction\": \"up\", \"reach\": 2}")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, lever: D) -> Result<Lever, D::Error> {
                lever.deserialize_any(self)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Lever, E> {
                Ok(Lever::Is(value))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Lever, A::Error> {
                Deserialize::deserialize(MapAccessDeserializer::new(map)).map(Lever::Within)
            }
        }
        deserializer.deserialize_newtype_struct(LEVER, Limits)
    }
}

/// The name under which a deserializer is asked for a lever: an object that may also be a boolean.
pub(in crate::rulebook) const LEVER: &str = "Lever";

/// The fields of a lever that is an object.
pub(in crate::rulebook) const LEVER_FIELDS: &[&str] = &["direction", "reach"];

impl JsonSchema for Lever {
    fn schema_name() -> Cow<'static, str> {
        LEVER.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let limits = generator.subschema_for::<LeverLimits>();
        json_schema!({
            "description": "Whether an answer is the company's own to change: true, false, or with limits. true is without limits.",
            "anyOf": [{"type": "boolean"}, limits]
        })
    }
}
