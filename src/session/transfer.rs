//! Sessions between the library and files elsewhere: taken in from one, written out to one.
//!
//! Nothing is ever overwritten: a session that comes in under an id that is taken gets another, and a file that is there
//! already is not written to. What goes out is for its owner's eyes only, as everything is that holds a session.

use super::exchange::{self, Incoming, Sessions};
use super::store::{Disk, Doing, Files};
use super::{Error, Session, Store, TakenIn};
use crate::locale::Problem;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

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

/// A file being taken in, one session after the other. It ends where the disk refuses one.
#[derive(Debug)]
pub struct Import<F = Disk, R = BufReader<File>> {
    store: Store<F>,
    from: PathBuf,
    sessions: Sessions<R>,
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
    Ok(import_from(store, from, file))
}

/// The same of what is open already. `from` is what it is called.
pub fn import_from<F: Files + Clone, R: BufRead>(store: &Store<F>, from: &Path, input: R) -> Import<F, R> {
    Import { store: store.clone(), from: from.to_owned(), sessions: exchange::read(input), ended: false }
}

impl<F: Files + Clone, R: BufRead> Iterator for Import<F, R> {
    type Item = Result<Came, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let Incoming { line, session } = match self.sessions.next()? {
            Ok(incoming) => incoming,
            Err(source) => {
                self.ended = true;
                return Some(Err(Error::Disk { doing: Doing::Reading, path: self.from.clone(), source }));
            }
        };
        let session = match session {
            Ok(session) => session,
            Err(problems) => {
                let (id, name) = (String::new(), String::new());
                return Some(Ok(Came { line, id, name, became: Err(problems) }));
            }
        };
        let (id, name) = (session.id().to_owned(), session.name().to_owned());
        let became = match self.store.take_in(session) {
            Ok(taken) => Ok(taken),
            // Where the disk refuses one it refuses the next, and would be asked in vain for each.
            Err(error @ Error::Disk { .. }) => {
                self.ended = true;
                return Some(Err(error));
            }
            Err(error) => Err(error.problems()),
        };
        Some(Ok(Came { line, id, name, became }))
    }
}

/// What went out.
#[derive(Debug)]
pub struct Went {
    /// How many sessions.
    pub count: usize,
    /// Why each of the others could not be read.
    pub left: Vec<Error>,
}

/// Puts out each session that can be read, one after the other.
///
/// # Errors
/// The first that putting out meets: where one cannot be put out the next cannot either.
pub fn each<F: Files, E>(
    store: &Store<F>,
    sessions: &[PathBuf],
    mut put: impl FnMut(&Session) -> Result<(), E>,
) -> Result<Went, E> {
    let mut went = Went { count: 0, left: Vec::new() };
    for path in sessions {
        match store.read(path) {
            Ok(session) => {
                put(&session)?;
                went.count += 1;
            }
            Err(error) => went.left.push(error),
        }
    }
    Ok(went)
}

/// A session as a file of its own, or as a line among others.
#[must_use]
pub fn written(session: &Session, alone: bool) -> Vec<u8> {
    if alone { session.to_bytes() } else { (session.to_line() + "\n").into_bytes() }
}

/// Writes sessions to a new file: one as a session file, several as JSON Lines. The file is there whole or not at all. Those that
/// cannot be read are left out.
///
/// # Errors
/// No session can be read, something stands at `to` already, or the disk refuses.
pub fn export<F: Files>(store: &Store<F>, sessions: &[PathBuf], to: &Path) -> Result<Went, Error> {
    let failed = |source| Error::Disk { doing: Doing::Saving, path: to.to_owned(), source };
    if fs::symlink_metadata(to).is_ok() {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Only its owner may read a file of this kind from the start.
    let beside = tempfile::Builder::new().prefix(".salesorg-").tempfile_in(folder).map_err(failed)?;
    let mut file = BufWriter::new(beside);
    let alone = sessions.len() == 1;
    let mut went = each(store, sessions, |session| file.write_all(&written(session, alone)).map_err(failed))?;
    if went.count == 0 && !went.left.is_empty() {
        return Err(went.left.swap_remove(0));
    }
    let beside = file.into_inner().map_err(|error| failed(error.into_error()))?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist_noclobber(to).map_err(|error| failed(error.error))?;
    Ok(went)
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
