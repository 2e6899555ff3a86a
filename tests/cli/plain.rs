//! Interviews through a pipe: what is typed is kept, whatever happens.

use super::{World, read_json};
use serde_json::json;

/// A finished interview is saved with its advice.
#[test]
fn plain_interview_saves_its_advice() {
    let world = World::new();
    // Ample, 24 people, then unknown to the end, and Enter on the review.
    let mut typed = b"3\n24\n".to_vec();
    typed.extend(b"s\n".repeat(13));
    typed.extend(b"\n");
    let said = world.run_on(&["interview", "--plain", "--name", "Acme"], &typed).ok();
    assert!(said.contains("Question 1 of 15") && said.contains("\nAdvice: "), "{said}");
    let [path] = &world.sessions()[..] else { panic!("one session") };
    let session = read_json(path);
    assert_eq!((&session["name"], &session["language"]), (&json!("Acme"), &json!("en")));
    assert_eq!(session["answers"], json!({"budget": "ample", "team_size": 24}));
    let advice = world.run(&["advise", path.to_str().expect("text"), "--format", "json"]).json();
    assert_eq!(session["advice"]["model"], advice["model"]["id"]);
    let kinds: Vec<_> = (session["events"].as_array().expect("a list").iter())
        .map(|event| event["type"].as_str().expect("a type"))
        .collect();
    assert_eq!(kinds[..4], ["started", "answered", "answered", "skipped"]);
    assert_eq!(kinds.last(), Some(&"completed"));
}

/// The end of the input saves the interview, and `resume` continues there.
#[test]
fn plain_interview_saves_at_end_of_input() {
    let world = World::new();
    let said = world.run_on(&["interview", "--plain"], b"3\nx\n24\nn by May\n").left_early();
    assert!(said.contains("Saved. To go on from here:\n  salesorg --data-dir="), "{said}");
    let path = world.sessions().remove(0);
    assert_eq!(read_json(&path)["answers"], json!({"budget": "ample", "team_size": 24}));
    assert_eq!(read_json(&path)["notes"], json!({"growth": "by May"}));

    let said = world.run_on(&["resume", "--plain"], b"fast\n").left_early();
    assert!(said.contains("Question 3 of 15") && !said.contains("Question 1 of 15"), "{said}");
    assert_eq!(read_json(&path)["answers"]["growth"], "fast");
    assert_eq!(world.sessions(), [path]);
}

/// An interview without an answer leaves no session.
#[test]
fn plain_interview_without_answers_is_not_saved() {
    let world = World::new();
    let said = world.run(&["interview", "--plain"]).left_early();
    assert!(said.ends_with("Nothing was answered, so nothing is saved.\n"), "{said}");
    assert!(!world.path("data").exists());
    let lines = world.run(&["resume", "--plain"]).failed(2);
    assert!(lines[0].starts_with("there is no unfinished session"), "{lines:?}");
}

/// An interview can start from a file of answers.
#[test]
fn plain_interview_starts_from_a_file() {
    let world = World::new();
    world.file("known.json", r#"{"budget": "ample", "growth": "fast"}"#);
    let said = world.run_on(&["interview", "--plain", "--from", "known.json"], b"24\n\nq\n").left_early();
    assert!(said.contains("Question 2 of 15") && !said.contains("Question 1 of 15"), "{said}");
    assert!(said.contains("Your answer now: Fast. Enter keeps it."), "{said}");
    let answers = &read_json(&world.sessions()[0])["answers"];
    assert_eq!(*answers, json!({"budget": "ample", "growth": "fast", "team_size": 24}));

    world.file("wrong.json", r#"{"budget": "ampel"}"#);
    world.run(&["interview", "--plain", "--from", "wrong.json"]).failed(3);
    world.run(&["interview", "--plain", "--from", "missing.json"]).failed(1);
}

/// A session's name has 1 to 80 characters.
#[test]
fn session_name_length_is_limited() {
    let world = World::new();
    for name in [" ", &"x".repeat(81)] {
        let lines = world.run(&["interview", "--plain", "--name", name]).failed(2);
        assert!(lines[0].starts_with("--name: "), "{lines:?}");
    }
}

/// If nothing can be saved, the interview says so and ends with exit status 1.
#[test]
fn plain_interview_exits_1_if_saving_fails() {
    let world = World::new();
    world.file("data", "a file is in the way");
    let ran = world.run_on(&["interview", "--plain"], b"3\nq\n");
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains("This could not be saved and will be tried again"), "{}", ran.out);
    assert!(!ran.err.is_empty());
}

/// `resume` opens a finished interview at its answers.
#[test]
fn resume_of_a_finished_interview_opens_its_answers() {
    let world = World::new();
    let mut typed = b"3\n24\n".to_vec();
    typed.extend(b"s\n".repeat(13));
    typed.extend(b"\n");
    world.run_on(&["interview", "--plain", "--name", "Acme"], &typed).ok();
    let said = world.run_on(&["resume", "acme", "--plain"], b"1\ntight\nq\n").left_early();
    assert!(said.contains("Your answers"), "{said}");
    let session = read_json(&world.sessions()[0]);
    assert_eq!(session["answers"]["budget"], "tight");
    assert!(session["advice"].is_object(), "the advice stands until the next completion");
}

/// A replay lists the interview and ends with the advice.
#[test]
fn plain_replay_ends_on_the_advice() {
    let world = World::new();
    let typed = b"3\nb\ntight\nn by May\nq\n";
    world.run_on(&["interview", "--plain", "--name", "Acme"], typed).left_early();
    let said = world.run(&["replay", "Acme", "--plain"]).ok();
    for part in
        ["Session: Acme", "Answer: Ample", "Changed: Tight (before: Ample)", "Note: by May", "Advice: "]
    {
        assert!(said.contains(part), "{part} is missing in\n{said}");
    }
    assert!(!said.contains('\u{1b}'));
    let stepped = world.run_on(&["replay", "Acme", "--plain", "--step"], b"\n").ok();
    assert_eq!(stepped.matches("\n> ").count(), 2, "a line and the end of the input:\n{stepped}");
}

/// Answers that the current rulebook does not know are reported.
#[test]
fn resume_reports_unknown_answers() {
    let world = World::new();
    world.run_on(&["interview", "--plain", "--name", "Old"], b"3\n24\nq\n").left_early();
    let path = world.sessions().remove(0);
    let mut session = read_json(&path);
    session["events"][1]["value"] = json!("lavish");
    session["answers"]["budget"] = json!("lavish");
    session["events"][2]["question"] = json!("head_count");
    session["answers"] = json!({"budget": "lavish", "head_count": 24});
    session["rulebook"]["version"] = json!("0.9.0");
    std::fs::write(&path, session.to_string()).expect("written");
    for arguments in [["replay", "Old", "--plain"], ["resume", "Old", "--plain"], ["sessions", "show", "Old"]]
    {
        let ran = world.run(&arguments);
        let said = if arguments[0] == "resume" { ran.left_early() } else { ran.ok() };
        assert!(said.contains("  ! budget: \"lavish\" is not an option"), "{said}");
        assert!(said.contains("  ! head_count: \"head_count\" is not a question"), "{said}");
    }
    let lines = world.run(&["advise", path.to_str().expect("text")]).failed(3);
    assert!(lines[0].contains("answers.budget: \"lavish\" is not an option"), "{lines:?}");
}

/// The command that is shown on leaving repeats the options and works.
#[test]
fn resume_hint_repeats_the_flags() {
    let world = World::new();
    let folder = world.path("a rather long and winding name of a folder, it's here");
    let folder = folder.to_str().expect("text");
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    let arguments = ["interview", "--plain", "--data-dir", folder, "--rulebook", book, "--name", "To work"];
    let said = world.run_on(&arguments, b"5\nq\n").left_early();
    let told: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("  salesorg ")).collect();
    let [told] = told[..] else { panic!("one command:\n{said}") };
    assert!(told.len() > 80, "it is not broken: {told}");
    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", &format!("\"$0\" {told}"), env!("CARGO_BIN_EXE_salesorg")]).env_clear();
    let output = shell.stdin(std::process::Stdio::null()).output().expect("it starts");
    let again = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.code() == Some(5) && again.contains("Question 2 of 4"), "{output:?}");
}

/// A session outside the library is named by its path.
#[test]
fn resume_hint_names_other_files_by_path() {
    let world = World::new();
    world.run_on(&["interview", "--plain"], b"3\nq\n").left_early();
    let path = world.sessions().remove(0);
    let id = path.file_name().expect("a name");
    let elsewhere = world.path("data").join(id);
    std::fs::rename(&path, &elsewhere).expect("moved");
    let said =
        world.run_on(&["resume", "--plain", elsewhere.to_str().expect("text")], b"24\nq\n").left_early();
    assert!(said.contains(&format!("resume {}\n", elsewhere.display())), "{said}");
}

/// If the answer cannot be saved, the same question is asked again.
#[test]
#[cfg(unix)]
fn plain_interview_asks_again_if_saving_fails() {
    let world = World::new();
    let mut command = std::process::Command::new("/bin/sh");
    command
        .args(["-c", r#"ulimit -f 0; printf '3\n\nq\n' | "$0" interview --plain 2>&1 | cat"#])
        .arg(env!("CARGO_BIN_EXE_salesorg"))
        .env("SALESORG_DATA_DIR", world.path("data"))
        .env("LANG", "C.UTF-8");
    let said = String::from_utf8(command.output().expect("it starts").stdout).expect("text");
    assert!(said.contains("could not be saved") && !said.contains("Question 2 of"), "{said}");
    let file = "data/sessions/";
    assert!(said.lines().last().is_some_and(|line| line.contains(file)), "the file is named: {said}");
}

/// A quick interview asks eight questions and offers the others.
#[test]
fn quick_interview_asks_eight_questions() {
    let world = World::new();
    let arguments = ["interview", "--plain", "--quick", "--name", "Acme"];
    let said = world.run_on(&arguments, b"2\n24\n2\n4\n2\n1\n1\n2\ny\n2\n").ok();
    assert!(
        said.contains("Question 8 of 8") && said.contains("Answer one more? This one matters most now: "),
        "{said}"
    );
    assert_eq!(said.matches("\nAdvice: ").count(), 2, "before and after the answer more:\n{said}");
    let session = read_json(&world.sessions()[0]);
    assert_eq!(session["answers"].as_object().expect("answers").len(), 9);
    assert_eq!(session["events"][0]["quick"], true);
    assert!(session["advice"]["model"].is_string());
    // Left in the middle it goes on as a quick one.
    world.run_on(&["interview", "--plain", "--quick", "--name", "Other"], b"2\n24\nq\n").left_early();
    let said = world.run_on(&["resume", "Other", "--plain"], b"2\nq\n").left_early();
    assert!(said.contains("Question 3 of 8"), "{said}");
}

/// Essential questions that a file answers are not asked.
#[test]
fn quick_interview_skips_answered_essentials() {
    let world = World::new();
    world.file("known.json", r#"{"budget": "ample", "culture": "balanced", "growth": "fast"}"#);
    let dutch = ["--lang", "nl", "interview", "--plain", "--quick", "--from", "known.json"];
    let said = world.run_on(&dutch, b"24\n1\n3\n2\n1\n1\nnee\n").ok();
    assert!(said.contains("Vraag 2 van 8") && said.contains("Vraag 7 van 8"), "{said}");
    assert!(!said.contains("Vraag 1 van 8") && !said.contains("Vraag 8 van 8"), "{said}");
    assert!(said.contains("Nog een vraag beantwoorden?"), "{said}");
    let all = r#"{"budget": "ample", "culture": "balanced", "team_size": 24, "customer_location": "one_area",
        "customer_size": "mid", "relationship": "balanced", "named_accounts": "no", "product_count": 1}"#;
    world.file("all.json", all);
    let said = world.run(&["interview", "--plain", "--quick", "--from", "all.json", "--name", "All"]).ok();
    assert!(!said.contains("Question") && said.contains("Advice: "), "{said}");
    let finished = world.run(&["sessions", "show", "All", "--format", "json"]).json();
    assert_eq!(finished["events"].as_array().expect("events").last().expect("one")["type"], "completed");
}
