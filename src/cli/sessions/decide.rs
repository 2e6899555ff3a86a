//! `salesorg sessions decide`: records what was decided in the end, beside the advice and without changing it.

use crate::cli::args::Decide;
use crate::cli::error::{Failure, Kind};
use crate::cli::{Context, files, told};
use crate::json;
use crate::locale::{Message, Problem, shown_name};
use crate::report::Reader;
use crate::report::page::Page;
use crate::rulebook::{Rulebook, nearest};
use crate::session::Keeper;
use jiff::Timestamp;
use std::sync::Arc;

/// The most characters of a reason.
const LONGEST: usize = 2000;

pub(super) fn run(context: &Context, asked: &Decide) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.find(&asked.session)?;
    let session = store.read(&path)?;
    let wrong = |place: String, problem| Failure::within(Kind::Data, place, vec![problem]);
    let rulebook = context.rulebook_of_session(&session)?;
    let rulebook = rulebook.map_err(|problem| wrong(path.to_string_lossy().into_owned(), problem))?;
    let model = asked.model.as_deref().unwrap_or_default();
    if !asked.withdraw {
        check(model, &rulebook).map_err(|problem| wrong("MODEL".to_owned(), problem))?;
    }
    if asked.reason.chars().count() > LONGEST {
        let problem = Problem::new("", Message::new("decide-long").with("most", LONGEST));
        return Err(wrong("--reason".to_owned(), problem));
    }
    let language = session.language().to_owned();
    let decided = session.choice().is_some();
    let mut keeper = Keeper::open(store, &path, Arc::clone(&rulebook), &language)?;
    keeper.decide(model, &asked.reason, Timestamp::now())?;
    told::notices(context, &keeper.take_notices());
    let (session, reader) = (keeper.session(), Reader::new(&rulebook, &context.words));
    let message = match session.choice() {
        Some(choice) => {
            let advised = session.advice().map(|advice| &*advice.model);
            Message::new("cli-decided").with("decided", reader.decided(&choice.model, advised))
        }
        None if decided => Message::new("cli-decided-back"),
        None => Message::new("cli-decided-nothing"),
    };
    let mut page = Page::new(context.looks);
    page.paragraph(0, &reader.say(&message.with("name", shown_name(session.name()))));
    files::print(page.into_text().as_bytes())
}

/// Says what is wrong with the id of a model.
fn check(model: &str, rulebook: &Rulebook) -> Result<(), Problem> {
    let ids: Vec<_> = rulebook.models.iter().map(|model| &*model.id).collect();
    if ids.contains(&model) {
        return Ok(());
    }
    let message = match nearest(model, &ids) {
        Some(near) => Message::new("decide-model-near").with("nearest", near),
        None => Message::new("decide-model"),
    };
    let message = message.with("name", json::short(model, json::QUOTED)).with("known", ids.join(", "));
    Err(Problem::new("", message))
}
