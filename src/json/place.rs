//! Finds the line and column of values in a JSON text.
//!
//! `serde_json` does not report where the parts of a text begin. It checks here that the text is JSON; the scan then
//! needs to know only quotation marks, brackets and commas. It finds the requested values in one pass, at any depth,
//! and builds no values.

use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// A position in a text, as editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, starting at 1.
    pub line: usize,
    /// The column in characters, starting at 1.
    pub column: usize,
}

/// Returns for each JSON pointer the position at which its value begins.
///
/// If there is no such value, the result is the position of the nearest value that contains its place. For a duplicate
/// key it is the last value. If `text` is not JSON, every result is its beginning.
#[must_use]
pub fn places(text: &str, pointers: &[&str]) -> Vec<Place> {
    let mut wanted = Wanted::default();
    for (index, pointer) in pointers.iter().enumerate() {
        let mut at = &mut wanted;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            at = at.below.entry(token).or_default();
        }
        at.here.push(index);
    }
    let mut found = vec![0; pointers.len()];
    if serde_json::from_str::<IgnoredAny>(text).is_ok() {
        Scan { text, at: 0, found: &mut found }.value(Some(&wanted));
    }
    positions(text, &found)
}

/// The requested pointers as a tree: those for one value, and those for values inside it.
#[derive(Default)]
struct Wanted {
    here: Vec<usize>,
    below: BTreeMap<String, Wanted>,
}

impl Wanted {
    /// Records `offset` for every pointer to this value or to values inside it.
    fn settle(&self, offset: usize, found: &mut [usize]) {
        self.here.iter().for_each(|&index| found[index] = offset);
        self.below.values().for_each(|wanted| wanted.settle(offset, found));
    }
}

/// A scanner for text that is known to be JSON. Decodes keys only where a pointer needs them.
struct Scan<'t, 'f> {
    text: &'t str,
    at: usize,
    found: &'f mut [usize],
}

impl<'t> Scan<'t, '_> {
    /// Skips white space and returns the next byte without skipping it.
    fn next(&mut self) -> Option<u8> {
        let bytes = &self.text.as_bytes()[self.at..];
        let blank = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len());
        self.at += blank;
        bytes.get(blank).copied()
    }

    /// Skips a value and records its position for the pointers to it and inside it.
    fn value(&mut self, wanted: Option<&Wanted>) {
        let first = self.next();
        let below = wanted.map(|wanted| {
            wanted.settle(self.at, self.found);
            &wanted.below
        });
        match (first, below.filter(|below| !below.is_empty())) {
            (Some(b'{'), Some(below)) => self.entries(|scan, _| {
                let key = scan.string();
                scan.next();
                // Skips the colon.
                scan.at += 1;
                let key = serde_json::from_str::<String>(key).unwrap_or_default();
                scan.value(below.get(&key));
            }),
            (Some(b'['), Some(below)) => {
                self.entries(|scan, index| scan.value(below.get(&index.to_string())));
            }
            (Some(b'"'), _) => drop(self.string()),
            _ => self.pass(),
        }
    }

    /// Skips a list or an object. Calls `entry` with the index of each entry to skip it.
    fn entries(&mut self, mut entry: impl FnMut(&mut Self, usize)) {
        self.at += 1;
        for index in 0.. {
            match self.next() {
                None => return,
                Some(b']' | b'}') => break,
                Some(b',') => self.at += 1,
                Some(_) => {}
            }
            self.next();
            entry(self, index);
        }
        self.at += 1;
    }

    /// Skips a string and returns it with its quotation marks.
    fn string(&mut self) -> &'t str {
        let (text, start) = (self.text, self.at);
        let mut bytes = text.bytes().enumerate().skip(start + 1);
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'\\' => drop(bytes.next()),
                b'"' => {
                    self.at = at + 1;
                    return &text[start..=at];
                }
                _ => {}
            }
        }
        self.at = text.len();
        ""
    }

    /// Skips a value of any other type, with everything in it.
    fn pass(&mut self) {
        let mut open = 0_usize;
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' | b',' if open == 0 => return,
                b'}' | b']' => {
                    open -= 1;
                    if open == 0 {
                        self.at += 1;
                        return;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

/// Converts offsets in bytes into lines and columns, in one pass.
fn positions(text: &str, offsets: &[usize]) -> Vec<Place> {
    let mut order: Vec<_> = (0..offsets.len()).collect();
    order.sort_by_key(|&index| offsets[index]);
    let mut places = vec![Place { line: 1, column: 1 }; offsets.len()];
    let (mut line, mut start, mut read) = (1, 0, 0);
    for index in order {
        let offset = offsets[index];
        for (at, _) in text[read..offset].match_indices('\n') {
            line += 1;
            start = read + at + 1;
        }
        read = offset;
        places[index] = Place { line, column: text[start..offset].chars().count() + 1 };
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{Place, places};

    fn at(text: &str, pointer: &str) -> (usize, usize) {
        let Place { line, column } = places(text, &[pointer])[0];
        (line, column)
    }

    /// Pointers with escapes and indices find the right line and column, counted in characters.
    #[test]
    fn a_pointer_leads_to_its_line_and_column() {
        let text = "\n{ \"a\": [1,\n  {\"b/c\": \"é\",\n\"é\": 2, \"x\": 3}],\n \"a~\": {} }";
        assert_eq!(at(text, ""), (2, 1));
        assert_eq!(at(text, "/a"), (2, 8));
        assert_eq!(at(text, "/a/0"), (2, 9));
        assert_eq!(at(text, "/a/1"), (3, 3));
        assert_eq!(at(text, "/a/1/b~1c"), (3, 11));
        assert_eq!(at(text, "/a/1/x"), (4, 14));
        assert_eq!(at(text, "/a~0"), (5, 8));
    }

    /// A missing value has the position of the nearest value around it.
    #[test]
    fn what_is_not_there_is_where_it_would_be() {
        let text = "{\n\"a\": [\n {}]}";
        assert_eq!(at(text, "/a/0/b/c"), (3, 2));
        assert_eq!(at(text, "/a/7"), (2, 6));
        assert_eq!(at(text, "/b"), (1, 1));
        assert_eq!(at("no JSON", "/a"), (1, 1));
    }

    /// The last of two equal keys is found.
    #[test]
    fn of_a_repeated_key_the_last_counts() {
        assert_eq!(at("{\"a\": 1,\n\"a\": 2}", "/a"), (2, 6));
    }

    /// Several pointers in any order, also equal ones, are found together.
    #[test]
    fn all_are_found_at_once_in_any_order() {
        let text = "{\"a\": 1,\n\"b\": 2}";
        let found = places(text, &["/b", "/a", "/b"]);
        assert_eq!(found.iter().map(|place| place.line).collect::<Vec<_>>(), [2, 1, 2]);
    }

    /// Brackets and quotation marks in strings do not affect positions.
    #[test]
    fn brackets_and_quotes_within_texts_lead_nobody_astray() {
        let text = "{\"a]\\\"}\": \"}],\\\\\", \"b\": [\"[{\", [[\"]\"], {}],\n 7, -1e5 ]\n, \"c\" :\n[ ] }";
        assert_eq!(at(text, "/b/2"), (2, 2));
        assert_eq!(at(text, "/b/3"), (2, 5));
        assert_eq!(at(text, "/c"), (4, 1));
    }
}
