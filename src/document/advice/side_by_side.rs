//! The comparison of two models that are worth comparing.

use super::{AdviceDocument, Reader, Statement};
use crate::advice::Advice;
use crate::document::{Phrase, Section};

/// Returns the comparison, if the advice has one.
pub(super) fn side_by_side<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<Statement<'a>> {
    let rows = advice.side_by_side.iter().filter(|_| advice.has_basis);
    rows.map(|&row| Statement::new(reader, &reader.rulebook.side_by_side[row].statement)).collect()
}

/// Returns the section on the comparison.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let statements = Some(&document.side_by_side).filter(|list| !list.is_empty())?;
    let blocks = statements.iter().flat_map(|statement| statement.blocks(reader, Phrase::new)).collect();
    Some(Section { id: "side_by_side", title: reader.translator.get("side-by-side-title"), blocks })
}
