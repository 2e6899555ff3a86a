//! `salesorg sessions list`: lists saved sessions, for people and for scripts.

use super::stem;
use crate::cli::args::Format;
use crate::cli::error::{self, Failure};
use crate::cli::{Context, files, tell};
use crate::locale::{Message, Problem, harmless, shown_name, time};
use crate::report::json::Decided;
use crate::report::{Reader, escape};
use crate::rulebook::Rulebook;
use crate::session::{ListedFile, Store, Summary};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use std::path::Path;

pub(super) fn run(context: &Context, format: Format, deleted: bool) -> Result<(), Failure> {
    let store = context.store()?;
    let store = if deleted { store.trash() } else { store };
    if format == Format::Json {
        return print_json(context, &store);
    }
    let (mut lines, unread) = lines(context, &store)?;
    if lines.is_empty() {
        let message = match (unread, deleted) {
            (0, true) => Message::new("cli-no-deleted"),
            (0, false) => Message::new("cli-no-sessions"),
            (unread, _) => Message::new("cli-none-readable").with("count", unread),
        };
        lines.push(context.words.say(&message));
    }
    context.print_lines(&lines.join("\n"))
}

/// Prints the list as a JSON array with one object per session. Damaged files are reported on standard error.
fn print_json(context: &Context, store: &Store) -> Result<(), Failure> {
    let listed = store.list()?;
    let today = context.today();
    let all: Vec<_> =
        listed.iter().filter_map(ListedFile::summary).map(|summary| object(summary, today)).collect();
    for entry in &listed {
        if let ListedFile::Damaged { path, problems } = entry {
            tell(&told(context, path, problems));
        }
    }
    let mut bytes = Vec::new();
    escape::write(&mut bytes, &Json::from(all), context.looks.ascii)
        .map_err(|error| files::stream_failed(&error))?;
    files::print(&bytes)
}

fn object(summary: &Summary, today: Date) -> Json {
    let rulebook = &summary.rulebook;
    json!({
        "id": summary.id,
        "name": summary.name,
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
        "decision": summary.choice.as_ref().map(|choice| Decided::new(choice, choice.is_due(today))),
    })
}

/// Returns one line for each problem of a file that cannot be read as a session.
fn told(context: &Context, path: &Path, problems: &[Problem]) -> Vec<String> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let file = harmless(&file);
    let problems = error::problems(&context.words, problems.iter());
    problems.into_iter().map(|problem| format!("{file}: {problem}")).collect()
}

/// Returns one line per session, newest first, and the number of files that cannot be read. Their problems are reported
/// on standard error, one per line; the exit status stays 0.
pub(super) fn lines(context: &Context, store: &Store) -> Result<(Vec<String>, usize), Failure> {
    let (listed, zone, today) = (store.list()?, context.zone(), context.today());
    let rulebook = context.rulebook()?;
    let reader = Reader::new(&rulebook, &context.words);
    let widest = listed.iter().filter_map(ListedFile::summary).map(|summary| stem(&summary.path).len()).max();
    let others = others(&listed, &rulebook);
    let (mut lines, mut damaged) = (Vec::new(), Vec::new());
    for entry in &listed {
        match entry {
            ListedFile::Valid(summary) => {
                let updated = time::minute(summary.updated_at, &zone);
                let other = others.iter().find(|other| other.id == summary.rulebook.id);
                let of = other.map_or(reader, |other| Reader::new(other, &context.words));
                let standing = standing(&of, summary, today);
                let (id, width) = (stem(&summary.path), widest.unwrap_or_default());
                let name = shown_name(&summary.name);
                let about = if summary.rulebook.id == rulebook.id {
                    String::new()
                } else {
                    other.map_or_else(
                        || format!(" ({})", shown_name(&summary.rulebook.id)),
                        |other| format!(" ({})", of.text(&other.model_name)),
                    )
                };
                lines.push(format!("{id:width$}  {updated}  {name}{about}: {standing}"));
            }
            ListedFile::Damaged { path, problems } => damaged.extend(told(context, path, problems)),
        }
    }
    tell(&damaged);
    let unread = listed.len() - lines.len();
    Ok((lines, unread))
}

/// Returns the built-in rulebooks of the listed sessions, other than `rulebook`.
fn others(listed: &[ListedFile], rulebook: &Rulebook) -> Vec<Rulebook> {
    let named = |id: &str| listed.iter().filter_map(ListedFile::summary).any(|one| one.rulebook.id == id);
    if listed.iter().filter_map(ListedFile::summary).all(|one| one.rulebook.id == rulebook.id) {
        return Vec::new();
    }
    Rulebook::all_shipped().flatten().filter(|other| other.id != rulebook.id && named(&other.id)).collect()
}

/// Describes the progress of a session or its result.
fn standing(reader: &Reader, summary: &Summary, today: Date) -> String {
    if !summary.completed {
        return reader.say(&Message::new("cli-answered").with("count", summary.answer_count));
    }
    let Some(advice) = &summary.advice else {
        return reader.say(&Message::new("cli-finished"));
    };
    let own = summary.rulebook.id == reader.rulebook.id;
    let title = |id: &str| if own { reader.model(id) } else { shown_name(id) };
    let standing = match &summary.choice {
        Some(choice) if !choice.model.is_empty() => {
            let message = Message::new("cli-listed-decided").with("advised", title(&advice.model));
            reader.say(&message.with("model", title(&choice.model)))
        }
        _ => title(&advice.model),
    };
    match summary.choice.as_ref().filter(|choice| choice.is_due(today)).and_then(|choice| choice.review_on) {
        Some(day) => {
            let message = Message::new("cli-listed-due").with("state", standing);
            reader.say(&message.with("day", day.to_string()))
        }
        None => standing,
    }
}
