//! The note that two sessions have one name, so that a command line cannot tell them apart by it.

use super::file_stem;
use crate::cli::Env;
use crate::cli::error::Failure;
use crate::locale::{Message, display_name, name_key};
use crate::session::{ListedFile, Store};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The names that sessions have.
#[derive(Debug, Default)]
pub struct UsedNames {
    /// The file of one session of each name, by the form of the name to compare.
    files: HashMap<String, PathBuf>,
    /// The names about which there was a note.
    noted: HashSet<String>,
}

impl UsedNames {
    /// Returns the names of the sessions in a store, without that of the file `except`. A folder that cannot be read has
    /// none.
    pub fn new(store: &Store, except: Option<&Path>) -> Self {
        let listed = store.list().unwrap_or_default();
        let sessions = listed.iter().filter_map(ListedFile::summary);
        let others = sessions.filter(|summary| Some(&*summary.path) != except);
        let files = others.map(|summary| (name_key(&summary.name), summary.path.clone())).collect();
        Self { files, noted: HashSet::new() }
    }

    /// Prints a note if another session has this name, once for each name.
    pub fn print_note(&mut self, env: &Env, name: &str) -> Result<(), Failure> {
        let key = name_key(name);
        match self.files.get(&key) {
            Some(path) if self.noted.insert(key) => {
                let message = Message::new("cli-same-name").arg("name", display_name(name));
                env.print_message(&message.arg("id", file_stem(path)))
            }
            _ => Ok(()),
        }
    }

    /// Adds the name of a session that was imported.
    pub fn add(&mut self, name: &str, path: &Path) {
        self.files.insert(name_key(name), path.to_owned());
    }
}
