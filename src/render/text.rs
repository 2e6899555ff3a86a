//! A page as plain text, for a pipe, a log or a screen reader.

use crate::document::text_writer::{TextOptions, TextWriter};
use crate::document::{Block, Chart, Fact, Item, Mark, Page, Panel, Phrase, Table};
use crate::locale::sanitize;

/// Returns a page as text, which ends with a line break.
pub fn page(page: &Page, options: TextOptions) -> String {
    let mut writer = Writer { page: TextWriter::new(options) };
    writer.page.title(&sanitize(&page.title));
    for section in &page.sections {
        if section.title.is_empty() {
            writer.page.blank();
        } else {
            writer.page.heading(&sanitize(&section.title));
        }
        writer.spaced_blocks(&section.blocks);
    }
    writer.page.blank();
    for text in &page.footer {
        writer.page.paragraph(0, &sanitize(text));
    }
    writer.page.into_text()
}

pub(crate) fn section(section: &crate::document::Section, options: TextOptions) -> String {
    let page = Page { sections: vec![section.clone()], ..Page::default() };
    self::page(&page, options).lines().skip(2).collect::<Vec<_>>().join("\n") + "\n"
}

struct Writer {
    page: TextWriter,
}

impl Writer {
    /// Writes the blocks of a section. Blocks of different kinds are apart, except for what belongs to the block
    /// before it.
    fn spaced_blocks(&mut self, blocks: &[Block]) {
        let mut previous: Option<&Block> = None;
        for block in blocks {
            let belongs = matches!(block, Block::Sources(_)) || matches!(previous, Some(Block::Heading(_)));
            let same =
                previous.is_none_or(|before| std::mem::discriminant(before) == std::mem::discriminant(block));
            if !same && !belongs {
                self.page.blank();
            }
            self.block(0, block);
            previous = Some(block);
        }
    }

    fn blocks(&mut self, indent: usize, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(indent, block));
    }

    fn block(&mut self, indent: usize, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.page.blank();
                self.page.paragraph(indent, &sanitize(text));
            }
            Block::Paragraph(phrase) => self.page.paragraph(indent, &inline(phrase)),
            Block::List(items) | Block::Chart(Chart { outline: items, .. }) => self.items(indent, items),
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(indent, fact)),
            Block::Table(table) => self.table(indent, table),
            Block::Panels(panels) => panels.iter().for_each(|panel| self.panel(indent, panel)),
            Block::Tree(_) => {}
            Block::Sources(titles) if titles.is_empty() => {}
            Block::Sources(titles) => {
                self.page.paragraph(indent, &format!("§ {}", sanitize(&titles.join("; "))))
            }
        }
    }

    fn items(&mut self, indent: usize, items: &[Item]) {
        for item in items {
            let mark = mark(item.mark);
            self.page.item(indent, &mark, &inline(&item.phrase));
            self.blocks(indent + mark.chars().count() + 1, &item.blocks);
        }
    }

    fn fact(&mut self, indent: usize, fact: &Fact) {
        let text = format!("{}: {}", sanitize(&fact.label), inline(&fact.value));
        self.page.hanging_line(&format!("{}{text}", " ".repeat(indent)));
    }

    /// Writes a table row by row: text has no room for columns at every width.
    fn table(&mut self, indent: usize, table: &Table) {
        for row in &table.rows {
            let Some((title, cells)) = row.split_first() else { continue };
            self.page.item(indent, "•", &inline(title));
            for (column, cell) in table.header.iter().skip(1).zip(cells) {
                let fact = Fact { label: column.clone(), value: cell.clone() };
                self.fact(indent + 2, &fact);
            }
        }
    }

    fn panel(&mut self, indent: usize, panel: &Panel) {
        self.page.blank();
        let title = Phrase::new(&*panel.title).tagged(panel.tag.clone());
        self.page.paragraph(indent, &inline(&title));
        self.blocks(indent + 2, &panel.blocks);
    }
}

/// Returns a phrase in one line, its remark in parentheses.
fn inline(phrase: &Phrase) -> String {
    let text = sanitize(&phrase.text);
    match &phrase.tag {
        Some(tag) => format!("{text} ({})", sanitize(tag)),
        None => text.into_owned(),
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
    }
}
