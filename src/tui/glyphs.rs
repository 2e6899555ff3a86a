//! Glyphs by meaning, in Unicode and in ASCII.
//!
//! Views ask for what a mark means, so `--ascii` changes every mark at one place and no sentence.

use super::widgets::cells;
use crate::locale::to_ascii_cells;
use ratatui::buffer::Buffer;
use ratatui::symbols::{border, line};

/// Glyphs by meaning. Those named here as one cell are one cell wide, so that columns stay straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Frames.
    pub border: border::Set<'static>,
    /// Frames around what is recommended or in focus.
    pub border_emphasized: border::Set<'static>,
    /// Lines of trees and charts.
    pub line: line::Set<'static>,
    /// Lines of the path taken.
    pub line_emphasized: line::Set<'static>,
    /// Before the entry under the cursor; one cell.
    pub cursor: &'static str,
    /// Done; one cell.
    pub done: &'static str,
    /// Being done; one cell.
    pub current: &'static str,
    /// Still to do; one cell.
    pub open: &'static str,
    /// Speaks for; one cell.
    pub argument_for: &'static str,
    /// Speaks against; one cell.
    pub argument_against: &'static str,
    /// To be looked at; one cell.
    pub warning: &'static str,
    /// Assumed, not answered; one cell.
    pub assumed: &'static str,
    /// Changed; one cell.
    pub changed: &'static str,
    /// A note; one cell.
    pub note: &'static str,
    /// Recommended; one cell.
    pub recommended: &'static str,
    /// A place in the document; one cell.
    pub section: &'static str,
    /// An entry of a list; one cell.
    pub bullet: &'static str,
    /// Between parts of a line; one cell.
    pub separator: &'static str,
    /// From one thing to another.
    pub arrow: &'static str,
    /// Text was cut off here.
    pub ellipsis: &'static str,
    /// Playing; one cell.
    pub playing: &'static str,
    /// Paused.
    pub paused: &'static str,
    /// A share's bar, filled; one cell.
    pub bar_full: &'static str,
    /// A share's bar, the rest; one cell.
    pub bar_rest: &'static str,
    /// A cell of a bar that is filled by one part, two parts and so on, short of a whole; none where cells have no parts.
    pub bar_parts: &'static [&'static str],
    /// Progress made; one cell.
    pub progress_full: &'static str,
    /// Progress to make; one cell.
    pub progress_rest: &'static str,
    /// The keys that point up, down, left and right.
    pub arrows: [&'static str; 4],
    /// A value can be changed to the one before, and after; one cell each.
    pub change_arrows: [&'static str; 2],
    /// There is more above, and below; one cell each.
    pub more_vertical: [&'static str; 2],
    /// There is more at the left, and at the right; one cell each.
    pub more_horizontal: [&'static str; 2],
    /// So many times; one cell.
    pub times: &'static str,
}

impl Glyphs {
    /// For terminals with Unicode.
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

    /// For terminals, fonts and readers that know nothing but ASCII.
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

    /// A bar of `width` cells for `part` of `whole`, as its filled half and the rest. A part that is more than
    /// nothing shows, and one that is less than all leaves room.
    #[must_use]
    pub fn bar(&self, part: u32, whole: u32, width: u16) -> (String, String) {
        let parts = self.bar_parts.len() + 1;
        let (full, rest) = filled_units(part, whole, usize::from(width) * parts);
        let mut filled = self.bar_full.repeat(full / parts);
        if let Some(part) = (full % parts).checked_sub(1) {
            filled.push_str(self.bar_parts[part]);
        }
        (filled, self.bar_rest.repeat(rest / parts))
    }

    /// The same for progress.
    #[must_use]
    pub fn progress(&self, part: u32, whole: u32, width: u16) -> (String, String) {
        let (full, rest) = filled_units(part, whole, width.into());
        (self.progress_full.repeat(full), self.progress_rest.repeat(rest))
    }
}

/// Puts every cell of a frame into ASCII, also what a person typed and the letters of a language, and keeps the layout.
pub fn replace_non_ascii(frame: &mut Buffer) {
    for at in 0..frame.content.len() {
        let symbol = frame.content[at].symbol();
        if symbol.is_ascii() {
            continue;
        }
        let (width, plain) = (cells(symbol).max(1), to_ascii_cells(symbol).into_owned());
        // Behind a wide character lie cells that have been left blank for it.
        for (cell, letter) in frame.content[at..].iter_mut().zip(format!("{plain:width$}").chars()) {
            cell.set_char(letter);
        }
    }
}

/// How many of `width` cells, or parts of cells, are filled for `part` of `whole`, and how many are not.
fn filled_units(part: u32, whole: u32, width: usize) -> (usize, usize) {
    let (part, whole, width) = (u64::from(part.min(whole)), u64::from(whole), width as u64);
    let nearest = (2 * part * width + whole).checked_div(2 * whole).unwrap_or(0);
    let least = u64::from(part > 0).min(width);
    let most = if part < whole { width.saturating_sub(1).max(least) } else { width };
    let full = nearest.clamp(least, most);
    // Both are at most the width.
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

    #[test]
    fn glyphs_are_one_cell_wide() {
        for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
            for mark in one_cell_glyphs(&glyphs) {
                assert_eq!(mark.width(), 1, "{mark:?}");
            }
        }
    }

    #[test]
    fn glyphs_of_ascii_set_are_ascii() {
        let g = Glyphs::ASCII;
        let wider = [g.arrow, g.ellipsis, g.paused].into_iter().chain(g.arrows);
        for mark in one_cell_glyphs(&g).into_iter().chain(wider) {
            assert!(mark.is_ascii(), "{mark:?}");
        }
    }

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
