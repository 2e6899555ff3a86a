//! What if, in the menu: tries other answers on a saved advice, and says what comes of each.

use super::line_command::{Word, parse_answer};
use super::menu::Menu;
use super::prompt::{Leave, Stop, Typed, find_entry};
use super::sections::read_page;
use crate::document::Reader;
use crate::document::advice::{AdviceDocument, Extent};
use crate::interview::Interview;
use crate::locale::{Message, display_name};
use crate::rulebook::{Answers, QuestionKind, Value};
use crate::session::{ResolvedEvents, SavedAdvice, Session, shown_name};
use crate::workflow::{NewSession, WhatIf};

const UNDO: Word = Word::new("u", "undo", "plain-word-undo");
const COMPARE: Word = Word::new("", "compare", "plain-word-compare");
const READ: Word = Word::new("", "read", "plain-word-read");
const KEEP: Word = Word::new("", "keep", "plain-word-keep");

/// Tries answers on the advice of a session that the user chooses.
pub(super) fn run(menu: &mut Menu) -> Result<(), Stop> {
    let path = menu.choose_session(&menu.sessions())?;
    let (session, rulebook) = menu.read(&path)?;
    let records = ResolvedEvents::new(&session, &rulebook);
    let mut trial = Trial {
        menu,
        session: &session,
        records: &records,
        what_if: WhatIf::new(rulebook, records.answers()),
    };
    trial.print_outcome()?;
    trial.print_answers()?;
    let help = Message::new("plain-how-what-if");
    trial.menu.dialogue.print_message(&help)?;
    loop {
        match trial.menu.dialogue.ask(&help)? {
            Typed::Text(text) => trial.handle(&text)?,
            Typed::List | Typed::Review => trial.print_answers()?,
            Typed::Empty => trial.print_outcome()?,
            Typed::Next | Typed::Previous => trial.menu.dialogue.print_message(&help)?,
        }
    }
}

/// Answers that are being tried.
struct Trial<'t, 'm, 'd, 'p> {
    menu: &'t mut Menu<'m, 'd, 'p>,
    session: &'t Session,
    records: &'t ResolvedEvents,
    what_if: WhatIf,
}

impl Trial<'_, '_, '_, '_> {
    fn handle(&mut self, text: &str) -> Result<(), Stop> {
        let words = self.menu.dialogue.translator;
        if UNDO.is(text, words) {
            if !self.what_if.undo() {
                return Ok(self.menu.dialogue.print_message(&Message::new("plain-nothing-tried"))?);
            }
            return self.print_outcome();
        }
        if COMPARE.is(text, words) {
            return self.print_comparison();
        }
        if READ.is(text, words) {
            return self.read();
        }
        if KEEP.is(text, words) {
            return self.keep("");
        }
        match KEEP.argument(text, words) {
            Some(name) => self.keep(name),
            None => self.set(text),
        }
    }

    /// Sets an answer: `question = value`, or a question alone, whose value is asked for.
    fn set(&mut self, text: &str) -> Result<(), Stop> {
        let (name, value) = match text.split_once(['=', ':']) {
            Some((name, value)) => (name.trim(), Some(value.trim().to_owned())),
            None => (text, None),
        };
        let questions = self.questions();
        let rulebook = self.what_if.rulebook();
        let language = self.menu.dialogue.translator.language();
        let targets: Vec<_> =
            questions.iter().map(|&question| rulebook.question_target(question, language)).collect();
        let question = match find_entry(name, &targets) {
            Ok(index) => questions[index],
            Err(message) => return Ok(self.menu.dialogue.print_message(&message)?),
        };
        let value = match value {
            Some(value) => value,
            None => self.ask_value(question)?,
        };
        if value.is_empty() {
            return Ok(());
        }
        match self.parse(question, &value) {
            Ok(value) => {
                self.what_if.set(question, value);
                self.print_outcome()
            }
            Err(message) => Ok(self.menu.dialogue.print_message(&message)?),
        }
    }

    fn parse(&self, question: usize, text: &str) -> Result<Option<Value>, Message> {
        let definition = &self.what_if.rulebook().questions[question];
        if let QuestionKind::Names { .. } = definition.kind {
            let names = text.split([',', ';']).map(|name| name.trim().to_owned());
            let names = Value::Names(names.filter(|name| !name.is_empty()).collect());
            return definition.normalize(&names).map(Some);
        }
        parse_answer(definition, text, self.menu.dialogue.translator)
    }

    /// Prints a question with its options and reads the value to try.
    fn ask_value(&mut self, question: usize) -> Result<String, Stop> {
        let rulebook = std::sync::Arc::clone(self.what_if.rulebook());
        self.menu.dialogue.print(|page, words| {
            let reader = Reader::new(&rulebook, words);
            let definition = &rulebook.questions[question];
            page.paragraph(0, &reader.text(&definition.title));
            if let QuestionKind::Choice(options) = &definition.kind {
                for (index, option) in options.iter().enumerate() {
                    page.item(0, &format!("{}.", index + 1), &reader.text(&option.label));
                }
            }
        })?;
        match self.menu.dialogue.ask(&Message::new("plain-how-value")) {
            Ok(Typed::Text(text)) => Ok(text),
            // One step back is to the other answers.
            Ok(_) | Err(Stop::Leave(Leave::Back)) => Ok(String::new()),
            Err(stop) => Err(stop),
        }
    }

    /// Returns the questions that are asked, in the order of their numbers.
    fn questions(&self) -> Vec<usize> {
        Interview::new(self.what_if.rulebook().clone(), self.what_if.answers().clone()).numbered_questions()
    }

    fn print_answers(&mut self) -> Result<(), Stop> {
        let (questions, what_if) = (self.questions(), &self.what_if);
        self.menu.dialogue.print(|page, words| {
            let reader = Reader::new(what_if.rulebook(), words);
            for (index, &question) in questions.iter().enumerate() {
                let answer = answer_text(&reader, what_if.answers(), question);
                let key = if what_if.answers().get(question) == what_if.saved().get(question) {
                    "report-given"
                } else {
                    "plain-tried"
                };
                let line = Message::new(key)
                    .arg("question", &*reader.short(question))
                    .arg("answer", answer)
                    .arg("before", answer_text(&reader, what_if.saved(), question));
                page.item(0, &format!("{}.", index + 1), &reader.translate(&line));
            }
        })?;
        Ok(())
    }

    /// Returns the outcome of answers in a few words.
    fn outcome(&self, answers: &Answers) -> String {
        let rulebook = self.what_if.rulebook();
        let reader = Reader::new(rulebook, self.menu.dialogue.translator);
        reader.saved_advice(&SavedAdvice::new(rulebook, answers))
    }

    /// Prints what the tried answers lead to.
    fn print_outcome(&mut self) -> Result<(), Stop> {
        let (now, saved) = (self.outcome(self.what_if.answers()), self.outcome(self.what_if.saved()));
        let key = match (now == saved, self.what_if.changes().next().is_some()) {
            (_, false) => "plain-outcome-saved",
            (true, true) => "plain-outcome-same",
            (false, true) => "plain-outcome-other",
        };
        Ok(self.menu.dialogue.print_message(&Message::new(key).arg("now", now).arg("saved", saved))?)
    }

    /// Prints each changed answer with the saved one, then both outcomes.
    fn print_comparison(&mut self) -> Result<(), Stop> {
        let what_if = &self.what_if;
        self.menu.dialogue.print(|page, words| {
            let reader = Reader::new(what_if.rulebook(), words);
            for question in what_if.changes() {
                let line = Message::new("plain-tried")
                    .arg("question", &*reader.short(question))
                    .arg("answer", answer_text(&reader, what_if.answers(), question))
                    .arg("before", answer_text(&reader, what_if.saved(), question));
                page.paragraph(0, &reader.translate(&line));
            }
        })?;
        self.print_outcome()
    }

    /// Reads the advice on the tried answers, section by section.
    fn read(&mut self) -> Result<(), Stop> {
        let rulebook = self.what_if.rulebook();
        let reader = Reader::new(rulebook, self.menu.dialogue.translator);
        let advice = self.what_if.advice();
        let page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Whole);
        match read_page(self.menu.dialogue, &page, false) {
            Stop::Leave(Leave::Back | Leave::Review) => self.print_outcome(),
            stop => Err(stop),
        }
    }

    /// Keeps the tried answers as a session of their own.
    fn keep(&mut self, name: &str) -> Result<(), Stop> {
        if self.what_if.changes().next().is_none() {
            return Ok(self.menu.dialogue.print_message(&Message::new("plain-nothing-tried"))?);
        }
        let suggested = Message::new("whatif-name")
            .arg("name", shown_name(self.session.name(), self.menu.dialogue.translator));
        let suggested = self.menu.dialogue.translator.translate(&suggested);
        let mut name = name.to_owned();
        if name.is_empty() {
            name = self.menu.ask_name(&Message::new("plain-keep-name").arg("name", &*suggested))?;
        }
        let name = if name.is_empty() { suggested } else { name };
        let name = match crate::workflow::check_name(&name) {
            Ok(name) => name,
            Err(message) => return Ok(self.menu.dialogue.print_message(&message)?),
        };
        let client = self.session.client().unwrap_or_default();
        let new = NewSession { client, ..self.menu.new_session(&name, self.what_if.rulebook()) };
        let message = match new.save_finished(self.what_if.answers(), &self.records.notes()) {
            Ok(name) => Message::new("plain-kept").arg("name", display_name(&name)),
            Err(error) => error.message(),
        };
        Ok(self.menu.dialogue.print_message(&message)?)
    }
}

/// Returns an answer in words, or the value that is assumed while there is none.
fn answer_text(reader: &Reader, answers: &Answers, question: usize) -> String {
    let assumed = reader.rulebook.questions[question].assumed.as_ref();
    match (answers.get(question), assumed) {
        (Some(value), _) => reader.answer(question, value),
        (None, Some(value)) => {
            reader.translate(&Message::new("plain-assumed").arg("answer", reader.answer(question, value)))
        }
        (None, None) => reader.translator.get("plain-unknown-short"),
    }
}
