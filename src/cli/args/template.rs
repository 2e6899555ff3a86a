//! Definition of `salesorg template`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `template`.
#[derive(Args, Debug)]
pub struct Template {
    #[arg(long, value_enum)]
    pub format: TemplateFormat,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Format of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TemplateFormat {
    Csv,
    Json,
}
