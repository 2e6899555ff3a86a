//! The pictures of the README, drawn from real screens. A test fails where they differ from what the program shows.
//!
//! `SALESORG_PICTURES=draw cargo test picture` draws them again.

use super::driver::Driver;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// A cell's width and height, and the margin around all, in pixels.
const CELL: (usize, usize) = (8, 16);
const MARGIN: usize = 14;
const BACKGROUND: &str = "#1b1f27";
const TEXT: &str = "#d5dae3";

/// The colour of a style on a dark terminal.
fn colour(style: Style) -> &'static str {
    let dim = style.add_modifier.contains(Modifier::DIM);
    match style.fg {
        Some(Color::Red | Color::LightRed) => "#f2777a",
        Some(Color::Green | Color::LightGreen) => "#8fd18f",
        Some(Color::Yellow | Color::LightYellow) => "#f0c674",
        Some(Color::Blue | Color::LightBlue) => "#7aa6f0",
        Some(Color::Magenta | Color::LightMagenta) => "#c397d8",
        Some(Color::Cyan | Color::LightCyan) => "#6fc7cf",
        Some(Color::DarkGray) => "#7c8494",
        _ if dim => "#8a92a3",
        _ => TEXT,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One run of cells in one style.
fn run(svg: &mut String, column: usize, row: usize, text: &str, style: Style) {
    let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
    let width = text.width() * CELL.0;
    let (mut front, mut behind) = (colour(style), style.bg.map(|bg| colour(Style::new().fg(bg))));
    if style.add_modifier.contains(Modifier::REVERSED) {
        (front, behind) = (behind.unwrap_or(BACKGROUND), Some(front));
    }
    if let Some(behind) = behind.filter(|_| style.bg != Some(Color::Reset) || front == BACKGROUND) {
        let _ =
            writeln!(svg, r#"<rect x="{x}" y="{y}" width="{width}" height="{}" fill="{behind}"/>"#, CELL.1);
    }
    if text.trim().is_empty() {
        return;
    }
    let bold = if style.add_modifier.contains(Modifier::BOLD) { r#" font-weight="bold""# } else { "" };
    let baseline = y + CELL.1 - 3;
    let text = escaped(text);
    let _ = writeln!(
        svg,
        r#"<text x="{x}" y="{baseline}" textLength="{width}" lengthAdjust="spacingAndGlyphs" fill="{front}"{bold}>{text}</text>"#
    );
}

/// A screen as a picture.
fn svg(cells: &Buffer) -> String {
    let (columns, rows) = (usize::from(cells.area.width), usize::from(cells.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13.3\" xml:space=\"preserve\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n"
    );
    for row in 0..rows {
        let mut column = 0;
        while column < columns {
            let style = cells.content[row * columns + column].style();
            let (start, mut text) = (column, String::new());
            while column < columns && cells.content[row * columns + column].style() == style {
                let symbol = cells.content[row * columns + column].symbol();
                text.push_str(symbol);
                column += symbol.width().max(1);
            }
            run(&mut svg, start, row, &text, style);
        }
    }
    svg + "</svg>\n"
}

fn assert_picture(name: &str, driver: &Driver) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures").join(name);
    let drawn = svg(driver.buffer());
    if std::env::var_os("SALESORG_PICTURES").is_some() {
        std::fs::write(&path, &drawn).expect("the folder of the test can be changed");
    }
    let saved = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(saved == drawn, "{name} is no longer what the program shows");
}

#[test]
fn pictures_match_the_real_screens() {
    let mut driver = Driver::in_colour(104, 21);
    driver.keys("n 'Acme Enter 3 '24 Enter 2 1 2 'North Enter 'South Enter Enter 4 2 Down");
    assert_picture("interview.svg", &driver);
    let mut driver = Driver::in_colour(124, 44);
    driver.keys("n 'Acme Enter 3 '24 Enter 2 1 2 'North Enter 'South Enter Enter 4 2 3 1 2 '1 Enter 2 r f 2");
    assert_picture("compare.svg", &driver);
    driver.keys("5");
    assert_picture("organisation.svg", &driver);
    driver.keys("1");
    assert_picture("verdict.svg", &driver);
}
