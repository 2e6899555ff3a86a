//! Parses typed lines: commands, by a word or a letter, or answers.
//!
//! A command has an English word, which always works, and words in the interface's language. Upper and lower case are the
//! same in words. A line in quotes is never a command.

use super::prompt::Leave;
use crate::locale::lookup::{self, Target};
use crate::locale::{Language, Message, Translator};
use crate::rulebook::{Question, QuestionKind, Value};

/// The message key of "I don't know yet".
const UNKNOWN_KEY: &str = "plain-unknown";

/// A word that is a command.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// The letter that means the same; empty if there is none.
    letter: &'static str,
    english: &'static str,
    /// The key of the words in the interface's language, the one that texts use first.
    key: &'static str,
}

impl Word {
    /// Creates a command.
    pub(super) const fn new(letter: &'static str, english: &'static str, key: &'static str) -> Self {
        Self { letter, english, key }
    }

    /// Returns whether a text is the command.
    pub(super) fn is(self, text: &str, words: &Translator) -> bool {
        let typed = text.to_lowercase();
        !self.letter.is_empty() && text == self.letter
            || typed == self.english
            || words.get(self.key).split_whitespace().any(|word| word == typed)
    }

    /// Returns the rest of a line that begins with the command and a space. `None` if it does not.
    pub(super) fn argument<'a>(self, line: &'a str, words: &Translator) -> Option<&'a str> {
        let (first, rest) = line.split_once(char::is_whitespace)?;
        self.is(first, words).then(|| rest.trim())
    }

    /// Returns the word for texts.
    pub(super) fn shown(self, words: &Translator) -> String {
        words.get(self.key).split_whitespace().next().unwrap_or(self.english).to_owned()
    }
}

pub(super) const HELP: Word = Word::new("?", "help", "plain-word-help");
pub(super) const BACK: Word = Word::new("b", "back", "plain-word-back");
pub(super) const SKIP: Word = Word::new("s", "skip", "plain-word-skip");
pub(super) const NOTE: Word = Word::new("n", "note", "plain-word-note");
pub(super) const REVIEW: Word = Word::new("r", "review", "plain-word-review");
pub(super) const GUIDE: Word = Word::new("g", "guide", "plain-word-guide");
pub(super) const WHY: Word = Word::new("", "why", "plain-word-why");
pub(super) const LIST: Word = Word::new("", "list", "plain-word-list");
pub(super) const NEXT: Word = Word::new("", "next", "plain-word-next");
pub(super) const PREVIOUS: Word = Word::new("", "previous", "plain-word-previous");
pub(super) const SPLIT: Word = Word::new("", "split", "plain-word-split");
pub(super) const MENU: Word = Word::new("", "menu", "plain-word-menu");
pub(super) const QUIT: Word = Word::new("q", "quit", "plain-word-quit");

/// A typed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineCommand<'a> {
    /// An empty line.
    Empty,
    /// Print what can be typed.
    Help,
    /// Go to the previous question, or one step back.
    Back,
    /// Skip the question.
    Skip,
    /// Set the note, or print it if the text is empty.
    Note(&'a str),
    /// Print all answers.
    Review,
    /// Print the guide's section for the question.
    Guide,
    /// Print why the question is asked.
    Why,
    /// Print the question, or the list of what can be chosen, again.
    List,
    /// Go on without a change.
    Next,
    /// Go to what was before.
    Previous,
    /// Save and go to the menu.
    Menu,
    /// Save and leave.
    Quit,
    /// Anything else, such as an answer.
    Text(&'a str),
}

impl<'a> LineCommand<'a> {
    /// Parses a line.
    pub(super) fn new(line: &'a str, words: &Translator) -> Self {
        let line = line.trim();
        let commands = [
            (HELP, Self::Help),
            (BACK, Self::Back),
            (SKIP, Self::Skip),
            (NOTE, Self::Note("")),
            (REVIEW, Self::Review),
            (GUIDE, Self::Guide),
            (WHY, Self::Why),
            (LIST, Self::List),
            (NEXT, Self::Next),
            (PREVIOUS, Self::Previous),
            (MENU, Self::Menu),
            (QUIT, Self::Quit),
        ];
        let command = if line.is_empty() {
            Self::Empty
        } else if let Some((_, command)) = commands.into_iter().find(|(word, _)| word.is(line, words)) {
            command
        } else {
            NOTE.argument(line, words).map_or(Self::Text(line), Self::Note)
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
            Self::Why => "why",
            Self::List => "list",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Menu => "menu",
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
    /// The user goes elsewhere.
    Leave(Leave),
    /// None of these.
    Unknown,
}

/// Parses the reply to an offer in the user's language.
pub(super) fn parse_reply(line: &str, words: &Translator) -> OfferReply {
    let (line, is_in_list) = (line.trim().to_lowercase(), |key, typed: &str| {
        let listed: String = words.get(key);
        listed.split_whitespace().any(|word| word == typed)
    });
    if is_in_list("plain-yes", &line) {
        OfferReply::Yes
    } else if line.is_empty() || is_in_list("plain-no", &line) || BACK.is(&line, words) {
        OfferReply::No
    } else if QUIT.is(&line, words) {
        OfferReply::Leave(Leave::Quit)
    } else if MENU.is(&line, words) {
        OfferReply::Leave(Leave::Menu)
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
    fn line_command_is_a_letter_or_a_word() {
        let [english, dutch] = [Language::English, Language::Dutch].map(Translator::new);
        let in_english = |line| LineCommand::new(line, &english);
        assert_eq!(in_english("  b "), LineCommand::Back);
        assert_eq!(
            (in_english("Back"), in_english("terug")),
            (LineCommand::Back, LineCommand::Text("terug"))
        );
        assert_eq!(in_english("n  two words "), LineCommand::Note("two words"));
        assert_eq!(in_english("note two words"), LineCommand::Note("two words"));
        assert_eq!(
            (in_english("north"), in_english("B")),
            (LineCommand::Text("north"), LineCommand::Text("B"))
        );
        assert_eq!(in_english("\"b\""), LineCommand::Text("\"b\""));
        for (line, command) in [
            ("hulp", LineCommand::Help),
            ("terug", LineCommand::Back),
            ("overzicht", LineCommand::Review),
            ("Stop", LineCommand::Quit),
            ("notitie in mei", LineCommand::Note("in mei")),
            ("quit", LineCommand::Quit),
        ] {
            assert_eq!(LineCommand::new(line, &dutch), command);
        }
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
