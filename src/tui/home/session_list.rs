//! The list of sessions, which a thread fills while it reads them.
//!
//! Before a session is read, it is sorted by the time of its file, or by the day in the file's name until the
//! times are known. Once read, it is sorted by the time of its own last change.

use super::row::SessionRow;
use super::sort_order::{self, GroupHeading, SortOrder};
use crate::locale::name_key;
use crate::rulebook::Rulebook;
use crate::session::store::Loaded;
use crate::session::{Error, ListedFile, Store};
use crate::tui::background::Background;
use crate::tui::search_key::search_key;
use crate::tui::ui::Ui;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
#[cfg(test)]
use std::sync::mpsc::Receiver;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

/// A thread that reads the sessions of a store. It ends when this is dropped.
#[derive(Debug)]
pub struct SessionLoader {
    store: Store,
    work: Background<Result<Loaded, Error>>,
    /// Asks for files to be read next.
    requests: Sender<Vec<usize>>,
}

impl SessionLoader {
    /// Starts the thread.
    pub fn start(store: Store) -> Self {
        let (requests, requested) = channel();
        let reader = store.clone();
        let work = Background::start(move |results| {
            let load = reader.load(|| requested.try_iter().last(), |part| results.send(Ok(part)));
            if let Err(error) = load {
                results.send(Err(error));
            }
        });
        Self { store, work, requests }
    }

    /// Returns a loader without a thread, with the sender of its parts and the receiver of its requests.
    #[cfg(test)]
    pub(crate) fn manual(store: Store) -> (Self, Sender<Result<Loaded, Error>>, Receiver<Vec<usize>>) {
        let ((parts, work), (requests, requested)) = (Background::manual(), channel());
        (Self { store, work, requests }, parts, requested)
    }
}

/// A session file in the folder.
#[derive(Debug)]
pub struct ListEntry {
    /// The file.
    pub path: Arc<Path>,
    /// The time of the session's own last change once it is read, else that of its file; `None` before either
    /// is known.
    pub changed: Option<Timestamp>,
    /// The session, once it is read.
    pub row: Option<Box<SessionRow>>,
    /// The file as it was read, to make the row in another language.
    listed: Option<Box<ListedFile>>,
    is_marked: bool,
    /// Whether the file is no longer in the folder.
    is_removed: bool,
}

/// The sessions of a folder, in the order of the list.
#[derive(Debug)]
pub struct SessionList {
    store: Store,
    entries: Vec<ListEntry>,
    /// All entries whose files exist, sorted by `sort_order`, unreadable ones last.
    order: Vec<usize>,
    sort_order: SortOrder,
    /// The headings above groups of the visible list.
    headings: Vec<GroupHeading>,
    /// How many sessions have each name, to tell them apart in the list.
    name_counts: HashMap<String, usize>,
    /// The files to mark as soon as they are listed.
    marks: HashSet<PathBuf>,
    /// The entries of `order` that match the search.
    matches: Vec<usize>,
    /// The words of the search, as search keys.
    search_words: Vec<String>,
    /// The entry of each file, built when it is first needed.
    by_path: Option<HashMap<Arc<Path>, usize>>,
    /// The thread that reads the sessions, until it has read all.
    loader: Option<SessionLoader>,
    /// Why the folder could not be read, until a screen takes it.
    error: Option<Error>,
    /// Whether the files are known.
    is_listed: bool,
    /// Whether the times of the files are known. Until then `order` is a guess by file name.
    is_ordered: bool,
    read_count: usize,
    /// All shipped rulebooks, loaded when the first session of another rulebook is read.
    other_rulebooks: Option<Vec<Rulebook>>,
}

impl SessionList {
    /// Creates the list that a thread fills.
    pub fn new(loader: SessionLoader) -> Self {
        Self { store: loader.store.clone(), loader: Some(loader), ..Self::empty() }
    }

    /// Creates a list without sessions.
    pub fn empty() -> Self {
        Self {
            store: Store::new(""),
            entries: Vec::new(),
            order: Vec::new(),
            sort_order: SortOrder::default(),
            headings: Vec::new(),
            name_counts: HashMap::new(),
            marks: HashSet::new(),
            matches: Vec::new(),
            search_words: Vec::new(),
            by_path: None,
            loader: None,
            error: None,
            is_listed: false,
            is_ordered: false,
            read_count: 0,
            other_rulebooks: None,
        }
    }

    /// Takes what the thread has read since the last call; waits up to `patience` if there is nothing. Returns
    /// whether there was anything.
    pub fn receive(&mut self, patience: Duration, context: &Ui) -> bool {
        let Some(loader) = &self.loader else { return false };
        let (parts, has_ended) = loader.work.receive(patience);
        let is_changed = has_ended || !parts.is_empty();
        let mut order_changed = false;
        for part in parts {
            match part {
                Ok(Loaded::Files(files)) => {
                    self.order = (0..files.len()).collect();
                    self.entries = files.into_iter().map(ListEntry::new).collect();
                    for entry in &mut self.entries {
                        entry.is_marked = self.marks.contains(&*entry.path);
                    }
                    self.is_listed = true;
                }
                Ok(Loaded::Times(times)) => {
                    self.set_times(&times);
                    (self.is_ordered, order_changed) = (true, true);
                }
                Ok(Loaded::Sessions(sessions)) => {
                    for (entry, listed) in sessions {
                        // A session that was reread or deleted since it was requested is newer here.
                        if self.entries[entry].row.is_none() && !self.entries[entry].is_removed {
                            order_changed |= self.set_row(entry, &listed, context);
                        }
                    }
                }
                Err(error) => self.error = Some(error),
            }
        }
        if has_ended {
            self.loader = None;
        }
        if order_changed && self.is_ordered {
            self.sort();
        } else if is_changed {
            self.apply_search();
        }
        is_changed
    }

    /// Orders the sessions that are not read yet by the times of their files. Drops those whose files no longer
    /// exist.
    fn set_times(&mut self, times: &[(usize, Timestamp)]) {
        // A session that was read before its file was removed stays in the list.
        self.order.retain(|entry| self.entries[*entry].row.is_some());
        for (entry, time) in times {
            let listed = &mut self.entries[*entry];
            if listed.row.is_none() && !listed.is_removed {
                listed.changed = Some(*time);
                self.order.push(*entry);
            }
        }
        for entry in &mut self.entries {
            entry.is_removed |= entry.row.is_none() && entry.changed.is_none();
        }
    }

    /// Marks these files as soon as they are listed.
    pub fn mark_when_listed(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.marks.extend(paths);
    }

    /// Returns the order of the list.
    pub fn sort_order(&self) -> SortOrder {
        self.sort_order
    }

    /// Sorts the list in another order.
    pub fn sort_by(&mut self, order: SortOrder) {
        self.sort_order = order;
        self.sort();
    }

    /// Returns whether some session belongs to a client.
    pub fn has_clients(&self) -> bool {
        self.order.iter().any(|entry| self.row(*entry).is_some_and(|row| row.client.is_some()))
    }

    /// Returns the headings above groups of the visible list, in order.
    pub fn headings(&self) -> &[GroupHeading] {
        &self.headings
    }

    /// Returns the sessions that belong to the same client as an entry, in order.
    pub fn of_same_client(&self, entry: usize) -> Vec<usize> {
        let client = self.entries[entry].client_key();
        let same = |other: &usize| self.entries[*other].client_key() == client;
        if client.is_empty() { Vec::new() } else { self.order.iter().copied().filter(same).collect() }
    }

    /// Returns whether another session has the name of this one.
    pub fn is_name_shared(&self, row: &SessionRow) -> bool {
        self.name_counts.get(&row.name_key).is_some_and(|count| *count > 1)
    }

    /// Asks the thread to read the sessions at these positions of the visible list next.
    pub fn request(&self, positions: Range<usize>) {
        let Some(loader) = &self.loader else { return };
        let unread = self.visible_at(positions).iter().copied().filter(|entry| self.row(*entry).is_none());
        let unread: Vec<_> = unread.collect();
        if !unread.is_empty() {
            // Sending fails if the thread has just read the last one.
            let _ = loader.requests.send(unread);
        }
    }

    /// Takes the error of a folder that could not be read.
    pub fn take_error(&mut self) -> Option<Error> {
        self.error.take()
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

    /// Returns whether the thread is still reading.
    pub fn is_loading(&self) -> bool {
        self.loader.is_some()
    }

    /// Returns the entries that match the search, in order. Returns all entries if no search is active.
    pub fn visible(&self) -> &[usize] {
        if self.search_words.is_empty() { &self.order } else { &self.matches }
    }

    /// Returns the entries at these positions of the visible list.
    pub fn visible_at(&self, positions: Range<usize>) -> &[usize] {
        let end = positions.end.min(self.visible().len());
        &self.visible()[positions.start.min(end)..end]
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

    /// Returns a session of this name, other than `except`.
    pub fn find_by_name(&self, name: &str, except: Option<usize>) -> Option<&SessionRow> {
        let key = name_key(name);
        let others = self.order.iter().filter(|entry| Some(**entry) != except);
        let mut rows = others.filter_map(|entry| self.row(*entry));
        rows.find(|row| row.problem.is_none() && name_key(&row.name) == key)
    }

    /// Returns the clients of the sessions that have been read, each once, in the order of the list.
    pub fn clients(&self) -> Vec<String> {
        let mut found = HashSet::new();
        let clients = self.order.iter().filter_map(|entry| self.row(*entry)?.client.as_ref());
        clients.filter(|client| found.insert(name_key(client))).cloned().collect()
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

    /// Removes entries whose files are gone.
    pub fn remove(&mut self, removed: &[usize]) {
        for entry in removed {
            let gone = &mut self.entries[*entry];
            let row = gone.row.take();
            self.read_count -= usize::from(row.is_some());
            count_name(&mut self.name_counts, row.as_deref(), false);
            (gone.is_removed, gone.is_marked, gone.listed) = (true, false, None);
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
        let entry = self.add(&self.store.read_listed(path), context);
        self.sort();
        entry
    }

    /// Adds or replaces a session without sorting, so that a batch needs only one [`SessionList::sort`] at its
    /// end. Returns its entry.
    pub fn add(&mut self, listed: &ListedFile, context: &Ui) -> usize {
        // The first entries are those of the thread.
        while self.is_loading() && !self.is_listed {
            self.receive(Duration::MAX, context);
        }
        let known = || {
            let paths = self.order.iter().map(|entry| (Arc::clone(&self.entries[*entry].path), *entry));
            paths.collect()
        };
        let entries = self.by_path.take().unwrap_or_else(known);
        let by_path = self.by_path.insert(entries);
        let entry = *by_path.entry(listed.path().into()).or_insert(self.entries.len());
        if entry == self.entries.len() {
            self.entries.push(ListEntry::new(listed.path().into()));
            self.order.push(entry);
        }
        self.set_row(entry, listed, context);
        entry
    }

    /// Sets the row of an entry. Returns whether its position in the list may have changed.
    fn set_row(&mut self, entry: usize, listed: &ListedFile, context: &Ui) -> bool {
        let other = listed.summary().is_some_and(|one| one.rulebook.id != context.rulebook.id);
        if other && self.other_rulebooks.is_none() {
            self.other_rulebooks = Some(Rulebook::all_shipped().flatten().collect());
        }
        let row = SessionRow::new(context, self.other_rulebooks.as_deref().unwrap_or_default(), listed);
        let entry = &mut self.entries[entry];
        let changed = listed.summary().map_or(entry.changed, |summary| Some(summary.updated_at));
        let order_changed = changed != entry.changed
            || row.problem.is_some()
            || row.client.is_some()
            || matches!(self.sort_order, SortOrder::Name | SortOrder::Created);
        entry.changed = changed;
        count_name(&mut self.name_counts, Some(&row), true);
        let previous = entry.row.replace(Box::new(row));
        count_name(&mut self.name_counts, previous.as_deref(), false);
        self.read_count += usize::from(previous.is_none());
        entry.listed = Some(Box::new(listed.clone()));
        order_changed
    }

    /// Makes the rows again, after the language has changed. A search then applies to the new texts.
    pub fn retranslate(&mut self, context: &Ui) {
        let others = self.other_rulebooks.as_deref().unwrap_or_default();
        for entry in &mut self.entries {
            let row = entry.listed.as_deref().map(|listed| SessionRow::new(context, others, listed));
            entry.row = row.map(Box::new);
        }
        // A session that got no name has one in each language.
        self.name_counts.clear();
        for entry in self.entries.iter().filter(|entry| !entry.is_removed) {
            count_name(&mut self.name_counts, entry.row.as_deref(), true);
        }
        if self.is_ordered {
            self.sort();
        } else {
            self.apply_search();
        }
    }

    /// Sorts the list and applies the search again.
    pub fn sort(&mut self) {
        sort_order::sort(&mut self.order, &self.entries, self.sort_order);
        self.apply_search();
    }

    fn apply_search(&mut self) {
        if !self.search_words.is_empty() {
            self.matches = self.search_matches();
        }
        let is_grouped = self.sort_order == SortOrder::Clients;
        self.headings =
            if is_grouped { sort_order::group_headings(self.visible(), &self.entries) } else { Vec::new() };
    }

    fn search_matches(&self) -> Vec<usize> {
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
        self.order.iter().copied().filter(is_match).collect()
    }
}

/// Counts the name of a session that was added to the list, or removed from it.
fn count_name(counts: &mut HashMap<String, usize>, row: Option<&SessionRow>, is_added: bool) {
    let Some(row) = row.filter(|row| row.problem.is_none()) else { return };
    let count = counts.entry(row.name_key.clone()).or_default();
    *count = if is_added { *count + 1 } else { count.saturating_sub(1) };
}

impl ListEntry {
    fn new(path: Arc<Path>) -> Self {
        Self { path, changed: None, row: None, listed: None, is_marked: false, is_removed: false }
    }

    /// Returns what sessions of the same client have in common; empty without a client.
    pub fn client_key(&self) -> &str {
        self.row.as_ref().map_or("", |row| &*row.client_key)
    }
}
