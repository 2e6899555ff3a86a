//! The group screen, which compares several respondents: their answers, what to discuss, and the advice for each.
//!
//! ```text
//!  salesorg · Nordwind: Ann, Ben               They differ on 4 of 17 ...
//!  1 Who said what  2 Agenda  3 Advice
//! ╭ Most answers: Pod, by geography ─────────────────────────────────────╮
//! │                    changes      agree   Most      Ann       Ben      │
//! │                                         Pod       Pod       Island   │
//! │▸ ◆ Budget          model         67 %   Ample     Ample     Tight    │
//! │  ○ Customers       with others   67 %   One area  One area  Several  │
//! │                                                             regions  │
//! │  ✓ Team size                    100 %   24 people 24 people 24 people│
//! │    3 questions that nobody filled in                                 │
//! ╰──────────────────────────────────────────────────────────────────────╯
//!  Budget: changes the model. 2 of 3 give the most common answer.
//! ```
//!
//! Disagreements come first, as on the agenda, unless the user switches to the order of the rulebook. Enter opens a
//! question: who answered what, their notes, and what each answer would change. The questions that nobody filled in are
//! one line, which Enter opens. Where there is room, the agenda and the advice are below the grid.

mod columns;
mod grid;
mod pages;
mod view;

use super::component::Component;
use super::export::Exportable;
use super::keys::{self, Action};
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{Hits, List, ListClick, Scroll, tab_for_action};
use crate::advice::{GroupAdvice, group::Topic};
use crate::document::group::GroupReport;
use crate::document::group::json::ComparisonDocument;
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::session::Respondent;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::time::Instant;

/// A tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GroupTab {
    /// The grid of questions and respondents.
    Answers,
    /// What to discuss.
    Agenda,
    /// The advice for each respondent.
    Advice,
}

impl GroupTab {
    const ALL: [Self; 3] = [Self::Answers, Self::Agenda, Self::Advice];
}

/// A row of a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// A question, by its index.
    Question(usize),
    /// All questions that nobody answered.
    Unanswered,
}

/// The state of the group screen.
#[derive(Debug)]
pub struct GroupState {
    people: Vec<Respondent>,
    comparison: GroupAdvice,
    tab: GroupTab,
    /// Whether the questions are in the order of the rulebook.
    in_rulebook_order: bool,
    /// The questions of the tab.
    list: List,
    /// The first visible column of respondents, and its maximum.
    first_column: usize,
    last_column: usize,
    /// Whether the questions that nobody answered are visible.
    shows_unanswered: bool,
    /// Whether the question under the cursor is open.
    is_open: bool,
    /// The scroll position of the open question.
    detail_scroll: Scroll,
    tab_hits: Hits<GroupTab>,
}

impl GroupState {
    /// Creates the screen for these respondents.
    pub fn new(context: &Ui, people: Vec<Respondent>) -> Self {
        let answers: Vec<Answers> = people.iter().map(|one| one.answers.clone()).collect();
        Self {
            comparison: GroupAdvice::new(&context.rulebook, &context.outcomes, &answers),
            people,
            tab: GroupTab::Answers,
            in_rulebook_order: false,
            list: List::default(),
            first_column: 0,
            last_column: 0,
            shows_unanswered: false,
            is_open: false,
            detail_scroll: Scroll::default(),
            tab_hits: Hits::default(),
        }
    }

    fn report<'a>(&'a self, context: &'a Ui) -> GroupReport<'a> {
        GroupReport { reader: context.rulebook_reader(), people: &self.people, advice: &self.comparison }
    }

    /// Returns the rows of the tab, in its order.
    fn rows(&self) -> Vec<Row> {
        match self.tab {
            GroupTab::Answers if self.in_rulebook_order => {
                self.folded((0..self.comparison.topics.len()).collect())
            }
            GroupTab::Answers => self.folded(self.comparison.agenda.clone()),
            GroupTab::Agenda => {
                self.comparison.disputed().map(|topic| Row::Question(topic.question)).collect()
            }
            GroupTab::Advice => Vec::new(),
        }
    }

    /// Returns the rows of these questions. Those that nobody answered are behind one row at the end.
    fn folded(&self, questions: Vec<usize>) -> Vec<Row> {
        let is_answered = |question: &usize| self.comparison.topics[*question].answer_count() > 0;
        let (answered, unanswered): (Vec<_>, Vec<_>) = questions.into_iter().partition(is_answered);
        let fold = (!unanswered.is_empty()).then_some(Row::Unanswered);
        let visible = if self.shows_unanswered { unanswered } else { Vec::new() };
        let questions = |list: Vec<usize>| list.into_iter().map(Row::Question);
        questions(answered).chain(fold).chain(questions(visible)).collect()
    }

    /// Returns the row under the cursor.
    fn row(&self) -> Option<Row> {
        self.rows().get(self.list.cursor()).copied()
    }

    /// Returns the question under the cursor.
    fn question(&self) -> Option<usize> {
        match self.row()? {
            Row::Question(question) => Some(question),
            Row::Unanswered => None,
        }
    }

    fn topic(&self) -> Option<&Topic> {
        self.question().map(|question| &self.comparison.topics[question])
    }

    fn handle_open_action(&mut self, action: Action) -> bool {
        match action {
            Action::Back | Action::Choose => {
                self.list.select(self.list.cursor());
                std::mem::take(&mut self.is_open)
            }
            Action::Left | Action::Right => {
                self.detail_scroll = Scroll::default();
                self.open_beside(action == Action::Left)
            }
            action => self.detail_scroll.update(action),
        }
    }

    /// Moves the cursor to the question before or after. Returns whether there is one.
    fn open_beside(&mut self, before: bool) -> bool {
        let (rows, cursor) = (self.rows(), self.list.cursor());
        let is_question = |&row: &usize| rows[row] != Row::Unanswered;
        let beside = if before {
            (0..cursor).rev().find(is_question)
        } else {
            (cursor + 1..rows.len()).find(is_question)
        };
        beside.is_some_and(|row| self.list.select(row))
    }

    fn handle_tab_action(&mut self, action: Action) -> bool {
        if let Some(tab) = tab_for_action(action, self.tab as usize, GroupTab::ALL.len()) {
            return self.open_tab(GroupTab::ALL[tab]);
        }
        match action {
            Action::Order if self.tab == GroupTab::Answers => {
                let question = self.question();
                self.in_rulebook_order = !self.in_rulebook_order;
                // The cursor stays on the same question.
                self.select(question);
                true
            }
            Action::Left | Action::Right if self.tab == GroupTab::Answers => {
                let left = action == Action::Left;
                let to = if left { self.first_column.saturating_sub(1) } else { self.first_column + 1 };
                std::mem::replace(&mut self.first_column, to.min(self.last_column)) != self.first_column
            }
            Action::Choose if self.row() == Some(Row::Unanswered) => {
                self.shows_unanswered = !self.shows_unanswered;
                true
            }
            Action::Choose if self.question().is_some() => {
                (self.is_open, self.detail_scroll) = (true, Scroll::default());
                true
            }
            action => self.list.update(action, self.rows().len()),
        }
    }

    /// Moves the cursor to a question, or to the first if the tab lacks it.
    fn select(&mut self, question: Option<usize>) {
        let row = self.rows().iter().position(|&row| question.map(Row::Question) == Some(row));
        self.list.select(row.unwrap_or(0));
    }

    fn open_tab(&mut self, tab: GroupTab) -> bool {
        if self.tab == tab {
            return false;
        }
        let question = self.question();
        self.tab = tab;
        self.list = List::default();
        self.select(question);
        true
    }
}

impl Component for GroupState {
    fn exportable(&self, context: &Ui) -> Option<Exportable> {
        let report = self.report(context);
        let whole = report.page();
        let shown: &[&str] = match self.tab {
            GroupTab::Answers => &["table"],
            GroupTab::Agenda => &["summary", "agenda"],
            GroupTab::Advice => &["advice"],
        };
        let mut page = whole.clone();
        page.sections.retain(|section| shown.contains(&section.id));
        let json = serde_json::to_value(ComparisonDocument::new(report)).ok();
        Some(Exportable { name: whole.title.clone(), page, whole, json })
    }

    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::ComparePeople
    }

    fn idle_reason(&self, action: Action, _: &Ui) -> Option<Message> {
        (action == Action::Order && !self.is_open).then(|| Message::new("idle-order"))
    }

    fn label_overrides(&self, _: &Ui) -> Vec<keys::LabelOverride> {
        let mut overrides = vec![(Action::Quit, "action-quit-leave")];
        if self.is_open {
            let sideways = "action-pair-questions";
            overrides.extend([(Action::Choose, keys::HIDDEN), (Action::Order, keys::HIDDEN)]);
            overrides.extend([(Action::Left, sideways), (Action::Back, "action-back-close")]);
            overrides.extend([(Action::NextTab, keys::HIDDEN), (Action::PreviousTab, keys::HIDDEN)]);
            return overrides;
        }
        if self.tab != GroupTab::Answers {
            overrides.push((Action::Order, keys::HIDDEN));
        } else if !self.in_rulebook_order {
            overrides.push((Action::Order, "action-order-asked"));
        }
        if self.tab != GroupTab::Answers || self.last_column == 0 {
            overrides.extend([(Action::Left, keys::HIDDEN), (Action::Right, keys::HIDDEN)]);
        }
        match self.row() {
            None => overrides.push((Action::Choose, keys::HIDDEN)),
            Some(Row::Unanswered) if self.shows_unanswered => {
                overrides.push((Action::Choose, "action-choose-fold"));
            }
            Some(_) => {}
        }
        overrides
    }

    fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        Some(&context.rulebook.questions[self.question()?].sources)
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        match action {
            Action::Quit => return Response::Navigate(Navigate::Quit),
            Action::Back if !self.is_open => return Response::Navigate(Navigate::Home),
            _ => {}
        }
        Response::redraw_if(if self.is_open {
            self.handle_open_action(action)
        } else {
            self.handle_tab_action(action)
        })
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        let tab = self.tab_hits.at(mouse.column, mouse.row);
        let changed = match tab.filter(|_| mouse.kind == MouseEventKind::Down(MouseButton::Left)) {
            Some(tab) => {
                let closed = std::mem::take(&mut self.is_open);
                self.open_tab(tab) || closed
            }
            None if self.is_open => self.detail_scroll.handle_wheel(mouse),
            // The first click on a question selects it, the second one opens it.
            None => match self.list.click(mouse) {
                Some(ListClick::Selected) => true,
                Some(ListClick::Chosen) => self.handle_tab_action(Action::Choose),
                None => self.list.handle_wheel(mouse),
            },
        };
        Response::redraw_if(changed)
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw(context, frame, area);
    }
}
