//! `salesorg template`: an empty form with every question.

use super::Env;
use super::args::{Template, TemplateFormat};
use super::error::Failure;
use super::files::{self, Output, ReadAccess};
use crate::document::Reader;
use crate::render::json;
use crate::workflow::template;
use std::io::{self, IsTerminal as _};

/// Tells spreadsheet programs that a file is UTF-8. Excel takes a file without it for text of an older encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) fn run(env: &Env, args: &Template) -> Result<(), Failure> {
    let rulebook = env.rulebook()?;
    let reader = Reader::new(&rulebook, &env.translator);
    let output = args.output.as_deref();
    let options = env.text_options_for(output);
    let (bytes, extension) = match args.format {
        TemplateFormat::Csv => {
            let is_printed = Output::from_arg(output) == Output::Stdout;
            let is_shown = is_printed && (options.ascii || io::stdout().is_terminal());
            let mark = if is_shown { "" } else { BYTE_ORDER_MARK };
            ((mark.to_owned() + &template::csv(&reader)).into_bytes(), "csv")
        }
        TemplateFormat::Json => {
            let mut bytes = Vec::new();
            json::write(&mut bytes, &template::json(&reader), options.ascii)
                .map_err(|error| files::stream_failure(&error))?;
            (bytes, "json")
        }
    };
    let name = format!("{}.{extension}", rulebook.id);
    files::write(output, &name, &bytes, ReadAccess::Unchanged, args.force)
}
