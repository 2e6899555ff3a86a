//! Records the decision that the user made in the end, beside the advice.
//!
//! It is not part of the interview: it adds no time and leaves the session's rulebook and language unchanged.
//! If it cannot be saved it is not recorded at all, so that the user can try again.

use super::{Files, Keeper, NotKept, Opened, Owned};
use crate::session::{Choice, Entry};
use jiff::Timestamp;

impl<F: Files> Keeper<F> {
    /// Records a decision, which replaces the one before it completely. An empty decision withdraws it. The
    /// same decision is not recorded again.
    ///
    /// # Errors
    /// The session is read-only or not finished, or writing fails. The session then stays unchanged.
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
        keeper.keep(&Record::Answered(0, Value::Number(12)), 700, NOW).expect("saving works");
        keeper.keep(&Record::Completed, 900, NOW).expect("saving works");
        keeper
    }

    /// A decision is saved, and changes neither the advice nor the time.
    #[test]
    fn a_decision_is_on_the_disk_and_leaves_the_advice_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut keeper = finished(folder.path());
        let advice = keeper.session().advice().cloned();
        keeper.decide(choice("bike", "  good for us "), NOW).expect("saving works");
        let session = on_disk(folder.path());
        assert_eq!(session.choice(), Some(choice("bike", "good for us")));
        assert_eq!((session.advice().cloned(), session.elapsed_ms()), (advice, 900));
        assert!(session.is_completed());
    }

    /// A later decision replaces one, and an empty one withdraws it once.
    #[test]
    fn a_later_decision_replaces_one_and_an_empty_one_takes_it_back() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut keeper = finished(folder.path());
        keeper.decide(choice("bike", ""), NOW).expect("saving works");
        keeper.decide(choice("car", "rain"), NOW).expect("saving works");
        assert_eq!(on_disk(folder.path()).choice(), Some(choice("car", "rain")));
        keeper.decide(choice("", " "), NOW).expect("saving works");
        assert_eq!(on_disk(folder.path()).choice(), None);
        let decided = |entry: &Entry| matches!(entry, Entry::Decided(_));
        let events = on_disk(folder.path()).events().iter().filter(|event| decided(event.what())).count();
        keeper.decide(choice("", ""), NOW).expect("withdrawing again is no error");
        assert_eq!(
            on_disk(folder.path()).events().iter().filter(|event| decided(event.what())).count(),
            events
        );
        assert_eq!(events, 3, "earlier decisions stay in the events");
    }

    /// A later decision takes over no part of the one before it.
    #[test]
    fn a_later_decision_takes_over_nothing_of_the_one_before() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut keeper = finished(folder.path());
        let whole = Choice {
            segmentation: Some(vec!["by_day".to_owned()]),
            by: " Ann ".to_owned(),
            review_on: parse_day("2027-03-01"),
            ..choice("bike", "rain")
        };
        keeper.decide(whole.clone(), NOW).expect("saving works");
        assert_eq!(on_disk(folder.path()).choice(), Some(Choice { by: "Ann".to_owned(), ..whole }));
        keeper.decide(choice("car", ""), NOW).expect("saving works");
        assert_eq!(on_disk(folder.path()).choice(), Some(choice("car", "")));
        let undivided = Choice { segmentation: Some(Vec::new()), ..Choice::default() };
        keeper.decide(undivided.clone(), NOW).expect("saving works");
        assert_eq!(on_disk(folder.path()).choice(), Some(undivided));
    }

    /// A decision on an unfinished interview is refused.
    #[test]
    fn nothing_is_decided_before_the_interview_is_finished() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut keeper = keeper(folder.path());
        keeper.keep(&Record::Answered(0, Value::Number(12)), 700, NOW).expect("saving works");
        assert!(matches!(keeper.decide(choice("car", ""), NOW), Err(NotKept::Unfinished)));
        assert_eq!(keeper.session().events().len(), 2);
    }

    /// A decision on a read-only session is refused.
    #[test]
    fn a_session_that_is_open_elsewhere_takes_no_decision() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let first = finished(folder.path());
        let mut second =
            Keeper::open(Store::new(folder.path()), first.path(), Arc::new(commute()), "en").expect("the session can be opened");
        assert!(matches!(second.decide(choice("car", ""), NOW), Err(NotKept::ReadOnly(_))));
        assert_eq!(on_disk(folder.path()).choice(), None);
    }

    /// A completion that could not be saved is not written by the next save.
    #[test]
    fn todays_advice_that_could_not_be_written_does_not_come_with_the_next_record() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let (inner, aside) = (folder.path().join("sessions"), folder.path().join("aside"));
        let path = finished(&inner).path().to_owned();
        let mut today = commute();
        today.version = "9.9.9".into();
        let mut keeper = Keeper::open(Store::new(&inner), &path, Arc::new(today), "nl").expect("the session can be opened");
        let before = keeper.session().clone();
        fs::rename(&inner, &aside).expect("the file can be moved");
        fs::write(&inner, "a file is in the way").expect("the file can be written");
        assert!(matches!(keeper.complete_anew(1, NOW), Err(NotKept::Failed(_))));
        assert!(*keeper.session() == before && !keeper.is_unsaved());
        fs::remove_file(&inner).expect("it can be removed");
        fs::rename(&aside, &inner).expect("the file can be moved back");
        keeper.decide(choice("bike", ""), NOW).expect("saving works");
        let session = on_disk(&inner);
        assert_eq!((session.rulebook(), session.advice()), (before.rulebook(), before.advice()));
        assert_eq!(session.events().len(), before.events().len() + 1);
        keeper.complete_anew(1, NOW).expect("saving works");
        assert_eq!(on_disk(&inner).rulebook().version, "9.9.9");
    }

    /// The disk, on which syncing a folder fails while the flag is set.
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

    /// If the file is in place and only the last step fails, the decision is recorded and saved again later.
    #[test]
    fn a_decision_that_stands_on_the_disk_is_not_said_to_be_lost() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let path = finished(folder.path()).path().to_owned();
        let fails = Cell::new(true);
        let store = Store::on(folder.path(), NoSync(&fails));
        let mut keeper = Keeper::open(store, &path, Arc::new(commute()), "en").expect("the session can be opened");
        keeper.decide(choice("bike", ""), NOW).expect("the file is in place");
        assert_eq!(on_disk(folder.path()).choice(), Some(choice("bike", "")));
        assert_eq!((keeper.session().choice(), keeper.is_unsaved()), (Some(choice("bike", "")), true));
        fails.set(false);
        keeper.flush().expect("the next save works");
        assert!(!keeper.is_unsaved());
    }

    /// A decision that cannot be saved is not recorded, and can be recorded again.
    #[test]
    fn a_decision_that_cannot_be_written_is_not_taken_and_can_be_tried_again() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let (inner, aside) = (folder.path().join("sessions"), folder.path().join("aside"));
        let mut keeper = finished(&inner);
        fs::rename(&inner, &aside).expect("the file can be moved");
        fs::write(&inner, "a file is in the way").expect("the file can be written");
        assert!(matches!(keeper.decide(choice("car", "rain"), NOW), Err(NotKept::Failed(_))));
        assert!(keeper.session().choice().is_none() && !keeper.is_unsaved());
        fs::remove_file(&inner).expect("it can be removed");
        fs::rename(&aside, &inner).expect("the file can be moved back");
        keeper.decide(choice("car", "rain"), NOW).expect("saving works");
        assert_eq!(on_disk(&inner).choice(), Some(choice("car", "rain")));
    }
}
