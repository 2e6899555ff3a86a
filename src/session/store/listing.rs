//! Lists the files of the folder with the times of their last changes, without reading them.
//!
//! Reading ten thousand sessions takes seconds, and asking the system for their times takes milliseconds. So
//! a list can show its first page at once, and read the other files when they are needed.

use super::{Error, Files, ListedFile, Operation, Store, summary};
use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The maximum number of files whose times are read at once. More would take longer than the first screen
/// may.
pub const MAX_STAMPED: usize = 1500;

/// A file in the folder that is named like a session's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// The file.
    pub path: PathBuf,
    /// Its time and size; `None` if they were not read yet.
    pub stamp: Option<FileStamp>,
}

/// The time and size of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    /// When the file was last written: an estimate of when its session was last changed.
    pub changed: SystemTime,
    /// Its size in bytes.
    pub size: u64,
}

impl<F: Files> Store<F> {
    /// Returns every file that is named like a session's, the last written first.
    ///
    /// If there are more than `max_stamped`, no times are read, and the files are ordered by the day that their
    /// names begin with. A missing folder gives an empty list.
    pub fn file_entries(&self, max_stamped: usize) -> Result<Vec<FileEntry>, Error> {
        let entries = match self.files.file_entries(&self.folder, max_stamped) {
            Ok(places) => places,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Error::disk(Operation::Read, &self.folder)(error)),
        };
        let key = |entry: &FileEntry| match entry.stamp {
            Some(stamp) => (Some(stamp.changed), None),
            None => (None, day_prefix(&entry.path)),
        };
        let mut dated: Vec<_> = entries.into_iter().map(|place| (Reverse(key(&place)), place)).collect();
        // Paths in one folder have the order of their text, which compares faster.
        dated.sort_unstable_by(|(a, x), (b, y)| {
            a.cmp(b).then_with(|| x.path.as_os_str().cmp(y.path.as_os_str()))
        });
        Ok(dated.into_iter().map(|(_, place)| place).collect())
    }

    /// Returns the time and size of a file; `None` if it no longer exists.
    pub fn stamp(&self, path: &Path) -> Option<FileStamp> {
        self.files.stamp(path).ok()
    }

    /// Reads a file of the folder for a list.
    pub fn read_listed(&self, path: &Path) -> ListedFile {
        match self.read(path) {
            Ok(session) => ListedFile::Valid(Box::new(summary(&session, path.to_owned()))),
            Err(error) => ListedFile::Damaged { problems: error.problems(), path: path.to_owned() },
        }
    }

    /// Sets a file's time to that of the last change of its session, so that the estimate is right. Errors
    /// are ignored.
    pub(super) fn set_modified(&self, path: &Path, changed: jiff::Timestamp) {
        if let Ok(changed) = SystemTime::try_from(changed) {
            let _ = self.files.set_modified(path, changed);
        }
    }
}

/// Returns the eight digits of the day that a file's name begins with.
pub fn day_prefix(path: &Path) -> Option<[u8; 8]> {
    let name = path.file_name()?.as_encoded_bytes();
    let day: [u8; 8] = *name.first_chunk()?;
    day.iter().all(u8::is_ascii_digit).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::MAX_STAMPED;
    use crate::session::ListedFile;
    use crate::session::store::tests::{minute, save_session, session, store};
    use std::fs;

    /// Files have the times of their sessions' last changes, and the last written comes first.
    #[test]
    fn listing_has_the_times_of_the_sessions() {
        let (_folder, store) = store();
        assert_eq!(store.file_entries(MAX_STAMPED).expect("a missing folder is no error"), []);
        let own = save_session(&store, "Written now", 1);
        let mut old = session("Old");
        old.rename("From elsewhere, and old", minute(-9_000_000));
        let old = store.import(old).expect("importing works").path().to_owned();
        let copy = store.duplicate(&own, "Copy", minute(-900)).expect("copying works");
        fs::write(store.folder().join("no session.txt"), "").expect("the file can be written");
        let entries = store.file_entries(MAX_STAMPED).expect("the folder can be listed");
        let paths: Vec<_> = entries.iter().map(|place| place.path.clone()).collect();
        assert_eq!(
            entries
                .iter()
                .find(|place| place.path == old)
                .and_then(|place| place.stamp)
                .map(|stamp| stamp.changed),
            Some(std::time::SystemTime::try_from(minute(-9_000_000)).expect("a time of the system"))
        );
        assert_eq!(paths.last(), Some(&old));
        assert_eq!(paths.len(), 3);
        assert_eq!(
            entries
                .iter()
                .find(|place| place.path == copy)
                .and_then(|place| place.stamp)
                .map(|stamp| stamp.changed),
            Some(std::time::SystemTime::try_from(minute(-900)).expect("a time of the system"))
        );
        assert_eq!(
            store.read_listed(&own).summary().map(|one| one.name.clone()).as_deref(),
            Some("Written now")
        );
    }

    /// Above the limit no times are read, and the files are ordered by the day in their names.
    #[test]
    fn listing_of_many_files_is_ordered_by_name() {
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).expect("it can be created");
        for name in ["20261121-b-0001", "20261123-b-0001", "20261123-a-0002", "strange", "20261122-z-0001"] {
            fs::write(store.folder().join(format!("{name}.json")), "{").expect("the file can be written");
        }
        let entries = store.file_entries(4).expect("the folder can be listed");
        let names: Vec<_> = entries
            .iter()
            .map(|place| place.path.file_stem().expect("the path has a file name").to_string_lossy())
            .collect();
        assert_eq!(
            names,
            ["20261123-a-0002", "20261123-b-0001", "20261122-z-0001", "20261121-b-0001", "strange"]
        );
        assert!(entries.iter().all(|place| place.stamp.is_none()));
        assert!(
            store
                .file_entries(5)
                .expect("the folder can be listed")
                .iter()
                .all(|place| place.stamp.is_some())
        );
        assert_eq!(store.stamp(&entries[0].path).map(|stamp| stamp.size), Some(1));
        assert_eq!(store.stamp(&store.folder().join("gone.json")), None);
    }

    /// However many files are damaged, the problems of a list are limited.
    #[test]
    fn list_limits_the_number_of_problems() {
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).expect("it can be created");
        let text = session("Acme").to_line();
        let zeros = format!("\"events\":[{}]", vec!["0"; 2000].join(","));
        let start = text.find("\"events\"").expect("there are events");
        let end = start + text[start..].find(']').expect("the list ends") + 1;
        let damaged = format!("{}{zeros}{}", &text[..start], &text[end..]);
        for number in 0..15 {
            fs::write(store.folder().join(format!("{number}.json")), &damaged)
                .expect("the file can be written");
        }
        let listed = store.list().expect("the folder can be listed");
        let problems = |one: &ListedFile| match one {
            ListedFile::Damaged { problems, .. } => problems.len(),
            ListedFile::Valid(_) => 0,
        };
        assert!(listed.iter().all(|one| problems(one) > 0), "each has a problem");
        assert!(listed.iter().map(problems).sum::<usize>() <= 10_015);
    }
}
