//! Tests of `sessions list`, `show` and `path`.

use super::{Sandbox, read_json};
use crate::text::{SALES, assert_hides, assert_shows, text};
use serde_json::{Value as Json, json};

fn interview(sandbox: &Sandbox, name: &str, typed: &[u8]) {
    sandbox.run_on(&["interview", "--plain", "--name", name], typed).left_early();
}

/// The list has the newest session first and names damaged files.
#[test]
fn list_is_newest_first_and_names_damage() {
    let sandbox = Sandbox::new();
    assert_shows(&sandbox.run(&["sessions", "list"]).ok(), "cli-no-sessions", &[]);
    interview(&sandbox, "First", b"3\nq\n");
    let first = sandbox.sessions().remove(0);
    let mut session = read_json(&first);
    session["updated_at"] = json!("2020-01-01T00:00:00Z");
    std::fs::write(&first, session.to_string()).expect("the file can be written");
    interview(&sandbox, "Sec\u{1b}ond", b"3\n24\nq\n");
    sandbox.file("data/sessions/broken.json", "{\"format\": ");
    let result = sandbox.run(&["sessions", "list"]);
    assert_eq!(result.status, 0);
    let lines: Vec<_> = result.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    for (line, name, count) in [(lines[0], "Sec␛ond", "2"), (lines[1], "First", "1")] {
        let state = text("cli-answered", &[("count", count)]);
        assert!(line.contains(&format!("{name}: {state}")), "{lines:?}");
    }
    assert!(result.stderr.starts_with("broken.json: "), "{}", result.stderr);
    assert_shows(&result.stderr, "json-truncated", &[]);
    assert_eq!(result.stderr.lines().count(), 1);
}

/// A finished session without advice is listed as finished.
#[test]
fn list_shows_completion_without_advice() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nq\n");
    let path = sandbox.sessions().remove(0);
    let mut session = read_json(&path);
    let at_ms = session["events"]
        .as_array()
        .expect("a list in the JSON")
        .last()
        .expect("the list is not empty")["at_ms"]
        .clone();
    session["events"]
        .as_array_mut()
        .expect("a list in the JSON")
        .push(json!({"at_ms": at_ms, "type": "completed"}));
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    let listed = sandbox.run(&["sessions", "list"]).ok();
    assert!(listed.contains(&format!("Acme: {}", text("cli-finished", &[]))), "{listed}");
    assert_shows(&sandbox.run(&["resume", "--plain"]).failed(2)[0], "cli-nothing-to-resume", &[]);
}

/// A session is shown with its notes and its advice.
#[test]
fn show_prints_notes_and_advice() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nn by May\n24\nq\n");
    let output = sandbox.run(&["sessions", "show", "Acme"]).ok();
    let (budget, ample) = (SALES.short("budget", "en"), SALES.option("budget", "ample", "en"));
    let answer = text("report-given", &[("question", &budget), ("answer", &ample)]);
    assert_shows(&output, "cli-session-title", &[("name", "Acme")]);
    assert!(output.contains(&format!("1. {answer}")), "{output}");
    assert_shows(&output, "plain-note", &[("text", "by May")]);
    assert_shows(&output, "cli-not-finished", &[]);
    assert_shows(&output, "report-title", &[]);
    let path = sandbox.sessions().remove(0);
    let shown = sandbox.run(&["sessions", "show", "Acme", "--format", "json"]).json();
    assert_eq!(shown, read_json(&path));
}

/// A session is shown with its drafts.
#[test]
fn show_prints_drafts() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\n24\nq\n");
    let path = sandbox.sessions().remove(0);
    let mut file = read_json(&path);
    let at_ms = file["events"].as_array().expect("a list in the JSON").last().expect("the list is not empty")
        ["at_ms"]
        .clone();
    for (note, text) in [(false, "77"), (true, "as of May")] {
        let mut event = json!({"at_ms": at_ms, "type": "drafted", "question": "team_size", "text": text});
        if note {
            event["note"] = json!(true);
        }
        file["events"].as_array_mut().expect("a list in the JSON").push(event);
    }
    std::fs::write(&path, file.to_string()).expect("the file can be written");
    let output = sandbox.run(&["sessions", "show", "Acme"]).ok();
    let team_size = SALES.short("team_size", "en");
    assert_shows(&output, "report-given", &[("question", &team_size), ("answer", "24")]);
    assert_shows(&output, "review-draft", &[("text", "77")]);
    assert_shows(&output, "review-note-draft", &[("text", "as of May")]);
}

/// A session that was reopened is shown with the cause of its changed advice.
#[test]
fn show_names_the_cause_of_changed_advice() {
    let sandbox = Sandbox::new();
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    let typed = b"20\n2\nq\n";
    sandbox.run_on(&["interview", "--plain", "--name", "Way", "--rulebook", book], typed).left_early();
    sandbox.run_on(&["resume", "--plain", "--rulebook", book, "Way"], b"r\n\n");
    let changed = sandbox.run_on(&["resume", "--plain", "--rulebook", book, "Way"], b"1\n5\nq\n");
    assert_eq!(changed.status, 5, "{}", changed.stdout);
    let output = sandbox.run(&["sessions", "show", "Way", "--rulebook", book]).ok();
    assert_shows(&output, "cli-advice-other-answers", &[]);
    assert_hides(&output, "cli-advice-other", &[]);
    assert_hides(&output, "cli-not-finished", &[]);
}

/// `sessions path` prints the path for scripts.
#[test]
fn path_prints_the_file() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nq\n");
    let folder = sandbox.run(&["sessions", "path"]).ok();
    let path = sandbox.run(&["sessions", "path", "Acme"]).ok();
    assert_eq!(sandbox.sessions()[0].to_str(), Some(path.trim_end()));
    assert!(path.starts_with(folder.trim_end()));
}

/// `--data-dir` overrides the environment variable.
#[test]
fn data_folder_option_overrides_the_environment() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nq\n");
    let output = sandbox.run(&["sessions", "list", "--data-dir", "elsewhere"]).ok();
    assert_shows(&output, "cli-no-sessions", &[]);
}

/// A reference that matches no session or several ends with exit status 2.
#[test]
fn session_reference_must_be_unique() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nq\n");
    interview(&sandbox, "Acme", b"1\nq\n");
    let lines = sandbox.run(&["sessions", "show", "Acme"]).failed(2);
    assert_shows(&lines[0], "session-ambiguous", &[("reference", "Acme")]);
    let lines = sandbox.run(&["replay", "Acne", "--plain"]).failed(2);
    assert_shows(&lines[0], "session-not-found-near", &[("reference", "Acne"), ("nearest", "Acme")]);
}

/// A damaged session ends with exit status 3 and is named.
#[test]
fn damaged_session_exits_3() {
    let sandbox = Sandbox::new();
    sandbox.file("broken.json", "{\"format\": \"salesorg.session\", \"format_version\": 2}");
    for arguments in [
        &["sessions", "show", "broken.json"][..],
        &["replay", "broken.json", "--plain"],
        &["resume", "broken.json", "--plain"],
        &["advise", "broken.json"],
    ] {
        let lines = sandbox.run(arguments).failed(3);
        assert!(lines[0].starts_with("broken.json: format_version: "), "{lines:?}");
    }
}

/// A session of another rulebook is refused.
#[test]
fn other_rulebook_is_refused() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\n24\nq\n");
    let path = sandbox.sessions().remove(0);
    let mut session = read_json(&path);
    session["rulebook"]["id"] = json!("our-own");
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    let file = path.to_str().expect("UTF-8 text");
    for arguments in
        [["resume", "Acme", "--plain"], ["replay", "Acme", "--plain"], ["advise", file, "--plain"]]
    {
        let lines = sandbox.run(&arguments).failed(3);
        assert!(lines[0].contains("rulebook.id: ") && lines[0].contains("\"our-own\""), "{lines:?}");
    }
    let output = sandbox.run(&["sessions", "show", "Acme"]).ok();
    assert!(output.contains("budget: \"ample\""), "{output}");
    assert_hides(&output, "report-title", &[]);
}

/// The home page in plain mode is a menu, which goes on with a saved session and saves what is answered.
#[test]
fn plain_home_is_a_menu() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nq\n");
    let output = sandbox.run_on(&["--plain"], b"continue\n24\nmenu\nquit\n").ok();
    assert!(output.contains(&format!("Acme, {}", text("cli-answered", &[("count", "1")]))), "{output}");
    assert_eq!(read_json(&sandbox.sessions()[0])["answers"]["team_size"], 24);
    // The end of the input leaves as well, with everything saved.
    let output = sandbox.run_on(&["--plain"], b"new\nBolt\n3\n").ok();
    assert_eq!(sandbox.sessions().len(), 2);
    assert_shows(&output, "plain-menu-quit", &[]);
}

/// A session that is open in another program is not resumed.
#[test]
fn resume_refuses_locked_sessions() {
    let sandbox = Sandbox::new();
    interview(&sandbox, "Acme", b"3\nq\n");
    let lock = sandbox.sessions()[0].with_extension("lock");
    let lock_file = std::fs::File::options().read(true).write(true).open(lock).expect("the lock file exists");
    lock_file.try_lock().expect("no other program has the lock");
    let lines = sandbox.run_on(&["resume", "--plain"], b"24\n").failed(1);
    assert_shows(&lines[0], "session-in-use", &[]);
}

/// No command prints the whole of a very long text in a session file.
#[test]
fn long_texts_are_truncated_everywhere() {
    let sandbox = Sandbox::new();
    let long = |letter: &str| letter.repeat(300_000);
    let put = |id: &str, change: &dyn Fn(&mut Json)| {
        let mut session: Json =
            serde_json::from_str(include_str!("../data/sessions/sample-decided.json")).expect("valid JSON");
        session["id"] = json!(id);
        change(&mut session);
        sandbox.file(&format!("data/sessions/{id}.json"), session.to_string());
    };
    let record = |session: &mut Json, event: Json| {
        session["events"].as_array_mut().expect("a list in the JSON").push(event);
    };
    let at_ms = 100_000_000;
    let elsewhere = |session: &mut Json| session["rulebook"]["id"] = json!(long("r"));
    let unknown = |session: &mut Json| {
        record(
            session,
            json!({"at_ms": at_ms, "type": "answered", "question": long("q"), "value": long("v")}),
        );
        session["answers"][long("q")] = json!(long("v"));
        record(session, json!({"at_ms": at_ms, "type": "noted", "question": long("q"), "text": long("n")}));
        session["notes"][long("q")] = json!(long("n"));
    };
    let decided = |session: &mut Json| {
        record(session, json!({"at_ms": at_ms, "type": "decided", "model": long("m"), "text": long("t")}));
    };
    put("a-rulebook", &elsewhere);
    put("b-question", &unknown);
    put("c-decision", &decided);
    put("d-name", &|session| session["name"] = json!(format!("Acme {}", long("x"))));
    put("e-all", &|session| {
        elsewhere(session);
        unknown(session);
        decided(session);
        session["advice"]["model"] = json!(long("a"));
    });
    let check = |arguments: &[&str]| {
        let result = sandbox.run_on(arguments, b"q\n");
        // Some texts are truncated at 20,000 characters, and may be printed twice.
        let most = 100_000;
        assert!(
            result.stdout.len() < most && result.stderr.len() < most,
            "{arguments:?}: {} {}",
            result.stdout.len(),
            result.stderr.len()
        );
    };
    check(&["sessions", "list"]);
    check(&["sessions", "check"]);
    check(&["sessions", "show", "Acne"]);
    for id in ["a-rulebook", "b-question", "c-decision", "d-name", "e-all"] {
        sandbox.run(&["sessions", "path", id]).ok();
        assert_ne!(sandbox.run(&["sessions", "show", id]).status, 3, "{id} must be readable");
        check(&["sessions", "show", id]);
        check(&["replay", "--plain", id]);
        check(&["advise", id]);
        check(&["resume", "--plain", id]);
        check(&["compare", id, "c-decision"]);
    }
}
