//! Parses typed lines: commands of one letter, or answers.

use crate::locale::lookup::{self, Target};
use crate::locale::{Language, Message, Translator};
use crate::rulebook::{Question, QuestionKind, Value};

/// The message key of "I don't know yet".
const UNKNOWN_KEY: &str = "plain-unknown";

/// A typed line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LineCommand<'a> {
    /// An empty line.
    Empty,
    /// `?`: print what can be typed.
    Help,
    /// `b`: go to the previous question.
    Back,
    /// `s`: skip the question.
    Skip,
    /// `n` and a text: set the note. Only `n`, with an empty text: print it.
    Note(&'a str),
    /// `r`: print all answers.
    Review,
    /// `g`: print the guide's section for the question.
    Guide,
    /// `q`: save and leave.
    Quit,
    /// Anything else, such as an answer.
    Text(&'a str),
}

impl<'a> LineCommand<'a> {
    /// Parses a line.
    pub(super) fn new(line: &'a str) -> Self {
        let line = line.trim();
        let command = match line {
            "" => Self::Empty,
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
        tracing::debug!(line = command.name(), "line");
        command
    }

    /// Returns the name of the command for the log, without the typed text.
    const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "enter",
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

/// The reply to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfferReply {
    /// The user accepts.
    Yes,
    /// The user declines, also by an empty line or by leaving.
    No,
    /// Neither.
    Unknown,
}

/// Parses the reply to an offer in the user's language.
pub(super) fn parse_reply(line: &str, words: &Translator) -> OfferReply {
    let (line, is_in_list) = (line.trim().to_lowercase(), |key, said: &str| {
        let listed: String = words.get(key);
        listed.split_whitespace().any(|word| word == said)
    });
    if is_in_list("plain-yes", &line) {
        OfferReply::Yes
    } else if line.is_empty() || is_in_list("plain-no", &line) {
        OfferReply::No
    } else {
        OfferReply::Unknown
    }
}

/// Parses an answer to a choice or a number. Returns `None` for the answer that is not known.
///
/// # Errors
/// A message that says why the question does not accept the answer.
pub(super) fn parse_answer(
    question: &Question,
    text: &str,
    words: &Translator,
) -> Result<Option<Value>, Message> {
    let parse_as_text = || question.read_text(text, words.language());
    let QuestionKind::Choice(options) = &question.kind else { return parse_as_text() };
    let is = |option: &&crate::rulebook::format::Choice| option.id == text;
    if !text.bytes().all(|byte| byte.is_ascii_digit()) || options.iter().any(|option| is(&option)) {
        return parse_as_text()
            .or_else(|message| if is_unknown_label(text, words) { Ok(None) } else { Err(message) });
    }
    match text.parse::<u32>() {
        Ok(0) => Ok(None),
        Ok(number) if number as usize <= options.len() => Ok(Some(Value::Choice(number - 1))),
        _ => Err(Message::new("plain-no-option").arg("given", text).arg("count", options.len().to_string())),
    }
}

/// Returns whether the line is the label of option 0, that the answer is not known.
fn is_unknown_label(text: &str, words: &Translator) -> bool {
    let (label, english) = (words.get(UNKNOWN_KEY), Translator::new(Language::English).get(UNKNOWN_KEY));
    lookup::find_exact(text, &[Target::new("", [&*label, &*english])]).is_ok()
}

/// Parses a name. A name in JSON quotes can be one that would otherwise be a command.
pub(super) fn parse_name(text: &str) -> String {
    serde_json::from_str(text).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{LineCommand, parse_answer, parse_name};
    use crate::locale::{Language, Translator};
    use crate::rulebook::tests::commute;
    use crate::rulebook::{Rulebook, Value};

    /// Checks commands, notes and texts, and that quotes make a command a text.
    #[test]
    fn line_command_is_a_single_letter() {
        assert_eq!(LineCommand::new("  b "), LineCommand::Back);
        assert_eq!(LineCommand::new("n  two words "), LineCommand::Note("two words"));
        assert_eq!(LineCommand::new("north"), LineCommand::Text("north"));
        assert_eq!(LineCommand::new("\"b\""), LineCommand::Text("\"b\""));
        assert_eq!((parse_name("\"b\""), parse_name("a \"b\"")), ("b".to_owned(), "a \"b\"".to_owned()));
    }

    /// Checks options by number and id, and numbers without an option.
    #[test]
    fn answer_accepts_an_option_by_number_and_id() {
        let rulebook = commute();
        let hurry =
            &rulebook.questions[rulebook.question_index("hurry").expect("the rulebook has this question")];
        let words = Translator::new(Language::English);
        let answer = |text| parse_answer(hurry, text, &words);
        assert_eq!(answer("3"), Ok(Some(Value::Choice(2))));
        assert_eq!(answer("great"), Ok(Some(Value::Choice(2))));
        assert_eq!(answer("0"), Ok(None));
        let key = |text| answer(text).expect_err("the answer is rejected").key();
        assert_eq!((key("4"), key("99999999999999999999")), ("plain-no-option", "plain-no-option"));
        assert_eq!(key("grat"), "problem-unknown-option-near");
    }

    /// Checks that 0 means unknown only for a choice.
    #[test]
    fn answer_accepts_zero_as_a_number() {
        let rulebook = commute();
        let at =
            |id| &rulebook.questions[rulebook.question_index(id).expect("the rulebook has this question")];
        let words = Translator::new(Language::English);
        assert_eq!(parse_answer(at("bags"), "0", &words), Ok(Some(Value::Number(0))));
        assert_eq!(
            parse_answer(at("distance"), "0", &words).expect_err("the answer is rejected").key(),
            "problem-out-of-range"
        );
    }

    /// Checks labels, prefixes and ids, and the label of an unknown answer.
    #[test]
    fn answer_accepts_labels_in_each_language() {
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let budget =
            &rulebook.questions[rulebook.question_index("budget").expect("the rulebook has this question")];
        let dutch = Translator::new(Language::Dutch);
        for text in ["Krap", "krap", "kr", "tight", "Tight", "1"] {
            assert_eq!(parse_answer(budget, text, &dutch), Ok(Some(Value::Choice(0))), "{text}");
        }
        for text in ["Dat weet ik nog niet", "i don't know yet", "0", "null"] {
            assert_eq!(parse_answer(budget, text, &dutch), Ok(None), "{text}");
        }
        assert_eq!(
            parse_answer(budget, "d", &dutch).map_err(|message| message.key()),
            Err("problem-unknown-option")
        );
    }
}
