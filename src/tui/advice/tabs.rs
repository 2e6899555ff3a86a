//! The tab bar of the advice, with a rule below it that marks the open tab.

use super::ClickTarget;
use crate::rulebook::Rulebook;
use crate::tui::ui::Ui;
use crate::tui::widgets::cells;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A tab. A new tab needs a variant here, its name in [`AdviceTab::name_key`], and its parts in the screen's `handle_action` and
/// `draw`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AdviceTab {
    /// The recommendation and what to do.
    Advice,
    /// The models side by side.
    Compare,
    /// The decision tree.
    Why,
    /// What-if scenarios.
    WhatIf,
    /// The organisation chart.
    Organisation,
    /// The support functions.
    Support,
    /// Lasting practices.
    Practices,
}

impl AdviceTab {
    /// Returns the tabs for which a rulebook has content, from left to right.
    pub(super) fn for_rulebook(rulebook: &Rulebook) -> Vec<Self> {
        let mut tabs = vec![Self::Advice, Self::Compare, Self::Why, Self::WhatIf];
        tabs.extend(rulebook.staffing.is_some().then_some(Self::Organisation));
        tabs.extend(rulebook.support.is_some().then_some(Self::Support));
        tabs.extend((!rulebook.practices.is_empty()).then_some(Self::Practices));
        tabs
    }

    /// Returns the message key of its name.
    fn name_key(self) -> &'static str {
        match self {
            Self::Advice => "advice-tab-advice",
            Self::Compare => "advice-tab-compare",
            Self::Why => "advice-tab-why",
            Self::WhatIf => "advice-tab-what-if",
            Self::Organisation => "advice-tab-organisation",
            Self::Support => "advice-tab-support",
            Self::Practices => "advice-tab-practices",
        }
    }

    /// Returns the next tab among `tabs`, wrapping around.
    pub(super) fn next(self, tabs: &[Self]) -> Self {
        tabs[(self.position(tabs) + 1) % tabs.len()]
    }

    /// Returns the previous tab among `tabs`, wrapping around.
    pub(super) fn previous(self, tabs: &[Self]) -> Self {
        tabs[(self.position(tabs) + tabs.len() - 1) % tabs.len()]
    }

    /// Returns the tab with this number among `tabs`.
    pub(super) fn from_digit(digit: u8, tabs: &[Self]) -> Option<Self> {
        tabs.get(usize::from(digit).checked_sub(1)?).copied()
    }

    fn position(self, tabs: &[Self]) -> usize {
        tabs.iter().position(|tab| *tab == self).unwrap_or(0)
    }
}

/// Draws the tab bar: numbers and names. If the names do not all fit, only the open tab has its name.
pub(super) fn draw(
    open: AdviceTab,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Vec<(Rect, ClickTarget)>,
) {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let tabs = AdviceTab::for_rulebook(&context.rulebook);
    let tight =
        |tab: AdviceTab| format!(" {} {}", tab.position(&tabs) + 1, context.translator.get(tab.name_key()));
    let whole: usize = tabs.iter().map(|tab| cells(&tight(*tab))).sum();
    let all = whole <= usize::from(area.width);
    // If the names fit only just, the space after each is left out.
    let roomy = !all || whole + tabs.len() <= usize::from(area.width);
    let named = |tab: AdviceTab| tight(tab) + if roomy { " " } else { "" };
    let mut line = Line::default();
    let mut rule = Line::default();
    for &tab in &tabs {
        let label = if all || tab == open { named(tab) } else { format!(" {} ", tab.position(&tabs) + 1) };
        let width = u16::try_from(cells(&label)).unwrap_or(u16::MAX);
        let start = area.x.saturating_add(u16::try_from(line.width()).unwrap_or(u16::MAX));
        hits.push((Rect { x: start, width, ..area }.intersection(area), ClickTarget::Tab(tab)));
        let (style, under) = if tab == open {
            (
                styles.chosen,
                Span::styled(
                    glyphs.line_emphasized.horizontal.repeat(usize::from(width)),
                    styles.emphasis_graphic,
                ),
            )
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
