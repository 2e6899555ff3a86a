//! The appearance of the screens: styles by role, with the glyphs of [`super::glyphs`].
//!
//! **The terminal's own colours** are the default. Text then always has the terminal's default colours: the user chose
//! that pair, and none of the sixteen colours is readable (contrast 4.5 : 1, WCAG 2.2, criterion 1.4.3) on the default
//! palettes of common light and dark terminals. Colours are used only for graphics (frames, rules, bars and single
//! marks), which need a contrast of 3 : 1 (criterion 1.4.11). Only magenta and red are visible on all palettes, so the
//! models have no colour of their own.
//!
//! Faint text (`DIM`) is used only for frames and rules: terminals that support it mix it with the
//! background, up to half and half, which leaves text at a contrast of 2 to 4 : 1. Bold colours may be shown
//! as their bright variants (xterm, rxvt, VS Code, macOS), so both must be visible.
//!
//! **The other themes** paint the whole window, so their contrasts are known. Their colours are in `assets/themes/`, and
//! each of the first three models has one. A terminal with only sixteen colours shows the terminal's own instead.
//!
//! Whatever has a colour also has a shape or a word, so that nothing is lost without colour. The tests compute the contrasts,
//! of the terminal's own colours from published palettes.
//!
//! `--ascii` changes the glyphs and `NO_COLOR` the styles; neither changes the texts.

mod palette;

pub use palette::ColorDepth;

use super::glyphs::Glyphs;
use crate::settings::ThemeName;
use palette::Palette;
use ratatui::buffer::Buffer;
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
    /// The colours that the terminal can show; `None` if there must be none.
    pub depth: Option<ColorDepth>,
}

impl Theme {
    /// Creates the theme of the terminal's own colours, or of none, in ASCII or in Unicode.
    pub const fn new(colour: bool, ascii: bool) -> Self {
        Self {
            styles: if colour { Styles::COLOUR } else { Styles::PLAIN },
            glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
            ascii,
            depth: if colour { Some(ColorDepth::Sixteen) } else { None },
        }
    }

    /// Returns the theme for a terminal with these colours; `None` means that there must be none.
    #[must_use]
    pub(crate) const fn with_depth(self, depth: Option<ColorDepth>) -> Self {
        Self { depth, ..Self::new(depth.is_some(), self.ascii) }
    }

    /// Returns the theme with the colours of another one, as far as the terminal can show them.
    #[must_use]
    pub(crate) fn named(self, name: ThemeName) -> Self {
        let own = self.with_depth(self.depth);
        match self.depth.filter(|depth| *depth > ColorDepth::Sixteen).zip(Palette::of(name)) {
            Some((depth, palette)) => Self { styles: palette.styles(depth), ..own },
            None => own,
        }
    }

    /// Returns whether the terminal shows only colours that are similar to those of a theme.
    pub(crate) fn is_approximate(&self, name: ThemeName) -> bool {
        let needs_all = Palette::of(name).is_some_and(|palette| palette.all_colors);
        needs_all && self.depth.is_some_and(|depth| depth < ColorDepth::All)
    }

    /// Gives the theme's text colour and background to all cells of a frame that have none.
    pub(super) fn paint(&self, buffer: &mut Buffer) {
        let (Some(text), Some(background)) = (self.styles.base.fg, self.styles.base.bg) else { return };
        for cell in &mut buffer.content {
            for (color, base) in [(&mut cell.fg, text), (&mut cell.bg, background)] {
                if *color == Color::Reset {
                    *color = base;
                }
            }
        }
    }
}

/// Styles by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Styles {
    /// The text colour and the background of the whole window; neither for the terminal's own.
    pub base: Style,
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
    /// The names and bars of the first models of a rulebook, in its order.
    pub models: [Style; 3],
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
        base: Style::new(),
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
        models: [Style::new(); 3],
    };
}

const fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests;
