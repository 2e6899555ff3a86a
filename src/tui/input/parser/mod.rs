//! A parser for the bytes that a terminal sends: keys, the mouse, pasted text.
//!
//! It is a state machine without a clock. [`Parser::feed`] takes bytes, however they are split. While a
//! sequence is incomplete, [`Parser::patience`] says how long to wait for the rest, and [`Parser::expire`] is
//! called if nothing comes: a lone ESC becomes the Esc key, an incomplete sequence is dropped, a paste
//! without its end mark is delivered.
//!
//! No library fits: crossterm's parser is private and waits for the end of a paste without limit, `termina`
//! (which began as a copy of it) cannot give up a sequence and reads the rest of a malformed one as text, and
//! `vte` parses output, where ESC is not a key. This parser has a fuzz target:
//! `fuzz/fuzz_targets/terminal_input.rs`.
//!
//! Sequences are consumed as a whole, known or not, so that no part of one is read as text. Three more rules:
//!
//! - A control character such as Ctrl-C aborts any sequence except a paste and is a key, so the user can
//!   always quit.
//! - After a sequence is given up, its rest is still recognised for [`LATE_PATIENCE`], because a slow line
//!   may split an arrow key. Bytes that cannot be that rest are keys as usual.
//! - Of two ESC in a row, the first is the Esc key and the second may begin a sequence.

mod csi;
mod keys;
mod mouse;
mod paste;
#[cfg(test)]
mod tests;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use paste::Paste;
use std::mem;
use std::time::Duration;

/// How long a lone ESC may be the start of a sequence. A longer wait for the Esc key would be noticeable.
pub const ESCAPE_PATIENCE: Duration = Duration::from_millis(50);
/// How long the bytes of a sequence may pause.
pub const SEQUENCE_PATIENCE: Duration = Duration::from_millis(100);
/// How long the rest of a sequence is recognised after it was given up.
pub const LATE_PATIENCE: Duration = Duration::from_millis(400);
/// How long a reply or another long string may pause.
pub const STRING_PATIENCE: Duration = Duration::from_millis(500);

/// The most bytes of a sequence that are kept; longer ones are consumed and dropped.
const MAX_SEQUENCE_LENGTH: usize = 64;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const DEL: u8 = 0x7f;

/// The state of a terminal's input between two reads.
#[derive(Debug, Default)]
pub struct Parser {
    state: ParserState,
}

#[derive(Debug, Default)]
enum ParserState {
    /// Between keys.
    #[default]
    Ground,
    /// After the first bytes of a UTF-8 character.
    Character(Utf8),
    /// After ESC: the Esc key, unless something follows at once. `in_string` says that it may be the end of a
    /// string.
    Escape { in_string: bool },
    /// After an ESC that was reported as the Esc key; the rest of its sequence may still come.
    EscapeReported,
    /// After `ESC [` and what followed.
    Csi(Sequence),
    /// After `ESC O` and what followed.
    Ss3(Sequence),
    /// In a mouse report of the oldest form, of which this many bytes are still to come.
    OldMouse(u8),
    /// In a string that a terminal sends in reply to a query, with the byte after ESC.
    String { introducer: u8, empty: bool },
    /// Between the marks of a bracketed paste.
    Paste(Paste),
}

/// An incomplete sequence.
#[derive(Debug, Default)]
struct Sequence {
    /// The bytes after the introducer, up to [`MAX_SEQUENCE_LENGTH`].
    bytes: Vec<u8>,
    /// Whether there were more bytes than that.
    is_too_long: bool,
    /// Whether its ESC was reported as the Esc key before its second byte came.
    after_escape: bool,
    /// Whether it was given up, so that only bytes that plausibly continue it are accepted.
    is_late: bool,
}

/// An incomplete UTF-8 character.
#[derive(Debug)]
struct Utf8 {
    bytes: [u8; 4],
    length: usize,
    expected: usize,
    alt: bool,
}

impl Parser {
    /// Takes bytes and returns the events that they complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for &byte in bytes {
            self.advance(byte, &mut events);
        }
        events
    }

    /// Returns how long to wait for more bytes before [`Self::expire`], or `None` between keys.
    pub fn patience(&self) -> Option<Duration> {
        match &self.state {
            ParserState::Ground | ParserState::Character(_) => None,
            ParserState::Escape { .. } => Some(ESCAPE_PATIENCE),
            ParserState::EscapeReported => Some(LATE_PATIENCE),
            ParserState::Csi(sequence) if sequence.is_late || sequence.is_typed_bracket() => {
                Some(LATE_PATIENCE)
            }
            ParserState::Ss3(sequence) if sequence.is_late => Some(LATE_PATIENCE),
            ParserState::String { empty: false, .. } => Some(STRING_PATIENCE),
            ParserState::Csi(_)
            | ParserState::Ss3(_)
            | ParserState::OldMouse(_)
            | ParserState::String { .. } => Some(SEQUENCE_PATIENCE),
            ParserState::Paste(paste) => Some(paste.patience()),
        }
    }

    /// Gives up the incomplete sequence, since nothing came for as long as [`Self::patience`] says. Returns
    /// the events that it stands for.
    pub fn expire(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        self.state = match mem::take(&mut self.state) {
            ParserState::Escape { .. } => {
                events.push(key(KeyCode::Esc));
                ParserState::EscapeReported
            }
            ParserState::Csi(sequence) if sequence.is_typed_bracket() => {
                events.push(character('[', KeyModifiers::NONE));
                ParserState::Ground
            }
            ParserState::Ss3(sequence) if sequence.is_late || sequence.after_escape => {
                sequence.report_typed(&mut events);
                ParserState::Ground
            }
            ParserState::Csi(sequence) if !sequence.is_late => {
                ParserState::Csi(Sequence { is_late: true, ..sequence })
            }
            ParserState::Ss3(sequence) => ParserState::Ss3(Sequence { is_late: true, ..sequence }),
            ParserState::String { introducer, empty: true } => {
                events.push(character(char::from(introducer), KeyModifiers::ALT));
                ParserState::Ground
            }
            ParserState::Paste(paste) => {
                let keys = paste.give_up(&mut events);
                for byte in keys {
                    self.advance(byte, &mut events);
                }
                return events;
            }
            // An incomplete character waits for its next byte, however long that takes; nothing else is
            // delayed by it.
            ParserState::Character(character) => ParserState::Character(character),
            ParserState::Ground
            | ParserState::EscapeReported
            | ParserState::Csi(_)
            | ParserState::OldMouse(_)
            | ParserState::String { .. } => ParserState::Ground,
        };
        events
    }

    /// Returns how many bytes of a sequence or a paste are buffered, which is bounded.
    pub fn buffered_bytes(&self) -> usize {
        match &self.state {
            ParserState::Csi(sequence) | ParserState::Ss3(sequence) => sequence.bytes.len(),
            ParserState::Paste(paste) => paste.buffered_bytes(),
            _ => 0,
        }
    }

    fn advance(&mut self, byte: u8, events: &mut Vec<Event>) {
        self.state = match mem::take(&mut self.state) {
            ParserState::Ground => ground(byte, events),
            ParserState::Character(partial) => partial.advance(byte, events),
            ParserState::Escape { in_string } => escape(byte, in_string, events),
            ParserState::EscapeReported => match byte {
                b'[' => ParserState::Csi(Sequence { after_escape: true, ..Sequence::default() }),
                b'O' => ParserState::Ss3(Sequence { after_escape: true, ..Sequence::default() }),
                _ => ground(byte, events),
            },
            ParserState::Csi(sequence) => csi(sequence, byte, events),
            ParserState::Ss3(sequence) => ss3(sequence, byte, events),
            // Its three bytes are a button and a position, each above 31.
            ParserState::OldMouse(_) if byte < b' ' => ground(byte, events),
            ParserState::OldMouse(1) => ParserState::Ground,
            ParserState::OldMouse(remaining) => ParserState::OldMouse(remaining - 1),
            ParserState::String { introducer, empty } => string(introducer, empty, byte, events),
            ParserState::Paste(paste) => match paste.advance(byte) {
                Ok(paste) => ParserState::Paste(paste),
                Err(event) => {
                    events.push(event);
                    ParserState::Ground
                }
            },
        };
    }
}

/// Handles the first byte of a key.
fn ground(byte: u8, events: &mut Vec<Event>) -> ParserState {
    match byte {
        ESC => return ParserState::Escape { in_string: false },
        0..b' ' | DEL => events.push(control(byte)),
        b' '..DEL => events.push(character(char::from(byte), KeyModifiers::NONE)),
        _ => return Utf8::start(byte, false),
    }
    ParserState::Ground
}

/// Handles the byte after ESC.
fn escape(byte: u8, in_string: bool, events: &mut Vec<Event>) -> ParserState {
    match byte {
        b'\\' if in_string => {}
        ESC => {
            events.push(key(KeyCode::Esc));
            return ParserState::Escape { in_string: false };
        }
        b'[' => return ParserState::Csi(Sequence::default()),
        b'O' => return ParserState::Ss3(Sequence::default()),
        b']' | b'P' | b'X' | b'^' | b'_' => return ParserState::String { introducer: byte, empty: true },
        b'\r' => events.push(alt(KeyCode::Enter)),
        b'\t' => events.push(alt(KeyCode::Tab)),
        0x08 | DEL => events.push(alt(KeyCode::Backspace)),
        // Not a key with both Ctrl and Alt, which is how terminals report AltGr.
        0..b' ' => {
            events.push(key(KeyCode::Esc));
            events.push(control(byte));
        }
        b' '..DEL => events.push(character(char::from(byte), KeyModifiers::ALT)),
        _ => return Utf8::start(byte, true),
    }
    ParserState::Ground
}

/// Handles a byte after `ESC [`.
fn csi(mut sequence: Sequence, byte: u8, events: &mut Vec<Event>) -> ParserState {
    if sequence.is_late && !csi::continues(&sequence.bytes, byte) {
        return ground(byte, events);
    }
    match (&sequence.bytes[..], byte) {
        ([], b'M') => ParserState::OldMouse(3),
        (b"200", b'~') => ParserState::Paste(Paste::default()),
        (bytes, b'$') if csi::is_one_number(bytes) => sequence.end(byte, csi::decode, events),
        // The Linux console sends `ESC [ [ A` for F1.
        ([], b'[') | (_, b' '..=b'?') => {
            sequence.push(byte);
            ParserState::Csi(sequence)
        }
        (_, b'@'..=b'~') => sequence.end(byte, csi::decode, events),
        _ => {
            if sequence.is_typed_bracket() {
                events.push(character('[', KeyModifiers::NONE));
            }
            ground(byte, events)
        }
    }
}

/// Handles a byte after `ESC O`.
fn ss3(mut sequence: Sequence, byte: u8, events: &mut Vec<Event>) -> ParserState {
    match byte {
        b'0'..=b'9' | b';' => {
            sequence.push(byte);
            ParserState::Ss3(sequence)
        }
        // After a pause only the letters of known keys are accepted: `OP` is F1, while `Os` may be typed
        // text.
        b' ' | b'@'..=b'~'
            if !(sequence.is_late || sequence.after_escape) || keys::letter(byte).is_some() =>
        {
            sequence.end(byte, keys::ss3, events)
        }
        _ => {
            sequence.report_typed(events);
            ground(byte, events)
        }
    }
}

/// Handles a byte of a string, which is dropped.
fn string(introducer: u8, empty: bool, byte: u8, events: &mut Vec<Event>) -> ParserState {
    match byte {
        ESC => ParserState::Escape { in_string: true },
        BEL => ParserState::Ground,
        0..b' ' => {
            if empty {
                events.push(character(char::from(introducer), KeyModifiers::ALT));
            }
            ground(byte, events)
        }
        _ => ParserState::String { introducer, empty: false },
    }
}

impl Sequence {
    fn push(&mut self, byte: u8) {
        if self.bytes.len() < MAX_SEQUENCE_LENGTH {
            self.bytes.push(byte);
        } else {
            self.is_too_long = true;
        }
    }

    fn end(self, last: u8, decode: fn(&[u8], u8) -> Option<Event>, events: &mut Vec<Event>) -> ParserState {
        if !self.is_too_long {
            events.extend(decode(&self.bytes, last));
        }
        ParserState::Ground
    }

    /// Returns whether this is a `[` shortly after the Esc key, which may have been typed.
    fn is_typed_bracket(&self) -> bool {
        self.after_escape && self.bytes.is_empty()
    }

    /// Reports `O` and the bytes after it, which are no sequence, as typed keys.
    fn report_typed(&self, events: &mut Vec<Event>) {
        match (self.after_escape, &self.bytes[..]) {
            (true, rest) => {
                let typed = [b'O'].into_iter().chain(rest.iter().copied());
                events.extend(typed.map(|byte| character(char::from(byte), KeyModifiers::NONE)));
            }
            (false, []) => events.push(character('O', KeyModifiers::ALT)),
            (false, _) => {}
        }
    }
}

impl Utf8 {
    fn start(first: u8, alt: bool) -> ParserState {
        let expected = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            // No character starts with this byte.
            _ => return ParserState::Ground,
        };
        ParserState::Character(Self { bytes: [first, 0, 0, 0], length: 1, expected, alt })
    }

    fn advance(mut self, byte: u8, events: &mut Vec<Event>) -> ParserState {
        if !matches!(byte, 0x80..=0xbf) {
            return ground(byte, events);
        }
        self.bytes[self.length] = byte;
        self.length += 1;
        if self.length < self.expected {
            return ParserState::Character(self);
        }
        let modifiers = if self.alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
        let decoded = std::str::from_utf8(&self.bytes[..self.length]).ok();
        let printable = decoded.and_then(|text| text.chars().next()).filter(|c| !c.is_control());
        events.extend(printable.map(|c| character(c, modifiers)));
        ParserState::Ground
    }
}

/// Returns the key that sends a control character.
fn control(byte: u8) -> Event {
    let code = match byte {
        b'\r' => return key(KeyCode::Enter),
        b'\t' => return key(KeyCode::Tab),
        DEL => return key(KeyCode::Backspace),
        0 => ' ',
        1..=26 => char::from(byte - 1 + b'a'),
        _ => char::from(byte - 28 + b'4'),
    };
    Event::Key(KeyEvent::new(KeyCode::Char(code), KeyModifiers::CONTROL))
}

fn character(character: char, mut modifiers: KeyModifiers) -> Event {
    if character.is_uppercase() {
        modifiers |= KeyModifiers::SHIFT;
    }
    Event::Key(KeyEvent::new(KeyCode::Char(character), modifiers))
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn alt(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::ALT))
}
