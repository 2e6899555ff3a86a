//! Rulebooks: the rules of advice as data, read from a JSON file and checked.
//!
//! A rulebook has the questions, conditions, decision tree, models, evidence and every sentence of advice. A rulebook
//! file ([`mod@format`]) is parsed once and checked. The result is a [`Rulebook`] in which every id is an index and
//! every condition reads numbered slots, so that deciding needs only array look-ups. Parts that hold only texts keep
//! their form of the file. No code in this module depends on which questions or models exist.

mod answers;
mod compiled_tree;
#[doc(hidden)]
pub mod format;
pub(crate) mod lever;
mod limits;
mod lookup;
mod nodes;
mod parse;
mod resolve;
mod rules;
mod staffing;
mod support;
mod table;
mod text;
mod timeline;
mod values;

pub use answers::{Answers, Value};
pub(crate) use answers::{COMMENT, answers_object, read_names};
pub use format::{Choice, Model, Unit};
pub(crate) use lever::Lever;
pub(crate) use limits::MAX_FILE_BYTES;
pub use nodes::Branch;
#[doc(hidden)]
pub use nodes::Node;
pub(crate) use rules::{
    Cap, CapReduction, ConditionalText, Evidence, Factor, NextYear, Reason, Requirement, Warning,
};
pub use rules::{Dimension, Invariant, Segmentation, Tree};
pub(crate) use staffing::{Coach, ModelStaffing, StaffedRole, Staffing, UnnamedSegments};
pub(crate) use support::{
    Enablement, EnablementPeople, EnablementRole, Meanwhile, Practice, Relief, Support, WorkArea,
};
pub(crate) use table::{Table, TableOutcome};
pub use text::Text;
pub(crate) use timeline::{CurrentSetup, Timeline, Track, TrackChange, Transition};
pub(crate) use values::Condition;
pub use values::Slot;
#[doc(hidden)]
pub use values::ValueSet;

use crate::locale::{self, Problem};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::OnceLock;

/// The rulebooks that earlier releases shipped: one line each with id and digest.
const EARLIER_DIGESTS: &str = include_str!("../../assets/rulebooks/earlier-digests.txt");

/// The rulebooks that ship inside the program. The first is the default.
const SHIPPED_FILES: [&str; 2] = [
    include_str!("../../assets/rulebooks/sales-organisation.json"),
    include_str!("../../assets/rulebooks/open-source-licence.json"),
];

/// A checked rulebook: every id in it resolves and its tree has a branch for every possible value.
#[derive(Debug)]
pub struct Rulebook {
    /// Identifies the rulebook in sessions and advice.
    pub id: String,
    /// The author's version of the rules.
    pub(crate) version: String,
    /// The tags of its languages; never empty.
    #[doc(hidden)]
    pub languages: Vec<String>,
    /// What it advises on.
    pub title: Text,
    /// What the rulebook is for and what the user gets from it.
    pub(crate) summary: Text,
    /// The document that the rules come from.
    pub(crate) document: Option<format::SourceDocument>,
    /// Groups of questions, in the order of asking.
    pub(crate) sections: Vec<format::Section>,
    /// The questions, in the order in which they are asked. A question's index is its slot.
    pub questions: Vec<Question>,
    /// The derived inputs. Their slots follow those of the questions.
    pub(crate) derived: Vec<format::DerivedInput>,
    /// The models that can be advised; never empty.
    pub models: Vec<Model>,
    /// The decision tree, which selects the model.
    pub tree: Tree,
    /// The rules that divide the organisation beyond the model.
    pub segmentation: Option<Segmentation>,
    /// What answers say for and against the models.
    #[doc(hidden)]
    pub evidence: Vec<Evidence>,
    /// Warnings about combinations of answers.
    pub(crate) warnings: Vec<Warning>,
    /// Comparisons of two models, each with its condition.
    pub(crate) side_by_side: Vec<ConditionalText>,
    /// The headings under which the verdict gives its reasons.
    pub(crate) factors: Vec<Factor>,
    /// How to compute the team's size in a year.
    pub(crate) next_year: Option<NextYear>,
    /// The invariants that must hold for every possible set of answers.
    pub invariants: Vec<Invariant>,
    /// For each model, its first steps with their conditions.
    pub(crate) first_steps: Vec<Vec<ConditionalText>>,
    /// For each model, the signs that it works, with their conditions.
    pub(crate) signs: Vec<Vec<ConditionalText>>,
    /// The document in our own words, section by section.
    pub(crate) guide: Vec<format::GuideSection>,
    /// Terms of the field, with explanations.
    pub(crate) glossary: Vec<format::Term>,
    /// Supporting functions.
    pub(crate) support: Option<Support>,
    /// Lasting investments, each with advice for these answers.
    pub(crate) practices: Vec<Practice>,
    /// Head counts for the organisation chart.
    pub(crate) staffing: Option<Staffing>,
    /// The answers that growth changes, and how.
    pub(crate) timeline: Option<Timeline>,
    /// The transition from the current model to the advised one.
    pub(crate) transition: Option<Transition>,
    guide_sections: HashMap<String, usize>,
    /// The questions that the decision depends on, in the order of asking.
    deciding_questions: Vec<Slot>,
    /// The rules as a table, if they fit into one.
    table: Option<Table>,
    bytes: std::borrow::Cow<'static, [u8]>,
    /// The digest, computed on first use because hashing costs more than a decision.
    digest: OnceLock<String>,
}

/// A question of the interview.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// Index of its section.
    pub(crate) section: usize,
    /// The kind of answer that it takes.
    pub kind: QuestionKind,
    /// Whether the quick interview asks it.
    #[doc(hidden)]
    pub essential: bool,
    /// How far the company can change the answer; `None` for a fact.
    pub(crate) lever: Option<Lever>,
    /// The question's full text.
    pub title: Text,
    /// Two or three words that name the question.
    pub(crate) short: Text,
    /// Why the question is asked.
    pub(crate) help: Text,
    /// How to answer the question.
    pub(crate) hint: Option<Text>,
    /// Ids of the facts that make the question worth asking.
    pub(crate) sources: Vec<String>,
    /// When the question is asked. Depends only on earlier questions.
    pub(crate) asked_when: Condition,
    /// The value that is used if the answer is unknown. Lists have none.
    #[doc(hidden)]
    pub assumed: Option<Value>,
}

/// The kind of answer that a question takes, with its limits.
#[derive(Clone, Debug)]
pub enum QuestionKind {
    /// One of the options: at least one, at most 64.
    Choice(Vec<Choice>),
    /// A whole number from `min` to `max`, both included.
    Integer {
        /// The smallest number allowed.
        min: u32,
        /// The largest number allowed.
        max: u32,
        /// What the number counts.
        unit: Option<Unit>,
    },
    /// A list of names. No two are equal when case is ignored.
    Names {
        /// The largest number of names.
        max_names: usize,
        /// The largest number of characters in a name, after trimming.
        max_length: usize,
        /// A warning if there are more names than the answer to another question.
        no_more_than: Option<NoMoreThan>,
    },
}

/// A warning for a list that is longer than the answer to another question.
#[derive(Clone, Debug)]
pub struct NoMoreThan {
    /// Index of the question that has the number.
    pub(crate) question: usize,
    /// The warning's code.
    pub(crate) code: String,
    /// The warning's text.
    pub(crate) text: Text,
}

impl Rulebook {
    /// Returns the default rulebook that ships inside the program.
    ///
    /// # Errors
    /// The embedded file has problems. That can only be a defect of the build; a test checks that it has none.
    pub fn shipped() -> Result<Self, Vec<Problem>> {
        Self::from_shipped_text(SHIPPED_FILES[0])
    }

    /// Returns all rulebooks that ship inside the program, the default first.
    pub(crate) fn all_shipped() -> impl Iterator<Item = Result<Self, Vec<Problem>>> {
        SHIPPED_FILES.into_iter().map(Self::from_shipped_text)
    }

    /// Returns the shipped rulebook with this id, or `None` if there is none.
    pub(crate) fn shipped_by_id(id: &str) -> Option<Self> {
        Self::all_shipped().flatten().find(|rulebook| rulebook.id == id)
    }

    /// Returns whether an earlier release shipped a rulebook with this id and digest.
    pub(crate) fn was_shipped_before(id: &str, digest: &str) -> bool {
        EARLIER_DIGESTS.lines().any(|line| line.split_once(' ') == Some((id, digest)))
    }

    fn from_shipped_text(text: &'static str) -> Result<Self, Vec<Problem>> {
        let file = parse::parse_trusted(text)?;
        resolve::resolve(file, Vec::new(), text.as_bytes().into())
    }

    /// Parses a rulebook file's bytes and checks the result.
    ///
    /// [`check`](crate::audit::check::check) reports the same problems with line, column and remedy, and warns about what
    /// loads and was probably not meant.
    ///
    /// # Errors
    /// Every problem that was found, up to a limit. Their places are JSON pointers.
    ///
    /// # Examples
    /// ```
    /// use salesorg::locale::{Language, Translator};
    /// use salesorg::rulebook::Rulebook;
    ///
    /// let problems = Rulebook::load(b"{}".to_vec()).expect_err("an empty object is no rulebook");
    /// let line = Translator::new(Language::English).translate_problem(&problems[0]);
    /// assert!(line.starts_with("/format: "));
    /// ```
    pub fn load(bytes: Vec<u8>) -> Result<Self, Vec<Problem>> {
        let (file, missing_texts) = parse::parse(&bytes)?;
        resolve::resolve(file, missing_texts, bytes.into())
    }

    /// Returns the file's bytes, as they were read.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns `sha256:` and the SHA-256 digest of the file's bytes in hexadecimal.
    #[doc(hidden)]
    pub fn digest(&self) -> String {
        let digest = || {
            Sha256::digest(&self.bytes).iter().fold("sha256:".to_owned(), |mut digest, byte| {
                // Writing to a string cannot fail.
                let _ = write!(digest, "{byte:02x}");
                digest
            })
        };
        self.digest.get_or_init(digest).clone()
    }

    /// Returns whether this rulebook has the id of a shipped one but different content.
    pub(crate) fn is_changed_copy(&self) -> bool {
        if SHIPPED_FILES.iter().any(|shipped| shipped.as_bytes() == self.bytes()) {
            return false;
        }
        let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_default();
        let mut shipped = SHIPPED_FILES
            .iter()
            .map(|shipped| read(shipped.as_bytes()))
            .filter(|shipped| shipped["id"] == *self.id);
        shipped.any(|shipped| shipped != read(&self.bytes))
    }

    /// Returns whether this rulebook has the content of a shipped one but other bytes, so that its digest differs.
    pub(crate) fn is_reformatted_copy(&self) -> bool {
        let is_shipped = SHIPPED_FILES.iter().any(|shipped| shipped.as_bytes() == self.bytes());
        !is_shipped && !self.is_changed_copy() && Self::shipped_by_id(&self.id).is_some()
    }

    /// Returns the index of the question with this id.
    #[doc(hidden)]
    pub fn question_index(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// Returns the tag of the rulebook's language to use for an interface in `language`: the same language if the
    /// rulebook has it, otherwise its first.
    pub(crate) fn language(&self, language: locale::Language) -> &str {
        let tag = language.tag();
        if self.languages.iter().any(|rulebook_tag| rulebook_tag == tag) { tag } else { &self.languages[0] }
    }

    /// Returns the guide's section that explains a fact: the first one that cites it.
    pub(crate) fn guide_section(&self, source: &str) -> Option<&format::GuideSection> {
        self.guide_sections.get(source).map(|&section| &self.guide[section])
    }

    /// Returns the index of the guide's section that explains a fact.
    pub(crate) fn guide_section_index(&self, source: &str) -> Option<usize> {
        self.guide_sections.get(source).copied()
    }

    /// Returns the questions that model and segmentation depend on, in the order of asking. Includes those that only
    /// decide whether another question is asked.
    pub(crate) fn deciding_questions(&self) -> &[Slot] {
        &self.deciding_questions
    }

    /// Returns the rules of model and segmentation as a table, which decides faster, or `None` if they do not fit into
    /// one.
    pub(crate) fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// Returns the number of dimensions by which the organisation can be divided; 0 if the rulebook has no
    /// segmentation.
    pub(crate) fn dimension_count(&self) -> usize {
        self.segmentation.as_ref().map_or(0, |rules| rules.dimensions.len())
    }

    /// Returns the number of slots: questions, derived inputs, the advised model, the number of dimensions.
    pub(crate) fn slot_count(&self) -> usize {
        self.questions.len() + self.derived.len() + 2
    }

    /// Returns the slot of the advised model. Its value is known only after deciding.
    #[doc(hidden)]
    pub fn model_slot(&self) -> Slot {
        self.questions.len() + self.derived.len()
    }

    /// Returns the slot of the number of dimensions to divide by now. Its value is known only after deciding.
    pub(crate) fn segments_slot(&self) -> Slot {
        self.model_slot() + 1
    }

    /// Returns the id of the question or derived input in a slot, or `None` for the two slots that the decision fills.
    #[doc(hidden)]
    pub fn slot_id(&self, slot: Slot) -> Option<&str> {
        match self.questions.get(slot) {
            Some(question) => Some(&question.id),
            None => self.derived.get(slot - self.questions.len()).map(|derived| &*derived.id),
        }
    }

    /// Returns the two or three words that name the input in a slot.
    pub(crate) fn slot_short(&self, slot: Slot) -> Option<&Text> {
        match self.questions.get(slot) {
            Some(question) => Some(&question.short),
            None => self.derived.get(slot - self.questions.len()).map(|derived| &derived.short),
        }
    }

    /// Returns the values that the input in a slot can have. Empty for a list of names.
    #[doc(hidden)]
    pub fn domain(&self, slot: Slot) -> ValueSet {
        let count = |n: usize| ValueSet::range(0, u32::try_from(n).unwrap_or(u32::MAX));
        match self.questions.get(slot).map(|question| &question.kind) {
            Some(QuestionKind::Choice(options)) => count(options.len() - 1),
            Some(QuestionKind::Integer { min, max, .. }) => ValueSet::range(*min, *max),
            Some(QuestionKind::Names { .. }) => ValueSet::default(),
            None if slot == self.model_slot() => count(self.models.len() - 1),
            None => count(self.dimension_count()),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
