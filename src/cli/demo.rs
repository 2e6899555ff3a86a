//! `salesorg demo`: finished interviews of three invented companies, to look at, replay and compare.
//!
//! They never touch the user's own sessions. On a terminal they are in a temporary folder, which is removed when the
//! demo ends; without one, their advice is printed; with `-o` they are written into a folder for other commands.

use super::advise::first_page;
use super::error::{Failure, FailureKind};
use super::files::{self, Output, ReadAccess};
use super::{Env, SESSIONS_FOLDER, SUCCESS, args, resume_hint, screen};
use crate::advice::{OutcomeDiagram, advise};
use crate::document::advice::AdviceDocument;
use crate::document::{Annotations, Reader};
use crate::locale::{Message, Problem, sanitize};
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;
use crate::session::{ResolvedEvents, Session, Store};
use crate::tui::event_loop::EndReason;
use crate::workflow::{DEMO_RESPONDENTS, demo_sessions};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, io};
use tempfile::TempDir;

/// The start of the temporary folder's name.
const TEMPORARY_PREFIX: &str = "salesorg-demo-";

/// Runs the command.
pub(super) fn run(env: &Env, args: &args::Demo) -> Result<u8, Failure> {
    let rulebook = shipped_rulebook(env)?;
    let sessions = demo_sessions(&rulebook, env.translator.language(), Timestamp::now());
    match &args.output {
        Some(folder) => write(env, folder, &sessions).map(|()| SUCCESS),
        None if !env.plain && env.require_terminal().is_ok() => show(env, rulebook, &sessions),
        None => print(env, &rulebook, &sessions).map(|()| SUCCESS),
    }
}

/// Returns the shipped rulebook, to which the examples belong. The user may not name another one.
fn shipped_rulebook(env: &Env) -> Result<Arc<Rulebook>, Failure> {
    let rulebook = env.rulebook()?;
    let is_shipped = || Rulebook::shipped().is_ok_and(|shipped| shipped.digest() == rulebook.digest());
    if env.rulebook.is_some() && !is_shipped() {
        let problem = Problem::new("", Message::new("demo-other-rulebook"));
        return Err(Failure::within(FailureKind::Usage, "--rulebook", vec![problem]));
    }
    Ok(rulebook)
}

/// Shows the home screen over a temporary folder with the sessions, and removes the folder.
fn show(env: &Env, rulebook: Arc<Rulebook>, sessions: &[Session]) -> Result<u8, Failure> {
    let folder = temporary_folder().map_err(|error| Failure::system(&env::temp_dir(), &error))?;
    let store = Store::new(folder.path().join(SESSIONS_FOLDER));
    for session in sessions {
        store.save(&mut store.create(session.clone()))?;
    }
    let ended = screen::demo(env, rulebook, store);
    let path = folder.path().to_owned();
    let removed = folder.close().map_err(|error| Failure::system(&path, &error));
    let ending = ended?;
    let closing = print_closing(env);
    match ending {
        EndReason::Quit => removed.and(closing).map(|()| SUCCESS),
        // The terminal may have disconnected, so there may be no reader.
        EndReason::Signal(_) | EndReason::EndOfInput => removed.map(|()| screen::status(ending, None)),
    }
}

/// Creates a folder that only its owner can enter. It is removed when the value is dropped.
fn temporary_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

/// Prints that nothing is kept, and the command that begins an interview of the user's own.
fn print_closing(env: &Env) -> Result<(), Failure> {
    let mut page = TextWriter::new(env.text_options);
    page.paragraph(0, &env.translator.get("demo-left"));
    page.push_raw(&format!("{}\n", resume_hint::command_line(env, "interview", "")));
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

/// Prints one page of advice for each session, and how to look further.
fn print(env: &Env, rulebook: &Rulebook, sessions: &[Session]) -> Result<(), Failure> {
    let (reader, outcomes) = (Reader::new(rulebook, &env.translator), OutcomeDiagram::new(rulebook));
    let mut page = TextWriter::new(env.text_options);
    page.paragraph(0, &env.translator.get("demo-companies"));
    for session in sessions {
        let records = ResolvedEvents::new(session, rulebook);
        let annotations = Annotations::with_notes(session, records.notes(), env.today());
        let advice = advise(rulebook, &outcomes, &records.answers());
        let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
        page.blank();
        page.push_raw(&first_page(&reader, &document, session.name(), None, env.text_options));
    }
    for (key, command) in [("demo-open", "demo"), ("demo-write", "demo -o demo/")] {
        page.blank();
        page.paragraph(0, &env.translator.get(key));
        page.push_raw(&format!("  salesorg {command}\n"));
    }
    files::print(page.into_text().as_bytes())
}

/// Writes the sessions below a folder that then serves as `--data-dir`, all or none of them, and prints commands to
/// try on them.
fn write(env: &Env, folder: &Path, sessions: &[Session]) -> Result<(), Failure> {
    if Output::from_arg(Some(folder)) == Output::Stdout {
        return Err(Failure::new(FailureKind::Usage, Message::new("demo-needs-folder")));
    }
    let target = folder.join(SESSIONS_FOLDER);
    let path = |session: &Session| target.join(format!("{}.json", session.id()));
    let existing: Vec<PathBuf> =
        sessions.iter().map(path).filter(|file| file.symlink_metadata().is_ok()).collect();
    if !existing.is_empty() {
        let mut failure = Failure::reported(FailureKind::External);
        for file in existing {
            let problem = Problem::new("", Message::new("demo-file-exists"));
            failure.add(Failure::within(FailureKind::External, file.to_string_lossy(), vec![problem]));
        }
        return Err(failure);
    }
    files::make_folder(&target)?;
    for session in sessions {
        files::write_file(&path(session), &session.to_bytes(), ReadAccess::OwnerOnly, false)?;
    }
    let message = Message::new("demo-written").arg("folder", folder.to_string_lossy().into_owned());
    env.print_message(&message)?;
    // The replay in which most happens.
    let longest = sessions.iter().max_by_key(|session| session.events().len()).map_or("", Session::id);
    let commands =
        [String::new(), format!("replay {longest}"), format!("compare {}", DEMO_RESPONDENTS.join(" "))];
    let lines = commands.map(|command| command_line(env, folder, &command));
    files::print(format!("{}\n", lines.join("\n")).as_bytes())
}

/// Returns an indented command line on the sessions in a folder, with the given flags.
fn command_line(env: &Env, folder: &Path, command: &str) -> String {
    let is_replaced = |flag: &str| flag.starts_with("--rulebook=") || flag.starts_with("--data-dir=");
    let flags = env.flags.iter().filter(|flag| !is_replaced(flag)).map(String::as_str);
    let folder = format!("--data-dir={}", resume_hint::shell_quote(&folder.to_string_lossy()));
    let words = ["salesorg"].into_iter().chain(flags).chain([&*folder, command]);
    let line: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    format!("  {}", sanitize(&line.join(" ")))
}
