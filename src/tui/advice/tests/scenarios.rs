//! Scenarios: set aside, compared with the saved advice, tried again, saved and removed.

use super::AdviceDriver;
use crate::advice::Advice;
use crate::locale::Language;
use crate::tui::component::Component;
use crate::tui::keys::Action::{
    Back, Choose, Compare, Delete, Digit, Down, Keep, Left, Less, More, MuchLess, NextTab, Reset, Right,
    SetAside, Up,
};
use crate::tui::keys::KeyContext;
use crate::tui::response::{Navigate, Reply, Response};
use crate::tui::tests::companies::pods;
use serde_json::Value as Json;

/// Scenario A with a tight budget, scenario B with a smaller team.
fn two_scenarios(language: Language, size: (u16, u16)) -> AdviceDriver {
    let mut driver = AdviceDriver::shipped(language, size, &pods());
    driver.press(&[Digit(4), Less, SetAside, Reset, Down, MuchLess, MuchLess, SetAside]);
    driver
}

fn answer(driver: &AdviceDriver, advice: &Advice, question: &str) -> Json {
    driver.context.rulebook.write_answers(&advice.answers)[question].clone()
}

fn scenario(driver: &AdviceDriver, number: usize) -> Option<&Advice> {
    driver.state.whatif.scenarios.slots[number].as_deref()
}

fn tried_advice(driver: &AdviceDriver) -> &Advice {
    driver.state.whatif.current(driver.state.advice())
}

#[test]
fn scenario_keeps_the_answers_it_was_set_with() {
    let driver = two_scenarios(Language::English, (80, 24));
    let [a, b] = [0, 1].map(|number| scenario(&driver, number).expect("the scenario is set aside"));
    assert_eq!(answer(&driver, a, "budget"), "tight");
    assert_eq!(answer(&driver, a, "team_size"), 40);
    assert_eq!(answer(&driver, b, "budget"), "moderate");
    assert_eq!(answer(&driver, b, "team_size"), 29);
    assert_eq!(driver.state.advice().answers, {
        let driver = AdviceDriver::shipped(Language::English, (80, 24), &pods());
        driver.state.advice().answers.clone()
    });
}

/// Nothing is changed, it exists already, or both places are in use.
#[test]
fn scenario_is_refused_where_it_has_no_use_or_no_room() {
    let mut driver = AdviceDriver::shipped(Language::English, (80, 24), &pods());
    driver.press(&[Digit(4)]);
    let is_error = |driver: &AdviceDriver| driver.state.whatif.notice.as_ref().map(|notice| notice.bad);
    assert!(driver.press(&[SetAside]) && is_error(&driver) == Some(true));
    assert!(
        driver.press(&[Compare]) && !driver.state.whatif.is_comparing() && is_error(&driver) == Some(true)
    );
    driver.press(&[Less, SetAside]);
    assert_eq!(is_error(&driver), Some(false));
    driver.press(&[SetAside]);
    assert!(scenario(&driver, 1).is_none() && is_error(&driver) == Some(true), "it is A already");
    driver.press(&[Down, More, SetAside, More, SetAside]);
    let b = scenario(&driver, 1).expect("the scenario is set aside");
    assert_eq!((answer(&driver, b, "team_size"), is_error(&driver)), (Json::from(41), Some(true)));
}

#[test]
fn comparison_shows_outcome_and_differing_answers() {
    let mut driver = two_scenarios(Language::English, (120, 40));
    assert!(driver.press(&[Compare]));
    assert_eq!(driver.state.key_context(), KeyContext::Scenarios);
    let text = driver.text();
    let fill = |template: &str| driver.fill(template);
    let row = |name: &str| {
        let name = fill(name);
        text.lines().find(|line| line.trim_start().starts_with(&name)).expect("the row shows").to_owned()
    };
    let title = |advice: &Advice| driver.context.model_title(advice.model);
    let columns =
        [Some(driver.state.advice()), scenario(&driver, 0), scenario(&driver, 1)].map(Option::unwrap);
    for advice in columns {
        assert!(row("{scenario-model}").contains(&title(advice)), "{text}");
        assert!(
            row("{scenario-sure}").contains(
                &driver.context.rulebook_reader().confidence_word(advice).expect("the robustness is known")
            ),
            "{text}"
        );
    }
    let budget = row("{/questions/budget/short}");
    assert!(
        budget.contains(&fill("{budget=moderate}")) && budget.contains(&fill("◆ {budget=tight}")),
        "{text}"
    );
    let size = row("{/questions/team_size/short}");
    assert!(size.contains(&fill("{team_size=40}")) && size.contains(&fill("◆ {team_size=29}")), "{text}");
    assert!(row("{scenario-units}").contains("pods"), "{text}");
    assert!(
        row("{scenario-division}").contains(&fill("{/segmentation/dimensions/geography/title}")),
        "{text}"
    );
    // Answers that are the same in all columns do not show.
    assert!(
        !text.contains(&fill("{/questions/culture/short}"))
            && !text.contains(&fill("{/questions/lead_flow/short}")),
        "{text}"
    );
}

#[test]
fn comparison_tries_saves_and_removes_scenarios() {
    for size in [(80, 24), (40, 12)] {
        let mut driver = two_scenarios(Language::English, size);
        // The first column after the saved one is under the cursor.
        assert!(driver.press(&[Compare, Choose]));
        assert_eq!(
            (answer(&driver, tried_advice(&driver), "budget"), driver.state.key_context()),
            ("tight".into(), KeyContext::WhatIf)
        );
        assert!(driver.press(&[Compare, Left, Choose]) && tried_advice(&driver) == driver.state.advice());
        assert!(driver.press(&[Compare, Right, Keep]));
        let Response::Navigate(Navigate::SaveScenario(_, answers)) = driver.update(Choose) else {
            panic!("it is to be kept");
        };
        assert_eq!(answers, scenario(&driver, 1).expect("scenario B is set aside").answers);
        driver.receive(Reply::ScenarioSaved("kept".to_owned()));
        assert!(!driver.state.whatif.unsaved().contains(&&answers));
        assert_eq!(driver.state.whatif.unsaved().len(), 1, "A is kept nowhere");
        assert!(driver.press(&[Delete]) && scenario(&driver, 1).is_none());
        assert!(driver.press(&[Left, Delete]) && scenario(&driver, 0).is_some(), "what is saved stays");
        assert!(driver.press(&[Right, Delete]) && scenario(&driver, 0).is_none());
        assert_eq!(driver.state.key_context(), KeyContext::WhatIf, "nothing is left to lay side by side");
        assert!(driver.state.whatif.unsaved().is_empty());
    }
}

#[test]
fn comparison_is_clicked_and_survives_other_tabs() {
    let mut driver = two_scenarios(Language::English, (80, 24));
    driver.press(&[Compare]);
    assert!(driver.click("  B") && driver.state.whatif.scenarios.compared_column == Some(2));
    assert!(driver.press(&[NextTab, Digit(4)]) && driver.state.key_context() == KeyContext::Scenarios);
    assert!(driver.click("▸ B") && driver.state.key_context() == KeyContext::WhatIf);
    assert_eq!(answer(&driver, tried_advice(&driver), "team_size"), 29);
    assert!(driver.press(&[Compare, Back]) && !driver.state.whatif.is_comparing());
    assert!(driver.press(&[Compare, Compare]) && !driver.state.whatif.is_comparing());
}

/// One that the answers have caught up with does not.
#[test]
fn scenarios_come_back_with_the_advice() {
    let driver = two_scenarios(Language::English, (80, 24));
    let tried = driver.state.what_if_drafts(&driver.context).expect("something was tried");
    assert_eq!(tried.unsaved().len(), 2, "what is tried is B");
    let mut again = AdviceDriver::shipped(Language::English, (80, 24), &pods());
    again.state.restore_what_if(tried, &again.context);
    for number in [0, 1] {
        let [before, after] =
            [&driver, &again].map(|driver| scenario(driver, number).map(|own| &own.answers));
        assert!(before.is_some() && before == after);
    }
    assert_eq!(tried_advice(&again).answers, tried_advice(&driver).answers);
    // A scenario that equals the answers is dropped.
    let tried = driver.state.what_if_drafts(&driver.context).expect("something was tried");
    let mut given = pods();
    given["budget"] = "tight".into();
    let mut other = AdviceDriver::shipped(Language::English, (80, 24), &given);
    other.state.restore_what_if(tried, &other.context);
    assert!(scenario(&other, 0).is_none() && scenario(&other, 1).is_some());
}

#[test]
fn comparison_draws_at_extreme_sizes() {
    for language in Language::ALL {
        let mut driver = two_scenarios(language, (160, 50));
        driver.press(&[Compare]);
        for width in [1, 5, 40, 65, 66, 80, 160] {
            for height in [1, 4, 12, 24, 50] {
                driver.resize(width, height);
                driver.press(&[Right, Down, Up, Left]);
            }
        }
    }
    let mut driver = two_scenarios(Language::English, (40, 12));
    driver.press(&[Compare]);
    assert!(driver.has("{scenario-model}") && driver.text().contains("▸ A"), "{}", driver.text());
}
