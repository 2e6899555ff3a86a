//! `salesorg compare`: compares several people's answers, on a screen or as printed text.

use super::args::{Compare, Comparison};
use super::error::{Failure, Kind};
use super::files::Readers;
use super::{Context, files, screen};
use crate::advice::{OutcomeDiagram, GroupAdvice};
use crate::locale::{Message, Problem};
use crate::report::together::{Meeting, json, markdown, text};
use crate::report::{Reader, escape};
use crate::rulebook::{Answers, Rulebook};
use crate::session::{Respondent, Session, find_duplicate};
use std::path::PathBuf;
use std::sync::Arc;

/// Runs the command. Shows the screen if there is a terminal and neither a format nor an output was requested; prints
/// otherwise.
pub(super) fn run(context: &Context, asked: &Compare) -> Result<u8, Failure> {
    let (rulebook, people) = gather(context, asked)?;
    let printed = asked.format.is_some() || asked.output.is_some() || context.plain;
    if !printed && context.needs_terminal().is_ok() {
        return screen::together(context, rulebook, people);
    }
    let answers: Vec<Answers> = people.iter().map(|one| one.answers.clone()).collect();
    let together = GroupAdvice::new(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
    let reader = Reader::new(&rulebook, &context.words);
    let meeting = Meeting { reader, people: &people, together: &together };
    let format = asked.format.unwrap_or(Comparison::Text);
    let bytes = match format {
        Comparison::Text => text::write(&meeting, context.page_looks(asked.output.as_deref())).into_bytes(),
        Comparison::Markdown => files::printable(&markdown::write(&meeting)).into_owned().into_bytes(),
        Comparison::Json => {
            let mut bytes = Vec::new();
            escape::write(&mut bytes, &json::Document::new(meeting), context.looks.ascii)
                .map_err(|error| files::stream_failed(&error))?;
            bytes
        }
    };
    let name = match format {
        Comparison::Text => "comparison.txt",
        Comparison::Markdown => "comparison.md",
        Comparison::Json => "comparison.json",
    };
    // The comparison contains people's names and notes.
    files::write(asked.output.as_deref(), name, &bytes, Readers::Owner, asked.force).map(|()| super::DONE)
}

/// Reads the sessions, which must be distinct and belong to one rulebook. Reports all problems at once.
fn gather(context: &Context, asked: &Compare) -> Result<(Arc<Rulebook>, Vec<Respondent>), Failure> {
    let store = context.store()?;
    let mut failed: Option<Failure> = None;
    let mut fail = |failure: Failure| match &mut failed {
        Some(failed) => failed.add(failure),
        None => failed = Some(failure),
    };
    let (mut paths, mut sessions) = (Vec::<PathBuf>::new(), Vec::new());
    for reference in &asked.sessions {
        let read = store.find(reference).and_then(|path| Ok((store.read(&path)?, path)));
        match read {
            Ok((session, path)) => {
                paths.push(path);
                sessions.push(session);
            }
            Err(error) => fail(error.into()),
        }
    }
    if let Some(failed) = failed {
        return Err(failed);
    }
    let wrong =
        |at: usize, kind, problem: Problem| Failure::within(kind, paths[at].to_string_lossy(), vec![problem]);
    if let Some(at) = find_duplicate(&sessions) {
        let message = Message::new("compare-twice").with("id", sessions[at].id());
        return Err(wrong(at, Kind::Usage, Problem::new("", message)));
    }
    let Some(first) = sessions.first() else {
        return Err(Failure::new(Kind::Usage, Message::new("cli-no-sessions")));
    };
    // The comparison itself reports sessions that were held with another edition of the rulebook.
    let rulebook = context.rulebook_by_id(first)?.map_err(|problem| wrong(0, Kind::Data, problem))?;
    let stranger = |(at, session): (usize, &Session)| {
        let found = &*session.rulebook().id;
        let message = Message::new("compare-stranger").with("found", found).with("wanted", &*rulebook.id);
        (found != rulebook.id).then(|| wrong(at, Kind::Data, Problem::new("rulebook.id", message)))
    };
    let strangers = sessions.iter().enumerate().filter_map(stranger);
    let strangers = strangers.reduce(|mut all, one| {
        all.add(one);
        all
    });
    if let Some(failure) = strangers {
        return Err(failure);
    }
    let people = Respondent::from_sessions(&sessions, &rulebook);
    Ok((rulebook, people))
}
