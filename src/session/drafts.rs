//! Drafts: text that was typed and not entered when an interview was left.
//!
//! They are kept with the session, to go on with, and count nowhere: not as answers, not as notes, not in advice. Whatever
//! is recorded of the same question ends a draft.

use super::{DraftTarget, Drafted, Entry, Session};
use crate::interview::{Interview, Status};
use crate::rulebook::Rulebook;
use std::collections::BTreeMap;

/// The most characters of a draft; what is longer is cut, so that no file grows beyond what can be read again.
pub const LONGEST_DRAFT: usize = 20_000;

/// A space at which no line is broken.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The text of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The first line of a list that the text replaces, counted from zero; without it the text stands below the names of
    /// the answer.
    pub line: Option<usize>,
    /// What was typed, of a list a name a line; never blank.
    pub text: String,
}

impl Draft {
    /// Returns a draft of what was typed, `None` where that is blank.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text: String = text.chars().take(LONGEST_DRAFT).collect();
        (!text.trim().is_empty()).then_some(Self { line: None, text })
    }

    /// The same draft, of the lines of a list from `line` on.
    #[must_use]
    pub fn from_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// Returns the text in one line, with the names of a list between commas and no line break within a number.
    #[must_use]
    pub fn in_line(&self) -> String {
        let text: Vec<char> = self.text.replace('\n', ", ").chars().collect();
        let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
        let in_number = |at: usize| text[at] == ' ' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        (0..text.len()).map(|at| if in_number(at) { NO_BREAK_SPACE } else { text[at] }).collect()
    }
}

/// The drafts of an interview, by question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Drafts of answers.
    pub answers: BTreeMap<usize, Draft>,
    /// Drafts of notes.
    pub notes: BTreeMap<usize, Draft>,
}

impl Drafts {
    /// Returns the drafts that a session's events leave. Those of questions that the rulebook does not know are left out.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook) -> Self {
        let mut drafts = Self::default();
        for event in session.events() {
            match event.what() {
                Entry::Answered { question, .. } | Entry::Skipped { question } => {
                    if let Some(question) = rulebook.question(question) {
                        drafts.answers.remove(&question);
                    }
                }
                Entry::Noted { question, .. } => {
                    if let Some(question) = rulebook.question(question) {
                        drafts.notes.remove(&question);
                    }
                }
                Entry::Drafted(drafted) => drafts.take(drafted, rulebook),
                Entry::Started | Entry::Completed | Entry::Decided(_) | Entry::Unknown(_) => {}
            }
        }
        drafts
    }

    /// Returns the drafts of the questions that are asked: those that somebody may take for an answer or a note.
    #[must_use]
    pub fn asked(mut self, interview: &Interview) -> Self {
        let is_asked = |question: &usize| interview.status(*question) != Status::NotAsked;
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

    /// Whether there is no draft.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.notes.is_empty()
    }

    fn take(&mut self, drafted: &Drafted, rulebook: &Rulebook) {
        let Some(question) = rulebook.question(&drafted.question) else { return };
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

    /// Returns what has to be recorded in a session for it to leave these drafts: only where they differ.
    #[must_use]
    pub(super) fn changes(&self, session: &Session, rulebook: &Rulebook) -> Vec<Entry> {
        let before = Self::new(session, rulebook);
        let mut changes = Vec::new();
        for question in 0..rulebook.questions.len() {
            let mut compare = |was: Option<&Draft>, is: Option<&Draft>, target: fn(&Draft) -> DraftTarget| {
                if was == is {
                    return;
                }
                let draft = is.cloned().unwrap_or(Draft { line: None, text: String::new() });
                changes.push(Entry::Drafted(Drafted {
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

/// The question whether an interview is to be finished without its drafts, which is asked once.
#[derive(Debug, Default)]
pub struct FinishWarning {
    warned_of: Drafts,
}

impl FinishWarning {
    /// Returns the drafts to warn of before the interview is finished; `None` where there are none, or where the last warning
    /// was of the same.
    pub fn needed(&mut self, drafts: Drafts, interview: &Interview) -> Option<&Drafts> {
        let drafts = drafts.asked(interview);
        if drafts.is_empty() || drafts == self.warned_of {
            return None;
        }
        self.warned_of = drafts;
        Some(&self.warned_of)
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, Drafts, FinishWarning, LONGEST_DRAFT};
    use crate::interview::Interview;
    use crate::rulebook::Answers;
    use crate::rulebook::tests::commute;
    use crate::session::{DraftTarget, Drafted, Entry, RulebookRef, Session};
    use jiff::Timestamp;
    use proptest::prelude::*;
    use serde_json::json;

    fn session() -> Session {
        let rulebook =
            RulebookRef { id: "commute".to_owned(), version: "0.1.0".to_owned(), digest: String::new() };
        Session::new("20261123-a-0001", "A", "en", rulebook, Timestamp::UNIX_EPOCH)
    }

    fn record(session: &mut Session, entry: Entry) {
        session.record(1, entry, Timestamp::UNIX_EPOCH);
    }

    fn drafted(question: &str, target: DraftTarget, text: &str) -> Entry {
        Entry::Drafted(Drafted { question: question.to_owned(), target, text: text.to_owned() })
    }

    const ANSWER: DraftTarget = DraftTarget::Answer { line: None };

    #[test]
    fn drafts_count_as_nothing_else() {
        let mut session = session();
        let distance = Entry::Answered { question: "distance".to_owned(), value: json!(12) };
        record(&mut session, distance);
        record(&mut session, Entry::Completed);
        let before = session.clone();
        record(&mut session, drafted("distance", ANSWER, "13"));
        record(&mut session, drafted("weather", DraftTarget::Note, "rain"));
        assert_eq!((session.answers(), session.notes()), (before.answers(), before.notes()));
        assert!(session.is_completed());
        let rulebook = commute();
        let records = |session| crate::session::Records::new(session, &rulebook);
        assert_eq!(records(&session), records(&before));
        assert_eq!(crate::session::told(&session, &rulebook), crate::session::told(&before, &rulebook));
    }

    #[test]
    fn drafts_end_with_what_is_recorded_of_their_question() {
        let rulebook = commute();
        let answered = Entry::Answered { question: "distance".to_owned(), value: json!(12) };
        let skipped = Entry::Skipped { question: "distance".to_owned() };
        let emptied = drafted("distance", ANSWER, "");
        let noted = Entry::Noted { question: "distance".to_owned(), text: "by road".to_owned() };
        for (ends, answers, notes) in [(answered, 0, 1), (skipped, 0, 1), (emptied, 0, 1), (noted, 1, 0)] {
            let mut session = session();
            record(&mut session, drafted("distance", ANSWER, "1"));
            record(&mut session, drafted("distance", DraftTarget::Note, "by r"));
            record(&mut session, ends.clone());
            let drafts = Drafts::new(&session, &rulebook);
            assert_eq!((drafts.answers.len(), drafts.notes.len()), (answers, notes), "{ends:?}");
        }
    }

    #[test]
    fn drafts_of_unknown_questions_stay_in_the_session() {
        let mut session = session();
        record(&mut session, drafted("speed", ANSWER, "fast"));
        let drafts = Drafts::new(&session, &commute());
        assert_eq!(drafts, Drafts::default());
        assert_eq!(drafts.changes(&session, &commute()), []);
    }

    #[test]
    fn drafts_are_cut_where_they_are_too_long_and_none_where_they_are_blank() {
        let long = Draft::new(&"é".repeat(LONGEST_DRAFT + 1)).expect("a draft");
        assert_eq!(long.text.chars().count(), LONGEST_DRAFT);
        assert_eq!((Draft::new(""), Draft::new(" \n ")), (None, None));
    }

    #[test]
    fn finish_warning_is_given_once_for_the_same_drafts_of_questions_that_are_asked() {
        let interview = Interview::new(std::sync::Arc::new(commute()), Answers::new());
        let of = |question: usize, text: &str| {
            let mut drafts = Drafts::default();
            drafts.answers.extend(Draft::new(text).map(|draft| (question, draft)));
            drafts
        };
        let stops = commute().question("stops").expect("a question");
        let mut warning = FinishWarning::default();
        let mut is_needed = |drafts| warning.needed(drafts, &interview).is_some();
        assert!(!is_needed(Drafts::default()) && !is_needed(of(stops, "Gouda")));
        assert!(is_needed(of(0, "1")) && !is_needed(of(0, "1")) && is_needed(of(0, "12")));
    }

    #[test]
    fn draft_in_a_line_keeps_its_numbers_whole() {
        for (text, line) in [
            ("1 000", "1\u{a0}000"),
            ("North\nSouth", "North, South"),
            ("1 000 000 kg", "1\u{a0}000\u{a0}000 kg"),
            ("a 1", "a 1"),
        ] {
            assert_eq!(Draft::new(text).expect("a draft").in_line(), line);
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
        #[test]
        fn drafts_that_are_recorded_one_after_the_other_leave_the_last(
            all in prop::collection::vec(any_drafts(), 1..4),
        ) {
            let (mut session, rulebook) = (session(), commute());
            for drafts in &all {
                for entry in drafts.changes(&session, &rulebook) {
                    record(&mut session, entry);
                }
                session = Session::from_bytes(&session.to_bytes()).expect("sound");
                prop_assert_eq!(&Drafts::new(&session, &rulebook), drafts);
                prop_assert_eq!(drafts.changes(&session, &rulebook), []);
            }
        }
    }
}
