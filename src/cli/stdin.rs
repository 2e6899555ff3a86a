//! Standard input for an interview in lines. A signal interrupts reading: the interview then ends as if the user had
//! typed `q`, with everything saved and the closing message printed.

use crate::tui::input::Signal;
use std::io::{BufReader, Read};

/// Standard input, buffered. Signals are caught until the process ends. There must be only one per process, since no
/// other reader can get at the bytes in its buffer.
pub(super) type Lines = BufReader<Stdin>;

/// Standard input that ends when a signal arrives.
#[derive(Debug)]
pub(super) struct Stdin(#[cfg(unix)] unix::Signals);

impl Stdin {
    /// Returns buffered standard input and starts catching the signals that end the program.
    pub(super) fn open() -> std::io::Result<Lines> {
        Ok(BufReader::new(Self(
            #[cfg(unix)]
            unix::Signals::new()?,
        )))
    }

    /// Returns the last signal that arrived, if any.
    #[cfg(unix)]
    pub(super) fn signal(&self) -> Option<Signal> {
        self.0.last()
    }

    #[cfg(not(unix))]
    #[allow(clippy::unused_self, reason = "the same signature as on Unix")]
    pub(super) fn signal(&self) -> Option<Signal> {
        None
    }
}

impl Read for Stdin {
    #[cfg(unix)]
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        self.0.read_stdin(bytes)
    }

    #[cfg(not(unix))]
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        std::io::stdin().read(bytes)
    }
}

#[cfg(unix)]
mod unix {
    use super::Signal;
    use crate::plain::Interrupted;
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use signal_hook::{flag, low_level::pipe};
    use std::io::{self, IsTerminal};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// The caught signals.
    #[derive(Debug)]
    pub(super) struct Signals {
        /// The number of the last signal that arrived; 0 before the first.
        last: Arc<AtomicUsize>,
        /// Readable once a signal has arrived, which ends the wait for a line.
        wake_reader: UnixStream,
        /// Whether standard input was a terminal at the start. A terminal that has disconnected no longer reports that
        /// it is one.
        was_terminal: bool,
    }

    impl Signals {
        pub(super) fn new() -> io::Result<Self> {
            let (last, (wakes, woken)) = (Arc::new(AtomicUsize::new(0)), UnixStream::pair()?);
            for number in Signal::ALL.map(Signal::number) {
                // In this order, so that the number is set before the reader wakes up.
                flag::register_usize(number.into(), Arc::clone(&last), number.into())?;
                pipe::register(number.into(), woken.try_clone()?)?;
            }
            Ok(Self { last, wake_reader: wakes, was_terminal: io::stdin().is_terminal() })
        }

        pub(super) fn last(&self) -> Option<Signal> {
            let number = self.last.load(Ordering::Acquire);
            i32::try_from(number).ok().and_then(Signal::from_number)
        }

        /// Waits for input or a signal, then reads. Once a signal has arrived, returns an error and reads nothing.
        pub(super) fn read_stdin(&self, bytes: &mut [u8]) -> io::Result<usize> {
            let stdin = io::stdin();
            loop {
                if self.last().is_some() {
                    return Err(io::Error::other(Interrupted));
                }
                let mut ready =
                    [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.wake_reader, PollFlags::IN)];
                match poll(&mut ready, None) {
                    Ok(_) if ready[0].revents().is_empty() => {}
                    Err(Errno::INTR) => {}
                    // If standard input cannot be polled, the read itself waits.
                    Ok(_) | Err(_) => {
                        return match rustix::io::read(&stdin, &mut *bytes) {
                            // A disconnected terminal has no more input.
                            Err(Errno::IO) if self.was_terminal => Ok(0),
                            read => Ok(read?),
                        };
                    }
                }
            }
        }
    }
}
