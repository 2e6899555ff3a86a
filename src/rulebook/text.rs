//! Texts as a rulebook holds them: one wording per language of that rulebook, beside the facts they rest on.
//!
//! Languages are the rulebook's own. A text knows nothing of the interface's language; whoever shows it asks for
//! the language it wants and gets that, or the rulebook's first language where the rulebook has no such one.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// One text in every language of its rulebook: `{"en": "Budget", "nl": "Budget"}`. A copy shares the wordings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Arc<[(Box<str>, Box<str>)]>);

impl Text {
    /// A text of one language, for tests and for names that are the same everywhere.
    #[must_use]
    pub fn single(language: &str, wording: &str) -> Self {
        Self(Arc::new([(language.into(), wording.into())]))
    }

    /// The wording in `language`, else the first wording there is; empty only where the text is empty.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        self.exact(language).or_else(|| self.0.first().map(|(_, wording)| &**wording)).unwrap_or_default()
    }

    /// The wording in `language`, if the text has one.
    #[must_use]
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| &**tag == language).map(|(_, wording)| &**wording)
    }

    /// The languages the text is written in, in the order of the file.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(tag, _)| &**tag)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Wordings;
        impl<'de> Visitor<'de> for Wordings {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text per language, such as {\"en\": \"...\", \"nl\": \"...\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut wordings: Vec<(Box<str>, Box<str>)> = Vec::with_capacity(2);
                while let Some(tag) = map.next_key::<Box<str>>()? {
                    if wordings.iter().any(|(known, _)| *known == tag) {
                        return Err(A::Error::custom(format!("the language \"{tag}\" is given twice")));
                    }
                    let wording = map.next_value()?;
                    wordings.push((tag, wording));
                }
                Ok(Text(wordings.into()))
            }
        }
        deserializer.deserialize_map(Wordings)
    }
}
