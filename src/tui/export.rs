//! The export dialog, which writes the content of a screen to a file: form, one page or everything, and path.
//!
//! ```text
//! ╭ Export ──────────────────────────────────────────────────╮
//! │ ▸ Form     ‹ HTML: one file to print or to open in … ›   │
//! │   Content  ‹ Everything ›                                │
//! │   File     nordwind-advice.html________________________  │
//! │                                                          │
//! │ Written: /home/ann/nordwind-advice.html (41 kB)          │
//! ╰──────────────────────────────────────────────────────────╯
//! ```
//!
//! A screen returns its content as an [`Exportable`]. Copying sends the visible page of the same content to the clipboard.

use super::component::Component;
use super::keys::{Action, HIDDEN, KeyContext, LabelOverride};
use super::paths;
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{List, ListLines, Popup, TextField, cells, pad, wrap, wrap_after};
use crate::document::Page;
use crate::locale::{Message, Translator, sanitize, system_message};
use crate::render::form::{self, Drawing, Form};
use crate::render::text;
use crate::render::text_writer::TextOptions;
use crate::session::output::{Output, ReadAccess, replace};
use crate::session::store::Operation;
use crate::session::{Error, temp_files};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Clear;
use serde_json::Value as Json;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The maximum width of the dialog in columns.
const MAX_WIDTH: u16 = 84;
/// The greatest number of bytes that are copied. Terminals ignore longer texts.
pub const MAX_COPIED_BYTES: usize = 74_994;

/// The content of a screen, for a file or the clipboard.
#[derive(Clone, Debug)]
pub struct Exportable {
    /// The start of file names, such as the session's name.
    pub name: String,
    /// The visible page, such as one tab.
    pub page: Page,
    /// The whole document.
    pub whole: Page,
    /// The document as JSON; `None` if it has no such form.
    pub json: Option<Json>,
}

impl Exportable {
    /// Returns the visible page as text for the clipboard; `None` if it is too long for terminals.
    pub fn clipboard_text(&self, translator: &Translator) -> Option<String> {
        let text = text::page(&self.page, translator, TextOptions::default());
        (text.len() <= MAX_COPIED_BYTES).then_some(text)
    }

    /// Returns the forms in which it can be written, in the order of the dialog.
    fn forms(&self) -> Vec<Form> {
        let drawings = [Drawing::Chart, Drawing::Tree].into_iter();
        let drawings = drawings.filter(|drawing| form::has_drawing(&self.whole, *drawing)).map(Form::Svg);
        let readable = [Form::Html, Form::Markdown, Form::Text].into_iter();
        readable.chain(drawings).chain(self.json.as_ref().map(|_| Form::Json)).collect()
    }
}

/// The fields of the dialog, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Form,
    Content,
    Path,
}

/// The result of the last attempt to write the file.
#[derive(Debug)]
enum Outcome {
    /// The file was written.
    Written { path: PathBuf, bytes: usize },
    /// The file exists, and was not written. The next attempt replaces it.
    Exists(PathBuf),
    /// The file was not written, for this reason.
    Failed(Message),
}

/// The state of the dialog.
#[derive(Debug)]
pub struct ExportDialog {
    content: Exportable,
    forms: Vec<Form>,
    form: usize,
    is_whole: bool,
    fields: List,
    path: TextField,
    /// Entries of the folder that fit the typed path.
    names: Vec<String>,
    outcome: Option<Outcome>,
    /// Whether a browser can be opened.
    can_open: bool,
}

impl ExportDialog {
    /// Creates the dialog. Files are written into the current folder unless a path is typed.
    pub fn new(content: Exportable) -> Self {
        let forms = content.forms();
        let mut dialog = Self {
            forms,
            form: 0,
            is_whole: true,
            fields: List::wrapping(),
            path: TextField::default(),
            names: Vec::new(),
            outcome: None,
            can_open: has_browser(),
            content,
        };
        dialog.path = TextField::new(dialog.file_name());
        dialog
    }

    fn form(&self) -> Form {
        self.forms[self.form]
    }

    /// Returns the fields that are shown. Drawings and JSON are always complete, so they have no field for the content.
    fn visible_fields(&self) -> Vec<Field> {
        let is_choice = matches!(self.form(), Form::Text | Form::Markdown | Form::Html);
        let has_parts = is_choice && self.content.page != self.content.whole;
        let content = has_parts.then_some(Field::Content);
        [Field::Form].into_iter().chain(content).chain([Field::Path]).collect()
    }

    fn field(&self) -> Field {
        self.visible_fields().get(self.fields.cursor()).copied().unwrap_or(Field::Path)
    }

    /// Returns the proposed name of the file.
    fn file_name(&self) -> String {
        let is_kept = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let name: String = self.content.name.chars().map(|c| if is_kept(c) { c } else { '-' }).collect();
        let words: Vec<_> = name.split('-').filter(|word| !word.is_empty()).collect();
        let drawing = match self.form() {
            Form::Svg(Drawing::Chart) => "-chart",
            Form::Svg(Drawing::Tree) => "-tree",
            _ => "",
        };
        format!("{}{drawing}.{}", words.join("-").to_lowercase(), self.form().extension())
    }

    /// Changes the form or the content, whichever field is selected. Returns `false` at the path.
    fn change(&mut self, is_next: bool) -> bool {
        match self.field() {
            Field::Form => {
                let (proposed, before) = (self.file_name(), self.form().extension());
                let step = if is_next { 1 } else { self.forms.len() - 1 };
                self.form = (self.form + step) % self.forms.len();
                let path = match self.path.value().strip_suffix(&proposed) {
                    Some(folder) => format!("{folder}{}", self.file_name()),
                    None => paths::change_extension(self.path.value(), before, self.form().extension()),
                };
                self.path = TextField::new(path);
            }
            Field::Content => self.is_whole = !self.is_whole,
            Field::Path => return false,
        }
        self.outcome = None;
        true
    }

    /// Completes the path, or moves to the next field.
    fn complete(&mut self) {
        if self.field() != Field::Path {
            self.fields.update(Action::Down, self.visible_fields().len());
            return;
        }
        self.names = paths::complete_field(&mut self.path);
        self.outcome = None;
    }

    fn write(&mut self, context: &Ui) {
        let force = matches!(&self.outcome, Some(Outcome::Exists(_)));
        self.names.clear();
        self.outcome = Some(match self.try_write(force, context) {
            Ok((path, bytes)) => Outcome::Written { path, bytes },
            Err(Error::Disk { path, source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {
                Outcome::Exists(path)
            }
            Err(Error::Disk { path, source, .. }) => {
                let message = match source.kind() {
                    _ if path.as_os_str().is_empty() => Message::new("export-no-path"),
                    io::ErrorKind::NotFound => Message::new("cli-no-folder"),
                    _ => system_message(&source),
                };
                Outcome::Failed(message)
            }
            Err(error) => Outcome::Failed(error.message()),
        });
    }

    /// Writes the file. Returns its path and size.
    fn try_write(&self, force: bool, context: &Ui) -> Result<(PathBuf, usize), Error> {
        let failed =
            |path: &Path, source| Error::Disk { operation: Operation::Save, path: path.to_owned(), source };
        let typed = paths::expand(self.path.value());
        let path = match Output::from_arg(Some(&typed)) {
            Output::Folder(folder) => {
                temp_files::create_folder(&folder).map_err(|error| failed(&folder, error))?;
                folder.join(self.file_name())
            }
            Output::File(path) => path,
            Output::Stdout => return Err(failed(&typed, io::ErrorKind::InvalidInput.into())),
        };
        let is_whole = self.is_whole || !self.visible_fields().contains(&Field::Content);
        let page = if is_whole { &self.content.whole } else { &self.content.page };
        let options = TextOptions { ascii: context.theme.ascii, ..TextOptions::default() };
        let bytes = form::write(self.form(), page, &self.content.json, &context.translator, options)
            .map_err(|error| failed(&path, error))?
            .unwrap_or_default();
        temp_files::sweep(temp_files::parent_folder(&path));
        replace(ReadAccess::OwnerOnly, &path, |out| out.write_all(&bytes), force)
            .map_err(|error: io::Error| failed(&path, error))?;
        Ok((std::fs::canonicalize(&path).unwrap_or(path), bytes.len()))
    }

    /// Returns the file that was written, if a browser can show it.
    fn browsable(&self) -> Option<&Path> {
        let is_browsable = matches!(self.form(), Form::Html | Form::Svg(_));
        match &self.outcome {
            Some(Outcome::Written { path, .. }) if self.can_open && is_browsable => Some(path),
            _ => None,
        }
    }

    fn outcome_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let (mark, style, text) = match &self.outcome {
            None => return Vec::new(),
            Some(Outcome::Written { path, bytes }) => {
                let message = Message::new("export-written").arg("path", path.to_string_lossy().into_owned());
                (glyphs.done, styles.good, context.translate(&message.arg("size", bytes.div_ceil(1000))))
            }
            Some(Outcome::Exists(path)) => {
                let message = Message::new("export-exists").arg("path", path.to_string_lossy().into_owned());
                (glyphs.warning, styles.warning, context.translate(&message))
            }
            Some(Outcome::Failed(why)) => (glyphs.warning, styles.bad_graphic, context.translate(why)),
        };
        // What is wrong with the path is directly below it.
        let gap = matches!(self.outcome, Some(Outcome::Written { .. })).then(Line::default);
        let mark = Span::styled(format!("{mark} "), style);
        gap.into_iter().chain(wrap_after(mark, &sanitize(&text), width, styles.text)).collect()
    }
}

impl Component for ExportDialog {
    fn key_context(&self) -> KeyContext {
        KeyContext::Export
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        let choose = match &self.outcome {
            Some(Outcome::Written { .. }) if self.browsable().is_some() => "action-choose-browse",
            Some(Outcome::Written { .. }) => "action-back-close",
            Some(Outcome::Exists(_)) => "action-choose-replace",
            None | Some(Outcome::Failed(_)) => "action-choose-write",
        };
        let mut overrides = vec![(Action::Choose, choose)];
        if self.field() == Field::Path {
            overrides.extend([Action::Less, Action::More].map(|action| (action, HIDDEN)));
        } else {
            overrides.push((Action::Complete, HIDDEN));
        }
        overrides
    }

    fn retranslate(&mut self, context: &Ui, below: Option<&dyn Component>) {
        let Some(content) = below.and_then(|below| below.exportable(context)) else { return };
        let proposed = self.file_name();
        self.content = content;
        if let Some(folder) = self.path.value().strip_suffix(&proposed) {
            self.path = TextField::new(format!("{folder}{}", self.file_name()));
        }
    }

    fn update(&mut self, action: Action, context: &Ui, _: Instant) -> Response {
        match action {
            Action::Back => return Response::Navigate(Navigate::Close),
            Action::Choose if let Some(path) = self.browsable() => {
                if let Err(error) = open::that_detached(path) {
                    let why = Message::new("export-not-opened").arg("why", error.to_string());
                    self.outcome = Some(Outcome::Failed(why));
                    return Response::Redraw;
                }
                return Response::Navigate(Navigate::Close);
            }
            Action::Choose if matches!(self.outcome, Some(Outcome::Written { .. })) => {
                return Response::Navigate(Navigate::Close);
            }
            Action::Choose => self.write(context),
            Action::Complete => self.complete(),
            Action::Less | Action::More => {
                let code = if action == Action::More { KeyCode::Right } else { KeyCode::Left };
                let is_changed = self.change(action == Action::More)
                    || self.path.handle_key(KeyEvent::new(code, KeyModifiers::NONE));
                return Response::redraw_if(is_changed);
            }
            _ => return Response::redraw_if(self.fields.update(action, self.visible_fields().len())),
        }
        Response::Redraw
    }

    fn handle_key(&mut self, key: KeyEvent, _: &Ui) -> Response {
        if key.code == KeyCode::Char(' ') && self.change(true) {
            return Response::Redraw;
        }
        let is_changed = self.path.handle_key(key);
        if is_changed {
            // What is typed is the path, wherever the cursor is.
            self.fields.select(self.visible_fields().len() - 1);
            self.outcome = None;
            self.names.clear();
        }
        Response::redraw_if(is_changed)
    }

    fn paste(&mut self, text: &str, _: &Ui, _: Instant) -> Response {
        self.fields.select(self.visible_fields().len() - 1);
        self.outcome = None;
        Response::redraw_if(self.path.paste(text))
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        match self.fields.click(mouse) {
            Some(_) => {
                self.change(true);
                Response::Redraw
            }
            None => Response::Idle,
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let popup = Popup::new(context, area, MAX_WIDTH, &context.translator.get("export-title"));
        let width = popup.text_width();
        let fields = self.visible_fields();
        let label = |field: Field| {
            context.translator.get(match field {
                Field::Form => "export-form",
                Field::Content => "export-content",
                Field::Path => "export-path",
            })
        };
        let label_width = fields.iter().map(|field| cells(&label(*field))).max().unwrap_or(0) + 2;
        let mut page = ListLines::default();
        let mut caret = None;
        for (index, field) in fields.iter().enumerate() {
            let here = index == self.fields.cursor();
            let cursor = if here { glyphs.cursor } else { " " };
            let label = pad(&label(*field), label_width, glyphs.ellipsis);
            let lead = Span::styled(format!("{cursor} {label}"), styles.emphasis);
            let indent = lead.width();
            if *field == Field::Path {
                let room = usize::from(width).saturating_sub(indent);
                caret = Some((index, indent + self.path.caret(room)));
                let mut line = Line::from(lead);
                line.extend(self.path.spans(&context.theme, room));
                page.push_row([line]);
                continue;
            }
            let value = match field {
                Field::Form => form_key(self.form()),
                _ if self.is_whole => "export-whole",
                _ => "export-page",
            };
            let [less, more] = glyphs.change_arrows;
            let value = format!("{less} {} {more}", context.translator.get(value));
            let style = if here { styles.chosen } else { styles.text };
            page.push_row(wrap_after(lead, &value, width, style));
        }
        let caret = caret.map(|(row, column)| (page.first_line(row), column));
        page.push_text(self.outcome_lines(context, width));
        if !self.names.is_empty() {
            page.push_text(wrap(&paths::names_line(&self.names, context), width, styles.dim));
        }
        let inner = popup.draw(frame, page.height());
        self.fields.view(frame, inner, page, &context.theme);
        if let Some(caret) = caret.filter(|_| self.field() == Field::Path) {
            self.fields.scroll().place_caret(frame, inner, caret);
        }
    }
}

/// Draws a message in the row of the footer. A longer one also covers the rows above.
pub fn draw_flash(text: &str, context: &Ui, frame: &mut Frame, area: Rect) {
    let lines = wrap_after(Span::raw(" "), text, area.width, context.theme.styles.title);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let rows = Rect { y: area.bottom() - height, height, ..area };
    frame.render_widget(Clear, rows);
    frame.render_widget(Text::from(lines), rows);
}

/// Returns the message key of a form's description.
fn form_key(form: Form) -> &'static str {
    match form {
        Form::Text => "export-form-text",
        Form::Markdown => "export-form-markdown",
        Form::Html => "export-form-html",
        Form::Svg(Drawing::Chart) => "export-form-chart",
        Form::Svg(Drawing::Tree) => "export-form-tree",
        Form::Json => "export-form-json",
    }
}

/// Returns whether there is a desktop on which a browser can be opened.
fn has_browser() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
