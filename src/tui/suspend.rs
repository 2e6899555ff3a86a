//! Ctrl-Z: the shell gets its terminal back, and gives it to us again later.
//!
//! In raw mode Ctrl-Z is only a key, so the program stops itself. It stops its whole process group, as the kernel would
//! have done: a program that started us (`cargo run`, `sudo`, a script) is what the shell waits for.

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::termios::tcgetpgrp;
use signal_hook::consts::SIGTSTP;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set while the stop signal on its way to us is the one that we sent to our own group.
static OWN: AtomicBool = AtomicBool::new(false);

/// Whether somebody could continue us: not when our group leads its session, as under `ssh -t host salesorg` or in a
/// terminal window of our own. There stopping would only hang.
#[must_use]
pub fn possible() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the process group and returns once it is continued.
pub fn stop() -> io::Result<()> {
    OWN.store(true, Ordering::Release);
    if let Err(error) = kill_current_process_group(Signal::TSTP) {
        OWN.store(false, Ordering::Release);
        return Err(error.into());
    }
    // Our own handler took the signal above; this one stops us.
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Whether the terminal is ours to write on. In the background, setting its modes would stop us again.
#[must_use]
pub fn in_foreground() -> bool {
    // Where it cannot be told, as when the terminal is gone, the write that follows will tell.
    tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
}

/// Whether a stop signal that came in is our own echo; asked once a signal.
pub(super) fn was_own() -> bool {
    OWN.swap(false, Ordering::AcqRel)
}
