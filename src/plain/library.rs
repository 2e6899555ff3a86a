//! The saved sessions in the menu: choosing, reading, replaying, renaming, copying, deleting and restoring them.

use super::line_command::Word;
use super::menu::{Menu, summaries};
use super::prompt::{Leave, Stop, Typed, find_entry};
use super::sections::read_page;
use crate::advice::{OutcomeDiagram, advise};
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::{Annotations, Page, Reader};
use crate::locale::lookup::Target;
use crate::locale::{Message, display_name, time};
use crate::rulebook::Rulebook;
use crate::session::{Error, ResolvedEvents, Session, Summary, shown_name, timeline};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many sessions are said at a time.
const SESSIONS_AT_ONCE: usize = 9;

const MORE: Word = Word::new("", "more", "plain-word-more");
const RENAME: Word = Word::new("", "rename", "plain-word-rename");
const COPY: Word = Word::new("", "copy", "plain-word-copy");
const DELETE: Word = Word::new("", "delete", "plain-word-delete");
const DELETED: Word = Word::new("", "deleted", "plain-word-deleted");
const CHANGE: Word = Word::new("", "change", "plain-word-change");

impl Menu<'_, '_, '_> {
    /// Lets the user choose one of some sessions. If there is only one, that is it.
    pub(super) fn choose_session(&mut self, sessions: &[Summary]) -> Result<PathBuf, Stop> {
        if let [only] = sessions {
            let message = Message::new("plain-session-only").arg("name", self.session_line(only));
            self.dialogue.print_message(&message)?;
            return Ok(only.path.clone());
        }
        let chosen = self.choose_sessions(sessions, "plain-which-session", "plain-how-session", |typed| {
            typed.map(|index| vec![index])
        })?;
        Ok(sessions[chosen[0]].path.clone())
    }

    /// Prints sessions, some at a time, and reads which of them the user means. `accept` takes what the typed text was
    /// found to be, and may refuse it.
    pub(super) fn choose_sessions(
        &mut self,
        sessions: &[Summary],
        title: &'static str,
        help: &'static str,
        accept: impl Fn(Result<usize, Message>) -> Result<Vec<usize>, Message>,
    ) -> Result<Vec<usize>, Stop> {
        let lines: Vec<_> = sessions.iter().map(|session| self.session_line(session)).collect();
        let names: Vec<_> =
            sessions.iter().map(|session| shown_name(&session.name, self.dialogue.translator)).collect();
        let targets: Vec<_> =
            sessions.iter().zip(&names).map(|(session, name)| Target::new(&session.id, [&**name])).collect();
        let help = Message::new(help).arg("count", sessions.len());
        self.dialogue.print_message(&Message::new(title))?;
        let mut begin = 0;
        self.print_sessions(&lines, begin)?;
        loop {
            let text = match self.dialogue.ask(&help)? {
                Typed::Empty | Typed::Next if begin + SESSIONS_AT_ONCE < lines.len() => {
                    begin += SESSIONS_AT_ONCE;
                    self.print_sessions(&lines, begin)?;
                    continue;
                }
                Typed::List => {
                    begin = 0;
                    self.print_sessions(&lines, begin)?;
                    continue;
                }
                Typed::Text(text) if MORE.is(&text, self.dialogue.translator) => {
                    begin = (begin + SESSIONS_AT_ONCE) % lines.len().next_multiple_of(SESSIONS_AT_ONCE);
                    self.print_sessions(&lines, begin)?;
                    continue;
                }
                Typed::Text(text) => text,
                Typed::Empty | Typed::Next | Typed::Previous | Typed::Review => {
                    self.dialogue.print_message(&help)?;
                    continue;
                }
            };
            match accept(find_entry(&text, &targets)) {
                Ok(chosen) => return Ok(chosen),
                Err(message) => self.dialogue.print_message(&message)?,
            }
        }
    }

    /// Prints some sessions with their numbers, and how many follow.
    pub(super) fn print_sessions(&mut self, lines: &[String], begin: usize) -> Result<(), Stop> {
        let end = lines.len().min(begin + SESSIONS_AT_ONCE);
        self.dialogue.print(|page, words| {
            for (index, line) in lines.iter().enumerate().take(end).skip(begin) {
                page.item(0, &format!("{}.", index + 1), line);
            }
            if end < lines.len() {
                page.paragraph(
                    0,
                    &words.translate(&Message::new("plain-more-sessions").arg("count", lines.len() - end)),
                );
            }
        })?;
        Ok(())
    }

    /// Describes a session in a line: its name, when it was changed, and its advice or progress.
    pub(super) fn session_line(&self, session: &Summary) -> String {
        let rulebook = self.program.selected.rulebook;
        let reader = Reader::new(rulebook, self.dialogue.translator);
        let state = match &session.advice {
            Some(advice) if session.completed && session.rulebook.id == rulebook.id => {
                reader.model_name(&advice.model)
            }
            Some(advice) if session.completed => display_name(&advice.model),
            _ if session.completed => self.dialogue.translator.get("cli-finished"),
            _ => reader.translate(&Message::new("cli-answered").arg("count", session.answer_count)),
        };
        let changed = time::minute_in_words(session.updated_at, &self.program.zone, self.dialogue.translator);
        let name = shown_name(&session.name, self.dialogue.translator);
        match &session.client {
            Some(client) => format!("{}, {name}, {state}, {changed}", display_name(client)),
            None => format!("{name}, {state}, {changed}"),
        }
    }

    /// Reads a session with its rulebook. Prints why if it cannot be read.
    pub(super) fn read(&mut self, path: &Path) -> Result<(Session, Arc<Rulebook>), Stop> {
        match self.program.selected.read(&self.program.store, path) {
            Ok(read) => Ok(read),
            Err(error) => {
                self.dialogue.print_message(&error.message())?;
                Err(Leave::Back.into())
            }
        }
    }

    /// Prints the message of an operation on a session: that it is done, or why not.
    fn print_result(&mut self, result: Result<Message, Error>) -> Result<(), Stop> {
        let message = result.unwrap_or_else(|error| error.message());
        Ok(self.dialogue.print_message(&message)?)
    }
}

/// Reads the advice of a session, section by section. `review` goes on to change its answers.
pub(super) fn read_advice(menu: &mut Menu) -> Result<(), Stop> {
    let path = menu.choose_session(&menu.sessions())?;
    let (session, rulebook) = menu.read(&path)?;
    let page = advice_page(menu, &session, &rulebook)?;
    match read_page(menu.dialogue, &page, false) {
        Stop::Leave(Leave::Review) => menu.open(&path),
        stop => Err(stop),
    }
}

/// Returns the advice of a session as a page, and prints whether its saved advice still applies.
fn advice_page(menu: &mut Menu, session: &Session, rulebook: &Rulebook) -> Result<Page, Stop> {
    let records = ResolvedEvents::new(session, rulebook);
    let reader = Reader::new(rulebook, menu.dialogue.translator);
    menu.dialogue.print(|page, words| super::write_unresolved(page, words, &records))?;
    for remark in reader.session_remarks(session, &records) {
        menu.dialogue.print(|page, _| page.paragraph(0, &remark))?;
    }
    let advice = advise(rulebook, &OutcomeDiagram::new(rulebook), &records.answers());
    let today = time::date((menu.program.clock)(), &menu.program.zone);
    let annotations = Annotations::with_notes(session, records.notes(), today);
    let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
    Ok(document.page(&reader, Extent::Whole))
}

/// Prints a session as it was given, then its advice.
pub(super) fn replay_session(menu: &mut Menu) -> Result<(), Stop> {
    let path = menu.choose_session(&menu.sessions())?;
    let (session, rulebook) = menu.read(&path)?;
    menu.dialogue.print_blank_line()?;
    super::replay(menu.dialogue, &rulebook, &timeline(&session, &rulebook), false)?;
    menu.dialogue.print_blank_line()?;
    let page = advice_page(menu, &session, &rulebook)?;
    match read_page(menu.dialogue, &page, false) {
        Stop::Leave(Leave::Review) => menu.open(&path),
        stop => Err(stop),
    }
}

/// Renames, copies, deletes and restores sessions.
pub(super) fn manage(menu: &mut Menu) -> Result<(), Stop> {
    let sessions = menu.sessions();
    if sessions.is_empty() {
        return restore(menu);
    }
    let path = menu.choose_session(&sessions)?;
    let help = Message::new("plain-how-manage");
    menu.dialogue.print_message(&help)?;
    loop {
        let Typed::Text(text) = menu.dialogue.ask(&help)? else {
            menu.dialogue.print_message(&help)?;
            continue;
        };
        let words = menu.dialogue.translator;
        if RENAME.is(&text, words) {
            return rename(menu, &path);
        } else if COPY.is(&text, words) {
            return copy(menu, &path);
        } else if DELETE.is(&text, words) {
            return delete(menu, &path);
        } else if DELETED.is(&text, words) {
            return restore(menu);
        } else if CHANGE.is(&text, words) {
            return menu.open(&path);
        }
        menu.dialogue.print_message(&help)?;
    }
}

fn rename(menu: &mut Menu, path: &Path) -> Result<(), Stop> {
    let name = menu.ask_name(&Message::new("plain-new-name"))?;
    if name.is_empty() {
        return Ok(());
    }
    let (store, now) = (&menu.program.store, (menu.program.clock)());
    let renamed = store.rename(path, &name, now).map(|_| Message::new("plain-renamed").arg("name", &*name));
    menu.print_result(renamed)
}

fn copy(menu: &mut Menu, path: &Path) -> Result<(), Stop> {
    let (session, _) = menu.read(path)?;
    let name = Message::new("cli-copy-of").arg("name", shown_name(session.name(), menu.dialogue.translator));
    let name = menu.dialogue.translator.translate(&name);
    let copied = menu.program.store.duplicate(path, &name, (menu.program.clock)());
    menu.print_result(copied.map(|_| Message::new("plain-copied").arg("name", &*name)))
}

fn delete(menu: &mut Menu, path: &Path) -> Result<(), Stop> {
    if !menu.dialogue.ask_yes(&Message::new("plain-delete"))? {
        return Ok(menu.dialogue.print_message(&Message::new("cli-delete-declined"))?);
    }
    let deleted = menu.program.store.delete(path).map(|_| Message::new("plain-deleted"));
    menu.print_result(deleted)
}

/// Brings a deleted session back.
fn restore(menu: &mut Menu) -> Result<(), Stop> {
    let deleted = summaries(menu.program.store.trash().list().unwrap_or_default());
    if deleted.is_empty() {
        return Ok(menu.dialogue.print_message(&Message::new("cli-no-deleted"))?);
    }
    let chosen = menu.choose_sessions(&deleted, "plain-which-restore", "plain-how-session", |typed| {
        typed.map(|index| vec![index])
    })?;
    let session = &deleted[chosen[0]];
    let name = shown_name(&session.name, menu.dialogue.translator);
    let restored = menu.program.store.restore(&session.path);
    menu.print_result(restored.map(|_| Message::new("plain-restored").arg("name", name)))
}
