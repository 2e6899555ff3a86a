//! Handles a saved advice that differs from what today's rulebook gives: the saved one stays unless the user
//! takes the new one.

use super::over::Overlay;
use super::{App, AdviceOrigin, Screen};
use crate::locale::Message;
use crate::session::drift::{Cause, Drift};
use crate::session::{Error, SessionWriter, Session, case, resume_interview};
use crate::tui::drift;
use crate::tui::run::Flow;
use std::io;
use std::sync::Arc;

impl App {
    /// Returns the difference between the session's saved advice and today's, if there is one.
    pub(super) fn drift(&self, behind: &AdviceOrigin) -> Option<Drift> {
        Drift::new(behind.session(), &self.context.rulebook).filter(Drift::differs)
    }

    /// Opens the drift overlay on the current advice, once for each session that is opened.
    pub(super) fn tell_drift(&mut self) {
        let Screen::Advice(advised) = &self.screen else { return };
        let Some(drift) = self.drift(&advised.behind) else { return };
        let id = advised.behind.session().id().to_owned();
        if self.told_of.as_ref() != Some(&id) {
            self.told_of = Some(id);
            let panel = drift::State::new(&self.context, &drift);
            self.cover(Overlay::Drift(Box::new(panel)));
        }
    }

    /// Replaces the saved advice by today's: completes the session again with today's rulebook. If saving
    /// fails, the overlay stays and shows the error.
    pub(super) fn take_today(&mut self) -> Flow {
        let taken = match &mut self.screen {
            Screen::Advice(advised) => match &mut advised.behind {
                AdviceOrigin::Interview(state) => state.take_today(self.now).map(|()| None),
                AdviceOrigin::Replay(_) => self.taken_from_replay().map(Some),
            },
            _ => return Flow::Idle,
        };
        match taken {
            Ok(held) => {
                self.uncover();
                match held {
                    Some(keeper) => {
                        let interview = resume_interview(Arc::clone(&self.context.rulebook), keeper.session());
                        self.hold(interview, keeper);
                    }
                    None => self.mark(None),
                }
                let said = self.context.words.get("drift-taken");
                self.say_on_advice(said);
            }
            Err(why) => {
                let said = self.context.say(&Message::new("drift-not-taken").with("why", why));
                self.say_on_panel(said);
            }
        }
        Flow::Redraw
    }

    /// Opens the replayed session for writing and completes it again, provided the file still has the events
    /// that were played.
    fn taken_from_replay(&self) -> Result<SessionWriter, Message> {
        let Screen::Advice(advised) = &self.screen else { return Err(Message::new("drift-elsewhere")) };
        let played = advised.behind.session();
        let path = self.store.folder().join(format!("{}.json", played.id()));
        let (rulebook, language) = (Arc::clone(&self.context.rulebook), self.context.words.language().tag());
        let keeper = SessionWriter::open(self.store.clone(), &path, rulebook, language);
        let mut keeper = keeper.map_err(|error| match error {
            Error::Disk { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Message::new("drift-elsewhere")
            }
            other => other.message(),
        })?;
        if keeper.session().events() != played.events() {
            return Err(Message::new("drift-elsewhere"));
        }
        keeper.recomplete(0, (self.clock)()).map_err(|error| error.message())?;
        Ok(keeper)
    }

    /// Saves the current session as a regression case and shows the file's path.
    pub(super) fn keep_case(&mut self) -> Flow {
        let Screen::Advice(advised) = &self.screen else { return Flow::Idle };
        let said = match case::save(&self.store, advised.behind.session()) {
            Ok(path) => Message::new("case-saved").with("path", path.to_string_lossy().into_owned()),
            Err(why) => why,
        };
        let said = crate::locale::harmless(&self.context.say(&said)).into_owned();
        if matches!(self.over.last(), Some(Overlay::Drift(_))) {
            self.say_on_panel(said);
        } else {
            self.say_on_advice(said);
        }
        Flow::Redraw
    }

    /// Returns the banner above an advice that differs from the saved one.
    pub(super) fn saved_mark(&self, behind: &AdviceOrigin) -> Option<String> {
        let drift = Drift::new(behind.session(), &self.context.rulebook)?;
        if !drift.differs() {
            return self.other_edition_mark(behind.session());
        }
        let advice = self.context.reader().saved(&drift.saved);
        let key = match drift.cause {
            Cause::Rules => "drift-mark",
            Cause::OtherRulebook => "drift-mark-other",
            Cause::File => "drift-mark-file",
        };
        Some(self.context.say(&Message::new(key).with("advice", advice)))
    }

    /// Returns the banner for a session that was made with another edition of the rulebook, which gives the
    /// same advice.
    fn other_edition_mark(&self, session: &Session) -> Option<String> {
        let is_other = session.rulebook().is_other_edition_of(&self.context.rulebook);
        is_other.then(|| self.context.words.get("drift-mark-same"))
    }

    fn mark(&mut self, mark: Option<String>) {
        if let Screen::Advice(advised) = &mut self.screen {
            advised.state.mark(mark);
        }
    }

    fn say_on_advice(&mut self, said: String) {
        if let Screen::Advice(advised) = &mut self.screen {
            advised.state.tell(said);
        }
    }

    fn say_on_panel(&mut self, said: String) {
        if let Some(Overlay::Drift(panel)) = self.over.last_mut() {
            panel.tell(said);
        }
    }
}
