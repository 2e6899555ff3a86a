//! The tabs of the advice, in one line, with a rule below it that says which one is open.

use super::Hit;
use crate::tui::context::Context;
use crate::tui::widgets::cells;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A tab. Another one is a name here, its word in [`Tab::word`] and its part in the screen's `update` and `view`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// What to do.
    Advice,
    /// The models side by side.
    Compare,
    /// The tree.
    Why,
}

impl Tab {
    /// All tabs, from left to right.
    pub(super) const ALL: &[Self] = &[Self::Advice, Self::Compare, Self::Why];

    /// The key of the locale files for its name.
    fn word(self) -> &'static str {
        match self {
            Self::Advice => "advice-tab-advice",
            Self::Compare => "advice-tab-compare",
            Self::Why => "advice-tab-why",
        }
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0)
    }

    /// The tab at the right; from the last one the first.
    pub(super) fn next(self) -> Self {
        Self::ALL[(self.place() + 1) % Self::ALL.len()]
    }

    /// The tab at the left; from the first one the last.
    pub(super) fn previous(self) -> Self {
        Self::ALL[(self.place() + Self::ALL.len() - 1) % Self::ALL.len()]
    }

    /// The tab with this number.
    pub(super) fn of_digit(digit: u8) -> Option<Self> {
        Self::ALL.get(usize::from(digit).checked_sub(1)?).copied()
    }
}

/// Draws the tabs: numbers and names, or the numbers alone except for the open one where all names do not fit.
pub(super) fn view(open: Tab, context: &Context, frame: &mut Frame, area: Rect, hits: &mut Vec<(Rect, Hit)>) {
    let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
    let named = |tab: Tab| format!(" {} {} ", tab.place() + 1, context.words.get(tab.word()));
    let whole: usize = Tab::ALL.iter().map(|tab| cells(&named(*tab))).sum();
    let all = whole < usize::from(area.width);
    let mut line = Line::default();
    let mut rule = Line::default();
    for &tab in Tab::ALL {
        let label = if all || tab == open { named(tab) } else { format!(" {} ", tab.place() + 1) };
        let width = u16::try_from(cells(&label)).unwrap_or(u16::MAX);
        let start = area.x.saturating_add(u16::try_from(line.width()).unwrap_or(u16::MAX));
        hits.push((Rect { x: start, width, ..area }.intersection(area), Hit::Tab(tab)));
        let (style, under) = if tab == open {
            (styles.chosen, Span::styled(glyphs.line_lit.horizontal.repeat(usize::from(width)), styles.lit))
        } else {
            (styles.text, Span::styled(glyphs.line.horizontal.repeat(usize::from(width)), styles.border))
        };
        line.push_span(Span::styled(label, style));
        rule.push_span(under);
    }
    let rest = usize::from(area.width).saturating_sub(rule.width());
    rule.push_span(Span::styled(glyphs.line.horizontal.repeat(rest), styles.border));
    frame.render_widget(line, Rect { height: area.height.min(1), ..area });
    if area.height > 1 {
        frame.render_widget(rule, Rect { y: area.y + 1, height: 1, ..area });
    }
}
