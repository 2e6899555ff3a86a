//! Definition of the command `salesorg demo`.

use clap::Args;
use std::path::PathBuf;

/// Arguments of `demo`.
#[derive(Args, Debug)]
pub struct Demo {
    #[arg(short, long, value_name = "DIR/")]
    pub output: Option<PathBuf>,
}
