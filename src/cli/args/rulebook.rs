//! Definition of the commands below `salesorg rulebook`.

use super::Format;
use clap::{Args, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// The commands below `rulebook`.
#[derive(Debug, Subcommand)]
pub enum Rulebook {
    /// List the built-in rulebooks
    List,
    /// Report all errors and warnings of a rulebook file
    Check(Check),
    /// Show a rulebook in words: its questions, tree, evidence and rules
    Show {
        /// Rulebook file, or the id of a built-in rulebook [default: that of --rulebook]
        #[arg(value_name = "FILE|ID")]
        file: Option<PathBuf>,
    },
    /// Print the JSON Schema of a file format
    Schema {
        /// File format; the schema of answers depends on the rulebook
        #[arg(value_enum, default_value_t = SchemaFormat::Rulebook)]
        of: SchemaFormat,
    },
    /// Verify a rulebook for all possible answers
    Audit(Audit),
    /// Draw a rulebook's decision tree for Graphviz or Mermaid
    Graph(Graph),
}

/// Arguments of `rulebook check`.
#[derive(Args, Debug)]
pub struct Check {
    /// Rulebook file, `-` for standard input, or the id of a built-in rulebook [default: that of --rulebook]
    #[arg(value_name = "FILE|ID|-")]
    pub file: Option<PathBuf>,
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Arguments of `rulebook audit`.
#[derive(Args, Debug)]
pub struct Audit {
    /// Rulebook file, or the id of a built-in rulebook [default: that of --rulebook]
    #[arg(value_name = "FILE|ID")]
    pub file: Option<PathBuf>,
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Also run every case and finished session in this folder, and fail if any advice differs from the expected advice
    #[arg(long, value_name = "DIR")]
    pub cases: Option<PathBuf>,
}

/// Arguments of `rulebook graph`.
#[derive(Args, Debug)]
pub struct Graph {
    /// Rulebook file, or the id of a built-in rulebook [default: that of --rulebook]
    #[arg(value_name = "FILE|ID")]
    pub file: Option<PathBuf>,
    /// Program to draw for
    #[arg(long, value_enum, default_value_t = DrawingFormat::Dot)]
    pub format: DrawingFormat,
    /// Highlight the path of this session, given by path, id, start of an id, or name
    #[arg(long, allow_hyphen_values = true)]
    pub session: Option<OsString>,
    /// Write the drawing to this file or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The program that a drawing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DrawingFormat {
    /// Graphviz.
    Dot,
    /// Mermaid, which many Markdown viewers support.
    Mermaid,
}

/// A file format that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    /// A rulebook.
    Rulebook,
    /// A saved interview.
    Session,
    /// An object of answers to the rulebook's questions.
    Answers,
    /// Advice as JSON.
    Advice,
    /// A comparison of several people's answers as JSON.
    Comparison,
}
