//! Drawings as SVG: the organisation chart and the decision tree, each a file of its own or a part of a page.
//!
//! A drawing looks the same on paper, on a slide and in a browser: light colours are attributes, which every
//! program understands, and [`STYLE`] has the dark ones. Boxes bring their own background, and lines are visible on
//! white and on black, so a drawing needs no background. Nothing in it has an id, so that a page may hold several.

mod chart;
mod measure;
mod tree;

use crate::document::{ChartBox, Tree};
use crate::locale::sanitize;
use measure::Font;
use std::fmt::Write as _;

/// The style sheet inside each drawing, for a content-security policy that allows it by its digest.
pub(crate) const STYLE: &str = "svg:root{color-scheme:light dark}\
    @media screen and (prefers-color-scheme:dark){\
    .so-lit{fill:#2a63ad;stroke:#94a3b8}.so-lead{fill:#1e293b;stroke:#94a3b8}.so-seller{fill:#14304d;stroke:#94a3b8}.so-answer{fill:#334155}\
    .so-name{fill:#f1f5f9}.so-detail{fill:#cbd5e1}}";

/// Distance between the border of a drawing and what is in it.
const MARGIN: u32 = 16;
/// Distance between the border of a box and its text, at each side, and above and below.
const PADDING: (u32, u32) = (12, 9);

/// Returns an organisation chart as an SVG file with a title for screen readers.
pub(crate) fn chart(root: &ChartBox, title: &str) -> String {
    chart::drawing(root).render(title)
}

/// Returns a decision tree as an SVG file with a title for screen readers.
pub(crate) fn tree(tree: &Tree, title: &str) -> String {
    tree::drawing(tree).render(title)
}

/// Boxes and lines with their places.
#[derive(Debug, Default)]
struct Drawing {
    width: u32,
    height: u32,
    boxes: Vec<(Point, TextBox)>,
    lines: Vec<Line>,
}

/// A place in a drawing, to the right and down.
type Point = (u32, u32);

/// A line with corners.
#[derive(Clone, Debug)]
struct Line {
    points: Vec<Point>,
    /// Whether it is part of the path that was taken.
    lit: bool,
}

/// A box around lines of text.
#[derive(Clone, Debug)]
struct TextBox {
    kind: Kind,
    width: u32,
    height: u32,
    /// Names, which are bold, and details, from top to bottom.
    lines: Vec<(Font, String)>,
    /// The whole text, if not all of it is in the lines.
    full: Option<String>,
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The leader of all, or a question on the path.
    Lit,
    /// The model that is advised.
    Advised,
    /// Somebody who leads others, or a question.
    Lead,
    /// Sellers, or a model.
    Seller,
    /// An answer.
    Answer,
    /// The answer that was given.
    Given,
}

impl TextBox {
    /// Creates a box with a name and details that are at most `room` wide.
    fn new(kind: Kind, name: (Font, &str), details: (Font, &[String]), room: u32) -> Self {
        let texts = std::iter::once(name).chain(details.1.iter().map(|text| (details.0, &**text)));
        let texts: Vec<_> = texts.map(|(font, text)| (font, sanitize(text))).collect();
        let mut lines = Vec::new();
        let mut is_cut = false;
        for (font, text) in &texts {
            let wrapped = font.wrap(text, room);
            is_cut |= wrapped.last().is_some_and(|line| line.ends_with('…') && !text.ends_with('…'));
            lines.extend(wrapped.into_iter().map(|line| (*font, line)));
        }
        let full = is_cut.then(|| texts.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join("\n"));
        let width = lines.iter().map(|(font, line)| font.width(line)).max().unwrap_or_default();
        let height: u32 = lines.iter().map(|(font, _)| font.line_height()).sum();
        let (beside, above) = kind.padding();
        Self { kind, width: width + 2 * beside + kind.mark_width(), height: height + 2 * above, lines, full }
    }

    fn render(&self, (x, y): Point, svg: &mut String) {
        let (fill, stroke, class) = match self.kind {
            Kind::Lit | Kind::Advised => ("#1d4a86", "#1d4a86", "so-lit"),
            Kind::Lead => ("#ffffff", "#64748b", "so-lead"),
            Kind::Seller => ("#e6f0fa", "#64748b", "so-seller"),
            Kind::Answer => ("#e8edf3", "none", "so-answer"),
            Kind::Given => ("#1d4a86", "none", "so-lit"),
        };
        let corner = match self.kind {
            Kind::Lit | Kind::Lead => 4,
            _ => 11,
        };
        svg.push_str("<g>");
        if let Some(full) = &self.full {
            write!(svg, "<title>{}</title>", escape(full)).expect("a string takes all");
        }
        let (width, height) = (self.width, self.height);
        write!(
            svg,
            r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}" fill="{fill}" stroke="{stroke}"/>"#
        )
        .expect("a string takes all");
        let is_lit = matches!(self.kind, Kind::Lit | Kind::Advised | Kind::Given);
        let mark = self.kind.mark_width();
        let middle = x + mark + (width - mark) / 2;
        let mut top = y + self.kind.padding().1;
        for (font, line) in &self.lines {
            let baseline = top + font.line_height().midpoint(font.size * 7 / 10);
            top += font.line_height();
            let (class, fill, weight) = match (is_lit, font.bold) {
                (true, true) => ("so-on", "#ffffff", r#" font-weight="700""#),
                (true, false) => ("so-on", "#ffffff", ""),
                (false, true) => ("so-name", "#0f172a", r#" font-weight="700""#),
                (false, false) => ("so-detail", "#334155", ""),
            };
            let direction = if is_right_to_left(line) { r#" direction="rtl""# } else { "" };
            write!(
                svg,
                r#"<text class="{class}" x="{middle}" y="{baseline}" font-size="{}" fill="{fill}"{weight}{direction}>{}</text>"#,
                font.size,
                escape(line)
            )
            .expect("a string takes all");
        }
        self.kind.render_mark((x + 9, y + height / 2), svg);
        svg.push_str("</g>\n");
    }
}

impl Kind {
    fn padding(self) -> (u32, u32) {
        match self {
            Self::Answer | Self::Given => (8, 3),
            _ => PADDING,
        }
    }

    /// Returns the room for the mark before the text.
    fn mark_width(self) -> u32 {
        match self {
            Self::Given => 14,
            Self::Advised => 18,
            _ => 0,
        }
    }

    /// Draws a check mark before a given answer, a star before the advised model. Fonts may not have them.
    fn render_mark(self, (x, y): Point, svg: &mut String) {
        match self {
            Self::Given => write!(
                svg,
                r##"<path d="M{x} {y}l4 4l6 -8" fill="none" stroke="#ffffff" stroke-width="2.5"/>"##
            ),
            Self::Advised => write!(
                svg,
                r##"<path d="M{} {}l2.2 4.9l5.3 .6l-4 3.6l1.1 5.2l-4.6 -2.6l-4.6 2.6l1.1 -5.2l-4 -3.6l5.3 -.6z" fill="#ffffff"/>"##,
                x + 8,
                y - 8
            ),
            _ => Ok(()),
        }
        .expect("a string takes all");
    }
}

impl Drawing {
    fn render(&self, title: &str) -> String {
        let (width, height) = (self.width, self.height);
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="'Segoe UI','Helvetica Neue',Arial,'Liberation Sans','Open Sans',sans-serif" text-anchor="middle">
<title>{}</title>
<style>{STYLE}</style>
"#,
            escape(&sanitize(title))
        );
        // The path that was taken lies above the other lines.
        for lit in [false, true] {
            let (stroke, width) = if lit { ("#2f74d0", "4") } else { ("#7a869a", "1.5") };
            let mut path = String::new();
            for line in self.lines.iter().filter(|line| line.lit == lit) {
                for (index, (x, y)) in line.points.iter().enumerate() {
                    write!(path, "{}{x} {y}", if index == 0 { 'M' } else { 'L' })
                        .expect("a string takes all");
                }
            }
            if !path.is_empty() {
                writeln!(
                    svg,
                    r#"<path d="{path}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"/>"#
                )
                .expect("a string takes all");
            }
        }
        for (place, text_box) in &self.boxes {
            text_box.render(*place, &mut svg);
        }
        svg + "</svg>\n"
    }
}

/// Returns whether a text begins with a letter of a script that is read from right to left.
fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

/// Returns a text for the contents of an element. Texts were sanitized when their boxes were measured.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // XML does not allow these two characters, even escaped.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
