//! Who supports the sellers: `support` in the JSON, and its sections: what to take off the sellers, what enablement works
//! on, and the enablement team.

use super::AdviceDocument;
use super::chart::figure_item;
use super::practices::{AdvisedItem, Remark, advised_item, advised_items};
use super::statement::{Statement, background};
use crate::advice::{Advice, MatchedRow, RoleAdvice, Trigger};
use crate::document::block::JUDGEMENT;
use crate::document::{Block, Item, Mark, Panel, Phrase, Reader, Section};
use crate::locale::Message;
use crate::rulebook::{self, QuestionKind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

/// Who supports the sellers.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Support<'a> {
    /// The functions, for comparison.
    pub functions: Vec<Function<'a>>,
    /// Activities to take off the sellers now, or to make easier.
    pub relief: Vec<Relief<'a>>,
    /// Remarks on that list, or on its being empty.
    pub relief_about: Vec<Remark<'a>>,
    /// The enablement team.
    pub enablement: Enablement<'a>,
    /// Texts that do not depend on the answers.
    #[serde(skip)]
    about: Vec<Statement<'a>>,
    /// The function whose people are supported, as an index.
    #[serde(skip)]
    sellers: usize,
    /// Whether the choice of relief depends on an assumed answer.
    #[serde(skip)]
    is_relief_assumed: bool,
}

/// A function and its activities.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Function<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// Its activities.
    pub activities: Vec<super::Argument<'a>>,
}

/// An activity that is taken off the sellers, or made easier.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Relief<'a> {
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
    /// Indices of the function that has the activity and of the activity.
    #[serde(skip)]
    place: (usize, usize),
    /// Where the activity moves, in words.
    #[serde(skip)]
    direction: String,
}

/// The enablement team.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Enablement<'a> {
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
    /// Texts that do not depend on the answers.
    #[serde(skip)]
    about: Vec<Statement<'a>>,
    /// Whether the choice of roles to fill now depends on an assumed answer.
    #[serde(skip)]
    are_roles_assumed: bool,
}

/// A role of the enablement team.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EnablementRole")]
pub(crate) struct Role<'a> {
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
    /// Ids of the facts that support what it is for.
    #[serde(skip)]
    does_sources: &'a [String],
}

/// A change of one answer that would bring a role.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RoleTrigger<'a> {
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
    /// The question with all values that have the effect, in words.
    #[serde(skip)]
    text: String,
}

/// A range of numbers, bounds included.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NumberRange {
    /// Least number.
    pub min: u32,
    /// Greatest number; `null` if every larger number has the effect as well.
    pub max: Option<u32>,
}

/// Who acts in place of a later role.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Meanwhile<'a> {
    /// Id of the role that acts in its place.
    pub role: &'a str,
    /// Text that says so.
    pub text: &'a str,
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
            place: (relief.function, relief.activity),
            direction: reader.relief_direction(rules, relief),
        }
    });
    let functions = rules.functions.iter().map(|function| Function {
        id: &function.id,
        title: reader.raw_text(&function.title),
        activities: function
            .activities
            .iter()
            .map(|activity| super::Argument::new(reader, activity))
            .collect(),
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
            .map(|held| Remark::new(reader, &rules.relief_about, *held))
            .collect(),
        about: rules.about.iter().map(|about| Statement::new(reader, about)).collect(),
        sellers: rules.seller_function,
        is_relief_assumed: found.relief_assumed,
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
            about: rules.enablement.about.iter().map(|about| Statement::new(reader, about)).collect(),
            are_roles_assumed: found.roles_assumed(),
        },
    })
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
        does_sources: &role.does.sources,
    };
    let changes = |brings: &Option<Vec<Trigger>>| {
        let brings = brings.as_ref()?;
        Some(brings.iter().map(|change| role_trigger(reader, change)).collect())
    };
    let worn = |worn: &Option<MatchedRow>| worn.map(|worn| Remark::new(reader, &role.hat, worn));
    Some(match fill {
        RoleAdvice::Hat { reason: held, wearer: by, triggers: brings } => {
            let Remark { text, assumed, sources } = Remark::new(reader, &role.now, *held);
            let brings = changes(brings);
            Role { hat: true, because: text, worn: worn(by), brings, assumed, sources, ..common }
        }
        RoleAdvice::Now(held) => {
            let Remark { text, assumed, sources } = Remark::new(reader, &role.now, *held);
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
    let values = reader.values(change.question, &change.values);
    let text = Message::new("support-change").arg("question", &*reader.short(change.question));
    RoleTrigger {
        question: &question.id,
        from: write(change.from),
        to: write(change.to),
        options,
        ranges,
        text: reader.translate(&text.arg("values", values)),
    }
}

impl Reader<'_> {
    /// Describes which function an activity moves to or who makes it easier, and whether that is our judgement.
    pub(crate) fn relief_direction(&self, support: &rulebook::Support, relief: &rulebook::Relief) -> String {
        let name = |function: usize| self.raw_text(&support.functions[function].title);
        let stays = relief.function == support.seller_function;
        let message = Message::new(if stays { "support-eases" } else { "support-moves" });
        let message = message.arg("from", name(support.seller_function)).arg("to", name(relief.to));
        let mut direction = self.translate(&message);
        direction.extend(relief.judgement.then_some(JUDGEMENT));
        direction
    }
}

/// Returns the section on the functions: what to do now, then who does what, and what moves.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let support = document.support.as_ref()?;
    let sellers = support.functions[support.sellers].title;
    let mut blocks = vec![Block::Paragraph(roles_summary(&support.enablement, reader))];
    blocks.push(Block::Paragraph(relief_summary(support, sellers, reader)));
    blocks.push(Block::Heading(reader.translator.get("support-functions")));
    for remark in &support.relief_about {
        blocks.push(remark.paragraph(reader));
    }
    blocks.extend(reader.sources(support.relief_about.iter().flat_map(|remark| remark.sources)));
    let panels = support.functions.iter().enumerate().map(|(index, function)| Panel {
        title: function.title.to_owned(),
        blocks: vec![Block::List(activity_items(support, index, reader))],
        ..Panel::default()
    });
    blocks.push(Block::Panels(panels.collect()));
    blocks.extend(background(&support.about, reader));
    let title = reader.translate(&Message::new("support-title").arg("function", sellers));
    Some(Section { id: "support", title, blocks })
}

/// Returns which roles to appoint now.
fn roles_summary(enablement: &Enablement, reader: &Reader) -> Phrase {
    let now = enablement.roles.iter().filter(|role| role.now);
    let titles: Vec<_> = now.map(|role| role.title).collect();
    let message = match titles.len() {
        0 => Message::new("support-summary-none"),
        _ => Message::new("support-summary-now").arg("roles", titles.join(", ")),
    };
    Phrase::strong(reader.translate(&message)).tagged(reader.assumed_tag(enablement.are_roles_assumed))
}

/// Returns how many activities to take off the sellers now.
fn relief_summary(support: &Support, sellers: &str, reader: &Reader) -> Phrase {
    let others = support.functions.iter().enumerate().filter(|(index, _)| *index != support.sellers);
    let all: usize = others.map(|(_, function)| function.activities.len()).sum();
    let message = match support.relief.iter().filter(|relief| relief.place.0 != support.sellers).count() {
        0 => Message::new("support-summary-light"),
        count => Message::new("support-summary-relief").arg("count", count).arg("all", all),
    };
    let text = reader.translate(&message.arg("function", sellers));
    Phrase::strong(text).tagged(reader.assumed_tag(support.is_relief_assumed))
}

/// Returns the activities of a function, and below each what to change about it now.
fn activity_items(support: &Support, function: usize, reader: &Reader) -> Vec<Item> {
    let activities = support.functions[function].activities.iter().enumerate();
    let item = |(number, activity): (usize, &super::Argument)| {
        let relief = support.relief.iter().find(|relief| relief.place == (function, number));
        let Some(relief) = relief else { return Item::new(Mark::Bullet, Phrase::new(activity.text)) };
        let change = Phrase::new(relief.text).tagged(reader.assumed_tag(relief.assumed));
        let change =
            Item::new(Mark::Arrow, Phrase::strong(&relief.direction)).with([Block::Paragraph(change)]);
        Item::new(Mark::Bullet, Phrase::strong(activity.text)).with([Block::List(vec![change])])
    };
    activities.map(item).collect()
}

/// Returns the section on what enablement works on.
pub(super) fn work_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let enablement = &document.support.as_ref()?.enablement;
    let mut blocks = advised_items(&enablement.work, reader);
    blocks.extend(background(&enablement.about, reader));
    Some(reader.section("enablement-work", "support-work", blocks))
}

/// Returns the section on the enablement team.
pub(super) fn team_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let enablement = &document.support.as_ref()?.enablement;
    let mut blocks = Vec::new();
    if let (Some(count), Some(figure)) = (enablement.full_time, &enablement.figure) {
        let message = Message::new("support-full-time").arg("count", count);
        blocks.push(Block::paragraph(reader.translate(&message)));
        blocks.push(Block::List(vec![figure_item(figure, reader)]));
    }
    let sources = |role: &Role| -> Vec<String> {
        let elsewhere = role.sources.iter().filter(|source| !role.does_sources.contains(source));
        role.does_sources.iter().chain(elsewhere).cloned().collect()
    };
    let sources: Vec<_> = enablement.roles.iter().map(sources).collect();
    let (own, shared) = reader.split_shared_sources(sources.iter().map(|sources| &**sources));
    let roles = enablement.roles.iter().zip(&own);
    let items = roles.map(|(role, own)| role_item(role, reader).with(reader.sources(own)));
    blocks.push(Block::List(items.collect()));
    blocks.extend(reader.sources(&shared));
    Some(reader.section("enablement-team", "support-team", blocks))
}

fn role_item(role: &Role, reader: &Reader) -> Item {
    let is_later = !role.now && !role.hat;
    let (mark, key) = match (role.now, role.hat) {
        (true, _) => (Mark::Now, "support-now"),
        (_, true) => (Mark::Later, "support-hat"),
        _ => (Mark::Later, "support-later"),
    };
    let title = Phrase::strong(reader.given(role.title, &reader.translator.get(key)));
    let title = title.tagged(reader.assumed_tag(is_later && role.assumed));
    let mut blocks = Vec::new();
    let because = Phrase::new(role.because).tagged(reader.assumed_tag(!is_later && role.assumed));
    let triggers = role.brings.as_deref().unwrap_or_default();
    // Exact changes make the general sentence redundant.
    if !is_later || triggers.is_empty() {
        blocks.push(Block::Paragraph(because));
    }
    let worn = role.worn.iter().map(|worn| worn.paragraph(reader));
    let triggers_heading = match triggers.len() {
        _ if role.hat => (!triggers.is_empty()).then(|| Message::new("support-hat-until")),
        0 => role.brings.as_ref().map(|_| Message::new("support-brings-none")),
        count => Some(Message::new("support-brings").arg("count", count)),
    };
    if role.hat {
        blocks.extend(worn.clone());
    }
    blocks.extend(triggers_heading.map(|heading| Block::quiet(reader.translate(&heading))));
    if !triggers.is_empty() {
        let changes = triggers.iter();
        let changes = changes.map(|change| Item::new(Mark::Arrow, Phrase::strong(&change.text)));
        blocks.push(Block::List(changes.collect()));
    }
    blocks.extend(role.meanwhile.iter().map(|meanwhile| Block::paragraph(meanwhile.text)));
    if is_later {
        blocks.extend(worn);
    }
    blocks.push(Block::quiet(role.does));
    let looks_for = Message::new("support-looks-for").arg("text", role.looks_for);
    blocks.push(Block::quiet(reader.translate(&looks_for)));
    Item::new(mark, title).with(blocks)
}
