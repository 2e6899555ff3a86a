//! Tests of the event loop with an app that shows its events, counts its frames, and panics on request.
//!
//! The app is this test binary, started again in a pseudo-terminal, so that the program itself needs no way to panic.

use crate::pty::{Program, Session};
use ratatui::Frame;
use ratatui::layout::Rect;
use salesorg::tui::event_loop::{Application, EndReason, Next, run};
use salesorg::tui::input::Input;
use std::time::{Duration, Instant};

/// Environment variable that tells the test binary to run the app.
const CHILD: &str = "SALESORG_TEST_CHILD";

/// Runs the app. It is a test only so that the other tests can start it.
#[test]
fn child() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let mut app = Probe::default();
    let ending = run(&mut app, true);
    eprintln!("ended {ending:?} after {:?}", app.events.last());
    if !matches!(ending, Ok(EndReason::Quit)) {
        std::process::exit(3);
    }
}

/// Shows its events, the latest first, and has a key for each behaviour to test.
#[derive(Default)]
struct Probe {
    events: Vec<String>,
    frames: u32,
    updates: u32,
    ticks_left: u32,
    due: Option<Instant>,
    panic: bool,
}

impl Application for Probe {
    fn handle_input(&mut self, input: Input, now: Instant) -> Next {
        self.updates += 1;
        self.events.push(match &input {
            Input::Key(key) => format!("key {}", key.code),
            Input::Paste(text) => format!("paste {}", text.replace('\n', "|")),
            Input::Mouse(mouse) => format!("mouse {:?} {},{}", mouse.kind, mouse.column, mouse.row),
            Input::Resize(columns, rows) => format!("size {columns}x{rows}"),
            other => format!("{other:?}"),
        });
        if input == Input::Tick {
            self.ticks_left -= 1;
            self.due = (self.ticks_left > 0).then(|| now + Duration::from_millis(5));
            return Next::Redraw;
        }
        let Input::Key(key) = input else { return Next::Redraw };
        match key.code.to_string().as_str() {
            "q" => return Next::Quit,
            "i" => return Next::Idle,
            "R" => return Next::Repaint,
            "P" => self.panic = true,
            "T" => {
                let _ = std::thread::spawn(|| panic!("panic on a thread")).join();
            }
            "t" => {
                self.ticks_left = 3;
                self.due = Some(now + Duration::from_millis(5));
            }
            "X" => {
                // Every later write fails, as if the window were closed.
                let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
                rustix::stdio::dup2_stdout(full).expect("standard output can be replaced");
            }
            _ => {}
        }
        Next::Redraw
    }

    fn draw(&mut self, frame: &mut Frame) {
        self.frames += 1;
        let area = frame.area();
        frame.render_widget(format!("frames {} updates {}", self.frames, self.updates), area);
        for (row, events) in (1..area.height).zip(self.events.iter().rev()) {
            frame.render_widget(events.as_str(), Rect { y: row, height: 1, ..area });
        }
        if self.panic {
            frame.render_widget("half a frame", area);
            panic!("panic in the view");
        }
    }

    fn deadline(&self) -> Option<Instant> {
        self.due
    }
}

fn start_app() -> Session {
    let this = std::env::current_exe().expect("this program has a path");
    let session = Program::new(this)
        .args(["event_loop::child", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, "1")
        .start();
    session.wait_for("the first frame", |screen| {
        screen.contents().contains("frames 1 updates 1") && screen.contents().contains("size 80x24")
    });
    session
}

/// A panic restores the terminal, then its message is printed.
#[test]
fn panic_restores_the_terminal_first() {
    let mut session = start_app();
    session.keys("P");
    let status = session.wait_exit();
    session.assert_restored();
    assert!(session.text().contains("panic in the view"), "{}", session.text());
    let bytes = session.bytes();
    assert!(!String::from_utf8_lossy(&bytes).contains("half a frame"));
    assert_ne!(status.exit_code(), 0);
}

/// A panic on another thread ends the loop, and the app is asked to save.
#[test]
fn panic_on_another_thread_saves() {
    let mut session = start_app();
    session.keys("T");
    let status = session.wait_exit();
    session.assert_restored();
    let text = session.text();
    assert!(text.contains("panic on a thread") && text.contains(r#"after Some("Stop(HangUp)")"#), "{text}");
    assert!(!text.contains("frames"), "the message must not be overdrawn: {text}");
    assert_eq!(status.exit_code(), 3);
}

/// If drawing fails, the app is notified and the error returned.
#[test]
#[cfg(target_os = "linux")]
fn drawing_error_is_returned() {
    let mut session = start_app();
    session.keys("X");
    let status = session.wait_exit();
    assert_eq!(status.exit_code(), 3);
    assert_eq!(session.modes(), session.modes_before());
    let bytes = session.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("ended Err(") && text.contains(r#"after Some("Stop(HangUp)")"#), "{text}");
}

/// Pasted text arrives as one event.
#[test]
fn paste_is_one_event() {
    let mut session = start_app();
    session.keys("\x1b[200~North\rq\rSouth\x1b[201~");
    session.wait_for_text("paste North|q|South");
}

/// A mouse button is an event; mere movement is not.
#[test]
fn mouse_movement_is_ignored() {
    let mut session = start_app();
    session.keys("\x1b[<35;10;5M\x1b[<0;10;5M\x1b[<64;11;6M");
    session.wait_for("button and wheel", |screen| {
        let text = screen.contents();
        text.contains("mouse Down(Left) 9,4") && text.contains("mouse ScrollUp 10,5")
    });
    assert!(!session.text().contains("Moved"), "{}", session.text());
}

/// A tick comes at a deadline, and never without one.
#[test]
fn tick_needs_a_deadline() {
    let mut session = start_app();
    session.keys("t");
    session.wait_for("three ticks", |screen| screen.contents().matches("Tick").count() == 3);
    assert!(!session.writes_within(Duration::from_millis(100)));
}

/// An input that changes nothing does not redraw.
#[test]
fn unchanged_input_draws_nothing() {
    let mut session = start_app();
    session.settle(Duration::from_millis(100));
    session.keys("iii");
    assert!(!session.writes_within(Duration::from_millis(200)), "nothing changed, so nothing may be drawn");
    session.keys("j");
    session.wait_for_text("frames 2 updates 5");
}

/// Every key of a flood is handled, and the screen is drawn only a few times.
#[test]
fn key_flood_is_drawn_rarely() {
    let mut session = start_app();
    session.keys(&"j".repeat(2000));
    session.wait_for_text("updates 2001");
    let text = session.text();
    let frames: u32 = text.split_whitespace().nth(1).and_then(|n| n.parse().ok()).expect("the frames");
    assert!(frames < 1000, "{frames} frames for 2000 keys");
}

/// A repaint writes the unchanged screen again.
#[test]
fn repaint_rewrites_the_screen() {
    let mut session = start_app();
    session.settle(Duration::from_millis(100));
    let before = session.bytes().len();
    session.keys("R");
    session.wait_for_text("key R");
    session.settle(Duration::from_millis(100));
    let written = session.bytes().split_off(before);
    assert!(String::from_utf8_lossy(&written).contains("frames"));
}
