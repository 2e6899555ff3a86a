//! Checks that the program restores the terminal however it ends, and does nothing while nothing happens.

use crate::pty::{Modes, Program, Session, cells};
use crate::text::{shows, text};
use rustix::process::Signal;
use std::sync::LazyLock;
use std::time::Duration;

/// A text on the last line of the first screen, which shows once the screen is complete.
static FIRST_SCREEN: LazyLock<String> = LazyLock::new(|| text("action-help", &[]));
/// A text that shows after [`CHANGE`] was typed.
const CHANGED: &str = "▸2";
/// A key that moves the cursor of the first screen to the second option.
const CHANGE: &str = "j";
/// A key that changes nothing on the first screen, as the cursor is on the first row.
const UNUSED_KEY: &str = "\x1b[H";
/// Exit status if the screens need a terminal and there is none.
const REFUSED: u32 = 2;
/// Exit status of an interview that was left before its end.
const LEFT_EARLY: u32 = 5;

const CTRL_C: &str = "\x03";
const CTRL_Z: &str = "\x1a";
/// The mouse pointer moves to column 10, row 5, with no button pressed.
const POINTER_MOVES: &str = "\x1b[<35;10;5M";

/// A time in which the program reacts even on a busy machine.
const REACTION_TIME: Duration = Duration::from_millis(300);

/// The terminal modes while the program shows screens. The cursor shows what has the focus.
const SCREEN_MODES: Modes =
    Modes { alternate_screen: true, bracketed_paste: true, mouse: true, hidden_cursor: false };

fn shows_first_screen(screen: &vt100::Screen) -> bool {
    screen.contents().contains(&*FIRST_SCREEN) && Modes::new(screen) == SCREEN_MODES
}

/// Returns the program with the arguments of an interview.
fn interview() -> Program {
    Program::salesorg().args(["interview"])
}

fn start_interview() -> Session {
    let session = interview().start();
    session.wait_for("the first screen", shows_first_screen);
    assert_ne!(session.modes(), session.modes_before(), "the terminal must be in raw mode");
    session
}

/// The key q ends the program and restores the terminal.
#[test]
fn q_restores_the_terminal() {
    let mut session = start_interview();
    session.keys("q");
    let status = session.wait_exit();
    session.assert_restored();
    assert_eq!((status.exit_code(), status.signal()), (LEFT_EARLY, None));
}

/// Ctrl-C ends the program and restores the terminal.
#[test]
fn ctrl_c_restores_the_terminal() {
    let mut session = start_interview();
    session.keys(CTRL_C);
    let status = session.wait_exit();
    session.assert_restored();
    assert_eq!((status.exit_code(), status.signal()), (LEFT_EARLY, None));
}

/// A terminal without cursor control gets no screen.
#[test]
fn dumb_terminal_gets_no_screen() {
    for (name, value) in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut session = Program::salesorg().env(name, value).start();
        session.wait_for_message("plain-menu-quit", &[]);
        session.keys("quit\n");
        assert_eq!(session.wait_exit().exit_code(), 0);
        let mut session = interview().env(name, value).start();
        session.wait_for_text("? ");
        session.keys("q\n");
        assert_ne!(session.wait_exit().exit_code(), REFUSED);
        assert!(!session.bytes().contains(&0x1b), "no control sequence may be written");
    }
}

/// `--plain=false` opens the screens also on a dumb terminal.
#[test]
fn plain_false_overrides_a_dumb_terminal() {
    let mut session = interview().args(["--plain=false"]).env("TERM", "dumb").start();
    session.wait_for_text(&FIRST_SCREEN);
    session.keys(CTRL_C);
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
}

/// Errors on a terminal are wrapped between words.
#[test]
fn errors_are_wrapped_between_words() {
    for columns in [40, 80] {
        let name = "no such session, whatever its name may be, or any other one";
        let arguments = ["sessions", "show", name];
        let expected = text("session-not-found", &[("reference", name)]);
        let mut session = Program::salesorg().args(arguments).size(columns, 24).start();
        // Rows of the screen, because its text joins lines that the terminal has wrapped.
        session.wait_for("every word in one row", |screen| {
            let rows: Vec<_> = screen.rows(0, columns).collect();
            let whole = |word: &str| rows.iter().any(|row| row.contains(word));
            expected.split_whitespace().all(whole)
        });
        session.wait_exit();
    }
}

/// Returns the screen of a terminal without an alternate screen, such as GNU screen by default, after old text and these bytes.
fn shown_without_alternate_screen(bytes: &[u8]) -> String {
    let mut parser = vt100::Parser::new(cells(24), cells(80), 0);
    parser.process("old text\r\n".repeat(23).as_bytes());
    let text = String::from_utf8_lossy(bytes).replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
    parser.process(text.as_bytes());
    parser.screen().contents()
}

/// A terminal without an alternate screen is cleared at the start and at the end.
#[test]
fn main_screen_is_cleared_at_both_ends() {
    let mut session = start_interview();
    let first = shown_without_alternate_screen(&session.bytes());
    assert!(first.contains(&*FIRST_SCREEN) && !first.contains("old text"), "{first}");
    session.keys("1");
    session.wait_for_message("interview-position", &[("number", "2")]);
    session.keys(CTRL_C);
    session.wait_exit();
    let last = shown_without_alternate_screen(&session.bytes());
    assert!(!last.contains("old text") && !last.contains(&*FIRST_SCREEN), "{last}");
    assert!(
        last.trim_start().starts_with(&text("cli-saved-resume", &[])),
        "the text is not at the top:\n{last}"
    );
}

/// A terminal without an alternate screen is cleared again after suspension.
#[test]
fn main_screen_is_cleared_after_suspension() {
    let session = start_interview();
    // The rest of the first frame may still arrive.
    session.settle(REACTION_TIME);
    let before = session.bytes().len();
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.wait_for_bytes("the first screen again", |bytes| {
        String::from_utf8_lossy(&bytes[before..]).contains(&*FIRST_SCREEN)
    });
    let again = shown_without_alternate_screen(&session.bytes()[before..]);
    assert!(again.contains(&*FIRST_SCREEN) && !again.contains("old text"), "{again}");
}

/// `--no-mouse` leaves the mouse to the terminal.
#[test]
fn no_mouse_leaves_mouse_reporting_off() {
    let mut session = interview().args(["--no-mouse"]).start();
    let without = Modes { mouse: false, ..SCREEN_MODES };
    session.wait_for("the first screen", |screen| {
        screen.contents().contains(&*FIRST_SCREEN) && Modes::new(screen) == without
    });
    // Also after the program was stopped and continued.
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.settle(REACTION_TIME);
    session.keys("q");
    session.wait_exit();
    session.assert_restored();
    let asked = String::from_utf8_lossy(&session.bytes()).contains("[?1000h");
    assert!(!asked, "mouse reporting must stay off");
}

/// In a locale without UTF-8 the terminal gets ASCII only, whatever was typed.
#[test]
fn locale_without_utf8_gets_ascii_screens() {
    let program = Program::salesorg().args(["--lang", "nl", "interview", "--name", "Café 東京"]);
    let mut session = program.env("LC_ALL", "C").size(100, 30).start();
    session.wait_for_text("Cafe ????");
    session.keys("?");
    session.wait_for_text("Bewegen");
    // The last sentence of the help.
    session.keys("\x1b[F");
    session.wait_for_text("--no-mouse");
    session.keys("\x1b");
    session.settle(REACTION_TIME);
    session.keys("q");
    session.wait_exit();
    assert!(session.bytes().is_ascii(), "{}", session.text());
}

/// Returns the words of a text without punctuation.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Returns the output of a command on a terminal of this width.
fn printed(arguments: &[&str], columns: u16) -> String {
    let mut session = Program::salesorg().args(arguments).size(columns, 24).start();
    session.wait_exit();
    String::from_utf8(session.bytes()).expect("UTF-8 text").replace('\r', "")
}

/// Text is as wide as the terminal and breaks no word.
#[test]
fn text_is_wrapped_to_the_terminal() {
    let advise = ["advise", "--set", "budget=ample", "--set", "region_names=[\"Benelux\", \"DACH\"]"];
    let to_output = [&advise[..], &["-o", "-"]].concat();
    for arguments in [&advise[..], &to_output, &["rulebook", "show"], &["rulebook", "list"]] {
        for language in ["en", "nl"] {
            let arguments = [&["--lang", language], arguments].concat();
            let widest = printed(&arguments, 80);
            for columns in [40, 30] {
                let text = printed(&arguments, columns);
                let long = text.lines().find(|line| line.chars().count() > columns.into());
                assert_eq!(long, None, "{arguments:?} in {columns} columns");
                assert_eq!(words(&text), words(&widest), "{arguments:?} in {columns} columns");
            }
            assert_eq!(printed(&arguments, 200), widest, "{arguments:?}");
        }
    }
}

/// On a terminal the list of sessions is wrapped between words; in a pipe each session has one line.
#[test]
fn session_list_is_wrapped_on_a_terminal() {
    let name = "A company whose name is far longer than any line";
    let mut session = Program::salesorg().args(["--plain", "interview", "--name", name]).start();
    session.wait_for_text("? ");
    session.keys("3\n");
    session.wait_for_message("plain-question", &[("number", "2")]);
    session.keys("q\n");
    session.wait_exit();
    let listed = Program::salesorg().args(["sessions", "list"]).size(40, 24);
    let mut listed = listed.start_in(session.into_home());
    listed.wait_exit();
    let text = String::from_utf8(listed.bytes()).expect("UTF-8 text").replace('\r', "");
    assert!(text.lines().count() > 1 && text.lines().all(|line| line.chars().count() <= 40), "{text}");
    assert!(words(&text).join(" ").contains(name), "{text}");
}

/// Each signal that ends the program restores the terminal.
#[test]
fn signals_restore_the_terminal() {
    for (signal, expected) in
        [(Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)]
    {
        let mut session = start_interview();
        session.signal(signal);
        let status = session.wait_exit();
        session.assert_restored();
        assert_eq!((status.exit_code(), status.signal()), (expected, None), "{signal:?}");
    }
}

/// A signal right at the start restores the terminal.
#[test]
fn early_signal_restores_the_terminal() {
    for _ in 0..20 {
        let mut session = interview().start();
        session.wait_for("the alternate screen", vt100::Screen::alternate_screen);
        session.signal(Signal::TERM);
        let status = session.wait_exit();
        session.assert_restored();
        assert_eq!((status.exit_code(), status.signal()), (143, None));
    }
}

/// The program ends when its terminal closes.
#[test]
#[cfg(target_os = "linux")]
fn hangup_ends_the_program() {
    let session = Program::salesorg_in_shell(r#"set -m; "$0" interview"#).start();
    session.wait_for("the first screen", shows_first_screen);
    let program = crate::pty::ProcessWatch::new(session.foreground());
    // The terminal closes with the process that controls it.
    session.kill();
    program.wait_exit();
}

/// A shell script with job control, in which the program is suspended and continued.
const IN_A_SHELL: &str = r#"set -m; "$0" interview; echo asleep; read line; fg >/dev/null; echo "ended $?""#;

/// Ctrl-Z restores the terminal for the shell, and `fg` sets it up again.
#[test]
fn ctrl_z_and_fg_hand_over_the_terminal() {
    let mut session = Program::salesorg_in_shell(IN_A_SHELL).start();
    session.wait_for("the first screen", shows_first_screen);
    let modes = session.modes();
    session.keys(CTRL_Z);
    session.wait_for_text("asleep");
    session.assert_restored();
    session.keys("\n");
    session.wait_for("the first screen again", shows_first_screen);
    assert_eq!(session.modes(), modes);
    session.keys(CHANGE);
    session.wait_for_text(CHANGED);
    session.keys("q");
    session.wait_for_text("ended 5");
    session.assert_restored();
}

/// The program can be suspended repeatedly.
#[test]
fn suspension_can_be_repeated() {
    let twice = r#"set -m; "$0" interview; echo asleep; read line; fg >/dev/null; echo again; read line; fg >/dev/null; echo "ended $?""#;
    let mut session = Program::salesorg_in_shell(twice).start();
    session.wait_for("the first screen", shows_first_screen);
    for asleep in ["asleep", "again"] {
        session.keys(CTRL_Z);
        session.wait_for_text(asleep);
        session.assert_restored();
        session.keys("\n");
        session.wait_for("the first screen again", shows_first_screen);
    }
    session.keys("q");
    session.wait_for_text("ended 5");
}

/// Suspension stops the whole process group, with the script that started the program.
#[test]
fn suspension_stops_the_process_group() {
    // The inner shell has no job control and waits for the program. If only the program stopped, the outer shell would never
    // continue.
    let nested = r#"set -m; sh -c '"$0" interview; true' "$0"; echo asleep; read line; fg >/dev/null; echo "ended $?""#;
    let mut session = Program::salesorg_in_shell(nested).start();
    session.wait_for("the first screen", shows_first_screen);
    session.keys(CTRL_Z);
    session.wait_for_text("asleep");
    session.assert_restored();
    session.keys("\n");
    session.wait_for("the first screen again", shows_first_screen);
    session.keys("q");
    session.wait_for_text("ended 0");
}

/// Ctrl-Z does nothing where no shell could continue the program.
#[test]
fn ctrl_z_without_job_control_does_nothing() {
    let mut session = start_interview();
    session.keys(CTRL_Z);
    session.keys(CHANGE);
    session
        .wait_for("the change", |screen| screen.contents().contains(CHANGED) && shows_first_screen(screen));
}

/// A suspended program can be ended by a signal.
#[test]
fn suspended_program_can_be_ended() {
    // The shell reports the stopped job with status 147 until it waits again.
    let killing = r#"set -m; "$0" interview; echo asleep; read line; kill -TERM %1; kill -CONT %1;
        while wait %1; s=$?; [ "$s" = 147 ]; do :; done; echo "ended $s""#;
    let mut session = Program::salesorg_in_shell(killing).start();
    session.wait_for("the first screen", shows_first_screen);
    session.keys(CTRL_Z);
    session.wait_for_text("asleep");
    session.keys("\n");
    session.wait_for_text("ended 143");
    session.assert_restored();
}

/// In the background the program leaves the terminal alone and can be ended.
#[test]
fn background_program_leaves_the_terminal_alone() {
    let behind = r#"set -m; "$0" interview; echo asleep; read line; bg >/dev/null; echo behind; read line;
        kill -TERM %1; kill -CONT %1; while wait %1; s=$?; [ "$s" = 147 ] || [ "$s" = 150 ]; do :; done; echo "ended $s""#;
    let mut session = Program::salesorg_in_shell(behind).start();
    session.wait_for("the first screen", shows_first_screen);
    session.keys(CTRL_Z);
    session.wait_for_text("asleep");
    session.keys("\n");
    session.wait_for_text("behind");
    session.settle(REACTION_TIME);
    session.assert_restored();
    session.keys("\n");
    session.wait_for_text("ended 143");
    session.assert_restored();
}

/// Stopped by a signal from outside and continued, the program sets up the terminal again.
#[test]
fn stopped_program_sets_up_the_terminal_again() {
    let session = start_interview();
    session.settle(REACTION_TIME);
    let before = session.bytes().len();
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.wait_for("the first screen", shows_first_screen);
    session.settle(REACTION_TIME);
    let written = session.bytes().split_off(before);
    let written = String::from_utf8_lossy(&written);
    assert!(written.contains("\x1b[?1049h") && written.contains(&*FIRST_SCREEN), "{written:?}");
}

/// After a resize the whole screen is drawn.
#[test]
fn resize_redraws_everything() {
    let mut session = start_interview();
    for (columns, rows) in [(160, 50), (40, 12), (81, 24)] {
        session.resize(columns, rows);
        session.wait_for("the footer on the last line", |screen| {
            let last = screen.rows(0, columns).last().unwrap_or_default();
            screen.size() == (cells(rows), cells(columns)) && last.contains(&*FIRST_SCREEN)
        });
    }
}

/// A terminal of a few cells is not an error.
#[test]
fn tiny_terminal_is_not_an_error() {
    let mut session = start_interview();
    for (columns, rows) in [(1, 1), (3, 2), (80, 1)] {
        session.resize(columns, rows);
    }
    // The program may see only the last size, but the terminal has truncated the text.
    session.resize(80, 24);
    session.wait_for("the first screen", shows_first_screen);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
}

/// A key at the moment of a resize is not lost.
#[test]
fn key_during_resize_is_not_lost() {
    let mut session = start_interview();
    for round in 0..30 {
        session.resize(80 + round % 2, 24);
        session.keys(CHANGE);
    }
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), LEFT_EARLY);
}

/// Nothing is drawn while nothing changes.
#[test]
fn idle_program_draws_nothing() {
    let mut session = start_interview();
    session.settle(REACTION_TIME);
    session.keys(&POINTER_MOVES.repeat(20));
    session.keys(UNUSED_KEY);
    assert!(!session.writes_within(REACTION_TIME), "nothing changed, so nothing may be drawn");
    // The program has read the keys.
    session.keys(CHANGE);
    session.wait_for_text(CHANGED);
}

/// No thread wakes while nothing happens.
#[test]
#[cfg(target_os = "linux")]
fn idle_program_does_not_wake() {
    let session = start_interview();
    session.settle(REACTION_TIME);
    let before = crate::pty::wake_ups(session.pid());
    assert!(!session.writes_within(REACTION_TIME));
    assert_eq!(crate::pty::wake_ups(session.pid()), before);
}

/// One change is one small write.
#[test]
fn change_is_one_small_write() {
    let mut session = start_interview();
    // The first key also ends the hint of the first interview.
    session.keys("\x1b[F");
    session.settle(REACTION_TIME);
    let before = session.bytes().len();
    session.keys(&CHANGE.repeat(2));
    session.wait_for_text(CHANGED);
    session.settle(REACTION_TIME);
    let written = session.bytes().len() - before;
    assert!(written < 200, "{written} bytes for one change");
}

/// The program sends no queries to the terminal.
#[test]
fn program_sends_no_terminal_queries() {
    let session = start_interview();
    session.settle(REACTION_TIME);
    let bytes = session.bytes();
    let text = String::from_utf8_lossy(&bytes);
    // Queries for the cursor position, the terminal type, colours and modes.
    for question in ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b[?u", "\x1b]10;?", "\x1b]11;?", "$p"] {
        assert!(!text.contains(question), "{question:?} in {text:?}");
    }
    assert!(!text.contains("\x1b[?1003h"), "movement without a button must not be reported");
}

/// Without a terminal the program refuses, and writes no control sequences.
#[test]
fn screens_without_a_terminal_are_refused() {
    for line in [r#""$0" interview | cat; echo over"#, r#""$0" interview < /dev/null; echo "over $?""#] {
        let mut session = Program::salesorg_in_shell(line).start();
        session.wait_for_text("over");
        let text = session.text();
        assert!(shows(&text, "cli-no-input", &[]) || shows(&text, "cli-no-output", &[]), "{text}");
        session.wait_exit();
        session.assert_restored();
        assert!(!session.bytes().contains(&0x1b), "{:?}", session.text());
    }
    let mut session = Program::salesorg_in_shell(r#""$0" interview < /dev/null; echo "over $?""#).start();
    session.wait_for_text(&format!("over {REFUSED}"));
    session.wait_exit();
}
