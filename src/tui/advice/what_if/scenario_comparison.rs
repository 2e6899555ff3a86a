//! The comparison of scenarios with the saved advice: side by side, or below each other on narrow screens.
//!
//! ```text
//!                 ▸ Saved              A                 B
//!  Model            Pod                Island  ◆         Pod
//!  Units            five pods          three pairs  ◆    five pods
//!  Division         Geography          nothing  ◆        Geography
//!  How sure         Firm               On the edge  ◆    Firm
//!  Budget           Moderate           Tight  ◆          Ample  ◆
//! ```

use super::super::ClickTarget;
use super::scenarios::NAMES;
use super::{WhatIfState, WhatIfTarget};
use crate::advice::Advice;
use crate::rulebook::QuestionKind;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, shorten, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The minimum width for columns side by side.
const MIN_SIDE_BY_SIDE_WIDTH: usize = 64;
/// The cells of a column beside its text: two before it, one after.
const COLUMN_PADDING: usize = 3;
/// The width of a row's name that is kept if the columns need more room.
const MIN_NAME_WIDTH: usize = 22;
/// The maximum width of a scenario's column; longer lines are harder to read.
const MAX_COLUMN_WIDTH: usize = 60;

/// A row of the comparison: its name, and its value in each column.
struct ComparisonRow {
    name: String,
    values: Vec<String>,
}

/// Returns the rows: first the results, then the answers that differ.
fn comparison_rows(columns: &[&Advice], context: &Ui) -> Vec<ComparisonRow> {
    let translator = &context.translator;
    let reader = context.rulebook_reader();
    let mut facts = Vec::new();
    let mut add = |key: &'static str, of: &dyn Fn(&Advice) -> Option<String>| {
        let values: Vec<_> = columns.iter().map(|advice| of(advice)).collect();
        if values.iter().any(Option::is_some) {
            let none = || translator.get("scenario-unknown");
            let values = values.into_iter().map(|value| value.unwrap_or_else(none)).collect();
            facts.push(ComparisonRow { name: translator.get(key), values });
        }
    };
    add("scenario-model", &|advice| advice.has_basis.then(|| context.model_title(advice.model)));
    add("scenario-units", &|advice| reader.unit_phrase(advice));
    if let Some(rules) = &context.rulebook.segmentation {
        add("scenario-division", &|advice| {
            let now = advice.segmentation.now.iter();
            let titles = now.map(|wanted| context.text(&rules.dimensions[wanted.dimension].title));
            let titles = titles.collect::<Vec<_>>().join(", ");
            Some(if titles.is_empty() { translator.get("whatif-nothing") } else { titles })
        });
    }
    add("scenario-sure", &|advice| reader.confidence_word(advice).filter(|_| advice.has_basis));
    for question in 0..context.rulebook.questions.len() {
        let value = |advice: &&Advice| answer_label(question, advice, context);
        let values: Vec<_> = columns.iter().map(value).collect();
        if values.iter().any(|value| *value != values[0]) {
            facts.push(ComparisonRow { name: reader.short(question).into_owned(), values });
        }
    }
    facts
}

/// Returns the label of the answer that an advice is based on.
fn answer_label(question: usize, advice: &Advice, context: &Ui) -> String {
    if !advice.situation.is_asked(question) {
        return context.translator.get("scenario-not-asked");
    }
    match &context.rulebook.questions[question].kind {
        QuestionKind::Names { .. } => match advice.answers.get(question) {
            Some(value) => context.value_label(question, value),
            None => context.translator.get("review-nothing"),
        },
        _ => context.slot_value_label(question, advice.situation.values()[question]),
    }
}

/// Draws the comparison.
pub(super) fn draw(
    state: &mut WhatIfState,
    saved: &Advice,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let columns = state.scenarios.columns(saved);
    let here = state.scenarios.compared_column.unwrap_or(0).min(columns.len() - 1);
    let titles: Vec<_> = columns
        .iter()
        .map(|(number, _)| {
            number.map_or_else(|| context.translator.get("scenario-saved"), |at| NAMES[at].into())
        })
        .collect();
    let advices: Vec<_> = columns.iter().map(|(_, advice)| *advice).collect();
    let facts = comparison_rows(&advices, context);
    // One column of padding at the left; the last one is for the scroll marks.
    let width = usize::from(Scroll::text_width(area)).saturating_sub(1);
    let layout = ComparisonLayout { titles, selected: here, context, width };
    let (head, lines, spots) = if width >= MIN_SIDE_BY_SIDE_WIDTH {
        layout.columns_layout(&facts)
    } else {
        layout.stacked_layout(&facts)
    };
    let inside = Rect { x: area.x + area.width.min(1), width: area.width.saturating_sub(1), ..area };
    let top = Rect { height: inside.height.min(1), ..inside };
    frame.render_widget(head, top);
    for (column, range) in spots {
        let at = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
        let spot = Rect { x: top.x + at(range.start), width: at(range.len()), ..top };
        if column == here {
            frame.set_cursor_position(spot.intersection(top).as_position());
        }
        hits.add(spot.intersection(top), ClickTarget::WhatIf(WhatIfTarget::Column(column)));
    }
    let below = Rect { y: top.bottom(), height: inside.height - top.height, ..inside };
    state.scenarios.scroll.view(frame, below, lines, &context.theme);
}

/// The header line, the lines below it, and the columns of each title in the header line.
type ComparisonLines = (Line<'static>, Vec<Line<'static>>, Vec<(usize, std::ops::Range<usize>)>);

struct ComparisonLayout<'a> {
    titles: Vec<String>,
    /// The column under the cursor.
    selected: usize,
    context: &'a Ui,
    width: usize,
}

impl ComparisonLayout<'_> {
    /// Returns the header line: the titles at the given columns, with a mark on the one under the cursor.
    fn header_line(&self, starts: &[usize]) -> (Line<'static>, Vec<(usize, std::ops::Range<usize>)>) {
        let (styles, glyphs) = (&self.context.theme.styles, &self.context.theme.glyphs);
        let (mut line, mut spots) = (Line::default(), Vec::new());
        for (column, title) in self.titles.iter().enumerate() {
            let start = starts[column].max(line.width());
            line.push_span(Span::raw(" ".repeat(start - line.width())));
            let here = column == self.selected;
            line.push_span(Span::styled(
                if here { format!("{} ", glyphs.cursor) } else { "  ".into() },
                styles.emphasis,
            ));
            line.push_span(Span::styled(title.clone(), if here { styles.chosen } else { styles.title }));
            spots.push((column, start..line.width()));
        }
        (line, spots)
    }

    /// Returns a value with its style, and with a mark if it differs from the saved one.
    fn value_text(&self, fact: &ComparisonRow, column: usize) -> (String, Style) {
        let (styles, glyphs) = (&self.context.theme.styles, &self.context.theme.glyphs);
        let value = &fact.values[column];
        let color = self.context.titled_model_style(value);
        if *value == fact.values[0] {
            (value.clone(), styles.text.patch(color))
        } else {
            (format!("{} {value}", glyphs.changed), styles.warning.patch(color))
        }
    }

    fn columns_layout(&self, facts: &[ComparisonRow]) -> ComparisonLines {
        let (styles, glyphs) = (&self.context.theme.styles, &self.context.theme.glyphs);
        // The columns are as wide as their texts need, with three cells of padding, if all of them have room.
        let columns = self.titles.len();
        let widest = |column| facts.iter().map(|fact| cells(&self.value_text(fact, column).0)).max();
        let texts = (0..columns).filter_map(widest).chain(self.titles.iter().map(|title| cells(title)));
        let wanted = (texts.max().unwrap_or(0) + COLUMN_PADDING).min(MAX_COLUMN_WIDTH);
        let longest = facts.iter().map(|fact| cells(&fact.name)).max().unwrap_or(0);
        let name = longest.min(self.width.saturating_sub(columns * wanted)).max(longest.min(MIN_NAME_WIDTH));
        let own = ((self.width - name) / columns).min(wanted);
        let starts: Vec<_> = (0..self.titles.len()).map(|column| name + column * own).collect();
        let mut lines = Vec::new();
        for fact in facts {
            let room = u16::try_from(own.saturating_sub(COLUMN_PADDING)).unwrap_or(1).max(1);
            let cells_of: Vec<_> = (0..self.titles.len())
                .map(|column| {
                    let (value, style) = self.value_text(fact, column);
                    wrap(&value, room, style)
                })
                .collect();
            let height = cells_of.iter().map(Vec::len).max().unwrap_or(0);
            for row in 0..height {
                let mut line = Line::default();
                if row == 0 {
                    line.push_span(Span::styled(shorten(&fact.name, name, glyphs.ellipsis), styles.title));
                }
                for (column, cell) in cells_of.iter().enumerate() {
                    let Some(part) = cell.get(row) else { continue };
                    let start = starts[column] + 2;
                    line.push_span(Span::raw(" ".repeat(start.saturating_sub(line.width()))));
                    line.extend(part.spans.iter().cloned());
                }
                lines.push(line);
            }
        }
        let (head, spots) = self.header_line(&starts);
        (head, lines, spots)
    }

    fn stacked_layout(&self, facts: &[ComparisonRow]) -> ComparisonLines {
        let styles = &self.context.theme.styles;
        let widest = self.titles.iter().map(|title| cells(title)).max().unwrap_or(0);
        let width = u16::try_from(self.width).unwrap_or(u16::MAX).max(1);
        let mut lines = Vec::new();
        for fact in facts {
            lines.extend(wrap(&fact.name, width, styles.title));
            for (column, title) in self.titles.iter().enumerate() {
                let (value, style) = self.value_text(fact, column);
                let lead = format!("  {title}{}  ", " ".repeat(widest - cells(title)));
                let own = if column == self.selected { styles.emphasis } else { styles.dim };
                lines.extend(wrap_after(Span::styled(lead, own), &value, width, style));
            }
        }
        let mut starts = vec![0];
        for title in &self.titles {
            starts.push(starts.last().copied().unwrap_or(0) + cells(title) + 4);
        }
        let (head, spots) = self.header_line(&starts);
        (head, lines, spots)
    }
}
