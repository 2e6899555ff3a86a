//! Tests of sessions made or read with a changed copy of their rulebook, and of sessions whose file was edited.

use super::{Run, Sandbox, read_json, rule_nothing_out};
use crate::text::{assert_hides, assert_shows, collapse, text, text_in};
use serde_json::{Value as Json, json};

/// Writes a copy of the shipped rulebook with a change that keeps its id and version.
fn copy(sandbox: &Sandbox, change: impl FnOnce(&str) -> String) {
    sandbox.file("copy.json", change(include_str!("../../assets/rulebooks/sales-organisation.json")));
}

/// Changes the title, so that only the digest differs.
fn retitled(shipped: &str) -> String {
    let mut copy: Json = serde_json::from_str(shipped).expect("valid JSON");
    copy["title"]["en"] = json!("A copy");
    copy.to_string()
}

/// Swaps two models at all leaves, so that the advice differs.
fn with_swapped_models(shipped: &str) -> String {
    let mut copy: Json = serde_json::from_str(shipped).expect("valid JSON");
    let tree = copy["tree"].to_string();
    let swapped = tree
        .replace(r#"{"model":"pod"}"#, "@")
        .replace(r#"{"model":"assembly_line"}"#, r#"{"model":"pod"}"#)
        .replace('@', r#"{"model":"assembly_line"}"#);
    copy["tree"] = serde_json::from_str(&swapped).expect("valid JSON");
    rule_nothing_out(&mut copy["tree"]);
    copy["invariants"] = json!([]);
    copy.to_string()
}

const KNOWN: &str = r#"{"budget": "ample", "culture": "balanced", "team_size": 24, "customer_location": "one_area",
    "customer_size": "mid", "relationship": "balanced", "named_accounts": "no", "product_count": 1}"#;

fn finish_interview(sandbox: &Sandbox, name: &str, rulebook: &[&str]) {
    sandbox.file("known.json", KNOWN);
    let interview = ["interview", "--plain", "--quick", "--from=known.json", "--name", name];
    sandbox.run(&[rulebook, &interview].concat()).ok();
}

/// Runs the commands that read a session, with the copy as rulebook.
fn read_with_copy(sandbox: &Sandbox, name: &str) -> Vec<Run> {
    let commands: [&[&str]; 4] =
        [&["sessions", "show"], &["replay", "--check"], &["resume", "--plain"], &["replay", "--plain"]];
    let run = |command: &&[&str]| sandbox.run(&[&["--rulebook=copy.json"], *command, &[name]].concat());
    commands.iter().map(run).collect()
}

/// A session read with a changed copy of its rulebook is marked as made with another one.
#[test]
fn session_of_other_digest_is_marked() {
    for (change, other) in [(retitled as fn(&str) -> String, false), (with_swapped_models, true)] {
        let sandbox = Sandbox::new();
        finish_interview(&sandbox, "Acme", &[]);
        copy(&sandbox, change);
        for result in read_with_copy(&sandbox, "Acme") {
            assert_shows(&result.stdout, "drift-other-rulebook", &[("id", "sales-organisation")]);
            // The rules are not those of a later day.
            for key in ["drift-panel-lead", "cli-advice-other-rules", "cli-advice-same", "replay-other-rules"]
            {
                assert_hides(&result.stdout, key, &[]);
            }
        }
        let checked = sandbox.run(&["--rulebook=copy.json", "replay", "--check", "Acme"]);
        assert_eq!(checked.status, if other { 4 } else { 0 }, "{}", checked.stdout);
        let own = sandbox.run(&["sessions", "show", "Acme"]).ok();
        assert_hides(&own, "drift-other-rulebook", &[]);
    }
}

/// The heading of a comparison names the sessions that were made with other rules.
#[test]
fn comparison_heading_names_other_digests() {
    let sandbox = Sandbox::new();
    finish_interview(&sandbox, "Acme", &[]);
    copy(&sandbox, retitled);
    finish_interview(&sandbox, "Bolt", &["--rulebook=copy.json"]);
    for format in ["text", "markdown"] {
        let output = sandbox.run(&["compare", "Acme", "Bolt", "--format", format]).ok();
        let output = collapse(&output);
        let body = output.find(&text("group-advice", &[])).expect("the comparison has the advice of each");
        assert_shows(&output[..body], "group-other-rules", &[("people", "Bolt")]);
    }
}

/// A case of a session of a changed copy is refused, unless `--rulebook` names the copy.
#[test]
fn case_needs_the_rulebook_of_its_session() {
    let sandbox = Sandbox::new();
    copy(&sandbox, retitled);
    finish_interview(&sandbox, "Acme", &["--rulebook=copy.json"]);
    assert_shows(&sandbox.run(&["sessions", "case", "Acme"]).failed(3)[0], "cli-rulebook-other-edition", &[]);
    sandbox.run(&["--rulebook=copy.json", "sessions", "case", "Acme"]).json();
    let shown = sandbox.run(&["sessions", "show", "Acme"]).ok();
    assert!(shown.contains("customer_size: "), "{shown}");
    assert_shows(&shown, "cli-shown-as-in-file", &[]);
}

/// Advice edited by hand is reported by the check, and no case is made of it.
#[test]
fn edited_advice_is_reported_and_makes_no_case() {
    let sandbox = Sandbox::new();
    finish_interview(&sandbox, "Acme", &[]);
    sandbox.run(&["sessions", "case", "Acme"]).json();
    let path = sandbox.sessions().remove(0);
    let mut session = read_json(&path);
    let other = if session["advice"]["model"] == "pod" { "island" } else { "pod" };
    session["advice"]["model"] = json!(other);
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    let checked = sandbox.run(&["sessions", "check"]).ok();
    assert_shows(&checked, "cli-check-valid", &[("name", "Acme")]);
    assert_shows(&checked, "drift-panel-title-file", &[]);
    assert_shows(&sandbox.run(&["sessions", "case", "Acme"]).failed(3)[0], "case-file-changed", &[]);
}

/// A JSON error in Dutch has no English words.
#[test]
fn json_errors_are_translated() {
    let sandbox = Sandbox::new();
    for (content, column) in [("hello", "1"), ("{\"a\": }", "7"), ("[1 2]", "4"), ("{\"a\" 1}", "6")] {
        sandbox.file("wrong.json", content);
        let wrong = sandbox.run(&["advise", "wrong.json", "--lang", "nl"]).failed(3);
        let expected = text_in("nl", "json-malformed", &[("line", "1"), ("column", column)]);
        assert_eq!(wrong, [format!("wrong.json: {expected}")]);
    }
}
