//! Tests that the locale files are complete and that the code uses only keys that they have.

use super::{Language, Message, Problem, Translator};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[path = "../../tests/words.rs"]
mod words;

/// Texts that are the same in two languages, with the reason. A key that ends in a hyphen stands for all that begin so.
const SAME_IN_DUTCH: [(&str, &str); 25] = [
    ("found-null", "a word of JSON"),
    ("action-choose-open", "the same word"),
    ("action-zoom-in", "the same words"),
    ("plain-menu", "the name of the program"),
    ("plain-word-menu", "the same word"),
    ("key-", "what is printed on the keys"),
    ("report-later", "the same word"),
    ("support-later", "the same word"),
    ("practices-title", "said in English"),
    ("whatif-was", "the same word"),
    ("action-set-aside", "the same word"),
    ("scenario-model", "the same word"),
    ("chart-teams", "the same words"),
    ("rulebook-role-later", "the same word"),
    ("group-tab-agenda", "the same word"),
    ("group-word-model", "the same word"),
    ("page-later", "the same word"),
    ("cli-help-word-bool", "a term"),
    ("cli-help-word-dd", "a day in two digits"),
    ("cli-help-word-", "the same word or letters"),
    ("cli-help-rulebook-graph-format-dot", "a name"),
    ("cli-help-completions-shell-", "a name"),
    ("usage-tip", "the same word"),
    ("language-", "a convention"),
    ("date-", "the same order"),
];

/// Returns the keys of a locale file.
fn keys(source: &str) -> BTreeSet<String> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
        .collect()
}

/// Returns the arguments that the entries of a locale file use, each with its key.
fn arguments(source: &str) -> BTreeSet<(String, String)> {
    let mut key = String::new();
    let mut found = BTreeSet::new();
    for line in source.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            key = line.split_once(" =").map_or_else(String::new, |(key, _)| key.to_owned());
        }
        for part in line.split('$').skip(1) {
            let name =
                part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
            found.insert((key.clone(), name));
        }
    }
    found
}

/// Checks that no language lacks a key or uses other arguments.
#[test]
fn locale_files_have_the_same_keys_and_arguments() {
    let english = Language::English.source();
    for language in Language::ALL {
        assert_eq!(keys(english), keys(language.source()), "{language:?}");
        assert_eq!(arguments(english), arguments(language.source()), "{language:?}");
    }
}

/// Checks for duplicate keys, of which Fluent would use only one.
#[test]
fn locale_files_have_no_duplicate_keys() {
    for language in Language::ALL {
        let lines =
            language.source().lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let keys: Vec<_> = lines.filter_map(|line| line.split_once(" =").map(|(key, _)| key)).collect();
        for (index, key) in keys.iter().enumerate() {
            assert!(!keys[..index].contains(key), "{language:?}: {key}");
        }
    }
}

/// Checks that Fluent accepts every entry.
#[test]
fn locale_files_parse_without_errors() {
    for language in Language::ALL {
        let parsed = fluent_bundle::FluentResource::try_new(language.source().to_owned());
        assert!(parsed.is_ok(), "{language:?}: {:?}", parsed.err().map(|(_, errors)| errors));
    }
}

/// Collects every quoted literal of the sources.
fn collect_literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the source folder exists") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect_literals(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).expect("a source is text");
            found.extend(source.split('"').map(str::to_owned));
        }
    }
}

/// Checks that the sources use every key, and that every key they use exists.
#[test]
fn locale_keys_match_those_in_the_sources() {
    let mut used = BTreeSet::new();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    collect_literals(&sources, &mut used);
    let known = keys(Language::English.source());
    // Keys of the help follow from the definition of the command line, with a test of their own.
    let unused: Vec<_> = known.difference(&used).filter(|key| !key.starts_with("cli-help-")).collect();
    assert!(unused.is_empty(), "unused keys: {unused:?}");

    let mut requested = BTreeSet::new();
    collect_used_keys(&sources, &mut requested);
    let unknown: Vec<_> = requested.difference(&known).collect();
    assert!(unknown.is_empty(), "missing keys: {unknown:?}");
}

/// Collects the keys that the sources pass directly to `Message::new` or to a translator.
fn collect_used_keys(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the source folder exists") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect_used_keys(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("locale/tests.rs")
        {
            let source = std::fs::read_to_string(&path).expect("a source is text");
            for opening in ["Message::new(\"", "words.get(\"", "translator.get(\""] {
                for rest in source.split(opening).skip(1) {
                    found.extend(rest.split('"').next().map(str::to_owned));
                }
            }
        }
    }
}

/// Checks that control characters in the place and in arguments are replaced.
#[test]
fn problem_is_sanitized() {
    let translator = Translator::new(Language::English);
    let message = Message::new("problem-unknown-question").arg("given", "bud\u{1b}get");
    let line = translator.translate_problem(&Problem::new("a\nb", message));
    assert_eq!(line, "a␊b: \"bud␛get\" is not a question of this rulebook");
}

/// Checks the parsing of tags and of locale names.
#[test]
fn language_is_found_by_locale_name() {
    assert_eq!(Language::from_tag("nl_BE.UTF-8"), Some(Language::Dutch));
    assert_eq!(Language::from_tag("EN-gb"), Some(Language::English));
    assert_eq!(Language::from_tag("nds"), None);
}

/// Checks the separator of thousands.
#[test]
fn numbers_are_grouped_by_language() {
    let number =
        |language: Language| [7, 999, 1000, 99_999, 100_000, 1_234_567].map(|n| language.format_number(n));
    assert_eq!(number(Language::English), ["7", "999", "1,000", "99,999", "100,000", "1,234,567"]);
    assert_eq!(number(Language::Dutch), ["7", "999", "1.000", "99.999", "100.000", "1.234.567"]);
    assert_eq!(Translator::new(Language::Dutch).format_number(2500), "2.500");
}

/// Returns the texts of a locale file by key, each on one line.
fn texts(source: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines() {
        match line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            Some((start, text)) => {
                start.clone_into(&mut key);
                texts.insert(key.clone(), text.trim().to_owned());
            }
            None if line.starts_with(' ') => {
                let text = texts.entry(key.clone()).or_default();
                text.push(' ');
                // Without the name of a variant, such as `other`.
                text.push_str(
                    line.trim_start().trim_start_matches('*').rsplit("] ").next().unwrap_or_default(),
                );
            }
            None => {}
        }
    }
    texts
}

/// Checks that a text is only the same in two languages if there is a reason.
#[test]
fn locale_texts_differ_between_languages() {
    let (english, dutch) = (texts(Language::English.source()), texts(Language::Dutch.source()));
    let has_letters = |text: &str| {
        let outside = text.split('{').map(|part| part.rsplit('}').next().unwrap_or_default());
        outside.collect::<String>().chars().any(char::is_alphabetic)
    };
    let is_allowed = |key: &str, allowed: &str| {
        if allowed.ends_with('-') { key.starts_with(allowed) } else { key == allowed }
    };
    let same: Vec<_> =
        english.iter().filter(|(key, text)| dutch[*key] == **text && has_letters(text)).collect();
    let wrong: Vec<_> = same
        .iter()
        .filter(|(key, _)| !SAME_IN_DUTCH.iter().any(|(allowed, _)| is_allowed(key, allowed)))
        .collect();
    assert!(wrong.is_empty(), "translate them, or give a reason: {wrong:#?}");
    for (allowed, reason) in SAME_IN_DUTCH {
        let is_needed =
            same.iter().any(|(key, _)| is_allowed(key, allowed)) || ["language-", "date-"].contains(&allowed);
        assert!(is_needed, "{allowed} ({reason}) is not needed any more");
    }
}

/// Checks that no text has a frequent word of the other language.
#[test]
fn locale_texts_are_in_one_language() {
    for language in Language::ALL {
        let wrong: Vec<_> = texts(language.source())
            .into_iter()
            .filter(|(key, _)| !key.starts_with("language-") && !key.starts_with("plain-"))
            .map(|(key, text)| (key, words::foreign_words(&text, language.tag()), text))
            .filter(|(_, words, _)| !words.is_empty())
            .collect();
        assert!(wrong.is_empty(), "{language:?}: {wrong:#?}");
    }
}

/// Checks that separators of numbers can be told apart in each language, and that its name is found.
#[test]
fn language_conventions_are_complete() {
    for language in Language::ALL {
        let conventions = language.conventions();
        assert_ne!(conventions.group_separator, conventions.decimal_separator, "{language:?}");
        assert_ne!(char::from(conventions.cell_separator), conventions.decimal_separator, "{language:?}");
        assert!(
            !conventions.quotes.is_empty() && !conventions.name.starts_with("language-"),
            "{conventions:?}"
        );
    }
}
