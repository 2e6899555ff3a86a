//! Tests of the log: off by default, private, and without anything that a user typed.

use super::Sandbox;
use crate::text::text;

/// Texts that the tests type. No message and no path of the program contains them.
const SECRETS: [&str; 6] = ["Zwanenburg", "zwanenburg", "Quetzal", "86753", "ample", "confidential"];

#[track_caller]
fn assert_holds_no_secret(log: &str) {
    for secret in SECRETS {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}

/// The log of an interview contains actions and files, and nothing that was typed.
#[test]
fn log_contains_no_input() {
    let sandbox = Sandbox::new();
    let lines = "3\nn confidential\n86753\nQuetzal\nback\nnonsense Quetzal\nq\n";
    let arguments = ["--plain", "--log", "log.txt", "interview", "--name", "Zwanenburg"];
    sandbox.run_on(&arguments, lines.as_bytes());
    assert_eq!(sandbox.sessions().len(), 1, "the interview must save a session");
    let log = std::fs::read_to_string(sandbox.path("log.txt")).expect("a log");
    assert_holds_no_secret(&log);
    for part in [
        env!("CARGO_PKG_VERSION"),
        "command=\"interview\"",
        "operation=\"rename\"",
        "-*-",
        "event=\"answered\"",
        "line=\"text\"",
        "status=",
    ] {
        assert!(log.contains(part), "{part} is missing from the log:\n{log}");
    }
}

/// The log of a failure contains its message key and not the value.
#[test]
fn log_contains_message_keys() {
    let sandbox = Sandbox::new();
    let answers = sandbox.file("Quetzal.json", r#"{"budget": "Zwanenburg", "team_size": 86753000}"#);
    let result = sandbox.run(&[
        "--log",
        "log.txt",
        "advise",
        &answers.to_string_lossy(),
        "--set",
        "budget=confidential",
    ]);
    assert_eq!(result.status, 3, "{}", result.stderr);
    let log = std::fs::read_to_string(sandbox.path("log.txt")).expect("a log");
    assert_holds_no_secret(&log);
    assert!(log.contains("problem-unknown-option"), "{log}");
}

/// The log contains the source of a system error.
#[test]
fn log_contains_error_sources() {
    let sandbox = Sandbox::new();
    let result = sandbox.run(&["--log", "log.txt", "sessions", "import", "Quetzal/none.json"]);
    assert_ne!(result.status, 0);
    let log = std::fs::read_to_string(sandbox.path("log.txt")).expect("a log");
    assert_holds_no_secret(&log);
    assert!(log.contains("NotFound"), "{log}");
}

/// The log is off by default, and an environment variable turns it on.
#[test]
fn log_is_off_by_default() {
    let sandbox = Sandbox::new();
    sandbox.run(&["sessions", "list"]).ok();
    assert!(!sandbox.path("log.txt").exists());
    let mut command = sandbox.command(["sessions", "list"]);
    command.env("SALESORG_LOG", "log.txt");
    assert!(command.status().expect("the program starts").success());
    assert!(sandbox.path("log.txt").exists());
}

/// The log is appended to, and only its owner can read it.
#[test]
#[cfg(unix)]
fn log_is_appended_and_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::new();
    let path = sandbox.path("log.txt");
    sandbox.run(&["--log", "log.txt", "sessions", "list"]).ok();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("the metadata can be set");
    let before = std::fs::read_to_string(&path).expect("UTF-8 text");
    sandbox.run(&["--log", "log.txt", "sessions", "list"]).ok();
    let mode = std::fs::metadata(&path).expect("the file exists").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let after = std::fs::read_to_string(&path).expect("UTF-8 text");
    assert!(after.starts_with(&before) && after.len() > before.len(), "{after}");
}

/// The log never writes to a file that is not a log.
#[test]
fn log_refuses_other_files() {
    let sandbox = Sandbox::new();
    sandbox.run_on(&["--plain", "interview", "--name", "A"], b"3\nq\n");
    let session = sandbox.sessions()[0].clone();
    let before = std::fs::read(&session).expect("a session");
    let result = sandbox.run(&["--log", &session.to_string_lossy(), "sessions", "list"]);
    assert_eq!(result.status, 1, "{}", result.stderr);
    assert_eq!(std::fs::read(&session).expect("a session"), before);
}

/// A log that cannot be written is an error.
#[test]
fn log_that_is_unwritable_is_an_error() {
    let sandbox = Sandbox::new();
    let result = sandbox.run(&["--log", "no-such-folder/log.txt", "sessions", "list"]);
    assert_eq!(result.status, 1, "{}", result.stderr);
    assert!(result.stderr.contains("log.txt"), "{}", result.stderr);
}

/// If the folder of the log is missing, the error says that it concerns the log.
#[test]
fn log_error_names_the_log() {
    let sandbox = Sandbox::new();
    let option = sandbox.run(&["--log", "nowhere/log.txt", "sessions", "list"]).failed(1);
    assert_eq!(option, [format!("--log nowhere/log.txt: {}", text("cli-log-no-folder", &[]))]);
    let mut command = sandbox.command(["sessions", "list"]);
    command.env("SALESORG_LOG", "nowhere/log.txt");
    let variable = super::Run::new(&command.output().expect("the program starts")).failed(1);
    assert!(variable[0].starts_with("SALESORG_LOG nowhere/log.txt: "), "{variable:?}");
}

/// The log does not go to standard output.
#[test]
fn log_refuses_stdout() {
    let sandbox = Sandbox::new();
    sandbox.run(&["--log", "-", "sessions", "list"]).failed(2);
    assert!(!sandbox.path("-").exists());
}
