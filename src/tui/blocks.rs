//! The blocks of a page as lines of the screen, for tabs and overlays that are read from top to bottom.
//!
//! ```text
//!  ┃ Appoint now: Enablement program manager          a conclusion at the start of a section
//!
//!  Who does what                                      a heading
//!  ╭ Sales ──────────────╮╭ Sales operations ───╮     panels
//!  │ • Talks with buyers ││ • Runs the tools    │
//!  ╰─────────────────────╯╰─────────────────────╯
//!  ● Team size: 6 sellers                             a timeline
//!  ├ From 10 sellers on
//!  ╵ Nothing else changes beyond 10 sellers.
//! ```

use crate::document::{Block, Chart, Fact, Item, Mark, Panel, Phrase, Section, Table, Tone};
use crate::locale::sanitize;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, cells, on_frame, pad, shorten};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The minimum width for a column of labels.
const MIN_LABEL_COLUMN_WIDTH: u16 = 50;
/// The maximum width of a label in columns.
const MAX_LABEL_WIDTH: usize = 16;
/// The minimum width for two columns of text.
const MIN_TWO_COLUMNS_WIDTH: u16 = 107;
/// The columns between two columns of text.
pub(super) const COLUMN_GAP: u16 = 3;
/// The maximum width of readable text in columns.
pub(super) const MAX_TEXT_WIDTH: u16 = 88;
/// The maximum width of a page: two columns of text.
const MAX_PAGE_WIDTH: u16 = 2 * MAX_TEXT_WIDTH + COLUMN_GAP;
/// The minimum width of one of several panels, chosen so that three fit in 100 columns.
const MIN_PANEL_WIDTH: u16 = 32;
/// The maximum width of a panel; longer lines are harder to read.
const MAX_PANEL_WIDTH: u16 = 84;
/// The columns of a panel that are not text: borders and padding.
const PANEL_PADDING: u16 = 4;

/// Returns the part of an area in which a page is drawn: with a blank column at its left, and in the middle of a window that is
/// wider than a page. At the right it ends with the area, where the marks of a [`Scroll`] are.
pub(super) fn page_area(area: Rect) -> Rect {
    let room = Scroll::text_width(area).saturating_sub(1);
    let left = 1 + room.saturating_sub(MAX_PAGE_WIDTH) / 2;
    Rect { x: area.x + left, width: area.width.saturating_sub(left), ..area }
}

/// Returns the width of a page in its area.
pub(super) fn page_width(area: Rect) -> u16 {
    Scroll::text_width(area).min(MAX_PAGE_WIDTH)
}

/// Returns the width of each of two columns on a page.
pub(super) fn column_width(page_width: u16) -> u16 {
    (page_width - COLUMN_GAP) / 2
}

/// Returns the sections of a tab as lines. If there is room, those without panels are in two columns. The tab's name is
/// the heading of the first section.
pub(super) fn tab_lines(sections: &[Section], context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut sections = sections.to_vec();
    if let Some(first) = sections.first_mut() {
        first.title.clear();
    }
    let has_panels = |section: &Section| section.blocks.iter().any(|it| matches!(it, Block::Panels(_)));
    let mut lines: Vec<Line> = Vec::new();
    for group in sections.chunk_by(|one, next| has_panels(one) == has_panels(next)) {
        if width < MIN_TWO_COLUMNS_WIDTH || has_panels(&group[0]) {
            lines.extend(group_parts(group, context, width).concat());
        } else {
            let column = column_width(width);
            let [left, right] = columns(group_parts(group, context, column), group.len() > 1);
            lines.extend(join_columns(left, right, column));
        }
    }
    lines
}

/// Distributes parts over two columns of about the same height. Those that may change their order continue in the
/// column that is shorter so far.
fn columns(mut parts: Vec<Vec<Line<'static>>>, can_alternate: bool) -> [Vec<Line<'static>>; 2] {
    if !can_alternate {
        let right = parts.split_off(column_break(&parts));
        return [parts.concat(), right.concat()];
    }
    let [mut left, mut right] = [Vec::new(), Vec::new()];
    for part in parts {
        if right.len() < left.len() { &mut right } else { &mut left }.extend(part);
    }
    [left, right]
}

/// Returns the parts between which a group of sections can be divided into columns: its sections, or the items of its
/// only section. Each part ends with an empty line.
fn group_parts(group: &[Section], context: &Ui, width: u16) -> Vec<Vec<Line<'static>>> {
    let part = |blocks: &[Block], title: &str| {
        let section = Section { title: title.to_owned(), blocks: blocks.to_vec(), ..Section::default() };
        let mut lines = section_lines(&section, context, width);
        lines.push(Line::default());
        lines
    };
    match group {
        [Section { title, blocks, .. }] => match &**blocks {
            [Block::List(items)] => {
                items.iter().map(|item| part(&[Block::List(vec![item.clone()])], title)).collect()
            }
            _ => vec![part(blocks, title)],
        },
        several => several.iter().map(|section| part(&section.blocks, &section.title)).collect(),
    }
}

/// Returns how many parts belong in the first of two columns, so that the taller column is as short as possible.
fn column_break(parts: &[Vec<Line>]) -> usize {
    let height = |parts: &[Vec<Line>]| parts.iter().map(Vec::len).sum::<usize>();
    (0..=parts.len()).min_by_key(|&at| height(&parts[..at]).max(height(&parts[at..]))).unwrap_or(0)
}

/// Joins two columns into one list of lines, so that they scroll together.
pub(super) fn join_columns(
    left: Vec<Line<'static>>,
    right: Vec<Line<'static>>,
    column: u16,
) -> Vec<Line<'static>> {
    let rows = left.len().max(right.len());
    let mut right = right.into_iter();
    let mut left = left.into_iter();
    (0..rows)
        .map(|_| {
            let mut line = left.next().unwrap_or_default();
            let missing = usize::from(column + COLUMN_GAP).saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(missing)));
            line.spans.extend(right.next().unwrap_or_default().spans);
            line
        })
        .collect()
}

/// Returns a section with its heading as lines of at most `width` columns.
pub(super) fn section_lines(section: &Section, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut writer = BlockWriter::new(context, width);
    if !section.title.is_empty() {
        writer.page.push_heading(&sanitize(&section.title));
    }
    let is_conclusion = |block: &&Block| match block {
        Block::Paragraph(phrase) => phrase.tone == Tone::Strong,
        Block::List(items) => items.iter().all(|item| item.mark == Mark::Recommended),
        _ => false,
    };
    let conclusions = section.blocks.iter().take_while(is_conclusion).count();
    let (conclusions, blocks) = section.blocks.split_at(conclusions);
    let mut barred = BlockWriter::new(context, width.saturating_sub(2));
    for block in conclusions {
        barred.block(0, block);
    }
    writer.page.push_lines(barred.page.into_barred_lines(context.theme.styles.emphasis_graphic));
    if !conclusions.is_empty() && !blocks.is_empty() {
        writer.page.push_gap();
    }
    writer.spaced_blocks(blocks);
    writer.page.into_lines()
}

fn is_ordered(items: &[Item]) -> bool {
    items.iter().all(|item| matches!(item.mark, Mark::Number(_)))
}

/// Returns blocks as lines of at most `width` columns.
pub(super) fn lines(blocks: &[Block], context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut writer = BlockWriter::new(context, width);
    writer.spaced_blocks(blocks);
    writer.page.into_lines()
}

struct BlockWriter<'a> {
    context: &'a Ui,
    page: LineWriter<'a>,
    /// The whole width. Text is limited to a readable part of it.
    width: u16,
    /// The width of the column of labels, after facts that have one.
    label_column: Option<usize>,
}

impl<'a> BlockWriter<'a> {
    fn new(context: &'a Ui, width: u16) -> Self {
        let page = LineWriter::new(context, width.min(MAX_TEXT_WIDTH));
        Self { context, page, width, label_column: None }
    }

    /// Writes blocks from the left. Lists that explain their items, facts and tables are set apart.
    fn spaced_blocks(&mut self, blocks: &[Block]) {
        let mut previous: Option<&Block> = None;
        for (index, block) in blocks.iter().enumerate() {
            if previous.is_some_and(|previous| block.is_apart_from(previous)) {
                self.page.push_gap();
            }
            match (block, blocks.get(index + 1), self.label_column) {
                // Below facts the heading of steps is a label beside them.
                (Block::Heading(label), Some(Block::List(steps)), Some(column)) if is_ordered(steps) => {
                    self.labelled_steps(label, column, steps);
                }
                (Block::List(steps), _, Some(_))
                    if is_ordered(steps) && matches!(previous, Some(Block::Heading(_))) => {}
                _ => self.block(0, block),
            }
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
            Block::List(items) | Block::Chart(Chart { outline: items, .. }) => self.items(indent, items),
            Block::Facts(facts) => self.facts(indent, facts),
            Block::Table(table) => self.table(indent, table),
            Block::Panels(panels) => self.panels(panels),
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
        self.tag(phrase, indent);
    }

    /// Writes the remark on a phrase behind it if there is room.
    fn tag(&mut self, phrase: &Phrase, indent: usize) {
        if let Some(tag) = &phrase.tag {
            let tag = format!("{} {}", self.context.theme.glyphs.assumed, sanitize(tag));
            self.page.push_note(&tag, self.context.theme.styles.warning, indent);
        }
    }

    fn items(&mut self, indent: usize, items: &[Item]) {
        let mark_width = |item: &Item| cells(&self.mark(item.mark).0);
        let widths: Vec<_> = items.iter().map(mark_width).collect();
        let widest = widths.iter().copied().max().unwrap_or(0);
        // Names with an explanation stand apart.
        let is_explained = |item: &Item| {
            item.phrase.tone == Tone::Strong
                && item.blocks.iter().any(|block| matches!(block, Block::Paragraph(_)))
        };
        let stands_apart = indent == 0 && items.iter().any(is_explained);
        for (index, item) in items.iter().enumerate() {
            if index > 0 && stands_apart {
                self.page.push_gap();
            }
            match item.mark {
                Mark::Milestone => self.milestone(indent, item, index + 1 == items.len()),
                // Numbers are aligned at the right.
                _ => self.item(indent + widest - widths[index], item),
            }
        }
    }

    /// Writes a point on a timeline, with a rail that ends at the last one.
    fn milestone(&mut self, indent: usize, item: &Item, is_last: bool) {
        let (line, style) = (&self.context.theme.glyphs.line, self.context.theme.styles.border);
        let (stop, rail) =
            if is_last { (line.bottom_left, " ") } else { (line.vertical_right, line.vertical) };
        let room = self.page.width().saturating_sub(u16::try_from(indent + 2).unwrap_or(u16::MAX));
        let mut inner = BlockWriter::new(self.context, room);
        inner.phrase(Span::raw(""), &item.phrase);
        for block in &item.blocks {
            inner.block(0, block);
        }
        let lines = inner.page.into_lines().into_iter().enumerate().map(|(index, mut line)| {
            let glyph = if index == 0 { stop } else { rail };
            line.spans.insert(0, Span::styled(format!("{}{glyph} ", " ".repeat(indent)), style));
            line
        });
        self.page.push_lines(lines.collect::<Vec<_>>());
    }

    fn item(&mut self, indent: usize, item: &Item) {
        let (mark, style) = self.mark(item.mark);
        let lead = format!("{}{mark} ", " ".repeat(indent));
        let inner = cells(&lead);
        let lead = Span::styled(lead, style);
        if item.mark == Mark::Recommended {
            let styles = &self.context.theme.styles;
            let title = sanitize(&item.phrase.text);
            let color = self.context.titled_model_style(&title);
            self.page.push_item(lead.patch_style(color), &title, styles.emphasis.patch(color));
            let tag = item.phrase.tag.as_deref().map(sanitize).unwrap_or_default();
            self.page.push_note(&tag, styles.dim, inner);
        } else {
            self.phrase(lead, &item.phrase);
        }
        for block in &item.blocks {
            self.block(inner, block);
        }
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
            Mark::Milestone => (glyphs.line.vertical_right, styles.border),
        };
        (glyph.to_owned(), style)
    }

    /// Writes labels and values, the labels in a column of their own if there is room.
    fn facts(&mut self, indent: usize, facts: &[Fact]) {
        let styles = &self.context.theme.styles;
        let widest = facts.iter().map(|fact| cells(&sanitize(&fact.label))).max().unwrap_or(0);
        let column = widest.min(MAX_LABEL_WIDTH) + 2;
        if self.page.width() >= MIN_LABEL_COLUMN_WIDTH {
            self.label_column = Some(column);
        }
        for Fact { label, value } in facts {
            if self.label_column.is_some() {
                let label = Span::styled(self.label(indent, label, column), styles.dim);
                self.phrase(label, value);
            } else {
                let label = format!("{}{}:", " ".repeat(indent), sanitize(label));
                let text = sanitize(&value.text);
                self.page.push_hanging((&label, styles.title), &text, styles.text, indent + 2);
                self.tag(value, indent + 2);
            }
        }
    }

    fn label(&self, indent: usize, label: &str, column: usize) -> String {
        " ".repeat(indent) + &pad(&sanitize(label), column, self.context.theme.glyphs.ellipsis)
    }

    /// Writes steps beside a label.
    fn labelled_steps(&mut self, label: &str, column: usize, steps: &[Item]) {
        let styles = &self.context.theme.styles;
        for (index, step) in steps.iter().enumerate() {
            let label = self.label(0, if index == 0 { label } else { "" }, column);
            let (number, style) = self.mark(step.mark);
            let leads = [Span::styled(label, styles.dim), Span::styled(format!("{number} "), style)];
            self.page.push_item_after(leads, &sanitize(&step.phrase.text), styles.text);
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

    /// Writes panels side by side if they fit, otherwise below each other.
    fn panels(&mut self, panels: &[Panel]) {
        let count = u16::try_from(panels.len()).unwrap_or(u16::MAX).max(1);
        let is_beside = self.width / count >= MIN_PANEL_WIDTH;
        let each = if is_beside { self.width / count } else { self.width }.min(MAX_PANEL_WIDTH);
        let inside = each.saturating_sub(PANEL_PADDING).max(1);
        let texts: Vec<_> = panels.iter().map(|panel| lines(&panel.blocks, self.context, inside)).collect();
        let tallest = texts.iter().map(Vec::len).max().unwrap_or(0);
        let frames = panels.iter().zip(texts).map(|(panel, mut lines)| {
            if is_beside {
                lines.resize(tallest, Line::default());
            }
            self.frame(&sanitize(&panel.title), lines, each)
        });
        if !is_beside {
            let lines: Vec<_> = frames.flatten().collect();
            return self.page.push_lines(lines);
        }
        let mut rows = vec![Line::default(); tallest + 2];
        for (row, line) in frames.flat_map(|frame| frame.into_iter().enumerate()) {
            rows[row].spans.extend(line.spans);
        }
        self.page.push_lines(rows);
    }

    /// Returns the lines inside a frame of `width` columns with a title.
    fn frame(&self, title: &str, lines: Vec<Line<'static>>, width: u16) -> Vec<Line<'static>> {
        let theme = &self.context.theme;
        let (set, border, width) = (&theme.glyphs.border, theme.styles.border, usize::from(width));
        let title = shorten(title, width.saturating_sub(4), theme.glyphs.ellipsis);
        let rest = width.saturating_sub(cells(&title) + 4);
        let mut frame = vec![Line::from(vec![
            Span::styled(set.top_left, border),
            Span::styled(format!(" {title} "), on_frame(theme.styles.title)),
            Span::styled(set.horizontal_top.repeat(rest) + set.top_right, border),
        ])];
        for mut line in lines {
            let missing = width.saturating_sub(usize::from(PANEL_PADDING)).saturating_sub(line.width());
            line.spans.insert(0, Span::styled(format!("{} ", set.vertical_left), border));
            line.spans.push(Span::raw(" ".repeat(missing + 1)));
            line.spans.push(Span::styled(set.vertical_right, border));
            frame.push(line);
        }
        let bottom = set.horizontal_bottom.repeat(width.saturating_sub(2));
        frame.push(Line::styled(format!("{}{bottom}{}", set.bottom_left, set.bottom_right), border));
        frame
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
