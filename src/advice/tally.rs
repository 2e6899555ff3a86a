//! Counts over many companies: how many got which advice, and which questions were assumed most.

use rustc_hash::FxHashMap;

/// Counts of decisions. Models, questions and dimensions are indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Companies that got advice, for each model. Models after the last one that was advised may be missing.
    pub models: Vec<u64>,
    /// Companies without an answer to any essential question, which get no advice.
    pub without_advice: u64,
    /// Companies whose answers could not be read.
    pub failed: u64,
    /// Companies that got advice, by the dimensions to divide by now, in ascending order.
    pub divisions: FxHashMap<Vec<usize>, u64>,
    /// Companies that got advice for which a question was assumed, for each question. Questions after the last one that
    /// was assumed may be missing.
    pub assumed: Vec<u64>,
}

impl Tally {
    /// Returns the number of companies that got advice.
    pub fn advised(&self) -> u64 {
        self.models.iter().sum()
    }

    /// Returns the number of companies.
    pub fn companies(&self) -> u64 {
        self.advised() + self.without_advice + self.failed
    }

    /// Counts a company that got advice, with the dimensions to divide by now in any order.
    pub fn add_advice(&mut self, model: usize, now: &[usize]) {
        add(&mut self.models, model, 1);
        if let Some(count) = self.divisions.get_mut(now).filter(|_| now.is_sorted()) {
            *count += 1;
            return;
        }
        let mut division = now.to_vec();
        division.sort_unstable();
        *self.divisions.entry(division).or_default() += 1;
    }

    /// Counts a question that was assumed for a company that got advice.
    pub fn add_assumed(&mut self, question: usize) {
        add(&mut self.assumed, question, 1);
    }

    /// Adds the counts of other companies.
    pub fn append(&mut self, other: &Self) {
        let Self { models, without_advice, failed, divisions, assumed } = other;
        models.iter().enumerate().for_each(|(model, count)| add(&mut self.models, model, *count));
        assumed.iter().enumerate().for_each(|(question, count)| add(&mut self.assumed, question, *count));
        self.without_advice += without_advice;
        self.failed += failed;
        for (division, count) in divisions {
            *self.divisions.entry(division.clone()).or_default() += count;
        }
    }
}

/// Adds to a count, and makes room for it first.
fn add(counts: &mut Vec<u64>, index: usize, count: u64) {
    if counts.len() <= index {
        counts.resize(index + 1, 0);
    }
    counts[index] += count;
}
