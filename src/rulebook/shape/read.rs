//! The deserializer that knows its place in the file.

use super::wild::Wild;
use super::{Fault, Faults, Path};
use crate::json;
use crate::locale::Message;
use crate::locale::lookup::nearest;
use crate::rulebook::format::{LEVER, LEVER_FIELDS};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_json::Value as Json;

/// A JSON value with its place, as a deserializer.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    value: &'a Json,
    path: Path<'a>,
    faults: &'a Faults,
}

impl<'a> At<'a> {
    pub(super) fn whole(value: &'a Json, faults: &'a Faults) -> Self {
        Self { value, path: Path::WHOLE, faults }
    }

    /// Records that the value does not have the expected form. Returns a placeholder to read instead.
    fn misfit(&self, wanted: &'static str) -> Wild {
        let message = Message::new("rulebook-misfit").with("found", json::found(self.value));
        self.faults.note(self.path.to_string(), message.with("wanted", Message::new(wanted)));
        Wild
    }

    /// Records the error of a visitor, if there is one, at this place.
    fn told<T>(&self, visited: Result<T, Fault>) -> Result<T, Fault> {
        visited.map_err(|fault| self.faults.end(&self.path, fault))
    }

    fn count(&self) -> Option<u32> {
        self.value.as_u64().and_then(|number| u32::try_from(number).ok())
    }

    fn read<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        if self.faults.is_masked(&self.path) { seed.deserialize(Wild) } else { seed.deserialize(self) }
    }
}

impl<'de> Deserializer<'de> for At<'_> {
    type Error = Fault;

    /// Reads the values of a condition: a number, a word, a list of those, or a range.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Number(_) => match self.count() {
                Some(number) => self.told(visitor.visit_u64(number.into())),
                None => self.misfit("wanted-count").deserialize_any(visitor),
            },
            Json::String(text) => self.told(visitor.visit_str(text)),
            Json::Array(_) => self.deserialize_seq(visitor),
            Json::Object(map) => {
                let mut fields = Fields::new(&self, map, &[], &[]);
                self.told(visitor.visit_map(&mut fields))
            }
            Json::Null | Json::Bool(_) => self.misfit("wanted-values").deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Bool(value) => self.told(visitor.visit_bool(*value)),
            _ => self.misfit("wanted-bool").deserialize_bool(visitor),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.count() {
            Some(number) => self.told(visitor.visit_u32(number)),
            None => self.misfit("wanted-count").deserialize_u32(visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value.as_f64().filter(|_| self.value.is_number()) {
            Some(number) => self.told(visitor.visit_f64(number)),
            None => self.misfit("wanted-figure").deserialize_f64(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::String(text) => self.told(visitor.visit_str(text)),
            _ => self.misfit("wanted-text").deserialize_str(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match (self.value, name) {
            (Json::Bool(value), LEVER) => self.told(visitor.visit_bool(*value)),
            (_, LEVER) => self.deserialize_struct(LEVER, LEVER_FIELDS, visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Array(items) => self.told(visitor.visit_seq(Items { whole: &self, list: items, next: 0 })),
            _ => self.misfit("wanted-list").deserialize_seq(visitor),
        }
    }

    /// Reads texts and conditions.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Json::Object(map) => {
                let mut fields = Fields::new(&self, map, &[], &[]);
                self.told(visitor.visit_map(&mut fields))
            }
            _ => self.misfit("wanted-object").deserialize_map(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Json::Object(map) = self.value else {
            return self.misfit("wanted-object").deserialize_struct(name, fields, visitor);
        };
        for field in map.keys().filter(|key| !fields.contains(&key.as_str())) {
            self.faults.unknown(&self.path, field, fields);
        }
        let mut filled = Vec::new();
        for field in fields.iter().copied().filter(|field| !map.contains_key(*field)) {
            if self.faults.needed.borrow().contains(&(name, fields, field)) {
                self.faults.missing(&self.path, field);
                filled.push(field);
            }
        }
        let mut entries = Fields::new(&self, map, fields, &filled);
        let visited = visitor.visit_map(&mut entries);
        if let Err(Fault::Missing(field)) = visited {
            self.faults.needed.borrow_mut().insert((name, fields, field));
        }
        self.told(visited)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (variant, held) = match self.value {
            Json::String(variant) => (variant, None),
            Json::Object(map) => match (map.iter().next(), map.len()) {
                (Some((variant, held)), 1) => (variant, Some(held)),
                _ => return self.misfit("wanted-single").deserialize_enum(name, variants, visitor),
            },
            _ => return self.misfit("wanted-variant").deserialize_enum(name, variants, visitor),
        };
        if !variants.contains(&&**variant) {
            let message = match nearest(variant, variants.iter().copied()) {
                Some(near) => Message::new("rulebook-word-near").with("nearest", near),
                None => Message::new("rulebook-word"),
            };
            let message = message.with("word", json::short(variant, json::QUOTED));
            self.faults.note(self.path.to_string(), message.with("known", variants.join(", ")));
            return Wild.deserialize_enum(name, variants, visitor);
        }
        self.told(visitor.visit_enum(Variant { whole: &self, name: variant, held }))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier
    }
}

/// Access to the elements of a list.
struct Items<'a> {
    whole: &'a At<'a>,
    list: &'a [Json],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let index = self.next;
        let Some(value) = self.list.get(index) else { return Ok(None) };
        self.next += 1;
        let path = self.whole.path.item(index);
        At { value, path, faults: self.whole.faults }.read(seed).map(Some)
    }
}

/// Access to the fields of an object: the known ones, then placeholders for missing ones.
struct Fields<'a> {
    whole: &'a At<'a>,
    entries: serde_json::map::Iter<'a>,
    known: &'static [&'static str],
    filled: std::slice::Iter<'a, &'static str>,
    held: Option<(&'a str, &'a Json)>,
}

impl<'a> Fields<'a> {
    fn new(
        whole: &'a At<'a>,
        map: &'a serde_json::Map<String, Json>,
        known: &'static [&'static str],
        filled: &'a [&'static str],
    ) -> Self {
        Self { whole, entries: map.iter(), known, filled: filled.iter(), held: None }
    }
}

impl<'de> MapAccess<'de> for &mut Fields<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let known = self.known;
        let belongs = |key: &str| known.is_empty() || known.contains(&key);
        let key = match self.entries.find(|(key, _)| belongs(key)) {
            Some((key, value)) => {
                self.held = Some((key, value));
                key.as_str()
            }
            None => match self.filled.next() {
                Some(key) => key,
                None => return Ok(None),
            },
        };
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.held.take() {
            Some((key, value)) => {
                At { value, path: self.whole.path.field(key), faults: self.whole.faults }.read(seed)
            }
            None => seed.deserialize(Wild),
        }
    }
}

/// Access to a variant of an enum: its name and its content.
struct Variant<'a> {
    whole: &'a At<'a>,
    name: &'a str,
    held: Option<&'a Json>,
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if self.held.is_some() {
            self.whole.misfit("wanted-variant");
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        let Some(value) = self.held else { return seed.deserialize(self.whole.misfit("wanted-object")) };
        At { value, path: self.whole.path.field(self.name), faults: self.whole.faults }.read(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        self.whole.misfit("wanted-object").tuple_variant(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Some(value) = self.held else {
            return self.whole.misfit("wanted-object").struct_variant(fields, visitor);
        };
        let inner = At { value, path: self.whole.path.field(self.name), faults: self.whole.faults };
        inner.deserialize_struct("", fields, visitor)
    }
}
