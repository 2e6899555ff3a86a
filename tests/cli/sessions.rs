//! What is saved: listed, shown and found.

use super::{World, read_json};
use serde_json::{Value as Json, json};

fn interview(world: &World, name: &str, typed: &[u8]) {
    world.run_on(&["interview", "--plain", "--name", name], typed).left_early();
}

/// The list has the newest session first and names damaged files.
#[test]
fn list_is_newest_first_and_names_damage() {
    let world = World::new();
    assert!(world.run(&["sessions", "list"]).ok().starts_with("There are no saved sessions"));
    interview(&world, "First", b"3\nq\n");
    let first = world.sessions().remove(0);
    let mut session = read_json(&first);
    session["updated_at"] = json!("2020-01-01T00:00:00Z");
    std::fs::write(&first, session.to_string()).expect("written");
    interview(&world, "Sec\u{1b}ond", b"3\n24\nq\n");
    world.file("data/sessions/broken.json", "{\"format\": ");
    let ran = world.run(&["sessions", "list"]);
    assert_eq!(ran.status, 0);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("Sec␛ond: 2 answers, not finished"), "{lines:?}");
    assert!(lines[1].contains("First: one answer, not finished"), "{lines:?}");
    assert!(ran.err.starts_with("broken.json: the file ends before the JSON is complete"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1);
}

/// A finished session without advice is listed as finished.
#[test]
fn list_shows_completion_without_advice() {
    let world = World::new();
    interview(&world, "Acme", b"3\nq\n");
    let path = world.sessions().remove(0);
    let mut session = read_json(&path);
    let at_ms = session["events"].as_array().expect("a list").last().expect("one")["at_ms"].clone();
    session["events"].as_array_mut().expect("a list").push(json!({"at_ms": at_ms, "type": "completed"}));
    std::fs::write(&path, session.to_string()).expect("written");
    assert!(world.run(&["sessions", "list"]).ok().contains("Acme: finished"));
    assert!(world.run(&["resume", "--plain"]).failed(2)[0].contains("no unfinished session"));
}

/// A session is shown with its notes and its advice.
#[test]
fn show_prints_notes_and_advice() {
    let world = World::new();
    interview(&world, "Acme", b"3\nn by May\n24\nq\n");
    let said = world.run(&["sessions", "show", "Acme"]).ok();
    for part in
        ["Session: Acme", "1. Budget: Ample", "Note: by May", "This interview is not finished", "Advice: "]
    {
        assert!(said.contains(part), "{part} is missing in\n{said}");
    }
    let path = world.sessions().remove(0);
    let shown = world.run(&["sessions", "show", "Acme", "--format", "json"]).json();
    assert_eq!(shown, read_json(&path));
}

/// A session is shown with its drafts.
#[test]
fn show_prints_drafts() {
    let world = World::new();
    interview(&world, "Acme", b"3\n24\nq\n");
    let path = world.sessions().remove(0);
    let mut file = read_json(&path);
    let at_ms = file["events"].as_array().expect("a list").last().expect("one")["at_ms"].clone();
    for (note, text) in [(false, "77"), (true, "as of May")] {
        let mut event = json!({"at_ms": at_ms, "type": "drafted", "question": "team_size", "text": text});
        if note {
            event["note"] = json!(true);
        }
        file["events"].as_array_mut().expect("a list").push(event);
    }
    std::fs::write(&path, file.to_string()).expect("written");
    let said = world.run(&["sessions", "show", "Acme"]).ok();
    for part in ["Team size: 24", "Not confirmed with Enter: 77", "Note not confirmed with Enter: as of May"]
    {
        assert!(said.contains(part), "{part} is missing in\n{said}");
    }
}

/// A session that was reopened is shown with the cause of its changed advice.
#[test]
fn show_names_the_cause_of_changed_advice() {
    let world = World::new();
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    let typed = b"20\n2\nq\n";
    world.run_on(&["interview", "--plain", "--name", "Way", "--rulebook", book], typed).left_early();
    world.run_on(&["resume", "--plain", "--rulebook", book, "Way"], b"r\n\n");
    let changed = world.run_on(&["resume", "--plain", "--rulebook", book, "Way"], b"1\n5\nq\n");
    assert_eq!(changed.status, 5, "{}", changed.out);
    let said = world.run(&["sessions", "show", "Way", "--rulebook", book]).ok();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("The answers given since lead to different advice"), "{said}");
    assert!(!said.contains("rulebook, or") && !said.contains("This interview is not finished."), "{said}");
}

/// `sessions path` prints the path for scripts.
#[test]
fn path_prints_the_file() {
    let world = World::new();
    interview(&world, "Acme", b"3\nq\n");
    let folder = world.run(&["sessions", "path"]).ok();
    let path = world.run(&["sessions", "path", "Acme"]).ok();
    assert_eq!(world.sessions()[0].to_str(), Some(path.trim_end()));
    assert!(path.starts_with(folder.trim_end()));
}

/// `--data-dir` overrides the environment variable.
#[test]
fn data_folder_option_overrides_the_environment() {
    let world = World::new();
    interview(&world, "Acme", b"3\nq\n");
    let said = world.run(&["sessions", "list", "--data-dir", "elsewhere"]).ok();
    assert!(said.starts_with("There are no saved sessions"), "{said}");
}

/// A reference that matches no session or several ends with exit status 2.
#[test]
fn session_reference_must_be_unique() {
    let world = World::new();
    interview(&world, "Acme", b"3\nq\n");
    interview(&world, "Acme", b"1\nq\n");
    let lines = world.run(&["sessions", "show", "Acme"]).failed(2);
    assert!(lines[0].contains("matches more than one session"), "{lines:?}");
    let lines = world.run(&["replay", "Acne", "--plain"]).failed(2);
    assert!(lines[0].contains("did you mean \"Acme\"?"), "{lines:?}");
}

/// A damaged session ends with exit status 3 and is named.
#[test]
fn damaged_session_exits_3() {
    let world = World::new();
    world.file("broken.json", "{\"format\": \"salesorg.session\", \"format_version\": 2}");
    for arguments in [
        &["sessions", "show", "broken.json"][..],
        &["replay", "broken.json", "--plain"],
        &["resume", "broken.json", "--plain"],
        &["advise", "broken.json"],
    ] {
        let lines = world.run(arguments).failed(3);
        assert!(lines[0].starts_with("broken.json: format_version: "), "{lines:?}");
    }
}

/// A session of another rulebook is refused.
#[test]
fn other_rulebook_is_refused() {
    let world = World::new();
    interview(&world, "Acme", b"3\n24\nq\n");
    let path = world.sessions().remove(0);
    let mut session = read_json(&path);
    session["rulebook"]["id"] = json!("our-own");
    std::fs::write(&path, session.to_string()).expect("written");
    let file = path.to_str().expect("text");
    for arguments in
        [["resume", "Acme", "--plain"], ["replay", "Acme", "--plain"], ["advise", file, "--plain"]]
    {
        let lines = world.run(&arguments).failed(3);
        assert!(lines[0].contains("rulebook.id: ") && lines[0].contains("\"our-own\""), "{lines:?}");
    }
    let said = world.run(&["sessions", "show", "Acme"]).ok();
    assert!(said.contains("budget: \"ample\"") && !said.contains("Advice: "), "{said}");
}

/// The home page in plain mode describes the program and lists its commands.
#[test]
fn plain_home_lists_the_commands() {
    let world = World::new();
    interview(&world, "Acme", b"3\nq\n");
    let said = world.run(&["--plain"]).ok();
    assert!(said.contains("Acme: one answer") && said.contains("salesorg interview --plain"), "{said}");
}

/// A session that is open in another program is not resumed.
#[test]
fn resume_refuses_locked_sessions() {
    let world = World::new();
    interview(&world, "Acme", b"3\nq\n");
    let lock = world.sessions()[0].with_extension("lock");
    let held = std::fs::File::options().read(true).write(true).open(lock).expect("the lock is there");
    held.try_lock().expect("nobody has it");
    let lines = world.run_on(&["resume", "--plain"], b"24\n").failed(1);
    assert!(lines[0].contains("is open in another salesorg"), "{lines:?}");
}

/// A file of another program may hold texts as long as itself, in every place.
#[test]
fn long_texts_are_truncated_everywhere() {
    let world = World::new();
    let long = |letter: &str| letter.repeat(300_000);
    let put = |id: &str, change: &dyn Fn(&mut Json)| {
        let mut session: Json =
            serde_json::from_str(include_str!("../data/sessions/sample-decided.json")).expect("JSON");
        session["id"] = json!(id);
        change(&mut session);
        world.file(&format!("data/sessions/{id}.json"), session.to_string());
    };
    let record =
        |session: &mut Json, event: Json| session["events"].as_array_mut().expect("a list").push(event);
    let at_ms = 100_000_000;
    let elsewhere = |session: &mut Json| session["rulebook"]["id"] = json!(long("r"));
    let gone = |session: &mut Json| {
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
    put("b-question", &gone);
    put("c-decision", &decided);
    put("d-name", &|session| session["name"] = json!(format!("Acme {}", long("x"))));
    put("e-all", &|session| {
        elsewhere(session);
        gone(session);
        decided(session);
        session["advice"]["model"] = json!(long("a"));
    });
    let check = |arguments: &[&str]| {
        let ran = world.run_on(arguments, b"q\n");
        // Some of these are cut at 20,000 characters, and may come twice.
        let most = 100_000;
        assert!(
            ran.out.len() < most && ran.err.len() < most,
            "{arguments:?}: {} {}",
            ran.out.len(),
            ran.err.len()
        );
    };
    check(&["sessions", "list"]);
    check(&["sessions", "check"]);
    check(&["sessions", "show", "Acne"]);
    for id in ["a-rulebook", "b-question", "c-decision", "d-name", "e-all"] {
        world.run(&["sessions", "path", id]).ok();
        assert_ne!(world.run(&["sessions", "show", id]).status, 3, "{id} is sound");
        check(&["sessions", "show", id]);
        check(&["replay", "--plain", id]);
        check(&["advise", id]);
        check(&["resume", "--plain", id]);
        check(&["compare", id, "c-decision"]);
    }
}
