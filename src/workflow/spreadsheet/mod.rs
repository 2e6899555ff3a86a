//! Reads companies from a spreadsheet that was saved as CSV or as text with tabs.
//!
//! The first row has the header: a question's id, short label or title in each column, in any language of the rulebook
//! and in any order, and one for the company's name. Every other row is a company:
//!
//! ```text
//! Name;Team size;Customer size;Region names
//! Acme;24;Mostly small;"North;South"
//! ```
//!
//! Spreadsheet programs write what their country uses: a comma or a semicolon between cells, any line end, a byte order
//! mark or none. People write what they are used to: labels or ids, `1.000` or `1,000`. All of these are read.
//!
//! A file may be larger than memory. One thread reads [`Rows`] in blocks; any thread reads the companies in them by the
//! [`Columns`].

mod columns;
mod header;
mod records;
mod rows;

pub use columns::{Columns, Company};
pub use header::header_labels;
pub use rows::{Row, RowReader, Rows};

use super::content_type::unsupported_content;
use crate::locale::{Language, Message, Problem};
use crate::rulebook::Rulebook;
use header::HeaderNames;
use records::{Record, RecordReader};
use std::io::{self, Read};
use std::path::Path;

/// How cells are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// By the character that fits the header: a comma, a semicolon or a tab.
    Detect,
    /// By a tab.
    Tab,
}

impl Separator {
    /// Returns how cells are separated in a spreadsheet with this name; `None` if it is not the name of one.
    pub fn of_file(file: &Path) -> Option<Self> {
        let extension = file.extension()?;
        if extension.eq_ignore_ascii_case("csv") {
            Some(Self::Detect)
        } else if extension.eq_ignore_ascii_case("tsv") {
            Some(Self::Tab)
        } else {
            None
        }
    }
}

/// The characters that may separate cells, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// What a first line that tells Excel the separator starts with.
const SEPARATOR_LINE: &[u8] = b"sep=";

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A spreadsheet whose header was read.
#[derive(Debug)]
pub struct Spreadsheet<R> {
    /// What the columns hold.
    pub columns: Columns,
    /// Reads the rows below the header.
    pub rows: RowReader<R>,
}

/// Why a spreadsheet cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The input cannot be read.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// The file is no text with a header.
    #[error("{0:?}")]
    Unsupported(Message),
    /// The header is wrong.
    #[error("the header is wrong: {problems:?}")]
    Header {
        /// The header's row.
        row: u64,
        /// All problems of the header.
        problems: Vec<Problem>,
    },
}

impl<R: Read> Spreadsheet<R> {
    /// Reads the header of a spreadsheet with answers to the questions of `rulebook`. Returns `None` if the file has no
    /// content. Messages about it and about its rows show labels in `language`.
    ///
    /// # Errors
    /// The input cannot be read, is no text, or its header is wrong.
    pub fn open(
        input: R,
        separator: Separator,
        rulebook: &Rulebook,
        language: Language,
    ) -> Result<Option<Self>, OpenError> {
        let mut records = RecordReader::new(input);
        let first_bytes = records.preview_line()?;
        if let Some(message) = unsupported_content(first_bytes) {
            return Err(OpenError::Unsupported(message));
        }
        if first_bytes.starts_with(BYTE_ORDER_MARK) {
            records.skip(BYTE_ORDER_MARK.len());
        }
        let names = HeaderNames::new(rulebook, language);
        let stated = skip_separator_line(&mut records)?;
        if !records.skip_line_breaks()? {
            return Ok(None);
        }
        let separator = match (stated, separator) {
            (Some(stated), _) => stated,
            (None, Separator::Tab) => b'\t',
            (None, Separator::Detect) => detect_separator(records.preview_line()?, &names)?,
        };
        records.set_separator(separator);
        let mut header = Record::new();
        records.read(&mut header)?;
        let contents = match header.problem.take() {
            Some(message) => Err(vec![Problem::new("", message)]),
            None => names.read(header.cells()),
        };
        let contents = contents.map_err(|problems| OpenError::Header { row: header.row, problems })?;
        let columns = Columns::new(contents, rulebook, language);
        Ok(Some(Self { columns, rows: RowReader::new(records) }))
    }
}

/// Returns the separator that fits a header: the one with the most columns that are known, else with the most columns.
fn detect_separator(preview: &[u8], names: &HeaderNames) -> io::Result<u8> {
    let mut header = Record::new();
    let mut best = (SEPARATORS[0], (0, 0));
    for separator in SEPARATORS {
        let mut records = RecordReader::new(preview);
        records.set_separator(separator);
        records.read(&mut header)?;
        let fit = (names.count_known(header.cells()), header.cells().count());
        if fit > best.1 {
            best = (separator, fit);
        }
    }
    Ok(best.0)
}

/// Skips a first line such as `sep=;` and returns the separator in it. Its line break remains, as an empty row.
fn skip_separator_line<R: Read>(records: &mut RecordReader<R>) -> io::Result<Option<u8>> {
    let preview = records.preview_line()?;
    let line = preview.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let Some((prefix, &[separator])) = line.split_at_checked(SEPARATOR_LINE.len()) else { return Ok(None) };
    let is_separator = separator == b'\t' || (separator.is_ascii_punctuation() && separator != b'"');
    if !prefix.eq_ignore_ascii_case(SEPARATOR_LINE) || !is_separator {
        return Ok(None);
    }
    records.skip(SEPARATOR_LINE.len() + 1);
    Ok(Some(separator))
}

#[cfg(test)]
mod tests;
