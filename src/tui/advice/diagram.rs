//! A small drawing of a model, made from the lanes in the rulebook.
//!
//! A drawing shows at once who hands over to whom, who works together and who serves whom. The widest form in which
//! all lanes of a drawing fit is used for all of them, so that the lanes look alike:
//!
//! ```text
//! ╭─────╮  ╭────╮                 ╭ Pod A ────────╮                    ╭─────╮
//! │ BDR ├─▸│ AE ├─▸ Customer      │ ╭─────╮╭────╮ │                    │ BDR │
//! ╰─────╯  ╰────╯                 │ │ BDR ││ AE │ ├─▸ Customers A      ╰──┬──╯
//!                                 │ ╰─────╯╰────╯ │                       ▾
//!                                 ╰───────────────╯                    Customer
//! ```

use crate::rulebook::Text;
use crate::rulebook::format::{Diagram, LaneJoin};
use crate::tui::theme::Theme;
use crate::tui::widgets::{cells, shorten};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A lane with its texts translated.
struct Lane {
    group: Option<String>,
    boxes: Vec<String>,
    is_joint: bool,
    customer: String,
}

/// The forms of a drawing, the widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DiagramForm {
    /// Boxes with padding and with gaps between them.
    Roomy,
    /// Boxes with small gaps.
    Close,
    /// No padding; members of a group are listed in one frame.
    Tight,
    /// Boxes below each other.
    Stacked,
}

impl DiagramForm {
    /// Returns the padding between a box's border and its text, in cells on each side.
    fn box_padding(self) -> usize {
        usize::from(self != Self::Tight)
    }

    /// Returns the length of the arrow between boxes, in cells.
    fn arrow_width(self) -> usize {
        if self == Self::Roomy { 2 } else { 1 }
    }

    /// Returns the gap between the boxes of a group, in cells.
    fn box_gap(self) -> usize {
        usize::from(self == Self::Roomy)
    }
}

impl Lane {
    /// Returns the width of everything left of the last arrow, in cells.
    fn body_width(&self, fit: DiagramForm) -> usize {
        let names: usize = self.boxes.iter().map(|name| cells(name)).sum();
        let (count, between) = (self.boxes.len(), self.boxes.len().saturating_sub(1));
        let boxes = names + count * 2 * (fit.box_padding() + 1);
        if !self.is_joint {
            return boxes + between * fit.arrow_width();
        }
        let inside = match fit {
            DiagramForm::Tight => names + between * MEMBER_GAP,
            _ => boxes + between * fit.box_gap(),
        };
        let title = self.group.as_ref().map_or(0, |group| cells(group) + 2);
        2 + (inside + 2 * fit.box_padding()).max(title)
    }
}

/// The gap between the names in one frame, in cells.
const MEMBER_GAP: usize = 3;

/// Draws a diagram in at most `width` columns.
///
/// `text` translates and sanitizes a text; `frame` is the style of borders and arrows.
pub(super) fn draw(
    diagram: &Diagram,
    text: impl Fn(&Text) -> String,
    theme: &Theme,
    frame: Style,
    width: u16,
) -> Vec<Line<'static>> {
    // A lane without boxes has nothing that could serve the customer.
    let lanes: Vec<Lane> = (diagram.lanes.iter().filter(|lane| !lane.boxes.is_empty()))
        .map(|lane| Lane {
            group: lane.group.as_ref().map(&text).filter(|group| !group.is_empty()),
            boxes: lane.boxes.iter().map(&text).collect(),
            is_joint: lane.joined == LaneJoin::Together,
            customer: text(&lane.to),
        })
        .collect();
    let width = usize::from(width);
    let ends = lanes.iter().map(|lane| cells(&lane.customer)).max().unwrap_or(0);
    // All customers start in one column, so the widest body and the widest customer must fit together.
    let body = |fit| lanes.iter().map(|lane| lane.body_width(fit)).max().unwrap_or(0);
    let fits = |fit: &DiagramForm| body(*fit) + fit.arrow_width() + 1 + ends <= width;
    let fit = [DiagramForm::Roomy, DiagramForm::Close, DiagramForm::Tight]
        .into_iter()
        .find(fits)
        .unwrap_or(DiagramForm::Stacked);
    let pen = DiagramPainter { look: theme, frame, fit, width };
    let mut drawing = Vec::new();
    for lane in &lanes {
        match (fit, lane.is_joint) {
            (DiagramForm::Stacked, true) => pen.draw_stacked_group(lane, &mut drawing),
            (DiagramForm::Stacked, false) => pen.draw_stacked(lane, &mut drawing),
            (_, true) => pen.draw_group(lane, body(fit), &mut drawing),
            (_, false) => pen.draw_row(lane, body(fit), &mut drawing),
        }
    }
    drawing
}

/// The parameters of a drawing.
struct DiagramPainter<'a> {
    look: &'a Theme,
    frame: Style,
    fit: DiagramForm,
    width: usize,
}

/// The top, middle and bottom line of a row of boxes, built from left to right.
type Rows = [Vec<Span<'static>>; 3];

impl DiagramPainter<'_> {
    fn frame_span(&self, text: impl Into<String>) -> Span<'static> {
        Span::styled(text.into(), self.frame)
    }

    fn name_span(&self, text: &str) -> Span<'static> {
        Span::styled(text.to_owned(), self.look.styles.title)
    }

    fn horizontal_line(&self, cells: usize) -> String {
        self.look.glyphs.border.horizontal_top.repeat(cells)
    }

    /// Returns an arrow of `cells` cells.
    fn arrow(&self, cells: usize) -> Span<'static> {
        // The arrowheads are the glyphs of the cursor and the scroll bar, which are one cell wide in every set.
        let line = self.look.glyphs.line.horizontal.repeat(cells.saturating_sub(1));
        self.frame_span(line + self.look.glyphs.cursor)
    }

    /// Returns the top line of a frame with `inside` cells between the corners, and its title if there is one.
    fn frame_top(&self, inside: usize, title: Option<&str>) -> Vec<Span<'static>> {
        let set = &self.look.glyphs.border;
        let Some(title) = title.filter(|_| inside > 2) else {
            return vec![self.frame_span(format!(
                "{}{}{}",
                set.top_left,
                self.horizontal_line(inside),
                set.top_right
            ))];
        };
        let title = shorten(title, inside - 2, self.look.glyphs.ellipsis);
        let rest = self.horizontal_line(inside - 2 - cells(&title));
        vec![
            self.frame_span(format!("{} ", set.top_left)),
            self.name_span(&title),
            self.frame_span(format!(" {rest}{}", set.top_right)),
        ]
    }

    fn frame_bottom(&self, inside: usize) -> Span<'static> {
        let set = &self.look.glyphs.border;
        let line = set.horizontal_bottom.repeat(inside);
        self.frame_span(format!("{}{line}{}", set.bottom_left, set.bottom_right))
    }

    /// Appends one box to the rows. With `leads` an arrow starts at its right border.
    fn push_box(&self, name: &str, leads: bool, rows: &mut Rows) {
        let glyphs = &self.look.glyphs;
        let pad = " ".repeat(self.fit.box_padding());
        let inside = cells(name) + 2 * self.fit.box_padding();
        let right = if leads { glyphs.line.vertical_right } else { glyphs.border.vertical_right };
        let [top, middle, bottom] = rows;
        top.extend(self.frame_top(inside, None));
        middle.push(self.frame_span(format!("{}{pad}", glyphs.border.vertical_left)));
        middle.push(self.name_span(name));
        middle.push(self.frame_span(format!("{pad}{right}")));
        bottom.push(self.frame_bottom(inside));
    }

    /// Draws boxes in a row, each handing over to the next.
    fn draw_row(&self, lane: &Lane, body: usize, drawing: &mut Vec<Line<'static>>) {
        let mut rows = Rows::default();
        for (index, name) in lane.boxes.iter().enumerate() {
            if index > 0 {
                let gap = " ".repeat(self.fit.arrow_width());
                rows[0].push(Span::raw(gap.clone()));
                rows[1].push(self.arrow(self.fit.arrow_width()));
                rows[2].push(Span::raw(gap));
            }
            self.push_box(name, true, &mut rows);
        }
        self.push_customer_arrow(lane, body, &mut rows[1]);
        drawing.extend(rows.map(Line::from));
    }

    /// Appends the arrow to the customer to a row.
    fn push_customer_arrow(&self, lane: &Lane, body: usize, row: &mut Vec<Span<'static>>) {
        row.push(self.arrow(body - lane.body_width(self.fit) + self.fit.arrow_width()));
        row.push(Span::styled(format!(" {}", lane.customer), self.look.styles.text));
    }

    /// Draws boxes in one frame that serve the customer together.
    fn draw_group(&self, lane: &Lane, body: usize, drawing: &mut Vec<Line<'static>>) {
        let mut rows = Rows::default();
        if self.fit == DiagramForm::Tight {
            rows[1] = self.member_names(lane);
        } else {
            for (index, name) in lane.boxes.iter().enumerate() {
                if index > 0 {
                    for row in &mut rows {
                        row.push(Span::raw(" ".repeat(self.fit.box_gap())));
                    }
                }
                self.push_box(name, false, &mut rows);
            }
        }
        let (set, tee) = (&self.look.glyphs.border, self.look.glyphs.line.vertical_right);
        let inside = lane.body_width(self.fit) - 2;
        drawing.push(Line::from(self.frame_top(inside, lane.group.as_deref())));
        for (index, row) in rows.into_iter().enumerate() {
            if row.is_empty() {
                // Names in a line need no row above and below.
                continue;
            }
            let used: usize = row.iter().map(|span| cells(&span.content)).sum();
            let rest = " ".repeat(inside - used - self.fit.box_padding());
            let mut across =
                vec![self.frame_span(set.vertical_left), Span::raw(" ".repeat(self.fit.box_padding()))];
            across.extend(row);
            across.push(Span::raw(rest));
            across.push(self.frame_span(if index == 1 { tee } else { set.vertical_right }));
            if index == 1 {
                self.push_customer_arrow(lane, body, &mut across);
            }
            drawing.push(Line::from(across));
        }
        drawing.push(Line::from(self.frame_bottom(inside)));
    }

    /// Returns the names of a group's members in one line.
    fn member_names(&self, lane: &Lane) -> Vec<Span<'static>> {
        let mut row = Vec::new();
        for (index, name) in lane.boxes.iter().enumerate() {
            if index > 0 {
                row.push(self.frame_span(format!(" {} ", self.look.glyphs.separator)));
            }
            row.push(self.name_span(name));
        }
        row
    }

    fn draw_stacked(&self, lane: &Lane, drawing: &mut Vec<Line<'static>>) {
        let inside = self.stack_width(lane.boxes.iter());
        for name in &lane.boxes {
            self.draw_stack(None, std::slice::from_ref(name), inside, drawing);
        }
        self.draw_customer(&lane.customer, inside, drawing);
    }

    fn draw_stacked_group(&self, lane: &Lane, drawing: &mut Vec<Line<'static>>) {
        let inside = self.stack_width(lane.boxes.iter().chain(&lane.group));
        self.draw_stack(lane.group.as_deref(), &lane.boxes, inside, drawing);
        self.draw_customer(&lane.customer, inside, drawing);
    }

    /// Returns the inner width of a stacked frame: the widest name, limited to the width of the drawing.
    fn stack_width<'n>(&self, names: impl Iterator<Item = &'n String>) -> usize {
        let widest = names.map(|name| cells(name)).max().unwrap_or(0) + 2;
        // An odd width has a middle cell, where the arrow starts.
        (widest + 1 - widest % 2).min(self.width.saturating_sub(2)).max(1)
    }

    /// Draws one frame around names below each other, with an arrow down.
    fn draw_stack(
        &self,
        title: Option<&str>,
        names: &[String],
        inside: usize,
        drawing: &mut Vec<Line<'static>>,
    ) {
        let glyphs = &self.look.glyphs;
        let set = &glyphs.border;
        drawing.push(Line::from(self.frame_top(inside, title)));
        for name in names {
            let name = shorten(name, inside, glyphs.ellipsis);
            let left = (inside - cells(&name)) / 2;
            let right = inside - cells(&name) - left;
            drawing.push(Line::from(vec![
                self.frame_span(set.vertical_left),
                Span::raw(" ".repeat(left)),
                self.name_span(&name),
                Span::raw(" ".repeat(right)),
                self.frame_span(set.vertical_right),
            ]));
        }
        let left = set.horizontal_bottom.repeat(inside / 2);
        let right = set.horizontal_bottom.repeat(inside - inside / 2 - 1);
        let tee = glyphs.line.horizontal_down;
        drawing.push(Line::from(
            self.frame_span(format!("{}{left}{tee}{right}{}", set.bottom_left, set.bottom_right)),
        ));
        drawing.push(Line::from(vec![
            Span::raw(" ".repeat(inside / 2 + 1)),
            self.frame_span(glyphs.more_vertical[1]),
        ]));
    }

    /// Draws the customer below a stack, centred if there is room.
    fn draw_customer(&self, to: &str, inside: usize, drawing: &mut Vec<Line<'static>>) {
        let to = shorten(to, self.width, self.look.glyphs.ellipsis);
        let left = (inside / 2 + 1).saturating_sub(cells(&to) / 2).min(self.width - cells(&to));
        drawing.push(Line::from(vec![Span::raw(" ".repeat(left)), Span::styled(to, self.look.styles.text)]));
    }
}

#[cfg(test)]
#[path = "tests/diagram.rs"]
mod tests;
