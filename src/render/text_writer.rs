//! Plain text output: headings, paragraphs and lists wrapped to a width, without escape codes.

use super::spoken::{sentence, speakable};
use crate::document::Reader;
use crate::locale::{Message, to_ascii, to_ascii_cells};
use std::borrow::Cow;
use textwrap::Options;
use unicode_width::UnicodeWidthStr;

/// Options for text output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// The width of a line in columns. A double-width character may exceed a very narrow one.
    pub width: usize,
    /// Whether everything is in ASCII.
    pub ascii: bool,
    /// Whether the text is for reading aloud: in sentences, without rulers, bullets and other signs.
    pub spoken: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: Self::MAX_WIDTH, ascii: false, spoken: false }
    }
}

impl TextOptions {
    /// The greatest width in columns: longer lines are hard to read.
    pub(crate) const MAX_WIDTH: usize = 80;
    /// The least width in columns: below this hardly a word fits.
    pub(crate) const MIN_WIDTH: usize = 20;

    /// Returns the options with the width for text that is not shown on a terminal.
    #[must_use]
    pub(crate) fn for_file(self) -> Self {
        Self { width: Self::MAX_WIDTH, ..self }
    }

    /// Returns the options for a terminal of this many columns, limited to a readable width.
    #[must_use]
    pub(crate) fn for_terminal(self, columns: usize) -> Self {
        // Some terminals report a size of 0.
        let columns = if columns == 0 { Self::MAX_WIDTH } else { columns };
        Self { width: columns.clamp(Self::MIN_WIDTH, Self::MAX_WIDTH), ..self }
    }

    /// Returns `text`, without signs and in ASCII if the options require it.
    pub(crate) fn convert<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match (self.spoken, self.ascii) {
            (false, false) => Cow::Borrowed(text),
            (false, true) => to_ascii(text),
            (true, false) => speakable(text),
            (true, true) => Cow::Owned(to_ascii(&speakable(text)).into_owned()),
        }
    }
}

/// A text that is written line by line. The caller must sanitize what is added.
#[derive(Clone, Debug)]
pub(crate) struct TextWriter {
    options: TextOptions,
    text: String,
}

impl TextWriter {
    /// Creates an empty text.
    pub(crate) fn new(options: TextOptions) -> Self {
        Self { options, text: String::new() }
    }

    /// Returns the options.
    pub(crate) fn options(&self) -> TextOptions {
        self.options
    }

    /// Writes an underlined heading, after a blank line.
    pub(crate) fn heading(&mut self, text: &str) {
        self.underlined(text, if self.options.ascii { "-" } else { "─" });
    }

    /// Writes the title of the whole text.
    pub(crate) fn title(&mut self, text: &str) {
        self.underlined(text, if self.options.ascii { "=" } else { "═" });
    }

    fn underlined(&mut self, text: &str, line: &str) {
        self.blank();
        if self.options.spoken {
            return self.paragraph(0, &sentence(text));
        }
        let start = self.text.len();
        self.paragraph(0, text);
        let widest = self.text[start..].lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
        self.text.push_str(&line.repeat(widest));
        self.text.push('\n');
    }

    /// Writes a paragraph, indented by `indent` columns.
    pub(crate) fn paragraph(&mut self, indent: usize, text: &str) {
        self.wrapped(&" ".repeat(indent), indent, text);
    }

    /// Writes a paragraph with its first line at the left and the other lines indented by `indent` columns.
    pub(crate) fn hanging(&mut self, indent: usize, text: &str) {
        self.wrapped("", indent, text);
    }

    /// Writes a line, which continues two columns further to the right if it has to wrap.
    pub(crate) fn hanging_line(&mut self, text: &str) {
        let words = text.trim_start();
        let indent = text.len() - words.len();
        self.wrapped(&" ".repeat(indent), indent + 2, words);
    }

    /// Writes a list item: `mark`, a space and the text, with continuation lines aligned to the text.
    pub(crate) fn item(&mut self, indent: usize, mark: &str, text: &str) {
        let mark = self.options.convert(mark);
        let start = format!("{}{mark} ", " ".repeat(indent));
        let hang = start.width();
        self.wrapped(&start, hang, text);
    }

    /// Writes the sections of the source document that sources refer to, if any is known.
    pub(crate) fn source_sections(&mut self, reader: &Reader, indent: usize, sources: &[String]) {
        let places = reader.section_titles(sources);
        if places.is_empty() {
            return;
        }
        let list = places.join("; ");
        let line = if self.options.spoken {
            super::spoken::sources(&list, reader.translator)
        } else if self.options.ascii {
            reader.translate(&Message::new("report-place").arg("places", list))
        } else {
            format!("§ {list}")
        };
        self.paragraph(indent, &line);
    }

    /// Adds text that is already laid out and ends with a line break.
    pub(crate) fn push_raw(&mut self, text: &str) {
        if self.options.ascii {
            self.text.push_str(&to_ascii_cells(text));
        } else {
            self.text.push_str(text);
        }
    }

    /// Writes a blank line, unless the text is empty or ends with one.
    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn wrapped(&mut self, start: &str, hang: usize, text: &str) {
        let text = self.options.convert(text);
        // At least half of the width is left for the text, however deep it is indented.
        let deepest = self.options.width / 2;
        let (hang, before) = (" ".repeat(hang.min(deepest)), start.trim_start());
        let indent = (start.len() - before.len()).min(deepest.saturating_sub(before.width()));
        let start = format!("{}{before}", " ".repeat(indent));
        let options = Options::new(self.options.width).initial_indent(&start).subsequent_indent(&hang);
        for line in textwrap::wrap(&text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// Returns the text, which ends with a line break.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{TextOptions, TextWriter};
    use unicode_width::UnicodeWidthStr;

    /// Lines stay within the width and continue below the text of their item.
    #[test]
    fn lines_wrap_within_width() {
        let mut page = TextWriter::new(TextOptions { width: 20, ..TextOptions::default() });
        page.item(2, "1.", "one two three four five 東京東京東京東京東京東京東京");
        let text = page.into_text();
        assert!(text.starts_with("  1. one two three\n     four five\n     東京"), "{text}");
        assert!(text.lines().all(|line| line.width() <= 20), "{text}");
    }

    /// Deeply indented lines keep half of the width for text.
    #[test]
    fn indentation_leaves_half_width_for_text() {
        let mut page = TextWriter::new(TextOptions { width: 20, ascii: true, ..TextOptions::default() });
        page.paragraph(30, "one two three four");
        page.item(30, "*", "one two three four");
        let text = page.into_text();
        assert_eq!(
            text,
            "          one two\n          three four\n        * one two\n          three four\n"
        );
    }

    /// A heading is underlined to its width in columns.
    #[test]
    fn heading_is_underlined_to_its_width() {
        let mut page = TextWriter::new(TextOptions { ascii: true, ..TextOptions::default() });
        page.paragraph(0, "before");
        page.heading("東京");
        assert_eq!(page.into_text(), "before\n\n????\n----\n");
    }

    /// ASCII output contains only ASCII and stays within its width after the conversion.
    #[test]
    fn ascii_output_stays_within_width() {
        let mut page = TextWriter::new(TextOptions { width: 20, ascii: true, ..TextOptions::default() });
        page.title("België");
        page.item(2, "◆", "één… twee… drie… vier… vijf…");
        page.push_raw("§ 東京 │\n");
        let text = page.into_text();
        assert!(text.is_ascii(), "{text}");
        assert!(text.lines().all(|line| line.width() <= 20), "{text}");
        assert_eq!(TextOptions::default().convert("“a”"), "“a”");
    }

    /// The width is that of the terminal, within limits.
    #[test]
    fn width_follows_terminal_within_limits() {
        let width = |columns| TextOptions::default().for_terminal(columns).width;
        assert_eq!([0, 1, 40, 80, 200].map(width), [80, 20, 40, 80, 80]);
        let narrow = TextOptions { width: 40, ascii: true, ..TextOptions::default() };
        assert_eq!(narrow.for_file(), TextOptions { width: 80, ..narrow });
    }
}
