//! Tests of `man`: every command has a page. `tests/clients/package.sh` checks the pages with other programs.

use super::Sandbox;
use crate::text::assert_shows;
use std::fs;

/// Returns the commands that the help of a command lists.
fn listed_commands(sandbox: &Sandbox, command: &[&str]) -> Vec<String> {
    let help = sandbox.run(&[command, &["--help"]].concat()).ok();
    let lines =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// A folder gets the page of each command. A page is found by words, with hyphens, and by its own name.
#[test]
fn man_has_a_page_for_each_command() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&["man", "-o", "pages/"]).ok(), "");
    let mut pages = 0;
    let mut check = |words: &[&str]| {
        let name = [&["salesorg"], words].concat().join("-");
        let page = sandbox.run(&[&["man"], words].concat()).ok();
        let written =
            fs::read_to_string(sandbox.path(&format!("pages/{name}.1"))).expect("the page is in the folder");
        assert_eq!(page, written);
        assert!(page.contains(&format!(".TH {} 1 ", name.to_uppercase())), "{page}");
        for section in [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH OPTIONS", ".SH \"EXIT STATUS\""] {
            assert!(page.contains(section), "{name} has no {section}");
        }
        assert_eq!(sandbox.run(&["man", &name]).ok(), page);
        pages += 1;
    };
    check(&[]);
    for command in listed_commands(&sandbox, &[]) {
        check(&[&command]);
        for below in listed_commands(&sandbox, &[&command]) {
            check(&[&command, &below]);
        }
    }
    assert_eq!(fs::read_dir(sandbox.path("pages")).expect("a folder").count(), pages);
    let page = sandbox.run(&["man"]).ok();
    for section in
        [".SH ENVIRONMENT", ".SH FILES", ".SH \"SEE ALSO\"", "SALESORG_DATA_DIR", "sessions/ID.json", "128+n"]
    {
        assert!(page.contains(section), "{section}");
    }
    assert_eq!(
        sandbox.run(&["man", "sessions-import"]).ok(),
        sandbox.run(&["man", "sessions", "import"]).ok()
    );
}

/// A folder gets the pages below one command; an existing page stays without `--force`.
#[test]
fn man_overwrites_only_with_force() {
    let sandbox = Sandbox::new();
    sandbox.file("pages/salesorg-rulebook.1", "mine");
    let write = ["man", "rulebook", "-o", "pages/"];
    let lines = sandbox.run(&write).failed(1);
    assert_eq!(lines.len(), 1, "the other pages are written: {lines:?}");
    assert_shows(&lines[0], "cli-file-exists", &[]);
    assert!(sandbox.path("pages/salesorg-rulebook-check.1").exists());
    assert!(!sandbox.path("pages/salesorg.1").exists());
    sandbox.run(&[&write[..], &["--force"]].concat()).ok();
    sandbox.run(&["man", "advise", "-o", "page.1"]).ok();
    let page = fs::read_to_string(sandbox.path("page.1")).expect("the page is written");
    assert!(page.contains("salesorg\\-advise"), "{page}");
}

/// An unknown command is a usage error, which suggests the nearest one.
#[test]
fn man_suggests_the_nearest_command() {
    let sandbox = Sandbox::new();
    for given in [&["sesions", "import"][..], &["sessions-imprt"]] {
        let lines = sandbox.run(&[&["man"], given].concat()).failed(2);
        assert_shows(
            &lines[0],
            "cli-man-unknown-near",
            &[("given", &given.join(" ")), ("nearest", "sessions import")],
        );
    }
    let lines = sandbox.run(&["man", "xyzzy"]).failed(2);
    assert_shows(&lines[0], "cli-man-unknown", &[("given", "xyzzy")]);
}
