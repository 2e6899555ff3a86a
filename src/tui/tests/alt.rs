//! Alt with a key, which acts as Esc and then the key unless it has a meaning of its own.

use super::driver::Driver;
use super::navigation::start_interview;
use crate::tui::input::Input;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

fn press(driver: &mut Driver, code: KeyCode, modifiers: KeyModifiers) {
    driver.send(Input::Key(KeyEvent::new(code, modifiers)));
}

/// The app at the third question, at a note on it, and at a line of names.
fn text_states() -> [Driver; 3] {
    ["1 '9 Enter", "1 '9 Enter t 'text", "1 '9 Enter 1 1 2 'North Enter 'South"].map(|keys| {
        let mut driver = start_interview();
        driver.keys(keys);
        driver
    })
}

#[test]
fn alt_with_a_key_is_esc_and_then_the_key() {
    for code in
        [KeyCode::Char('n'), KeyCode::Char('j'), KeyCode::Char('R'), KeyCode::Enter, KeyCode::Char('é')]
    {
        for (mut one, mut other) in text_states().into_iter().zip(text_states()) {
            let shift = if code == KeyCode::Char('R') { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            press(&mut one, code, KeyModifiers::ALT | shift);
            press(&mut other, KeyCode::Esc, KeyModifiers::NONE);
            press(&mut other, code, shift);
            assert_eq!(one.screen(), other.screen(), "{code:?}");
        }
    }
}

#[test]
fn alt_keeps_its_meaning_in_a_text_field() {
    let mut driver = start_interview();
    driver.keys("t 'one");
    for text in [" two", " three"] {
        driver.send(Input::Paste(text.into()));
    }
    press(&mut driver, KeyCode::Char('b'), KeyModifiers::ALT);
    press(&mut driver, KeyCode::Left, KeyModifiers::ALT);
    driver.keys("'X");
    assert!(driver.shows_text("one Xtwo three"), "{}", driver.screen());
    press(&mut driver, KeyCode::Char('f'), KeyModifiers::ALT);
    driver.keys("'Y");
    assert!(driver.shows_text("one Xtwo Ythree"), "{}", driver.screen());
    press(&mut driver, KeyCode::Char('d'), KeyModifiers::ALT);
    press(&mut driver, KeyCode::Backspace, KeyModifiers::ALT);
    assert!(driver.shows_text("one Xtwo") && !driver.shows_text("Y"), "{}", driver.screen());
}

/// No terminal sends ESC before these for Alt, so nothing was typed with Esc.
#[test]
fn alt_with_an_arrow_is_one_key() {
    for mut driver in text_states() {
        let above_footer = |driver: &Driver| -> Vec<String> {
            let screen = driver.screen();
            screen.lines().rev().skip(1).map(str::to_owned).collect()
        };
        let before = above_footer(&driver);
        press(&mut driver, KeyCode::Up, KeyModifiers::ALT);
        press(&mut driver, KeyCode::F(5), KeyModifiers::ALT);
        assert_eq!(above_footer(&driver), before);
    }
}
