//! The people in numbers, what each role is measured by, and the signs that the model works.

use super::{AdviceDocument, Reader};
use crate::advice::{Advice, verdict};
use crate::document::{Block, Item, Mark, Phrase, Section};
use crate::locale::Message;
use schemars::JsonSchema;
use serde::Serialize;

/// Number of people by what they do.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct People {
    /// Number of sellers.
    pub sellers: u32,
    /// Number of managers, without the leader.
    pub managers: u32,
    /// Number of people who work on enablement full time; `null` if the rulebook has no rules for support.
    pub support: Option<u32>,
    /// Sellers per manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
    /// The same for the model in place, with today's sellers, undivided and with the same figures for management;
    /// `null` if no other model is in place.
    pub before: Option<PeopleBefore>,
    /// The same in sentences.
    #[serde(skip)]
    sentences: Vec<String>,
}

/// Number of people in the model that is in place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PeopleBefore")]
pub(crate) struct PeopleBefore {
    /// Number of sellers.
    pub sellers: u32,
    /// Number of managers, without the leader.
    pub managers: u32,
    /// Number of people who work on enablement full time; `null` if that is not known.
    pub support: Option<u32>,
    /// Sellers per manager, to one decimal; `null` without managers.
    pub sellers_per_manager: Option<f64>,
}

/// The measure of a role of the advised model.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Measure<'a> {
    /// Id of the role.
    pub role: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is measured by.
    pub text: &'a str,
    /// Whether that is our judgement rather than the source article's.
    pub judgement: bool,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A sign that the advised model works, by our judgement.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Sign<'a> {
    /// The visible sign.
    pub text: &'a str,
    /// Id of the disadvantage that the sign relates to.
    pub con: &'a str,
}

pub(super) fn people(reader: &Reader, advice: &Advice) -> Option<People> {
    let people = verdict::Headcount::from_advice(advice).filter(|_| advice.has_basis)?;
    let before = verdict::Headcount::for_model_in_place(reader.rulebook, advice);
    let ratio =
        |people: &verdict::Headcount| people.sellers_per_manager().map(|ratio| (ratio * 10.0).round() / 10.0);
    let sentence = |key, model: usize, people: &verdict::Headcount| {
        let title = reader.raw_text(&reader.rulebook.models[model].title);
        let message = Message::new(key).arg("model", title).arg("people", reader.headcount_line(people));
        reader.translate(&message)
    };
    let from = advice.transition.as_ref().and_then(|moving| moving.from);
    let mut sentences: Vec<_> =
        (before.iter().zip(from)).map(|(before, model)| sentence("people-before", model, before)).collect();
    let key = if before.is_some() { "people-after" } else { "people-now" };
    sentences.push(sentence(key, advice.model, &people));
    sentences.extend(before.is_some().then(|| reader.translator.get("people-before-about")));
    Some(People {
        sellers: people.sellers,
        managers: people.managers,
        support: people.support,
        sellers_per_manager: ratio(&people),
        before: before.map(|before| PeopleBefore {
            sellers: before.sellers,
            managers: before.managers,
            support: before.support,
            sellers_per_manager: ratio(&before),
        }),
        sentences,
    })
}

/// Returns the section on the numbers of people, before and after if another model is in place.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let sentences = document.people.as_ref()?.sentences.iter();
    Some(reader.section("people", "people-title", sentences.map(Block::paragraph).collect()))
}

/// Returns the section on what each role of the model is measured by.
pub(super) fn measures_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let measures = &document.model.as_ref().filter(|model| !model.measures.is_empty())?.measures;
    let items = measures.iter().map(|measure| {
        let text = Message::new("report-given").arg("question", measure.title).arg("answer", measure.text);
        Item::new(Mark::Bullet, Phrase::new(reader.translate(&text))).with(reader.sources(measure.sources))
    });
    Some(reader.section("measures", "measures-title", vec![Block::List(items.collect())]))
}

/// Returns the section on the signs that the model works, each with regard to one of its disadvantages.
pub(super) fn signs_section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let signs = &document.model.as_ref().filter(|model| !model.signs.is_empty())?.signs;
    let items = signs.iter().map(|sign| Item::new(Mark::Bullet, Phrase::new(sign.text)));
    Some(reader.section("signs", "signs-title", vec![Block::List(items.collect())]))
}

pub(super) fn measures<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Measure<'a>> {
    let roles = reader.rulebook.models[advice.model].roles.iter();
    let measured = roles.filter_map(|role| Some((role, role.measured_by.as_ref()?)));
    measured
        .map(|(role, measured)| Measure {
            role: &role.id,
            title: reader.raw_text(&role.title),
            text: reader.raw_text(&measured.text),
            judgement: measured.sources.is_empty(),
            sources: &measured.sources,
        })
        .collect()
}

pub(super) fn signs<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Sign<'a>> {
    let rows = &reader.rulebook.signs[advice.model];
    let message = advice.signs.iter().map(|&row| &rows[row].statement);
    message
        .map(|said| Sign {
            text: reader.raw_text(&said.text),
            con: said.sources.first().map_or("", |con| con),
        })
        .collect()
}
