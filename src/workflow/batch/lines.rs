//! Reads input in blocks of whole lines, so that workers share it in large pieces.

use memchr::{memchr, memchr_iter, memrchr};
use std::io::{self, Read};
use std::mem;

/// The largest line, in bytes. Answers to the shipped rulebooks with the longest lists are a twentieth of it.
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// Lines of the input.
#[derive(Debug, Default)]
pub(super) struct LineBlock {
    /// The number of the first line, from 1.
    pub first: u64,
    /// The lines, each with its line break except possibly the last line of the input.
    pub bytes: Vec<u8>,
    /// The size of the only line of this block, of which `bytes` has nothing because it is too long.
    pub too_long: Option<u64>,
}

impl LineBlock {
    /// Iterates over the lines, without their line breaks, with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut start = 0;
        let ends = memchr_iter(b'\n', &self.bytes).chain(std::iter::once(self.bytes.len()));
        (self.first..).zip(ends).map(move |(number, end)| {
            let line = &self.bytes[start..end];
            start = end + 1;
            (number, line)
        })
    }
}

/// An input of lines.
#[derive(Debug)]
pub struct LineSource<R> {
    input: R,
    /// The approximate size of a block, in bytes.
    block_bytes: usize,
    /// The number of the next line.
    next_line: u64,
    /// The start of a line whose end is not read yet.
    rest: Vec<u8>,
}

impl<R: Read> LineSource<R> {
    /// Creates a source that reads blocks of about `block_bytes` bytes.
    pub fn new(input: R, block_bytes: usize) -> Self {
        Self { input, block_bytes, next_line: 1, rest: Vec::new() }
    }

    /// Fills a block with the next lines that are available. Returns `false` at the end of the input.
    ///
    /// # Errors
    /// Reading failed.
    pub(super) fn fill(&mut self, block: &mut LineBlock) -> io::Result<bool> {
        block.first = self.next_line;
        block.too_long = None;
        block.bytes.clear();
        mem::swap(&mut block.bytes, &mut self.rest);
        loop {
            if let Some(end) = memrchr(b'\n', &block.bytes) {
                self.rest.extend_from_slice(&block.bytes[end + 1..]);
                block.bytes.truncate(end + 1);
                self.next_line += memchr_iter(b'\n', &block.bytes).count() as u64;
                return Ok(true);
            }
            if block.bytes.len() > MAX_LINE_BYTES {
                block.too_long = Some(self.skip_line(block.bytes.len() as u64)?);
                block.bytes.clear();
                self.next_line += 1;
                return Ok(true);
            }
            if self.read_more(&mut block.bytes)? == 0 {
                return Ok(!block.bytes.is_empty());
            }
        }
    }

    /// Reads what is available, up to the size of a block. Returns 0 only at the end of the input.
    fn read_more(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let start = bytes.len();
        bytes.resize(start + self.block_bytes, 0);
        let read = loop {
            match self.input.read(&mut bytes[start..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        let count = *read.as_ref().unwrap_or(&0);
        bytes.truncate(start + count);
        read
    }

    /// Skips the rest of a line that has `size` bytes so far. Returns its size without the line break.
    fn skip_line(&mut self, mut size: u64) -> io::Result<u64> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            if self.read_more(&mut bytes)? == 0 {
                return Ok(size);
            }
            if let Some(end) = memchr(b'\n', &bytes) {
                self.rest.extend_from_slice(&bytes[end + 1..]);
                return Ok(size + end as u64);
            }
            size += bytes.len() as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineBlock, LineSource, MAX_LINE_BYTES};
    use std::io::{self, Read};

    /// An input that returns at most `step` bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            let most = bytes.len().min(self.1);
            self.0.read(&mut bytes[..most])
        }
    }

    /// Returns the lines with their numbers; for a line that is too long, its size.
    fn lines(text: &[u8], step: usize, block_bytes: usize) -> Vec<(u64, Result<String, u64>)> {
        let mut source = LineSource::new(Slow(text, step), block_bytes);
        let (mut block, mut found) = (LineBlock::default(), Vec::new());
        while source.fill(&mut block).expect("the input can be read") {
            if let Some(size) = block.too_long {
                found.push((block.first, Err(size)));
                continue;
            }
            let lines = block.iter().filter(|(_, line)| !line.is_empty());
            found
                .extend(lines.map(|(number, line)| (number, Ok(String::from_utf8_lossy(line).into_owned()))));
        }
        found
    }

    /// Every line comes once and whole, with its number, however the input arrives.
    #[test]
    fn source_returns_whole_lines_in_order() {
        let text = "one\ntwo two\n\nfour\r\nlast";
        let expected: Vec<_> = (1..)
            .zip(text.split('\n').map(|line| Ok(line.to_owned())))
            .filter(|(_, line)| *line != Ok(String::new()))
            .collect();
        for step in 1..=text.len() {
            for block_bytes in [1, 3, 8, 100] {
                assert_eq!(lines(text.as_bytes(), step, block_bytes), expected, "{step} {block_bytes}");
            }
        }
        assert_eq!(lines(b"", 1, 1), []);
    }

    /// A line that is too long is skipped without reading it into memory, and the lines around it remain.
    #[test]
    fn source_skips_a_line_that_is_too_long() {
        let long = "x".repeat(5 * MAX_LINE_BYTES);
        let text = format!("one\n{long}\nthree\n{long}");
        let size = long.len() as u64;
        let expected =
            [(1, Ok("one".to_owned())), (2, Err(size)), (3, Ok("three".to_owned())), (4, Err(size))];
        assert_eq!(lines(text.as_bytes(), 1 << 16, 1 << 16), expected);
    }
}
