//! Tests of playing, seeking and finding steps.

use super::steps::{ANSWER_PAUSE, MAX_PAUSE, MIN_PAUSE, READING_PAUSE};
use super::{END_PAUSE, Marker, Player, ReplayFrame};
use crate::interview::Event;
use crate::rulebook::Value;
use crate::rulebook::tests::commute;
use std::sync::Arc;
use std::time::Duration;

const HOUR: u64 = 3_600_000;

fn player() -> Player {
    let events = [
        (0, Event::Answered(0, Value::Number(12))),
        (HOUR, Event::Answered(3, Value::Choice(1))),
        (HOUR + 1500, Event::Noted(3, "by the sea".to_owned())),
        (HOUR + 3000, Event::Answered(0, Value::Number(5))),
        (HOUR + 4500, Event::Completed),
    ];
    let entries = events.into_iter().map(|(at, record)| (at, Some(record)));
    Player::new(Arc::new(commute()), entries)
}

/// Checks the times at which the first frames are shown.
#[test]
fn player_shortens_pauses_to_two_seconds() {
    let mut player = player();
    assert_eq!((player.frame(), player.time_to_next()), (ReplayFrame::Question(0), Some(MIN_PAUSE)));
    assert!(player.advance(MIN_PAUSE));
    // The first essential answer does not change the model, as none was advised before.
    assert_eq!((player.frame(), player.time_to_next()), (ReplayFrame::Answer(0), Some(ANSWER_PAUSE)));
    assert!(player.advance(ANSWER_PAUSE));
    let rest = MAX_PAUSE.saturating_sub(ANSWER_PAUSE);
    assert_eq!((player.frame(), player.time_to_next()), (ReplayFrame::Question(3), Some(rest)));
    assert!(player.advance(rest));
    assert_eq!((player.frame(), player.progress()), (ReplayFrame::Answer(3), (2, 5)));
    assert_eq!(player.time_to_next(), Some(ANSWER_PAUSE));
}

/// Checks the time to the next frame at other speeds and while paused.
#[test]
fn player_applies_speed_and_pause() {
    let mut player = player();
    assert!(player.set_speed(4.0) && !player.set_speed(f64::NAN));
    assert_eq!(player.time_to_next(), Some(MIN_PAUSE / 4));
    assert!(player.set_speed(100.0) && !player.set_speed(8.0));
    player.set_paused(true);
    assert_eq!(player.time_to_next(), None);
    assert!(!player.advance(Duration::from_mins(1)));
}

/// Compares every tenth of a second, seeking backward and forward.
#[test]
fn seeking_gives_the_same_state_as_playing() {
    let state = |player: &Player| {
        let (interview, questions) = (player.interview(), 0..6);
        let notes: Vec<_> = questions.map(|question| interview.note_on(question).to_owned()).collect();
        let step_flags = (player.model_change(), player.has_changed_answer(), player.has_reopened());
        (player.frame(), player.progress(), step_flags, interview.answers().clone(), interview.place(), notes)
    };
    let positions: Vec<_> = (0..110).map(|n| Duration::from_millis(n * 100)).collect();
    let mut playing = player();
    let mut states = vec![state(&playing)];
    for _ in &positions[1..] {
        playing.advance(Duration::from_millis(100));
        states.push(state(&playing));
    }
    let mut seeking = player();
    for (moment, expected) in positions.iter().zip(&states).rev() {
        seeking.seek(*moment);
        assert_eq!(state(&seeking), *expected, "{moment:?}");
    }
    for (moment, expected) in positions.iter().zip(&states) {
        seeking.seek(*moment);
        assert_eq!(state(&seeking), *expected, "{moment:?}");
    }
}

/// Checks seeking to single steps, to the start and beyond the end.
#[test]
fn seek_step_shows_the_answer_of_the_step() {
    let mut player = player();
    player.seek_step(4);
    assert_eq!((player.frame(), player.has_changed_answer()), (ReplayFrame::Answer(0), true));
    player.seek_step(3);
    assert_eq!(player.last_event(), Some(&Event::Noted(3, "by the sea".to_owned())));
    player.seek_step(0);
    assert_eq!(player.progress(), (0, 5));
    player.seek_step(99);
    assert_eq!((player.frame(), player.is_at_end(), player.is_over()), (ReplayFrame::End, true, false));
    assert!(player.advance(END_PAUSE) && player.is_over() && player.time_to_next().is_none());
}

/// Checks seeking forward and backward by kind of step.
#[test]
fn seek_marker_finds_changes_and_notes() {
    let mut player = player();
    assert_eq!(player.markers(Marker::AnswerChange).collect::<Vec<_>>(), [3]);
    assert!(player.seek_marker(Marker::AnswerChange, true));
    assert_eq!(player.progress().0, 4);
    assert!(
        !player.seek_marker(Marker::AnswerChange, true) && !player.seek_marker(Marker::AnswerChange, false)
    );
    player.seek_step(5);
    assert!(player.seek_marker(Marker::AnswerChange, false));
    assert_eq!(player.progress().0, 4);
    assert!(player.seek_marker(Marker::Note, false));
    assert_eq!(player.progress().0, 3);
}

/// Checks that a list counts as changed only if a name is removed.
#[test]
fn growing_list_is_not_a_change() {
    let names = |list: &[&str]| Value::Names(list.iter().map(|&name| name.to_owned()).collect());
    let lists = [&["a"][..], &["a", "b"], &["a", "b"], &["b"]];
    let records = lists.iter().map(|list| (0, Some(Event::Answered(2, names(list)))));
    let player = Player::new(Arc::new(commute()), records);
    assert_eq!(player.markers(Marker::AnswerChange).collect::<Vec<_>>(), [3]);
}

/// Checks a replay without events.
#[test]
fn empty_replay_is_over() {
    let player = Player::new(Arc::new(commute()), Vec::new());
    assert_eq!((player.frame(), player.is_over(), player.time_to_next()), (ReplayFrame::Empty, true, None));
}

/// Returns a player for answers that lead to a bicycle, then a car, then a train, with other entries between them.
fn model_changes_player() -> Player {
    let entries = [
        (0, Some(Event::Answered(0, Value::Number(5)))),
        (900, None),
        (1800, Some(Event::Answered(3, Value::Choice(0)))),
        (2700, Some(Event::Answered(0, Value::Number(50)))),
        (3600, Some(Event::Completed)),
        (4500, Some(Event::Answered(1, Value::Choice(1)))),
        (5400, Some(Event::Completed)),
        (5400, None),
    ];
    Player::new(Arc::new(commute()), entries)
}

/// Compares the marked changes of the model with decisions before and after each step.
#[test]
fn model_changes_are_those_of_the_decision() {
    let mut player = model_changes_player();
    let rulebook = commute();
    let mut changes = Vec::new();
    let model = |player: &Player| {
        let answers = player.interview().answers();
        // The essential questions of the small rulebook.
        let has_basis = answers.get(0).is_some() || answers.get(4).is_some();
        has_basis.then(|| crate::advice::decide(&rulebook, answers).model)
    };
    for step in 0..player.progress().1 {
        player.seek_step(step);
        let before = model(&player);
        player.seek_step(step + 1);
        let turn = before.zip(model(&player)).filter(|(before, after)| before != after);
        assert_eq!(player.model_change(), turn, "{step}");
        changes.extend(turn.map(|_| step));
    }
    assert!(changes.len() > 1, "{changes:?}");
    assert_eq!(player.markers(Marker::ModelChange).collect::<Vec<_>>(), changes);
}

/// Checks which steps continue a finished interview.
#[test]
fn reopened_interview_is_detected() {
    let mut player = model_changes_player();
    let reopened: Vec<_> =
        (1..=8).filter(|&step| (player.seek_step(step), player.has_reopened()).1).collect();
    assert_eq!(reopened, [6]);
}

/// Checks entries that are not events of the interview, in the middle and at the end.
#[test]
fn other_entries_have_a_frame_and_change_nothing() {
    let mut player = model_changes_player();
    player.seek_step(1);
    let answers = player.interview().answers().clone();
    player.seek_step(2);
    assert_eq!((player.frame(), player.last_event()), (ReplayFrame::OtherEntry, None));
    assert_eq!(*player.interview().answers(), answers);
    player.seek_step(99);
    assert_eq!((player.frame(), player.is_at_end()), (ReplayFrame::OtherEntry, true));
    assert_eq!(player.markers(Marker::OtherEntry).collect::<Vec<_>>(), [1, 7]);
}

/// Checks how long a note stays, and the time between all steps.
#[test]
fn notes_stay_longer_within_the_maximum_pause() {
    let mut player = player();
    player.seek_step(3);
    assert_eq!((player.frame(), player.time_to_next()), (ReplayFrame::Answer(3), Some(READING_PAUSE)));
    let mut before = Duration::ZERO;
    let mut player = model_changes_player();
    for step in 1..=8 {
        player.seek_step(step);
        assert!(player.position <= before + MAX_PAUSE, "{step}");
        before = player.position;
    }
}
