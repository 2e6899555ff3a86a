//! `salesorg sessions import`: imports sessions that were exported here or elsewhere. Nothing is overwritten, and a
//! rejected session does not stop the others.
//!
//! Problems are reported as they are found, so that memory use depends on the longest line of a file and not on its
//! length.

use super::stem;
use crate::cli::error::{Failure, Kind, Reporter};
use crate::cli::{Context, files, tell};
use crate::json;
use crate::locale::{Message, Problem, shown_name};
use crate::session::store::{Disk, Operation, IMPORT_LOCK};
use crate::session::transfer::{self, ImportedSession, ImportStep};
use crate::session::{Error, Store, ImportOutcome};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// How many steps an import waits for another program before it says so: about a second.
const SILENT_MOMENTS: usize = 100;

pub(super) fn run(context: &Context, asked: &[PathBuf]) -> Result<(), Failure> {
    let store = context.store()?;
    store.sweep();
    let mut reporter = Reporter::new(&context.words);
    let mut has_said_waiting = false;
    for given in asked {
        let all = match files_of(given) {
            Ok(files) => files,
            Err(error) => {
                reporter.report(&Failure::system(given, &error));
                continue;
            }
        };
        for file in &all {
            let mut import = Import {
                context,
                file,
                reporter: &mut reporter,
                has_said_waiting: &mut has_said_waiting,
                reported: 0,
                omitted: 0,
            };
            let read = if file == Path::new(files::STDIN) {
                import.take_in(&store, io::stdin().lock())
            } else {
                match File::open(file) {
                    Ok(open) => import.take_in(&store, BufReader::new(open)),
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

/// Returns the files to import: the file itself, or the JSON and JSON Lines files of a folder, sorted by name.
fn files_of(given: &Path) -> io::Result<Vec<PathBuf>> {
    if !given.is_dir() {
        return Ok(vec![given.to_owned()]);
    }
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(given)? {
        let path = entry?.path();
        let called = path.extension().is_some_and(|extension| extension == "json" || extension == "jsonl");
        // A pipe might never end.
        if called && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

/// The import of one file.
struct Import<'a, 'w> {
    context: &'a Context,
    file: &'a Path,
    reporter: &'a mut Reporter<'w>,
    /// Whether the user was told that the import waits for another program.
    has_said_waiting: &'a mut bool,
    /// The number of reported problems of the file.
    reported: usize,
    /// The number of problems that were omitted because there were too many.
    omitted: usize,
}

impl Import<'_, '_> {
    /// Imports the sessions of the file and prints the result of each. Returns `false` if the disk accepts no more.
    fn take_in(&mut self, store: &Store, input: impl BufRead) -> Result<bool, Failure> {
        let mut sessions = transfer::import_from(store, self.file, input);
        while let Some(came) = self.next_session(store, &mut sessions) {
            match came {
                Ok(came) => self.report(came)?,
                Err(Error::Disk { operation: Operation::Read, path, source }) if path == self.file => {
                    return Err(Failure::system(self.file, &source));
                }
                Err(error) => {
                    self.reporter.report(&error.into());
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Imports the next session, and prints a message if it waits long for another program.
    fn next_session(
        &mut self,
        store: &Store,
        sessions: &mut transfer::Import<Disk, impl BufRead>,
    ) -> Option<Result<ImportedSession, Error>> {
        for _ in 0..SILENT_MOMENTS {
            match sessions.step()? {
                Ok(ImportStep::Session(came)) => return Some(Ok(came)),
                Ok(ImportStep::Busy) => {}
                Err(error) => return Some(Err(error)),
            }
        }
        if !std::mem::replace(self.has_said_waiting, true) {
            let lock = store.folder().join(IMPORT_LOCK).to_string_lossy().into_owned();
            let message = Message::new("cli-import-waiting").with("file", lock);
            tell(&[self.context.words.say(&message)]);
        }
        sessions.next()
    }

    /// Prints the result of importing a session.
    fn report(&mut self, came: ImportedSession) -> Result<(), Failure> {
        let taken = match came.outcome {
            Ok(taken) => taken,
            Err(problems) => {
                self.refuse(came.line, problems);
                return Ok(());
            }
        };
        let key = match taken {
            ImportOutcome::AlreadyPresent(_) => "cli-import-same",
            ImportOutcome::Added(_) => "cli-import-new",
            ImportOutcome::Renumbered(_) => "cli-import-renumbered",
        };
        let message = Message::new(key).with("name", shown_name(&came.name)).with("old", came.id);
        let message = message.with("id", stem(taken.path()));
        self.context.print_message(&message)
    }

    /// Reports the problems of a session, up to a limit per file.
    fn refuse(&mut self, line: Option<usize>, mut problems: Vec<Problem>) {
        let room = json::MAX_REPORTED - self.reported;
        self.omitted += problems.len().saturating_sub(room);
        problems.truncate(room);
        self.reported += problems.len();
        let file = self.file.to_string_lossy();
        let place = line.map_or_else(|| file.to_string(), |line| format!("{file}:{line}"));
        self.reporter.report(&Failure::within(Kind::Data, place, problems));
    }

    /// Reports how many problems were omitted.
    fn report_omitted(&mut self) {
        if self.omitted > 0 {
            let problem = Problem::new("", Message::new("cli-more-problems").with("count", self.omitted));
            let more = Failure::within(Kind::Data, self.file.to_string_lossy(), vec![problem]);
            self.reporter.report(&more);
        }
    }
}
