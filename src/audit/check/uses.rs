//! What is there and changes nothing: questions, options, figures and facts that nothing looks at, and texts that stand twice.

use super::rules::{Rule, conditions};
use super::{Note, note};
use crate::locale::Message;
use crate::rulebook::format::Choice;
use crate::rulebook::{Kind, Moved, Node, Rulebook, Slot, Text, ValueSet};
use std::collections::{HashMap, HashSet};

/// Notes what changes nothing.
pub(super) fn check(rulebook: &Rulebook, notes: &mut Vec<Note>) {
    let tests = tests(rulebook);
    let mentioned = mentioned(rulebook);
    for (slot, question) in rulebook.questions.iter().enumerate() {
        let at = format!("/questions/{slot}");
        if tests[slot].is_empty() && !mentioned.contains(&slot) {
            notes.push(note(at, Message::new("check-question-dead").with("id", &*question.id)));
        } else if let Kind::Choice(options) = &question.kind {
            options_alike(rulebook, slot, options, &tests[slot], notes);
        }
    }
    for (index, section) in rulebook.sections.iter().enumerate() {
        if rulebook.questions.iter().all(|question| question.section != index) {
            let message = Message::new("check-section-empty").with("id", &*section.id);
            notes.push(note(format!("/sections/{index}"), message));
        }
    }
    figures(rulebook, notes);
    facts(rulebook, notes);
    texts(rulebook, notes);
}

/// For each slot the sets of values that some rule tells apart.
fn tests(rulebook: &Rulebook) -> Vec<Vec<ValueSet>> {
    let mut tests = vec![Vec::new(); rulebook.slots()];
    let mut add = |slot: Slot, set: &ValueSet| {
        let tests: &mut Vec<ValueSet> = &mut tests[slot];
        // As many different ones as there can be subsets of a few options; of more nothing new is learnt.
        if tests.len() < 1000 && !tests.contains(set) {
            tests.push(set.clone());
        }
    };
    for (_, when, kind) in conditions(rulebook) {
        if kind != Rule::Claim {
            when.each_test(&mut add);
        }
    }
    for node in &rulebook.tree.nodes {
        if let Node::Ask { slot, branches } = node {
            rulebook.tree.branches[branches.clone()].iter().for_each(|branch| add(*slot, &branch.values));
        }
    }
    rulebook.evidence.iter().for_each(|row| add(row.slot, &row.values));
    if let Some(moving) = &rulebook.moving {
        for option in (0..).take(moving.places.len()) {
            add(moving.question, &ValueSet::range(option, option));
        }
    }
    tests
}

/// Questions that something besides a condition looks at.
fn mentioned(rulebook: &Rulebook) -> HashSet<Slot> {
    let mut mentioned = HashSet::new();
    for question in &rulebook.questions {
        if let Kind::Names { no_more_than: Some(than), .. } = &question.kind {
            mentioned.insert(than.question);
        }
    }
    if let Some(rules) = &rulebook.segmentation {
        mentioned.insert(rules.cap.slot);
        for dimension in &rules.dimensions {
            mentioned.extend(dimension.names.iter().chain(&dimension.segments.count));
        }
    }
    mentioned.extend(rulebook.staffing.iter().map(|staffing| staffing.headcount));
    mentioned
        .extend(rulebook.timeline.iter().flat_map(|timeline| &timeline.tracks).map(|track| track.question));
    mentioned
}

/// Options that no rule tells apart and that are not declared alike, and those that are declared alike and are not.
fn options_alike(
    rulebook: &Rulebook,
    slot: Slot,
    options: &[Choice],
    tests: &[ValueSet],
    notes: &mut Vec<Note>,
) {
    let at = |index: usize| format!("/questions/{slot}/options/{index}");
    let signature = |index: usize| {
        let value = u32::try_from(index).unwrap_or(u32::MAX);
        tests.iter().map(|set| set.contains(value)).collect::<Vec<_>>()
    };
    let moved: HashSet<u32> = (rulebook.timeline.iter().flat_map(|timeline| &timeline.tracks))
        .filter(|track| track.question == slot)
        .flat_map(|track| match &track.moved {
            Moved::Options(options) => options.iter().map(|(option, _)| *option).collect(),
            Moved::Number(_) => Vec::new(),
        })
        .collect();
    let mut first: HashMap<Vec<bool>, usize> = HashMap::new();
    for (index, option) in options.iter().enumerate() {
        if let Some(same) = &option.same_as {
            let other = options.iter().position(|other| other.id == same.option);
            if other.is_some_and(|other| signature(other) != signature(index)) {
                let message = Message::new("check-same-as-untrue").with("id", &*option.id);
                notes.push(note(format!("{}/same_as", at(index)), message.with("other", &*same.option)));
            }
        }
        let Some(&other) = first.get(&signature(index)) else {
            first.insert(signature(index), index);
            continue;
        };
        let names = |one: &Choice, id: &str| one.same_as.as_ref().is_some_and(|same| same.option == id);
        let declared = option.same_as.is_some() || options.iter().any(|one| names(one, &option.id));
        let is_step = moved.contains(&u32::try_from(index).unwrap_or(u32::MAX));
        if !declared && !is_step {
            let message = Message::new("check-options-alike").with("id", &*option.id);
            notes.push(note(at(index), message.with("other", &*options[other].id)));
        }
    }
}

/// Defaults of the chart that nothing uses.
fn figures(rulebook: &Rulebook, notes: &mut Vec<Note>) {
    let Some(staffing) = &rulebook.staffing else { return };
    let mut used = HashSet::from([staffing.span_figure]);
    for model in staffing.models.iter().flatten() {
        used.extend(model.size_figure);
        used.extend(model.roles.iter().filter_map(|role| role.figure));
    }
    if let Some(rules) = &rulebook.segmentation {
        used.extend(rules.dimensions.iter().filter_map(|d| d.segments.most).map(|(figure, _)| figure));
    }
    for (index, figure) in staffing.defaults.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        let message = Message::new("check-figure-unused").with("id", &*figure.id);
        notes.push(note(format!("/staffing/defaults/{index}"), message));
    }
}

/// Rules without a fact, where the rulebook retells the document that it rests on.
fn facts(rulebook: &Rulebook, notes: &mut Vec<Note>) {
    if rulebook.guide.is_empty() {
        return;
    }
    for (index, row) in rulebook.evidence.iter().enumerate() {
        if row.said.sources.is_empty() {
            notes.push(note(format!("/evidence/{index}"), Message::new("check-uncited")));
        }
    }
}

/// Texts that stand twice where a reader has to tell them apart.
fn texts(rulebook: &Rulebook, notes: &mut Vec<Note>) {
    let mut list = |texts: &mut dyn Iterator<Item = (String, &Text)>| {
        let mut seen: HashSet<(String, String)> = HashSet::new();
        for (at, text) in texts {
            let mut twice = false;
            for language in &rulebook.languages {
                let wording = text.get(language).trim().to_lowercase();
                twice |= !seen.insert((language.clone(), wording));
            }
            if twice {
                let wording = rulebook.languages.first().map_or("", |language| text.get(language));
                let wording = crate::json::short(wording, crate::json::QUOTED);
                notes.push(note(at, Message::new("check-text-doubled").with("text", wording)));
            }
        }
    };
    let questions = || rulebook.questions.iter().enumerate();
    list(&mut questions().map(|(index, question)| (format!("/questions/{index}/title"), &question.title)));
    list(&mut questions().map(|(index, question)| (format!("/questions/{index}/short"), &question.short)));
    for (index, question) in questions() {
        if let Kind::Choice(options) = &question.kind {
            let label = |(number, option): (usize, _)| {
                let option: &Choice = option;
                (format!("/questions/{index}/options/{number}/label"), &option.label)
            };
            list(&mut options.iter().enumerate().map(label));
        }
    }
    let sections = rulebook.sections.iter().enumerate();
    list(&mut sections.map(|(index, section)| (format!("/sections/{index}/title"), &section.title)));
    let models = rulebook.models.iter().enumerate();
    list(&mut models.map(|(index, model)| (format!("/models/{index}/title"), &model.title)));
    let terms = rulebook.glossary.iter().enumerate();
    list(&mut terms.map(|(index, term)| (format!("/glossary/{index}/term"), &term.term)));
}
