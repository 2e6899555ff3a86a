//! A language for tests, made from English: accented, about 40 % longer, and in brackets, so that a text that is cut
//! lacks its closing bracket, and a text that comes from no locale file has no accents.

use super::Language;
use super::language::Locale;
use serde_json::Value as Json;
use std::sync::{LazyLock, OnceLock};

/// The brackets around each text.
pub(crate) const BRACKETS: (char, char) = ('⟦', '⟧');

impl Language {
    /// The language of this module, which [`Language::ALL`] does not contain.
    pub(crate) const PSEUDO: Self = Self::from_known_tag("xa");
}

/// Returns the locale file of the language.
pub(super) fn locale() -> &'static Locale {
    static LOCALE: LazyLock<Locale> = LazyLock::new(|| Locale {
        tag: "xa",
        source: String::leak(locale_file(Language::English.source())),
        set_formatter: |bundle| {
            bundle.set_formatter(Some(|value, _| Language::English.format_argument(value)));
        },
        conventions: OnceLock::new(),
    });
    &LOCALE
}

/// Returns a locale file with its texts replaced. The conventions of the language stay.
fn locale_file(source: &str) -> String {
    let mut file = String::new();
    let mut entry = Vec::new();
    for line in source.lines().chain([""]) {
        let continues = line.starts_with(' ');
        if !continues && !entry.is_empty() {
            file += &entry_text(&entry);
            entry.clear();
        }
        let is_text = line.starts_with(|c: char| c.is_ascii_lowercase()) && !line.starts_with("language-");
        if is_text || (continues && !entry.is_empty()) {
            entry.push(line);
        } else {
            file += line;
            file.push('\n');
        }
    }
    file
}

/// Returns an entry of a locale file with its text replaced.
fn entry_text(lines: &[&str]) -> String {
    let (key, first) = lines[0].split_once('=').unwrap_or((lines[0], ""));
    let mut texts: Vec<String> =
        std::iter::once(first).chain(lines[1..].iter().copied()).map(variant_text).collect();
    let begins = texts.iter().position(|text| !text.trim().is_empty()).unwrap_or(0);
    let indent = texts[begins].len() - texts[begins].trim_start().len();
    texts[begins].insert(indent, BRACKETS.0);
    if let Some(last) = texts.last_mut() {
        last.push(BRACKETS.1);
    }
    format!("{key}={}\n", texts.join("\n"))
}

/// Returns a line of an entry with its text replaced, but not the key of a variant.
fn variant_text(line: &str) -> String {
    let trimmed = line.trim_start();
    let is_variant = trimmed.starts_with('[') || trimmed.starts_with("*[");
    let head = if is_variant { line.find(']').map_or(0, |end| end + 1) } else { 0 };
    let close = if trimmed.starts_with('}') { line.find('}').map_or(0, |end| end + 1) } else { head };
    line[..close].to_owned() + &accented(&line[close..])
}

/// Returns a text of a rulebook in this language.
fn text(english: &str) -> String {
    format!("{}{}{}", BRACKETS.0, accented(english), BRACKETS.1)
}

/// Returns a text with accents and doubled vowels. What is in braces stays.
fn accented(text: &str) -> String {
    let mut depth = 0_usize;
    let mut accented = String::new();
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match accented_letter(letter).filter(|_| depth == 0) {
            Some(letters) => accented += letters,
            None => accented.push(letter),
        }
    }
    accented
}

fn accented_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'a' => "áà",
        'e' => "éè",
        'i' => "íì",
        'o' => "óò",
        'u' => "úù",
        'A' => "Áà",
        'E' => "Éè",
        'I' => "Íì",
        'O' => "Óò",
        'U' => "Úù",
        'c' => "ç",
        'n' => "ñ",
        's' => "š",
        't' => "ţ",
        'y' => "ý",
        'S' => "Š",
        _ => return None,
    })
}

/// Adds this language to a rulebook: to its list of languages, and to each of its texts.
pub(crate) fn translate_rulebook(rulebook: &mut Json) {
    if let Some(languages) = rulebook.get_mut("languages").and_then(Json::as_array_mut) {
        languages.push(Language::PSEUDO.tag().into());
    }
    translate_texts(rulebook);
}

fn translate_texts(value: &mut Json) {
    match value {
        Json::Array(values) => values.iter_mut().for_each(translate_texts),
        Json::Object(object) => {
            if let Some(english) = object.get("en").and_then(Json::as_str).map(text) {
                object.insert(Language::PSEUDO.tag().to_owned(), english.into());
            }
            object.values_mut().for_each(translate_texts);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{BRACKETS, translate_rulebook};
    use crate::locale::{Language, Message, Translator};
    use crate::rulebook::Rulebook;

    /// Checks that selectors, arguments and the conventions survive, and that texts are some 40 % longer.
    #[test]
    fn pseudo_language_is_long_and_complete() {
        let (english, pseudo) = (Translator::new(Language::English), Translator::new(Language::PSEUDO));
        let message = Message::new("cli-answered").arg("count", 1200_u32);
        let text = pseudo.translate(&message);
        assert!(
            text.starts_with(BRACKETS.0) && text.ends_with(BRACKETS.1) && text.contains("1,200"),
            "{text}"
        );
        assert!(!text.contains(&english.translate(&message)), "{text}");
        let length = |language: Language| language.source().chars().count();
        let texts = Language::English.source().lines().filter_map(|line| Some(line.split_once(" = ")?.1));
        let english_length: usize = texts.map(|text| text.chars().count()).sum();
        let added = length(Language::PSEUDO) - length(Language::English);
        assert!((30..50).contains(&(added * 100 / english_length)), "{added} of {english_length}");
    }

    /// Checks that the rulebook still loads, and that its texts are in the language.
    #[test]
    fn pseudo_rulebook_is_valid() {
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let mut file = serde_json::from_slice(rulebook.bytes()).expect("it is JSON");
        translate_rulebook(&mut file);
        let translated =
            Rulebook::load(file.to_string().into_bytes()).expect("the translated rulebook is valid");
        let title = translated.questions[0].title.get(translated.language(Language::PSEUDO));
        assert!(title.starts_with(BRACKETS.0), "{title}");
    }
}
