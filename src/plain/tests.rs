//! Tests of the plain mode: what is saved and printed for typed lines.

mod drafts;
mod menu;
mod quick_interview;
mod spoken;

use super::{Dialogue, Surroundings, replay, run_interview};
use crate::interview::{Event, Interview};
use crate::locale::{Language, Translator};
use crate::render::text_writer::TextOptions;
use crate::rulebook::tests::commute;
use crate::rulebook::{Answers, Rulebook, Value};
use crate::session::{Drafts, ResolvedEvents, SessionWriter, Store, TimelineEntry};
use crate::workflow::Conductor;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use std::{fs, io};

/// How texts are laid out in plain mode.
const SPOKEN: TextOptions = TextOptions { width: 80, ascii: false, spoken: true };

/// The result of a typed interview.
struct Conversation {
    output: String,
    events: Vec<Event>,
    finished: bool,
    drafts: Drafts,
}

/// Returns the conductor of an interview whose session has drafts.
fn conductor(interview: Interview, drafts: &Drafts, folder: &Path) -> Conductor {
    let rulebook = Arc::clone(interview.rulebook());
    let words = Translator::new(Language::English);
    let now = (Timestamp::UNIX_EPOCH, &TimeZone::UTC);
    let mut writer = SessionWriter::create(Store::new(folder.join("sessions")), "A", &words, rulebook, now);
    writer.append_drafts(drafts, 0, now.0).expect("the folder can be written");
    Conductor::new(interview, writer, || Timestamp::UNIX_EPOCH, Instant::now())
}

/// Runs an interview whose session has drafts and is in a folder.
fn run_in(
    folder: &Path,
    interview: Interview,
    drafts: &Drafts,
    input: &mut dyn BufRead,
    echo: bool,
) -> Conversation {
    let translator = Translator::new(Language::English);
    let (mut conductor, mut out) = (conductor(interview, drafts, folder), Vec::new());
    let mut dialogue = Dialogue { input, out: &mut out, translator: &translator, text_options: SPOKEN, echo };
    run_interview(&mut dialogue, &mut conductor, Surroundings::default())
        .expect("reading and writing succeed");
    let events = ResolvedEvents::new(conductor.session(), conductor.interview().rulebook()).events;
    Conversation {
        output: String::from_utf8(out).expect("the output is UTF-8"),
        events: events.into_iter().map(|(_, event)| event).collect(),
        finished: conductor.interview().is_finished(),
        drafts: conductor.drafts(),
    }
}

/// Returns a new interview on the small rulebook.
fn new_interview() -> Interview {
    Interview::new(Arc::new(commute()), Answers::new())
}

/// Runs a new interview on the small rulebook with typed lines.
fn run_lines(lines: &[u8]) -> Conversation {
    run_lines_at(new_interview(), lines)
}

/// Runs an interview with typed lines.
fn run_lines_at(interview: Interview, mut lines: &[u8]) -> Conversation {
    let folder = tempfile::tempdir().expect("a temporary folder can be created");
    run_in(folder.path(), interview, &Drafts::default(), &mut lines, true)
}

fn number(question: usize, number: u32) -> Event {
    Event::Answered(question, Value::Number(number))
}

fn choice(question: usize, option: u32) -> Event {
    Event::Answered(question, Value::Choice(option))
}

fn names(question: usize, names: &[&str]) -> Event {
    Event::Answered(question, Value::Names(names.iter().map(|&name| name.to_owned()).collect()))
}

/// Checks a whole interview with numbers, ids, names and unknown answers.
#[test]
fn plain_mode_accepts_each_kind_of_answer() {
    let conversation = run_lines(b"12\nyes\nOudewater\nThe Hague\n\n2\n0\ns\n\n");
    let expected = [
        number(0, 12),
        choice(1, 1),
        names(2, &["Oudewater", "The Hague"]),
        choice(3, 1),
        Event::Skipped(4),
        Event::Skipped(5),
        Event::Completed,
    ];
    assert_eq!(conversation.events, expected);
    assert!(conversation.finished);
    assert!(conversation.output.contains("Advice: "), "{}", conversation.output);
}

/// Checks that the names typed before the end of the input are saved.
#[test]
fn end_of_input_saves_the_names_of_a_list() {
    let conversation = run_lines(b"12\n2\nOudewater\nGouda");
    assert_eq!(conversation.events, [number(0, 12), choice(1, 1), names(2, &["Oudewater", "Gouda"])]);
    assert!(!conversation.finished);
    assert_eq!(run_lines(b"").events, []);
}

/// Checks the command at a question and in the review.
#[test]
fn q_leaves_the_interview() {
    assert_eq!(run_lines(b"5\nq\nwet\n").events, [number(0, 5)]);
    let conversation = run_lines(b"5\nr\nq\n\n");
    assert_eq!((conversation.events, conversation.finished), (vec![number(0, 5)], false));
}

/// Checks the messages for invalid answers.
#[test]
fn rejected_answer_is_explained_and_asked_again() {
    let conversation = run_lines(b"0\n501\nfar\n\n5\ndrie\n7\ndry\nq\n");
    assert_eq!(conversation.events, [number(0, 5), choice(3, 0)]);
    for sentence in [
        "0 is out of range; expected a whole number from 1 to 500",
        "501 is out of range",
        "\"far\" does not belong in a number",
        "Please answer, or type skip",
        "\"drie\" is not an option",
        "There is no option 7. Type a number from 1 to 2",
    ] {
        assert!(conversation.output.contains(sentence), "{sentence} is missing in\n{}", conversation.output);
    }
}

/// Checks what is printed for a question.
#[test]
fn question_shows_its_number_and_options() {
    let output = run_lines(b"5\nq\n").output;
    assert!(output.contains("Question 1 of 4: How far is it?\n"), "{output}");
    assert!(output.contains("Question 2 of 4: What is the weather like?\n"), "{output}");
    assert!(output.contains("\n1. Dry\n2. Wet\n0. I don't know yet\n"), "{output}");
}

/// Checks going back, and going back from the first question.
#[test]
fn back_shows_the_answer_and_enter_keeps_it() {
    let conversation = run_lines(b"5\nb\n\nq\n");
    assert_eq!(conversation.events, [number(0, 5)]);
    assert!(
        conversation.output.contains("Your answer now: 5 kilometres. Enter keeps it."),
        "{}",
        conversation.output
    );
    assert!(run_lines(b"b\nq\n").output.contains("This is the first question."));
}

/// Checks the command while a list is entered.
#[test]
fn back_in_a_list_removes_the_last_name() {
    let conversation = run_lines(b"12\nyes\nGouda\nDelft\nb\n\nq\n");
    assert_eq!(conversation.events[2], names(2, &["Gouda"]));
}

/// Checks that going back later removes no name.
#[test]
fn back_after_a_list_returns_to_the_list() {
    let conversation = run_lines(b"12\nyes\nGouda\n\nb\nq\n");
    assert!(
        conversation.output.contains("Your answer now: Gouda. Enter keeps it."),
        "{}",
        conversation.output
    );
    assert!(!conversation.output.contains("Taken back"), "{}", conversation.output);
}

/// Checks a duplicate name, a long one, and a name in quotes.
#[test]
fn rejected_name_keeps_the_others() {
    let conversation = run_lines(b"12\nyes\nGouda\ngouda\na name of more than ten\n\"b\"\n\nq\n");
    assert_eq!(conversation.events[2], names(2, &["Gouda", "b"]));
    assert!(conversation.output.contains("\"gouda\" is in the list twice"), "{}", conversation.output);
}

/// Checks an empty line at a question for names.
#[test]
fn empty_list_is_skipped() {
    assert_eq!(run_lines(b"12\nyes\n\nq\n").events[2], Event::Skipped(2));
}

/// Checks the note commands, and that a shown note is sanitized.
#[test]
fn notes_are_set_shown_and_deleted() {
    let conversation = run_lines(b"n by \x1b[2Jroad\nn\nn -\nq\n");
    let noted = |text: &str| Event::Noted(0, text.to_owned());
    assert_eq!(conversation.events, [noted("by \u{1b}[2Jroad"), noted("")]);
    assert!(conversation.output.contains("Note: by ␛[2Jroad"), "{}", conversation.output);
    assert!(!conversation.output.contains('\u{1b}'), "escape sequences are replaced");
}

/// Checks changing an answer from the review.
#[test]
fn review_opens_an_answer_by_number() {
    let conversation = run_lines(b"5\n1\n1\n0\n9\n1\n6\n\n");
    // The first answer of the review is the distance. Changing it leads back to the review.
    let answers = [number(0, 5), choice(3, 0), choice(4, 0), number(5, 0)];
    assert_eq!(conversation.events[..4], answers);
    assert_eq!(conversation.events[4..], [number(0, 6), Event::Completed]);
    assert!(
        conversation.output.contains("\"9\" is not one of the answers. Type a number from 1 to 4"),
        "{}",
        conversation.output
    );
}

/// Checks that `f` has the same result as an empty line.
#[test]
fn f_finishes_in_the_review() {
    assert_eq!(run_lines(b"5\nr\nf\n").events, run_lines(b"5\nr\n\n").events);
    assert!(run_lines(b"5\nr\nf\n").finished);
}

/// Checks short titles, prefixes of ids, and an unknown name.
#[test]
fn review_opens_an_answer_by_name() {
    // The distance by its short title in any case, then the hurry by the start of its id.
    let conversation = run_lines(b"5\n1\n1\n0\nDISTANCE\n6\nhur\ngreat\nzebra\n\n");
    assert_eq!(conversation.events[4..], [number(0, 6), choice(4, 2), Event::Completed]);
    assert!(conversation.output.contains("\"zebra\" is not one of the answers"), "{}", conversation.output);
}

/// Checks the message after a change that makes an answer inapplicable.
#[test]
fn inapplicable_answer_is_reported() {
    let conversation = run_lines(b"12\nyes\nb\nb\n5\nq\n");
    assert!(
        conversation.output.contains("No longer asked, so the answer no longer counts; it is kept: Station")
    );
}

/// Checks the help at a question.
#[test]
fn help_lists_the_commands() {
    let output = run_lines(b"?\nq\n").output;
    assert!(output.contains("\nquit: saves and leaves"), "{output}");
}

/// Checks a line that is too long and one that is not UTF-8.
#[test]
fn invalid_lines_are_reported_and_skipped() {
    let mut lines = vec![b'1'; 200_000];
    lines.extend(b"\n\xff\xfe\n5\nq\n");
    let conversation = run_lines(&lines);
    assert_eq!(conversation.events, [number(0, 5)]);
    assert_eq!(conversation.output.matches("The line is too long").count(), 1, "the whole line is skipped");
    assert!(conversation.output.contains("not UTF-8"), "{}", conversation.output);
}

/// A reader that has no text and calls a function when it is read.
struct Call<F>(F);

impl<F: FnMut()> Read for Call<F> {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        (self.0)();
        Ok(0)
    }
}

/// Makes saving fail by a file that is in the way.
fn block(folder: &Path) {
    let sessions = folder.join("sessions");
    if sessions.exists() {
        fs::remove_dir_all(&sessions).expect("the folder can be removed");
    }
    fs::write(sessions, "in the way").expect("the file can be written");
}

/// Runs an interview that calls a function with its folder between the first lines and the others. Returns the output.
fn run_with_disturbance(before: &str, disturb: fn(&Path), after: &str, blocked: bool) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be created");
    if blocked {
        block(folder.path());
    }
    let disturb = Call(|| disturb(folder.path()));
    let mut input = BufReader::new(before.as_bytes().chain(disturb).chain(after.as_bytes()));
    run_in(folder.path(), new_interview(), &Drafts::default(), &mut input, false).output
}

/// Checks that a question stays until its answer is saved.
#[test]
fn unsaved_answer_is_reported_and_asked_again() {
    let output = run_with_disturbance("5\n\n5\nq\n", |_| (), "", true);
    assert_eq!(output.matches("could not be saved and will be tried again").count(), 3, "{output}");
    assert!(!output.contains("Question 2"), "{output}");
    assert!(output.contains("Your answer now: 5 kilometres"), "{output}");
    let noted = run_with_disturbance("n by road\nq\n", |_| (), "", true);
    assert!(!noted.contains("The note is saved"), "{noted}");
}

/// Checks that saving is retried before the next question or the advice.
#[test]
fn unsaved_answer_is_retried_first() {
    let unblock = |folder: &Path| fs::remove_file(folder.join("sessions")).expect("the file can be removed");
    let output = run_with_disturbance("5\n", unblock, "\nq\n", true);
    assert_eq!(output.matches("could not be saved").count(), 1, "{output}");
    assert!(output.contains("Question 2 of 4"), "{output}");
    let finishing = run_with_disturbance("5\n1\n1\n0\n", block, "\nq\n", false);
    assert_eq!(finishing.matches("could not be saved").count(), 1, "{finishing}");
    assert!(!finishing.contains("Advice: "), "the review stays until the event is saved:\n{finishing}");
}

/// Checks that an answer is on the disk when the next question is printed.
#[test]
fn answer_is_saved_before_the_next_question() {
    struct Watched<'a>(&'a Path, Vec<(String, bool)>);
    impl Write for Watched<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let is_saved = !Store::new(self.0).paths().expect("the folder can be read").is_empty();
            self.1.push((String::from_utf8_lossy(bytes).into_owned(), is_saved));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be created");
    let translator = Translator::new(Language::English);
    let mut conductor = conductor(new_interview(), &Drafts::default(), folder.path());
    let (mut input, sessions) = (&b"5\nq\n"[..], folder.path().join("sessions"));
    let mut out = Watched(&sessions, Vec::new());
    let mut dialogue = Dialogue {
        input: &mut input,
        out: &mut out,
        translator: &translator,
        text_options: SPOKEN,
        echo: false,
    };
    run_interview(&mut dialogue, &mut conductor, Surroundings::default())
        .expect("reading and writing succeed");
    let is_saved_at = |text: &str| out.1.iter().find(|(written, _)| written.contains(text)).map(|one| one.1);
    assert_eq!((is_saved_at("Question 1"), is_saved_at("Question 2")), (Some(false), Some(true)));
}

/// Checks the whole output of a replay.
#[test]
fn replay_prints_times_answers_and_notes() {
    let events = [
        (8_200, number(0, 12)),
        (9_100, Event::Noted(0, "by road".to_owned())),
        (65_000, number(0, 5)),
        (70_000, Event::Skipped(0)),
        (3_661_000, Event::Completed),
    ];
    let timeline = events.map(|(at_ms, record)| (at_ms, TimelineEntry::Interview(record)));
    let translator = Translator::new(Language::English);
    let (mut out, mut input) = (Vec::new(), &b""[..]);
    let mut dialogue = Dialogue {
        input: &mut input,
        out: &mut out,
        translator: &translator,
        text_options: SPOKEN,
        echo: false,
    };
    let interview_at_end =
        replay(&mut dialogue, &Arc::new(commute()), &timeline, false).expect("reading and writing succeed");
    assert_eq!(interview_at_end.note_on(0), "by road");
    let output = String::from_utf8(out).expect("the output is UTF-8");
    let expected = "\
00:08 How far is it?
      Answer: 12 kilometres
00:09 How far is it?
      Note: by road
01:05 How far is it?
      Changed: 5 kilometres (before: 12 kilometres)
      Here the outlook turned from Car to Bicycle.
01:10 How far is it?
      Cleared (before: 5 kilometres)
61:01 Finished
";
    assert_eq!(output, expected);
}

/// Checks numbers in several styles, and that ambiguous ones are rejected.
#[test]
fn numbers_are_accepted_in_each_style() {
    let shipped = || {
        Interview::new(Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid")), Answers::new())
    };
    for typed in ["1.000", "1,000", "1 000", "1'000", "01000", "+1000", "\"1000\"", "1\u{202f}000"] {
        let conversation = run_lines_at(shipped(), format!("0\n{typed}\nq\n").as_bytes());
        assert_eq!(conversation.events, [Event::Skipped(0), number(1, 1000)], "{typed}");
    }
    for typed in ["1.5", "1.00", "1,00", "10.00", "1e3", "++5", "-5", "12 people", "12\t345"] {
        let held = run_lines_at(shipped(), format!("0\n{typed}\nq\n").as_bytes());
        assert_eq!(held.events, [Event::Skipped(0)], "{typed}");
    }
}

/// Checks numbers of answers in several styles.
#[test]
fn review_parses_numbers_like_answers() {
    let records = |typed: &str| run_lines(format!("r\n{typed}\n12\nq\n").as_bytes()).events;
    assert_eq!(records("001"), [number(0, 12)]);
    for typed in ["++1", "1.0", "1.000", "-1"] {
        assert_eq!(records(typed), [], "{typed}");
    }
}

/// Checks that a line that holds several names is split by a word, and stays one name without it.
#[test]
fn names_are_split_by_a_word() {
    let several = "12\nyes\nA, B;C\n";
    let conversation = run_lines(format!("{several}split\n\nq\n").as_bytes());
    assert_eq!(conversation.events[2], names(2, &["A", "B", "C"]), "{}", conversation.output);
    assert!(conversation.output.contains("type split: A; B; C"), "{}", conversation.output);
    assert_eq!(run_lines(format!("{several}\nq\n").as_bytes()).events[2], names(2, &["A, B;C"]));
    let quoted = run_lines(b"12\nyes\n\"A, B\"\n\nq\n");
    assert_eq!(
        (quoted.events[2].clone(), quoted.output.contains("type split")),
        (names(2, &["A, B"]), false)
    );
}

/// Checks that an answer changed from the review leads back there, with other questions still open.
#[test]
fn answer_changed_in_the_review_leads_back_to_it() {
    let output = run_lines(b"5\nr\n1\n6\nq\n").output;
    assert_eq!(output.matches("Your answers").count(), 2, "{output}");
    let numbered = run_lines(b"5\n1\nr\nq\n").output;
    assert!(numbered.contains("Question 2 of 4: What is the weather like?"), "{numbered}");
    assert!(numbered.contains("\n2. Weather: "), "the review has the numbers of the questions: {numbered}");
}

/// Checks that a note can be set from the review, by the number of its question.
#[test]
fn note_in_the_review_names_its_question() {
    let conversation = run_lines(b"5\nr\nnote 1 by road\nnote\nq\n");
    assert_eq!(conversation.events[1], Event::Noted(0, "by road".to_owned()), "{}", conversation.output);
}
