//! What a typed line means: a command of one letter, or an answer.

use crate::locale::lookup::{self, Target};
use crate::locale::{Language, Message, Words};
use crate::rulebook::{QuestionKind, Question, Value};

/// The key of "I don't know yet".
const UNKNOWN: &str = "plain-unknown";

/// A line that somebody typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed<'a> {
    /// Nothing.
    Enter,
    /// `?`: what can be typed here.
    Help,
    /// `b`: the question before.
    Back,
    /// `s`: the answer is not known.
    Skip,
    /// `n` and a text: a note; empty where only `n` was typed.
    Note(&'a str),
    /// `r`: all answers.
    Review,
    /// `g`: what the document says about it.
    Guide,
    /// `q`: save and leave.
    Quit,
    /// Anything else.
    Text(&'a str),
}

impl<'a> Typed<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let line = line.trim();
        let typed = match line {
            "" => Self::Enter,
            "?" => Self::Help,
            "b" => Self::Back,
            "s" => Self::Skip,
            "n" => Self::Note(""),
            "r" => Self::Review,
            "g" => Self::Guide,
            "q" => Self::Quit,
            _ => match line.strip_prefix("n ") {
                Some(note) => Self::Note(note.trim()),
                None => Self::Text(line),
            },
        };
        tracing::debug!(line = typed.name(), "line");
        typed
    }

    /// The name of the command for the log, without what was typed.
    const fn name(&self) -> &'static str {
        match self {
            Self::Enter => "enter",
            Self::Help => "help",
            Self::Back => "back",
            Self::Skip => "skip",
            Self::Note(_) => "note",
            Self::Review => "review",
            Self::Guide => "guide",
            Self::Quit => "quit",
            Self::Text(_) => "text",
        }
    }
}

/// What was said to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Taken.
    Yes,
    /// Declined: also by nothing at all, and by leaving.
    No,
    /// Neither.
    Unclear,
}

/// Reads what was said to an offer, in the words of the language.
pub(super) fn yes(line: &str, words: &Words) -> Said {
    let (line, is) = (line.trim().to_lowercase(), |key, said: &str| {
        let listed: String = words.get(key);
        listed.split_whitespace().any(|word| word == said)
    });
    if is("plain-yes", &line) {
        Said::Yes
    } else if line.is_empty() || is("plain-no", &line) {
        Said::No
    } else {
        Said::Unclear
    }
}

/// Reads an answer to a choice or a number as it was typed; nothing where it is given as unknown.
pub(super) fn answer(question: &Question, text: &str, words: &Words) -> Result<Option<Value>, Message> {
    let read = || question.read_text(text, words.language());
    let QuestionKind::Choice(options) = &question.kind else { return read() };
    let is = |option: &&crate::rulebook::format::Choice| option.id == text;
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || options.iter().any(|option| is(&option)) {
        return read().or_else(|message| if is_unknown(text, words) { Ok(None) } else { Err(message) });
    }
    match text.parse::<u32>() {
        Ok(0) => Ok(None),
        Ok(number) if number as usize <= options.len() => Ok(Some(Value::Choice(number - 1))),
        _ => {
            Err(Message::new("plain-no-option").with("given", text).with("count", options.len().to_string()))
        }
    }
}

/// Whether the line is the label of 0: that the answer is not known.
fn is_unknown(text: &str, words: &Words) -> bool {
    let (shown, english) = (words.get(UNKNOWN), Words::new(Language::English).get(UNKNOWN));
    lookup::find_whole(text, &[Target::new("", [&*shown, &*english])]).is_ok()
}

/// A name as it was typed. In quotes, as JSON has them, it may be one that reads like a command.
pub(super) fn name(text: &str) -> String {
    serde_json::from_str(text).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Typed, answer, name};
    use crate::locale::{Language, Words};
    use crate::rulebook::tests::commute;
    use crate::rulebook::{Rulebook, Value};

    #[test]
    fn letters_are_commands_and_all_else_is_text() {
        assert_eq!(Typed::new("  b "), Typed::Back);
        assert_eq!(Typed::new("n  two words "), Typed::Note("two words"));
        assert_eq!(Typed::new("north"), Typed::Text("north"));
        assert_eq!(Typed::new("\"b\""), Typed::Text("\"b\""));
        assert_eq!((name("\"b\""), name("a \"b\"")), ("b".to_owned(), "a \"b\"".to_owned()));
    }

    #[test]
    fn an_option_is_known_by_its_number_and_by_its_id() {
        let rulebook = commute();
        let hurry = &rulebook.questions[rulebook.question_index("hurry").expect("a question")];
        let words = Words::new(Language::English);
        let answer = |text| answer(hurry, text, &words);
        assert_eq!(answer("3"), Ok(Some(Value::Choice(2))));
        assert_eq!(answer("great"), Ok(Some(Value::Choice(2))));
        assert_eq!(answer("0"), Ok(None));
        let key = |text| answer(text).expect_err("refused").key();
        assert_eq!((key("4"), key("99999999999999999999")), ("plain-no-option", "plain-no-option"));
        assert_eq!(key("grat"), "problem-unknown-option-near");
    }

    #[test]
    fn zero_is_a_number_where_a_number_is_asked() {
        let rulebook = commute();
        let at = |id| &rulebook.questions[rulebook.question_index(id).expect("a question")];
        let words = Words::new(Language::English);
        assert_eq!(answer(at("bags"), "0", &words), Ok(Some(Value::Number(0))));
        assert_eq!(answer(at("distance"), "0", &words).expect_err("refused").key(), "problem-out-of-range");
    }

    #[test]
    fn answer_reader_takes_what_the_list_shows() {
        let rulebook = Rulebook::shipped().expect("sound");
        let budget = &rulebook.questions[rulebook.question_index("budget").expect("a question")];
        let dutch = Words::new(Language::Dutch);
        for text in ["Krap", "krap", "kr", "tight", "Tight", "1"] {
            assert_eq!(answer(budget, text, &dutch), Ok(Some(Value::Choice(0))), "{text}");
        }
        for text in ["Dat weet ik nog niet", "i don't know yet", "0", "null"] {
            assert_eq!(answer(budget, text, &dutch), Ok(None), "{text}");
        }
        assert_eq!(
            answer(budget, "d", &dutch).map_err(|message| message.key()),
            Err("problem-unknown-option")
        );
    }
}
