//! What was typed and not confirmed, where it might be taken for an answer or a note.

use super::Conductor;
use super::dialogue::Dialogue;
use crate::interview::{Interview, Place};
use crate::report::Reader;
use crate::session::Drafts;
use std::io;

/// Names the drafts that are not confirmed at other questions than the one that is asked next.
pub(super) fn print_unconfirmed(dialogue: &mut Dialogue, interview: &Interview, drafts: &Drafts) -> io::Result<()> {
    let drafts = drafts.clone().only_asked(interview);
    let elsewhere = match interview.place() {
        Place::Question(question) => drafts.without(question),
        Place::Review | Place::Advice => drafts,
    };
    let text = Reader::new(interview.rulebook(), dialogue.translator).unconfirmed_drafts(&elsewhere);
    text.map_or(Ok(()), |said| dialogue.print(|page, _| page.paragraph(0, &said)))
}

impl Conductor<'_, '_> {
    /// Asks once for another Enter where there are drafts that finishing leaves out; returns whether it asked.
    pub(super) fn warn_of_drafts(&mut self) -> io::Result<bool> {
        let Some(drafts) = self.finish_warning.needed(self.drafts.clone(), self.interview) else {
            return Ok(false);
        };
        let text = Reader::new(self.interview.rulebook(), self.dialogue.translator).finish_warning(drafts, "Enter");
        self.dialogue.print(|page, _| page.paragraph(0, &text))?;
        Ok(true)
    }
}
