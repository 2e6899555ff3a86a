//! How the advice uses the window: nothing is lost at any width, the tree and the chart open as far as they fit.

use super::AdviceDriver;
use crate::document::Section;
use crate::locale::Language;
use crate::tui::blocks;
use crate::tui::keys::Action::{self, Bottom, Choose, Digit, Down, OpenAll, PageDown, Top, Zoom};
use crate::tui::tests::companies::{line, pods, thousand, warned};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

const ADVICE: Action = Digit(1);
const WHY: Action = Digit(3);
const CHART: Action = Digit(5);
const SUPPORT: Action = Digit(6);
const PRACTICES: Action = Digit(7);

/// A company of two dozen with long names.
fn long_names() -> Json {
    json!({"budget": "moderate", "team_size": 24, "growth": "growing", "current_model": "island", "culture": "collaborative",
        "customer_location": "several_countries", "customer_size": "mixed", "relationship": "balanced",
        "region_names": ["Nederland en Vlaanderen", "Noordrijn-Westfalen", "Scandinavië",
            "Verenigd Koninkrijk en Ierland", "Zuid-Europa"],
        "industries": "several_different", "industry_names": ["Zorg en welzijn", "Gemeentelijke overheden"],
        "named_accounts": "no", "lead_flow": "steady", "product_count": 3, "product_buyers": "different",
        "product_names": ["Roosterplanning", "Verzuimmanagement"], "admin_load": "heavy"})
}

/// The words of a text. Words are letters only, because marks and borders may be next to them.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_owned)
        .collect()
}

/// The words of sections, as if in a window without end.
fn words_of(driver: &AdviceDriver, sections: &[Section]) -> BTreeSet<String> {
    let lines = sections.iter().flat_map(|section| blocks::section_lines(section, &driver.context, 2000));
    lines.flat_map(|line| words(&line.to_string())).collect()
}

/// All words that show while a page is scrolled through.
fn scrolled_words(driver: &mut AdviceDriver) -> BTreeSet<String> {
    driver.press(&[Top]);
    let mut seen = words(&driver.text());
    while driver.press(&[PageDown]) {
        seen.extend(words(&driver.text()));
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever the size of the window, every word of the tabs that are read can be scrolled to.
    #[test]
    fn no_word_is_lost_at_any_width(
        which in 0_usize..3,
        is_dutch in any::<bool>(),
        size in (40_u16..=200, 12_u16..=60),
    ) {
        let language = if is_dutch { Language::Dutch } else { Language::English };
        let company = [long_names(), line(), warned()][which].clone();
        let mut driver = AdviceDriver::shipped(language, size, &company);
        let drawn = driver.state.words.take().expect("the advice was drawn");
        for (tab, sections) in
            [(ADVICE, &drawn.advice), (SUPPORT, &drawn.support), (PRACTICES, &drawn.practices)]
        {
            driver.press(&[tab, Choose]);
            let seen = scrolled_words(&mut driver);
            // The verdict is as long as there is room for.
            let mut sections: Vec<_> =
                sections.iter().filter(|section| section.id != "verdict").cloned().collect();
            // The name of the tab is the heading of its first section.
            if tab != ADVICE {
                sections[0].title.clear();
            }
            let mut wanted = words_of(&driver, &sections);
            wanted.retain(|word| !seen.contains(word));
            prop_assert!(wanted.is_empty(), "{size:?} {language:?}: {wanted:?}");
        }
    }
}

/// In any window the boxes have all of their texts, and none is wider than these.
#[test]
fn boxes_fit_their_texts() {
    for company in [long_names(), line(), pods(), thousand()] {
        let mut driver = AdviceDriver::shipped(Language::Dutch, (160, 50), &company);
        driver.press(&[CHART]);
        for width in 70..200 {
            driver.resize(width, 40);
            let misfits = driver.state.organisation.misfits(&driver.context);
            assert!(misfits.is_empty(), "{misfits:?} at {width}:\n{}", driver.text());
        }
    }
    let mut driver = AdviceDriver::shipped(Language::Dutch, (160, 90), &long_names());
    driver.press(&[CHART, OpenAll]);
    let chart = driver.text();
    assert!(
        !chart.contains('…') && chart.contains("Verenigd Koninkrijk en Ierland + Zuid-Europa"),
        "{chart}"
    );
}

#[test]
fn chart_opens_and_closes_all_boxes() {
    let mut driver = AdviceDriver::shipped(Language::English, (120, 200), &pods());
    driver.press(&[CHART, Choose]);
    let boxes = |driver: &mut AdviceDriver| driver.text().matches(['╭', '┏']).count();
    assert!(driver.press(&[OpenAll]) && !driver.text().contains("▾"), "{}", driver.text());
    let all = boxes(&mut driver);
    driver.press(&[Down, Down, Down]);
    assert!(driver.press(&[OpenAll]) && driver.text().contains("▾ "), "{}", driver.text());
    assert!(boxes(&mut driver) < all && driver.text().contains("┏"), "the cursor is on a box that shows");
    assert!(driver.press(&[OpenAll]) && boxes(&mut driver) == all);
}

/// Zoomed out, the chart of a thousand people is on the screen at once, and the cursor leads back to its box.
#[test]
fn chart_zooms_out_to_the_whole() {
    for size in [(160, 50), (120, 40), (80, 24)] {
        let mut driver = AdviceDriver::shipped(Language::English, size, &long_names());
        driver.press(&[CHART]);
        let before = driver.lines();
        assert!(driver.press(&[Zoom]));
        let whole = driver.text();
        assert!(!whole.contains(['▾', '◂']) && whole.matches("Pod").count() >= 5, "{whole}");
        assert!(driver.press(&[Zoom]) && driver.lines() == before, "{}", driver.text());
        driver.press(&[Zoom, Down, Down, Down]);
        let node = driver.state.organisation.cursor;
        assert!(driver.press(&[Choose]) && driver.state.organisation.cursor == node);
        assert!(driver.text().contains('┏'), "{}", driver.text());
    }
    let mut driver = AdviceDriver::shipped(Language::English, (160, 50), &line());
    driver.press(&[CHART, Zoom]);
    assert!(!driver.press(&[Down, OpenAll]), "all of it is open already");
}

/// Counts the rows of the tree.
fn rows(driver: &mut AdviceDriver) -> usize {
    driver.lines().iter().filter(|line| line.contains(['●', '○'])).count()
}

#[test]
fn tree_opens_wholly_where_it_fits() {
    let mut driver = AdviceDriver::shipped(Language::English, (160, 80), &pods());
    driver.press(&[WHY]);
    let folded = |driver: &mut AdviceDriver| driver.text().contains('…');
    assert!(!folded(&mut driver), "{}", driver.text());
    let all = rows(&mut driver);
    driver.resize(160, 40);
    assert!(folded(&mut driver) && rows(&mut driver) < all, "{}", driver.text());
    driver.resize(160, 80);
    assert!(rows(&mut driver) == all);
    // What the user folds stays folded at any size.
    driver.press(&[Down, Down, Down, Choose]);
    assert!(folded(&mut driver), "{}", driver.text());
    driver.resize(160, 90);
    assert!(folded(&mut driver), "{}", driver.text());
}

#[test]
fn tree_opens_and_closes_all_branches() {
    for size in [(160, 200), (60, 400)] {
        let mut driver = AdviceDriver::shipped(Language::English, size, &pods());
        driver.press(&[WHY]);
        let all = rows(&mut driver);
        driver.press(&[Bottom, OpenAll]);
        assert!(rows(&mut driver) < all && driver.text().contains('▸'), "{}", driver.text());
        assert!(driver.press(&[OpenAll]) && rows(&mut driver) == all, "{}", driver.text());
    }
}
