//! The colours of the themes, which are data in `assets/themes/`, and what a terminal can show of them.

use super::{Styles, bold};
use crate::settings::ThemeName;
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use serde::de::Error as _;
use std::ffi::OsString;

/// How many colours a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// The sixteen of its own palette, which can be any.
    Sixteen,
    /// Also the 240 of xterm, which are the same everywhere.
    Indexed,
    /// All.
    All,
}

/// Terminals that can show no more than sixteen colours, by the beginning of `TERM`.
const SIXTEEN_COLOR_TERMINALS: [&str; 6] = ["linux", "vt", "ansi", "cons25", "cygwin", "dumb"];

impl ColorDepth {
    /// Finds out what the terminal can show, by `COLORTERM` and `TERM`. Terminals are never asked, because some do not reply.
    pub fn detect(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let variable = |name: &str| variable(name).and_then(|value| value.into_string().ok());
        if variable("COLORTERM").is_some_and(|value| matches!(&*value, "truecolor" | "24bit")) {
            return Self::All;
        }
        match variable("TERM") {
            Some(term) if term.ends_with("-direct") => Self::All,
            Some(term) if SIXTEEN_COLOR_TERMINALS.iter().any(|start| term.starts_with(start)) => {
                Self::Sixteen
            }
            Some(_) => Self::Indexed,
            // The terminals of Windows have all colours and set no variable.
            None if cfg!(windows) => Self::All,
            None => Self::Sixteen,
        }
    }
}

/// A colour of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) [u8; 3]);

impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let number = number.ok_or_else(|| D::Error::custom("expected a colour such as #1f1b36"))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

/// The amounts of a colour of xterm's cube.
const CUBE_LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The first of xterm's own colours, after the sixteen of the palette.
const FIRST_INDEXED: u8 = 16;

/// The first grey of xterm, after its cube of colours.
const FIRST_GREY: u8 = 232;

impl Rgb {
    /// Returns one of the 240 colours that xterm defines.
    pub(super) fn of_index(index: u8) -> Self {
        if index >= FIRST_GREY {
            return Self([8 + 10 * (index - FIRST_GREY); 3]);
        }
        let index = usize::from(index - FIRST_INDEXED);
        Self([CUBE_LEVELS[index / 36], CUBE_LEVELS[index / 6 % 6], CUBE_LEVELS[index % 6]])
    }

    /// Returns the most similar of the 240 colours.
    pub(super) fn nearest_index(self) -> u8 {
        let distance = |index: &u8| -> u32 {
            let pairs = self.0.into_iter().zip(Self::of_index(*index).0);
            pairs.map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
        };
        (FIRST_INDEXED..=u8::MAX).min_by_key(distance).unwrap_or(FIRST_INDEXED)
    }
}

/// The file of a theme: a colour for each role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Palette {
    /// Whether the colours are others than the 240 of xterm, so that they need a terminal with all colours. Elsewhere the
    /// most similar of the 240 are used.
    pub(super) all_colors: bool,
    pub(super) background: Rgb,
    pub(super) text: Rgb,
    pub(super) title: Rgb,
    pub(super) dim: Rgb,
    pub(super) accent: Rgb,
    pub(super) link: Rgb,
    pub(super) good: Rgb,
    pub(super) bad: Rgb,
    pub(super) warning: Rgb,
    pub(super) chosen_text: Rgb,
    pub(super) chosen_background: Rgb,
    pub(super) border: Rgb,
    pub(super) emphasis: Rgb,
    pub(super) emphasis_graphic: Rgb,
    pub(super) bad_graphic: Rgb,
    pub(super) models: [Rgb; 3],
}

impl Palette {
    /// Returns the colours of a theme; `None` for the terminal's own.
    pub(super) fn of(name: ThemeName) -> Option<Self> {
        let file = match name {
            ThemeName::Terminal => return None,
            ThemeName::Light => include_str!("../../../assets/themes/light.json"),
            ThemeName::Dark => include_str!("../../../assets/themes/dark.json"),
            ThemeName::HighContrast => include_str!("../../../assets/themes/high-contrast.json"),
            ThemeName::Dusk => include_str!("../../../assets/themes/dusk.json"),
        };
        Some(serde_json::from_str(file).expect("a test reads every theme"))
    }

    /// Returns the styles by role, in colours that the terminal can show.
    pub(super) fn styles(&self, depth: ColorDepth) -> Styles {
        let color = |rgb: Rgb| match rgb.0 {
            [red, green, blue] if self.all_colors && depth == ColorDepth::All => Color::Rgb(red, green, blue),
            _ => Color::Indexed(rgb.nearest_index()),
        };
        let plain = |rgb| Style::new().fg(color(rgb));
        let heavy = |rgb| bold().fg(color(rgb));
        Styles {
            base: plain(self.text).bg(color(self.background)),
            title: heavy(self.title),
            text: plain(self.text),
            dim: plain(self.dim),
            accent: heavy(self.accent),
            link: plain(self.link).add_modifier(Modifier::UNDERLINED),
            good: plain(self.good),
            bad: heavy(self.bad),
            warning: heavy(self.warning),
            chosen: heavy(self.chosen_text).bg(color(self.chosen_background)),
            border: plain(self.border),
            emphasis: heavy(self.emphasis),
            emphasis_graphic: heavy(self.emphasis_graphic),
            bad_graphic: heavy(self.bad_graphic),
            models: self.models.map(plain),
        }
    }
}
