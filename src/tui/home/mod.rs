//! The home screen: starts a new interview or opens a saved one. Saved interviews are listed newest first.
//!
//! ```text
//!  salesorg · How to organise your sales team
//!  A short conversation about your company ...
//! ╭ Your interviews ─────────────────────────────────────────╮
//! │▸ Start a new interview                                   │
//! │  ○ Acme             7 answers so far        2 hours ago  │
//! │  ✓ Contoso          Pod, by geography         yesterday  │
//! ╰──────────────────────────────────────────────────────────╯
//!  ↑↓ move  Enter open  n new interview  p replay  ? help  q leave
//! ```

mod actions;
mod batch;
mod dialogs;
mod import;
mod preview;
mod prompt;
mod recover;
mod row;
mod session_list;
mod sort_order;
mod view;
mod viewport;

use super::component::Component;
use super::keys;
use super::keys::Action;
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll, TextField, wheel_lines};
use crate::locale::Message;
use crate::workflow::Clock;
use batch::Batch;
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use import::ImportProgress;
use jiff::Timestamp;
use prompt::{Prompt, PromptInput};
use ratatui::Frame;
use ratatui::layout::Rect;
use recover::RecoveryOffer;
use session_list::SessionList;
pub use session_list::SessionLoader;
use sort_order::SortOrder;
use std::path::PathBuf;
use std::time::Instant;

/// The most characters of a session's name.
pub const MAX_NAME_LENGTH: usize = crate::session::MAX_NAME_LEN;

/// The state of the home screen.
#[derive(Debug)]
pub struct HomeState {
    sessions: SessionList,
    /// The saved sessions and their cursor while the deleted ones are shown.
    saved: Option<Box<(SessionList, usize)>>,
    /// The row under the cursor. Row 0 starts a new interview and the sessions follow, but during a search
    /// and among the deleted sessions all rows are sessions.
    cursor: usize,
    /// Whether the user has done nothing yet, so that the cursor may still move to the newest session once
    /// that is known.
    is_untouched: bool,
    /// The id of the session to select once it is listed.
    selected_id: Option<String>,
    dialog: Dialog,
    /// The prompt that was closed last without carrying out its action, to propose its text again.
    closed_prompt: Option<Box<PromptInput>>,
    /// The search text.
    filter: Option<TextField>,
    /// Whether the search text has the focus.
    is_search_focused: bool,
    /// The paths of deleted sessions in the trash, one list for each deletion, the last deletion last.
    undo: Vec<Vec<PathBuf>>,
    /// The message shown until the next key, and whether it reports success.
    notice: Option<(bool, String)>,
    clock: Clock,
    now: Timestamp,
    scroll: Scroll,
    follow_cursor: bool,
    /// How many lines a session takes at the window's width.
    lines_per_row: usize,
    window_rows: usize,
    /// The widest name and age seen so far, in cells, so that columns never become narrower while scrolling.
    widths: (usize, usize),
    hits: Hits<usize>,
    /// The preview that was drawn last.
    preview: Option<preview::Preview>,
}

/// What the user arranged in the list, to restore it when the list is shown again.
#[derive(Clone, Debug, Default)]
pub struct LibraryView {
    search: String,
    sort_order: SortOrder,
    marked: Vec<PathBuf>,
    undo: Vec<Vec<PathBuf>>,
    /// The id of the session under the cursor.
    selected_id: Option<String>,
}

/// The dialog shown in place of the list.
#[derive(Debug)]
enum Dialog {
    None,
    /// A text prompt.
    Prompt(Box<PromptInput>),
    /// The question whether to delete these entries.
    ConfirmDelete(Vec<usize>),
    /// The question whether to recover a damaged file.
    Recover(Box<RecoveryOffer>),
    /// A running import.
    Import(Box<ImportProgress>),
    /// A running batch of deletions or restorations.
    Batch(Box<Batch>),
    /// The lines of an import's result.
    ImportResult(Vec<String>, Scroll),
}

impl Default for HomeState {
    fn default() -> Self {
        Self::with_sessions(SessionList::empty(), Timestamp::now)
    }
}

impl HomeState {
    fn with_sessions(sessions: SessionList, clock: Clock) -> Self {
        Self {
            sessions,
            saved: None,
            cursor: 0,
            is_untouched: true,
            selected_id: None,
            dialog: Dialog::None,
            closed_prompt: None,
            filter: None,
            is_search_focused: false,
            undo: Vec::new(),
            notice: None,
            clock,
            now: clock(),
            scroll: Scroll::default(),
            follow_cursor: true,
            lines_per_row: 1,
            window_rows: 0,
            widths: (0, 0),
            hits: Hits::default(),
            preview: None,
        }
    }

    /// Opens the home screen with the sessions of a store, arranged as in `view`. The cursor is on the session with the
    /// id `selected_id`, else on the newest session if that is unfinished.
    pub fn load(
        context: &Ui,
        sessions: SessionLoader,
        selected_id: Option<&str>,
        view: LibraryView,
        clock: Clock,
        size: (u16, u16),
    ) -> Self {
        let mut sessions = SessionList::new(sessions);
        sessions.sort_by(view.sort_order);
        sessions.mark_when_listed(view.marked);
        sessions.search(&view.search);
        let mut state = Self::with_sessions(sessions, clock);
        state.undo = view.undo;
        state.filter = Some(view.search).filter(|search| !search.trim().is_empty()).map(TextField::new);
        state.selected_id = selected_id.map(str::to_owned).or(view.selected_id);
        state.resize(size, context);
        state
    }

    /// Shows an error until the next key.
    pub fn show_error(&mut self, notice: String) {
        self.notice = Some((false, notice));
    }

    fn respond_error(&mut self, notice: String) -> Response {
        self.show_error(notice);
        Response::Redraw
    }

    fn respond_success(&mut self, notice: String) -> Response {
        self.notice = Some((true, notice));
        Response::Redraw
    }

    fn list_key_context(&self) -> keys::KeyContext {
        if self.saved.is_some() { keys::KeyContext::Deleted } else { keys::KeyContext::Home }
    }

    /// Returns the number of rows before those of the sessions.
    fn fixed_rows(&self) -> usize {
        usize::from(self.filter.is_none() && self.saved.is_none())
    }

    fn selected_entry(&self) -> Option<usize> {
        self.sessions.entry_at(self.cursor.checked_sub(self.fixed_rows())?)
    }

    fn select(&mut self, entry: usize) {
        if let Some(position) = self.sessions.position(entry) {
            self.move_cursor(position + self.fixed_rows());
        }
    }

    /// Moves the cursor to a row, or to the last if there are fewer.
    fn move_cursor(&mut self, to: usize) {
        self.cursor = to.min((self.sessions.visible().len() + self.fixed_rows()).saturating_sub(1));
        self.follow_cursor = true;
    }

    fn close_dialog(&mut self) -> Response {
        if let Dialog::Prompt(prompt) = std::mem::replace(&mut self.dialog, Dialog::None) {
            // What confirms that something is destroyed is typed anew each time.
            self.closed_prompt = Some(prompt).filter(|prompt| !matches!(prompt.prompt, Prompt::Purge(_)));
        }
        Response::Redraw
    }

    /// Opens a prompt with the text that was typed before it was closed, else with what it proposes.
    fn ask(&mut self, proposed: PromptInput) {
        let closed = self.closed_prompt.take().filter(|closed| closed.prompt == proposed.prompt);
        self.dialog = Dialog::Prompt(Box::new(match closed {
            Some(closed) => proposed.with_texts(*closed),
            None => proposed,
        }));
    }

    fn update_list(&mut self, action: Action, context: &Ui) -> Response {
        let page = (self.scroll.height() / self.lines_per_row).max(2) - 1;
        let to = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor + page,
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            _ => return self.handle_action(action, context),
        };
        let before = self.cursor;
        self.move_cursor(to);
        Response::redraw_if(self.cursor != before)
    }

    fn handle_action(&mut self, action: Action, context: &Ui) -> Response {
        match action {
            Action::Choose | Action::Undo if self.saved.is_some() => self.restore(),
            Action::Choose => self.open(context),
            Action::Replay => self.replay(context),
            Action::New | Action::Quick => self.open_new(action == Action::Quick),
            Action::Filter if self.sessions.len() > 0 => {
                let fixed_rows = self.fixed_rows();
                self.filter.get_or_insert_default();
                self.is_search_focused = true;
                self.move_cursor(self.cursor.saturating_sub(fixed_rows));
                Response::Redraw
            }
            Action::Found => {
                self.is_search_focused = false;
                Response::Redraw
            }
            Action::Back if self.filter.is_some() => {
                let entry = self.selected_entry();
                self.clear_filter();
                if let Some(entry) = entry {
                    self.select(entry);
                }
                Response::Redraw
            }
            Action::Back if self.sessions.marked().next().is_some() => {
                let marked: Vec<_> = self.sessions.marked().collect();
                for entry in marked {
                    self.sessions.mark(entry, false);
                }
                Response::Redraw
            }
            Action::Back if self.saved.is_some() => self.toggle_deleted(context),
            Action::Deleted => self.toggle_deleted(context),
            Action::Mark => self.toggle_mark(),
            Action::MarkAll => self.toggle_all_marks(),
            Action::Compare => self.open_group(context),
            Action::Order => self.sort_differently(context),
            Action::Rename | Action::Duplicate | Action::Import | Action::Export => {
                self.open_prompt(action, context)
            }
            Action::Delete => self.confirm_delete(context),
            Action::Empty => self.confirm_empty(context),
            Action::Undo => self.undo_delete(context),
            _ => Response::Idle,
        }
    }

    fn clear_filter(&mut self) {
        (self.filter, self.is_search_focused) = (None, false);
        self.sessions.search("");
        self.move_cursor(self.cursor);
    }

    fn open(&mut self, context: &Ui) -> Response {
        let Some(entry) = self.selected_entry() else {
            return if self.fixed_rows() == 0 {
                Response::Idle
            } else {
                self.handle_action(Action::New, context)
            };
        };
        match self.sessions.row(entry) {
            Some(row) if row.problem.is_none() => Response::Navigate(Navigate::Open(row.path.clone())),
            Some(_) => self.offer_recovery(entry, context),
            None => Response::Idle,
        }
    }

    fn replay(&mut self, context: &Ui) -> Response {
        let row = self.selected_entry().map(|entry| self.sessions.row(entry));
        let key = match row {
            Some(Some(row)) if row.problem.is_none() => {
                return Response::Navigate(Navigate::Replay(row.path.clone()));
            }
            Some(_) => "home-damaged-replay",
            None if self.sessions.len() == 0 => "home-no-sessions-to-replay",
            None => "home-choose-first",
        };
        self.respond_error(context.translator.get(key))
    }

    fn edit_text(&mut self, change: impl FnOnce(&mut TextField) -> bool) -> Response {
        match (&mut self.dialog, &mut self.filter) {
            (Dialog::Prompt(line), _) => Response::redraw_if(line.edit(change)),
            (Dialog::None, Some(filter)) if self.is_search_focused => {
                let previous = filter.value().to_owned();
                let changed = change(filter);
                if filter.value() != previous {
                    let query = filter.value().to_owned();
                    self.sessions.search(&query);
                    self.move_cursor(0);
                    self.sync_view();
                }
                Response::redraw_if(changed)
            }
            _ => Response::Idle,
        }
    }
}

impl Component for HomeState {
    fn key_context(&self) -> keys::KeyContext {
        match &self.dialog {
            Dialog::Prompt(_) => keys::KeyContext::Fields,
            Dialog::Import(_) | Dialog::Batch(_) => keys::KeyContext::Line,
            Dialog::ConfirmDelete(_) | Dialog::Recover(_) => keys::KeyContext::Sure,
            Dialog::ImportResult(..) => keys::KeyContext::Help,
            Dialog::None if self.is_search_focused => keys::KeyContext::Filter,
            Dialog::None => self.list_key_context(),
        }
    }

    fn idle_reason(&self, action: Action, context: &Ui) -> Option<Message> {
        let key = |action| context.key_label(keys::KeyContext::Home, action);
        match action {
            Action::Back => Some(Message::new("idle-home-back").arg("quit", key(Action::Quit))),
            Action::Choose | Action::Filter | Action::Mark | Action::MarkAll if self.sessions.len() == 0 => {
                Some(Message::new("idle-home-empty").arg("new", key(Action::New)))
            }
            _ => None,
        }
    }

    fn label_overrides(&self, _: &Ui) -> Vec<keys::LabelOverride> {
        match &self.dialog {
            Dialog::Prompt(prompt) => prompt.label_overrides(),
            Dialog::Recover(_) => vec![(Action::Choose, "action-recover"), (Action::Back, "action-back")],
            _ => self.hidden_actions(),
        }
    }

    fn update(&mut self, action: Action, context: &Ui, _: Instant) -> Response {
        if action == Action::Quit {
            return Response::Navigate(Navigate::Quit);
        }
        (self.is_untouched, self.selected_id) = (false, None);
        let had_notice = self.notice.take().is_some();
        let reply = match &mut self.dialog {
            Dialog::None => self.update_list(action, context),
            Dialog::Prompt(_) => self.update_prompt(action, context),
            Dialog::Recover(_) => match action {
                Action::Choose => self.recover(context),
                Action::Back => self.close_dialog(),
                _ => Response::Idle,
            },
            Dialog::ConfirmDelete(targets) => match action {
                Action::Choose => {
                    let targets = std::mem::take(targets);
                    self.delete(&targets)
                }
                Action::Back => self.close_dialog(),
                _ => Response::Idle,
            },
            Dialog::Import(_) | Dialog::Batch(_) if action == Action::Back => self.stop(),
            Dialog::Import(_) | Dialog::Batch(_) => Response::Idle,
            Dialog::ImportResult(_, scroll) => match action {
                Action::Back => self.close_dialog(),
                _ => Response::redraw_if(scroll.update(action)),
            },
        };
        self.sync_view();
        if had_notice && reply.is_idle() { Response::Redraw } else { reply }
    }

    fn receive(&mut self, reply: Reply, _: &Ui) {
        match reply {
            Reply::Notice(text) => self.show_error(text),
            Reply::UnusedName { name, client, quick, opens } => {
                let prompt = PromptInput::new(Prompt::New(quick), name);
                self.closed_prompt = Some(Box::new(prompt.with_client(&client, Vec::new())));
                if opens {
                    self.open_new(quick);
                }
            }
            _ => {}
        }
    }

    fn handle_key(&mut self, key: KeyEvent, _: &Ui) -> Response {
        self.edit_text(|input| input.handle_key(key))
    }

    fn paste(&mut self, text: &str, _: &Ui, _: Instant) -> Response {
        self.edit_text(|input| input.paste(text.trim()))
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, _: Instant) -> Response {
        if let Some(lines) = wheel_lines(mouse) {
            if let Dialog::ImportResult(_, scroll) = &mut self.dialog {
                return Response::redraw_if(scroll.scroll_by(lines));
            }
            self.follow_cursor = false;
            let reply = Response::redraw_if(self.scroll.scroll_by(lines));
            self.sync_view();
            return reply;
        }
        if mouse.kind != MouseEventKind::Down(MouseButton::Left) || !matches!(self.dialog, Dialog::None) {
            return Response::Idle;
        }
        let Some(index) = self.hits.at(mouse.column, mouse.row) else { return Response::Idle };
        (self.is_untouched, self.selected_id) = (false, None);
        // The first click on a session selects it, the second opens it. The row that starts a new interview needs one
        // click.
        let is_second_click = std::mem::replace(&mut self.cursor, index) == index;
        if is_second_click || index < self.fixed_rows() {
            self.handle_action(Action::Choose, context)
        } else {
            Response::Redraw
        }
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        let entry = self.selected_entry();
        self.sessions.retranslate(context);
        if let Some(saved) = &mut self.saved {
            saved.0.retranslate(context);
        }
        (self.notice, self.widths, self.preview) = (None, (0, 0), None);
        match entry.filter(|entry| self.sessions.position(*entry).is_some()) {
            Some(entry) => self.select(entry),
            None => self.move_cursor(self.cursor),
        }
    }

    fn tick(&mut self, context: &Ui, _: Instant) -> Response {
        self.receive_results(context)
    }

    fn library_view(&self) -> Option<LibraryView> {
        // Among the deleted sessions, the saved ones are those to come back to.
        let sessions = self.saved.as_ref().map_or(&self.sessions, |saved| &saved.0);
        let search = self.filter.as_ref().filter(|_| self.saved.is_none());
        Some(LibraryView {
            search: search.map_or_else(String::new, |filter| filter.value().to_owned()),
            sort_order: sessions.sort_order(),
            marked: sessions.marked().map(|entry| sessions.path(entry).to_owned()).collect(),
            undo: self.undo.clone(),
            selected_id: self.selected_entry().filter(|_| self.saved.is_none()).and_then(|entry| {
                Some(self.sessions.path(entry).file_stem()?.to_string_lossy().into_owned())
            }),
        })
    }

    fn is_working(&self) -> bool {
        matches!(self.dialog, Dialog::Import(_) | Dialog::Batch(_)) || self.sessions.is_loading()
    }

    fn resize(&mut self, (columns, rows): (u16, u16), context: &Ui) {
        self.lines_per_row = view::lines_per_row(view::list_width(columns));
        self.window_rows = usize::from(rows);
        self.wait_for_page(context);
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw(context, frame, area);
    }
}
