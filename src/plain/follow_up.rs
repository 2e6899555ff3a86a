//! The follow-up after the advice of a quick interview: offers the open questions one by one, as long as the user
//! accepts.
//!
//! The most informative question comes first. Those that cannot change the model or the segmentation come last. Each
//! question is offered with what it could change, and declining takes one key.

use super::Conductor;
use super::dialogue::LineInput;
use super::line_command::{self, OfferReply};
use crate::advice::{OpenQuestion, OutcomeDiagram, Outlook};
use crate::document::Reader;
use crate::interview::Command;
use crate::locale::Message;
use std::io;

/// The offers so far.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// The accepted questions, each once.
    accepted: Vec<usize>,
    /// Whether the user has declined an offer.
    is_declined: bool,
    /// Whether the message that no question can change the model or the segmentation was printed.
    is_settled_printed: bool,
}

impl Conductor<'_, '_> {
    /// Offers the next question after the advice. Returns `false` if there is none or the user declines.
    pub(super) fn offer_follow_up(&mut self) -> io::Result<bool> {
        if !self.interview.is_quick() || self.offers.is_declined {
            return Ok(false);
        }
        self.offer_next()
    }

    /// Continues a follow-up: prints the current model and offers the next question, or goes to the advice.
    pub(super) fn continue_follow_up(&mut self) -> io::Result<()> {
        self.needs_order = false;
        self.print_current_model()?;
        if !self.offer_next()? {
            // The advice on all answers, as nothing is left or wanted.
            self.handle(Command::FollowUp(Vec::new()))?;
        }
        Ok(())
    }

    /// Ends a follow-up at the end of the input, with the advice on the answers so far.
    pub(super) fn end_follow_up(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        self.offers.is_declined = true;
        self.needs_order = false;
        self.handle(Command::Back)
    }

    /// Offers the next open question and reads the reply. Returns `false` if there is none or the user declines.
    fn offer_next(&mut self) -> io::Result<bool> {
        let accepted = &self.offers.accepted;
        let Outlook { open_questions: open, other_unknowns: rest, .. } = self.outlook();
        let informative = open.iter().find(|open| !accepted.contains(&open.question));
        let next = informative.map(|open| open.question);
        let next = next.or_else(|| rest.into_iter().find(|question| !accepted.contains(question)));
        // Questions that were accepted are not offered again, even if they were skipped.
        if open.is_empty() && !self.offers.is_settled_printed {
            self.offers.is_settled_printed = true;
            let divides = self.interview.rulebook().dimension_count();
            self.dialogue.print_message(&Message::new("plain-nothing-open").arg("divides", divides))?;
        }
        let Some(question) = next else {
            self.offers.is_declined = true;
            return Ok(false);
        };
        self.dialogue.print_blank_line()?;
        let reader = Reader::new(self.interview.rulebook(), self.dialogue.translator);
        self.dialogue.print_message(&offer_message(&reader, question, informative.copied()))?;
        loop {
            let reply = match self.dialogue.read_input()? {
                LineInput::Line(line) => line_command::parse_reply(&line, self.dialogue.translator),
                LineInput::Invalid(message) => {
                    self.dialogue.print_message(&message)?;
                    continue;
                }
                LineInput::End(_) => OfferReply::No,
                LineInput::Interrupted(_) => {
                    self.is_interrupted = true;
                    OfferReply::No
                }
            };
            match reply {
                OfferReply::Yes => {
                    self.offers.accepted.push(question);
                    return self.handle(Command::FollowUp(vec![question]));
                }
                OfferReply::No => {
                    self.offers.is_declined = true;
                    return Ok(false);
                }
                OfferReply::Unknown => self.dialogue.print_message(&Message::new("plain-how-more"))?,
            }
        }
    }

    /// Prints the model that the answers lead to so far.
    fn print_current_model(&mut self) -> io::Result<()> {
        let outlook = self.outlook();
        let rulebook = self.interview.rulebook();
        let reader = Reader::new(rulebook, self.dialogue.translator);
        let model = &rulebook.models[outlook.decision.model];
        let message = if outlook.has_basis {
            Message::new("plain-advice-now").arg("model", &*reader.text(&model.title))
        } else {
            Message::new("plain-advice-none")
        };
        self.dialogue.print_message(&message)
    }

    /// Computes the outlook on the current answers.
    fn outlook(&self) -> Outlook {
        let rulebook = self.interview.rulebook();
        Outlook::new(rulebook, &OutcomeDiagram::new(rulebook), self.interview.answers())
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
