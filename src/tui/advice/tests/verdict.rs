//! The first page: what it holds, within which bounds, and what is one key away.

use super::super::overview::verdict;
use super::{Reader, line, pods, stretched, two, warned, words};
use crate::advice::verdict::PlanStep;
use crate::advice::{AdviceWarning, advise};
use crate::locale::Language::{self, English};
use crate::report::text::MAX_WORDS;
use crate::report::verdict::tests::RandomCompanies;
use crate::tui::advice::tabs::AdviceTab;
use crate::tui::keys::Action::{self, Bottom, Choose, Decide, Digit, Down, Left, Right, Top};
use crate::tui::keys::HIDDEN;
use serde_json::json;

/// The columns of a screen of 80 that the tab writes in.
const WIDTH: u16 = 77;

fn counted(lines: &[String]) -> usize {
    lines.iter().map(|line| line.split_whitespace().count()).sum()
}

#[test]
fn verdict_of_any_company_keeps_its_bounds_in_both_languages() {
    let mut draw = RandomCompanies(23);
    let readers = Language::ALL.map(|language| Reader::shipped(language, (80, 24), &pods()));
    let rulebook = readers[0].context.rulebook.clone();
    for _ in 0..300 {
        let answers = draw.next_company(&rulebook);
        for reader in &readers {
            let context = &reader.context;
            let advice = advise(&rulebook, &context.outcomes, &answers);
            let lines: Vec<_> =
                verdict::lines(&advice, context, WIDTH).iter().map(ToString::to_string).collect();
            let text = lines.join("\n");
            assert!(lines.len() <= verdict::MAX_LINES && counted(&lines) <= MAX_WORDS, "{text}");
            let Some(told) = context.rulebook_reader().verdict(&advice) else { continue };
            let said = words(&text);
            for part in told.steps.iter().chain(told.because.iter().map(|reason| &reason.text)) {
                assert!(said.contains(&words(part)), "{part:?} is missing:\n{text}");
            }
            let first_warning = told.warnings.first().is_none_or(|(_, text)| said.contains(&words(text)));
            let division = crate::report::Reader::division_sentence(&told);
            assert!(first_warning && division.is_some_and(|it| said.contains(&words(&it))), "{text}");
        }
    }
}

#[test]
fn verdict_fits_the_first_screen_whole() {
    for language in Language::ALL {
        for given in [pods(), two(), line(), stretched(), warned()] {
            let mut reader = Reader::shipped(language, (80, 24), &given);
            let screen = reader.text();
            for line in verdict::lines(reader.state.advice(), &reader.context, WIDTH) {
                assert!(screen.contains(line.to_string().trim_end()), "{line} is missing:\n{screen}");
            }
        }
    }
}

/// The plan stands once, in order, whatever the steps come from.
#[test]
fn plan_is_one_list_of_all_steps_in_order() {
    let given = json!({"team_size": 24, "budget": "ample", "current_model": "island", "relationship": "transactional",
        "lead_flow": "many", "culture": "balanced"});
    let mut reader = Reader::shipped(English, (80, 300), &given);
    let (advice, said) = (reader.state.advice().clone(), words(&reader.text()));
    let is_move = |step: &&PlanStep| matches!(step, PlanStep::Transition(_));
    assert!(advice.plan.iter().any(|step| is_move(&step)) && !advice.plan.iter().all(|step| is_move(&step)));
    let mut at = 0;
    for (number, step) in (1..).zip(&advice.plan) {
        let text = reader.context.text(&reader.context.rulebook_reader().plan_step(&advice, *step).statement.text);
        let numbered = words(&format!("{number} {text}"));
        let found: Vec<_> = said.match_indices(&numbered).map(|(at, _)| at).collect();
        assert!(found.len() == 1 && found[0] >= at, "{numbered:?} at {found:?} in:\n{}", reader.text());
        at = found[0];
        assert_eq!(said.matches(&words(&text)).count(), 1, "{text:?}");
    }
}

/// The texts of all warnings, those that matter most first.
fn warnings(reader: &Reader) -> Vec<String> {
    let rulebook = &reader.context.rulebook;
    let rules = reader.state.advice().warnings.iter().map(|warned| match warned {
        AdviceWarning::Rule(rule) => words(&reader.context.text(&rulebook.warnings[*rule].statement.text)),
        AdviceWarning::TooManyNames(_) => panic!("nobody gave too many names"),
    });
    rules.collect()
}

#[test]
fn warnings_beyond_four_open_with_a_key_and_a_click() {
    let mut reader = Reader::shipped(English, (80, 300), &warned());
    let all = warnings(&reader);
    let shown = |reader: &mut Reader| {
        let said = words(&reader.text());
        all.iter().filter(|text| said.contains(&**text)).count()
    };
    assert!(all.len() > 4 && shown(&mut reader) == 4, "{}", reader.text());
    assert!(reader.press(&[Choose]) && shown(&mut reader) == all.len(), "{}", reader.text());
    assert!(reader.press(&[Choose]) && shown(&mut reader) == 4);
    let row = format!("{} more warnings", all.len() - 4);
    assert!(reader.click(&row) && shown(&mut reader) == all.len(), "{}", reader.text());
    // On a small screen what was opened shows from its start, and what was closed where it was.
    reader.resize(80, 24);
    reader.press(&[Choose, Top]);
    assert!(reader.press(&[Choose]) && words(&reader.text()).contains(&all[4]), "{}", reader.text());
    assert!(reader.press(&[Choose]) && reader.text().contains(&row), "{}", reader.text());
    // In two columns it is clicked where it stands.
    reader.resize(160, 300);
    assert!(reader.click(&row) && !reader.text().contains(&row), "{}", reader.text());
    let mut reader = Reader::shipped(English, (80, 300), &pods());
    assert!(warnings(&reader).len() <= 4 && !reader.press(&[Choose]));
    assert!(reader.state.label_overrides(&reader.context).contains(&(Choose, HIDDEN)));
}

#[test]
fn first_page_looks_as_it_should() {
    for (name, language, size, given) in [
        ("verdict_en_80x24", English, (80, 24), pods()),
        ("verdict_en_40x12", English, (40, 12), pods()),
        ("verdict_nl_80x24", Language::Dutch, (80, 24), warned()),
        ("nothing_en_80x24", English, (80, 24), json!({})),
    ] {
        insta::assert_snapshot!(name, Reader::shipped(language, size, &given).text());
    }
}

#[test]
fn without_an_essential_answer_no_tab_recommends_anything() {
    for language in Language::ALL {
        for given in [json!({}), json!({"growth": "fast", "admin_load": "heavy"})] {
            for size in [(80, 24), (40, 12), (160, 50)] {
                let mut reader = Reader::shipped(language, size, &given);
                for (tab, digit) in
                    [AdviceTab::Advice, AdviceTab::Compare, AdviceTab::Why, AdviceTab::Organisation, AdviceTab::Support, AdviceTab::Practices]
                        .into_iter()
                        .zip([1, 2, 3, 5, 6, 7])
                {
                    reader.press(&[Digit(digit)]);
                    assert_eq!(reader.state.tab, tab);
                    for action in [Down, Choose, Right, Left, Bottom, Top, Decide, Action::PageDown] {
                        reader.press(&[action]);
                        let text = reader.text();
                        assert!(!text.contains('★'), "{tab:?}\n{text}");
                    }
                }
                assert!(reader.state.label_overrides(&reader.context).contains(&(Decide, HIDDEN)));
            }
            let mut reader = Reader::shipped(language, (80, 24), &given);
            let said = words(&reader.text());
            let questions = reader.context.rulebook.questions.iter().filter(|question| question.essential);
            for question in questions {
                let title = words(&reader.context.text(&question.title));
                assert!(said.contains(&title), "{title:?}\n{}", reader.text());
            }
        }
    }
    // One essential answer is enough.
    let mut reader = Reader::shipped(English, (80, 24), &json!({"budget": "tight"}));
    assert!(reader.text().contains('★'));
}
