//! Draws the dialogs that replace the list: prompts, confirmations, progress and the result of an import.

use super::batch::BatchKind;
use super::prompt::{Prompt, PromptInput as Asking};
use super::view::essential_count;
use super::{Dialog, HomeState};
use crate::locale::Message;
use crate::tui::keys;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, TextField, panel_focused, scroll_area, wrap, wrap_after};
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
            Dialog::Prompt(line) => view_prompt(line, context, frame, area),
            Dialog::ConfirmDelete(targets) => {
                let name = targets.first().and_then(|entry| self.sessions.row(*entry)).map(|row| &*row.name);
                let message = Message::new("home-delete-confirm").arg("count", targets.len());
                let text = context.translate(&message.arg("name", name.unwrap_or_default()));
                let key = context.key_label(keys::KeyContext::Home, Action::Undo);
                let how = context.translate(&Message::new("home-delete-undo-hint").arg("key", key));
                view_message(&words.get("home-delete"), &[text, how], context, frame, area);
            }
            Dialog::Import(taking) => {
                let so_far = Message::new("home-importing").arg("count", taking.counts.iter().sum::<usize>());
                view_message(&words.get("home-import"), &[context.translate(&so_far)], context, frame, area);
            }
            Dialog::Batch(many) => {
                let (done, all) = many.progress();
                let title = if many.kind == BatchKind::Delete { "home-delete" } else { "home-restore" };
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

/// Draws a prompt below the sentence that explains it.
fn view_prompt(prompt_input: &Asking, context: &Ui, frame: &mut Frame, area: Rect) {
    let Asking { prompt, input } = prompt_input;
    let words = &context.translator;
    let (title, about) = match prompt {
        Prompt::New(true) => {
            let title = Message::new("home-quick-new").arg("count", essential_count(context));
            (context.translate(&title), words.get("home-name"))
        }
        Prompt::New(false) => (words.get("home-new"), words.get("home-name")),
        Prompt::Rename(_) => (words.get("home-rename"), words.get("home-rename-about")),
        Prompt::Duplicate(_) => (words.get("home-duplicate"), words.get("home-duplicate-about")),
        Prompt::Import => (words.get("home-import"), words.get("home-import-about")),
        Prompt::Export(paths) => {
            let about = Message::new("home-export-about").arg("count", paths.len());
            (words.get("home-export"), context.translate(&about))
        }
    };
    // A path is longer than a name.
    let (columns, max_room) = if prompt_input.is_name() { (WIDTH, 50) } else { (100, 90) };
    view_panel(&title, &[about], (columns, Some((input, max_room))), context, frame, area);
}

/// Draws sentences in a frame of at most `max_width` columns, and below them a text field with its greatest width. If not
/// everything fits, the field is visible.
fn view_panel(
    title: &str,
    sentences: &[String],
    (max_width, field): (u16, Option<(&TextField, usize)>),
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
        lines.extend(wrap(sentence, width, if index == 0 { styles.text } else { styles.dim }));
    }
    let mut caret = None;
    if let Some((input, max_room)) = field {
        let lead = Span::styled(format!("{} ", context.theme.glyphs.cursor), styles.emphasis);
        let room = usize::from(width).saturating_sub(lead.width()).min(max_room);
        caret = Some((lines.len(), lead.width() + input.caret(room)));
        let mut line = Line::from(lead);
        line.extend(input.spans(&context.theme, room));
        lines.push(line);
    }
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
    let area = Rect { height, width: columns, ..area };
    let inner = scroll_area(&block, area);
    frame.render_widget(block, area);
    let mut scroll = Scroll::default();
    if caret.is_some() {
        scroll.reveal(lines.len() - 1..lines.len(), lines.len(), usize::from(inner.height));
    }
    scroll.view(frame, inner, lines, &context.theme);
    frame.set_cursor_position(inner.as_position());
    if let Some(caret) = caret {
        scroll.place_caret(frame, inner, caret);
    }
}
