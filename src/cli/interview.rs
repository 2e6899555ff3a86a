//! `salesorg interview` and `resume`: an interview on the screen, or in lines with `--plain`.

use super::drift::DriftChoice;
use super::error::{Failure, FailureKind};
use super::lines::converse;
use super::session_text::{write_other_edition, write_unresolved};
use super::sessions::UsedNames;
use super::stdin::{Lines, Stdin};
use super::{Env, LEFT_EARLY, SUCCESS, advise, args, drift, files, resume_hint, screen};
use crate::interview::{Command, Interview, Place};
use crate::locale::{Message, Problem};
use crate::plain::{Dialogue, Surroundings};
use crate::render::text_writer::TextWriter;
use crate::rulebook::Answers;
use crate::session::drift::Drift;
use crate::session::{ListedFile, SessionWriter};
use crate::tui::input::Signal;
use crate::workflow::{Conductor, InterviewStatus, NewSession, is_first_session};
use crate::{plain, workflow};
use jiff::Timestamp;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Instant;

/// Runs `salesorg interview`.
pub(super) fn start(env: &Env, args: &args::Interview) -> Result<u8, Failure> {
    env.require_terminal()?;
    let mut rulebook = env.rulebook()?;
    let known = match &args.from {
        Some(file) => advise::read_answers(env, &mut rulebook, file)?,
        None => Answers::new(),
    };
    let name = args.name.as_deref().map(|name| check_name("--name", name)).transpose()?;
    // The screen hides what is printed before it.
    if let (Some(name), true) = (&name, env.plain) {
        UsedNames::new(&env.store()?, None).print_note(env, name)?;
    }
    let client = check_client(args.client.as_deref().unwrap_or_default())?;
    let store = env.store()?;
    let is_first = is_first_session(&store);
    let new = NewSession {
        store,
        name: &name.unwrap_or_default(),
        client: &client,
        translator: &env.translator,
        rulebook: &rulebook,
        now: Timestamp::now(),
        zone: &env.zone(),
    };
    let (interview, writer) = new.begin(&known, args.quick)?;
    match open_lines(env)? {
        Some(mut lines) => conduct_in_lines(env, &mut lines, conductor(interview, writer), is_first),
        None => screen::interview(env, interview, writer),
    }
}

fn conductor(interview: Interview, writer: SessionWriter) -> Conductor {
    Conductor::new(interview, writer, Timestamp::now, Instant::now())
}

/// Returns the trimmed name, or the problem of the name given at `place`.
pub(super) fn check_name(place: &str, name: &str) -> Result<String, Failure> {
    let refused = |message| Failure::within(FailureKind::Usage, place, vec![Problem::new("", message)]);
    workflow::check_name(name).map_err(refused)
}

/// Returns the trimmed name of a client, which may be empty, or the problem of the one given as `--client`.
pub(super) fn check_client(client: &str) -> Result<String, Failure> {
    if client.trim().is_empty() { Ok(String::new()) } else { check_name("--client", client) }
}

/// Runs `salesorg resume`.
pub(super) fn resume(env: &Env, args: &args::Resume) -> Result<u8, Failure> {
    env.require_terminal()?;
    let store = env.store()?;
    let path = match &args.session {
        Some(reference) => store.find(reference)?,
        None => newest_unfinished(&store.list()?)?,
    };
    let opened = env.selected()?.open(store, &path, env.translator.language().tag());
    let (mut interview, writer) = opened.map_err(|error| Failure::opening(&path, error))?;
    let Some(mut lines) = open_lines(env)? else { return screen::interview(env, interview, writer) };
    // A finished interview opens at the advice on the screen, but at the review in lines, where answers can be
    // changed.
    if interview.place() == Place::Advice {
        interview.handle(Command::OpenReview);
    }
    let mut conductor = conductor(interview, writer);
    print_unresolved(env, &conductor)?;
    converse(env, &mut lines, |dialogue| settle_drift(env, dialogue, &mut conductor))?;
    conduct_in_lines(env, &mut lines, conductor, false)
}

/// Prints that a session was recorded with another edition of the rulebook, if it was, and which of its questions
/// and answers the rulebook no longer contains, if any.
fn print_unresolved(env: &Env, conductor: &Conductor) -> Result<(), Failure> {
    let mut page = TextWriter::new(env.text_options);
    write_other_edition(env, conductor.session(), conductor.interview().rulebook(), &mut page);
    write_unresolved(env, conductor.records(), &mut page);
    files::print(page.into_text().as_bytes())
}

/// If the saved advice differs from today's, prints the difference, asks which one applies, and records today's if
/// that is chosen. Does nothing for a reopened or read-only session.
pub(super) fn settle_drift(env: &Env, dialogue: &mut Dialogue, conductor: &mut Conductor) -> io::Result<()> {
    let (session, rulebook) = (conductor.session(), conductor.interview().rulebook());
    let drift = Drift::from_events(session, conductor.records(), rulebook).filter(Drift::is_undecided);
    let Some(drift) = drift.filter(|_| conductor.read_only().is_none()) else { return Ok(()) };
    let Ok(store) = env.store() else { return Ok(()) };
    if drift::ask(env, dialogue, &store, rulebook, session, &drift)? == DriftChoice::KeepSaved {
        return Ok(());
    }
    let adopted = match conductor.adopt_current_advice(Instant::now()) {
        Ok(()) => Message::new("drift-today-adopted"),
        Err(error) => error.message(),
    };
    for notice in conductor.take_notices() {
        dialogue.print_message(&notice)?;
    }
    dialogue.print_message(&adopted)
}

fn newest_unfinished(listed: &[ListedFile]) -> Result<PathBuf, Failure> {
    let unfinished = listed.iter().filter_map(ListedFile::summary).find(|summary| !summary.completed);
    let path = unfinished.map(|summary| summary.path.clone());
    path.ok_or_else(|| {
        let unread = listed.iter().filter(|entry| entry.summary().is_none()).count();
        let key = if unread == 0 { "cli-nothing-to-resume" } else { "cli-nothing-readable-to-resume" };
        Failure::new(FailureKind::Usage, Message::new(key).arg("count", unread))
    })
}

/// Returns the input for an interview in lines, or `None` for one on the screen.
fn open_lines(env: &Env) -> Result<Option<Lines>, Failure> {
    let lines = env.plain.then(Stdin::open).transpose();
    lines.map_err(|error| files::stream_failure(&error))
}

fn conduct_in_lines(
    env: &Env,
    lines: &mut Lines,
    mut conductor: Conductor,
    is_first: bool,
) -> Result<u8, Failure> {
    if let Some(why) = conductor.read_only() {
        let place = conductor.session().id().to_owned();
        return Err(Failure::within(FailureKind::External, place, vec![Problem::new("", why.clone())]));
    }
    let on_terminal = io::stdin().is_terminal();
    let mut ended = Ok(None);
    if lines.get_ref().signal().is_none() {
        let surroundings = Surroundings { is_first, ..Surroundings::default() };
        ended = converse(env, lines, |dialogue| {
            plain::run_interview(dialogue, &mut conductor, surroundings).map(drop)
        });
    }
    resume_hint::print_notices(&env.translator, &conductor.take_notices());
    let status = conductor.status();
    conductor.into_result()?;
    finish_lines(env, &status, lines.get_ref().signal(), ended, on_terminal)
}

/// Prints the closing message of an interview in lines, which ended by a signal or by the end of its conversation,
/// and returns the exit status.
///
/// `on_terminal` tells whether standard input was a terminal at the start. It cannot be asked now, because a
/// disconnected terminal no longer reports that it is one.
fn finish_lines(
    env: &Env,
    left: &InterviewStatus,
    signal: Option<Signal>,
    ended: Result<Option<()>, Failure>,
    on_terminal: bool,
) -> Result<u8, Failure> {
    let status = if left.is_finished { SUCCESS } else { LEFT_EARLY };
    let closing = || resume_hint::print_closing(env, &env.translator, left, true);
    match (signal, ended) {
        (Some(Signal::Interrupt), _) => closing().map(|()| status),
        (Some(signal), _) => {
            // The signal may mean that the terminal has disconnected. Then nobody can read the message.
            let _ = closing();
            Ok(signal.exit_status())
        }
        (None, Ok(Some(()))) => match closing() {
            // Printing fails if the terminal has disconnected, which also ends the input. That is no failure.
            Err(_) if on_terminal => Ok(status),
            told => told.map(|()| status),
        },
        // The output's reader or the terminal is gone, so there is nobody to print a message for.
        (None, Ok(None)) => Ok(status),
        (None, Err(failure)) => Err(failure),
    }
}
