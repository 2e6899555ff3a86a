//! What the screens look like, to be read by a person after every change.

use super::{Reader, line, pods, stretched, two};
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::tui::keys::Action;

const TABS: [(&str, u8); 3] = [("advice", 1), ("compare", 2), ("why", 3)];

#[test]
fn screens_look_as_they_should() {
    for (language, tag) in [(Language::English, "en"), (Language::Dutch, "nl")] {
        for (width, height) in [(80, 24), (120, 40), (40, 12), (160, 50), (100, 30)] {
            for (name, digit) in TABS {
                let mut reader = Reader::shipped(language, (width, height), &pods());
                reader.press(&[Action::Digit(digit)]);
                insta::assert_snapshot!(format!("{name}_{tag}_{width}x{height}"), reader.text());
            }
        }
    }
}

/// A screen for every case that the first company does not show.
#[test]
fn other_cases_look_as_they_should() {
    let (english, narrow, wide) = (Language::English, (80, 24), (120, 40));
    let tab = |reader: &mut Reader, digit| {
        reader.press(&[Action::Digit(digit)]);
    };
    for (name, given) in [("two", two()), ("line", line())] {
        for (kind, digit) in TABS {
            let mut reader = Reader::shipped(english, wide, &given);
            tab(&mut reader, digit);
            insta::assert_snapshot!(format!("{name}_{kind}"), reader.text());
        }
    }
    for (kind, digit) in TABS {
        let rulebook = Rulebook::shipped().expect("it loads");
        let mut reader = Reader::of(rulebook, english, true, wide, &line());
        tab(&mut reader, digit);
        insta::assert_snapshot!(format!("ascii_{kind}"), reader.text());
    }
    let mut reader = Reader::shipped(Language::Dutch, (80, 70), &stretched());
    insta::assert_snapshot!("stretched", reader.text());
    let mut reader = Reader::shipped(english, narrow, &line());
    reader.press(&[Action::Digit(3), Action::Choose, Action::Down, Action::Down, Action::Choose]);
    insta::assert_snapshot!("why_opened", reader.text());
    let mut reader = Reader::shipped(english, (40, 12), &line());
    reader.press(&[Action::Digit(3), Action::Bottom, Action::Up, Action::Choose]);
    insta::assert_snapshot!("why_opened_narrow", reader.text());
    let mut reader = Reader::shipped(english, wide, &line());
    reader.press(&[Action::Digit(3), Action::Down, Action::Down, Action::Down, Action::Choose]);
    insta::assert_snapshot!("why_unfolded", reader.text());
}
