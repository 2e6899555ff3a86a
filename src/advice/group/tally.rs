//! Counts the answers of several people to one question and finds the typical one.

use super::{AnswerSpread, Vote, is_answered};
use crate::advice::Situation;
use crate::locale::case_folded;
use crate::rulebook::{Answers, Question, QuestionKind, Value};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// The counted answers to one question.
pub(super) struct Tally {
    pub(super) votes: Vec<Vote>,
    /// The distinct answers, each with the people who gave it.
    pub(super) distinct_answers: Vec<(Value, Vec<usize>)>,
    pub(super) typical: Option<Value>,
    pub(super) is_tied: bool,
    pub(super) spread: Option<AnswerSpread>,
}

/// Counts the answers of all people to a question.
pub(super) fn tally(
    question: &Question,
    index: usize,
    people: &[Answers],
    situations: &[Situation],
) -> Tally {
    let answer =
        |person: usize| people[person].get(index).filter(|_| is_answered(&situations[person], index));
    let mut views: Vec<(Value, Vec<usize>)> = Vec::new();
    let mut places: HashMap<AnswerKey, usize> = HashMap::new();
    for (person, value) in (0..people.len()).filter_map(|person| Some((person, answer(person)?))) {
        let place = *places.entry(answer_key(value)).or_insert_with(|| {
            views.push((value.clone(), Vec::new()));
            views.len() - 1
        });
        views[place].1.push(person);
    }
    // The sort is stable, so equally common lists stay in the order in which they were given.
    views.sort_by_key(|(value, people)| (Reverse(people.len()), value.number()));
    let mut votes: Vec<_> = (situations.iter())
        .map(|situation| if situation.is_asked(index) { Vote::Unknown } else { Vote::NotAsked })
        .collect();
    for (place, (_, people)) in views.iter().enumerate() {
        for &person in people {
            votes[person] = Vote::Answer(place);
        }
    }
    let (most, tied, spread) = match &question.kind {
        _ if views.is_empty() => (None, false, None),
        QuestionKind::Choice(_) => {
            let tied = views.get(1).is_some_and(|other| other.1.len() == views[0].1.len());
            (Some(views[0].0.clone()), tied, Some(AnswerSpread::Options))
        }
        QuestionKind::Integer { .. } => {
            let (numbers, tied) = least_median_greatest(&views);
            (Some(Value::Number(numbers[1])), tied, Some(AnswerSpread::Numbers(numbers)))
        }
        QuestionKind::Names { max_names: most, .. } => {
            let names = count_names(&views);
            let answered: usize = views.iter().map(|(_, people)| people.len()).sum();
            let shared = names.iter().filter(|(_, count)| 2 * count >= answered).take(*most);
            let shared = Value::Names(shared.map(|(name, _)| name.clone()).collect());
            (Some(shared), false, Some(AnswerSpread::Names(names)))
        }
    };
    Tally { votes, distinct_answers: views, typical: most, is_tied: tied, spread }
}

/// The key by which two answers count as equal. Lists are equal if they have the same names, in any order,
/// case and encoding.
#[derive(PartialEq, Eq, Hash)]
enum AnswerKey {
    Number(u32),
    Names(BTreeSet<String>),
}

fn answer_key(value: &Value) -> AnswerKey {
    match value {
        Value::Choice(number) | Value::Number(number) => AnswerKey::Number(*number),
        Value::Names(names) => AnswerKey::Names(names.iter().map(|name| case_folded(name)).collect()),
    }
}

/// Returns the least number, the median (the lower of two) and the greatest, and whether two different
/// numbers are in the middle.
fn least_median_greatest(views: &[(Value, Vec<usize>)]) -> ([u32; 3], bool) {
    let mut numbers: Vec<u32> =
        (views.iter()).flat_map(|(value, people)| people.iter().filter_map(|_| value.number())).collect();
    numbers.sort_unstable();
    let count = numbers.len();
    let (lower, upper) = (numbers[(count - 1) / 2], numbers[count / 2]);
    ([numbers[0], lower, numbers[count - 1]], lower != upper)
}

/// Returns the names, as the first person wrote them, with the number of people who gave each: the most
/// common first, then in the order of the people.
fn count_names(views: &[(Value, Vec<usize>)]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize, (usize, usize))> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (value, people) in views {
        let Value::Names(names) = value else { continue };
        for (nth, name) in names.iter().enumerate() {
            let place = *places.entry(case_folded(name)).or_insert_with(|| {
                found.push((name.clone(), 0, (usize::MAX, 0)));
                found.len() - 1
            });
            let entry = &mut found[place];
            entry.1 += people.len();
            if let Some(&first) = people.first()
                && (first, nth) < entry.2
            {
                (entry.0, entry.2) = (name.clone(), (first, nth));
            }
        }
    }
    found.sort_by_key(|(_, count, first)| (Reverse(*count), *first));
    found.into_iter().map(|(name, count, _)| (name, count)).collect()
}
