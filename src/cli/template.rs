//! `salesorg template`: an empty form with every question.

use super::Env;
use super::args::{Template, TemplateFormat};
use super::error::Failure;
use super::files::{self, ReadAccess};
use crate::document::Reader;
use crate::render::json;
use crate::workflow::template;

pub(super) fn run(env: &Env, args: &Template) -> Result<(), Failure> {
    let rulebook = env.rulebook()?;
    let reader = Reader::new(&rulebook, &env.translator);
    let output = args.output.as_deref();
    let options = env.text_options_for(output);
    let (bytes, extension) = match args.format {
        TemplateFormat::Csv => {
            let mark = files::byte_order_mark(output, options.ascii);
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
