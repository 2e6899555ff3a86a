//! Descriptions of drafts: input that was typed but not confirmed.

use super::Reader;
use crate::json;
use crate::locale::Message;
use crate::session::Drafts;

/// The greatest number of drafts that are listed one by one.
const MOST: usize = 4;
/// The greatest length of a draft in the list, in characters.
const LONGEST: usize = 40;

impl Reader<'_> {
    /// Returns the drafts with their questions, separated by commas.
    #[must_use]
    pub fn drafts(&self, drafts: &Drafts) -> String {
        let answers = drafts.answers.iter().map(|(question, draft)| ("draft-answer", *question, draft));
        let notes = drafts.notes.iter().map(|(question, draft)| ("draft-note", *question, draft));
        let named = answers.chain(notes).take(MOST).map(|(key, question, draft)| {
            let text = json::truncate(&draft.to_single_line(), LONGEST);
            self.say(&Message::new(key).with("question", &*self.short(question)).with("text", text))
        });
        let more = (drafts.answers.len() + drafts.notes.len()).saturating_sub(MOST);
        let more = (more > 0).then(|| self.say(&Message::new("draft-more").with("count", more)));
        named.chain(more).collect::<Vec<_>>().join(", ")
    }

    /// Returns a sentence on the unconfirmed drafts; `None` if there are none.
    #[must_use]
    pub fn not_confirmed(&self, drafts: &Drafts) -> Option<String> {
        let message = || Message::new("drafts-not-confirmed").with("drafts", self.drafts(drafts));
        (!drafts.is_empty()).then(|| self.say(&message()))
    }

    /// Returns the request to press the key that finishes the interview once more.
    #[must_use]
    pub fn finish_warning(&self, drafts: &Drafts, key: &str) -> String {
        self.say(&Message::new("drafts-finish").with("key", key).with("drafts", self.drafts(drafts)))
    }
}
