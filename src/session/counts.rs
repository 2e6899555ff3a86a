//! Counts how often a test parses a session's file and resolves its events.

use std::cell::Cell;

thread_local! {
    static COUNTS: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

pub(super) fn count_parse() {
    COUNTS.with(|counts| counts.set((counts.get().0 + 1, counts.get().1)));
}

pub(super) fn count_resolution() {
    COUNTS.with(|counts| counts.set((counts.get().0, counts.get().1 + 1)));
}

/// Returns how often this thread has parsed a file and resolved events since the last call.
pub(crate) fn take() -> (usize, usize) {
    COUNTS.take()
}
