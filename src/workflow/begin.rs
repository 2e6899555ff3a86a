//! Begins new sessions.

use crate::interview::{Command, Event, Interview, Place};
use crate::locale::{Message, Translator};
use crate::rulebook::{Answers, Rulebook};
use crate::session::{MAX_NAME_LEN, SessionWriter, Store, WriteError, name_too_long};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Returns whether there was no session before, so that a hint for beginners helps.
pub fn is_first_session(store: &Store) -> bool {
    [store, &store.trash()].iter().all(|store| store.paths().is_ok_and(|paths| paths.is_empty()))
}

/// Returns the trimmed name for a session.
///
/// # Errors
/// The message that says why it cannot be one.
pub fn check_name(name: &str) -> Result<String, Message> {
    let name = name.trim();
    let length = name.chars().count();
    match length {
        0 => Err(Message::new("problem-name-empty")),
        1..=MAX_NAME_LEN => Ok(name.to_owned()),
        _ => Err(name_too_long(length)),
    }
}

/// The properties of a new session.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// The store to save it in.
    pub store: Store,
    /// The name of the session. If it is empty, the session is named after the current day.
    pub name: &'a str,
    /// The client that it belongs to; empty for none.
    pub client: &'a str,
    /// The language of the interview.
    pub translator: &'a Translator,
    /// The rulebook of the interview.
    pub rulebook: &'a Arc<Rulebook>,
    /// The current time.
    pub now: Timestamp,
    /// The user's time zone.
    pub zone: &'a TimeZone,
}

impl NewSession<'_> {
    /// Begins an interview. Nothing is written before its first answer, unless some answers are known beforehand.
    ///
    /// A quick interview asks the essential questions only. If these are all known, it is finished at once.
    ///
    /// # Errors
    /// The known answers cannot be saved.
    pub fn begin(self, known: &Answers, is_quick: bool) -> Result<(Interview, SessionWriter), WriteError> {
        let now = self.now;
        let mut interview = Interview::new(Arc::clone(self.rulebook), known.clone());
        let mut writer = self.create();
        if is_quick {
            (interview, writer) = (interview.into_quick(), writer.with_quick_start());
        }
        for (question, value) in known.iter() {
            writer.append(&Event::Answered(question, value.clone()), 0, now)?;
        }
        // The review means that no essential question is open.
        if is_quick && interview.place() == Place::Review {
            interview.handle(Command::Complete);
            writer.append(&Event::Completed, 0, now)?;
            writer.keep_rulebook();
        }
        Ok((interview, writer))
    }

    /// Saves answers that were not given one by one, such as a scenario's, as a finished session. Returns its name.
    ///
    /// # Errors
    /// Writing fails.
    pub fn save_finished(
        self,
        answers: &Answers,
        notes: &BTreeMap<usize, String>,
    ) -> Result<String, WriteError> {
        let now = self.now;
        let mut writer = self.create();
        writer.append_finished(answers, notes, now)?;
        writer.keep_rulebook();
        Ok(writer.session().name().to_owned())
    }

    fn create(self) -> SessionWriter {
        let rulebook = Arc::clone(self.rulebook);
        SessionWriter::create(self.store, self.name, self.translator, rulebook, (self.now, self.zone))
            .with_client(self.client, self.now)
    }
}
