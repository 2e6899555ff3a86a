//! `salesorg sessions import`: takes in what was exported, here or elsewhere. Nothing is overwritten, and what is refused does
//! not stop the rest.

use super::{failed, put, stem};
use crate::cli::error::{Failure, Kind};
use crate::cli::{Context, files};
use crate::locale::{Message, shown_name};
use crate::session::store::Doing;
use crate::session::{Error, Store, TakenIn, transfer};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, asked: &[PathBuf]) -> Result<(), Failure> {
    let store = context.store()?;
    let mut failures = None;
    for given in asked {
        let all = match files_of(given) {
            Ok(files) => files,
            Err(error) => {
                put(&mut failures, Failure::system(given, &error));
                continue;
            }
        };
        for file in &all {
            let read = if file == Path::new(files::STDIN) {
                take_in(context, &store, file, io::stdin().lock(), &mut failures)
            } else {
                match File::open(file) {
                    Ok(open) => take_in(context, &store, file, BufReader::new(open), &mut failures),
                    Err(error) => Err(Failure::system(file, &error)),
                }
            };
            match read {
                Ok(true) => {}
                // A disk that refuses one refuses the next.
                Ok(false) => return failed(failures),
                Err(failure) => put(&mut failures, failure),
            }
        }
    }
    failed(failures)
}

/// The files that are meant: of a folder those in it that are called like a session's or like many, by name.
fn files_of(given: &Path) -> io::Result<Vec<PathBuf>> {
    if !given.is_dir() {
        return Ok(vec![given.to_owned()]);
    }
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(given)? {
        let path = entry?.path();
        let called = path.extension().is_some_and(|extension| extension == "json" || extension == "jsonl");
        // A pipe might never end.
        if called && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

/// Takes in the sessions of one file, and says of each what became of it. False where the disk takes no more.
fn take_in(
    context: &Context,
    store: &Store,
    file: &Path,
    input: impl BufRead,
    failures: &mut Option<Failure>,
) -> Result<bool, Failure> {
    for came in transfer::import_from(store, file, input) {
        let came = match came {
            Ok(came) => came,
            Err(Error::Disk { doing: Doing::Reading, path, source }) if path == file => {
                return Err(Failure::system(file, &source));
            }
            Err(error) => {
                put(failures, error.into());
                return Ok(false);
            }
        };
        let taken = match came.became {
            Ok(taken) => taken,
            Err(problems) => {
                let place = match came.line {
                    Some(line) => format!("{}:{line}", file.to_string_lossy()),
                    None => file.to_string_lossy().into_owned(),
                };
                put(failures, Failure::within(Kind::Data, place, problems));
                continue;
            }
        };
        let key = match taken {
            TakenIn::Same(_) => "cli-import-same",
            TakenIn::New(_) => "cli-import-new",
            TakenIn::Renumbered(_) => "cli-import-renumbered",
        };
        let message = Message::new(key).with("name", shown_name(&came.name)).with("old", came.id);
        let message = message.with("id", stem(taken.path()));
        files::print(format!("{}\n", context.words.say(&message)).as_bytes())?;
    }
    Ok(true)
}
