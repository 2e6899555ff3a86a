//! A deserializer of JSON values that knows the place of each value in the file.

use super::placeholder::Placeholder;
use super::{ReadError, Reader, UnknownFields};
use crate::json::path::JsonPath;
use crate::json::{self, NUMBER_KEY};
use crate::locale::Message;
use crate::locale::lookup::nearest;
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::Value as Json;

/// The name of a newtype struct that is read from a boolean with `visit_bool`, or from a struct with `visit_some`.
pub(crate) const BOOL_OR_STRUCT: &str = "$json::BoolOrStruct";
/// The name of a newtype struct that is read from any value as it is.
pub(in crate::json) const RAW: &str = "$json::Raw";
/// The name of a newtype struct that is read from a list in which the same value stands twice.
pub(in crate::json) const PAIR: &str = "$json::Pair";
/// What the name of an enum begins with if a field of its object has the name of the variant, before that field's name.
const TAGGED: &str = "tagged by ";
/// The variant of such an enum for all other names. It has the name.
const OTHER: &str = "*";

/// A JSON value with its place, as a deserializer.
#[derive(Clone, Copy)]
pub(super) struct ValueDeserializer<'de, 'a> {
    value: &'de Json,
    path: JsonPath<'a>,
    reader: &'a Reader<'a>,
}

impl<'de, 'a> ValueDeserializer<'de, 'a> {
    pub(super) fn root(value: &'de Json, reader: &'a Reader<'a>) -> Self {
        Self { value, path: JsonPath::ROOT, reader }
    }

    fn field<'b>(&'b self, field: &'b str, value: &'de Json) -> ValueDeserializer<'de, 'b> {
        ValueDeserializer { value, path: self.path.field(field), reader: self.reader }
    }

    /// Records that the value does not have the expected form. Returns a placeholder to read instead.
    fn report_mismatch(&self, expected: &'static str) -> Placeholder {
        self.reader.report(self.path.to_text(self.reader.style), || json::unexpected(expected, self.value));
        Placeholder
    }

    /// Records that the value is none of the words that are allowed. Returns a placeholder to read instead.
    fn report_word(&self, word: &str, known: &[&str]) -> Placeholder {
        self.reader.report(self.path.to_text(self.reader.style), || {
            let message = match nearest(word, known.iter().copied()) {
                Some(near) => Message::new("json-word-near").arg("nearest", near),
                None => Message::new("json-word"),
            };
            let message = message.arg("word", json::truncate(word, json::MAX_QUOTED_CHARS));
            message.arg("known", known.join(", "))
        });
        Placeholder
    }

    /// Records the error of a visitor, if there is one, at this place.
    fn report_failure<T>(&self, visited: Result<T, ReadError>) -> Result<T, ReadError> {
        visited.map_err(|error| self.reader.report_error(&self.path, self.value, error))
    }

    fn as_u32(&self) -> Option<u32> {
        self.value.as_u64().and_then(|number| u32::try_from(number).ok())
    }

    fn deserialize_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        if self.reader.is_masked(&self.path) { seed.deserialize(Placeholder) } else { seed.deserialize(self) }
    }

    /// Reads an enum whose variant is named in the field `tag` of its object.
    fn deserialize_tagged<V: Visitor<'de>>(
        self,
        tag: &str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let Json::Object(map) = self.value else {
            return self.report_mismatch("expected-object").deserialize_enum("", variants, visitor);
        };
        let Some(found) = map.get(tag) else {
            self.reader.report_missing(&self.path, tag);
            return Placeholder.deserialize_enum("", variants, visitor);
        };
        let place = self.field(tag, found);
        let variant = match found {
            Json::String(name) if variants.contains(&&**name) && name != OTHER => {
                VariantDeserializer { parent: &self, name, content: Some(self), is_tagged: true }
            }
            Json::String(_) if variants.contains(&OTHER) => {
                VariantDeserializer { parent: &self, name: OTHER, content: Some(place), is_tagged: true }
            }
            Json::String(name) => {
                return place.report_word(name, variants).deserialize_enum("", variants, visitor);
            }
            _ => return place.report_mismatch("expected-text").deserialize_enum("", variants, visitor),
        };
        self.report_failure(visitor.visit_enum(variant))
    }
}

impl<'de> Deserializer<'de> for ValueDeserializer<'de, '_> {
    type Error = ReadError;

    /// Reads the values of a condition: a number, a word, a list of those, or a range.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Json::Number(_) => match self.as_u32() {
                Some(number) => self.report_failure(visitor.visit_u64(number.into())),
                None => self.report_mismatch("expected-count").deserialize_any(visitor),
            },
            Json::String(text) => self.report_failure(visitor.visit_borrowed_str(text)),
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

    /// Reads a whole number in any notation.
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match json::as_integer(self.value) {
            Some(number) => self.report_failure(visitor.visit_u64(number)),
            None => self.report_mismatch("expected-whole").deserialize_u64(visitor),
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
            Json::String(text) => self.report_failure(visitor.visit_borrowed_str(text)),
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
            (Json::Bool(value), BOOL_OR_STRUCT) => self.report_failure(visitor.visit_bool(*value)),
            (_, BOOL_OR_STRUCT) => visitor.visit_some(self),
            (value, RAW) => self.report_failure(visitor.visit_newtype_struct(RawDeserializer(value))),
            (_, PAIR) => visitor.visit_seq(PairAccess { value: self, left: 2 }),
            _ => {
                if let Some(inspect) = self.reader.inspect {
                    inspect(name, self.value, &|| self.path.to_text(self.reader.style));
                }
                visitor.visit_newtype_struct(self)
            }
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
        if self.reader.unknown_fields == UnknownFields::Report {
            for field in map.keys().filter(|key| !fields.contains(&key.as_str())) {
                self.reader.report_unknown(&self.path, field, fields);
            }
        }
        let mut missing = Vec::new();
        for field in fields.iter().copied().filter(|field| !map.contains_key(*field)) {
            if self.reader.required.borrow().contains(&(name, fields, field)) {
                self.reader.report_missing(&self.path, field);
                missing.push(field);
            }
        }
        let mut entries = ObjectAccess::new(&self, map, fields, &missing);
        let visited = visitor.visit_map(&mut entries);
        if let Err(ReadError::MissingField(field)) = visited {
            self.reader.required.borrow_mut().insert((name, fields, field));
        }
        self.report_failure(visited)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let Some(tag) = name.strip_prefix(TAGGED) {
            return self.deserialize_tagged(tag, variants, visitor);
        }
        let (variant, content) = match self.value {
            Json::String(variant) => (variant, None),
            Json::Object(map) => match (map.iter().next(), map.len()) {
                (Some((variant, held)), 1) => (variant, Some(self.field(variant, held))),
                _ => {
                    return self.report_mismatch("expected-single").deserialize_enum(name, variants, visitor);
                }
            },
            _ => return self.report_mismatch("expected-variant").deserialize_enum(name, variants, visitor),
        };
        if !variants.contains(&&**variant) {
            return self.report_word(variant, variants).deserialize_enum(name, variants, visitor);
        }
        let access = VariantDeserializer { parent: &self, name: variant, content, is_tagged: false };
        self.report_failure(visitor.visit_enum(access))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier
    }
}

/// Access to the elements of a list.
struct ListAccess<'de, 'a> {
    parent: &'a ValueDeserializer<'de, 'a>,
    items: &'de [Json],
    next: usize,
}

impl<'de> SeqAccess<'de> for ListAccess<'de, '_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let index = self.next;
        let Some(value) = self.items.get(index) else { return Ok(None) };
        self.next += 1;
        let path = self.parent.path.item(index);
        ValueDeserializer { value, path, reader: self.parent.reader }.deserialize_seed(seed).map(Some)
    }
}

/// Access to the same value twice.
struct PairAccess<'de, 'a> {
    value: ValueDeserializer<'de, 'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for PairAccess<'de, '_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        self.value.deserialize_seed(seed).map(Some)
    }
}

/// Access to the fields of an object: the known ones, then placeholders for missing ones.
struct ObjectAccess<'de, 'a> {
    parent: &'a ValueDeserializer<'de, 'a>,
    entries: serde_json::map::Iter<'de>,
    known: &'static [&'static str],
    missing: std::slice::Iter<'a, &'static str>,
    pending: Option<(&'de str, &'de Json)>,
}

impl<'de, 'a> ObjectAccess<'de, 'a> {
    fn new(
        parent: &'a ValueDeserializer<'de, 'a>,
        map: &'de serde_json::Map<String, Json>,
        known: &'static [&'static str],
        missing: &'a [&'static str],
    ) -> Self {
        Self { parent, entries: map.iter(), known, missing: missing.iter(), pending: None }
    }
}

impl<'de> MapAccess<'de> for &mut ObjectAccess<'de, '_> {
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
            Some((key, value)) => self.parent.field(key, value).deserialize_seed(seed),
            None => seed.deserialize(Placeholder),
        }
    }
}

/// Access to a variant of an enum: its name and its content.
struct VariantDeserializer<'de, 'a> {
    parent: &'a ValueDeserializer<'de, 'a>,
    name: &'a str,
    content: Option<ValueDeserializer<'de, 'a>>,
    /// Whether a field has the name, so that a variant without content also has an object.
    is_tagged: bool,
}

impl<'de> EnumAccess<'de> for VariantDeserializer<'de, '_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ReadError> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for VariantDeserializer<'de, '_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        if self.content.is_some() && !self.is_tagged {
            self.parent.report_mismatch("expected-variant");
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        match self.content {
            Some(content) => content.deserialize_seed(seed),
            None => seed.deserialize(self.parent.report_mismatch("expected-object")),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.parent.report_mismatch("expected-object").tuple_variant(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self.content {
            Some(content) => content.deserialize_struct("", fields, visitor),
            None => self.parent.report_mismatch("expected-object").struct_variant(fields, visitor),
        }
    }
}

/// A deserializer that passes a value on as it is: numbers keep all their digits.
struct RawDeserializer<'de>(&'de Json);

impl<'de> Deserializer<'de> for RawDeserializer<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Json::Null => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(*value),
            Json::Number(number) => {
                visitor.visit_map(MapDeserializer::new([(NUMBER_KEY, number.as_str())].into_iter()))
            }
            Json::String(text) => visitor.visit_borrowed_str(text),
            Json::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(RawDeserializer))),
            Json::Object(fields) => visitor.visit_map(MapDeserializer::new(
                fields.iter().map(|(key, value)| (key.as_str(), RawDeserializer(value))),
            )),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, ReadError> for RawDeserializer<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
