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
const BATCH: usize = 256;

/// How long a signal that ends the program may follow the one that woke it.
#[cfg(unix)]
const GRACE: Duration = Duration::from_millis(100);

/// How long the word that the terminal is gone may follow an error in writing to it.
const AFTER_ERROR: Duration = Duration::from_millis(500);

/// What the loop runs: a function of state to answers, and one of state to a frame.
pub trait App {
    /// Answers an input that came at the moment `now`. The first is the terminal's size, before the first frame.
    fn update(&mut self, input: Input, now: Instant) -> Flow;

    /// Draws the state. The area has at least one cell.
    fn view(&mut self, frame: &mut Frame);

    /// The moment at which [`Input::Tick`] is due, if the app waits for one.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// What follows from an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
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
pub enum Ending {
    /// The app wanted to.
    Quit,
    /// A signal; the app has seen it.
    Stopped(Signal),
    /// Nothing more can be typed: the terminal is gone, and it sent no signal. The app has seen it.
    EndOfInput,
}

/// Shows the app until it quits or a signal comes, and gives the terminal back. Once a process.
///
/// When the terminal breaks off, the app first gets [`Input::Stop`] to save, then the error is returned.
pub fn run(app: &mut impl App, colour: bool, mouse: bool) -> Result<Ending, TerminalError> {
    let caught = CaughtSignals::new()?;
    let mut terminal = Terminal::enter(colour, mouse)?;
    let ended = show(app, &mut terminal, caught);
    if ended.is_err() {
        app.update(Input::Stop(Signal::HangUp), Instant::now());
    }
    Ok(ended?)
}

fn show(app: &mut impl App, terminal: &mut Terminal, caught: CaughtSignals) -> io::Result<Ending> {
    let first = show_first(app, terminal);
    let mut inputs = caught.listen()?;
    let ended = match first {
        Ok(ControlFlow::Continue(())) => answer_all(app, terminal, &mut inputs),
        Ok(ControlFlow::Break(ending)) => Ok(ending),
        Err(error) => Err(error),
    };
    match ended {
        // A terminal that is gone can neither be written to nor read from; which is noticed first is chance.
        Err(error) => match inputs.wait_for_end(AFTER_ERROR) {
            Some(input) => Ok(end(app, input)),
            None => Err(error),
        },
        ended => ended,
    }
}

fn show_first(app: &mut impl App, terminal: &mut Terminal) -> io::Result<ControlFlow<Ending>> {
    let (columns, rows) = size()?;
    if app.update(Input::Resize(columns, rows), Instant::now()) == Flow::Quit {
        return Ok(ControlFlow::Break(Ending::Quit));
    }
    terminal.draw(|frame| app.view(frame))?;
    Ok(ControlFlow::Continue(()))
}

fn answer_all(app: &mut impl App, terminal: &mut Terminal, inputs: &mut Inputs) -> io::Result<Ending> {
    let mut waiting = Vec::new();
    loop {
        waiting.push(inputs.next(app.deadline()));
        while waiting.len() < BATCH
            && let Some(input) = inputs.try_next()
        {
            coalesce(&mut waiting, input);
        }
        let mut due = Due::Nothing;
        for input in waiting.drain(..) {
            match answer(app, terminal, inputs, input)? {
                ControlFlow::Continue(more) => due = due.max(more),
                ControlFlow::Break(ending) => return Ok(ending),
            }
        }
        if due == Due::EveryCell {
            terminal.forget();
        }
        if due != Due::Nothing {
            terminal.draw(|frame| app.view(frame))?;
        }
    }
}

/// Has the app save in answer to the last input.
fn end(app: &mut impl App, input: Input) -> Ending {
    let ending = match input {
        Input::Stop(signal) => Ending::Stopped(signal),
        _ => Ending::EndOfInput,
    };
    app.update(input, Instant::now());
    ending
}

/// What is to be drawn once the inputs at hand are answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
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
fn answer(
    app: &mut impl App,
    terminal: &mut Terminal,
    inputs: &mut Inputs,
    input: Input,
) -> io::Result<ControlFlow<Ending, Due>> {
    log_input(&input);
    let mut least = Due::Nothing;
    match input {
        Input::Stop(_) | Input::EndOfInput => return Ok(ControlFlow::Break(end(app, input))),
        // Several changes may come as one, even back to the size before; the terminal has cut the text nonetheless.
        Input::Resize(..) => least = Due::EveryCell,
        Input::Suspend => {
            app.update(input, Instant::now());
            return sleep(app, inputs);
        }
        Input::Continued => {
            terminal.resume()?;
            // A program in the background hears nothing of a new size.
            let (columns, rows) = size()?;
            if app.update(Input::Resize(columns, rows), Instant::now()) == Flow::Quit {
                return Ok(ControlFlow::Break(Ending::Quit));
            }
            least = Due::EveryCell;
        }
        _ => {}
    }
    let due = match app.update(input, Instant::now()) {
        Flow::Idle => Due::Nothing,
        Flow::Redraw => Due::Changes,
        Flow::Repaint => Due::EveryCell,
        Flow::Suspend => return sleep(app, inputs),
        Flow::Quit => return Ok(ControlFlow::Break(Ending::Quit)),
    };
    Ok(ControlFlow::Continue(due.max(least)))
}

/// Gives the terminal back and stops. Once continued, [`Input::Continued`] comes, and takes it again.
#[cfg(unix)]
fn sleep(app: &mut impl App, inputs: &mut Inputs) -> io::Result<ControlFlow<Ending, Due>> {
    use super::{suspend, terminal};

    if !suspend::possible() {
        return Ok(ControlFlow::Continue(Due::Nothing));
    }
    terminal::restore();
    suspend::stop()?;
    while !suspend::in_foreground() {
        // Continued in the background, by `bg` or to be ended there; there is no screen to go on with.
        // A signal that ends us may follow the one that woke us: `kill %1` sends both.
        if let Some(input) = inputs.wait_for_end(GRACE) {
            return Ok(ControlFlow::Break(end(app, input)));
        }
        suspend::stop()?;
    }
    Ok(ControlFlow::Continue(Due::Nothing))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn sleep(_: &mut impl App, _: &mut Inputs) -> io::Result<ControlFlow<Ending, Due>> {
    Ok(ControlFlow::Continue(Due::Nothing))
}
