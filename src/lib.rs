//! salesorg
pub mod rulebook;
