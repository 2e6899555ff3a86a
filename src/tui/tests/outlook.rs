//! The outlook next to the questions: what is possible, shares on demand, and out of sight where somebody wants that.

use super::drive::Driver;
use super::moves::begun;
use crate::locale::Language;
use crate::tui::event_loop::Next;

const TITLE: &str = "Where this is heading";

#[test]
fn no_model_is_starred_before_an_essential_question_is_answered() {
    for (columns, rows) in [(100, 30), (40, 12)] {
        let mut driver = Driver::new(columns, rows);
        driver.keys("n 'Acme Enter");
        assert!(!driver.shows("★"), "{}", driver.shown());
        // Leaving it unknown is no answer.
        driver.keys("0 Ctrl-o");
        assert!(!driver.shows("★"), "{}", driver.shown());
        driver.keys("Esc Esc 2");
        assert!(driver.shows("★"), "{}", driver.shown());
    }
}

#[test]
fn what_rules_a_model_out_is_named_with_the_answer() {
    let mut driver = begun();
    driver.keys("2 '2 Enter");
    assert!(driver.shows("ruled out") && driver.shows("Team size: 2"), "{}", driver.shown());
    assert!(driver.shows("The model: Island") && driver.shows("The division: none"), "{}", driver.shown());
}

#[test]
fn model_and_division_are_settled_each_by_its_name() {
    let mut driver = begun();
    // Tight, five sellers: an island, and one division at most.
    driver.keys("1 '5 Enter");
    assert!(driver.shows("The model: Island") && !driver.shows("The division:"), "{}", driver.shown());
    assert!(driver.shows("Still decides the division"), "{}", driver.shown());
    assert!(driver.shows("Division so far"), "{}", driver.shown());
}

#[test]
fn it_looks_as_it_should() {
    for (name, language, size, keys) in [
        ("outlook_en_80x24", Language::English, (80, 24), "n 'Acme Enter 1 '12 Enter"),
        ("outlook_shares_nl_80x24", Language::Dutch, (80, 24), "n 'Acme Enter 1 '12 Enter %"),
        ("outlook_en_40x12", Language::English, (40, 12), "n 'Acme Enter 2 '12 Enter"),
    ] {
        let mut driver = Driver::speaking(language, size.0, size.1);
        driver.keys(keys);
        insta::assert_snapshot!(name, driver.shown());
    }
}

#[test]
fn shares_show_on_demand_with_what_they_count() {
    let mut driver = begun();
    let share = |driver: &Driver| driver.shown().lines().any(|line| line.contains(" % │"));
    assert!(!share(&driver) && !driver.shows("counted once"), "{}", driver.shown());
    driver.keys("%");
    assert!(share(&driver) && driver.shows("counted once"), "{}", driver.shown());
    // It stays so at the next question, and goes again.
    driver.keys("2");
    assert!(share(&driver), "{}", driver.shown());
    driver.keys("%");
    assert!(!share(&driver), "{}", driver.shown());
}

#[test]
fn hidden_panel_stays_hidden_until_the_program_ends() {
    let mut driver = begun();
    assert!(driver.shows(TITLE));
    driver.keys("p");
    assert!(!driver.shows(TITLE) && driver.shows("p shows it again"), "{}", driver.shown());
    driver.keys("2");
    assert!(!driver.shows(TITLE), "{}", driver.shown());
    // Nothing of it changes out of sight.
    assert_eq!(driver.keys("%"), Next::Idle);
    driver.keys("Ctrl-r");
    assert!(!driver.shows(TITLE), "{}", driver.shown());
    driver.keys("h n 'Other Enter");
    assert!(driver.shows("question 1") && !driver.shows(TITLE), "{}", driver.shown());
    driver.keys("p");
    assert!(driver.shows(TITLE), "{}", driver.shown());
    driver.keys("p 2");
    let mut driver = driver.again(Language::English);
    driver.keys("n 'Third Enter");
    assert!(driver.shows(TITLE), "{}", driver.shown());
}

#[test]
fn hidden_outlook_shows_in_no_line_of_a_narrow_screen_either() {
    let mut driver = Driver::new(40, 12);
    driver.keys("n 'Acme Enter 2");
    assert!(driver.shows("★"), "{}", driver.shown());
    driver.keys("p");
    assert!(!driver.shows("★"), "{}", driver.shown());
}

#[test]
fn keys_of_the_panel_are_text_where_text_is_typed() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(driver.shows("Enter next"), "{}", driver.shown());
    driver.keys("'p%");
    assert!(driver.shows("p%") && driver.shows(TITLE), "{}", driver.shown());
    driver.keys("Ctrl-p");
    assert!(driver.shows("p%") && !driver.shows(TITLE), "{}", driver.shown());
    driver.keys("Ctrl-p Ctrl-s");
    assert!(driver.shows("p%") && driver.shows("counted once"), "{}", driver.shown());
}

#[test]
fn in_a_number_field_the_keys_of_the_panel_work_until_something_is_typed() {
    let mut driver = begun();
    driver.keys("1 p");
    assert!(!driver.shows(TITLE) && driver.shows("How many sellers"), "{}", driver.shown());
    driver.keys("p '4p");
    assert!(driver.shows(TITLE), "{}", driver.shown());
}
