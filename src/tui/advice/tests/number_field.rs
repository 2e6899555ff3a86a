//! Typed numbers on the what-if tab, and the row under the cursor, which has to show at every size.

use super::AdviceDriver;
use crate::locale::Language;
use crate::tui::advice::what_if::WhatIfEntry;
use crate::tui::component::Component;
use crate::tui::keys::Action::{
    self, Back, Bottom, Choose, Compare, Digit, Down, Keep, Less, More, MuchLess, MuchMore, PageDown, PageUp,
    PutBack, Reset, SetAside, Top, Up,
};
use crate::tui::keys::KeyContext;
use crate::tui::response::Response;
use crate::tui::tests::companies::{line, pods, two};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use proptest::prelude::*;
use serde_json::json;

fn at_number(size: (u16, u16)) -> AdviceDriver {
    let mut driver = AdviceDriver::shipped(Language::English, size, &pods());
    driver.press(&[Digit(4), Down]);
    driver
}

fn press_key(driver: &mut AdviceDriver, code: KeyCode) -> Response {
    let reply = driver.type_key(KeyEvent::new(code, KeyModifiers::NONE));
    driver.look();
    reply
}

fn type_text(driver: &mut AdviceDriver, text: &str) {
    for character in text.chars() {
        assert!(matches!(press_key(driver, KeyCode::Char(character)), Response::Redraw));
    }
}

fn size(driver: &AdviceDriver) -> u64 {
    let now = driver.state.whatif.current(driver.state.advice());
    driver.context.rulebook.write_answers(&now.answers)["team_size"].as_u64().expect("the answer is a number")
}

fn error(driver: &AdviceDriver) -> Option<String> {
    Some(driver.context.translate(driver.state.whatif.typing.as_ref()?.error.as_ref()?))
}

#[test]
fn typed_number_replaces_the_one_under_the_cursor() {
    for (typed, expected) in [("7", 7), ("1.000", 1000), ("1,000", 1000), ("12 000", 12_000), (" 25 ", 25)] {
        let mut driver = at_number((80, 24));
        assert!(driver.press(&[Choose]));
        assert_eq!(driver.state.key_context(), KeyContext::Line);
        type_text(&mut driver, typed);
        assert!(driver.press(&[Choose]), "{typed}");
        assert_eq!((size(&driver), driver.state.key_context()), (expected, KeyContext::WhatIf), "{typed}");
    }
    // A key that moves the cursor edits the number instead.
    let mut driver = at_number((80, 24));
    driver.press(&[Choose]);
    press_key(&mut driver, KeyCode::Left);
    type_text(&mut driver, "5");
    assert!(driver.press(&[Choose]));
    assert_eq!(size(&driver), 450);
    // Pasted text replaces it too.
    driver.press(&[Choose]);
    assert!(matches!(driver.paste(" 31\n"), Response::Redraw));
    assert!(driver.press(&[Choose]));
    assert_eq!(size(&driver), 31);
}

#[test]
fn invalid_number_is_refused_and_stays() {
    for typed in ["", "1.5", "0", "100001", "1e3", "many", "-4", "null", "1 00"] {
        let mut driver = at_number((80, 24));
        driver.press(&[Choose]);
        press_key(&mut driver, KeyCode::Backspace);
        type_text(&mut driver, typed);
        assert!(error(&driver).is_none() && driver.press(&[Choose]), "{typed}");
        let why = error(&driver).expect("it is refused");
        let start: String = why.chars().take(20).collect();
        assert!(driver.text().contains(&start), "{typed}: {why}\n{}", driver.text());
        assert_eq!((driver.state.key_context(), size(&driver)), (KeyContext::Line, 40), "{typed}");
        // The next key removes the error.
        press_key(&mut driver, KeyCode::Home);
        press_key(&mut driver, KeyCode::Char('9'));
        assert_eq!(error(&driver), None, "{typed}");
        assert!(driver.press(&[Back]));
        assert_eq!((driver.state.key_context(), size(&driver)), (KeyContext::WhatIf, 40), "{typed}");
    }
}

#[test]
fn same_number_is_no_change_and_options_are_not_typed() {
    let mut driver = at_number((80, 24));
    assert!(driver.press(&[Choose, Choose]) && driver.state.whatif.drafts(driver.state.advice()).is_none());
    assert!(driver.press(&[Up]) && !driver.press(&[Choose]));
    assert_eq!(driver.state.key_context(), KeyContext::WhatIf);
    // Letters and digits are text while a number is typed: no tab opens.
    let mut driver = at_number((40, 12));
    driver.press(&[Choose]);
    type_text(&mut driver, "1");
    assert_eq!(driver.state.key_context(), KeyContext::Line);
    // A click on another row cancels the number.
    driver.press(&[Back]);
    assert!(
        driver.click_text("{/questions/team_size/short}") && driver.state.key_context() == KeyContext::Line
    );
    assert!(
        driver.click_text("{/questions/budget/short}") && driver.state.key_context() == KeyContext::WhatIf
    );
}

/// Whether a line with the cursor's mark begins with the text of the entry under the cursor.
fn cursor_shows(driver: &mut AdviceDriver) -> bool {
    let entry = driver
        .state
        .whatif
        .selected_entry(driver.state.advice(), &driver.context)
        .expect("the cursor is on an entry");
    let words = driver.context.rulebook_reader();
    let text = match entry {
        WhatIfEntry::Question(question) => words.short(question).into_owned(),
        WhatIfEntry::Route(model, route) => {
            let now = driver.state.whatif.current(driver.state.advice());
            let flip = now
                .counterfactuals
                .iter()
                .flatten()
                .find(|flip| flip.model == model)
                .expect("the model has a counterfactual");
            words.routes(flip).swap_remove(route)
        }
    };
    let start: String = text.chars().take(8).collect();
    let mark = driver.context.theme.glyphs.cursor;
    driver.lines().iter().any(|line| line.find(mark).is_some_and(|at| line[at..].contains(start.trim_end())))
}

/// What a user does: a key, a letter, a turn of the wheel, another size.
#[derive(Clone, Debug)]
enum UserInput {
    Key(Action),
    Letter(char),
    Wheel(bool),
    Size(u16, u16),
}

fn user_input() -> impl Strategy<Value = UserInput> {
    let keys = [
        Up,
        Down,
        Down,
        Down,
        Less,
        More,
        MuchLess,
        MuchMore,
        PageUp,
        PageDown,
        PageDown,
        Top,
        Bottom,
        Choose,
        PutBack,
        Reset,
        Keep,
        SetAside,
        Compare,
        Back,
        Digit(4),
    ];
    prop_oneof![
        8 => prop::sample::select(keys.to_vec()).prop_map(UserInput::Key),
        2 => prop::sample::select(vec!['1', '9', '.', 'x']).prop_map(UserInput::Letter),
        2 => any::<bool>().prop_map(UserInput::Wheel),
        1 => (40_u16..=160, 12_u16..=50).prop_map(|(width, height)| UserInput::Size(width, height)),
    ]
}

fn company(which: usize) -> serde_json::Value {
    match which {
        0 => pods(),
        1 => two(),
        2 => line(),
        3 => json!({"team_size": 8, "culture": "competitive"}),
        _ => {
            json!({"team_size": 100_000, "region_names": ["名".repeat(80)], "customer_location": "several_regions"})
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn row_under_the_cursor_always_shows(
        which in 0..5_usize,
        dutch in any::<bool>(),
        size in prop_oneof![Just((40, 12)), Just((80, 24)), (40_u16..=160, 12_u16..=50)],
        inputs in prop::collection::vec(user_input(), 1..40),
    ) {
        let language = if dutch { Language::Dutch } else { Language::English };
        let mut driver = AdviceDriver::shipped(language, size, &company(which));
        driver.press(&[Digit(4)]);
        for input in inputs {
            match input {
                UserInput::Key(action) => {
                    driver.press(&[action]);
                }
                UserInput::Letter(letter) => {
                    press_key(&mut driver, KeyCode::Char(letter));
                }
                UserInput::Wheel(down) => {
                    let kind = if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp };
                    driver.mouse(kind, 5, 6);
                }
                UserInput::Size(width, height) => driver.resize(width, height),
            }
            if !driver.state.whatif.is_comparing() {
                let shows = cursor_shows(&mut driver);
                let (cursor, text) = (driver.state.whatif.cursor, driver.text());
                prop_assert!(shows, "{cursor:?}\n{text}");
            }
        }
    }
}

#[test]
fn paging_keeps_the_row_under_the_cursor_at_the_edge() {
    let mut driver = AdviceDriver::shipped(Language::English, (40, 12), &pods());
    driver.press(&[Digit(4)]);
    let mut pages = 0;
    while driver.press(&[PageDown]) {
        assert!(cursor_shows(&mut driver), "{}", driver.text());
        pages += 1;
    }
    assert!(pages > 3 && driver.has("{advice-assumed-word}"), "{}", driver.text());
    // A key that moves the cursor leads back to it.
    assert!(driver.press(&[Down]) && cursor_shows(&mut driver) && driver.has("{/questions/team_size/short}"));
}
