//! Writes a saved session as text: its name and dates, what today's rulebook makes of it, and its advice.

use super::Env;
use crate::advice::OutcomeDiagram;
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::{Annotations, Reader};
use crate::locale::{Message, display_name, time};
use crate::render::text;
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;
use crate::session::{ResolvedEvents, Session, shown_name};
use crate::{advice, json, plain};
use jiff::Timestamp;
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr as _;

/// Writes the name and dates of a session.
pub(super) fn write_head(env: &Env, session: &Session, page: &mut TextWriter) {
    let zone = env.zone();
    let words = &env.translator;
    let time = |time: Timestamp| time::minute_in_words(time, &zone, words);
    let title = |name: &str| words.translate(&Message::new("cli-session-title").arg("name", name));
    let room = env.text_options.width.saturating_sub(title("").width());
    page.title(&title(&fit_title(&shown_name(session.name(), words), room)));
    let head = Message::new("cli-session-head")
        .arg("id", session.id())
        .arg("created", time(session.created_at()))
        .arg("updated", time(session.updated_at()));
    page.paragraph(0, &words.translate(&head));
    if let Some(client) = session.client() {
        let message = Message::new("cli-session-client").arg("client", display_name(client));
        page.paragraph(0, &words.translate(&message));
    }
}

/// Shortens a name to `room` columns if one of its words is wider than that. Any other name is returned whole,
/// because a title wraps between words.
fn fit_title(name: &str, room: usize) -> String {
    let mut end = room.saturating_sub(1);
    if name.split_whitespace().all(|word| word.width() <= room) {
        return name.to_owned();
    }
    while json::truncate(name, end).width() > room && end > 0 {
        end -= 1;
    }
    json::truncate(name, end)
}

/// Writes whether the session is finished and whether its saved advice still applies, then the advice that
/// `rulebook` gives on its answers.
pub(super) fn write_advice(
    env: &Env,
    session: &Session,
    records: &ResolvedEvents,
    rulebook: &Rulebook,
    page: &mut TextWriter,
) {
    let words = &env.translator;
    let reader = Reader::new(rulebook, words);
    for remark in reader.session_remarks(session, records) {
        page.paragraph(0, &remark);
    }
    let advice = advice::advise(rulebook, &OutcomeDiagram::new(rulebook), &records.answers());
    page.blank();
    // The notes are left out here, because they are printed with the answers.
    let annotations = Annotations::with_notes(session, BTreeMap::new(), env.today());
    // The answers are left out as well.
    let document = AdviceDocument::new(&reader, &advice).with_annotations(&reader, &annotations);
    let mut whole = document.page(&reader, Extent::Whole);
    whole.sections.retain(|section| section.id != "answers");
    page.push_raw(&text::page(&whole, words, env.text_options));
}

/// Writes that a session was recorded with another edition of the rulebook than this one, if it was.
pub(super) fn write_other_edition(env: &Env, session: &Session, rulebook: &Rulebook, page: &mut TextWriter) {
    if session.rulebook().is_other_edition_of(rulebook) {
        page.paragraph(0, &env.translator.translate(&session.rulebook().other_edition_used_message()));
        page.blank();
    }
}

/// Writes which of a session's questions and answers the rulebook no longer contains, if any.
pub(super) fn write_unresolved(env: &Env, records: &ResolvedEvents, page: &mut TextWriter) {
    plain::write_unresolved(page, &env.translator, records);
}
