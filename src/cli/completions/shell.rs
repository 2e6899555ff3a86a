//! How each shell sends a command line to the program and reads its candidates.
//!
//! A session is inserted by its name, quoted for the shell, because all three shells for which this is tested show and
//! match what they insert: fish offers no candidate whose text does not resemble what was typed, and Bash shows no
//! descriptions. fish and zsh quote candidates themselves, for Bash the program does.

use super::super::args::Shell;
use super::super::help;
use super::words::{self, Word, quote_for_bash};
use super::{Line, PROGRAM, VARIABLE, values};
use crate::locale::{Translator, sanitize};
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

const BASH_SCRIPT: &str = include_str!("../../../assets/completions/salesorg.bash");
const ZSH_SCRIPT: &str = include_str!("../../../assets/completions/salesorg.zsh");

/// Returns the script that registers the completion.
pub(super) fn script(shell: Shell) -> String {
    let generate = |completer: &dyn EnvCompleter| {
        let mut script = Vec::new();
        // Writing to memory cannot fail.
        let _ = completer.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script);
        String::from_utf8_lossy(&script).trim_start().to_owned()
    };
    match shell {
        Shell::Bash => BASH_SCRIPT.to_owned(),
        Shell::Zsh => ZSH_SCRIPT.to_owned(),
        Shell::Fish => generate(&Fish),
        Shell::Powershell => generate(&Powershell),
        Shell::Elvish => generate(&Elvish),
    }
}

/// The line of a shell in the form that `clap` completes.
struct Request {
    /// The words without quotes. The last one is to be completed.
    words: Vec<String>,
    /// The start of the last word, which stays in the line.
    prefix: Word,
}

/// Completes the command line of one shell.
#[derive(Clone, Copy)]
pub(super) struct Adapter(Shell);

impl Adapter {
    /// Returns an adapter for every shell.
    pub(super) fn for_all_shells() -> [Self; 5] {
        [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::Powershell, Shell::Elvish].map(Self)
    }

    /// Reads what the script sends.
    fn request(self, arguments: &[OsString]) -> Request {
        let mut arguments: Vec<_> =
            arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
        let mut prefix = Word::default();
        match (self.0, &mut arguments[..]) {
            (Shell::Bash, [line, replaced]) => {
                let words = words::split(line);
                let head = words.last().and_then(|last| last.raw.strip_suffix(&**replaced));
                prefix = Word::parse(head.unwrap_or_default());
                arguments = words.into_iter().map(|word| word.text).collect();
            }
            (Shell::Zsh, all) => all.iter_mut().for_each(|word| *word = Word::parse(word).text),
            (Shell::Fish, [.., last]) => *last = Word::parse(last).text,
            _ => {}
        }
        Request { words: arguments, prefix }
    }

    /// Writes a candidate as the script reads it, without what stays in the line. `help` is sanitized.
    fn write(self, value: &str, help: &str, prefix: &Word, out: &mut dyn Write) -> io::Result<()> {
        let zsh_escape = |text: &str| text.replace('\\', r"\\").replace(':', r"\:");
        match self.0 {
            Shell::Bash => match value.strip_prefix(&*prefix.text) {
                // The shell expands a leading tilde only without quotes.
                Some(path) if path.starts_with("~/") && prefix.raw.is_empty() => {
                    writeln!(out, "~{}", quote_for_bash(&path[1..], None))
                }
                Some(rest) => writeln!(out, "{}", quote_for_bash(rest, prefix.quote)),
                None => Ok(()),
            },
            Shell::Zsh if help.is_empty() => writeln!(out, "{}", zsh_escape(value)),
            Shell::Zsh => writeln!(out, "{}:{}", zsh_escape(value), zsh_escape(help)),
            Shell::Fish | Shell::Powershell if !help.is_empty() => writeln!(out, "{value}\t{help}"),
            Shell::Fish | Shell::Powershell | Shell::Elvish => writeln!(out, "{value}"),
        }
    }
}

impl EnvCompleter for Adapter {
    fn name(&self) -> &'static str {
        match self.0 {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => Fish.name(),
            Shell::Powershell => Powershell.name(),
            Shell::Elvish => Elvish.name(),
        }
    }

    fn is(&self, name: &str) -> bool {
        match self.0 {
            Shell::Powershell => Powershell.is(name),
            _ => self.name() == name,
        }
    }

    fn write_registration(
        &self,
        _: &str,
        _: &str,
        _: &str,
        _: &str,
        out: &mut dyn Write,
    ) -> Result<(), io::Error> {
        out.write_all(script(self.0).as_bytes())
    }

    fn write_complete(
        &self,
        definition: &mut clap::Command,
        arguments: Vec<OsString>,
        current_dir: Option<&Path>,
        out: &mut dyn Write,
    ) -> Result<(), io::Error> {
        let request = self.request(&arguments);
        let line = Arc::new(Line::new(&request.words));
        let translator = Translator::new(line.language());
        let described = help::with_descriptions(definition.clone(), &translator);
        let mut command = values::with_completers(described, &line);
        let words: Vec<_> = request.words.iter().map(OsString::from).collect();
        let last = words.len().saturating_sub(1);
        for candidate in complete(&mut command, words, last, current_dir)? {
            let Some((value, help)) = printable(&candidate) else { continue };
            self.write(value, &help, &request.prefix, out)?;
        }
        Ok(())
    }
}

/// Returns the value and the first line of the description. A value that would act on the terminal, such as the name of
/// a file with a line break, is not offered.
fn printable(candidate: &CompletionCandidate) -> Option<(&str, String)> {
    let value = candidate.get_value().to_str().filter(|value| sanitize(value) == *value)?;
    let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
    Some((value, sanitize(help.lines().next().unwrap_or_default()).into_owned()))
}
