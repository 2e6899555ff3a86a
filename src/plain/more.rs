//! After the advice of a quick interview: one open question after the other, the most telling first, those that leave the
//! model and the division as they are last, for as long as somebody likes.
//!
//! Nothing here asks by itself: each question is offered, with what it could change, and declining it is one key.

use super::Held;
use super::talk::Heard;
use super::typed::{self, Said};
use crate::advice::{OpenQuestion, OutcomeDiagram, Outlook};
use crate::interview::Event;
use crate::locale::Message;
use crate::report::Reader;
use std::io;

/// What has been offered so far.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// Questions that were accepted, each once.
    been: Vec<usize>,
    /// Whether one was declined.
    declined: bool,
    /// Whether it was said that none could change the model or the division any more.
    settled: bool,
}

impl Held<'_, '_> {
    /// After the advice: offers the next question; false where there is none, or nobody wants it.
    pub(super) fn offer_more(&mut self) -> io::Result<bool> {
        if !self.interview.is_quick() || self.offers.declined {
            return Ok(false);
        }
        self.offer()
    }

    /// Between two questions of a round: says where the advice is now, and offers the next, or goes to the advice.
    pub(super) fn go_round(&mut self) -> io::Result<()> {
        self.wants_order = false;
        self.so_far()?;
        if !self.offer()? {
            // Nothing more is wanted, or there is nothing more: the advice on all that was answered.
            self.handle(Event::Ask(Vec::new()))?;
        }
        Ok(())
    }

    /// The input ends within a round: the advice on what was answered until then.
    pub(super) fn end_round(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        self.offers.declined = true;
        self.wants_order = false;
        self.handle(Event::Back)
    }

    fn offer(&mut self) -> io::Result<bool> {
        let been = &self.offers.been;
        let Outlook { open_questions: open, other_unknowns: rest, .. } = self.outlook();
        let telling = open.iter().find(|open| !been.contains(&open.question));
        let next = telling.map(|open| open.question);
        let next = next.or_else(|| rest.into_iter().find(|question| !been.contains(question)));
        // What was left unknown on purpose is not asked about again.
        if open.is_empty() && !self.offers.settled {
            self.offers.settled = true;
            let divides = self.interview.rulebook().dimension_count();
            self.talk.say(&Message::new("plain-nothing-open").with("divides", divides))?;
        }
        let Some(question) = next else {
            self.offers.declined = true;
            return Ok(false);
        };
        self.talk.blank()?;
        let reader = Reader::new(self.interview.rulebook(), self.talk.words);
        self.talk.say(&offered(&reader, question, telling.copied()))?;
        loop {
            let wanted = match self.talk.hear()? {
                Heard::Line(line) => typed::yes(&line, self.talk.words),
                Heard::Unclear(message) => {
                    self.talk.say(&message)?;
                    continue;
                }
                Heard::End(_) => Said::No,
                Heard::Interrupted(_) => {
                    self.interrupted = true;
                    Said::No
                }
            };
            match wanted {
                Said::Yes => {
                    self.offers.been.push(question);
                    return self.handle(Event::Ask(vec![question]));
                }
                Said::No => {
                    self.offers.declined = true;
                    return Ok(false);
                }
                Said::Unclear => self.talk.say(&Message::new("plain-how-more"))?,
            }
        }
    }

    fn so_far(&mut self) -> io::Result<()> {
        let outlook = self.outlook();
        let rulebook = self.interview.rulebook();
        let reader = Reader::new(rulebook, self.talk.words);
        let model = &rulebook.models[outlook.decision.model];
        let message = if outlook.has_basis {
            Message::new("plain-so-far").with("model", &*reader.text(&model.title))
        } else {
            Message::new("plain-so-far-none")
        };
        self.talk.say(&message)
    }

    fn outlook(&self) -> Outlook {
        let rulebook = self.interview.rulebook();
        Outlook::new(rulebook, &OutcomeDiagram::new(rulebook), self.interview.answers())
    }
}

/// The offer of a question, with what it could change: the model or the division, or only the rest.
fn offered(reader: &Reader, question: usize, open: Option<OpenQuestion>) -> Message {
    let short = reader.short(question);
    let Some(open) = open else { return Message::new("plain-more-rest").with("question", &*short) };
    let key = match (open.affects_model, open.affects_segmentation) {
        (true, true) => "report-open-both",
        (true, false) => "report-open-model",
        _ => "report-open-segmentation",
    };
    Message::new("plain-more").with("question", Message::new(key).with("question", &*short))
}
