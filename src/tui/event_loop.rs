//! The event loop: wait for input, update the state, draw once.
//!
//! Nothing is drawn unless something changed. The app receives the time with each input, so that tests can
//! pass any time. The first frame is drawn before the threads that listen for input start, because users
//! notice the time to the first frame.

use super::input::{CaughtSignals, Input, Inputs, Signal, coalesce};
use super::size::size;
use super::terminal::{Terminal, TerminalError};
use ratatui::Frame;
use std::io;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use tracing::{debug, info};

/// The maximum number of inputs handled between two frames, so that a flood of input cannot delay drawing.
const MAX_BATCH: usize = 256;

/// How long to wait for a terminating signal after the process was continued in the background.
#[cfg(unix)]
const SIGNAL_GRACE: Duration = Duration::from_millis(100);

/// How long to wait, after reading or writing failed, for the input that says why: a signal or the end of
/// input.
const END_OF_INPUT_GRACE: Duration = Duration::from_millis(500);

/// An application for the event loop: a state that is updated by inputs and drawn into frames.
pub trait Application {
    /// Handles an input that arrived at `now`. The first input, before the first frame, is the terminal's size.
    fn handle_input(&mut self, input: Input, now: Instant) -> Next;

    /// Draws the state. The area has at least one cell.
    fn draw(&mut self, frame: &mut Frame);

    /// Returns the text that the last input asked to put on the clipboard, once.
    fn take_copied_text(&mut self) -> Option<String> {
        None
    }

    /// Returns whether the app uses the mouse. If not, the terminal keeps it for selecting and pasting.
    fn wants_mouse(&self) -> bool {
        true
    }

    /// Returns the time of the next [`Input::Tick`], if the app needs one.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// What the loop does after an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Draws nothing, because nothing visible changed.
    Idle,
    /// Draws a frame.
    Redraw,
    /// Draws every cell of a frame, because something else may have written to the screen.
    Repaint,
    /// Suspends the program until the shell continues it. Does nothing on systems without job control.
    Suspend,
    /// Ends the loop.
    Quit,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// The app quit.
    Quit,
    /// A signal, which the app has handled.
    Signal(Signal),
    /// The terminal is gone, but no signal arrived. The app has handled the end of input.
    EndOfInput,
}

/// Runs the app until it quits, a terminating signal arrives or the input ends, then restores the terminal.
/// May be called only once in a process.
///
/// # Errors
///
/// Fails if the terminal cannot be set up or is lost. If it is lost, the app first receives [`Input::Stop`], so
/// that it can save.
pub fn run(app: &mut impl Application, colour: bool) -> Result<EndReason, TerminalError> {
    let caught = CaughtSignals::new()?;
    let mut terminal = Terminal::enter(colour, app.wants_mouse())?;
    let ended = run_in_terminal(app, &mut terminal, caught);
    if ended.is_err() {
        app.handle_input(Input::Stop(Signal::HangUp), Instant::now());
    }
    Ok(ended?)
}

fn run_in_terminal(
    app: &mut impl Application,
    terminal: &mut Terminal,
    caught: CaughtSignals,
) -> io::Result<EndReason> {
    let first = draw_first_frame(app, terminal);
    let mut inputs = caught.listen()?;
    let ended = match first {
        Ok(ControlFlow::Continue(())) => handle_inputs(app, terminal, &mut inputs),
        Ok(ControlFlow::Break(ending)) => Ok(ending),
        Err(error) => Err(error),
    };
    match ended {
        // If the terminal is gone, reading and writing both fail. If writing failed first, the input that says
        // so may still arrive.
        Err(error) => match inputs.wait_for_end(END_OF_INPUT_GRACE) {
            Some(input) => Ok(end_with_input(app, input)),
            None => Err(error),
        },
        ended => ended,
    }
}

fn draw_first_frame(
    app: &mut impl Application,
    terminal: &mut Terminal,
) -> io::Result<ControlFlow<EndReason>> {
    let (columns, rows) = size()?;
    if app.handle_input(Input::Resize(columns, rows), Instant::now()) == Next::Quit {
        return Ok(ControlFlow::Break(EndReason::Quit));
    }
    terminal.draw(|frame| app.draw(frame))?;
    Ok(ControlFlow::Continue(()))
}

fn handle_inputs(
    app: &mut impl Application,
    terminal: &mut Terminal,
    inputs: &mut Inputs,
) -> io::Result<EndReason> {
    let mut waiting = Vec::new();
    loop {
        waiting.push(inputs.next(app.deadline()));
        while waiting.len() < MAX_BATCH
            && let Some(input) = inputs.try_next()
        {
            coalesce(&mut waiting, input);
        }
        let mut due = PendingDraw::Nothing;
        for input in waiting.drain(..) {
            match handle_input(app, terminal, inputs, input)? {
                ControlFlow::Continue(more) => due = due.max(more),
                ControlFlow::Break(ending) => return Ok(ending),
            }
            if let Some(text) = app.take_copied_text() {
                terminal.copy(&text)?;
            }
            terminal.capture_mouse(app.wants_mouse())?;
        }
        if due == PendingDraw::EveryCell {
            terminal.invalidate();
        }
        if due != PendingDraw::Nothing {
            terminal.draw(|frame| app.draw(frame))?;
        }
    }
}

/// Passes the input that ends the loop to the app, so that it can save, and returns why the loop ends.
fn end_with_input(app: &mut impl Application, input: Input) -> EndReason {
    let ending = match input {
        Input::Stop(signal) => EndReason::Signal(signal),
        _ => EndReason::EndOfInput,
    };
    app.handle_input(input, Instant::now());
    ending
}

/// What to draw once the pending inputs are handled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PendingDraw {
    Nothing,
    Changes,
    EveryCell,
}

/// Logs an input without typed text. Keys are logged by the app, with their action.
fn log_input(input: &Input) {
    match input {
        Input::Resize(columns, rows) => debug!(columns, rows, "resize"),
        Input::Paste(text) => debug!(bytes = text.len(), "paste"),
        Input::Mouse(mouse) => debug!(kind = ?mouse.kind, "mouse"),
        Input::Stop(signal) => info!(?signal, "stop"),
        Input::EndOfInput => info!("end of input"),
        Input::Suspend => info!("suspend"),
        Input::Continued => info!("continued"),
        Input::Key(_) | Input::Tick => {}
    }
}

/// Passes an input to the app and carries out the result. Returns what to draw, or why the loop ends.
fn handle_input(
    app: &mut impl Application,
    terminal: &mut Terminal,
    inputs: &mut Inputs,
    input: Input,
) -> io::Result<ControlFlow<EndReason, PendingDraw>> {
    log_input(&input);
    let mut least = PendingDraw::Nothing;
    match input {
        Input::Stop(_) | Input::EndOfInput => return Ok(ControlFlow::Break(end_with_input(app, input))),
        // Draws every cell even if the size is the same as before: resizes are merged, and the terminal may have
        // truncated its text at a smaller size in between.
        Input::Resize(..) => least = PendingDraw::EveryCell,
        Input::Suspend => {
            app.handle_input(input, Instant::now());
            return sleep(app, inputs);
        }
        Input::Continued => {
            terminal.resume()?;
            // The size may have changed: a program in the background receives no resize events.
            let (columns, rows) = size()?;
            if app.handle_input(Input::Resize(columns, rows), Instant::now()) == Next::Quit {
                return Ok(ControlFlow::Break(EndReason::Quit));
            }
            least = PendingDraw::EveryCell;
        }
        _ => {}
    }
    let due = match app.handle_input(input, Instant::now()) {
        Next::Idle => PendingDraw::Nothing,
        Next::Redraw => PendingDraw::Changes,
        Next::Repaint => PendingDraw::EveryCell,
        Next::Suspend => return sleep(app, inputs),
        Next::Quit => return Ok(ControlFlow::Break(EndReason::Quit)),
    };
    Ok(ControlFlow::Continue(due.max(least)))
}

/// Restores the terminal and stops the process until it is continued in the foreground. The terminal is set up
/// again when [`Input::Continued`] arrives. Does nothing if no shell could continue the process.
#[cfg(unix)]
fn sleep(app: &mut impl Application, inputs: &mut Inputs) -> io::Result<ControlFlow<EndReason, PendingDraw>> {
    use super::{suspend, terminal};

    if !suspend::can_be_continued() {
        return Ok(ControlFlow::Continue(PendingDraw::Nothing));
    }
    terminal::restore();
    suspend::stop_process_group()?;
    while !suspend::in_foreground() {
        // The process was continued in the background and cannot use the terminal. Either the user typed `bg`, and
        // it stops again, or a terminating signal follows: `kill %1` sends both.
        if let Some(input) = inputs.wait_for_end(SIGNAL_GRACE) {
            return Ok(ControlFlow::Break(end_with_input(app, input)));
        }
        suspend::stop_process_group()?;
    }
    Ok(ControlFlow::Continue(PendingDraw::Nothing))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn sleep(_: &mut impl Application, _: &mut Inputs) -> io::Result<ControlFlow<EndReason, PendingDraw>> {
    Ok(ControlFlow::Continue(PendingDraw::Nothing))
}
