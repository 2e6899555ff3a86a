//! The parts of the advice as functions of the answers, to find what an answer can change.
//!
//! Parts that follow from others (the runner-up, the counterfactuals, the changes by growth) are left out: they
//! change only if those do.

use crate::advice::{DiagramBuilder, Edge, LEAF, NO};
use crate::rulebook::{Condition, ConditionalText, CurrentSetup, QuestionKind, Rulebook};

/// A part of the advice that answers can change.
pub(super) enum AdvicePart<'a> {
    /// The model.
    Model,
    /// The dimensions selected now, in their order.
    Segmentation,
    /// The reason why a dimension is needed.
    Reason(usize),
    /// The answer to the question of the cap from which a waiting dimension is selected.
    SelectedFrom(usize),
    /// Whether a row of evidence applies.
    EvidenceRow(usize),
    /// Whether a conditional text applies.
    Text(&'a Condition),
    /// Whether a conditional text about a model applies and the model is advised.
    ModelText(usize, &'a Condition),
    /// The first of some conditional texts that applies.
    FirstText(&'a [ConditionalText]),
    /// The current setup.
    CurrentSetup,
    /// Whether a conditional text about the transition applies, and there is a setup to change.
    TransitionText(&'a Condition),
    /// The first of some conditional texts about the transition that applies, if there is a setup to change.
    FirstTransitionText(&'a [ConditionalText]),
    /// Whether a question for names is asked.
    NamesAsked(usize),
}

impl<'a> AdvicePart<'a> {
    /// Returns all parts of a rulebook's advice, each with its JSON pointer, the most important first.
    pub(super) fn all(rulebook: &'a Rulebook) -> Vec<(String, Self)> {
        let mut all = vec![("/tree".to_owned(), Self::Model)];
        if let Some(rules) = &rulebook.segmentation {
            all.push(("/segmentation".to_owned(), Self::Segmentation));
            let count = rules.dimensions.len();
            all.extend(
                (0..count).map(|index| (format!("/segmentation/dimensions/{index}"), Self::Reason(index))),
            );
            all.extend((0..count).map(|index| ("/segmentation/cap".to_owned(), Self::SelectedFrom(index))));
        }
        all.extend(
            (0..rulebook.evidence.len()).map(|row| (format!("/evidence/{row}"), Self::EvidenceRow(row))),
        );
        let warnings = rulebook.warnings.iter().enumerate();
        all.extend(warnings.map(|(index, one)| (format!("/warnings/{index}"), Self::Text(&one.when))));
        for (index, practice) in rulebook.practices.iter().enumerate() {
            push_rows(&mut all, &format!("/practices/{index}/for_you"), &practice.for_you, Self::Text);
        }
        if let Some(support) = &rulebook.support {
            let relief = support.relief.iter().enumerate();
            all.extend(
                relief.map(|(index, one)| (format!("/support/relief/{index}"), Self::Text(&one.when))),
            );
            push_rows(&mut all, "/support/relief_about", &support.relief_about, Self::Text);
            let work = support.enablement.work.iter().enumerate();
            let place = |index| format!("/support/enablement/work/{index}/for_you");
            all.extend(work.map(|(index, one)| (place(index), Self::FirstText(&one.for_you))));
            let roles = support.enablement.roles.iter().enumerate();
            let place = |index| format!("/support/enablement/roles/{index}/now");
            for (index, role) in roles {
                all.push((place(index), Self::FirstText(&role.now)));
                if !role.hat.is_empty() {
                    let place = format!("/support/enablement/roles/{index}/hat");
                    all.push((place, Self::FirstText(&role.hat)));
                }
            }
        }
        for (name, lists) in [("first_steps", &rulebook.first_steps), ("signs", &rulebook.signs)] {
            for (model, rows) in lists.iter().enumerate() {
                push_rows(&mut all, &format!("/models/{model}/{name}"), rows, |when| {
                    Self::ModelText(model, when)
                });
            }
        }
        let factors = rulebook.factors.iter().enumerate().filter(|(_, factor)| !factor.because.is_empty());
        let place = |index| format!("/factors/{index}/because");
        all.extend(factors.map(|(index, factor)| (place(index), Self::FirstText(&factor.because))));
        push_rows(&mut all, "/side_by_side", &rulebook.side_by_side, Self::Text);
        if let Some(transition) = &rulebook.transition {
            all.push(("/move/question".to_owned(), Self::CurrentSetup));
            all.push(("/move/about".to_owned(), Self::FirstTransitionText(&transition.about)));
            all.push(("/move/note".to_owned(), Self::FirstTransitionText(&transition.note)));
            if !transition.stay.is_empty() {
                all.push(("/move/stay".to_owned(), Self::FirstTransitionText(&transition.stay)));
            }
            for (name, list) in [
                ("differently", &transition.differently),
                ("steps", &transition.steps),
                ("keep", &transition.keep),
            ] {
                push_rows(&mut all, &format!("/move/{name}"), list, Self::TransitionText);
            }
        }
        let lists = (0..rulebook.questions.len()).filter(|&list| uses_names(rulebook, list));
        all.extend(lists.map(|list| (format!("/questions/{list}/asked_when"), Self::NamesAsked(list))));
        all
    }

    /// Returns the conditions that the part depends on, beyond those of the model and the segmentation.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &'a Condition> {
        let (single, list): (Option<&Condition>, &[ConditionalText]) = match self {
            Self::Text(when) | Self::ModelText(_, when) | Self::TransitionText(when) => (Some(when), &[]),
            Self::FirstText(list) | Self::FirstTransitionText(list) => (None, list),
            _ => (None, &[]),
        };
        single.into_iter().chain(list.iter().map(|text| &text.when))
    }

    /// Builds the diagram of the part.
    pub(super) fn build(&self, builder: &mut DiagramBuilder, rulebook: &Rulebook) -> Edge {
        match self {
            Self::Model => builder.model(),
            Self::Segmentation => {
                rulebook.segmentation.as_ref().map_or(NO, |rules| builder.segments(rules).0)
            }
            Self::Reason(dimension) => {
                rulebook.segmentation.as_ref().map_or(NO, |rules| builder.deciding_reason(rules, *dimension))
            }
            Self::SelectedFrom(dimension) => {
                rulebook.segmentation.as_ref().map_or(NO, |rules| builder.activation_class(rules, *dimension))
            }
            Self::EvidenceRow(row) => {
                let row = &rulebook.evidence[*row];
                builder.test_applies(row.slot, &row.values)
            }
            Self::Text(when) => builder.applies(when),
            Self::ModelText(model, when) => {
                let advised = builder.model();
                let advised = builder.select(advised, |advised| advised as usize == *model);
                let when = builder.applies(when);
                builder.if_then_else(advised, when, NO)
            }
            Self::FirstText(list) => first_text(builder, list),
            Self::CurrentSetup => current_setup(builder, rulebook),
            Self::TransitionText(when) => {
                let when = builder.applies(when);
                with_current_setup(builder, rulebook, when)
            }
            Self::FirstTransitionText(list) => {
                let first = first_text(builder, list);
                with_current_setup(builder, rulebook, first)
            }
            Self::NamesAsked(question) => builder.asked(*question),
        }
    }
}

/// Adds a part for each row of a list.
fn push_rows<'a>(
    all: &mut Vec<(String, AdvicePart<'a>)>,
    pointer: &str,
    list: &'a [ConditionalText],
    new_part: impl Fn(&'a Condition) -> AdvicePart<'a>,
) {
    all.extend(
        list.iter().enumerate().map(|(index, one)| (format!("{pointer}/{index}"), new_part(&one.when))),
    );
}

/// Builds the diagram of the first text that applies: its index plus 1, or 0 if none applies.
fn first_text(builder: &mut DiagramBuilder, list: &[ConditionalText]) -> Edge {
    (1..).zip(list).collect::<Vec<(u32, _)>>().into_iter().rev().fold(NO, |others, (number, text)| {
        let when = builder.applies(&text.when);
        builder.if_then_else(when, LEAF | number, others)
    })
}

/// Builds the diagram of the current setup: 0 if there is none.
fn current_setup(builder: &mut DiagramBuilder, rulebook: &Rulebook) -> Edge {
    let Some(transition) = &rulebook.transition else { return NO };
    let asked = builder.asked(transition.question);
    let options: Vec<_> = (0..).zip(&transition.setups).collect();
    let place = options.into_iter().rev().fold(NO, |others, (option, place)| {
        let place = match place {
            CurrentSetup::Absent => NO,
            CurrentSetup::Custom => LEAF | 1,
            CurrentSetup::Model(model) => LEAF | (u32::try_from(*model).unwrap_or(0) + 2),
        };
        let chosen =
            builder.test_value(transition.question, &crate::rulebook::ValueSet::range(option, option));
        builder.if_then_else(chosen, place, others)
    });
    builder.if_then_else(asked, place, NO)
}

/// Restricts a diagram to the answers with a current setup: 0 elsewhere.
fn with_current_setup(builder: &mut DiagramBuilder, rulebook: &Rulebook, part: Edge) -> Edge {
    let place = current_setup(builder, rulebook);
    let something = builder.select(place, |place| place > 0);
    builder.if_then_else(something, part, NO)
}

/// Returns whether the advice uses the names that a question asks for.
pub(super) fn uses_names(rulebook: &Rulebook, question: usize) -> bool {
    let QuestionKind::Names { no_more_than, .. } = &rulebook.questions[question].kind else { return false };
    let mut dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    no_more_than.is_some() || dimensions.any(|dimension| dimension.names == Some(question))
}

/// Returns whether the advice shows the exact number that answers a question: as a head count, as a number of
/// segments, or as the limit of a list.
pub(super) fn shows_number(rulebook: &Rulebook, question: usize) -> bool {
    let in_chart = rulebook.staffing.as_ref().is_some_and(|staffing| {
        let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        staffing.headcount == question
            || dimensions.into_iter().any(|dimension| dimension.segments.count_question == Some(question))
    });
    let limits = |list: &crate::rulebook::Question| matches!(&list.kind, QuestionKind::Names { no_more_than: Some(limit), .. } if limit.question == question);
    in_chart || rulebook.questions.iter().any(limits)
}
