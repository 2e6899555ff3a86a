//! `salesorg`: a guided adviser for the terminal.
//!
//! One crate in floors; each uses only those below it, from the top:
//!
//! - [`cli`]: one file a command; reads the command line, runs it, turns an error into a message and an exit status.
//! - [`tui`], [`plain`]: two faces of the same interview: screens, and lines for screen readers and pipes.
//! - [`schema`]: what the files look like, for editors and other programs.
//! - [`report`]: one advice as text or JSON; a rulebook as text.
//! - [`session`]: what is kept: the file format, the store, the one writer of a session.
//! - [`interview`]: the conversation, a state machine; and the player that replays one.
//! - [`audit`]: proofs over the whole answer space.
//! - [`advice`]: what follows: a rulebook and answers in, advice out.
//! - [`rulebook`]: what is known, as data.
//! - [`locale`], [`json`], [`file_size_signal`], [`log`]: the interface's words, JSON read strictly, a limit of the system made an error, and a
//!   log for maintainers.
//!
//! `rulebook`, `advice`, `audit` and `interview` are pure: no terminal, file, clock, environment or random number.

pub mod advice;
pub mod audit;
pub mod cli;
pub mod interview;
pub mod json;
pub mod file_size_signal;
pub mod locale;
pub mod log;
pub mod plain;
pub mod report;
pub mod rulebook;
pub mod schema;
pub mod session;
pub mod tui;
