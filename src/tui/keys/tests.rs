//! Tests of the built-in keymap and of the errors in keymap files.

use super::{Action, KeyContext, KeyPattern, Keymap, KeymapError};
use crate::json::Position;
use crate::locale::{Language, Translator};
use crate::settings::KeyOverride;
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
fn with_binding(context: &str, action: &str, keys: &Value) -> Result<Keymap, KeymapError> {
    let mut file: Value = serde_json::from_slice(FILE).expect("the keymap is valid JSON");
    file[context]["keys"][action] = keys.clone();
    Keymap::parse(file.to_string().as_bytes())
}

#[test]
fn built_in_keymap_is_valid() {
    if let Err(error) = Keymap::parse(FILE) {
        panic!("{error}");
    }
}

#[test]
fn keymap_rejects_duplicate_keys() {
    let doubled = |key: &str| KeymapError::DuplicateKey { context: "choice".into(), key: key.into() };
    assert_eq!(with_binding("choice", "note", &json!(["r"])).err(), Some(doubled("r")));
    assert_eq!(with_binding("choice", "note", &json!(["x", "x"])).err(), Some(doubled("x")));
    assert_eq!(with_binding("choice", "note", &json!(["ctrl+c"])).err(), Some(doubled("ctrl+c")));
    assert_eq!(with_binding("choice", "note", &json!(["q"])).err(), Some(doubled("q")));
    assert_eq!(with_binding("choice", "unknown", &json!(["3"])).err(), Some(doubled("3")));
}

#[test]
fn keymap_rejects_unknown_names() {
    assert_eq!(
        with_binding("choice", "fly", &json!(["x"])).err(),
        Some(KeymapError::Action { context: "choice".into(), action: "fly".into() })
    );
    for name in ["hyper+x", "", "shift+a", "f13", "f0", "9-1", "ctrl+1-3", " ", "ctrl+C"] {
        assert_eq!(
            with_binding("choice", "note", &json!([name])).err(),
            Some(KeymapError::Key { context: "choice".into(), key: name.into() })
        );
    }
    let missing = Keymap::parse(br#"{"everywhere": {"footer": [], "keys": {}}}"#);
    assert_eq!(missing.err(), Some(KeymapError::Context("home".into())));
    let strange = Keymap::parse(br#"{"nowhere": {"keys": {}, "footer": []}}"#);
    assert_eq!(strange.err(), Some(KeymapError::Context("nowhere".into())));
    assert!(matches!(Keymap::parse(br#"{"home": {}, "home": {}}"#), Err(KeymapError::Malformed(_))));
}

#[test]
fn keymap_rejects_footer_actions_without_keys() {
    assert_eq!(
        with_binding("choice", "note", &json!([])).err(),
        Some(KeymapError::Footer { context: "choice".into(), action: "note".into() })
    );
}

/// Printable characters have no action in text fields.
#[test]
fn text_field_takes_printable_characters() {
    assert_eq!(
        with_binding("text", "note", &json!(["n"])).err(),
        Some(KeymapError::TextKey { context: "text".into(), key: "n".into() })
    );
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL.into_iter().filter(|context| context.is_text()) {
        for character in (' '..='~').chain(['é', '日', 'ß']).filter(|character| context.accepts(*character))
        {
            for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
                let pressed = key(KeyCode::Char(character), modifiers);
                assert_eq!(keymap.action(context, pressed), None, "{character:?} in {context:?}");
            }
        }
    }
}

#[test]
fn number_field_takes_digits_and_leaves_letters_to_keys() {
    for key in ["0", "9", ".", ",", "'", "space"] {
        assert_eq!(
            with_binding("number", "note", &json!([key])).err(),
            Some(KeymapError::TextKey { context: "number".into(), key: key.into() })
        );
    }
    let keymap = Keymap::built_in();
    for character in "trbzg?q".chars() {
        let at_options = keymap.action(KeyContext::Choice, plain(character));
        assert!(at_options.is_some(), "{character}");
        assert_eq!(keymap.action(KeyContext::Number, plain(character)), at_options, "{character}");
    }
    assert!(keymap.hints(KeyContext::Number).iter().any(|hint| {
        hint.keys_label(
            &Translator::new(Language::English),
            &crate::tui::theme::Theme::new(true, false).glyphs,
        ) == "q"
    }));
}

#[test]
fn typed_number_field_has_no_letter_keys() {
    let keymap = Keymap::built_in();
    assert!((' '..='~').all(|character| keymap.action(KeyContext::TypedNumber, plain(character)).is_none()));
    let actions = |context| keymap.hints(context).into_iter().map(|hint| hint.action).collect::<Vec<_>>();
    assert_eq!(actions(KeyContext::TypedNumber), actions(KeyContext::Number));
}

/// Editing keys have no action in text fields.
#[test]
fn text_field_keeps_editing_keys() {
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
                let is_letter = matches!(code, KeyCode::Char(c) if !KeyContext::Number.accepts(c));
                if !is_letter || modifiers != KeyModifiers::NONE {
                    assert_eq!(keymap.action(KeyContext::Number, pressed), None, "{pressed:?}");
                }
            }
        }
    }
}

/// Every context has keys for help, going back, suspending and quitting.
#[test]
fn every_context_has_help_and_quit() {
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

/// A key of `everywhere` works in every context whose text field does not take it as text.
#[test]
fn keys_of_everywhere_give_way_to_typed_text() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL {
        for (character, action) in [
            ('?', Action::Help),
            (':', Action::Palette),
            ('g', Action::Guide),
            (',', Action::Settings),
            ('q', Action::Quit),
        ] {
            let expected = Some(action).filter(|_| !context.accepts(character));
            assert_eq!(keymap.action(context, plain(character)), expected, "{character} in {context:?}");
        }
        for (code, action) in [
            (KeyCode::F(2), Action::Guide),
            (KeyCode::F(9), Action::Palette),
            (KeyCode::F(10), Action::Settings),
        ] {
            assert_eq!(keymap.action(context, key(code, KeyModifiers::NONE)), Some(action), "{context:?}");
        }
    }
}

/// A row of the alphabet in `docs/keys.md`.
struct AlphabetRow {
    letter: char,
    actions: Vec<Action>,
    places: Vec<&'static str>,
}

/// Reads the alphabet of `docs/keys.md`.
fn alphabet() -> Vec<AlphabetRow> {
    let page = include_str!("../../../docs/keys.md");
    let section = page.split("## The alphabet").nth(1).expect("the page has an alphabet");
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [letter, _, actions, places] = cells[..] else { panic!("a row has four cells: {row}") };
        let action = |name: &str| {
            Action::from_name(name.trim_matches('`')).unwrap_or_else(|| panic!("there is no action {name}"))
        };
        AlphabetRow {
            letter: letter.trim_matches('`').parse().expect("a letter"),
            actions: actions.split(' ').map(action).collect(),
            places: places.split(", ").collect(),
        }
    })
    .collect()
}

/// Returns the name of a context in `docs/keys.md`.
fn place(context: KeyContext) -> &'static str {
    match context {
        KeyContext::Home => "home",
        KeyContext::Choice | KeyContext::LongChoice | KeyContext::Number => "interview",
        KeyContext::Review => "review",
        KeyContext::Advice => "results",
        KeyContext::WhatIf => "what if",
        KeyContext::ComparePeople => "comparison",
        KeyContext::Drift | KeyContext::SavedAndToday => "changed advice",
        other => other.name(),
    }
}

/// In `docs/keys.md` each letter has one meaning, in the places that its row names. The keymap has exactly these letters,
/// with these actions, in these places.
#[test]
fn letters_mean_what_the_documentation_says() {
    let (keymap, rows) = (Keymap::built_in(), alphabet());
    let mut bound: Vec<(char, Action, KeyContext)> = Vec::new();
    for context in KeyContext::ALL.into_iter().filter(|context| *context != KeyContext::Sure) {
        for letter in ('a'..='z').chain('A'..='Z') {
            bound.extend(keymap.action(context, plain(letter)).map(|action| (letter, action, context)));
        }
    }
    for (letter, action, context) in &bound {
        let name = action.name();
        let row = rows.iter().find(|row| row.letter == *letter);
        let row = row.unwrap_or_else(|| panic!("docs/keys.md: add a row for `{letter}` ({name})"));
        assert!(row.actions.contains(action), "docs/keys.md: `{letter}` is also {name}");
        let everywhere = row.places.iter().any(|at| at.starts_with("wherever") || *at == "everywhere");
        let at = place(*context);
        assert!(everywhere || row.places.contains(&at), "docs/keys.md: `{letter}` also works in {at}");
    }
    for AlphabetRow { letter, actions, places } in rows {
        let here = || bound.iter().filter(|(other, ..)| *other == letter);
        for action in actions {
            let works = here().any(|(_, other, _)| *other == action);
            assert!(works, "docs/keys.md: `{letter}` is never {}", action.name());
        }
        for at in places.into_iter().filter(|at| !at.starts_with("wherever") && *at != "everywhere") {
            let works = here().any(|(.., context)| place(*context) == at);
            assert!(works, "docs/keys.md: `{letter}` does nothing in {at}");
        }
    }
}

/// Digits from 1 choose an option, and 0 answers "I don't know yet".
#[test]
fn digits_choose_options_and_zero_is_unknown() {
    let keymap = Keymap::built_in();
    assert_eq!(keymap.action(KeyContext::Choice, plain('1')), Some(Action::Digit(1)));
    assert_eq!(keymap.action(KeyContext::Choice, plain('9')), Some(Action::Digit(9)));
    assert_eq!(keymap.action(KeyContext::Choice, plain('0')), Some(Action::Unknown));
    assert_eq!(keymap.action(KeyContext::Advice, plain('8')), None);
}

/// Shift, `BackTab` and capital letters match however the terminal reports them.
#[test]
fn key_events_are_normalized() {
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
fn key_pattern_parses_its_own_name() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL {
        for press in keymap.help_hints(context).into_iter().flat_map(|hint| hint.keys) {
            assert_eq!(KeyPattern::parse(&press.name()), Some(press), "{}", press.name());
        }
    }
}

#[test]
fn footer_shows_the_first_key_and_pairs() {
    let keymap = Keymap::built_in();
    let words = Translator::new(Language::English);
    let look = crate::tui::theme::Theme::new(true, false);
    let hints = |context| -> Vec<(String, String)> {
        keymap
            .hints(context)
            .iter()
            .map(|hint| (hint.keys_label(&words, &look.glyphs), words.get(hint.label_key)))
            .collect()
    };
    let pair = |key: &str, word: &str| (key.to_owned(), word.to_owned());
    assert_eq!(hints(KeyContext::Choice)[1], pair("↑↓", "move"));
    assert_eq!(hints(KeyContext::Advice)[0], pair("Tab", "next tab"));
    assert!(hints(KeyContext::Text).contains(&pair("Ctrl-X", "help")));
    assert!(hints(KeyContext::Text).contains(&pair("Ctrl-C", "save and leave")));
    assert!(hints(KeyContext::Replay).contains(&pair("-/+", "speed")));
}

#[test]
fn help_lists_every_action_once() {
    let keymap = Keymap::built_in();
    for context in KeyContext::ALL {
        let all = keymap.help_hints(context);
        for (index, hint) in all.iter().enumerate() {
            assert!(all[..index].iter().all(|other| other.action != hint.action), "{context:?} {hint:?}");
        }
        let quit =
            all.iter().find(|hint| hint.action == Action::Quit).expect("every context has a key to quit");
        assert!(
            quit.keys.contains(&KeyPattern::parse("ctrl+c").expect("`ctrl+c` is the name of a key")),
            "{context:?}"
        );
    }
}

/// The what-if tab has all keys of the advice, except those that change a value.
#[test]
fn what_if_tab_keeps_the_keys_of_the_advice() {
    let keymap = Keymap::built_in();
    let here = keymap.help_hints(KeyContext::WhatIf);
    for hint in keymap.help_hints(KeyContext::Advice) {
        // These move in the chart and change it.
        if !matches!(hint.action, Action::Left | Action::Right | Action::OpenAll | Action::Zoom) {
            let same = here.iter().find(|other| other.action == hint.action);
            assert_eq!(same.map(|other| &other.keys), Some(&hint.keys), "{:?}", hint.action);
        }
    }
}

fn own_keys(context: &str, action: &str, keys: &[&str]) -> KeyOverride {
    KeyOverride {
        context: context.to_owned(),
        action: action.to_owned(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        position: Position { line: 1, column: 1 },
    }
}

/// Returns the map with a user's own keys, and the message keys of what is wrong with them.
fn with_own(overrides: &[KeyOverride]) -> (Keymap, Vec<&'static str>) {
    let (map, problems) = Keymap::built_in().with_overrides(overrides);
    (map, problems.iter().map(|problem| problem.problem.message.key()).collect())
}

/// A user's own keys replace those of the action in that context only.
#[test]
fn own_keys_replace_the_built_in_ones() {
    let (map, problems) = with_own(&[own_keys("home", "new", &["ctrl+n", "insert_nothing"])]);
    assert_eq!(problems, ["keys-key"]);
    assert_eq!(map.action(KeyContext::Home, plain('n')), Some(Action::New));
    let (map, problems) = with_own(&[own_keys("home", "new", &["f5"])]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(map.action(KeyContext::Home, plain('n')), None);
    assert_eq!(map.action(KeyContext::Home, key(KeyCode::F(5), KeyModifiers::NONE)), Some(Action::New));
    assert_eq!(map.action(KeyContext::WhatIf, plain('n')), Some(Action::Keep));
    let (map, problems) = with_own(&[own_keys("everywhere", "guide", &["f11"])]);
    assert_eq!(problems, [""; 0]);
    for context in KeyContext::ALL.into_iter().filter(|context| !context.is_text()) {
        assert_eq!(map.action(context, plain('g')), None, "{context:?}");
        assert_eq!(
            map.action(context, key(KeyCode::F(11), KeyModifiers::NONE)),
            Some(Action::Guide),
            "{context:?}"
        );
    }
    // In one context only, an action of every context gets other keys.
    let (map, problems) = with_own(&[own_keys("home", "guide", &["H"])]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(map.action(KeyContext::Home, plain('H')), Some(Action::Guide));
    assert_eq!(map.action(KeyContext::Home, plain('g')), None);
    assert_eq!(map.action(KeyContext::Review, plain('g')), Some(Action::Guide));
}

/// Two actions can swap their keys, because only the result counts.
#[test]
fn own_keys_may_be_swapped() {
    let (map, problems) = with_own(&[own_keys("home", "new", &["N"]), own_keys("home", "quick", &["n"])]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(map.action(KeyContext::Home, plain('n')), Some(Action::Quick));
    assert_eq!(map.action(KeyContext::Home, plain('N')), Some(Action::New));
}

/// What breaks a rule of the keymap is refused, and the built-in keys stay.
#[test]
fn own_keys_that_break_a_rule_are_refused() {
    for (own, expected) in [
        (own_keys("hoem", "new", &["x"]), "keys-context-near"),
        (own_keys("zzzzzz", "new", &["x"]), "keys-context"),
        (own_keys("home", "nwe", &["x"]), "keys-action-near"),
        (own_keys("home", "finish", &["F"]), "keys-action"),
        (own_keys("home", "new", &["entr"]), "keys-key-near"),
        (own_keys("home", "new", &["1-9"]), "keys-key"),
        (own_keys("home", "new", &["p"]), "keys-double"),
        (own_keys("home", "new", &["q"]), "keys-double"),
        (own_keys("home", "new", &["w", "w"]), "keys-double"),
        (own_keys("everywhere", "guide", &["n"]), "keys-double"),
        (own_keys("choice", "note", &["3"]), "keys-double"),
        (own_keys("text", "note", &["t"]), "keys-text"),
        (own_keys("number", "note", &["5"]), "keys-text"),
        (own_keys("home", "back", &["left"]), "keys-kept"),
        (own_keys("everywhere", "quit", &["q"]), "keys-kept"),
        (own_keys("home", "choose", &[]), "keys-kept"),
    ] {
        let (map, problems) = with_own(std::slice::from_ref(&own));
        assert_eq!(problems, [expected], "{own:?}");
        for context in KeyContext::ALL {
            assert_eq!(
                map.help_hints(context).len(),
                Keymap::built_in().help_hints(context).len(),
                "{own:?} in {context:?}"
            );
        }
        assert_eq!(map.action(KeyContext::Home, plain('n')), Some(Action::New), "{own:?}");
    }
    // Of two that collide, the later one is refused.
    let (map, problems) = with_own(&[own_keys("home", "new", &["w"]), own_keys("home", "quick", &["w"])]);
    assert_eq!(problems, ["keys-double"]);
    assert_eq!(map.action(KeyContext::Home, plain('w')), Some(Action::New));
    assert_eq!(map.action(KeyContext::Home, plain('N')), Some(Action::Quick));
}

/// An action may have no key at all.
#[test]
fn own_keys_may_be_none() {
    let (map, problems) = with_own(&[own_keys("home", "delete", &[])]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(map.action(KeyContext::Home, plain('d')), None);
    assert!(map.hints(KeyContext::Home).iter().all(|hint| hint.action != Action::Delete));
}
