//! Runs the examples of the library and checks what they print.

use salesorg::locale::{Language, Translator};
use std::path::Path;

#[allow(dead_code, reason = "its main function")]
#[path = "../examples/audit.rs"]
mod audit;
#[allow(dead_code, reason = "its main function")]
#[path = "../examples/decide.rs"]
mod decide;
#[allow(dead_code, reason = "its main function")]
#[path = "../examples/embed.rs"]
mod embed;

/// `decide` prints the model, the dimensions and, for each step of the path, the answer and the reason. Values that were
/// assumed are marked.
#[test]
fn decide_example_explains_the_path() {
    let english = Translator::new(Language::English);
    let answers = r#"{"budget": "ample", "team_size": 40, "customer_location": "several_regions"}"#;
    let text = decide::explain(answers, &english).expect("the answers are valid").join("\n");
    assert!(
        text.starts_with("Assembly line (assembly_line)\n  / Geography (geography)\n\nTeam size: 40 "),
        "{text}"
    );
    assert!(
        text.contains("\nBudget: Ample\n  ") && text.contains("\nRelationship: A bit of both (?)\n  "),
        "{text}"
    );

    let dutch = decide::explain(answers, &Translator::new(Language::Dutch))
        .expect("the answers are valid")
        .join("\n");
    assert!(
        dutch.starts_with("Lopende band (assembly_line)\n") && dutch.contains("\nBudget: Ruim\n"),
        "{dutch}"
    );
}

/// `decide` reports every problem of the answers, each with its place.
#[test]
fn decide_example_reports_all_problems() {
    let english = Translator::new(Language::English);
    let problems =
        decide::explain(r#"{"budgt": "ample", "team_size": 0}"#, &english).expect_err("wrong answers");
    let lines: Vec<_> = problems.iter().map(|problem| english.translate_problem(problem)).collect();
    assert!(
        lines.len() == 2 && lines[0].starts_with("budgt: ") && lines[1].starts_with("team_size: "),
        "{lines:?}"
    );
    assert_eq!(decide::explain("[1]", &english).expect_err("a list").len(), 1);
}

fn audited(bytes: Vec<u8>) -> (String, bool) {
    let (lines, is_sound) = audit::audit(bytes);
    (lines.join("\n"), is_sound)
}

/// `audit` proves the rulebooks beside it and the shipped ones, and finds what is broken in one that is not.
#[test]
fn audit_example_tells_sound_rulebooks_from_broken_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ["examples/embed/rollout.json", "assets/rulebooks/open-source-licence.json"] {
        let (text, is_sound) = audited(std::fs::read(root.join(path)).expect("the rulebook exists"));
        assert!(is_sound && text.contains("proved: ") && !text.contains("warning"), "{path}: {text}");
    }

    // A small group without an alert.
    let rollout = include_str!("../examples/embed/rollout.json");
    let broken = rollout.replacen(r#""then": {"model": "at_once"}"#, r#""then": {"model": "canary"}"#, 1);
    let (text, is_sound) = audited(broken.into_bytes());
    assert!(!is_sound, "{text}");
    assert!(text.contains("error[broken-invariant]"), "{text}");
    assert!(text.contains("BROKEN: ") && text.contains(r#"{"undo":"fast"}"#), "{text}");

    let (text, is_sound) = audited(b"{}".to_vec());
    assert!(!is_sound && text.starts_with("1:1: error[no-rulebook]"), "{text}");
}

/// `embed` asks only the questions that apply, asks again after an answer that it cannot read, and gives the advice in the
/// form that was asked for.
#[test]
fn embed_example_interviews_and_advises() {
    let run = |form: &str, typed: &str| {
        let mut prompts = Vec::new();
        let advice =
            embed::interview(form, typed.as_bytes(), &mut prompts).expect("the prompts can be written");
        (advice, String::from_utf8(prompts).expect("prompts are text"))
    };
    let (markdown, prompts) = run("", "yes\nwithin minutes\n25.00\n25.000\nno\n");
    assert!(markdown.starts_with("# Advice: Everyone at once\n"), "{markdown}");
    assert_eq!(prompts.matches("How many people use the service?").count(), 2);
    assert!(prompts.contains("- Within minutes\n> "), "{prompts}");

    // Two questions are not asked, and the end of the input leaves the third unknown.
    let (text, prompts) = run("text", "no\n");
    assert!(text.starts_with("Advice: A maintenance window\n"), "{text}");
    assert_eq!(prompts.matches("> ").count(), 2);

    let (html, _) = run("html", "yes\n\n200\nyes\n");
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("A small group first"));
}
