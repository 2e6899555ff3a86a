//! Supporting functions and lasting investments in compiled form: conditions over slots, ids as indices.

use super::format::{CitedText, Figure, Function};
use super::{Condition, ConditionalText, Slot, Text};

/// The supporting functions and the enablement team.
#[derive(Clone, Debug)]
pub(crate) struct Support {
    /// Why support matters.
    pub about: Vec<CitedText>,
    /// The functions that are compared.
    pub functions: Vec<Function>,
    /// Index of the function of the sellers, from whom work is taken.
    pub seller_function: usize,
    /// The activities to take off the sellers.
    pub relief: Vec<Relief>,
    /// Remarks on the list of activities, also if it is empty. All whose conditions hold are shown.
    pub relief_about: Vec<ConditionalText>,
    /// The enablement team.
    pub enablement: Enablement,
}

/// An activity that another function takes over from the sellers, or makes easier for them.
#[derive(Clone, Debug)]
pub(crate) struct Relief {
    /// When this applies. May test every slot.
    pub when: Condition,
    /// Index of the function that has the activity in the document.
    pub function: usize,
    /// Index of the activity in that function's list.
    pub activity: usize,
    /// Index of the function that takes over the activity or makes it easier.
    pub to: usize,
    /// What to do, as a text.
    pub text: Text,
    /// Whether this is our judgement rather than the document's.
    pub judgement: bool,
}

/// The enablement team.
#[derive(Clone, Debug)]
pub(crate) struct Enablement {
    /// What enablement is for.
    pub about: Vec<CitedText>,
    /// Its areas of work.
    pub work: Vec<WorkArea>,
    /// Its roles.
    pub roles: Vec<EnablementRole>,
    /// How many people work on it full time. If `None`, as many as there are roles to fill.
    pub people: Option<EnablementPeople>,
}

/// How many people work on enablement full time, and in which roles.
#[derive(Clone, Debug)]
pub(crate) struct EnablementPeople {
    /// The question about the number of sellers.
    pub question: Slot,
    /// How many sellers there are for each person; at least 1.
    pub sellers_per_person: u32,
    /// The same number as a figure with its origin.
    pub figure: Figure,
    /// Indices of all roles, in the order in which they are filled.
    pub order: Vec<usize>,
    /// The question about how many there are today, and its options that mean nobody.
    pub today: Option<(Slot, Vec<u32>)>,
}

impl EnablementPeople {
    /// Returns how many people this number of sellers needs, rounded to the nearest.
    pub(crate) fn people_for(&self, sellers: u32) -> u32 {
        let (sellers, each) = (u64::from(sellers), u64::from(self.sellers_per_person));
        u32::try_from((2 * sellers + each) / (2 * each)).unwrap_or(u32::MAX)
    }

    /// Returns the smallest number of sellers that needs this many people, or `None` if it exceeds `u32`.
    pub(crate) fn sellers_for(&self, people: u32) -> Option<u32> {
        let each = u64::from(self.sellers_per_person);
        u32::try_from((2 * each * u64::from(people)).saturating_sub(each).div_ceil(2)).ok()
    }
}

/// An area of enablement work.
#[derive(Clone, Debug)]
pub(crate) struct WorkArea {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it consists of, with the facts behind it.
    pub what: CitedText,
    /// What it means for these answers; the first whose condition holds.
    pub for_you: Vec<ConditionalText>,
}

/// A role in the enablement team.
#[derive(Clone, Debug)]
pub(crate) struct EnablementRole {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The role's purpose, with the facts behind it.
    pub does: CitedText,
    /// What to look for in a candidate.
    pub looks_for: Text,
    /// The reasons to fill the role now; the first whose condition holds is given.
    pub now: Vec<ConditionalText>,
    /// How many of these reasons, from the first, are real reasons. The others are fallbacks.
    pub trigger_count: usize,
    /// What would be a reason to fill it later.
    pub later: Text,
    /// Another role that covers this one until it is filled.
    pub meanwhile: Option<Meanwhile>,
    /// Who does this work part-time while nobody fills the role; the first whose condition holds.
    pub hat: Vec<ConditionalText>,
}

/// A filled role that covers another one that is not filled yet.
#[derive(Clone, Debug)]
pub(crate) struct Meanwhile {
    /// Index of the role that covers it.
    pub role: usize,
    /// The text that says so, with the facts behind it.
    pub statement: CitedText,
}

/// A lasting investment.
#[derive(Clone, Debug)]
pub(crate) struct Practice {
    /// Its id, which is the id of a fact.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The document's reason, with the facts behind it.
    pub why: CitedText,
    /// What it means for these answers; all whose conditions hold.
    pub for_you: Vec<ConditionalText>,
}
