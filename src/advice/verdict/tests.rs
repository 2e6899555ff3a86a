//! Tests of the verdict on the shipped rulebook.

use super::{Headcount, PlanStep, ReasonSource, Verdict};
use crate::advice::{Advice, AdviceWarning, AnswerWeight, OutcomeDiagram, advise};
use crate::rulebook::tests::answers;
use crate::rulebook::{ConditionalText, Rulebook};
use serde_json::{Value as Json, json};

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

fn advised(rulebook: &Rulebook, input: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, input))
}

fn model(rulebook: &Rulebook, advice: &Advice) -> String {
    rulebook.models[advice.model].id.clone()
}

fn row(rulebook: &Rulebook, advice: &Advice, step: PlanStep) -> ConditionalText {
    match step {
        PlanStep::Model(index) => rulebook.first_steps[advice.model][index].clone(),
        PlanStep::Transition(index) => {
            rulebook.transition.as_ref().expect("has transition rules").steps[index].clone()
        }
    }
}

/// Next year's size follows the answer on growth and is rounded half up.
#[test]
fn next_year_rounds_half_up() {
    let rulebook = shipped();
    let size = |team: u32, growth: &str| {
        let advice = advised(&rulebook, &json!({"team_size": team, "growth": growth}));
        advice.next_year.map(|next| next.size)
    };
    assert_eq!(size(24, "steady"), None);
    // 1.25 rounds to 1, which is today's size, and 2.5 is rounded up.
    assert_eq!([size(1, "growing"), size(2, "growing"), size(10, "growing")], [None, Some(3), Some(13)]);
    assert_eq!([size(1, "fast"), size(3, "fast"), size(24, "fast")], [Some(2), Some(5), Some(36)]);
    assert_eq!([size(90_000, "fast"), size(100_000, "fast")], [Some(100_000), None]);
}

/// Next year's decision equals the advice for a team of that size.
#[test]
fn next_year_equals_advice_at_that_size() {
    let rulebook = shipped();
    for team in [2, 4, 7, 9, 20, 28, 60, 99] {
        for growth in ["growing", "fast"] {
            let mut given = json!({"team_size": team, "growth": growth, "budget": "ample", "lead_flow": "many",
                "customer_location": "several_countries", "customer_size": "mixed", "product_count": 6,
                "product_buyers": "different"});
            let next = advised(&rulebook, &given).next_year.expect("the team grows");
            given["team_size"] = next.size.into();
            let then = advised(&rulebook, &given);
            assert_eq!((next.model, next.now), (then.model, then.segmentation.now), "{given}");
        }
    }
}

/// Warnings are ordered by weight, and the verdict has the first ones.
#[test]
fn warnings_are_sorted_by_weight() {
    let rulebook = shipped();
    let given = json!({"budget": "tight", "team_size": 40, "growth": "fast", "customer_location": "several_countries",
        "customer_size": "enterprise", "named_accounts": "yes", "lead_flow": "many", "culture": "competitive",
        "admin_load": "heavy", "seller_experience": "new", "enablement_now": "none"});
    let advice = advised(&rulebook, &given);
    let weights: Vec<_> = (advice.warnings.iter())
        .map(|warned| match warned {
            AdviceWarning::Rule(index) => rulebook.warnings[*index].weight,
            AdviceWarning::TooManyNames(_) => 0,
        })
        .collect();
    assert!(weights.len() > 4 && weights.is_sorted_by(|one, next| one >= next), "{weights:?}");
    assert_eq!(Verdict::new(&rulebook, &advice).warnings, advice.warnings[..2]);
    assert!(rulebook.warnings.iter().all(|warning| warning.weight > 0 && warning.brief.is_some()));
}

/// The plan merges the steps of the model and of the transition by their order.
#[test]
fn plan_merges_model_and_transition_steps() {
    let rulebook = shipped();
    let given =
        json!({"team_size": 24, "budget": "ample", "culture": "collaborative", "current_model": "island"});
    let advice = advised(&rulebook, &given);
    assert_eq!(model(&rulebook, &advice), "pod");
    let rows: Vec<_> = advice.plan.iter().map(|step| row(&rulebook, &advice, *step)).collect();
    assert!(rows.is_sorted_by_key(|row| row.order));
    let moving = advice.transition.as_ref().expect("a model is in place");
    let moved = advice.plan.iter().filter(|step| matches!(step, PlanStep::Transition(_))).count();
    assert_eq!(moved, moving.steps.len());
    let place = |wanted: PlanStep| {
        advice.plan.iter().position(|step| *step == wanted).expect("the step is in the plan")
    };
    // The first of the pod's steps is the pilot. The announcement and the review belong to the transition.
    let (announced, back) = (place(PlanStep::Transition(8)), place(PlanStep::Transition(20)));
    assert!(announced < place(PlanStep::Model(0)) && place(PlanStep::Model(0)) < back);
    // If no model is in place, there are no steps of a transition.
    let fresh =
        json!({"team_size": 24, "budget": "ample", "culture": "collaborative", "current_model": "none"});
    let fresh = advised(&rulebook, &fresh);
    assert!(!fresh.plan.is_empty() && fresh.plan.iter().all(|step| matches!(step, PlanStep::Model(_))));
}

/// A model that the path rules out is neither advised nor the runner-up.
#[test]
fn ruled_out_models_are_neither_advised_nor_runner_up() {
    let rulebook = shipped();
    let ids = |given: Json| {
        let advice = advised(&rulebook, &given);
        let out: Vec<_> = advice.ruled_out.iter().map(|out| &*rulebook.models[out.model].id).collect();
        assert!(advice.ruled_out.iter().all(|out| out.model != advice.model), "{given}");
        assert!(advice.ruled_out.iter().all(|out| Some(out.model) != advice.runner_up), "{given}");
        out.join(" ")
    };
    assert_eq!(
        ids(json!({"relationship": "one_to_one", "team_size": 12, "budget": "ample"})),
        "assembly_line"
    );
    assert_eq!(ids(json!({"team_size": 2})), "assembly_line pod");
    assert_eq!(ids(json!({"team_size": 12, "budget": "ample"})), "");
}

/// The headcount matches the chart, and there is no ratio without managers.
#[test]
fn headcount_has_no_ratio_without_managers() {
    let rulebook = shipped();
    let people = |team: u32| {
        Headcount::from_advice(&advised(&rulebook, &json!({"team_size": team, "budget": "ample"})))
            .expect("has a chart")
    };
    assert_eq!((people(3).sellers, people(3).managers, people(3).sellers_per_manager()), (3, 0, None));
    let large = people(60);
    assert!(large.managers > 0 && large.sellers_per_manager().is_some_and(|ratio| ratio > 1.0), "{large:?}");
}

/// The units together have as many sellers as the team.
#[test]
fn units_contain_all_sellers() {
    let rulebook = shipped();
    for team in [1, 2, 3, 5, 8, 10, 13, 24, 40, 61, 120, 1000] {
        for culture in ["competitive", "collaborative"] {
            for place in ["one_area", "several_regions", "several_countries"] {
                let given = json!({"team_size": team, "budget": "ample", "culture": culture, "customer_location": place});
                let advice = advised(&rulebook, &given);
                let units = Verdict::new(&rulebook, &advice).units.expect("the chart has units");
                let (least, most) = units.sellers_per_unit;
                assert!(units.count * least <= team && team <= units.count * most, "{given}: {units:?}");
            }
        }
    }
}

/// A team of one seller gets no warnings and steps that assume colleagues, departments or meetings, by their
/// codes and places in the rulebook.
#[test]
fn single_seller_gets_no_advice_for_several_people() {
    let rulebook = shipped();
    let mut given = json!({"team_size": 1, "culture": "competitive", "named_accounts": "yes", "lead_flow": "many",
        "admin_load": "heavy", "budget": "ample", "current_model": "pod"});
    let alone = advised(&rulebook, &given);
    let codes = |advice: &Advice| -> Vec<String> {
        let rules = advice.warnings.iter().filter_map(|warned| match warned {
            AdviceWarning::Rule(index) => Some(rulebook.warnings[*index].code.clone()),
            AdviceWarning::TooManyNames(_) => None,
        });
        rules.collect()
    };
    for code in ["competitive_named_accounts", "heavy_admin_unclear_roles", "named_accounts_many_leads"] {
        assert!(!codes(&alone).iter().any(|one| one == code), "{code}");
    }
    assert!(alone.support.as_ref().is_some_and(|support| support.relief.is_empty()));
    assert!(!alone.plan.contains(&PlanStep::Transition(8)) && !alone.plan.contains(&PlanStep::Model(5)));
    given["team_size"] = 2.into();
    let two = advised(&rulebook, &given);
    assert!(codes(&two).iter().any(|one| one == "competitive_named_accounts"));
    assert!(two.support.as_ref().is_some_and(|support| !support.relief.is_empty()));
}

/// A question that the verdict gives as a reason never has the weight `None`.
#[test]
fn verdict_reasons_have_weight() {
    let rulebook = shipped();
    let mut reasons = 0;
    for team in [1, 4, 8, 11, 40] {
        for (leads, location) in
            [("few", "one_area"), ("many", "several_regions"), ("steady", "several_countries")]
        {
            for (culture, relationship) in
                [("competitive", "one_to_one"), ("balanced", "transactional"), ("collaborative", "balanced")]
            {
                let given = json!({"team_size": team, "lead_flow": leads, "customer_location": location,
                    "culture": culture, "relationship": relationship});
                let advice = advised(&rulebook, &given);
                let firmness = advice.robustness.as_ref().expect("few enough answers to try");
                for because in Verdict::new(&rulebook, &advice).reasons {
                    let ReasonSource::Factor(row) = because.source else { continue };
                    rulebook.factors[because.factor].because[row].when.for_each_test(&mut |slot, _| {
                        let weight =
                            (slot < rulebook.questions.len()).then(|| firmness.weight(slot)).flatten();
                        assert_ne!(weight, Some(AnswerWeight::None), "{given}: {slot}");
                        reasons += usize::from(weight.is_some());
                    });
                }
            }
        }
    }
    assert!(reasons > 50, "{reasons}");
}
