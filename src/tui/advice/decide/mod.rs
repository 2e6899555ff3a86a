//! The dialog in which the decision that was taken is recorded: first the model, the advised one on top, then the rest.
//!
//! It lies over the advice and never changes it. What could not be written stays here, to be tried again or left.
//!
//! ```text
//! ╭ What was decided? ───────────────────────────────────╮
//! │ The advice stays as it is. …                         │
//! │ ▸1 ★ Pod             as advised                      │
//! │  2 ✓ Island          decided so far                  │
//! ╰──────────────────────────────────────────────────────╯
//! ```

mod form;

use super::{Hit, State as Advised};
use crate::json;
use crate::locale::Message;
use crate::report::Kept;
use crate::session::Choice;
use crate::tui::context::Context;
use crate::tui::digits::{self, Digits, ONE_DIGIT, confirm_option, no_option};
use crate::tui::keys::{self, Action};
use crate::tui::screen::{Go, Reply};
use crate::tui::widgets::{Scroll, panel_focused, wrap, wrap_after};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use form::{Drawn, Form};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use std::ops::Range;

/// The most columns of the dialog.
const WIDEST: u16 = 72;

/// The dialog.
#[derive(Debug)]
pub(super) struct State {
    stage: Stage,
    /// What can be chosen, the advised model first.
    entries: Vec<Entry>,
    /// What else is decided, for each of those, so that nothing of one decision comes to stand with another.
    forms: Vec<Form>,
    /// Whether the first model is advised, and the dimensions that the advice divides by.
    advised: Option<Vec<usize>>,
    cursor: usize,
    /// The number being typed where there are many models.
    digits: Digits,
    standing: Option<Choice>,
    error: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// No decision can be recorded: why.
    Barred(String),
    Model,
    Rest,
}

/// What can be chosen first.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// The model of this id.
    Model(String),
    /// No model: only the rest is decided.
    Open,
    /// The decision is taken back.
    Withdraw,
}

impl Entry {
    /// The id of its model; empty where it has none.
    fn model(&self) -> &str {
        if let Self::Model(id) = self { id } else { "" }
    }
}

impl State {
    /// Where keys are pressed.
    pub(super) fn context(&self) -> keys::KeyContext {
        match self.stage {
            Stage::Rest => keys::KeyContext::Line,
            _ if self.entries.len() > ONE_DIGIT => keys::KeyContext::LongChoice,
            _ => keys::KeyContext::Choice,
        }
    }

    /// The dialog's words for what keys do.
    pub(super) fn own(&self) -> Vec<keys::LabelOverride> {
        let mut own = vec![(Action::Quit, "action-quit-leave")];
        let choose = match self.stage {
            Stage::Rest => "decide-record",
            Stage::Model => "decide-choose",
            Stage::Barred(_) => "action-back-close",
        };
        own.push((Action::Choose, choose));
        let idle = [Action::Note, Action::Review, Action::Unknown, Action::Forward, Action::Home];
        own.extend(idle.map(|action| (action, keys::HIDDEN)));
        if matches!(self.stage, Stage::Barred(_)) {
            own.extend(
                [Action::Up, Action::Down, Action::Digit(0), Action::PutBack, Action::Back]
                    .map(|a| (a, keys::HIDDEN)),
            );
        }
        own
    }

    /// Takes a key as text.
    pub(super) fn typed(&mut self, key: KeyEvent) -> bool {
        let typed = self.stage == Stage::Rest && self.forms[self.cursor].typed(key);
        // What was said of a field is about what stood there.
        typed && {
            self.error = None;
            true
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        self.stage == Stage::Rest && self.forms[self.cursor].paste(text)
    }

    /// Takes an action; none closes the dialog.
    fn update(&mut self, action: Action, context: &Context) -> Option<Reply> {
        match (&self.stage, action) {
            (_, Action::Quit) => return Some(Reply::Idle),
            (Stage::Barred(_), Action::Choose | Action::Back) | (Stage::Model, Action::Back) => return None,
            (Stage::Model, Action::Up) => {
                self.cursor = (self.cursor + self.entries.len() - 1) % self.entries.len();
            }
            (Stage::Model, Action::Down) => self.cursor = (self.cursor + 1) % self.entries.len(),
            (Stage::Model, Action::Top) => self.cursor = 0,
            (Stage::Model, Action::Bottom) => self.cursor = self.entries.len() - 1,
            (Stage::Model, Action::Digit(digit)) if self.entries.len() > ONE_DIGIT => {
                self.digits.push(digit, self.entries.len());
                self.put_on_number(context);
            }
            (Stage::Model, Action::PutBack) => {
                self.digits.pop();
                self.put_on_number(context);
            }
            (Stage::Model, Action::Digit(digit)) => {
                let Some(index) = usize::from(digit).checked_sub(1).filter(|at| *at < self.entries.len())
                else {
                    return Some(Reply::Redraw);
                };
                return Some(self.choose(index));
            }
            (Stage::Model, Action::Choose) if self.digits.missing(1..=self.entries.len()).is_some() => {
                self.refuse_number(context);
            }
            (Stage::Model, Action::Choose) => return Some(self.choose(self.cursor)),
            (Stage::Rest, Action::Back) => (self.stage, self.error) = (Stage::Model, None),
            (Stage::Rest, Action::Choose) => {
                let model = self.entries[self.cursor].model();
                match self.forms[self.cursor].choice(model, context) {
                    Ok(choice) => return Some(Reply::Go(Go::Decide(Box::new(choice)))),
                    Err(why) => self.error = Some(context.say(&why)),
                }
            }
            _ => {}
        }
        // Nothing below takes a key that the dialog has no use for.
        Some(Reply::Redraw)
    }

    /// Puts the cursor on the model of the number being typed, or says that there is none.
    fn put_on_number(&mut self, context: &Context) {
        let count = self.entries.len();
        let missing = self.digits.missing(1..=count);
        self.error = missing.map(|number| context.say(&no_option(number, count)));
        if let Some(index) = self.digits.number().and_then(|number| number.checked_sub(1)) {
            self.cursor = index;
        }
    }

    /// Answers Enter on a number that no model has: the next Enter takes the model under the cursor.
    fn refuse_number(&mut self, context: &Context) {
        let Some(missing) = self.digits.missing(1..=self.entries.len()) else { return };
        let key = context.key(keys::KeyContext::LongChoice, Action::Choose);
        self.error = Some(context.say(&confirm_option(missing, self.cursor + 1, key)));
        self.digits.clear();
    }

    /// Forgets the number being typed and what was said about it; returns whether that changes anything.
    fn forget_digits(&mut self) -> bool {
        self.stage == Stage::Model && (self.digits.clear() | self.error.take().is_some())
    }

    /// Takes a model, and asks for the rest; what is taken back needs none.
    fn choose(&mut self, index: usize) -> Reply {
        (self.cursor, self.error) = (index, None);
        self.digits.clear();
        if self.entries[index] == Entry::Withdraw {
            return Reply::Go(Go::Decide(Box::default()));
        }
        self.stage = Stage::Rest;
        Reply::Redraw
    }

    /// Draws the dialog in the middle of `area`; returns what can be clicked.
    pub(super) fn view(&self, context: &Context, frame: &mut Frame, area: Rect) -> Vec<(Rect, Hit)> {
        let styles = &context.look.styles;
        let width = area.width.saturating_sub(2).min(WIDEST);
        let title = match self.stage {
            Stage::Rest => context.label_style.get("decide-record-title"),
            Stage::Model | Stage::Barred(_) => context.label_style.get("decide-title"),
        };
        let block = digits::on_edge(panel_focused(&context.look, &title, width), self.digits, context);
        let room = Scroll::text_width(block.inner(Rect { width, height: 3, ..area }));
        let (mut lines, mut rows, mut caret) = (Vec::new(), Vec::new(), None);
        match &self.stage {
            Stage::Barred(why) => lines.extend(wrap(why, room, styles.text)),
            Stage::Model => {
                // On the lowest screens what can be chosen goes before what is said about it.
                let about = wrap(&context.label_style.get("decide-about"), room, styles.dim);
                let entries: usize =
                    (0..self.entries.len()).map(|index| self.entry(index, context, room).len()).sum();
                if about.len() + 1 + entries + 2 <= usize::from(area.height) {
                    lines.extend(about);
                    lines.push(Line::default());
                }
                for index in 0..self.entries.len() {
                    let from = lines.len();
                    lines.extend(self.entry(index, context, room));
                    rows.push(from..lines.len());
                }
            }
            Stage::Rest => {
                lines.extend(wrap(&self.title(self.cursor, context), room, styles.emphasis));
                let about = wrap(&context.label_style.get("decide-fields"), room, styles.dim);
                let form = &self.forms[self.cursor];
                let advised = self.advised.as_deref().unwrap_or(&[usize::MAX]);
                let drawn = form.draw(advised, context, room, lines.clone());
                // On the lowest screens the fields go before what is said about them.
                let fits = drawn.lines.len() + about.len() + 2 <= usize::from(area.height);
                if fits {
                    lines.extend(about);
                }
                Drawn { lines, rows, caret } =
                    if fits { form.draw(advised, context, room, lines) } else { drawn };
            }
        }
        let shown = self.put_error(context, room, &mut lines, &mut rows);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(area.height);
        let whole = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 3,
            width,
            height,
        };
        let inner = block.inner(whole);
        frame.render_widget(Clear, whole);
        frame.render_widget(block, whole);
        let mut scroll = Scroll::default();
        if !rows.is_empty() {
            scroll.reveal(shown, lines.len(), usize::from(inner.height));
        }
        scroll.view(frame, inner, lines, &context.look);
        let first = scroll.first();
        let line_at = |line: usize| {
            let row = u16::try_from(line.checked_sub(first)?).ok()?;
            (row < inner.height).then_some(inner.y + row)
        };
        if let Some((line, column)) = caret
            && let Some(y) = line_at(line)
        {
            let x = inner.x + u16::try_from(column).unwrap_or(0);
            frame.set_cursor_position(Position::new(x.min(inner.right().saturating_sub(1)), y));
        }
        let hit = |(index, row): (usize, Range<usize>)| {
            let places = row.filter_map(line_at);
            places.map(move |y| (Rect::new(inner.x, y, inner.width, 1), Hit::Decide(index)))
        };
        rows.into_iter().enumerate().flat_map(hit).collect()
    }

    /// Puts what is wrong below the field that it is about, or it would not show on the lowest screens; below a list of models at
    /// the end. Returns the lines that have to show.
    fn put_error(
        &self,
        context: &Context,
        room: u16,
        lines: &mut Vec<Line<'static>>,
        rows: &mut [Range<usize>],
    ) -> Range<usize> {
        let is_form = self.stage == Stage::Rest;
        let current = if is_form { self.forms[self.cursor].row() } else { self.cursor };
        let shown = rows.get(current).cloned().unwrap_or_default();
        let Some(error) = &self.error else { return shown };
        let styles = &context.look.styles;
        let mark = Span::styled(format!("{} ", context.look.glyphs.warning), styles.bad_graphic);
        let said = wrap_after(mark, error, room, styles.bad);
        let (at, count) = (if is_form { shown.end } else { lines.len() }, said.len());
        lines.splice(at..at, said);
        for row in rows.iter_mut().filter(|row| row.start >= at) {
            *row = row.start + count..row.end + count;
        }
        if is_form { shown.start..shown.end + count } else { shown }
    }

    /// A model to choose: its digit, whether it is advised or was chosen, its name.
    fn entry(&self, index: usize, context: &Context, room: u16) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let style = if index == self.cursor { styles.chosen } else { styles.text };
        let cursor = if index == self.cursor { glyphs.cursor } else { " " };
        let chosen = self.standing.as_ref().is_some_and(|choice| self.is_of(index, choice));
        let mark = match (index, chosen) {
            (_, true) => glyphs.done,
            (0, false) if self.advised.is_some() => glyphs.recommended,
            _ => " ",
        };
        let number = format!("{:>1$}", index + 1, digits::width(self.entries.len()));
        let mut said = self.title(index, context);
        let about = [(index == 0 && self.advised.is_some(), "decide-advised"), (chosen, "decide-standing")];
        let about: Vec<_> =
            about.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| context.label_style.get(key)).collect();
        if !about.is_empty() {
            said = format!("{said} ({})", about.join(", "));
        }
        wrap_after(Span::styled(format!("{cursor}{number} {mark} "), styles.emphasis), &said, room, style)
    }
}

impl State {
    /// What an entry is called.
    fn title(&self, index: usize, context: &Context) -> String {
        match &self.entries[index] {
            Entry::Model(id) => context.reader().model(id),
            Entry::Open => context.label_style.get("decide-open"),
            Entry::Withdraw => context.label_style.get("decide-withdraw"),
        }
    }

    /// Whether an entry is what a decision chose.
    fn is_of(&self, index: usize, choice: &Choice) -> bool {
        self.entries[index] != Entry::Withdraw && self.entries[index].model() == choice.model
    }
}

impl Advised {
    /// Opens the dialog, or says in it why no decision can be recorded.
    pub(super) fn open_deciding(&mut self, context: &Context) -> bool {
        let models = &context.rulebook.models;
        let advised = Some(self.advice.model).filter(|_| self.advice.has_basis);
        let others = (0..models.len()).filter(|model| Some(*model) != advised);
        let entries = advised.into_iter().chain(others).map(|model| Entry::Model(models[model].id.clone()));
        let standing = self.kept.decided.clone();
        let last = standing.is_some().then_some(Entry::Withdraw);
        let entries: Vec<_> = entries.chain([Entry::Open]).chain(last).collect();
        let now = &self.advice.segmentation.now;
        let advised = advised.map(|_| now.iter().map(|wanted| wanted.dimension).collect());
        let stage = self.barred.as_ref().map_or(Stage::Model, |why| Stage::Barred(context.say(why)));
        let forms = vec![Form::new(None, context); entries.len()];
        let mut deciding = State {
            stage,
            entries,
            forms,
            advised,
            cursor: 0,
            digits: Digits::default(),
            standing: None,
            error: None,
        };
        if let Some(choice) = standing {
            let chosen = (0..deciding.entries.len()).find(|index| deciding.is_of(*index, &choice));
            // The decision that stands can be changed; any other begins with nothing of it.
            if let Some(index) = chosen {
                deciding.cursor = index;
                deciding.forms[index] = Form::new(Some(&choice), context);
            }
            deciding.standing = Some(choice);
        }
        self.deciding = Some(deciding);
        true
    }

    /// Forgets the number being typed in the dialog; returns whether that changes anything.
    pub fn forget_digits(&mut self) -> bool {
        self.deciding.as_mut().is_some_and(State::forget_digits)
    }

    /// Takes an action while the dialog is open.
    pub(super) fn update_deciding(&mut self, action: Action, context: &Context) -> Reply {
        let reply = self.deciding.as_mut().and_then(|deciding| deciding.update(action, context));
        reply.unwrap_or_else(|| {
            self.deciding = None;
            Reply::Redraw
        })
    }

    /// A click while the dialog is open: puts the cursor on an entry, and takes it where it was there already.
    pub(super) fn click_deciding(&mut self, event: MouseEvent, context: &Context) -> bool {
        let at = Position::new(event.column, event.row);
        let hit = self.hits.iter().find(|(area, _)| area.contains(at)).map(|(_, hit)| *hit);
        let (MouseEventKind::Down(MouseButton::Left), Some(Hit::Decide(index))) = (event.kind, hit) else {
            return false;
        };
        let Some(deciding) = &mut self.deciding else { return false };
        if deciding.stage == Stage::Rest {
            deciding.forms[deciding.cursor].click(index);
            return true;
        }
        if deciding.cursor == index && deciding.entries[index] != Entry::Withdraw {
            return self.update_deciding(Action::Choose, context) != Reply::Idle;
        }
        deciding.cursor = index;
        true
    }

    /// What came of recording: why it failed, where it did, and what the session keeps now.
    pub fn decided(&mut self, failed: Option<&Message>, kept: Kept, context: &Context) {
        self.kept = kept;
        if let (Some(why), Some(deciding)) = (failed, &mut self.deciding) {
            let why = json::truncate(&context.say(why), 300);
            deciding.error = Some(context.say(&Message::new("decide-not-saved").with("why", why)));
        } else {
            // The decision stands near the top.
            (self.deciding, self.overview) = (None, Scroll::default());
        }
    }
}
