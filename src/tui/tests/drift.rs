//! A session whose rules have changed since: what is said when it is opened, and what becomes of it.

use super::drive::Driver;
use super::moves::only_file;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, commute};
use crate::tui::event_loop::Next;
use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;

const TITLE: &str = "Today's rules give different advice";

/// The small rulebook after a year: the last two leaves have changed places.
fn next_year() -> Rulebook {
    exchanged("9.9.9")
}

/// The small rulebook with its last two leaves exchanged, and this version.
fn exchanged(version: &str) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
    leaves[0]["then"] = json!({"model": "car"});
    leaves[1]["then"] = json!({"model": "train"});
    file["invariants"] = json!([]);
    file["version"] = json!(version);
    Rulebook::load(file.to_string().into_bytes()).expect("right")
}

/// Home, a year after an interview was finished with the small rulebook, in front of another one.
fn a_year_after(today: Rulebook) -> Driver {
    let mut driver = Driver::on(commute(), 100, 30);
    driver.keys("n 'Acme Enter '20 Enter 2 Enter 1 2 '4 Enter r f");
    assert!(driver.shows("Train"), "{}", driver.shown());
    driver.again_on(today)
}

fn opened() -> Driver {
    let mut driver = a_year_after(next_year());
    driver.keys("Down Enter");
    assert!(driver.shows(TITLE), "{}", driver.shown());
    driver
}

fn saved(driver: &Driver) -> Json {
    serde_json::from_str(&only_file(driver)).expect("JSON")
}

fn cases(driver: &Driver) -> Vec<PathBuf> {
    let folder = driver.sessions().parent().expect("a folder").join("cases");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

#[test]
fn an_old_session_says_what_was_advised_and_what_is_and_where_they_part() {
    let driver = opened();
    for part in ["Then: Train", "Today: Car", "After step 3 (Hurry: A little)", "• Hurry: A little"] {
        assert!(driver.shows(part), "{part}:\n{}", driver.shown());
    }
}

#[test]
fn drift_panel_names_another_rulebook_of_the_same_version() {
    let mut driver = a_year_after(exchanged(&commute().version));
    driver.keys("Down Enter");
    assert!(driver.shows("By the rulebook that you asked for: Car"), "{}", driver.shown());
    assert!(!driver.shows(TITLE) && !driver.shows("rules have"), "{}", driver.shown());
}

#[test]
fn advice_screen_names_another_rulebook_that_gives_the_same() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["title"]["en"] = json!("A copy");
    let mut driver = a_year_after(Rulebook::load(file.to_string().into_bytes()).expect("right"));
    driver.keys("Down Enter");
    assert!(driver.shows("Made with another rulebook with the same id"), "{}", driver.shown());
}

#[test]
fn the_same_advice_by_other_rules_says_nothing() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["version"] = json!("9.9.9");
    let mut driver = a_year_after(Rulebook::load(file.to_string().into_bytes()).expect("right"));
    driver.keys("Down Enter");
    assert!(driver.shows("Train") && !driver.shows(TITLE) && !driver.shows("Saved:"), "{}", driver.shown());
}

#[test]
fn whatever_leads_out_without_a_choice_keeps_what_was_saved() {
    for keys in ["k", "Enter", "Esc", "q", "Ctrl-c", "? Esc Esc", "PgDn Up Esc"] {
        let mut driver = opened();
        let before = only_file(&driver);
        let flow = driver.keys(keys);
        assert_eq!(only_file(&driver), before, "{keys}");
        if keys == "q" || keys == "Ctrl-c" {
            assert_eq!(flow, Next::Quit);
            continue;
        }
        assert!(!driver.shows(TITLE), "{keys}");
        assert!(driver.shows("Saved: Train") && driver.shows("Car"), "{keys}:\n{}", driver.shown());
        // It stays marked as such, whatever is looked at.
        driver.keys("Tab r Esc");
        assert!(driver.shows("Saved: Train") && !driver.shows(TITLE), "{}", driver.shown());
        assert_eq!(only_file(&driver), before, "{keys}");
        // Opened another time it is told again.
        driver.keys("Esc Enter");
        assert!(driver.shows(TITLE), "{}", driver.shown());
    }
}

#[test]
fn todays_advice_is_taken_only_when_asked_for_and_then_stands() {
    let mut driver = opened();
    let before = saved(&driver);
    driver.keys("t");
    assert!(driver.shows("Today's advice is taken") && !driver.shows(TITLE), "{}", driver.shown());
    let after = saved(&driver);
    assert_eq!((&before["advice"]["model"], &after["advice"]["model"]), (&json!("train"), &json!("car")));
    assert_ne!(before["rulebook"]["digest"], after["rulebook"]["digest"]);
    assert_eq!(before["answers"], after["answers"]);
    let events = |file: &Json| file["events"].as_array().expect("events").len();
    assert_eq!(events(&after), events(&before) + 1);
    assert_eq!(after["advice"]["path"][2], json!({"question": "hurry", "answer": "some"}));
    driver.keys("Down");
    assert!(!driver.shows("Saved:") && !driver.shows("is taken"), "{}", driver.shown());
    driver.keys("Esc Enter");
    assert!(driver.shows("Car") && !driver.shows(TITLE), "{}", driver.shown());
}

#[test]
fn the_end_of_a_replay_says_the_same() {
    let mut driver = a_year_after(next_year());
    driver.keys("Down p Enter");
    assert!(driver.shows(TITLE), "{}", driver.shown());
    let before = only_file(&driver);
    driver.keys("Esc");
    assert!(driver.shows("Saved: Train") && only_file(&driver) == before);
    // To the player and back it is not said a second time.
    driver.keys("Esc Enter");
    assert!(!driver.shows(TITLE) && driver.shows("Saved: Train"), "{}", driver.shown());
    driver.keys("Esc Esc p Enter t");
    assert!(driver.shows("Today's advice is taken"), "{}", driver.shown());
    assert_eq!(saved(&driver)["advice"]["model"], "car");
}

#[test]
fn what_another_program_holds_is_not_written_and_that_is_said() {
    let mut driver = a_year_after(next_year());
    let mut other = driver.beside_on(next_year());
    other.keys("Down Enter");
    driver.keys("Down Enter t");
    assert!(driver.shows("Not taken:") && driver.shows(TITLE), "{}", driver.shown());
    assert_eq!(saved(&driver)["advice"]["model"], "train");
}

#[test]
fn a_case_holds_the_advice_of_then_and_is_never_overwritten() {
    let mut driver = opened();
    let before = only_file(&driver);
    driver.keys("w");
    assert!(driver.shows("Saved as a case:") && driver.shows(TITLE), "{}", driver.shown());
    driver.keys("w Esc w");
    assert!(driver.shows("Saved as a case:"), "{}", driver.shown());
    assert_eq!(only_file(&driver), before);
    let files = cases(&driver);
    assert_eq!(files.len(), 1, "the same case is kept once: {files:?}");
    for path in files {
        let case: Json = serde_json::from_slice(&fs::read(&path).expect("read")).expect("JSON");
        assert_eq!(case["expected"], json!({"model": "train", "segmentation": ["trips"]}));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}

/// The shipped rulebook with its leaves turned round.
fn turned() -> Rulebook {
    fn turn(node: &mut Json, models: &[String]) {
        if let Some(at) = models.iter().position(|model| node["model"] == **model) {
            node["model"] = json!(models[(at + 1) % models.len()]);
        }
        for branch in node.get_mut("branches").and_then(Json::as_array_mut).into_iter().flatten() {
            branch.as_object_mut().expect("an object").remove("rules_out");
            turn(&mut branch["then"], models);
        }
    }
    let mut file: Json =
        serde_json::from_slice(Rulebook::shipped().expect("sound").bytes()).expect("valid JSON");
    let models = file["models"].as_array().expect("a list").iter();
    let models: Vec<_> = models.map(|model| model["id"].as_str().expect("an id").to_owned()).collect();
    turn(&mut file["tree"], &models);
    file["version"] = json!("9.9.9");
    file["invariants"] = json!([]);
    Rulebook::load(file.to_string().into_bytes()).expect("right")
}

#[test]
fn it_looks_like_this() {
    for language in Language::ALL {
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let mut driver = Driver::speaking(language, columns, rows);
            driver.keys("e 'Acme&BV Enter 2 '24 Enter 2 4 2 1 '1 Enter 2");
            let mut driver = driver.again_on_in(turned(), language);
            driver.keys("Down Enter");
            let name = |what: &str| format!("drift_{what}_{}_{columns}x{rows}", language.tag());
            insta::assert_snapshot!(name("panel"), driver.shown());
            driver.keys("k");
            insta::assert_snapshot!(name("kept"), driver.shown());
        }
    }
}
