//! Prints questions, the review and help as lines.

use super::dialogue::Dialogue;
use super::line_command::{BACK, GUIDE, LIST, MENU, NOTE, QUIT, REVIEW, SKIP, WHY};
use crate::document::Reader;
use crate::interview::{Command, Interview, Progress, QuestionStatus};
use crate::locale::{Message, Translator, sanitize};
use crate::render::text_writer::TextWriter;
use crate::rulebook::format::GuideSection;
use crate::rulebook::{QuestionKind, Value};
use crate::session::{Drafts, ResolvedEvents};
use std::io;

/// Returns whether a question is answered with a list of names.
pub(super) fn is_list(interview: &Interview, question: usize) -> bool {
    matches!(interview.rulebook().questions[question].kind, QuestionKind::Names { .. })
}

/// Returns the command that answers with a list of names.
pub(super) fn list_answer(names: &[String]) -> Command {
    Command::Answer(Value::Names(names.to_vec()))
}

/// Prints a question with everything that is needed to answer it. `explains` adds how to answer it.
pub(super) fn print_question(
    dialogue: &mut Dialogue,
    interview: &Interview,
    index: usize,
    begins_section: bool,
    explains: bool,
) -> io::Result<()> {
    let rulebook = interview.rulebook();
    let question = &rulebook.questions[index];
    dialogue.print_blank_line()?;
    dialogue.print(|page, words| {
        let reader = Reader::new(rulebook, words);
        let section = reader.text(&rulebook.sections[question.section].title);
        let title = position_message(interview, index, begins_section)
            .arg("section", &*section)
            .arg("title", &*reader.text(&question.title));
        page.paragraph(0, &words.translate(&title));
        if let Some(hint) = &question.hint {
            page.paragraph(0, &reader.text(hint));
        }
        if let QuestionKind::Choice(options) = &question.kind {
            for (index, option) in options.iter().enumerate() {
                let label = reader.text(&option.label);
                let line = match &option.hint {
                    Some(hint) => format!("{label}: {}", reader.text(hint)),
                    None => label.into_owned(),
                };
                page.item(0, &format!("{}.", index + 1), &line);
            }
            page.item(0, "0.", &words.get("plain-unknown"));
        }
        if let Some(value) = interview.answers().get(index) {
            let current = Message::new("plain-answer-now").arg("answer", reader.answer(index, value));
            page.paragraph(0, &words.translate(&current));
        } else if interview.status(index) == QuestionStatus::Skipped {
            page.paragraph(0, &words.get("plain-skipped-now"));
        }
        if !interview.note_on(index).is_empty() {
            page.paragraph(
                0,
                &words.translate(&Message::new("plain-note").arg("text", interview.note_on(index))),
            );
        }
        if explains {
            page.paragraph(0, &words.translate(&answer_help(&question.kind)));
        }
    })
}

/// Prints why a question is asked, and where the source document says so.
pub(super) fn print_why(dialogue: &mut Dialogue, interview: &Interview, question: usize) -> io::Result<()> {
    let rulebook = interview.rulebook();
    let question = &rulebook.questions[question];
    dialogue.print(|page, words| {
        let reader = Reader::new(rulebook, words);
        page.paragraph(0, &reader.text(&question.help));
        page.source_sections(&reader, 0, &question.sources);
    })
}

/// Prints the names that were entered so far.
pub(super) fn print_names(dialogue: &mut Dialogue, names: &[String]) -> io::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    dialogue.print_message(&Message::new("plain-names-so-far").arg("names", names.join(", ")))
}

/// Prints the unconfirmed texts of a question: of its answer and of its note.
pub(super) fn print_drafts(dialogue: &mut Dialogue, drafts: &Drafts, question: usize) -> io::Result<()> {
    let answer = drafts.answers.get(&question).map(|draft| ("plain-draft", draft));
    let note = drafts.notes.get(&question).map(|draft| ("plain-note-draft", draft));
    for (key, draft) in answer.into_iter().chain(note) {
        dialogue.print_message(&Message::new(key).arg("text", draft.to_single_line()))?;
    }
    Ok(())
}

/// Returns the message with the number and the title of a question.
///
/// A quick interview counts its essential questions, until the user opens another one. A follow-up has an order of
/// its own, so its questions say that they are open ones. The number is the one in the review.
fn position_message(interview: &Interview, index: usize, begins_section: bool) -> Message {
    let Progress { number, count, .. } = interview.progress(index);
    let key = match (interview.is_in_follow_up(), begins_section) {
        (true, _) => "plain-question-open",
        (false, true) => "plain-question-section",
        (false, false) => "plain-question",
    };
    Message::new(key).arg("number", number.to_string()).arg("count", count.to_string())
}

/// Returns the message that says how to answer a kind of question.
fn answer_help(kind: &QuestionKind) -> Message {
    match kind {
        QuestionKind::Choice(options) => {
            Message::new("plain-how-choice").arg("count", options.len().to_string())
        }
        QuestionKind::Integer { min, max, .. } => {
            Message::new("plain-how-number").arg("min", *min).arg("max", *max)
        }
        QuestionKind::Names { .. } => Message::new("plain-how-names"),
    }
}

/// Prints what can be typed at a question, or at the review if there is none.
pub(super) fn print_help(
    dialogue: &mut Dialogue,
    interview: &Interview,
    question: Option<usize>,
    has_menu: bool,
) -> io::Result<()> {
    let rulebook = interview.rulebook();
    dialogue.print(|page, words| {
        let how = question.map(|question| answer_help(&rulebook.questions[question].kind));
        page.paragraph(0, &words.translate(&how.unwrap_or_else(|| Message::new("plain-how-review"))));
        let has_guide = question.is_some_and(|question| guide_section(interview, question).is_some());
        if question.is_some_and(|question| is_list(interview, question)) {
            page.paragraph(0, &words.get("plain-help-quotes"));
        }
        let line = |page: &mut TextWriter, word: &str, key| {
            let line = Message::new("plain-help-line").arg("word", word).arg("does", words.get(key));
            page.paragraph(0, &words.translate(&line));
        };
        if question.is_some() {
            line(page, "Enter", "plain-help-enter");
        }
        let in_question = question.is_some();
        for (word, key, is_shown) in [
            (SKIP, "plain-help-skip", in_question),
            (BACK, if in_question { "plain-help-back" } else { "plain-help-back-review" }, true),
            (NOTE, if in_question { "plain-help-note" } else { "plain-help-note-review" }, true),
            (REVIEW, "plain-help-review", in_question),
            (WHY, "plain-help-why", in_question),
            (GUIDE, "plain-help-guide", has_guide),
            (LIST, if in_question { "plain-help-list" } else { "plain-help-review" }, true),
            (MENU, "plain-help-menu", has_menu),
            (QUIT, "plain-help-quit", true),
        ] {
            if is_shown {
                line(page, &word.shown(words), key);
            }
        }
    })
}

/// Returns the section of the guide that explains why a question is asked.
fn guide_section(interview: &Interview, question: usize) -> Option<&GuideSection> {
    let rulebook = interview.rulebook();
    rulebook.questions[question].sources.iter().find_map(|source| rulebook.guide_section(source))
}

/// Prints the section of the guide for a question. Returns `false` if the rulebook has none.
pub(super) fn print_guide(
    dialogue: &mut Dialogue,
    interview: &Interview,
    question: usize,
) -> io::Result<bool> {
    let rulebook = interview.rulebook();
    let Some(section) = guide_section(interview, question) else { return Ok(false) };
    dialogue.print_blank_line()?;
    dialogue.print(|page, words| {
        let reader = Reader::new(rulebook, words);
        page.heading(&reader.text(&section.title));
        for paragraph in &section.paragraphs {
            page.paragraph(0, &reader.text(&paragraph.text));
            page.blank();
        }
    })?;
    Ok(true)
}

/// Prints the note on a question and how to change it.
pub(super) fn print_note(dialogue: &mut Dialogue, interview: &Interview, question: usize) -> io::Result<()> {
    let note = interview.note_on(question);
    if !note.is_empty() {
        dialogue.print_message(&Message::new("plain-note").arg("text", note))?;
    }
    dialogue.print_message(&Message::new("plain-help-note"))
}

/// Prints that the answers to these questions no longer count.
pub(super) fn print_inapplicable(
    dialogue: &mut Dialogue,
    interview: &Interview,
    questions: &[usize],
) -> io::Result<()> {
    dialogue.print(|page, words| {
        let reader = Reader::new(interview.rulebook(), words);
        let names: Vec<_> = questions.iter().map(|&question| reader.short(question)).collect();
        page.paragraph(
            0,
            &words.translate(&Message::new("plain-inapplicable").arg("questions", names.join(", "))),
        );
    })
}

/// Prints all answers, numbered, and what can be typed.
pub(super) fn print_review(
    dialogue: &mut Dialogue,
    interview: &Interview,
    drafts: &Drafts,
) -> io::Result<()> {
    dialogue.print_blank_line()?;
    dialogue.print(|page, words| {
        write_answers(page, &Reader::new(interview.rulebook(), words), interview, drafts);
        page.blank();
        let is_open = |&question: &usize| interview.status(question) == QuestionStatus::Open;
        let open = interview.scheduled_questions().filter(is_open).count();
        if open > 0 {
            page.paragraph(0, &words.translate(&Message::new("plain-review-open").arg("count", open)));
        }
        page.paragraph(0, &words.get("plain-how-review"));
    })
}

/// Writes all answers with their notes and drafts, numbered.
pub fn write_answers(page: &mut TextWriter, reader: &Reader, interview: &Interview, drafts: &Drafts) {
    page.heading(&reader.translator.get("plain-review"));
    let numbered = interview.numbered_questions();
    // Numbers of one digit stand below those of two, which reading aloud does not need.
    let width = if page.options().spoken { 0 } else { 2 };
    for (number, &question) in numbered.iter().enumerate() {
        page.item(0, &format!("{:>width$}.", number + 1), &answer_line(reader, interview, question));
        let note = interview.note_on(question);
        if !note.is_empty() {
            write_note(page, reader, note);
        }
        let answer = drafts.answers.get(&question).map(|draft| ("review-draft", draft));
        let note = drafts.notes.get(&question).map(|draft| ("review-note-draft", draft));
        for (key, draft) in answer.into_iter().chain(note) {
            page.paragraph(4, &reader.translate(&Message::new(key).arg("text", draft.to_single_line())));
        }
    }
    // Notes stay visible if their question is not asked any more.
    for question in (0..interview.rulebook().questions.len()).filter(|question| !numbered.contains(question))
    {
        let note = interview.note_on(question);
        if !note.is_empty() {
            let line = format!("{}: {}", reader.short(question), reader.translator.get("why-not-asked"));
            if page.options().spoken {
                page.paragraph(0, &line);
            } else {
                page.item(0, " - ", &line);
            }
            write_note(page, reader, note);
        }
    }
}

/// Writes which of a session's questions and answers the rulebook no longer contains, if any.
pub fn write_unresolved(page: &mut TextWriter, translator: &Translator, records: &ResolvedEvents) {
    if records.unresolved.is_empty() {
        return;
    }
    page.paragraph(0, &translator.get("plain-removed"));
    for problem in &records.unresolved {
        let text = translator.translate_problem(problem);
        if page.options().spoken {
            page.paragraph(2, &text);
        } else {
            page.item(2, "!", &text);
        }
    }
    page.blank();
}

/// Writes a note below its answer, with its line breaks.
fn write_note(page: &mut TextWriter, reader: &Reader, note: &str) {
    let mut lines = note.lines();
    let first = lines.next().unwrap_or_default();
    page.paragraph(4, &reader.translate(&Message::new("plain-note").arg("text", first)));
    for line in lines {
        page.paragraph(4, &sanitize(line));
    }
}

/// Returns a line for a question with its answer, or with the value that is assumed while it has none.
fn answer_line(reader: &Reader, interview: &Interview, question: usize) -> String {
    let short = reader.short(question);
    let assumed = interview.rulebook().questions[question].assumed.as_ref();
    let message = match (interview.answers().get(question), assumed) {
        (Some(value), _) => Message::new("report-given").arg("answer", reader.answer(question, value)),
        (None, Some(value)) => {
            Message::new("report-given-assumed").arg("answer", reader.answer(question, value))
        }
        (None, None) => Message::new("report-given").arg("answer", Message::new("plain-unknown-short")),
    };
    reader.translate(&message.arg("question", &*short))
}
