//! Opens interviews, replays and the home screen, and begins new interviews.

use super::interview_status::FirstInterview;
use super::{AdviceOrigin, App, Screen, without_unsupported_keys};
use crate::interview::{Interview, Place};
use crate::locale::{Message, time};
use crate::report::Annotations;
use crate::rulebook::{Answers, Rulebook};
use crate::session::{
    Choice, Error, ListedFile, ResolvedEvents, Respondent, Session, SessionWriter, resume_interview,
};
use crate::tui::interview::Conductor;
use crate::tui::{home, interview, replay};
use jiff::civil::Date;
use std::path::Path;
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
                state.advance(self.now);
                self.screen = Screen::Replay(Box::new(state));
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
        if let Some(context) = self.home_context.take() {
            self.context = context;
        }
        let mut state = home::HomeState::load(&self.context, sessions, selected_id, self.clock, self.size);
        if let Some(notice) = notice {
            state.show_error(notice);
        }
        self.screen = Screen::Home(Box::new(state));
    }

    /// Begins an interview, or a quick one. Nothing is written before its first answer.
    pub(super) fn begin_interview(&mut self, name: &str, quick: bool) {
        let (rulebook, now) = (Arc::clone(&self.context.rulebook), (self.clock)());
        let (store, words) = (self.store.clone(), &self.context.translator);
        let writer =
            SessionWriter::create(store, name, words, Arc::clone(&rulebook), (now, &self.context.time_zone));
        let interview = Interview::new(rulebook, Answers::new());
        if quick {
            self.show_interview(interview.into_quick(), writer.with_quick_start());
        } else {
            self.show_interview(interview, writer);
        }
    }

    /// Asks for a scenario's name on the advice screen, proposing one that no session has.
    pub(super) fn suggest_name(&mut self) {
        let Screen::Advice(advised) = &mut self.screen else { return };
        // An unreadable folder is reported when the session is written there.
        let sessions = self.store.list().unwrap_or_default();
        let used_names: Vec<_> =
            sessions.iter().filter_map(ListedFile::summary).map(|one| &*one.name).collect();
        advised.state.ask_scenario_name(&used_names, &self.context);
    }

    /// Saves answers as a new finished session, with the notes of the current one. The advice screen stays
    /// and shows the result.
    pub(super) fn save_what_if(&mut self, name: &str, answers: &Answers) {
        let Screen::Advice(advised) = &mut self.screen else { return };
        let (rulebook, now) = (Arc::clone(&self.context.rulebook), (self.clock)());
        let (store, words, zone) = (self.store.clone(), &self.context.translator, &self.context.time_zone);
        let mut writer = SessionWriter::create(store, name, words, rulebook, (now, zone));
        let notes = ResolvedEvents::new(advised.origin.session(), &self.context.rulebook).notes();
        let result = writer.append_finished(answers, &notes, now).map_err(|error| error.message());
        advised.state.show_save_result(result.as_ref().map(|()| writer.session().name()), &self.context);
    }

    /// Returns today's date in the user's time zone.
    pub(super) fn today(&self) -> Date {
        time::date((self.clock)(), &self.context.time_zone)
    }

    /// Records the user's decision on the current advice. The advice screen shows the result.
    pub(super) fn record_decision(&mut self, choice: Choice) {
        let today = self.today();
        let Screen::Advice(advised) = &mut self.screen else { return };
        let AdviceOrigin::Interview(interview) = &mut advised.origin else { return };
        let result = interview.decide(choice);
        let annotations = Annotations::new(interview.conductor().session(), &self.context.rulebook, today);
        advised.state.show_decision_result(result.as_ref().err(), annotations, &self.context);
    }

    /// Opens a saved session, to resume it or to read its advice.
    pub(super) fn open_session(&mut self, path: &Path) {
        match self.store.read(path) {
            Ok(session) => self.switch_rulebook(&session),
            Err(error) => return self.show_error(&error),
        }
        let rulebook = Arc::clone(&self.context.rulebook);
        let language = self.context.translator.language().tag();
        let writer = match SessionWriter::open(self.store.clone(), path, Arc::clone(&rulebook), language) {
            Ok(writer) => writer,
            Err(error) => return self.show_error(&error),
        };
        if let Some(message) = self.other_rulebook_message(writer.session()) {
            let id = writer.session().id().to_owned();
            return self.home(Some(&id), Some(message));
        }
        let interview = resume_interview(rulebook, writer.session());
        self.show_interview(interview, writer);
    }

    /// Replays a saved session.
    pub(super) fn replay_session(&mut self, path: &Path) {
        match self.store.read(path) {
            Ok(session) => {
                self.switch_rulebook(&session);
                match self.other_rulebook_message(&session) {
                    Some(message) => self.home(Some(session.id()), Some(message)),
                    None => self.start(Start::Replay { session: Box::new(session), speed: 1.0, step: false }),
                }
            }
            Err(error) => self.show_error(&error),
        }
    }

    /// Switches to the rulebook of a session if that is another one built into the program.
    pub(super) fn switch_rulebook(&mut self, session: &Session) {
        let id = &session.rulebook().id;
        if *id == self.context.rulebook.id {
            return;
        }
        let Some(rulebook) = Rulebook::shipped_by_id(id) else { return };
        let switched =
            without_unsupported_keys(self.context.with_rulebook(rulebook, self.full_keymap.clone()));
        let previous = std::mem::replace(&mut self.context, switched);
        self.home_context.get_or_insert(previous);
    }

    pub(super) fn show_interview(&mut self, interview: Interview, writer: SessionWriter) {
        let is_done = interview.place() == Place::Advice;
        let conductor =
            Conductor::new(interview, writer, Arc::clone(&self.context.outcomes), self.clock, self.now);
        let state =
            Box::new(interview::InterviewState::new(conductor, &self.context).with_outlook(self.outlook));
        self.screen = if is_done {
            self.build_advice_screen(AdviceOrigin::Interview(state))
        } else {
            Screen::Interview(state)
        };
        self.show_drift();
    }

    pub(super) fn show_error(&mut self, error: &Error) {
        let problems: Vec<_> =
            error.problems().iter().map(|problem| self.context.translate_problem(problem)).collect();
        self.home(None, Some(problems.join("; ")));
    }

    /// Returns the message for a session that was made with another rulebook than the current one, or with
    /// another edition of it.
    fn other_rulebook_message(&self, session: &Session) -> Option<String> {
        let origin = session.rulebook();
        let is_other = !self.context.is_requested && origin.is_other_edition_of(&self.context.rulebook);
        let other_edition = || is_other.then(|| self.context.translate(&origin.other_edition_message()));
        self.foreign_rulebook_message(session).or_else(other_edition)
    }

    /// Returns the message for a session whose rulebook has another id than the current one.
    pub(super) fn foreign_rulebook_message(&self, session: &Session) -> Option<String> {
        let (found, expected) = (&*session.rulebook().id, &*self.context.rulebook.id);
        let message = || Message::new("cli-rulebook-elsewhere").arg("found", found);
        (found != expected).then(|| self.context.translate(&message()))
    }
}
