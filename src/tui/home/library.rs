//! The sessions of a folder as the screen needs them: in order at once, read as they show, the rest bit by bit.
//!
//! At first only names and times of the files are known. Each session that is read comes to stand by the time of its own
//! last change, so what was guessed from its file's time is put right quietly.

use super::Row;
use super::fold::fold;
use crate::rulebook::Rulebook;
use crate::session::store::{Place, Stamp, day};
use crate::session::{Error, Store};
use crate::tui::context::Context;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How much is read between two looks at the keyboard: a few milliseconds' worth.
const FILES: usize = 16;
/// The same in bytes, for sessions that are long.
const BYTES: u64 = 128 << 10;

/// For how many files their times are asked for between two looks at the keyboard: a millisecond or two.
const TIMES: usize = 500;

/// A file of the folder.
#[derive(Debug)]
struct Entry {
    path: PathBuf,
    size: u64,
    /// Its own last change once it is read, else that of its file; nothing while that has not been asked for.
    changed: Option<Timestamp>,
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
    /// Which entry a file is, once that was asked for.
    by_path: Option<HashMap<PathBuf, usize>>,
    /// Whose times are still to be asked for, the next last: before they are all known the order is a guess by name.
    unasked: Vec<usize>,
    /// What may still have to be read, the next last.
    todo: Vec<usize>,
    read: usize,
    others: Option<Vec<Rulebook>>,
}

impl Library {
    /// The sessions of a store, none of them read yet; the times of more than `most` are asked for later.
    pub fn open(store: Store, most: usize) -> (Self, Option<Error>) {
        let (places, error) = match store.places(most) {
            Ok(places) => (places, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let entries: Vec<_> = places.into_iter().map(entry).collect();
        let order: Vec<_> = (0..entries.len()).collect();
        let todo: Vec<_> = order.iter().rev().copied().collect();
        let unasked = todo.iter().copied().filter(|entry| entries[*entry].changed.is_none()).collect();
        let (fitting, words, by_path) = (Vec::new(), Vec::new(), None);
        (Self { store, entries, order, fitting, words, by_path, unasked, todo, read: 0, others: None }, error)
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
        self.is_asking() || self.read < self.len()
    }

    /// Whether times are still to be asked for.
    pub fn is_asking(&self) -> bool {
        !self.unasked.is_empty()
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
        self.entries[entry].changed.unwrap_or_default()
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
        // A guess is put right once, when all is known.
        if moved && !self.is_asking() {
            self.sort();
        }
        !wanted.is_empty()
    }

    /// Asks for some of the times that are still unknown; returns whether that put the order right.
    pub fn ask_some(&mut self) -> bool {
        let left = self.unasked.len().saturating_sub(TIMES);
        for entry in self.unasked.split_off(left) {
            let entry = &mut self.entries[entry];
            match self.store.stamp(&entry.path) {
                Some(stamp) => entry.stamp(stamp),
                // What was read before it went still shows.
                None => entry.gone |= entry.row.is_none(),
            }
        }
        if left == 0 {
            let entries = &self.entries;
            self.order.retain(|entry| !entries[*entry].gone);
            self.sort();
            self.todo = self.order.iter().rev().copied().collect();
        }
        left == 0
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

    /// Takes out entries whose files are gone.
    pub fn drop_all(&mut self, gone: &[usize]) {
        for entry in gone {
            let gone = &mut self.entries[*entry];
            self.read -= usize::from(gone.row.take().is_some());
            (gone.gone, gone.marked) = (true, false);
            if let Some(by_path) = &mut self.by_path {
                by_path.remove(&gone.path);
            }
        }
        let entries = &self.entries;
        self.order.retain(|entry| !entries[*entry].gone);
        self.sift();
    }

    /// Takes in a file that is new, or reads one that has changed; returns its entry.
    pub fn renew(&mut self, path: &Path, context: &Context) -> usize {
        let entry = self.add(path, context);
        self.sort();
        entry
    }

    /// The same without putting it where it belongs: of many, [`Library::sort`] is for the last.
    pub fn add(&mut self, path: &Path, context: &Context) -> usize {
        let known = || {
            let paths = self.order.iter().map(|entry| (self.entries[*entry].path.clone(), *entry));
            paths.collect()
        };
        let entries = self.by_path.take().unwrap_or_else(known);
        let by_path = self.by_path.insert(entries);
        let found = *by_path.entry(path.to_owned()).or_insert(self.entries.len());
        if found == self.entries.len() {
            let changed = std::time::SystemTime::UNIX_EPOCH;
            let stamp = Some(Stamp { changed, size: 0 });
            self.entries.push(entry(Place { path: path.to_owned(), stamp }));
            self.order.push(found);
        }
        self.read_one(found, context);
        found
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
        let changed = listed.summary().map_or(entry.changed, |summary| Some(summary.updated_at));
        let moved = changed != entry.changed || row.damage.is_some();
        entry.changed = changed;
        self.read += usize::from(entry.row.replace(Box::new(row)).is_none());
        moved
    }

    /// Puts all where they belong.
    pub fn sort(&mut self) {
        let entries = &self.entries;
        let key = |entry: usize| {
            let entry = &entries[entry];
            let damaged = entry.row.as_ref().is_some_and(|row| row.damage.is_some());
            // What cannot be read has no time of its own, and stands by its name.
            let newest = Reverse((!damaged).then_some(entry.changed));
            // While times are asked for, those that are known come first, the others by the day in their names.
            let day = Reverse(entry.changed.is_none().then(|| day(&entry.path)));
            (damaged, newest, day, &entry.path)
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

impl Entry {
    /// Takes what the system knows of its file; its own time, once read, is the better one.
    fn stamp(&mut self, stamp: Stamp) {
        self.size = stamp.size;
        if self.row.is_none() || self.changed.is_none() {
            self.changed = Some(Timestamp::try_from(stamp.changed).unwrap_or(Timestamp::UNIX_EPOCH));
        }
    }
}

fn entry(Place { path, stamp }: Place) -> Entry {
    let mut entry = Entry { path, size: 0, changed: None, row: None, marked: false, gone: false };
    if let Some(stamp) = stamp {
        entry.stamp(stamp);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::{Library, Timestamp};
    use crate::session::Store;
    use std::fs::{self, File};
    use std::path::Path;

    #[test]
    fn times_are_asked_for_bit_by_bit_and_the_order_is_put_right_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, second: i64| {
            let path = folder.path().join(name);
            fs::write(&path, "{").expect("written");
            let file = File::options().write(true).open(&path).expect("there");
            let time = Timestamp::from_second(second).expect("a time in range");
            file.set_modified(time.try_into().expect("a time of the system")).expect("the time is set");
        };
        for index in 0..600 {
            write(&format!("20261121-{index:03}-0001.json"), 1_000_000 + index);
        }
        write("20261123-new-0001.json", 5);
        let (mut library, error) = Library::open(Store::new(folder.path()), 600);
        assert!(error.is_none() && library.is_asking() && library.is_reading());
        let name = |library: &Library, place: usize| {
            let path: &Path = library.path(library.at(place).expect("there"));
            path.file_stem().expect("a name").to_string_lossy().into_owned()
        };
        assert_eq!(name(&library, 0), "20261123-new-0001", "by the day in the name");
        fs::remove_file(folder.path().join("20261121-300-0001.json")).expect("removed");
        assert!(!library.ask_some() && library.is_asking());
        assert_eq!(name(&library, 0), "20261123-new-0001", "not before all are known");
        assert!(library.ask_some() && !library.is_asking() && library.is_reading());
        assert_eq!((&*name(&library, 0), library.len()), ("20261121-599-0001", 600));
        assert_eq!(name(&library, 599), "20261123-new-0001");
        assert!(!Library::open(Store::new(folder.path()), 600).0.is_asking(), "few enough to ask at once");
    }
}
