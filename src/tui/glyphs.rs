//! Glyphs by meaning, in Unicode and in ASCII.
//!
//! Views ask for a glyph by its meaning, so `--ascii` replaces all marks in one place and changes no sentence.

use super::widgets::cells;
use crate::locale::to_ascii_cells;
use ratatui::buffer::Buffer;
use ratatui::symbols::{border, line};

/// Glyphs by meaning. Where "one cell" is stated, each glyph is exactly one cell wide, so that columns stay aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Frames.
    pub border: border::Set<'static>,
    /// Frames around recommended or focused panels.
    pub border_emphasized: border::Set<'static>,
    /// Lines of trees and charts.
    pub line: line::Set<'static>,
    /// Lines of the chosen path.
    pub line_emphasized: line::Set<'static>,
    /// Before the entry under the cursor; one cell.
    pub cursor: &'static str,
    /// Completed; one cell.
    pub done: &'static str,
    /// In progress; one cell.
    pub current: &'static str,
    /// Still to do; one cell.
    pub open: &'static str,
    /// An argument for; one cell.
    pub argument_for: &'static str,
    /// An argument against; one cell.
    pub argument_against: &'static str,
    /// A warning; one cell.
    pub warning: &'static str,
    /// Assumed, not answered; one cell.
    pub assumed: &'static str,
    /// Changed; one cell.
    pub changed: &'static str,
    /// A note; one cell.
    pub note: &'static str,
    /// Recommended; one cell.
    pub recommended: &'static str,
    /// A section of the source document; one cell.
    pub section: &'static str,
    /// A list item; one cell.
    pub bullet: &'static str,
    /// Between parts of a line; one cell.
    pub separator: &'static str,
    /// A transition from one value to another.
    pub arrow: &'static str,
    /// Truncated text.
    pub ellipsis: &'static str,
    /// Playing; one cell.
    pub playing: &'static str,
    /// Paused; any width.
    pub paused: &'static str,
    /// The filled part of a bar; one cell.
    pub bar_full: &'static str,
    /// The rest of a bar; one cell.
    pub bar_rest: &'static str,
    /// Partly filled cells of a bar, from one part to one less than full. Empty if cells cannot be partly filled.
    pub bar_parts: &'static [&'static str],
    /// The completed part of a progress bar; one cell.
    pub progress_full: &'static str,
    /// The rest of a progress bar; one cell.
    pub progress_rest: &'static str,
    /// The arrow keys: up, down, left and right.
    pub arrows: [&'static str; 4],
    /// The value can be changed to the previous one, to the next one; one cell each.
    pub change_arrows: [&'static str; 2],
    /// More content above, below; one cell each.
    pub more_vertical: [&'static str; 2],
    /// More content to the left, to the right; one cell each.
    pub more_horizontal: [&'static str; 2],
    /// The multiplication sign; one cell.
    pub times: &'static str,
}

impl Glyphs {
    /// Glyphs for terminals with Unicode.
    pub const UNICODE: Self = Self {
        border: border::ROUNDED,
        border_emphasized: border::THICK,
        line: line::NORMAL,
        line_emphasized: line::THICK,
        cursor: "▸",
        done: "✓",
        current: "●",
        open: "○",
        argument_for: "+",
        argument_against: "−",
        warning: "!",
        assumed: "~",
        changed: "◆",
        note: "✎",
        recommended: "★",
        section: "§",
        bullet: "•",
        separator: "·",
        arrow: "→",
        ellipsis: "…",
        playing: "▸",
        paused: "‖",
        bar_full: "█",
        bar_rest: "─",
        bar_parts: &["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
        progress_full: "━",
        progress_rest: "─",
        arrows: ["↑", "↓", "←", "→"],
        change_arrows: ["‹", "›"],
        more_vertical: ["▴", "▾"],
        more_horizontal: ["◂", "▸"],
        times: "×",
    };

    /// Glyphs for terminals, fonts and screen readers that support ASCII only.
    pub const ASCII: Self = Self {
        border: ASCII_BORDER,
        border_emphasized: ASCII_BORDER_EMPHASIZED,
        line: ASCII_LINE,
        line_emphasized: ASCII_LINE_EMPHASIZED,
        cursor: ">",
        done: "v",
        current: "o",
        open: ".",
        argument_for: "+",
        argument_against: "-",
        warning: "!",
        assumed: "~",
        changed: "%",
        note: "&",
        recommended: "*",
        section: "@",
        bullet: "*",
        separator: "-",
        arrow: "->",
        ellipsis: "...",
        playing: ">",
        paused: "||",
        bar_full: "#",
        bar_rest: ".",
        bar_parts: &[],
        progress_full: "=",
        progress_rest: "-",
        arrows: ["Up", "Down", "Left", "Right"],
        change_arrows: ["<", ">"],
        more_vertical: ["^", "v"],
        more_horizontal: ["<", ">"],
        times: "x",
    };

    /// Returns a bar of `width` cells for `part` of `whole`, as its filled part and the rest.
    ///
    /// A part above zero always fills something, and a part below `whole` never fills the bar.
    pub fn bar(&self, part: u32, whole: u32, width: u16) -> (String, String) {
        let parts = self.bar_parts.len() + 1;
        let (full, rest) = filled_units(part, whole, usize::from(width) * parts);
        let mut filled = self.bar_full.repeat(full / parts);
        if let Some(part) = (full % parts).checked_sub(1) {
            filled.push_str(self.bar_parts[part]);
        }
        (filled, self.bar_rest.repeat(rest / parts))
    }

    /// Returns a progress bar, by the rules of [`Self::bar`].
    pub fn progress(&self, part: u32, whole: u32, width: u16) -> (String, String) {
        let (full, rest) = filled_units(part, whole, width.into());
        (self.progress_full.repeat(full), self.progress_rest.repeat(rest))
    }
}

/// Replaces every cell of a frame by ASCII, including typed text and accented letters, and keeps the layout.
pub fn replace_non_ascii(frame: &mut Buffer) {
    for at in 0..frame.content.len() {
        let symbol = frame.content[at].symbol();
        if symbol.is_ascii() {
            continue;
        }
        let (width, plain) = (cells(symbol).max(1), to_ascii_cells(symbol).into_owned());
        // A wide character leaves blank cells after it, which the replacement may use.
        for (cell, letter) in frame.content[at..].iter_mut().zip(format!("{plain:width$}").chars()) {
            cell.set_char(letter);
        }
    }
}

/// Returns how many of `width` units are filled for `part` of `whole`, and how many are not. A unit is a cell or a
/// fraction of one.
fn filled_units(part: u32, whole: u32, width: usize) -> (usize, usize) {
    let (part, whole, width) = (u64::from(part.min(whole)), u64::from(whole), width as u64);
    let nearest = (2 * part * width + whole).checked_div(2 * whole).unwrap_or(0);
    let least = u64::from(part > 0).min(width);
    let most = if part < whole { width.saturating_sub(1).max(least) } else { width };
    let full = nearest.clamp(least, most);
    // Both values are at most `width`, so the conversions cannot fail.
    (usize::try_from(full).unwrap_or_default(), usize::try_from(width - full).unwrap_or_default())
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

const ASCII_BORDER_EMPHASIZED: border::Set<'static> = border::Set {
    top_left: "#",
    top_right: "#",
    bottom_left: "#",
    bottom_right: "#",
    vertical_left: "#",
    vertical_right: "#",
    horizontal_top: "=",
    horizontal_bottom: "=",
};

const ASCII_LINE: line::Set<'static> = line::Set {
    vertical: "|",
    horizontal: "-",
    top_right: "+",
    top_left: "+",
    bottom_right: "+",
    bottom_left: "`",
    vertical_left: "+",
    vertical_right: "+",
    horizontal_down: "+",
    horizontal_up: "+",
    cross: "+",
};

const ASCII_LINE_EMPHASIZED: line::Set<'static> = line::Set { vertical: "#", horizontal: "=", ..ASCII_LINE };

#[cfg(test)]
mod tests {
    use super::{Glyphs, filled_units};
    use unicode_width::UnicodeWidthStr;

    fn one_cell_glyphs(glyphs: &Glyphs) -> Vec<&'static str> {
        let g = glyphs;
        let marks = [
            g.cursor,
            g.done,
            g.current,
            g.open,
            g.argument_for,
            g.argument_against,
            g.warning,
            g.assumed,
            g.changed,
            g.note,
            g.recommended,
            g.section,
            g.bullet,
            g.separator,
            g.playing,
            g.bar_full,
            g.bar_rest,
            g.progress_full,
            g.progress_rest,
        ];
        let frames = [g.border, g.border_emphasized].map(|set| {
            [
                set.top_left,
                set.top_right,
                set.bottom_left,
                set.bottom_right,
                set.vertical_left,
                set.vertical_right,
                set.horizontal_top,
                set.horizontal_bottom,
            ]
        });
        let lines = [g.line, g.line_emphasized].map(|set| {
            [
                set.vertical,
                set.horizontal,
                set.top_right,
                set.top_left,
                set.bottom_right,
                set.bottom_left,
                set.vertical_left,
                set.vertical_right,
                set.horizontal_down,
                set.horizontal_up,
                set.cross,
            ]
        });
        marks
            .into_iter()
            .chain(frames.concat())
            .chain(lines.concat())
            .chain(g.change_arrows)
            .chain(g.more_vertical)
            .chain(g.more_horizontal)
            .chain([g.times])
            .collect()
    }

    /// All glyphs documented as one cell are one cell wide.
    #[test]
    fn glyphs_are_one_cell_wide() {
        for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
            for mark in one_cell_glyphs(&glyphs) {
                assert_eq!(mark.width(), 1, "{mark:?}");
            }
        }
    }

    /// The ASCII set contains ASCII only.
    #[test]
    fn glyphs_of_ascii_set_are_ascii() {
        let g = Glyphs::ASCII;
        let wider = [g.arrow, g.ellipsis, g.paused].into_iter().chain(g.arrows);
        for mark in one_cell_glyphs(&g).into_iter().chain(wider) {
            assert!(mark.is_ascii(), "{mark:?}");
        }
    }

    /// A bar distinguishes zero, almost nothing, almost all and all, and does not exceed its width.
    #[test]
    fn bar_distinguishes_none_little_most_and_all() {
        assert_eq!(filled_units(0, 100, 10), (0, 10));
        assert_eq!(filled_units(1, 100, 10), (1, 9));
        assert_eq!(filled_units(58, 100, 10), (6, 4));
        assert_eq!(filled_units(99, 100, 10), (9, 1));
        assert_eq!(filled_units(100, 100, 10), (10, 0));
        assert_eq!(filled_units(200, 100, 10), (10, 0));
        assert_eq!(filled_units(1, 0, 10), (0, 10));
        assert_eq!(filled_units(1, 2, 1), (1, 0));
        assert_eq!(filled_units(1, 2, 0), (0, 0));
    }
}
