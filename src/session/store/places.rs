//! The folder at a glance: which files there are and when each was last changed, without reading any of them.
//!
//! Reading ten thousand sessions takes seconds, asking the system for their times takes milliseconds: a list can show its
//! first page at once and read the rest as it is needed.

use super::{Doing, Error, Files, Listed, Store, summary};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file in the folder that is called like a session's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// When it was last written: a first guess at when its session was last changed.
    pub changed: SystemTime,
    /// How many bytes it has.
    pub size: u64,
}

impl<F: Files> Store<F> {
    /// Every file that is called like a session's, the last written first. No folder yet, no files.
    pub fn places(&self) -> Result<Vec<Place>, Error> {
        let mut places = match self.files.places(&self.folder) {
            Ok(places) => places,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Error::disk(Doing::Reading, &self.folder)(error)),
        };
        places.sort_unstable_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.path.cmp(&b.path)));
        Ok(places)
    }

    /// What a file of the folder is in a list.
    #[must_use]
    pub fn glance(&self, path: &Path) -> Listed {
        match self.read(path) {
            Ok(session) => Listed::Sound(Box::new(summary(&session, path.to_owned()))),
            Err(error) => Listed::Damaged { problems: error.problems(), path: path.to_owned() },
        }
    }

    /// Gives a session's file the time of its last change, so that the guess at it holds. What cannot be done is no loss.
    pub(super) fn date(&self, path: &Path, changed: jiff::Timestamp) {
        let _ = self.files.date(path, changed.into());
    }
}

#[cfg(test)]
mod tests {
    use crate::session::store::tests::{minute, saved, session, store};
    use std::fs;

    #[test]
    fn files_are_known_by_the_time_of_their_sessions_without_being_read() {
        let (_folder, store) = store();
        assert_eq!(store.places().expect("no folder, no files"), []);
        let own = saved(&store, "Written now", 1);
        let mut old = session("Old");
        old.rename("From elsewhere, and old", minute(-9_000_000));
        let old = store.take_in(old).expect("taken in").path().to_owned();
        let copy = store.duplicate(&own, "Copy", minute(-900)).expect("copied");
        fs::write(store.folder().join("no session.txt"), "").expect("written");
        let places = store.places().expect("listed");
        let paths: Vec<_> = places.iter().map(|place| place.path.clone()).collect();
        assert_eq!(
            places.iter().find(|place| place.path == old).map(|place| place.changed),
            Some(minute(-9_000_000).into())
        );
        assert_eq!(paths.last(), Some(&old));
        assert_eq!(paths.len(), 3);
        assert_eq!(
            places.iter().find(|place| place.path == copy).map(|place| place.changed),
            Some(minute(-900).into())
        );
        assert_eq!(store.glance(&own).summary().map(|one| one.name.clone()).as_deref(), Some("Written now"));
    }
}
