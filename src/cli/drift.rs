//! `salesorg replay --check`: computes the advice of saved sessions again with today's rulebook.
//!
//! Sessions are read and reported one at a time, so that memory use does not depend on their number. A session that
//! cannot be checked is reported on standard error, and the check continues.

use super::args::{Format, Replay};
use super::error::{Failure, Kind, Reporter};
use super::{Context, DONE, files};
use crate::locale::{Message, harmless, shown_name};
use crate::plain::Talk;
use crate::report::drift::Told;
use crate::report::json::drift as wire;
use crate::report::page::Page;
use crate::report::{Reader, escape};
use crate::rulebook::Rulebook;
use crate::session::drift::Drift;
use crate::session::{Session, Store};
use serde_json::json;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The exit status if any advice differs.
const DIFFERS: u8 = 4;

/// The results so far.
#[derive(Default)]
struct Found {
    same: usize,
    differing: usize,
    /// Sessions that are unfinished or have nothing to compare with.
    rest: usize,
    /// Sessions that could not be checked.
    unread: usize,
    /// The most severe reason why a session could not be checked.
    failed: Option<Kind>,
}

impl Found {
    /// Returns the exit status. Wrong data outranks a difference, and a difference outranks an external failure, which
    /// must not hide it.
    fn status(&self) -> u8 {
        match self.failed {
            Some(Kind::Data) => Kind::Data as u8,
            _ if self.differing > 0 => DIFFERS,
            Some(kind) => kind as u8,
            None => DONE,
        }
    }
}

/// Checks the requested sessions, or all, and returns the exit status.
pub(super) fn check(context: &Context, asked: &Replay) -> Result<u8, Failure> {
    let store = context.store()?;
    let paths = if asked.all { store.paths()? } else { found(&store, asked)? };
    let mut out = Out { context, format: asked.format, first: true };
    out.begin(&*context.rulebook()?)?;
    let (mut found, mut rulebooks) = (Found::default(), HashMap::new());
    let mut reporter = Reporter::new(&context.words);
    for path in &paths {
        match read(context, &store, path, &mut rulebooks) {
            Ok((session, rulebook)) => {
                let drift = Drift::new(&session, &rulebook);
                match drift.as_ref().map(Drift::differs) {
                    None => found.rest += 1,
                    Some(false) => found.same += 1,
                    Some(true) => found.differing += 1,
                }
                out.session(&session, &rulebook, drift.as_ref())?;
            }
            Err(failure) => {
                reporter.report(&failure);
                found.unread += 1;
            }
        }
    }
    found.failed = reporter.gravest();
    out.end(&found)?;
    Ok(found.status())
}

/// Returns the files of the requested sessions. A session that is not found is an error of the command line, so nothing
/// is checked then.
fn found(store: &Store, asked: &Replay) -> Result<Vec<PathBuf>, Failure> {
    let mut failure: Option<Failure> = None;
    let mut paths = Vec::new();
    for reference in &asked.sessions {
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
    context: &Context,
    store: &Store,
    path: &Path,
    rulebooks: &mut HashMap<String, Arc<Rulebook>>,
) -> Result<(Session, Arc<Rulebook>), Failure> {
    let session = store.read(path)?;
    let id = &session.rulebook().id;
    let wrong = |problem| Failure::within(Kind::Data, path.to_string_lossy(), vec![problem]);
    let rulebook = if let Some(rulebook) = rulebooks.get(id) {
        Arc::clone(rulebook)
    } else {
        let rulebook = context.rulebook_by_id(&session)?.map_err(wrong)?;
        rulebooks.insert(id.clone(), Arc::clone(&rulebook));
        rulebook
    };
    match context.other_edition(&session, &rulebook) {
        Some(problem) => Err(wrong(problem)),
        None => Ok((session, rulebook)),
    }
}

/// Writes the report, session by session, as text or JSON.
struct Out<'a> {
    context: &'a Context,
    format: Format,
    first: bool,
}

impl Out<'_> {
    fn begin(&mut self, rulebook: &Rulebook) -> Result<(), Failure> {
        if self.format == Format::Text {
            return Ok(());
        }
        let head = json!({
            "format": wire::FORMAT, "format_version": wire::FORMAT_VERSION,
            "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest()},
        });
        let head = self.written(&head)?;
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
        let reader = Reader::new(rulebook, &self.context.words);
        if self.format == Format::Json {
            let one = self.written(&wire::session(&reader, session, drift))?;
            let apart = if std::mem::take(&mut self.first) { "" } else { "," };
            let one = one.trim_end().replace('\n', "\n    ");
            return files::print(format!("{apart}\n    {one}").as_bytes());
        }
        let is_other = session.rulebook().is_other_edition_of(rulebook);
        let key = match drift {
            None if session.is_completed() => "drift-line-unchecked",
            None => "drift-line-unfinished",
            Some(drift) if drift.differs() => "drift-line-differs",
            Some(_) => "drift-line-same",
        };
        let name = format!("{}  {}", session.id(), shown_name(session.name()));
        let advice = drift.map(|drift| reader.saved(&drift.saved)).unwrap_or_default();
        let line = Message::new(key).with("name", name).with("advice", advice);
        let mut page = Page::new(self.context.looks);
        page.hanging(4, &reader.say(&line));
        if is_other {
            page.paragraph(4, &reader.say(&session.rulebook().other_edition_used_message()));
        }
        if is_other && drift.is_some_and(|drift| !drift.differs()) {
            page.paragraph(4, &self.context.words.get("drift-mark-same"));
        }
        if let Some(drift) = drift.filter(|drift| drift.differs() || drift.reopened) {
            let told = Told::new(&reader, drift);
            if drift.differs() {
                told.put(&reader, 4, &mut page);
            } else if let Some(reopened) = &told.reopened {
                page.paragraph(4, reopened);
            }
        }
        files::print(page.into_text().as_bytes())
    }

    fn end(&self, found: &Found) -> Result<(), Failure> {
        let checked = found.same + found.differing + found.rest;
        if self.format == Format::Json {
            return files::print(if self.first { b"]\n}\n" } else { b"\n  ]\n}\n" });
        }
        let message = match (checked, found.failed) {
            (0, None) => Message::new("drift-none"),
            (0 | 1, _) => return Ok(()),
            _ => Message::new("drift-count")
                .with("checked", checked)
                .with("same", found.same)
                .with("differing", found.differing)
                .with("rest", found.rest),
        };
        let mut page = Page::new(self.context.looks);
        page.paragraph(0, &self.context.words.say(&message));
        if found.unread > 0 {
            let unread = Message::new("drift-count-unread").with("count", found.unread);
            page.paragraph(0, &self.context.words.say(&unread));
        }
        files::print(page.into_text().as_bytes())
    }

    fn written(&self, value: &serde_json::Value) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        escape::write(&mut bytes, value, self.context.looks.ascii)
            .map_err(|error| files::stream_failed(&error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Answer to the question which advice applies if the saved one differs from today's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The saved advice. Also the answer if the input ends.
    Keep,
    /// Today's advice.
    Take,
}

/// Prints what differs and asks which advice applies.
pub(super) fn ask(
    context: &Context,
    talk: &mut Talk,
    rulebook: &Rulebook,
    session: &Session,
    drift: &Drift,
) -> std::io::Result<Wanted> {
    let reader = Reader::new(rulebook, &context.words);
    let mut page = Page::new(context.looks);
    let told = Told::new(&reader, drift);
    if told.is_of_other_rulebook {
        page.paragraph(0, &context.words.get("drift-other-advice-asked"));
    } else if !told.is_of_file {
        page.paragraph(0, &context.words.get("drift-other-advice"));
    }
    told.put(&reader, 2, &mut page);
    page.paragraph(0, &context.words.get("drift-keep-or-take"));
    talk.out.write_all(page.into_text().as_bytes())?;
    loop {
        let Some(line) = talk.line()? else { return Ok(Wanted::Keep) };
        match line.trim() {
            "" | "k" | "K" => {
                talk.say(&Message::new("drift-kept"))?;
                return Ok(Wanted::Keep);
            }
            "t" | "T" => return Ok(Wanted::Take),
            "w" | "W" => match super::case::keep(context, session) {
                Ok(path) => {
                    let path = path.to_string_lossy().into_owned();
                    talk.say(&Message::new("case-saved").with("path", &*harmless(&path)))?;
                }
                Err(failure) => {
                    for line in failure.lines(&context.words) {
                        writeln!(talk.out, "{line}")?;
                    }
                }
            },
            _ => talk.say(&Message::new("drift-how"))?,
        }
    }
}
