//! `salesorg sessions check`: checks session files and reports what can be recovered from damaged ones. Only
//! `--recover` writes, and only new sessions.
//!
//! The findings are the result of the command, so they go to standard output. The exit status tells whether any file is
//! damaged.

use super::stem;
use crate::cli::error::{self, Failure, Kind, Reporter};
use crate::cli::{Context, DONE, files, told};
use crate::locale::{Message, harmless, shown_name};
use crate::session::drift::{Cause, Drift};
use crate::session::{CheckedFile, Fallback, Recovery, RulebookRef, Session, FileStatus, Store, ImportOutcome};
use jiff::Timestamp;
use std::ffi::OsString;
use std::path::Path;

pub(super) fn run(context: &Context, asked: &[OsString], recover: bool) -> Result<u8, Failure> {
    let store = context.store()?;
    let lost = lost(context)?;
    let paths = if asked.is_empty() {
        store.paths()?
    } else {
        asked.iter().map(|reference| store.find(reference)).collect::<Result<_, _>>()?
    };
    if recover {
        store.sweep();
    }
    let (mut status, mut offered, mut reporter) = (DONE, false, Reporter::new(&context.words));
    for path in paths {
        let CheckedFile { path, status: state } = store.check(path, &lost);
        let lines = match state {
            FileStatus::Valid(session) => {
                let mut lines = vec![sound(context, &path, &session)];
                lines.extend(indented(changed_outside(context, &session)?));
                lines
            }
            FileStatus::Newer(problems) => {
                let mut lines =
                    vec![said(context, Message::new("cli-check-newer").with("file", file(&path)))];
                lines.extend(indented(error::problems(&context.words, problems.iter())));
                lines
            }
            FileStatus::Damaged { problems, recovery: recovered } => {
                status = Kind::Data as u8;
                offered |= recovered.is_some();
                let mut lines =
                    vec![said(context, Message::new("cli-check-damaged").with("file", file(&path)))];
                lines.extend(indented(error::problems(&context.words, problems.iter())));
                let what = recoverable(context, recovered.as_deref());
                lines.extend(indented([what]));
                if let (true, Some(recovered)) = (recover, recovered) {
                    match write(context, &store, *recovered) {
                        Ok(written) => lines.extend(indented([written])),
                        Err(failure) => reporter.report(&failure),
                    }
                }
                lines
            }
            FileStatus::Unreadable(error) => {
                reporter.report(&error.into());
                continue;
            }
        };
        context.print_lines(&lines.join("\n"))?;
    }
    if asked.is_empty() {
        tell_leftovers(context, &store)?;
    }
    if offered && !recover {
        let how = told::command(context, "sessions check --recover", "");
        context.print_lines(&format!("\n{}", context.words.get("cli-check-how")))?;
        files::print(format!("{how}\n").as_bytes())?;
    }
    // Damaged data takes precedence over an external failure.
    if status == DONE { reporter.finish().map(|()| status) } else { Ok(status) }
}

/// Returns fallback values for the fields of a damaged file that cannot be recovered.
fn lost(context: &Context) -> Result<Fallback, Failure> {
    let rulebook = context.rulebook()?;
    Ok(Fallback {
        name: context.words.get("cli-recovered-unnamed"),
        language: context.words.language().tag().to_owned(),
        rulebook: RulebookRef {
            id: rulebook.id.clone(),
            version: rulebook.version.clone(),
            digest: rulebook.digest().clone(),
        },
        timestamp: Timestamp::now(),
    })
}

fn sound(context: &Context, path: &Path, session: &Session) -> String {
    said(
        context,
        Message::new("cli-check-sound").with("file", file(path)).with("name", shown_name(session.name())),
    )
}

/// Returns a remark on a session whose saved advice its own rules do not give: the file is not damaged, but it was
/// edited. Only checked if the current rulebook is the one of the session.
fn changed_outside(context: &Context, session: &Session) -> Result<Option<String>, Failure> {
    let rulebook = context.rulebook()?;
    if session.rulebook().id != rulebook.id || session.rulebook().digest != rulebook.digest() {
        return Ok(None);
    }
    let drift = Drift::new(session, &rulebook).filter(Drift::differs);
    let is_changed = drift.is_some_and(|drift| drift.cause == Cause::File);
    let words = &context.words;
    Ok(is_changed
        .then(|| format!("{}. {}", words.get("drift-panel-title-file"), words.get("drift-file-changed"))))
}

/// Describes what can be recovered, with counts.
fn recoverable(context: &Context, recovered: Option<&Recovery>) -> String {
    let Some(Recovery { session, answers_before }) = recovered else {
        return context.words.get("cli-check-nothing");
    };
    let answers = session.answers().len();
    let of = answers_before.filter(|before| *before > answers);
    let message = Message::new(if of.is_some() { "cli-check-part" } else { "cli-check-all" });
    let message = message.with("answers", answers).with("notes", session.notes().len());
    said(context, message.with("before", of.unwrap_or_default()))
}

/// Writes recovered data into a new session. The same damage is recovered only once.
fn write(context: &Context, store: &Store, recovered: Recovery) -> Result<String, Failure> {
    let session = recovered.session;
    let name = said(context, Message::new("cli-recovered-name").with("name", session.name()));
    let taken = store.import_recovered(session.with_name(name))?;
    let key = match taken {
        ImportOutcome::AlreadyPresent(_) => "cli-check-recovered-before",
        ImportOutcome::Added(_) | ImportOutcome::Renumbered(_) => "cli-check-recovered",
    };
    Ok(said(context, Message::new(key).with("id", stem(taken.path()))))
}

fn tell_leftovers(context: &Context, store: &Store) -> Result<(), Failure> {
    let names: Vec<_> = store.leftovers()?.iter().map(|path| file(path)).collect();
    if names.is_empty() {
        return Ok(());
    }
    let message = Message::new("cli-check-leftovers").with("count", names.len());
    let lines = std::iter::once(said(context, message)).chain(indented(names));
    context.print_lines(&lines.collect::<Vec<_>>().join("\n"))
}

fn file(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    harmless(&name).into_owned()
}

fn indented(lines: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| format!("  {line}"))
}

#[allow(clippy::needless_pass_by_value, reason = "callers create the message for this call")]
fn said(context: &Context, message: Message) -> String {
    context.words.say(&message)
}
