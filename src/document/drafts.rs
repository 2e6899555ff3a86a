//! Descriptions of drafts: input that was typed but not confirmed.

use super::Reader;
use crate::json;
use crate::locale::Message;
use crate::session::Drafts;

/// The greatest number of drafts that are listed one by one.
const MAX_LISTED: usize = 4;
/// The greatest length of a draft in the list, in characters.
const MAX_DRAFT_CHARS: usize = 40;

impl Reader<'_> {
    /// Returns the drafts with their questions, separated by commas.
    pub(crate) fn list_drafts(&self, drafts: &Drafts) -> String {
        let answers = drafts.answers.iter().map(|(question, draft)| ("draft-answer", *question, draft));
        let notes = drafts.notes.iter().map(|(question, draft)| ("draft-note", *question, draft));
        let named = answers.chain(notes).take(MAX_LISTED).map(|(key, question, draft)| {
            let text = json::truncate(&draft.to_single_line(), MAX_DRAFT_CHARS);
            self.translate(&Message::new(key).arg("question", &*self.short(question)).arg("text", text))
        });
        let more = (drafts.answers.len() + drafts.notes.len()).saturating_sub(MAX_LISTED);
        let more = (more > 0).then(|| self.translate(&Message::new("draft-more").arg("count", more)));
        named.chain(more).collect::<Vec<_>>().join(", ")
    }

    /// Returns a sentence on the unconfirmed drafts; `None` if there are none.
    pub(crate) fn unconfirmed_drafts(&self, drafts: &Drafts) -> Option<String> {
        let message = || Message::new("drafts-not-confirmed").arg("drafts", self.list_drafts(drafts));
        (!drafts.is_empty()).then(|| self.translate(&message()))
    }

    /// Returns the request to press the key that finishes the interview once more.
    pub(crate) fn finish_warning(&self, drafts: &Drafts, key: &str) -> String {
        self.translate(&Message::new("drafts-finish").arg("key", key).arg("drafts", self.list_drafts(drafts)))
    }
}
