//! The real program when things go wrong: killed at any moment, without room, with a folder that goes away, and on files that
//! are damaged. What was acknowledged, in that the next question was shown, is never lost, and no file is ever unreadable.
//!
//! Moments are counted in what was typed and in what came out, from a fixed seed; nothing waits for a time.

#![cfg(unix)]

mod common;

use common::Program;
use rustix::process::{Pid, Signal, kill_process};
use salesorg::interview::Interview;
use salesorg::rulebook::{Answers, Kind, Rulebook, Value};
use salesorg::session::{Entry, Listed, Session, Store};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// Random enough, and the same on each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("below a usize")
    }
}

/// The questions of an interview in which each gets the answer "1", and whether that is a number to be typed.
fn questions() -> Vec<bool> {
    let rulebook = Arc::new(Rulebook::shipped().expect("the shipped rulebook is right"));
    let is_number = |question: usize| matches!(rulebook.questions[question].kind, Kind::Integer { .. });
    let mut answers = Answers::new();
    for question in 0..rulebook.questions.len() {
        let first = match rulebook.questions[question].kind {
            Kind::Choice(_) => Value::Choice(0),
            Kind::Integer { .. } => Value::Number(1),
            Kind::Names { .. } => continue,
        };
        answers.set(question, Some(first));
    }
    // A list is never asked for then; a test fails by its count where that changes.
    let interview = Interview::new(Arc::clone(&rulebook), answers);
    interview.asked().map(is_number).collect()
}

/// A program that talks in lines.
struct Lines {
    child: Child,
    stdin: Option<ChildStdin>,
    out: BufReader<ChildStdout>,
    said: Vec<u8>,
}

fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesorg"));
    command.args(arguments);
    alone(&mut command, home);
    command
}

/// With nothing of the environment but a home of its own.
fn alone(command: &mut Command, home: &Path) {
    command.env_clear().env("LANG", "C").env("HOME", home).env("SALESORG_DATA_DIR", home);
    command.env("PATH", "/usr/bin:/bin").current_dir(home).stdin(Stdio::null());
}

impl Lines {
    fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let stdin = child.stdin.take();
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        Self { child, stdin, out, said: Vec::new() }
    }

    fn interview(home: &Path) -> Self {
        Self::start(command(home, &["interview", "--plain", "--name", "Acme"]))
    }

    fn kind(&mut self, text: &str) {
        let stdin = self.stdin.as_mut().expect("it is open");
        stdin.write_all(text.as_bytes()).and_then(|()| stdin.flush()).expect("it reads");
    }

    /// Reads on until a line begins so.
    #[track_caller]
    fn until(&mut self, start: &str) {
        loop {
            let from = self.said.len();
            let read = self.out.read_until(b'\n', &mut self.said).expect("it talks");
            let line = String::from_utf8_lossy(&self.said[from..]);
            assert!(read > 0, "\"{start}\" never came after\n{}", String::from_utf8_lossy(&self.said));
            if line.trim_start_matches("> ").starts_with(start) {
                return;
            }
        }
    }

    /// Reads this many bytes more.
    fn further(&mut self, count: usize) {
        let mut more = vec![0; count];
        self.out.read_exact(&mut more).expect("that much comes");
        self.said.extend(more);
    }

    /// Kills it as the kernel does; all that it said.
    fn kill(mut self) -> String {
        self.child.kill().expect("it runs");
        self.ended().1
    }

    /// Waits for its end: the status, what it said, and what it said of errors.
    fn ended(mut self) -> (Option<i32>, String, String) {
        drop(self.stdin.take());
        self.out.read_to_end(&mut self.said).expect("it talks");
        let Output { status, stderr, .. } = self.child.wait_with_output().expect("it ends");
        (status.code(), text(&self.said), text(&stderr))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command(home, arguments).output().expect("it starts");
    (status.code().expect("it ends by itself"), text(&stdout), text(&stderr))
}

/// The one session of a home, if anything was saved. Whatever is there is whole.
#[track_caller]
fn saved(home: &Path) -> Option<Session> {
    let store = Store::new(home.join("sessions"));
    let listed = store.list().expect("listed");
    assert!(listed.iter().all(|entry| matches!(entry, Listed::Sound(_))), "{listed:?}");
    assert!(listed.len() < 2, "{listed:?}");
    listed.first().map(|entry| store.read(entry.path()).expect("sound"))
}

/// How many questions were answered, passed over ones included, and how many notes were taken.
fn kept(session: Option<&Session>) -> (usize, usize) {
    let events = session.map(Session::events).unwrap_or_default();
    let count = |is: fn(&Entry) -> bool| events.iter().filter(|event| is(event.what())).count();
    (
        count(|what| matches!(what, Entry::Answered { .. } | Entry::Skipped { .. })),
        count(|what| matches!(what, Entry::Noted { .. })),
    )
}

#[test]
fn killed_at_any_moment_in_lines_it_loses_nothing_acknowledged() {
    let questions = questions();
    let mut dice = Dice(0x5a1e_50f6_0001_2026);
    let mut lost_tail = 0;
    for round in 0..160 {
        let home = TempDir::new().expect("a folder");
        let mut lines = Lines::interview(home.path());
        // All is typed ahead, so that it is always busy with the next answer; killed it is at some place of what it says.
        let given = dice.below(questions.len()) + 1;
        let mut typed = String::new();
        for _ in 0..given {
            typed.push_str(if dice.below(4) == 0 { "n by May\n1\n" } else { "1\n" });
        }
        typed.push_str(if given == questions.len() { "\n" } else { "" });
        lines.kind(&typed);
        for _ in 0..=dice.below(given) {
            lines.until("Question ");
        }
        lines.further(dice.below(150));
        let said = lines.kill();

        let shown = said.matches("\nQuestion ").count();
        let notes = said.matches("The note is kept.").count();
        let session = saved(home.path());
        let (answers, noted) = kept(session.as_ref());
        assert!(answers + 1 >= shown, "round {round}: {answers} kept and question {shown} shown");
        assert!(noted >= notes, "round {round}: {noted} notes kept of {notes}");
        lost_tail += usize::from(answers < given);
        let Some(session) = session else { continue };

        let mut again = Lines::start(command(home.path(), &["resume", "--plain", session.id()]));
        let goes_on = if session.is_completed() || answers == questions.len() { "q\n" } else { "1\nq\n" };
        again.kind(goes_on);
        let (status, said, err) = again.ended();
        assert_eq!((status, &*err), (Some(0), ""), "round {round}: {said}");
        let (after, _) = kept(saved(home.path()).as_ref());
        assert_eq!(after, answers + usize::from(goes_on != "q\n"), "round {round}: {said}");
        let left = Store::new(home.path().join("sessions")).leftovers().expect("listed");
        assert!(goes_on == "q\n" || left.is_empty(), "swept by the next save: {left:?}");
    }
    assert!(lost_tail > 40, "only {lost_tail} of the kills came in the middle");
}

/// The number of the question on a screen.
fn number(screen: &str) -> Option<usize> {
    let (_, after) = screen.split_once("question ")?;
    after.split(' ').next()?.parse().ok()
}

#[test]
fn killed_at_any_moment_on_the_screen_it_loses_nothing_acknowledged() {
    let questions = questions();
    let mut dice = Dice(0x5a1e_50f6_0002_2026);
    for round in 0..40 {
        let given = dice.below(questions.len() - 1) + 1;
        let until = dice.below(given) + 1;
        let mut screen = Program::salesorg().args(["interview", "--data-dir", "."]).start();
        screen.wait_for("the first question", |screen| number(&screen.contents()) == Some(1));
        let typed: String = questions[..given].iter().map(|number| if *number { "1\r" } else { "1" }).collect();
        screen.keys(&typed);
        screen.wait_for("some question", |screen| number(&screen.contents()) >= Some(until));
        screen.kill_9();
        screen.wait_exit();
        let shown = number(&screen.text()).expect("a question");
        let home = screen.leave_home();
        let session = saved(home.path());
        let (answers, _) = kept(session.as_ref());
        assert!(answers + 1 >= shown, "round {round}: {answers} kept and question {shown} shown");
        let Some(session) = session else { continue };

        let mut again = Program::salesorg().args(["resume", "--data-dir", ".", session.id()]).start_in(home);
        again.wait_for("the next question", |screen| number(&screen.contents()) == Some(answers + 1));
        again.keys("q");
        assert_eq!(again.wait_exit().exit_code(), 0, "round {round}");
        assert_eq!(saved(again.home()).as_ref(), Some(&session), "round {round}");
    }
}

#[test]
fn a_lock_that_a_killed_program_left_blocks_nobody_and_a_living_one_everybody() {
    let home = TempDir::new().expect("a folder");
    let mut first = Lines::interview(home.path());
    first.kind("1\n");
    first.until("Question 2");
    let before = saved(home.path()).expect("saved");
    for arguments in [
        &["resume", "--plain", "Acme"][..],
        &["sessions", "rename", "Acme", "Other"],
        &["sessions", "delete", "Acme", "--yes"],
    ] {
        let (status, _, err) = run(home.path(), arguments);
        assert_eq!(status, 1, "{err}");
        assert!(err.contains("is open in another salesorg"), "{err}");
    }
    for arguments in
        [&["sessions", "show", "Acme"][..], &["replay", "--plain", "Acme"], &["sessions", "export", "Acme"]]
    {
        let (status, _, err) = run(home.path(), arguments);
        assert_eq!((status, &*err), (0, ""), "to look is always possible");
    }
    assert_eq!(saved(home.path()), Some(before));
    // Two at once: the first goes on as if nobody had looked.
    first.kind("1\n");
    first.until("Question 3");
    first.kill();
    let mut again = Lines::start(command(home.path(), &["resume", "--plain"]));
    again.kind("1\nq\n");
    assert_eq!(again.ended().0, Some(0));
    assert_eq!(kept(saved(home.path()).as_ref()).0, 3);
    assert_eq!(run(home.path(), &["sessions", "rename", "Acme", "Other"]).0, 0);
}

/// A shell that starts the program with room for 512 bytes a file, a limit that can be lifted again.
#[cfg(target_os = "linux")]
const LITTLE_ROOM: &str = r#"ulimit -S -f 1; exec "$0" "$@""#;

#[cfg(target_os = "linux")]
fn make_room(pid: Pid) {
    use rustix::process::{Resource, Rlimit, prlimit};
    prlimit(Some(pid), Resource::Fsize, Rlimit { current: None, maximum: None }).expect("a limit can be lifted");
}

#[cfg(target_os = "linux")]
#[test]
fn without_room_in_lines_the_answer_is_kept_until_there_is() {
    let home = TempDir::new().expect("a folder");
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", LITTLE_ROOM, env!("CARGO_BIN_EXE_salesorg"), "interview", "--plain", "--name", "Acme"]);
    alone(&mut shell, home.path());
    let mut lines = Lines::start(shell);
    lines.kind("1\n");
    lines.until("This could not be saved");
    lines.until("of a file is reached; raise the limit and try again");
    assert_eq!(saved(home.path()), None, "no part of it either");
    make_room(pid(&lines.child));
    lines.kind("\n");
    lines.until("Question 2");
    assert_eq!(kept(saved(home.path()).as_ref()), (1, 0));
    lines.kind("1\nq\n");
    assert_eq!(lines.ended().0, Some(0));
    assert_eq!(kept(saved(home.path()).as_ref()), (2, 0));
}

#[cfg(target_os = "linux")]
#[test]
fn without_room_on_the_screen_the_answer_stays_and_goes_on_when_there_is() {
    let mut screen = Program::salesorg_by(&format!("set -- interview --data-dir .; {LITTLE_ROOM}")).start();
    screen.wait_for("the first question", |screen| number(&screen.contents()) == Some(1));
    screen.keys("1");
    screen.wait_for_text("not saved");
    assert_eq!(saved(screen.home()), None);
    make_room(screen.pid());
    screen.keys("1");
    screen.wait_for("the next question", |screen| number(&screen.contents()) == Some(2));
    assert_eq!(kept(saved(screen.home()).as_ref()).0, 1);
    screen.keys("q");
    assert_eq!(screen.wait_exit().exit_code(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn an_export_and_an_import_without_room_leave_nothing_half_done() {
    let home = TempDir::new().expect("a folder");
    let mut lines = Lines::interview(home.path());
    lines.kind("1\n1\nq\n");
    assert_eq!(lines.ended().0, Some(0));
    assert_eq!(run(home.path(), &["sessions", "export", "Acme", "-o", "out.json"]).0, 0);
    let there = std::fs::read(home.path().join("out.json")).expect("written");
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
        alone(&mut shell, home.path());
        let Output { status, stderr, .. } = shell.output().expect("a shell");
        assert_eq!(status.code(), Some(1), "{arguments}: {}", text(&stderr));
        assert_eq!(saved(home.path()), before, "{arguments}");
        assert_eq!(std::fs::read(home.path().join("out.json")).expect("there"), there);
        assert!(!home.path().join("other.json").exists());
        assert_eq!(saved(&home.path().join("away")), None);
    }
}

#[cfg(target_os = "linux")]
fn pid(child: &Child) -> Pid {
    Pid::from_child(child)
}

#[test]
fn a_folder_that_goes_away_in_the_middle_costs_nothing_once_it_is_back() {
    let home = TempDir::new().expect("a folder");
    let mut lines = Lines::interview(home.path());
    lines.kind("1\n");
    lines.until("Question 2");
    let (folder, away) = (home.path().join("sessions"), home.path().join("away"));
    std::fs::rename(&folder, &away).expect("moved");
    // Root may write whatever the permissions say, so something in the way has to do.
    std::fs::write(&folder, "in the way").expect("written");
    lines.kind("1\n");
    lines.until("This could not be saved");
    std::fs::remove_file(&folder).expect("removed");
    std::fs::rename(&away, &folder).expect("moved back");
    lines.kind("\n");
    lines.until("Question 3");
    assert_eq!(kept(saved(home.path()).as_ref()).0, 2);
    kill_process(Pid::from_child(&lines.child), Signal::KILL).expect("it runs");
}

#[test]
fn a_file_cut_off_anywhere_is_named_by_every_command_and_left_alone() {
    let home = TempDir::new().expect("a folder");
    let mut lines = Lines::interview(home.path());
    lines.kind("1\nn by May\n1\nq\n");
    assert_eq!(lines.ended().0, Some(0));
    let whole = Store::new(home.path().join("sessions"));
    let path = whole.list().expect("listed").remove(0).path().to_owned();
    let bytes = std::fs::read(&path).expect("there");
    // Without the line break at its end it is whole.
    let cuts = 0..bytes.len() - 1;
    let name = |cut: usize| format!("cut-{cut:05}.json");
    let place = |cut: usize| home.path().join("sessions").join(name(cut));
    for cut in cuts.clone() {
        std::fs::write(place(cut), &bytes[..cut]).expect("written");
    }
    let (status, out, err) = run(home.path(), &["sessions", "list"]);
    assert_eq!((status, out.lines().count()), (0, 1));
    let (checked, found, _) = run(home.path(), &["sessions", "check"]);
    assert_eq!(checked, 3);
    for cut in cuts.clone() {
        assert!(err.contains(&format!("{}: ", name(cut))), "{cut} is not listed");
        assert!(found.contains(&format!("{}: damaged\n", name(cut))), "{cut} is not checked");
    }
    assert!(found.contains("2 answers and one note can be recovered."), "{found}");
    for cut in cuts.clone().step_by(bytes.len() / 6) {
        let id = format!("cut-{cut:05}");
        for command in [&["sessions", "show"][..], &["resume", "--plain"], &["replay", "--plain"], &["sessions", "rename", "--", ]] {
            let mut arguments = command.to_vec();
            arguments.push(&id);
            arguments.extend(command.contains(&"rename").then_some("Other"));
            let (status, out, err) = run(home.path(), &arguments);
            assert_eq!((status, &*out), (3, ""), "{arguments:?}: {err}");
            assert!(err.contains(&name(cut)), "{err}");
        }
    }
    let (status, out, _) = run(home.path(), &["sessions", "check", "--recover", &format!("cut-{:05}", bytes.len() - 2)]);
    assert!(status == 3 && out.contains("Recovered as "), "{out}");
    for cut in cuts {
        assert_eq!(std::fs::read(place(cut)).expect("there"), &bytes[..cut], "left as it was");
    }
    let listed = whole.list().expect("listed");
    let mut sound: Vec<_> = listed.iter().filter_map(Listed::summary).collect();
    sound.sort_by_key(|summary| summary.name.len());
    let names: Vec<_> = sound.iter().map(|summary| &*summary.name).collect();
    assert_eq!(names, ["Acme", "Acme (recovered)"]);
    let events = |index: usize| whole.read(&sound[index].path).expect("sound").events().to_vec();
    assert_eq!(events(0), events(1));
}
