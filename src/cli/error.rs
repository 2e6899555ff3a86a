//! Failures of commands: the kind of failure, which sets the exit status, and one line for each problem.

use crate::locale::{Message, Problem, Translator, sanitize, system_detail, system_message};
use crate::session::{self, WriteError};
use crate::tui::terminal::TerminalError;
use crate::workflow::{AdoptError, OpenError};
use crate::{json, log};
use std::io;
use std::path::Path;

/// The kind of a failure, which is also the exit status. A later kind is more severe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FailureKind {
    /// A file, the disk or the terminal failed.
    External = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Input data is wrong.
    Data = 3,
}

/// Why a command failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    kind: FailureKind,
    /// Each problem with the file or option it is in; an empty text if it is in neither.
    problems: Vec<(String, Problem)>,
}

impl Failure {
    /// Creates a failure with one message.
    pub fn new(kind: FailureKind, message: Message) -> Self {
        Self { kind, problems: vec![(String::new(), Problem::new("", message))] }
    }

    /// Creates a failure without problems, for one that was already reported: only its exit status counts.
    pub fn reported(kind: FailureKind) -> Self {
        Self { kind, problems: Vec::new() }
    }

    /// Creates a failure with all problems of one file or option.
    pub fn within(kind: FailureKind, place: impl Into<String>, problems: Vec<Problem>) -> Self {
        let place = place.into();
        Self { kind, problems: problems.into_iter().map(|problem| (place.clone(), problem)).collect() }
    }

    /// Creates a failure from an error of the operating system on a file.
    pub fn system(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as E;
        tracing::warn!(file = log::file_label(path), error = %log::io_error(error), "system error");
        let message = match error.kind() {
            E::NotFound => Message::new("cli-no-file"),
            E::AlreadyExists => Message::new("cli-file-exists"),
            _ => system_message(error),
        };
        Self::within(FailureKind::External, path.to_string_lossy(), vec![Problem::new("", message)])
    }

    /// Creates a failure from the error of opening a session's file.
    pub(super) fn opening(path: &Path, error: OpenError) -> Self {
        match error {
            OpenError::Store(error) => error.into(),
            OpenError::Rulebook { problem, .. } => {
                Self::within(FailureKind::Data, path.to_string_lossy(), vec![problem])
            }
        }
    }

    /// Returns the same failure with `place` as the place of each problem.
    #[must_use]
    pub(super) fn with_place(mut self, place: &str) -> Self {
        self.problems.iter_mut().for_each(|(at, _)| place.clone_into(at));
        self
    }

    /// Adds the problems of another failure. The more severe kind applies.
    pub fn add(&mut self, other: Self) {
        self.kind = self.kind.max(other.kind);
        self.problems.extend(other.problems);
    }

    /// Returns the exit status of the program.
    pub fn status(&self) -> u8 {
        self.kind as u8
    }

    /// Logs the failure by its message keys only, because the messages may quote what a user typed.
    pub(super) fn log(&self) {
        for (_, problem) in self.problems.iter().take(json::MAX_REPORTED) {
            tracing::error!(status = self.status(), message = problem.message.key(), "failure");
        }
    }

    /// Returns one line per problem: where it is and what would be right. If one file has very many, returns the first
    /// and their remaining number.
    pub fn lines(&self, translator: &Translator) -> Vec<String> {
        let mut lines = Vec::new();
        for file in self.problems.chunk_by(|(a, _), (b, _)| a == b) {
            let place = match &*file[0].0 {
                "" => String::new(),
                place => format!("{}: ", sanitize(place)),
            };
            let problems = problem_lines(translator, file.iter().map(|(_, problem)| problem));
            lines.extend(problems.into_iter().map(|line| format!("{place}{line}")));
        }
        lines
    }
}

/// Writes failures to standard error as they occur, so that memory use does not depend on their number.
pub(super) struct Reporter<'a> {
    translator: &'a Translator,
    most_severe: Option<FailureKind>,
}

impl<'a> Reporter<'a> {
    /// Creates a reporter without failures.
    pub(super) fn new(translator: &'a Translator) -> Self {
        Self { translator, most_severe: None }
    }

    /// Writes a failure, with all of its problems.
    pub(super) fn report(&mut self, failure: &Failure) {
        super::print_errors(&failure.lines(self.translator));
        self.most_severe = self.most_severe.max(Some(failure.kind));
    }

    /// Returns the most severe kind of failure so far.
    pub(super) fn most_severe(&self) -> Option<FailureKind> {
        self.most_severe
    }

    /// Returns the result of the command: an error if there was a failure.
    pub(super) fn finish(self) -> Result<(), Failure> {
        self.most_severe.map_or(Ok(()), |kind| Err(Failure::reported(kind)))
    }
}

/// Returns the problems of one file as lines, up to a limit.
pub(super) fn problem_lines<'a>(
    translator: &Translator,
    problems: impl ExactSizeIterator<Item = &'a Problem>,
) -> Vec<String> {
    json::limit_problems(problems).map(|problem| translator.translate_problem(&problem)).collect()
}

impl From<session::Error> for Failure {
    fn from(error: session::Error) -> Self {
        let kind = match error.category() {
            session::ErrorCategory::External => FailureKind::External,
            session::ErrorCategory::Data => FailureKind::Data,
            session::ErrorCategory::Usage => FailureKind::Usage,
        };
        let place = error.path().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        Self::within(kind, place, error.problems())
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::ReadOnly(why) => Self::new(FailureKind::External, why),
            unfinished @ WriteError::Unfinished => Self::new(FailureKind::Data, unfinished.message()),
            WriteError::Failed(error) => error.into(),
        }
    }
}

impl From<AdoptError> for Failure {
    fn from(error: AdoptError) -> Self {
        match error {
            AdoptError::Changed => Self::new(FailureKind::Data, error.message()),
            AdoptError::Open(error) => error.into(),
            AdoptError::Write(error) => error.into(),
        }
    }
}

impl From<TerminalError> for Failure {
    fn from(error: TerminalError) -> Self {
        match error {
            TerminalError::InputNotTerminal => Self::new(FailureKind::Usage, Message::new("cli-no-input")),
            TerminalError::OutputNotTerminal => Self::new(FailureKind::Usage, Message::new("cli-no-output")),
            TerminalError::ThreadSpawn(_) => Self::new(FailureKind::External, Message::new("cli-no-thread")),
            TerminalError::Io(error) => {
                tracing::error!(error = %log::io_error(&error), "terminal");
                Self::new(
                    FailureKind::External,
                    Message::new("cli-terminal").arg("detail", system_detail(&error)),
                )
            }
        }
    }
}
