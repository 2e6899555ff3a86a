//! The name field for saving a scenario as an interview.

use super::WhatIfState;
use crate::advice::Advice;
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::tui::advice::suggested_name::suggest_name;
use crate::tui::home::MAX_NAME_LENGTH;
use crate::tui::keys::Action;
use crate::tui::response::{Navigate, Response};
use crate::tui::ui::Ui;
use crate::tui::widgets::TextField;

/// The answers to save as an interview, and the name being typed.
#[derive(Debug)]
pub(super) struct NameField {
    pub(super) input: TextField,
    answers: Answers,
    /// The name that was suggested.
    suggestion: String,
    /// The names that sessions have.
    existing: Vec<String>,
}

impl WhatIfState {
    /// Asks for the name of the new interview, and suggests one.
    pub(in crate::tui::advice) fn ask_name(
        &mut self,
        session_name: &str,
        existing: Vec<String>,
        saved: &Advice,
        context: &Ui,
    ) {
        let suggestion = suggest_name(session_name, &existing, context);
        let (input, answers) = (TextField::new(suggestion.clone()), self.answers_to_save(saved));
        let naming = NameField { input, answers, suggestion, existing };
        (self.naming, self.typing, self.notice) = (Some(naming), None, None);
    }

    /// Suggests the name in the current language, unless the user has typed another one. Drops the message above the footer.
    pub(in crate::tui::advice) fn retranslate(&mut self, session_name: &str, context: &Ui) {
        self.notice = None;
        let Some(naming) = self.naming.as_mut().filter(|one| one.input.value() == one.suggestion) else {
            return;
        };
        naming.suggestion = suggest_name(session_name, &naming.existing, context);
        naming.input = TextField::new(naming.suggestion.clone());
    }

    /// Shows the name of the session that the answers were saved as.
    pub(in crate::tui::advice) fn show_saved(&mut self, name: String, context: &Ui) {
        let naming = self.naming.take();
        self.scenarios.saved.extend(naming.map(|naming| naming.answers));
        self.show_message(&Message::new("whatif-saved").arg("name", name), false, context);
    }

    /// Shows why the answers were not saved.
    pub(in crate::tui::advice) fn show_not_saved(&mut self, why: Message, context: &Ui) {
        self.show_message(&Message::new("whatif-not-saved").arg("why", why), true, context);
    }

    pub(super) fn handle_name_action(&mut self, action: Action, context: &Ui) -> Response {
        let Some(naming) = &self.naming else { return Response::Idle };
        match action {
            Action::Choose => {
                let name = naming.input.value().trim();
                let length = name.chars().count();
                if length > MAX_NAME_LENGTH {
                    let message = Message::new("problem-name-too-long").arg("length", length);
                    self.show_message(&message.arg("most", MAX_NAME_LENGTH), true, context);
                    return Response::Redraw;
                }
                Response::Navigate(Navigate::SaveScenario(name.to_owned(), naming.answers.clone()))
            }
            Action::Back => {
                (self.naming, self.notice) = (None, None);
                Response::Redraw
            }
            _ => Response::Idle,
        }
    }
}
