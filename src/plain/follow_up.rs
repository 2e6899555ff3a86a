//! The follow-up after the advice of a quick interview: offers the open questions one by one, as long as the user
//! accepts.
//!
//! The most informative question comes first. Those that cannot change the model or the segmentation come last. Each
//! question is offered with what it could change, and declining takes one key.

use super::dialogue::LineInput;
use super::line_command::OfferReply;
use super::{Conversation, line_command};
use crate::advice::OpenQuestion;
use crate::document::Reader;
use crate::interview::{Command, Interview, Place};
use crate::locale::Message;
use std::io;

/// The offers so far.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// The accepted questions, each once.
    accepted: Vec<usize>,
    /// The accepted question that the current follow-up is at.
    current: Option<usize>,
    /// Whether the user has declined an offer.
    is_declined: bool,
    /// Whether the message that no question can change the model or the segmentation was printed.
    is_settled_printed: bool,
    /// Whether the last command settled a question of the follow-up.
    has_settled_question: bool,
}

impl Offers {
    /// Notes whether a command settles a question of a follow-up.
    pub(super) fn note_command(&mut self, command: &Command, interview: &Interview) {
        let settles = matches!(command, Command::Answer(_) | Command::Skip | Command::Next);
        self.has_settled_question = settles && interview.is_in_follow_up();
    }
}

impl Conversation<'_, '_> {
    /// Starts a follow-up at the advice. Returns `false` if there is no question or the user has declined.
    pub(super) fn start_follow_up(&mut self) -> io::Result<bool> {
        if !self.conductor.interview().is_quick() || self.offers.is_declined {
            return Ok(false);
        }
        self.offers.current = None;
        self.handle(Command::FollowUp)?;
        if self.conductor.place() == Place::Advice {
            self.print_if_settled()?;
            return Ok(false);
        }
        Ok(true)
    }

    /// After a question of the follow-up, prints the model that the answers lead to so far.
    pub(super) fn print_follow_up_state(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.offers.has_settled_question) || self.conductor.unsaved().is_some() {
            return Ok(());
        }
        let outlook = self.conductor.outlook();
        let rulebook = self.conductor.interview().rulebook();
        let reader = Reader::new(rulebook, self.dialogue.translator);
        let model = &rulebook.models[outlook.decision.model];
        let message = if outlook.has_basis {
            Message::new("plain-advice-now").arg("model", &*reader.text(&model.title))
        } else {
            Message::new("plain-advice-none")
        };
        self.dialogue.print_message(&message)?;
        self.print_if_settled()
    }

    /// Prints once that no open question can change the model or the segmentation, if none can.
    fn print_if_settled(&mut self) -> io::Result<()> {
        if !self.conductor.outlook().open_questions.is_empty() || self.offers.is_settled_printed {
            return Ok(());
        }
        self.offers.is_settled_printed = true;
        let divides = self.conductor.interview().rulebook().dimension_count();
        self.dialogue.print_message(&Message::new("plain-nothing-open").arg("divides", divides))
    }

    /// Ends a follow-up, with the advice on the answers so far. Returns `false` if these cannot be saved.
    pub(super) fn end_follow_up(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        self.offers.is_declined = true;
        self.handle(Command::Complete)
    }

    /// Returns whether the question is the next one of the follow-up, so that it is offered before it is asked.
    pub(super) fn is_to_be_offered(&self, question: usize) -> bool {
        self.conductor.interview().is_in_follow_up() && self.offers.current != Some(question)
    }

    /// Offers a question of the follow-up, unless it was accepted before and then skipped, and reads the reply. Returns
    /// `false` if the interview ends.
    pub(super) fn offer(&mut self, question: usize) -> io::Result<bool> {
        if self.offers.accepted.contains(&question) {
            self.handle(Command::Next)?;
            self.offers.has_settled_question = false;
            // If it was the last question, the next follow-up would have nothing new either.
            self.offers.is_declined = self.conductor.place() == Place::Advice;
            return Ok(true);
        }
        self.print_if_settled()?;
        self.dialogue.print_blank_line()?;
        let open = self.conductor.outlook().open_questions.iter().find(|open| open.question == question);
        let reader = Reader::new(self.conductor.interview().rulebook(), self.dialogue.translator);
        self.dialogue.print_message(&offer_message(&reader, question, open.copied()))?;
        loop {
            let reply = match self.dialogue.read_input()? {
                LineInput::Line(line) => line_command::parse_reply(&line, self.dialogue.translator),
                LineInput::Invalid(message) => {
                    self.dialogue.print_message(&message)?;
                    continue;
                }
                LineInput::End(_) => {
                    self.is_ended = true;
                    OfferReply::No
                }
                LineInput::Interrupted(_) => {
                    self.is_interrupted = true;
                    OfferReply::No
                }
            };
            match reply {
                OfferReply::Yes => {
                    self.offers.accepted.push(question);
                    self.offers.current = Some(question);
                    return Ok(true);
                }
                OfferReply::No => return self.end_follow_up(),
                OfferReply::Leave(leave) => {
                    self.leave = leave;
                    self.is_ended = true;
                    return self.end_follow_up();
                }
                OfferReply::Unknown => self.dialogue.print_message(&Message::new("plain-how-more"))?,
            }
        }
    }
}

/// Returns the message that offers a question, with what it could change: the model, the segmentation, or only the
/// rest.
fn offer_message(reader: &Reader, question: usize, open: Option<OpenQuestion>) -> Message {
    let short = reader.short(question);
    let Some(open) = open else { return Message::new("plain-more-rest").arg("question", &*short) };
    let key = match (open.affects_model, open.affects_segmentation) {
        (true, true) => "report-open-both",
        (true, false) => "report-open-model",
        _ => "report-open-segmentation",
    };
    Message::new("plain-more").arg("question", Message::new(key).arg("question", &*short))
}
