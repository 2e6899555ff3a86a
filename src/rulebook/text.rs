//! Texts of a rulebook: one wording for each of the rulebook's languages.
//!
//! The languages are those of the rulebook, independent of the interface. A caller asks for a language and gets the
//! first wording of the text if that language is missing.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use smallvec::SmallVec;
use std::fmt;
use std::sync::Arc;

/// A text in every language of its rulebook: `{"en": "Budget", "nl": "Budget"}`. Clones share the wordings.
///
/// [`Reader::text`](crate::document::Reader::text) returns the wording in the user's language, safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// All tags and wordings, one after the other: a rulebook has thousands of texts, and each is one allocation.
    joined: Arc<str>,
    /// For each wording the ends of its tag and of itself in `joined`.
    ends: SmallVec<[(u32, u32); 2]>,
}

/// The name of the type for a deserializer, which can find texts by it.
pub(super) const TEXT: &str = "Text";

impl Text {
    /// Creates a text in one language.
    #[cfg(test)]
    pub(crate) fn single(language: &str, wording: &str) -> Self {
        let mut text = TextBuilder::new();
        text.push(language);
        text.push(wording);
        text.build()
    }

    /// Returns the wording in `language`, otherwise the first wording. Empty only if the text has no wording.
    #[doc(hidden)]
    pub fn get(&self, language: &str) -> &str {
        self.exact(language)
            .or_else(|| self.wordings().next().map(|(_, wording)| wording))
            .unwrap_or_default()
    }

    /// Returns the wording in `language`, or `None` if there is none.
    pub(crate) fn exact(&self, language: &str) -> Option<&str> {
        self.wordings().find(|(tag, _)| *tag == language).map(|(_, wording)| wording)
    }

    /// Iterates over the languages of the text, in the order of the file.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.wordings().map(|(tag, _)| tag)
    }

    /// Iterates over the wordings, in the order of the file.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.wordings().map(|(_, wording)| wording)
    }

    /// Iterates over the tags with their wordings.
    fn wordings(&self) -> impl Iterator<Item = (&str, &str)> {
        let starts = [0].into_iter().chain(self.ends.iter().map(|&(_, end)| end));
        let slice = |from: u32, to: u32| &self.joined[from as usize..to as usize];
        starts.zip(&self.ends).map(move |(start, &(tag, wording))| (slice(start, tag), slice(tag, wording)))
    }
}

/// A text that is being read: tags and wordings in turn.
struct TextBuilder {
    joined: String,
    ends: SmallVec<[u32; 4]>,
}

impl TextBuilder {
    fn new() -> Self {
        // Most texts fit, so that the text does not grow while it is read.
        Self { joined: String::with_capacity(512), ends: SmallVec::new() }
    }

    fn push(&mut self, part: &str) {
        self.joined.push_str(part);
        // A file has at most `MAX_FILE_BYTES`.
        self.ends.push(u32::try_from(self.joined.len()).unwrap_or(u32::MAX));
    }

    fn build(self) -> Text {
        let ends = self.ends.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        Text { joined: self.joined.into(), ends }
    }
}

/// Appends one tag or wording to a text.
impl<'de> DeserializeSeed<'de> for &mut TextBuilder {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for &mut TextBuilder {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, part: &str) -> Result<(), E> {
        self.push(part);
        Ok(())
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

            fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<Text, D::Error> {
                text.deserialize_map(self)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut text = TextBuilder::new();
                while map.next_key_seed(&mut text)?.is_some() {
                    map.next_value_seed(&mut text)?;
                }
                let text = text.build();
                if let Some(tag) = text.languages().enumerate().find_map(|(index, tag)| {
                    text.languages().take(index).any(|earlier| earlier == tag).then_some(tag)
                }) {
                    return Err(A::Error::custom(format!("duplicate language \"{tag}\"")));
                }
                Ok(text)
            }
        }
        deserializer.deserialize_newtype_struct(TEXT, TextVisitor)
    }
}
