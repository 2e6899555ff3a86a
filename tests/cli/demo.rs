//! `salesorg demo` without a terminal: the printed advice, and the sessions in a folder.

use super::{Sandbox, read_json};
use crate::text::{assert_hides, assert_shows, assert_shows_in};
use std::path::{Path, PathBuf};

/// Returns the session files in the data folder `demo`, sorted by name.
fn written(sandbox: &Sandbox) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(sandbox.path("demo/sessions")).expect("the folder exists");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

fn id(file: &Path) -> String {
    file.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// Without a terminal and with `--plain`, the advice for each example is printed, in the interface's language, and
/// nothing is written.
#[test]
fn demo_prints_advice_without_a_terminal() {
    let sandbox = Sandbox::new();
    for language in ["en", "nl"] {
        let output = sandbox.run(&["--lang", language, "demo"]).ok();
        let spoken = sandbox.run(&["--lang", language, "--plain", "demo"]).ok();
        assert!(!spoken.contains('═'), "{spoken}");
        for key in ["demo-companies", "demo-open", "demo-write"] {
            assert_shows_in(language, &output, key, &[]);
        }
        let titles = output.lines().filter(|line| line.starts_with('═')).count();
        assert_eq!(titles, 5, "{output}");
        let data = sandbox.path("data");
        assert!(!data.exists() && sandbox.sessions().is_empty());
        assert_eq!(std::fs::read_dir(sandbox.folder.path()).expect("the folder exists").count(), 0);
    }
}

/// The printed page is the one that `advise` prints for the same session.
#[test]
fn demo_prints_the_pages_of_advise() {
    let sandbox = Sandbox::new();
    let output = sandbox.run(&["demo"]).ok();
    sandbox.run(&["demo", "-o", "demo/"]).ok();
    for file in written(&sandbox) {
        let page = sandbox.run(&["advise", &file.to_string_lossy()]).ok();
        let whole = crate::text::text("verdict-all", &[]);
        let page = page.replace(&whole, "");
        assert!(output.contains(page.trim()), "{page}\nis not in\n{output}");
    }
}

/// With `-o` the sessions are in a folder that serves as `--data-dir`; their advice is that of today's rules.
#[test]
fn demo_writes_sessions_for_other_commands() {
    let sandbox = Sandbox::new();
    let output = sandbox.run(&["--lang", "nl", "demo", "-o", "demo/"]).ok();
    assert_shows_in("nl", &output, "demo-written", &[("folder", "demo/")]);
    let files = written(&sandbox);
    assert_eq!(files.len(), 5);
    #[cfg(unix)]
    for (path, mode) in files.iter().map(|file| (file.clone(), 0o600)).chain([(sandbox.path("demo"), 0o700)])
    {
        use std::os::unix::fs::PermissionsExt as _;
        let metadata = std::fs::metadata(&path).expect("it exists");
        assert_eq!(metadata.permissions().mode() & 0o777, mode, "{}", path.display());
    }
    assert!(files.iter().all(|file| read_json(file)["language"] == "nl"));
    assert!(sandbox.sessions().is_empty(), "the user's own sessions stay as they are");
    let check = ["--data-dir", "demo", "replay", "--all", "--check", "--format", "json"];
    let report = sandbox.run(&check).json();
    assert_eq!(report["sessions"].as_array().map(Vec::len), Some(5), "{report}");
    // The commands that are shown work as they are.
    let commands: Vec<_> = output.lines().filter_map(|line| line.strip_prefix("  salesorg ")).collect();
    assert_eq!(commands.len(), 3, "{output}");
    for command in commands {
        let arguments: Vec<_> = command.split(' ').chain(["--plain"]).collect();
        assert!(!sandbox.run(&arguments).ok().is_empty());
    }
}

/// Nothing is overwritten, and then nothing is written at all.
#[test]
fn demo_overwrites_no_file() {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "-o", "demo"]).ok();
    let files = written(&sandbox);
    std::fs::remove_file(&files[0]).expect("the file can be removed");
    std::fs::write(&files[1], "mine").expect("the file can be written");
    let lines = sandbox.run(&["demo", "-o", "demo/"]).failed(1);
    assert_eq!(lines.len(), files.len() - 1, "{lines:?}");
    for (line, file) in lines.iter().zip(&files[1..]) {
        assert_shows(line, "demo-file-exists", &[]);
        assert!(lines.iter().any(|line| line.contains(&id(file))), "{lines:?}");
    }
    assert_eq!(written(&sandbox), files[1..]);
    assert_eq!(std::fs::read(&files[1]).expect("the file exists"), b"mine");
}

/// The output is a folder: neither standard output nor a file.
#[test]
fn demo_output_must_be_a_folder() {
    let sandbox = Sandbox::new();
    assert_shows(&sandbox.run(&["demo", "-o", "-"]).failed(2)[0], "demo-needs-folder", &[]);
    sandbox.file("file", "mine");
    let lines = sandbox.run(&["demo", "-o", "file"]).failed(1);
    assert_shows(&lines[0], "system-not-a-folder", &[]);
}

/// The demo belongs to the built-in rulebook on sales organisations: another one is refused, that one is accepted.
#[test]
fn demo_refuses_another_rulebook() {
    let sandbox = Sandbox::new();
    let commute = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commute.json");
    for rulebook in ["open-source-licence", commute] {
        let lines = sandbox.run(&["--rulebook", rulebook, "demo"]).failed(2);
        assert_shows(&lines[0], "demo-other-rulebook", &[]);
        sandbox.run(&["--rulebook", rulebook, "demo", "-o", "demo/"]).failed(2);
    }
    assert!(!sandbox.path("demo").exists());
    let output = sandbox.run(&["--rulebook", "sales-organisation", "demo"]).ok();
    assert_shows(&output, "demo-companies", &[]);
    assert_hides(&output, "demo-other-rulebook", &[]);
}
