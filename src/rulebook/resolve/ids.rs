//! Checks of a rulebook file before any id is looked up.

use crate::json;
use crate::locale::{Message, Problem};
use crate::rulebook::format::{File, QuestionKind};
use crate::rulebook::limits::{MAX_LANGUAGES, MAX_OPTIONS};
use std::collections::HashSet;

/// Reports missing or oversized lists that nothing can be advised without.
pub(super) fn check_lists(file: &File, problems: &mut Vec<Problem>) {
    for (at, empty) in [
        ("/languages", file.languages.is_empty()),
        ("/sections", file.sections.is_empty()),
        ("/questions", file.questions.is_empty()),
        ("/models", file.models.is_empty()),
    ] {
        if empty {
            problems.push(Problem::new(at, Message::new("rulebook-empty")));
        }
    }
    if file.languages.len() > MAX_LANGUAGES {
        let count = file.languages.len();
        let message = Message::new("json-too-many-entries").arg("count", count).arg("most", MAX_LANGUAGES);
        problems.push(Problem::new("/languages", message));
    }
    for (index, question) in file.questions.iter().enumerate() {
        if question.kind == QuestionKind::Choice && !(1..=MAX_OPTIONS).contains(&question.options.len()) {
            let message = Message::new("rulebook-options").arg("most", MAX_OPTIONS);
            problems.push(Problem::new(format!("/questions/{index}/options"), message));
        }
    }
}

/// Reports inputs with an id that has a special meaning in conditions.
pub(super) fn check_reserved(file: &File, problems: &mut Vec<Problem>) {
    let reserved = ["model", "segments_now", "all", "any", "not"];
    for (at, id) in inputs(file).filter(|(_, id)| reserved.contains(id)) {
        problems.push(Problem::new(at, Message::new("rulebook-reserved-id").arg("id", id)));
    }
}

/// Iterates over the ids of questions and derived inputs, with their places.
fn inputs(file: &File) -> impl Iterator<Item = (String, &str)> {
    let questions = with_places("/questions", "/id", file.questions.iter().map(|q| &*q.id));
    questions.chain(with_places("/derived", "/id", file.derived.iter().map(|d| &*d.id)))
}

/// Reports duplicate ids in every list that must have unique ones, at the place of the second.
pub(super) fn check_ids(file: &File, problems: &mut Vec<Problem>) {
    check_duplicates(inputs(file), problems);
    let mut list = |at: &str, part: &str, ids: &mut dyn Iterator<Item = &str>| {
        check_duplicates(with_places(at, part, ids), problems);
    };
    list("/sections", "/id", &mut file.sections.iter().map(|s| &*s.id));
    list("/models", "/id", &mut file.models.iter().map(|m| &*m.id));
    list("/languages", "", &mut file.languages.iter().map(|l| &**l));
    list("/warnings", "/code", &mut file.warnings.iter().map(|w| &*w.code));
    list("/factors", "/id", &mut file.factors.iter().map(|f| &*f.id));
    list("/invariants", "/id", &mut file.invariants.iter().map(|i| &*i.id));
    list("/guide", "/id", &mut file.guide.iter().map(|s| &*s.id));
    list("/practices", "/id", &mut file.practices.iter().map(|p| &*p.id));
    if let Some(support) = &file.support {
        let (work, roles) = (&support.enablement.work, &support.enablement.roles);
        list("/support/functions", "/id", &mut support.functions.iter().map(|f| &*f.id));
        list("/support/relief", "/activity", &mut support.relief.iter().map(|r| &*r.activity));
        list("/support/enablement/work", "/id", &mut work.iter().map(|w| &*w.id));
        list("/support/enablement/roles", "/id", &mut roles.iter().map(|r| &*r.id));
    }
    if let Some(staffing) = &file.staffing {
        list("/staffing/defaults", "/id", &mut staffing.defaults.iter().map(|f| &*f.id));
    }
    for (index, question) in file.questions.iter().enumerate() {
        list(&format!("/questions/{index}/options"), "/id", &mut question.options.iter().map(|o| &*o.id));
    }
    for (index, model) in file.models.iter().enumerate() {
        list(&format!("/models/{index}/roles"), "/id", &mut model.roles.iter().map(|r| &*r.id));
        list(&format!("/models/{index}/handoffs"), "/id", &mut model.handoffs.iter().map(|h| &*h.id));
    }
    if let Some(segmentation) = &file.segmentation {
        list("/segmentation/dimensions", "/id", &mut segmentation.dimensions.iter().map(|d| &*d.id));
    }
}

/// Adds the place to each id: the part `part` of each element of the list at `at`.
fn with_places<'a>(
    at: &str,
    part: &str,
    ids: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (String, &'a str)> {
    let (at, part) = (at.to_owned(), part.to_owned());
    ids.enumerate().map(move |(index, id)| (format!("{at}/{index}{part}"), id))
}

fn check_duplicates<'a>(ids: impl Iterator<Item = (String, &'a str)>, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for (at, id) in ids {
        if !seen.insert(id) {
            let id = json::truncate(id, json::MAX_QUOTED_CHARS);
            problems.push(Problem::new(at, Message::new("rulebook-duplicate-id").arg("id", id)));
        }
    }
}
