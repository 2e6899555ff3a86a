//! `salesorg rulebook list`: the rulebooks inside the program.

use super::super::{Context, DONE, files};
use crate::cli::error::Failure;
use crate::report::Reader;

pub(super) fn run(context: &Context) -> Result<u8, Failure> {
    let rulebook = context.rulebook()?;
    let reader = Reader::new(&rulebook, &context.words);
    let languages = rulebook.languages.join(", ");
    let line =
        format!("{} {}  {}  ({languages})\n", rulebook.id, rulebook.version, reader.text(&rulebook.title));
    files::print(line.as_bytes()).map(|()| DONE)
}
