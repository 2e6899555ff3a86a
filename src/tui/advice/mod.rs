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
//!  Tab next tab  x export  Esc back  g guide  ? help
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

pub use suggested_name::proposed_names;

use super::blocks;
use super::component::Component;
use super::drift;
use super::export::Exportable;
use super::keys::{self, Action};
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll, cells, on_frame, shorten, tab_for_action, wheel_lines};
use crate::advice::Advice;
use crate::document::advice::{AdviceDocument, Extent, Tab};
use crate::document::block::JUDGEMENT;
use crate::document::{Annotations, Section};
use crate::locale::{Message, display_name};
use crate::rulebook::{Answers, Rulebook};
use crate::session::{ResolvedEvents, Session, shown_name};
use crossterm::event::{KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use decision_dialog::{DecisionDialog, DecisionDraft};
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;
use tabs::AdviceTab;

/// The minimum height for the name and for the rule below the tabs.
const MIN_TALL_HEIGHT: u16 = 15;

/// The state of the advice screen.
#[derive(Debug)]
pub struct AdviceState {
    advice: Advice,
    session_id: String,
    /// The advice in words, made when it is first drawn.
    words: Option<words::AdviceWords>,
    name: String,
    /// Whether the answers come from a replay, to which the screen returns.
    is_of_replay: bool,
    /// What was typed into the decision dialog but not recorded.
    decision_draft: DecisionDraft,
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
    hits: Hits<ClickTarget>,
    /// Whether the label of quit promises to save.
    quit_saves: bool,
    /// The banner: the saved advice if it differs, and the result of the last command.
    banner: banner::BannerState,
    /// The annotations of the session: its decision and its notes.
    annotations: Annotations,
    /// Why no decision can be recorded, if that is so.
    decision_blocked: Option<Message>,
}

/// The what-if scenarios of an advice, to be restored when the advice is opened again.
#[derive(Debug)]
pub struct WhatIfDrafts {
    /// The id of the session on which the answers were tried.
    pub session_id: String,
    /// The name of that session.
    pub session_name: String,
    /// The rulebook of the answers.
    pub rulebook: Arc<Rulebook>,
    /// The notes of the session, by question.
    pub notes: BTreeMap<usize, String>,
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
    /// The row that unfolds the rest of the warnings.
    Warnings,
}

impl AdviceState {
    /// Creates the screen for the advice on the session `name`, on its first tab.
    pub fn new(advice: Advice, name: &str) -> Self {
        Self {
            compare: comparison::ComparisonState::new(&advice),
            advice,
            session_id: String::new(),
            words: None,
            name: display_name(name),
            is_of_replay: false,
            decision_draft: DecisionDraft::default(),
            tab: AdviceTab::Advice,
            overview: Scroll::default(),
            warnings_fold: overview::WarningsFold::default(),
            why: why::TreeState::new(),
            whatif: what_if::WhatIfState::new(),
            organisation: organisation::OrganisationState::default(),
            support: Scroll::default(),
            practices: Scroll::default(),
            hits: Hits::default(),
            quit_saves: true,
            banner: banner::BannerState::default(),
            annotations: Annotations::default(),
            decision_blocked: None,
        }
    }

    /// Creates the screen for the advice on a session with its events.
    pub fn of_session(
        advice: Advice,
        (session, records): (&Session, &ResolvedEvents),
        context: &Ui,
        today: Date,
    ) -> Self {
        let mut state = Self::new(advice, session.name());
        state.name = shown_name(session.name(), &context.translator);
        session.id().clone_into(&mut state.session_id);
        state.annotations = Annotations::with_notes(session, records.notes(), today);
        state.why.notes.clone_from(&state.annotations.notes);
        state.banner.saved_advice = drift::mark(session, records, context);
        state
    }

    /// Marks the screen as read-only: no interview can be saved, and no decision recorded, for this reason.
    #[must_use]
    pub fn read_only(mut self, why: Message) -> Self {
        (self.quit_saves, self.decision_blocked) = (false, Some(why));
        self
    }

    /// Marks the screen as that of a replay.
    #[must_use]
    pub fn of_replay(mut self, why: Message) -> Self {
        self.is_of_replay = true;
        self.read_only(why)
    }

    /// Returns the advice.
    pub fn advice(&self) -> &Advice {
        &self.advice
    }

    /// Handles an action on the screen. Returns [`Response::Idle`] for actions that leave it.
    fn update_page(&mut self, action: Action, context: &Ui) -> Response {
        if action == Action::Decide && self.advice.has_basis && !self.whatif.is_typing() {
            let (recorded, blocked) = (self.annotations.decision.clone(), self.decision_blocked.as_ref());
            return Response::Open(Box::new(DecisionDialog::new(
                &self.advice,
                recorded,
                blocked,
                &self.decision_draft,
                context,
            )));
        }
        let tab_or_digit = matches!(action, Action::NextTab | Action::PreviousTab | Action::Digit(_));
        if self.tab == AdviceTab::WhatIf && !tab_or_digit {
            return self.whatif.handle_action(action, &self.advice, context);
        }
        Response::redraw_if(self.handle_read_action(action, context))
    }

    /// Restores what-if scenarios, on the tab that was open then. They are applied to the current answers.
    pub fn restore_what_if(&mut self, tried: WhatIfDrafts, context: &Ui) {
        self.tab = tried.tab;
        self.whatif.restore(tried.scenarios, &self.advice, context);
    }

    /// Scrolls or moves in the tabs that are only read. Returns whether anything changed.
    fn handle_read_action(&mut self, action: Action, context: &Ui) -> bool {
        let tabs = AdviceTab::for_rulebook(&context.rulebook);
        if let Some(tab) = tab_for_action(action, self.tab.position(&tabs), tabs.len()) {
            return self.open_tab(tabs[tab]);
        }
        match action {
            _ if self.shows_open_questions() => self.overview.update(action),
            _ => match self.tab {
                AdviceTab::Advice if action == Action::Choose => self.warnings_fold.toggle(&self.advice),
                AdviceTab::Advice => self.overview.update(action),
                AdviceTab::Compare => self.compare.handle_action(action, self.advice.comparison.len()),
                AdviceTab::Why => self.why.handle_action(action, &self.advice, context),
                AdviceTab::WhatIf => false,
                AdviceTab::Organisation => self.organisation.handle_action(action),
                AdviceTab::Support => self.support.update(action),
                AdviceTab::Practices => self.practices.update(action),
            },
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

impl Component for AdviceState {
    fn key_context(&self) -> keys::KeyContext {
        match self.tab {
            AdviceTab::WhatIf if self.whatif.is_typing() => keys::KeyContext::Line,
            AdviceTab::WhatIf if self.whatif.is_comparing() => keys::KeyContext::Scenarios,
            AdviceTab::WhatIf => keys::KeyContext::WhatIf,
            _ => keys::KeyContext::Advice,
        }
    }

    fn label_overrides(&self, context: &Ui) -> Vec<keys::LabelOverride> {
        self.own_labels(context)
    }

    fn idle_reason(&self, action: Action, _: &Ui) -> Option<Message> {
        let key = match action {
            Action::Decide => "idle-decide",
            Action::OpenAll => "idle-open-all",
            Action::Zoom => "idle-zoom",
            Action::Reset => "idle-reset",
            Action::PutBack => "idle-put-back",
            Action::Choose if self.key_context() == keys::KeyContext::WhatIf => "idle-row",
            _ => return None,
        };
        Some(Message::new(key))
    }

    fn update(&mut self, action: Action, context: &Ui, _: Instant) -> Response {
        self.banner.message = None;
        let response = self.update_page(action, context);
        let go = match action {
            _ if !response.is_idle() => return response,
            Action::Quit => Navigate::Quit,
            Action::Back | Action::Review if self.is_of_replay => Navigate::Close,
            Action::Back | Action::Home => Navigate::Home,
            Action::Review | Action::Answer => Navigate::PassDown(action),
            Action::Replay => Navigate::ReplayCurrent,
            Action::Case => Navigate::SaveCase,
            _ => return Response::Idle,
        };
        Response::Navigate(go)
    }

    fn handle_key(&mut self, key: KeyEvent, _: &Ui) -> Response {
        Response::redraw_if(self.tab == AdviceTab::WhatIf && self.whatif.handle_key(key))
    }

    fn paste(&mut self, text: &str, _: &Ui, _: Instant) -> Response {
        Response::redraw_if(self.tab == AdviceTab::WhatIf && self.whatif.paste(text))
    }

    fn handle_mouse(&mut self, event: MouseEvent, context: &Ui, _: Instant) -> Response {
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let changed = match event.kind {
            MouseEventKind::ScrollLeft => self.scroll_sideways(false),
            MouseEventKind::ScrollRight => self.scroll_sideways(true),
            MouseEventKind::ScrollUp if shift => self.scroll_sideways(false),
            MouseEventKind::ScrollDown if shift => self.scroll_sideways(true),
            MouseEventKind::Down(MouseButton::Left) => match self.hits.at(event.column, event.row) {
                Some(ClickTarget::Tab(tab)) => self.open_tab(tab),
                Some(ClickTarget::Panel(panel)) => self.compare.select(panel, self.advice.comparison.len()),
                Some(ClickTarget::Row(row)) => self.why.handle_click(row, &self.advice, context),
                Some(ClickTarget::WhatIf(spot)) => self.whatif.handle_click(spot, &self.advice, context),
                Some(ClickTarget::Box(node)) => self.organisation.handle_click(node),
                Some(ClickTarget::Warnings) => self.warnings_fold.toggle(&self.advice),
                None => false,
            },
            _ => wheel_lines(event).is_some_and(|lines| self.scroll_by_wheel(lines)),
        };
        Response::redraw_if(changed)
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let mut hits = Hits::default();
        let extra = u16::from(area.height >= MIN_TALL_HEIGHT);
        let above = self.banner.lines(context, area.width);
        let [name, tabs, marked, body] = Layout::vertical([
            Constraint::Length(extra),
            Constraint::Length(1 + extra),
            Constraint::Length(u16::try_from(above.len()).unwrap_or(0)),
            Constraint::Fill(1),
        ])
        .areas(area);
        frame.render_widget(name_line(self, context, name.width), name);
        tabs::draw(self.tab, context, frame, tabs, &mut hits);
        frame.render_widget(ratatui::text::Text::from(above), marked);
        let words = self
            .words
            .take()
            .unwrap_or_else(|| words::AdviceWords::new(&self.advice, &self.annotations, context));
        // On a tab that is only read, the terminal's cursor stands at its start.
        frame.set_cursor_position(body.as_position());
        match if self.shows_open_questions() { AdviceTab::Advice } else { self.tab } {
            AdviceTab::Advice => {
                let overview = overview::Overview {
                    words: &words,
                    model: self.advice.has_basis.then_some(self.advice.model),
                    can_answer: self.quit_saves,
                    fold: self.warnings_fold,
                    context,
                };
                self.warnings_fold = overview::draw(&mut self.overview, overview, frame, body, &mut hits);
            }
            AdviceTab::Compare => {
                comparison::draw(&mut self.compare, &words.models, context, frame, body, &mut hits);
            }
            AdviceTab::Why => why::draw(&mut self.why, &self.advice, context, frame, body, &mut hits),
            AdviceTab::WhatIf => {
                what_if::draw(&mut self.whatif, &self.advice, context, frame, body, &mut hits);
            }
            AdviceTab::Organisation => {
                let chart = (&self.advice, words.organisation.iter().find(|section| section.id == "chart"));
                organisation::draw(&mut self.organisation, chart, context, frame, body, &mut hits);
            }
            AdviceTab::Support => draw_sections(&mut self.support, &words.support, context, frame, body),
            AdviceTab::Practices => {
                draw_sections(&mut self.practices, &words.practices, context, frame, body);
            }
        }
        self.words = Some(words);
        judgement_note(context, frame, tabs, body);
        self.hits = hits;
    }

    fn shows_notices(&self) -> bool {
        true
    }

    fn retranslate(&mut self, context: &Ui, below: Option<&dyn Component>) {
        self.words = None;
        if let Some(session) = below.and_then(|below| below.session()) {
            self.name = shown_name(session.name(), &context.translator);
        }
        self.organisation.retranslate();
        self.whatif.retranslate(&self.name, context);
        self.compare.retranslate();
        for scroll in [&mut self.overview, &mut self.support, &mut self.practices] {
            scroll.keep_part();
        }
        self.banner.message = None;
        if self.banner.saved_advice.is_some() {
            let of_session = below.and_then(|below| below.session().zip(below.records()));
            self.banner.saved_advice =
                of_session.and_then(|(session, records)| drift::mark(session, records, context));
        }
    }

    fn receive(&mut self, reply: Reply, context: &Ui) {
        match reply {
            Reply::Notice(text) => self.show_message(text),
            Reply::AdviceAdopted => self.banner.saved_advice = None,
            Reply::Writable if !self.is_of_replay => (self.quit_saves, self.decision_blocked) = (true, None),
            Reply::Writable | Reply::UnusedName { .. } | Reply::SettingChanged(..) => {}
            Reply::SessionNames(names) => {
                self.whatif.ask_name(&self.name, names, &self.advice, context);
            }
            Reply::ScenarioSaved(name) => self.whatif.show_saved(name, context),
            Reply::NotSaved(why) => self.whatif.show_not_saved(why, context),
            Reply::DecisionRecorded(annotations) => {
                // The decision is shown near the top.
                (self.annotations, self.overview, self.words) = (annotations, Scroll::default(), None);
                self.tab = AdviceTab::Advice;
            }
        }
    }

    fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        match self.tab {
            AdviceTab::Why => self.why.sources(&self.advice, context),
            AdviceTab::WhatIf => self.whatif.sources(&self.advice, context),
            _ => None,
        }
    }

    fn page_sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        let rulebook = &context.rulebook;
        match (self.tab, &rulebook.support) {
            (AdviceTab::Support, Some(support)) => support.about.first().map(|about| &*about.sources),
            (AdviceTab::Advice | AdviceTab::Compare | AdviceTab::Organisation, _) => {
                Some(&rulebook.models[self.advice.model].what.sources)
            }
            _ => None,
        }
    }

    fn exportable(&self, context: &Ui) -> Option<Exportable> {
        let reader = context.rulebook_reader();
        let document =
            |advice| AdviceDocument::new(&reader, advice).with_annotations(&reader, &self.annotations);
        let saved = document(&self.advice);
        let tried = self.whatif.current(&self.advice);
        if self.tab == AdviceTab::WhatIf && !std::ptr::eq(tried, &raw const self.advice) {
            // What is tried has a name of its own, as if it were kept.
            let tried = document(tried);
            let name = suggested_name::suggest_name(&self.name, &[""; 0], context);
            let whole = tried.page(&reader, Extent::Whole).about(&name);
            let mut page = whole.clone();
            page.sections
                .retain(|section| ["verdict", "what_would_change_it", "answers"].contains(&section.id));
            return Some(Exportable { name, page, whole, json: serde_json::to_value(&tried).ok() });
        }
        let page = match self.tab {
            AdviceTab::Advice => saved.page(&reader, Extent::Tab(Tab::Advice)),
            AdviceTab::Compare => saved.page(&reader, Extent::Tab(Tab::Compare)),
            AdviceTab::Why => saved.page(&reader, Extent::Tab(Tab::Why)),
            AdviceTab::WhatIf => saved.page(&reader, Extent::FirstPage),
            AdviceTab::Organisation => saved.page(&reader, Extent::Tab(Tab::Organisation)),
            AdviceTab::Support => saved.page(&reader, Extent::Tab(Tab::Support)),
            AdviceTab::Practices => saved.page(&reader, Extent::Tab(Tab::Practices)),
        };
        Some(Exportable {
            name: self.name.clone(),
            page: page.about(&self.name),
            whole: saved.page(&reader, Extent::Whole).about(&self.name),
            json: serde_json::to_value(&saved).ok(),
        })
    }

    fn what_if_drafts(&self, context: &Ui) -> Option<WhatIfDrafts> {
        Some(WhatIfDrafts {
            session_id: self.session_id.clone(),
            session_name: self.name.clone(),
            rulebook: Arc::clone(&context.rulebook),
            notes: self.annotations.notes.clone(),
            tab: self.tab,
            scenarios: self.whatif.drafts(&self.advice)?,
        })
    }

    fn mark_saved(&mut self, session_id: &str, answers: &Answers) {
        if self.session_id == session_id {
            self.whatif.mark_saved(answers);
        }
    }
}

/// Draws a tab that is read from top to bottom.
fn draw_sections(scroll: &mut Scroll, sections: &[Section], context: &Ui, frame: &mut Frame, area: Rect) {
    let page = blocks::page_area(area);
    let lines = blocks::tab_lines(sections, context, blocks::page_width(page));
    scroll.view(frame, page, lines, &context.theme);
}

/// Returns the line with the session's name, and at its right the model.
fn name_line(state: &AdviceState, context: &Ui, width: u16) -> Line<'static> {
    let theme = &context.theme;
    let (advice, width) = (&state.advice, usize::from(width).saturating_sub(2));
    let mut model = String::new();
    let color = context.model_style(advice.model);
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
        Span::styled(model, theme.styles.emphasis.patch(color)),
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
