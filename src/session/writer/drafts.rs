//! Saves the drafts when an interview is left. Like a note they do not affect the advice, so they leave the
//! session's rulebook and language unchanged.

use super::{Files, SessionWriter, WriteError};
use crate::session::Drafts;
use jiff::Timestamp;
use std::sync::Arc;

impl<F: Files> SessionWriter<F> {
    /// Returns the drafts of the session.
    pub fn drafts(&self) -> Drafts {
        Drafts::new(self.session(), &self.rulebook)
    }

    /// Records the drafts at the moment of leaving the interview, if they differ from those of the session,
    /// and saves them with all events that could not be saved before. Does nothing if the session is
    /// read-only.
    ///
    /// # Errors
    /// Writing fails.
    pub fn append_drafts(
        &mut self,
        drafts: &Drafts,
        elapsed_ms: u64,
        now: Timestamp,
    ) -> Result<(), WriteError> {
        if self.read_only_reason().is_some() {
            return Ok(());
        }
        let (at_ms, rulebook) = (self.spent_ms.saturating_add(elapsed_ms), Arc::clone(&self.rulebook));
        for entry in drafts.changes(self.session(), &rulebook) {
            self.writable_session(false, now)?.record(at_ms, entry, now);
            self.unsaved = true;
        }
        self.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{load_saved, writer};
    use crate::interview::Event;
    use crate::locale::Language;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{Draft, Drafts, SessionWriter, Store};
    use jiff::Timestamp;
    use std::sync::Arc;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn drafts(text: &str) -> Drafts {
        let mut drafts = Drafts::default();
        drafts.answers.extend(Draft::new(text).map(|draft| (0, draft)));
        drafts
    }

    /// The same drafts are recorded once, and an answer removes its draft.
    #[test]
    fn drafts_are_saved_once_and_removed_by_the_answer() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut writer = writer(folder.path());
        for _ in 0..2 {
            writer.append_drafts(&drafts("1"), 700, NOW).expect("saving works");
            let session = load_saved(folder.path());
            assert_eq!((session.events().len(), session.answers().len()), (2, 0));
            assert_eq!(Drafts::new(&session, &commute()), drafts("1"));
            assert!(!session.rulebook().digest.is_empty(), "the rulebook reference is complete");
        }
        writer.append(&Event::Answered(0, Value::Number(150)), 900, NOW).expect("saving works");
        assert_eq!(writer.drafts(), Drafts::default());
        writer.append_drafts(&Drafts::default(), 950, NOW).expect("saving nothing is no error");
        assert_eq!(load_saved(folder.path()).events().len(), 3);
    }

    /// Saving drafts changes neither the rulebook nor the language nor the advice.
    #[test]
    fn drafts_keep_rulebook_and_language() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut first = writer(folder.path());
        first.append(&Event::Answered(0, Value::Number(12)), 1, NOW).expect("saving works");
        first.append(&Event::Completed, 2, NOW).expect("saving works");
        let (path, before) = (first.path().to_owned(), first.session().clone());
        drop(first);
        let mut today = commute();
        today.version = "9.9.9".into();
        let store = Store::new(folder.path());
        let mut again = SessionWriter::open(store, &path, Arc::new(today), Language::Dutch.tag())
            .expect("the session can be opened");
        again.append_drafts(&drafts("13"), 3, NOW).expect("saving works");
        let session = load_saved(folder.path());
        assert_eq!((session.rulebook(), session.language()), (before.rulebook(), before.language()));
        assert!(session.is_completed() && session.advice() == before.advice());
    }

    /// Drafts of a read-only session are not saved, which is no error.
    #[test]
    fn drafts_of_a_read_only_session_are_not_saved() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let mut first = writer(folder.path());
        first.append(&Event::Answered(0, Value::Number(12)), 1, NOW).expect("saving works");
        let store = Store::new(folder.path());
        let mut second = SessionWriter::open(store, first.path(), Arc::new(commute()), "en")
            .expect("the session can be opened");
        second.append_drafts(&drafts("13"), 3, NOW).expect("a read-only session is no error");
        assert_eq!(load_saved(folder.path()).events().len(), 2);
    }
}
