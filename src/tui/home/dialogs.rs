//! Draws the dialogs that replace the list: prompts, confirmations, progress and the result of an import.

use super::batch::BatchKind;
use super::prompt::{Field, Prompt, PromptInput};
use super::view::essential_count;
use super::{Dialog, HomeState};
use crate::locale::Message;
use crate::tui::keys;
use crate::tui::keys::Action;
use crate::tui::paths;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, cells, pad, panel_focused, scroll_area, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The widest dialog, in columns.
const WIDTH: u16 = 76;

impl HomeState {
    /// Draws the open dialog.
    pub(super) fn view_dialog(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let words = &context.translator;
        match &mut self.dialog {
            Dialog::None => {}
            Dialog::Prompt(prompt) => {
                let purged = match &prompt.prompt {
                    Prompt::Purge(entries) => entries.first().and_then(|entry| self.sessions.row(*entry)),
                    _ => None,
                };
                let purged = purged.map(|row| &*row.name).unwrap_or_default();
                view_prompt(prompt, purged, context, frame, area);
            }
            Dialog::ConfirmDelete(targets) => {
                let name = targets.first().and_then(|entry| self.sessions.row(*entry)).map(|row| &*row.name);
                let message = Message::new("home-delete-confirm").arg("count", targets.len());
                let text = context.translate(&message.arg("name", name.unwrap_or_default()));
                let key = context.key_label(keys::KeyContext::Home, Action::Undo);
                let how = context.translate(&Message::new("home-delete-undo-hint").arg("key", key));
                view_message(&words.get("home-delete"), &[text, how], context, frame, area);
            }
            Dialog::Recover(offer) => {
                let sentences = offer.sentences(context);
                view_message(&words.get("home-recover"), &sentences, context, frame, area);
            }
            Dialog::Import(taking) => {
                let so_far = Message::new("home-importing").arg("count", taking.count());
                view_message(&words.get("home-import"), &[context.translate(&so_far)], context, frame, area);
            }
            Dialog::Batch(many) => {
                let (done, all) = many.progress();
                let title = match many.kind {
                    BatchKind::Delete => "home-delete",
                    BatchKind::Purge => "home-purge",
                    BatchKind::Undo | BatchKind::Restore => "home-restore",
                };
                let so_far = Message::new("home-batch-progress").arg("done", done).arg("all", all);
                view_message(&words.get(title), &[context.translate(&so_far)], context, frame, area);
            }
            Dialog::ImportResult(result_lines, scroll) => {
                let block = panel_focused(&context.theme, &words.get("home-import"), area.width);
                let inner = scroll_area(&block, area);
                frame.render_widget(block, area);
                let width = Scroll::text_width(inner);
                let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
                let mut lines = Vec::new();
                for (index, one) in result_lines.iter().enumerate() {
                    if index == 0 {
                        lines.extend(wrap(one, width, styles.title));
                        continue;
                    }
                    let lead = Span::styled(format!("{} ", glyphs.bullet), styles.dim);
                    lines.extend(wrap_after(lead, one, width, styles.text));
                }
                scroll.view(frame, inner, lines, &context.theme);
                frame.set_cursor_position(inner.as_position());
            }
        }
    }
}

/// Draws sentences in a frame, the first as normal text and the others dim.
fn view_message(title: &str, sentences: &[String], context: &Ui, frame: &mut Frame, area: Rect) {
    view_panel(title, sentences, (WIDTH, None), context, frame, area);
}

/// Draws a prompt below the sentences that explain it. `purged` is the name of the first session to be destroyed.
fn view_prompt(input: &PromptInput, purged: &str, context: &Ui, frame: &mut Frame, area: Rect) {
    let words = &context.translator;
    let (title, about) = match &input.prompt {
        Prompt::New(true) => {
            let title = Message::new("home-quick-new").arg("count", essential_count(context));
            (context.translate(&title), words.get("home-name"))
        }
        Prompt::New(false) => (words.get("home-new"), words.get("home-name")),
        Prompt::Edit { .. } => (words.get("home-edit"), words.get("home-edit-about")),
        Prompt::Duplicate(_) => (words.get("home-duplicate"), words.get("home-duplicate-about")),
        Prompt::Import => (words.get("home-import"), words.get("home-import-about")),
        Prompt::Export(paths) => {
            let about = Message::new("home-export-about").arg("count", paths.len());
            (words.get("home-export"), context.translate(&about))
        }
        Prompt::Purge(entries) => {
            let about = Message::new("home-purge-about").arg("count", entries.len()).arg("name", purged);
            (words.get("home-purge"), context.translate(&about))
        }
    };
    // What to type stays visible above the field, however small the window is.
    let meaning = matches!(input.prompt, Prompt::Purge(_)).then(|| words.get("purge-meaning"));
    let sentences: Vec<_> = meaning.into_iter().chain([about]).collect();
    // A path is longer than a name.
    let (columns, max_room) = if input.is_name() { (WIDTH, 50) } else { (100, 90) };
    view_panel(&title, &sentences, (columns, Some((input, max_room))), context, frame, area);
}

/// Draws sentences in a frame of at most `max_width` columns, and below them the fields of a prompt with their greatest
/// width. If not everything fits, the field with the focus is visible.
fn view_panel(
    title: &str,
    sentences: &[String],
    (max_width, input): (u16, Option<(&PromptInput, usize)>),
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
) {
    let styles = &context.theme.styles;
    let columns = area.width.min(max_width);
    let block = panel_focused(&context.theme, title, columns);
    let width = Scroll::text_width(scroll_area(&block, Rect { width: columns, ..area }));
    let mut lines = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let is_dim = index > 0 && input.is_none();
        lines.extend(wrap(sentence, width, if is_dim { styles.dim } else { styles.text }));
    }
    let caret = input.map(|(input, max_room)| push_fields(&mut lines, input, (width, max_room), context));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
    let area = Rect { height, width: columns, ..area };
    let inner = scroll_area(&block, area);
    frame.render_widget(block, area);
    let mut scroll = Scroll::default();
    if let Some((row, _)) = caret {
        scroll.reveal(row..lines.len(), lines.len(), usize::from(inner.height));
        scroll.reveal(row..row + 1, lines.len(), usize::from(inner.height));
    }
    scroll.view(frame, inner, lines, &context.theme);
    frame.set_cursor_position(inner.as_position());
    if let Some(caret) = caret {
        scroll.place_caret(frame, inner, caret);
    }
}

/// Adds the fields of a prompt, with what they may be completed to and a warning below them. Returns the line and the
/// column of the text cursor.
fn push_fields(
    lines: &mut Vec<Line<'static>>,
    input: &PromptInput,
    (width, max_room): (u16, usize),
    context: &Ui,
) -> (usize, usize) {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let fields = input.fields();
    let label = |field: Field| match field {
        Field::Name if fields.len() > 1 => context.translator.get("home-field-name"),
        Field::Client => context.translator.get("home-field-client"),
        Field::Name | Field::Path => String::new(),
    };
    let label_width = fields.iter().map(|field| cells(&label(*field))).max().unwrap_or_default();
    let label_width = if label_width == 0 { 0 } else { label_width + 2 };
    let mut caret = (lines.len(), 0);
    for field in fields {
        let is_focused = *field == input.focus();
        let cursor = if is_focused { glyphs.cursor } else { " " };
        let label = pad(&label(*field), label_width, glyphs.ellipsis);
        let lead = Span::styled(format!("{cursor} {label}"), styles.emphasis);
        let room = usize::from(width).saturating_sub(lead.width()).min(max_room);
        if is_focused {
            caret = (lines.len(), lead.width() + input.field(*field).caret(room));
        }
        let mut line = Line::from(lead);
        line.extend(input.field(*field).spans(&context.theme, room));
        lines.push(line);
    }
    if !input.proposals.is_empty() {
        let names = paths::names_line(&input.proposals, context);
        let text = match input.focus() {
            Field::Client => context.translate(&Message::new("home-clients").arg("names", names)),
            Field::Name | Field::Path => names,
        };
        lines.extend(wrap(&text, width, styles.dim));
    }
    if let Some(warning) = &input.warning {
        let lead = Span::styled(format!("{} ", glyphs.warning), styles.warning);
        lines.extend(wrap_after(lead, warning, width, styles.text));
    }
    caret
}
