//! Tests of headcounts, of enablement by its thresholds, and of the texts on the model in place.

use crate::advice::verdict::Headcount;
use crate::advice::{Advice, Confidence, OutcomeDiagram, RoleAdvice, advise};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::answers;
use serde_json::{Value as Json, json};

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

fn advised(rulebook: &Rulebook, input: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, input))
}

/// Returns the roles that are due by the thresholds, in the order in which people fill them. This is a
/// second, independent reading of the rules.
fn expected_due_roles(size: u32, growth: &str, experience: &str, now: &str) -> Vec<&'static str> {
    let mut due = Vec::new();
    let early = size >= 10 && (growth == "fast" || experience == "new");
    for (role, is_due) in [
        ("program_manager", size >= 20 || early),
        ("director", size >= 60 && now == "team"),
        ("vp", size >= 100),
        ("chief", size >= 300),
        ("specialist", size >= 100 || (size >= 30 && now != "none")),
    ] {
        if is_due {
            due.push(role);
        }
    }
    due
}

/// Enablement roles follow the thresholds and the number of people.
#[test]
fn enablement_follows_thresholds_and_people() {
    let rulebook = shipped();
    let roles = &rulebook.support.as_ref().expect("has support").enablement.roles;
    let sizes = [
        1, 2, 9, 10, 11, 19, 20, 21, 29, 30, 31, 59, 60, 61, 99, 100, 101, 139, 140, 179, 180, 299, 300,
        100_000,
    ];
    for size in sizes {
        for (growth, experience) in [("steady", "mixed"), ("growing", "new"), ("fast", "experienced")] {
            for now in ["none", "part_time", "team"] {
                let given = json!({"team_size": size, "growth": growth, "seller_experience": experience,
                    "enablement_now": now});
                let found = advised(&rulebook, &given).support.expect("has support");
                let due = expected_due_roles(size, growth, experience, now);
                let people = if due.contains(&"program_manager") { ((size + 20) / 40).max(1) } else { 0 };
                assert_eq!(found.people, Some(people), "{given}");
                for (role, fill) in roles.iter().zip(&found.roles) {
                    let place = due.iter().position(|id| *id == role.id);
                    let expected = place.map(|place| place < people as usize);
                    let told = match fill {
                        RoleAdvice::Now(_) => Some(true),
                        RoleAdvice::Hat { wearer: worn, .. } => {
                            assert!(worn.is_some(), "nobody wears {}: {given}", role.id);
                            Some(false)
                        }
                        RoleAdvice::Later { .. } => None,
                    };
                    assert_eq!(told, expected, "{}: {given}", role.id);
                }
            }
        }
    }
}

/// Headcounts are known for the advised model and for the model in place.
#[test]
fn headcounts_are_known_before_and_after() {
    let rulebook = shipped();
    let given = json!({"team_size": 24, "budget": "ample", "named_accounts": "yes", "relationship": "balanced",
        "culture": "collaborative", "current_model": "island", "enablement_now": "none"});
    let advice = advised(&rulebook, &given);
    let now = Headcount::from_advice(&advice).expect("has a chart");
    assert_eq!((now.sellers, now.support), (24, Some(1)));
    let before = Headcount::for_model_in_place(&rulebook, &advice).expect("a model is in place");
    assert_eq!((before.sellers, before.managers, before.support), (24, 3, Some(0)));
    for (in_place, today) in [("none", "none"), ("pod", "none"), ("other", "none")] {
        let mut other = given.clone();
        (other["current_model"], other["enablement_now"]) = (json!(in_place), json!(today));
        assert_eq!(Headcount::for_model_in_place(&rulebook, &advised(&rulebook, &other)), None, "{in_place}");
    }
    // The number of people is unknown if the company has a team of its own, or if the answer is unknown.
    let mut team = given;
    team["enablement_now"] = json!("team");
    let advice = advised(&rulebook, &team);
    assert_eq!(Headcount::for_model_in_place(&rulebook, &advice).expect("a model is in place").support, None);
}

/// Staying is defensible exactly if the model in place is the runner-up and a single change leads to it.
#[test]
fn staying_is_defensible_for_a_close_runner_up() {
    let rulebook = shipped();
    let (mut stays, mut leaves) = (0, 0);
    for budget in ["tight", "moderate", "ample"] {
        for culture in ["competitive", "balanced", "collaborative"] {
            for leads in ["few", "steady", "many"] {
                for (in_place, size) in [("island", 8), ("assembly_line", 24), ("pod", 40), ("pod", 6)] {
                    let given = json!({"team_size": size, "budget": budget, "culture": culture,
                        "lead_flow": leads, "current_model": in_place, "relationship": "balanced",
                        "named_accounts": "no"});
                    let advice = advised(&rulebook, &given);
                    let from = rulebook.models.iter().position(|model| model.id == in_place);
                    let flips = advice.counterfactuals.as_ref().expect("the diagram is complete");
                    let one = flips
                        .iter()
                        .find(|flip| Some(flip.model) == from)
                        .is_some_and(|flip| flip.routes.iter().any(|route| route.len() == 1));
                    let expected = advice.runner_up == from && one;
                    let stay = advice.transition.as_ref().expect("a model is in place").stay;
                    assert_eq!(stay.is_some(), expected, "{given}");
                    *(if expected { &mut stays } else { &mut leaves }) += 1;
                    // Then the advice cannot be firm.
                    let firm = advice
                        .robustness
                        .as_ref()
                        .is_some_and(|firmness| firmness.confidence() == Confidence::Firm);
                    assert!(!(expected && firm), "{given}");
                }
            }
        }
    }
    assert!(stays > 5 && leaves > 5, "{stays} stay, {leaves} leave");
}

/// Each model has signs for its disadvantages and a measure for each role.
#[test]
fn models_have_signs_and_measures() {
    let rulebook = shipped();
    for given in [
        json!({"team_size": 1}),
        json!({"team_size": 24}),
        json!({"team_size": 24, "budget": "tight"}),
        json!({"team_size": 24, "culture": "collaborative"}),
    ] {
        let advice = advised(&rulebook, &given);
        assert!((2..=3).contains(&advice.signs.len()), "{given}");
    }
    for (model, signs) in rulebook.models.iter().zip(&rulebook.signs) {
        for con in &model.cons {
            assert!(signs.iter().any(|sign| sign.statement.sources[0] == con.source), "{}", con.source);
        }
        assert!(model.roles.iter().all(|role| role.measured_by.is_some()), "{}", model.id);
    }
}

/// Two models are compared side by side for large customers and many leads.
#[test]
fn side_by_side_needs_large_customers_and_many_leads() {
    let rulebook = shipped();
    let said = |size: u32, customers: &str, leads: &str, relationship: &str| {
        let given = json!({"team_size": size, "customer_size": customers, "lead_flow": leads,
            "relationship": relationship, "budget": "moderate"});
        advised(&rulebook, &given).side_by_side.len()
    };
    assert_eq!(said(40, "enterprise", "many", "balanced"), 1);
    for (size, customers, leads, relationship) in [
        (11, "enterprise", "many", "balanced"),
        (40, "small", "many", "balanced"),
        (40, "enterprise", "steady", "balanced"),
        (40, "enterprise", "many", "one_to_one"),
    ] {
        assert_eq!(
            said(size, customers, leads, relationship),
            0,
            "{size} {customers} {leads} {relationship}"
        );
    }
}

/// There is no decision for next year if the size stays the same.
#[test]
fn next_year_is_none_without_growth() {
    let rulebook = shipped();
    let next = |size: u32, growth: &str| {
        let advice = advised(&rulebook, &json!({"team_size": size, "growth": growth}));
        advice.next_year.map(|next| next.size)
    };
    assert_eq!(next(24, "steady"), None);
    assert_eq!((next(1, "growing"), next(1, "fast")), (None, Some(2)));
    assert_eq!((next(24, "growing"), next(24, "fast"), next(100_000, "fast")), (Some(30), Some(36), None));
}
