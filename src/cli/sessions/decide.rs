//! `salesorg sessions record_choice`: records the decision that was made, beside the advice, which stays unchanged.

use crate::cli::args::Decide;
use crate::cli::error::{Failure, FailureKind};
use crate::cli::{Env, files, resume_hint};
use crate::document::Reader;
use crate::locale::{Language, Message, Problem};
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;
use crate::session::{Choice, MAX_DECIDER_LEN, MAX_REASON_LEN, shown_name};
use jiff::Timestamp;

/// The argument that means a team that is not divided.
pub(in crate::cli) const UNDIVIDED: &str = "none";

pub(super) fn run(env: &Env, args: &Decide) -> Result<(), Failure> {
    let store = env.store()?;
    let path = store.find(&args.session)?;
    // Recording a decision changes neither the session's language nor its rulebook.
    let opened = env.selected()?.open(store, &path, env.translator.language().tag());
    let (interview, mut writer) = opened.map_err(|error| Failure::opening(&path, error))?;
    let rulebook = interview.rulebook();
    let choice = parse_choice(rulebook, env.translator.language(), args)?;
    if choice.is_empty() && !args.withdraw {
        return Err(Failure::new(FailureKind::Usage, Message::new("decide-nothing")));
    }
    let was_decided = writer.session().choice().is_some();
    writer.record_choice(choice, Timestamp::now())?;
    resume_hint::print_notices(&env.translator, &writer.take_notices());
    let (session, reader) = (writer.session(), Reader::new(rulebook, &env.translator));
    let mut page = TextWriter::new(env.text_options);
    let mut say = |message: Message| {
        page.paragraph(
            0,
            &reader.translate(&message.arg("name", shown_name(session.name(), &env.translator))),
        );
    };
    match session.choice() {
        Some(choice) => {
            let advised = session.advice().map(|advice| &*advice.model);
            say(Message::new("cli-decided").arg("decided", reader.decision_text(&choice.model, advised)));
        }
        None if was_decided => say(Message::new("cli-decided-withdrawn")),
        None => say(Message::new("cli-decided-nothing")),
    }
    files::print(page.into_text().as_bytes())
}

fn data_failure(place: &str, message: Message) -> Failure {
    Failure::within(FailureKind::Data, place, vec![Problem::new("", message)])
}

/// Returns the decision given on the command line; empty if it is withdrawn.
fn parse_choice(rulebook: &Rulebook, language: Language, args: &Decide) -> Result<Choice, Failure> {
    let model = args.model.as_ref().map(|model| rulebook.find_model(model, language)).transpose();
    let model = model.map_err(|message| data_failure("MODEL", message))?;
    let long = |text: &str, most: usize| text.trim().chars().count() > most;
    if long(&args.reason, MAX_REASON_LEN) {
        return Err(data_failure("--reason", Message::new("decide-long").arg("most", MAX_REASON_LEN)));
    }
    if long(&args.by, MAX_DECIDER_LEN) {
        return Err(data_failure("--by", Message::new("decide-by-long").arg("most", MAX_DECIDER_LEN)));
    }
    Ok(Choice {
        model: model.map(|model| rulebook.models[model].id.clone()).unwrap_or_default(),
        segmentation: parse_division(rulebook, language, &args.division)?,
        reason: args.reason.trim().to_owned(),
        decided_by: args.by.trim().to_owned(),
        review_on: args.review_on,
    })
}

/// Returns the ids of the named dimensions, each once, in the order of the rulebook.
fn parse_division(
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
    let found = found.map_err(|message| data_failure("--division", message))?;
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).enumerate();
    let selected = dimensions.filter(|(index, _)| found.contains(index));
    Ok(Some(selected.map(|(_, dimension)| dimension.id.clone()).collect()))
}
