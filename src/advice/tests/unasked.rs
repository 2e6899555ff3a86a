//! Questions that are not asked do not count: in both shipped rulebooks, nothing that is shown as an answer
//! comes from a question that was not asked.

use crate::advice::{Advice, AdviceWarning, Origin, OutcomeDiagram, advise};
use crate::rulebook::{Answers, Condition, Rulebook, Value};
use proptest::prelude::*;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Vec<(Rulebook, OutcomeDiagram)>> = LazyLock::new(|| {
    let all = Rulebook::all_shipped().map(|rulebook| rulebook.expect("the shipped rulebook is valid"));
    all.map(|rulebook| (OutcomeDiagram::new(&rulebook), rulebook))
        .map(|(outcomes, book)| (book, outcomes))
        .collect()
});

/// Returns whether the result of a condition depends on a question that is not asked.
///
/// This does not use the engine's own evaluation: each possible value of such a question is put in, and the
/// condition must hold with all of them.
fn depends_on_unasked(when: &Condition, rulebook: &Rulebook, advice: &Advice) -> bool {
    let mut silent = Vec::new();
    when.for_each_test(&mut |slot, _| {
        if slot < rulebook.questions.len() && !advice.situation.is_asked(slot) {
            silent.push(slot);
        }
    });
    silent.into_iter().any(|slot| {
        let mut values = advice.situation.values().to_vec();
        let domain = rulebook.domain(slot);
        let ends = domain.intervals().iter().flat_map(|&(min, max)| min..=max.min(min + 200));
        ends.into_iter().any(|value| {
            values[slot] = value;
            !when.holds(&values)
        })
    })
}

fn check_nothing_unasked(rulebook: &Rulebook, advice: &Advice) -> Result<(), TestCaseError> {
    let asked = |slot: usize| slot >= rulebook.questions.len() || advice.situation.is_asked(slot);
    for panel in &advice.comparison {
        for &row in panel.supporting.iter().chain(&panel.opposing) {
            prop_assert!(asked(rulebook.evidence[row].slot), "/evidence/{row}");
        }
    }
    for warned in &advice.warnings {
        match warned {
            AdviceWarning::Rule(index) => {
                prop_assert!(
                    !depends_on_unasked(&rulebook.warnings[*index].when, rulebook, advice),
                    "/warnings/{index}"
                );
            }
            AdviceWarning::TooManyNames(list) => prop_assert!(asked(*list)),
        }
    }
    for (question, _) in &advice.assumed {
        prop_assert_eq!(advice.situation.origin(*question), Origin::Assumed);
    }
    for (practice, rows) in advice.practices.iter().enumerate() {
        for matched in rows {
            let when = &rulebook.practices[practice].for_you[matched.row].when;
            prop_assert!(
                !depends_on_unasked(when, rulebook, advice),
                "/practices/{practice}/for_you/{}",
                matched.row
            );
        }
    }
    for step in &advice.path {
        // In the shipped rulebooks the tree tests no question that is not asked.
        prop_assert!(step.asked, "{:?}", rulebook.slot_id(step.slot));
    }
    Ok(())
}

proptest! {
    /// For random answers, nothing shown as an answer comes from a question that was not asked.
    #[test]
    fn advice_shows_no_unasked_answers(
        book in 0..2_usize,
        draws in prop::collection::vec(prop::option::weighted(0.8, any::<u32>()), 24),
    ) {
        let (rulebook, outcomes) = &SHIPPED[book];
        let mut answers = Answers::new();
        for (question, draw) in draws.iter().enumerate().take(rulebook.questions.len()) {
            let classes = outcomes.value_classes(question);
            let Some(draw) = draw.filter(|_| !classes.is_empty()) else { continue };
            let value = classes[draw as usize % classes.len()];
            answers.set(question, Some(rulebook.questions[question].value_from_number(value)));
        }
        check_nothing_unasked(rulebook, &advise(rulebook, outcomes, &answers))?;
    }
}

/// The licence rulebook says nothing about hosting or selling if these questions are not asked.
#[test]
fn licence_rulebook_ignores_unasked_questions() {
    let (rulebook, outcomes) = &SHIPPED[1];
    let advised = |given: &[(&str, &str)]| {
        let mut answers = Answers::new();
        for (id, option) in given {
            let question = rulebook.question_index(id).expect("the question exists");
            let value =
                rulebook.questions[question].read_json(&(*option).into()).expect("the answer is valid");
            answers.set(question, value);
        }
        advise(rulebook, outcomes, &answers)
    };
    let codes = |advice: &Advice| -> Vec<&str> {
        let rule = |warned: &AdviceWarning| match warned {
            AdviceWarning::Rule(index) => Some(&*rulebook.warnings[*index].code),
            AdviceWarning::TooManyNames(_) => None,
        };
        advice.warnings.iter().filter_map(rule).collect()
    };
    let [hosting, sell] =
        ["hosting", "sell"].map(|id| rulebook.question_index(id).expect("the question exists"));
    let advice = advised(&[("embeds", "gpl"), ("give_back", "nothing")]);
    assert_eq!(rulebook.models[advice.model].id, "gpl");
    assert!(advice.path.iter().all(|step| step.slot != hosting));
    let advice = advised(&[("embeds", "gpl"), ("sell", "yes")]);
    assert_eq!(advice.ignored, [sell]);
    assert!(advice.comparison.iter().all(|panel| {
        panel.supporting.iter().chain(&panel.opposing).all(|&row| rulebook.evidence[row].slot != sell)
    }));
    assert_eq!(codes(&advice), ["no_other_terms"]);
    let advice = advised(&[("embeds", "agpl"), ("companies", "yes")]);
    assert!(codes(&advice).contains(&"companies_rule_out"));
}

/// A step on a question that is not asked is marked.
#[test]
fn path_marks_unasked_steps() {
    let text = std::str::from_utf8(include_bytes!("../../../assets/rulebooks/open-source-licence.json"));
    // Hosting is only asked if the answer to `give_back` is the whole work. Here the tree tests it in another
    // case.
    let changed = text.expect("valid UTF-8").replacen(
        "\"then\": {\"model\": \"mpl\"}\n         },\n         {\n          \"when\": \"whole_work\"",
        "\"then\": {\"question\": \"hosting\", \"branches\": [\
         {\"when\": [\"unlikely\", \"likely\"], \"because\": {\"en\": \"So.\"}, \"then\": {\"model\": \"mpl\"}}]}\n         },\
         \n         {\n          \"when\": \"whole_work\"",
        1,
    );
    let rulebook = Rulebook::load(changed.into_bytes()).expect("the rulebook is valid");
    let mut answers = Answers::new();
    let give_back = rulebook.question_index("give_back").expect("the question exists");
    answers.set(give_back, Some(Value::Choice(1)));
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
    let last = advice.path.last().expect("the path has a step");
    assert_eq!((rulebook.slot_id(last.slot), last.asked, last.assumed), (Some("hosting"), false, false));
}
