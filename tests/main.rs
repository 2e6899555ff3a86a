//! The tests that use the library or the real program as others do, a module per subject, in one binary.
//!
//! Tests of a module's inside stand beside it in `src`.

mod advice_consistency;
mod architecture;
mod cli;
#[cfg(unix)]
mod crash_safety;
#[cfg(unix)]
mod end_to_end;
#[cfg(unix)]
mod event_loop;
#[cfg(unix)]
mod file_size_limit;
mod hostile_input;
#[cfg(unix)]
mod leaving_early;
mod lint_codes;
#[cfg(unix)]
mod pty;
mod reference_rules;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod terminal_input;
mod text;
