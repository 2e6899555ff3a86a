//! Building blocks for the types of a file, for what the derives of `serde` cannot express.

use super::reader::{PAIR, RAW};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json};
use std::fmt;
use std::marker::PhantomData;

/// A type that is read from any JSON value, with a message of its own for values that do not fit.
pub(crate) trait FromJson: Default {
    /// The key of the message for a value that does not fit, alone in a list. Its argument `found` is the value.
    const MISFIT: &'static [&'static str];

    /// Returns `None` if the value does not fit.
    fn from_json(value: Json) -> Option<Self>;
}

/// Reads a field by its [`FromJson`], for `#[serde(deserialize_with = "...")]`.
pub(crate) fn checked<'de, D: Deserializer<'de>, T: FromJson>(deserializer: D) -> Result<T, D::Error> {
    struct CheckedVisitor<T>(PhantomData<T>);
    impl<'de, T: FromJson> Visitor<'de> for CheckedVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str(T::MISFIT.first().copied().unwrap_or_default())
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
            // Of all errors of `serde`, only this one passes a static text on to the reader.
            T::from_json(Json::deserialize(value)?).ok_or_else(|| D::Error::unknown_variant("", T::MISFIT))
        }

        fn visit_unit<E>(self) -> Result<T, E> {
            Ok(T::default())
        }
    }
    deserializer.deserialize_newtype_struct(RAW, CheckedVisitor(PhantomData))
}

/// Reads a field that may be `null`, which counts as absent, for `#[serde(deserialize_with = "...")]`.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A value that is read by its [`FromJson`].
#[derive(Debug, Default, Serialize)]
pub(crate) struct Checked<T>(pub T);

impl<'de, T: FromJson> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        checked(deserializer).map(Self)
    }
}

/// A value of any form.
pub(crate) type Raw = Checked<Json>;

impl Raw {
    pub(crate) fn is_null(&self) -> bool {
        self.0.is_null()
    }
}

impl FromJson for Json {
    const MISFIT: &'static [&'static str] = &[];

    fn from_json(value: Json) -> Option<Self> {
        Some(value)
    }
}

/// Two forms that are read from the same value.
pub(crate) struct Pair<A, B>(pub A, pub B);

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Deserialize<'de> for Pair<A, B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairVisitor<A, B>(PhantomData<(A, B)>);
        impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Visitor<'de> for PairVisitor<A, B> {
            type Value = Pair<A, B>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a value with two forms")
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut forms: S) -> Result<Self::Value, S::Error> {
                match (forms.next_element()?, forms.next_element()?) {
                    (Some(first), Some(second)) => Ok(Pair(first, second)),
                    _ => Err(S::Error::invalid_length(0, &self)),
                }
            }
        }
        deserializer.deserialize_newtype_struct(PAIR, PairVisitor(PhantomData))
    }
}

/// The fields of an object whose keys are free, in the order of the file.
#[derive(Debug)]
pub(crate) struct Entries<V>(pub Vec<(String, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<V> {
            type Value = Entries<V>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut object: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = object.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

impl<V: Serialize> Serialize for Entries<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Sets the known fields of an object that was read from a file, and of the objects in it.
///
/// A field whose new value is `null` is removed. Fields that are not in `values` belong to a later version of the
/// program and stay in their places.
pub(crate) fn merge_fields(file: &mut Map<String, Json>, values: Map<String, Json>) {
    for (key, value) in values {
        match value {
            Json::Null => drop(file.shift_remove(&key)),
            Json::Object(values) => {
                let place = file.entry(key).or_insert(Json::Null);
                if !place.is_object() {
                    *place = Map::new().into();
                }
                if let Json::Object(inner) = place {
                    merge_fields(inner, values);
                }
            }
            value => drop(file.insert(key, value)),
        }
    }
}
