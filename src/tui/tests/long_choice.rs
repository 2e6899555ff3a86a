//! Questions and lists with more than nine options, which are chosen by numbers of two digits.

use super::driver::Driver;
use super::navigation::session_file;
use super::screen_text::message;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::COMMUTE;
use crate::tui::input::Input;
use crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};
use serde_json::{Value as Json, json};

/// The small rulebook with a question of this many options first, and a choice after it.
pub(super) fn rulebook(options: usize) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    let text = |text: &str| json!({"en": text});
    let option = |number| json!({"id": format!("place_{number}"), "label": text(&format!("Place {number}"))});
    let options: Vec<_> = (1..=options).map(option).collect();
    let questions = file["questions"].as_array_mut().expect("the field is a list");
    let weather = questions.remove(3);
    questions.insert(0, weather);
    questions[0]["section"] = json!("way");
    questions.insert(
        0,
        json!({"id": "place", "section": "way", "kind": "choice", "assumed": "place_1", "options": options,
            "title": text("Where do you live?"), "short": text("Place"), "help": text("It matters.")}),
    );
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

fn at_long_choice(options: usize, columns: u16, rows: u16) -> Driver {
    let mut driver = Driver::with_rulebook(rulebook(options), columns, rows);
    driver.keys("n 'Acme Enter");
    driver
}

fn answers(driver: &Driver) -> Json {
    let file: Json = serde_json::from_str(&session_file(driver)).expect("it is JSON");
    file["answers"].clone()
}

#[test]
fn digits_collect_until_enter_where_there_are_many_options() {
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 2");
    assert!(driver.shows_text(&driver.question("place")) && driver.shows_text("▸12"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(answers(&driver), json!({"place": "place_12"}));
    assert!(driver.shows_text(&driver.question("weather")), "{}", driver.screen());
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 0 Enter 2");
    assert_eq!(answers(&driver), json!({"place": "place_10", "weather": "wet"}));
    let mut driver = at_long_choice(10, 80, 24);
    driver.keys("3 Enter");
    assert_eq!(answers(&driver), json!({"place": "place_3"}));
}

#[test]
fn digit_chooses_at_once_where_one_is_enough() {
    let mut driver = at_long_choice(9, 80, 24);
    driver.keys("9");
    assert_eq!(answers(&driver), json!({"place": "place_9"}));
    assert!(driver.shows_text(&driver.question("weather")), "{}", driver.screen());
    let mut driver = at_long_choice(9, 80, 24);
    driver.keys("0");
    assert!(driver.shows_text(&driver.question("weather")), "{}", driver.screen());
}

#[test]
fn zero_means_unknown_only_with_enter_where_there_are_many_options() {
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("0");
    assert!(driver.shows_text(&driver.question("place")) && driver.shows_text("▸ 0"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(answers(&driver), json!({}));
    assert!(driver.shows_text(&driver.question("weather")), "{}", driver.screen());
}

#[test]
fn number_without_an_option_answers_nothing() {
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 5");
    assert!(driver.shows_no_option(15), "{}", driver.screen());
    driver.keys("Enter");
    assert!(
        driver.shows_text(&driver.question("place")) && driver.shows_no_option(15),
        "{}",
        driver.screen()
    );
    driver.keys("1 3 Enter");
    assert_eq!(answers(&driver), json!({"place": "place_13"}), "another number begins");
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 5 Enter");
    assert!(driver.shows("option-missing-confirm") && driver.shows_text("▸ 5"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(answers(&driver), json!({"place": "place_5"}));
    let mut driver = at_long_choice(14, 40, 12);
    driver.keys("1 5");
    assert!(driver.shows_no_option(15), "{}", driver.screen());
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 5 Down");
    assert!(!driver.shows_no_option(15), "{}", driver.screen());
    driver.keys("4 Enter");
    assert_eq!(answers(&driver), json!({"place": "place_4"}));
}

#[test]
fn number_that_becomes_too_large_begins_again_with_its_last_digit() {
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("9 1");
    assert!(
        driver.shows(message!("option-number", number = "1_")) && driver.shows_no_option(91),
        "{}",
        driver.screen()
    );
    driver.keys("4");
    assert!(
        driver.shows(message!("option-number", number = "14_")) && !driver.shows("option-missing"),
        "{}",
        driver.screen()
    );
    driver.keys("Enter");
    assert_eq!(answers(&driver), json!({"place": "place_14"}));
}

#[test]
fn number_being_typed_is_forgotten_with_anything_else_that_is_done() {
    let wheel =
        MouseEvent { kind: MouseEventKind::ScrollDown, column: 5, row: 8, modifiers: KeyModifiers::NONE };
    let wheel = Input::Mouse(wheel);
    for (keys, input) in [
        ("? Esc", None),
        ("F1 Esc", None),
        ("Down Up", None),
        ("t 'x Enter", None),
        ("r Esc", None),
        ("x", None),
        ("z", Some(wheel)),
        ("z", Some(Input::Paste("7".into()))),
    ] {
        let mut driver = at_long_choice(14, 80, 24);
        driver.keys("4");
        assert!(driver.shows(message!("option-number", number = "4_")), "{}", driver.screen());
        if let Some(input) = input {
            driver.send(input);
        } else {
            driver.keys(keys);
        }
        assert!(!driver.shows("option-number"), "{keys}\n{}", driver.screen());
        driver.keys("1");
        assert!(
            driver.shows(message!("option-number", number = "1_")) && !driver.shows("option-missing"),
            "{keys}\n{}",
            driver.screen()
        );
        driver.keys("Enter");
        assert_eq!(answers(&driver), json!({"place": "place_1"}), "{keys}");
    }
}

#[test]
fn backspace_takes_a_digit_back() {
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 4 Backspace 1 Enter");
    assert_eq!(answers(&driver), json!({"place": "place_11"}));
    let mut driver = at_long_choice(14, 80, 24);
    driver.keys("1 5 Backspace 2 Enter");
    assert_eq!(answers(&driver), json!({"place": "place_12"}));
}

/// In the dialog that records a decision a second digit is not taken as the text of a reason.
#[test]
fn digits_collect_in_the_list_of_models() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    let models = file["models"].as_array_mut().expect("the field is a list");
    for number in 4..=12 {
        let mut model = models[0].clone();
        model["id"] = json!(format!("way_{number}"));
        model["title"] = json!({"en": format!("Way {number}")});
        models.push(model);
    }
    let mut driver = Driver::with_rulebook(
        Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid"),
        80,
        24,
    );
    driver.keys("n 'Acme Enter '5 Enter r f w 1 2");
    assert!(driver.shows_text("▸12 ") && !driver.shows("decide-field-by"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_text("Way 12") && driver.shows("decide-field-by"), "{}", driver.screen());
    driver.keys("Esc 1 9 Enter");
    assert!(driver.shows_no_option(19) && !driver.shows("decide-field-by"), "{}", driver.screen());
    driver.keys("Esc w 4");
    assert!(
        driver.shows(message!("option-number", number = "4_")) && driver.shows_text("▸ 4 "),
        "{}",
        driver.screen()
    );
    driver.keys("F1 Esc 1");
    assert!(
        driver.shows(message!("option-number", number = "1_")) && !driver.shows("option-missing"),
        "{}",
        driver.screen()
    );
    driver.keys("9 1 2 Enter");
    assert!(driver.shows_text("Way 12") && driver.shows("decide-field-by"), "{}", driver.screen());
}
