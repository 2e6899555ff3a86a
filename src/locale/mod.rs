//! The languages of the interface, and its texts in them.
//!
//! Every text of the program itself is in `assets/locales/*.ftl`. Code creates a [`Message`], a key with arguments,
//! which tests can compare. The [`Translator`] turns it into a sentence where it is shown. The sentences of a
//! rulebook are not here: a rulebook has its own, in its own languages.

mod ascii;
mod equality;
mod language;
pub(crate) mod lookup;
mod name_list;
pub(crate) mod number;
#[cfg(test)]
pub(crate) mod pseudo;
pub(crate) mod quotes;
mod sanitize;
mod system;
pub(crate) mod time;

pub(crate) use ascii::{ascii_letters, to_ascii, to_ascii_cells};
pub(crate) use equality::{ascii_name_key, case_folded, name_key, same_text};
pub use language::Language;
pub(crate) use name_list::split_names;
pub(crate) use sanitize::{display_name, sanitize, sanitize_field, truncate_text};
pub(crate) use system::{system_detail, system_message};
pub(crate) use time::DateFormat;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use rustc_hash::FxBuildHasher;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Arg {
    /// A text, such as a name that the user typed. It is sanitized before it is shown.
    Text(String),
    /// A whole number, which may select a plural form.
    Number(u64),
    /// A message, translated to the same language.
    Message(Message),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// A text for the user, independent of the language: a key of the locale files with its arguments.
///
/// [`Translator::translate`] returns it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// Creates the message with this key.
    #[doc(hidden)]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Returns the message with one more argument.
    #[must_use]
    #[doc(hidden)]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Returns the key, which tests and other code can compare.
    pub(crate) fn key(&self) -> &'static str {
        self.key
    }

    /// Returns the arguments, in the order in which they were added.
    pub(crate) fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}

/// A problem of an input, with its place. [`Translator::translate_problem`] returns it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place in the file or list, such as `budget` or `events[3].value`. Empty for the whole input.
    pub(crate) at: String,
    /// What is wrong, and what would be right.
    pub(crate) message: Message,
}

impl Problem {
    /// Creates a problem at a place.
    pub(crate) fn new(at: impl Into<String>, message: Message) -> Self {
        Self { at: at.into(), message }
    }
}

/// The maximum number of characters of a text in a message.
const MAX_TEXT_CHARS: usize = 10_000;

/// The maximum number of characters of a problem's place, which may contain ids from the file.
pub(crate) const MAX_PLACE_CHARS: usize = 200;

/// Translates messages to one language of the interface.
pub struct Translator {
    language: Language,
    date_format: DateFormat,
    /// The messages that were used so far.
    bundle: RefCell<FluentBundle<FluentResource>>,
    /// The entries of the locale file by key. Parsing all of them takes longer than using the few that are shown.
    entries: HashMap<&'static str, &'static str, FxBuildHasher>,
}

impl fmt::Debug for Translator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Translator {
    /// Creates the translator for a language.
    pub fn new(language: Language) -> Self {
        Self::with_entries(language, entries(language.source()))
    }

    /// Creates a translator that knows these entries of the locale file.
    fn with_entries(language: Language, entries: HashMap<&'static str, &'static str, FxBuildHasher>) -> Self {
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        // Isolation marks around arguments show as boxes in many terminals.
        bundle.set_use_isolating(false);
        // Fails only if the bundle already has such a function, and it is new.
        let _ = bundle.add_builtins();
        (language.locale().set_formatter)(&mut bundle);
        Self { language, date_format: DateFormat::default(), bundle: RefCell::new(bundle), entries }
    }

    /// Returns the translator with another form of dates.
    #[must_use]
    pub(crate) fn with_dates(mut self, date_format: DateFormat) -> Self {
        self.date_format = date_format;
        self
    }

    /// Returns how dates are shown.
    pub(crate) fn date_format(&self) -> DateFormat {
        self.date_format
    }

    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Formats a whole number in the style of the language.
    pub(crate) fn format_number(&self, number: u64) -> String {
        self.language.format_number(number)
    }

    /// Returns the text of a key without arguments.
    #[doc(hidden)]
    pub fn get(&self, key: &'static str) -> String {
        self.format(key, None)
    }

    /// Returns the text of a key that is only known when the program runs, or `None` if the language has no such key. Its
    /// arguments are as they are to be shown.
    pub(crate) fn find<const N: usize>(
        &self,
        key: &str,
        args: [(&'static str, String); N],
    ) -> Option<String> {
        self.entries.get(key)?;
        let args = args.into_iter().map(|(name, value)| (name, FluentValue::from(value))).collect();
        Some(self.format(key, Some(&args)))
    }

    /// Translates a message. Its text arguments are sanitized and truncated.
    pub fn translate(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            let value: FluentValue = match value {
                Arg::Text(text) => sanitize(&crate::json::truncate(text, MAX_TEXT_CHARS)).into_owned().into(),
                // Numbers above 2^53 would lose precision; no count is that large.
                #[allow(clippy::cast_precision_loss)]
                Arg::Number(number) => (*number as f64).into(),
                Arg::Message(message) => self.translate(message).into(),
            };
            args.set(*name, value);
        }
        self.format(message.key, Some(&args))
    }

    /// Translates a problem to one line: its place and the sentence.
    pub fn translate_problem(&self, problem: &Problem) -> String {
        let sentence = self.translate(&problem.message);
        if problem.at.is_empty() {
            return sentence;
        }
        format!("{}: {sentence}", sanitize(&crate::json::truncate(&problem.at, MAX_PLACE_CHARS)))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs>) -> String {
        self.load(key);
        let bundle = self.bundle.borrow();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text.into_owned()
    }

    /// Adds the message of a key to the bundle, if it is not there yet.
    fn load(&self, key: &str) {
        if self.bundle.borrow().has_message(key) {
            return;
        }
        let Some(entry) = self.entries.get(key) else { return };
        // An invalid entry is left out and its key is shown instead. A test checks that there is none.
        let resource = FluentResource::try_new((*entry).to_owned()).unwrap_or_else(|(resource, _)| resource);
        self.bundle.borrow_mut().add_resource_overriding(resource);
    }
}

/// Divides a locale file into its entries, each with its key. The lines of an entry after the first are indented.
fn entries(source: &'static str) -> HashMap<&'static str, &'static str, FxBuildHasher> {
    let is_start = |at: &usize| source.as_bytes().get(*at).is_some_and(u8::is_ascii_lowercase);
    let after_breaks = source.match_indices('\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(after_breaks).filter(is_start).collect();
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    let entry = |(&start, end): (&usize, usize)| {
        let entry = &source[start..end];
        Some((entry.split_once(" =")?.0, entry))
    };
    starts.iter().zip(ends).filter_map(entry).collect()
}

#[cfg(test)]
mod tests;
