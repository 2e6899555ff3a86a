//! All that can happen to a screen, in one queue.
//!
//! One thread reads the terminal, one waits for signals, and both feed the channel on which the loop sleeps: nothing
//! polls. Events are converted here and nowhere else, so no screen sees a key's release or a pointer that only moves.
//!
//! On Unix the bytes are parsed by [`parser`], at the end of the channel where the loop waits, because that wait has a
//! deadline already. On other systems crossterm reads and parses.

pub mod parser;
mod queue;
#[cfg(unix)]
mod reader;

pub use queue::Inputs;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent, MouseEventKind};
use queue::Message;
use std::io;
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// The way into the queue, for whoever has something to say: the threads here, and a panic in any other.
static QUEUE: OnceLock<Sender<Message>> = OnceLock::new();

/// Something that happened, for the app to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats while held.
    Key(KeyEvent),
    /// Text was pasted; its line ends are `\n`, and it may hold anything else.
    Paste(String),
    /// A button was pressed, released or dragged, or the wheel turned.
    Mouse(MouseEvent),
    /// The terminal has this many columns and rows. Comes once before the first frame.
    Resize(u16, u16),
    /// The app's deadline has come.
    Tick,
    /// The program must end now: what is to be saved is saved in answer to this.
    Stop(Signal),
    /// Nothing more will be typed: the terminal is gone, and as it does not control the program no signal says so. What
    /// is to be saved is saved in answer to this.
    EndOfInput,
    /// Somebody outside asks the program to suspend; the loop does so.
    Suspend,
    /// The program was suspended and goes on; the loop draws everything anew.
    Continued,
}

/// A signal that ends the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal is gone: SIGHUP, or nothing can be read from it (if it controls the program) or written to it, or
    /// a panic in some thread gave it back.
    HangUp,
    /// SIGINT from another program; Ctrl-C typed is a key.
    Interrupt,
    /// SIGQUIT from another program; Ctrl-\ typed is a key.
    Quit,
    /// SIGTERM.
    Terminate,
}

impl Signal {
    /// All signals that end the program.
    pub const ALL: [Self; 4] = [Self::HangUp, Self::Interrupt, Self::Quit, Self::Terminate];

    /// Returns the signal of a number, if it ends the program.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|signal| i32::from(signal.number()) == number)
    }

    /// The number of the signal, the same on every Unix.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Quit => 3,
            Self::Terminate => 15,
        }
    }

    /// The exit status by which shells know a program that a signal ended.
    #[must_use]
    pub fn exit_status(self) -> u8 {
        128 + self.number()
    }
}

/// The signals, caught from now on but not looked at yet: catching them is cheap and comes before the terminal is
/// touched, the threads come after the first frame.
#[derive(Debug)]
pub struct Caught {
    #[cfg(unix)]
    signals: signal_hook::iterator::Signals,
}

impl Caught {
    /// Catches the signals.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            signals: signal_hook::iterator::Signals::new(unix::CAUGHT)?,
        })
    }

    /// Starts the threads that feed the returned channel. They live as long as the process: once in each.
    pub fn listen(self) -> io::Result<Inputs> {
        let (sender, receiver) = channel();
        if QUEUE.set(sender).is_err() {
            return Err(io::Error::other("two loops cannot listen to one terminal"));
        }
        #[cfg(unix)]
        {
            let signals = self.signals;
            thread::Builder::new()
                .name("signals".into())
                .spawn(move || unix::forward(signals))
                .map_err(no_thread)?;
        }
        #[cfg(unix)]
        let read = reader::read_terminal;
        #[cfg(not(unix))]
        let read = read_events;
        thread::Builder::new().name("input".into()).spawn(read).map_err(no_thread)?;
        Ok(Inputs::new(receiver))
    }
}

/// The system gives no thread.
#[derive(Debug, thiserror::Error)]
#[error("no thread: {0}")]
pub struct NoThread(io::Error);

fn no_thread(error: io::Error) -> io::Error {
    io::Error::other(NoThread(error))
}

/// Tells the loop, from any thread; nothing happens where none runs.
pub(super) fn tell(input: Input) {
    send(Message::Input(input));
}

fn send(message: Message) {
    if let Some(sender) = QUEUE.get() {
        // Nobody listens once the loop has ended.
        let _ = sender.send(message);
    }
}

/// Reads the terminal for as long as the process lives.
#[cfg(not(unix))]
fn read_events() {
    while let Ok(event) = crossterm::event::read() {
        if let Some(input) = convert(event) {
            tell(input);
        }
    }
    tell(Input::EndOfInput);
}

/// Converts an event of the terminal; `None` for those of no use.
fn convert(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Input::Key(without_alt_gr(KeyEvent { kind: KeyEventKind::Press, ..key }))),
        Event::Paste(text) => Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        Event::Mouse(mouse) if mouse.kind == MouseEventKind::Moved => None,
        Event::Mouse(mouse) => Some(Input::Mouse(mouse)),
        // On Unix a signal says so.
        Event::Resize(columns, rows) if !cfg!(unix) => Some(Input::Resize(columns, rows)),
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// A key that types a character, without the Ctrl and Alt by which some terminals report `AltGr`; with Shift too on
/// keyboards that have a fourth level. Nothing is bound to these, so what was typed is a character everywhere.
fn without_alt_gr(key: KeyEvent) -> KeyEvent {
    const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);
    let is_character = matches!(key.code, KeyCode::Char(_));
    if is_character && key.modifiers.difference(KeyModifiers::SHIFT) == ALT_GR {
        return KeyEvent { modifiers: key.modifiers.difference(ALT_GR), ..key };
    }
    key
}

/// Appends an input to those not answered yet, in place of the one before it where only the last counts.
pub(super) fn append(inputs: &mut Vec<Input>, next: Input) {
    let supersedes = match (inputs.last(), &next) {
        (Some(Input::Resize(..)), Input::Resize(..)) => true,
        (Some(Input::Mouse(before)), Input::Mouse(now)) => {
            matches!(now.kind, MouseEventKind::Drag(_))
                && now.kind == before.kind
                && now.modifiers == before.modifiers
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
    use super::{Input, Signal, tell};
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
            tell(input);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, append, convert};
    use crossterm::event::{
        Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
    };

    fn key(kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, kind))
    }

    fn mouse(kind: MouseEventKind, column: u16) -> MouseEvent {
        MouseEvent { kind, column, row: 0, modifiers: KeyModifiers::NONE }
    }

    fn gathered(inputs: impl IntoIterator<Item = Input>) -> Vec<Input> {
        inputs.into_iter().fold(Vec::new(), |mut gathered, input| {
            append(&mut gathered, input);
            gathered
        })
    }

    #[test]
    fn a_key_held_down_is_pressed_again_and_its_release_is_nothing() {
        let pressed = convert(key(KeyEventKind::Press));
        assert!(matches!(&pressed, Some(Input::Key(event)) if event.kind == KeyEventKind::Press));
        assert_eq!(convert(key(KeyEventKind::Repeat)), pressed);
        assert_eq!(convert(key(KeyEventKind::Release)), None);
    }

    #[test]
    fn alt_gr_types_a_character_and_ctrl_or_alt_alone_stay_keys() {
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

    #[test]
    fn a_pointer_that_only_moves_is_nothing() {
        assert_eq!(convert(Event::Mouse(mouse(MouseEventKind::Moved, 3))), None);
        let wheel = mouse(MouseEventKind::ScrollDown, 3);
        assert_eq!(convert(Event::Mouse(wheel)), Some(Input::Mouse(wheel)));
    }

    #[test]
    fn pasted_lines_end_alike_whatever_the_terminal_sends() {
        let pasted = convert(Event::Paste("North\rSouth\r\nEast\nWest".into()));
        assert_eq!(pasted, Some(Input::Paste("North\nSouth\nEast\nWest".into())));
    }

    #[test]
    fn of_a_burst_of_sizes_and_drags_the_last_counts() {
        let drag = |column| Input::Mouse(mouse(MouseEventKind::Drag(MouseButton::Left), column));
        let burst = [Input::Resize(80, 24), Input::Resize(81, 24), drag(1), drag(2), Input::Resize(90, 30)];
        assert_eq!(gathered(burst), [Input::Resize(81, 24), drag(2), Input::Resize(90, 30)]);
    }

    #[test]
    fn every_turn_of_the_wheel_and_every_key_counts() {
        let wheel = || Input::Mouse(mouse(MouseEventKind::ScrollDown, 1));
        assert_eq!(gathered([wheel(), wheel(), Input::Tick, Input::Tick]).len(), 4);
    }
}
