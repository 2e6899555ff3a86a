//! `salesorg replay --check`: computes the advice of saved sessions again with today's rulebook.
//!
//! Sessions are read one at a time. As text, those with other advice come last, and those with the same cause together,
//! so that a change of the rules appears once and not for each session; only their names are kept meanwhile. A session
//! that cannot be checked is reported on standard error, and the check continues.

use super::args::{Format, Replay};
use super::error::{Failure, FailureKind, Reporter};
use super::{Env, SUCCESS, files, resume_hint};
use crate::advice::OutcomeDiagram;
use crate::document::drift::{DriftText, other_changes, saved_page, today_page};
use crate::document::json::drift as wire;
use crate::document::{Block, Page, Reader};
use crate::locale::{Message, sanitize};
use crate::plain::Dialogue;
use crate::render;
use crate::render::json as escape;
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;
use crate::session::drift::{Drift, EarlierRules};
use crate::session::{ResolvedEvents, Session, Store, shown_name};
use crate::workflow::{earlier_rules, keep_case};
use serde_json::json;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The greatest number of sessions that are named for one cause.
const MAX_NAMED: usize = 50;

/// The exit status if any advice differs.
const DIFFERS: u8 = 4;

/// The results so far.
#[derive(Default)]
struct CheckTotals {
    same: usize,
    differing: usize,
    /// Sessions that are unfinished or have nothing to compare with.
    unchecked: usize,
    /// Sessions that could not be checked.
    unreadable: usize,
    /// The most severe reason why a session could not be checked.
    most_severe: Option<FailureKind>,
}

impl CheckTotals {
    /// Returns the exit status. Wrong data outranks a difference, and a difference outranks an external failure, which
    /// must not hide it.
    fn status(&self) -> u8 {
        match self.most_severe {
            Some(FailureKind::Data) => FailureKind::Data as u8,
            _ if self.differing > 0 => DIFFERS,
            Some(kind) => kind as u8,
            None => SUCCESS,
        }
    }
}

/// Checks the requested sessions, or all, and returns the exit status.
pub(super) fn check(env: &Env, args: &Replay, format: Format) -> Result<u8, Failure> {
    let store = env.store()?;
    let paths = if args.all { store.paths()? } else { find_sessions(&store, args)? };
    let mut out = ReportWriter {
        context: env,
        format,
        is_first: true,
        store: &store,
        is_only: paths.len() == 1,
        earlier: HashMap::new(),
        groups: Vec::new(),
    };
    out.begin(&*env.rulebook()?)?;
    let (mut found, mut rulebooks) = (CheckTotals::default(), HashMap::new());
    let mut reporter = Reporter::new(&env.translator);
    for path in &paths {
        match read(env, &store, path, &mut rulebooks) {
            Ok((session, rulebook)) => {
                let drift = Drift::new(&session, &rulebook);
                match drift.as_ref().map(Drift::differs) {
                    None => found.unchecked += 1,
                    Some(false) => found.same += 1,
                    Some(true) => found.differing += 1,
                }
                out.session(&session, &rulebook, drift.as_ref())?;
            }
            Err(failure) => {
                reporter.report(&failure);
                found.unreadable += 1;
            }
        }
    }
    found.most_severe = reporter.most_severe();
    out.end(&found)?;
    Ok(found.status())
}

/// Returns the files of the requested sessions. A session that is not found is an error of the command line, so nothing
/// is checked then.
fn find_sessions(store: &Store, args: &Replay) -> Result<Vec<PathBuf>, Failure> {
    let mut failure: Option<Failure> = None;
    let mut paths = Vec::new();
    for reference in &args.sessions {
        match store.find(reference) {
            Ok(path) => paths.push(path),
            Err(error) => match &mut failure {
                Some(failure) => failure.add(error.into()),
                None => failure = Some(error.into()),
            },
        }
    }
    failure.map_or(Ok(paths), Err)
}

/// Reads a session and its rulebook. Rulebooks that were read before come from `rulebooks`.
fn read(
    env: &Env,
    store: &Store,
    path: &Path,
    rulebooks: &mut HashMap<String, Arc<Rulebook>>,
) -> Result<(Session, Arc<Rulebook>), Failure> {
    let session = store.read(path)?;
    let id = &session.rulebook().id;
    let wrong = |problem| Failure::within(FailureKind::Data, path.to_string_lossy(), vec![problem]);
    let selected = env.selected()?;
    let rulebook = if let Some(rulebook) = rulebooks.get(id) {
        Arc::clone(rulebook)
    } else {
        let rulebook = selected.by_id(&session).map_err(wrong)?;
        rulebooks.insert(id.clone(), Arc::clone(&rulebook));
        rulebook
    };
    selected.check_edition(&session, &rulebook).map_err(wrong)?;
    Ok((session, rulebook))
}

/// Sessions whose advice differs for the same reason.
struct CauseGroup {
    /// The cause, as described for the first of them.
    text: DriftText,
    /// The lines with which the sessions are named, at most [`MAX_NAMED`].
    sessions: Vec<String>,
    /// The number of sessions.
    count: usize,
    /// The report on the first session alone, for when it stays the only one.
    blocks: Vec<Block>,
}

/// Writes the report, session by session, as text or JSON.
struct ReportWriter<'a> {
    context: &'a Env,
    format: Format,
    is_first: bool,
    store: &'a Store,
    /// Whether only one session is checked, of which more is said.
    is_only: bool,
    /// The rulebooks of then that were looked for, by digest.
    earlier: HashMap<String, Option<Arc<Rulebook>>>,
    groups: Vec<CauseGroup>,
}

impl ReportWriter<'_> {
    fn begin(&mut self, rulebook: &Rulebook) -> Result<(), Failure> {
        if self.format == Format::Text {
            return Ok(());
        }
        let head = json!({
            "format": wire::FORMAT, "format_version": wire::FORMAT_VERSION,
            "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest()},
        });
        let head = self.to_json_text(&head)?;
        // The sessions follow inside this object, so its closing brace is left out here.
        let open = head.trim_end().trim_end_matches('}').trim_end();
        files::print(format!("{open},\n  \"sessions\": [").as_bytes())
    }

    fn session(
        &mut self,
        session: &Session,
        rulebook: &Rulebook,
        drift: Option<&Drift>,
    ) -> Result<(), Failure> {
        let reader = Reader::new(rulebook, &self.context.translator);
        if self.format == Format::Json {
            let object = self.to_json_text(&wire::session_json(&reader, session, drift))?;
            let separator = if std::mem::take(&mut self.is_first) { "" } else { "," };
            let one = object.trim_end().replace('\n', "\n    ");
            return files::print(format!("{separator}\n    {one}").as_bytes());
        }
        let text = self.session_text(&reader, session, rulebook, drift);
        match drift.filter(|drift| drift.differs()) {
            Some(drift) => {
                self.add_to_group(&reader, session, drift, text);
                Ok(())
            }
            None => files::print(text.as_bytes()),
        }
    }

    /// Returns the lines that name a session and say whether its advice is the same.
    fn session_text(
        &self,
        reader: &Reader,
        session: &Session,
        rulebook: &Rulebook,
        drift: Option<&Drift>,
    ) -> String {
        let is_other = session.rulebook().is_other_edition_of(rulebook);
        let key = match drift {
            None if session.is_completed() => "drift-line-unchecked",
            None => "drift-line-unfinished",
            Some(drift) if drift.differs() => "drift-line-differs",
            Some(_) => "drift-line-same",
        };
        let name = format!("{}  {}", session.id(), shown_name(session.name(), reader.translator));
        let advice = drift.map(|drift| reader.saved_advice(&drift.saved)).unwrap_or_default();
        let line = Message::new(key).arg("name", name).arg("advice", advice);
        let mut page = TextWriter::new(self.context.text_options);
        page.hanging(4, &reader.translate(&line));
        if is_other {
            page.paragraph(4, &reader.translate(&session.rulebook().other_edition_used_message()));
        }
        if is_other && drift.is_some_and(|drift| !drift.differs()) {
            page.paragraph(4, &self.context.translator.get("drift-mark-same"));
        }
        let reopened = drift.filter(|drift| drift.reopened && !drift.differs());
        if reopened.is_some() {
            page.paragraph(4, &self.context.translator.get("drift-reopened"));
        }
        page.into_text()
    }

    /// Adds a session to those with the same cause.
    fn add_to_group(&mut self, reader: &Reader, session: &Session, drift: &Drift, line: String) {
        let earlier = self.earlier_rules(session);
        let mut text = DriftText::new(reader, drift, earlier.as_ref());
        if let Some(group) = self.groups.iter_mut().find(|group| group.text.has_same_cause(&text)) {
            group.count += 1;
            if group.sessions.len() < MAX_NAMED {
                group.sessions.push(line);
            }
            return;
        }
        if let Some(earlier) = earlier.filter(|_| self.is_only) {
            let answers = ResolvedEvents::new(session, reader.rulebook).answers_at_completion();
            let outcomes = OutcomeDiagram::new(reader.rulebook);
            text.more = other_changes(reader, &earlier, (&outcomes, &answers));
        }
        let blocks = text.blocks(reader);
        self.groups.push(CauseGroup { text, sessions: vec![line], count: 1, blocks });
    }

    /// Returns the rules by which a session was finished, if they are known.
    fn earlier_rules(&mut self, session: &Session) -> Option<EarlierRules> {
        let reference = session.rulebook();
        let store = self.store;
        let known = self.earlier.entry(reference.digest.clone());
        let known = known.or_insert_with(|| store.known_rulebook(reference).map(Arc::new));
        EarlierRules::new(session, known.clone()?)
    }

    /// Writes the sessions with other advice, by cause.
    fn groups(&self, reader: &Reader) -> Result<(), Failure> {
        let options = self.context.text_options;
        let to_text =
            |blocks: &[Block], indent| render::text::blocks(blocks, indent, reader.translator, options);
        for group in &self.groups {
            if group.count == 1 {
                let text = format!("{}{}", group.sessions.concat(), to_text(&group.blocks, 4));
                files::print(text.as_bytes())?;
                continue;
            }
            let mut page = TextWriter::new(options);
            page.push_raw("\n");
            page.paragraph(0, &reader.translate(&Message::new("drift-group").arg("count", group.count)));
            page.push_raw(&to_text(&group.text.cause_blocks(reader, "drift-means-each"), 2));
            for line in &group.sessions {
                page.push_raw(line);
            }
            let more = group.count - group.sessions.len();
            if more > 0 {
                page.paragraph(4, &reader.translate(&Message::new("drift-group-more").arg("count", more)));
            }
            files::print(page.into_text().as_bytes())?;
        }
        Ok(())
    }

    fn end(&self, totals: &CheckTotals) -> Result<(), Failure> {
        let checked = totals.same + totals.differing + totals.unchecked;
        if self.format == Format::Json {
            return files::print(if self.is_first { b"]\n}\n" } else { b"\n  ]\n}\n" });
        }
        self.groups(&Reader::new(&*self.context.rulebook()?, &self.context.translator))?;
        let message = match (checked, totals.most_severe) {
            (0, None) => Message::new("drift-none"),
            (0 | 1, _) => return Ok(()),
            _ => Message::new("drift-count")
                .arg("checked", checked)
                .arg("same", totals.same)
                .arg("differing", totals.differing)
                .arg("rest", totals.unchecked),
        };
        let mut page = TextWriter::new(self.context.text_options);
        page.paragraph(0, &self.context.translator.translate(&message));
        if totals.unreadable > 0 {
            let unread = Message::new("drift-count-unread").arg("count", totals.unreadable);
            page.paragraph(0, &self.context.translator.translate(&unread));
        }
        files::print(page.into_text().as_bytes())
    }

    fn to_json_text(&self, value: &serde_json::Value) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        escape::write(&mut bytes, value, self.context.text_options.ascii)
            .map_err(|error| files::stream_failure(&error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Answer to the question which advice applies if the saved one differs from today's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DriftChoice {
    /// The saved advice. Also the answer if the input ends.
    KeepSaved,
    /// Today's advice.
    UseCurrent,
}

/// Prints the notices about the session's file, and that today's advice was adopted.
pub(super) fn print_adopted(env: &Env, notices: &[Message]) -> Result<(), Failure> {
    resume_hint::print_notices(&env.translator, notices);
    let mut page = TextWriter::new(env.text_options);
    page.paragraph(0, &env.translator.get("drift-today-adopted"));
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

/// What can be answered to the question which advice applies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AskedChoice {
    Keep,
    Take,
    ReadBoth,
    KeepCase,
}

/// The answers in their order, with the message that says what each does.
const CHOICES: [(AskedChoice, &str); 4] = [
    (AskedChoice::Keep, "drift-choose-keep"),
    (AskedChoice::Take, "drift-choose-take"),
    (AskedChoice::ReadBoth, "drift-choose-both"),
    (AskedChoice::KeepCase, "drift-choose-case"),
];

/// Prints what differs and asks which advice applies.
pub(super) fn ask(
    env: &Env,
    dialogue: &mut Dialogue,
    store: &Store,
    rulebook: &Rulebook,
    session: &Session,
    drift: &Drift,
) -> std::io::Result<DriftChoice> {
    let reader = Reader::new(rulebook, &env.translator);
    let earlier = earlier_rules(store, session);
    let outcomes = OutcomeDiagram::new(rulebook);
    let answers = ResolvedEvents::new(session, rulebook).answers_at_completion();
    let mut text = DriftText::new(&reader, drift, earlier.as_ref());
    if let Some(earlier) = earlier.as_ref().filter(|_| !text.is_of_file) {
        text.more = other_changes(&reader, earlier, (&outcomes, &answers));
    }
    let mut page = TextWriter::new(env.text_options);
    if !text.is_of_file {
        page.paragraph(0, &format!("{}. {}", text.title, text.cause));
    }
    page.push_raw(&render::text::blocks(&text.blocks(&reader), 2, &env.translator, env.text_options));
    dialogue.out.write_all(page.into_text().as_bytes())?;
    loop {
        print_choices(env, dialogue)?;
        let Some(line) = dialogue.read_line()? else { return Ok(DriftChoice::KeepSaved) };
        match chosen(line.trim()) {
            Some(AskedChoice::Keep) => {
                dialogue.print_message(&Message::new("drift-saved-kept"))?;
                return Ok(DriftChoice::KeepSaved);
            }
            Some(AskedChoice::Take) => return Ok(DriftChoice::UseCurrent),
            Some(AskedChoice::ReadBoth) => {
                let saved = saved_page(&reader, session, drift, earlier.as_ref());
                let today = today_page(&reader, drift, (&outcomes, &answers));
                for (key, page) in [("drift-both-then", saved), ("drift-both-today", today)] {
                    let title = format!("{}: {}", env.translator.get(key), page.title);
                    let page = Page { title, ..page };
                    let text = render::text::page(&page, &env.translator, env.text_options);
                    dialogue.out.write_all(text.as_bytes())?;
                }
            }
            Some(AskedChoice::KeepCase) => {
                let message = match keep_case(store, session, rulebook) {
                    Ok(path) => Message::new("case-saved").arg("path", &*sanitize(&path.to_string_lossy())),
                    Err(message) => message,
                };
                dialogue.print_message(&message)?;
            }
            None => {}
        }
    }
}

/// Returns the choice with this number. An empty line keeps the saved advice.
fn chosen(line: &str) -> Option<AskedChoice> {
    if line.is_empty() {
        return Some(AskedChoice::Keep);
    }
    let index = line.parse::<usize>().ok()?.checked_sub(1)?;
    CHOICES.get(index).map(|(choice, _)| *choice)
}

fn print_choices(env: &Env, dialogue: &mut Dialogue) -> std::io::Result<()> {
    let mut page = TextWriter::new(env.text_options);
    page.blank();
    page.paragraph(0, &env.translator.get("drift-ask"));
    for (number, (_, key)) in (1..).zip(CHOICES) {
        page.hanging(3, &format!("{number}  {}", env.translator.get(key)));
    }
    dialogue.out.write_all(page.into_text().as_bytes())
}
