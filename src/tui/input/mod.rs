//! Collects everything that can happen to a screen in one queue.
//!
//! One thread reads the terminal, another waits for signals, and both send to the channel on which the event
//! loop waits, as does a thread that works for a screen. So nothing polls. All events are converted here, so no screen sees the release of a key or a
//! mouse that only moves.
//!
//! On Unix the bytes are parsed by [`parser`] at the receiving end of the channel, because the loop's wait
//! already has a deadline. On other systems crossterm reads and parses.

pub mod parser;
mod queue;
#[cfg(unix)]
mod reader;

pub use queue::Inputs;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent, MouseEventKind};
use queue::QueueMessage;
use std::io;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// The sender of the queue, for the threads here, for work in the background and for a panic in any thread.
static QUEUE: OnceLock<Sender<QueueMessage>> = OnceLock::new();

/// An input for the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats while held.
    Key(KeyEvent),
    /// Text was pasted. Its line ends are `\n`; it may contain any other character.
    Paste(String),
    /// A button was pressed, released or dragged, or the wheel turned.
    Mouse(MouseEvent),
    /// The terminal has this many columns and rows. Sent once before the first frame.
    Resize(u16, u16),
    /// The app's deadline has passed, or a thread has results for it.
    Tick,
    /// The program must end now. The app saves everything when it receives this.
    Stop(Signal),
    /// No more input will come: the terminal is gone, and since it does not control the program there is no
    /// signal. The app saves everything when it receives this.
    EndOfInput,
    /// Another process asks the program to suspend; the event loop does so.
    Suspend,
    /// The program was resumed; the event loop redraws everything.
    Continued,
}

/// A signal that ends the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal is gone: SIGHUP was received, a terminal that controls the program cannot be read,
    /// writing to it fails, or a panic in some thread restored it.
    HangUp,
    /// SIGINT from another program; Ctrl-C on the keyboard is a key.
    Interrupt,
    /// SIGQUIT from another program; Ctrl-\ on the keyboard is a key.
    Quit,
    /// SIGTERM.
    Terminate,
}

impl Signal {
    /// All signals that end the program.
    pub const ALL: [Self; 4] = [Self::HangUp, Self::Interrupt, Self::Quit, Self::Terminate];

    /// Returns the signal with this number, if it ends the program.
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|signal| i32::from(signal.number()) == number)
    }

    /// Returns the number of the signal, which is the same on every Unix.
    pub fn number(self) -> u8 {
        match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Quit => 3,
            Self::Terminate => 15,
        }
    }

    /// Returns the exit status by which shells recognise that a signal ended the program.
    pub fn exit_status(self) -> u8 {
        128 + self.number()
    }
}

/// Signals that are caught but not yet handled, and the queue. Catching them is cheap and happens before the
/// terminal is set up; the threads that listen start after the first frame.
#[derive(Debug)]
pub struct CaughtSignals {
    messages: Receiver<QueueMessage>,
    #[cfg(unix)]
    signals: signal_hook::iterator::Signals,
}

impl CaughtSignals {
    /// Starts catching the signals, and creates the queue, so that no input of another thread is lost from here
    /// on.
    ///
    /// # Errors
    /// Returns the error of the system. A second call fails.
    pub fn new() -> io::Result<Self> {
        let (sender, messages) = channel();
        if QUEUE.set(sender).is_err() {
            return Err(io::Error::other("only one event loop can read the terminal"));
        }
        Ok(Self {
            messages,
            #[cfg(unix)]
            signals: signal_hook::iterator::Signals::new(unix::CAUGHT)?,
        })
    }

    /// Starts the threads that send to the returned queue. They live as long as the process.
    ///
    /// # Errors
    /// Fails if a thread cannot be started.
    pub fn listen(self) -> io::Result<Inputs> {
        #[cfg(unix)]
        {
            let signals = self.signals;
            thread::Builder::new()
                .name("signals".into())
                .spawn(move || unix::forward(signals))
                .map_err(spawn_error)?;
        }
        #[cfg(unix)]
        let read = reader::read_terminal;
        #[cfg(not(unix))]
        let read = read_events;
        thread::Builder::new().name("input".into()).spawn(read).map_err(spawn_error)?;
        Ok(Inputs::new(self.messages))
    }
}

/// The error that a thread cannot be started.
#[derive(Debug, thiserror::Error)]
#[error("cannot start a thread: {0}")]
pub struct ThreadSpawnError(io::Error);

fn spawn_error(error: io::Error) -> io::Error {
    io::Error::other(ThreadSpawnError(error))
}

/// Sends an input to the event loop from any thread. Does nothing if no loop runs.
pub(super) fn post(input: Input) {
    send(QueueMessage::Input(input));
}

fn send(message: QueueMessage) {
    if let Some(sender) = QUEUE.get() {
        // Sending fails once the loop has ended.
        let _ = sender.send(message);
    }
}

/// Reads the terminal for as long as the process lives.
#[cfg(not(unix))]
fn read_events() {
    while let Ok(event) = crossterm::event::read() {
        if let Some(input) = convert(event) {
            post(input);
        }
    }
    post(Input::EndOfInput);
}

/// Converts an event of the terminal; `None` for events that nothing uses.
fn convert(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Input::Key(without_alt_gr(KeyEvent { kind: KeyEventKind::Press, ..key }))),
        Event::Paste(text) => Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        Event::Mouse(mouse) if mouse.kind == MouseEventKind::Moved => None,
        Event::Mouse(mouse) => Some(Input::Mouse(mouse)),
        // On Unix SIGWINCH reports the size.
        Event::Resize(columns, rows) if !cfg!(unix) => Some(Input::Resize(columns, rows)),
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Returns a key that types a character without the Ctrl and Alt by which some terminals report `AltGr`, also
/// with Shift, for keyboards with a fourth level. No action is bound to these combinations, so the character
/// is text everywhere.
fn without_alt_gr(key: KeyEvent) -> KeyEvent {
    const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);
    let is_character = matches!(key.code, KeyCode::Char(_));
    if is_character && key.modifiers.difference(KeyModifiers::SHIFT) == ALT_GR {
        return KeyEvent { modifiers: key.modifiers.difference(ALT_GR), ..key };
    }
    key
}

/// Appends an input to the pending ones. It replaces the one before it if only the last of the two matters,
/// as for sizes and drags.
pub(super) fn coalesce(inputs: &mut Vec<Input>, next: Input) {
    let supersedes = match (inputs.last(), &next) {
        (Some(Input::Resize(..)), Input::Resize(..)) => true,
        (Some(Input::Mouse(previous)), Input::Mouse(now)) => {
            matches!(now.kind, MouseEventKind::Drag(_))
                && now.kind == previous.kind
                && now.modifiers == previous.modifiers
        }
        _ => false,
    };
    if supersedes {
        inputs.pop();
    }
    inputs.push(next);
}

#[cfg(unix)]
mod unix {
    use super::{Input, Signal, post};
    use crate::tui::size::size;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;

    pub(super) const CAUGHT: [i32; 7] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];

    pub(super) fn forward(mut signals: Signals) {
        for signal in signals.forever() {
            let input = match signal {
                SIGTSTP => Input::Suspend,
                SIGCONT => Input::Continued,
                SIGWINCH => match size() {
                    Ok((columns, rows)) => Input::Resize(columns, rows),
                    Err(_) => continue,
                },
                number => match Signal::from_number(number) {
                    Some(signal) => Input::Stop(signal),
                    None => continue,
                },
            };
            post(input);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, coalesce, convert};
    use crossterm::event::{
        Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
    };

    fn key(kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, kind))
    }

    fn mouse(kind: MouseEventKind, column: u16) -> MouseEvent {
        MouseEvent { kind, column, row: 0, modifiers: KeyModifiers::NONE }
    }

    fn coalesced(inputs: impl IntoIterator<Item = Input>) -> Vec<Input> {
        inputs.into_iter().fold(Vec::new(), |mut gathered, input| {
            coalesce(&mut gathered, input);
            gathered
        })
    }

    /// A held key repeats as presses, and releases are dropped.
    #[test]
    fn convert_repeats_held_keys_and_drops_releases() {
        let pressed = convert(key(KeyEventKind::Press));
        assert!(matches!(&pressed, Some(Input::Key(event)) if event.kind == KeyEventKind::Press));
        assert_eq!(convert(key(KeyEventKind::Repeat)), pressed);
        assert_eq!(convert(key(KeyEventKind::Release)), None);
    }

    /// `AltGr` types a character; other modifiers are kept.
    #[test]
    fn convert_reads_alt_gr_as_text() {
        let (ctrl, alt, shift) = (KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT);
        let modifiers = |code, modifiers| match convert(Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Input::Key(key)) => key.modifiers,
            other => panic!("{other:?}"),
        };
        let letter = KeyCode::Char('Ł');
        for (reported, typed) in [
            (ctrl | alt | shift, shift),
            (ctrl | alt, KeyModifiers::NONE),
            (ctrl, ctrl),
            (alt, alt),
            (ctrl | shift, ctrl | shift),
            (ctrl | alt | KeyModifiers::SUPER, ctrl | alt | KeyModifiers::SUPER),
        ] {
            assert_eq!(modifiers(letter, reported), typed, "{reported}");
        }
        assert_eq!(modifiers(KeyCode::Left, ctrl | alt), ctrl | alt);
    }

    /// Mouse moves are dropped, and the wheel is kept.
    #[test]
    fn convert_drops_mouse_moves() {
        assert_eq!(convert(Event::Mouse(mouse(MouseEventKind::Moved, 3))), None);
        let wheel = mouse(MouseEventKind::ScrollDown, 3);
        assert_eq!(convert(Event::Mouse(wheel)), Some(Input::Mouse(wheel)));
    }

    /// All line ends of pasted text become `\n`.
    #[test]
    fn convert_normalizes_pasted_line_ends() {
        let pasted = convert(Event::Paste("North\rSouth\r\nEast\nWest".into()));
        assert_eq!(pasted, Some(Input::Paste("North\nSouth\nEast\nWest".into())));
    }

    /// Of consecutive sizes or drags only the last is kept.
    #[test]
    fn coalesce_keeps_the_last_size_and_drag() {
        let drag = |column| Input::Mouse(mouse(MouseEventKind::Drag(MouseButton::Left), column));
        let burst = [Input::Resize(80, 24), Input::Resize(81, 24), drag(1), drag(2), Input::Resize(90, 30)];
        assert_eq!(coalesced(burst), [Input::Resize(81, 24), drag(2), Input::Resize(90, 30)]);
    }

    /// Wheel turns and ticks are never merged.
    #[test]
    fn coalesce_keeps_every_wheel_turn() {
        let wheel = || Input::Mouse(mouse(MouseEventKind::ScrollDown, 1));
        assert_eq!(coalesced([wheel(), wheel(), Input::Tick, Input::Tick]).len(), 4);
    }
}
