//! `salesorg rulebook graph`: writes the decision tree for another program to draw.

use super::super::args::{DrawingFormat, Graph};
use super::super::{Env, SUCCESS, files};
use super::load_selected;
use crate::advice::Situation;
use crate::audit::coverage;
use crate::cli::error::{Failure, FailureKind};
use crate::cli::files::ReadAccess;
use crate::document::Reader;
use crate::locale::{Message, Problem};
use crate::render::graph;
use crate::rulebook::Rulebook;
use std::ffi::OsStr;
use std::sync::Arc;

pub(super) fn run(env: &Env, args: &Graph) -> Result<u8, Failure> {
    let (rulebook, _) = load_selected(env, args.file.as_deref())?;
    let mut rulebook = Arc::new(rulebook);
    let file = args.file.is_some();
    let path =
        args.session.as_deref().map(|session| session_path(env, &mut rulebook, file, session)).transpose()?;
    let reader = Reader::new(&rulebook, &env.translator);
    let graph = graph::Graph::new(&reader, coverage(&rulebook).as_ref(), path.as_deref());
    let (text, extension) = match args.format {
        DrawingFormat::Dot => (graph.to_dot(), "dot"),
        DrawingFormat::Mermaid => (graph.to_mermaid(), "mmd"),
    };
    let name = format!("{}.{extension}", rulebook.id);
    let readers = if args.session.is_some() { ReadAccess::OwnerOnly } else { ReadAccess::Unchanged };
    files::write(args.output.as_deref(), &name, text.as_bytes(), readers, args.force).map(|()| SUCCESS)
}

/// Returns the branches that a session's answers follow, by its own rulebook unless a file was given.
fn session_path(
    env: &Env,
    rulebook: &mut Arc<Rulebook>,
    file: bool,
    session: &OsStr,
) -> Result<Vec<usize>, Failure> {
    let store = env.store()?;
    let path = store.find(session)?;
    let wrong = |problems| Failure::within(FailureKind::Data, path.to_string_lossy(), problems);
    let session = store.read(&path)?;
    let (found, wanted) = (&*session.rulebook().id, &*rulebook.id);
    if found != wanted && file {
        let message = Message::new("cli-other-rulebook").arg("found", found).arg("wanted", wanted);
        return Err(wrong(vec![Problem::new("rulebook.id", message)]));
    }
    if !file {
        *rulebook = env.rulebook_of_session(&session)?.map_err(|problem| wrong(vec![problem]))?;
    }
    let answers = rulebook.read_answers(&session.answers()).map_err(wrong)?;
    let mut branches = Vec::new();
    rulebook.tree.walk(Situation::new(rulebook, &answers).values(), |_, branch| branches.push(branch));
    Ok(branches)
}
