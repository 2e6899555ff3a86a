//! The name under which answers that were tried are kept as an interview of their own.

use super::State;
use crate::advice::Advice;
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::tui::context::Context;
use crate::tui::home::MAX_NAME_LENGTH;
use crate::tui::keys::Action;
use crate::tui::screen::{Go, Reply};
use tui_input::Input;

/// Answers that are to be kept as an interview, and its name as it is being typed.
#[derive(Debug)]
pub(super) struct Naming {
    pub(super) input: Input,
    answers: Answers,
}

impl State {
    /// Asks under which name to keep the answers, and proposes one.
    pub(in crate::tui::advice) fn ask_name(&mut self, proposed: String, saved: &Advice) {
        let naming = Naming { input: Input::new(proposed), answers: self.to_keep(saved) };
        (self.naming, self.typing, self.notice) = (Some(naming), None, None);
    }

    /// What came of keeping the answers: the new session's name, or why it could not be written.
    pub(in crate::tui::advice) fn kept(&mut self, result: Result<&str, &Message>, context: &Context) {
        match result {
            Ok(name) => {
                let naming = self.naming.take();
                self.scenarios.kept.extend(naming.map(|naming| naming.answers));
                self.say(&Message::new("whatif-kept").with("name", name), false, context);
            }
            Err(why) => {
                self.say(&Message::new("whatif-not-kept").with("why", why.clone()), true, context);
            }
        }
    }

    pub(super) fn update_name(&mut self, action: Action, context: &Context) -> Reply {
        let Some(naming) = &self.naming else { return Reply::Idle };
        match action {
            Action::Choose => {
                let name = naming.input.value().trim();
                let length = name.chars().count();
                if length > MAX_NAME_LENGTH {
                    let message = Message::new("problem-name-too-long").with("length", length);
                    self.say(&message.with("most", MAX_NAME_LENGTH), true, context);
                    return Reply::Redraw;
                }
                Reply::Go(Go::Keep(name.to_owned(), naming.answers.clone()))
            }
            Action::Back => {
                (self.naming, self.notice) = (None, None);
                Reply::Redraw
            }
            _ => Reply::Idle,
        }
    }
}
