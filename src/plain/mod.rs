//! The interview line by line, without any control of the screen: for screen readers, pipes and logs.
//!
//! It is the same machine as on the screen, told and heard in lines. What is typed becomes an [`Command`], what comes
//! back is carried out at once, so an answer is kept before the next question is printed. The end of the input leaves
//! as `q` does, and so does its interruption: nothing is lost.

mod printing;
mod drafts;
mod follow_up;
mod replay;
mod dialogue;
mod line_command;

pub use printing::write_answers;
pub use replay::replay;
pub use dialogue::{Interrupted, Dialogue};

use crate::advice::{OutcomeDiagram, advise};
use crate::interview::{Effect, Command, Interview, Place, Event, QuestionStatus};
use crate::locale::{Message, sanitize, lookup, number};
use crate::report::{Reader, text};
use crate::rulebook::Answers;
use crate::session::{Draft, Drafts, FinishWarning};
use std::io;
use dialogue::LineInput;
use line_command::LineCommand;

/// Keeps a record, or says why it could not. What could not be kept is tried again with the next, and without any. Returns
/// notices about the session's file.
pub type SaveFn<'a> = dyn FnMut(Option<&Event>) -> Result<Vec<Message>, Message> + 'a;

/// Holds the interview from where it is, to its advice or until somebody leaves. The only errors are of the two ends
/// of the conversation. `print_drafts` are shown at their questions, and hold in the end what the interview is left with.
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
            // The interruption finished it: there is nothing more to print.
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

struct Conductor<'h, 't> {
    dialogue: &'h mut Dialogue<'t>,
    interview: &'h mut Interview,
    save: &'h mut SaveFn<'h>,
    /// What was typed and not entered, by question.
    drafts: &'h mut Drafts,
    finish_warning: FinishWarning,
    /// Names typed so far for the list at hand.
    entered_names: Vec<String>,
    /// Whether the last thing recorded is not kept.
    is_unsaved: bool,
    /// Whether the machine waits for the order of what is still open.
    needs_order: bool,
    offers: follow_up::Offers,
    /// The answers on which the advice was printed last.
    printed_answers: Option<Answers>,
    /// Whether the input was interrupted.
    is_interrupted: bool,
}

impl Conductor<'_, '_> {
    /// Asks a question until the interview is elsewhere; false where somebody leaves.
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
                LineCommand::Guide if printing::print_guide(self.dialogue, self.interview, question)? => continue,
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

    /// An empty line: ends a list, keeps what there is.
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

    /// An answer, or for a list one more name of it.
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
        match line_command::parse_answer(&self.interview.rulebook().questions[question], text, self.dialogue.translator) {
            Ok(Some(value)) => Ok(Some(Command::Answer(value))),
            Ok(None) => Ok(Some(Command::Skip)),
            Err(message) => {
                self.dialogue.print_message(&message)?;
                Ok(None)
            }
        }
    }

    /// Takes the last name of a list back.
    fn remove_last_name(&mut self) -> io::Result<()> {
        match self.entered_names.pop() {
            Some(name) => self.dialogue.print_message(&Message::new("plain-taken-back").arg("name", name)),
            None => Ok(()),
        }
    }

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
        let key = if text.is_empty() { "plain-note-deleted" } else { "plain-note-kept" };
        self.dialogue.print_message(&Message::new(key))
    }

    /// Shows all answers and waits for what to do with them; false where somebody leaves.
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
                // The key that the full screen has for it.
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

    /// The question of an answer in the review, by its number or its name.
    fn find_answer(&self, text: &str) -> Option<usize> {
        if let Ok(number) = number::parse(text) {
            return self.interview.asked_questions().nth(usize::try_from(number).ok()?.checked_sub(1)?);
        }
        let (rulebook, language) = (self.interview.rulebook(), self.dialogue.translator.language());
        let targets: Vec<_> =
            self.interview.asked_questions().map(|question| rulebook.question_target(question, language)).collect();
        lookup::find(text, &targets).ok().and_then(|index| self.interview.asked_questions().nth(index))
    }

    fn print_no_such_answer(&mut self, input: &str, count: usize) -> io::Result<()> {
        let message = Message::new("plain-no-such-answer").arg("given", input.trim());
        self.dialogue.print_message(&message.arg("count", count))
    }

    /// What has been typed of a list counts, whichever way one leaves it.
    fn finish_list(&mut self) -> io::Result<()> {
        if !self.entered_names.is_empty() {
            let answer = printing::list_answer(&self.entered_names);
            self.entered_names.clear();
            self.handle(answer)?;
        }
        Ok(())
    }

    fn leave(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        // The advice is brought up to what was answered on the round.
        if self.interview.is_in_follow_up() {
            self.needs_order = false;
            self.handle(Command::FollowUp(Vec::new()))?;
        }
        Ok(false)
    }

    /// Takes what was typed at a question and not entered, as a draft of its answer or of its note.
    fn store_draft(&mut self, question: usize, typed: &str) {
        match LineCommand::new(typed) {
            LineCommand::Text(text) => self.drafts.answers.extend(Draft::new(text).map(|draft| (question, draft))),
            LineCommand::Note(text) => self.drafts.notes.extend(Draft::new(text).map(|draft| (question, draft))),
            _ => {}
        }
    }

    /// Ends the drafts of a question of which something is recorded.
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

    /// Hands the machine an event and carries out what it asks for. True where something else is to be asked, or the
    /// same again, because its answer could not be kept.
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
                Effect::Inapplicable(questions) => printing::print_inapplicable(self.dialogue, self.interview, &questions)?,
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

    /// Says why something could not be kept, or prints the notices about the file.
    fn report_save(&mut self, result: Result<Vec<Message>, Message>) -> io::Result<()> {
        match result {
            Ok(notices) => notices.iter().try_for_each(|notice| self.dialogue.print_message(notice)),
            Err(why) => {
                self.is_unsaved = true;
                self.dialogue.print_message(&Message::new("plain-not-kept").arg("why", why))
            }
        }
    }

    /// Prints the advice, unless it stands above already.
    fn print_advice(&mut self) -> io::Result<()> {
        // What was left unknown changes nothing, however it was left.
        if self.printed_answers.as_ref().is_some_and(|told| told.iter().eq(self.interview.answers().iter())) {
            return Ok(());
        }
        self.printed_answers = Some(self.interview.answers().clone());
        let rulebook = self.interview.rulebook();
        let advice = advise(rulebook, &OutcomeDiagram::new(rulebook), self.interview.answers());
        let reader = Reader::new(rulebook, self.dialogue.translator);
        let more = Message::new("verdict-all-session");
        let report = text::page(&reader, &advice, self.dialogue.text_options, &more);
        self.dialogue.print_blank_line()?;
        self.dialogue.out.write_all(report.as_bytes())?;
        self.dialogue.out.flush()
    }
}

/// A note as it is shown: one line, safe.
fn sanitized(note: &str) -> String {
    sanitize(note).into_owned()
}

#[cfg(test)]
mod tests;
