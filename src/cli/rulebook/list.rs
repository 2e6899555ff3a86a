//! `salesorg rulebook list`: lists the built-in rulebooks.

use super::super::{Env, SUCCESS, files};
use crate::cli::error::{Failure, FailureKind};
use crate::document::Reader;
use crate::locale::Message;
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;

pub(super) fn run(env: &Env) -> Result<u8, Failure> {
    let mut page = TextWriter::new(env.text_options);
    for shipped in Rulebook::all_shipped() {
        // An error here is a defect of the build; a test checks that the built-in rulebooks are valid.
        let rulebook =
            shipped.map_err(|problems| Failure::within(FailureKind::Data, "(shipped)", problems))?;
        let reader = Reader::new(&rulebook, &env.translator);
        page.blank();
        page.push_raw(&format!("{}\n", rulebook.id));
        page.paragraph(2, &reader.text(&rulebook.title));
        let about = Message::new("rulebook-listed")
            .arg("version", &*rulebook.version)
            .arg("languages", rulebook.languages.join(", "))
            .arg("questions", rulebook.questions.len())
            .arg("models", rulebook.models.len());
        page.paragraph(2, &reader.translate(&about));
    }
    files::print(page.into_text().as_bytes()).map(|()| SUCCESS)
}
