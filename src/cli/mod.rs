//! The program as it is called: reads the command line, runs it, and turns an error into lines and an exit status.
//!
//! One file a command; what all of them need of the world around them is the [`Context`].

mod advise;
mod args;
mod case;
mod compare;
mod drift;
mod environment;
mod error;
mod files;
mod interview;
mod rulebook;
mod screen;
mod sessions;
mod stdin;
mod told;

pub use error::{Failure, Kind};

use crate::advice::Outcomes;
use crate::locale::{Language, Message, Problem, Words, harmless, time};
use crate::report::page::{Looks, Page};
use crate::rulebook::Rulebook;
use crate::session::{Session, Store};
use crate::tui::terminal::TerminalError;
use args::{Cli, Color, Command, Global};
use clap::Parser;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::cell::OnceCell;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

/// Runs the program with its arguments, the name of the program first.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let is_error = error.use_stderr();
            print_usage_error(&args::with_right_argument(error, &arguments));
            return ExitCode::from(if is_error { Kind::Usage as u8 } else { 0 });
        }
    };
    let logged = start_log(cli.global.log.as_deref());
    let context = Context::new(cli.global);
    if let Err(failure) = logged {
        tell(&failure.lines(&context.words));
        return ExitCode::from(failure.status());
    }
    log_environment(&context, cli.command.as_ref());
    // Where the signal cannot be caught, a limit ends the program as it would have done anyway: no reason to stop here.
    let _ = crate::limits::fail_rather_than_die();
    let status = dispatch(&context, cli.command).unwrap_or_else(|failure| {
        failure.log();
        tell(&failure.lines(&context.words));
        failure.status()
    });
    crate::log::end(status);
    ExitCode::from(status)
}

/// Prints what is wrong with the command line, or the help that was asked for. If that fails, the exit status is all there is.
fn print_usage_error(error: &clap::Error) {
    let text = error.render().to_string();
    if !error.use_stderr() || text == sanitize_lines(&text) {
        // Unless it quotes something harmful, with its own colours.
        let _ = error.print();
        return;
    }
    let _ = io::stderr().lock().write_all(sanitize_lines(&text).as_bytes());
}

/// Shows text of several lines without characters that act on the terminal.
fn sanitize_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(harmless).collect();
    lines.join("\n") + "\n"
}

/// Starts the log that `--log` or `SALESORG_LOG` asks for, if any.
fn start_log(given: Option<&Path>) -> Result<(), Failure> {
    let (option, path) = match (given, variable("SALESORG_LOG")) {
        (Some(path), _) => ("--log", path.to_owned()),
        (None, Some(path)) => ("SALESORG_LOG", PathBuf::from(path)),
        (None, None) => return Ok(()),
    };
    if path == Path::new(files::STDIN) {
        let problem = Problem::new("", Message::new("cli-log-is-output"));
        return Err(Failure::within(Kind::Usage, option, vec![problem]));
    }
    crate::log::start(&path).map_err(|error| {
        let place = format!("{option} {}", path.to_string_lossy());
        if error.kind() == io::ErrorKind::NotFound {
            let problem = Problem::new("", Message::new("cli-log-no-folder"));
            return Failure::within(Kind::Outside, place, vec![problem]);
        }
        if error.kind() == io::ErrorKind::InvalidData {
            return Failure::within(
                Kind::Outside,
                place,
                vec![Problem::new("", Message::new("cli-log-is-no-log"))],
            );
        }
        Failure::system(&path, &error).at(&place)
    })
}

/// The variables that say what terminal and what language there is.
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

/// Logs what a maintainer needs to know of the program and the world around it.
fn log_environment(context: &Context, command: Option<&Command>) {
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        system = std::env::consts::OS,
        machine = std::env::consts::ARCH,
        command = command.map_or("home", Command::name),
        language = context.words.language().tag(),
        plain = context.plain,
        ascii = context.looks.ascii,
        colored = context.colored,
        own_rulebook = context.rulebook.is_some(),
        stdin_is_terminal = io::stdin().is_terminal(),
        stdout_is_terminal = io::stdout().is_terminal(),
        // Their values may hold the name that a user gave to a window.
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

/// Says lines on standard error: on a terminal wrapped to its width, else as they are. If that fails, the exit status is
/// all there is.
fn tell(lines: &[String]) {
    let width = environment::width_of_errors();
    let mut err = BufWriter::new(io::stderr().lock());
    for line in lines {
        let line = files::printable(line);
        let _ = match width {
            Some(width) => writeln!(err, "{}", environment::wrapped_at_words(&line, width)),
            None => writeln!(err, "{line}"),
        };
    }
    let _ = err.flush();
}

/// The exit status of a command that did what was asked.
const DONE: u8 = 0;

/// The exit status of `interview` and `resume` where the interview was left before its end, with everything saved.
const LEFT_EARLY: u8 = 5;

/// Runs a command and returns its exit status, which a signal may have set where a screen was shown.
fn dispatch(context: &Context, command: Option<Command>) -> Result<u8, Failure> {
    match command {
        None => sessions::home(context),
        Some(Command::Interview(asked)) => interview::start(context, &asked),
        Some(Command::Resume(asked)) => interview::resume(context, &asked),
        Some(Command::Replay(asked)) => interview::replay(context, &asked),
        Some(Command::Advise(asked)) => advise::run(context, &asked).map(|()| DONE),
        Some(Command::Compare(asked)) => compare::run(context, &asked),
        Some(Command::Sessions(asked)) => sessions::run(context, &asked),
        Some(Command::Rulebook(asked)) => rulebook::run(context, &asked),
    }
}

/// What every command needs of the world around it.
#[derive(Debug)]
pub struct Context {
    /// The interface's words in the user's language.
    pub words: Rc<Words>,
    /// How printed text is laid out.
    pub looks: Looks,
    /// Whether lines are wanted instead of screens.
    pub plain: bool,
    /// Whether colours may be used.
    pub colored: bool,
    /// Whether screens take the mouse from the terminal.
    pub mouse: bool,
    /// The flags that were given, as a shell takes them.
    flags: Vec<String>,
    rulebook: Option<PathBuf>,
    /// The rulebook to advise by, once it is read: standard input can be read only once.
    loaded: OnceCell<Arc<Rulebook>>,
    data_dir: Option<PathBuf>,
}

impl Context {
    fn new(global: Global) -> Self {
        let language = global.lang.unwrap_or_else(language_of_the_locale);
        let ascii = global.ascii.unwrap_or_else(|| !environment::locale_is_utf8(variable));
        files::print_in_ascii(ascii);
        Self {
            flags: told::flags(&global),
            words: Rc::new(Words::new(language)),
            looks: environment::looks_of_output(Looks { ascii, ..Looks::default() }),
            plain: global.plain.unwrap_or_else(|| environment::wants_lines(variable)),
            mouse: !global.no_mouse,
            colored: match global.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => variable("NO_COLOR").is_none() && io::stdout().is_terminal(),
            },
            rulebook: global.rulebook,
            loaded: OnceCell::new(),
            data_dir: global.data_dir,
        }
    }

    /// Lines as they are printed: on a terminal wrapped to its width, else as they are, so that scripts get them whole.
    pub fn wrapped(&self, lines: &str) -> String {
        if !io::stdout().is_terminal() {
            return lines.to_owned();
        }
        let mut page = Page::new(self.looks);
        lines.lines().for_each(|line| page.line(line));
        page.into_text()
    }

    /// Prints lines, given without the end of the last, as [`Self::wrapped`] lays them out.
    pub fn print_lines(&self, lines: &str) -> Result<(), Failure> {
        files::print(self.wrapped(&format!("{lines}\n")).as_bytes())
    }

    /// Prints a message as [`Self::print_lines`] does.
    pub fn print_message(&self, message: &Message) -> Result<(), Failure> {
        self.print_lines(&self.words.say(message))
    }

    /// How text is laid out where `-o` leads.
    pub fn page_looks(&self, output: Option<&Path>) -> Looks {
        match files::Output::of(output) {
            files::Output::Stdout => self.looks,
            files::Output::File(_) | files::Output::Folder(_) => self.looks.of_a_file(),
        }
    }

    /// The time zone of the user, or UTC where none is to be had.
    pub fn zone(&self) -> TimeZone {
        environment::zone(variable)
    }

    /// The day of today where the user is.
    pub fn today(&self) -> Date {
        time::date(Timestamp::now(), &self.zone())
    }

    /// The rulebook to advise by.
    pub fn rulebook(&self) -> Result<Arc<Rulebook>, Failure> {
        if let Some(rulebook) = self.loaded.get() {
            return Ok(Arc::clone(rulebook));
        }
        let rulebook = match &self.rulebook {
            Some(path) => Self::rulebook_of(path)?,
            // A defect of the build; a test holds that there is none.
            None => Rulebook::shipped()
                .map(Arc::new)
                .map_err(|problems| Failure::within(Kind::Data, "(shipped)", problems))?,
        };
        Ok(Arc::clone(self.loaded.get_or_init(|| rulebook)))
    }

    /// The rulebook to read a session with: that of [`Self::rulebook_by_id`], unless the session was held with another one of the
    /// same id.
    pub fn rulebook_of_session(&self, session: &Session) -> Result<Result<Arc<Rulebook>, Problem>, Failure> {
        let rulebook = self.rulebook_by_id(session)?;
        Ok(rulebook.and_then(|rulebook| match self.other_edition(session, &rulebook) {
            Some(problem) => Err(problem),
            None => Ok(rulebook),
        }))
    }

    /// The rulebook with the id that a session names: the one that was asked for, which must be (a version of) the session's own;
    /// else the one inside the program.
    pub fn rulebook_by_id(&self, session: &Session) -> Result<Result<Arc<Rulebook>, Problem>, Failure> {
        let rulebook = self.rulebook()?;
        let (found, wanted) = (&*session.rulebook().id, &*rulebook.id);
        if found == wanted {
            return Ok(Ok(rulebook));
        }
        let own = Rulebook::shipped_as(found);
        let key = match (&self.rulebook, own) {
            (None, Some(own)) => return Ok(Ok(Arc::new(own))),
            (None, None) => "cli-rulebook-elsewhere",
            (Some(_), Some(_)) => "cli-rulebook-inside",
            (Some(_), None) => "cli-other-rulebook",
        };
        Ok(Err(interview::other_rulebook(key, found, wanted)))
    }

    /// What to say of a session that was held with another rulebook of the same id, unless this one was asked for.
    fn other_edition(&self, session: &Session, rulebook: &Rulebook) -> Option<Problem> {
        let is_other = self.rulebook.is_none() && session.rulebook().is_other_edition_of(rulebook);
        is_other.then(|| interview::other_edition(session))
    }

    /// The rulebook in a file, or the one inside the program with this id. A file wins.
    fn rulebook_of(path: &Path) -> Result<Arc<Rulebook>, Failure> {
        let rulebook = files::find_rulebook(path)?;
        // Whatever advises by it needs its outcomes.
        if !Outcomes::new(&rulebook).is_complete() {
            let problem = Problem::new("", Message::new("cli-too-intricate"));
            return Err(Failure::within(Kind::Data, path.to_string_lossy(), vec![problem]));
        }
        Ok(Arc::new(rulebook))
    }

    /// The saved sessions.
    pub fn store(&self) -> Result<Store, Failure> {
        let given = self.data_dir.clone().or_else(|| variable("SALESORG_DATA_DIR").map(PathBuf::from));
        let platform =
            || directories::ProjectDirs::from("", "", "salesorg").map(|dirs| dirs.data_dir().to_owned());
        let folder = given.or_else(platform);
        let folder = folder.ok_or_else(|| Failure::new(Kind::Outside, Message::new("cli-no-home")))?;
        Ok(Store::new(folder.join("sessions")))
    }

    /// Says what to do instead where there is no terminal for a screen.
    fn needs_terminal(&self) -> Result<(), Failure> {
        if self.plain {
            return Ok(());
        }
        match (io::stdin().is_terminal(), io::stdout().is_terminal()) {
            (true, true) => Ok(()),
            (false, _) => Err(TerminalError::NoInput.into()),
            (true, false) => Err(TerminalError::NoOutput.into()),
        }
    }
}

/// An environment variable that says something.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The language of the first locale variable that is set, else of the system; English where it is none of ours.
fn language_of_the_locale() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let locale = match set {
        Some(locale) => locale.into_string().ok(),
        None => sys_locale::get_locale(),
    };
    locale.and_then(|locale| Language::from_tag(&locale)).unwrap_or_default()
}
