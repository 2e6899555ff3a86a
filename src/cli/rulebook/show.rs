//! `salesorg rulebook show`: shows a rulebook in words.

use super::super::{Env, SUCCESS, files};
use crate::cli::error::Failure;
use crate::document::{Reader, rulebook};
use crate::render;
use std::path::Path;

pub(super) fn run(env: &Env, file: Option<&Path>) -> Result<u8, Failure> {
    let rulebook = match file {
        Some(file) => Env::load_rulebook(file)?,
        None => env.rulebook()?,
    };
    let reader = Reader::new(&rulebook, &env.translator);
    files::print(render::text::page(&rulebook::page(&reader), &env.translator, env.text_options).as_bytes())
        .map(|()| SUCCESS)
}
