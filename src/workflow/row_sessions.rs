//! Sessions of the companies in a spreadsheet, one for each row, to be imported.
//!
//! A row from which a session was imported before is found again, on any day, also if the session has got another name
//! or more answers since. So importing a spreadsheet twice makes no session twice.

use super::spreadsheet::{Company, OpenError, Row, Rows, Separator, Spreadsheet};
use super::transfer::Incoming;
use crate::locale::{Language, Message, Problem, Translator};
use crate::rulebook::Rulebook;
use crate::session::store::{Files, Operation};
use crate::session::{Error, Session, Store, id_without_day};
use jiff::Timestamp;
use std::collections::{HashMap, VecDeque};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the sessions of a spreadsheet are made with.
#[derive(Clone, Debug)]
pub struct RowContext {
    /// The rulebook that has the questions.
    pub rulebook: Arc<Rulebook>,
    /// The language of the sessions, and of labels in messages.
    pub language: Language,
    /// The current time.
    pub now: Timestamp,
}

/// An iterator over the sessions of a spreadsheet.
#[derive(Debug)]
pub(super) struct RowSessions<F, R> {
    store: Store<F>,
    context: RowContext,
    /// `None` if the file has no content, or something is wrong with its header.
    sheet: Option<Spreadsheet<R>>,
    /// The last block of rows that was read.
    rows: Rows,
    /// The rows of the block that were not returned yet.
    pending: VecDeque<PendingRow>,
    /// The sessions in the store: their files by their id without its day.
    files: HashMap<String, PathBuf>,
}

/// A row that was read, or the problems of the file.
#[derive(Debug)]
struct PendingRow {
    line: Option<usize>,
    company: Result<Company, Vec<Problem>>,
}

impl<F: Files, R: Read> RowSessions<F, R> {
    /// Reads the header of a spreadsheet. If something is wrong with it, the iterator returns its problems. `from` is
    /// its path for messages.
    ///
    /// # Errors
    /// The input or the folder of the store cannot be read.
    pub fn open(
        store: Store<F>,
        from: &Path,
        input: R,
        separator: Separator,
        context: RowContext,
    ) -> Result<Self, Error> {
        let mut pending = VecDeque::new();
        let sheet = match Spreadsheet::open(input, separator, &context.rulebook, context.language) {
            Ok(sheet) => sheet,
            Err(OpenError::Read(source)) => {
                return Err(Error::Disk { operation: Operation::Read, path: from.to_owned(), source });
            }
            Err(OpenError::Unsupported(message)) => {
                let company = Err(vec![Problem::new("", message)]);
                pending.push_back(PendingRow { line: None, company });
                None
            }
            Err(OpenError::Header { row, problems }) => {
                pending.push_back(PendingRow { line: usize::try_from(row).ok(), company: Err(problems) });
                None
            }
        };
        let entry = |path: PathBuf| Some((id_without_day(path.file_stem()?.to_str()?).to_owned(), path));
        let files = store.paths()?.into_iter().filter_map(entry).collect();
        Ok(Self { store, context, sheet, rows: Rows::new(), pending, files })
    }

    /// Returns the session of the next row.
    pub fn next(&mut self) -> Option<io::Result<Incoming>> {
        if self.pending.is_empty()
            && let Err(error) = self.read_block()
        {
            return Some(Err(error));
        }
        let PendingRow { line, company } = self.pending.pop_front()?;
        let session = company.map(|company| self.session(line, &company));
        let present = session.as_ref().ok().and_then(|session| self.find_present(session));
        if let Ok(session) = &session {
            // The next row may be the same. By then, this session has been imported.
            let file = self.store.folder().join(format!("{}.json", session.id()));
            self.files.entry(id_without_day(session.id()).to_owned()).or_insert(file);
        }
        Some(Ok(Incoming { line, session, present }))
    }

    fn read_block(&mut self) -> io::Result<()> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        sheet.rows.next_rows(&mut self.rows)?;
        let read = |row: Row| PendingRow {
            line: usize::try_from(row.number()).ok(),
            company: sheet.columns.read_row(&self.context.rulebook, &row),
        };
        self.pending.extend(self.rows.iter().map(read));
        Ok(())
    }

    fn session(&self, line: Option<usize>, company: &Company) -> Session {
        let RowContext { rulebook, language, now } = &self.context;
        let unnamed = || {
            let row = line.unwrap_or_default().to_string();
            Translator::new(*language).translate(&Message::new("import-row-name").arg("row", row))
        };
        let name = company.name.clone().unwrap_or_else(unnamed);
        let client = company.client.as_deref();
        Session::from_answers(&name, client, language.tag(), rulebook, &company.answers, *now)
    }

    /// Returns the file of the session that was imported from the same content before. The interview may have been
    /// continued since.
    fn find_present(&self, session: &Session) -> Option<PathBuf> {
        let path = self.files.get(id_without_day(session.id()))?;
        let own = self.store.read(path).ok()?;
        own.events().starts_with(session.events()).then(|| path.clone())
    }
}
