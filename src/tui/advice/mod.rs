//! The advice: where the interview ends and the reading begins.
//!
//! One set of answers, seen several ways, each a tab of its own; every tab keeps its place while another is read.
//!
//! ```text
//!  Acme BV                                              ★ Pod
//!  1 Advice   2 Compare   3 Why   4 What if …
//!  ━━━━━━━━━━───────────────────────────────────────────────
//!  the tab: a module of its own each
//!
//!  Tab/Shift-Tab tabs  ↑↓ move  e export  ? help
//! ```
//!
//! On a low screen the first and the third line give their room to the tab.

mod about;
mod above;
mod compare;
mod decide;
mod diagram;
mod name;
mod organisation;
mod outline;
mod overview;
mod page;
mod practices;
mod support;
mod tabs;
#[cfg(test)]
mod tests;
mod whatif;
mod why;

pub use name::proposed as proposed_name;

use super::context::Context;
use super::keys::{self, Action};
use super::screen::Reply;
use super::widgets::{Scroll, cells, on_frame, shorten};
use crate::advice::Advice;
use crate::locale::{Message, shown_name};
use crate::report::Kept;
use crate::report::page::JUDGEMENT;
use crate::rulebook::Answers;
use crossterm::event::{KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use tabs::Tab;

/// From this height on there is room for the name and the rule below the tabs.
const TALL: u16 = 16;
/// Lines that a turn of the mouse wheel moves.
const WHEEL: isize = 3;

/// The advice and how far it has been read.
#[derive(Debug)]
pub struct State {
    advice: Advice,
    name: String,
    tab: Tab,
    overview: Scroll,
    /// Whether the rest of the warnings shows.
    warnings: overview::Fold,
    compare: compare::State,
    why: why::State,
    whatif: whatif::State,
    organisation: organisation::State,
    support: Scroll,
    practices: Scroll,
    /// What can be clicked, where it stood in the last view.
    hits: Vec<(Rect, Hit)>,
    /// Whether leaving is said to save.
    saves: bool,
    /// What was saved, where that is other advice than this, and what was just done.
    above: above::State,
    /// What the session keeps beside its answers.
    kept: Kept,
    /// Why no decision can be recorded, where that is so.
    barred: Option<Message>,
    /// The dialog about the decision that was taken, while it is open.
    deciding: Option<decide::State>,
}

/// What was tried out on an advice, for when it is read again.
#[derive(Debug)]
pub struct Tried {
    tab: Tab,
    answers: whatif::Tried,
}

impl Tried {
    /// The answers that are kept nowhere else: what is tried, then the scenarios.
    #[must_use]
    pub fn unkept(&self) -> &[Answers] {
        self.answers.unkept()
    }

    /// Takes note that these answers were kept as an interview.
    pub fn keep(&mut self, answers: &Answers) {
        self.answers.keep(answers);
    }
}

/// Something that can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hit {
    Tab(Tab),
    /// A panel of the comparison.
    Panel(usize),
    /// A row of the tree.
    Row(usize),
    /// A place of the tab in which answers are tried out.
    Try(whatif::Spot),
    /// A box of the organisation chart.
    Box(usize),
    /// An entry of the dialog about the decision.
    Decide(usize),
    /// The row that opens the rest of the warnings.
    Warnings,
}

impl State {
    /// The advice on the session called `name`, from its first tab.
    #[must_use]
    pub fn new(advice: Advice, name: &str) -> Self {
        Self {
            compare: compare::State::new(&advice),
            advice,
            name: shown_name(name),
            tab: Tab::Advice,
            overview: Scroll::default(),
            warnings: overview::Fold::default(),
            why: why::State::new(),
            whatif: whatif::State::new(),
            organisation: organisation::State::default(),
            support: Scroll::default(),
            practices: Scroll::default(),
            hits: Vec::new(),
            saves: true,
            above: above::State::default(),
            kept: Kept::default(),
            barred: None,
            deciding: None,
        }
    }

    /// The same with what the session keeps beside its answers, and why no decision can be recorded, where that is so.
    #[must_use]
    pub fn with(mut self, kept: Kept, barred: Option<Message>) -> Self {
        self.why.notes.clone_from(&kept.notes);
        (self.kept, self.barred) = (kept, barred);
        self
    }

    /// The same where nothing is at hand that could be saved.
    #[must_use]
    pub fn only_read(mut self) -> Self {
        self.saves = false;
        self
    }

    /// The advice that is read.
    #[must_use]
    pub fn advice(&self) -> &Advice {
        &self.advice
    }

    /// Takes a key as text.
    pub fn typed(&mut self, key: KeyEvent) -> Reply {
        match &mut self.deciding {
            Some(deciding) => Reply::when(deciding.typed(key)),
            None => Reply::when(self.tab == Tab::WhatIf && self.whatif.typed(key)),
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> Reply {
        match &mut self.deciding {
            Some(deciding) => Reply::when(deciding.paste(text)),
            None => Reply::when(self.tab == Tab::WhatIf && self.whatif.paste(text)),
        }
    }

    /// What is tried out; none where nothing is.
    #[must_use]
    pub fn tried(&self) -> Option<Tried> {
        Some(Tried { tab: self.tab, answers: self.whatif.tried(&self.advice)? })
    }

    /// Goes on with what was tried out before, on the tab that was open then. Answers given since stand below it.
    pub fn go_on_with(&mut self, tried: Tried, context: &Context) {
        self.tab = tried.tab;
        self.whatif.go_on_with(tried.answers, &self.advice, context);
    }

    /// Asks under which name to keep what is tried out, and proposes one that is not taken.
    pub fn ask_name(&mut self, taken: &[&str], context: &Context) {
        self.whatif.ask_name(name::proposed(&self.name, taken, context), &self.advice);
    }

    /// Takes note that these answers, which were tried here, were kept as an interview.
    pub fn keep(&mut self, answers: &Answers) {
        self.whatif.keep(answers);
    }

    /// What came of keeping answers: the new session's name, or why it could not be written.
    pub fn kept(&mut self, result: Result<&str, &Message>, context: &Context) {
        self.whatif.kept(result, context);
    }

    /// Does what a key asks for; idle where the advice has no use for it.
    pub fn update(&mut self, action: Action, context: &Context) -> Reply {
        self.above.pass();
        if self.deciding.is_some() {
            return self.update_deciding(action, context);
        }
        let tab_or_digit = matches!(action, Action::NextTab | Action::PreviousTab | Action::Digit(_));
        if self.tab == Tab::WhatIf && !tab_or_digit {
            return self.whatif.update(action, &self.advice, context);
        }
        Reply::when(self.read(action, context))
    }

    /// Moves about what is only read; returns whether anything changed.
    fn read(&mut self, action: Action, context: &Context) -> bool {
        match action {
            Action::NextTab => self.go(self.tab.next(&Tab::of(&context.rulebook))),
            Action::PreviousTab => self.go(self.tab.previous(&Tab::of(&context.rulebook))),
            Action::Digit(digit) => {
                Tab::of_digit(digit, &Tab::of(&context.rulebook)).is_some_and(|tab| self.go(tab))
            }
            Action::Decide => self.tab == Tab::Advice && self.advice.has_basis && self.open_deciding(context),
            _ if self.shows_nothing() => moved(&mut self.overview, action),
            _ => match self.tab {
                Tab::Advice if action == Action::Choose => self.warnings.turn(&self.advice),
                Tab::Advice => moved(&mut self.overview, action),
                Tab::Compare => self.compare.update(action, self.advice.comparison.len()),
                Tab::Why => self.why.update(action, &self.advice, context),
                Tab::WhatIf => false,
                Tab::Organisation => self.organisation.update(action),
                Tab::Support => moved(&mut self.support, action),
                Tab::Practices => moved(&mut self.practices, action),
            },
        }
    }

    /// Does what the mouse asks for; returns whether anything changed.
    pub fn mouse(&mut self, event: MouseEvent, context: &Context) -> bool {
        if self.deciding.is_some() {
            return self.click_deciding(event, context);
        }
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        match event.kind {
            MouseEventKind::ScrollLeft => self.sideways(false),
            MouseEventKind::ScrollRight => self.sideways(true),
            MouseEventKind::ScrollUp if shift => self.sideways(false),
            MouseEventKind::ScrollDown if shift => self.sideways(true),
            MouseEventKind::ScrollUp => self.wheel(-WHEEL),
            MouseEventKind::ScrollDown => self.wheel(WHEEL),
            MouseEventKind::Down(MouseButton::Left) => {
                let at = Position::new(event.column, event.row);
                let hit = self.hits.iter().find(|(area, _)| area.contains(at)).map(|(_, hit)| *hit);
                match hit {
                    Some(Hit::Tab(tab)) => self.go(tab),
                    Some(Hit::Panel(panel)) => self.compare.select(panel, self.advice.comparison.len()),
                    Some(Hit::Row(row)) => self.why.click(row, &self.advice, context),
                    Some(Hit::Try(spot)) => self.whatif.click(spot, &self.advice, context),
                    Some(Hit::Box(node)) => self.organisation.click(node),
                    Some(Hit::Warnings) => self.warnings.turn(&self.advice),
                    Some(Hit::Decide(_)) | None => false,
                }
            }
            _ => false,
        }
    }

    fn wheel(&mut self, lines: isize) -> bool {
        match self.tab {
            _ if self.shows_nothing() => self.overview.scroll_by(lines),
            Tab::Advice => self.overview.scroll_by(lines),
            Tab::Compare => self.compare.wheel(lines),
            Tab::Why => self.why.wheel(lines),
            Tab::WhatIf => self.whatif.wheel(lines),
            Tab::Organisation => self.organisation.wheel(lines),
            Tab::Support => self.support.scroll_by(lines),
            Tab::Practices => self.practices.scroll_by(lines),
        }
    }

    /// Whether the tab shows what to answer first instead of advice. Models can be compared, the tree looked at and answers
    /// tried out without any.
    fn shows_nothing(&self) -> bool {
        let is_about_the_model =
            matches!(self.tab, Tab::Advice | Tab::Organisation | Tab::Support | Tab::Practices);
        is_about_the_model && !self.advice.has_basis
    }

    fn sideways(&mut self, right: bool) -> bool {
        self.tab == Tab::Organisation && self.advice.has_basis && self.organisation.sideways(right)
    }

    fn go(&mut self, tab: Tab) -> bool {
        let changed = self.tab != tab;
        self.tab = tab;
        changed
    }
}

/// Scrolls by an action; returns whether that changed anything.
fn moved(scroll: &mut Scroll, action: Action) -> bool {
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

/// Draws the screen.
pub fn view(state: &mut State, context: &Context, frame: &mut Frame, area: Rect) {
    let mut hits = Vec::new();
    let extra = u16::from(area.height >= TALL);
    let above = state.above.lines(context, area.width);
    let [name, tabs, marked, body, footer] = Layout::vertical([
        Constraint::Length(extra),
        Constraint::Length(1 + extra),
        Constraint::Length(u16::try_from(above.len()).unwrap_or(0)),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(area);
    frame.render_widget(name_line(state, context, name.width), name);
    tabs::view(state.tab, context, frame, tabs, &mut hits);
    frame.render_widget(ratatui::text::Text::from(above), marked);
    match state.tab {
        _ if state.shows_nothing() => {
            let answers = state.saves;
            overview::view_nothing(&mut state.overview, &state.advice, answers, context, frame, body);
        }
        Tab::Advice => {
            let (advice, kept, answers, fold) = (&state.advice, &state.kept, state.saves, state.warnings);
            let overview = overview::Overview { advice, kept, answers, fold, context };
            state.warnings = overview::view(&mut state.overview, overview, frame, body, &mut hits);
        }
        Tab::Compare => {
            compare::view(&mut state.compare, &state.advice, context, frame, body, &mut hits);
        }
        Tab::Why => why::view(&mut state.why, &state.advice, context, frame, body, &mut hits),
        Tab::WhatIf => whatif::view(&mut state.whatif, &state.advice, context, frame, body, &mut hits),
        Tab::Organisation => {
            organisation::view(&mut state.organisation, &state.advice, context, frame, body, &mut hits);
        }
        Tab::Support => support::view(&mut state.support, &state.advice, context, frame, body),
        Tab::Practices => practices::view(&mut state.practices, &state.advice, context, frame, body),
    }
    judgement_note(context, frame, tabs, body);
    frame.render_widget(context.footer(state.context(), &state.own(context), footer.width).line, footer);
    if let Some(deciding) = &state.deciding {
        hits = deciding.view(context, frame, body);
    }
    state.hits = hits;
}

/// Whose advice it is, and at the other end which model.
fn name_line(state: &State, context: &Context, width: u16) -> Line<'static> {
    let look = &context.look;
    let (advice, width) = (&state.advice, usize::from(width).saturating_sub(2));
    let mut model = String::new();
    if advice.has_basis {
        model = format!("{} {}", look.glyphs.recommended, context.model(advice.model));
        if let Some(sure) = context.reader().sure(advice) {
            let whole = format!("{model} {} {}", look.glyphs.separator, decapitalised(&sure));
            // How sure it is goes before no name.
            model = if cells(&whole) + 2 + cells(&state.name) <= width { whole } else { model };
        }
    }
    let name = shorten(&state.name, width.saturating_sub(cells(&model) + 2), look.glyphs.ellipsis);
    let between = width.saturating_sub(cells(&name) + cells(&model));
    Line::from(vec![
        Span::styled(format!(" {name}"), look.styles.title),
        Span::raw(" ".repeat(between)),
        Span::styled(model, look.styles.emphasis),
    ])
}

/// What the mark of our judgement means, at the end of the rule below the tabs, while it shows anywhere below.
fn judgement_note(context: &Context, frame: &mut Frame, tabs: Rect, body: Rect) {
    let note = format!(" {} ", context.label_style.get("judgement-note"));
    let width = u16::try_from(cells(&note)).unwrap_or(u16::MAX);
    let buffer = frame.buffer_mut();
    let is_marked = body.positions().any(|at| buffer[at].symbol().contains(JUDGEMENT));
    if is_marked && tabs.height > 1 && tabs.width > width + 2 {
        let at = (tabs.right() - width - 2, tabs.bottom() - 1);
        buffer.set_string(at.0, at.1, note, on_frame(context.look.styles.dim));
    }
}

/// A word as it stands within a line.
fn decapitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    first + chars.as_str()
}

/// The first key for an action here, with the word for what it does.
fn hint(context: &Context, action: Action) -> Vec<Span<'static>> {
    let look = &context.look;
    let hints = context.keys.help_hints(keys::KeyContext::Advice);
    let Some(hint) = hints.into_iter().find(|hint| hint.action == action) else { return Vec::new() };
    let Some(key) = hint.keys.first() else { return Vec::new() };
    vec![
        Span::styled(key.label(&context.label_style, &look.glyphs), look.styles.accent),
        Span::styled(format!(" {}", context.label_style.get(hint.label_key)), look.styles.dim),
    ]
}
