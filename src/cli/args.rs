//! Definition of the command line: the commands, arguments and options. The modules beside this one carry them out.

mod batch;
mod config;
mod demo;
mod packaging;
mod reference;
mod rulebook;
mod template;

pub use batch::{Batch, BatchInput, BatchOutput};
pub use config::Config;
pub use demo::Demo;
pub use packaging::{Completions, Man, Shell};
pub use reference::correct_invalid_argument;
pub use rulebook::{Audit, Check, DrawingFormat, Graph, Rulebook, SchemaFormat};
pub use template::{Template, TemplateFormat};

use crate::interview::player::SPEED_RANGE;
use crate::locale::Language;
use crate::locale::number::parse_decimal;
use crate::render::form::Form;
use crate::session::{RESPONDENT_LIMITS, parse_day};
use crate::settings::ThemeName;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum, value_parser};
use jiff::civil::Date;
use reference::session_reference_parser;
use std::ffi::OsString;
use std::path::PathBuf;

/// Guided interview that ends in advice, with the reasons for it: which sales organisation fits, or what another
/// rulebook asks
///
/// Without a command, opens the terminal program at its home screen.
#[derive(Debug, Parser)]
#[command(name = "salesorg", version, max_term_width = 100, after_help = EXIT_STATUSES)]
pub struct Cli {
    /// The command; `None` opens the home screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The options of every command.
    #[command(flatten)]
    pub global: Global,
}

/// The exit statuses, as listed by `--help`.
pub const EXIT_STATUSES: &str = "\
Exit status:
  0      done
  1      a file, the disk or the terminal failed
  2      the command line is wrong
  3      the answers, the session, the rulebook or the settings are wrong; takes precedence over 4
  4      `replay --check` found advice that differs from the saved advice
  5      `interview` or `resume` was left before the end; everything is saved
  128+n  signal n ended the program; everything is saved";

/// The exit status of an interview that was left, for the help of the commands that hold one.
const EXIT_STATUS_5: &str = "Exit status 5: the interview was left before its end; everything is saved";

/// How a spreadsheet is imported, for the help of `sessions import`.
const IMPORT_OF_ROWS: &str = "\
Each row of a file that ends in .csv or .tsv becomes a session, named by its column `name` or by its row. A column
`client` assigns it to a client. `salesorg template --format csv` writes an empty spreadsheet. A session is finished if
every question that is asked has an answer; otherwise `resume` asks the rest. A row that was imported before is reported
and not imported again, also if its session was renamed or continued.";

/// The options of every command.
#[derive(Args, Debug)]
pub struct Global {
    /// Language of all text [default: from the settings, else from the locale]
    #[arg(long, global = true, value_name = "LANG", value_parser = language_parser(), ignore_case = true)]
    pub lang: Option<Language>,
    /// Use this rulebook: a file, or the id of a built-in one
    #[arg(long, global = true, value_name = "FILE|ID")]
    pub rulebook: Option<PathBuf>,
    /// Store sessions below this folder [default: `SALESORG_DATA_DIR`, or the platform's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Print lines instead of drawing screens: for screen readers, pipes and logs [default: on if `ACCESSIBLE` is set
    /// or `TERM` is `dumb`]
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true", hide_possible_values = true)]
    pub plain: Option<bool>,
    /// Use ASCII characters only [default: on unless the locale is UTF-8]
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true", hide_possible_values = true)]
    pub ascii: Option<bool>,
    /// Leave the mouse to the terminal, for selecting and pasting text
    #[arg(long, global = true)]
    pub no_mouse: bool,
    /// Colours of the screens [default: from the settings, else the terminal's own]
    #[arg(long, global = true, value_name = "NAME", value_parser = theme_parser())]
    pub theme: Option<ThemeName>,
    /// Append a log for the program's maintainers to this file, without answers, names or notes [default:
    /// `SALESORG_LOG`, else no log]
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// When to use colours; `auto` honours `NO_COLOR`
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

fn language_parser() -> impl TypedValueParser<Value = Language> {
    // A language can also be given by its name, in that language or in others.
    let value = move |language: Language| {
        let conventions = language.conventions();
        let names = std::iter::once(&conventions.name).chain(&conventions.other_names);
        PossibleValue::new(language.tag()).aliases(names.map(|name| &**name))
    };
    PossibleValuesParser::new(Language::ALL.map(value)).map(move |given| {
        let is_named = |language: &Language| value(*language).matches(&given, true);
        Language::ALL.into_iter().find(is_named).unwrap_or_default()
    })
}

fn theme_parser() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.iter().map(|theme| theme.name())).map(|given| {
        let is_named = |theme: &&ThemeName| theme.name() == given;
        ThemeName::ALL.iter().find(is_named).copied().unwrap_or_default()
    })
}

/// Reads free text, which may start with a hyphen. Rejects an option of the program: there the text was left out.
fn parse_free_text(text: &str) -> Result<String, String> {
    if text.strip_prefix("--").is_some_and(|flag| is_option(&Cli::command(), flag)) {
        return Err(format!("expected a text, found the option {text}"));
    }
    Ok(text.to_owned())
}

/// Returns whether the command or one of its subcommands has an option with this long name.
fn is_option(command: &clap::Command, name: &str) -> bool {
    command.get_arguments().any(|option| option.get_long() == Some(name))
        || command.get_subcommands().any(|command| is_option(command, name))
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// If standard output is a terminal and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a new interview
    Interview(Interview),
    /// Continue an unfinished session
    Resume(Resume),
    /// Play back a saved session, up to its advice
    Replay(Replay),
    /// Give advice on answers from a file or the command line, without an interview
    Advise(Advise),
    /// Give advice on many companies: one on each line in, one on each line out
    Batch(Batch),
    /// Write an empty form with every question, to fill in without an interview
    Template(Template),
    /// Compare the sessions of several people: where they differ, and what it changes
    Compare(Compare),
    /// List, show, change, export and import saved sessions
    #[command(subcommand)]
    Sessions(Sessions),
    /// Inspect, check, verify and draw rulebooks
    #[command(subcommand)]
    Rulebook(Rulebook),
    /// Show and check the settings: language, colours, dates, keys
    ///
    /// The program reads them from a file. What the command line or the environment says decides before the file: --theme
    /// and `SALESORG_THEME`, for example. `SALESORG_CONFIG` names another file. The screens change the settings with the key
    /// `,` and write the file.
    #[command(subcommand)]
    Config(Config),
    /// Look at three example companies; nothing is kept
    ///
    /// Opens finished interviews at the home screen, to read, replay and compare. They are in a temporary folder
    /// that is removed at the end, so your own sessions and --data-dir play no part. Without a terminal, prints the
    /// advice for each.
    Demo(Demo),
    /// Print the script with which a shell completes this command line
    Completions(Completions),
    /// Print a manual page
    Man(Man),
}

impl Command {
    /// Returns the name of the command, as typed.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Interview(_) => "interview",
            Self::Resume(_) => "resume",
            Self::Replay(_) => "replay",
            Self::Advise(_) => "advise",
            Self::Batch(_) => "batch",
            Self::Template(_) => "template",
            Self::Compare(_) => "compare",
            Self::Sessions(_) => "sessions",
            Self::Rulebook(_) => "rulebook",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
            Self::Demo(_) => "demo",
            Self::Config(_) => "config",
        }
    }
}

/// Arguments of `interview`.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_5)]
pub struct Interview {
    /// Name of the session
    #[arg(long, allow_hyphen_values = true, value_parser = parse_free_text)]
    pub name: Option<String>,
    /// Client that the session belongs to
    #[arg(long, value_name = "CLIENT", allow_hyphen_values = true, value_parser = parse_free_text)]
    pub client: Option<String>,
    /// Ask only the essential questions, give advice, then offer the other questions by how much they could change it
    #[arg(long)]
    pub quick: bool,
    /// Start with the answers in this file (an object of answers) or in this saved session
    #[arg(long, value_name = "FILE|SESSION", allow_hyphen_values = true)]
    pub from: Option<PathBuf>,
}

/// Arguments of `resume`.
#[derive(Args, Debug)]
#[command(after_help = EXIT_STATUS_5)]
pub struct Resume {
    /// Path, id, start of an id, or name of the session [default: the newest unfinished one]
    #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
    pub session: Option<OsString>,
}

/// Arguments of `replay`.
#[derive(Args, Debug)]
pub struct Replay {
    /// Path, id, start of an id, or name of the session; several with --check
    #[arg(value_name = "SESSION", required_unless_present = "all")]
    pub sessions: Vec<OsString>,
    /// Compute the advice again with today's rulebook and report what differs from the saved advice; exit status 4 if
    /// anything differs
    #[arg(long)]
    pub check: bool,
    /// Check all saved sessions
    #[arg(long, requires = "check", conflicts_with = "sessions")]
    pub all: bool,
    /// Format of the report with --check [default: text], or of a replay to keep
    #[arg(long, value_enum)]
    pub format: Option<ReplayFormat>,
    /// Playback speed, as a multiple of the original.
    #[arg(long, value_name = "N", default_value = "1", value_parser = parse_speed, help = speed_help())]
    pub speed: f64,
    /// Wait for a key before each entry
    #[arg(long, conflicts_with = "format")]
    pub step: bool,
    /// How a replay is kept.
    #[command(flatten)]
    pub file: ReplayFile,
}

/// Arguments of `replay` for a replay to keep.
#[derive(Args, Debug)]
pub struct ReplayFile {
    /// Columns of a recorded screen [default: as the terminal, or 80]
    #[arg(long, value_name = "N", requires = "format", value_parser = value_parser!(u16).range(40..=300))]
    pub columns: Option<u16>,
    /// Rows of a recorded screen [default: as the terminal, or 24]
    #[arg(long, value_name = "N", requires = "format", value_parser = value_parser!(u16).range(12..=120))]
    pub rows: Option<u16>,
    /// Write the replay to this file or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-", requires = "format", conflicts_with = "check")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Format of `replay`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReplayFormat {
    /// Report for people, with --check.
    Text,
    /// Report for programs, with --check.
    Json,
    /// Recording of the screen, for asciinema's players.
    Asciicast,
    /// Page with every answer, for a browser.
    Html,
}

fn parse_speed(text: &str) -> Result<f64, String> {
    let speed = parse_decimal(text).filter(|speed| (SPEED_RANGE.0..=SPEED_RANGE.1).contains(speed));
    speed.ok_or_else(|| {
        format!("expected a number from {} to {}, such as 2 or 1.5", SPEED_RANGE.0, SPEED_RANGE.1)
    })
}

fn speed_help() -> String {
    let (slowest, fastest) = SPEED_RANGE;
    format!(
        "Playback speed, as a multiple of the original, from {slowest} to {fastest}; --plain prints without waiting"
    )
}

fn parse_review_day(text: &str) -> Result<Date, String> {
    parse_day(text)
        .ok_or_else(|| "expected an existing date as year-month-day, such as 2027-03-01".to_owned())
}

/// Arguments of `advise`.
#[derive(Args, Debug)]
pub struct Advise {
    /// File with an object of answers, or a saved session by path, id, start of an id, or name; `-` reads standard
    /// input
    #[arg(required_unless_present = "set", value_name = "FILE|SESSION|-")]
    #[arg(allow_hyphen_values = true, value_parser = session_reference_parser().map(PathBuf::from))]
    pub file: Option<PathBuf>,
    /// Set an answer, replacing that of the file: an option by its label or id, a number, a JSON array of names, or
    /// `null` for unknown
    #[arg(long, value_name = "QUESTION=VALUE")]
    pub set: Vec<String>,
    /// Format of the advice
    #[arg(long, value_enum, default_value_t = AdviceFormat::Text)]
    pub format: AdviceFormat,
    /// Print the whole advice as text instead of its first page; other formats always contain all of it
    #[arg(long)]
    pub full: bool,
    /// The drawing of --format svg [default: chart]
    #[arg(long, value_enum)]
    pub part: Option<AdvicePart>,
    /// Write the advice to this file or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Arguments of `compare`.
#[derive(Args, Debug)]
pub struct Compare {
    /// From 2 to 50 sessions of one rulebook, each by path, id, start of an id, or name
    #[arg(required = true, num_args = RESPONDENT_LIMITS.0..=RESPONDENT_LIMITS.1, value_name = "SESSION")]
    pub sessions: Vec<OsString>,
    /// Format of the comparison [default: a screen on a terminal, else text]
    #[arg(long, value_enum)]
    pub format: Option<DocumentFormat>,
    /// Write the comparison to this file or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Format of a document that people read and pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// For a terminal or a mail.
    Text,
    /// For a wiki or an editor.
    Markdown,
    /// For a browser or a printer: one file.
    Html,
    /// For programs.
    Json,
}

impl DocumentFormat {
    /// Returns the form in which the document is written.
    pub const fn form(self) -> Form {
        match self {
            Self::Text => Form::Text,
            Self::Markdown => Form::Markdown,
            Self::Html => Form::Html,
            Self::Json => Form::Json,
        }
    }
}

/// Format of an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AdviceFormat {
    /// For a terminal or a mail: one page, or everything with --full.
    Text,
    /// For a wiki or an editor.
    Markdown,
    /// For a browser or a printer: one file.
    Html,
    /// For slides: the organisation chart, or the decision tree with --part tree.
    Svg,
    /// For programs.
    Json,
}

/// A drawing of an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AdvicePart {
    /// The organisation chart.
    Chart,
    /// The decision tree with the path taken.
    Tree,
}

/// Format of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The commands below `sessions`.
#[derive(Debug, Subcommand)]
pub enum Sessions {
    /// List the sessions, newest first
    List {
        /// Text, or a JSON array
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// List the deleted sessions, which can be restored
        #[arg(long)]
        deleted: bool,
        /// List only the sessions of this client; an empty name lists those of none
        #[arg(long, value_name = "CLIENT", allow_hyphen_values = true, value_parser = parse_free_text)]
        client: Option<String>,
    },
    /// Show a session's answers, notes and advice
    Show {
        /// Path, id, start of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        /// Text, Markdown or HTML to read, or the session file unchanged
        #[arg(long, value_enum, default_value_t = DocumentFormat::Text)]
        format: DocumentFormat,
        /// Print only the answers, as a JSON object that `advise -` reads
        #[arg(long, conflicts_with = "format")]
        answers: bool,
        /// Write to this file or into this folder; `-` is standard output
        #[arg(short, long, value_name = "FILE|DIR/|-")]
        output: Option<PathBuf>,
        /// Overwrite the file if it exists
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Rename a session, or assign it to a client
    Rename {
        /// Path, id, start of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        /// New name; may be omitted with --client
        #[arg(allow_hyphen_values = true, value_parser = parse_free_text, required_unless_present = "client")]
        name: Option<String>,
        /// Client that the session belongs to; an empty name removes it from its client
        #[arg(long, value_name = "CLIENT", allow_hyphen_values = true, value_parser = parse_free_text)]
        client: Option<String>,
    },
    /// Copy a session
    Duplicate {
        /// Path, id, start of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        /// Name of the copy
        #[arg(allow_hyphen_values = true, value_parser = parse_free_text)]
        name: Option<String>,
    },
    /// Delete sessions; deleted sessions can be restored
    Delete {
        /// Path, id, start of an id, or name of each session
        #[arg(required = true, value_name = "SESSION")]
        sessions: Vec<OsString>,
        /// Delete without asking
        #[arg(short, long)]
        yes: bool,
    },
    /// Restore a deleted session
    Restore {
        /// Id, start of an id, or name of the session, as listed by `sessions list --deleted`
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
    },
    /// Destroy deleted sessions for good; asks for their name or number
    Purge {
        /// Id, start of an id, or name of each session, as listed by `sessions list --deleted`
        #[arg(required_unless_present = "all", value_name = "SESSION")]
        sessions: Vec<OsString>,
        /// Destroy all deleted sessions
        #[arg(long, conflicts_with = "sessions")]
        all: bool,
        /// Destroy without asking
        #[arg(short, long)]
        yes: bool,
    },
    /// Export sessions: one as a file, several as JSON Lines, or one file each into a folder
    Export(Export),
    /// Import sessions; existing sessions are never overwritten
    #[command(after_help = IMPORT_OF_ROWS)]
    Import {
        /// Session file, JSON Lines file, spreadsheet saved as CSV or TSV, or folder of such files; `-` reads standard
        /// input
        #[arg(required = true, value_name = "FILE|DIR|-")]
        files: Vec<PathBuf>,
    },
    /// Check session files for damage and report what can be recovered
    Check {
        /// Path, id, start of an id, or name of each session [default: all]
        #[arg(value_name = "SESSION")]
        sessions: Vec<OsString>,
        /// Write what can be recovered into new sessions; damaged files stay unchanged
        #[arg(long)]
        recover: bool,
    },
    /// Write a finished session as a regression case for `rulebook audit --cases`, without lists of names and notes
    Case {
        /// Path, id, start of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        /// Write to this file, or into this folder under the session's id; `-` is standard output
        #[arg(short, long, value_name = "FILE|DIR/|-")]
        output: Option<PathBuf>,
    },
    /// Record the decision that was made, beside the advice
    Decide(Decide),
    /// Print the path of the sessions folder, or of one session's file
    Path {
        /// Path, id, start of an id, or name of the session
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: Option<OsString>,
    },
}

/// Arguments of `sessions export`.
#[derive(Args, Debug)]
pub struct Export {
    /// Path, id, start of an id, or name of each session
    #[arg(required_unless_present = "all", value_name = "SESSION")]
    pub sessions: Vec<OsString>,
    /// Export all sessions
    #[arg(long, conflicts_with = "sessions")]
    pub all: bool,
    /// Write to this file, or one file each into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Arguments of `sessions decide`.
#[derive(Args, Debug)]
pub struct Decide {
    /// Path, id, start of an id, or name of the session
    #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
    pub session: OsString,
    /// Chosen model, the advised one or another, by name or id; may be omitted
    pub model: Option<String>,
    /// What the team is divided by, as names or ids, or `none`
    #[arg(long, value_name = "DIMENSION,...", value_delimiter = ',')]
    pub division: Vec<String>,
    /// Reason for the decision
    #[arg(
        long, value_name = "TEXT", default_value = "", hide_default_value = true, allow_hyphen_values = true,
        value_parser = parse_free_text
    )]
    pub reason: String,
    /// Who decided
    #[arg(
        long, value_name = "NAME", default_value = "", hide_default_value = true, allow_hyphen_values = true,
        value_parser = parse_free_text
    )]
    pub by: String,
    /// Day on which to review the decision, such as 2027-03-01
    #[arg(long, value_name = "YYYY-MM-DD", allow_hyphen_values = true, value_parser = parse_review_day)]
    pub review_on: Option<Date>,
    /// Withdraw the decision
    #[arg(long, conflicts_with_all = ["model", "division", "reason", "by", "review_on"])]
    pub withdraw: bool,
}

#[cfg(test)]
mod tests {
    use super::{Cli, Command};
    use clap::{CommandFactory as _, Parser as _};

    /// The definition passes clap's own checks.
    #[test]
    fn command_line_passes_clap_checks() {
        Cli::command().debug_assert();
    }

    /// `--speed` accepts a decimal point or comma, and rejects numbers that could be read as thousands, other
    /// notations, and speeds out of range.
    #[test]
    fn speed_accepts_point_or_comma() {
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
