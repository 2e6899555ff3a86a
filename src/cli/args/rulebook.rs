//! What can be typed after `salesorg rulebook`.

use super::Format;
use clap::{Args, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// `rulebook`.
#[derive(Debug, Subcommand)]
pub enum Rulebook {
    /// List the rulebooks inside the program
    List,
    /// Tell everything that is wrong with a rulebook file
    Check(Check),
    /// Show a rulebook to people: its questions, tree, evidence and rules in words
    Show {
        /// A rulebook file, or the id of one inside the program [default: the one of --rulebook]
        file: Option<PathBuf>,
    },
    /// Print the JSON Schema of a kind of file
    Schema {
        /// The kind of file; that of answers depends on the rulebook
        #[arg(value_enum, default_value_t = SchemaOf::Rulebook)]
        of: SchemaOf,
    },
    /// Prove a rulebook over its whole answer space
    Audit(Audit),
    /// Draw a rulebook's tree for Graphviz or Mermaid
    Graph(Graph),
}

/// `rulebook check`.
#[derive(Args, Debug)]
pub struct Check {
    /// A rulebook file, `-` for standard input, or the id of one inside the program [default: the one of --rulebook]
    pub file: Option<PathBuf>,
    /// The form of what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `rulebook audit`.
#[derive(Args, Debug)]
pub struct Audit {
    /// A rulebook file, or the id of one inside the program [default: the one of --rulebook]
    pub file: Option<PathBuf>,
    /// The form of what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Also decide every case and finished session in this folder, and fail where one gets other advice than it expects
    #[arg(long, value_name = "DIR")]
    pub cases: Option<PathBuf>,
}

/// `rulebook graph`.
#[derive(Args, Debug)]
pub struct Graph {
    /// A rulebook file, or the id of one inside the program [default: the one of --rulebook]
    pub file: Option<PathBuf>,
    /// For which program
    #[arg(long, value_enum, default_value_t = Drawing::Dot)]
    pub format: Drawing,
    /// Light the path of this session: a path, an id, the beginning of one, or a name
    #[arg(long, allow_hyphen_values = true)]
    pub session: Option<OsString>,
    /// Write the drawing to this file, or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file, if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The program that a drawing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Drawing {
    /// Graphviz.
    Dot,
    /// Mermaid, which many Markdown viewers know.
    Mermaid,
}

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A rulebook.
    Rulebook,
    /// A saved interview.
    Session,
    /// An object of answers to the rulebook's questions.
    Answers,
    /// An advice as JSON.
    Advice,
    /// A comparison of several people's answers as JSON.
    Comparison,
}
