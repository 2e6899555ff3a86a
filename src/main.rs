//! The program `salesorg`. Its code is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    salesorg::cli::run(std::env::args_os())
}
