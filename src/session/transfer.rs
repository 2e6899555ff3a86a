//! Imports sessions from files into the library, and exports them to files.
//!
//! Nothing is ever overwritten: an imported session whose id is in use gets another, and an existing file is
//! not written to. Only its owner can read an exported file, as with every file of a session.

use super::exchange::{self, Incoming, Sessions};
use super::leftovers;
use super::store::{Disk, Doing, Files};
use super::{Error, Session, Store, TakenIn};
use crate::locale::Problem;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The result of importing one session.
#[derive(Debug)]
pub struct Came {
    /// The number of its line in the file, from 1; `None` if the file is a single session.
    pub line: Option<usize>,
    /// The session's id in the file; empty if it could not be read.
    pub id: String,
    /// The session's name; empty if it could not be read.
    pub name: String,
    /// How it was imported, or all of its problems.
    pub became: Result<TakenIn, Vec<Problem>>,
}

/// How long [`Import::step`] waits for another program that is importing.
const MOMENT: Duration = Duration::from_millis(10);

/// The result of one step of an import.
#[derive(Debug)]
pub enum Step {
    /// A session was imported or refused.
    Came(Came),
    /// Another program is importing. The next step tries again.
    Busy,
}

/// An import of a file, one session after the other. It ends at the first error of the disk.
#[derive(Debug)]
pub struct Import<F = Disk, R = BufReader<File>> {
    store: Store<F>,
    from: PathBuf,
    sessions: Sessions<R>,
    /// A session that was read and could not be imported yet.
    pending: Option<Incoming>,
    ended: bool,
}

/// Starts the import of a file: one session, or JSON Lines of many. Each session is imported when the
/// iterator reaches it.
///
/// # Errors
/// The file does not exist or cannot be read.
pub fn import<F: Files + Clone>(store: &Store<F>, from: &Path) -> Result<Import<F>, Error> {
    let failed = |source| Error::Disk { doing: Doing::Reading, path: from.to_owned(), source };
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
    Ok(import_from(store, from, file))
}

/// Starts the import of an open file. `from` is its path for messages.
pub fn import_from<F: Files + Clone, R: BufRead>(store: &Store<F>, from: &Path, input: R) -> Import<F, R> {
    let sessions = exchange::read(input);
    Import { store: store.clone(), from: from.to_owned(), sessions, pending: None, ended: false }
}

impl<F: Files + Clone, R: BufRead> Iterator for Import<F, R> {
    type Item = Result<Came, Error>;

    /// Imports the next session. Waits while another program is importing.
    fn next(&mut self) -> Option<Self::Item> {
        let step = self.step_with(|store, session| store.take_in(session.clone()).map(Some))?;
        match step {
            Ok(Step::Came(came)) => Some(Ok(came)),
            Ok(Step::Busy) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

impl<F: Files + Clone, R: BufRead> Import<F, R> {
    /// Imports the next session as [`Self::next`] does, but waits only for a moment, for use by a screen.
    pub fn step(&mut self) -> Option<Result<Step, Error>> {
        let step = self.step_with(Store::try_take_in)?;
        if matches!(step, Ok(Step::Busy)) {
            std::thread::sleep(MOMENT);
        }
        Some(step)
    }

    /// Imports the next session by `take_in`, which returns `None` if another program is importing.
    fn step_with(
        &mut self,
        take_in: impl FnOnce(&Store<F>, &Session) -> Result<Option<TakenIn>, Error>,
    ) -> Option<Result<Step, Error>> {
        let Incoming { line, session } = match self.incoming()? {
            Ok(incoming) => incoming,
            Err(error) => return Some(self.end(error)),
        };
        let session = match session {
            Ok(session) => session,
            Err(problems) => {
                let (id, name) = (String::new(), String::new());
                return Some(Ok(Step::Came(Came { line, id, name, became: Err(problems) })));
            }
        };
        let became = match take_in(&self.store, &session) {
            Ok(Some(taken)) => Ok(taken),
            Ok(None) => {
                self.pending = Some(Incoming { line, session: Ok(session) });
                return Some(Ok(Step::Busy));
            }
            // A disk that refuses one session refuses the next, too.
            Err(error @ Error::Disk { .. }) => return Some(self.end(error)),
            Err(error) => Err(error.problems()),
        };
        let (id, name) = (session.id().to_owned(), session.name().to_owned());
        Some(Ok(Step::Came(Came { line, id, name, became })))
    }

    /// Returns the session to import next.
    fn incoming(&mut self) -> Option<Result<Incoming, Error>> {
        if self.ended {
            return None;
        }
        if let Some(pending) = self.pending.take() {
            return Some(Ok(pending));
        }
        let failed = |source| Error::Disk { doing: Doing::Reading, path: self.from.clone(), source };
        self.sessions.next().map(|read| read.map_err(failed))
    }

    fn end(&mut self, error: Error) -> Result<Step, Error> {
        self.ended = true;
        Err(error)
    }
}

/// The maximum number of unreadable sessions that an export reports.
const MOST_LEFT: usize = 20;

/// The result of an export.
#[derive(Debug)]
pub struct Went {
    /// How many sessions were exported.
    pub count: usize,
    /// The file that they were written to.
    pub to: PathBuf,
    /// The errors of sessions that could not be read, up to a limit.
    pub left: Vec<Error>,
    /// How many more could not be read.
    pub more: usize,
}

/// Calls `put` with each session that can be read and `unread` with the error of each other one. Returns how
/// many could be read.
///
/// # Errors
/// The first error of `put`.
pub fn each<F: Files, E>(
    store: &Store<F>,
    sessions: &[PathBuf],
    mut put: impl FnMut(&Session) -> Result<(), E>,
    mut unread: impl FnMut(Error),
) -> Result<usize, E> {
    let mut count = 0;
    for path in sessions {
        match store.read(path) {
            Ok(session) => {
                put(&session)?;
                count += 1;
            }
            Err(error) => unread(error),
        }
    }
    Ok(count)
}

/// Returns a session as the bytes of a file of its own or, if not `alone`, as a line of JSON Lines.
#[must_use]
pub fn written(session: &Session, alone: bool) -> Vec<u8> {
    if alone { session.to_bytes() } else { (session.to_line() + "\n").into_bytes() }
}

/// Writes sessions to a new file: one as a session file, several as JSON Lines.
///
/// In a folder the file is named after the session, or [`JSONL_FILE_NAME`]. The file is complete or missing.
/// Sessions that cannot be read are left out.
///
/// # Errors
/// No session can be read, `to` exists already, or the disk refuses.
pub fn export<F: Files>(store: &Store<F>, sessions: &[PathBuf], to: &Path) -> Result<Went, Error> {
    let to = file_at(to, sessions)?;
    let failed = |source| Error::Disk { doing: Doing::Saving, path: to.clone(), source };
    if fs::symlink_metadata(&to).is_ok() {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let folder = leftovers::folder_of(&to);
    leftovers::sweep(folder);
    // Only the owner can read this kind of file, from its creation on.
    let beside = leftovers::new_file(folder, None).map_err(failed)?;
    let mut file = BufWriter::new(beside);
    let alone = sessions.len() == 1;
    let (mut left, mut more) = (Vec::new(), 0);
    let put = |session: &Session| file.write_all(&written(session, alone)).map_err(failed);
    let count = each(store, sessions, put, |error| match left.len() {
        0..MOST_LEFT => left.push(error),
        _ => more += 1,
    })?;
    if count == 0 && !left.is_empty() {
        return Err(left.swap_remove(0));
    }
    let beside = file.into_inner().map_err(|error| failed(error.into_error()))?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist_noclobber(&to).map_err(|error| failed(error.error))?;
    Ok(Went { count, to, left, more })
}

/// The name of a file with many sessions.
pub const MANY: &str = "salesorg-sessions.jsonl";

/// Returns the file that a path means. A path that ends with a slash is a folder, which is created if it is
/// missing.
fn file_at(to: &Path, sessions: &[PathBuf]) -> Result<PathBuf, Error> {
    let is_folder = leftovers::names_a_folder(to);
    if is_folder {
        let failed = |source| Error::Disk { doing: Doing::Saving, path: to.to_owned(), source };
        leftovers::make_folder(to).map_err(failed)?;
    }
    Ok(match sessions {
        [only] if is_folder => to.join(only.file_name().unwrap_or_default()),
        _ if is_folder => to.join(MANY),
        _ => to.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Came, export, import};
    use crate::session::store::tests::{saved, store};
    use crate::session::{Error, Store, TakenIn};
    use std::fs;
    use std::path::Path;

    fn came(store: &Store, from: &Path) -> Vec<Came> {
        import(store, from).expect("the file can be read").map(|came| came.expect("the disk works")).collect()
    }

    /// Exported sessions are imported with the same bytes, and importing them again changes nothing.
    #[test]
    fn what_goes_out_comes_in_again_as_it_was() {
        let (folder, one) = store();
        let paths = [saved(&one, "Acme", 1), saved(&one, "Bolt", 2)];
        let (_other_folder, other) = store();
        for (count, name) in [(1, "one.json"), (2, "two.jsonl")] {
            let file = folder.path().join(name);
            export(&one, &paths[..count], &file).expect("the file can be written");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                assert_eq!(fs::metadata(&file).expect("the file exists").permissions().mode() & 0o777, 0o600);
            }
            let all = came(&other, &file);
            assert_eq!(all.len(), count);
        }
        assert_eq!(
            fs::read(folder.path().join("one.json")).expect("the file can be read"),
            fs::read(&paths[0]).expect("the file can be read")
        );
        let again = came(&other, &folder.path().join("two.jsonl"));
        for (came, path) in again.iter().zip(&paths) {
            let taken = came.became.as_ref().expect("the session is valid");
            assert!(matches!(taken, TakenIn::Same(_)), "{taken:?}");
            assert_eq!(fs::read(taken.path()).expect("the file can be read"), fs::read(path).expect("the file can be read"));
        }
    }

    /// An existing file stays, and a failed export leaves nothing behind.
    #[test]
    fn a_file_that_is_there_is_not_overwritten_and_nothing_is_left_beside_it() {
        let (folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let file = folder.path().join("mine.json");
        fs::write(&file, "mine").expect("the file can be written");
        let refused = export(&store, std::slice::from_ref(&path), &file).expect_err("the file exists already");
        assert_eq!(refused.message().key(), "session-there-already");
        assert_eq!(fs::read(&file).expect("the file can be read"), b"mine");
        fs::write(&path, "{").expect("the file can be written");
        let other = folder.path().join("other.json");
        assert!(matches!(export(&store, &[path], &other), Err(Error::Damaged { .. })));
        let left: Vec<_> = fs::read_dir(folder.path()).expect("the folder can be listed").collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    /// A damaged session is reported, and the others are exported.
    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_goes_out() {
        let (folder, store) = store();
        let paths = [saved(&store, "Acme", 1), saved(&store, "Bolt", 2), saved(&store, "Cord", 3)];
        fs::write(&paths[1], "{").expect("the file can be written");
        let file = folder.path().join("all.jsonl");
        let went = export(&store, &paths, &file).expect("the file can be written");
        assert_eq!((went.count, went.left.len()), (2, 1));
        assert_eq!(went.left[0].path(), Some(&*paths[1]));
        assert_eq!(came(&store, &file).len(), 2);
    }

    /// The folder is created, and the file in it gets its name from the session.
    #[test]
    fn export_to_a_path_that_ends_in_a_slash_makes_the_folder() {
        let (folder, store) = store();
        let paths = [saved(&store, "Acme", 1), saved(&store, "Bolt", 2)];
        let to = |name: &str| folder.path().join(name);
        let went = export(&store, &paths[..1], &to("a/b/")).expect("the file can be written");
        assert_eq!(went.to.file_name(), paths[0].file_name());
        let went = export(&store, &paths, &to("a")).expect("the file can be written");
        assert_eq!(went.to, to("a").join(super::MANY));
        assert_eq!(came(&store, &went.to).len(), 2);
        let error = export(&store, &paths, &went.to.join("")).expect_err("it is a file");
        assert_eq!(error.message().key(), "system-not-a-folder");
    }

    /// The errors of unreadable sessions are limited, and the rest is counted.
    #[test]
    fn export_names_only_some_of_very_many_that_cannot_be_read() {
        let (folder, store) = store();
        let mut paths = vec![saved(&store, "Acme", 1)];
        paths.extend((0..50).map(|number| folder.path().join(format!("gone-{number}.json"))));
        let went = export(&store, &paths, &folder.path().join("all.jsonl")).expect("the file can be written");
        assert_eq!((went.count, went.left.len(), went.more), (1, 20, 30));
    }

    /// A bad line is reported with its number, and the other lines are imported.
    #[test]
    fn a_bad_line_is_told_with_its_number_and_the_rest_comes_in() {
        let (folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let file = folder.path().join("lines.jsonl");
        let line = store.read(&path).expect("the file can be read").to_line();
        fs::write(&file, format!("{{\"format\": 3}}\n{line}\n")).expect("the file can be written");
        let all = came(&store, &file);
        assert_eq!((all[0].line, all[0].became.is_err()), (Some(1), true));
        assert!(matches!(all[1].became, Ok(TakenIn::Same(_))));
        assert!(matches!(import(&store, folder.path()), Err(Error::Disk { .. })));
    }
}
