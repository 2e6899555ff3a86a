//! What time changes, for programs: the contract's `growth` and `move`.

use super::super::Reader;
use crate::advice::growth::Brings;
use crate::advice::{Advice, Move as Moving};
use crate::rulebook::{Conditional, Kind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// Something that comes when one answer changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Milestone<'a> {
    /// Which answer, and what it becomes.
    pub when: When<'a>,
    /// `model`, `segment` or `role`.
    #[schemars(extend("enum" = ["model", "segment", "role"]))]
    pub brings: &'static str,
    /// Id of what comes.
    pub id: &'a str,
    /// The same in a sentence.
    pub text: String,
}

/// An answer that changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct When<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// The answer from which on it comes: a number or the id of an option.
    pub to: Json,
}

/// The way from the model in place to the advised one.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Move<'a> {
    /// The answer that says what is in place.
    pub from: Json,
    /// Whether that was assumed.
    pub assumed: bool,
    /// Handoffs that come.
    pub handoffs_added: Vec<Handoff<'a>>,
    /// Handoffs that go.
    pub handoffs_removed: Vec<Handoff<'a>>,
    /// Roles of the advised model that are not there yet.
    pub roles_to_fill: Vec<Role<'a>>,
    /// What people do differently.
    pub differently: Vec<Told<'a>>,
    /// What to do, in order.
    pub steps: Vec<Told<'a>>,
    /// What to leave alone.
    pub keep: Vec<Told<'a>>,
    /// What it comes down to.
    pub text: &'a str,
    /// That staying is defensible, what to fix first and when to move: where the model in place comes second and a single
    /// change leads to it; else `null`.
    pub stay: Option<Told<'a>>,
    /// Whose judgement all this is; empty where the rulebook does not say.
    pub note: &'a str,
}

/// A place where a customer passes from one person to another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Handoff<'a> {
    /// Its id.
    pub id: &'a str,
    /// Who hands what to whom.
    pub text: &'a str,
    /// Whether it stays inside a group that keeps the customer.
    pub within: bool,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// A role to fill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Role<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// How many people the chart has in it; absent where there is no chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headcount: Option<u32>,
}

/// A text with the facts behind it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// What is said.
    pub text: &'a str,
    /// Ids of the facts behind it.
    pub sources: &'a [String],
}

/// What growth brings; none where the rulebook has no timeline.
pub(super) fn growth<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<Vec<Milestone<'a>>> {
    let rulebook = reader.rulebook;
    rulebook.timeline.as_ref()?;
    let mut milestones = Vec::new();
    for track in &advice.growth {
        for milestone in &track.milestones {
            let when = reader.reached(track, milestone.to);
            for &brings in &milestone.brings {
                let (kind, id) = brought(reader, brings);
                milestones.push(Milestone {
                    when: When {
                        question: &rulebook.questions[track.question].id,
                        to: answer(reader, track.question, milestone.to),
                    },
                    brings: kind,
                    id,
                    text: format!("{when}: {}.", reader.brought(brings)),
                });
            }
        }
    }
    Some(milestones)
}

/// What comes, as its kind and its id.
fn brought<'a>(reader: &Reader<'a>, brings: Brings) -> (&'static str, &'a str) {
    let rulebook = reader.rulebook;
    match brings {
        Brings::Model { model, .. } => ("model", &rulebook.models[model].id),
        Brings::Segment { dimension, .. } => {
            let rules = rulebook.segmentation.as_ref();
            ("segment", rules.map_or("", |rules| &rules.dimensions[dimension].id))
        }
        Brings::Role(role) => {
            let support = rulebook.support.as_ref();
            ("role", support.map_or("", |support| &support.enablement.roles[role].id))
        }
    }
}

/// An answer in its wire form.
fn answer(reader: &Reader, question: usize, value: u32) -> Json {
    match &reader.rulebook.questions[question].kind {
        Kind::Choice(options) => Json::from(&*options[value as usize].id),
        _ => Json::from(value),
    }
}

/// The way from the model in place; none where there is none.
pub(super) fn moving<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<Move<'a>> {
    let rulebook = reader.rulebook;
    let (rules, moving) = (rulebook.moving.as_ref()?, advice.moving.as_ref()?);
    let handoffs = |model: usize, handoffs: &[usize]| -> Vec<_> {
        let all = &rulebook.models[model].handoffs;
        handoffs.iter().map(|&index| handoff(reader, &all[index])).collect()
    };
    let told = |texts: &'a [Conditional], indices: &[usize]| -> Vec<_> {
        indices.iter().map(|&index| told_one(reader, &texts[index])).collect()
    };
    let Moving { handoffs_added, handoffs_removed, roles, differently, steps, keep, .. } = moving;
    let of = &rulebook.models[advice.model].roles;
    Some(Move {
        from: answer(reader, rules.question, moving.option),
        assumed: moving.assumed,
        handoffs_added: handoffs(advice.model, handoffs_added),
        handoffs_removed: moving.from.map_or_else(Vec::new, |from| handoffs(from, handoffs_removed)),
        roles_to_fill: roles
            .iter()
            .map(|&role| Role {
                id: &of[role].id,
                title: reader.exact(&of[role].title),
                headcount: reader.people(advice, role),
            })
            .collect(),
        differently: told(&rules.differently, differently),
        steps: told(&rules.steps, steps),
        keep: told(&rules.keep, keep),
        text: moving.about.map_or("", |about| reader.exact(&rules.about[about].said.text)),
        stay: moving.stay.map(|stay| told_one(reader, &rules.stay[stay])),
        note: moving.note.map_or("", |note| reader.exact(&rules.note[note].said.text)),
    })
}

fn handoff<'a>(reader: &Reader<'a>, handoff: &'a crate::rulebook::format::Handoff) -> Handoff<'a> {
    Handoff {
        id: &handoff.id,
        text: reader.exact(&handoff.text),
        within: handoff.within,
        sources: &handoff.sources,
    }
}

/// What is said of two models side by side.
pub(super) fn side_by_side<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Told<'a>> {
    let rows = advice.side_by_side.iter().filter(|_| advice.has_basis);
    rows.map(|&row| told_one(reader, &reader.rulebook.side_by_side[row])).collect()
}

fn told_one<'a>(reader: &Reader<'a>, text: &'a Conditional) -> Told<'a> {
    Told { text: reader.exact(&text.said.text), sources: &text.said.sources }
}
