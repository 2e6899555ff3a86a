//! The example sessions of `salesorg demo`: finished interviews of invented companies on the shipped rulebook.
//!
//! What the companies answered is in `assets/demo/`, in the languages of the shipped rulebook; in English for any other. The digest of the rulebook and
//! the advice are computed when the sessions are made, so they are always those of today's rules.

use crate::locale::{Language, time};
use crate::rulebook::Rulebook;
use crate::session::{Choice, EventKind, ResolvedEvents, RulebookRef, Session};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::time::Duration;

/// The files of the companies, in the order of the list: the session that was changed last comes first.
const FILES: [&str; 5] = [
    include_str!("../../assets/demo/estate-agency.json"),
    include_str!("../../assets/demo/software-company-founder.json"),
    include_str!("../../assets/demo/software-company.json"),
    include_str!("../../assets/demo/software-company-finance.json"),
    include_str!("../../assets/demo/manufacturer.json"),
];

/// The ids of the sessions of one company, whose people disagree on what changes the advice: a comparison to look at.
pub const DEMO_RESPONDENTS: [&str; 3] =
    ["demo-software-founder", "demo-software-company", "demo-software-finance"];

/// A text by the tag of its language.
type Text = BTreeMap<String, String>;

/// An interview of an invented company.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    /// The session's id, which is always the same, so that commands can be shown that name it.
    id: String,
    name: Text,
    /// The client that the session belongs to, if several people of it answered.
    client: Option<Text>,
    /// How long ago the interview began.
    hours_ago: i64,
    events: Vec<ExampleEvent>,
    /// The time from the last event to the completion.
    review_ms: u64,
    decision: Option<Decision>,
}

/// An answer or a note.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleEvent {
    /// The time since the event before.
    after_ms: u64,
    question: String,
    /// The answer as in a session file, or an object of answers by language; `None` if the question was skipped.
    answer: Option<Json>,
    /// The text of the note, if this is one.
    note: Option<Text>,
}

/// The decision that the company made in the end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    model: String,
    division: Vec<String>,
    reason: Text,
    decided_by: Text,
    /// The number of days from the interview to the review of the decision.
    review_in_days: i64,
}

/// Returns the example sessions in `language`, the last changed first, with the advice of `rulebook`, which is the
/// shipped one. `now` is the current time: their dates are shortly before it.
///
/// # Panics
///
/// If a file of the demo is invalid, which a test checks.
pub fn demo_sessions(rulebook: &Rulebook, language: Language, now: Timestamp) -> Vec<Session> {
    let example = |file| serde_json::from_str::<Example>(file).expect("a test reads each file");
    FILES.into_iter().map(|file| example(file).session(rulebook, language, now)).collect()
}

impl Example {
    fn session(self, rulebook: &Rulebook, language: Language, now: Timestamp) -> Session {
        let tags = [language.tag(), Language::English.tag()];
        let text = |text: &Text| tags.iter().find_map(|tag| text.get(*tag)).cloned().unwrap_or_default();
        let started = now.checked_sub(SignedDuration::from_hours(self.hours_ago)).unwrap_or(now);
        let at = |ms| started.checked_add(Duration::from_millis(ms)).unwrap_or(now);
        let reference = RulebookRef::of(rulebook);
        let mut session = Session::new(self.id, text(&self.name), language.tag(), reference, started);
        let mut at_ms = 0;
        for event in self.events {
            at_ms += event.after_ms;
            let question = event.question;
            let kind = match (event.answer, event.note) {
                (_, Some(note)) => EventKind::Noted { question, text: text(&note) },
                (Some(Json::Object(mut answers)), None) => {
                    let value = tags.iter().find_map(|tag| answers.remove(*tag)).unwrap_or_default();
                    EventKind::Answered { question, value }
                }
                (Some(value), None) => EventKind::Answered { question, value },
                (None, None) => EventKind::Skipped { question },
            };
            session.record(at_ms, kind, at(at_ms));
        }
        at_ms += self.review_ms;
        session.record(at_ms, EventKind::Completed, at(at_ms));
        let answers = ResolvedEvents::new(&session, rulebook).answers();
        session.set_advice_of(rulebook, &answers, at(at_ms));
        if let Some(decision) = self.decision {
            let day = time::date(started, &TimeZone::UTC);
            let choice = Choice {
                reason: text(&decision.reason),
                decided_by: text(&decision.decided_by),
                review_on: day.checked_add(decision.review_in_days.days()).ok(),
                model: decision.model,
                segmentation: Some(decision.division),
            };
            session.record(at_ms, EventKind::Decided(choice), at(at_ms));
        }
        let client = self.client.as_ref().map(text).unwrap_or_default();
        session.with_client(&client)
    }
}

#[cfg(test)]
mod tests {
    use super::{DEMO_RESPONDENTS, Example, FILES, demo_sessions};
    use crate::advice::group::DisagreementEffect;
    use crate::advice::{GroupAdvice, OutcomeDiagram, advise};
    use crate::locale::Language;
    use crate::rulebook::Rulebook;
    use crate::session::drift::Drift;
    use crate::session::{EventKind, ResolvedEvents, Respondent, Session, StoredEvent};
    use jiff::Timestamp;
    use std::collections::BTreeSet;

    fn now() -> Timestamp {
        "2026-11-27T09:30:00Z".parse().expect("a valid time")
    }

    fn rulebook() -> Rulebook {
        Rulebook::shipped().expect("the shipped rulebook is valid")
    }

    /// Returns all sessions with their language.
    fn all(rulebook: &Rulebook) -> impl Iterator<Item = (Language, Session)> {
        Language::ALL.into_iter().flat_map(move |language| {
            demo_sessions(rulebook, language, now()).into_iter().map(move |session| (language, session))
        })
    }

    /// In each language, every session is a valid file whose answers today's rulebook knows completely.
    #[test]
    fn demo_sessions_are_valid_in_each_language() {
        let rulebook = rulebook();
        for (language, session) in all(&rulebook) {
            assert_eq!(Session::from_bytes(&session.to_bytes()).as_ref(), Ok(&session));
            assert_eq!((session.language(), session.is_completed()), (language.tag(), true));
            assert_eq!(ResolvedEvents::new(&session, &rulebook).unresolved, [], "{}", session.id());
            assert!(session.updated_at() < now() && session.created_at() < session.updated_at());
        }
    }

    /// Every text of the files is there in each language of the rulebook.
    #[test]
    fn demo_texts_exist_in_each_language() {
        let languages = rulebook().languages;
        let has_all = |texts: Vec<&str>| assert_eq!(texts, languages);
        for file in FILES {
            let example: Example = serde_json::from_str(file).expect("the file has the form");
            let decision = example.decision.iter().flat_map(|one| [&one.reason, &one.decided_by]);
            let notes = example.events.iter().filter_map(|event| event.note.as_ref());
            for text in std::iter::once(&example.name).chain(&example.client).chain(notes).chain(decision) {
                has_all(text.keys().map(String::as_str).collect());
                assert!(text.values().all(|text| !text.trim().is_empty()));
            }
            let answers = example.events.iter().filter_map(|event| event.answer.as_ref()?.as_object());
            answers.for_each(|answers| has_all(answers.keys().map(String::as_str).collect()));
        }
    }

    /// The saved advice is that of today's rules, and each model is advised to somebody.
    #[test]
    fn demo_advice_is_that_of_todays_rules() {
        let rulebook = rulebook();
        let outcomes = OutcomeDiagram::new(&rulebook);
        let mut models = BTreeSet::new();
        for (_, session) in all(&rulebook) {
            let drift = Drift::new(&session, &rulebook).expect("the session is finished");
            assert!(!drift.differs(), "{}", session.id());
            let advice = advise(&rulebook, &outcomes, &ResolvedEvents::new(&session, &rulebook).answers());
            let saved = session.advice().expect("the session is finished");
            assert_eq!(rulebook.models[advice.model].id, saved.model);
            assert!(session.path().is_some_and(|path| path.len() == advice.path.len()));
            models.insert(saved.model.clone());
        }
        assert_eq!(models.len(), rulebook.models.len());
    }

    /// The people of one company disagree so that there is something to settle, in each language.
    #[test]
    fn demo_has_a_disagreement_that_changes_the_model() {
        let rulebook = rulebook();
        let outcomes = OutcomeDiagram::new(&rulebook);
        for language in Language::ALL {
            let sessions = demo_sessions(&rulebook, language, now());
            let company = sessions.into_iter().filter(|session| DEMO_RESPONDENTS.contains(&session.id()));
            let people = Respondent::from_sessions(&company.collect::<Vec<_>>(), &rulebook);
            let answers: Vec<_> = people.iter().map(|one| one.answers.clone()).collect();
            let comparison = GroupAdvice::new(&rulebook, &outcomes, &answers);
            let first = comparison.disputed().next().expect("they disagree");
            assert_eq!((people.len(), first.effect), (3, DisagreementEffect::Model));
            assert!(people.iter().all(|one| one.label != one.name), "their names have the company in common");
        }
    }

    /// The ids differ, and are the same in each language and at any time.
    #[test]
    fn demo_ids_are_unique_and_fixed() {
        let rulebook = rulebook();
        let ids = |language, now| {
            let sessions = demo_sessions(&rulebook, language, now);
            sessions.iter().map(|session| session.id().to_owned()).collect::<Vec<_>>()
        };
        let english = ids(Language::English, now());
        assert_eq!(english.iter().collect::<BTreeSet<_>>().len(), FILES.len());
        assert_eq!(ids(Language::Dutch, Timestamp::UNIX_EPOCH), english);
        // The end of the range of times.
        assert_eq!(ids(Language::Dutch, Timestamp::MIN), english);
        assert_eq!(ids(Language::Dutch, Timestamp::MAX), english);
    }

    /// The list shows the sessions in the order of the files.
    #[test]
    fn demo_sessions_are_ordered_by_their_last_change() {
        let sessions = demo_sessions(&rulebook(), Language::English, now());
        assert!(sessions.is_sorted_by(|a, b| a.updated_at() > b.updated_at()));
    }

    /// A replay has something to show: an answer changed later, an unknown answer, notes, a decision, and a pace at
    /// which the questions can have been read.
    #[test]
    fn demo_interviews_show_what_a_replay_can() {
        let rulebook = rulebook();
        let (mut corrections, mut skipped, mut notes, mut decisions) = (0, 0, 0, 0);
        for session in demo_sessions(&rulebook, Language::English, now()) {
            let mut answered = BTreeSet::new();
            for event in session.events() {
                match event.kind() {
                    EventKind::Answered { question, .. } => {
                        corrections += usize::from(!answered.insert(question));
                    }
                    EventKind::Skipped { .. } => skipped += 1,
                    EventKind::Noted { .. } => notes += 1,
                    EventKind::Decided(choice) => {
                        assert!(choice.review_on.is_some());
                        decisions += 1;
                    }
                    _ => {}
                }
            }
            let times: Vec<_> = session.events().iter().map(StoredEvent::at_ms).collect();
            let is_decided = usize::from(session.choice().is_some());
            for pair in times[..times.len() - is_decided].windows(2) {
                assert!((5_000..=20_000).contains(&(pair[1] - pair[0])), "{} {pair:?}", session.id());
            }
        }
        assert_eq!((corrections, skipped, decisions), (1, 3, 1));
        assert!(notes >= 3);
    }
}
