//! `salesorg advise`: advice on answers from a file and the command line, without an interview.

use super::args::{Advise, Format};
use super::error::{Failure, Kind};
use super::files::Readers;
use super::{Context, files};
use crate::advice::{OutcomeDiagram, advise};
use crate::json;
use crate::locale::{Language, Message, Problem};
use crate::report::json::Document;
use crate::report::{Kept, Reader, escape, text};
use crate::rulebook::{Answers, Rulebook, Value};
use crate::session::{self, Session};
use serde_json::Value as Json;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The place that messages name for a problem in a `--set`.
const SET: &str = "--set";

pub(super) fn run(context: &Context, asked: &Advise) -> Result<(), Failure> {
    let mut rulebook = context.rulebook()?;
    let (answers, kept) = gather(context, &mut rulebook, asked.file.as_deref(), &asked.set)?;
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
    let reader = Reader::new(&rulebook, &context.words);
    let bytes = match asked.format {
        Format::Text => {
            let looks = context.page_looks(asked.output.as_deref());
            let text = if asked.full {
                text::write_with(&reader, &advice, &kept, looks)
            } else {
                text::page(&reader, &advice, looks, &Message::new("verdict-all"))
            };
            text.into_bytes()
        }
        Format::Json => {
            let mut bytes = Vec::new();
            let document = Document::new(&reader, &advice).with(&rulebook, &kept);
            escape::write(&mut bytes, &document, context.looks.ascii)
                .map_err(|error| files::stream_failed(&error))?;
            bytes
        }
    };
    // Advice on a file may describe a session, so only its owner may read it.
    let readers = if asked.file.is_some() { Readers::Owner } else { Readers::AsBefore };
    files::write(asked.output.as_deref(), &file_name(asked), &bytes, readers, asked.force)
}

/// Returns the name of the advice in a folder: the name of the file with the answers, and what the file contains.
fn file_name(asked: &Advise) -> String {
    let of = asked.file.as_deref().filter(|file| *file != Path::new(files::STDIN)).and_then(Path::file_stem);
    let of = of.map_or_else(String::new, |stem| format!("{}-", stem.to_string_lossy()));
    let extension = match asked.format {
        Format::Text => "txt",
        Format::Json => "json",
    };
    format!("{of}advice.{extension}")
}

/// Reads the answers of the file, the answers of the options, which replace those of the file, and the annotations of a
/// session. Reports all problems of both at once.
fn gather(
    context: &Context,
    rulebook: &mut Arc<Rulebook>,
    file: Option<&Path>,
    sets: &[String],
) -> Result<(Answers, Kept), Failure> {
    let nothing = || Ok((Answers::new(), Kept::default()));
    let read = file.map_or_else(nothing, |file| read_kept(context, rulebook, file));
    let set = read_sets(rulebook, sets, context.words.language());
    match (read, set) {
        (Ok((mut answers, kept)), Ok(set)) => {
            for (question, value) in set {
                answers.set(question, value);
            }
            Ok((answers, kept))
        }
        (Err(mut failure), Err(more)) => {
            failure.add(more);
            Err(failure)
        }
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

/// Reads the answers in a file: an object of answers, or a session, whose rulebook then replaces `rulebook`.
pub(super) fn read_answers(
    context: &Context,
    rulebook: &mut Arc<Rulebook>,
    file: &Path,
) -> Result<Answers, Failure> {
    read_kept(context, rulebook, file).map(|(answers, _)| answers)
}

/// Reads the answers in a file and, of a session, its annotations.
fn read_kept(
    context: &Context,
    rulebook: &mut Arc<Rulebook>,
    file: &Path,
) -> Result<(Answers, Kept), Failure> {
    let file = &find(context, file)?;
    let mut failed = None;
    let read = files::read_json(file, |value| {
        let Json::Object(object) = value else {
            let message = Message::new("json-not-an-object").with("found", json::describe_type(&value));
            return Err(vec![Problem::new("", message)]);
        };
        // An object that has a `format` is not a plain object of answers, unless the rulebook has a question with that
        // id.
        if object.get("format").is_none() || rulebook.question_index("format").is_some() {
            return rulebook.read_answers(&object).map(|answers| (answers, Kept::default()));
        }
        let session = Session::from_json(Json::Object(object))?;
        match context.rulebook_of_session(&session) {
            Ok(Ok(own)) => *rulebook = own,
            Ok(Err(problem)) => return Err(vec![problem]),
            Err(failure) => {
                failed = Some(failure);
                return Err(Vec::new());
            }
        }
        let answers = rulebook.read_answers(&session.answers()).map_err(|problems| {
            let within = |problem: Problem| Problem::new(format!("answers.{}", problem.at), problem.message);
            problems.into_iter().map(within).collect::<Vec<_>>()
        })?;
        Ok((answers, Kept::new(&session, rulebook, context.today())))
    });
    failed.map_or(read, Err)
}

/// Resolves the argument to a file: a path, or a saved session; `-` is standard input.
fn find(context: &Context, file: &Path) -> Result<PathBuf, Failure> {
    if file == Path::new(files::STDIN) {
        return Ok(file.to_owned());
    }
    // Without a folder for sessions the argument can only be a file.
    let Ok(store) = context.store() else { return Ok(file.to_owned()) };
    store.find(file).map_err(|error| match error {
        session::Error::NotFound { nearest, unreadable: unread, .. } => {
            let message = match nearest {
                Some(near) => Message::new("cli-no-file-or-session-near").with("nearest", near),
                None => Message::new("cli-no-file-or-session"),
            };
            let unread = (unread > 0).then(|| Message::new("session-not-found-unread").with("count", unread));
            let messages = std::iter::once(message).chain(unread);
            let problems = messages.map(|message| Problem::new("", message)).collect();
            Failure::within(Kind::Outside, file.to_string_lossy(), problems)
        }
        _ if file.is_dir() => Failure::system(file, &io::ErrorKind::IsADirectory.into()),
        other => other.into(),
    })
}

/// Reads the answers of `--set`. Each must answer another question.
fn read_sets(
    rulebook: &Rulebook,
    sets: &[String],
    language: Language,
) -> Result<Vec<(usize, Option<Value>)>, Failure> {
    let mut read: Vec<(usize, Option<Value>)> = Vec::new();
    let mut problems = Vec::new();
    for given in sets {
        let Some((id, value)) = given.split_once('=') else {
            problems.push(Problem::new(
                "",
                Message::new("problem-set-form").with("given", json::truncate(given, json::MAX_QUOTED_CHARS)),
            ));
            continue;
        };
        let id = id.trim();
        let question = match rulebook.find_question(id, language) {
            Ok(question) => question,
            Err(message) => {
                problems.push(Problem::new(id, message));
                continue;
            }
        };
        if read.iter().any(|(other, _)| *other == question) {
            problems.push(Problem::new(id, Message::new("cli-set-twice")));
            continue;
        }
        match rulebook.questions[question].read_text(value, language) {
            Ok(value) => read.push((question, value)),
            Err(message) => problems.push(Problem::new(id, message)),
        }
    }
    if problems.is_empty() { Ok(read) } else { Err(Failure::within(Kind::Data, SET, problems)) }
}
