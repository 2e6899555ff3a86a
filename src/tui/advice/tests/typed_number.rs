//! Numbers typed as answers to try, and the row under the cursor, which shows at every size and whatever is done.

use super::{Reader, line, pods, two};
use crate::locale::Language::{self, English};
use crate::tui::advice::what_if::WhatIfEntry;
use crate::tui::keys::Action::{
    self, Back, Bottom, Choose, Digit, Down, Keep, Less, More, MuchLess, MuchMore, PageDown, PageUp, PutBack,
    Reset, SetAside, Together, Top, Up,
};
use crate::tui::keys::KeyContext;
use crate::tui::response::Response;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use proptest::prelude::*;
use serde_json::json;

fn at_number(size: (u16, u16)) -> Reader {
    let mut reader = Reader::shipped(English, size, &pods());
    reader.press(&[Digit(4), Down]);
    reader
}

fn press_key(reader: &mut Reader, code: KeyCode) -> Response {
    let reply = reader.state.handle_key(KeyEvent::new(code, KeyModifiers::NONE));
    reader.look();
    reply
}

fn type_text(reader: &mut Reader, text: &str) {
    for character in text.chars() {
        assert_eq!(press_key(reader, KeyCode::Char(character)), Response::Redraw);
    }
}

fn size(reader: &Reader) -> u64 {
    let now = reader.state.whatif.current(reader.state.advice());
    reader.context.rulebook.write_answers(&now.answers)["team_size"].as_u64().expect("a number")
}

fn error(reader: &Reader) -> Option<&str> {
    reader.state.whatif.typing.as_ref()?.error.as_deref()
}

#[test]
fn number_is_typed_over_the_one_at_hand_as_people_write_it() {
    for (typed, expected) in [("7", 7), ("1.000", 1000), ("1,000", 1000), ("12 000", 12_000), (" 25 ", 25)] {
        let mut reader = at_number((80, 24));
        assert!(reader.press(&[Choose]));
        assert_eq!(reader.state.key_context(), KeyContext::Line);
        type_text(&mut reader, typed);
        assert!(reader.press(&[Choose]), "{typed}");
        assert_eq!((size(&reader), reader.state.key_context()), (expected, KeyContext::WhatIf), "{typed}");
    }
    // A key that moves the cursor edits the number instead.
    let mut reader = at_number((80, 24));
    reader.press(&[Choose]);
    press_key(&mut reader, KeyCode::Left);
    type_text(&mut reader, "5");
    assert!(reader.press(&[Choose]));
    assert_eq!(size(&reader), 450);
    // Pasted text replaces it too.
    reader.press(&[Choose]);
    assert_eq!(reader.state.paste(" 31\n"), Response::Redraw);
    assert!(reader.press(&[Choose]));
    assert_eq!(size(&reader), 31);
}

#[test]
fn number_that_is_none_says_so_and_stays_until_it_is_right_or_given_up() {
    for typed in ["", "1.5", "0", "100001", "1e3", "many", "-4", "null", "1 00"] {
        let mut reader = at_number((80, 24));
        reader.press(&[Choose]);
        press_key(&mut reader, KeyCode::Backspace);
        type_text(&mut reader, typed);
        assert!(error(&reader).is_none() && reader.press(&[Choose]), "{typed}");
        let why = error(&reader).expect("it is refused").to_owned();
        let start: String = why.chars().take(20).collect();
        assert!(reader.text().contains(&start), "{typed}: {why}\n{}", reader.text());
        assert_eq!((reader.state.key_context(), size(&reader)), (KeyContext::Line, 40), "{typed}");
        // The next key takes the error away, and a right number is taken.
        press_key(&mut reader, KeyCode::Home);
        press_key(&mut reader, KeyCode::Char('9'));
        assert_eq!(error(&reader), None, "{typed}");
        assert!(reader.press(&[Back]));
        assert_eq!((reader.state.key_context(), size(&reader)), (KeyContext::WhatIf, 40), "{typed}");
    }
}

#[test]
fn number_at_hand_is_no_change_and_an_option_is_not_typed() {
    let mut reader = at_number((80, 24));
    assert!(reader.press(&[Choose, Choose]) && reader.state.whatif.drafts(reader.state.advice()).is_none());
    assert!(reader.press(&[Up]) && !reader.press(&[Choose]));
    assert_eq!(reader.state.key_context(), KeyContext::WhatIf);
    // Letters and digits are text while a number is typed: no tab opens.
    let mut reader = at_number((40, 12));
    reader.press(&[Choose]);
    type_text(&mut reader, "1");
    assert_eq!(reader.state.key_context(), KeyContext::Line);
    // A click elsewhere gives it up.
    reader.press(&[Back]);
    assert!(reader.click("Team size") && reader.state.key_context() == KeyContext::Line);
    assert!(reader.click("Budget") && reader.state.key_context() == KeyContext::WhatIf);
}

/// The line that has the cursor's mark and says what the entry under it says.
fn cursor_shows(reader: &mut Reader) -> bool {
    let entry = reader.state.whatif.selected_entry(reader.state.advice(), &reader.context).expect("an entry");
    let words = reader.context.rulebook_reader();
    let said = match entry {
        WhatIfEntry::Question(question) => words.short(question).into_owned(),
        WhatIfEntry::Route(model, route) => {
            let now = reader.state.whatif.current(reader.state.advice());
            let flip = now.counterfactuals.iter().flatten().find(|flip| flip.model == model).expect("a flip");
            words.routes(flip).swap_remove(route)
        }
    };
    let start: String = said.chars().take(8).collect();
    let mark = reader.context.theme.glyphs.cursor;
    reader.lines().iter().any(|line| line.find(mark).is_some_and(|at| line[at..].contains(start.trim_end())))
}

/// What is done to the screen: a key, a letter, a turn of the wheel, another size.
#[derive(Clone, Debug)]
enum Deed {
    Key(Action),
    Letter(char),
    Wheel(bool),
    Size(u16, u16),
}

fn deed() -> impl Strategy<Value = Deed> {
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
        Together,
        Back,
        Digit(4),
    ];
    prop_oneof![
        8 => prop::sample::select(keys.to_vec()).prop_map(Deed::Key),
        2 => prop::sample::select(vec!['1', '9', '.', 'x']).prop_map(Deed::Letter),
        2 => any::<bool>().prop_map(Deed::Wheel),
        1 => (40_u16..=160, 12_u16..=50).prop_map(|(width, height)| Deed::Size(width, height)),
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
    fn row_under_the_cursor_shows_whatever_is_done(
        which in 0..5_usize,
        dutch in any::<bool>(),
        size in prop_oneof![Just((40, 12)), Just((80, 24)), (40_u16..=160, 12_u16..=50)],
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        let language = if dutch { Language::Dutch } else { English };
        let mut reader = Reader::shipped(language, size, &company(which));
        reader.press(&[Digit(4)]);
        for deed in deeds {
            match deed {
                Deed::Key(action) => {
                    reader.press(&[action]);
                }
                Deed::Letter(letter) => {
                    press_key(&mut reader, KeyCode::Char(letter));
                }
                Deed::Wheel(down) => {
                    let kind = if down { MouseEventKind::ScrollDown } else { MouseEventKind::ScrollUp };
                    reader.mouse(kind, 5, 6);
                }
                Deed::Size(width, height) => reader.resize(width, height),
            }
            if !reader.state.whatif.is_comparing() {
                let shows = cursor_shows(&mut reader);
                let (cursor, text) = (reader.state.whatif.cursor, reader.text());
                prop_assert!(shows, "{cursor:?}\n{text}");
            }
        }
    }
}

#[test]
fn what_is_read_on_by_page_leaves_the_row_under_the_cursor_at_the_edge() {
    let mut reader = Reader::shipped(English, (40, 12), &pods());
    reader.press(&[Digit(4)]);
    let mut pages = 0;
    while reader.press(&[PageDown]) {
        assert!(cursor_shows(&mut reader), "{}", reader.text());
        pages += 1;
    }
    assert!(pages > 3 && reader.text().contains("assumed"), "{}", reader.text());
    // A key that moves the cursor leads back to it.
    assert!(reader.press(&[Down]) && cursor_shows(&mut reader) && reader.text().contains("Team size"));
}
