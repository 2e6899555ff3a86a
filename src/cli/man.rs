//! `salesorg man`: writes manual pages, made from the definition of the command line and the texts of its help.
//!
//! The page of the program has what all commands share: exit statuses, environment variables and files. The others
//! refer to it.

use super::Env;
use super::args;
use super::error::{Failure, FailureKind};
use super::files::{self, Output, ReadAccess};
use super::help::{self, EXIT_STATUSES, PROGRAM, Purpose};
use crate::locale::lookup::{self, MessageKeys, Target};
use crate::locale::{Message, Translator};
use clap::Command;
use clap::builder::Resettable;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

const WORDING: MessageKeys =
    MessageKeys { unknown: "cli-man-unknown", near: "cli-man-unknown-near", ambiguous: "cli-man-unknown" };

/// The program in the header of each page.
const SOURCE: &str = concat!("salesorg ", env!("CARGO_PKG_VERSION"));

/// Environment variables that the program reads, each with the key of what it does.
const ENVIRONMENT: [(&str, &str); 12] = [
    ("SALESORG_CONFIG", "man-env-config"),
    (
        "SALESORG_LANGUAGE, SALESORG_THEME, SALESORG_OUTLOOK, SALESORG_MOUSE, SALESORG_DATE_FORMAT",
        "man-env-settings",
    ),
    ("SALESORG_DATA_DIR", "man-env-data-dir"),
    ("SALESORG_LOG", "man-env-log"),
    ("SALESORG_COMPLETE", "man-env-complete"),
    ("LC_ALL, LC_MESSAGES, LANG", "man-env-language"),
    ("LC_ALL, LC_CTYPE, LANG", "man-env-encoding"),
    ("ACCESSIBLE", "man-env-accessible"),
    ("TERM", "man-env-term"),
    ("NO_COLOR", "man-env-no-color"),
    ("TZ", "man-env-zone"),
    ("HOME, XDG_DATA_HOME", "man-env-home"),
];

/// Files that the program keeps, each with the key of its contents.
const FILES: [(&str, &str); 3] = [
    ("sessions/ID.json", "man-file-session"),
    ("sessions/ID.lock", "man-file-lock"),
    ("sessions/deleted/", "man-file-deleted"),
];

/// The headings that `clap_mangen` writes, each with the key of its text.
const HEADINGS: [(&str, &str); 4] = [
    (".SH NAME\n", "man-name"),
    (".SH SYNOPSIS\n", "man-synopsis"),
    (".SH DESCRIPTION\n", "man-description"),
    (".SH OPTIONS\n", "man-options"),
];

/// Writes the page of a command, or into a folder the pages of the command and of all commands below it.
pub(super) fn run(env: &Env, args: &args::Man) -> Result<(), Failure> {
    let words = &env.translator;
    let program = definition(words);
    let commands = with_subcommands(&program);
    let command = commands[find(&args.command, &commands)?];
    let Output::Folder(folder) = Output::from_arg(args.output.as_deref()) else {
        let output = args.output.as_deref();
        return files::write(
            output,
            &file_name(command),
            &page(command, words),
            ReadAccess::Unchanged,
            args.force,
        );
    };
    files::make_folder(&folder)?;
    let mut reporter = super::error::Reporter::new(words);
    for command in with_subcommands(command) {
        let path = folder.join(file_name(command));
        // A file that exists already does not stop the others.
        let written = files::write_file(&path, &page(command, words), ReadAccess::Unchanged, args.force);
        written.unwrap_or_else(|failure| reporter.report(&failure));
    }
    reporter.finish()
}

/// Returns the names of the commands below the command with this name, with what they do.
pub(super) fn names_below(command: &[String], words: &Translator) -> Vec<(String, String)> {
    let program = definition(words);
    let named = command.iter().try_fold(&program, |command, name| command.find_subcommand(name));
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let below = named.into_iter().flat_map(Command::get_subcommands);
    below.map(|command| (command.get_name().to_owned(), about(command))).collect()
}

/// Returns the complete definition of the command line with its texts, without the commands `help`.
fn definition(words: &Translator) -> Command {
    help::definition(words, Purpose::Page)
}

/// Returns a command, followed by all commands below it.
fn with_subcommands(command: &Command) -> Vec<&Command> {
    let below = command.get_subcommands().flat_map(with_subcommands);
    std::iter::once(command).chain(below).collect()
}

/// Returns the name of a command's page, such as `salesorg-sessions-import`.
fn page_name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

fn file_name(command: &Command) -> String {
    format!("{}.1", page_name(command))
}

/// Returns the index of the command that the words name. No words name the program, which is the first.
fn find(words: &[String], commands: &[&Command]) -> Result<usize, Failure> {
    if words.is_empty() {
        return Ok(0);
    }
    let short = |command| {
        let name: &str = page_name(command);
        name.strip_prefix(PROGRAM).and_then(|name| name.strip_prefix('-')).unwrap_or(name)
    };
    let spaced: Vec<_> = commands.iter().map(|command| short(command).replace('-', " ")).collect();
    let target = |(command, spaced)| Target::new(page_name(command), [spaced, short(command)]);
    let targets: Vec<_> =
        commands.iter().copied().zip(spaced.iter().map(String::as_str)).map(target).collect();
    let given = words.join(" ");
    lookup::find_exact(&given, &targets)
        .map_err(|error| Failure::new(FailureKind::Usage, error.message(&given, &targets, &WORDING)))
}

/// Returns the manual page of a command.
fn page(command: &Command, words: &Translator) -> Vec<u8> {
    let definition = command
        .clone()
        .version(Resettable::Reset)
        .subcommand_help_heading(words.get("man-commands"))
        .subcommand_value_name(command.get_subcommand_value_name().unwrap_or_default().to_lowercase());
    let mut generated = Vec::new();
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(definition).render(&mut generated);
    let mut title = Roff::new();
    let title_of_manual = words.get("man-title");
    // Without a date, which would be that of the build.
    title.control("TH", [&*page_name(command).to_uppercase(), "1", "\"\"", SOURCE, &title_of_manual]);
    let mut own = Roff::new();
    if page_name(command) == PROGRAM {
        let text = |key| words.get(key);
        list(
            &mut own,
            &text("man-exit-status"),
            EXIT_STATUSES.map(|(status, key)| (bold(status), text(key))),
        );
        list(&mut own, &text("man-environment"), ENVIRONMENT.map(|(name, key)| (bold(name), text(key))));
        list(&mut own, &text("man-files"), FILES.map(|(path, key)| (italic(path), text(key))));
    } else {
        own_sections(&mut own, command, words);
    }
    see_also(&mut own, command, words);
    let generated = translate_headings(&String::from_utf8_lossy(&generated), words);
    let sections = [generated, own.render()];
    let page = sections.iter().fold(title.render(), |page, text| page + sections_of(text));
    // `clap_mangen` separates values with an empty line between two breaks, and ends the synopsis with a space.
    page.replace("\n.br\n\n.br\n", "\n.sp\n").replace(" \n", "\n").into_bytes()
}

/// Replaces what `clap_mangen` writes in English.
fn translate_headings(page: &str, words: &Translator) -> String {
    let heading = |key| {
        let mut roff = Roff::new();
        roff.control("SH", [&*words.get(key)]);
        sections_of(&roff.render()).to_owned()
    };
    let page =
        HEADINGS.iter().fold(page.to_owned(), |page, (english, key)| page.replace(english, &heading(key)));
    let default = words.translate(&Message::new("cli-help-default").arg("default", ""));
    page.replace("[default: ", default.trim_end_matches(']'))
        .replace("Possible values:", &words.get("cli-help-heading-values"))
}

/// Returns a page without the lines before its first section.
fn sections_of(page: &str) -> &str {
    page.find(".SH").map_or("", |start| &page[start..])
}

/// Writes a section of terms with their explanations.
fn list<const N: usize>(roff: &mut Roff, heading: &str, items: [(Inline, String); N]) {
    roff.control("SH", [heading]);
    for (term, text) in items {
        roff.control("TP", []);
        roff.text([term]);
        roff.text([roman(text)]);
    }
}

/// Writes what the help of a command has after its options: lines to copy, and an exit status of its own.
fn own_sections(roff: &mut Roff, command: &Command, words: &Translator) {
    if let Some(notes) = help::text_of(command, "after", words) {
        roff.control("SH", [&*words.get("man-notes")]);
        roff.control("nf", []);
        for line in notes.lines() {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
    roff.control("SH", [&*words.get("man-exit-status")]);
    if let Some(status) = help::text_of(command, "status", words) {
        roff.text([roman(format!("{status}."))]);
    }
    roff.text([roman(words.get("man-all-statuses") + " "), bold(PROGRAM), roman("(1).")]);
}

/// Writes the section of the pages that belong to a page: of the program, and of the commands below.
fn see_also(roff: &mut Roff, command: &Command, words: &Translator) {
    let program = (page_name(command) != PROGRAM).then_some(PROGRAM);
    let names: Vec<_> = program.into_iter().chain(command.get_subcommands().map(page_name)).collect();
    if names.is_empty() {
        return;
    }
    roff.control("SH", [&*words.get("man-see-also")]);
    let last = names.len().saturating_sub(1);
    let reference =
        |(index, name): (usize, &str)| [bold(name), roman(if index == last { "(1)" } else { "(1), " })];
    roff.text(names.into_iter().enumerate().flat_map(reference).collect::<Vec<_>>());
}
