//! The widths of the columns of the answers grid, so that all respondents are visible where that is possible.

/// The columns for the cursor and the mark before a question.
pub(super) const LEAD: usize = 4;
/// The columns for the mark before an answer.
pub(super) const MARK: usize = 2;

/// The minimum and the maximum width of a question's name.
const NAME_WIDTHS: (usize, usize) = (12, 22);
/// The minimum width of a column of answers: at the least, and so that answers can be read at a glance.
const ANSWER_WIDTHS: (usize, usize) = (9, 12);
/// The maximum width of a column of answers.
const MAX_ANSWER_WIDTH: usize = 26;
/// The width that a column of answers has before there are other columns.
const GOOD_ANSWER_WIDTH: usize = 15;
/// The width that a name has before there are other columns.
const GOOD_NAME_WIDTH: usize = 16;
/// The minimum width of a grid in which the most common answers stay visible beside some of the respondents.
const MIN_PINNED_WIDTH: usize = 60;
/// The width of the agreement: its bar and its percentage.
const AGREEMENT_WIDTHS: (usize, usize) = (9, 7);

/// What the columns should have room for, in cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// The longest name of a question.
    pub name: usize,
    /// The longest word for an effect.
    pub effect: usize,
    /// The longest answer or name of a respondent, without its mark.
    pub answer: usize,
    /// How many respondents there are.
    pub people: usize,
}

/// The column widths of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridColumns {
    /// The width of a question's name.
    pub name: usize,
    /// The width of the effect; 0 if there is no room.
    pub effect: usize,
    /// The width of the bar of the agreement; 0 if there is no room.
    pub bar: usize,
    /// The width of the percentage of the agreement; 0 if there is no room.
    pub share: usize,
    /// The width of a column of answers, with the mark before them.
    pub person: usize,
    /// How many columns of answers fit.
    pub fit: usize,
    /// How many columns there are to scroll through.
    pub all: usize,
    /// Whether the most common answer stays fixed at the left, instead of scrolling with the respondents.
    pub is_majority_pinned: bool,
}

impl GridColumns {
    /// Distributes `width` columns.
    pub(super) fn new(width: usize, wanted: Wanted) -> Self {
        let room = width.saturating_sub(LEAD + NAME_WIDTHS.0);
        let (tight, easy) = (room / ANSWER_WIDTHS.0, room / ANSWER_WIDTHS.1);
        let people = wanted.people;
        let (fit, all, is_majority_pinned) = if easy > people {
            (people + 1, people + 1, true)
        } else if tight >= people {
            // Every respondent matters more than what most say, which the marks show too.
            (people, people, false)
        } else if width >= MIN_PINNED_WIDTH {
            (easy.max(1), people + 1, easy > 1)
        } else {
            (tight.max(1), people + 1, false)
        };
        let person = (room / fit).min(ANSWER_WIDTHS.1);
        let columns =
            Self { name: NAME_WIDTHS.0, effect: 0, bar: 0, share: 0, person, fit, all, is_majority_pinned };
        columns.widened(room - person * fit, wanted)
    }

    /// Distributes the columns that are left over, the most useful first.
    fn widened(mut self, mut rest: usize, wanted: Wanted) -> Self {
        let answer = (wanted.answer + MARK + 1).min(MAX_ANSWER_WIDTH);
        let name = (wanted.name + 1).min(NAME_WIDTHS.1);
        self.widen_answers(answer.min(GOOD_ANSWER_WIDTH), &mut rest);
        widen(&mut self.name, name.min(GOOD_NAME_WIDTH), &mut rest);
        widen_whole(&mut self.share, AGREEMENT_WIDTHS.1, &mut rest);
        widen_whole(&mut self.effect, wanted.effect + 1, &mut rest);
        widen(&mut self.name, name, &mut rest);
        self.widen_answers(answer, &mut rest);
        widen_whole(&mut self.bar, AGREEMENT_WIDTHS.0, &mut rest);
        self
    }

    fn widen_answers(&mut self, to: usize, rest: &mut usize) {
        let more = to.saturating_sub(self.person).min(*rest / self.fit);
        self.person += more;
        *rest -= more * self.fit;
    }

    /// Returns the last possible first column.
    pub(super) fn max_first_column(&self) -> usize {
        self.all - self.fit
    }

    /// Returns the visible columns from the left: `None` for the most common answer, or a respondent.
    pub(super) fn visible_columns(&self, first: usize, people: usize) -> Vec<Option<usize>> {
        if self.is_majority_pinned {
            return std::iter::once(None).chain((first..first + self.fit - 1).map(Some)).collect();
        }
        if self.all == people {
            return (first..first + self.fit).map(Some).collect();
        }
        (first..first + self.fit).map(|column| column.checked_sub(1)).collect()
    }
}

/// Widens a column up to `to`, as far as there is room.
fn widen(column: &mut usize, to: usize, rest: &mut usize) {
    let more = to.saturating_sub(*column).min(*rest);
    *column += more;
    *rest -= more;
}

/// Gives a column its width if there is room for all of it.
fn widen_whole(column: &mut usize, to: usize, rest: &mut usize) {
    if to <= *rest {
        widen(column, to, rest);
    }
}

#[cfg(test)]
mod tests {
    use super::{ANSWER_WIDTHS, GridColumns, LEAD, Wanted};
    use proptest::prelude::*;

    fn wanted(people: usize) -> Wanted {
        Wanted { name: 20, effect: 14, answer: 20, people }
    }

    /// In 80 columns, of which the frame takes four, up to five people are visible, and up to four beside what most say.
    #[test]
    fn all_of_five_people_fit_into_80_columns() {
        for people in 2..=5 {
            let columns = GridColumns::new(76, wanted(people));
            assert_eq!(columns.max_first_column(), 0, "{people}: {columns:?}");
            let shown = columns.visible_columns(0, people);
            assert_eq!(shown.iter().flatten().count(), people);
            assert_eq!(shown[0].is_none(), people < 5);
            assert!(columns.person >= ANSWER_WIDTHS.1);
        }
        assert!(GridColumns::new(76, wanted(9)).max_first_column() > 0);
        assert_eq!(GridColumns::new(36, wanted(2)).max_first_column(), 0);
    }

    proptest! {
        /// The columns never take more room than there is, and every respondent can be scrolled to.
        #[test]
        fn columns_fit_the_width(
            width in 30_usize..200,
            people in 2_usize..51,
            name in 0_usize..60,
            effect in 1_usize..20,
            answer in 0_usize..90,
        ) {
            let columns = GridColumns::new(width, Wanted { name, effect, answer, people });
            let GridColumns { name, effect, bar, share, person, fit, .. } = columns;
            prop_assert!(LEAD + name + effect + bar + share + person * fit <= width, "{columns:?}");
            let seen = |first| columns.visible_columns(first, people);
            let last = columns.max_first_column();
            prop_assert!(seen(0).contains(&Some(0)) || seen(0).contains(&None));
            prop_assert_eq!(seen(last).last().copied(), Some(Some(people - 1)));
            let all: std::collections::BTreeSet<_> = (0..=last).flat_map(seen).flatten().collect();
            prop_assert_eq!(all.len(), people);
        }
    }
}
