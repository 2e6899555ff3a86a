//! Stored samples of session files: whatever the program becomes, these must load, show, and stay as they are.

use super::{World, read_json};
use salesorg::session::Session;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Every stored sample, with its bytes.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sessions");
    let paths =
        std::fs::read_dir(folder).expect("the samples are there").map(|entry| entry.expect("one").path());
    let mut samples: Vec<_> = paths
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("read"))
        })
        .collect();
    samples.sort();
    assert!(samples.len() >= 8);
    samples
}

/// A world in which the samples are saved.
fn world() -> World {
    let world = World::new();
    std::fs::create_dir_all(world.path("data/sessions")).expect("made");
    for (name, bytes) in samples() {
        put(&world, &name, &bytes);
    }
    world
}

fn put(world: &World, name: &str, bytes: &[u8]) -> PathBuf {
    world.file(&format!("data/sessions/{name}.json"), bytes)
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
    let world = world();
    assert_eq!(world.run(&["sessions", "list"]).ok().lines().count(), samples().len());
    for (name, bytes) in samples() {
        for lang in ["en", "nl"] {
            let said = world.run(&["sessions", "show", &name, "--lang", lang]).ok();
            assert!(said.contains(&name), "{said}");
            world.run(&["replay", &name, "--plain", "--lang", lang]).ok();
        }
        let ran = world.run_on(&["resume", "--plain", &name], b"q\n");
        assert!([0, 5].contains(&ran.status) && ran.err.is_empty(), "{name}: {}", ran.err);
        let path = world.path(&format!("data/sessions/{name}.json"));
        assert_eq!(std::fs::read(path).expect("there"), bytes, "{name}");
        assert_eq!(world.run(&["sessions", "export", &name]).ok().into_bytes(), bytes, "{name}");
    }
}

/// What a later program put into a file, wherever it stands.
fn unknown(file: &Value) -> Value {
    let events: Vec<_> = file["events"].as_array().expect("a list").iter().take(10).collect();
    json!([file["x-team"], file["rulebook"]["x-signed"], events])
}

/// Unknown fields and events survive every command.
#[test]
fn unknown_fields_survive_every_command() {
    let world = world();
    let path = world.path("data/sessions/sample-unknown.json");
    let before = read_json(&path);
    assert!(unknown(&before).to_string().contains("x-paused"), "there is something to keep");
    let same = |what: &str, path: &PathBuf| {
        let now = read_json(path);
        assert_eq!(unknown(&now), unknown(&before), "{what}");
        assert_eq!(now["advice"]["x-share"], before["advice"]["x-share"], "{what}");
    };
    world.run(&["sessions", "rename", "sample-unknown", "Other"]).ok();
    same("rename", &path);
    // Change the first answer and finish again.
    let typed = format!("1\n3\n{}\n", "\n".repeat(30));
    world.run_on(&["resume", "--plain", "sample-unknown"], typed.as_bytes()).ok();
    let events = read_json(&path)["events"].as_array().expect("a list").len();
    assert!(events > before["events"].as_array().expect("a list").len(), "something was answered");
    same("answer", &path);
    world.run(&["sessions", "duplicate", "sample-unknown", "Twin"]).ok();
    let twin = world.run(&["sessions", "path", "Twin"]).ok();
    same("duplicate", &PathBuf::from(twin.trim_end()));
    world.run(&["sessions", "export", "sample-unknown", "Twin", "-o", "two.jsonl"]).ok();
    let said = world.run(&["sessions", "import", "two.jsonl", "--data-dir", "away"]).ok();
    assert_eq!(said.lines().count(), 2, "{said}");
    same("export and import", &world.path("away/sessions/sample-unknown.json"));
    world.run(&["sessions", "delete", "sample-unknown", "--yes"]).ok();
    world.run(&["sessions", "restore", "sample-unknown"]).ok();
    same("delete and restore", &path);
}

/// A session of a newer format version is refused and its file stays unchanged.
#[test]
fn newer_format_version_is_refused() {
    let world = World::new();
    std::fs::create_dir_all(world.path("data/sessions")).expect("made");
    let (_, bytes) = samples().remove(0);
    let mut file: Value = serde_json::from_slice(&bytes).expect("JSON");
    (file["id"], file["format_version"], file["events"]) =
        (json!("later"), json!(2), json!({"of": "another form"}));
    let bytes = file.to_string().into_bytes();
    let path = put(&world, "later", &bytes);
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
        let lines = world.run(arguments).failed(3);
        assert!(lines[0].contains("written by a newer salesorg"), "{arguments:?}: {lines:?}");
        assert_eq!(std::fs::read(&path).expect("there"), bytes, "{arguments:?}");
    }
    let said = world.run(&["sessions", "check", "--recover"]).ok();
    assert!(said.contains("later.json: from a newer salesorg, and left unchanged"), "{said}");
    assert_eq!(world.sessions(), std::slice::from_ref(&path), "nothing is made of it");
    // To put it away and back is not to read it.
    world.run(&["sessions", "delete", "later", "--yes"]).ok();
    world.run(&["sessions", "restore", "later"]).ok();
    assert_eq!(std::fs::read(&path).expect("there"), bytes);
}
