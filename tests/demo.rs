//! Tests of `salesorg demo` in a terminal: its folder exists while it runs, and is gone however it ends.

use crate::pty::{Program, Session};
use crate::text::{assert_hides, assert_shows};
use rustix::process::Signal;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Starts the demo, waits for its home screen, and returns it with its folder.
fn start() -> (Session, PathBuf) {
    let session = Program::salesorg().args(["demo"]).start();
    session.wait_for_message("demo-title", &[]);
    let folders = entries(session.home());
    let [folder] = &folders[..] else { panic!("one folder, but there are {folders:?}") };
    let folder = folder.clone();
    (session, folder)
}

/// Returns what is in a folder. The home of the program is also where it puts temporary files.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder exists");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("it exists").permissions().mode() & 0o777
}

/// Asserts that nothing is left, of the demo and otherwise, and that the closing words say so.
#[track_caller]
fn assert_gone(session: &Session) {
    session.assert_restored();
    assert_eq!(entries(session.home()), Vec::<PathBuf>::new());
    assert_shows(&session.text(), "demo-left", &[]);
    assert_hides(&session.text(), "cli-saved-resume", &[]);
}

/// Only the owner can read the sessions of the demo, which are in a temporary folder.
#[test]
fn demo_folder_is_private() {
    let (mut session, folder) = start();
    assert_eq!(mode(&folder), 0o700);
    let files = entries(&folder.join("sessions"));
    let sessions = files.iter().filter(|file| file.extension().is_some_and(|one| one == "json"));
    assert_eq!(sessions.map(|file| assert_eq!(mode(file), 0o600)).count(), 5);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_gone(&session);
}

/// The folder is removed on every way out of the home screen.
#[test]
fn demo_folder_is_gone_after_quitting_and_signals() {
    let exits = [
        (None, 0),
        (Some(Signal::INT), 130),
        (Some(Signal::QUIT), 131),
        (Some(Signal::TERM), 143),
        (Some(Signal::HUP), 129),
    ];
    for (signal, status) in exits {
        let (mut session, _) = start();
        match signal {
            Some(signal) => session.signal(signal),
            None => session.keys("\x03"),
        }
        assert_eq!(session.wait_exit().exit_code(), status, "{signal:?}");
        assert_gone(&session);
    }
}

/// An interview that the user began in the demo is gone too, and nothing says that it could be resumed.
#[test]
fn demo_keeps_no_interview_of_the_user() {
    for (signal, status) in [(None, 0), (Some(Signal::TERM), 143)] {
        let (mut session, folder) = start();
        session.keys("nAcme\r");
        session.wait_for_message("interview-position", &[("number", "1")]);
        session.keys("2");
        session.wait_for_message("interview-position", &[("number", "2")]);
        assert!(entries(&folder.join("sessions")).iter().any(|file| file.to_string_lossy().contains("acme")));
        session.keys("4");
        match signal {
            Some(signal) => session.signal(signal),
            None => session.keys("\x03"),
        }
        assert_eq!(session.wait_exit().exit_code(), status, "{signal:?}");
        assert_gone(&session);
    }
}

/// The folder is removed when the terminal closes.
#[test]
#[cfg(target_os = "linux")]
fn demo_folder_is_gone_after_the_terminal_closes() {
    let mut session = Program::salesorg_in_shell(r#"set -m; "$0" demo"#).start();
    session.wait_for_message("demo-title", &[]);
    let program = crate::pty::ProcessWatch::new(session.foreground());
    // The terminal closes with the process that controls it.
    session.kill();
    program.wait_exit();
    session.wait_exit();
    assert_eq!(entries(session.home()), Vec::<PathBuf>::new());
}

/// What is exported from the demo stays, because the user asked for it.
#[test]
fn demo_keeps_what_is_exported() {
    let (mut session, _) = start();
    session.keys("x\r");
    session.wait_for_message("home-exported", &[("count", "1")]);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    let left = entries(session.home());
    assert_eq!(left.iter().map(|file| (file.is_file(), mode(file))).collect::<Vec<_>>(), [(true, 0o600)]);
}
