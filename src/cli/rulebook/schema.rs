//! `salesorg rulebook schema`: prints the schemas of the file formats, for editors and other programs.

use super::super::{Env, SUCCESS, files};
use crate::cli::args::SchemaFormat;
use crate::cli::error::Failure;
use crate::document::Reader;
use crate::render::json as escape;
use crate::schema;

pub(super) fn run(env: &Env, of: SchemaFormat) -> Result<u8, Failure> {
    let schema = match of {
        SchemaFormat::Rulebook => schema::rulebook(),
        SchemaFormat::Session => schema::session(),
        SchemaFormat::Answers => schema::answers(&Reader::new(&*env.rulebook()?, &env.translator)),
        SchemaFormat::Advice => schema::advice(),
        SchemaFormat::Comparison => schema::comparison(),
    };
    let mut bytes = Vec::new();
    escape::write(&mut bytes, &schema, env.text_options.ascii)
        .map_err(|error| files::stream_failure(&error))?;
    files::print(&bytes).map(|()| SUCCESS)
}
