//! The marks and texts of a replay.

use super::driver::{Driver, SHIPPED, context_with};
use super::navigation::{session_file, start_interview};
use super::screen_text::message;
use crate::locale::Language;
use crate::session::Store;
use crate::tui::event_loop::Application as _;
use crate::tui::replay::recording::asciicast;
use crate::tui::theme::Theme;
use std::fs;

/// The replay of a finished interview with a turn of the outlook, a note, a changed answer and a decision.
fn open_replay(language: Language, columns: u16, rows: u16) -> Driver {
    let mut driver = Driver::in_language(language, columns, rows);
    driver.keys("n 'Acme Enter 2 '2 Enter Esc Ctrl-u '24 Enter 3 Esc t 'why Enter 1 r f w 3 'habit Enter");
    let mut driver = driver.reopen(language);
    driver.keys("Down p Space");
    driver
}

/// One key goes from turn to turn and round again.
#[test]
fn replay_marks_the_turns_of_the_outlook() {
    let mut driver = open_replay(Language::English, 100, 30);
    assert!(driver.shows_text("★━") || driver.shows_text("★─"), "{}", driver.screen());
    driver.keys("]");
    assert!(driver.shows("replay-outlook-changed"), "{}", driver.screen());
    let first = driver.screen();
    for _ in 0..20 {
        driver.keys("]");
        assert!(driver.shows("replay-outlook-changed"), "{}", driver.screen());
        if driver.screen() == first {
            return;
        }
    }
    panic!("it goes round:\n{}", driver.screen());
}

#[test]
fn replay_goes_to_a_clicked_mark() {
    let mut driver = open_replay(Language::English, 100, 30);
    driver.click("✎");
    assert!(
        driver.shows("replay-note-written")
            && driver.shows_text(&format!("{} why", driver.message("interview-note"))),
        "{}",
        driver.screen()
    );
    let noted = driver.screen();
    driver.keys("Home t");
    assert_eq!(driver.screen(), noted);
}

#[test]
fn replay_goes_to_changes_both_ways() {
    let mut driver = open_replay(Language::English, 100, 30);
    driver.keys("End M");
    assert!(driver.shows("replay-changed"), "{}", driver.screen());
    let last = driver.screen();
    driver.keys("M m");
    assert_eq!(driver.screen(), last);
}

#[test]
fn replay_ends_with_the_decision() {
    let mut driver = open_replay(Language::English, 100, 30);
    driver.keys("End");
    assert!(driver.shows("decided-title") && driver.shows_decision(), "{}", driver.screen());
    assert!(driver.shows_text("habit") && driver.shows("replay-same"), "{}", driver.screen());
    driver.keys("Left");
    assert!(driver.shows("replay-end") && !driver.shows_text("habit"), "{}", driver.screen());
}

#[test]
fn replay_changes_its_speed_while_playing() {
    let mut driver = open_replay(Language::English, 100, 30);
    driver.keys("Space + + +");
    assert!(driver.shows_text("8x") && driver.shows_hint("Space", "action-pause"), "{}", driver.screen());
    driver.keys("- - - -");
    assert!(driver.shows_text("0.5x") && driver.advance_to_deadline(), "{}", driver.screen());
}

/// At the start all of them, and each at its own step.
#[test]
fn replay_names_answers_that_the_rulebook_lost() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f");
    let path = driver.sessions_dir();
    let whole = session_file(&driver);
    let edited = whole.replace("\"team_size\"", "\"head\u{1b}count\"").replace('\u{1b}', "\\u001b");
    let file = fs::read_dir(path)
        .expect("the file can be read")
        .map(|entry| entry.expect("the entry can be read").path());
    let file =
        file.filter(|path| path.extension().is_some_and(|end| end == "json")).last().expect("there is one");
    fs::write(file, edited).expect("the folder of the test can be changed");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Down p Space");
    assert!(driver.shows("replay-removed-lead") && driver.shows_text("head␛count"), "{}", driver.screen());
    driver.keys("Right Right");
    assert!(driver.shows("replay-removed-title"), "{}", driver.screen());
    assert!(!driver.shows("replay-removed-lead"), "{}", driver.screen());
    assert!(
        driver.shows(message!("replay-removed-answer", question = "head␛count", value = "9")),
        "{}",
        driver.screen()
    );
}

/// The events of a recording: seconds, and what was written.
fn events(cast: &[u8]) -> Vec<(f64, String)> {
    let text = std::str::from_utf8(cast).expect("a recording is text");
    let event = |line| -> (f64, String, String) { serde_json::from_str(line).expect("an event is JSON") };
    text.lines().skip(1).map(event).map(|(time, _, output)| (time, output)).collect()
}

/// Checks a recording with what a terminal shows: its last screen is that of the replay, and no pause is longer than
/// the replay's own.
#[cfg(unix)]
#[test]
fn replay_recording_shows_what_the_replay_shows() {
    for (columns, rows, speed) in [(80, 24, 1.0), (100, 30, 8.0), (40, 12, 2.0)] {
        let mut driver = open_replay(Language::English, columns, rows);
        driver.keys("Home Space");
        let mut last = driver.screen();
        while driver.advance_to_deadline() && driver.app.deadline().is_some() {
            last = driver.screen();
        }
        let context = context_with(&SHIPPED, false, Language::English, &Theme::new(true, false));
        let store = Store::new(driver.sessions_dir());
        let path = store.paths().expect("the folder can be read").remove(0);
        let session = store.read(&path).expect("the session can be read");
        let cast = asciicast(&context, &session, speed, (columns, rows)).expect("memory can be written to");
        let header = cast.split(|byte| *byte == b'\n').next().expect("there is a first line");
        let header: serde_json::Value = serde_json::from_slice(header).expect("the header is JSON");
        assert_eq!((&header["version"], &header["width"]), (&2.into(), &columns.into()));
        let events = events(&cast);
        let cells = |count: u16| count.try_into().expect("a screen has cells");
        let mut terminal = vt100::Parser::new(cells(rows), cells(columns), 0);
        for (_, output) in &events {
            terminal.process(output.as_bytes());
        }
        let screen = terminal.screen().rows(0, columns).map(|row| row.trim_end().to_owned() + "\n");
        assert_eq!(screen.collect::<String>(), last.replace("1x\n", &format!("{speed}x\n")));
        let longest = 3.0 / speed + 0.01;
        assert!(
            events.windows(2).all(|pair| (0.0..=longest).contains(&(pair[1].0 - pair[0].0))),
            "{events:?}"
        );
        assert!(events.len() > 6 && events[0].0 <= 0.0);
    }
}
