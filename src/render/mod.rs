//! The forms of a page: text, Markdown, HTML and SVG.
//!
//! A form writes the blocks of any page and does not know what they are about. It sanitizes and escapes each text, because
//! texts in a page are as typed. The screen does the same in `crate::tui::blocks`. Two modules do not write pages: `json`
//! makes JSON safe to show, and `graph` draws the tree of a rulebook for other programs.

pub(crate) mod form;
#[doc(hidden)]
pub mod graph;
pub mod html;
pub(crate) mod json;
pub mod markdown;
mod mermaid;
mod spoken;
pub(crate) mod svg;
pub mod text;
pub(crate) mod text_writer;

#[cfg(test)]
mod tests;
