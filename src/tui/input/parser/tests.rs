//! Tests of the sequences of many terminals, and of malformed input.

use super::paste::{CTRL_C_PATIENCE, PASTE_PATIENCE};
use super::{ESCAPE_PATIENCE, LATE_PATIENCE, Parser, SEQUENCE_PATIENCE, STRING_PATIENCE};
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use proptest::prelude::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;

fn feed(bytes: impl AsRef<[u8]>) -> Vec<Event> {
    Parser::default().feed(bytes.as_ref())
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn plain(code: KeyCode) -> Event {
    key(code, NONE)
}

fn typed(text: &str) -> Vec<Event> {
    text.chars().map(|c| key(KeyCode::Char(c), if c.is_uppercase() { SHIFT } else { NONE })).collect()
}

fn paste(text: &str) -> Event {
    Event::Paste(text.to_owned())
}

/// Feeds each part, and lets the parser's patience expire in between.
fn feed_with_pauses(parts: &[&[u8]]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            events.extend(parser.expire());
        }
        events.extend(parser.feed(part));
    }
    events
}

/// Feeds the bytes, then waits for as long as the parser does.
fn feed_and_wait(bytes: &[u8]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut events = parser.feed(bytes);
    while parser.patience().is_some() {
        events.extend(parser.expire());
    }
    events
}

#[test]
fn parser_reads_text_and_drops_invalid_bytes() {
    assert_eq!(feed("aÉ日🦀"), typed("aÉ日🦀"));
    for invalid in
        [&b"a\xffb"[..], b"a\xc3b", b"a\xe6\x97b", b"a\x80b", b"a\xed\xa0\x80b", b"a\xf0\x80\x80\x80b"]
    {
        assert_eq!(feed(invalid), typed("ab"), "{invalid:?}");
    }
    assert_eq!(feed("a\u{9b}b"), typed("ab"), "a control character is no text");
}

#[test]
fn parser_reads_control_characters() {
    for (byte, code) in [(b'\r', KeyCode::Enter), (b'\t', KeyCode::Tab), (0x7f, KeyCode::Backspace)] {
        assert_eq!(feed([byte]), [plain(code)]);
    }
    for (byte, c) in [(0, ' '), (1, 'a'), (3, 'c'), (8, 'h'), (10, 'j'), (26, 'z'), (28, '4'), (31, '7')] {
        assert_eq!(feed([byte]), [key(KeyCode::Char(c), CTRL)], "{byte}");
    }
}

#[test]
fn parser_reads_the_keys_of_many_terminals() {
    let table: &[(&str, KeyCode, KeyModifiers)] = &[
        // xterm and similar terminals.
        ("\x1b[A", KeyCode::Up, NONE),
        ("\x1b[D", KeyCode::Left, NONE),
        ("\x1b[H", KeyCode::Home, NONE),
        ("\x1b[F", KeyCode::End, NONE),
        ("\x1bOB", KeyCode::Down, NONE),
        ("\x1bOH", KeyCode::Home, NONE),
        ("\x1bOP", KeyCode::F(1), NONE),
        ("\x1bOS", KeyCode::F(4), NONE),
        ("\x1b[15~", KeyCode::F(5), NONE),
        ("\x1b[21~", KeyCode::F(10), NONE),
        ("\x1b[24~", KeyCode::F(12), NONE),
        ("\x1b[28~", KeyCode::F(15), NONE),
        ("\x1b[34~", KeyCode::F(20), NONE),
        ("\x1b[3~", KeyCode::Delete, NONE),
        ("\x1b[5~", KeyCode::PageUp, NONE),
        ("\x1b[6~", KeyCode::PageDown, NONE),
        ("\x1b[Z", KeyCode::BackTab, SHIFT),
        ("\x1b[1;2D", KeyCode::Left, SHIFT),
        ("\x1b[1;5A", KeyCode::Up, CTRL),
        ("\x1b[1;3C", KeyCode::Right, ALT),
        ("\x1b[5A", KeyCode::Up, CTRL),
        ("\x1b[3;5~", KeyCode::Delete, CTRL),
        ("\x1b[1;5P", KeyCode::F(1), CTRL),
        ("\x1b[15;6~", KeyCode::F(5), KeyModifiers::from_bits_retain(3)),
        ("\x1bO5P", KeyCode::F(1), CTRL),
        ("\x1bO1;5A", KeyCode::Up, CTRL),
        // The keypad in application mode.
        ("\x1bOp", KeyCode::Char('0'), NONE),
        ("\x1bOy", KeyCode::Char('9'), NONE),
        ("\x1bOk", KeyCode::Char('+'), NONE),
        ("\x1bOM", KeyCode::Enter, NONE),
        // The Linux console.
        ("\x1b[[A", KeyCode::F(1), NONE),
        ("\x1b[[E", KeyCode::F(5), NONE),
        ("\x1b[1~", KeyCode::Home, NONE),
        ("\x1b[4~", KeyCode::End, NONE),
        // rxvt.
        ("\x1b[7~", KeyCode::Home, NONE),
        ("\x1b[8~", KeyCode::End, NONE),
        ("\x1b[11~", KeyCode::F(1), NONE),
        ("\x1b[d", KeyCode::Left, SHIFT),
        ("\x1bOd", KeyCode::Left, CTRL),
        ("\x1b[3$", KeyCode::Delete, SHIFT),
        ("\x1b[3^", KeyCode::Delete, CTRL),
        ("\x1b[3@", KeyCode::Delete, KeyModifiers::from_bits_retain(3)),
        // kitty's protocol, and xterm's modifyOtherKeys.
        ("\x1b[97u", KeyCode::Char('a'), NONE),
        ("\x1b[27u", KeyCode::Esc, NONE),
        ("\x1b[13;2u", KeyCode::Enter, SHIFT),
        ("\x1b[9;2u", KeyCode::BackTab, SHIFT),
        ("\x1b[99;5u", KeyCode::Char('c'), CTRL),
        ("\x1b[99;133u", KeyCode::Char('c'), CTRL),
        ("\x1b[97;2u", KeyCode::Char('A'), SHIFT),
        ("\x1b[49:33;2u", KeyCode::Char('!'), SHIFT),
        ("\x1b[321;8u", KeyCode::Char('Ł'), KeyModifiers::from_bits_retain(7)),
        ("\x1b[57404u", KeyCode::Char('5'), NONE),
        ("\x1b[57420u", KeyCode::Down, NONE),
        ("\x1b[57376u", KeyCode::F(13), NONE),
        ("\x1b[27;5;99~", KeyCode::Char('c'), CTRL),
        ("\x1b[27;2;13~", KeyCode::Enter, SHIFT),
        ("\x1b[27;8;321~", KeyCode::Char('Ł'), KeyModifiers::from_bits_retain(7)),
        // Alt.
        ("\x1bn", KeyCode::Char('n'), ALT),
        ("\x1bN", KeyCode::Char('N'), KeyModifiers::from_bits_retain(5)),
        ("\x1bé", KeyCode::Char('é'), ALT),
        ("\x1b\r", KeyCode::Enter, ALT),
        ("\x1b\x7f", KeyCode::Backspace, ALT),
    ];
    assert_eq!((SHIFT | CTRL | ALT).bits(), 7, "the numbers above are sums of 1, 2 and 4");
    for (bytes, code, modifiers) in table {
        assert_eq!(feed(bytes), [key(*code, *modifiers)], "{bytes:?}");
    }
}

#[test]
fn parser_tells_press_repeat_and_release_apart() {
    let kinds = [("", KeyEventKind::Press), (":1", KeyEventKind::Press), (":2", KeyEventKind::Repeat)];
    for (part, kind) in kinds.into_iter().chain([(":3", KeyEventKind::Release)]) {
        for (start, code) in [("97;1", KeyCode::Char('a')), ("1;1", KeyCode::Up), ("3;1", KeyCode::Delete)] {
            let last = match code {
                KeyCode::Char(_) => 'u',
                KeyCode::Up => 'A',
                _ => '~',
            };
            let bytes = format!("\x1b[{start}{part}{last}");
            let expected = KeyEvent::new_with_kind(code, NONE, kind);
            assert_eq!(feed(&bytes), [Event::Key(expected)], "{bytes:?}");
        }
    }
}

#[test]
fn parser_reads_the_mouse() {
    let left = MouseButton::Left;
    for (bytes, kind, column, modifiers) in [
        ("\x1b[<0;10;5M", MouseEventKind::Down(left), 9, NONE),
        ("\x1b[<0;10;5m", MouseEventKind::Up(left), 9, NONE),
        ("\x1b[<2;10;5M", MouseEventKind::Down(MouseButton::Right), 9, NONE),
        ("\x1b[<32;10;5M", MouseEventKind::Drag(left), 9, NONE),
        ("\x1b[<35;10;5M", MouseEventKind::Moved, 9, NONE),
        ("\x1b[<64;10;5M", MouseEventKind::ScrollUp, 9, NONE),
        ("\x1b[<65;10;5M", MouseEventKind::ScrollDown, 9, NONE),
        ("\x1b[<20;10;5M", MouseEventKind::Down(left), 9, CTRL | SHIFT),
        ("\x1b[<0;0;5M", MouseEventKind::Down(left), 0, NONE),
        ("\x1b[<0;65535;5M", MouseEventKind::Down(left), 65534, NONE),
    ] {
        let expected = MouseEvent { kind, column, row: 4, modifiers };
        assert_eq!(feed(bytes), [Event::Mouse(expected)], "{bytes:?}");
    }
}

#[test]
fn parser_consumes_unused_sequences() {
    for bytes in [
        // Focus changes, replies, mouse reports of other forms or out of range, keys that type nothing.
        &b"\x1b[I"[..],
        b"\x1b[O",
        b"\x1b[12;40R",
        b"\x1b[?62;22c",
        b"\x1b[>1;10;0c",
        b"\x1b[?2026;1$y",
        b"\x1b[4;1$y",
        b"\x1b[?1u",
        b"\x1b[M !!",
        b"\x1b[M\x20\xf0\xff",
        b"\x1b[32;10;5M",
        b"\x1b[<0;65536;5M",
        b"\x1b[<0;5M",
        b"\x1b[<128;1;1M",
        b"\x1b[<0;1;1q",
        b"\x1b[201~",
        b"\x1b[999~",
        b"\x1b[57441;2u",
        b"\x1b[4294967296u",
        b"\x1b[55296u",
        b"\x1b[3u",
        b"\x1b[!p",
        b"\x1b[1;2;3z",
        b"\x1b[[Q",
        b"\x1bOz",
        b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1bP>|XTerm(390)\x1b\\",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b^private\x1b\\",
        b"\x1bXstring\x1b\\",
        "\x1b]2;Titel é\x1b\\".as_bytes(),
    ] {
        let mut whole = bytes.to_vec();
        whole.push(b'x');
        assert_eq!(feed(whole), typed("x"), "{:?}", String::from_utf8_lossy(bytes));
    }
    let long = format!("\x1b[{}Ax", "1;".repeat(10_000));
    assert_eq!(feed(long), typed("x"));
}

/// Ctrl-C and Esc are read as keys even within an incomplete sequence.
#[test]
fn parser_breaks_off_a_sequence_at_a_control_character() {
    for begun in
        ["\x1b", "\x1b[", "\x1b[<0;", "\x1b[M", "\x1b[[", "\x1b[1;5", "\x1bO1", "\x1b]0;title", "\x1bPq", "é"]
    {
        let bytes = format!("{begun}\x03");
        assert_eq!(feed(bytes).last(), Some(&key(KeyCode::Char('c'), CTRL)), "{begun:?}");
        let bytes = format!("{begun}\x1b[A");
        assert_eq!(feed(bytes).last(), Some(&plain(KeyCode::Up)), "{begun:?}");
    }
    assert_eq!(feed("\x1b\x03"), [plain(KeyCode::Esc), key(KeyCode::Char('c'), CTRL)]);
    assert_eq!(feed("\x1b\x1b[A"), [plain(KeyCode::Esc), plain(KeyCode::Up)]);
    assert_eq!(feed_and_wait(b"\x1b\x1b"), [plain(KeyCode::Esc), plain(KeyCode::Esc)]);
}

#[test]
fn parser_gives_up_incomplete_sequences() {
    for half in [
        "\x1b[",
        "\x1b[<0;",
        "\x1b[<",
        "\x1b[1;5",
        "\x1b[M!",
        "\x1b[[",
        "\x1b[?62",
        "\x1bO1",
        "\x1b]0;title",
        "\x1bPq",
    ] {
        let mut parser = Parser::default();
        assert_eq!(parser.feed(half.as_bytes()), [], "{half:?}");
        assert!(parser.patience().is_some_and(|patience| patience <= STRING_PATIENCE), "{half:?}");
        assert_eq!(parser.expire(), [], "{half:?}");
        assert_eq!(parser.feed(b"q"), typed("q"), "{half:?}");
    }
    assert_eq!(feed_and_wait(b"\x1b"), [plain(KeyCode::Esc)]);
    assert_eq!(feed_and_wait(b"\x1bO"), [key(KeyCode::Char('O'), ALT | SHIFT)]);
    assert_eq!(feed_and_wait(b"\x1bP"), [key(KeyCode::Char('P'), ALT | SHIFT)]);
    assert_eq!(feed_and_wait(b"\x1b]"), [key(KeyCode::Char(']'), ALT)]);
}

#[test]
fn parser_recognises_late_rest_of_a_sequence() {
    let esc = || plain(KeyCode::Esc);
    let tables: &[(&[&[u8]], Vec<Event>)] = &[
        (&[b"\x1b", b"[B"], vec![esc(), plain(KeyCode::Down)]),
        (&[b"\x1b", b"OP"], vec![esc(), plain(KeyCode::F(1))]),
        (&[b"\x1b", b"[3~"], vec![esc(), plain(KeyCode::Delete)]),
        (
            &[b"\x1b", b"[<0;1;1M"],
            vec![
                esc(),
                Event::Mouse(MouseEvent {
                    kind: MouseEventKind::Down(MouseButton::Left),
                    column: 0,
                    row: 0,
                    modifiers: NONE,
                }),
            ],
        ),
        (&[b"\x1b", b"[200~a\x1b[201~"], vec![esc(), paste("a")]),
        (&[b"\x1b[", b"B"], vec![plain(KeyCode::Down)]),
        (&[b"\x1b[1;", b"5A"], vec![key(KeyCode::Up, CTRL)]),
        (&[b"\x1b[[", b"A"], vec![plain(KeyCode::F(1))]),
        (&[b"\x1bO", b"P"], vec![plain(KeyCode::F(1))]),
        // A letter that ends no key sequence.
        (&[b"\x1b", b"[x"], vec![esc()]),
        (&[b"\x1b", b"[<0;q"], vec![esc()]),
    ];
    for (parts, expected) in tables {
        assert_eq!(feed_with_pauses(parts), *expected, "{parts:?}");
    }
}

/// Typed text after the Esc key is lost only if it comes at once and looks like a sequence.
#[test]
fn parser_reads_text_typed_after_esc() {
    let after_esc = |text| [vec![plain(KeyCode::Esc)], typed(text)].concat();
    for text in ["n", "Oslo", "Ohm", "O", "1", "]"] {
        assert_eq!(feed_with_pauses(&[b"\x1b", text.as_bytes(), b""]), after_esc(text), "{text:?}");
    }
    assert_eq!(feed_with_pauses(&[b"\x1b", b"[", b"B"]), after_esc("[B"), "a pause after the bracket");
    assert_eq!(feed_with_pauses(&[b"\x1b", b"", b"[B"]), after_esc("[B"), "a pause before it");
    let mut parser = Parser::default();
    let mut waited = std::time::Duration::ZERO;
    drop(parser.feed(b"\x1b"));
    while let Some(patience) = parser.patience() {
        waited += patience;
        drop(parser.expire());
    }
    assert_eq!(waited, ESCAPE_PATIENCE + LATE_PATIENCE);
    assert!(waited < std::time::Duration::from_millis(500));
}

#[test]
fn parser_reads_a_paste_as_text() {
    assert_eq!(
        feed("\x1b[200~a\r\x1b[Bé\x03q\x1b[201~x"),
        [vec![paste("a\r\x1b[Bé\x03q")], typed("x")].concat()
    );
    assert_eq!(feed(b"\x1b[200~a\xff\xc3b\x1b[201~"), [paste("ab")]);
    assert_eq!(feed("\x1b[200~\x1b[200~a\x1b[201\x1b[201~"), [paste("\x1b[200~a\x1b[201")]);
}

#[test]
fn parser_gives_up_a_paste_without_its_end() {
    assert_eq!(feed_and_wait(b"\x1b[200~hello"), [paste("hello")]);
    assert_eq!(feed_and_wait(b"\x1b[200~"), []);
    let with_key = |code| vec![paste("hello"), code];
    assert_eq!(feed_and_wait(b"\x1b[200~hello\x03"), with_key(key(KeyCode::Char('c'), CTRL)));
    assert_eq!(feed_and_wait(b"\x1b[200~hello\x1b"), with_key(plain(KeyCode::Esc)));
    assert_eq!(feed_and_wait(b"\x1b[200~hello\x1b[B"), with_key(plain(KeyCode::Down)));
    let patience = |bytes: &[u8]| {
        let mut parser = Parser::default();
        drop(parser.feed(bytes));
        parser.patience()
    };
    assert_eq!(patience(b"\x1b[200~hello"), Some(PASTE_PATIENCE));
    assert_eq!(patience(b"\x1b[200~hello\x03"), Some(CTRL_C_PATIENCE), "the user wants to quit");
}

#[test]
fn parser_reads_ctrl_c_after_an_overlong_paste() {
    let ctrl_c = key(KeyCode::Char('c'), CTRL);
    for more in [0, 1, 500_000] {
        let mut bytes = b"\x1b[200~".to_vec();
        bytes.extend(vec![b'1'; (1 << 20) + more]);
        bytes.push(0x03);
        let mut parser = Parser::default();
        drop(parser.feed(&bytes));
        assert_eq!(parser.patience(), Some(CTRL_C_PATIENCE), "{more}");
        assert_eq!(parser.expire().last(), Some(&ctrl_c), "{more}");
    }
}

#[test]
fn parser_bounds_its_buffer() {
    let mut parser = Parser::default();
    drop(parser.feed(b"\x1b[200~"));
    for _ in 0..400 {
        drop(parser.feed(&[b'x'; 10_000]));
        assert!(parser.buffered_bytes() <= 1 << 20);
    }
    let events = parser.feed(b"\x1b[201~y");
    assert!(matches!(&events[..], [Event::Paste(text), Event::Key(_)] if text.len() == 1 << 20));
}

#[test]
fn parser_waits_only_within_a_sequence() {
    for (bytes, patience) in [
        (&b""[..], None),
        (b"a", None),
        (b"\xc3", None),
        (b"\x1b[A", None),
        (b"\x1b", Some(ESCAPE_PATIENCE)),
        (b"\x1b[", Some(SEQUENCE_PATIENCE)),
        (b"\x1bO", Some(SEQUENCE_PATIENCE)),
        (b"\x1b[M!", Some(SEQUENCE_PATIENCE)),
        (b"\x1b]", Some(SEQUENCE_PATIENCE)),
        (b"\x1b]1", Some(STRING_PATIENCE)),
    ] {
        let mut parser = Parser::default();
        drop(parser.feed(bytes));
        assert_eq!(parser.patience(), patience, "{bytes:?}");
    }
}

/// Generates terminal input with valid and malformed parts.
fn input() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![
            &b"\x1b"[..], b"\x1b[", b"\x1bO", b"\x1b]", b"\x1bP", b"\x1b\\", b"\x1b[200~", b"\x1b[201~", b"\x1b[<", b"\x1b[M",
            b"[", b"O", b"B", b"~", b"u", b"$", b";", b":", b"5", b"27", b"M", b"m", b"\x07", b"\x03", b"\r", b"\xc3\xa9",
            b"\xc3", b"\xf0\x9f", b"n",
        ]).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn parser_ignores_how_bytes_are_split(bytes in input(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.sort_unstable();
        let mut parser = Parser::default();
        let mut events = Vec::new();
        let mut at = 0;
        for cut in cuts.into_iter().chain([bytes.len()]) {
            events.extend(parser.feed(&bytes[at..cut]));
            at = cut;
        }
        let mut whole = Parser::default();
        prop_assert_eq!(events, whole.feed(&bytes));
        prop_assert_eq!(parser.patience(), whole.patience());
    }

    /// After any input and a pause, a key is read as a key.
    #[test]
    fn parser_always_returns_to_ground(bytes in input(), pauses in prop::collection::vec(any::<bool>(), 0..80)) {
        let mut parser = Parser::default();
        for (index, byte) in bytes.iter().enumerate() {
            drop(parser.feed(&[*byte]));
            if pauses.get(index) == Some(&true) {
                drop(parser.expire());
            }
        }
        let mut expiries = 0;
        while parser.patience().is_some() {
            drop(parser.expire());
            expiries += 1;
            prop_assert!(expiries < 8, "{:?}", parser);
        }
        prop_assert_eq!(parser.feed(b"q"), typed("q"));
    }
}
