//! Several people side by side: questions down, people across, what to talk about, and what each is advised.
//!
//! ```text
//!  salesorg · 3 people side by side            They differ on 4 of 17 ...
//!  1 Who said what  2 Agenda  3 Advice
//! ╭ Most answers: Pod, by geography ─────────────────────────────────────╮
//! │                    changes      agree   Most      Ann       Ben      │
//! │                                         Pod       Pod       Island   │
//! │▸ ◆ Budget          model         67 %   Ample     Ample     Tight    │
//! │  ○ Customers       with others   67 %   One area  One area  Several  │
//! │  ✓ Team size                    100 %   24 people 24 people 24 people│
//! ╰──────────────────────────────────────────────────────────────────────╯
//!  Budget: changes the model. 2 of 3 give the most common answer.
//! ```
//!
//! Disagreements come first, as on the agenda, or all stands in the rulebook's order. Enter opens a question: who said what,
//! what they noted, and what each answer would change.

mod grid;
mod pages;
mod view;

use super::context::Context;
use super::keys::{self, Action};
use super::screen::{Go, Reply};
use super::widgets::{Hits, Scroll};
use crate::advice::{GroupAdvice, group::Topic};
use crate::report::together::Meeting;
use crate::rulebook::Answers;
use crate::session::Respondent;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    /// Questions down, people across.
    Answers,
    /// What to talk about.
    Agenda,
    /// What each is advised.
    Advice,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Answers, Self::Agenda, Self::Advice];

    /// The tab so many places to the right, round and round.
    fn turned(self, places: usize) -> Self {
        Self::ALL[(self as usize + places) % Self::ALL.len()]
    }
}

/// What a click means.
#[derive(Clone, Copy, Debug)]
enum Hit {
    Tab(Tab),
    Row(usize),
}

/// The screen.
#[derive(Debug)]
pub struct State {
    people: Vec<Respondent>,
    together: GroupAdvice,
    tab: Tab,
    /// Whether the questions stand in the rulebook's order.
    as_asked: bool,
    cursor: usize,
    /// The first column of people that shows, and how far it may go.
    column: usize,
    last_column: usize,
    /// Whether the question under the cursor is opened.
    open: bool,
    scroll: Scroll,
    /// Of an opened question.
    detail: Scroll,
    follow: bool,
    hits: Hits<Hit>,
}

impl State {
    /// The screen with these people.
    #[must_use]
    pub fn new(context: &Context, people: Vec<Respondent>) -> Self {
        let answers: Vec<Answers> = people.iter().map(|one| one.answers.clone()).collect();
        Self {
            together: GroupAdvice::new(&context.rulebook, &context.outcomes, &answers),
            people,
            tab: Tab::Answers,
            as_asked: false,
            cursor: 0,
            column: 0,
            last_column: 0,
            open: false,
            scroll: Scroll::default(),
            detail: Scroll::default(),
            follow: true,
            hits: Hits::default(),
        }
    }

    /// This screen's own words for what keys do.
    #[must_use]
    pub fn own(&self) -> Vec<keys::LabelOverride> {
        let mut own = vec![(Action::Quit, "action-quit-leave")];
        if self.open {
            let sideways = "action-pair-questions";
            own.extend([(Action::Choose, keys::HIDDEN), (Action::Order, keys::HIDDEN)]);
            own.extend([(Action::Left, sideways), (Action::Back, "action-back-close")]);
            own.extend([(Action::NextTab, keys::HIDDEN), (Action::PreviousTab, keys::HIDDEN)]);
            return own;
        }
        if self.tab != Tab::Answers {
            own.push((Action::Order, keys::HIDDEN));
        } else if !self.as_asked {
            own.push((Action::Order, "action-order-asked"));
        }
        if self.tab != Tab::Answers || self.last_column == 0 {
            own.extend([(Action::Left, keys::HIDDEN), (Action::Right, keys::HIDDEN)]);
        }
        if self.question().is_none() {
            own.push((Action::Choose, keys::HIDDEN));
        }
        own
    }

    /// The facts behind the question under the cursor.
    #[must_use]
    pub fn sources<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        Some(&context.rulebook.questions[self.question()?].sources)
    }

    fn meeting<'a>(&'a self, context: &'a Context) -> Meeting<'a> {
        Meeting { reader: context.reader(), people: &self.people, together: &self.together }
    }

    /// The questions of the tab, in its order.
    fn rows(&self) -> Vec<usize> {
        match self.tab {
            Tab::Answers if self.as_asked => (0..self.together.topics.len()).collect(),
            Tab::Answers => self.together.agenda.clone(),
            Tab::Agenda => self.together.disputed().map(|topic| topic.question).collect(),
            Tab::Advice => Vec::new(),
        }
    }

    /// The question under the cursor.
    fn question(&self) -> Option<usize> {
        self.rows().get(self.cursor).copied()
    }

    fn topic(&self) -> Option<&Topic> {
        self.question().map(|question| &self.together.topics[question])
    }

    /// Takes an action.
    pub fn update(&mut self, action: Action) -> Reply {
        match action {
            Action::Quit => return Reply::Go(Go::Quit),
            Action::Back if !self.open => return Reply::Go(Go::Home),
            _ => {}
        }
        Reply::when(if self.open { self.update_open(action) } else { self.update_tab(action) })
    }

    fn update_open(&mut self, action: Action) -> bool {
        match action {
            Action::Back | Action::Choose => {
                (self.open, self.follow) = (false, true);
                true
            }
            Action::Left | Action::Right => {
                let last = self.rows().len().saturating_sub(1);
                let to = if action == Action::Left { self.cursor.saturating_sub(1) } else { self.cursor + 1 };
                self.detail = Scroll::default();
                std::mem::replace(&mut self.cursor, to.min(last)) != self.cursor
            }
            action => rolled(&mut self.detail, action),
        }
    }

    fn update_tab(&mut self, action: Action) -> bool {
        match action {
            Action::NextTab => self.turn(self.tab.turned(1)),
            Action::PreviousTab => self.turn(self.tab.turned(Tab::ALL.len() - 1)),
            Action::Digit(digit) => match Tab::ALL.get(usize::from(digit).wrapping_sub(1)) {
                Some(&tab) => self.turn(tab),
                None => false,
            },
            Action::Order if self.tab == Tab::Answers => {
                let question = self.question();
                self.as_asked = !self.as_asked;
                // The cursor stays on its question.
                self.cursor = self.rows().iter().position(|&row| Some(row) == question).unwrap_or(0);
                self.follow = true;
                true
            }
            Action::Left | Action::Right if self.tab == Tab::Answers => {
                let left = action == Action::Left;
                let to = if left { self.column.saturating_sub(1) } else { self.column + 1 };
                std::mem::replace(&mut self.column, to.min(self.last_column)) != self.column
            }
            Action::Choose if self.question().is_some() => {
                (self.open, self.detail) = (true, Scroll::default());
                true
            }
            _ if self.tab == Tab::Advice => rolled(&mut self.scroll, action),
            action => self.step(action),
        }
    }

    fn step(&mut self, action: Action) -> bool {
        let page = self.scroll.height().max(2) - 1;
        let last = self.rows().len().saturating_sub(1);
        let to = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor + page,
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        self.follow = true;
        let moved = std::mem::replace(&mut self.cursor, to.min(last)) != self.cursor;
        // What stands above the first row is seen by going up once more.
        moved || (action == Action::Up && self.scroll.scroll_to(0))
    }

    fn turn(&mut self, tab: Tab) -> bool {
        if self.tab == tab {
            return false;
        }
        let question = self.question();
        self.tab = tab;
        self.cursor = self.rows().iter().position(|&row| Some(row) == question).unwrap_or(0);
        (self.scroll, self.follow) = (Scroll::default(), true);
        true
    }

    /// Takes the mouse.
    pub fn mouse(&mut self, mouse: MouseEvent) -> Reply {
        let lines = match mouse.kind {
            MouseEventKind::ScrollDown => 3,
            MouseEventKind::ScrollUp => -3,
            MouseEventKind::Down(MouseButton::Left) => {
                let Some(hit) = self.hits.at(mouse.column, mouse.row) else { return Reply::Idle };
                return Reply::when(self.click(hit));
            }
            _ => return Reply::Idle,
        };
        self.follow = false;
        Reply::when(if self.open { self.detail.scroll_by(lines) } else { self.scroll.scroll_by(lines) })
    }

    /// The first click on a question shows it, the second opens it.
    fn click(&mut self, hit: Hit) -> bool {
        match hit {
            Hit::Tab(tab) => {
                let closed = std::mem::take(&mut self.open);
                self.turn(tab) || closed
            }
            Hit::Row(row) if self.cursor == row => self.update_tab(Action::Choose),
            Hit::Row(row) => {
                (self.cursor, self.follow) = (row, true);
                true
            }
        }
    }
}

/// Scrolls by a key; whether that changed anything.
fn rolled(scroll: &mut Scroll, action: Action) -> bool {
    match action {
        Action::Up => scroll.scroll_by(-1),
        Action::Down => scroll.scroll_by(1),
        Action::PageUp => scroll.scroll_page(false),
        Action::PageDown => scroll.scroll_page(true),
        Action::Top => scroll.scroll_to(0),
        Action::Bottom => scroll.scroll_to(usize::MAX),
        _ => false,
    }
}
