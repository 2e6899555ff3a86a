//! Measures text in an unknown font, and splits it into lines that fit a width.
//!
//! A drawing is read on another machine, with the sans-serif font that is there. The widths are the greatest of the
//! usual ones (Arial and Liberation Sans, Segoe UI and Open Sans, and the widest, `DejaVu` Sans), so a text may turn
//! out narrower than its measure, but not wider.

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// The maximum number of lines of a text; an ellipsis replaces the rest.
const MAX_LINES: usize = 3;

/// Widths of the characters from the space to `~`, in hundredths of the font size.
const REGULAR: [u32; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67,
    62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98,
    64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
/// The same in bold.
const BOLD: [u32; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70,
    40, 40, 84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73,
    69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105,
    72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

/// A size and weight of the drawing's font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Font {
    /// Size in units of the drawing.
    pub(crate) size: u32,
    pub(crate) bold: bool,
}

impl Font {
    /// Returns the distance between the baselines of two lines.
    pub(crate) fn line_height(self) -> u32 {
        self.size * 13 / 10
    }

    /// Returns the greatest width of a line of text.
    pub(crate) fn width(self, text: &str) -> u32 {
        let hundredths: u32 = text.chars().map(|c| self.advance(c)).sum();
        (hundredths * self.size).div_ceil(100)
    }

    /// Returns the greatest width of a character, in hundredths of the font size.
    fn advance(self, c: char) -> u32 {
        let table = if self.bold { &BOLD } else { &REGULAR };
        let ascii = |c: char| (c as usize).checked_sub(0x20).and_then(|index| table.get(index)).copied();
        // A letter with an accent is as wide as the letter.
        let base = std::iter::once(c).nfd().next().unwrap_or(c);
        ascii(base).unwrap_or_else(|| match (c, c.width().unwrap_or_default()) {
            (_, 0) => 0,
            // Ligatures of whole phrases.
            ('\u{fdf0}'..='\u{fdff}', _) => 700,
            // Emoji, and wide letters, among them those of Arabic with a long tail.
            ('\u{2000}'..='\u{2e7f}' | '\u{1f000}'..='\u{1ffff}', 2)
            | ('Ж' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'ш' | 'щ' | 'س'..='ض' | 'ف' | '\u{69a}'..='\u{69e}', _) => {
                140
            }
            ('‰' | 'Ǆ'..='ǌ' | 'Ǳ'..='ǳ', _) => 160,
            _ => 110,
        })
    }

    /// Splits a text into lines of at most `room`, the last with an ellipsis if they are too many.
    pub(crate) fn wrap(self, text: &str, room: u32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            word.clone_into(&mut line);
            while self.width(&line) > room && lines.len() <= MAX_LINES {
                let rest = line.split_off(self.fitting_len(&line, room));
                lines.push(std::mem::replace(&mut line, rest));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        if lines.len() > MAX_LINES {
            lines.truncate(MAX_LINES);
            let last = &mut lines[MAX_LINES - 1];
            last.truncate(self.fitting_len(last, room.saturating_sub(self.width("…"))));
            last.push('…');
        }
        lines
    }

    /// Returns the length of the longest beginning that fits, but at least one whole character as seen by a reader.
    fn fitting_len(self, text: &str, room: u32) -> usize {
        let ends = text.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
        let (mut fitting, mut width, mut start) = (0, 0, 0);
        for end in ends {
            width += self.width(&text[start..end]);
            if fitting > 0 && width > room {
                break;
            }
            (fitting, start) = (end, end);
        }
        fitting
    }
}
