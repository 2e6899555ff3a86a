//! How the list of sessions is arranged: order, groups, search, and the preview beside it. All of it stays when a
//! session was opened and left again.

use super::driver::Driver;
use super::library::{finished, session, with_sessions};
use super::screen_text::message;
use crate::session::{EventKind, Session};
use crate::tui::input::Input;

/// Sessions with names, ages and states that sort differently by name, change and beginning.
fn several() -> Vec<Session> {
    let mut noted = session("Delta", 30);
    let note = EventKind::Noted { question: "budget".into(), text: "Ask Priya first".into() };
    noted.record(5, note, noted.created_at() + jiff::SignedDuration::from_mins(25));
    vec![finished("Beta", 10, Some("island")), finished("Alpha", 20, None), noted]
}

/// Returns the names in the order in which the list shows them.
fn order(driver: &Driver) -> String {
    let screen = driver.screen();
    let names = ["Alpha", "Beta", "Delta"];
    let mut found: Vec<_> = names.iter().filter_map(|name| Some((screen.find(name)?, &name[..1]))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn sort_key_takes_turns_and_its_order_stays() {
    let mut driver = with_sessions(several(), 80, 24);
    assert_eq!(order(&driver), "DBA", "{}", driver.screen());
    driver.keys("s");
    assert_eq!(order(&driver), "ABD", "{}", driver.screen());
    assert!(driver.shows("home-sorted-name"));
    driver.keys("s");
    assert_eq!(order(&driver), "BAD", "by the time when they were begun");
    driver.keys("Home Down Enter Esc Esc");
    assert!(driver.shows("home-sessions"), "{}", driver.screen());
    assert_eq!(order(&driver), "BAD", "{}", driver.screen());
    driver.keys("s");
    assert_eq!(order(&driver), "DBA");
}

#[test]
fn search_knows_notes_states_models_and_dates_and_stays() {
    let mut driver = with_sessions(several(), 80, 24);
    let otherwise = driver.message("home-filter-otherwise");
    let pod = driver.model("pod");
    let finished = driver.message("home-filter-finished");
    for (words, found) in [
        ("priya", "D"),
        (&*otherwise, "B"),
        (&*finished, "BA"),
        (&*pod, "BA"),
        ("2026-11-23", "DBA"),
        ("november", "DBA"),
        ("october", ""),
        ("alpha november", "A"),
    ] {
        driver.keys("/");
        driver.send(Input::Paste(words.into()));
        assert_eq!(order(&driver), found, "{words}: {}", driver.screen());
        driver.keys("Esc");
        if driver.shows(message!("home-found", count = found.len(), all = 3_u32)) {
            driver.keys("Esc");
        }
    }
    driver.keys("/ 'beta Tab Enter");
    assert!(!driver.shows("home-sessions"), "{}", driver.screen());
    driver.keys("Esc Esc");
    assert!(driver.shows("home-sessions"), "{}", driver.screen());
    assert_eq!(order(&driver), "B", "the search stays: {}", driver.screen());
    driver.keys("Esc");
    assert_eq!(order(&driver), "DBA");
}

#[test]
fn marks_stay_when_a_session_was_opened() {
    let mut driver = with_sessions(several(), 80, 24);
    driver.keys("Home Down Space Space");
    assert!(driver.shows(message!("home-marked", count = 2_u32)), "{}", driver.screen());
    driver.keys("Enter Esc Esc");
    assert!(driver.shows(message!("home-marked", count = 2_u32)), "{}", driver.screen());
    driver.keys("v");
    assert!(!driver.shows("home-sessions"), "{}", driver.screen());
}

#[test]
fn preview_follows_the_cursor_where_there_is_room() {
    let mut driver = with_sessions(several(), 120, 40);
    driver.keys("Home");
    assert!(driver.shows("home-preview-new"), "{}", driver.screen());
    driver.keys("Down");
    assert!(driver.shows_text("Ask Priya first"), "{}", driver.screen());
    driver.keys("Down");
    assert!(!driver.shows_text("Ask Priya first") && driver.shows("home-preview-begun"));
    assert!(driver.shows_text("the board"), "the decision: {}", driver.screen());
    driver.resize(99, 40);
    assert!(!driver.shows("home-preview-begun"), "{}", driver.screen());
}

#[test]
fn sessions_of_one_name_are_told_apart_by_when_they_began() {
    let is_told =
        |driver: &Driver| ["2026-11-23 09:35", "2026-11-23 08:30"].map(|time| driver.shows_text(time));
    for columns in [60, 90, 160] {
        let driver = with_sessions([session("Acme", 10), session("Acme", 75)], columns, 24);
        assert_eq!(is_told(&driver), [true; 2], "{}", driver.screen());
        let driver = with_sessions([session("Acme", 10), session("Bolt", 75)], columns, 24);
        assert_eq!(is_told(&driver), [false; 2], "{}", driver.screen());
    }
}

/// Returns sessions of two clients and one without a client.
fn of_clients() -> Vec<Session> {
    let of = |client: &str, mut session: Session| {
        session.set_client(client, session.updated_at());
        session
    };
    vec![
        of("Nordwind", finished("Ann", 40, None)),
        finished("Zed", 20, None),
        of("nordwind", finished("Ben", 10, None)),
        of("Oost", session("Carla", 30)),
    ]
}

#[test]
fn clients_have_groups_and_their_people_compare_with_one_key() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
        let mut driver = with_sessions(of_clients(), columns, rows);
        driver.keys("Home");
        let text = driver.screen();
        let places: Vec<_> = ["Nordwind", "Ben", "Ann", "Zed"].iter().map(|name| text.find(name)).collect();
        assert!(
            places.is_sorted() && places[1].is_some(),
            "the client of the last change comes first: {text}"
        );
        driver.keys("Down v");
        let is_compared = !driver.shows("home-sessions") && driver.shows("group-head-advice");
        assert!(is_compared, "{}", driver.screen());
        driver.keys("Esc");
        assert!(driver.shows_text("▸ ✓ Ben"), "the cursor stays: {}", driver.screen());
    }
}

#[test]
fn every_row_is_reached_and_shown_among_the_headings() {
    for (columns, rows) in [(80, 12), (40, 12), (120, 14)] {
        let mut driver = with_sessions(of_clients(), columns, rows);
        driver.keys("Home");
        for name in ["Ben", "Ann", "Zed", "Carla"] {
            driver.keys("Down");
            let line = driver.screen().lines().find(|line| line.contains('▸')).map(str::to_owned);
            assert!(line.is_some_and(|line| line.contains(name)), "{name}: {}", driver.screen());
        }
    }
}
