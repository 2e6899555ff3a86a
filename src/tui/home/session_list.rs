//! The session list, which stays responsive in large folders: visible sessions are read first, and the rest
//! while no input is waiting.
//!
//! Before a session is read, it is sorted by the time of its file, or in a very large folder by the day in
//! the file's name until the times are known. Once read, it is sorted by the time of its own last change.

use super::SessionRow;
use super::search_key::search_key;
use crate::rulebook::Rulebook;
use crate::session::store::{FileEntry, FileStamp, day_prefix};
use crate::session::{Error, Store};
use crate::tui::ui::Ui;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The most files read between two checks for input: a few milliseconds' worth.
const FILES_PER_TURN: usize = 16;
/// The most bytes read between two checks for input, in case sessions are long.
const BYTES_PER_TURN: u64 = 128 << 10;

/// The most files whose modification times are queried between two checks for input: a millisecond or two.
const STAMPS_PER_TURN: usize = 500;

/// A session file in the folder.
#[derive(Debug)]
struct ListEntry {
    path: PathBuf,
    size: u64,
    /// The time of the session's own last change once it is read, else that of its file; `None` before either
    /// is known.
    changed: Option<Timestamp>,
    row: Option<Box<SessionRow>>,
    is_marked: bool,
    /// Whether the file is no longer in the folder.
    is_removed: bool,
}

/// The sessions of a folder, in the order of the list.
#[derive(Debug)]
pub struct SessionList {
    store: Store,
    entries: Vec<ListEntry>,
    /// All entries whose files exist, newest first, unreadable ones last.
    order: Vec<usize>,
    /// The entries of `order` that match the search.
    matches: Vec<usize>,
    /// The words of the search, as search keys.
    search_words: Vec<String>,
    /// The entry of each file, built when it is first needed.
    by_path: Option<HashMap<PathBuf, usize>>,
    /// The entries whose file times are not known yet, in reverse order, so that the next one is popped. Until
    /// all times are known, `order` is a guess by file name.
    unstamped: Vec<usize>,
    /// The entries that may still have to be read, in reverse order, so that the next one is popped.
    unread: Vec<usize>,
    read_count: usize,
    /// All shipped rulebooks, loaded when the first session of another rulebook is read.
    other_rulebooks: Option<Vec<Rulebook>>,
}

impl SessionList {
    /// Lists the sessions of a store without reading them. If there are more than `max_stamps`, their file
    /// times are queried later. Also returns the error if the folder cannot be listed.
    pub fn open(store: Store, max_stamps: usize) -> (Self, Option<Error>) {
        let (files, error) = match store.file_entries(max_stamps) {
            Ok(places) => (places, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let entries: Vec<_> = files.into_iter().map(new_entry).collect();
        let order: Vec<_> = (0..entries.len()).collect();
        let todo: Vec<_> = order.iter().rev().copied().collect();
        let unasked = todo.iter().copied().filter(|entry| entries[*entry].changed.is_none()).collect();
        let (fitting, words, by_path) = (Vec::new(), Vec::new(), None);
        (
            Self {
                store,
                entries,
                order,
                matches: fitting,
                search_words: words,
                by_path,
                unstamped: unasked,
                unread: todo,
                read_count: 0,
                other_rulebooks: None,
            },
            error,
        )
    }

    /// Returns the store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the number of sessions.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Returns how many sessions have been read.
    pub fn read_count(&self) -> usize {
        self.read_count
    }

    /// Returns whether sessions or file times are still to be read.
    pub fn is_loading(&self) -> bool {
        self.is_loading_stamps() || self.read_count < self.len()
    }

    /// Returns whether file times are still to be queried.
    pub fn is_loading_stamps(&self) -> bool {
        !self.unstamped.is_empty()
    }

    /// Returns the entries that match the search, in order. Returns all entries if no search is active.
    pub fn visible(&self) -> &[usize] {
        if self.search_words.is_empty() { &self.order } else { &self.matches }
    }

    /// Returns the entry at a position of the visible list.
    pub fn entry_at(&self, position: usize) -> Option<usize> {
        self.visible().get(position).copied()
    }

    /// Returns the position of an entry in the visible list.
    pub fn position(&self, entry: usize) -> Option<usize> {
        self.visible().iter().position(|visible| *visible == entry)
    }

    /// Returns the entry of the session with this id, which is its file's name.
    pub fn find_by_id(&self, id: &str) -> Option<usize> {
        let named = |entry: &&usize| self.entries[**entry].path.file_stem().is_some_and(|stem| stem == id);
        self.order.iter().find(named).copied()
    }

    /// Returns the row of an entry, once it is read.
    pub fn row(&self, entry: usize) -> Option<&SessionRow> {
        self.entries[entry].row.as_deref()
    }

    /// Returns the path of an entry's file.
    pub fn path(&self, entry: usize) -> &Path {
        &self.entries[entry].path
    }

    /// Returns the time of an entry's last change, or the Unix epoch while it is unknown.
    pub fn changed(&self, entry: usize) -> Timestamp {
        self.entries[entry].changed.unwrap_or_default()
    }

    /// Returns whether an entry is marked.
    pub fn is_marked(&self, entry: usize) -> bool {
        self.entries[entry].is_marked
    }

    /// Sets or removes an entry's mark.
    pub fn mark(&mut self, entry: usize, is_marked: bool) {
        self.entries[entry].is_marked = is_marked;
    }

    /// Returns the marked entries in order, whether they match the search or not.
    pub fn marked(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied().filter(|entry| self.entries[*entry].is_marked)
    }

    /// Returns the names of the sessions that have been read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.order.iter().filter_map(|entry| Some(&*self.row(*entry)?.name))
    }

    /// Shows only sessions with all these words in their name, status, rulebook title or id. Without words, shows
    /// all sessions.
    pub fn search(&mut self, words: &str) {
        self.search_words = search_key(words).split_whitespace().map(str::to_owned).collect();
        self.apply_search();
    }

    /// Returns whether a search is active.
    pub fn is_filtered(&self) -> bool {
        !self.search_words.is_empty()
    }

    /// Reads the unread entries at these positions of the visible list. Returns whether there were any.
    pub fn ensure_read(&mut self, positions: std::ops::Range<usize>, context: &Ui) -> bool {
        let end = positions.end.min(self.visible().len());
        let start = positions.start.min(end);
        let unread = |entry: &usize| self.entries[*entry].row.is_none();
        let unread_entries: Vec<_> = self.visible()[start..end].iter().copied().filter(unread).collect();
        let mut order_changed = false;
        for entry in &unread_entries {
            order_changed |= self.read_one(*entry, context);
        }
        // While file times are missing the order is only a guess, so sorting waits until all are known.
        if order_changed && !self.is_loading_stamps() {
            self.sort();
        }
        !unread_entries.is_empty()
    }

    /// Queries some of the missing file times. Once all are known, sorts the list and returns true.
    pub fn load_stamps(&mut self) -> bool {
        let remaining = self.unstamped.len().saturating_sub(STAMPS_PER_TURN);
        for entry in self.unstamped.split_off(remaining) {
            let entry = &mut self.entries[entry];
            match self.store.stamp(&entry.path) {
                Some(stamp) => entry.set_stamp(stamp),
                // A session that was read before its file was removed stays in the list.
                None => entry.is_removed |= entry.row.is_none(),
            }
        }
        if remaining == 0 {
            let entries = &self.entries;
            self.order.retain(|entry| !entries[*entry].is_removed);
            self.sort();
            self.unread = self.order.iter().rev().copied().collect();
        }
        remaining == 0
    }

    /// Reads a few unread sessions, starting with those at the positions `around` of the visible list.
    pub fn read_some(&mut self, around: std::ops::Range<usize>, context: &Ui) {
        let (mut files, mut bytes, mut order_changed) = (0, 0, false);
        let end = around.end.min(self.visible().len());
        let nearby: Vec<_> = self.visible()[around.start.min(end)..end].to_vec();
        let mut near = nearby.into_iter();
        while files < FILES_PER_TURN && bytes < BYTES_PER_TURN {
            let Some(entry) = near.next().or_else(|| self.unread.pop()) else { break };
            if self.entries[entry].row.is_some() || self.entries[entry].is_removed {
                continue;
            }
            files += 1;
            bytes += self.entries[entry].size;
            order_changed |= self.read_one(entry, context);
        }
        if order_changed {
            self.sort();
        } else if files > 0 {
            self.apply_search();
        }
    }

    /// Removes entries whose files are gone.
    pub fn remove(&mut self, removed: &[usize]) {
        for entry in removed {
            let gone = &mut self.entries[*entry];
            self.read_count -= usize::from(gone.row.take().is_some());
            (gone.is_removed, gone.is_marked) = (true, false);
            if let Some(by_path) = &mut self.by_path {
                by_path.remove(&gone.path);
            }
        }
        let entries = &self.entries;
        self.order.retain(|entry| !entries[*entry].is_removed);
        self.apply_search();
    }

    /// Adds a new file or rereads a changed one, and sorts the list. Returns the file's entry.
    pub fn reload(&mut self, path: &Path, context: &Ui) -> usize {
        let entry = self.add(path, context);
        self.sort();
        entry
    }

    /// Adds or rereads a file without sorting, so that a batch needs only one [`SessionList::sort`] at its
    /// end.
    pub fn add(&mut self, path: &Path, context: &Ui) -> usize {
        let known = || {
            let paths = self.order.iter().map(|entry| (self.entries[*entry].path.clone(), *entry));
            paths.collect()
        };
        let entries = self.by_path.take().unwrap_or_else(known);
        let by_path = self.by_path.insert(entries);
        let entry_index = *by_path.entry(path.to_owned()).or_insert(self.entries.len());
        if entry_index == self.entries.len() {
            let changed = std::time::SystemTime::UNIX_EPOCH;
            let stamp = Some(FileStamp { changed, size: 0 });
            self.entries.push(new_entry(FileEntry { path: path.to_owned(), stamp }));
            self.order.push(entry_index);
        }
        self.read_one(entry_index, context);
        entry_index
    }

    /// Reads an entry. Returns whether its position in the list may have changed.
    fn read_one(&mut self, entry: usize, context: &Ui) -> bool {
        let listed = self.store.read_listed(&self.entries[entry].path);
        let other = listed.summary().is_some_and(|one| one.rulebook.id != context.rulebook.id);
        if other && self.other_rulebooks.is_none() {
            self.other_rulebooks = Some(Rulebook::all_shipped().flatten().collect());
        }
        let row = SessionRow::new(context, self.other_rulebooks.as_deref().unwrap_or_default(), &listed);
        let entry = &mut self.entries[entry];
        let changed = listed.summary().map_or(entry.changed, |summary| Some(summary.updated_at));
        let order_changed = changed != entry.changed || row.problem.is_some();
        entry.changed = changed;
        self.read_count += usize::from(entry.row.replace(Box::new(row)).is_none());
        order_changed
    }

    /// Sorts the list and applies the search again.
    pub fn sort(&mut self) {
        let entries = &self.entries;
        let key = |entry: usize| {
            let entry = &entries[entry];
            let damaged = entry.row.as_ref().is_some_and(|row| row.problem.is_some());
            // An unreadable session has no time of its own and is sorted by its path.
            let newest = Reverse((!damaged).then_some(entry.changed));
            // While file times are being queried, entries with a known time come first, the others by the day
            // in their names.
            let day = Reverse(entry.changed.is_none().then(|| day_prefix(&entry.path)));
            (damaged, newest, day, &entry.path)
        };
        self.order.sort_by(|a, b| key(*a).cmp(&key(*b)));
        self.apply_search();
    }

    fn apply_search(&mut self) {
        if self.search_words.is_empty() {
            return;
        }
        let (entries, words) = (&self.entries, &self.search_words);
        let is_match = |entry: &usize| {
            let entry = &entries[*entry];
            if let Some(row) = &entry.row {
                return words.iter().all(|word| row.search_key.contains(&**word));
            }
            // Until a session is read, only its id is known.
            let id = entry.path.file_stem().map(|stem| stem.to_string_lossy());
            id.is_some_and(|id| words.iter().all(|word| id.contains(&**word)))
        };
        self.matches = self.order.iter().copied().filter(is_match).collect();
    }
}

impl ListEntry {
    /// Stores the size and time of the file. Keeps the session's own time if the session has been read.
    fn set_stamp(&mut self, stamp: FileStamp) {
        self.size = stamp.size;
        if self.row.is_none() || self.changed.is_none() {
            self.changed = Some(Timestamp::try_from(stamp.changed).unwrap_or(Timestamp::UNIX_EPOCH));
        }
    }
}

fn new_entry(FileEntry { path, stamp }: FileEntry) -> ListEntry {
    let mut entry =
        ListEntry { path, size: 0, changed: None, row: None, is_marked: false, is_removed: false };
    if let Some(stamp) = stamp {
        entry.set_stamp(stamp);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::{SessionList, Timestamp};
    use crate::session::Store;
    use std::fs::{self, File};
    use std::path::Path;

    /// File times are queried in parts, and the list is sorted once all of them are known.
    #[test]
    fn session_list_loads_stamps_in_parts_and_sorts_once() {
        let folder = tempfile::tempdir().expect("a temporary folder can be created");
        let write = |name: &str, second: i64| {
            let path = folder.path().join(name);
            fs::write(&path, "{").expect("the file can be written");
            let file = File::options().write(true).open(&path).expect("the file exists");
            let time = Timestamp::from_second(second).expect("the time is valid");
            file.set_modified(time.try_into().expect("the time is in range")).expect("the time can be set");
        };
        for index in 0..600 {
            write(&format!("20261121-{index:03}-0001.json"), 1_000_000 + index);
        }
        write("20261123-new-0001.json", 5);
        let (mut library, error) = SessionList::open(Store::new(folder.path()), 600);
        assert!(error.is_none() && library.is_loading_stamps() && library.is_loading());
        let name = |library: &SessionList, place: usize| {
            let path: &Path =
                library.path(library.entry_at(place).expect("the list has an entry at this position"));
            path.file_stem().expect("the file has a name").to_string_lossy().into_owned()
        };
        assert_eq!(name(&library, 0), "20261123-new-0001", "sorted by the day in the name");
        fs::remove_file(folder.path().join("20261121-300-0001.json")).expect("the file can be removed");
        assert!(!library.load_stamps() && library.is_loading_stamps());
        assert_eq!(name(&library, 0), "20261123-new-0001", "not sorted again before all times are known");
        assert!(library.load_stamps() && !library.is_loading_stamps() && library.is_loading());
        assert_eq!((&*name(&library, 0), library.len()), ("20261121-599-0001", 600));
        assert_eq!(name(&library, 599), "20261123-new-0001");
        assert!(
            !SessionList::open(Store::new(folder.path()), 600).0.is_loading_stamps(),
            "few enough to query at once"
        );
    }
}
