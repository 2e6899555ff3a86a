//! Tests of forms and spreadsheets: `template`, and `sessions import` of CSV.

use super::{Sandbox, read_json};
use crate::text::{SALES, assert_shows, assert_shows_in, text};
use serde_json::{Value as Json, json};
use std::fs;

/// Returns the answers of the session with this name.
fn answers(sandbox: &Sandbox, name: &str) -> Json {
    sandbox.run(&["sessions", "show", name, "--answers"]).json()
}

/// A form as CSV, with a company filled in as people do, becomes a session in either language.
#[test]
fn csv_form_is_filled_in_and_imported() {
    for (lang, separator, cell) in [("en", ',', "Ample,\"1,000\""), ("nl", ';', "ruim;1.000")] {
        let sandbox = Sandbox::new();
        let run = |arguments: &[&str]| sandbox.run(&[arguments, &["--lang", lang]].concat());
        run(&["template", "--format", "csv", "-o", "forms/"]).ok();
        let form =
            fs::read_to_string(sandbox.path("forms/sales-organisation.csv")).expect("the form is text");
        assert!(form.starts_with('\u{feff}'), "Excel needs the mark");
        assert!(form.contains(&SALES.option("budget", "ample", lang)), "{form}");
        sandbox.file("empty.csv", &form);
        assert_eq!(run(&["sessions", "import", "empty.csv"]).ok(), "");
        sandbox.file("clients.csv", format!("{form}Café \"Ons\"{separator}{cell}\r\n"));
        let result = run(&["sessions", "import", "clients.csv"]).ok();
        assert_shows_in(lang, &result, "cli-import-new", &[("name", "Café \"Ons\"")]);
        assert_eq!(answers(&sandbox, "Café \"Ons\""), json!({"budget": "ample", "team_size": 1000}));
        assert_eq!(sandbox.sessions().len(), 1);
        assert_eq!(read_json(&sandbox.sessions()[0])["language"], lang);
        let result = run(&["sessions", "import", "clients.csv"]).ok();
        assert_shows_in(lang, &result, "cli-import-same", &[("name", "Café \"Ons\"")]);
        assert_eq!(sandbox.sessions().len(), 1);
    }
}

/// A form as JSON has no answers unedited, and gives advice once it is filled in.
#[test]
fn json_form_is_filled_in_and_advised_on() {
    let sandbox = Sandbox::new();
    sandbox.run(&["template", "--format", "json", "-o", "form.json"]).ok();
    let advice = |file: &str| sandbox.run(&["advise", file, "--format", "json"]).json();
    let unedited = advice("form.json");
    assert_eq!((&unedited["answers"], &unedited["model"]), (&json!({}), &Json::Null));
    let form = fs::read_to_string(sandbox.path("form.json")).expect("the form is text");
    let filled = form.replace("\"team_size\": null", "\"team_size\": 40");
    sandbox
        .file("acme.json", filled.replace("\"relationship\": null", "\"relationship\": \"transactional\""));
    let advised = advice("acme.json");
    assert_eq!(advised["answers"], json!({"team_size": 40, "relationship": "transactional"}));
    assert!(advised["model"]["id"].is_string(), "{advised}");
    let refused = sandbox.run(&["template", "--format", "json", "-o", "form.json"]).failed(1);
    assert_eq!(refused.len(), 1, "an existing file is not overwritten: {refused:?}");
}

/// On standard output a form has no mark if it is in ASCII, and is read back without accents.
#[test]
fn csv_form_in_ascii_is_read_back() {
    let sandbox = Sandbox::new();
    let form = sandbox.run(&["template", "--format", "csv", "--lang", "nl", "--ascii"]).ok();
    assert!(form.is_ascii() && form.starts_with("Naam;"), "{form}");
    let rows = form.lines().next().expect("a header").to_owned() + "\nAcme;;;;;een gebied\n";
    sandbox.file("clients.csv", rows);
    sandbox.run(&["sessions", "import", "clients.csv"]).ok();
    assert_eq!(answers(&sandbox, "Acme"), json!({"customer_location": "one_area"}));
}

/// Bad rows are reported with file, row and question; the others are imported.
#[test]
fn import_reports_bad_rows_and_imports_the_rest() {
    let sandbox = Sandbox::new();
    let rows = "Name,Budget,Team size\n\nAcme,ampel,1.5\nBolt,Tight,4\n\u{1b}[2J,huge,\n,Ample,\n";
    sandbox.file("clients.csv", rows);
    let run = sandbox.run(&["sessions", "import", "clients.csv"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    let lines: Vec<_> = run.stderr.lines().collect();
    let near = [
        ("given", "ampel"),
        ("nearest", &*SALES.option("budget", "ample", "en")),
        ("known", &*SALES.options("budget", "en")),
    ];
    assert_eq!(lines[0], format!("clients.csv:3: budget: {}", text("problem-unknown-option-near", &near)));
    assert!(lines[1].starts_with("clients.csv:3: team_size: "), "{lines:?}");
    assert!(lines[2].starts_with("clients.csv:5: budget: ") && lines.len() == 3, "{lines:?}");
    let unnamed = text("import-row-name", &[("row", "6")]);
    for name in ["Bolt", &unnamed] {
        assert_shows(&run.stdout, "cli-import-new", &[("name", name)]);
    }
    assert_eq!(sandbox.sessions().len(), 2);
}

/// A header is checked before anything is imported, and a file of another kind says what to do.
#[test]
fn import_reports_the_header_and_unsupported_files() {
    let sandbox = Sandbox::new();
    sandbox.file("header.csv", "Name,Budgte,Budget,budget\nAcme,1,2,3\n");
    let lines = sandbox.run(&["sessions", "import", "header.csv"]).failed(3);
    assert!(lines.len() == 2 && lines.iter().all(|line| line.starts_with("header.csv:1: ")), "{lines:?}");
    assert_shows(&lines[0], "sheet-column-unknown-near", &[("column", "B"), ("nearest", "Budget")]);
    sandbox.file("workbook.csv", b"PK\x03\x04\x14");
    let lines = sandbox.run(&["sessions", "import", "workbook.csv"]).failed(3);
    assert_eq!(lines, [format!("workbook.csv: {}", text("content-zip", &[]))]);
    let lines = sandbox.run(&["sessions", "import", "missing.csv"]).failed(1);
    assert_shows(&lines[0], "cli-no-file", &[]);
}

/// A row with an answer to every question that is asked is a finished session; with fewer, `resume` asks the rest.
#[test]
fn imported_rows_are_finished_if_nothing_is_open() {
    let sandbox = Sandbox::new();
    let form = sandbox.run(&["template", "--format", "csv"]).ok();
    let assumed =
        form.lines().find(|line| line.starts_with("# assumed")).expect("a row with what is assumed");
    let cells = assumed.split_once(',').expect("a first cell").1;
    let mut rows = form.lines().next().expect("a header").trim_start_matches('\u{feff}').to_owned();
    rows += &*format!("\nWhole,{cells}\nPart,Ample\n");
    sandbox.file("clients.csv", rows);
    sandbox.run(&["sessions", "import", "clients.csv"]).ok();
    let session = |name: &str| {
        let path = sandbox.run(&["sessions", "path", name]).ok();
        read_json(path.trim_end().as_ref())
    };
    let (whole, part) = (session("Whole"), session("Part"));
    let last =
        |session: &Json| session["events"].as_array().expect("a list").last().expect("an event").clone();
    assert_eq!(last(&whole), json!({"at_ms": 0, "type": "completed"}));
    assert_eq!(last(&part)["type"], "answered");
    assert!(whole["advice"]["model"].is_string() && part.get("advice").is_none(), "{part}");
    let question = sandbox.run(&["resume", "Part", "--plain"]).left_early();
    assert!(question.contains(&SALES.question("team_size", "en")), "{question}");
}
