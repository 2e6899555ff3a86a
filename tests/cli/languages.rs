//! Tests that nothing of one language is left over in the other: help, manual pages, errors of the command line and the
//! output of commands.

use super::{Run, Sandbox};
use crate::text::text_in;
use crate::words::foreign_words;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};

/// Titles of works and names of organisations, which are the same in each language.
const NAMES: &[&str] =
    &["The Bridge Group", "Time for your first directors", "Which open-source licence to choose"];

/// Returns the lines of a text that have words of another language, with these words.
fn impure_lines(text: &str, language: &str) -> Vec<String> {
    let without_names = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    let lines = without_names.lines().map(|line| (line, foreign_words(line, language)));
    lines.filter(|(_, words)| !words.is_empty()).map(|(line, words)| format!("{words:?} in {line}")).collect()
}

#[track_caller]
fn assert_pure(text: &str, language: &str, what: &dyn std::fmt::Debug) {
    let wrong = impure_lines(text, language);
    assert!(wrong.is_empty(), "{what:?} in {language}: {wrong:#?}");
}

/// Returns every command with its subcommands, from the list in the help.
fn commands(sandbox: &Sandbox, above: &[String], language: &str) -> Vec<Vec<String>> {
    let mut arguments: Vec<&str> = vec!["--lang", language];
    arguments.extend(above.iter().map(String::as_str));
    arguments.push("-h");
    let help = sandbox.run(&arguments).ok();
    let heading = text_in(language, "cli-help-heading-commands", &[]);
    let lines = help.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let below: Vec<_> = names.map(|name| [above, &[name.to_owned()]].concat()).collect();
    let deeper: Vec<_> = below.iter().flat_map(|command| commands(sandbox, command, language)).collect();
    std::iter::once(above.to_vec()).chain(deeper).collect()
}

/// The help of each command and its manual page are in the language, with the same options in each.
#[test]
fn help_and_pages_are_in_one_language() {
    let sandbox = Sandbox::new();
    let mut options: Vec<BTreeSet<(Vec<String>, String)>> = Vec::new();
    for language in ["en", "nl"] {
        let mut found = BTreeSet::new();
        let all = commands(&sandbox, &[], language);
        assert!(all.len() > 25, "{all:?}");
        for command in all {
            let words: Vec<_> = command.iter().map(String::as_str).collect();
            for flag in ["-h", "--help"] {
                let help = sandbox.run(&[&["--lang", language], &words[..], &[flag]].concat()).ok();
                assert!(help.contains(&text_in(language, "cli-help-heading-usage", &[])), "{help}");
                assert_pure(&help, language, &command);
                let flags = help.split_whitespace().filter(|word| word.starts_with("--"));
                found.extend(flags.map(|flag| {
                    (command.clone(), flag.trim_matches([',', ';', '`', '\'', ')', ']', '.']).to_owned())
                }));
            }
            let page = sandbox.run(&[&["--lang", language, "man"], &words[..]].concat()).ok();
            let lines = page.lines().filter(|line| !line.starts_with('.'));
            let text = lines
                .collect::<Vec<_>>()
                .join("\n")
                .replace("\\-", "-")
                .replace("\\fR", "")
                .replace("\\fI", "")
                .replace("\\fB", "");
            assert_pure(&text, language, &("man", &command));
            assert!(page.contains(&format!(".SH {}", text_in(language, "man-name", &[]))), "{page}");
        }
        options.push(found);
    }
    let names = |found: &BTreeSet<(Vec<String>, String)>| -> BTreeSet<_> {
        found
            .iter()
            .map(|(command, flag)| {
                (command.clone(), flag.split(['[', '=']).next().unwrap_or_default().to_owned())
            })
            .collect()
    };
    assert_eq!(names(&options[0]), names(&options[1]));
}

/// Help and errors follow the locale, and the option before it.
#[test]
fn help_and_errors_follow_the_locale() {
    let sandbox = Sandbox::new();
    let run = |arguments: &[&str], locale: &str| {
        let mut command = sandbox.command(arguments);
        Run::new(&command.env("LANG", locale).output().expect("the program starts"))
    };
    let usage = |language| text_in(language, "cli-help-heading-usage", &[]);
    assert!(run(&["--help"], "nl_NL.UTF-8").ok().contains(&usage("nl")));
    assert!(run(&["--help", "--lang", "en"], "nl_NL.UTF-8").ok().contains(&usage("en")));
    assert!(run(&["--help", "--lang=Nederlands"], "C.UTF-8").ok().contains(&usage("nl")));
    for language in [&["--lang", "nl"][..], &["--lang=nl"]] {
        let lines = run(&[language, &["nothing"]].concat(), "C.UTF-8").failed(2);
        assert!(lines[0].starts_with(&text_in("nl", "usage-error", &[])), "{lines:?}");
    }
    assert!(run(&["--lang", "nl", "--ascii", "--help"], "C.UTF-8").ok().is_ascii());
    assert!(run(&["--help"], "nl_NL").ok().is_ascii(), "the locale is not UTF-8");
}

/// Command lines with an error of each kind that `clap` finds.
const WRONG: &[&[&str]] = &[
    &["--x"],
    &["advise", "--fromat", "json", "x"],
    &["sesions"],
    &["sessions"],
    &["sessions", "lst"],
    &["sessions", "import"],
    &["sessions", "rename", "a", "- b c"],
    &["sessions", "rename", "a", "--data-dir"],
    &["replay"],
    &["replay", "a", "--speed", "20"],
    &["replay", "a", "--format", "svg"],
    &["replay", "a", "--format", "htlm"],
    &["replay", "x", "--all", "--check"],
    &["compare", "a"],
    &["compare"],
    &["interview", "--name"],
    &["interview", "--name", "a", "--name", "b"],
    &["interview", "--name", "--quick"],
    &["interview", "--quick=x"],
    &["interview", "extra"],
    &["sessions", "show", "a", "--answers", "--format", "json"],
    &["sessions", "decide", "a", "pod", "--review-on", "tomorrow"],
    &["sessions", "decide", "a", "pod", "--withdraw", "--by", "Ann"],
    &["batch", "--threads", "0"],
    &["batch", "--threads", "many"],
    &["rulebook", "--", "check"],
    &["interview", "--format", "json"],
    &["resume", "--plian"],
    &["--color"],
    &["--color", "maybe"],
    &["template"],
    &["man", "xyzzy"],
];

/// Every error of the command line is in the language, ends with 2 and says how to get help.
#[test]
fn usage_errors_are_in_one_language() {
    let sandbox = Sandbox::new();
    for arguments in WRONG {
        let [english, dutch] = ["en", "nl"].map(|language| {
            let text = sandbox.run(&[&["--lang", language], *arguments].concat()).failed(2).join("\n");
            assert_pure(&text, language, arguments);
            text
        });
        assert_ne!(english, dutch, "{arguments:?}");
        let is_help = *arguments == ["sessions"];
        assert!(is_help || english.lines().count() == dutch.lines().count(), "{english}\n{dutch}");
    }
}

/// What an error quotes cannot act on the terminal, and an argument that is not UTF-8 is an error of its own.
#[test]
fn usage_errors_are_sanitized() {
    let sandbox = Sandbox::new();
    for language in ["en", "nl"] {
        for arguments in [
            &["inter\u{1b}[31mview"][..],
            &["interview", "a\u{1b}]0;x\u{7}b"],
            &["replay", "x", "--format", "\u{9b}1m"],
            &["replay", "x", "--speed", "1\r\n2"],
            &["sessions", "rename", "a", "- \u{1b}[1m c"],
        ] {
            let lines = sandbox.run(&[&["--lang", language], arguments].concat()).failed(2);
            assert!(lines.iter().all(|line| !line.chars().any(char::is_control)), "{lines:?}");
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        let name = OsStr::from_bytes(b"\xff");
        let arguments = ["--lang", "nl", "interview", "--name"].map(OsString::from);
        let mut command = sandbox.command(arguments.iter().map(OsString::as_os_str).chain([name]));
        let run = Run::new(&command.output().expect("the program starts"));
        assert!(run.failed(2)[0].ends_with(&text_in("nl", "usage-not-utf8", &[])));
    }
}

/// Commands with their output for people. `A` and `B` stand for names of sessions.
const COMMANDS: &[&[&str]] = &[
    &["advise", "--set", "team_size=24", "--full"],
    &["advise", "--set", "team_size=x"],
    &["advise", "missing.json"],
    &["batch", "companies.jsonl", "--summary"],
    &["compare", "A", "B"],
    &["replay", "--all", "--check"],
    &["replay", "A", "--plain"],
    &["sessions", "list"],
    &["sessions", "show", "A"],
    &["sessions", "check"],
    &["sessions", "path", "C"],
    &["sessions", "decide", "A", "pot"],
    &["sessions", "decide", "A", "pod", "--review-on", "2020-03-01"],
    &["sessions", "show", "A"],
    &["sessions", "import", "missing"],
    &["rulebook", "list"],
    &["rulebook", "show"],
    &["rulebook", "check", "companies.jsonl"],
    &["rulebook", "audit"],
    &["demo"],
];

/// The output of commands is in one language, also for sessions that were held in the other.
#[test]
fn output_is_in_one_language() {
    let sandbox = Sandbox::new();
    sandbox.file("companies.jsonl", "{\"budget\": \"ample\"}\n{\"budget\": \"x\"}\n");
    for language in ["en", "nl"] {
        let (name, other) = (format!("Nordwind {language}"), format!("Halm {language}"));
        for name in [&name, &other] {
            let typed = format!("3\n24\n{}", "\n".repeat(30));
            sandbox.run_on(&["--lang", language, "interview", "--plain", "--name", name], typed.as_bytes());
        }
        sandbox.run_on(&["--lang", language, "interview", "--plain"], b"3\n24\n");
    }
    let mut wrong = Vec::new();
    for language in ["en", "nl"] {
        for arguments in COMMANDS {
            let words = arguments.iter().map(|word| match *word {
                "A" => "Nordwind nl",
                "B" => "Halm en",
                other => other,
            });
            let words: Vec<_> = ["--lang", language].into_iter().chain(words).collect();
            let run = sandbox.run(&words);
            let lines = impure_lines(&(run.stdout + &run.stderr), language);
            wrong.extend(lines.into_iter().map(|line| format!("{arguments:?} in {language}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A session without a name is listed in the language of the reader, and found by the name that the list shows.
#[test]
fn unnamed_session_is_found_by_its_shown_name() {
    let sandbox = Sandbox::new();
    sandbox.run_on(&["--lang", "nl", "interview", "--plain"], b"3\n").left_early();
    for (language, other) in [("en", "nl"), ("nl", "en")] {
        let listed = sandbox.run(&["--lang", language, "sessions", "list"]).ok();
        assert_pure(&listed, language, &"list");
        let part = text_in(language, "cli-unnamed", &[("date", "@")]);
        let before = part.split('@').next().unwrap_or_default();
        let name =
            listed.split_once(before).and_then(|(_, rest)| rest.split_once(':')).expect("the list has it").0;
        sandbox.run(&["--lang", other, "sessions", "show", &format!("{before}{name}"), "--answers"]).ok();
    }
}
