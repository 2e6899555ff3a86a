//! The dialogs of the home screen: name and client, path completion, imports of folders, destroying and recovering.

use super::driver::Driver;
use super::library::{session, three, with_sessions};
use super::screen_text::message;
use crate::session::{ListedFile, Session, Store, Summary};
use crate::tui::input::Input;
use std::fs;
use std::path::PathBuf;

/// Returns the saved sessions, the last changed first.
fn saved(driver: &Driver) -> Vec<Summary> {
    let listed = Store::new(driver.sessions_dir()).list().expect("the folder can be listed");
    listed.iter().filter_map(ListedFile::summary).cloned().collect()
}

/// Returns the client of each saved session, by name.
fn clients(driver: &Driver) -> Vec<(String, Option<String>)> {
    let mut clients: Vec<_> = saved(driver).into_iter().map(|one| (one.name, one.client)).collect();
    clients.sort();
    clients
}

/// Creates a folder beside the sessions, and returns its path.
fn folder(driver: &Driver, name: &str) -> PathBuf {
    let folder = driver.sessions_dir().with_file_name(name);
    fs::create_dir_all(&folder).expect("the folder of the test can be changed");
    folder
}

fn put(path: PathBuf, content: impl AsRef<[u8]>) {
    fs::write(path, content).expect("the folder of the test can be changed");
}

fn of_client(name: &str, client: &str, minutes_ago: i64) -> Session {
    session(name, minutes_ago).with_client(client)
}

/// A session has a name and a client in one dialog. Tab completes the client, and an empty one removes it.
#[test]
fn edit_changes_name_and_client() {
    let sessions = [of_client("Ann", "Nordwind AG", 10), of_client("Ben", "Contoso", 20), session("Own", 30)];
    let mut driver = with_sessions(sessions, 100, 30);
    let owned = |text: &str| Some(text.to_owned());
    driver.keys("Home Down / 'own Tab e");
    assert!(driver.shows("home-edit") && driver.shows("home-field-client"), "{}", driver.screen());
    driver.keys("Tab");
    let names = "Nordwind AG  Contoso";
    assert!(driver.shows(message!("home-clients", names = names)), "{}", driver.screen());
    driver.keys("'nor Tab Enter");
    assert!(driver.shows(message!("home-edited", name = "Own")), "{}", driver.screen());
    let expected = |own| {
        vec![
            ("Ann".to_owned(), owned("Nordwind AG")),
            ("Ben".to_owned(), owned("Contoso")),
            ("Own".to_owned(), own),
        ]
    };
    assert_eq!(clients(&driver), expected(owned("Nordwind AG")));
    driver.keys("e Down Ctrl-u Enter");
    assert_eq!(clients(&driver), expected(None));
    // Nothing changes, not even the time of the last change.
    let before = saved(&driver);
    driver.keys("e Enter");
    assert_eq!(saved(&driver), before);
    driver.keys("e Tab");
    driver.send(Input::Paste("x".repeat(81)));
    driver.keys("Enter");
    assert!(
        driver.shows(message!("problem-name-too-long", length = 81_u32, most = 80_u32)),
        "{}",
        driver.screen()
    );
}

/// A new interview belongs to the client of its dialog.
#[test]
fn new_interview_has_a_client() {
    let mut driver = with_sessions([of_client("Ann", "Nordwind AG", 10)], 100, 30);
    driver.keys("n 'Carla Tab 'n Tab Enter 1");
    assert_eq!(
        clients(&driver).pop(),
        Some(("Carla".to_owned(), Some("Nordwind AG".to_owned()))),
        "{}",
        driver.screen()
    );
}

/// A name that another session has is warned about once, for a new session, a copy and another name.
#[test]
fn second_session_of_a_name_is_warned_about() {
    let sessions = [of_client("Ann", "Nordwind AG", 10), session("Ben", 20)];
    let mut driver = with_sessions(sessions, 100, 40);
    let begun = "23 November 2026 at 09:35 UTC";
    let warning = || message!("home-same-name-client", name = "Ann", begun = begun, client = "Nordwind AG");
    driver.keys("/ 'ben Tab e Ctrl-u 'ann Enter");
    assert!(driver.shows(warning()), "{}", driver.screen());
    driver.keys("Backspace");
    assert!(!driver.shows(warning()), "another text is another question");
    driver.keys("'n Enter Enter");
    assert!(saved(&driver).iter().any(|one| one.name == "ann"), "{}", driver.screen());
    driver.keys("Esc n 'ANN Enter");
    assert!(driver.shows_text("ANN") && driver.shows("home-field-client"), "the dialog is still open");
    driver.keys("Enter");
    assert!(!driver.shows("home-field-client"), "{}", driver.screen());
    // An unchanged name is no new one.
    let mut driver = with_sessions([session("Ann", 10), session("Ann", 20)], 100, 30);
    driver.keys("e Tab 'X Enter");
    assert!(driver.shows(message!("home-edited", name = "Ann")), "{}", driver.screen());
}

/// Tab completes the paths of imports and exports, and lists entries below the field.
#[test]
fn paths_complete_with_tab() {
    let mut driver = with_sessions(three(), 100, 30);
    let folder = folder(&driver, "clients");
    for name in ["report-a.jsonl", "report-b.jsonl"] {
        put(folder.join(name), "");
    }
    driver.keys("i");
    driver.send(Input::Paste(driver.sessions_dir().with_file_name("cli").to_string_lossy().into_owned()));
    driver.keys("Tab 'r Tab");
    assert!(driver.shows_text("report-_"), "{}", driver.screen());
    driver.keys("Tab");
    assert!(driver.shows_text("report-a.jsonl  report-b.jsonl"), "{}", driver.screen());
    driver.keys("'b");
    assert!(!driver.shows_text("report-a.jsonl"), "{}", driver.screen());
    driver.keys("Tab");
    assert!(driver.shows_text("report-b.jsonl_"), "{}", driver.screen());
    driver.keys("Esc Down x Ctrl-u");
    driver.send(Input::Paste(folder.to_string_lossy().into_owned()));
    driver.keys("Tab 'report-b Tab");
    assert!(driver.shows_text("report-b.jsonl_"), "{}", driver.screen());
}

/// A folder is imported with everything in it, and problems name the file.
#[test]
fn import_of_a_folder_has_one_result() {
    let mut driver = with_sessions(three(), 100, 30);
    let folder = folder(&driver, "in");
    put(folder.join("a.json"), session("Ann", 50).to_bytes());
    put(folder.join("b.jsonl"), format!("{}\n{{}}\n", session("Ben", 60).to_line()));
    put(folder.join("c.csv"), "Name,Klant,Budget\nCarla,Nordwind,Krap\nDora,Nordwind,huge\n");
    put(folder.join("d.TSV"), "Name\tBudgte\nEmma\tTight\n");
    put(folder.join("e.txt"), "no session");
    driver.keys("i");
    driver.send(Input::Paste(folder.to_string_lossy().into_owned()));
    driver.keys("Enter");
    let summary =
        message!("home-import-summary", new = 3_u32, same = 0_u32, renumbered = 0_u32, refused = 3_u32);
    assert!(driver.shows(summary), "{}", driver.screen());
    for text in ["b.jsonl: line 2:", "c.csv: line 3:", "d.TSV: line 1:"] {
        assert!(driver.shows_text(text), "{text}\n{}", driver.screen());
    }
    assert!(!driver.shows_text("e.txt"), "{}", driver.screen());
    assert!(clients(&driver).contains(&("Carla".to_owned(), Some("Nordwind".to_owned()))));
    driver.keys("Esc i");
    driver.send(Input::Paste(self::folder(&driver, "empty").to_string_lossy().into_owned()));
    driver.keys("Enter");
    assert!(driver.shows("home-import-empty-folder"), "{}", driver.screen());
}

/// Returns how many deleted sessions there are.
fn deleted_count(driver: &Driver) -> usize {
    Store::new(driver.sessions_dir()).trash().paths().expect("the folder can be listed").len()
}

/// Destroying for good asks for the name of a session or the number of several, and says what it means.
#[test]
fn purge_asks_for_the_name_or_the_number() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("Home Down a d Enter D");
    assert_eq!(deleted_count(&driver), 3);
    driver.keys("Home d");
    assert!(
        driver.shows("purge-meaning")
            && driver.shows(message!("home-purge-about", count = 1_u32, name = "Acme")),
        "{}",
        driver.screen()
    );
    driver.keys("'Bolt Enter");
    assert!(driver.shows(message!("home-purge-differs", count = 1_u32)), "{}", driver.screen());
    assert_eq!(deleted_count(&driver), 3);
    driver.keys("Ctrl-u 'acme Enter");
    assert!(driver.shows(message!("home-purge-done", count = 1_u32, name = "Acme")), "{}", driver.screen());
    assert_eq!(deleted_count(&driver), 2);
    driver.keys("/ 'bolt Tab A");
    assert!(driver.shows(message!("home-purge-about", count = 2_u32, name = "Bolt")), "{}", driver.screen());
    driver.keys("'3 Enter");
    assert!(driver.shows(message!("home-purge-differs", count = 2_u32)), "{}", driver.screen());
    driver.keys("Esc");
    assert_eq!(deleted_count(&driver), 2);
    driver.keys("A '2 Enter");
    assert!(driver.shows(message!("home-purge-done", count = 2_u32, name = "")), "{}", driver.screen());
    assert_eq!(deleted_count(&driver), 0);
    // What is destroyed cannot be undone.
    driver.keys("D u");
    assert!(driver.shows("home-nothing-to-undo"), "{}", driver.screen());
}

/// A damaged file is recovered from the list: its answers are in a new session, and the file is kept with the deleted ones.
#[test]
fn damaged_file_is_recovered_from_the_list() {
    let driver = with_sessions(three(), 100, 30);
    let path = saved(&driver)[0].path.clone();
    let bytes = fs::read(&path).expect("the file can be read");
    let text = String::from_utf8(bytes).expect("the file is text");
    let damaged = text.replace("\"answers\": {", "\"answers\": {\n    \"team_size\": 24,");
    put(path.clone(), damaged);
    let nothing = path.with_file_name("20261101-lost-0001.json");
    put(nothing.clone(), "{");
    let mut driver = driver.reopen(crate::locale::Language::English);
    driver.keys("/ 'acme Tab Enter");
    assert!(driver.shows("home-recover") && driver.shows("home-recover-hint"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(path.exists(), "nothing was done");
    driver.keys("Enter Enter");
    let name = message!("cli-recovered-name", name = "Acme");
    assert!(driver.shows(name), "{}", driver.screen());
    assert!(driver.shows(message!("home-recovered-lost", lost = 1_u32)), "{}", driver.screen());
    assert!(!path.exists());
    assert_eq!((saved(&driver).len(), deleted_count(&driver)), (3, 1));
    driver.keys("u Esc End Enter");
    assert_eq!(deleted_count(&driver), 0, "the damaged file is back");
    driver.keys("Esc / '20261101 Tab Enter");
    assert!(driver.shows_text("20261101-lost-0001"), "{}", driver.screen());
    assert!(nothing.exists() && !driver.shows("home-recover"), "{}", driver.screen());
}
