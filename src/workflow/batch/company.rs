//! Reads a line of a batch strictly, with all of its problems.

use super::quick::{ANSWERS, ID};
use crate::json;
use crate::locale::{Message, Problem};
use crate::rulebook::{Answers, Rulebook, answers_object};
use crate::session::Session;
use crate::workflow::SelectedRulebook;
use serde_json::{Map, Value as Json};

/// A company as read from a line.
#[derive(Debug)]
pub(super) struct Company {
    /// The id of the line, as JSON; `None` if it has none or it could not be read.
    pub id: Option<Json>,
    /// The answers, or all problems of the line.
    pub answers: Result<Answers, Vec<Problem>>,
}

/// Reads a line: an object of answers, an object with `id` and `answers`, or a session.
pub(super) fn read(selected: SelectedRulebook, line: &[u8]) -> Company {
    let rulebook = selected.rulebook;
    let mut id = None;
    let answers = json::parse_then(line, |value| {
        let mut object = answers_object(value)?;
        // If a question has the name of a field, an answer to it is never an object.
        let is_own_field = |key| object.contains_key(key) && rulebook.question_index(key).is_none();
        if is_own_field("format") {
            let session = Session::from_json(Json::Object(object))?;
            id = Some(Json::from(session.id()));
            return read_session(selected, &session);
        }
        if is_own_field(ANSWERS) || object.get(ANSWERS).is_some_and(Json::is_object) {
            id = object.shift_remove(ID);
            return read_answers_field(rulebook, object);
        }
        if !is_own_field(ID) {
            return rulebook.read_answers(&object);
        }
        id = object.shift_remove(ID);
        let mut problems = vec![Problem::new(ID, Message::new("batch-id-beside-answers"))];
        problems.extend(rulebook.read_answers(&object).err().unwrap_or_default());
        Err(problems)
    });
    Company { id, answers }
}

/// Reads the answers of an object that has them in a field, after its id was removed.
fn read_answers_field(rulebook: &Rulebook, mut object: Map<String, Json>) -> Result<Answers, Vec<Problem>> {
    let field = object.shift_remove(ANSWERS).unwrap_or_default();
    let unknown = object.keys().map(|key| Problem::new(key, Message::new("batch-unknown-field")));
    let mut problems: Vec<_> = unknown.collect();
    let in_field = |problem: Problem| Problem::new(ANSWERS, problem.message);
    let answers = answers_object(field).map_err(|problems| problems.into_iter().map(in_field).collect());
    match answers.and_then(|answers| rulebook.read_answers(&answers)) {
        Ok(answers) if problems.is_empty() => Ok(answers),
        answers => {
            problems.extend(answers.err().unwrap_or_default());
            Err(problems)
        }
    }
}

/// Reads the answers of a session. It must have been made with the selected rulebook: a batch has only one.
fn read_session(selected: SelectedRulebook, session: &Session) -> Result<Answers, Vec<Problem>> {
    let (found, wanted) = (&*session.rulebook().id, &*selected.rulebook.id);
    if found != wanted {
        let message = Message::new("cli-other-rulebook").arg("found", found).arg("wanted", wanted);
        return Err(vec![Problem::new("rulebook.id", message)]);
    }
    selected.check_edition(session, selected.rulebook).map_err(|problem| vec![problem])?;
    selected.rulebook.read_answers(&session.answers())
}
