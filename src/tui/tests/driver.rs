//! Drives the app without a terminal: keys by name, a screen of any size, and a clock that only moves when told to.

use super::screen_text::{self, Expected};
use crate::advice::OutcomeDiagram;
use crate::document::Reader;
use crate::locale::pseudo::translate_rulebook;
use crate::locale::{Language, Message, Translator};
use crate::rulebook::{QuestionKind, Rulebook, Value};
use crate::session::Store;
use crate::settings::{Setting, Sources, Values};
use crate::tui::app::{App, Start};
use crate::tui::event_loop::{Application as _, Next};
use crate::tui::home::SessionLoader;
use crate::tui::input::Input;
use crate::tui::keys::{Hint, Keymap};
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;
use crate::workflow::ActiveSettings;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use std::cell::Cell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A rulebook with its outcomes, worked out once for all tests.
pub(super) type Rules = (Arc<Rulebook>, Arc<OutcomeDiagram>);

/// Works out the outcomes of a rulebook.
pub(super) fn rules(rulebook: Rulebook) -> Rules {
    let outcomes = OutcomeDiagram::new(&rulebook);
    (Arc::new(rulebook), Arc::new(outcomes))
}

/// The shipped rulebook on sales organisations.
pub(super) static SHIPPED: LazyLock<Rules> =
    LazyLock::new(|| rules(Rulebook::shipped().expect("the shipped rulebook is valid")));

thread_local! {
    /// How much time has passed in this test, by its own clock.
    static PASSED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// The time of day. Every test begins at the same time.
fn clock() -> Timestamp {
    let begin: Timestamp = "2026-11-23T09:45:00Z".parse().expect("a valid time");
    begin + PASSED.get()
}

/// The rulebook with its texts in the language for tests, worked out once for each rulebook.
fn in_pseudo_language((rulebook, _): &Rules) -> Rules {
    static TRANSLATED: LazyLock<Mutex<HashMap<String, Rules>>> = LazyLock::new(Mutex::default);
    let mut known = TRANSLATED.lock().expect("no test panics while it holds the lock");
    let translate = || {
        let mut file = serde_json::from_slice(rulebook.bytes()).expect("it is JSON");
        translate_rulebook(&mut file);
        rules(Rulebook::load(file.to_string().into_bytes()).expect("the translated rulebook is valid"))
    };
    known.entry(rulebook.digest()).or_insert_with(translate).clone()
}

/// A context with a rulebook; `asked_for` as if it came from the command line.
pub(super) fn context_with(rules: &Rules, asked_for: bool, language: Language, look: &Theme) -> Ui {
    let translated = (language == Language::PSEUDO).then(|| in_pseudo_language(rules));
    let (rulebook, outcomes) = translated.as_ref().unwrap_or(rules);
    Ui {
        rulebook: Arc::clone(rulebook),
        is_requested: asked_for,
        is_demo: false,
        time_zone: jiff::tz::TimeZone::UTC,
        outcomes: Arc::clone(outcomes),
        translator: Translator::new(language).into(),
        theme: *look,
        keys: Keymap::built_in(),
    }
}

fn context(language: Language, look: &Theme) -> Ui {
    context_with(&SHIPPED, false, language, look)
}

fn context_on(rulebook: Rulebook, language: Language) -> Ui {
    context_with(&rules(rulebook), true, language, &Theme::new(false, false))
}

/// The app with a screen, a folder of sessions and a clock.
pub(in crate::tui) struct Driver {
    pub(super) app: App,
    /// Whether threads of the screen end their work before the next input.
    pub(super) waits: bool,
    folder: Arc<TempDir>,
    terminal: Terminal<TestBackend>,
    /// The last frame. The cells of the backend keep what was behind wide characters.
    frame: Buffer,
    now: Instant,
    /// The rulebook and the language at the start, to name texts by.
    rulebook: Arc<Rulebook>,
    words: Rc<Translator>,
}

impl Driver {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        Self::in_language(Language::English, columns, rows)
    }

    pub(super) fn in_language(language: Language, columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self::in_folder(Arc::new(folder), language, false, columns, rows)
    }

    pub(super) fn in_folder(
        folder: Arc<TempDir>,
        language: Language,
        ascii: bool,
        columns: u16,
        rows: u16,
    ) -> Self {
        Self::with_theme(folder, language, &Theme::new(false, ascii), columns, rows)
    }

    /// With colours, as the program starts on most terminals.
    pub(super) fn in_colour(columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self::with_theme(Arc::new(folder), Language::English, &Theme::new(true, false), columns, rows)
    }

    /// With another rulebook.
    pub(super) fn with_rulebook(rulebook: Rulebook, columns: u16, rows: u16) -> Self {
        Self::with_rulebook_in(rulebook, Language::English, columns, rows)
    }

    /// The same in a language.
    pub(super) fn with_rulebook_in(rulebook: Rulebook, language: Language, columns: u16, rows: u16) -> Self {
        let context = context_on(rulebook, language);
        Self::with_context(
            context,
            Arc::new(tempfile::tempdir().expect("a temporary folder can be made")),
            columns,
            rows,
        )
    }

    pub(super) fn with_theme(
        folder: Arc<TempDir>,
        language: Language,
        look: &Theme,
        columns: u16,
        rows: u16,
    ) -> Self {
        Self::with_context(context(language, look), folder, columns, rows)
    }

    pub(super) fn with_context(context: Ui, folder: Arc<TempDir>, columns: u16, rows: u16) -> Self {
        let sessions = SessionLoader::start(Store::new(folder.path().join("sessions")));
        let mut driver = Self::with_sessions(context, folder, sessions, columns, rows);
        driver.waits = true;
        driver.finish_work();
        driver
    }

    /// With sessions that are being read. The driver does not wait for them.
    fn with_sessions(
        context: Ui,
        folder: Arc<TempDir>,
        sessions: SessionLoader,
        columns: u16,
        rows: u16,
    ) -> Self {
        let now = Instant::now();
        let (rulebook, words) = (Arc::clone(&context.rulebook), Rc::clone(&context.translator));
        let store = Store::new(folder.path().join("sessions"));
        let language = Language::ALL.iter().position(|language| *language == words.language());
        let locale = Values::default().with(Setting::Language, language);
        let settings = Sources { locale, ..Sources::default() };
        let mut app = App::new(context, store, Start::Home(sessions), clock, now);
        app.use_settings(ActiveSettings::load(None, settings, |_| None));
        let terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test backend cannot fail");
        let (waits, frame) = (false, Buffer::default());
        let mut driver = Self { app, waits, folder, terminal, frame, now, rulebook, words };
        driver.send(Input::Resize(columns, rows));
        driver
    }

    /// Closes the app and opens it again with the same folder.
    pub(super) fn reopen(self, language: Language) -> Self {
        let size = self.terminal.size().expect("a test backend has a size");
        let Self { app, folder, .. } = self;
        drop(app);
        Self::in_folder(folder, language, false, size.width, size.height)
    }

    /// Closes the app and opens it again with the same folder, whose sessions are being read.
    pub(super) fn reopen_with_sessions(self, sessions: SessionLoader) -> Self {
        let size = self.terminal.size().expect("a test backend has a size");
        let Self { app, folder, .. } = self;
        drop(app);
        let context = context(Language::English, &Theme::new(false, false));
        Self::with_sessions(context, folder, sessions, size.width, size.height)
    }

    /// Closes the app and opens it again with the same folder and another context.
    pub(super) fn reopen_with_context(self, context: Ui) -> Self {
        let size = self.terminal.size().expect("a test backend has a size");
        let Self { app, folder, .. } = self;
        drop(app);
        Self::with_context(context, folder, size.width, size.height)
    }

    /// Closes the app and opens it again with the same folder and another rulebook.
    pub(super) fn reopen_with_rulebook(self, rulebook: Rulebook) -> Self {
        self.reopen_with_rulebook_in(rulebook, Language::English)
    }

    /// The same in a language.
    pub(super) fn reopen_with_rulebook_in(self, rulebook: Rulebook, language: Language) -> Self {
        let size = self.terminal.size().expect("a test backend has a size");
        let Self { app, folder, .. } = self;
        drop(app);
        Self::with_context(context_on(rulebook, language), folder, size.width, size.height)
    }

    /// Another process with the same folder and a rulebook.
    pub(super) fn second_instance_with_rulebook(&self, rulebook: Rulebook) -> Self {
        let size = self.terminal.size().expect("a test backend has a size");
        let context = context_on(rulebook, Language::English);
        Self::with_context(context, Arc::clone(&self.folder), size.width, size.height)
    }

    /// Another process with the same folder.
    pub(super) fn second_instance(&self) -> Self {
        let size = self.terminal.size().expect("a test backend has a size");
        Self::in_folder(Arc::clone(&self.folder), Language::English, false, size.width, size.height)
    }

    /// Gives the app other settings and draws again.
    pub(super) fn set_settings(&mut self, settings: ActiveSettings) {
        self.app.use_settings(settings);
        self.draw();
    }

    /// Changes the colours and draws again.
    pub(in crate::tui) fn set_theme(&mut self, theme: &Theme) {
        self.app.set_theme(theme);
        self.draw();
    }

    /// The cells of the last frame.
    pub(in crate::tui) fn buffer(&self) -> &Buffer {
        &self.frame
    }

    /// Where the terminal's cursor stands, if it shows.
    pub(super) fn cursor(&self) -> Option<Position> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    pub(super) fn sessions_dir(&self) -> PathBuf {
        self.folder.path().join("sessions")
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Input::Resize(columns, rows));
    }

    pub(super) fn send(&mut self, input: Input) -> Next {
        let flow = self.app.handle_input(input, self.now);
        if self.waits {
            self.finish_work();
        } else {
            self.draw();
        }
        flow
    }

    /// Waits until the threads of the screen have ended.
    pub(super) fn finish_work(&mut self) {
        while self.app.is_working() {
            self.app.handle_input(Input::Tick, self.now);
            std::thread::yield_now();
        }
        self.draw();
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
                function if let Some(number) = function.strip_prefix('F').and_then(|n| n.parse().ok()) => {
                    KeyCode::F(number)
                }
                "Tab" => KeyCode::Tab,
                "PgUp" => KeyCode::PageUp,
                other => KeyCode::Char(other.chars().next().expect("a key has a name")),
            };
            flow = self.press(code, modifiers);
        }
        flow
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Next {
        self.send(Input::Key(KeyEvent::new(code, modifiers)))
    }

    pub(super) fn click(&mut self, text: &str) -> Next {
        let screen = self.screen();
        let (row, line) =
            screen.lines().enumerate().find(|(_, line)| line.contains(text)).expect("the text shows");
        let at = line.find(text).expect("the text shows");
        let column = crate::tui::widgets::cells(&line[..at]);
        let cell = |n: usize| u16::try_from(n).expect("a column fits in 16 bits");
        self.send(Input::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: cell(column),
            row: cell(row),
            modifiers: KeyModifiers::NONE,
        }))
    }

    /// Clicks on what a key does, in a footer or among tabs.
    pub(super) fn click_hint(&mut self, key: &str, action: &'static str) -> Next {
        self.click(&format!("{key} {}", self.message(action)))
    }

    /// Clicks on a message without arguments.
    pub(super) fn click_message(&mut self, key: &'static str) -> Next {
        self.click(&self.message(key))
    }

    /// Turns the wheel down over a cell.
    pub(super) fn wheel(&mut self, column: u16, row: u16) -> Next {
        let kind = MouseEventKind::ScrollDown;
        self.send(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
    }

    /// Lets time pass until the app's deadline; says whether there was one.
    pub(super) fn advance_to_deadline(&mut self) -> bool {
        let Some(deadline) = self.app.deadline() else { return false };
        self.now = deadline;
        self.send(Input::Tick);
        true
    }

    pub(super) fn advance_clock(&mut self, time: Duration) {
        self.now += time;
        PASSED.set(PASSED.get() + time);
    }

    /// The lines that show, without the spaces at their ends.
    pub(super) fn screen(&self) -> String {
        screen_text::lines(&self.frame).into_iter().map(|line| line + "\n").collect()
    }

    /// Whether a message shows: any with this key, or with exactly these arguments.
    pub(super) fn shows(&self, expected: impl Into<Expected>) -> bool {
        screen_text::shows(&self.frame, &self.words, expected)
    }

    /// Whether a text shows that is no message: a name, an answer, a mark.
    pub(super) fn shows_text(&self, text: &str) -> bool {
        self.screen().contains(text) || screen_text::shows_text(&self.frame, text)
    }

    /// Whether the footer or a panel shows what a key does.
    pub(super) fn shows_hint(&self, key: &str, action: &'static str) -> bool {
        self.shows_text(&format!("{key} {}", self.message(action)))
    }

    /// Whether a question of this number shows, whatever the count of questions.
    pub(super) fn shows_position(&self, number: u32) -> bool {
        (1_u32..=20).any(|count| {
            self.shows(Message::new("interview-position").arg("number", number).arg("count", count))
        })
    }

    /// Whether the advice shows what was decided.
    pub(super) fn shows_decision(&self) -> bool {
        ["decided", "decided-as-advised", "decided-otherwise", "decided-open"]
            .iter()
            .any(|key| self.shows(*key))
    }

    /// Whether the screen says that a list of options has none of this number.
    pub(super) fn shows_no_option(&self, number: u32) -> bool {
        let start =
            self.words.translate(&Message::new("option-missing").arg("given", number).arg("count", 1_u32));
        let sentence = start.split_inclusive('.').next().expect("the message has a sentence").to_owned();
        self.shows_text(&sentence)
    }

    /// Whether a text of the guide is open at a section.
    pub(super) fn shows_section(&self, id: &str) -> bool {
        self.shows_text(&format!("┏ {} ", self.section(id)))
    }

    /// A number as the answer to a question, with its unit.
    pub(super) fn number(&self, question: &str, number: u32) -> String {
        Reader::new(&self.rulebook, &self.words).answer(self.index(question), &Value::Number(number))
    }

    /// The keys of a hint, as the help shows them.
    pub(super) fn keys_label(&self, hint: &Hint) -> String {
        hint.keys_label(&self.words, &Theme::new(false, false).glyphs)
    }

    /// The label of a hint on the component on top.
    pub(super) fn action_label(&self, hint: &Hint) -> String {
        let overrides = self.app.label_overrides();
        let overrides = if hint.is_visible(&overrides) { &overrides[..] } else { &[] };
        hint.action_label(overrides, &self.words)
    }

    /// The text of a message without arguments.
    pub(super) fn message(&self, key: &'static str) -> String {
        self.words.get(key)
    }

    /// In how many places a message shows, with any arguments.
    pub(super) fn count(&self, key: &'static str) -> usize {
        screen_text::count(&self.frame, &self.words, key)
    }

    /// The title of the rulebook.
    pub(super) fn title(&self) -> String {
        self.rulebook.title.get(self.words.language().tag()).to_owned()
    }

    /// The title of a question.
    pub(super) fn question(&self, id: &str) -> String {
        self.rulebook.questions[self.index(id)].title.get(self.words.language().tag()).to_owned()
    }

    /// The short name of a question.
    pub(super) fn short(&self, id: &str) -> String {
        self.rulebook.questions[self.index(id)].short.get(self.words.language().tag()).to_owned()
    }

    /// The label of an option.
    pub(super) fn option(&self, question: &str, id: &str) -> String {
        let QuestionKind::Choice(options) = &self.rulebook.questions[self.index(question)].kind else {
            panic!("{question} is no choice")
        };
        let option = options.iter().find(|option| option.id == id).expect("the question has the option");
        option.label.get(self.words.language().tag()).to_owned()
    }

    /// The title of a model.
    pub(super) fn model(&self, id: &str) -> String {
        let model =
            self.rulebook.models.iter().find(|model| model.id == id).expect("the rulebook has the model");
        model.title.get(self.words.language().tag()).to_owned()
    }

    /// The title of a section of the guide.
    pub(super) fn section(&self, id: &str) -> String {
        let section =
            self.rulebook.guide.iter().find(|section| section.id == id).expect("the guide has the section");
        section.title.get(self.words.language().tag()).to_owned()
    }

    fn index(&self, question: &str) -> usize {
        self.rulebook.question_index(question).expect("the rulebook has the question")
    }

    fn draw(&mut self) {
        let app = &mut self.app;
        self.frame =
            self.terminal.draw(|frame| app.draw(frame)).expect("a test backend cannot fail").buffer.clone();
    }
}
