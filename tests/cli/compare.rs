//! Several people side by side, as a script meets them.

use super::{World, read_json};
use serde_json::json;

/// A finished session of one person, by its answers to the first questions.
fn person(world: &World, name: &str, typed: &[u8]) {
    world.run_on(&["interview", "--plain", "--name", name], typed).left_early();
}

fn three() -> World {
    let world = World::new();
    person(&world, "Ann", b"2\nn the board decides\n24\nq\n");
    person(&world, "Ben", b"1\n24\nq\n");
    person(&world, "Carla", b"2\n60\nq\n");
    world
}

/// Text goes to a pipe by default, and a file gets the format that was asked for.
#[test]
fn compare_writes_each_format() {
    let world = three();
    let said = world.run(&["compare", "Ann", "Ben", "Carla"]).ok();
    for part in ["3 people side by side", "Ann, Carla", "Note by Ann: the board decides", "is not finished"] {
        assert!(said.contains(part), "{part} is missing in\n{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let markdown = world.run(&["compare", "Ann", "Ben", "--format", "markdown"]).ok();
    assert!(markdown.contains("| Ann | Ben |") && markdown.contains("1. **"), "{markdown}");
    let dutch = world.run(&["compare", "Ann", "Ben", "--lang", "nl"]).ok();
    assert!(dutch.contains("2 mensen naast elkaar"), "{dutch}");
    let shown = world.run(&["compare", "Ann", "Ben", "Carla", "--format", "json"]).json();
    assert_eq!((&shown["format"], &shown["format_version"]), (&json!("salesorg.comparison"), &json!(1)));
    assert_eq!(shown["people"][1]["name"], "Ben");
    let arguments = ["compare", "Ann", "Ben", "--format", "json", "-o", "out.json"];
    assert_eq!(world.run(&arguments).ok(), "");
    assert_eq!(read_json(&world.path("out.json"))["format"], "salesorg.comparison");
    assert!(world.run(&arguments).failed(1)[0].contains("out.json"));
}

/// Too few sessions, too many, or the same one twice end with exit status 2.
#[test]
fn compare_refuses_wrong_numbers_of_sessions() {
    let world = three();
    world.run(&["compare", "Ann"]).failed(2);
    let many = vec!["Ann"; 51];
    world.run(&[&["compare"][..], &many].concat()).failed(2);
    let lines = world.run(&["compare", "Ann", "Ben", "Ann"]).failed(2);
    assert!(lines[0].contains("the same session as one before it"), "{lines:?}");
    // A copy in another place is the same session.
    std::fs::copy(&world.sessions()[0], world.path("copy.json")).expect("copied");
    world.run(&["compare", world.sessions()[0].to_str().expect("text"), "copy.json"]).failed(2);
    let lines = world.run(&["compare", "Nobody", "Noone"]).failed(2);
    assert_eq!(lines.len(), 2, "each is told: {lines:?}");
}

/// A session of another rulebook is refused by name.
#[test]
fn compare_refuses_other_rulebooks() {
    let world = three();
    let path = world.sessions().into_iter().find(|path| read_json(path)["name"] == "Ben").expect("Ben's");
    let mut session = read_json(&path);
    session["rulebook"]["id"] = json!("open-source-licence");
    std::fs::write(&path, session.to_string()).expect("written");
    let lines = world.run(&["compare", "Ann", "Ben", "Carla"]).failed(3);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("ben") && lines[0].contains("\"open-source-licence\""), "{lines:?}");
}

/// A session of an older rulebook version is decided again; the output says so and lists the answers that no longer apply.
#[test]
fn compare_decides_older_versions_again() {
    let world = three();
    let path = world.sessions().into_iter().find(|path| read_json(path)["name"] == "Ben").expect("Ben's");
    let mut session = read_json(&path);
    session["rulebook"]["version"] = json!("0.0.1");
    let event = json!({"at_ms": 1_000_000, "type": "answered", "question": "fax", "value": "yes"});
    session["events"].as_array_mut().expect("a list").push(event);
    session["answers"]["fax"] = json!("yes");
    std::fs::write(&path, session.to_string()).expect("written");
    let said = world.run(&["compare", "Ann", "Ben"]).ok().replace("\n    ", " ");
    assert!(said.contains("Answered with version 0.0.1 of the rulebook"), "{said}");
    assert!(said.contains("left out: fax:"), "{said}");
    let mut session = read_json(&world.sessions()[0]);
    session["rulebook"]["digest"] = json!(format!("sha256:{}", "0".repeat(64)));
    std::fs::write(&world.sessions()[0], session.to_string()).expect("written");
    let said = world.run(&["compare", "Ann", "Ben"]).ok();
    assert!(said.contains("Answered with other rules of the same version"), "{said}");
}

/// A comparison in a file can be read by its owner only.
#[cfg(unix)]
#[test]
fn compare_output_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = three();
    world.run(&["compare", "Ann", "Ben", "-o", "out.txt"]).ok();
    let mode = std::fs::metadata(world.path("out.txt")).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// Two respondents of the same name get different headings.
#[test]
fn compare_distinguishes_equal_names() {
    let world = World::new();
    person(&world, "Ann", b"2\n24\nq\n");
    person(&world, "Ann", b"1\n24\nq\n");
    let paths = world.sessions();
    let paths: Vec<_> = paths.iter().map(|path| path.to_str().expect("text")).collect();
    let said = world.run(&[&["compare"][..], &paths].concat()).ok();
    assert_eq!(said.matches("• Ann (").count(), 2, "{said}");
}
