//! `salesorg rulebook graph`: writes the decision tree for another program to draw.

use super::super::args::{Drawing, Graph};
use super::super::interview::other_rulebook;
use super::super::{Context, DONE, files};
use super::chosen;
use crate::advice::Situation;
use crate::audit::coverage;
use crate::cli::error::{Failure, Kind};
use crate::cli::files::Readers;
use crate::report::{Reader, graph};
use crate::rulebook::Rulebook;
use std::ffi::OsStr;
use std::sync::Arc;

pub(super) fn run(context: &Context, asked: &Graph) -> Result<u8, Failure> {
    let (rulebook, _) = chosen(context, asked.file.as_deref())?;
    let mut rulebook = Arc::new(rulebook);
    let file = asked.file.is_some();
    let path =
        asked.session.as_deref().map(|session| path(context, &mut rulebook, file, session)).transpose()?;
    let reader = Reader::new(&rulebook, &context.words);
    let graph = graph::Graph::new(&reader, coverage(&rulebook).as_ref(), path.as_deref());
    let (text, extension) = match asked.format {
        Drawing::Dot => (graph.dot(), "dot"),
        Drawing::Mermaid => (graph.mermaid(), "mmd"),
    };
    let name = format!("{}.{extension}", rulebook.id);
    let readers = if asked.session.is_some() { Readers::Owner } else { Readers::AsBefore };
    files::write(asked.output.as_deref(), &name, text.as_bytes(), readers, asked.force).map(|()| DONE)
}

/// Returns the branches that a session's answers follow, by its own rulebook unless a file was given.
fn path(
    context: &Context,
    rulebook: &mut Arc<Rulebook>,
    file: bool,
    session: &OsStr,
) -> Result<Vec<usize>, Failure> {
    let store = context.store()?;
    let path = store.find(session)?;
    let wrong = |problems| Failure::within(Kind::Data, path.to_string_lossy(), problems);
    let session = store.read(&path)?;
    let (found, wanted) = (&session.rulebook().id, &rulebook.id);
    if found != wanted && file {
        return Err(wrong(vec![other_rulebook("cli-other-rulebook", found, wanted)]));
    }
    if !file {
        *rulebook = context.rulebook_of_session(&session)?.map_err(|problem| wrong(vec![problem]))?;
    }
    let answers = rulebook.read_answers(&session.answers()).map_err(wrong)?;
    let mut taken = Vec::new();
    rulebook.tree.walk(Situation::new(rulebook, &answers).values(), |_, branch| taken.push(branch));
    Ok(taken)
}
