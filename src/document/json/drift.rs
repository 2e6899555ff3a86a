//! Drift as JSON: how the advice of each session has changed.

use super::super::Reader;
use super::super::drift::{ChangedPlace, DriftText};
use crate::advice::Need;
use crate::session::drift::{AnswerStatus, Cause, DimensionChangeKind, Divergence, Drift, to_saved_step};
use crate::session::{SavedAdvice, SavedStep, Session};
use serde_json::{Value as Json, json};

/// The value of `format`.
pub(crate) const FORMAT: &str = "salesorg.drift";
/// The version of the format that is written.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// Returns a session with its drift as an object. Without a drift nothing could be compared.
pub(crate) fn session_json(reader: &Reader, session: &Session, drift: Option<&Drift>) -> Json {
    let rulebook = session.rulebook();
    let mut object = json!({
        "id": session.id(),
        "name": session.name(),
        "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest},
        "verdict": match drift {
            None if session.is_completed() => "unchecked",
            None => "unfinished",
            Some(drift) if drift.differs() => "differs",
            Some(_) => "same",
        },
    });
    if let Some(drift) = drift {
        add_drift(reader, drift, &mut object);
    }
    object
}

/// Adds the result of the comparison to an object.
pub(crate) fn add_drift(reader: &Reader, drift: &Drift, object: &mut Json) {
    object["reopened"] = json!(drift.reopened);
    object["then"] = advice_json(&drift.saved);
    object["today"] = advice_json(&drift.today);
    let Some(difference) = &drift.difference else { return };
    object["cause"] = match drift.cause {
        Cause::Rules => "rules",
        Cause::OtherRulebook => "other_rulebook",
        Cause::File => "file",
    }
    .into();
    let rulebook = reader.rulebook;
    let id = |question: &usize| &*rulebook.questions[*question].id;
    object["parted"] = difference.divergence.as_ref().map(|parted| divergence_json(reader, parted)).into();
    let dimensions = difference.dimensions.iter().map(|moved| {
        let change = match moved.kind {
            DimensionChangeKind::Removed => "gone",
            DimensionChangeKind::Added => "new",
            DimensionChangeKind::Reordered => "moved",
        };
        let need = match moved.need {
            Need::None => "none",
            Need::Need => "need",
            Need::Strong => "strong",
        };
        json!({
            "id": moved.id, "change": change, "known": moved.dimension.is_some(), "need": need,
            "questions": moved.questions.iter().map(id).collect::<Vec<_>>(),
        })
    });
    object["dimensions"] = dimensions.collect();
    let answers = difference.answers.iter().map(|bearing| {
        let used = bearing.question.zip(bearing.value.as_ref());
        let standing = match bearing.status {
            AnswerStatus::Answered => "given",
            AnswerStatus::Assumed => "assumed",
            AnswerStatus::NotAccepted => "not_taken",
            AnswerStatus::NotAsked => "not_asked",
            AnswerStatus::QuestionRemoved => "gone",
        };
        json!({
            "question": bearing.id, "given": bearing.answer,
            "used": used.map(|(question, value)| rulebook.questions[question].to_json(value)),
            "standing": standing, "changed_since": bearing.changed_since,
        })
    });
    object["answers"] = answers.collect();
    let description = DriftText::new(reader, drift, None);
    object["text"] = if description.is_of_file {
        json!([format!("{}. {}", description.title, description.cause)])
    } else {
        json!(description.places.iter().map(ChangedPlace::line).collect::<Vec<_>>())
    };
}

/// Returns a saved advice as JSON.
pub(crate) fn advice_json(advice: &SavedAdvice) -> Json {
    json!({"model": advice.model, "segmentation": advice.segmentation})
}

/// Returns where the paths diverge. Steps count from 1; a path that was not saved or has ended has no step.
fn divergence_json(reader: &Reader, parted: &Divergence) -> Json {
    let step = |step: &SavedStep| json!({"question": step.question, "answer": step.answer});
    match parted {
        Divergence::FirstDifference { index: at, last_common: before, saved: then, today } => json!({
            "step": at + 1,
            "after": before.as_ref().map(|before| step(&to_saved_step(reader.rulebook, before))),
            "then": then.as_ref().map(step),
            "today": today.as_ref().map(|today| step(&to_saved_step(reader.rulebook, today))),
        }),
        Divergence::LastReachable { index: at, step: today } => json!({
            "step": at + 1, "left": step(&to_saved_step(reader.rulebook, today)),
        }),
        Divergence::Unreachable => json!({"step": null}),
    }
}
