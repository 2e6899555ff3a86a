//! `salesorg sessions show`: prints one session's answers, notes and advice.

use crate::cli::args::{AdviceFormat, Advise, DocumentFormat};
use crate::cli::error::Failure;
use crate::cli::files::ReadAccess;
use crate::cli::session_text::{write_advice, write_head, write_other_edition, write_unresolved};
use crate::cli::{Env, advise, files};
use crate::document::{Reader, decision_details};
use crate::interview::Interview;
use crate::locale::{Message, Problem, sanitize, truncate_text};
use crate::render::form::Form;
use crate::render::json as escape;
use crate::render::text_writer::TextWriter;
use crate::session::{Drafts, ResolvedEvents, Session};
use crate::{json, plain};
use serde_json::Value as Json;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(
    env: &Env,
    reference: &OsStr,
    format: DocumentFormat,
    output: Option<&Path>,
    force: bool,
) -> Result<(), Failure> {
    let format = match format {
        DocumentFormat::Markdown => AdviceFormat::Markdown,
        DocumentFormat::Html => AdviceFormat::Html,
        DocumentFormat::Text | DocumentFormat::Json => {
            let store = env.store()?;
            let session = store.read(&store.find(reference)?)?;
            let form = format.form();
            let bytes = if form == Form::Text {
                session_text(env, &session)?.into_bytes()
            } else {
                json_bytes(env, &json::parse(&session.to_bytes()).unwrap_or_default())?
            };
            let name = format!("{}.{}", session.id(), form.extension());
            return files::write(output, &name, &bytes, ReadAccess::OwnerOnly, force);
        }
    };
    // To read, a session is its advice: with all answers, notes and the decision.
    advise::run(
        env,
        &Advise {
            file: Some(reference.into()),
            set: Vec::new(),
            format,
            full: true,
            part: None,
            output: output.map(Path::to_owned),
            force,
        },
    )
}

/// Prints only the answers, in the form that `advise` reads.
pub(super) fn answers(env: &Env, reference: &OsStr) -> Result<(), Failure> {
    let store = env.store()?;
    let session = store.read(&store.find(reference)?)?;
    files::print(&json_bytes(env, &Json::Object(session.answers()))?)
}

fn json_bytes(env: &Env, value: &Json) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    escape::write(&mut bytes, value, env.text_options.ascii)
        .map_err(|error| files::stream_failure(&error))?;
    Ok(bytes)
}

/// Returns a session as text: the answers with their notes, then the advice.
fn session_text(env: &Env, session: &Session) -> Result<String, Failure> {
    let rulebook = env.rulebook_of_session(session)?;
    let mut page = TextWriter::new(env.text_options);
    write_head(env, session, &mut page);
    page.blank();
    let rulebook = match rulebook {
        Ok(rulebook) => rulebook,
        Err(problem) => return Ok(session_text_without_rulebook(env, session, &problem, page)),
    };
    let records = ResolvedEvents::new(session, &rulebook);
    write_other_edition(env, session, &rulebook, &mut page);
    write_unresolved(env, &records, &mut page);
    let interview =
        Interview::resume(Arc::clone(&rulebook), records.events.iter().map(|(_, event)| event.clone()));
    let reader = Reader::new(&rulebook, &env.translator);
    plain::write_answers(&mut page, &reader, &interview, &Drafts::new(session, &rulebook));
    page.blank();
    write_advice(env, session, &records, &rulebook, &mut page);
    Ok(page.into_text())
}

/// Returns a session as text if its rulebook is not available: the answers as in the file.
fn session_text_without_rulebook(
    env: &Env,
    session: &Session,
    problem: &Problem,
    mut page: TextWriter,
) -> String {
    page.paragraph(0, &env.translator.translate(&problem.message));
    page.paragraph(0, &env.translator.get("cli-shown-as-in-file"));
    page.blank();
    for (question, value) in session.answers() {
        let value = truncate_text(&value.to_string());
        page.item(
            0,
            "•",
            &sanitize(&format!("{}: {value}", json::truncate(&question, json::MAX_QUOTED_CHARS))),
        );
    }
    for (question, note) in session.notes() {
        let text = note.as_str().unwrap_or_default();
        let note = env.translator.translate(&Message::new("plain-note").arg("text", text));
        page.item(
            0,
            "•",
            &sanitize(&format!("{}: {note}", json::truncate(&question, json::MAX_QUOTED_CHARS))),
        );
    }
    if let Some(choice) = session.choice() {
        let id = |id: &str| json::truncate(&sanitize(id), json::MAX_QUOTED_CHARS);
        let message = match &*choice.model {
            "" => Message::new("decided-open"),
            model => Message::new("decided").arg("model", id(model)),
        };
        page.item(0, "◆", &env.translator.translate(&message));
        for line in decision_details(&env.translator, &choice, choice.is_due(env.today()), id) {
            page.paragraph(2, &line);
        }
    }
    page.into_text()
}
