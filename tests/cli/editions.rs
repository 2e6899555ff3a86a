//! Sessions held with a changed copy of a rulebook, or read by one, and sessions whose file was changed by hand.

use super::{Ran, World, read_json, rule_nothing_out};
use serde_json::{Value as Json, json};

/// A file of the shipped rulebook with a change that leaves its id and version alone.
fn copy(world: &World, change: impl FnOnce(&str) -> String) {
    world.file("copy.json", change(include_str!("../../assets/rulebooks/sales-organisation.json")));
}

/// Another title, so that nothing but the identity differs.
fn retitled(shipped: &str) -> String {
    let mut copy: Json = serde_json::from_str(shipped).expect("JSON");
    copy["title"]["en"] = json!("A copy");
    copy.to_string()
}

/// The models at the leaves exchanged, so that other advice follows.
fn exchanged(shipped: &str) -> String {
    let mut copy: Json = serde_json::from_str(shipped).expect("JSON");
    let tree = copy["tree"].to_string();
    let swapped = tree
        .replace(r#"{"model":"pod"}"#, "@")
        .replace(r#"{"model":"assembly_line"}"#, r#"{"model":"pod"}"#)
        .replace('@', r#"{"model":"assembly_line"}"#);
    copy["tree"] = serde_json::from_str(&swapped).expect("JSON");
    rule_nothing_out(&mut copy["tree"]);
    copy["invariants"] = json!([]);
    copy.to_string()
}

const KNOWN: &str = r#"{"budget": "ample", "culture": "balanced", "team_size": 24, "customer_location": "one_area",
    "customer_size": "mid", "relationship": "balanced", "named_accounts": "no", "product_count": 1}"#;

fn held(world: &World, name: &str, rulebook: &[&str]) {
    world.file("known.json", KNOWN);
    let interview = ["interview", "--plain", "--quick", "--from=known.json", "--name", name];
    world.run(&[rulebook, &interview].concat()).ok();
}

/// The commands that read a session by the copy.
fn by_copy(world: &World, name: &str) -> Vec<Ran> {
    let commands: [&[&str]; 4] =
        [&["sessions", "show"], &["replay", "--check"], &["resume", "--plain"], &["replay", "--plain"]];
    let run = |command: &&[&str]| world.run(&[&["--rulebook=copy.json"], *command, &[name]].concat());
    commands.iter().map(run).collect()
}

/// A session read with a changed copy of its rulebook is marked as made with another one.
#[test]
fn session_of_other_digest_is_marked() {
    for (change, other) in [(retitled as fn(&str) -> String, false), (exchanged, true)] {
        let world = World::new();
        held(&world, "Acme", &[]);
        copy(&world, change);
        for ran in by_copy(&world, "Acme") {
            let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains("was made with another rulebook with the id"), "{text}\n{}", ran.err);
            assert!(!text.contains("oday's rule"), "the rules are not those of a later day: {text}");
        }
        let checked = world.run(&["--rulebook=copy.json", "replay", "--check", "Acme"]);
        assert_eq!(checked.status, if other { 4 } else { 0 }, "{}", checked.out);
        let own = world.run(&["sessions", "show", "Acme"]).ok();
        assert!(!own.contains("another rulebook"), "{own}");
    }
}

/// The heading of a comparison names the sessions that were made with other rules.
#[test]
fn comparison_heading_names_other_digests() {
    let world = World::new();
    held(&world, "Acme", &[]);
    copy(&world, retitled);
    held(&world, "Bolt", &["--rulebook=copy.json"]);
    for format in ["text", "markdown"] {
        let said = world.run(&["compare", "Acme", "Bolt", "--format", format]).ok();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let head = said.find("Answered with other rules; the advice").expect("it is told");
        let body = said.find("What each is advised").expect("a heading");
        assert!(head < body && said[head..body].contains("Bolt"), "{said}");
        assert!(!said[head..body].contains("Acme"), "{said}");
    }
}

/// A case of a session of a changed copy is refused, unless `--rulebook` names the copy.
#[test]
fn case_needs_the_rulebook_of_its_session() {
    let world = World::new();
    copy(&world, retitled);
    held(&world, "Acme", &["--rulebook=copy.json"]);
    assert!(world.run(&["sessions", "case", "Acme"]).failed(3)[0].contains("another rulebook"));
    world.run(&["--rulebook=copy.json", "sessions", "case", "Acme"]).json();
    let shown = world.run(&["sessions", "show", "Acme"]).ok();
    assert!(shown.contains("customer_size: ") && shown.contains("as in the file"), "{shown}");
}

/// Advice edited by hand is reported by the check, and no case is made of it.
#[test]
fn edited_advice_is_reported_and_makes_no_case() {
    let world = World::new();
    held(&world, "Acme", &[]);
    world.run(&["sessions", "case", "Acme"]).json();
    let path = world.sessions().remove(0);
    let mut session = read_json(&path);
    let other = if session["advice"]["model"] == "pod" { "island" } else { "pod" };
    session["advice"]["model"] = json!(other);
    std::fs::write(&path, session.to_string()).expect("written");
    let checked = world.run(&["sessions", "check"]).ok();
    assert!(checked.contains("sound") && checked.contains("changed outside the program"), "{checked}");
    assert!(world.run(&["sessions", "case", "Acme"]).failed(3)[0].contains("changed outside"));
}

/// A JSON error in Dutch has no English words.
#[test]
fn json_errors_are_translated() {
    let world = World::new();
    for (text, place) in
        [("hello", "kolom 1"), ("{\"a\": }", "kolom 7"), ("[1 2]", "kolom 4"), ("{\"a\" 1}", "kolom 6")]
    {
        world.file("wrong.json", text);
        let wrong = world.run(&["advise", "wrong.json", "--lang", "nl"]).failed(3);
        assert!(wrong[0].contains(place) && !wrong[0].contains("expected"), "{wrong:?}");
    }
}
