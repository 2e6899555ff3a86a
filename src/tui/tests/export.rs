//! Exporting what a screen shows, and copying it.

use super::companies::pods;
use super::driver::Driver;
use super::screen_text::message;
use super::situations::advised;
use crate::locale::{Language, Message, Translator};
use crate::session::Store;
use crate::tui::event_loop::{Application, Next};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The advice on a company.
fn at_advice() -> Driver {
    let folder = Arc::new(tempfile::tempdir().expect("the disk works"));
    let store = Store::new(folder.path().join("sessions"));
    store.import(advised(&pods())).expect("a session in a new folder can be written");
    let mut driver = Driver::in_folder(folder, Language::English, false, 100, 30);
    driver.keys("Down Enter");
    driver
}

/// The advice on a company, with the export dialog open on an empty path in a folder of its own.
fn open_dialog() -> (Driver, tempfile::TempDir) {
    let mut driver = at_advice();
    driver.keys("x");
    assert!(driver.shows("export-title"), "{}", driver.screen());
    (driver, tempfile::tempdir().expect("the disk works"))
}

/// Types a path over the proposed one.
fn type_path(driver: &mut Driver, path: &Path) {
    driver.keys("Ctrl-u");
    driver.keys(&format!("'{}", path.display()));
}

/// The file is written in the chosen form, whole and for its owner only, and replaced only when asked twice.
#[test]
fn export_writes_chosen_form_once() {
    let (mut driver, folder) = open_dialog();
    driver.keys("Right");
    assert!(driver.shows("export-form-markdown"), "{}", driver.screen());
    let path = folder.path().join("advice.md");
    type_path(&mut driver, &path);
    driver.keys("Enter");
    let text = fs::read_to_string(&path).expect("the file is written");
    assert!(text.starts_with("# "), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path).expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    fs::write(&path, "mine").expect("the disk works");
    driver.keys("Esc x Right");
    type_path(&mut driver, &path);
    driver.keys("Enter");
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), "mine");
    assert!(driver.shows_hint("Enter", "action-choose-replace"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(fs::read_to_string(&path).expect("the file is there").starts_with("# "));
}

/// One page is less than everything, and a folder gets a file of the session's name.
#[test]
fn export_writes_one_page_into_folder() {
    let (mut driver, folder) = open_dialog();
    let whole = folder.path().join("whole.html");
    type_path(&mut driver, &whole);
    driver.keys("Enter Esc x Down Right");
    assert!(driver.shows("export-page"), "{}", driver.screen());
    type_path(&mut driver, &folder.path().join("made/"));
    driver.keys("Enter");
    let made: Vec<_> = fs::read_dir(folder.path().join("made")).expect("the folder is made").collect();
    let [Ok(page)] = &made[..] else { panic!("one file: {made:?}") };
    let size = |path: &Path| fs::metadata(path).expect("the file is there").len();
    assert!(size(&page.path()) < size(&whole));
}

/// A folder that is not there is an error in the dialog, and nothing is lost.
#[test]
fn export_reports_missing_folder() {
    let (mut driver, folder) = open_dialog();
    type_path(&mut driver, &folder.path().join("missing/advice.html"));
    driver.keys("Enter");
    assert!(driver.shows("export-title") && !folder.path().join("missing").exists(), "{}", driver.screen());
    assert!(driver.shows_hint("Enter", "action-choose-write"), "{}", driver.screen());
    assert!(driver.shows("cli-no-folder"), "{}", driver.screen());
    driver.keys("Ctrl-u Enter");
    assert!(driver.shows("export-no-path"), "{}", driver.screen());
}

/// What is tried is exported under a name of its own, one page and everything alike.
#[test]
fn export_of_what_is_tried_is_named_so() {
    let mut driver = at_advice();
    let folder = tempfile::tempdir().expect("the disk works");
    driver.keys("4 Left x Right Right");
    for (name, keys) in [("whole.txt", "Enter"), ("page.txt", "Up Right Enter")] {
        let path = folder.path().join(name);
        type_path(&mut driver, &path);
        driver.keys(keys);
        let text = fs::read_to_string(&path).expect("the file is written");
        let title = text.lines().next().expect("there is a title").to_owned();
        let named =
            Translator::new(Language::English).translate(&Message::new("whatif-name").arg("name", "Acme BV"));
        assert!(title.starts_with(&named), "{title}");
    }
}

/// Copying hands the visible page to the terminal once, and says so until the next key.
#[test]
fn copy_sends_visible_page_once() {
    let mut driver = at_advice();
    assert_eq!(driver.keys("y"), Next::Redraw);
    let copied = driver.app.take_copied_text().expect("something is copied");
    assert!(copied.contains(&driver.model("pod")), "{copied}");
    assert!(driver.app.take_copied_text().is_none());
    assert!(driver.shows(message!("copied", key = "x")), "{}", driver.screen());
    driver.keys("Down");
    assert!(!driver.shows(message!("copied", key = "x")), "{}", driver.screen());
}
