//! The file of the settings: reads all of it, with all problems, and changes one value without touching the rest.

use super::{KEYS_TABLE, Setting, Values};
use crate::json::{MAX_QUOTED_CHARS, MAX_REPORTED, Position, truncate};
use crate::locale::lookup::nearest;
use crate::locale::{Message, Problem};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_edit::DocumentMut;

/// A problem of the file, with its line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileProblem {
    /// Where it is; `None` for the whole file.
    pub(crate) position: Option<Position>,
    /// The setting, and what is wrong with it.
    pub(crate) problem: Problem,
}

/// The keys that a user gives to an action. Whether the names exist is checked by the keymap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyOverride {
    /// The name of the context.
    pub(crate) context: String,
    /// The name of the action.
    pub(crate) action: String,
    /// The keys, the one to show first.
    pub(crate) keys: Vec<String>,
    /// Where it is in the file.
    pub(crate) position: Position,
}

impl KeyOverride {
    /// Returns the path of the override in the file.
    pub(crate) fn path(&self) -> String {
        key_path(&[KEYS_TABLE, &self.context, &self.action])
    }
}

/// The content of the file, as far as it is right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParsedFile {
    /// The values of the settings.
    pub(crate) values: Values,
    /// The user's own keys.
    pub(crate) keys: Vec<KeyOverride>,
    /// What is wrong, in the order of the file.
    pub(crate) problems: Vec<FileProblem>,
}

/// Reads the text of a file. What is right counts; everything else is a problem.
pub(crate) fn parse(text: &str) -> ParsedFile {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = FileReader { text, parsed: ParsedFile::default(), broken_lines: Vec::new() };
    for error in errors {
        reader.report_syntax(&error);
    }
    reader.read(table.get_ref());
    let mut parsed = reader.parsed;
    parsed.problems.sort_by_key(|problem| problem.position);
    parsed.problems.truncate(MAX_REPORTED);
    parsed.keys.sort_by_key(|keys| keys.position);
    parsed
}

/// Returns the index of the value that a text names, in full.
///
/// # Errors
/// What is wrong with the text, and what would be right.
pub(crate) fn read_value(setting: Setting, text: &str) -> Result<usize, Message> {
    let values = setting.values();
    if let Some(index) = values.iter().position(|value| *value == text) {
        return Ok(index);
    }
    let message = match nearest(text, values.iter().copied()) {
        Some(near) => Message::new("settings-value-near").arg("nearest", near),
        None => Message::new("settings-value"),
    };
    Err(message.arg("given", truncate(text, MAX_QUOTED_CHARS)).arg("known", values.join(", ")))
}

/// Returns the text of the file with another value of a setting, or without it. The rest stays as it is, with its comments.
///
/// # Errors
/// The text is not TOML, so that a value cannot be put into it.
pub(crate) fn with_value(text: &str, setting: Setting, value: Option<usize>) -> Result<String, Message> {
    let mut document: DocumentMut = text.parse().map_err(|_| Message::new("settings-file-broken"))?;
    let Some(index) = value else {
        document.remove(setting.name());
        return Ok(document.to_string());
    };
    let name = setting.values()[index];
    let mut new: toml_edit::Value = if setting.is_boolean() { (name == "true").into() } else { name.into() };
    if let Some(old) = document.get(setting.name()).and_then(toml_edit::Item::as_value) {
        // A comment after the value belongs to it.
        *new.decor_mut() = old.decor().clone();
    }
    document[setting.name()] = toml_edit::Item::Value(new);
    Ok(document.to_string())
}

/// Reads a parsed table and collects its problems.
struct FileReader<'t> {
    text: &'t str,
    parsed: ParsedFile,
    /// The lines with an error of syntax, whose values are guesses of the parser.
    broken_lines: Vec<usize>,
}

impl FileReader<'_> {
    fn report_syntax(&mut self, error: &toml::de::Error) {
        let position = self.position(error.span().unwrap_or_default());
        let is_duplicate = error.message().starts_with("duplicate key");
        let message = Message::new(if is_duplicate { "json-duplicate-key" } else { "settings-syntax" });
        // One mistake may be several errors for the parser.
        if !self.broken_lines.contains(&position.line) {
            self.broken_lines.push(position.line);
            self.report(position, "", message);
        }
    }

    fn report(&mut self, position: Position, at: &str, message: Message) {
        let problem = Problem::new(at, message);
        self.parsed.problems.push(FileProblem { position: Some(position), problem });
    }

    fn position(&self, span: Range<usize>) -> Position {
        let before = &self.text[..self.text.floor_char_boundary(span.start)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        Position { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }

    /// Returns the position of a key; `None` if its line has an error of syntax.
    fn sound_position(&self, span: Range<usize>) -> Option<Position> {
        let position = self.position(span);
        (!self.broken_lines.contains(&position.line)).then_some(position)
    }

    fn read(&mut self, table: &DeTable) {
        for (key, value) in table {
            let Some(position) = self.sound_position(key.span()) else { continue };
            let name = key.get_ref();
            if name == KEYS_TABLE {
                self.read_contexts(position, value);
            } else if let Some(setting) = Setting::ALL.iter().find(|setting| setting.name() == name) {
                self.read_setting(*setting, value);
            } else {
                let known = Setting::ALL.iter().map(|setting| setting.name()).chain([KEYS_TABLE]);
                let all = known.clone().collect::<Vec<_>>().join(", ");
                let message = match nearest(name, known) {
                    Some(near) => Message::new("settings-unknown-near").arg("nearest", near),
                    None => Message::new("settings-unknown"),
                };
                self.report(position, &key_path(&[name]), message.arg("known", all));
            }
        }
    }

    fn read_setting(&mut self, setting: Setting, value: &Spanned<DeValue>) {
        let Some(position) = self.sound_position(value.span()) else { return };
        let read = match value.get_ref() {
            DeValue::String(text) if !setting.is_boolean() => read_value(setting, text),
            DeValue::Boolean(on) if setting.is_boolean() => Ok(super::boolean_index(*on)),
            other => {
                let wanted = if setting.is_boolean() { "settings-wants-bool" } else { "settings-wants-text" };
                let known = setting.values().join(", ");
                Err(Message::new(wanted).arg("found", describe(other)).arg("known", known))
            }
        };
        match read {
            Ok(index) => self.parsed.values.set(setting, Some(index)),
            Err(message) => self.report(position, setting.name(), message),
        }
    }

    fn read_contexts(&mut self, position: Position, value: &Spanned<DeValue>) {
        let DeValue::Table(contexts) = value.get_ref() else {
            let message = Message::new("settings-keys-form").arg("found", describe(value.get_ref()));
            return self.report(position, KEYS_TABLE, message);
        };
        for (context, value) in contexts {
            let Some(position) = self.sound_position(context.span()) else { continue };
            if let DeValue::Table(actions) = value.get_ref() {
                for (action, keys) in actions {
                    self.read_keys(context.get_ref(), action, keys);
                }
            } else {
                let message = Message::new("settings-keys-form").arg("found", describe(value.get_ref()));
                self.report(position, &key_path(&[KEYS_TABLE, context.get_ref()]), message);
            }
        }
    }

    fn read_keys(&mut self, context: &str, action: &Spanned<toml::de::DeString>, value: &Spanned<DeValue>) {
        let Some(position) = self.sound_position(action.span()) else { return };
        let text = |value: &Spanned<DeValue>| match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        let keys: Option<Vec<String>> = match value.get_ref() {
            DeValue::Array(keys) => keys.iter().map(text).collect(),
            _ => None,
        };
        let action = action.get_ref().to_string();
        let Some(keys) = keys else {
            let message = Message::new("settings-keys-list").arg("found", describe(value.get_ref()));
            return self.report(position, &key_path(&[KEYS_TABLE, context, &action]), message);
        };
        self.parsed.keys.push(KeyOverride { context: context.to_owned(), action, keys, position });
    }
}

/// Returns the path of a key as it may be written in the file.
fn key_path(parts: &[&str]) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let part = |part: &&str| {
        if !part.is_empty() && part.chars().all(is_bare) { (*part).to_owned() } else { format!("{part:?}") }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(".")
}

/// Returns the type of a value in words.
fn describe(value: &DeValue) -> Message {
    Message::new(match value {
        DeValue::String(_) => "found-text",
        DeValue::Integer(_) | DeValue::Float(_) => "found-number",
        DeValue::Boolean(_) => "found-bool",
        DeValue::Datetime(_) => "found-date",
        DeValue::Array(_) => "found-list",
        DeValue::Table(_) => "found-table",
    })
}
