//! The sections of the source document that the page cites, each once.

use super::Reader;
use crate::document::{Block, Item, Mark, Phrase, Section};

/// Returns the section on the sources that `sections` cite, in the order of the document.
pub(super) fn section(sections: &[Section], reader: &Reader) -> Option<Section> {
    let mut cited = Vec::new();
    for section in sections {
        collect(&section.blocks, &mut cited);
    }
    let sections = reader.rulebook.guide.iter().map(|section| reader.raw_text(&section.title));
    let items: Vec<_> = sections
        .filter(|title| cited.contains(title))
        .map(|title| Item::new(Mark::Bullet, Phrase::new(title)))
        .collect();
    let list = Some(items).filter(|items| !items.is_empty())?;
    let about = reader.guide_source().map(|source| Block::paragraph(reader.translate(&source)));
    let blocks = about.into_iter().chain([Block::List(list)]).collect();
    Some(reader.section("sources", "report-sources", blocks))
}

fn collect<'b>(blocks: &'b [Block], cited: &mut Vec<&'b str>) {
    for block in blocks {
        match block {
            Block::Sources(titles) => cited.extend(titles.iter().map(|title| &**title)),
            Block::List(items) => items.iter().for_each(|item| collect(&item.blocks, cited)),
            Block::Panels(panels) => panels.iter().for_each(|panel| collect(&panel.blocks, cited)),
            Block::Chart(chart) => chart.outline.iter().for_each(|item| collect(&item.blocks, cited)),
            _ => {}
        }
    }
}
