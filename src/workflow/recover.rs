//! Recovers damaged session files into new sessions. The damaged file stays as it is.

use crate::locale::{Message, Translator};
use crate::rulebook::Rulebook;
use crate::session::store::Files;
use crate::session::{Error, Fallback, ImportOutcome, Recovery, RulebookRef, Store};
use jiff::Timestamp;

/// Returns fallback values for the fields of a damaged file that cannot be recovered.
pub fn recovery_fallback(rulebook: &Rulebook, words: &Translator, now: Timestamp) -> Fallback {
    Fallback {
        name: words.get("cli-recovered-unnamed"),
        language: words.language().tag().to_owned(),
        rulebook: RulebookRef::of(rulebook),
        timestamp: now,
    }
}

/// Describes what can be recovered of a damaged file, with counts.
pub fn describe_recovery(recovery: Option<&Recovery>) -> Message {
    let Some(recovery) = recovery else { return Message::new("cli-check-nothing") };
    let (answers, lost) = (recovery.session.answers().len(), recovery.lost_answers());
    let message = Message::new(if lost > 0 { "cli-check-part" } else { "cli-check-all" });
    let message = message.arg("answers", answers).arg("notes", recovery.session.notes().len());
    message.arg("before", answers + lost)
}

/// Writes what can be recovered into a new session, with a name that says so. The same damage is recovered only once.
///
/// # Errors
/// The session cannot be written.
pub fn write_recovery<F: Files>(
    store: &Store<F>,
    recovery: Recovery,
    words: &Translator,
) -> Result<ImportOutcome, Error> {
    let session = recovery.session;
    let name = words.translate(&Message::new("cli-recovered-name").arg("name", session.name()));
    store.import_recovered(session.with_name(name))
}
