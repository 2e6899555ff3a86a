//! `salesorg sessions show`: prints one session's answers, notes and advice.

use crate::cli::args::Format;
use crate::cli::error::Failure;
use crate::cli::interview::{put_advice, put_gone, put_head, put_other_edition};
use crate::cli::{Context, files};
use crate::interview::Interview;
use crate::json;
use crate::locale::{Message, Problem, bounded_text, harmless};
use crate::plain;
use crate::report::page::Page;
use crate::report::{Reader, decided_more, escape};
use crate::session::{Drafts, ResolvedEvents, Session};
use serde_json::Value as Json;
use std::ffi::OsStr;
use std::sync::Arc;

pub(super) fn run(context: &Context, reference: &OsStr, format: Format) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.find(reference)?;
    let session = store.read(&path)?;
    match format {
        Format::Text => files::print(shown(context, &session)?.as_bytes()),
        Format::Json => print(context, &json::parse(&session.to_bytes()).unwrap_or_default()),
    }
}

/// Prints only the answers, in the form that `advise` reads.
pub(super) fn answers(context: &Context, reference: &OsStr) -> Result<(), Failure> {
    let store = context.store()?;
    let session = store.read(&store.find(reference)?)?;
    print(context, &Json::Object(session.answers()))
}

fn print(context: &Context, value: &Json) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    escape::write(&mut bytes, value, context.looks.ascii).map_err(|error| files::stream_failed(&error))?;
    files::print(&bytes)
}

/// Returns a session as text: the answers with their notes, then the advice.
fn shown(context: &Context, session: &Session) -> Result<String, Failure> {
    let rulebook = context.rulebook_of_session(session)?;
    let mut page = Page::new(context.looks);
    put_head(context, session, &mut page);
    page.blank();
    let rulebook = match rulebook {
        Ok(rulebook) => rulebook,
        Err(problem) => return Ok(unread(context, session, &problem, page)),
    };
    let records = ResolvedEvents::new(session, &rulebook);
    put_other_edition(context, session, &rulebook, &mut page);
    put_gone(context, &records, &mut page);
    let interview =
        Interview::resume(Arc::clone(&rulebook), records.events.into_iter().map(|(_, record)| record));
    let reader = Reader::new(&rulebook, &context.words);
    plain::put_answers(&mut page, &reader, &interview, &Drafts::new(session, &rulebook));
    page.blank();
    put_advice(context, session, &rulebook, interview.answers(), &mut page);
    Ok(page.into_text())
}

/// Returns a session as text if its rulebook is not available: the answers as in the file.
fn unread(context: &Context, session: &Session, problem: &Problem, mut page: Page) -> String {
    page.paragraph(0, &context.words.say(&problem.message));
    page.paragraph(0, &context.words.get("cli-shown-as-in-file"));
    page.blank();
    for (question, value) in session.answers() {
        let value = bounded_text(&value.to_string());
        page.item(0, "•", &harmless(&format!("{}: {value}", json::truncate(&question, json::MAX_QUOTED_CHARS))));
    }
    for (question, note) in session.notes() {
        let text = note.as_str().unwrap_or_default();
        let note = context.words.say(&Message::new("plain-note").with("text", text));
        page.item(0, "•", &harmless(&format!("{}: {note}", json::truncate(&question, json::MAX_QUOTED_CHARS))));
    }
    if let Some(choice) = session.choice() {
        let id = |id: &str| json::truncate(&harmless(id), json::MAX_QUOTED_CHARS);
        let message = match &*choice.model {
            "" => Message::new("decided-open"),
            model => Message::new("decided").with("model", id(model)),
        };
        page.item(0, "◆", &context.words.say(&message));
        for line in decided_more(&context.words, &choice, choice.is_due(context.today()), id) {
            page.paragraph(2, &line);
        }
    }
    page.into_text()
}
