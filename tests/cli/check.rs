//! `rulebook check` as an author and an editor meet it.

use super::World;
use serde_json::Value as Json;

fn small() -> String {
    include_str!("../data/commute.json").to_owned()
}

/// A rulebook without findings ends with exit status 0.
#[test]
fn check_exits_0_without_findings() {
    let world = World::new();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rulebooks/sales-organisation.json");
    world.run(&["rulebook", "check", shipped]).ok();
    // A file, an id, the one that is advised by, or none: that inside the program.
    for (arguments, name) in [
        (&["rulebook", "check"][..], "sales-organisation"),
        (&["rulebook", "check", "open-source-licence"], "open-source-licence"),
        (&["--rulebook", "open-source-licence", "rulebook", "check"], "open-source-licence"),
    ] {
        let said = world.run(arguments).ok();
        assert!(said.starts_with(&format!("{name}: nothing is wrong.")), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    let said = world.run(&["rulebook", "check", "--lang", "nl"]).ok();
    assert!(said.starts_with("sales-organisation: er is niets mis."), "{said}");
    let json = world.run(&["rulebook", "check", "--format", "json"]).json();
    assert_eq!((&json["format"], &json["file"]), (&"salesorg.check".into(), &"sales-organisation".into()));
    assert_eq!((&json["findings"], &json["more"]), (&serde_json::json!([]), &0.into()));
    let refused = world.run(&["rulebook", "check", "no-such-one"]).failed(1);
    assert!(refused[0].contains("open-source-licence"), "{refused:?}");
}

/// Warnings alone end with exit status 0, errors with 3.
#[test]
fn check_exits_3_on_errors_only() {
    let world = World::new();
    world.file("small.json", small());
    let said = world.run(&["rulebook", "check", "small.json"]).ok();
    let wanted = "small.json:28:55: warning[alike-options]: no rule tells these options apart:
    none, some
    /questions/4/options/1
    → Tell them apart in a rule, or declare them alike with \"same_as\" and the
      reason.

no errors, one warning
";
    assert_eq!(said, wanted);
    world.file("broken.json", small().replace("\"weather\", \"section\"", "\"wether\", \"section\""));
    let ran = world.run(&["rulebook", "check", "broken.json"]);
    assert_eq!((ran.status, ran.err.lines().count()), (3, 1), "{}", ran.err);
    assert!(ran.err.starts_with("broken.json: ") && ran.err.contains("error"), "{}", ran.err);
    assert!(
        ran.out.contains("error[unknown-id]") && ran.out.contains("did you mean\n    \"wether\"?"),
        "{}",
        ran.out
    );
}

/// Text and JSON report the same findings, in both languages.
#[test]
fn check_text_and_json_report_the_same() {
    let world = World::new();
    let text = small().replace("\"essential\": true", "\"essential\": 1");
    world.file("broken.json", &text);
    let line = text.lines().position(|line| line.contains("\"essential\": 1")).expect("it is there") + 1;
    for (language, said) in [
        ("en", "expected true or false, found a number"),
        ("nl", "hier hoort true of false, maar er staat een getal"),
    ] {
        let ran = world.run(&["rulebook", "check", "broken.json", "--format", "json", "--lang", language]);
        assert_eq!((ran.status, ran.err.lines().count()), (3, 1));
        let json: Json = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!((json["errors"].as_u64(), json["warnings"].as_u64()), (Some(2), Some(0)));
        let first = &json["findings"][0];
        assert_eq!((&first["code"], &first["severity"]), (&"wrong-type".into(), &"error".into()));
        assert_eq!((&first["pointer"], &first["line"]), (&"/questions/0/essential".into(), &line.into()));
        assert_eq!(first["message"], said);
    }
}

/// A file that is missing or is not a rulebook is an error that names it.
#[test]
fn check_refuses_missing_and_foreign_files() {
    let world = World::new();
    let ran = world.run_on(&["rulebook", "check", "-"], b"{\n \"a\": }");
    assert_eq!(ran.status, 3);
    assert!(ran.out.starts_with("-:2:7: error[no-json]: "), "{}", ran.out);
    world.run(&["rulebook", "check", "missing.json"]).failed(1);
}

/// Each command that reads a rulebook reports all of its errors.
#[test]
fn rulebook_errors_are_reported_by_every_command() {
    let world = World::new();
    let text = small().replace("\"essential\": true", "\"essential\": 1").replace("\"lanes\"", "\"lans\"");
    world.file("broken.json", text);
    let lines = world.run(&["--rulebook", "broken.json", "advise", "--set", "distance=3"]).failed(3);
    assert_eq!(lines.len(), 2 + 6, "{lines:#?}");
    assert!(lines[0].starts_with("broken.json: /questions/0/essential: "), "{lines:#?}");
}
