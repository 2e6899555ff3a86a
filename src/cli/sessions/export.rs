//! `salesorg sessions export`: exports one session as a file, several as JSON Lines, or one file each into a folder.

use crate::cli::Env;
use crate::cli::args::Export;
use crate::cli::error::{Failure, Reporter};
use crate::cli::files::{self, Output, ReadAccess, WriteFailure};
use crate::locale::Message;
use crate::render::json as escape;
use crate::session::{Session, Store};
use crate::workflow::transfer;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

pub(super) fn run(env: &Env, args: &Export) -> Result<(), Failure> {
    let store = env.store()?;
    let paths = requested_files(&store, args)?;
    let alone = !args.all && paths.len() == 1;
    let mut reporter = Reporter::new(&env.translator);
    match Output::from_arg(args.output.as_deref()) {
        Output::Stdout => {
            let write_session = |session: &Session| {
                let json = String::from_utf8_lossy(&transfer::encode(session, alone)).into_owned();
                files::print(escape::escape_json(&json, env.text_options.ascii).as_bytes())
            };
            transfer::for_each_session(&store, &paths, write_session, |error| {
                reporter.report(&error.into());
            })?;
        }
        Output::Folder(folder) => {
            files::make_folder(&folder)?;
            let refused = RefCell::new(&mut reporter);
            let mut count = 0;
            let put_out = |session: &Session| {
                let file = folder.join(format!("{}.json", session.id()));
                // A file that exists already does not stop the others.
                match files::write_file(&file, &session.to_bytes(), ReadAccess::OwnerOnly, args.force) {
                    Ok(()) => count += 1,
                    Err(failure) => refused.borrow_mut().report(&failure),
                }
                Ok::<_, Failure>(())
            };
            transfer::for_each_session(&store, &paths, put_out, |error| {
                refused.borrow_mut().report(&error.into());
            })?;
            // If none could be written, the reasons are enough.
            if count > 0 || reporter.most_severe().is_none() {
                report_exported(env, count, &folder)?;
            }
        }
        Output::File(file) => {
            files::sweep_beside(&file);
            let count = files::stream_private(&file, args.force, |out| {
                let put_out = |session: &Session| out.write_all(&transfer::encode(session, alone));
                let count = transfer::for_each_session(&store, &paths, put_out, |error| {
                    reporter.report(&error.into());
                })?;
                match (count, reporter.most_severe()) {
                    // If no session could be read there is nothing to write.
                    (0, Some(kind)) => Err(WriteFailure::Content(Failure::reported(kind))),
                    _ => Ok(count),
                }
            })?;
            report_exported(env, count, &file)?;
        }
    }
    reporter.finish()
}

fn requested_files(store: &Store, args: &Export) -> Result<Vec<PathBuf>, Failure> {
    if args.all {
        return Ok(store.list()?.iter().map(|listed| listed.path().to_owned()).collect());
    }
    let mut paths = Vec::new();
    for reference in &args.sessions {
        let path = store.find(reference)?;
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn report_exported(env: &Env, count: usize, to: &Path) -> Result<(), Failure> {
    let message =
        Message::new("cli-exported").arg("count", count).arg("to", to.to_string_lossy().into_owned());
    env.print_message(&message)
}
