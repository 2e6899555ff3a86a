//! Definition of `salesorg config`.

use super::Format;
use clap::Subcommand;

/// The commands below `config`.
#[derive(Debug, Subcommand)]
pub enum Config {
    Show {
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    Path,
    Check,
}
