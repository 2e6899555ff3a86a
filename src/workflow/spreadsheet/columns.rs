//! Reads the companies in rows, given what each column holds.

use super::header::{Content, column_letters};
use super::rows::Row;
use crate::locale::{Language, Message, Problem};
use crate::rulebook::{Answers, Question, QuestionKind, Rulebook, Value};
use crate::session::{MAX_NAME_LEN, name_too_long};
use rustc_hash::FxHashMap;

/// The place of problems with a company's name.
const NAME_PLACE: &str = "name";

/// The place of problems with the name of a company's client.
const CLIENT_PLACE: &str = "client";

/// A company: a row of a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// Its name; `None` if the row has none.
    pub name: Option<String>,
    /// The client that it belongs to; `None` if the row has none.
    pub client: Option<String>,
    /// The answers in the row.
    pub answers: Answers,
}

/// The columns of a spreadsheet. Several threads can read rows with the same columns.
#[derive(Debug)]
pub struct Columns {
    columns: Vec<Column>,
    /// The language of the labels in messages.
    language: Language,
}

#[derive(Debug)]
struct Column {
    content: Content,
    /// For a question with options, the option that each frequent spelling of a name means. Other spellings are
    /// searched for among all names, which takes much longer.
    frequent: FxHashMap<String, u32>,
}

impl Columns {
    pub(super) fn new(contents: Vec<Content>, rulebook: &Rulebook, language: Language) -> Self {
        let column = |content| {
            let frequent = match content {
                Content::Answer(question) => frequent_spellings(&rulebook.questions[question], language),
                _ => FxHashMap::default(),
            };
            Column { content, frequent }
        };
        Self { columns: contents.into_iter().map(column).collect(), language }
    }

    /// Returns the company's name in a row, also if the row has problems. Returns `None` if it has no name.
    pub fn name(&self, row: &Row) -> Option<String> {
        let index = self.name_column()?;
        let name = String::from_utf8_lossy(row.cells().nth(index)?);
        Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned)
    }

    /// Returns the index of the column with the companies' names. Without one, the clients' names name the companies.
    fn name_column(&self) -> Option<usize> {
        let column = |content| self.columns.iter().position(|column| column.content == content);
        column(Content::Name).or_else(|| column(Content::Client))
    }

    /// Reads the company in a row. `rulebook` is the one that the spreadsheet was opened with.
    ///
    /// # Errors
    /// All problems of the row. The places of those in a cell start with the id of the cell's question.
    pub fn read_row(&self, rulebook: &Rulebook, row: &Row) -> Result<Company, Vec<Problem>> {
        if let Some(message) = row.problem() {
            return Err(vec![Problem::new("", message.clone())]);
        }
        let (mut company, mut problems) = (Company::default(), Vec::new());
        let mut unlabelled = None;
        for (index, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.trim_ascii().is_empty()) {
            let column = self.columns.get(index);
            match column.map_or(Content::Unlabelled, |column| column.content) {
                Content::Answer(question) => {
                    match self.read_answer(index, &rulebook.questions[question], cell) {
                        Ok(value) => company.answers.set(question, value),
                        Err(found) => problems.extend(found),
                    }
                }
                Content::Name => match read_text(cell) {
                    Ok("") => {}
                    Ok(name) => company.name = Some(name.to_owned()),
                    Err(message) => problems.push(Problem::new(NAME_PLACE, message)),
                },
                Content::Client => match read_text(cell).and_then(check_client) {
                    Ok(client) => company.client = Some(client.to_owned()),
                    Err(message) => problems.push(Problem::new(CLIENT_PLACE, message)),
                },
                Content::Comment => {}
                Content::Unlabelled => {
                    unlabelled.get_or_insert(index);
                }
            }
        }
        if let Some(index) = unlabelled {
            let message = Message::new("sheet-column-unlabelled").arg("column", column_letters(index));
            problems.push(Problem::new("", message));
        }
        if !self.columns.iter().any(|column| column.content == Content::Name) {
            company.name.clone_from(&company.client);
        }
        if problems.is_empty() { Ok(company) } else { Err(problems) }
    }

    /// Reads the answer in a cell of the column with this index.
    fn read_answer(
        &self,
        index: usize,
        question: &Question,
        cell: &[u8],
    ) -> Result<Option<Value>, Vec<Problem>> {
        let at = |place: &str, message| Problem::new(format!("{}{place}", question.id), message);
        let text = read_text(cell).map_err(|message| vec![at("", message)])?;
        if let Some(&option) = self.columns[index].frequent.get(text) {
            return Ok(Some(Value::Choice(option)));
        }
        let within = |problem: Problem| at(&problem.at, problem.message);
        question.read_cell(text, self.language).map_err(|problems| problems.into_iter().map(within).collect())
    }
}

fn read_text(cell: &[u8]) -> Result<&str, Message> {
    std::str::from_utf8(cell).map(str::trim).map_err(|_| Message::new("sheet-cell-not-utf8"))
}

/// Returns the name of a client, unless it is too long.
fn check_client(client: &str) -> Result<&str, Message> {
    match client.chars().count() {
        0..=MAX_NAME_LEN => Ok(client),
        length => Err(name_too_long(length)),
    }
}

/// Returns the option that each frequent spelling of a name means: ids and labels as they are and in one case.
fn frequent_spellings(question: &Question, language: Language) -> FxHashMap<String, u32> {
    let QuestionKind::Choice(options) = &question.kind else { return FxHashMap::default() };
    let names = options.iter().flat_map(|option| std::iter::once(&*option.id).chain(option.label.all()));
    let spellings = names.flat_map(|name| [name.to_owned(), name.to_lowercase(), name.to_uppercase()]);
    let option = |spelling: String| match question.read_cell(&spelling, language) {
        Ok(Some(Value::Choice(option))) => Some((spelling, option)),
        _ => None,
    };
    spellings.filter_map(option).collect()
}
