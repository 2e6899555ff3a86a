//! The languages of the interface.
//!
//! A language is a file in `assets/locales/`, named by its tag. The build script lists the files. What is peculiar to a
//! language (its name, how it writes numbers, its quotation marks) is in the first section of its file, so no code
//! knows how many languages there are.

use super::{Translator, entries};
use fluent_bundle::{FluentBundle, FluentResource};
use std::sync::OnceLock;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language {
    /// The tag of a locale file.
    tag: &'static str,
}

/// A locale file.
pub(super) struct Locale {
    /// The tag of the language, which is the name of the file.
    pub(super) tag: &'static str,
    /// The text of the file.
    pub(super) source: &'static str,
    /// Lets a bundle format numbers as the language does.
    pub(super) set_formatter: fn(&mut FluentBundle<FluentResource>),
    /// The conventions, once they are read.
    pub(super) conventions: OnceLock<Conventions>,
}

/// Declares the languages by their tags. The build script calls it, with English first. A folder that was built and then
/// moved stays usable, because the script writes no paths.
macro_rules! locales {
    ($($tag:literal)+) => {
        static LOCALES: [Locale; [$($tag),+].len()] = [$(Locale {
            tag: $tag,
            source: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/", $tag, ".ftl")),
            set_formatter: |bundle| {
                bundle.set_formatter(Some(|value, _| Language { tag: $tag }.format_argument(value)));
            },
            conventions: OnceLock::new(),
        }),+];

        impl Language {
            /// All languages of the interface, English first.
            pub(crate) const ALL: [Self; [$($tag),+].len()] = [$(Self { tag: $tag }),+];
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

impl Default for Language {
    fn default() -> Self {
        Self::English
    }
}

// Named as if they were variants: code compares and matches them as such.
#[allow(non_upper_case_globals)]
impl Language {
    /// English, the fallback for every other language.
    pub const English: Self = Self { tag: "en" };
    /// Dutch.
    #[doc(hidden)]
    pub const Dutch: Self = Self { tag: "nl" };
}

impl Language {
    /// Returns the tag of the language on the command line, in files and in rulebooks.
    pub(crate) fn tag(self) -> &'static str {
        self.tag
    }

    /// Returns the language of a tag that has a locale file.
    #[cfg(test)]
    pub(super) const fn from_known_tag(tag: &'static str) -> Self {
        Self { tag }
    }

    /// Returns the language of a tag or of a locale's name, such as `nl`, `nl_BE.UTF-8` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag))
    }

    /// Returns the locale file of the language.
    pub(super) fn locale(self) -> &'static Locale {
        #[cfg(test)]
        if self == Self::PSEUDO {
            return super::pseudo::locale();
        }
        LOCALES.iter().find(|locale| locale.tag == self.tag).unwrap_or(&LOCALES[0])
    }

    /// Returns the text of the locale file.
    pub(crate) fn source(self) -> &'static str {
        self.locale().source
    }

    /// Returns how texts are written in the language.
    pub(crate) fn conventions(self) -> &'static Conventions {
        self.locale().conventions.get_or_init(|| Conventions::read(self))
    }
}

/// How texts are written in a language, as its locale file says.
#[derive(Debug)]
pub(crate) struct Conventions {
    /// The name of the language in itself.
    pub(crate) name: String,
    /// Other names by which the language can be chosen.
    pub(crate) other_names: Vec<String>,
    /// The separator between groups of three digits.
    pub(crate) group_separator: char,
    /// The separator before decimals.
    pub(crate) decimal_separator: char,
    /// The character between cells of a CSV file, as spreadsheet programs in the language expect it. It differs from
    /// the separator before decimals.
    pub(crate) cell_separator: u8,
    /// Pairs of an opening and a closing quotation mark.
    pub(crate) quotes: Vec<(char, char)>,
}

impl Conventions {
    /// Reads the conventions from the first section of the locale file, because every start needs the names of all
    /// languages, and the rest of the file is long.
    fn read(language: Language) -> Self {
        let section = language.source().split("\n## ").nth(1).unwrap_or_default();
        let translator = Translator::with_entries(language, entries(section));
        let words = |key| {
            let text = translator.get(key);
            text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        };
        let first = |key, default| translator.get(key).chars().next().unwrap_or(default);
        let pair = |marks: &String| Some((marks.chars().next()?, marks.chars().nth(1)?));
        let quotes: Vec<String> = words("language-quotes");
        Self {
            name: translator.get("language-name"),
            other_names: words("language-other-names"),
            group_separator: first("language-group-separator", ' '),
            decimal_separator: first("language-decimal-separator", '.'),
            cell_separator: first("language-cell-separator", ';').try_into().unwrap_or(b';'),
            quotes: quotes.iter().filter_map(pair).collect(),
        }
    }
}
