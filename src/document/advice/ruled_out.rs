//! The models that the path rules out.

use super::Reader;
use crate::advice::Advice;
use schemars::JsonSchema;
use serde::Serialize;

/// A model that is ruled out, whatever the other answers are.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RuledOut<'a> {
    /// Id of the model.
    #[doc(hidden)]
    pub model: &'a str,
    /// Why.
    pub because: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

pub(super) fn ruled_out<'a>(reader: &Reader<'a>, advice: &Advice) -> Vec<RuledOut<'a>> {
    let ruled_out = advice.ruled_out.iter().filter(|_| advice.has_basis);
    ruled_out
        .map(|out| {
            let branch = &reader.rulebook.tree.branches[out.branch];
            RuledOut {
                model: &reader.rulebook.models[out.model].id,
                because: reader.raw_text(&branch.because),
                sources: &branch.sources,
            }
        })
        .collect()
}
