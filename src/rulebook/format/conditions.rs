//! The file's form of conditions and of the values that they test.

use crate::json::NUMBER_KEY;
use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use std::fmt;

/// A single value in a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scalar {
    /// A number.
    Number(u32),
    /// An option's id.
    Option(String),
}

/// The values that fulfil a condition: `"tight"`, `["tight", "moderate"]`, `2`, or `{"min": 3, "max": 9}`.
#[derive(Clone, Debug)]
pub(crate) enum Matcher {
    /// This value.
    One(Scalar),
    /// Any of these.
    OneOf(Vec<Scalar>),
    /// A range, bounds included.
    Range(Range),
}

/// A range of numbers, both ends included. A missing end is that of the question.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    /// The smallest value.
    pub min: Option<u32>,
    /// The largest value.
    pub max: Option<u32>,
}

/// A condition on the answers; all its terms must hold: `{"budget": "tight", "team_size": {"max": 29}}`.
///
/// The keys `all`, `any` (lists of conditions) and `not` (a condition) combine conditions. Any other key is the id of a
/// question or of a derived input. Conditions that are evaluated after the decision (warnings, practices, support,
/// first steps) have two more inputs: `model` (ids of models) and `segments_now` (the number of dimensions for now).
#[derive(Clone, Debug, Default)]
pub(crate) struct Condition(pub Vec<ConditionTerm>);

/// One term of a condition.
#[derive(Clone, Debug)]
pub(crate) enum ConditionTerm {
    /// Each of these holds.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// The inner condition does not hold.
    Not(Condition),
    /// The input has one of these values.
    Input(String, Matcher),
}

impl ConditionTerm {
    /// Returns the term's key in the file.
    fn key(&self) -> &str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Not(_) => "not",
            Self::Input(id, _) => id,
        }
    }
}

/// Reads a number of a condition from its text.
fn parse_number<E: Error>(text: &str) -> Result<Scalar, E> {
    let error = |_| E::custom(format!("expected a whole number from 0 to {}, found {text}", u32::MAX));
    text.parse().map(Scalar::Number).map_err(error)
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an option's id or a number")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
                match map.next_key::<String>()?.as_deref() {
                    Some(NUMBER_KEY) => parse_number(&map.next_value::<String>()?),
                    _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
                }
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Scalar, E> {
                parse_number(&value.to_string())
            }

            fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
                Ok(Scalar::Option(value.to_owned()))
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}

impl<'de> Deserialize<'de> for Matcher {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MatcherVisitor;
        impl<'de> Visitor<'de> for MatcherVisitor {
            type Value = Matcher;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(
                    "an option's id, a number, a list of those, or a range such as {\"min\": 3, \"max\": 9}",
                )
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<Matcher, E> {
                parse_number(&value.to_string()).map(Matcher::One)
            }

            fn visit_str<E>(self, value: &str) -> Result<Matcher, E> {
                Ok(Matcher::One(Scalar::Option(value.to_owned())))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Matcher, A::Error> {
                Deserialize::deserialize(SeqAccessDeserializer::new(list)).map(Matcher::OneOf)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Matcher, A::Error> {
                let mut range = Range { min: None, max: None };
                while let Some(key) = map.next_key::<String>()? {
                    let bound = match &*key {
                        NUMBER_KEY => return parse_number(&map.next_value::<String>()?).map(Matcher::One),
                        "min" => &mut range.min,
                        "max" => &mut range.max,
                        _ => return Err(A::Error::unknown_field(&key, &["min", "max"])),
                    };
                    *bound = map.next_value()?;
                }
                Ok(Matcher::Range(range))
            }
        }
        deserializer.deserialize_any(MatcherVisitor)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ConditionVisitor;
        impl<'de> Visitor<'de> for ConditionVisitor {
            type Value = Condition;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a condition, such as {\"question\": \"option\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
                let mut terms = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if terms.iter().any(|term: &ConditionTerm| term.key() == key) {
                        return Err(A::Error::custom(format!("duplicate key \"{key}\" in one condition")));
                    }
                    terms.push(match key.as_str() {
                        "all" => ConditionTerm::All(map.next_value()?),
                        "any" => ConditionTerm::Any(map.next_value()?),
                        "not" => ConditionTerm::Not(map.next_value()?),
                        _ => ConditionTerm::Input(key, map.next_value()?),
                    });
                }
                Ok(Condition(terms))
            }
        }
        deserializer.deserialize_map(ConditionVisitor)
    }
}
