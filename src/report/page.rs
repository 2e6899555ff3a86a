//! Text laid out in lines: headings, paragraphs and lists wrapped to a width, without a single escape code.

use super::Reader;
use crate::locale::Message;
use std::borrow::Cow;
use textwrap::Options;
use unicode_width::UnicodeWidthStr;

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Columns that a line may take. A single wide character may still stick out of a very narrow one.
    pub width: usize,
    /// Whether lines, bullets and typographic marks are drawn in ASCII. Names and words stay as they are.
    pub ascii: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self { width: 80, ascii: false }
    }
}

impl Looks {
    /// `text` with typographic marks as a typewriter has them, where these looks ask for that.
    #[must_use]
    pub fn typed<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.ascii || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut typed = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\u{2018}' | '\u{2019}' => typed.push('\''),
                '\u{201c}' | '\u{201d}' | '\u{201e}' => typed.push('"'),
                '\u{2010}'..='\u{2015}' => typed.push('-'),
                '\u{2022}' | '\u{00b7}' => typed.push('*'),
                '\u{2026}' => typed.push_str("..."),
                '\u{00d7}' => typed.push('x'),
                '\u{2192}' => typed.push_str("->"),
                '\u{00a0}' | '\u{202f}' => typed.push(' '),
                other => typed.push(other),
            }
        }
        Cow::Owned(typed)
    }
}

/// A text that grows line by line. What is put on it is already safe to show.
#[derive(Clone, Debug)]
pub struct Page {
    looks: Looks,
    text: String,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(looks: Looks) -> Self {
        Self { looks, text: String::new() }
    }

    /// How the page is laid out.
    #[must_use]
    pub fn looks(&self) -> Looks {
        self.looks
    }

    /// A heading, underlined, apart from what stands before it.
    pub fn heading(&mut self, text: &str) {
        self.rule_under(text, if self.looks.ascii { "-" } else { "─" });
    }

    /// The heading of the whole page.
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

    /// A paragraph, `indent` columns from the left.
    pub fn paragraph(&mut self, indent: usize, text: &str) {
        self.lines(&" ".repeat(indent), indent, text);
    }

    /// A paragraph whose first line starts at the left and whose others stand `indent` columns from there.
    pub fn hanging(&mut self, indent: usize, text: &str) {
        self.lines("", indent, text);
    }

    /// A line of a list: `mark` and a space, with the lines that follow below the text.
    pub fn item(&mut self, indent: usize, mark: &str, text: &str) {
        let mark = self.looks.typed(mark);
        let start = format!("{}{mark} ", " ".repeat(indent));
        let hang = start.width();
        self.lines(&start, hang, text);
    }

    /// The places of sources in the document, if any is known.
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

    /// Text that is laid out already, ending in a line break.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A blank line, unless there is one already or the page is empty.
    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn lines(&mut self, start: &str, hang: usize, text: &str) {
        let text = self.looks.typed(text);
        let hang = " ".repeat(hang);
        // A third of the width at least is left for the text itself.
        let width = self.looks.width.max(hang.len() + hang.len() / 2 + 1);
        let options = Options::new(width).initial_indent(start).subsequent_indent(&hang);
        for line in textwrap::wrap(&text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// The text, ending in a line break.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::{Looks, Page};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn lines_keep_within_the_width_and_hang_below_their_text() {
        let mut page = Page::new(Looks { width: 20, ascii: false });
        page.item(2, "1.", "one two three four five 東京東京東京東京東京東京東京");
        let text = page.into_text();
        assert!(text.starts_with("  1. one two three\n     four five\n     東京"), "{text}");
        assert!(text.lines().all(|line| line.width() <= 20), "{text}");
    }

    #[test]
    fn a_heading_is_underlined_to_its_width_in_columns() {
        let mut page = Page::new(Looks { width: 80, ascii: true });
        page.paragraph(0, "before");
        page.heading("東京");
        assert_eq!(page.into_text(), "before\n\n東京\n----\n");
    }

    #[test]
    fn ascii_changes_marks_and_leaves_words() {
        let looks = Looks { width: 80, ascii: true };
        assert_eq!(looks.typed("“één” – o’Neill…"), "\"één\" - o'Neill...");
        assert_eq!(Looks::default().typed("“a”"), "“a”");
    }
}
