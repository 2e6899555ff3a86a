//! Tests of the completion of command lines, as the scripts of the shells ask for it. `tests/clients/completions.sh` tries
//! the scripts in real shells.

use super::{Run, Sandbox};
use std::fs;

/// What a shell shows: the inserted text and its description.
type Candidate = (String, String);

/// Asks as the script of fish does. The last word is the one to complete.
fn complete(sandbox: &Sandbox, words: &[&str]) -> Vec<Candidate> {
    let lines = ask(sandbox, "fish", words).ok();
    let candidate = |line: &str| {
        let (value, help) = line.split_once('\t').unwrap_or((line, ""));
        (value.to_owned(), help.to_owned())
    };
    lines.lines().map(candidate).collect()
}

fn ask(sandbox: &Sandbox, shell: &str, arguments: &[&str]) -> Run {
    let mut command = sandbox.command(["--"].iter().chain(arguments));
    command.env("SALESORG_COMPLETE", shell);
    Run::new(&command.output().expect("the program starts"))
}

/// Returns the inserted texts that are no options.
fn values(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let candidates = complete(sandbox, words).into_iter().map(|(value, _)| value);
    candidates.filter(|value| !value.starts_with('-')).collect()
}

fn add_session(sandbox: &Sandbox, name: &str) -> String {
    let before = sandbox.sessions();
    sandbox.run_on(&["interview", "--plain", &format!("--name={name}")], b"3\n").left_early();
    let path = sandbox.sessions().into_iter().find(|path| !before.contains(path)).expect("a new session");
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// Every shell has a script, which starts the program by its name.
#[test]
fn completions_prints_a_script_for_each_shell() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = sandbox.run(&["completions", shell]).ok();
        assert!(script.contains("SALESORG_COMPLETE") && script.contains("salesorg"), "{script}");
        assert!(!script.contains(env!("CARGO_BIN_EXE_salesorg")), "{script}");
        assert_eq!(ask(&sandbox, shell, &[]).ok(), script, "the variable alone asks for the script");
    }
    sandbox.run(&["completions", "csh"]).failed(2);
}

/// Commands, options and fixed values come from the definition of the command line.
#[test]
fn completion_offers_commands_and_options() {
    let sandbox = Sandbox::new();
    assert_eq!(values(&sandbox, &["salesorg", "compl"]), ["completions"]);
    assert_eq!(complete(&sandbox, &["salesorg", "--dat"])[0].0, "--data-dir");
    assert_eq!(values(&sandbox, &["salesorg", "--lang", "n"]), ["nl"]);
    assert_eq!(values(&sandbox, &["salesorg", "man", "sessions", "imp"]), ["import"]);
}

/// A session is offered by its name, with its id as the description, and from the folder on the line.
#[test]
fn completion_offers_sessions_by_name() {
    let sandbox = Sandbox::new();
    let id = add_session(&sandbox, "Acme BV");
    let candidate = [("Acme BV".to_owned(), id.clone())];
    for words in [
        &["salesorg", "resume", "ac"][..],
        &["salesorg", "resume", r"Acme\ B"],
        &["salesorg", "sessions", "show", "\"Acme B"],
        &["salesorg", "advise", "Ac"],
        &["salesorg", "interview", "--from", "Ac"],
        &["salesorg", "rulebook", "graph", "--session", "Ac"],
        &["salesorg", "sessions", "export", "x", "Ac"],
    ] {
        assert_eq!(complete(&sandbox, words), candidate, "{words:?}");
    }
    assert_eq!(complete(&sandbox, &["salesorg", "resume", &id[..10]]), [(id, "Acme BV".to_owned())]);
    for folder in [&["--data-dir", "other"][..], &["--data-dir=other"]] {
        let words = [&["salesorg"], folder, &["resume", "Ac"]].concat();
        assert_eq!(complete(&sandbox, &words), [], "{words:?}");
    }
    assert_eq!(complete(&sandbox, &["salesorg", "sessions", "restore", "Ac"]), []);
    sandbox.run(&["sessions", "delete", "Acme BV", "--yes"]).ok();
    assert_eq!(complete(&sandbox, &["salesorg", "resume", "Ac"]), []);
    assert_eq!(values(&sandbox, &["salesorg", "sessions", "restore", "Ac"]), ["Acme BV"]);
}

/// `--client` offers each client once, that of the last changed session first.
#[test]
fn completion_offers_clients() {
    let sandbox = Sandbox::new();
    for (name, client) in [("Ann", "Nordwind"), ("Ben", "Contoso"), ("Carla", "nordwind")] {
        add_session(&sandbox, name);
        sandbox.run(&["sessions", "rename", name, "--client", client]).ok();
    }
    for command in [&["salesorg", "interview"][..], &["salesorg", "sessions", "list"]] {
        let line = |typed| [command, &["--client", typed]].concat();
        assert_eq!(values(&sandbox, &line("")), ["nordwind", "Contoso"]);
        assert_eq!(values(&sandbox, &line("co")), ["Contoso"]);
    }
}

/// Whatever the names are, what is offered leads to the session, and is shown without control characters.
#[test]
fn completion_offers_references_that_work() {
    let sandbox = Sandbox::new();
    let names = [
        "Acme BV",
        "twice",
        "Twice",
        "Zoë",
        "Zoé",
        "-x",
        "20",
        "file",
        "$(x) `y` \"z\" 'q' \\ !! *",
        "a=b: c",
        " spaces ",
        "esc\u{1b}[31m",
        "line\nbreak",
        "\u{202e}mirror",
        "東京",
        "-",
    ];
    let mut ids: Vec<_> = names.iter().map(|name| add_session(&sandbox, name)).collect();
    sandbox.file("file", "");
    let offered = complete(&sandbox, &["salesorg", "resume", ""]);
    let mut found = Vec::new();
    for (value, help) in offered.iter().filter(|(value, _)| !value.starts_with('-')) {
        assert!(!value.contains(char::is_control) && !help.contains(char::is_control), "{value:?} {help:?}");
        let path = sandbox.run(&["sessions", "path", value]).ok();
        let path = std::path::PathBuf::from(path.trim_end());
        found.push(path.file_stem().expect("a session").to_string_lossy().into_owned());
    }
    ids.sort();
    found.sort();
    assert_eq!(found, ids, "{offered:?}");
    let by_name: Vec<_> =
        offered.iter().filter(|(value, _)| names.contains(&&**value)).map(|(value, _)| &**value).collect();
    for name in ["Acme BV", "$(x) `y` \"z\" 'q' \\ !! *", "a=b: c", "東京"] {
        assert!(by_name.contains(&name), "{name} is missing in {by_name:?}");
    }
    for name in ["twice", "Twice", "-x", "20", "file", "esc\u{1b}[31m", "-"] {
        assert!(!by_name.contains(&name), "{name} is offered by its name");
    }
}

/// Questions, options, models and dimensions come from the rulebook on the line, in the language of the interface.
#[test]
fn completion_offers_what_the_rulebook_has() {
    let sandbox = Sandbox::new();
    add_session(&sandbox, "Acme");
    assert_eq!(
        complete(&sandbox, &["salesorg", "advise", "--set", "bud"]),
        [("budget=".into(), "Budget".into())]
    );
    let options = complete(&sandbox, &["salesorg", "advise", "--set", "budget="]);
    let ids: Vec<_> = options.iter().map(|(value, _)| &**value).collect();
    assert_eq!(ids, ["budget=tight", "budget=moderate", "budget=ample", "budget=null"]);
    assert_eq!(options[2].1, "Ample");
    let dutch = complete(&sandbox, &["salesorg", "advise", "--lang=nl", "--set=budget=Ru"]);
    assert_eq!(dutch, [("--set=budget=Ruim".into(), "ample".into())]);
    assert_eq!(values(&sandbox, &["salesorg", "sessions", "decide", "Acme", "po"]), ["pod"]);
    let division = ["salesorg", "sessions", "decide", "Acme", "--division"];
    assert_eq!(values(&sandbox, &[&division[..], &["n"]].concat()), ["none"]);
    assert_eq!(values(&sandbox, &[&division[..], &["geography,pro"]].concat()), ["geography,product"]);
    assert_eq!(values(&sandbox, &["salesorg", "--rulebook", "open"]), ["open-source-licence"]);
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    assert_eq!(values(&sandbox, &["salesorg", "--rulebook", book, "advise", "--set", "dist"]), ["distance="]);
    assert_eq!(complete(&sandbox, &["salesorg", "advise", "--set", "no_question="]), []);
}

/// Models are those of the session's own rulebook.
#[test]
fn completion_of_a_decision_follows_the_session() {
    let sandbox = Sandbox::new();
    let start = ["--rulebook", "open-source-licence", "interview", "--plain", "--name", "Library"];
    sandbox.run_on(&start, b"1\n").left_early();
    let models = values(&sandbox, &["salesorg", "sessions", "decide", "Library", ""]);
    assert!(models.contains(&"mit".to_owned()) && !models.contains(&"pod".to_owned()), "{models:?}");
}

/// Bash replaces the end of a word, as typed; the candidate has what follows the rest, quoted for it.
#[test]
fn completion_in_bash_quotes_what_it_replaces() {
    let sandbox = Sandbox::new();
    add_session(&sandbox, "Acme & \"Söns\"!");
    for (line, replaced, candidate) in [
        ("salesorg resume ac", "ac", r#"Acme\ \&\ \"Söns\"\!"#),
        (r"salesorg resume Acme\ ", r"Acme\ ", r#"Acme\ \&\ \"Söns\"\!"#),
        ("salesorg resume 'Ac", "Ac", r#"Acme & "Söns"!"#),
        ("salesorg resume \"Ac", "Ac", r#"Acme & \"Söns\""'!'""#),
        ("salesorg advise --set budget=am", "am", "ample"),
        ("salesorg advise --set budget=am", "budget=am", "budget=ample"),
        ("salesorg --lang=n", "n", "nl"),
    ] {
        assert_eq!(ask(&sandbox, "bash", &[line, replaced]).ok(), format!("{candidate}\n"), "{line}");
    }
    assert_eq!(
        ask(&sandbox, "zsh", &["salesorg", "advise", "--set", "'budget=am"]).ok(),
        "budget=ample:Ample\n"
    );
}

/// Whatever is wrong, nothing is written to standard error, and nothing waits for input.
#[test]
fn completion_is_silent_about_errors() {
    let sandbox = Sandbox::new();
    sandbox.file("broken.json", "{");
    fs::create_dir_all(sandbox.path("data/sessions/20260101-folder-0000.json"))
        .expect("a folder can be created");
    sandbox.file("data/sessions/20260101-broken-0000.json", "{");
    sandbox.file("a file", "");
    for words in [
        &["salesorg", "--rulebook", "broken.json", "advise", "--set", "b"][..],
        &["salesorg", "--rulebook", "missing.json", "advise", "--set", "b"],
        &["salesorg", "--rulebook", "-", "advise", "--set", "b"],
        &["salesorg", "--rulebook", "data", "advise", "--set", "b"],
        &["salesorg", "--data-dir", "a file", "resume", "b"],
        &["salesorg", "--lang", "xx", "resume", "b"],
        &["salesorg", "resume", "b"],
        &["salesorg", "nonsense", "--nonsense", "x"],
    ] {
        assert_eq!(complete(&sandbox, words), [], "{words:?}");
    }
    let mut command = sandbox.command(["sessions", "list"]);
    let unknown = Run::new(&command.env("SALESORG_COMPLETE", "csh").output().expect("the program starts"));
    assert_eq!((unknown.status, unknown.stdout + &unknown.stderr), (1, String::new()));
    for off in ["", "0"] {
        let mut command = sandbox.command(["--version"]);
        let normal = Run::new(&command.env("SALESORG_COMPLETE", off).output().expect("the program starts"));
        assert!(normal.ok().starts_with("salesorg "));
    }
}

/// Of many sessions, only the newest are read, and those whose id has the letters that were typed.
#[test]
fn completion_finds_old_sessions_among_many() {
    let sandbox = Sandbox::new();
    let id = add_session(&sandbox, "Acme");
    let session = fs::read_to_string(&sandbox.sessions()[0]).expect("a session");
    for number in 0..1600 {
        let other = format!("20250101-other-{number}-0000");
        let text = session.replace(&id, &other).replace("\"Acme\"", &format!("\"Other {number}\""));
        sandbox.file(&format!("data/sessions/{other}.json"), text);
    }
    assert!(values(&sandbox, &["salesorg", "resume", ""]).len() < 200);
    assert_eq!(values(&sandbox, &["salesorg", "resume", "Acm"]), ["Acme"]);
    assert_eq!(values(&sandbox, &["salesorg", "resume", "Other 123"]).len(), 11);
}
