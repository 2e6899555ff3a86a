//! Drafts: text that was typed and not entered when an interview was left.
//!
//! They are saved with the session so that the user can continue with them. They are no answers and no notes,
//! and do not affect the advice. An answer, a skip or a note on the same question removes its draft.

use super::{DraftEvent, DraftTarget, EventKind, Session};
use crate::interview::{Interview, QuestionStatus};
use crate::rulebook::Rulebook;
use std::collections::BTreeMap;

/// The maximum length of a draft, in characters. Longer text is cut, so that no file grows too large to be
/// read again.
pub const MAX_DRAFT_LEN: usize = 20_000;

/// A space at which no line is broken.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The text of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The first line of a list that the text replaces, counted from 0; `None` if the text comes after the
    /// names of the answer.
    pub line: Option<usize>,
    /// The typed text, in a list one name a line; never blank.
    pub text: String,
}

impl Draft {
    /// Returns a draft of `text`; `None` if it is blank.
    pub fn new(text: &str) -> Option<Self> {
        let text: String = text.chars().take(MAX_DRAFT_LEN).collect();
        (!text.trim().is_empty()).then_some(Self { line: None, text })
    }

    /// Returns the draft for the lines of a list from `line` on.
    #[must_use]
    pub fn with_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// Returns the text in one line, with commas between the names of a list and no line break within a
    /// number.
    pub fn to_single_line(&self) -> String {
        let text: Vec<char> = self.text.replace('\n', ", ").chars().collect();
        let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
        let in_number = |at: usize| text[at] == ' ' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        (0..text.len()).map(|at| if in_number(at) { NO_BREAK_SPACE } else { text[at] }).collect()
    }
}

/// The drafts of an interview, by index of the question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Drafts of answers.
    pub answers: BTreeMap<usize, Draft>,
    /// Drafts of notes.
    pub notes: BTreeMap<usize, Draft>,
}

impl Drafts {
    /// Returns the drafts after all events of a session, without those of questions that the rulebook does
    /// not know.
    pub fn new(session: &Session, rulebook: &Rulebook) -> Self {
        let mut drafts = Self::default();
        for event in session.events() {
            match event.kind() {
                EventKind::Answered { question, .. } | EventKind::Skipped { question } => {
                    if let Some(question) = rulebook.question_index(question) {
                        drafts.answers.remove(&question);
                    }
                }
                EventKind::Noted { question, .. } => {
                    if let Some(question) = rulebook.question_index(question) {
                        drafts.notes.remove(&question);
                    }
                }
                EventKind::Drafted(drafted) => drafts.apply(drafted, rulebook),
                EventKind::Started | EventKind::Completed | EventKind::Decided(_) | EventKind::Unknown(_) => {
                }
            }
        }
        drafts
    }

    /// Returns the drafts of questions that are asked, which a user may take for an answer or a note.
    #[must_use]
    pub fn only_asked(mut self, interview: &Interview) -> Self {
        let is_asked = |question: &usize| interview.status(*question) != QuestionStatus::NotAsked;
        self.answers.retain(|question, _| is_asked(question));
        self.notes.retain(|question, _| is_asked(question));
        self
    }

    /// Returns the drafts of all questions but one.
    #[must_use]
    pub fn without(mut self, question: usize) -> Self {
        self.answers.remove(&question);
        self.notes.remove(&question);
        self
    }

    /// Returns whether there is no draft.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.notes.is_empty()
    }

    fn apply(&mut self, drafted: &DraftEvent, rulebook: &Rulebook) {
        let Some(question) = rulebook.question_index(&drafted.question) else { return };
        let (drafts, line) = match drafted.target {
            DraftTarget::Answer { line } => (&mut self.answers, line),
            DraftTarget::Note => (&mut self.notes, None),
        };
        let line = line.map(|line| usize::try_from(line).unwrap_or(usize::MAX));
        match Draft::new(&drafted.text) {
            Some(draft) => drop(drafts.insert(question, Draft { line, ..draft })),
            None => drop(drafts.remove(&question)),
        }
    }

    /// Returns the events that change the drafts of a session to these. Drafts that are equal need none.
    pub(super) fn changes(&self, session: &Session, rulebook: &Rulebook) -> Vec<EventKind> {
        let before = Self::new(session, rulebook);
        let mut changes = Vec::new();
        for question in 0..rulebook.questions.len() {
            let mut compare =
                |old: Option<&Draft>, new: Option<&Draft>, target: fn(&Draft) -> DraftTarget| {
                    if old == new {
                        return;
                    }
                    let draft = new.cloned().unwrap_or(Draft { line: None, text: String::new() });
                    changes.push(EventKind::Drafted(DraftEvent {
                        question: rulebook.questions[question].id.clone(),
                        target: target(&draft),
                        text: draft.text,
                    }));
                };
            let answer = |draft: &Draft| DraftTarget::Answer { line: draft.line.map(|line| line as u64) };
            compare(before.answers.get(&question), self.answers.get(&question), answer);
            compare(before.notes.get(&question), self.notes.get(&question), |_| DraftTarget::Note);
        }
        changes
    }
}

/// The warning before an interview is finished that its drafts are not used. Given once for the same drafts.
#[derive(Debug, Default)]
pub struct FinishWarning {
    last_warned: Drafts,
}

impl FinishWarning {
    /// Returns the drafts to warn of before the interview is finished; `None` if there are none, or if the
    /// last warning was about the same.
    pub fn needed(&mut self, drafts: Drafts, interview: &Interview) -> Option<&Drafts> {
        let drafts = drafts.only_asked(interview);
        if drafts.is_empty() || drafts == self.last_warned {
            return None;
        }
        self.last_warned = drafts;
        Some(&self.last_warned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, Drafts, FinishWarning, MAX_DRAFT_LEN};
    use crate::interview::Interview;
    use crate::rulebook::Answers;
    use crate::rulebook::tests::commute;
    use crate::session::{DraftEvent, DraftTarget, EventKind, RulebookRef, Session};
    use jiff::Timestamp;
    use proptest::prelude::*;
    use serde_json::json;

    fn session() -> Session {
        let rulebook =
            RulebookRef { id: "commute".to_owned(), version: "0.1.0".to_owned(), digest: String::new() };
        Session::new("20261123-a-0001", "A", "en", rulebook, Timestamp::UNIX_EPOCH)
    }

    fn record(session: &mut Session, entry: EventKind) {
        session.record(1, entry, Timestamp::UNIX_EPOCH);
    }

    fn drafted(question: &str, target: DraftTarget, text: &str) -> EventKind {
        EventKind::Drafted(DraftEvent { question: question.to_owned(), target, text: text.to_owned() })
    }

    const ANSWER: DraftTarget = DraftTarget::Answer { line: None };

    /// Drafts change neither answers nor notes nor the completion, and the timeline leaves them out.
    #[test]
    fn drafts_affect_no_answers_or_notes() {
        let mut session = session();
        let distance = EventKind::Answered { question: "distance".to_owned(), value: json!(12) };
        record(&mut session, distance);
        record(&mut session, EventKind::Completed);
        let before = session.clone();
        record(&mut session, drafted("distance", ANSWER, "13"));
        record(&mut session, drafted("weather", DraftTarget::Note, "rain"));
        assert_eq!((session.answers(), session.notes()), (before.answers(), before.notes()));
        assert!(session.is_completed());
        let rulebook = commute();
        let resolve = |session| crate::session::ResolvedEvents::new(session, &rulebook);
        assert_eq!(resolve(&session), resolve(&before));
        assert_eq!(
            crate::session::timeline(&session, &rulebook),
            crate::session::timeline(&before, &rulebook)
        );
    }

    /// An answer, a skip, an empty draft and a note each remove the draft of their question.
    #[test]
    fn drafts_are_removed_by_later_events_of_their_question() {
        let rulebook = commute();
        let answered = EventKind::Answered { question: "distance".to_owned(), value: json!(12) };
        let skipped = EventKind::Skipped { question: "distance".to_owned() };
        let emptied = drafted("distance", ANSWER, "");
        let noted = EventKind::Noted { question: "distance".to_owned(), text: "by road".to_owned() };
        for (event, answers, notes) in [(answered, 0, 1), (skipped, 0, 1), (emptied, 0, 1), (noted, 1, 0)] {
            let mut session = session();
            record(&mut session, drafted("distance", ANSWER, "1"));
            record(&mut session, drafted("distance", DraftTarget::Note, "by r"));
            record(&mut session, event.clone());
            let drafts = Drafts::new(&session, &rulebook);
            assert_eq!((drafts.answers.len(), drafts.notes.len()), (answers, notes), "{event:?}");
        }
    }

    /// Drafts of unknown questions are left out, and their events stay.
    #[test]
    fn drafts_of_unknown_questions_stay_in_the_session() {
        let mut session = session();
        record(&mut session, drafted("speed", ANSWER, "fast"));
        let drafts = Drafts::new(&session, &commute());
        assert_eq!(drafts, Drafts::default());
        assert_eq!(drafts.changes(&session, &commute()), []);
    }

    /// Long text is cut, and blank text is no draft.
    #[test]
    fn draft_text_is_limited_and_not_blank() {
        let long = Draft::new(&"é".repeat(MAX_DRAFT_LEN + 1)).expect("the text is not blank");
        assert_eq!(long.text.chars().count(), MAX_DRAFT_LEN);
        assert_eq!((Draft::new(""), Draft::new(" \n ")), (None, None));
    }

    /// The warning is given once for the same drafts, and not for questions that are not asked.
    #[test]
    fn finish_warning_is_given_once_for_the_same_drafts() {
        let interview = Interview::new(std::sync::Arc::new(commute()), Answers::new());
        let draft_of = |question: usize, text: &str| {
            let mut drafts = Drafts::default();
            drafts.answers.extend(Draft::new(text).map(|draft| (question, draft)));
            drafts
        };
        let stops = commute().question_index("stops").expect("the question exists");
        let mut warning = FinishWarning::default();
        let mut is_needed = |drafts| warning.needed(drafts, &interview).is_some();
        assert!(!is_needed(Drafts::default()) && !is_needed(draft_of(stops, "Gouda")));
        assert!(is_needed(draft_of(0, "1")) && !is_needed(draft_of(0, "1")) && is_needed(draft_of(0, "12")));
    }

    /// Names are separated by commas, and a space within a number does not break.
    #[test]
    fn draft_in_a_single_line_does_not_break_numbers() {
        for (text, line) in [
            ("1 000", "1\u{a0}000"),
            ("North\nSouth", "North, South"),
            ("1 000 000 kg", "1\u{a0}000\u{a0}000 kg"),
            ("a 1", "a 1"),
        ] {
            assert_eq!(Draft::new(text).expect("the text is not blank").to_single_line(), line);
        }
    }

    fn any_drafts() -> impl Strategy<Value = Drafts> {
        let draft = || {
            (prop::option::of(0_usize..4), "[ a1\n]{0,4}").prop_filter_map("blank", |(line, text)| {
                Draft::new(&text).map(|draft| Draft { line, ..draft })
            })
        };
        let notes = "[ a1]{0,4}".prop_filter_map("blank", |text| Draft::new(&text));
        (
            prop::collection::btree_map(0_usize..6, draft(), 0..4),
            prop::collection::btree_map(0_usize..6, notes, 0..4),
        )
            .prop_map(|(answers, notes)| Drafts { answers, notes })
    }

    proptest! {
        /// However often drafts are recorded, the session has those recorded last.
        #[test]
        fn drafts_recorded_last_are_returned(
            all in prop::collection::vec(any_drafts(), 1..4),
        ) {
            let (mut session, rulebook) = (session(), commute());
            for drafts in &all {
                for entry in drafts.changes(&session, &rulebook) {
                    record(&mut session, entry);
                }
                session = Session::from_bytes(&session.to_bytes()).expect("the session is valid");
                prop_assert_eq!(&Drafts::new(&session, &rulebook), drafts);
                prop_assert_eq!(drafts.changes(&session, &rulebook), []);
            }
        }
    }
}
