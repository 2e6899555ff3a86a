//! The texts that tests expect in the program's output, by message key and by id of a rulebook.
//!
//! A sentence is only in `assets/locales` and in the rulebooks, so that a new wording breaks no test. White space is
//! collapsed before texts are compared, because the program wraps its output.

use salesorg::locale::{Language, Message, Translator};
use serde_json::Value as Json;
use std::sync::LazyLock;

/// Names and values of a message's arguments. A value of digits only is a number.
pub type Args<'a> = &'a [(&'static str, &'a str)];

/// Stands for an argument that may have any value.
const ANY: &str = "@@@";

/// The same for an argument that the message formats as a number.
const ANY_NUMBER: &str = "987654321012";

/// Returns a message in English, on one line.
#[track_caller]
pub fn text(key: &'static str, args: Args) -> String {
    text_in("en", key, args)
}

/// Returns a message in the language with this tag, on one line.
///
/// # Panics
///
/// If no message has the key.
#[track_caller]
pub fn text_in(language: &str, key: &'static str, args: Args) -> String {
    let mut message = Message::new(key);
    for (name, value) in args {
        message = match value.parse::<u64>() {
            Ok(number) => message.arg(name, number),
            Err(_) => message.arg(name, *value),
        };
    }
    let language = Language::from_tag(language).expect("the program has this language");
    let text = Translator::new(language).translate(&message);
    assert_ne!(text, key, "no message has this key");
    collapse(&text)
}

/// Replaces each run of white space by one space.
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A message whose arguments are known in part.
pub struct Pattern(Vec<String>);

impl Pattern {
    /// Returns the pattern of a message. Arguments that are not in `args` may have any value.
    #[track_caller]
    pub fn new(language: &str, key: &'static str, args: Args) -> Self {
        let entry = entry(key);
        let mut all = args.to_vec();
        for part in entry.split('$').skip(1) {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
            let name = &part[..end];
            if all.iter().all(|(known, _)| *known != name) {
                let is_number = entry.contains(&format!("NUMBER(${name}"));
                all.push((name, if is_number { ANY_NUMBER } else { ANY }));
            }
        }
        let text = text_in(language, key, &all).replace(ANY_NUMBER, ANY);
        Self(text.split(ANY).map(str::to_owned).collect())
    }

    /// Whether `output` contains the message.
    pub fn is_in(&self, output: &str) -> bool {
        let output = collapse(output);
        let mut rest = &*output;
        self.0.iter().all(|part| {
            let found = rest.find(&**part);
            if let Some(at) = found {
                rest = &rest[at + part.len()..];
            }
            found.is_some()
        })
    }
}

/// Returns the source of a message.
fn entry(key: &'static str) -> &'static str {
    const SOURCE: &str = include_str!("../assets/locales/en.ftl");
    let start =
        SOURCE.find(&format!("\n{key} =")).unwrap_or_else(|| panic!("no message has the key {key}")) + 1;
    let rest = &SOURCE[start..];
    let next = rest
        .match_indices('\n')
        .map(|(at, _)| at)
        .find(|at| rest[at + 1..].starts_with(|c| c != ' ' && c != '}'));
    &rest[..next.unwrap_or(rest.len())]
}

/// Whether `output` contains a message in English. Arguments that are not in `args` may have any value.
#[track_caller]
pub fn shows(output: &str, key: &'static str, args: Args) -> bool {
    Pattern::new("en", key, args).is_in(output)
}

/// Asserts that `output` contains a message in English.
#[track_caller]
pub fn assert_shows(output: &str, key: &'static str, args: Args) {
    assert_shows_in("en", output, key, args);
}

/// Asserts that `output` contains a message in the language with this tag.
#[track_caller]
pub fn assert_shows_in(language: &str, output: &str, key: &'static str, args: Args) {
    assert!(Pattern::new(language, key, args).is_in(output), "{key} {args:?} is missing in\n{output}");
}

/// Asserts that `output` does not contain a message in English, whatever its other arguments.
#[track_caller]
pub fn assert_hides(output: &str, key: &'static str, args: Args) {
    assert!(!shows(output, key, args), "{key} {args:?} is in\n{output}");
}

/// The texts of a rulebook, by the ids that they belong to.
pub struct Labels(Json);

/// The texts of the shipped rulebook on sales organisation.
pub static SALES: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(include_str!("../assets/rulebooks/sales-organisation.json")));

/// The texts of the shipped rulebook on licences.
pub static LICENCE: LazyLock<Labels> =
    LazyLock::new(|| Labels::new(include_str!("../assets/rulebooks/open-source-licence.json")));

/// The texts of the small rulebook of the tests.
pub static COMMUTE: LazyLock<Labels> = LazyLock::new(|| Labels::new(include_str!("data/commute.json")));

impl Labels {
    /// Reads the texts of a rulebook file.
    pub fn new(rulebook: &str) -> Self {
        Self(serde_json::from_str(rulebook).expect("a rulebook is JSON"))
    }

    /// Returns the text at a JSON pointer.
    pub fn at(&self, pointer: &str, language: &str) -> String {
        in_language(self.0.pointer(pointer).expect("the rulebook has this text"), language)
    }

    /// Returns the title of the rulebook.
    pub fn title(&self, language: &str) -> String {
        in_language(&self.0["title"], language)
    }

    /// Returns a question as it is asked.
    pub fn question(&self, id: &str, language: &str) -> String {
        in_language(&by_id(&self.0["questions"], id)["title"], language)
    }

    /// Returns the short name of a question.
    pub fn short(&self, id: &str, language: &str) -> String {
        in_language(&by_id(&self.0["questions"], id)["short"], language)
    }

    /// Returns the label of an option.
    pub fn option(&self, question: &str, id: &str, language: &str) -> String {
        in_language(&by_id(&by_id(&self.0["questions"], question)["options"], id)["label"], language)
    }

    /// Returns the labels of all options of a question, in a list as error messages have it.
    pub fn options(&self, question: &str, language: &str) -> String {
        let options =
            by_id(&self.0["questions"], question)["options"].as_array().expect("a choice has options");
        options.iter().map(|option| in_language(&option["label"], language)).collect::<Vec<_>>().join(", ")
    }

    /// Returns the name of a model.
    pub fn model(&self, id: &str, language: &str) -> String {
        in_language(&by_id(&self.0["models"], id)["title"], language)
    }

    /// Returns the names of all models, in a list as error messages have it.
    pub fn models(&self, language: &str) -> String {
        let models = self.0["models"].as_array().expect("a rulebook has models");
        models.iter().map(|model| in_language(&model["title"], language)).collect::<Vec<_>>().join(", ")
    }

    /// Returns the name of a dimension of the segmentation.
    pub fn dimension(&self, id: &str, language: &str) -> String {
        in_language(&by_id(&self.0["segmentation"]["dimensions"], id)["title"], language)
    }
}

#[track_caller]
fn by_id<'a>(list: &'a Json, id: &str) -> &'a Json {
    let mut items = list.as_array().into_iter().flatten();
    items.find(|item| item["id"] == id).unwrap_or_else(|| panic!("the rulebook has no {id}"))
}

fn in_language(texts: &Json, language: &str) -> String {
    texts[language].as_str().expect("the rulebook has this language").to_owned()
}
