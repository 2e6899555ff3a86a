//! Which argument takes which candidates: the name of its value says so, such as `SESSION` or `QUESTION=VALUE`.
//!
//! The candidates are added here and not where the arguments are defined, so that a normal start does nothing for them,
//! and so that a new command with such a value has them.

use super::super::{files, man};
use super::line::Line;
use super::rulebook as book;
use super::sessions::SessionList;
use crate::locale::sanitize;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter as _};
use std::ffi::OsStr;
use std::sync::Arc;

/// What a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Session,
    DeletedSession,
    SessionOrFile,
    Client,
    Assignment,
    Rulebook,
    Model,
    Division,
    Command,
}

impl Kind {
    /// Returns the kind of an argument's value, or `None` if `clap` knows the candidates or there are none.
    fn of(command: &str, argument: &Arg) -> Option<Self> {
        match argument.get_value_names()?.first()?.as_str() {
            "SESSION" if matches!(command, "restore" | "purge") => Some(Self::DeletedSession),
            "SESSION" => Some(Self::Session),
            "FILE|SESSION" | "FILE|SESSION|-" => Some(Self::SessionOrFile),
            "CLIENT" => Some(Self::Client),
            "QUESTION=VALUE" => Some(Self::Assignment),
            "FILE|ID" | "FILE|ID|-" => Some(Self::Rulebook),
            "MODEL" => Some(Self::Model),
            "DIMENSION,..." => Some(Self::Division),
            "COMMAND" => Some(Self::Command),
            _ => None,
        }
    }

    /// Returns the candidates for a word that begins with `typed`.
    fn candidates(self, line: &Line, typed: &str) -> Vec<CompletionCandidate> {
        let Some(env) = line.env() else { return Vec::new() };
        let store = || env.store().ok();
        let files = || PathCompleter::any().complete(OsStr::new(typed));
        let with_rulebook = |list: fn(&book::Labels, &str) -> Vec<CompletionCandidate>| {
            let rulebook = line.rulebook(&env);
            rulebook
                .map_or_else(Vec::new, |rulebook| list(&book::Labels::new(&rulebook, &env.translator), typed))
        };
        let sessions = || store().map_or_else(Vec::new, |store| SessionList::candidates(&store, typed));
        match self {
            // A session can also be a file elsewhere.
            Self::Session if typed.contains(['/', '\\']) => files(),
            Self::Session => sessions(),
            Self::DeletedSession => {
                store().map_or_else(Vec::new, |store| SessionList::candidates(&store.trash(), typed))
            }
            Self::Client => store().map_or_else(Vec::new, |store| SessionList::clients(&store, typed)),
            Self::SessionOrFile => join(sessions(), files()),
            Self::Rulebook => join(book::shipped(&env.translator, typed), files()),
            Self::Assignment => with_rulebook(book::assignments),
            Self::Model => with_rulebook(book::models),
            Self::Division if line.typed.contains(',') => with_rulebook(book::dimensions),
            Self::Division => with_rulebook(book::divisions),
            Self::Command => {
                let names = man::names_below(line.words_after("man"), &env.translator);
                names
                    .iter()
                    .filter(|(name, _)| name.starts_with(typed))
                    .filter_map(|(name, about)| candidate(name, about))
                    .collect()
            }
        }
    }
}

/// Returns the candidates of both lists.
fn join(mut first: Vec<CompletionCandidate>, second: Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    first.extend(second);
    first
}

/// Adds the candidates to the arguments of a command and of its subcommands.
pub(super) fn with_completers(command: Command, line: &Arc<Line>) -> Command {
    let name = command.get_name().to_owned();
    let with_completer = |argument: Arg| {
        let Some(kind) = Kind::of(&name, &argument) else { return argument };
        let line = Arc::clone(line);
        argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
            kind.candidates(&line, &typed.to_string_lossy())
        }))
    };
    command.mut_args(with_completer).mut_subcommands(|below| with_completers(below, line))
}

/// Returns a candidate with a description. A value that would act on the terminal is not offered.
pub(super) fn candidate(value: &str, help: &str) -> Option<CompletionCandidate> {
    (sanitize(value) == value).then(|| {
        let help = files::printable(help).into_owned();
        CompletionCandidate::new(&*files::printable(value)).help((!help.is_empty()).then(|| help.into()))
    })
}

#[cfg(test)]
mod tests {
    use super::{Command, Kind};
    use crate::cli::args::Cli;
    use clap::CommandFactory as _;

    fn check(command: &Command) {
        for argument in command.get_arguments() {
            let name =
                argument.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
            let is_dynamic = ["SESSION", "CLIENT", "QUESTION", "MODEL", "DIMENSION", "ID"]
                .iter()
                .any(|part| name.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == *part));
            let kind = Kind::of(command.get_name(), argument);
            assert!(!is_dynamic || kind.is_some(), "{} {argument} has no candidates", command.get_name());
        }
        command.get_subcommands().for_each(check);
    }

    /// Every argument that is a session, a rulebook or part of one has candidates.
    #[test]
    fn arguments_have_candidates() {
        check(&Cli::command());
    }
}
