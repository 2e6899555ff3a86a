//! Tests of import and export.

use super::{ImportedSession, RowContext, export, import};
use crate::interview::{Event, Place};
use crate::locale::Language;
use crate::rulebook::{Rulebook, Value};
use crate::session::store::tests::{save_session, store};
use crate::session::{Error, ImportOutcome, SessionWriter, Store};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn row_context() -> RowContext {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let now = "2026-11-23T09:45:00Z".parse().expect("a valid time");
    RowContext { rulebook: Arc::new(rulebook), language: Language::English, now }
}

fn import_all(store: &Store, from: &Path) -> Vec<ImportedSession> {
    import(store, from, row_context())
        .expect("the file can be read")
        .map(|result| result.expect("the disk works"))
        .collect()
}

/// Exported sessions are imported with the same bytes, and importing them again changes nothing.
#[test]
fn export_and_import_change_nothing() {
    let (folder, one) = store();
    let paths = [save_session(&one, "Acme", 1), save_session(&one, "Bolt", 2)];
    let (_other_folder, other) = store();
    for (count, name) in [(1, "one.json"), (2, "two.jsonl")] {
        let file = folder.path().join(name);
        export(&one, &paths[..count], &file).expect("the file can be written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).expect("the file exists").permissions().mode() & 0o777, 0o600);
        }
        let all = import_all(&other, &file);
        assert_eq!(all.len(), count);
    }
    assert_eq!(
        fs::read(folder.path().join("one.json")).expect("the file can be read"),
        fs::read(&paths[0]).expect("the file can be read")
    );
    let again = import_all(&other, &folder.path().join("two.jsonl"));
    for (imported, path) in again.iter().zip(&paths) {
        let outcome = imported.outcome.as_ref().expect("the session is valid");
        assert!(matches!(outcome, ImportOutcome::AlreadyPresent(_)), "{outcome:?}");
        assert_eq!(
            fs::read(outcome.path()).expect("the file can be read"),
            fs::read(path).expect("the file can be read")
        );
    }
}

/// An existing file stays, and a failed export leaves nothing behind.
#[test]
fn export_overwrites_no_file_and_leaves_no_temporary_file() {
    let (folder, store) = store();
    let path = save_session(&store, "Acme", 1);
    let file = folder.path().join("mine.json");
    fs::write(&file, "mine").expect("the file can be written");
    let refused = export(&store, std::slice::from_ref(&path), &file).expect_err("the file exists already");
    assert_eq!(refused.message().key(), "session-name-exists");
    assert_eq!(fs::read(&file).expect("the file can be read"), b"mine");
    fs::write(&path, "{").expect("the file can be written");
    let other = folder.path().join("other.json");
    assert!(matches!(export(&store, &[path], &other), Err(Error::Damaged { .. })));
    let remaining: Vec<_> = fs::read_dir(folder.path()).expect("the folder can be listed").collect();
    assert_eq!(remaining.len(), 2, "{remaining:?}");
}

/// A damaged session is reported, and the others are exported.
#[test]
fn export_reports_unreadable_sessions_and_writes_the_rest() {
    let (folder, store) = store();
    let paths =
        [save_session(&store, "Acme", 1), save_session(&store, "Bolt", 2), save_session(&store, "Cord", 3)];
    fs::write(&paths[1], "{").expect("the file can be written");
    let file = folder.path().join("all.jsonl");
    let outcome = export(&store, &paths, &file).expect("the file can be written");
    assert_eq!((outcome.count, outcome.unreadable.len()), (2, 1));
    assert_eq!(outcome.unreadable[0].path(), Some(&*paths[1]));
    assert_eq!(import_all(&store, &file).len(), 2);
}

/// The folder is created, and the file in it gets its name from the session.
#[test]
fn export_to_a_path_with_a_final_slash_creates_the_folder() {
    let (folder, store) = store();
    let paths = [save_session(&store, "Acme", 1), save_session(&store, "Bolt", 2)];
    let to = |name: &str| folder.path().join(name);
    let outcome = export(&store, &paths[..1], &to("a/b/")).expect("the file can be written");
    assert_eq!(outcome.to.file_name(), paths[0].file_name());
    let outcome = export(&store, &paths, &to("a")).expect("the file can be written");
    assert_eq!(outcome.to, to("a").join(super::JSONL_FILE_NAME));
    assert_eq!(import_all(&store, &outcome.to).len(), 2);
    let error = export(&store, &paths, &outcome.to.join("")).expect_err("it is a file");
    assert_eq!(error.message().key(), "system-not-a-folder");
}

/// The errors of unreadable sessions are limited, and the rest is counted.
#[test]
fn export_limits_reported_unreadable_sessions() {
    let (folder, store) = store();
    let mut paths = vec![save_session(&store, "Acme", 1)];
    paths.extend((0..50).map(|number| folder.path().join(format!("gone-{number}.json"))));
    let outcome = export(&store, &paths, &folder.path().join("all.jsonl")).expect("the file can be written");
    assert_eq!((outcome.count, outcome.unreadable.len(), outcome.unreported), (1, 20, 30));
}

/// A bad line is reported with its number, and the other lines are imported.
#[test]
fn import_reports_a_bad_line_with_its_number() {
    let (folder, store) = store();
    let path = save_session(&store, "Acme", 1);
    let file = folder.path().join("lines.jsonl");
    let line = store.read(&path).expect("the file can be read").to_line();
    fs::write(&file, format!("{{\"format\": 3}}\n{line}\n")).expect("the file can be written");
    let all = import_all(&store, &file);
    assert_eq!((all[0].line, all[0].outcome.is_err()), (Some(1), true));
    assert!(matches!(all[1].outcome, Ok(ImportOutcome::AlreadyPresent(_))));
    assert!(matches!(import(&store, folder.path(), row_context()), Err(Error::Disk { .. })));
}

/// The result of importing one row: its number, the session's name, and how it was imported or the problems.
fn import_rows(store: &Store, from: &Path, context: &RowContext) -> Vec<(usize, String, &'static str)> {
    let outcome = |imported: &ImportedSession| match &imported.outcome {
        Ok(ImportOutcome::Added(_)) => "added",
        Ok(ImportOutcome::AlreadyPresent(_)) => "present",
        Ok(ImportOutcome::Renumbered(_)) => "renumbered",
        Err(problems) => problems[0].message.key(),
    };
    import(store, from, context.clone())
        .expect("the file can be read")
        .map(|result| result.expect("the disk works"))
        .map(|imported| (imported.line.expect("a row"), imported.name.clone(), outcome(&imported)))
        .collect()
}

/// Each row becomes a session, and a bad one does not stop the others. Importing the file again, on another day, adds
/// only what is new in it.
#[test]
fn import_of_a_spreadsheet_adds_each_row_once() {
    let (folder, store) = store();
    let file = folder.path().join("clients.CSV");
    let write = |rows: &str| {
        fs::write(&file, format!("Naam;Budget;Team size\n{rows}")).expect("the file can be written");
    };
    write("Acme;ruim;24\nBolt;huge;4\n;tight;\nAcme;ruim;24\nAcme;ruim;25\n");
    let mut context = row_context();
    let unnamed = "Row 4".to_owned();
    let acme = || "Acme".to_owned();
    assert_eq!(
        import_rows(&store, &file, &context),
        [
            (2, acme(), "added"),
            (3, String::new(), "problem-unknown-option"),
            (4, unnamed.clone(), "added"),
            (5, acme(), "present"),
            (6, acme(), "added"),
        ]
    );
    assert_eq!(store.paths().expect("the folder can be listed").len(), 3);
    context.now = "2027-01-01T00:00:00Z".parse().expect("a valid time");
    write("Acme;Ample;24\nBolt;Tight;4\n;Krap;\n");
    let again = import_rows(&store, &file, &context);
    assert_eq!(again, [(2, acme(), "present"), (3, "Bolt".to_owned(), "added"), (4, unnamed, "present")]);
    assert_eq!(store.paths().expect("the folder can be listed").len(), 4);
}

/// A session that was renamed and continued after its import is still found. A deleted one is imported again.
#[test]
fn import_of_a_spreadsheet_finds_continued_sessions() {
    let (folder, store) = store();
    let (file, context) = (folder.path().join("clients.tsv"), row_context());
    fs::write(&file, "Name\tBudget\nAcme\tTight\n").expect("the file can be written");
    import_rows(&store, &file, &context);
    let path = store.paths().expect("the folder can be listed").remove(0);
    store.rename(&path, "Acme Holding", context.now).expect("the session can be renamed");
    let mut writer = SessionWriter::open(store.clone(), &path, Arc::clone(&context.rulebook), "en")
        .expect("the session can be opened");
    let interview = writer.resume_interview();
    assert!(matches!(interview.place(), Place::Question(_)), "it is not finished");
    writer.append(&Event::Answered(1, Value::Number(24)), 0, context.now).expect("saving works");
    drop(writer);
    assert_eq!(import_rows(&store, &file, &context), [(2, "Acme".to_owned(), "present")]);
    store.delete(&path).expect("the session can be deleted");
    assert_eq!(import_rows(&store, &file, &context), [(2, "Acme".to_owned(), "added")]);
}

/// A file with a wrong header or without content imports nothing.
#[test]
fn import_of_a_spreadsheet_reports_its_header() {
    let (folder, store) = store();
    let file = folder.path().join("clients.csv");
    for (text, expected) in [
        ("\nName,Budgte\nAcme,Tight\n", vec![(2, String::new(), "sheet-column-unknown-near")]),
        ("", vec![]),
        ("Name,Budget\n", vec![]),
    ] {
        fs::write(&file, text).expect("the file can be written");
        assert_eq!(import_rows(&store, &file, &row_context()), expected, "{text:?}");
    }
    fs::write(&file, "PK\x03\x04").expect("the file can be written");
    let refused = import_all(&store, &file).remove(0);
    assert_eq!(
        (refused.line, refused.outcome.expect_err("it is no text")[0].message.key()),
        (None, "content-zip")
    );
    assert_eq!(store.paths().expect("the folder can be listed").len(), 0);
}
