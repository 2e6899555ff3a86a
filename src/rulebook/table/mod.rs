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
pub(crate) struct Table {
    /// The questions that rows test, in the order of asking.
    questions: Vec<QuestionColumn>,
    /// The derived inputs that rows test.
    derived: Vec<(Count, Column)>,
    /// For each column, the set of rows that each of its classes of values allows.
    allowed_rows: Vec<Rows>,
    /// For each path of the tree, the model at its end. These are the first rows.
    models: Vec<usize>,
    dimensions: Vec<NeedRows>,
    cap: CapRows,
}

/// A question that rows test.
#[derive(Clone, Debug)]
struct QuestionColumn {
    slot: Slot,
    /// The rows of which at least one must hold for the question to be asked.
    asked_when: Rows,
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
    boundaries: Vec<u32>,
}

/// The rows of one dimension: those of its strong reasons, and those of all its reasons.
#[derive(Clone, Debug, Default)]
struct NeedRows {
    strong: Rows,
    any: Rows,
}

/// The rows that limit the number of dimensions.
#[derive(Clone, Debug, Default)]
struct CapRows {
    /// The levels of the cap, each with one row, in the order of the rows.
    levels: Vec<CapLevel>,
    /// For each level and each model, how many dimensions the team can staff.
    staffed: Vec<u32>,
    /// Index of the first of those rows.
    first_row: usize,
    /// The rows of which at least one must hold for a reduction, and by how much it reduces.
    reductions: Vec<(Rows, u32)>,
}

/// A range of numbers in which the cap and every team's limit are constant.
#[derive(Clone, Copy, Debug)]
struct CapLevel {
    /// The cap.
    limit: u32,
    /// The smallest value of the cap after reductions.
    minimum: u32,
}

/// The result of deciding by the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableOutcome {
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
    fn entry_index(&self, value: u32) -> usize {
        let class = if self.boundaries.is_empty() {
            value as usize
        } else {
            self.boundaries.partition_point(|&bound| bound <= value)
        };
        self.first + class.min(self.last)
    }
}

impl Table {
    /// Decides for these answers. Returns `None` if no path of the tree is left, which happens only for answers that
    /// the questions do not accept.
    pub(crate) fn decide(&self, answers: &Answers) -> Option<TableOutcome> {
        let mut rows = Rows::MAX;
        for question in &self.questions {
            // The condition on asking tests only earlier questions, so its rows are final.
            let answer = answers.get(question.slot).filter(|_| rows & question.asked_when != 0);
            let value = answer.map_or(question.assumed, |given| given.number().unwrap_or_default());
            rows &= self.allowed_rows[question.column.entry_index(value)];
        }
        self.outcome(rows)
    }

    /// Decides for these values of the slots.
    pub(crate) fn decide_values(&self, values: &[u32]) -> Option<TableOutcome> {
        let mut rows = Rows::MAX;
        for question in &self.questions {
            rows &= self.allowed_rows[question.column.entry_index(values[question.slot])];
        }
        self.outcome(rows)
    }

    /// Derives the result from the rows that are left after all questions.
    fn outcome(&self, mut rows: Rows) -> Option<TableOutcome> {
        let (mut strong, mut needed) = (0, 0);
        for (index, dimension) in self.dimensions.iter().enumerate() {
            strong |= u64::from(rows & dimension.strong != 0) << index;
            needed |= u64::from(rows & dimension.any != 0) << index;
        }
        for (count, column) in &self.derived {
            let dimensions_counted = match count {
                Count::StrongNeeds => strong,
                Count::Needs => needed,
            };
            rows &= self.allowed_rows[column.entry_index(dimensions_counted.count_ones())];
        }
        let model = *self.models.get(rows.trailing_zeros() as usize)?;
        let (cap, staffed) = self.cap.limits(rows, model);
        Some(TableOutcome { model, strong, needed, cap, staffed })
    }
}

impl CapRows {
    /// Returns how many dimensions the cap allows, and how many a model's team can staff.
    fn limits(&self, rows: Rows, model: usize) -> (u32, u32) {
        let index = (rows >> self.first_row).trailing_zeros() as usize;
        let Some(step) = self.levels.get(index) else { return (0, 0) };
        let reduction = self
            .reductions
            .iter()
            .fold(0_u32, |off, (when, by)| off.saturating_add(if rows & when == 0 { 0 } else { *by }));
        let models = self.staffed.len() / self.levels.len();
        (step.limit.saturating_sub(reduction).max(step.minimum), self.staffed[index * models + model])
    }
}

impl TableOutcome {
    /// Iterates over the dimensions to divide by now, in the order of preference.
    pub(crate) fn dimensions_now(self) -> impl Iterator<Item = usize> {
        let Self { mut strong, mut needed, cap, staffed, .. } = self;
        (0..cap.min(staffed).min(needed.count_ones())).map(move |_| {
            let next = if strong == 0 { needed } else { strong };
            let least = next & next.wrapping_neg();
            (strong, needed) = (strong & !least, needed & !least);
            least.trailing_zeros() as usize
        })
    }
}
