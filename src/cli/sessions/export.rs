//! `salesorg sessions export`: one session as a file, several as JSON Lines, or a file each into a folder.

use super::{failed, put};
use crate::cli::args::Export;
use crate::cli::error::Failure;
use crate::cli::{Context, files};
use crate::locale::Message;
use crate::session::{Listed, Session, Store};
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, asked: &Export) -> Result<(), Failure> {
    let store = context.store()?;
    let paths = asked_for(&store, asked)?;
    let alone = !asked.all && paths.len() == 1;
    match &asked.output {
        None => failed(each(&store, &paths, |session| files::print(&written(session, alone))).1),
        Some(folder) if folder.is_dir() => {
            let put = |session: &Session| {
                let file = folder.join(format!("{}.json", session.id()));
                files::write_private(&file, &session.to_bytes(), asked.force)
            };
            let (count, left) = each(&store, &paths, put);
            done(context, count, folder).and(failed(left))
        }
        Some(file) => {
            let mut bytes = Vec::new();
            let (count, left) = each(&store, &paths, |session| {
                bytes.extend(written(session, alone));
                Ok(())
            });
            // Where nothing could be read there is nothing to write.
            if count > 0 || left.is_none() {
                files::write_private(file, &bytes, asked.force)?;
            }
            done(context, count, file).and(failed(left))
        }
    }
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

/// A session as a file of its own, or as a line among others.
fn written(session: &Session, alone: bool) -> Vec<u8> {
    if alone { session.to_bytes() } else { (session.to_line() + "\n").into_bytes() }
}

/// Puts each session out that can be read: how many, and what is wrong with the rest.
fn each(
    store: &Store,
    paths: &[PathBuf],
    mut put_out: impl FnMut(&Session) -> Result<(), Failure>,
) -> (usize, Option<Failure>) {
    let (mut count, mut left) = (0, None);
    for path in paths {
        match store.read(path).map_err(Failure::from).and_then(|session| put_out(&session)) {
            Ok(()) => count += 1,
            Err(failure) => put(&mut left, failure),
        }
    }
    (count, left)
}

fn done(context: &Context, count: usize, to: &Path) -> Result<(), Failure> {
    let message =
        Message::new("cli-exported").with("count", count).with("to", to.to_string_lossy().into_owned());
    files::print(format!("{}\n", context.words.say(&message)).as_bytes())
}
