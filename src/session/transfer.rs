//! Sessions between the library and files elsewhere: taken in from one, written out to one.
//!
//! Nothing is ever overwritten: a session that comes in under an id that is taken gets another, and a file that is there
//! already is not written to. What goes out is for its owner's eyes only, as everything is that holds a session.

use super::exchange::{self, Incoming, Sessions};
use super::leftovers;
use super::store::{Disk, Doing, Files};
use super::{Error, Session, Store, TakenIn};
use crate::locale::Problem;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What became of a session that was to be taken in.
#[derive(Debug)]
pub struct Came {
    /// Its line in the file, from 1; none where the file is one session.
    pub line: Option<usize>,
    /// The id that it came with; empty where it could not be read.
    pub id: String,
    /// Its name; empty where it could not be read.
    pub name: String,
    /// Where it is now, or all that is wrong with it.
    pub became: Result<TakenIn, Vec<Problem>>,
}

/// How long [`Import::step`] waits for another program that is taking in a session.
const MOMENT: Duration = Duration::from_millis(10);

/// What a step of an import came to.
#[derive(Debug)]
pub enum Step {
    /// A session was looked at.
    Came(Came),
    /// Another program is taking in a session. The next step tries again.
    Busy,
}

/// A file being taken in, one session after the other. It ends where the disk refuses one.
#[derive(Debug)]
pub struct Import<F = Disk, R = BufReader<File>> {
    store: Store<F>,
    from: PathBuf,
    sessions: Sessions<R>,
    /// What was read and could not be taken in yet.
    pending: Option<Incoming>,
    ended: bool,
}

/// Takes in a file: one session, or JSON Lines of many. Each is taken in as the iterator comes to it.
///
/// # Errors
/// There is no such file, or it cannot be read.
pub fn import<F: Files + Clone>(store: &Store<F>, from: &Path) -> Result<Import<F>, Error> {
    let failed = |source| Error::Disk { doing: Doing::Reading, path: from.to_owned(), source };
    let meta = fs::metadata(from).map_err(failed)?;
    // To open a pipe is to wait for somebody to write.
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

/// The same of what is open already. `from` is what it is called.
pub fn import_from<F: Files + Clone, R: BufRead>(store: &Store<F>, from: &Path, input: R) -> Import<F, R> {
    let sessions = exchange::read(input);
    Import { store: store.clone(), from: from.to_owned(), sessions, pending: None, ended: false }
}

impl<F: Files + Clone, R: BufRead> Iterator for Import<F, R> {
    type Item = Result<Came, Error>;

    /// Takes in the next session, and waits where another program is taking in one.
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
    /// Takes in the next session as [`Self::next`] does, but waits no longer than a moment: for a screen.
    pub fn step(&mut self) -> Option<Result<Step, Error>> {
        let step = self.step_with(Store::try_take_in)?;
        if matches!(step, Ok(Step::Busy)) {
            std::thread::sleep(MOMENT);
        }
        Some(step)
    }

    /// Takes in the next session by `take_in`, which returns `None` where another program is at it.
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
            // Where the disk refuses one it refuses the next, and would be asked in vain for each.
            Err(error @ Error::Disk { .. }) => return Some(self.end(error)),
            Err(error) => Err(error.problems()),
        };
        let (id, name) = (session.id().to_owned(), session.name().to_owned());
        Some(Ok(Step::Came(Came { line, id, name, became })))
    }

    /// What is to be taken in next.
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

/// How many of the sessions that could not be read an export names.
const MOST_LEFT: usize = 20;

/// What went out.
#[derive(Debug)]
pub struct Went {
    /// How many sessions.
    pub count: usize,
    /// Where they are.
    pub to: PathBuf,
    /// Why some of the others could not be read: the first of them.
    pub left: Vec<Error>,
    /// How many more could not be read.
    pub more: usize,
}

/// Puts out each session that can be read, one after the other, and tells why each of the others cannot be. Returns how many
/// went out.
///
/// # Errors
/// The first that putting out meets: where one cannot be put out the next cannot either.
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

/// A session as a file of its own, or as a line among others.
#[must_use]
pub fn written(session: &Session, alone: bool) -> Vec<u8> {
    if alone { session.to_bytes() } else { (session.to_line() + "\n").into_bytes() }
}

/// Writes sessions to a new file: one as a session file, several as JSON Lines. In a folder the file is called after the session, or
/// [`MANY`]. The file is there whole or not at all. Those that cannot be read are left out.
///
/// # Errors
/// No session can be read, something stands at `to` already, or the disk refuses.
pub fn export<F: Files>(store: &Store<F>, sessions: &[PathBuf], to: &Path) -> Result<Went, Error> {
    let to = file_at(to, sessions)?;
    let failed = |source| Error::Disk { doing: Doing::Saving, path: to.clone(), source };
    if fs::symlink_metadata(&to).is_ok() {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let folder = leftovers::folder_of(&to);
    leftovers::sweep(folder);
    // Only its owner may read a file of this kind from the start.
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

/// What a file of many sessions is called.
pub const MANY: &str = "salesorg-sessions.jsonl";

/// The file that a path means. A path that ends in a slash is a folder, which is made if need be.
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
        import(store, from).expect("readable").map(|came| came.expect("kept")).collect()
    }

    #[test]
    fn what_goes_out_comes_in_again_as_it_was() {
        let (folder, one) = store();
        let paths = [saved(&one, "Acme", 1), saved(&one, "Bolt", 2)];
        let (_other_folder, other) = store();
        for (count, name) in [(1, "one.json"), (2, "two.jsonl")] {
            let file = folder.path().join(name);
            export(&one, &paths[..count], &file).expect("written");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
            }
            let all = came(&other, &file);
            assert_eq!(all.len(), count);
        }
        assert_eq!(
            fs::read(folder.path().join("one.json")).expect("read"),
            fs::read(&paths[0]).expect("read")
        );
        let again = came(&other, &folder.path().join("two.jsonl"));
        for (came, path) in again.iter().zip(&paths) {
            let taken = came.became.as_ref().expect("sound");
            assert!(matches!(taken, TakenIn::Same(_)), "{taken:?}");
            assert_eq!(fs::read(taken.path()).expect("read"), fs::read(path).expect("read"));
        }
    }

    #[test]
    fn a_file_that_is_there_is_not_overwritten_and_nothing_is_left_beside_it() {
        let (folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let file = folder.path().join("mine.json");
        fs::write(&file, "mine").expect("written");
        let refused = export(&store, std::slice::from_ref(&path), &file).expect_err("there already");
        assert_eq!(refused.message().key(), "session-there-already");
        assert_eq!(fs::read(&file).expect("read"), b"mine");
        fs::write(&path, "{").expect("damaged");
        let other = folder.path().join("other.json");
        assert!(matches!(export(&store, &[path], &other), Err(Error::Damaged { .. })));
        let left: Vec<_> = fs::read_dir(folder.path()).expect("listed").collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_goes_out() {
        let (folder, store) = store();
        let paths = [saved(&store, "Acme", 1), saved(&store, "Bolt", 2), saved(&store, "Cord", 3)];
        fs::write(&paths[1], "{").expect("damaged");
        let file = folder.path().join("all.jsonl");
        let went = export(&store, &paths, &file).expect("written");
        assert_eq!((went.count, went.left.len()), (2, 1));
        assert_eq!(went.left[0].path(), Some(&*paths[1]));
        assert_eq!(came(&store, &file).len(), 2);
    }

    #[test]
    fn export_to_a_path_that_ends_in_a_slash_makes_the_folder() {
        let (folder, store) = store();
        let paths = [saved(&store, "Acme", 1), saved(&store, "Bolt", 2)];
        let to = |name: &str| folder.path().join(name);
        let went = export(&store, &paths[..1], &to("a/b/")).expect("written");
        assert_eq!(went.to.file_name(), paths[0].file_name());
        let went = export(&store, &paths, &to("a")).expect("written");
        assert_eq!(went.to, to("a").join(super::MANY));
        assert_eq!(came(&store, &went.to).len(), 2);
        let error = export(&store, &paths, &went.to.join("")).expect_err("a file");
        assert_eq!(error.message().key(), "system-not-a-folder");
    }

    #[test]
    fn export_names_only_some_of_very_many_that_cannot_be_read() {
        let (folder, store) = store();
        let mut paths = vec![saved(&store, "Acme", 1)];
        paths.extend((0..50).map(|number| folder.path().join(format!("gone-{number}.json"))));
        let went = export(&store, &paths, &folder.path().join("all.jsonl")).expect("written");
        assert_eq!((went.count, went.left.len(), went.more), (1, 20, 30));
    }

    #[test]
    fn a_bad_line_is_told_with_its_number_and_the_rest_comes_in() {
        let (folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let file = folder.path().join("lines.jsonl");
        let line = store.read(&path).expect("read").to_line();
        fs::write(&file, format!("{{\"format\": 3}}\n{line}\n")).expect("written");
        let all = came(&store, &file);
        assert_eq!((all[0].line, all[0].became.is_err()), (Some(1), true));
        assert!(matches!(all[1].became, Ok(TakenIn::Same(_))));
        assert!(matches!(import(&store, folder.path()), Err(Error::Disk { .. })));
    }
}
