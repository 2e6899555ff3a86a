//! Reads the records of a CSV file one by one, in bounded memory, each with its row in a spreadsheet program.
//!
//! The reader of the `csv` crate collects a record until it ends, so that one quotation mark that is not closed would
//! read the rest of the file into memory. Its parser, `csv-core`, leaves the memory to the caller.

use crate::locale::Message;
use csv_core::{ReadRecordResult, Reader as Parser, ReaderBuilder};
use std::io::{self, Read};
use std::iter;

/// The largest content of a record, in bytes.
pub(super) const MAX_RECORD_BYTES: usize = 1 << 20;

/// The largest number of cells of a record: as many columns as a spreadsheet program has.
pub(super) const MAX_CELLS: usize = 16_384;

/// The size of the input buffer, and the largest header whose separator is detected completely, in bytes.
const BUFFER_BYTES: usize = 64 << 10;

/// A record of a CSV file. It is read into again and again, so that its memory is allocated once.
#[derive(Debug)]
pub(super) struct Record {
    /// The number of its row, as a spreadsheet program shows it.
    pub row: u64,
    /// Why the record could not be read completely. It then has the cells before the problem, or none.
    pub problem: Option<Message>,
    /// The content of all cells, one after the other: the first `len` bytes.
    bytes: Vec<u8>,
    len: usize,
    /// The end of each cell in `bytes`: the first `cell_count` entries.
    ends: Vec<usize>,
    cell_count: usize,
}

impl Record {
    /// Creates an empty record.
    pub fn new() -> Self {
        Self { row: 0, problem: None, bytes: vec![0; 1024], len: 0, ends: vec![0; 64], cell_count: 0 }
    }

    /// Returns the content of all cells, one after the other.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Returns the end of each cell in [`Self::bytes`].
    pub fn ends(&self) -> &[usize] {
        &self.ends[..self.cell_count]
    }

    /// Iterates over the cells.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        cells(self.bytes(), self.ends())
    }

    fn clear(&mut self) {
        (self.len, self.cell_count) = (0, 0);
    }

    /// Makes room for more content. Returns `false` if there is already more than a record may have.
    fn grow(&mut self) -> bool {
        if self.is_too_large() {
            return false;
        }
        // One more than allowed, to tell a record that is too large from one that just fits.
        if self.len == self.bytes.len() {
            self.bytes.resize((2 * self.len).min(MAX_RECORD_BYTES + 1), 0);
        }
        if self.cell_count == self.ends.len() {
            self.ends.resize((2 * self.cell_count).min(MAX_CELLS + 1), 0);
        }
        true
    }

    fn is_too_large(&self) -> bool {
        self.len > MAX_RECORD_BYTES || self.cell_count > MAX_CELLS
    }
}

/// Iterates over cells, given the content of all and the end of each.
pub(super) fn cells<'a>(bytes: &'a [u8], ends: &'a [usize]) -> impl Iterator<Item = &'a [u8]> {
    let starts = iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, &end)| &bytes[start..end])
}

/// A reader of records.
#[derive(Debug)]
pub(super) struct RecordReader<R> {
    input: R,
    has_ended: bool,
    /// The bytes that were read and not parsed yet are those from `start` to `end`.
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    parser: Box<Parser>,
    /// The number of the row in which the next record starts.
    row: u64,
    /// Whether the last byte was a carriage return, which is one line break together with a line feed after it.
    after_carriage_return: bool,
}

impl<R: Read> RecordReader<R> {
    /// Creates a reader that splits records at commas.
    pub fn new(input: R) -> Self {
        Self {
            input,
            has_ended: false,
            buffer: vec![0; BUFFER_BYTES].into_boxed_slice(),
            start: 0,
            end: 0,
            parser: Box::new(Parser::new()),
            row: 1,
            after_carriage_return: false,
        }
    }

    /// Sets the separator of cells. Must be called before the first record is read.
    pub fn set_separator(&mut self, separator: u8) {
        *self.parser = ReaderBuilder::new().delimiter(separator).build();
    }

    /// Reads ahead until a line is complete, and returns the bytes that were read. Returns less if the input ends, or
    /// if the line is longer than the buffer.
    pub fn preview_line(&mut self) -> io::Result<&[u8]> {
        while !has_complete_line(&self.buffer[self.start..self.end]) && self.end < self.buffer.len() {
            if self.read_more()? == 0 {
                break;
            }
        }
        Ok(&self.buffer[self.start..self.end])
    }

    /// Skips bytes that were returned by [`Self::preview_line`].
    pub fn skip(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    /// Skips the line breaks at the start of the unread input, which are empty rows. Returns whether any other byte
    /// follows.
    pub fn skip_line_breaks(&mut self) -> io::Result<bool> {
        loop {
            while let Some(&byte) = self.buffer[self.start..self.end].first() {
                match byte {
                    b'\n' if self.after_carriage_return => {}
                    b'\n' | b'\r' => self.row += 1,
                    _ => return Ok(true),
                }
                self.after_carriage_return = byte == b'\r';
                self.start += 1;
            }
            if !self.fill()? {
                return Ok(false);
            }
        }
    }

    /// Reads the next record that is not an empty line. Returns whether there is one.
    ///
    /// A record that is too large is skipped, and `record` then says so.
    pub fn read(&mut self, record: &mut Record) -> io::Result<bool> {
        if !self.skip_line_breaks()? {
            return Ok(false);
        }
        record.clear();
        (record.row, record.problem) = (self.row, None);
        let (mut size, mut is_too_large) = (0, false);
        loop {
            let is_at_end = self.start == self.end && !self.fill()?;
            // A line break ends every record but one with an open quotation mark.
            let input = if is_at_end { b"\n" } else { &self.buffer[self.start..self.end] };
            let (result, read, content, cells) = self.parser.read_record(
                input,
                &mut record.bytes[record.len..],
                &mut record.ends[record.cell_count..],
            );
            record.len += content;
            record.cell_count += cells;
            size += read as u64;
            if !is_at_end && read > 0 {
                self.start += read;
                self.after_carriage_return = self.buffer[self.start - 1] == b'\r';
            }
            match result {
                ReadRecordResult::InputEmpty if is_at_end => {
                    record.problem = Some(Message::new("sheet-open-quote"));
                    break;
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    if !record.grow() {
                        is_too_large = true;
                        record.clear();
                    }
                }
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.row += 1;
        if is_too_large || record.is_too_large() {
            record.clear();
            let too_large = || {
                let message = Message::new("sheet-row-too-large").arg("size", size);
                message.arg("most", MAX_RECORD_BYTES).arg("cells", MAX_CELLS)
            };
            record.problem.get_or_insert_with(too_large);
        }
        Ok(true)
    }

    /// Fills the empty buffer. Returns `false` at the end of the input.
    fn fill(&mut self) -> io::Result<bool> {
        (self.start, self.end) = (0, 0);
        Ok(self.read_more()? > 0)
    }

    fn read_more(&mut self) -> io::Result<usize> {
        while !self.has_ended {
            match self.input.read(&mut self.buffer[self.end..]) {
                Ok(count) => {
                    self.end += count;
                    self.has_ended = count == 0;
                    return Ok(count);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(0)
    }
}

/// Returns whether the bytes have a line with content that ends with a line break outside quotation marks.
fn has_complete_line(bytes: &[u8]) -> bool {
    let start = bytes.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(bytes.len());
    let mut is_quoted = false;
    bytes[start..].iter().any(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted && matches!(byte, b'\r' | b'\n')
    })
}
