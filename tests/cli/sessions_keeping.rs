//! What is done with saved sessions by hand: renamed, copied, deleted, taken along and looked after.

use super::{World, read_json};
use salesorg::session::Session;
use serde_json::json;
use std::path::Path;

/// A world with these sessions.
fn world(names: &[&str]) -> World {
    let world = World::new();
    for name in names {
        world.run_on(&["interview", "--plain", "--name", name], b"3\nn by May\n24\nq\n").left_early();
    }
    world
}

fn id(world: &World, name: &str) -> String {
    let path = world.run(&["sessions", "path", name]).ok();
    Path::new(path.trim_end()).file_stem().expect("an id").to_string_lossy().into_owned()
}

/// The names in the list, of these sessions.
fn names(world: &World, more: &[&str]) -> Vec<String> {
    let listed = world.run(&[&["sessions", "list", "--format", "json"], more].concat()).json();
    let listed = listed.as_array().expect("an array");
    let mut names: Vec<_> =
        listed.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect();
    names.sort();
    names
}

/// A renamed session keeps its id.
#[test]
fn rename_keeps_the_id() {
    let world = world(&["Acme"]);
    let id = id(&world, "Acme");
    let said = world.run(&["sessions", "rename", "acme", "  Acme  BV "]).ok();
    assert_eq!(said, format!("{id} is now called \"Acme  BV\".\n"));
    assert_eq!(names(&world, &[]), ["Acme  BV"]);
    for name in ["", " ", &"x".repeat(81)] {
        world.run(&["sessions", "rename", &id, name]).failed(2);
    }
    world.run(&["sessions", "rename", "nobody", "x"]).failed(2);
}

/// A copy is named after its original.
#[test]
fn duplicate_is_named_after_the_original() {
    let world = world(&["Acme"]);
    world.run(&["sessions", "duplicate", "Acme"]).ok();
    world.run(&["sessions", "duplicate", "Acme", "Second", "--lang", "nl"]).ok();
    assert_eq!(names(&world, &[]), ["Acme", "Acme (copy)", "Second"]);
    let answers = |name: &str| world.run(&["sessions", "show", name, "--answers"]).json();
    assert_eq!(answers("Second"), answers("Acme"));
}

/// A deleted session can be restored by the command that is printed.
#[test]
fn delete_prints_the_restoring_command() {
    let world = world(&["Acme", "Beta", "Gamma"]);
    let before = world.run(&["sessions", "export", "Acme"]).ok();
    let lines = world.run(&["sessions", "delete", "Acme"]).failed(2);
    assert!(lines[0].contains("--yes"), "{lines:?}");
    assert_eq!(names(&world, &[]).len(), 3, "nothing was done");
    // One that does not exist keeps all from being deleted.
    world.run(&["sessions", "delete", "Acme", "nobody", "--yes"]).failed(2);
    assert_eq!(names(&world, &[]).len(), 3);

    let said = world.run(&["sessions", "delete", "Acme", "Beta", "Acme", "--yes"]).ok();
    assert_eq!(said.matches("To bring it back:").count(), 2, "{said}");
    assert_eq!(
        (names(&world, &[]), names(&world, &["--deleted"])),
        (vec!["Gamma".into()], vec!["Acme".into(), "Beta".into()])
    );
    let command = said.lines().find(|line| line.contains("restore") && line.contains("acme")).expect("told");
    let words: Vec<_> = command.split_whitespace().skip(1).collect();
    let back = world.run(&words).ok();
    assert!(back.starts_with("Acme is back: "), "{back}");
    assert_eq!(world.run(&["sessions", "export", "Acme"]).ok(), before);
    world.run(&["sessions", "restore", "Acme"]).failed(2);
    assert!(world.run(&["sessions", "list", "--deleted"]).ok().contains("Beta"));
}

/// `advise` reads exported answers.
#[test]
fn exported_answers_are_read_by_advise() {
    let world = world(&["Acme"]);
    let answers = world.run(&["sessions", "show", "Acme", "--answers"]).ok();
    let parsed: serde_json::Value = serde_json::from_str(&answers).expect("JSON");
    assert_eq!(parsed, json!({"budget": "ample", "team_size": 24}));
    let advice = world.run_on(&["advise", "-", "--format", "json"], answers.as_bytes()).json();
    assert_eq!(advice["answers"], parsed);
    world.run(&["sessions", "show", "Acme", "--answers", "--format", "json"]).failed(2);
}

/// An exported session is equal after its import elsewhere.
#[test]
fn export_and_import_are_lossless() {
    let world = world(&["Acme", "東京 \u{1b}", "Acme"]);
    world.run(&["sessions", "export", "--all", "-o", "all.jsonl"]).ok();
    std::fs::create_dir(world.path("folder")).expect("made");
    world.run(&["sessions", "export", "--all", "-o", "folder"]).ok();
    assert_eq!(std::fs::read_dir(world.path("folder")).expect("there").count(), 3);
    let lines = world.run(&["sessions", "export", "--all"]).ok();
    assert_eq!(lines.as_bytes(), std::fs::read(world.path("all.jsonl")).expect("there"));
    world.run_on(&["sessions", "import", "-", "--data-dir", "c"], lines.as_bytes()).ok();
    world.run(&["sessions", "import", "all.jsonl", "--data-dir", "a"]).ok();
    world.run(&["sessions", "import", "folder", "--data-dir", "b"]).ok();
    for path in world.sessions() {
        for other in ["a", "b", "c"] {
            let there = world.path(other).join("sessions").join(path.file_name().expect("a name"));
            assert_eq!(std::fs::read(&there).expect("imported"), std::fs::read(&path).expect("there"));
        }
    }
}

/// An export overwrites nothing without `--force`, and only its owner can read it.
#[test]
fn export_is_private_and_refuses_to_overwrite() {
    let world = world(&["Acme", "Beta"]);
    let file = world.file("out.json", "mine");
    let lines = world.run(&["sessions", "export", "Acme", "-o", "out.json"]).failed(1);
    assert!(lines[0].contains("--force"), "{lines:?}");
    assert_eq!(std::fs::read(&file).expect("there"), b"mine");
    world.run(&["sessions", "export", "Acme", "-o", "out.json", "--force"]).ok();
    assert_eq!(
        std::fs::read(&file).expect("there"),
        world.run(&["sessions", "export", "Acme"]).ok().as_bytes()
    );
    std::fs::create_dir(world.path("folder")).expect("made");
    let into = ["sessions", "export", "Acme", "Beta", "-o", "folder"];
    assert!(world.run(&into).ok().starts_with("2 sessions written to folder"));
    let refused = world.run(&into);
    assert_eq!((refused.status, &*refused.out), (1, ""), "nothing was written, so nothing is said to be");
    world.run(&[&into[..], &["--force"]].concat()).ok();
    #[cfg(unix)]
    for path in [file, world.path("folder").join(format!("{}.json", id(&world, "Acme")))] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
    world.run(&["sessions", "export"]).failed(2);
    world.run(&["sessions", "export", "Acme", "--all"]).failed(2);
    world.run(&["sessions", "export", "Acme", "--force"]).failed(2);
    world.run(&["sessions", "export", "Acme", "-o", "nowhere/out.json"]).failed(1);
}

/// An import reports its result for each session and overwrites nothing.
#[test]
fn import_reports_each_session() {
    let world = world(&["Acme", "Beta"]);
    let line = |name: &str| world.run(&["sessions", "export", name]).json();
    let (same, mut other) = (line("Acme"), line("Beta"));
    other["name"] = json!("Gamma");
    let mut new = same.clone();
    new["id"] = json!("brand-new");
    let before: Vec<_> = world.sessions().iter().map(|path| std::fs::read(path).expect("there")).collect();
    world.file("many.jsonl", format!("{same}\n{{\"format\": 1}}\n{other}\nx\n{new}\n"));
    let ran = world.run(&["sessions", "import", "many.jsonl", "missing.json"]);
    assert_eq!(ran.status, 3, "{}", ran.err);
    let said: Vec<_> = ran.out.lines().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("Acme: already here, "), "{said:?}");
    assert!(
        said[1].starts_with("Gamma: new as ") && said[1].ends_with("is another session here"),
        "{said:?}"
    );
    assert_eq!(said[2], "Acme: new, brand-new");
    assert!(ran.err.contains("many.jsonl:2: format: ") && ran.err.contains("many.jsonl:4: "), "{}", ran.err);
    assert!(ran.err.contains("missing.json: there is no such file"), "{}", ran.err);
    for bytes in before {
        assert!(world.sessions().iter().any(|path| std::fs::read(path).expect("there") == bytes));
    }
    assert_eq!(names(&world, &[]), ["Acme", "Acme", "Beta", "Gamma"]);
    world.run(&["sessions", "import", "missing.json"]).failed(1);
}

/// `sessions check` names damaged sessions, and recovers each once into a new file.
#[test]
fn check_recovers_damaged_sessions_once() {
    let world = world(&["Acme", "Beta"]);
    let sound = world.run(&["sessions", "check"]).ok();
    assert_eq!(sound.matches(": sound (").count(), 2, "{sound}");
    let path = world.path(&format!("data/sessions/{}.json", id(&world, "Acme")));
    let mut file = read_json(&path);
    file["answers"] = json!({"budget": "tight", "team_size": 3, "growth": "fast"});
    std::fs::write(&path, file.to_string()).expect("written");
    world.file("data/sessions/.x.tmp", "");
    let ran = world.run(&["sessions", "check"]);
    assert_eq!((ran.status, &*ran.err), (3, ""));
    for part in [
        ": damaged\n",
        "answers.budget: ",
        "2 of 3 answers and one note can be recovered.",
        ".x.tmp",
        "check --recover",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in\n{}", ran.out);
    }
    assert_eq!(world.run(&["sessions", "check", "Beta"]).status, 0);
    for said in ["Recovered as ", "nothing is written"] {
        let ran = world.run(&["sessions", "check", "--recover"]);
        assert!(ran.status == 3 && ran.out.contains(said), "{}", ran.out);
        assert_eq!(names_of_the_sound(&world), ["Acme (recovered)", "Beta"], "once");
    }
    assert_eq!(std::fs::read_to_string(&path).expect("there"), file.to_string());
    let answers = world.run(&["sessions", "show", "Acme (recovered)", "--answers"]).json();
    assert_eq!(answers, json!({"budget": "ample", "team_size": 24}));
    let dutch = world.run(&["sessions", "check", "--lang", "nl"]).out;
    assert!(dutch.contains("2 van 3 antwoorden en één notitie"), "{dutch}");
}

fn names_of_the_sound(world: &World) -> Vec<String> {
    let sessions =
        world.sessions().into_iter().filter_map(|path| Session::from_bytes(&std::fs::read(path).ok()?).ok());
    let mut names: Vec<_> = sessions.map(|session| session.name().to_owned()).collect();
    names.sort();
    names
}

/// The list as JSON has all fields.
#[test]
fn list_json_has_all_fields() {
    let world = world(&["Acme"]);
    world.file("data/sessions/broken.json", "{");
    let ran = world.run(&["sessions", "list", "--format", "json"]);
    assert!(ran.status == 0 && ran.err.starts_with("broken.json: "), "{}", ran.err);
    let listed: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let one = &listed[0];
    assert_eq!(
        (&one["name"], &one["answered"], &one["completed"]),
        (&json!("Acme"), &json!(2), &json!(false))
    );
    assert_eq!((&one["advice"], &one["decided"]), (&json!(null), &json!(null)));
    assert_eq!(one["rulebook"]["id"], "sales-organisation");
    let path = world.run(&["sessions", "path", "Acme"]);
    assert_eq!(one["path"].as_str(), Some(path.out.trim_end()));
    assert_eq!(world.run(&["sessions", "list", "--deleted"]).ok(), "There are no deleted sessions.\n");
}
