//! Definition of the commands for packagers: `salesorg completions` and `salesorg man`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: Shell,
}

/// A shell that can complete the command line of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct Man {
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    pub force: bool,
}
