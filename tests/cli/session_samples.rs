//! Tests on stored session files: every later version of the program must read them and keep them unchanged.

use super::{Sandbox, read_json};
use crate::text::assert_shows;
use salesorg::session::Session;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Returns the names and bytes of the stored files.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sessions");
    let paths = std::fs::read_dir(folder)
        .expect("the folder of samples exists")
        .map(|entry| entry.expect("the list is not empty").path());
    let mut samples: Vec<_> = paths
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("the file can be read"))
        })
        .collect();
    samples.sort();
    assert!(samples.len() >= 8);
    samples
}

/// Returns a sandbox with the stored files as sessions.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    std::fs::create_dir_all(sandbox.path("data/sessions")).expect("the folder can be created");
    for (name, bytes) in samples() {
        put(&sandbox, &name, &bytes);
    }
    sandbox
}

fn put(sandbox: &Sandbox, name: &str, bytes: &[u8]) -> PathBuf {
    sandbox.file(&format!("data/sessions/{name}.json"), bytes)
}

/// Each sample file is written back byte by byte.
#[test]
fn samples_round_trip() {
    for (name, bytes) in samples() {
        let session = Session::from_bytes(&bytes).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(String::from_utf8(session.to_bytes()), String::from_utf8(bytes), "{name}");
    }
}

/// Each sample can be listed, shown and replayed, and its file stays unchanged.
#[test]
fn samples_are_unchanged_by_reading_commands() {
    let sandbox = sandbox();
    assert_eq!(sandbox.run(&["sessions", "list"]).ok().lines().count(), samples().len());
    for (name, bytes) in samples() {
        for lang in ["en", "nl"] {
            let output = sandbox.run(&["sessions", "show", &name, "--lang", lang]).ok();
            assert!(output.contains(&name), "{output}");
            sandbox.run(&["replay", &name, "--plain", "--lang", lang]).ok();
        }
        let result = sandbox.run_on(&["resume", "--plain", &name], b"q\n");
        assert!([0, 5].contains(&result.status) && result.stderr.is_empty(), "{name}: {}", result.stderr);
        let path = sandbox.path(&format!("data/sessions/{name}.json"));
        assert_eq!(std::fs::read(path).expect("the file exists"), bytes, "{name}");
        assert_eq!(sandbox.run(&["sessions", "export", &name]).ok().into_bytes(), bytes, "{name}");
    }
}

/// Returns the fields and events of a file that this version does not know.
fn unknown(file: &Value) -> Value {
    let events: Vec<_> = file["events"].as_array().expect("a list in the JSON").iter().take(10).collect();
    json!([file["x-team"], file["rulebook"]["x-signed"], events])
}

/// Unknown fields and events survive every command.
#[test]
fn unknown_fields_survive_every_command() {
    let sandbox = sandbox();
    let path = sandbox.path("data/sessions/sample-unknown.json");
    let before = read_json(&path);
    assert!(unknown(&before).to_string().contains("x-paused"), "the sample must have unknown events");
    let same = |what: &str, path: &PathBuf| {
        let now = read_json(path);
        assert_eq!(unknown(&now), unknown(&before), "{what}");
        assert_eq!(now["advice"]["x-share"], before["advice"]["x-share"], "{what}");
    };
    sandbox.run(&["sessions", "rename", "sample-unknown", "Other"]).ok();
    same("rename", &path);
    // Change the first answer and finish again.
    let typed = format!("1\n3\n{}\n", "\n".repeat(30));
    sandbox.run_on(&["resume", "--plain", "sample-unknown"], typed.as_bytes()).ok();
    let events = read_json(&path)["events"].as_array().expect("a list in the JSON").len();
    assert!(
        events > before["events"].as_array().expect("a list in the JSON").len(),
        "the interview must record an answer"
    );
    same("answer", &path);
    sandbox.run(&["sessions", "duplicate", "sample-unknown", "Twin"]).ok();
    let twin = sandbox.run(&["sessions", "path", "Twin"]).ok();
    same("duplicate", &PathBuf::from(twin.trim_end()));
    sandbox.run(&["sessions", "export", "sample-unknown", "Twin", "-o", "two.jsonl"]).ok();
    let output = sandbox.run(&["sessions", "import", "two.jsonl", "--data-dir", "away"]).ok();
    assert_eq!(output.lines().count(), 2, "{output}");
    same("export and import", &sandbox.path("away/sessions/sample-unknown.json"));
    sandbox.run(&["sessions", "delete", "sample-unknown", "--yes"]).ok();
    sandbox.run(&["sessions", "restore", "sample-unknown"]).ok();
    same("delete and restore", &path);
}

/// A session of a newer format version is refused and its file stays unchanged.
#[test]
fn newer_format_version_is_refused() {
    let sandbox = Sandbox::new();
    std::fs::create_dir_all(sandbox.path("data/sessions")).expect("the folder can be created");
    let (_, bytes) = samples().remove(0);
    let mut file: Value = serde_json::from_slice(&bytes).expect("valid JSON");
    (file["id"], file["format_version"], file["events"]) =
        (json!("later"), json!(2), json!({"of": "another form"}));
    let bytes = file.to_string().into_bytes();
    let path = put(&sandbox, "later", &bytes);
    for arguments in [
        &["resume", "--plain", "later"][..],
        &["replay", "--plain", "later"],
        &["sessions", "show", "later"],
        &["sessions", "rename", "later", "Other"],
        &["sessions", "duplicate", "later"],
        &["sessions", "export", "later"],
        &["sessions", "import", "data/sessions/later.json"],
        &["advise", "data/sessions/later.json"],
    ] {
        let lines = sandbox.run(arguments).failed(3);
        assert_shows(&lines[0], "session-newer", &[("found", "2")]);
        assert_eq!(std::fs::read(&path).expect("the file exists"), bytes, "{arguments:?}");
    }
    let output = sandbox.run(&["sessions", "check", "--recover"]).ok();
    assert_shows(&output, "cli-check-newer", &[("file", "later.json")]);
    assert_eq!(sandbox.sessions(), std::slice::from_ref(&path), "no session may be recovered from it");
    // Deleting and restoring does not read the file.
    sandbox.run(&["sessions", "delete", "later", "--yes"]).ok();
    sandbox.run(&["sessions", "restore", "later"]).ok();
    assert_eq!(std::fs::read(&path).expect("the file exists"), bytes);
}
