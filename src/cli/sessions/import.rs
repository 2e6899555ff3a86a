//! `salesorg sessions import`: imports sessions that were exported here or elsewhere. Nothing is overwritten, and a
//! rejected session does not stop the others.
//!
//! Problems are reported as they are found, so that memory use depends on the longest line of a file and not on its
//! length.

use super::{UsedNames, file_stem};
use crate::cli::error::{Failure, FailureKind, Reporter};
use crate::cli::{Env, files, print_errors};
use crate::json;
use crate::locale::{Message, Problem};
use crate::session::store::{Disk, IMPORT_LOCK, Operation};
use crate::session::{Error, ImportOutcome, Store, shown_name};
use crate::workflow::RowContext;
use crate::workflow::spreadsheet::Separator;
use crate::workflow::transfer::{self, ImportStep, ImportedSession};
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// How many steps an import waits for another program before it says so: about a second.
const SILENT_STEPS: usize = 100;

pub(super) fn run(env: &Env, args: &[PathBuf]) -> Result<(), Failure> {
    let store = env.store()?;
    store.sweep();
    let mut reporter = Reporter::new(&env.translator);
    let (mut has_said_waiting, mut used_names) = (false, None);
    for path in args {
        let all = match transfer::files_to_import(path) {
            Ok(files) => files,
            Err(error) => {
                reporter.report(&Failure::system(path, &error));
                continue;
            }
        };
        for file in &all {
            let mut import = Import {
                context: env,
                file,
                reporter: &mut reporter,
                has_said_waiting: &mut has_said_waiting,
                used_names: &mut used_names,
                reported: 0,
                omitted: 0,
            };
            let read = if file == Path::new(files::STDIN) {
                import.import_all(&store, io::stdin().lock())
            } else {
                match File::open(file) {
                    Ok(open) => import.import_all(&store, BufReader::new(open)),
                    Err(error) => Err(Failure::system(file, &error)),
                }
            };
            import.report_omitted();
            match read {
                Ok(true) => {}
                // If the disk rejects one session it will reject the next.
                Ok(false) => return reporter.finish(),
                Err(failure) => reporter.report(&failure),
            }
        }
    }
    reporter.finish()
}

/// The import of one file.
struct Import<'a, 'w> {
    context: &'a Env,
    file: &'a Path,
    reporter: &'a mut Reporter<'w>,
    /// Whether the user was told that the import waits for another program.
    has_said_waiting: &'a mut bool,
    /// The names that sessions had before the import or got by it, read when they are first needed.
    used_names: &'a mut Option<UsedNames>,
    /// The number of reported problems of the file.
    reported: usize,
    /// The number of problems that were omitted because there were too many.
    omitted: usize,
}

impl Import<'_, '_> {
    /// Imports the sessions of the file and prints the result of each. Returns `false` if the disk accepts no more.
    fn import_all(&mut self, store: &Store, input: impl BufRead) -> Result<bool, Failure> {
        let mut sessions = match Separator::of_file(self.file) {
            None => transfer::import_from(store, self.file, input),
            Some(separator) => {
                let (rulebook, language) = (self.context.rulebook()?, self.context.translator.language());
                let rows = RowContext { rulebook, language, now: Timestamp::now() };
                transfer::import_rows_from(store, self.file, input, separator, rows)
                    .map_err(|error| self.read_failure(error).unwrap_or_else(Failure::from))?
            }
        };
        while let Some(imported) = self.next_session(store, &mut sessions) {
            match imported {
                Ok(came) => self.report(store, &came)?,
                Err(error) => {
                    let error = match self.read_failure(error) {
                        Ok(failure) => return Err(failure),
                        Err(error) => error,
                    };
                    self.reporter.report(&error.into());
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Returns the failure if the file could not be read, or the error if it is another one.
    fn read_failure(&self, error: Error) -> Result<Failure, Error> {
        match error {
            Error::Disk { operation: Operation::Read, path, source } if path == self.file => {
                Ok(Failure::system(self.file, &source))
            }
            other => Err(other),
        }
    }

    /// Imports the next session, and prints a message if it waits long for another program.
    fn next_session(
        &mut self,
        store: &Store,
        sessions: &mut transfer::Import<Disk, impl BufRead>,
    ) -> Option<Result<ImportedSession, Error>> {
        for _ in 0..SILENT_STEPS {
            match sessions.step()? {
                Ok(ImportStep::Session(came)) => return Some(Ok(came)),
                Ok(ImportStep::Busy) => {}
                Err(error) => return Some(Err(error)),
            }
        }
        if !std::mem::replace(self.has_said_waiting, true) {
            let lock = store.folder().join(IMPORT_LOCK).to_string_lossy().into_owned();
            let message = Message::new("cli-import-waiting").arg("file", lock);
            print_errors(&[self.context.translator.translate(&message)]);
        }
        sessions.next()
    }

    /// Prints the result of importing a session.
    fn report(&mut self, store: &Store, imported: &ImportedSession) -> Result<(), Failure> {
        let outcome = match &imported.outcome {
            Ok(taken) => taken,
            Err(problems) => {
                self.report_problems(imported.line, problems.clone());
                return Ok(());
            }
        };
        let key = match outcome {
            ImportOutcome::AlreadyPresent(_) => "cli-import-same",
            ImportOutcome::Added(_) => "cli-import-new",
            ImportOutcome::Renumbered(_) => "cli-import-renumbered",
        };
        let message = Message::new(key)
            .arg("name", shown_name(&imported.name, &self.context.translator))
            .arg("old", &*imported.id);
        let message = message.arg("id", file_stem(outcome.path()));
        self.context.print_message(&message)?;
        if !matches!(outcome, ImportOutcome::AlreadyPresent(_)) {
            let names = self.used_names.get_or_insert_with(|| UsedNames::new(store, Some(outcome.path())));
            names.print_note(self.context, &imported.name)?;
            names.add(&imported.name, outcome.path());
        }
        Ok(())
    }

    /// Reports the problems of a session, up to a limit per file.
    fn report_problems(&mut self, line: Option<usize>, mut problems: Vec<Problem>) {
        let remaining = json::MAX_REPORTED - self.reported;
        self.omitted += problems.len().saturating_sub(remaining);
        problems.truncate(remaining);
        self.reported += problems.len();
        let file = self.file.to_string_lossy();
        let place = line.map_or_else(|| file.to_string(), |line| format!("{file}:{line}"));
        self.reporter.report(&Failure::within(FailureKind::Data, place, problems));
    }

    /// Reports how many problems were omitted.
    fn report_omitted(&mut self) {
        if self.omitted > 0 {
            let problem = Problem::new("", Message::new("cli-more-problems").arg("count", self.omitted));
            let more = Failure::within(FailureKind::Data, self.file.to_string_lossy(), vec![problem]);
            self.reporter.report(&more);
        }
    }
}
