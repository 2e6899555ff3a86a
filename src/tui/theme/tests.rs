//! Tests the contrast of the styles on the default palettes of common terminals.

#![allow(clippy::unreadable_literal, reason = "colours are read as RRGGBB")]

use super::Styles;
use ratatui::style::{Color, Modifier, Style};

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
