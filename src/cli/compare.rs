//! `salesorg compare`: compares several people's answers, on a screen or as printed text.

use super::args::{Compare, DocumentFormat};
use super::error::{Failure, FailureKind};
use super::files::ReadAccess;
use super::{Env, files, screen};
use crate::advice::{GroupAdvice, OutcomeDiagram};
use crate::document::Reader;
use crate::document::group::{GroupReport, json};
use crate::locale::Problem;
use crate::render;
use crate::render::form::Form;
use crate::rulebook::{Answers, Rulebook};
use crate::session::Respondent;
use crate::workflow::{CompareError, compare};
use std::path::PathBuf;
use std::sync::Arc;

/// Runs the command. Shows the screen if there is a terminal and neither a format nor an output was requested; prints
/// otherwise.
pub(super) fn run(env: &Env, args: &Compare) -> Result<u8, Failure> {
    let (rulebook, people) = gather(env, args)?;
    let printed = args.format.is_some() || args.output.is_some() || env.plain;
    if !printed && env.require_terminal().is_ok() {
        return screen::comparison(env, rulebook, people);
    }
    let answers: Vec<Answers> = people.iter().map(|one| one.answers.clone()).collect();
    let together = GroupAdvice::new(&rulebook, &OutcomeDiagram::new(&rulebook), &answers);
    let reader = Reader::new(&rulebook, &env.translator);
    let meeting = GroupReport { reader, people: &people, advice: &together };
    let form = args.format.map_or(Form::Text, DocumentFormat::form);
    let options = env.text_options_for(args.output.as_deref());
    let bytes = render::form::write(
        form,
        &meeting.page(),
        &json::ComparisonDocument::new(meeting),
        &env.translator,
        options,
    )
    .map_err(|error| files::stream_failure(&error))?
    .unwrap_or_default();
    let name = format!("comparison.{}", form.extension());
    // The comparison contains people's names and notes.
    files::write(args.output.as_deref(), &name, &bytes, ReadAccess::OwnerOnly, args.force)
        .map(|()| super::SUCCESS)
}

/// Reads the sessions, which must be distinct and belong to one rulebook. Reports all problems at once.
fn gather(env: &Env, args: &Compare) -> Result<(Arc<Rulebook>, Vec<Respondent>), Failure> {
    let store = env.store()?;
    let mut failed: Option<Failure> = None;
    let mut fail = |failure: Failure| match &mut failed {
        Some(failed) => failed.add(failure),
        None => failed = Some(failure),
    };
    let (mut paths, mut sessions) = (Vec::<PathBuf>::new(), Vec::new());
    for reference in &args.sessions {
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
    let failure_at = |index: usize, kind, problem: Problem| {
        Failure::within(kind, paths[index].to_string_lossy(), vec![problem])
    };
    compare(&sessions, &env.selected()?).map_err(|error| match error {
        CompareError::Count(message) => Failure::new(FailureKind::Usage, message),
        CompareError::Duplicate(at, message) => failure_at(at, FailureKind::Usage, Problem::new("", message)),
        CompareError::Rulebooks(problems) => {
            let mut all = Failure::reported(FailureKind::Data);
            for (at, problem) in problems {
                all.add(failure_at(at, FailureKind::Data, problem));
            }
            all
        }
    })
}
