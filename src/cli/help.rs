//! The texts of the command line in the language of the interface: help, manual pages and descriptions of completions.
//!
//! The definition of the command line (`args`) has no texts. They are in the locale files, under keys that follow from
//! the names: `cli-help-COMMAND`, `cli-help-COMMAND-ARGUMENT`, `cli-help-COMMAND-ARGUMENT-VALUE`. An argument or value that is alike
//! in several commands has `cli-help-option-ARGUMENT` or `cli-help-value-VALUE`. A test checks that every command, argument and
//! value has a text in each language.
//!
//! A normal start needs none of this: only if the command line is wrong or asks for help, it is read once more by a
//! definition with texts.

use super::args::Cli;
use crate::interview::player::SPEED_RANGE;
use crate::locale::{Message, Translator};
use crate::session::RESPONDENT_LIMITS;
use clap::builder::styling::Style;
use clap::builder::{PossibleValue, PossibleValuesParser, Styles};
use clap::{Arg, Command, CommandFactory as _};

/// The exit statuses, each with the key of its text.
pub(super) const EXIT_STATUSES: [(&str, &str); 7] = [
    ("0", "cli-help-status-0"),
    ("1", "cli-help-status-1"),
    ("2", "cli-help-status-2"),
    ("3", "cli-help-status-3"),
    ("4", "cli-help-status-4"),
    ("5", "cli-help-status-5"),
    ("128+n", "cli-help-status-signal"),
];

/// The name of the program, and of its page.
pub(super) const PROGRAM: &str = "salesorg";

/// The command that `clap` adds, and below which it repeats all others.
const HELP: &str = "help";

/// The words of `clap` in a usage line.
const CLAP_OPTIONS: &str = "[OPTIONS]";

/// Where the texts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// On the terminal, by `clap`.
    Help,
    /// On a manual page.
    Page,
    /// Beside completions, whose kinds are known by the names of their values, so these stay.
    Completion,
}

/// Returns the complete definition of the command line with its texts.
pub(super) fn definition(translator: &Translator, purpose: Purpose) -> Command {
    let texts = Texts { translator, purpose };
    let program = Cli::command().disable_help_subcommand(purpose == Purpose::Page);
    let mut program = texts.command(program, "");
    program.build();
    texts.finish(program)
}

/// Returns the text that a command of a built definition has after its help, of one kind.
pub(super) fn text_of(command: &Command, kind: &str, translator: &Translator) -> Option<String> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let name = name.strip_prefix(PROGRAM).and_then(|name| name.strip_prefix('-')).unwrap_or(name);
    Texts { translator, purpose: Purpose::Page }.find(&format!("cli-help-{name}-{kind}"))
}

/// Returns a definition, which may be built, with the texts of completions.
pub(super) fn with_descriptions(program: Command, translator: &Translator) -> Command {
    Texts { translator, purpose: Purpose::Completion }.command(program, "")
}

/// Returns a text of `clap` that contains a usage line with its words in the language.
pub(super) fn translate_usage(usage: &str, translator: &Translator) -> String {
    usage.replace(CLAP_OPTIONS, &translator.get("cli-help-usage-options"))
}

/// Returns the limits that texts name, as they are written in the language.
pub(super) fn limits(translator: &Translator) -> [(&'static str, String); 4] {
    let bound = |bound: f64| translator.language().format_decimal(&bound.to_string());
    let number = |number: usize| translator.format_number(number as u64);
    [
        ("slowest", bound(SPEED_RANGE.0)),
        ("fastest", bound(SPEED_RANGE.1)),
        ("fewest", number(RESPONDENT_LIMITS.0)),
        ("most", number(RESPONDENT_LIMITS.1)),
    ]
}

/// Adds texts to commands.
#[derive(Clone, Copy)]
struct Texts<'a> {
    translator: &'a Translator,
    purpose: Purpose,
}

impl Texts<'_> {
    /// Returns the text of a key, or `None` if there is none.
    fn find(self, key: &str) -> Option<String> {
        self.translator.find(key, limits(self.translator))
    }

    /// Returns a command and all commands below it with their texts. `path` has the names of the commands above it.
    fn command(self, command: Command, path: &str) -> Command {
        let path = match (command.get_name(), path) {
            (PROGRAM, "") => String::new(),
            // The commands are repeated below `help`.
            (name, "" | HELP) => name.to_owned(),
            (name, path) => format!("{path}-{name}"),
        };
        let key = if path.is_empty() { format!("cli-help-{PROGRAM}") } else { format!("cli-help-{path}") };
        let mut command = command;
        if let Some(about) = self.find(&key) {
            command = command.about(about);
        }
        if let Some(about) = self.find(&format!("{key}-long")) {
            command = command.long_about(about);
        }
        if let Some(text) = self.after_help(&path, &key) {
            command = command.after_help(text);
        }
        if self.purpose != Purpose::Completion {
            command = command.subcommand_value_name(self.value_name("COMMAND"));
        }
        command
            .mut_args(|argument| self.argument(argument, &path))
            .mut_subcommands(|below| self.command(below, &path))
    }

    /// Returns what the help of a command has after its options. On a manual page it has sections of its own.
    fn after_help(self, path: &str, key: &str) -> Option<String> {
        if self.purpose == Purpose::Page {
            return None;
        }
        if path.is_empty() {
            let line =
                |(status, key): &(&str, &'static str)| format!("  {status:7}{}", self.translator.get(key));
            let lines: Vec<_> = EXIT_STATUSES.iter().map(line).collect();
            return Some(format!("{}:\n{}", self.translator.get("cli-help-statuses"), lines.join("\n")));
        }
        ["after", "status"].iter().find_map(|part| self.find(&format!("{key}-{part}")))
    }

    /// Returns an argument with its text, and those of its values.
    fn argument(self, argument: Arg, path: &str) -> Arg {
        let id = argument.get_id().as_str().replace('_', "-");
        let own = format!("cli-help-{path}-{id}");
        let shared = format!("cli-help-option-{id}");
        let text = Some(&own)
            .filter(|_| !path.is_empty())
            .into_iter()
            .chain([&shared])
            .find_map(|key| self.find(key));
        let mut argument = argument;
        if let Some(names) = argument.get_value_names().filter(|_| self.purpose != Purpose::Completion) {
            let names: Vec<_> = names.iter().map(|name| self.value_name(name)).collect();
            argument = argument.value_names(names);
        }
        let values = self.values(&argument, &own);
        if values.iter().any(|value| value.get_help().is_some()) {
            argument = argument.value_parser(PossibleValuesParser::new(values.clone()));
        }
        let Some(text) = text else { return argument };
        if self.purpose != Purpose::Help || !argument.get_action().takes_values() {
            return argument.help(text);
        }
        self.with_values(argument, &text, &values)
    }

    /// Returns the values of an argument, each with its text if it has one.
    fn values(self, argument: &Arg, key: &str) -> Vec<PossibleValue> {
        let with_help = |value: PossibleValue| {
            let name = value.get_name();
            let keys = [format!("{key}-{name}"), format!("cli-help-value-{name}")];
            match keys.iter().find_map(|key| self.find(key)) {
                Some(text) => value.help(text),
                None => value,
            }
        };
        let takes_value = argument.get_action().takes_values();
        let values = if takes_value { argument.get_possible_values() } else { Vec::new() };
        values.into_iter().map(with_help).collect()
    }

    /// Returns an argument with a text that has its values and its default: `clap` would name them in English.
    fn with_values(self, argument: Arg, text: &str, values: &[PossibleValue]) -> Arg {
        let values = if argument.is_hide_possible_values_set() { &[][..] } else { values };
        let defaults: Vec<_> =
            argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let is_shown = !argument.is_hide_default_value_set();
        let default = Some(defaults.join(", ")).filter(|default| is_shown && !default.is_empty());
        let add = |key, name, text: &str, value: &str| {
            self.translator.translate(&Message::new(key).arg("text", text).arg(name, value))
        };
        let mut short = text.to_owned();
        if let Some(default) = &default {
            short = add("cli-help-with-default", "default", &short, default);
        }
        let has_texts = values.iter().any(|value| value.get_help().is_some());
        let long = has_texts.then(|| {
            let default = default.map(|default| Message::new("cli-help-default").arg("default", default));
            let default = default.map(|message| format!("\n\n{}", self.translator.translate(&message)));
            format!("{text}\n\n{}{}", self.list_of_values(values), default.unwrap_or_default())
        });
        if !values.is_empty() {
            let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
            short = add("cli-help-with-values", "values", &short, &names.join(", "));
        }
        let argument = argument.help(short).hide_possible_values(true).hide_default_value(true);
        match long {
            Some(long) => argument.long_help(long),
            None => argument,
        }
    }

    fn list_of_values(self, values: &[PossibleValue]) -> String {
        let width = values.iter().map(|value| value.get_name().len()).max().unwrap_or(0) + 1;
        let line = |value: &PossibleValue| {
            let name = format!("{}:", value.get_name());
            let help = value.get_help().map(ToString::to_string).unwrap_or_default();
            format!("- {name:width$} {help}")
        };
        let lines: Vec<_> = values.iter().map(line).collect();
        format!("{}\n{}", self.translator.get("cli-help-heading-values"), lines.join("\n"))
    }

    /// Returns the name of a value, such as `FILE|SESSION`, in the language.
    fn value_name(self, name: &str) -> String {
        let mut translated = String::new();
        for part in name.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            let text = self.find(&format!("cli-help-word-{}", word.to_ascii_lowercase()));
            translated += text.as_deref().unwrap_or(word);
            translated += &part[word.len()..];
        }
        translated
    }

    /// Returns a built command with headings in the language, and with texts for what `clap` added.
    fn finish(self, command: Command) -> Command {
        let template = self.template(&command);
        command
            .help_template(template)
            .mut_args(|argument| match (argument.get_id().as_str(), argument.get_long_help().is_some()) {
                ("help", true) => argument
                    .help(self.translator.get("cli-help-option-help-more"))
                    .long_help(self.translator.get("cli-help-option-help-summary")),
                ("help", false) => argument.help(self.translator.get("cli-help-option-help")),
                ("version", _) => argument.help(self.translator.get("cli-help-option-version")),
                ("subcommand", _) => argument.help(self.translator.get("cli-help-help-subcommand")),
                _ => argument,
            })
            .mut_subcommands(|below| {
                if below.get_name() == HELP { self.finish_help(below) } else { self.finish(below) }
            })
    }

    /// Returns the command `help` with its texts.
    fn finish_help(self, command: Command) -> Command {
        self.finish(command.about(self.translator.get("cli-help-help")))
    }

    /// Returns the template of a command's help: `clap`'s own, with other headings.
    fn template(self, command: &Command) -> String {
        let styles = Styles::styled();
        let heading = |key, style: &Style| format!("{style}{}{style:#}", self.translator.get(key));
        let usage = heading("cli-help-heading-usage", styles.get_usage());
        let mut template = format!("{{before-help}}{{about-with-newline}}\n{usage} {{usage}}");
        let has_positionals = command.get_positionals().next().is_some();
        let sections = [
            (command.has_subcommands(), "cli-help-heading-commands", "{subcommands}"),
            (has_positionals, "cli-help-heading-arguments", "{positionals}"),
            (true, "cli-help-heading-options", "{options}"),
        ];
        for (_, key, part) in sections.into_iter().filter(|(is_present, ..)| *is_present) {
            template += "\n\n";
            template += &heading(key, styles.get_header());
            template += "\n";
            template += part;
        }
        template + "{after-help}"
    }
}

#[cfg(test)]
mod tests {
    use super::{HELP, PROGRAM, Purpose, Texts, definition};
    use crate::cli::args::Cli;
    use crate::locale::{Language, Translator};
    use clap::{Command, CommandFactory as _};
    use std::collections::BTreeSet;

    /// Collects the keys that the texts of a command and of all commands below it may have. Each list has one text at
    /// least.
    fn collect_keys(command: &Command, path: &str, found: &mut Vec<Vec<String>>) {
        let key = if path.is_empty() { format!("cli-help-{PROGRAM}") } else { format!("cli-help-{path}") };
        found.push(vec![key.clone()]);
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str().replace('_', "-");
            let own = (!path.is_empty()).then(|| format!("{key}-{id}"));
            found.push(own.clone().into_iter().chain([format!("cli-help-option-{id}")]).collect());
            if !argument.get_action().takes_values() {
                continue;
            }
            let names = argument.get_value_names().into_iter().flatten();
            let words = names.flat_map(|name| name.split(|c: char| !c.is_ascii_alphabetic()));
            let words = words.filter(|word| !word.is_empty());
            found.extend(words.map(|word| vec![format!("cli-help-word-{}", word.to_ascii_lowercase())]));
            let is_listed = !argument.is_hide_possible_values_set() && id != "lang";
            for value in argument.get_possible_values().into_iter().filter(|_| is_listed) {
                let own = own.as_ref().map(|own| format!("{own}-{}", value.get_name()));
                found.push(own.into_iter().chain([format!("cli-help-value-{}", value.get_name())]).collect());
            }
        }
        for below in command.get_subcommands().filter(|below| below.get_name() != HELP) {
            let name = below.get_name();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") };
            collect_keys(below, &path, found);
        }
    }

    /// Every command, argument, value and word has a text in each language, and no text is left over.
    #[test]
    fn help_has_a_text_for_everything_in_each_language() {
        let mut keys = Vec::new();
        collect_keys(&Cli::command(), "", &mut keys);
        for language in Language::ALL {
            let translator = Translator::new(language);
            let texts = Texts { translator: &translator, purpose: Purpose::Help };
            let missing: Vec<_> =
                keys.iter().filter(|keys| keys.iter().all(|key| texts.find(key).is_none())).collect();
            assert!(missing.is_empty(), "{language:?} lacks one of each of {missing:#?}");
        }
        let known: BTreeSet<_> = keys.into_iter().flatten().collect();
        let is_part = |key: &str| {
            let command = ["-long", "-after", "-status"].iter().find_map(|part| key.strip_suffix(part));
            command.is_some_and(|command| known.contains(command))
        };
        let source =
            Language::English.source().lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let own = include_str!("help.rs");
        let unused: Vec<_> = source
            .filter(|key| key.starts_with("cli-help-") && !known.contains(*key) && !is_part(key))
            .filter(|key| !own.contains(&format!("\"{key}\"")) && *key != "cli-help-heading-values")
            .collect();
        assert!(unused.is_empty(), "unused: {unused:?}");
    }

    /// The definition with texts passes clap's own checks for each purpose.
    #[test]
    fn definitions_with_texts_pass_clap_checks() {
        for language in Language::ALL {
            for purpose in [Purpose::Help, Purpose::Page, Purpose::Completion] {
                definition(&Translator::new(language), purpose).debug_assert();
            }
        }
    }
}
