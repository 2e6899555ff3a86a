//! The blocks of a page as lines of the screen, for tabs and overlays that are read from top to bottom.

use crate::document::{Block, Chart, Fact, Item, Mark, Panel, Phrase, Section, Table, Tone};
use crate::locale::sanitize;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, pad};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The minimum width for a column of labels.
const MIN_LABEL_COLUMN_WIDTH: u16 = 50;
/// The maximum width of a label in columns.
const MAX_LABEL_WIDTH: usize = 16;

/// Returns a section with its heading as lines of at most `width` columns.
pub(super) fn section_lines(section: &Section, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut writer = BlockWriter { context, page: LineWriter::new(context, width) };
    if !section.title.is_empty() {
        writer.page.push_heading(&sanitize(&section.title));
    }
    writer.spaced_blocks(&section.blocks);
    writer.page.into_lines()
}

/// Returns blocks as lines of at most `width` columns.
pub(super) fn lines(blocks: &[Block], context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut writer = BlockWriter { context, page: LineWriter::new(context, width) };
    writer.spaced_blocks(blocks);
    writer.page.into_lines()
}

struct BlockWriter<'a> {
    context: &'a Ui,
    page: LineWriter<'a>,
}

impl BlockWriter<'_> {
    /// Writes blocks from the left. Lists that explain their items, facts and tables are set apart.
    fn spaced_blocks(&mut self, blocks: &[Block]) {
        let mut previous: Option<&Block> = None;
        for block in blocks {
            let belongs = matches!(block, Block::Sources(_)) || matches!(previous, Some(Block::Heading(_)));
            let same =
                previous.is_none_or(|before| std::mem::discriminant(before) == std::mem::discriminant(block));
            if !same && !belongs {
                self.page.push_gap();
            }
            self.block(0, block);
            previous = Some(block);
        }
    }

    fn block(&mut self, indent: usize, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.page.push_gap();
                self.indented(indent, text, self.context.theme.styles.title);
            }
            Block::Paragraph(phrase) => self.phrase(Span::raw(" ".repeat(indent)), phrase),
            Block::List(items) | Block::Chart(Chart { outline: items, .. }) => {
                items.iter().for_each(|item| self.item(indent, item));
            }
            Block::Facts(facts) => self.facts(indent, facts),
            Block::Table(table) => self.table(indent, table),
            Block::Panels(panels) => panels.iter().for_each(|panel| self.panel(indent, panel)),
            // Trees have a tab of their own.
            Block::Tree(_) => {}
            Block::Code(text) => self.indented(indent, text, self.context.theme.styles.text),
            Block::Sources(titles) => self.sources(indent, titles),
        }
    }

    fn indented(&mut self, indent: usize, text: &str, style: Style) {
        self.page.push_item(Span::raw(" ".repeat(indent)), &sanitize(text), style);
    }

    /// Writes a phrase after a lead, with its remark behind it if there is room.
    fn phrase(&mut self, lead: Span<'static>, phrase: &Phrase) {
        let styles = &self.context.theme.styles;
        let style = match phrase.tone {
            Tone::Normal => styles.text,
            Tone::Strong => styles.title,
            Tone::Quiet => styles.dim,
        };
        let indent = lead.width();
        self.page.push_item(lead, &sanitize(&phrase.text), style);
        if let Some(tag) = &phrase.tag {
            let tag = format!("{} {}", self.context.theme.glyphs.assumed, sanitize(tag));
            self.page.push_note(&tag, styles.warning, indent);
        }
    }

    fn item(&mut self, indent: usize, item: &Item) {
        let (mark, style) = self.mark(item.mark);
        let lead = format!("{}{mark} ", " ".repeat(indent));
        let inner = cells(&lead);
        self.phrase(Span::styled(lead, style), &item.phrase);
        item.blocks.iter().for_each(|block| self.block(inner, block));
    }

    /// Returns the mark before an item with its style.
    fn mark(&self, mark: Mark) -> (String, Style) {
        let (glyphs, styles) = (&self.context.theme.glyphs, &self.context.theme.styles);
        let (glyph, style) = match mark {
            Mark::Bullet => (glyphs.bullet, styles.accent),
            Mark::Dash => ("-", styles.accent),
            Mark::Number(number) => return (number.to_string(), styles.accent),
            Mark::For => (glyphs.argument_for, styles.good),
            Mark::Against => (glyphs.argument_against, styles.bad_graphic),
            Mark::Warning => (glyphs.warning, styles.warning),
            Mark::Arrow => (glyphs.arrow, styles.emphasis),
            Mark::Recommended => (glyphs.recommended, styles.emphasis_graphic),
            Mark::Now => (glyphs.current, styles.good),
            Mark::Later => (glyphs.open, styles.dim),
            Mark::Decision => (glyphs.changed, styles.accent),
            Mark::Passed => (glyphs.done, styles.good),
            Mark::Failed => (glyphs.argument_against, styles.bad),
        };
        (glyph.to_owned(), style)
    }

    /// Writes labels and values, the labels in a column of their own if there is room.
    fn facts(&mut self, indent: usize, facts: &[Fact]) {
        let styles = &self.context.theme.styles;
        let widest = facts.iter().map(|fact| cells(&sanitize(&fact.label))).max().unwrap_or(0);
        let column = widest.min(MAX_LABEL_WIDTH) + 2;
        for fact in facts {
            let label = sanitize(&fact.label);
            if self.page.width() >= MIN_LABEL_COLUMN_WIDTH {
                let label = format!(
                    "{}{}",
                    " ".repeat(indent),
                    pad(&label, column, self.context.theme.glyphs.ellipsis)
                );
                self.phrase(Span::styled(label, styles.dim), &fact.value);
            } else {
                let label = format!("{}{label}:", " ".repeat(indent));
                self.page.push_hanging(
                    (&label, styles.title),
                    &sanitize(&fact.value.text),
                    styles.text,
                    indent + 2,
                );
            }
        }
    }

    /// Writes a table row by row: the screen may be narrow.
    fn table(&mut self, indent: usize, table: &Table) {
        for row in &table.rows {
            let Some((title, values)) = row.split_first() else { continue };
            self.item(indent, &Item::new(Mark::Bullet, title.clone()));
            let labels = table.header.iter().skip(1).cloned();
            let facts: Vec<_> =
                labels.zip(values).map(|(label, value)| Fact { label, value: value.clone() }).collect();
            self.facts(indent + 2, &facts);
        }
    }

    fn panel(&mut self, indent: usize, panel: &Panel) {
        self.page.push_gap();
        self.indented(indent, &panel.title, self.context.theme.styles.title);
        panel.blocks.iter().for_each(|block| self.block(indent + 2, block));
    }

    /// Writes references to the source document, which open the guide.
    fn sources(&mut self, indent: usize, titles: &[String]) {
        let (glyphs, styles) = (&self.context.theme.glyphs, &self.context.theme.styles);
        for (index, title) in titles.iter().enumerate() {
            let place = format!("{} {}", glyphs.section, sanitize(title));
            if index == 0 {
                self.page.push_item(Span::raw(" ".repeat(indent)), &place, styles.link);
            } else {
                self.page.push_note(&place, styles.link, indent);
            }
        }
    }
}
