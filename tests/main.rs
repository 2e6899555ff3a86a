//! Tests of the public library and of the real program, in one binary with a module per subject.
//!
//! Unit tests of a module are beside it in `src`.

mod advice_consistency;
mod architecture;
mod cli;
#[cfg(unix)]
mod crash_safety;
#[cfg(unix)]
mod demo;
#[cfg(unix)]
mod end_to_end;
#[cfg(unix)]
mod event_loop;
mod examples;
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
mod words;
