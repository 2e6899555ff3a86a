//! The forms of a page: text, Markdown, HTML and SVG.
//!
//! Only here and on the screen are texts sanitized and escaped, each for its form. Nothing here knows what a page is
//! about.

pub mod form;
pub mod graph;
pub mod html;
pub mod json;
pub mod markdown;
mod mermaid;
pub mod svg;
pub mod text;
pub mod text_writer;

#[cfg(test)]
mod tests;
