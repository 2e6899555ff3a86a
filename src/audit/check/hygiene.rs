//! Findings about unused or incomplete parts: sections without questions, figures that no rule uses, rules without a
//! source, duplicate texts, and a rulebook with the id of a shipped one.

use super::{RawFinding, raw_finding};
use crate::locale::Message;
use crate::rulebook::format::Choice;
use crate::rulebook::{QuestionKind, Rulebook, Text};
use std::collections::HashSet;

/// Adds the findings about unused or incomplete parts.
pub(super) fn check(rulebook: &Rulebook, raw_findings: &mut Vec<RawFinding>) {
    if rulebook.is_changed_copy() {
        raw_findings
            .push(raw_finding("/id".to_owned(), Message::new("check-shipped-id").arg("id", &*rulebook.id)));
    } else if rulebook.is_reformatted_copy() {
        raw_findings
            .push(raw_finding("/id".to_owned(), Message::new("check-shipped-form").arg("id", &*rulebook.id)));
    }
    for (index, section) in rulebook.sections.iter().enumerate() {
        if rulebook.questions.iter().all(|question| question.section != index) {
            let message = Message::new("check-section-empty").arg("id", &*section.id);
            raw_findings.push(raw_finding(format!("/sections/{index}"), message));
        }
    }
    check_figures(rulebook, raw_findings);
    check_sources(rulebook, raw_findings);
    check_duplicate_texts(rulebook, raw_findings);
}

/// Adds findings for default figures of the chart that nothing uses.
fn check_figures(rulebook: &Rulebook, raw_findings: &mut Vec<RawFinding>) {
    let Some(staffing) = &rulebook.staffing else { return };
    let mut used = HashSet::from([staffing.span_figure]);
    used.extend(staffing.max_span_figure.iter().chain(&staffing.min_span_figure));
    used.extend(staffing.coach.iter().flat_map(|coach| [coach.min_others_figure, coach.max_others_figure]));
    for model in staffing.models.iter().flatten() {
        used.extend(model.size_figure);
        used.extend(model.roles.iter().filter_map(|role| role.figure));
    }
    if let Some(rules) = &rulebook.segmentation {
        used.extend(rules.dimensions.iter().filter_map(|d| d.segments.max_count).map(|(figure, _)| figure));
    }
    for (index, figure) in staffing.defaults.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
        let message = Message::new("check-figure-unused").arg("id", &*figure.id);
        raw_findings.push(raw_finding(format!("/staffing/defaults/{index}"), message));
    }
}

/// Adds findings for reasons without a source, if the rulebook has a guide.
///
/// Branches of the tree need no source: they may only say that an earlier branch does not apply.
fn check_sources(rulebook: &Rulebook, raw_findings: &mut Vec<RawFinding>) {
    if rulebook.guide.is_empty() {
        return;
    }
    for (index, row) in rulebook.evidence.iter().enumerate() {
        if row.statement.sources.is_empty() {
            raw_findings.push(raw_finding(format!("/evidence/{index}"), Message::new("check-uncited")));
        }
    }
    for (index, dimension) in rulebook.segmentation.iter().flat_map(|s| s.dimensions.iter().enumerate()) {
        for (part, strong) in [("need", false), ("strong", true)] {
            let reasons = dimension.reasons.iter().filter(|reason| reason.strong == strong);
            for (number, _) in reasons.enumerate().filter(|(_, reason)| reason.sources.is_empty()) {
                let at = format!("/segmentation/dimensions/{index}/{part}/{number}");
                raw_findings.push(raw_finding(at, Message::new("check-uncited")));
            }
        }
    }
}

/// Adds findings for equal texts of two things that the user has to distinguish, such as options.
fn check_duplicate_texts(rulebook: &Rulebook, raw_findings: &mut Vec<RawFinding>) {
    let mut check_list = |texts: &mut dyn Iterator<Item = (String, &Text)>| {
        let mut seen: HashSet<(String, String)> = HashSet::new();
        for (at, text) in texts {
            let mut is_duplicate = false;
            for language in &rulebook.languages {
                let wording = text.get(language).trim().to_lowercase();
                is_duplicate |= !seen.insert((language.clone(), wording));
            }
            if is_duplicate {
                let wording = rulebook.languages.first().map_or("", |language| text.get(language));
                let wording = crate::json::truncate(wording, crate::json::MAX_QUOTED_CHARS);
                raw_findings.push(raw_finding(at, Message::new("check-text-duplicate").arg("text", wording)));
            }
        }
    };
    let questions = || rulebook.questions.iter().enumerate();
    check_list(
        &mut questions().map(|(index, question)| (format!("/questions/{index}/title"), &question.title)),
    );
    check_list(
        &mut questions().map(|(index, question)| (format!("/questions/{index}/short"), &question.short)),
    );
    for (index, question) in questions() {
        if let QuestionKind::Choice(options) = &question.kind {
            let label = |(number, option): (usize, _)| {
                let option: &Choice = option;
                (format!("/questions/{index}/options/{number}/label"), &option.label)
            };
            check_list(&mut options.iter().enumerate().map(label));
        }
    }
    let sections = rulebook.sections.iter().enumerate();
    check_list(&mut sections.map(|(index, section)| (format!("/sections/{index}/title"), &section.title)));
    let models = rulebook.models.iter().enumerate();
    check_list(&mut models.map(|(index, model)| (format!("/models/{index}/title"), &model.title)));
    let terms = rulebook.glossary.iter().enumerate();
    check_list(&mut terms.map(|(index, term)| (format!("/glossary/{index}/term"), &term.term)));
}
