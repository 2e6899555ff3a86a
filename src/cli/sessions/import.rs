//! `salesorg sessions import`: takes in what was exported, here or elsewhere. Nothing is overwritten, and what is refused does
//! not stop the rest.
//!
//! What is refused is told as it comes, so that a file of any length costs no more memory than its longest line.

use super::stem;
use crate::cli::error::{Failure, Kind, Reporter};
use crate::cli::{Context, files, tell};
use crate::json;
use crate::locale::{Message, Problem, shown_name};
use crate::session::store::{Disk, Doing, IMPORT_LOCK};
use crate::session::transfer::{self, Came, Step};
use crate::session::{Error, Store, TakenIn};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// How many moments an import waits for another program before it says so: a second, as far as the clock is exact.
const SILENT_MOMENTS: usize = 100;

pub(super) fn run(context: &Context, asked: &[PathBuf]) -> Result<(), Failure> {
    let store = context.store()?;
    store.sweep();
    let mut reporter = Reporter::new(&context.words);
    let mut told_waiting = false;
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
                told_waiting: &mut told_waiting,
                told: 0,
                untold: 0,
            };
            let read = if file == Path::new(files::STDIN) {
                import.take_in(&store, io::stdin().lock())
            } else {
                match File::open(file) {
                    Ok(open) => import.take_in(&store, BufReader::new(open)),
                    Err(error) => Err(Failure::system(file, &error)),
                }
            };
            import.tell_untold();
            match read {
                Ok(true) => {}
                // A disk that refuses one refuses the next.
                Ok(false) => return reporter.finish(),
                Err(failure) => reporter.report(&failure),
            }
        }
    }
    reporter.finish()
}

/// The files that are meant: of a folder those in it that are called like a session's or like many, by name.
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

/// A file being taken in.
struct Import<'a, 'w> {
    context: &'a Context,
    file: &'a Path,
    reporter: &'a mut Reporter<'w>,
    /// Whether it was told that another program is waited for.
    told_waiting: &'a mut bool,
    /// How many problems of the file were told, and how many were not.
    told: usize,
    untold: usize,
}

impl Import<'_, '_> {
    /// Takes in the sessions of the file, and says of each what became of it. False where the disk takes no more.
    fn take_in(&mut self, store: &Store, input: impl BufRead) -> Result<bool, Failure> {
        let mut sessions = transfer::import_from(store, self.file, input);
        while let Some(came) = self.next_session(store, &mut sessions) {
            match came {
                Ok(came) => self.tell(came)?,
                Err(Error::Disk { doing: Doing::Reading, path, source }) if path == self.file => {
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

    /// Takes in the next session, and says so where that waits long for another program.
    fn next_session(
        &mut self,
        store: &Store,
        sessions: &mut transfer::Import<Disk, impl BufRead>,
    ) -> Option<Result<Came, Error>> {
        for _ in 0..SILENT_MOMENTS {
            match sessions.step()? {
                Ok(Step::Came(came)) => return Some(Ok(came)),
                Ok(Step::Busy) => {}
                Err(error) => return Some(Err(error)),
            }
        }
        if !std::mem::replace(self.told_waiting, true) {
            let lock = store.folder().join(IMPORT_LOCK).to_string_lossy().into_owned();
            let message = Message::new("cli-import-waiting").with("file", lock);
            tell(&[self.context.words.say(&message)]);
        }
        sessions.next()
    }

    fn tell(&mut self, came: Came) -> Result<(), Failure> {
        let taken = match came.became {
            Ok(taken) => taken,
            Err(problems) => {
                self.refuse(came.line, problems);
                return Ok(());
            }
        };
        let key = match taken {
            TakenIn::Same(_) => "cli-import-same",
            TakenIn::New(_) => "cli-import-new",
            TakenIn::Renumbered(_) => "cli-import-renumbered",
        };
        let message = Message::new(key).with("name", shown_name(&came.name)).with("old", came.id);
        let message = message.with("id", stem(taken.path()));
        files::print(self.context.wrapped(&format!("{}\n", self.context.words.say(&message))).as_bytes())
    }

    /// Tells what is wrong with a session, unless very much was told of this file already.
    fn refuse(&mut self, line: Option<usize>, mut problems: Vec<Problem>) {
        let room = json::MOST_TOLD - self.told;
        self.untold += problems.len().saturating_sub(room);
        problems.truncate(room);
        self.told += problems.len();
        let file = self.file.to_string_lossy();
        let place = line.map_or_else(|| file.to_string(), |line| format!("{file}:{line}"));
        self.reporter.report(&Failure::within(Kind::Data, place, problems));
    }

    /// Says how many problems were not told.
    fn tell_untold(&self) {
        if self.untold > 0 {
            let problem = Problem::new("", Message::new("cli-more-problems").with("count", self.untold));
            let more = Failure::within(Kind::Data, self.file.to_string_lossy(), vec![problem]);
            tell(&more.lines(&self.context.words));
        }
    }
}
