//! The guide: the source document in our own words, section by section, and the glossary.

use super::{Block, Item, Mark, Phrase, Reader, Section};
use crate::locale::Message;

/// Returns the title of an entry: a section of the guide or, after the last one, the glossary.
pub fn entry_title(reader: &Reader, entry: usize) -> String {
    match reader.rulebook.guide.get(entry) {
        Some(section) => reader.raw_text(&section.title).to_owned(),
        None => reader.translator.get("guide-glossary"),
    }
}

/// Returns the title and the author of the source document, if the rulebook names it.
pub fn source(reader: &Reader) -> Option<Message> {
    let document = reader.rulebook.document.as_ref()?;
    let source = Message::new(if document.author.is_empty() { "guide-source" } else { "guide-author" });
    Some(source.arg("title", reader.raw_text(&document.title)).arg("author", &*document.author))
}

/// Returns an entry as a section. The first one names the source document.
pub fn section(reader: &Reader, entry: usize) -> Section {
    let blocks = match reader.rulebook.guide.get(entry) {
        None => vec![glossary(reader)],
        Some(section) => {
            let paragraphs = section.paragraphs.iter();
            let paragraphs = paragraphs.map(|paragraph| Block::paragraph(reader.raw_text(&paragraph.text)));
            let about = source(reader).filter(|_| entry == 0).map(|source| {
                Block::quiet(reader.translate(&Message::new("guide-about").arg("title", source)))
            });
            let note = reader.rulebook.document.as_ref().filter(|_| entry == 0);
            let note = note.and_then(|document| document.note.as_ref());
            paragraphs.chain(about).chain(note.map(|note| Block::quiet(reader.raw_text(note)))).collect()
        }
    };
    Section { id: "guide", title: entry_title(reader, entry), blocks }
}

/// Returns the terms in alphabetical order, each with its meaning.
fn glossary(reader: &Reader) -> Block {
    let mut terms: Vec<_> = (reader.rulebook.glossary.iter())
        .map(|term| (reader.raw_text(&term.term), reader.raw_text(&term.meaning)))
        .collect();
    terms.sort_by_key(|(term, _)| term.to_lowercase());
    let item = |(term, meaning): (&str, &str)| {
        Item::new(Mark::Bullet, Phrase::strong(term)).with([Block::paragraph(meaning)])
    };
    Block::List(terms.into_iter().map(item).collect())
}
