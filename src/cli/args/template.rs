//! Definition of `salesorg template`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `template`.
#[derive(Args, Debug)]
pub struct Template {
    /// A spreadsheet with a row for each company, or a JSON object for one
    #[arg(long, value_enum)]
    pub format: TemplateFormat,
    /// Write the form to this file or into this folder; `-` is standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Format of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TemplateFormat {
    /// For a spreadsheet program, then `batch --from csv` or `sessions import`.
    Csv,
    /// For an editor, then `advise` or `batch`.
    Json,
}
