//! Definition of the commands for packagers: `salesorg completions` and `salesorg man`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `completions`.
#[derive(Args, Debug)]
#[command(after_help = "\
For one user, add a line to the start-up file of the shell:
  bash        ~/.bashrc                     source <(salesorg completions bash)
  zsh         ~/.zshrc, after `compinit`    source <(salesorg completions zsh)
  fish        ~/.config/fish/config.fish    salesorg completions fish | source
  powershell  $PROFILE                      salesorg completions powershell | Out-String | Invoke-Expression
  elvish      ~/.config/elvish/rc.elv       eval (salesorg completions elvish | slurp)")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// A shell that can complete the command line of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU Bash.
    Bash,
    /// The Z shell.
    Zsh,
    /// The friendly interactive shell.
    Fish,
    /// The shell of Windows.
    Powershell,
    /// Elvish.
    Elvish,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct Man {
    /// The command, in one word or several: `sessions import` or `sessions-import` [default: the program]
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
    /// Write the page to this file, or the pages of the command and of all commands below it into this folder; `-` is
    /// standard output
    #[arg(short, long, value_name = "FILE|DIR/|-")]
    pub output: Option<PathBuf>,
    /// Overwrite existing files
    #[arg(long, requires = "output")]
    pub force: bool,
}
