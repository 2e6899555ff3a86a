//! Places in the document that show on the screen, as links into the guide.
//!
//! Every screen says where the document says something in the same way: [`Ui::place`] in the style of links. What
//! looks like a place is one, so links are found where they show, in the cells of the frame, and no screen has to
//! carry them through its columns and scrolls. The first that shows is also the best guess of what is being read.
//!
//! [`Ui::place`]: super::context::Context::place

use super::ui::Ui;
use super::widgets::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// The links of a frame, from its top.
#[derive(Debug, Default)]
pub struct Links(Vec<(Rect, usize)>);

impl Links {
    /// The links that show in a frame: sections of the guide, by index.
    #[must_use]
    pub fn find(frame: &Buffer, context: &Ui) -> Self {
        let titles: Vec<String> =
            context.rulebook.guide.iter().map(|section| without_spaces(&context.text(&section.title))).collect();
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

    /// The section to which a cell leads.
    #[must_use]
    pub fn section_at(&self, column: u16, row: u16) -> Option<usize> {
        let cell = Position::new(column, row);
        self.0.iter().find(|(area, _)| area.contains(cell)).map(|(_, section)| *section)
    }

    /// The section of the first link.
    #[must_use]
    pub fn first_section(&self) -> Option<usize> {
        self.0.first().map(|(_, section)| *section)
    }
}

/// Reads the place that starts at a cell, over as many rows as it is broken into, and adds what it covers.
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
        let goes_on = frame.cell(at).is_some_and(|cell| has_style(cell.style(), style) && cell.symbol() != mark);
        if !goes_on {
            // The rest is below the edge.
            links.extend(areas.into_iter().map(|area| (area, begun)));
            return;
        }
    }
}

/// The text in one style from a cell on, without its spaces, and the cells it takes.
fn read_run(frame: &Buffer, start: Position, style: Style) -> (String, Rect) {
    let (mut text, mut x) = (String::new(), start.x);
    while let Some(cell) = frame.cell((x, start.y)).filter(|cell| has_style(cell.style(), style)) {
        text.push_str(cell.symbol());
        // Behind a wide character lie cells that have no style.
        x = x.saturating_add(u16::try_from(cells(cell.symbol()).max(1)).unwrap_or(1));
    }
    (without_spaces(&text), Rect { x: start.x, y: start.y, width: x - start.x, height: 1 })
}

/// Whether a cell's style has all that a role's has.
fn has_style(cell: Style, role: Style) -> bool {
    (role.fg.is_none() || cell.fg == role.fg) && cell.add_modifier.contains(role.add_modifier)
}

/// A text without spaces, which breaking it into lines takes away.
fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
