//! The quick interview: eight questions, the advice, and the follow-up through open questions.

use super::driver::Driver;
use super::navigation::session_file;
use super::screen_text::message;
use crate::locale::Language;
use crate::rulebook::tests::commute;
use crate::tui::input::{Input, Signal};
use serde_json::Value as Json;
use std::fs;

/// A quick interview at its first question.
fn start_quick_interview() -> Driver {
    let mut driver = Driver::new(100, 30);
    driver.keys("N 'Acme Enter");
    assert!(
        driver.shows(message!("interview-position", number = 1_u32, count = 8_u32)),
        "{}",
        driver.screen()
    );
    driver
}

const ANSWERS: &str = "2 '24 Enter 2 4 2 1 '1 Enter 2";

/// A quick interview at its advice, with much still open.
fn finish_quick_interview() -> Driver {
    let mut driver = start_quick_interview();
    driver.keys(ANSWERS);
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    driver
}

fn saved_file(driver: &Driver) -> Json {
    serde_json::from_str(&session_file(driver)).expect("it is JSON")
}

fn event_types(driver: &Driver) -> Vec<String> {
    let saved = saved_file(driver);
    let events = saved["events"].as_array().expect("the events are a list");
    events.iter().map(|event| event["type"].as_str().expect("the type is text").to_owned()).collect()
}

/// Then comes the advice. No section is named that is not asked about.
#[test]
fn quick_interview_asks_eight_questions() {
    let mut driver = start_quick_interview();
    let mut shown = Vec::new();
    for (number, key) in (1..).zip(["2", "'24 Enter", "2", "4", "2", "1", "'1 Enter", "2"]) {
        shown.push(driver.shows_text(&format!("question {number} of 8")));
        assert!(!driver.shows_text("○ Support"), "no section is named that is not gone through");
        driver.keys(key);
    }
    assert_eq!(shown, [true; 8]);
    assert!(driver.shows("advice-recommended") && driver.shows("advice-still-open"), "{}", driver.screen());
    assert_eq!(event_types(&driver).last().map(String::as_str), Some("completed"));
    assert_eq!(saved_file(&driver)["events"][0]["quick"], true);
    // The review shows all questions.
    driver.keys("r");
    assert!(
        driver.shows(message!("interview-answered", number = 8_u32, count = 16_u32))
            && driver.shows_text(&driver.short("named_accounts")),
        "{}",
        driver.screen()
    );
}

#[test]
fn quick_interview_resumes_as_one() {
    let mut driver = start_quick_interview();
    driver.keys("2 '24 Enter q");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter");
    assert!(
        driver.shows(message!("interview-position", number = 3_u32, count = 8_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("2 4 2 1 '1 Enter 2");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
}

/// An answer left unknown counts as given.
#[test]
fn quick_interview_goes_back_and_forth() {
    let mut driver = start_quick_interview();
    driver.keys("2 '24 Enter Left Esc");
    assert!(
        driver.shows(message!("interview-position", number = 1_u32, count = 8_u32))
            && driver.shows_text(&format!("✓ {}", driver.option("budget", "moderate"))),
        "{}",
        driver.screen()
    );
    driver.keys("Right");
    assert!(
        driver.shows(message!("interview-position", number = 2_u32, count = 8_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("Enter 0 0 0 0 Ctrl-o 0");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
}

/// The order is worked out again after each answer.
#[test]
fn follow_up_asks_the_most_informative_question_first() {
    let mut driver = finish_quick_interview();
    let listed = driver.screen();
    let at = |text: &str| listed.find(text).unwrap_or_else(|| panic!("{text} in\n{listed}"));
    assert!(at(&driver.question("industries")) < at(&driver.question("lead_flow")));
    driver.keys("o");
    assert!(
        driver.shows_text(&driver.question("industries")) && driver.shows("action-back-advice"),
        "{}",
        driver.screen()
    );
    driver.keys("3");
    // The answer settles the division. The next question decides the model.
    assert!(
        driver.shows_text(&driver.question("lead_flow")) && !driver.shows("advice-recommended"),
        "{}",
        driver.screen()
    );
    assert!(!driver.shows("follow-up-rest"), "{}", driver.screen());
    driver.keys("2");
    // The questions that are left change neither, and the screen says so.
    assert!(driver.shows("follow-up-rest"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("advice-recommended") && !driver.shows("advice-still-open"), "{}", driver.screen());
    assert!(driver.shows_hint("o", "action-answer-more"), "{}", driver.screen());
    let kinds = event_types(&driver);
    assert_eq!(kinds[kinds.len() - 4..], ["completed", "answered", "answered", "completed"]);
    assert_eq!(saved_file(&driver)["answers"]["industries"], "several_different");
    assert_eq!(saved_file(&driver)["advice"]["model"], "pod");
}

/// Also with questions that leave model and division as they are.
#[test]
fn follow_up_goes_on_until_all_is_answered() {
    let mut driver = finish_quick_interview();
    driver.keys("o");
    let mut asked = 0;
    while !driver.shows("advice-recommended") && asked < 30 {
        let list = driver.shows("interview-names");
        driver.keys(if list { "'Here Enter Enter" } else { "1" });
        asked += 1;
    }
    assert_eq!(saved_file(&driver)["answers"].as_object().map(serde_json::Map::len), Some(8 + asked));
    for key in ["action-answer-more", "advice-open-rest-all", "advice-some-assumed", "verdict-assumed"] {
        assert!(!driver.shows(key), "{key}\n{}", driver.screen());
    }
    driver.keys("o");
    assert!(driver.shows("idle-answer"), "{}", driver.screen());
}

#[test]
fn assumed_and_given_answers_add_up() {
    let mut driver = finish_quick_interview();
    assert!(driver.shows(message!("verdict-assumed", count = 8_u32, asked = 16_u32)), "{}", driver.screen());
    driver.keys("o 0 0");
    assert!(
        driver.shows(message!("interview-answered", number = 8_u32, count = 16_u32)),
        "not knowing answers nothing\n{}",
        driver.screen()
    );
    driver.keys("Esc");
    assert!(driver.shows(message!("verdict-assumed", count = 8_u32, asked = 16_u32)), "{}", driver.screen());
    // With four more answers less than half is assumed, and that still shows.
    driver.keys("o 2 2 2 2 Esc");
    assert!(driver.shows("verdict-assumed") && !driver.shows("advice-still-open"), "{}", driver.screen());
}

/// The session is completed again only where an answer changed.
#[test]
fn follow_up_leads_back_to_the_advice() {
    let mut driver = finish_quick_interview();
    driver.keys("o Esc");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    assert_eq!(event_types(&driver).iter().filter(|kind| *kind == "completed").count(), 1, "nothing changed");
    driver.keys("o 2 Esc");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    assert_eq!(event_types(&driver).iter().filter(|kind| *kind == "completed").count(), 2);
    assert!(driver.app.interview_status().is_some_and(|left| left.is_finished));
}

#[test]
fn follow_up_skips_unknown_answers_until_the_next_one() {
    let mut driver = finish_quick_interview();
    driver.keys("o");
    for _ in 0..12 {
        if driver.shows("advice-recommended") {
            break;
        }
        driver.keys(if driver.shows("interview-names") { "Ctrl-o" } else { "0" });
    }
    assert!(driver.shows("advice-recommended") && driver.shows("advice-still-open"), "{}", driver.screen());
    driver.keys("o");
    assert!(driver.shows_text(&driver.question("industries")), "{}", driver.screen());
    // Right skips a question and writes nothing.
    let before = session_file(&driver);
    driver.keys("Right");
    assert!(!driver.shows_text(&driver.question("industries")), "{}", driver.screen());
    assert_eq!(session_file(&driver), before);
}

/// A number that is typed and not entered does not count.
#[test]
fn follow_up_is_offered_after_every_finished_interview() {
    let mut driver = Driver::new(100, 30);
    driver.keys("n Enter 2 Ctrl-r f");
    assert!(driver.shows_hint("o", "action-answer-more"), "{}", driver.screen());
    driver.keys("o 1 2 2");
    // A typed number counts only once it is entered.
    assert!(driver.shows_text(&driver.question("team_size")), "{}", driver.screen());
    driver.keys("'40 Esc");
    assert!(
        driver.shows("advice-recommended")
            && driver.shows(message!("verdict-assumed", count = 11_u32, asked = 15_u32)),
        "{}",
        driver.screen()
    );
    assert_eq!(saved_file(&driver)["answers"]["team_size"], Json::Null);
    driver.keys("o Enter Esc");
    assert!(
        driver.shows("advice-recommended")
            && driver.shows(message!("verdict-assumed", count = 10_u32, asked = 15_u32)),
        "{}",
        driver.screen()
    );
    assert_eq!(saved_file(&driver)["answers"]["team_size"], 40);
}

#[test]
fn follow_up_left_by_quitting_leaves_the_session_finished() {
    for leave in ["q", "Ctrl-c", "b"] {
        let mut driver = finish_quick_interview();
        driver.keys(&format!("o 2 {leave}"));
        assert_eq!(event_types(&driver).last().map(String::as_str), Some("completed"), "{leave}");
        assert_eq!(saved_file(&driver)["answers"]["industries"], "several_alike", "{leave}");
    }
    let mut driver = finish_quick_interview();
    driver.keys("o 2");
    driver.send(Input::Stop(Signal::HangUp));
    assert!(driver.app.interview_status().is_some_and(|left| left.is_finished));
}

#[test]
fn follow_up_is_not_offered_read_only() {
    let first = finish_quick_interview();
    let mut second = first.second_instance();
    second.keys("Down Enter");
    assert!(second.shows("advice-recommended") && !second.shows("action-answer-more"), "{}", second.screen());
    assert!(!second.shows_hint("o", "action-answer"), "{}", second.screen());
    second.keys("o");
    assert!(second.shows("idle-answer"), "{}", second.screen());
    second.keys("p Space End Enter");
    assert!(!second.shows("action-answer-more"), "{}", second.screen());
}

#[test]
fn quick_interview_waits_for_its_last_answer_to_be_saved() {
    let mut driver = start_quick_interview();
    driver.keys("2 '24 Enter 2 4 2 1 '1 Enter");
    let away = driver.sessions_dir().with_extension("away");
    fs::rename(driver.sessions_dir(), &away).expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("2");
    assert!(
        driver.shows("interview-unsaved")
            && driver.shows(message!("interview-position", number = 8_u32, count = 8_u32)),
        "{}",
        driver.screen()
    );
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    fs::rename(&away, driver.sessions_dir()).expect("the folder of the test can be changed");
    driver.keys("Down");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    assert_eq!(event_types(&driver).last().map(String::as_str), Some("completed"));
}

/// A rulebook without essentials offers none.
#[test]
fn quick_interview_takes_the_essentials_of_its_rulebook() {
    let mut driver = Driver::with_rulebook(commute(), 100, 30);
    driver.keys("N Enter");
    assert!(
        driver.shows(message!("interview-position", number = 1_u32, count = 2_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("'20 Enter 1");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    let mut rulebook = commute();
    rulebook.questions.iter_mut().for_each(|question| question.essential = false);
    let mut driver = Driver::with_rulebook(rulebook, 100, 30);
    assert!(!driver.shows("action-quick"), "{}", driver.screen());
    driver.keys("N");
    assert!(driver.shows("idle-key"), "{}", driver.screen());
}
