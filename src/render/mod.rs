//! The forms of a page: text, Markdown, HTML and SVG.
//!
//! Only here and on the screen are texts sanitized and escaped, each for its form. Nothing here knows what a page is
//! about.

pub mod html;
pub mod markdown;
mod mermaid;
pub mod svg;
pub mod text;

#[cfg(test)]
mod tests;
