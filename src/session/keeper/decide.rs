//! The decision that was taken in the end, recorded beside the advice.
//!
//! Unlike an answer it is not given in the interview: it takes none of its time, and it leaves alone which rulebook and
//! language the session was last held with. What cannot be written is not taken either, so it can be tried again as it
//! stands or left.

use super::{Files, Keeper, NotKept, Opened, Owned};
use crate::session::{Choice, Entry};
use jiff::Timestamp;

impl<F: Files> Keeper<F> {
    /// Records a decision over any before it, of which nothing is taken over; one that says nothing takes that back. What is
    /// recorded already is not written again.
    ///
    /// # Errors
    /// The session can only be read or is not finished, or the disk refuses; all then stands as it was.
    pub fn decide(&mut self, choice: Choice, now: Timestamp) -> Result<(), NotKept> {
        let Opened::Owned(Owned { session, .. }) = &mut self.held else {
            return Err(self.read_only().cloned().map_or(NotKept::Unfinished, NotKept::ReadOnly));
        };
        if !session.is_completed() {
            return Err(NotKept::Unfinished);
        }
        let choice = choice.trimmed();
        if session.choice().unwrap_or_default().is_same(&choice) {
            return self.flush();
        }
        let what = Entry::Decided(choice);
        self.all_or_nothing(|keeper| {
            if let Opened::Owned(Owned { session, .. }) = &mut keeper.held {
                session.record(session.elapsed_ms(), what, now);
                keeper.unsaved = true;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{keeper, on_disk};
    use super::super::{Keeper, NotKept};
    use crate::interview::Record;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::store::{Content, Disk, Files};
    use crate::session::{Choice, Entry, Store, parse_day};
    use jiff::Timestamp;
    use std::cell::Cell;
    use std::fs::{self, File};
    use std::io;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn choice(model: &str, text: &str) -> Choice {
        Choice { model: model.to_owned(), text: text.to_owned(), ..Choice::default() }
    }

    fn finished(folder: &Path) -> Keeper {
        let mut keeper = keeper(folder);
        keeper.keep(&Record::Answered(0, Value::Number(12)), 700, NOW).expect("saved");
        keeper.keep(&Record::Completed, 900, NOW).expect("saved");
        keeper
    }

    #[test]
    fn a_decision_is_on_the_disk_and_leaves_the_advice_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = finished(folder.path());
        let advice = keeper.session().advice().cloned();
        keeper.decide(choice("bike", "  good for us "), NOW).expect("saved");
        let session = on_disk(folder.path());
        assert_eq!(session.choice(), Some(choice("bike", "good for us")));
        assert_eq!((session.advice().cloned(), session.elapsed_ms()), (advice, 900));
        assert!(session.is_completed());
    }

    #[test]
    fn a_later_decision_replaces_one_and_an_empty_one_takes_it_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = finished(folder.path());
        keeper.decide(choice("bike", ""), NOW).expect("saved");
        keeper.decide(choice("car", "rain"), NOW).expect("saved");
        assert_eq!(on_disk(folder.path()).choice(), Some(choice("car", "rain")));
        keeper.decide(choice("", " "), NOW).expect("saved");
        assert_eq!(on_disk(folder.path()).choice(), None);
        let decided = |entry: &Entry| matches!(entry, Entry::Decided(_));
        let events = on_disk(folder.path()).events().iter().filter(|event| decided(event.what())).count();
        keeper.decide(choice("", ""), NOW).expect("nothing to take back");
        assert_eq!(
            on_disk(folder.path()).events().iter().filter(|event| decided(event.what())).count(),
            events
        );
        assert_eq!(events, 3, "what was decided before stays on record");
    }

    #[test]
    fn a_later_decision_takes_over_nothing_of_the_one_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = finished(folder.path());
        let whole = Choice {
            segmentation: Some(vec!["by_day".to_owned()]),
            by: " Ann ".to_owned(),
            review_on: parse_day("2027-03-01"),
            ..choice("bike", "rain")
        };
        keeper.decide(whole.clone(), NOW).expect("saved");
        assert_eq!(on_disk(folder.path()).choice(), Some(Choice { by: "Ann".to_owned(), ..whole }));
        keeper.decide(choice("car", ""), NOW).expect("saved");
        assert_eq!(on_disk(folder.path()).choice(), Some(choice("car", "")));
        let undivided = Choice { segmentation: Some(Vec::new()), ..Choice::default() };
        keeper.decide(undivided.clone(), NOW).expect("saved");
        assert_eq!(on_disk(folder.path()).choice(), Some(undivided));
    }

    #[test]
    fn nothing_is_decided_before_the_interview_is_finished() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = keeper(folder.path());
        keeper.keep(&Record::Answered(0, Value::Number(12)), 700, NOW).expect("saved");
        assert!(matches!(keeper.decide(choice("car", ""), NOW), Err(NotKept::Unfinished)));
        assert_eq!(keeper.session().events().len(), 2);
    }

    #[test]
    fn a_session_that_is_open_elsewhere_takes_no_decision() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = finished(folder.path());
        let mut second =
            Keeper::open(Store::new(folder.path()), first.path(), Arc::new(commute()), "en").expect("opened");
        assert!(matches!(second.decide(choice("car", ""), NOW), Err(NotKept::ReadOnly(_))));
        assert_eq!(on_disk(folder.path()).choice(), None);
    }

    #[test]
    fn todays_advice_that_could_not_be_written_does_not_come_with_the_next_record() {
        let folder = tempfile::tempdir().expect("a folder");
        let (inner, aside) = (folder.path().join("sessions"), folder.path().join("aside"));
        let path = finished(&inner).path().to_owned();
        let mut today = commute();
        today.version = "9.9.9".into();
        let mut keeper = Keeper::open(Store::new(&inner), &path, Arc::new(today), "nl").expect("opened");
        let before = keeper.session().clone();
        fs::rename(&inner, &aside).expect("moved");
        fs::write(&inner, "a file is in the way").expect("written");
        assert!(matches!(keeper.complete_anew(1, NOW), Err(NotKept::Failed(_))));
        assert!(*keeper.session() == before && !keeper.is_unsaved());
        fs::remove_file(&inner).expect("removed");
        fs::rename(&aside, &inner).expect("back");
        keeper.decide(choice("bike", ""), NOW).expect("saved");
        let session = on_disk(&inner);
        assert_eq!((session.rulebook(), session.advice()), (before.rulebook(), before.advice()));
        assert_eq!(session.events().len(), before.events().len() + 1);
        keeper.complete_anew(1, NOW).expect("saved");
        assert_eq!(on_disk(&inner).rulebook().version, "9.9.9");
    }

    /// The disk, where the names of a folder cannot be made sure of as long as `fails`.
    #[derive(Clone)]
    struct NoSync<'a>(&'a Cell<bool>);

    impl Files for NoSync<'_> {
        fn read(&self, path: &Path) -> io::Result<Content> {
            Disk.read(path)
        }
        fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
            Disk.list(folder)
        }
        fn exists(&self, path: &Path) -> io::Result<bool> {
            Disk.exists(path)
        }
        fn make_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
            Disk.make_folder(folder)
        }
        fn create(&self, path: &Path) -> io::Result<File> {
            Disk.create(path)
        }
        fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
            Disk.write(file, bytes)
        }
        fn sync(&self, file: &File) -> io::Result<()> {
            Disk.sync(file)
        }
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            Disk.rename(from, to)
        }
        fn sync_folder(&self, folder: &Path) -> io::Result<()> {
            if self.0.get() { Err(io::ErrorKind::Other.into()) } else { Disk.sync_folder(folder) }
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            Disk.remove(path)
        }
        fn lock(&self, path: &Path) -> io::Result<Option<File>> {
            Disk.lock(path)
        }
    }

    #[test]
    fn a_decision_that_stands_on_the_disk_is_not_said_to_be_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = finished(folder.path()).path().to_owned();
        let fails = Cell::new(true);
        let store = Store::on(folder.path(), NoSync(&fails));
        let mut keeper = Keeper::open(store, &path, Arc::new(commute()), "en").expect("opened");
        keeper.decide(choice("bike", ""), NOW).expect("it stands");
        assert_eq!(on_disk(folder.path()).choice(), Some(choice("bike", "")));
        assert_eq!((keeper.session().choice(), keeper.is_unsaved()), (Some(choice("bike", "")), true));
        fails.set(false);
        keeper.flush().expect("made sure of");
        assert!(!keeper.is_unsaved());
    }

    #[test]
    fn a_decision_that_cannot_be_written_is_not_taken_and_can_be_tried_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let (inner, aside) = (folder.path().join("sessions"), folder.path().join("aside"));
        let mut keeper = finished(&inner);
        fs::rename(&inner, &aside).expect("moved");
        fs::write(&inner, "a file is in the way").expect("written");
        assert!(matches!(keeper.decide(choice("car", "rain"), NOW), Err(NotKept::Failed(_))));
        assert!(keeper.session().choice().is_none() && !keeper.is_unsaved());
        fs::remove_file(&inner).expect("removed");
        fs::rename(&aside, &inner).expect("back");
        keeper.decide(choice("car", "rain"), NOW).expect("saved");
        assert_eq!(on_disk(&inner).choice(), Some(choice("car", "rain")));
    }
}
