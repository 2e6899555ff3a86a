//! A file of any content taken in on the home screen, while another program may do the same.

use super::drive::Driver;
use crate::session::{RulebookRef, Session};
use crate::tui::input::Input;
use jiff::Timestamp;
use std::fs::{self, File};

fn session(name: &str) -> Session {
    let now: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a time");
    let (id, version) = ("sales-organisation".to_owned(), "1.0.0".to_owned());
    let rulebook = RulebookRef { id, version, digest: "sha256:00".to_owned() };
    Session::new("20261123-acme-0001", name, "en", rulebook, now)
}

/// Begins to take in a file.
fn import(content: &str) -> Driver {
    let mut driver = Driver::new(100, 30);
    fs::create_dir_all(driver.sessions()).expect("made");
    let from = driver.sessions().with_file_name("in.jsonl");
    fs::write(&from, content).expect("written");
    driver.keys("i");
    driver.send(Input::Paste(from.to_string_lossy().into_owned()));
    driver.keys("Enter");
    driver
}

#[test]
fn import_of_very_many_bad_lines_tells_the_first_and_counts_the_rest() {
    let good = session("Acme").to_line();
    let mut driver = import(&format!("{}{good}\n", "{}\n".repeat(350)));
    while driver.wait() {}
    assert!(driver.shows("1 new, 0 already here, 0 with a new id, 350 not imported"), "{}", driver.shown());
    driver.keys("End");
    assert!(driver.shows("and 250 more that were not imported"), "{}", driver.shown());
    assert!(driver.shows("Acme: new here") && !driver.shows("line 101:"), "{}", driver.shown());
}

#[test]
fn import_waits_for_another_program_and_can_be_stopped_meanwhile() {
    let mut driver = import("");
    while driver.wait() {}
    let path = driver.sessions().join(".import.lock");
    let lock = File::create(path).expect("made");
    lock.lock().expect("free");
    let from = driver.sessions().with_file_name("in.jsonl");
    fs::write(&from, session("Acme").to_line()).expect("written");
    let begin = |driver: &mut Driver| {
        driver.keys("i");
        driver.send(Input::Paste(from.to_string_lossy().into_owned()));
        driver.keys("Enter");
        for _ in 0..3 {
            assert!(driver.wait(), "it goes on trying");
        }
    };
    begin(&mut driver);
    driver.keys("Esc");
    assert!(!driver.wait() && driver.shows("There is nothing in this file"), "{}", driver.shown());
    begin(&mut driver);
    drop(lock);
    while driver.wait() {}
    assert!(driver.shows("Acme: new here"), "{}", driver.shown());
}
