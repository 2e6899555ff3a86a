//! Definition of the commands below `salesorg rulebook`.

use super::Format;
use clap::{Args, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// The commands below `rulebook`.
#[derive(Debug, Subcommand)]
pub enum Rulebook {
    List,
    Check(Check),
    Show {
        #[arg(value_name = "FILE|ID")]
        file: Option<PathBuf>,
    },
    Schema {
        #[arg(value_enum, value_name = "FORMAT", default_value_t = SchemaFormat::Rulebook)]
        of: SchemaFormat,
    },
    Audit(Audit),
    Graph(Graph),
}

/// Arguments of `rulebook check`.
#[derive(Args, Debug)]
pub struct Check {
    #[arg(value_name = "FILE|ID|-")]
    pub file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Arguments of `rulebook audit`.
#[derive(Args, Debug)]
pub struct Audit {
    #[arg(value_name = "FILE|ID")]
    pub file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[arg(long, value_name = "DIR")]
    pub cases: Option<PathBuf>,
}

/// Arguments of `rulebook graph`.
#[derive(Args, Debug)]
pub struct Graph {
    #[arg(value_name = "FILE|ID")]
    pub file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = DrawingFormat::Dot)]
    pub format: DrawingFormat,
    #[arg(long, allow_hyphen_values = true)]
    pub session: Option<OsString>,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The program that a drawing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DrawingFormat {
    Dot,
    Mermaid,
}

/// A file format that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    Rulebook,
    Session,
    Answers,
    Advice,
    Comparison,
}
