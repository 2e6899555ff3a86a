//! The appearance of the screens: styles by role, with the glyphs of [`super::glyphs`].
//!
//! Text always has the terminal's default colours. The user chose that pair, and none of the sixteen colours
//! is readable (contrast 4.5 : 1, WCAG 2.2, criterion 1.4.3) on the default palettes of common light and dark
//! terminals. Colours are used only for graphics (frames, rules, bars and single marks), which need a
//! contrast of 3 : 1 (criterion 1.4.11). Each also has a shape or a word, so that nothing is lost without
//! colour. The tests compute both contrasts from published palettes.
//!
//! Faint text (`DIM`) is used only for frames and rules: terminals that support it mix it with the
//! background, up to half and half, which leaves text at a contrast of 2 to 4 : 1. Bold colours may be shown
//! as their bright variants (xterm, rxvt, VS Code, macOS), so both must be visible.
//!
//! `--ascii` changes the glyphs and `NO_COLOR` the styles; neither changes the texts.

use super::glyphs::Glyphs;
use ratatui::style::{Color, Modifier, Style};

/// The styles and glyphs that every view draws with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Styles by role.
    pub styles: Styles,
    /// Glyphs by meaning.
    pub glyphs: Glyphs,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
}

impl Theme {
    /// Creates the theme with or without colours, in ASCII or in Unicode.
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
    /// Less important text, such as explanations.
    pub dim: Style,
    /// Keys, numbers and marks before a line.
    pub accent: Style,
    /// References to the source document, which open the guide. No other role is underlined, because links
    /// are found by the underline.
    pub link: Style,
    /// Arguments for, and what is done or sufficient.
    pub good: Style,
    /// Arguments against, and what was refused or failed.
    pub bad: Style,
    /// What is assumed or changed and needs attention.
    pub warning: Style,
    /// The entry under the cursor.
    pub chosen: Style,
    /// Frames and rules.
    pub border: Style,
    /// Emphasis: the recommended model, its decision path, and what has the focus.
    pub emphasis: Style,
    /// Frames, lines, bars and stars with emphasis. Not for text.
    pub emphasis_graphic: Style,
    /// Marks of arguments against and of failures. Not for text.
    pub bad_graphic: Style,
}

impl Styles {
    /// Styles with two of the terminal's sixteen colours, for graphics.
    pub const COLOUR: Self = Self {
        // The only two colours that are visible on all palettes of the tests, also as their bright variants.
        emphasis_graphic: bold().fg(Color::Magenta),
        bad_graphic: bold().fg(Color::Red),
        ..Self::PLAIN
    };

    /// Styles without any colour.
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
        emphasis: bold(),
        emphasis_graphic: bold(),
        bad_graphic: bold(),
    };

    /// Returns the styles of text by the name of their role, for tests and for showing them.
    pub fn text_roles(&self) -> [(&'static str, Style); 10] {
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
            ("lit", self.emphasis),
        ]
    }

    /// Returns the styles of graphics by the name of their role.
    pub fn graphic_roles(&self) -> [(&'static str, Style); 3] {
        [("border", self.border), ("lit_graphic", self.emphasis_graphic), ("bad_graphic", self.bad_graphic)]
    }
}

const fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests;
