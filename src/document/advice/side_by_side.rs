//! The comparison of two models that are worth comparing.

use super::statement::Statement;
use crate::advice::Advice;
use crate::document::Reader;

/// Returns the comparison of two models, if the advice has one.
pub(super) fn side_by_side<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Statement<'a>> {
    let rows = advice.side_by_side.iter().filter(|_| advice.has_basis);
    rows.map(|&row| Statement::new(reader, &reader.rulebook.side_by_side[row].statement)).collect()
}
