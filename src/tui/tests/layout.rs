//! The layout of every situation at every size, in both languages, with and without ASCII and colour.
//!
//! One property, [`check`], for what a person would see at once in a snapshot: text that is cut, frames that are open, a
//! cursor that is out of sight, ids that are shown. It needs no expected screens, so it can be checked at any size.

use super::driver::Driver;
use super::screen_text::{Region, messages, regions_between};
use super::situations::{Focus, Situation, situations};
use crate::locale::pseudo::translate_rulebook;
use crate::locale::{Language, to_ascii};
use crate::rulebook::Rulebook;
use crate::tui::theme::Theme;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;
use rayon::prelude::*;
use serde_json::Value as Json;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex};
use unicode_width::UnicodeWidthStr as _;

/// From the smallest size to one where everything has room; each layout of each screen is among them.
const SIZES: [(u16, u16); 9] =
    [(40, 12), (41, 13), (60, 20), (71, 15), (80, 24), (100, 30), (111, 16), (120, 40), (160, 50)];

/// Language, whether in ASCII and whether in colour, so that each pair of these is met.
const LOOKS: [(Language, bool, bool); 4] = [
    (Language::English, false, false),
    (Language::Dutch, false, true),
    (Language::English, true, true),
    (Language::Dutch, true, false),
];

/// Every situation at every size. The looks take turns, so that every look meets every situation and every size.
#[test]
fn layout_is_sound_in_every_situation_at_every_size() {
    let all: Vec<_> = situations().into_iter().enumerate().collect();
    let faults: Vec<String> =
        all.par_iter().flat_map_iter(|(nth, situation)| faults_of(*nth, situation)).collect();
    assert!(
        faults.is_empty(),
        "{} faults, such as these:\n{}",
        faults.len(),
        faults[..faults.len().min(8)].join("\n")
    );
}

fn faults_of(nth: usize, situation: &Situation) -> Vec<String> {
    let mut faults = Vec::new();
    for (turn, look) in LOOKS.into_iter().enumerate() {
        let sizes = SIZES.iter().enumerate().filter(|(at, _)| (at + nth) % LOOKS.len() == turn);
        let mut driver: Option<Driver> = None;
        for (_, &size) in sizes {
            match &mut driver {
                None => driver = Some(open(situation, look, size)),
                Some(driver) => driver.resize(size.0, size.1),
            }
            let driver = driver.as_ref().expect("it was just opened");
            faults.extend(
                check(situation, driver, look).err().map(|fault| report(situation, driver, look, &fault)),
            );
        }
    }
    faults
}

fn open(
    situation: &Situation,
    (language, ascii, colour): (Language, bool, bool),
    size: (u16, u16),
) -> Driver {
    situation.open(language, &Theme::new(colour, ascii), size)
}

fn report(situation: &Situation, driver: &Driver, look: (Language, bool, bool), fault: &str) -> String {
    let area = driver.buffer().area;
    let name = situation.name;
    format!("{name} at {}x{} {look:?}: {fault}\n{}", area.width, area.height, driver.screen())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// The same at any size, with a size before it.
    #[test]
    fn layout_is_sound_at_any_size(
        which in any::<prop::sample::Index>(),
        look in prop::sample::select(LOOKS.to_vec()),
        sizes in prop::collection::vec((40_u16..=200, 12_u16..=60), 1..4),
    ) {
        let all = situations();
        let situation = &all[which.index(all.len())];
        let mut driver = open(situation, look, sizes[0]);
        for size in sizes {
            driver.resize(size.0, size.1);
            let fault = check(situation, &driver, look).err();
            prop_assert!(fault.is_none(), "{}", report(situation, &driver, look, &fault.unwrap_or_default()));
        }
    }
}

/// Returns what is wrong with a screen first.
pub(super) fn check(
    situation: &Situation,
    driver: &Driver,
    (language, is_ascii, colour): (Language, bool, bool),
) -> Result<(), String> {
    let buffer = driver.buffer();
    cells_stay_inside(buffer)?;
    if is_ascii {
        all_is_ascii(buffer)?;
    } else {
        frames_are_closed(buffer, situation)?;
    }
    if !colour {
        nothing_is_coloured(buffer)?;
    }
    let vocabulary = Vocabulary::of(situation, driver, language, is_ascii);
    let regions = regions_between(buffer, is_ascii);
    no_id_shows(&regions, &vocabulary)?;
    words_are_whole(&regions, &vocabulary, situation, buffer, is_ascii)?;
    marks_touch_no_text(buffer, is_ascii)?;
    focus_shows(situation.focus, buffer, is_ascii)?;
    cursor_stands_at_focus(situation.focus, driver, is_ascii)
}

/// No wide character sticks out of the screen, and nothing is drawn over its second half.
fn cells_stay_inside(buffer: &Buffer) -> Result<(), String> {
    let width = usize::from(buffer.area.width);
    for (y, row) in buffer.content.chunks(width).enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let wide = cell.symbol().width();
            if x + wide > width {
                return Err(format!("{:?} sticks out at {x},{y}", cell.symbol()));
            }
            let mut covered = row.iter().skip(x + 1).take(wide.saturating_sub(1));
            if covered.any(|cell| !cell.symbol().trim().is_empty()) {
                return Err(format!("something is drawn over {:?} at {x},{y}", cell.symbol()));
            }
        }
    }
    Ok(())
}

/// The cell left of a mark of a scrolled text is blank. Such a mark is in the last column of the screen or on the right border of
/// a frame.
fn marks_touch_no_text(buffer: &Buffer, is_ascii: bool) -> Result<(), String> {
    let (marks, border) = if is_ascii { (["^", "v"], ["|", "#"]) } else { (["▴", "▾"], ["│", "┃"]) };
    let corners = if is_ascii { ["+", "+", "#", "#"] } else { ["╮", "┓", "╯", "┛"] };
    for (x, y) in buffer.area.positions().map(|at| (at.x, at.y)) {
        let symbol = |x: u16, y: u16| buffer.cell((x, y)).map_or(" ", Cell::symbol);
        let beside = [y.checked_sub(1), Some(y + 1)].map(|y| y.map_or(" ", |y| symbol(x, y)));
        let is_on_border = beside.iter().all(|symbol| border.contains(symbol) || corners.contains(symbol));
        let is_mark = marks.contains(&symbol(x, y)) && (x + 1 == buffer.area.width || is_on_border);
        if is_mark && x > 0 && symbol(x - 1, y) != " " {
            return Err(format!("{:?} touches the mark at {x},{y}", symbol(x - 1, y)));
        }
    }
    Ok(())
}

fn all_is_ascii(buffer: &Buffer) -> Result<(), String> {
    match buffer.content.iter().find(|cell| !cell.symbol().is_ascii()) {
        Some(cell) => Err(format!("{:?} is not ASCII", cell.symbol())),
        None => Ok(()),
    }
}

fn nothing_is_coloured(buffer: &Buffer) -> Result<(), String> {
    let coloured =
        |cell: &&Cell| [cell.fg, cell.bg, cell.underline_color].iter().any(|colour| *colour != Color::Reset);
    match buffer.content.iter().find(coloured) {
        Some(cell) => Err(format!("{:?} has a colour", cell.symbol())),
        None => Ok(()),
    }
}

/// What shows where the user is can be seen.
fn focus_shows(focus: Focus, buffer: &Buffer, is_ascii: bool) -> Result<(), String> {
    let symbols: Vec<&str> = buffer.content.iter().map(Cell::symbol).collect();
    let has = |wanted: &str| symbols.contains(&wanted);
    let shows = match (focus, is_ascii) {
        (Focus::Nothing, _) => true,
        (Focus::Field, _) => has("_"),
        (Focus::Box, _) => focus_shows(Focus::Frame, buffer, is_ascii)
            .or(focus_shows(Focus::Cursor, buffer, is_ascii))
            .is_ok(),
        (Focus::Frame, false) => has("┏") || has("┗") || has("┃"),
        (Focus::Frame, true) => has("#"),
        (Focus::Cursor, false) => has("▸"),
        // An arrow ends in the same sign.
        (Focus::Cursor, true) => symbols.windows(2).any(|pair| pair[1] == ">" && pair[0] != "-"),
    };
    if shows { Ok(()) } else { Err(format!("{focus:?} is out of sight")) }
}

/// The terminal's cursor shows inside the window, above the footer, at what has the focus: at the marked row, inside the
/// emphasized frame, in the field, else at the start of a text.
fn cursor_stands_at_focus(focus: Focus, driver: &Driver, is_ascii: bool) -> Result<(), String> {
    let buffer = driver.buffer();
    let at = driver.cursor().ok_or("the cursor is hidden")?;
    if !buffer.area.contains(at) || at.y + 1 == buffer.area.height {
        return Err(format!("the cursor is outside, at {at}"));
    }
    let row: Vec<&str> = (0..buffer.area.width).map(|x| buffer[(x, at.y)].symbol()).collect();
    let (before, after) = row.split_at(at.x.into());
    let (mark, border) = if is_ascii { (">", "#") } else { ("▸", "┃") };
    let is_framed = || before.contains(&border) && after.contains(&border);
    // The mark is beside the cursor, or further left with a field or a value between them.
    let is_marked = || after.first() == Some(&mark) || before.contains(&mark);
    let stands = match focus {
        Focus::Nothing => true,
        Focus::Cursor => is_marked(),
        Focus::Field => row.contains(&"_"),
        Focus::Frame => is_framed(),
        Focus::Box => is_marked() || is_framed(),
    };
    if stands { Ok(()) } else { Err(format!("the cursor at {at} is not at the {focus:?}: {}", row.concat())) }
}

/// The signs of a frame: corners from the top left clockwise, horizontal and upright lines, and what may interrupt these.
struct FrameSigns {
    corners: [&'static str; 4],
    horizontal: &'static [&'static str],
    upright: &'static [&'static str],
}

const LIGHT: FrameSigns = FrameSigns {
    corners: ["╭", "╮", "╯", "╰"],
    horizontal: &["─", "┬", "┴", "┼"],
    upright: &["│", "├", "┤", "┼"],
};
const HEAVY: FrameSigns = FrameSigns {
    corners: ["┏", "┓", "┛", "┗"],
    horizontal: &["━", "┳", "┻", "┷", "┯", "─", "┬", "┴"],
    upright: &["┃", "┣", "┫", "┠", "┨"],
};

/// Every frame is a closed rectangle of straight lines. Where a text scrolls, a frame in it may be cut at the upper or lower
/// edge, on both sides in the same row.
fn frames_are_closed(buffer: &Buffer, situation: &Situation) -> Result<(), String> {
    for signs in [&LIGHT, &HEAVY] {
        // A dialog covers frames below it.
        if situation.is_covered && std::ptr::eq(signs, &LIGHT) {
            continue;
        }
        let area = buffer.area;
        for y in 0..area.height {
            for x in 0..area.width {
                let symbol = buffer[(x, y)].symbol();
                let fault = if symbol == signs.corners[0] {
                    frame_below(buffer, signs, x, y, situation.is_panned)
                } else if symbol == signs.corners[3] && !is_branch(buffer, x, y) {
                    frame_above(buffer, signs, x, y, situation.is_panned)
                } else {
                    Ok(())
                };
                fault.map_err(|fault| format!("frame at {x},{y}: {fault}"))?;
            }
        }
    }
    Ok(())
}

/// Whether a corner begins a branch of a tree: a short line, and then text or a box.
fn is_branch(buffer: &Buffer, x: u16, y: u16) -> bool {
    [x + 1, x + 2]
        .iter()
        .any(|column| buffer.cell((*column, y)).is_some_and(|cell| matches!(cell.symbol(), " " | "┤")))
}

/// The column in which a horizontal border ends that begins at a corner; `None` where it leaves the screen.
fn horizontal_end(
    buffer: &Buffer,
    signs: &FrameSigns,
    x: u16,
    y: u16,
    corner: &str,
    is_panned: bool,
) -> Result<Option<u16>, String> {
    let mut in_text = false;
    for column in x + 1..buffer.area.width {
        let symbol = buffer[(column, y)].symbol();
        if symbol == corner {
            return if in_text && buffer[(column - 1, y)].symbol() != " " {
                Err("a text touches the corner".to_owned())
            } else {
                Ok(Some(column))
            };
        }
        // The picture goes on at the right.
        if is_panned && column + 1 == buffer.area.width && matches!(symbol, "▸" | "▾" | "▴") {
            return Ok(None);
        }
        let is_line = signs.horizontal.contains(&symbol);
        let is_other_frame = [&LIGHT, &HEAVY].iter().any(|other| {
            other.corners.contains(&symbol)
                || other.upright.contains(&symbol) && !other.horizontal.contains(&symbol)
        });
        if is_other_frame {
            return Err(format!("{symbol:?} lies in a horizontal border"));
        }
        // A text in a border has a space on each side.
        let edge = if in_text { buffer[(column - 1, y)].symbol() } else { symbol };
        if is_line == in_text && edge != " " {
            return Err(format!("a text touches the border at {column}"));
        }
        in_text = !is_line;
    }
    Ok(None)
}

/// Whether a symbol belongs to the side of a frame: a line, or a mark of the text that scrolls in it.
fn is_side(signs: &FrameSigns, symbol: &str) -> bool {
    signs.upright.contains(&symbol) || matches!(symbol, "▴" | "▾")
}

/// Follows a frame down from its upper left corner.
fn frame_below(buffer: &Buffer, signs: &FrameSigns, x: u16, y: u16, is_panned: bool) -> Result<(), String> {
    let Some(right) = horizontal_end(buffer, signs, x, y, signs.corners[1], is_panned)? else {
        return if is_panned { Ok(()) } else { Err("the upper border has no end".to_owned()) };
    };
    let side = |column: u16| {
        (y + 1..buffer.area.height)
            .find(|row| !is_side(signs, buffer[(column, *row)].symbol()))
            .unwrap_or(buffer.area.height)
    };
    let (left_end, right_end) = (side(x), side(right));
    if left_end != right_end {
        return Err(format!("its sides end in rows {left_end} and {right_end}"));
    }
    let corner = buffer.cell((x, left_end)).map_or("", Cell::symbol);
    if corner == signs.corners[3] {
        let end = horizontal_end(buffer, signs, x, left_end, signs.corners[2], is_panned)?;
        return if end == Some(right) { Ok(()) } else { Err(format!("its lower border ends at {end:?}")) };
    }
    cut_at_an_edge(buffer, left_end, x..right + 1)
}

/// Follows a frame up from its lower left corner, where its upper border is cut.
fn frame_above(buffer: &Buffer, signs: &FrameSigns, x: u16, y: u16, is_panned: bool) -> Result<(), String> {
    let Some(right) = horizontal_end(buffer, signs, x, y, signs.corners[2], is_panned)? else {
        return if is_panned { Ok(()) } else { Err("the lower border has no end".to_owned()) };
    };
    let side = |column: u16| (0..y).rev().find(|row| !is_side(signs, buffer[(column, *row)].symbol()));
    let (left_end, right_end) = (side(x), side(right));
    if left_end == right_end {
        Ok(())
    } else {
        Err(format!("its sides begin in rows {left_end:?} and {right_end:?}"))
    }
}

/// A frame that ends without a border before this row is cut by the end of what scrolls: below it there is a border, a line
/// of the screen itself, or nothing.
fn cut_at_an_edge(buffer: &Buffer, row: u16, mut columns: Range<u16>) -> Result<(), String> {
    let is_last = row + 4 >= buffer.area.height;
    let is_border = row < buffer.area.height
        && columns.any(|column| matches!(buffer[(column, row)].symbol(), "─" | "━" | "╰" | "┗"));
    if is_last || is_border { Ok(()) } else { Err(format!("it ends in row {row} without a border")) }
}

/// The words of the texts that a situation can show, and the ids that it must not.
struct Vocabulary {
    texts: Arc<Texts>,
    /// What was typed, and the folder.
    own: HashSet<String>,
}

#[derive(Default)]
struct Texts {
    words: HashSet<String>,
    ids: HashSet<String>,
}

/// The texts of rulebooks, by the id of the rulebook, the language, and whether only ASCII is used.
type TextCache = Mutex<HashMap<(String, &'static str, bool), Arc<Texts>>>;

/// The texts of the rulebooks that situations have used so far.
static TEXTS: LazyLock<TextCache> = LazyLock::new(Mutex::default);

impl Vocabulary {
    fn of(situation: &Situation, driver: &Driver, language: Language, is_ascii: bool) -> Self {
        let rulebook = situation.rulebook();
        let mut known = TEXTS.lock().expect("no test panics while it holds the lock");
        let texts = known
            .entry((rulebook.id.clone(), language.tag(), is_ascii))
            .or_insert_with(|| Arc::new(Texts::new(rulebook, language, situation.is_bilingual(), is_ascii)));
        let folder = driver.sessions_dir().to_string_lossy().into_owned();
        // The arrow keys are words in ASCII.
        let names = "Up Down Left Right salesorg Acme BV Bolt Crème Brûlée Ann Ben Carla de Vries North South as agreed in May the board json jsonl deleted";
        let mut own = HashSet::new();
        for text in [&*situation.all_keys(), &folder, names, &pods_names(), &super::demo::NAMES] {
            add_words(&mut own, text, is_ascii);
        }
        Self { texts: Arc::clone(texts), own }
    }

    fn has(&self, word: &str) -> bool {
        self.texts.words.contains(word) || self.own.contains(word)
    }

    fn any(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.texts.words.iter().chain(&self.own).any(|word| fits(word))
    }
}

/// The names that the companies of the situations have for their regions.
fn pods_names() -> String {
    super::companies::pods().to_string()
        + &super::companies::thousand().to_string()
        + &super::companies::island().to_string()
}

impl Texts {
    fn new(rulebook: &Rulebook, language: Language, bilingual: bool, is_ascii: bool) -> Self {
        let mut texts = Self::default();
        for (key, pattern) in messages(language) {
            add_words(&mut texts.words, &pattern, is_ascii);
            if key.contains('-') {
                texts.ids.insert(key.to_owned());
            }
        }
        let mut file: Json = serde_json::from_slice(rulebook.bytes()).expect("it is JSON");
        if language == Language::PSEUDO {
            translate_rulebook(&mut file);
        }
        let is_complete = bilingual || language == Language::PSEUDO;
        let tags: &[&str] = if is_complete { &[language.tag()] } else { &["en", "nl"] };
        texts.add(&file, tags, is_ascii);
        texts
    }

    fn add(&mut self, value: &Json, tags: &[&str], is_ascii: bool) {
        match value {
            Json::Array(list) => list.iter().for_each(|value| self.add(value, tags, is_ascii)),
            Json::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Json::String(text) if tags.contains(&&**key) => {
                            add_words(&mut self.words, text, is_ascii);
                        }
                        // Names and titles of the document are alike in all languages.
                        Json::String(text) if matches!(&**key, "title" | "author") => {
                            add_words(&mut self.words, text, is_ascii);
                        }
                        Json::String(id) if key == "id" && id.contains('_') => {
                            self.ids.insert(id.clone());
                        }
                        _ => self.add(value, tags, is_ascii),
                    }
                }
            }
            _ => {}
        }
    }
}

fn add_words(words: &mut HashSet<String>, text: &str, is_ascii: bool) {
    let text = if is_ascii { to_ascii(text) } else { text.into() };
    words.extend(words_of(&text).map(|(_, word)| word.to_lowercase()));
}

/// The words of a text, each with where it begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphabetic)?;
        let end =
            text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |length| start + length);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// No key of the locale files and no id of the rulebook stands on the screen.
fn no_id_shows(regions: &[Region], vocabulary: &Vocabulary) -> Result<(), String> {
    let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    for line in regions.iter().flat_map(|region| &region.lines) {
        for part in line.split(|c| !is_id(c)) {
            if vocabulary.texts.ids.contains(part) {
                return Err(format!("the id {part:?} shows"));
            }
        }
    }
    Ok(())
}

/// Every word on the screen is a word of the texts, in one piece. A word may be cut where an ellipsis says so, and one that
/// is wider than its column goes on in the next line.
fn words_are_whole(
    regions: &[Region],
    vocabulary: &Vocabulary,
    situation: &Situation,
    buffer: &Buffer,
    is_ascii: bool,
) -> Result<(), String> {
    let dialog = situation.is_covered.then(|| dialog(buffer, is_ascii));
    for region in regions {
        for (nth, line) in region.lines.iter().enumerate() {
            let is_below = dialog.as_ref().is_some_and(|(columns, rows)| {
                rows.contains(&(region.first + nth))
                    && !(columns.start <= region.columns().start && region.columns().end <= columns.end)
            });
            if is_below {
                continue;
            }
            let line = &line.to_lowercase();
            for (at, word) in words_of(line) {
                let (before, after) = (&line[..at], &line[at + word.len()..]);
                if word.chars().count() < 2 || vocabulary.has(word) {
                    continue;
                }
                let is_ellipsis = |text: &str, at_end: bool| {
                    let signs = ["…", "..."];
                    signs
                        .iter()
                        .any(|sign| if at_end { text.ends_with(sign) } else { text.starts_with(sign) })
                };
                let cut = is_ellipsis(after, false) && vocabulary.any(|known| known.starts_with(word))
                    || is_ellipsis(before, true) && vocabulary.any(|known| known.ends_with(word));
                let panned = situation.is_panned && (before.is_empty() || after.is_empty());
                if !cut && !panned && !goes_on(region, nth, before, word, after, vocabulary) {
                    return Err(format!("{word:?} is no word of the texts in {line:?}"));
                }
            }
        }
    }
    Ok(())
}

/// Whether a word is a part of one that is broken over lines.
fn goes_on(
    region: &Region,
    nth: usize,
    before: &str,
    word: &str,
    after: &str,
    vocabulary: &Vocabulary,
) -> bool {
    let last = |line: &str| words_of(line).last().map_or_else(String::new, |(_, word)| word.to_lowercase());
    let first = |line: &str| words_of(line).next().map_or_else(String::new, |(_, word)| word.to_lowercase());
    let mut start = String::new();
    let mut before_is_empty = words_of(before).next().is_none();
    for line in region.lines[..nth].iter().rev().take(3) {
        if !before_is_empty {
            break;
        }
        start = last(line) + &start;
        before_is_empty = words_of(line).count() == 1;
        if vocabulary.has(&format!("{start}{word}")) {
            return true;
        }
    }
    let mut end = String::new();
    let mut after_is_empty = words_of(after).next().is_none();
    for line in region.lines[nth + 1..].iter().take(3) {
        if !after_is_empty {
            break;
        }
        end.push_str(&first(line));
        after_is_empty = words_of(line).count() == 1;
        if vocabulary.has(&format!("{word}{end}")) || vocabulary.has(&format!("{start}{word}{end}")) {
            return true;
        }
    }
    false
}

/// The columns and rows of a dialog, found by its lower border, which has no text.
fn dialog(buffer: &Buffer, is_ascii: bool) -> (Range<usize>, Range<usize>) {
    let [left, right, line] = if is_ascii { ["#", "#", "="] } else { ["┗", "┛", "━"] };
    let upper_right = if is_ascii { "#" } else { "┓" };
    let rows: Vec<Vec<&str>> = buffer
        .content
        .chunks(usize::from(buffer.area.width))
        .map(|row| row.iter().map(Cell::symbol).collect())
        .collect();
    let corner = |row: &Vec<&str>, pair: [&str; 2]| row.windows(2).position(|two| two == pair);
    let bottom = rows
        .iter()
        .rposition(|row| corner(row, [left, line]).is_some())
        .expect("a dialog has a lower border");
    let start = corner(&rows[bottom], [left, line]).expect("this row has the corner");
    let end = corner(&rows[bottom], [line, right]).map_or(rows[bottom].len(), |at| at + 2);
    let top = rows.iter().position(|row| row.get(end - 1) == Some(&upper_right)).unwrap_or_default();
    (start..end, top..bottom + 1)
}
