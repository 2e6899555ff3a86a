//! The guide: reached from every screen, leading back to it, and every place that shows leads into it.

use super::drive::Driver;
use super::looks::looks;
use super::moves::begun;
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, commute};
use crate::tui::input::Input;
use crate::tui::event_loop::Next;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::time::Duration;

/// What names the guide on every screen of it: the frame around a text or its contents.
fn is_open(driver: &Driver) -> bool {
    driver.shows(" of 18 ┓") || driver.shows("Contents ")
}

/// The small rulebook with parts of another file's form put in.
fn with(parts: &Json) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    for (key, part) in parts.as_object().expect("parts") {
        file[key] = part.clone();
    }
    Rulebook::load(file.to_string().into_bytes()).expect("it loads")
}

#[test]
fn it_opens_from_every_screen_and_leaves_to_exactly_that() {
    let ways = [
        ("", "g"),
        ("n 'Acme", "F2"),
        ("n 'Acme Enter", "g"),
        ("n 'Acme Enter 1 '2", "F2"),
        ("n 'Acme Enter n 'why", "F2"),
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
                let before = driver.shown();
                driver.keys(key);
                assert_ne!(driver.shown(), before, "{there} {key} at {columns}x{rows}");
                driver.keys(back);
                assert_eq!(driver.shown(), before, "{there} {key} {back} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn in_a_text_field_its_letter_is_a_letter() {
    let mut driver = begun();
    driver.keys("n 'g");
    assert!(!is_open(&driver) && driver.shows("Note: g"), "{}", driver.shown());
}

#[test]
fn it_opens_where_the_thing_at_hand_has_its_place() {
    let mut driver = begun();
    driver.keys("g");
    assert!(driver.shows("┏ How to structure a sales team"), "{}", driver.shown());
    // The team size stands elsewhere; the review has a cursor.
    driver.keys("Esc 1 F2");
    assert!(driver.shows("┏ What a sales structure is"), "{}", driver.shown());
    driver.keys("Esc Ctrl-r Home g");
    assert!(driver.shows("┏ How to structure a sales team"), "{}", driver.shown());
    driver.keys("Esc Down g");
    assert!(driver.shows("┏ What a sales structure is"), "{}", driver.shown());
    // Of a tree the row under the cursor, whatever shows elsewhere.
    driver.resize(80, 24);
    driver.keys("Esc f 3 Down Down Down");
    assert!(driver.shows("▸    ┣─ ○ One trusted person") && !driver.shows("§"), "{}", driver.shown());
    driver.keys("g");
    assert!(driver.shows("┏ Invest in organisation"), "{}", driver.shown());
    driver.keys("Esc Home g");
    assert!(driver.shows("┏ What a sales structure is"), "{}", driver.shown());
    // Where nothing is under a cursor, the first place that shows.
    driver.keys("Esc 1 PgDn g");
    let first = driver.shown();
    driver.keys("Esc");
    let listed = driver.shown();
    let place = listed.lines().find(|line| line.contains('§')).expect("a place shows");
    let title = first.lines().find_map(|line| line.strip_prefix("┏ ")?.split(" ━").next()).expect("a title");
    assert!(place.contains(&format!("§ {title}")), "{first}\n{listed}");
    // Home has no place: the guide begins at its contents.
    let mut driver = Driver::new(80, 24);
    driver.keys("g");
    assert!(driver.shows("┏ Contents") && driver.shows("18 Glossary"), "{}", driver.shown());
}

#[test]
fn every_place_that_shows_leads_to_its_section_on_every_tab() {
    let rulebook = Rulebook::shipped().expect("sound");
    let titles: Vec<&str> = rulebook.guide.iter().map(|section| section.title.get("en")).collect();
    let mut clicked = BTreeSet::new();
    for size in [(100, 40), (160, 50)] {
        for tab in ["1", "2", "3 Down Down Down"] {
            let mut driver = begun();
            driver.resize(size.0, size.1);
            driver.keys(&format!("1 '24 Enter r f {tab}"));
            for title in &titles {
                let place = format!("§ {title}");
                if driver.shows(&place) {
                    driver.click(&place);
                    assert!(driver.shows(&format!("┏ {title} ")), "{tab}: {place}\n{}", driver.shown());
                    driver.keys("Esc");
                    clicked.insert((tab, *title));
                }
            }
        }
    }
    let of = |tab: &str| clicked.iter().filter(|(on, _)| *on == tab).count();
    assert!(of("1") > 1 && of("2") > 1 && of("3 Down Down Down") > 0, "{clicked:?}");
}

#[test]
fn a_place_broken_over_lines_is_one_link_and_of_two_alike_at_the_start_the_right_one() {
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
        let mut driver = Driver::on(rulebook, columns, rows);
        driver.keys("n Enter");
        for part in ["On the road in", "awake yet"] {
            driver.click(part);
            assert!(driver.shows("Second."), "{columns} {part}\n{}", driver.shown());
            driver.keys("Esc");
        }
    }
}

#[test]
fn a_replay_stands_still_behind_it() {
    let mut driver = begun();
    for key in ["1", "'9 Enter", "0"] {
        driver.pass(Duration::from_secs(2));
        driver.keys(key);
    }
    driver.keys("r f p");
    assert!(driver.shows("0 of 4"), "{}", driver.shown());
    for over in ["g", "?", "? g", "g ?"] {
        driver.keys(over);
        assert!(!driver.wait(), "nothing is due behind {over}");
        driver.pass(Duration::from_hours(1));
        driver.send(Input::Continued);
        driver.keys("Esc");
        if over.contains(' ') {
            driver.keys("Esc");
        }
        driver.send(Input::Tick);
        assert!(driver.shows("0 of 4"), "{over}\n{}", driver.shown());
    }
    assert!(driver.wait() && driver.shows("1 of 4"), "{}", driver.shown());
}

#[test]
fn time_asleep_behind_it_is_counted_once() {
    let mut driver = begun();
    driver.keys("1 '9 Enter r f p g");
    driver.pass(Duration::from_secs(20));
    assert_eq!(driver.keys("Ctrl-z"), Next::Suspend);
    driver.pass(Duration::from_hours(1));
    driver.send(Input::Continued);
    driver.keys("Esc");
    assert!(driver.shows("0 of 3"), "{}", driver.shown());
    driver.pass(Duration::from_secs(2));
    driver.send(Input::Tick);
    assert!(driver.shows("2 of 3"), "it goes on:\n{}", driver.shown());
}

#[test]
fn help_and_guide_open_over_each_other_once() {
    let mut driver = begun();
    driver.keys("? g ?");
    assert!(driver.shows("What the keys do") && driver.shows("next section"), "{}", driver.shown());
    driver.keys("g");
    assert!(is_open(&driver) && !driver.shows("What the keys do"), "{}", driver.shown());
    driver.keys("g");
    assert!(driver.shows("What the keys do") && driver.shows("all interviews"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(!driver.shows("What the keys do") && driver.shows("question 1 of"), "{}", driver.shown());
    driver.keys("g ? q");
    assert_eq!(driver.keys("g ? q"), Next::Quit);
}

#[test]
fn it_reads_on_from_section_to_section_and_back() {
    let mut driver = Driver::new(100, 30);
    driver.keys("g Right Right");
    assert!(driver.shows("3 of 18"), "{}", driver.shown());
    // Short texts show whole: down is the next one.
    driver.keys("Down");
    assert!(driver.shows("4 of 18"), "{}", driver.shown());
    driver.keys("End");
    assert!(driver.shows("18 of 18") && driver.shows("Account executive"), "{}", driver.shown());
    driver.keys("Tab");
    assert!(driver.shows("18 of 18"));
    driver.keys("Home");
    assert!(driver.shows(" 1 of 18"), "{}", driver.shown());
    driver.resize(40, 12);
    driver.keys("Enter");
    let mut read = driver.shown();
    let mut steps = 0;
    while !driver.shows("17 of 18") {
        driver.keys("Down");
        assert!(driver.shown() != read && steps < 400, "{}", driver.shown());
        read = driver.shown();
        steps += 1;
    }
    assert!(steps > 100, "every line was to be read: {steps}");
    // Above the start of a text comes the end of the one before.
    driver.keys("Up");
    assert!(driver.shows("16 of 18") && driver.shows("one team"), "{}", driver.shown());
}

#[test]
fn the_mouse_opens_sections_and_turns_the_text() {
    let mut driver = Driver::new(100, 20);
    driver.keys("g");
    driver.click("6 The pod");
    assert!(driver.shows("┏ The pod"), "{}", driver.shown());
    driver.keys("End");
    let before = driver.shown();
    assert_eq!(driver.wheel(80, 10), Next::Redraw);
    assert_ne!(driver.shown(), before);
    driver.keys("Home");
    assert!(!driver.shows("18 Glossary"), "{}", driver.shown());
    assert_eq!(driver.wheel(5, 10), Next::Redraw);
    assert!(driver.shows("18 Glossary") && driver.shows(" 1 of 18"), "{}", driver.shown());
    let mut driver = Driver::new(80, 24);
    driver.keys("g");
    driver.click("6 The pod");
    assert!(driver.shows("┏ The pod"), "{}", driver.shown());
    driver.click("Enter contents");
    assert!(driver.shows("▸  6 The pod"), "{}", driver.shown());
    driver.click("Esc close");
    assert!(driver.shows("Your interviews"), "{}", driver.shown());
}

#[test]
fn the_terms_stand_in_the_order_of_the_alphabet_of_each_language() {
    let rulebook = Rulebook::shipped().expect("sound");
    for (language, tag) in [(Language::English, "en"), (Language::Dutch, "nl")] {
        let mut driver = Driver::speaking(language, 80, 200);
        driver.keys("g End Enter");
        let mut terms: Vec<&str> = rulebook.glossary.iter().map(|term| term.term.get(tag)).collect();
        terms.sort_by_key(|term| term.to_lowercase());
        let shown = driver.shown();
        let mut from = 0;
        for term in terms {
            // A long term takes more than one line beside its meaning.
            let start: String = format!("┃ {}", term.split(' ').next().expect("a word"));
            let at = shown[from..].find(&start).unwrap_or_else(|| panic!("{term} in\n{shown}"));
            from += at + start.len();
        }
    }
}

#[test]
fn a_rulebook_that_retells_nothing_has_no_guide() {
    let mut driver = Driver::on(commute(), 120, 30);
    assert!(!driver.shows("guide"), "{}", driver.shown());
    assert_eq!(driver.keys("g"), Next::Idle);
    driver.keys("?");
    assert!(!driver.shows("guide") && driver.keys("g") == Next::Idle, "{}", driver.shown());
    driver.keys("Esc n Enter");
    assert_eq!(driver.keys("F2"), Next::Idle);
}

#[test]
fn a_guide_without_a_glossary_and_a_glossary_without_a_guide_are_read() {
    let section = json!([{"id": "a", "title": {"en": "The road"}, "paragraphs":
        [{"text": {"en": "Long."}, "sources": ["x"]}]}]);
    let mut driver = Driver::on(with(&json!({ "guide": section })), 80, 24);
    driver.keys("g Enter");
    assert!(driver.shows("┏ The road") && driver.shows("1 of 1"), "{}", driver.shown());
    let terms = json!([{"term": {"en": "Train\u{1b}[2J"}, "meaning": {"en": "On rails."}}]);
    let mut driver = Driver::on(with(&json!({ "glossary": terms })), 80, 24);
    driver.keys("g Enter");
    assert!(driver.shows("┏ Glossary") && driver.shows("On rails."), "{}", driver.shown());
    assert!(driver.shows("Train␛[2J"), "{}", driver.shown());
}

#[test]
fn no_size_breaks_it() {
    let mut driver = Driver::new(80, 24);
    for keys in ["g", "Enter", "End", "Up", "Home", "PgDn", "PgUp", "?", "Esc"] {
        driver.keys(keys);
        for (columns, rows) in [(40, 12), (99, 12), (100, 12), (100, 16), (160, 50), (500, 12), (40, 200)] {
            driver.resize(columns, rows);
            driver.keys("Down Up Right Left");
        }
    }
    driver.resize(39, 11);
    assert_eq!(driver.keys("Right"), Next::Idle);
}

#[test]
fn screens_of_it() {
    for language in [Language::English, Language::Dutch] {
        looks("guide_contents", language, "g");
        looks("guide_text", language, "g Right Right Right Enter");
        looks("guide_glossary", language, "g End Enter");
    }
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let mut driver = Driver::over(folder, Language::English, true, 120, 40);
    driver.keys("n Enter g");
    assert!(driver.shown().is_ascii(), "{}", driver.shown());
    insta::assert_snapshot!("guide_ascii_120x40", driver.shown());
    driver.keys("Esc");
    driver.click("@ How to structure");
    assert!(driver.shows("8 of 18"), "{}", driver.shown());
    assert_eq!(Translator::new(Language::Dutch).get("guide-glossary"), "Begrippen");
}

#[test]
fn a_tab_without_a_place_on_it_opens_the_guide_at_its_own() {
    let mut driver = begun();
    driver.keys("1 Ctrl-r f 6 g");
    assert!(driver.shows("┏ What a sales department does"), "{}", driver.shown());
    // Where answers are tried it is that of the answer, or the model, under the cursor.
    driver.keys("Esc 4 g");
    assert!(driver.shows("┏ How to structure a sales team"), "{}", driver.shown());
    driver.keys("Esc Down g");
    assert!(driver.shows("┏ What a sales structure is"), "{}", driver.shown());
    driver.keys("Esc End g");
    assert!(driver.shows("┏ The pod"), "{}", driver.shown());
}

#[test]
fn the_name_of_the_document_is_whole_at_eighty_columns() {
    for language in Language::ALL {
        let mut driver = Driver::new(80, 24).again(language);
        driver.keys("g");
        let shown = driver.shown();
        let top: Vec<_> = shown.lines().take(2).map(str::trim).collect();
        let top = top.join(" ");
        assert!(top.ends_with("Highspot Team") && !top.contains('…'), "{shown}");
    }
}
