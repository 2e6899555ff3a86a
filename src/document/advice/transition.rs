//! The change from the model in place: `move` in the JSON, and the section "From today to the new model".

use super::AdviceDocument;
use super::statement::Statement;
use crate::advice::{self, Advice};
use crate::document::chart::ChartReader;
use crate::document::{Block, Item, Mark, Phrase, Reader, Section};
use crate::locale::Message;
use crate::rulebook::{self, ConditionalText};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// The change from the model in place to the advised one.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Transition<'a> {
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
    /// The two models: "Island → Pod".
    #[serde(skip)]
    title: String,
    /// Ids of the facts that support the summary.
    #[serde(skip)]
    text_sources: &'a [String],
}

/// A point at which a customer passes from one person to another.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Handoff<'a> {
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
pub(crate) struct RoleToFill<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// Number of people the chart has in this role; absent without a chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headcount: Option<u32>,
}

/// Returns the change from the model in place; `None` if there is none.
pub(super) fn transition<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
    chart: Option<&ChartReader>,
) -> Option<Transition<'a>> {
    let (rules, moving) = (reader.rulebook.transition.as_ref()?, advice.transition.as_ref()?);
    let models = &reader.rulebook.models;
    let handoffs = |model: usize, handoffs: &[usize]| -> Vec<_> {
        handoffs.iter().map(|&index| handoff(reader, &models[model].handoffs[index])).collect()
    };
    let statements = |texts: &'a [ConditionalText], indices: &[usize]| -> Vec<_> {
        indices.iter().map(|&index| Statement::new(reader, &texts[index].statement)).collect()
    };
    let roles = moving.roles_added.iter().map(|&role| {
        let added = &models[advice.model].roles[role];
        RoleToFill {
            id: &added.id,
            title: reader.raw_text(&added.title),
            headcount: chart.map(|chart| chart.headcount(role)),
        }
    });
    let summary = moving.summary.map(|about| Statement::new(reader, &rules.about[about].statement));
    let question = &reader.rulebook.questions[rules.question];
    Some(Transition {
        from: question.to_json(&question.value_from_number(moving.option)),
        assumed: moving.assumed,
        handoffs_added: handoffs(advice.model, &moving.handoffs_added),
        handoffs_removed: moving.from.map_or_else(Vec::new, |from| handoffs(from, &moving.handoffs_removed)),
        roles_to_fill: roles.collect(),
        differently: statements(&rules.differently, &moving.differently),
        steps: statements(&rules.steps, &moving.steps),
        keep: statements(&rules.keep, &moving.leave_alone),
        text: summary.map_or("", |summary| summary.text),
        stay: moving.stay.map(|stay| Statement::new(reader, &rules.stay[stay].statement)),
        note: moving.note.map_or("", |note| reader.raw_text(&rules.note[note].statement.text)),
        title: title(reader, advice, rules.question, moving),
        text_sources: summary.map_or(&[], |summary| summary.sources),
    })
}

fn handoff<'a>(reader: &Reader<'a>, handoff: &'a rulebook::format::Handoff) -> Handoff<'a> {
    Handoff {
        id: &handoff.id,
        text: reader.raw_text(&handoff.text),
        within: handoff.within,
        sources: &handoff.sources,
    }
}

/// Returns the change of model: "Island → Pod", or a sentence that the model stays.
fn title(reader: &Reader, advice: &Advice, question: usize, moving: &advice::Transition) -> String {
    let model = |model: usize| reader.raw_text(&reader.rulebook.models[model].title);
    let to = model(advice.model);
    match moving.from {
        Some(from) if from == advice.model => {
            reader.translate(&Message::new("transition-stays").arg("model", to))
        }
        Some(from) => format!("{} → {to}", model(from)),
        None => format!("{} → {to}", reader.slot_value(question, moving.option)),
    }
}

/// Returns the section on the change. Its steps are part of the plan.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let moving = document.moving.as_ref()?.as_ref()?;
    let title = Phrase::strong(&moving.title).tagged(reader.assumed_tag(moving.assumed));
    let mut blocks = vec![Block::Paragraph(title)];
    if !moving.text.is_empty() {
        let summary = Statement { text: moving.text, sources: moving.text_sources };
        blocks.extend(summary.blocks(reader, Phrase::new));
    }
    blocks.extend(moving.stay.iter().flat_map(|stay| stay.blocks(reader, Phrase::new)));
    let handoffs = |handoffs: &[Handoff], mark| {
        let rows = handoffs.iter().map(|handoff| (Phrase::new(handoff.text), handoff.sources));
        reader.cited_list(mark, rows).collect::<Vec<_>>()
    };
    let statements = |statements: &[Statement]| {
        let rows = statements.iter().map(|statement| (Phrase::new(statement.text), statement.sources));
        reader.cited_list(Mark::Bullet, rows).collect::<Vec<_>>()
    };
    let roles = moving.roles_to_fill.iter();
    let roles = roles.map(|role| Item::new(Mark::Bullet, Phrase::new(role_to_fill(reader, role))));
    for (key, list) in [
        ("transition-handoffs-added", handoffs(&moving.handoffs_added, Mark::For)),
        ("transition-handoffs-removed", handoffs(&moving.handoffs_removed, Mark::Against)),
        ("transition-roles", vec![Block::List(roles.collect())]),
        ("transition-new-habits", statements(&moving.differently)),
        ("transition-keep", statements(&moving.keep)),
    ] {
        if !matches!(&list[0], Block::List(items) if items.is_empty()) {
            blocks.push(Block::Heading(reader.translator.get(key)));
            blocks.extend(list);
        }
    }
    if !moving.note.is_empty() {
        blocks.push(Block::quiet(moving.note));
    }
    Some(reader.section("transition", "transition-title", blocks))
}

/// Returns the title of a role to fill, with the number of people the chart has in it.
fn role_to_fill(reader: &Reader, role: &RoleToFill) -> String {
    let Some(count) = role.headcount else { return role.title.to_owned() };
    let people = reader.translator.format_number(count.into());
    let message = Message::new("transition-role-people").arg("role", role.title).arg("count", count);
    reader.translate(&message.arg("people", people))
}
