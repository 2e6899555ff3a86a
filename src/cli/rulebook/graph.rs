//! `salesorg rulebook graph`: the decision tree, for another program to draw.

use super::super::args::{Drawing, Graph};
use super::super::interview::other_rulebook;
use super::super::{Context, DONE, files};
use super::chosen;
use crate::advice::Situation;
use crate::audit::coverage;
use crate::cli::error::{Failure, Kind};
use crate::locale::Problem;
use crate::report::{Reader, graph};
use crate::rulebook::Rulebook;
use std::ffi::OsStr;

pub(super) fn run(context: &Context, asked: &Graph) -> Result<u8, Failure> {
    let (rulebook, _) = chosen(context, asked.file.as_deref())?;
    let path = asked.session.as_deref().map(|session| path(context, &rulebook, session)).transpose()?;
    let reader = Reader::new(&rulebook, &context.words);
    let graph = graph::Graph::new(&reader, coverage(&rulebook).as_ref(), path.as_deref());
    let text = match asked.format {
        Drawing::Dot => graph.dot(),
        Drawing::Mermaid => graph.mermaid(),
    };
    files::print(text.as_bytes()).map(|()| DONE)
}

/// The branches that a session's answers take.
fn path(context: &Context, rulebook: &Rulebook, session: &OsStr) -> Result<Vec<usize>, Failure> {
    let store = context.store()?;
    let path = store.find(session)?;
    let wrong = |problems| Failure::within(Kind::Data, path.to_string_lossy(), problems);
    let session = store.read(&path)?;
    if session.rulebook().id != rulebook.id {
        return Err(wrong(vec![Problem::new("rulebook.id", other_rulebook(&session, rulebook))]));
    }
    let answers = rulebook.read_answers(&session.answers()).map_err(wrong)?;
    let mut taken = Vec::new();
    rulebook.tree.walk(Situation::new(rulebook, &answers).values(), |_, branch| taken.push(branch));
    Ok(taken)
}
