//! The guide: it opens from every screen, closes to it, and every link leads into it.

use super::driver::Driver;
use super::navigation::start_interview;
use super::screen_text::message;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, commute};
use crate::tui::event_loop::Next;
use crate::tui::input::Input;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::time::Duration;

/// Whether the guide is open, at a text or at its contents.
fn is_open(driver: &Driver) -> bool {
    driver.shows_text(" of 18 ┓") || driver.shows("guide-contents")
}

/// The small rulebook with some fields replaced.
fn with(parts: &Json) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("it is JSON");
    for (key, part) in parts.as_object().expect("the parts are an object") {
        file[key] = part.clone();
    }
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

#[test]
fn guide_opens_from_every_screen_and_closes_to_it() {
    let ways = [
        ("", "g"),
        ("n 'Acme", "F2"),
        ("n 'Acme Enter", "g"),
        ("n 'Acme Enter 1 '2", "F2"),
        ("n 'Acme Enter t 'why", "F2"),
        ("n 'Acme Enter 1 Ctrl-r", "g"),
        ("n 'Acme Enter 1 Ctrl-r f", "g"),
        ("n 'Acme Enter 1 Ctrl-r f 2", "g"),
        ("n 'Acme Enter 1 Ctrl-r f 3 Down", "g"),
        ("n 'Acme Enter 1 Ctrl-r f p Space", "g"),
        ("n 'Acme Enter ?", "g"),
    ];
    for (columns, rows) in [(100, 30), (80, 24), (40, 12)] {
        for (there, key) in ways {
            for back in ["Esc", key, "Down Down Right Left Enter Esc"] {
                let mut driver = Driver::new(columns, rows);
                if !there.is_empty() {
                    driver.keys(there);
                }
                let before = driver.screen();
                driver.keys(key);
                assert_ne!(driver.screen(), before, "{there} {key} at {columns}x{rows}");
                driver.keys(back);
                assert_eq!(driver.screen(), before, "{there} {key} {back} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn guide_key_is_text_in_a_text_field() {
    let mut driver = start_interview();
    driver.keys("t 'g");
    assert!(
        !is_open(&driver) && driver.shows_text(&format!("{} g", driver.message("interview-note"))),
        "{}",
        driver.screen()
    );
}

/// Without a row under a cursor it opens at the first link that shows, and from home at its contents.
#[test]
fn guide_opens_at_the_section_of_the_row_under_the_cursor() {
    let mut driver = start_interview();
    driver.keys("g");
    assert!(driver.shows_section("choosing"), "{}", driver.screen());
    // The team size has another section, and the review has a cursor.
    driver.keys("Esc 1 F2");
    assert!(driver.shows_section("structure"), "{}", driver.screen());
    driver.keys("Esc Ctrl-r Home g");
    assert!(driver.shows_section("choosing"), "{}", driver.screen());
    driver.keys("Esc Down g");
    assert!(driver.shows_section("structure"), "{}", driver.screen());
    // In the tree the row under the cursor counts.
    driver.resize(80, 24);
    driver.keys("Esc f 3 Down Down Down");
    assert!(
        driver.shows_text(&format!("▸    ┣─ ○ {}", driver.option("relationship", "one_to_one")))
            && !driver.shows_text("§"),
        "{}",
        driver.screen()
    );
    driver.keys("g");
    assert!(driver.shows_section("organisation"), "{}", driver.screen());
    driver.keys("Esc Home g");
    assert!(driver.shows_section("structure"), "{}", driver.screen());
    // Without a cursor the first link that shows counts.
    driver.keys("Esc 1 PgDn PgDn g");
    let first = driver.screen();
    driver.keys("Esc");
    let listed = driver.screen();
    let place = listed.lines().find(|line| line.contains('§')).expect("a link shows");
    let title =
        first.lines().find_map(|line| line.strip_prefix("┏ ")?.split(" ━").next()).expect("a title shows");
    assert!(place.contains(&format!("§ {title}")), "{first}\n{listed}");
    // Home has no section, so the guide begins at its contents.
    let mut driver = Driver::new(80, 24);
    driver.keys("g");
    assert!(
        driver.shows_text(&format!("┏ {}", driver.message("guide-contents")))
            && driver.shows_text(&format!("18 {}", driver.message("guide-glossary"))),
        "{}",
        driver.screen()
    );
}

#[test]
fn links_lead_to_their_sections_on_every_tab() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let titles: Vec<&str> = rulebook.guide.iter().map(|section| section.title.get("en")).collect();
    let mut clicked = BTreeSet::new();
    for size in [(100, 40), (160, 50)] {
        for tab in ["1", "2", "3 Down Down Down"] {
            let mut driver = start_interview();
            driver.resize(size.0, size.1);
            driver.keys(&format!("1 '24 Enter r f {tab}"));
            for title in &titles {
                let place = format!("§ {title}");
                if driver.shows_text(&place) {
                    driver.click(&place);
                    assert!(driver.shows_text(&format!("┏ {title} ")), "{tab}: {place}\n{}", driver.screen());
                    driver.keys("Esc");
                    clicked.insert((tab, *title));
                }
            }
        }
    }
    let of = |tab: &str| clicked.iter().filter(|(on, _)| *on == tab).count();
    assert!(of("1") > 1 && of("2") > 1 && of("3 Down Down Down") > 0, "{clicked:?}");
}

/// Of two titles that begin alike the link leads to the right one.
#[test]
fn link_broken_over_lines_is_one_link() {
    for (columns, rows) in [(40, 24), (80, 24), (160, 50)] {
        let section = |id: &str, title: &str, text: &str, source: &str| {
            json!({"id": id, "title": {"en": title}, "paragraphs":
                [{"text": {"en": text}, "sources": [source]}]})
        };
        let mut rulebook = with(&json!({"guide": [
            section("a", "On the road in the morning when it is still quite dark", "First.", "x"),
            section("b", "On the road in the morning when it is 東京 and nobody else is awake yet", "Second.", "y"),
        ]}));
        rulebook.questions[0].sources = vec!["y".to_owned()];
        let mut driver = Driver::with_rulebook(rulebook, columns, rows);
        driver.keys("n Enter");
        for part in ["On the road in", "awake yet"] {
            driver.click(part);
            assert!(driver.shows_text("Second."), "{columns} {part}\n{}", driver.screen());
            driver.keys("Esc");
        }
    }
}

#[test]
fn replay_pauses_behind_help_and_guide() {
    let mut driver = start_interview();
    for key in ["1", "'9 Enter", "0"] {
        driver.advance_clock(Duration::from_secs(2));
        driver.keys(key);
    }
    driver.keys("r f p");
    assert!(driver.shows(message!("replay-step", number = 0_u32, count = 4_u32)), "{}", driver.screen());
    for over in ["g", "?", "? g", "g ?"] {
        driver.keys(over);
        assert!(!driver.advance_to_deadline(), "nothing is due behind {over}");
        driver.advance_clock(Duration::from_hours(1));
        driver.send(Input::Continued);
        driver.keys("Esc");
        if over.contains(' ') {
            driver.keys("Esc");
        }
        driver.send(Input::Tick);
        assert!(
            driver.shows(message!("replay-step", number = 0_u32, count = 4_u32)),
            "{over}\n{}",
            driver.screen()
        );
    }
    assert!(
        driver.advance_to_deadline() && driver.shows(message!("replay-step", number = 1_u32, count = 4_u32)),
        "{}",
        driver.screen()
    );
}

#[test]
fn replay_counts_a_suspension_behind_the_guide_once() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f p g");
    driver.advance_clock(Duration::from_secs(20));
    assert_eq!(driver.keys("Ctrl-z"), Next::Suspend);
    driver.advance_clock(Duration::from_hours(1));
    driver.send(Input::Continued);
    driver.keys("Esc");
    assert!(driver.shows(message!("replay-step", number = 0_u32, count = 3_u32)), "{}", driver.screen());
    driver.advance_clock(Duration::from_secs(2));
    driver.send(Input::Tick);
    assert!(
        driver.shows(message!("replay-step", number = 2_u32, count = 3_u32)),
        "it goes on:\n{}",
        driver.screen()
    );
}

#[test]
fn help_and_guide_open_over_each_other_once() {
    let mut driver = start_interview();
    driver.keys("? g ?");
    assert!(driver.shows("help-title") && driver.shows("action-pair-sections"), "{}", driver.screen());
    driver.keys("g");
    assert!(is_open(&driver) && !driver.shows("help-title"), "{}", driver.screen());
    driver.keys("g");
    assert!(driver.shows("help-title") && driver.shows("action-home"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(!driver.shows("help-title") && driver.shows_position(1), "{}", driver.screen());
    driver.keys("g ? q");
    assert_eq!(driver.keys("g ? q"), Next::Quit);
}

#[test]
fn guide_reads_on_from_section_to_section_and_back() {
    let mut driver = Driver::new(100, 30);
    driver.keys("g Right Right");
    assert!(driver.shows(message!("guide-position", number = 3_u32, count = 18_u32)), "{}", driver.screen());
    // A text that fits is left with Down.
    driver.keys("Down");
    assert!(driver.shows(message!("guide-position", number = 4_u32, count = 18_u32)), "{}", driver.screen());
    driver.keys("End");
    assert!(
        driver.shows(message!("guide-position", number = 18_u32, count = 18_u32))
            && driver.shows_text("Account executive"),
        "{}",
        driver.screen()
    );
    driver.keys("Tab");
    assert!(driver.shows(message!("guide-position", number = 18_u32, count = 18_u32)));
    driver.keys("Home");
    assert!(driver.shows(message!("guide-position", number = 1_u32, count = 18_u32)), "{}", driver.screen());
    driver.resize(40, 12);
    driver.keys("Enter");
    let mut read = driver.screen();
    let mut steps = 0;
    while !driver.shows(message!("guide-position", number = 17_u32, count = 18_u32)) {
        driver.keys("Down");
        assert!(driver.screen() != read && steps < 400, "{}", driver.screen());
        read = driver.screen();
        steps += 1;
    }
    assert!(steps > 100, "every line was to be read: {steps}");
    // Up at the start of a text leads to the end of the text before it.
    driver.keys("Up");
    assert!(
        driver.shows(message!("guide-position", number = 16_u32, count = 18_u32))
            && driver.shows_text("one team"),
        "{}",
        driver.screen()
    );
}

#[test]
fn guide_is_read_with_the_mouse() {
    let mut driver = Driver::new(100, 20);
    driver.keys("g");
    driver.click(&format!("6 {}", driver.section("pod")));
    assert!(driver.shows_section("pod"), "{}", driver.screen());
    driver.keys("End");
    let before = driver.screen();
    assert_eq!(driver.wheel(80, 10), Next::Redraw);
    assert_ne!(driver.screen(), before);
    driver.keys("Home");
    assert!(!driver.shows_text(&format!("18 {}", driver.message("guide-glossary"))), "{}", driver.screen());
    assert_eq!(driver.wheel(5, 10), Next::Redraw);
    assert!(
        driver.shows_text(&format!("18 {}", driver.message("guide-glossary")))
            && driver.shows(message!("guide-position", number = 1_u32, count = 18_u32)),
        "{}",
        driver.screen()
    );
    let mut driver = Driver::new(80, 24);
    driver.keys("g");
    driver.click(&format!("6 {}", driver.section("pod")));
    assert!(driver.shows_section("pod"), "{}", driver.screen());
    driver.click_hint("Enter", "action-contents");
    assert!(driver.shows_text(&format!("▸  6 {}", driver.section("pod"))), "{}", driver.screen());
    driver.click_hint("Esc", "action-back-close");
    assert!(driver.shows("home-sessions"), "{}", driver.screen());
}

#[test]
fn glossary_is_sorted_in_each_language() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for (language, tag) in [(Language::English, "en"), (Language::Dutch, "nl")] {
        let mut driver = Driver::in_language(language, 80, 200);
        driver.keys("g End Enter");
        let mut terms: Vec<&str> = rulebook.glossary.iter().map(|term| term.term.get(tag)).collect();
        terms.sort_by_key(|term| term.to_lowercase());
        let shown = driver.screen();
        let mut from = 0;
        for term in terms {
            let start = format!("┃ • {term}");
            let at = shown[from..].find(&start).unwrap_or_else(|| panic!("{term} in\n{shown}"));
            from += at + start.len();
        }
    }
}

#[test]
fn rulebook_without_guide_offers_none() {
    let mut driver = Driver::with_rulebook(commute(), 120, 30);
    assert!(!driver.shows("action-guide"), "{}", driver.screen());
    driver.keys("g");
    assert!(driver.shows("idle-key"), "{}", driver.screen());
    driver.keys("?");
    assert!(!driver.shows("action-guide"), "{}", driver.screen());
    driver.keys("Esc n Enter");
    driver.keys("F2");
    assert!(driver.shows("idle-key"), "{}", driver.screen());
}

#[test]
fn guide_and_glossary_show_without_each_other() {
    let section = json!([{"id": "a", "title": {"en": "The road"}, "paragraphs":
        [{"text": {"en": "Long."}, "sources": ["x"]}]}]);
    let mut driver = Driver::with_rulebook(with(&json!({ "guide": section })), 80, 24);
    driver.keys("g Enter");
    assert!(
        driver.shows_text("┏ The road")
            && driver.shows(message!("guide-position", number = 1_u32, count = 1_u32)),
        "{}",
        driver.screen()
    );
    let terms = json!([{"term": {"en": "Train\u{1b}[2J"}, "meaning": {"en": "On rails."}}]);
    let mut driver = Driver::with_rulebook(with(&json!({ "glossary": terms })), 80, 24);
    driver.keys("g Enter");
    assert!(
        driver.shows_text(&format!("┏ {}", driver.message("guide-glossary")))
            && driver.shows_text("On rails."),
        "{}",
        driver.screen()
    );
    assert!(driver.shows_text("Train␛[2J"), "{}", driver.screen());
}

#[test]
fn guide_draws_at_extreme_sizes() {
    let mut driver = Driver::new(80, 24);
    for keys in ["g", "Enter", "End", "Up", "Home", "PgDn", "PgUp", "?", "Esc"] {
        driver.keys(keys);
        for (columns, rows) in [(40, 12), (99, 12), (100, 12), (100, 16), (160, 50), (500, 12), (40, 200)] {
            driver.resize(columns, rows);
            driver.keys("Down Up Right Left");
        }
    }
    driver.resize(39, 11);
    driver.keys("Right");
    assert_eq!(driver.keys("Right"), Next::Idle);
}

#[test]
fn guide_link_is_clicked_in_ascii() {
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a temporary folder can be made"));
    let mut driver = Driver::in_folder(folder, Language::English, true, 120, 40);
    driver.keys("n Enter g");
    assert!(driver.screen().is_ascii(), "{}", driver.screen());
    driver.keys("Esc");
    driver.click(&format!("@ {}", driver.section("choosing")));
    assert!(driver.shows(message!("guide-position", number = 8_u32, count = 18_u32)), "{}", driver.screen());
}

#[test]
fn guide_opens_at_the_section_of_a_tab_without_links() {
    let mut driver = start_interview();
    driver.keys("1 Ctrl-r f 6 g");
    assert!(driver.shows_section("functions"), "{}", driver.screen());
    // On the what-if tab the answer or the model under the cursor counts.
    driver.keys("Esc 4 g");
    assert!(driver.shows_section("choosing"), "{}", driver.screen());
    driver.keys("Esc Down g");
    assert!(driver.shows_section("structure"), "{}", driver.screen());
    driver.keys("Esc End g");
    assert!(driver.shows_section("pod"), "{}", driver.screen());
}

#[test]
fn guide_shows_the_whole_title_of_the_article_at_80_columns() {
    for language in Language::ALL {
        let mut driver = Driver::new(80, 24).reopen(language);
        driver.keys("g");
        let shown = driver.screen();
        let top: Vec<_> = shown.lines().take(2).map(str::trim).collect();
        let top = top.join(" ");
        assert!(top.ends_with("Highspot Team") && !top.contains('…'), "{shown}");
    }
}
