//! Tries again to get a session that another program has open, so that nobody has to open it again by hand.
//!
//! The interview of the session may be below its advice, so the app does this and not a screen.

use super::App;
use crate::session::LockRetry;
use crate::tui::event_loop::Next;
use crate::tui::response::Reply;
use std::time::{Duration, Instant};

/// The time between two tries.
const INTERVAL: Duration = Duration::from_secs(2);

impl App {
    /// Returns when to try next; `None` if no other program has the session.
    pub(super) fn next_lock_retry(&self) -> Option<Instant> {
        let is_in_use = self.conductor().is_some_and(crate::workflow::Conductor::is_in_use);
        self.lock_retry_at.filter(|_| is_in_use)
    }

    /// Waits for the time of the next try.
    pub(super) fn schedule_lock_retry(&mut self) {
        self.lock_retry_at = Some(self.now + INTERVAL);
    }

    /// Tries to get the session, if it is time. If the other program has changed it, opens it again.
    pub(super) fn retry_lock(&mut self) -> Next {
        if self.next_lock_retry().is_none_or(|at| at > self.now) {
            return Next::Idle;
        }
        self.schedule_lock_retry();
        let Some(conductor) = self.conductor_mut() else { return Next::Idle };
        match conductor.retry_lock() {
            LockRetry::Unchanged => return Next::Idle,
            LockRetry::Acquired => {
                for component in &mut self.stack {
                    component.receive(Reply::Writable, &self.context);
                }
            }
            LockRetry::Changed => {
                let path = conductor.path().to_owned();
                self.open_session(&path);
                let notice = self.context.translator.get("session-reloaded");
                self.reply(Reply::Notice(notice));
            }
        }
        Next::Redraw
    }
}
