//! Sessions whose file, folder or lock another program changes or removes while they are open.

use super::driver::Driver;
use super::navigation::start_interview;
use crate::locale::{Language, Message};
use crate::session::{ListedFile, Store, counts};
use crate::tui::event_loop::Next;
use std::fs;
use std::path::PathBuf;

fn answer_counts(driver: &Driver) -> Vec<usize> {
    let listed = Store::new(driver.sessions_dir()).list().expect("the folder can be listed");
    listed.iter().filter_map(ListedFile::summary).map(|summary| summary.answer_count).collect()
}

/// Replaces the only session file by another version.
fn edit_file(driver: &Driver) -> PathBuf {
    let path = Store::new(driver.sessions_dir()).paths().expect("the folder can be listed").remove(0);
    let text = fs::read_to_string(&path).expect("the file can be read");
    fs::write(&path, text.replace("\"ample\"", "\"tight\"")).expect("the folder of the test can be changed");
    path
}

#[test]
fn interview_shows_that_another_program_changed_the_file() {
    let mut driver = start_interview();
    driver.keys("3");
    let path = edit_file(&driver);
    driver.keys("'9 Enter");
    assert!(driver.shows("session-file-changed"), "{}", driver.screen());
    assert!(fs::read_to_string(path).expect("the file can be read").contains("\"ample\""));
    assert_eq!(answer_counts(&driver).len(), 2);
    driver.keys("1");
    assert!(!driver.shows("session-file-changed"), "it shows once");
}

/// An import that hangs must not freeze the screen.
#[test]
fn interview_goes_on_while_another_program_imports() {
    let mut driver = start_interview();
    driver.keys("3");
    let import = fs::File::create(driver.sessions_dir().join(".import.lock"))
        .expect("the folder of the test can be changed");
    import.lock().expect("nobody else has the lock");
    let path = edit_file(&driver);
    driver.keys("'9 Enter");
    assert!(driver.shows("session-file-changed-beside"), "{}", driver.screen());
    assert!(fs::read_to_string(path).expect("the file can be read").contains("\"ample\""));
}

#[test]
fn interview_goes_on_as_a_new_session_where_its_lock_is_lost() {
    let mut driver = start_interview();
    driver.keys("3");
    let store = Store::new(driver.sessions_dir());
    let path = store.paths().expect("the folder can be listed").remove(0);
    fs::remove_file(path.with_extension("lock")).expect("the folder of the test can be changed");
    let second = store.open(&path).expect("nobody else has the session");
    driver.keys("'9 Enter");
    assert!(driver.shows("session-lock-lost"), "{}", driver.screen());
    assert_eq!(store.read(&path).expect("the file can be read"), *second.session());
    let mut counts = answer_counts(&driver);
    counts.sort_unstable();
    assert_eq!(counts, [1, 2]);
}

#[test]
fn interview_writes_all_answers_again_where_the_folder_is_gone() {
    let mut driver = start_interview();
    driver.keys("3 '9 Enter");
    fs::remove_dir_all(driver.sessions_dir()).expect("the folder of the test can be changed");
    driver.keys("1");
    assert!(driver.shows("session-file-restored"), "{}", driver.screen());
    assert_eq!(answer_counts(&driver), [3]);
}

#[test]
fn interview_says_that_all_answers_are_lost_where_no_file_can_be_made() {
    let mut driver = start_interview();
    driver.keys("3 '9 Enter");
    fs::remove_dir_all(driver.sessions_dir()).expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("1 q");
    assert!(driver.shows("interview-unsaved-leaving-all"), "{}", driver.screen());
    assert!(!driver.shows("interview-unsaved-leaving"));
}

#[test]
fn advice_screen_shows_that_the_file_was_gone() {
    let mut driver = start_interview();
    driver.keys("3 Ctrl-r");
    fs::remove_dir_all(driver.sessions_dir()).expect("the folder of the test can be changed");
    driver.keys("f");
    assert!(
        driver.shows("advice-recommended") && driver.shows("session-file-restored"),
        "{}",
        driver.screen()
    );
    assert_eq!(driver.keys("q"), Next::Quit);
}

#[test]
fn notice_about_the_file_is_not_lost_behind_a_replay() {
    let mut driver = start_interview();
    // A note that is not entered is saved when the program is left.
    driver.keys("3 t 'draft Esc Ctrl-r f f p");
    assert!(driver.shows("replay-title"), "{}", driver.screen());
    fs::remove_dir_all(driver.sessions_dir()).expect("the folder of the test can be changed");
    assert_eq!(driver.keys("Ctrl-c"), Next::Quit);
    let keys: Vec<_> = driver.app.take_notices().iter().map(Message::key).collect();
    assert_eq!(keys, ["session-file-restored"]);
}

#[test]
fn rename_at_home_reads_the_file_again() {
    let mut driver = start_interview();
    driver.keys("3 '9 Enter q");
    let mut driver = driver.reopen(Language::English);
    edit_file(&driver);
    driver.keys("Down e 'x Enter");
    assert_eq!(answer_counts(&driver), [2]);
    let path = Store::new(driver.sessions_dir()).paths().expect("the folder can be listed").remove(0);
    assert!(fs::read_to_string(path).expect("the file can be read").contains("\"tight\""), "the edit stays");
}

/// A finished session whose file was then edited while it was closed.
fn finish_then_edit(change: impl FnOnce(&mut serde_json::Value)) -> Driver {
    let mut driver = start_interview();
    driver.keys("3 Ctrl-r f");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    let driver = driver.reopen(Language::English);
    let path = Store::new(driver.sessions_dir()).paths().expect("the folder can be listed").remove(0);
    let mut file =
        serde_json::from_slice(&fs::read(&path).expect("the file can be read")).expect("it is JSON");
    change(&mut file);
    fs::write(path, file.to_string()).expect("the folder of the test can be changed");
    driver.reopen(Language::English)
}

#[test]
fn drift_panel_names_a_file_that_was_changed_by_hand() {
    let mut driver = finish_then_edit(|file| {
        let advised = file["advice"]["model"].as_str().expect("the id is text").to_owned();
        file["advice"]["model"] = if advised == "island" { "pod" } else { "island" }.into();
    });
    driver.keys("Down Enter");
    assert!(driver.shows("drift-panel-title-file"), "{}", driver.screen());
    assert!(!driver.shows("drift-panel-lead") && !driver.shows("drift-panel-title"), "{}", driver.screen());
    driver.keys("1");
    assert!(driver.shows("drift-mark-file"), "{}", driver.screen());
}

#[test]
fn notice_of_a_changed_file_is_whole_on_the_smallest_screen() {
    for language in Language::ALL {
        let driver = finish_then_edit(|file| {
            let advised = file["advice"]["model"].as_str().expect("the id is text").to_owned();
            file["advice"]["model"] = if advised == "island" { "pod" } else { "island" }.into();
        });
        let mut driver = driver.reopen(language);
        driver.resize(40, 12);
        driver.keys("Down Enter");
        assert!(driver.shows("drift-panel-title-file"), "{}", driver.screen());
        driver.keys("1");
        assert!(driver.shows("drift-mark-file"), "{}", driver.screen());
    }
}

#[test]
fn notice_of_another_rulebook_is_whole_on_the_smallest_screen() {
    for language in Language::ALL {
        let other = format!("sha256:{}", "0".repeat(64));
        let driver = finish_then_edit(|file| file["rulebook"]["digest"] = other.into());
        let mut driver = driver.reopen(language);
        driver.resize(40, 12);
        driver.keys("Down Enter");
        assert!(driver.shows("cli-rulebook-other-edition"), "{}", driver.screen());
    }
}

#[test]
fn home_screen_opens_no_session_of_another_rulebook_with_the_same_id() {
    let mut driver =
        finish_then_edit(|file| file["rulebook"]["digest"] = format!("sha256:{}", "0".repeat(64)).into());
    for keys in ["Down Enter", "p"] {
        driver.keys(keys);
        assert!(driver.shows("cli-rulebook-other-edition"), "{keys}: {}", driver.screen());
    }
}

#[test]
fn home_screen_shows_invisible_and_endless_names() {
    let driver = finish_then_edit(|file| file["name"] = "\u{200b}\u{3164}".into());
    assert!(driver.shows_text("<U+200B><U+3164>"), "{}", driver.screen());
    let driver = finish_then_edit(|file| file["name"] = "x".repeat(1_000_000).into());
    assert!(driver.shows_text("xxx"), "{}", driver.screen());
}

/// A finished session is parsed once, under its lock, and its events are resolved once.
#[test]
fn opening_a_finished_session_parses_and_resolves_once() {
    for change in [false, true] {
        let mut driver = finish_then_edit(|file| {
            let advised = file["advice"]["model"].as_str().expect("the id is text").to_owned();
            let other = if advised == "island" { "pod" } else { "island" };
            file["advice"]["model"] = if change { other } else { &advised }.into();
        });
        driver.keys("Down");
        counts::take();
        driver.keys("Enter");
        assert_eq!(driver.shows("drift-panel-title-file"), change, "{}", driver.screen());
        assert_eq!(counts::take(), (1, 1));
    }
}
