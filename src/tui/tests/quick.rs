//! Essentials first: eight questions, the advice, and a round through what is still open.

use super::drive::Driver;
use super::looks::looks;
use super::moves::only_file;
use crate::locale::Language;
use crate::rulebook::tests::commute;
use crate::tui::input::{Input, Signal};
use crate::tui::event_loop::Next;
use serde_json::Value as Json;
use std::fs;

/// A quick interview at its first question.
fn begun() -> Driver {
    let mut driver = Driver::new(100, 30);
    driver.keys("e 'Acme Enter");
    assert!(driver.shows("question 1 of 8"), "{}", driver.shown());
    driver
}

const ANSWERS: &str = "2 '24 Enter 2 4 2 1 '1 Enter 2";

/// A quick interview at its advice, with much still open.
fn advised() -> Driver {
    let mut driver = begun();
    driver.keys(ANSWERS);
    assert!(driver.shows("recommended"), "{}", driver.shown());
    driver
}

fn saved(driver: &Driver) -> Json {
    serde_json::from_str(&only_file(driver)).expect("JSON")
}

fn kinds(driver: &Driver) -> Vec<String> {
    let saved = saved(driver);
    let events = saved["events"].as_array().expect("events");
    events.iter().map(|event| event["type"].as_str().expect("a type").to_owned()).collect()
}

#[test]
fn eight_questions_lead_straight_to_the_advice() {
    let mut driver = begun();
    let mut shown = Vec::new();
    for (number, key) in (1..).zip(["2", "'24 Enter", "2", "4", "2", "1", "'1 Enter", "2"]) {
        shown.push(driver.shows(&format!("question {number} of 8")));
        assert!(!driver.shows("○ Support"), "no section is named that is not gone through");
        driver.keys(key);
    }
    assert_eq!(shown, [true; 8]);
    assert!(driver.shows("recommended") && driver.shows("Still open: answers"), "{}", driver.shown());
    assert_eq!(kinds(&driver).last().map(String::as_str), Some("completed"));
    assert_eq!(saved(&driver)["events"][0]["quick"], true);
    // The review is a key away, and shows everything.
    driver.keys("r");
    assert!(driver.shows("8 of 16 answered") && driver.shows("Named accounts"), "{}", driver.shown());
}

#[test]
fn a_quick_interview_taken_up_again_goes_on_as_one() {
    let mut driver = begun();
    driver.keys("2 '24 Enter q");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter");
    assert!(driver.shows("question 3 of 8"), "{}", driver.shown());
    driver.keys("2 4 2 1 '1 Enter 2");
    assert!(driver.shows("recommended"), "{}", driver.shown());
}

#[test]
fn back_and_forth_go_through_the_essentials_and_unknowns_count_as_settled() {
    let mut driver = begun();
    driver.keys("2 '24 Enter Left Esc");
    assert!(driver.shows("question 1 of 8") && driver.shows("✓ Moderate"), "{}", driver.shown());
    driver.keys("Right");
    assert!(driver.shows("question 2 of 8"), "{}", driver.shown());
    driver.keys("Enter 0 0 0 0 Ctrl-o 0");
    assert!(driver.shows("recommended"), "{}", driver.shown());
}

#[test]
fn the_most_telling_open_question_comes_first_and_the_rest_in_the_order_that_is_telling_then() {
    let mut driver = advised();
    let listed = driver.shown();
    let at = |text: &str| listed.find(text).unwrap_or_else(|| panic!("{text} in\n{listed}"));
    assert!(at("Industries") < at("Lead flow"));
    driver.keys("o");
    assert!(driver.shows("How many industries") && driver.shows("to the advice"), "{}", driver.shown());
    driver.keys("3");
    // That settled the division; what is left decides the model.
    assert!(driver.shows("How many leads") && !driver.shows("recommended"), "{}", driver.shown());
    assert!(!driver.shows("leaves the model"), "{}", driver.shown());
    driver.keys("2");
    // What is left changes neither, and says so.
    assert!(driver.shows("This answer leaves the model and the division as they are"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("recommended") && !driver.shows("Still open"), "{}", driver.shown());
    assert!(driver.shows("o answer more"), "{}", driver.shown());
    let kinds = kinds(&driver);
    assert_eq!(kinds[kinds.len() - 4..], ["completed", "answered", "answered", "completed"]);
    assert_eq!(saved(&driver)["answers"]["industries"], "several_different");
    assert_eq!(saved(&driver)["advice"]["model"], "pod");
}

#[test]
fn a_round_goes_on_to_what_leaves_model_and_division_as_they_are_until_all_is_answered() {
    let mut driver = advised();
    driver.keys("o");
    let mut asked = 0;
    while !driver.shows("recommended") && asked < 30 {
        let list = driver.shows("names");
        driver.keys(if list { "'Here Enter Enter" } else { "1" });
        asked += 1;
    }
    assert_eq!(saved(&driver)["answers"].as_object().map(serde_json::Map::len), Some(8 + asked));
    for said in ["answer more", "leave the model", "are assumed"] {
        assert!(!driver.shows(said), "{said}\n{}", driver.shown());
    }
    assert_eq!(driver.keys("o"), Next::Idle);
}

#[test]
fn what_is_assumed_and_what_is_answered_add_up() {
    let mut driver = advised();
    assert!(driver.shows("Assumed: 8 of 16 answers"), "{}", driver.shown());
    driver.keys("o 0 0");
    assert!(driver.shows("8 of 16 answered"), "not knowing answers nothing\n{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Assumed: 8 of 16 answers"), "{}", driver.shown());
    // Seven answered from here on: less than half is assumed, and it is said all the same.
    driver.keys("o 2 2 2 2 Esc");
    assert!(driver.shows("~ Assumed: ") && !driver.shows("Still open"), "{}", driver.shown());
}

#[test]
fn leaving_a_round_leads_to_the_advice_on_what_was_answered() {
    let mut driver = advised();
    driver.keys("o Esc");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    assert_eq!(kinds(&driver).iter().filter(|kind| *kind == "completed").count(), 1, "nothing changed");
    driver.keys("o 2 Esc");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    assert_eq!(kinds(&driver).iter().filter(|kind| *kind == "completed").count(), 2);
    assert!(driver.app.interview_status().is_some_and(|left| left.is_finished));
}

#[test]
fn what_is_not_known_is_passed_over_for_this_round_only() {
    let mut driver = advised();
    driver.keys("o");
    for _ in 0..12 {
        if driver.shows("recommended") {
            break;
        }
        driver.keys(if driver.shows("names") { "Ctrl-o" } else { "0" });
    }
    assert!(driver.shows("recommended") && driver.shows("Still open"), "{}", driver.shown());
    driver.keys("o");
    assert!(driver.shows("How many industries"), "{}", driver.shown());
    // Right passes without a word in the file.
    let before = only_file(&driver);
    driver.keys("Right");
    assert!(!driver.shows("How many industries"), "{}", driver.shown());
    assert_eq!(only_file(&driver), before);
}

#[test]
fn any_finished_interview_can_go_on_with_what_is_open() {
    let mut driver = Driver::new(100, 30);
    driver.keys("n Enter 2 Ctrl-r f");
    assert!(driver.shows("o answer more"), "{}", driver.shown());
    driver.keys("o 1 2 2");
    // A number typed and not entered does not count when one goes to the advice; entered it does.
    assert!(driver.shows("How many sellers"), "{}", driver.shown());
    driver.keys("'40 Esc");
    assert!(driver.shows("recommended") && driver.shows("11 of 15"), "{}", driver.shown());
    assert_eq!(saved(&driver)["answers"]["team_size"], Json::Null);
    driver.keys("o Enter Esc");
    assert!(driver.shows("recommended") && driver.shows("10 of 15"), "{}", driver.shown());
    assert_eq!(saved(&driver)["answers"]["team_size"], 40);
}

#[test]
fn round_that_is_left_by_quitting_leaves_the_interview_finished() {
    for leave in ["q", "Ctrl-c", "h"] {
        let mut driver = advised();
        driver.keys(&format!("o 2 {leave}"));
        assert_eq!(kinds(&driver).last().map(String::as_str), Some("completed"), "{leave}");
        assert_eq!(saved(&driver)["answers"]["industries"], "several_alike", "{leave}");
    }
    let mut driver = advised();
    driver.keys("o 2");
    driver.send(Input::Stop(Signal::HangUp));
    assert!(driver.app.interview_status().is_some_and(|left| left.is_finished));
}

#[test]
fn where_nothing_can_be_written_no_answers_are_asked_for() {
    let first = advised();
    let mut second = first.beside();
    second.keys("Down Enter");
    assert!(second.shows("recommended") && !second.shows("answer more"), "{}", second.shown());
    assert!(!second.shows("o answer open questions"), "{}", second.shown());
    assert_eq!(second.keys("o"), Next::Idle);
    second.keys("p Space End Enter");
    assert!(!second.shows("answer more"), "{}", second.shown());
}

#[test]
fn the_last_answer_that_cannot_be_saved_stays_until_it_is() {
    let mut driver = begun();
    driver.keys("2 '24 Enter 2 4 2 1 '1 Enter");
    let away = driver.sessions().with_extension("away");
    fs::rename(driver.sessions(), &away).expect("moved");
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("2");
    assert!(driver.shows("not saved yet") && driver.shows("question 8 of 8"), "{}", driver.shown());
    fs::remove_file(driver.sessions()).expect("removed");
    fs::rename(&away, driver.sessions()).expect("moved back");
    driver.keys("Down");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    assert_eq!(kinds(&driver).last().map(String::as_str), Some("completed"));
}

#[test]
fn another_rulebook_has_essentials_of_its_own() {
    let mut driver = Driver::on(commute(), 100, 30);
    driver.keys("e Enter");
    assert!(driver.shows("question 1 of 2"), "{}", driver.shown());
    driver.keys("'20 Enter 1");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    let mut rulebook = commute();
    rulebook.questions.iter_mut().for_each(|question| question.essential = false);
    let mut driver = Driver::on(rulebook, 100, 30);
    assert!(!driver.shows("essentials") && driver.keys("e") == Next::Idle, "{}", driver.shown());
}

#[test]
fn screens_of_it() {
    looks("quick_naming", Language::English, "e 'Acme");
    for language in [Language::English, Language::Dutch] {
        looks("quick_question", language, "e 'Acme Enter 2 '24 Enter");
        looks("quick_advice", language, &format!("e 'Acme Enter {ANSWERS}"));
        looks("quick_round", language, &format!("e 'Acme Enter {ANSWERS} o"));
        looks("quick_round_rest", language, &format!("e 'Acme Enter {ANSWERS} o 2 3"));
    }
}
