//! The sessions of a folder as the screen needs them: in order at once, read as they show, the rest bit by bit.
//!
//! At first only names and times of the files are known. Each session that is read comes to stand by the time of its own
//! last change, so what was guessed from its file's time is put right quietly.

use super::Row;
use super::fold::fold;
use crate::rulebook::Rulebook;
use crate::session::store::Place;
use crate::session::{Error, Store};
use crate::tui::context::Context;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::path::{Path, PathBuf};

/// How much is read between two looks at the keyboard: a few milliseconds' worth.
const FILES: usize = 16;
/// The same in bytes, for sessions that are long.
const BYTES: u64 = 128 << 10;

/// A file of the folder.
#[derive(Debug)]
struct Entry {
    path: PathBuf,
    size: u64,
    changed: Timestamp,
    row: Option<Box<Row>>,
    marked: bool,
    /// It is not in the folder any more.
    gone: bool,
}

/// The sessions of a folder.
#[derive(Debug)]
pub struct Library {
    store: Store,
    entries: Vec<Entry>,
    /// All entries that are there, newest first; what cannot be read last.
    order: Vec<usize>,
    /// Those of them that fit what is looked for.
    fitting: Vec<usize>,
    /// What is looked for, folded, word by word.
    words: Vec<String>,
    /// What may still have to be read, the next last.
    todo: Vec<usize>,
    read: usize,
    others: Option<Vec<Rulebook>>,
}

impl Library {
    /// The sessions of a store, none of them read yet.
    pub fn open(store: Store) -> (Self, Option<Error>) {
        let (places, error) = match store.places() {
            Ok(places) => (places, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let entries: Vec<_> = places.into_iter().map(entry).collect();
        let order: Vec<_> = (0..entries.len()).collect();
        let todo = order.iter().rev().copied().collect();
        let (fitting, words) = (Vec::new(), Vec::new());
        (Self { store, entries, order, fitting, words, todo, read: 0, others: None }, error)
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// How many have been read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// Whether any are still to be read.
    pub fn is_reading(&self) -> bool {
        self.read < self.len()
    }

    /// Those that show, in order.
    pub fn shown(&self) -> &[usize] {
        if self.words.is_empty() { &self.order } else { &self.fitting }
    }

    /// The entry that stands at a place of what shows.
    pub fn at(&self, place: usize) -> Option<usize> {
        self.shown().get(place).copied()
    }

    /// Where an entry stands in what shows.
    pub fn place(&self, entry: usize) -> Option<usize> {
        self.shown().iter().position(|shown| *shown == entry)
    }

    /// The entry of a session by its id, which is its file's name.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        let named = |entry: &&usize| self.entries[**entry].path.file_stem().is_some_and(|stem| stem == id);
        self.order.iter().find(named).copied()
    }

    /// What an entry says, once it is read.
    pub fn row(&self, entry: usize) -> Option<&Row> {
        self.entries[entry].row.as_deref()
    }

    /// An entry's file.
    pub fn path(&self, entry: usize) -> &Path {
        &self.entries[entry].path
    }

    /// When an entry was last changed, as far as is known.
    pub fn changed(&self, entry: usize) -> Timestamp {
        self.entries[entry].changed
    }

    /// Whether an entry is marked.
    pub fn is_marked(&self, entry: usize) -> bool {
        self.entries[entry].marked
    }

    /// Marks an entry, or takes its mark away.
    pub fn mark(&mut self, entry: usize, marked: bool) {
        self.entries[entry].marked = marked;
    }

    /// Those that are marked, in order, whether they fit what is looked for or not.
    pub fn marked(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied().filter(|entry| self.entries[*entry].marked)
    }

    /// The names of those that have been read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.order.iter().filter_map(|entry| Some(&*self.row(*entry)?.name))
    }

    /// Looks for those in whose name, state or id all the words stand; for all where there are none.
    pub fn look_for(&mut self, words: &str) {
        self.words = fold(words).split_whitespace().map(str::to_owned).collect();
        self.sift();
    }

    /// Whether anything is looked for.
    pub fn is_sifted(&self) -> bool {
        !self.words.is_empty()
    }

    /// Reads those of these places of what shows that are unread; returns whether any were.
    pub fn need(&mut self, places: std::ops::Range<usize>, context: &Context) -> bool {
        let end = places.end.min(self.shown().len());
        let start = places.start.min(end);
        let unread = |entry: &usize| self.entries[*entry].row.is_none();
        let wanted: Vec<_> = self.shown()[start..end].iter().copied().filter(unread).collect();
        let mut moved = false;
        for entry in &wanted {
            moved |= self.read_one(*entry, context);
        }
        if moved {
            self.sort();
        }
        !wanted.is_empty()
    }

    /// Reads a few of those that are unread, those around what shows first.
    pub fn read_some(&mut self, around: std::ops::Range<usize>, context: &Context) {
        let (mut files, mut bytes, mut moved) = (0, 0, false);
        let end = around.end.min(self.shown().len());
        let near: Vec<_> = self.shown()[around.start.min(end)..end].to_vec();
        let mut near = near.into_iter();
        while files < FILES && bytes < BYTES {
            let Some(entry) = near.next().or_else(|| self.todo.pop()) else { break };
            if self.entries[entry].row.is_some() || self.entries[entry].gone {
                continue;
            }
            files += 1;
            bytes += self.entries[entry].size;
            moved |= self.read_one(entry, context);
        }
        if moved {
            self.sort();
        } else if files > 0 {
            self.sift();
        }
    }

    /// Takes out an entry whose file is gone.
    pub fn drop(&mut self, entry: usize) {
        let gone = &mut self.entries[entry];
        self.read -= usize::from(gone.row.is_some());
        (gone.gone, gone.marked, gone.row) = (true, false, None);
        self.order.retain(|other| *other != entry);
        self.sift();
    }

    /// Takes in a file that is new, or reads one that has changed; returns its entry.
    pub fn renew(&mut self, path: &Path, context: &Context) -> usize {
        let known = self.order.iter().copied().find(|entry| self.entries[*entry].path == path);
        let entry = known.unwrap_or_else(|| {
            let path = path.to_owned();
            self.entries.push(entry(Place { path, changed: std::time::SystemTime::UNIX_EPOCH, size: 0 }));
            self.order.push(self.entries.len() - 1);
            self.entries.len() - 1
        });
        self.read_one(entry, context);
        self.sort();
        entry
    }

    /// Reads one; returns whether it has to move.
    fn read_one(&mut self, entry: usize, context: &Context) -> bool {
        let listed = self.store.glance(&self.entries[entry].path);
        let other = listed.summary().is_some_and(|one| one.rulebook.id != context.rulebook.id);
        if other && self.others.is_none() {
            self.others = Some(Rulebook::all_shipped().flatten().collect());
        }
        let row = Row::new(context, self.others.as_deref().unwrap_or_default(), &listed);
        let entry = &mut self.entries[entry];
        let changed = listed.summary().map_or(entry.changed, |summary| summary.updated_at);
        let moved = changed != entry.changed || row.damage.is_some();
        entry.changed = changed;
        self.read += usize::from(entry.row.replace(Box::new(row)).is_none());
        moved
    }

    fn sort(&mut self) {
        let entries = &self.entries;
        let key = |entry: usize| {
            let entry = &entries[entry];
            let damaged = entry.row.as_ref().is_some_and(|row| row.damage.is_some());
            // What cannot be read has no time of its own, and stands by its name.
            let newest = Reverse((!damaged).then_some(entry.changed));
            (damaged, newest, &entry.path)
        };
        self.order.sort_by(|a, b| key(*a).cmp(&key(*b)));
        self.sift();
    }

    fn sift(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let (entries, words) = (&self.entries, &self.words);
        let fits = |entry: &usize| {
            let entry = &entries[*entry];
            if let Some(row) = &entry.row {
                return words.iter().all(|word| row.sought.contains(&**word));
            }
            // Until it is read its id is all that is known.
            let id = entry.path.file_stem().map(|stem| stem.to_string_lossy());
            id.is_some_and(|id| words.iter().all(|word| id.contains(&**word)))
        };
        self.fitting = self.order.iter().copied().filter(fits).collect();
    }
}

fn entry(place: Place) -> Entry {
    let changed = Timestamp::try_from(place.changed).unwrap_or(Timestamp::UNIX_EPOCH);
    Entry { path: place.path, size: place.size, changed, row: None, marked: false, gone: false }
}
