//! `salesorg sessions check`: checks session files and reports what can be recovered from damaged ones. Only
//! `--recover` writes, and only new sessions.
//!
//! The findings are the result of the command, so they go to standard output. The exit status tells whether any file is
//! damaged.

use super::file_stem;
use crate::cli::error::{self, Failure, FailureKind, Reporter};
use crate::cli::{Env, SUCCESS, files, resume_hint};
use crate::locale::{Message, sanitize};
use crate::session::drift::{Cause, Drift};
use crate::session::{CheckedFile, FileStatus, ImportOutcome, Recovery, Session, Store, shown_name};
use crate::workflow::{describe_recovery, recovery_fallback, write_recovery};
use jiff::Timestamp;
use std::ffi::OsString;
use std::path::Path;

pub(super) fn run(env: &Env, args: &[OsString], recover: bool) -> Result<u8, Failure> {
    let store = env.store()?;
    let fallback = recovery_fallback(&*env.rulebook()?, &env.translator, Timestamp::now());
    let paths = if args.is_empty() {
        store.paths()?
    } else {
        args.iter().map(|reference| store.find(reference)).collect::<Result<_, _>>()?
    };
    if recover {
        store.sweep();
    }
    let (mut status, mut any_recoverable, mut reporter) = (SUCCESS, false, Reporter::new(&env.translator));
    for path in paths {
        let CheckedFile { path, status: state } = store.check(path, &fallback);
        let lines = match state {
            FileStatus::Valid(session) => {
                let mut lines = vec![valid_line(env, &path, &session)];
                lines.extend(indent_lines(edited_remark(env, &session)?));
                lines
            }
            FileStatus::Newer(problems) => {
                let mut lines =
                    vec![translate(env, Message::new("cli-check-newer").arg("file", file_name(&path)))];
                lines.extend(indent_lines(error::problem_lines(&env.translator, problems.iter())));
                lines
            }
            FileStatus::Damaged { problems, recovery: recovered } => {
                status = FailureKind::Data as u8;
                any_recoverable |= recovered.is_some();
                let mut lines =
                    vec![translate(env, Message::new("cli-check-damaged").arg("file", file_name(&path)))];
                lines.extend(indent_lines(error::problem_lines(&env.translator, problems.iter())));
                let what = translate(env, describe_recovery(recovered.as_deref()));
                lines.extend(indent_lines([what]));
                if let (true, Some(recovered)) = (recover, recovered) {
                    match write_recovered(env, &store, *recovered) {
                        Ok(written) => lines.extend(indent_lines([written])),
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
        env.print_lines(&lines.join("\n"))?;
    }
    if args.is_empty() {
        print_leftovers(env, &store)?;
    }
    if any_recoverable && !recover {
        let how = resume_hint::command_line(env, "sessions check --recover", "");
        env.print_lines(&format!("\n{}", env.translator.get("cli-check-how")))?;
        files::print(format!("{how}\n").as_bytes())?;
    }
    // Damaged data takes precedence over an external failure.
    if status == SUCCESS { reporter.finish().map(|()| status) } else { Ok(status) }
}

fn valid_line(env: &Env, path: &Path, session: &Session) -> String {
    translate(
        env,
        Message::new("cli-check-valid")
            .arg("file", file_name(path))
            .arg("name", shown_name(session.name(), &env.translator)),
    )
}

/// Returns a remark on a session whose saved advice its own rules do not give: the file is not damaged, but it was
/// edited. Only checked if the current rulebook is the one of the session.
fn edited_remark(env: &Env, session: &Session) -> Result<Option<String>, Failure> {
    let rulebook = env.rulebook()?;
    if session.rulebook().id != rulebook.id || session.rulebook().digest != rulebook.digest() {
        return Ok(None);
    }
    let drift = Drift::new(session, &rulebook).filter(Drift::differs);
    let is_changed = drift.is_some_and(|drift| drift.cause == Cause::File);
    let words = &env.translator;
    Ok(is_changed
        .then(|| format!("{}. {}", words.get("drift-panel-title-file"), words.get("drift-file-changed"))))
}

/// Writes recovered data into a new session.
fn write_recovered(env: &Env, store: &Store, recovered: Recovery) -> Result<String, Failure> {
    let outcome = write_recovery(store, recovered, &env.translator)?;
    let key = match outcome {
        ImportOutcome::AlreadyPresent(_) => "cli-check-recovered-before",
        ImportOutcome::Added(_) | ImportOutcome::Renumbered(_) => "cli-check-recovered",
    };
    Ok(translate(env, Message::new(key).arg("id", file_stem(outcome.path()))))
}

fn print_leftovers(env: &Env, store: &Store) -> Result<(), Failure> {
    let names: Vec<_> = store.leftovers()?.iter().map(|path| file_name(path)).collect();
    if names.is_empty() {
        return Ok(());
    }
    let message = Message::new("cli-check-leftovers").arg("count", names.len());
    let lines = std::iter::once(translate(env, message)).chain(indent_lines(names));
    env.print_lines(&lines.collect::<Vec<_>>().join("\n"))
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    sanitize(&name).into_owned()
}

fn indent_lines(lines: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| format!("  {line}"))
}

#[allow(clippy::needless_pass_by_value, reason = "callers create the message for this call")]
fn translate(env: &Env, message: Message) -> String {
    env.translator.translate(&message)
}
