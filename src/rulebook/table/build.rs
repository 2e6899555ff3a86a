//! Converts the rules into the rows and columns of a [`Table`].

use super::{CapLevel, CapRows, Column, NeedRows, QuestionColumn, Rows, Table};
use crate::rulebook::{
    Condition, Dimension, Node, Question, Segmentation, Slot, Tree, Value, ValueSet, format,
};
use std::collections::BTreeMap;

/// The largest number of entries of a column that has one for every value. A column with more is searched by its
/// bounds.
const MAX_ENTRIES: usize = 256;

/// The budget of work for building rows: about a hundred times what the shipped rulebook needs, and about a
/// millisecond.
const MAX_WORK: usize = 1 << 17;

/// The largest number of questions. With more, following the tree is faster, because it skips most of them.
const MAX_QUESTIONS: usize = 64;

/// The largest number of dimensions, one for each bit of a set.
const MAX_DIMENSIONS: usize = 64;

/// The conditions of a row: for each slot that it tests, the values that it accepts.
type Row = BTreeMap<Slot, ValueSet>;

/// The rows so far, and the work that is left in the budget.
struct RowBuilder {
    rows: Vec<Row>,
    work: usize,
}

impl RowBuilder {
    /// Subtracts from the budget. Returns `None` if it is exceeded.
    fn spend(&mut self, work: usize) -> Option<()> {
        self.work = self.work.checked_sub(work)?;
        Some(())
    }

    /// Returns `row` with one more condition, or no row if no value is left that it accepts.
    fn constrain(&mut self, row: &Row, slot: Slot, values: &ValueSet) -> Option<std::option::IntoIter<Row>> {
        let before = row.get(&slot);
        self.spend(1 + row.len() + before.map_or(1, |set| set.intervals().len()) * values.intervals().len())?;
        let values = before.map_or_else(|| values.clone(), |before| before.intersection(values));
        let mut row = row.clone();
        let empty = values.is_empty();
        row.insert(slot, values);
        Some((!empty).then_some(row).into_iter())
    }

    /// Returns the rows that together describe when a condition holds, or does not if `holds` is `false`. Each result
    /// adds conditions to one of the rows `base`.
    fn rows_for(&mut self, when: &Condition, holds: bool, base: &[Row]) -> Option<Vec<Row>> {
        self.spend(1 + base.len())?;
        match (when, holds) {
            (Condition::Not(part), _) => self.rows_for(part, !holds, base),
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                parts.iter().try_fold(base.to_vec(), |on, part| self.rows_for(part, holds, &on))
            }
            (Condition::Any(parts), true) | (Condition::All(parts), false) => {
                let mut ways = Vec::new();
                for part in parts {
                    ways.extend(self.rows_for(part, holds, base)?);
                    // Each of these becomes a row, or is combined with others that do.
                    if ways.len() > Rows::BITS as usize {
                        return None;
                    }
                }
                Some(ways)
            }
            (Condition::Is(slot, set), _) => {
                let values = if holds { set.clone() } else { ValueSet::range(0, u32::MAX).difference(set) };
                let mut ways = Vec::new();
                for row in base {
                    ways.extend(self.constrain(row, *slot, &values)?);
                }
                Some(ways)
            }
        }
    }

    /// Adds rows and returns them as a set, or `None` if there are too many.
    fn add_rows(&mut self, rows: Vec<Row>) -> Option<Rows> {
        let (first, count) = (self.rows.len(), rows.len());
        self.rows.extend(rows);
        (self.rows.len() <= Rows::BITS as usize)
            .then(|| (first..first + count).fold(0, |set, row| set | 1 << row))
    }

    fn condition_rows(&mut self, when: &Condition) -> Option<Rows> {
        let rows = self.rows_for(when, true, &[Row::new()])?;
        self.add_rows(rows)
    }

    /// Returns the rows for the condition on asking a question. Most questions are always asked, which takes no row.
    fn asking_rows(&mut self, when: &Condition) -> Option<Rows> {
        if *when == Condition::ALWAYS { Some(Rows::MAX) } else { self.condition_rows(when) }
    }

    /// Adds a row for each path of the tree and returns the model at the end of each.
    fn tree_rows(&mut self, tree: &Tree) -> Option<Vec<usize>> {
        let mut models = Vec::new();
        let mut open = vec![(0, Row::new())];
        while let Some((node, row)) = open.pop() {
            match &tree.nodes[node] {
                Node::Leaf(model) => {
                    self.add_rows(vec![row])?;
                    models.push(*model);
                }
                Node::Split { slot, branches } => {
                    for branch in &tree.branches[branches.clone()] {
                        open.extend(
                            self.constrain(&row, *slot, &branch.values)?.map(|row| (branch.then, row)),
                        );
                    }
                }
            }
        }
        Some(models)
    }

    fn need_rows(&mut self, dimension: &Dimension) -> Option<NeedRows> {
        let mut needs = NeedRows::default();
        for reason in &dimension.reasons {
            let rows = self.condition_rows(&reason.when)?;
            needs.any |= rows;
            needs.strong |= if reason.strong { rows } else { 0 };
        }
        Some(needs)
    }

    fn cap_rows(&mut self, rules: &Segmentation) -> Option<CapRows> {
        let mut cap = CapRows { first_row: self.rows.len(), ..CapRows::default() };
        let least = rules.cap.steps.first()?.from;
        // Below the first step the cap is 0.
        let thresholds: Vec<_> = rules.thresholds().into_iter().filter(|&from| from >= least).collect();
        for (index, &from) in thresholds.iter().enumerate() {
            let next = thresholds.get(index + 1).map_or(u32::MAX, |next| next - 1);
            self.add_rows(vec![Row::from([(rules.cap.slot, ValueSet::range(from, next))])])?;
            let step = rules.cap.steps.iter().rev().find(|step| step.from <= from)?;
            cap.levels.push(CapLevel { limit: step.take, minimum: step.at_least });
            cap.staffed
                .extend((0..rules.divides_from.len()).map(|model| rules.staffable_dimensions(model, from)));
        }
        for less in &rules.cap.less {
            cap.reductions.push((self.condition_rows(&less.when)?, less.by));
        }
        Some(cap)
    }

    /// Appends the entries of a slot's column to `allowed`.
    fn build_column(&self, slot: Slot, allowed: &mut Vec<Rows>) -> Column {
        let constraints: Vec<_> = self.rows.iter().map(|row| row.get(&slot)).collect();
        let mut bounds: Vec<_> =
            constraints.iter().flatten().flat_map(|set| set.boundaries()).filter(|&at| at > 0).collect();
        bounds.sort_unstable();
        bounds.dedup();
        let allows = |value: u32| {
            let refused =
                constraints.iter().enumerate().filter(|(_, ask)| ask.is_some_and(|set| !set.contains(value)));
            refused.fold(Rows::MAX, |rows, (row, _)| rows & !(1 << row))
        };
        let first = allowed.len();
        let last = bounds.last().copied().unwrap_or_default();
        if (last as usize) < MAX_ENTRIES {
            allowed.extend((0..=last).map(allows));
            bounds.clear();
        } else {
            allowed.extend(std::iter::once(0).chain(bounds.iter().copied()).map(allows));
        }
        Column { first, last: allowed.len() - 1 - first, boundaries: bounds }
    }
}

impl Table {
    /// Builds the table of these rules, which depend on the questions `deciding`, or returns `None` if it would be too
    /// large.
    pub(in crate::rulebook) fn new(
        (questions, derived): (&[Question], &[format::DerivedInput]),
        tree: &Tree,
        segmentation: Option<&Segmentation>,
        deciding: &[Slot],
    ) -> Option<Self> {
        let dimensions = segmentation.map_or(&[][..], |rules| &rules.dimensions);
        if deciding.len() > MAX_QUESTIONS || dimensions.len() > MAX_DIMENSIONS {
            return None;
        }
        let mut builder = RowBuilder { rows: Vec::new(), work: MAX_WORK };
        let models = builder.tree_rows(tree)?;
        let dimensions =
            dimensions.iter().map(|dimension| builder.need_rows(dimension)).collect::<Option<_>>()?;
        let cap = segmentation.map_or(Some(CapRows::default()), |rules| builder.cap_rows(rules))?;
        let asking_rows = deciding.iter().map(|&slot| builder.asking_rows(&questions[slot].asked_when));
        let asking: Vec<_> = asking_rows.collect::<Option<_>>()?;
        let mut allowed = Vec::new();
        let columns = deciding.iter().zip(asking).map(|(&slot, when)| QuestionColumn {
            slot,
            asked_when: when,
            assumed: questions[slot].assumed.as_ref().and_then(Value::number).unwrap_or_default(),
            column: builder.build_column(slot, &mut allowed),
        });
        let asked = columns.collect();
        let derived_columns = (questions.len()..).zip(derived);
        let counted =
            derived_columns.map(|(slot, derived)| (derived.count, builder.build_column(slot, &mut allowed)));
        Some(Self {
            questions: asked,
            derived: counted.collect(),
            allowed_rows: allowed,
            models,
            dimensions,
            cap,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_WORK, Row, RowBuilder, Rows};
    use crate::advice;
    use crate::rulebook::{Condition, Rulebook, ValueSet};
    use proptest::prelude::*;

    fn condition() -> impl Strategy<Value = Condition> {
        let sets = prop::collection::vec((0_u32..6, 0_u32..6), 0..3).prop_map(ValueSet::from_intervals);
        let leaf = (0_usize..3, sets).prop_map(|(slot, set)| Condition::Is(slot, set));
        leaf.prop_recursive(4, 12, 3, |part| {
            let parts = prop::collection::vec(part.clone(), 0..3);
            prop_oneof![
                parts.clone().prop_map(Condition::All),
                parts.prop_map(Condition::Any),
                part.prop_map(|part| Condition::Not(Box::new(part))),
            ]
        })
    }

    proptest! {
        /// The rows of a condition accept exactly the values for which it holds.
        #[test]
        fn row_builder_rows_hold_where_the_condition_does(when in condition()) {
            let mut builder = RowBuilder { rows: Vec::new(), work: MAX_WORK };
            let Some(rows) = builder.rows_for(&when, true, &[Row::new()]) else { return Ok(()) };
            for values in (0..216).map(|number| [number % 6, number / 6 % 6, number / 36]) {
                let holds = rows.iter().any(|row| row.iter().all(|(&slot, set)| set.contains(values[slot])));
                prop_assert_eq!(holds, when.holds(&values), "{:?}", values);
            }
        }
    }

    /// The shipped rulebooks have a table, and rules that are too complex have none.
    #[test]
    fn table_exists_for_shipped_rulebooks_only_if_simple() {
        for rulebook in Rulebook::all_shipped() {
            assert!(rulebook.expect("the shipped rulebook is valid").table().is_some());
        }
        assert!(advice::rulebook_too_complex_for_table().table().is_none());
    }

    /// A condition that needs too many rows is given up within the budget.
    #[test]
    fn row_builder_gives_up_a_condition_with_too_many_rows() {
        let either =
            |slot| Condition::Any([0, 2].map(|one| Condition::Is(slot, ValueSet::range(one, one))).into());
        let mut builder = RowBuilder { rows: Vec::new(), work: MAX_WORK };
        assert!(builder.condition_rows(&Condition::All((0..7).map(either).collect())).is_some());
        assert_eq!(builder.rows.len(), Rows::BITS as usize);
        assert!(builder.condition_rows(&either(0)).is_none());
        let mut writer = RowBuilder { rows: Vec::new(), work: MAX_WORK };
        assert!(writer.condition_rows(&Condition::All((0..40).map(either).collect())).is_none());
    }
}
