//! The list of sessions on the home screen: filter, marks, rename, duplicate, delete, restore, import and export.

use super::driver::Driver;
use super::screen_text::message;
use crate::locale::Language;
use crate::session::store::Loaded;
use crate::session::{Choice, Error, EventKind, RulebookRef, SavedAdvice, Session, Store, new_id};
use crate::tui::event_loop::{Application as _, Next};
use crate::tui::home::SessionLoader;
use crate::tui::input::Input;
use jiff::{SignedDuration, Timestamp};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

pub(super) fn session(name: &str, minutes_ago: i64) -> Session {
    let now: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a valid time");
    let then = now - SignedDuration::from_mins(minutes_ago);
    let digest = "sha256:00".to_owned();
    let rulebook = RulebookRef { id: "sales-organisation".into(), version: "0.9.0".into(), digest };
    let salt = u32::try_from(minutes_ago).expect("the number is small");
    let mut session = Session::new(new_id(then, name, salt), name, "en", rulebook, then);
    session.record(1, EventKind::Answered { question: "budget".into(), value: "ample".into() }, then);
    session
}

pub(super) fn finished(name: &str, minutes_ago: i64, decided: Option<&str>) -> Session {
    let mut session = session(name, minutes_ago);
    let then = session.updated_at();
    session.record(2, EventKind::Completed, then);
    session.set_advice(Some(SavedAdvice { model: "pod".into(), segmentation: Vec::new() }), then);
    if let Some(model) = decided {
        session.record(
            3,
            EventKind::Decided(Choice {
                model: model.into(),
                reason: "the board".into(),
                ..Choice::default()
            }),
            then,
        );
    }
    session
}

pub(super) fn with_sessions(sessions: impl IntoIterator<Item = Session>, columns: u16, rows: u16) -> Driver {
    with_sessions_in(Language::English, sessions, columns, rows)
}

fn with_sessions_in(
    language: Language,
    sessions: impl IntoIterator<Item = Session>,
    columns: u16,
    rows: u16,
) -> Driver {
    let driver = Driver::in_language(language, columns, rows);
    let store = Store::new(driver.sessions_dir());
    for session in sessions {
        store.import(session).expect("a session in a new folder can be written");
    }
    driver.reopen(language)
}

/// Three sessions, ten minutes apart, the newest first.
pub(super) fn three() -> Vec<Session> {
    vec![session("Acme", 10), finished("Bolt", 20, Some("island")), session("Crème Brûlée", 30)]
}

/// The names of the session files in a folder.
fn files(folder: PathBuf) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names =
        entries.map(|entry| entry.expect("the entry can be read").file_name().to_string_lossy().into_owned());
    names.filter(|name| PathBuf::from(name).extension().is_some_and(|kind| kind == "json")).collect()
}

#[test]
fn library_shows_a_decision_that_differs_from_the_advice() {
    let driver = with_sessions(three(), 100, 30);
    assert!(
        driver.shows(message!(
            "home-decided-otherwise",
            advised = driver.model("pod"),
            decided = driver.model("island")
        )),
        "{}",
        driver.screen()
    );
    let driver = with_sessions([finished("Same", 1, Some("pod"))], 100, 30);
    assert!(
        !driver.shows("home-decided-otherwise") && driver.shows_text(&driver.model("pod")),
        "{}",
        driver.screen()
    );
}

#[test]
fn filter_finds_names_states_and_ids_without_accents() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("/ 'creme");
    assert!(
        driver.shows_text("Crème")
            && !driver.shows_text("Acme")
            && driver.shows(message!("home-found", count = 1_u32, all = 3_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("Ctrl-u 'ISLAND Space 'bo");
    assert!(
        driver.shows_text("Bolt") && driver.shows(message!("home-found", count = 1_u32, all = 3_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("Ctrl-u '20261123 Space 'q");
    assert!(driver.shows(message!("home-found", count = 0_u32, all = 3_u32)), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows("idle-choose"), "{}", driver.screen());
    driver.keys("Backspace");
    assert!(driver.shows(message!("home-found", count = 3_u32, all = 3_u32)), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("home-start") && driver.shows_text("Acme"), "{}", driver.screen());
}

/// Left and right belong to the text of the filter.
#[test]
fn filter_leaves_arrows_and_enter_to_the_list() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("/ Down Down Up");
    assert!(driver.shows_text("▸ ✓ Bolt"), "{}", driver.screen());
    driver.keys("Up Up Up Enter");
    assert!(driver.shows_position(2), "{}", driver.screen());
    // Left and right belong to the text.
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("/ 'cme Left Left Left 'a");
    assert!(
        driver.shows_text("acme") && driver.shows(message!("home-found", count = 1_u32, all = 3_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("Tab Space Esc");
    assert!(
        driver.shows(message!("home-marked", count = 1_u32)) && driver.shows_text("Bolt"),
        "{}",
        driver.screen()
    );
}

#[test]
fn marked_sessions_are_exported_deleted_and_restored_together() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("Home Down v");
    assert!(driver.shows(message!("home-compare-count", most = 50_u32)), "{}", driver.screen());
    driver.keys("Space Space");
    assert!(
        driver.shows(message!("home-marked", count = 2_u32)) && driver.shows_text("▸ ○ Crème"),
        "{}",
        driver.screen()
    );
    let to = driver.sessions_dir().with_file_name("out.jsonl");
    driver.keys("x");
    assert!(driver.shows(message!("home-export-about", count = 2_u32)), "{}", driver.screen());
    driver.keys("Ctrl-u");
    driver.send(Input::Paste(to.to_string_lossy().into_owned()));
    driver.keys("Enter");
    assert!(driver.shows("home-exported"), "{}", driver.screen());
    let lines = fs::read_to_string(&to).expect("the file can be read");
    assert_eq!(lines.lines().count(), 2);
    driver.keys("d");
    assert!(driver.shows(message!("home-delete-confirm", count = 2_u32)), "{}", driver.screen());
    driver.keys("Esc");
    assert_eq!(files(driver.sessions_dir()).len(), 3);
    driver.keys("d Enter");
    assert!(
        driver.shows(message!("home-delete-done", count = 2_u32, key = "u")) && driver.shows_text("Crème"),
        "{}",
        driver.screen()
    );
    assert_eq!(
        (files(driver.sessions_dir()).len(), files(driver.sessions_dir().join("deleted")).len()),
        (1, 2)
    );
    driver.keys("u");
    assert!(
        driver.shows(message!("home-restore-done", count = 2_u32)) && driver.shows_text("Acme"),
        "{}",
        driver.screen()
    );
    assert_eq!(files(driver.sessions_dir()).len(), 3);
    driver.keys("u");
    assert!(driver.shows("home-nothing-to-undo"), "{}", driver.screen());
}

#[test]
fn comparison_opens_from_the_library() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("a v");
    assert!(!driver.shows(message!("home-marked", count = 3_u32)), "{}", driver.screen());
}

#[test]
fn trash_lists_and_restores_sessions() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("Home Down d Enter d Enter D");
    assert!(driver.shows("home-deleted") && driver.shows("home-deleted-where"), "{}", driver.screen());
    assert!(
        driver.shows_text("Acme") && driver.shows_text("Bolt") && !driver.shows_text("Crème"),
        "{}",
        driver.screen()
    );
    driver.keys("/ 'bolt Enter");
    assert!(driver.shows(message!("home-restore-done", count = 1_u32)), "{}", driver.screen());
    driver.keys("Esc Esc");
    assert!(driver.shows_text("Bolt") && !driver.shows_text("Acme"), "{}", driver.screen());
    assert_eq!(files(driver.sessions_dir()).len(), 2);
    driver.keys("D Enter");
    assert!(driver.shows("home-deleted-none"), "{}", driver.screen());
    assert_eq!(files(driver.sessions_dir()).len(), 3);
}

/// The cursor stays on the renamed session.
#[test]
fn rename_begins_with_the_present_name() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("End e");
    assert!(driver.shows_text("Crème Brûlée___"), "{}", driver.screen());
    driver.keys("Ctrl-u Enter");
    assert!(driver.shows("home-name-needed"), "{}", driver.screen());
    driver.keys("'Zest Enter");
    assert!(
        driver.shows(message!("home-edited", name = "Zest")) && driver.shows_text("▸ ○ Zest"),
        "{}",
        driver.screen()
    );
    // It was changed last, so it is first in the list.
    let shown = driver.screen();
    assert!(shown.find("▸ ○ Zest") < shown.find("Acme"), "{shown}");
}

#[test]
fn duplicate_suggests_a_free_name() {
    let mut driver = with_sessions(three(), 100, 30);
    driver.keys("c");
    assert!(driver.shows(message!("home-copy", name = "Acme")), "{}", driver.screen());
    driver.keys("Enter c");
    assert!(driver.shows(message!("home-copy-more", name = "Acme", number = 2_u32)), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows(message!("home-copy", name = "Acme")), "{}", driver.screen());
    assert_eq!(files(driver.sessions_dir()).len(), 4);
    let mut driver = with_sessions_in(Language::Dutch, three(), 100, 30);
    driver.keys("c");
    assert!(driver.shows(message!("home-copy", name = "Acme")), "{}", driver.screen());
}

#[test]
fn import_reports_the_outcome_of_each_session() {
    let mut driver = with_sessions(three(), 100, 30);
    let from = driver.sessions_dir().with_file_name("in.jsonl");
    let mut other = session("Acme", 10);
    other.rename("Acme of theirs", other.updated_at());
    let lines =
        [session("New", 5).to_line(), session("Acme", 10).to_line(), "{}".to_owned(), other.to_line()];
    fs::write(&from, lines.join("\n")).expect("the folder of the test can be changed");
    driver.keys("i");
    driver.send(Input::Paste(format!("'{}'", from.display())));
    driver.waits = false;
    driver.keys("Enter");
    assert!(driver.shows("home-importing"), "{}", driver.screen());
    driver.finish_work();
    driver.waits = true;
    assert!(
        driver.shows(message!(
            "home-import-summary",
            new = 1_u32,
            same = 1_u32,
            renumbered = 1_u32,
            refused = 1_u32
        )),
        "{}",
        driver.screen()
    );
    assert!(
        driver.shows(message!("home-import-new", name = "New")) && driver.shows_text("line 3: not imported"),
        "{}",
        driver.screen()
    );
    driver.keys("Esc");
    assert!(driver.shows_text("Acme of theirs"), "{}", driver.screen());
    assert_eq!(files(driver.sessions_dir()).len(), 5);
    // A single session has a sentence of its own, and the cursor is on it.
    fs::write(&from, session("Only", 50).to_bytes()).expect("the folder of the test can be changed");
    driver.keys("i");
    driver.send(Input::Paste(from.to_string_lossy().into_owned()));
    driver.keys("Enter");
    assert!(
        driver.shows(message!("home-import-new", name = "Only")) && driver.shows_text("▸ ○ Only"),
        "{}",
        driver.screen()
    );
    driver.keys("i 'nowhere.json Enter");
    assert!(driver.shows("cli-no-file") && driver.shows_text("▸ nowhere.json"), "{}", driver.screen());
}

/// The name stays in its field to be changed.
#[test]
fn export_overwrites_no_file() {
    let mut driver = with_sessions(three(), 100, 30);
    let to = driver.sessions_dir().with_file_name("mine.json");
    fs::write(&to, "mine").expect("the folder of the test can be changed");
    driver.keys("x Ctrl-u");
    driver.send(Input::Paste(to.to_string_lossy().into_owned()));
    driver.keys("Enter");
    assert!(driver.shows("session-name-exists") && driver.shows_text("mine.json__"), "{}", driver.screen());
    assert_eq!(fs::read(&to).expect("the file can be read"), b"mine");
    driver.keys("'l Enter");
    assert!(driver.shows("home-exported"), "{}", driver.screen());
    let written = fs::read(to.with_extension("jsonl")).expect("the file can be read");
    assert_eq!(Session::from_bytes(&written).expect("the file is a session").name(), "Acme");
}

#[test]
fn library_refuses_changes_to_locked_and_damaged_sessions() {
    let mut driver = with_sessions(three(), 100, 30);
    let mut holder = driver.second_instance();
    holder.keys("Home Down Enter");
    driver.keys("Home Down e 'x Enter");
    assert!(driver.shows("session-in-use"), "{}", driver.screen());
    driver.keys("Esc d Enter");
    assert!(driver.shows("session-in-use"), "{}", driver.screen());
    assert_eq!(files(driver.sessions_dir()).len(), 3);
    fs::write(driver.sessions_dir().join("broken.json"), "{").expect("the folder of the test can be changed");
    let mut driver = driver.reopen(Language::English);
    driver.keys("End");
    assert!(driver.shows("home-damaged-check"), "{}", driver.screen());
    driver.keys("e");
    assert!(driver.shows("home-damaged-change"), "{}", driver.screen());
    driver.keys("d Enter u");
    assert!(driver.shows_text("broken.json"), "{}", driver.screen());
}

/// More sessions than any window shows. The times of their files say nothing about the sessions.
fn with_many_sessions(count: i64) -> Driver {
    let driver = Driver::new(80, 24);
    let store = Store::new(driver.sessions_dir());
    fs::create_dir_all(driver.sessions_dir()).expect("the folder of the test can be changed");
    let times = Timestamp::UNIX_EPOCH;
    for index in 0..count {
        let session = session(&format!("Client {index:03}"), 10 + index);
        let path = driver.sessions_dir().join(format!("{}.json", session.id()));
        fs::write(&path, session.to_bytes()).expect("the folder of the test can be changed");
        let file = fs::File::options().write(true).open(path).expect("the file exists");
        let time = times + SignedDuration::from_secs(index * 7919 % 1000);
        file.set_modified(time.try_into().expect("a time that the system has"))
            .expect("the time of a file can be set");
    }
    drop(store);
    driver.reopen(Language::English)
}

/// What reads the sessions in a test: the sender of what was read, and the receiver of what is requested.
type ManualReader = (Sender<Result<Loaded, Error>>, Receiver<Vec<usize>>);

/// A library of 200 sessions, of which the files and the first page are read, with the sender of the rest.
fn with_half_read_sessions() -> (Driver, Vec<PathBuf>, ManualReader) {
    let driver = with_many_sessions(200);
    let store = Store::new(driver.sessions_dir());
    let (sessions, parts, requests) = SessionLoader::manual(store.clone());
    let files = store.paths().expect("the folder can be listed");
    let send = |part| parts.send(Ok(part)).expect("the screen exists");
    send(Loaded::Files(files.iter().map(|path| Arc::from(&**path)).collect()));
    // The times of the files say nothing about the sessions.
    let time = |file: usize| i64::try_from(file).expect("few files") * 7919 % 1000;
    let mut times: Vec<_> = (0..files.len()).map(|file| (file, time(file))).collect();
    times.sort_by_key(|(_, time)| -time);
    let page: Vec<_> =
        times[..30].iter().map(|(file, _)| (*file, store.read_listed(&files[*file]))).collect();
    let time = |second| Timestamp::from_second(second).expect("a valid time");
    send(Loaded::Times(times.into_iter().map(|(file, second)| (file, time(second))).collect()));
    send(Loaded::Sessions(page));
    (driver.reopen_with_sessions(sessions), files, (parts, requests))
}

/// Sessions that show are requested, and the cursor stays on its session whatever is read.
#[test]
fn library_requests_visible_rows_and_keeps_the_cursor() {
    let (mut driver, files, (parts, requests)) = with_half_read_sessions();
    let store = Store::new(driver.sessions_dir());
    let send = |driver: &mut Driver, read: &[usize]| {
        let sessions = read.iter().map(|file| (*file, store.read_listed(&files[*file]))).collect();
        parts.send(Ok(Loaded::Sessions(sessions))).expect("the screen exists");
        driver.send(Input::Tick)
    };
    driver.keys("End");
    let requested = requests.try_iter().last().expect("the last page is not read");
    assert!(driver.shows_text("20261123-") && requested.len() > 5, "{requested:?}\n{}", driver.screen());
    assert_eq!(send(&mut driver, &requested), Next::Redraw);
    assert!(driver.shows(message!("home-progress", count = 1_u32)), "{}", driver.screen());
    let under = |driver: &Driver| {
        let shown = driver.screen();
        let line = shown.lines().find(|line| line.contains('▸')).expect("the cursor shows").to_owned();
        line.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    };
    let before = under(&driver);
    for file in 0..files.len() {
        send(&mut driver, &[file]);
        let now = under(&driver);
        assert!(now.starts_with(&before[..10]), "the cursor stays on its session: {before}, {now}");
    }
    drop(parts);
    driver.finish_work();
    driver.keys("Home");
    let shown = driver.screen();
    let names: Vec<_> =
        shown.lines().filter_map(|line| line.split("Client ").nth(1)).map(|name| &name[..3]).collect();
    assert!(names.len() > 5 && names.is_sorted(), "{shown}");
    assert_eq!(names[0], "000");
}

#[test]
fn filter_works_while_sessions_are_still_loading() {
    let (mut driver, files, (parts, _requests)) = with_half_read_sessions();
    driver.keys("/ 'client Space '19");
    assert!(driver.shows("home-searching") && driver.shows_text("of 200"), "{}", driver.screen());
    let store = Store::new(driver.sessions_dir());
    let sessions = (0..files.len()).map(|file| (file, store.read_listed(&files[file]))).collect();
    parts.send(Ok(Loaded::Sessions(sessions))).expect("the screen exists");
    drop(parts);
    driver.finish_work();
    // 019, 119, 190 to 199, and ids that contain 19.
    assert!(driver.shows_text("Client 019") && driver.shows_text("Client 199"), "{}", driver.screen());
    assert!(!driver.shows("home-searching"), "{}", driver.screen());
    assert!(driver.app.deadline().is_none());
}

/// A folder that cannot be read is an error, and the screen does not wait for more.
#[test]
fn library_shows_the_error_of_its_folder() {
    let driver = Driver::new(80, 24);
    fs::write(driver.sessions_dir(), "no folder").expect("the folder of the test can be changed");
    let driver = driver.reopen(Language::English);
    assert!(driver.shows("system-not-a-folder") && driver.shows("home-start"), "{}", driver.screen());
}

#[test]
fn library_begins_at_the_newest_session() {
    let driver = with_many_sessions(60);
    assert!(driver.shows_text("▸ ○ Client 000"), "{}", driver.screen());
}

/// The batch stops after the session that it is at.
#[test]
fn batch_runs_on_a_thread_and_esc_stops_it() {
    let mut driver = with_many_sessions(30);
    driver.waits = false;
    driver.keys("a d Enter");
    assert!(driver.shows(message!("home-batch-progress", done = 0_u32, all = 30_u32)), "{}", driver.screen());
    driver.keys("Esc");
    driver.finish_work();
    driver.waits = true;
    let left = u32::try_from(files(driver.sessions_dir()).len()).expect("few files");
    let first = 30 - left;
    let client = |number: u32| format!("Client {number:03}");
    assert!(
        driver.shows(message!("home-delete-done", count = first, name = client(first - 1), key = "u")),
        "{}",
        driver.screen()
    );
    driver.keys("d Enter");
    assert!(
        left == 0 || driver.shows(message!("home-delete-done", count = left, name = client(29), key = "u")),
        "{}",
        driver.screen()
    );
    assert!(files(driver.sessions_dir()).is_empty());
    driver.keys("u");
    assert!(left == 0 || driver.shows(message!("home-restore-done", count = left)), "{}", driver.screen());
    driver.keys("u");
    assert!(
        left == 0 || driver.shows(message!("home-restore-done", count = first)),
        "the batch before the last\n{}",
        driver.screen()
    );
    assert_eq!(files(driver.sessions_dir()).len(), 30);
    driver.keys("Home");
    let shown = driver.screen();
    let names: Vec<_> = shown.lines().filter_map(|line| line.split("Client ").nth(1)).collect();
    assert!(names.len() > 5 && names.is_sorted(), "{shown}");
}

#[test]
fn library_drops_a_session_whose_file_was_removed() {
    let mut driver = with_sessions(three(), 100, 30);
    let bolt =
        files(driver.sessions_dir()).into_iter().find(|name| name.contains("bolt")).expect("the file exists");
    fs::remove_file(driver.sessions_dir().join(bolt)).expect("the folder of the test can be changed");
    driver.keys("Home Down Down d Enter");
    assert!(driver.shows_text("⚠") || driver.shows_text("Bolt:"), "{}", driver.screen());
    driver.keys("Home");
    assert!(
        !driver.shows_text("Bolt") && driver.shows_text("Acme") && driver.shows_text("Crème"),
        "{}",
        driver.screen()
    );
}
