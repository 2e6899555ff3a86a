//! `salesorg man`: writes manual pages, made from the definition of the command line.
//!
//! The page of the program has what all commands share: exit statuses, environment variables and files. The others
//! refer to it.

use super::Env;
use super::args::{self, Cli, EXIT_STATUSES};
use super::error::{Failure, FailureKind};
use super::files::{self, Output, ReadAccess};
use crate::locale::lookup::{self, MessageKeys, Target};
use clap::builder::Resettable;
use clap::{Command, CommandFactory as _};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

const WORDING: MessageKeys =
    MessageKeys { unknown: "cli-man-unknown", near: "cli-man-unknown-near", ambiguous: "cli-man-unknown" };

/// The name of the program, and of its page.
pub(super) const PROGRAM: &str = "salesorg";

/// The program in the header of each page.
const SOURCE: &str = concat!("salesorg ", env!("CARGO_PKG_VERSION"));

/// Environment variables that the program reads, each with what it does.
const ENVIRONMENT: [(&str, &str); 12] = [
    ("SALESORG_CONFIG", "File of the settings, instead of `config.toml` in the platform's config folder"),
    (
        "SALESORG_LANGUAGE, SALESORG_THEME, SALESORG_OUTLOOK, SALESORG_MOUSE, SALESORG_DATE_FORMAT",
        "A setting: decides before the file and after an option, with the values of `salesorg config`",
    ),
    ("SALESORG_DATA_DIR", "Folder for the sessions, unless --data-dir is given"),
    ("SALESORG_LOG", "File for the log, unless --log is given"),
    ("SALESORG_COMPLETE", "Set by the scripts of `salesorg completions`: the shell that asks for candidates"),
    ("LC_ALL, LC_MESSAGES, LANG", "Language, unless --lang is given: the first that is set"),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "Encoding, by the first that is set: unless it is UTF-8, output is ASCII, as with --ascii",
    ),
    (
        "ACCESSIBLE",
        "If set to anything but `0` or `false`, prints lines instead of drawing screens, as with --plain",
    ),
    ("TERM", "If it is `dumb`, prints lines instead of drawing screens, as with --plain"),
    ("NO_COLOR", "If set, uses no colours, unless --color=always is given"),
    ("TZ", "Time zone of the times that are shown"),
    ("HOME, XDG_DATA_HOME", "Where the data folder of the platform is"),
];

/// Files that the program keeps, each with its contents.
const FILES: [(&str, &str); 3] = [
    (
        "sessions/ID.json",
        "A session: one recorded interview with its answers, notes, advice and decision. The folder sessions is below \
         the value of --data-dir or SALESORG_DATA_DIR, otherwise below the data folder of the platform, which is \
         ~/.local/share/salesorg on Linux. Files and folders are for their owner only",
    ),
    ("sessions/ID.lock", "Lock of a session, so that no two programs write it"),
    ("sessions/deleted/", "Deleted sessions, which `salesorg sessions restore` brings back"),
];

/// Writes the page of a command, or into a folder the pages of the command and of all commands below it.
pub(super) fn run(env: &Env, args: &args::Man) -> Result<(), Failure> {
    let program = definition();
    let commands = with_subcommands(&program);
    let command = commands[find(&args.command, &commands)?];
    let Output::Folder(folder) = Output::from_arg(args.output.as_deref()) else {
        let output = args.output.as_deref();
        return files::write(output, &file_name(command), &page(command), ReadAccess::Unchanged, args.force);
    };
    files::make_folder(&folder)?;
    let mut reporter = super::error::Reporter::new(&env.translator);
    for command in with_subcommands(command) {
        let path = folder.join(file_name(command));
        // A file that exists already does not stop the others.
        let written = files::write_file(&path, &page(command), ReadAccess::Unchanged, args.force);
        written.unwrap_or_else(|failure| reporter.report(&failure));
    }
    reporter.finish()
}

/// Returns the names of the commands below the command with this name, with what they do.
pub(super) fn names_below(command: &[String]) -> Vec<(String, String)> {
    let program = definition();
    let named = command.iter().try_fold(&program, |command, name| command.find_subcommand(name));
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let below = named.into_iter().flat_map(Command::get_subcommands);
    below.map(|command| (command.get_name().to_owned(), about(command))).collect()
}

/// Returns the complete definition of the command line, without the commands `help`.
fn definition() -> Command {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    program
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
fn page(command: &Command) -> Vec<u8> {
    let after_help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let definition = command
        .clone()
        .after_help(Resettable::Reset)
        .version(Resettable::Reset)
        .subcommand_help_heading("COMMANDS")
        .subcommand_value_name("command");
    let mut generated = Vec::new();
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(definition).render(&mut generated);
    let mut title = Roff::new();
    // Without a date, which would be that of the build.
    title.control("TH", [&*page_name(command).to_uppercase(), "1", "\"\"", SOURCE, "salesorg manual"]);
    let mut own = Roff::new();
    if after_help == EXIT_STATUSES {
        exit_statuses(&mut own);
        list(&mut own, "ENVIRONMENT", ENVIRONMENT.into_iter().map(|(name, text)| (bold(name), text)));
        list(&mut own, "FILES", FILES.into_iter().map(|(path, text)| (italic(path), text)));
    } else {
        own_sections(&mut own, &after_help);
    }
    see_also(&mut own, command);
    let sections = [String::from_utf8_lossy(&generated).into_owned(), own.render()];
    let page = sections.iter().fold(title.render(), |page, text| page + sections_of(text));
    // `clap_mangen` separates values with an empty line between two breaks, and ends the synopsis with a space.
    page.replace("\n.br\n\n.br\n", "\n.sp\n").replace(" \n", "\n").into_bytes()
}

/// Returns a page without the lines before its first section.
fn sections_of(page: &str) -> &str {
    page.find(".SH").map_or("", |start| &page[start..])
}

fn exit_statuses(roff: &mut Roff) {
    let lines = EXIT_STATUSES.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(' '));
    list(roff, "EXIT STATUS", lines.map(|(status, text)| (bold(status), text)));
}

/// Writes a section of terms with their explanations.
fn list<'a>(roff: &mut Roff, heading: &str, items: impl Iterator<Item = (Inline, &'a str)>) {
    roff.control("SH", [heading]);
    for (term, text) in items {
        roff.control("TP", []);
        roff.text([term]);
        roff.text([roman(text.trim())]);
    }
}

/// Writes what the help of a command has after its options: an exit status of its own, or lines of examples.
fn own_sections(roff: &mut Roff, after_help: &str) {
    let is_status = after_help.starts_with("Exit status");
    if !after_help.is_empty() && !is_status {
        roff.control("SH", ["EXAMPLES"]);
        roff.control("nf", []);
        for line in after_help.lines() {
            roff.text([roman(line)]);
        }
        roff.control("fi", []);
    }
    roff.control("SH", ["EXIT STATUS"]);
    if is_status {
        roff.text([roman(format!("{after_help}."))]);
    }
    roff.text([roman("The exit statuses of all commands are in "), bold(PROGRAM), roman("(1).")]);
}

/// Writes the section of the pages that belong to a page: of the program, and of the commands below.
fn see_also(roff: &mut Roff, command: &Command) {
    let program = (page_name(command) != PROGRAM).then_some(PROGRAM);
    let names: Vec<_> = program.into_iter().chain(command.get_subcommands().map(page_name)).collect();
    if names.is_empty() {
        return;
    }
    roff.control("SH", ["SEE ALSO"]);
    let last = names.len().saturating_sub(1);
    let reference =
        |(index, name): (usize, &str)| [bold(name), roman(if index == last { "(1)" } else { "(1), " })];
    roff.text(names.into_iter().enumerate().flat_map(reference).collect::<Vec<_>>());
}
