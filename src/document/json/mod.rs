//! Audits, findings and drift as JSON.

pub(crate) mod audit;
pub(crate) mod check;
pub(crate) mod drift;
