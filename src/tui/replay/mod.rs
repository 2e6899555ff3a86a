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

mod view;

use super::interview::OutlookView;
use super::interview::field::Field;
use super::keys::{self, Action, LabelOverride};
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll};
use crate::advice::{self, Advice, OutcomeDiagram, Outlook};
use crate::interview::Event;
use crate::interview::player::{Marker, Player, ReplayFrame};
use crate::locale::Message;
use crate::session::drift::AdviceChange;
use crate::session::{ResolvedEvents, Session, TimelineEntry, timeline};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
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
        let gone =
            records.unresolved.iter().map(|problem| context.translator.translate_problem(problem)).collect();
        let verdict = check_advice(context, &session, &records);
        let mut state = Self {
            outcomes: Arc::clone(&context.outcomes),
            player,
            timeline: moments,
            session,
            records,
            outlook,
            outlook_view: OutlookView::default(),
            field: None,
            removed: gone,
            advice_check: verdict,
            scroll: Scroll::default(),
            follows_answer: true,
            click_areas: Hits::default(),
            advanced_to: None,
        };
        state.show_current_step();
        state
    }

    /// Returns the player.
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// Returns the session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Returns the session's events as today's rulebook understands them.
    pub fn records(&self) -> &ResolvedEvents {
        &self.records
    }

    /// Returns the advice on the final answers of the replay.
    pub fn advice(&self, context: &Ui) -> Advice {
        advice::advise(&context.rulebook, &self.outcomes, &self.records.answers())
    }

    /// Returns the time at which the next step is due.
    pub fn deadline(&self) -> Option<Instant> {
        Some(self.advanced_to? + self.player.time_to_next()?)
    }

    /// Advances the player to `now`.
    pub fn advance(&mut self, now: Instant) -> Response {
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

    /// Excludes time in which the program was suspended.
    pub fn exclude_suspension(&mut self, time: Duration) {
        self.advanced_to = self.advanced_to.map(|passed| passed + time);
    }

    /// Returns the labels that this screen gives to actions.
    pub fn label_overrides(&self) -> Vec<LabelOverride> {
        let mut overrides = Vec::new();
        if self.player.is_paused() {
            overrides.push((Action::Pause, "action-pause-play"));
        }
        let marks = [
            (Marker::AnswerChange, &[Action::NextChange, Action::PreviousChange][..]),
            (Marker::ModelChange, &[Action::NextTurn]),
            (Marker::Note, &[Action::NextNote]),
        ];
        for (mark, actions) in marks {
            if self.player.markers(mark).next().is_none() {
                overrides.extend(actions.iter().map(|action| (*action, keys::HIDDEN)));
            }
        }
        overrides
    }

    /// Returns the sources of the current question.
    pub fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        let (question, _) = self.field.as_ref()?;
        Some(&context.rulebook.questions[*question].sources)
    }

    /// Handles an action at `now`.
    pub fn handle_action(&mut self, action: Action, now: Instant) -> Response {
        let passed = self.advance(now);
        if matches!(passed, Response::Navigate(_)) {
            return passed;
        }
        match self.run_action(action) {
            Response::Idle => passed,
            reply => reply,
        }
    }

    fn run_action(&mut self, action: Action) -> Response {
        let (played, steps) = self.player.progress();
        match action {
            Action::Quit => return Response::Navigate(Navigate::Quit),
            Action::Back => return Response::Navigate(Navigate::Home),
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
            Action::NextNote if self.next_marked_step(Marker::Note) => {}
            Action::Shares => return Response::redraw_if(self.outlook_view.update(action)),
            Action::Slower => return Response::redraw_if(self.player.set_speed(self.player.speed() / 2.0)),
            Action::Faster => return Response::redraw_if(self.player.set_speed(self.player.speed() * 2.0)),
            Action::Up => return self.scroll_by_hand(|scroll| scroll.scroll_by(-1)),
            Action::Down => return self.scroll_by_hand(|scroll| scroll.scroll_by(1)),
            Action::PageUp => return self.scroll_by_hand(|scroll| scroll.scroll_page(false)),
            Action::PageDown => return self.scroll_by_hand(|scroll| scroll.scroll_page(true)),
            _ => return Response::Idle,
        }
        self.show_current_step();
        Response::Redraw
    }

    /// Handles the mouse.
    pub fn handle_mouse(&mut self, mouse: MouseEvent) -> Response {
        match mouse.kind {
            MouseEventKind::ScrollDown => self.scroll_by_hand(|scroll| scroll.scroll_by(3)),
            MouseEventKind::ScrollUp => self.scroll_by_hand(|scroll| scroll.scroll_by(-3)),
            MouseEventKind::Down(MouseButton::Left) => {
                let Some(steps) = self.click_areas.at(mouse.column, mouse.row) else { return Response::Idle };
                self.go_to_step(steps);
                self.show_current_step();
                Response::Redraw
            }
            _ => Response::Idle,
        }
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
        self.follows_answer = false;
        Response::redraw_if(roll(&mut self.scroll))
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
