//! What was typed and not confirmed, where it might be taken for an answer or a note.

use super::Held;
use super::talk::Talk;
use crate::interview::{Interview, Place};
use crate::report::Reader;
use crate::session::Drafts;
use std::io;

/// Names the drafts that are not confirmed at other questions than the one that is asked next.
pub(super) fn not_confirmed(talk: &mut Talk, interview: &Interview, drafts: &Drafts) -> io::Result<()> {
    let drafts = drafts.clone().only_asked(interview);
    let elsewhere = match interview.place() {
        Place::Question(question) => drafts.without(question),
        Place::Review | Place::Done => drafts,
    };
    let said = Reader::new(interview.rulebook(), talk.words).not_confirmed(&elsewhere);
    said.map_or(Ok(()), |said| talk.print(|page, _| page.paragraph(0, &said)))
}

impl Held<'_, '_> {
    /// Asks once for another Enter where there are drafts that finishing leaves out; returns whether it asked.
    pub(super) fn warn_of_drafts(&mut self) -> io::Result<bool> {
        let Some(drafts) = self.finish_warning.needed(self.drafts.clone(), self.interview) else {
            return Ok(false);
        };
        let said = Reader::new(self.interview.rulebook(), self.talk.words).finish_warning(drafts, "Enter");
        self.talk.print(|page, _| page.paragraph(0, &said))?;
        Ok(true)
    }
}
