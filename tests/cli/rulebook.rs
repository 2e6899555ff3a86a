//! `rulebook`, and every command by another rulebook than the one on sales.

use super::{World, read_json};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::Path;

const LICENCE: &str = "--rulebook=open-source-licence";

fn asset(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path)).expect("it is there")
}

/// The printed schemas equal the published files.
#[test]
fn schema_output_equals_the_published_files() {
    let world = World::new();
    for of in ["rulebook", "session", "answers", "advice"] {
        assert_eq!(world.run(&["rulebook", "schema", of]).ok(), asset(&format!("schemas/{of}.json")), "{of}");
    }
    assert_eq!(world.run(&["rulebook", "schema"]).ok(), asset("schemas/rulebook.json"));
    world.run(&["rulebook", "schema", "advise"]).failed(2);
}

/// The files that the program writes and reads are valid by its schemas.
#[test]
fn program_files_match_the_schemas() {
    let world = World::new();
    let schema = |of: &str, rulebook: &str| {
        let schema = world.run(&["rulebook", "schema", of, rulebook]).json();
        jsonschema::validator_for(&schema).expect("a schema")
    };
    let case = json!({"give_back": "whole_work", "outside_people": 3, "hosting": null});
    world.file("case.json", case.to_string());
    assert!(schema("answers", LICENCE).is_valid(&case));
    assert!(!schema("answers", "--rulebook=sales-organisation").is_valid(&case));
    let advice = world.run(&["advise", "case.json", LICENCE, "--format=json"]).json();
    assert!(schema("advice", LICENCE).is_valid(&advice), "{advice}");
    world.run_on(&["interview", "--plain", LICENCE], "s\n".repeat(9).as_bytes()).left_early();
    let session = read_json(&world.sessions()[0]);
    assert!(schema("session", LICENCE).is_valid(&session), "{session}");
    assert!(!schema("session", LICENCE).is_valid(&advice) && !schema("advice", LICENCE).is_valid(&session));
}

/// The list has each shipped rulebook with its languages.
#[test]
fn rulebook_list_has_ids_and_languages() {
    let listed = World::new().run(&["rulebook", "list"]).ok();
    for line in
        ["sales-organisation\n", "in en, nl, 19 questions", "open-source-licence\n", "in en, 9 questions"]
    {
        assert!(listed.contains(line), "{line} in {listed}");
    }
}

/// A rulebook is shown by its id or its file; a file takes precedence.
#[test]
fn rulebook_show_prefers_files_to_ids() {
    let world = World::new();
    let by_id = world.run(&["rulebook", "show", "open-source-licence"]).ok();
    assert!(
        by_id.starts_with("Which open-source licence to choose\n") && !by_id.contains('\u{1b}'),
        "{by_id}"
    );
    assert_eq!(world.run(&["rulebook", "show", LICENCE]).ok(), by_id);
    let commute =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/commute.json")).expect("there");
    world.file("open-source-licence", commute);
    assert!(world.run(&["rulebook", "show", "open-source-licence"]).ok().starts_with("How to get to work\n"));
    let lines = world.run(&["rulebook", "show", "open-source-license"]).failed(1);
    assert!(lines[0].contains("did you mean \"open-source-licence\"? (sales-organisation, "), "{lines:?}");
    let dutch = world.run(&["rulebook", "show", "--lang=nl"]).ok();
    assert!(
        dutch.contains("Wat voor alle antwoorden moet gelden") && !dutch.contains("alleen in het"),
        "{dutch}"
    );
}

/// From an interview to its replay, on a subject without segmentation, chart, support and practices, in one language.
#[test]
fn other_subject_works_in_every_command() {
    let world = World::new();
    let typed = b"1\ns\n3\n2\ns\ns\n2\n4\nshort\n\n";
    let said = world.run_on(&["interview", "--plain", "--lang=nl", LICENCE], typed).ok();
    assert!(said.contains("Vraag 1 van") && said.contains("What code of others is in it?"), "{said}");
    assert_eq!(said.matches("Dit regelboek is er alleen in het Engels.").count(), 1, "{said}");
    let path = world.sessions().remove(0);
    let session = read_json(&path);
    assert_eq!(session["rulebook"]["id"], "open-source-licence");
    assert_eq!(session["answers"]["give_back"], "whole_work");
    let advice = &session["advice"];
    assert_eq!((&advice["model"], &advice["segmentation"]), (&json!("agpl"), &json!([])), "{session}");
    assert_eq!(advice["path"][0], json!({"question": "embeds", "answer": "free"}));

    let id = session["id"].as_str().expect("text");
    let replayed = world.run(&["replay", id, "--plain", LICENCE]).ok();
    assert_eq!(
        world.run(&["replay", id, "--plain"]).ok(),
        replayed,
        "a session says which rulebook is its own"
    );
    assert!(replayed.contains("AGPL 3") && !replayed.contains("is in English only"), "{replayed}");
    let shown = world.run(&["sessions", "show", id, LICENCE]).ok();
    assert!(shown.contains("AGPL 3"), "{shown}");
    assert_eq!(world.run(&["sessions", "show", id]).ok(), shown);

    let set = ["--set=give_back=changed_files", "--set=sell=yes"];
    let text = world.run(&["advise", LICENCE, set[0], set[1]]).ok();
    let advice: Json = world.run(&["advise", LICENCE, set[0], set[1], "--format=json"]).json();
    assert!(text.starts_with("Advice: MPL 2.0\n") && advice["model"]["id"] == "mpl", "{text}");
    for absent in ["org_chart", "support", "practices", "growth", "move", "defaults"] {
        assert_eq!(advice.get(absent), None);
    }
    let both = format!("{said}{replayed}{shown}{text}").to_lowercase();
    for word in ["sales", "seller", "verkoop", "verkoper", "enablement", "pod"] {
        let elsewhere = both.replace("salesorg", "").replace("sell other", "");
        assert!(
            !elsewhere.split(|c: char| !c.is_alphanumeric()).any(|found| found == word),
            "{word} in {both}"
        );
    }
}

/// The guide's own rulebook: taken out of the page, shown, used, and held to what the guide says of it.
#[test]
fn guide_rulebook_works_as_documented() {
    let guide = asset("rulebooks/README.md");
    let (_, rest) = guide.split_once("```json\n").expect("it begins");
    let (lunch, _) = rest.split_once("```").expect("it ends");
    assert!(lunch.lines().count() <= 45, "a page to type, not a book");
    let world = World::new();
    world.file("lunch.json", lunch);
    let shown = world.run(&["rulebook", "show", "lunch.json"]).ok();
    assert!(shown.contains("Asked only when: Weather: Dry") && shown.contains("→ The park"), "{shown}");
    let wet =
        world.run(&["--rulebook", "lunch.json", "advise", "--set", "weather=wet", "--format=json"]).json();
    assert_eq!(wet["model"]["id"], "canteen");
    let park = world.run(&["advise", "--rulebook=lunch.json", "--set=minutes=20", "--format=json"]).json();
    assert_eq!(park["model"]["id"], "park");
    world.run(&["rulebook", "audit", "lunch.json"]).ok();
    let wrong = lunch.replacen(r#""then": {"model": "canteen"}"#, r#""then": {"model": "park"}"#, 1);
    world.file("wrong.json", wrong);
    let audited = world.run(&["rulebook", "audit", "wrong.json", "--format=json"]);
    assert_eq!(audited.status, 3, "{}", audited.out);
    let schema = world.run(&["rulebook", "schema"]).json();
    let named = lunch.replacen('{', "{\"$schema\": \"./rulebook.schema.json\",", 1);
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    assert!(schema.is_valid(&serde_json::from_str(&named).expect("JSON")));
    world.file("lunch.json", named);
    world.run(&["rulebook", "show", "lunch.json"]).ok();
}

/// Without `--rulebook` a session is read with its own; with another one it is refused, and told what would be right.
#[test]
fn session_selects_its_own_rulebook() {
    let world = World::new();
    world
        .run_on(&["interview", "--plain", "--name=Ours", LICENCE], b"1\ns\n3\n2\ns\ns\n2\n4\nshort\n\n")
        .ok();
    let path = world.sessions().remove(0);
    let file = path.to_str().expect("text");
    for arguments in [
        &["replay", "Ours", "--plain"][..],
        &["sessions", "show", "Ours"],
        &["resume", "Ours", "--plain"],
        &["advise", file],
        &["rulebook", "graph", "--session", "Ours"],
    ] {
        let said = world.run_on(arguments, b"q\n").ok();
        // Taken up again, it shows the answers before the advice.
        let own = if arguments[0] == "resume" { "Code of others" } else { "AGPL 3" };
        assert!(said.contains(own) && !said.contains("seller"), "{arguments:?}: {said}");
        if arguments[0] == "sessions" {
            continue;
        }
        let other: Vec<_> = arguments.iter().copied().chain(["--rulebook=sales-organisation"]).collect();
        let lines = world.run(&other).failed(3);
        assert!(
            lines[0].contains("leave out --rulebook, or give --rulebook open-source-licence"),
            "{lines:?}"
        );
    }
    let advice = world.run(&["advise", file, "--set=sell=yes", "--format=json"]).json();
    assert_eq!(
        (&advice["rulebook"]["id"], &advice["answers"]["sell"]),
        (&json!("open-source-licence"), &json!("yes"))
    );
    let begun = world.run_on(&["interview", "--from", file, "--plain"], b"q\n").left_early();
    assert!(begun.contains("Question 2 of 9"), "{begun}");
    let listed = world.run(&["sessions", "list"]).ok();
    assert!(listed.contains("Ours (Which open-source licence to choose): AGPL 3"), "{listed}");
    let dutch = world.run(&["sessions", "show", "Ours", "--lang=nl"]).ok();
    assert_eq!(dutch.matches("alleen in het Engels").count(), 1, "{dutch}");
    let mut session = read_json(&path);
    session["rulebook"]["id"] = json!("our-own");
    fs::write(&path, session.to_string()).expect("written");
    let lines = world.run(&["replay", "Ours", "--plain"]).failed(3);
    assert!(lines[0].contains("\"our-own\", which is not inside the program; give its file"), "{lines:?}");
    assert!(world.run(&["sessions", "list"]).ok().contains("Ours (our-own): agpl"));
}

/// A rulebook can come from standard input.
#[test]
fn rulebook_reads_stdin() {
    let world = World::new();
    let book = asset("rulebooks/open-source-licence.json");
    let said = world.run_on(&["rulebook", "audit", "-"], book.as_bytes()).ok();
    assert!(said.contains("Which open-source licence to choose"), "{said}");
    let lines = world.run_on(&["rulebook", "audit", "-"], b"{").failed(3);
    assert!(lines[0].starts_with("-: "), "{lines:?}");
}
