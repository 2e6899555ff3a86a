//! Tests of `-o`: the file that it writes, its permissions, and its errors.

use super::Sandbox;
use crate::text::{Pattern, assert_shows_in};
use serde_json::json;
use std::path::Path;

/// Returns a sandbox with two finished sessions.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, budget) in [("Acme", "ample"), ("Bolt", "tight")] {
        let answers = json!({
            "budget": budget, "team_size": 24, "customer_location": "one_area", "customer_size": "mid",
            "relationship": "balanced", "named_accounts": "no", "product_count": 1, "culture": "balanced",
        });
        sandbox.file("answers.json", answers.to_string());
        let interview = ["interview", "--plain", "--quick", "--from", "answers.json", "--name", name];
        sandbox.run(&interview).ok();
    }
    sandbox
}

fn id(sandbox: &Sandbox, name: &str) -> String {
    let path = sandbox.run(&["sessions", "path", name]).ok();
    Path::new(path.trim_end()).file_stem().expect("an id").to_string_lossy().into_owned()
}

/// Returns the commands that have `-o`, each with the name that its file gets in a folder.
fn commands(sandbox: &Sandbox) -> Vec<(Vec<String>, String)> {
    let (acme, path) = (id(sandbox, "Acme"), sandbox.run(&["sessions", "path", "Acme"]).ok());
    let path = path.trim_end();
    let commands: [(&[&str], String); 14] = [
        (&["advise", path], format!("{acme}-advice.txt")),
        (&["advise", path, "--format", "json"], format!("{acme}-advice.json")),
        (&["advise", "--set", "team_size=1"], "advice.txt".to_owned()),
        (&["template", "--format", "csv"], "sales-organisation.csv".to_owned()),
        (&["template", "--format", "json"], "sales-organisation.json".to_owned()),
        (&["compare", "Acme", "Bolt"], "comparison.txt".to_owned()),
        (&["compare", "Acme", "Bolt", "--format", "markdown"], "comparison.md".to_owned()),
        (&["compare", "Acme", "Bolt", "--format", "json"], "comparison.json".to_owned()),
        (&["replay", "Acme", "--format", "asciicast"], format!("{acme}-replay.cast")),
        (&["replay", "Acme", "--format", "html"], format!("{acme}-replay.html")),
        (&["sessions", "case", "Acme"], format!("{acme}.json")),
        (&["sessions", "export", "Acme"], format!("{acme}.json")),
        (&["rulebook", "graph", "--session", "Acme"], "sales-organisation.dot".to_owned()),
        (&["rulebook", "graph", "--format", "mermaid"], "sales-organisation.mmd".to_owned()),
    ];
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    commands.into_iter().map(|(words, name)| (owned(words), name)).collect()
}

/// Returns the arguments of a command with `-o`.
fn with_output<'a>(command: &'a [String], output: &'a str) -> Vec<&'a str> {
    command.iter().map(String::as_str).chain(["-o", output]).collect()
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).expect("the file exists").permissions().mode() & 0o777
}

/// A path that ends in a slash is a folder, which is created.
#[test]
fn output_creates_folders_with_a_trailing_slash() {
    let sandbox = sandbox();
    for (index, (command, name)) in commands(&sandbox).iter().enumerate() {
        for folder in [format!("new-{index}/in/it/"), format!("new-{index}/in")] {
            sandbox.run(&with_output(command, &folder)).ok();
            let file = sandbox.path(&folder).join(name);
            assert!(file.is_file(), "{command:?} writes {}", file.display());
            #[cfg(unix)]
            {
                assert_eq!(mode(&file), 0o600, "{command:?}");
                assert_eq!(mode(&sandbox.path(&format!("new-{index}"))), 0o700);
            }
        }
    }
    sandbox.run(&["sessions", "export", "--all", "-o", "all/of/them/"]).ok();
    assert_eq!(std::fs::read_dir(sandbox.path("all/of/them")).expect("the folder can be created").count(), 2);
}

/// A hyphen means standard output.
#[test]
fn output_hyphen_is_stdout() {
    let sandbox = sandbox();
    for (command, _) in commands(&sandbox) {
        let plain: Vec<_> = command.iter().map(String::as_str).collect();
        assert_eq!(sandbox.run(&with_output(&command, "-")).ok(), sandbox.run(&plain).ok(), "{command:?}");
    }
    assert!(!sandbox.path("-").exists());
}

/// A file about a session can be read by its owner only.
/// That also holds for a file that others could read before.
#[cfg(unix)]
#[test]
fn output_of_sessions_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = sandbox();
    for (command, _) in commands(&sandbox) {
        let _ = std::fs::remove_file(sandbox.path("out"));
        sandbox.run(&with_output(&command, "out")).ok();
        assert_eq!(mode(&sandbox.path("out")), 0o600, "{command:?}");
        let about_a_session = command.iter().any(|word| word.contains("Acme") || word.contains("acme"));
        if !about_a_session || command[1] == "case" {
            continue;
        }
        std::fs::set_permissions(sandbox.path("out"), std::fs::Permissions::from_mode(0o644))
            .expect("the metadata can be set");
        sandbox.run(&[&with_output(&command, "out")[..], &["--force"]].concat()).ok();
        assert_eq!(mode(&sandbox.path("out")), 0o600, "{command:?}");
    }
}

/// Errors of the system end with exit status 1 and a message in both languages.
#[test]
fn system_errors_are_translated() {
    let sandbox = sandbox();
    sandbox.file("file", "mine");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("circle", sandbox.path("circle")).expect("the link can be created");
        drop(
            std::os::unix::net::UnixListener::bind(sandbox.path("socket")).expect("the socket can be bound"),
        );
    }
    let long = "x".repeat(300);
    let mut runs: Vec<Vec<String>> = Vec::new();
    for (command, _) in commands(&sandbox) {
        for output in ["file/x", "file/", "nowhere/x", "file", "circle", "circle/", &long, "socket"] {
            runs.push(with_output(&command, output).into_iter().map(str::to_owned).collect());
        }
    }
    for given in ["file/x", "nowhere", "circle", ".", &long, "socket"] {
        for command in [
            &["advise"][..],
            &["sessions", "import"],
            &["rulebook", "check"],
            &["rulebook", "audit", "--cases"],
            &["interview", "--plain", "--from"],
            &["--rulebook"],
            &["--data-dir"],
        ] {
            let mut run: Vec<_> = command.iter().map(|word| (*word).to_owned()).collect();
            run.push(given.to_owned());
            let rest: &[&str] = match command {
                ["--rulebook"] => &["advise", "--set", "team_size=1"],
                ["--data-dir"] => &["sessions", "import", "session.json"],
                _ => &[],
            };
            run.extend(rest.iter().map(|word| (*word).to_owned()));
            runs.push(run);
        }
    }
    let session = sandbox.run(&["sessions", "export", "Acme"]).ok();
    sandbox.file("session.json", session);
    for run in runs {
        for language in ["en", "nl"] {
            let words: Vec<_> = run.iter().map(String::as_str).chain(["--lang", language]).collect();
            let result = sandbox.run(&words);
            // Some commands read a folder, and `--data-dir` may name a new one.
            let may_succeed = run.iter().any(|word| word == ".") || run[..2] == ["--data-dir", "nowhere"];
            assert!(result.status == 1 || may_succeed, "{run:?}: {} {}", result.status, result.stderr);
            assert!(!result.stderr.contains("os error"), "{run:?}: {}", result.stderr);
            assert!(
                !result.stderr.contains("system-") && !result.stderr.contains("session-"),
                "{run:?}: {}",
                result.stderr
            );
            let untranslated = Pattern::new(language, "cli-system", &[]);
            assert!(!untranslated.is_in(&result.stderr), "{run:?}: {}", result.stderr);
        }
    }
}

/// The temporary files of a killed program are removed once they are old.
#[test]
fn output_removes_leftover_files() {
    let sandbox = sandbox();
    for output in
        [&["sessions", "case", "Acme", "-o", "out/"][..], &["sessions", "export", "Acme", "-o", "out/a"]]
    {
        assert_removes_old_leftovers(&sandbox, output);
    }
}

fn assert_removes_old_leftovers(sandbox: &Sandbox, output: &[&str]) {
    let left = sandbox.file("out/.salesorg-abc123", "half");
    let hours = std::time::Duration::from_hours(3);
    let file = std::fs::File::options().write(true).open(&left).expect("the file exists");
    file.set_modified(std::time::SystemTime::now() - hours).expect("the metadata can be set");
    drop(file);
    let fresh = sandbox.file("out/.salesorg-def456", "half");
    sandbox.run(output).ok();
    assert!(!left.exists() && fresh.exists(), "{output:?}");
}

/// A folder that cannot be created is not reported as a missing file.
#[cfg(target_os = "linux")]
#[test]
fn output_names_a_folder_that_cannot_be_created() {
    let sandbox = sandbox();
    for language in ["en", "nl"] {
        let wrong =
            sandbox.run(&["sessions", "export", "--all", "-o", "/proc/x/", "--lang", language]).failed(1);
        assert_shows_in(language, &wrong[0], "cli-folder-not-made", &[]);
    }
}
