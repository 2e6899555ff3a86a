//! The plain mode: the interview line by line, without any control of the screen, for screen readers, pipes and logs.
//!
//! It uses the same state machine and conductor as the screens. Each typed line becomes a [`Command`], so an answer is
//! saved before the next question is printed. The end of the input leaves the interview like `q` does, and so does an
//! interruption: nothing is lost.

mod dialogue;
mod drafts;
mod follow_up;
mod line_command;
mod printing;
mod replay;

pub use dialogue::{Dialogue, Interrupted};
pub use printing::write_answers;
pub use replay::replay;

use crate::document::Reader;
use crate::document::advice::AdviceDocument;
use crate::interview::{Command, Place, QuestionStatus};
use crate::locale::{Message, lookup, number};
use crate::render::text;
use crate::rulebook::Answers;
use crate::session::{Draft, Drafts, FinishWarning};
use crate::workflow::Conductor;
use dialogue::LineInput;
use line_command::LineCommand;
use std::io;
use std::time::Instant;

/// Runs an interview from its current place until its advice or until the user leaves.
///
/// However it ends, what the user typed but did not confirm is then saved as drafts, with all events that could not be
/// saved before.
///
/// # Errors
/// Reading the input or writing the output failed.
pub fn run_interview(dialogue: &mut Dialogue, conductor: &mut Conductor) -> io::Result<()> {
    let mut conversation = Conversation {
        dialogue,
        conductor,
        typed: Drafts::default(),
        finish_warning: FinishWarning::default(),
        entered_names: Vec::new(),
        offers: follow_up::Offers::default(),
        printed_answers: None,
        is_interrupted: false,
    };
    let result = conversation.run();
    let Drafts { answers, notes } = conversation.typed;
    let mut drafts = conductor.drafts();
    drafts.answers.extend(answers);
    drafts.notes.extend(notes);
    conductor.save(&drafts, Instant::now());
    result
}

/// A conversation about an interview.
struct Conversation<'h, 't> {
    dialogue: &'h mut Dialogue<'t>,
    conductor: &'h mut Conductor,
    /// The text that was typed at the end of the input and not confirmed.
    typed: Drafts,
    finish_warning: FinishWarning,
    /// The names entered so far for the current list.
    entered_names: Vec<String>,
    offers: follow_up::Offers,
    /// The answers of the advice that was printed last.
    printed_answers: Option<Answers>,
    /// Whether the input was interrupted.
    is_interrupted: bool,
}

impl Conversation<'_, '_> {
    fn run(&mut self) -> io::Result<()> {
        self.dialogue.print_message(&Message::new("plain-intro"))?;
        self.print_unconfirmed()?;
        loop {
            self.print_follow_up_state()?;
            let continues = match self.conductor.place() {
                Place::Question(question) if self.is_to_be_offered(question) => self.offer(question)?,
                Place::Question(question) => self.ask_question(question)?,
                Place::Review => self.show_review()?,
                // After an interruption there is nothing more to print.
                Place::Advice if self.is_interrupted => false,
                Place::Advice => {
                    self.print_advice()?;
                    self.start_follow_up()?
                }
            };
            if !continues {
                return Ok(());
            }
        }
    }

    /// Asks a question until the place has changed. Returns `false` if the user leaves.
    fn ask_question(&mut self, question: usize) -> io::Result<bool> {
        self.entered_names.clear();
        printing::print_question(self.dialogue, self.conductor.interview(), question)?;
        printing::print_drafts(self.dialogue, &self.conductor.drafts(), question)?;
        loop {
            let line = match self.dialogue.read_input()? {
                LineInput::Line(line) => line,
                LineInput::Invalid(message) => {
                    self.dialogue.print_message(&message)?;
                    continue;
                }
                LineInput::End(typed) => {
                    self.store_draft(question, &typed);
                    let is_in_follow_up = self.conductor.interview().is_in_follow_up();
                    return if is_in_follow_up { self.end_follow_up() } else { self.leave() };
                }
                LineInput::Interrupted(typed) => {
                    self.is_interrupted = true;
                    self.store_draft(question, &typed);
                    return self.leave();
                }
            };
            let command = match LineCommand::new(&line) {
                LineCommand::Quit => return self.leave(),
                LineCommand::Help => {
                    printing::print_help(self.dialogue, self.conductor.interview(), Some(question))?;
                    continue;
                }
                LineCommand::Note(text) => {
                    self.note(question, text)?;
                    continue;
                }
                LineCommand::Back if !self.entered_names.is_empty() => {
                    self.remove_last_name()?;
                    continue;
                }
                LineCommand::Back => Some(Command::Back),
                LineCommand::Guide
                    if printing::print_guide(self.dialogue, self.conductor.interview(), question)? =>
                {
                    continue;
                }
                LineCommand::Guide => self.read_answer(question, &line)?,
                LineCommand::Skip => Some(Command::Skip),
                LineCommand::Review => {
                    self.finish_list()?;
                    Some(Command::OpenReview)
                }
                LineCommand::Empty => self.handle_empty_line(question)?,
                LineCommand::Text(text) => self.read_answer(question, text)?,
            };
            if let Some(command) = command
                && self.handle(command)?
            {
                return Ok(true);
            }
        }
    }

    /// Handles an empty line: ends a list, or keeps the current answer.
    fn handle_empty_line(&mut self, question: usize) -> io::Result<Option<Command>> {
        if !self.entered_names.is_empty() {
            return Ok(Some(printing::list_answer(&self.entered_names)));
        }
        if self.conductor.interview().status(question) != QuestionStatus::Open {
            return Ok(Some(Command::Next));
        }
        if printing::is_list(self.conductor.interview(), question) {
            return Ok(Some(Command::Skip));
        }
        self.dialogue.print_message(&Message::new("plain-answer-first"))?;
        Ok(None)
    }

    /// Reads an answer or, for a list, one more name.
    fn read_answer(&mut self, question: usize, text: &str) -> io::Result<Option<Command>> {
        if printing::is_list(self.conductor.interview(), question) {
            self.entered_names.push(line_command::parse_name(text));
            let Command::Answer(list) = printing::list_answer(&self.entered_names) else { return Ok(None) };
            if let Err(message) = self.conductor.interview().rulebook().questions[question].normalize(&list) {
                self.entered_names.pop();
                self.dialogue.print_message(&message)?;
            }
            return Ok(None);
        }
        match line_command::parse_answer(
            &self.conductor.interview().rulebook().questions[question],
            text,
            self.dialogue.translator,
        ) {
            Ok(Some(value)) => Ok(Some(Command::Answer(value))),
            Ok(None) => Ok(Some(Command::Skip)),
            Err(message) => {
                self.dialogue.print_message(&message)?;
                Ok(None)
            }
        }
    }

    /// Removes the last name of the current list.
    fn remove_last_name(&mut self) -> io::Result<()> {
        match self.entered_names.pop() {
            Some(name) => self.dialogue.print_message(&Message::new("plain-name-removed").arg("name", name)),
            None => Ok(()),
        }
    }

    /// Sets or deletes the note on a question. Without a text, prints it.
    fn note(&mut self, question: usize, text: &str) -> io::Result<()> {
        let text = match text {
            "" => return printing::print_note(self.dialogue, self.conductor.interview(), question),
            "-" => "",
            text => text,
        };
        self.handle(Command::Note(question, text.to_owned()))?;
        if self.conductor.unsaved().is_some() {
            return Ok(());
        }
        let key = if text.is_empty() { "plain-note-deleted" } else { "plain-note-saved" };
        self.dialogue.print_message(&Message::new(key))
    }

    /// Prints all answers and reads what to do with them. Returns `false` if the user leaves.
    fn show_review(&mut self) -> io::Result<bool> {
        printing::print_review(self.dialogue, self.conductor.interview(), &self.conductor.drafts())?;
        loop {
            let line = match self.dialogue.read_input()? {
                LineInput::Line(line) => line,
                LineInput::Invalid(message) => {
                    self.dialogue.print_message(&message)?;
                    continue;
                }
                LineInput::End(_) | LineInput::Interrupted(_) => return self.leave(),
            };
            match LineCommand::new(&line) {
                LineCommand::Quit => return self.leave(),
                LineCommand::Help => printing::print_help(self.dialogue, self.conductor.interview(), None)?,
                // The key that the screens have for it.
                LineCommand::Empty | LineCommand::Text("f") => {
                    if !self.warn_of_drafts()? && self.handle(Command::Complete)? {
                        return Ok(true);
                    }
                }
                LineCommand::Back => {
                    if self.handle(Command::Back)? {
                        return Ok(true);
                    }
                }
                LineCommand::Review => return Ok(true),
                LineCommand::Text(number) => {
                    let count = self.conductor.interview().asked_questions().count();
                    match self.find_answer(number) {
                        Some(question) => {
                            if self.handle(Command::OpenQuestion(question))? {
                                return Ok(true);
                            }
                        }
                        None => self.print_no_such_answer(number, count)?,
                    }
                }
                LineCommand::Skip | LineCommand::Guide | LineCommand::Note(_) => {
                    self.print_no_such_answer(&line, self.conductor.interview().asked_questions().count())?;
                }
            }
        }
    }

    /// Returns the question of an answer in the review, by its number or name.
    fn find_answer(&self, text: &str) -> Option<usize> {
        if let Ok(number) = number::parse(text) {
            return self
                .conductor
                .interview()
                .asked_questions()
                .nth(usize::try_from(number).ok()?.checked_sub(1)?);
        }
        let (rulebook, language) =
            (self.conductor.interview().rulebook(), self.dialogue.translator.language());
        let targets: Vec<_> = self
            .conductor
            .interview()
            .asked_questions()
            .map(|question| rulebook.question_target(question, language))
            .collect();
        lookup::find(text, &targets)
            .ok()
            .and_then(|index| self.conductor.interview().asked_questions().nth(index))
    }

    /// Prints that the input is none of the answers.
    fn print_no_such_answer(&mut self, input: &str, count: usize) -> io::Result<()> {
        let message = Message::new("plain-no-such-answer").arg("given", input.trim());
        self.dialogue.print_message(&message.arg("count", count))
    }

    /// Answers with the names entered so far, so that leaving keeps them.
    fn finish_list(&mut self) -> io::Result<()> {
        if !self.entered_names.is_empty() {
            let answer = printing::list_answer(&self.entered_names);
            self.entered_names.clear();
            self.handle(answer)?;
        }
        Ok(())
    }

    /// Leaves the interview: always returns `false`.
    fn leave(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        Ok(false)
    }

    /// Stores text that was typed but not confirmed as a draft of the answer or the note.
    fn store_draft(&mut self, question: usize, typed: &str) {
        match LineCommand::new(typed) {
            LineCommand::Text(text) => {
                self.typed.answers.extend(Draft::new(text).map(|draft| (question, draft)));
            }
            LineCommand::Note(text) => {
                self.typed.notes.extend(Draft::new(text).map(|draft| (question, draft)));
            }
            _ => {}
        }
    }

    /// Carries out a command and prints the result.
    ///
    /// Returns `true` if a question must be asked: another one, or the same one again because its answer could not be
    /// saved.
    fn handle(&mut self, command: Command) -> io::Result<bool> {
        let (is_note, was_unsaved) =
            (matches!(command, Command::Note(..)), self.conductor.unsaved().is_some());
        self.offers.note_command(&command, self.conductor.interview());
        let outcome = self.conductor.handle(command, Instant::now());
        for notice in self.conductor.take_notices() {
            self.dialogue.print_message(&notice)?;
        }
        let unsaved = self.conductor.unsaved();
        let is_unsaved = unsaved.is_some();
        if let Some(why) = unsaved {
            self.dialogue.print_message(&Message::new("plain-not-saved").arg("why", why))?;
        }
        if !outcome.inapplicable.is_empty() {
            printing::print_inapplicable(self.dialogue, self.conductor.interview(), &outcome.inapplicable)?;
        }
        let refusal = outcome.refusal.or(outcome.leaves.then(|| Message::new("plain-first-question")));
        if let Some(message) = &refusal {
            self.dialogue.print_message(message)?;
        }
        Ok(refusal.is_none() && !is_note && !(was_unsaved && is_unsaved))
    }

    /// Prints the advice, unless the last printed one has the same answers.
    fn print_advice(&mut self) -> io::Result<()> {
        // Only answers are compared: skipping a question does not change the advice.
        let answers = self.conductor.interview().answers();
        if self.printed_answers.as_ref().is_some_and(|printed| printed.iter().eq(answers.iter())) {
            return Ok(());
        }
        self.printed_answers = Some(answers.clone());
        let reader = Reader::new(self.conductor.interview().rulebook(), self.dialogue.translator);
        let advice = self.conductor.advice();
        let document = AdviceDocument::new(&reader, &advice);
        let pages = document.first_pages(&reader, Some(Message::new("verdict-all-session")));
        let report = text::first_short_page(pages, self.dialogue.translator, self.dialogue.text_options);
        self.dialogue.print_blank_line()?;
        self.dialogue.out.write_all(report.as_bytes())?;
        self.dialogue.out.flush()
    }
}

#[cfg(test)]
mod tests;
