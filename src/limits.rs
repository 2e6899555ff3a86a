//! A limit that the system sets is an error like any other.
//!
//! Writing beyond a limit of file size (`ulimit -f`) sends a signal that kills the program, in the middle of saving and
//! with the terminal still taken. Caught, the write fails instead, and the failure is told and undone as a full disk is.

/// Makes writing beyond the limit of file size fail instead of killing the program. To be called once, at the start.
pub fn fail_rather_than_die() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use signal_hook::consts::signal::SIGXFSZ;
        use std::sync::Arc;
        use std::sync::atomic::AtomicBool;

        // Nobody reads the flag: that the signal is caught is all.
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    }
    Ok(())
}
