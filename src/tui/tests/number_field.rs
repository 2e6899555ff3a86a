//! The number field: it reads typed and pasted numbers or refuses them with a reason, and letters stay keys.

use super::driver::Driver;
use super::navigation::{session_file, start_interview};
use super::screen_text::message;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use crate::tui::input::Input;
use serde_json::{Value, json};

fn team_size(driver: &Driver) -> Value {
    let file: Value = serde_json::from_str(&session_file(driver)).expect("it is JSON");
    file["answers"]["team_size"].clone()
}

/// An interview at the question of the team's size.
fn at_team_size(language: Language) -> Driver {
    let mut driver = Driver::in_language(language, 100, 30);
    driver.keys("n 'Acme Enter 1");
    driver
}

#[test]
fn number_field_takes_groups_in_the_style_of_either_language() {
    for language in Language::ALL {
        for typed in ["'1000", "'1.000", "'1,000", "'1 Space '000", "''1 Backspace '1'000", "'01000"] {
            let mut driver = at_team_size(language);
            driver.keys(&format!("{typed} Enter"));
            if typed.starts_with("''") {
                // A quotation mark in front is refused and stays to be removed.
                driver.keys("Home Delete Enter");
            }
            assert_eq!(team_size(&driver), json!(1000), "{typed}\n{}", driver.screen());
        }
    }
}

#[test]
fn number_field_refuses_with_the_reason_and_keeps_what_was_typed() {
    for (typed, reason) in [
        ("1.5", "number-decimals"),
        ("1.00", "number-decimals"),
        ("10,00", "number-decimals"),
        ("1,2,345", "number-groups"),
    ] {
        let mut driver = at_team_size(Language::English);
        driver.keys(&format!("'{typed} Enter"));
        assert!(driver.shows(reason) && driver.shows_text(&format!("▸ {typed}_")), "{}", driver.screen());
        assert_eq!(team_size(&driver), Value::Null, "{typed}");
        driver.keys("Backspace");
        assert!(!driver.shows(reason), "{}", driver.screen());
    }
}

#[test]
fn number_field_keeps_pasted_text_and_refuses_it_at_enter() {
    for (pasted, number) in [
        ("12 people", Value::Null),
        ("1e3", Value::Null),
        // Two cells of a spreadsheet are not one number.
        ("12\t345", Value::Null),
        ("12\n345", Value::Null),
        ("2\u{200b}4", Value::Null),
        ("null", Value::Null),
        (" 24\u{200b}\n", json!(24)),
        ("1\u{202f}000", json!(1000)),
    ] {
        let mut driver = at_team_size(Language::English);
        driver.send(Input::Paste(pasted.into()));
        driver.keys("Enter");
        assert_eq!(
            driver.shows_text(&driver.question("team_size")),
            number.is_null(),
            "{pasted:?}\n{}",
            driver.screen()
        );
        assert_eq!(team_size(&driver), number, "{pasted:?}");
    }
}

#[test]
fn number_field_takes_letters_as_keys() {
    let mut driver = start_interview();
    driver.keys("1 ?");
    assert!(driver.shows("help-title"), "{}", driver.screen());
    driver.keys("Esc g");
    assert!(driver.shows("guide-title"), "{}", driver.screen());
    driver.keys("Esc r");
    assert!(driver.shows("review-title"), "{}", driver.screen());
    driver.keys("Esc t 'why Enter");
    assert!(driver.shows_text(&format!("{} why", driver.message("interview-note"))), "{}", driver.screen());
    assert_eq!(driver.keys("q"), Next::Quit);
    let mut driver = start_interview();
    driver.keys("1 b");
    assert!(driver.shows("home-sessions"), "{}", driver.screen());
}

/// A character that does not belong in a number is left out with a notice, so that `1e3` does not become 13 unnoticed.
#[test]
fn number_field_asks_once_more_after_it_left_a_character_out() {
    for (typed, left_out) in
        [("'1e3", "\"e\""), ("'1abc3", "\"abc\""), ("'13x", "\"x\""), ("'13 Left Right 'x Left", "\"x\"")]
    {
        let mut driver = at_team_size(Language::English);
        driver.keys(typed);
        assert!(driver.shows_text("▸ 13_") && driver.shows_text(left_out), "{}", driver.screen());
        driver.keys("Enter");
        assert!(
            driver.shows_text(left_out) && driver.shows("interview-characters-rejected-confirm"),
            "{}",
            driver.screen()
        );
        assert_eq!(team_size(&driver), Value::Null, "{typed}");
        driver.keys("Enter");
        assert_eq!(team_size(&driver), json!(13), "{typed}");
    }
    let mut driver = at_team_size(Language::English);
    driver.keys("'1e3 Backspace Enter");
    assert_eq!(team_size(&driver), json!(1));
}

#[test]
fn number_field_shows_its_range_in_the_style_of_the_language() {
    for (language, most) in [(Language::English, "100,000"), (Language::Dutch, "100.000")] {
        let mut driver = at_team_size(language);
        assert!(driver.shows_text(most), "{}", driver.screen());
        driver.keys("'200000 Enter");
        assert!(driver.shows_text(&most.replacen('1', "2", 1)), "{}", driver.screen());
    }
}

/// A sign stays in the text, as the number would change without a minus sign. `--set` reads the same.
#[test]
fn number_field_keeps_signs_and_reads_them_as_elsewhere() {
    let mut driver = at_team_size(Language::English);
    driver.keys("'+5 Enter");
    assert_eq!(team_size(&driver), json!(5));
    for typed in ["-13", "\u{2212}13", "1-3"] {
        let mut driver = at_team_size(Language::English);
        driver.keys(&format!("'{typed} Enter Enter"));
        assert!(
            driver.shows_text(&format!("▸ {typed}_")) && driver.shows("number-unexpected"),
            "{}",
            driver.screen()
        );
        assert_eq!(team_size(&driver), Value::Null, "{typed}");
    }
}

/// Letters before the first digit cannot change the number.
#[test]
fn number_field_asks_nothing_about_letters_before_the_number() {
    for typed in ["'a24", "'about Space '24", "'a Enter '24", "'€24"] {
        let mut driver = at_team_size(Language::English);
        driver.keys(typed);
        assert!(
            driver.shows_text("▸ 24_") && !driver.shows("interview-characters-rejected"),
            "{typed}\n{}",
            driver.screen()
        );
        driver.keys("Enter");
        assert_eq!(team_size(&driver), json!(24), "{typed}");
    }
}

/// No letter of the word acts as a key.
#[test]
fn number_field_ignores_a_typed_word() {
    for (language, typed, left, named) in [
        (Language::Dutch, "'acht Space 'verkopers", "", "acht verkopers"),
        (Language::English, "'12 Space 'mensen", "12 ", "mensen"),
        (Language::English, "'12mensen", "12", "mensen"),
        (Language::Dutch, "'ongeveer Space '12", "12", ""),
        (Language::English, "'about Space '24 Space 'q", "24 ", "q"),
        (Language::English, "'12 Backspace Backspace 'abhr?q", "", "abhr?q"),
    ] {
        let mut driver = at_team_size(language);
        driver.keys(typed);
        assert!(driver.shows_text(&format!("▸ {left}_")), "{typed}\n{}", driver.screen());
        assert!(
            driver.shows_text(&format!("\"{named}\"")) != named.is_empty(),
            "{typed}\n{}",
            driver.screen()
        );
    }
}

/// The footer names the keys that work: letters only while nothing is typed.
#[test]
fn number_field_takes_letters_as_keys_again_once_it_is_empty() {
    let mut driver = at_team_size(Language::English);
    assert!(
        driver.shows_hint("t", "action-note") && driver.shows_hint("q", "action-quit-leave"),
        "{}",
        driver.screen()
    );
    driver.keys("'1");
    assert!(
        driver.shows_hint("Ctrl-T", "action-note") && !driver.shows_hint("q", "action-quit-leave"),
        "{}",
        driver.screen()
    );
    driver.keys("Backspace");
    assert!(driver.shows_hint("t", "action-note"), "{}", driver.screen());
    driver.keys("'x");
    assert!(
        driver.shows_hint("Ctrl-T", "action-note")
            && driver.shows(message!("interview-characters-rejected", found = "x")),
        "{}",
        driver.screen()
    );
    driver.keys("Backspace");
    assert!(
        driver.shows_hint("t", "action-note")
            && !driver.shows(message!("interview-characters-rejected", found = "x")),
        "{}",
        driver.screen()
    );
    driver.keys("'x Enter");
    assert!(driver.shows_hint("t", "action-note"), "{}", driver.screen());
    // A question that is opened again takes letters as keys.
    driver.keys("'24 Enter Esc t");
    assert!(driver.shows_text(&format!("{} ___", driver.message("interview-note"))), "{}", driver.screen());
}

#[test]
fn number_field_shows_where_text_is_hidden() {
    let long = "0".repeat(30) + "12";
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let mut driver = Driver::new(columns, rows);
        driver.keys("n 'Acme Enter 1 '99999999999999");
        assert!(driver.shows_text("▸ 99999999999999_"), "{}", driver.screen());
        driver.keys("Ctrl-u");
        driver.keys(&format!("'{long}"));
        assert!(driver.shows_text("▸ …0") && driver.shows_text("012_"), "{}", driver.screen());
        driver.keys("Home");
        assert!(driver.shows_text("▸ 00000") && driver.shows_text("000…"), "{}", driver.screen());
    }
}
