//! The decision at next year's size.

use super::{AdviceDocument, Reader, Statement};
use crate::advice::Advice;
use crate::document::{Block, Phrase, Section};
use schemars::JsonSchema;
use serde::Serialize;

/// The decision at next year's size.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NextYear<'a> {
    /// Size of the team.
    pub team_size: u32,
    /// Id of the model.
    pub model: &'a str,
    /// Ids of the dimensions to divide by.
    pub segmentation: Vec<&'a str>,
    /// Whether the growth or today's size was assumed.
    pub assumed: bool,
    /// The same in one line.
    pub text: String,
    /// How next year's size is known.
    #[serde(skip)]
    about: Statement<'a>,
}

pub(super) fn next_year<'a>(reader: &Reader<'a>, advice: &Advice) -> Option<NextYear<'a>> {
    let (next, text) = (advice.next_year.as_ref()?, reader.next_year(advice)?);
    let rules = reader.rulebook.next_year.as_ref()?;
    let dimensions = reader.rulebook.segmentation.as_ref().map_or(&[][..], |rules| &rules.dimensions);
    Some(NextYear {
        team_size: next.size,
        model: &reader.rulebook.models[next.model].id,
        segmentation: next.now.iter().map(|wanted| &*dimensions[wanted.dimension].id).collect(),
        assumed: next.assumed,
        text,
        about: Statement::new(reader, &rules.about),
    })
}

/// Returns the section on next year.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let next = document.next_year.as_ref()?;
    let text = Phrase::new(&next.text).tagged(reader.answer_tag(true, next.assumed));
    let mut blocks = vec![Block::Paragraph(text), Block::quiet(next.about.text)];
    blocks.extend(reader.sources(next.about.sources));
    Some(reader.section("next_year", "next-year-title", blocks))
}
