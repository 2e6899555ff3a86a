//! `salesorg sessions record_choice`: records the decision that was made, beside the advice, which stays unchanged.

use crate::cli::args::Decide;
use crate::cli::error::{Failure, Kind};
use crate::cli::{Context, files, told};
use crate::locale::{Language, Message, Problem, shown_name};
use crate::report::Reader;
use crate::report::page::Page;
use crate::rulebook::Rulebook;
use crate::session::{Choice, SessionWriter, MAX_DECIDER_LEN, MAX_REASON_LEN};
use jiff::Timestamp;
use std::sync::Arc;

/// The argument that means a team that is not divided.
const UNDIVIDED: &str = "none";

pub(super) fn run(context: &Context, asked: &Decide) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.find(&asked.session)?;
    let session = store.read(&path)?;
    let rulebook = context.rulebook_of_session(&session)?;
    let rulebook = rulebook.map_err(|problem| wrong(&path.to_string_lossy(), problem.message))?;
    let choice = choice(&rulebook, context.words.language(), asked)?;
    if choice.is_empty() && !asked.withdraw {
        return Err(Failure::new(Kind::Usage, Message::new("decide-nothing")));
    }
    let language = session.language().to_owned();
    let decided = session.choice().is_some();
    let mut keeper = SessionWriter::open(store, &path, Arc::clone(&rulebook), &language)?;
    keeper.record_choice(choice, Timestamp::now())?;
    told::notices(context, &keeper.take_notices());
    let (session, reader) = (keeper.session(), Reader::new(&rulebook, &context.words));
    let mut page = Page::new(context.looks);
    let mut say = |message: Message| {
        page.paragraph(0, &reader.say(&message.with("name", shown_name(session.name()))));
    };
    match session.choice() {
        Some(choice) => {
            let advised = session.advice().map(|advice| &*advice.model);
            say(Message::new("cli-decided").with("decided", reader.decided(&choice.model, advised)));
        }
        None if decided => say(Message::new("cli-decided-back")),
        None => say(Message::new("cli-decided-nothing")),
    }
    files::print(page.into_text().as_bytes())
}

fn wrong(place: &str, message: Message) -> Failure {
    Failure::within(Kind::Data, place, vec![Problem::new("", message)])
}

/// Returns the decision given on the command line; empty if it is withdrawn.
fn choice(rulebook: &Rulebook, language: Language, asked: &Decide) -> Result<Choice, Failure> {
    let model = asked.model.as_ref().map(|model| rulebook.find_model(model, language)).transpose();
    let model = model.map_err(|message| wrong("MODEL", message))?;
    let long = |text: &str, most: usize| text.trim().chars().count() > most;
    if long(&asked.reason, MAX_REASON_LEN) {
        return Err(wrong("--reason", Message::new("decide-long").with("most", MAX_REASON_LEN)));
    }
    if long(&asked.by, MAX_DECIDER_LEN) {
        return Err(wrong("--by", Message::new("decide-by-long").with("most", MAX_DECIDER_LEN)));
    }
    Ok(Choice {
        model: model.map(|model| rulebook.models[model].id.clone()).unwrap_or_default(),
        segmentation: division(rulebook, language, &asked.division)?,
        reason: asked.reason.trim().to_owned(),
        decided_by: asked.by.trim().to_owned(),
        review_on: asked.review_on,
    })
}

/// Returns the ids of the named dimensions, each once, in the order of the rulebook.
fn division(
    rulebook: &Rulebook,
    language: Language,
    named: &[String],
) -> Result<Option<Vec<String>>, Failure> {
    match named {
        [] => return Ok(None),
        [none] if none.trim().eq_ignore_ascii_case(UNDIVIDED) => return Ok(Some(Vec::new())),
        _ => {}
    }
    let found: Result<Vec<_>, _> = named.iter().map(|name| rulebook.find_dimension(name, language)).collect();
    let found = found.map_err(|message| wrong("--division", message))?;
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).enumerate();
    let taken = dimensions.filter(|(index, _)| found.contains(index));
    Ok(Some(taken.map(|(_, dimension)| dimension.id.clone()).collect()))
}
