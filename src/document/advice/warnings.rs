//! Warnings about conflicting answers.

use super::{AdviceDocument, Reader};
use crate::advice::{Advice, AdviceWarning};
use crate::document::{Block, Item, Mark, Phrase, Section};
use crate::rulebook::QuestionKind;
use schemars::JsonSchema;
use serde::Serialize;

/// A warning.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Warning<'a> {
    /// Its stable code.
    pub code: &'a str,
    /// Ids of the asked questions that it is about.
    pub questions: Vec<&'a str>,
    /// What conflicts, and what to do.
    pub text: &'a str,
    /// Ids of the facts that support it.
    #[serde(skip)]
    sources: &'a [String],
}

/// Returns a warning in its JSON form; `None` only for a list without a limit, which advice never warns about.
pub(super) fn warning<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
    advice_warning: AdviceWarning,
) -> Option<Warning<'a>> {
    let rulebook = reader.rulebook;
    let id = |question: usize| &*rulebook.questions[question].id;
    match advice_warning {
        AdviceWarning::Rule(index) => {
            let warning = &rulebook.warnings[index];
            let asked = warning.questions.iter().filter(|&&question| advice.situation.is_asked(question));
            Some(Warning {
                code: &warning.code,
                questions: asked.map(|&question| id(question)).collect(),
                text: reader.raw_text(&warning.statement.text),
                sources: &warning.statement.sources,
            })
        }
        AdviceWarning::TooManyNames(list) => {
            let QuestionKind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind else {
                return None;
            };
            Some(Warning {
                code: &than.code,
                questions: vec![id(list), id(than.question)],
                text: reader.raw_text(&than.text),
                sources: &[],
            })
        }
    }
}

/// Returns the section on the warnings, the most important first.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let warnings = document.model.as_ref().map(|_| &document.warnings).filter(|list| !list.is_empty())?;
    let items = warnings.iter().map(|warning| {
        Item::new(Mark::Warning, Phrase::new(warning.text)).with(reader.sources(warning.sources))
    });
    Some(reader.section("warnings", "advice-warnings", vec![Block::List(items.collect())]))
}
