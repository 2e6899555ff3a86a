//! Imports on the home screen: files with many bad lines, and imports of another process.

use super::driver::Driver;
use super::screen_text::message;
use crate::session::{RulebookRef, Session};
use crate::tui::input::Input;
use jiff::Timestamp;
use std::fs::{self, File};

fn session(name: &str) -> Session {
    let now: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a valid time");
    let (id, version) = ("sales-organisation".to_owned(), "1.0.0".to_owned());
    let rulebook = RulebookRef { id, version, digest: "sha256:00".to_owned() };
    Session::new("20261123-acme-0001", name, "en", rulebook, now)
}

/// Begins to import a file of JSON Lines with this content.
fn start_import(content: &str) -> Driver {
    start_import_of("in.jsonl", content)
}

/// Begins to import a file with this name and content.
fn start_import_of(name: &str, content: &str) -> Driver {
    let mut driver = Driver::new(100, 30);
    fs::create_dir_all(driver.sessions_dir()).expect("the folder of the test can be changed");
    let from = driver.sessions_dir().with_file_name(name);
    fs::write(&from, content).expect("the folder of the test can be changed");
    driver.keys("i");
    driver.send(Input::Paste(from.to_string_lossy().into_owned()));
    driver.keys("Enter");
    driver
}

#[test]
fn import_lists_the_first_bad_lines_and_counts_the_rest() {
    let good = session("Acme").to_line();
    let mut driver = start_import(&format!("{}{good}\n", "{}\n".repeat(350)));
    assert!(
        driver.shows(message!(
            "home-import-summary",
            new = 1_u32,
            same = 0_u32,
            renumbered = 0_u32,
            refused = 350_u32
        )),
        "{}",
        driver.screen()
    );
    driver.keys("End");
    assert!(driver.shows(message!("home-import-more-refused", count = 250_u32)), "{}", driver.screen());
    assert!(
        driver.shows(message!("home-import-new", name = "Acme")) && !driver.shows_text("line 101:"),
        "{}",
        driver.screen()
    );
}

#[test]
fn import_waits_for_another_program_and_can_be_stopped_meanwhile() {
    let mut driver = start_import("");
    driver.waits = false;
    let path = driver.sessions_dir().join(".import.lock");
    let lock = File::create(path).expect("the folder of the test can be changed");
    lock.lock().expect("nobody else has the lock");
    let from = driver.sessions_dir().with_file_name("in.jsonl");
    fs::write(&from, session("Acme").to_line()).expect("the folder of the test can be changed");
    let begin = |driver: &mut Driver| {
        driver.keys("i");
        driver.send(Input::Paste(from.to_string_lossy().into_owned()));
        driver.keys("Enter");
        for _ in 0..3 {
            driver.send(Input::Tick);
            assert!(driver.shows("home-importing"), "it goes on trying");
        }
    };
    begin(&mut driver);
    driver.keys("Esc");
    driver.finish_work();
    assert!(driver.shows("home-import-nothing"), "{}", driver.screen());
    begin(&mut driver);
    drop(lock);
    driver.finish_work();
    assert!(driver.shows(message!("home-import-new", name = "Acme")), "{}", driver.screen());
}

/// Each row of a spreadsheet becomes a session in the list; bad rows are named.
#[test]
fn import_of_a_spreadsheet_adds_a_session_for_each_row() {
    let mut driver = start_import_of("clients.csv", "Name,Budget\nAcme,Ample\nBolt,huge\nCord,Tight\n");
    let summary =
        message!("home-import-summary", new = 2_u32, same = 0_u32, renumbered = 0_u32, refused = 1_u32);
    assert!(driver.shows(summary), "{}", driver.screen());
    for name in ["Acme", "Cord"] {
        assert!(driver.shows(message!("home-import-new", name = name)), "{}", driver.screen());
    }
    assert!(driver.shows_text("budget: "), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows_text("Acme") && !driver.shows_text("Bolt"), "{}", driver.screen());
}
