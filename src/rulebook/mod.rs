//! What is known.
pub mod format;
pub mod text;
