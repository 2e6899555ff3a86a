//! The rules once more as one table of bits, for deciding by the million.
//!
//! Each way down the tree is a row, and so is each way in which a reason, a step of the cap or a condition on asking can hold: a
//! row asks something of a few inputs and nothing of the others. For each value of each input the table has the set of rows that
//! allow it, a bit a row. Deciding is then one look and one `and` an input, with no branch to foresee wrongly: the bits that
//! are left are the rows that hold.
//!
//! Rules with more rows than a set has bits, and rules too intricate to write as rows, have no table. They are decided as they
//! stand; tests hold that both ways agree.

mod build;

use super::format::Count;
use super::{Answers, Slot};

/// A set of rows.
type Rows = u128;

/// The rules of model and segmentation, and the conditions on asking that they rest on.
#[derive(Clone, Debug)]
pub struct Table {
    /// The questions that rows ask something of, in the order of asking.
    asked: Vec<Asked>,
    /// The derived inputs that rows ask something of.
    counted: Vec<(Count, Column)>,
    /// For each column the rows that each of its classes allows.
    allowed: Vec<Rows>,
    /// For each way down the tree the model at its end. These are the first rows.
    models: Vec<usize>,
    dimensions: Vec<Reasons>,
    cap: Cap,
}

/// A question.
#[derive(Clone, Debug)]
struct Asked {
    slot: Slot,
    /// The rows of which one must hold for the question to be asked.
    when: Rows,
    /// What stands in for an unknown answer, or for one to a question that is not asked.
    assumed: u32,
    column: Column,
}

/// Where the table has what an input's values allow.
#[derive(Clone, Debug)]
struct Column {
    first: usize,
    /// The last class: its values and all above are alike.
    last: usize,
    /// Where there are too many values to have an entry each: at which a class begins, other than the first.
    bounds: Vec<u32>,
}

/// The rows of one dimension: of its strong reasons, and of all.
#[derive(Clone, Debug, Default)]
struct Reasons {
    strong: Rows,
    any: Rows,
}

/// How many dimensions to take.
#[derive(Clone, Debug, Default)]
struct Cap {
    /// A row each, one after the other.
    steps: Vec<Step>,
    /// For each step, for each model how many dimensions its team can staff.
    staffed: Vec<u32>,
    /// The first of those rows.
    first: usize,
    /// The rows of which one must hold, and how many it takes off.
    less: Vec<(Rows, u32)>,
}

/// A run of numbers for which the cap and what each team can staff stay the same.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// How many dimensions to take.
    take: u32,
    /// How many remain whatever is taken off.
    at_least: u32,
}

/// What the rules say.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Index of the model.
    pub model: usize,
    /// The dimensions with a strong need, a bit each.
    strong: u64,
    /// The dimensions with any need.
    needed: u64,
    /// How many dimensions the cap allows now.
    pub cap: u32,
    /// How many dimensions the model's team can staff.
    pub staffed: u32,
}

impl Column {
    /// Where the table has what this value allows.
    fn at(&self, value: u32) -> usize {
        let class = if self.bounds.is_empty() {
            value as usize
        } else {
            self.bounds.partition_point(|&bound| bound <= value)
        };
        self.first + class.min(self.last)
    }
}

impl Table {
    /// What the rules say of these answers; nothing where they are none that the questions take.
    #[must_use]
    pub fn decide(&self, answers: &Answers) -> Option<Found> {
        let mut rows = Rows::MAX;
        for asked in &self.asked {
            // Whether it is asked rests on questions before it, so those rows are settled.
            let given = answers.get(asked.slot).filter(|_| rows & asked.when != 0);
            let value = given.map_or(asked.assumed, |given| given.number().unwrap_or_default());
            rows &= self.allowed[asked.column.at(value)];
        }
        self.found(rows)
    }

    /// The same, given each slot's value.
    #[must_use]
    pub fn decide_values(&self, values: &[u32]) -> Option<Found> {
        let mut rows = Rows::MAX;
        for asked in &self.asked {
            rows &= self.allowed[asked.column.at(values[asked.slot])];
        }
        self.found(rows)
    }

    /// What the rules say where these rows are left once all questions are looked at.
    fn found(&self, mut rows: Rows) -> Option<Found> {
        let (mut strong, mut needed) = (0, 0);
        for (index, dimension) in self.dimensions.iter().enumerate() {
            strong |= u64::from(rows & dimension.strong != 0) << index;
            needed |= u64::from(rows & dimension.any != 0) << index;
        }
        for (count, column) in &self.counted {
            let counted = match count {
                Count::StrongNeeds => strong,
                Count::Needs => needed,
            };
            rows &= self.allowed[column.at(counted.count_ones())];
        }
        let model = *self.models.get(rows.trailing_zeros() as usize)?;
        let (cap, staffed) = self.cap.at(rows, model);
        Some(Found { model, strong, needed, cap, staffed })
    }
}

impl Cap {
    /// How many dimensions the cap allows, and how many a model's team can staff.
    fn at(&self, rows: Rows, model: usize) -> (u32, u32) {
        let index = (rows >> self.first).trailing_zeros() as usize;
        let Some(step) = self.steps.get(index) else { return (0, 0) };
        let off = self
            .less
            .iter()
            .fold(0_u32, |off, (when, by)| off.saturating_add(if rows & when == 0 { 0 } else { *by }));
        let models = self.staffed.len() / self.steps.len();
        (step.take.saturating_sub(off).max(step.at_least), self.staffed[index * models + model])
    }
}

impl Found {
    /// The dimensions to take now, in the order in which they are taken.
    pub fn now(self) -> impl Iterator<Item = usize> {
        let Self { mut strong, mut needed, cap, staffed, .. } = self;
        (0..cap.min(staffed).min(needed.count_ones())).map(move |_| {
            let next = if strong == 0 { needed } else { strong };
            let least = next & next.wrapping_neg();
            (strong, needed) = (strong & !least, needed & !least);
            least.trailing_zeros() as usize
        })
    }
}
