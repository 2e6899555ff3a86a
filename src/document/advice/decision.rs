//! The recorded decision, set apart from the advice.

use super::{AdviceDocument, Reader};
use crate::document::{Annotations, Block, Item, Mark, Phrase, Section};
use crate::session::Choice;
use schemars::JsonSchema;
use serde::Serialize;

/// The recorded decision. Parts that were not decided are absent.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RecordedDecision<'a> {
    /// Id of the chosen model, as recorded.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub model: &'a str,
    /// Ids of the dimensions to divide by; empty for an undivided team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segmentation: Option<&'a [String]>,
    /// Reason, in the user's words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'a str,
    /// Who decided.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub by: &'a str,
    /// Day on which to review the decision, such as 2027-03-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<String>,
    /// `true` if that day has come; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_again: Option<bool>,
}

impl<'a> RecordedDecision<'a> {
    /// Creates the JSON form of a decision. `is_due` is whether the day of its review has come.
    pub(crate) fn new(choice: &'a Choice, due: bool) -> Self {
        Self {
            model: &choice.model,
            segmentation: choice.segmentation.as_deref(),
            text: &choice.reason,
            by: &choice.decided_by,
            review_on: choice.review_on.map(|day| day.to_string()),
            look_again: due.then_some(true),
        }
    }
}

/// Returns the decision in words: what was decided, and then its details.
pub(super) fn in_words(document: &AdviceDocument, reader: &Reader, annotations: &Annotations) -> Vec<String> {
    let Some(choice) = &annotations.decision else { return Vec::new() };
    let advised = annotations.advised_model.as_deref().or(Some(document.tree_model));
    let details = reader.decision_details(choice, annotations.is_due);
    std::iter::once(reader.decision_text(&choice.model, advised)).chain(details).collect()
}

/// Returns the section on the decision, if one was recorded.
pub(super) fn section(document: &AdviceDocument, _reader: &Reader) -> Option<Section> {
    let (decided, details) = document.decided_in_words.split_first()?;
    let item = Item::new(Mark::Decision, Phrase::strong(decided)).with(details.iter().map(Block::paragraph));
    Some(Section { id: "decision", title: String::new(), blocks: vec![Block::List(vec![item])] })
}
