//! Plain text output: headings, paragraphs and lists wrapped to a width, without escape codes.

use super::Reader;
use crate::locale::{Message, ascii, ascii_cells};
use std::borrow::Cow;
use textwrap::Options;
use unicode_width::UnicodeWidthStr;

/// The mark after a text that is our judgement, as used in rulebooks.
pub const JUDGEMENT: char = '°';

/// Options for text output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The width of a line in columns. A double-width character may exceed a very narrow one.
    pub width: usize,
    /// Whether everything is in ASCII.
    pub ascii: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self { width: Self::WIDEST, ascii: false }
    }
}

impl Looks {
    /// The greatest width in columns: longer lines are hard to read.
    pub const WIDEST: usize = 80;
    /// The least width in columns: below this hardly a word fits.
    pub const NARROWEST: usize = 20;

    /// Returns the options with the width for text that is not shown on a terminal.
    #[must_use]
    pub fn of_a_file(self) -> Self {
        Self { width: Self::WIDEST, ..self }
    }

    /// Returns the options for a terminal of this many columns, limited to a readable width.
    #[must_use]
    pub fn of_a_terminal(self, columns: usize) -> Self {
        // Some terminals report a size of 0.
        let columns = if columns == 0 { Self::WIDEST } else { columns };
        Self { width: columns.clamp(Self::NARROWEST, Self::WIDEST), ..self }
    }

    /// Returns `text`, converted to ASCII if the options require it.
    #[must_use]
    pub fn typed<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.ascii { ascii(text) } else { Cow::Borrowed(text) }
    }
}

/// A text that is written line by line. The caller must sanitize what is added.
#[derive(Clone, Debug)]
pub struct Page {
    looks: Looks,
    text: String,
    has_judgement: bool,
}

impl Page {
    /// Creates an empty text.
    #[must_use]
    pub fn new(looks: Looks) -> Self {
        Self { looks, text: String::new(), has_judgement: false }
    }

    /// Returns the options.
    #[must_use]
    pub fn looks(&self) -> Looks {
        self.looks
    }

    /// Writes an underlined heading, after a blank line.
    pub fn heading(&mut self, text: &str) {
        self.rule_under(text, if self.looks.ascii { "-" } else { "─" });
    }

    /// Writes the title of the whole text.
    pub fn title(&mut self, text: &str) {
        self.rule_under(text, if self.looks.ascii { "=" } else { "═" });
    }

    fn rule_under(&mut self, text: &str, line: &str) {
        self.blank();
        let start = self.text.len();
        self.paragraph(0, text);
        let widest = self.text[start..].lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
        self.text.push_str(&line.repeat(widest));
        self.text.push('\n');
    }

    /// Writes a paragraph, indented by `indent` columns.
    pub fn paragraph(&mut self, indent: usize, text: &str) {
        self.lines(&" ".repeat(indent), indent, text);
    }

    /// Writes a paragraph with its first line at the left and the other lines indented by `indent` columns.
    pub fn hanging(&mut self, indent: usize, text: &str) {
        self.lines("", indent, text);
    }

    /// Writes a line, which continues two columns further to the right if it has to wrap.
    pub fn line(&mut self, text: &str) {
        let words = text.trim_start();
        let indent = text.len() - words.len();
        self.lines(&" ".repeat(indent), indent + 2, words);
    }

    /// Writes a list item: `mark`, a space and the text, with continuation lines aligned to the text.
    pub fn item(&mut self, indent: usize, mark: &str, text: &str) {
        let mark = self.looks.typed(mark);
        let start = format!("{}{mark} ", " ".repeat(indent));
        let hang = start.width();
        self.lines(&start, hang, text);
    }

    /// Writes the sections of the source document that sources refer to, if any is known.
    pub fn places(&mut self, reader: &Reader, indent: usize, sources: &[String]) {
        let places = reader.places(sources);
        if places.is_empty() {
            return;
        }
        let list = places.join("; ");
        let line = if self.looks.ascii {
            reader.say(&Message::new("report-place").with("places", list))
        } else {
            format!("§ {list}")
        };
        self.paragraph(indent, &line);
    }

    /// Adds text that is already laid out and ends with a line break.
    pub fn text(&mut self, text: &str) {
        if self.looks.ascii {
            self.text.push_str(&ascii_cells(text));
        } else {
            self.text.push_str(text);
        }
    }

    /// Writes the footnote on our judgement, after a blank line, if the text contains the mark.
    pub fn footnote(&mut self, reader: &Reader) {
        if std::mem::take(&mut self.has_judgement) {
            self.blank();
            self.paragraph(0, &reader.words.get("judgement-footnote"));
        }
    }

    /// Writes a blank line, unless the text is empty or ends with one.
    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn lines(&mut self, start: &str, hang: usize, text: &str) {
        self.has_judgement |= text.contains(JUDGEMENT);
        let text = self.looks.typed(text);
        // At least half of the width is left for the text, however deep it is indented.
        let deepest = self.looks.width / 2;
        let (hang, before) = (" ".repeat(hang.min(deepest)), start.trim_start());
        let indent = (start.len() - before.len()).min(deepest.saturating_sub(before.width()));
        let start = format!("{}{before}", " ".repeat(indent));
        let options = Options::new(self.looks.width).initial_indent(&start).subsequent_indent(&hang);
        for line in textwrap::wrap(&text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// Returns the text, which ends with a line break.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{Looks, Page};
    use unicode_width::UnicodeWidthStr;

    /// Lines stay within the width and continue below the text of their item.
    #[test]
    fn lines_keep_within_the_width_and_hang_below_their_text() {
        let mut page = Page::new(Looks { width: 20, ascii: false });
        page.item(2, "1.", "one two three four five 東京東京東京東京東京東京東京");
        let text = page.into_text();
        assert!(text.starts_with("  1. one two three\n     four five\n     東京"), "{text}");
        assert!(text.lines().all(|line| line.width() <= 20), "{text}");
    }

    /// Deeply indented lines keep half of the width for text.
    #[test]
    fn deep_lines_leave_half_of_the_width_for_text() {
        let mut page = Page::new(Looks { width: 20, ascii: true });
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
    fn a_heading_is_underlined_to_its_width_in_columns() {
        let mut page = Page::new(Looks { width: 80, ascii: true });
        page.paragraph(0, "before");
        page.heading("東京");
        assert_eq!(page.into_text(), "before\n\n????\n----\n");
    }

    /// ASCII output contains only ASCII and stays within its width after the conversion.
    #[test]
    fn ascii_page_is_ascii_and_as_wide_as_it_says() {
        let mut page = Page::new(Looks { width: 20, ascii: true });
        page.title("België");
        page.item(2, "◆", "één… twee… drie… vier… vijf…");
        page.text("§ 東京 │\n");
        let text = page.into_text();
        assert!(text.is_ascii(), "{text}");
        assert!(text.lines().all(|line| line.width() <= 20), "{text}");
        assert_eq!(Looks::default().typed("“a”"), "“a”");
    }

    /// The width is that of the terminal, within limits.
    #[test]
    fn width_is_that_of_the_terminal_within_bounds() {
        let width = |columns| Looks::default().of_a_terminal(columns).width;
        assert_eq!([0, 1, 40, 80, 200].map(width), [80, 20, 40, 80, 80]);
        assert_eq!(Looks { width: 40, ascii: true }.of_a_file(), Looks { width: 80, ascii: true });
    }
}
