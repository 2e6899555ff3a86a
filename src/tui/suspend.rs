//! Ctrl-Z: the shell gets its terminal back, and gives it to us again later.
//!
//! In raw mode Ctrl-Z is only a key, so the program stops itself. It stops its whole process group, as the kernel would
//! have done: a program that started us (`cargo run`, `sudo`, a script) is what the shell waits for.
//!
//! The signal is `STOP` rather than `TSTP`. We catch `TSTP`, so that with it we would have to stop ourselves in a second
//! step, and a shell that continues the group between the two would leave us asleep for ever.

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::tcgetpgrp;
use std::io;

/// Whether somebody could continue us: not when our group leads its session, as under `ssh -t host salesorg` or in a
/// terminal window of our own. There stopping would only hang.
#[must_use]
pub fn can_be_continued() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the process group and returns once it is continued.
pub fn stop_process_group() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}

/// Whether the terminal is ours to write on. In the background, setting its modes would stop us again.
#[must_use]
pub fn in_foreground() -> bool {
    // Where it cannot be told, as when the terminal is gone, the write that follows will tell.
    tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
}
