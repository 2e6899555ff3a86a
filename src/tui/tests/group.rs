//! The comparison of several respondents: its tabs, a question, and the way back.

use super::driver::Driver;
use super::screen_text::message;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::session::{Choice, EventKind, RulebookRef, Session};
use crate::tui::event_loop::Next;
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use std::path::PathBuf;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// Saves a session for each of these people.
pub(super) fn saved(driver: &Driver, rulebook: &Rulebook, people: &[(&str, Json)]) -> Vec<PathBuf> {
    let folder = driver.sessions_dir();
    std::fs::create_dir_all(&folder).expect("the folder of the test can be changed");
    let (now, mut paths) = (Timestamp::UNIX_EPOCH, Vec::new());
    for (nth, (name, answers)) in people.iter().enumerate() {
        let id = format!("20261123-person-{nth:04}");
        let made = RulebookRef {
            id: rulebook.id.clone(),
            version: rulebook.version.clone(),
            digest: rulebook.digest(),
        };
        let mut session = Session::new(&*id, *name, "en", made, now);
        for (question, value) in answers.as_object().expect("it is an object") {
            let answered = EventKind::Answered { question: question.clone(), value: value.clone() };
            session.record(1, answered, now);
        }
        if nth == 0 {
            let first = answers.as_object().and_then(|all| all.keys().next()).expect("there is an answer");
            session.record(
                2,
                EventKind::Noted { question: first.clone(), text: "as agreed in May".to_owned() },
                now,
            );
        }
        session.record(3, EventKind::Completed, now);
        let path = folder.join(format!("{id}.json"));
        std::fs::write(&path, session.to_bytes()).expect("the folder of the test can be changed");
        paths.push(path);
    }
    paths
}

pub(super) fn three() -> [(&'static str, Json); 3] {
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

fn compare(mut driver: Driver, rulebook: &Rulebook, people: &[(&str, Json)], size: (u16, u16)) -> Driver {
    let paths = saved(&driver, rulebook, people);
    driver.app.open_group(&paths);
    driver.resize(size.0, size.1);
    driver
}

fn side_by_side(size: (u16, u16)) -> Driver {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    compare(Driver::new(size.0, size.1), &rulebook, &three(), size)
}

fn many(count: u32) -> Vec<(&'static str, Json)> {
    let options = ["tight", "moderate", "ample"];
    let one =
        |nth: u32| ("One name", json!({"budget": options[nth as usize % 3], "team_size": 10 + nth % 7}));
    (0..count).map(one).collect()
}

#[test]
fn answers_grid_reaches_all_of_fifty_people() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for size in SIZES {
        let mut driver = compare(Driver::new(size.0, size.1), &rulebook, &many(50), size);
        assert!(driver.shows(message!("group-count-people", count = 50_u32)), "{}", driver.screen());
        let mut steps = 0;
        while driver.keys("Right") == Next::Redraw {
            steps += 1;
        }
        assert!((40..=50).contains(&steps), "{steps} at {size:?}");
        assert!(driver.shows_text("50 of 50"), "{}", driver.screen());
        while driver.keys("Left") == Next::Redraw {
            steps -= 1;
        }
        assert_eq!(steps, 0);
    }
}

/// All of up to five people are in sight at 80 columns, with what their names have in common in the title.
#[test]
fn answers_grid_shows_five_people_at_80_columns() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let names = ["Nordwind – Ann", "Nordwind - Ben", "Nordwind: Carla", "Nordwind – Dirk", "nordwind – Eva"];
    for count in 2..=5 {
        let people: Vec<_> =
            names.into_iter().zip(many(5)).take(count).map(|(name, (_, answers))| (name, answers)).collect();
        let mut driver = compare(Driver::new(80, 24), &rulebook, &people, (80, 24));
        let screen = driver.screen();
        let heads = screen.lines().nth(4).expect("the grid has a header");
        for name in &["Ann", "Ben", "Carla", "Dirk", "Eva"][..count] {
            assert!(heads.contains(name), "{screen}");
        }
        let title = screen.lines().next().expect("there is a title");
        assert!(title.contains("Nordwind: Ann, Ben") && !heads.contains("ordwind"), "{screen}");
        assert_eq!(driver.keys("Right"), Next::Idle);
    }
}

/// Long names that begin alike are told apart by their ends.
#[test]
fn answers_grid_tells_long_names_apart() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let names = ["Northern Regional Manufacturing – Ann", "Northern Regional Manufacturing – Ben", "Zed"];
    let people: Vec<_> = names.into_iter().zip(many(3)).map(|(name, (_, answers))| (name, answers)).collect();
    let driver = compare(Driver::new(80, 24), &rulebook, &people, (80, 24));
    let screen = driver.screen();
    let heads: Vec<_> = screen.lines().skip(4).take(2).collect();
    for end in ["Ann", "Ben", "Zed"] {
        assert!(heads.iter().any(|line| line.contains(end)), "{screen}");
    }
}

/// Questions that nobody filled in are one row, which Enter opens and folds.
#[test]
fn answers_grid_folds_unanswered_questions() {
    let mut driver = side_by_side((80, 24));
    let unanswered = driver.short("seller_experience");
    driver.keys("End");
    let folded = message!("group-unanswered-folded", count = 13_u32);
    assert!(driver.shows(folded.clone()), "{}", driver.screen());
    assert!(!driver.shows_text(&format!("  {unanswered} ")), "{}", driver.screen());
    driver.keys("Enter End");
    assert!(driver.shows_text(&format!("  {unanswered} ")), "{}", driver.screen());
    // From question to question the fold is passed over.
    driver.keys("Enter");
    for _ in 0..20 {
        driver.keys("Left");
    }
    assert!(!driver.shows(folded.clone()) && driver.shows("group-effect-model"), "{}", driver.screen());
    driver.keys("Esc End");
    while !driver.shows(message!("group-unanswered-open", count = 13_u32)) {
        driver.keys("Up");
    }
    while !driver.shows(folded.clone()) {
        driver.keys("Enter Up");
    }
}

/// The agenda, the advice and a recorded decision are on the first page where there is room, and on their tabs.
#[test]
fn group_shows_agenda_advice_and_decision() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for size in [(120, 40), (80, 24)] {
        let driver = Driver::new(size.0, size.1);
        let paths = saved(&driver, &rulebook, &three());
        let mut session = Session::from_bytes(&std::fs::read(&paths[1]).expect("the file can be read"))
            .expect("the session is valid");
        let choice =
            Choice { model: "pod".to_owned(), decided_by: "the board".to_owned(), ..Choice::default() };
        session.record(4, EventKind::Decided(choice), Timestamp::UNIX_EPOCH);
        std::fs::write(&paths[1], session.to_bytes()).expect("the folder of the test can be changed");
        let mut driver = driver;
        driver.app.open_group(&paths);
        driver.resize(size.0, size.1);
        let decided = message!("decided", model = driver.model("pod"));
        assert_eq!(driver.shows(decided.clone()), size.0 == 120, "{}", driver.screen());
        assert_eq!(driver.shows("group-agenda"), size.0 == 120, "{}", driver.screen());
        driver.keys("3");
        assert!(driver.shows(decided) && driver.shows_text("the board"), "{}", driver.screen());
    }
}

/// The cursor stays on its question.
#[test]
fn answers_grid_sorts_by_disagreement_or_by_question() {
    let mut driver = side_by_side((80, 24));
    let at = |driver: &Driver| {
        let shown = driver.screen();
        let line = shown.lines().find(|line| line.contains("│ ▸")).expect("the cursor shows").to_owned();
        line.chars().skip(6).take(10).collect::<String>()
    };
    let first = at(&driver);
    driver.keys("Down Down");
    let third = at(&driver);
    assert_ne!(first, third);
    driver.keys("s");
    assert_eq!(at(&driver), third);
    driver.keys("Home");
    assert!(at(&driver).starts_with(&driver.short("budget")), "{}", driver.screen());
    driver.keys("s");
    assert!(at(&driver).starts_with(&driver.short("budget")), "{}", driver.screen());
}

/// It leads to the next question and back to the grid.
#[test]
fn question_page_shows_who_said_what() {
    let mut driver = side_by_side((80, 24));
    driver.keys("s Home Enter");
    assert!(driver.shows_text("Ann, Carla de Vries"), "{}", driver.screen());
    assert!(
        driver.shows(message!("group-note", name = "Ann", text = "as agreed in May")),
        "{}",
        driver.screen()
    );
    driver.keys("Right");
    assert!(
        driver.shows(message!("group-votes", answer = driver.number("team_size", 24), count = 2_u32)),
        "{}",
        driver.screen()
    );
    driver.keys("Left Esc");
    assert!(driver.shows("group-head-advice"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("home-sessions"), "{}", driver.screen());
}

#[test]
fn help_and_guide_open_over_every_page_of_a_group() {
    let mut driver = side_by_side((80, 24));
    for keys in ["", "Enter", "Esc 2", "3"] {
        if !keys.is_empty() {
            driver.keys(keys);
        }
        let before = driver.screen();
        for key in ["?", "g"] {
            driver.keys(key);
            assert_ne!(driver.screen(), before);
            driver.keys("Esc");
            assert_eq!(driver.screen(), before);
        }
    }
    assert_eq!(driver.keys("q"), Next::Quit);
}

#[test]
fn group_is_read_with_the_mouse() {
    let mut driver = side_by_side((80, 24));
    driver.click_message("group-tab-agenda");
    assert!(driver.shows_text("1. "), "{}", driver.screen());
    driver.click_message("group-table");
    driver.click(&driver.short("team_size"));
    assert!(driver.shows_text(&format!("▸ ○ {}", driver.short("team_size"))), "{}", driver.screen());
    driver.click(&driver.short("team_size"));
    assert!(
        driver.shows(message!(
            "group-view",
            answer = driver.number("team_size", 24),
            count = 2_u32,
            people = "Ann, Carla de Vries"
        )),
        "{}",
        driver.screen()
    );
    driver.click_hint("3", "group-tab-advice");
    assert!(driver.shows_text("Ben: "), "{}", driver.screen());
}

#[test]
fn home_says_why_sessions_cannot_be_compared() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let mut driver = Driver::new(100, 30);
    let paths = saved(&driver, &rulebook, &three());
    driver.app.open_group(&paths[..1]);
    driver.resize(100, 30);
    assert!(driver.shows(message!("compare-count", least = 2_u32, most = 50_u32)), "{}", driver.screen());
    driver.app.open_group(&[paths[0].clone(), paths[0].clone()]);
    driver.resize(100, 30);
    assert!(driver.shows("compare-duplicate"), "{}", driver.screen());
    let licence = Rulebook::all_shipped()
        .nth(1)
        .expect("two rulebooks are shipped")
        .expect("the shipped rulebook is valid");
    let file = std::fs::read_to_string(&paths[1]).expect("the file can be read");
    std::fs::write(&paths[1], file.replace(&rulebook.id, &licence.id))
        .expect("the folder of the test can be changed");
    driver.app.open_group(&paths);
    driver.resize(100, 30);
    assert!(driver.shows("compare-other-rulebook") && driver.shows_text("Ben: "), "{}", driver.screen());
    std::fs::write(&paths[2], "{").expect("the folder of the test can be changed");
    driver.app.open_group(&paths);
    driver.resize(100, 30);
    assert!(driver.shows("home-sessions"), "{}", driver.screen());
}

#[test]
fn group_of_another_rulebook_leads_back_to_the_first_one() {
    let licence = Rulebook::all_shipped()
        .nth(1)
        .expect("two rulebooks are shipped")
        .expect("the shipped rulebook is valid");
    let first = &licence.questions[0];
    let crate::rulebook::QuestionKind::Choice(options) = &first.kind else { panic!("it is a choice") };
    let people = [0, 1].map(|nth: usize| ("Someone", json!({&*first.id: options[nth].id})));
    for size in SIZES {
        let mut driver =
            compare(Driver::in_language(Language::Dutch, size.0, size.1), &licence, &people, size);
        assert!(driver.shows("group-table"), "{}", driver.screen());
        driver.keys("Enter");
        assert!(driver.shows_text("Someone (0000)"), "{}", driver.screen());
        driver.keys("Esc 2 3 Esc");
        assert!(driver.shows_text(&driver.title()) || size.1 < 16, "{}", driver.screen());
    }
}
