//! Definition of `salesorg batch`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `batch`.
#[derive(Args, Debug)]
pub struct Batch {
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
    #[arg(long, value_enum, value_name = "FORM")]
    pub from: Option<BatchInput>,
    #[arg(long, value_enum, value_name = "FORM", default_value_t = BatchOutput::Jsonl)]
    pub format: BatchOutput,
    #[arg(long)]
    pub full: bool,
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "text")]
    pub summary: Option<super::Format>,
    #[arg(long, value_name = "N", value_parser = super::number_parser(1..=1024))]
    pub threads: Option<u16>,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Form of the input of `batch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BatchInput {
    Jsonl,
    Csv,
    Tsv,
}

/// Form of the output of `batch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BatchOutput {
    Jsonl,
    Csv,
}
