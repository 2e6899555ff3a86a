//! Moves between screens.

use super::{AdviceScreen, App, AdviceOrigin, Screen};
use crate::locale::Message;
use crate::report::Kept;
use crate::tui::keys::Action;
use crate::tui::run::Flow;
use crate::tui::screen::Go;
use crate::tui::{advice, home, replay};
use std::time::Duration;

impl AdviceScreen {
    fn slept(&mut self, time: Duration) {
        match &mut self.behind {
            AdviceOrigin::Interview(state) => state.slept(time),
            AdviceOrigin::Replay(state) => state.slept(time),
        }
    }
}

impl App {
    pub(super) fn go(&mut self, go: Go) {
        match go {
            Go::Home if matches!(self.screen, Screen::Replay(_)) && self.under.is_some() => {
                self.show_advice();
            }
            Go::Home => {
                self.save_at_last();
                let why = self.left().and_then(|left| left.unsaved);
                let mut notices = self.take_notices();
                notices.extend(why.map(|why| Message::new("home-not-saved").with("why", why)));
                self.note_left();
                let id = self.take_session_id();
                notices.extend(id.as_deref().and_then(|id| self.waiting(id)));
                self.home(id.as_deref(), self.notice_text(&notices));
            }
            Go::New { name, quick } => self.begin(&name, quick),
            Go::Open(path) => self.open(&path),
            Go::Replay(path) => self.replay(&path),
            Go::Together(paths) => self.together(&paths),
            Go::Advice => self.show_advice(),
            Go::Names => self.tell_names(),
            Go::Keep(name, answers) => self.keep(&name, &answers),
            Go::Decide(choice) => self.decide(*choice),
            // The loop has ended by then.
            Go::Quit => {}
        }
    }

    /// Handles an action on the advice screen that the advice itself does not use.
    pub(super) fn beyond_advice(&mut self, action: Action) -> Flow {
        let interviewed =
            matches!(&self.screen, Screen::Advice(advised) if matches!(advised.behind, AdviceOrigin::Interview(_)));
        match action {
            Action::Quit => return self.quit(),
            Action::Back if interviewed => self.go(Go::Home),
            Action::Back | Action::Review => self.look_behind(),
            Action::Replay => self.replay_at_hand(),
            Action::Case => return self.keep_case(),
            Action::Answer if interviewed => return self.answer_open(),
            _ => return Flow::Idle,
        }
        Flow::Redraw
    }

    /// Creates the advice screen of an interview or a finished replay.
    pub(super) fn advised(&mut self, behind: AdviceOrigin) -> Screen {
        let (advice, name) = match &behind {
            AdviceOrigin::Interview(state) => (state.held().advice(), state.name().to_owned()),
            AdviceOrigin::Replay(state) => (state.advice(&self.context), state.session().name().to_owned()),
        };
        let mut state = advice::State::new(advice, &name);
        if let Some(tried) = self.tried.remove(behind.session().id()) {
            state.go_on_with(tried.tried, &self.context);
        }
        state.mark(self.saved_mark(&behind));
        if let AdviceOrigin::Interview(interview) = &behind
            && let Some(said) = interview.not_confirmed(&self.context)
        {
            state.tell(said);
        }
        let kept = Kept::new(behind.session(), &self.context.rulebook, self.today());
        let state = match &behind {
            AdviceOrigin::Interview(interview) => match interview.held().read_only() {
                None => state.with(kept, None),
                Some(why) => {
                    let barred = Message::new("decide-read-only").with("why", why.clone());
                    state.with(kept, Some(barred)).only_read()
                }
            },
            AdviceOrigin::Replay(_) => state.with(kept, Some(Message::new("decide-replay"))).only_read(),
        };
        Screen::Advice(Box::new(AdviceScreen { state, behind }))
    }

    /// Shows the notices about the session's file.
    ///
    /// A replay has no place for them: those of the interview below it wait until that is shown again or the
    /// program ends.
    pub(super) fn show_notices(&mut self) {
        if matches!(self.screen, Screen::Replay(_)) {
            return;
        }
        let notices = self.take_notices();
        let Some(text) = self.notice_text(&notices) else { return };
        match &mut self.screen {
            Screen::Interview(state) => state.tell(text),
            Screen::Advice(advised) => advised.state.tell(text),
            // These screens have no interview.
            Screen::Home(_) | Screen::Replay(_) | Screen::Together(_) => {}
        }
    }

    fn notice_text(&self, notices: &[Message]) -> Option<String> {
        let sentences: Vec<_> = notices.iter().map(|notice| self.context.say(notice)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Excludes the time for which the program was suspended from the time spent on the screen.
    pub(super) fn wake(&mut self) {
        let Some(since) = self.asleep.take() else { return };
        let time = self.now.saturating_duration_since(since);
        match &mut self.screen {
            Screen::Interview(state) => state.slept(time),
            Screen::Replay(state) => state.slept(time),
            Screen::Advice(advised) => advised.slept(time),
            Screen::Home(_) | Screen::Together(_) => {}
        }
        if let Some(under) = &mut self.under {
            under.slept(time);
        }
        // The suspended time is already excluded.
        self.covered = self.covered.map(|since| since + time);
    }

    fn take_screen(&mut self) -> Screen {
        std::mem::replace(&mut self.screen, Screen::Home(Box::<home::HomeState>::default()))
    }

    /// Closes the screen, which releases its session's lock, and returns the session's id.
    fn take_session_id(&mut self) -> Option<String> {
        let of_interview = self.interview().map(|state| state.held().session().id().to_owned());
        match self.take_screen() {
            Screen::Replay(state) => Some(state.session().id().to_owned()),
            Screen::Advice(advised) => Some(self.leave(*advised).session().id().to_owned()),
            Screen::Home(_) | Screen::Interview(_) | Screen::Together(_) => of_interview,
        }
    }

    fn show_advice(&mut self) {
        self.screen = match (self.take_screen(), self.under.take()) {
            (Screen::Interview(state), _) => self.advised(AdviceOrigin::Interview(state)),
            (Screen::Replay(_), Some(under)) => Screen::Advice(under),
            (Screen::Replay(state), None) => self.advised(AdviceOrigin::Replay(state)),
            (other, _) => other,
        };
        if matches!(&self.screen, Screen::Advice(advised) if matches!(advised.behind, AdviceOrigin::Replay(_))) {
            self.tell_drift();
        }
    }

    /// Closes the advice screen and returns its origin. Keeps the what-if state for when the advice is shown
    /// again.
    fn leave(&mut self, advised: AdviceScreen) -> AdviceOrigin {
        if let Some(tried) = self.pending(&advised) {
            self.tried.insert(advised.behind.session().id().to_owned(), tried);
        }
        advised.behind
    }

    fn look_behind(&mut self) {
        self.screen = match self.take_screen() {
            Screen::Advice(advised) => match self.leave(*advised) {
                AdviceOrigin::Interview(mut state) => {
                    state.look_back(self.now);
                    Screen::Interview(state)
                }
                AdviceOrigin::Replay(state) => Screen::Replay(state),
            },
            other => other,
        };
    }

    /// Goes from the advice to the open question that could change it most.
    fn answer_open(&mut self) -> Flow {
        let Screen::Advice(advised) = &mut self.screen else { return Flow::Idle };
        let AdviceOrigin::Interview(state) = &mut advised.behind else { return Flow::Idle };
        if !state.answer_open(self.now) {
            return Flow::Idle;
        }
        if let Screen::Advice(advised) = self.take_screen()
            && let AdviceOrigin::Interview(state) = self.leave(*advised)
        {
            self.screen = Screen::Interview(state);
        }
        Flow::Redraw
    }

    fn replay_at_hand(&mut self) {
        let Screen::Advice(advised) = self.take_screen() else { return };
        let session = advised.behind.session().clone();
        let mut state = replay::State::new(&self.context, session, 1.0, false);
        state.pass(self.now);
        self.screen = Screen::Replay(Box::new(state));
        self.under = Some(advised);
    }
}
