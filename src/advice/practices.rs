//! What the lasting investments mean for these answers.

use super::Situation;
use super::ground::Ground;
use crate::rulebook::{Conditional, Rulebook};

/// A row of the rulebook that holds for these answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its index in its list.
    pub row: usize,
    /// Whether that it holds, or comes first, hangs on something assumed.
    pub assumed: bool,
}

/// For each practice the rows that hold, in the rulebook's order.
pub(super) fn practices(rulebook: &Rulebook, situation: &Situation, ground: &Ground) -> Vec<Vec<Held>> {
    rulebook.practices.iter().map(|practice| all(&practice.for_you, situation, ground)).collect()
}

/// All rows that hold.
pub(super) fn all(rows: &[Conditional], situation: &Situation, ground: &Ground) -> Vec<Held> {
    let held = rows.iter().enumerate().filter(|(_, row)| situation.says(&row.when));
    held.map(|(index, row)| Held { row: index, assumed: ground.assumed(&row.when) }).collect()
}

/// The first row that holds. It hangs on an assumption where a row before it could hold but for one.
pub(super) fn first(rows: &[Conditional], situation: &Situation, ground: &Ground) -> Option<Held> {
    let row = rows.iter().position(|row| situation.says(&row.when))?;
    Some(Held { row, assumed: rows[..=row].iter().any(|row| ground.assumed(&row.when)) })
}
