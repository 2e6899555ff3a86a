//! The sessions of several people about one subject, to compare them side by side.

use super::{ResolvedEvents, Session};
use crate::locale::{Problem, display_name, same_text};
use crate::rulebook::{Answers, Rulebook};
use std::collections::{BTreeMap, HashSet};

/// The minimum and maximum number of sessions in a comparison.
pub const RESPONDENT_LIMITS: (usize, usize) = (2, 50);

/// The session of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respondent {
    /// The session's id.
    pub id: String,
    /// The session's name.
    pub name: String,
    /// The name, with a part of the id if another respondent has the same name.
    pub label: String,
    /// The answers that the current rulebook accepts.
    pub answers: Answers,
    /// The notes by index of the question.
    pub notes: BTreeMap<usize, String>,
    /// The questions and answers that the current rulebook does not know.
    pub unresolved: Vec<Problem>,
    /// The version of the session's rulebook, if that is another edition.
    pub other_version: Option<String>,
    /// Whether the interview is finished.
    pub finished: bool,
}

impl Respondent {
    /// Returns the respondents of some sessions, in their order.
    pub fn from_sessions(sessions: &[Session], rulebook: &Rulebook) -> Vec<Self> {
        let labels = labels(sessions);
        sessions.iter().zip(labels).map(|(session, label)| Self::new(session, label, rulebook)).collect()
    }

    fn new(session: &Session, label: String, rulebook: &Rulebook) -> Self {
        let events = ResolvedEvents::new(session, rulebook);
        let reference = session.rulebook();
        let same_edition = reference.version == rulebook.version && reference.digest == rulebook.digest();
        Self {
            id: session.id().to_owned(),
            name: session.name().to_owned(),
            label,
            answers: events.answers(),
            notes: events.notes(),
            unresolved: events.unresolved,
            other_version: (!same_edition).then(|| reference.version.clone()),
            finished: session.is_completed(),
        }
    }
}

/// Returns the index of the first session whose id occurred before.
pub fn find_duplicate(sessions: &[Session]) -> Option<usize> {
    let mut seen = HashSet::new();
    sessions.iter().position(|session| !seen.insert(session.id()))
}

fn labels(sessions: &[Session]) -> Vec<String> {
    // Names that look alike need different labels, even if they differ invisibly.
    let display_name = |session: &Session| display_name(session.name().trim());
    let looks_same = |one: &Session, other: &Session| same_text(&display_name(one), &display_name(other));
    let label = |session: &Session| {
        let (name, id) = (display_name(session), session.id());
        let others = || sessions.iter().filter(|other| other.id() != id && looks_same(session, other));
        if session.name().trim().is_empty() {
            return id.to_owned();
        }
        if others().next().is_none() {
            return name;
        }
        let end = |id: &str| id.rsplit('-').next().unwrap_or_default().to_owned();
        let own = end(id);
        let part = if others().all(|other| end(other.id()) != own) { own } else { id.to_owned() };
        format!("{name} ({part})")
    };
    sessions.iter().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::{Respondent, find_duplicate};
    use crate::rulebook::tests::commute;
    use crate::session::{EventKind, RulebookRef, Session};
    use jiff::Timestamp;
    use serde_json::json;

    fn session(id: &str, name: &str, version: &str) -> Session {
        let commute = commute();
        let rulebook =
            RulebookRef { id: commute.id.clone(), version: version.to_owned(), digest: commute.digest() };
        let mut session = Session::new(id, name, "en", rulebook, Timestamp::UNIX_EPOCH);
        let answer = |question: &str, value| EventKind::Answered { question: question.to_owned(), value };
        session.record(1, answer("distance", json!(12)), Timestamp::UNIX_EPOCH);
        session.record(2, answer("speed", json!("fast")), Timestamp::UNIX_EPOCH);
        session
    }

    /// Respondents of one name get as much of their ids as it takes to tell them apart.
    #[test]
    fn labels_tell_respondents_of_one_name_apart() {
        let version = commute().version;
        let labels_of = |ids: &[(&str, &str)]| {
            let sessions: Vec<_> = ids.iter().map(|(id, name)| session(id, name, &version)).collect();
            let labels = Respondent::from_sessions(&sessions, &commute()).into_iter().map(|one| one.label);
            labels.collect::<Vec<_>>()
        };
        assert_eq!(labels_of(&[("a-0001", "Ann"), ("b-0002", "Ben")]), ["Ann", "Ben"]);
        assert_eq!(labels_of(&[("a-0001", "Ann"), ("b-0002", " Ann")]), ["Ann (0001)", "Ann (0002)"]);
        assert_eq!(labels_of(&[("a-0001", "Ann"), ("b-0001", "Ann")]), ["Ann (a-0001)", "Ann (b-0001)"]);
        assert_eq!(labels_of(&[("a-0001", ""), ("b-0002", "Ben")]), ["a-0001", "Ben"]);
        let zoe = labels_of(&[("a-0001", "Zo\u{eb}"), ("b-0002", "Zoe\u{308}")]);
        assert_eq!(zoe, ["Zo\u{eb} (0001)", "Zoe\u{308} (0002)"], "they look the same");
    }

    /// A session of another edition is marked, and its unknown questions are reported.
    #[test]
    fn respondent_reports_other_version_and_unresolved_events() {
        let people = Respondent::from_sessions(&[session("a", "A", "0.0.1")], &commute());
        assert_eq!(people[0].other_version.as_deref(), Some("0.0.1"));
        assert_eq!(people[0].unresolved.len(), 1);
        assert!(!people[0].finished);
        let people = Respondent::from_sessions(&[session("a", "A", &commute().version)], &commute());
        assert_eq!(people[0].other_version, None);
    }

    /// The index is that of the second occurrence.
    #[test]
    fn find_duplicate_returns_the_second_index() {
        let [a, b] = ["a", "b"].map(|id| session(id, "A", "1"));
        assert_eq!(find_duplicate(&[a.clone(), b.clone()]), None);
        assert_eq!(find_duplicate(&[a.clone(), b, a]), Some(2));
    }
}
