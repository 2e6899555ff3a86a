//! Reads the terminal's bytes and detects its end.

use super::queue::QueueMessage;
use super::{Input, Signal, post, send};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, read};
use rustix::process::getsid;
use rustix::termios::tcgetsid;
use std::io::{Stdin, stdin};

/// Reads standard input, which is known to be a terminal, until it ends.
pub(super) fn read_terminal() {
    // This must be determined first: once the terminal is gone it is no longer possible.
    let is_controlling = is_controlling_terminal();
    let mut buffer = [0; 4096];
    while let Some(count) = read_some(&stdin(), &mut buffer) {
        send(QueueMessage::Bytes(buffer[..count].to_vec()));
    }
    // If SIGHUP arrives as well, the result must not depend on which of the two is first.
    post(if is_controlling { Input::Stop(Signal::HangUp) } else { Input::EndOfInput });
}

/// Returns whether the terminal controls this process, so that its end is reported as a signal.
fn is_controlling_terminal() -> bool {
    tcgetsid(stdin()).is_ok_and(|session| getsid(None) == Ok(session))
}

/// Waits for bytes. Returns how many were read, or `None` at the end.
fn read_some(terminal: &Stdin, buffer: &mut [u8]) -> Option<usize> {
    loop {
        // Blocking in `read` would stop a background process at once; with `poll` it stops only when the user
        // types.
        let mut waiting = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut waiting, None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return None,
        }
        // Reads whatever `poll` reported: `read` distinguishes the end from an error, and macOS does not
        // support `poll` on some terminals.
        match read(terminal, &mut *buffer) {
            Ok(0) => return None,
            Ok(count) => return Some(count),
            Err(Errno::INTR) => {}
            // Another program read the bytes first.
            Err(Errno::AGAIN) if waiting[0].revents() == PollFlags::IN => {}
            Err(_) => return None,
        }
    }
}
