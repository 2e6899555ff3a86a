//! How things look: styles by role, with the glyphs of [`super::glyphs`].
//!
//! Colours are the terminal's own sixteen on its own background, so that they fit the theme that its owner chose.
//! Views ask for a role, never for a colour, and put a glyph or a word beside it: without colour nothing is lost.
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
}

impl Look {
    /// The look with or without colours, in ASCII or in all of Unicode.
    #[must_use]
    pub const fn new(colour: bool, ascii: bool) -> Self {
        Self {
            styles: if colour { Styles::COLOUR } else { Styles::PLAIN },
            glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
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
    /// Keys, links, places in the document.
    pub accent: Style,
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
}

impl Styles {
    /// With the terminal's sixteen colours.
    pub const COLOUR: Self = Self {
        title: bold(),
        text: Style::new(),
        // Dark grey disappears on some backgrounds; the terminal knows how to dim its own text.
        dim: Style::new().add_modifier(Modifier::DIM),
        accent: Style::new().fg(Color::Cyan),
        good: Style::new().fg(Color::Green),
        bad: bold().fg(Color::Red),
        warning: Style::new().fg(Color::Yellow),
        chosen: bold().fg(Color::Cyan).add_modifier(Modifier::REVERSED),
        border: Style::new().add_modifier(Modifier::DIM),
        lit: bold().fg(Color::Cyan),
    };

    /// Without any colour.
    pub const PLAIN: Self = Self {
        title: bold(),
        text: Style::new(),
        dim: Style::new().add_modifier(Modifier::DIM),
        accent: Style::new().add_modifier(Modifier::UNDERLINED),
        good: Style::new(),
        bad: bold(),
        warning: bold(),
        chosen: bold().add_modifier(Modifier::REVERSED),
        border: Style::new().add_modifier(Modifier::DIM),
        lit: bold(),
    };

    /// All roles by name, for tests and for showing them.
    #[must_use]
    pub fn all(&self) -> [(&'static str, Style); 10] {
        [
            ("title", self.title),
            ("text", self.text),
            ("dim", self.dim),
            ("accent", self.accent),
            ("good", self.good),
            ("bad", self.bad),
            ("warning", self.warning),
            ("chosen", self.chosen),
            ("border", self.border),
            ("lit", self.lit),
        ]
    }
}

const fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests {
    use super::Styles;
    use ratatui::style::{Color, Modifier, Style};

    #[test]
    fn without_colour_no_role_has_one_and_the_cursor_still_shows() {
        for (role, style) in Styles::PLAIN.all() {
            assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{role}");
        }
        assert!(Styles::PLAIN.chosen.add_modifier.contains(Modifier::REVERSED));
        assert_ne!(Styles::PLAIN.chosen, Styles::PLAIN.text);
        assert_ne!(Styles::PLAIN.lit, Styles::PLAIN.dim);
    }

    #[test]
    fn colours_are_the_terminals_own_on_its_own_background() {
        let own = |style: Style| {
            !matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_) | Color::White | Color::Black))
                && style.bg.is_none()
        };
        for (role, style) in Styles::COLOUR.all() {
            assert!(own(style), "{role}");
        }
    }
}
