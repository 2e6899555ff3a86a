//! Carries out what components ask for: mostly moves between screens.

use super::App;
use crate::locale::Message;
use crate::session::{ResolvedEvents, Session};
use crate::tui::component::Component;
use crate::tui::event_loop::Next;
use crate::tui::keys::Action;
use crate::tui::replay;
use crate::tui::response::{Navigate, Reply};

impl App {
    pub(super) fn navigate(&mut self, go: Navigate) -> Next {
        match go {
            Navigate::Home => self.leave_session(false),
            Navigate::BeforeInterview => self.leave_session(true),
            Navigate::Close => return self.close_top(),
            Navigate::Run(action) => return self.run(action),
            Navigate::PassDown(action) => return self.pass_down(action),
            Navigate::NewInterview { name, client, quick } => self.begin_interview(&name, &client, quick),
            Navigate::Open(path) => self.open_session(&path),
            Navigate::Replay(path) => self.replay_session(&path),
            Navigate::ReplayCurrent => self.replay_current(),
            Navigate::Compare(paths) => self.open_group(&paths),
            Navigate::Advice => self.show_advice(),
            Navigate::SuggestName => self.suggest_name(),
            Navigate::SaveScenario(name, answers) => self.save_what_if(&name, &answers),
            Navigate::RecordDecision(choice) => self.record_decision(*choice),
            Navigate::TakeToday => self.take_today(),
            Navigate::ReadBoth => self.read_both(),
            Navigate::SaveCase => self.save_regression_case(),
            Navigate::ChangeSetting(setting, value) => self.change_setting(setting, value),
            Navigate::Quit => return self.quit(),
            Navigate::SaveScenariosAndQuit => return self.save_and_quit(),
            Navigate::QuitNow => return self.quit_now(),
        }
        Next::Redraw
    }

    /// Leaves the session for the list of sessions, or for the name of a new interview that has no answers yet if
    /// `is_step_back`.
    fn leave_session(&mut self, is_step_back: bool) {
        self.save();
        let why = self.interview_status().and_then(|status| status.unsaved);
        let mut notices = self.take_notices();
        notices.extend(why.map(|why| Message::new("home-not-saved").arg("why", why)));
        self.store_first_interview();
        let has_events = self.interview_status().is_some_and(|status| status.has_events);
        let unused_name = self.begun_name.take().filter(|_| !has_events);
        let id = self.session().map(|session| session.id().to_owned());
        // Closing the screens releases the lock of the session.
        while !self.stack.is_empty() {
            self.pop();
        }
        notices.extend(id.as_deref().and_then(|id| self.pending_notice(id)));
        self.home(id.as_deref(), self.notice_text(&notices));
        if let Some((name, client, quick)) = unused_name {
            self.reply(Reply::UnusedName { name, client, quick, opens: is_step_back });
        }
    }

    /// Passes an action to the component below, and returns to it if it uses the action.
    fn pass_down(&mut self, action: Action) -> Next {
        let now = self.now;
        let Some(below) = self.stack.len().checked_sub(2).map(|index| &mut self.stack[index]) else {
            return Next::Idle;
        };
        let response = below.update(action, &self.context, now);
        if response.is_idle() {
            return Next::Idle;
        }
        self.close_top();
        self.apply(response)
    }

    /// Shows the notices about the session's file.
    ///
    /// A replay has no place for them: those of the interview below it wait until that is shown again or the
    /// program ends.
    pub(super) fn show_notices(&mut self) {
        if !self.screen_mut().0.shows_notices() {
            return;
        }
        let notices = self.take_notices();
        let Some(text) = self.notice_text(&notices) else { return };
        let (screen, context) = self.screen_mut();
        screen.receive(Reply::Notice(text), context);
    }

    fn notice_text(&self, notices: &[Message]) -> Option<String> {
        let sentences: Vec<_> = notices.iter().map(|notice| self.context.translate(notice)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Excludes the time for which the program was suspended from the time spent on the screens.
    pub(super) fn exclude_suspension(&mut self) {
        let Some(since) = self.suspended_at.take() else { return };
        let time = self.now.saturating_duration_since(since);
        for component in &mut self.stack {
            component.exclude_suspension(time);
        }
        // The suspended time is already excluded.
        self.covered_since = self.covered_since.map(|since| since + time);
    }

    /// Returns the session that the screen is about.
    pub(super) fn session(&self) -> Option<&Session> {
        self.stack.iter().rev().find_map(|component| component.session())
    }

    /// Returns the events of that session as today's rulebook understands them.
    pub(super) fn records(&self) -> Option<&ResolvedEvents> {
        self.stack.iter().rev().find_map(|component| component.records())
    }

    /// Replaces all screens and overlays by a screen.
    pub(super) fn set_screen(&mut self, screen: Box<dyn Component>) {
        while !self.stack.is_empty() {
            self.pop();
        }
        self.covered_since = None;
        self.stack.push(screen);
    }

    /// Closes the component on top. Keeps its what-if state for when the advice on its session is shown again, and how
    /// the list of sessions is arranged.
    pub(super) fn pop(&mut self) {
        let Some(closed) = self.stack.pop() else { return };
        if let Some(drafts) = closed.what_if_drafts(&self.context) {
            self.what_if_drafts.insert(drafts.session_id.clone(), drafts);
        }
        if let Some(view) = closed.library_view() {
            self.library_view = view;
        }
    }

    /// Opens the advice of an interview or a replay, or returns from a replay to the advice that it was opened from.
    fn show_advice(&mut self) {
        if self.stack.len() > 1 {
            self.pop();
        } else {
            self.push_advice();
        }
        if self.conductor_mut().is_none() {
            self.show_drift();
        }
    }

    /// Opens the advice of the screen on top above it.
    pub(super) fn push_advice(&mut self) {
        let today = self.today();
        let Some(mut advice) = self.top().advice(&self.context, today) else { return };
        let id = self.session().map(|session| session.id().to_owned());
        if let Some(drafts) = id.and_then(|id| self.what_if_drafts.remove(&id)) {
            advice.restore_what_if(drafts, &self.context);
        }
        self.stack.push(Box::new(advice));
    }

    fn replay_current(&mut self) {
        let Some(session) = self.session().cloned() else { return };
        let mut replay = replay::ReplayState::new(&self.context, session, 1.0, false);
        replay.tick(&self.context, self.now);
        self.stack.push(Box::new(replay));
    }
}
