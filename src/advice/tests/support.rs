//! Tests of support and practices, compared with trying every answer, and over the whole space of inputs that
//! their rules test.

use crate::advice::assumptions::tested_slots;
use crate::advice::{Advice, OutcomeDiagram, RoleAdvice, Situation, advise, decide_values};
use crate::rulebook::tests::{answers, commute, supported, supported_file};
use crate::rulebook::{Answers, Condition, QuestionKind, Rulebook, Slot, Value, ValueSet};
use proptest::prelude::*;
use serde_json::json;

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

/// Returns the situation of some answers with its advice set.
pub(super) fn advised(rulebook: &Rulebook, answers: &Answers) -> Situation {
    let mut situation = Situation::new(rulebook, answers);
    let decision = decide_values(rulebook, &situation);
    situation.set_advice(rulebook, decision.model, decision.segmentation.now.len());
    situation
}

/// Returns every condition of support and practices.
fn conditions(rulebook: &Rulebook) -> Vec<&Condition> {
    let support = rulebook.support.iter();
    let relief = support.clone().flat_map(|s| s.relief.iter().map(|relief| &relief.when));
    let rows = support.flat_map(|s| {
        let work = s.enablement.work.iter().flat_map(|work| &work.for_you);
        work.chain(s.enablement.roles.iter().flat_map(|role| &role.now)).chain(&s.relief_about)
    });
    let practices = rulebook.practices.iter().flat_map(|practice| &practice.for_you);
    relief.chain(rows.chain(practices).map(|row| &row.when)).collect()
}

/// Returns values of an input: the first and the last of each class that the conditions tell apart.
pub(super) fn values(rulebook: &Rulebook, conditions: &[&Condition], slot: Slot) -> Vec<u32> {
    let domain = rulebook.domain(slot);
    let mut values: Vec<u32> = match rulebook.questions.get(slot).map(|question| &question.kind) {
        Some(QuestionKind::Integer { min, max, .. }) => vec![*min, *max],
        _ => domain.intervals().iter().flat_map(|&(min, max)| min..=max).collect(),
    };
    for when in conditions {
        when.for_each_test(&mut |tested, set: &ValueSet| {
            let bounds = set.boundaries().filter(|_| tested == slot);
            values.extend(bounds.flat_map(|bound| [bound.saturating_sub(1), bound]));
        });
    }
    values.retain(|value| domain.contains(*value));
    values.sort_unstable();
    values.dedup();
    values
}

/// Visits every combination of values of some inputs, with the others at zero.
pub(super) fn each_combination(
    rulebook: &Rulebook,
    conditions: &[&Condition],
    slots: &[Slot],
    visit: &mut impl FnMut(&[u32]),
) {
    let choices: Vec<_> = slots.iter().map(|&slot| values(rulebook, conditions, slot)).collect();
    let count: usize = choices.iter().map(Vec::len).product();
    let mut situation = vec![0; rulebook.slot_count()];
    for mut index in 0..count {
        for (&slot, choices) in slots.iter().zip(&choices) {
            situation[slot] = choices[index % choices.len()];
            index /= choices.len();
        }
        visit(&situation);
    }
}

/// Returns answers: for each question a pick among its values, or none.
pub(super) fn answers_from_picks(rulebook: &Rulebook, picks: &[Option<usize>]) -> Answers {
    let conditions = conditions(rulebook);
    let mut answers = Answers::new();
    for (question, pick) in rulebook.questions.iter().enumerate().map(|(q, _)| q).zip(picks) {
        let values = values(rulebook, &conditions, question);
        let value = |pick: usize| match values.get(pick % values.len().max(1)) {
            Some(&value) => rulebook.questions[question].value_from_number(value),
            None => Value::Names((0..pick % 50).map(|n| "市".repeat(1 + n)).collect()),
        };
        answers.set(question, pick.map(value));
    }
    answers
}

pub(super) fn picks() -> impl Strategy<Value = Vec<Option<usize>>> {
    prop::collection::vec(prop::option::weighted(0.7, any::<usize>()), 19)
}

/// The advice of a rulebook without support and practices has none.
#[test]
fn support_is_none_without_rules() {
    let rulebook = commute();
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &Answers::new());
    assert_eq!((advice.support, advice.practices), (None, Vec::new()));
}

/// For a role that waits: the questions that trigger it, and whether another role covers for it until then.
type WaitingRole = Option<(Vec<String>, bool)>;

/// Returns the advice on each role, by id.
fn roles(input: &serde_json::Value) -> Vec<(String, WaitingRole)> {
    let rulebook = shipped();
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, input));
    let found = advice.support.expect("has support");
    let roles = &rulebook.support.as_ref().expect("has support").enablement.roles;
    let waiting = |index: usize| match &found.roles[index] {
        RoleAdvice::Now(_) => None,
        RoleAdvice::Later { triggers: Some(brings), is_covered: played, .. } => {
            let questions = brings.iter().map(|change| rulebook.questions[change.question].id.clone());
            Some((questions.collect(), *played))
        }
        RoleAdvice::Hat { triggers: brings, .. } => panic!("{index} is a hat: {brings:?}"),
        RoleAdvice::Later { triggers: None, .. } => panic!("role {index} has no triggers"),
    };
    found.roles_by_urgency().into_iter().map(|index| (roles[index].id.clone(), waiting(index))).collect()
}

/// In a smaller company the VP covers for the chief.
#[test]
fn chief_is_covered_by_vp_in_smaller_company() {
    let told = roles(&json!({"team_size": 100, "enablement_now": "none"}));
    let order: Vec<_> = told.iter().map(|(id, _)| &**id).collect();
    assert_eq!(order, ["vp", "program_manager", "specialist", "chief", "director"]);
    assert_eq!(told[3].1, Some((vec!["team_size".into()], true)));
    // Nobody covers for the role while there is no VP either. At the top size both are filled.
    let small = roles(&json!({"team_size": 40, "enablement_now": "none"}));
    assert!(small.contains(&("chief".into(), Some((vec!["team_size".into()], false)))), "{small:?}");
    let large = roles(&json!({"team_size": 300}));
    assert!(large.contains(&("chief".into(), None)) && large.contains(&("vp".into(), None)));
}

/// A trigger has the nearest value that fills the role.
#[test]
fn triggers_have_the_nearest_value() {
    let rulebook = shipped();
    let given =
        json!({"team_size": 12, "growth": "steady", "enablement_now": "team", "seller_experience": "mixed"});
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, &given));
    let found = advice.support.expect("has support");
    let roles = &rulebook.support.as_ref().expect("has support").enablement.roles;
    let brings = |id: &str| match &found.roles
        [roles.iter().position(|role| role.id == id).expect("the role exists")]
    {
        RoleAdvice::Later { triggers: Some(brings), assumed: false, .. } => brings.clone(),
        other => panic!("{id} is {other:?}"),
    };
    let (size, growth, experience) =
        (1, 2, rulebook.question_index("seller_experience").expect("the question exists"));
    let first: Vec<_> =
        brings("program_manager").iter().map(|one| (one.question, one.from, one.to)).collect();
    assert_eq!(first, [(size, 12, 20), (growth, 0, 2), (experience, 1, 0)]);
    let director = brings("director");
    assert_eq!((director.len(), director[0].question, director[0].to), (1, size, 60));
    assert_eq!(director[0].values, ValueSet::range(60, 100_000));
}

/// Roles can depend on the advised model and the number of dimensions.
#[test]
fn roles_can_depend_on_advised_values() {
    let rulebook = supported();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let given = answers(
        &rulebook,
        &json!({"distance": 30, "station": "yes", "weather": "dry", "hurry": "some", "bags": 0}),
    );
    let found = advise(&rulebook, &outcomes, &given).support.expect("has support");
    let RoleAdvice::Later { triggers: Some(brings), is_covered: false, assumed: false, .. } = &found.roles[0]
    else {
        panic!("{found:?}")
    };
    let told: Vec<_> = brings.iter().map(|change| (change.question, change.values.clone())).collect();
    // Without a station, or in a great hurry, it is the car.
    assert_eq!(told, [(1, ValueSet::range(0, 0)), (4, ValueSet::range(2, 2))]);
    let car = answers(&rulebook, &json!({"distance": 30, "hurry": "great"}));
    let found = advise(&rulebook, &outcomes, &car).support.expect("has support");
    assert_eq!(found.relief.iter().map(|held| held.row).collect::<Vec<_>>(), [1]);
    // With this hurry it is the car, with or without a station.
    assert!(matches!(&found.roles[0], RoleAdvice::Now(held) if !held.assumed), "{found:?}");
    let bags = answers(&rulebook, &json!({"distance": 30, "station": "yes", "bags": 9}));
    let found = advise(&rulebook, &outcomes, &bags).support.expect("has support");
    assert!(
        matches!(&found.roles[0], RoleAdvice::Later { is_covered: true, assumed: true, .. }),
        "{found:?}"
    );
}

/// A reason that applies only because nothing better is available is never a trigger.
#[test]
fn fallback_reasons_are_no_triggers() {
    let mut file = supported_file();
    let role = &mut file["support"]["enablement"]["roles"][1];
    role["fallback"] = json!([{"when": {"weather": "wet"}, "text": {"en": "Nobody else has time."}}]);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let mechanic = |weather: &str| {
        let given =
            answers(&rulebook, &json!({"distance": 2, "weather": weather, "bags": 0, "hurry": "none"}));
        let found = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &given).support.expect("has support");
        found.roles[1].clone()
    };
    let weather = rulebook.question_index("weather").expect("the question exists");
    let RoleAdvice::Later { triggers: Some(brings), .. } = mechanic("dry") else { panic!("it waits") };
    assert!(brings.iter().all(|one| one.question != weather), "{brings:?}");
    assert!(matches!(mechanic("wet"), RoleAdvice::Now(_)));
}

/// The nearest of several ranges is used, and the smaller of two equally near values.
#[test]
fn nearest_value_prefers_the_smaller() {
    let values = ValueSet::from_intervals(vec![(1, 2), (8, 9)]);
    for (from, to) in [(0, 1), (4, 2), (5, 2), (6, 8), (12, 9)] {
        assert_eq!(crate::advice::support::nearest_value(&values, from), Some(to));
    }
    assert_eq!(crate::advice::support::nearest_value(&ValueSet::default(), 4), None);
}

/// Returns whether there is a person for a role, by a direct reading of how people fill the roles in order.
fn has_person(rulebook: &Rulebook, values: &[u32], id: &str) -> bool {
    let team = &rulebook.support.as_ref().expect("has support").enablement;
    let Some(people) = &team.people else { return true };
    let due = |role: usize| team.roles[role].now.iter().any(|row| row.when.holds(values));
    if !due(people.order[0]) {
        return false;
    }
    let asked_for =
        (f64::from(values[people.question]) / f64::from(people.sellers_per_person)).round().max(1.0);
    let before =
        people.order.iter().take_while(|role| team.roles[**role].id != id).filter(|role| due(**role));
    f64::from(u32::try_from(before.count()).expect("fits in u32")) < asked_for
}

/// Asserts that the triggers of each role that waits are what trying every answer finds.
fn assert_triggers(rulebook: &Rulebook, advice: &Advice) {
    let Some(found) = &advice.support else { panic!("no support") };
    let roles = &rulebook.support.as_ref().expect("has support").enablement.roles;
    for (role, fill) in roles.iter().zip(&found.roles) {
        let now = |answers: &Answers| {
            let situation = advised(rulebook, answers);
            let mut reasons = role.now[..role.trigger_count].iter();
            reasons.any(|row| row.when.holds(situation.values()))
                && has_person(rulebook, situation.values(), &role.id)
        };
        let (RoleAdvice::Later { triggers: brings, .. } | RoleAdvice::Hat { triggers: brings, .. }) = fill
        else {
            let values = advice.situation.values();
            assert!(role.now.iter().any(|row| row.when.holds(values)), "{} waits", role.id);
            assert!(has_person(rulebook, values, &role.id), "{} is a hat", role.id);
            continue;
        };
        for (question, asked) in rulebook.questions.iter().enumerate() {
            let change = brings.iter().flatten().find(|change| change.question == question);
            let Some(from) = (match &asked.kind {
                QuestionKind::Names { .. } => None,
                _ => Some(advice.situation.values()[question]),
            }) else {
                continue;
            };
            let mut nearest: Option<u32> = None;
            let domain = rulebook.domain(question).intervals()[0];
            // Above 140 only where a role or one more person is added.
            let beyond =
                [179, 180, 219, 220, 259, 260, 299, 300].into_iter().filter(|value| *value < domain.1);
            let changed = (domain.0..=domain.1.min(140)).chain(beyond).chain(domain.1..=domain.1);
            for value in changed.filter(|_| advice.situation.is_asked(question)) {
                let mut answers = advice.answers.clone();
                answers.set(question, Some(asked.value_from_number(value)));
                let does = now(&answers);
                assert_eq!(change.is_some_and(|c| c.values.contains(value)), does, "{} at {value}", asked.id);
                if does && nearest.is_none_or(|near| value.abs_diff(from) < near.abs_diff(from)) {
                    nearest = Some(value);
                }
            }
            assert_eq!(change.map(|change| (change.from, change.to)), nearest.map(|to| (from, to)));
        }
    }
}

/// Asserts that nothing changes when unknown answers become known, unless it is marked as assumed.
fn assert_assumption_marks(rulebook: &Rulebook, before: &Advice, after: &Advice) {
    let (Some(a), Some(b)) = (&before.support, &after.support) else { panic!("no support") };
    for matched in a.relief.iter().filter(|matched| !matched.assumed) {
        assert!(b.relief.iter().any(|other| other.row == matched.row));
    }
    for (one, other) in a.work.iter().zip(&b.work) {
        if let Some(matched) = one.filter(|matched| !matched.assumed) {
            assert_eq!(other.map(|other| other.row), Some(matched.row));
        }
    }
    for (one, other) in a.roles.iter().zip(&b.roles) {
        match one {
            RoleAdvice::Now(matched) if !matched.assumed => assert!(matches!(other, RoleAdvice::Now(_))),
            RoleAdvice::Later { assumed: false, .. } => assert!(matches!(other, RoleAdvice::Later { .. })),
            _ => {}
        }
    }
    for (index, (one, other)) in before.practices.iter().zip(&after.practices).enumerate() {
        for matched in one.iter().filter(|matched| !matched.assumed) {
            let id = &rulebook.practices[index].id;
            assert!(other.iter().any(|other| other.row == matched.row), "{id}, row {}", matched.row);
        }
    }
}

/// Returns the answers with the unknown ones filled in from others.
fn fill_unknown(rulebook: &Rulebook, answers: &Answers, others: &Answers) -> Answers {
    let mut filled = answers.clone();
    for question in 0..rulebook.questions.len() {
        if answers.get(question).is_none() {
            filled.set(question, others.get(question).cloned());
        }
    }
    filled
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Support is correct for any answers.
    #[test]
    fn support_is_correct_for_any_answers(some in picks(), more in picks()) {
        for rulebook in [shipped(), supported()] {
            let outcomes = OutcomeDiagram::new(&rulebook);
            let answers = answers_from_picks(&rulebook, &some);
            let advice = advise(&rulebook, &outcomes, &answers);
            assert_triggers(&rulebook, &advice);
            let whole = fill_unknown(&rulebook, &answers, &answers_from_picks(&rulebook, &more));
            assert_assumption_marks(&rulebook, &advice, &advise(&rulebook, &outcomes, &whole));
        }
    }
}

/// Nothing is marked as assumed once every question is answered.
#[test]
fn support_marks_no_assumptions_if_all_is_answered() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    for pick in 0..50 {
        let picks: Vec<_> = (0..19).map(|question| Some(pick * 31 + question * pick)).collect();
        let advice = advise(&rulebook, &outcomes, &answers_from_picks(&rulebook, &picks));
        let found = advice.support.expect("has support");
        let roles = found.roles.iter().map(|fill| match fill {
            RoleAdvice::Now(held) | RoleAdvice::Hat { reason: held, .. } => held.assumed,
            RoleAdvice::Later { assumed, .. } => *assumed,
        });
        let held =
            found.relief.iter().chain(found.work.iter().flatten()).chain(advice.practices.iter().flatten());
        assert!(!held.map(|held| held.assumed).chain(roles).any(|assumed| assumed));
    }
}

/// A larger team never moves a role from now to later.
#[test]
fn roles_stay_filled_in_a_larger_team() {
    let rulebook = shipped();
    let size = rulebook.question_index("team_size").expect("the question exists");
    for role in &rulebook.support.as_ref().expect("has support").enablement.roles {
        let conditions: Vec<_> = role.now.iter().map(|row| &row.when).collect();
        let slots = tested_slots(conditions.iter().copied());
        assert!(slots.iter().all(|&slot| slot < rulebook.questions.len()), "{}", role.id);
        let (mut now, mut later) = (0, 0);
        each_combination(&rulebook, &conditions, &slots, &mut |values| {
            let fills = |values: &[u32]| conditions.iter().any(|when| when.holds(values));
            let before = fills(values);
            *(if before { &mut now } else { &mut later }) += 1;
            let sizes = self::values(&rulebook, &conditions, size);
            for larger in sizes.into_iter().filter(|larger| before && *larger > values[size]) {
                let mut grown = values.to_vec();
                grown[size] = larger;
                assert!(fills(&grown), "{} at {larger}: {values:?}", role.id);
            }
        });
        assert!(now > 0 && later > 0, "{}: {now} now, {later} later", role.id);
    }
}

/// Every area of work and every practice has a row for any answers.
#[test]
fn work_and_practices_always_have_a_row() {
    let rulebook = shipped();
    let work = &rulebook.support.as_ref().expect("has support").enablement.work;
    let lists = work.iter().map(|work| (&work.id, &work.for_you));
    let lists = lists.chain(rulebook.practices.iter().map(|practice| (&practice.id, &practice.for_you)));
    for (id, rows) in lists {
        let conditions: Vec<_> = rows.iter().map(|row| &row.when).collect();
        let mut held = vec![0; rows.len()];
        // Model and segments take all possible values, whether or not the other answers lead to them.
        each_combination(&rulebook, &conditions, &tested_slots(conditions.iter().copied()), &mut |values| {
            let holds: Vec<_> = (0..rows.len()).filter(|&row| conditions[row].holds(values)).collect();
            assert!(!holds.is_empty(), "{id} has no row at {values:?}");
            held[holds[0]] += 1;
            if rulebook.practices.iter().any(|practice| practice.id == *id) {
                holds[1..].iter().for_each(|&row| held[row] += 1);
            }
        });
        assert!(held.iter().all(|times| *times > 0), "{id} never uses one of its rows: {held:?}");
    }
}

/// The work taken over from the sellers goes where the source document puts it.
#[test]
fn relief_follows_the_document() {
    let rulebook = shipped();
    let support = rulebook.support.as_ref().expect("has support");
    for relief in &support.relief {
        let eased = relief.function == support.seller_function;
        assert_eq!(relief.judgement, eased, "only the sellers' own work is eased by our judgement");
        assert!(eased || relief.to == relief.function);
    }
    let taken = |load: &str| {
        let given = answers(&rulebook, &json!({"admin_load": load}));
        advise(&rulebook, &OutcomeDiagram::new(&rulebook), &given).support.expect("has support").relief.len()
    };
    let others: usize = support
        .functions
        .iter()
        .enumerate()
        .filter(|(f, _)| *f != support.seller_function)
        .map(|(_, f)| f.activities.len())
        .sum();
    assert_eq!((taken("low"), taken("noticeable"), taken("heavy")), (0, 3, others + 1));
}
