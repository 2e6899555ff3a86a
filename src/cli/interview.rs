//! `salesorg interview`, `resume` and `replay`: an interview on the screen, or in lines with `--plain`.

use super::args::{Format, ReplayFormat};
use super::error::{Failure, FailureKind};
use super::resume_hint::{self, ClosingInfo, SaveState};
use super::stdin::{Lines, Stdin};
use super::{Env, LEFT_EARLY, SUCCESS, advise, args, drift, files, recording, screen};
use crate::advice::{self, OutcomeDiagram};
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::text_writer::TextWriter;
use crate::document::{Annotations, Reader};
use crate::interview::{Command, Event, Interview, Place};
use crate::json;
use crate::locale::{Message, Problem, display_name, time};
use crate::plain::{self, Dialogue};
use crate::render::text;
use crate::rulebook::{Answers, Rulebook};
use crate::session::drift::{AdviceChange, Drift};
use crate::session::{self, ListedFile, ResolvedEvents, Session, SessionWriter};
use crate::tui::input::Signal;
use jiff::Timestamp;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use unicode_width::UnicodeWidthStr as _;

/// The greatest length of a session's name, in characters.
const MAX_NAME_CHARS: usize = 80;

/// A saved session that is resumed or replayed.
struct LoadedSession {
    path: PathBuf,
    session: Session,
    rulebook: Arc<Rulebook>,
    records: ResolvedEvents,
}

impl LoadedSession {
    /// Reads a session and its rulebook.
    fn read(env: &Env, path: PathBuf) -> Result<Self, Failure> {
        let session = env.store()?.read(&path)?;
        let rulebook = env.rulebook_of_session(&session)?;
        let wrong = |problem| Failure::within(FailureKind::Data, path.to_string_lossy(), vec![problem]);
        let rulebook = rulebook.map_err(wrong)?;
        let records = ResolvedEvents::new(&session, &rulebook);
        Ok(Self { path, session, rulebook, records })
    }
}

/// Returns the problem of a session that belongs to a rulebook with another id.
pub(super) fn other_rulebook_problem(key: &'static str, found: &str, wanted: &str) -> Problem {
    Problem::new("rulebook.id", Message::new(key).arg("found", found).arg("wanted", wanted))
}

/// Returns the problem of a session that was recorded with another edition of the same rulebook.
pub(super) fn other_edition_problem(session: &Session) -> Problem {
    Problem::new("rulebook.digest", session.rulebook().other_edition_message())
}

/// Runs `salesorg interview`.
pub(super) fn start(env: &Env, args: &args::Interview) -> Result<u8, Failure> {
    env.require_terminal()?;
    let mut rulebook = env.rulebook()?;
    let known = match &args.from {
        Some(file) => advise::read_answers(env, &mut rulebook, file)?,
        None => Answers::new(),
    };
    let now = Timestamp::now();
    let session_name = args.name.as_deref().map(|name| check_name("--name", name)).transpose()?;
    let (store, rules) = (env.store()?, Arc::clone(&rulebook));
    let mut writer = SessionWriter::create(
        store,
        &session_name.unwrap_or_default(),
        &env.translator,
        rules,
        (now, &env.zone()),
    );
    if args.quick {
        writer = writer.with_quick_start();
    }
    for (question, value) in known.iter() {
        writer.append(&Event::Answered(question, value.clone()), 0, now)?;
    }
    let interview = Interview::new(rulebook, known);
    let mut lines = open_lines(env)?;
    if !args.quick {
        return conduct(env, lines.as_mut(), interview, writer);
    }
    let mut interview = interview.into_quick();
    // The review means that no essential question is open: the file of `--from` answers them all.
    if interview.place() == Place::Review {
        interview.handle(Command::Complete);
        writer.append(&Event::Completed, 0, now)?;
    }
    conduct(env, lines.as_mut(), interview, writer)
}

/// Returns the trimmed name, or the problem of the name given at `place`.
pub(super) fn check_name(place: &str, name: &str) -> Result<String, Failure> {
    let name = name.trim();
    let length = name.chars().count();
    let message = match length {
        0 => Message::new("problem-name-empty"),
        1..=MAX_NAME_CHARS => return Ok(name.to_owned()),
        _ => Message::new("problem-name-too-long").arg("length", length).arg("most", MAX_NAME_CHARS),
    };
    Err(Failure::within(FailureKind::Usage, place, vec![Problem::new("", message)]))
}

/// Runs `salesorg resume`.
pub(super) fn resume(env: &Env, args: &args::Resume) -> Result<u8, Failure> {
    env.require_terminal()?;
    let store = env.store()?;
    let path = match &args.session {
        Some(reference) => store.find(reference)?,
        None => newest_unfinished(&store.list()?)?,
    };
    let saved = LoadedSession::read(env, path)?;
    let language = env.translator.language().tag();
    let mut writer = SessionWriter::open(store, &saved.path, Arc::clone(&saved.rulebook), language)?;
    let mut lines = open_lines(env)?;
    if let Some(lines) = &mut lines {
        print_unresolved(env, &saved)?;
        resolve_drift(env, lines, &saved.rulebook, &mut writer)?;
    }
    // The writer has read the file again under its lock, so its state is the current one.
    let mut interview = session::resume_interview(Arc::clone(&saved.rulebook), writer.session());
    // A finished interview opens at the advice on the screen, but at the review in lines, where answers can be
    // changed.
    if env.plain && interview.place() == Place::Advice {
        interview.handle(Command::OpenReview);
    }
    conduct(env, lines.as_mut(), interview, writer)
}

/// If the saved advice differs from today's, prints the difference, asks which one applies, and records today's if
/// that is chosen. Does nothing for a reopened or read-only session.
fn resolve_drift(
    env: &Env,
    lines: &mut Lines,
    rulebook: &Rulebook,
    writer: &mut SessionWriter,
) -> Result<(), Failure> {
    let session = writer.session();
    // A reopened session gets today's advice anyway, when it is completed again.
    let drift = Drift::new(session, rulebook).filter(|drift| drift.differs() && !drift.reopened);
    let Some(drift) = drift.filter(|_| writer.read_only_reason().is_none()) else { return Ok(()) };
    let choice = with_talk(env, lines, |dialogue| drift::ask(env, dialogue, rulebook, session, &drift))?;
    if choice == Some(drift::DriftChoice::UseCurrent) { use_current_advice(env, writer) } else { Ok(()) }
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

/// Prints that a session was recorded with another edition of the rulebook, if it was, and which of its questions
/// and answers the rulebook no longer contains, if any.
fn print_unresolved(env: &Env, saved: &LoadedSession) -> Result<(), Failure> {
    let mut page = TextWriter::new(env.text_options);
    write_other_edition(env, &saved.session, &saved.rulebook, &mut page);
    write_unresolved(env, &saved.records, &mut page);
    files::print(page.into_text().as_bytes())
}

/// Writes that a session was recorded with another edition of the rulebook than this one, if it was.
pub(super) fn write_other_edition(env: &Env, session: &Session, rulebook: &Rulebook, page: &mut TextWriter) {
    if session.rulebook().is_other_edition_of(rulebook) {
        page.paragraph(0, &env.translator.translate(&session.rulebook().other_edition_used_message()));
        page.blank();
    }
}

/// Writes which of a session's questions and answers the rulebook no longer contains, if any.
pub(super) fn write_unresolved(env: &Env, records: &ResolvedEvents, page: &mut TextWriter) {
    if records.unresolved.is_empty() {
        return;
    }
    page.paragraph(0, &env.translator.get("plain-removed"));
    for problem in &records.unresolved {
        page.item(2, "!", &env.translator.translate_problem(problem));
    }
    page.blank();
}

/// Conducts an interview: in lines if `lines` is given, else on the screen.
fn conduct(
    env: &Env,
    lines: Option<&mut Lines>,
    interview: Interview,
    writer: SessionWriter,
) -> Result<u8, Failure> {
    match lines {
        Some(lines) => conduct_in_lines(env, lines, interview, writer),
        None => screen::interview(env, interview, writer),
    }
}

/// Returns the input for an interview in lines, or `None` for one on the screen.
fn open_lines(env: &Env) -> Result<Option<Lines>, Failure> {
    let lines = env.plain.then(Stdin::open).transpose();
    lines.map_err(|error| files::stream_failure(&error))
}

fn conduct_in_lines(
    env: &Env,
    lines: &mut Lines,
    mut interview: Interview,
    mut writer: SessionWriter,
) -> Result<u8, Failure> {
    if let Some(why) = writer.read_only_reason() {
        let place = writer.session().id().to_owned();
        return Err(Failure::within(FailureKind::External, place, vec![Problem::new("", why.clone())]));
    }
    let (started, on_terminal) = (Instant::now(), io::stdin().is_terminal());
    let elapsed_ms = || u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut drafts = writer.drafts();
    let mut ended = Ok(None);
    if lines.get_ref().signal().is_none() {
        let writer = &mut writer;
        let mut keep = move |record: Option<&Event>| {
            let result = match record {
                Some(record) => writer.append(record, elapsed_ms(), Timestamp::now()),
                None => writer.flush(),
            };
            result.map(|()| writer.take_notices()).map_err(|error| error.message())
        };
        let interview = &mut interview;
        ended = with_talk(env, lines, |dialogue| {
            plain::run_interview(dialogue, interview, &mut keep, &mut drafts)
        });
    }
    // Saves the drafts, and retries the events that could not be saved, however the conversation ended.
    writer.append_drafts(&drafts, elapsed_ms(), Timestamp::now())?;
    resume_hint::print_notices(env, &writer.take_notices());
    finish_lines(env, &writer, lines.get_ref().signal(), ended, on_terminal)
}

/// Prints the closing message of an interview in lines, which ended by a signal or by the end of its conversation,
/// and returns the exit status.
///
/// `on_terminal` tells whether standard input was a terminal at the start. It cannot be asked now, because a
/// disconnected terminal no longer reports that it is one.
fn finish_lines(
    env: &Env,
    writer: &SessionWriter,
    signal: Option<Signal>,
    ended: Result<Option<()>, Failure>,
    on_terminal: bool,
) -> Result<u8, Failure> {
    let finished = writer.session().is_completed();
    let status = if finished { SUCCESS } else { LEFT_EARLY };
    let closing = || print_closing(env, writer, finished);
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

/// Prints what is saved of an interview in lines and how to resume it.
fn print_closing(env: &Env, writer: &SessionWriter, finished: bool) -> Result<(), Failure> {
    // The first event only marks the start.
    let begun = writer.session().events().len() > 1;
    let saved = if begun { SaveState::All { finished } } else { SaveState::Nothing };
    let id = writer.session().id();
    resume_hint::print_closing(env, &ClosingInfo { id, path: writer.path(), saved, has_start_rulebook: true })
}

/// Runs a conversation on `input` and standard output. Returns `None` if the reader of the output or the terminal
/// is gone.
fn with_talk<T>(
    env: &Env,
    input: &mut dyn BufRead,
    hold: impl FnOnce(&mut Dialogue) -> io::Result<T>,
) -> Result<Option<T>, Failure> {
    let mut out = files::PrintWriter(io::stdout().lock());
    let on_terminal = io::stdin().is_terminal();
    let mut dialogue = Dialogue {
        input,
        out: &mut out,
        translator: &env.translator,
        text_options: env.text_options,
        echo: !on_terminal,
    };
    match hold(&mut dialogue) {
        Ok(done) => Ok(Some(done)),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        // Reading from or writing to a disconnected terminal fails with EIO.
        Err(error) if on_terminal && is_input_output(&error) => Ok(None),
        Err(error) => Err(files::stream_failure(&error)),
    }
}

#[cfg(unix)]
fn is_input_output(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

#[cfg(not(unix))]
fn is_input_output(_: &io::Error) -> bool {
    false
}

/// Prints a message after an empty line.
pub(super) fn print_below(env: &Env, message: &Message) -> Result<(), Failure> {
    let mut page = TextWriter::new(env.text_options);
    page.paragraph(0, &env.translator.translate(message));
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

/// Runs `salesorg replay`.
pub(super) fn replay(env: &Env, args: &args::Replay) -> Result<u8, Failure> {
    let report = match args.format {
        None | Some(ReplayFormat::Text) => Some(Format::Text),
        Some(ReplayFormat::Json) => Some(Format::Json),
        Some(ReplayFormat::Asciicast | ReplayFormat::Html) => None,
    };
    let wrong_format = |key| Err(Failure::new(FailureKind::Usage, Message::new(key)));
    match (args.check, report) {
        (true, Some(format)) => return drift::check(env, args, format),
        (true, None) => return wrong_format("replay-format-of-check"),
        (false, Some(_)) if args.format.is_some() => return wrong_format("replay-format-of-file"),
        (false, _) => {}
    }
    let [reference] = &args.sessions[..] else {
        return Err(Failure::new(FailureKind::Usage, Message::new("drift-one-session")));
    };
    if let Some(format) = args.format {
        let saved = LoadedSession::read(env, env.store()?.find(reference)?)?;
        return recording::write(env, args, format, saved.rulebook, &saved.session);
    }
    env.require_terminal()?;
    let saved = LoadedSession::read(env, env.store()?.find(reference)?)?;
    if !env.plain {
        let pace = screen::Pace { speed: args.speed, wait_for_key: args.step };
        return screen::replay(env, saved.rulebook, saved.session, pace);
    }
    let entries = session::timeline(&saved.session, &saved.rulebook);
    let mut page = TextWriter::new(env.text_options);
    write_head(env, &saved.session, &mut page);
    page.blank();
    write_other_edition(env, &saved.session, &saved.rulebook, &mut page);
    write_unresolved(env, &saved.records, &mut page);
    let choice = with_talk(env, &mut io::stdin().lock(), |dialogue| {
        dialogue.out.write_all(page.into_text().as_bytes())?;
        let interview = plain::replay(dialogue, &saved.rulebook, &entries, args.step)?;
        let mut page = TextWriter::new(env.text_options);
        page.paragraph(0, " ");
        write_advice(env, &saved.session, &saved.rulebook, interview.answers(), &mut page);
        dialogue.out.write_all(page.into_text().as_bytes())?;
        let drift = Drift::new(&saved.session, &saved.rulebook);
        let drift = drift.filter(|drift| drift.differs() && !drift.reopened);
        let wanted = drift.map(|drift| {
            writeln!(dialogue.out)?;
            drift::ask(env, dialogue, &saved.rulebook, &saved.session, &drift)
        });
        dialogue.out.flush()?;
        wanted.transpose()
    })?;
    if choice.flatten() == Some(drift::DriftChoice::UseCurrent) {
        let language = env.translator.language().tag();
        let mut writer =
            SessionWriter::open(env.store()?, &saved.path, Arc::clone(&saved.rulebook), language)?;
        use_current_advice(env, &mut writer)?;
    }
    Ok(SUCCESS)
}

/// Records that the interview is completed with today's rulebook, and prints a confirmation.
fn use_current_advice(env: &Env, writer: &mut SessionWriter) -> Result<(), Failure> {
    writer.append(&Event::Completed, 0, Timestamp::now())?;
    resume_hint::print_notices(env, &writer.take_notices());
    print_below(env, &Message::new("drift-today-adopted"))
}

/// Writes the name and dates of a session.
pub(super) fn write_head(env: &Env, session: &Session, page: &mut TextWriter) {
    let zone = env.zone();
    let time = |time: Timestamp| time::format_minute(time, &zone);
    let words = &env.translator;
    let title = |name: &str| words.translate(&Message::new("cli-session-title").arg("name", name));
    let room = env.text_options.width.saturating_sub(title("").width());
    page.title(&title(&fit_title(&display_name(session.name()), room)));
    let head = Message::new("cli-session-head")
        .arg("id", session.id())
        .arg("created", time(session.created_at()))
        .arg("updated", time(session.updated_at()));
    page.paragraph(0, &words.translate(&head));
}

/// Shortens a name to `room` columns if one of its words is wider than that. Any other name is returned whole,
/// because a title wraps between words.
fn fit_title(name: &str, room: usize) -> String {
    let mut end = room.saturating_sub(1);
    if name.split_whitespace().all(|word| word.width() <= room) {
        return name.to_owned();
    }
    while json::truncate(name, end).width() > room && end > 0 {
        end -= 1;
    }
    json::truncate(name, end)
}

/// Writes whether the session is finished and whether its saved advice still applies, then the advice that
/// `rulebook` gives on `answers`.
pub(super) fn write_advice(
    env: &Env,
    session: &Session,
    rulebook: &Rulebook,
    answers: &Answers,
    page: &mut TextWriter,
) {
    let words = &env.translator;
    let reader = Reader::new(rulebook, words);
    let reopened = !session.is_completed() && session.advice().is_some();
    if !session.is_completed() {
        page.paragraph(0, &words.get(if reopened { "cli-reopened" } else { "cli-not-finished" }));
    }
    if let Some(saved_advice) = session.advice() {
        let known = rulebook.models.iter().find(|model| model.id == saved_advice.model);
        let title =
            known.map_or_else(|| saved_advice.model.clone(), |model| reader.text(&model.title).into_owned());
        let is_other = session.rulebook().is_other_edition_of(rulebook);
        let key = match AdviceChange::new(session, rulebook) {
            None if is_other => "cli-advice-same-asked",
            None => "cli-advice-same",
            Some(AdviceChange::OtherRulebook) => "cli-advice-other-asked",
            Some(AdviceChange::File) => "cli-advice-other-file",
            Some(AdviceChange::Rules) => "cli-advice-other-rules",
            Some(AdviceChange::Answers) => "cli-advice-other-answers",
            Some(AdviceChange::RulesAndAnswers) => "cli-advice-other",
        };
        page.paragraph(0, &words.translate(&Message::new(key).arg("model", title)));
    }
    let advice = advice::advise(rulebook, &OutcomeDiagram::new(rulebook), answers);
    page.blank();
    // The answers and notes are left out here, because they are printed above.
    let annotations = Annotations::without_notes(session, env.today());
    let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
    let mut whole = document.page(&reader, Extent::Whole);
    whole.sections.retain(|section| section.id != "answers");
    page.push_raw(&text::page(&whole, words, env.text_options));
}

/// Returns the path of a session as a line, for messages and scripts.
pub(super) fn path_line(path: &Path) -> Vec<u8> {
    let mut line = path.as_os_str().as_encoded_bytes().to_vec();
    line.push(b'\n');
    line
}
