//! `salesorg rulebook show`: shows a rulebook in words.

use super::super::{Context, DONE, files};
use crate::cli::error::Failure;
use crate::report::{Reader, rulebook};
use std::path::Path;

pub(super) fn run(context: &Context, file: Option<&Path>) -> Result<u8, Failure> {
    let rulebook = match file {
        Some(file) => Context::rulebook_of(file)?,
        None => context.rulebook()?,
    };
    let reader = Reader::new(&rulebook, &context.words);
    files::print(rulebook::write(&reader, context.looks).as_bytes()).map(|()| DONE)
}
