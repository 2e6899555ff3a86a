//! `salesorg completions`: prints the script with which a shell completes the command line, and answers that script.
//!
//! The script starts the program with `SALESORG_COMPLETE=SHELL` and the words of the line, because only the program
//! knows the names of sessions and the options of a question. An answer is silent about errors: a shell would print
//! them into the line. Whether the variable is set is all that it costs a normal start.
//!
//! - `shell`: how each shell sends a line and reads candidates;
//! - `words`: splits and quotes words as shells do;
//! - `line`: what the line has before the cursor: the options that select folder, rulebook and language;
//! - `values`: which argument takes which candidates;
//! - `sessions`, `rulebook`: the candidates.

mod line;
mod rulebook;
mod sessions;
mod shell;
mod values;
mod words;

use super::args::{self, Cli};
use super::error::Failure;
use super::help::PROGRAM;
use super::{environment, files, variable};
use clap::CommandFactory as _;
use clap_complete::env::{CompleteEnv, Shells};
use line::Line;
use shell::Adapter;
use std::ffi::OsString;
use std::process::ExitCode;

/// The variable that asks the program for candidates. Its value is the name of the shell.
const VARIABLE: &str = "SALESORG_COMPLETE";

/// Prints the script for a shell.
pub(super) fn run(args: &args::Completions) -> Result<(), Failure> {
    files::print_exact(shell::script(args.shell).as_bytes())
}

/// Answers the script of a shell with candidates. Returns `None` if this is a normal start.
pub(super) fn answer(arguments: &[OsString]) -> Option<ExitCode> {
    variable(VARIABLE).filter(|_| !arguments.is_empty())?;
    files::print_in_ascii(!environment::locale_is_utf8(variable));
    let adapters = Adapter::for_all_shells();
    let shells = adapters.each_ref().map(|adapter| adapter as _);
    let definition = || Cli::command().name(PROGRAM);
    let completion = CompleteEnv::with_factory(definition).var(VARIABLE).completer(PROGRAM);
    let current_dir = std::env::current_dir().ok();
    match completion.shells(Shells(&shells)).try_complete(arguments.iter().cloned(), current_dir.as_deref()) {
        Ok(true) => Some(ExitCode::SUCCESS),
        Ok(false) => None,
        Err(_) => Some(ExitCode::FAILURE),
    }
}
