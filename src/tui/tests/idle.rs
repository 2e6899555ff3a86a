//! A key that does nothing says why, and what throws work away asks or can be undone.

use super::driver::Driver;
use super::navigation::{session_file, start_interview};
use super::screen_text::message;
use super::situations::situations;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use crate::tui::keys::{KeyContext, Keymap};
use crate::tui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rayon::prelude::*;

/// In every situation where no text is typed.
#[test]
fn unbound_key_says_that_it_does_nothing() {
    let silent: Vec<String> = situations()
        .par_iter()
        .filter_map(|situation| {
            let mut driver = situation.open(Language::English, &Theme::new(false, false), (80, 24));
            let (keymap, context) = (Keymap::built_in(), driver.app.key_context());
            let is_unbound = |character: &char| {
                let key = KeyEvent::new(KeyCode::Char(*character), KeyModifiers::NONE);
                !context.accepts(*character) && keymap.action(context, key).is_none()
            };
            let silent = ('!'..='~').filter(is_unbound).find(|character| {
                driver.keys(&character.to_string());
                !driver.shows("idle-key") && !driver.shows("idle-key-elsewhere")
            })?;
            Some(format!("{} {silent}\n{}", situation.name, driver.screen()))
        })
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn reason_shows_until_the_next_key_and_is_whole_on_a_narrow_screen() {
    let mut driver = Driver::new(40, 12);
    let before = driver.screen();
    driver.keys("w");
    assert!(driver.shows("idle-key-elsewhere") && driver.shows("place-advice"), "{}", driver.screen());
    assert_eq!(driver.keys("Home"), Next::Redraw);
    assert_eq!(driver.screen(), before);
}

/// Esc and a key in quick succession arrive as one: the reason why Esc does nothing does not stay.
#[test]
fn reason_of_esc_gives_way_to_the_key_after_it() {
    let mut driver = Driver::new(80, 24);
    driver.keys("Esc");
    assert!(driver.shows("idle-home-back"), "{}", driver.screen());
    driver.send(crate::tui::input::Input::Key(KeyEvent::new(KeyCode::Char('n'), KeyModifiers::ALT)));
    assert!(driver.shows("home-name") && !driver.shows("idle-home-back"), "{}", driver.screen());
}

#[test]
fn action_without_effect_says_why() {
    let finished = "n 'Acme Enter 3 '24 Enter r f";
    for (keys, reason) in [
        ("u", "home-nothing-to-undo"),
        ("Esc", "idle-home-back"),
        ("/", "idle-home-empty"),
        ("n Enter 9", "option-missing"),
        ("n Enter r f w", "idle-decide"),
        (&format!("{finished} 4 u"), "idle-reset"),
        (&format!("{finished} 4 Backspace"), "idle-put-back"),
        (&format!("{finished} 3 9"), "idle-key"),
        (&format!("{finished} p Space m"), "idle-change"),
        (&format!("{finished} p Space t"), "idle-note"),
        ("D u", "idle-undo"),
        (",", "idle-action"),
    ] {
        let mut driver = Driver::new(100, 30);
        driver.keys(keys);
        assert!(driver.shows(reason), "{keys}: {}", driver.screen());
    }
}

#[test]
fn name_typed_for_an_interview_without_answers_is_kept() {
    let mut driver = Driver::new(80, 24);
    driver.keys("n 'Acme Enter Esc");
    assert!(
        driver.app.key_context() == KeyContext::Fields && driver.shows_text("Acme_"),
        "{}",
        driver.screen()
    );
    driver.keys("Esc n");
    assert!(driver.shows_text("Acme_"), "{}", driver.screen());
    driver.keys("Enter b");
    assert_eq!(driver.app.key_context(), KeyContext::Home);
    driver.keys("N");
    assert!(!driver.shows_text("Acme_"), "the name was that of another kind of interview");
    // With an answer the interview is in the list.
    let mut driver = Driver::new(80, 24);
    driver.keys("n 'Acme Enter 1 Esc Esc");
    assert_eq!(driver.app.key_context(), KeyContext::Home);
}

#[test]
fn emptied_note_is_deleted_after_a_second_enter() {
    let mut driver = start_interview();
    driver.keys("1 Esc t 'why Enter t Ctrl-u Enter");
    assert!(driver.shows(message!("interview-note-deletes", key = "Enter")), "{}", driver.screen());
    driver.keys("Esc t");
    assert!(driver.shows_text("why_"), "Esc keeps the note: {}", driver.screen());
    driver.keys("Ctrl-u Enter 'x Ctrl-u Enter");
    assert!(driver.shows("interview-note-deletes"), "typing withdraws the first Enter: {}", driver.screen());
    driver.keys("Enter");
    assert!(!driver.shows("interview-note"), "{}", driver.screen());
    assert!(session_file(&driver).contains("\"text\": \"\""), "{}", session_file(&driver));
}

#[test]
fn text_of_a_closed_decision_comes_back() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f w 2 'because Esc Esc w");
    assert!(driver.shows("decide-title"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_text("because"), "{}", driver.screen());
    driver.keys("Enter 3 w 2");
    assert!(driver.shows("decide-record-title"), "{}", driver.screen());
}

#[test]
fn what_if_is_reset_and_brought_back() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r f 4 Right");
    let tried = driver.screen();
    driver.keys("u");
    assert!(driver.shows("whatif-reset") && driver.shows("whatif-nothing-changed"), "{}", driver.screen());
    driver.keys("u");
    assert_eq!(driver.screen(), tried);
    // A removed scenario comes back too, also after the last one is gone.
    driver.keys("c v d");
    assert!(driver.shows("scenario-removed"), "{}", driver.screen());
    driver.keys("u v");
    assert!(driver.app.key_context() == KeyContext::Scenarios, "{}", driver.screen());
    // What was tried comes back after another scenario was opened.
    driver.keys("Esc Down Right");
    let tried = driver.screen();
    driver.keys("v Enter u Up Down");
    assert_eq!(driver.screen(), tried);
}
