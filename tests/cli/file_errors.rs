//! Tests of input that the program does not control: edited and unreadable files, names in them, rulebooks with a shipped id, time
//! zones, and a system that refuses threads.

use super::{Run, Sandbox, read_json, rule_nothing_out};
use crate::text::{assert_hides, assert_shows, assert_shows_in, text};
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

const SHIPPED: &str = include_str!("../../assets/rulebooks/sales-organisation.json");

/// Answers to the essential questions, with which a quick interview is finished.
const ESSENTIALS: &str = r#"{"budget": "ample", "team_size": 24, "customer_location": "one_area", "customer_size": "mid",
    "relationship": "balanced", "named_accounts": "no", "product_count": 1, "culture": "balanced"}"#;

/// Saves a finished session of a rulebook, by default the shipped one, and returns its path.
fn finish_interview(sandbox: &Sandbox, name: &str, book: Option<&str>) -> PathBuf {
    let before = sandbox.sessions();
    sandbox.file("answers.json", ESSENTIALS);
    let mut arguments = vec!["interview", "--plain", "--quick", "--from=answers.json", "--name", name];
    arguments.extend(book.map(|_| "--rulebook").into_iter().chain(book));
    sandbox.run(&arguments);
    sandbox.sessions().into_iter().find(|path| !before.contains(path)).expect("a session")
}

fn change(path: &Path, change: impl FnOnce(&mut Json)) {
    let mut file = read_json(path);
    change(&mut file);
    std::fs::write(path, file.to_string()).expect("the file can be written");
}

/// The same damage is recovered once, whichever the language.
#[test]
fn recovery_is_done_once_in_any_language() {
    let sandbox = Sandbox::new();
    let path = finish_interview(&sandbox, "Acme", None);
    change(&path, |file| drop(file["events"][3].as_object_mut().expect("an event").remove("type")));
    for field in ["", "created_at", "name"] {
        change(&path, |file| drop(file.as_object_mut().expect("an object").remove(field)));
        let before = sandbox.sessions().len();
        let first = sandbox.run(&["sessions", "check", "--recover"]);
        assert_eq!(first.status, 3);
        assert_shows(&first.stdout, "cli-check-recovered", &[]);
        for lang in ["en", "nl"] {
            let again = sandbox.run(&["sessions", "check", "--recover", "--lang", lang]);
            assert_eq!((again.status, sandbox.sessions().len()), (3, before + 1), "{}", again.stdout);
        }
    }
}

/// A damaged session is not recovered again after its recovered copy was resumed and renamed.
#[test]
fn recovery_is_not_repeated_after_rename() {
    let sandbox = Sandbox::new();
    let path = finish_interview(&sandbox, "Acme", None);
    change(&path, |file| drop(file["events"][3].as_object_mut().expect("an event").remove("type")));
    sandbox.run(&["sessions", "check", "--recover"]);
    let recovered = text("cli-recovered-name", &[("name", "Acme")]);
    sandbox.run_on(&["resume", "--plain", &recovered], b"1\nq\n");
    sandbox.run(&["sessions", "rename", &recovered, "Mended"]).ok();
    sandbox.run(&["sessions", "check", "--recover"]);
    assert_eq!(sandbox.sessions().len(), 2);
}

/// Advice edited by hand is reported as a change of the file, not of the rules.
#[test]
fn edited_advice_is_blamed_on_the_file() {
    let sandbox = Sandbox::new();
    let path = finish_interview(&sandbox, "Acme", None);
    let advised = read_json(&path)["advice"]["model"].clone();
    let other = if advised == "island" { "pod" } else { "island" };
    change(&path, |file| file["advice"]["model"] = json!(other));
    let result = sandbox.run(&["replay", "--check", "Acme"]);
    assert_eq!(result.status, 4);
    assert_shows(&result.stdout, "drift-panel-title-file", &[]);
    assert_hides(&result.stdout, "drift-panel-lead", &[]);
    let shown = sandbox.run(&["sessions", "show", "Acme"]).ok();
    assert_shows(&shown, "cli-advice-other-file", &[]);
    assert_hides(&shown, "cli-advice-other-rules", &[]);
    let resumed = sandbox.run_on(&["resume", "--plain", "Acme"], b"\nq\n").stdout;
    assert_shows(&resumed, "drift-panel-title-file", &[]);
    assert_hides(&resumed, "drift-panel-lead", &[]);
    let json = sandbox.run(&["replay", "--check", "Acme", "--format", "json"]).stdout;
    let json: Json = serde_json::from_str(&json).expect("valid JSON");
    assert_eq!(json["sessions"][0]["cause"], "file");
    let dutch = sandbox.run(&["replay", "--check", "Acme", "--lang", "nl"]).stdout;
    assert_shows_in("nl", &dutch, "drift-panel-title-file", &[]);
}

/// Writes a copy of the shipped rulebook with the same id and another leaf.
fn copy(sandbox: &Sandbox) {
    let mut file: Json = serde_json::from_str(SHIPPED).expect("valid JSON");
    file["tree"]["branches"][0]["then"] = json!({"model": "assembly_line"});
    rule_nothing_out(&mut file["tree"]);
    file["invariants"] = json!([]);
    sandbox.file("copy.json", file.to_string());
}

/// A session of a changed copy of a rulebook needs that file.
#[test]
fn changed_copy_needs_its_rulebook_file() {
    let sandbox = Sandbox::new();
    copy(&sandbox);
    finish_interview(&sandbox, "Own", None);
    finish_interview(&sandbox, "Copy", Some("copy.json"));
    for arguments in [
        &["resume", "--plain", "Copy"][..],
        &["replay", "--plain", "Copy"],
        &["replay", "--check", "Copy"],
        &["replay", "--check", "--all"],
        &["sessions", "decide", "Copy", "island"],
        &["rulebook", "graph", "--session", "Copy"],
    ] {
        let result = sandbox.run(arguments);
        assert_eq!(result.status, 3, "{arguments:?}: {}", result.stdout);
        assert_shows(&result.stderr, "cli-rulebook-other-edition", &[("id", "sales-organisation")]);
    }
    let shown = sandbox.run(&["sessions", "show", "Copy"]).ok();
    assert_shows(&shown, "cli-rulebook-other-edition", &[("id", "sales-organisation")]);
    assert!(shown.contains("budget"), "{shown}");
    let compared = sandbox.run(&["compare", "Own", "Copy"]).ok();
    assert_shows(&compared, "group-other-edition", &[]);
    // With `--rulebook` either rulebook is used.
    assert_eq!(sandbox.run(&["--rulebook", "copy.json", "replay", "--check", "Copy"]).status, 0);
    let result = sandbox.run(&["--rulebook", "sales-organisation", "replay", "--check", "Copy"]);
    assert!([0, 4].contains(&result.status), "{}", result.stderr);
}

/// A session of an older rulebook version is decided by the current rules; one of a newer version is refused.
#[test]
fn older_session_is_decided_by_current_rules() {
    let sandbox = Sandbox::new();
    let path = finish_interview(&sandbox, "Old", None);
    let set = |version: &str| {
        change(&path, |file| {
            file["rulebook"]["version"] = json!(version);
            file["rulebook"]["digest"] = json!(format!("sha256:{}", "0".repeat(64)));
        });
    };
    set("0.9.12");
    sandbox.run(&["replay", "--check", "Old"]).ok();
    set("99.0.0");
    sandbox.run(&["replay", "--check", "Old"]).failed(3);
}

/// The check warns about a rulebook with the id of a shipped one.
#[test]
fn check_warns_about_shipped_ids() {
    let sandbox = Sandbox::new();
    copy(&sandbox);
    let codes = |book: &str| -> Vec<String> {
        let found = sandbox.run(&["rulebook", "check", book, "--format", "json"]).stdout;
        let found: Json = serde_json::from_str(&found).expect("valid JSON");
        let findings = found["findings"].as_array().expect("findings").iter();
        findings.map(|one| one["code"].as_str().expect("a code").to_owned()).collect()
    };
    assert!(codes("copy.json").contains(&"shipped-id".to_owned()));
    sandbox.file("same.json", serde_json::from_str::<Json>(SHIPPED).expect("valid JSON").to_string());
    assert_eq!(codes("same.json"), ["shipped-id"], "another digest is a warning of its own");
}

/// Times are local, and marked where they are in UTC.
#[test]
fn times_are_local_or_marked_utc() {
    let sandbox = Sandbox::new();
    let path = finish_interview(&sandbox, "Acme", None);
    change(&path, |file| {
        file["created_at"] = json!("2026-11-23T20:00:00Z");
        file["updated_at"] = json!("2026-11-23T20:45:00Z");
    });
    let printed = |zone: &str, arguments: &[&str]| {
        let output = sandbox.command(arguments).env("TZ", zone).output().expect("the program starts");
        Run::new(&output).ok()
    };
    for arguments in [&["sessions", "list"][..], &["sessions", "show", "Acme"]] {
        let shows =
            |text: &str, forms: [&str; 2]| forms.iter().any(|form| text.replace('\n', " ").contains(form));
        let local = printed("JST-9", arguments);
        assert!(
            shows(&local, ["2026-11-24 05:45", "24 November 2026 at 05:45"]) && !local.contains("UTC"),
            "{local}"
        );
        for zone in ["UTC0", "Nowhere/At_All"] {
            let utc = printed(zone, arguments);
            assert!(shows(&utc, ["2026-11-23 20:45 UTC", "23 November 2026 at 20:45 UTC"]), "{utc}");
        }
    }
    let json = printed("JST-9", &["sessions", "list", "--format", "json"]);
    assert!(json.contains("2026-11-23T20:45:00Z"), "{json}");
}

/// Sessions that cannot be read are counted.
#[test]
fn unreadable_sessions_are_counted() {
    let sandbox = Sandbox::new();
    for name in ["a", "b"] {
        sandbox.file(&format!("data/sessions/{name}.json"), "{");
    }
    for arguments in [&["sessions", "list"][..], &["--plain"]] {
        let result = sandbox.run(arguments);
        assert_shows(&result.stdout, "cli-none-readable", &[("count", "2")]);
        assert_hides(&result.stdout, "cli-no-sessions", &[]);
    }
    let lines = sandbox.run(&["resume", "--plain"]).failed(2);
    assert_shows(&lines[0], "cli-nothing-readable-to-resume", &[("count", "2")]);
    let path = finish_interview(&sandbox, "Acme", None);
    let other = finish_interview(&sandbox, "Beta", None);
    assert_ne!(path, other);
    let all = sandbox.run(&["replay", "--check", "--all"]);
    assert_shows(&all.stdout, "drift-count-unread", &[("count", "2")]);
}

/// Names of sessions are shown without invisible characters and truncated.
#[test]
fn session_names_are_sanitized_and_truncated() {
    let sandbox = Sandbox::new();
    let path = finish_interview(&sandbox, "Acme", None);
    let id = path.file_stem().expect("an id").to_string_lossy().into_owned();
    for (name, wanted) in [
        ("\u{200b}".to_owned(), "<U+200B>".to_owned()),
        ("\u{3164}".to_owned(), "<U+3164>".to_owned()),
        ("\u{e0041}\u{e0042}".to_owned(), "<U+E0041><U+E0042>".to_owned()),
        ("x".repeat(2_000_000), "x".repeat(60)),
        ("می‌خواهم 👩‍💻".to_owned(), "می‌خواهم 👩‍💻".to_owned()),
    ] {
        change(&path, |file| file["name"] = json!(name));
        for arguments in [
            &["sessions", "list"][..],
            &["sessions", "show", &id],
            &["sessions", "check"],
            &["replay", "--check", &id],
            &["replay", "--plain", &id],
        ] {
            let printed = sandbox.run(arguments).ok();
            // A long name may be wrapped, and the next line is indented.
            let whole: String = printed.split('\n').map(str::trim_start).collect();
            assert!(whole.contains(&wanted), "{arguments:?}: {}", &printed[..printed.len().min(2000)]);
            assert!(printed.len() < 50_000, "{arguments:?}");
        }
    }
}

/// If no thread can be started, the audit runs on the calling one.
/// No stack of this size exists, so that no thread can be started.
#[cfg(target_os = "linux")]
#[test]
fn audit_runs_without_extra_threads() {
    let sandbox = Sandbox::new();
    for arguments in [&["rulebook", "audit"][..], &["rulebook", "check"], &["advise", "--set", "team_size=9"]]
    {
        let with = Run::new(&sandbox.command(arguments).output().expect("the program starts")).ok();
        let without = sandbox.command(arguments).env("RUST_MIN_STACK", "70368744177664").output();
        assert_eq!(Run::new(&without.expect("the program starts")).ok(), with, "{arguments:?}");
    }
}
