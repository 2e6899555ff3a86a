//! Changes the settings while the program runs: what is open is shown accordingly at once, at the same place.

use super::App;
use crate::locale::Message;
use crate::settings::Setting;
use crate::tui::event_loop::Next;
use crate::tui::interview::OutlookView;
use crate::tui::keys::KeyContext;
use crate::tui::response::Reply;
use crate::tui::settings::SettingsState;
use crate::workflow::{ActiveSettings, place_text};
use std::rc::Rc;

impl App {
    /// Gives the app the settings from which its context was made. Their problems are told on the home screen, if that is
    /// the first one.
    pub(in crate::tui) fn use_settings(&mut self, settings: ActiveSettings) {
        self.settings = settings;
        self.show_outlook_as_set();
        if self.key_context() == KeyContext::Home
            && let Some(problem) = self.settings.problems().first()
        {
            let place = place_text(problem, self.settings.path());
            let what = self.context.translator.translate_problem(&problem.problem);
            let message = Message::new("settings-problem").arg("place", place).arg("what", what);
            let message = message.arg("more", self.settings.problems().len() - 1);
            self.reply(Reply::Notice(self.context.translate(&message)));
        }
    }

    /// Opens the settings, or returns to them if they are open already.
    pub(super) fn open_settings(&mut self) -> Next {
        if self.stack.iter().any(|component| component.key_context() == KeyContext::Settings) {
            return self.close_top();
        }
        self.open_overlay(Box::new(SettingsState::new(self.settings.clone())))
    }

    /// Changes a setting or, without a value, returns it to its default.
    pub(super) fn change_setting(&mut self, setting: Setting, value: Option<usize>) {
        let written = match value {
            Some(value) => self.settings.change(setting, value),
            None => self.settings.reset(setting),
        };
        match setting {
            Setting::Language | Setting::DateFormat => self.retranslate(),
            Setting::Theme => self.set_theme(&self.context.theme.named(self.settings.sources().theme())),
            Setting::Outlook => self.show_outlook_as_set(),
            // The event loop asks whether the mouse is wanted.
            Setting::Mouse => {}
        }
        self.reply(Reply::SettingChanged(Box::new(self.settings.clone()), written.err()));
    }

    fn show_outlook_as_set(&self) {
        let is_hidden = !self.settings.sources().outlook();
        self.outlook.set(OutlookView { is_hidden, ..self.outlook.get() });
    }

    /// Shows everything in the language, and with the dates, of the settings.
    fn retranslate(&mut self) {
        let translator = Rc::new(self.settings.translator());
        if let Some(context) = &mut self.home_context {
            context.translator = Rc::clone(&translator);
        }
        self.context.translator = translator;
        self.flash = None;
        for index in 0..self.stack.len() {
            let (below, from_here) = self.stack.split_at_mut(index);
            from_here[0].retranslate(&self.context, below.last().map(AsRef::as_ref));
        }
    }
}
