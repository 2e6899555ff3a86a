//! Moves between screens.

use super::{AdviceOrigin, AdviceScreen, App, Screen};
use crate::locale::Message;
use crate::report::Annotations;
use crate::tui::event_loop::Next;
use crate::tui::keys::Action;
use crate::tui::response::Navigate;
use crate::tui::{advice, home, replay};
use std::time::Duration;

impl AdviceScreen {
    fn exclude_suspension(&mut self, time: Duration) {
        match &mut self.origin {
            AdviceOrigin::Interview(state) => state.exclude_suspension(time),
            AdviceOrigin::Replay(state) => state.exclude_suspension(time),
        }
    }
}

impl App {
    pub(super) fn navigate(&mut self, go: Navigate) {
        match go {
            Navigate::Home if matches!(self.screen, Screen::Replay(_)) && self.parent.is_some() => {
                self.show_advice();
            }
            Navigate::Home => {
                self.save_interview();
                let why = self.interview_status().and_then(|status| status.unsaved);
                let mut notices = self.take_notices();
                notices.extend(why.map(|why| Message::new("home-not-saved").arg("why", why)));
                self.store_first_interview();
                let id = self.close_screen();
                notices.extend(id.as_deref().and_then(|id| self.pending_notice(id)));
                self.home(id.as_deref(), self.notice_text(&notices));
            }
            Navigate::NewInterview { name, quick } => self.begin_interview(&name, quick),
            Navigate::Open(path) => self.open_session(&path),
            Navigate::Replay(path) => self.replay_session(&path),
            Navigate::Compare(paths) => self.open_group(&paths),
            Navigate::Advice => self.show_advice(),
            Navigate::SuggestName => self.suggest_name(),
            Navigate::SaveScenario(name, answers) => self.save_what_if(&name, &answers),
            Navigate::RecordDecision(choice) => self.record_decision(*choice),
            // The loop has ended by then.
            Navigate::Quit => {}
        }
    }

    /// Handles an action on the advice screen that the advice itself does not use.
    pub(super) fn handle_unused_advice_action(&mut self, action: Action) -> Next {
        let is_interview = matches!(&self.screen, Screen::Advice(advised) if matches!(advised.origin, AdviceOrigin::Interview(_)));
        match action {
            Action::Quit => return self.quit(),
            Action::Back if is_interview => self.navigate(Navigate::Home),
            Action::Back | Action::Review => self.return_to_origin(),
            Action::Replay => self.replay_current(),
            Action::Case => return self.save_regression_case(),
            Action::Answer if is_interview => return self.ask_open_question(),
            _ => return Next::Idle,
        }
        Next::Redraw
    }

    /// Creates the advice screen of an interview or a finished replay.
    pub(super) fn build_advice_screen(&mut self, origin: AdviceOrigin) -> Screen {
        let (advice, name) = match &origin {
            AdviceOrigin::Interview(state) => (state.conductor().advice(), state.name().to_owned()),
            AdviceOrigin::Replay(state) => (state.advice(&self.context), state.session().name().to_owned()),
        };
        let mut state = advice::AdviceState::new(advice, &name);
        if let Some(draft) = self.what_if_drafts.remove(origin.session().id()) {
            state.restore_what_if(draft.what_if, &self.context);
        }
        state.set_saved_advice(self.drift_mark(&origin));
        if let AdviceOrigin::Interview(interview) = &origin
            && let Some(notice) = interview.unconfirmed_notice(&self.context)
        {
            state.show_message(notice);
        }
        let annotations = Annotations::with_notes(origin.session(), origin.records().notes(), self.today());
        let state = match &origin {
            AdviceOrigin::Interview(interview) => match interview.conductor().read_only() {
                None => state.with_annotations(annotations, None),
                Some(why) => {
                    let reason = Message::new("decide-read-only").arg("why", why.clone());
                    state.with_annotations(annotations, Some(reason)).read_only()
                }
            },
            AdviceOrigin::Replay(_) => {
                state.with_annotations(annotations, Some(Message::new("decide-replay"))).read_only()
            }
        };
        Screen::Advice(Box::new(AdviceScreen { state, origin }))
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
            Screen::Interview(state) => state.show_notice(text),
            Screen::Advice(advised) => advised.state.show_message(text),
            // These screens have no interview.
            Screen::Home(_) | Screen::Replay(_) | Screen::Group(_) => {}
        }
    }

    fn notice_text(&self, notices: &[Message]) -> Option<String> {
        let sentences: Vec<_> = notices.iter().map(|notice| self.context.translate(notice)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Excludes the time for which the program was suspended from the time spent on the screen.
    pub(super) fn exclude_suspension(&mut self) {
        let Some(since) = self.suspended_at.take() else { return };
        let time = self.now.saturating_duration_since(since);
        match &mut self.screen {
            Screen::Interview(state) => state.exclude_suspension(time),
            Screen::Replay(state) => state.exclude_suspension(time),
            Screen::Advice(advised) => advised.exclude_suspension(time),
            Screen::Home(_) | Screen::Group(_) => {}
        }
        if let Some(under) = &mut self.parent {
            under.exclude_suspension(time);
        }
        // The suspended time is already excluded.
        self.overlay_since = self.overlay_since.map(|since| since + time);
    }

    fn take_screen(&mut self) -> Screen {
        std::mem::replace(&mut self.screen, Screen::Home(Box::<home::HomeState>::default()))
    }

    /// Closes the screen, which releases its session's lock, and returns the session's id.
    fn close_screen(&mut self) -> Option<String> {
        let interview_id = self.interview().map(|state| state.conductor().session().id().to_owned());
        match self.take_screen() {
            Screen::Replay(state) => Some(state.session().id().to_owned()),
            Screen::Advice(advised) => Some(self.leave_advice(*advised).session().id().to_owned()),
            Screen::Home(_) | Screen::Interview(_) | Screen::Group(_) => interview_id,
        }
    }

    fn show_advice(&mut self) {
        self.screen = match (self.take_screen(), self.parent.take()) {
            (Screen::Interview(state), _) => self.build_advice_screen(AdviceOrigin::Interview(state)),
            (Screen::Replay(_), Some(parent)) => Screen::Advice(parent),
            (Screen::Replay(state), None) => self.build_advice_screen(AdviceOrigin::Replay(state)),
            (other, _) => other,
        };
        if matches!(&self.screen, Screen::Advice(advised) if matches!(advised.origin, AdviceOrigin::Replay(_)))
        {
            self.show_drift();
        }
    }

    /// Closes the advice screen and returns its origin. Keeps the what-if state for when the advice is shown
    /// again.
    fn leave_advice(&mut self, advised: AdviceScreen) -> AdviceOrigin {
        if let Some(draft) = self.what_if_draft(&advised) {
            self.what_if_drafts.insert(advised.origin.session().id().to_owned(), draft);
        }
        advised.origin
    }

    fn return_to_origin(&mut self) {
        self.screen = match self.take_screen() {
            Screen::Advice(advised) => match self.leave_advice(*advised) {
                AdviceOrigin::Interview(mut state) => {
                    state.review_answers(self.now);
                    Screen::Interview(state)
                }
                AdviceOrigin::Replay(state) => Screen::Replay(state),
            },
            other => other,
        };
    }

    /// Goes from the advice to the open question that could change it most.
    fn ask_open_question(&mut self) -> Next {
        let Screen::Advice(advised) = &mut self.screen else { return Next::Idle };
        let AdviceOrigin::Interview(state) = &mut advised.origin else { return Next::Idle };
        if !state.ask_open_question(self.now) {
            return Next::Idle;
        }
        if let Screen::Advice(advised) = self.take_screen()
            && let AdviceOrigin::Interview(state) = self.leave_advice(*advised)
        {
            self.screen = Screen::Interview(state);
        }
        Next::Redraw
    }

    fn replay_current(&mut self) {
        let Screen::Advice(advised) = self.take_screen() else { return };
        let session = advised.origin.session().clone();
        let mut state = replay::ReplayState::new(&self.context, session, 1.0, false);
        state.advance(self.now);
        self.screen = Screen::Replay(Box::new(state));
        self.parent = Some(advised);
    }
}
