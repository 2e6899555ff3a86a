//! Decodes sequences that begin with `ESC [`.

use super::{keys, mouse};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// The last bytes of key sequences without a prefix.
const KEY_ENDS: &[u8] = b"ABCDEFHPQRSZabcd~u^@$";

/// Returns whether a byte plausibly continues a sequence that was given up.
pub(super) fn continues(bytes: &[u8], byte: u8) -> bool {
    if byte.is_ascii_digit() || matches!(byte, b';' | b':') {
        return true;
    }
    match bytes.first() {
        Some(b'<') => matches!(byte, b'M' | b'm'),
        Some(b'[') => matches!(byte, b'A'..=b'E'),
        Some(b'='..=b'?') => false,
        _ => KEY_ENDS.contains(&byte),
    }
}

/// Returns whether the bytes are a single number. A `$` after one ends a key of rxvt; otherwise it is part of
/// a reply.
pub(super) fn is_one_number(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

/// Returns the key or mouse event of a complete sequence, and `None` for replies, focus changes and unknown
/// sequences.
pub(super) fn decode(bytes: &[u8], last: u8) -> Option<Event> {
    match bytes.first() {
        Some(b'<') => mouse::decode(&Parameters::read(&bytes[1..])?, last),
        Some(b'=' | b'>' | b'?') => None,
        Some(b'[') if bytes.len() == 1 => {
            matches!(last, b'A'..=b'E').then(|| plain_key(KeyCode::F(last - b'A' + 1)))
        }
        _ => decode_key(&Parameters::read(bytes)?, last),
    }
}

fn decode_key(parameters: &Parameters, last: u8) -> Option<Event> {
    match last {
        b'u' => code_point(parameters, 0, parameters.get(0, 0)?),
        b'~' if parameters.get(0, 0) == Some(27) => {
            let code = parameters.get(2, 0)?;
            code_point(parameters, 1, code)
        }
        b'~' => numbered_key(parameters, KeyModifiers::NONE),
        b'$' => numbered_key(parameters, KeyModifiers::SHIFT),
        b'^' => numbered_key(parameters, KeyModifiers::CONTROL),
        b'@' => numbered_key(parameters, KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        // With more parameters this is the reply to a query of the cursor's position, which this program
        // never sends.
        b'R' if parameters.count() > 1 => None,
        b'R' => Some(lettered_key(parameters, KeyCode::F(3), KeyModifiers::NONE)),
        b'Z' => Some(lettered_key(parameters, KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'a'..=b'd' => Some(shifted_key(keys::letter(last.to_ascii_uppercase())?)),
        _ => Some(lettered_key(parameters, keys::letter(last)?, KeyModifiers::NONE)),
    }
}

/// Returns a key that the last byte names. Its modifiers are the second parameter, or the only one.
fn lettered_key(parameters: &Parameters, code: KeyCode, implied: KeyModifiers) -> Event {
    let at = usize::from(parameters.count() > 1);
    key(parameters, at, code, implied)
}

/// Returns a key that the first parameter names.
fn numbered_key(parameters: &Parameters, implied: KeyModifiers) -> Option<Event> {
    Some(key(parameters, 1, keys::numbered(parameters.get(0, 0)?)?, implied))
}

/// Returns a key that is named by its character, with its modifiers after the parameter `before`.
fn code_point(parameters: &Parameters, before: usize, code: u32) -> Option<Event> {
    let at = if before == 0 { 1 } else { before };
    let Event::Key(mut event) = key(parameters, at, keys::code_point(code)?, KeyModifiers::NONE) else {
        return None;
    };
    if event.modifiers.contains(KeyModifiers::SHIFT) {
        // Some terminals also send the shifted character.
        let shifted = (before == 0).then(|| parameters.get(0, 1)).flatten().and_then(keys::code_point);
        event.code = shifted.unwrap_or(keys::with_shift(event.code));
    }
    Some(Event::Key(event))
}

fn key(parameters: &Parameters, at: usize, code: KeyCode, implied: KeyModifiers) -> Event {
    let modifiers = parameters.get(at, 0).map_or(KeyModifiers::NONE, keys::modifiers) | implied;
    let kind = match parameters.get(at, 1) {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))
}

fn plain_key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn shifted_key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::SHIFT))
}

/// The numbers of a sequence: parameters separated by `;`, each with parts separated by `:`.
pub(super) struct Parameters<'a>(Vec<&'a str>);

impl<'a> Parameters<'a> {
    /// Reads the parameters; `None` if there are other bytes among them.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let known = |c: char| c.is_ascii_digit() || c == ';' || c == ':';
        text.chars().all(known).then(|| Self(text.split(';').collect()))
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Returns a part of a parameter; `None` if it is missing or too large for any key.
    pub(super) fn get(&self, parameter: usize, part: usize) -> Option<u32> {
        self.0.get(parameter)?.split(':').nth(part)?.parse().ok()
    }
}
