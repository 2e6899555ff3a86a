//! The replay screen, which plays an interview as it happened: the same questions, pauses and corrections, with the
//! outlook at every moment.
//!
//! ```text
//!  Replay: Acme                                      question 5 of 14  ━━━━━───────────
//! ╭ Where are your customers? ─────────────────────╮╭ Where this is heading ─────────╮
//! │ 2 ✓ Several regions     within a country       ││ Assembly line ███──────   27 % │
//! ╰────────────────────────────────────────────────╯╰────────────────────────────────╯
//!  ★ Here the outlook turned from Assembly line to Pod.
//!  ▸ 7 of 18  ━━━✎━━━◆━━★━━─────────────────────  1x
//!  Space pause  ←→ step  Enter advice  Esc back  m next change  ? help  q leave
//! ```
//!
//! Each mark on the bar is repeated beside the message about its step, so the bar needs no legend.

pub mod recording;
mod view;

use super::advice::AdviceState;
use super::component::Component;
use super::interview::OutlookView;
use super::interview::field::Field;
use super::keys;
use super::keys::{Action, LabelOverride};
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll, wheel_lines};
use crate::advice;
use crate::advice::{OutcomeDiagram, Outlook};
use crate::interview::Event;
use crate::interview::player::{Marker, Player, ReplayFrame};
use crate::locale::Message;
use crate::session::drift::AdviceChange;
use crate::session::{ResolvedEvents, Session, TimelineEntry, timeline};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The state of the replay screen.
#[derive(Debug)]
pub struct ReplayState {
    player: Player,
    /// The timeline entry of each step of the player.
    timeline: Vec<TimelineEntry>,
    session: Session,
    /// The session's events as today's rulebook understands them.
    records: ResolvedEvents,
    outcomes: Arc<OutcomeDiagram>,
    outlook: Outlook,
    /// What the outlook shows. It is never hidden in a replay, because it cannot influence the respondent.
    outlook_view: OutlookView,
    field: Option<(usize, Field)>,
    /// Messages about questions and answers that are missing from today's rulebook.
    removed: Vec<String>,
    /// Whether today's rulebook still gives the saved advice.
    advice_check: Option<String>,
    scroll: Scroll,
    follows_answer: bool,
    /// The clickable cells of the bar, with their steps.
    click_areas: Hits<usize>,
    /// The time up to which the player has advanced.
    advanced_to: Option<Instant>,
}

impl ReplayState {
    /// Creates a replay from the start of a session.
    pub fn new(context: &Ui, session: Session, speed: f64, paused: bool) -> Self {
        let records = ResolvedEvents::new(&session, &context.rulebook);
        let moments = timeline(&session, &context.rulebook);
        let events = moments.iter().map(|(at_ms, entry)| (*at_ms, entry.interview_event().cloned()));
        let mut player = Player::new(Arc::clone(&context.rulebook), events);
        let moments = moments.into_iter().map(|(_, entry)| entry).collect();
        player.set_speed(speed);
        player.set_paused(paused);
        let outlook = Outlook::new(&context.rulebook, &context.outcomes, player.interview().answers());
        let mut state = Self {
            outcomes: Arc::clone(&context.outcomes),
            player,
            timeline: moments,
            session,
            records,
            outlook,
            outlook_view: OutlookView::default(),
            field: None,
            removed: Vec::new(),
            advice_check: None,
            scroll: Scroll::default(),
            follows_answer: true,
            click_areas: Hits::default(),
            advanced_to: None,
        };
        state.retranslate(context, None);
        state.show_current_step();
        state
    }

    fn run_action(&mut self, action: Action) -> Response {
        let (played, steps) = self.player.progress();
        match action {
            Action::Quit => return Response::Navigate(Navigate::Quit),
            Action::Back => return Response::Navigate(Navigate::Close),
            Action::Home => return Response::Navigate(Navigate::Home),
            // Returns from the advice.
            Action::Review => {}
            Action::Choose => {
                self.player.set_paused(true);
                return Response::Navigate(Navigate::Advice);
            }
            Action::Pause if self.player.is_over() => {
                self.player.seek_step(0);
                self.player.set_paused(false);
            }
            Action::Pause => self.player.set_paused(!self.player.is_paused()),
            Action::StepBack => self.go_to_step(played.saturating_sub(1)),
            Action::StepForward => self.go_to_step(played + 1),
            Action::Top => self.player.seek_step(0),
            Action::Bottom => self.go_to_step(steps),
            Action::NextChange if self.player.seek_marker(Marker::AnswerChange, true) => {}
            Action::PreviousChange if self.player.seek_marker(Marker::AnswerChange, false) => {}
            Action::NextTurn if self.next_marked_step(Marker::ModelChange) => {}
            Action::PreviousTurn if self.player.seek_marker(Marker::ModelChange, false) => {}
            Action::NextNote if self.next_marked_step(Marker::Note) => {}
            Action::Shares => return Response::redraw_if(self.outlook_view.update(action)),
            Action::Slower => return Response::redraw_if(self.player.set_speed(self.player.speed() / 2.0)),
            Action::Faster => return Response::redraw_if(self.player.set_speed(self.player.speed() * 2.0)),
            _ => return self.scroll_by_hand(|scroll| scroll.update(action)),
        }
        self.show_current_step();
        Response::Redraw
    }

    /// Moves to the next step with this mark, wrapping around.
    fn next_marked_step(&mut self, mark: Marker) -> bool {
        if self.player.seek_marker(mark, true) {
            return true;
        }
        let first = self.player.markers(mark).next();
        if let Some(step) = first {
            self.player.seek_step(step + 1);
        }
        first.is_some()
    }

    /// Moves to just after a step and pauses.
    fn go_to_step(&mut self, steps: usize) {
        self.player.set_paused(true);
        self.player.seek_step(steps);
    }

    /// Scrolls by hand. The player does not scroll away from what the user reads.
    fn scroll_by_hand(&mut self, roll: impl FnOnce(&mut Scroll) -> bool) -> Response {
        let changed = roll(&mut self.scroll);
        self.follows_answer &= !changed;
        Response::redraw_if(changed)
    }

    /// Updates the screen for the current step of the player.
    fn show_current_step(&mut self) {
        let interview = self.player.interview();
        let question = match self.player.frame() {
            ReplayFrame::Question(question) | ReplayFrame::Answer(question) => Some(question),
            ReplayFrame::End | ReplayFrame::OtherEntry | ReplayFrame::Empty => None,
        };
        if question != self.field.as_ref().map(|(question, _)| *question) {
            self.scroll = Scroll::default();
        }
        self.follows_answer = true;
        self.field = question.map(|question| (question, Field::new(interview, question)));
        self.outlook = Outlook::new(interview.rulebook(), &self.outcomes, interview.answers());
    }

    /// Returns the messages about the last step, each with its mark. `is_short` selects shorter texts for small screens.
    fn step_messages(&self, context: &Ui, is_short: bool) -> Vec<(&'static str, String)> {
        let glyphs = &context.theme.glyphs;
        let mut done = Vec::new();
        if !matches!(self.player.frame(), ReplayFrame::Answer(_) | ReplayFrame::OtherEntry) {
            return done;
        }
        if let Some((from, to)) = self.player.model_change() {
            let key = if is_short { "replay-outlook-changed-short" } else { "replay-outlook-changed" };
            let message =
                Message::new(key).arg("from", context.model_title(from)).arg("to", context.model_title(to));
            done.push((glyphs.recommended, context.translate(&message)));
        }
        if self.player.has_reopened() {
            done.push((glyphs.bullet, context.translator.get("replay-reopened")));
        }
        match self.player.last_event() {
            Some(Event::Noted(_, text)) if text.is_empty() => {
                done.push((glyphs.note, context.translator.get("replay-note-deleted")));
            }
            Some(Event::Noted(..)) => done.push((glyphs.note, context.translator.get("replay-note-written"))),
            Some(Event::Answered(question, _) | Event::Skipped(question))
                if self.player.has_changed_answer() =>
            {
                let before = self.player.previous_answer().map(|value| context.value_label(*question, value));
                let before = before.unwrap_or_else(|| context.translator.get("interview-unknown"));
                let message = Message::new("replay-changed").arg("before", before);
                done.push((glyphs.changed, context.translate(&message)));
            }
            Some(Event::Skipped(_)) => done.push((glyphs.assumed, context.translator.get("replay-skipped"))),
            _ => {}
        }
        done
    }

    /// Returns the title and the texts for steps without a question.
    fn text_without_question(&self, context: &Ui) -> (String, Vec<String>) {
        let reader = context.rulebook_reader();
        let step = self.player.progress().0.checked_sub(1);
        match (self.player.frame(), step.and_then(|step| self.timeline.get(step))) {
            (ReplayFrame::OtherEntry, Some(TimelineEntry::Unresolved(question, lost))) => {
                (context.translator.get("replay-removed-title"), vec![reader.unresolved(question, lost)])
            }
            (ReplayFrame::OtherEntry, Some(TimelineEntry::Decision(choice))) if choice.is_empty() => {
                (context.translator.get("decided-title"), vec![context.translator.get("decided-withdrawn")])
            }
            (ReplayFrame::OtherEntry, Some(TimelineEntry::Decision(choice))) => {
                let advised = self.session.advice().map(|advice| &*advice.model);
                let mut text = vec![reader.decision_text(&choice.model, advised)];
                text.extend(reader.decision_details(choice, false));
                (context.translator.get("decided-title"), text)
            }
            (ReplayFrame::Empty, _) => {
                (context.translator.get("replay-end"), vec![context.translator.get("replay-nothing")])
            }
            _ => (context.translator.get("replay-end"), vec![context.translator.get("replay-finished")]),
        }
    }
}

impl Component for ReplayState {
    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::Replay
    }

    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        let mut overrides = Vec::new();
        if self.player.is_paused() {
            overrides.push((Action::Pause, "action-pause-play"));
        }
        let marks = [
            (Marker::AnswerChange, &[Action::NextChange, Action::PreviousChange][..]),
            (Marker::ModelChange, &[Action::NextTurn, Action::PreviousTurn]),
            (Marker::Note, &[Action::NextNote]),
        ];
        for (mark, actions) in marks {
            if self.player.markers(mark).next().is_none() {
                overrides.extend(actions.iter().map(|action| (*action, keys::HIDDEN)));
            }
        }
        overrides
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        let unresolved = self.records.unresolved.iter();
        self.removed = unresolved.map(|problem| context.translator.translate_problem(problem)).collect();
        self.advice_check = check_advice(context, &self.session, &self.records);
    }

    fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        let (question, _) = self.field.as_ref()?;
        Some(&context.rulebook.questions[*question].sources)
    }

    fn update(&mut self, action: Action, context: &Ui, now: Instant) -> Response {
        let passed = self.tick(context, now);
        if matches!(passed, Response::Navigate(_)) {
            return passed;
        }
        match self.run_action(action) {
            Response::Idle => passed,
            reply => reply,
        }
    }

    /// Advances the player to `now`.
    fn tick(&mut self, _: &Ui, now: Instant) -> Response {
        let since = self.advanced_to.replace(now).map(|before| now.saturating_duration_since(before));
        let changed = self.player.advance(since.unwrap_or_default());
        if changed {
            self.show_current_step();
        }
        if self.player.is_over() && !self.player.is_paused() {
            // On return from the advice, the player stays paused.
            self.player.set_paused(true);
            return Response::Navigate(Navigate::Advice);
        }
        Response::redraw_if(changed)
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        match (wheel_lines(mouse), self.click_areas.at(mouse.column, mouse.row)) {
            (Some(lines), _) => self.scroll_by_hand(|scroll| scroll.scroll_by(lines)),
            (None, Some(steps)) if mouse.kind == MouseEventKind::Down(MouseButton::Left) => {
                self.go_to_step(steps);
                self.show_current_step();
                Response::Redraw
            }
            _ => Response::Idle,
        }
    }

    /// Returns the time at which the next step is due. A replay pauses while it is not visible.
    fn deadline(&self, _: Instant, is_visible: bool) -> Option<Instant> {
        Some(self.advanced_to.filter(|_| is_visible)? + self.player.time_to_next()?)
    }

    fn exclude_suspension(&mut self, time: Duration) {
        self.advanced_to = self.advanced_to.map(|passed| passed + time);
    }

    fn uncover(&mut self, covered: Duration) {
        self.exclude_suspension(covered);
    }

    fn session(&self) -> Option<&Session> {
        Some(&self.session)
    }

    fn records(&self) -> Option<&ResolvedEvents> {
        Some(&self.records)
    }

    fn advice(&self, context: &Ui, today: Date) -> Option<AdviceState> {
        let advice = advice::advise(&context.rulebook, &self.outcomes, &self.records.answers());
        let state = AdviceState::of_session(advice, (&self.session, &self.records), context, today);
        Some(state.of_replay(Message::new("decide-replay")))
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw(context, frame, area);
    }
}

/// Returns whether today's rulebook still gives the saved advice.
fn check_advice(context: &Ui, session: &Session, records: &ResolvedEvents) -> Option<String> {
    let saved = session.advice()?;
    let known = context.rulebook.models.iter().find(|model| model.id == saved.model);
    let model = known.map_or_else(|| saved.model.clone(), |model| context.text(&model.title).into_owned());
    let key = match AdviceChange::new(session, records, &context.rulebook) {
        None => "replay-same",
        Some(AdviceChange::File) => "replay-other-file",
        Some(AdviceChange::Rules) => "replay-other-rules",
        Some(AdviceChange::OtherRulebook) => "replay-other-asked",
        Some(AdviceChange::Answers) => "replay-other-answers",
        Some(AdviceChange::RulesAndAnswers) => "replay-other",
    };
    Some(context.translate(&Message::new(key).arg("model", model)))
}
