//! Tests of `rulebook check`.

use super::Sandbox;
use crate::text::{assert_shows, collapse, text, text_in};
use serde_json::Value as Json;

fn commute() -> String {
    include_str!("../data/commute.json").to_owned()
}

/// A rulebook without findings ends with exit status 0.
#[test]
fn check_exits_0_without_findings() {
    let sandbox = Sandbox::new();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rulebooks/sales-organisation.json");
    sandbox.run(&["rulebook", "check", shipped]).ok();
    // The rulebook may be named by its file, its id or `--rulebook`; the default is the shipped one.
    for (arguments, name) in [
        (&["rulebook", "check"][..], "sales-organisation"),
        (&["rulebook", "check", "open-source-licence"], "open-source-licence"),
        (&["--rulebook", "open-source-licence", "rulebook", "check"], "open-source-licence"),
    ] {
        let output = sandbox.run(arguments).ok();
        assert_eq!(collapse(&output), text("check-clean", &[("file", name)]));
    }
    let output = sandbox.run(&["rulebook", "check", "--lang", "nl"]).ok();
    assert_eq!(collapse(&output), text_in("nl", "check-clean", &[("file", "sales-organisation")]));
    let json = sandbox.run(&["rulebook", "check", "--format", "json"]).json();
    assert_eq!((&json["format"], &json["file"]), (&"salesorg.check".into(), &"sales-organisation".into()));
    assert_eq!((&json["findings"], &json["more"]), (&serde_json::json!([]), &0.into()));
    let refused = sandbox.run(&["rulebook", "check", "no-such-one"]).failed(1);
    assert!(refused[0].contains("open-source-licence"), "{refused:?}");
}

/// Warnings alone end with exit status 0, errors with 3.
#[test]
fn check_exits_3_on_errors_only() {
    let sandbox = Sandbox::new();
    sandbox.file("small.json", commute());
    let output = sandbox.run(&["rulebook", "check", "small.json"]).ok();
    let expected = format!(
        "small.json:28:55: warning[alike-options]: {} /questions/4/options/1 → {} {}",
        text("check-options-alike", &[("ids", "none, some")]),
        text("check-fix-alike-options", &[]),
        text("check-sum", &[("errors", "0"), ("warnings", "1")]),
    );
    assert_eq!(collapse(&output), expected);
    sandbox.file("broken.json", commute().replace("\"weather\", \"section\"", "\"wether\", \"section\""));
    let result = sandbox.run(&["rulebook", "check", "broken.json"]);
    assert_eq!((result.status, result.stderr.lines().count()), (3, 1), "{}", result.stderr);
    assert!(result.stderr.starts_with("broken.json: "), "{}", result.stderr);
    assert_shows(&result.stderr, "check-fails", &[]);
    assert!(result.stdout.contains("error[unknown-id]"), "{}", result.stdout);
    assert_shows(&result.stdout, "rulebook-unknown-id-near", &[("nearest", "wether")]);
}

/// The JSON has the same codes, pointers and lines in both languages, with translated messages.
#[test]
fn check_json_is_the_same_in_each_language() {
    let sandbox = Sandbox::new();
    let text = commute().replace("\"essential\": true", "\"essential\": 1");
    sandbox.file("broken.json", &text);
    let line = text.lines().position(|line| line.contains("\"essential\": 1")).expect("the file exists") + 1;
    for language in ["en", "nl"] {
        let result =
            sandbox.run(&["rulebook", "check", "broken.json", "--format", "json", "--lang", language]);
        assert_eq!((result.status, result.stderr.lines().count()), (3, 1));
        let json: Json = serde_json::from_str(&result.stdout).expect("valid JSON");
        assert_eq!((json["errors"].as_u64(), json["warnings"].as_u64()), (Some(2), Some(0)));
        let first = &json["findings"][0];
        assert_eq!((&first["code"], &first["severity"]), (&"wrong-type".into(), &"error".into()));
        assert_eq!((&first["pointer"], &first["line"]), (&"/questions/0/essential".into(), &line.into()));
        let found = text_in(language, "found-number", &[]);
        let expected = text_in(
            language,
            "json-mismatch",
            &[("wanted", &text_in(language, "expected-bool", &[])), ("found", &found)],
        );
        assert_eq!(first["message"], expected);
    }
}

/// Invalid JSON is a finding with its place; a missing file is an error.
#[test]
fn check_reports_invalid_json_and_missing_files() {
    let sandbox = Sandbox::new();
    let result = sandbox.run_on(&["rulebook", "check", "-"], b"{\n \"a\": }");
    assert_eq!(result.status, 3);
    assert!(result.stdout.starts_with("-:2:7: error[no-json]: "), "{}", result.stdout);
    sandbox.run(&["rulebook", "check", "missing.json"]).failed(1);
}

/// Each command that reads a rulebook reports all of its errors.
#[test]
fn rulebook_errors_are_reported_by_every_command() {
    let sandbox = Sandbox::new();
    let text = commute().replace("\"essential\": true", "\"essential\": 1").replace("\"lanes\"", "\"lans\"");
    sandbox.file("broken.json", text);
    let lines = sandbox.run(&["--rulebook", "broken.json", "advise", "--set", "distance=3"]).failed(3);
    assert_eq!(lines.len(), 2 + 6, "{lines:#?}");
    assert!(lines[0].starts_with("broken.json: /questions/0/essential: "), "{lines:#?}");
}
