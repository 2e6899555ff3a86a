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

mod asked;
mod deeds;
mod dialogs;
mod fold;
mod library;
mod many;
mod rows;
mod view;
mod window;

use super::context::Context;
use super::interview::Clock;
use super::keys::{self, Action};
use super::screen::{Go, Reply};
use super::text_input::{paste_into, type_into};
use super::widgets::{Hits, Scroll};
use crate::session::store::{MAX_STAMPED, Disk};
use crate::session::{Store, transfer::Import};
use asked::{Prompt, PromptInput};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use jiff::Timestamp;
use library::SessionList;
use many::Batch;
use rows::SessionRow;
use std::path::PathBuf;
use tui_input::Input;

/// The most characters of a session's name.
pub const LONGEST_NAME: usize = 80;

/// The state of the home screen.
#[derive(Debug)]
pub struct HomeState {
    library: SessionList,
    /// The saved sessions and their cursor while the deleted ones are shown.
    behind: Option<Box<(SessionList, usize)>>,
    /// The row under the cursor. Row 0 starts a new interview and the sessions follow, but during a search
    /// and among the deleted sessions all rows are sessions.
    cursor: usize,
    /// Whether the user has done nothing yet, so that the cursor may still move to the newest session once
    /// that is known.
    untouched: bool,
    over: Dialog,
    /// The search text.
    filter: Option<Input>,
    /// Whether the search text has the focus.
    typing: bool,
    /// The paths of deleted sessions in the trash, one list for each deletion, the last deletion last.
    undo: Vec<Vec<PathBuf>>,
    /// The message shown until the next key, and whether it reports success.
    notice: Option<(bool, String)>,
    clock: Clock,
    now: Timestamp,
    scroll: Scroll,
    follow: bool,
    /// How many lines a session takes at the window's width.
    per: usize,
    rows: usize,
    /// The widest name and age seen so far, in cells, so that columns never become narrower while scrolling.
    widths: (usize, usize),
    hits: Hits<usize>,
}

/// The dialog shown in place of the list.
#[derive(Debug)]
enum Dialog {
    None,
    /// A text prompt.
    Line(PromptInput),
    /// The question whether to delete these entries.
    Sure(Vec<usize>),
    /// A running import.
    Taking(Box<ImportProgress>),
    /// A running batch of deletions or restorations.
    Many(Box<Batch>),
    /// The lines of an import's result.
    Told(Vec<String>, Scroll),
}

/// A running import and its result so far. `counts` holds how many sessions were new, identical to existing
/// ones, added under a new id, and refused.
#[derive(Debug)]
struct ImportProgress {
    import: Import<Disk>,
    /// The lines of the result so far.
    told: Vec<String>,
    /// How many sessions `lines` does not name: of the imported ones, and of the refused ones.
    unnamed: [usize; 2],
    counts: [usize; 4],
    last: Option<usize>,
}

impl Default for HomeState {
    fn default() -> Self {
        Self::over(SessionList::open(Store::new(""), MAX_STAMPED).0, Timestamp::now)
    }
}

impl HomeState {
    fn over(library: SessionList, clock: Clock) -> Self {
        Self {
            library,
            behind: None,
            cursor: 0,
            untouched: true,
            over: Dialog::None,
            filter: None,
            typing: false,
            undo: Vec::new(),
            notice: None,
            clock,
            now: clock(),
            scroll: Scroll::default(),
            follow: true,
            per: 1,
            rows: 0,
            widths: (0, 0),
            hits: Hits::default(),
        }
    }

    /// Opens the home screen with the sessions of a store, and reads those that are visible. The cursor is on
    /// the session with the id `selected_id`, else on the newest session if that is unfinished.
    #[must_use]
    pub fn load(context: &Context, store: &Store, on: Option<&str>, clock: Clock, size: (u16, u16)) -> Self {
        let (library, error) = SessionList::open(store.clone(), MAX_STAMPED);
        let mut state = Self::over(library, clock);
        state.notice = error.map(|error| (false, context.say(&error.message())));
        if let Some(entry) = on.and_then(|id| state.library.by_id(id)) {
            state.untouched = false;
            state.go_to(entry);
        }
        state.resize(size, context);
        state
    }

    /// Shows an error until the next key.
    pub fn tell(&mut self, notice: String) {
        self.notice = Some((false, notice));
    }

    fn say(&mut self, notice: String) -> Reply {
        self.tell(notice);
        Reply::Redraw
    }

    fn tell_done(&mut self, notice: String) -> Reply {
        self.notice = Some((true, notice));
        Reply::Redraw
    }

    /// Returns the context in which keys are looked up.
    #[must_use]
    pub fn context(&self) -> keys::KeyContext {
        match &self.over {
            Dialog::Line(_) | Dialog::Taking(_) | Dialog::Many(_) => keys::KeyContext::Line,
            Dialog::Sure(_) => keys::KeyContext::Sure,
            Dialog::Told(..) => keys::KeyContext::Help,
            Dialog::None if self.typing => keys::KeyContext::Filter,
            Dialog::None => self.list_context(),
        }
    }

    fn list_context(&self) -> keys::KeyContext {
        if self.behind.is_some() { keys::KeyContext::Deleted } else { keys::KeyContext::Home }
    }

    /// Returns the number of rows before those of the sessions.
    fn head(&self) -> usize {
        usize::from(self.filter.is_none() && self.behind.is_none())
    }

    fn under_cursor(&self) -> Option<usize> {
        self.library.at(self.cursor.checked_sub(self.head())?)
    }

    fn go_to(&mut self, entry: usize) {
        if let Some(place) = self.library.place(entry) {
            self.step(place + self.head());
        }
    }

    /// Moves the cursor to a row, or to the last if there are fewer.
    fn step(&mut self, to: usize) {
        self.cursor = to.min((self.library.shown().len() + self.head()).saturating_sub(1));
        self.follow = true;
    }

    /// Handles an action.
    pub fn update(&mut self, action: Action, context: &Context) -> Reply {
        if action == Action::Quit {
            return Reply::Go(Go::Quit);
        }
        self.untouched = false;
        let said = self.notice.take().is_some();
        let reply = match &mut self.over {
            Dialog::None => self.update_list(action, context),
            Dialog::Line(_) => match action {
                Action::Choose => self.answered(context),
                Action::Back => self.close(),
                _ => Reply::Idle,
            },
            Dialog::Sure(targets) => match action {
                Action::Choose => {
                    let targets = std::mem::take(targets);
                    self.delete(&targets, context)
                }
                Action::Back => self.close(),
                _ => Reply::Idle,
            },
            Dialog::Taking(_) | Dialog::Many(_) if action == Action::Back => self.stop(context),
            Dialog::Taking(_) | Dialog::Many(_) => Reply::Idle,
            Dialog::Told(_, scroll) => match action {
                Action::Up => Reply::when(scroll.by(-1)),
                Action::Down => Reply::when(scroll.by(1)),
                Action::PageUp => Reply::when(scroll.page(false)),
                Action::PageDown => Reply::when(scroll.page(true)),
                Action::Top => Reply::when(scroll.to(0)),
                Action::Bottom => Reply::when(scroll.to(usize::MAX)),
                Action::Back => self.close(),
                _ => Reply::Idle,
            },
        };
        self.settle(context);
        if said && reply == Reply::Idle { Reply::Redraw } else { reply }
    }

    fn close(&mut self) -> Reply {
        self.over = Dialog::None;
        Reply::Redraw
    }

    fn update_list(&mut self, action: Action, context: &Context) -> Reply {
        let page = (self.scroll.height() / self.per).max(2) - 1;
        let to = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor + page,
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            _ => return self.act(action, context),
        };
        let before = self.cursor;
        self.step(to);
        Reply::when(self.cursor != before)
    }

    fn act(&mut self, action: Action, context: &Context) -> Reply {
        match action {
            Action::Choose if self.behind.is_some() => self.restore(context),
            Action::Choose => self.open(context),
            Action::Replay => self.replay(context),
            Action::New | Action::Quick => {
                self.over = Dialog::Line(PromptInput::new(Prompt::New(action == Action::Quick), String::new()));
                Reply::Redraw
            }
            Action::Filter if self.library.len() > 0 => {
                let head = self.head();
                self.filter.get_or_insert_default();
                self.typing = true;
                self.step(self.cursor.saturating_sub(head));
                Reply::Redraw
            }
            Action::Found => {
                self.typing = false;
                Reply::Redraw
            }
            Action::Back if self.filter.is_some() => {
                let entry = self.under_cursor();
                self.clear_filter();
                if let Some(entry) = entry {
                    self.go_to(entry);
                }
                Reply::Redraw
            }
            Action::Back if self.library.marked().next().is_some() => {
                let marked: Vec<_> = self.library.marked().collect();
                for entry in marked {
                    self.library.mark(entry, false);
                }
                Reply::Redraw
            }
            Action::Back if self.behind.is_some() => self.turn(context),
            Action::Deleted => self.turn(context),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::Together => self.together(context),
            Action::Rename | Action::Duplicate | Action::Import | Action::Export => self.ask(action, context),
            Action::Delete => self.ask_delete(context),
            Action::Undo => self.take_back(context),
            _ => Reply::Idle,
        }
    }

    fn clear_filter(&mut self) {
        (self.filter, self.typing) = (None, false);
        self.library.look_for("");
        self.step(self.cursor);
    }

    fn open(&mut self, context: &Context) -> Reply {
        let Some(entry) = self.under_cursor() else {
            return if self.head() == 0 { Reply::Idle } else { self.act(Action::New, context) };
        };
        match self.library.row(entry) {
            Some(row) if row.damage.is_none() => Reply::Go(Go::Open(row.path.clone())),
            _ => Reply::Idle,
        }
    }

    fn replay(&mut self, context: &Context) -> Reply {
        let row = self.under_cursor().map(|entry| self.library.row(entry));
        let key = match row {
            Some(Some(row)) if row.damage.is_none() => return Reply::Go(Go::Replay(row.path.clone())),
            Some(_) => "home-damaged-play",
            None if self.library.len() == 0 => "home-none-to-play",
            None => "home-choose-first",
        };
        self.say(context.words.get(key))
    }

    /// Handles a key as text.
    pub fn typed(&mut self, key: KeyEvent, context: &Context) -> Reply {
        self.text(|input| type_into(input, key), context)
    }

    /// Handles pasted text.
    pub fn paste(&mut self, text: &str, context: &Context) -> Reply {
        self.text(|input| paste_into(input, text.trim()), context)
    }

    fn text(&mut self, change: impl FnOnce(&mut Input) -> bool, context: &Context) -> Reply {
        match (&mut self.over, &mut self.filter) {
            (Dialog::Line(line), _) => Reply::when(change(&mut line.input)),
            (Dialog::None, Some(filter)) if self.typing => {
                let before = filter.value().to_owned();
                let changed = change(filter);
                if filter.value() != before {
                    let words = filter.value().to_owned();
                    self.library.look_for(&words);
                    self.step(0);
                    self.settle(context);
                }
                Reply::when(changed)
            }
            _ => Reply::Idle,
        }
    }

    /// Handles the mouse.
    pub fn mouse(&mut self, mouse: MouseEvent, context: &Context) -> Reply {
        let lines = match mouse.kind {
            MouseEventKind::ScrollDown => 3,
            MouseEventKind::ScrollUp => -3,
            MouseEventKind::Down(MouseButton::Left) if matches!(self.over, Dialog::None) => {
                let Some(index) = self.hits.at(mouse.column, mouse.row) else { return Reply::Idle };
                self.untouched = false;
                // The first click on a session selects it, the second opens it. The row that starts a new
                // interview needs one click.
                let again = std::mem::replace(&mut self.cursor, index) == index;
                return if again || index < self.head() {
                    self.act(Action::Choose, context)
                } else {
                    Reply::Redraw
                };
            }
            _ => return Reply::Idle,
        };
        if let Dialog::Told(_, scroll) = &mut self.over {
            return Reply::when(scroll.by(lines));
        }
        self.follow = false;
        let reply = Reply::when(self.scroll.by(lines));
        self.settle(context);
        reply
    }
}
