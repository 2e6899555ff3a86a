//! The rules as one table of bits, for deciding millions of times.
//!
//! Each path of the tree is a row, and so is each way in which a reason, a step of the cap or a condition on asking can
//! hold. A row has conditions on some inputs and none on the others. For each value of each input the table has the set
//! of rows that accept it, one bit per row. To decide, it takes one look-up and one `and` for each input, without
//! branches that a processor could mispredict. The bits that are left are the rows that hold.
//!
//! Rules that need more rows than a set has bits, or that are too complex to convert, have no table. They are evaluated
//! directly. Tests check that both methods agree.

mod build;

use super::format::Count;
use super::{Answers, Slot};

/// A set of rows.
type Rows = u128;

/// The rules of model and segmentation, and the conditions on asking that they depend on.
#[derive(Clone, Debug)]
pub struct Table {
    /// The questions that rows test, in the order of asking.
    asked: Vec<Asked>,
    /// The derived inputs that rows test.
    counted: Vec<(Count, Column)>,
    /// For each column, the set of rows that each of its classes of values allows.
    allowed: Vec<Rows>,
    /// For each path of the tree, the model at its end. These are the first rows.
    models: Vec<usize>,
    dimensions: Vec<Reasons>,
    cap: Cap,
}

/// A question that rows test.
#[derive(Clone, Debug)]
struct Asked {
    slot: Slot,
    /// The rows of which at least one must hold for the question to be asked.
    when: Rows,
    /// The value for an unknown answer, or if the question is not asked.
    assumed: u32,
    column: Column,
}

/// The location of an input's entries in the table. Values with equal entries form a class.
#[derive(Clone, Debug)]
struct Column {
    first: usize,
    /// The last class. It covers all larger values.
    last: usize,
    /// If there are too many values for an entry each: the first value of each class except the first class.
    bounds: Vec<u32>,
}

/// The rows of one dimension: those of its strong reasons, and those of all its reasons.
#[derive(Clone, Debug, Default)]
struct Reasons {
    strong: Rows,
    any: Rows,
}

/// The rows that limit the number of dimensions.
#[derive(Clone, Debug, Default)]
struct Cap {
    /// The levels of the cap, each with one row, in the order of the rows.
    steps: Vec<Step>,
    /// For each level and each model, how many dimensions the team can staff.
    staffed: Vec<u32>,
    /// Index of the first of those rows.
    first: usize,
    /// The rows of which at least one must hold for a reduction, and by how much it reduces.
    less: Vec<(Rows, u32)>,
}

/// A range of numbers in which the cap and every team's limit are constant.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// The cap.
    take: u32,
    /// The smallest value of the cap after reductions.
    at_least: u32,
}

/// The result of deciding by the table.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Index of the advised model.
    pub model: usize,
    /// The dimensions with a strong need, one bit each.
    strong: u64,
    /// The dimensions with any need, one bit each.
    needed: u64,
    /// How many dimensions the cap allows for now.
    pub cap: u32,
    /// How many dimensions the model's team can staff.
    pub staffed: u32,
}

impl Column {
    /// Returns the index of the entry for a value.
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
    /// Decides for these answers. Returns `None` if no path of the tree is left, which happens only for answers that
    /// the questions do not accept.
    #[must_use]
    pub fn decide(&self, answers: &Answers) -> Option<Found> {
        let mut rows = Rows::MAX;
        for asked in &self.asked {
            // The condition on asking tests only earlier questions, so its rows are final.
            let given = answers.get(asked.slot).filter(|_| rows & asked.when != 0);
            let value = given.map_or(asked.assumed, |given| given.number().unwrap_or_default());
            rows &= self.allowed[asked.column.at(value)];
        }
        self.found(rows)
    }

    /// Decides for these values of the slots.
    #[must_use]
    pub fn decide_values(&self, values: &[u32]) -> Option<Found> {
        let mut rows = Rows::MAX;
        for asked in &self.asked {
            rows &= self.allowed[asked.column.at(values[asked.slot])];
        }
        self.found(rows)
    }

    /// Derives the result from the rows that are left after all questions.
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
    /// Returns how many dimensions the cap allows, and how many a model's team can staff.
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
    /// Iterates over the dimensions to divide by now, in the order of preference.
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
