//! The home screen as a library: found, marked, named anew, copied, deleted and brought back, taken in and written out.

use super::drive::Driver;
use crate::locale::Language;
use crate::session::{Choice, EventKind, RulebookRef, SavedAdvice, Session, Store, new_id};
use crate::tui::input::Input;
use crate::tui::event_loop::{Application as _, Next};
use jiff::{SignedDuration, Timestamp};
use std::fs;
use std::path::PathBuf;

fn session(name: &str, minutes_ago: i64) -> Session {
    let now: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a time");
    let then = now - SignedDuration::from_mins(minutes_ago);
    let digest = "sha256:00".to_owned();
    let rulebook = RulebookRef { id: "sales-organisation".into(), version: "0.9.0".into(), digest };
    let salt = u32::try_from(minutes_ago).expect("small");
    let mut session = Session::new(new_id(then, name, salt), name, "en", rulebook, then);
    session.record(1, EventKind::Answered { question: "budget".into(), value: "ample".into() }, then);
    session
}

fn finished(name: &str, minutes_ago: i64, decided: Option<&str>) -> Session {
    let mut session = session(name, minutes_ago);
    let then = session.updated_at();
    session.record(2, EventKind::Completed, then);
    session.set_advice(Some(SavedAdvice { model: "pod".into(), segmentation: Vec::new() }), then);
    if let Some(model) = decided {
        session.record(
            3,
            EventKind::Decided(Choice { model: model.into(), reason: "the board".into(), ..Choice::default() }),
            then,
        );
    }
    session
}

fn with(sessions: impl IntoIterator<Item = Session>, columns: u16, rows: u16) -> Driver {
    in_language(Language::English, sessions, columns, rows)
}

fn in_language(
    language: Language,
    sessions: impl IntoIterator<Item = Session>,
    columns: u16,
    rows: u16,
) -> Driver {
    let driver = Driver::speaking(language, columns, rows);
    let store = Store::new(driver.sessions());
    for session in sessions {
        store.import(session).expect("taken in");
    }
    driver.again(language)
}

/// Acme, Bolt and Crème, a minute apart, the newest first.
fn three() -> Vec<Session> {
    vec![session("Acme", 10), finished("Bolt", 20, Some("island")), session("Crème Brûlée", 30)]
}

/// The names of the files in a folder that are sessions.
fn files(folder: PathBuf) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned());
    names.filter(|name| PathBuf::from(name).extension().is_some_and(|kind| kind == "json")).collect()
}

fn settled(driver: &mut Driver) {
    while driver.wait() {}
}

#[test]
fn a_decision_other_than_the_advice_stands_beside_it() {
    let driver = with(three(), 100, 30);
    assert!(driver.shows("advised Pod, decided Island"), "{}", driver.shown());
    let driver = with([finished("Same", 1, Some("pod"))], 100, 30);
    assert!(!driver.shows("decided") && driver.shows("Pod"), "{}", driver.shown());
}

#[test]
fn what_is_typed_filters_at_once_by_name_state_and_id_without_accents() {
    let mut driver = with(three(), 100, 30);
    driver.keys("/ 'creme");
    assert!(driver.shows("Crème") && !driver.shows("Acme") && driver.shows("1 of 3"), "{}", driver.shown());
    driver.keys("Ctrl-u 'ISLAND Space 'bo");
    assert!(driver.shows("Bolt") && driver.shows("1 of 3"), "{}", driver.shown());
    driver.keys("Ctrl-u '20261123 Space 'q");
    assert!(driver.shows("0 of 3"), "{}", driver.shown());
    assert_eq!(driver.keys("Enter"), Next::Idle);
    driver.keys("Backspace");
    assert!(driver.shows("3 of 3"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Start a new interview") && driver.shows("Acme"), "{}", driver.shown());
}

#[test]
fn arrows_move_while_the_filter_is_typed_and_enter_opens() {
    let mut driver = with(three(), 100, 30);
    driver.keys("/ Down Down Up");
    assert!(driver.shows("▸ ✓ Bolt"), "{}", driver.shown());
    driver.keys("Up Up Up Enter");
    assert!(driver.shows("question"), "{}", driver.shown());
    // Left and right belong to the text.
    let mut driver = with(three(), 100, 30);
    driver.keys("/ 'cme Left Left Left 'a");
    assert!(driver.shows("acme") && driver.shows("1 of 3"), "{}", driver.shown());
    driver.keys("Tab Space Esc");
    assert!(driver.shows("1 marked") && driver.shows("Bolt"), "{}", driver.shown());
}

#[test]
fn marked_sessions_are_compared_exported_and_deleted_together() {
    let mut driver = with(three(), 100, 30);
    driver.keys("Home Down v");
    assert!(driver.shows("Mark two to 50 interviews"), "{}", driver.shown());
    driver.keys("Space Space");
    assert!(driver.shows("2 marked") && driver.shows("▸ ○ Crème"), "{}", driver.shown());
    let to = driver.sessions().with_file_name("out.jsonl");
    driver.keys("x");
    assert!(driver.shows("2 interviews are written"), "{}", driver.shown());
    driver.keys("Ctrl-u");
    driver.send(Input::Paste(to.to_string_lossy().into_owned()));
    driver.keys("Enter");
    assert!(driver.shows("✓ 2 interviews written to"), "{}", driver.shown());
    let lines = fs::read_to_string(&to).expect("written");
    assert_eq!(lines.lines().count(), 2);
    driver.keys("d");
    assert!(driver.shows("Delete 2 interviews?"), "{}", driver.shown());
    driver.keys("Esc");
    assert_eq!(files(driver.sessions()).len(), 3);
    driver.keys("d Enter");
    assert!(driver.shows("Deleted: 2 interviews") && driver.shows("Crème"), "{}", driver.shown());
    assert_eq!((files(driver.sessions()).len(), files(driver.sessions().join("deleted")).len()), (1, 2));
    driver.keys("u");
    assert!(driver.shows("Brought back: 2") && driver.shows("Acme"), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 3);
    driver.keys("u");
    assert!(driver.shows("Nothing was deleted here since"), "{}", driver.shown());
}

#[test]
fn a_comparison_leads_somewhere() {
    let mut driver = with(three(), 100, 30);
    driver.keys("a v");
    assert!(!driver.shows("3 marked"), "{}", driver.shown());
}

#[test]
fn deleted_sessions_are_listed_and_restored_one_by_one() {
    let mut driver = with(three(), 100, 30);
    driver.keys("Home Down d Enter d Enter t");
    assert!(driver.shows("Deleted interviews") && driver.shows("They are in"), "{}", driver.shown());
    assert!(driver.shows("Acme") && driver.shows("Bolt") && !driver.shows("Crème"), "{}", driver.shown());
    driver.keys("/ 'bolt Enter");
    assert!(driver.shows("Brought back."), "{}", driver.shown());
    driver.keys("Esc Esc");
    assert!(driver.shows("Bolt") && !driver.shows("Acme"), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 2);
    driver.keys("t Enter");
    assert!(driver.shows("There are no deleted interviews."), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 3);
}

#[test]
fn a_new_name_begins_with_the_present_one_and_the_cursor_stays_on_it() {
    let mut driver = with(three(), 100, 30);
    driver.keys("End r");
    assert!(driver.shows("▸ Crème Brûlée___"), "{}", driver.shown());
    driver.keys("Ctrl-u Enter");
    assert!(driver.shows("Type a name"), "{}", driver.shown());
    driver.keys("'Zest Enter");
    assert!(driver.shows("It is now called Zest.") && driver.shows("▸ ○ Zest"), "{}", driver.shown());
    // It was changed last, so it stands first.
    let shown = driver.shown();
    assert!(shown.find("▸ ○ Zest") < shown.find("Acme"), "{shown}");
}

#[test]
fn a_copy_is_proposed_a_name_of_its_own() {
    let mut driver = with(three(), 100, 30);
    driver.keys("c");
    assert!(driver.shows("▸ Acme (copy)___"), "{}", driver.shown());
    driver.keys("Enter c");
    assert!(driver.shows("▸ Acme (copy 2)___"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("▸ ○ Acme (copy)"), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 4);
    let mut driver = in_language(Language::Dutch, three(), 100, 30);
    driver.keys("c");
    assert!(driver.shows("▸ Acme (kopie)___"), "{}", driver.shown());
}

#[test]
fn a_file_is_taken_in_and_what_became_of_each_is_told() {
    let mut driver = with(three(), 100, 30);
    let from = driver.sessions().with_file_name("in.jsonl");
    let mut other = session("Acme", 10);
    other.rename("Acme of theirs", other.updated_at());
    let lines =
        [session("New", 5).to_line(), session("Acme", 10).to_line(), "{}".to_owned(), other.to_line()];
    fs::write(&from, lines.join("\n")).expect("written");
    driver.keys("i");
    driver.send(Input::Paste(format!("'{}'", from.display())));
    driver.keys("Enter");
    assert!(driver.shows("so far"), "{}", driver.shown());
    settled(&mut driver);
    assert!(driver.shows("1 new, 1 already here, 1 with a new id, 1 not imported"), "{}", driver.shown());
    assert!(driver.shows("New: new here") && driver.shows("line 3: not imported"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Acme of theirs"), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 5);
    // One alone is told in a sentence, and the cursor is on it.
    fs::write(&from, session("Only", 50).to_bytes()).expect("written");
    driver.keys("i");
    driver.send(Input::Paste(from.to_string_lossy().into_owned()));
    driver.keys("Enter");
    settled(&mut driver);
    assert!(driver.shows("✓ Only: new here") && driver.shows("▸ ○ Only"), "{}", driver.shown());
    driver.keys("i 'nowhere.json Enter");
    assert!(driver.shows("there is no such file") && driver.shows("▸ nowhere.json"), "{}", driver.shown());
}

#[test]
fn a_file_that_is_there_is_not_overwritten_and_the_name_waits() {
    let mut driver = with(three(), 100, 30);
    let to = driver.sessions().with_file_name("mine.json");
    fs::write(&to, "mine").expect("written");
    driver.keys("x Ctrl-u");
    driver.send(Input::Paste(to.to_string_lossy().into_owned()));
    driver.keys("Enter");
    assert!(driver.shows("nothing was overwritten") && driver.shows("mine.json__"), "{}", driver.shown());
    assert_eq!(fs::read(&to).expect("read"), b"mine");
    driver.keys("'l Enter");
    assert!(driver.shows("only you can read it"), "{}", driver.shown());
    let written = fs::read(to.with_extension("jsonl")).expect("written");
    assert_eq!(Session::from_bytes(&written).expect("a session").name(), "Acme");
}

#[test]
fn a_session_in_use_or_damaged_says_so_and_nothing_is_lost() {
    let mut driver = with(three(), 100, 30);
    let mut holder = driver.beside();
    holder.keys("Home Down Enter");
    driver.keys("Home Down r 'x Enter");
    assert!(driver.shows("open in another salesorg"), "{}", driver.shown());
    driver.keys("Esc d Enter");
    assert!(driver.shows("Acme: the session is open in another"), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 3);
    fs::write(driver.sessions().join("broken.json"), "{").expect("written");
    let mut driver = driver.again(Language::English);
    driver.keys("End");
    assert!(driver.shows("sessions check"), "{}", driver.shown());
    driver.keys("r");
    assert!(driver.shows("it can only be deleted"), "{}", driver.shown());
    driver.keys("d Enter u");
    assert!(driver.shows("broken.json"), "{}", driver.shown());
}

/// More sessions than any window shows, the times of their files saying nothing of their own.
fn many(count: i64) -> Driver {
    let driver = Driver::new(80, 24);
    let store = Store::new(driver.sessions());
    fs::create_dir_all(driver.sessions()).expect("made");
    let times = Timestamp::UNIX_EPOCH;
    for index in 0..count {
        let session = session(&format!("Client {index:03}"), 10 + index);
        let path = driver.sessions().join(format!("{}.json", session.id()));
        fs::write(&path, session.to_bytes()).expect("written");
        let file = fs::File::options().write(true).open(path).expect("there");
        file.set_modified((times + SignedDuration::from_secs(index * 7919 % 1000)).into()).expect("set");
    }
    drop(store);
    driver.again(Language::English)
}

#[test]
fn what_shows_is_read_at_once_and_the_rest_bit_by_bit_until_all_stand_in_order() {
    let mut driver = many(200);
    assert!(driver.shows("answer so far"), "{}", driver.shown());
    assert!(!driver.shows("20261123-"), "every row that shows is read\n{}", driver.shown());
    driver.keys("End");
    assert!(driver.shows("answer so far") && !driver.shows("20261123-"), "{}", driver.shown());
    let under = |driver: &Driver| {
        let shown = driver.shown();
        let line = shown.lines().find(|line| line.contains('▸')).expect("a cursor").to_owned();
        line.split("Client ").nth(1).expect("a name")[..3].to_owned()
    };
    let before = under(&driver);
    let mut turns = 0;
    while driver.wait() {
        turns += 1;
        assert_eq!(under(&driver), before, "the cursor stays on its session");
    }
    assert!(turns > 3, "{turns}");
    driver.keys("Home");
    let shown = driver.shown();
    let names: Vec<_> =
        shown.lines().filter_map(|line| line.split("Client ").nth(1)).map(|name| &name[..3]).collect();
    assert!(names.len() > 5 && names.is_sorted(), "{shown}");
    assert_eq!(names[0], "000");
}

#[test]
fn filtering_works_while_the_rest_is_read_and_says_so() {
    let mut driver = many(200);
    driver.keys("/ 'client Space '19");
    assert!(driver.shows("searching…") && driver.shows("of 200"), "{}", driver.shown());
    settled(&mut driver);
    // 019, 119 and 190 to 199, and in some the digits of the id.
    assert!(driver.shows("Client 019") && driver.shows("Client 199"), "{}", driver.shown());
    assert!(!driver.shows("searching"), "{}", driver.shown());
    assert!(driver.app.deadline().is_none());
}

#[test]
fn the_newest_is_under_the_cursor_once_it_is_known() {
    let mut driver = many(60);
    settled(&mut driver);
    assert!(driver.shows("▸ ○ Client 000"), "{}", driver.shown());
}

#[test]
fn many_are_deleted_and_brought_back_a_few_at_a_time_and_esc_stops() {
    let mut driver = many(30);
    settled(&mut driver);
    driver.keys("a d Enter");
    assert!(driver.shows("4 of 30 so far"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Deleted: 4 interviews"), "{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 26);
    driver.keys("d Enter");
    settled(&mut driver);
    assert!(driver.shows("Deleted: 26 interviews"), "{}", driver.shown());
    assert!(files(driver.sessions()).is_empty());
    driver.keys("u");
    assert!(driver.shows("4 of 26 so far"), "{}", driver.shown());
    settled(&mut driver);
    assert!(driver.shows("Brought back: 26"), "{}", driver.shown());
    driver.keys("u");
    assert!(driver.shows("Brought back: 4"), "the batch before the last\n{}", driver.shown());
    assert_eq!(files(driver.sessions()).len(), 30);
    driver.keys("Home");
    let shown = driver.shown();
    let names: Vec<_> = shown.lines().filter_map(|line| line.split("Client ").nth(1)).collect();
    assert!(names.len() > 5 && names.is_sorted(), "{shown}");
}

#[test]
fn a_session_that_another_program_took_away_goes_from_the_list() {
    let mut driver = with(three(), 100, 30);
    let bolt = files(driver.sessions()).into_iter().find(|name| name.contains("bolt")).expect("there");
    fs::remove_file(driver.sessions().join(bolt)).expect("removed");
    driver.keys("Home Down Down d Enter");
    assert!(driver.shows("⚠") || driver.shows("Bolt:"), "{}", driver.shown());
    driver.keys("Home");
    assert!(!driver.shows("Bolt") && driver.shows("Acme") && driver.shows("Crème"), "{}", driver.shown());
}

#[test]
fn looks() {
    for language in Language::ALL {
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let shows = |name: &str, keys: &str| {
                let mut driver = in_language(language, three(), columns, rows);
                driver.keys(keys);
                let name = format!("library_{name}_{}_{columns}x{rows}", language.tag());
                insta::assert_snapshot!(name, driver.shown());
            };
            shows("marked", "Home Down Space Space");
            shows("filter", "/ 'bo");
            shows("sure", "Home Down d");
            shows("export", "a x");
            shows("help", "?");
        }
    }
}
