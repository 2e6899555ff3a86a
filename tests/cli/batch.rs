//! Tests of `salesorg batch`: its forms, its exit statuses, and input that went wrong.

use super::{Run, Sandbox};
use crate::text::{assert_shows, assert_shows_in};
use serde_json::{Value as Json, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

fn json_lines(run: &Run) -> Vec<Json> {
    run.stdout.lines().map(|line| serde_json::from_str(line).expect("the line is JSON")).collect()
}

/// Asserts that a run succeeded, whatever it printed on standard error.
#[track_caller]
fn done(run: Run) -> Run {
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

/// A batch decides as `advise` does, from a file or standard input, and reports counts as requested.
#[test]
fn batch_decides_as_advise_does() {
    let sandbox = Sandbox::new();
    let answers = r#"{"budget": "ample", "team_size": 24, "lead_flow": "many"}"#;
    sandbox.file("answers.json", answers);
    sandbox.file("all.jsonl", format!("{answers}\n{{}}\n"));
    let advice = sandbox.run(&["advise", "answers.json", "--format", "json"]).json();
    let run = done(sandbox.run(&["batch", "all.jsonl", "--summary=json"]));
    let lines = json_lines(&run);
    assert_eq!(lines[0]["model"], advice["model"]["id"]);
    let assumed: Vec<_> =
        advice["assumed"].as_object().expect("an object").keys().map(|id| json!(id)).collect();
    assert_eq!(lines[0]["assumed"], json!(assumed));
    let summary: Json = serde_json::from_str(&run.stderr).expect("the summary is JSON");
    assert_eq!((&summary["companies"], &summary["without_advice"]), (&json!(2), &json!(1)));
    assert_eq!(summary["models"][advice["model"]["id"].as_str().expect("an id")], json!(1));
    assert_eq!(summary["rulebook"], advice["rulebook"]);

    let full = done(sandbox.run_on(&["batch", "--full"], answers.as_bytes()));
    assert_eq!(json_lines(&full)[0]["advice"], advice);
    let dutch = done(sandbox.run_on(&["batch", "--lang", "nl", "--summary"], answers.as_bytes()));
    assert_shows_in("nl", &dutch.stderr, "batch-models", &[]);
}

/// A bad line is reported in its place and on standard error, and the rest is decided.
#[test]
fn batch_reports_bad_lines_and_decides_the_rest() {
    let sandbox = Sandbox::new();
    let mut input = b"{\"team_size\": 5}\n{\"budget\": \"ampel\"}\n{\"team_size\": \"\xff\"}\n\n".to_vec();
    input.extend(format!("{{\"x\": \"{}\"}}\n", "x".repeat(50_000_000)).bytes());
    input.extend(b"{\"team_size\": 5}");
    sandbox.file("all.jsonl", &input);
    let run = sandbox.run(&["batch", "all.jsonl"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    let lines = json_lines(&run);
    let found: Vec<_> = lines.iter().map(|line| (line["line"].clone(), line["error"].is_object())).collect();
    let expected = [(1, false), (2, true), (3, true), (5, true), (6, false)];
    assert_eq!(found, expected.map(|(line, is_error)| (json!(line), is_error)));
    assert_eq!(lines[0]["model"], lines[4]["model"]);
    for place in ["all.jsonl:2: budget: ", "all.jsonl:3: ", "all.jsonl:5: "] {
        assert!(run.stderr.contains(place), "{}", run.stderr);
    }
    assert!(run.stdout.len() < 10_000 && run.stderr.len() < 10_000);
    let run = sandbox.run(&["batch", "all.jsonl", "--summary=json"]);
    let summary: Json = serde_json::from_str(&run.stderr).expect("standard error is one object");
    assert_eq!((run.status, &summary["failed"]), (3, &json!(3)));
}

/// What is no text of companies is refused, with what to do instead.
#[test]
fn batch_refuses_other_kinds_of_files() {
    let sandbox = Sandbox::new();
    sandbox.file("a.jsonl.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03");
    sandbox.file("a.csv", b"PK\x03\x04\x14\0");
    sandbox.file("empty.jsonl", "");
    sandbox.file("empty.csv", "");
    std::fs::create_dir(sandbox.path("folder.jsonl")).expect("the folder can be created");
    for (file, status) in [("a.jsonl.gz", 3), ("a.csv", 3), ("folder.jsonl", 1), ("gone.jsonl", 1)] {
        let run = sandbox.run(&["batch", file]);
        let errors = run.failed(status);
        assert!(errors[0].starts_with(&format!("{file}: ")), "{errors:?}");
    }
    for file in ["empty.jsonl", "empty.csv"] {
        let run = done(sandbox.run(&["batch", file]));
        assert_shows(&run.stderr, "batch-empty", &[]);
        assert_eq!(run.stdout, "");
    }
    let pretty = sandbox.run_on(&["batch", "-"], b"{\n  \"team_size\": 5\n}\n");
    assert_eq!(pretty.status, 3);
    assert!(pretty.stderr.contains("jq -c"), "{}", pretty.stderr);
    assert_eq!(sandbox.run(&["batch", "--full", "--format", "csv", "empty.csv"]).status, 2);
}

/// A spreadsheet is decided row by row, and a wrong header refused with all of its problems.
#[test]
fn batch_reads_and_writes_spreadsheets() {
    let sandbox = Sandbox::new();
    let rows = "\u{feff}Name;Team size;budget;region_names\r\n\"Acme\r\nHolding\";1.000;ample;\"North; South\"\r\n=x;0;;\r\n";
    sandbox.file("clients.csv", rows);
    let run = sandbox.run(&["batch", "clients.csv", "--format", "csv"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    let mut reader = csv::Reader::from_reader(run.stdout.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().expect("a header").iter().collect::<Vec<_>>().join(",");
    assert_eq!(header, "line,id,model,segmentation,assumed,error");
    let records: Vec<_> = reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!((&records[0][0], records[0][2].is_empty(), &records[0][5]), ("2", false, ""));
    // A name that a spreadsheet program would calculate.
    assert_eq!((&records[1][0], &records[1][1], records[1][5].is_empty()), ("3", "'=x", false));
    assert!(run.stderr.contains("clients.csv:3: team_size: "), "{}", run.stderr);

    // Excel in Dutch expects semicolons, and a mark for names with accents.
    let run = sandbox.run(&["--lang", "nl", "batch", "clients.csv", "--format", "csv"]);
    assert!(run.stdout.starts_with("\u{feff}line;id;model;"), "{}", run.stdout);
    let run = sandbox.run(&["--ascii", "batch", "clients.csv", "--format", "csv"]);
    assert!(run.stdout.starts_with("line,id,model,"), "{}", run.stdout);

    sandbox.file("wrong.csv", "budget,Budget,teamsize\nample,ample,3\n");
    let run = sandbox.run(&["batch", "wrong.csv"]);
    assert_eq!((run.status, run.stdout.as_str()), (3, ""));
    assert_eq!(run.stderr.lines().count(), 2, "{}", run.stderr);
    assert!(run.stderr.contains("\"Team size\"") || run.stderr.contains("team_size"), "{}", run.stderr);
}

/// Results come while the input is still open, and a reader that closes early ends the batch quietly.
#[test]
fn batch_answers_as_lines_arrive_and_ends_with_its_reader() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(["batch"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input");
    let mut output = BufReader::new(child.stdout.take().expect("standard output"));
    for size in [5, 50] {
        writeln!(input, "{{\"team_size\": {size}}}").expect("the program reads");
        let mut line = String::new();
        output.read_line(&mut line).expect("the program writes");
        assert!(line.contains("\"model\":\""), "{line}");
    }
    drop(output);
    // The program notices when it writes.
    while input.write_all(b"{\"team_size\": 5}\n").is_ok() {}
    let ended = child.wait_with_output().expect("the program ends");
    assert_eq!((ended.status.code(), &*ended.stderr), (Some(0), &b""[..]));
}

/// `-o` writes a file completely, for its owner only, and overwrites nothing.
#[test]
fn batch_writes_to_a_file() {
    let sandbox = Sandbox::new();
    sandbox.file("all.jsonl", "{\"team_size\": 5}\n");
    sandbox.run(&["batch", "all.jsonl", "-o", "out/"]).ok();
    let file = sandbox.path("out/advice.jsonl");
    assert_eq!(std::fs::read_to_string(&file).expect("the file exists").lines().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).expect("the file exists").permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(sandbox.run(&["batch", "all.jsonl", "-o", "out/"]).status, 1);
    sandbox.run(&["batch", "all.jsonl", "-o", "out/", "--force"]).ok();
    assert_eq!(sandbox.run(&["batch", "all.jsonl", "-o", "-"]).ok().lines().count(), 1);
}
