//! `salesorg sessions rename` and `duplicate`.

use super::stem;
use crate::cli::error::Failure;
use crate::cli::interview::checked_name;
use crate::cli::{Context, told};
use crate::locale::Message;
use jiff::Timestamp;
use std::ffi::OsStr;

pub(super) fn rename(context: &Context, reference: &OsStr, name: &str) -> Result<(), Failure> {
    let name = checked_name("NAME", name)?;
    let store = context.store()?;
    let path = store.find(reference)?;
    let notices = store.rename(&path, &name, Timestamp::now())?;
    told::notices(context, &notices);
    context.print_message(&Message::new("cli-renamed").with("id", stem(&path)).with("name", name))
}

pub(super) fn duplicate(context: &Context, reference: &OsStr, name: Option<&str>) -> Result<(), Failure> {
    let given = name.map(|name| checked_name("NAME", name)).transpose()?;
    let store = context.store()?;
    let path = store.find(reference)?;
    let name = match given {
        Some(name) => name,
        None => context.words.say(&Message::new("cli-copy-of").with("name", store.read(&path)?.name())),
    };
    let copy = store.duplicate(&path, &name, Timestamp::now())?;
    context.print_message(&Message::new("cli-duplicated").with("id", stem(&copy)).with("name", name))
}
