//! Saving where another program changed or removed the file, the folder or the lock.

use crate::session::store::tests::{answer, minute, names, owned, saved, session, store};
use crate::session::{Listed, Opened, Owned, Session, Store};
use std::fs;
use std::path::Path;

fn opened(store: &Store, path: &Path) -> Owned {
    owned(store.open(path).expect("opened"))
}

/// Answers a question and saves; returns the keys of what is to be told.
fn save(store: &Store, owned: &mut Owned, value: &str) -> Vec<&'static str> {
    answer(&mut owned.session, value, minute(9));
    store.save(owned).expect("saved");
    owned.take_notices().iter().map(crate::locale::Message::key).collect()
}

/// The version of another program, as the bytes of a file.
fn other_version(store: &Store, path: &Path) -> (Session, Vec<u8>) {
    let mut other = store.read(path).expect("read");
    answer(&mut other, "moderate", minute(5));
    let bytes = other.to_bytes();
    (other, bytes)
}

#[test]
fn save_keeps_the_version_of_another_program_as_a_session() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let (other, bytes) = other_version(&store, &path);
    fs::write(&path, &bytes).expect("written");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-changed"]);
    assert_eq!(store.read(&path).expect("read"), own.session);
    let listed = store.list().expect("listed");
    let kept: Vec<_> = listed.iter().filter(|entry| entry.path() != path).collect();
    let [Listed::Sound(kept)] = kept[..] else { panic!("{kept:?}") };
    assert_eq!(store.read(&kept.path).expect("read").events(), other.events());
    assert_ne!(kept.name, "Acme", "so that both can be asked for by name");
    assert!(save(&store, &mut own, "ample").is_empty(), "it is told once");
    // The same version again is kept already.
    fs::write(&path, &bytes).expect("written");
    save(&store, &mut own, "tight");
    assert_eq!(store.list().expect("listed").len(), 2);
}

#[test]
fn save_notices_a_file_that_another_program_put_in_place_of_it() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    save(&store, &mut own, "tight");
    let (_, bytes) = other_version(&store, &path);
    let beside = store.folder().join("download.part");
    fs::write(&beside, bytes).expect("written");
    fs::rename(&beside, &path).expect("moved");
    assert_eq!(save(&store, &mut own, "ample"), ["session-file-changed"]);
}

#[test]
fn save_keeps_what_is_no_session_as_a_file() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    for _ in 0..2 {
        fs::write(&path, "{\"half\":").expect("written");
        own.notices.clear();
        own.shown = 0;
        assert_eq!(save(&store, &mut own, "tight"), ["session-file-unreadable"]);
    }
    let kept = store.folder().join("20261118-acme-0007~2.json");
    assert_eq!(fs::read(&kept).expect("kept"), b"{\"half\":");
    assert!(!store.folder().join("20261118-acme-0007~3.json").exists(), "it is kept once");
    assert!(store.list().expect("listed").iter().any(|entry| entry.path() == kept));
    assert_eq!(store.read(&path).expect("read"), own.session);
}

#[test]
fn save_moves_aside_what_is_too_large_to_read() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let large = fs::File::create(&path).expect("made");
    large.set_len(crate::json::LARGEST as u64 + 1).expect("grown");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-unreadable"]);
    let kept = fs::metadata(store.folder().join("20261118-acme-0007~2.json")).expect("kept");
    assert_eq!(kept.len(), crate::json::LARGEST as u64 + 1);
    assert_eq!(store.read(&path).expect("read"), own.session);
}

#[test]
fn save_keeps_nothing_where_only_the_form_differs() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let line = own.session.to_line();
    fs::write(&path, line).expect("written");
    assert!(save(&store, &mut own, "tight").is_empty());
    assert_eq!(store.list().expect("listed").len(), 1);
}

#[test]
fn save_writes_a_removed_file_again() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    fs::remove_file(&path).expect("removed");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-gone"]);
    assert_eq!(store.read(&path).expect("read"), own.session);
}

#[test]
fn save_makes_a_removed_folder_again_with_its_lock() {
    let (temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    fs::remove_dir_all(temporary.path().join("data")).expect("removed");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-gone"]);
    assert_eq!(store.read(&path).expect("read"), own.session);
    assert_eq!(names(store.folder()), ["20261118-acme-0007.json", "20261118-acme-0007.lock"]);
    #[cfg(unix)]
    for folder in [store.folder(), &temporary.path().join("data")] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(folder).expect("there").permissions().mode() & 0o777, 0o700);
    }
    let second = Store::new(store.folder()).open(&path).expect("opened");
    assert!(matches!(second, Opened::ReadOnly { why, .. } if why.key() == "session-in-use"));
}

#[test]
fn save_moves_to_a_new_session_where_another_program_took_the_lock() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    fs::remove_file(path.with_extension("lock")).expect("removed");
    let mut second = opened(&store, &path);
    assert!(save(&store, &mut second, "moderate").is_empty());
    assert_eq!(save(&store, &mut own, "tight"), ["session-lock-lost"]);
    assert!(save(&store, &mut own, "ample").is_empty(), "it is told once");
    assert!(save(&store, &mut second, "tight").is_empty());
    assert_eq!(store.read(&path).expect("read"), second.session);
    assert_ne!(own.path(), path);
    assert_eq!(store.read(own.path()).expect("read"), own.session);
    assert_ne!(own.session.name(), second.session.name(), "so that both can be asked for by name");
    assert_eq!(store.list().expect("listed").len(), 2);
}

/// Whoever waits for another program answers no key.
#[test]
fn save_does_not_wait_while_another_program_takes_sessions_in() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let (_, bytes) = other_version(&store, &path);
    let import = fs::File::create(store.folder().join(crate::session::store::IMPORT_LOCK)).expect("made");
    import.lock().expect("free");
    fs::write(&path, &bytes).expect("written");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-changed-beside"]);
    assert_eq!(fs::read(store.folder().join("20261118-acme-0007~2.json")).expect("kept"), bytes);
    assert_eq!(store.read(&path).expect("read"), own.session);
}

#[cfg(unix)]
#[test]
fn save_tells_that_the_file_had_become_a_link() {
    let (temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let elsewhere = temporary.path().join("elsewhere.json");
    fs::rename(&path, &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, &path).expect("linked");
    let before = fs::read(&elsewhere).expect("read");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-was-link"]);
    assert_eq!(store.read(&path).expect("read"), own.session);
    assert_eq!(fs::read(&elsewhere).expect("read"), before);
    assert!(save(&store, &mut own, "ample").is_empty());
}

#[test]
fn save_takes_another_name_where_a_folder_has_that_of_the_temporary_file() {
    let (_temporary, store) = store();
    let path = saved(&store, "Acme", 1);
    let mut own = opened(&store, &path);
    let folder = store.folder().join(".20261118-acme-0007.tmp");
    fs::create_dir_all(folder.join("not empty")).expect("made");
    assert!(save(&store, &mut own, "tight").is_empty());
    assert_eq!(store.read(&path).expect("read"), own.session);
    assert!(folder.exists());
    assert_eq!(names(store.folder()).len(), 3, "file, lock and folder");
}

/// A folder that never was is not "no longer there".
#[cfg(target_os = "linux")]
#[test]
fn save_tells_that_a_folder_cannot_be_made() {
    let store = Store::new("/proc/nope/sessions");
    let error = store.save(&mut store.create(session("Acme"))).expect_err("no folder can be made there");
    assert_eq!(error.message().key(), "session-folder-not-made");
}

#[test]
fn save_keeps_the_other_version_beside_a_file_elsewhere() {
    let (temporary, store) = store();
    let path = temporary.path().join("mine.json");
    fs::write(&path, session("Acme").to_bytes()).expect("written");
    let mut own = opened(&store, &path);
    let (_, bytes) = other_version(&store, &path);
    fs::write(&path, bytes).expect("written");
    assert_eq!(save(&store, &mut own, "tight"), ["session-file-changed"]);
    let kept = Store::new(temporary.path()).list().expect("listed");
    assert_eq!(kept.iter().filter_map(Listed::summary).count(), 1, "mine.json is not named by its id");
    assert!(!store.folder().exists());
}
