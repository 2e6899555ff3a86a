//! Companies in `assets/cases`: whether the shipped rulebook agrees with them, and whether each case is complete.

use super::Sandbox;
use crate::text::assert_shows;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/cases")
}

/// Returns the JSON files of a folder, with their content.
fn cases(folder: &Path) -> Vec<(PathBuf, Json)> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("the file can be read");
        serde_json::from_str(&text).expect("valid JSON")
    };
    paths.map(|path| (path.clone(), read(&path))).collect()
}

/// The shipped rulebook gives every published company the advice that its case expects.
#[test]
fn published_cases_get_the_expected_advice() {
    let folder_name = folder().into_os_string().into_string().expect("UTF-8 text");
    let audit = Sandbox::new().run(&["rulebook", "audit", "--cases", &folder_name, "--format=json"]);
    let count = cases(&folder()).len();
    assert_eq!(audit.json()["cases"], json!({"checked": count, "passed_over": 0, "failed": []}));
    assert!(count >= 8, "{count} cases");
}

/// The companies in `differs` still get different advice. A failed case is shown with its reason and its sources.
#[test]
fn published_cases_that_differ_say_why() {
    let (sandbox, folder) = (Sandbox::new(), folder().join("differs"));
    let folder_name = folder.to_str().expect("UTF-8 text");
    let audit = |format| sandbox.run(&["rulebook", "audit", "--cases", folder_name, "--format", format]);
    let result = audit("json");
    assert_eq!(result.status, 3, "{}", result.stderr);
    let report: Json = serde_json::from_str(&result.stdout).expect("valid JSON");
    let cases = cases(&folder);
    let failed = report["cases"]["failed"].as_array().expect("a list in the JSON");
    assert_eq!(failed.len(), cases.len(), "a case agrees now: move it up");
    for (path, case) in &cases {
        let file = path.file_name().and_then(|name| name.to_str()).expect("UTF-8 text");
        let found = failed.iter().find(|failed| failed["file"] == file).expect("the case has failed");
        for field in ["name", "expected", "why", "sources"] {
            assert_eq!(found[field], case[field], "{file}");
        }
    }
    let text = audit("text").stdout;
    for (_, case) in &cases {
        assert_shows(&text, "audit-case-why", &[("why", text_of(case, "/why"))]);
        let title = text_of(case, "/sources/0/title");
        assert_shows(&text, "audit-case-source-year", &[("title", title)]);
    }
    assert_shows(&text, "audit-case-model-open", &[]);
    assert_shows(&text, "audit-case-division-open", &[]);
}

/// Each published case says where it comes from and why it expects its advice, and answers only questions that are asked.
#[test]
fn published_cases_are_complete() {
    let sandbox = Sandbox::new();
    let overview = std::fs::read_to_string(folder().join("README.md")).expect("the file can be read");
    for (path, case) in cases(&folder()).into_iter().chain(cases(&folder().join("differs"))) {
        let file = path.strip_prefix(folder()).ok().and_then(Path::to_str).expect("UTF-8 text");
        let (company, year) = file.trim_end_matches(".json").rsplit_once('-').expect("company and year");
        assert!(!company.is_empty() && year.len() == 4 && year.parse::<u16>().is_ok(), "{file}");
        assert!(overview.contains(&format!("`{file}`")), "{file} is not in the overview");
        for field in ["/name", "/about", "/why"] {
            assert!(!text_of(&case, field).trim().is_empty(), "{file}: {field}");
        }
        let sources = case["sources"].as_array().filter(|sources| !sources.is_empty()).expect(file);
        for source in sources {
            assert!(!text_of(source, "/title").is_empty() && source["read"].is_string(), "{file}: {source}");
            assert!(is_address(text_of(source, "/url")), "{file}: {source}");
        }
        let answers = sandbox.file("answers.json", case["answers"].to_string());
        let answers = answers.to_str().expect("UTF-8 text");
        let advice = sandbox.run(&["advise", answers, "--format=json"]).json();
        assert_eq!(advice["ignored"], json!([]), "{file} answers questions that are not asked");
    }
}

fn text_of<'a>(value: &'a Json, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Json::as_str).unwrap_or_default()
}

/// Returns whether a text has the form of a web address.
fn is_address(text: &str) -> bool {
    let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = address.and_then(|address| address.split('/').next());
    host.is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.ends_with('.'))
        && text.chars().all(|c| c.is_ascii_graphic())
}
