//! Text measured in terminal cells: its width, and shortening, padding and wrapping it.
//!
//! All widths are those that terminals show, so that names in any script keep frames straight.

use crate::locale::sanitize;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use textwrap::core::Word;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the width of a text in cells.
pub fn cells(text: &str) -> usize {
    text.width()
}

/// Shortens a text to at most `width` cells. A shortened text ends in `ellipsis`.
pub fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    let ellipsis = if cells(ellipsis) <= width { ellipsis } else { "" };
    let (start, _) = split_at(text, width - cells(ellipsis));
    format!("{}{ellipsis}", start.trim_end())
}

/// Shortens or pads a text with spaces to exactly `width` cells.
pub fn pad(text: &str, width: usize, ellipsis: &str) -> String {
    let mut text = shorten(text, width, ellipsis);
    let missing = width.saturating_sub(cells(&text));
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// Splits a text into styled lines of at most `width` cells, sanitized except for its line breaks.
pub fn wrap(text: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    break_lines(text, usize::from(width))
        .into_iter()
        .map(|line| Line::from(Span::styled(line, style)))
        .collect()
}

/// Wraps a text after a lead, such as a bullet. Further lines are indented to the start of the text.
pub fn wrap_after(lead: Span<'static>, text: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    let indent = cells(&lead.content);
    let space = " ".repeat(indent);
    let mut lead = Some(lead);
    break_lines(text, usize::from(width).saturating_sub(indent))
        .into_iter()
        .map(|line| {
            let lead = lead.take().unwrap_or_else(|| Span::raw(space.clone()));
            Line::from(vec![lead, Span::styled(line, style)])
        })
        .collect()
}

/// Returns the first `max` lines, with `ellipsis` after the last if there were more.
pub fn first_lines(mut lines: Vec<Line<'static>>, max: usize, ellipsis: &'static str) -> Vec<Line<'static>> {
    let is_cut = lines.len() > max;
    lines.truncate(max);
    if let (true, Some(last)) = (is_cut, lines.last_mut()) {
        let style = last.spans.last().map_or_else(Style::new, |span| span.style);
        last.push_span(Span::styled(ellipsis, style));
    }
    lines
}

/// Splits `text` into lines of at most `width` cells. Returns one empty line for empty text.
fn break_lines(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let safe = sanitize(paragraph);
        let whole_words: Vec<Word> = textwrap::WordSeparator::AsciiSpace.find_words(&safe).collect();
        // A word wider than the line, such as an address or a text without spaces, is cut.
        let words: Vec<Word> = whole_words.iter().flat_map(|word| cut_word(word, width)).collect();
        let width = f64::from(u32::try_from(width).unwrap_or(u32::MAX));
        for line in wrap_first_fit(&words, &[width]) {
            let mut text_line = String::new();
            for (index, word) in line.iter().enumerate() {
                text_line.push_str(word.word);
                if index + 1 < line.len() {
                    text_line.push_str(word.whitespace);
                }
            }
            lines.push(text_line);
        }
    }
    lines
}

fn cut_word<'a>(word: &Word<'a>, width: usize) -> Vec<Word<'a>> {
    if cells(word.word) <= width {
        return vec![*word];
    }
    let (mut pieces, mut rest) = (Vec::new(), word.word);
    while !rest.is_empty() {
        let (piece, after) = split_at(rest, width);
        // A character wider than the whole line has a line of its own.
        let (piece, after) = if piece.is_empty() { first_grapheme(rest) } else { (piece, after) };
        pieces.push(Word::from(piece));
        rest = after;
    }
    if let Some(last) = pieces.last_mut() {
        last.whitespace = word.whitespace;
    }
    pieces
}

/// Splits the text after the last grapheme that fits in `width` cells.
fn split_at(text: &str, width: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, character) in text.grapheme_indices(true) {
        used += cells(character);
        if used > width {
            return text.split_at(at);
        }
    }
    (text, "")
}

fn first_grapheme(text: &str) -> (&str, &str) {
    text.split_at(text.graphemes(true).next().map_or(0, str::len))
}

#[cfg(test)]
mod tests {
    use super::{cells, pad, shorten, wrap, wrap_after};
    use proptest::prelude::*;
    use ratatui::style::Style;
    use ratatui::text::Span;
    use unicode_segmentation::UnicodeSegmentation;

    fn wrapped(text: &str, width: u16) -> Vec<String> {
        wrap(text, width, Style::new()).iter().map(ToString::to_string).collect()
    }

    /// Only words wider than the line are cut.
    #[test]
    fn wrap_keeps_words_whole() {
        assert_eq!(wrapped("where customers are", 10), ["where", "customers", "are"]);
        assert_eq!(wrapped("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("one\ntwo", 10), ["one", "two"]);
        assert_eq!(wrapped("", 10), [""]);
    }

    /// Only the first line has the lead.
    #[test]
    fn wrap_after_indents_below_the_text() {
        let lines = wrap_after(Span::raw("• "), "aa bb cc", 5, Style::new());
        let shown: Vec<_> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["• aa", "  bb", "  cc"]);
    }

    /// Shortened text ends in an ellipsis.
    #[test]
    fn shorten_ends_in_an_ellipsis() {
        assert_eq!(shorten("segmentation", 6, "…"), "segme…");
        assert_eq!(shorten("東京都", 4, "…"), "東…");
        assert_eq!(shorten("ab", 1, "..."), "a");
        assert_eq!(pad("東", 4, "…"), "東  ");
    }

    proptest! {
        /// No line is too wide, except for a single wide character, and no text is lost.
        #[test]
        fn wrap_loses_nothing_and_fits_the_width(text in any::<String>(), width in 2_u16..40) {
            let lines = wrapped(&text, width);
            let kept = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            let whole: String = text.split('\n').map(crate::locale::sanitize).collect();
            prop_assert_eq!(kept(&lines.concat()), kept(&whole));
            for line in lines {
                let alone = line.graphemes(true).count() == 1;
                prop_assert!(alone || cells(&line) <= usize::from(width), "{line:?}");
            }
        }
    }
}
