//! `salesorg sessions export`: exports one session as a file, several as JSON Lines, or one file each into a folder.

use crate::cli::Context;
use crate::cli::args::Export;
use crate::cli::error::{Failure, Reporter};
use crate::cli::files::{self, Output, Readers, Unwritten};
use crate::locale::Message;
use crate::report::escape;
use crate::session::{Session, Store, transfer};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, asked: &Export) -> Result<(), Failure> {
    let store = context.store()?;
    let paths = asked_for(&store, asked)?;
    let alone = !asked.all && paths.len() == 1;
    let mut reporter = Reporter::new(&context.words);
    match Output::of(asked.output.as_deref()) {
        Output::Stdout => {
            let put_out = |session: &Session| {
                let json = String::from_utf8_lossy(&transfer::encode(session, alone)).into_owned();
                files::print(escape::written(&json, context.looks.ascii).as_bytes())
            };
            transfer::for_each_session(&store, &paths, put_out, |error| reporter.report(&error.into()))?;
        }
        Output::Folder(folder) => {
            files::make_folder(&folder)?;
            let refused = RefCell::new(&mut reporter);
            let mut count = 0;
            let put_out = |session: &Session| {
                let file = folder.join(format!("{}.json", session.id()));
                // A file that exists already does not stop the others.
                match files::write_file(&file, &session.to_bytes(), Readers::Owner, asked.force) {
                    Ok(()) => count += 1,
                    Err(failure) => refused.borrow_mut().report(&failure),
                }
                Ok::<_, Failure>(())
            };
            transfer::for_each_session(&store, &paths, put_out, |error| refused.borrow_mut().report(&error.into()))?;
            // If none could be written, the reasons are enough.
            if count > 0 || reporter.gravest().is_none() {
                done(context, count, &folder)?;
            }
        }
        Output::File(file) => {
            files::sweep_beside(&file);
            let count = files::stream_private(&file, asked.force, |out| {
                let put_out = |session: &Session| out.write_all(&transfer::encode(session, alone));
                let count = transfer::for_each_session(&store, &paths, put_out, |error| reporter.report(&error.into()))?;
                match (count, reporter.gravest()) {
                    // If no session could be read there is nothing to write.
                    (0, Some(kind)) => Err(Unwritten::Why(Failure::reported(kind))),
                    _ => Ok(count),
                }
            })?;
            done(context, count, &file)?;
        }
    }
    reporter.finish()
}

fn asked_for(store: &Store, asked: &Export) -> Result<Vec<PathBuf>, Failure> {
    if asked.all {
        return Ok(store.list()?.iter().map(|listed| listed.path().to_owned()).collect());
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
    context.print_message(&message)
}
