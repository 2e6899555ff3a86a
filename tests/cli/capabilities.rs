//! Tests of the terminal capabilities that the environment sets: ASCII output and plain mode.

use super::{Run, Sandbox};
use std::process::Stdio;

/// A text with characters that ASCII lacks: accents, typographic marks, wide characters and a control character.
const TYPED: &str = "Café “Zoë” – 東京 → ½ €… \u{1b}[1m";

/// Runs the program with these environment variables instead of the usual locale.
fn run_in(sandbox: &Sandbox, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let mut command = sandbox.command(arguments);
    command.env_remove("LANG").envs(variables.iter().copied());
    Run::new(&command.output().expect("the program starts"))
}

/// A locale other than UTF-8 switches to ASCII output.
#[test]
fn locale_without_utf8_implies_ascii() {
    let sandbox = Sandbox::new();
    let advise = ["--lang", "nl", "advise", "--set", "team_size=24"];
    let is_ascii = |variables: &[(&str, &str)], flags: &[&str]| {
        run_in(&sandbox, variables, &[flags, &advise].concat()).ok().is_ascii()
    };
    assert!(!is_ascii(&[("LANG", "nl_NL.UTF-8")], &[]));
    assert!(!is_ascii(&[("LC_ALL", "C.utf8"), ("LANG", "C")], &[]));
    assert!(is_ascii(&[("LC_ALL", "C"), ("LANG", "nl_NL.UTF-8")], &[]));
    assert!(is_ascii(&[("LC_CTYPE", "POSIX"), ("LANG", "nl_NL.UTF-8")], &[]));
    assert!(is_ascii(&[("LANG", "nl_NL.ISO-8859-1")], &[]));
    assert!(is_ascii(&[("LANG", "nl_NL@euro")], &[]));
    assert_eq!(is_ascii(&[], &[]), !cfg!(any(target_os = "macos", windows)));
    // A flag always wins.
    assert!(is_ascii(&[("LANG", "nl_NL.UTF-8")], &["--ascii"]));
    assert!(!is_ascii(&[("LANG", "C")], &["--ascii=false"]));
}

/// The variable `ACCESSIBLE` and a dumb terminal switch to plain mode.
#[test]
fn accessible_and_dumb_terminals_imply_plain() {
    let sandbox = Sandbox::new();
    for variable in [("ACCESSIBLE", "1"), ("ACCESSIBLE", "yes"), ("TERM", "dumb")] {
        for arguments in [&["interview"][..], &[]] {
            let result = run_in(&sandbox, &[variable], arguments);
            assert!(result.status != 2 && !result.stdout.is_empty(), "{variable:?}: {}", result.stderr);
        }
        run_in(&sandbox, &[variable], &["--plain=false", "interview"]).failed(2);
    }
    for variable in [("ACCESSIBLE", "0"), ("ACCESSIBLE", ""), ("TERM", "xterm")] {
        run_in(&sandbox, &[variable], &["interview"]).failed(2);
        assert_ne!(run_in(&sandbox, &[variable], &["--plain", "interview"]).status, 2);
    }
}

/// Returns a sandbox with two sessions, one of them with a decision, in which every text has non-ASCII characters.
fn non_ascii_sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, budget) in [(TYPED, "1"), ("Bén", "3")] {
        // A note, then numbers, then a list of names of regions.
        let typed = format!("{budget}\nn {TYPED}\n24\n\n\n2\n{TYPED}\nÉire\n\n{}\n", "s\n".repeat(12));
        sandbox.run_on(&["interview", "--plain", "--name", name], typed.as_bytes());
    }
    let ids = ids(&sandbox);
    assert_eq!(ids.len(), 2);
    sandbox.run(&["sessions", "decide", &ids[0], "island", "--reason", TYPED]).ok();
    sandbox.file("überträge.json", serde_json::json!({"budget": TYPED}).to_string());
    sandbox
}

fn ids(sandbox: &Sandbox) -> Vec<String> {
    let stem = |path: &std::path::PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    sandbox.sessions().iter().map(stem).collect()
}

/// The commands with their formats. `A` and `B` stand for the ids of the sessions.
const COMMANDS: &[&[&str]] = &[
    &[],
    &["interview", "--name", TYPED],
    &["resume", "A"],
    &["replay", "A"],
    &["replay", "--all", "--check"],
    &["replay", "A", "--check", "--format", "json"],
    &["replay", "A", "--format", "asciicast"],
    &["replay", "A", "--format", "html"],
    &["advise", "--set", "team_size=24"],
    &["advise", "--set", "team_size=24", "--format", "json"],
    &["advise", "--set", TYPED],
    &["advise", "überträge.json"],
    &["advise", "Ünbekannt.json"],
    &["compare", "A", "B"],
    &["compare", "A", "B", "--format", "markdown"],
    &["compare", "A", "B", "--format", "json"],
    &["sessions", "list"],
    &["sessions", "list", "--format", "json"],
    &["sessions", "show", "A"],
    &["sessions", "show", "A", "--format", "json"],
    &["sessions", "show", "A", "--answers"],
    &["sessions", "show", "Zoë"],
    &["sessions", "case", "A"],
    &["sessions", "export", "--all"],
    &["sessions", "export", "A"],
    &["sessions", "export", "--all", "-o", "alles-é.jsonl"],
    &["sessions", "import", "alles-é.jsonl"],
    &["batch", "alles-é.jsonl"],
    &["batch", "alles-é.jsonl", "--full", "--summary"],
    &["batch", "alles-é.jsonl", "--format", "csv", "--summary=json"],
    &["batch", "überträge.json"],
    &["template", "--format", "csv"],
    &["template", "--format", "json"],
    &["completions", "bash"],
    &["man"],
    &["man", "batch"],
    &["sessions", "import", "überträge.json"],
    &["sessions", "check"],
    &["sessions", "decide", "B", "pod", "--reason", TYPED],
    &["sessions", "rename", "B", TYPED],
    &["sessions", "duplicate", "B", TYPED],
    &["sessions", "delete", "B", "--yes"],
    &["sessions", "list", "--deleted"],
    &["sessions", "restore", "B"],
    &["rulebook", "list"],
    &["rulebook", "show"],
    &["rulebook", "check", "überträge.json"],
    &["rulebook", "graph", "--format", "mermaid", "--session", "A"],
    &["rulebook", "graph", "--format", "dot"],
    &["rulebook", "schema"],
    &["rulebook", "audit"],
    &["config", "show"],
    &["config", "show", "--format", "json"],
    &["config", "path"],
    &["config", "check"],
    &["demo"],
    &["demo", "-o", "démo/"],
];

/// Every command prints ASCII only. The exception is `sessions path`, which prints a path unchanged for scripts.
#[test]
fn ascii_applies_to_every_command() {
    let help = Sandbox::new().run(&["--help"]).ok();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    for name in commands.take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next())
    {
        let tried = COMMANDS.iter().any(|command| command.first() == Some(&name));
        assert!(tried || name == "help", "{name} is not tested");
    }
    for language in ["en", "nl"] {
        let sandbox = non_ascii_sandbox();
        let ids = ids(&sandbox);
        for arguments in COMMANDS {
            let mut all = vec!["--ascii", "--plain", "--lang", language];
            all.extend(arguments.iter().map(|word| match *word {
                "A" => &*ids[0],
                "B" => &*ids[1],
                other => other,
            }));
            let mut command = sandbox.command(&all);
            let output = command.stdin(Stdio::null()).output().expect("the program starts");
            for bytes in [&output.stdout, &output.stderr] {
                let text = String::from_utf8_lossy(bytes);
                let wrong = text.lines().find(|line| !line.is_ascii());
                assert_eq!(wrong, None, "{arguments:?} in {language}");
            }
            // A usage error would test nothing.
            let understood = output.status.code() != Some(2) || arguments.contains(&"Zoë");
            assert!(understood, "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
            assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{arguments:?} prints nothing");
        }
        // What is typed is printed again, in the interview and at its end.
        let typed = format!("?\ng\n3\nn {TYPED}\n{TYPED}\n24\nr\nq\n");
        let arguments = ["--ascii", "--lang", language, "interview", "--plain", "--name", TYPED];
        let result = sandbox.run_on(&arguments, typed.as_bytes());
        assert!(result.stdout.is_ascii() && result.stderr.is_ascii(), "{}{}", result.stdout, result.stderr);
        assert!(result.stdout.contains("Cafe \"Zoe\" - ????"), "{}", result.stdout);
        for format in ["text", "markdown", "json"] {
            let arguments = ["--ascii", "compare", &ids[0], &ids[1], "--format", format, "-o", format];
            sandbox.run(&arguments).ok();
            let written = std::fs::read_to_string(sandbox.path(format)).expect("UTF-8 text");
            assert!(written.is_ascii(), "{written}");
        }
    }
}
