//! After the advice of a quick interview: one open question after the other, the most telling first, those that leave the
//! model and the division as they are last, for as long as somebody likes.
//!
//! Nothing here asks by itself: each question is offered, with what it could change, and declining it is one key.

use super::Conductor;
use super::dialogue::LineInput;
use super::line_command::{self, OfferReply};
use crate::advice::{OpenQuestion, OutcomeDiagram, Outlook};
use crate::interview::Command;
use crate::locale::Message;
use crate::report::Reader;
use std::io;

/// What has been offered so far.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// Questions that were accepted, each once.
    accepted: Vec<usize>,
    /// Whether one was declined.
    is_declined: bool,
    /// Whether it was said that none could change the model or the division any more.
    is_settled_printed: bool,
}

impl Conductor<'_, '_> {
    /// After the advice: offers the next question; false where there is none, or nobody wants it.
    pub(super) fn offer_follow_up(&mut self) -> io::Result<bool> {
        if !self.interview.is_quick() || self.offers.is_declined {
            return Ok(false);
        }
        self.offer_next()
    }

    /// Between two questions of a round: says where the advice is now, and offers the next, or goes to the advice.
    pub(super) fn continue_follow_up(&mut self) -> io::Result<()> {
        self.needs_order = false;
        self.print_current_model()?;
        if !self.offer_next()? {
            // Nothing more is wanted, or there is nothing more: the advice on all that was answered.
            self.handle(Command::FollowUp(Vec::new()))?;
        }
        Ok(())
    }

    /// The input ends within a round: the advice on what was answered until then.
    pub(super) fn end_follow_up(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        self.offers.is_declined = true;
        self.needs_order = false;
        self.handle(Command::Back)
    }

    fn offer_next(&mut self) -> io::Result<bool> {
        let accepted = &self.offers.accepted;
        let Outlook { open_questions: open, other_unknowns: rest, .. } = self.outlook();
        let informative = open.iter().find(|open| !accepted.contains(&open.question));
        let next = informative.map(|open| open.question);
        let next = next.or_else(|| rest.into_iter().find(|question| !accepted.contains(question)));
        // What was left unknown on purpose is not asked about again.
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

    fn print_current_model(&mut self) -> io::Result<()> {
        let outlook = self.outlook();
        let rulebook = self.interview.rulebook();
        let reader = Reader::new(rulebook, self.dialogue.translator);
        let model = &rulebook.models[outlook.decision.model];
        let message = if outlook.has_basis {
            Message::new("plain-so-far").arg("model", &*reader.text(&model.title))
        } else {
            Message::new("plain-so-far-none")
        };
        self.dialogue.print_message(&message)
    }

    fn outlook(&self) -> Outlook {
        let rulebook = self.interview.rulebook();
        Outlook::new(rulebook, &OutcomeDiagram::new(rulebook), self.interview.answers())
    }
}

/// The offer of a question, with what it could change: the model or the division, or only the rest.
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
