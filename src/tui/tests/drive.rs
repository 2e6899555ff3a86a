//! Drives the app without a terminal: keys by name, a screen of any size, a clock that stands still unless told.

use crate::advice::OutcomeDiagram;
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::session::Store;
use crate::tui::app::{App, Start};
use crate::tui::ui::Ui;
use crate::tui::input::Input;
use crate::tui::keys::Keymap;
use crate::tui::event_loop::{Application as _, Next};
use crate::tui::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::cell::Cell;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use tempfile::TempDir;

static SHIPPED: LazyLock<(Arc<Rulebook>, Arc<OutcomeDiagram>)> = LazyLock::new(|| {
    let rulebook = Rulebook::shipped().expect("sound");
    let outcomes = OutcomeDiagram::new(&rulebook);
    (Arc::new(rulebook), Arc::new(outcomes))
});

thread_local! {
    /// How long this test has taken so far, by its own clock.
    static PASSED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// The time of day: every test begins at the same.
fn clock() -> Timestamp {
    let begin: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a time");
    begin + PASSED.get()
}

fn context(language: Language, look: &Theme) -> Ui {
    let (rulebook, outcomes) = &*SHIPPED;
    Ui {
        rulebook: Arc::clone(rulebook),
        is_requested: false,
        time_zone: jiff::tz::TimeZone::UTC,
        outcomes: Arc::clone(outcomes),
        label_style: Translator::new(language).into(),
        theme: *look,
        keys: Keymap::built_in(),
    }
}

fn context_on(rulebook: Rulebook, language: Language) -> Ui {
    let outcomes = Arc::new(OutcomeDiagram::new(&rulebook));
    Ui {
        rulebook: Arc::new(rulebook),
        is_requested: true,
        outcomes,
        ..context(language, &Theme::new(false, false))
    }
}

/// Somebody in front of the app.
pub(super) struct Driver {
    pub(super) app: App,
    folder: Arc<TempDir>,
    screen: Terminal<TestBackend>,
    /// The last frame. The backend's own cells keep what stood behind wide characters.
    frame: Buffer,
    now: Instant,
}

impl Driver {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        Self::speaking(Language::English, columns, rows)
    }

    pub(super) fn speaking(language: Language, columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::over(Arc::new(folder), language, false, columns, rows)
    }

    pub(super) fn over(
        folder: Arc<TempDir>,
        language: Language,
        ascii: bool,
        columns: u16,
        rows: u16,
    ) -> Self {
        Self::looking(folder, language, &Theme::new(false, ascii), columns, rows)
    }

    /// With colours, as most see it.
    pub(super) fn in_colour(columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::looking(Arc::new(folder), Language::English, &Theme::new(true, false), columns, rows)
    }

    /// In front of another rulebook.
    pub(super) fn on(rulebook: Rulebook, columns: u16, rows: u16) -> Self {
        Self::on_in(rulebook, Language::English, columns, rows)
    }

    /// The same in a language.
    pub(super) fn on_in(rulebook: Rulebook, language: Language, columns: u16, rows: u16) -> Self {
        let context = context_on(rulebook, language);
        Self::within(context, Arc::new(tempfile::tempdir().expect("a folder")), columns, rows)
    }

    pub(super) fn looking(
        folder: Arc<TempDir>,
        language: Language,
        look: &Theme,
        columns: u16,
        rows: u16,
    ) -> Self {
        Self::within(context(language, look), folder, columns, rows)
    }

    fn within(context: Ui, folder: Arc<TempDir>, columns: u16, rows: u16) -> Self {
        let now = Instant::now();
        let store = Store::new(folder.path().join("sessions"));
        let app = App::new(context, store, Start::Home, clock, now);
        let screen = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
        let mut driver = Self { app, folder, screen, frame: Buffer::default(), now };
        driver.app.handle_input(Input::Resize(columns, rows), now);
        driver.draw();
        driver
    }

    /// Leaves the app and opens it again over the same folder.
    pub(super) fn again(self, language: Language) -> Self {
        let size = self.screen.size().expect("a size");
        let Self { app, folder, .. } = self;
        drop(app);
        Self::over(folder, language, false, size.width, size.height)
    }

    /// Leaves the app and opens it again over the same folder, with another rulebook.
    pub(super) fn again_on(self, rulebook: Rulebook) -> Self {
        self.again_on_in(rulebook, Language::English)
    }

    /// The same in a language.
    pub(super) fn again_on_in(self, rulebook: Rulebook, language: Language) -> Self {
        let size = self.screen.size().expect("a size");
        let Self { app, folder, .. } = self;
        drop(app);
        Self::within(context_on(rulebook, language), folder, size.width, size.height)
    }

    /// Somebody else in front of the same folder, with a rulebook.
    pub(super) fn beside_on(&self, rulebook: Rulebook) -> Self {
        let size = self.screen.size().expect("a size");
        let context = context_on(rulebook, Language::English);
        Self::within(context, Arc::clone(&self.folder), size.width, size.height)
    }

    /// Somebody else in front of the same folder.
    pub(super) fn beside(&self) -> Self {
        let size = self.screen.size().expect("a size");
        Self::over(Arc::clone(&self.folder), Language::English, false, size.width, size.height)
    }

    /// The cells of the last frame.
    pub(super) fn cells(&self) -> &Buffer {
        &self.frame
    }

    pub(super) fn sessions(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.backend_mut().resize(columns, rows);
        self.send(Input::Resize(columns, rows));
    }

    pub(super) fn send(&mut self, input: Input) -> Next {
        let flow = self.app.handle_input(input, self.now);
        self.draw();
        flow
    }

    /// Presses keys by name, such as `Enter 2 Ctrl-r`; a word in quotes is typed.
    pub(super) fn keys(&mut self, keys: &str) -> Next {
        let mut flow = Next::Idle;
        for name in keys.split(' ') {
            if let Some(text) = name.strip_prefix('\'') {
                for character in text.chars() {
                    flow = self.press(KeyCode::Char(character), KeyModifiers::NONE);
                }
                continue;
            }
            let (name, modifiers) = match name.strip_prefix("Ctrl-") {
                Some(name) => (name, KeyModifiers::CONTROL),
                None => (name, KeyModifiers::NONE),
            };
            let code = match name {
                "Enter" => KeyCode::Enter,
                "Esc" => KeyCode::Esc,
                "Up" => KeyCode::Up,
                "Down" => KeyCode::Down,
                "Left" => KeyCode::Left,
                "Right" => KeyCode::Right,
                "Home" => KeyCode::Home,
                "End" => KeyCode::End,
                "Space" => KeyCode::Char(' '),
                "Backspace" => KeyCode::Backspace,
                "Delete" => KeyCode::Delete,
                "PgDn" => KeyCode::PageDown,
                "F1" => KeyCode::F(1),
                "F2" => KeyCode::F(2),
                "Tab" => KeyCode::Tab,
                "PgUp" => KeyCode::PageUp,
                other => KeyCode::Char(other.chars().next().expect("a key")),
            };
            flow = self.press(code, modifiers);
        }
        flow
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Next {
        self.send(Input::Key(KeyEvent::new(code, modifiers)))
    }

    pub(super) fn click(&mut self, text: &str) -> Next {
        let screen = self.shown();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).expect("it shows");
        let at = line.find(text).expect("it shows");
        let column = crate::tui::widgets::cells(&line[..at]);
        let cell = |n: usize| u16::try_from(n).expect("on the screen");
        self.send(Input::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: cell(column),
            row: cell(row),
            modifiers: KeyModifiers::NONE,
        }))
    }

    /// Turns the wheel down over a cell.
    pub(super) fn wheel(&mut self, column: u16, row: u16) -> Next {
        let kind = MouseEventKind::ScrollDown;
        self.send(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
    }

    /// Lets time pass until the app's deadline; says whether there was one.
    pub(super) fn wait(&mut self) -> bool {
        let Some(deadline) = self.app.deadline() else { return false };
        self.now = deadline;
        self.send(Input::Tick);
        true
    }

    pub(super) fn pass(&mut self, time: Duration) {
        self.now += time;
        PASSED.set(PASSED.get() + time);
    }

    /// What shows, without the spaces at the ends of lines.
    pub(super) fn shown(&self) -> String {
        let buffer = &self.frame;
        let mut shown = String::new();
        for row in buffer.content.chunks(usize::from(buffer.area.width)) {
            let mut line = String::new();
            let mut covered = 0;
            for cell in row {
                if covered == 0 {
                    line.push_str(cell.symbol());
                    covered = crate::tui::widgets::cells(cell.symbol()).max(1);
                }
                covered -= 1;
            }
            shown.push_str(line.trim_end());
            shown.push('\n');
        }
        shown
    }

    pub(super) fn shows(&self, text: &str) -> bool {
        self.shown().contains(text)
    }

    fn draw(&mut self) {
        let app = &mut self.app;
        self.frame = self.screen.draw(|frame| app.draw(frame)).expect("drawn").buffer.clone();
    }
}
