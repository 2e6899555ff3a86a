//! The forms of a page: text, Markdown, HTML and SVG.
//!
//! Only here and on the screen are texts sanitized and escaped, each for its form. Nothing here knows what a page is
//! about.

pub mod form;
pub mod text;
pub mod html {
    pub fn page(_: &crate::document::Page) -> String {
        String::new()
    }
}
pub mod markdown {
    pub fn page(_: &crate::document::Page) -> String {
        String::new()
    }
}
pub mod svg {
    pub fn chart(_: &crate::document::ChartBox, _: &str) -> String {
        String::new()
    }
    pub fn tree(_: &crate::document::Tree, _: &str) -> String {
        String::new()
    }
}
