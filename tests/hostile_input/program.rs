//! Runs the program on hostile rulebooks with limited memory, so that it dies if it allocates too much.

use serde_json::{Value as Json, json};
use std::process::Command;
use tempfile::TempDir;

const SMALL: &str = include_str!("../data/commute.json");

/// Limit of the virtual memory in KiB: what a small rulebook takes, and about 150 MB.
const MEMORY_LIMIT: u32 = 320 << 10;

/// The commands that read a rulebook, without its file, which is the last argument.
const COMMANDS: [&[&str]; 5] = [
    &["rulebook", "check"],
    &["rulebook", "show"],
    &["rulebook", "graph"],
    &["rulebook", "audit"],
    &["advise", "--set", "weather=wet", "--rulebook"],
];

/// Runs the program on a rulebook with each of these commands, and returns the exit statuses.
fn run(rulebook: &str, commands: &[&[&str]]) -> Vec<i32> {
    let folder = TempDir::new().expect("a temporary folder can be created");
    let file = folder.path().join("rulebook.json");
    std::fs::write(&file, rulebook).expect("the file can be written");
    let run = |command: &&[&str]| {
        let output = Command::new("/bin/sh")
            .args(["-c", r#"ulimit -v "$1"; shift; exec "$@""#, "sh"])
            .arg(MEMORY_LIMIT.to_string())
            .arg(env!("CARGO_BIN_EXE_salesorg"))
            .args(*command)
            .arg(&file)
            .env_clear()
            .env("HOME", folder.path())
            .env("SALESORG_DATA_DIR", folder.path().join("data"))
            .env("LANG", "C.UTF-8")
            // Arenas of threads reserve memory that they never use, so there is one arena, and two threads on any machine.
            .env("MALLOC_ARENA_MAX", "1")
            .env("RAYON_NUM_THREADS", "2")
            .output()
            .expect("the shell starts");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(!err.contains("panicked"), "{command:?}: {err}");
        assert!(err.lines().count() <= 101, "{command:?}: {err}");
        output.status.code().unwrap_or_else(|| panic!("{command:?}: {:?} {err}", output.status))
    };
    commands.iter().map(run).collect()
}

fn small() -> Json {
    serde_json::from_str(SMALL).expect("valid JSON")
}

/// Returns the small rulebook with the value at `pointer` replaced by the JSON text `large`.
fn with(pointer: &str, large: &str) -> String {
    let mut file = small();
    *file.pointer_mut(pointer).expect("a place") = json!("LARGE");
    file.to_string().replacen("\"LARGE\"", large, 1)
}

fn list(count: usize, item: &str) -> String {
    format!("[{}]", vec![item; count].join(","))
}

fn deep() -> String {
    format!("{}{}{}", "{\"not\":".repeat(60), "{\"weather\":\"wet\"}", "}".repeat(60))
}

/// The unchanged small rulebook is accepted by every command.
#[test]
fn program_accepts_the_small_rulebook() {
    assert_eq!(run(SMALL, &COMMANDS)[..3], [0, 0, 0]);
}

/// Ten megabytes of nested conditions are refused.
#[test]
fn program_survives_nested_conditions() {
    let text = with(
        "/warnings/0/when",
        &format!("{{\"all\":{}}}", list(10, &format!("{{\"any\":{}}}", list(1900, &deep())))),
    );
    assert!(text.len() > 9_000_000);
    assert_eq!(run(&text, &COMMANDS[..1]), [3]);
}

/// The largest allowed number of nested conditions is accepted.
#[test]
fn program_accepts_the_maximum_of_conditions() {
    let text = with("/warnings/0/when", &format!("{{\"any\":{}}}", list(800, &deep())));
    assert_eq!(run(&text, &COMMANDS)[..3], [0, 0, 0]);
}

/// Lists that fill the file are refused.
#[test]
fn program_survives_long_lists() {
    for item in ["{}", "1"] {
        let text = with("/warnings/0/when", &list(700_000, item));
        assert_eq!(run(&text, &COMMANDS[..1]), [3]);
    }
    let lists = list(300, &list(1000, "\"\""));
    assert_eq!(run(&with("/warnings/0/when", &lists), &COMMANDS[..1]), [3]);
}

/// Two hundred thousand duplicate keys are refused.
#[test]
fn program_survives_many_duplicate_keys() {
    let repeated = format!("{{{}}}", vec!["\"a\":1"; 200_000].join(","));
    let deep = format!("{}{repeated}{}", "{\"a\":".repeat(100), "}".repeat(100));
    assert_eq!(run(&with("/title", &deep), &COMMANDS[..1]), [3]);
}

/// A text that fills the file is accepted.
#[test]
fn program_accepts_a_text_as_long_as_the_file() {
    let text = with("/title/en", &format!("\"{}\"", "x".repeat(15_000_000)));
    assert_eq!(run(&text, &COMMANDS[..1]), [0]);
}

/// Texts that lack thousands of languages are refused.
#[test]
fn program_survives_thousands_of_missing_languages() {
    let mut file = small();
    let row = file["evidence"][0].clone();
    file["evidence"] = json!(vec![row; 2000]);
    let languages = |count: usize| json!((0..count).map(|n| format!("l{n}")).collect::<Vec<_>>());
    for count in [90, 2000] {
        file["languages"] = languages(count);
        assert_eq!(run(&file.to_string(), &COMMANDS[..1]), [3]);
    }
}

/// Rules that depend on two thousand questions end within the limits.
#[test]
fn program_survives_rules_on_two_thousand_questions() {
    let mut file = small();
    let question = file["questions"][3].clone();
    for index in 0..1900 {
        let mut copy = question.clone();
        copy["id"] = json!(format!("q{index}"));
        copy["section"] = json!("you");
        if index > 0 {
            copy["asked_when"] = json!({format!("q{}", index - 1): "wet"});
        }
        file["questions"].as_array_mut().expect("a list in the JSON").push(copy);
    }
    let each = (0..1900).map(|index| json!({format!("q{index}"): "wet"})).collect::<Vec<_>>();
    file["warnings"][0]["when"] = json!({"all": each});
    let either =
        (0..950).map(|n| json!({format!("q{n}"): "wet", format!("q{}", n + 950): "wet"})).collect::<Vec<_>>();
    file["segmentation"]["dimensions"][0]["strong"][0]["when"] = json!({"any": either});
    assert!(run(&file.to_string(), &COMMANDS).iter().all(|status| [0, 3].contains(status)));
}

/// A node with very many branches over the widest range ends within the limits.
#[test]
fn program_survives_many_branches_and_a_wide_range() {
    let mut file = small();
    file["questions"][0]["max"] = json!(u32::MAX);
    let leaf = |when: Json| json!({"when": when, "because": {"en": "So."}, "then": {"model": "car"}});
    let mut branches = (1..400).map(|value| leaf(json!(value))).collect::<Vec<_>>();
    branches.push(leaf(json!({"min": 400})));
    file["tree"] = json!({"question": "distance", "branches": branches});
    assert!(run(&file.to_string(), &COMMANDS).iter().all(|status| [0, 3].contains(status)));
    let branches = (1..30_000).map(|value| leaf(json!(value))).collect::<Vec<_>>();
    file["tree"] = json!({"question": "distance", "branches": branches});
    assert_eq!(run(&file.to_string(), &COMMANDS[..1]), [3]);
}
