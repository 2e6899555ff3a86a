//! Tests of `advise`: its input, its output and its errors.

use super::{Sandbox, read_json};
use crate::text::{Args, SALES, assert_shows, assert_shows_in, text};
use serde_json::json;

/// Answers for which the advice is the pod.
const CASE: &str = r#"{"budget": "ample", "team_size": 24, "culture": "collaborative", "growth": null}"#;

/// The same answers give the same advice, whether from a file, standard input or `--set`.
#[test]
fn advise_reads_file_stdin_and_options_alike() {
    let sandbox = Sandbox::new();
    sandbox.file("case.json", CASE);
    let from_file = sandbox.run(&["advise", "case.json", "--format", "json"]).json();
    let from_stdin = sandbox.run_on(&["advise", "-", "--format", "json"], CASE.as_bytes()).json();
    let from_options = sandbox
        .run(&[
            "advise",
            "--format=json",
            "--set=budget=ample",
            "--set=team_size=24",
            "--set=culture=collaborative",
        ])
        .json();
    assert_eq!(from_file, from_stdin);
    assert_eq!(from_file, from_options);
    assert_eq!(from_file["model"]["id"], "pod");
    assert_eq!(from_file["answers"], json!({"budget": "ample", "team_size": 24, "culture": "collaborative"}));
    assert_eq!(from_file["assumed"]["growth"], "growing");
    let compared: Vec<_> = from_file["comparison"].as_array().expect("a list in the JSON").iter().collect();
    assert_eq!(
        compared.iter().map(|panel| &panel["id"]).collect::<Vec<_>>(),
        ["island", "assembly_line", "pod"]
    );
}

/// An answer of `--set` overrides the file's.
#[test]
fn advise_set_overrides_the_file() {
    let sandbox = Sandbox::new();
    sandbox.file("case.json", CASE);
    let set = ["advise", "case.json", "--format", "json", "--set", "team_size=2", "--set", "culture=null"];
    let advice = sandbox.run(&set).json();
    assert_eq!(advice["answers"], json!({"budget": "ample", "team_size": 2}));
    assert_eq!(advice["model"]["id"], "island");
}

/// `--set` reads a list as JSON.
#[test]
fn advise_set_reads_lists_as_json() {
    let set = ["customer_location=several_regions", r#"region_names=["North", "South"]"#];
    let advice = Sandbox::new().run(&["advise", "--set", set[0], "--set", set[1], "--format", "json"]).json();
    assert_eq!(advice["answers"]["region_names"], json!(["North", "South"]));
    assert_eq!(advice["segmentation"]["now"][0]["id"], "geography");
}

/// An answer to a question that does not apply is reported.
#[test]
fn advise_warns_about_inapplicable_answers() {
    let advice =
        Sandbox::new().run(&["advise", "--set", r#"region_names=["North"]"#, "--format", "json"]).json();
    assert_eq!(advice["ignored"], json!(["region_names"]));
}

/// The text is in the chosen language; the JSON has the same ids in each.
#[test]
fn advise_text_is_translated_and_json_is_not() {
    let sandbox = Sandbox::new();
    let set = ["--set", "team_size=24", "--set", "culture=collaborative"];
    let text = sandbox.run(&[&["--lang", "nl", "advise"][..], &set].concat()).ok();
    assert_shows_in("nl", text.lines().next().unwrap_or_default(), "report-title", &[]);
    assert_shows_in("nl", &text, "verdict-assumed", &[]);
    assert!(!text.contains('\u{1b}'));
    let both = ["en", "nl"].map(|lang| {
        sandbox.run(&[&["--lang", lang, "advise", "--format", "json"][..], &set].concat()).json()
    });
    assert_eq!(both[0]["model"]["id"], both[1]["model"]["id"]);
    assert_eq!((&both[0]["language"], &both[1]["language"]), (&json!("en"), &json!("nl")));
    assert_ne!(both[0]["model"]["path"][0]["because"], both[1]["model"]["path"][0]["because"]);
}

/// All problems of the file and of the options are reported in one run.
#[test]
fn advise_reports_all_problems_at_once() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "answers.json",
        r#"{"budget": "ampel", "buget": "ample", "team_size": 0, "culture": 3, "region_names": ["a", "A"],
            "product_count": "2", "industry_names": "x", "colour": "red", "growth": "steady"}"#,
    );
    let lines = sandbox.run(&["advise", "answers.json", "--set", "lead_flow=mayn", "--set", "x"]).failed(3);
    let (a_text, a_number) = (text("found-text", &[]), text("found-number", &[]));
    let (nearest, known) = (SALES.option("lead_flow", "many", "en"), SALES.options("lead_flow", "en"));
    let near = [("given", "ampel"), ("nearest", "ample"), ("known", "tight, moderate, ample")];
    let not_a_choice = [("options", "competitive, balanced, collaborative"), ("found", &*a_number)];
    let expected: [(&str, &'static str, Args); 10] = [
        ("answers.json: budget: ", "problem-unknown-option-near", &near),
        (
            "answers.json: buget: ",
            "problem-unknown-question-near",
            &[("given", "buget"), ("nearest", "budget")],
        ),
        (
            "answers.json: team_size: ",
            "problem-out-of-range",
            &[("value", "0"), ("min", "1"), ("max", "100000")],
        ),
        ("answers.json: culture: ", "problem-not-a-choice", &not_a_choice),
        ("answers.json: region_names[1]: ", "problem-name-duplicate", &[("name", "A")]),
        (
            "answers.json: product_count: ",
            "problem-not-a-number",
            &[("min", "1"), ("max", "100000"), ("found", &a_text)],
        ),
        ("answers.json: industry_names: ", "problem-not-a-list", &[("found", &a_text)]),
        ("answers.json: colour: ", "problem-unknown-question", &[("given", "colour")]),
        (
            "--set: lead_flow: ",
            "problem-unknown-option-near",
            &[("given", "mayn"), ("nearest", &nearest), ("known", &known)],
        ),
        ("--set: ", "problem-set-form", &[("given", "x")]),
    ];
    assert_eq!(lines, expected.map(|(place, key, args)| place.to_owned() + &text(key, args)));
}

/// `--set` reads formatted numbers alike in each language, and refuses ambiguous ones with the reason.
#[test]
fn advise_set_accepts_formatted_numbers() {
    let sandbox = Sandbox::new();
    for language in ["en", "nl"] {
        let advise = |value: &str| {
            let set = format!("team_size={value}");
            sandbox.run(&["--lang", language, "advise", "--format", "json", "--set", &set])
        };
        for (value, number) in [
            ("1.000", 1000),
            ("1,000", 1000),
            ("1 000", 1000),
            ("1'000", 1000),
            ("1\u{a0}000", 1000),
            ("10.000", 10_000),
            ("100.000", 100_000),
            ("0024", 24),
            ("24\u{200b}", 24),
            ("+5", 5),
            ("\"24\"", 24),
            ("\u{201c}1.000\u{201d}", 1000),
        ] {
            assert_eq!(advise(value).json()["answers"]["team_size"], number, "{value}");
        }
        for value in
            ["1.5", "1,00", "1.00", "10.00", "24.0", "1e3", "++5", "-5", "12 people", "0.100", "\"24"]
        {
            assert_eq!(advise(value).failed(3).len(), 1, "{value}");
        }
    }
    let lines = sandbox.run(&["advise", "--set", "team_size=12 people"]).failed(3);
    let why = text("number-unexpected", &[("found", "people")]);
    assert_shows(&lines[0], "problem-typed-number", &[("why", &why), ("min", "1"), ("max", "100000")]);
}

/// Numbers in a file of answers follow JSON.
#[test]
fn advise_file_numbers_follow_json() {
    let sandbox = Sandbox::new();
    for (value, ends) in [("24", 0), ("\"1.000\"", 3), ("\"24\"", 3), ("1,000", 3), ("1.5", 3)] {
        sandbox.file("answers.json", format!("{{\"team_size\": {value}}}"));
        let run = sandbox.run(&["advise", "answers.json"]);
        if ends == 0 {
            run.ok();
        } else {
            run.failed(ends);
        }
    }
}

/// Beyond a limit, problems are only counted, and a long one is truncated.
#[test]
fn advise_limits_reported_problems() {
    let sandbox = Sandbox::new();
    let many: Vec<_> = (0..20_000).map(|number| format!("\"x{number}\": 1")).collect();
    let long = "y".repeat(1 << 20);
    sandbox
        .file("many.json", format!("{{\"{long}\": \"{long}\", \"budget\": \"{long}\", {}}}", many.join(",")));
    let lines = sandbox.run(&["advise", "many.json"]).failed(3);
    assert_eq!(lines.len(), 101);
    assert_eq!(lines[100], format!("many.json: {}", text("cli-more-problems", &[("count", "19902")])));
    assert!(lines.iter().all(|line| line.len() < 500));
}

/// `--set` refuses a second answer to one question.
#[test]
fn advise_refuses_a_question_set_twice() {
    let lines = Sandbox::new().run(&["advise", "--set", "team_size=1", "--set", "team_size=2"]).failed(3);
    assert_eq!(lines, [format!("--set: team_size: {}", text("cli-set-duplicate", &[]))]);
}

/// A session, a rulebook, invalid JSON and other files each have their own error.
#[test]
fn advise_refuses_files_that_are_not_answers() {
    let sandbox = Sandbox::new();
    let huge = vec![b' '; (16 << 20) + 1];
    let deep = "[".repeat(100_000);
    let cases: [(&[u8], &str, &'static str, Args); 9] = [
        (b"", "", "json-empty", &[]),
        (b"{\"budget\": ", "", "json-truncated", &[("line", "1")]),
        (b"{budget: 1}", "", "json-malformed", &[("line", "1"), ("column", "2")]),
        (b"[1]", "", "json-not-an-object", &[]),
        (b"{\"budget\": \"\xff\"}", "", "json-not-utf8", &[("byte", "12")]),
        (b"{\"budget\": \"ample\", \"budget\": \"tight\"}", "budget: ", "json-duplicate-key", &[]),
        (&huge, "", "json-too-large", &[]),
        (deep.as_bytes(), "", "json-too-deep", &[]),
        (
            b"{\"format\": \"salesorg.advice\"}",
            "format: ",
            "session-format",
            &[("wanted", "salesorg.session"), ("found", "salesorg.advice")],
        ),
    ];
    for (content, place, key, args) in cases {
        sandbox.file("case.json", content);
        let lines = sandbox.run(&["advise", "case.json"]).failed(3);
        assert!(lines[0].starts_with(&format!("case.json: {place}")), "{lines:?}");
        assert_shows(&lines[0], key, args);
        let lines = sandbox.run_on(&["advise", "-"], content).failed(3);
        assert!(lines[0].starts_with(&format!("-: {place}")), "{lines:?}");
        assert_shows(&lines[0], key, args);
    }
}

/// A missing file or a folder ends with exit status 1.
#[test]
fn advise_fails_with_1_on_unreadable_files() {
    let sandbox = Sandbox::new();
    let missing = sandbox.run(&["advise", "missing.json"]).failed(1);
    assert_eq!(missing, [format!("missing.json: {}", text("cli-no-file-or-session", &[]))]);
    assert_eq!(sandbox.run(&["advise", "."]).failed(1), [format!(".: {}", text("system-is-a-folder", &[]))]);
}

/// A missing file hides no other problem, and wrong data decides the exit status.
#[test]
fn advise_prefers_data_errors_to_file_errors() {
    let lines = Sandbox::new().run(&["advise", "missing.json", "--set", "team_size=0"]).failed(3);
    assert!(lines[0].starts_with("missing.json: "), "{lines:?}");
    assert_shows(&lines[0], "cli-no-file-or-session", &[]);
    assert!(lines[1].starts_with("--set: team_size: "), "{lines:?}");
    assert_shows(&lines[1], "problem-out-of-range", &[("value", "0")]);
}

/// Control characters of the input are shown as visible replacements.
#[test]
fn advise_sanitizes_control_characters() {
    let sandbox = Sandbox::new();
    sandbox.file("\u{1b}[2J.json", "{\"bud\\u001b]0;x\\u0007get\": 1, \"budget\": \"\\u009b31m\\u202e\"}");
    let lines = sandbox.run(&["advise", "\u{1b}[2J.json"]).failed(3);
    assert!(lines[0].starts_with("␛[2J.json: bud␛]0;x␇get: "), "{lines:?}");
    assert_shows(&lines[1], "problem-unknown-option", &[("given", "�31m�")]);

    let set = ["customer_location=several_regions", r#"region_names=["a\u001b[2J", "b\u202e"]"#];
    for format in ["text", "json"] {
        let output = sandbox.run(&["advise", "--set", set[0], "--set", set[1], "--format", format]).ok();
        assert!(!output.contains(['\u{1b}', '\u{202e}']), "{output}");
    }
}

/// `--output` writes the whole file, and overwrites one only with `--force`.
#[test]
fn advise_output_refuses_to_overwrite() {
    let sandbox = Sandbox::new();
    let write = ["advise", "--set", "team_size=1", "--format", "json", "-o", "advice.json"];
    sandbox.run(&write).ok();
    assert_eq!(read_json(&sandbox.path("advice.json"))["model"]["id"], "island");

    sandbox.file("advice.json", "mine");
    let lines = sandbox.run(&write).failed(1);
    assert_eq!(lines, [format!("advice.json: {}", text("cli-file-exists", &[]))]);
    assert_eq!(std::fs::read(sandbox.path("advice.json")).expect("the file exists"), b"mine");

    sandbox.run(&[&write[..], &["--force"]].concat()).ok();
    assert_eq!(read_json(&sandbox.path("advice.json"))["model"]["id"], "island");
    let left = std::fs::read_dir(sandbox.path(".")).expect("the folder").count();
    assert_eq!(left, 1, "no temporary file may remain");
}

/// An output file that cannot be written ends with exit status 1.
#[test]
fn advise_output_fails_with_1_if_unwritable() {
    let sandbox = Sandbox::new();
    let to = |path: &str| sandbox.run(&["advise", "--set", "team_size=1", "--force", "-o", path]).failed(1);
    assert_eq!(to("no/such/folder.txt"), [format!("no/such/folder.txt: {}", text("cli-no-folder", &[]))]);
    std::fs::create_dir(sandbox.path("advice.txt")).expect("the folder can be created");
    assert_eq!(to("."), [format!("./advice.txt: {}", text("system-is-a-folder", &[]))]);
}

/// `--output` writes to the target of a symbolic link, and does not replace a device by a file.
#[cfg(unix)]
#[test]
fn advise_output_follows_links_and_keeps_devices() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    let sandbox = Sandbox::new();
    let real = sandbox.file("real.txt", "old");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("the metadata can be set");
    std::os::unix::fs::symlink("real.txt", sandbox.path("link.txt")).expect("the link can be created");
    sandbox.run(&["advise", "--set", "team_size=1", "--force", "-o", "link.txt"]).ok();
    assert!(sandbox.path("link.txt").is_symlink());
    let meta = std::fs::metadata(&real).expect("the file exists");
    assert_eq!(meta.permissions().mode() & 0o777, 0o640);
    let written = std::fs::read_to_string(&real).expect("UTF-8 text");
    assert_shows(written.lines().next().unwrap_or_default(), "report-title", &[]);

    // The mode has more permissions than a new file would get. The second link has no target yet.
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o666)).expect("the metadata can be set");
    sandbox.run(&["advise", "--set", "team_size=1", "--force", "-o", "link.txt"]).ok();
    assert_eq!(std::fs::metadata(&real).expect("the file exists").permissions().mode() & 0o777, 0o666);
    std::os::unix::fs::symlink("new.txt", sandbox.path("to-new.txt")).expect("the link can be created");
    sandbox.run(&["advise", "--set", "team_size=1", "-o", "to-new.txt"]).ok();
    assert!(sandbox.path("to-new.txt").is_symlink() && sandbox.path("new.txt").is_file());

    sandbox.run(&["advise", "--set", "team_size=1", "-o", "/dev/null"]).ok();
    assert!(std::fs::metadata("/dev/null").expect("the file exists").file_type().is_char_device());
}

/// With `--ascii`, the JSON is ASCII and parses to the same value.
#[test]
fn advise_ascii_json_has_the_same_content() {
    let sandbox = Sandbox::new();
    let set = ["--set", "customer_location=several_regions", "--set", r#"region_names=["東京 é"]"#];
    let plain = sandbox.run(&[&["advise", "--format", "json"][..], &set].concat()).ok();
    let ascii = sandbox.run(&[&["--ascii", "advise", "--format", "json"][..], &set].concat()).ok();
    assert!(ascii.is_ascii() && !plain.is_ascii());
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("valid JSON");
    assert_eq!(value(&plain), value(&ascii));
}
