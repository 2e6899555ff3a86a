//! Candidates for a session: its name if the name leads to this session, otherwise its id.
//!
//! However many sessions there are, only the newest are read, and those whose id looks like what was typed: an id
//! contains the first letters of the name.

use super::values::candidate;
use crate::locale::{ascii_name_key, display_name, name_key, sanitize};
use crate::session::store::Loaded;
use crate::session::{ListedFile, Session, Store, Summary, name_part, name_parts};
use clap_complete::engine::CompletionCandidate;
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::{Duration, Instant};

/// How many sessions are read to complete one word. A few more are, because they are reported in groups.
const MAX_READ: usize = 100;

/// How long sessions are read: long files count as many short ones.
const MAX_READ_TIME: Duration = Duration::from_millis(200);

/// The sessions of a folder that can be offered.
pub(super) struct SessionList {
    /// What can be typed as the id of each session, read or not.
    ids: Vec<String>,
    /// The sessions that were read, the last changed first.
    sessions: Vec<Summary>,
    /// How many of these have a name, by its form to compare.
    name_counts: HashMap<String, usize>,
    /// The letters of names in the ids of the other sessions.
    unread_parts: HashSet<String>,
}

impl SessionList {
    /// Reads the sessions to offer for a word that begins with `typed`. A folder that cannot be read has none.
    fn read(store: &Store, typed: &str) -> Self {
        let (mut ids, mut sessions) = (Vec::new(), Vec::new());
        let requested = Cell::new(None);
        let mut start = Instant::now();
        let report = |part| {
            match part {
                Loaded::Files(files) => {
                    ids = files.iter().map(|path| file_id(path)).collect();
                    requested.set(Some(similar_ids(&ids, typed)));
                    start = Instant::now();
                }
                Loaded::Times(_) => {}
                Loaded::Sessions(read) => {
                    sessions.extend(read.into_iter().filter_map(|(_, listed)| match listed {
                        ListedFile::Valid(summary) => Some(*summary),
                        ListedFile::Damaged { .. } => None,
                    }));
                }
            }
            sessions.len() < MAX_READ && start.elapsed() < MAX_READ_TIME
        };
        // An error leaves the list empty.
        let _ = store.load(|| requested.take(), report);
        sessions.sort_by_key(|summary| Reverse(summary.updated_at));
        Self::new(ids, sessions)
    }

    fn new(ids: Vec<String>, sessions: Vec<Summary>) -> Self {
        let mut name_counts = HashMap::new();
        for summary in &sessions {
            *name_counts.entry(comparison_key(&summary.name)).or_default() += 1;
        }
        let read: HashSet<_> = sessions.iter().map(|summary| file_id(&summary.path)).collect();
        let unread = ids.iter().filter(|id| !read.contains(*id));
        let unread_parts = unread.map(|id| name_part(id).to_owned()).collect();
        Self { ids, sessions, name_counts, unread_parts }
    }

    /// Returns the candidates for a word that begins with `typed`.
    pub(super) fn candidates(store: &Store, typed: &str) -> Vec<CompletionCandidate> {
        let list = Self::read(store, typed);
        let key = typed.to_lowercase();
        let has_prefix = |text: &str| text.to_lowercase().starts_with(&key);
        let offer = |summary: &Summary| {
            let (id, name) = (file_id(&summary.path), &*summary.name);
            match (has_prefix(name), has_prefix(&id)) {
                (true, _) if list.is_reference(name) => candidate(name, &id),
                (true, _) | (_, true) => candidate(&id, &display_name(name)),
                (false, false) => None,
            }
        };
        list.sessions.iter().filter_map(offer).collect()
    }

    /// Returns the clients of the newest sessions whose names begin with `typed`, that of the last changed session first.
    pub(super) fn clients(store: &Store, typed: &str) -> Vec<CompletionCandidate> {
        let (list, key) = (Self::read(store, ""), typed.to_lowercase());
        let clients = list.sessions.iter().filter_map(|summary| summary.client.as_deref());
        let mut offered = HashSet::new();
        clients
            .filter(|client| client.to_lowercase().starts_with(&key) && offered.insert(name_key(client)))
            .filter_map(|client| candidate(client, ""))
            .collect()
    }

    /// Returns the session that a word means, as far as it would be offered.
    pub(super) fn find(store: &Store, word: &str) -> Option<Session> {
        let path = store.folder().join(format!("{word}.json"));
        if path.parent() == Some(store.folder()) && path.is_file() {
            return store.read(&path).ok();
        }
        let list = Self::read(store, word);
        let found = list.sessions.iter().find(|summary| summary.name == word && list.is_reference(word));
        store.read(&found?.path).ok()
    }

    /// Returns whether the name of a session that was read means this session on a command line, and cannot be taken
    /// for an option, a path, an id or another session. Of a session that was not read, the id tells the name.
    fn is_reference(&self, name: &str) -> bool {
        let is_plain = sanitize(name) == name && !name.trim().is_empty() && !name.starts_with('-');
        let id = name.trim().to_ascii_lowercase();
        is_plain
            && self.name_counts.get(&comparison_key(name)) == Some(&1)
            && !name_parts(name).iter().any(|part| self.unread_parts.contains(part))
            && !self.ids.iter().any(|other| other.starts_with(&id))
            && !Path::new(name).exists()
    }
}

/// Returns the form of a name that is the same for all names that a reference may mean.
fn comparison_key(name: &str) -> String {
    ascii_name_key(name).unwrap_or_else(|| name_key(name))
}

/// Returns the id in the name of a session's file. That of a deleted session may have a number.
fn file_id(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns the indices of the ids that may belong to a session whose id or name begins with `typed`, the latest first.
fn similar_ids(ids: &[String], typed: &str) -> Vec<usize> {
    if typed.is_empty() {
        return Vec::new();
    }
    let (id, [part, _]) = (typed.to_ascii_lowercase(), name_parts(typed));
    let has_name = |other: &str| !part.is_empty() && name_part(other).starts_with(&part);
    let is_similar = |other: &str| other.starts_with(&id) || has_name(other);
    let mut similar: Vec<_> = (0..ids.len()).filter(|index| is_similar(&ids[*index])).collect();
    similar.sort_unstable_by(|a, b| ids[*b].cmp(&ids[*a]));
    similar.truncate(MAX_READ);
    similar
}
