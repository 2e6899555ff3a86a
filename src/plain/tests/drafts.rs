//! Tests of drafts: they are shown and stored, and never become answers by themselves.

use super::{Conversation, names, new_interview, number, run_in};
use crate::interview::{Event, Interview};
use crate::plain::Interrupted;
use crate::rulebook::tests::commute;
use crate::rulebook::{Answers, Value};
use crate::session::{Draft, Drafts};
use std::io;
use std::io::{BufReader, Read};
use std::sync::Arc;

/// How the input ends.
#[derive(Clone, Copy)]
enum Ending {
    Terminal,
    Pipe,
    Interrupted,
}

/// A reader for the end of an input.
struct EndOfInput(Ending);

impl Read for EndOfInput {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        match self.0 {
            Ending::Interrupted => Err(io::Error::other(Interrupted)),
            Ending::Terminal | Ending::Pipe => Ok(0),
        }
    }
}

/// Runs an interview with a typed text and the drafts of an earlier one.
fn run_text(interview: Interview, text: &str, ending: Ending, drafts: &Drafts) -> Conversation {
    let folder = tempfile::tempdir().expect("a temporary folder can be created");
    let mut input = BufReader::new(text.as_bytes().chain(EndOfInput(ending)));
    run_in(folder.path(), interview, drafts, &mut input, matches!(ending, Ending::Pipe))
}

/// Runs a new interview on the small rulebook with a typed text.
fn run_new(text: &str, ending: Ending) -> Conversation {
    run_text(new_interview(), text, ending, &Drafts::default())
}

fn draft(text: &str) -> Draft {
    Draft::new(text).expect("the text is not blank")
}

/// Checks that a line without Enter is a draft on a terminal, and an answer in a pipe.
#[test]
fn unfinished_line_is_a_draft_on_a_terminal() {
    for ending in [Ending::Terminal, Ending::Interrupted] {
        let conversation = run_new("1", ending);
        assert_eq!((conversation.finished, &conversation.events[..]), (false, &[][..]));
        assert_eq!(conversation.drafts.answers.into_iter().collect::<Vec<_>>(), [(0, draft("1"))]);
        let conversation = run_new("n by ro", ending);
        assert_eq!(conversation.drafts.notes.into_iter().collect::<Vec<_>>(), [(0, draft("by ro"))]);
        assert_eq!(run_new("q", ending).drafts, Drafts::default(), "a command is no answer");
    }
    let conversation = run_new("1", Ending::Pipe);
    assert_eq!((conversation.events, conversation.drafts), (vec![number(0, 1)], Drafts::default()));
}

/// Checks that the names entered before are saved as an answer.
#[test]
fn unfinished_name_is_a_draft() {
    for ending in [Ending::Terminal, Ending::Interrupted] {
        let conversation = run_new("12\nyes\nGouda\nDelf", ending);
        assert_eq!(conversation.events.last(), Some(&names(2, &["Gouda"])));
        assert_eq!(conversation.drafts.answers.into_iter().collect::<Vec<_>>(), [(2, draft("Delf"))]);
    }
}

/// Checks that an empty line does not confirm a draft, and that an answer removes it.
#[test]
fn draft_is_shown_until_the_question_is_answered() {
    let drafts = || {
        let mut drafts = Drafts::default();
        drafts.answers.insert(0, draft("1"));
        drafts.notes.insert(0, draft("by ro"));
        drafts
    };
    let conversation = run_text(new_interview(), "\n", Ending::Terminal, &drafts());
    assert!(
        conversation.output.contains("You had typed: 1.") && conversation.output.contains("by ro"),
        "{}",
        conversation.output
    );
    assert_eq!((&conversation.events[..], conversation.drafts), (&[][..], drafts()));
    let conversation = run_text(new_interview(), "n by road\n12\n", Ending::Terminal, &drafts());
    assert_eq!((conversation.events.len(), conversation.drafts), (2, Drafts::default()));
    let conversation = run_text(new_interview(), "s\n", Ending::Terminal, &drafts());
    assert_eq!((conversation.drafts.answers.len(), conversation.drafts.notes.len()), (0, 1));
}

/// Checks that the advice is not printed again.
#[test]
fn interruption_of_a_follow_up_finishes_the_interview() {
    for text in ["12\n2\ny\n2\n", "12\n2\ny\n2\ny\n"] {
        let machine = new_interview().into_quick();
        let conversation = run_text(machine, text, Ending::Interrupted, &Drafts::default());
        assert_eq!((conversation.finished, conversation.events.last()), (true, Some(&Event::Completed)));
        assert_eq!(conversation.output.matches("\nAdvice: ").count(), 1, "{}", conversation.output);
    }
}

/// Returns an interview with a draft for the distance, which has an answer, and a draft of a note on the station.
fn interview_with_drafts() -> (Interview, Drafts) {
    let mut answers = Answers::new();
    answers.set(0, Some(Value::Number(20)));
    let mut drafts = Drafts::default();
    drafts.answers.insert(0, draft("77"));
    drafts.notes.insert(1, draft("by ro"));
    (Interview::new(Arc::new(commute()), answers), drafts)
}

/// Checks the messages at the start of an interview.
#[test]
fn drafts_of_other_questions_are_listed_at_the_start() {
    let (machine, drafts) = interview_with_drafts();
    let conversation = run_text(machine, "q\n", Ending::Terminal, &drafts);
    assert!(conversation.output.contains("Not confirmed: Distance (77)."), "{}", conversation.output);
    assert!(conversation.output.contains("You had begun a note: by ro."), "{}", conversation.output);
}

/// Checks that finishing needs a second Enter if there are drafts.
#[test]
fn review_shows_drafts_and_finishing_asks_again() {
    let (machine, drafts) = interview_with_drafts();
    let conversation = run_text(machine, "r\n\n", Ending::Terminal, &drafts);
    assert!(conversation.output.contains("Not confirmed with Enter: 77"), "{}", conversation.output);
    assert!(conversation.output.contains("Note not confirmed with Enter: by ro"), "{}", conversation.output);
    assert!(conversation.output.contains("Press Enter again"), "{}", conversation.output);
    assert_eq!((conversation.finished, &conversation.events[..]), (false, &[][..]));
    let (machine, drafts) = interview_with_drafts();
    let held = run_text(machine, "r\n\n\n", Ending::Terminal, &drafts);
    assert_eq!((held.finished, held.events), (true, vec![Event::Completed]));
}
