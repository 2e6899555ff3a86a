//! Quick interviews typed from a text: what is asked, offered and recorded; and the guide read in lines.

use super::{Held, choice, number, typed, typed_at};
use crate::interview::{Interview, Record};
use crate::rulebook::tests::commute;
use crate::rulebook::{Answers, Rulebook};
use std::sync::Arc;

/// Types `lines` at a new quick interview on the small rulebook.
fn quick(lines: &[u8]) -> Held {
    typed_at(&mut Interview::new(Arc::new(commute()), Answers::new()).essentials_first(), lines)
}

fn advices(held: &Held) -> usize {
    held.said.matches("\nAdvice: ").count()
}

#[test]
fn the_essentials_lead_to_the_advice_and_nothing_more_is_asked_of_who_declines() {
    for end in ["", "\n", "n\n", "NO\n", "q\n"] {
        let held = quick(format!("12\n2\n{end}").as_bytes());
        assert_eq!(held.records, [number(0, 12), choice(4, 1), Record::Completed], "{end:?}");
        assert_eq!((held.finished, advices(&held)), (true, 1), "{end:?}");
        assert!(held.said.contains("Question 1 of 2 (Way)") && held.said.contains("Question 2 of 2 (You)"));
        assert!(held.said.contains("Answer one more? This one matters most now: "), "{}", held.said);
    }
}

#[test]
fn what_is_accepted_is_asked_and_the_rest_offered_by_what_is_telling_then() {
    let held = quick(b"12\n2\nperhaps\ny\n2\ny\n2\n\n");
    // The second offer knows that there is a station now.
    assert_eq!(held.records[3..5], [choice(1, 1), number(5, 2)], "{}", held.said);
    assert_eq!(held.records[2], Record::Completed);
    assert_eq!(held.records.last(), Some(&Record::Completed));
    assert!(held.said.contains("y answers the question; Enter or n stops here."), "{}", held.said);
    assert_eq!(held.said.matches("The advice now: ").count(), 2);
    assert_eq!((held.finished, advices(&held)), (true, 2));
}

#[test]
fn what_is_not_known_is_not_offered_again() {
    let held = quick(b"12\n2\ny\ns\ny\ns\ny\ns\ny\ns\n");
    let mut offers: Vec<_> =
        held.said.match_indices("This one matters most now: ").map(|(at, _)| at).collect();
    let named: Vec<_> = offers.drain(..).map(|at| held.said[at..].split('(').next()).collect();
    let mut once = named.clone();
    once.dedup();
    assert_eq!(named, once, "{}", held.said);
    assert!(!held.said.contains("No open question"), "they are open still\n{}", held.said);
    assert_eq!(advices(&held), 1, "nothing has changed\n{}", held.said);
    assert!(held.finished);
}

#[test]
fn the_end_of_the_input_within_a_round_gives_the_advice_on_what_was_answered() {
    let held = quick(b"12\n2\ny\n2\ny\n");
    assert_eq!((held.finished, advices(&held)), (true, 2), "{}", held.said);
    assert_eq!(held.records.last(), Some(&Record::Completed));
    let held = quick(b"12\n2\ny\n");
    assert_eq!((held.finished, advices(&held)), (true, 1), "{}", held.said);
    assert_eq!(held.records.iter().filter(|record| **record == Record::Completed).count(), 1);
}

#[test]
fn an_interview_that_is_not_quick_offers_nothing() {
    let held = typed(b"5\n1\n1\n0\n\n");
    assert!(!held.said.contains("Answer more?") && held.finished, "{}", held.said);
}

#[test]
fn the_guide_is_read_where_a_question_has_its_place() {
    let shipped = || Interview::new(Arc::new(Rulebook::shipped().expect("sound")), Answers::new());
    let held = typed_at(&mut shipped(), b"g\n?\nq\n");
    assert!(held.said.contains("> g\n\nHow to structure a sales team\n──"), "{}", held.said);
    assert!(held.said.contains("Begin with your budget."), "{}", held.said);
    assert!(held.said.contains("  g tells what the source article says"), "{}", held.said);
    // A rulebook that retells nothing takes the letter as text.
    let held = typed(b"g\n?\nq\n");
    assert!(held.said.contains("\"g\" does not belong in a number"), "{}", held.said);
    assert!(!held.said.contains("what the source article says"), "{}", held.said);
}

#[test]
fn what_leaves_model_and_division_as_they_are_is_offered_last_and_said_so() {
    // Far, without a station: the car, whatever else is answered.
    let held = quick(b"60\n2\ny\n1\ny\n1\ny\n1\ny\n");
    let (settled, rest) = (held.said.find("No open question"), held.said.find("This can still change"));
    assert!(settled.is_some() && settled < rest, "{}", held.said);
    assert_eq!(held.said.matches("No open question").count(), 1, "{}", held.said);
    assert!(held.said.find("This one matters most now") < settled, "{}", held.said);
}

#[test]
fn a_round_tells_how_many_are_answered_and_counts_no_two_ways() {
    let held = quick(b"12\n2\ny\n2\ny\n2\ny\n");
    let places: Vec<_> = held.said.lines().filter(|line| line.contains(" of ")).collect();
    assert!(held.said.contains("Question 2 of 2 (You)"), "{places:?}");
    for place in ["(Way); 2 of 5 answered", "(You); 3 of 6 answered", "(Way); 4 of 6 answered"] {
        assert!(held.said.contains(&format!("An open question {place}")), "{places:?}");
    }
    assert_eq!(held.said.matches("\nQuestion ").count(), 2, "{places:?}");
}
