//! The file's form of levers: which answers a company can change, and how far.
//!
//! Format 1 had only `true` and `false`, which are still read.

use crate::json::BOOL_OR_STRUCT;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Whether the company can change an answer, and how far: `true`, `false` or `{"direction": "up", "reach": 2}`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lever {
    /// `true` for an answer that can change without limits, `false` for a fact.
    Unlimited(bool),
    /// An answer that can change within limits.
    Limited(LeverLimits),
}

/// How far an answer can change.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeverLimits {
    /// The direction in which the answer can change.
    pub direction: Direction,
    /// Integer: the largest factor by which the number can be multiplied, or divided on the way down. No limit if
    /// absent.
    #[serde(default)]
    pub reach: Option<f64>,
}

/// The direction in which an answer can change.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Direction {
    /// Only to more: a larger number, a later option.
    Up,
    /// Only to less.
    Down,
    /// In both directions.
    Any,
}

impl Default for Lever {
    fn default() -> Self {
        Self::Unlimited(false)
    }
}

impl<'de> Deserialize<'de> for Lever {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LeverVisitor;
        impl<'de> Visitor<'de> for LeverVisitor {
            type Value = Lever;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("true, false, or limits such as {\"direction\": \"up\", \"reach\": 2}")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, lever: D) -> Result<Lever, D::Error> {
                lever.deserialize_any(self)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Lever, E> {
                Ok(Lever::Unlimited(value))
            }

            fn visit_some<D: Deserializer<'de>>(self, limits: D) -> Result<Lever, D::Error> {
                LeverLimits::deserialize(limits).map(Lever::Limited)
            }

            /// Reads a trusted file, whose deserializer knows no `BOOL_OR_STRUCT`.
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Lever, A::Error> {
                LeverLimits::deserialize(MapAccessDeserializer::new(map)).map(Lever::Limited)
            }
        }
        deserializer.deserialize_newtype_struct(BOOL_OR_STRUCT, LeverVisitor)
    }
}

impl JsonSchema for Lever {
    fn schema_name() -> Cow<'static, str> {
        "Lever".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let limits = generator.subschema_for::<LeverLimits>();
        json_schema!({
            "description": "Whether the company can change an answer: true, false, or with limits. true means without limits.",
            "anyOf": [{"type": "boolean"}, limits]
        })
    }
}
