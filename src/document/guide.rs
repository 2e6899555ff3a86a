//! The guide as a page: the whole story of the source document in our own words, section by section, then its terms.

use super::{Block, Item, Mark, Page, Phrase, Reader, Section};
use crate::locale::Message;

impl Reader<'_> {
    /// Returns the guide as a page: a section for each of the guide's, in its order, and one for the terms.
    pub(crate) fn guide(&self) -> Page {
        let mut sections: Vec<_> = self
            .rulebook
            .guide
            .iter()
            .map(|section| {
                let paragraphs = section.paragraphs.iter();
                let blocks = paragraphs.map(|paragraph| Block::paragraph(self.raw_text(&paragraph.text)));
                Section {
                    id: "guide",
                    title: self.raw_text(&section.title).to_owned(),
                    blocks: blocks.collect(),
                }
            })
            .collect();
        if let (Some(first), Some(source)) = (sections.first_mut(), self.guide_source()) {
            let about = self.translate(&Message::new("guide-about").arg("title", source));
            let note = self.rulebook.document.as_ref().and_then(|document| document.note.as_ref());
            first.blocks.push(Block::quiet(about));
            first.blocks.extend(note.map(|note| Block::quiet(self.raw_text(note))));
        }
        sections.extend(self.glossary());
        Page {
            title: self.translator.get("guide-title"),
            language: self.language().to_owned(),
            sections,
            ..Page::default()
        }
    }

    /// Returns the title and the author of the source document; `None` if the rulebook names none.
    pub(crate) fn guide_source(&self) -> Option<Message> {
        let document = self.rulebook.document.as_ref()?;
        let key = if document.author.is_empty() { "guide-source" } else { "guide-author" };
        let title = Message::new(key).arg("title", &*self.text(&document.title));
        Some(title.arg("author", &*document.author))
    }

    /// Returns the terms in alphabetical order, each with its meaning; `None` if there are none.
    fn glossary(&self) -> Option<Section> {
        let mut terms: Vec<_> = (self.rulebook.glossary.iter())
            .map(|term| (self.raw_text(&term.term), self.raw_text(&term.meaning)))
            .collect();
        terms.sort_by_key(|(term, _)| term.to_lowercase());
        let items = terms.into_iter().map(|(term, meaning)| {
            Item::new(Mark::Bullet, Phrase::strong(term)).with([Block::paragraph(meaning)])
        });
        let items: Vec<_> = items.collect();
        let title = self.translator.get("guide-glossary");
        (!items.is_empty()).then(|| Section { id: "glossary", title, blocks: vec![Block::List(items)] })
    }
}
