//! Definition of `salesorg batch`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `batch`.
#[derive(Args, Debug)]
#[command(after_help = "Exit status 3: at least one company could not be read; its line says why")]
pub struct Batch {
    /// File with a company on each line; `-` reads standard input
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
    /// Form of the input [default: by the end of the file's name, else jsonl]
    #[arg(long, value_enum, value_name = "FORM")]
    pub from: Option<BatchInput>,
    /// Form of the output
    #[arg(long, value_enum, value_name = "FORM", default_value_t = BatchOutput::Jsonl)]
    pub format: BatchOutput,
    /// Write the whole advice on each company
    #[arg(long)]
    pub full: bool,
    /// At the end print counts to standard error: companies by model and by division, and the questions assumed most
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "text")]
    pub summary: Option<super::Format>,
    /// Number of threads [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Write the lines to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Form of the input of `batch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BatchInput {
    /// A JSON object on each line: answers, an id with answers, or a session.
    Jsonl,
    /// A spreadsheet with commas or semicolons: a header, then a company on each row.
    Csv,
    /// A spreadsheet with tabs.
    Tsv,
}

/// Form of the output of `batch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BatchOutput {
    /// A JSON object on each line.
    Jsonl,
    /// CSV for a spreadsheet program in the language of the interface.
    Csv,
}
