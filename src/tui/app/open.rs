//! Opens interviews, replays and the home screen, and begins new interviews.

use super::interview_status::FirstInterview;
use super::{App, without_unsupported_keys};
use crate::document::Annotations;
use crate::interview::{Interview, Place};
use crate::locale::time;
use crate::rulebook::{Answers, Rulebook};
use crate::session::{Choice, Error, ListedFile, ResolvedEvents, Respondent, Session, SessionWriter};
use crate::tui::component::Component;
use crate::tui::response::Reply;
use crate::tui::{home, interview, replay};
use crate::workflow::{Conductor, NewSession, OpenError, SelectedRulebook, is_first_session};
use jiff::civil::Date;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// The screen at which the app starts.
#[derive(Debug)]
pub enum Start {
    /// The list of sessions, which are being read.
    Home(home::SessionLoader),
    /// An interview, new or resumed, with its writer.
    Interview(Box<(Interview, SessionWriter)>),
    /// The answers of several respondents side by side.
    Group(Vec<Respondent>),
    /// The replay of a session.
    Replay {
        /// The session to play.
        session: Box<Session>,
        /// The speed, as a multiple of the original.
        speed: f64,
        /// Whether the replay starts paused.
        step: bool,
    },
}

impl App {
    pub(super) fn start(&mut self, start: Start) {
        match start {
            Start::Home(sessions) => self.show_home(sessions, None, None),
            Start::Group(people) => self.show_group(people),
            Start::Interview(opened) => {
                let (interview, writer) = *opened;
                self.show_interview(interview, writer);
                self.first_interview = FirstInterview::Current;
            }
            Start::Replay { session, speed, step } => {
                let mut state = replay::ReplayState::new(&self.context, *session, speed, step);
                // The replay's time runs from here.
                state.tick(&self.context, self.now);
                self.set_screen(Box::new(state));
            }
        }
    }

    /// Shows the home screen. `selected_id` is the id of the session to select; `notice` reports an error.
    pub(super) fn home(&mut self, selected_id: Option<&str>, notice: Option<String>) {
        self.show_home(home::SessionLoader::start(self.store.clone()), selected_id, notice);
    }

    fn show_home(
        &mut self,
        sessions: home::SessionLoader,
        selected_id: Option<&str>,
        notice: Option<String>,
    ) {
        self.drift_shown_for = None;
        // Closes an earlier home screen before how its list is arranged is taken over.
        while !self.stack.is_empty() {
            self.pop();
        }
        if let Some(context) = self.home_context.take() {
            self.context = context;
        }
        let newest = if self.context.is_demo { self.newest_id() } else { None };
        let selected_id = selected_id.or(newest.as_deref());
        let view = std::mem::take(&mut self.library_view);
        let mut state =
            home::HomeState::load(&self.context, sessions, selected_id, view, self.clock, self.size);
        if let Some(notice) = notice {
            state.show_error(notice);
        }
        self.set_screen(Box::new(state));
    }

    /// Returns the id of the session that was changed last, which the demo selects for a start.
    fn newest_id(&self) -> Option<String> {
        Some(self.store.list().ok()?.first()?.summary()?.id.clone())
    }

    /// Begins an interview, or a quick one. Nothing is written before its first answer.
    pub(super) fn begin_interview(&mut self, name: &str, client: &str, quick: bool) {
        if let Ok((interview, writer)) = self.new_session(name, client).begin(&Answers::new(), quick) {
            self.show_interview(interview, writer);
            let is_typed = !(name.is_empty() && client.is_empty());
            self.begun_name = is_typed.then(|| (name.to_owned(), client.to_owned(), quick));
        }
    }

    /// Returns a new session of the current rulebook.
    fn new_session<'a>(&'a self, name: &'a str, client: &'a str) -> NewSession<'a> {
        NewSession {
            store: self.store.clone(),
            name,
            client,
            translator: &self.context.translator,
            rulebook: &self.context.rulebook,
            now: (self.clock)(),
            zone: &self.context.time_zone,
        }
    }

    /// Tells the screen the names that sessions have, so that it proposes another one.
    pub(super) fn suggest_name(&mut self) {
        // An unreadable folder is reported when the session is written there.
        let sessions = self.store.list().unwrap_or_default();
        let names = sessions.iter().filter_map(ListedFile::summary).map(|one| one.name.clone()).collect();
        self.reply(Reply::SessionNames(names));
    }

    /// Saves answers as a new finished session, with the notes and the client of the current one. The advice screen stays
    /// and shows the result.
    pub(super) fn save_what_if(&mut self, name: &str, answers: &Answers) {
        let notes = self.records().map(ResolvedEvents::notes).unwrap_or_default();
        let client = self.session().and_then(Session::client).unwrap_or_default();
        let saved = self.new_session(name, client).save_finished(answers, &notes);
        self.reply(match saved {
            Ok(name) => Reply::ScenarioSaved(name),
            Err(error) => Reply::NotSaved(error.message()),
        });
    }

    /// Returns today's date in the user's time zone.
    pub(super) fn today(&self) -> Date {
        time::date((self.clock)(), &self.context.time_zone)
    }

    /// Records the user's decision on the current advice, and closes the dialog that asked for it.
    pub(super) fn record_decision(&mut self, choice: Choice) {
        let today = self.today();
        let Some(conductor) = self.conductor_mut() else { return };
        if let Err(error) = conductor.record_decision(choice) {
            return self.reply(Reply::NotSaved(error.message()));
        }
        let annotations = Annotations::with_notes(conductor.session(), conductor.records().notes(), today);
        self.close_top();
        self.reply(Reply::DecisionRecorded(annotations));
    }

    /// Opens a saved session, to resume it or to read its advice.
    pub(super) fn open_session(&mut self, path: &Path) {
        let language = self.context.translator.language().tag();
        match self.selected_rulebook().open(self.store.clone(), path, language) {
            Ok((interview, writer)) => {
                self.switch_rulebook(Arc::clone(interview.rulebook()));
                self.show_interview(interview, writer);
            }
            Err(error) => self.show_open_error(&error),
        }
    }

    /// Replays a saved session.
    pub(super) fn replay_session(&mut self, path: &Path) {
        match self.selected_rulebook().read(&self.store, path) {
            Ok((session, rulebook)) => {
                self.switch_rulebook(rulebook);
                self.start(Start::Replay { session: Box::new(session), speed: 1.0, step: false });
            }
            Err(error) => self.show_open_error(&error),
        }
    }

    /// Returns the current rulebook, to open sessions with.
    pub(super) fn selected_rulebook(&self) -> SelectedRulebook<'_> {
        let is_requested = self.context.is_requested;
        SelectedRulebook { rulebook: &self.context.rulebook, is_requested, is_only: false }
    }

    /// Switches to the rulebook of a session if that is another one.
    pub(super) fn switch_rulebook(&mut self, rulebook: Arc<Rulebook>) {
        if rulebook.id == self.context.rulebook.id {
            return;
        }
        let switched =
            without_unsupported_keys(self.context.with_rulebook(rulebook, self.full_keymap.clone()));
        let previous = std::mem::replace(&mut self.context, switched);
        self.home_context.get_or_insert(previous);
    }

    pub(super) fn show_interview(&mut self, interview: Interview, writer: SessionWriter) {
        self.begun_name = None;
        let is_done = interview.place() == Place::Advice;
        let interview = interview.with_outcomes(Arc::clone(&self.context.outcomes));
        let conductor = Conductor::new(interview, writer, self.clock, self.now);
        self.schedule_lock_retry();
        let outlook = Rc::clone(&self.outlook);
        let is_first = !conductor.has_file() && is_first_session(&self.store);
        let mut state = interview::InterviewState::new(conductor, outlook, &self.context);
        if is_first {
            state.show_first_hint();
        }
        self.set_screen(Box::new(state));
        if is_done {
            self.push_advice();
            self.show_drift();
        }
    }

    pub(super) fn show_error(&mut self, error: &Error) {
        let problems: Vec<_> =
            error.problems().iter().map(|problem| self.context.translate_problem(problem)).collect();
        self.home(None, Some(problems.join("; ")));
    }

    fn show_open_error(&mut self, error: &OpenError) {
        match error {
            OpenError::Store(error) => self.show_error(error),
            OpenError::Rulebook { id, problem } => {
                self.home(Some(id), Some(self.context.translate(&problem.message)));
            }
        }
    }
}
