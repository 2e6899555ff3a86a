//! Supporting functions and lasting investments as JSON.

use super::super::Reader;
use crate::advice::{Advice, MatchedRow, RoleAdvice, Trigger};
use crate::rulebook::format::{CitedText, Point};
use crate::rulebook::{ConditionalText, QuestionKind, Text};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// Who supports the sellers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Support<'a> {
    /// The functions, for comparison.
    pub functions: Vec<Function<'a>>,
    /// Activities to take off the sellers now, or to make easier.
    pub relief: Vec<Relief<'a>>,
    /// Remarks on that list, or on its being empty.
    pub relief_about: Vec<Remark<'a>>,
    /// The enablement team.
    pub enablement: Enablement<'a>,
}

/// A function and its activities.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Function<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// Its activities.
    pub activities: Vec<super::Argument<'a>>,
}

/// An activity that is taken off the sellers, or made easier.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Relief<'a> {
    /// Id of the fact that names the activity.
    pub activity: &'a str,
    /// Id of the function that is relieved.
    pub from: &'a str,
    /// Id of the function that takes it over or makes it easier.
    pub to: &'a str,
    /// What to do.
    pub text: &'a str,
    /// Whether this is our judgement rather than the source article's.
    pub judgement: bool,
    /// Whether it depends on an assumed answer.
    pub assumed: bool,
    /// Ids of the facts that support it.
    pub sources: [&'a str; 1],
}

/// The enablement team.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Enablement<'a> {
    /// Number of people who work on it full time; absent if the rulebook does not count them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_time: Option<u32>,
    /// The figure that this number is based on; absent if the rulebook does not count them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<super::DefaultFigure<'a>>,
    /// Its roles: those to fill now, then those that others take on, then the others.
    pub roles: Vec<Role<'a>>,
    /// Its areas of work.
    pub work: Vec<AdvisedItem<'a>>,
}

/// A role of the enablement team.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EnablementRole")]
pub struct Role<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is for.
    pub does: &'a str,
    /// What to look for in a candidate.
    pub looks_for: &'a str,
    /// Whether to fill it now.
    pub now: bool,
    /// Whether someone with another role takes it on now, because there are too few people for it.
    pub hat: bool,
    /// Why to fill it now or have someone take it on, or what would bring it later.
    pub because: &'a str,
    /// For a role without a person of its own, who takes it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worn: Option<Remark<'a>>,
    /// For a role without a person of its own, the changes of a single answer that would bring it; absent if there are
    /// too many possible answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brings: Option<Vec<RoleTrigger<'a>>>,
    /// For a later role, who acts in its place until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meanwhile: Option<Meanwhile<'a>>,
    /// Whether filling it now, or filling it later, depends on an assumed answer.
    pub assumed: bool,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A change of one answer that would bring a role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleTrigger<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// Its current value.
    pub from: Json,
    /// The nearest value that has the effect.
    pub to: Json,
    /// All options that have the effect; only for a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Json>>,
    /// All numbers that have the effect, as ascending ranges; only for a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranges: Option<Vec<NumberRange>>,
}

/// A range of numbers, bounds included.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NumberRange {
    /// Least number.
    pub min: u32,
    /// Greatest number; `null` if every larger number has the effect as well.
    pub max: Option<u32>,
}

/// Who acts in place of a later role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Meanwhile<'a> {
    /// Id of the role that acts in its place.
    pub role: &'a str,
    /// Text that says so.
    pub text: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// An area of enablement work, or a lasting investment, with what it means for these answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AdvisedItem<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is, or the source article's reason for it.
    pub text: &'a str,
    /// What it means for these answers, as one text.
    pub for_you: String,
    /// The same, one sentence each, with its sources; empty if the rulebook has nothing on these answers.
    pub rows: Vec<Remark<'a>>,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A remark on these answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Remark<'a> {
    /// Text of the remark.
    pub text: &'a str,
    /// Whether it depends on an assumed answer.
    pub assumed: bool,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// Returns the support in its JSON form; `None` if the rulebook has no rules for it.
pub(super) fn support<'a>(reader: &Reader<'a>, advice: &'a Advice) -> Option<Support<'a>> {
    let (rules, found) = (reader.rulebook.support.as_ref()?, advice.support.as_ref()?);
    let id = |function: usize| &*rules.functions[function].id;
    let relief = found.relief.iter().map(|matched| {
        let relief = &rules.relief[matched.row];
        let activity = &*rules.functions[relief.function].activities[relief.activity].source;
        Relief {
            activity,
            from: id(rules.seller_function),
            to: id(relief.to),
            text: reader.raw_text(&relief.text),
            judgement: relief.judgement,
            assumed: matched.assumed,
            sources: [activity],
        }
    });
    let functions = rules.functions.iter().map(|function| Function {
        id: &function.id,
        title: reader.raw_text(&function.title),
        activities: function.activities.iter().map(|activity| argument(reader, activity)).collect(),
    });
    let work = rules.enablement.work.iter().zip(&found.work).map(|(work, held)| {
        advised_item(reader, &work.id, &work.title, &work.what, &work.for_you, held.iter())
    });
    let team = found.roles_by_urgency().into_iter().map(|index| role(reader, index, &found.roles[index]));
    Some(Support {
        functions: functions.collect(),
        relief: relief.collect(),
        relief_about: found
            .relief_about
            .iter()
            .map(|held| remark(reader, &rules.relief_about, *held))
            .collect(),
        enablement: Enablement {
            full_time: found.people,
            figure: rules.enablement.people.as_ref().map(|people| super::DefaultFigure {
                id: people.figure.id.clone(),
                title: reader.raw_text(&people.figure.title).to_owned(),
                value: Json::from(people.sellers_per_person),
                origin: reader.raw_text(&people.figure.origin).into(),
                gave_way: false,
            }),
            roles: team.flatten().collect(),
            work: work.collect(),
        },
    })
}

fn argument<'a>(reader: &Reader<'a>, point: &'a Point) -> super::Argument<'a> {
    super::Argument { text: reader.raw_text(&point.text), source: &point.source }
}

fn remark<'a>(reader: &Reader<'a>, rows: &'a [ConditionalText], matched: MatchedRow) -> Remark<'a> {
    let message = &rows[matched.row].statement;
    Remark { text: reader.raw_text(&message.text), assumed: matched.assumed, sources: &message.sources }
}

fn join_texts(rows: &[Remark]) -> String {
    rows.iter().map(|row| row.text).collect::<Vec<_>>().join(" ")
}

fn role<'a>(reader: &Reader<'a>, index: usize, fill: &RoleAdvice) -> Option<Role<'a>> {
    let roles = &reader.rulebook.support.as_ref()?.enablement.roles;
    let role = &roles[index];
    let common = Role {
        id: &role.id,
        title: reader.raw_text(&role.title),
        does: reader.raw_text(&role.does.text),
        looks_for: reader.raw_text(&role.looks_for),
        now: false,
        hat: false,
        because: reader.raw_text(&role.later),
        worn: None,
        brings: None,
        meanwhile: None,
        assumed: false,
        sources: &role.does.sources,
    };
    let changes = |brings: &Option<Vec<Trigger>>| {
        let brings = brings.as_ref()?;
        Some(brings.iter().map(|change| role_trigger(reader, change)).collect())
    };
    let worn = |worn: &Option<MatchedRow>| worn.map(|worn| remark(reader, &role.hat, worn));
    Some(match fill {
        RoleAdvice::Hat { reason: held, wearer: by, triggers: brings } => {
            let Remark { text, assumed, sources } = remark(reader, &role.now, *held);
            let brings = changes(brings);
            Role { hat: true, because: text, worn: worn(by), brings, assumed, sources, ..common }
        }
        RoleAdvice::Now(held) => {
            let Remark { text, assumed, sources } = remark(reader, &role.now, *held);
            Role { now: true, because: text, assumed, sources, ..common }
        }
        RoleAdvice::Later { triggers: brings, is_covered: played, wearer: by, assumed } => Role {
            brings: changes(brings),
            worn: worn(by),
            meanwhile: role.meanwhile.as_ref().filter(|_| *played).map(|meanwhile| Meanwhile {
                role: &roles[meanwhile.role].id,
                text: reader.raw_text(&meanwhile.statement.text),
                sources: &meanwhile.statement.sources,
            }),
            assumed: *assumed,
            ..common
        },
    })
}

fn role_trigger<'a>(reader: &Reader<'a>, change: &Trigger) -> RoleTrigger<'a> {
    let question = &reader.rulebook.questions[change.question];
    let write = |value| question.to_json(&question.value_from_number(value));
    let (options, ranges) = match &question.kind {
        QuestionKind::Choice(options) => {
            let matched = (0..).zip(options).filter(|(value, _)| change.values.contains(*value));
            (Some(matched.map(|(value, _)| write(value)).collect()), None)
        }
        QuestionKind::Integer { max: most, .. } => {
            let range = |&(min, max): &(u32, u32)| NumberRange { min, max: (max < *most).then_some(max) };
            (None, Some(change.values.intervals().iter().map(range).collect()))
        }
        QuestionKind::Names { .. } => (None, None),
    };
    RoleTrigger { question: &question.id, from: write(change.from), to: write(change.to), options, ranges }
}

/// Returns the practices in their JSON form.
pub(super) fn practices<'a>(reader: &Reader<'a>, advice: &'a Advice) -> Vec<AdvisedItem<'a>> {
    let each = reader.rulebook.practices.iter().zip(&advice.practices);
    each.map(|(practice, matched)| {
        advised_item(reader, &practice.id, &practice.title, &practice.why, &practice.for_you, matched.iter())
    })
    .collect()
}

/// Returns an item that does not depend on the answers, with the rows that say what it means for these.
fn advised_item<'a>(
    reader: &Reader<'a>,
    id: &'a str,
    title: &'a Text,
    what: &'a CitedText,
    for_you: &'a [ConditionalText],
    matched: impl Iterator<Item = &'a MatchedRow>,
) -> AdvisedItem<'a> {
    let rows: Vec<_> = matched.map(|held| remark(reader, for_you, *held)).collect();
    AdvisedItem {
        id,
        title: reader.raw_text(title),
        text: reader.raw_text(&what.text),
        for_you: join_texts(&rows),
        rows,
        sources: &what.sources,
    }
}
