//! The parts of the advice as functions of the answers, to find what an answer can change.
//!
//! Parts that follow from others (the runner-up, the counterfactuals, the changes by growth) are left out: they
//! change only if those do.

use crate::advice::{Edge, DiagramBuilder, LEAF, NO};
use crate::rulebook::{Condition, ConditionalText, CurrentSetup, QuestionKind, Rulebook};

/// A part of the advice that answers can change.
pub(super) enum Effect<'a> {
    /// The model.
    Model,
    /// The dimensions selected now, in their order.
    Segments,
    /// The reason why a dimension is needed.
    Reason(usize),
    /// The answer to the question of the cap from which a waiting dimension is selected.
    Brings(usize),
    /// Whether a row of evidence applies.
    Row(usize),
    /// Whether a conditional text applies.
    When(&'a Condition),
    /// Whether a conditional text about a model applies and the model is advised.
    Of(usize, &'a Condition),
    /// The first of some conditional texts that applies.
    First(&'a [ConditionalText]),
    /// The current setup.
    Place,
    /// Whether a conditional text about the transition applies, and there is a setup to change.
    Moving(&'a Condition),
    /// The first of some conditional texts about the transition that applies, if there is a setup to change.
    MovingFirst(&'a [ConditionalText]),
    /// Whether a question for names is asked.
    Asked(usize),
}

impl<'a> Effect<'a> {
    /// Returns all parts of a rulebook's advice, each with its JSON pointer, the most important first.
    pub(super) fn all(rulebook: &'a Rulebook) -> Vec<(String, Self)> {
        let mut all = vec![("/tree".to_owned(), Self::Model)];
        if let Some(rules) = &rulebook.segmentation {
            all.push(("/segmentation".to_owned(), Self::Segments));
            let count = rules.dimensions.len();
            all.extend(
                (0..count).map(|index| (format!("/segmentation/dimensions/{index}"), Self::Reason(index))),
            );
            all.extend((0..count).map(|index| ("/segmentation/cap".to_owned(), Self::Brings(index))));
        }
        all.extend((0..rulebook.evidence.len()).map(|row| (format!("/evidence/{row}"), Self::Row(row))));
        let warnings = rulebook.warnings.iter().enumerate();
        all.extend(warnings.map(|(index, one)| (format!("/warnings/{index}"), Self::When(&one.when))));
        for (index, practice) in rulebook.practices.iter().enumerate() {
            each(&mut all, &format!("/practices/{index}/for_you"), &practice.for_you, Self::When);
        }
        if let Some(support) = &rulebook.support {
            let relief = support.relief.iter().enumerate();
            all.extend(
                relief.map(|(index, one)| (format!("/support/relief/{index}"), Self::When(&one.when))),
            );
            each(&mut all, "/support/relief_about", &support.relief_about, Self::When);
            let work = support.enablement.work.iter().enumerate();
            let place = |index| format!("/support/enablement/work/{index}/for_you");
            all.extend(work.map(|(index, one)| (place(index), Self::First(&one.for_you))));
            let roles = support.enablement.roles.iter().enumerate();
            let place = |index| format!("/support/enablement/roles/{index}/now");
            for (index, role) in roles {
                all.push((place(index), Self::First(&role.now)));
                if !role.hat.is_empty() {
                    let place = format!("/support/enablement/roles/{index}/hat");
                    all.push((place, Self::First(&role.hat)));
                }
            }
        }
        for (name, lists) in [("first_steps", &rulebook.first_steps), ("signs", &rulebook.signs)] {
            for (model, rows) in lists.iter().enumerate() {
                each(&mut all, &format!("/models/{model}/{name}"), rows, |when| Self::Of(model, when));
            }
        }
        let factors = rulebook.factors.iter().enumerate().filter(|(_, factor)| !factor.because.is_empty());
        let place = |index| format!("/factors/{index}/because");
        all.extend(factors.map(|(index, factor)| (place(index), Self::First(&factor.because))));
        each(&mut all, "/side_by_side", &rulebook.side_by_side, Self::When);
        if let Some(moving) = &rulebook.transition {
            all.push(("/move/question".to_owned(), Self::Place));
            all.push(("/move/about".to_owned(), Self::MovingFirst(&moving.about)));
            all.push(("/move/note".to_owned(), Self::MovingFirst(&moving.note)));
            if !moving.stay.is_empty() {
                all.push(("/move/stay".to_owned(), Self::MovingFirst(&moving.stay)));
            }
            for (name, list) in
                [("differently", &moving.differently), ("steps", &moving.steps), ("keep", &moving.keep)]
            {
                each(&mut all, &format!("/move/{name}"), list, Self::Moving);
            }
        }
        let lists = (0..rulebook.questions.len()).filter(|&list| uses_names(rulebook, list));
        all.extend(lists.map(|list| (format!("/questions/{list}/asked_when"), Self::Asked(list))));
        all
    }

    /// Returns the conditions that the part depends on, beyond those of the model and the segmentation.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &'a Condition> {
        let (one, list): (Option<&Condition>, &[ConditionalText]) = match self {
            Self::When(when) | Self::Of(_, when) | Self::Moving(when) => (Some(when), &[]),
            Self::First(list) | Self::MovingFirst(list) => (None, list),
            _ => (None, &[]),
        };
        one.into_iter().chain(list.iter().map(|text| &text.when))
    }

    /// Builds the diagram of the part.
    pub(super) fn fold(&self, fold: &mut DiagramBuilder, rulebook: &Rulebook) -> Edge {
        match self {
            Self::Model => fold.model(),
            Self::Segments => rulebook.segmentation.as_ref().map_or(NO, |rules| fold.segments(rules).0),
            Self::Reason(dimension) => {
                rulebook.segmentation.as_ref().map_or(NO, |rules| fold.deciding_reason(rules, *dimension))
            }
            Self::Brings(dimension) => {
                rulebook.segmentation.as_ref().map_or(NO, |rules| fold.activation_class(rules, *dimension))
            }
            Self::Row(row) => {
                let row = &rulebook.evidence[*row];
                fold.test_applies(row.slot, &row.values)
            }
            Self::When(when) => fold.applies(when),
            Self::Of(model, when) => {
                let advised = fold.model();
                let advised = fold.select(advised, |advised| advised as usize == *model);
                let when = fold.applies(when);
                fold.if_then_else(advised, when, NO)
            }
            Self::First(list) => first(fold, list),
            Self::Place => place(fold, rulebook),
            Self::Moving(when) => {
                let when = fold.applies(when);
                in_place(fold, rulebook, when)
            }
            Self::MovingFirst(list) => {
                let first = first(fold, list);
                in_place(fold, rulebook, first)
            }
            Self::Asked(question) => fold.asked(*question),
        }
    }
}

/// Adds a part for each row of a list.
fn each<'a>(
    all: &mut Vec<(String, Effect<'a>)>,
    place: &str,
    list: &'a [ConditionalText],
    effect: impl Fn(&'a Condition) -> Effect<'a>,
) {
    all.extend(list.iter().enumerate().map(|(index, one)| (format!("{place}/{index}"), effect(&one.when))));
}

/// Builds the diagram of the first text that applies: its index plus 1, or 0 if none applies.
fn first(fold: &mut DiagramBuilder, list: &[ConditionalText]) -> Edge {
    (1..).zip(list).collect::<Vec<(u32, _)>>().into_iter().rev().fold(NO, |others, (number, text)| {
        let when = fold.applies(&text.when);
        fold.if_then_else(when, LEAF | number, others)
    })
}

/// Builds the diagram of the current setup: 0 if there is none.
fn place(fold: &mut DiagramBuilder, rulebook: &Rulebook) -> Edge {
    let Some(moving) = &rulebook.transition else { return NO };
    let asked = fold.asked(moving.question);
    let options: Vec<_> = (0..).zip(&moving.setups).collect();
    let place = options.into_iter().rev().fold(NO, |others, (option, place)| {
        let place = match place {
            CurrentSetup::Absent => NO,
            CurrentSetup::Custom => LEAF | 1,
            CurrentSetup::Model(model) => LEAF | (u32::try_from(*model).unwrap_or(0) + 2),
        };
        let chosen = fold.test_value(moving.question, &crate::rulebook::ValueSet::range(option, option));
        fold.if_then_else(chosen, place, others)
    });
    fold.if_then_else(asked, place, NO)
}

/// Restricts a diagram to the answers with a current setup: 0 elsewhere.
fn in_place(fold: &mut DiagramBuilder, rulebook: &Rulebook, said: Edge) -> Edge {
    let place = place(fold, rulebook);
    let something = fold.select(place, |place| place > 0);
    fold.if_then_else(something, said, NO)
}

/// Returns whether the advice uses the names that a question asks for.
pub(super) fn uses_names(rulebook: &Rulebook, question: usize) -> bool {
    let QuestionKind::Names { no_more_than, .. } = &rulebook.questions[question].kind else { return false };
    let mut dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    no_more_than.is_some() || dimensions.any(|dimension| dimension.names == Some(question))
}

/// Returns whether the advice shows the exact number that answers a question: as a head count, as a number of
/// segments, or as the limit of a list.
pub(super) fn counts_people(rulebook: &Rulebook, question: usize) -> bool {
    let in_chart = rulebook.staffing.as_ref().is_some_and(|staffing| {
        let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        staffing.headcount == question
            || dimensions.into_iter().any(|dimension| dimension.segments.count_question == Some(question))
    });
    let limits = |list: &crate::rulebook::Question| matches!(&list.kind, QuestionKind::Names { no_more_than: Some(than), .. } if than.question == question);
    in_chart || rulebook.questions.iter().any(limits)
}
