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

/// What may be cut: the beginning of a situation's name, a part of the text that remains, and the reason.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("home_", "⟦déèçíìdéèd ", "the result in a row of the list; the advice has it whole"),
    ("demo_", "⟧: ⟦", "the division in a row of the list; the advice has it whole"),
    (
        "saved_and_today",
        "⟦Šáàvéèd áàdvíìçéè⟧: ",
        "the division in a title; the sentence below it says it too",
    ),
    ("group_", "⟦Bý móòšţ áàñšwéèrš (", "how the model of all was found; the agenda says it whole"),
    ("group_answers", "", "a cell of the table; Enter shows the question and every answer whole"),
    ("licence_what_if", "", "an answer in a row; the interview shows it whole"),
];

/// Returns the texts of a row that end in an ellipsis instead of their closing bracket.
fn cut_texts(row: &str) -> Vec<String> {
    let ends = row.match_indices('…').filter(|(at, sign)| !row[at + sign.len()..].starts_with(BRACKETS.1));
    let texts = ends.map(|(at, _)| {
        let before = &row[..at];
        let start = before.rfind(['│', '┃', '║']).map_or(0, |at| at + '│'.len_utf8());
        let start = before[start..].rfind("  ").map_or(start, |gap| start + gap);
        before[start..].trim().to_owned()
    });
    // A text that is whole may be followed by an ellipsis, which stands for more of another kind.
    let is_cut =
        |text: &String| !text.ends_with(BRACKETS.1) && VOWELS.iter().any(|vowels| text.contains(vowels));
    texts.filter(is_cut).collect()
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
    let layout = layout::check(situation, &driver, look).err();
    cut.chain(layout).map(|fault| format!("{}: {fault}\n{screen}", situation.name)).collect()
}

/// A longer language fits: titles, labels, headings, buttons and the hints of the footer are whole.
#[test]
fn longer_language_fits_every_screen() {
    let faults: Vec<_> = situations().par_iter().flat_map_iter(faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
