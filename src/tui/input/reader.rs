//! Reads the terminal's bytes and notices its end.

use super::queue::Message;
use super::{Input, Signal, send, tell};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, read};
use rustix::process::getsid;
use rustix::termios::tcgetsid;
use std::io::{Stdin, stdin};

/// Reads standard input, which is known to be a terminal, until it ends.
pub(super) fn read_terminal() {
    // Once the terminal is gone this cannot be found out.
    let controlled = is_controlling();
    let mut buffer = [0; 4096];
    while let Some(count) = read_some(&stdin(), &mut buffer) {
        send(Message::Bytes(buffer[..count].to_vec()));
    }
    // Where SIGHUP comes too, the ending must not depend on which of the two is quicker.
    tell(if controlled { Input::Stop(Signal::HangUp) } else { Input::EndOfInput });
}

/// Whether the terminal controls this process: then its end is a signal.
fn is_controlling() -> bool {
    tcgetsid(stdin()).is_ok_and(|session| getsid(None) == Ok(session))
}

/// Waits for bytes; returns how many have come, or `None` at the end.
fn read_some(terminal: &Stdin, buffer: &mut [u8]) -> Option<usize> {
    loop {
        // Waiting in `read` would stop a process in the background; here it only stops if somebody types.
        let mut waiting = [PollFd::new(terminal, PollFlags::IN)];
        match poll(&mut waiting, None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return None,
        }
        // Whatever woke us: `read` tells an end from an error, and macOS calls some terminals unfit for `poll`.
        match read(terminal, &mut *buffer) {
            Ok(0) => return None,
            Ok(count) => return Some(count),
            Err(Errno::INTR) => {}
            // Another program took what there was.
            Err(Errno::AGAIN) if waiting[0].revents() == PollFlags::IN => {}
            Err(_) => return None,
        }
    }
}
