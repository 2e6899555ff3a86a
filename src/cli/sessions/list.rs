//! `salesorg sessions list`: lists saved sessions, for people and for scripts.

use super::file_stem;
use crate::cli::args::Format;
use crate::cli::error::{self, Failure};
use crate::cli::{Env, files, print_errors};
use crate::document::Reader;
use crate::document::advice::RecordedDecision;
use crate::locale::{Message, Problem, display_name, name_key, sanitize, time};
use crate::render::json as escape;
use crate::rulebook::Rulebook;
use crate::session::{ListedFile, Summary, shown_name};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

/// The spaces between two columns.
const COLUMN_GAP: usize = 2;

pub(super) fn run(env: &Env, format: Format, deleted: bool, client: Option<&str>) -> Result<(), Failure> {
    let store = env.store()?;
    let store = if deleted { store.trash() } else { store };
    let mut listed = store.list()?;
    let has_sessions = listed.iter().any(|entry| entry.summary().is_some());
    if let Some(client) = client {
        listed.retain(|entry| entry.summary().is_none_or(|summary| is_of_client(summary, client)));
    }
    if format == Format::Json {
        return print_json(env, &listed);
    }
    let (mut lines, unread) = session_lines(env, &listed)?;
    if lines.is_empty() {
        let message = match (client, unread, deleted) {
            (Some(client), ..) if has_sessions && client.trim().is_empty() => {
                Message::new("cli-no-sessions-without-client")
            }
            (Some(client), ..) if has_sessions => {
                Message::new("cli-no-sessions-of-client").arg("client", display_name(client.trim()))
            }
            (_, 0, true) => Message::new("cli-no-deleted"),
            (_, 0, false) => Message::new("cli-no-sessions"),
            (_, unread, _) => Message::new("cli-none-readable").arg("count", unread),
        };
        lines.push(env.translator.translate(&message));
    }
    env.print_lines(&lines.join("\n"))
}

/// Returns whether a session belongs to the client with this name, in any case, or to none if the name is empty.
fn is_of_client(summary: &Summary, client: &str) -> bool {
    name_key(summary.client.as_deref().unwrap_or_default()) == name_key(client)
}

/// Prints the list as a JSON array with one object per session. Damaged files are reported on standard error.
fn print_json(env: &Env, listed: &[ListedFile]) -> Result<(), Failure> {
    let today = env.today();
    let all: Vec<_> =
        listed.iter().filter_map(ListedFile::summary).map(|summary| summary_json(summary, today)).collect();
    for entry in listed {
        if let ListedFile::Damaged { path, problems } = entry {
            print_errors(&damage_lines(env, path, problems));
        }
    }
    let mut bytes = Vec::new();
    escape::write(&mut bytes, &Json::from(all), env.text_options.ascii)
        .map_err(|error| files::stream_failure(&error))?;
    files::print(&bytes)
}

fn summary_json(summary: &Summary, today: Date) -> Json {
    let rulebook = &summary.rulebook;
    json!({
        "id": summary.id,
        "name": summary.name,
        "client": summary.client,
        "path": summary.path.to_string_lossy(),
        "created_at": summary.created_at.to_string(),
        "updated_at": summary.updated_at.to_string(),
        "language": summary.language,
        "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest},
        "answered": summary.answer_count,
        "completed": summary.completed,
        "advice": summary.advice.as_ref().map(|advice| {
            json!({"model": advice.model, "segmentation": advice.segmentation})
        }),
        "decided": summary.choice.as_ref().map(|choice| &choice.model).filter(|model| !model.is_empty()),
        "decision": summary.choice.as_ref().map(|choice| RecordedDecision::new(choice, choice.is_due(today))),
    })
}

/// Returns one line for each problem of a file that cannot be read as a session.
fn damage_lines(env: &Env, path: &Path, problems: &[Problem]) -> Vec<String> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let file = sanitize(&file);
    let problems = error::problem_lines(&env.translator, problems.iter());
    problems.into_iter().map(|problem| format!("{file}: {problem}")).collect()
}

/// Returns one line per session, newest first, and the number of files that cannot be read. Their problems are reported
/// on standard error, one per line; the exit status stays 0. The clients have a column if a session has one.
pub(super) fn session_lines(env: &Env, listed: &[ListedFile]) -> Result<(Vec<String>, usize), Failure> {
    let (zone, today) = (env.zone(), env.today());
    let rulebook = env.rulebook()?;
    let reader = Reader::new(&rulebook, &env.translator);
    let widest =
        listed.iter().filter_map(ListedFile::summary).map(|summary| file_stem(&summary.path).len()).max();
    let clients = client_column(listed);
    let others = other_rulebooks(listed, &rulebook);
    let (mut lines, mut damaged) = (Vec::new(), Vec::new());
    for (entry, client) in listed.iter().zip(clients) {
        match entry {
            ListedFile::Valid(summary) => {
                let updated = time::minute_in_figures(summary.updated_at, &zone, &env.translator);
                let other = others.iter().find(|other| other.id == summary.rulebook.id);
                let of = other.map_or(reader, |other| Reader::new(other, &env.translator));
                let standing = describe_state(&of, summary, today);
                let (id, width) = (file_stem(&summary.path), widest.unwrap_or_default());
                let name = shown_name(&summary.name, &env.translator);
                let about = if summary.rulebook.id == rulebook.id {
                    String::new()
                } else {
                    other.map_or_else(
                        || format!(" ({})", display_name(&summary.rulebook.id)),
                        |other| format!(" ({})", of.text(&other.title)),
                    )
                };
                lines.push(format!("{id:width$}  {updated}  {client}{name}{about}: {standing}"));
            }
            ListedFile::Damaged { path, problems } => damaged.extend(damage_lines(env, path, problems)),
        }
    }
    print_errors(&damaged);
    let unread = listed.len() - lines.len();
    Ok((lines, unread))
}

/// Returns the cell of each file in the column of clients: the client's name with spaces up to the width of the column.
/// The cells are empty if no session has a client.
fn client_column(listed: &[ListedFile]) -> Vec<String> {
    let client = |entry: &ListedFile| Some(display_name(entry.summary()?.client.as_deref()?));
    let clients: Vec<_> = listed.iter().map(|entry| client(entry).unwrap_or_default()).collect();
    let widest = clients.iter().map(|client| client.width()).max().unwrap_or_default();
    let gap = if widest == 0 { 0 } else { widest + COLUMN_GAP };
    clients.into_iter().map(|client| client.clone() + &" ".repeat(gap - client.width())).collect()
}

/// Returns the built-in rulebooks of the listed sessions, other than `rulebook`.
fn other_rulebooks(listed: &[ListedFile], rulebook: &Rulebook) -> Vec<Rulebook> {
    let named = |id: &str| listed.iter().filter_map(ListedFile::summary).any(|one| one.rulebook.id == id);
    if listed.iter().filter_map(ListedFile::summary).all(|one| one.rulebook.id == rulebook.id) {
        return Vec::new();
    }
    Rulebook::all_shipped().flatten().filter(|other| other.id != rulebook.id && named(&other.id)).collect()
}

/// Describes the progress of a session or its result.
fn describe_state(reader: &Reader, summary: &Summary, today: Date) -> String {
    if !summary.completed {
        return reader.translate(&Message::new("cli-answered").arg("count", summary.answer_count));
    }
    let Some(advice) = &summary.advice else {
        return reader.translate(&Message::new("cli-finished"));
    };
    let is_own_rulebook = summary.rulebook.id == reader.rulebook.id;
    let title = |id: &str| if is_own_rulebook { reader.model_name(id) } else { display_name(id) };
    let text = match &summary.choice {
        Some(choice) if !choice.model.is_empty() => {
            let message = Message::new("cli-listed-decided").arg("advised", title(&advice.model));
            reader.translate(&message.arg("model", title(&choice.model)))
        }
        _ => title(&advice.model),
    };
    match summary.choice.as_ref().filter(|choice| choice.is_due(today)).and_then(|choice| choice.review_on) {
        Some(day) => {
            let message = Message::new("cli-listed-due").arg("state", text);
            reader.translate(&message.arg("day", time::date_in_words(day, reader.translator)))
        }
        None => text,
    }
}
