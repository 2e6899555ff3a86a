//! Rulebooks: the rules of advice as data, read from a JSON file and checked.
//!
//! A rulebook has the questions, conditions, decision tree, models, evidence and every sentence of advice. A rulebook
//! file ([`mod@format`]) is parsed once and checked. The result is a [`Rulebook`] in which every id is an index and
//! every condition reads numbered slots, so that deciding needs only array look-ups. Parts that hold only texts keep
//! their form of the file. No code in this module depends on which questions or models exist.

mod answers;
mod compiled_tree;
pub mod format;
pub mod lever;
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

pub(crate) use answers::answers_object;
pub use answers::{Answers, Value};
pub use lever::Lever;
pub use limits::{MAX_FILE_BYTES, MAX_OPTIONS};
pub use nodes::{Branch, Node};
pub use rules::{
    Cap, CapReduction, ConditionalText, Dimension, Evidence, Factor, Invariant, NextYear, Reason,
    Requirement, Segmentation, Tree, Warning,
};
pub use staffing::{Coach, ModelStaffing, StaffedRole, Staffing, UnnamedSegments};
pub use support::{
    Enablement, EnablementPeople, EnablementRole, Meanwhile, Practice, Relief, Support, WorkArea,
};
pub use table::{Table, TableOutcome};
pub use text::Text;
pub use timeline::{CurrentSetup, Timeline, Track, TrackChange, Transition};
pub use values::{Condition, Slot, ValueSet};

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
    pub version: String,
    /// The tags of its languages; never empty.
    pub languages: Vec<String>,
    /// What it advises on.
    pub title: Text,
    /// What the rulebook is for and what the user gets from it.
    pub summary: Text,
    /// The document that the rules come from.
    pub document: Option<format::SourceDocument>,
    /// Groups of questions, in the order of asking.
    pub sections: Vec<format::Section>,
    /// The questions, in the order in which they are asked. A question's index is its slot.
    pub questions: Vec<Question>,
    /// The derived inputs. Their slots follow those of the questions.
    pub derived: Vec<format::DerivedInput>,
    /// The models that can be advised; never empty.
    pub models: Vec<format::Model>,
    /// The decision tree, which selects the model.
    pub tree: Tree,
    /// The rules that divide the organisation beyond the model.
    pub segmentation: Option<Segmentation>,
    /// What answers say for and against the models.
    pub evidence: Vec<Evidence>,
    /// Warnings about combinations of answers.
    pub warnings: Vec<Warning>,
    /// Comparisons of two models, each with its condition.
    pub side_by_side: Vec<ConditionalText>,
    /// The headings under which the verdict gives its reasons.
    pub factors: Vec<Factor>,
    /// How to compute the team's size in a year.
    pub next_year: Option<NextYear>,
    /// The invariants that must hold for every possible set of answers.
    pub invariants: Vec<Invariant>,
    /// For each model, its first steps with their conditions.
    pub first_steps: Vec<Vec<ConditionalText>>,
    /// For each model, the signs that it works, with their conditions.
    pub signs: Vec<Vec<ConditionalText>>,
    /// The document in our own words, section by section.
    pub guide: Vec<format::GuideSection>,
    /// Terms of the field, with explanations.
    pub glossary: Vec<format::Term>,
    /// Supporting functions.
    pub support: Option<Support>,
    /// Lasting investments, each with advice for these answers.
    pub practices: Vec<Practice>,
    /// Head counts for the organisation chart.
    pub staffing: Option<Staffing>,
    /// The answers that growth changes, and how.
    pub timeline: Option<Timeline>,
    /// The transition from the current model to the advised one.
    pub transition: Option<Transition>,
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
    pub section: usize,
    /// The kind of answer that it takes.
    pub kind: QuestionKind,
    /// Whether the quick interview asks it.
    pub essential: bool,
    /// How far the company can change the answer; `None` for a fact.
    pub lever: Option<Lever>,
    /// The question's full text.
    pub title: Text,
    /// Two or three words that name the question.
    pub short: Text,
    /// Why the question is asked.
    pub help: Text,
    /// How to answer the question.
    pub hint: Option<Text>,
    /// Ids of the facts that make the question worth asking.
    pub sources: Vec<String>,
    /// When the question is asked. Depends only on earlier questions.
    pub asked_when: Condition,
    /// The value that is used if the answer is unknown. Lists have none.
    pub assumed: Option<Value>,
}

/// The kind of answer that a question takes, with its limits.
#[derive(Clone, Debug)]
pub enum QuestionKind {
    /// One of the options: at least one, at most [`MAX_OPTIONS`].
    Choice(Vec<format::Choice>),
    /// A whole number from `min` to `max`, both included.
    Integer {
        /// The smallest number allowed.
        min: u32,
        /// The largest number allowed.
        max: u32,
        /// What the number counts.
        unit: Option<format::Unit>,
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
    pub question: usize,
    /// The warning's code.
    pub code: String,
    /// The warning's text.
    pub text: Text,
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
    pub fn all_shipped() -> impl Iterator<Item = Result<Self, Vec<Problem>>> {
        SHIPPED_FILES.into_iter().map(Self::from_shipped_text)
    }

    /// Returns the shipped rulebook with this id, or `None` if there is none.
    pub fn shipped_by_id(id: &str) -> Option<Self> {
        Self::all_shipped().flatten().find(|rulebook| rulebook.id == id)
    }

    /// Returns whether an earlier release shipped a rulebook with this id and digest.
    pub fn was_shipped_before(id: &str, digest: &str) -> bool {
        EARLIER_DIGESTS.lines().any(|line| line.split_once(' ') == Some((id, digest)))
    }

    fn from_shipped_text(text: &'static str) -> Result<Self, Vec<Problem>> {
        let file = parse::parse_trusted(text)?;
        resolve::resolve(file, Vec::new(), text.as_bytes().into())
    }

    /// Parses a rulebook file's bytes and checks the result.
    ///
    /// # Errors
    /// Every problem that was found, up to [`json::MAX_COLLECTED`](crate::json::MAX_COLLECTED). Their places are JSON
    /// pointers.
    pub fn load(bytes: Vec<u8>) -> Result<Self, Vec<Problem>> {
        let (file, missing_texts) = parse::parse(&bytes)?;
        resolve::resolve(file, missing_texts, bytes.into())
    }

    /// Returns the file's bytes, as they were read.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns `sha256:` and the SHA-256 digest of the file's bytes in hexadecimal.
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
    pub fn is_changed_copy(&self) -> bool {
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
    pub fn is_reformatted_copy(&self) -> bool {
        let is_shipped = SHIPPED_FILES.iter().any(|shipped| shipped.as_bytes() == self.bytes());
        !is_shipped && !self.is_changed_copy() && Self::shipped_by_id(&self.id).is_some()
    }

    /// Returns the index of the question with this id.
    pub fn question_index(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// Returns the tag of the rulebook's language to use for an interface in `language`: the same language if the
    /// rulebook has it, otherwise its first.
    pub fn language(&self, language: locale::Language) -> &str {
        let tag = language.tag();
        if self.languages.iter().any(|rulebook_tag| rulebook_tag == tag) { tag } else { &self.languages[0] }
    }

    /// Returns the guide's section that explains a fact: the first one that cites it.
    pub fn guide_section(&self, source: &str) -> Option<&format::GuideSection> {
        self.guide_sections.get(source).map(|&section| &self.guide[section])
    }

    /// Returns the index of the guide's section that explains a fact.
    pub fn guide_section_index(&self, source: &str) -> Option<usize> {
        self.guide_sections.get(source).copied()
    }

    /// Returns the questions that model and segmentation depend on, in the order of asking. Includes those that only
    /// decide whether another question is asked.
    pub fn deciding_questions(&self) -> &[Slot] {
        &self.deciding_questions
    }

    /// Returns the rules of model and segmentation as a table, which decides faster, or `None` if they do not fit into
    /// one.
    pub fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// Returns the number of dimensions by which the organisation can be divided; 0 if the rulebook has no
    /// segmentation.
    pub fn dimension_count(&self) -> usize {
        self.segmentation.as_ref().map_or(0, |rules| rules.dimensions.len())
    }

    /// Returns the number of slots: questions, derived inputs, the advised model, the number of dimensions.
    pub fn slot_count(&self) -> usize {
        self.questions.len() + self.derived.len() + 2
    }

    /// Returns the slot of the advised model. Its value is known only after deciding.
    pub fn model_slot(&self) -> Slot {
        self.questions.len() + self.derived.len()
    }

    /// Returns the slot of the number of dimensions to divide by now. Its value is known only after deciding.
    pub fn segments_slot(&self) -> Slot {
        self.model_slot() + 1
    }

    /// Returns the id of the question or derived input in a slot, or `None` for the two slots that the decision fills.
    pub fn slot_id(&self, slot: Slot) -> Option<&str> {
        match self.questions.get(slot) {
            Some(question) => Some(&question.id),
            None => self.derived.get(slot - self.questions.len()).map(|derived| &*derived.id),
        }
    }

    /// Returns the two or three words that name the input in a slot.
    pub fn slot_short(&self, slot: Slot) -> Option<&Text> {
        match self.questions.get(slot) {
            Some(question) => Some(&question.short),
            None => self.derived.get(slot - self.questions.len()).map(|derived| &derived.short),
        }
    }

    /// Returns the values that the input in a slot can have. Empty for a list of names.
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
