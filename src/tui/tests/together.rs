//! Several people side by side, as somebody meets it: from home, through its tabs, into a question, and back.

use super::drive::Driver;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::session::{EventKind, RulebookRef, Session};
use crate::tui::event_loop::Next;
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use std::path::PathBuf;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// Saved sessions of these people.
fn saved(driver: &Driver, rulebook: &Rulebook, people: &[(&str, Json)]) -> Vec<PathBuf> {
    let folder = driver.sessions();
    std::fs::create_dir_all(&folder).expect("a folder");
    let (now, mut paths) = (Timestamp::UNIX_EPOCH, Vec::new());
    for (nth, (name, answers)) in people.iter().enumerate() {
        let id = format!("20261123-person-{nth:04}");
        let made = RulebookRef {
            id: rulebook.id.clone(),
            version: rulebook.version.clone(),
            digest: rulebook.digest(),
        };
        let mut session = Session::new(&*id, *name, "en", made, now);
        for (question, value) in answers.as_object().expect("an object") {
            let answered = EventKind::Answered { question: question.clone(), value: value.clone() };
            session.record(1, answered, now);
        }
        if nth == 0 {
            let first = answers.as_object().and_then(|all| all.keys().next()).expect("an answer");
            session.record(
                2,
                EventKind::Noted { question: first.clone(), text: "as agreed in May".to_owned() },
                now,
            );
        }
        session.record(3, EventKind::Completed, now);
        let path = folder.join(format!("{id}.json"));
        std::fs::write(&path, session.to_bytes()).expect("written");
        paths.push(path);
    }
    paths
}

fn three() -> [(&'static str, Json); 3] {
    [
        (
            "Ann",
            json!({"budget": "moderate", "team_size": 24, "customer_location": "several_regions",
            "region_names": ["North", "South"], "culture": "balanced", "relationship": "balanced"}),
        ),
        (
            "Ben",
            json!({"budget": "tight", "team_size": 30, "customer_location": "several_regions",
            "region_names": ["North"], "culture": "competitive", "relationship": "balanced"}),
        ),
        (
            "Carla de Vries",
            json!({"budget": "moderate", "team_size": 24, "customer_location": "one_area",
            "culture": "collaborative", "relationship": "one_to_one"}),
        ),
    ]
}

fn open(mut driver: Driver, rulebook: &Rulebook, people: &[(&str, Json)], size: (u16, u16)) -> Driver {
    let paths = saved(&driver, rulebook, people);
    driver.app.open_group(&paths);
    driver.resize(size.0, size.1);
    driver
}

fn side_by_side(size: (u16, u16)) -> Driver {
    let rulebook = Rulebook::shipped().expect("sound");
    open(Driver::new(size.0, size.1), &rulebook, &three(), size)
}

fn many(count: u32) -> Vec<(&'static str, Json)> {
    let options = ["tight", "moderate", "ample"];
    let one =
        |nth: u32| ("Somebody", json!({"budget": options[nth as usize % 3], "team_size": 10 + nth % 7}));
    (0..count).map(one).collect()
}

#[test]
fn looks() {
    let rulebook = Rulebook::shipped().expect("sound");
    for language in Language::ALL {
        for size in SIZES {
            let driver = Driver::speaking(language, size.0, size.1);
            let mut driver = open(driver, &rulebook, &three(), size);
            let name = |part: &str| format!("together_{part}_{}_{}x{}", language.tag(), size.0, size.1);
            insta::assert_snapshot!(name("answers"), driver.shown());
            driver.keys("Enter");
            insta::assert_snapshot!(name("question"), driver.shown());
            driver.keys("Esc Tab");
            insta::assert_snapshot!(name("agenda"), driver.shown());
            driver.keys("Tab");
            insta::assert_snapshot!(name("advice"), driver.shown());
        }
    }
}

#[test]
fn fifty_people_of_one_name_can_all_be_seen() {
    let rulebook = Rulebook::shipped().expect("sound");
    for size in SIZES {
        let mut driver = open(Driver::new(size.0, size.1), &rulebook, &many(50), size);
        assert!(driver.shows("50 people"), "{}", driver.shown());
        let mut steps = 0;
        while driver.keys("Right") == Next::Redraw {
            steps += 1;
        }
        assert!((40..=50).contains(&steps), "{steps} at {size:?}");
        assert!(driver.shows("50 of 50"), "{}", driver.shown());
        while driver.keys("Left") == Next::Redraw {
            steps -= 1;
        }
        assert_eq!(steps, 0);
    }
}

#[test]
fn disagreements_come_first_or_all_as_asked_and_the_cursor_stays_on_its_question() {
    let mut driver = side_by_side((80, 24));
    let at = |driver: &Driver| {
        let shown = driver.shown();
        let line = shown.lines().find(|line| line.contains("│ ▸")).expect("a cursor").to_owned();
        line.chars().skip(6).take(10).collect::<String>()
    };
    let first = at(&driver);
    driver.keys("Down Down");
    let third = at(&driver);
    assert_ne!(first, third);
    driver.keys("o");
    assert_eq!(at(&driver), third);
    driver.keys("Home");
    assert!(at(&driver).starts_with("Budget"), "{}", driver.shown());
    driver.keys("o");
    assert!(at(&driver).starts_with("Budget"), "{}", driver.shown());
}

#[test]
fn a_question_opens_with_who_said_what_and_leads_to_the_next_and_back() {
    let mut driver = side_by_side((80, 24));
    driver.keys("o Home Enter");
    assert!(driver.shows("Ann, Carla de Vries"), "{}", driver.shown());
    assert!(driver.shows("Note by Ann: as agreed in May"), "{}", driver.shown());
    driver.keys("Right");
    assert!(driver.shows("24 sellers (2)"), "{}", driver.shown());
    driver.keys("Left Esc");
    assert!(driver.shows("agree"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Your interviews"), "{}", driver.shown());
}

#[test]
fn help_and_guide_lie_over_it_and_it_can_be_left() {
    let mut driver = side_by_side((80, 24));
    for keys in ["", "Enter", "Esc 2", "3"] {
        if !keys.is_empty() {
            driver.keys(keys);
        }
        let before = driver.shown();
        for key in ["?", "g"] {
            driver.keys(key);
            assert_ne!(driver.shown(), before);
            driver.keys("Esc");
            assert_eq!(driver.shown(), before);
        }
    }
    assert_eq!(driver.keys("q"), Next::Quit);
}

#[test]
fn the_mouse_reaches_tabs_and_questions() {
    let mut driver = side_by_side((80, 24));
    driver.click("Agenda");
    assert!(driver.shows("1. "), "{}", driver.shown());
    driver.click("Who said what");
    driver.click("Team size");
    assert!(driver.shows("▸ ○ Team size"), "{}", driver.shown());
    driver.click("Team size");
    assert!(driver.shows("24 sellers (2): Ann, Carla de Vries"), "{}", driver.shown());
    driver.click("3 Advice");
    assert!(driver.shows("Ben: "), "{}", driver.shown());
}

#[test]
fn what_cannot_be_compared_is_told_at_home() {
    let rulebook = Rulebook::shipped().expect("sound");
    let mut driver = Driver::new(100, 30);
    let paths = saved(&driver, &rulebook, &three());
    driver.app.open_group(&paths[..1]);
    driver.resize(100, 30);
    assert!(driver.shows("from 2 to 50 sessions"), "{}", driver.shown());
    driver.app.open_group(&[paths[0].clone(), paths[0].clone()]);
    driver.resize(100, 30);
    assert!(driver.shows("the same session"), "{}", driver.shown());
    let licence = Rulebook::all_shipped().nth(1).expect("a second one").expect("sound");
    let file = std::fs::read_to_string(&paths[1]).expect("it is there");
    std::fs::write(&paths[1], file.replace(&rulebook.id, &licence.id)).expect("written");
    driver.app.open_group(&paths);
    driver.resize(100, 30);
    assert!(driver.shows("only sessions of one") && driver.shows("Ben: "), "{}", driver.shown());
    std::fs::write(&paths[2], "{").expect("written");
    driver.app.open_group(&paths);
    driver.resize(100, 30);
    assert!(driver.shows("Your interviews"), "{}", driver.shown());
}

#[test]
fn it_works_with_another_subject_and_goes_back_to_the_rulebook_of_the_start() {
    let licence = Rulebook::all_shipped().nth(1).expect("a second one").expect("sound");
    let first = &licence.questions[0];
    let crate::rulebook::QuestionKind::Choice(options) = &first.kind else { panic!("it is a choice") };
    let people = [0, 1].map(|nth: usize| ("Someone", json!({&*first.id: options[nth].id})));
    for size in SIZES {
        let mut driver = open(Driver::speaking(Language::Dutch, size.0, size.1), &licence, &people, size);
        assert!(driver.shows("2 mensen naast elkaar"), "{}", driver.shown());
        driver.keys("Enter");
        assert!(driver.shows("Someone (0000)"), "{}", driver.shown());
        driver.keys("Esc 2 3 Esc");
        assert!(driver.shows("verkoopteam") || size.1 < 16, "{}", driver.shown());
    }
}

#[test]
fn ascii_is_ascii() {
    let rulebook = Rulebook::shipped().expect("sound");
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let driver = Driver::over(folder, Language::English, true, 120, 40);
    let mut driver = open(driver, &rulebook, &three(), (120, 40));
    for keys in ["Enter", "Esc", "2", "3"] {
        assert!(driver.shown().is_ascii(), "{}", driver.shown());
        driver.keys(keys);
    }
    assert!(driver.shown().is_ascii(), "{}", driver.shown());
}
