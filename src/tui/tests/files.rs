//! Another program changes or removes the open session's file, its folder or its lock.

use super::drive::Driver;
use super::moves::begun;
use crate::session::{Listed, Store};
use crate::tui::run::Flow;
use std::fs;
use std::path::PathBuf;

fn answered(driver: &Driver) -> Vec<usize> {
    let listed = Store::new(driver.sessions()).list().expect("listed");
    listed.iter().filter_map(Listed::summary).map(|summary| summary.answered).collect()
}

/// Puts another version of the session's only file in its place.
fn change(driver: &Driver) -> PathBuf {
    let path = Store::new(driver.sessions()).paths().expect("listed").remove(0);
    let text = fs::read_to_string(&path).expect("read");
    fs::write(&path, text.replace("\"ample\"", "\"tight\"")).expect("written");
    path
}

#[test]
fn interview_tells_that_another_program_changed_the_file() {
    let mut driver = begun();
    driver.keys("3");
    let path = change(&driver);
    driver.keys("'9 Enter");
    assert!(driver.shows("the other version is kept"), "{}", driver.shown());
    assert!(fs::read_to_string(path).expect("read").contains("\"ample\""));
    assert_eq!(answered(&driver).len(), 2);
    driver.keys("1");
    assert!(!driver.shows("the other version is kept"), "it is told once");
}

#[test]
fn interview_writes_all_answers_again_where_the_folder_is_gone() {
    let mut driver = begun();
    driver.keys("3 '9 Enter");
    fs::remove_dir_all(driver.sessions()).expect("removed");
    driver.keys("1");
    assert!(driver.shows("written again, with all your answers"), "{}", driver.shown());
    assert_eq!(answered(&driver), [3]);
}

#[test]
fn interview_says_that_all_answers_are_lost_where_no_file_can_be_made() {
    let mut driver = begun();
    driver.keys("3");
    fs::remove_dir_all(driver.sessions()).expect("removed");
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("'9 Enter q");
    assert!(driver.shows("None of this session"), "{}", driver.shown());
    assert!(!driver.shows("this last answer"));
}

#[test]
fn home_screen_tells_what_was_found_on_leaving_the_interview() {
    let mut driver = begun();
    driver.keys("3 '9 Enter 1");
    let path = change(&driver);
    driver.keys("n 'why Enter");
    assert!(driver.shows("the other version is kept"), "{}", driver.shown());
    fs::remove_file(&path).expect("removed");
    driver.keys("Ctrl-h Esc n 'more Ctrl-c");
    assert!(path.exists());
}

#[test]
fn advice_screen_tells_that_the_file_was_gone() {
    let mut driver = begun();
    driver.keys("3 Ctrl-r");
    fs::remove_dir_all(driver.sessions()).expect("removed");
    driver.keys("f");
    assert!(driver.shows("recommended") && driver.shows("written again"), "{}", driver.shown());
    assert_eq!(driver.keys("q"), Flow::Quit);
}

#[test]
fn rename_at_home_reads_the_file_anew() {
    let mut driver = begun();
    driver.keys("3 '9 Enter q");
    let mut driver = driver.again(crate::locale::Language::English);
    change(&driver);
    driver.keys("Down r 'x Enter");
    assert_eq!(answered(&driver), [2]);
    let path = Store::new(driver.sessions()).paths().expect("listed").remove(0);
    assert!(fs::read_to_string(path).expect("read").contains("\"tight\""), "what stood there stays");
}
