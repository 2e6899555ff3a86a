//! Finds the session that a reference on the command line means.

use super::{Error, Files, ListedFile, MatchingSession, Operation, Store, id_from_path};
use crate::locale::{Language, Translator, ascii_name_key, lookup, name_key, same_text};
use crate::session::unnamed::is_unnamed;
use crate::session::{id, shown_name};
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
        if is_file(Path::new(reference)) {
            return Ok(reference.into());
        }
        let Some(text) = reference.to_str().filter(|text| !text.is_empty()) else {
            let reference = reference.to_string_lossy().into_owned();
            return Err(Error::NotFound { reference, nearest: None, unreadable: 0 });
        };
        // Ids are in lower case.
        let id = text.trim().to_ascii_lowercase();
        let files: Vec<_> =
            self.files_in_folder("json")?.into_iter().filter(|path| has_valid_id(path)).collect();
        // Several deleted files may have the same id; only their names tell them apart.
        let has_name = |path: &&PathBuf| path.file_stem().is_some_and(|stem| *stem == *id);
        let has_id = |path: &&PathBuf| id_from_path(path) == Some(&*id);
        if let Some(path) = files.iter().find(has_name).or_else(|| files.iter().find(has_id)) {
            return Ok(path.clone());
        }
        let starts_with_text = |path: &&PathBuf| id_from_path(path).is_some_and(|own| own.starts_with(text));
        let prefix_matches: Vec<_> = files.iter().filter(starts_with_text).collect();
        if let [only] = prefix_matches[..] {
            return Ok(only.clone());
        }
        self.find_by_name(text, &prefix_matches.into_iter().cloned().collect::<Vec<_>>())
    }

    /// Returns the session with that name. If there is none, the sessions in `prefix_matches`, whose ids start with
    /// the text, are the matches.
    fn find_by_name(&self, text: &str, prefix_matches: &[PathBuf]) -> Result<PathBuf, Error> {
        let listed = self.list()?;
        let paths_of = |matches: &dyn Fn(&str) -> bool| -> Vec<PathBuf> {
            let sound = listed.iter().filter_map(ListedFile::summary);
            sound.filter(|summary| matches(&summary.name)).map(|summary| summary.path.clone()).collect()
        };
        let key = name_key(text);
        let mut found = paths_of(&|name| same_text(name, text));
        if found.is_empty() && !key.is_empty() {
            found = paths_of(&|name| name_key(name) == key);
        }
        // A terminal without UTF-8 shows names without accents, and cannot send accents.
        if let Some(key) = ascii_name_key(text).filter(|key| found.is_empty() && !key.is_empty()) {
            found = paths_of(&|name| ascii_name_key(name).as_ref() == Some(&key));
        }
        // An unnamed session is shown by another name than it is saved with.
        if found.is_empty() {
            let translators = Language::ALL.map(Translator::new);
            found = paths_of(&|name| {
                translators.iter().any(|words| is_unnamed(name) && name_key(&shown_name(name, words)) == key)
            });
        }
        if found.is_empty() {
            found = prefix_matches.to_vec();
        }
        match &found[..] {
            [only] => Ok(only.clone()),
            [] if Path::new(text).is_dir() => {
                Err(Error::disk(Operation::Read, Path::new(text))(std::io::ErrorKind::IsADirectory.into()))
            }
            [] => Err(Error::NotFound {
                reference: text.to_owned(),
                nearest: nearest(text, &listed),
                unreadable: listed.iter().filter(|entry| entry.summary().is_none()).count(),
            }),
            matching => {
                let mut candidates: Vec<_> =
                    matching.iter().map(|path| matching_session(path, &listed)).collect();
                candidates.sort_unstable_by(|a, b| a.id.cmp(&b.id));
                Err(Error::Ambiguous { reference: text.to_owned(), matches: candidates })
            }
        }
    }
}

/// Returns whether a file exists, even if reading it is not permitted. A folder that is named like a session
/// is no path to one.
fn is_file(path: &Path) -> bool {
    match std::fs::metadata(path) {
        Ok(meta) => !meta.is_dir(),
        Err(error) => error.kind() == std::io::ErrorKind::PermissionDenied,
    }
}

/// Returns whether the file can be requested by an id.
fn has_valid_id(path: &Path) -> bool {
    id_from_path(path).is_some_and(id::is_valid)
}

fn matching_session(path: &Path, listed: &[ListedFile]) -> MatchingSession {
    let summary = listed.iter().filter_map(ListedFile::summary).find(|summary| summary.path == path);
    MatchingSession {
        id: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        name: summary.map_or_else(String::new, |summary| summary.name.clone()),
    }
}

/// Returns the name that the text is a part of, or else the id or name that it is most likely a misspelling
/// of.
fn nearest(text: &str, listed: &[ListedFile]) -> Option<String> {
    let key = name_key(text);
    let ids = listed.iter().filter_map(|entry| id_from_path(entry.path())).filter(|id| id::is_valid(id));
    let names = listed.iter().filter_map(ListedFile::summary).map(|summary| &*summary.name);
    // People remember one word of a name, or its beginning.
    let is_part = |name: &&str| {
        let name = name_key(name);
        name.split(' ').any(|word| word == key) || (!key.is_empty() && name.starts_with(&key))
    };
    let part = names.clone().find(is_part);
    part.or_else(|| lookup::nearest(text, ids.chain(names))).map(str::to_owned)
}
