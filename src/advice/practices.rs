//! Practices: what the lasting investments mean for a set of answers.

use super::Situation;
use super::ground::Ground;
use crate::rulebook::{Conditional, Rulebook};

/// A row of the rulebook whose condition applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Index of the row in its list.
    pub row: usize,
    /// Whether it depends on an assumed value that the row applies, or that it is the first to apply.
    pub assumed: bool,
}

/// Returns for each practice the rows that apply, in the rulebook's order.
pub(super) fn practices(rulebook: &Rulebook, situation: &Situation, ground: &Ground) -> Vec<Vec<Held>> {
    rulebook.practices.iter().map(|practice| all(&practice.for_you, situation, ground)).collect()
}

/// Returns all rows that apply.
pub(super) fn all(rows: &[Conditional], situation: &Situation, ground: &Ground) -> Vec<Held> {
    let held = rows.iter().enumerate().filter(|(_, row)| situation.says(&row.when));
    held.map(|(index, row)| Held { row: index, assumed: ground.assumed(&row.when) }).collect()
}

/// Returns the first row that applies.
///
/// It depends on an assumption also if the result of an earlier row does.
pub(super) fn first(rows: &[Conditional], situation: &Situation, ground: &Ground) -> Option<Held> {
    let row = rows.iter().position(|row| situation.says(&row.when))?;
    Some(Held { row, assumed: rows[..=row].iter().any(|row| ground.assumed(&row.when)) })
}
