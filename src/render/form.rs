//! The forms in which a document leaves the program.

use super::{html, markdown, svg, text};
use crate::document::{Block, Page};
use crate::locale::Translator;
use crate::render::json as escape;
use crate::render::text_writer::TextOptions;
use serde::Serialize;
use std::io;

/// A form of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Plain text.
    Text,
    /// Markdown with GitHub's tables.
    Markdown,
    /// One HTML file.
    Html,
    /// One drawing of the page as SVG.
    Svg(Drawing),
    /// JSON, for programs.
    Json,
}

/// The drawings of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drawing {
    /// The organisation chart.
    Chart,
    /// The decision tree with the path taken.
    Tree,
}

impl Form {
    /// Returns the extension of a file in this form, without the dot.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Svg(_) => "svg",
            Self::Json => "json",
        }
    }
}

/// Returns a document as the bytes of a file: `json` as JSON, `page` in every other form. Returns `None` if the page does
/// not have the requested drawing.
///
/// # Errors
///
/// If the document cannot be written as JSON.
pub(crate) fn write(
    form: Form,
    page: &Page,
    json: &impl Serialize,
    translator: &Translator,
    options: TextOptions,
) -> io::Result<Option<Vec<u8>>> {
    let readable = match form {
        Form::Text => Some(text::page(page, translator, options)),
        Form::Markdown => Some(options.convert(&markdown::page(page)).into_owned()),
        Form::Html => Some(html::page(page, translator)),
        Form::Svg(drawing) => draw(page, drawing),
        Form::Json => {
            let mut bytes = Vec::new();
            escape::write(&mut bytes, json, options.ascii)?;
            return Ok(Some(bytes));
        }
    };
    Ok(readable.map(String::into_bytes))
}

/// Returns whether a page has a drawing.
pub(crate) fn has_drawing(page: &Page, drawing: Drawing) -> bool {
    draw(page, drawing).is_some()
}

/// Returns the first drawing of a kind on the page.
fn draw(page: &Page, drawing: Drawing) -> Option<String> {
    let mut sections = page.sections.iter();
    sections.find_map(|section| {
        section.blocks.iter().find_map(|block| match (drawing, block) {
            (Drawing::Chart, Block::Chart(chart)) => {
                chart.root.as_ref().map(|root| svg::chart(root, &section.title))
            }
            (Drawing::Tree, Block::Tree(tree)) => Some(svg::tree(tree, &section.title)),
            _ => None,
        })
    })
}
