//! How large a rulebook may be: far beyond what anybody could be asked or could read, and small enough that reading any file
//! at all costs bounded time and memory. The same table, for authors, is in `assets/rulebooks/README.md`.

use crate::json::{self, Bounds};

/// The most bytes that a rulebook file may have. Lists and objects nest as deeply as the parser goes, 127 levels.
pub const LARGEST: usize = json::LARGEST;

/// The most entries of any list or object, so that every two of them can be compared; and the most values in all, some seventeen
/// times as many as the largest rulebook that ships has.
pub(super) const COUNTS: Bounds = Bounds { entries: 2000, values: 100_000 };

/// The most languages: every text is looked through for each.
pub(super) const MOST_LANGUAGES: usize = 100;

/// The most options that a choice may have.
pub const MOST_OPTIONS: usize = 64;

/// How many bytes may be read again, in all, to find more than the first fault of each struct.
pub(super) const MOST_READ_AGAIN: usize = 64 << 20;
