//! `salesorg interview`, `resume` and `replay`: an interview on the screen, or in lines with `--plain`.

use super::error::{Failure, Kind};
use super::stdin::{Lines, Stdin};
use super::told::{self, Closing, SaveState};
use super::{Context, DONE, LEFT_EARLY, advise, args, drift, files, screen};
use crate::advice::{self, OutcomeDiagram};
use crate::interview::{Event, Interview, Place, Record};
use crate::json;
use crate::locale::{Message, Problem, shown_name, time};
use crate::plain::{self, Talk};
use crate::report::page::Page;
use crate::report::{Kept, Reader, text};
use crate::rulebook::{Answers, Rulebook};
use crate::session::drift::{AdviceChange, Drift};
use crate::session::{self, SessionWriter, ListedFile, ResolvedEvents, Session};
use crate::tui::input::Signal;
use jiff::Timestamp;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use unicode_width::UnicodeWidthStr as _;

/// The greatest length of a session's name, in characters.
const LONGEST_NAME: usize = 80;

/// The pace of a replay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace {
    /// The speed as a multiple of the original.
    pub speed: f64,
    /// Whether to wait for a key before each entry.
    pub step: bool,
}

/// A saved session that is resumed or replayed.
struct Saved {
    path: PathBuf,
    session: Session,
    rulebook: Arc<Rulebook>,
    records: ResolvedEvents,
}

impl Saved {
    /// Reads a session and its rulebook.
    fn read(context: &Context, path: PathBuf) -> Result<Self, Failure> {
        let session = context.store()?.read(&path)?;
        let rulebook = context.rulebook_of_session(&session)?;
        let wrong = |problem| Failure::within(Kind::Data, path.to_string_lossy(), vec![problem]);
        let rulebook = rulebook.map_err(wrong)?;
        let records = ResolvedEvents::new(&session, &rulebook);
        Ok(Self { path, session, rulebook, records })
    }
}

/// Returns the problem of a session that belongs to a rulebook with another id.
pub(super) fn other_rulebook(key: &'static str, found: &str, wanted: &str) -> Problem {
    Problem::new("rulebook.id", Message::new(key).with("found", found).with("wanted", wanted))
}

/// Returns the problem of a session that was held with another edition of the rulebook with the same id.
pub(super) fn other_edition(session: &Session) -> Problem {
    Problem::new("rulebook.digest", session.rulebook().other_edition_message())
}

/// Runs `salesorg interview`.
pub(super) fn start(context: &Context, asked: &args::Interview) -> Result<u8, Failure> {
    context.needs_terminal()?;
    let mut rulebook = context.rulebook()?;
    let known = match &asked.from {
        Some(file) => advise::read_answers(context, &mut rulebook, file)?,
        None => Answers::new(),
    };
    let now = Timestamp::now();
    let given = asked.name.as_deref().map(|name| checked_name("--name", name)).transpose()?;
    let (store, rules) = (context.store()?, Arc::clone(&rulebook));
    let mut keeper =
        SessionWriter::create(store, &given.unwrap_or_default(), &context.words, rules, (now, &context.zone()));
    if asked.quick {
        keeper = keeper.with_quick_start();
    }
    for (question, value) in known.iter() {
        keeper.append(&Record::Answered(question, value.clone()), 0, now)?;
    }
    let interview = Interview::new(rulebook, known);
    let mut lines = lines(context)?;
    if !asked.quick {
        return hold(context, lines.as_mut(), interview, keeper);
    }
    let mut interview = interview.essentials_first();
    // If the file answers all essential questions, the advice is available at once.
    if interview.place() == Place::Review {
        interview.handle(Event::Complete);
        keeper.append(&Record::Completed, 0, now)?;
    }
    hold(context, lines.as_mut(), interview, keeper)
}

/// Returns the trimmed name, or the problem of the name given at `place`.
pub(super) fn checked_name(place: &str, name: &str) -> Result<String, Failure> {
    let name = name.trim();
    let length = name.chars().count();
    let message = match length {
        0 => Message::new("problem-name-empty"),
        1..=LONGEST_NAME => return Ok(name.to_owned()),
        _ => Message::new("problem-name-too-long").with("length", length).with("most", LONGEST_NAME),
    };
    Err(Failure::within(Kind::Usage, place, vec![Problem::new("", message)]))
}

/// Runs `salesorg resume`.
pub(super) fn resume(context: &Context, asked: &args::Resume) -> Result<u8, Failure> {
    context.needs_terminal()?;
    let store = context.store()?;
    let path = match &asked.session {
        Some(reference) => store.find(reference)?,
        None => newest_unfinished(&store.list()?)?,
    };
    let saved = Saved::read(context, path)?;
    let language = context.words.language().tag();
    let mut keeper = SessionWriter::open(store, &saved.path, Arc::clone(&saved.rulebook), language)?;
    let mut lines = lines(context)?;
    if let Some(lines) = &mut lines {
        tell_gone(context, &saved)?;
        keep_or_take(context, lines, &saved.rulebook, &mut keeper)?;
    }
    // The writer has read the file again under its lock, so its state is the current one.
    let mut interview = session::resume_interview(Arc::clone(&saved.rulebook), keeper.session());
    // The screen opens on the advice; lines begin where answers can still be changed.
    if context.plain && interview.place() == Place::Done {
        interview.handle(Event::Review);
    }
    hold(context, lines.as_mut(), interview, keeper)
}

/// If today's rules advise otherwise than the saved advice, prints the difference and asks which one applies.
fn keep_or_take(
    context: &Context,
    lines: &mut Lines,
    rulebook: &Rulebook,
    keeper: &mut SessionWriter,
) -> Result<(), Failure> {
    let session = keeper.session();
    // A reopened session will be completed again anyway.
    let drift = Drift::new(session, rulebook).filter(|drift| drift.differs() && !drift.reopened);
    let Some(drift) = drift.filter(|_| keeper.read_only_reason().is_none()) else { return Ok(()) };
    let wanted = in_lines(context, lines, |talk| drift::ask(context, talk, rulebook, session, &drift))?;
    if wanted == Some(drift::Wanted::Take) { take(context, keeper) } else { Ok(()) }
}

fn newest_unfinished(listed: &[ListedFile]) -> Result<PathBuf, Failure> {
    let unfinished = listed.iter().filter_map(ListedFile::summary).find(|summary| !summary.completed);
    let path = unfinished.map(|summary| summary.path.clone());
    path.ok_or_else(|| {
        let unread = listed.iter().filter(|entry| entry.summary().is_none()).count();
        let key = if unread == 0 { "cli-nothing-to-resume" } else { "cli-nothing-readable-to-resume" };
        Failure::new(Kind::Usage, Message::new(key).with("count", unread))
    })
}

/// Prints which questions and answers the rulebook no longer contains.
fn tell_gone(context: &Context, saved: &Saved) -> Result<(), Failure> {
    let mut page = Page::new(context.looks);
    put_other_edition(context, &saved.session, &saved.rulebook, &mut page);
    put_gone(context, &saved.records, &mut page);
    files::print(page.into_text().as_bytes())
}

/// Writes that a session was held with another edition of the rulebook than this one, if it was.
pub(super) fn put_other_edition(context: &Context, session: &Session, rulebook: &Rulebook, page: &mut Page) {
    if session.rulebook().is_other_edition_of(rulebook) {
        page.paragraph(0, &context.words.say(&session.rulebook().other_edition_used_message()));
        page.blank();
    }
}

/// Writes which questions and answers the rulebook no longer contains, if any.
pub(super) fn put_gone(context: &Context, records: &ResolvedEvents, page: &mut Page) {
    if records.unresolved.is_empty() {
        return;
    }
    page.paragraph(0, &context.words.get("plain-gone"));
    for problem in &records.unresolved {
        page.item(2, "!", &context.words.problem(problem));
    }
    page.blank();
}

/// Conducts an interview: in lines if `lines` is given, else on the screen.
fn hold(
    context: &Context,
    lines: Option<&mut Lines>,
    interview: Interview,
    keeper: SessionWriter,
) -> Result<u8, Failure> {
    match lines {
        Some(lines) => hold_in_lines(context, lines, interview, keeper),
        None => screen::interview(context, interview, keeper),
    }
}

/// Returns the input for an interview in lines, or `None` for one on the screen.
fn lines(context: &Context) -> Result<Option<Lines>, Failure> {
    let lines = context.plain.then(Stdin::lines).transpose();
    lines.map_err(|error| files::stream_failed(&error))
}

fn hold_in_lines(
    context: &Context,
    lines: &mut Lines,
    mut interview: Interview,
    mut keeper: SessionWriter,
) -> Result<u8, Failure> {
    if let Some(why) = keeper.read_only_reason() {
        let place = keeper.session().id().to_owned();
        return Err(Failure::within(Kind::Outside, place, vec![Problem::new("", why.clone())]));
    }
    let (begun, on_terminal) = (Instant::now(), io::stdin().is_terminal());
    let spent = || u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut drafts = keeper.drafts();
    let mut ended = Ok(None);
    if lines.get_ref().signal().is_none() {
        let keeper = &mut keeper;
        let mut keep = move |record: Option<&Record>| {
            let result = match record {
                Some(record) => keeper.append(record, spent(), Timestamp::now()),
                None => keeper.flush(),
            };
            result.map(|()| keeper.take_notices()).map_err(|error| error.message())
        };
        let interview = &mut interview;
        ended = in_lines(context, lines, |talk| plain::interview(talk, interview, &mut keep, &mut drafts));
    }
    // However the conversation ended, try once more to save what could not be saved.
    keeper.append_drafts(&drafts, spent(), Timestamp::now())?;
    told::notices(context, &keeper.take_notices());
    leave(context, &keeper, lines.get_ref().signal(), ended, on_terminal)
}

/// Prints how to resume an interview in lines that was left, by a signal or because its conversation ended, and returns
/// the exit status. `on_terminal` is whether standard input was a terminal at the start, because a disconnected
/// terminal no longer reports that it is one.
fn leave(
    context: &Context,
    keeper: &SessionWriter,
    signal: Option<Signal>,
    ended: Result<Option<()>, Failure>,
    on_terminal: bool,
) -> Result<u8, Failure> {
    let finished = keeper.session().is_completed();
    let status = if finished { DONE } else { LEFT_EARLY };
    let closing = || tell_closing(context, keeper, finished);
    match (signal, ended) {
        (Some(Signal::Interrupt), _) => closing().map(|()| status),
        (Some(signal), _) => {
            // The terminal may have disconnected, so the message may have no reader.
            let _ = closing();
            Ok(signal.exit_status())
        }
        (None, Ok(Some(()))) => match closing() {
            // The input may have ended because the terminal disconnected.
            Err(_) if on_terminal => Ok(status),
            told => told.map(|()| status),
        },
        // The reader of the output or the terminal is gone.
        (None, Ok(None)) => Ok(status),
        (None, Err(failure)) => Err(failure),
    }
}

/// Prints how to resume the interview that was left.
fn tell_closing(context: &Context, keeper: &SessionWriter, finished: bool) -> Result<(), Failure> {
    let begun = keeper.session().events().len() > 1;
    let saved = if begun { SaveState::All { finished } } else { SaveState::Nothing };
    let id = keeper.session().id();
    told::closing(context, &Closing { id, path: keeper.path(), saved, own: true })
}

/// Runs a conversation on `input` and standard output. Returns `None` if the reader of the output is gone.
fn in_lines<T>(
    context: &Context,
    input: &mut dyn BufRead,
    hold: impl FnOnce(&mut Talk) -> io::Result<T>,
) -> Result<Option<T>, Failure> {
    let mut out = files::Printed(io::stdout().lock());
    let on_terminal = io::stdin().is_terminal();
    let mut talk =
        Talk { input, out: &mut out, words: &context.words, looks: context.looks, echo: !on_terminal };
    match hold(&mut talk) {
        Ok(done) => Ok(Some(done)),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        // The error of reading and writing on a disconnected terminal.
        Err(error) if on_terminal && is_input_output(&error) => Ok(None),
        Err(error) => Err(files::stream_failed(&error)),
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

/// Prints a message below what was on the screen.
pub(super) fn say(context: &Context, message: &Message) -> Result<(), Failure> {
    let mut page = Page::new(context.looks);
    page.paragraph(0, &context.words.say(message));
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

/// Runs `salesorg replay`.
pub(super) fn replay(context: &Context, asked: &args::Replay) -> Result<u8, Failure> {
    if asked.check {
        return drift::check(context, asked);
    }
    let [reference] = &asked.sessions[..] else {
        return Err(Failure::new(Kind::Usage, Message::new("drift-one-session")));
    };
    context.needs_terminal()?;
    let saved = Saved::read(context, context.store()?.find(reference)?)?;
    if !context.plain {
        let pace = Pace { speed: asked.speed, step: asked.step };
        return screen::replay(context, saved.rulebook, saved.session, pace);
    }
    let moments = session::timeline(&saved.session, &saved.rulebook);
    let mut page = Page::new(context.looks);
    put_head(context, &saved.session, &mut page);
    page.blank();
    put_other_edition(context, &saved.session, &saved.rulebook, &mut page);
    put_gone(context, &saved.records, &mut page);
    let wanted = in_lines(context, &mut io::stdin().lock(), |talk| {
        talk.out.write_all(page.into_text().as_bytes())?;
        let interview = plain::replay(talk, &saved.rulebook, &moments, asked.step)?;
        let mut page = Page::new(context.looks);
        page.paragraph(0, " ");
        put_advice(context, &saved.session, &saved.rulebook, interview.answers(), &mut page);
        talk.out.write_all(page.into_text().as_bytes())?;
        let drift = Drift::new(&saved.session, &saved.rulebook);
        let drift = drift.filter(|drift| drift.differs() && !drift.reopened);
        let wanted = drift.map(|drift| {
            writeln!(talk.out)?;
            drift::ask(context, talk, &saved.rulebook, &saved.session, &drift)
        });
        talk.out.flush()?;
        wanted.transpose()
    })?;
    if wanted.flatten() == Some(drift::Wanted::Take) {
        let language = context.words.language().tag();
        let mut keeper = SessionWriter::open(context.store()?, &saved.path, Arc::clone(&saved.rulebook), language)?;
        take(context, &mut keeper)?;
    }
    Ok(DONE)
}

/// Records that the interview is completed with today's rulebook, and prints a confirmation.
fn take(context: &Context, keeper: &mut SessionWriter) -> Result<(), Failure> {
    keeper.append(&Record::Completed, 0, Timestamp::now())?;
    told::notices(context, &keeper.take_notices());
    say(context, &Message::new("drift-taken"))
}

/// Writes the name and dates of a session.
pub(super) fn put_head(context: &Context, session: &Session, page: &mut Page) {
    let zone = context.zone();
    let time = |time: Timestamp| time::minute(time, &zone);
    let words = &context.words;
    let title = |name: &str| words.say(&Message::new("cli-session-title").with("name", name));
    let room = context.looks.width.saturating_sub(title("").width());
    page.title(&title(&fitted(&shown_name(session.name()), room)));
    let head = Message::new("cli-session-head")
        .with("id", session.id())
        .with("created", time(session.created_at()))
        .with("updated", time(session.updated_at()));
    page.paragraph(0, &words.say(&head));
}

/// Shortens a name to fit a title of `room` columns. A name may wrap between its words but not within one.
fn fitted(name: &str, room: usize) -> String {
    let mut end = room.saturating_sub(1);
    if name.split_whitespace().all(|word| word.width() <= room) {
        return name.to_owned();
    }
    while json::truncate(name, end).width() > room && end > 0 {
        end -= 1;
    }
    json::truncate(name, end)
}

/// Writes the advice on a session's answers by today's rules, and whether it is the saved advice.
pub(super) fn put_advice(
    context: &Context,
    session: &Session,
    rulebook: &Rulebook,
    answers: &Answers,
    page: &mut Page,
) {
    let words = &context.words;
    let reader = Reader::new(rulebook, words);
    let reopened = !session.is_completed() && session.advice().is_some();
    if !session.is_completed() {
        page.paragraph(0, &words.get(if reopened { "cli-reopened" } else { "cli-not-finished" }));
    }
    if let Some(then) = session.advice() {
        let known = rulebook.models.iter().find(|model| model.id == then.model);
        let title = known.map_or_else(|| then.model.clone(), |model| reader.text(&model.title).into_owned());
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
        page.paragraph(0, &words.say(&Message::new(key).with("model", title)));
    }
    let advice = advice::advise(rulebook, &OutcomeDiagram::new(rulebook), answers);
    page.blank();
    // The notes are printed with the answers.
    let kept = Kept::decision(session, context.today());
    page.text(&text::write_with(&reader, &advice, &kept, context.looks));
}

/// Returns the path of a session as a line, for messages and scripts.
pub(super) fn path_line(path: &Path) -> Vec<u8> {
    let mut line = path.as_os_str().as_encoded_bytes().to_vec();
    line.push(b'\n');
    line
}
