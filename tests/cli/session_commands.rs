//! Tests of the commands that change saved sessions: rename, duplicate, delete, export, import and check.

use super::{Sandbox, read_json};
use crate::text::{assert_shows, assert_shows_in, collapse, text};
use salesorg::session::Session;
use serde_json::json;
use std::path::Path;

/// Returns a sandbox with a session of each name.
fn sandbox(names: &[&str]) -> Sandbox {
    let sandbox = Sandbox::new();
    for name in names {
        sandbox.run_on(&["interview", "--plain", "--name", name], b"3\nn by May\n24\nq\n").left_early();
    }
    sandbox
}

fn id(sandbox: &Sandbox, name: &str) -> String {
    let path = sandbox.run(&["sessions", "path", name]).ok();
    Path::new(path.trim_end()).file_stem().expect("an id").to_string_lossy().into_owned()
}

/// Returns the names that `sessions list` has with these options, sorted.
fn names(sandbox: &Sandbox, more: &[&str]) -> Vec<String> {
    let listed = sandbox.run(&[&["sessions", "list", "--format", "json"], more].concat()).json();
    let listed = listed.as_array().expect("an array");
    let mut names: Vec<_> =
        listed.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect();
    names.sort();
    names
}

/// A renamed session keeps its id.
#[test]
fn rename_keeps_the_id() {
    let sandbox = sandbox(&["Acme"]);
    let id = id(&sandbox, "Acme");
    let output = sandbox.run(&["sessions", "rename", "acme", "  Acme  BV "]).ok();
    assert_eq!(collapse(&output), text("cli-renamed", &[("id", &id), ("name", "Acme  BV")]));
    assert_eq!(names(&sandbox, &[]), ["Acme  BV"]);
    for name in ["", " ", &"x".repeat(81)] {
        sandbox.run(&["sessions", "rename", &id, name]).failed(2);
    }
    sandbox.run(&["sessions", "rename", "nobody", "x"]).failed(2);
}

/// Returns the names that `sessions list` has for a client, sorted.
fn names_of_client(sandbox: &Sandbox, client: &str) -> Vec<String> {
    names(sandbox, &["--client", client])
}

/// Sessions belong to clients: given at the start or later, listed, filtered, copied, exported and removed again.
#[test]
fn sessions_belong_to_clients() {
    let sandbox = sandbox(&["Ann", "Ben", "Own"]);
    let lines = || sandbox.run(&["sessions", "list"]).ok();
    let columns_before = lines();
    sandbox
        .run_on(&["interview", "--plain", "--name", "Carla", "--client", " Nordwind AG "], b"3\nq\n")
        .left_early();
    assert!(lines().lines().all(|line| !columns_before.contains(line)), "the list has a new column");
    let output = sandbox.run(&["sessions", "rename", "Ann", "--client", "Nordwind AG"]).ok();
    let told = [("id", &*id(&sandbox, "Ann")), ("client", "Nordwind AG")];
    assert_eq!(collapse(&output), text("cli-client-set", &told));
    sandbox.run(&["sessions", "rename", "Ben", "Benjamin", "--client", "Contoso"]).ok();
    sandbox.run(&["sessions", "duplicate", "Benjamin"]).ok();
    let copy = text("cli-copy-of", &[("name", "Benjamin")]);
    assert_eq!(names_of_client(&sandbox, "nordwind  ag"), ["Ann", "Carla"]);
    assert_eq!(names_of_client(&sandbox, "Contoso"), ["Benjamin", &*copy]);
    assert_eq!(names_of_client(&sandbox, ""), ["Own"]);
    assert_shows(&sandbox.run(&["sessions", "show", "Ann"]).ok(), "cli-session-client", &told[1..]);
    let list = |client: &str| sandbox.run(&["sessions", "list", "--client", client]).ok();
    assert_eq!(list("Contoso").lines().count(), 2);
    assert_shows(&list("Nobody"), "cli-no-sessions-of-client", &[("client", "Nobody")]);
    assert_eq!(sandbox.run(&["sessions", "list", "--format", "json"]).json()[0]["client"], json!("Contoso"));

    let exported = sandbox.run(&["sessions", "export", "Ann"]).ok();
    let other = Sandbox::new();
    other.file("ann.json", exported);
    other.run(&["sessions", "import", "ann.json"]).ok();
    assert_eq!(names_of_client(&other, "Nordwind AG"), ["Ann"]);

    let output = sandbox.run(&["sessions", "rename", "Ann", "--client", ""]).ok();
    assert_eq!(collapse(&output), text("cli-client-removed", &told[..1]));
    assert_eq!(names_of_client(&sandbox, ""), ["Ann", "Own"]);
    sandbox.run(&["sessions", "rename", "Ann"]).failed(2);
    sandbox.run(&["sessions", "rename", "Ann", "--client", &"x".repeat(81)]).failed(2);
    sandbox.run(&["interview", "--plain", "--client", &"x".repeat(81)]).failed(2);
}

/// Only deleted sessions are destroyed, and only after a question or with `--yes`. Nothing of them is left.
#[test]
fn purge_destroys_deleted_sessions_for_good() {
    let sandbox = sandbox(&["Acme", "Beta", "Gamma", "Kept"]);
    let lines = sandbox.run(&["sessions", "purge", "Acme", "--yes"]).failed(2);
    assert_eq!(lines, [text("cli-purge-not-deleted", &[("name", "Acme")])]);
    sandbox.run(&["sessions", "delete", "Acme", "Beta", "Gamma", "--yes"]).ok();
    let lines = sandbox.run(&["sessions", "purge", "Acme"]).failed(2);
    assert_eq!(lines, [text("cli-purge-yes", &[])]);
    sandbox.run(&["sessions", "purge", "Acme", "nobody", "--yes"]).failed(2);
    sandbox.run(&["sessions", "purge", "--yes"]).failed(2);
    assert_eq!(names(&sandbox, &["--deleted"]).len(), 3, "nothing may be destroyed");
    let output = sandbox.run(&["sessions", "purge", "Acme", "acme", "--yes"]).ok();
    assert_shows(&output, "cli-purged", &[("name", "Acme")]);
    assert_shows(&output, "purge-meaning", &[]);
    assert_eq!(names(&sandbox, &["--deleted"]), ["Beta", "Gamma"]);
    sandbox.run(&["sessions", "restore", "Acme"]).failed(2);
    sandbox.run(&["sessions", "purge", "--all", "--yes"]).ok();
    assert_shows(&sandbox.run(&["sessions", "purge", "--all", "--yes"]).ok(), "cli-no-deleted", &[]);
    assert_eq!((names(&sandbox, &[]), names(&sandbox, &["--deleted"])), (vec!["Kept".into()], vec![]));
}

/// A second session of one name is noted, whichever command makes it, and the name stays as given.
#[test]
fn second_session_of_a_name_is_noted() {
    let sandbox = sandbox(&["Acme", "Beta"]);
    let (acme, beta) = (id(&sandbox, "Acme"), id(&sandbox, "Beta"));
    let note = |id: &str, name: &str| text("cli-same-name", &[("id", id), ("name", name)]);
    let run = |arguments: &[&str]| collapse(&sandbox.run(arguments).ok());
    assert!(run(&["sessions", "rename", "Beta", "ACME"]).ends_with(&note(&acme, "ACME")));
    let renamed = text("cli-renamed", &[("id", &*beta), ("name", "Beta")]);
    assert_eq!(run(&["sessions", "rename", &beta, "Beta"]), renamed);
    assert!(run(&["sessions", "duplicate", &beta, "acme"]).ends_with(&note(&acme, "acme")));
    let output = sandbox.run_on(&["interview", "--plain", "--name", "beta"], b"3\nq\n").left_early();
    assert!(collapse(&output).contains(&note(&beta, "beta")), "{output}");
    let other = Sandbox::new();
    other.file("in.jsonl", sandbox.run(&["sessions", "export", &acme, &beta]).ok());
    assert_eq!(other.run(&["sessions", "import", "in.jsonl"]).ok().lines().count(), 2);
    other.file("rows.csv", "Name,Budget\nNew,Tight\nBeta,Tight\nnew,Ample\nNew,Moderate\n");
    let output = other.run(&["sessions", "import", "rows.csv"]).ok();
    assert_eq!(output.lines().count(), 6, "four rows, and a note for each of two names: {output}");
    assert_eq!(names(&other, &[]).len(), 6);
}

/// A folder is imported with its sessions and spreadsheets. Problems name their file.
#[test]
fn import_takes_a_folder_with_everything_in_it() {
    let sandbox = sandbox(&["Acme"]);
    let other = Sandbox::new();
    other.file("in/a.json", sandbox.run(&["sessions", "export", "Acme"]).ok());
    other.file("in/b.CSV", "Name,Klant,Budget\nCarla,Nordwind,Krap\nDora,Nordwind,huge\n");
    other.file("in/c.tsv", "Name\tBudget\nEmma\tTight\n");
    other.file("in/notes.txt", "no session");
    let run = other.run(&["sessions", "import", "in"]);
    let place = Path::new("in").join("b.CSV:3: budget");
    assert!(run.stderr.starts_with(&*place.to_string_lossy()), "{}", run.stderr);
    assert_eq!((run.status, run.stderr.lines().count()), (3, 1), "{}", run.stderr);
    assert_eq!(names(&other, &[]), ["Acme", "Carla", "Emma"]);
    assert_eq!(names_of_client(&other, "Nordwind"), ["Carla"]);
}

/// A copy is named after its original.
#[test]
fn duplicate_is_named_after_the_original() {
    let sandbox = sandbox(&["Acme"]);
    sandbox.run(&["sessions", "duplicate", "Acme"]).ok();
    sandbox.run(&["sessions", "duplicate", "Acme", "Second", "--lang", "nl"]).ok();
    assert_eq!(names(&sandbox, &[]), ["Acme", &*text("cli-copy-of", &[("name", "Acme")]), "Second"]);
    let answers = |name: &str| sandbox.run(&["sessions", "show", name, "--answers"]).json();
    assert_eq!(answers("Second"), answers("Acme"));
}

/// A deleted session can be restored by the command that is printed.
#[test]
fn delete_prints_the_restoring_command() {
    let sandbox = sandbox(&["Acme", "Beta", "Gamma"]);
    let before = sandbox.run(&["sessions", "export", "Acme"]).ok();
    let lines = sandbox.run(&["sessions", "delete", "Acme"]).failed(2);
    assert!(lines[0].contains("--yes"), "{lines:?}");
    assert_eq!(names(&sandbox, &[]).len(), 3, "nothing may be deleted");
    // If one session does not exist, none is deleted.
    sandbox.run(&["sessions", "delete", "Acme", "nobody", "--yes"]).failed(2);
    assert_eq!(names(&sandbox, &[]).len(), 3);

    let output = sandbox.run(&["sessions", "delete", "Acme", "Beta", "Acme", "--yes"]).ok();
    for name in ["Acme", "Beta"] {
        assert_shows(&output, "cli-deleted", &[("name", name)]);
    }
    assert_eq!(
        (names(&sandbox, &[]), names(&sandbox, &["--deleted"])),
        (vec!["Gamma".into()], vec!["Acme".into(), "Beta".into()])
    );
    let command = output
        .lines()
        .find(|line| line.contains("restore") && line.contains("acme"))
        .expect("the command is shown");
    let words: Vec<_> = command.split_whitespace().skip(1).collect();
    let back = sandbox.run(&words).ok();
    assert_shows(&back, "cli-restored", &[("name", "Acme")]);
    assert_eq!(sandbox.run(&["sessions", "export", "Acme"]).ok(), before);
    sandbox.run(&["sessions", "restore", "Acme"]).failed(2);
    assert!(sandbox.run(&["sessions", "list", "--deleted"]).ok().contains("Beta"));
}

/// `advise` reads exported answers.
#[test]
fn exported_answers_are_read_by_advise() {
    let sandbox = sandbox(&["Acme"]);
    let answers = sandbox.run(&["sessions", "show", "Acme", "--answers"]).ok();
    let parsed: serde_json::Value = serde_json::from_str(&answers).expect("valid JSON");
    assert_eq!(parsed, json!({"budget": "ample", "team_size": 24}));
    let advice = sandbox.run_on(&["advise", "-", "--format", "json"], answers.as_bytes()).json();
    assert_eq!(advice["answers"], parsed);
    sandbox.run(&["sessions", "show", "Acme", "--answers", "--format", "json"]).failed(2);
}

/// An exported session is equal after its import elsewhere.
#[test]
fn export_and_import_are_lossless() {
    let sandbox = sandbox(&["Acme", "東京 \u{1b}", "Acme"]);
    sandbox.run(&["sessions", "export", "--all", "-o", "all.jsonl"]).ok();
    std::fs::create_dir(sandbox.path("folder")).expect("the folder can be created");
    sandbox.run(&["sessions", "export", "--all", "-o", "folder"]).ok();
    assert_eq!(std::fs::read_dir(sandbox.path("folder")).expect("the file exists").count(), 3);
    let lines = sandbox.run(&["sessions", "export", "--all"]).ok();
    assert_eq!(lines.as_bytes(), std::fs::read(sandbox.path("all.jsonl")).expect("the file exists"));
    sandbox.run_on(&["sessions", "import", "-", "--data-dir", "c"], lines.as_bytes()).ok();
    sandbox.run(&["sessions", "import", "all.jsonl", "--data-dir", "a"]).ok();
    sandbox.run(&["sessions", "import", "folder", "--data-dir", "b"]).ok();
    for path in sandbox.sessions() {
        for other in ["a", "b", "c"] {
            let there = sandbox.path(other).join("sessions").join(path.file_name().expect("a name"));
            assert_eq!(
                std::fs::read(&there).expect("the session is imported"),
                std::fs::read(&path).expect("the file exists")
            );
        }
    }
}

/// An export overwrites nothing without `--force`, and only its owner can read it.
#[test]
fn export_is_private_and_refuses_to_overwrite() {
    let sandbox = sandbox(&["Acme", "Beta"]);
    let file = sandbox.file("out.json", "mine");
    let lines = sandbox.run(&["sessions", "export", "Acme", "-o", "out.json"]).failed(1);
    assert!(lines[0].contains("--force"), "{lines:?}");
    assert_eq!(std::fs::read(&file).expect("the file exists"), b"mine");
    sandbox.run(&["sessions", "export", "Acme", "-o", "out.json", "--force"]).ok();
    assert_eq!(
        std::fs::read(&file).expect("the file exists"),
        sandbox.run(&["sessions", "export", "Acme"]).ok().as_bytes()
    );
    std::fs::create_dir(sandbox.path("folder")).expect("the folder can be created");
    let into = ["sessions", "export", "Acme", "Beta", "-o", "folder"];
    assert_shows(&sandbox.run(&into).ok(), "cli-exported", &[("count", "2"), ("to", "folder")]);
    let refused = sandbox.run(&into);
    assert_eq!((refused.status, &*refused.stdout), (1, ""), "a refused export must not report files");
    sandbox.run(&[&into[..], &["--force"]].concat()).ok();
    #[cfg(unix)]
    for path in [file, sandbox.path("folder").join(format!("{}.json", id(&sandbox, "Acme")))] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).expect("the file exists").permissions().mode() & 0o777, 0o600);
    }
    sandbox.run(&["sessions", "export"]).failed(2);
    sandbox.run(&["sessions", "export", "Acme", "--all"]).failed(2);
    sandbox.run(&["sessions", "export", "Acme", "--force"]).failed(2);
    sandbox.run(&["sessions", "export", "Acme", "-o", "nowhere/out.json"]).failed(1);
}

/// An import reports its result for each session and overwrites nothing.
#[test]
fn import_reports_each_session() {
    let sandbox = sandbox(&["Acme", "Beta"]);
    let line = |name: &str| sandbox.run(&["sessions", "export", name]).json();
    let (same, mut other) = (line("Acme"), line("Beta"));
    other["name"] = json!("Gamma");
    let mut new = same.clone();
    new["id"] = json!("brand-new");
    let before: Vec<_> =
        sandbox.sessions().iter().map(|path| std::fs::read(path).expect("the file exists")).collect();
    sandbox.file("many.jsonl", format!("{same}\n{{\"format\": 1}}\n{other}\nx\n{new}\n"));
    let result = sandbox.run(&["sessions", "import", "many.jsonl", "missing.json"]);
    assert_eq!(result.status, 3, "{}", result.stderr);
    let output: Vec<_> = result.stdout.lines().collect();
    assert_eq!(output.len(), 4, "{output:?}");
    assert_shows(output[0], "cli-import-same", &[("name", "Acme")]);
    assert_shows(output[1], "cli-import-renumbered", &[("name", "Gamma")]);
    assert_eq!(output[2], text("cli-import-new", &[("name", "Acme"), ("id", "brand-new")]));
    let first = id(&sandbox, output[0].rsplit(' ').next().expect("an id"));
    assert_eq!(output[3], text("cli-same-name", &[("name", "Acme"), ("id", &first)]));
    assert!(
        result.stderr.contains("many.jsonl:2: format: ") && result.stderr.contains("many.jsonl:4: "),
        "{}",
        result.stderr
    );
    assert!(
        result.stderr.contains(&format!("missing.json: {}", text("cli-no-file", &[]))),
        "{}",
        result.stderr
    );
    for bytes in before {
        assert!(sandbox.sessions().iter().any(|path| std::fs::read(path).expect("the file exists") == bytes));
    }
    assert_eq!(names(&sandbox, &[]), ["Acme", "Acme", "Beta", "Gamma"]);
    sandbox.run(&["sessions", "import", "missing.json"]).failed(1);
}

/// `sessions check` names damaged sessions, and recovers each once into a new file.
#[test]
fn check_recovers_damaged_sessions_once() {
    let sandbox = sandbox(&["Acme", "Beta"]);
    let sound = sandbox.run(&["sessions", "check"]).ok();
    for name in ["Acme", "Beta"] {
        assert_shows(&sound, "cli-check-valid", &[("name", name)]);
    }
    let path = sandbox.path(&format!("data/sessions/{}.json", id(&sandbox, "Acme")));
    let mut file = read_json(&path);
    file["answers"] = json!({"budget": "tight", "team_size": 3, "growth": "fast"});
    std::fs::write(&path, file.to_string()).expect("the file can be written");
    sandbox.file("data/sessions/.x.tmp", "");
    let result = sandbox.run(&["sessions", "check"]);
    assert_eq!((result.status, &*result.stderr), (3, ""));
    for part in ["answers.budget: ", ".x.tmp", "check --recover"] {
        assert!(result.stdout.contains(part), "{part} is missing in\n{}", result.stdout);
    }
    assert_shows(&result.stdout, "cli-check-damaged", &[]);
    let recoverable = [("answers", "2"), ("before", "3"), ("notes", "1")];
    assert_shows(&result.stdout, "cli-check-part", &recoverable);
    assert_eq!(sandbox.run(&["sessions", "check", "Beta"]).status, 0);
    let recovered = text("cli-recovered-name", &[("name", "Acme")]);
    for key in ["cli-check-recovered", "cli-check-recovered-before"] {
        let result = sandbox.run(&["sessions", "check", "--recover"]);
        assert_eq!(result.status, 3);
        assert_shows(&result.stdout, key, &[]);
        assert_eq!(readable_names(&sandbox), [&*recovered, "Beta"]);
    }
    assert_eq!(std::fs::read_to_string(&path).expect("the file exists"), file.to_string());
    let answers = sandbox.run(&["sessions", "show", &recovered, "--answers"]).json();
    assert_eq!(answers, json!({"budget": "ample", "team_size": 24}));
    let dutch = sandbox.run(&["sessions", "check", "--lang", "nl"]).stdout;
    assert_shows_in("nl", &dutch, "cli-check-part", &recoverable);
}

fn readable_names(sandbox: &Sandbox) -> Vec<String> {
    let sessions = sandbox
        .sessions()
        .into_iter()
        .filter_map(|path| Session::from_bytes(&std::fs::read(path).ok()?).ok());
    let mut names: Vec<_> = sessions.map(|session| session.name().to_owned()).collect();
    names.sort();
    names
}

/// The list as JSON has all fields.
#[test]
fn list_json_has_all_fields() {
    let sandbox = sandbox(&["Acme"]);
    sandbox.file("data/sessions/broken.json", "{");
    let result = sandbox.run(&["sessions", "list", "--format", "json"]);
    assert!(result.status == 0 && result.stderr.starts_with("broken.json: "), "{}", result.stderr);
    let listed: serde_json::Value = serde_json::from_str(&result.stdout).expect("valid JSON");
    let one = &listed[0];
    assert_eq!(
        (&one["name"], &one["answered"], &one["completed"]),
        (&json!("Acme"), &json!(2), &json!(false))
    );
    assert_eq!((&one["advice"], &one["decided"]), (&json!(null), &json!(null)));
    assert_eq!(one["rulebook"]["id"], "sales-organisation");
    let path = sandbox.run(&["sessions", "path", "Acme"]);
    assert_eq!(one["path"].as_str(), Some(path.stdout.trim_end()));
    assert_eq!(sandbox.run(&["sessions", "list", "--deleted"]).ok(), text("cli-no-deleted", &[]) + "\n");
}
