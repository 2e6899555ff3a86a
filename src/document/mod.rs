//! What is said to the user, as documents.
//!
//! A document resolves everything about an advice, a comparison or a saved session into words and values, once.
//! Its JSON is its serde form. For readers it becomes a [`Page`] of [`Block`]s, which every other form renders:
//! text, Markdown, HTML and the screens. So a sentence and its place exist once.
//!
//! Text in a document is as it was typed or as it is in the rulebook. Whoever renders it sanitizes and escapes it.

pub mod block;

pub use block::{Block, Chart, ChartBox, Fact, Item, Mark, Page, Panel, Phrase, Section, Table, Tone, Tree};
