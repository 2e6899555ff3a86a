//! The diagrams of the models: they keep their width, and their lines connect.

use super::draw;
use crate::rulebook::Rulebook;
use crate::rulebook::Text;
use crate::rulebook::format::{Diagram, Lane, LaneJoin};
use crate::tui::theme::Theme;
use crate::tui::widgets::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Paragraph, Widget};

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// The directions in which a cell's line continues, as bits.
fn arms(cell: &str) -> u8 {
    match cell {
        "╭" => DOWN | RIGHT,
        "╮" => DOWN | LEFT,
        "╰" => UP | RIGHT,
        "╯" => UP | LEFT,
        "─" => LEFT | RIGHT,
        "│" => UP | DOWN,
        "├" => UP | DOWN | RIGHT,
        "┬" => LEFT | RIGHT | DOWN,
        _ => 0,
    }
}

/// Whether a line can end at a cell from a direction: at another line or an arrowhead.
fn meets(cell: &str, arm: u8) -> bool {
    arms(cell) & arm != 0 || matches!(cell, "▸" | "▾")
}

fn lines(diagram: &Diagram, language: &str, ascii: bool, width: u16) -> Vec<String> {
    let look = Theme::new(false, ascii);
    let text = |text: &Text| text.get(language).to_owned();
    draw(diagram, text, &look, Style::new(), width).iter().map(ToString::to_string).collect()
}

/// The cells of a drawing on a terminal.
fn grid(lines: &[String]) -> Buffer {
    let width = lines.iter().map(|line| cells(line)).max().unwrap_or(0);
    let size = |n: usize| u16::try_from(n).expect("a small drawing");
    let area = Rect::new(0, 0, size(width), size(lines.len()));
    let mut buffer = Buffer::empty(area);
    Paragraph::new(lines.join("\n")).render(area, &mut buffer);
    buffer
}

fn assert_sound(diagram: &Diagram, language: &str, width: u16) {
    let drawn = lines(diagram, language, false, width);
    let shown = drawn.join("\n");
    for line in &drawn {
        assert!(cells(line) <= usize::from(width), "wider than {width}:\n{shown}");
    }
    let grid = grid(&drawn);
    let cell = |x: i32, y: i32| {
        let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else { return " " };
        grid.cell((x, y)).map_or(" ", |cell| cell.symbol())
    };
    for y in 0..i32::from(grid.area.height) {
        for x in 0..i32::from(grid.area.width) {
            let here = arms(cell(x, y));
            for (arm, dx, dy, back) in
                [(UP, 0, -1, DOWN), (DOWN, 0, 1, UP), (LEFT, -1, 0, RIGHT), (RIGHT, 1, 0, LEFT)]
            {
                let there = cell(x + dx, y + dy);
                // A title interrupts the top of a frame with a space on each side.
                let titled =
                    dy == 0 && there == " " && arms(cell(x, y)) & (UP | DOWN) != UP && y == top_of(&drawn, y);
                assert!(
                    here & arm == 0 || meets(there, back) || titled,
                    "open at {x},{y} in {width}:\n{shown}"
                );
            }
        }
    }
    for lane in diagram.lanes.iter().filter(|lane| !lane.boxes.is_empty()) {
        let to = lane.to.get(language);
        assert!(width < 24 || shown.contains(to), "{to} is missing at {width}:\n{shown}");
    }
}

/// The row where it is the top of a titled frame, otherwise -1.
fn top_of(drawn: &[String], y: i32) -> i32 {
    let row = usize::try_from(y).ok().and_then(|y| drawn.get(y));
    if row.is_some_and(|row| row.starts_with("╭ ") && row.ends_with('╮')) { y } else { -1 }
}

#[test]
fn diagrams_of_the_shipped_models_are_sound_at_every_width() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for model in &rulebook.models {
        for language in ["en", "nl"] {
            for width in 5..=60 {
                assert_sound(&model.diagram, language, width);
            }
        }
    }
}

fn lane(group: Option<&str>, boxes: &[&str], together: bool, to: &str) -> Lane {
    let text = |wording: &str| Text::single("en", wording);
    Lane {
        group: group.map(text),
        boxes: boxes.iter().map(|name| text(name)).collect(),
        joined: if together { LaneJoin::Together } else { LaneJoin::Handoff },
        to: text(to),
    }
}

fn diagram(lanes: Vec<Lane>) -> Diagram {
    Diagram { lanes, caption: Text::default() }
}

#[test]
fn diagram_keeps_straight_borders_around_wide_characters() {
    let odd = diagram(vec![
        lane(Some("東京チーム"), &["販売", "👩‍💻", "é"], true, "お客様"),
        lane(None, &["販売", "👩‍💻"], false, "🏢"),
        lane(None, &["a very long name for a box, longer than any panel is wide"], false, "x"),
        lane(Some("a group without any members"), &[], true, "y"),
        lane(None, &[], false, "z"),
    ]);
    for width in 5..=80 {
        assert_sound(&odd, "en", width);
    }
    let few = diagram(odd.lanes.into_iter().take(2).collect());
    for width in 5..=60 {
        assert_sound(&few, "en", width);
    }
}

#[test]
fn diagram_in_ascii_is_as_wide_as_in_unicode() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for model in &rulebook.models {
        for width in 5..=60 {
            let unicode: Vec<_> =
                lines(&model.diagram, "en", false, width).iter().map(|l| cells(l)).collect();
            let drawn = lines(&model.diagram, "en", true, width);
            assert!(drawn.iter().all(|line| line.is_ascii()), "{}", drawn.join("\n"));
            let ascii: Vec<_> = drawn.iter().map(|l| cells(l)).collect();
            // Where a name is cut, three dots are wider than one sign.
            assert!(width < 20 || unicode == ascii, "{}", drawn.join("\n"));
        }
    }
}

#[test]
fn diagrams_of_the_shipped_models() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let mut shown = String::new();
    for (width, ascii) in [(60, false), (36, false), (29, false), (24, false), (36, true)] {
        for model in &rulebook.models {
            let drawn = lines(&model.diagram, "en", ascii, width).join("\n");
            shown.push_str(&["\n\n", &width.to_string(), " columns\n", &drawn].concat());
        }
    }
    insta::assert_snapshot!(shown);
}
