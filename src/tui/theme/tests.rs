//! Tests the contrast of the styles on the default palettes of common terminals.

#![allow(clippy::unreadable_literal, reason = "colours are read as RRGGBB")]

use super::palette::{ColorDepth, Palette as ThemePalette, Rgb};
use super::{Styles, Theme};
use crate::locale::Language;
use crate::settings::ThemeName;
use crate::tui::tests::situations::situations;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};
use std::ffi::OsString;

/// The minimum contrast of text: WCAG 2.2, criterion 1.4.3.
const MIN_TEXT_CONTRAST: f64 = 4.5;

/// The minimum contrast of graphics: WCAG 2.2, criterion 1.4.11.
const MIN_GRAPHICS_CONTRAST: f64 = 3.0;

/// The colours of a terminal as `0xRRGGBB`. Comments name where they are published.
struct Palette {
    name: &'static str,
    background: u32,
    foreground: u32,
    sixteen: [u32; 16],
}

/// The X11 colours that xterm takes from `XTerm-col.ad`.
const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000,
    0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/// The table in the README of Solarized (ethanschoonover.com/solarized).
const SOLARIZED: [u32; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16,
    0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

const PALETTES: [Palette; 9] = [
    Palette { name: "xterm", background: 0xffffff, foreground: 0x000000, sixteen: XTERM },
    Palette { name: "xterm -rv", background: 0x000000, foreground: 0xffffff, sixteen: XTERM },
    Palette {
        // `src/init.C` of rxvt-unicode: Black, Red3, Green3 and so on, by their values in X11's `rgb.txt`.
        name: "urxvt",
        background: 0xffffff,
        foreground: 0x000000,
        sixteen: [
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000cd, 0xcd00cd, 0x00cdcd, 0xfaebd7, 0x404040,
            0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff,
        ],
    },
    Palette { name: "Solarized light", background: 0xfdf6e3, foreground: 0x657b83, sixteen: SOLARIZED },
    Palette { name: "Solarized dark", background: 0x002b36, foreground: 0x839496, sixteen: SOLARIZED },
    Palette {
        // `terminalColorRegistry.ts` of VS Code, the themes Light+ and Dark+.
        name: "VS Code light",
        background: 0xffffff,
        foreground: 0x333333,
        sixteen: [
            0x000000, 0xcd3131, 0x00bc00, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555, 0x666666,
            0xcd3131, 0x14ce14, 0xb5ba00, 0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5,
        ],
    },
    Palette {
        name: "VS Code dark",
        background: 0x1e1e1e,
        foreground: 0xcccccc,
        sixteen: [
            0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5, 0x666666,
            0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
        ],
    },
    Palette {
        // The profile Basic of macOS's Terminal, as listed under "ANSI escape code" in Wikipedia since 2022.
        name: "macOS Basic",
        background: 0xffffff,
        foreground: 0x000000,
        sixteen: [
            0x000000, 0x990000, 0x00a600, 0x999900, 0x0000b2, 0xb200b2, 0x00a6b2, 0xbfbfbf, 0x666666,
            0xe50000, 0x00d900, 0xe5e500, 0x0000ff, 0xe500e5, 0x00e5e5, 0xe5e5e5,
        ],
    },
    Palette {
        // The same profile, as listed before 2022.
        name: "macOS Basic, before",
        background: 0xffffff,
        foreground: 0x000000,
        sixteen: [
            0x000000, 0xc23621, 0x25bc24, 0xadad27, 0x492ee1, 0xd338d3, 0x33bbc8, 0xcbcccd, 0x818383,
            0xfc391f, 0x31e722, 0xeaec23, 0x5833ff, 0xf935f8, 0x14f0f0, 0xe9ebeb,
        ],
    },
];

impl Styles {
    /// Returns the styles of text by the name of their role.
    fn text_roles(&self) -> Vec<(&'static str, Style)> {
        let models = ["first model", "second model", "third model"].into_iter().zip(self.models);
        let roles = [
            ("title", self.title),
            ("text", self.text),
            ("dim", self.dim),
            ("accent", self.accent),
            ("link", self.link),
            ("good", self.good),
            ("bad", self.bad),
            ("warning", self.warning),
            ("chosen", self.chosen),
            ("emphasis", self.emphasis),
        ];
        roles.into_iter().chain(models).collect()
    }

    /// Returns the styles of graphics by the name of their role.
    fn graphic_roles(&self) -> [(&'static str, Style); 3] {
        [
            ("border", self.border),
            ("emphasis_graphic", self.emphasis_graphic),
            ("bad_graphic", self.bad_graphic),
        ]
    }
}

/// Returns the relative luminance of a colour, as WCAG defines it.
fn luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

/// Returns the contrast of two colours, from 1 to 21.
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Returns the index of one of the sixteen colours, or `None` for the terminal's default.
fn colour_index(color: Option<Color>) -> Option<usize> {
    let order = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let color = color.filter(|color| *color != Color::Reset)?;
    Some(
        order.iter().position(|one| *one == color).unwrap_or_else(|| panic!("{color} is not one of sixteen")),
    )
}

/// Returns the colours in which a terminal may show a style: a bold one of the first eight also as its bright
/// variant, a faint one also mixed half and half with the background.
fn possible_colours(palette: &Palette, style: Style) -> Vec<u32> {
    let number = colour_index(style.fg);
    let mut colors = vec![number.map_or(palette.foreground, |number| palette.sixteen[number])];
    if style.add_modifier.contains(Modifier::BOLD)
        && let Some(number @ 0..8) = number
    {
        colors.push(palette.sixteen[number + 8]);
    }
    if style.add_modifier.contains(Modifier::DIM) {
        let part = |color: u32, shift: u32| (color >> shift) & 0xff;
        let half = |shift| u32::midpoint(part(colors[0], shift), part(palette.background, shift)) << shift;
        colors.push(half(16) | half(8) | half(0));
    }
    colors
}

/// Returns the smallest contrast of a style on a palette.
fn min_contrast(palette: &Palette, style: Style) -> f64 {
    let background = colour_index(style.bg).map_or(palette.background, |number| palette.sixteen[number]);
    let contrasts = possible_colours(palette, style).into_iter().map(|color| contrast(color, background));
    contrasts.fold(f64::INFINITY, f64::min)
}

/// Returns the required contrast: less than [`MIN_TEXT_CONTRAST`] only if the terminal's own text has less,
/// as in Solarized light by design.
fn required_contrast(palette: &Palette) -> f64 {
    MIN_TEXT_CONTRAST.min(contrast(palette.foreground, palette.background))
}

#[test]
fn contrast_matches_wcag() {
    assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 1e-9);
    assert!((contrast(0x777777, 0xffffff) - 4.478).abs() < 0.001);
}

/// Every text role has a contrast of 4.5 : 1, or that of the terminal's own text if it is less.
#[test]
fn text_is_readable_on_every_palette() {
    for styles in [Styles::COLOUR, Styles::PLAIN] {
        for palette in &PALETTES {
            for (role, style) in styles.text_roles() {
                let lowest = min_contrast(palette, style);
                assert!(
                    lowest >= required_contrast(palette),
                    "{role} has {lowest:.2} : 1 on {}",
                    palette.name
                );
            }
        }
    }
}

/// No text has a colour because none of the sixteen is readable on every palette.
#[test]
fn colours_are_not_all_readable() {
    for number in 0..16 {
        let readable =
            |palette: &Palette| contrast(palette.sixteen[number], palette.background) >= MIN_TEXT_CONTRAST;
        assert!(!PALETTES.iter().all(readable), "colour {number} could be used for text");
    }
}

#[test]
fn graphics_are_visible_on_every_palette() {
    for palette in &PALETTES {
        for (role, style) in Styles::COLOUR.graphic_roles() {
            // Frames alone carry no information, so they need no contrast.
            if role != "border" {
                let lowest = min_contrast(palette, style);
                assert!(lowest >= MIN_GRAPHICS_CONTRAST, "{role} has {lowest:.2} : 1 on {}", palette.name);
            }
        }
    }
}

#[test]
fn cursor_is_bold_and_reversed_in_the_default_colours() {
    for styles in [Styles::COLOUR, Styles::PLAIN] {
        let chosen = styles.chosen;
        assert_eq!((chosen.fg, chosen.bg), (None, None));
        assert!(chosen.add_modifier.contains(Modifier::BOLD | Modifier::REVERSED));
    }
}

#[test]
fn plain_styles_have_no_colour() {
    let styles = Styles::PLAIN;
    for (role, style) in styles.text_roles().into_iter().chain(styles.graphic_roles()) {
        assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{role}");
    }
    assert_ne!(styles.emphasis, styles.dim);
}

/// The themes with colours of their own, in all colours and in the 240 of xterm.
fn painted_themes() -> Vec<(ThemeName, ColorDepth, Styles)> {
    let depths = [ColorDepth::Indexed, ColorDepth::All];
    let of = |name: ThemeName, depth| Some((name, depth, ThemePalette::of(name)?.styles(depth)));
    let themes =
        ThemeName::ALL.iter().flat_map(|name| depths.into_iter().filter_map(|depth| of(*name, depth)));
    themes.collect()
}

/// Returns a colour of a painted theme as `0xRRGGBB`.
fn rgb(color: Color) -> u32 {
    let [red, green, blue] = match color {
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(index) => Rgb::of_index(index).0,
        other => panic!("{other} is a colour of the terminal"),
    };
    u32::from_be_bytes([0, red, green, blue])
}

/// Returns the contrast of a style on the background of a theme, or on its own.
fn painted_contrast(styles: &Styles, style: Style) -> f64 {
    let background = style.bg.or(styles.base.bg).expect("the theme has a background");
    contrast(rgb(style.fg.expect("the role has a colour")), rgb(background))
}

/// Returns the contrast that text of a theme needs: 7 : 1 where it is called high (WCAG 2.2, criterion 1.4.6).
fn text_contrast_of(name: ThemeName) -> f64 {
    if name == ThemeName::HighContrast { 7.0 } else { MIN_TEXT_CONTRAST }
}

/// Text of each theme is readable on its background, selected rows on theirs, and graphics are visible.
#[test]
fn painted_themes_have_enough_contrast() {
    let themes = painted_themes();
    assert_eq!(themes.len(), 2 * (ThemeName::ALL.len() - 1));
    for (name, depth, styles) in themes {
        for (role, style) in styles.text_roles() {
            let found = painted_contrast(&styles, style);
            assert!(found >= text_contrast_of(name), "{role} of {name:?} has {found:.2} : 1 in {depth:?}");
        }
        for (role, style) in styles.graphic_roles() {
            let found = painted_contrast(&styles, style);
            assert!(found >= MIN_GRAPHICS_CONTRAST, "{role} of {name:?} has {found:.2} : 1 in {depth:?}");
        }
    }
}

/// Every cell of every screen has enough contrast in each theme, whatever lies on what, and no cell lacks the background.
#[test]
fn screens_are_readable_in_every_theme() {
    let themes = painted_themes();
    for situation in situations() {
        let mut driver = situation.open(Language::English, &Theme::new(true, false), (100, 34));
        for (name, depth, styles) in &themes {
            driver.set_theme(&Theme { styles: *styles, ..Theme::new(true, false) });
            for cell in &driver.buffer().content {
                let found = cell_contrast(cell);
                let is_text = cell.symbol().chars().any(char::is_alphanumeric);
                let needed = if is_text { text_contrast_of(*name) } else { MIN_GRAPHICS_CONTRAST };
                assert!(found >= needed, "{cell:?} in {} with {name:?} in {depth:?}", situation.name);
                assert!(!cell.modifier.contains(Modifier::DIM), "{cell:?} in {}", situation.name);
            }
        }
    }
}

fn cell_contrast(cell: &Cell) -> f64 {
    contrast(rgb(cell.fg), rgb(cell.bg))
}

/// How people with a colour blindness see: matrices of Machado, Oliveira and Fernandes (2009) on linear light, of severity 1.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("full colour", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Returns a colour in CIELAB as it is seen.
fn seen(color: u32, sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let channel = |shift: u32| {
        let value = f64::from((color >> shift) & 0xff) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let light = [channel(16), channel(8), channel(0)];
    let sum = |row: &[f64; 3], of: [f64; 3]| row.iter().zip(of).map(|(one, other)| one * other).sum::<f64>();
    let light = [0, 1, 2].map(|row| sum(&sight[row], light).clamp(0.0, 1.0));
    let of_white = [
        sum(&[0.4124, 0.3576, 0.1805], light) / 0.9505,
        sum(&[0.2126, 0.7152, 0.0722], light),
        sum(&[0.0193, 0.1192, 0.9505], light) / 1.089,
    ];
    let curve = |value: f64| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
    let [x, y, z] = of_white.map(curve);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The smallest distance in CIELAB of two colours that are told apart at a glance. From 2 on they differ side by side.
const MIN_DISTANCE: f64 = 30.0;

/// The colours of the models are told apart, also by people with a colour blindness.
#[test]
fn models_have_distinguishable_colours() {
    for (name, depth, styles) in painted_themes() {
        let colors = styles.models.map(|style| rgb(style.fg.expect("the model has a colour")));
        for (sight, matrix) in &SIGHTS {
            for (one, other) in [(0, 1), (0, 2), (1, 2)] {
                let (one, other) = (seen(colors[one], matrix), seen(colors[other], matrix));
                let distance = one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                assert!(distance >= MIN_DISTANCE, "{name:?} in {depth:?} with {sight}: {distance:.0}");
            }
        }
    }
}

/// Only the theme for all colours has colours that xterm's 240 lack, so that the others look the same everywhere.
#[test]
fn themes_have_the_colours_that_they_claim() {
    for (name, depth, styles) in painted_themes() {
        let is_indexed = |color: Option<Color>| matches!(color, Some(Color::Indexed(16..)));
        let all_indexed = styles
            .text_roles()
            .iter()
            .chain(&styles.graphic_roles())
            .all(|(_, style)| is_indexed(style.fg) && (style.bg.is_none() || is_indexed(style.bg)));
        let palette = ThemePalette::of(name).expect("the theme has colours");
        assert_eq!(all_indexed, !(palette.all_colors && depth == ColorDepth::All), "{name:?} in {depth:?}");
        assert_eq!(palette.all_colors, name == ThemeName::Dusk);
        let own = Rgb::of_index(palette.background.nearest_index());
        assert_eq!(own == palette.background, !palette.all_colors, "{name:?}");
    }
}

/// A terminal with sixteen colours, and one without any, keeps its own.
#[test]
fn themes_need_more_than_sixteen_colours() {
    for &name in ThemeName::ALL {
        let with = |depth| Theme::new(true, false).with_depth(depth).named(name).styles;
        assert_eq!(with(None), Styles::PLAIN);
        assert_eq!(with(Some(ColorDepth::Sixteen)), Styles::COLOUR);
        let is_own = with(Some(ColorDepth::Indexed)) == Styles::COLOUR;
        assert_eq!(is_own, name == ThemeName::Terminal);
    }
}

/// What a terminal can show follows from its variables.
#[test]
fn color_depth_follows_the_variables() {
    let depth = |list: &[(&str, &str)]| {
        ColorDepth::detect(|name| {
            list.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    };
    assert_eq!(depth(&[("COLORTERM", "truecolor"), ("TERM", "xterm")]), ColorDepth::All);
    assert_eq!(depth(&[("COLORTERM", "24bit")]), ColorDepth::All);
    assert_eq!(depth(&[("TERM", "xterm-direct")]), ColorDepth::All);
    assert_eq!(depth(&[("COLORTERM", "yes"), ("TERM", "xterm-256color")]), ColorDepth::Indexed);
    assert_eq!(depth(&[("TERM", "xterm")]), ColorDepth::Indexed);
    for term in ["linux", "vt100", "ansi", "dumb"] {
        assert_eq!(depth(&[("TERM", term)]), ColorDepth::Sixteen, "{term}");
    }
}

/// The most similar of xterm's colours is itself.
#[test]
fn nearest_index_of_a_known_colour_is_its_own() {
    for index in 16..=255 {
        let color = Rgb::of_index(index);
        assert_eq!(Rgb::of_index(color.nearest_index()), color);
    }
    assert_eq!(Rgb([0x1f, 0x1b, 0x36]).nearest_index(), 235);
}
