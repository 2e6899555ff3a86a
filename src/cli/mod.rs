//! Command-line entry point: parses the arguments, runs the command, and turns errors into messages and an exit status.
//!
//! Each command has its own file. What all commands share is in [`Env`].

mod advise;
mod args;
mod batch;
mod case;
mod compare;
mod completions;
mod config;
mod demo;
mod drift;
mod environment;
mod error;
mod files;
mod help;
mod interview;
mod lines;
mod man;
mod menu;
mod recording;
mod replay;
mod resume_hint;
mod rulebook;
mod screen;
mod session_text;
mod sessions;
mod stdin;
mod template;
mod usage;

pub use error::{Failure, FailureKind};

use crate::advice::OutcomeDiagram;
use crate::locale::{Language, Message, Problem, Translator, time};
use crate::render::text_writer::{TextOptions, TextWriter};
use crate::rulebook::Rulebook;
use crate::session::{Session, Store};
use crate::tui::terminal::TerminalError;
use crate::workflow::{ActiveSettings, SelectedRulebook};
use args::{Cli, Color, Command, Global};
use clap::builder::StyledStr;
use clap::{Parser as _, ValueEnum as _};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::io;
use std::io::{BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

/// Runs the program with its arguments, starting with the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.into_iter().collect();
    if let Some(status) = completions::answer(&arguments) {
        return status;
    }
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return print_usage_error(&error, &arguments),
    };
    let log_result = start_log(cli.global.log.as_deref());
    let context = Env::new(cli.global);
    if let Err(failure) = log_result {
        print_errors(&failure.lines(&context.translator));
        return ExitCode::from(failure.status());
    }
    log_environment(&context, cli.command.as_ref());
    report_settings(&context, cli.command.as_ref());
    // If the signal cannot be caught, exceeding a limit ends the program as it would by default; no reason to stop
    // here.
    let _ = crate::file_size_signal::catch_file_size_signal();
    let status = dispatch(&context, cli.command).unwrap_or_else(|failure| {
        failure.log();
        print_errors(&failure.lines(&context.translator));
        failure.status()
    });
    crate::log::end(status);
    ExitCode::from(status)
}

/// Prints the error of the command line, or the requested help, and returns the exit status. If printing fails, only
/// the exit status reports it.
fn print_usage_error(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    let options = EarlyOptions::new(arguments);
    files::print_in_ascii(options.ascii);
    let text = usage::text(error, arguments, &Translator::new(options.language));
    let is_error = error.use_stderr();
    let is_terminal = if is_error { io::stderr().is_terminal() } else { io::stdout().is_terminal() };
    let text = if options.is_colored(is_terminal) { text } else { StyledStr::from(text).to_string() };
    if is_error {
        let _ = io::stderr().lock().write_all(files::printable(&text).as_bytes());
        return ExitCode::from(FailureKind::Usage as u8);
    }
    let _ = files::print(text.as_bytes());
    ExitCode::SUCCESS
}

/// The options that apply to help and to errors of the command line. They are looked for in the arguments as typed,
/// because the command line could not be read.
struct EarlyOptions {
    language: Language,
    ascii: bool,
    color: Color,
}

impl EarlyOptions {
    fn new(arguments: &[OsString]) -> Self {
        let ascii = match value_of(arguments, "--ascii") {
            Some("false") => Some(false),
            Some(_) => Some(true),
            None => None,
        };
        let color = value_of(arguments, "--color").and_then(|value| Color::from_str(value, true).ok());
        Self {
            language: config::language(value_of(arguments, "--lang").and_then(args::language_named)),
            ascii: selected_ascii(ascii),
            color: color.unwrap_or(Color::Auto),
        }
    }

    fn is_colored(&self, is_terminal: bool) -> bool {
        let auto = is_terminal && colors_files(Color::Auto) && !environment::is_dumb(variable);
        self.color == Color::Always || (self.color == Color::Auto && auto)
    }
}

/// Returns the value of an option in arguments as typed: after an equals sign or in the next argument.
fn value_of<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let mut texts = arguments.iter().skip(1).map(|argument| argument.to_str().unwrap_or_default());
    while let Some(text) = texts.next().filter(|text| *text != "--") {
        match text.strip_prefix(option) {
            Some("") => return Some(texts.next().unwrap_or_default()),
            Some(rest) if rest.starts_with('=') => return Some(&rest[1..]),
            _ => {}
        }
    }
    None
}

/// Starts the log requested by `--log` or `SALESORG_LOG`, if any.
fn start_log(flag: Option<&Path>) -> Result<(), Failure> {
    let (source, path) = match (flag, variable("SALESORG_LOG")) {
        (Some(path), _) => ("--log", path.to_owned()),
        (None, Some(path)) => ("SALESORG_LOG", PathBuf::from(path)),
        (None, None) => return Ok(()),
    };
    if path == Path::new(files::STDIN) {
        let problem = Problem::new("", Message::new("cli-log-is-output"));
        return Err(Failure::within(FailureKind::Usage, source, vec![problem]));
    }
    crate::log::start(&path).map_err(|error| {
        let place = format!("{source} {}", path.to_string_lossy());
        if error.kind() == io::ErrorKind::NotFound {
            let problem = Problem::new("", Message::new("cli-log-no-folder"));
            return Failure::within(FailureKind::External, place, vec![problem]);
        }
        if error.kind() == io::ErrorKind::InvalidData {
            return Failure::within(
                FailureKind::External,
                place,
                vec![Problem::new("", Message::new("cli-log-is-no-log"))],
            );
        }
        Failure::system(&path, &error).with_place(&place)
    })
}

/// The variables that describe the terminal and the language.
const LOGGED_VARIABLES: [&str; 10] = [
    "ACCESSIBLE",
    "COLORTERM",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "NO_COLOR",
    "TERM",
    "TERM_PROGRAM",
    "TZ",
];

/// Logs the facts about the program and its environment that a maintainer needs.
fn log_environment(env: &Env, command: Option<&Command>) {
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        system = std::env::consts::OS,
        machine = std::env::consts::ARCH,
        command = command.map_or("home", Command::name),
        language = env.translator.language().tag(),
        plain = env.plain,
        ascii = env.text_options.ascii,
        colored = env.colored,
        own_rulebook = env.rulebook.is_some(),
        stdin_is_terminal = io::stdin().is_terminal(),
        stdout_is_terminal = io::stdout().is_terminal(),
        // Only whether they are set: their values may hold a name that a user gave to a window.
        in_tmux = variable("TMUX").is_some(),
        in_screen = variable("STY").is_some(),
        "start"
    );
    for name in LOGGED_VARIABLES {
        if let Some(value) = variable(name) {
            tracing::info!(name, ?value, "environment");
        }
    }
}

/// Tells what is wrong with the settings, unless the command does so itself.
fn report_settings(env: &Env, command: Option<&Command>) {
    let tells = match command {
        Some(Command::Config(args::Config::Check)) => true,
        None | Some(Command::Demo(_)) => env.draws_screens(),
        Some(_) => false,
    };
    if let Some(failure) = config::failure(&env.settings).filter(|_| !tells) {
        failure.log();
        print_errors(&failure.lines(&env.translator));
    }
}

/// Prints lines to standard error, wrapped to the width of a terminal. If printing fails, only the exit status reports
/// it.
fn print_errors(lines: &[String]) {
    let width = environment::stderr_width();
    let mut err = BufWriter::new(io::stderr().lock());
    for line in lines {
        let line = files::printable(line);
        let _ = match width {
            Some(width) => writeln!(err, "{}", environment::wrap_at_words(&line, width)),
            None => writeln!(err, "{line}"),
        };
    }
    let _ = err.flush();
}

/// The exit status of a successful command.
const SUCCESS: u8 = 0;

/// The exit status of `interview` and `resume` if the interview was left before its end, with everything saved.
const LEFT_EARLY: u8 = 5;

/// The folder of the sessions below a data folder.
const SESSIONS_FOLDER: &str = "sessions";

/// Runs a command and returns its exit status. If a screen was shown, a signal may have set it.
fn dispatch(env: &Env, command: Option<Command>) -> Result<u8, Failure> {
    match command {
        None => sessions::home(env),
        Some(Command::Interview(asked)) => interview::start(env, &asked),
        Some(Command::Resume(asked)) => interview::resume(env, &asked),
        Some(Command::Replay(asked)) => replay::run(env, &asked),
        Some(Command::Advise(asked)) => advise::run(env, &asked).map(|()| SUCCESS),
        Some(Command::Batch(asked)) => batch::run(env, &asked),
        Some(Command::Template(asked)) => template::run(env, &asked).map(|()| SUCCESS),
        Some(Command::Compare(asked)) => compare::run(env, &asked),
        Some(Command::Sessions(asked)) => sessions::run(env, &asked),
        Some(Command::Rulebook(asked)) => rulebook::run(env, &asked),
        Some(Command::Completions(asked)) => completions::run(&asked).map(|()| SUCCESS),
        Some(Command::Man(asked)) => man::run(env, &asked).map(|()| SUCCESS),
        Some(Command::Demo(asked)) => demo::run(env, &asked),
        Some(Command::Config(asked)) => config::run(env, &asked).map(|()| SUCCESS),
    }
}

/// The environment of a command: language, output options, rulebook and folder of sessions.
#[derive(Debug)]
pub struct Env {
    /// The messages in the user's language.
    pub translator: Rc<Translator>,
    /// The options for printed text.
    pub text_options: TextOptions,
    /// Whether to print lines instead of drawing screens.
    pub plain: bool,
    /// Whether colours may be used on the terminal.
    pub colored: bool,
    /// When to use colours.
    color: Color,
    /// The settings, with their sources.
    settings: ActiveSettings,
    /// The given flags, quoted for a shell.
    flags: Vec<String>,
    rulebook: Option<PathBuf>,
    /// The selected rulebook once read, because standard input can be read only once.
    loaded_rulebook: OnceCell<Arc<Rulebook>>,
    data_dir: Option<PathBuf>,
}

impl Env {
    fn new(global: Global) -> Self {
        let settings = config::load(&global);
        let ascii = selected_ascii(global.ascii);
        files::print_in_ascii(ascii);
        let plain = global.plain.unwrap_or_else(|| environment::wants_lines(variable));
        Self {
            flags: resume_hint::repeatable_flags(&global),
            translator: Rc::new(settings.translator()),
            settings,
            text_options: environment::stdout_text_options(TextOptions {
                ascii,
                spoken: plain,
                ..TextOptions::default()
            }),
            plain,
            colored: global.color == Color::Always
                || (colors_files(global.color) && io::stdout().is_terminal()),
            color: global.color,
            rulebook: global.rulebook,
            loaded_rulebook: OnceCell::new(),
            data_dir: global.data_dir,
        }
    }

    /// Returns lines as printed: wrapped to the width of a terminal, unchanged otherwise, so that scripts get whole
    /// lines.
    pub fn wrap_lines(&self, lines: &str) -> String {
        if !io::stdout().is_terminal() {
            return lines.to_owned();
        }
        let mut page = TextWriter::new(self.text_options);
        lines.lines().for_each(|line| page.hanging_line(line));
        page.into_text()
    }

    /// Prints lines, given without the final line end, laid out as by [`Self::wrap_lines`].
    pub fn print_lines(&self, lines: &str) -> Result<(), Failure> {
        files::print(self.wrap_lines(&format!("{lines}\n")).as_bytes())
    }

    /// Prints a message as [`Self::print_lines`] does.
    pub fn print_message(&self, message: &Message) -> Result<(), Failure> {
        self.print_lines(&self.translator.translate(message))
    }

    /// Returns the options for text written to the value of `-o`.
    pub fn text_options_for(&self, output: Option<&Path>) -> TextOptions {
        match files::Output::from_arg(output) {
            files::Output::Stdout => self.text_options,
            files::Output::File(_) | files::Output::Folder(_) => {
                TextOptions { spoken: false, ..self.text_options.for_file() }
            }
        }
    }

    /// Returns the user's time zone, or UTC if it cannot be determined.
    pub fn zone(&self) -> TimeZone {
        environment::time_zone(variable)
    }

    /// Returns today's date in the user's time zone.
    pub fn today(&self) -> Date {
        time::date(Timestamp::now(), &self.zone())
    }

    /// Returns the selected rulebook, or the default one.
    pub fn rulebook(&self) -> Result<Arc<Rulebook>, Failure> {
        self.selected().map(|selected| Arc::clone(selected.rulebook))
    }

    /// Returns the selected rulebook, to open sessions with. If the user named one, no other is used.
    pub fn selected(&self) -> Result<SelectedRulebook<'_>, Failure> {
        let loaded = match (self.loaded_rulebook.get(), &self.rulebook) {
            (Some(loaded), _) => Arc::clone(loaded),
            (None, Some(path)) => Self::load_rulebook(path)?,
            // An error here is a defect of the build; a test checks that the built-in rulebooks are valid.
            (None, None) => Rulebook::shipped()
                .map(Arc::new)
                .map_err(|problems| Failure::within(FailureKind::Data, "(shipped)", problems))?,
        };
        let is_requested = self.rulebook.is_some();
        let rulebook = self.loaded_rulebook.get_or_init(|| loaded);
        Ok(SelectedRulebook { rulebook, is_requested, is_only: is_requested })
    }

    /// Returns the rulebook of a session, or why it is not available.
    pub fn rulebook_of_session(&self, session: &Session) -> Result<Result<Arc<Rulebook>, Problem>, Failure> {
        Ok(self.selected()?.for_session(session))
    }

    /// Returns the rulebook in a file, or the built-in one with this id. A file takes precedence.
    fn load_rulebook(path: &Path) -> Result<Arc<Rulebook>, Failure> {
        let rulebook = files::find_rulebook(path)?;
        // Everything that gives advice needs the diagram of its outcomes.
        if !OutcomeDiagram::new(&rulebook).is_complete() {
            let problem = Problem::new("", Message::new("cli-too-intricate"));
            return Err(Failure::within(FailureKind::Data, path.to_string_lossy(), vec![problem]));
        }
        Ok(Arc::new(rulebook))
    }

    /// Returns the store of sessions.
    pub fn store(&self) -> Result<Store, Failure> {
        let configured = self.data_dir.clone().or_else(|| variable("SALESORG_DATA_DIR").map(PathBuf::from));
        let platform =
            || directories::ProjectDirs::from("", "", "salesorg").map(|dirs| dirs.data_dir().to_owned());
        let folder = configured.or_else(platform);
        let folder =
            folder.ok_or_else(|| Failure::new(FailureKind::External, Message::new("cli-no-home")))?;
        Ok(Store::new(folder.join(SESSIONS_FOLDER)))
    }

    /// Returns whether a command that can be a screen will be one.
    fn draws_screens(&self) -> bool {
        !self.plain && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Returns an error that suggests an alternative if there is no terminal for a screen.
    fn require_terminal(&self) -> Result<(), Failure> {
        if self.plain {
            return Ok(());
        }
        match (io::stdin().is_terminal(), io::stdout().is_terminal()) {
            (true, true) => Ok(()),
            (false, _) => Err(TerminalError::InputNotTerminal.into()),
            (true, false) => Err(TerminalError::OutputNotTerminal.into()),
        }
    }
}

/// Returns whether colours may be used in a recording, which is shown elsewhere.
fn colors_files(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => variable("NO_COLOR").is_none(),
    }
}

/// Returns an environment variable if it is set and not empty.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Returns whether output is in ASCII: as `--ascii` says, else if the locale is not UTF-8.
fn selected_ascii(option: Option<bool>) -> bool {
    option.unwrap_or_else(|| !environment::locale_is_utf8(variable))
}

/// Returns the language of the first locale variable that is set, else that of the system; `None` if it is not supported.
fn locale_language() -> Option<Language> {
    let variable_value = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let locale = match variable_value {
        Some(locale) => locale.into_string().ok(),
        None => sys_locale::get_locale(),
    };
    locale.and_then(|locale| Language::from_tag(&locale))
}
