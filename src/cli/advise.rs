//! `salesorg advise`: advice on answers from a file and the command line, without an interview.

use super::args::{AdviceFormat, AdvicePart, Advise};
use super::error::{Failure, FailureKind};
use super::files::ReadAccess;
use super::{Env, files};
use crate::advice::{OutcomeDiagram, advise};
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::{Annotations, Block, Reader};
use crate::json;
use crate::locale::{Language, Message, Problem};
use crate::render;
use crate::render::form::{Drawing, Form};
use crate::render::text::TextOptions;
use crate::rulebook::{Answers, Rulebook, Value, answers_object};
use crate::session::{self, ResolvedEvents, Session};
use serde_json::Value as Json;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The place that messages name for a problem in a `--set`.
const SET_OPTION: &str = "--set";

pub(super) fn run(env: &Env, args: &Advise) -> Result<(), Failure> {
    let mut rulebook = env.rulebook()?;
    let (answers, annotations) = gather(env, &mut rulebook, args.file.as_deref(), &args.set)?;
    let form = match (args.format, args.part) {
        (AdviceFormat::Text, None) => Form::Text,
        (AdviceFormat::Markdown, None) => Form::Markdown,
        (AdviceFormat::Html, None) => Form::Html,
        (AdviceFormat::Json, None) => Form::Json,
        (AdviceFormat::Svg, None | Some(AdvicePart::Chart)) => Form::Svg(Drawing::Chart),
        (AdviceFormat::Svg, Some(AdvicePart::Tree)) => Form::Svg(Drawing::Tree),
        (_, Some(_)) => {
            return Err(Failure::new(FailureKind::Usage, Message::new("cli-part-without-svg")));
        }
    };
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
    let reader = Reader::new(&rulebook, &env.translator);
    let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
    let options = env.text_options_for(args.output.as_deref());
    let name = &*annotations.session_name;
    let bytes = if form == Form::Text && !args.full {
        let more = document.verdict.as_ref().map(|_| Message::new("verdict-all"));
        first_page(&reader, &document, name, more, options).into_bytes()
    } else {
        let mut page = document.page(&reader, Extent::Whole).about(name);
        if let Some(first) = page.sections.first_mut() {
            first.blocks.splice(..0, annotations.remarks.iter().map(Block::quiet));
        }
        render::form::write(form, &page, &document, &env.translator, options)
            .map_err(|error| files::stream_failure(&error))?
            .ok_or_else(|| Failure::new(FailureKind::Data, Message::new("export-no-drawing")))?
    };
    // Advice on a file may describe a session, so only its owner may read it.
    let readers = if args.file.is_some() { ReadAccess::OwnerOnly } else { ReadAccess::Unchanged };
    files::write(args.output.as_deref(), &file_name(args.file.as_deref(), form), &bytes, readers, args.force)
}

/// Returns the advice on one page, with the name of what it is about in its title. `more` is its closing remark.
pub(super) fn first_page(
    reader: &Reader,
    document: &AdviceDocument,
    name: &str,
    more: Option<Message>,
    options: TextOptions,
) -> String {
    let pages = document.first_pages(reader, more).map(|page| page.about(name));
    render::text::first_short_page(pages, reader.translator, options)
}

/// Returns the name of the advice in a folder: the name of the file with the answers, and what the file contains.
fn file_name(answers: Option<&Path>, form: Form) -> String {
    let prefix = answers.filter(|file| *file != Path::new(files::STDIN)).and_then(Path::file_stem);
    let of = prefix.map_or_else(String::new, |stem| format!("{}-", stem.to_string_lossy()));
    let content = if let Form::Svg(Drawing::Tree) = form { "tree" } else { "advice" };
    format!("{of}{content}.{}", form.extension())
}

/// Reads the answers of the file, the answers of the options, which replace those of the file, and the annotations of a
/// session. Reports all problems of both at once.
fn gather(
    env: &Env,
    rulebook: &mut Arc<Rulebook>,
    file: Option<&Path>,
    sets: &[String],
) -> Result<(Answers, Annotations), Failure> {
    let no_file = || Ok((Answers::new(), Annotations::default()));
    let read = file.map_or_else(no_file, |file| read_annotated(env, rulebook, file));
    let set = read_sets(rulebook, sets, env.translator.language());
    match (read, set) {
        (Ok((mut answers, annotations)), Ok(set)) => {
            for (question, value) in set {
                answers.set(question, value);
            }
            Ok((answers, annotations))
        }
        (Err(mut failure), Err(more)) => {
            failure.add(more);
            Err(failure)
        }
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

/// Reads the answers in a file: an object of answers, or a session, whose rulebook then replaces `rulebook`.
pub(super) fn read_answers(env: &Env, rulebook: &mut Arc<Rulebook>, file: &Path) -> Result<Answers, Failure> {
    read_annotated(env, rulebook, file).map(|(answers, _)| answers)
}

/// Reads the answers in a file and, of a session, its annotations.
fn read_annotated(
    env: &Env,
    rulebook: &mut Arc<Rulebook>,
    file: &Path,
) -> Result<(Answers, Annotations), Failure> {
    let file = &resolve_file(env, file)?;
    let mut failed = None;
    let read = files::read_json(file, |value| {
        let object = answers_object(value)?;
        // An object that has a `format` is not a plain object of answers, unless the rulebook has a question with that
        // id.
        if object.get("format").is_none() || rulebook.question_index("format").is_some() {
            return rulebook.read_answers(&object).map(|answers| (answers, Annotations::default()));
        }
        let session = Session::from_json(Json::Object(object))?;
        match env.rulebook_of_session(&session) {
            Ok(Ok(session_rulebook)) => *rulebook = session_rulebook,
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
        let records = ResolvedEvents::new(&session, rulebook);
        let mut annotations = Annotations::with_notes(&session, records.notes(), env.today());
        let reader = Reader::new(rulebook, &env.translator);
        annotations.remarks = reader.session_remarks(&session, &records);
        Ok((answers, annotations))
    });
    failed.map_or(read, Err)
}

/// Resolves the argument to a file: a path, or a saved session; `-` is standard input.
fn resolve_file(env: &Env, file: &Path) -> Result<PathBuf, Failure> {
    if file == Path::new(files::STDIN) {
        return Ok(file.to_owned());
    }
    // Without a folder for sessions the argument can only be a file.
    let Ok(store) = env.store() else { return Ok(file.to_owned()) };
    store.find(file).map_err(|error| match error {
        session::Error::NotFound { nearest, unreadable: unread, .. } => {
            let message = match nearest {
                Some(suggestion) => Message::new("cli-no-file-or-session-near").arg("nearest", suggestion),
                None => Message::new("cli-no-file-or-session"),
            };
            let unread = (unread > 0).then(|| Message::new("session-not-found-unread").arg("count", unread));
            let messages = std::iter::once(message).chain(unread);
            let problems = messages.map(|message| Problem::new("", message)).collect();
            Failure::within(FailureKind::External, file.to_string_lossy(), problems)
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
    for assignment in sets {
        let Some((id, value)) = assignment.split_once('=') else {
            problems.push(Problem::new(
                "",
                Message::new("problem-set-form")
                    .arg("given", json::truncate(assignment, json::MAX_QUOTED_CHARS)),
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
            problems.push(Problem::new(id, Message::new("cli-set-duplicate")));
            continue;
        }
        match rulebook.questions[question].read_text(value, language) {
            Ok(value) => read.push((question, value)),
            Err(message) => problems.push(Problem::new(id, message)),
        }
    }
    if problems.is_empty() { Ok(read) } else { Err(Failure::within(FailureKind::Data, SET_OPTION, problems)) }
}
