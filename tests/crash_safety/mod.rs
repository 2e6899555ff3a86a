//! Checks that the program loses no acknowledged answer if it is killed, the disk is full, a folder disappears or a file is damaged.
//!
//! An answer is acknowledged once the next question is shown. No file may ever be unreadable. The moments of the kills are counted
//! in bytes of input and output, from a fixed seed; no test waits for a time.

mod killed;

use crate::pty::Program;
use crate::text::{assert_shows, collapse, text};
use rustix::process::{Pid, Signal, kill_process};
use salesorg::session::{EventKind, ListedFile, Session, Store};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use tempfile::TempDir;

/// A running program in plain mode.
struct PlainProgram {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    output: Vec<u8>,
}

fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesorg"));
    command.args(arguments);
    isolate(&mut command, home);
    command
}

/// Clears the environment of a command and gives it a home of its own.
fn isolate(command: &mut Command, home: &Path) {
    command.env_clear().env("LANG", "C.UTF-8").env("TZ", "UTC0");
    command.env("HOME", home).env("SALESORG_DATA_DIR", home);
    command.env("PATH", "/usr/bin:/bin").current_dir(home).stdin(Stdio::null());
}

impl PlainProgram {
    fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().expect("standard output and input are piped"));
        Self { child, stdin, stdout, output: Vec::new() }
    }

    fn interview(home: &Path) -> Self {
        Self::start(command(home, &["interview", "--plain", "--name", "Acme"]))
    }

    fn type_text(&mut self, text: &str) {
        let stdin = self.stdin.as_mut().expect("standard input is open");
        stdin.write_all(text.as_bytes()).and_then(|()| stdin.flush()).expect("the program reads its input");
    }

    /// Reads until the output contains `text`, however it is wrapped.
    #[track_caller]
    fn read_until(&mut self, text: &str) {
        let from = self.output.len();
        loop {
            let read = self.stdout.read_until(b'\n', &mut self.output).expect("the program writes output");
            let output = String::from_utf8_lossy(&self.output[from..]);
            assert!(read > 0, "\"{text}\" never came after\n{}", String::from_utf8_lossy(&self.output));
            if output.split_whitespace().collect::<Vec<_>>().join(" ").contains(text) {
                return;
            }
        }
    }

    /// Reads until the question with this number is asked.
    #[track_caller]
    fn read_until_question(&mut self, number: u32) {
        let number = number.to_string();
        let question = text("plain-question", &[("number", &*number), ("count", ""), ("title", "")]);
        self.read_until(question.trim_end_matches([' ', ':']));
    }

    /// Reads this many bytes more.
    fn read_more(&mut self, count: usize) {
        let mut more = vec![0; count];
        self.stdout.read_exact(&mut more).expect("the program writes that much");
        self.output.extend(more);
    }

    /// Kills the program and returns its output.
    fn kill(mut self) -> String {
        self.child.kill().expect("the program runs");
        self.finish().1
    }

    /// Waits for the end of the program, and returns its exit status, output and errors.
    fn finish(mut self) -> (Option<i32>, String, String) {
        drop(self.stdin.take());
        self.stdout.read_to_end(&mut self.output).expect("the program writes output");
        let Output { status, stderr, .. } = self.child.wait_with_output().expect("the program ends");
        (status.code(), utf8(&self.output), utf8(&stderr))
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command(home, arguments).output().expect("the program starts");
    (status.code().expect("it ends by itself"), utf8(&stdout), utf8(&stderr))
}

/// Returns the one session of a home, if there is one. Asserts that its file is valid.
#[track_caller]
fn saved(home: &Path) -> Option<Session> {
    let store = Store::new(home.join("sessions"));
    let listed = store.list().expect("the folder can be listed");
    assert!(listed.iter().all(|entry| matches!(entry, ListedFile::Valid(_))), "{listed:?}");
    assert!(listed.len() < 2, "{listed:?}");
    listed.first().map(|entry| store.read(entry.path()).expect("the session can be read"))
}

/// Returns the numbers of answered or skipped questions and of notes.
fn count_recorded(session: Option<&Session>) -> (usize, usize) {
    let events = session.map(Session::events).unwrap_or_default();
    let count = |is: fn(&EventKind) -> bool| events.iter().filter(|event| is(event.kind())).count();
    (
        count(|what| matches!(what, EventKind::Answered { .. } | EventKind::Skipped { .. })),
        count(|what| matches!(what, EventKind::Noted { .. })),
    )
}

/// Returns the text in plain mode that comes before the number of a question.
fn question_prefix() -> String {
    let question = text("plain-question", &[("number", "0"), ("count", "0"), ("title", "")]);
    question.split('0').next().unwrap_or_default().to_owned()
}

/// Returns the number of the question on a screen.
fn number(screen: &str) -> Option<usize> {
    let position = text("interview-position", &[("number", "0"), ("count", "0")]);
    let (_, after) = screen.split_once(position.split('0').next()?)?;
    after.split(' ').next()?.parse().ok()
}

/// A shell script that starts the program with a file size limit of 512 bytes, which can be raised again.
#[cfg(target_os = "linux")]
const LITTLE_ROOM: &str = r#"ulimit -S -f 1; exec "$0" "$@""#;

#[cfg(target_os = "linux")]
fn make_room(pid: Pid) {
    use rustix::process::{Resource, Rlimit, prlimit};
    prlimit(Some(pid), Resource::Fsize, Rlimit { current: None, maximum: None })
        .expect("a limit can be lifted");
}

/// In plain mode, an answer that a full disk refuses is kept until there is room.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_in_plain_mode_keeps_the_answer() {
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", LITTLE_ROOM, env!("CARGO_BIN_EXE_salesorg"), "interview", "--plain", "--name", "Acme"]);
    isolate(&mut shell, home.path());
    let mut lines = PlainProgram::start(shell);
    lines.type_text("1\n");
    let why = text("system-size-limit", &[]);
    lines.read_until(&text("plain-not-saved", &[("why", &why)]));
    assert_eq!(saved(home.path()), None, "no partial session may be saved");
    make_room(pid(&lines.child));
    lines.type_text("\n");
    lines.read_until_question(2);
    assert_eq!(count_recorded(saved(home.path()).as_ref()), (1, 0));
    lines.type_text("1\nq\n");
    assert_eq!(lines.finish().0, Some(5));
    assert_eq!(count_recorded(saved(home.path()).as_ref()), (2, 0));
}

/// On the screen, an answer that a full disk refuses is kept until there is room.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_on_screen_keeps_the_answer() {
    let mut screen =
        Program::salesorg_in_shell(&format!("set -- interview --data-dir .; {LITTLE_ROOM}")).start();
    screen.wait_for("the first question", |screen| number(&screen.contents()) == Some(1));
    screen.keys("1");
    screen.wait_for_message("interview-unsaved", &[]);
    assert_eq!(saved(screen.home()), None);
    make_room(screen.pid());
    screen.keys("1");
    screen.wait_for("the next question", |screen| number(&screen.contents()) == Some(2));
    assert_eq!(count_recorded(saved(screen.home()).as_ref()).0, 1);
    // In a text field the key q is text, so Ctrl-C.
    screen.keys("\x03");
    assert_eq!(screen.wait_exit().exit_code(), 5);
}

/// On a full disk, an export or import leaves no partial file.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_leaves_no_partial_export_or_import() {
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut lines = PlainProgram::interview(home.path());
    lines.type_text("1\n1\nq\n");
    assert_eq!(lines.finish().0, Some(5));
    assert_eq!(run(home.path(), &["sessions", "export", "Acme", "-o", "out.json"]).0, 0);
    let there = std::fs::read(home.path().join("out.json")).expect("the file can be written");
    let before = saved(home.path());
    for arguments in [
        "sessions export Acme -o other.json",
        "sessions export Acme -o out.json --force",
        "sessions import out.json --data-dir away",
        "sessions duplicate Acme Copy",
        "sessions rename Acme Other",
    ] {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", LITTLE_ROOM, env!("CARGO_BIN_EXE_salesorg")]).args(arguments.split(' '));
        isolate(&mut shell, home.path());
        let Output { status, stderr, .. } = shell.output().expect("the shell starts");
        assert_eq!(status.code(), Some(1), "{arguments}: {}", utf8(&stderr));
        assert_eq!(saved(home.path()), before, "{arguments}");
        assert_eq!(std::fs::read(home.path().join("out.json")).expect("the file exists"), there);
        assert!(!home.path().join("other.json").exists());
        assert_eq!(saved(&home.path().join("away")), None);
    }
}

#[cfg(target_os = "linux")]
fn pid(child: &Child) -> Pid {
    Pid::from_child(child)
}

/// If no thread can be started, the terminal is restored and the error reported.
/// No stack of this size exists, so that no thread can be started.
#[cfg(target_os = "linux")]
#[test]
fn terminal_is_restored_if_threads_are_refused() {
    let mut screen = Program::salesorg().env("RUST_MIN_STACK", "70368744177664").start();
    assert_eq!(screen.wait_exit().exit_code(), 1);
    screen.assert_restored();
    assert_shows(&screen.text(), "cli-no-thread", &[]);
}

/// A data folder that disappears during an interview loses nothing once it is back.
#[test]
fn removed_folder_loses_nothing_once_restored() {
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut lines = PlainProgram::interview(home.path());
    lines.type_text("1\n");
    lines.read_until_question(2);
    let (folder, away) = (home.path().join("sessions"), home.path().join("away"));
    std::fs::rename(&folder, &away).expect("the file can be moved");
    // Permissions do not stop root, so a file takes the place of the folder.
    std::fs::write(&folder, "in the way").expect("the file can be written");
    lines.type_text("1\n");
    lines.read_until(&text("plain-not-saved", &[("why", "")]));
    std::fs::remove_file(&folder).expect("the file can be removed");
    std::fs::rename(&away, &folder).expect("the folder can be moved");
    lines.type_text("\n");
    lines.read_until_question(3);
    assert_eq!(count_recorded(saved(home.path()).as_ref()).0, 2);
    kill_process(Pid::from_child(&lines.child), Signal::KILL).expect("the program runs");
}

/// A removed data folder is created again, and another version of the session in it is preserved.
#[test]
fn plain_interview_recreates_a_removed_folder() {
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut lines = PlainProgram::interview(home.path());
    lines.type_text("3\n");
    lines.read_until_question(2);
    std::fs::remove_dir_all(home.path().join("sessions")).expect("the file can be removed");
    lines.type_text("9\n");
    lines.read_until(&text("session-file-restored", &[]));
    lines.read_until_question(3);
    assert_eq!(count_recorded(saved(home.path()).as_ref()).0, 2);
    let store = Store::new(home.path().join("sessions"));
    let path = store.paths().expect("the folder can be listed").remove(0);
    let other =
        std::fs::read_to_string(&path).expect("the file can be read").replace("\"ample\"", "\"tight\"");
    std::fs::write(&path, other).expect("the file can be written");
    lines.type_text("1\n");
    let changed = text("session-file-changed", &[("id", "")]);
    let changed = changed.trim_end_matches([' ', '.']);
    lines.read_until(changed);
    lines.read_until_question(4);
    lines.type_text("q\n");
    let (_, output, err) = lines.finish();
    assert_eq!((collapse(&output).matches(changed).count(), &*err), (1, ""));
    let all: Vec<_> = store
        .list()
        .expect("the folder can be listed")
        .iter()
        .filter_map(|one| store.read(one.path()).ok())
        .collect();
    let budgets: Vec<_> = all.iter().map(|one| one.answers()["budget"].clone()).collect();
    assert!(budgets.len() == 2 && budgets.contains(&"ample".into()) && budgets.contains(&"tight".into()));
}

/// A file truncated anywhere is named by every command and stays unchanged.
#[test]
fn truncated_file_is_named_and_unchanged() {
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut lines = PlainProgram::interview(home.path());
    lines.type_text("1\nn by May\n1\nq\n");
    assert_eq!(lines.finish().0, Some(5));
    let whole = Store::new(home.path().join("sessions"));
    let path = whole.list().expect("the folder can be listed").remove(0).path().to_owned();
    let bytes = std::fs::read(&path).expect("the file exists");
    // Without its last line break the file is still complete.
    let cuts = 0..bytes.len() - 1;
    let name = |cut: usize| format!("cut-{cut:05}.json");
    let place = |cut: usize| home.path().join("sessions").join(name(cut));
    for cut in cuts.clone() {
        std::fs::write(place(cut), &bytes[..cut]).expect("the file can be written");
    }
    let (status, out, err) = run(home.path(), &["sessions", "list"]);
    assert_eq!((status, out.lines().count()), (0, 1));
    let (checked, found, _) = run(home.path(), &["sessions", "check"]);
    assert_eq!(checked, 3);
    for cut in cuts.clone() {
        assert!(err.contains(&format!("{}: ", name(cut))), "cut {cut} is not listed");
        let damaged = text("cli-check-damaged", &[("file", &name(cut))]);
        assert!(found.contains(&damaged), "{cut} is not checked");
    }
    assert_shows(&found, "cli-check-all", &[("answers", "2"), ("notes", "1")]);
    for cut in cuts.clone().step_by(bytes.len() / 6) {
        let id = format!("cut-{cut:05}");
        for command in [
            &["sessions", "show"][..],
            &["resume", "--plain"],
            &["replay", "--plain"],
            &["sessions", "rename", "--"],
        ] {
            let mut arguments = command.to_vec();
            arguments.push(&id);
            arguments.extend(command.contains(&"rename").then_some("Other"));
            let (status, out, err) = run(home.path(), &arguments);
            assert_eq!((status, &*out), (3, ""), "{arguments:?}: {err}");
            assert!(err.contains(&name(cut)), "{err}");
        }
    }
    let (status, out, _) =
        run(home.path(), &["sessions", "check", "--recover", &format!("cut-{:05}", bytes.len() - 2)]);
    assert_eq!(status, 3, "{out}");
    assert_shows(&out, "cli-check-recovered", &[]);
    for cut in cuts {
        assert_eq!(
            std::fs::read(place(cut)).expect("the file exists"),
            &bytes[..cut],
            "the file must be unchanged"
        );
    }
    let listed = whole.list().expect("the folder can be listed");
    let mut sound: Vec<_> = listed.iter().filter_map(ListedFile::summary).collect();
    sound.sort_by_key(|summary| summary.name.len());
    let names: Vec<_> = sound.iter().map(|summary| &*summary.name).collect();
    assert_eq!(names, ["Acme", &*text("cli-recovered-name", &[("name", "Acme")])]);
    let events =
        |index: usize| whole.read(&sound[index].path).expect("the session can be read").events().to_vec();
    assert_eq!(events(0), events(1));
}
