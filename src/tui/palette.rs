//! The command palette: every action by name, with its key, found by typing a part of either.
//!
//! ```text
//! ┏ All actions ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
//! ┃ exp_________________________________________________     ┃
//! ┃ ▸ x         export                                       ┃
//! ┃   i         import · the list of interviews              ┃
//! ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
//! ```
//!
//! First come the actions of the component below, then those that have no effect at the moment, and last those that work
//! elsewhere. Enter closes the palette and runs the action on the component below.

use super::component::Component;
use super::keys::{Action, ActionGroup, Hint, KeyContext, LabelOverride};
use super::response::{Navigate, Response};
use super::search_key::search_key;
use super::ui::Ui;
use super::widgets::{List, ListClick, ListLines, Popup, TextField, cells, pad, wrap, wrap_after};
use crate::locale::Message;
use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::time::Instant;

/// The maximum width of the panel in columns.
const MAX_WIDTH: u16 = 64;

/// The widest column of keys, in cells.
const MAX_KEY_WIDTH: usize = 14;

/// The state of the palette.
#[derive(Debug)]
pub struct PaletteState {
    /// The key context of the component below, and its own labels.
    below: (KeyContext, Vec<LabelOverride>),
    entries: Vec<Entry>,
    /// The label of quitting on the component below.
    quit_label_key: &'static str,
    input: TextField,
    list: List,
}

/// An action that the palette lists.
#[derive(Debug)]
struct Entry {
    action: Action,
    /// The keys as shown.
    keys: String,
    /// The label of the action.
    label: String,
    availability: Availability,
    /// What searches look in.
    search_text: String,
}

/// Whether an action can be run on the component below, best first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Availability {
    Here,
    /// It has no effect at the moment. Running it says why.
    NotNow,
    /// It works in the places of these names only.
    Elsewhere(String),
}

impl PaletteState {
    /// Lists all actions for a component with this key context and its own labels.
    pub fn new(below: KeyContext, overrides: Vec<LabelOverride>, context: &Ui) -> Self {
        let quit = overrides.iter().find(|(action, _)| *action == Action::Quit);
        Self {
            entries: Self::entries(below, &overrides, context),
            quit_label_key: quit.map_or(Action::Quit.label_key(below), |(_, word)| *word),
            below: (below, overrides),
            input: TextField::default(),
            list: List::wrapping(),
        }
    }

    fn entries(below: KeyContext, overrides: &[LabelOverride], context: &Ui) -> Vec<Entry> {
        let is_listed = |hint: &Hint| !matches!(hint.action, Action::Palette | Action::Digit(_));
        let hints: Vec<_> = context.keys.help_hints(below).into_iter().filter(is_listed).collect();
        let mut entries: Vec<Entry> = [ActionGroup::Here, ActionGroup::Everywhere, ActionGroup::Move]
            .into_iter()
            .flat_map(|group| hints.iter().filter(move |hint| hint.action.group() == group))
            .map(|hint| {
                let (availability, label) = if hint.is_visible(overrides) {
                    (Availability::Here, hint.action_label(overrides, &context.translator))
                } else {
                    (Availability::NotNow, context.translator.get(hint.label_key))
                };
                Entry::new(hint, label, availability, context)
            })
            .collect();
        for action in Action::ALL.iter().copied().filter(|action| action.group() == ActionGroup::Here) {
            if hints.iter().all(|hint| hint.action != action) {
                entries.extend(Entry::of_other_places(action, context));
            }
        }
        entries.sort_by_key(|entry| entry.availability.clone().without_places());
        entries
    }

    /// Returns the entries that the typed text finds. An entry whose key or label is the typed text comes first.
    fn found(&self) -> Vec<&Entry> {
        let typed = search_key(self.input.value());
        let words: Vec<_> = typed.split_whitespace().collect();
        let matches = |entry: &&Entry| words.iter().all(|word| entry.search_text.contains(word));
        let mut found: Vec<_> = self.entries.iter().filter(matches).collect();
        if !typed.is_empty() {
            found.sort_by_key(|entry| {
                let is_exact = entry.is_exactly(self.input.value(), &typed);
                (entry.availability.clone().without_places(), !is_exact)
            });
        }
        found
    }

    /// Runs the action under the cursor, if the component below has it.
    fn run(&self) -> Response {
        match self.found().get(self.list.cursor()) {
            Some(entry) if !matches!(entry.availability, Availability::Elsewhere(_)) => {
                Response::Navigate(Navigate::Run(entry.action))
            }
            _ => Response::Idle,
        }
    }

    fn edit(&mut self, change: impl FnOnce(&mut TextField) -> bool) -> Response {
        let before = self.input.value().to_owned();
        let is_changed = change(&mut self.input);
        if self.input.value() != before {
            self.list.select(0);
        }
        Response::redraw_if(is_changed)
    }

    fn rows(&self, context: &Ui, width: u16) -> ListLines {
        let theme = &context.theme;
        let found = self.found();
        let column =
            self.entries.iter().map(|entry| cells(&entry.keys)).max().unwrap_or(0).min(MAX_KEY_WIDTH);
        let mut page = ListLines::default();
        if found.is_empty() {
            page.push_text(wrap(&context.translator.get("palette-nothing"), width, theme.styles.text));
        }
        for (index, entry) in found.into_iter().enumerate() {
            let is_selected = index == self.list.cursor();
            let cursor = if is_selected { theme.glyphs.cursor } else { " " };
            let style = match entry.availability {
                _ if is_selected => theme.styles.chosen,
                Availability::Here => theme.styles.text,
                Availability::NotNow | Availability::Elsewhere(_) => theme.styles.dim,
            };
            let keys = pad(&entry.keys, column, theme.glyphs.ellipsis);
            let lead = Span::styled(format!("{cursor} {keys}  "), theme.styles.accent);
            page.push_row(wrap_after(lead, &entry.text(context), width, style));
        }
        page
    }
}

impl Entry {
    fn new(hint: &Hint, label: String, availability: Availability, context: &Ui) -> Self {
        let keys = hint.keys_label(&context.translator, &context.theme.glyphs);
        let search_text = search_key(&format!("{label} {keys}"));
        Self { action: hint.action, keys, label, availability, search_text }
    }

    /// Returns the entry of an action that only other components have; `None` if none has a key for it.
    fn of_other_places(action: Action, context: &Ui) -> Option<Self> {
        let has_key = |place: &KeyContext| !context.keys.keys_of(*place, action).is_empty();
        let places: Vec<_> = KeyContext::ALL.into_iter().filter(has_key).collect();
        let first = *places.first()?;
        let hint = context.keys.help_hints(first).into_iter().find(|hint| hint.action == action)?;
        let label = context.translator.get(hint.label_key);
        Some(Self::new(&hint, label, Availability::Elsewhere(context.place_names(&places)), context))
    }

    /// Returns whether the typed text is the label or one of the keys. Letters as keys are case-sensitive.
    fn is_exactly(&self, typed: &str, folded: &str) -> bool {
        search_key(&self.label) == folded || self.keys.split('/').any(|key| key == typed.trim())
    }

    fn text(&self, context: &Ui) -> String {
        match &self.availability {
            Availability::Here => self.label.clone(),
            Availability::NotNow => format!("{} · {}", self.label, context.translator.get("palette-not-now")),
            Availability::Elsewhere(places) => format!("{} · {places}", self.label),
        }
    }
}

impl Availability {
    /// Returns the availability for sorting, in which the names of places do not matter.
    fn without_places(self) -> Self {
        if let Self::Elsewhere(_) = self { Self::Elsewhere(String::new()) } else { self }
    }
}

impl Component for PaletteState {
    fn key_context(&self) -> KeyContext {
        KeyContext::Palette
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        vec![(Action::Quit, self.quit_label_key)]
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        self.entries = Self::entries(self.below.0, &self.below.1, context);
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        match action {
            Action::Back | Action::Palette => Response::Navigate(Navigate::Close),
            Action::Choose => self.run(),
            _ => {
                let count = self.found().len();
                Response::redraw_if(self.list.update(action, count))
            }
        }
    }

    fn idle_reason(&self, action: Action, _: &Ui) -> Option<Message> {
        if action != Action::Choose {
            return None;
        }
        let found = self.found();
        let Some(entry) = found.get(self.list.cursor()) else { return Some(Message::new("palette-nothing")) };
        let Availability::Elsewhere(places) = &entry.availability else { return None };
        let message = Message::new("idle-key-elsewhere").arg("key", &*entry.keys);
        Some(message.arg("action", &*entry.label).arg("places", &**places))
    }

    fn handle_key(&mut self, key: KeyEvent, _: &Ui) -> Response {
        self.edit(|input| input.handle_key(key))
    }

    fn paste(&mut self, text: &str, _: &Ui, _: Instant) -> Response {
        self.edit(|input| input.paste(text.trim()))
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        match self.list.click(mouse) {
            Some(ListClick::Chosen) => self.run(),
            Some(ListClick::Selected) => Response::Redraw,
            None => Response::redraw_if(self.list.handle_wheel(mouse)),
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let popup = Popup::new(context, area, MAX_WIDTH, &context.translator.get("palette-title"));
        let width = popup.text_width();
        let page = self.rows(context, width);
        // The panel keeps its size while the text is typed.
        let inner = popup.draw(frame, area.height.into());
        let room = usize::from(width);
        let field = Rect { height: 1.min(inner.height), ..inner };
        frame.render_widget(Line::from_iter(self.input.spans(&context.theme, room)), field);
        let rows = Rect { y: inner.y + field.height, height: inner.height - field.height, ..inner };
        self.list.view(frame, rows, page, &context.theme);
        let caret = u16::try_from(self.input.caret(room)).unwrap_or(u16::MAX).min(field.width);
        frame.set_cursor_position((field.x + caret, field.y));
    }
}
