//! `salesorg replay`: plays a saved session on the screen, or prints it with `--plain`.

use super::args::{Format, ReplayFormat};
use super::drift::DriftChoice;
use super::error::{Failure, FailureKind};
use super::lines::converse;
use super::session_text::{write_advice, write_head, write_other_edition, write_unresolved};
use super::{Env, SUCCESS, args, drift, recording, screen};
use crate::locale::Message;
use crate::render::text_writer::TextWriter;
use crate::session::drift::Drift;
use crate::session::{ResolvedEvents, timeline};
use crate::{plain, workflow};
use jiff::Timestamp;
use std::io;

/// Runs the command.
pub(super) fn run(env: &Env, args: &args::Replay) -> Result<u8, Failure> {
    let report = match args.format {
        None | Some(ReplayFormat::Text) => Some(Format::Text),
        Some(ReplayFormat::Json) => Some(Format::Json),
        Some(ReplayFormat::Asciicast | ReplayFormat::Html) => None,
    };
    let wrong_format = |key| Err(Failure::new(FailureKind::Usage, Message::new(key)));
    match (args.check, report) {
        (true, Some(format)) => return drift::check(env, args, format),
        (true, None) => return wrong_format("replay-format-of-check"),
        (false, Some(_)) if args.format.is_some() => return wrong_format("replay-format-of-file"),
        (false, _) => {}
    }
    let [reference] = &args.sessions[..] else {
        return Err(Failure::new(FailureKind::Usage, Message::new("drift-one-session")));
    };
    if args.format.is_none() {
        env.require_terminal()?;
    }
    let store = env.store()?;
    let path = store.find(reference)?;
    let read = env.selected()?.read(&store, &path);
    let (session, rulebook) = read.map_err(|error| Failure::opening(&path, error))?;
    if let Some(format) = args.format {
        return recording::write(env, args, format, rulebook, &session);
    }
    if !env.plain {
        let pace = screen::Pace { speed: args.speed, wait_for_key: args.step };
        return screen::replay(env, rulebook, session, pace);
    }
    let (entries, records) = (timeline(&session, &rulebook), ResolvedEvents::new(&session, &rulebook));
    let mut page = TextWriter::new(env.text_options);
    write_head(env, &session, &mut page);
    page.blank();
    write_other_edition(env, &session, &rulebook, &mut page);
    write_unresolved(env, &records, &mut page);
    let choice = converse(env, &mut io::stdin().lock(), |dialogue| {
        dialogue.out.write_all(page.into_text().as_bytes())?;
        let interview = plain::replay(dialogue, &rulebook, &entries, args.step)?;
        let mut page = TextWriter::new(env.text_options);
        page.paragraph(0, " ");
        write_advice(env, &session, &records, interview.rulebook(), &mut page);
        dialogue.out.write_all(page.into_text().as_bytes())?;
        let drift = Drift::from_events(&session, &records, &rulebook).filter(Drift::is_undecided);
        let choice = drift.map(|drift| {
            writeln!(dialogue.out)?;
            drift::ask(env, dialogue, &store, &rulebook, &session, &drift)
        });
        dialogue.out.flush()?;
        choice.transpose()
    })?;
    if choice.flatten() == Some(DriftChoice::UseCurrent) {
        let language = env.translator.language().tag();
        let now = Timestamp::now();
        let mut writer = workflow::adopt_current_advice(store, &path, &session, rulebook, language, now)?;
        drift::print_adopted(env, &writer.take_notices())?;
    }
    Ok(SUCCESS)
}
