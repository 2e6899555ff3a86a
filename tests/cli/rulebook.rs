//! Tests of `rulebook`, and of every command with another rulebook than the one on sales.

use super::{Sandbox, read_json};
use crate::text::{
    COMMUTE, LICENCE as LICENCE_LABELS, Labels, assert_hides, assert_shows, assert_shows_in, text_in,
};
use serde_json::{Value as Json, json};
use std::fs;
use std::path::Path;

const LICENCE: &str = "--rulebook=open-source-licence";

/// Returns the Dutch remark that a rulebook is in English only.
fn english_only() -> String {
    text_in("nl", "rulebook-language", &[("language", "en")])
}

fn asset(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path))
        .expect("the file exists")
}

/// The printed schemas equal the published files.
#[test]
fn schema_output_equals_the_published_files() {
    let sandbox = Sandbox::new();
    for of in ["rulebook", "session", "answers", "advice"] {
        assert_eq!(
            sandbox.run(&["rulebook", "schema", of]).ok(),
            asset(&format!("schemas/{of}.json")),
            "{of}"
        );
    }
    assert_eq!(sandbox.run(&["rulebook", "schema"]).ok(), asset("schemas/rulebook.json"));
    sandbox.run(&["rulebook", "schema", "advise"]).failed(2);
}

/// The files that the program writes and reads are valid by its schemas.
#[test]
fn program_files_match_the_schemas() {
    let sandbox = Sandbox::new();
    let schema = |of: &str, rulebook: &str| {
        let schema = sandbox.run(&["rulebook", "schema", of, rulebook]).json();
        jsonschema::validator_for(&schema).expect("a schema")
    };
    let case = json!({"give_back": "whole_work", "outside_people": 3, "hosting": null});
    sandbox.file("case.json", case.to_string());
    assert!(schema("answers", LICENCE).is_valid(&case));
    assert!(!schema("answers", "--rulebook=sales-organisation").is_valid(&case));
    let advice = sandbox.run(&["advise", "case.json", LICENCE, "--format=json"]).json();
    assert!(schema("advice", LICENCE).is_valid(&advice), "{advice}");
    sandbox.run_on(&["interview", "--plain", LICENCE], "s\n".repeat(9).as_bytes()).left_early();
    let session = read_json(&sandbox.sessions()[0]);
    assert!(schema("session", LICENCE).is_valid(&session), "{session}");
    assert!(!schema("session", LICENCE).is_valid(&advice) && !schema("advice", LICENCE).is_valid(&session));
}

/// The list has each shipped rulebook with its languages.
#[test]
fn rulebook_list_has_ids_and_languages() {
    let listed = Sandbox::new().run(&["rulebook", "list"]).ok();
    for (id, languages, questions) in
        [("sales-organisation", "en, nl", "19"), ("open-source-licence", "en", "9")]
    {
        assert!(listed.contains(&format!("{id}\n")), "{listed}");
        assert_shows(&listed, "rulebook-listed", &[("languages", languages), ("questions", questions)]);
    }
}

/// A rulebook is shown by its id or its file; a file takes precedence.
#[test]
fn rulebook_show_prefers_files_to_ids() {
    let sandbox = Sandbox::new();
    let by_id = sandbox.run(&["rulebook", "show", "open-source-licence"]).ok();
    assert!(by_id.starts_with(&LICENCE_LABELS.title("en")) && !by_id.contains('\u{1b}'), "{by_id}");
    assert_eq!(sandbox.run(&["rulebook", "show", LICENCE]).ok(), by_id);
    let commute = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/commute.json"))
        .expect("the file exists");
    sandbox.file("open-source-licence", commute);
    let by_file = sandbox.run(&["rulebook", "show", "open-source-licence"]).ok();
    assert!(by_file.starts_with(&COMMUTE.title("en")), "{by_file}");
    let lines = sandbox.run(&["rulebook", "show", "open-source-license"]).failed(1);
    let known = "sales-organisation, open-source-licence";
    assert_shows(&lines[0], "cli-no-rulebook-near", &[("nearest", "open-source-licence"), ("known", known)]);
    let dutch = sandbox.run(&["rulebook", "show", "--lang=nl"]).ok();
    assert_shows_in("nl", &dutch, "rulebook-invariants", &[]);
    assert!(!dutch.contains(&english_only()), "{dutch}");
}

/// Every command works with a rulebook in one language that has no segmentation, chart, support and practices.
#[test]
fn other_subject_works_in_every_command() {
    let sandbox = Sandbox::new();
    let typed = b"1\ns\n3\n2\ns\ns\n2\n4\nshort\n\n";
    let output = sandbox.run_on(&["interview", "--plain", "--lang=nl", LICENCE], typed).ok();
    assert_shows_in("nl", &output, "plain-question", &[("number", "1")]);
    assert!(output.contains(&LICENCE_LABELS.question("embeds", "en")), "{output}");
    assert_eq!(output.matches(&english_only()).count(), 1, "{output}");
    let path = sandbox.sessions().remove(0);
    let session = read_json(&path);
    assert_eq!(session["rulebook"]["id"], "open-source-licence");
    assert_eq!(session["answers"]["give_back"], "whole_work");
    let advice = &session["advice"];
    assert_eq!((&advice["model"], &advice["segmentation"]), (&json!("agpl"), &json!([])), "{session}");
    assert_eq!(advice["path"][0], json!({"question": "embeds", "answer": "free"}));

    let id = session["id"].as_str().expect("UTF-8 text");
    let replayed = sandbox.run(&["replay", id, "--plain", LICENCE]).ok();
    assert_eq!(
        sandbox.run(&["replay", id, "--plain"]).ok(),
        replayed,
        "a session says which rulebook is its own"
    );
    let agpl = LICENCE_LABELS.model("agpl", "en");
    assert!(replayed.contains(&agpl), "{replayed}");
    assert_hides(&replayed, "rulebook-language", &[("language", "en")]);
    let shown = sandbox.run(&["sessions", "show", id, LICENCE]).ok();
    assert!(shown.contains(&agpl), "{shown}");
    assert_eq!(sandbox.run(&["sessions", "show", id]).ok(), shown);

    let set = ["--set=give_back=changed_files", "--set=sell=yes"];
    let text = sandbox.run(&["advise", LICENCE, set[0], set[1]]).ok();
    let advice: Json = sandbox.run(&["advise", LICENCE, set[0], set[1], "--format=json"]).json();
    assert_shows(
        text.lines().next().unwrap_or_default(),
        "report-title",
        &[("model", &LICENCE_LABELS.model("mpl", "en"))],
    );
    assert_eq!(advice["model"]["id"], "mpl");
    for absent in ["org_chart", "support", "practices", "growth", "move", "defaults"] {
        assert_eq!(advice.get(absent), None);
    }
    let both = format!("{output}{replayed}{shown}{text}").to_lowercase();
    for word in ["sales", "seller", "verkoop", "verkoper", "enablement", "pod"] {
        let elsewhere = both.replace("salesorg", "").replace("sell other", "");
        assert!(
            !elsewhere.split(|c: char| !c.is_alphanumeric()).any(|found| found == word),
            "{word} in {both}"
        );
    }
}

/// The rulebook in the authors' guide does what the guide says.
#[test]
fn guide_rulebook_works_as_documented() {
    let guide = asset("rulebooks/README.md");
    let (_, rest) = guide.split_once("```json\n").expect("the guide has a JSON example");
    let (lunch, _) = rest.split_once("```").expect("the program ends");
    assert!(lunch.lines().count() <= 45, "the example must be short");
    let sandbox = Sandbox::new();
    sandbox.file("lunch.json", lunch);
    let shown = sandbox.run(&["rulebook", "show", "lunch.json"]).ok();
    let labels = Labels::new(lunch);
    let when = format!("{}: {}", labels.short("weather", "en"), labels.option("weather", "dry", "en"));
    assert_shows(&shown, "rulebook-asked-when", &[("when", &when)]);
    assert!(shown.contains(&format!("→ {}", labels.model("park", "en"))), "{shown}");
    let wet =
        sandbox.run(&["--rulebook", "lunch.json", "advise", "--set", "weather=wet", "--format=json"]).json();
    assert_eq!(wet["model"]["id"], "canteen");
    let park = sandbox.run(&["advise", "--rulebook=lunch.json", "--set=minutes=20", "--format=json"]).json();
    assert_eq!(park["model"]["id"], "park");
    sandbox.run(&["rulebook", "audit", "lunch.json"]).ok();
    let wrong = lunch.replacen(r#""then": {"model": "canteen"}"#, r#""then": {"model": "park"}"#, 1);
    sandbox.file("wrong.json", wrong);
    let audited = sandbox.run(&["rulebook", "audit", "wrong.json", "--format=json"]);
    assert_eq!(audited.status, 3, "{}", audited.stdout);
    let schema = sandbox.run(&["rulebook", "schema"]).json();
    let named = lunch.replacen('{', "{\"$schema\": \"./rulebook.schema.json\",", 1);
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    assert!(schema.is_valid(&serde_json::from_str(&named).expect("valid JSON")));
    sandbox.file("lunch.json", named);
    sandbox.run(&["rulebook", "show", "lunch.json"]).ok();
}

/// Without `--rulebook` a session is read with its own rulebook. With another one it is refused, and the error names the right one.
#[test]
fn session_selects_its_own_rulebook() {
    let sandbox = Sandbox::new();
    sandbox
        .run_on(&["interview", "--plain", "--name=Ours", LICENCE], b"1\ns\n3\n2\ns\ns\n2\n4\nshort\n\n")
        .ok();
    let path = sandbox.sessions().remove(0);
    let file = path.to_str().expect("UTF-8 text");
    for arguments in [
        &["replay", "Ours", "--plain"][..],
        &["sessions", "show", "Ours"],
        &["resume", "Ours", "--plain"],
        &["advise", file],
        &["rulebook", "graph", "--session", "Ours"],
    ] {
        let output = sandbox.run_on(arguments, b"q\n").ok();
        // `resume` shows the answers instead of the advice.
        let own = if arguments[0] == "resume" {
            LICENCE_LABELS.short("embeds", "en")
        } else {
            LICENCE_LABELS.model("agpl", "en")
        };
        assert!(output.contains(&own) && !output.contains("seller"), "{arguments:?}: {output}");
        if arguments[0] == "sessions" {
            continue;
        }
        let other: Vec<_> = arguments.iter().copied().chain(["--rulebook=sales-organisation"]).collect();
        let lines = sandbox.run(&other).failed(3);
        assert_shows(&lines[0], "cli-rulebook-inside", &[("found", "open-source-licence")]);
    }
    let advice = sandbox.run(&["advise", file, "--set=sell=yes", "--format=json"]).json();
    assert_eq!(
        (&advice["rulebook"]["id"], &advice["answers"]["sell"]),
        (&json!("open-source-licence"), &json!("yes"))
    );
    let begun = sandbox.run_on(&["interview", "--from", file, "--plain"], b"q\n").left_early();
    assert_shows(&begun, "plain-question", &[("number", "2"), ("count", "9")]);
    let listed = sandbox.run(&["sessions", "list"]).ok();
    let (title, agpl) = (LICENCE_LABELS.title("en"), LICENCE_LABELS.model("agpl", "en"));
    assert!(listed.contains(&format!("Ours ({title}): {agpl}")), "{listed}");
    let dutch = sandbox.run(&["sessions", "show", "Ours", "--lang=nl"]).ok();
    assert_eq!(dutch.matches(&english_only()).count(), 1, "{dutch}");
    let mut session = read_json(&path);
    session["rulebook"]["id"] = json!("our-own");
    fs::write(&path, session.to_string()).expect("the file can be written");
    let lines = sandbox.run(&["replay", "Ours", "--plain"]).failed(3);
    assert_shows(&lines[0], "cli-rulebook-elsewhere", &[("found", "our-own")]);
    assert!(sandbox.run(&["sessions", "list"]).ok().contains("Ours (our-own): agpl"));
}

/// A rulebook can come from standard input.
#[test]
fn rulebook_reads_stdin() {
    let sandbox = Sandbox::new();
    let book = asset("rulebooks/open-source-licence.json");
    let output = sandbox.run_on(&["rulebook", "audit", "-"], book.as_bytes()).ok();
    assert!(output.contains(&LICENCE_LABELS.title("en")), "{output}");
    let lines = sandbox.run_on(&["rulebook", "audit", "-"], b"{").failed(3);
    assert!(lines[0].starts_with("-: "), "{lines:?}");
}
