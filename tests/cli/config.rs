//! Tests of `salesorg config` and of the settings in other commands.

use super::{Run, Sandbox};
use serde_json::{Value as Json, json};
use std::process::Stdio;

impl Sandbox {
    /// Runs the program with this text as its settings and these variables.
    fn run_with_settings(&self, settings: &str, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        let path = self.file("settings/config.toml", settings);
        let mut command = self.command(arguments);
        command.env("SALESORG_CONFIG", path).envs(variables.iter().copied());
        Run::new(&command.stdin(Stdio::null()).output().expect("the program starts"))
    }
}

/// Returns name, value, source and what gave it of a setting in the output of `config show`.
fn shown(output: &Json, name: &str) -> (Json, String, Json) {
    let settings = output["settings"].as_array().expect("a list of settings");
    let found = settings.iter().find(|setting| setting["name"] == name).expect("the setting is listed");
    (found["value"].clone(), found["source"].as_str().expect("a text").to_owned(), found["given_by"].clone())
}

/// The command line decides before the environment, that before the file, and that before the locale.
#[test]
fn show_names_the_source_of_each_setting() {
    let sandbox = Sandbox::new();
    let file = "theme = \"dark\"\nlanguage = \"nl\"\noutlook = false\n";
    let show = ["config", "show", "--format", "json"];
    let variables = [("SALESORG_THEME", "light"), ("SALESORG_DATE_FORMAT", "iso")];
    let output =
        sandbox.run_with_settings(file, &variables, &[&show[..], &["--theme", "dusk"]].concat()).json();
    assert_eq!(shown(&output, "theme"), (json!("dusk"), "command_line".into(), json!("--theme")));
    assert_eq!(shown(&output, "language"), (json!("nl"), "file".into(), Json::Null));
    assert_eq!(
        shown(&output, "date_format"),
        (json!("iso"), "environment".into(), json!("SALESORG_DATE_FORMAT"))
    );
    assert_eq!(shown(&output, "outlook"), (json!(false), "file".into(), Json::Null));
    assert_eq!(shown(&output, "mouse"), (json!(true), "default".into(), Json::Null));
    let output = sandbox.run_with_settings(file, &variables, &show).json();
    assert_eq!(shown(&output, "theme"), (json!("light"), "environment".into(), json!("SALESORG_THEME")));
    let output = sandbox.run_with_settings(file, &[], &show).json();
    assert_eq!(shown(&output, "theme").1, "file");
    let output = sandbox.run_with_settings("", &[("LANG", "nl_NL.UTF-8")], &show).json();
    assert_eq!(shown(&output, "language"), (json!("nl"), "locale".into(), Json::Null));
}

/// The text names every setting once.
#[test]
fn show_lists_each_setting_on_a_line() {
    let text = Sandbox::new().run_with_settings(
        "mouse = false\n[keys.home]\nnew = [\"n\"]\n",
        &[],
        &["config", "show"],
    );
    let text = text.ok();
    assert_eq!(text.lines().take_while(|line| !line.is_empty()).count(), 5, "{text}");
    assert!(text.contains("config.toml"), "{text}");
}

/// The language of the file is that of every command, and a wrong setting is told and does not stop the command.
#[test]
fn settings_apply_to_other_commands() {
    let sandbox = Sandbox::new();
    let advise = ["advise", "--set", "team_size=24"];
    let english = sandbox.run(&advise).ok();
    let dutch = sandbox.run(&[&advise[..], &["--lang", "nl"]].concat()).ok();
    assert_ne!(english, dutch);
    assert_eq!(sandbox.run_with_settings("language = \"nl\"", &[], &advise).ok(), dutch);
    assert_eq!(sandbox.run_with_settings("", &[("SALESORG_LANGUAGE", "nl")], &advise).ok(), dutch);
    let result = sandbox.run_with_settings("theme = \"drak\"\nlanguage = \"nl\"", &[], &advise);
    assert_eq!((result.status, &*result.stdout), (0, &*dutch));
    assert_eq!(result.stderr.lines().count(), 1, "{}", result.stderr);
    assert!(result.stderr.contains("config.toml:1:9: theme: "), "{}", result.stderr);
}

/// `check` reports every problem with its place, and ends with 3.
#[test]
fn check_reports_all_problems() {
    let sandbox = Sandbox::new();
    let check = ["config", "check"];
    sandbox.run_with_settings("theme = \"dark\"\n", &[], &check).ok();
    let wrong = "theme = \"drak\"\nzebra = 1\nmouse = \"no\"\n";
    let lines = sandbox.run_with_settings(wrong, &[("SALESORG_OUTLOOK", "maybe")], &check).failed(3);
    let starts = [
        "SALESORG_OUTLOOK: ",
        "config.toml:1:9: theme: ",
        "config.toml:2:1: zebra: ",
        "config.toml:3:9: mouse: ",
    ];
    assert_eq!(lines.len(), starts.len(), "{lines:?}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.contains(start), "{line}");
    }
    let dutch = sandbox.run_with_settings(wrong, &[("SALESORG_LANGUAGE", "nl")], &check).failed(3);
    assert_ne!(dutch[0], lines[1]);
}

/// A file that does not exist is right; one that cannot be read is not.
#[test]
fn check_distinguishes_missing_and_unreadable_files() {
    let sandbox = Sandbox::new();
    let check = |path: &str| {
        let mut command = sandbox.command(["config", "check"]);
        Run::new(&command.env("SALESORG_CONFIG", path).output().expect("the program starts"))
    };
    check("no/such/file.toml").ok();
    check(".").failed(3);
    sandbox.file("plain", "");
    check("plain/config.toml").failed(1);
}

/// `path` prints the path alone, of the platform or of the variable.
#[test]
fn path_prints_the_path_alone() {
    let sandbox = Sandbox::new();
    let path = sandbox.run(&["config", "path"]).ok();
    assert!(path.ends_with("config.toml\n") && path.contains("salesorg"), "{path}");
    let path = sandbox.run_with_settings("", &[], &["config", "path"]).ok();
    assert_eq!(path.trim_end(), sandbox.path("settings/config.toml").to_string_lossy());
}

/// A theme that does not exist is an error of the command line.
#[test]
fn unknown_theme_is_a_usage_error() {
    Sandbox::new().run(&["--theme", "drak", "config", "show"]).failed(2);
}

/// Dates have the chosen form for people, and stay as they are for programs.
#[test]
fn dates_are_shown_as_chosen() {
    let sandbox = Sandbox::new();
    sandbox.run_on(
        &["interview", "--plain", "--name", "Acme"],
        b"1\n24\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
    );
    let id = sandbox.sessions()[0].file_stem().expect("a name").to_string_lossy().into_owned();
    let with = |format: &str, arguments: &[&str]| {
        sandbox.run_with_settings(&format!("date_format = \"{format}\""), &[], arguments).ok()
    };
    let (year, list, show) = (&id[..4], ["sessions", "list"], ["sessions", "show", "Acme"]);
    assert!(with("numbers", &list).contains(&format!("-{year} ")));
    assert!(with("words", &list).contains(&format!(" {year}-")));
    assert!(with("iso", &show).contains(&format!(" {year}-")));
    assert!(with("words", &show).contains(&format!(" {year} ")));
    assert!(with("numbers", &["sessions", "list", "--format", "json"]).contains(&format!("\"{year}-")));
}
