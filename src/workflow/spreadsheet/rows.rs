//! The rows below the header, read in blocks: one thread reads a block, another one the companies in it.

use super::records::{Record, RecordReader, cells};
use crate::locale::Message;
use crate::rulebook::COMMENT;
use std::io::{self, Read};

/// The largest number of rows of a block.
const MAX_BLOCK_ROWS: usize = 1024;

/// The size of a block after which no further row is added, in bytes. One row has at most about a megabyte more.
const MAX_BLOCK_BYTES: usize = 256 << 10;

/// A block of rows. It is read into again and again, so that its memory is allocated once.
#[derive(Debug, Default)]
pub struct Rows {
    /// The content of all cells, one after the other.
    bytes: Vec<u8>,
    /// The end of each cell, counted from the first byte of its row.
    ends: Vec<usize>,
    entries: Vec<RowEntry>,
}

/// A row of a block, by the ends of its bytes and of its cells. It starts where the one before it ends.
#[derive(Debug)]
struct RowEntry {
    number: u64,
    end: usize,
    cells_end: usize,
    problem: Option<Message>,
}

/// A row with content.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    number: u64,
    bytes: &'a [u8],
    ends: &'a [usize],
    problem: Option<&'a Message>,
}

impl Rows {
    /// Creates an empty block.
    pub fn new() -> Self {
        Self::default()
    }

    /// Iterates over the rows.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        let (mut start, mut first_cell) = (0, 0);
        self.entries.iter().map(move |entry| {
            let row = Row {
                number: entry.number,
                bytes: &self.bytes[start..entry.end],
                ends: &self.ends[first_cell..entry.cells_end],
                problem: entry.problem.as_ref(),
            };
            (start, first_cell) = (entry.end, entry.cells_end);
            row
        })
    }

    /// Returns whether the block has no rows.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn is_full(&self) -> bool {
        let size = self.bytes.len() + size_of_val(&*self.ends);
        self.entries.len() >= MAX_BLOCK_ROWS || size >= MAX_BLOCK_BYTES
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.entries.clear();
    }

    fn push(&mut self, record: &mut Record) {
        self.bytes.extend_from_slice(record.bytes());
        self.ends.extend_from_slice(record.ends());
        self.entries.push(RowEntry {
            number: record.row,
            end: self.bytes.len(),
            cells_end: self.ends.len(),
            problem: record.problem.take(),
        });
    }
}

impl<'a> Row<'a> {
    /// Returns the number of the row, as a spreadsheet program shows it.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Iterates over the cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a [u8]> {
        cells(self.bytes, self.ends)
    }

    /// Returns why the row could not be read, if it could not.
    pub(super) fn problem(&self) -> Option<&'a Message> {
        self.problem
    }
}

/// A reader of the rows below the header.
#[derive(Debug)]
pub struct RowReader<R> {
    records: RecordReader<R>,
    record: Record,
}

impl<R: Read> RowReader<R> {
    /// Creates a reader of the rows that `records` has not read yet.
    pub(super) fn new(records: RecordReader<R>) -> Self {
        Self { records, record: Record::new() }
    }

    /// Replaces the rows of the block by the next ones. Returns `false` if there are none.
    ///
    /// Rows without content and comments are left out. Memory use does not depend on the size of the file or of a row.
    ///
    /// # Errors
    /// The input cannot be read.
    pub fn next_rows(&mut self, rows: &mut Rows) -> io::Result<bool> {
        rows.clear();
        while !rows.is_full() && self.records.read(&mut self.record)? {
            if self.record.problem.is_some() || has_company(&self.record) {
                rows.push(&mut self.record);
            }
        }
        Ok(!rows.is_empty())
    }
}

/// Returns whether a row has any content and is no comment.
fn has_company(record: &Record) -> bool {
    let first_cell = record.cells().next().unwrap_or_default().trim_ascii_start();
    // The space is required: "#1 Plumbing" can be a company.
    let is_comment = match first_cell.strip_prefix(&[COMMENT as u8]) {
        Some(text) => text.first().is_none_or(u8::is_ascii_whitespace),
        None => false,
    };
    !is_comment && record.bytes().iter().any(|byte| !byte.is_ascii_whitespace())
}
