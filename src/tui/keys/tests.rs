//! Tests of the built-in keymap and of the errors in keymap files.

use super::{Action, KeyContext, Keymap, KeymapError, KeyPattern};
use crate::locale::{Language, Words};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use serde_json::{Value, json};
use tui_input::backend::crossterm::to_input_request;

const FILE: &[u8] = include_bytes!("../../../assets/keymap.json");

fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, modifiers)
}

fn plain(character: char) -> KeyEvent {
    key(KeyCode::Char(character), KeyModifiers::NONE)
}

/// Parses the built-in keymap with the keys of one action replaced.
fn changed(context: &str, action: &str, keys: &Value) -> Result<Keymap, KeymapError> {
    let mut file: Value = serde_json::from_slice(FILE).expect("the keymap is valid JSON");
    file[context]["keys"][action] = keys.clone();
    Keymap::parse(file.to_string().as_bytes())
}

#[test]
fn the_built_in_map_is_sound() {
    if let Err(error) = Keymap::parse(FILE) {
        panic!("{error}");
    }
}

/// The position of a context in `KeyContext::ALL` is its discriminant, by which the keymap is indexed.
#[test]
fn contexts_stand_in_the_order_by_which_they_are_looked_up() {
    for (index, context) in KeyContext::ALL.into_iter().enumerate() {
        assert_eq!(context as usize, index, "{context:?}");
    }
}

#[test]
fn a_key_that_would_do_two_things_is_refused() {
    let doubled = |key: &str| KeymapError::Doubled { context: "choice".into(), key: key.into() };
    assert_eq!(changed("choice", "note", &json!(["r"])).err(), Some(doubled("r")));
    assert_eq!(changed("choice", "note", &json!(["x", "x"])).err(), Some(doubled("x")));
    assert_eq!(changed("choice", "note", &json!(["ctrl+c"])).err(), Some(doubled("ctrl+c")));
    assert_eq!(changed("choice", "unknown", &json!(["3"])).err(), Some(doubled("3")));
}

#[test]
fn unknown_names_are_refused() {
    assert_eq!(
        changed("choice", "fly", &json!(["x"])).err(),
        Some(KeymapError::Action { context: "choice".into(), action: "fly".into() })
    );
    for name in ["hyper+x", "", "shift+a", "f13", "f0", "9-1", "ctrl+1-3", " ", "ctrl+C"] {
        assert_eq!(
            changed("choice", "note", &json!([name])).err(),
            Some(KeymapError::Key { context: "choice".into(), key: name.into() })
        );
    }
    let missing = Keymap::parse(br#"{"everywhere": {"footer": [], "keys": {}}}"#);
    assert_eq!(missing.err(), Some(KeymapError::Context("home".into())));
    let strange = Keymap::parse(br#"{"nowhere": {}}"#);
    assert_eq!(strange.err(), Some(KeymapError::Context("nowhere".into())));
    assert!(matches!(Keymap::parse(br#"{"home": {}, "home": {}}"#), Err(KeymapError::Form(_))));
}

#[test]
fn a_footer_that_names_what_no_key_does_is_refused() {
    assert_eq!(
        changed("choice", "note", &json!([])).err(),
        Some(KeymapError::Footer { context: "choice".into(), action: "note".into() })
    );
}

/// Printable characters have no action in text fields.
#[test]
fn in_a_text_field_what_can_be_printed_is_text() {
    assert_eq!(
        changed("text", "note", &json!(["n"])).err(),
        Some(KeymapError::Printable { context: "text".into(), key: "n".into() })
    );
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL.into_iter().filter(|context| context.is_text()) {
        for character in (' '..='~').chain(['é', '日', 'ß']).filter(|character| context.takes(*character))
        {
            for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
                let pressed = key(KeyCode::Char(character), modifiers);
                assert_eq!(keymap.action(context, pressed), None, "{character:?} in {context:?}");
            }
        }
    }
}

#[test]
fn number_field_takes_digits_and_separators_and_leaves_letters_to_keys() {
    for key in ["0", "9", ".", ",", "'", "space"] {
        assert_eq!(
            changed("number", "note", &json!([key])).err(),
            Some(KeymapError::Printable { context: "number".into(), key: key.into() })
        );
    }
    let keymap = Keymap::built_in();
    for character in "nrhg?q".chars() {
        let at_options = keymap.action(KeyContext::Choice, plain(character));
        assert!(at_options.is_some(), "{character}");
        assert_eq!(keymap.action(KeyContext::Number, plain(character)), at_options, "{character}");
    }
    assert!(keymap.hints(KeyContext::Number).iter().any(|hint| {
        hint.label(&Words::new(Language::English), &crate::tui::theme::Theme::new(true, false).glyphs) == "q"
    }));
}

#[test]
fn typed_number_field_leaves_letters_to_no_key_and_has_keys_for_all_the_same() {
    let keymap = Keymap::built_in();
    assert!((' '..='~').all(|character| keymap.action(KeyContext::TypedNumber, plain(character)).is_none()));
    let actions = |context| keymap.hints(context).into_iter().map(|hint| hint.action).collect::<Vec<_>>();
    assert_eq!(actions(KeyContext::TypedNumber), actions(KeyContext::Number));
}

/// Editing keys have no action in text fields.
#[test]
fn in_a_text_field_the_keys_that_edit_are_left_to_it() {
    let keymap = Keymap::built_in();
    let codes = (' '..='~').map(KeyCode::Char).chain([
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Backspace,
        KeyCode::Delete,
    ]);
    for code in codes {
        for modifiers in [KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT] {
            let pressed = key(code, modifiers);
            if to_input_request(&Event::Key(pressed)).is_some() {
                assert_eq!(keymap.action(KeyContext::Text, pressed), None, "{pressed:?}");
                let is_letter = matches!(code, KeyCode::Char(c) if !KeyContext::Number.takes(c));
                if !is_letter || modifiers != KeyModifiers::NONE {
                    assert_eq!(keymap.action(KeyContext::Number, pressed), None, "{pressed:?}");
                }
            }
        }
    }
}

/// Every context has keys for help, going back, suspending and quitting.
#[test]
fn everywhere_there_is_help_and_a_way_out() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL {
        let control = |character| key(KeyCode::Char(character), KeyModifiers::CONTROL);
        assert_eq!(keymap.action(context, control('c')), Some(Action::Quit), "{context:?}");
        assert_eq!(keymap.action(context, control('z')), Some(Action::Suspend), "{context:?}");
        assert_eq!(keymap.action(context, key(KeyCode::F(1), KeyModifiers::NONE)), Some(Action::Help));
        let esc = key(KeyCode::Esc, KeyModifiers::NONE);
        assert_eq!(keymap.action(context, esc), Some(Action::Back), "{context:?}");
    }
}

/// Terminals reserve some keys: F1 opens their own help, Ctrl-N a browser window, Ctrl-O a session of a
/// multiplexer. In text fields, where letters are text, each function therefore has both a control key and a
/// function key.
#[test]
fn text_fields_have_a_control_key_and_a_function_key_for_every_function() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL.into_iter().filter(|context| context.is_text()) {
        for action in [Action::Help, Action::Guide, Action::Note, Action::Review, Action::Unknown] {
            let names: Vec<_> = keymap.keys_of(context, action).iter().map(|key| key.name()).collect();
            if names.is_empty() {
                continue;
            }
            let has = |kind: &str| names.iter().any(|name| name.starts_with(kind));
            assert!(has("ctrl+") && has("f"), "{action:?} in {context:?}: {names:?}");
        }
        let help = key(KeyCode::Char('x'), KeyModifiers::CONTROL);
        assert_eq!(keymap.action(context, help), Some(Action::Help), "{context:?}");
    }
}

/// Digits from 1 choose an option, and 0 answers "I don't know yet".
#[test]
fn digits_choose_and_nought_is_not_knowing_yet() {
    let keymap = Keymap::built_in();
    assert_eq!(keymap.action(KeyContext::Choice, plain('1')), Some(Action::Digit(1)));
    assert_eq!(keymap.action(KeyContext::Choice, plain('9')), Some(Action::Digit(9)));
    assert_eq!(keymap.action(KeyContext::Choice, plain('0')), Some(Action::Unknown));
    assert_eq!(keymap.action(KeyContext::Advice, plain('8')), None);
}

/// Shift, `BackTab` and capital letters match however the terminal reports them.
#[test]
fn what_terminals_differ_in_makes_no_difference() {
    let keymap = Keymap::built_in();
    let shifted = |code| key(code, KeyModifiers::SHIFT);
    assert_eq!(keymap.action(KeyContext::Home, shifted(KeyCode::Char('?'))), Some(Action::Help));
    assert_eq!(keymap.action(KeyContext::Home, plain('?')), Some(Action::Help));
    for event in [shifted(KeyCode::BackTab), key(KeyCode::BackTab, KeyModifiers::NONE), shifted(KeyCode::Tab)]
    {
        assert_eq!(keymap.action(KeyContext::Advice, event), Some(Action::PreviousTab));
    }
    let capital = key(KeyCode::Char('C'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
    assert_eq!(keymap.action(KeyContext::Text, capital), Some(Action::Quit));
}

#[test]
fn a_key_is_read_back_from_its_name() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL {
        for press in keymap.all(context).into_iter().flat_map(|hint| hint.keys) {
            assert_eq!(KeyPattern::parse(&press.name()), Some(press), "{}", press.name());
        }
    }
}

#[test]
fn the_footer_names_the_first_key_and_pairs_what_belongs_together() {
    let keymap = Keymap::built_in();
    let words = Words::new(Language::English);
    let look = crate::tui::theme::Theme::new(true, false);
    let hints = |context| -> Vec<(String, String)> {
        keymap
            .hints(context)
            .iter()
            .map(|hint| (hint.label(&words, &look.glyphs), words.get(hint.word)))
            .collect()
    };
    let pair = |key: &str, word: &str| (key.to_owned(), word.to_owned());
    assert_eq!(hints(KeyContext::Choice)[1], pair("↑↓", "move"));
    assert_eq!(hints(KeyContext::Advice)[0], pair("Tab/Shift-Tab", "tabs"));
    assert!(hints(KeyContext::Text).contains(&pair("Ctrl-X", "help")));
    assert!(hints(KeyContext::Text).contains(&pair("Ctrl-C", "save and leave")));
    assert!(hints(KeyContext::Replay).contains(&pair("-/+", "speed")));
}

#[test]
fn help_names_every_key_of_a_context_once() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL {
        let all = keymap.all(context);
        for (index, hint) in all.iter().enumerate() {
            assert!(all[..index].iter().all(|other| other.action != hint.action), "{context:?} {hint:?}");
        }
        let quit = all.iter().find(|hint| hint.action == Action::Quit).expect("every context has a key to quit");
        assert!(quit.keys.contains(&KeyPattern::parse("ctrl+c").expect("`ctrl+c` is the name of a key")), "{context:?}");
    }
}

/// The what-if tab has all keys of the advice, except those that change a value.
#[test]
fn where_answers_are_tried_out_every_key_of_the_advice_does_the_same_but_those_that_change_a_value() {
    let keymap = Keymap::built_in();
    let here = keymap.all(KeyContext::WhatIf);
    for hint in keymap.all(KeyContext::Advice) {
        if !matches!(hint.action, Action::Left | Action::Right) {
            let same = here.iter().find(|other| other.action == hint.action);
            assert_eq!(same.map(|other| &other.keys), Some(&hint.keys), "{:?}", hint.action);
        }
    }
}
