//! An interview played as it was given: the same questions, hesitations and changes of mind, and where it was heading
//! at every moment.
//!
//! ```text
//!  Replay: Acme                                      question 5 of 14  ━━━━━───────────
//! ╭ Where are your customers? ─────────────────────╮╭ Where this is heading ─────────╮
//! │ 2 ✓ Several regions     within a country       ││ Assembly line ███──────   27 % │
//! ╰────────────────────────────────────────────────╯╰────────────────────────────────╯
//!  ▸ 7 of 18  ━━━━━━━◆━━━━━─────────────────────  1x
//!  Space pause  ←→ step  Enter advice  Esc back  m next change  ? help  q leave
//! ```

mod view;

use super::context::Context;
use super::interview::field::Field;
use super::keys::{Action, Own};
use super::screen::{Go, Reply};
use super::widgets::{Hits, Scroll};
use crate::advice::{self, Advice, Outcomes, Outlook};
use crate::interview::Record;
use crate::interview::player::{Player, Showing};
use crate::locale::Message;
use crate::session::{Records, Session, decided};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The replay screen.
#[derive(Debug)]
pub struct State {
    player: Player,
    session: Session,
    outcomes: Arc<Outcomes>,
    outlook: Outlook,
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
        let Records { records, gone } = Records::new(&session, &context.rulebook);
        let mut player = Player::new(Arc::clone(&context.rulebook), records);
        player.set_speed(speed);
        player.pause(step);
        let outlook = Outlook::new(&context.rulebook, &context.outcomes, player.interview().answers());
        let gone = gone.iter().map(|problem| context.words.problem(problem)).collect();
        let verdict = verdict(context, &session);
        let mut state = Self {
            outcomes: Arc::clone(&context.outcomes),
            player,
            session,
            outlook,
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
        let answers = Records::new(&self.session, &context.rulebook).answers();
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
    pub fn own(&self) -> Vec<Own> {
        if self.player.is_paused() { vec![(Action::Pause, "action-pause-play")] } else { Vec::new() }
    }

    /// The facts behind the question that shows.
    #[must_use]
    pub fn sources<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        let (question, _) = self.field.as_ref()?;
        Some(&context.rulebook.questions[*question].sources)
    }

    /// Takes an action at the moment `now`.
    pub fn update(&mut self, action: Action, now: Instant) -> Reply {
        if let go @ Reply::Go(_) = self.pass(now) {
            return go;
        }
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
            Action::NextChange => {
                if !self.player.seek_change() {
                    return Reply::Idle;
                }
            }
            Action::Slower => return Reply::when(self.player.set_speed(self.player.speed() / 2.0)),
            Action::Faster => return Reply::when(self.player.set_speed(self.player.speed() * 2.0)),
            Action::Up => return self.roll(|scroll| scroll.by(-1)),
            Action::Down => return self.roll(|scroll| scroll.by(1)),
            Action::PageUp => return self.roll(|scroll| scroll.page(false)),
            Action::PageDown => return self.roll(|scroll| scroll.page(true)),
            _ => return Reply::Idle,
        }
        self.show();
        Reply::Redraw
    }

    /// Takes the mouse.
    pub fn mouse(&mut self, mouse: MouseEvent) -> Reply {
        match mouse.kind {
            MouseEventKind::ScrollDown => self.roll(|scroll| scroll.by(3)),
            MouseEventKind::ScrollUp => self.roll(|scroll| scroll.by(-3)),
            MouseEventKind::Down(MouseButton::Left) => {
                let Some(steps) = self.hits.at(mouse.column, mouse.row) else { return Reply::Idle };
                self.step(steps);
                self.show();
                Reply::Redraw
            }
            _ => Reply::Idle,
        }
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
            Showing::Finished | Showing::Nothing => None,
        };
        if question != self.field.as_ref().map(|(question, _)| *question) {
            self.scroll = Scroll::default();
        }
        self.follow = true;
        self.field = question.map(|question| (question, Field::new(interview, question)));
        self.outlook = Outlook::new(interview.rulebook(), &self.outcomes, interview.answers());
    }

    /// What was just done, where it needs a word of its own.
    fn done(&self, context: &Context) -> Option<String> {
        if !matches!(self.player.showing(), Showing::Answered(_)) {
            return None;
        }
        match self.player.last()? {
            Record::Noted(_, text) if text.is_empty() => Some(context.words.get("replay-note-deleted")),
            Record::Noted(..) => Some(context.words.get("replay-noted")),
            Record::Answered(question, _) | Record::Skipped(question) if self.player.has_changed() => {
                let before = self.player.before().map(|value| context.value_label(*question, value));
                let before = before.unwrap_or_else(|| context.words.get("interview-unknown"));
                Some(context.say(&Message::new("replay-changed").with("before", before)))
            }
            Record::Skipped(_) => Some(context.words.get("replay-skipped")),
            _ => None,
        }
    }
}

/// Whether today's rulebook still gives the advice that was saved.
fn verdict(context: &Context, session: &Session) -> Option<String> {
    let saved = session.advice()?;
    let known = context.rulebook.models.iter().find(|model| model.id == saved.model);
    let model = known.map_or_else(|| saved.model.clone(), |model| context.text(&model.title).into_owned());
    let same = *saved == decided(session, &context.rulebook);
    let key = if same { "replay-same" } else { "replay-other" };
    Some(context.say(&Message::new(key).with("model", model)))
}
