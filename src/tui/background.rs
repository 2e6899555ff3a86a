//! Work on a thread of its own, whose results a screen receives when the event loop gets to it.

use super::input::{Input, post};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Work on a thread. Dropping this asks the thread to stop.
#[derive(Debug)]
pub struct Background<T> {
    results: Receiver<T>,
    is_stopped: Arc<AtomicBool>,
}

/// The sending end of the channel, for the thread.
#[derive(Debug)]
pub struct Results<T> {
    sender: Sender<T>,
    is_stopped: Arc<AtomicBool>,
}

impl<T: Send + 'static> Background<T> {
    /// Starts work on a thread. If the system refuses one, the work is done before this returns.
    pub fn start(work: impl FnOnce(&Results<T>) + Send + 'static) -> Self {
        let (sender, results) = channel();
        let is_stopped = Arc::<AtomicBool>::default();
        let sending = Results { sender, is_stopped: Arc::clone(&is_stopped) };
        // Shared, because `spawn` drops its closure if the system refuses the thread.
        let task = Arc::new(Mutex::new(Some((work, sending))));
        let run = move || {
            let task = task.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some((work, sending)) = task {
                work(&sending);
                drop(sending);
                // The screen learns that the work has ended.
                post(Input::Tick);
            }
        };
        if thread::Builder::new().spawn(run.clone()).is_err() {
            run();
        }
        Self { results, is_stopped }
    }

    /// Creates an instance without a thread, with the sender of its results.
    #[cfg(test)]
    pub fn manual() -> (Sender<T>, Self) {
        let (sender, results) = channel();
        (sender, Self { results, is_stopped: Arc::default() })
    }

    /// Returns the results since the last call, and whether the work has ended. Waits up to `patience` for the
    /// first one.
    pub fn receive(&self, patience: Duration) -> (Vec<T>, bool) {
        let (mut received, mut next) = (Vec::new(), self.results.recv_timeout(patience));
        while let Ok(result) = next {
            received.push(result);
            next = self.results.recv_timeout(Duration::ZERO);
        }
        (received, next.err() == Some(RecvTimeoutError::Disconnected))
    }
}

impl<T> Background<T> {
    /// Asks the work to stop after its current step.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}

impl<T> Drop for Background<T> {
    fn drop(&mut self) {
        self.stop();
    }
}

impl<T> Results<T> {
    /// Sends a result and wakes the event loop. Returns whether to continue the work.
    pub fn send(&self, result: T) -> bool {
        let is_sent = self.sender.send(result).is_ok();
        post(Input::Tick);
        is_sent && !self.is_stopped()
    }

    /// Returns whether the work must stop.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}
