//! The what-if tab: changed answers, what they change, and how they are saved.

use super::AdviceDriver;
use super::routes::routes;
use crate::advice::{Advice, decide};
use crate::locale::Language;
use crate::locale::Message;
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, Rulebook, Value};
use crate::tui::component::Component;
use crate::tui::keys;
use crate::tui::keys::Action::{
    self, Back, Bottom, Choose, Digit, Down, Keep, Less, More, MuchLess, MuchMore, PageDown, PutBack, Quit,
    Reset, Top, Up,
};
use crate::tui::response::{Navigate, Reply, Response};
use crate::tui::tests::companies::{line, pods, two};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use serde_json::{Value as Json, json};

const TRY: Action = Digit(4);

/// The words for what an answer weighs.
const WEIGHTS: [&str; 3] = ["robustness-decisive", "robustness-supporting", "robustness-none"];

pub(super) fn open_what_if(size: (u16, u16), given: &Json) -> AdviceDriver {
    let mut driver = AdviceDriver::shipped(Language::English, size, given);
    driver.press(&[TRY]);
    driver
}

fn open_small_what_if(given: &Json) -> AdviceDriver {
    let mut driver = AdviceDriver::commute((100, 40), given);
    driver.press(&[TRY]);
    driver
}

/// The advice on the tried answers.
pub(super) fn tried_advice(driver: &AdviceDriver) -> &Advice {
    driver.state.whatif.current(driver.state.advice())
}

fn tried_answers(driver: &AdviceDriver) -> Json {
    Json::Object(driver.context.rulebook.write_answers(&tried_advice(driver).answers))
}

/// The line under the cursor.
pub(super) fn cursor_line(driver: &mut AdviceDriver) -> String {
    driver.lines().into_iter().find(|line| line.contains('▸')).expect("the cursor shows")
}

/// Each change says what was there before; the advice itself stays.
#[test]
fn changed_answer_changes_the_outcome_at_once() {
    let mut driver = open_what_if((80, 30), &pods());
    assert!(driver.has("★ {/models/pod/title}  {whatif-nothing-changed}"), "{}", driver.text());
    assert!(driver.press(&[Down, MuchLess, MuchLess]));
    let text = driver.text();
    assert!(
        text.contains(&driver.fill("★ {/models/pod/title}  {whatif-same-model}"))
            && cursor_line(&mut driver).contains(&driver.fill("‹ {team_size=29} ›")),
        "{text}"
    );
    assert!(
        text.contains(&driver.fill("◆ {whatif-was before=<team_size=40>}"))
            && text.contains(&driver.fill("◆ {/questions/team_size/short}: {team_size=29} →")),
        "{text}"
    );
    assert!(driver.press(&[Up, Less]));
    let text = driver.text();
    assert!(
        text.contains(&driver.fill("★ {/models/island/title}  ◆ {whatif-was before=</models/pod/title>}"))
            && text.contains(&driver.fill("◆ {whatif-was before=<budget=moderate>}")),
        "{text}"
    );
    assert!(text.contains(&driver.fill("{whatif-now dimensions=</segmentation/dimensions/geography/title>}  ◆ {whatif-was before=</segmentation/dimensions/geography/title>, </segmentation/dimensions/product/title>, </segmentation/dimensions/customer_size/title>}")), "{text}");
    assert!(text.contains(&driver.fill("{whatif-later dimensions=</segmentation/dimensions/product/title>, </segmentation/dimensions/customer_size/title>}  ◆ {whatif-was before=<whatif-nothing>}")), "{text}");
    assert_eq!(driver.state.advice().model, 2, "the advice itself stays");
    // What shows is what these answers lead to.
    let expected = decide(&driver.context.rulebook, &tried_advice(&driver).answers);
    let shown = &tried_advice(&driver).segmentation;
    let expected = (expected.model, expected.segmentation.now.to_vec());
    assert_eq!(
        (tried_advice(&driver).model, shown.now.iter().map(|wanted| wanted.dimension).collect()),
        expected
    );
}

#[test]
fn outcome_shows_beside_the_answers_on_a_wide_screen() {
    let mut driver = open_what_if((140, 45), &pods());
    driver.press(&[Less, Down, MuchLess, MuchLess]);
    let text = driver.text();
    assert!(
        text.contains(&driver.fill("★ {/models/island/title}  ◆ {whatif-was before=</models/pod/title>}"))
            && text.contains(&driver.fill(
                "● {/questions/team_size/short}: {team_size=29}  ◆ {whatif-was before=<team_size=40>}"
            ))
    );
    assert!(
        text.contains("→ Product: From 30 sellers")
            || text.contains(&driver.fill("→ {/segmentation/dimensions/product/title}: ")),
        "{text}"
    );
    assert!(
        text.contains(&driver.fill("{counterfactual-title}"))
            && text.contains(&driver.fill("{robustness-title}")),
        "{text}"
    );
}

#[test]
fn values_stop_at_both_ends_and_jump_over_thresholds() {
    let mut driver = open_what_if((80, 30), &pods());
    assert!(driver.press(&[More]) && cursor_line(&mut driver).contains(&driver.fill("‹ {budget=ample}")));
    assert!(!cursor_line(&mut driver).contains(&driver.fill("{budget=ample} ›")));
    assert!(!driver.press(&[More]) && !driver.press(&[MuchMore]), "there is nothing above");
    assert!(
        driver.press(&[Less, Less])
            && cursor_line(&mut driver).contains(&driver.fill("{budget=tight} ›"))
            && !driver.press(&[Less])
    );
    driver.press(&[Down]);
    let mut seen = Vec::new();
    while driver.press(&[MuchLess]) {
        seen.push(tried_answers(&driver)["team_size"].clone());
    }
    assert_eq!(Json::from(seen), json!([31, 29, 15, 9, 7, 2]));
    assert!(driver.press(&[Less]) && !driver.press(&[Less]), "one and two are alike");
    let mut seen = Vec::new();
    while driver.press(&[MuchMore]) {
        seen.push(tried_answers(&driver)["team_size"].clone());
    }
    assert_eq!(Json::from(seen), json!([3, 8, 10, 16, 30, 32, 64, 100]));
    assert!(driver.press(&[More]) && tried_answers(&driver)["team_size"] == 101);
    let most = json!({"team_size": 100_000});
    let mut driver = open_what_if((80, 30), &most);
    assert!(
        !driver.press(&[Down, More])
            && driver.press(&[Less])
            && tried_answers(&driver)["team_size"] == 99_999
    );
}

#[test]
fn value_put_back_is_no_change_and_stays_assumed() {
    let mut driver = open_what_if((80, 30), &two());
    assert!(
        cursor_line(&mut driver).contains(&driver.fill("{budget=moderate}"))
            && cursor_line(&mut driver).contains(&driver.fill("~ {advice-assumed-word}"))
    );
    assert!(driver.press(&[Less]) && driver.has("◆ {whatif-was-assumed before=<budget=moderate>}"));
    assert_eq!(tried_answers(&driver)["budget"], "tight");
    assert!(
        driver.press(&[More]) && cursor_line(&mut driver).contains(&driver.fill("~ {advice-assumed-word}"))
    );
    assert_eq!(tried_answers(&driver), two());
    assert!(driver.has("{whatif-nothing-changed}"));
}

#[test]
fn reset_keys_put_back_one_answer_or_all() {
    let mut driver = open_what_if((80, 30), &pods());
    let start = driver.text();
    assert!(!driver.press(&[PutBack]) && !driver.press(&[Reset]));
    driver.press(&[Less, Down, Less, Less, Up]);
    assert!(driver.press(&[PutBack]) && !driver.press(&[PutBack]));
    assert!(
        cursor_line(&mut driver).contains(&driver.fill("{budget=moderate}"))
            && driver.has("◆ {whatif-was before=<team_size=40>}")
    );
    // A movement ends the message that the changes can be brought back.
    assert!(driver.press(&[Reset]) && driver.press(&[Down, Up]));
    assert_eq!((tried_answers(&driver), driver.text()), (pods(), start));
}

#[test]
fn questions_appear_and_disappear_with_a_change() {
    let mut driver = open_small_what_if(&json!({"distance": 9, "weather": "dry"}));
    assert!(!driver.has("{/questions/station/short}  "));
    assert!(driver.press(&[More]));
    assert!(driver.has("◆ {whatif-now-asked}") && driver.has("~ {advice-assumed-word}"), "{}", driver.text());
    // The answer brings up a question for names, which shows and cannot be changed here.
    assert!(driver.press(&[Down, More, Down]));
    let text = driver.text();
    assert!(
        text.contains(&driver.fill("★ {/models/train/title}  ◆ {whatif-was before=</models/bicycle/title>}"))
            && cursor_line(&mut driver).contains(&driver.fill("{/questions/stops/short}")),
        "{text}"
    );
    assert!(
        cursor_line(&mut driver).contains(&driver.fill("{review-nothing}  ◆ {whatif-now-asked}"))
            || text.contains(&driver.fill("◆ {whatif-now-asked}")),
        "{text}"
    );
    assert!(!driver.press(&[More]) && !driver.press(&[Less]) && !driver.press(&[Choose]));
    assert_eq!(tried_answers(&driver), json!({"distance": 10, "station": "yes", "weather": "dry"}));
    // Below the threshold the questions are no longer asked, and their answers stay.
    let mut driver =
        open_small_what_if(&json!({"distance": 10, "station": "yes", "stops": ["A\u{1b}", "B"]}));
    assert!(driver.text().contains("A␛, B") && driver.press(&[Less]));
    let text = driver.text();
    assert_eq!(text.matches("◆ no longer asked").count(), 2, "{text}");
    assert!(
        driver.press(&[Down])
            && !driver.press(&[More])
            && cursor_line(&mut driver).contains(&driver.fill("{/questions/station/short}"))
    );
}

#[test]
fn weight_of_an_answer_shows_beside_it() {
    let mut driver = open_what_if((80, 70), &pods());
    let text = driver.text();
    let (words, fill) = (&driver.context.translator, |template: &str| driver.fill(template));
    let weight = |name: &str| {
        let line = text.lines().find(|line| line.contains(name)).expect("the text shows");
        WEIGHTS.into_iter().find(|key| line.contains(&words.get(key)))
    };
    let weight = |question: &str| weight(&(fill(&format!("{{/questions/{question}/short}}")) + "  "));
    assert_eq!(weight("team_size"), Some("robustness-decisive"));
    assert_eq!(weight("budget"), Some("robustness-supporting"));
    assert_eq!(weight("growth"), Some("robustness-none"));
    let firmness = tried_advice(&driver).robustness.as_ref().expect("there are few answers");
    let counted = (firmness.stable_changes.to_string(), firmness.total_changes.to_string());
    assert!(
        driver.shows("robustness-share") && text.contains(&format!("{} of {}", counted.0, counted.1)),
        "{text}"
    );
    assert!(
        driver.shows("robustness-share-meaning") && driver.shows("robustness-decisive-meaning"),
        "{text}"
    );
    assert!(driver.has("● {robustness-decisive}") && driver.has("~ {advice-assumed-word}"), "{text}");
}

#[test]
fn cursor_reaches_every_answer_and_route() {
    for size in [(40, 12), (80, 24), (120, 40), (160, 50)] {
        let mut driver = open_what_if(size, &pods());
        let mut seen = Vec::new();
        loop {
            cursor_line(&mut driver);
            let entry = driver
                .state
                .whatif
                .selected_entry(driver.state.advice(), &driver.context)
                .expect("the cursor is on an entry");
            if !seen.contains(&entry) {
                seen.push(entry);
            }
            // Below the last entry Down scrolls to the end.
            if !driver.press(&[Down]) {
                break;
            }
        }
        let entries = seen.len();
        let advice = driver.state.advice();
        let asked =
            (0..driver.context.rulebook.questions.len()).filter(|&q| advice.situation.is_asked(q)).count();
        let routes = routes(&driver).len();
        assert_eq!(entries, asked + routes);
        assert!(
            driver.press(&[Top])
                && cursor_line(&mut driver).contains(&driver.fill("{/questions/budget/short}"))
        );
    }
}

/// What was tried stays.
#[test]
fn tabs_lead_away_and_back() {
    let mut driver = open_what_if((80, 24), &pods());
    driver.press(&[Less]);
    let tried = driver.text();
    assert!(driver.press(&[Digit(1), Digit(2), TRY]));
    assert_eq!(driver.text(), tried);
    for action in [Back, Quit, Action::Review, Action::Replay] {
        let response = driver.update(action);
        assert!(matches!(response, Response::Navigate(_)), "{action:?} is for the app");
    }
}

#[test]
fn click_moves_changes_and_applies() {
    let mut driver = open_what_if((120, 40), &pods());
    assert!(
        driver.click_text("{/questions/team_size/short}")
            && cursor_line(&mut driver).contains(&driver.fill("‹ {team_size=40} ›"))
    );
    assert!(driver.click("›") && tried_answers(&driver)["team_size"] == 41);
    assert!(driver.click("‹") && driver.click("‹") && tried_answers(&driver)["team_size"] == 39);
    let mut driver = open_what_if((120, 40), &json!({"team_size": 8, "culture": "competitive"}));
    let advised = driver.state.advice().model;
    let (model, _, text) = routes(&driver).swap_remove(0);
    let start: String = text.chars().take(12).collect();
    assert!(driver.click(&start) && tried_advice(&driver).model == advised);
    assert!(driver.click(&start) && tried_advice(&driver).model == model);
    driver.resize(80, 24);
    assert!(driver.mouse(MouseEventKind::ScrollDown, 5, 15));
}

fn type_text(driver: &mut AdviceDriver, text: &str) {
    for character in text.chars() {
        let key = KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE);
        assert!(matches!(driver.type_key(key), Response::Redraw));
    }
}

#[test]
fn keep_hands_name_and_answers_to_the_app() {
    let mut driver = open_what_if((80, 24), &two());
    assert_eq!(driver.state.key_context(), keys::KeyContext::WhatIf);
    driver.press(&[Less, Keep]);
    assert_eq!(driver.state.key_context(), keys::KeyContext::Line);
    assert!(driver.has("▸ {whatif-name name=Acme BV}___"), "{}", driver.text());
    type_text(&mut driver, "!4");
    let reply = driver.update(Choose);
    let mut expected = two();
    expected["budget"] = json!("tight");
    // Only answers and changes are saved, not assumptions.
    let expected = answers(&driver.context.rulebook, &expected);
    let Response::Navigate(go) = reply else { panic!("it is to be kept") };
    assert_eq!(go, Navigate::SaveScenario("Acme BV (what if)!4".into(), expected));
    driver.receive(Reply::NotSaved(Message::new("system-disk-full")));
    assert!(driver.shows("whatif-not-saved") && driver.text().contains("(what if)!4"));
    driver.receive(Reply::ScenarioSaved("Acme\u{1b}".to_owned()));
    assert!(driver.has("✓ {whatif-saved name=Acme}␛"), "{}", driver.text());
    assert_eq!(driver.state.key_context(), keys::KeyContext::WhatIf);
    assert!(driver.press(&[More]) && !driver.shows("whatif-saved"));
}

#[test]
fn name_field_is_cancelled_and_limits_its_length() {
    let mut driver = open_what_if((80, 24), &pods());
    driver.press(&[Keep]);
    assert!(!driver.press(&[Less]), "while a name is typed nothing changes");
    assert!(driver.press(&[Back]) && driver.state.key_context() == keys::KeyContext::WhatIf);
    driver.press(&[Keep]);
    assert!(matches!(driver.paste(&"x".repeat(80)), Response::Redraw));
    assert!(matches!(driver.update(Choose), Response::Redraw));
    assert!(driver.shows("problem-name-too-long"), "{}", driver.text());
    // The suggested name is never too long.
    let advice = driver.state.advice().clone();
    driver.state = crate::tui::advice::AdviceState::new(advice, &"名".repeat(80));
    driver.press(&[TRY, Keep]);
    assert!(
        matches!(driver.update(Choose), Response::Navigate(Navigate::SaveScenario(name, _)) if name.ends_with("(what if)"))
    );
}

#[test]
fn weights_are_absent_where_there_are_too_many_answers() {
    let given = json!({"distance": 9, "bags": 0});
    let mut driver = AdviceDriver::of(
        crate::advice::rulebook_with_too_many_answers(),
        Language::English,
        false,
        (100, 40),
        &given,
    );
    driver.press(&[TRY]);
    assert!(cursor_line(&mut driver).contains("‹ 9 ") && driver.press(&[More]), "{}", driver.text());
    assert!(
        cursor_line(&mut driver).contains("‹ 10 ") && driver.press(&[Less, Down, Down]),
        "{}",
        driver.text()
    );
    // Below the last answer the tab scrolls.
    assert!(driver.press(&[Bottom, Bottom]), "{}", driver.text());
    let text = driver.text();
    assert!(
        text.contains(&driver.fill("{counterfactual-title}"))
            && !text.contains(&driver.fill("{robustness-title}")),
        "{text}"
    );
    for word in WEIGHTS.map(|key| driver.context.translator.get(key)) {
        assert!(!text.contains(&*word), "{word}: {text}");
    }
}

#[test]
fn what_if_tab_draws_at_extreme_sizes() {
    let mut many = pods();
    let names: Vec<_> = (0..50).map(|n| format!("{n:02}{}", "区".repeat(78))).collect();
    many["region_names"] = json!(names);
    for given in [many, json!({"team_size": 100_000, "product_count": 100_000}), json!({"team_size": 1})] {
        for language in Language::ALL {
            let mut driver = AdviceDriver::shipped(language, (160, 50), &given);
            driver.press(&[TRY]);
            for width in [1, 2, 3, 5, 8, 20, 39, 40, 61, 62, 80, 109, 110, 160] {
                for height in [1, 2, 5, 12, 16, 50] {
                    driver.resize(width, height);
                    for action in [Down, More, PageDown, MuchLess, Bottom, Choose, Top, Keep] {
                        driver.update(action);
                    }
                    driver.resize(width, height);
                    driver.press(&[Back]);
                }
            }
            driver.press(&[Reset]);
            driver.resize(40, 12);
            assert!(driver.lines()[1..11].iter().filter(|line| !line.is_empty()).count() > 7);
        }
    }
}

#[test]
fn what_if_tab_is_ascii_at_full_height() {
    for size in [(120, 100), (80, 60), (40, 100)] {
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let mut driver = AdviceDriver::of(rulebook, Language::English, true, size, &line());
        driver.press(&[TRY, Less, Down, MuchLess, Bottom, Choose, Keep]);
        assert!(driver.text().is_ascii(), "{}", driver.text());
    }
}

#[test]
fn what_if_works_with_another_rulebook() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    for part in ["segmentation", "derived"] {
        file.as_object_mut().expect("it is an object").remove(part);
    }
    file["evidence"] = json!([]);
    file["invariants"] = json!([]);
    file["tree"]["branches"][0]["then"]["branches"][1]["then"] = json!({"model": "car"});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let mut driver = AdviceDriver::of(rulebook, Language::English, false, (80, 40), &json!({"distance": 3}));
    driver.press(&[TRY]);
    assert!(!driver.shows("whatif-now") && driver.press(&[Down, More]));
    assert!(
        driver.has("★ {/models/car/title}  ◆ {whatif-was before=</models/bicycle/title>}"),
        "{}",
        driver.text()
    );
    // Where the rules are too intricate, the tab shows the outcome without routes.
    let mut driver = AdviceDriver::of(
        crate::advice::rulebook_too_complex_for_diagram(),
        Language::English,
        false,
        (80, 40),
        &json!({}),
    );
    assert!(driver.press(&[TRY, Bottom]) && !driver.has("{counterfactual-title}"));
}

#[test]
fn answers_are_compared_by_value() {
    // Lists of answers are equal with and without unknowns at their end.
    let rulebook = commute();
    let mut driver = open_small_what_if(&json!({"distance": 9}));
    driver.press(&[Bottom]);
    assert!(driver.press(&[Up, Up]) && driver.press(&[More, Less]));
    assert!(driver.has("{whatif-nothing-changed}"), "{}", driver.text());
    let mut expected = Answers::new();
    expected.set(0, Some(Value::Number(9)));
    assert!(tried_advice(&driver).answers.iter().eq(expected.iter()) && rulebook.questions.len() > 2);
}
