//! Tests of `compare`.

use super::{Sandbox, read_json};
use crate::text::{assert_shows, assert_shows_in};
use serde_json::json;

/// Records an unfinished session of one person, with answers to the first questions.
fn record_person(sandbox: &Sandbox, name: &str, typed: &[u8]) {
    sandbox.run_on(&["interview", "--plain", "--name", name], typed).left_early();
}

fn three_people() -> Sandbox {
    let sandbox = Sandbox::new();
    record_person(&sandbox, "Ann", b"2\nn the board decides\n24\nq\n");
    record_person(&sandbox, "Ben", b"1\n24\nq\n");
    record_person(&sandbox, "Carla", b"2\n60\nq\n");
    sandbox
}

/// Text goes to a pipe by default, and a file gets the format that was asked for.
#[test]
fn compare_writes_each_format() {
    let sandbox = three_people();
    let output = sandbox.run(&["compare", "Ann", "Ben", "Carla"]).ok();
    assert_shows(&output, "group-title", &[("people", "Ann, Ben, Carla")]);
    assert!(output.contains("Ann, Carla"), "{output}");
    assert_shows(&output, "group-note", &[("name", "Ann"), ("text", "the board decides")]);
    assert_shows(&output, "group-unfinished", &[]);
    assert!(output.lines().all(|line| line.chars().count() <= 80), "{output}");
    let markdown = sandbox.run(&["compare", "Ann", "Ben", "--format", "markdown"]).ok();
    assert!(markdown.contains("| Ann | Ben |") && markdown.contains("1. **"), "{markdown}");
    let dutch = sandbox.run(&["compare", "Ann", "Ben", "--lang", "nl"]).ok();
    assert_shows_in("nl", &dutch, "group-title", &[("people", "Ann, Ben")]);
    let shown = sandbox.run(&["compare", "Ann", "Ben", "Carla", "--format", "json"]).json();
    assert_eq!((&shown["format"], &shown["format_version"]), (&json!("salesorg.comparison"), &json!(1)));
    assert_eq!(shown["people"][1]["name"], "Ben");
    let arguments = ["compare", "Ann", "Ben", "--format", "json", "-o", "out.json"];
    assert_eq!(sandbox.run(&arguments).ok(), "");
    assert_eq!(read_json(&sandbox.path("out.json"))["format"], "salesorg.comparison");
    assert!(sandbox.run(&arguments).failed(1)[0].contains("out.json"));
}

/// Too few sessions, too many, or the same one twice end with exit status 2.
#[test]
fn compare_refuses_wrong_numbers_of_sessions() {
    let sandbox = three_people();
    sandbox.run(&["compare", "Ann"]).failed(2);
    let many = vec!["Ann"; 51];
    sandbox.run(&[&["compare"][..], &many].concat()).failed(2);
    let lines = sandbox.run(&["compare", "Ann", "Ben", "Ann"]).failed(2);
    assert_shows(&lines[0], "compare-duplicate", &[]);
    // A copy of the file elsewhere is the same session.
    std::fs::copy(&sandbox.sessions()[0], sandbox.path("copy.json")).expect("the file can be copied");
    sandbox.run(&["compare", sandbox.sessions()[0].to_str().expect("UTF-8 text"), "copy.json"]).failed(2);
    let lines = sandbox.run(&["compare", "Nobody", "Noone"]).failed(2);
    assert_eq!(lines.len(), 2, "each wrong name must be reported: {lines:?}");
}

/// A session of another rulebook is refused by name.
#[test]
fn compare_refuses_other_rulebooks() {
    let sandbox = three_people();
    let path = sandbox
        .sessions()
        .into_iter()
        .find(|path| read_json(path)["name"] == "Ben")
        .expect("Ben has a session");
    let mut session = read_json(&path);
    session["rulebook"]["id"] = json!("open-source-licence");
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    let lines = sandbox.run(&["compare", "Ann", "Ben", "Carla"]).failed(3);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("ben"), "{lines:?}");
    assert_shows(&lines[0], "compare-other-rulebook", &[("found", "open-source-licence")]);
}

/// A session of an older rulebook version is decided again; the output says so and lists the answers that no longer apply.
#[test]
fn compare_decides_older_versions_again() {
    let sandbox = three_people();
    let path = sandbox
        .sessions()
        .into_iter()
        .find(|path| read_json(path)["name"] == "Ben")
        .expect("Ben has a session");
    let mut session = read_json(&path);
    session["rulebook"]["version"] = json!("0.0.1");
    let event = json!({"at_ms": 1_000_000, "type": "answered", "question": "fax", "value": "yes"});
    session["events"].as_array_mut().expect("a list in the JSON").push(event);
    session["answers"]["fax"] = json!("yes");
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    let output = sandbox.run(&["compare", "Ann", "Ben"]).ok();
    assert_shows(&output, "group-other-version", &[("version", "0.0.1")]);
    assert_shows(&output, "group-not-asked-answers", &[("gone", "fax:")]);
    let mut session = read_json(&sandbox.sessions()[0]);
    session["rulebook"]["digest"] = json!(format!("sha256:{}", "0".repeat(64)));
    std::fs::write(&sandbox.sessions()[0], session.to_string()).expect("the file can be written");
    let output = sandbox.run(&["compare", "Ann", "Ben"]).ok();
    assert_shows(&output, "group-other-edition", &[]);
}

/// A comparison in a file can be read by its owner only.
#[cfg(unix)]
#[test]
fn compare_output_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = three_people();
    sandbox.run(&["compare", "Ann", "Ben", "-o", "out.txt"]).ok();
    let mode = std::fs::metadata(sandbox.path("out.txt")).expect("the file exists").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// Two respondents of the same name get different headings.
#[test]
fn compare_distinguishes_equal_names() {
    let sandbox = Sandbox::new();
    record_person(&sandbox, "Ann", b"2\n24\nq\n");
    record_person(&sandbox, "Ann", b"1\n24\nq\n");
    let paths = sandbox.sessions();
    let paths: Vec<_> = paths.iter().map(|path| path.to_str().expect("UTF-8 text")).collect();
    let output = sandbox.run(&[&["compare"][..], &paths].concat()).ok();
    assert_eq!(output.matches("• Ann (").count(), 2, "{output}");
}
