//! The loop under every screen: sleep, take what happened, draw once.
//!
//! Nothing is drawn while nothing changes, and the clock is read here only: an app gets the time with each input, so
//! that tests can give it any time they like. The first frame comes before the threads that listen, because the time
//! until something shows is the time that people notice.

use super::input::{CaughtSignals, Input, Inputs, Signal, coalesce};
use super::size::size;
use super::terminal::{Terminal, TerminalError};
use ratatui::Frame;
use std::io;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use tracing::{debug, info};

/// The most inputs answered between two frames, so that a flood of them still shows.
const MAX_BATCH: usize = 256;

/// How long a signal that ends the program may follow the one that woke it.
#[cfg(unix)]
const SIGNAL_GRACE: Duration = Duration::from_millis(100);

/// How long the word that the terminal is gone may follow an error in writing to it.
const END_OF_INPUT_GRACE: Duration = Duration::from_millis(500);

/// What the loop runs: a function of state to answers, and one of state to a frame.
pub trait Application {
    /// Answers an input that came at the moment `now`. The first is the terminal's size, before the first frame.
    fn handle_input(&mut self, input: Input, now: Instant) -> Next;

    /// Draws the state. The area has at least one cell.
    fn draw(&mut self, frame: &mut Frame);

    /// The moment at which [`Input::Tick`] is due, if the app waits for one.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// What follows from an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing changed that shows.
    Idle,
    /// A new frame is due.
    Redraw,
    /// A new frame is due, every cell of it: something else may have written on the screen.
    Repaint,
    /// The program goes to sleep until the shell wakes it; nothing where there are no shells that do.
    Suspend,
    /// The loop ends.
    Quit,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// The app wanted to.
    Quit,
    /// A signal; the app has seen it.
    Signal(Signal),
    /// Nothing more can be typed: the terminal is gone, and it sent no signal. The app has seen it.
    EndOfInput,
}

/// Shows the app until it quits or a signal comes, and gives the terminal back. Once a process.
///
/// When the terminal breaks off, the app first gets [`Input::Stop`] to save, then the error is returned.
pub fn run(app: &mut impl Application, colour: bool, mouse: bool) -> Result<EndReason, TerminalError> {
    let caught = CaughtSignals::new()?;
    let mut terminal = Terminal::enter(colour, mouse)?;
    let ended = run_in_terminal(app, &mut terminal, caught);
    if ended.is_err() {
        app.handle_input(Input::Stop(Signal::HangUp), Instant::now());
    }
    Ok(ended?)
}

fn run_in_terminal(app: &mut impl Application, terminal: &mut Terminal, caught: CaughtSignals) -> io::Result<EndReason> {
    let first = draw_first_frame(app, terminal);
    let mut inputs = caught.listen()?;
    let ended = match first {
        Ok(ControlFlow::Continue(())) => handle_inputs(app, terminal, &mut inputs),
        Ok(ControlFlow::Break(ending)) => Ok(ending),
        Err(error) => Err(error),
    };
    match ended {
        // A terminal that is gone can neither be written to nor read from; which is noticed first is chance.
        Err(error) => match inputs.wait_for_end(END_OF_INPUT_GRACE) {
            Some(input) => Ok(end_with_input(app, input)),
            None => Err(error),
        },
        ended => ended,
    }
}

fn draw_first_frame(app: &mut impl Application, terminal: &mut Terminal) -> io::Result<ControlFlow<EndReason>> {
    let (columns, rows) = size()?;
    if app.handle_input(Input::Resize(columns, rows), Instant::now()) == Next::Quit {
        return Ok(ControlFlow::Break(EndReason::Quit));
    }
    terminal.draw(|frame| app.draw(frame))?;
    Ok(ControlFlow::Continue(()))
}

fn handle_inputs(app: &mut impl Application, terminal: &mut Terminal, inputs: &mut Inputs) -> io::Result<EndReason> {
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
        }
        if due == PendingDraw::EveryCell {
            terminal.invalidate();
        }
        if due != PendingDraw::Nothing {
            terminal.draw(|frame| app.draw(frame))?;
        }
    }
}

/// Has the app save in answer to the last input.
fn end_with_input(app: &mut impl Application, input: Input) -> EndReason {
    let ending = match input {
        Input::Stop(signal) => EndReason::Signal(signal),
        _ => EndReason::EndOfInput,
    };
    app.handle_input(input, Instant::now());
    ending
}

/// What is to be drawn once the inputs at hand are answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PendingDraw {
    Nothing,
    Changes,
    EveryCell,
}

/// Logs an input without what was typed. A key is logged with its action, which the app knows.
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

/// Has the app answer one input and does what follows, except for drawing.
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
        // Several changes may come as one, even back to the size before; the terminal has cut the text nonetheless.
        Input::Resize(..) => least = PendingDraw::EveryCell,
        Input::Suspend => {
            app.handle_input(input, Instant::now());
            return sleep(app, inputs);
        }
        Input::Continued => {
            terminal.resume()?;
            // A program in the background hears nothing of a new size.
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

/// Gives the terminal back and stops. Once continued, [`Input::Continued`] comes, and takes it again.
#[cfg(unix)]
fn sleep(app: &mut impl Application, inputs: &mut Inputs) -> io::Result<ControlFlow<EndReason, PendingDraw>> {
    use super::{suspend, terminal};

    if !suspend::can_be_continued() {
        return Ok(ControlFlow::Continue(PendingDraw::Nothing));
    }
    terminal::restore();
    suspend::stop_process_group()?;
    while !suspend::in_foreground() {
        // Continued in the background, by `bg` or to be ended there; there is no screen to go on with.
        // A signal that ends us may follow the one that woke us: `kill %1` sends both.
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
