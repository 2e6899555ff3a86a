//! The interview line by line, without any control of the screen: for screen readers, pipes and logs.
//!
//! It is the same machine as on the screen, told and heard in lines. What is typed becomes an [`Event`], what comes
//! back is carried out at once, so an answer is kept before the next question is printed. The end of the input leaves
//! as `q` does, and so does its interruption: nothing is lost.

mod ask;
mod drafts;
mod more;
mod replay;
mod talk;
mod typed;

pub use ask::put_answers;
pub use replay::replay;
pub use talk::{Interrupted, Talk};

use crate::advice::{OutcomeDiagram, advise};
use crate::interview::{Effect, Event, Interview, Place, Record, Status};
use crate::locale::{Message, harmless, lookup, number};
use crate::report::{Reader, text};
use crate::rulebook::Answers;
use crate::session::{Draft, Drafts, FinishWarning};
use std::io;
use talk::Heard;
use typed::Typed;

/// Keeps a record, or says why it could not. What could not be kept is tried again with the next, and without any. Returns
/// notices about the session's file.
pub type Keep<'a> = dyn FnMut(Option<&Record>) -> Result<Vec<Message>, Message> + 'a;

/// Holds the interview from where it is, to its advice or until somebody leaves. The only errors are of the two ends
/// of the conversation. `drafts` are shown at their questions, and hold in the end what the interview is left with.
pub fn interview(
    talk: &mut Talk,
    interview: &mut Interview,
    keep: &mut Keep,
    drafts: &mut Drafts,
) -> io::Result<()> {
    talk.say(&Message::new("plain-intro"))?;
    drafts::not_confirmed(talk, interview, drafts)?;
    let mut held = Held {
        talk,
        interview,
        keep,
        drafts,
        finish_warning: FinishWarning::default(),
        names: Vec::new(),
        unsaved: false,
        wants_order: false,
        offers: more::Offers::default(),
        told: None,
        interrupted: false,
    };
    loop {
        if held.wants_order {
            held.go_round()?;
            continue;
        }
        let go_on = match held.interview.place() {
            Place::Question(question) => held.question(question)?,
            Place::Review => held.review()?,
            // The interruption finished it: there is nothing more to print.
            Place::Done if held.interrupted => false,
            Place::Done => {
                held.advice()?;
                if !held.offer_more()? {
                    return Ok(());
                }
                true
            }
        };
        if !go_on {
            return Ok(());
        }
    }
}

struct Held<'h, 't> {
    talk: &'h mut Talk<'t>,
    interview: &'h mut Interview,
    keep: &'h mut Keep<'h>,
    /// What was typed and not entered, by question.
    drafts: &'h mut Drafts,
    finish_warning: FinishWarning,
    /// Names typed so far for the list at hand.
    names: Vec<String>,
    /// Whether the last thing recorded is not kept.
    unsaved: bool,
    /// Whether the machine waits for the order of what is still open.
    wants_order: bool,
    offers: more::Offers,
    /// The answers on which the advice was printed last.
    told: Option<Answers>,
    /// Whether the input was interrupted.
    interrupted: bool,
}

impl Held<'_, '_> {
    /// Asks a question until the interview is elsewhere; false where somebody leaves.
    fn question(&mut self, question: usize) -> io::Result<bool> {
        self.names.clear();
        ask::question(self.talk, self.interview, question)?;
        ask::drafts(self.talk, self.drafts, question)?;
        loop {
            let line = match self.talk.hear()? {
                Heard::Line(line) => line,
                Heard::Unclear(message) => {
                    self.talk.say(&message)?;
                    continue;
                }
                Heard::End(typed) => {
                    let on_round = self.interview.is_on_round();
                    let left = if on_round { self.end_round() } else { self.leave() };
                    self.take_draft(question, &typed);
                    return left;
                }
                Heard::Interrupted(typed) => {
                    self.interrupted = true;
                    let left = self.leave();
                    self.take_draft(question, &typed);
                    return left;
                }
            };
            let event = match Typed::new(&line) {
                Typed::Quit => return self.leave(),
                Typed::Help => {
                    ask::help(self.talk, self.interview, Some(question))?;
                    continue;
                }
                Typed::Note(text) => {
                    self.note(question, text)?;
                    continue;
                }
                Typed::Back if !self.names.is_empty() => {
                    self.take_back()?;
                    continue;
                }
                Typed::Back => Some(Event::Back),
                Typed::Guide if ask::guide(self.talk, self.interview, question)? => continue,
                Typed::Guide => self.text(question, &line)?,
                Typed::Skip => Some(Event::Skip),
                Typed::Review => {
                    self.finish_list()?;
                    Some(Event::Review)
                }
                Typed::Enter => self.enter(question)?,
                Typed::Text(text) => self.text(question, text)?,
            };
            if let Some(event) = event
                && self.handle(event)?
            {
                return Ok(true);
            }
        }
    }

    /// An empty line: ends a list, keeps what there is.
    fn enter(&mut self, question: usize) -> io::Result<Option<Event>> {
        if !self.names.is_empty() {
            return Ok(Some(ask::list(&self.names)));
        }
        if self.interview.status(question) != Status::Open {
            return Ok(Some(Event::Next));
        }
        if ask::is_list(self.interview, question) {
            return Ok(Some(Event::Skip));
        }
        self.talk.say(&Message::new("plain-answer-first"))?;
        Ok(None)
    }

    /// An answer, or for a list one more name of it.
    fn text(&mut self, question: usize, text: &str) -> io::Result<Option<Event>> {
        if ask::is_list(self.interview, question) {
            self.names.push(typed::name(text));
            let Event::Answer(list) = ask::list(&self.names) else { return Ok(None) };
            if let Err(message) = self.interview.rulebook().questions[question].normalize(&list) {
                self.names.pop();
                self.talk.say(&message)?;
            }
            return Ok(None);
        }
        match typed::answer(&self.interview.rulebook().questions[question], text, self.talk.words) {
            Ok(Some(value)) => Ok(Some(Event::Answer(value))),
            Ok(None) => Ok(Some(Event::Skip)),
            Err(message) => {
                self.talk.say(&message)?;
                Ok(None)
            }
        }
    }

    /// Takes the last name of a list back.
    fn take_back(&mut self) -> io::Result<()> {
        match self.names.pop() {
            Some(name) => self.talk.say(&Message::new("plain-taken-back").with("name", name)),
            None => Ok(()),
        }
    }

    fn note(&mut self, question: usize, text: &str) -> io::Result<()> {
        let text = match text {
            "" => return ask::note(self.talk, self.interview, question),
            "-" => "",
            text => text,
        };
        self.handle(Event::Note(question, text.to_owned()))?;
        if self.unsaved {
            return Ok(());
        }
        let key = if text.is_empty() { "plain-note-deleted" } else { "plain-note-kept" };
        self.talk.say(&Message::new(key))
    }

    /// Shows all answers and waits for what to do with them; false where somebody leaves.
    fn review(&mut self) -> io::Result<bool> {
        ask::review(self.talk, self.interview, self.drafts)?;
        loop {
            let line = match self.talk.hear()? {
                Heard::Line(line) => line,
                Heard::Unclear(message) => {
                    self.talk.say(&message)?;
                    continue;
                }
                Heard::End(_) | Heard::Interrupted(_) => return self.leave(),
            };
            match Typed::new(&line) {
                Typed::Quit => return self.leave(),
                Typed::Help => ask::help(self.talk, self.interview, None)?,
                // The key that the full screen has for it.
                Typed::Enter | Typed::Text("f") => {
                    if !self.warn_of_drafts()? && self.handle(Event::Complete)? {
                        return Ok(true);
                    }
                }
                Typed::Back => {
                    if self.handle(Event::Back)? {
                        return Ok(true);
                    }
                }
                Typed::Review => return Ok(true),
                Typed::Text(number) => {
                    let count = self.interview.asked().count();
                    match self.find_answer(number) {
                        Some(question) => {
                            if self.handle(Event::GoTo(question))? {
                                return Ok(true);
                            }
                        }
                        None => self.no_such_answer(number, count)?,
                    }
                }
                Typed::Skip | Typed::Guide | Typed::Note(_) => {
                    self.no_such_answer(&line, self.interview.asked().count())?;
                }
            }
        }
    }

    /// The question of an answer in the review, by its number or its name.
    fn find_answer(&self, text: &str) -> Option<usize> {
        if let Ok(number) = number::parse(text) {
            return self.interview.asked().nth(usize::try_from(number).ok()?.checked_sub(1)?);
        }
        let (rulebook, language) = (self.interview.rulebook(), self.talk.words.language());
        let targets: Vec<_> =
            self.interview.asked().map(|question| rulebook.question_target(question, language)).collect();
        lookup::find(text, &targets).ok().and_then(|index| self.interview.asked().nth(index))
    }

    fn no_such_answer(&mut self, given: &str, count: usize) -> io::Result<()> {
        let message = Message::new("plain-no-such-answer").with("given", given.trim());
        self.talk.say(&message.with("count", count))
    }

    /// What has been typed of a list counts, whichever way one leaves it.
    fn finish_list(&mut self) -> io::Result<()> {
        if !self.names.is_empty() {
            let answer = ask::list(&self.names);
            self.names.clear();
            self.handle(answer)?;
        }
        Ok(())
    }

    fn leave(&mut self) -> io::Result<bool> {
        self.finish_list()?;
        // The advice is brought up to what was answered on the round.
        if self.interview.is_on_round() {
            self.wants_order = false;
            self.handle(Event::Ask(Vec::new()))?;
        }
        Ok(false)
    }

    /// Takes what was typed at a question and not entered, as a draft of its answer or of its note.
    fn take_draft(&mut self, question: usize, typed: &str) {
        match Typed::new(typed) {
            Typed::Text(text) => self.drafts.answers.extend(Draft::new(text).map(|draft| (question, draft))),
            Typed::Note(text) => self.drafts.notes.extend(Draft::new(text).map(|draft| (question, draft))),
            _ => {}
        }
    }

    /// Ends the drafts of a question of which something is recorded.
    fn end_draft(&mut self, record: &Record) {
        match record {
            Record::Answered(question, _) | Record::Skipped(question) => {
                self.drafts.answers.remove(question);
            }
            Record::Noted(question, _) => {
                self.drafts.notes.remove(question);
            }
            Record::Completed => {}
        }
    }

    /// Hands the machine an event and carries out what it asks for. True where something else is to be asked, or the
    /// same again, because its answer could not be kept.
    fn handle(&mut self, event: Event) -> io::Result<bool> {
        if self.unsaved {
            self.unsaved = false;
            let kept = (self.keep)(None);
            self.told(kept)?;
            if self.unsaved {
                return Ok(false);
            }
        }
        let from = self.interview.place();
        let mut moved = !matches!(event, Event::Note(..));
        for effect in self.interview.handle(event) {
            match effect {
                Effect::Record(record) => {
                    self.end_draft(&record);
                    let kept = (self.keep)(Some(&record));
                    self.told(kept)?;
                }
                Effect::Moot(questions) => ask::moot(self.talk, self.interview, &questions)?,
                Effect::Refused(message) => {
                    self.talk.say(&message)?;
                    moved = false;
                }
                Effect::Leave => {
                    self.talk.say(&Message::new("plain-first-question"))?;
                    moved = false;
                }
                Effect::Finish => {}
                Effect::Ask => self.wants_order = true,
            }
        }
        if self.unsaved {
            self.wants_order = false;
            self.interview.handle(match from {
                Place::Question(question) => Event::GoTo(question),
                Place::Review | Place::Done => Event::Review,
            });
        }
        Ok(moved)
    }

    /// Says why something could not be kept, or prints the notices about the file.
    fn told(&mut self, kept: Result<Vec<Message>, Message>) -> io::Result<()> {
        match kept {
            Ok(notices) => notices.iter().try_for_each(|notice| self.talk.say(notice)),
            Err(why) => {
                self.unsaved = true;
                self.talk.say(&Message::new("plain-not-kept").with("why", why))
            }
        }
    }

    /// Prints the advice, unless it stands above already.
    fn advice(&mut self) -> io::Result<()> {
        // What was left unknown changes nothing, however it was left.
        if self.told.as_ref().is_some_and(|told| told.iter().eq(self.interview.answers().iter())) {
            return Ok(());
        }
        self.told = Some(self.interview.answers().clone());
        let rulebook = self.interview.rulebook();
        let advice = advise(rulebook, &OutcomeDiagram::new(rulebook), self.interview.answers());
        let reader = Reader::new(rulebook, self.talk.words);
        let more = Message::new("verdict-all-session");
        let report = text::page(&reader, &advice, self.talk.looks, &more);
        self.talk.blank()?;
        self.talk.out.write_all(report.as_bytes())?;
        self.talk.out.flush()
    }
}

/// A note as it is shown: one line, safe.
fn shown(note: &str) -> String {
    harmless(note).into_owned()
}

#[cfg(test)]
mod tests;
