//! The fourth tab: what-if scenarios, in which other answers are tried and the resulting advice is shown at once.
//!
//! ```text
//!  ★ Island  ◆ was Pod
//!  Team size 40 sellers → Relationship A bit of both → ◆ Budget Tight
//!  Divide now: Geography   Later: Vertical
//!  ─────────────────────────────────────────────────────────────
//!  Company
//!  ▸ ● Budget       ‹ Tight ›            decisive   ◆ was Ample
//!    ○ Team size      40 sellers         supporting
//!  What would change this advice
//!    Pod
//!      → Nearest: Budget: Moderate instead of Tight
//!      → Or: Culture: Collaborative instead of Competitive
//!  ←→ change  n keep as new  Esc back  g guide  ? help  q leave
//! ```
//!
//! If there is room, the result is at the right of the answers. A scenario is saved only if the user saves it as a
//! session of its own, which the app does.

mod answer_row;
mod discarded;
mod drafts;
mod legend;
mod name_field;
mod number_field;
mod result;
mod row;
mod rows;
mod scenario_comparison;
mod scenarios;
mod view;

pub(super) use drafts::SavedScenarios;
pub(super) use view::draw;

use crate::advice::{Advice, advise};
use crate::rulebook::{Answers, QuestionKind};
use crate::tui::keys::Action;
use crate::tui::response::{Navigate, Response};
use crate::tui::ui::Ui;
use crate::tui::widgets::Scroll;
use crate::workflow::with_tried_answer;
use crossterm::event::KeyEvent;
use discarded::Discarded;
use name_field::NameField;
use number_field::NumberField;
use scenarios::Scenarios;

/// The state of the what-if tab.
#[derive(Debug, Default)]
pub(super) struct WhatIfState {
    /// The advice on the changed answers; `None` while nothing is changed.
    changed: Option<Box<Advice>>,
    pub(super) cursor: WhatIfEntry,
    scroll: Scroll,
    /// The scroll position of the panel at the right of the answers.
    side_scroll: Scroll,
    /// Whether the next frame scrolls to the cursor. If not, the row under the cursor stays at an edge.
    follows_cursor: bool,
    /// The name for saving the scenario, while it is being typed.
    naming: Option<NameField>,
    /// The number being typed as an answer.
    pub(super) typing: Option<NumberField>,
    pub(super) scenarios: Scenarios,
    discarded: Discarded,
    pub(super) notice: Option<Notice>,
}

/// A message above the footer.
#[derive(Debug)]
pub(super) struct Notice {
    text: String,
    pub(super) bad: bool,
}

/// A cursor position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WhatIfEntry {
    /// The answer to a question, by index.
    Question(usize),
    /// A route that leads to a model: the index of the model and the number of the route.
    Route(usize, usize),
}

impl Default for WhatIfEntry {
    fn default() -> Self {
        Self::Question(0)
    }
}

/// A clickable area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhatIfTarget {
    /// Moves the cursor there, or applies a change if the cursor is already there.
    Entry(WhatIfEntry),
    /// Selects the previous value of the answer under the cursor.
    Previous,
    /// Selects its next value.
    Next,
    /// A column of the comparison of scenarios.
    Column(usize),
}

impl WhatIfState {
    /// Creates the state with the cursor on the first answer and no changes.
    pub(super) fn new() -> Self {
        Self { follows_cursor: true, ..Self::default() }
    }

    /// Returns the advice on the current answers, changed or not.
    pub(super) fn current<'a>(&'a self, saved: &'a Advice) -> &'a Advice {
        self.changed.as_deref().unwrap_or(saved)
    }

    /// Returns whether a name or a number is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.naming.is_some() || self.typing.is_some()
    }

    /// Returns the message key of what Enter does at the cursor, or `None` if it does nothing.
    pub(super) fn choose_label_key(&self, saved: &Advice, context: &Ui) -> Option<&'static str> {
        match self.selected_entry(saved, context)? {
            WhatIfEntry::Route(..) => Some("action-choose-apply"),
            WhatIfEntry::Question(question) => {
                number_field::is_number_answer(question, self.current(saved), context)
                    .then_some("action-choose-type")
            }
        }
    }

    /// Returns the sources of the item under the cursor.
    pub(super) fn sources<'a>(&self, saved: &Advice, context: &'a Ui) -> Option<&'a [String]> {
        Some(match self.selected_entry(saved, context)? {
            WhatIfEntry::Question(question) => &context.rulebook.questions[question].sources,
            WhatIfEntry::Route(model, _) => &context.rulebook.models[model].what.sources,
        })
    }

    /// Handles an action.
    pub(super) fn handle_action(&mut self, action: Action, saved: &Advice, context: &Ui) -> Response {
        if self.naming.is_some() {
            return self.handle_name_action(action, context);
        }
        if self.typing.is_some() {
            return self.handle_number_action(action, saved, context);
        }
        if action == Action::Reset {
            return Response::redraw_if(self.undo(context));
        }
        self.discarded.has_just_removed = false;
        if let Some(reply) = self.handle_comparison_action(action, saved, context) {
            return reply;
        }
        if matches!(action, Action::SetAside | Action::Compare) {
            let aside = action == Action::SetAside;
            let changed = if aside { self.set_aside(context) } else { self.open_comparison(context) };
            return Response::redraw_if(changed);
        }
        let changed = match action {
            Action::Up => self.move_cursor(-1, saved, context),
            Action::Down => self.move_cursor(1, saved, context),
            Action::Top => self.move_cursor(isize::MIN, saved, context),
            Action::Bottom => self.move_cursor(isize::MAX, saved, context),
            Action::Less => self.step_value(false, saved, context),
            Action::More => self.step_value(true, saved, context),
            Action::MuchLess => self.jump_value(false, saved, context),
            Action::MuchMore => self.jump_value(true, saved, context),
            Action::Choose => self.choose(saved, context),
            Action::PutBack => self.reset_answer(saved, context),
            Action::Keep => return Response::Navigate(Navigate::SuggestName),
            Action::PageUp | Action::PageDown => {
                self.follows_cursor = false;
                self.scroll.update(action) || self.side_scroll.update(action)
            }
            _ => false,
        };
        if changed {
            self.notice = None;
        }
        Response::redraw_if(changed)
    }

    /// Handles a key as text.
    pub(super) fn handle_key(&mut self, key: KeyEvent) -> bool {
        match (&mut self.naming, &mut self.typing) {
            (Some(naming), _) => naming.input.handle_key(key),
            (None, Some(typing)) => typing.handle_key(key),
            (None, None) => false,
        }
    }

    /// Inserts pasted text.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        match (&mut self.naming, &mut self.typing) {
            (Some(naming), _) => naming.input.paste(text.trim()),
            (None, Some(typing)) => typing.paste(text),
            (None, None) => false,
        }
    }

    /// Scrolls by the mouse wheel. Returns whether anything changed.
    pub(super) fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        if self.is_comparing() {
            return self.scenarios.scroll.scroll_by(lines);
        }
        self.follows_cursor = false;
        self.scroll.scroll_by(lines) || self.side_scroll.scroll_by(lines)
    }

    /// Handles a click. Returns whether anything changed.
    pub(super) fn handle_click(&mut self, spot: WhatIfTarget, saved: &Advice, context: &Ui) -> bool {
        if self.naming.is_some() {
            return false;
        }
        if let WhatIfTarget::Column(column) = spot {
            return self.handle_column_click(column, saved, context);
        }
        (self.notice, self.typing) = (None, None);
        match spot {
            WhatIfTarget::Previous => self.step_value(false, saved, context),
            WhatIfTarget::Next => self.step_value(true, saved, context),
            WhatIfTarget::Entry(entry) if self.cursor == entry => self.choose(saved, context),
            WhatIfTarget::Entry(entry) => {
                (self.cursor, self.follows_cursor) = (entry, true);
                true
            }
            WhatIfTarget::Column(_) => false,
        }
    }

    fn handle_number_action(&mut self, action: Action, saved: &Advice, context: &Ui) -> Response {
        match action {
            Action::Choose => Response::redraw_if(self.accept_number(saved, context)),
            Action::Back => {
                self.typing = None;
                Response::Redraw
            }
            _ => Response::Idle,
        }
    }

    /// Returns the index of the entry under the cursor, or of the next one if that entry no longer exists.
    fn cursor_index(&self, entries: &[WhatIfEntry]) -> usize {
        entries.partition_point(|entry| *entry < self.cursor).min(entries.len().saturating_sub(1))
    }

    /// Returns the entry under the cursor.
    pub(super) fn selected_entry(&self, saved: &Advice, context: &Ui) -> Option<WhatIfEntry> {
        let entries = rows::entries(saved, self.current(saved), context);
        entries.get(self.cursor_index(&entries)).copied()
    }

    /// Returns all entries for the cursor.
    #[cfg(test)]
    pub(super) fn entries(&self, saved: &Advice, context: &Ui) -> Vec<WhatIfEntry> {
        rows::entries(saved, self.current(saved), context)
    }

    fn move_cursor(&mut self, by: isize, saved: &Advice, context: &Ui) -> bool {
        let entries = rows::entries(saved, self.current(saved), context);
        let Some(last) = entries.len().checked_sub(1) else { return false };
        let place = self.cursor_index(&entries);
        let to = entries[place.saturating_add_signed(by).min(last)];
        // Below the last entry there is more text, and at its end nothing happens.
        if by > 0 && place == last && self.cursor == to {
            return self.scroll_past_end(by);
        }
        let changed = self.cursor != to || !self.follows_cursor;
        (self.cursor, self.follows_cursor) = (to, true);
        changed
    }

    /// Scrolls below the last entry. Returns whether anything changed.
    fn scroll_past_end(&mut self, by: isize) -> bool {
        let read = self.scroll.scroll_by(by) || self.side_scroll.scroll_by(by);
        self.follows_cursor &= !read;
        read
    }

    /// Returns the question under the cursor with its current value, if it can be changed.
    fn changeable(&self, saved: &Advice, context: &Ui) -> Option<(usize, u32)> {
        let now = self.current(saved);
        match self.selected_entry(saved, context) {
            Some(WhatIfEntry::Question(question)) if row::is_changeable(question, now, context) => {
                Some((question, now.situation.values()[question]))
            }
            _ => None,
        }
    }

    /// Selects the next or the previous value.
    fn step_value(&mut self, up: bool, saved: &Advice, context: &Ui) -> bool {
        let Some((question, value)) = self.changeable(saved, context) else { return false };
        let to = if up { value.checked_add(1) } else { value.checked_sub(1) };
        let to = to.filter(|&to| context.rulebook.domain(question).contains(to));
        to.is_some_and(|to| self.try_value(question, to, saved, context))
    }

    /// Selects the nearest number that the rules distinguish from the current one, or for a choice the next or the
    /// previous option.
    fn jump_value(&mut self, up: bool, saved: &Advice, context: &Ui) -> bool {
        let Some((question, value)) = self.changeable(saved, context) else { return false };
        if !matches!(context.rulebook.questions[question].kind, QuestionKind::Integer { .. }) {
            return self.step_value(up, saved, context);
        }
        let thresholds = context.outcomes.value_classes(question);
        let above = thresholds.partition_point(|&least| least <= value);
        let to = if up {
            thresholds.get(above).copied()
        } else {
            // There is no threshold below the first class.
            above.checked_sub(1).filter(|&own| own > 0).map(|own| thresholds[own] - 1)
        };
        to.is_some_and(|to| self.try_value(question, to, saved, context))
    }

    /// Tries a value. The value that the advice is already based on is no change.
    fn try_value(&mut self, question: usize, value: u32, saved: &Advice, context: &Ui) -> bool {
        let answer = Some(context.rulebook.questions[question].value_from_number(value));
        let current = &self.current(saved).answers;
        let answers = with_tried_answer(&context.rulebook, &saved.answers, current, question, answer);
        self.set_answers(&answers, saved, context);
        (self.cursor, self.follows_cursor) = (WhatIfEntry::Question(question), true);
        true
    }

    fn set_answers(&mut self, answers: &Answers, saved: &Advice, context: &Ui) {
        let same = answers.iter().eq(saved.answers.iter());
        let tried = || Box::new(advise(&context.rulebook, &context.outcomes, answers));
        self.changed = (!same).then(tried);
    }

    /// Applies the changes under the cursor, or opens the number field.
    fn choose(&mut self, saved: &Advice, context: &Ui) -> bool {
        self.apply_route(saved, context) || self.open_number_field(saved, context)
    }

    fn apply_route(&mut self, saved: &Advice, context: &Ui) -> bool {
        let Some(WhatIfEntry::Route(model, route)) = self.selected_entry(saved, context) else {
            return false;
        };
        let flip = self.current(saved).counterfactuals.iter().flatten().find(|flip| flip.model == model);
        let changes = flip.and_then(|flip| flip.routes.get(route).cloned()).unwrap_or_default();
        for change in &changes {
            self.try_value(change.question, change.to, saved, context);
        }
        self.cursor = WhatIfEntry::Route(model, route);
        !changes.is_empty()
    }

    /// Resets the answer under the cursor.
    fn reset_answer(&mut self, saved: &Advice, context: &Ui) -> bool {
        let now = self.current(saved);
        let Some(WhatIfEntry::Question(question)) = self.selected_entry(saved, context) else { return false };
        let original = saved.answers.get(question);
        if now.answers.get(question) == original {
            return false;
        }
        let mut answers = now.answers.clone();
        answers.set(question, original.cloned());
        self.set_answers(&answers, saved, context);
        true
    }
}
