//! Imports sessions from files into the library, and exports them to files.
//!
//! Nothing is ever overwritten: an imported session whose id is in use gets another, and an existing file is
//! not written to. Only its owner can read an exported file, as with every file of a session.

use super::row_sessions::{RowContext, RowSessions};
use super::spreadsheet::Separator;
use crate::locale::Problem;
use crate::session::jsonl::{self, IncomingSession, SessionReader};
use crate::session::store::{Disk, Files, Operation};
use crate::session::{Error, ImportOutcome, Session, Store, temp_files};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The result of importing one session.
#[derive(Debug)]
pub struct ImportedSession {
    /// The number of its line or row in the file, from 1; `None` if the file is a single session.
    pub line: Option<usize>,
    /// The session's id in the file; empty if it could not be read.
    pub id: String,
    /// The session's name; empty if it could not be read.
    pub name: String,
    /// How the session was imported, or all problems of it.
    pub outcome: Result<ImportOutcome, Vec<Problem>>,
}

/// How long [`Import::step`] waits for another program that is importing.
const BUSY_WAIT: Duration = Duration::from_millis(10);

/// The result of one step of an import.
#[derive(Debug)]
pub enum ImportStep {
    /// A session was imported or refused.
    Session(ImportedSession),
    /// Another program is importing. The next step tries again.
    Busy,
}

/// An import of a file, one session after the other. It ends at the first error of the disk.
#[derive(Debug)]
pub struct Import<F = Disk, R = BufReader<File>> {
    store: Store<F>,
    source: PathBuf,
    sessions: Source<F, R>,
    /// A session that was read and could not be imported yet.
    pending: Option<Incoming>,
    ended: bool,
}

/// The file that sessions are imported from.
#[derive(Debug)]
enum Source<F, R> {
    /// One session, or JSON Lines of many.
    Sessions(SessionReader<R>),
    /// A spreadsheet, with a session for each row.
    Rows(Box<RowSessions<F, R>>),
}

/// A session to be imported.
#[derive(Debug)]
pub(super) struct Incoming {
    /// The number of its line or row in the file, from 1; `None` if the file is a single session.
    pub line: Option<usize>,
    /// The session, or the reasons why it could not be read.
    pub session: Result<Session, Vec<Problem>>,
    /// The file of a session that was imported from the same row before. It may have been changed since.
    pub present: Option<PathBuf>,
}

impl<F: Files, R: BufRead> Source<F, R> {
    fn next(&mut self) -> Option<io::Result<Incoming>> {
        match self {
            Self::Sessions(sessions) => {
                let incoming = |IncomingSession { line, session }| Incoming { line, session, present: None };
                Some(sessions.next()?.map(incoming))
            }
            Self::Rows(rows) => rows.next(),
        }
    }
}

/// Returns the files to import for a path: the file itself, or all session files, JSON Lines files and spreadsheets of a
/// folder, sorted by name.
///
/// # Errors
/// The folder cannot be read.
pub fn files_to_import(from: &Path) -> io::Result<Vec<PathBuf>> {
    if !from.is_dir() {
        return Ok(vec![from.to_owned()]);
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let is_imported = |extension: &OsStr| {
            ["json", "jsonl", "csv", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known))
        };
        // A pipe might never end.
        if path.extension().is_some_and(is_imported) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

/// Starts the import of a file: one session, JSON Lines of many, or a spreadsheet with a session for each row, as its
/// name says. Each session is imported when the iterator reaches it.
///
/// # Errors
/// The file does not exist or cannot be read.
pub fn import<F: Files + Clone>(
    store: &Store<F>,
    from: &Path,
    context: RowContext,
) -> Result<Import<F>, Error> {
    let failed = |source| Error::Disk { operation: Operation::Read, path: from.to_owned(), source };
    let meta = fs::metadata(from).map_err(failed)?;
    // Opening a pipe waits until something writes to it.
    if meta.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    if !meta.is_file() {
        return Err(failed(io::ErrorKind::InvalidInput.into()));
    }
    let file = BufReader::new(File::open(from).map_err(failed)?);
    store.sweep();
    match Separator::of_file(from) {
        Some(separator) => import_rows_from(store, from, file, separator, context),
        None => Ok(import_from(store, from, file)),
    }
}

/// Starts the import of an open file with one session or JSON Lines of many. `from` is its path for messages.
pub fn import_from<F: Files + Clone, R: BufRead>(store: &Store<F>, from: &Path, input: R) -> Import<F, R> {
    let sessions = Source::Sessions(jsonl::read(input));
    Import { store: store.clone(), source: from.to_owned(), sessions, pending: None, ended: false }
}

/// Starts the import of an open spreadsheet. `from` is its path for messages.
///
/// # Errors
/// The header or the folder of the store cannot be read.
pub fn import_rows_from<F: Files + Clone, R: BufRead>(
    store: &Store<F>,
    from: &Path,
    input: R,
    separator: Separator,
    context: RowContext,
) -> Result<Import<F, R>, Error> {
    let rows = RowSessions::open(store.clone(), from, input, separator, context)?;
    let sessions = Source::Rows(Box::new(rows));
    Ok(Import { store: store.clone(), source: from.to_owned(), sessions, pending: None, ended: false })
}

impl<F: Files + Clone, R: BufRead> Iterator for Import<F, R> {
    type Item = Result<ImportedSession, Error>;

    /// Imports the next session. Waits while another program is importing.
    fn next(&mut self) -> Option<Self::Item> {
        let step = self.step_with(|store, session| store.import(session.clone()).map(Some))?;
        match step {
            Ok(ImportStep::Session(session)) => Some(Ok(session)),
            Ok(ImportStep::Busy) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

impl<F: Files + Clone, R: BufRead> Import<F, R> {
    /// Imports the next session as [`Self::next`] does, but waits only for a moment, for use by a screen.
    pub fn step(&mut self) -> Option<Result<ImportStep, Error>> {
        let step = self.step_with(Store::try_import)?;
        if matches!(step, Ok(ImportStep::Busy)) {
            std::thread::sleep(BUSY_WAIT);
        }
        Some(step)
    }

    /// Imports the next session by `import_session`, which returns `None` if another program is importing.
    fn step_with(
        &mut self,
        import_session: impl FnOnce(&Store<F>, &Session) -> Result<Option<ImportOutcome>, Error>,
    ) -> Option<Result<ImportStep, Error>> {
        let Incoming { line, session, present } = match self.next_incoming()? {
            Ok(incoming) => incoming,
            Err(error) => return Some(self.fail(error)),
        };
        let session = match session {
            Ok(session) => session,
            Err(problems) => {
                let (id, name) = (String::new(), String::new());
                return Some(Ok(ImportStep::Session(ImportedSession {
                    line,
                    id,
                    name,
                    outcome: Err(problems),
                })));
            }
        };
        let imported = match present {
            Some(path) => Ok(Some(ImportOutcome::AlreadyPresent(path))),
            None => import_session(&self.store, &session),
        };
        let outcome = match imported {
            Ok(Some(outcome)) => Ok(outcome),
            Ok(None) => {
                self.pending = Some(Incoming { line, session: Ok(session), present: None });
                return Some(Ok(ImportStep::Busy));
            }
            // A disk that refuses one session refuses the next, too.
            Err(error @ Error::Disk { .. }) => return Some(self.fail(error)),
            Err(error) => Err(error.problems()),
        };
        let (id, name) = (session.id().to_owned(), session.name().to_owned());
        Some(Ok(ImportStep::Session(ImportedSession { line, id, name, outcome })))
    }

    /// Returns the session to import next.
    fn next_incoming(&mut self) -> Option<Result<Incoming, Error>> {
        if self.ended {
            return None;
        }
        if let Some(pending) = self.pending.take() {
            return Some(Ok(pending));
        }
        let failed = |source| Error::Disk { operation: Operation::Read, path: self.source.clone(), source };
        self.sessions.next().map(|read| read.map_err(failed))
    }

    fn fail(&mut self, error: Error) -> Result<ImportStep, Error> {
        self.ended = true;
        Err(error)
    }
}

/// The maximum number of unreadable sessions that an export reports.
const MAX_UNREADABLE_REPORTED: usize = 20;

/// The result of an export.
#[derive(Debug)]
pub struct ExportOutcome {
    /// How many sessions were exported.
    pub count: usize,
    /// The file that they were written to.
    pub to: PathBuf,
    /// The errors of sessions that could not be read, up to a limit.
    pub unreadable: Vec<Error>,
    /// How many more could not be read.
    pub unreported: usize,
}

/// Calls `on_session` with each session that can be read and `on_error` with the error of each other one. Returns how
/// many could be read.
///
/// # Errors
/// The first error of `on_session`.
pub fn for_each_session<F: Files, E>(
    store: &Store<F>,
    sessions: &[PathBuf],
    mut on_session: impl FnMut(&Session) -> Result<(), E>,
    mut on_error: impl FnMut(Error),
) -> Result<usize, E> {
    let mut count = 0;
    for path in sessions {
        match store.read(path) {
            Ok(session) => {
                on_session(&session)?;
                count += 1;
            }
            Err(error) => on_error(error),
        }
    }
    Ok(count)
}

/// Returns a session as the bytes of a file of its own or, if not `as_file`, as a line of JSON Lines.
pub fn encode(session: &Session, as_file: bool) -> Vec<u8> {
    if as_file { session.to_bytes() } else { (session.to_line() + "\n").into_bytes() }
}

/// Writes sessions to a new file: one as a session file, several as JSON Lines.
///
/// In a folder the file is named after the session, or [`JSONL_FILE_NAME`]. The file is complete or missing.
/// Sessions that cannot be read are left out.
///
/// # Errors
/// No session can be read, `to` exists already, or the disk refuses.
pub fn export<F: Files>(store: &Store<F>, sessions: &[PathBuf], to: &Path) -> Result<ExportOutcome, Error> {
    let to = target_file(to, sessions)?;
    let failed = |source| Error::Disk { operation: Operation::Save, path: to.clone(), source };
    if fs::symlink_metadata(&to).is_ok() {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let folder = temp_files::parent_folder(&to);
    temp_files::sweep(folder);
    // Only the owner can read this kind of file, from its creation on.
    let temp_file = temp_files::create_temp_file(folder, None).map_err(failed)?;
    let mut file = BufWriter::new(temp_file);
    let as_file = sessions.len() == 1;
    let (mut unreadable, mut unreported) = (Vec::new(), 0);
    let write = |session: &Session| file.write_all(&encode(session, as_file)).map_err(failed);
    let count = for_each_session(store, sessions, write, |error| match unreadable.len() {
        0..MAX_UNREADABLE_REPORTED => unreadable.push(error),
        _ => unreported += 1,
    })?;
    if count == 0 && !unreadable.is_empty() {
        return Err(unreadable.swap_remove(0));
    }
    let temp_file = file.into_inner().map_err(|error| failed(error.into_error()))?;
    temp_file.as_file().sync_all().map_err(failed)?;
    temp_file.persist_noclobber(&to).map_err(|error| failed(error.error))?;
    Ok(ExportOutcome { count, to, unreadable, unreported })
}

/// The name of a file with many sessions.
pub const JSONL_FILE_NAME: &str = "salesorg-sessions.jsonl";

/// Returns the file that a path means. A path that ends with a slash is a folder, which is created if it is
/// missing.
fn target_file(to: &Path, sessions: &[PathBuf]) -> Result<PathBuf, Error> {
    let is_folder = temp_files::is_folder_path(to);
    if is_folder {
        let failed = |source| Error::Disk { operation: Operation::Save, path: to.to_owned(), source };
        temp_files::create_folder(to).map_err(failed)?;
    }
    Ok(match sessions {
        [only] if is_folder => to.join(only.file_name().unwrap_or_default()),
        _ if is_folder => to.join(JSONL_FILE_NAME),
        _ => to.to_owned(),
    })
}

#[cfg(test)]
mod tests;
