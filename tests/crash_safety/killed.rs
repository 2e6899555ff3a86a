//! Kills the program at 200 random moments of interviews, in plain mode and on the screen, and checks what is saved.

use super::{PlainProgram, command, count_recorded, number, question_prefix, run, saved};
use crate::pty::Program;
use crate::text::{assert_shows, text};
use salesorg::interview::Interview;
use salesorg::rulebook::{Answers, QuestionKind, Rulebook, Value};
use salesorg::session::Store;
use std::sync::Arc;
use tempfile::TempDir;

/// A random number generator with a fixed seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("the number fits")
    }
}

/// Returns, for each question of an interview in which every answer is "1", whether the answer is a number.
fn questions() -> Vec<bool> {
    let rulebook = Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid"));
    let is_number =
        |question: usize| matches!(rulebook.questions[question].kind, QuestionKind::Integer { .. });
    let mut answers = Answers::new();
    for question in 0..rulebook.questions.len() {
        let first = match rulebook.questions[question].kind {
            QuestionKind::Choice(_) => Value::Choice(0),
            QuestionKind::Integer { .. } => Value::Number(1),
            QuestionKind::Names { .. } => continue,
        };
        answers.set(question, Some(first));
    }
    // No list is asked for then. If that changes, the counts of the tests fail.
    let interview = Interview::new(Arc::clone(&rulebook), answers);
    interview.asked_questions().map(is_number).collect()
}

/// In plain mode, a kill at any moment loses no acknowledged answer.
#[test]
fn kill_in_plain_mode_keeps_acknowledged_answers() {
    let questions = questions();
    let mut random = Random(0x5a1e_50f6_0001_2026);
    let mut lost_tail = 0;
    let question = question_prefix();
    for round in 0..160 {
        let home = TempDir::new().expect("a temporary folder can be created");
        let mut lines = PlainProgram::interview(home.path());
        // Everything is typed in advance, so that the program is always busy, and is killed somewhere in its output.
        let answered = random.below(questions.len()) + 1;
        let mut typed = String::new();
        for _ in 0..answered {
            typed.push_str(if random.below(4) == 0 { "n by May\n1\n" } else { "1\n" });
        }
        typed.push_str(if answered == questions.len() { "\n" } else { "" });
        lines.type_text(&typed);
        for _ in 0..=random.below(answered) {
            lines.read_until(question.trim_end());
        }
        lines.read_more(random.below(150));
        let output = lines.kill();

        let shown = output.matches(&format!("\n{question}")).count();
        let notes = output.matches(&text("plain-note-saved", &[])).count();
        let session = saved(home.path());
        let (answers, saved_notes) = count_recorded(session.as_ref());
        assert!(answers + 1 >= shown, "round {round}: {answers} saved and question {shown} shown");
        assert!(saved_notes >= notes, "round {round}: {saved_notes} notes saved of {notes}");
        lost_tail += usize::from(answers < answered);
        let Some(session) = session else { continue };

        let mut again = PlainProgram::start(command(home.path(), &["resume", "--plain", session.id()]));
        let goes_on = if session.is_completed() || answers == questions.len() { "q\n" } else { "1\nq\n" };
        again.type_text(goes_on);
        let (status, output, err) = again.finish();
        let left_early = if session.is_completed() { 0 } else { 5 };
        assert_eq!((status, &*err), (Some(left_early), ""), "round {round}: {output}");
        let (after, _) = count_recorded(saved(home.path()).as_ref());
        assert_eq!(after, answers + usize::from(goes_on != "q\n"), "round {round}: {output}");
        let left = Store::new(home.path().join("sessions")).leftovers().expect("the folder can be listed");
        assert!(goes_on == "q\n" || left.is_empty(), "the next save must remove temporary files: {left:?}");
    }
    assert!(lost_tail > 40, "only {lost_tail} kills came before the last answer was saved");
}

/// On the screen, a kill at any moment loses no acknowledged answer.
#[test]
fn kill_on_screen_keeps_acknowledged_answers() {
    let questions = questions();
    let mut random = Random(0x5a1e_50f6_0002_2026);
    for round in 0..40 {
        let answered = random.below(questions.len() - 1) + 1;
        let until = random.below(answered) + 1;
        let mut screen = Program::salesorg().args(["interview", "--data-dir", "."]).start();
        screen.wait_for("the first question", |screen| number(&screen.contents()) == Some(1));
        let typed: String =
            questions[..answered].iter().map(|number| if *number { "1\r" } else { "1" }).collect();
        screen.keys(&typed);
        screen.wait_for("some question", |screen| number(&screen.contents()) >= Some(until));
        screen.kill();
        screen.wait_exit();
        let shown = number(&screen.text()).expect("a question");
        let home = screen.into_home();
        let session = saved(home.path());
        let (answers, _) = count_recorded(session.as_ref());
        assert!(answers + 1 >= shown, "round {round}: {answers} saved and question {shown} shown");
        let Some(session) = session else { continue };

        let mut again = Program::salesorg().args(["resume", "--data-dir", ".", session.id()]).start_in(home);
        again.wait_for("the next question", |screen| number(&screen.contents()) == Some(answers + 1));
        again.keys("\x03");
        assert_eq!(again.wait_exit().exit_code(), 5, "round {round}");
        assert_eq!(saved(again.home()).as_ref(), Some(&session), "round {round}");
    }
}

/// The lock of a killed program blocks nothing; that of a running one blocks changes by other programs.
#[test]
fn lock_blocks_only_while_its_program_lives() {
    let home = TempDir::new().expect("a temporary folder can be created");
    let mut first = PlainProgram::interview(home.path());
    first.type_text("1\n");
    first.read_until_question(2);
    let before = saved(home.path()).expect("the session is saved");
    for arguments in [
        &["resume", "--plain", "Acme"][..],
        &["sessions", "rename", "Acme", "Other"],
        &["sessions", "delete", "Acme", "--yes"],
    ] {
        let (status, _, err) = run(home.path(), arguments);
        assert_eq!(status, 1, "{err}");
        assert_shows(&err, "session-in-use", &[]);
    }
    for arguments in
        [&["sessions", "show", "Acme"][..], &["replay", "--plain", "Acme"], &["sessions", "export", "Acme"]]
    {
        let (status, _, err) = run(home.path(), arguments);
        assert_eq!((status, &*err), (0, ""), "reading needs no lock");
    }
    assert_eq!(saved(home.path()), Some(before));
    // The first program is not affected by the others.
    first.type_text("1\n");
    first.read_until_question(3);
    first.kill();
    let mut again = PlainProgram::start(command(home.path(), &["resume", "--plain"]));
    again.type_text("1\nq\n");
    assert_eq!(again.finish().0, Some(5));
    assert_eq!(count_recorded(saved(home.path()).as_ref()).0, 3);
    assert_eq!(run(home.path(), &["sessions", "rename", "Acme", "Other"]).0, 0);
}
