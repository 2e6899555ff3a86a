//! Candidates from rulebooks: questions, options, models, dimensions, and the rulebooks themselves.
//!
//! The id is inserted, with the label as its description. If only the label begins with what was typed, the label is
//! inserted, because zsh and fish match what they insert.

use super::super::sessions::UNDIVIDED;
use super::values::candidate;
use crate::document::Reader;
use crate::locale::Translator;
use crate::rulebook::{QuestionKind, Rulebook, Text};
use clap_complete::engine::CompletionCandidate;

/// The value of `--set` for an unknown answer.
const UNKNOWN: &str = "null";

/// The labels of a rulebook in the language of the interface.
pub(super) struct Labels<'a> {
    rulebook: &'a Rulebook,
    translator: &'a Translator,
}

impl<'a> Labels<'a> {
    pub(super) fn new(rulebook: &'a Rulebook, translator: &'a Translator) -> Self {
        Self { rulebook, translator }
    }

    /// Returns the candidate for something with an id and a label, if one of them begins with `typed`. `prefix` comes
    /// before it on the line, `suffix` after it.
    fn offer(
        &self,
        (prefix, suffix): (&str, &str),
        id: &str,
        label: &'a Text,
        typed: &str,
    ) -> Option<CompletionCandidate> {
        let label = Reader::new(self.rulebook, self.translator).raw_text(label);
        let has_prefix = |text: &str| text.to_lowercase().starts_with(&typed.to_lowercase());
        match (has_prefix(id), has_prefix(label)) {
            (true, _) => candidate(&format!("{prefix}{id}{suffix}"), label),
            (false, true) => candidate(&format!("{prefix}{label}{suffix}"), id),
            (false, false) => None,
        }
    }
}

/// Returns the candidates of `--set`: a question and `=`, then the options of that question.
pub(super) fn assignments(labels: &Labels, typed: &str) -> Vec<CompletionCandidate> {
    let Some((question, value)) = typed.split_once('=') else {
        let questions = labels.rulebook.questions.iter();
        return questions.filter_map(|one| labels.offer(("", "="), &one.id, &one.short, typed)).collect();
    };
    let Ok(index) = labels.rulebook.find_question(question.trim(), labels.translator.language()) else {
        return Vec::new();
    };
    let prefix = format!("{question}=");
    let options = match &labels.rulebook.questions[index].kind {
        QuestionKind::Choice(options) => &options[..],
        QuestionKind::Integer { .. } | QuestionKind::Names { .. } => &[],
    };
    let options = options.iter().filter_map(|one| labels.offer((&prefix, ""), &one.id, &one.label, value));
    let unknown = UNKNOWN
        .starts_with(value)
        .then(|| candidate(&format!("{prefix}{UNKNOWN}"), &labels.translator.get("interview-unknown")));
    options.chain(unknown.flatten()).collect()
}

/// Returns the candidates for a model.
pub(super) fn models(labels: &Labels, typed: &str) -> Vec<CompletionCandidate> {
    let models = labels.rulebook.models.iter();
    models.filter_map(|one| labels.offer(("", ""), &one.id, &one.title, typed)).collect()
}

/// Returns the candidates for a dimension.
pub(super) fn dimensions(labels: &Labels, typed: &str) -> Vec<CompletionCandidate> {
    let dimensions = labels.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    dimensions.filter_map(|one| labels.offer(("", ""), &one.id, &one.title, typed)).collect()
}

/// Returns the candidates for a division: a first dimension or none.
pub(super) fn divisions(labels: &Labels, typed: &str) -> Vec<CompletionCandidate> {
    let undivided = UNDIVIDED
        .starts_with(typed)
        .then(|| candidate(UNDIVIDED, &labels.translator.get("decide-field-undivided")));
    dimensions(labels, typed).into_iter().chain(undivided.flatten()).collect()
}

/// Returns the candidates for a built-in rulebook.
pub(super) fn shipped(translator: &Translator, typed: &str) -> Vec<CompletionCandidate> {
    let rulebooks = Rulebook::all_shipped().flatten();
    let offered = rulebooks.filter(|rulebook| rulebook.id.starts_with(typed));
    offered
        .filter_map(|rulebook| {
            candidate(&rulebook.id, &Reader::new(&rulebook, translator).text(&rulebook.title))
        })
        .collect()
}
