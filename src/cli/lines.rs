//! Conversations in lines on standard input and output.

use super::error::Failure;
use super::{Env, files};
use crate::plain::Dialogue;
use std::io::BufRead;
use std::io::{self, IsTerminal};

/// Runs a conversation on `input` and standard output. Returns `None` if the reader of the output or the terminal
/// is gone.
pub(super) fn converse<T>(
    env: &Env,
    input: &mut dyn BufRead,
    hold: impl FnOnce(&mut Dialogue) -> io::Result<T>,
) -> Result<Option<T>, Failure> {
    let mut out = files::PrintWriter(io::stdout().lock());
    let on_terminal = io::stdin().is_terminal();
    let mut dialogue = Dialogue {
        input,
        out: &mut out,
        translator: &env.translator,
        text_options: env.text_options,
        echo: !on_terminal,
    };
    match hold(&mut dialogue) {
        Ok(done) => Ok(Some(done)),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        // Reading from or writing to a disconnected terminal fails with EIO.
        Err(error) if on_terminal && is_input_output(&error) => Ok(None),
        Err(error) => Err(files::stream_failure(&error)),
    }
}

#[cfg(unix)]
fn is_input_output(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
}

#[cfg(not(unix))]
fn is_input_output(_: &io::Error) -> bool {
    false
}
