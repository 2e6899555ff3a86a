//! `salesorg rulebook check`: reports all errors and warnings of a rulebook file, for its author or an editor.
//!
//! The findings are the result of the command, so they go to standard output. The exit status tells whether there is an
//! error.

use super::super::args::{Check, Format};
use super::super::{Context, DONE, files};
use crate::audit::check::check;
use crate::cli::error::{Failure, Kind};
use crate::locale::{Message, Problem};
use crate::report::json::check::Document;
use crate::report::page::Page;
use crate::report::{self, escape};
use crate::rulebook::Rulebook;

pub(super) fn run(context: &Context, asked: &Check) -> Result<u8, Failure> {
    let (bytes, name) = chosen(context, asked)?;
    let findings = check(&bytes);
    let said = match asked.format {
        Format::Text => {
            let mut page = Page::new(context.looks);
            report::check::write(&context.words, &name, &findings, &mut page);
            page.into_text().into_bytes()
        }
        Format::Json => {
            let mut said = Vec::new();
            escape::write(&mut said, &Document::new(&context.words, &name, &findings), context.looks.ascii)
                .map_err(|error| files::stream_failed(&error))?;
            said
        }
    };
    files::print(&said)?;
    match findings.errors() {
        0 => Ok(DONE),
        count => {
            let problem = Problem::new("", Message::new("check-fails").with("count", count));
            Err(Failure::within(Kind::Data, name, vec![problem]))
        }
    }
}

/// Returns the bytes to check and the name for them in messages.
fn chosen(context: &Context, asked: &Check) -> Result<(Vec<u8>, String), Failure> {
    let Some(path) = asked.file.as_deref().or(context.rulebook.as_deref()) else {
        let defect = |problems| Failure::within(Kind::Data, "(shipped)", problems);
        let shipped = Rulebook::shipped().map_err(defect)?;
        return Ok((shipped.bytes().to_vec(), shipped.id));
    };
    let name = path.to_string_lossy().into_owned();
    if path.as_os_str() == files::STDIN || path.exists() {
        return Ok((files::read_bytes(path)?, name));
    }
    // An argument that is not a file may be the id of a built-in rulebook.
    Ok((files::find_rulebook(path)?.bytes().to_vec(), name))
}
