//! Opens interviews, replays and the home screen, and begins new interviews.

use super::left::FirstInterview;
use super::{App, AdviceOrigin, Screen, fitting};
use crate::interview::{Interview, Place};
use crate::locale::{Message, time};
use crate::report::Kept;
use crate::rulebook::{Answers, Rulebook};
use crate::session::{Choice, Error, SessionWriter, ListedFile, ResolvedEvents, Respondent, Session, resume_interview};
use crate::tui::interview::Conductor;
use crate::tui::{home, interview, replay};
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;

/// The screen at which the app starts.
#[derive(Debug)]
pub enum Start {
    /// The list of sessions.
    Home,
    /// An interview, new or resumed, with its writer.
    Interview(Box<(Interview, SessionWriter)>),
    /// The answers of several respondents side by side.
    Together(Vec<Respondent>),
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
            Start::Home => self.home(None, None),
            Start::Together(people) => self.side_by_side(people),
            Start::Interview(held) => {
                let (interview, keeper) = *held;
                self.hold(interview, keeper);
                self.first_interview = FirstInterview::AtHand;
            }
            Start::Replay { session, speed, step } => {
                let mut state = replay::State::new(&self.context, *session, speed, step);
                // The replay's time runs from here.
                state.pass(self.now);
                self.screen = Screen::Replay(Box::new(state));
            }
        }
    }

    /// Shows the home screen. `selected_id` is the id of the session to select; `notice` reports an error.
    pub(super) fn home(&mut self, on: Option<&str>, notice: Option<String>) {
        self.told_of = None;
        if let Some(context) = self.of_start.take() {
            self.context = context;
        }
        let mut state = home::HomeState::load(&self.context, &self.store, on, self.clock, self.size);
        if let Some(notice) = notice {
            state.tell(notice);
        }
        self.screen = Screen::Home(Box::new(state));
    }

    /// Begins an interview, or a quick one. Nothing is written before its first answer.
    pub(super) fn begin(&mut self, name: &str, quick: bool) {
        let (rulebook, now) = (Arc::clone(&self.context.rulebook), (self.clock)());
        let (store, words) = (self.store.clone(), &self.context.words);
        let keeper = SessionWriter::create(store, name, words, Arc::clone(&rulebook), (now, &self.context.zone));
        let interview = Interview::new(rulebook, Answers::new());
        if quick {
            self.hold(interview.essentials_first(), keeper.with_quick_start());
        } else {
            self.hold(interview, keeper);
        }
    }

    /// Asks for a scenario's name on the advice screen, proposing one that no session has.
    pub(super) fn tell_names(&mut self) {
        let Screen::Advice(advised) = &mut self.screen else { return };
        // An unreadable folder is reported when the session is written there.
        let listed = self.store.list().unwrap_or_default();
        let taken: Vec<_> = listed.iter().filter_map(ListedFile::summary).map(|one| &*one.name).collect();
        advised.state.ask_name(&taken, &self.context);
    }

    /// Saves answers as a new finished session, with the notes of the current one. The advice screen stays
    /// and shows the result.
    pub(super) fn keep(&mut self, name: &str, answers: &Answers) {
        let Screen::Advice(advised) = &mut self.screen else { return };
        let (rulebook, now) = (Arc::clone(&self.context.rulebook), (self.clock)());
        let (store, words, zone) = (self.store.clone(), &self.context.words, &self.context.zone);
        let mut keeper = SessionWriter::create(store, name, words, rulebook, (now, zone));
        let notes = ResolvedEvents::new(advised.behind.session(), &self.context.rulebook).notes();
        let result = keeper.append_finished(answers, &notes, now).map_err(|error| error.message());
        advised.state.kept(result.as_ref().map(|()| keeper.session().name()), &self.context);
    }

    /// Returns today's date in the user's time zone.
    pub(super) fn today(&self) -> Date {
        time::date((self.clock)(), &self.context.zone)
    }

    /// Records the user's decision on the current advice. The advice screen shows the result.
    pub(super) fn decide(&mut self, choice: Choice) {
        let today = self.today();
        let Screen::Advice(advised) = &mut self.screen else { return };
        let AdviceOrigin::Interview(interview) = &mut advised.behind else { return };
        let result = interview.decide(choice);
        let kept = Kept::new(interview.held().session(), &self.context.rulebook, today);
        advised.state.decided(result.as_ref().err(), kept, &self.context);
    }

    /// Opens a saved session, to resume it or to read its advice.
    pub(super) fn open(&mut self, path: &Path) {
        match self.store.read(path) {
            Ok(session) => self.turn_to(&session),
            Err(error) => return self.failed(&error),
        }
        let rulebook = Arc::clone(&self.context.rulebook);
        let language = self.context.words.language().tag();
        let keeper = match SessionWriter::open(self.store.clone(), path, Arc::clone(&rulebook), language) {
            Ok(keeper) => keeper,
            Err(error) => return self.failed(&error),
        };
        if let Some(message) = self.other_rulebook(keeper.session()) {
            let id = keeper.session().id().to_owned();
            return self.home(Some(&id), Some(message));
        }
        let interview = resume_interview(rulebook, keeper.session());
        self.hold(interview, keeper);
    }

    /// Replays a saved session.
    pub(super) fn replay(&mut self, path: &Path) {
        match self.store.read(path) {
            Ok(session) => {
                self.turn_to(&session);
                match self.other_rulebook(&session) {
                    Some(message) => self.home(Some(session.id()), Some(message)),
                    None => self.start(Start::Replay { session: Box::new(session), speed: 1.0, step: false }),
                }
            }
            Err(error) => self.failed(&error),
        }
    }

    /// Switches to the rulebook of a session if that is another one built into the program.
    pub(super) fn turn_to(&mut self, session: &Session) {
        let id = &session.rulebook().id;
        if *id == self.context.rulebook.id {
            return;
        }
        let Some(rulebook) = Rulebook::shipped_by_id(id) else { return };
        let own = fitting(self.context.with(rulebook, self.keys.clone()));
        let before = std::mem::replace(&mut self.context, own);
        self.of_start.get_or_insert(before);
    }

    pub(super) fn hold(&mut self, interview: Interview, keeper: SessionWriter) {
        let done = interview.place() == Place::Done;
        let held = Conductor::new(interview, keeper, Arc::clone(&self.context.outcomes), self.clock, self.now);
        let state = Box::new(interview::InterviewState::new(held, &self.context).with_outlook(self.outlook));
        self.screen = if done { self.advised(AdviceOrigin::Interview(state)) } else { Screen::Interview(state) };
        self.tell_drift();
    }

    pub(super) fn failed(&mut self, error: &Error) {
        let problems: Vec<_> = error.problems().iter().map(|problem| self.context.problem(problem)).collect();
        self.home(None, Some(problems.join("; ")));
    }

    /// Returns the message for a session that was made with another rulebook than the current one, or with
    /// another edition of it.
    fn other_rulebook(&self, session: &Session) -> Option<String> {
        let made = session.rulebook();
        let is_other = !self.context.asked_for && made.is_other_edition_of(&self.context.rulebook);
        let other = || is_other.then(|| self.context.say(&made.other_edition_message()));
        self.strange_rulebook(session).or_else(other)
    }

    /// Returns the message for a session whose rulebook has another id than the current one.
    pub(super) fn strange_rulebook(&self, session: &Session) -> Option<String> {
        let (found, wanted) = (&*session.rulebook().id, &*self.context.rulebook.id);
        let message = || Message::new("cli-rulebook-elsewhere").with("found", found);
        (found != wanted).then(|| self.context.say(&message()))
    }
}
