//! Opens and closes overlays. Closing one returns to the unchanged component below.
//!
//! The help and the guide may each open above the other once.

use super::App;
use crate::locale::Message;
use crate::tui::component::Component;
use crate::tui::event_loop::Next;
use crate::tui::export::ExportDialog;
use crate::tui::keys::{Action, KeyContext};
use crate::tui::palette::PaletteState;
use crate::tui::response::{Navigate, Response};
use crate::tui::{guide, help};

impl App {
    /// Opens the help on the keys of the visible screen.
    pub(super) fn open_help(&mut self) -> Next {
        let help = help::HelpState::new(self.key_context(), self.label_overrides());
        self.open_overlay(Box::new(help))
    }

    /// Opens the guide at `section`; if that is `None`, at the section about what is on the screen, else at the table of
    /// contents. Returns to the guide if it is open already.
    pub(super) fn open_guide(&mut self, section: Option<usize>) -> Next {
        if self.stack.iter().any(|component| component.key_context() == KeyContext::Guide) {
            return self.close_top();
        }
        if guide::entry_count(&self.context.rulebook) == 0 {
            return Next::Idle;
        }
        let section = section.or_else(|| self.guide_section());
        let quit =
            self.label_overrides().iter().find(|(action, _)| *action == Action::Quit).map(|(_, word)| *word);
        let quit = quit.unwrap_or(Action::Quit.label_key(self.key_context()));
        let guide = guide::GuideState::new(&self.context, section, quit);
        self.open_overlay(Box::new(guide))
    }

    /// Opens the palette on the component on top.
    pub(super) fn open_palette(&mut self) -> Next {
        let palette = PaletteState::new(self.key_context(), self.label_overrides(), &self.context);
        self.open_overlay(Box::new(palette))
    }

    /// Closes the palette and runs an action on the component below.
    pub(super) fn run(&mut self, action: Action) -> Next {
        self.close_top();
        let next = self.dispatch(action);
        match self.explain_idle(next, action, None) {
            // The palette is gone.
            Next::Idle => Next::Redraw,
            next => next,
        }
    }

    /// Opens the dialog that exports the content of the component on top.
    pub(super) fn open_export(&mut self) -> Next {
        match self.top().exportable(&self.context) {
            Some(content) => self.open_overlay(Box::new(ExportDialog::new(content))),
            None => Next::Idle,
        }
    }

    /// Puts the visible page on the clipboard, unless it is too long for terminals.
    pub(super) fn copy(&mut self) -> Next {
        let Some(content) = self.top().exportable(&self.context) else { return Next::Idle };
        self.copied = content.clipboard_text(&self.context.translator);
        let key = self.context.key_label(self.key_context(), Action::Export);
        let message = Message::new(if self.copied.is_some() { "copied" } else { "copied-not" });
        self.flash = Some(self.context.translate(&message.arg("key", key)));
        Next::Redraw
    }

    pub(super) fn open_overlay(&mut self, overlay: Box<dyn Component>) -> Next {
        self.covered_since.get_or_insert(self.now);
        self.stack.push(overlay);
        Next::Redraw
    }

    /// Closes the component on top and returns to the one below it, or to the list of sessions.
    pub(super) fn close_top(&mut self) -> Next {
        if self.stack.len() < 2 {
            return self.navigate(Navigate::Home);
        }
        self.pop();
        self.resume_screen();
        Next::Redraw
    }

    /// Lets the screen answer the request to quit. What it shows instead of quitting must be visible.
    pub(super) fn quit_below_overlays(&mut self) -> Next {
        let now = self.now;
        let (screen, context) = self.screen_mut();
        let response = screen.update(Action::Quit, context, now);
        if !matches!(response, Response::Navigate(Navigate::Quit)) {
            self.stack.truncate(self.screen_index() + 1);
            self.resume_screen();
        }
        self.apply(response)
    }

    /// Tells a screen for how long the overlays that were above it covered it.
    fn resume_screen(&mut self) {
        if !self.top().is_overlay()
            && let Some(since) = self.covered_since.take()
        {
            let covered = self.now.saturating_duration_since(since);
            self.top_mut().0.uncover(covered);
        }
    }

    /// Returns the section of the guide about what is on the screen: the row under the cursor, else the first
    /// visible link, else the page.
    fn guide_section(&self) -> Option<usize> {
        let (screen, rulebook) = (&self.stack[self.screen_index()], &self.context.rulebook);
        let section = |sources: Option<&[String]>| {
            sources.into_iter().flatten().find_map(|source| rulebook.guide_section_index(source))
        };
        section(screen.sources(&self.context))
            .or_else(|| self.links.first_section())
            .or_else(|| section(screen.page_sources(&self.context)))
    }
}
