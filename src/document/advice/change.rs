//! Growth and the change from today's model as JSON: the contract's `growth` and `move`.

use super::super::Reader;
use super::Statement;
use crate::advice::growth::MilestoneChange;
use crate::advice::{Advice, Transition as Moving};
use crate::rulebook::{ConditionalText, QuestionKind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// Something that a change of one answer brings.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Milestone<'a> {
    /// The answer that changes, and its new value.
    pub when: MilestoneAnswer<'a>,
    /// `model`, `segment` or `role`.
    #[schemars(extend("enum" = ["model", "segment", "role"]))]
    pub brings: &'static str,
    /// Id of what the change brings.
    pub id: &'a str,
    /// A sentence that describes the milestone.
    pub text: String,
}

/// An answer that changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MilestoneAnswer<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// The value from which the milestone applies: a number or the id of an option.
    pub to: Json,
}

/// The change from the model in place to the advised one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Transition<'a> {
    /// The answer that names the model in place.
    pub from: Json,
    /// Whether that answer is assumed.
    pub assumed: bool,
    /// New handoffs.
    pub handoffs_added: Vec<Handoff<'a>>,
    /// Handoffs that disappear.
    pub handoffs_removed: Vec<Handoff<'a>>,
    /// Roles of the advised model that are not filled yet.
    pub roles_to_fill: Vec<RoleToFill<'a>>,
    /// What people will do differently.
    pub differently: Vec<Statement<'a>>,
    /// Steps to take, in order.
    pub steps: Vec<Statement<'a>>,
    /// What to leave unchanged.
    pub keep: Vec<Statement<'a>>,
    /// Summary of the change.
    pub text: &'a str,
    /// Text that staying is defensible, what to fix first and when to change: if the model in place is the runner-up
    /// and a single change leads to it; else `null`.
    pub stay: Option<Statement<'a>>,
    /// Text that says whose judgement this is; empty if the rulebook has none.
    pub note: &'a str,
}

/// A point at which a customer passes from one person to another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Handoff<'a> {
    /// Its id.
    pub id: &'a str,
    /// Who hands what to whom.
    pub text: &'a str,
    /// Whether it stays inside a group that keeps the customer.
    pub within: bool,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A role to fill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleToFill<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// Number of people the chart has in this role; absent without a chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headcount: Option<u32>,
}

/// Returns the milestones of growth; `None` if the rulebook has no timeline.
pub(super) fn growth<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<Vec<Milestone<'a>>> {
    let rulebook = reader.rulebook;
    rulebook.timeline.as_ref()?;
    let mut milestones = Vec::new();
    for track in &advice.growth {
        for milestone in &track.milestones {
            let when = reader.milestone_phrase(track, milestone.to);
            for &brings in &milestone.changes {
                let (kind, id) = milestone_kind_and_id(reader, brings);
                milestones.push(Milestone {
                    when: MilestoneAnswer {
                        question: &rulebook.questions[track.question].id,
                        to: answer(reader, track.question, milestone.to),
                    },
                    brings: kind,
                    id,
                    text: format!("{when}: {}.", reader.milestone_effect(brings)),
                });
            }
        }
    }
    Some(milestones)
}

/// Returns the kind and the id of what a milestone brings.
fn milestone_kind_and_id<'a>(reader: &Reader<'a>, brings: MilestoneChange) -> (&'static str, &'a str) {
    let rulebook = reader.rulebook;
    match brings {
        MilestoneChange::Model { model, .. } => ("model", &rulebook.models[model].id),
        MilestoneChange::Segment { dimension, .. } => {
            let rules = rulebook.segmentation.as_ref();
            ("segment", rules.map_or("", |rules| &rules.dimensions[dimension].id))
        }
        MilestoneChange::Role(role) => {
            let support = rulebook.support.as_ref();
            ("role", support.map_or("", |support| &support.enablement.roles[role].id))
        }
    }
}

/// Returns an answer in its JSON form.
fn answer(reader: &Reader, question: usize, value: u32) -> Json {
    match &reader.rulebook.questions[question].kind {
        QuestionKind::Choice(options) => Json::from(&*options[value as usize].id),
        _ => Json::from(value),
    }
}

/// Returns the change from the model in place; `None` if there is none.
pub(super) fn transition<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<Transition<'a>> {
    let rulebook = reader.rulebook;
    let (rules, moving) = (rulebook.transition.as_ref()?, advice.transition.as_ref()?);
    let handoffs = |model: usize, handoffs: &[usize]| -> Vec<_> {
        let all = &rulebook.models[model].handoffs;
        handoffs.iter().map(|&index| handoff(reader, &all[index])).collect()
    };
    let description = |texts: &'a [ConditionalText], indices: &[usize]| -> Vec<_> {
        indices.iter().map(|&index| statement(reader, &texts[index])).collect()
    };
    let Moving {
        handoffs_added,
        handoffs_removed,
        roles_added: roles,
        differently,
        steps,
        leave_alone: keep,
        ..
    } = moving;
    let of = &rulebook.models[advice.model].roles;
    Some(Transition {
        from: answer(reader, rules.question, moving.option),
        assumed: moving.assumed,
        handoffs_added: handoffs(advice.model, handoffs_added),
        handoffs_removed: moving.from.map_or_else(Vec::new, |from| handoffs(from, handoffs_removed)),
        roles_to_fill: roles
            .iter()
            .map(|&role| RoleToFill {
                id: &of[role].id,
                title: reader.raw_text(&of[role].title),
                headcount: reader.headcount_of(advice, role),
            })
            .collect(),
        differently: description(&rules.differently, differently),
        steps: description(&rules.steps, steps),
        keep: description(&rules.keep, keep),
        text: moving.summary.map_or("", |about| reader.raw_text(&rules.about[about].statement.text)),
        stay: moving.stay.map(|stay| statement(reader, &rules.stay[stay])),
        note: moving.note.map_or("", |note| reader.raw_text(&rules.note[note].statement.text)),
    })
}

fn handoff<'a>(reader: &Reader<'a>, handoff: &'a crate::rulebook::format::Handoff) -> Handoff<'a> {
    Handoff {
        id: &handoff.id,
        text: reader.raw_text(&handoff.text),
        within: handoff.within,
        sources: &handoff.sources,
    }
}

fn statement<'a>(reader: &Reader<'a>, text: &'a ConditionalText) -> Statement<'a> {
    Statement::new(reader, &text.statement)
}
