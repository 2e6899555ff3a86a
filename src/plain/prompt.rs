//! Prompts outside a question: reading a line, with the commands that work everywhere.

use super::dialogue::{Dialogue, LineInput};
use super::line_command::LineCommand;
use crate::locale::lookup::{self, Target};
use crate::locale::{Message, number};
use std::io;

/// Where the user goes from a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// One step back.
    Back,
    /// To the answers of the interview whose advice is read.
    Review,
    /// To the menu.
    Menu,
    /// Out of the program. Also at the end of the input and at an interruption.
    Quit,
}

/// Why a conversation does not go on.
#[derive(Debug)]
pub(super) enum Stop {
    /// Reading the input or writing the output failed.
    Failed(io::Error),
    /// The user goes elsewhere.
    Leave(Leave),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Leave> for Stop {
    fn from(leave: Leave) -> Self {
        Self::Leave(leave)
    }
}

/// A line that was typed at a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// An empty line.
    Empty,
    /// The list again.
    List,
    /// The next one.
    Next,
    /// The one before.
    Previous,
    /// The answers.
    Review,
    /// Anything else.
    Text(String),
}

impl Dialogue<'_> {
    /// Reads a line and carries out the commands that are the same at each prompt. `help` says what can be typed here.
    pub(super) fn ask(&mut self, help: &Message) -> Result<Typed, Stop> {
        loop {
            let line = match self.read_input()? {
                LineInput::Line(line) => line,
                LineInput::Invalid(message) => {
                    self.print_message(&message)?;
                    continue;
                }
                LineInput::End(_) | LineInput::Interrupted(_) => return Err(Leave::Quit.into()),
            };
            return Ok(match LineCommand::new(&line, self.translator) {
                LineCommand::Empty => Typed::Empty,
                LineCommand::List => Typed::List,
                LineCommand::Next => Typed::Next,
                LineCommand::Previous => Typed::Previous,
                LineCommand::Review => Typed::Review,
                LineCommand::Back => return Err(Leave::Back.into()),
                LineCommand::Menu => return Err(Leave::Menu.into()),
                LineCommand::Quit => return Err(Leave::Quit.into()),
                LineCommand::Note(text) if !text.is_empty() => {
                    self.print_message(&Message::new("plain-note-where"))?;
                    continue;
                }
                LineCommand::Help => {
                    self.print_message(help)?;
                    self.print_message(&Message::new("plain-help-everywhere"))?;
                    continue;
                }
                LineCommand::Skip
                | LineCommand::Note(_)
                | LineCommand::Guide
                | LineCommand::Why
                | LineCommand::Text(_) => Typed::Text(line.trim().to_owned()),
            });
        }
    }

    /// Prints a question and reads a reply of one line, which may be empty.
    pub(super) fn ask_for_text(&mut self, question: &Message) -> Result<String, Stop> {
        self.print_message(question)?;
        match self.ask(question)? {
            Typed::Text(text) => Ok(text),
            _ => Ok(String::new()),
        }
    }

    /// Asks whether to do something. An empty line means no.
    pub(super) fn ask_yes(&mut self, question: &Message) -> Result<bool, Stop> {
        let reply = self.ask_for_text(question)?.to_lowercase();
        Ok(self.translator.get("plain-yes").split_whitespace().any(|word| word == reply))
    }
}

/// Returns the index of what a text names: by its number from 1, its name, an unambiguous beginning of it or, if there
/// is none, a part of it.
///
/// # Errors
/// The message that says why it names nothing.
pub(super) fn find_entry(text: &str, targets: &[Target]) -> Result<usize, Message> {
    let none = || Message::new("plain-no-such-entry").arg("given", text.trim()).arg("count", targets.len());
    if let Ok(number) = number::parse(text) {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        return index.filter(|&index| index < targets.len()).ok_or_else(none);
    }
    let keys = lookup::MessageKeys {
        unknown: "plain-no-such-entry",
        near: "plain-no-such-entry-near",
        ambiguous: "plain-several-entries",
    };
    let error = match lookup::find(text, targets) {
        Ok(index) => return Ok(index),
        Err(error) => error,
    };
    // "models" for "The models side by side".
    let part = text.trim().to_lowercase();
    let holds = |target: &Target| target.label().to_lowercase().contains(&part);
    let mut holding = targets.iter().enumerate().filter(|(_, target)| !part.is_empty() && holds(target));
    match (holding.next(), holding.next()) {
        (Some((index, _)), None) => Ok(index),
        _ => Err(error.message(text, targets, &keys).arg("count", targets.len())),
    }
}
