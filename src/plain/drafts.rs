//! Messages about drafts: text that was typed but not confirmed, and could be mistaken for an answer or a note.

use super::Conductor;
use super::dialogue::Dialogue;
use crate::document::Reader;
use crate::interview::{Interview, Place};
use crate::session::Drafts;
use std::io;

/// Prints the drafts of all questions except the one that is asked next.
pub(super) fn print_unconfirmed(
    dialogue: &mut Dialogue,
    interview: &Interview,
    drafts: &Drafts,
) -> io::Result<()> {
    let drafts = drafts.clone().only_asked(interview);
    let elsewhere = match interview.place() {
        Place::Question(question) => drafts.without(question),
        Place::Review | Place::Advice => drafts,
    };
    let text = Reader::new(interview.rulebook(), dialogue.translator).unconfirmed_drafts(&elsewhere);
    text.map_or(Ok(()), |said| dialogue.print(|page, _| page.paragraph(0, &said)))
}

impl Conductor<'_, '_> {
    /// Warns about drafts before finishing, and asks for another Enter. Returns whether it did; it warns only once.
    pub(super) fn warn_of_drafts(&mut self) -> io::Result<bool> {
        let Some(drafts) = self.finish_warning.needed(self.drafts.clone(), self.interview) else {
            return Ok(false);
        };
        let text =
            Reader::new(self.interview.rulebook(), self.dialogue.translator).finish_warning(drafts, "Enter");
        self.dialogue.print(|page, _| page.paragraph(0, &text))?;
        Ok(true)
    }
}
