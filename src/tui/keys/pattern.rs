//! Key patterns: converts a key between its name in the keymap, the terminal's event and the label on the
//! screen.

use crate::locale::Translator;
use crate::tui::glyphs::Glyphs;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers, or a range of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPattern(PatternKind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PatternKind {
    Key(KeyCode, KeyModifiers),
    Digits(char, char),
}

/// The names of keys that type no character.
const NAMED_KEYS: [(&str, KeyCode); 14] = [
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("space", KeyCode::Char(' ')),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("delete", KeyCode::Delete),
    ("backspace", KeyCode::Backspace),
];

const MODIFIERS: [(&str, KeyModifiers); 3] =
    [("ctrl+", KeyModifiers::CONTROL), ("alt+", KeyModifiers::ALT), ("shift+", KeyModifiers::SHIFT)];

/// Returns the names of keys that type no character.
pub(super) fn key_names() -> impl Iterator<Item = &'static str> {
    NAMED_KEYS.iter().map(|(name, _)| *name)
}

impl KeyPattern {
    /// Creates the pattern that matches this event, normalized so that it does not depend on the terminal.
    pub fn from_event(event: KeyEvent) -> Self {
        Self::normalized(event.code, event.modifiers)
    }

    fn normalized(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = modifiers & known;
        let code = match code {
            // Some terminals report Shift besides the shifted character, some do not.
            KeyCode::Char(character) => {
                modifiers -= KeyModifiers::SHIFT;
                let control = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(if control { character.to_ascii_lowercase() } else { character })
            }
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            other => other,
        };
        Self(PatternKind::Key(code, modifiers))
    }

    /// Parses a name such as `k`, `enter`, `ctrl+c`, `shift+tab`, `f1` or `1-9`.
    pub fn parse(name: &str) -> Option<Self> {
        let mut rest = name;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((after, modifier)) =
            MODIFIERS.iter().find_map(|(prefix, modifier)| Some((rest.strip_prefix(prefix)?, *modifier)))
        {
            modifiers |= modifier;
            rest = after;
        }
        let characters: Vec<char> = rest.chars().collect();
        let code = match characters[..] {
            [from, '-', to] if from.is_ascii_digit() && to.is_ascii_digit() => {
                return (modifiers.is_empty() && from < to).then_some(Self(PatternKind::Digits(from, to)));
            }
            [' '] => return None,
            [character] if !character.is_control() => KeyCode::Char(character),
            ['f', ref number @ ..] if !number.is_empty() => {
                KeyCode::F(rest[1..].parse().ok().filter(|number| (1..=12).contains(number))?)
            }
            _ => NAMED_KEYS.iter().find(|(known, _)| *known == rest)?.1,
        };
        let pattern = Self::normalized(code, modifiers);
        // A name such as `shift+a` matches no event, so its key would never do anything.
        (pattern.0 == PatternKind::Key(code, modifiers)).then_some(pattern)
    }

    /// Returns the name that [`Self::parse`] reads.
    pub fn name(self) -> String {
        let (code, modifiers) = match self.0 {
            PatternKind::Digits(from, to) => return format!("{from}-{to}"),
            PatternKind::Key(code, modifiers) => (code, modifiers),
        };
        let mut name: String =
            MODIFIERS.iter().filter(|(_, m)| modifiers.contains(*m)).map(|(prefix, _)| *prefix).collect();
        match (NAMED_KEYS.iter().find(|(_, named)| *named == code), code) {
            (Some((known, _)), _) => name.push_str(known),
            (None, KeyCode::Char(character)) => name.push(character),
            (None, other) => name.push_str(&other.to_string().to_lowercase()),
        }
        name
    }

    /// Returns the key as the footer and the help show it.
    pub fn label(self, words: &Translator, glyphs: &Glyphs) -> String {
        let (code, modifiers) = match self.0 {
            PatternKind::Digits(from, to) => return format!("{from}-{to}"),
            PatternKind::Key(code, modifiers) => (code, modifiers),
        };
        let [up, down, left, right] = glyphs.arrows;
        let key = match code {
            KeyCode::Up => up.to_owned(),
            KeyCode::Down => down.to_owned(),
            KeyCode::Left => left.to_owned(),
            KeyCode::Right => right.to_owned(),
            KeyCode::Char(' ') => words.get("key-space"),
            KeyCode::Char(character) if modifiers.is_empty() => character.to_string(),
            KeyCode::Char(character) => character.to_uppercase().to_string(),
            KeyCode::Enter => words.get("key-enter"),
            KeyCode::Esc => words.get("key-esc"),
            KeyCode::Tab => words.get("key-tab"),
            KeyCode::Home => words.get("key-home"),
            KeyCode::End => words.get("key-end"),
            KeyCode::PageUp => words.get("key-page-up"),
            KeyCode::PageDown => words.get("key-page-down"),
            KeyCode::Delete => words.get("key-delete"),
            KeyCode::Backspace => words.get("key-backspace"),
            other => other.to_string(),
        };
        let mut label = String::new();
        for (modifier, word) in [
            (KeyModifiers::CONTROL, "key-ctrl"),
            (KeyModifiers::ALT, "key-alt"),
            (KeyModifiers::SHIFT, "key-shift"),
        ] {
            if modifiers.contains(modifier) {
                label.push_str(&words.get(word));
                label.push('-');
            }
        }
        label + &key
    }

    /// Returns whether this bound key or range matches the pressed key.
    pub(super) fn matches(self, pressed: Self) -> bool {
        match (self.0, pressed.0) {
            (PatternKind::Digits(from, to), PatternKind::Key(KeyCode::Char(digit), modifiers)) => {
                modifiers.is_empty() && (from..=to).contains(&digit)
            }
            (pattern, other) => pattern == other,
        }
    }

    /// Returns whether some key matches both patterns.
    pub(super) fn overlaps(self, other: Self) -> bool {
        match (self.0, other.0) {
            (PatternKind::Digits(a, b), PatternKind::Digits(c, d)) => a <= d && c <= b,
            _ => self.matches(other) || other.matches(self),
        }
    }

    /// Returns whether this key types a character for which `takes` is true; for a range, whether any of its
    /// digits does.
    pub(super) fn types_any(self, takes: impl Fn(char) -> bool) -> bool {
        match self.0 {
            PatternKind::Digits(from, to) => (from..=to).any(takes),
            PatternKind::Key(KeyCode::Char(character), modifiers) => {
                !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) && takes(character)
            }
            PatternKind::Key(..) => false,
        }
    }

    /// Returns whether this is a range of digits.
    pub(super) fn is_range(self) -> bool {
        matches!(self.0, PatternKind::Digits(..))
    }

    /// Returns the digit on the key.
    pub(super) fn digit(self) -> Option<u8> {
        let PatternKind::Key(KeyCode::Char(character), _) = self.0 else { return None };
        character.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
    }

    /// Returns whether this is an arrow key without modifiers.
    pub(super) fn is_arrow(self) -> bool {
        matches!(self.0, PatternKind::Key(KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right, m) if m.is_empty())
    }
}
