//! What-if answers: they are saved as a session of their own, and asked about before leaving.

use super::driver::Driver;
use super::navigation::start_interview;
use super::screen_text::message;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use serde_json::{Value, json};
use std::fs;

/// The saved sessions, sorted by name.
fn sessions_by_name(driver: &Driver) -> Vec<(String, Value)> {
    let files = fs::read_dir(driver.sessions_dir()).expect("the file can be read");
    let paths = files.map(|entry| entry.expect("the entry can be read").path());
    let mut found: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let file: Value =
                serde_json::from_slice(&fs::read(path).expect("the file can be read")).expect("it is JSON");
            (file["name"].as_str().expect("the name is text").to_owned(), file)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The what-if tab on two answers, one of which is changed.
fn change_one_answer() -> Driver {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f 4");
    assert!(driver.shows("whatif-nothing-changed"), "{}", driver.screen());
    driver.keys("Down ]");
    assert!(
        driver.shows_text(&format!("‹ {} ›", driver.number("team_size", 10)))
            && driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
        "{}",
        driver.screen()
    );
    driver
}

/// The first session stays as it was, and only answers are saved, not assumptions.
#[test]
fn what_if_is_saved_as_a_finished_session_of_its_own() {
    let mut driver = change_one_answer();
    let before = sessions_by_name(&driver);
    driver.keys("n");
    assert!(driver.shows(message!("whatif-name", name = "Acme")), "{}", driver.screen());
    driver.keys("Enter");
    assert!(
        driver.shows(message!("whatif-saved", name = message!("whatif-name", name = "Acme"))),
        "{}",
        driver.screen()
    );
    assert!(driver.shows_text(&format!("‹ {} ›", driver.number("team_size", 10))), "it stays where it is");
    let after = sessions_by_name(&driver);
    assert_eq!(after.len(), 2);
    assert_eq!(after[0], before[0]);
    let (name, saved) = &after[1];
    assert_eq!(name, "Acme (what if)");
    // Assumed answers are not saved.
    assert_eq!(saved["answers"], json!({"budget": "tight", "team_size": 10}));
    let types: Vec<_> =
        saved["events"].as_array().expect("the field is a list").iter().map(|event| &event["type"]).collect();
    assert_eq!(types, ["started", "answered", "answered", "completed"]);
    assert_eq!(saved["advice"]["model"], "island");
    // The new session opens on its advice.
    driver.keys("Esc");
    assert!(driver.shows(message!("whatif-name", name = "Acme")), "{}", driver.screen());
    let mut driver = driver.reopen(Language::English);
    driver.click("Acme (what if)");
    driver.keys("Enter 4");
    assert!(
        driver.shows("whatif-nothing-changed") && driver.shows_text(&driver.number("team_size", 10)),
        "{}",
        driver.screen()
    );
}

/// Without a name the session is called after the day.
#[test]
fn name_field_takes_letters_and_digits_as_text() {
    let mut driver = change_one_answer();
    driver.keys("n Ctrl-u 'q1?x");
    assert!(driver.shows_text("▸ q1?x___"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(
        !driver.shows_text("q1?x")
            && driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
        "{}",
        driver.screen()
    );
    assert_eq!(sessions_by_name(&driver).len(), 1, "nothing is saved unasked");
    // Without a name it is called after the day, like every interview.
    driver.keys("n Ctrl-u Enter");
    assert!(driver.shows(message!("cli-unnamed", date = "2026-11-23")), "{}", driver.screen());
}

#[test]
fn what_if_is_saved_from_a_replay_and_from_a_read_only_session() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f");
    let mut second = driver.second_instance();
    second.keys("Down Enter 4 Down ] n Ctrl-u 'read Enter");
    assert!(second.shows(message!("whatif-saved", name = "read")), "{}", second.screen());
    drop(driver);
    let mut driver = second.reopen(Language::English);
    driver.click("Acme");
    driver.keys("p Enter 4 Right n Ctrl-u 'replayed Enter");
    assert!(driver.shows(message!("whatif-saved", name = "replayed")), "{}", driver.screen());
    let names: Vec<_> = sessions_by_name(&driver).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Acme", "read", "replayed"]);
}

#[test]
fn saved_what_if_has_the_notes_of_its_session() {
    let mut driver = start_interview();
    driver.keys("t 'thrift Enter 1 Ctrl-t 'of_mine Enter '9 Enter t 'none_yet Enter r f 4");
    assert!(driver.shows("whatif-nothing-changed"), "{}", driver.screen());
    // One answer is changed, and its note stays with it.
    driver.keys("Right n Ctrl-u 'kept Enter Esc");
    driver.click("Acme");
    driver.keys("p Enter 4 Right n Ctrl-u 'replayed Enter");
    assert!(driver.shows(message!("whatif-saved", name = "replayed")), "{}", driver.screen());
    let sessions = sessions_by_name(&driver);
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
fn suggested_name_is_one_that_is_free() {
    let mut driver = change_one_answer();
    driver.keys("n Enter n");
    assert!(driver.shows(message!("whatif-name-more", name = "Acme", number = 2_u32)), "{}", driver.screen());
    driver.keys("Enter n");
    assert!(driver.shows(message!("whatif-name-more", name = "Acme", number = 3_u32)), "{}", driver.screen());
    // A saved what-if suggests names after the first session too, in any language.
    driver.keys("Esc Esc");
    let mut driver = driver.reopen(Language::English);
    driver.click("Acme (what if 2)");
    driver.keys("Enter 4 Right n");
    assert!(driver.shows(message!("whatif-name-more", name = "Acme", number = 3_u32)), "{}", driver.screen());
    let mut driver = driver.reopen(Language::Dutch);
    driver.click("Acme (what if 2)");
    driver.keys("Enter 4 Right n");
    assert!(driver.shows(message!("whatif-name", name = "Acme")), "{}", driver.screen());
}

#[test]
fn what_if_survives_every_way_through_other_screens() {
    // Through the list, the review, a follow-up, a replay, and the guide and help.
    for way in ["Esc Enter", "r f", "o r f", "p Enter", "p Esc", "r b Enter", "g Esc ? Esc"] {
        let mut driver = change_one_answer();
        driver.keys(way);
        assert!(
            driver.shows_text(&format!("‹ {} ›", driver.number("team_size", 10)))
                && driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
            "{way}: {}",
            driver.screen()
        );
        driver.keys("u");
        assert!(driver.shows("whatif-nothing-changed"), "{way}: {}", driver.screen());
    }
    // Another tab shows nothing of the change.
    let mut driver = change_one_answer();
    driver.keys("1 Esc Enter");
    assert!(
        !driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
        "{}",
        driver.screen()
    );
    driver.keys("4");
    assert!(
        driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
        "{}",
        driver.screen()
    );
}

/// A change that the answers have caught up with is no change any more.
#[test]
fn what_if_is_kept_on_top_of_later_answers() {
    let mut driver = change_one_answer();
    // An open question is answered, and then the changed number in the interview.
    driver.keys("o");
    assert!(
        !driver.shows(message!("whatif-was", before = driver.number("team_size", 9)))
            && driver.shows_text(&driver.question("customer_location")),
        "{}",
        driver.screen()
    );
    driver.keys("2 r f");
    assert!(
        driver.shows(message!("whatif-was", before = driver.number("team_size", 9)))
            && driver.shows_text(&driver.number("team_size", 10)),
        "{}",
        driver.screen()
    );
    // The answer equals what was tried, so it is no change any more.
    driver.keys("r Home Down Enter Ctrl-u '10 Enter r f");
    assert!(
        !driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
        "{}",
        driver.screen()
    );
    driver.keys("4");
    assert!(
        driver.shows("whatif-nothing-changed") && driver.shows_text(&driver.number("team_size", 10)),
        "{}",
        driver.screen()
    );
}

#[test]
fn what_if_belongs_to_one_session() {
    let mut driver = change_one_answer();
    driver.keys("n Enter Esc");
    driver.click("Acme (what if)");
    driver.keys("Enter 4");
    assert!(driver.shows("whatif-nothing-changed"), "{}", driver.screen());
    driver.keys("Right Esc");
    driver.click("Acme  ");
    driver.keys("Enter");
    assert!(
        driver.shows(message!("whatif-was", before = driver.number("team_size", 9))),
        "{}",
        driver.screen()
    );
}

#[test]
fn footer_promises_no_saving_while_something_is_tried() {
    let mut driver = change_one_answer();
    driver.resize(220, 50);
    assert!(
        driver.shows_hint("q", "action-quit-leave") && !driver.shows_hint("q", "action-quit"),
        "{}",
        driver.screen()
    );
    driver.keys("u");
    assert!(driver.shows_hint("q", "action-quit"), "{}", driver.screen());
}

#[test]
fn name_field_stays_where_saving_fails() {
    let mut driver = change_one_answer();
    fs::rename(driver.sessions_dir(), driver.sessions_dir().with_extension("aside"))
        .expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("n Enter");
    assert!(
        driver.shows("whatif-not-saved") && driver.shows(message!("whatif-name", name = "Acme")),
        "{}",
        driver.screen()
    );
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    fs::rename(driver.sessions_dir().with_extension("aside"), driver.sessions_dir())
        .expect("the folder of the test can be changed");
    driver.keys("Enter");
    assert!(driver.shows("whatif-saved") && sessions_by_name(&driver).len() == 2, "{}", driver.screen());
}

#[test]
fn help_names_the_keys_of_the_open_tab() {
    let mut driver = change_one_answer();
    driver.keys("?");
    assert!(driver.shows("action-pair-jump") && driver.shows("action-reset"), "{}", driver.screen());
    driver.keys("Esc 1 ?");
    assert!(!driver.shows("action-pair-jump"), "{}", driver.screen());
}

/// Presses keys, if there are any.
fn press(driver: &mut Driver, way: &str) {
    if !way.is_empty() {
        driver.keys(way);
    }
}

/// The program asks on every way out with something unsaved, and only then.
#[test]
fn leave_dialog_asks_only_where_something_is_unsaved() {
    // From the advice, its other tabs, the review, a replay, an open question and the list.
    for way in ["", "1", "r", "p", "o", "Esc"] {
        let mut driver = change_one_answer();
        press(&mut driver, way);
        for stay in ["Esc", "3", "Down Down Enter", "Up Enter"] {
            let before = driver.screen();
            assert_eq!(driver.keys("q"), Next::Redraw, "{way}");
            assert!(
                driver.shows("leave-title") && driver.shows(message!("whatif-name", name = "Acme")),
                "{}",
                driver.screen()
            );
            assert_ne!(driver.keys(stay), Next::Quit, "{way} {stay}");
            // The list and a follow-up lose their notice at the first key.
            assert!(
                matches!(way, "Esc" | "o") || driver.screen() == before,
                "{way} {stay}: {}",
                driver.screen()
            );
        }
        assert_eq!(sessions_by_name(&driver).len(), 1, "{way}");
    }
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f 4");
    assert_eq!(driver.keys("q"), Next::Quit, "nothing is tried");
    let mut driver = change_one_answer();
    driver.keys("u");
    assert_eq!(driver.keys("q"), Next::Quit, "nothing is tried any more");
}

#[test]
fn leave_dialog_saves_or_discards() {
    for way in ["", "r", "Esc"] {
        let mut driver = change_one_answer();
        press(&mut driver, way);
        assert_eq!(driver.keys("q Enter"), Next::Quit, "{way}");
        let after = sessions_by_name(&driver);
        let (name, saved) = after.last().expect("a session is saved");
        assert_eq!((after.len(), &**name), (2, "Acme (what if)"), "{way}");
        assert_eq!(saved["answers"], json!({"budget": "tight", "team_size": 10}), "{way}");
    }
    // Quitting twice loses nothing.
    for keep in ["q q", "q Ctrl-c", "Ctrl-c Ctrl-c"] {
        let mut driver = change_one_answer();
        assert_eq!(driver.keys(keep), Next::Quit, "{keep}");
        assert_eq!(sessions_by_name(&driver).len(), 2, "{keep}");
    }
    for throw_away in ["q 2", "q Down Enter"] {
        let mut driver = change_one_answer();
        assert_eq!(driver.keys(throw_away), Next::Quit, "{throw_away}");
        assert_eq!(sessions_by_name(&driver).len(), 1, "{throw_away}");
    }
}

/// Closing an overlay returns to the one below it, which is as it was.
#[test]
fn overlays_keep_what_is_typed_below_them() {
    let mut driver = change_one_answer();
    driver.keys("1 w Enter 'because Ctrl-x");
    assert!(driver.shows("help-title"), "{}", driver.screen());
    driver.keys("Esc Ctrl-c");
    assert!(driver.shows("leave-title"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows_text("because___"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_decision() && driver.shows_text("because"), "{}", driver.screen());
}

#[test]
fn leave_dialog_does_not_ask_about_saved_answers() {
    let mut driver = change_one_answer();
    driver.keys("n Enter");
    assert_eq!(driver.keys("q"), Next::Quit);
    let mut driver = change_one_answer();
    // Answers that were changed after saving are unsaved again.
    driver.keys("n Enter Right");
    assert_eq!(driver.keys("q"), Next::Redraw);
    assert!(driver.shows(message!("whatif-name-more", name = "Acme", number = 2_u32)), "{}", driver.screen());
    assert_eq!(driver.keys("Enter"), Next::Quit);
    let names: Vec<_> = sessions_by_name(&driver).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Acme", "Acme (what if 2)", "Acme (what if)"]);
}

#[test]
fn leave_dialog_saves_each_scenario_under_its_own_name() {
    let mut driver = change_one_answer();
    driver.keys("c Right c u");
    assert_eq!(driver.keys("q"), Next::Redraw);
    assert!(driver.shows("leave-about"), "{}", driver.screen());
    assert_eq!(driver.keys("Enter"), Next::Quit);
    let saved = sessions_by_name(&driver);
    let size = |one: &Value| one["answers"]["team_size"].as_u64();
    let saved: Vec<_> = saved.iter().map(|(name, one)| (&**name, size(one))).collect();
    assert_eq!(saved, [("Acme", Some(9)), ("Acme (what if 2)", Some(11)), ("Acme (what if)", Some(10))]);
}

#[test]
fn home_says_that_unsaved_what_ifs_wait() {
    let mut driver = change_one_answer();
    driver.keys("Esc");
    assert!(driver.shows("whatif-pending"), "{}", driver.screen());
    let mut driver = change_one_answer();
    driver.keys("n Enter Esc");
    assert!(!driver.shows("whatif-pending"), "{}", driver.screen());
}

#[test]
fn leave_dialog_stays_where_saving_fails() {
    let mut driver = change_one_answer();
    fs::rename(driver.sessions_dir(), driver.sessions_dir().with_extension("aside"))
        .expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    assert_eq!(driver.keys("q Enter"), Next::Redraw);
    assert!(driver.shows("whatif-not-saved"), "{}", driver.screen());
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    fs::rename(driver.sessions_dir().with_extension("aside"), driver.sessions_dir())
        .expect("the folder of the test can be changed");
    assert_eq!(driver.keys("Enter"), Next::Quit);
    assert_eq!(sessions_by_name(&driver).len(), 2);
}

/// A window too small to show the dialog is left without it.
#[test]
fn leave_dialog_is_clicked_and_needs_room() {
    let mut driver = change_one_answer();
    driver.keys("q");
    assert_eq!(driver.click_message("leave-discard"), Next::Redraw);
    assert_eq!(driver.click_message("leave-discard"), Next::Quit);
    let mut driver = change_one_answer();
    driver.resize(40, 12);
    driver.keys("q");
    for choice in ["leave-save", "leave-discard", "leave-stay"] {
        assert!(driver.shows(choice), "{choice}: {}", driver.screen());
    }
    driver.keys("Esc");
    driver.resize(30, 8);
    assert_eq!(driver.keys("q"), Next::Quit);
}
