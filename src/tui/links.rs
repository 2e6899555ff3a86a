//! References to the source document on the screen, as links into the guide.
//!
//! All screens show references in the same way: the text of [`Ui::section_title`] in the style of links. Links are
//! therefore found in the cells of the finished frame, and no screen has to carry them through its layout and
//! scrolling. The first visible link is also the best guess at what the user is reading.
//!
//! [`Ui::section_title`]: super::ui::Ui::section_title

use super::ui::Ui;
use super::widgets::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The links of a frame, from top to bottom: their area and the index of the section.
#[derive(Debug, Default)]
pub struct Links(Vec<(Rect, usize)>);

impl Links {
    /// Finds the links that are visible in a frame.
    pub fn find(frame: &Buffer, context: &Ui) -> Self {
        let titles: Vec<String> = context
            .rulebook
            .guide
            .iter()
            .map(|section| without_spaces(&context.text(&section.title)))
            .collect();
        let (mark, style) = (context.theme.glyphs.section, context.theme.styles.link);
        let mut links = Vec::new();
        if titles.is_empty() {
            return Self(links);
        }
        let area = frame.area();
        for row in area.rows() {
            for position in row.positions() {
                let cell = &frame[position];
                if cell.symbol() == mark && has_style(cell.style(), style) {
                    read_link(frame, position, &titles, mark, style, &mut links);
                }
            }
        }
        Self(links)
    }

    /// Returns the section that a cell links to.
    pub fn section_at(&self, column: u16, row: u16) -> Option<usize> {
        let cell = Position::new(column, row);
        self.0.iter().find(|(area, _)| area.contains(cell)).map(|(_, section)| *section)
    }

    /// Returns the section of the first link.
    pub fn first_section(&self) -> Option<usize> {
        self.0.first().map(|(_, section)| *section)
    }
}

/// Reads the reference that starts at a cell, over as many rows as it is wrapped into, and adds its areas to `links`.
fn read_link(
    frame: &Buffer,
    start: Position,
    titles: &[String],
    mark: &str,
    style: Style,
    links: &mut Vec<(Rect, usize)>,
) {
    let (mut said, mut areas, mut at) = (String::new(), Vec::new(), start);
    loop {
        let (text, area) = read_run(frame, at, style);
        said.push_str(text.strip_prefix(mark).filter(|_| at == start).unwrap_or(&text));
        areas.push(area);
        if let Some(section) = titles.iter().position(|title| *title == said) {
            links.extend(areas.into_iter().map(|area| (area, section)));
            return;
        }
        let partial_match = titles.iter().position(|title| !said.is_empty() && title.starts_with(&said));
        let Some(begun) = partial_match else { return };
        at.y += 1;
        let goes_on =
            frame.cell(at).is_some_and(|cell| has_style(cell.style(), style) && cell.symbol() != mark);
        if !goes_on {
            // The rest of the reference is below the visible area.
            links.extend(areas.into_iter().map(|area| (area, begun)));
            return;
        }
    }
}

/// Returns the text in one style from a cell on, without spaces, and its area.
fn read_run(frame: &Buffer, start: Position, style: Style) -> (String, Rect) {
    let (mut text, mut x) = (String::new(), start.x);
    while let Some(cell) = frame.cell((x, start.y)).filter(|cell| has_style(cell.style(), style)) {
        text.push_str(cell.symbol());
        // The cells after a wide character have no style of their own.
        x = x.saturating_add(u16::try_from(cells(cell.symbol()).max(1)).unwrap_or(1));
    }
    (without_spaces(&text), Rect { x: start.x, y: start.y, width: x - start.x, height: 1 })
}

/// Returns whether a cell's style includes the style of a role.
fn has_style(cell: Style, role: Style) -> bool {
    (role.fg.is_none() || cell.fg == role.fg) && cell.add_modifier.contains(role.add_modifier)
}

/// Removes all spaces, because wrapping drops some of them.
fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
