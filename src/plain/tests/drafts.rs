//! What was typed at a question and not entered: shown, kept, and never an answer.

use super::{names, number};
use crate::interview::{Interview, Record};
use crate::locale::{Language, Words};
use crate::plain::{Interrupted, Talk, interview};
use crate::report::page::Looks;
use crate::rulebook::tests::commute;
use crate::rulebook::{Answers, Value};
use crate::session::{Draft, Drafts};
use std::io::{self, BufReader, Read};
use std::sync::Arc;

/// How the input ends.
#[derive(Clone, Copy)]
enum Ending {
    OfTerminal,
    OfPipe,
    Interrupted,
}

/// The end of an input.
struct End(Ending);

impl Read for End {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        match self.0 {
            Ending::Interrupted => Err(io::Error::other(Interrupted)),
            Ending::OfTerminal | Ending::OfPipe => Ok(0),
        }
    }
}

struct Conversation {
    said: String,
    records: Vec<Record>,
    finished: bool,
    drafts: Drafts,
}

/// Types `text` at a new interview on the small rulebook that was left with drafts.
fn typed(mut machine: Interview, text: &str, ending: Ending, mut drafts: Drafts) -> Conversation {
    let words = Words::new(Language::English);
    let (mut out, mut records) = (Vec::new(), Vec::new());
    let mut input = BufReader::new(text.as_bytes().chain(End(ending)));
    let echo = matches!(ending, Ending::OfPipe);
    let mut talk = Talk { input: &mut input, out: &mut out, words: &words, looks: Looks::default(), echo };
    let mut keep = |record: Option<&Record>| {
        records.extend(record.cloned());
        Ok(Vec::new())
    };
    interview(&mut talk, &mut machine, &mut keep, &mut drafts).expect("both ends hold");
    Conversation {
        said: String::from_utf8(out).expect("text"),
        records,
        finished: machine.is_finished(),
        drafts,
    }
}

fn begun(text: &str, ending: Ending) -> Conversation {
    typed(Interview::new(Arc::new(commute()), Answers::new()), text, ending, Drafts::default())
}

fn draft(text: &str) -> Draft {
    Draft::new(text).expect("not blank")
}

#[test]
fn line_without_its_end_is_a_draft_on_a_terminal_and_an_answer_in_a_pipe() {
    for ending in [Ending::OfTerminal, Ending::Interrupted] {
        let conversation = begun("1", ending);
        assert_eq!((conversation.finished, &conversation.records[..]), (false, &[][..]));
        assert_eq!(conversation.drafts.answers.into_iter().collect::<Vec<_>>(), [(0, draft("1"))]);
        let conversation = begun("n by ro", ending);
        assert_eq!(conversation.drafts.notes.into_iter().collect::<Vec<_>>(), [(0, draft("by ro"))]);
        assert_eq!(begun("q", ending).drafts, Drafts::default(), "a command is no answer");
    }
    let conversation = begun("1", Ending::OfPipe);
    assert_eq!((conversation.records, conversation.drafts), (vec![number(0, 1)], Drafts::default()));
}

#[test]
fn names_entered_are_an_answer_and_the_open_one_a_draft() {
    for ending in [Ending::OfTerminal, Ending::Interrupted] {
        let conversation = begun("12\nyes\nGouda\nDelf", ending);
        assert_eq!(conversation.records.last(), Some(&names(2, &["Gouda"])));
        assert_eq!(conversation.drafts.answers.into_iter().collect::<Vec<_>>(), [(2, draft("Delf"))]);
    }
}

#[test]
fn draft_is_shown_and_enter_does_not_take_it_and_an_answer_ends_it() {
    let drafts = || {
        let mut drafts = Drafts::default();
        drafts.answers.insert(0, draft("1"));
        drafts.notes.insert(0, draft("by ro"));
        drafts
    };
    let new = || Interview::new(Arc::new(commute()), Answers::new());
    let conversation = typed(new(), "\n", Ending::OfTerminal, drafts());
    assert!(
        conversation.said.contains("You had typed: 1.") && conversation.said.contains("by ro"),
        "{}",
        conversation.said
    );
    assert_eq!((&conversation.records[..], conversation.drafts), (&[][..], drafts()));
    let conversation = typed(new(), "n by road\n12\n", Ending::OfTerminal, drafts());
    assert_eq!((conversation.records.len(), conversation.drafts), (2, Drafts::default()));
    let conversation = typed(new(), "s\n", Ending::OfTerminal, drafts());
    assert_eq!((conversation.drafts.answers.len(), conversation.drafts.notes.len()), (0, 1));
}

#[test]
fn interruption_on_a_round_leaves_the_interview_finished_and_prints_nothing_more() {
    for text in ["12\n2\ny\n2\n", "12\n2\ny\n2\ny\n"] {
        let machine = Interview::new(Arc::new(commute()), Answers::new()).essentials_first();
        let conversation = typed(machine, text, Ending::Interrupted, Drafts::default());
        assert_eq!((conversation.finished, conversation.records.last()), (true, Some(&Record::Completed)));
        assert_eq!(conversation.said.matches("\nAdvice: ").count(), 1, "{}", conversation.said);
    }
}

/// A draft of the distance that was answered, and of a note on the station.
fn left_behind() -> (Interview, Drafts) {
    let mut answers = Answers::new();
    answers.set(0, Some(Value::Number(20)));
    let mut drafts = Drafts::default();
    drafts.answers.insert(0, draft("77"));
    drafts.notes.insert(1, draft("by ro"));
    (Interview::new(Arc::new(commute()), answers), drafts)
}

#[test]
fn drafts_at_other_questions_are_named_at_the_start() {
    let (machine, drafts) = left_behind();
    let held = typed(machine, "q\n", Ending::OfTerminal, drafts);
    assert!(held.said.contains("Not confirmed: Distance (77)."), "{}", held.said);
    assert!(held.said.contains("You had begun a note: by ro."), "{}", held.said);
}

#[test]
fn review_shows_drafts_and_finishing_asks_for_enter_once_more() {
    let (machine, drafts) = left_behind();
    let held = typed(machine, "r\n\n", Ending::OfTerminal, drafts);
    assert!(held.said.contains("Not confirmed with Enter: 77"), "{}", held.said);
    assert!(held.said.contains("Note not confirmed with Enter: by ro"), "{}", held.said);
    assert!(held.said.contains("Press Enter again"), "{}", held.said);
    assert_eq!((held.finished, &held.records[..]), (false, &[][..]));
    let (machine, drafts) = left_behind();
    let held = typed(machine, "r\n\n\n", Ending::OfTerminal, drafts);
    assert_eq!((held.finished, held.records), (true, vec![Record::Completed]));
}
