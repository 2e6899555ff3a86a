//! What is known: questions, conditions, the tree, models, evidence and every sentence of advice, as data.
//!
//! A rulebook file ([`mod@format`]) is parsed once and checked; what comes out is a [`Rulebook`] in which every id is an index
//! and every condition looks at numbered slots, so that deciding is array look-ups. Parts that carry only texts stay
//! in the form in which the file has them. Nothing here knows which questions or models there are.

mod answers;
mod bounds;
mod change;
mod door;
mod flat;
pub mod format;
pub mod lever;
mod lookup;
mod resolve;
mod rules;
mod shape;
mod staffing;
mod support;
mod table;
mod text;
mod values;

pub use answers::{Answers, Value};
pub use bounds::{LARGEST, MOST_OPTIONS};
pub use change::{InPlace, Move, Moved, Timeline, Track};
pub use lever::Lever;
pub use rules::{
    Branch, Cap, CapLess, Conditional, Dimension, Evidence, Factor, Invariant, Must, NextYear, Node, Reason,
    Segmentation, Tree, Warning,
};
pub use staffing::{Coach, ModelStaffing, Segments, Staffed, Staffing};
pub use support::{Enablement, EnablementPeople, EnablementRole, Meanwhile, Practice, Relief, Support, Work};
pub use table::{Found, Table};
pub use text::Text;
pub use values::{Condition, Slot, ValueSet};

use crate::locale::{self, Problem};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::OnceLock;

/// The rulebooks that earlier programs shipped, a line each: id and digest.
const EARLIER_DIGESTS: &str = include_str!("../../assets/rulebooks/earlier-digests.txt");

/// The rulebooks that ship inside the program, the one that advises where none is asked for first.
const SHIPPED: [&[u8]; 2] = [
    include_bytes!("../../assets/rulebooks/sales-organisation.json"),
    include_bytes!("../../assets/rulebooks/open-source-licence.json"),
];

/// A rulebook, checked: every id in it resolves and its tree cannot fall through.
#[derive(Debug)]
pub struct Rulebook {
    /// Names the rulebook in sessions and advice.
    pub id: String,
    /// The author's version of the rules.
    pub version: String,
    /// Its languages; never empty.
    pub languages: Vec<String>,
    /// What it advises on.
    pub title: Text,
    /// What this is, and what one gets.
    pub summary: Text,
    /// The document behind it.
    pub document: Option<format::Document>,
    /// Groups of questions.
    pub sections: Vec<format::Section>,
    /// The questions, in the order in which they are asked. A question's index is its slot.
    pub questions: Vec<Question>,
    /// The derived inputs. Their slots follow the questions'.
    pub derived: Vec<format::Derived>,
    /// What can be advised; never empty.
    pub models: Vec<format::Model>,
    /// Which model.
    pub tree: Tree,
    /// By what to divide further.
    pub segmentation: Option<Segmentation>,
    /// What speaks for and against the models.
    pub evidence: Vec<Evidence>,
    /// Combinations that deserve a word.
    pub warnings: Vec<Warning>,
    /// Two models side by side, where that is worth a thought.
    pub side_by_side: Vec<Conditional>,
    /// Under which headings the verdict gives its reasons.
    pub factors: Vec<Factor>,
    /// How large the team is in a year.
    pub next_year: Option<NextYear>,
    /// What must hold over the whole answer space.
    pub invariants: Vec<Invariant>,
    /// For each model, its first steps with the conditions on them.
    pub first_steps: Vec<Vec<Conditional>>,
    /// For each model, the signs that it works with the conditions on them.
    pub signs: Vec<Vec<Conditional>>,
    /// The document retold.
    pub guide: Vec<format::GuideSection>,
    /// Terms explained.
    pub glossary: Vec<format::Term>,
    /// Supporting functions.
    pub support: Option<Support>,
    /// Lasting investments.
    pub practices: Vec<Practice>,
    /// Head counts for the chart.
    pub staffing: Option<Staffing>,
    /// What growth brings.
    pub timeline: Option<Timeline>,
    /// The way from the model that is in place to the advised one.
    pub moving: Option<Move>,
    places: HashMap<String, usize>,
    /// The questions that the decision rests on, in the order of asking.
    deciding: Vec<Slot>,
    /// The rules as a table, where they fit one.
    table: Option<Table>,
    bytes: std::borrow::Cow<'static, [u8]>,
    /// The digest, once somebody has asked for it: it costs more than a decision.
    digest: OnceLock<String>,
}

/// A question of the interview.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// Index of its section.
    pub section: usize,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether the quick interview asks it.
    pub essential: bool,
    /// How far the answer is the company's own to change; `None` for a fact.
    pub lever: Option<Lever>,
    /// The question as it is asked.
    pub title: Text,
    /// Two or three words that name it.
    pub short: Text,
    /// Why it is asked.
    pub help: Text,
    /// How to answer.
    pub hint: Option<Text>,
    /// Ids of the facts that make it worth asking.
    pub sources: Vec<String>,
    /// When it is asked; looks only at questions before it.
    pub asked_when: Condition,
    /// The value that is used where the answer is unknown. Lists have none.
    pub assumed: Option<Value>,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One of the options: at least one, at most [`MOST_OPTIONS`].
    Choice(Vec<format::Choice>),
    /// A whole number within bounds, both included.
    Integer {
        /// The least allowed.
        min: u32,
        /// The most allowed.
        max: u32,
        /// What is counted.
        unit: Option<format::Unit>,
    },
    /// A list of names, no two alike when case is folded.
    Names {
        /// How many at the most.
        most: usize,
        /// Characters a name at the most, after trimming.
        length: usize,
        /// A warning where there are more of them than another question's number.
        no_more_than: Option<NoMoreThan>,
    },
}

/// Warns where a list is longer than a number given elsewhere.
#[derive(Clone, Debug)]
pub struct NoMoreThan {
    /// Index of the question with the number.
    pub question: usize,
    /// The warning's code.
    pub code: String,
    /// The warning.
    pub text: Text,
}

impl Rulebook {
    /// The rulebook that advises where none is asked for. The problems can only be a defect of the build; a test holds that
    /// there are none.
    pub fn shipped() -> Result<Self, Vec<Problem>> {
        Self::inside(SHIPPED[0])
    }

    /// All rulebooks that ship inside the program, that one first.
    pub fn all_shipped() -> impl Iterator<Item = Result<Self, Vec<Problem>>> {
        SHIPPED.into_iter().map(Self::inside)
    }

    /// The rulebook inside the program with this id.
    #[must_use]
    pub fn shipped_as(id: &str) -> Option<Self> {
        Self::all_shipped().flatten().find(|rulebook| rulebook.id == id)
    }

    /// Whether an earlier program shipped a rulebook with this id and digest.
    #[must_use]
    pub fn shipped_before(id: &str, digest: &str) -> bool {
        EARLIER_DIGESTS.lines().any(|line| line.split_once(' ') == Some((id, digest)))
    }

    fn inside(bytes: &'static [u8]) -> Result<Self, Vec<Problem>> {
        let file = door::shape(bytes)?;
        resolve::resolve(file, bytes.into())
    }

    /// Reads a rulebook file's bytes and checks it. The problems' places are JSON pointers.
    pub fn load(bytes: Vec<u8>) -> Result<Self, Vec<Problem>> {
        let file = door::read(&bytes)?;
        resolve::resolve(file, bytes.into())
    }

    /// The file's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `sha256:` and the SHA-256 of the file's bytes in hexadecimal.
    #[must_use]
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

    /// Whether this has the id of a rulebook that ships inside the program and does not say the same.
    #[must_use]
    pub fn is_changed_copy(&self) -> bool {
        if SHIPPED.iter().any(|shipped| *shipped == self.bytes()) {
            return false;
        }
        let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_default();
        let mut shipped =
            SHIPPED.iter().map(|shipped| read(shipped)).filter(|shipped| shipped["id"] == *self.id);
        shipped.any(|shipped| shipped != read(&self.bytes))
    }

    /// Whether this says the same as a rulebook that ships inside the program, in other bytes: its digest differs.
    #[must_use]
    pub fn is_reformatted_copy(&self) -> bool {
        let inside = SHIPPED.iter().any(|shipped| *shipped == self.bytes());
        !inside && !self.is_changed_copy() && Self::shipped_as(&self.id).is_some()
    }

    /// The index of a question, by id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The rulebook's language for an interface in `language`: the same where it has it, else its first.
    #[must_use]
    pub fn language(&self, language: locale::Language) -> &str {
        let tag = language.tag();
        if self.languages.iter().any(|own| own == tag) { tag } else { &self.languages[0] }
    }

    /// The section of the guide that retells a fact: its place in the document.
    #[must_use]
    pub fn place(&self, source: &str) -> Option<&format::GuideSection> {
        self.places.get(source).map(|&section| &self.guide[section])
    }

    /// The index of that section.
    #[must_use]
    pub fn section(&self, source: &str) -> Option<usize> {
        self.places.get(source).copied()
    }

    /// The questions that model and segmentation rest on, be it only by whether another is asked, in the order of asking.
    #[must_use]
    pub fn deciding(&self) -> &[Slot] {
        &self.deciding
    }

    /// The rules of model and segmentation as a table, which decides faster; none where they do not fit one.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// By how many dimensions one can divide; none where the subject has no such thing.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.segmentation.as_ref().map_or(0, |rules| rules.dimensions.len())
    }

    /// How many slots a situation has: questions, derived inputs, the advised model, the dimensions taken.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.questions.len() + self.derived.len() + 2
    }

    /// The slot of the advised model, known only once advice is.
    #[must_use]
    pub fn model_slot(&self) -> Slot {
        self.questions.len() + self.derived.len()
    }

    /// The slot of the number of dimensions taken now, known only once advice is.
    #[must_use]
    pub fn segments_slot(&self) -> Slot {
        self.model_slot() + 1
    }

    /// The id of a question or derived input, by its slot; none for the slots that advice adds.
    #[must_use]
    pub fn slot_id(&self, slot: Slot) -> Option<&str> {
        match self.questions.get(slot) {
            Some(question) => Some(&question.id),
            None => self.derived.get(slot - self.questions.len()).map(|derived| &*derived.id),
        }
    }

    /// The two or three words that name an input, by its slot.
    #[must_use]
    pub fn slot_short(&self, slot: Slot) -> Option<&Text> {
        match self.questions.get(slot) {
            Some(question) => Some(&question.short),
            None => self.derived.get(slot - self.questions.len()).map(|derived| &derived.short),
        }
    }

    /// The values that an input can have.
    #[must_use]
    pub fn domain(&self, slot: Slot) -> ValueSet {
        let count = |n: usize| ValueSet::range(0, u32::try_from(n).unwrap_or(u32::MAX));
        match self.questions.get(slot).map(|question| &question.kind) {
            Some(Kind::Choice(options)) => count(options.len() - 1),
            Some(Kind::Integer { min, max, .. }) => ValueSet::range(*min, *max),
            Some(Kind::Names { .. }) => ValueSet::default(),
            None if slot == self.model_slot() => count(self.models.len() - 1),
            None => count(self.dimensions()),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
