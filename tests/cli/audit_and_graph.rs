//! Tests of `rulebook audit` and `rulebook graph`.

use super::{Sandbox, rule_nothing_out};
use crate::text::{LICENCE, assert_shows, assert_shows_in, text};
use serde_json::{Value as Json, json};
use std::io::Write;
use std::process::{Command, Stdio};

const RULEBOOK: &str = include_str!("../data/commute.json");

/// Writes a file of the small rulebook after `change`.
fn commute(sandbox: &Sandbox, change: impl FnOnce(&mut Json)) {
    let mut file: Json = serde_json::from_str(RULEBOOK).expect("valid JSON");
    file["questions"][4]["options"][1]["same_as"] =
        json!({"option": "none", "reason": {"en": "There is time."}});
    change(&mut file);
    sandbox.file("book.json", file.to_string());
}

/// The shipped rulebook passes its audit, in both languages and formats.
#[test]
fn audit_passes_the_shipped_rulebook() {
    let sandbox = Sandbox::new();
    let output = sandbox.run(&["rulebook", "audit"]).ok();
    assert_shows(&output, "audit-holds", &[]);
    assert_shows(&output, "audit-combinations", &[]);
    let output = sandbox.run(&["rulebook", "audit", "--lang", "nl", "--ascii"]).ok();
    assert_shows_in("nl", &output, "audit-holds", &[]);
    let json = sandbox.run(&["rulebook", "audit", "--format", "json"]).json();
    assert_eq!((&json["format"], &json["failures"]), (&json!("salesorg.audit"), &json!(0)));
    assert!(
        json["invariants"]
            .as_array()
            .expect("a list in the JSON")
            .iter()
            .all(|one| one["verdict"] == "holds")
    );
    assert_eq!(json["models"].as_array().expect("a list in the JSON").len(), 3);
}

/// The audit accepts the id of a shipped rulebook.
#[test]
fn audit_accepts_shipped_ids() {
    let sandbox = Sandbox::new();
    let id = "open-source-licence";
    for arguments in [["rulebook", "audit", id, "--lang=en"], ["--rulebook", id, "rulebook", "audit"]] {
        let output = sandbox.run(&arguments).ok();
        assert!(output.contains(&LICENCE.title("en")), "{output}");
    }
    let drawn = sandbox.run(&["rulebook", "graph", id]).ok();
    assert_eq!(drawn, sandbox.run(&["--rulebook", id, "rulebook", "graph"]).ok());
    assert!(drawn.contains(&LICENCE.title("en")), "{drawn}");
    let refused = sandbox.run(&["rulebook", "audit", "no-such-one"]).failed(1);
    assert!(refused[0].contains(id), "the error must list the ids: {refused:?}");
}

/// Runs the command of a counterexample and returns the advised model.
fn run_counterexample(sandbox: &Sandbox, command: &str) -> Json {
    let script = format!("{command} --format json");
    let script = script.replacen("salesorg", env!("CARGO_BIN_EXE_salesorg"), 1);
    let output = Command::new("sh").args(["-c", &script]).current_dir(sandbox.folder.path()).output();
    let output = output.expect("the shell starts");
    let advice: Json = serde_json::from_slice(&output.stdout).expect("the output is an advice as JSON");
    advice["model"]["id"].clone()
}

/// A counterexample is a command that shows what is wrong.
#[cfg(unix)]
#[test]
fn counterexample_is_a_working_command() {
    let sandbox = Sandbox::new();
    commute(&sandbox, |file| {
        let hurry = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
        hurry[0]["then"] = json!({"model": "car"});
        hurry[1]["then"] = json!({"model": "train"});
    });
    let result = sandbox.run(&["rulebook", "audit", "book.json", "--format", "json"]);
    let expected = format!("book.json: {}\n", text("audit-fails", &[("count", "1")]));
    assert_eq!((result.status, result.stderr), (3, expected));
    let found: Json = serde_json::from_str(&result.stdout).expect("the output is JSON");
    let broken = &found["invariants"][2];
    assert_eq!((&broken["id"], &broken["verdict"]), (&json!("hurry"), &json!("fails")));
    let [before, after] = &broken["counter_example"].as_array().expect("a list in the JSON")[..] else {
        panic!("{broken}")
    };
    assert_eq!(before["answers"], json!({"distance": 10, "station": "yes", "hurry": "some"}));
    assert_eq!(after["answers"], json!({"distance": 10, "station": "yes", "hurry": "great"}));
    for (one, model) in [(before, "car"), (after, "train")] {
        assert_eq!(one["model"], model);
        assert_eq!(run_counterexample(&sandbox, one["command"].as_str().expect("a command")), model);
    }
    let text = sandbox.run(&["rulebook", "audit", "book.json"]);
    let command = before["command"].as_str().expect("a command");
    assert!(text.status == 3 && text.stdout.lines().any(|line| line.trim() == command), "{}", text.stdout);
}

/// Each command that the audit of a broken rulebook prints runs as printed.
/// Two models are swapped at every leaf. The names of the file and of an option contain characters that a shell interprets.
#[cfg(unix)]
#[test]
fn counterexamples_run_as_printed() {
    let sandbox = Sandbox::new();
    let text = include_str!("../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_str(text).expect("valid JSON");
    let tree = file["tree"].to_string();
    let swapped =
        tree.replace(r#"{"model":"pod"}"#, "@").replace(r#"{"model":"island"}"#, r#"{"model":"pod"}"#);
    file["tree"] = serde_json::from_str(&swapped.replace('@', r#"{"model":"island"}"#)).expect("valid JSON");
    rule_nothing_out(&mut file["tree"]);
    let hostile_name = "it's \"tight\" $HOME; `ls` \\";
    let text = file.to_string().replace(r#""tight""#, &json!(hostile_name).to_string());
    let name = "a book's \"name\" $HOME *.json";
    sandbox.file(name, text);
    let result = sandbox.run(&["rulebook", "audit", name, "--format", "json"]);
    assert_eq!(result.status, 3, "{}", result.stderr);
    let found: Json = serde_json::from_str(&result.stdout).expect("the output is JSON");
    let mut tries = 0;
    for rule in found["invariants"].as_array().expect("a list in the JSON") {
        for one in rule["counter_example"].as_array().into_iter().flatten() {
            assert_eq!(
                run_counterexample(&sandbox, one["command"].as_str().expect("a command")),
                one["model"],
                "{one}"
            );
            tries += 1;
        }
    }
    assert!(tries > 4 && result.stdout.contains("budget=it"), "{tries}: {}", result.stdout);
}

/// A violation on assumed answers has a command too.
#[cfg(unix)]
#[test]
fn counterexample_covers_assumed_answers() {
    let sandbox = Sandbox::new();
    commute(&sandbox, |file| {
        file["tree"]["branches"][0]["then"]["branches"][0]["then"] = json!({"model": "car"});
    });
    let result = sandbox.run(&["--rulebook", "book.json", "rulebook", "audit", "--format", "json"]);
    let found: Json = serde_json::from_str(&result.stdout).expect("the output is JSON");
    let example = &found["invariants"][0]["counter_example"][0];
    assert_eq!(example["answers"], json!({}));
    assert_eq!(run_counterexample(&sandbox, example["command"].as_str().expect("a command")), "car");
}

/// Options that never change the outcome fail the audit and are named.
#[test]
fn audit_names_ineffective_options() {
    let sandbox = Sandbox::new();
    sandbox.file("book.json", RULEBOOK);
    let result = sandbox.run(&["rulebook", "audit", "book.json"]);
    assert_eq!(result.status, 3);
    assert_shows(&result.stdout, "audit-ineffective-options", &[("question", "hurry")]);
    commute(&sandbox, |_| ());
    sandbox.run(&["rulebook", "audit", "book.json"]).ok();
    sandbox.run(&["rulebook", "audit", "missing.json"]).failed(1);
}

/// A graph highlights the path of a session.
#[test]
fn graph_highlights_the_path() {
    let sandbox = Sandbox::new();
    sandbox.run_on(&["interview", "--plain", "--name", "Acme"], b"3\n24\nq\n").left_early();
    let plain = sandbox.run(&["rulebook", "graph"]).ok();
    assert!(plain.starts_with("digraph tree {") && !plain.contains("penwidth=3"), "{plain}");
    let highlighted = sandbox.run(&["rulebook", "graph", "--session", "Acme"]).ok();
    assert!(highlighted.matches("penwidth=3").count() > 3, "{highlighted}");
    let highlighted =
        sandbox.run(&["rulebook", "graph", "--format", "mermaid", "--session", "Acme", "--lang", "nl"]).ok();
    assert!(highlighted.starts_with("flowchart LR") && highlighted.contains("linkStyle"), "{highlighted}");
    commute(&sandbox, |_| ());
    let lines = sandbox.run(&["rulebook", "graph", "book.json", "--session", "Acme"]).failed(3);
    assert!(lines[0].contains("rulebook.id"), "{lines:?}");
}

/// Graphviz, where it is installed, accepts the graph, also with hostile labels.
#[test]
fn graph_is_valid_graphviz() {
    let sandbox = Sandbox::new();
    let hostile = "\"]; x -> y; \\N \\\" <b>&lt;&bogus; {|} \u{1b}[2J\n";
    commute(&sandbox, |file| {
        file["models"][0]["title"] = json!({"en": hostile});
        file["questions"][0]["short"] = json!({"en": hostile});
        file["questions"][3]["options"][0]["label"] = json!({"en": hostile});
    });
    for arguments in [&["rulebook", "graph"][..], &["rulebook", "graph", "book.json"]] {
        let graph = sandbox.run(arguments).ok();
        let dot = Command::new("dot")
            .arg("-Tplain")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut dot) = dot else {
            println!("skipped: Graphviz (dot) is not installed here");
            return;
        };
        dot.stdin
            .take()
            .expect("standard output and input are piped")
            .write_all(graph.as_bytes())
            .expect("the program reads its input");
        let output = dot.wait_with_output().expect("the program ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let plain = String::from_utf8_lossy(&output.stdout);
        let count = |word: &str| plain.lines().filter(|line| line.starts_with(word)).count();
        assert_eq!(count("node "), graph.matches(" [label=").count() - graph.matches(" -> n").count());
        assert_eq!(count("edge "), graph.lines().filter(|line| line.contains(" -> n")).count());
    }
}
