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
pub use reference::{Correction, correction};
pub use rulebook::{Audit, Check, DrawingFormat, Graph, Rulebook, SchemaFormat};
pub use template::{Template, TemplateFormat};

use crate::interview::player::SPEED_RANGE;
use crate::locale::number::parse_decimal;
use crate::locale::{Language, Message};
use crate::render::form::Form;
use crate::session::{RESPONDENT_LIMITS, parse_day};
use crate::settings::ThemeName;
use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use reference::session_reference_parser;
use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// The command line. Its texts are in the locale files: [`super::help`] adds them when they are shown.
#[derive(Debug, Parser)]
#[command(name = "salesorg", version, max_term_width = 100)]
pub struct Cli {
    /// The command; `None` opens the home screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The options of every command.
    #[command(flatten)]
    pub global: Global,
}

/// The options of every command.
#[derive(Args, Debug)]
pub struct Global {
    #[arg(long, global = true, value_name = "LANG", value_parser = language_parser(), ignore_case = true)]
    pub lang: Option<Language>,
    #[arg(long, global = true, value_name = "FILE|ID")]
    pub rulebook: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true", hide_possible_values = true)]
    pub plain: Option<bool>,
    #[arg(long, global = true, value_name = "BOOL", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "true", hide_possible_values = true)]
    pub ascii: Option<bool>,
    #[arg(long, global = true)]
    pub no_mouse: bool,
    #[arg(long, global = true, value_name = "NAME", value_parser = theme_parser())]
    pub theme: Option<ThemeName>,
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
}

/// Returns a language as the value of an option. It can also be given by its name, in that language or in others.
fn language_value(language: Language) -> PossibleValue {
    let conventions = language.conventions();
    let names = std::iter::once(&conventions.name).chain(&conventions.other_names);
    PossibleValue::new(language.tag()).aliases(names.map(|name| &**name))
}

fn language_parser() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(language_value))
        .map(|given| language_named(&given).unwrap_or_default())
}

/// Returns the language with this tag or name.
pub fn language_named(given: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language_value(*language).matches(given, true))
}

fn theme_parser() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.iter().map(|theme| theme.name())).map(|given| {
        let is_named = |theme: &&ThemeName| theme.name() == given;
        ThemeName::ALL.iter().find(is_named).copied().unwrap_or_default()
    })
}

/// Reads free text, which may start with a hyphen. Rejects an option of the program: there the text was left out.
fn parse_free_text(text: &str) -> Result<String, InvalidValue> {
    if text.strip_prefix("--").is_some_and(|flag| is_option(&Cli::command(), flag)) {
        return Err(Message::new("usage-text-is-option").arg("given", text).into());
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
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Interview(Interview),
    Resume(Resume),
    Replay(Replay),
    Advise(Advise),
    Batch(Batch),
    Template(Template),
    Compare(Compare),
    #[command(subcommand)]
    Sessions(Sessions),
    #[command(subcommand)]
    Rulebook(Rulebook),
    #[command(subcommand)]
    Config(Config),
    Demo(Demo),
    Completions(Completions),
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
pub struct Interview {
    #[arg(long, allow_hyphen_values = true, value_parser = parse_free_text)]
    pub name: Option<String>,
    #[arg(long, value_name = "CLIENT", allow_hyphen_values = true, value_parser = parse_free_text)]
    pub client: Option<String>,
    #[arg(long)]
    pub quick: bool,
    #[arg(long, value_name = "FILE|SESSION", allow_hyphen_values = true)]
    pub from: Option<PathBuf>,
}

/// Arguments of `resume`.
#[derive(Args, Debug)]
pub struct Resume {
    #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
    pub session: Option<OsString>,
}

/// Arguments of `replay`.
#[derive(Args, Debug)]
pub struct Replay {
    #[arg(value_name = "SESSION", required_unless_present = "all")]
    pub sessions: Vec<OsString>,
    #[arg(long)]
    pub check: bool,
    #[arg(long, requires = "check", conflicts_with = "sessions")]
    pub all: bool,
    #[arg(long, value_enum)]
    pub format: Option<ReplayFormat>,
    #[arg(long, value_name = "N", default_value = "1", value_parser = parse_speed)]
    pub speed: f64,
    #[arg(long, conflicts_with = "format")]
    pub step: bool,
    /// How a replay is kept.
    #[command(flatten)]
    pub file: ReplayFile,
}

/// Arguments of `replay` for a replay to keep.
#[derive(Args, Debug)]
pub struct ReplayFile {
    #[arg(long, value_name = "N", requires = "format", value_parser = number_parser(40..=300))]
    pub columns: Option<u16>,
    #[arg(long, value_name = "N", requires = "format", value_parser = number_parser(12..=120))]
    pub rows: Option<u16>,
    #[arg(short, long, value_name = "FILE|DIR/|-", requires = "format", conflicts_with = "check")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Format of `replay`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReplayFormat {
    Text,
    Json,
    Asciicast,
    Html,
}

fn parse_speed(text: &str) -> Result<f64, InvalidValue> {
    let speed = parse_decimal(text).filter(|speed| (SPEED_RANGE.0..=SPEED_RANGE.1).contains(speed));
    let bound = |bound: f64| bound.to_string();
    let expected = || {
        Message::new("usage-speed").arg("slowest", bound(SPEED_RANGE.0)).arg("fastest", bound(SPEED_RANGE.1))
    };
    speed.ok_or_else(|| expected().into())
}

fn parse_review_day(text: &str) -> Result<Date, InvalidValue> {
    parse_day(text).ok_or_else(|| Message::new("usage-day").into())
}

/// Returns a parser for a whole number in a range.
fn number_parser(range: RangeInclusive<u16>) -> impl TypedValueParser<Value = u16> {
    StringValueParser::new().try_map(move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        let (min, max) = (u32::from(*range.start()), u32::from(*range.end()));
        number.ok_or_else(|| InvalidValue::from(Message::new("usage-number").arg("min", min).arg("max", max)))
    })
}

/// Why a value is refused. Shown by [`super::usage`] in the language of the interface.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.key())]
pub struct InvalidValue(pub Message);

impl From<Message> for InvalidValue {
    fn from(message: Message) -> Self {
        Self(message)
    }
}

/// Arguments of `advise`.
#[derive(Args, Debug)]
pub struct Advise {
    #[arg(required_unless_present = "set", value_name = "FILE|SESSION|-")]
    #[arg(allow_hyphen_values = true, value_parser = session_reference_parser().map(PathBuf::from))]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "QUESTION=VALUE")]
    pub set: Vec<String>,
    #[arg(long, value_enum, default_value_t = AdviceFormat::Text)]
    pub format: AdviceFormat,
    #[arg(long)]
    pub full: bool,
    #[arg(long, value_enum)]
    pub part: Option<AdvicePart>,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Arguments of `compare`.
#[derive(Args, Debug)]
pub struct Compare {
    #[arg(required = true, num_args = RESPONDENT_LIMITS.0..=RESPONDENT_LIMITS.1, value_name = "SESSION")]
    pub sessions: Vec<OsString>,
    #[arg(long, value_enum)]
    pub format: Option<DocumentFormat>,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Format of a document that people read and pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    Text,
    Markdown,
    Html,
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
    Text,
    Markdown,
    Html,
    Svg,
    Json,
}

/// A drawing of an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AdvicePart {
    Chart,
    Tree,
}

/// Format of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// The commands below `sessions`.
#[derive(Debug, Subcommand)]
pub enum Sessions {
    List {
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[arg(long)]
        deleted: bool,
        #[arg(long, value_name = "CLIENT", allow_hyphen_values = true, value_parser = parse_free_text)]
        client: Option<String>,
    },
    Show {
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        #[arg(long, value_enum, default_value_t = DocumentFormat::Text)]
        format: DocumentFormat,
        #[arg(long, conflicts_with = "format")]
        answers: bool,
        #[arg(short, long, value_name = "FILE|DIR/|-")]
        output: Option<PathBuf>,
        #[arg(long, requires = "output")]
        force: bool,
    },
    Rename {
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        #[arg(allow_hyphen_values = true, value_parser = parse_free_text, required_unless_present = "client")]
        name: Option<String>,
        #[arg(long, value_name = "CLIENT", allow_hyphen_values = true, value_parser = parse_free_text)]
        client: Option<String>,
    },
    Duplicate {
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        #[arg(allow_hyphen_values = true, value_parser = parse_free_text)]
        name: Option<String>,
    },
    Delete {
        #[arg(required = true, value_name = "SESSION")]
        sessions: Vec<OsString>,
        #[arg(short, long)]
        yes: bool,
    },
    Restore {
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
    },
    Purge {
        #[arg(required_unless_present = "all", value_name = "SESSION")]
        sessions: Vec<OsString>,
        #[arg(long, conflicts_with = "sessions")]
        all: bool,
        #[arg(short, long)]
        yes: bool,
    },
    Export(Export),
    Import {
        #[arg(required = true, value_name = "FILE|DIR|-")]
        files: Vec<PathBuf>,
    },
    Check {
        #[arg(value_name = "SESSION")]
        sessions: Vec<OsString>,
        #[arg(long)]
        recover: bool,
    },
    Case {
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: OsString,
        #[arg(short, long, value_name = "FILE|DIR/|-")]
        output: Option<PathBuf>,
    },
    Decide(Decide),
    Path {
        #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
        session: Option<OsString>,
    },
}

/// Arguments of `sessions export`.
#[derive(Args, Debug)]
pub struct Export {
    #[arg(required_unless_present = "all", value_name = "SESSION")]
    pub sessions: Vec<OsString>,
    #[arg(long, conflicts_with = "sessions")]
    pub all: bool,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Arguments of `sessions decide`.
#[derive(Args, Debug)]
pub struct Decide {
    #[arg(allow_hyphen_values = true, value_parser = session_reference_parser())]
    pub session: OsString,
    pub model: Option<String>,
    #[arg(long, value_name = "DIMENSION,...", value_delimiter = ',')]
    pub division: Vec<String>,
    #[arg(
        long, value_name = "TEXT", default_value = "", hide_default_value = true, allow_hyphen_values = true,
        value_parser = parse_free_text
    )]
    pub reason: String,
    #[arg(
        long, value_name = "NAME", default_value = "", hide_default_value = true, allow_hyphen_values = true,
        value_parser = parse_free_text
    )]
    pub by: String,
    #[arg(long, value_name = "YYYY-MM-DD", allow_hyphen_values = true, value_parser = parse_review_day)]
    pub review_on: Option<Date>,
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
