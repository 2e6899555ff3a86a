//! The advice screen, which shows the advice on one set of answers in several tabs.
//!
//! Each tab keeps its position while another one is open.
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
//! On a low screen the first and the third line are left out.

mod banner;
mod comparison;
mod decision_dialog;
mod diagram;
mod key_labels;
pub(super) mod line_writer;
mod organisation;
mod outline;
mod overview;
mod suggested_name;
mod tabs;
#[cfg(test)]
mod tests;
mod what_if;
mod why;
mod words;

pub use suggested_name::suggest_name as proposed_name;

use super::blocks;
use super::keys::{self, Action};
use super::response::Response;
use super::ui::Ui;
use super::widgets::{Scroll, cells, on_frame, shorten};
use crate::advice::Advice;
use crate::document::text_writer::JUDGEMENT;
use crate::document::{Annotations, Section};
use crate::locale::{Message, display_name};
use crate::rulebook::Answers;
use crossterm::event::{KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use tabs::AdviceTab;

/// The minimum height for the name and for the rule below the tabs.
const MIN_TALL_HEIGHT: u16 = 16;
/// The number of lines that one step of the mouse wheel scrolls.
const WHEEL_LINES: isize = 3;

/// The state of the advice screen.
#[derive(Debug)]
pub struct AdviceState {
    advice: Advice,
    /// The advice in words, made when it is first drawn.
    words: Option<words::AdviceWords>,
    name: String,
    tab: AdviceTab,
    overview: Scroll,
    /// Whether the rest of the warnings is unfolded.
    warnings_fold: overview::WarningsFold,
    compare: comparison::ComparisonState,
    why: why::TreeState,
    whatif: what_if::WhatIfState,
    organisation: organisation::OrganisationState,
    support: Scroll,
    practices: Scroll,
    /// The clickable areas of the last frame.
    click_areas: Vec<(Rect, ClickTarget)>,
    /// Whether the label of quit promises to save.
    quit_saves: bool,
    /// The banner: the saved advice if it differs, and the result of the last command.
    banner: banner::BannerState,
    /// The annotations of the session: its decision and its notes.
    annotations: Annotations,
    /// Why no decision can be recorded, if that is so.
    decision_blocked: Option<Message>,
    /// The decision dialog, while it is open.
    decision_dialog: Option<decision_dialog::DecisionDialog>,
}

/// The what-if scenarios of an advice, to be restored when the advice is opened again.
#[derive(Debug)]
pub struct WhatIfDrafts {
    tab: AdviceTab,
    scenarios: what_if::SavedScenarios,
}

impl WhatIfDrafts {
    /// Returns the answers that are not saved anywhere: the current scenario first, then those set aside.
    pub fn unsaved(&self) -> &[Answers] {
        self.scenarios.unsaved()
    }

    /// Marks these answers as saved.
    pub fn mark_saved(&mut self, answers: &Answers) {
        self.scenarios.mark_saved(answers);
    }
}

/// A clickable area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClickTarget {
    Tab(AdviceTab),
    /// A panel of the comparison.
    Panel(usize),
    /// A row of the tree.
    Row(usize),
    /// An area of the what-if tab.
    WhatIf(what_if::WhatIfTarget),
    /// A box of the organisation chart.
    Box(usize),
    /// A choice of the decision dialog.
    DecisionChoice(usize),
    /// The row that unfolds the rest of the warnings.
    Warnings,
}

impl AdviceState {
    /// Creates the screen for the advice on the session `name`, on its first tab.
    pub fn new(advice: Advice, name: &str) -> Self {
        Self {
            compare: comparison::ComparisonState::new(&advice),
            advice,
            words: None,
            name: display_name(name),
            tab: AdviceTab::Advice,
            overview: Scroll::default(),
            warnings_fold: overview::WarningsFold::default(),
            why: why::TreeState::new(),
            whatif: what_if::WhatIfState::new(),
            organisation: organisation::OrganisationState::default(),
            support: Scroll::default(),
            practices: Scroll::default(),
            click_areas: Vec::new(),
            quit_saves: true,
            banner: banner::BannerState::default(),
            annotations: Annotations::default(),
            decision_blocked: None,
            decision_dialog: None,
        }
    }

    /// Adds the annotations of the session, and why no decision can be recorded, if that is so.
    #[must_use]
    pub fn with_annotations(mut self, annotations: Annotations, barred: Option<Message>) -> Self {
        self.why.notes.clone_from(&annotations.notes);
        (self.annotations, self.decision_blocked) = (annotations, barred);
        self
    }

    /// Marks the screen as read-only: there is no current interview that could be saved.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.quit_saves = false;
        self
    }

    /// Returns the advice.
    pub fn advice(&self) -> &Advice {
        &self.advice
    }

    /// Handles a key as text.
    pub fn handle_key(&mut self, key: KeyEvent) -> Response {
        match &mut self.decision_dialog {
            Some(deciding) => Response::redraw_if(deciding.handle_key(key)),
            None => Response::redraw_if(self.tab == AdviceTab::WhatIf && self.whatif.handle_key(key)),
        }
    }

    /// Inserts pasted text.
    pub fn paste(&mut self, text: &str) -> Response {
        match &mut self.decision_dialog {
            Some(deciding) => Response::redraw_if(deciding.paste(text)),
            None => Response::redraw_if(self.tab == AdviceTab::WhatIf && self.whatif.paste(text)),
        }
    }

    /// Returns the what-if scenarios, or `None` if there are none.
    pub fn what_if_drafts(&self) -> Option<WhatIfDrafts> {
        Some(WhatIfDrafts { tab: self.tab, scenarios: self.whatif.drafts(&self.advice)? })
    }

    /// Restores what-if scenarios, on the tab that was open then. They are applied to the current answers.
    pub fn restore_what_if(&mut self, tried: WhatIfDrafts, context: &Ui) {
        self.tab = tried.tab;
        self.whatif.restore(tried.scenarios, &self.advice, context);
    }

    /// Asks under which name to save the scenario, and suggests a name that is not in `existing`.
    pub fn ask_scenario_name(&mut self, existing: &[&str], context: &Ui) {
        self.whatif.ask_name(suggested_name::suggest_name(&self.name, existing, context), &self.advice);
    }

    /// Marks these answers, which were tried here, as saved.
    pub fn mark_saved(&mut self, answers: &Answers) {
        self.whatif.mark_saved(answers);
    }

    /// Handles the result of saving answers: the name of the new session, or the error.
    pub fn show_save_result(&mut self, result: Result<&str, &Message>, context: &Ui) {
        self.whatif.show_save_result(result, context);
    }

    /// Handles an action. Returns [`Response::Idle`] for actions that the advice does not use.
    pub fn handle_action(&mut self, action: Action, context: &Ui) -> Response {
        self.banner.clear_message();
        if self.decision_dialog.is_some() {
            return self.handle_dialog_action(action, context);
        }
        let tab_or_digit = matches!(action, Action::NextTab | Action::PreviousTab | Action::Digit(_));
        if self.tab == AdviceTab::WhatIf && !tab_or_digit {
            return self.whatif.handle_action(action, &self.advice, context);
        }
        Response::redraw_if(self.handle_read_action(action, context))
    }

    /// Scrolls or moves in the tabs that are only read. Returns whether anything changed.
    fn handle_read_action(&mut self, action: Action, context: &Ui) -> bool {
        match action {
            Action::NextTab => self.open_tab(self.tab.next(&AdviceTab::for_rulebook(&context.rulebook))),
            Action::PreviousTab => {
                self.open_tab(self.tab.previous(&AdviceTab::for_rulebook(&context.rulebook)))
            }
            Action::Digit(digit) => AdviceTab::from_digit(digit, &AdviceTab::for_rulebook(&context.rulebook))
                .is_some_and(|tab| self.open_tab(tab)),
            Action::Decide => {
                self.tab == AdviceTab::Advice && self.advice.has_basis && self.open_decision_dialog(context)
            }
            _ if self.shows_open_questions() => scroll_by_action(&mut self.overview, action),
            _ => match self.tab {
                AdviceTab::Advice if action == Action::Choose => self.warnings_fold.toggle(&self.advice),
                AdviceTab::Advice => scroll_by_action(&mut self.overview, action),
                AdviceTab::Compare => self.compare.handle_action(action, self.advice.comparison.len()),
                AdviceTab::Why => self.why.handle_action(action, &self.advice, context),
                AdviceTab::WhatIf => false,
                AdviceTab::Organisation => self.organisation.handle_action(action),
                AdviceTab::Support => scroll_by_action(&mut self.support, action),
                AdviceTab::Practices => scroll_by_action(&mut self.practices, action),
            },
        }
    }

    /// Handles the mouse. Returns whether anything changed.
    pub fn handle_mouse(&mut self, event: MouseEvent, context: &Ui) -> bool {
        if self.decision_dialog.is_some() {
            return self.handle_dialog_click(event, context);
        }
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        match event.kind {
            MouseEventKind::ScrollLeft => self.scroll_sideways(false),
            MouseEventKind::ScrollRight => self.scroll_sideways(true),
            MouseEventKind::ScrollUp if shift => self.scroll_sideways(false),
            MouseEventKind::ScrollDown if shift => self.scroll_sideways(true),
            MouseEventKind::ScrollUp => self.scroll_by_wheel(-WHEEL_LINES),
            MouseEventKind::ScrollDown => self.scroll_by_wheel(WHEEL_LINES),
            MouseEventKind::Down(MouseButton::Left) => {
                let at = Position::new(event.column, event.row);
                let hit = self.click_areas.iter().find(|(area, _)| area.contains(at)).map(|(_, hit)| *hit);
                match hit {
                    Some(ClickTarget::Tab(tab)) => self.open_tab(tab),
                    Some(ClickTarget::Panel(panel)) => {
                        self.compare.select(panel, self.advice.comparison.len())
                    }
                    Some(ClickTarget::Row(row)) => self.why.handle_click(row, &self.advice, context),
                    Some(ClickTarget::WhatIf(spot)) => self.whatif.handle_click(spot, &self.advice, context),
                    Some(ClickTarget::Box(node)) => self.organisation.handle_click(node),
                    Some(ClickTarget::Warnings) => self.warnings_fold.toggle(&self.advice),
                    Some(ClickTarget::DecisionChoice(_)) | None => false,
                }
            }
            _ => false,
        }
    }

    fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        match self.tab {
            _ if self.shows_open_questions() => self.overview.scroll_by(lines),
            AdviceTab::Advice => self.overview.scroll_by(lines),
            AdviceTab::Compare => self.compare.scroll_by_wheel(lines),
            AdviceTab::Why => self.why.scroll_by_wheel(lines),
            AdviceTab::WhatIf => self.whatif.scroll_by_wheel(lines),
            AdviceTab::Organisation => self.organisation.scroll_by_wheel(lines),
            AdviceTab::Support => self.support.scroll_by(lines),
            AdviceTab::Practices => self.practices.scroll_by(lines),
        }
    }

    /// Returns whether the tab shows the questions to answer first instead of advice. Comparison, tree and what-if
    /// work without advice.
    fn shows_open_questions(&self) -> bool {
        let is_about_the_model = matches!(
            self.tab,
            AdviceTab::Advice | AdviceTab::Organisation | AdviceTab::Support | AdviceTab::Practices
        );
        is_about_the_model && !self.advice.has_basis
    }

    fn scroll_sideways(&mut self, right: bool) -> bool {
        self.tab == AdviceTab::Organisation
            && self.advice.has_basis
            && self.organisation.scroll_sideways(right)
    }

    fn open_tab(&mut self, tab: AdviceTab) -> bool {
        let changed = self.tab != tab;
        self.tab = tab;
        changed
    }
}

/// Scrolls by an action. Returns whether anything changed.
fn scroll_by_action(scroll: &mut Scroll, action: Action) -> bool {
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
pub fn draw(state: &mut AdviceState, context: &Ui, frame: &mut Frame, area: Rect) {
    let mut hits = Vec::new();
    let words = state
        .words
        .take()
        .unwrap_or_else(|| words::AdviceWords::new(&state.advice, &state.annotations, context));
    let extra = u16::from(area.height >= MIN_TALL_HEIGHT);
    let above = state.banner.lines(context, area.width);
    let [name, tabs, marked, body, footer] = Layout::vertical([
        Constraint::Length(extra),
        Constraint::Length(1 + extra),
        Constraint::Length(u16::try_from(above.len()).unwrap_or(0)),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(area);
    frame.render_widget(name_line(state, context, name.width), name);
    tabs::draw(state.tab, context, frame, tabs, &mut hits);
    frame.render_widget(ratatui::text::Text::from(above), marked);
    match if state.shows_open_questions() { AdviceTab::Advice } else { state.tab } {
        AdviceTab::Advice => {
            let overview = overview::Overview {
                words: &words,
                model: state.advice.has_basis.then_some(state.advice.model),
                can_answer: state.quit_saves,
                fold: state.warnings_fold,
                context,
            };
            state.warnings_fold = overview::draw(&mut state.overview, overview, frame, body, &mut hits);
        }
        AdviceTab::Compare => {
            comparison::draw(&mut state.compare, &words.models, context, frame, body, &mut hits);
        }
        AdviceTab::Why => why::draw(&mut state.why, &state.advice, context, frame, body, &mut hits),
        AdviceTab::WhatIf => what_if::draw(&mut state.whatif, &state.advice, context, frame, body, &mut hits),
        AdviceTab::Organisation => {
            let chart = (&state.advice, words.organisation.iter().find(|section| section.id == "chart"));
            organisation::draw(&mut state.organisation, chart, context, frame, body, &mut hits);
        }
        AdviceTab::Support => draw_sections(&mut state.support, &words.support, context, frame, body),
        AdviceTab::Practices => draw_sections(&mut state.practices, &words.practices, context, frame, body),
    }
    state.words = Some(words);
    judgement_note(context, frame, tabs, body);
    frame.render_widget(
        context.footer(state.key_context(), &state.label_overrides(context), footer.width).line,
        footer,
    );
    if let Some(deciding) = &state.decision_dialog {
        hits = deciding.draw(context, frame, body);
    }
    state.click_areas = hits;
}

/// Draws a tab that is read from top to bottom.
fn draw_sections(scroll: &mut Scroll, sections: &[Section], context: &Ui, frame: &mut Frame, area: Rect) {
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    scroll.view(frame, inset, blocks::tab_lines(sections, context, width), &context.theme);
}

/// Returns the line with the session's name, and at its right the model.
fn name_line(state: &AdviceState, context: &Ui, width: u16) -> Line<'static> {
    let theme = &context.theme;
    let (advice, width) = (&state.advice, usize::from(width).saturating_sub(2));
    let mut model = String::new();
    if advice.has_basis {
        model = format!("{} {}", theme.glyphs.recommended, context.model_title(advice.model));
        if let Some(sure) = context.rulebook_reader().confidence_word(advice) {
            let whole = format!("{model} {} {}", theme.glyphs.separator, lowercase_first(&sure));
            // The certainty is left out before the name would be truncated.
            model = if cells(&whole) + 2 + cells(&state.name) <= width { whole } else { model };
        }
    }
    let name = shorten(&state.name, width.saturating_sub(cells(&model) + 2), theme.glyphs.ellipsis);
    let between = width.saturating_sub(cells(&name) + cells(&model));
    Line::from(vec![
        Span::styled(format!(" {name}"), theme.styles.title),
        Span::raw(" ".repeat(between)),
        Span::styled(model, theme.styles.emphasis),
    ])
}

/// Explains the mark of our judgement at the end of the rule below the tabs, while the mark is visible.
fn judgement_note(context: &Ui, frame: &mut Frame, tabs: Rect, body: Rect) {
    let note = format!(" {} ", context.translator.get("judgement-note"));
    let width = u16::try_from(cells(&note)).unwrap_or(u16::MAX);
    let buffer = frame.buffer_mut();
    let is_marked = body.positions().any(|at| buffer[at].symbol().contains(JUDGEMENT));
    if is_marked && tabs.height > 1 && tabs.width > width + 2 {
        let at = (tabs.right() - width - 2, tabs.bottom() - 1);
        buffer.set_string(at.0, at.1, note, on_frame(context.theme.styles.dim));
    }
}

/// Returns a word in the form it has inside a sentence.
fn lowercase_first(word: &str) -> String {
    let mut chars = word.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    first + chars.as_str()
}

/// Returns the first key for an action with its label.
fn key_hint(context: &Ui, action: Action) -> Vec<Span<'static>> {
    let theme = &context.theme;
    let hints = context.keys.help_hints(keys::KeyContext::Advice);
    let Some(hint) = hints.into_iter().find(|hint| hint.action == action) else { return Vec::new() };
    let Some(key) = hint.keys.first() else { return Vec::new() };
    vec![
        Span::styled(key.label(&context.translator, &theme.glyphs), theme.styles.accent),
        Span::styled(format!(" {}", context.translator.get(hint.label_key)), theme.styles.dim),
    ]
}
