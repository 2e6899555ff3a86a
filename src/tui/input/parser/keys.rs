//! Tables of keys by letter, by number and by character, with their modifiers.

use super::csi::Parameters;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Returns the key of a last byte that xterm and similar terminals use after both `ESC [` and `ESC O`.
pub(super) fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// Returns the key of a number before `~`.
pub(super) fn numbered(number: u32) -> Option<KeyCode> {
    let function = |offset: u32| u8::try_from(number - offset).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

/// Returns the key of a character's code point. In kitty's protocol keys that type nothing have code points
/// too; those that nothing uses, such as a modifier alone, are `None`.
pub(super) fn code_point(code: u32) -> Option<KeyCode> {
    const KEYPAD: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const KEYPAD_NAMED: [KeyCode; 11] = [
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Insert,
        KeyCode::Delete,
        KeyCode::KeypadBegin,
    ];
    let at = |first: u32| (code - first) as usize;
    match code {
        8 | 127 => Some(KeyCode::Backspace),
        9 => Some(KeyCode::Tab),
        13 | 57414 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        57376..=57398 => u8::try_from(code - 57376 + 13).ok().map(KeyCode::F),
        57399..=57408 => Some(KeyCode::Char(KEYPAD[at(57399)])),
        57409 => Some(KeyCode::Char('.')),
        57410 => Some(KeyCode::Char('/')),
        57411 => Some(KeyCode::Char('*')),
        57412 => Some(KeyCode::Char('-')),
        57413 => Some(KeyCode::Char('+')),
        57415 => Some(KeyCode::Char('=')),
        57416 => Some(KeyCode::Char(',')),
        57417..=57427 => Some(KEYPAD_NAMED[at(57417)]),
        57344..=63743 => None,
        _ => char::from_u32(code).filter(|c| !c.is_control()).map(KeyCode::Char),
    }
}

/// Returns the key with Shift, as far as that does not depend on the keyboard layout.
pub(super) fn with_shift(code: KeyCode) -> KeyCode {
    match code {
        KeyCode::Tab => KeyCode::BackTab,
        KeyCode::Char(character) => {
            let mut upper = character.to_uppercase();
            match (upper.next(), upper.next()) {
                (Some(upper), None) => KeyCode::Char(upper),
                _ => code,
            }
        }
        _ => code,
    }
}

/// Returns the modifiers of a parameter, which is one more than the sum of their bits.
pub(super) fn modifiers(parameter: u32) -> KeyModifiers {
    const BITS: [KeyModifiers; 6] = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ];
    let sum = parameter.saturating_sub(1);
    // The next bits are Caps Lock and Num Lock, which do not change the key.
    BITS.into_iter()
        .enumerate()
        .filter(|(bit, _)| sum & (1 << bit) != 0)
        .map(|(_, modifier)| modifier)
        .collect()
}

/// Returns the key of a complete sequence that begins with `ESC O`; the parameters are its modifiers.
pub(super) fn ss3(bytes: &[u8], last: u8) -> Option<Event> {
    let (code, implied) = ss3_key(last)?;
    let parameters = Parameters::read(bytes)?;
    let modifiers = parameters.get(parameters.count() - 1, 0).map_or(KeyModifiers::NONE, modifiers);
    Some(Event::Key(KeyEvent::new(code, modifiers | implied)))
}

/// Returns the key of a last byte after `ESC O`: arrows and F1 to F4, rxvt's arrows with Ctrl, and the keypad
/// in application mode.
fn ss3_key(last: u8) -> Option<(KeyCode, KeyModifiers)> {
    let plain = |code| Some((code, KeyModifiers::NONE));
    match last {
        b'a'..=b'd' => letter(last.to_ascii_uppercase()).map(|code| (code, KeyModifiers::CONTROL)),
        b'j'..=b'y' => plain(KeyCode::Char(char::from(last - b'j' + b'*'))),
        b'X' => plain(KeyCode::Char('=')),
        b'M' => plain(KeyCode::Enter),
        b'I' => plain(KeyCode::Tab),
        b' ' => plain(KeyCode::Char(' ')),
        _ => plain(letter(last)?),
    }
}
