//! The program as it is called: reads the command line, runs it, and turns an error into lines and an exit status.
//!
//! One file a command; what all of them need of the world around them is the [`Context`].

mod advise;
mod args;
mod case;
mod compare;
mod drift;
mod error;
mod files;
mod interview;
mod rulebook;
mod screen;
mod sessions;
mod told;

pub use error::{Failure, Kind};

use crate::advice::Outcomes;
use crate::locale::{Language, Message, Problem, Words};
use crate::report::page::Looks;
use crate::rulebook::Rulebook;
use crate::session::{Session, Store};
use crate::tui::terminal::TerminalError;
use args::{Cli, Color, Command, Global};
use clap::Parser;
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
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // If it cannot even be said, the exit status is all there is.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Kind::Usage as u8 } else { 0 });
        }
    };
    let context = Context::new(cli.global);
    // Where the signal cannot be caught, a limit ends the program as it would have done anyway: no reason to stop here.
    let _ = crate::limits::fail_rather_than_die();
    match dispatch(&context, cli.command) {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            tell(&failure.lines(&context.words));
            ExitCode::from(failure.status())
        }
    }
}

/// Says lines on standard error. If that fails, the exit status is all there is.
fn tell(lines: &[String]) {
    let mut err = BufWriter::new(io::stderr().lock());
    for line in lines {
        let _ = writeln!(err, "{line}");
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
        Self {
            flags: told::flags(&global),
            words: Rc::new(Words::new(language)),
            looks: Looks { ascii: global.ascii, ..Looks::default() },
            plain: global.plain,
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

    /// The rulebook to read a session with: the one that was asked for, which must be (a version of) the session's own; else
    /// the one inside the program that the session names.
    pub fn rulebook_of_session(&self, session: &Session) -> Result<Result<Arc<Rulebook>, Problem>, Failure> {
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
            // It shows lines and nothing else.
            (true, true) if variable("TERM").is_some_and(|term| term == "dumb") => {
                Err(Failure::new(Kind::Usage, Message::new("cli-dumb-terminal")))
            }
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
