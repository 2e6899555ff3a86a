//! The note that two sessions have one name, so that a command line cannot tell them apart by it.

use super::file_stem;
use crate::cli::{Env, print_errors};
use crate::locale::{Message, display_name, name_key};
use crate::session::{ListedFile, Store};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The names that sessions have, each with the file of one session that has it.
#[derive(Debug, Default)]
pub struct UsedNames(HashMap<String, PathBuf>);

impl UsedNames {
    /// Returns the names of the sessions in a store, without that of the file `except`. A folder that cannot be read has
    /// none.
    pub fn new(store: &Store, except: Option<&Path>) -> Self {
        let listed = store.list().unwrap_or_default();
        let sessions = listed.iter().filter_map(ListedFile::summary);
        let others = sessions.filter(|summary| Some(&*summary.path) != except);
        Self(others.map(|summary| (name_key(&summary.name), summary.path.clone())).collect())
    }

    /// Prints a note to standard error if another session has this name.
    pub fn print_note(&self, env: &Env, name: &str) {
        let Some(path) = self.0.get(&name_key(name)) else { return };
        let message =
            Message::new("cli-same-name").arg("name", display_name(name)).arg("id", file_stem(path));
        print_errors(&[env.translator.translate(&message)]);
    }

    /// Adds the name of a session that was imported.
    pub fn add(&mut self, name: &str, path: &Path) {
        self.0.insert(name_key(name), path.to_owned());
    }
}
