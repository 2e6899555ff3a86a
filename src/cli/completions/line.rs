//! The command line before the cursor, as far as candidates depend on it: the options that select the folder of
//! sessions, the rulebook and the language.

use super::super::args::{self, Cli};
use super::super::{Env, config, files, value_of, variable};
use super::sessions::SessionList;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use crate::session::Session;
use clap::Parser as _;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

/// The options that candidates depend on.
const OPTIONS: [&str; 3] = ["--lang", "--rulebook", "--data-dir"];

/// The commands whose candidates depend on a session on the line.
const SESSION_COMMANDS: [&str; 2] = ["advise", "decide"];

/// How many words are looked up as a session.
const MAX_LOOKUPS: usize = 3;

/// A command line without quotes.
#[derive(Debug)]
pub(super) struct Line {
    /// The words before the one to be completed, with the name of the program.
    words: Vec<String>,
    /// The beginning of the word to be completed.
    pub(super) typed: String,
}

impl Line {
    /// Creates a line from its words. The last one is to be completed.
    pub(super) fn new(words: &[String]) -> Self {
        let (typed, before) =
            words.split_last().map_or((String::new(), &[][..]), |(typed, before)| (typed.clone(), before));
        Self { words: before.to_vec(), typed }
    }

    /// Returns the words after the command with this name.
    pub(super) fn words_after(&self, command: &str) -> &[String] {
        let command = self.words.iter().position(|word| word == command);
        command.map_or(&[], |command| &self.words[command + 1..])
    }

    /// Returns the language that a command with the options of this line would have.
    pub(super) fn language(&self) -> Language {
        let words: Vec<_> = self.words.iter().map(OsString::from).collect();
        config::language(value_of(&words, "--lang").and_then(args::language_named))
    }

    /// Returns the environment that a command with the options of this line would have; `None` if one of them is wrong.
    pub(super) fn env(&self) -> Option<Env> {
        let mut arguments = vec![super::PROGRAM.to_owned()];
        let mut words = self.words.iter().take_while(|word| *word != "--");
        while let Some(word) = words.next() {
            if OPTIONS.contains(&&**word) {
                arguments.extend(words.next().map(|value| format!("{word}={}", expand_home(value))));
            } else if word.split_once('=').is_some_and(|(option, _)| OPTIONS.contains(&option)) {
                arguments.push(word.clone());
            }
        }
        Cli::try_parse_from(&arguments).ok().map(|cli| Env::new(cli.global))
    }

    /// Returns the rulebook of the session on the line, otherwise the selected one. Standard input and pipes are not
    /// read, since nobody writes to them.
    pub(super) fn rulebook(&self, env: &Env) -> Option<Arc<Rulebook>> {
        let is_readable = |path: &Path| path != Path::new(files::STDIN) && (path.is_file() || !path.exists());
        if !env.rulebook.as_deref().is_none_or(is_readable) {
            return None;
        }
        let of_session = self.session(env).and_then(|session| env.rulebook_of_session(&session).ok()?.ok());
        of_session.or_else(|| env.rulebook().ok())
    }

    /// Returns the session on the line, as far as completion would offer it.
    fn session(&self, env: &Env) -> Option<Session> {
        let store = env.store().ok()?;
        let words = SESSION_COMMANDS.iter().flat_map(|command| self.words_after(command));
        let words = words.filter(|word| !word.starts_with('-') && !word.contains('='));
        // Values of options are among these words; to look for a session reads files.
        words.take(MAX_LOOKUPS).find_map(|word| SessionList::find(&store, word))
    }
}

/// Expands the tilde of a word, as the shell will before it starts the command.
fn expand_home(word: &str) -> String {
    let home = variable("HOME").and_then(|home| home.into_string().ok());
    match word.strip_prefix("~/").zip(home) {
        Some((path, home)) => format!("{home}/{path}"),
        None => word.to_owned(),
    }
}
