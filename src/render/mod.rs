//! The forms of a page: text, Markdown, HTML and SVG.
//!
//! Only here and on the screen are texts sanitized and escaped, each for its form. Nothing here knows what a page is
//! about.

pub mod form;
pub mod svg;
pub mod text;

#[doc(hidden)]
pub mod html {
    pub fn page(_: &crate::document::Page) -> String {
        String::new()
    }
}
#[doc(hidden)]
pub mod markdown {
    pub fn page(_: &crate::document::Page) -> String {
        String::new()
    }
}
