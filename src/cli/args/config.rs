//! Definition of `salesorg config`.

use super::Format;
use clap::Subcommand;

/// The commands below `config`.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
language = \"nl\"             # en, nl
theme = \"dusk\"              # terminal, light, dark, high-contrast, dusk
outlook = true              # the models beside the questions: true, false
mouse = true                # true, false
date_format = \"words\"       # words: 27 November 2026, numbers: 27-11-2026, iso: 2026-11-27

[keys.home]                 # keys of your own, by the place where they work
new = [\"n\", \"ctrl+n\"]")]
pub enum Config {
    /// Show each setting with its value and where that comes from
    Show {
        /// Text, or a JSON object
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print the path of the settings file, whether or not it exists
    Path,
    /// Check the settings file and the environment, and report all problems; exit status 3 if there are any
    Check,
}
