//! Supporting functions and lasting investments as the program works on them: conditions over slots, ids as indices.

use super::format::{Cited, Figure, Function};
use super::{Condition, Conditional, Slot, Text};

/// Supporting functions.
#[derive(Clone, Debug)]
pub struct Support {
    /// Why support matters.
    pub about: Vec<Cited>,
    /// The functions side by side.
    pub functions: Vec<Function>,
    /// Index of the function whose people are relieved.
    pub sellers: usize,
    /// What to take off them.
    pub relief: Vec<Relief>,
    /// What to say of that list, or of its being empty; all that hold.
    pub relief_about: Vec<Conditional>,
    /// The enablement team.
    pub enablement: Enablement,
}

/// An activity that is taken off the sellers, or eased.
#[derive(Clone, Debug)]
pub struct Relief {
    /// When; may look at every slot.
    pub when: Condition,
    /// Index of the function whose activity it is by the document.
    pub function: usize,
    /// Index of the activity among that function's.
    pub activity: usize,
    /// Index of the function that takes it over, or eases it.
    pub to: usize,
    /// What to do.
    pub text: Text,
    /// Whether this is our judgement rather than the document's.
    pub judgement: bool,
}

/// The enablement team.
#[derive(Clone, Debug)]
pub struct Enablement {
    /// What enablement is for.
    pub about: Vec<Cited>,
    /// Its areas of work.
    pub work: Vec<Work>,
    /// Its roles.
    pub roles: Vec<EnablementRole>,
    /// How many people work on it full time; `None` where that is left to the roles.
    pub people: Option<EnablementPeople>,
}

/// How many people work on enablement full time.
#[derive(Clone, Debug)]
pub struct EnablementPeople {
    /// The question whose number is that of the sellers.
    pub question: Slot,
    /// How many sellers there are for each of them; one at least.
    pub each: u32,
    /// The same as the file has it, with its origin.
    pub figure: Figure,
    /// Indices of all roles, the one that is filled first at the front.
    pub order: Vec<usize>,
    /// The question that tells how many there are today, and the options that say nobody.
    pub today: Option<(Slot, Vec<u32>)>,
}

impl EnablementPeople {
    /// How many people a number of sellers asks for, rounded.
    #[must_use]
    pub fn asked_for(&self, sellers: u32) -> u32 {
        let (sellers, each) = (u64::from(sellers), u64::from(self.each));
        u32::try_from((2 * sellers + each) / (2 * each)).unwrap_or(u32::MAX)
    }

    /// From which number of sellers on there are so many people; `None` where it is beyond all numbers.
    #[must_use]
    pub fn from(&self, people: u32) -> Option<u32> {
        let each = u64::from(self.each);
        u32::try_from((2 * each * u64::from(people)).saturating_sub(each).div_ceil(2)).ok()
    }
}

/// An area of enablement work.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is, with the facts behind it.
    pub what: Cited,
    /// What it means for these answers; the first that holds.
    pub for_you: Vec<Conditional>,
}

/// A role in the enablement team.
#[derive(Clone, Debug)]
pub struct EnablementRole {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is for, with the facts behind the role.
    pub does: Cited,
    /// What to look for in a candidate.
    pub looks_for: Text,
    /// When to fill it now; the first that holds gives the reason.
    pub now: Vec<Conditional>,
    /// How many of these, from the first, can bring the role; the others fill it for want of something better.
    pub bringing: usize,
    /// What brings it, where it is not filled now.
    pub later: Text,
    /// Who plays this part while it waits.
    pub meanwhile: Option<Meanwhile>,
    /// Who wears it as a hat while nobody fills it; the first that holds.
    pub hat: Vec<Conditional>,
}

/// A role that plays another one's part while that one waits and this one is filled.
#[derive(Clone, Debug)]
pub struct Meanwhile {
    /// Index of the role that does.
    pub role: usize,
    /// That it does, with the facts behind it.
    pub said: Cited,
}

/// A lasting investment.
#[derive(Clone, Debug)]
pub struct Practice {
    /// Its id, a fact id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The document's reason, with the facts behind it.
    pub why: Cited,
    /// What it means for these answers; all that hold.
    pub for_you: Vec<Conditional>,
}
