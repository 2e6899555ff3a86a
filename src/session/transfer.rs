//! Sessions between the library and files elsewhere: taken in from one, written out to one.
//!
//! Nothing is ever overwritten: a session that comes in under an id that is taken gets another, and a file that is there
//! already is not written to. What goes out is for its owner's eyes only, as everything is that holds a session.

use super::exchange::{self, Incoming, Sessions};
use super::store::{Disk, Doing, Files};
use super::{Error, Store, TakenIn};
use crate::locale::Problem;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// What became of a session that was to be taken in.
#[derive(Debug)]
pub struct Came {
    /// Its line in the file, from 1; none where the file is one session.
    pub line: Option<usize>,
    /// Its name; empty where it could not be read.
    pub name: String,
    /// Where it is now, or all that is wrong with it.
    pub became: Result<TakenIn, Vec<Problem>>,
}

/// A file being taken in, one session after the other.
#[derive(Debug)]
pub struct Import<F = Disk> {
    store: Store<F>,
    from: PathBuf,
    sessions: Sessions<BufReader<File>>,
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
    Ok(Import { store: store.clone(), from: from.to_owned(), sessions: exchange::read(file), ended: false })
}

impl<F: Files + Clone> Iterator for Import<F> {
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
            Err(problems) => return Some(Ok(Came { line, name: String::new(), became: Err(problems) })),
        };
        let name = session.name().to_owned();
        // Where one cannot be kept the next cannot either, and the disk would be asked in vain for each.
        let taken = self.store.take_in(session);
        self.ended = taken.is_err();
        Some(taken.map(|taken| Came { line, name, became: Ok(taken) }))
    }
}

/// Writes sessions to a new file: one as a session file, several as JSON Lines. The file is there whole or not at all.
///
/// # Errors
/// A session cannot be read, something stands at `to` already, or the disk refuses.
pub fn export<F: Files>(store: &Store<F>, sessions: &[PathBuf], to: &Path) -> Result<(), Error> {
    let failed = |source| Error::Disk { doing: Doing::Saving, path: to.to_owned(), source };
    if fs::symlink_metadata(to).is_ok() {
        return Err(failed(io::ErrorKind::AlreadyExists.into()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Only its owner may read a file of this kind from the start.
    let beside = tempfile::Builder::new().prefix(".salesorg-").tempfile_in(folder).map_err(failed)?;
    let mut file = BufWriter::new(beside);
    for path in sessions {
        let session = store.read(path)?;
        let written = match sessions {
            [_] => file.write_all(&session.to_bytes()),
            _ => writeln!(file, "{}", session.to_line()),
        };
        written.map_err(failed)?;
    }
    let beside = file.into_inner().map_err(|error| failed(error.into_error()))?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist_noclobber(to).map_err(|error| failed(error.error))?;
    Ok(())
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
