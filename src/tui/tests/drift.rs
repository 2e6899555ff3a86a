//! Sessions that today's rules give different advice for: the panel at the opening, and its choices.

use super::driver::Driver;
use super::navigation::session_file;
use super::screen_text::{Expected, message};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, commute};
use crate::tui::event_loop::Next;
use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;

/// The title of the panel.
const TITLE: &str = "drift-panel-title";

/// A later version of the small rulebook, with its last two leaves exchanged.
fn changed_rulebook() -> Rulebook {
    with_exchanged_leaves("9.9.9")
}

/// The small rulebook with its last two leaves exchanged and with another version.
fn with_exchanged_leaves(version: &str) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
    leaves[0]["then"] = json!({"model": "car"});
    leaves[1]["then"] = json!({"model": "train"});
    file["invariants"] = json!([]);
    file["version"] = json!(version);
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// The list of sessions with another rulebook, after an interview was finished with the small one.
fn reopen_with(today: Rulebook) -> Driver {
    let mut driver = Driver::with_rulebook(commute(), 100, 30);
    driver.keys("n 'Acme Enter '20 Enter 2 Enter 1 2 '4 Enter r f");
    assert!(driver.shows_text(&driver.model("train")), "{}", driver.screen());
    driver.reopen_with_rulebook(today)
}

fn open_drift_panel() -> Driver {
    let mut driver = reopen_with(changed_rulebook());
    driver.keys("Down Enter");
    assert!(driver.shows(TITLE), "{}", driver.screen());
    driver
}

/// Ends a program, as closing its window does.
fn drop_app(mut driver: Driver) {
    driver.keys("q");
    drop(driver);
}

fn saved_file(driver: &Driver) -> Json {
    serde_json::from_str(&session_file(driver)).expect("it is JSON")
}

fn case_files(driver: &Driver) -> Vec<PathBuf> {
    let folder = driver.sessions_dir().parent().expect("the sessions have a parent folder").join("cases");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("the entry can be read").path()).collect()
}

/// Returns what the change of the rules comes to in these tests.
fn consequence(driver: &Driver) -> Expected {
    let other = message!("drift-other-model", today = driver.model("car"), then = driver.model("train"));
    other.into()
}

#[test]
fn drift_panel_says_what_changed_and_what_it_means() {
    let driver = open_drift_panel();
    assert!(driver.shows(consequence(&driver)), "{}", driver.screen());
    assert!(driver.shows(message!("drift-places", count = 1_u32)), "{}", driver.screen());
    let place =
        message!("drift-branch-same", to_then = driver.model("train"), to_today = driver.model("car"));
    assert!(driver.shows_text(&format!("• {}: ", driver.short("hurry"))), "{}", driver.screen());
    assert!(driver.shows(place), "{}", driver.screen());
    let answer = format!("• {}: {}", driver.short("hurry"), driver.option("hurry", "some"));
    assert!(driver.shows_text(&answer), "{}", driver.screen());
}

/// The rulebook of then was kept when the interview was finished, so its whole advice stands next to today's: in two
/// columns where there is room, otherwise in tabs. Without it, only what the file has is shown, with the reason.
#[test]
fn saved_advice_is_read_whole_next_to_todays() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut driver = open_drift_panel();
        driver.resize(columns, rows);
        driver.keys("3");
        let both = columns >= 100;
        assert!(driver.shows("drift-both-then"), "{}", driver.screen());
        assert!(driver.shows_text(&driver.model("train")), "{}", driver.screen());
        assert!(!driver.shows("drift-saved-path"), "{}", driver.screen());
        assert_eq!(driver.shows_text(&driver.model("car")), both, "{}", driver.screen());
        driver.keys("Tab");
        assert!(driver.shows_text(&driver.model("car")), "{}", driver.screen());
        driver.keys("Esc");
        assert!(driver.shows("drift-choose-keep"), "{}", driver.screen());
    }
    let mut driver = open_drift_panel();
    let kept = driver.sessions_dir().parent().expect("the sessions have a parent folder").join("rulebooks");
    assert_eq!(fs::read_dir(&kept).expect("the folder exists").count(), 1);
    fs::remove_dir_all(&kept).expect("the folder can be removed");
    driver.keys("Esc Esc Enter 3");
    assert!(driver.shows("drift-saved-path"), "{}", driver.screen());
}

#[test]
fn drift_panel_names_another_rulebook_of_the_same_version() {
    let mut driver = reopen_with(with_exchanged_leaves(&commute().version));
    driver.keys("Down Enter");
    assert!(driver.shows(message!("drift-places-other", count = 1_u32)), "{}", driver.screen());
    assert!(driver.shows(consequence(&driver)), "{}", driver.screen());
    assert!(!driver.shows(TITLE) && !driver.shows("drift-panel-lead"), "{}", driver.screen());
}

#[test]
fn advice_screen_names_another_rulebook_that_gives_the_same() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    file["title"]["en"] = json!("A copy");
    let mut driver =
        reopen_with(Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid"));
    driver.keys("Down Enter");
    assert!(driver.shows("drift-mark-same"), "{}", driver.screen());
}

#[test]
fn drift_panel_stays_away_where_the_advice_is_the_same() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    file["version"] = json!("9.9.9");
    let mut driver =
        reopen_with(Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid"));
    driver.keys("Down Enter");
    assert!(
        driver.shows_text(&driver.model("train")) && !driver.shows(TITLE) && !driver.shows("drift-mark"),
        "{}",
        driver.screen()
    );
}

/// Every way out without a choice leaves the file unchanged; the advice stays marked, and the panel shows again at the next opening.
#[test]
fn drift_panel_keeps_the_saved_advice_unless_told_otherwise() {
    for keys in ["1", "Enter", "Esc", "q", "Ctrl-c", "? Esc Esc", "PgDn Up Esc", "Down Up Enter"] {
        let mut driver = open_drift_panel();
        let before = session_file(&driver);
        let flow = driver.keys(keys);
        assert_eq!(session_file(&driver), before, "{keys}");
        if keys == "q" || keys == "Ctrl-c" {
            assert_eq!(flow, Next::Quit);
            continue;
        }
        assert!(!driver.shows(TITLE), "{keys}");
        assert!(
            driver.shows("drift-mark")
                && driver.shows_text(&driver.model("train"))
                && driver.shows_text(&driver.model("car")),
            "{keys}:\n{}",
            driver.screen()
        );
        // The mark stays on other tabs and after the review.
        driver.keys("Tab r Esc");
        assert!(
            driver.shows("drift-mark") && driver.shows_text(&driver.model("train")) && !driver.shows(TITLE),
            "{}",
            driver.screen()
        );
        assert_eq!(session_file(&driver), before, "{keys}");
        // The panel shows again at the next opening.
        driver.keys("Esc Enter");
        assert!(driver.shows(TITLE), "{}", driver.screen());
    }
}

/// Only advice and rulebook change in the file, with one more event.
#[test]
fn drift_panel_takes_todays_advice_on_its_key() {
    let mut driver = open_drift_panel();
    let before = saved_file(&driver);
    driver.keys("Down Enter");
    assert!(driver.shows("drift-today-adopted") && !driver.shows(TITLE), "{}", driver.screen());
    let after = saved_file(&driver);
    assert_eq!((&before["advice"]["model"], &after["advice"]["model"]), (&json!("train"), &json!("car")));
    assert_ne!(before["rulebook"]["digest"], after["rulebook"]["digest"]);
    assert_eq!(before["answers"], after["answers"]);
    let events = |file: &Json| file["events"].as_array().expect("the events are a list").len();
    assert_eq!(events(&after), events(&before) + 1);
    assert_eq!(after["advice"]["path"][2], json!({"question": "hurry", "answer": "some"}));
    driver.keys("Down");
    assert!(!driver.shows("drift-mark") && !driver.shows("drift-today-adopted"), "{}", driver.screen());
    driver.keys("Esc Enter");
    assert!(driver.shows_text(&driver.model("car")) && !driver.shows(TITLE), "{}", driver.screen());
}

/// The panel shows once for each opened session.
#[test]
fn replay_ends_with_the_drift_panel() {
    let mut driver = reopen_with(changed_rulebook());
    driver.keys("Down p Enter");
    assert!(driver.shows(TITLE), "{}", driver.screen());
    let before = session_file(&driver);
    driver.keys("Esc");
    assert!(
        driver.shows("drift-mark")
            && driver.shows_text(&driver.model("train"))
            && session_file(&driver) == before
    );
    // The panel does not show a second time on the way back from the replay.
    driver.keys("Esc Enter");
    assert!(
        !driver.shows(TITLE) && driver.shows("drift-mark") && driver.shows_text(&driver.model("train")),
        "{}",
        driver.screen()
    );
    driver.keys("Esc Esc p Enter 2");
    assert!(driver.shows("drift-today-adopted"), "{}", driver.screen());
    assert_eq!(saved_file(&driver)["advice"]["model"], "car");
}

#[test]
fn drift_panel_says_that_a_locked_session_was_not_written() {
    let mut driver = reopen_with(changed_rulebook());
    let mut other = driver.second_instance_with_rulebook(changed_rulebook());
    other.keys("Down Enter");
    driver.keys("Down Enter 2");
    assert!(driver.shows("drift-not-saved") && driver.shows(TITLE), "{}", driver.screen());
    assert_eq!(saved_file(&driver)["advice"]["model"], "train");
}

/// A session that another program has open becomes writable by itself once that program has let go of it.
#[test]
fn read_only_session_becomes_writable_by_itself() {
    let mut driver = Driver::with_rulebook(commute(), 100, 30);
    driver.keys("n 'Acme Enter '20 Enter");
    let mut second = driver.second_instance_with_rulebook(commute());
    second.keys("Down Enter");
    assert!(second.shows("interview-read-only"), "{}", second.screen());
    // As long as the other program has it, nothing changes.
    assert!(second.advance_to_deadline());
    assert!(!second.shows("session-writable-again"), "{}", second.screen());
    drop_app(driver);
    assert!(second.advance_to_deadline());
    assert!(second.shows("session-writable-again"), "{}", second.screen());
    second.keys("2");
    assert_eq!(saved_file(&second)["answers"]["station"], "yes", "{}", second.screen());
    assert!(!second.advance_to_deadline(), "there is nothing left to wait for");
}

/// What the other program has changed meanwhile is shown.
#[test]
fn read_only_session_is_opened_again_if_it_was_changed() {
    let mut driver = Driver::with_rulebook(commute(), 100, 30);
    driver.keys("n 'Acme Enter '20 Enter");
    let mut second = driver.second_instance_with_rulebook(commute());
    second.keys("Down Enter");
    driver.keys("2");
    drop_app(driver);
    assert!(second.advance_to_deadline());
    assert!(second.shows("session-reloaded"), "{}", second.screen());
    let events = saved_file(&second)["events"].as_array().map(Vec::len);
    second.keys("'Centre Enter Enter");
    assert!(saved_file(&second)["events"].as_array().map(Vec::len) > events, "{}", second.screen());
}

/// The advice of such a session lets a decision be recorded as soon as the other program has let go of it.
#[test]
fn read_only_advice_becomes_writable_by_itself() {
    let mut driver = reopen_with(commute());
    driver.keys("Down Enter");
    let mut second = driver.second_instance_with_rulebook(commute());
    second.keys("Down Enter w");
    assert!(second.shows("decide-read-only"), "{}", second.screen());
    second.keys("Esc");
    driver.keys("Esc");
    assert!(second.advance_to_deadline());
    second.keys("w");
    assert!(!second.shows("decide-read-only"), "{}", second.screen());
}

#[test]
fn case_file_has_the_saved_advice_and_is_never_overwritten() {
    let mut driver = open_drift_panel();
    let before = session_file(&driver);
    driver.keys("C");
    assert!(driver.shows("case-saved") && driver.shows(TITLE), "{}", driver.screen());
    driver.keys("4 Esc C");
    assert!(driver.shows("case-saved"), "{}", driver.screen());
    assert_eq!(session_file(&driver), before);
    let files = case_files(&driver);
    assert_eq!(files.len(), 1, "the same case is kept once: {files:?}");
    for path in files {
        let case: Json =
            serde_json::from_slice(&fs::read(&path).expect("the file can be read")).expect("it is JSON");
        assert_eq!(case["expected"], json!({"model": "train", "segmentation": ["trips"]}));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).expect("the file exists").permissions().mode() & 0o777, 0o600);
        }
    }
}

/// The shipped rulebook, in which each leaf advises the next model.
pub(super) fn shipped_with_other_advice() -> Rulebook {
    fn turn(node: &mut Json, models: &[String]) {
        if let Some(at) = models.iter().position(|model| node["model"] == **model) {
            node["model"] = json!(models[(at + 1) % models.len()]);
        }
        for branch in node.get_mut("branches").and_then(Json::as_array_mut).into_iter().flatten() {
            branch.as_object_mut().expect("it is an object").remove("rules_out");
            turn(&mut branch["then"], models);
        }
    }
    let mut file: Json =
        serde_json::from_slice(Rulebook::shipped().expect("the shipped rulebook is valid").bytes())
            .expect("it is JSON");
    let models = file["models"].as_array().expect("the field is a list").iter();
    let models: Vec<_> =
        models.map(|model| model["id"].as_str().expect("the id is text").to_owned()).collect();
    turn(&mut file["tree"], &models);
    file["version"] = json!("9.9.9");
    file["invariants"] = json!([]);
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}
