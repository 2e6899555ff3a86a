//! Handles the signal of the file size limit, so that exceeding it is an ordinary error.
//!
//! Writing beyond the limit (`ulimit -f`) raises `SIGXFSZ`, which would kill the program while it saves and before it
//! restores the terminal. If the signal is caught, the write fails instead, and the error is reported and rolled back
//! like a full disk.

/// Makes writes beyond the file size limit fail instead of killing the program. Call once at start.
///
/// # Errors
/// The signal handler cannot be registered.
pub fn catch_file_size_signal() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use signal_hook::consts::signal::SIGXFSZ;
        use std::sync::Arc;
        use std::sync::atomic::AtomicBool;

        // Catching the signal is enough; the flag is not read.
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    }
    Ok(())
}
