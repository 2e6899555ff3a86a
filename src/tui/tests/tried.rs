//! Answers that were tried out are kept as a session of their own, and nothing else is touched.

use super::drive::Driver;
use super::moves::begun;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use serde_json::{Value, json};
use std::fs;

/// The sessions on the disk by name.
fn saved(driver: &Driver) -> Vec<(String, Value)> {
    let files = fs::read_dir(driver.sessions()).expect("the folder is there");
    let paths = files.map(|entry| entry.expect("readable").path());
    let mut found: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let file: Value = serde_json::from_slice(&fs::read(path).expect("text")).expect("JSON");
            (file["name"].as_str().expect("a name").to_owned(), file)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// An advice on two answers, at the tab where others are tried out, with one changed.
fn tried() -> Driver {
    let mut driver = begun();
    driver.keys("1 '9 Enter r f 4");
    assert!(driver.shows("nothing changed yet"), "{}", driver.shown());
    driver.keys("Down ]");
    assert!(driver.shows("‹ 10 sellers ›") && driver.shows("◆ was 9 sellers"), "{}", driver.shown());
    driver
}

#[test]
fn what_was_tried_becomes_a_finished_session_and_the_first_stays_as_it_was() {
    let mut driver = tried();
    let before = saved(&driver);
    driver.keys("s");
    assert!(driver.shows("▸ Acme (what if)___"), "{}", driver.shown());
    driver.keys("Enter");
    assert!(driver.shows("✓ Kept as a new interview: Acme (what if)"), "{}", driver.shown());
    assert!(driver.shows("‹ 10 sellers ›"), "it stays where it is");
    let after = saved(&driver);
    assert_eq!(after.len(), 2);
    assert_eq!(after[0], before[0]);
    let (name, kept) = &after[1];
    assert_eq!(name, "Acme (what if)");
    // Two answers, not what was assumed.
    assert_eq!(kept["answers"], json!({"budget": "tight", "team_size": 10}));
    let types: Vec<_> =
        kept["events"].as_array().expect("a list").iter().map(|event| &event["type"]).collect();
    assert_eq!(types, ["started", "answered", "answered", "completed"]);
    assert_eq!(kept["advice"]["model"], "island");
    // It opens on its advice.
    driver.keys("Esc");
    assert!(driver.shows("Acme (what if)"), "{}", driver.shown());
    let mut driver = driver.again(Language::English);
    driver.click("Acme (what if)");
    driver.keys("Enter 4");
    assert!(driver.shows("nothing changed yet") && driver.shows("10 sellers"), "{}", driver.shown());
}

#[test]
fn while_its_name_is_typed_letters_and_digits_are_text() {
    let mut driver = tried();
    driver.keys("s Ctrl-u 'q1?x");
    assert!(driver.shows("▸ q1?x___"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(!driver.shows("q1?x") && driver.shows("◆ was 9 sellers"), "{}", driver.shown());
    assert_eq!(saved(&driver).len(), 1, "nothing is saved unasked");
    // Without a name it is called after the day, as every interview is.
    driver.keys("s Ctrl-u Enter");
    assert!(driver.shows("Interview of 2026-11-23"), "{}", driver.shown());
}

#[test]
fn it_is_kept_from_a_replay_and_from_a_session_that_can_only_be_read() {
    let mut driver = begun();
    driver.keys("1 '9 Enter r f");
    let mut second = driver.beside();
    second.keys("Down Enter 4 Down ] s Ctrl-u 'read Enter");
    assert!(second.shows("Kept as a new interview: read"), "{}", second.shown());
    drop(driver);
    let mut driver = second.again(Language::English);
    driver.click("Acme");
    driver.keys("p Enter 4 Right s Ctrl-u 'replayed Enter");
    assert!(driver.shows("Kept as a new interview: replayed"), "{}", driver.shown());
    let names: Vec<_> = saved(&driver).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Acme", "read", "replayed"]);
}

#[test]
fn what_is_kept_has_the_notes_of_the_session_at_hand() {
    let mut driver = begun();
    driver.keys("n 'thrift Enter 1 Ctrl-n 'of_mine Enter '9 Enter n 'none_yet Enter r f 4");
    assert!(driver.shows("nothing changed yet"), "{}", driver.shown());
    // One answer is changed, and its note stays with it.
    driver.keys("Right s Ctrl-u 'kept Enter Esc");
    driver.click("Acme");
    driver.keys("p Enter 4 Right s Ctrl-u 'replayed Enter");
    assert!(driver.shows("Kept as a new interview: replayed"), "{}", driver.shown());
    let sessions = saved(&driver);
    let notes = json!({"budget": "thrift", "team_size": "of_mine", "growth": "none_yet"});
    for (name, session) in &sessions {
        assert_eq!(session["notes"], notes, "{name}");
    }
    let budgets: Vec<_> = sessions.iter().map(|(name, one)| (&**name, &one["answers"]["budget"])).collect();
    assert_eq!(
        budgets,
        [("Acme", &json!("tight")), ("kept", &json!("moderate")), ("replayed", &json!("ample"))]
    );
}

#[test]
fn a_name_that_is_taken_is_not_proposed_again() {
    let mut driver = tried();
    driver.keys("s Enter s");
    assert!(driver.shows("▸ Acme (what if 2)___"), "{}", driver.shown());
    driver.keys("Enter s");
    assert!(driver.shows("▸ Acme (what if 3)___"), "{}", driver.shown());
    // What was kept is called after the first one too, in any language.
    driver.keys("Esc Esc");
    let mut driver = driver.again(Language::English);
    driver.click("Acme (what if 2)");
    driver.keys("Enter 4 Right s");
    assert!(driver.shows("▸ Acme (what if 3)___"), "{}", driver.shown());
    let mut driver = driver.again(Language::Dutch);
    driver.click("Acme (what if 2)");
    driver.keys("Enter 4 Right s");
    assert!(driver.shows("▸ Acme (wat als)___"), "{}", driver.shown());
}

#[test]
fn no_way_out_loses_what_was_tried() {
    // To the list and in again, to the review and on, to an open question and back, to a replay and its end.
    for way in ["Esc Enter", "r f", "o r f", "p Enter", "p Esc", "r h Enter", "g Esc ? Esc"] {
        let mut driver = tried();
        driver.keys(way);
        assert!(
            driver.shows("‹ 10 sellers ›") && driver.shows("◆ was 9 sellers"),
            "{way}: {}",
            driver.shown()
        );
        driver.keys("x");
        assert!(driver.shows("nothing changed yet"), "{way}: {}", driver.shown());
    }
    // From a tab that shows nothing of it.
    let mut driver = tried();
    driver.keys("1 Esc Enter");
    assert!(!driver.shows("◆ was 9 sellers"), "{}", driver.shown());
    driver.keys("4");
    assert!(driver.shows("◆ was 9 sellers"), "{}", driver.shown());
}

#[test]
fn what_was_tried_stands_on_answers_given_since() {
    let mut driver = tried();
    // The open question is answered, and the number is given another way.
    driver.keys("o");
    assert!(
        !driver.shows("◆ was 9 sellers") && driver.shows("Where are your customers?"),
        "{}",
        driver.shown()
    );
    driver.keys("2 r f");
    assert!(driver.shows("◆ was 9 sellers") && driver.shows("10 sellers"), "{}", driver.shown());
    // What is answered so itself is no longer a change.
    driver.keys("r Home Down Enter Ctrl-u '10 Enter r f");
    assert!(!driver.shows("◆ was 9 sellers"), "{}", driver.shown());
    driver.keys("4");
    assert!(driver.shows("nothing changed yet") && driver.shows("10 sellers"), "{}", driver.shown());
}

#[test]
fn what_was_tried_on_one_session_is_not_on_another() {
    let mut driver = tried();
    driver.keys("s Enter Esc");
    driver.click("Acme (what if)");
    driver.keys("Enter 4");
    assert!(driver.shows("nothing changed yet"), "{}", driver.shown());
    driver.keys("Right Esc");
    driver.click("Acme  ");
    driver.keys("Enter");
    assert!(driver.shows("◆ was 9 sellers"), "{}", driver.shown());
}

#[test]
fn leaving_is_not_said_to_save_while_something_is_tried() {
    let mut driver = tried();
    driver.resize(160, 50);
    assert!(driver.shows("q leave") && !driver.shows("q save and leave"), "{}", driver.shown());
    driver.keys("x");
    assert!(driver.shows("q save and leave"), "{}", driver.shown());
}

#[test]
fn what_cannot_be_kept_says_why_and_the_name_waits_for_another_try() {
    let mut driver = tried();
    fs::rename(driver.sessions(), driver.sessions().with_extension("aside")).expect("moved");
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("s Enter");
    assert!(driver.shows("! Not kept:") && driver.shows("▸ Acme (what if)"), "{}", driver.shown());
    fs::remove_file(driver.sessions()).expect("removed");
    fs::rename(driver.sessions().with_extension("aside"), driver.sessions()).expect("moved");
    driver.keys("Enter");
    assert!(driver.shows("✓ Kept as") && saved(&driver).len() == 2, "{}", driver.shown());
}

#[test]
fn the_help_names_the_keys_of_the_tab_at_hand() {
    let mut driver = tried();
    driver.keys("?");
    assert!(driver.shows("over the threshold") && driver.shows("reset all"), "{}", driver.shown());
    driver.keys("Esc 1 ?");
    assert!(!driver.shows("over the threshold"), "{}", driver.shown());
}

/// Presses the keys of a way, if there are any.
fn go(driver: &mut Driver, way: &str) {
    if !way.is_empty() {
        driver.keys(way);
    }
}

/// Everybody who leaves the program with something tried is asked; nobody else is.
#[test]
fn leaving_with_something_tried_asks_and_staying_loses_nothing() {
    // From the advice, its other tabs, the review, a replay, an open question and the list.
    for way in ["", "1", "r", "p", "o", "Esc"] {
        let mut driver = tried();
        go(&mut driver, way);
        for stay in ["Esc", "3", "Down Down Enter", "Up Enter"] {
            let before = driver.shown();
            assert_eq!(driver.keys("q"), Next::Redraw, "{way}");
            assert!(
                driver.shows("Keep what you tried?") && driver.shows("Acme (what if)"),
                "{}",
                driver.shown()
            );
            assert_ne!(driver.keys(stay), Next::Quit, "{way} {stay}");
            // The list and an open question have said something that is read by then.
            assert!(
                matches!(way, "Esc" | "o") || driver.shown() == before,
                "{way} {stay}: {}",
                driver.shown()
            );
        }
        assert_eq!(saved(&driver).len(), 1, "{way}");
    }
    let mut driver = begun();
    driver.keys("1 '9 Enter r f 4");
    assert_eq!(driver.keys("q"), Next::Quit, "nothing is tried");
    let mut driver = tried();
    driver.keys("x");
    assert_eq!(driver.keys("q"), Next::Quit, "nothing is tried any more");
}

#[test]
fn what_was_tried_is_kept_on_the_way_out_or_thrown_away() {
    for way in ["", "r", "Esc"] {
        let mut driver = tried();
        go(&mut driver, way);
        assert_eq!(driver.keys("q Enter"), Next::Quit, "{way}");
        let after = saved(&driver);
        let (name, kept) = after.last().expect("it is kept");
        assert_eq!((after.len(), &**name), (2, "Acme (what if)"), "{way}");
        assert_eq!(kept["answers"], json!({"budget": "tight", "team_size": 10}), "{way}");
    }
    for throw_away in ["q 2", "q Down Enter", "q Ctrl-c", "Ctrl-c Ctrl-c"] {
        let mut driver = tried();
        assert_eq!(driver.keys(throw_away), Next::Quit, "{throw_away}");
        assert_eq!(saved(&driver).len(), 1, "{throw_away}");
    }
}

#[test]
fn what_is_kept_already_is_not_asked_about_again() {
    let mut driver = tried();
    driver.keys("s Enter");
    assert_eq!(driver.keys("q"), Next::Quit);
    let mut driver = tried();
    // What is changed since is other answers.
    driver.keys("s Enter Right");
    assert_eq!(driver.keys("q"), Next::Redraw);
    assert!(driver.shows("Acme (what if 2)"), "{}", driver.shown());
    assert_eq!(driver.keys("Enter"), Next::Quit);
    let names: Vec<_> = saved(&driver).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Acme", "Acme (what if 2)", "Acme (what if)"]);
}

#[test]
fn scenarios_are_asked_about_and_kept_each_under_a_name_of_its_own() {
    let mut driver = tried();
    driver.keys("c Right c x");
    assert_eq!(driver.keys("q"), Next::Redraw);
    assert!(driver.shows("2 sets"), "{}", driver.shown());
    assert_eq!(driver.keys("Enter"), Next::Quit);
    let kept = saved(&driver);
    let size = |one: &Value| one["answers"]["team_size"].as_u64();
    let kept: Vec<_> = kept.iter().map(|(name, one)| (&**name, size(one))).collect();
    assert_eq!(kept, [("Acme", Some(9)), ("Acme (what if 2)", Some(11)), ("Acme (what if)", Some(10))]);
}

#[test]
fn list_says_that_what_was_tried_waits_and_nothing_where_it_is_kept() {
    let mut driver = tried();
    driver.keys("Esc");
    assert!(driver.shows("What you tried is still there"), "{}", driver.shown());
    let mut driver = tried();
    driver.keys("s Enter Esc");
    assert!(!driver.shows("What you tried is still there"), "{}", driver.shown());
}

#[test]
fn what_cannot_be_kept_on_the_way_out_keeps_the_program_open() {
    let mut driver = tried();
    fs::rename(driver.sessions(), driver.sessions().with_extension("aside")).expect("moved");
    fs::write(driver.sessions(), "in the way").expect("written");
    assert_eq!(driver.keys("q Enter"), Next::Redraw);
    assert!(driver.shows("! Not kept:"), "{}", driver.shown());
    fs::remove_file(driver.sessions()).expect("removed");
    fs::rename(driver.sessions().with_extension("aside"), driver.sessions()).expect("moved");
    assert_eq!(driver.keys("Enter"), Next::Quit);
    assert_eq!(saved(&driver).len(), 2);
}

#[test]
fn choice_is_clicked_and_what_cannot_be_seen_is_not_asked() {
    let mut driver = tried();
    driver.keys("q");
    assert_eq!(driver.click("Throw away"), Next::Redraw);
    assert_eq!(driver.click("Throw away"), Next::Quit);
    let mut driver = tried();
    driver.resize(40, 12);
    driver.keys("q");
    for choice in ["Keep as", "Throw away", "Stay"] {
        assert!(driver.shows(choice), "{choice}: {}", driver.shown());
    }
    driver.keys("Esc");
    driver.resize(30, 8);
    assert_eq!(driver.keys("q"), Next::Quit);
}
