//! Feeds the terminal input parser any bytes, split anywhere and with pauses anywhere.
//!
//! The first part of the input sets where the second part is split and where the parser times out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesorg::tui::input::parser::Parser;

/// The largest number of bytes that the parser may buffer.
const MOST_BUFFERED: usize = 1 << 20;

fuzz_target!(|input: (Vec<u8>, Vec<u8>)| {
    let (plan, bytes) = input;
    let mut whole = Parser::default();
    let expected = whole.feed(&bytes);

    // However the bytes are split, the events are the same.
    let mut parser = Parser::default();
    let mut events = Vec::new();
    let mut rest = &bytes[..];
    for step in &plan {
        let (part, after) = rest.split_at(usize::from(*step).min(rest.len()));
        events.extend(parser.feed(part));
        assert!(parser.buffered_bytes() <= MOST_BUFFERED);
        rest = after;
    }
    events.extend(parser.feed(rest));
    assert_eq!(events, expected);
    assert_eq!(parser.patience(), whole.patience());

    // After enough timeouts no sequence is pending, and a key is read as a key.
    let mut parser = Parser::default();
    let mut rest = &bytes[..];
    for step in &plan {
        let (part, after) = rest.split_at(usize::from(*step >> 1).min(rest.len()));
        drop(parser.feed(part));
        if step & 1 == 1 {
            drop(parser.expire());
        }
        rest = after;
    }
    drop(parser.feed(rest));
    let mut expiries = 0;
    while parser.patience().is_some() {
        drop(parser.expire());
        expiries += 1;
        assert!(expiries <= 4 + bytes.len(), "a sequence stays pending");
    }
    assert_eq!(parser.feed(b"q").len(), 1);
});
