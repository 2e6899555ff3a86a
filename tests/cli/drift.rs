//! Tests of changed advice and of cases: `replay --check`, `sessions case`, `rulebook audit --cases`.

use super::{Sandbox, read_json};
use crate::text::{COMMUTE, assert_hides, assert_shows, text};
use serde_json::{Value as Json, json};
use std::path::Path;

const RULEBOOK: &str = include_str!("../data/commute.json");

/// Writes a file of the small rulebook after `change`.
fn rulebook_file(sandbox: &Sandbox, name: &str, change: impl FnOnce(&mut Json)) {
    let mut file: Json = serde_json::from_str(RULEBOOK).expect("valid JSON");
    file["questions"][4]["options"][1]["same_as"] =
        json!({"option": "none", "reason": {"en": "There is time."}});
    change(&mut file);
    sandbox.file(name, file.to_string());
}

/// Swaps two leaves of the tree.
fn swap_leaves(file: &mut Json) {
    let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
    leaves[0]["then"] = json!({"model": "car"});
    leaves[1]["then"] = json!({"model": "train"});
    file["version"] = json!("0.4.0");
    file["invariants"] = json!([]);
}

const FAR: &str = r#"{"distance": 20, "station": "yes", "hurry": "some", "bags": 4}"#;

/// Returns a sandbox with a finished session of the small rulebook, and that rulebook as it was then and as it is today.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    rulebook_file(&sandbox, "then.json", |_| {});
    rulebook_file(&sandbox, "today.json", swap_leaves);
    finish_interview(&sandbox, "Acme", FAR);
    sandbox
}

fn finish_interview(sandbox: &Sandbox, name: &str, answers: &str) {
    sandbox.file("answers.json", answers);
    let arguments =
        ["--rulebook=then.json", "interview", "--plain", "--quick", "--from=answers.json", "--name", name];
    sandbox.run(&arguments).ok();
}

fn check(sandbox: &Sandbox, book: &str, more: &[&str]) -> super::Run {
    let mut arguments = vec!["--rulebook", book, "replay", "--check"];
    arguments.extend(more);
    sandbox.run(&arguments)
}

/// Returns the advice as the report of differences has it.
fn advice(model: &str) -> String {
    let (model, dimensions) = (COMMUTE.model(model, "en"), COMMUTE.dimension("trips", "en"));
    text("drift-advice", &[("model", &model), ("dimensions", &dimensions)])
}

/// Returns what the change of the rules comes to.
fn consequence() -> String {
    let (then, today) = (COMMUTE.model("train", "en"), COMMUTE.model("car", "en"));
    text("drift-other-model", &[("then", &then), ("today", &today)])
}

/// Returns the place in the rules that changed.
fn place() -> String {
    let (then, today) = (COMMUTE.model("train", "en"), COMMUTE.model("car", "en"));
    let changed = text("drift-branch-same", &[("to_then", &then), ("to_today", &today)]);
    format!("{}: {changed}", COMMUTE.short("hurry", "en"))
}

/// Returns the answer that caused it.
fn hurry() -> String {
    format!("{}: {}", COMMUTE.short("hurry", "en"), COMMUTE.option("hurry", "some", "en"))
}

/// The same advice ends with exit status 0, other advice with 4.
#[test]
fn drift_exits_4_on_other_advice() {
    let sandbox = sandbox();
    let output = check(&sandbox, "then.json", &["Acme"]).ok();
    assert_shows(&output, "drift-line-same", &[("name", "Acme"), ("advice", &advice("train"))]);
    let result = check(&sandbox, "today.json", &["Acme"]);
    assert_eq!((result.status, &*result.stderr), (4, ""));
    let output = result.stdout;
    assert_shows(&output, "drift-line-differs", &[("name", "Acme")]);
    let one_line = output.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(one_line.contains(&consequence()) && one_line.contains(&place()), "{output}");
    assert_shows(&output, "drift-places", &[("count", "1")]);
    assert!(output.contains(&format!("    • {}\n", hurry())), "{output}");
}

/// What changed is told once for all sessions that it concerns, with their names.
#[test]
fn drift_of_all_tells_alike_causes_once() {
    let sandbox = sandbox();
    for name in ["Beta", "Gamma"] {
        finish_interview(&sandbox, name, FAR);
    }
    let result = check(&sandbox, "today.json", &["--all"]);
    assert_eq!((result.status, &*result.stderr), (4, ""));
    assert_shows(&result.stdout, "drift-group", &[("count", "3")]);
    let one_line = result.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(one_line.matches(&place()).count(), 1, "{}", result.stdout);
    for name in ["Acme", "Beta", "Gamma"] {
        assert_shows(&result.stdout, "drift-line-differs", &[("name", name)]);
    }
    let report: Json =
        serde_json::from_str(&check(&sandbox, "today.json", &["--all", "--format=json"]).stdout)
            .expect("valid JSON");
    let sessions = report["sessions"].as_array().expect("a list in the JSON");
    assert!(sessions.len() == 3 && sessions.iter().all(|one| one["text"][0] == place()), "{report}");
}

/// With the rulebook of then, which was kept, the report says for which answers the rule applied then and applies now.
/// Without it, it says only where the rules went on.
#[test]
fn drift_says_what_changed_in_a_condition() {
    let sandbox = Sandbox::new();
    rulebook_file(&sandbox, "then.json", |_| {});
    rulebook_file(&sandbox, "today.json", |file| {
        file["tree"]["branches"][0]["when"] = json!({"max": 24});
        file["tree"]["branches"][1]["when"] = json!({"min": 25});
        file["version"] = json!("0.4.0");
        file["invariants"] = json!([]);
    });
    finish_interview(&sandbox, "Acme", FAR);
    let kept = sandbox.path("data/rulebooks");
    assert_eq!(std::fs::read_dir(&kept).expect("the rulebook was kept").count(), 1);
    let result = check(&sandbox, "today.json", &["Acme"]);
    assert_eq!(result.status, 4, "{}", result.stderr);
    let one_line = result.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let condition = text("values-to", &[("max", "24")]);
    assert!(one_line.contains(&condition), "{}", result.stdout);
    std::fs::remove_dir_all(&kept).expect("the folder can be removed");
    let result = check(&sandbox, "today.json", &["Acme"]);
    assert!(result.status == 4 && !result.stdout.contains(&condition), "{}", result.stdout);
}

/// Every session is reported, and a damaged one decides the exit status.
#[test]
fn drift_of_all_reports_each_session() {
    let sandbox = sandbox();
    finish_interview(&sandbox, "Near", r#"{"distance": 3, "hurry": "some"}"#);
    let open = ["--rulebook=then.json", "interview", "--plain", "--name", "Open"];
    sandbox.run_on(&open, b"20\nq\n").left_early();
    let result = check(&sandbox, "today.json", &["--all"]);
    assert_eq!((result.status, &*result.stderr), (4, ""));
    assert_shows(&result.stdout, "drift-line-differs", &[("name", "Acme")]);
    assert_shows(&result.stdout, "drift-line-same", &[("name", "Near")]);
    assert_shows(&result.stdout, "drift-line-unfinished", &[("name", "Open")]);
    let counts = [("checked", "3"), ("same", "1"), ("differing", "1"), ("rest", "1")];
    assert_shows(&result.stdout, "drift-count", &counts);
    sandbox.file("data/sessions/broken.json", "{\"format\": ");
    let result = check(&sandbox, "today.json", &["--all"]);
    assert_eq!(result.status, 3);
    assert!(result.stderr.contains("broken.json: "), "{}", result.stderr);
    assert_shows(&result.stderr, "json-truncated", &[]);
    assert_shows(&result.stdout, "drift-line-differs", &[("name", "Acme")]);
    assert_shows(&result.stdout, "drift-line-same", &[("name", "Near")]);
}

/// A file that cannot be read does not hide a difference in another one.
#[cfg(unix)]
#[test]
fn drift_survives_unreadable_files() {
    let sandbox = sandbox();
    std::os::unix::fs::symlink("nowhere", sandbox.path("data/sessions/lost.json"))
        .expect("the link can be created");
    let result = check(&sandbox, "then.json", &["--all"]);
    assert_eq!(result.status, 1, "{}", result.stderr);
    let result = check(&sandbox, "today.json", &["--all"]);
    assert_eq!(result.status, 4, "{}", result.stderr);
    assert!(result.stderr.contains("lost.json"), "{}", result.stderr);
    sandbox.file("data/sessions/damaged.json", "{");
    assert_eq!(check(&sandbox, "today.json", &["--all"]).status, 3);
}

/// Cases and exports escape control characters, and parse to the same name.
#[test]
fn json_output_escapes_control_characters() {
    let sandbox = sandbox();
    let path = &sandbox.sessions()[0];
    let mut session = read_json(path);
    session["name"] = json!("A\u{202e}b\u{9b}31m\u{85}");
    std::fs::write(path, session.to_string()).expect("the file can be written");
    let path = path.to_str().expect("UTF-8 text");
    for arguments in
        [&["sessions", "case", path][..], &["sessions", "export", path], &["sessions", "export", "--all"]]
    {
        let shown = sandbox.run(arguments).ok();
        assert!(!shown.contains(['\u{202e}', '\u{9b}', '\u{85}']), "{shown}");
        let shown: Json = serde_json::from_str(&shown).expect("the file is JSON");
        assert_eq!(shown["name"], session["name"]);
    }
}

/// A session of another subject is refused, unless its rulebook is in the program.
#[test]
fn drift_refuses_unknown_rulebooks() {
    let sandbox = sandbox();
    let lines = check(&sandbox, "sales-organisation", &["Acme"]);
    assert_eq!((lines.status, &*lines.stdout), (3, ""));
    assert!(
        lines.stderr.contains("rulebook.id: ") && lines.stderr.contains("\"commute\""),
        "{}",
        lines.stderr
    );
    let known = r#"{"budget": "ample", "culture": "balanced", "team_size": 24, "customer_location": "one_area",
        "customer_size": "mid", "relationship": "balanced", "named_accounts": "no", "product_count": 1}"#;
    sandbox.file("known.json", known);
    sandbox.run(&["interview", "--plain", "--quick", "--from=known.json", "--name=Sales"]).ok();
    let result = sandbox.run(&["replay", "--check", "Sales"]);
    assert_shows(&result.ok(), "drift-line-same", &[("name", "Sales")]);
}

/// A signal at the question about other advice ends the program and changes nothing.
#[test]
#[cfg(unix)]
fn drift_prompt_ends_on_signal() {
    use super::leaving_early::signals::{end_by, start_until};
    use rustix::process::Signal;
    let sandbox = sandbox();
    let before = std::fs::read(&sandbox.sessions()[0]).expect("the file can be read");
    for (signal, status) in [(Signal::INT, 0), (Signal::TERM, 143)] {
        let (child, _) =
            start_until(&sandbox, &["--rulebook=today.json", "resume", "--plain", "Acme"], "", "\n? ");
        let result = super::Run::new(&end_by(child, signal));
        assert_eq!((result.status, &*result.stderr), (status, ""), "{signal:?}: {}", result.stdout);
        assert!(
            result.stdout.contains("  salesorg ") && !result.stdout.contains("\n? "),
            "the output must only tell how to resume: {}",
            result.stdout
        );
        assert_eq!(
            std::fs::read(&sandbox.sessions()[0]).expect("the file can be read"),
            before,
            "{signal:?}"
        );
    }
}

/// Usage errors end with exit status 2.
#[test]
fn drift_usage_errors_exit_2() {
    let sandbox = sandbox();
    assert!(check(&sandbox, "then.json", &["Acme", "Nobody"]).failed(2)[0].contains("Nobody"));
    for arguments in [
        &["replay"][..],
        &["replay", "--all"],
        &["replay", "Acme", "--format=json"],
        &["replay", "Acme", "--check", "--format=asciicast"],
        &["replay", "Acme", "--check", "--format=html"],
        &["replay", "Acme", "--columns=80"],
        &["replay", "Acme", "--format=asciicast", "--rows=1"],
        &["replay", "--check", "--all", "Acme"],
        &["replay", "--plain", "Acme", "Acme"],
    ] {
        assert_eq!(sandbox.run(arguments).status, 2, "{arguments:?}");
    }
}

/// Replaces the ids, which differ from run to run.
fn without_ids(mut report: Json) -> Json {
    for session in report["sessions"].as_array_mut().expect("a list in the JSON") {
        session["id"] = json!("ID");
    }
    report
}

/// The JSON has the fields of the snapshot.
#[test]
fn drift_json_has_its_fields() {
    let sandbox = sandbox();
    let result = check(&sandbox, "today.json", &["--all", "--format=json"]);
    assert_eq!((result.status, &*result.stderr), (4, ""));
    let report: Json = serde_json::from_str(&result.stdout).expect("valid JSON");
    insta::assert_snapshot!("drift_json", format!("{:#}", without_ids(report)));
    let none = Sandbox::new().run(&["replay", "--check", "--all", "--format=json"]).json();
    assert_eq!(none["sessions"], json!([]));
}

/// Plain mode asks about other advice, and keeps the recorded one unless asked to change it.
#[test]
fn plain_mode_asks_before_changing_the_advice() {
    let sandbox = sandbox();
    let path = sandbox.sessions().remove(0);
    let before = read_json(&path);
    let replay = ["--rulebook=today.json", "replay", "Acme", "--plain"];
    let resume = ["--rulebook=today.json", "resume", "Acme", "--plain"];
    for (arguments, typed) in [(&replay, "1\n"), (&replay, ""), (&replay, "x\n\n"), (&resume, "1\nq\n")] {
        let output = sandbox.run_on(arguments, typed.as_bytes()).ok();
        assert!(output.contains(&consequence()), "{output}");
        assert_shows(&output, "drift-ask", &[]);
        assert_eq!(read_json(&path), before, "{typed:?}");
    }
    let output = sandbox.run_on(&replay, b"3\n2\n").ok();
    assert_shows(&output, "drift-today-adopted", &[]);
    let both = [text("drift-both-then", &[]), text("drift-both-today", &[])];
    assert!(both.iter().all(|title| output.contains(&format!("{title}: "))), "{output}");
    let after = read_json(&path);
    assert_eq!((&after["advice"]["model"], &after["answers"]), (&json!("car"), &before["answers"]));
    assert_hides(&sandbox.run_on(&replay, b"").ok(), "drift-ask", &[]);
    std::fs::write(&path, format!("{before:#}\n")).expect("the file can be written");
    sandbox.run_on(&resume, b"2\nq\n").ok();
    assert_eq!(read_json(&path)["advice"]["model"], "car");
}

/// A session whose advice has no recorded path is checked too.
#[test]
fn drift_accepts_advice_without_its_path() {
    let sandbox = sandbox();
    let path = sandbox.sessions().remove(0);
    let mut session = read_json(&path);
    session["advice"].as_object_mut().expect("an object").shift_remove("path");
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    let result = check(&sandbox, "today.json", &["Acme"]);
    assert_eq!(result.status, 4);
    assert_shows(&result.stdout, "drift-model-unreached", &[("model", &COMMUTE.model("train", "en"))]);
}

/// A case of a session is written once, and the audit checks it.
#[test]
fn case_is_written_once_and_audited() {
    let sandbox = sandbox();
    sandbox.run(&["sessions", "case", "Acme", "-o", "acme.case.json"]).ok();
    let refused = sandbox.run(&["sessions", "case", "Acme", "-o", "acme.case.json"]).failed(1);
    assert_shows(&refused[0], "cli-file-exists", &[]);
    let folder = sandbox.path("cases");
    std::fs::create_dir(&folder).expect("the folder can be created");
    sandbox.run(&["sessions", "case", "Acme", "-o", "cases"]).ok();
    let case = sandbox.run(&["sessions", "case", "Acme"]).json();
    assert_eq!(case, read_json(&sandbox.path("acme.case.json")));
    assert_eq!(case["expected"], json!({"model": "train", "segmentation": ["trips"]}));
    // A finished session counts as a case, an unfinished one does not.
    let session = std::fs::read(&sandbox.sessions()[0]).expect("the file can be read");
    std::fs::write(folder.join("session.json"), session).expect("the file can be written");
    let open = ["--rulebook=then.json", "interview", "--plain", "--name", "Open"];
    sandbox.run_on(&open, b"20\nq\n").left_early();
    let open = sandbox.run(&["sessions", "path", "Open"]).ok();
    std::fs::copy(open.trim_end(), folder.join("open.json")).expect("the file can be copied");
    assert_shows(&sandbox.run(&["sessions", "case", "Open"]).failed(3)[0], "case-unfinished", &[]);
    let audit = |book: &str, more: &[&str]| {
        let mut arguments = vec!["rulebook", "audit", book, "--cases", "cases"];
        arguments.extend(more);
        sandbox.run(&arguments)
    };
    let output = audit("then.json", &[]).ok();
    assert_shows(&output, "audit-cases-hold", &[("count", "2")]);
    assert_shows(&output, "audit-cases-skipped", &[("count", "1")]);
    let report = audit("then.json", &["--format=json"]).json();
    assert_eq!(report["cases"], json!({"checked": 2, "passed_over": 1, "failed": []}));
    let result = audit("today.json", &["--format=json"]);
    assert_eq!(result.status, 3);
    assert_shows(&result.stderr, "case-fails", &[("count", "2")]);
    let report: Json = serde_json::from_str(&result.stdout).expect("valid JSON");
    let failed = report["cases"]["failed"].as_array().expect("a list in the JSON");
    assert_eq!(failed.len(), 2);
    assert_eq!(failed[1]["file"], "session.json");
    assert_eq!(failed[1]["today"]["model"], "car");
    assert_eq!(failed[1]["answers"][0]["question"], "hurry");
    let result = audit("today.json", &[]);
    assert!(result.stdout.contains("✗ session.json: Acme"), "{}", result.stdout);
    assert!(result.stdout.contains(&hurry()), "{}", result.stdout);
}

/// All bad cases are named in one run.
#[test]
fn audit_names_all_bad_cases() {
    let sandbox = sandbox();
    std::fs::create_dir(sandbox.path("cases")).expect("the folder can be created");
    let arguments = ["rulebook", "audit", "then.json", "--cases", "cases"];
    assert_shows(&sandbox.run(&arguments).failed(3)[0], "case-empty", &[]);
    sandbox.file("cases/a.json", "{\"format\": \"salesorg.case\", \"format_version\": 7}");
    sandbox.file("cases/b.json", "{");
    let other = json!({"format": "salesorg.case", "format_version": 1, "name": "x",
        "rulebook": {"id": "other", "version": "1"}, "answers": {}, "expected": {"model": "x", "segmentation": []}});
    sandbox.file("cases/c.json", other.to_string());
    let lines = sandbox.run(&arguments).failed(3);
    let files: Vec<_> = lines.iter().map(|line| line.split(':').next().unwrap_or_default()).collect();
    assert_eq!(files, ["cases/a.json", "cases/b.json", "cases/c.json"]);
    let result = sandbox.run(&["rulebook", "audit", "then.json", "--cases", "nowhere"]);
    assert_eq!(result.status, 1);
}

/// The cases of the repository pass the audit.
#[test]
fn audit_passes_the_shipped_cases() {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases");
    let report =
        sandbox.run(&["rulebook", "audit", "--cases", folder.to_str().expect("UTF-8 text"), "--format=json"]);
    assert_eq!(report.json()["cases"], json!({"checked": 5, "passed_over": 0, "failed": []}));
}
