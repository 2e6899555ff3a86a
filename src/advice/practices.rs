//! Practices: what the lasting investments mean for a set of answers.

use super::Situation;
use super::assumptions::PossibleValues;
use crate::rulebook::{ConditionalText, Rulebook};

/// A row of the rulebook whose condition applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MatchedRow {
    /// Index of the row in its list.
    pub row: usize,
    /// Whether it depends on an assumed value that the row applies, or that it is the first to apply.
    pub assumed: bool,
}

/// Returns for each practice the rows that apply, in the rulebook's order.
pub(super) fn practices(
    rulebook: &Rulebook,
    situation: &Situation,
    possible: &PossibleValues,
) -> Vec<Vec<MatchedRow>> {
    rulebook.practices.iter().map(|practice| matching_rows(&practice.for_you, situation, possible)).collect()
}

/// Returns all rows that apply.
pub(super) fn matching_rows(
    rows: &[ConditionalText],
    situation: &Situation,
    possible: &PossibleValues,
) -> Vec<MatchedRow> {
    let matching = rows.iter().enumerate().filter(|(_, row)| situation.applies(&row.when));
    matching
        .map(|(index, row)| MatchedRow { row: index, assumed: possible.depends_on_assumption(&row.when) })
        .collect()
}

/// Returns the first row that applies.
///
/// It depends on an assumption also if the result of an earlier row does.
pub(super) fn first_matching_row(
    rows: &[ConditionalText],
    situation: &Situation,
    possible: &PossibleValues,
) -> Option<MatchedRow> {
    let row = rows.iter().position(|row| situation.applies(&row.when))?;
    Some(MatchedRow {
        row,
        assumed: rows[..=row].iter().any(|row| possible.depends_on_assumption(&row.when)),
    })
}
