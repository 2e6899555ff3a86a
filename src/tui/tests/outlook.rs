//! The outlook next to the questions: possible models, shares on demand, and the key that hides it.

use super::driver::Driver;
use super::navigation::start_interview;
use super::screen_text::message;
use crate::locale::Language;

/// The title of the panel.
const TITLE: &str = "outlook-title";

#[test]
fn outlook_stars_no_model_before_an_essential_answer() {
    for (columns, rows) in [(100, 30), (40, 12)] {
        let mut driver = Driver::new(columns, rows);
        driver.keys("n 'Acme Enter");
        assert!(!driver.shows_text("★"), "{}", driver.screen());
        // An unknown answer is no answer.
        driver.keys("0 Ctrl-o");
        assert!(!driver.shows_text("★"), "{}", driver.screen());
        driver.keys("Esc Esc 2");
        assert!(driver.shows_text("★"), "{}", driver.screen());
    }
}

#[test]
fn outlook_names_the_answer_that_rules_a_model_out() {
    let mut driver = start_interview();
    driver.keys("2 '2 Enter");
    assert!(
        driver.shows("outlook-out") && driver.shows_text(&format!("{}: 2", driver.short("team_size"))),
        "{}",
        driver.screen()
    );
    assert!(
        driver.shows(message!("outlook-settled-model", model = driver.model("island")))
            && driver.shows(message!("outlook-settled-division", dimensions = message!("outlook-undivided"))),
        "{}",
        driver.screen()
    );
}

#[test]
fn outlook_settles_model_and_division_separately() {
    let mut driver = start_interview();
    // A tight budget and five sellers settle the model, and allow one division at most.
    driver.keys("1 '5 Enter");
    assert!(
        driver.shows(message!("outlook-settled-model", model = driver.model("island")))
            && !driver.shows("outlook-settled-division"),
        "{}",
        driver.screen()
    );
    assert!(driver.shows("outlook-divides"), "{}", driver.screen());
    assert!(driver.shows("outlook-divided"), "{}", driver.screen());
}

/// They come with what they count, and stay at the next question.
#[test]
fn outlook_shows_shares_on_its_key() {
    let mut driver = start_interview();
    let share = |driver: &Driver| driver.screen().lines().any(|line| line.contains(" % │"));
    assert!(!share(&driver) && !driver.shows("outlook-share"), "{}", driver.screen());
    driver.keys("%");
    assert!(share(&driver) && driver.shows("outlook-share"), "{}", driver.screen());
    // The shares stay at the next question, until the key is pressed again.
    driver.keys("2");
    assert!(share(&driver), "{}", driver.screen());
    driver.keys("%");
    assert!(!share(&driver), "{}", driver.screen());
}

#[test]
fn hidden_outlook_stays_hidden_until_the_program_ends() {
    let mut driver = start_interview();
    assert!(driver.shows(TITLE));
    driver.keys("z");
    assert!(
        !driver.shows(TITLE) && driver.shows(message!("outlook-hidden", key = "z")),
        "{}",
        driver.screen()
    );
    driver.keys("2");
    assert!(!driver.shows(TITLE), "{}", driver.screen());
    // The key for shares does nothing while the outlook is hidden.
    driver.keys("%");
    assert!(driver.shows("outlook-hidden"), "{}", driver.screen());
    driver.keys("Ctrl-r");
    assert!(!driver.shows(TITLE), "{}", driver.screen());
    driver.keys("b n 'Other Enter");
    assert!(driver.shows_position(1) && !driver.shows(TITLE), "{}", driver.screen());
    driver.keys("z");
    assert!(driver.shows(TITLE), "{}", driver.screen());
    driver.keys("z 2");
    let mut driver = driver.reopen(Language::English);
    driver.keys("n 'Third Enter");
    assert!(driver.shows(TITLE), "{}", driver.screen());
}

#[test]
fn hidden_outlook_has_no_line_on_a_narrow_screen() {
    let mut driver = Driver::new(40, 12);
    driver.keys("n 'Acme Enter 2");
    assert!(driver.shows_text("★"), "{}", driver.screen());
    driver.keys("z");
    assert!(!driver.shows_text("★"), "{}", driver.screen());
}

#[test]
fn outlook_keys_are_text_in_a_text_field() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(driver.shows_hint("Enter", "action-choose-next"), "{}", driver.screen());
    driver.keys("'p%");
    assert!(driver.shows_text("p%") && driver.shows(TITLE), "{}", driver.screen());
    driver.keys("F6");
    assert!(driver.shows_text("p%") && !driver.shows(TITLE), "{}", driver.screen());
    driver.keys("F6 Ctrl-s");
    assert!(driver.shows_text("p%") && driver.shows("outlook-share"), "{}", driver.screen());
}

#[test]
fn outlook_keys_work_in_an_empty_number_field() {
    let mut driver = start_interview();
    driver.keys("1 z");
    assert!(!driver.shows(TITLE) && driver.shows_text(&driver.question("team_size")), "{}", driver.screen());
    driver.keys("z '4z");
    assert!(driver.shows(TITLE), "{}", driver.screen());
}
