//! The chores of contributors, started with `cargo xtask`: regenerating files that tests compare, and the checks before a merge.
//!
//! A program and not a shell script, so that it works on every system that builds salesorg. It uses only the standard library,
//! so that it is built in a second.

mod package;

use std::path::Path;
use std::process::{Command, ExitCode};

const USAGE: &str = "\
Usage: cargo xtask <TASK>

Tasks:
  schemas             write the JSON schemas in assets/schemas anew
  pictures            draw the pictures in assets/pictures anew
  snapshots [FILTER]  accept what screens look like now as their snapshots (of the tests whose name contains FILTER)
  package [--target TRIPLE]
                      build what is released into target/packaging: an archive with manual pages and completions, and on
                      Debian's systems a package
  ci                  run what must pass before a change is merged";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let mut command = match arguments.as_slice() {
        ["schemas"] => library_tests(&["schema"], "SALESORG_SCHEMAS", "write"),
        ["pictures"] => library_tests(&["picture"], "SALESORG_PICTURES", "draw"),
        ["snapshots"] => library_tests(&[], "INSTA_UPDATE", "always"),
        ["snapshots", filter] => library_tests(&[filter], "INSTA_UPDATE", "always"),
        ["package"] => return package(None),
        ["package", "--target", target] => return package(Some(target)),
        ["ci"] => Command::new(root().join(".ci/run")),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match command.current_dir(root()).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cannot run {}: {error}", command.get_program().display());
            ExitCode::FAILURE
        }
    }
}

/// Builds what is released.
fn package(target: Option<&str>) -> ExitCode {
    match package::run(root(), target) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Returns the command that runs the library's tests whose name contains one of `filters`, with an environment variable set.
fn library_tests(filters: &[&str], variable: &str, value: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args(["test", "--lib", "--"]).args(filters).env(variable, value);
    command
}

/// Returns the folder of the whole project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the project")
}
