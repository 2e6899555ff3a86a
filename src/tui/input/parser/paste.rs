//! Text between the marks of a bracketed paste.

use crossterm::event::Event;
use std::time::Duration;

/// What ends a paste.
const END: &[u8] = b"\x1b[201~";
/// What Ctrl-C sends.
const CTRL_C: u8 = 0x03;
const ESC: u8 = 0x1b;

/// The most bytes of a paste that are kept; more than any field takes, and little enough to hold.
const LONGEST: usize = 1 << 20;

/// How long a paste may pause. A paste over a slow line comes in parts, seldom more than a second apart.
pub const PASTE: Duration = Duration::from_secs(1);
/// How long after Ctrl-C: terminals take it out of what they paste, so it is somebody who wants to leave.
pub const PASTE_LEFT: Duration = Duration::from_millis(100);

/// A paste that has not ended.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// How many bytes of the end mark have come.
    matched: usize,
}

impl Paste {
    /// Takes a byte; returns the paste as an event once it has ended.
    pub(super) fn take(mut self, byte: u8) -> Result<Self, Event> {
        if byte == END[self.matched] {
            self.matched += 1;
            if self.matched == END.len() {
                return Err(Event::Paste(valid(&self.text)));
            }
            return Ok(self);
        }
        let begun = std::mem::replace(&mut self.matched, usize::from(byte == ESC));
        self.keep(&END[..begun]);
        if self.matched == 0 {
            self.keep(&[byte]);
        }
        Ok(self)
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = LONGEST - self.text.len();
        self.text.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    pub(super) fn buffered_bytes(&self) -> usize {
        self.text.len()
    }

    pub(super) fn patience(&self) -> Duration {
        if self.text.last() == Some(&CTRL_C) && self.matched == 0 { PASTE_LEFT } else { PASTE }
    }

    /// Reports what was pasted before the end mark got lost. Returns the bytes of the keys pressed since: from the
    /// first ESC or Ctrl-C, which terminals take out of what they paste.
    pub(super) fn give_up(mut self, events: &mut Vec<Event>) -> Vec<u8> {
        let begun = self.matched;
        self.text.extend_from_slice(&END[..begun]);
        let pasted = self.text.iter().position(|byte| matches!(*byte, ESC | CTRL_C));
        let keys = self.text.split_off(pasted.unwrap_or(self.text.len()));
        if !self.text.is_empty() {
            events.push(Event::Paste(valid(&self.text)));
        }
        keys
    }
}

/// The text without bytes that are none.
fn valid(bytes: &[u8]) -> String {
    bytes.utf8_chunks().map(|chunk| chunk.valid()).collect()
}
