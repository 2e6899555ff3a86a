//! Tests of `sessions import`: large and damaged files, and several programs at once.

use super::{Run, Sandbox, read_json};
use crate::text::{assert_shows, text};
use salesorg::session::{EventKind, RulebookRef, Session, new_id};
use serde_json::json;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

const ID: &str = "20261118-acme-0007";

/// Returns a session with one answer.
fn session(id: &str, name: &str) -> Session {
    let now = "2026-11-18T10:00:00Z".parse().expect("a time");
    let rulebook =
        RulebookRef { id: "sales-organisation".into(), version: "1.0.0".into(), digest: "sha256:00".into() };
    let mut session = Session::new(id, name, "en", rulebook, now);
    session.record(1, EventKind::Answered { question: "budget".into(), value: json!("ample") }, now);
    session
}

fn lines(sessions: impl IntoIterator<Item = Session>) -> String {
    sessions.into_iter().map(|session| session.to_line() + "\n").collect()
}

/// Returns JSON Lines of `count` sessions with different ids.
fn many(count: u32) -> String {
    let now = "2026-11-18T10:00:00Z".parse().expect("a time");
    lines((0..count).map(|number| session(&new_id(now, "Acme", number), "Acme")))
}

/// Runs several imports of one file at the same time.
fn import_at_once(sandbox: &Sandbox, file: &str, programs: usize) {
    let children: Vec<_> = (0..programs)
        .map(|_| {
            let mut command = sandbox.command(["sessions", "import", file]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
        })
        .collect();
    for child in children {
        Run::new(&child.wait_with_output().expect("the program ends")).ok();
    }
}

/// Several imports of one file at the same time add each session once.
#[test]
fn concurrent_imports_add_each_session_once() {
    let sandbox = Sandbox::new();
    sandbox.file("all.jsonl", many(200));
    import_at_once(&sandbox, "all.jsonl", 2);
    assert_eq!(sandbox.sessions().len(), 200);
    // The same if the sessions have one id, so that each needs a new one.
    sandbox.file("one-id.jsonl", lines((0..100).map(|number| session(ID, &format!("Client {number}")))));
    import_at_once(&sandbox, "one-id.jsonl", 2);
    assert_eq!(sandbox.sessions().len(), 300);
}

/// An import that waits for another program's lock says so once, and a signal ends it.
#[test]
fn import_reports_waiting_once() {
    let sandbox = Sandbox::new();
    sandbox.file("all.jsonl", many(3));
    let folder = sandbox
        .file("data/sessions/.import.lock", "")
        .parent()
        .expect("a temporary folder can be created")
        .to_owned();
    let lock = std::fs::File::open(folder.join(".import.lock")).expect("the file exists");
    lock.lock().expect("no other program has the lock");
    let start = || {
        let mut command = sandbox.command(["sessions", "import", "all.jsonl"]);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut output = BufReader::new(child.stderr.take().expect("standard error is piped"));
        let mut line = String::new();
        output.read_line(&mut line).expect("the file can be read");
        assert_shows(&line, "cli-import-waiting", &[]);
        assert!(line.contains(".import.lock"), "{line}");
        (child, output)
    };
    let (child, mut output) = start();
    #[cfg(unix)]
    {
        let (mut stopped, _) = start();
        let pid = rustix::process::Pid::from_child(&stopped);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("the signal can be sent");
        assert!(!stopped.wait().expect("the program ends").success());
    }
    drop(lock);
    Run::new(&child.wait_with_output().expect("the program ends")).ok();
    let mut rest = String::new();
    output.read_to_string(&mut rest).expect("the file can be read");
    assert_eq!((rest.as_str(), sandbox.sessions().len()), ("", 3));
}

/// Of very many bad lines the first hundred are reported, and the valid ones are imported.
#[test]
fn import_limits_reported_lines() {
    let sandbox = Sandbox::new();
    let good = session(ID, "Acme").to_line();
    sandbox.file("bad.jsonl", format!("{}{good}\n", "{}\n".repeat(20_000)));
    let result = sandbox.run(&["sessions", "import", "bad.jsonl"]);
    assert_eq!(result.status, 3);
    let problems: Vec<_> = result.stderr.lines().collect();
    assert_eq!(problems.len(), 101, "expected a hundred problems and the number of the others");
    assert!(
        problems[0].starts_with("bad.jsonl:1: ") && problems[99].starts_with("bad.jsonl:100: "),
        "{}",
        result.stderr
    );
    assert_eq!(problems[100], format!("bad.jsonl: {}", text("cli-more-problems", &[("count", "19900")])));
    assert_eq!(sandbox.sessions().len(), 1);
}

/// Each bad file of an import is reported.
#[test]
fn import_reports_each_bad_file() {
    let sandbox = Sandbox::new();
    for number in 0..150 {
        sandbox.file(&format!("in/{number:03}.json"), "{}");
    }
    sandbox.file("in/good.json", session(ID, "Acme").to_line());
    let result = sandbox.run(&["sessions", "import", "in", "missing.json"]);
    assert_eq!((result.status, result.stderr.lines().count()), (3, 151));
    assert_eq!(sandbox.sessions().len(), 1);
}

/// A file with more values than the limit is refused with their number.
#[test]
fn readers_limit_the_number_of_values() {
    let sandbox = Sandbox::new();
    let numbers = format!("[{}]", vec!["1"; 300_000].join(","));
    let large = session(ID, "Acme").to_line().replacen('{', &format!("{{\"x\":{numbers},"), 1);
    let file = sandbox.file("large.json", &large);
    let one = |result: Run| {
        assert_eq!((result.status, result.stderr.lines().count()), (3, 1), "{}", result.stderr);
        assert!(
            result.stderr.contains(": x: ")
                && result.stderr.contains("300,025")
                && result.stderr.contains("200,000"),
            "{}",
            result.stderr
        );
    };
    one(sandbox.run(&["sessions", "import", "large.json"]));
    one(sandbox.run(&["sessions", "show", "large.json"]));
    one(sandbox.run(&["advise", "large.json"]));
    one(sandbox.run(&["replay", "--plain", "large.json"]));
    let answers = sandbox.file("answers.json", format!("{{\"x\": {numbers}}}"));
    let problems = sandbox.run(&["advise", "answers.json"]).failed(3);
    assert!(problems[0].starts_with("answers.json: x: ") && problems[0].contains("300,002"), "{problems:?}");
    sandbox.file("cases/large.json", std::fs::read(&answers).expect("the file exists"));
    let problems = sandbox.run(&["rulebook", "audit", "--cases", "cases"]).failed(3);
    assert!(problems[0].contains("300,002"), "{problems:?}");

    // The recovery of such a file in the library leaves out the value that is too large.
    let inside = sandbox.file(&format!("data/sessions/{ID}.json"), large);
    let result = sandbox.run(&["sessions", "check", "--recover"]);
    assert!(result.status == 3 && result.stderr.is_empty(), "{}", result.stderr);
    assert_eq!(
        std::fs::read(&inside).expect("the file exists"),
        std::fs::read(&file).expect("the file exists")
    );
    let recovered =
        sandbox.sessions().into_iter().find(|path| *path != inside).expect("a recovered session exists");
    let recovered = read_json(&recovered);
    assert_eq!((&recovered["answers"], recovered.get("x")), (&json!({"budget": "ample"}), None));
}

/// An import removes the temporary files of a killed program.
#[test]
fn import_removes_leftover_files() {
    let sandbox = Sandbox::new();
    let left = sandbox.file(&format!("data/sessions/.{ID}.tmp"), "{");
    sandbox.file("one.json", session("20261118-bolt-0001", "Bolt").to_line());
    sandbox.run(&["sessions", "import", "one.json"]).ok();
    assert!(!left.exists());
    let checked = sandbox.run(&["sessions", "check"]).ok();
    assert!(checked.contains(".lock") && !checked.contains(".tmp"), "{checked}");
}
