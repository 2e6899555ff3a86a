//! The one writer of a session during its interview.
//!
//! Every interface appends events to a [`SessionWriter`], which saves the session before it returns. If saving
//! fails, for example because the disk is full, the event stays in memory and is saved with the next one.

mod choice;
mod drafts;

use super::resolve::{ResolvedEvents, to_event_kind};
use super::store::{Disk, Error, Files, OpenSession, Store, WritableSession};
use super::{RulebookRef, SavedAdvice, Session, drift, new_id, random_salt, unnamed};
use crate::advice::decide;
use crate::interview::{Event, Interview};
use crate::locale::{Message, Translator, time};
use crate::rulebook::{Answers, Rulebook};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The reason why a change to the session is not saved.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The session is read-only, for this reason. Trying again does not help.
    #[error("{0:?}")]
    ReadOnly(Message),
    /// A decision cannot be recorded yet, because the interview is not finished.
    #[error("the interview is not finished")]
    Unfinished,
    /// Writing failed, for example because the disk is full. Trying again can help.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl WriteError {
    /// Returns the reason in one sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::ReadOnly(why) => why.clone(),
            Self::Unfinished => Message::new("decide-unfinished"),
            Self::Failed(error) => error.message(),
        }
    }
}

/// The writer of an interview's session.
#[derive(Debug)]
pub struct SessionWriter<F = Disk> {
    store: Store<F>,
    handle: OpenSession,
    /// The path that the session was opened from; `None` for a new session.
    opened_path: Option<PathBuf>,
    rulebook: Arc<Rulebook>,
    /// The session's events as the rulebook understands them.
    records: ResolvedEvents,
    language: String,
    /// Milliseconds that had been spent in the interview when it was opened.
    spent_ms: u64,
    /// Whether the session in memory has changes that are not in its file.
    unsaved: bool,
    /// Notices for the user besides those about the file.
    notices: Vec<Message>,
}

/// The result of trying again to get the lock of a session that is open in another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockRetry {
    /// The other program still has it, or the session could be written all along.
    Unchanged,
    /// The session can be written now.
    Acquired,
    /// The other program has let go of the session and has changed it, so it must be opened again.
    Changed,
}

impl<F: Files> SessionWriter<F> {
    /// Returns a writer of a new session, made with `rulebook`. Nothing is written before the first event.
    pub fn new(store: Store<F>, session: Session, rulebook: Arc<Rulebook>) -> Self {
        let language = session.language().to_owned();
        let handle = OpenSession::Writable(store.create(session));
        let records = ResolvedEvents::default();
        let (opened_path, notices) = (None, Vec::new());
        Self { store, handle, opened_path, rulebook, records, language, spent_ms: 0, unsaved: false, notices }
    }

    /// Returns a writer of a new interview. If `name` is empty, the session is named after the current day in
    /// the time zone. Nothing is written before the first event.
    pub fn create(
        store: Store<F>,
        name: &str,
        words: &Translator,
        rulebook: Arc<Rulebook>,
        (now, zone): (Timestamp, &TimeZone),
    ) -> Self {
        // Made before an empty name is replaced: the id begins with the date anyway.
        let id = new_id(now, name, random_salt());
        let name =
            if name.is_empty() { unnamed::saved_name(time::date(now, zone), words) } else { name.to_owned() };
        // The first event sets the complete rulebook reference. Until then, the digest is not computed.
        let (digest, version) = (String::new(), rulebook.version.clone());
        let rules = RulebookRef { id: rulebook.id.clone(), version, digest };
        Self::new(store, Session::new(id, name, words.language().tag(), rules, now), rulebook)
    }

    /// Marks the interview as quick, so that it asks the essential questions first. Must be called before the
    /// first event.
    #[must_use]
    pub fn with_quick_start(mut self) -> Self {
        if let OpenSession::Writable(owned) = &mut self.handle {
            owned.session.begin_quick();
        }
        self
    }

    /// Assigns a new interview to a client. An empty name means none. Must be called before the first event.
    #[must_use]
    pub fn with_client(mut self, client: &str, now: Timestamp) -> Self {
        if let OpenSession::Writable(owned) = &mut self.handle {
            owned.session.set_client(client, now);
        }
        self
    }

    /// Opens a saved session to continue with `rulebook` in `language`. Both are saved with the next event
    /// that affects the advice.
    ///
    /// # Errors
    /// The session cannot be read.
    pub fn open(
        store: Store<F>,
        path: &Path,
        rulebook: Arc<Rulebook>,
        language: &str,
    ) -> Result<Self, Error> {
        Self::open_checked(store, path, language, move |_| Ok(Arc::clone(&rulebook)))
    }

    /// Opens a saved session as [`Self::open`] does, with the rulebook that `rulebook_for` returns.
    ///
    /// # Errors
    /// The session cannot be read, or `rulebook_for` refuses it.
    pub fn open_checked<E: From<Error>>(
        store: Store<F>,
        path: &Path,
        language: &str,
        rulebook_for: impl Fn(&Session) -> Result<Arc<Rulebook>, E>,
    ) -> Result<Self, E> {
        let (handle, rulebook) = store.open_checked(path, rulebook_for)?;
        Ok(Self {
            store,
            records: ResolvedEvents::new(handle.session(), &rulebook),
            spent_ms: handle.session().elapsed_ms(),
            handle,
            opened_path: Some(path.to_owned()),
            rulebook,
            language: language.to_owned(),
            unsaved: false,
            notices: Vec::new(),
        })
    }

    /// Returns the session's interview where it was left. A quick interview continues as one.
    pub fn resume_interview(&self) -> Interview {
        let events = self.records.events.iter().map(|(_, event)| event.clone());
        let interview = Interview::resume(Arc::clone(&self.rulebook), events);
        if self.session().is_quick() { interview.into_quick() } else { interview }
    }

    /// Returns the session's events as the rulebook understands them.
    pub fn records(&self) -> &ResolvedEvents {
        &self.records
    }

    /// Returns the session with all events, saved or not.
    pub fn session(&self) -> &Session {
        self.handle.session()
    }

    /// Returns the path of the session's file.
    pub fn path(&self) -> &Path {
        match &self.handle {
            OpenSession::Writable(owned) => owned.path(),
            OpenSession::ReadOnly { .. } => self.opened_path.as_deref().unwrap_or(self.store.folder()),
        }
    }

    /// Returns the reason why the session is read-only; `None` if it can be written.
    pub fn read_only_reason(&self) -> Option<&Message> {
        match &self.handle {
            OpenSession::ReadOnly { reason: why, .. } => Some(why),
            OpenSession::Writable(_) => None,
        }
    }

    /// Returns whether the session is read-only only because another program has it open.
    pub fn is_in_use(&self) -> bool {
        self.read_only_reason().is_some_and(|why| why.key() == "session-in-use")
    }

    /// Tries again to get the lock of a session that is open in another program.
    pub fn retry_lock(&mut self) -> LockRetry {
        let Some(path) = self.opened_path.clone().filter(|_| self.is_in_use()) else {
            return LockRetry::Unchanged;
        };
        let Ok(handle @ OpenSession::Writable(_)) = self.store.open(&path) else {
            return LockRetry::Unchanged;
        };
        if handle.session() != self.session() {
            return LockRetry::Changed;
        }
        self.handle = handle;
        self.notices.push(Message::new("session-writable-again"));
        LockRetry::Acquired
    }

    /// Keeps the rulebook beside the sessions, to explain the advice when the rules have changed.
    pub fn keep_rulebook(&self) {
        self.store.keep_rulebook(&self.rulebook);
    }

    /// Returns whether an event is not saved yet, because writing failed.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Appends an event and saves it, with all events that could not be saved before. `elapsed_ms` is the
    /// time since the session was created or opened by this writer.
    ///
    /// # Errors
    /// The session is read-only, or writing fails. In the second case the event stays in memory.
    pub fn append(&mut self, event: &Event, elapsed_ms: u64, now: Timestamp) -> Result<(), WriteError> {
        self.record(event, elapsed_ms, now)?;
        self.flush()
    }

    /// Appends answers, notes and a completion, and saves them all in one write. Used for answers that were not
    /// given one by one in this interview, such as a scenario's.
    ///
    /// # Errors
    /// The session is read-only, or writing fails.
    pub fn append_finished(
        &mut self,
        answers: &Answers,
        notes: &BTreeMap<usize, String>,
        now: Timestamp,
    ) -> Result<(), WriteError> {
        for (question, value) in answers.iter() {
            self.record(&Event::Answered(question, value.clone()), 0, now)?;
        }
        for (question, text) in notes {
            self.record(&Event::Noted(*question, text.clone()), 0, now)?;
        }
        self.record(&Event::Completed, 0, now)?;
        self.flush()
    }

    /// Appends an event without saving it yet.
    fn record(&mut self, event: &Event, elapsed_ms: u64, now: Timestamp) -> Result<(), WriteError> {
        let (at_ms, rulebook) = (self.spent_ms.saturating_add(elapsed_ms), Arc::clone(&self.rulebook));
        let session = self.writable_session(!matches!(event, Event::Noted(..)), now)?;
        let kind = to_event_kind(&rulebook, event);
        tracing::debug!(event = kind.type_name(), "record");
        session.record(at_ms, kind, now);
        let at_ms = session.elapsed_ms();
        self.records.push(at_ms, event.clone());
        if *event == Event::Completed {
            let answers = self.records.answers();
            let session = self.writable_session(true, now)?;
            session.set_advice_of(&rulebook, &answers, now);
        }
        self.unsaved = true;
        Ok(())
    }

    /// Returns the session to append an event to, after updating its rulebook and language.
    ///
    /// An event that does not affect the advice, such as a note, keeps both, so that they stay those of the
    /// saved advice.
    fn writable_session(&mut self, affects_advice: bool, now: Timestamp) -> Result<&mut Session, WriteError> {
        let session = match &mut self.handle {
            OpenSession::ReadOnly { reason: why, .. } => return Err(WriteError::ReadOnly(why.clone())),
            OpenSession::Writable(WritableSession { session, .. }) => session,
        };
        // The rulebook reference of a new session has no digest yet.
        let updates = affects_advice || session.rulebook().digest.is_empty();
        let current = RulebookRef::of(&self.rulebook);
        if updates && *session.rulebook() != current {
            session.set_rulebook(current, now);
        }
        if updates && session.language() != self.language {
            session.set_language(&self.language, now);
        }
        Ok(session)
    }

    /// Completes a finished interview again with the current rulebook, and saves it.
    ///
    /// # Errors
    /// The session is read-only, or writing fails. Its events and advice then stay unchanged.
    pub fn recomplete(&mut self, elapsed_ms: u64, now: Timestamp) -> Result<(), WriteError> {
        self.transaction(|writer| writer.record(&Event::Completed, elapsed_ms, now))
    }

    /// Changes the session and saves it. Rolls back the in-memory session if saving fails, so that a later
    /// save does not write the abandoned change.
    fn transaction(
        &mut self,
        change: impl FnOnce(&mut Self) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let (snapshot, records) = ((self.session().clone(), self.unsaved), self.records.clone());
        let result = change(self).and_then(|()| self.flush());
        if let (Err(_), OpenSession::Writable(owned)) = (&result, &mut self.handle) {
            // Saving can fail in its last step, when the new file is already in place. The change is then kept,
            // and `unsaved` stays set, so that the next save completes it.
            if self.store.read(owned.path()).is_ok_and(|saved| saved.to_bytes() == owned.session.to_bytes()) {
                return Ok(());
            }
            // A failed save may already have moved the session to a new file, with another id and name. These
            // are not rolled back, because they must match the lock and the path.
            let Session { id, name, .. } = owned.session.clone();
            (owned.session, self.unsaved) = snapshot;
            self.records = records;
            (owned.session.id, owned.session.name) = (id, name);
        }
        result
    }

    /// Returns the notices about the session's file since the last call.
    pub fn take_notices(&mut self) -> Vec<Message> {
        let mut notices = std::mem::take(&mut self.notices);
        if let OpenSession::Writable(owned) = &mut self.handle {
            notices.extend(owned.take_notices());
        }
        notices
    }

    /// Returns whether the session's file exists. If it does, leaving without saving loses only the events
    /// since the last save, otherwise the whole session.
    pub fn has_file(&self) -> bool {
        self.store.exists(self.path())
    }

    /// Saves the events that could not be saved before, if there are any.
    ///
    /// # Errors
    /// Writing fails. The events stay in memory.
    pub fn flush(&mut self) -> Result<(), WriteError> {
        if let (true, OpenSession::Writable(owned)) = (self.unsaved, &mut self.handle) {
            self.store.save(owned)?;
            self.unsaved = false;
        }
        Ok(())
    }
}

impl RulebookRef {
    /// Returns the reference to a rulebook, as sessions save it.
    pub fn of(rulebook: &Rulebook) -> Self {
        Self { id: rulebook.id.clone(), version: rulebook.version.clone(), digest: rulebook.digest() }
    }
}

impl Session {
    /// Sets the saved advice to that of a rulebook on these answers, with the path to it.
    pub(crate) fn set_advice_of(&mut self, rulebook: &Rulebook, answers: &Answers, now: Timestamp) {
        self.set_advice(Some(SavedAdvice::new(rulebook, answers)), now);
        self.set_path(drift::saved_path(rulebook, answers), now);
    }
}

impl SavedAdvice {
    /// Returns the advice of a rulebook on these answers, in the form that sessions save.
    pub fn new(rulebook: &Rulebook, answers: &Answers) -> Self {
        let decision = decide(rulebook, answers);
        let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        let ids: Vec<_> = dimensions.map(|dimension| dimension.id.clone()).collect();
        Self {
            model: rulebook.models[decision.model].id.clone(),
            segmentation: decision.segmentation.now.iter().map(|&dimension| ids[dimension].clone()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SessionWriter, WriteError};
    use crate::interview::Event;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{EventKind, RulebookRef, Session, Store};
    use jiff::Timestamp;
    use std::sync::Arc;

    pub(super) fn writer(folder: &std::path::Path) -> SessionWriter {
        let rulebook = Arc::new(commute());
        let session =
            Session::new("20261123-a-0001", "A", "en", RulebookRef::of(&rulebook), Timestamp::UNIX_EPOCH);
        SessionWriter::new(Store::new(folder), session, rulebook)
    }

    pub(super) fn load_saved(folder: &std::path::Path) -> Session {
        Store::new(folder).read(&folder.join("20261123-a-0001.json")).expect("the session is valid")
    }

    fn answered(value: u32) -> Event {
        Event::Answered(0, Value::Number(value))
    }

    /// Each event is in the file as soon as `append` returns.
    #[test]
    fn append_saves_before_it_returns() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut writer = writer(folder.path());
        writer.append(&answered(12), 700, Timestamp::UNIX_EPOCH).expect("saving works");
        let session = load_saved(folder.path());
        assert_eq!((session.events().len(), session.elapsed_ms()), (2, 700));
        assert_eq!(session.advice(), None);
        writer.append(&Event::Completed, 900, Timestamp::UNIX_EPOCH).expect("saving works");
        assert_eq!(load_saved(folder.path()).advice().map(|advice| &*advice.model), Some("car"));
    }

    /// A note changes neither the rulebook nor the language of the session; an answer changes both.
    #[test]
    fn append_of_a_note_keeps_rulebook_and_language() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut first = writer(folder.path());
        first.append(&answered(12), 1, Timestamp::UNIX_EPOCH).expect("saving works");
        first.append(&Event::Completed, 2, Timestamp::UNIX_EPOCH).expect("saving works");
        let (path, then) = (first.path().to_owned(), first.session().rulebook().clone());
        drop(first);
        let mut today = commute();
        today.version = "9.9.9".into();
        let mut again = SessionWriter::open(Store::new(folder.path()), &path, Arc::new(today), "nl")
            .expect("the session can be opened");
        again.append(&Event::Noted(0, "why".into()), 3, Timestamp::UNIX_EPOCH).expect("saving works");
        let session = load_saved(folder.path());
        assert_eq!((session.rulebook(), session.language(), session.notes().len()), (&then, "en", 1));
        again.append(&answered(13), 4, Timestamp::UNIX_EPOCH).expect("saving works");
        let session = load_saved(folder.path());
        assert_eq!((&*session.rulebook().version, session.language()), ("9.9.9", "nl"));
    }

    /// The time of a resumed interview is added to the time spent before.
    #[test]
    fn writer_continues_the_elapsed_time() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut first = writer(folder.path());
        first.append(&answered(12), 5000, Timestamp::UNIX_EPOCH).expect("saving works");
        drop(first);
        let path = folder.path().join("20261123-a-0001.json");
        let rulebook = Arc::new(commute());
        let mut again = SessionWriter::open(Store::new(folder.path()), &path, rulebook, "nl")
            .expect("the session can be opened");
        again.append(&answered(13), 250, Timestamp::UNIX_EPOCH).expect("saving works");
        let session = load_saved(folder.path());
        assert_eq!((session.elapsed_ms(), session.language()), (5250, "nl"));
    }

    /// An event that could not be saved is saved with the next one.
    #[test]
    fn append_saves_events_that_failed_before() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let inner = folder.path().join("sessions");
        std::fs::write(&inner, "a file is in the way").expect("the file can be written");
        let mut writer = writer(&inner);
        let refused = writer.append(&answered(12), 1, Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(WriteError::Failed(_))), "{refused:?}");
        assert!(writer.is_unsaved());
        std::fs::remove_file(&inner).expect("the file can be removed");
        writer.append(&answered(13), 2, Timestamp::UNIX_EPOCH).expect("saving works");
        let values: Vec<_> = load_saved(&inner)
            .events()
            .iter()
            .filter_map(|event| match event.kind() {
                EventKind::Answered { value, .. } => value.as_u64(),
                _ => None,
            })
            .collect();
        assert_eq!(values, [12, 13]);
    }

    /// A session that another program has open is read-only.
    #[test]
    fn append_refuses_a_session_open_elsewhere() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut first = writer(folder.path());
        first.append(&answered(12), 1, Timestamp::UNIX_EPOCH).expect("saving works");
        let path = folder.path().join("20261123-a-0001.json");
        let mut second = SessionWriter::open(Store::new(folder.path()), &path, Arc::new(commute()), "en")
            .expect("the session can be opened");
        assert_eq!(second.read_only_reason().map(crate::locale::Message::key), Some("session-in-use"));
        let refused = second.append(&answered(13), 1, Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(WriteError::ReadOnly(_))), "{refused:?}");
        assert_eq!(load_saved(folder.path()).events().len(), 2);
    }
}
