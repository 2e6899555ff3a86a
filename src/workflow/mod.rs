//! The use cases: open, begin and conduct an interview, compare sessions, adopt today's advice, keep a case, import and
//! export, decide many companies at once, and make the sessions of the demo.
//!
//! The command line, the plain mode and the screens call them, so each rule about sessions is in one place.

mod adopt;
pub mod batch;
mod begin;
mod compare;
mod conduct;
pub mod content_type;
mod demo;
mod earlier;
mod keep_case;
mod open;
mod recover;
mod row_sessions;
mod settings;
pub mod spreadsheet;
pub mod template;
pub mod transfer;
mod what_if;

pub use adopt::{AdoptError, adopt_current_advice};
pub use begin::{NewSession, check_name, is_first_session};
pub use compare::{CompareError, compare};
pub use conduct::{Clock, CommandOutcome, Conductor, InterviewStatus};
pub use demo::{DEMO_RESPONDENTS, demo_sessions};
pub use earlier::earlier_rules;
pub use keep_case::{case_of_session, keep_case};
pub use open::{OpenError, SelectedRulebook};
pub use recover::{describe_recovery, recovery_fallback, write_recovery};
pub use row_sessions::RowContext;
pub(crate) use settings::{
    ActiveSettings, SettingsProblem, place_text, setting_text, source_message, value_text,
};
pub use what_if::{WhatIf, with_tried_answer};
