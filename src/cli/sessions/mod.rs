//! `salesorg sessions`: manages saved sessions. Each command has its own file. Also the home screen, which in lines is
//! the list of sessions with the available commands.

mod change;
mod check;
mod decide;
mod delete;
mod export;
mod import;
mod list;
mod show;

use super::args::Sessions;
use super::error::Failure;
use super::interview::path_line;
use super::{Context, DONE, files, screen};
use crate::locale::Message;
use crate::report::Reader;
use crate::report::page::Page;
use std::path::Path;

pub(super) fn run(context: &Context, asked: &Sessions) -> Result<u8, Failure> {
    match asked {
        Sessions::List { format, deleted } => list::run(context, *format, *deleted),
        Sessions::Show { session, answers: true, .. } => show::answers(context, session),
        Sessions::Show { session, format, .. } => show::run(context, session, *format),
        Sessions::Rename { session, name } => change::rename(context, session, name),
        Sessions::Duplicate { session, name } => change::duplicate(context, session, name.as_deref()),
        Sessions::Delete { sessions, yes } => delete::run(context, sessions, *yes),
        Sessions::Restore { session } => delete::restore(context, session),
        Sessions::Export(asked) => export::run(context, asked),
        Sessions::Import { files } => import::run(context, files),
        Sessions::Case { session, output } => super::case::run(context, session, output.as_deref()),
        Sessions::Decide(asked) => decide::run(context, asked),
        Sessions::Check { sessions, recover } => return check::run(context, sessions, *recover),
        Sessions::Path { session: None } => files::print_exact(&path_line(context.store()?.folder())),
        Sessions::Path { session: Some(reference) } => {
            files::print_exact(&path_line(&context.store()?.find(reference)?))
        }
    }
    .map(|()| DONE)
}

/// Shows the home screen. In lines: the title of the rulebook, the saved sessions and the available commands.
pub(super) fn home(context: &Context) -> Result<u8, Failure> {
    context.needs_terminal()?;
    if !context.plain {
        return screen::home(context);
    }
    let rulebook = context.rulebook()?;
    let reader = Reader::new(&rulebook, &context.words);
    let mut page = Page::new(context.looks);
    page.title(&reader.text(&rulebook.model_name));
    page.paragraph(0, &reader.text(&rulebook.summary));
    let (lines, unread) = list::lines(context, &context.store()?)?;
    if !lines.is_empty() {
        page.heading(&context.words.get("cli-sessions"));
        page.text(&context.wrapped(&format!("{}\n", lines.join("\n"))));
    }
    if lines.is_empty() && unread > 0 {
        page.paragraph(0, &context.words.say(&Message::new("cli-none-readable").with("count", unread)));
    }
    page.blank();
    page.paragraph(0, &context.words.get("cli-home"));
    files::print(page.into_text().as_bytes()).map(|()| DONE)
}

/// Returns the name of a session's file without its extension.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
