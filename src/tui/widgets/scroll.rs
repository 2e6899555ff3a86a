//! Lines that may be more than fit, with marks where there are more.

use crate::tui::theme::Look;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Which part of some lines shows. The last view's sizes are kept, as paging and the end depend on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    first: usize,
    lines: usize,
    height: usize,
}

impl Scroll {
    /// The columns for text in an area: the last one is for the marks.
    #[must_use]
    pub fn text_width(area: Rect) -> u16 {
        area.width.saturating_sub(1)
    }

    /// The first line that shows.
    #[must_use]
    pub fn first(&self) -> usize {
        self.first
    }

    /// How many lines showed last.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Whether there was more below in the last view.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.first + self.height < self.lines
    }

    /// Moves by lines, down where positive; returns whether that changed anything.
    pub fn by(&mut self, lines: isize) -> bool {
        self.to(self.first.saturating_add_signed(lines))
    }

    /// Moves by almost a screenful, so that a line of what was read stays.
    pub fn page(&mut self, down: bool) -> bool {
        let step = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        self.by(if down { step } else { -step })
    }

    /// Moves to a line, or as near as there is; returns whether that changed anything.
    pub fn to(&mut self, line: usize) -> bool {
        let before = self.first;
        self.first = line.min(self.lines.saturating_sub(self.height));
        self.first != before
    }

    /// Moves no further than needed to show the lines of `range`, its start before its end. For the next view, whose
    /// sizes are given.
    pub fn show(&mut self, range: std::ops::Range<usize>, lines: usize, height: usize) {
        (self.lines, self.height) = (lines, height);
        if range.end > self.first + height {
            self.first = range.end - height;
        }
        self.first = self.first.min(range.start).min(lines.saturating_sub(height));
    }

    /// Where some of the lines stand in `area` after the last view, those that show: each line with its row.
    pub fn rows(self, lines: std::ops::Range<usize>, area: Rect) -> impl Iterator<Item = (usize, Rect)> {
        lines.filter_map(move |line| {
            let y = line.checked_sub(self.first()).and_then(|y| u16::try_from(y).ok())?;
            (y < area.height).then_some((line, Rect { y: area.y + y, height: 1, ..area }))
        })
    }

    /// Draws the part of `lines` that shows, with marks in the area's last column where there are more.
    pub fn view(&mut self, frame: &mut Frame, area: Rect, lines: Vec<Line<'_>>, look: &Look) {
        self.view_part(frame, area, lines.len(), look, |part| {
            lines.into_iter().skip(part.start).take(part.len()).collect()
        });
    }

    /// The same of more lines than anybody would want to make: `make` makes those that show.
    pub fn view_part<'a>(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        lines: usize,
        look: &Look,
        make: impl FnOnce(std::ops::Range<usize>) -> Vec<Line<'a>>,
    ) {
        (self.lines, self.height) = (lines, usize::from(area.height));
        self.to(self.first);
        let (above, below) = (self.first > 0, self.first + self.height < self.lines);
        let shown = make(self.first..(self.first + self.height).min(self.lines));
        frame.render_widget(Paragraph::new(shown), area);
        if area.is_empty() {
            return;
        }
        let [up, down] = look.glyphs.more;
        let column = area.right() - 1;
        for (more, mark, row) in [(above, up, area.top()), (below, down, area.bottom() - 1)] {
            if more {
                frame.buffer_mut().set_span(column, row, &Span::styled(mark, look.styles.accent), 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scroll;
    use crate::tui::theme::Look;
    use ratatui::layout::Rect;
    use ratatui::text::Line;
    use ratatui::{Terminal, backend::TestBackend};

    fn shown(scroll: &mut Scroll) -> Vec<String> {
        let mut terminal = Terminal::new(TestBackend::new(5, 3)).expect("a screen");
        let lines = (0..6).map(|n| Line::from(format!("l{n}"))).collect();
        let look = Look::new(false, false);
        terminal.draw(|frame| scroll.view(frame, Rect::new(0, 0, 5, 3), lines, &look)).expect("drawn");
        terminal.backend().to_string().lines().map(|line| line.trim_matches('"').to_owned()).collect()
    }

    #[test]
    fn marks_stand_where_there_is_more() {
        let mut scroll = Scroll::default();
        assert_eq!(shown(&mut scroll), ["l0   ", "l1   ", "l2  ▾"]);
        assert!(scroll.by(1) && !scroll.by(0));
        assert_eq!(shown(&mut scroll), ["l1  ▴", "l2   ", "l3  ▾"]);
        assert!(scroll.to(99));
        assert_eq!(shown(&mut scroll), ["l3  ▴", "l4   ", "l5   "]);
        assert!(!scroll.page(true) && scroll.page(false));
        assert_eq!(scroll.first(), 1);
    }

    #[test]
    fn what_must_show_moves_no_further_than_needed() {
        let mut scroll = Scroll::default();
        scroll.show(4..5, 6, 3);
        assert_eq!(scroll.first(), 2);
        scroll.show(3..4, 6, 3);
        assert_eq!(scroll.first(), 2);
        scroll.show(0..1, 6, 3);
        assert_eq!(scroll.first(), 0);
        scroll.show(0..5, 6, 3);
        assert_eq!(scroll.first(), 0);
    }
}
