//! Tests of interviews in a terminal that are left before their end: saved answers, drafts, output and exit status.
//!
//! Input that was typed and not confirmed with Enter is saved as a draft.

use crate::pty::{Program, Session};
use crate::text::{Pattern, assert_shows, text};
#[cfg(target_os = "linux")]
use rustix::process::Signal;
use serde_json::{Value, json};
#[cfg(target_os = "linux")]
use std::path::{Path, PathBuf};
#[cfg(target_os = "linux")]
use tempfile::TempDir;

const CTRL_C: &str = "\x03";
const CTRL_D: &str = "\x04";
const CTRL_R: &str = "\x12";
const ENTER: &str = "\r";

/// Exit status of an interview that was left before its end.
const LEFT_EARLY: u32 = 5;

/// Waits until the screen shows the question with this number.
#[track_caller]
fn wait_for_question(session: &Session, number: &str) {
    session.wait_for_message("interview-position", &[("number", number)]);
}

/// Returns the session files below a home folder.
/// Returns the session files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json")
            && folder.ends_with("sessions")
        {
            found.push(path);
        }
    }
    found
}

/// Returns the one session below a home folder.
fn saved(home: &Path) -> Value {
    let [file] = &files(home)[..] else { panic!("one session") };
    serde_json::from_slice(&std::fs::read(file).expect("the file exists")).expect("the session file is JSON")
}

/// Returns the last event of the one session below a home folder.
fn last_event(home: &Path) -> Value {
    saved(home)["events"].as_array().and_then(|events| events.last()).expect("events").clone()
}

#[track_caller]
fn assert_drafted(home: &Path, text: &str) {
    assert_eq!(saved(home)["answers"], json!({"budget": "ample"}));
    let last = last_event(home);
    assert_eq!(
        (&last["type"], &last["question"], &last["text"]),
        (&json!("drafted"), &json!("team_size"), &json!(text))
    );
}

/// Starts the screens and types the first digit of the number of sellers.
fn start_typing(program: Program) -> Session {
    let mut session = program.start();
    wait_for_question(&session, "1");
    session.keys("3");
    wait_for_question(&session, "2");
    session.keys("1");
    session.wait_for_text("▸ 1_");
    session
}

/// Asserts that `resume` asks the same question, with the draft in its field and the cursor after it.
#[track_caller]
fn assert_resumes(home: TempDir) {
    let mut session = Program::salesorg().args(["resume"]).start_in(home);
    let position = Pattern::new("en", "interview-position", &[("number", "2")]);
    session.wait_for("the draft in its field", |screen| {
        position.is_in(&screen.contents()) && screen.contents().contains("▸ 1_")
    });
    session.keys(&format!("50{ENTER}"));
    wait_for_question(&session, "3");
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
    assert_eq!(saved(session.home())["answers"], json!({"budget": "ample", "team_size": 150}));
}

fn interview() -> Program {
    Program::salesorg().args(["interview", "--name", "Acme BV"])
}

/// How the screens are left.
#[derive(Clone, Copy, Debug)]
enum Exit {
    CtrlC,
    ReviewThenQuit,
    Signal(Signal),
}

/// An unfinished number is saved as a draft, however the screens are left.
#[test]
fn draft_number_is_saved_on_every_exit() {
    let exits = [
        (Exit::CtrlC, LEFT_EARLY),
        (Exit::ReviewThenQuit, LEFT_EARLY),
        (Exit::Signal(Signal::INT), 130),
        (Exit::Signal(Signal::TERM), 143),
        (Exit::Signal(Signal::HUP), 129),
    ];
    for (exit, status) in exits {
        let mut session = start_typing(interview());
        match exit {
            Exit::CtrlC => session.keys(CTRL_C),
            Exit::ReviewThenQuit => {
                session.keys(CTRL_R);
                session.wait_for_message("review-title", &[]);
                session.keys("q");
            }
            Exit::Signal(signal) => session.signal(signal),
        }
        assert_eq!(session.wait_exit().exit_code(), status, "{exit:?}");
        session.assert_restored();
        assert_shows(&session.text(), "cli-saved-resume", &[]);
        assert_drafted(session.home(), "1");
        assert_resumes(session.into_home());
    }
}

/// An unfinished number is saved as a draft when the terminal closes.
#[test]
#[cfg(target_os = "linux")]
fn draft_number_is_saved_when_the_terminal_closes() {
    let mut session = start_typing(Program::salesorg_in_shell(r#"set -m; "$0" interview"#));
    let program = crate::pty::ProcessWatch::new(session.foreground());
    // The terminal closes with the process that controls it.
    session.kill();
    program.wait_exit();
    session.wait_exit();
    assert_drafted(session.home(), "1");
    assert_resumes(session.into_home());
}

/// Starts an interview in plain mode and types the first digit of the number of sellers.
fn start_typing_in_plain_mode() -> Session {
    let mut session = interview().args(["--plain"]).size(100, 60).start();
    session.wait_for_message("plain-question", &[("number", "1")]);
    session.keys("3\n");
    session.wait_for_message("plain-question", &[("number", "2")]);
    session.wait_for("the prompt", |screen| screen.contents().trim_end().ends_with("\n?"));
    session.keys("1");
    session.wait_for("the echo", |screen| screen.contents().trim_end().ends_with("\n? 1"));
    session
}

/// A signal in plain mode ends the line and confirms that everything is saved.
#[test]
fn signal_in_plain_mode_confirms_saving() {
    let exits =
        [(None, LEFT_EARLY), (Some(Signal::TERM), 143), (Some(Signal::HUP), 129), (Some(Signal::QUIT), 131)];
    for (signal, status) in exits {
        let mut session = start_typing_in_plain_mode();
        match signal {
            Some(signal) => session.signal(signal),
            None => session.keys(CTRL_C),
        }
        let ended = session.wait_exit();
        assert_eq!((ended.exit_code(), ended.signal()), (status, None), "{signal:?}");
        let screen = session.text();
        let mut lines = screen.lines().skip_while(|line| !line.starts_with("? 1"));
        let closing: Vec<_> = lines.by_ref().skip(1).filter(|line| !line.is_empty()).collect();
        assert_eq!(closing.first(), Some(&&*text("cli-saved-resume", &[])), "{screen}");
        assert!(closing[1].starts_with("  salesorg ") && closing[1].contains(" resume "), "{screen}");
        assert_eq!(saved(session.home())["answers"], json!({"budget": "ample"}));
    }
}

/// A line that the end of the terminal's input cuts off is saved as a draft.
#[test]
fn unfinished_line_is_a_draft() {
    let mut session = start_typing_in_plain_mode();
    // The first Ctrl-D sends the typed text, the second one ends the input.
    session.keys(CTRL_D);
    session.keys(CTRL_D);
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
    assert_drafted(session.home(), "1");
    let home = session.into_home();
    let mut session = Program::salesorg().args(["resume", "--plain"]).size(100, 60).start_in(home);
    let draft = Pattern::new("en", "plain-draft", &[("text", "1")]);
    session.wait_for("the draft and the prompt", |screen| {
        draft.is_in(&screen.contents()) && screen.contents().trim_end().ends_with("\n?")
    });
    session.keys("\n");
    session.wait_for_message("plain-answer-first", &[]);
    session.keys("q\n");
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
    assert_drafted(session.home(), "1");
}

/// An unfinished interview ends with exit status 5, the home screen with 0.
#[test]
fn exit_status_is_5_for_unfinished_interviews() {
    // Before the first answer.
    for keys in ["q", CTRL_C] {
        let mut session = interview().start();
        wait_for_question(&session, "1");
        session.keys(keys);
        assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
        assert_shows(&session.text(), "cli-nothing-saved", &[]);
    }
    // Left on the home screen.
    let mut session = start_typing(interview());
    session.keys("\x1b");
    wait_for_question(&session, "1");
    session.keys("b");
    session.wait_for_text("Acme BV");
    let first = Pattern::new("en", "interview-position", &[("number", "1")]);
    session.wait_for("the home screen", |screen| !first.is_in(&screen.contents()));
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
    assert_shows(&session.text(), "cli-saved-resume", &[]);
    assert_drafted(session.home(), "1");
    // Started on the home screen.
    let mut session = Program::salesorg().start_in(session.into_home());
    session.wait_for_text("Acme BV");
    session.keys(ENTER);
    wait_for_question(&session, "2");
    session.keys(CTRL_C);
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_shows(&session.text(), "cli-saved-resume", &[]);
}

/// A finished interview ends with exit status 0, also after its open questions.
#[test]
fn exit_status_is_0_for_finished_interviews() {
    let mut session = start_typing(interview());
    session.keys(CTRL_R);
    session.wait_for_message("review-title", &[]);
    session.keys("f");
    session.wait_for_message("drafts-finish", &[("key", "f")]);
    session.keys("f");
    session.wait_for_message("advice-recommended", &[]);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_drafted(session.home(), "1");
    let mut session = Program::salesorg().args(["resume", "Acme BV"]).start_in(session.into_home());
    session.wait_for_message("advice-recommended", &[]);
    session.keys("o");
    session.wait_for_message("action-back-advice", &[]);
    session.keys(CTRL_C);
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_shows(&session.text(), "cli-saved-replay", &[]);
    // An answer is changed, and the interview is not finished again.
    let mut session = Program::salesorg().args(["resume", "Acme BV"]).start_in(session.into_home());
    session.wait_for_message("advice-recommended", &[]);
    session.keys("r");
    session.wait_for_message("review-title", &[]);
    session.keys(&format!("\x1b[H{ENTER}"));
    wait_for_question(&session, "1");
    session.keys("1");
    session.wait_for_message("review-title", &[]);
    session.keys(CTRL_C);
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
    assert_eq!(saved(session.home())["answers"]["budget"], "tight");
}
