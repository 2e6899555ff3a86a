//! `salesorg rulebook list`: lists the built-in rulebooks.

use super::super::{Context, DONE, files};
use crate::cli::error::{Failure, Kind};
use crate::locale::Message;
use crate::report::Reader;
use crate::report::page::Page;
use crate::rulebook::Rulebook;

pub(super) fn run(context: &Context) -> Result<u8, Failure> {
    let mut page = Page::new(context.looks);
    for shipped in Rulebook::all_shipped() {
        // An error here is a defect of the build; a test checks that the built-in rulebooks are valid.
        let rulebook = shipped.map_err(|problems| Failure::within(Kind::Data, "(shipped)", problems))?;
        let reader = Reader::new(&rulebook, &context.words);
        page.blank();
        page.text(&format!("{}\n", rulebook.id));
        page.paragraph(2, &reader.text(&rulebook.model_name));
        let about = Message::new("rulebook-listed")
            .with("version", &*rulebook.version)
            .with("languages", rulebook.languages.join(", "))
            .with("questions", rulebook.questions.len())
            .with("models", rulebook.models.len());
        page.paragraph(2, &reader.say(&about));
    }
    files::print(page.into_text().as_bytes()).map(|()| DONE)
}
