//! Saving while another program changes or removes the file, the folder or the lock.

use crate::session::store::tests::{
    expect_writable, file_names, minute, record_answer, save_session, session, store,
};
use crate::session::{ListedFile, OpenSession, Session, Store, WritableSession};
use std::fs;
use std::path::Path;

fn opened(store: &Store, path: &Path) -> WritableSession {
    expect_writable(store.open(path).expect("the session can be opened"))
}

/// Records an answer and saves. Returns the keys of the notices.
fn save(store: &Store, owned: &mut WritableSession, value: &str) -> Vec<&'static str> {
    record_answer(&mut owned.session, value, minute(9));
    store.save(owned).expect("saving works");
    owned.take_notices().iter().map(crate::locale::Message::key).collect()
}

/// Returns a session as another program might have changed it, and its bytes.
fn other_version(store: &Store, path: &Path) -> (Session, Vec<u8>) {
    let mut other = store.read(path).expect("the file can be read");
    record_answer(&mut other, "moderate", minute(5));
    let bytes = other.to_bytes();
    (other, bytes)
}

/// A version of another program becomes a session with another name, once.
#[test]
fn save_keeps_the_version_of_another_program_as_a_session() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let (other, bytes) = other_version(&store, &path);
    fs::write(&path, &bytes).expect("the file can be written");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-changed"]);
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
    let listed = store.list().expect("the folder can be listed");
    let other_files: Vec<_> = listed.iter().filter(|entry| entry.path() != path).collect();
    let [ListedFile::Valid(other_file)] = other_files[..] else { panic!("{other_files:?}") };
    assert_eq!(store.read(&other_file.path).expect("the file can be read").events(), other.events());
    assert_ne!(other_file.name, "Acme", "both can be found by name");
    assert!(save(&store, &mut own, "ample").is_empty(), "the notice is given once");
    // The same version is not saved twice.
    fs::write(&path, &bytes).expect("the file can be written");
    save(&store, &mut own, "tight");
    assert_eq!(store.list().expect("the folder can be listed").len(), 2);
}

/// A file that another program moved into place is detected.
#[test]
fn save_detects_a_replaced_file() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    save(&store, &mut own, "tight");
    let (_, bytes) = other_version(&store, &path);
    let beside = store.folder().join("download.part");
    fs::write(&beside, bytes).expect("the file can be written");
    fs::rename(&beside, &path).expect("the file can be moved");
    assert_eq!(save(&store, &mut own, "ample"), ["session-file-changed"]);
}

/// A version that is no session is saved in a numbered file, once.
#[test]
fn save_keeps_an_unreadable_version_as_a_file() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    for _ in 0..2 {
        fs::write(&path, "{\"half\":").expect("the file can be written");
        own.notices.clear();
        own.notices_returned = 0;
        assert_eq!(save(&store, &mut own, "tight"), ["session-file-unreadable"]);
    }
    let saved_file = store.folder().join("20261118-acme-0007~2.json");
    assert_eq!(fs::read(&saved_file).expect("the version was saved"), b"{\"half\":");
    assert!(!store.folder().join("20261118-acme-0007~3.json").exists(), "it is saved once");
    assert!(store.list().expect("the folder can be listed").iter().any(|entry| entry.path() == saved_file));
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
}

/// A file that is too large to read is moved to a numbered name.
#[test]
fn save_moves_a_file_that_is_too_large() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let large = fs::File::create(&path).expect("it can be created");
    large.set_len(crate::json::MAX_FILE_BYTES as u64 + 1).expect("the file can be enlarged");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-unreadable"]);
    let metadata =
        fs::metadata(store.folder().join("20261118-acme-0007~2.json")).expect("the version was saved");
    assert_eq!(metadata.len(), crate::json::MAX_FILE_BYTES as u64 + 1);
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
}

/// A file in which only the formatting differs is replaced.
#[test]
fn save_ignores_another_formatting() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let line = own.session.to_line();
    fs::write(&path, line).expect("the file can be written");
    assert!(save(&store, &mut own, "tight").is_empty());
    assert_eq!(store.list().expect("the folder can be listed").len(), 1);
}

/// A removed file is written again, with a notice.
#[test]
fn save_writes_a_removed_file_again() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    fs::remove_file(&path).expect("it can be removed");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-restored"]);
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
}

/// A removed folder is created again for its owner only, and the session stays locked.
#[test]
fn save_creates_a_removed_folder_and_its_lock() {
    let (temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    fs::remove_dir_all(temporary.path().join("data")).expect("it can be removed");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-restored"]);
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
    assert_eq!(file_names(store.folder()), ["20261118-acme-0007.json", "20261118-acme-0007.lock"]);
    #[cfg(unix)]
    for folder in [store.folder(), &temporary.path().join("data")] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(folder).expect("the file exists").permissions().mode() & 0o777, 0o700);
    }
    let second = Store::new(store.folder()).open(&path).expect("the session can be opened");
    assert!(matches!(second, OpenSession::ReadOnly { reason, .. } if reason.key() == "session-in-use"));
}

/// If another program has acquired the lock, both sessions are saved under their own names.
#[test]
fn save_moves_to_a_new_session_if_the_lock_is_lost() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    fs::remove_file(path.with_extension("lock")).expect("it can be removed");
    let mut second = opened(&store, &path);
    assert!(save(&store, &mut second, "moderate").is_empty());
    assert_eq!(save(&store, &mut own, "tight"), ["session-lock-lost"]);
    assert!(save(&store, &mut own, "ample").is_empty(), "the notice is given once");
    assert!(save(&store, &mut second, "tight").is_empty());
    assert_eq!(store.read(&path).expect("the file can be read"), second.session);
    assert_ne!(own.path(), path);
    assert_eq!(store.read(own.path()).expect("the file can be read"), own.session);
    assert_ne!(own.session.name(), second.session.name(), "both can be found by name");
    assert_eq!(store.list().expect("the folder can be listed").len(), 2);
}

/// While another program imports, another version is saved beside the file, because the interface could not
/// react while waiting.
#[test]
fn save_does_not_wait_for_an_import() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let (_, bytes) = other_version(&store, &path);
    let import =
        fs::File::create(store.folder().join(crate::session::store::IMPORT_LOCK)).expect("it can be created");
    import.lock().expect("the lock is free");
    fs::write(&path, &bytes).expect("the file can be written");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-changed-beside"]);
    assert_eq!(
        fs::read(store.folder().join("20261118-acme-0007~2.json")).expect("the version was saved"),
        bytes
    );
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
}

/// A link in place of the file is replaced, its target stays unchanged, and the notice is given once.
#[cfg(unix)]
#[test]
fn save_reports_a_file_that_became_a_link() {
    let (temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let elsewhere = temporary.path().join("elsewhere.json");
    fs::rename(&path, &elsewhere).expect("the file can be moved");
    std::os::unix::fs::symlink(&elsewhere, &path).expect("the link can be created");
    let before = fs::read(&elsewhere).expect("the file can be read");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-was-link"]);
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
    assert_eq!(fs::read(&elsewhere).expect("the file can be read"), before);
    assert!(save(&store, &mut own, "ample").is_empty());
}

/// A folder with the name of the temporary file is left alone.
#[test]
fn save_uses_another_temporary_name_if_a_folder_has_it() {
    let (_temporary, store) = store();
    let path = save_session(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let folder = store.folder().join(".20261118-acme-0007.tmp");
    fs::create_dir_all(folder.join("not empty")).expect("it can be created");
    assert!(save(&store, &mut own, "tight").is_empty());
    assert_eq!(store.read(&path).expect("the file can be read"), own.session);
    assert!(folder.exists());
    assert_eq!(file_names(store.folder()).len(), 3, "file, lock and folder");
}

/// A folder that never existed is not reported as one that no longer exists.
#[cfg(target_os = "linux")]
#[test]
fn save_reports_a_folder_that_cannot_be_created() {
    let store = Store::new("/proc/nope/sessions");
    let error = store.save(&mut store.create(session("Acme"))).expect_err("no folder can be made there");
    assert_eq!(error.message().key(), "session-folder-not-made");
}

/// Another version of a file outside the store is saved in that file's folder.
#[test]
fn save_keeps_the_other_version_beside_a_file_elsewhere() {
    let (temporary, store) = store();
    let path = temporary.path().join("mine.json");
    fs::write(&path, session("Acme").to_bytes()).expect("the file can be written");
    let mut own = opened(&store, &path);
    let (_, bytes) = other_version(&store, &path);
    fs::write(&path, bytes).expect("the file can be written");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-changed"]);
    let listed = Store::new(temporary.path()).list().expect("the folder can be listed");
    assert_eq!(listed.iter().filter_map(ListedFile::summary).count(), 1, "mine.json is not named by its id");
    assert!(!store.folder().exists());
}
