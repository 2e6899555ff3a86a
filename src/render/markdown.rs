//! A page as Markdown: `CommonMark` with GitHub's tables, and drawings in Mermaid.
//!
//! Long pages stay readable as plain text too: an explanation follows its item after a line break, and what does not
//! fit in a cell is a list.

pub(crate) mod escape;

use super::mermaid;
use crate::document::{Block, Chart, Fact, Item, Mark, Page, Panel, Phrase, Table, Tone};
use crate::locale::sanitize;
use escape::{emphasis, escape, strong};
use std::fmt::Write as _;

/// The greatest length of a cell in characters. Longer ones make the columns of a table hard to read.
const MAX_CELL_CHARS: usize = 1_000;
/// The greatest number of panels that stand side by side in a table.
const MAX_PANEL_COLUMNS: usize = 4;
/// A comment between two lists, which would be one list without it.
const LIST_BREAK: &str = "\n\n<!-- -->\n\n";

/// Returns a page as Markdown, which ends with a line break.
pub fn page(page: &Page) -> String {
    let mut out = format!("# {}\n", escape(&sanitize(&page.title)));
    for section in &page.sections {
        let title = heading(2, &section.title);
        let level = if title.is_empty() { 2 } else { 3 };
        let parts = [title, blocks(level, &section.blocks)];
        for part in parts.iter().filter(|part| !part.is_empty()) {
            // Writing to a string cannot fail, here and below.
            let _ = write!(out, "\n{part}\n");
        }
    }
    if !page.footer.is_empty() {
        out.push_str("\n---\n");
    }
    for text in &page.footer {
        let _ = write!(out, "\n{}\n", escape(&sanitize(text)));
    }
    out
}

/// Returns a heading; empty for an empty text.
fn heading(level: usize, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{} {}", "#".repeat(level), escape(&sanitize(text))) }
}

/// Returns blocks with an empty line between them. Headings among them have `level`.
fn blocks(level: usize, blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut after_list = false;
    for block in blocks {
        let text = self::block(level, block);
        if text.is_empty() {
            continue;
        }
        let is_list = matches!(block, Block::List(_) | Block::Facts(_));
        match (out.is_empty(), after_list && is_list) {
            (true, _) => {}
            (false, true) => out.push_str(LIST_BREAK),
            (false, false) => out.push_str("\n\n"),
        }
        out.push_str(&text);
        after_list = is_list || matches!(block, Block::Chart(_));
    }
    out
}

fn block(level: usize, block: &Block) -> String {
    match block {
        Block::Heading(text) => heading(level, text),
        Block::Paragraph(phrase) => inline(phrase),
        Block::List(items) => list(level, items),
        Block::Facts(facts) => lines(facts.iter().map(fact)),
        Block::Table(table) => self::table(table),
        Block::Panels(panels) => side_by_side(panels).unwrap_or_else(|| one_by_one(level, panels)),
        Block::Chart(chart) => self::chart(level, chart),
        Block::Tree(tree) => {
            mermaid::tree(&tree.along_path()).map_or_else(String::new, |drawing| fenced(&drawing))
        }
        Block::Code(text) => code(text),
        Block::Sources(titles) => sources(titles),
    }
}

/// Returns text to copy, in a fence that it does not contain.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", sanitize(text))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a phrase in its weight, its remark in parentheses.
fn inline(phrase: &Phrase) -> String {
    let text = sanitize(&phrase.text);
    let text = if phrase.tone == Tone::Strong { strong(&text) } else { escape(&text) };
    match &phrase.tag {
        Some(tag) => format!("{text} ({})", emphasis(&sanitize(tag))),
        None => text,
    }
}

fn fact(fact: &Fact) -> String {
    format!("- {}", fact_in_cell(fact))
}

fn sources(titles: &[String]) -> String {
    if titles.is_empty() { String::new() } else { emphasis(&format!("§ {}", sanitize(&titles.join("; ")))) }
}

fn list(level: usize, items: &[Item]) -> String {
    lines(items.iter().map(|item| self::item(level, item)))
}

/// Returns an item with what belongs to it. Paragraphs go on after a line break, so that the list stays a tight one.
fn item(level: usize, item: &Item) -> String {
    let (marker, sign) = markers(item.mark);
    let mut text = format!("{sign}{}", inline(&item.phrase));
    let mut in_paragraph = true;
    for block in &item.blocks {
        let below = self::block(level + 1, block);
        let continues = in_paragraph && matches!(block, Block::Paragraph(_) | Block::Sources(_));
        let is_nested_list = in_paragraph && matches!(block, Block::List(_) | Block::Facts(_));
        text.push_str(match (text.is_empty() || below.is_empty(), continues, is_nested_list) {
            (true, ..) => "",
            (false, true, _) => "\\\n",
            (false, false, true) => "\n",
            (false, false, false) => "\n\n",
        });
        text.push_str(&below);
        in_paragraph = continues;
    }
    let indent = format!("\n{}", " ".repeat(marker.len()));
    // Lines without text get no spaces.
    let text = text.replace('\n', &indent).replace(&format!("{indent}\n"), "\n\n");
    format!("{marker}{text}")
}

/// Returns the list marker of an item, and the sign before its text.
fn markers(mark: Mark) -> (String, &'static str) {
    let sign = match mark {
        Mark::Number(number) => return (format!("{number}. "), ""),
        Mark::Bullet | Mark::Dash | Mark::Milestone => "",
        Mark::For => "**+** ",
        Mark::Against => "**−** ",
        Mark::Warning => "**!** ",
        Mark::Arrow => "→ ",
        Mark::Recommended => "★ ",
        Mark::Now => "● ",
        Mark::Later => "○ ",
        Mark::Decision => "◆ ",
        Mark::Passed => "✓ ",
        Mark::Failed => "✗ ",
    };
    ("- ".to_owned(), sign)
}

fn table(table: &Table) -> String {
    let header: Vec<_> = table.header.iter().map(|title| escape(&sanitize(title))).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(inline).collect());
    table_of_cells(&header, rows)
}

fn table_of_cells(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    if header.is_empty() {
        return String::new();
    }
    let mut out = format!("| {} |\n|{}", header.join(" | "), "---|".repeat(header.len()));
    for row in rows {
        let _ = write!(out, "\n| {} |", row.join(" | "));
    }
    out
}

/// Returns panels as the columns of a table, with a row for each heading in them; `None` if they do not fit.
fn side_by_side(panels: &[Panel]) -> Option<String> {
    if !(2..=MAX_PANEL_COLUMNS).contains(&panels.len()) {
        return None;
    }
    // Rows in the order in which their headings first appear; the first row has the blocks before any heading.
    let mut rows: Vec<(&str, Vec<Vec<String>>)> = vec![("", vec![Vec::new(); panels.len()])];
    for (column, panel) in panels.iter().enumerate() {
        let mut row = 0;
        for block in &panel.blocks {
            if let Block::Heading(title) = block {
                row = rows.iter().position(|(other, _)| other == title).unwrap_or_else(|| {
                    rows.push((title, vec![Vec::new(); panels.len()]));
                    rows.len() - 1
                });
            } else {
                cell_lines(block, &mut rows[row].1[column])?;
            }
        }
    }
    // A single row would only be wide.
    if rows.len() < 2 {
        return None;
    }
    let header: Vec<_> = std::iter::once(String::new()).chain(panels.iter().map(panel_title)).collect();
    let mut cells = Vec::new();
    for (title, columns) in rows.iter().filter(|(_, columns)| columns.iter().any(|lines| !lines.is_empty())) {
        let columns = columns.iter().map(|lines| lines.join("<br>"));
        let row: Vec<_> = std::iter::once(strong(&sanitize(title))).chain(columns).collect();
        if row.iter().any(|cell| cell.chars().count() > MAX_CELL_CHARS) {
            return None;
        }
        cells.push(row);
    }
    Some(table_of_cells(&header, cells.into_iter()))
}

/// Adds a block to the lines of a cell; `None` if it does not fit in one.
fn cell_lines(block: &Block, lines: &mut Vec<String>) -> Option<()> {
    match block {
        Block::Paragraph(phrase) => lines.push(inline(phrase)),
        Block::Sources(titles) if titles.is_empty() => {}
        Block::Sources(titles) => lines.push(sources(titles)),
        Block::Facts(facts) => {
            lines.extend(facts.iter().map(fact_in_cell));
        }
        Block::List(items) => {
            for item in items {
                let sign = match item.mark {
                    Mark::Number(number) => format!("{number}\\. "),
                    Mark::Bullet | Mark::Dash | Mark::Milestone => "• ".to_owned(),
                    mark => markers(mark).1.to_owned(),
                };
                lines.push(format!("{sign}{}", inline(&item.phrase)));
                item.blocks.iter().try_for_each(|block| cell_lines(block, lines))?;
            }
        }
        Block::Heading(_)
        | Block::Table(_)
        | Block::Panels(_)
        | Block::Chart(_)
        | Block::Tree(_)
        | Block::Code(_) => return None,
    }
    Some(())
}

fn fact_in_cell(fact: &Fact) -> String {
    format!("{}: {}", strong(&sanitize(&fact.label)), inline(&fact.value))
}

/// Returns panels below each other, each with its heading.
fn one_by_one(level: usize, panels: &[Panel]) -> String {
    let parts = panels.iter().flat_map(|panel| {
        let title = panel_title(panel);
        let title = if title.is_empty() { title } else { format!("{} {title}", "#".repeat(level)) };
        [title, blocks(level + 1, &panel.blocks)]
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn panel_title(panel: &Panel) -> String {
    if panel.title.is_empty() {
        return String::new();
    }
    let title = escape(&sanitize(&panel.title));
    let tag = panel.tag.as_ref().map(|tag| format!(" ({})", emphasis(&sanitize(tag)))).unwrap_or_default();
    let star = if panel.recommended { "★ " } else { "" };
    format!("{star}{title}{tag}")
}

/// Returns a chart as a drawing, unless it is too large for Mermaid, and in words.
fn chart(level: usize, chart: &Chart) -> String {
    let drawing = chart.root.as_ref().and_then(mermaid::chart).map(|drawing| fenced(&drawing));
    let outline = list(level, &chart.outline);
    drawing.into_iter().chain([outline]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn fenced(drawing: &str) -> String {
    format!("```mermaid\n{drawing}```")
}

#[cfg(test)]
mod tests;
