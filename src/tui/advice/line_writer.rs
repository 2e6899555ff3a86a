//! A writer for lines of one width, used by all tabs of the advice.

use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, wrap, wrap_after};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A list of lines of one width.
pub(in crate::tui) struct LineWriter<'a> {
    context: &'a Ui,
    width: u16,
    lines: Vec<Line<'static>>,
}

impl<'a> LineWriter<'a> {
    /// Creates an empty list with lines of `width` columns.
    pub(in crate::tui) fn new(context: &'a Ui, width: u16) -> Self {
        Self { context, width: width.max(1), lines: Vec::new() }
    }

    /// Returns the width in columns.
    pub(in crate::tui) fn width(&self) -> u16 {
        self.width
    }

    /// Returns the lines.
    pub(in crate::tui) fn into_lines(self) -> Vec<Line<'static>> {
        self.lines
    }

    /// Adds an empty line, unless the last line is empty or there is none.
    pub(in crate::tui) fn push_gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// Adds a heading after an empty line.
    pub(in crate::tui) fn push_heading(&mut self, text: &str) {
        self.push_gap();
        self.push_text(text, self.context.theme.styles.title);
    }

    /// Adds a paragraph.
    pub(in crate::tui) fn push_text(&mut self, text: &str, style: Style) {
        self.lines.extend(wrap(text, self.width, style));
    }

    /// Adds a paragraph after a lead, such as a mark or a number.
    pub(in crate::tui) fn push_item(&mut self, lead: Span<'static>, text: &str, style: Style) {
        self.lines.extend(wrap_after(lead, text, self.width, style));
    }

    /// Adds a paragraph after several leads, such as a label and a number.
    pub(in crate::tui) fn push_item_after<const N: usize>(
        &mut self,
        leads: [Span<'static>; N],
        text: &str,
        style: Style,
    ) {
        let indent: usize = leads.iter().map(Span::width).sum();
        let mut lines = wrap_after(Span::raw(" ".repeat(indent)), text, self.width, style);
        if let Some(first) = lines.first_mut() {
            first.spans.splice(..1, leads);
        }
        self.lines.extend(lines);
    }

    /// Adds a paragraph that starts with a label. Its further lines are indented by `indent` columns.
    pub(in crate::tui) fn push_hanging(
        &mut self,
        label: (&str, Style),
        text: &str,
        style: Style,
        indent: usize,
    ) {
        let (label, translator) = label;
        let width = self.width.saturating_sub(u16::try_from(indent).unwrap_or(u16::MAX));
        let whole = format!("{label} {text}");
        for (number, mut line) in wrap(&whole, width, style).into_iter().enumerate() {
            // A label that is wider than a line is wrapped like any word and has the style of the text.
            if number == 0
                && let Some(rest) = line.to_string().strip_prefix(label)
            {
                line = Line::from(vec![
                    Span::styled(label.to_owned(), translator),
                    Span::styled(rest.to_owned(), style),
                ]);
            } else if number > 0 {
                line.spans.insert(0, Span::raw(" ".repeat(indent)));
            }
            self.lines.push(line);
        }
    }

    /// Adds a few words to the last line if there is room, otherwise on a line of their own, indented by `indent`
    /// columns.
    pub(in crate::tui) fn push_note(&mut self, text: &str, style: Style, indent: usize) {
        let width = usize::from(self.width);
        match self.lines.last_mut() {
            Some(last) if last.width() + 2 + cells(text) <= width => {
                last.push_span(Span::raw("  "));
                last.push_span(Span::styled(text.to_owned(), style));
            }
            _ => self.push_item(Span::raw(" ".repeat(indent)), text, style),
        }
    }

    /// Adds references to the source document, each section once.
    pub(in crate::tui) fn push_references<'s>(
        &mut self,
        sources: impl IntoIterator<Item = &'s String>,
        indent: usize,
    ) {
        let mut places: Vec<String> = Vec::new();
        for place in sources.into_iter().filter_map(|source| self.context.section_title(source)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let Some(first) = places.first() else { return };
        self.push_item(Span::raw(" ".repeat(indent)), first, self.context.theme.styles.link);
        for place in &places[1..] {
            self.push_note(place, self.context.theme.styles.link, indent);
        }
    }

    /// Adds finished lines.
    pub(in crate::tui) fn push_lines(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        self.lines.extend(lines);
    }

    /// Returns the lines with a bar at the left of each.
    pub(in crate::tui) fn into_barred_lines(mut self, style: Style) -> Vec<Line<'static>> {
        let bar = Span::styled(format!("{} ", self.context.theme.glyphs.line_emphasized.vertical), style);
        self.lines.iter_mut().for_each(|line| line.spans.insert(0, bar.clone()));
        self.lines
    }
}
