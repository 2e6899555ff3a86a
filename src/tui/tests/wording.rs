//! Texts of messages, rulebook and answers, for tests that look for them on a screen.

use super::screen_text;
use crate::document::Reader;
use crate::locale::{Language, Message, Translator};
use crate::rulebook::{QuestionKind, Rulebook, Value};
use serde_json::Value as Json;

/// Fills a template in which braces stand for texts, so that a test names a text by its id.
///
/// - `{whatif-same-model}` is a message;
/// - `{whatif-was before=<budget=tight>}` is a message with an argument, `;` between two; `<` and `>` are braces within one;
/// - `{team_size=29}` and `{budget=tight}` are answers, as a person reads them;
/// - `{/models/pod/title}` is a text of the rulebook's file, where a list's entry is named by its id or its index.
///
/// # Panics
/// There is no such text.
pub(in crate::tui) fn fill(rulebook: &Rulebook, words: &Translator, template: &str) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("a brace is closed");
        filled.push_str(before);
        filled.push_str(&text(rulebook, words, name));
        rest = after;
    }
    filled + rest
}

fn text(rulebook: &Rulebook, words: &Translator, name: &str) -> String {
    if let Some(path) = name.strip_prefix('/') {
        return rulebook_text(rulebook, words.language().tag(), path);
    }
    let Some((key, args)) = name.split_once(' ') else {
        return match name.split_once('=') {
            Some((question, value)) => answer(rulebook, words, question, value),
            None => words.translate(&message(name)),
        };
    };
    let message = args.split(';').fold(message(key), |message, arg| {
        let (name, value) = arg.split_once('=').expect("an argument has a value");
        let value = fill(rulebook, words, &value.replace('<', "{").replace('>', "}"));
        // A message keeps the names of its arguments for the whole program.
        let name: &'static str = String::leak(name.to_owned());
        match value.parse::<u64>() {
            Ok(number) => message.arg(name, number),
            Err(_) => message.arg(name, value),
        }
    });
    words.translate(&message)
}

fn message(key: &str) -> Message {
    let messages = screen_text::messages(Language::English);
    let (key, _) =
        messages.into_iter().find(|(own, _)| *own == key).unwrap_or_else(|| panic!("no message {key}"));
    Message::new(key)
}

fn answer(rulebook: &Rulebook, words: &Translator, question: &str, value: &str) -> String {
    let index = rulebook.question_index(question).unwrap_or_else(|| panic!("no question {question}"));
    match &rulebook.questions[index].kind {
        QuestionKind::Choice(options) => {
            let option = options.iter().find(|option| option.id == value);
            let option = option.unwrap_or_else(|| panic!("{question} has no option {value}"));
            option.label.get(rulebook.language(words.language())).to_owned()
        }
        _ => Reader::new(rulebook, words)
            .answer(index, &Value::Number(value.parse().expect("the answer is a number"))),
    }
}

fn rulebook_text(rulebook: &Rulebook, language: &str, path: &str) -> String {
    let file: Json = serde_json::from_slice(rulebook.bytes()).expect("it is JSON");
    let mut here = &file;
    for part in path.split('/') {
        let next = match here {
            Json::Array(list) => {
                let named = list.iter().find(|entry| entry["id"] == part);
                named.or_else(|| list.get(part.parse::<usize>().ok()?))
            }
            other => other.get(part),
        };
        here = next.unwrap_or_else(|| panic!("no {part} in {path}"));
    }
    here.get(language)
        .or_else(|| here.get("en"))
        .and_then(Json::as_str)
        .expect("the text is a string")
        .to_owned()
}
