//! The answers that a branch takes, in a few words: "10 or more", "Moderate / Ample".

use crate::rulebook::{Slot, ValueSet};
use crate::tui::context::Context;

/// The answers of an input that a set of values holds.
pub(super) fn answers(context: &Context, slot: Slot, values: &ValueSet) -> String {
    context.reader().values(slot, values)
}
