//! The command line: what can be typed and what it is called. What it means is in the files beside this one.

mod reference;
mod rulebook;

pub use reference::with_right_argument;
pub use rulebook::{Audit, Check, Drawing, Graph, Rulebook, SchemaOf};

use crate::interview::player::SPEEDS;
use crate::locale::Language;
use crate::locale::number::parse_decimal;
use crate::session::{RESPONDENTS, parse_day};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use reference::reference;
use std::ffi::OsString;
use std::path::PathBuf;

/// A guided interview that ends in advice, and says why: which sales organisation fits, or what another rulebook asks
///
/// Without a command it opens the terminal program at its home screen.
#[derive(Debug, Parser)]
#[command(name = "salesorg", version, max_term_width = 100, after_help = EXIT_STATUSES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
}

/// The exit statuses, as `--help` lists them.
const EXIT_STATUSES: &str = "\
Exit status:
  0      done
  1      something outside failed: a file, the disk, the terminal
  2      the command line is wrong
  3      the answers, the session or the rulebook are wrong; goes before 4
  4      `replay --check` found other advice than was saved
  5      `interview` or `resume` was left before the end, and everything is saved
  128+n  signal n ended the program, and everything is saved";

/// The exit status of an interview that is left, as the help of its commands tells it.
const EXIT_STATUS_5: &str = "Exit status 5: the interview was left before its end, and everything is saved";

/// What holds for every command.
#[derive(Args, Debug)]
pub struct Global {
    /// Language of everything that is said [default: from the locale]
    #[arg(long, global = true, value_name = "LANG", value_parser = language(), ignore_case = true)]
    pub lang: Option<Language>,
    /// Advise by this rulebook: a file, or the id of another one inside the program
    #[arg(long, global = true, value_name = "FILE|ID")]
    pub rulebook: Option<PathBuf>,
    /// Keep sessions below this folder [default: `SALESORG_DATA_DIR`, or the platform's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Line by line, without control of the screen: for screen readers, pipes and logs [default: where `ACCESSIBLE` is set or
    /// `TERM` is `dumb`]
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true", hide_possible_values = true)]
    pub plain: Option<bool>,
    /// Use ASCII characters only [default: where the locale is not UTF-8]
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true", hide_possible_values = true)]
    pub ascii: Option<bool>,
    /// Leave the mouse to the terminal, to select and paste with
    #[arg(long, global = true)]
    pub no_mouse: bool,
    /// Write a log for the program's maintainers to the end of this file, without answers, names or notes [default:
    /// `SALESORG_LOG`, else none]
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// When to use colours; `auto` honours `NO_COLOR`
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

fn language() -> impl TypedValueParser<Value = Language> {
    // Also by name, in its own language and in English.
    let names = |language| match language {
        Language::English => ["english", "engels"],
        Language::Dutch => ["nederlands", "dutch"],
    };
    let value = move |language: Language| PossibleValue::new(language.tag()).aliases(names(language));
    PossibleValuesParser::new(Language::ALL.map(value)).map(move |given| {
        let called = |language: &Language| value(*language).matches(&given, true);
        Language::ALL.into_iter().find(called).unwrap_or_default()
    })
}

/// Reads free text, which may start with a hyphen. An option of the program is none: there the text was forgotten.
fn free_text(text: &str) -> Result<String, String> {
    if text.strip_prefix("--").is_some_and(|flag| is_option(&Cli::command(), flag)) {
        return Err(format!("a text belongs here, and {text} is an option of the program"));
    }
    Ok(text.to_owned())
}

/// Whether a command, or one below it, has an option of this long name.
fn is_option(command: &clap::Command, name: &str) -> bool {
    command.get_arguments().any(|option| option.get_long() == Some(name))
        || command.get_subcommands().any(|command| is_option(command, name))
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a new interview
    Interview(Interview),
    /// Go on with an unfinished session
    Resume(Resume),
    /// Play a saved session back, up to its advice
    Replay(Replay),
    /// Advise on given answers, without an interview
    Advise(Advise),
    /// Lay several people's sessions side by side: where they differ, and what that changes
    Compare(Compare),
    /// The saved sessions
    #[command(subcommand)]
    Sessions(Sessions),
    /// What the advice is made by: read, checked, proved and drawn
    #[command(subcommand)]
    Rulebook(Rulebook),
}

impl Command {
    /// The name of the command, as it is typed.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Interview(_) => "interview",
            Self::Resume(_) => "resume",
            Self::Replay(_) => "replay",
            Self::Advise(_) => "advise",
            Self::Compare(_) => "compare",
            Self::Sessions(_) => "sessions",
            Self::Rulebook(_) => "rulebook",
        }
    }
}

/// `interview`.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_5)]
pub struct Interview {
    /// What to call the session
    #[arg(long, allow_hyphen_values = true, value_parser = free_text)]
    pub name: Option<String>,
    /// Ask the essential questions, advise, and offer the rest by how much it could change
    #[arg(long)]
    pub quick: bool,
    /// Start with the answers in this file, an object of answers, or in this saved session
    #[arg(long, value_name = "FILE|SESSION", allow_hyphen_values = true)]
    pub from: Option<PathBuf>,
}

/// `resume`.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_5)]
pub struct Resume {
    /// Path, id, beginning of an id, or name of the session [default: the newest unfinished one]
    #[arg(allow_hyphen_values = true, value_parser = reference())]
    pub session: Option<OsString>,
}

/// `replay`.
#[derive(Args, Debug)]
pub struct Replay {
    /// Path, id, beginning of an id, or name of the session; with --check of several
    #[arg(value_name = "SESSION", required_unless_present = "all")]
    pub sessions: Vec<OsString>,
    /// Decide again with today's rulebook and tell what differs from what was saved; exit status 4 where anything does
    #[arg(long)]
    pub check: bool,
    /// Check all saved sessions
    #[arg(long, requires = "check", conflicts_with = "sessions")]
    pub all: bool,
    /// The form in which that is told
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "check")]
    pub format: Format,
    /// How many times as fast as it was.
    #[arg(long, value_name = "N", default_value = "1", value_parser = speed, help = speeds())]
    pub speed: f64,
    /// Go on only when told to
    #[arg(long)]
    pub step: bool,
}

fn speed(text: &str) -> Result<f64, String> {
    let speed = parse_decimal(text).filter(|speed| (SPEEDS.0..=SPEEDS.1).contains(speed));
    speed.ok_or_else(|| format!("type a number from {} to {}, such as 2 or 1.5", SPEEDS.0, SPEEDS.1))
}

fn speeds() -> String {
    let (slowest, fastest) = SPEEDS;
    format!("How many times as fast as it was, from {slowest} to {fastest}; lines of --plain come at once")
}

fn day(text: &str) -> Result<Date, String> {
    parse_day(text).ok_or_else(|| "type a day that there is as year-month-day, such as 2027-03-01".to_owned())
}

/// `advise`.
#[derive(Args, Debug)]
pub struct Advise {
    /// A file with an object of answers, or a saved session: its path, id, beginning of an id, or name; `-` reads standard input
    #[arg(required_unless_present = "set", value_name = "FILE|SESSION|-")]
    #[arg(allow_hyphen_values = true, value_parser = reference().map(PathBuf::from))]
    pub file: Option<PathBuf>,
    /// An answer, over the file's: an option by its label or id, a number, a JSON array of names, or `null` for unknown
    #[arg(long, value_name = "QUESTION=VALUE")]
    pub set: Vec<String>,
    /// The form of the advice
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// All of the advice as text rather than its first page; other forms hold all of it anyway
    #[arg(long)]
    pub full: bool,
    /// Write the advice to this file, or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file, if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// `compare`.
#[derive(Args, Debug)]
pub struct Compare {
    /// From 2 to 50 sessions of one rulebook, each by a path, an id, the beginning of one, or a name
    #[arg(required = true, num_args = RESPONDENTS.0..=RESPONDENTS.1, value_name = "SESSION")]
    pub sessions: Vec<OsString>,
    /// The form of the comparison [default: a screen on a terminal, else text]
    #[arg(long, value_enum)]
    pub format: Option<Comparison>,
    /// Write the comparison to this file, or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file, if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The form of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Comparison {
    /// For people.
    Text,
    /// For minutes: an agenda and a table.
    Markdown,
    /// For programs.
    Json,
}

/// The form of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `sessions`.
#[derive(Debug, Subcommand)]
pub enum Sessions {
    /// List the sessions, newest first
    List {
        /// Text, or a JSON array
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Those that were deleted and can be restored
        #[arg(long)]
        deleted: bool,
    },
    /// Show a session's answers, notes and advice
    Show {
        /// Path, id, beginning of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = reference())]
        session: OsString,
        /// Text, or the session file as it is
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Only the answers, as a JSON object that `advise -` reads
        #[arg(long, conflicts_with = "format")]
        answers: bool,
    },
    /// Give a session another name
    Rename {
        /// Path, id, beginning of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = reference())]
        session: OsString,
        /// The new name
        #[arg(allow_hyphen_values = true, value_parser = free_text)]
        name: String,
    },
    /// Make a copy of a session
    Duplicate {
        /// Path, id, beginning of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = reference())]
        session: OsString,
        /// What to call the copy
        #[arg(allow_hyphen_values = true, value_parser = free_text)]
        name: Option<String>,
    },
    /// Delete sessions; they can be restored
    Delete {
        /// Path, id, beginning of an id, or name of each session
        #[arg(required = true, value_name = "SESSION")]
        sessions: Vec<OsString>,
        /// Do not ask
        #[arg(short, long)]
        yes: bool,
    },
    /// Bring a deleted session back
    Restore {
        /// Id, beginning of an id, or name of the session, as `sessions list --deleted` tells
        #[arg(allow_hyphen_values = true, value_parser = reference())]
        session: OsString,
    },
    /// Write sessions to take along: one as a file, several as JSON Lines, or a file each into a folder
    Export(Export),
    /// Take sessions in; none is ever overwritten
    Import {
        /// A session file, JSON Lines, or a folder of them; `-` reads standard input
        #[arg(required = true, value_name = "FILE|DIR|-")]
        files: Vec<PathBuf>,
    },
    /// Tell which files are sound and what can be recovered of those that are damaged
    Check {
        /// Path, id, beginning of an id, or name of each session [default: all]
        #[arg(value_name = "SESSION")]
        sessions: Vec<OsString>,
        /// Write what can be recovered into new sessions; damaged files stay as they are
        #[arg(long)]
        recover: bool,
    },
    /// Write a finished session as a regression case for `rulebook audit --cases`; lists of names and notes are left out
    Case {
        /// Path, id, beginning of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = reference())]
        session: OsString,
        /// Write it to this file, or into this folder under the session's id; `-` is standard output
        #[arg(short, long, value_name = "FILE|DIR/|-")]
        output: Option<PathBuf>,
    },
    /// Record what was decided in the end, beside the advice
    Decide(Decide),
    /// Print the folder of the sessions, or one session's file
    Path {
        /// Path, id, beginning of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = reference())]
        session: Option<OsString>,
    },
}

/// `sessions export`.
#[derive(Args, Debug)]
pub struct Export {
    /// Path, id, beginning of an id, or name of each session
    #[arg(required_unless_present = "all", value_name = "SESSION")]
    pub sessions: Vec<OsString>,
    /// All of them
    #[arg(long, conflicts_with = "sessions")]
    pub all: bool,
    /// Write into this file, or a file each into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite files that are there
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// `sessions decide`.
#[derive(Args, Debug)]
pub struct Decide {
    /// Path, id, beginning of an id, or name of the session
    #[arg(allow_hyphen_values = true, value_parser = reference())]
    pub session: OsString,
    /// The model that was chosen, the advised one or another, by its name or id; may be left out
    pub model: Option<String>,
    /// What the team is divided by, by name or id, or `none`
    #[arg(long, value_name = "DIMENSION,...", value_delimiter = ',')]
    pub division: Vec<String>,
    /// Why
    #[arg(
        long, value_name = "TEXT", default_value = "", hide_default_value = true, allow_hyphen_values = true,
        value_parser = free_text
    )]
    pub reason: String,
    /// Who decided
    #[arg(
        long, value_name = "NAME", default_value = "", hide_default_value = true, allow_hyphen_values = true,
        value_parser = free_text
    )]
    pub by: String,
    /// The day on which to look at the decision again, such as 2027-03-01
    #[arg(long, value_name = "YYYY-MM-DD", allow_hyphen_values = true, value_parser = day)]
    pub review_on: Option<Date>,
    /// Take the decision back
    #[arg(long, conflicts_with_all = ["model", "division", "reason", "by", "review_on"])]
    pub withdraw: bool,
}

#[cfg(test)]
mod tests {
    use super::{Cli, Command};
    use clap::{CommandFactory as _, Parser as _};

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn speed_takes_a_point_or_a_comma_and_nothing_that_could_be_a_thousand() {
        let speed = |text: &str| {
            let parsed = Cli::try_parse_from(["salesorg", "replay", "x", "--speed", text]).ok()?;
            if let Some(Command::Replay(replay)) = parsed.command { Some(replay.speed) } else { None }
        };
        assert_eq!(["2", "1.5", "1,5", "0,5"].map(speed), [2.0, 1.5, 1.5, 0.5].map(Some));
        for text in ["1.000", "1,500", "1e0", "inf", "NaN", "+2", "-2", "9", "0.4", ""] {
            assert_eq!(speed(text), None, "{text}");
        }
    }
}
