//! The terminal guard: sets the terminal up and restores it on every way out.
//!
//! `ratatui::init` and `restore` ignore bracketed paste and the mouse, restore nothing after a signal, and write
//! escape codes to a pipe when the set-up fails. This guard undoes all its changes after a return, an error, a
//! partial set-up, a panic and before a suspension. Signals arrive as inputs (see [`super::input`]), so they end in a
//! return as well.

use super::input::{Input, Signal, ThreadSpawnError, post};
use super::size::{BoundedBackend, size};
use crossterm::clipboard::CopyToClipboard;
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

/// Whether the terminal is set up for the screens. Global, like the terminal, so that the panic hook and the guard
/// restore it only once.
static IS_SET_UP: AtomicBool = AtomicBool::new(false);

/// Why the screens cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard input is a file or a pipe.
    #[error("standard input is not a terminal")]
    InputNotTerminal,
    /// Standard output is a file or a pipe.
    #[error("standard output is not a terminal")]
    OutputNotTerminal,
    /// The thread that listens to keys and signals could not be started.
    #[error(transparent)]
    ThreadSpawn(io::Error),
    /// The terminal could not be set up, or was lost later.
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

/// The terminal in use by the screens. Dropping it restores the terminal.
#[derive(Debug)]
pub struct Terminal {
    // Before `screen`, because fields are dropped in order: when ratatui is dropped, it writes to a buffer that must
    // no longer reach the terminal.
    _guard: RestoreGuard,
    screen: ratatui::Terminal<BoundedBackend<CrosstermBackend<FrameBuffer>>>,
    pending: FrameBuffer,
    stale: bool,
    mouse: bool,
}

impl Terminal {
    /// Sets up the terminal: raw mode, alternate screen, bracketed paste, mouse buttons, no cursor.
    ///
    /// If a step fails, the earlier steps are undone. The terminal is never queried, because some terminals do not
    /// reply. If `colour` is false, no colours are written; if it is true, the styles alone decide, whatever
    /// `NO_COLOR` says. If `mouse` is false, the terminal keeps the mouse for selecting and pasting.
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

    /// Draws a frame. Only changes are written, in one synchronized write.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.pending, BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.stale) {
            // `clear` would query the cursor position.
            let (columns, rows) = size()?;
            self.screen.resize(Rect::new(0, 0, columns, rows))?;
        }
        self.screen.draw(view)?;
        queue!(self.pending, EndSynchronizedUpdate)?;
        self.pending.write_to_terminal()
    }

    /// Asks the terminal to put `text` on the clipboard (OSC 52). Whether it does cannot be known: some terminals
    /// ignore it.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.pending, CopyToClipboard::to_clipboard_from(text))?;
        self.pending.write_to_terminal()
    }

    /// Takes the mouse from the terminal, or gives it back. Does nothing if that is as it is.
    pub fn capture_mouse(&mut self, mouse: bool) -> io::Result<()> {
        if mouse == self.mouse {
            return Ok(());
        }
        self.mouse = mouse;
        if mouse {
            queue!(self.pending, EnableMouseButtons)?;
        } else {
            queue!(self.pending, DisableMouseCapture)?;
        }
        self.pending.write_to_terminal()
    }

    /// Makes the next [`Self::draw`] write every cell, for when the screen may have changed by other means.
    pub fn invalidate(&mut self) {
        self.stale = true;
    }

    /// Sets up the terminal again after it was restored, or after another program may have changed its modes.
    pub fn resume(&mut self) -> io::Result<()> {
        // Raw mode must be entered from non-raw modes, because these are the modes that are restored.
        disable_raw_mode()?;
        set_up(self.mouse)?;
        self.invalidate();
        Ok(())
    }
}

/// Restores the terminal if it is set up. Can be called from anywhere, any number of times.
///
/// Errors are ignored: the terminal may be gone, and nothing else can be done.
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
        // Without an alternate screen the last frame would stay, with the shell prompt in the middle of it.
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
    // GNU screen by default, and terminals configured so, have no alternate screen, and a frame writes only non-blank
    // cells.
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

/// Installs a panic hook that restores the terminal before the panic is reported, and then ends the event loop.
/// Without the latter, a panic in another thread would leave the loop waiting for keys on a restored terminal.
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

/// Restores the terminal when dropped.
#[derive(Debug)]
struct RestoreGuard;

impl Drop for RestoreGuard {
    fn drop(&mut self) {
        restore();
    }
}

/// The buffered output of a frame. ratatui flushes several times in a frame, and a frame interrupted by a panic must
/// not reach the terminal.
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

/// Enables mouse buttons, the wheel and dragging.
///
/// crossterm's own command also enables reports of plain movement, which no screen uses and which cost traffic on
/// slow connections.
struct EnableMouseButtons;

impl Command for EnableMouseButtons {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        // Presses and releases; movement with a pressed button; positions beyond column 223.
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
    use super::{FrameBuffer, IS_SET_UP, restore};
    use std::io::Write;
    use std::sync::atomic::Ordering;

    /// A frame that is still buffered when the terminal is restored is dropped.
    #[test]
    fn frame_buffer_is_dropped_after_restore() {
        restore();
        assert!(!IS_SET_UP.load(Ordering::Acquire));
        let mut pending = FrameBuffer::default();
        pending.write_all(b"half a frame").expect("writing to memory cannot fail");
        pending.flush().expect("writing to memory cannot fail");
        assert_eq!(pending.0.borrow().len(), 12, "flushing in the middle of a frame writes nothing");
        pending.write_to_terminal().expect("a restored terminal is not written to");
        assert!(pending.0.borrow().is_empty());
    }
}
