//! Compares what a screen shows with messages, so that tests name a message by its key and not by its sentence.
//!
//! A sentence may be broken over lines and stand in a panel next to another one. [`regions`] therefore reads a screen panel
//! by panel.

use crate::locale::{Language, Message, Translator};
use ratatui::buffer::{Buffer, Cell};
use std::ops::Range;
use unicode_width::UnicodeWidthStr as _;

/// The fixed text that a message has to have for its key alone to identify it, in letters.
const FEWEST_LETTERS: usize = 3;

/// A message with arguments: `message!("home-found", count = 1_u32, all = 3_u32)`.
macro_rules! message {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        crate::locale::Message::new($key)$(.arg(stringify!($name), $value))*
    };
}

pub(in crate::tui) use message;

/// What a test expects to show: a message of the locale files.
pub(in crate::tui) enum Expected {
    /// A message with any arguments.
    Key(&'static str),
    /// A message with exactly these arguments.
    Message(Message),
}

impl From<&'static str> for Expected {
    fn from(key: &'static str) -> Self {
        Self::Key(key)
    }
}

impl From<Message> for Expected {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// Returns whether a screen shows a message in a language.
///
/// # Panics
/// There is no such key, or a key without arguments has too little text of its own.
pub(in crate::tui) fn shows(buffer: &Buffer, words: &Translator, expected: impl Into<Expected>) -> bool {
    let regions = regions(buffer);
    match expected.into() {
        Expected::Message(message) => {
            let text = one_line(&words.translate(&message));
            regions.iter().any(|region| region.text().contains(&text))
        }
        Expected::Key(key) => {
            let wordings = wordings(words.language(), key);
            regions.iter().any(|region| wordings.iter().any(|parts| in_order(&region.text(), parts)))
        }
    }
}

/// Returns how often a screen shows a message with any arguments, at most once in each region and each of its lines.
pub(in crate::tui) fn count(buffer: &Buffer, words: &Translator, key: &str) -> usize {
    let wordings = wordings(words.language(), key);
    let shows = |text: &str| wordings.iter().any(|parts| in_order(text, parts));
    let in_lines = |region: &Region| region.lines.iter().filter(|line| shows(line)).count();
    regions(buffer).iter().map(|region| in_lines(region).max(usize::from(shows(&region.text())))).sum()
}

/// Returns whether a screen shows a text, in one line or broken over lines.
pub(in crate::tui) fn shows_text(buffer: &Buffer, text: &str) -> bool {
    let text = one_line(text);
    lines(buffer).iter().any(|line| line.contains(&text))
        || regions(buffer).iter().any(|region| region.text().contains(&text))
}

/// The lines of a screen without the spaces at their ends.
pub(in crate::tui) fn lines(buffer: &Buffer) -> Vec<String> {
    rows(buffer).iter().map(|row| row.concat().trim_end().to_owned()).collect()
}

/// The symbols of a screen by row. The cells behind a wide symbol are left out.
fn rows(buffer: &Buffer) -> Vec<Vec<&str>> {
    let width = usize::from(buffer.area.width);
    let row = |row| {
        let mut covered = 0;
        let mut symbols = Vec::new();
        for cell in row {
            if covered == 0 {
                symbols.push(Cell::symbol(cell));
                covered = cell.symbol().width().max(1);
            }
            covered -= 1;
        }
        symbols
    };
    buffer.content.chunks(width).map(row).collect()
}

/// Lines of text one below the other between the same borders.
pub(in crate::tui) struct Region {
    columns: Range<usize>,
    /// The row of the first line.
    pub(in crate::tui) first: usize,
    /// The lines without the spaces around them and the marks of a scrolled text.
    pub(in crate::tui) lines: Vec<String>,
}

impl Region {
    /// The columns between the borders.
    pub(in crate::tui) fn columns(&self) -> Range<usize> {
        self.columns.clone()
    }

    fn text(&self) -> String {
        one_line(&self.lines.join(" "))
    }
}

/// Whether a symbol ends a region: an upright border or a corner.
fn is_border(symbol: &str, ascii: bool) -> bool {
    if ascii {
        return matches!(symbol, "|" | "#");
    }
    matches!(symbol, "│" | "┃" | "╭" | "╮" | "╰" | "╯" | "┏" | "┓" | "┗" | "┛" | "├" | "┤" | "┣" | "┫")
}

/// Whether a cell has the mark of a scrolled text, on a border that goes on above or below it.
fn is_border_mark(buffer: &Buffer, x: usize, y: usize, ascii: bool) -> bool {
    let symbol = |x: usize, y: usize| {
        let at = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        buffer.cell(at).map(Cell::symbol)
    };
    let marks = if ascii { ["^", "v"] } else { ["▴", "▾"] };
    let [above, below] = [y.checked_sub(1), Some(y + 1)].map(|y| y.and_then(|y| symbol(x, y)).unwrap_or(" "));
    let is_side = |symbol: &str| is_border(symbol, ascii) || (ascii && symbol == "+");
    symbol(x, y).is_some_and(|mark| marks.contains(&mark)) && is_side(above) && is_side(below)
}

/// The regions of a screen that is in Unicode.
pub(in crate::tui) fn regions(buffer: &Buffer) -> Vec<Region> {
    regions_between(buffer, false)
}

/// The regions of a screen, the borders of which are in Unicode or in ASCII.
pub(in crate::tui) fn regions_between(buffer: &Buffer, ascii: bool) -> Vec<Region> {
    let mut done = Vec::new();
    let mut open: Vec<Region> = Vec::new();
    let is_border =
        |symbol: &str, x: usize, y: usize| is_border(symbol, ascii) || is_border_mark(buffer, x, y, ascii);
    for (y, row) in rows(buffer).iter().enumerate() {
        let mut here: Vec<(Range<usize>, String)> = Vec::new();
        let (mut start, mut x, mut text) = (0, 0, String::new());
        for symbol in row {
            if is_border(symbol, x, y) {
                here.push((start..x, std::mem::take(&mut text)));
                start = x + 1;
            } else {
                text.push_str(symbol);
            }
            x += symbol.width().max(1);
        }
        here.push((start..x, text));
        let mut next = Vec::new();
        for (columns, text) in here {
            let is_horizontal = text.contains(['─', '━']);
            let text = text.trim_matches(['▴', '▾', '─', '━', ' ']).to_owned();
            if is_horizontal {
                done.push(Region { columns, first: y, lines: vec![text] });
            } else if let Some(at) = open.iter().position(|region| region.columns == columns) {
                let mut region = open.swap_remove(at);
                region.lines.push(text);
                next.push(region);
            } else if !text.is_empty() {
                next.push(Region { columns, first: y, lines: vec![text] });
            }
        }
        done.append(&mut open);
        open = next;
    }
    done.append(&mut open);
    done
}

/// The text with one space between words.
pub(in crate::tui) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the parts stand in a text in this order.
fn in_order(text: &str, parts: &[String]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| match rest.find(&**part) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}

/// The locale file of a language.
pub(in crate::tui) fn locale_file(language: Language) -> &'static str {
    language.source()
}

/// The keys of the locale files, each with its pattern.
pub(in crate::tui) fn messages(language: Language) -> Vec<(&'static str, String)> {
    let mut messages: Vec<(&str, String)> = Vec::new();
    for line in locale_file(language).lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (key, pattern) = line.split_once(" =").expect("a message has a key and a pattern");
            messages.push((key, pattern.trim().to_owned()));
        } else if line.starts_with(' ')
            && let Some((_, pattern)) = messages.last_mut()
        {
            pattern.push(' ');
            pattern.push_str(line.trim());
        }
    }
    messages
}

/// The fixed parts of a message, once for each of its variants.
fn wordings(language: Language, key: &str) -> Vec<Vec<String>> {
    let messages = messages(language);
    let (_, pattern) = messages.iter().find(|(own, _)| *own == key).unwrap_or_else(|| panic!("no key {key}"));
    let mut rest = &**pattern;
    let wordings: Vec<Vec<String>> =
        pattern_parts(&mut rest, false).iter().map(|parts| trimmed(parts)).collect();
    let letters = |parts: &Vec<String>| {
        parts.iter().flat_map(|part| part.chars()).filter(|c| c.is_alphabetic()).count()
    };
    assert!(wordings.iter().all(|parts| letters(parts) >= FEWEST_LETTERS), "{key} needs its arguments");
    wordings
}

fn trimmed(parts: &[String]) -> Vec<String> {
    parts.iter().map(|part| one_line(part)).filter(|part| !part.is_empty()).collect()
}

/// The parts between arguments, for each combination of variants; ends at the next variant or a brace within a variant.
fn pattern_parts(rest: &mut &str, in_variant: bool) -> Vec<Vec<String>> {
    let mut all = vec![vec![String::new()]];
    while let Some(c) = rest.chars().next() {
        if in_variant && (c == '}' || c == '[' || rest.starts_with("*[")) {
            break;
        }
        *rest = &rest[c.len_utf8()..];
        if c != '{' {
            for parts in &mut all {
                parts.last_mut().expect("a part").push(c);
            }
            continue;
        }
        let inside = rest.trim_start();
        if let Some(literal) = inside.strip_prefix('"') {
            let (text, after) = literal.split_once('"').expect("a literal ends");
            for parts in &mut all {
                parts.last_mut().expect("a part").push_str(text);
            }
            *rest = after.split_once('}').expect("a placeable ends").1;
            continue;
        }
        let (head, after) = rest.split_at(rest.find(['}', '>']).expect("a placeable ends"));
        *rest = &after[1..];
        if !head.ends_with('-') {
            for parts in &mut all {
                parts.push(String::new());
            }
            continue;
        }
        let mut variants = Vec::new();
        loop {
            *rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('}') {
                *rest = after;
                break;
            }
            *rest = rest.split_once(']').expect("a variant has a key").1;
            variants.extend(pattern_parts(rest, true));
        }
        all = all.iter().flat_map(|before| variants.iter().map(|own| joined(before, own))).collect();
    }
    all
}

/// Parts followed by others, the last of the first and the first of the others in one.
fn joined(before: &[String], after: &[String]) -> Vec<String> {
    let mut parts = before.to_vec();
    let (first, others) = after.split_first().expect("a pattern has a part");
    parts.last_mut().expect("a pattern has a part").push_str(first);
    parts.extend_from_slice(others);
    parts
}

#[test]
fn wordings_are_the_fixed_parts_of_a_message() {
    let parts = |key| wordings(Language::English, key);
    assert_eq!(parts("home-deleted"), [["Deleted interviews"]]);
    assert_eq!(parts("replay-outlook-changed"), [["Here the outlook turned from", "to", "."]]);
    assert_eq!(parts("home-delete-confirm"), [vec!["Delete", "?"], vec!["Delete", "interviews?"]]);
    assert_eq!(parts("outlook-share-line"), [["Of all combinations"]]);
    assert_eq!(parts("cli-check-part").len(), 4);
}

#[test]
fn regions_read_panels_next_to_each_other() {
    let buffer =
        Buffer::with_lines(["╭ One ──╮╭─────╮", "│ Still ││ x   │", "│ open  ▾│ y   ▾", "╰───────╯╰─────╯"]);
    let texts: Vec<_> = regions(&buffer).iter().map(Region::text).collect();
    assert!(texts.contains(&"Still open".to_owned()) && texts.contains(&"x y".to_owned()), "{texts:?}");
    assert!(shows_text(&buffer, "Still open") && !shows_text(&buffer, "open y"));
}
