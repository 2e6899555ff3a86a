//! The plain mode: the interview line by line, without any control of the screen, for screen readers, pipes and logs.
//!
//! It uses the same state machine as the screens. Each typed line becomes a [`Command`], and its effects are carried
//! out at once, so an answer is saved before the next question is printed. The end of the input leaves the interview
//! like `q` does, and so does an interruption: nothing is lost.

mod dialogue;
mod drafts;
mod follow_up;
mod line_command;
mod printing;
mod replay;

pub use dialogue::{Dialogue, Interrupted};
pub use printing::write_answers;
pub use replay::replay;

use crate::advice::{OutcomeDiagram, advise};
use crate::document::Reader;
use crate::document::advice::AdviceDocument;
use crate::interview::{Command, Effect, Event, Interview, Place, QuestionStatus};
use crate::locale::{Message, lookup, number, sanitize};
use crate::render::text;
use crate::rulebook::Answers;
use crate::session::{Draft, Drafts, FinishWarning};
use dialogue::LineInput;
use line_command::LineCommand;
use std::io;

/// Saves an event of the interview, or returns a message that says why it could not.
///
/// An event that could not be saved is retried with the next one, or when called with `None`. Returns notices about
/// the session's file.
pub type SaveFn<'a> = dyn FnMut(Option<&Event>) -> Result<Vec<Message>, Message> + 'a;

/// Runs an interview from its current place until its advice or until the user leaves.
///
/// `drafts` are shown at their questions. At the end they have what the user typed but did not confirm.
///
/// # Errors
/// Reading the input or writing the output failed.
pub fn run_interview(
    dialogue: &mut Dialogue,
    interview: &mut Interview,
    save: &mut SaveFn,
    drafts: &mut Drafts,
) -> io::Result<()> {
    dialogue.print_message(&Message::new("plain-intro"))?;
    drafts::print_unconfirmed(dialogue, interview, drafts)?;
    let mut conductor = Conductor {
        dialogue,
        interview,
        save,
        drafts,
        finish_warning: FinishWarning::default(),
        entered_names: Vec::new(),
        is_unsaved: false,
        needs_order: false,
        offers: follow_up::Offers::default(),
        printed_answers: None,
        is_interrupted: false,
    };
    loop {
        if conductor.needs_order {
            conductor.continue_follow_up()?;
            continue;
        }
        let continues = match conductor.interview.place() {
            Place::Question(question) => conductor.ask_question(question)?,
            Place::Review => conductor.show_review()?,
            // After an interruption there is nothing more to print.
            Place::Advice if conductor.is_interrupted => false,
            Place::Advice => {
                conductor.print_advice()?;
                if !conductor.offer_follow_up()? {
                    return Ok(());
                }
                true
            }
        };
        if !continues {
            return Ok(());
        }
    }
}

/// Connects the dialogue with the state machine and the session.
struct Conductor<'h, 't> {
    dialogue: &'h mut Dialogue<'t>,
    interview: &'h mut Interview,
    save: &'h mut SaveFn<'h>,
    /// The text that was typed but not confirmed, by question.
    drafts: &'h mut Drafts,
    finish_warning: FinishWarning,
    /// The names entered so far for the current list.
    entered_names: Vec<String>,
    /// Whether the last event could not be saved.
    is_unsaved: bool,
    /// Whether the state machine waits for the order of the open questions.
    needs_order: bool,
    offers: follow_up::Offers,
    /// The answers of the advice that was printed last.
    printed_answers: Option<Answers>,
    /// Whether the input was interrupted.
    is_interrupted: bool,
}

impl Conductor<'_, '_> {
    /// Asks a question until the place has changed. Returns `false` if the user leaves.
    fn ask_question(&mut self, question: usize) -> io::Result<bool> {
        self.entered_names.clear();
        printing::print_question(self.dialogue, self.interview, question)?;
        printing::print_drafts(self.dialogue, self.drafts, question)?;
        loop {
            let line = match self.dialogue.read_input()? {
                LineInput::Line(line) => line,
                LineInput::Invalid(message) => {
                    self.dialogue.print_message(&message)?;
                    continue;
                }
                LineInput::End(typed) => {
                    let on_round = self.interview.is_in_follow_up();
                    let outcome = if on_round { self.end_follow_up() } else { self.leave() };
                    self.store_draft(question, &typed);
                    return outcome;
                }
                LineInput::Interrupted(typed) => {
                    self.is_interrupted = true;
                    let left = self.leave();
                    self.store_draft(question, &typed);
                    return left;
                }
            };
            let event = match LineCommand::new(&line) {
                LineCommand::Quit => return self.leave(),
                LineCommand::Help => {
                    printing::print_help(self.dialogue, self.interview, Some(question))?;
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
                LineCommand::Guide if printing::print_guide(self.dialogue, self.interview, question)? => {
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
            if let Some(event) = event
                && self.handle(event)?
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
        if self.interview.status(question) != QuestionStatus::Open {
            return Ok(Some(Command::Next));
        }
        if printing::is_list(self.interview, question) {
            return Ok(Some(Command::Skip));
        }
        self.dialogue.print_message(&Message::new("plain-answer-first"))?;
        Ok(None)
    }

    /// Reads an answer or, for a list, one more name.
    fn read_answer(&mut self, question: usize, text: &str) -> io::Result<Option<Command>> {
        if printing::is_list(self.interview, question) {
            self.entered_names.push(line_command::parse_name(text));
            let Command::Answer(list) = printing::list_answer(&self.entered_names) else { return Ok(None) };
            if let Err(message) = self.interview.rulebook().questions[question].normalize(&list) {
                self.entered_names.pop();
                self.dialogue.print_message(&message)?;
            }
            return Ok(None);
        }
        match line_command::parse_answer(
            &self.interview.rulebook().questions[question],
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
            "" => return printing::print_note(self.dialogue, self.interview, question),
            "-" => "",
            text => text,
        };
        self.handle(Command::Note(question, text.to_owned()))?;
        if self.is_unsaved {
            return Ok(());
        }
        let key = if text.is_empty() { "plain-note-deleted" } else { "plain-note-saved" };
        self.dialogue.print_message(&Message::new(key))
    }

    /// Prints all answers and reads what to do with them. Returns `false` if the user leaves.
    fn show_review(&mut self) -> io::Result<bool> {
        printing::print_review(self.dialogue, self.interview, self.drafts)?;
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
                LineCommand::Help => printing::print_help(self.dialogue, self.interview, None)?,
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
                    let count = self.interview.asked_questions().count();
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
                    self.print_no_such_answer(&line, self.interview.asked_questions().count())?;
                }
            }
        }
    }

    /// Returns the question of an answer in the review, by its number or name.
    fn find_answer(&self, text: &str) -> Option<usize> {
        if let Ok(number) = number::parse(text) {
            return self.interview.asked_questions().nth(usize::try_from(number).ok()?.checked_sub(1)?);
        }
        let (rulebook, language) = (self.interview.rulebook(), self.dialogue.translator.language());
        let targets: Vec<_> = self
            .interview
            .asked_questions()
            .map(|question| rulebook.question_target(question, language))
            .collect();
        lookup::find(text, &targets).ok().and_then(|index| self.interview.asked_questions().nth(index))
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
        // Ends a follow-up, so that the advice is the one on its answers.
        if self.interview.is_in_follow_up() {
            self.needs_order = false;
            self.handle(Command::FollowUp(Vec::new()))?;
        }
        Ok(false)
    }

    /// Stores text that was typed but not confirmed as a draft of the answer or the note.
    fn store_draft(&mut self, question: usize, typed: &str) {
        match LineCommand::new(typed) {
            LineCommand::Text(text) => {
                self.drafts.answers.extend(Draft::new(text).map(|draft| (question, draft)));
            }
            LineCommand::Note(text) => {
                self.drafts.notes.extend(Draft::new(text).map(|draft| (question, draft)));
            }
            _ => {}
        }
    }

    /// Removes the draft of a question that has a new event.
    fn remove_draft(&mut self, event: &Event) {
        match event {
            Event::Answered(question, _) | Event::Skipped(question) => {
                self.drafts.answers.remove(question);
            }
            Event::Noted(question, _) => {
                self.drafts.notes.remove(question);
            }
            Event::Completed => {}
        }
    }

    /// Passes a command to the state machine and carries out its effects.
    ///
    /// Returns `true` if a question must be asked: another one, or the same one again because its answer could not be
    /// saved.
    fn handle(&mut self, command: Command) -> io::Result<bool> {
        if self.is_unsaved {
            self.is_unsaved = false;
            let result = (self.save)(None);
            self.report_save(result)?;
            if self.is_unsaved {
                return Ok(false);
            }
        }
        let origin = self.interview.place();
        let mut needs_question = !matches!(command, Command::Note(..));
        for effect in self.interview.handle(command) {
            match effect {
                Effect::Save(record) => {
                    self.remove_draft(&record);
                    let kept = (self.save)(Some(&record));
                    self.report_save(kept)?;
                }
                Effect::Inapplicable(questions) => {
                    printing::print_inapplicable(self.dialogue, self.interview, &questions)?;
                }
                Effect::Reject(message) => {
                    self.dialogue.print_message(&message)?;
                    needs_question = false;
                }
                Effect::Leave => {
                    self.dialogue.print_message(&Message::new("plain-first-question"))?;
                    needs_question = false;
                }
                Effect::ShowAdvice => {}
                Effect::RequestOrder => self.needs_order = true,
            }
        }
        if self.is_unsaved {
            self.needs_order = false;
            self.interview.handle(match origin {
                Place::Question(question) => Command::OpenQuestion(question),
                Place::Review | Place::Advice => Command::OpenReview,
            });
        }
        Ok(needs_question)
    }

    /// Prints why an event could not be saved, or the notices about the file.
    fn report_save(&mut self, result: Result<Vec<Message>, Message>) -> io::Result<()> {
        match result {
            Ok(notices) => notices.iter().try_for_each(|notice| self.dialogue.print_message(notice)),
            Err(why) => {
                self.is_unsaved = true;
                self.dialogue.print_message(&Message::new("plain-not-saved").arg("why", why))
            }
        }
    }

    /// Prints the advice, unless the last printed one has the same answers.
    fn print_advice(&mut self) -> io::Result<()> {
        // Only answers are compared: skipping a question does not change the advice.
        if self.printed_answers.as_ref().is_some_and(|told| told.iter().eq(self.interview.answers().iter())) {
            return Ok(());
        }
        self.printed_answers = Some(self.interview.answers().clone());
        let rulebook = self.interview.rulebook();
        let advice = advise(rulebook, &OutcomeDiagram::new(rulebook), self.interview.answers());
        let reader = Reader::new(rulebook, self.dialogue.translator);
        let document = AdviceDocument::new(&reader, &advice);
        let pages = document.first_pages(&reader, Some(Message::new("verdict-all-session")));
        let report = text::first_short_page(pages, self.dialogue.translator, self.dialogue.text_options);
        self.dialogue.print_blank_line()?;
        self.dialogue.out.write_all(report.as_bytes())?;
        self.dialogue.out.flush()
    }
}

/// Returns a note as one sanitized line.
fn sanitized(note: &str) -> String {
    sanitize(note).into_owned()
}

#[cfg(test)]
mod tests;
