//! Job control: Ctrl-Z stops the program until the shell continues it.
//!
//! In raw mode Ctrl-Z is an ordinary key, so the program stops itself. It stops its whole process group, as the
//! kernel would: the shell waits for the program that started this one (`cargo run`, `sudo`, a script).
//!
//! The signal is `STOP` rather than `TSTP`. The program catches `TSTP`, so it would have to stop itself in a second
//! step, and a shell that continues the group between the two steps would leave it stopped for ever.

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::tcgetpgrp;
use std::io;

/// Returns whether the process can be continued after it stops. It cannot if its group leads the session, as under
/// `ssh -t host salesorg` or in a terminal window of its own.
pub fn can_be_continued() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the process group. Returns once it is continued.
pub fn stop_process_group() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// Returns whether the process may write to the terminal. In the background, changing terminal modes would stop the
/// process again.
pub fn in_foreground() -> bool {
    // If the group is unknown, as when the terminal is gone, the next write reports the error.
    tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
}
