//! How things look: styles by role, with the glyphs of [`super::glyphs`].
//!
//! Text is always in the terminal's default colour on its own background: that pair is the owner's choice, and no other
//! of the sixteen colours is readable (4.5 : 1, WCAG 2.2, criterion 1.4.3) on the default palettes of common light and dark
//! terminals. A colour is only for graphics (frames, rules, bars and single marks), which need 3 : 1 (criterion 1.4.11). Each
//! has a shape or a word as well, so that nothing is lost without colour. The tests compute both from published palettes.
//!
//! Faint text (`DIM`) is for frames and rules only: terminals that follow it mix it with the background, up to half and
//! half, which leaves text at 2 to 4 : 1. A bold colour may be shown as its bright twin (xterm, rxvt, VS Code, macOS), so
//! both have to be visible.
//!
//! `--ascii` changes the glyphs and `NO_COLOR` the styles; neither changes what is said.

use super::glyphs::Glyphs;
use ratatui::style::{Color, Modifier, Style};

/// How everything looks: handed to every view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Styles by role.
    pub styles: Styles,
    /// Glyphs by meaning.
    pub glyphs: Glyphs,
    /// Whether everything that shows is in ASCII.
    pub ascii: bool,
}

impl Look {
    /// The look with or without colours, in ASCII or in all of Unicode.
    #[must_use]
    pub const fn new(colour: bool, ascii: bool) -> Self {
        Self {
            styles: if colour { Styles::COLOUR } else { Styles::PLAIN },
            glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            ascii,
        }
    }
}

/// Styles by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Styles {
    /// Headings.
    pub title: Style,
    /// Running text.
    pub text: Style,
    /// What may be overlooked: explanations, what is not on the path.
    pub dim: Style,
    /// Keys, numbers, marks before a line.
    pub accent: Style,
    /// Places in the document, which lead into the guide. No other role is underlined: links are found by it.
    pub link: Style,
    /// For, done, enough.
    pub good: Style,
    /// Against, refused, failed.
    pub bad: Style,
    /// Assumed, changed, to be looked at.
    pub warning: Style,
    /// The entry under the cursor.
    pub chosen: Style,
    /// Frames and rules.
    pub border: Style,
    /// The path taken, the model recommended.
    pub lit: Style,
    /// Frames, lines, bars and stars of the path taken and the model recommended. Not for text.
    pub lit_graphic: Style,
    /// Marks of what speaks against, was refused or failed. Not for text.
    pub bad_graphic: Style,
}

impl Styles {
    /// With two of the terminal's sixteen colours, for graphics.
    pub const COLOUR: Self = Self {
        // The only two that are visible on all the palettes of the tests, also as their bright twins.
        lit_graphic: bold().fg(Color::Magenta),
        bad_graphic: bold().fg(Color::Red),
        ..Self::PLAIN
    };

    /// Without any colour.
    pub const PLAIN: Self = Self {
        title: bold(),
        text: Style::new(),
        dim: Style::new(),
        accent: bold(),
        link: Style::new().add_modifier(Modifier::UNDERLINED),
        good: Style::new(),
        bad: bold(),
        warning: bold(),
        chosen: bold().add_modifier(Modifier::REVERSED),
        border: Style::new().add_modifier(Modifier::DIM),
        lit: bold(),
        lit_graphic: bold(),
        bad_graphic: bold(),
    };

    /// The roles of text by name, for tests and for showing them.
    #[must_use]
    pub fn of_text(&self) -> [(&'static str, Style); 10] {
        [
            ("title", self.title),
            ("text", self.text),
            ("dim", self.dim),
            ("accent", self.accent),
            ("link", self.link),
            ("good", self.good),
            ("bad", self.bad),
            ("warning", self.warning),
            ("chosen", self.chosen),
            ("lit", self.lit),
        ]
    }

    /// The roles of graphics by name.
    #[must_use]
    pub fn of_graphics(&self) -> [(&'static str, Style); 3] {
        [("border", self.border), ("lit_graphic", self.lit_graphic), ("bad_graphic", self.bad_graphic)]
    }
}

const fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests;
