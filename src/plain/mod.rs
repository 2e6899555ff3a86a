//! The plain mode: the interview line by line, without any control of the screen, for screen readers, pipes and logs.
//!
//! It uses the same state machine and conductor as the screens. Each typed line becomes a [`Command`], so an answer is
//! saved before the next question is printed. The end of the input leaves the interview like `q` does, and so does an
//! interruption: nothing is lost.
//!
//! What is printed is for reading aloud: as few words as an answer needs, in sentences, without signs. More is said when it
//! is asked for, by words such as `why`, `list` and `help`.

mod dialogue;
mod drafts;
mod follow_up;
mod library;
mod line_command;
mod menu;
mod people;
mod printing;
mod prompt;
mod replay;
mod sections;
mod settings;
mod what_if;

pub use dialogue::{Dialogue, Interrupted};
pub use menu::{Program, run_menu};
pub use printing::{write_answers, write_unresolved};
pub use prompt::Leave;
pub use replay::replay;

use crate::document::advice::{AdviceDocument, Extent};
use crate::document::{Annotations, Reader};
use crate::interview::{Command, Place, QuestionStatus};
use crate::locale::{Message, lookup, number, split_names};
use crate::render::text;
use crate::rulebook::QuestionKind;
use crate::rulebook::{Answers, Value};
use crate::session::{Draft, Drafts, FinishWarning, shown_name};
use crate::workflow::Conductor;
use dialogue::LineInput;
use line_command::LineCommand;
use prompt::Stop;
use std::io;
use std::time::Instant;

/// What is around an interview.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings {
    /// Whether there is a menu to go to.
    pub has_menu: bool,
    /// Whether it is the first interview ever, so that a hint helps.
    pub is_first: bool,
    /// Whether the user gave the interview a name, which is lost if nothing is answered.
    pub has_typed_name: bool,
}

/// Runs an interview from its current place until the user leaves, and returns where to.
///
/// However it ends, what the user typed but did not confirm is then saved as drafts, with all events that could not be
/// saved before.
///
/// # Errors
/// Reading the input or writing the output failed.
pub fn run_interview(
    dialogue: &mut Dialogue,
    conductor: &mut Conductor,
    surroundings: Surroundings,
) -> io::Result<Leave> {
    let mut conversation = Conversation {
        dialogue,
        conductor,
        surroundings,
        leave: Leave::Quit,
        typed: Drafts::default(),
        finish_warning: FinishWarning::default(),
        entered_names: Vec::new(),
        offers: follow_up::Offers::default(),
        printed_answers: None,
        explained: [false; 2],
        section: None,
        is_interrupted: false,
        is_ended: false,
    };
    let result = conversation.run();
    let leave = conversation.leave;
    let Drafts { answers, notes } = conversation.typed;
    let mut drafts = conductor.drafts();
    drafts.answers.extend(answers);
    drafts.notes.extend(notes);
    conductor.save(&drafts, Instant::now());
    result.map(|()| leave)
}

/// A conversation about an interview.
struct Conversation<'h, 't> {
    dialogue: &'h mut Dialogue<'t>,
    conductor: &'h mut Conductor,
    surroundings: Surroundings,
    /// Where the user goes if the conversation ends.
    leave: Leave,
    /// The text that was typed at the end of the input and not confirmed.
    typed: Drafts,
    finish_warning: FinishWarning,
    /// The names entered so far for the current list.
    entered_names: Vec<String>,
    offers: follow_up::Offers,
    /// The answers of the advice that was printed last.
    printed_answers: Option<Answers>,
    /// The kinds of questions that said how to answer them: choices, and lists of names.
    explained: [bool; 2],
    /// The section of the last question. It is named where it changes.
    section: Option<usize>,
    /// Whether the input was interrupted.
    is_interrupted: bool,
    /// Whether the input has ended.
    is_ended: bool,
}

impl Conversation<'_, '_> {
    fn run(&mut self) -> io::Result<()> {
        if self.surroundings.is_first {
            self.dialogue.print_message(&Message::new("plain-intro"))?;
        }
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
                    self.start_follow_up()? || self.read_advice()?
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
        self.print_question(question)?;
        printing::print_drafts(self.dialogue, &self.conductor.drafts(), question)?;
        loop {
            let line = match self.dialogue.read_input()? {
                LineInput::Line(line) => line,
                LineInput::Invalid(message) => {
                    self.dialogue.print_message(&message)?;
                    continue;
                }
                LineInput::End(typed) => {
                    self.is_ended = true;
                    self.store_draft(question, &typed);
                    let is_in_follow_up = self.conductor.interview().is_in_follow_up();
                    return if is_in_follow_up { self.end_follow_up() } else { self.leave(Leave::Quit) };
                }
                LineInput::Interrupted(typed) => {
                    self.is_interrupted = true;
                    self.store_draft(question, &typed);
                    return self.leave(Leave::Quit);
                }
            };
            let command = match LineCommand::new(&line, self.dialogue.translator) {
                LineCommand::Quit => return self.leave(Leave::Quit),
                LineCommand::Menu if self.surroundings.has_menu => return self.leave(Leave::Menu),
                LineCommand::Back if self.is_first_question(question) => {
                    if self.warn_of_name()? {
                        continue;
                    }
                    return self.leave(Leave::Menu);
                }
                LineCommand::Text(text) if self.splits(question, text) => {
                    self.split_last_name(question)?;
                    continue;
                }
                LineCommand::Back | LineCommand::Previous if !self.entered_names.is_empty() => {
                    self.remove_last_name()?;
                    continue;
                }
                LineCommand::Back | LineCommand::Previous => Some(Command::Back),
                LineCommand::Skip => Some(Command::Skip),
                LineCommand::Next => {
                    self.finish_list()?;
                    Some(Command::Next)
                }
                LineCommand::Review => {
                    self.finish_list()?;
                    Some(Command::OpenReview)
                }
                LineCommand::Empty => self.handle_empty_line(question)?,
                LineCommand::Note("") if self.is_option(question, &line) => {
                    self.read_answer(question, &line)?
                }
                LineCommand::Text(text) => self.read_answer(question, text)?,
                command => self.say(question, command, &line)?,
            };
            if let Some(command) = command
                && self.handle(command)?
            {
                return Ok(true);
            }
        }
    }

    /// Answers a command that asks for something to be said. Reads the line as an answer if there is nothing to say.
    fn say(&mut self, question: usize, command: LineCommand, line: &str) -> io::Result<Option<Command>> {
        let interview = self.conductor.interview();
        match command {
            LineCommand::Help => {
                printing::print_help(self.dialogue, interview, Some(question), self.surroundings.has_menu)?;
            }
            LineCommand::Why => printing::print_why(self.dialogue, interview, question)?,
            LineCommand::Guide if printing::print_guide(self.dialogue, interview, question)? => {}
            LineCommand::Note(text) => self.note(question, text)?,
            LineCommand::List => {
                (self.explained, self.section) = ([false; 2], None);
                self.print_question(question)?;
                printing::print_names(self.dialogue, &self.entered_names)?;
            }
            LineCommand::Menu => self.dialogue.print_message(&Message::new("plain-no-menu"))?,
            _ => return self.read_answer(question, line.trim()),
        }
        Ok(None)
    }

    /// Prints a question. The first of its kind says how to answer it, and a section is named where it begins.
    fn print_question(&mut self, question: usize) -> io::Result<()> {
        let interview = self.conductor.interview();
        let definition = &interview.rulebook().questions[question];
        let begins_section = self.section.is_some_and(|section| section != definition.section);
        self.section = Some(definition.section);
        let explains = match definition.kind {
            QuestionKind::Choice(_) => !std::mem::replace(&mut self.explained[0], true),
            QuestionKind::Names { .. } => !std::mem::replace(&mut self.explained[1], true),
            QuestionKind::Integer { .. } => true,
        };
        printing::print_question(self.dialogue, interview, question, begins_section, explains)
    }

    /// Returns whether going back from this question leads out of the interview, to the menu.
    fn is_first_question(&self, question: usize) -> bool {
        let interview = self.conductor.interview();
        self.surroundings.has_menu
            && self.entered_names.is_empty()
            && self.conductor.unsaved().is_none()
            && interview.is_first(question)
    }

    /// Returns whether a text is an option of a question.
    fn is_option(&self, question: usize, text: &str) -> bool {
        let question = &self.conductor.interview().rulebook().questions[question];
        matches!(question.kind, QuestionKind::Choice(_))
            && matches!(
                line_command::parse_answer(question, text.trim(), self.dialogue.translator),
                Ok(Some(_))
            )
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
            } else if let Some(names) = split_names(text).filter(|_| !text.starts_with('"')) {
                let message = Message::new("plain-split").arg("count", names.len());
                self.dialogue.print_message(&message.arg("names", names.join("; ")))?;
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

    /// Says, once, that going back from the first question drops the name that was given. Returns whether it did.
    fn warn_of_name(&mut self) -> io::Result<bool> {
        if !std::mem::take(&mut self.surroundings.has_typed_name) || self.conductor.has_file() {
            return Ok(false);
        }
        let name = shown_name(self.conductor.session().name(), self.dialogue.translator);
        self.dialogue.print_message(&Message::new("plain-name-lost").arg("name", name))?;
        Ok(true)
    }

    /// Returns whether a text is the command that splits the last name of the current list.
    fn splits(&self, question: usize, text: &str) -> bool {
        printing::is_list(self.conductor.interview(), question)
            && line_command::SPLIT.is(text, self.dialogue.translator)
            && self.entered_names.last().is_some_and(|name| split_names(name).is_some())
    }

    /// Makes several names of the last one, which holds them.
    fn split_last_name(&mut self, question: usize) -> io::Result<()> {
        let Some(names) = self.entered_names.last().and_then(|name| split_names(name)) else { return Ok(()) };
        let mut list = self.entered_names.clone();
        list.pop();
        list.extend(names);
        let value = Value::Names(list.clone());
        match self.conductor.interview().rulebook().questions[question].normalize(&value) {
            Ok(_) => self.entered_names = list,
            Err(message) => self.dialogue.print_message(&message)?,
        }
        printing::print_names(self.dialogue, &self.entered_names)
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
                LineInput::End(_) | LineInput::Interrupted(_) => return self.leave(Leave::Quit),
            };
            match LineCommand::new(&line, self.dialogue.translator) {
                LineCommand::Quit => return self.leave(Leave::Quit),
                LineCommand::Menu if self.surroundings.has_menu => return self.leave(Leave::Menu),
                LineCommand::Help => {
                    printing::print_help(
                        self.dialogue,
                        self.conductor.interview(),
                        None,
                        self.surroundings.has_menu,
                    )?;
                }
                // The key that the screens have for it.
                LineCommand::Empty | LineCommand::Text("f") => {
                    if !self.warn_of_drafts()? && self.handle(Command::Complete)? {
                        return Ok(true);
                    }
                }
                LineCommand::Back | LineCommand::Previous => {
                    if self.handle(Command::Back)? {
                        return Ok(true);
                    }
                }
                LineCommand::Review | LineCommand::List => return Ok(true),
                LineCommand::Note(text) => self.note_in_review(text)?,
                LineCommand::Text(text) => match self.find_answer(text) {
                    Ok(question) => {
                        if self.handle(Command::OpenQuestion(question))? {
                            return Ok(true);
                        }
                    }
                    Err(message) => self.dialogue.print_message(&message)?,
                },
                LineCommand::Menu => self.dialogue.print_message(&Message::new("plain-no-menu"))?,
                LineCommand::Skip | LineCommand::Guide | LineCommand::Why | LineCommand::Next => {
                    self.print_no_such_answer(&line)?;
                }
            }
        }
    }

    /// Sets or prints the note on the question whose number begins the text.
    fn note_in_review(&mut self, text: &str) -> io::Result<()> {
        let (number, text) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        match self.find_answer(number).ok().filter(|_| number::parse(number).is_ok()) {
            Some(question) => self.note(question, text.trim()),
            None => self.dialogue.print_message(&Message::new("plain-note-which")),
        }
    }

    /// Returns the question of an answer in the review, by its number or name.
    fn find_answer(&self, text: &str) -> Result<usize, Message> {
        let interview = self.conductor.interview();
        let questions = interview.numbered_questions();
        let no_such = || no_such_answer(text, questions.len());
        if let Ok(number) = number::parse(text) {
            let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            return index.and_then(|index| questions.get(index)).copied().ok_or_else(no_such);
        }
        let (rulebook, language) = (interview.rulebook(), self.dialogue.translator.language());
        let targets: Vec<_> =
            questions.iter().map(|&question| rulebook.question_target(question, language)).collect();
        lookup::find(text, &targets).map(|index| questions[index]).map_err(|_| no_such())
    }

    /// Prints that the input is none of the answers.
    fn print_no_such_answer(&mut self, input: &str) -> io::Result<()> {
        let count = self.conductor.interview().numbered_questions().len();
        self.dialogue.print_message(&no_such_answer(input, count))
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
    fn leave(&mut self, leave: Leave) -> io::Result<bool> {
        self.leave = leave;
        self.finish_list()?;
        Ok(false)
    }

    /// Stores text that was typed but not confirmed as a draft of the answer or the note.
    fn store_draft(&mut self, question: usize, typed: &str) {
        match LineCommand::new(typed, self.dialogue.translator) {
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
        let pages = document.first_pages(&reader, None);
        let report = text::first_short_page(pages, self.dialogue.translator, self.dialogue.text_options);
        self.dialogue.print_blank_line()?;
        self.dialogue.out.write_all(report.as_bytes())?;
        self.dialogue.out.flush()
    }

    /// Reads which sections of the advice to print. Returns `false` if the user leaves.
    fn read_advice(&mut self) -> io::Result<bool> {
        if self.is_ended {
            return Ok(false);
        }
        let interview = self.conductor.interview();
        let reader = Reader::new(interview.rulebook(), self.dialogue.translator);
        let advice = self.conductor.advice();
        let annotations = Annotations { notes: self.conductor.records().notes(), ..Annotations::default() };
        let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
        match sections::read_page(self.dialogue, &document.page(&reader, Extent::Whole), true) {
            Stop::Failed(error) => Err(error),
            Stop::Leave(Leave::Back | Leave::Review) => self.handle(Command::OpenReview),
            Stop::Leave(Leave::Menu) if !self.surroundings.has_menu => {
                self.dialogue.print_message(&Message::new("plain-no-menu")).map(|()| true)
            }
            Stop::Leave(leave) => self.leave(leave),
        }
    }
}

/// Returns the message that a text is none of the answers.
fn no_such_answer(text: &str, count: usize) -> Message {
    Message::new("plain-no-such-answer").arg("given", text.trim()).arg("count", count)
}

#[cfg(test)]
mod tests;
