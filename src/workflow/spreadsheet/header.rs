//! The header of a spreadsheet: which question each column answers.

use crate::json;
use crate::locale::lookup::{LookupError, MessageKeys, Target, find_exact};
use crate::locale::{Language, Message, Problem, Translator};
use crate::rulebook::{COMMENT, Rulebook};

const HEADER: MessageKeys = MessageKeys {
    unknown: "sheet-column-unknown",
    near: "sheet-column-unknown-near",
    ambiguous: "sheet-column-ambiguous",
};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Answers to the question with this index.
    Answer(usize),
    /// The company's name.
    Name,
    /// The name of the client that the company belongs to.
    Client,
    /// Something that is not read.
    Comment,
    /// Nothing: the column has no header.
    Unlabelled,
}

/// The names that headers can have.
#[derive(Debug)]
pub(super) struct HeaderNames<'a> {
    /// The questions: by id, short label or title, in every language of the rulebook.
    questions: Vec<Target<'a>>,
    /// The words for the column with the company's name, in every language of the interface.
    name_words: Vec<String>,
    /// The words for the column with the client's name, in every language of the interface.
    client_words: Vec<String>,
}

impl<'a> HeaderNames<'a> {
    /// Returns the names for the questions of a rulebook. Messages show labels in `language`.
    pub fn new(rulebook: &'a Rulebook, language: Language) -> Self {
        let target = |question| rulebook.question_target_in_all_languages(question, language);
        let questions = (0..rulebook.questions.len()).map(target).collect();
        let translators = Language::ALL.map(Translator::new);
        let words_of = |key: &'static str| {
            let texts = translators.iter().map(|translator| translator.get(key));
            let words = texts.collect::<Vec<_>>().join(",");
            words.split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>()
        };
        let name_words = [words_of("sheet-name"), words_of("sheet-name-synonyms")].concat();
        Self { questions, name_words, client_words: words_of("sheet-client") }
    }

    /// Returns the content of each column.
    ///
    /// # Errors
    /// All problems of the header, up to a limit.
    pub fn read<'b>(&self, header: impl Iterator<Item = &'b [u8]>) -> Result<Vec<Content>, Vec<Problem>> {
        let (mut columns, mut problems) = (Vec::new(), Vec::new());
        for (index, cell) in header.enumerate() {
            let content = self.content(cell).unwrap_or_else(|message| {
                let message = message.arg("column", column_letters(index));
                problems.push(Problem::new("", message));
                Content::Comment
            });
            if let Some(message) = twice_message(&columns, content, cell) {
                problems.push(Problem::new("", message));
            }
            columns.push(content);
            // No more are shown, and finding similar names takes time.
            if problems.len() >= json::MAX_REPORTED {
                break;
            }
        }
        if problems.is_empty() { Ok(columns) } else { Err(problems) }
    }

    /// Returns how many of the first columns have a name or answers.
    pub fn count_known<'b>(&self, header: impl Iterator<Item = &'b [u8]>) -> usize {
        let first = header.take(json::MAX_REPORTED);
        first
            .filter(|cell| {
                matches!(self.content(cell), Ok(Content::Answer(_) | Content::Name | Content::Client))
            })
            .count()
    }

    /// Returns the content of the column with this header.
    fn content(&self, cell: &[u8]) -> Result<Content, Message> {
        let text = std::str::from_utf8(cell).map_err(|_| Message::new("sheet-column-not-utf8"))?.trim();
        if text.is_empty() {
            return Ok(Content::Unlabelled);
        }
        let error = match find_exact(text, &self.questions) {
            Ok(question) => return Ok(Content::Answer(question)),
            Err(error) => error,
        };
        let is_one_of =
            |words: &[String]| find_exact(text, &[Target::new("", words.iter().map(|word| &**word))]).is_ok();
        match error {
            LookupError::Unknown(_) if text.starts_with(COMMENT) => Ok(Content::Comment),
            LookupError::Unknown(_) if is_one_of(&self.name_words) => Ok(Content::Name),
            LookupError::Unknown(_) if is_one_of(&self.client_words) => Ok(Content::Client),
            _ => Err(error.message(text, &self.questions, &HEADER)),
        }
    }
}

/// Returns a header that is read back as columns for the company's name and for each question: the short labels in
/// `language`. A label that also names something else is replaced by another name.
pub fn header_labels(rulebook: &Rulebook, language: Language) -> Vec<String> {
    let names = HeaderNames::new(rulebook, language);
    let is = |label: &str, content| names.content(label.as_bytes()) == Ok(content);
    let translator = Translator::new(language);
    let words = [translator.get("sheet-name")].into_iter().chain(names.name_words.iter().cloned());
    let name = words.into_iter().find(|word| is(word, Content::Name)).unwrap_or_default();
    let questions = rulebook.questions.iter().enumerate().map(|(index, question)| {
        let label = question.short.get(rulebook.language(language));
        if is(label, Content::Answer(index)) { label.to_owned() } else { question.id.clone() }
    });
    std::iter::once(name).chain(questions).collect()
}

/// Returns the message that an earlier column has the same content as the next one, if one has.
fn twice_message(columns: &[Content], content: Content, cell: &[u8]) -> Option<Message> {
    let key = match content {
        Content::Answer(_) => "sheet-column-twice",
        Content::Name => "sheet-column-name-twice",
        Content::Client => "sheet-column-client-twice",
        Content::Comment | Content::Unlabelled => return None,
    };
    let first = columns.iter().position(|earlier| *earlier == content)?;
    let header = String::from_utf8_lossy(cell);
    let message = Message::new(key).arg("given", json::truncate(header.trim(), json::MAX_QUOTED_CHARS));
    Some(message.arg("first", column_letters(first)).arg("second", column_letters(columns.len())))
}

/// Returns the letters of a column, as spreadsheet programs show them: A to Z, then AA.
pub(super) fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
