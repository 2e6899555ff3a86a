//! What growth brings: `growth` in the JSON, and the section "As you grow".

use super::AdviceDocument;
use super::statement::{Statement, background};
use crate::advice::growth::{GrowthTrack, MilestoneChange};
use crate::advice::{Advice, Origin};
use crate::document::{Block, Item, Mark, Phrase, Reader, Section};
use crate::locale::Message;
use crate::rulebook::{QuestionKind, TrackChange};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use std::ops::Range;

/// Something that a change of one answer brings.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Milestone<'a> {
    /// The answer that changes, and its new value.
    pub when: MilestoneAnswer<'a>,
    /// `model`, `segment` or `role`.
    #[schemars(extend("enum" = ["model", "segment", "role"]))]
    pub brings: &'static str,
    /// Id of what the change brings.
    pub id: &'a str,
    /// A sentence that describes the milestone.
    pub text: String,
    /// What the change brings, in words.
    #[serde(skip)]
    effect: String,
}

/// An answer that changes.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MilestoneAnswer<'a> {
    /// Id of the question.
    pub question: &'a str,
    /// The value from which the milestone applies: a number or the id of an option.
    pub to: Json,
    /// The value in words: "From 10 sellers on".
    #[serde(skip)]
    phrase: String,
}

/// The answers that were varied.
#[derive(Debug)]
pub(super) struct Timeline<'a> {
    about: Statement<'a>,
    tracks: Vec<Track>,
    /// What varying the other answers brings: nothing. `None` if each brings something.
    without_effect: Option<String>,
}

/// An answer that was varied, with the milestones that it reaches.
#[derive(Debug)]
struct Track {
    /// The question with today's answer.
    today: String,
    is_assumed: bool,
    /// How far the search went; `None` for a choice.
    limit: Option<String>,
    /// The milestones, as indices.
    milestones: Range<usize>,
}

/// Returns the milestones of growth, and which answers were varied; `None` if the rulebook has no timeline.
pub(super) fn growth<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
) -> (Option<Vec<Milestone<'a>>>, Option<Timeline<'a>>) {
    let Some(rules) = &reader.rulebook.timeline else { return (None, None) };
    let (mut milestones, mut tracks) = (Vec::new(), Vec::new());
    if !advice.has_basis || advice.growth.is_empty() {
        return (Some(milestones), None);
    }
    for track in advice.growth.iter().filter(|track| !track.milestones.is_empty()) {
        let first = milestones.len();
        milestones.extend(track_milestones(reader, track));
        let today = reader.slot_value(track.question, advice.situation.values()[track.question]);
        tracks.push(Track {
            today: reader.given(&reader.short(track.question), &today),
            is_assumed: advice.situation.origin(track.question) == Origin::Assumed,
            limit: search_limit(reader, track),
            milestones: first..milestones.len(),
        });
    }
    let without_effect = tracks_without_effect(reader, &advice.growth);
    (Some(milestones), Some(Timeline { about: Statement::new(reader, &rules.about), tracks, without_effect }))
}

/// Returns one milestone for each effect.
fn track_milestones<'a>(reader: &Reader<'a>, track: &GrowthTrack) -> impl Iterator<Item = Milestone<'a>> {
    let question = &reader.rulebook.questions[track.question];
    track.milestones.iter().flat_map(move |milestone| {
        let phrase = milestone_phrase(reader, track, milestone.to);
        milestone.changes.iter().map(move |&brings| {
            let (kind, id) = kind_and_id(reader, brings);
            let effect = milestone_effect(reader, brings);
            Milestone {
                text: format!("{phrase}: {effect}."),
                when: MilestoneAnswer {
                    question: &question.id,
                    to: question.to_json(&question.value_from_number(milestone.to)),
                    phrase: phrase.clone(),
                },
                brings: kind,
                id,
                effect,
            }
        })
    })
}

/// Returns the kind and the id of what a milestone brings.
fn kind_and_id<'a>(reader: &Reader<'a>, brings: MilestoneChange) -> (&'static str, &'a str) {
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

/// Returns the phrase for a track that has reached a value: "From 10 sellers on".
fn milestone_phrase(reader: &Reader, track: &GrowthTrack, to: u32) -> String {
    let moved = reader.rulebook.timeline.as_ref().map(|timeline| &timeline.tracks[track.track].change);
    match moved {
        Some(TrackChange::Number(when)) => {
            reader.raw_text(when).replace("{value}", &reader.slot_value(track.question, to))
        }
        Some(TrackChange::Options(steps)) => {
            let step = steps.iter().find(|(option, _)| *option == to);
            step.map_or_else(String::new, |(_, when)| reader.raw_text(when).to_owned())
        }
        None => String::new(),
    }
}

/// Returns the effect of a milestone: "Pod instead of Island".
fn milestone_effect(reader: &Reader, brings: MilestoneChange) -> String {
    let rulebook = reader.rulebook;
    let model = |model: usize| reader.raw_text(&rulebook.models[model].title);
    let dimension = |dimension: usize| {
        let rules = rulebook.segmentation.as_ref();
        rules.map_or("", |rules| reader.raw_text(&rules.dimensions[dimension].title))
    };
    reader.translate(&match brings {
        MilestoneChange::Model { model: to, replaced: instead } => {
            Message::new("growth-model").arg("model", model(to)).arg("instead", model(instead))
        }
        MilestoneChange::Segment { dimension: to, replaced: None } => {
            Message::new("growth-segment").arg("dimension", dimension(to))
        }
        MilestoneChange::Segment { dimension: to, replaced: Some(instead) } => {
            Message::new("growth-segment-instead")
                .arg("dimension", dimension(to))
                .arg("instead", dimension(instead))
        }
        MilestoneChange::Role(role) => {
            let support = rulebook.support.as_ref();
            let title = support.map_or("", |support| reader.raw_text(&support.enablement.roles[role].title));
            Message::new("growth-role").arg("role", title)
        }
    })
}

/// Returns how far the search for milestones went: up to what the company can reach or, without a limit, beyond the
/// last milestone of a number. `None` for a choice.
fn search_limit(reader: &Reader, track: &GrowthTrack) -> Option<String> {
    let QuestionKind::Integer { .. } = reader.rulebook.questions[track.question].kind else { return None };
    let last = track.milestones.last()?;
    let (key, value) = match track.limit {
        Some(limit) => ("growth-limit", limit),
        None => ("growth-beyond", last.to),
    };
    Some(reader.translate(&Message::new(key).arg("value", reader.slot_value(track.question, value))))
}

/// Returns a sentence on the varied answers that bring no change, by name; `None` if each brings one.
fn tracks_without_effect(reader: &Reader, tracks: &[GrowthTrack]) -> Option<String> {
    let without_effect = tracks.iter().filter(|track| track.milestones.is_empty());
    let (limited, others): (Vec<_>, Vec<_>) = without_effect.partition(|track| track.limit.is_some());
    let names: Vec<_> = others.iter().map(|track| reader.short(track.question)).collect();
    let within = |track: &&GrowthTrack| {
        let limit = reader.slot_value(track.question, track.limit?);
        let message = Message::new("growth-nothing-within").arg("question", &*reader.short(track.question));
        Some(reader.translate(&message.arg("value", limit)))
    };
    let mut sentences: Vec<_> = limited.iter().filter_map(within).collect();
    if !names.is_empty() {
        sentences.push(reader.translate(&Message::new("growth-nothing").arg("questions", names.join(", "))));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Returns the section on what growth brings.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let (timeline, milestones) = (document.timeline.as_ref()?, document.growth.as_deref()?);
    let (numbers, events): (Vec<_>, Vec<_>) = timeline.tracks.iter().partition(|track| track.limit.is_some());
    let mut blocks = Vec::new();
    for track in numbers {
        let today = Phrase::strong(&track.today).tagged(reader.assumed_tag(track.is_assumed));
        let mut items = vec![Item::new(Mark::Now, today)];
        items.extend(milestone_items(&milestones[track.milestones.clone()], Mark::Milestone));
        items.extend(track.limit.iter().map(|limit| Item::new(Mark::Milestone, Phrase::quiet(limit))));
        blocks.push(Block::List(items));
    }
    // Below the line of a number an event would seem to depend on that number.
    if !events.is_empty() {
        if !blocks.is_empty() {
            blocks.push(Block::Heading(reader.translator.get("growth-events")));
        }
        blocks.push(Block::List(
            events
                .into_iter()
                .flat_map(|track| {
                    let mut items = milestone_items(&milestones[track.milestones.clone()], Mark::Later);
                    if let (true, Some(last)) = (track.is_assumed, items.last_mut()) {
                        let today = Phrase::quiet(&track.today).tagged(reader.assumed_tag(true));
                        last.blocks.push(Block::Paragraph(today));
                    }
                    items
                })
                .collect(),
        ));
    }
    blocks.extend(timeline.without_effect.iter().map(Block::quiet));
    blocks.extend(background(&[timeline.about], reader));
    Some(reader.section("milestones", "growth-title", blocks))
}

/// Returns one item for each value that is reached, with its effects below.
fn milestone_items(milestones: &[Milestone], mark: Mark) -> Vec<Item> {
    let same_value = |one: &Milestone, other: &Milestone| one.when.to == other.when.to;
    let values = milestones.chunk_by(same_value);
    let item = |effects: &[Milestone]| {
        let list = effects.iter().map(|milestone| {
            let mark = match milestone.brings {
                "model" => Mark::Recommended,
                "role" => Mark::For,
                _ => Mark::Bullet,
            };
            Item::new(mark, Phrase::new(&milestone.effect))
        });
        Item::new(mark, Phrase::strong(&effects[0].when.phrase)).with([Block::List(list.collect())])
    };
    values.map(item).collect()
}
