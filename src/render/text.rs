//! A page as plain text, for a pipe, a log or a screen reader.

pub use super::text_writer::TextOptions;

use super::spoken;
use super::text_writer::TextWriter;
use crate::document::{Block, Chart, Fact, Item, Mark, Page, Panel, Phrase, Section, Table, Tone};
use crate::locale::{Message, Translator, sanitize};
use unicode_width::UnicodeWidthStr;

/// The greatest number of words of a short page.
pub(crate) const MAX_WORDS: usize = 120;
/// The greatest number of lines of a short page, at 80 columns.
pub(crate) const MAX_LINES: usize = 22;
/// Columns between the columns of a table.
const COLUMN_GAP: usize = 2;

/// Returns a page as text, which ends with a line break.
pub fn page(page: &Page, translator: &Translator, options: TextOptions) -> String {
    let mut writer = Writer { page: TextWriter::new(options), translator };
    writer.page.title(&sanitize(&page.title));
    for (index, section) in page.sections.iter().enumerate() {
        if section.title.is_empty() && index > 0 {
            writer.page.blank();
        }
        writer.section(section);
    }
    writer.footer(&page.footer);
    writer.page.into_text()
}

/// Returns a section of a page as text, and with the last one what stands at the end of the page.
pub(crate) fn section(page: &Page, index: usize, translator: &Translator, options: TextOptions) -> String {
    let mut writer = Writer { page: TextWriter::new(options), translator };
    writer.section(&page.sections[index]);
    if index + 1 == page.sections.len() {
        writer.footer(&page.footer);
    }
    writer.page.into_text()
}

/// Returns blocks as text, each line indented by `indent` columns.
pub(crate) fn blocks(
    blocks: &[Block],
    indent: usize,
    translator: &Translator,
    options: TextOptions,
) -> String {
    let mut writer = Writer { page: TextWriter::new(options), translator };
    writer.blocks(indent, blocks);
    writer.page.into_text()
}

/// Returns the first of these pages that is short enough to be read at a glance, or else the last one.
pub(crate) fn first_short_page(
    pages: impl Iterator<Item = Page>,
    translator: &Translator,
    options: TextOptions,
) -> String {
    let mut text = String::new();
    for candidate in pages {
        text = page(&candidate, translator, options);
        let is_low = options.width < TextOptions::MAX_WIDTH || text.lines().count() <= MAX_LINES;
        if is_low && text.split_whitespace().count() <= MAX_WORDS {
            break;
        }
    }
    text
}

struct Writer<'a> {
    page: TextWriter,
    translator: &'a Translator,
}

impl Writer<'_> {
    fn section(&mut self, section: &Section) {
        if !section.title.is_empty() {
            self.page.heading(&sanitize(&section.title));
        }
        self.spaced_blocks(&section.blocks);
    }

    fn footer(&mut self, remarks: &[String]) {
        for text in remarks {
            self.page.blank();
            let text = self.in_words(text);
            self.page.paragraph(0, &text);
        }
    }

    /// Returns a text made safe for a terminal, with marks as words if it is for reading aloud.
    fn in_words(&self, text: &str) -> String {
        let text = sanitize(text);
        if self.page.options().spoken {
            spoken::marks_in_words(&text, self.translator).into_owned()
        } else {
            text.into_owned()
        }
    }

    /// Returns a line of a list, a sentence if it is for reading aloud.
    fn line(&self, text: String) -> String {
        if self.page.options().spoken { spoken::sentence(&text).into_owned() } else { text }
    }

    /// Returns a phrase in one line, its remark in parentheses.
    fn inline(&self, phrase: &Phrase) -> String {
        let text = self.in_words(&phrase.text);
        match &phrase.tag {
            Some(tag) => format!("{text} ({})", self.in_words(tag)),
            None => text,
        }
    }

    /// Writes the blocks of a section.
    fn spaced_blocks(&mut self, blocks: &[Block]) {
        let mut previous: Option<&Block> = None;
        for block in blocks {
            if previous.is_some_and(|previous| block.is_apart_from(previous)) {
                self.page.blank();
            }
            self.block(0, block);
            previous = Some(block);
        }
    }

    fn blocks(&mut self, indent: usize, blocks: &[Block]) {
        for block in blocks {
            self.block(indent, block);
        }
    }

    fn block(&mut self, indent: usize, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.page.blank();
                let text = self.line(self.in_words(text));
                self.page.paragraph(indent, &text);
            }
            Block::Paragraph(phrase) => {
                let text = self.line(self.inline(phrase));
                self.page.paragraph(indent, &text);
            }
            Block::List(items) | Block::Chart(Chart { outline: items, .. }) => self.items(indent, items),
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(indent, fact)),
            Block::Table(table) => self.table(indent, table),
            Block::Panels(panels) => panels.iter().for_each(|panel| self.panel(indent, panel)),
            Block::Tree(_) => {}
            Block::Code(text) => {
                let line = format!("{}{}\n", " ".repeat(indent), sanitize(text));
                self.page.push_raw(&line);
            }
            Block::Sources(titles) => self.sources(indent, titles),
        }
    }

    fn items(&mut self, indent: usize, items: &[Item]) {
        for (index, item) in items.iter().enumerate() {
            // Items with much below them are easier to tell apart with a blank line between them.
            let is_explained = item.phrase.tone == Tone::Strong && item.blocks.len() > 1;
            if index > 0 && indent == 0 && is_explained {
                self.page.blank();
            }
            if self.page.options().spoken {
                let mark = spoken::mark_in_words(item.mark, self.translator);
                let text = self.line(format!("{mark}{}", self.inline(&item.phrase)));
                self.page.paragraph(indent, &text);
                self.blocks(indent + 2, &item.blocks);
                continue;
            }
            let (mark, text) = (mark(item.mark), self.inline(&item.phrase));
            self.page.item(indent, &mark, &text);
            self.blocks(indent + mark.chars().count() + 1, &item.blocks);
        }
    }

    fn fact(&mut self, indent: usize, fact: &Fact) {
        let text = self.line(format!("{}: {}", sanitize(&fact.label), self.inline(&fact.value)));
        self.page.hanging_line(&format!("{}{text}", " ".repeat(indent)));
    }

    /// Writes a table in columns, or row by row if the columns do not fit the width.
    fn table(&mut self, indent: usize, table: &Table) {
        let header = table.header.iter().map(|title| sanitize(title).into_owned()).collect();
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| self.inline(cell)).collect());
        let rows: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
        let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
        let widths: Vec<_> = (0..table.header.len()).map(widest).collect();
        let gaps = COLUMN_GAP * widths.len().saturating_sub(1);
        let fits = indent + widths.iter().sum::<usize>() + gaps <= self.page.options().width;
        if fits && !self.page.options().spoken {
            for row in &rows {
                let cells = row.iter().zip(&widths);
                let cells = cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
                let line = cells.collect::<Vec<_>>().join(&" ".repeat(COLUMN_GAP));
                self.page.push_raw(&format!("{}{}\n", " ".repeat(indent), line.trim_end()));
            }
            return;
        }
        for row in &table.rows {
            let Some((title, cells)) = row.split_first() else { continue };
            self.items(indent, &[Item::new(Mark::Bullet, title.clone())]);
            for (column, cell) in table.header.iter().skip(1).zip(cells) {
                let fact = Fact { label: column.clone(), value: cell.clone() };
                self.fact(indent + 2, &fact);
            }
        }
    }

    fn panel(&mut self, indent: usize, panel: &Panel) {
        self.page.blank();
        let title = Phrase::new(&*panel.title).tagged(panel.tag.clone());
        let title = self.line(self.inline(&title));
        self.page.paragraph(indent, &title);
        self.blocks(indent + 2, &panel.blocks);
    }

    /// Writes references to the source document.
    fn sources(&mut self, indent: usize, titles: &[String]) {
        if titles.is_empty() {
            return;
        }
        let titles = sanitize(&titles.join("; ")).into_owned();
        let line = if self.page.options().spoken {
            spoken::sources(&titles, self.translator)
        } else if self.page.options().ascii {
            self.translator.translate(&Message::new("report-place").arg("places", titles))
        } else {
            format!("§ {titles}")
        };
        self.page.paragraph(indent, &line);
    }
}

/// Returns the mark before an item.
fn mark(mark: Mark) -> String {
    match mark {
        Mark::Bullet | Mark::Now | Mark::Later | Mark::Milestone => "•".to_owned(),
        Mark::Dash | Mark::Against => "-".to_owned(),
        Mark::Number(number) => format!("{number}."),
        Mark::For => "+".to_owned(),
        Mark::Warning => "!".to_owned(),
        Mark::Arrow => "→".to_owned(),
        Mark::Recommended => "★".to_owned(),
        Mark::Decision => "◆".to_owned(),
        Mark::Passed => "✓".to_owned(),
        Mark::Failed => "✗".to_owned(),
    }
}
