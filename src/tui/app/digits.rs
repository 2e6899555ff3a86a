//! Ends the typing of an option's number when any other input arrives, on every screen and overlay.

use super::App;
use crate::tui::input::Input;
use crate::tui::keys::Action;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

impl App {
    /// Discards the option number being typed unless `input` continues or confirms it. Returns whether
    /// anything changed on the screen.
    pub(super) fn forget_digits(&mut self, input: &Input) -> bool {
        let action = match input {
            Input::Key(key) => self.context.keys.action(self.key_context(), *key),
            Input::Mouse(mouse) if matches!(mouse.kind, MouseEventKind::Up(_) | MouseEventKind::Drag(_)) => {
                return false;
            }
            Input::Mouse(mouse) if self.is_on_footer(*mouse) => self.footer_action(*mouse),
            Input::Mouse(_) | Input::Paste(_) => None,
            _ => return false,
        };
        !matches!(action, Some(Action::Digit(_) | Action::PutBack | Action::Choose))
            && self.stack.iter_mut().any(|component| component.clear_typed_number())
    }

    /// Returns whether `mouse` is a left click on the footer.
    pub(super) fn is_on_footer(&self, mouse: MouseEvent) -> bool {
        mouse.kind == MouseEventKind::Down(MouseButton::Left) && mouse.row + 1 == self.size.1
    }

    /// Returns the action that the footer shows at the column of the click.
    pub(super) fn footer_action(&self, mouse: MouseEvent) -> Option<Action> {
        self.context.footer(self.key_context(), &self.label_overrides(), self.size.0).action_at(mouse.column)
    }
}
