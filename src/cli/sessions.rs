//! `salesorg sessions`: what is saved; and the home screen, which in lines is that list with what can be done.

mod decide;

use super::args::{Format, Sessions};
use super::error::{self, Failure};
use super::interview::{path_line, put_advice, put_gone, put_head};
use super::{Context, DONE, files, screen};
use crate::interview::Interview;
use crate::json;
use crate::locale::{Message, Problem, harmless};
use crate::plain;
use crate::report::page::Page;
use crate::report::{Reader, escape};
use crate::rulebook::Rulebook;
use crate::session::{Listed, Records, Session, Summary};
use std::ffi::OsStr;
use std::sync::Arc;

pub(super) fn run(context: &Context, asked: &Sessions) -> Result<(), Failure> {
    match asked {
        Sessions::List => {
            let mut lines = list(context)?;
            if lines.is_empty() {
                lines.push(context.words.get("cli-no-sessions"));
            }
            let lines: String = lines.into_iter().map(|line| line + "\n").collect();
            files::print(lines.as_bytes())
        }
        Sessions::Show { session, format } => show(context, session, *format),
        Sessions::Decide(asked) => decide::run(context, asked),
        Sessions::Path { session: None } => files::print(&path_line(context.store()?.folder())),
        Sessions::Path { session: Some(reference) } => {
            files::print(&path_line(&context.store()?.find(reference)?))
        }
    }
}

/// The home screen; in lines, what this is, what is saved and what can be done.
pub(super) fn home(context: &Context) -> Result<u8, Failure> {
    context.needs_terminal()?;
    if !context.plain {
        return screen::home(context);
    }
    let rulebook = context.rulebook()?;
    let reader = Reader::new(&rulebook, &context.words);
    let mut page = Page::new(context.looks);
    page.title(&reader.text(&rulebook.title));
    page.paragraph(0, &reader.text(&rulebook.summary));
    let lines = list(context)?;
    if !lines.is_empty() {
        page.heading(&context.words.get("cli-sessions"));
        page.text(&format!("{}\n", lines.join("\n")));
    }
    page.blank();
    page.paragraph(0, &context.words.get("cli-home"));
    files::print(page.into_text().as_bytes()).map(|()| DONE)
}

/// A line for each session, newest first. What cannot be read is told on standard error, a line for each problem; the
/// listing has worked all the same, so the exit status stays 0.
fn list(context: &Context) -> Result<Vec<String>, Failure> {
    let listed = context.store()?.list()?;
    let rulebook = context.rulebook()?;
    let reader = Reader::new(&rulebook, &context.words);
    let widest = listed.iter().filter_map(Listed::summary).map(|summary| summary.id.len()).max();
    let others = others(&listed, &rulebook);
    let (mut lines, mut damaged) = (Vec::new(), Vec::new());
    for entry in &listed {
        match entry {
            Listed::Sound(summary) => {
                let updated = summary.updated_at.strftime("%Y-%m-%d %H:%M");
                let other = others.iter().find(|other| other.id == summary.rulebook.id);
                let of = other.map_or(reader, |other| Reader::new(other, &context.words));
                let standing = standing(&of, summary);
                let (id, width) = (&summary.id, widest.unwrap_or_default());
                let name = harmless(&summary.name);
                let about = if summary.rulebook.id == rulebook.id {
                    String::new()
                } else {
                    other.map_or_else(
                        || format!(" ({})", harmless(&summary.rulebook.id)),
                        |other| format!(" ({})", of.text(&other.title)),
                    )
                };
                lines.push(format!("{id:width$}  {updated}  {name}{about}: {standing}"));
            }
            Listed::Damaged { path, problems } => {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let file = harmless(&file);
                let problems = error::problems(&context.words, problems.iter());
                damaged.extend(problems.into_iter().map(|problem| format!("{file}: {problem}")));
            }
        }
    }
    super::tell(&damaged);
    Ok(lines)
}

/// The other rulebooks inside the program that sessions of a list were held with.
fn others(listed: &[Listed], rulebook: &Rulebook) -> Vec<Rulebook> {
    let named = |id: &str| listed.iter().filter_map(Listed::summary).any(|one| one.rulebook.id == id);
    if listed.iter().filter_map(Listed::summary).all(|one| one.rulebook.id == rulebook.id) {
        return Vec::new();
    }
    Rulebook::all_shipped().flatten().filter(|other| other.id != rulebook.id && named(&other.id)).collect()
}

/// How far a session is, or what it came to.
fn standing(reader: &Reader, summary: &Summary) -> String {
    if !summary.completed {
        return reader.say(&Message::new("cli-answered").with("count", summary.answered));
    }
    let Some(advice) = &summary.advice else {
        return reader.say(&Message::new("cli-finished"));
    };
    let own = summary.rulebook.id == reader.rulebook.id;
    let title = |id: &str| if own { reader.model(id) } else { harmless(id).into_owned() };
    match &summary.decided {
        Some(model) => {
            let message = Message::new("cli-listed-decided").with("advised", title(&advice.model));
            reader.say(&message.with("model", title(model)))
        }
        None => title(&advice.model),
    }
}

fn show(context: &Context, reference: &OsStr, format: Format) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.find(reference)?;
    let session = store.read(&path)?;
    match format {
        Format::Text => files::print(shown(context, &session)?.as_bytes()),
        Format::Json => {
            let file = json::parse(&session.to_bytes()).unwrap_or_default();
            let mut bytes = Vec::new();
            escape::write(&mut bytes, &file, context.looks.ascii)
                .map_err(|error| files::stream_failed(&error))?;
            files::print(&bytes)
        }
    }
}

/// A session as text: answers with their notes, then the advice.
fn shown(context: &Context, session: &Session) -> Result<String, Failure> {
    let rulebook = context.rulebook_of_session(session)?;
    let mut page = Page::new(context.looks);
    put_head(context, session, &mut page);
    page.blank();
    let rulebook = match rulebook {
        Ok(rulebook) => rulebook,
        Err(problem) => return Ok(unread(context, session, &problem, page)),
    };
    let records = Records::new(session, &rulebook);
    put_gone(context, &records, &mut page);
    let interview =
        Interview::resume(Arc::clone(&rulebook), records.records.into_iter().map(|(_, record)| record));
    let reader = Reader::new(&rulebook, &context.words);
    plain::put_answers(&mut page, &reader, &interview);
    page.blank();
    put_advice(context, session, &rulebook, interview.answers(), &mut page);
    Ok(page.into_text())
}

/// A session whose words are not at hand: its answers stand as the file has them.
fn unread(context: &Context, session: &Session, problem: &Problem, mut page: Page) -> String {
    page.paragraph(0, &context.words.say(&problem.message));
    page.blank();
    for (question, value) in session.answers() {
        page.item(0, "•", &harmless(&format!("{question}: {value}")));
    }
    for (question, note) in session.notes() {
        let text = note.as_str().unwrap_or_default();
        let note = context.words.say(&Message::new("plain-note").with("text", text));
        page.item(0, "•", &harmless(&format!("{question}: {note}")));
    }
    if let Some(choice) = session.choice() {
        page.item(0, "◆", &context.words.say(&Message::new("decided").with("model", choice.model)));
        page.paragraph(2, &harmless(&choice.text));
    }
    page.into_text()
}
