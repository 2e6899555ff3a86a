//! Audits, findings and drift as JSON.

pub mod audit;
pub mod check;
pub mod drift;
