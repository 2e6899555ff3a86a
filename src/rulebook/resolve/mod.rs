//! Compiles a rulebook: resolves ids to indices, and reports every reason why that is impossible.
//!
//! This checks everything that the program relies on: ids exist and are unique, texts have every language, conditions
//! test only what is known at that point, and every node of the tree covers all values. Findings that do not prevent
//! the rulebook from working, such as a branch that no answers reach, are left to a linter.

mod conditions;
mod cycles;
mod ids;
mod questions;
mod rules;
mod staffing;
mod support;
mod texts;
mod timeline;
mod tree;
mod verdict;

use super::format::{self, File};
use super::{
    ConditionalText, Evidence, Invariant, Practice, Question, Rulebook, Segmentation, Staffing, Support,
    Table, Text, Tree, Warning, compiled_tree,
};
use crate::json;
use crate::locale::lookup::nearest;
use crate::locale::{Message, Problem};
use conditions::Names;
use cycles::Cycles;
use ids::{check_ids, check_lists, check_reserved};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::OnceLock;

/// The largest total length, in characters, of the possible ids that a message lists.
const MAX_LISTED_CHARS: usize = 200;

/// Checks a parsed file and resolves its ids. `bytes` is the file as it was read, retained for its digest; `missing_texts`
/// are the problems of its texts, which belong to those found here.
///
/// # Errors
/// All problems that were found.
pub(crate) fn resolve(
    file: File,
    missing_texts: Vec<Problem>,
    bytes: Cow<'static, [u8]>,
) -> Result<Rulebook, Vec<Problem>> {
    let mut problems = Vec::new();
    // Without these lists and names, further problems would only mislead.
    check_lists(&file, &mut problems);
    check_reserved(&file, &mut problems);
    let is_unusable = !problems.is_empty();
    check_ids(&file, &mut problems);
    if is_unusable {
        return Err(problems);
    }
    problems.extend(missing_texts);
    let mut resolver = Resolver { names: Names::new(&file), cycles: Cycles::find(&file), problems };
    let parts = resolver.compile_parts(&file);
    let timeline = file.timeline.as_ref().map(|timeline| resolver.timeline(timeline));
    let signs = resolver.signs(&file);
    let side_by_side = resolver.conditionals(&"/side_by_side", &file.side_by_side);
    let factors = resolver.factors(&file, &parts.tree);
    let next_year = file.next_year.as_ref().and_then(|next| resolver.next_year(next));
    let transition = file.transition.as_ref().and_then(|moving| resolver.transition(moving));
    resolver.check_sources(&file);
    let problems = resolver.problems;
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut places = HashMap::new();
    for (index, section) in file.guide.iter().enumerate() {
        for source in section.paragraphs.iter().flat_map(|paragraph| &paragraph.sources) {
            places.entry(source.clone()).or_insert(index);
        }
    }
    let deciding_questions =
        compiled_tree::deciding_questions(&parts.questions, &parts.tree.nodes, parts.segmentation.as_ref());
    let inputs = (&*parts.questions, &*file.derived);
    let table = Table::new(inputs, &parts.tree, parts.segmentation.as_ref(), &deciding_questions);
    Ok(Rulebook {
        id: file.id,
        version: file.version,
        languages: file.languages,
        title: file.title,
        summary: file.summary,
        document: file.document,
        sections: file.sections,
        questions: parts.questions,
        derived: file.derived,
        models: file.models,
        tree: parts.tree,
        segmentation: parts.segmentation,
        evidence: parts.evidence,
        warnings: parts.warnings,
        factors,
        next_year,
        invariants: parts.invariants,
        first_steps: parts.first_steps,
        signs,
        side_by_side,
        guide: file.guide,
        glossary: file.glossary,
        support: parts.support,
        practices: parts.practices,
        staffing: parts.staffing,
        timeline,
        transition,
        guide_sections: places,
        deciding_questions,
        table,
        bytes,
        digest: OnceLock::new(),
    })
}

/// The parts of a rulebook that are compiled.
struct CompiledParts {
    questions: Vec<Question>,
    tree: Tree,
    segmentation: Option<Segmentation>,
    evidence: Vec<Evidence>,
    warnings: Vec<Warning>,
    invariants: Vec<Invariant>,
    first_steps: Vec<Vec<ConditionalText>>,
    support: Option<Support>,
    practices: Vec<Practice>,
    staffing: Option<Staffing>,
}

struct Resolver {
    names: Names,
    cycles: Cycles,
    problems: Vec<Problem>,
}

impl Resolver {
    fn compile_parts(&mut self, file: &File) -> CompiledParts {
        let questions = (0..).zip(&file.questions).map(|(index, q)| self.question(index, q, file)).collect();
        let derived_end = file.questions.len() + file.derived.len();
        let mut tree = Tree::default();
        let mut domain: Vec<_> = (0..derived_end).map(|slot| self.domain(slot)).collect();
        self.node(&"/tree", &file.tree, &mut tree, &mut domain);
        tree.compiled = compiled_tree::CompiledTree::new(&tree.nodes, &tree.branches);
        let segmentation = file.segmentation.as_ref().map(|s| self.segmentation(s, file));
        CompiledParts {
            questions,
            tree,
            segmentation,
            evidence: file
                .evidence
                .iter()
                .enumerate()
                .filter_map(|(index, row)| self.evidence(index, row))
                .collect(),
            warnings: file.warnings.iter().enumerate().map(|(index, w)| self.warning(index, w)).collect(),
            invariants: file
                .invariants
                .iter()
                .enumerate()
                .filter_map(|(index, i)| self.invariant(index, i))
                .collect(),
            first_steps: (file.models.iter().enumerate())
                .map(|(index, model)| {
                    self.conditionals(&format_args!("/models/{index}/first_steps"), &model.first_steps)
                })
                .collect(),
            support: file.support.as_ref().map(|support| self.support(support)),
            practices: self.practices(&file.practices),
            staffing: file.staffing.as_ref().map(|staffing| self.staffing(staffing, file)),
        }
    }

    fn report(&mut self, at: impl Display, message: Message) {
        if self.problems.len() >= json::MAX_COLLECTED {
            return;
        }
        self.problems.push(Problem::new(at.to_string(), message));
    }

    fn report_unknown_id(&mut self, at: &dyn Display, unknown_id: &str, known: &[&str]) {
        // Problems beyond this number are not shown, so searching for a similar id would only cost time.
        let suggests = self.problems.len() < json::MAX_REPORTED;
        let message = match nearest(unknown_id, known.iter().copied().filter(|_| suggests)) {
            Some(near) => Message::new("rulebook-unknown-id-near").arg("nearest", near),
            None if known.iter().map(|id| id.len()).sum::<usize>() <= MAX_LISTED_CHARS
                && !known.is_empty() =>
            {
                Message::new("rulebook-unknown-id-known").arg("known", known.join(", "))
            }
            None => Message::new("rulebook-unknown-id"),
        };
        self.report(at, message.arg("id", json::truncate(unknown_id, json::MAX_QUOTED_CHARS)));
    }
}

fn cited_text(text: &Text, sources: &[String]) -> format::CitedText {
    format::CitedText { text: text.clone(), sources: sources.to_vec() }
}
