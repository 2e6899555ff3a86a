//! `salesorg sessions export`: one session as a file, several as JSON Lines, or a file each into a folder.

use super::{failed, put};
use crate::cli::Context;
use crate::cli::args::Export;
use crate::cli::error::Failure;
use crate::cli::files::{self, Unwritten};
use crate::locale::Message;
use crate::report::escape;
use crate::session::{Error, Listed, Session, Store, transfer};
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, asked: &Export) -> Result<(), Failure> {
    let store = context.store()?;
    let paths = asked_for(&store, asked)?;
    let alone = !asked.all && paths.len() == 1;
    match &asked.output {
        None => {
            let went = transfer::each(&store, &paths, |session| {
                let json = String::from_utf8_lossy(&transfer::written(session, alone)).into_owned();
                files::print(escape::written(&json, context.looks.ascii).as_bytes())
            })?;
            failed(unread(went.left))
        }
        Some(folder) if folder.is_dir() => {
            let (mut count, mut refused) = (0, None);
            let went = transfer::each(&store, &paths, |session| {
                let file = folder.join(format!("{}.json", session.id()));
                // One that is there already does not stop the rest.
                match files::write_private(&file, &session.to_bytes(), asked.force) {
                    Ok(()) => count += 1,
                    Err(failure) => put(&mut refused, failure),
                }
                Ok::<_, Failure>(())
            })?;
            if let Some(left) = unread(went.left) {
                put(&mut refused, left);
            }
            done(context, count, folder).and(failed(refused))
        }
        Some(file) => {
            let (count, left) = files::stream_private(file, asked.force, |out| {
                let put_out = |session: &Session| out.write_all(&transfer::written(session, alone));
                let went = transfer::each(&store, &paths, put_out)?;
                match (went.count, unread(went.left)) {
                    // Where nothing could be read there is nothing to write.
                    (0, Some(left)) => Err(Unwritten::Why(left)),
                    told => Ok(told),
                }
            })?;
            done(context, count, file).and(failed(left))
        }
    }
}

/// Why some sessions were left out.
fn unread(left: Vec<Error>) -> Option<Failure> {
    left.into_iter().map(Failure::from).reduce(|mut all, one| {
        all.add(one);
        all
    })
}

fn asked_for(store: &Store, asked: &Export) -> Result<Vec<PathBuf>, Failure> {
    if asked.all {
        return Ok(store.list()?.iter().map(Listed::path).map(Path::to_owned).collect());
    }
    let mut paths = Vec::new();
    for reference in &asked.sessions {
        let path = store.find(reference)?;
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn done(context: &Context, count: usize, to: &Path) -> Result<(), Failure> {
    let message =
        Message::new("cli-exported").with("count", count).with("to", to.to_string_lossy().into_owned());
    files::print(context.wrapped(&format!("{}\n", context.words.say(&message))).as_bytes())
}
