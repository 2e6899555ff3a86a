//! Conditions and the values that they look for, as written.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// A single value in a condition.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Scalar {
    /// A number.
    Number(u32),
    /// An option's id.
    Option(String),
}

/// The values that meet a condition: `"tight"`, `["tight", "moderate"]`, `2`, or `{"min": 3, "max": 9}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Matcher {
    /// This value.
    One(Scalar),
    /// Any of these.
    OneOf(Vec<Scalar>),
    /// A range, bounds included.
    Range(Range),
}

/// A range of numbers, bounds included; a missing bound is the question's own.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least.
    #[serde(default)]
    pub min: Option<u32>,
    /// The most.
    #[serde(default)]
    pub max: Option<u32>,
}

/// A condition on the answers: all terms must hold. `{"budget": "tight", "team_size": {"max": 29}}`;
/// the keys `all`, `any` (lists of conditions) and `not` (a condition) combine; any other key is the id of a question or a
/// derived input. Where advice is already known (warnings, practices, support, first steps) two more inputs exist: `model`
/// (ids of models) and `segments_now` (how many dimensions are taken).
#[derive(Clone, Debug, Default)]
pub struct Condition(pub Vec<ConditionTerm>);

/// One term of a condition.
#[derive(Clone, Debug)]
pub enum ConditionTerm {
    /// Each of these holds.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Condition),
    /// The input has one of these values.
    Input(String, Matcher),
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Terms;
        impl<'de> Visitor<'de> for Terms {
            type Value = Condition;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a condition, such as {\"budget\": \"tight\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
                let mut terms = Vec::new();
                let mut seen: Vec<String> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if seen.contains(&key) {
                        return Err(A::Error::custom(format!("\"{key}\" stands twice in one condition")));
                    }
                    terms.push(match key.as_str() {
                        "all" => ConditionTerm::All(map.next_value()?),
                        "any" => ConditionTerm::Any(map.next_value()?),
                        "not" => ConditionTerm::Not(map.next_value()?),
                        _ => ConditionTerm::Input(key.clone(), map.next_value()?),
                    });
                    seen.push(key);
                }
                Ok(Condition(terms))
            }
        }
        deserializer.deserialize_map(Terms)
    }
}
