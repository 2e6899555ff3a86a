//! The store on a real folder: listing, finding, locking and writing sessions.

use super::{
    Disk, Error, ErrorCategory, Files as _, ListedFile, MatchingSession, OpenSession, Store, WritableSession,
};
use crate::locale::{Language, Translator};
use crate::session::{EventKind, RulebookRef, Session, new_id};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A store in a folder that does not exist yet, inside a temporary folder.
pub(crate) fn store() -> (TempDir, Store) {
    let temporary = tempfile::tempdir().expect("a temporary folder can be created");
    let store = Store::new(temporary.path().join("data").join("sessions"));
    (temporary, store)
}

pub(super) fn minute(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + minute * 60).expect("a valid time")
}

pub(in crate::session) fn session(name: &str) -> Session {
    let rulebook = RulebookRef { id: "tiny".into(), version: "1.0.0".into(), digest: "sha256:00".into() };
    Session::new(new_id(minute(0), name, 7), name, "en", rulebook, minute(0))
}

pub(super) fn record_answer(session: &mut Session, value: &str, now: Timestamp) {
    session.record(1, EventKind::Answered { question: "budget".into(), value: value.into() }, now);
}

/// Saves a session and closes it. Returns its file.
pub(crate) fn save_session(store: &Store, name: &str, at: i64) -> PathBuf {
    let mut owned = store.create(session(name));
    record_answer(&mut owned.session, "ample", minute(at));
    store.save(&mut owned).expect("saving works");
    owned.path().to_owned()
}

pub(super) fn expect_writable(opened: OpenSession) -> WritableSession {
    match opened {
        OpenSession::Writable(owned) => owned,
        OpenSession::ReadOnly { reason: why, .. } => panic!("read-only: {why:?}"),
    }
}

fn read_only_key(opened: &OpenSession) -> &'static str {
    match opened {
        OpenSession::Writable(_) => panic!("not read-only"),
        OpenSession::ReadOnly { reason: why, .. } => why.key(),
    }
}

pub(super) fn file_names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("the folder exists")
        .map(|entry| entry.expect("the folder can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).expect("the file exists").permissions().mode() & 0o777
}

/// Returns file name, place and message key of each problem of the damaged files.
fn damaged_problems(store: &Store) -> Vec<(String, String, &'static str)> {
    let listed = store.list().expect("the folder can be listed");
    let mut all = Vec::new();
    for entry in &listed {
        if let ListedFile::Damaged { path, problems } = entry {
            let name = path.file_name().expect("the path has a file name").to_string_lossy();
            all.extend(problems.iter().map(|p| (name.to_string(), p.at.clone(), p.message.key())));
        }
    }
    all
}

/// A session that was never saved leaves no file.
#[test]
fn create_writes_nothing_before_the_first_save() {
    let (temporary, store) = store();
    let owned = store.create(session("Acme"));
    assert!(!owned.is_claimed());
    drop(owned);
    assert_eq!(store.list().expect("the folder can be listed"), []);
    assert!(matches!(store.find("acme"), Err(Error::NotFound { .. })));
    assert!(file_names(temporary.path()).is_empty());
}

/// Folder, file and lock can only be read by their owner, also after the next save.
#[test]
fn save_creates_files_for_the_owner_only() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    assert_eq!(file_names(store.folder()), ["20261118-acme-0007.json", "20261118-acme-0007.lock"]);
    let read = store.read(&path).expect("the file can be read");
    assert_eq!((read.name(), read.events().len()), ("Acme", 2));
    #[cfg(unix)]
    {
        assert_eq!(mode(store.folder()), 0o700);
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&path.with_extension("lock")), 0o600);
        // The next save restores the permissions of a file that was opened to others.
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
        fs::set_permissions(&path, open).expect("the permissions can be changed");
        store
            .save(&mut expect_writable(store.open(&path).expect("the session can be opened")))
            .expect("saving works");
        assert_eq!(mode(&path), 0o600);
    }
}

/// The folders in which a new one was created are returned, innermost first.
#[test]
fn create_folder_returns_the_folders_to_sync() {
    let (temporary, _) = store();
    let inner = temporary.path().join("a/b");
    let made = Disk.create_folder(&inner).expect("it can be created");
    assert_eq!(made, [temporary.path().join("a"), temporary.path().to_owned()]);
    assert_eq!(Disk.create_folder(&inner).expect("the file exists"), [] as [PathBuf; 0]);
}

/// Two new sessions with the same id get different ones when they are saved.
#[test]
fn save_gives_new_sessions_unique_ids() {
    let (_temporary, store) = store();
    // Both are created before either is saved, as by two programs in the same second.
    let mut first = store.create(session("Acme"));
    let mut second = Store::new(store.folder()).create(session("Acme"));
    record_answer(&mut first.session, "tight", minute(1));
    record_answer(&mut second.session, "ample", minute(1));
    store.save(&mut first).expect("saving works");
    store.save(&mut second).expect("saving works");
    assert_eq!(first.session.id(), "20261118-acme-0007");
    assert_eq!(second.session.id(), "20261118-acme-0008");
    // One id has a file and no lock; the other has a lock and no file.
    drop(first);
    let mut third = store.create(session("Acme"));
    fs::remove_file(second.path()).expect("it can be removed");
    store.save(&mut third).expect("saving works");
    assert_eq!(third.session.id(), "20261118-acme-0009");
    assert_eq!(store.read(third.path()).expect("the file can be read").id(), "20261118-acme-0009");
}

/// A session that is open elsewhere is read-only until it is closed.
#[test]
fn open_is_read_only_while_another_store_has_the_session() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let other = Store::new(store.folder());
    let mut first = expect_writable(store.open(&path).expect("the session can be opened"));
    assert_eq!(read_only_key(&other.open(&path).expect("the session can be opened")), "session-in-use");
    assert!(matches!(other.delete(&path), Err(Error::InUse { .. })));
    record_answer(&mut first.session, "tight", minute(2));
    store.save(&mut first).expect("saving works");
    // The file has been replaced, and the lock is still held.
    assert_eq!(read_only_key(&other.open(&path).expect("the session can be opened")), "session-in-use");
    drop(first);
    // The session is read again after locking.
    let second = expect_writable(other.open(&path).expect("the session can be opened"));
    assert_eq!(second.session.answers()["budget"], "tight");
}

/// A lock file that no program holds does not prevent opening and saving.
#[test]
fn open_ignores_the_lock_file_of_a_killed_program() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    fs::write(path.with_extension("lock"), "4711").expect("the file can be written");
    fs::write(store.folder().join(".20261118-acme-0007.tmp"), "{\"half").expect("the file can be written");
    let mut again = expect_writable(store.open(&path).expect("the session can be opened"));
    store.save(&mut again).expect("saving works");
    assert_eq!(file_names(store.folder()), ["20261118-acme-0007.json", "20261118-acme-0007.lock"]);
}

/// Sessions are ordered by their last change, and damaged files follow with their problems.
#[test]
fn list_has_the_last_changed_first_and_damaged_files_last() {
    let (_temporary, store) = store();
    save_session(&store, "Old", 1);
    save_session(&store, "New", 3);
    let path = save_session(&store, "Between", 2);
    let folder = store.folder().to_owned();
    fs::create_dir(folder.join("a-folder.json")).expect("it can be created");
    fs::write(folder.join("broken.json"), "{").expect("the file can be written");
    fs::write(folder.join("Ünsafe.json"), "{}").expect("the file can be written");
    fs::copy(&path, folder.join("copy.json")).expect("copying works");
    fs::write(folder.join("readme.txt"), "no session").expect("the file can be written");
    let large = fs::File::create(folder.join("large.json")).expect("it can be created");
    large.set_len(crate::json::MAX_FILE_BYTES as u64 + 1).expect("the file can be enlarged");

    let listed = store.list().expect("the folder can be listed");
    let sound: Vec<_> = listed.iter().filter_map(ListedFile::summary).map(|s| &*s.name).collect();
    assert_eq!(sound, ["New", "Between", "Old"]);
    let summary = listed[1].summary().expect("the session is valid");
    assert_eq!((summary.answer_count, summary.completed, &summary.path), (1, false, &path));
    let row = |name: &str, at: &str, key| (name.to_owned(), at.to_owned(), key);
    assert_eq!(
        damaged_problems(&store),
        [
            row("a-folder.json", "", "session-is-a-folder"),
            row("broken.json", "", "json-truncated"),
            row("copy.json", "id", "session-id-not-file-name"),
            row("large.json", "", "json-too-large-by"),
            row("Ünsafe.json", "format", "session-no-format"),
        ]
    );
    assert_eq!(fs::read(folder.join("broken.json")).expect("the file exists"), b"{");
}

/// Makes a named pipe without starting a process: for a moment that would hold the locks of the tests that run beside this one.
#[cfg(all(unix, not(target_vendor = "apple")))]
fn make_pipe(path: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe can be made");
}

/// Makes a named pipe.
#[cfg(all(unix, target_vendor = "apple"))]
fn make_pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo can be run").success());
}

/// Pipes and broken links are problems, and links in place of a temporary file or lock are not followed.
#[cfg(unix)]
#[test]
fn list_reports_pipes_and_broken_links() {
    use std::os::unix::fs::symlink;
    let (temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let folder = store.folder().to_owned();
    make_pipe(&folder.join("pipe.json"));
    symlink(temporary.path().join("nowhere"), folder.join("gone.json")).expect("the link can be created");
    let row = |name: &str, key| (name.to_owned(), String::new(), key);
    assert_eq!(
        damaged_problems(&store),
        [row("gone.json", "cli-no-file"), row("pipe.json", "session-not-a-file")]
    );

    // A link in place of the temporary file must not redirect a write.
    let outside = temporary.path().join("outside");
    fs::write(&outside, "mine").expect("the file can be written");
    symlink(&outside, folder.join(".20261118-acme-0007.tmp")).expect("the link can be created");
    let mut again = expect_writable(store.open(&path).expect("the session can be opened"));
    store.save(&mut again).expect("saving works");
    drop(again);
    // Nor may a link in place of the lock.
    fs::remove_file(path.with_extension("lock")).expect("it can be removed");
    symlink(temporary.path().join("made"), path.with_extension("lock")).expect("the link can be created");
    assert_eq!(read_only_key(&store.open(&path).expect("the session can be opened")), "session-not-a-file");
    assert!(!temporary.path().join("made").exists());
    assert_eq!(fs::read(&outside).expect("the file can be read"), b"mine");
}

/// A link to a session has its lock, and saving writes the target.
#[cfg(unix)]
#[test]
fn open_resolves_links() {
    let (temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let first = expect_writable(store.open(&path).expect("the session can be opened"));
    let elsewhere = temporary.path().join("else");
    fs::create_dir(&elsewhere).expect("it can be created");
    let link = elsewhere.join("link.json");
    std::os::unix::fs::symlink(&path, &link).expect("the link can be created");
    assert_eq!(read_only_key(&store.open(&link).expect("the session can be opened")), "session-in-use");
    assert!(matches!(store.delete(&link), Err(Error::NotInStore { .. })));
    drop(first);
    // The target is written, and the link stays.
    let mut again = expect_writable(store.open(&link).expect("the session can be opened"));
    record_answer(&mut again.session, "tight", minute(2));
    store.save(&mut again).expect("saving works");
    assert_eq!(file_names(&elsewhere), ["link.json"]);
    assert!(link.is_symlink());
    assert_eq!(store.read(&path).expect("the file can be read").answers()["budget"], "tight");
}

/// A session is found by path, id, beginning of an id or name, in this order.
#[test]
fn find_accepts_paths_ids_prefixes_and_names() {
    let (temporary, store) = store();
    let acme = save_session(&store, "Acme", 1);
    let apex = save_session(&store, "Apex", 2);
    let find = |reference: &str| store.find(reference).ok();
    assert_eq!(store.find(&acme).ok(), Some(acme.clone()));
    assert_eq!(find("20261118-acme-0007"), Some(acme.clone()));
    assert_eq!(find("20261118-ap"), Some(apex.clone()));
    assert_eq!(find("Apex"), Some(apex.clone()));
    assert_eq!(find("aPEX"), Some(apex.clone()));

    // A name that is also the beginning of several ids is a name; an id has precedence over a name.
    let day = save_session(&store, "20261118", 3);
    assert_eq!(find("20261118"), Some(day));
    let borrowed = save_session(&store, "20261118-acme-0007", 4);
    assert_eq!(find("20261118-acme-0007"), Some(acme));
    assert_ne!(find("20261118-acme-0007"), Some(borrowed));

    // A path has precedence over all, and a damaged file is found by its id.
    let file = temporary.path().join("Apex");
    fs::write(&file, "{}").expect("the file can be written");
    assert_eq!(store.find(&file).ok(), Some(file));
    fs::write(store.folder().join("broken.json"), "{").expect("the file can be written");
    assert_eq!(find("brok"), Some(store.folder().join("broken.json")));
}

/// Names are found whatever their case, spaces, accents and Unicode normalization, unless an exact match
/// exists.
#[test]
fn find_ignores_case_spaces_and_normalization() {
    let (_temporary, store) = store();
    let session = save_session(&store, "Caf\u{e9} Zo\u{eb}", 1);
    for reference in ["Cafe\u{301} Zoe\u{308}", "CAFE\u{301} ZO\u{cb}", " caf\u{e9}  zo\u{eb}\t"] {
        assert_eq!(store.find(reference).ok(), Some(session.clone()), "{reference}");
    }
    let id = session.file_stem().expect("the path has a file name").to_string_lossy().to_uppercase();
    assert_eq!(store.find(id).ok(), Some(session.clone()));
    assert_eq!(store.find("cafe zoe").ok(), Some(session.clone()), "as a terminal in ASCII shows it");
    let exact = save_session(&store, "Cafe Zoe", 2);
    assert_eq!(store.find("Cafe Zoe").ok(), Some(exact));
    assert_eq!(store.find("Caf\u{e9} Zo\u{eb}").ok(), Some(session));
}

/// An ambiguous reference lists all sessions that match.
#[test]
fn find_reports_all_matches_of_an_ambiguous_reference() {
    let (_temporary, store) = store();
    save_session(&store, "Acme", 1);
    save_session(&store, "ACME", 2);
    fs::write(store.folder().join("20261118-zzz.json"), "{").expect("the file can be written");
    let candidate = |id: &str, name: &str| MatchingSession { id: id.into(), name: name.into() };
    let matches_of = |reference: &str| match store.find(reference) {
        Err(error @ Error::Ambiguous { .. }) => {
            assert_eq!(
                (error.category(), error.message().key()),
                (ErrorCategory::Usage, "session-ambiguous")
            );
            let Error::Ambiguous { matches: candidates, .. } = error else { unreachable!() };
            candidates
        }
        other => panic!("{other:?}"),
    };
    let both = [candidate("20261118-acme-0007", "Acme"), candidate("20261118-acme-0008", "ACME")];
    assert_eq!(matches_of("acme"), both);
    assert_eq!(matches_of("20261118-acme"), both);
    assert_eq!(matches_of("2026").last(), Some(&candidate("20261118-zzz", "")));
    assert!(store.find("Acme").is_ok() && store.find("ACME").is_ok());
}

/// A reference without a match suggests the nearest id or name, and never leaves the folder.
#[test]
fn find_suggests_the_nearest_session() {
    let (temporary, store) = store();
    save_session(&store, "Contoso", 1);
    let near = |reference: &str| match store.find(reference) {
        Err(Error::NotFound { nearest, .. }) => nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(near("contosso").as_deref(), Some("Contoso"));
    assert_eq!(near("20261118-contoso-0008").as_deref(), Some("20261118-contoso-0007"));
    assert_eq!(near(""), None);
    assert_eq!(near("something else"), None);
    assert_eq!(near("CONTO").as_deref(), Some("Contoso"));
    save_session(&store, "x", 2);
    assert_eq!(near("b"), None);
    assert_eq!(near(&"x".repeat(100_000)), None);
    let folder = temporary.path().to_str().expect("valid UTF-8");
    assert_eq!(store.find(folder).expect_err("it is a folder").message().key(), "session-is-a-folder");
    for way_out in ["../secret", "..", "/etc/passwd/x", "20261118-contoso-0007/../x", "a\0b"] {
        assert!(store.find(way_out).is_err(), "{way_out:?}");
    }
}

/// A session outside the store is locked and saved in its own folder.
#[test]
fn open_locks_and_saves_files_outside_the_store() {
    let (temporary, store) = store();
    let away = temporary.path().join("from a colleague.json");
    fs::write(&away, session("Acme").to_bytes()).expect("the file can be written");
    let mut here = expect_writable(store.open(&away).expect("the session can be opened"));
    record_answer(&mut here.session, "tight", minute(5));
    store.save(&mut here).expect("saving works");
    assert_eq!(read_only_key(&store.open(&away).expect("the session can be opened")), "session-in-use");
    assert_eq!(file_names(temporary.path()), ["20261118-acme-0007.lock", "from a colleague.json"]);
    assert_eq!(store.read(&away).expect("the file can be read").answers()["budget"], "tight");
}

/// The file is moved, and the lock stays.
#[test]
fn delete_moves_the_file_and_keeps_the_lock() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let broken = store.folder().join("broken.json");
    fs::write(&broken, "{").expect("the file can be written");
    store.delete(&path).expect("deleting works");
    store.delete(&broken).expect("deleting works");
    assert_eq!(file_names(store.folder()), ["20261118-acme-0007.lock", "broken.lock", "deleted"]);
    assert_eq!(store.delete(&path).expect_err("the file is deleted").message().key(), "cli-no-file");
}

/// A session too large to be read again is not saved, and the file stays.
#[test]
fn save_refuses_a_session_that_is_too_large() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let before = fs::read(&path).expect("the file can be read");
    let mut owned = expect_writable(store.open(&path).expect("the session can be opened"));
    let text = "x".repeat(crate::json::MAX_FILE_BYTES);
    owned.session.record(9, EventKind::Noted { question: "budget".into(), text }, minute(2));
    let error = store.save(&mut owned).expect_err("the session is too large");
    assert_eq!((error.category(), error.message().key()), (ErrorCategory::External, "session-too-large"));
    assert_eq!(fs::read(&path).expect("the file can be read"), before);
}

/// The limit on the number of values is the same for reading and writing.
#[test]
fn save_and_read_have_the_same_limit_of_values() {
    let (_temporary, store) = store();
    let with_values = |count: usize| {
        let mut file: serde_json::Value =
            serde_json::from_str(&session("Acme").to_line()).expect("valid JSON");
        file["x"] = vec![0; count].into();
        Session::from_json(file).expect("the session is valid")
    };
    let own = crate::json::count_values(with_values(0).to_line().as_bytes());
    let most = crate::json::MAX_VALUES - own;
    let mut owned = store.create(with_values(most));
    store.save(&mut owned).expect("saving works");
    assert_eq!(store.read(owned.path()).expect("the file can be read").id(), "20261118-acme-0007");
    let before = fs::read(owned.path()).expect("the file can be read");
    record_answer(&mut owned.session, "ample", minute(1));
    let error = store.save(&mut owned).expect_err("there are too many values");
    assert_eq!(
        (error.category(), error.message().key()),
        (ErrorCategory::External, "session-too-many-values")
    );
    assert_eq!(fs::read(owned.path()).expect("the file can be read"), before);
    let refused = Session::from_bytes(with_values(most + 1).to_line().as_bytes())
        .expect_err("there are too many values");
    assert_eq!((&*refused[0].at, refused[0].message.key()), ("x", "json-too-many-values"));
}

/// The message names the first matches and counts the others.
#[test]
fn ambiguous_message_names_some_sessions_and_counts_the_rest() {
    let candidates =
        (0..500).map(|n| MatchingSession { id: format!("id-{n}"), name: "Acme".into() }).collect();
    let error = Error::Ambiguous { reference: "Acme".into(), matches: candidates };
    let text = Translator::new(Language::English).translate(&error.message());
    assert!(text.contains("id-19 (Acme) and 480 more") && !text.contains("id-20"), "{text}");
}

/// All problems of a damaged file are reported with their places.
#[test]
fn open_reports_every_problem_of_a_damaged_file() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let text = fs::read_to_string(&path).expect("the file can be read");
    fs::write(&path, text.replace("\"ample\"", "1.5").replace("\"Acme\"", "[]"))
        .expect("the file can be written");
    let error = store.open(&path).expect_err("the session is damaged");
    assert_eq!((error.category(), error.path()), (ErrorCategory::Data, Some(&*path)));
    let places: Vec<_> = error.problems().into_iter().map(|problem| problem.at).collect();
    assert_eq!(places, ["name", "events[1].value"]);
    let words = Translator::new(Language::English);
    assert_eq!(words.translate(&error.message()), "this session cannot be read: 2 problems");
}
