//! `advise`: what it takes, what it gives, and everything that can be wrong with what it is given.

use super::{World, read_json};
use serde_json::json;

/// A case that the contract's tree decides for the pod.
const CASE: &str = r#"{"budget": "ample", "team_size": 24, "culture": "collaborative", "growth": null}"#;

/// The same answers give the same advice, whether from a file, standard input or `--set`.
#[test]
fn advise_reads_file_stdin_and_options_alike() {
    let world = World::new();
    world.file("case.json", CASE);
    let from_file = world.run(&["advise", "case.json", "--format", "json"]).json();
    let from_stdin = world.run_on(&["advise", "-", "--format", "json"], CASE.as_bytes()).json();
    let from_options = world
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
    let compared: Vec<_> = from_file["comparison"].as_array().expect("a list").iter().collect();
    assert_eq!(
        compared.iter().map(|panel| &panel["id"]).collect::<Vec<_>>(),
        ["island", "assembly_line", "pod"]
    );
}

/// An answer of `--set` overrides the file's.
#[test]
fn advise_set_overrides_the_file() {
    let world = World::new();
    world.file("case.json", CASE);
    let set = ["advise", "case.json", "--format", "json", "--set", "team_size=2", "--set", "culture=null"];
    let advice = world.run(&set).json();
    assert_eq!(advice["answers"], json!({"budget": "ample", "team_size": 2}));
    assert_eq!(advice["model"]["id"], "island");
}

/// `--set` reads a list as JSON.
#[test]
fn advise_set_reads_lists_as_json() {
    let set = ["customer_location=several_regions", r#"region_names=["North", "South"]"#];
    let advice = World::new().run(&["advise", "--set", set[0], "--set", set[1], "--format", "json"]).json();
    assert_eq!(advice["answers"]["region_names"], json!(["North", "South"]));
    assert_eq!(advice["segmentation"]["now"][0]["id"], "geography");
}

/// An answer to a question that does not apply is reported.
#[test]
fn advise_warns_about_inapplicable_answers() {
    let advice =
        World::new().run(&["advise", "--set", r#"region_names=["North"]"#, "--format", "json"]).json();
    assert_eq!(advice["ignored"], json!(["region_names"]));
}

/// The text is in the chosen language; the JSON has the same ids in each.
#[test]
fn advise_text_is_translated_and_json_is_not() {
    let world = World::new();
    let set = ["--set", "team_size=24", "--set", "culture=collaborative"];
    let text = world.run(&[&["--lang", "nl", "advise"][..], &set].concat()).ok();
    assert!(text.starts_with("Advies: ") && text.contains("Aangenomen: "), "{text}");
    assert!(!text.contains('\u{1b}'));
    let both = ["en", "nl"]
        .map(|lang| world.run(&[&["--lang", lang, "advise", "--format", "json"][..], &set].concat()).json());
    assert_eq!(both[0]["model"]["id"], both[1]["model"]["id"]);
    assert_eq!((&both[0]["language"], &both[1]["language"]), (&json!("en"), &json!("nl")));
    assert_ne!(both[0]["model"]["path"][0]["because"], both[1]["model"]["path"][0]["because"]);
}

/// All problems of the file and of the options are reported in one run.
#[test]
fn advise_reports_all_problems_at_once() {
    let world = World::new();
    world.file(
        "answers.json",
        r#"{"budget": "ampel", "buget": "ample", "team_size": 0, "culture": 3, "region_names": ["a", "A"],
            "product_count": "2", "industry_names": "x", "colour": "red", "growth": "steady"}"#,
    );
    let lines = world.run(&["advise", "answers.json", "--set", "lead_flow=mayn", "--set", "x"]).failed(3);
    let expected = [
        r#"answers.json: budget: "ampel" is not an option; did you mean "ample"? (tight, moderate, ample)"#,
        r#"answers.json: buget: "buget" is not a question of this rulebook; did you mean "budget"?"#,
        "answers.json: team_size: 0 is out of range; expected a whole number from 1 to 100,000",
        "answers.json: culture: expected the id of an option (competitive, balanced, collaborative), found a number",
        r#"answers.json: region_names[1]: "A" is in the list twice"#,
        "answers.json: product_count: expected a whole number from 1 to 100,000, found text",
        r#"answers.json: industry_names: expected a list of names, such as ["North", "South"], found text"#,
        r#"answers.json: colour: "colour" is not a question of this rulebook"#,
        r#"--set: lead_flow: "mayn" is not an option; did you mean "More than we can follow"? (Few, A steady flow, More than we can follow)"#,
        r#"--set: "x" is not of the form QUESTION=VALUE"#,
    ];
    assert_eq!(lines, expected);
}

/// What is typed as a number means the same in each language; what could mean another number is refused with the reason.
#[test]
fn advise_set_accepts_formatted_numbers() {
    let world = World::new();
    for language in ["en", "nl"] {
        let advise = |value: &str| {
            let set = format!("team_size={value}");
            world.run(&["--lang", language, "advise", "--format", "json", "--set", &set])
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
    let lines = world.run(&["advise", "--set", "team_size=12 people"]).failed(3);
    assert!(lines[0].contains("\"people\"") && lines[0].contains("1 to 100,000"), "{lines:?}");
}

/// A file follows the grammar of its format.
#[test]
fn advise_file_numbers_follow_json() {
    let world = World::new();
    for (value, ends) in [("24", 0), ("\"1.000\"", 3), ("\"24\"", 3), ("1,000", 3), ("1.5", 3)] {
        world.file("answers.json", format!("{{\"team_size\": {value}}}"));
        let run = world.run(&["advise", "answers.json"]);
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
    let world = World::new();
    let many: Vec<_> = (0..20_000).map(|number| format!("\"x{number}\": 1")).collect();
    let long = "y".repeat(1 << 20);
    world
        .file("many.json", format!("{{\"{long}\": \"{long}\", \"budget\": \"{long}\", {}}}", many.join(",")));
    let lines = world.run(&["advise", "many.json"]).failed(3);
    assert_eq!(lines.len(), 101);
    assert_eq!(lines[100], "many.json: and 19,902 more problems");
    assert!(lines.iter().all(|line| line.len() < 500));
}

/// `--set` refuses a second answer to one question.
#[test]
fn advise_refuses_a_question_set_twice() {
    let lines = World::new().run(&["advise", "--set", "team_size=1", "--set", "team_size=2"]).failed(3);
    assert_eq!(lines, ["--set: team_size: this question is set twice"]);
}

/// A session, a rulebook, invalid JSON and other files each have their own error.
#[test]
fn advise_refuses_files_that_are_not_answers() {
    let world = World::new();
    let huge = vec![b' '; (16 << 20) + 1];
    let deep = "[".repeat(100_000);
    for (content, says) in [
        (&b""[..], "the file is empty"),
        (b"{\"budget\": ", "the file ends before the JSON is complete, at line 1"),
        (b"{budget: 1}", "invalid JSON at line 1, column 2"),
        (b"[1]", "expected an object with answers"),
        (b"{\"budget\": \"\xff\"}", "not UTF-8 text: the byte at 12"),
        (b"{\"budget\": \"ample\", \"budget\": \"tight\"}", "budget: duplicate key"),
        (&huge, "bytes are allowed"),
        (deep.as_bytes(), "nested too deeply"),
        (
            b"{\"format\": \"salesorg.advice\"}",
            "format: expected \"salesorg.session\", found \"salesorg.advice\"",
        ),
    ] {
        world.file("case.json", content);
        let lines = world.run(&["advise", "case.json"]).failed(3);
        assert!(lines[0].starts_with("case.json: ") && lines[0].contains(says), "{lines:?}");
        let lines = world.run_on(&["advise", "-"], content).failed(3);
        assert!(lines[0].starts_with("-: ") && lines[0].contains(says), "{lines:?}");
    }
}

/// A missing file or a folder ends with exit status 1.
#[test]
fn advise_fails_with_1_on_unreadable_files() {
    let world = World::new();
    let missing = world.run(&["advise", "missing.json"]).failed(1);
    assert!(
        missing[0].starts_with("missing.json: there is no such file, and no saved session"),
        "{missing:?}"
    );
    assert_eq!(world.run(&["advise", "."]).failed(1), [".: expected a file, found a folder"]);
}

/// A missing file hides no other problem, and wrong data decides the exit status.
#[test]
fn advise_prefers_data_errors_to_file_errors() {
    let lines = World::new().run(&["advise", "missing.json", "--set", "team_size=0"]).failed(3);
    assert!(lines[0].starts_with("missing.json: there is no such file"), "{lines:?}");
    assert!(lines[1].starts_with("--set: team_size: 0 is out of range"), "{lines:?}");
}

/// Control characters of the input are shown as visible replacements.
#[test]
fn advise_sanitizes_control_characters() {
    let world = World::new();
    world.file("\u{1b}[2J.json", "{\"bud\\u001b]0;x\\u0007get\": 1, \"budget\": \"\\u009b31m\\u202e\"}");
    let lines = world.run(&["advise", "\u{1b}[2J.json"]).failed(3);
    assert!(lines[0].starts_with("␛[2J.json: bud␛]0;x␇get: "), "{lines:?}");
    assert!(lines[1].contains("\"�31m�\" is not an option"), "{lines:?}");

    let set = ["customer_location=several_regions", r#"region_names=["a\u001b[2J", "b\u202e"]"#];
    for format in ["text", "json"] {
        let said = world.run(&["advise", "--set", set[0], "--set", set[1], "--format", format]).ok();
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    }
}

/// `--output` writes the whole file, and overwrites one only with `--force`.
#[test]
fn advise_output_refuses_to_overwrite() {
    let world = World::new();
    let write = ["advise", "--set", "team_size=1", "--format", "json", "-o", "advice.json"];
    world.run(&write).ok();
    assert_eq!(read_json(&world.path("advice.json"))["model"]["id"], "island");

    world.file("advice.json", "mine");
    let lines = world.run(&write).failed(1);
    assert_eq!(lines, ["advice.json: the file is there already; --force overwrites it"]);
    assert_eq!(std::fs::read(world.path("advice.json")).expect("it is there"), b"mine");

    world.run(&[&write[..], &["--force"]].concat()).ok();
    assert_eq!(read_json(&world.path("advice.json"))["model"]["id"], "island");
    let left = std::fs::read_dir(world.path(".")).expect("the folder").count();
    assert_eq!(left, 1, "nothing else is left behind");
}

/// An output file that cannot be written ends with exit status 1.
#[test]
fn advise_output_fails_with_1_if_unwritable() {
    let world = World::new();
    let to = |path: &str| world.run(&["advise", "--set", "team_size=1", "--force", "-o", path]).failed(1);
    assert_eq!(to("no/such/folder.txt"), ["no/such/folder.txt: the folder for this file does not exist"]);
    std::fs::create_dir(world.path("advice.txt")).expect("made");
    assert_eq!(to("."), ["./advice.txt: expected a file, found a folder"]);
}

/// `--output` writes to the target of a symbolic link, and does not replace a device by a file.
#[cfg(unix)]
#[test]
fn advise_output_follows_links_and_keeps_devices() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    let world = World::new();
    let real = world.file("real.txt", "old");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("set");
    std::os::unix::fs::symlink("real.txt", world.path("link.txt")).expect("linked");
    world.run(&["advise", "--set", "team_size=1", "--force", "-o", "link.txt"]).ok();
    assert!(world.path("link.txt").is_symlink());
    let meta = std::fs::metadata(&real).expect("it is there");
    assert_eq!(meta.permissions().mode() & 0o777, 0o640);
    assert!(std::fs::read_to_string(&real).expect("text").starts_with("Advice: "));

    // More than a new file would get; and a link to nothing yet.
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o666)).expect("set");
    world.run(&["advise", "--set", "team_size=1", "--force", "-o", "link.txt"]).ok();
    assert_eq!(std::fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o666);
    std::os::unix::fs::symlink("new.txt", world.path("to-new.txt")).expect("linked");
    world.run(&["advise", "--set", "team_size=1", "-o", "to-new.txt"]).ok();
    assert!(world.path("to-new.txt").is_symlink() && world.path("new.txt").is_file());

    world.run(&["advise", "--set", "team_size=1", "-o", "/dev/null"]).ok();
    assert!(std::fs::metadata("/dev/null").expect("it is there").file_type().is_char_device());
}

/// With `--ascii`, the JSON is ASCII and parses to the same value.
#[test]
fn advise_ascii_json_has_the_same_content() {
    let world = World::new();
    let set = ["--set", "customer_location=several_regions", "--set", r#"region_names=["東京 é"]"#];
    let plain = world.run(&[&["advise", "--format", "json"][..], &set].concat()).ok();
    let ascii = world.run(&[&["--ascii", "advise", "--format", "json"][..], &set].concat()).ok();
    assert!(ascii.is_ascii() && !plain.is_ascii());
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(value(&plain), value(&ascii));
}
