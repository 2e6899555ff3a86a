//! Texts of a rulebook: one wording for each of the rulebook's languages.
//!
//! The languages are those of the rulebook, independent of the interface. A caller asks for a language and gets the
//! first wording of the text if that language is missing.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// A text in every language of its rulebook: `{"en": "Budget", "nl": "Budget"}`. Clones share the wordings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Arc<[(Box<str>, Box<str>)]>);

impl Text {
    /// Creates a text in one language, for tests and for names that are the same in every language.
    pub fn single(language: &str, wording: &str) -> Self {
        Self(Arc::new([(language.into(), wording.into())]))
    }

    /// Returns the wording in `language`, otherwise the first wording. Empty only if the text has no wording.
    pub fn get(&self, language: &str) -> &str {
        self.exact(language).or_else(|| self.0.first().map(|(_, wording)| &**wording)).unwrap_or_default()
    }

    /// Returns the wording in `language`, or `None` if there is none.
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| &**tag == language).map(|(_, wording)| &**wording)
    }

    /// Iterates over the languages of the text, in the order of the file.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(tag, _)| &**tag)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text per language, such as {\"en\": \"...\", \"nl\": \"...\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut wordings: Vec<(Box<str>, Box<str>)> = Vec::with_capacity(2);
                while let Some(tag) = map.next_key::<Box<str>>()? {
                    if wordings.iter().any(|(known, _)| *known == tag) {
                        return Err(A::Error::custom(format!("duplicate language \"{tag}\"")));
                    }
                    let wording = map.next_value()?;
                    wordings.push((tag, wording));
                }
                Ok(Text(wordings.into()))
            }
        }
        deserializer.deserialize_map(TextVisitor)
    }
}
