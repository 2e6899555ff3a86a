//! The deserializer that knows its place in the file.

use super::placeholder::Placeholder;
use super::{ErrorCollector, JsonPath, ReadError};
use crate::json;
use crate::locale::Message;
use crate::locale::lookup::nearest;
use crate::rulebook::format::{LEVER, LEVER_FIELDS};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::Value as Json;

/// A JSON value with its place, as a deserializer.
#[derive(Clone, Copy)]
pub(super) struct ValueDeserializer<'a> {
    value: &'a Json,
    path: JsonPath<'a>,
    errors: &'a ErrorCollector,
}

impl<'a> ValueDeserializer<'a> {
    pub(super) fn root(value: &'a Json, faults: &'a ErrorCollector) -> Self {
        Self { value, path: JsonPath::ROOT, errors: faults }
    }

    /// Records that the value does not have the expected form. Returns a placeholder to read instead.
    fn report_mismatch(&self, expected: &'static str) -> Placeholder {
        let message = Message::new("rulebook-type-mismatch").arg("found", json::describe_type(self.value));
        self.errors.report(self.path.to_string(), message.arg("wanted", Message::new(expected)));
        Placeholder
    }

    /// Records the error of a visitor, if there is one, at this place.
    fn report_failure<T>(&self, visited: Result<T, ReadError>) -> Result<T, ReadError> {
        visited.map_err(|fault| self.errors.report_error(&self.path, fault))
    }

    fn as_u32(&self) -> Option<u32> {
        self.value.as_u64().and_then(|number| u32::try_from(number).ok())
    }

    fn deserialize_seed<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        if self.errors.is_masked(&self.path) { seed.deserialize(Placeholder) } else { seed.deserialize(self) }
    }
}

impl<'de> Deserializer<'de> for ValueDeserializer<'_> {
    type Error = ReadError;

    /// Reads the values of a condition: a number, a word, a list of those, or a range.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Json::Number(_) => match self.as_u32() {
                Some(number) => self.report_failure(visitor.visit_u64(number.into())),
                None => self.report_mismatch("expected-count").deserialize_any(visitor),
            },
            Json::String(text) => self.report_failure(visitor.visit_str(text)),
            Json::Array(_) => self.deserialize_seq(visitor),
            Json::Object(map) => {
                let mut fields = ObjectAccess::new(&self, map, &[], &[]);
                self.report_failure(visitor.visit_map(&mut fields))
            }
            Json::Null | Json::Bool(_) => self.report_mismatch("expected-values").deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Json::Bool(value) => self.report_failure(visitor.visit_bool(*value)),
            _ => self.report_mismatch("expected-bool").deserialize_bool(visitor),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.as_u32() {
            Some(number) => self.report_failure(visitor.visit_u32(number)),
            None => self.report_mismatch("expected-count").deserialize_u32(visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value.as_f64().filter(|_| self.value.is_number()) {
            Some(number) => self.report_failure(visitor.visit_f64(number)),
            None => self.report_mismatch("expected-figure").deserialize_f64(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Json::String(text) => self.report_failure(visitor.visit_str(text)),
            _ => self.report_mismatch("expected-text").deserialize_str(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match (self.value, name) {
            (Json::Bool(value), LEVER) => self.report_failure(visitor.visit_bool(*value)),
            (_, LEVER) => self.deserialize_struct(LEVER, LEVER_FIELDS, visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Json::Array(items) => {
                self.report_failure(visitor.visit_seq(ListAccess { parent: &self, items, next: 0 }))
            }
            _ => self.report_mismatch("expected-list").deserialize_seq(visitor),
        }
    }

    /// Reads texts and conditions.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Json::Object(map) => {
                let mut fields = ObjectAccess::new(&self, map, &[], &[]);
                self.report_failure(visitor.visit_map(&mut fields))
            }
            _ => self.report_mismatch("expected-object").deserialize_map(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let Json::Object(map) = self.value else {
            return self.report_mismatch("expected-object").deserialize_struct(name, fields, visitor);
        };
        for field in map.keys().filter(|key| !fields.contains(&key.as_str())) {
            self.errors.report_unknown(&self.path, field, fields);
        }
        let mut missing = Vec::new();
        for field in fields.iter().copied().filter(|field| !map.contains_key(*field)) {
            if self.errors.required.borrow().contains(&(name, fields, field)) {
                self.errors.report_missing(&self.path, field);
                missing.push(field);
            }
        }
        let mut entries = ObjectAccess::new(&self, map, fields, &missing);
        let visited = visitor.visit_map(&mut entries);
        if let Err(ReadError::MissingField(field)) = visited {
            self.errors.required.borrow_mut().insert((name, fields, field));
        }
        self.report_failure(visited)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let (variant, content) = match self.value {
            Json::String(variant) => (variant, None),
            Json::Object(map) => match (map.iter().next(), map.len()) {
                (Some((variant, held)), 1) => (variant, Some(held)),
                _ => {
                    return self.report_mismatch("expected-single").deserialize_enum(name, variants, visitor);
                }
            },
            _ => return self.report_mismatch("expected-variant").deserialize_enum(name, variants, visitor),
        };
        if !variants.contains(&&**variant) {
            let message = match nearest(variant, variants.iter().copied()) {
                Some(near) => Message::new("rulebook-word-near").arg("nearest", near),
                None => Message::new("rulebook-word"),
            };
            let message = message.arg("word", json::truncate(variant, json::MAX_QUOTED_CHARS));
            self.errors.report(self.path.to_string(), message.arg("known", variants.join(", ")));
            return Placeholder.deserialize_enum(name, variants, visitor);
        }
        self.report_failure(visitor.visit_enum(VariantDeserializer { parent: &self, name: variant, content }))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier
    }
}

/// Access to the elements of a list.
struct ListAccess<'a> {
    parent: &'a ValueDeserializer<'a>,
    items: &'a [Json],
    next: usize,
}

impl<'de> SeqAccess<'de> for ListAccess<'_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let index = self.next;
        let Some(value) = self.items.get(index) else { return Ok(None) };
        self.next += 1;
        let path = self.parent.path.item(index);
        ValueDeserializer { value, path, errors: self.parent.errors }.deserialize_seed(seed).map(Some)
    }
}

/// Access to the fields of an object: the known ones, then placeholders for missing ones.
struct ObjectAccess<'a> {
    parent: &'a ValueDeserializer<'a>,
    entries: serde_json::map::Iter<'a>,
    known: &'static [&'static str],
    missing: std::slice::Iter<'a, &'static str>,
    pending: Option<(&'a str, &'a Json)>,
}

impl<'a> ObjectAccess<'a> {
    fn new(
        whole: &'a ValueDeserializer<'a>,
        map: &'a serde_json::Map<String, Json>,
        known: &'static [&'static str],
        filled: &'a [&'static str],
    ) -> Self {
        Self { parent: whole, entries: map.iter(), known, missing: filled.iter(), pending: None }
    }
}

impl<'de> MapAccess<'de> for &mut ObjectAccess<'_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let known = self.known;
        let belongs = |key: &str| known.is_empty() || known.contains(&key);
        let key = match self.entries.find(|(key, _)| belongs(key)) {
            Some((key, value)) => {
                self.pending = Some((key, value));
                key.as_str()
            }
            None => match self.missing.next() {
                Some(key) => key,
                None => return Ok(None),
            },
        };
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        match self.pending.take() {
            Some((key, value)) => {
                ValueDeserializer { value, path: self.parent.path.field(key), errors: self.parent.errors }
                    .deserialize_seed(seed)
            }
            None => seed.deserialize(Placeholder),
        }
    }
}

/// Access to a variant of an enum: its name and its content.
struct VariantDeserializer<'a> {
    parent: &'a ValueDeserializer<'a>,
    name: &'a str,
    content: Option<&'a Json>,
}

impl<'de> EnumAccess<'de> for VariantDeserializer<'_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ReadError> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for VariantDeserializer<'_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        if self.content.is_some() {
            self.parent.report_mismatch("expected-variant");
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        let Some(value) = self.content else {
            return seed.deserialize(self.parent.report_mismatch("expected-object"));
        };
        ValueDeserializer { value, path: self.parent.path.field(self.name), errors: self.parent.errors }
            .deserialize_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.parent.report_mismatch("expected-object").tuple_variant(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let Some(value) = self.content else {
            return self.parent.report_mismatch("expected-object").struct_variant(fields, visitor);
        };
        let inner =
            ValueDeserializer { value, path: self.parent.path.field(self.name), errors: self.parent.errors };
        inner.deserialize_struct("", fields, visitor)
    }
}
