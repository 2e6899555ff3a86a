//! The sessions of several people about one subject, to compare them side by side.

mod common_name;

use super::{Choice, ResolvedEvents, Session};
use crate::locale::{Problem, display_name, name_key, same_text};
use crate::rulebook::{Answers, Rulebook};
use common_name::split_common_name;
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
    /// The name without what all names have in common, with a part of the id if another respondent has the same name.
    pub label: String,
    /// The client that the session belongs to, if it belongs to one.
    pub client: Option<String>,
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
    /// The decision that was recorded in the session.
    pub choice: Option<Choice>,
    /// The id of the model that was advised when the interview was finished.
    pub advised_model: Option<String>,
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
            client: session.client().map(str::to_owned),
            answers: events.answers(),
            notes: events.notes(),
            unresolved: events.unresolved,
            other_version: (!same_edition).then(|| reference.version.clone()),
            finished: session.is_completed(),
            choice: session.choice(),
            advised_model: session.advice().map(|advice| advice.model.clone()),
        }
    }

    /// Returns what these respondents have in common: their client, and what their labels leave out of their names.
    pub(crate) fn subject(people: &[Self]) -> Option<String> {
        let names: Vec<_> = people.iter().map(|one| one.name.trim()).collect();
        let common = split_common_name(&names).map(|split| split.common);
        let client = people.first().and_then(|one| one.client.as_deref());
        let is_of_client = |one: &Self| one.client.as_deref().map(name_key) == client.map(name_key);
        let client = client.filter(|_| people.iter().all(is_of_client));
        match (client, common) {
            (Some(client), Some(common)) if name_key(client).contains(&name_key(&common)) => {
                Some(client.to_owned())
            }
            (Some(client), Some(common)) if !name_key(&common).contains(&name_key(client)) => {
                Some(format!("{client} – {common}"))
            }
            (client, common) => common.or_else(|| client.map(str::to_owned)),
        }
    }
}

/// Returns the index of the first session whose id occurred before.
pub fn find_duplicate(sessions: &[Session]) -> Option<usize> {
    let mut seen = HashSet::new();
    sessions.iter().position(|session| !seen.insert(session.id()))
}

fn labels(sessions: &[Session]) -> Vec<String> {
    let names: Vec<_> = sessions.iter().map(|session| session.name().trim()).collect();
    let shown = split_common_name(&names)
        .map_or_else(|| names.iter().map(|&name| name.to_owned()).collect(), |split| split.rests);
    // Names that look alike need different labels, even if they differ invisibly.
    let shown: Vec<String> = shown.iter().map(|name| display_name(name)).collect();
    let label = |one: usize| {
        let (name, id) = (&shown[one], sessions[one].id());
        if names[one].is_empty() {
            return id.to_owned();
        }
        let alike = |&other: &usize| other != one && same_text(name, &shown[other]);
        let others: Vec<_> = (0..shown.len()).filter(alike).map(|other| sessions[other].id()).collect();
        if others.is_empty() {
            return name.clone();
        }
        let end = |id: &str| id.rsplit('-').next().unwrap_or_default().to_owned();
        let own = end(id);
        let part = if others.iter().all(|other| end(other) != own) { own } else { id.to_owned() };
        format!("{name} ({part})")
    };
    (0..sessions.len()).map(label).collect()
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
        let nordwind =
            [("a-0001", "Nordwind – Ann"), ("b-0002", "Nordwind – Ann"), ("c-0003", "Nordwind - Ben")];
        assert_eq!(labels_of(&nordwind), ["Ann (0001)", "Ann (0002)", "Ben"]);
        let zoe = labels_of(&[("a-0001", "Zo\u{eb}"), ("b-0002", "Zoe\u{308}")]);
        assert_eq!(zoe, ["Zo\u{eb} (0001)", "Zoe\u{308} (0002)"], "they look the same");
    }

    /// The client that all belong to is named, once if their names begin with it.
    #[test]
    fn subject_is_the_client_and_what_names_have_in_common() {
        let version = commute().version;
        let subject = |clients: [&str; 2], names: [&str; 2]| {
            let sessions =
                [0, 1].map(|at| session(&format!("a-{at}"), names[at], &version).with_client(clients[at]));
            Respondent::subject(&Respondent::from_sessions(&sessions, &commute()))
        };
        let people = ["Ann", "Ben"];
        let named = ["Acme – Ann", "Acme – Ben"];
        let of = |text: &str| Some(text.to_owned());
        assert_eq!(subject(["Acme BV", "acme bv"], people), of("Acme BV"));
        assert_eq!(subject(["Acme BV", "Acme BV"], named), of("Acme BV"));
        assert_eq!(subject(["Acme", "Acme"], ["Acme BV: Ann", "Acme BV: Ben"]), of("Acme BV"));
        assert_eq!(subject(["Acme", "Acme"], ["2027 – Ann", "2027 – Ben"]), of("Acme – 2027"));
        assert_eq!(subject(["Acme", "Bolt"], people), None);
        assert_eq!(subject(["Acme", ""], named), of("Acme"));
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
