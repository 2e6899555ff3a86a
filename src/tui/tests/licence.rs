//! The screens with the rulebook on licences, which has one language and no segmentation, chart, support or practices.

use super::driver::Driver;
use super::wording::fill;
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;

fn licence() -> Rulebook {
    Rulebook::all_shipped().nth(1).expect("two rulebooks are shipped").expect("the shipped rulebook is valid")
}

/// A text of the rulebook by its path.
fn licence_text(path: &str) -> String {
    fill(&licence(), &Translator::new(Language::English), &format!("{{{path}}}"))
}

/// No screen speaks of sales where the rulebook does not.
#[test]
fn screens_have_only_texts_of_their_rulebook() {
    let mut driver = Driver::with_rulebook(licence(), 80, 24);
    for keys in ["n", "Enter", "1 1 3 2", "r", "f", "Tab", "Tab", "Tab", "Tab", "g"] {
        driver.keys(keys);
        let screen = driver.screen();
        assert!(!screen.replace("salesorg", "").to_lowercase().contains("sales"), "{screen}");
    }
}

#[test]
fn home_says_once_that_the_rulebook_has_another_language() {
    let mut driver = Driver::with_rulebook_in(licence(), Language::Dutch, 80, 24);
    assert_eq!(driver.count("rulebook-language"), 1, "{}", driver.screen());
    driver.keys("n Enter");
    assert!(
        driver.shows_text(&licence_text("/questions/embeds/title")) && !driver.shows("rulebook-language"),
        "{}",
        driver.screen()
    );
    let driver = Driver::with_rulebook(licence(), 80, 24);
    assert!(!driver.shows("rulebook-language"), "{}", driver.screen());
}

/// A session names its rulebook. Home opens the session with it and then returns to its own rulebook.
#[test]
fn home_opens_a_session_with_its_own_rulebook() {
    let mut driver = Driver::with_rulebook(licence(), 80, 24);
    driver.keys("n 'Ours Enter 1 1 3 2 r f Esc");
    let mut driver = driver.reopen(Language::Dutch);
    assert!(
        driver.shows_text(&format!(
            "Ours  {}",
            licence_text("/title").split(' ').take(2).collect::<Vec<_>>().join(" ")
        )) && driver.shows_text(&driver.title()),
        "{}",
        driver.screen()
    );
    driver.keys("Down");
    assert!(driver.shows("rulebook-language"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(
        driver.shows_text(&licence_text("/models/agpl/title")) && !driver.shows("advice-tab-organisation"),
        "{}",
        driver.screen()
    );
    driver.keys("Esc");
    assert!(driver.shows_text(&driver.title()), "the home screen is its own again: {}", driver.screen());
    driver.keys("p");
    assert!(driver.shows_text(&licence_text("/questions/embeds/title")), "{}", driver.screen());
    driver.keys("Esc n Enter");
    assert!(
        driver.shows_text(&driver.question("budget")),
        "a new interview is by the rulebook of the start: {}",
        driver.screen()
    );
    driver.keys("Esc");
    driver.resize(40, 12);
    assert!(driver.shows_text("Ours"), "{}", driver.screen());
}
