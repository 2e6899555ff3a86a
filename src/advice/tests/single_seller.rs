//! A company of one seller is never advised to divide credit, to move work to departments or to hold
//! meetings.
//!
//! The rows that such a company may see were reviewed once and are listed here. A row that is new, or that
//! loses its condition on the team's size, makes the test fail until it has been reviewed from the only
//! seller's point of view.

use super::warnings::{RandomNumbers, distinguished_values};
use crate::advice::verdict::PlanStep;
use crate::advice::{AdviceWarning, OutcomeDiagram, RoleAdvice, advise};
use crate::rulebook::{Answers, Rulebook};
use std::collections::BTreeSet;

/// The places in the rulebook of all rows that some company of one seller sees.
const REVIEWED_ROWS: &[&str] = &[
    "first_steps 10",
    "first_steps 3",
    "first_steps 4",
    "first_steps 9",
    "move/about 2",
    "move/about 3",
    "move/about 4",
    "move/keep 2",
    "move/steps 13",
    "move/steps 20",
    "move/steps 21",
    "practices.culture 0",
    "practices.enablement 0",
    "practices.enablement 5",
    "practices.organisation 0",
    "practices.organisation 4",
    "practices.organisation 5",
    "practices.people 0",
    "practices.people 1",
    "practices.people 3",
    "practices.people 4",
    "practices.simplicity 0",
    "practices.simplicity 3",
    "practices.simplicity 4",
    "relief_about 1",
    "relief_about 2",
    "relief_about 3",
    "signs 0",
    "signs 3",
    "warnings alone_many_leads",
    "warnings alone_strong_needs",
    "warnings heavy_admin_tight_budget",
    "warnings island_fast_growth",
    "warnings many_leads_one_to_one",
    "warnings tight_budget_fast_growth",
    "warnings transactional_enterprise",
    "warnings transactional_named_accounts",
    "work/analytics 0",
    "work/content 0",
    "work/training 0",
];

/// A company of one seller sees only rows that were reviewed for it.
#[test]
fn single_seller_sees_only_reviewed_rows() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let (choices, mut draws) = (distinguished_values(&rulebook), RandomNumbers(7));
    let size = rulebook.question_index("team_size").expect("the question exists");
    let mut read: BTreeSet<String> = BTreeSet::new();
    for _ in 0..600 {
        let mut answers = Answers::new();
        for (question, choices) in choices.iter().enumerate().filter(|(_, choices)| !choices.is_empty()) {
            let value = if question == size { 1 } else { choices[draws.below(choices.len())] };
            answers.set(question, Some(rulebook.questions[question].value_from_number(value)));
        }
        let advice = advise(&rulebook, &outcomes, &answers);
        let model = &rulebook.models[advice.model].id;
        assert_eq!(model, "island");
        read.extend(advice.warnings.iter().map(|warned| match warned {
            AdviceWarning::Rule(index) => format!("warnings {}", rulebook.warnings[*index].code),
            AdviceWarning::TooManyNames(list) => format!("names {list}"),
        }));
        read.extend(advice.plan.iter().map(|step| match step {
            PlanStep::Model(index) => format!("first_steps {index}"),
            PlanStep::Transition(index) => format!("move/steps {index}"),
        }));
        read.extend(advice.signs.iter().map(|row| format!("signs {row}")));
        read.extend(advice.side_by_side.iter().map(|row| format!("side_by_side {row}")));
        for (index, held) in advice.practices.iter().enumerate() {
            let id = &rulebook.practices[index].id;
            read.extend(held.iter().map(|held| format!("{id} {}", held.row)));
        }
        let (rules, found) =
            (rulebook.support.as_ref().expect("has support"), advice.support.expect("has support"));
        read.extend(found.relief.iter().map(|held| format!("relief {}", held.row)));
        read.extend(found.relief_about.iter().map(|held| format!("relief_about {}", held.row)));
        for (work, held) in rules.enablement.work.iter().zip(&found.work) {
            read.extend(held.map(|held| format!("work/{} {}", work.id, held.row)));
        }
        for (role, fill) in rules.enablement.roles.iter().zip(&found.roles) {
            match fill {
                RoleAdvice::Later { wearer: None, .. } => {}
                other => panic!("{} for one seller: {other:?}", role.id),
            }
        }
        if let Some(moving) = &advice.transition {
            read.extend(moving.summary.map(|row| format!("move/about {row}")));
            read.extend(moving.stay.map(|row| format!("move/stay {row}")));
            read.extend(moving.differently.iter().map(|row| format!("move/differently {row}")));
            read.extend(moving.leave_alone.iter().map(|row| format!("move/keep {row}")));
        }
    }
    let reviewed: BTreeSet<String> = REVIEWED_ROWS.iter().map(|&place| place.to_owned()).collect();
    assert_eq!(read, reviewed);
}
