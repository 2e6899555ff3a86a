//! The settings, as an overlay over any screen: each with its value and a line that explains it.
//!
//! ```text
//! ┏ Settings ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
//! ┃ ▸ Language  ‹ English ›                                               ┃
//! ┃   Of the screens, the advice and the reports.                         ┃
//! ┃   Colours   ‹ dusk ›                                                  ┃
//! ┃   The terminal's own colours, or those of a theme.                    ┃
//! ┃                                                                       ┃
//! ┃ Saved at once in /home/ann/.config/salesorg/config.toml               ┃
//! ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
//! ```
//!
//! A change counts at once, on every open screen, and is in the file at once. The app carries it out.

use super::component::Component;
use super::keys::{Action, KeyContext};
use super::response::{Navigate, Reply, Response};
use super::theme::ColorDepth;
use super::ui::Ui;
use super::widgets::{List, ListClick, ListLines, Popup, cells, pad, wrap, wrap_after};
use crate::locale::Message;
use crate::settings::{Setting, Source, ThemeName};
use crate::workflow::{ActiveSettings, setting_text, value_text};
use crossterm::event::MouseEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::time::Instant;

/// The maximum width of the panel in columns.
const MAX_WIDTH: u16 = 76;

/// The state of the overlay.
#[derive(Debug)]
pub struct SettingsState {
    settings: ActiveSettings,
    list: List,
    /// Why the last change is not in the file.
    error: Option<Message>,
}

impl SettingsState {
    /// Creates the overlay with the cursor at the first setting.
    pub(super) fn new(settings: ActiveSettings) -> Self {
        Self { settings, list: List::wrapping(), error: None }
    }

    fn setting(&self) -> Setting {
        Setting::ALL[self.list.cursor()]
    }

    /// Asks the app for the next or the previous value of the setting under the cursor.
    fn step(&self, is_next: bool) -> Response {
        let (setting, count) = (self.setting(), self.setting().values().len());
        let (value, _) = self.settings.sources().deciding(setting);
        let value = if is_next { value + 1 } else { value + count - 1 } % count;
        Response::Navigate(Navigate::ChangeSetting(setting, Some(value)))
    }

    /// Returns what is to be known about a setting besides its explanation.
    fn remark(&self, setting: Setting, context: &Ui) -> Option<Message> {
        let sources = self.settings.sources();
        let stronger = sources.stronger_than_file(setting).map(|source| match source {
            Source::CommandLine => {
                Message::new("setting-wins-option").arg("name", setting.option().unwrap_or_default())
            }
            _ => Message::new("setting-wins-variable").arg("name", setting.variable()),
        });
        let is_painted = setting == Setting::Theme && sources.theme() != ThemeName::Terminal;
        let limited = || match context.theme.depth {
            None => Some(Message::new("setting-theme-no-colors")),
            Some(ColorDepth::Sixteen) => Some(Message::new("setting-theme-sixteen")),
            Some(ColorDepth::Indexed) if context.theme.is_approximate(sources.theme()) => {
                Some(Message::new("setting-theme-approximate"))
            }
            Some(_) => None,
        };
        stronger.or_else(|| if is_painted { limited() } else { None })
    }

    fn lines(&self, context: &Ui, width: u16) -> ListLines {
        let (styles, glyphs, words) = (&context.theme.styles, &context.theme.glyphs, &context.translator);
        let label = |setting: Setting| words.get(setting_text(setting).label);
        let label_width = Setting::ALL.iter().map(|setting| cells(&label(*setting))).max().unwrap_or(0) + 2;
        let mut page = ListLines::default();
        for (index, &setting) in Setting::ALL.iter().enumerate() {
            let here = index == self.list.cursor();
            let cursor = if here { glyphs.cursor } else { " " };
            let lead = format!("{cursor} {}", pad(&label(setting), label_width, glyphs.ellipsis));
            let [less, more] = glyphs.change_arrows;
            let value = value_text(setting, self.settings.sources().deciding(setting).0, words);
            let style = if here { styles.chosen } else { styles.text };
            let lead = Span::styled(lead, styles.emphasis);
            let mut lines = wrap_after(lead, &format!("{less} {value} {more}"), width, style);
            let about = words.get(setting_text(setting).about);
            lines.extend(wrap_after(Span::raw("  "), &about, width, styles.dim));
            if let Some(remark) = self.remark(setting, context) {
                let mark = Span::styled(format!("  {} ", glyphs.warning), styles.warning);
                lines.extend(wrap_after(mark, &words.translate(&remark), width, styles.warning));
            }
            page.push_row(lines);
        }
        if self.error.is_some() || self.settings.path().is_some() {
            page.push_text([Line::default()]);
        }
        if let Some(error) = &self.error {
            let mark = Span::styled(format!("{} ", glyphs.warning), styles.bad_graphic);
            let why = Message::new("settings-not-saved").arg("why", error.clone());
            page.push_text(wrap_after(mark, &words.translate(&why), width, styles.bad));
        } else if let Some(path) = self.settings.path() {
            let saved = Message::new("settings-saved").arg("path", path.to_string_lossy().into_owned());
            page.push_text(wrap(&words.translate(&saved), width, styles.dim));
        }
        page
    }
}

impl Component for SettingsState {
    fn key_context(&self) -> KeyContext {
        KeyContext::Settings
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        match action {
            Action::Back => Response::Navigate(Navigate::Close),
            Action::Less => self.step(false),
            Action::More | Action::Choose => self.step(true),
            Action::PutBack => Response::Navigate(Navigate::ChangeSetting(self.setting(), None)),
            _ => Response::redraw_if(self.list.update(action, Setting::ALL.len())),
        }
    }

    /// Moves the cursor to the setting that is clicked, or changes it if the cursor is already there.
    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        match self.list.click(mouse) {
            Some(ListClick::Chosen) => self.step(true),
            Some(ListClick::Selected) => Response::Redraw,
            None => Response::redraw_if(self.list.handle_wheel(mouse)),
        }
    }

    fn receive(&mut self, reply: Reply, _: &Ui) {
        if let Reply::SettingChanged(settings, error) = reply {
            (self.settings, self.error) = (*settings, error);
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let popup = Popup::new(context, area, MAX_WIDTH, &context.translator.get("settings-title"));
        let page = self.lines(context, popup.text_width());
        let inner = popup.draw(frame, page.height());
        self.list.view(frame, inner, page, &context.theme);
    }
}
