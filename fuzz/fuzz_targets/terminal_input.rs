//! Any bytes as a terminal might send them, in any parts, with pauses anywhere.
//!
//! The first half of the input says where the second is split and where the parser's patience runs out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesorg::tui::input::parser::Parser;

/// The most bytes that the parser buffers.
const MOST_BUFFERED: usize = 1 << 20;

fuzz_target!(|input: (Vec<u8>, Vec<u8>)| {
    let (plan, bytes) = input;
    let mut whole = Parser::default();
    let expected = whole.feed(&bytes);

    // The same events however the bytes are split.
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

    // With pauses it comes to rest, and then a key is a key.
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
        assert!(expiries <= 4 + bytes.len(), "it never comes to rest");
    }
    assert_eq!(parser.feed(b"q").len(), 1);
});
