//! `salesorg rulebook schema`: prints the schemas of the file formats, for editors and other programs.

use super::super::{Context, DONE, files};
use crate::cli::args::SchemaOf;
use crate::cli::error::Failure;
use crate::report::{Reader, escape};
use crate::schema;

pub(super) fn run(context: &Context, of: SchemaOf) -> Result<u8, Failure> {
    let schema = match of {
        SchemaOf::Rulebook => schema::rulebook(),
        SchemaOf::Session => schema::session(),
        SchemaOf::Answers => schema::answers(&Reader::new(&*context.rulebook()?, &context.words)),
        SchemaOf::Advice => schema::advice(),
        SchemaOf::Comparison => schema::comparison(),
    };
    let mut bytes = Vec::new();
    escape::write(&mut bytes, &schema, context.looks.ascii).map_err(|error| files::stream_failed(&error))?;
    files::print(&bytes).map(|()| DONE)
}
