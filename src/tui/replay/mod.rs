//! An interview played as it was given: the same questions, hesitations and changes of mind, and where it was heading
//! at every moment.
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
//! What is marked on the bar is told with the same mark where it happens, so the bar needs no legend.

mod view;

use super::context::Context;
use super::interview::OutlookView;
use super::interview::field::Field;
use super::keys::{self, Action, LabelOverride};
use super::screen::{Go, Reply};
use super::widgets::{Hits, Scroll};
use crate::advice::{self, Advice, OutcomeDiagram, Outlook};
use crate::interview::Record;
use crate::interview::player::{Mark, Player, Showing};
use crate::locale::Message;
use crate::session::drift::AdviceChange;
use crate::session::{ResolvedEvents, Session, TimelineEntry, timeline};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The replay screen.
#[derive(Debug)]
pub struct State {
    player: Player,
    /// What happens at each step of the player.
    moments: Vec<TimelineEntry>,
    session: Session,
    outcomes: Arc<OutcomeDiagram>,
    outlook: Outlook,
    /// What of the outlook shows. It is never hidden here: nobody answers.
    shown: OutlookView,
    field: Option<(usize, Field)>,
    /// Questions and answers that today's rulebook does not know.
    gone: Vec<String>,
    /// Whether today's rulebook still advises what was advised.
    verdict: Option<String>,
    scroll: Scroll,
    follow: bool,
    /// Where a click on the bar leads, in steps.
    hits: Hits<usize>,
    /// The moment up to which time has passed for the player.
    passed: Option<Instant>,
}

impl State {
    /// A replay of a session from its start.
    #[must_use]
    pub fn new(context: &Context, session: Session, speed: f64, step: bool) -> Self {
        let gone = ResolvedEvents::new(&session, &context.rulebook).unresolved;
        let moments = timeline(&session, &context.rulebook);
        let records = moments.iter().map(|(at_ms, entry)| (*at_ms, entry.interview_event().cloned()));
        let mut player = Player::new(Arc::clone(&context.rulebook), records);
        let moments = moments.into_iter().map(|(_, entry)| entry).collect();
        player.set_speed(speed);
        player.pause(step);
        let outlook = Outlook::new(&context.rulebook, &context.outcomes, player.interview().answers());
        let gone = gone.iter().map(|problem| context.label_style.problem(problem)).collect();
        let verdict = verdict(context, &session);
        let mut state = Self {
            outcomes: Arc::clone(&context.outcomes),
            player,
            moments,
            session,
            outlook,
            shown: OutlookView::default(),
            field: None,
            gone,
            verdict,
            scroll: Scroll::default(),
            follow: true,
            hits: Hits::default(),
            passed: None,
        };
        state.show();
        state
    }

    /// The player.
    #[must_use]
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The advice on the answers that the replay ends with.
    #[must_use]
    pub fn advice(&self, context: &Context) -> Advice {
        let answers = ResolvedEvents::new(&self.session, &context.rulebook).answers();
        advice::advise(&context.rulebook, &self.outcomes, &answers)
    }

    /// The moment at which something else is to be shown.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        Some(self.passed? + self.player.until_next()?)
    }

    /// Lets the time until `now` pass.
    pub fn pass(&mut self, now: Instant) -> Reply {
        let since = self.passed.replace(now).map(|before| now.saturating_duration_since(before));
        let changed = self.player.advance(since.unwrap_or_default());
        if changed {
            self.show();
        }
        if self.player.is_over() && !self.player.is_paused() {
            // Coming back from the advice, it does not run off again.
            self.player.pause(true);
            return Reply::Go(Go::Advice);
        }
        Reply::when(changed)
    }

    /// Leaves time that was spent asleep out of the playing time.
    pub fn slept(&mut self, time: Duration) {
        self.passed = self.passed.map(|passed| passed + time);
    }

    /// This screen's own words for what keys do.
    #[must_use]
    pub fn own(&self) -> Vec<LabelOverride> {
        let mut own = Vec::new();
        if self.player.is_paused() {
            own.push((Action::Pause, "action-pause-play"));
        }
        let marks = [
            (Mark::Change, &[Action::NextChange, Action::PreviousChange][..]),
            (Mark::Turn, &[Action::NextTurn]),
            (Mark::Note, &[Action::NextNote]),
        ];
        for (mark, actions) in marks {
            if self.player.marks(mark).next().is_none() {
                own.extend(actions.iter().map(|action| (*action, keys::HIDDEN)));
            }
        }
        own
    }

    /// The facts behind the question that shows.
    #[must_use]
    pub fn sources<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        let (question, _) = self.field.as_ref()?;
        Some(&context.rulebook.questions[*question].sources)
    }

    /// Takes an action at the moment `now`.
    pub fn update(&mut self, action: Action, now: Instant) -> Reply {
        let passed = self.pass(now);
        if matches!(passed, Reply::Go(_)) {
            return passed;
        }
        match self.act(action) {
            Reply::Idle => passed,
            reply => reply,
        }
    }

    fn act(&mut self, action: Action) -> Reply {
        let (played, steps) = self.player.progress();
        match action {
            Action::Quit => return Reply::Go(Go::Quit),
            Action::Back => return Reply::Go(Go::Home),
            Action::Choose => {
                self.player.pause(true);
                return Reply::Go(Go::Advice);
            }
            Action::Pause if self.player.is_over() => {
                self.player.seek_step(0);
                self.player.pause(false);
            }
            Action::Pause => self.player.pause(!self.player.is_paused()),
            Action::StepBack => self.step(played.saturating_sub(1)),
            Action::StepForward => self.step(played + 1),
            Action::Top => self.player.seek_step(0),
            Action::Bottom => self.step(steps),
            Action::NextChange if self.player.seek_mark(Mark::Change, true) => {}
            Action::PreviousChange if self.player.seek_mark(Mark::Change, false) => {}
            Action::NextTurn if self.round(Mark::Turn) => {}
            Action::NextNote if self.round(Mark::Note) => {}
            Action::Shares => return Reply::when(self.shown.update(action)),
            Action::Slower => return Reply::when(self.player.set_speed(self.player.speed() / 2.0)),
            Action::Faster => return Reply::when(self.player.set_speed(self.player.speed() * 2.0)),
            Action::Up => return self.roll(|scroll| scroll.scroll_by(-1)),
            Action::Down => return self.roll(|scroll| scroll.scroll_by(1)),
            Action::PageUp => return self.roll(|scroll| scroll.scroll_page(false)),
            Action::PageDown => return self.roll(|scroll| scroll.scroll_page(true)),
            _ => return Reply::Idle,
        }
        self.show();
        Reply::Redraw
    }

    /// Takes the mouse.
    pub fn mouse(&mut self, mouse: MouseEvent) -> Reply {
        match mouse.kind {
            MouseEventKind::ScrollDown => self.roll(|scroll| scroll.scroll_by(3)),
            MouseEventKind::ScrollUp => self.roll(|scroll| scroll.scroll_by(-3)),
            MouseEventKind::Down(MouseButton::Left) => {
                let Some(steps) = self.hits.at(mouse.column, mouse.row) else { return Reply::Idle };
                self.step(steps);
                self.show();
                Reply::Redraw
            }
            _ => Reply::Idle,
        }
    }

    /// To the next step of a kind, after the last to the first.
    fn round(&mut self, mark: Mark) -> bool {
        if self.player.seek_mark(mark, true) {
            return true;
        }
        let first = self.player.marks(mark).next();
        if let Some(step) = first {
            self.player.seek_step(step + 1);
        }
        first.is_some()
    }

    /// To just after a step, and stays there.
    fn step(&mut self, steps: usize) {
        self.player.pause(true);
        self.player.seek_step(steps);
    }

    /// Turns the wheel, or scrolls by a key; what is read by hand is not scrolled away.
    fn roll(&mut self, roll: impl FnOnce(&mut Scroll) -> bool) -> Reply {
        self.follow = false;
        Reply::when(roll(&mut self.scroll))
    }

    /// Makes what is to be shown for the moment at which the player is.
    fn show(&mut self) {
        let interview = self.player.interview();
        let question = match self.player.showing() {
            Showing::Asked(question) | Showing::Answered(question) => Some(question),
            Showing::Finished | Showing::Aside | Showing::Nothing => None,
        };
        if question != self.field.as_ref().map(|(question, _)| *question) {
            self.scroll = Scroll::default();
        }
        self.follow = true;
        self.field = question.map(|question| (question, Field::new(interview, question)));
        self.outlook = Outlook::new(interview.rulebook(), &self.outcomes, interview.answers());
    }

    /// What was just done that needs words of its own, each with its mark. `short` is for screens with little room.
    fn done(&self, context: &Context, short: bool) -> Vec<(&'static str, String)> {
        let glyphs = &context.look.glyphs;
        let mut done = Vec::new();
        if !matches!(self.player.showing(), Showing::Answered(_) | Showing::Aside) {
            return done;
        }
        if let Some((from, to)) = self.player.turn() {
            let key = if short { "replay-turned-short" } else { "replay-turned" };
            let message = Message::new(key).with("from", context.model(from)).with("to", context.model(to));
            done.push((glyphs.recommended, context.say(&message)));
        }
        if self.player.has_reopened() {
            done.push((glyphs.bullet, context.label_style.get("replay-reopened")));
        }
        match self.player.last() {
            Some(Record::Noted(_, text)) if text.is_empty() => {
                done.push((glyphs.note, context.label_style.get("replay-note-deleted")));
            }
            Some(Record::Noted(..)) => done.push((glyphs.note, context.label_style.get("replay-noted"))),
            Some(Record::Answered(question, _) | Record::Skipped(question)) if self.player.has_changed() => {
                let before = self.player.before().map(|value| context.value_label(*question, value));
                let before = before.unwrap_or_else(|| context.label_style.get("interview-unknown"));
                let message = Message::new("replay-changed").with("before", before);
                done.push((glyphs.changed, context.say(&message)));
            }
            Some(Record::Skipped(_)) => done.push((glyphs.assumed, context.label_style.get("replay-skipped"))),
            _ => {}
        }
        done
    }

    /// The title of what has no question, and what there is to say of it.
    fn beside(&self, context: &Context) -> (String, Vec<String>) {
        let reader = context.reader();
        let step = self.player.progress().0.checked_sub(1);
        match (self.player.showing(), step.and_then(|step| self.moments.get(step))) {
            (Showing::Aside, Some(TimelineEntry::Unresolved(question, lost))) => {
                (context.label_style.get("replay-gone-title"), vec![reader.gone(question, lost)])
            }
            (Showing::Aside, Some(TimelineEntry::Decision(choice))) if choice.is_empty() => {
                (context.label_style.get("decided-title"), vec![context.label_style.get("decided-back")])
            }
            (Showing::Aside, Some(TimelineEntry::Decision(choice))) => {
                let advised = self.session.advice().map(|advice| &*advice.model);
                let mut said = vec![reader.decided(&choice.model, advised)];
                said.extend(reader.decided_more(choice, false));
                (context.label_style.get("decided-title"), said)
            }
            (Showing::Nothing, _) => {
                (context.label_style.get("replay-end"), vec![context.label_style.get("replay-nothing")])
            }
            _ => (context.label_style.get("replay-end"), vec![context.label_style.get("replay-finished")]),
        }
    }
}

/// Whether today's rulebook still gives the advice that was saved.
fn verdict(context: &Context, session: &Session) -> Option<String> {
    let saved = session.advice()?;
    let known = context.rulebook.models.iter().find(|model| model.id == saved.model);
    let model = known.map_or_else(|| saved.model.clone(), |model| context.text(&model.title).into_owned());
    let key = match AdviceChange::new(session, &context.rulebook) {
        None => "replay-same",
        Some(AdviceChange::File) => "replay-other-file",
        Some(AdviceChange::Rules) => "replay-other-rules",
        Some(AdviceChange::OtherRulebook) => "replay-other-asked",
        Some(AdviceChange::Answers) => "replay-other-answers",
        Some(AdviceChange::RulesAndAnswers) => "replay-other",
    };
    Some(context.say(&Message::new(key).with("model", model)))
}
