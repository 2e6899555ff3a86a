//! Saved sessions decided again, and cases: `replay --check`, `sessions case`, `rulebook audit --cases`.

use super::{World, read_json};
use serde_json::{Value as Json, json};
use std::path::Path;

const COMMUTE: &str = include_str!("../data/commute.json");

/// The small rulebook with `change` done to it, as a file of the world.
fn book(world: &World, name: &str, change: impl FnOnce(&mut Json)) {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["questions"][4]["options"][1]["same_as"] =
        json!({"option": "none", "reason": {"en": "There is time."}});
    change(&mut file);
    world.file(name, file.to_string());
}

/// Leaves that have changed places.
fn swap(file: &mut Json) {
    let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
    leaves[0]["then"] = json!({"model": "car"});
    leaves[1]["then"] = json!({"model": "train"});
    file["version"] = json!("0.4.0");
    file["invariants"] = json!([]);
}

const FAR: &str = r#"{"distance": 20, "station": "yes", "hurry": "some", "bags": 4}"#;

/// A world with a finished session of the small rulebook, and that rulebook of then and of today.
fn world() -> World {
    let world = World::new();
    book(&world, "then.json", |_| {});
    book(&world, "today.json", swap);
    finished(&world, "Acme", FAR);
    world
}

fn finished(world: &World, name: &str, answers: &str) {
    world.file("answers.json", answers);
    let arguments =
        ["--rulebook=then.json", "interview", "--plain", "--quick", "--from=answers.json", "--name", name];
    world.run(&arguments).ok();
}

fn checked(world: &World, book: &str, more: &[&str]) -> super::Ran {
    let mut arguments = vec!["--rulebook", book, "replay", "--check"];
    arguments.extend(more);
    world.run(&arguments)
}

/// The same advice ends with exit status 0, other advice with 4.
#[test]
fn drift_exits_4_on_other_advice() {
    let world = world();
    let said = checked(&world, "then.json", &["Acme"]).ok();
    assert!(said.contains("Acme: same: Train, divided by Trips"), "{said}");
    let ran = checked(&world, "today.json", &["Acme"]);
    assert_eq!((ran.status, &*ran.err), (4, ""));
    let said = ran.out;
    let parts = [
        "Acme: differs\n",
        "    Then: Train, divided by Trips\n    Today: Car, divided by Trips\n",
        "    After step 3 (Hurry: A little) the rules led to Train; today they lead to\n    Car.\n",
        "      • Hurry: A little\n",
    ];
    for part in parts {
        assert!(said.contains(part), "{part} is missing in\n{said}");
    }
}

/// Every session is reported, and a damaged one decides the exit status.
#[test]
fn drift_of_all_reports_each_session() {
    let world = world();
    finished(&world, "Near", r#"{"distance": 3, "hurry": "some"}"#);
    let open = ["--rulebook=then.json", "interview", "--plain", "--name", "Open"];
    world.run_on(&open, b"20\nq\n").left_early();
    let ran = checked(&world, "today.json", &["--all"]);
    assert_eq!((ran.status, &*ran.err), (4, ""));
    for part in ["Acme: differs", "Near: same", "Open: unfinished", "3 sessions: 1 the same, 1 different"] {
        assert!(ran.out.contains(part), "{part} is missing in\n{}", ran.out);
    }
    world.file("data/sessions/broken.json", "{\"format\": ");
    let ran = checked(&world, "today.json", &["--all"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("broken.json: the file ends before the JSON is complete"), "{}", ran.err);
    assert!(ran.out.contains("Acme: differs") && ran.out.contains("Near: same"), "{}", ran.out);
}

/// A file that cannot be read does not hide a difference in another one.
#[cfg(unix)]
#[test]
fn drift_survives_unreadable_files() {
    let world = world();
    std::os::unix::fs::symlink("nowhere", world.path("data/sessions/lost.json")).expect("linked");
    let ran = checked(&world, "then.json", &["--all"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let ran = checked(&world, "today.json", &["--all"]);
    assert_eq!(ran.status, 4, "{}", ran.err);
    assert!(ran.err.contains("lost.json"), "{}", ran.err);
    world.file("data/sessions/damaged.json", "{");
    assert_eq!(checked(&world, "today.json", &["--all"]).status, 3);
}

/// Control characters are replaced in the text and escaped in the JSON.
#[test]
fn drift_output_is_sanitized() {
    let world = world();
    let path = &world.sessions()[0];
    let mut session = read_json(path);
    session["name"] = json!("A\u{202e}b\u{9b}31m\u{85}");
    std::fs::write(path, session.to_string()).expect("written");
    let path = path.to_str().expect("text");
    for arguments in
        [&["sessions", "case", path][..], &["sessions", "export", path], &["sessions", "export", "--all"]]
    {
        let shown = world.run(arguments).ok();
        assert!(!shown.contains(['\u{202e}', '\u{9b}', '\u{85}']), "{shown}");
        let shown: Json = serde_json::from_str(&shown).expect("it is JSON");
        assert_eq!(shown["name"], session["name"]);
    }
}

/// A session of another subject is refused, unless its rulebook is in the program.
#[test]
fn drift_refuses_unknown_rulebooks() {
    let world = world();
    let lines = checked(&world, "sales-organisation", &["Acme"]);
    assert_eq!((lines.status, &*lines.out), (3, ""));
    assert!(lines.err.contains("rulebook.id: ") && lines.err.contains("\"commute\""), "{}", lines.err);
    let known = r#"{"budget": "ample", "culture": "balanced", "team_size": 24, "customer_location": "one_area",
        "customer_size": "mid", "relationship": "balanced", "named_accounts": "no", "product_count": 1}"#;
    world.file("known.json", known);
    world.run(&["interview", "--plain", "--quick", "--from=known.json", "--name=Sales"]).ok();
    let ran = world.run(&["replay", "--check", "Sales"]);
    assert!(ran.ok().contains("Sales: same: "));
}

/// A signal at the question about other advice ends the program and changes nothing.
#[test]
#[cfg(unix)]
fn drift_prompt_ends_on_signal() {
    use super::leaving::signals::{ended, started};
    use rustix::process::Signal;
    let world = world();
    let before = std::fs::read(&world.sessions()[0]).expect("read");
    for (signal, status) in [(Signal::INT, 0), (Signal::TERM, 143)] {
        let (child, _) = started(&world, &["--rulebook=today.json", "resume", "--plain", "Acme"], "", "\n> ");
        let ran = super::ran(&ended(child, signal));
        assert_eq!((ran.status, &*ran.err), (status, ""), "{signal:?}: {}", ran.out);
        assert!(
            ran.out.contains("  salesorg ") && !ran.out.contains("\n> "),
            "only how to go on: {}",
            ran.out
        );
        assert_eq!(std::fs::read(&world.sessions()[0]).expect("read"), before, "{signal:?}");
    }
}

/// Usage errors end with exit status 2.
#[test]
fn drift_usage_errors_exit_2() {
    let world = world();
    assert!(checked(&world, "then.json", &["Acme", "Nobody"]).failed(2)[0].contains("Nobody"));
    for arguments in [
        &["replay"][..],
        &["replay", "--all"],
        &["replay", "Acme", "--format=json"],
        &["replay", "--check", "--all", "Acme"],
        &["replay", "--plain", "Acme", "Acme"],
    ] {
        assert_eq!(world.run(arguments).status, 2, "{arguments:?}");
    }
}

/// What differs from run to run is put aside.
fn settled(mut told: Json) -> Json {
    for session in told["sessions"].as_array_mut().expect("a list") {
        session["id"] = json!("ID");
    }
    told
}

/// The JSON has the fields of the snapshot.
#[test]
fn drift_json_has_its_fields() {
    let world = world();
    let ran = checked(&world, "today.json", &["--all", "--format=json"]);
    assert_eq!((ran.status, &*ran.err), (4, ""));
    let told: Json = serde_json::from_str(&ran.out).expect("JSON");
    insta::assert_snapshot!("drift_json", format!("{:#}", settled(told)));
    let none = World::new().run(&["replay", "--check", "--all", "--format=json"]).json();
    assert_eq!(none["sessions"], json!([]));
}

/// Plain mode asks about other advice, and keeps the recorded one unless told otherwise.
#[test]
fn plain_mode_asks_before_changing_the_advice() {
    let world = world();
    let path = world.sessions().remove(0);
    let before = read_json(&path);
    let replay = ["--rulebook=today.json", "replay", "Acme", "--plain"];
    let resume = ["--rulebook=today.json", "resume", "Acme", "--plain"];
    for (arguments, typed) in [(&replay, "k\n"), (&replay, ""), (&replay, "x\n\n"), (&resume, "k\nq\n")] {
        let said = world.run_on(arguments, typed.as_bytes()).ok();
        assert!(said.contains("Then: Train") && said.contains("k keeps"), "{said}");
        assert_eq!(read_json(&path), before, "{typed:?}");
    }
    let said = world.run_on(&replay, b"t\n").ok();
    assert!(said.contains("Today's advice is taken."), "{said}");
    let after = read_json(&path);
    assert_eq!((&after["advice"]["model"], &after["answers"]), (&json!("car"), &before["answers"]));
    assert!(!world.run_on(&replay, b"").ok().contains("k keeps"), "nothing differs any more");
    std::fs::write(&path, format!("{before:#}\n")).expect("written");
    world.run_on(&resume, b"t\nq\n").ok();
    assert_eq!(read_json(&path)["advice"]["model"], "car");
}

/// A session whose advice has no recorded path is checked too.
#[test]
fn drift_accepts_advice_without_its_path() {
    let world = world();
    let path = world.sessions().remove(0);
    let mut session = read_json(&path);
    session["advice"].as_object_mut().expect("an object").shift_remove("path");
    std::fs::write(&path, session.to_string()).expect("written");
    let ran = checked(&world, "today.json", &["Acme"]);
    assert_eq!(ran.status, 4);
    assert!(ran.out.contains("nothing leads to Train any more after step 3 (Hurry:"), "{}", ran.out);
}

/// A case of a session is written once, and the audit checks it.
#[test]
fn case_is_written_once_and_audited() {
    let world = world();
    world.run(&["sessions", "case", "Acme", "-o", "acme.case.json"]).ok();
    assert!(
        world.run(&["sessions", "case", "Acme", "-o", "acme.case.json"]).failed(1)[0].contains("already")
    );
    let folder = world.path("cases");
    std::fs::create_dir(&folder).expect("made");
    world.run(&["sessions", "case", "Acme", "-o", "cases"]).ok();
    let case = world.run(&["sessions", "case", "Acme"]).json();
    assert_eq!(case, read_json(&world.path("acme.case.json")));
    assert_eq!(case["expected"], json!({"model": "train", "segmentation": ["trips"]}));
    // A finished session is a case, an unfinished one is none.
    let session = std::fs::read(&world.sessions()[0]).expect("read");
    std::fs::write(folder.join("session.json"), session).expect("written");
    let open = ["--rulebook=then.json", "interview", "--plain", "--name", "Open"];
    world.run_on(&open, b"20\nq\n").left_early();
    let open = world.run(&["sessions", "path", "Open"]).ok();
    std::fs::copy(open.trim_end(), folder.join("open.json")).expect("copied");
    assert!(world.run(&["sessions", "case", "Open"]).failed(3)[0].contains("never finished"));
    let audit = |book: &str, more: &[&str]| {
        let mut arguments = vec!["rulebook", "audit", book, "--cases", "cases"];
        arguments.extend(more);
        world.run(&arguments)
    };
    let said = audit("then.json", &[]).ok();
    assert!(said.contains("All 2 cases get the advice") && said.contains("One session is not finished"));
    let told = audit("then.json", &["--format=json"]).json();
    assert_eq!(told["cases"], json!({"checked": 2, "passed_over": 1, "failed": []}));
    let ran = audit("today.json", &["--format=json"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("2 cases get different advice"), "{}", ran.err);
    let told: Json = serde_json::from_str(&ran.out).expect("JSON");
    let failed = told["cases"]["failed"].as_array().expect("a list");
    assert_eq!(failed.len(), 2);
    assert_eq!(failed[1]["file"], "session.json");
    assert_eq!(failed[1]["today"]["model"], "car");
    assert_eq!(failed[1]["answers"][0]["question"], "hurry");
    let ran = audit("today.json", &[]);
    assert!(ran.out.contains("✗ session.json: Acme") && ran.out.contains("(Hurry: A little)"), "{}", ran.out);
}

/// All bad cases are named in one run.
#[test]
fn audit_names_all_bad_cases() {
    let world = world();
    std::fs::create_dir(world.path("cases")).expect("made");
    let arguments = ["rulebook", "audit", "then.json", "--cases", "cases"];
    assert!(world.run(&arguments).failed(3)[0].contains("no case"));
    world.file("cases/a.json", "{\"format\": \"salesorg.case\", \"format_version\": 7}");
    world.file("cases/b.json", "{");
    let other = json!({"format": "salesorg.case", "format_version": 1, "name": "x",
        "rulebook": {"id": "other", "version": "1"}, "answers": {}, "expected": {"model": "x", "segmentation": []}});
    world.file("cases/c.json", other.to_string());
    let lines = world.run(&arguments).failed(3);
    let files: Vec<_> = lines.iter().map(|line| line.split(':').next().unwrap_or_default()).collect();
    assert_eq!(files, ["cases/a.json", "cases/b.json", "cases/c.json"]);
    let ran = world.run(&["rulebook", "audit", "then.json", "--cases", "nowhere"]);
    assert_eq!(ran.status, 1);
}

/// The cases of the repository pass the audit.
#[test]
fn audit_passes_the_shipped_cases() {
    let world = World::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let told = world.run(&["rulebook", "audit", "--cases", folder.to_str().expect("text"), "--format=json"]);
    assert_eq!(told.json()["cases"], json!({"checked": 5, "passed_over": 0, "failed": []}));
}
