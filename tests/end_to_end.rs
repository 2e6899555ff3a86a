//! Tests of whole interviews in a terminal: from the first question to the advice, killed and resumed, replayed, at every size.

use crate::pty::{Program, Session};
use crate::text::{SALES, assert_hides, assert_shows, shows};
use rustix::process::Signal;
use salesorg::rulebook::{QuestionKind, Rulebook};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";
const CTRL_C: &str = "\x03";
/// Exit status of an interview that was left before its end.
const LEFT_EARLY: u32 = 5;

/// Returns the text of the first column between borders, without spaces.
///
/// Neither wrapping nor a panel beside the column then hides a text.
fn first_column(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    screen
        .rows(0, columns.get())
        .map(|row| {
            let column = row.split(['│', '╮', '┃']).find(|part| !part.trim().is_empty()).unwrap_or_default();
            column.split_whitespace().collect::<String>()
        })
        .collect()
}

/// Returns the keys that answer a question. Questions that are not listed are left open.
fn keys_for(question: &str) -> Vec<String> {
    let key = |keys: &str| vec![keys.to_owned()];
    match question {
        "budget" | "customer_location" => key("3"),
        "team_size" => key("24\r"),
        "region_names" => vec!["Benelux\r".into(), "東京 👩‍💻\r".into(), ENTER.into()],
        "customer_size" => key("4"),
        "culture" => vec!["jj".into(), ENTER.into()],
        "product_count" => key("1\r"),
        _ => key("0"),
    }
}

/// Waits until the screen shows a question.
fn wait_for_question(session: &Session, rulebook: &Rulebook, question: usize) {
    let title: String = rulebook.questions[question].title.get("en").split_whitespace().collect();
    let dashes: String = title.chars().filter(|c| *c != '─').collect();
    session.wait_for(&title, |screen| first_column(screen).replace('─', "").contains(&dashes));
}

/// Answers the questions from index `from`, up to `until` or the review.
fn answer(session: &mut Session, rulebook: &Rulebook, from: usize, until: usize) {
    let skipped = ["industry_names", "product_buyers", "product_names"];
    for question in from..until.min(rulebook.questions.len()) {
        let id = &*rulebook.questions[question].id;
        if skipped.contains(&id) {
            continue;
        }
        wait_for_question(session, rulebook, question);
        for keys in keys_for(id) {
            session.keys(&keys);
        }
    }
}

/// Returns the path of the one session below a home folder.
fn session_file(home: &Path) -> PathBuf {
    fn search(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                search(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "json")
                && folder.ends_with("sessions")
            {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    search(home, &mut found);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn saved(home: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(session_file(home)).expect("the session file exists"))
        .expect("the session file is JSON")
}

fn start(arguments: &[&str]) -> Program {
    Program::salesorg().args(arguments)
}

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

/// Answers everything from a question on, finishes, and waits for the advice.
fn finish(session: &mut Session, rulebook: &Rulebook, from: usize) {
    answer(session, rulebook, from, usize::MAX);
    session.wait_for_message("review-title", &[]);
    session.keys(ENTER);
    session.wait_for_message("advice-recommended", &[]);
}

/// Returns a home folder with a finished session.
fn finished_home() -> TempDir {
    let mut session = start(&["interview", "--name", "Acme BV"]).start();
    finish(&mut session, &shipped(), 0);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    session.into_home()
}

/// A whole interview by keys ends in the advice and is saved with the answers that were typed.
#[test]
fn interview_by_keys_ends_in_saved_advice() {
    let mut session = start(&["interview", "--name", "Acme BV"]).start();
    finish(&mut session, &shipped(), 0);
    let pod = format!("★ {}", SALES.model("pod", "en"));
    session.wait_for_text(&pod);
    session.keys("2");
    session.wait_for_text(&SALES.at("/models/2/diagram/lanes/0/to", "en"));
    session.keys("3");
    session.wait_for_text(&format!("→ {}", SALES.short("relationship", "en")));
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    session.assert_restored();
    let saved = saved(session.home());
    assert_eq!(saved["advice"]["model"], "pod");
    assert_eq!(saved["rulebook"]["digest"], shipped().digest());
    let answers = json!({"budget": "ample", "team_size": 24, "customer_location": "several_countries",
        "region_names": ["Benelux", "東京 👩‍💻"], "customer_size": "mixed", "product_count": 1,
        "culture": "collaborative"});
    assert_eq!(saved["answers"], answers);
    assert_eq!(
        saved["events"].as_array().expect("events").last().expect("the list is not empty")["type"],
        "completed"
    );
}

/// A quick interview leads from eight questions to the advice, and on to the open questions.
#[test]
fn quick_interview_leads_to_advice_and_open_questions() {
    let rulebook = shipped();
    let mut session = start(&["interview", "--quick", "--name", "Acme BV"]).start();
    let essentials = (0..rulebook.questions.len()).filter(|&q| rulebook.questions[q].essential);
    for ((number, question), keys) in
        (1_u32..).zip(essentials).zip(["2", "24\r", "2", "4", "2", "1", "1\r", "2"])
    {
        wait_for_question(&session, &rulebook, question);
        session.wait_for_message("interview-position", &[("number", &number.to_string()), ("count", "8")]);
        session.keys(keys);
    }
    session.wait_for_message("advice-still-open", &[]);
    session.keys("o");
    session.wait_for_message("action-back-advice", &[]);
    // The guide opens over the question and leads back to it.
    session.keys("g");
    session.wait_for("the guide", |screen| {
        screen.contents().contains(" of 18 ┓") && shows(&screen.contents(), "action-back-close", &[])
    });
    session.keys(ESCAPE);
    session.wait_for_message("action-back-advice", &[]);
    session.keys("1");
    session.wait_for_message("interview-answered", &[("number", "9"), ("count", "16")]);
    session.keys(ESCAPE);
    session.wait_for_message("advice-recommended", &[]);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    session.assert_restored();
    let saved = saved(session.home());
    assert_eq!(saved["answers"].as_object().expect("answers").len(), 9);
    let events = saved["events"].as_array().expect("events");
    assert_eq!(events.iter().filter(|event| event["type"] == "completed").count(), 2);
    assert_eq!(saved["advice"]["model"], "assembly_line");
}

/// A killed interview resumes at its question with every answer.
#[test]
fn killed_interview_resumes_at_its_question() {
    let rulebook = shipped();
    let mut session = start(&["interview", "--name", "Acme BV"]).start();
    let size = rulebook.question_index("customer_size").expect("a question");
    answer(&mut session, &rulebook, 0, size);
    wait_for_question(&session, &rulebook, size);
    session.kill();
    session.wait_exit();
    let home = session.into_home();
    let answers = saved(home.path())["answers"].clone();
    assert_eq!(
        answers["region_names"],
        json!(["Benelux", "東京 👩‍💻"]),
        "an answer must be saved before the next question is shown"
    );

    let mut session = start(&["resume"]).start_in(home);
    wait_for_question(&session, &rulebook, size);
    finish(&mut session, &rulebook, size);
    session.keys(CTRL_C);
    session.wait_exit();
    assert_eq!(saved(session.home())["answers"]["budget"], "ample");
}

/// Esc goes back and loses no answer.
#[test]
fn escape_goes_back_and_keeps_answers() {
    let rulebook = shipped();
    let mut session = start(&["interview"]).start();
    answer(&mut session, &rulebook, 0, 2);
    wait_for_question(&session, &rulebook, 2);
    session.keys(ESCAPE);
    wait_for_question(&session, &rulebook, 1);
    session.wait_for("the number that was typed", |screen| screen.contents().contains("24"));
    session.keys(ESCAPE);
    wait_for_question(&session, &rulebook, 0);
    // The cursor is on the answer, so Enter keeps it.
    session.keys(ENTER);
    wait_for_question(&session, &rulebook, 1);
    session.keys(CTRL_C);
    session.wait_exit();
    let saved = saved(session.home());
    assert_eq!(saved["answers"], json!({"budget": "ample", "team_size": 24}));
    assert_eq!(saved["events"].as_array().expect("events").len(), 3, "going back must record no event");
}

/// In a text field a letter is text, not a command.
#[test]
fn text_field_receives_letters() {
    let rulebook = shipped();
    let mut session = start(&["interview"]).start();
    let regions = rulebook.question_index("region_names").expect("a question");
    answer(&mut session, &rulebook, 0, regions);
    wait_for_question(&session, &rulebook, regions);
    session.keys("qrn?");
    session.wait_for_text("qrn?");
    session.keys(CTRL_C);
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
}

/// A saved session replays to its advice.
#[test]
fn replay_ends_on_the_advice() {
    let mut session = start(&["replay", "Acme BV", "--speed", "8"]).start_in(finished_home());
    session.wait_for_message("advice-recommended", &[]);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    session.assert_restored();
}

/// A decision is saved, and shown when the session is opened again.
#[test]
fn decision_is_saved_and_shown_again() {
    let mut session = start(&["resume", "Acme BV"]).start_in(finished_home());
    session.wait_for_message("advice-recommended", &[]);
    session.keys("w");
    session.wait_for_message("decide-title", &[]);
    session.keys("2");
    session.wait_for_message("decide-field-why", &[]);
    session.keys("We know it.");
    session.wait_for_text("We know it.");
    session.keys(ENTER);
    session.wait_for_message("decided", &[("model", &SALES.model("island", "en"))]);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    let home = session.into_home();
    let events = saved(home.path())["events"].clone();
    let last = events.as_array().and_then(|events| events.last()).expect("events");
    assert_eq!((last["type"].as_str(), last["text"].as_str()), (Some("decided"), Some("We know it.")));
    let mut again = start(&["resume", "Acme BV"]).start_in(home);
    again.wait_for_message("decided", &[("model", &SALES.model("island", "en"))]);
    again.wait_for_text("We know it.");
    again.keys("q");
    assert_eq!(again.wait_exit().exit_code(), 0);
}

/// A replay goes forward and backward by steps.
#[test]
fn replay_steps_both_ways() {
    let rulebook = shipped();
    let mut session = start(&["replay", "Acme BV", "--step"]).start_in(finished_home());
    wait_for_question(&session, &rulebook, 0);
    session.keys("\x1b[C\x1b[C\x1b[C");
    wait_for_question(&session, &rulebook, 2);
    session.keys("\x1b[D\x1b[D\x1b[D");
    wait_for_question(&session, &rulebook, 0);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

/// The question is readable at every terminal size.
#[test]
fn question_is_readable_at_every_size() {
    let rulebook = shipped();
    let mut session = start(&["interview"]).size(120, 40).start();
    wait_for_question(&session, &rulebook, 0);
    for (columns, rows) in [(80, 24), (40, 12), (160, 50)] {
        session.resize(columns, rows);
        wait_for_question(&session, &rulebook, 0);
        let QuestionKind::Choice(options) = &rulebook.questions[0].kind else { panic!("a choice") };
        for option in options {
            session.wait_for_text(option.label.get("en"));
        }
    }
    session.resize(30, 8);
    session.wait_for_message("screen-too-small", &[]);
    session.resize(80, 24);
    wait_for_question(&session, &rulebook, 0);
}

/// An interview ended by a signal has every answer.
#[test]
fn signal_keeps_every_answer() {
    let rulebook = shipped();
    let mut session = start(&["interview"]).start();
    answer(&mut session, &rulebook, 0, 3);
    wait_for_question(&session, &rulebook, 3);
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit().exit_code(), 143);
    session.assert_restored();
    assert_eq!(saved(session.home())["answers"], json!({"budget": "ample", "team_size": 24}));
}

/// A second program can read an open session, not write it.
#[test]
fn second_program_cannot_write() {
    let rulebook = shipped();
    let mut first = start(&["interview", "--name", "Acme BV"]).start();
    answer(&mut first, &rulebook, 0, 2);
    wait_for_question(&first, &rulebook, 2);
    let path = session_file(first.home());
    let before = std::fs::read(&path).expect("the session file exists");
    let path_text = path.to_str().expect("a path").to_owned();
    let mut second = start(&["resume", &path_text]).start();
    wait_for_question(&second, &rulebook, 2);
    second.wait_for_message("interview-read-only", &[]);
    second.keys("1");
    second.keys("q");
    assert_eq!(second.wait_exit().exit_code(), LEFT_EARLY);
    let output = second.text();
    assert_shows(&output, "screen-left-unchanged", &[]);
    assert_hides(&output, "cli-saved-resume", &[]);
    assert_eq!(std::fs::read(&path).expect("the session file exists"), before);
    first.keys("1");
    wait_for_question(&first, &rulebook, 3);
    assert_eq!(saved(first.home())["answers"]["growth"], "steady");
}

/// Under a file size limit the answer is kept and the program continues.
#[test]
fn file_size_limit_keeps_the_answer() {
    let rulebook = shipped();
    let mut session = Program::salesorg_in_shell(r#"ulimit -f 0; "$0" interview; echo "ended $?""#).start();
    wait_for_question(&session, &rulebook, 0);
    session.keys("3");
    session.wait_for_message("interview-unsaved", &[]);
    wait_for_question(&session, &rulebook, 0);
    session.keys(CTRL_C);
    session.wait_for_message("interview-unsaved-leaving-all", &[]);
    session.keys(CTRL_C);
    session.wait_for_text("ended 1");
    session.assert_restored();
    let output: String = session.text().split_whitespace().collect();
    assert!(output.contains("/sessions/") && output.contains(".json:"), "the file must be named: {output}");
}

/// The command that is shown on leaving resumes the interview.
#[test]
fn resume_hint_resumes_the_interview() {
    let rulebook = shipped();
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut session = Program::salesorg_in_shell(
        r#"PATH=$(dirname "$0"):$PATH; salesorg --data-dir "my data" interview; echo ready; read line; eval "$line""#,
    )
    .size(160, 40)
    .start_in(home);
    wait_for_question(&session, &rulebook, 0);
    session.keys("3");
    wait_for_question(&session, &rulebook, 1);
    session.keys(CTRL_C);
    session.wait_for_message("cli-saved-resume", &[]);
    session.wait_for("the command", |screen| {
        screen.contents().contains("  salesorg --data-dir='my data' resume ")
    });
    // Before the program has ended it may still read what is typed.
    session.wait_for_text("ready");
    let text = session.text();
    let command = text
        .lines()
        .find_map(|line| line.strip_prefix("  salesorg "))
        .expect("the command is shown")
        .to_owned();
    session.keys(&format!("salesorg {}\n", command.trim_end()));
    wait_for_question(&session, &rulebook, 1);
    session.keys(CTRL_C);
    session.wait_exit();
}

/// Control characters in names from a file do not reach the terminal.
#[test]
fn names_are_sanitized_on_the_terminal() {
    let rulebook = shipped();
    let home = TempDir::new().expect("a temporary folder can be created");
    let answers = home.path().join("answers.json");
    let hostile = json!({"customer_location": "several_regions", "region_names": ["\u{1b}[2J\u{1b}]0;owned\u{7}", "\u{202e}x"]});
    std::fs::write(&answers, hostile.to_string()).expect("a file");
    let mut session =
        start(&["interview", "--name", "a\u{1b}[31mb", "--from", "answers.json"]).start_in(home);
    wait_for_question(&session, &rulebook, 0);
    session.keys("r");
    session.wait_for_text("␛[2J␛]0;owned␇");
    let bytes = String::from_utf8_lossy(&session.bytes()).into_owned();
    assert!(!bytes.contains("\x1b]0;") && !bytes.contains('\u{202e}') && !bytes.contains("a\x1b[31mb"));
    session.keys("q");
    session.wait_exit();
}
