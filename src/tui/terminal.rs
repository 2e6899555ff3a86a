//! The terminal, borrowed and given back.
//!
//! `ratatui::init` and `restore` know nothing of bracketed paste and the mouse, give nothing back after a signal, and
//! write escape codes to a pipe when set-up fails. This guard undoes all that it did, on every way out: return, error,
//! half-done set-up, panic and suspension. Signals come here as inputs (see [`super::input`]), so they too end in a
//! return.

use super::input::{Input, ThreadSpawnError, Signal, post};
use super::size::{BoundedBackend, size};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::{Attribute, SetAttribute, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, cursor, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours at the moment. One for the process, as the terminal is, so that the panic hook and
/// the guard agree on who gives it back.
static IS_SET_UP: AtomicBool = AtomicBool::new(false);

/// Why the screens cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard input comes from a file or a pipe: there is nobody to type.
    #[error("standard input is not a terminal")]
    InputNotTerminal,
    /// Standard output goes to a file or a pipe: there is nobody to look.
    #[error("standard output is not a terminal")]
    OutputNotTerminal,
    /// The system gives no thread to listen to keys and signals with.
    #[error(transparent)]
    ThreadSpawn(io::Error),
    /// The terminal refused to be set up, or broke off later.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for TerminalError {
    fn from(error: io::Error) -> Self {
        if error.get_ref().and_then(|inner| inner.downcast_ref::<ThreadSpawnError>()).is_some() {
            Self::ThreadSpawn(error)
        } else {
            Self::Io(error)
        }
    }
}

/// The terminal while screens are shown on it; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Terminal {
    // Before `screen`, because fields are dropped in order: ratatui, when dropped, writes to a buffer that by then
    // leads nowhere.
    _guard: RestoreGuard,
    screen: ratatui::Terminal<BoundedBackend<CrosstermBackend<FrameBuffer>>>,
    pending: FrameBuffer,
    stale: bool,
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, mouse buttons, no cursor. What was done is
    /// undone when a later step fails. Nothing is asked of the terminal, because some never answer.
    ///
    /// With `colour` false no colour is ever written; with true the styles alone decide, whatever `NO_COLOR` says. With
    /// `mouse` false the mouse stays the terminal's own, to select and paste with.
    pub fn enter(colour: bool, mouse: bool) -> Result<Self, TerminalError> {
        if !io::stdin().is_terminal() {
            return Err(TerminalError::InputNotTerminal);
        }
        if !io::stdout().is_terminal() {
            return Err(TerminalError::OutputNotTerminal);
        }
        force_color_output(colour);
        restore_on_panic();
        let loan = RestoreGuard;
        set_up(mouse)?;
        let pending = FrameBuffer::default();
        let screen = ratatui::Terminal::new(BoundedBackend(CrosstermBackend::new(pending.clone())))?;
        Ok(Self { _guard: loan, screen, pending, stale: false, mouse })
    }

    /// Shows what `view` draws: only what changed, in one write, which terminals that know how show at once.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.pending, BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.stale) {
            // `clear` would ask the terminal where the cursor is.
            let (columns, rows) = size()?;
            self.screen.resize(Rect::new(0, 0, columns, rows))?;
        }
        self.screen.draw(view)?;
        queue!(self.pending, EndSynchronizedUpdate)?;
        self.pending.write_to_terminal()
    }

    /// Makes the next [`Self::draw`] write every cell, for when the screen may show something else than was drawn.
    pub fn invalidate(&mut self) {
        self.stale = true;
    }

    /// Takes the terminal again after it was given back or after somebody else may have changed its modes.
    pub fn resume(&mut self) -> io::Result<()> {
        // Raw mode is only entered from modes that are known not to be raw.
        disable_raw_mode()?;
        set_up(self.mouse)?;
        self.invalidate();
        Ok(())
    }
}

/// Gives the terminal back, if it is borrowed. May be called from anywhere, any number of times.
///
/// Errors are passed over: the terminal may be gone, and there is nothing else to be done for it.
pub fn restore() {
    if !IS_SET_UP.swap(false, Ordering::AcqRel) {
        return;
    }
    let mut bytes = Vec::new();
    let _ = queue!(
        bytes,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableMouseCapture,
        DisableBracketedPaste,
        // As on entry: without an alternate screen the last frame would stay, with the prompt in the middle of it.
        Clear(ClearType::All),
        cursor::MoveTo(0, 0),
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = write_out(&bytes);
    let _ = disable_raw_mode();
}

fn set_up(mouse: bool) -> io::Result<()> {
    IS_SET_UP.store(true, Ordering::Release);
    enable_raw_mode()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    // GNU screen as it comes and terminals set up so have no alternate screen, and a frame writes only what is not blank.
    queue!(bytes, Clear(ClearType::All), cursor::MoveTo(0, 0))?;
    if mouse {
        queue!(bytes, EnableMouseButtons)?;
    }
    write_out(&bytes)
}

fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Makes a panic in any thread give the terminal back before it is reported, and end the loop after: with the terminal
/// given back, a loop of another thread would wait for keys that come no more.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            restore();
            report(info);
            post(Input::Stop(Signal::HangUp));
        }));
    });
}

/// Gives the terminal back when dropped.
#[derive(Debug)]
struct RestoreGuard;

impl Drop for RestoreGuard {
    fn drop(&mut self) {
        restore();
    }
}

/// What a frame writes, held until the frame is whole: ratatui flushes several times a frame, and a frame that a
/// panic broke off must never reach the screen behind it.
#[derive(Clone, Debug, Default)]
struct FrameBuffer(Rc<RefCell<Vec<u8>>>);

impl FrameBuffer {
    fn write_to_terminal(&self) -> io::Result<()> {
        let mut bytes = self.0.borrow_mut();
        let result = if IS_SET_UP.load(Ordering::Acquire) { write_out(&bytes) } else { Ok(()) };
        bytes.clear();
        result
    }
}

impl Write for FrameBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Asks for mouse buttons, the wheel and dragging, but not for bare movement, which crossterm's own command asks for
/// too: no screen looks at it, and over a slow line it is traffic and wake-ups for nothing.
struct EnableMouseButtons;

impl Command for EnableMouseButtons {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        // Presses and releases; movement with a button held; positions beyond column 223.
        f.write_str("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        crossterm::event::EnableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{IS_SET_UP, FrameBuffer, restore};
    use std::io::Write;
    use std::sync::atomic::Ordering;

    #[test]
    fn frame_buffer_is_dropped_after_restore() {
        restore();
        assert!(!IS_SET_UP.load(Ordering::Acquire));
        let mut pending = FrameBuffer::default();
        pending.write_all(b"half a frame").expect("memory takes all");
        pending.flush().expect("memory takes all");
        assert_eq!(pending.0.borrow().len(), 12, "flushing in the middle of a frame writes nothing");
        pending.write_to_terminal().expect("nothing is written");
        assert!(pending.0.borrow().is_empty());
    }
}
