//! The fourth tab: other answers, tried out, with what follows from them at once.
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
//!  ←→ change  s keep  x reset  Enter apply  ? help  q leave
//! ```
//!
//! Where there is room, what follows stands at the right of the answers. Nothing that is tried here is saved, unless it is
//! kept as a session of its own; that is for the app to do.

mod answer;
mod legend;
mod naming;
mod outcome;
mod rows;
mod scenarios;
mod side_by_side;
mod tried;
mod typing;
mod view;

pub(super) use tried::Tried;
pub(super) use view::view;

use super::moved;
use crate::advice::{Advice, advise};
use crate::rulebook::{Answers, QuestionKind};
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::screen::{Go, Reply};
use crate::tui::text_input::{paste_into, type_into};
use crate::tui::widgets::Scroll;
use crossterm::event::KeyEvent;
use naming::Naming;
use scenarios::Scenarios;
use typing::Typing;

/// What is being tried out.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The advice on the answers that are tried; none while they are the given ones.
    tried: Option<Box<Advice>>,
    pub(super) cursor: Entry,
    scroll: Scroll,
    /// What stands at the right of the answers, where there is room.
    side: Scroll,
    /// Whether the view is to follow the cursor. Where it does not, the row under the cursor stays at an edge.
    follow: bool,
    /// The name under which answers are to be kept, while it is being typed.
    naming: Option<Naming>,
    /// The number that is being typed as an answer.
    pub(super) typing: Option<Typing>,
    pub(super) scenarios: Scenarios,
    pub(super) notice: Option<Notice>,
}

/// Something to say above the footer.
#[derive(Debug)]
pub(super) struct Notice {
    text: String,
    pub(super) bad: bool,
}

/// Where the cursor can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// At the answer to a question, by index.
    Question(usize),
    /// At a route that leads to a model, by the model's index and the route's number.
    Route(usize, usize),
}

impl Default for Entry {
    fn default() -> Self {
        Self::Question(0)
    }
}

/// What a click does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Goes there, or applies a change where the cursor is already.
    Entry(Entry),
    /// The value before, of the answer under the cursor.
    Less,
    /// The value after.
    More,
    /// A column of the scenarios side by side.
    Column(usize),
}

impl State {
    /// The first answer under the cursor, and nothing changed.
    pub(super) fn new() -> Self {
        Self { follow: true, ..Self::default() }
    }

    /// The advice on what is tried.
    pub(super) fn now<'a>(&'a self, saved: &'a Advice) -> &'a Advice {
        self.tried.as_deref().unwrap_or(saved)
    }

    /// Whether a name or a number is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.naming.is_some() || self.typing.is_some()
    }

    /// What Enter does with what is under the cursor, as a key of the locale files; `None` where it does nothing.
    pub(super) fn chooses(&self, saved: &Advice, context: &Context) -> Option<&'static str> {
        match self.here(saved, context)? {
            Entry::Route(..) => Some("action-choose-apply"),
            Entry::Question(question) => {
                typing::is_typed(question, self.now(saved), context).then_some("action-choose-type")
            }
        }
    }

    /// The facts behind what is under the cursor.
    pub(super) fn sources<'a>(&self, saved: &Advice, context: &'a Context) -> Option<&'a [String]> {
        Some(match self.here(saved, context)? {
            Entry::Question(question) => &context.rulebook.questions[question].sources,
            Entry::Route(model, _) => &context.rulebook.models[model].what.sources,
        })
    }

    /// Does what a key asks for.
    pub(super) fn update(&mut self, action: Action, saved: &Advice, context: &Context) -> Reply {
        if self.naming.is_some() {
            return self.update_name(action, context);
        }
        if self.typing.is_some() {
            return self.update_number(action, saved, context);
        }
        if let Some(reply) = self.update_side_by_side(action, saved, context) {
            return reply;
        }
        if matches!(action, Action::SetAside | Action::Together) {
            let aside = action == Action::SetAside;
            let changed = if aside { self.set_aside(context) } else { self.lay_side_by_side(context) };
            return Reply::when(changed);
        }
        let changed = match action {
            Action::Up => self.go_by(-1, saved, context),
            Action::Down => self.go_by(1, saved, context),
            Action::Top => self.go_by(isize::MIN, saved, context),
            Action::Bottom => self.go_by(isize::MAX, saved, context),
            Action::Less => self.step(false, saved, context),
            Action::More => self.step(true, saved, context),
            Action::MuchLess => self.jump(false, saved, context),
            Action::MuchMore => self.jump(true, saved, context),
            Action::Choose => self.choose(saved, context),
            Action::PutBack => self.put_back(saved, context),
            Action::Reset => self.tried.take().is_some(),
            Action::Keep => return Reply::Go(Go::Names),
            Action::PageUp | Action::PageDown => {
                self.follow = false;
                moved(&mut self.scroll, action) || moved(&mut self.side, action)
            }
            _ => false,
        };
        if changed {
            self.notice = None;
        }
        Reply::when(changed)
    }

    /// Takes a key as text.
    pub(super) fn typed(&mut self, key: KeyEvent) -> bool {
        match (&mut self.naming, &mut self.typing) {
            (Some(naming), _) => type_into(&mut naming.input, key),
            (None, Some(typing)) => typing.typed(key),
            (None, None) => false,
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        match (&mut self.naming, &mut self.typing) {
            (Some(naming), _) => paste_into(&mut naming.input, text.trim()),
            (None, Some(typing)) => typing.paste(text),
            (None, None) => false,
        }
    }

    /// Turns the wheel; returns whether anything changed.
    pub(super) fn wheel(&mut self, lines: isize) -> bool {
        if self.is_side_by_side() {
            return self.scenarios.scroll.scroll_by(lines);
        }
        self.follow = false;
        self.scroll.scroll_by(lines) || self.side.scroll_by(lines)
    }

    /// Takes a click; returns whether anything changed.
    pub(super) fn click(&mut self, spot: Spot, saved: &Advice, context: &Context) -> bool {
        if self.naming.is_some() {
            return false;
        }
        if let Spot::Column(column) = spot {
            return self.click_column(column, saved, context);
        }
        (self.notice, self.typing) = (None, None);
        match spot {
            Spot::Less => self.step(false, saved, context),
            Spot::More => self.step(true, saved, context),
            Spot::Entry(entry) if self.cursor == entry => self.choose(saved, context),
            Spot::Entry(entry) => {
                (self.cursor, self.follow) = (entry, true);
                true
            }
            Spot::Column(_) => false,
        }
    }

    fn update_number(&mut self, action: Action, saved: &Advice, context: &Context) -> Reply {
        match action {
            Action::Choose => Reply::when(self.take_number(saved, context)),
            Action::Back => {
                self.typing = None;
                Reply::Redraw
            }
            _ => Reply::Idle,
        }
    }

    /// Where the cursor is among the entries: on its own, or where that is gone on the next.
    fn place(&self, entries: &[Entry]) -> usize {
        entries.partition_point(|entry| *entry < self.cursor).min(entries.len().saturating_sub(1))
    }

    /// The entry under the cursor.
    pub(super) fn here(&self, saved: &Advice, context: &Context) -> Option<Entry> {
        let entries = rows::entries(saved, self.now(saved), context);
        entries.get(self.place(&entries)).copied()
    }

    /// Where the cursor can be.
    #[cfg(test)]
    pub(super) fn entries(&self, saved: &Advice, context: &Context) -> Vec<Entry> {
        rows::entries(saved, self.now(saved), context)
    }

    fn go_by(&mut self, by: isize, saved: &Advice, context: &Context) -> bool {
        let entries = rows::entries(saved, self.now(saved), context);
        let Some(last) = entries.len().checked_sub(1) else { return false };
        let place = self.place(&entries);
        let to = entries[place.saturating_add_signed(by).min(last)];
        // Below the last entry there is more to read, and at its end nothing happens.
        if by > 0 && place == last && self.cursor == to {
            return self.read_on(by);
        }
        let changed = self.cursor != to || !self.follow;
        (self.cursor, self.follow) = (to, true);
        changed
    }

    /// Scrolls on below the last entry; returns whether anything was left.
    fn read_on(&mut self, by: isize) -> bool {
        let read = self.scroll.scroll_by(by) || self.side.scroll_by(by);
        self.follow &= !read;
        read
    }

    /// The question under the cursor whose answer can be changed, and its value now.
    fn changeable(&self, saved: &Advice, context: &Context) -> Option<(usize, u32)> {
        let now = self.now(saved);
        match self.here(saved, context) {
            Some(Entry::Question(question)) if rows::is_changeable(question, now, context) => {
                Some((question, now.situation.values()[question]))
            }
            _ => None,
        }
    }

    /// To the value beside.
    fn step(&mut self, up: bool, saved: &Advice, context: &Context) -> bool {
        let Some((question, value)) = self.changeable(saved, context) else { return false };
        let to = if up { value.checked_add(1) } else { value.checked_sub(1) };
        let to = to.filter(|&to| context.rulebook.domain(question).contains(to));
        to.is_some_and(|to| self.answer(question, to, saved, context))
    }

    /// Of a number to the nearest value that the rules tell from the one at hand; of a choice to the value beside.
    fn jump(&mut self, up: bool, saved: &Advice, context: &Context) -> bool {
        let Some((question, value)) = self.changeable(saved, context) else { return false };
        if !matches!(context.rulebook.questions[question].kind, QuestionKind::Integer { .. }) {
            return self.step(up, saved, context);
        }
        let thresholds = context.outcomes.value_classes(question);
        let above = thresholds.partition_point(|&least| least <= value);
        let to = if up {
            thresholds.get(above).copied()
        } else {
            // The first class has nothing below it.
            above.checked_sub(1).filter(|&own| own > 0).map(|own| thresholds[own] - 1)
        };
        to.is_some_and(|to| self.answer(question, to, saved, context))
    }

    /// Tries a value. One that is what the advice went by anyway is no change.
    fn answer(&mut self, question: usize, value: u32, saved: &Advice, context: &Context) -> bool {
        let mut answers = self.now(saved).answers.clone();
        let given = saved.answers.get(question);
        let answer = context.rulebook.questions[question].value_from_number(value);
        let before = given.or(context.rulebook.questions[question].assumed.as_ref());
        let answer = if before == Some(&answer) { given.cloned() } else { Some(answer) };
        answers.set(question, answer);
        self.try_out(&answers, saved, context);
        (self.cursor, self.follow) = (Entry::Question(question), true);
        true
    }

    fn try_out(&mut self, answers: &Answers, saved: &Advice, context: &Context) {
        let same = answers.iter().eq(saved.answers.iter());
        let tried = || Box::new(advise(&context.rulebook, &context.outcomes, answers));
        self.tried = (!same).then(tried);
    }

    /// Makes the changes under the cursor, or opens a field for its number.
    fn choose(&mut self, saved: &Advice, context: &Context) -> bool {
        self.apply(saved, context) || self.type_number(saved, context)
    }

    fn apply(&mut self, saved: &Advice, context: &Context) -> bool {
        let Some(Entry::Route(model, route)) = self.here(saved, context) else { return false };
        let flip = self.now(saved).counterfactuals.iter().flatten().find(|flip| flip.model == model);
        let changes = flip.and_then(|flip| flip.routes.get(route).cloned()).unwrap_or_default();
        for change in &changes {
            self.answer(change.question, change.to, saved, context);
        }
        self.cursor = Entry::Route(model, route);
        !changes.is_empty()
    }

    /// Puts the answer under the cursor back.
    fn put_back(&mut self, saved: &Advice, context: &Context) -> bool {
        let now = self.now(saved);
        let Some(Entry::Question(question)) = self.here(saved, context) else { return false };
        let given = saved.answers.get(question);
        if now.answers.get(question) == given {
            return false;
        }
        let mut answers = now.answers.clone();
        answers.set(question, given.cloned());
        self.try_out(&answers, saved, context);
        true
    }
}
