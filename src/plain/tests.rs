//! Interviews typed from a text: what is recorded, and that what is said says enough.

mod drafts;
mod quick;

use super::{Talk, interview, replay};
use crate::interview::{Interview, Record};
use crate::locale::{Language, Message, Words};
use crate::report::page::Looks;
use crate::rulebook::tests::commute;
use crate::rulebook::{Answers, Rulebook, Value};
use crate::session::{Drafts, TimelineEntry};
use std::io::{self, Read, Write};
use std::sync::Arc;

struct Held {
    said: String,
    records: Vec<Record>,
    finished: bool,
}

/// Types `lines` at a new interview on the small rulebook.
fn typed(lines: &[u8]) -> Held {
    typed_at(&mut Interview::new(Arc::new(commute()), Answers::new()), lines)
}

fn typed_at(machine: &mut Interview, lines: &[u8]) -> Held {
    let words = Words::new(Language::English);
    let (mut out, mut input, mut records) = (Vec::new(), lines, Vec::new());
    let mut talk =
        Talk { input: &mut input, out: &mut out, words: &words, looks: Looks::default(), echo: true };
    let mut keep = |record: Option<&Record>| {
        records.extend(record.cloned());
        Ok(Vec::new())
    };
    let mut drafts = Drafts::default();
    interview(&mut talk, machine, &mut keep, &mut drafts).expect("both ends hold");
    Held { said: String::from_utf8(out).expect("text"), records, finished: machine.is_finished() }
}

fn number(question: usize, number: u32) -> Record {
    Record::Answered(question, Value::Number(number))
}

fn choice(question: usize, option: u32) -> Record {
    Record::Answered(question, Value::Choice(option))
}

fn names(question: usize, names: &[&str]) -> Record {
    Record::Answered(question, Value::Names(names.iter().map(|&name| name.to_owned()).collect()))
}

#[test]
fn numbers_ids_names_and_unknowns_are_answers() {
    let held = typed(b"12\nyes\nOudewater\nThe Hague\n\n2\n0\ns\n\n");
    let expected = [
        number(0, 12),
        choice(1, 1),
        names(2, &["Oudewater", "The Hague"]),
        choice(3, 1),
        Record::Skipped(4),
        Record::Skipped(5),
        Record::Completed,
    ];
    assert_eq!(held.records, expected);
    assert!(held.finished);
    assert!(held.said.contains("Advice: "), "{}", held.said);
}

#[test]
fn the_end_of_the_input_leaves_and_keeps_what_was_typed_of_a_list() {
    let held = typed(b"12\n2\nOudewater\nGouda");
    assert_eq!(held.records, [number(0, 12), choice(1, 1), names(2, &["Oudewater", "Gouda"])]);
    assert!(!held.finished);
    assert_eq!(typed(b"").records, []);
}

#[test]
fn q_leaves_from_a_question_and_from_the_review() {
    assert_eq!(typed(b"5\nq\nwet\n").records, [number(0, 5)]);
    let held = typed(b"5\nr\nq\n\n");
    assert_eq!((held.records, held.finished), (vec![number(0, 5)], false));
}

#[test]
fn a_refused_answer_is_explained_and_asked_again() {
    let held = typed(b"0\n501\nfar\n\n5\ndrie\n7\ndry\nq\n");
    assert_eq!(held.records, [number(0, 5), choice(3, 0)]);
    for sentence in [
        "0 is out of range; expected a whole number from 1 to 500",
        "501 is out of range",
        "\"far\" does not belong in a number",
        "Please answer, or type s",
        "\"drie\" is not an option",
        "There is no option 7; 1 to 2",
    ] {
        assert!(held.said.contains(sentence), "{sentence} is missing in\n{}", held.said);
    }
}

#[test]
fn a_question_tells_where_it_stands_and_what_can_be_answered() {
    let said = typed(b"5\nq\n").said;
    assert!(said.contains("Question 1 of 4 (Way)\nHow far is it?\nWhy we ask: Far changes"), "{said}");
    assert!(said.contains("Question 2 of 4 (Way)\nWhat is the weather like?"), "{said}");
    assert!(said.contains("  1. Dry\n  2. Wet\n  0. I don't know yet\n"), "{said}");
}

#[test]
fn going_back_shows_the_answer_and_enter_keeps_it() {
    let held = typed(b"5\nb\n\nq\n");
    assert_eq!(held.records, [number(0, 5)]);
    assert!(held.said.contains("Your answer now: 5 kilometres. Enter keeps it."), "{}", held.said);
    assert!(typed(b"b\nq\n").said.contains("This is the first question."));
}

#[test]
fn back_in_a_list_takes_the_last_name_back() {
    let held = typed(b"12\nyes\nGouda\nDelft\nb\n\nq\n");
    assert_eq!(held.records[2], names(2, &["Gouda"]));
}

#[test]
fn back_after_a_list_goes_to_the_list() {
    let held = typed(b"12\nyes\nGouda\n\nb\nq\n");
    assert!(held.said.contains("Your answer now: Gouda. Enter keeps it."), "{}", held.said);
    assert!(!held.said.contains("Taken back"), "{}", held.said);
}

#[test]
fn a_name_that_is_refused_leaves_the_others() {
    let held = typed(b"12\nyes\nGouda\ngouda\na name of more than ten\n\"b\"\n\nq\n");
    assert_eq!(held.records[2], names(2, &["Gouda", "b"]));
    assert!(held.said.contains("\"gouda\" is in the list twice"), "{}", held.said);
}

#[test]
fn a_list_with_nothing_in_it_is_left_open() {
    assert_eq!(typed(b"12\nyes\n\nq\n").records[2], Record::Skipped(2));
}

#[test]
fn notes_are_set_shown_and_deleted() {
    let held = typed(b"n by \x1b[2Jroad\nn\nn -\nq\n");
    let noted = |text: &str| Record::Noted(0, text.to_owned());
    assert_eq!(held.records, [noted("by \u{1b}[2Jroad"), noted("")]);
    assert!(held.said.contains("Note: by ␛[2Jroad"), "{}", held.said);
    assert!(!held.said.contains('\u{1b}'), "nothing typed may act on the terminal");
}

#[test]
fn the_review_leads_to_an_answer_and_back() {
    let held = typed(b"5\n1\n1\n0\n9\n1\n6\n\n");
    // The first of the review is the distance; changed, it leads back to the review.
    let answers = [number(0, 5), choice(3, 0), choice(4, 0), number(5, 0)];
    assert_eq!(held.records[..4], answers);
    assert_eq!(held.records[4..], [number(0, 6), Record::Completed]);
    assert!(held.said.contains("\"9\" is not one of the answers; 1 to 4"), "{}", held.said);
}

#[test]
fn f_finishes_in_the_review() {
    assert_eq!(typed(b"5\nr\nf\n").records, typed(b"5\nr\n\n").records);
    assert!(typed(b"5\nr\nf\n").finished);
}

#[test]
fn review_finds_an_answer_by_its_name() {
    // Distance, by its short title in any case; then the hurry, by the beginning of its id.
    let held = typed(b"5\n1\n1\n0\nDISTANCE\n6\nhur\ngreat\nzebra\n\n");
    assert_eq!(held.records[4..], [number(0, 6), choice(4, 2), Record::Completed]);
    assert!(held.said.contains("\"zebra\" is not one of the answers"), "{}", held.said);
}

#[test]
fn an_answer_that_no_longer_counts_is_told() {
    let held = typed(b"12\nyes\nb\nb\n5\nq\n");
    assert!(held.said.contains("No longer asked, so the answer no longer counts; it is kept: Station"));
}

#[test]
fn help_says_what_can_be_typed() {
    let said = typed(b"?\nq\n").said;
    assert!(said.contains("  q saves and leaves"), "{said}");
}

#[test]
fn lines_that_are_no_text_or_too_long_are_told_and_passed_over() {
    let mut lines = vec![b'1'; 200_000];
    lines.extend(b"\n\xff\xfe\n5\nq\n");
    let held = typed(&lines);
    assert_eq!(held.records, [number(0, 5)]);
    assert_eq!(held.said.matches("The line is too long").count(), 1, "all of it is passed over");
    assert!(held.said.contains("not UTF-8"), "{}", held.said);
}

/// Types `lines` where keeping works only where `keeps` says so, by the number of the attempt; what is said.
fn failing(lines: &[u8], keeps: impl Fn(usize) -> bool) -> String {
    let words = Words::new(Language::English);
    let mut machine = Interview::new(Arc::new(commute()), Answers::new());
    let (mut out, mut input, mut tries) = (Vec::new(), lines, 0);
    let mut talk =
        Talk { input: &mut input, out: &mut out, words: &words, looks: Looks::default(), echo: false };
    let mut keep = |_: Option<&Record>| {
        tries += 1;
        if keeps(tries) { Ok(Vec::new()) } else { Err(Message::new("system-disk-full")) }
    };
    interview(&mut talk, &mut machine, &mut keep, &mut Drafts::default()).expect("both ends hold");
    String::from_utf8(out).expect("text")
}

#[test]
fn what_cannot_be_kept_is_told_and_asked_again() {
    let said = failing(b"5\n\n5\nq\n", |_| false);
    assert_eq!(said.matches("could not be saved and will be tried again: the disk").count(), 3, "{said}");
    assert!(!said.contains("Question 2"), "{said}");
    assert!(said.contains("Your answer now: 5 kilometres"), "{said}");
    let noted = failing(b"n by road\nq\n", |_| false);
    assert!(!noted.contains("The note is saved"), "{noted}");
}

#[test]
fn what_could_not_be_kept_is_tried_again_before_anything_else_is_asked() {
    let said = failing(b"5\n\nq\n", |tries| tries > 1);
    assert_eq!(said.matches("could not be saved").count(), 1, "{said}");
    assert!(said.contains("Question 2 of 4"), "{said}");
    let finishing = failing(b"5\n1\n1\n0\n\nq\n", |tries| tries != 5);
    assert!(!finishing.contains("Advice: "), "the review shows until it is saved:\n{finishing}");
}

/// Hands out one line at a time and says what had been kept when the next question was printed.
#[test]
fn an_answer_is_kept_before_the_next_question_is_printed() {
    struct Watched<'a>(&'a std::cell::RefCell<Vec<String>>);
    impl Write for Watched<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().push(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let log = std::cell::RefCell::new(Vec::new());
    let words = Words::new(Language::English);
    let mut machine = Interview::new(Arc::new(commute()), Answers::new());
    let mut input = io::BufReader::new(b"5\nq\n".chain(io::empty()));
    let mut out = Watched(&log);
    let mut talk =
        Talk { input: &mut input, out: &mut out, words: &words, looks: Looks::default(), echo: false };
    let mut keep = |_: Option<&Record>| {
        log.borrow_mut().push("KEPT".to_owned());
        Ok(Vec::new())
    };
    interview(&mut talk, &mut machine, &mut keep, &mut Drafts::default()).expect("both ends hold");
    let log = log.borrow();
    let at = |what: &str| log.iter().position(|line| line.contains(what)).expect("it was said");
    assert!(at("Question 1") < at("KEPT") && at("KEPT") < at("Question 2"), "{log:?}");
}

#[test]
fn a_replay_tells_times_answers_changes_and_notes() {
    let records = [
        (8_200, number(0, 12)),
        (9_100, Record::Noted(0, "by road".to_owned())),
        (65_000, number(0, 5)),
        (70_000, Record::Skipped(0)),
        (3_661_000, Record::Completed),
    ];
    let moments = records.map(|(at_ms, record)| (at_ms, TimelineEntry::Interview(record)));
    let words = Words::new(Language::English);
    let (mut out, mut input) = (Vec::new(), &b""[..]);
    let mut talk =
        Talk { input: &mut input, out: &mut out, words: &words, looks: Looks::default(), echo: false };
    let left = replay(&mut talk, &Arc::new(commute()), &moments, false).expect("both ends hold");
    assert_eq!(left.note_on(0), "by road");
    let said = String::from_utf8(out).expect("text");
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
    assert_eq!(said, expected);
}

/// Numbers are read as people type them; what could be another number is refused, and the question stays.
#[test]
fn numbers_are_read_in_the_style_of_each_language() {
    let shipped = || Interview::new(Arc::new(Rulebook::shipped().expect("sound")), Answers::new());
    for typed in ["1.000", "1,000", "1 000", "1'000", "01000", "+1000", "\"1000\"", "1\u{202f}000"] {
        let held = typed_at(&mut shipped(), format!("0\n{typed}\nq\n").as_bytes());
        assert_eq!(held.records, [Record::Skipped(0), number(1, 1000)], "{typed}");
    }
    for typed in ["1.5", "1.00", "1,00", "10.00", "1e3", "++5", "-5", "12 people", "12\t345"] {
        let held = typed_at(&mut shipped(), format!("0\n{typed}\nq\n").as_bytes());
        assert_eq!(held.records, [Record::Skipped(0)], "{typed}");
    }
}

#[test]
fn the_number_of_an_answer_in_the_review_is_read_as_other_numbers_are() {
    let records = |typed: &str| {
        typed_at(
            &mut Interview::new(Arc::new(commute()), Answers::new()),
            format!("r\n{typed}\n12\nq\n").as_bytes(),
        )
        .records
    };
    assert_eq!(records("001"), [number(0, 12)]);
    for typed in ["++1", "1.0", "1.000", "-1"] {
        assert_eq!(records(typed), [], "{typed}");
    }
}
