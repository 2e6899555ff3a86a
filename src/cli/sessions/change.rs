//! `salesorg sessions rename` and `duplicate`.

use super::file_stem;
use crate::cli::error::Failure;
use crate::cli::interview::check_name;
use crate::cli::{Env, resume_hint};
use crate::locale::Message;
use jiff::Timestamp;
use std::ffi::OsStr;

pub(super) fn rename(env: &Env, reference: &OsStr, name: &str) -> Result<(), Failure> {
    let name = check_name("NAME", name)?;
    let store = env.store()?;
    let path = store.find(reference)?;
    let notices = store.rename(&path, &name, Timestamp::now())?;
    resume_hint::print_notices(env, &notices);
    env.print_message(&Message::new("cli-renamed").arg("id", file_stem(&path)).arg("name", name))
}

pub(super) fn duplicate(env: &Env, reference: &OsStr, name: Option<&str>) -> Result<(), Failure> {
    let given = name.map(|name| check_name("NAME", name)).transpose()?;
    let store = env.store()?;
    let path = store.find(reference)?;
    let name = match given {
        Some(name) => name,
        None => env.translator.translate(&Message::new("cli-copy-of").arg("name", store.read(&path)?.name())),
    };
    let copy = store.duplicate(&path, &name, Timestamp::now())?;
    env.print_message(&Message::new("cli-duplicated").arg("id", file_stem(&copy)).arg("name", name))
}
