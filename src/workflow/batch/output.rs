//! Output lines as JSON or CSV, in a buffer of a worker.

use super::{Batch, LineFormat};
use crate::locale::{sanitize, to_ascii};
use crate::render::json as safe_json;
use serde::Serialize;
use serde_json::Value as Json;
use std::io::Write as _;

/// The columns of CSV.
const COLUMNS: [&str; 6] = ["line", "id", "model", "segmentation", "assumed", "error"];

/// The initial size of the buffer for a record.
const RECORD_BYTES: usize = 256;

/// What separates the parts of a list in a cell.
const LIST_SEPARATOR: &str = ";";

/// Lines that are not written yet.
#[derive(Debug)]
pub(super) struct Lines {
    format: LineFormat,
    ascii: bool,
    /// What separates the cells of CSV.
    cell_separator: u8,
    bytes: Vec<u8>,
}

impl Lines {
    pub(super) fn new(batch: &Batch) -> Self {
        let cell_separator = batch.language.cell_separator();
        Self { format: batch.format, ascii: batch.ascii, cell_separator, bytes: Vec::new() }
    }

    /// Returns the bytes of the lines.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Adds what comes before the first line: the header of CSV.
    pub(super) fn push_header(&mut self) {
        if self.format == LineFormat::Csv {
            self.push_record(COLUMNS);
        }
    }

    /// Adds the line of a decision. `id`, the model, the dimensions and the questions are JSON without characters that
    /// act on a terminal.
    pub(super) fn push_decision<'a>(
        &mut self,
        line: u64,
        id: &str,
        model: Option<&str>,
        now: impl Iterator<Item = &'a str>,
        assumed: impl Iterator<Item = &'a str>,
    ) {
        if self.format == LineFormat::Csv {
            let unquoted = |json: &str| json.trim_matches('"').to_owned();
            let list =
                |ids: Vec<&str>| ids.into_iter().map(unquoted).collect::<Vec<_>>().join(LIST_SEPARATOR);
            let (now, assumed) = (list(now.collect()), list(assumed.collect()));
            let id = self.cell(&serde_json::from_str(id).unwrap_or_default());
            let model = model.map(unquoted).unwrap_or_default();
            return self.push_record([&*line.to_string(), &*id, &*model, &*now, &*assumed, ""]);
        }
        // Writing to a vector cannot fail.
        let _ = write!(self.bytes, "{{\"line\":{line},\"id\":");
        self.push(id);
        self.push(",\"model\":");
        self.push(model.unwrap_or("null"));
        self.push(",\"segmentation\":[");
        self.push_list(now);
        self.push("],\"assumed\":[");
        self.push_list(assumed);
        self.push("]}\n");
    }

    /// Adds a line of JSON.
    pub(super) fn push_json(&mut self, value: &impl Serialize) {
        // Writing to a vector cannot fail.
        let _ = safe_json::write_line(&mut self.bytes, value, self.ascii);
    }

    /// Adds the line of CSV for a company that could not be read.
    pub(super) fn push_csv_problems(&mut self, line: u64, id: &Json, problems: &str) {
        let (id, problems) = (self.cell(id), self.cell(&Json::from(problems)));
        self.push_record([&*line.to_string(), &*id, "", "", "", &*problems]);
    }

    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn push_list<'a>(&mut self, items: impl Iterator<Item = &'a str>) {
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.push(",");
            }
            self.push(item);
        }
    }

    fn push_record(&mut self, cells: [&str; COLUMNS.len()]) {
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(self.cell_separator).buffer_capacity(RECORD_BYTES);
        let mut writer = builder.from_writer(&mut self.bytes);
        // Writing to a vector cannot fail. What is in the buffer is written when the writer is dropped.
        let _ = writer.write_record(cells);
    }

    /// Returns a value as the text of a cell. A text that a spreadsheet program would take for a formula gets an
    /// apostrophe, which such a program does not show.
    fn cell(&self, value: &Json) -> String {
        let text = match value {
            Json::Null => return String::new(),
            Json::String(text) => sanitize(text).into_owned(),
            other => sanitize(&other.to_string()).into_owned(),
        };
        let is_formula = text.starts_with(['=', '+', '-', '@']) && text.parse::<f64>().is_err();
        let text = if is_formula { format!("'{text}") } else { text };
        if self.ascii { to_ascii(&text).into_owned() } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::batch;
    use super::{LineFormat, Lines};
    use serde_json::{Value as Json, json};

    fn cell(value: &Json) -> String {
        Lines::new(&batch(LineFormat::Csv)).cell(value)
    }

    /// A text of the input is never a formula of the output, and numbers stay numbers.
    #[test]
    fn cell_of_csv_is_no_formula() {
        assert_eq!(cell(&json!("=1+1")), "'=1+1");
        assert_eq!(cell(&json!("@SUM(A1)")), "'@SUM(A1)");
        assert_eq!(cell(&json!("-cmd")), "'-cmd");
        assert_eq!(
            (cell(&json!("-5")), cell(&json!(-5)), cell(&json!(null))),
            ("-5".into(), "-5".into(), String::new())
        );
        assert!(!cell(&json!("a\u{1b}[31m\nb")).contains(['\u{1b}', '\n']));
    }
}
