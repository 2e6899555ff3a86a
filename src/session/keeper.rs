//! The one writer of a session while its interview is held.
//!
//! Every face of the interview hands what is recorded to a [`Keeper`], which puts it on the disk before it returns.
//! What could not be written stays in memory, and the next attempt writes it too, so a full disk that gets room again
//! loses nothing.

mod decide;
mod drafts;

use super::records::{Records, entry};
use super::store::{Disk, Error, Files, Opened, Owned, Store};
use super::{RulebookRef, SavedAdvice, Session, drift, new_id, random_salt};
use crate::advice::decide;
use crate::interview::Record;
use crate::locale::{Message, Words, time};
use crate::rulebook::{Answers, Rulebook};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why something is not on the disk.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The session can only be read, with the reason. It will not be written by trying again.
    #[error("{0:?}")]
    ReadOnly(Message),
    /// There is nothing to decide on yet: the interview is not finished.
    #[error("the interview is not finished")]
    Unfinished,
    /// Writing failed; it is tried again with the next record.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl NotKept {
    /// Why, in one sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::ReadOnly(why) => why.clone(),
            Self::Unfinished => Message::new("decide-unfinished"),
            Self::Failed(error) => error.message(),
        }
    }
}

/// Holds a session that is being written.
#[derive(Debug)]
pub struct Keeper<F = Disk> {
    store: Store<F>,
    held: Opened,
    /// The file that was opened; that of a new session is known once it is written.
    opened: Option<PathBuf>,
    rulebook: Arc<Rulebook>,
    language: String,
    /// Milliseconds that had been spent in the interview when it was taken up.
    spent_ms: u64,
    unsaved: bool,
}

impl<F: Files> Keeper<F> {
    /// Keeps a new session, made with `rulebook`. Nothing is written before the first record.
    #[must_use]
    pub fn start(store: Store<F>, session: Session, rulebook: Arc<Rulebook>) -> Self {
        let language = session.language().to_owned();
        let held = Opened::Owned(store.create(session));
        Self { store, held, opened: None, rulebook, language, spent_ms: 0, unsaved: false }
    }

    /// Keeps a new interview under `name`, or under the day in the time zone where that is empty. Nothing is written before the first
    /// record.
    #[must_use]
    pub fn begin(
        store: Store<F>,
        name: &str,
        words: &Words,
        rulebook: Arc<Rulebook>,
        (now, zone): (Timestamp, &TimeZone),
    ) -> Self {
        // An id begins with the date anyway, so a name that is only a date adds nothing to it.
        let id = new_id(now, name, random_salt());
        let name = if name.is_empty() {
            words.say(&Message::new("cli-unnamed").with("date", time::day(now, zone)))
        } else {
            name.to_owned()
        };
        // The first record notes the rulebook whole; until then nobody has to wait for its hash.
        let (digest, version) = (String::new(), rulebook.version.clone());
        let rules = RulebookRef { id: rulebook.id.clone(), version, digest };
        Self::start(store, Session::new(id, name, words.language().tag(), rules, now), rulebook)
    }

    /// The same for a quick interview, which asks the essential questions first. To be said before the first record.
    #[must_use]
    pub fn quick(mut self) -> Self {
        if let Opened::Owned(owned) = &mut self.held {
            owned.session.begin_quick();
        }
        self
    }

    /// Takes up a saved session, to go on with `rulebook` in `language`, which it notes with the first record.
    pub fn open(
        store: Store<F>,
        path: &Path,
        rulebook: Arc<Rulebook>,
        language: &str,
    ) -> Result<Self, Error> {
        let held = store.open(path)?;
        let spent_ms = held.session().elapsed_ms();
        let opened = Some(path.to_owned());
        Ok(Self { store, held, opened, rulebook, language: language.to_owned(), spent_ms, unsaved: false })
    }

    /// The session with all that was recorded, saved or not.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.held.session()
    }

    /// The session's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match &self.held {
            Opened::Owned(owned) => owned.path(),
            Opened::ReadOnly { .. } => self.opened.as_deref().unwrap_or(self.store.folder()),
        }
    }

    /// Why nothing can be written, where that is so.
    #[must_use]
    pub fn read_only(&self) -> Option<&Message> {
        match &self.held {
            Opened::ReadOnly { why, .. } => Some(why),
            Opened::Owned(_) => None,
        }
    }

    /// Whether something recorded is not on the disk yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Records something and saves it, with whatever could not be saved before. `elapsed_ms` is the time spent since the
    /// session was started or taken up here.
    pub fn keep(&mut self, record: &Record, elapsed_ms: u64, now: Timestamp) -> Result<(), NotKept> {
        self.record(record, elapsed_ms, now)?;
        self.flush()
    }

    /// Records all these answers, the notes on questions and that the interview is finished, and saves that whole or not at all:
    /// for answers that were not given one after the other.
    pub fn keep_finished(
        &mut self,
        answers: &Answers,
        notes: &BTreeMap<usize, String>,
        now: Timestamp,
    ) -> Result<(), NotKept> {
        for (question, value) in answers.iter() {
            self.record(&Record::Answered(question, value.clone()), 0, now)?;
        }
        for (question, text) in notes {
            self.record(&Record::Noted(*question, text.clone()), 0, now)?;
        }
        self.record(&Record::Completed, 0, now)?;
        self.flush()
    }

    /// Records something without saving it yet.
    fn record(&mut self, record: &Record, elapsed_ms: u64, now: Timestamp) -> Result<(), NotKept> {
        let (at_ms, rulebook) = (self.spent_ms.saturating_add(elapsed_ms), Arc::clone(&self.rulebook));
        let session = self.writable(!matches!(record, Record::Noted(..)), now)?;
        let entry = entry(&rulebook, record);
        tracing::debug!(event = entry.kind(), "record");
        session.record(at_ms, entry, now);
        if *record == Record::Completed {
            let advice = decided(session, &rulebook);
            session.set_advice(Some(advice), now);
            let path = drift::path(&rulebook, &Records::new(session, &rulebook).answers());
            session.set_path(path, now);
        }
        self.unsaved = true;
        Ok(())
    }

    /// The session to record something in, which notes what it goes on with. What decides nothing, as a note, leaves what was
    /// decided with the rules and the language that it was decided in.
    fn writable(&mut self, decides: bool, now: Timestamp) -> Result<&mut Session, NotKept> {
        let session = match &mut self.held {
            Opened::ReadOnly { why, .. } => return Err(NotKept::ReadOnly(why.clone())),
            Opened::Owned(Owned { session, .. }) => session,
        };
        // What a new session was made with still lacks its digest.
        let goes_on = decides || session.rulebook().digest.is_empty();
        let current = reference(&self.rulebook);
        if goes_on && *session.rulebook() != current {
            session.set_rulebook(current, now);
        }
        if goes_on && session.language() != self.language {
            session.set_language(&self.language, now);
        }
        Ok(session)
    }

    /// Completes a finished interview anew, with today's rulebook, and saves that whole or not at all.
    ///
    /// # Errors
    /// The session can only be read, or the disk refuses; all then stands as it was, with the advice that it had.
    pub fn complete_anew(&mut self, elapsed_ms: u64, now: Timestamp) -> Result<(), NotKept> {
        self.all_or_nothing(|keeper| keeper.record(&Record::Completed, elapsed_ms, now))
    }

    /// Changes the session and saves it; where that fails, in memory, too, all is as it was, so that nothing that was given up
    /// comes onto the disk with what is written next.
    fn all_or_nothing(
        &mut self,
        change: impl FnOnce(&mut Self) -> Result<(), NotKept>,
    ) -> Result<(), NotKept> {
        let before = (self.session().clone(), self.unsaved);
        let result = change(self).and_then(|()| self.flush());
        if let (Err(_), Opened::Owned(owned)) = (&result, &mut self.held) {
            // The last step may fail when the new file stands already: then it is recorded, and is made sure of with the next
            // attempt to write.
            if self.store.read(owned.path()).is_ok_and(|there| there.to_bytes() == owned.session.to_bytes()) {
                return Ok(());
            }
            // The file that was claimed goes by the id, which may be new, and then so may the name be.
            let Session { id, name, .. } = owned.session.clone();
            (owned.session, self.unsaved) = before;
            (owned.session.id, owned.session.name) = (id, name);
        }
        result
    }

    /// Returns what the user has to be told about the session's file and has not been told yet.
    pub fn take_notices(&mut self) -> Vec<Message> {
        match &mut self.held {
            Opened::Owned(owned) => owned.take_notices(),
            Opened::ReadOnly { .. } => Vec::new(),
        }
    }

    /// Whether the session's file is there, so that only what was recorded since is lost where nothing can be written.
    #[must_use]
    pub fn has_file(&self) -> bool {
        self.store.exists(self.path())
    }

    /// Saves what could not be saved before, if there is any.
    pub fn flush(&mut self) -> Result<(), NotKept> {
        if let (true, Opened::Owned(owned)) = (self.unsaved, &mut self.held) {
            self.store.save(owned)?;
            self.unsaved = false;
        }
        Ok(())
    }
}

/// How sessions name a rulebook.
#[must_use]
fn reference(rulebook: &Rulebook) -> RulebookRef {
    RulebookRef { id: rulebook.id.clone(), version: rulebook.version.clone(), digest: rulebook.digest() }
}

/// What a rulebook advises on a session, as sessions hold it.
#[must_use]
pub fn decided(session: &Session, rulebook: &Rulebook) -> SavedAdvice {
    let decision = decide(rulebook, &Records::new(session, rulebook).answers());
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    let ids: Vec<_> = dimensions.map(|dimension| dimension.id.clone()).collect();
    SavedAdvice {
        model: rulebook.models[decision.model].id.clone(),
        segmentation: decision.segmentation.now.iter().map(|&dimension| ids[dimension].clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Keeper, NotKept, reference};
    use crate::interview::Record;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{Entry, Session, Store};
    use jiff::Timestamp;
    use std::sync::Arc;

    pub(super) fn keeper(folder: &std::path::Path) -> Keeper {
        let rulebook = Arc::new(commute());
        let session = Session::new("20261123-a-0001", "A", "en", reference(&rulebook), Timestamp::UNIX_EPOCH);
        Keeper::start(Store::new(folder), session, rulebook)
    }

    pub(super) fn on_disk(folder: &std::path::Path) -> Session {
        Store::new(folder).read(&folder.join("20261123-a-0001.json")).expect("a session")
    }

    fn answered(value: u32) -> Record {
        Record::Answered(0, Value::Number(value))
    }

    #[test]
    fn each_record_is_on_the_disk_when_it_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = keeper(folder.path());
        keeper.keep(&answered(12), 700, Timestamp::UNIX_EPOCH).expect("saved");
        let session = on_disk(folder.path());
        assert_eq!((session.events().len(), session.elapsed_ms()), (2, 700));
        assert_eq!(session.advice(), None);
        keeper.keep(&Record::Completed, 900, Timestamp::UNIX_EPOCH).expect("saved");
        assert_eq!(on_disk(folder.path()).advice().map(|advice| &*advice.model), Some("car"));
    }

    #[test]
    fn a_note_leaves_the_rules_and_the_language_of_what_was_decided() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut first = keeper(folder.path());
        first.keep(&answered(12), 1, Timestamp::UNIX_EPOCH).expect("saved");
        first.keep(&Record::Completed, 2, Timestamp::UNIX_EPOCH).expect("saved");
        let (path, then) = (first.path().to_owned(), first.session().rulebook().clone());
        drop(first);
        let mut today = commute();
        today.version = "9.9.9".into();
        let mut again =
            Keeper::open(Store::new(folder.path()), &path, Arc::new(today), "nl").expect("opened");
        again.keep(&Record::Noted(0, "why".into()), 3, Timestamp::UNIX_EPOCH).expect("saved");
        let session = on_disk(folder.path());
        assert_eq!((session.rulebook(), session.language(), session.notes().len()), (&then, "en", 1));
        again.keep(&answered(13), 4, Timestamp::UNIX_EPOCH).expect("saved");
        let session = on_disk(folder.path());
        assert_eq!((&*session.rulebook().version, session.language()), ("9.9.9", "nl"));
    }

    #[test]
    fn time_goes_on_from_where_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut first = keeper(folder.path());
        first.keep(&answered(12), 5000, Timestamp::UNIX_EPOCH).expect("saved");
        drop(first);
        let path = folder.path().join("20261123-a-0001.json");
        let rulebook = Arc::new(commute());
        let mut again = Keeper::open(Store::new(folder.path()), &path, rulebook, "nl").expect("opened");
        again.keep(&answered(13), 250, Timestamp::UNIX_EPOCH).expect("saved");
        let session = on_disk(folder.path());
        assert_eq!((session.elapsed_ms(), session.language()), (5250, "nl"));
    }

    #[test]
    fn what_could_not_be_saved_is_saved_with_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let inner = folder.path().join("sessions");
        std::fs::write(&inner, "a file is in the way").expect("written");
        let mut keeper = keeper(&inner);
        let refused = keeper.keep(&answered(12), 1, Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(NotKept::Failed(_))), "{refused:?}");
        assert!(keeper.is_unsaved());
        std::fs::remove_file(&inner).expect("removed");
        keeper.keep(&answered(13), 2, Timestamp::UNIX_EPOCH).expect("saved");
        let values: Vec<_> = on_disk(&inner)
            .events()
            .iter()
            .filter_map(|event| match event.what() {
                Entry::Answered { value, .. } => value.as_u64(),
                _ => None,
            })
            .collect();
        assert_eq!(values, [12, 13]);
    }

    #[test]
    fn a_session_that_is_open_elsewhere_is_not_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut first = keeper(folder.path());
        first.keep(&answered(12), 1, Timestamp::UNIX_EPOCH).expect("saved");
        let path = folder.path().join("20261123-a-0001.json");
        let mut second =
            Keeper::open(Store::new(folder.path()), &path, Arc::new(commute()), "en").expect("opened");
        assert_eq!(second.read_only().map(crate::locale::Message::key), Some("session-in-use"));
        let refused = second.keep(&answered(13), 1, Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(NotKept::ReadOnly(_))), "{refused:?}");
        assert_eq!(on_disk(folder.path()).events().len(), 2);
    }
}
