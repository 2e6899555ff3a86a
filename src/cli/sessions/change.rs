//! `salesorg sessions rename` and `duplicate`.

use super::{UsedNames, file_stem};
use crate::cli::error::Failure;
use crate::cli::interview::{check_client, check_name};
use crate::cli::{Env, resume_hint};
use crate::locale::Message;
use jiff::Timestamp;
use std::ffi::OsStr;

/// Gives a session another name, assigns it to a client, or both.
pub(super) fn rename(
    env: &Env,
    reference: &OsStr,
    name: Option<&str>,
    client: Option<&str>,
) -> Result<(), Failure> {
    let name = name.map(|name| check_name("NAME", name)).transpose()?;
    let client = client.map(check_client).transpose()?;
    let store = env.store()?;
    let path = store.find(reference)?;
    let notices = store.edit(&path, name.as_deref(), client.as_deref(), Timestamp::now())?;
    resume_hint::print_notices(&env.translator, &notices);
    let print = |message: Message| env.print_message(&message.arg("id", file_stem(&path)));
    if let Some(name) = name {
        print(Message::new("cli-renamed").arg("name", &*name))?;
        UsedNames::new(&store, Some(&path)).print_note(env, &name)?;
    }
    match client.as_deref() {
        None => Ok(()),
        Some("") => print(Message::new("cli-client-removed")),
        Some(client) => print(Message::new("cli-client-set").arg("client", client)),
    }
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
    env.print_message(&Message::new("cli-duplicated").arg("id", file_stem(&copy)).arg("name", &*name))?;
    UsedNames::new(&store, Some(&copy)).print_note(env, &name)
}
