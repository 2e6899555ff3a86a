//! Sessions of answers that were not given in an interview, such as a row of a spreadsheet.

use super::resolve::to_event_kind;
use super::{RulebookRef, Session, id};
use crate::interview::{Event, Interview, Place};
use crate::rulebook::{Answers, Rulebook};
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use std::sync::Arc;

impl Session {
    /// Returns a session with these answers, all given at its start. It is finished if every question that is asked has
    /// an answer.
    ///
    /// Apart from the day, its id depends only on the name, the answers and the client, if that has another name than
    /// the session. See [`id_without_day`].
    pub fn from_answers(
        name: &str,
        client: Option<&str>,
        language: &str,
        rulebook: &Arc<Rulebook>,
        answers: &Answers,
        now: Timestamp,
    ) -> Self {
        let mut content =
            vec![json!(rulebook.id), json!(name), Json::Object(rulebook.write_answers(answers))];
        // Earlier versions of the program read a client's name as the session's, so this must lead to the same id.
        content.extend(client.filter(|client| *client != name).map(Json::from));
        let id = id::content_id(now, name, id::hash_bytes(Json::Array(content).to_string().as_bytes()));
        let session = Self::new(id, name, language, RulebookRef::of(rulebook), now);
        let mut session = session.with_client(client.unwrap_or_default());
        for (question, value) in answers.iter() {
            session.record(0, to_event_kind(rulebook, &Event::Answered(question, value.clone())), now);
        }
        let interview = Interview::new(Arc::clone(rulebook), answers.clone());
        if interview.place() == Place::Review {
            session.record(0, to_event_kind(rulebook, &Event::Completed), now);
            session.set_advice_of(rulebook, answers, now);
        }
        session
    }
}

/// Returns an id without the day that it begins with. For sessions made from the same answers it is the same on any day.
pub fn id_without_day(id: &str) -> &str {
    id.split_once('-').map_or(id, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::{Session, id_without_day};
    use crate::rulebook::tests::{answers, commute};
    use crate::session::SavedAdvice;
    use serde_json::{Value as Json, json};
    use std::sync::Arc;

    fn session(name: &str, given: &Json, now: &str) -> Session {
        let rulebook = Arc::new(commute());
        let answers = answers(&rulebook, given);
        Session::from_answers(name, None, "en", &rulebook, &answers, now.parse().expect("a valid time"))
    }

    const NOW: &str = "2026-11-23T09:45:00Z";

    /// Only a session without open questions is finished. Either is read from its file as it was written.
    #[test]
    fn session_from_answers_is_finished_if_no_question_is_open() {
        let whole = json!({"distance": 9, "weather": "wet", "hurry": "none", "bags": 7});
        for (given, is_finished) in
            [(whole, true), (json!({"distance": 9, "weather": "wet"}), false), (json!({}), false)]
        {
            let session = session("Acme", &given, NOW);
            assert_eq!(
                (session.is_completed(), session.advice().is_some()),
                (is_finished, is_finished),
                "{given}"
            );
            assert_eq!(Json::Object(session.answers()), given);
            assert_eq!((session.elapsed_ms(), session.path().is_some()), (0, is_finished));
            assert_eq!(Session::from_bytes(&session.to_bytes()), Ok(session));
        }
        let rulebook = commute();
        let all = json!({"distance": 9, "weather": "wet", "hurry": "none", "bags": 7});
        let advice = SavedAdvice::new(&rulebook, &answers(&rulebook, &all));
        assert_eq!(session("Acme", &all, NOW).advice(), Some(&advice));
    }

    /// The id is the same on another day, and another one for another name or other answers.
    #[test]
    fn id_of_a_session_from_answers_depends_on_name_and_answers() {
        let given = json!({"distance": 9});
        let id =
            |name: &str, given: &Json, now: &str| id_without_day(session(name, given, now).id()).to_owned();
        let first = id("Acme", &given, NOW);
        assert!(first.starts_with("acme-"), "{first}");
        assert_eq!(id("Acme", &given, "2027-01-01T00:00:00Z"), first);
        assert_ne!(id("ACME", &given, NOW), first);
        assert_ne!(id("Acme", &json!({"distance": 8}), NOW), first);
        let of_client = |client| {
            let (rulebook, now) = (Arc::new(commute()), NOW.parse().expect("a valid time"));
            let answers = answers(&rulebook, &given);
            let session = Session::from_answers("Acme", Some(client), "en", &rulebook, &answers, now);
            assert_eq!(session.client(), Some(client));
            id_without_day(session.id()).to_owned()
        };
        assert_ne!(of_client("Nordwind"), first, "people of two clients may have one name");
        assert_eq!(of_client("Acme"), first, "earlier versions read the client as the name");
        assert_eq!(id("東京", &given, NOW).len(), 8, "a name without Latin letters leaves the hash");
    }
}
