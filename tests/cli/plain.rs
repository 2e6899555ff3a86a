//! Tests of interviews in plain mode, through a pipe.

use super::{Sandbox, read_json};
use crate::text::{Pattern, SALES, assert_hides, assert_shows, assert_shows_in, text};
use serde_json::json;

/// A finished interview is saved with its advice.
#[test]
fn plain_interview_saves_its_advice() {
    let sandbox = Sandbox::new();
    // An ample budget, 24 sellers, all else unknown, and Enter on the review.
    let mut typed = b"3\n24\n".to_vec();
    typed.extend(b"s\n".repeat(13));
    typed.extend(b"\n");
    let output = sandbox.run_on(&["interview", "--plain", "--name", "Acme"], &typed).ok();
    assert_shows(&output, "plain-question", &[("number", "1"), ("count", "15")]);
    assert_shows(&output, "report-title", &[]);
    let [path] = &sandbox.sessions()[..] else { panic!("one session") };
    let session = read_json(path);
    assert_eq!((&session["name"], &session["language"]), (&json!("Acme"), &json!("en")));
    assert_eq!(session["answers"], json!({"budget": "ample", "team_size": 24}));
    let advice = sandbox.run(&["advise", path.to_str().expect("UTF-8 text"), "--format", "json"]).json();
    assert_eq!(session["advice"]["model"], advice["model"]["id"]);
    let kinds: Vec<_> = (session["events"].as_array().expect("a list in the JSON").iter())
        .map(|event| event["type"].as_str().expect("a type"))
        .collect();
    assert_eq!(kinds[..4], ["started", "answered", "answered", "skipped"]);
    assert_eq!(kinds.last(), Some(&"completed"));
}

/// The end of the input saves the interview, and `resume` continues there.
#[test]
fn plain_interview_saves_at_end_of_input() {
    let sandbox = Sandbox::new();
    let output = sandbox.run_on(&["interview", "--plain"], b"3\nx\n24\nn by May\n").left_early();
    assert!(
        output.contains(&format!("{}\n  salesorg --data-dir=", text("cli-saved-resume", &[]))),
        "{output}"
    );
    let path = sandbox.sessions().remove(0);
    assert_eq!(read_json(&path)["answers"], json!({"budget": "ample", "team_size": 24}));
    assert_eq!(read_json(&path)["notes"], json!({"growth": "by May"}));

    let output = sandbox.run_on(&["resume", "--plain"], b"fast\n").left_early();
    assert_shows(&output, "plain-question", &[("number", "3"), ("count", "15")]);
    assert_hides(&output, "plain-question", &[("number", "1"), ("count", "15")]);
    assert_eq!(read_json(&path)["answers"]["growth"], "fast");
    assert_eq!(sandbox.sessions(), [path]);
}

/// An interview without an answer leaves no session.
#[test]
fn plain_interview_without_answers_is_not_saved() {
    let sandbox = Sandbox::new();
    let output = sandbox.run(&["interview", "--plain"]).left_early();
    assert!(output.ends_with(&(text("cli-nothing-saved", &[]) + "\n")), "{output}");
    assert!(!sandbox.path("data").exists());
    let lines = sandbox.run(&["resume", "--plain"]).failed(2);
    assert_eq!(lines, [text("cli-nothing-to-resume", &[])]);
}

/// An interview can start from a file of answers.
#[test]
fn plain_interview_starts_from_a_file() {
    let sandbox = Sandbox::new();
    sandbox.file("known.json", r#"{"budget": "ample", "growth": "fast"}"#);
    let output = sandbox.run_on(&["interview", "--plain", "--from", "known.json"], b"24\n\nq\n").left_early();
    assert_shows(&output, "plain-question", &[("number", "2"), ("count", "15")]);
    assert_hides(&output, "plain-question", &[("number", "1"), ("count", "15")]);
    assert_shows(&output, "plain-answer-now", &[("answer", &SALES.option("growth", "fast", "en"))]);
    let answers = &read_json(&sandbox.sessions()[0])["answers"];
    assert_eq!(*answers, json!({"budget": "ample", "growth": "fast", "team_size": 24}));

    sandbox.file("wrong.json", r#"{"budget": "ampel"}"#);
    sandbox.run(&["interview", "--plain", "--from", "wrong.json"]).failed(3);
    sandbox.run(&["interview", "--plain", "--from", "missing.json"]).failed(1);
}

/// A session's name has 1 to 80 characters.
#[test]
fn session_name_length_is_limited() {
    let sandbox = Sandbox::new();
    for name in [" ", &"x".repeat(81)] {
        let lines = sandbox.run(&["interview", "--plain", "--name", name]).failed(2);
        assert!(lines[0].starts_with("--name: "), "{lines:?}");
    }
}

/// If nothing can be saved, the interview says so and ends with exit status 1.
#[test]
fn plain_interview_exits_1_if_saving_fails() {
    let sandbox = Sandbox::new();
    sandbox.file("data", "a file is in the way");
    let result = sandbox.run_on(&["interview", "--plain"], b"3\nq\n");
    assert_eq!(result.status, 1, "{}", result.stderr);
    assert_shows(&result.stdout, "plain-not-saved", &[]);
    assert!(!result.stderr.is_empty());
}

/// `resume` opens a finished interview at its answers.
#[test]
fn resume_of_a_finished_interview_opens_its_answers() {
    let sandbox = Sandbox::new();
    let mut typed = b"3\n24\n".to_vec();
    typed.extend(b"s\n".repeat(13));
    typed.extend(b"\n");
    sandbox.run_on(&["interview", "--plain", "--name", "Acme"], &typed).ok();
    let output = sandbox.run_on(&["resume", "acme", "--plain"], b"1\ntight\nq\n").left_early();
    assert_shows(&output, "plain-review", &[]);
    let session = read_json(&sandbox.sessions()[0]);
    assert_eq!(session["answers"]["budget"], "tight");
    assert!(session["advice"].is_object(), "the advice is kept until the next completion");
}

/// A replay lists the interview and ends with the advice.
#[test]
fn plain_replay_ends_on_the_advice() {
    let sandbox = Sandbox::new();
    let typed = b"3\nb\ntight\nn by May\nq\n";
    sandbox.run_on(&["interview", "--plain", "--name", "Acme"], typed).left_early();
    let output = sandbox.run(&["replay", "Acme", "--plain"]).ok();
    let [ample, tight] = ["ample", "tight"].map(|id| SALES.option("budget", id, "en"));
    assert_shows(&output, "cli-session-title", &[("name", "Acme")]);
    assert_shows(&output, "plain-replay-answered", &[("answer", &ample)]);
    assert_shows(&output, "plain-replay-changed", &[("answer", &tight), ("before", &ample)]);
    assert_shows(&output, "plain-note", &[("text", "by May")]);
    assert_shows(&output, "report-title", &[]);
    assert!(!output.contains('\u{1b}'));
    let stepped = sandbox.run_on(&["replay", "Acme", "--plain", "--step"], b"\n").ok();
    assert_eq!(
        stepped.matches("\n? ").count(),
        2,
        "expected a prompt for the line and one for the end of the input:\n{stepped}"
    );
}

/// Answers that the current rulebook does not know are reported.
#[test]
fn resume_reports_unknown_answers() {
    let sandbox = Sandbox::new();
    sandbox.run_on(&["interview", "--plain", "--name", "Old"], b"3\n24\nq\n").left_early();
    let path = sandbox.sessions().remove(0);
    let mut session = read_json(&path);
    session["events"][1]["value"] = json!("lavish");
    session["answers"]["budget"] = json!("lavish");
    session["events"][2]["question"] = json!("head_count");
    session["answers"] = json!({"budget": "lavish", "head_count": 24});
    session["rulebook"]["version"] = json!("0.9.0");
    std::fs::write(&path, session.to_string()).expect("the file can be written");
    for arguments in [["replay", "Old", "--plain"], ["resume", "Old", "--plain"], ["sessions", "show", "Old"]]
    {
        let result = sandbox.run(&arguments);
        let output = if arguments[0] == "resume" { result.left_early() } else { result.ok() };
        // Plain mode has no signs that are read aloud.
        let mark = if arguments.contains(&"--plain") { "" } else { "! " };
        let is_listed = |id| output.contains(&format!("  {mark}{id}: "));
        assert!(is_listed("budget") && is_listed("head_count"), "{output}");
        assert_shows(&output, "problem-unknown-option", &[("given", "lavish")]);
        assert_shows(&output, "problem-unknown-question", &[("given", "head_count")]);
    }
    let lines = sandbox.run(&["advise", path.to_str().expect("UTF-8 text")]).failed(3);
    assert!(lines[0].contains("answers.budget: "), "{lines:?}");
    assert_shows(&lines[0], "problem-unknown-option", &[("given", "lavish")]);
}

/// The command that is shown on leaving repeats the options and works.
#[test]
fn resume_hint_repeats_the_flags() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("a rather long and winding name of a folder, it's here");
    let folder = folder.to_str().expect("UTF-8 text");
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    let arguments = ["interview", "--plain", "--data-dir", folder, "--rulebook", book, "--name", "To work"];
    let output = sandbox.run_on(&arguments, b"5\nq\n").left_early();
    let hints: Vec<_> = output.lines().filter_map(|line| line.strip_prefix("  salesorg ")).collect();
    let [hint] = hints[..] else { panic!("one command:\n{output}") };
    assert!(hint.len() > 80, "the command must not be wrapped: {hint}");
    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", &format!("\"$0\" {hint}"), env!("CARGO_BIN_EXE_salesorg")]).env_clear();
    let output = shell.stdin(std::process::Stdio::null()).output().expect("the program starts");
    let again = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(5), "{output:?}");
    assert_shows(&again, "plain-question", &[("number", "2"), ("count", "4")]);
}

/// A session outside the library is named by its path.
#[test]
fn resume_hint_names_other_files_by_path() {
    let sandbox = Sandbox::new();
    sandbox.run_on(&["interview", "--plain"], b"3\nq\n").left_early();
    let path = sandbox.sessions().remove(0);
    let id = path.file_name().expect("a name");
    let elsewhere = sandbox.path("data").join(id);
    std::fs::rename(&path, &elsewhere).expect("the file can be moved");
    let output = sandbox
        .run_on(&["resume", "--plain", elsewhere.to_str().expect("UTF-8 text")], b"24\nq\n")
        .left_early();
    assert!(output.contains(&format!("resume {}\n", elsewhere.display())), "{output}");
}

/// If the answer cannot be saved, the same question is asked again.
#[test]
#[cfg(unix)]
fn plain_interview_asks_again_if_saving_fails() {
    let sandbox = Sandbox::new();
    let mut command = std::process::Command::new("/bin/sh");
    command
        .args(["-c", r#"ulimit -f 0; printf '3\n\nq\n' | "$0" interview --plain 2>&1 | cat"#])
        .arg(env!("CARGO_BIN_EXE_salesorg"))
        .env("SALESORG_DATA_DIR", sandbox.path("data"))
        .env("LANG", "C.UTF-8");
    let output = String::from_utf8(command.output().expect("the program starts").stdout).expect("UTF-8 text");
    assert_shows(&output, "plain-not-saved", &[]);
    assert_hides(&output, "plain-question", &[("number", "2")]);
    let file = "data/sessions/";
    assert!(
        output.lines().last().is_some_and(|line| line.contains(file)),
        "the file must be named: {output}"
    );
}

/// A quick interview asks eight questions and offers the others.
#[test]
fn quick_interview_asks_eight_questions() {
    let sandbox = Sandbox::new();
    let arguments = ["interview", "--plain", "--quick", "--name", "Acme"];
    let output = sandbox.run_on(&arguments, b"2\n24\n2\n4\n2\n1\n1\n2\ny\n2\n").ok();
    assert_shows(&output, "plain-question-section", &[("number", "8"), ("count", "8")]);
    assert_shows(&output, "plain-more", &[]);
    let advice = text("report-title", &[("model", "")]);
    // Before and after the ninth answer.
    assert_eq!(output.matches(&format!("\n{advice}")).count(), 2, "{output}");
    let session = read_json(&sandbox.sessions()[0]);
    assert_eq!(session["answers"].as_object().expect("answers").len(), 9);
    assert_eq!(session["events"][0]["quick"], true);
    assert!(session["advice"]["model"].is_string());
    // A quick interview that was left resumes as a quick one.
    sandbox.run_on(&["interview", "--plain", "--quick", "--name", "Other"], b"2\n24\nq\n").left_early();
    let output = sandbox.run_on(&["resume", "Other", "--plain"], b"2\nq\n").left_early();
    assert_shows(&output, "plain-question", &[("number", "3"), ("count", "8")]);
}

/// Essential questions that a file answers are not asked.
#[test]
fn quick_interview_skips_answered_essentials() {
    let sandbox = Sandbox::new();
    sandbox.file("known.json", r#"{"budget": "ample", "culture": "balanced", "growth": "fast"}"#);
    let dutch = ["--lang", "nl", "interview", "--plain", "--quick", "--from", "known.json"];
    let output = sandbox.run_on(&dutch, b"24\n1\n3\n2\n1\n1\nnee\n").ok();
    for (number, asked) in [("1", false), ("2", true), ("7", true), ("8", false)] {
        // The first question of a section names it.
        let is_asked = ["plain-question", "plain-question-section"]
            .iter()
            .any(|key| Pattern::new("nl", key, &[("number", number), ("count", "8")]).is_in(&output));
        assert_eq!(is_asked, asked, "question {number} in\n{output}");
    }
    assert_shows_in("nl", &output, "plain-more", &[]);
    let all = r#"{"budget": "ample", "culture": "balanced", "team_size": 24, "customer_location": "one_area",
        "customer_size": "mid", "relationship": "balanced", "named_accounts": "no", "product_count": 1}"#;
    sandbox.file("all.json", all);
    let output =
        sandbox.run(&["interview", "--plain", "--quick", "--from", "all.json", "--name", "All"]).ok();
    assert_hides(&output, "plain-question", &[]);
    assert_shows(&output, "report-title", &[]);
    let finished = sandbox.run(&["sessions", "show", "All", "--format", "json"]).json();
    assert_eq!(
        finished["events"].as_array().expect("events").last().expect("the list is not empty")["type"],
        "completed"
    );
}
