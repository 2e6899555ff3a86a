//! Tests of the command line: each runs the real binary in a sandbox.

mod advise;
mod audit_and_graph;
mod batch;
mod capabilities;
mod check;
mod compare;
mod completions;
mod config;
mod decide;
mod demo;
mod drift;
mod file_errors;
mod imports;
mod labels;
mod languages;
mod leaving_early;
mod log;
mod man;
mod output;
mod plain;
mod published_cases;
mod rulebook;
mod rulebook_editions;
mod session_commands;
mod session_samples;
mod sessions;
mod spreadsheets;

use crate::text::assert_shows;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A temporary home folder in which the program runs without the environment of the test.
struct Sandbox {
    folder: TempDir,
}

/// The result of a finished run of the program.
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Sandbox {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be created") }
    }

    /// Returns the command that runs the program with these arguments.
    fn command(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_salesorg"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("SALESORG_DATA_DIR", self.folder.path().join("data"))
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC0")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::new(&self.command(arguments).output().expect("the program starts"))
    }

    /// Runs the program with `input` on its standard input.
    fn run_on(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("standard output and input are piped");
        let input = input.to_vec();
        // The program may end before it has read everything; then writing fails, which is not an error.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the writer ends");
        Run::new(&output)
    }

    /// Writes a file into the folder in which the program runs, and returns its path.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a temporary folder can be created"))
            .expect("the folder can be created");
        std::fs::write(&path, content).expect("the file can be written");
        path
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Returns the paths of the session files, sorted by name.
    fn sessions(&self) -> Vec<PathBuf> {
        let folder = self.path("data/sessions");
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension() == Some(OsStr::new("json")));
        paths.sort();
        paths
    }
}

impl Run {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
        Self {
            status: output.status.code().expect("no signal ends the program"),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Asserts that the run succeeded, and returns its output.
    #[track_caller]
    fn ok(self) -> String {
        assert_eq!((self.status, &*self.stderr), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// Asserts that an interview was left before its end, and returns its output.
    #[track_caller]
    fn left_early(self) -> String {
        assert_eq!((self.status, &*self.stderr), (5, ""), "{}", self.stdout);
        self.stdout
    }

    /// Asserts that the run failed with this status and printed nothing, and returns the lines of its errors.
    #[track_caller]
    fn failed(self, status: i32) -> Vec<String> {
        assert_eq!((self.status, &*self.stdout), (status, ""), "{}", self.stderr);
        assert!(!self.stderr.is_empty(), "a failure needs an error message");
        self.stderr.lines().map(str::to_owned).collect()
    }

    #[track_caller]
    fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.ok()).expect("the output is JSON")
    }
}

/// Removes `rules_out` from the branches of a changed tree, because it may no longer be true.
fn rule_nothing_out(node: &mut serde_json::Value) {
    let branches = node.get_mut("branches").and_then(serde_json::Value::as_array_mut);
    for branch in branches.into_iter().flatten() {
        branch.as_object_mut().expect("an object").remove("rules_out");
        rule_nothing_out(&mut branch["then"]);
    }
}

fn read_json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).expect("the file exists")).expect("the file is JSON")
}

/// The help lists each command and no other.
#[test]
fn help_lists_the_commands() {
    let help = Sandbox::new().run(&["--help"]).ok();
    let commands: Vec<_> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(
        commands,
        [
            "interview",
            "resume",
            "replay",
            "advise",
            "batch",
            "template",
            "compare",
            "sessions",
            "rulebook",
            "config",
            "demo",
            "completions",
            "man",
            "help"
        ]
    );
}

/// Usage errors end with exit status 2.
#[test]
fn usage_errors_exit_2() {
    let sandbox = Sandbox::new();
    for arguments in [
        &["advice"][..],
        &["--lang", "de"],
        &["advise"],
        &["advise", "--format", "pdf", "--set", "budget=ample"],
        &["advise", "--set", "budget=ample", "--force"],
        &["replay"],
        &["replay", "x", "--speed", "0.4"],
        &["replay", "x", "--speed", "9"],
        &["sessions"],
        &["--color", "maybe", "sessions", "list"],
        &["--data-dir", "", "sessions", "list"],
    ] {
        sandbox.run(arguments).failed(2);
    }
}

/// An unsupported speed is refused, and the error gives the supported range.
#[test]
fn replay_refuses_unsupported_speeds() {
    let sandbox = Sandbox::new();
    let lines = sandbox.run(&["replay", "x", "--speed", "100"]).failed(2);
    assert!(lines[0].contains("from 0.5 to 8"), "{lines:?}");
    let help = sandbox.run(&["replay", "--help"]).ok();
    assert!(help.contains("from 0.5 to 8"), "{help}");
}

/// Without a terminal, the error of an interactive command names the alternatives.
#[test]
fn screens_need_a_terminal() {
    let sandbox = Sandbox::new();
    sandbox.run_on(&["interview", "--plain"], b"3\n").left_early();
    let session = sandbox.sessions()[0].file_stem().expect("an id").to_string_lossy().into_owned();
    for arguments in [&[][..], &["interview"], &["resume"], &["replay", &session]] {
        let lines = sandbox.run(arguments).failed(2);
        assert_shows(&lines[0], "cli-no-input", &[]);
    }
}

/// The language comes from `--lang`, otherwise from the first locale variable that is set.
#[test]
fn language_comes_from_option_then_locale() {
    let sandbox = Sandbox::new();
    let language = |lang: &[&str], variables: &[(&str, &str)]| {
        let arguments = ["advise", "--set", "team_size=1", "--format", "json"];
        let mut command = sandbox.command(lang.iter().chain(&arguments));
        command.env_remove("LANG").envs(variables.iter().copied());
        Run::new(&command.output().expect("the program starts")).json()["language"].clone()
    };
    assert_eq!(language(&[], &[("LANG", "nl_BE.UTF-8")]), "nl");
    assert_eq!(language(&[], &[("LANG", "nl_NL"), ("LC_ALL", "en_GB.UTF-8")]), "en");
    assert_eq!(language(&[], &[("LANG", "en_GB"), ("LC_MESSAGES", "nl")]), "nl");
    assert_eq!(language(&[], &[("LANG", "nl_NL"), ("LC_ALL", "")]), "nl");
    assert_eq!(language(&["--lang", "nl"], &[("LC_ALL", "en_GB")]), "nl");
    assert_eq!(language(&[], &[("LANG", "ja_JP.UTF-8")]), "en");
}

/// A closed output pipe is not an error.
#[test]
fn closed_pipe_is_not_an_error() {
    let sandbox = Sandbox::new();
    for (arguments, status) in [
        (&["advise", "--set", "team_size=1"][..], 0),
        (&["advise", "--set", "team_size=1", "--format", "json"], 0),
        (&["--plain"], 0),
        (&["interview", "--plain"], 5),
        (&["sessions", "list"], 0),
        (&["demo"], 0),
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = sandbox.command(arguments);
        let output = command.stdout(writer).stderr(Stdio::piped()).output().expect("the program starts");
        let result = Run::new(&output);
        assert_eq!((result.status, &*result.stderr), (status, ""), "{arguments:?}");
    }
}

/// A usage error shows the arguments without control characters.
#[test]
fn usage_errors_are_sanitized() {
    let sandbox = Sandbox::new();
    for arguments in [&["sessions", "list", "--X\u{202e}"][..], &["--color", "\u{202e}"], &["\u{202e}"]] {
        let lines = sandbox.run(arguments).failed(2);
        let output = lines.join("\n");
        assert!(
            !output.contains('\u{202e}') && (output.contains('\u{fffd}') || output.contains("<U+202E>")),
            "{output}"
        );
        assert!(lines.len() > 1, "line breaks must not be sanitized: {output}");
    }
}

/// Standard output that cannot be written ends with exit status 1.
#[cfg(target_os = "linux")]
#[test]
fn unwritable_output_exits_1() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("the full device");
    let sandbox = Sandbox::new();
    let output = sandbox
        .command(["advise", "--set", "team_size=1"])
        .stdout(full)
        .output()
        .expect("the program starts");
    let lines = Run::new(&output).failed(1);
    assert_shows(&lines[0], "cli-stream", &[]);
}

/// Without a home, the error names `--data-dir`.
#[test]
fn missing_home_asks_for_a_data_folder() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(["sessions", "list"]);
    command.env_remove("SALESORG_DATA_DIR").env("HOME", "relative");
    let result = Run::new(&command.output().expect("the program starts"));
    // The system may know a home for the user, and then the program uses that one.
    if result.status != 0 {
        assert_shows(&result.failed(1)[0], "cli-no-home", &[]);
    }
}

/// `--rulebook` replaces the questions and models.
#[test]
fn rulebook_option_replaces_the_questions() {
    let sandbox = Sandbox::new();
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    let advice =
        sandbox.run(&["--rulebook", book, "advise", "--set", "distance=3", "--format", "json"]).json();
    assert_eq!(advice["rulebook"]["id"], "commute");
    assert_eq!(advice["model"]["id"], "bicycle");
    let lines = sandbox.run(&["--rulebook", book, "advise", "--set", "budget=ample"]).failed(3);
    assert_shows(&lines[0], "problem-unknown-question", &[("given", "budget")]);
}

/// An invalid or missing rulebook file is named by the error.
#[test]
fn invalid_rulebook_file_is_named() {
    let sandbox = Sandbox::new();
    sandbox.file("empty.json", "");
    sandbox.file("other.json", r#"{"format": "salesorg.session"}"#);
    for (book, status) in [("empty.json", 3), ("other.json", 3), ("missing.json", 1), (".", 1)] {
        let lines = sandbox.run(&["--rulebook", book, "advise", "--set", "a=1"]).failed(status);
        assert!(lines[0].starts_with(book), "{lines:?}");
    }
}
