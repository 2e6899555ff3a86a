//! Finds the line and column of values in a JSON text.
//!
//! `serde_json` does not report where the parts of a text begin. It checks here that the text is JSON; the scan then
//! needs to know only quotation marks, brackets and commas. It finds the requested values in one pass, at any depth,
//! and builds no values.

use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// A position in a text, as editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, starting at 1.
    pub line: usize,
    /// The column in characters, starting at 1.
    pub column: usize,
}

/// Returns for each JSON pointer the position at which its value begins.
///
/// If there is no such value, the result is the position of the nearest value that contains its place. For a duplicate
/// key it is the last value. If `text` is not JSON, every result is its beginning.
pub(crate) fn pointer_positions(text: &str, pointers: &[&str]) -> Vec<Position> {
    let mut tree = PointerTree::default();
    for (index, pointer) in pointers.iter().enumerate() {
        let mut node = &mut tree;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            node = node.children.entry(token).or_default();
        }
        node.indices.push(index);
    }
    let mut offsets = vec![0; pointers.len()];
    if serde_json::from_str::<IgnoredAny>(text).is_ok() {
        Scanner { text, at: 0, offsets: &mut offsets }.skip_value(Some(&tree));
    }
    offset_positions(text, &offsets)
}

/// The requested pointers as a tree: those for one value, and those for values inside it.
#[derive(Default)]
struct PointerTree {
    indices: Vec<usize>,
    children: BTreeMap<String, PointerTree>,
}

impl PointerTree {
    /// Records `offset` for every pointer to this value or to values inside it.
    fn record(&self, offset: usize, found: &mut [usize]) {
        self.indices.iter().for_each(|&index| found[index] = offset);
        self.children.values().for_each(|wanted| wanted.record(offset, found));
    }
}

/// A scanner for text that is known to be JSON. Decodes keys only where a pointer needs them.
struct Scanner<'t, 'f> {
    text: &'t str,
    at: usize,
    offsets: &'f mut [usize],
}

impl<'t> Scanner<'t, '_> {
    /// Skips white space and returns the next byte without skipping it.
    fn peek(&mut self) -> Option<u8> {
        let bytes = &self.text.as_bytes()[self.at..];
        let blank = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len());
        self.at += blank;
        bytes.get(blank).copied()
    }

    /// Skips a value and records its position for the pointers to it and inside it.
    fn skip_value(&mut self, pointers: Option<&PointerTree>) {
        let first = self.peek();
        let children = pointers.map(|wanted| {
            wanted.record(self.at, self.offsets);
            &wanted.children
        });
        match (first, children.filter(|below| !below.is_empty())) {
            (Some(b'{'), Some(below)) => self.skip_entries(|scan, _| {
                let key = scan.skip_string();
                scan.peek();
                // Skips the colon.
                scan.at += 1;
                let key = serde_json::from_str::<String>(key).unwrap_or_default();
                scan.skip_value(below.get(&key));
            }),
            (Some(b'['), Some(below)) => {
                self.skip_entries(|scan, index| scan.skip_value(below.get(&index.to_string())));
            }
            (Some(b'"'), _) => drop(self.skip_string()),
            _ => self.skip_other(),
        }
    }

    /// Skips a list or an object. Calls `entry` with the index of each entry to skip it.
    fn skip_entries(&mut self, mut entry: impl FnMut(&mut Self, usize)) {
        self.at += 1;
        for index in 0.. {
            match self.peek() {
                None => return,
                Some(b']' | b'}') => break,
                Some(b',') => self.at += 1,
                Some(_) => {}
            }
            self.peek();
            entry(self, index);
        }
        self.at += 1;
    }

    /// Skips a string and returns it with its quotation marks.
    fn skip_string(&mut self) -> &'t str {
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
    fn skip_other(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
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
fn offset_positions(text: &str, offsets: &[usize]) -> Vec<Position> {
    let mut order: Vec<_> = (0..offsets.len()).collect();
    order.sort_by_key(|&index| offsets[index]);
    let mut positions = vec![Position { line: 1, column: 1 }; offsets.len()];
    let (mut line, mut line_start, mut scanned) = (1, 0, 0);
    for index in order {
        let offset = offsets[index];
        for (at, _) in text[scanned..offset].match_indices('\n') {
            line += 1;
            line_start = scanned + at + 1;
        }
        scanned = offset;
        positions[index] = Position { line, column: text[line_start..offset].chars().count() + 1 };
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::{Position, pointer_positions};

    fn position_of(text: &str, pointer: &str) -> (usize, usize) {
        let Position { line, column } = pointer_positions(text, &[pointer])[0];
        (line, column)
    }

    /// Pointers with escapes and indices find the right line and column, counted in characters.
    #[test]
    fn pointer_positions_count_lines_and_characters() {
        let text = "\n{ \"a\": [1,\n  {\"b/c\": \"é\",\n\"é\": 2, \"x\": 3}],\n \"a~\": {} }";
        assert_eq!(position_of(text, ""), (2, 1));
        assert_eq!(position_of(text, "/a"), (2, 8));
        assert_eq!(position_of(text, "/a/0"), (2, 9));
        assert_eq!(position_of(text, "/a/1"), (3, 3));
        assert_eq!(position_of(text, "/a/1/b~1c"), (3, 11));
        assert_eq!(position_of(text, "/a/1/x"), (4, 14));
        assert_eq!(position_of(text, "/a~0"), (5, 8));
    }

    /// A missing value has the position of the nearest value around it.
    #[test]
    fn pointer_positions_of_missing_values_are_the_nearest() {
        let text = "{\n\"a\": [\n {}]}";
        assert_eq!(position_of(text, "/a/0/b/c"), (3, 2));
        assert_eq!(position_of(text, "/a/7"), (2, 6));
        assert_eq!(position_of(text, "/b"), (1, 1));
        assert_eq!(position_of("no JSON", "/a"), (1, 1));
    }

    /// The last of two equal keys is found.
    #[test]
    fn pointer_positions_use_the_last_duplicate_key() {
        assert_eq!(position_of("{\"a\": 1,\n\"a\": 2}", "/a"), (2, 6));
    }

    /// Several pointers in any order, also equal ones, are found together.
    #[test]
    fn pointer_positions_are_found_in_any_order() {
        let text = "{\"a\": 1,\n\"b\": 2}";
        let positions = pointer_positions(text, &["/b", "/a", "/b"]);
        assert_eq!(positions.iter().map(|place| place.line).collect::<Vec<_>>(), [2, 1, 2]);
    }

    /// Brackets and quotation marks in strings do not affect positions.
    #[test]
    fn pointer_positions_ignore_brackets_in_strings() {
        let text = "{\"a]\\\"}\": \"}],\\\\\", \"b\": [\"[{\", [[\"]\"], {}],\n 7, -1e5 ]\n, \"c\" :\n[ ] }";
        assert_eq!(position_of(text, "/b/2"), (2, 2));
        assert_eq!(position_of(text, "/b/3"), (2, 5));
        assert_eq!(position_of(text, "/c"), (4, 1));
    }
}
