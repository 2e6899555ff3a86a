//! The first page of the advice: its content, its bounds, and the warnings that open with a key.

use super::super::overview::{MAX_VERDICT_LINES, verdict_lines};
use super::super::words::AdviceWords;
use super::{AdviceDriver, words};
use crate::advice::verdict::PlanStep;
use crate::advice::{Advice, AdviceWarning, advise};
use crate::document::Annotations;
use crate::document::verdict::tests::RandomCompanies;
use crate::locale::Language;
use crate::render::text::MAX_WORDS;
use crate::tui::advice::tabs::AdviceTab;
use crate::tui::component::Component;
use crate::tui::keys::Action::{self, Bottom, Choose, Decide, Digit, Down, Left, Right, Top};
use crate::tui::keys::HIDDEN;
use crate::tui::tests::companies::{line, pods, stretched, two, warned};
use crate::tui::ui::Ui;
use ratatui::text::Line;
use serde_json::json;

/// The columns of a screen of 80 that the tab writes in.
const WIDTH: u16 = 77;

fn counted(lines: &[String]) -> usize {
    lines.iter().map(|line| line.split_whitespace().count()).sum()
}

/// The verdict at the width of a screen of 80 columns.
fn shown_verdict(advice: &Advice, context: &Ui) -> Vec<Line<'static>> {
    let words = AdviceWords::new(advice, &Annotations::default(), context);
    verdict_lines(&words.verdicts, context, WIDTH)
}

#[test]
fn verdict_keeps_its_bounds_for_any_company() {
    let mut draw = RandomCompanies(23);
    let drivers = Language::ALL.map(|language| AdviceDriver::shipped(language, (80, 24), &pods()));
    let rulebook = drivers[0].context.rulebook.clone();
    for _ in 0..300 {
        let answers = draw.next_company(&rulebook);
        for driver in &drivers {
            let context = &driver.context;
            let advice = advise(&rulebook, &context.outcomes, &answers);
            let lines: Vec<_> = shown_verdict(&advice, context).iter().map(ToString::to_string).collect();
            let text = lines.join("\n");
            assert!(lines.len() <= MAX_VERDICT_LINES && counted(&lines) <= MAX_WORDS, "{text}");
            let Some(verdict_text) = context.rulebook_reader().verdict(&advice) else { continue };
            let shown_words = words(&text);
            for part in
                verdict_text.steps.iter().chain(verdict_text.because.iter().map(|reason| &reason.text))
            {
                assert!(shown_words.contains(&words(part)), "{part:?} is missing:\n{text}");
            }
            let first_warning = verdict_text
                .warnings
                .first()
                .is_none_or(|warning| shown_words.contains(&words(warning.text)));
            let division = verdict_text.division_sentence();
            assert!(first_warning && division.is_some_and(|it| shown_words.contains(&words(&it))), "{text}");
        }
    }
}

#[test]
fn verdict_fits_the_first_screen() {
    for language in Language::ALL {
        for given in [pods(), two(), line(), stretched(), warned()] {
            let mut driver = AdviceDriver::shipped(language, (80, 24), &given);
            let screen = driver.text();
            for line in shown_verdict(driver.state.advice(), &driver.context) {
                assert!(screen.contains(line.to_string().trim_end()), "{line} is missing:\n{screen}");
            }
        }
    }
}

/// The plan shows each step once and in order, wherever the steps come from.
#[test]
fn plan_is_one_list_of_all_steps_in_order() {
    let given = json!({"team_size": 24, "budget": "ample", "current_model": "island", "relationship": "transactional",
        "lead_flow": "many", "culture": "balanced"});
    let mut driver = AdviceDriver::shipped(Language::English, (80, 300), &given);
    let (advice, shown_words) = (driver.state.advice().clone(), words(&driver.text()));
    let is_move = |step: &&PlanStep| matches!(step, PlanStep::Transition(_));
    assert!(advice.plan.iter().any(|step| is_move(&step)) && !advice.plan.iter().all(|step| is_move(&step)));
    let mut at = 0;
    for (number, step) in (1..).zip(&advice.plan) {
        let text =
            driver.context.text(&driver.context.rulebook_reader().plan_step(&advice, *step).statement.text);
        let numbered = words(&format!("{number} {text}"));
        let found: Vec<_> = shown_words.match_indices(&numbered).map(|(at, _)| at).collect();
        assert!(found.len() == 1 && found[0] >= at, "{numbered:?} at {found:?} in:\n{}", driver.text());
        at = found[0];
        assert_eq!(shown_words.matches(&words(&text)).count(), 1, "{text:?}");
    }
}

/// The texts of all warnings, the most important first.
fn warnings(driver: &AdviceDriver) -> Vec<String> {
    let rulebook = &driver.context.rulebook;
    let rules = driver.state.advice().warnings.iter().map(|warned| match warned {
        AdviceWarning::Rule(rule) => words(&driver.context.text(&rulebook.warnings[*rule].statement.text)),
        AdviceWarning::TooManyNames(_) => panic!("nobody gave too many names"),
    });
    rules.collect()
}

#[test]
fn warnings_beyond_four_open_with_a_key_and_a_click() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 300), &warned());
    let all = warnings(&driver);
    let shown = |driver: &mut AdviceDriver| {
        let shown_words = words(&driver.text());
        all.iter().filter(|text| shown_words.contains(&**text)).count()
    };
    assert!(all.len() > 4 && shown(&mut driver) == 4, "{}", driver.text());
    assert!(driver.press(&[Choose]) && shown(&mut driver) == all.len(), "{}", driver.text());
    assert!(driver.press(&[Choose]) && shown(&mut driver) == 4);
    let row = driver.fill(&format!("{{warnings-more count={}}}", all.len() - 4));
    assert!(driver.click(&row) && shown(&mut driver) == all.len(), "{}", driver.text());
    // On a small screen the opened warnings show from their start, and the row shows again once they are closed.
    driver.resize(80, 24);
    driver.press(&[Choose, Top]);
    assert!(driver.press(&[Choose]) && words(&driver.text()).contains(&all[4]), "{}", driver.text());
    assert!(driver.press(&[Choose]) && driver.text().contains(&row), "{}", driver.text());
    // The row is clicked in two columns too.
    driver.resize(160, 300);
    assert!(driver.click(&row) && !driver.text().contains(&row), "{}", driver.text());
    let mut driver = AdviceDriver::shipped(Language::English, (80, 300), &pods());
    assert!(warnings(&driver).len() <= 4 && !driver.press(&[Choose]));
    assert!(driver.state.label_overrides(&driver.context).contains(&(Choose, HIDDEN)));
}

#[test]
fn tabs_recommend_nothing_without_an_essential_answer() {
    for language in Language::ALL {
        for given in [json!({}), json!({"growth": "fast", "admin_load": "heavy"})] {
            for size in [(80, 24), (40, 12), (160, 50)] {
                let mut driver = AdviceDriver::shipped(language, size, &given);
                for (tab, digit) in [
                    AdviceTab::Advice,
                    AdviceTab::Compare,
                    AdviceTab::Why,
                    AdviceTab::Organisation,
                    AdviceTab::Support,
                    AdviceTab::Practices,
                ]
                .into_iter()
                .zip([1, 2, 3, 5, 6, 7])
                {
                    driver.press(&[Digit(digit)]);
                    assert_eq!(driver.state.tab, tab);
                    for action in [Down, Choose, Right, Left, Bottom, Top, Decide, Action::PageDown] {
                        driver.press(&[action]);
                        let text = driver.text();
                        assert!(!text.contains('★'), "{tab:?}\n{text}");
                    }
                }
                assert!(driver.state.label_overrides(&driver.context).contains(&(Decide, HIDDEN)));
            }
            let mut driver = AdviceDriver::shipped(language, (80, 24), &given);
            let shown_words = words(&driver.text());
            let questions = driver.context.rulebook.questions.iter().filter(|question| question.essential);
            for question in questions {
                let title = words(&driver.context.text(&question.title));
                assert!(shown_words.contains(&title), "{title:?}\n{}", driver.text());
            }
        }
    }
    // One essential answer is enough.
    let mut driver = AdviceDriver::shipped(Language::English, (80, 24), &json!({"budget": "tight"}));
    assert!(driver.text().contains('★'));
}
