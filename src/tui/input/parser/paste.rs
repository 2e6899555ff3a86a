//! Collects text between the marks of a bracketed paste.

use crossterm::event::Event;
use std::time::Duration;

/// The mark that ends a paste.
const END_MARK: &[u8] = b"\x1b[201~";
/// The byte that Ctrl-C sends.
const CTRL_C: u8 = 0x03;
const ESC: u8 = 0x1b;

/// The most bytes of a paste that are kept: more than any field takes, and small enough to buffer.
const MAX_LENGTH: usize = 1 << 20;

/// How long a paste may pause. Over a slow line it comes in parts, seldom more than a second apart.
pub const PASTE_PATIENCE: Duration = Duration::from_secs(1);
/// How long a paste may pause after Ctrl-C. Terminals remove Ctrl-C from pasted text, so the user pressed it
/// to quit.
pub const CTRL_C_PATIENCE: Duration = Duration::from_millis(100);

/// An incomplete paste.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// How many bytes of the end mark have been received.
    matched: usize,
    /// Whether the last byte was Ctrl-C, even if the text was full.
    ends_with_ctrl_c: bool,
    /// Whether Ctrl-C came when the text was full.
    dropped_ctrl_c: bool,
}

impl Paste {
    /// Takes a byte. Returns the paste as an event once it has ended.
    pub(super) fn advance(mut self, byte: u8) -> Result<Self, Event> {
        self.ends_with_ctrl_c = byte == CTRL_C;
        if byte == END_MARK[self.matched] {
            self.matched += 1;
            if self.matched == END_MARK.len() {
                return Err(Event::Paste(valid_utf8(&self.text)));
            }
            return Ok(self);
        }
        let matched = std::mem::replace(&mut self.matched, usize::from(byte == ESC));
        self.append(&END_MARK[..matched]);
        if self.matched == 0 {
            self.append(&[byte]);
        }
        Ok(self)
    }

    fn append(&mut self, bytes: &[u8]) {
        let room = MAX_LENGTH - self.text.len();
        let (appended, dropped) = bytes.split_at(bytes.len().min(room));
        self.text.extend_from_slice(appended);
        // The user can quit however long the paste is.
        self.dropped_ctrl_c |= dropped.contains(&CTRL_C);
    }

    pub(super) fn buffered_bytes(&self) -> usize {
        self.text.len()
    }

    pub(super) fn patience(&self) -> Duration {
        if self.ends_with_ctrl_c { CTRL_C_PATIENCE } else { PASTE_PATIENCE }
    }

    /// Reports the pasted text although its end mark is missing. Returns the bytes of the keys pressed since:
    /// from the first ESC or Ctrl-C, which terminals remove from pasted text.
    pub(super) fn give_up(mut self, events: &mut Vec<Event>) -> Vec<u8> {
        let matched = self.matched;
        self.text.extend_from_slice(&END_MARK[..matched]);
        let pasted_end = self.text.iter().position(|byte| matches!(*byte, ESC | CTRL_C));
        let mut keys = self.text.split_off(pasted_end.unwrap_or(self.text.len()));
        if self.dropped_ctrl_c {
            keys.push(CTRL_C);
        }
        if !self.text.is_empty() {
            events.push(Event::Paste(valid_utf8(&self.text)));
        }
        keys
    }
}

/// Returns the text without invalid bytes.
fn valid_utf8(bytes: &[u8]) -> String {
    bytes.utf8_chunks().map(|chunk| chunk.valid()).collect()
}
