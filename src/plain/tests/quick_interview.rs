//! Tests of quick interviews and their follow-up, and of the guide.

use super::{Conversation, choice, new_interview, number, run_lines, run_lines_at};
use crate::interview::{Event, Interview};
use crate::rulebook::{Answers, Rulebook};
use std::sync::Arc;

/// Runs a new quick interview on the small rulebook with typed lines.
fn run_quick(lines: &[u8]) -> Conversation {
    run_lines_at(new_interview().into_quick(), lines)
}

/// Returns how often the advice was printed.
fn advice_count(held: &Conversation) -> usize {
    held.output.matches("\nAdvice: ").count()
}

/// Checks the essential questions, the advice and the ways to decline.
#[test]
fn quick_interview_ends_if_the_offer_is_declined() {
    for end in ["", "\n", "n\n", "NO\n", "q\n"] {
        let conversation = run_quick(format!("12\n2\n{end}").as_bytes());
        assert_eq!(conversation.events, [number(0, 12), choice(4, 1), Event::Completed], "{end:?}");
        assert_eq!((conversation.finished, advice_count(&conversation)), (true, 1), "{end:?}");
        assert!(
            conversation.output.contains("Question 1 of 2: ")
                && conversation.output.contains("Question 2 of 2, You: ")
        );
        assert!(
            conversation.output.contains("Answer one more? This one matters most now: "),
            "{}",
            conversation.output
        );
    }
}

/// Checks that each offer depends on the answers before it.
#[test]
fn follow_up_offers_the_most_informative_question() {
    let conversation = run_quick(b"12\n2\nperhaps\ny\n2\ny\n2\n\n");
    // The second offer takes into account that there is a station.
    assert_eq!(conversation.events[3..5], [choice(1, 1), number(5, 2)], "{}", conversation.output);
    assert_eq!(conversation.events[2], Event::Completed);
    assert_eq!(conversation.events.last(), Some(&Event::Completed));
    assert!(
        conversation.output.contains("Yes answers the question; Enter or no stops here."),
        "{}",
        conversation.output
    );
    assert_eq!(conversation.output.matches("The advice now: ").count(), 2);
    assert_eq!((conversation.finished, advice_count(&conversation)), (true, 2));
}

/// Checks that each question is offered once.
#[test]
fn follow_up_does_not_offer_skipped_questions_again() {
    let conversation = run_quick(b"12\n2\ny\ns\ny\ns\ny\ns\ny\ns\n");
    let mut offers: Vec<_> =
        conversation.output.match_indices("This one matters most now: ").map(|(at, _)| at).collect();
    let named: Vec<_> = offers.drain(..).map(|at| conversation.output[at..].split('(').next()).collect();
    let mut once = named.clone();
    once.dedup();
    assert_eq!(named, once, "{}", conversation.output);
    assert!(
        !conversation.output.contains("No open question"),
        "skipped questions are still open\n{}",
        conversation.output
    );
    assert_eq!(advice_count(&conversation), 1, "nothing has changed\n{}", conversation.output);
    assert!(conversation.finished);
}

/// Checks that the advice is printed again only after an answer.
#[test]
fn end_of_input_in_a_follow_up_prints_the_advice() {
    let conversation = run_quick(b"12\n2\ny\n2\ny\n");
    assert_eq!((conversation.finished, advice_count(&conversation)), (true, 2), "{}", conversation.output);
    assert_eq!(conversation.events.last(), Some(&Event::Completed));
    let held = run_quick(b"12\n2\ny\n");
    assert_eq!((held.finished, advice_count(&held)), (true, 1), "{}", held.output);
    assert_eq!(held.events.iter().filter(|record| **record == Event::Completed).count(), 1);
}

/// Checks that a full interview ends at its advice.
#[test]
fn full_interview_has_no_follow_up() {
    let conversation = run_lines(b"5\n1\n1\n0\n\n");
    assert!(
        !conversation.output.contains("Answer more?") && conversation.finished,
        "{}",
        conversation.output
    );
}

/// Checks the command with and without a guide in the rulebook.
#[test]
fn guide_is_printed_for_a_question() {
    let shipped = || {
        Interview::new(Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid")), Answers::new())
    };
    let conversation = run_lines_at(shipped(), b"g\n?\nq\n");
    assert!(
        conversation.output.contains("? g\n\nHow to structure a sales team.\n"),
        "{}",
        conversation.output
    );
    assert!(conversation.output.contains("Begin with your budget."), "{}", conversation.output);
    assert!(
        conversation.output.contains("\nguide: tells what the source article says"),
        "{}",
        conversation.output
    );
    // Without a guide in the rulebook, the letter is text.
    let held = run_lines(b"g\n?\nq\n");
    assert!(held.output.contains("\"g\" does not belong in a number"), "{}", held.output);
    assert!(!held.output.contains("what the source article says"), "{}", held.output);
}

/// Checks the message before questions that cannot change the model or the segmentation.
#[test]
fn follow_up_offers_questions_of_little_effect_last() {
    // Far away and without a station the advice is the car, whatever the other answers are.
    let conversation = run_quick(b"60\n2\ny\n1\ny\n1\ny\n1\ny\n");
    let (settled, rest) =
        (conversation.output.find("No open question"), conversation.output.find("This can still change"));
    assert!(settled.is_some() && settled < rest, "{}", conversation.output);
    assert_eq!(conversation.output.matches("No open question").count(), 1, "{}", conversation.output);
    assert!(conversation.output.find("This one matters most now") < settled, "{}", conversation.output);
}

/// Checks the numbers of questions in the interview and in the follow-up.
#[test]
fn follow_up_shows_the_numbers_of_the_review() {
    let conversation = run_quick(b"12\n2\ny\n2\ny\n2\ny\n");
    let places: Vec<_> = conversation.output.lines().filter(|line| line.contains(" of ")).collect();
    assert!(conversation.output.contains("Question 2 of 2, You: "), "{places:?}");
    // Those of the review, where the essential questions come first.
    for place in ["number 3 of 5: ", "number 6 of 6: ", "number 4 of 6: "] {
        assert!(conversation.output.contains(&format!("An open question, {place}")), "{places:?}");
    }
    assert_eq!(conversation.output.matches("\nQuestion ").count(), 2, "{places:?}");
}
