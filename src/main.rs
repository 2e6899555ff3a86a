//! A placeholder under which the shell is tested until the real screens are there. Deleted on merge.

use ratatui::Frame;
use ratatui::layout::Rect;
use salesorg::locale::{Language, Words};
use salesorg::tui::footer::footer;
use salesorg::tui::input::Input;
use salesorg::tui::keys::{Action, Context, Keymap};
use salesorg::tui::run::{App, Ending, Flow, run};
use salesorg::tui::terminal::TerminalError;
use salesorg::tui::theme::Look;
use std::process::ExitCode;
use std::time::Instant;

struct Placeholder {
    keymap: Keymap,
    words: Words,
    look: Look,
    moved: u32,
}

impl App for Placeholder {
    fn update(&mut self, input: Input, _: Instant) -> Flow {
        match input {
            Input::Key(key) => match self.keymap.action(Context::Home, key) {
                Some(Action::Quit) => Flow::Quit,
                Some(Action::Suspend) => Flow::Suspend,
                Some(Action::Repaint) => Flow::Repaint,
                Some(Action::Down) => {
                    self.moved += 1;
                    Flow::Redraw
                }
                _ => Flow::Idle,
            },
            Input::Resize(..) => Flow::Redraw,
            _ => Flow::Idle,
        }
    }

    fn view(&mut self, frame: &mut Frame) {
        let area = frame.area();
        frame.render_widget(format!("salesorg {}x{} moved {}", area.width, area.height, self.moved), area);
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        frame.render_widget(footer(&self.keymap, Context::Home, &self.words, &self.look, area.width), last);
    }
}

fn main() -> ExitCode {
    let mut app = Placeholder {
        keymap: Keymap::built_in(),
        words: Words::new(Language::English),
        look: Look::new(true, false),
        moved: 0,
    };
    match run(&mut app, true) {
        Ok(Ending::Quit) => ExitCode::SUCCESS,
        Ok(Ending::Stopped(signal)) => ExitCode::from(signal.exit_status()),
        Err(error @ (TerminalError::NoInput | TerminalError::NoOutput)) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
