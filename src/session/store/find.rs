//! Finds the session that a reference on the command line means.

use super::{Candidate, Doing, Error, Files, Listed, Store, id_of};
use crate::locale::{ascii_name_key, lookup, name_key, same_text};
use crate::session::id;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

impl<F: Files> Store<F> {
    /// Returns the file of the session that `reference` means: a path, an id, the unique beginning of an id,
    /// or a name, in this order.
    ///
    /// A complete id or name matches whatever its case, its spaces and its Unicode normalization are, unless
    /// that makes it ambiguous. Damaged files are found by their ids.
    ///
    /// # Errors
    /// [`Error::Ambiguous`] with all matches, [`Error::NotFound`] with the nearest id or name, or the folder
    /// cannot be read.
    pub fn find(&self, reference: impl AsRef<OsStr>) -> Result<PathBuf, Error> {
        let reference = reference.as_ref();
        if is_a_file(Path::new(reference)) {
            return Ok(reference.into());
        }
        let Some(text) = reference.to_str().filter(|text| !text.is_empty()) else {
            let reference = reference.to_string_lossy().into_owned();
            return Err(Error::NotFound { reference, nearest: None, unread: 0 });
        };
        // Ids are in lower case.
        let id = text.trim().to_ascii_lowercase();
        let known: Vec<_> = self.files_in_folder()?.into_iter().filter(|path| is_addressed(path)).collect();
        // Several deleted files may have the same id; only their names tell them apart.
        let named = |path: &&PathBuf| path.file_stem().is_some_and(|stem| *stem == *id);
        let is = |path: &&PathBuf| id_of(path) == Some(&*id);
        if let Some(path) = known.iter().find(named).or_else(|| known.iter().find(is)) {
            return Ok(path.clone());
        }
        let begins = |path: &&PathBuf| id_of(path).is_some_and(|own| own.starts_with(text));
        let begin: Vec<_> = known.iter().filter(begins).collect();
        if let [only] = begin[..] {
            return Ok(only.clone());
        }
        self.by_name(text, &begin.into_iter().cloned().collect::<Vec<_>>())
    }

    /// Returns the session with that name. If there is none, the sessions in `begin`, whose ids start with
    /// the text, are the matches.
    fn by_name(&self, text: &str, begin: &[PathBuf]) -> Result<PathBuf, Error> {
        let listed = self.list()?;
        let named = |fits: &dyn Fn(&str) -> bool| -> Vec<PathBuf> {
            let sound = listed.iter().filter_map(Listed::summary);
            sound.filter(|summary| fits(&summary.name)).map(|summary| summary.path.clone()).collect()
        };
        let key = name_key(text);
        let mut found = named(&|name| same_text(name, text));
        if found.is_empty() && !key.is_empty() {
            found = named(&|name| name_key(name) == key);
        }
        // A terminal without UTF-8 shows names without accents, and cannot send accents.
        if let Some(key) = ascii_name_key(text).filter(|key| found.is_empty() && !key.is_empty()) {
            found = named(&|name| ascii_name_key(name).as_ref() == Some(&key));
        }
        if found.is_empty() {
            found = begin.to_vec();
        }
        match &found[..] {
            [only] => Ok(only.clone()),
            [] if Path::new(text).is_dir() => {
                Err(Error::disk(Doing::Reading, Path::new(text))(std::io::ErrorKind::IsADirectory.into()))
            }
            [] => Err(Error::NotFound {
                reference: text.to_owned(),
                nearest: nearest(text, &listed),
                unread: listed.iter().filter(|entry| entry.summary().is_none()).count(),
            }),
            several => {
                let mut candidates: Vec<_> = several.iter().map(|path| candidate(path, &listed)).collect();
                candidates.sort_unstable_by(|a, b| a.id.cmp(&b.id));
                Err(Error::Ambiguous { reference: text.to_owned(), candidates })
            }
        }
    }
}

/// Returns whether a file exists, even if reading it is not permitted. A folder that is named like a session
/// is no path to one.
fn is_a_file(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(meta) => !meta.is_dir(),
        Err(error) => error.kind() == std::io::ErrorKind::PermissionDenied,
    }
}

/// Returns whether the file can be requested by an id.
fn is_addressed(path: &Path) -> bool {
    id_of(path).is_some_and(id::is_valid)
}

fn candidate(path: &Path, listed: &[Listed]) -> Candidate {
    let summary = listed.iter().filter_map(Listed::summary).find(|summary| summary.path == path);
    Candidate {
        id: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        name: summary.map_or_else(String::new, |summary| summary.name.clone()),
    }
}

/// Returns the name that the text is a part of, or else the id or name that it is most likely a misspelling
/// of.
fn nearest(text: &str, listed: &[Listed]) -> Option<String> {
    let key = name_key(text);
    let ids = listed.iter().filter_map(|entry| id_of(entry.path())).filter(|id| id::is_valid(id));
    let names = listed.iter().filter_map(Listed::summary).map(|summary| &*summary.name);
    // People remember one word of a name, or its beginning.
    let is_part = |name: &&str| {
        let name = name_key(name);
        name.split(' ').any(|word| word == key) || (!key.is_empty() && name.starts_with(&key))
    };
    let part = names.clone().find(is_part);
    part.or_else(|| lookup::nearest(text, ids.chain(names))).map(str::to_owned)
}
