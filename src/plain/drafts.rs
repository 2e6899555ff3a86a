//! Messages about drafts: text that was typed but not confirmed, and could be mistaken for an answer or a note.

use super::Conversation;
use crate::document::Reader;
use crate::interview::Place;
use std::io;

impl Conversation<'_, '_> {
    /// Prints the drafts of all questions except the one that is asked next.
    pub(super) fn print_unconfirmed(&mut self) -> io::Result<()> {
        let interview = self.conductor.interview();
        let drafts = self.conductor.drafts().only_asked(interview);
        let elsewhere = match interview.place() {
            Place::Question(question) => drafts.without(question),
            Place::Review | Place::Advice => drafts,
        };
        let reader = Reader::new(interview.rulebook(), self.dialogue.translator);
        let text = reader.unconfirmed_drafts(&elsewhere);
        text.map_or(Ok(()), |text| self.dialogue.print(|page, _| page.paragraph(0, &text)))
    }

    /// Warns about drafts before finishing, and asks for another Enter. Returns whether it did; it warns only once.
    pub(super) fn warn_of_drafts(&mut self) -> io::Result<bool> {
        let interview = self.conductor.interview();
        let Some(drafts) = self.finish_warning.needed(self.conductor.drafts(), interview) else {
            return Ok(false);
        };
        let text =
            Reader::new(interview.rulebook(), self.dialogue.translator).finish_warning(drafts, "Enter");
        self.dialogue.print(|page, _| page.paragraph(0, &text))?;
        Ok(true)
    }
}
