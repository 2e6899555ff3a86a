//! Remarks on a session beside its advice: whether it is finished, and whether its saved advice still applies.

use super::Reader;
use crate::locale::Message;
use crate::session::drift::AdviceChange;
use crate::session::{ResolvedEvents, Session};

impl Reader<'_> {
    /// Returns whether a session is finished and whether its saved advice still applies, one sentence each.
    pub(crate) fn session_remarks(&self, session: &Session, records: &ResolvedEvents) -> Vec<String> {
        let (words, rulebook) = (self.translator, self.rulebook);
        let mut remarks = Vec::new();
        let reopened = !session.is_completed() && session.advice().is_some();
        if !session.is_completed() {
            remarks.push(words.get(if reopened { "cli-reopened" } else { "cli-not-finished" }));
        }
        if let Some(saved_advice) = session.advice() {
            let known = rulebook.models.iter().find(|model| model.id == saved_advice.model);
            let title = known
                .map_or_else(|| saved_advice.model.clone(), |model| self.text(&model.title).into_owned());
            let is_other = session.rulebook().is_other_edition_of(rulebook);
            let key = match AdviceChange::new(session, records, rulebook) {
                None if is_other => "cli-advice-same-asked",
                None => "cli-advice-same",
                Some(AdviceChange::OtherRulebook) => "cli-advice-other-asked",
                Some(AdviceChange::File) => "cli-advice-other-file",
                Some(AdviceChange::Rules) => "cli-advice-other-rules",
                Some(AdviceChange::Answers) => "cli-advice-other-answers",
                Some(AdviceChange::RulesAndAnswers) => "cli-advice-other",
            };
            remarks.push(words.translate(&Message::new(key).arg("model", title)));
        }
        remarks
    }
}
