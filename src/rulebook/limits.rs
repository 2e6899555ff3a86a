//! Size limits of a rulebook file, so that reading any file takes bounded time and memory.
//!
//! The limits are far above what a person could be asked or could read. `assets/rulebooks/README.md` has the same table
//! for authors.

use crate::json::{self, Limits};

/// The largest size of a rulebook file, in bytes. The parser limits the nesting of lists and objects to 127 levels.
pub(crate) const MAX_FILE_BYTES: usize = json::MAX_FILE_BYTES;

/// The largest number of entries of a list or object, small enough to compare every two of them, and of values in the
/// whole file, about seventeen times as many as the largest shipped rulebook has.
pub(super) const LIMITS: Limits = Limits { entries: 2000, values: 100_000 };

/// The largest number of languages. Every text is searched for each of them.
pub(super) const MAX_LANGUAGES: usize = 100;

/// The largest number of options of a choice.
pub(crate) const MAX_OPTIONS: usize = 64;
