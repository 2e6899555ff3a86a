//! `salesorg replay --check`: computes the advice of saved sessions again with today's rulebook.
//!
//! Sessions are read and reported one at a time, so that memory use does not depend on their number. A session that
//! cannot be checked is reported on standard error, and the check continues.

use super::args::{Format, Replay};
use super::error::{Failure, FailureKind, Reporter};
use super::{Env, SUCCESS, files, resume_hint};
use crate::document::drift::DriftText;
use crate::document::json::drift as wire;
use crate::document::{Block, Reader};
use crate::locale::{Message, display_name, sanitize};
use crate::plain::Dialogue;
use crate::render;
use crate::render::json as escape;
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;
use crate::session::drift::Drift;
use crate::session::{Session, Store};
use crate::workflow::keep_case;
use serde_json::json;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    let mut out = ReportWriter { context: env, format, is_first: true };
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

/// Writes the report, session by session, as text or JSON.
struct ReportWriter<'a> {
    context: &'a Env,
    format: Format,
    is_first: bool,
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
        let is_other = session.rulebook().is_other_edition_of(rulebook);
        let key = match drift {
            None if session.is_completed() => "drift-line-unchecked",
            None => "drift-line-unfinished",
            Some(drift) if drift.differs() => "drift-line-differs",
            Some(_) => "drift-line-same",
        };
        let name = format!("{}  {}", session.id(), display_name(session.name()));
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
        let mut text = page.into_text();
        if let Some(drift) = drift.filter(|drift| drift.differs() || drift.reopened) {
            let difference = DriftText::new(&reader, drift);
            let blocks = if drift.differs() {
                difference.blocks(&reader)
            } else {
                difference.reopened.into_iter().map(Block::paragraph).collect()
            };
            text.push_str(&render::text::blocks(
                &blocks,
                4,
                &self.context.translator,
                self.context.text_options,
            ));
        }
        files::print(text.as_bytes())
    }

    fn end(&self, totals: &CheckTotals) -> Result<(), Failure> {
        let checked = totals.same + totals.differing + totals.unchecked;
        if self.format == Format::Json {
            return files::print(if self.is_first { b"]\n}\n" } else { b"\n  ]\n}\n" });
        }
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
    resume_hint::print_notices(env, notices);
    let mut page = TextWriter::new(env.text_options);
    page.paragraph(0, &env.translator.get("drift-today-adopted"));
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

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
    let mut page = TextWriter::new(env.text_options);
    let text = DriftText::new(&reader, drift);
    if text.is_of_other_rulebook {
        page.paragraph(0, &env.translator.get("drift-other-advice-asked"));
    } else if !text.is_of_file {
        page.paragraph(0, &env.translator.get("drift-other-advice"));
    }
    let difference = render::text::blocks(&text.blocks(&reader), 2, &env.translator, env.text_options);
    page.push_raw(&difference);
    page.paragraph(0, &env.translator.get("drift-keep-or-take"));
    dialogue.out.write_all(page.into_text().as_bytes())?;
    loop {
        let Some(line) = dialogue.read_line()? else { return Ok(DriftChoice::KeepSaved) };
        match line.trim() {
            "" | "k" | "K" => {
                dialogue.print_message(&Message::new("drift-saved-kept"))?;
                return Ok(DriftChoice::KeepSaved);
            }
            "t" | "T" => return Ok(DriftChoice::UseCurrent),
            "w" | "W" => {
                let message = match keep_case(store, session, rulebook) {
                    Ok(path) => Message::new("case-saved").arg("path", &*sanitize(&path.to_string_lossy())),
                    Err(message) => message,
                };
                dialogue.print_message(&message)?;
            }
            _ => dialogue.print_message(&Message::new("drift-resume-hint"))?,
        }
    }
}
