//! The screens on a rulebook of another subject: without segmentation, chart, support and practices, in one language.

use super::drive::Driver;
use crate::locale::Language;
use crate::rulebook::Rulebook;

fn licence() -> Rulebook {
    Rulebook::all_shipped().nth(1).expect("a second one").expect("sound")
}

#[test]
fn screens_of_another_subject() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let mut driver = Driver::on(licence(), columns, rows);
        let mut look = |name: &str, keys: &str| {
            if !keys.is_empty() {
                driver.keys(keys);
            }
            let shown = driver.shown();
            assert!(!shown.replace("salesorg", "").to_lowercase().contains("sales"), "{shown}");
            insta::assert_snapshot!(format!("licence_{name}_{columns}x{rows}"), shown);
        };
        look("home", "");
        look("naming", "n");
        look("question", "Enter");
        look("further", "1 1 3 2");
        look("review", "r");
        look("advice", "f");
        for tab in ["compare", "why", "what_if"] {
            look(tab, "Tab");
        }
        look("past_the_last_tab", "Tab");
        look("guide", "g");
    }
}

#[test]
fn the_home_screen_says_once_that_the_rulebook_speaks_another_language() {
    let mut driver = Driver::on_in(licence(), Language::Dutch, 80, 24);
    assert_eq!(driver.shown().matches("alleen in het Engels").count(), 1, "{}", driver.shown());
    driver.keys("n Enter");
    assert!(driver.shows("What code of others") && !driver.shows("alleen in het"), "{}", driver.shown());
    let driver = Driver::on(licence(), 80, 24);
    assert!(!driver.shows("English only"), "{}", driver.shown());
}

/// A session says which rulebook it was held with: home opens it with that one, and goes back to its own.
#[test]
fn home_opens_a_session_of_another_rulebook_with_that_one() {
    let mut driver = Driver::on(licence(), 80, 24);
    driver.keys("n 'Ours Enter 1 1 3 2 r f Esc");
    let mut driver = driver.again(Language::Dutch);
    assert!(driver.shows("Ours  Which open-source") && driver.shows("verkoopteam"), "{}", driver.shown());
    driver.keys("Down");
    assert!(driver.shows("alleen in het Engels"), "{}", driver.shown());
    driver.keys("Enter");
    assert!(driver.shows("AGPL 3") && !driver.shows("Organogram"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("verkoopteam"), "the home screen is its own again: {}", driver.shown());
    driver.keys("p");
    assert!(driver.shows("What code of others"), "{}", driver.shown());
    driver.keys("Esc n Enter");
    assert!(driver.shows("budget"), "a new interview is by the rulebook of the start: {}", driver.shown());
    driver.keys("Esc");
    driver.resize(40, 12);
    assert!(driver.shows("Ours"), "{}", driver.shown());
}
