//! Every screen at 80x24 in a language that is 40 % longer than English: nothing that matters is cut.
//!
//! Each text of the language is in brackets, so a text whose end is cut has no closing bracket. What is cut ends in an
//! ellipsis, which [`super::layout`] checks.

use super::layout;
use super::situations::{Situation, situations};
use crate::locale::Language;
use crate::locale::pseudo::BRACKETS;
use crate::tui::theme::Theme;
use rayon::prelude::*;

/// Two vowels that only texts of the language have next to each other.
const VOWELS: [&str; 5] = ["áà", "éè", "íì", "óò", "úù"];

/// What may be cut, by the start of the situation's name and a part of the text that remains, with the reason.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("", "Whéèréè ţhíìš", "the title of the narrow panel beside a question; the help names it whole"),
    ("why", " → ", "an answer in the tree; the panel beside shows the row under the cursor whole"),
    ("licence_why", " → ", "an answer in the tree; the panel beside shows the row under the cursor whole"),
    ("licence_what_if", "", "a value of up to 60 characters; the row under the cursor is whole"),
    (
        "group_",
        "",
        "an answer in the table; its page shows it whole, and the line below says what it changes",
    ),
    ("home_", "⟦déèçíìdéèd", "a line of the list; the preview and the session itself have it whole"),
    ("demo_", "⟧: ", "a line of the list; the preview and the session itself have it whole"),
    ("saved_and_today", "⟦Šáàvéèd", "the title of one of two columns; the page below says the same whole"),
    ("outlook_shares", "⟦Áàššéèmblý", "a name beside its bar, which is whole elsewhere on the screen"),
    ("palette", "héèáà", "behind the palette"),
    ("help", "héèáà", "behind the help"),
];

/// Returns the texts of a row that end in an ellipsis instead of their closing bracket.
fn cut_texts(row: &str) -> Vec<String> {
    let ends = row.match_indices('…').filter(|(at, sign)| !row[at + sign.len()..].starts_with(BRACKETS.1));
    let texts = ends.map(|(at, _)| {
        let before = &row[..at];
        let start = before.rfind(['│', '┃', '║']).map_or(0, |at| at + '│'.len_utf8());
        let start = before[start..].rfind("   ").map_or(start, |gap| start + gap);
        before[start..].trim().to_owned()
    });
    texts.filter(|text| VOWELS.iter().any(|vowels| text.contains(vowels))).collect()
}

fn faults(situation: &Situation) -> Vec<String> {
    let look = (Language::PSEUDO, false, false);
    let driver = situation.open(look.0, &Theme::new(look.2, look.1), (80, 24));
    let screen = driver.screen();
    let cut = screen.lines().flat_map(cut_texts);
    let is_allowed = |text: &String| {
        ALLOWED.iter().any(|(name, part, _)| situation.name.starts_with(name) && text.contains(part))
    };
    let cut = cut.filter(|text| !is_allowed(text)).map(|text| format!("{text:?} is cut"));
    // What lies behind an overlay is cut by it.
    let layout = if situation.is_covered { None } else { layout::check(situation, &driver, look).err() };
    cut.chain(layout).map(|fault| format!("{}: {fault}\n{screen}", situation.name)).collect()
}

/// A longer language fits: titles, labels, headings, buttons and the hints of the footer are whole.
#[test]
fn longer_language_fits_every_screen() {
    let faults: Vec<_> = situations().par_iter().flat_map_iter(faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
