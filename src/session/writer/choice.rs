//! Records the decision that the user made in the end, beside the advice.
//!
//! It is not part of the interview: it adds no time and leaves the session's rulebook and language unchanged.
//! If it cannot be saved it is not recorded at all, so that the user can try again.

use super::{Files, OpenSession, SessionWriter, WritableSession, WriteError};
use crate::session::{Choice, EventKind};
use jiff::Timestamp;

impl<F: Files> SessionWriter<F> {
    /// Records a decision, which replaces the one before it completely. An empty decision withdraws it. The
    /// same decision is not recorded again.
    ///
    /// # Errors
    /// The session is read-only or not finished, or writing fails. The session then stays unchanged.
    pub fn record_choice(&mut self, choice: Choice, now: Timestamp) -> Result<(), WriteError> {
        let OpenSession::Writable(WritableSession { session, .. }) = &mut self.handle else {
            return Err(self
                .read_only_reason()
                .cloned()
                .map_or(WriteError::Unfinished, WriteError::ReadOnly));
        };
        if !session.is_completed() {
            return Err(WriteError::Unfinished);
        }
        let choice = choice.trimmed();
        if session.choice().unwrap_or_default().is_equivalent(&choice) {
            return self.flush();
        }
        let kind = EventKind::Decided(choice);
        self.transaction(|writer| {
            if let OpenSession::Writable(WritableSession { session, .. }) = &mut writer.handle {
                session.record(session.elapsed_ms(), kind, now);
                writer.unsaved = true;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{load_saved, writer};
    use super::super::{SessionWriter, WriteError};
    use crate::interview::Event;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::store::{Content, Disk, Files};
    use crate::session::{Choice, EventKind, Store, parse_day};
    use jiff::Timestamp;
    use std::cell::Cell;
    use std::fs::{self, File};
    use std::io;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn choice(model: &str, text: &str) -> Choice {
        Choice { model: model.to_owned(), reason: text.to_owned(), ..Choice::default() }
    }

    fn finished_writer(folder: &Path) -> SessionWriter {
        let mut writer = writer(folder);
        writer.append(&Event::Answered(0, Value::Number(12)), 700, NOW).expect("saving works");
        writer.append(&Event::Completed, 900, NOW).expect("saving works");
        writer
    }

    /// A decision is saved, and changes neither the advice nor the time.
    #[test]
    fn choice_is_saved_beside_the_advice() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut writer = finished_writer(folder.path());
        let advice = writer.session().advice().cloned();
        writer.record_choice(choice("bike", "  good for us "), NOW).expect("saving works");
        let session = load_saved(folder.path());
        assert_eq!(session.choice(), Some(choice("bike", "good for us")));
        assert_eq!((session.advice().cloned(), session.elapsed_ms()), (advice, 900));
        assert!(session.is_completed());
    }

    /// A later decision replaces one, and an empty one withdraws it once.
    #[test]
    fn choice_is_replaced_by_a_later_and_withdrawn_by_an_empty_one() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut writer = finished_writer(folder.path());
        writer.record_choice(choice("bike", ""), NOW).expect("saving works");
        writer.record_choice(choice("car", "rain"), NOW).expect("saving works");
        assert_eq!(load_saved(folder.path()).choice(), Some(choice("car", "rain")));
        writer.record_choice(choice("", " "), NOW).expect("saving works");
        assert_eq!(load_saved(folder.path()).choice(), None);
        let decided = |entry: &EventKind| matches!(entry, EventKind::Decided(_));
        let events = load_saved(folder.path()).events().iter().filter(|event| decided(event.kind())).count();
        writer.record_choice(choice("", ""), NOW).expect("withdrawing again is no error");
        assert_eq!(
            load_saved(folder.path()).events().iter().filter(|event| decided(event.kind())).count(),
            events
        );
        assert_eq!(events, 3, "earlier decisions stay in the events");
    }

    /// A later decision takes over no part of the one before it.
    #[test]
    fn choice_is_replaced_completely() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut writer = finished_writer(folder.path());
        let whole = Choice {
            segmentation: Some(vec!["by_day".to_owned()]),
            decided_by: " Ann ".to_owned(),
            review_on: parse_day("2027-03-01"),
            ..choice("bike", "rain")
        };
        writer.record_choice(whole.clone(), NOW).expect("saving works");
        assert_eq!(
            load_saved(folder.path()).choice(),
            Some(Choice { decided_by: "Ann".to_owned(), ..whole })
        );
        writer.record_choice(choice("car", ""), NOW).expect("saving works");
        assert_eq!(load_saved(folder.path()).choice(), Some(choice("car", "")));
        let undivided = Choice { segmentation: Some(Vec::new()), ..Choice::default() };
        writer.record_choice(undivided.clone(), NOW).expect("saving works");
        assert_eq!(load_saved(folder.path()).choice(), Some(undivided));
    }

    /// A decision on an unfinished interview is refused.
    #[test]
    fn choice_is_refused_before_completion() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut writer = writer(folder.path());
        writer.append(&Event::Answered(0, Value::Number(12)), 700, NOW).expect("saving works");
        assert!(matches!(writer.record_choice(choice("car", ""), NOW), Err(WriteError::Unfinished)));
        assert_eq!(writer.session().events().len(), 2);
    }

    /// A decision on a read-only session is refused.
    #[test]
    fn choice_is_refused_for_a_session_open_elsewhere() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let first = finished_writer(folder.path());
        let mut second =
            SessionWriter::open(Store::new(folder.path()), first.path(), Arc::new(commute()), "en")
                .expect("the session can be opened");
        assert!(matches!(second.record_choice(choice("car", ""), NOW), Err(WriteError::ReadOnly(_))));
        assert_eq!(load_saved(folder.path()).choice(), None);
    }

    /// A completion that could not be saved is not written by the next save.
    #[test]
    fn recomplete_rolls_back_if_saving_fails() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let (inner, aside) = (folder.path().join("sessions"), folder.path().join("aside"));
        let path = finished_writer(&inner).path().to_owned();
        let mut today = commute();
        today.version = "9.9.9".into();
        let mut writer = SessionWriter::open(Store::new(&inner), &path, Arc::new(today), "nl")
            .expect("the session can be opened");
        let before = writer.session().clone();
        fs::rename(&inner, &aside).expect("the file can be moved");
        fs::write(&inner, "a file is in the way").expect("the file can be written");
        assert!(matches!(writer.recomplete(1, NOW), Err(WriteError::Failed(_))));
        assert!(*writer.session() == before && !writer.is_unsaved());
        fs::remove_file(&inner).expect("it can be removed");
        fs::rename(&aside, &inner).expect("the file can be moved back");
        writer.record_choice(choice("bike", ""), NOW).expect("saving works");
        let session = load_saved(&inner);
        assert_eq!((session.rulebook(), session.advice()), (before.rulebook(), before.advice()));
        assert_eq!(session.events().len(), before.events().len() + 1);
        writer.recomplete(1, NOW).expect("saving works");
        assert_eq!(load_saved(&inner).rulebook().version, "9.9.9");
    }

    /// The disk, on which syncing a folder fails while the flag is set.
    #[derive(Clone)]
    struct NoSync<'a>(&'a Cell<bool>);

    impl Files for NoSync<'_> {
        fn read(&self, path: &Path) -> io::Result<Content> {
            Disk.read(path)
        }
        fn list(&self, folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
            Disk.list(folder, extension)
        }
        fn exists(&self, path: &Path) -> io::Result<bool> {
            Disk.exists(path)
        }
        fn create_folder(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
            Disk.create_folder(folder)
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
    fn choice_is_recorded_if_only_the_folder_sync_fails() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let path = finished_writer(folder.path()).path().to_owned();
        let fails = Cell::new(true);
        let store = Store::with_files(folder.path(), NoSync(&fails));
        let mut writer =
            SessionWriter::open(store, &path, Arc::new(commute()), "en").expect("the session can be opened");
        writer.record_choice(choice("bike", ""), NOW).expect("the file is in place");
        assert_eq!(load_saved(folder.path()).choice(), Some(choice("bike", "")));
        assert_eq!((writer.session().choice(), writer.is_unsaved()), (Some(choice("bike", "")), true));
        fails.set(false);
        writer.flush().expect("the next save works");
        assert!(!writer.is_unsaved());
    }

    /// A decision that cannot be saved is not recorded, and can be recorded again.
    #[test]
    fn choice_is_rolled_back_if_saving_fails() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let (inner, aside) = (folder.path().join("sessions"), folder.path().join("aside"));
        let mut writer = finished_writer(&inner);
        fs::rename(&inner, &aside).expect("the file can be moved");
        fs::write(&inner, "a file is in the way").expect("the file can be written");
        assert!(matches!(writer.record_choice(choice("car", "rain"), NOW), Err(WriteError::Failed(_))));
        assert!(writer.session().choice().is_none() && !writer.is_unsaved());
        fs::remove_file(&inner).expect("it can be removed");
        fs::rename(&aside, &inner).expect("the file can be moved back");
        writer.record_choice(choice("car", "rain"), NOW).expect("saving works");
        assert_eq!(load_saved(&inner).choice(), Some(choice("car", "rain")));
    }
}
