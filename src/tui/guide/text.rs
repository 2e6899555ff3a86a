//! The texts of the guide's entries, as lines.

use crate::locale::Message;
use crate::rulebook::format::{GuideSection, SourceDocument};
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, wrap, wrap_after};
use ratatui::text::{Line, Span};

/// The minimum width for terms beside their meanings.
const MIN_ALIGNED_WIDTH: u16 = 56;

/// Returns the title of an entry.
pub(super) fn entry_title(context: &Ui, entry: usize) -> String {
    match context.rulebook.guide.get(entry) {
        Some(section) => context.text(&section.title).into_owned(),
        None => context.translator.get("guide-glossary"),
    }
}

/// Returns the lines of an entry in `width` columns.
pub(super) fn entry_lines(context: &Ui, entry: usize, width: u16) -> Vec<Line<'static>> {
    let Some(section) = context.rulebook.guide.get(entry) else { return glossary(context, width) };
    let mut lines = paragraphs(context, section, width);
    if let (0, Some(document)) = (entry, &context.rulebook.document) {
        lines.push(Line::default());
        lines.extend(document_lines(context, document, width));
    }
    lines
}

fn paragraphs(context: &Ui, section: &GuideSection, width: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for paragraph in &section.paragraphs {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(wrap(&context.text(&paragraph.text), width, context.theme.styles.text));
    }
    lines
}

/// Returns the lines that name the source document.
fn document_lines(context: &Ui, document: &SourceDocument, width: u16) -> Vec<Line<'static>> {
    let style = context.theme.styles.dim;
    let named = document_source(context, document);
    let mut lines = wrap(&context.translate(&Message::new("guide-about").arg("title", named)), width, style);
    if let Some(note) = &document.note {
        lines.extend(wrap(&context.text(note), width, style));
    }
    lines
}

/// Returns the title and the author of the source document.
pub(super) fn document_source(context: &Ui, document: &SourceDocument) -> Message {
    let title = Message::new(if document.author.is_empty() { "guide-source" } else { "guide-author" });
    title.arg("title", &*context.text(&document.title)).arg("author", &*document.author)
}

/// Returns the terms in alphabetical order, each with its meaning.
fn glossary(context: &Ui, width: u16) -> Vec<Line<'static>> {
    let styles = &context.theme.styles;
    let mut terms: Vec<(String, String)> = (context.rulebook.glossary.iter())
        .map(|term| (context.text(&term.term).into_owned(), context.text(&term.meaning).into_owned()))
        .collect();
    terms.sort_by_key(|(term, _)| term.to_lowercase());
    let widest = terms.iter().map(|(term, _)| cells(term)).max().unwrap_or(0);
    let column = u16::try_from(widest).unwrap_or(u16::MAX).min(width / 3);
    let mut lines = Vec::new();
    for (term, meaning) in terms {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        if width < MIN_ALIGNED_WIDTH {
            lines.extend(wrap(&term, width, styles.title));
            lines.extend(wrap_after(Span::raw("  "), &meaning, width, styles.text));
            continue;
        }
        let names = wrap(&term, column, styles.title);
        let text = wrap(&meaning, width.saturating_sub(column + 2), styles.text);
        for row in 0..names.len().max(text.len()) {
            let mut line = names.get(row).cloned().unwrap_or_default();
            let missing = usize::from(column + 2).saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(missing)));
            line.spans.extend(text.get(row).cloned().unwrap_or_default().spans);
            lines.push(line);
        }
    }
    lines
}
