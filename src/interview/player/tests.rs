//! Playing, seeking and what is marked.

use super::steps::{BEAT, LONGEST, READING, SHORTEST};
use super::{ENDING, Mark, Player, Showing};
use crate::interview::Record;
use crate::rulebook::Value;
use crate::rulebook::tests::commute;
use std::sync::Arc;
use std::time::Duration;

const HOUR: u64 = 3_600_000;

fn player() -> Player {
    let records = [
        (0, Record::Answered(0, Value::Number(12))),
        (HOUR, Record::Answered(3, Value::Choice(1))),
        (HOUR + 1500, Record::Noted(3, "by the sea".to_owned())),
        (HOUR + 3000, Record::Answered(0, Value::Number(5))),
        (HOUR + 4500, Record::Completed),
    ];
    let moments = records.into_iter().map(|(at, record)| (at, Some(record)));
    Player::new(Arc::new(commute()), moments)
}

#[test]
fn a_hesitation_is_played_for_two_seconds_at_the_most() {
    let mut player = player();
    assert_eq!((player.showing(), player.until_next()), (Showing::Asked(0), Some(SHORTEST)));
    assert!(player.advance(SHORTEST));
    // The first essential answer turns no outlook: there was none before.
    assert_eq!((player.showing(), player.until_next()), (Showing::Answered(0), Some(BEAT)));
    assert!(player.advance(BEAT));
    let rest = LONGEST.saturating_sub(BEAT);
    assert_eq!((player.showing(), player.until_next()), (Showing::Asked(3), Some(rest)));
    assert!(player.advance(rest));
    assert_eq!((player.showing(), player.progress()), (Showing::Answered(3), (2, 5)));
    assert_eq!(player.until_next(), Some(BEAT));
}

#[test]
fn speed_divides_the_waiting_and_a_pause_ends_it() {
    let mut player = player();
    assert!(player.set_speed(4.0) && !player.set_speed(f64::NAN));
    assert_eq!(player.until_next(), Some(SHORTEST / 4));
    assert!(player.set_speed(100.0) && !player.set_speed(8.0));
    player.pause(true);
    assert_eq!(player.until_next(), None);
    assert!(!player.advance(Duration::from_mins(1)));
}

#[test]
fn seeking_both_ways_gives_what_playing_gives() {
    let state = |player: &Player| {
        let (interview, questions) = (player.interview(), 0..6);
        let notes: Vec<_> = questions.map(|question| interview.note_on(question).to_owned()).collect();
        let told = (player.turn(), player.has_changed(), player.has_reopened());
        (player.showing(), player.progress(), told, interview.answers().clone(), interview.place(), notes)
    };
    let moments: Vec<_> = (0..110).map(|n| Duration::from_millis(n * 100)).collect();
    let mut playing = player();
    let mut played = vec![state(&playing)];
    for _ in &moments[1..] {
        playing.advance(Duration::from_millis(100));
        played.push(state(&playing));
    }
    let mut seeking = player();
    for (moment, expected) in moments.iter().zip(&played).rev() {
        seeking.seek(*moment);
        assert_eq!(state(&seeking), *expected, "{moment:?}");
    }
    for (moment, expected) in moments.iter().zip(&played) {
        seeking.seek(*moment);
        assert_eq!(state(&seeking), *expected, "{moment:?}");
    }
}

#[test]
fn steps_go_to_the_moment_of_each_answer() {
    let mut player = player();
    player.seek_step(4);
    assert_eq!((player.showing(), player.has_changed()), (Showing::Answered(0), true));
    player.seek_step(3);
    assert_eq!(player.last(), Some(&Record::Noted(3, "by the sea".to_owned())));
    player.seek_step(0);
    assert_eq!(player.progress(), (0, 5));
    player.seek_step(99);
    assert_eq!((player.showing(), player.is_at_end(), player.is_over()), (Showing::Finished, true, false));
    assert!(player.advance(ENDING) && player.is_over() && player.until_next().is_none());
}

#[test]
fn changed_answers_are_found_in_turn() {
    let mut player = player();
    assert_eq!(player.marks(Mark::Change).collect::<Vec<_>>(), [3]);
    assert!(player.seek_mark(Mark::Change, true));
    assert_eq!(player.progress().0, 4);
    assert!(!player.seek_mark(Mark::Change, true) && !player.seek_mark(Mark::Change, false));
    player.seek_step(5);
    assert!(player.seek_mark(Mark::Change, false));
    assert_eq!(player.progress().0, 4);
    assert!(player.seek_mark(Mark::Note, false));
    assert_eq!(player.progress().0, 3);
}

#[test]
fn a_list_that_grows_is_no_change_and_one_that_is_cut_is() {
    let names = |list: &[&str]| Value::Names(list.iter().map(|&name| name.to_owned()).collect());
    let lists = [&["a"][..], &["a", "b"], &["a", "b"], &["b"]];
    let records = lists.iter().map(|list| (0, Some(Record::Answered(2, names(list)))));
    let player = Player::new(Arc::new(commute()), records);
    assert_eq!(player.marks(Mark::Change).collect::<Vec<_>>(), [3]);
}

#[test]
fn nothing_recorded_is_over_at_once() {
    let player = Player::new(Arc::new(commute()), Vec::new());
    assert_eq!((player.showing(), player.is_over(), player.until_next()), (Showing::Nothing, true, None));
}

/// Answers that lead to a bicycle, then a car, then a train, with what no interview knows between them.
fn turning() -> Player {
    let moments = [
        (0, Some(Record::Answered(0, Value::Number(5)))),
        (900, None),
        (1800, Some(Record::Answered(3, Value::Choice(0)))),
        (2700, Some(Record::Answered(0, Value::Number(50)))),
        (3600, Some(Record::Completed)),
        (4500, Some(Record::Answered(1, Value::Choice(1)))),
        (5400, Some(Record::Completed)),
        (5400, None),
    ];
    Player::new(Arc::new(commute()), moments)
}

#[test]
fn the_moments_at_which_the_outlook_turns_are_those_at_which_another_model_would_be_advised() {
    let mut player = turning();
    let rulebook = commute();
    let mut turns = Vec::new();
    let model = |player: &Player| {
        let answers = player.interview().answers();
        // The only essential questions of the small rulebook.
        let has_basis = answers.get(0).is_some() || answers.get(4).is_some();
        has_basis.then(|| crate::advice::decide(&rulebook, answers).model)
    };
    for step in 0..player.progress().1 {
        player.seek_step(step);
        let before = model(&player);
        player.seek_step(step + 1);
        let turn = before.zip(model(&player)).filter(|(before, after)| before != after);
        assert_eq!(player.turn(), turn, "{step}");
        turns.extend(turn.map(|_| step));
    }
    assert!(turns.len() > 1, "{turns:?}");
    assert_eq!(player.marks(Mark::Turn).collect::<Vec<_>>(), turns);
}

#[test]
fn what_was_finished_and_taken_up_again_is_known() {
    let mut player = turning();
    let reopened: Vec<_> =
        (1..=8).filter(|&step| (player.seek_step(step), player.has_reopened()).1).collect();
    assert_eq!(reopened, [6]);
}

#[test]
fn what_the_interview_had_no_part_in_has_its_moment_and_changes_nothing() {
    let mut player = turning();
    player.seek_step(1);
    let answers = player.interview().answers().clone();
    player.seek_step(2);
    assert_eq!((player.showing(), player.last()), (Showing::Aside, None));
    assert_eq!(*player.interview().answers(), answers);
    player.seek_step(99);
    assert_eq!((player.showing(), player.is_at_end()), (Showing::Aside, true));
    assert_eq!(player.marks(Mark::Aside).collect::<Vec<_>>(), [1, 7]);
}

#[test]
fn what_is_to_be_read_stays_and_no_step_takes_longer_than_two_seconds() {
    let mut player = player();
    player.seek_step(3);
    assert_eq!((player.showing(), player.until_next()), (Showing::Answered(3), Some(READING)));
    let mut before = Duration::ZERO;
    let mut player = turning();
    for step in 1..=8 {
        player.seek_step(step);
        assert!(player.at <= before + LONGEST, "{step}");
        before = player.at;
    }
}
