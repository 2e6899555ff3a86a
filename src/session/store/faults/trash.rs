//! Renaming, copying, deleting, restoring and importing on a disk that fails at each step in turn: no session
//! is lost, damaged or partial, the error is reported, and the next attempt works.

use super::{ERRORS, Faulty, NEVER, assert_message};
use crate::session::store::tests::{minute, save_session, session, store};
use crate::session::{Error, ImportOutcome, ListedFile, Session, Store};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Returns the sessions of a store, ordered by name. Every file must be valid.
fn valid_sessions(store: &Store) -> Vec<Session> {
    let listed = store.list().expect("the folder can be listed");
    let mut sessions: Vec<_> = listed
        .iter()
        .map(|entry| {
            assert!(matches!(entry, ListedFile::Valid(_)), "{entry:?}");
            store.read(entry.path()).expect("the session is valid")
        })
        .collect();
    sessions.sort_by_key(|session| session.name().to_owned());
    sessions
}

/// An operation on the session at a path.
type OperationFn<'a> = &'a dyn Fn(&Store<&Faulty>, &Path) -> Result<(), Error>;

/// Makes each step of `operation` fail, alone and with all later ones. `prepare` prepares the store and returns the
/// path of the session.
///
/// Whichever step fails, the session is among the saved or the deleted ones, and the next attempt works.
/// Returns how many steps there are.
fn fail_each_step(prepare: &dyn Fn(&Store) -> PathBuf, operation: OperationFn) -> usize {
    let mut steps = 0;
    // A full disk and a read-only folder; the tests of saving cover how each error is reported.
    for (error, key) in ERRORS.into_iter().step_by(3) {
        for permanent in [false, true] {
            for step in 0..100 {
                let (_temporary, plain) = store();
                let path = prepare(&plain);
                let of = plain.read(&path).expect("the file exists").events().to_vec();
                let faulty = Faulty { permanent, ..Faulty::at(step, error) };
                let failing = Store::with_files(plain.folder(), &faulty);
                let before = (valid_sessions(&plain).len(), valid_sessions(&plain.trash()).len());
                let Err(refused) = operation(&failing, &path) else {
                    steps = steps.max(step);
                    break;
                };
                // Some steps read.
                let reading = refused.message().key() == "session-may-not-read";
                assert_message(&refused, if reading { "session-may-not-read" } else { key });
                let (saved_sessions, deleted) = (valid_sessions(&plain), valid_sessions(&plain.trash()));
                let found =
                    saved_sessions.iter().chain(&deleted).filter(|session| session.events() == of).count();
                assert!(found > 0, "lost at step {step} of {error:?}");
                assert!(saved_sessions.len() + deleted.len() >= before.0 + before.1, "fewer at step {step}");
                assert!(
                    plain
                        .leftovers()
                        .expect("the folder can be listed")
                        .iter()
                        .all(|path| !is_temp_file(path)),
                    "{step}"
                );
                faulty.steps_left.set(NEVER);
                // If only the last step failed, the operation is complete and the file moved.
                if path.exists() {
                    operation(&failing, &path).expect("the next attempt works");
                }
                assert!(!valid_sessions(&plain).is_empty() || !valid_sessions(&plain.trash()).is_empty());
            }
        }
    }
    steps
}

fn is_temp_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "tmp")
}

/// A failed rename leaves the old or the new name.
#[test]
fn rename_that_fails_leaves_a_complete_file() {
    let rename: OperationFn = &|store, path| store.rename(path, "Other", minute(3)).map(drop);
    // Reading, locking, reading again; then the steps of every save.
    assert_eq!(fail_each_step(&|store| save_session(store, "Acme", 1), rename), 9);
}

/// A failed copy leaves the session unchanged.
#[test]
fn duplicate_that_fails_keeps_the_session() {
    let copy: OperationFn = &|store, path| store.duplicate(path, "Copy", minute(3)).map(drop);
    // Reading; the folder, whether the id is unused, the lock, checking again; then the steps of every save.
    assert_eq!(fail_each_step(&|store| save_session(store, "Acme", 1), copy), 11);
}

/// After a failed deletion the session is saved or deleted, never neither.
#[test]
fn delete_that_fails_loses_nothing() {
    let delete: OperationFn = &|store, path| store.delete(path).map(drop);
    // The lock, the folder and syncing its parent, whether the name is unused, the move, and syncing both
    // folders.
    assert_eq!(fail_each_step(&|store| save_session(store, "Acme", 1), delete), 7);
}

/// After a failed restore the session is saved or deleted, never neither.
#[test]
fn restore_that_fails_loses_nothing() {
    let deleted = |store: &Store| store.delete(&save_session(store, "Acme", 1)).expect("deleting works");
    let restore: OperationFn = &|store, path| store.restore(path).map(drop);
    assert_eq!(fail_each_step(&deleted, restore), 5);
    // If another session has its id by now, it is imported and then removed.
    let id_in_use = |store: &Store| {
        let path = deleted(store);
        save_session(store, "Acme", 2);
        path
    };
    assert!(fail_each_step(&id_in_use, restore) > 10);
}

/// A failed import leaves the other sessions unchanged.
#[test]
fn import_that_fails_changes_nothing() {
    let other = || {
        let mut other = session("Acme");
        other.rename("Other", minute(5));
        other
    };
    let take_in: OperationFn = &|store, path| {
        // At the second attempt it may be present, if only the last step of the first failed.
        assert_ne!(store.import(other())?.path(), path, "no other session is replaced");
        Ok(())
    };
    assert!(fail_each_step(&|store| save_session(store, "Acme", 1), take_in) >= 10);
}

/// A session that another program imports at the same time is present once.
#[test]
fn import_of_a_session_imported_concurrently_finds_it() {
    let (_folder, real) = store();
    let session = session("Acme");
    let path = real.folder().join(format!("{}.json", session.id()));
    let meanwhile = Some((path.clone(), session.to_bytes()));
    let faulty = Faulty { concurrent_write: meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
    let store = Store::with_files(real.folder(), &faulty);
    assert_eq!(store.import(session).expect("the file exists"), ImportOutcome::AlreadyPresent(path));
    assert_eq!(real.list().expect("the folder can be listed").len(), 1);
}

/// Importing one more session of an id takes the same number of steps, however many there are.
#[test]
fn import_of_many_sessions_of_one_id_takes_constant_steps() {
    let (_folder, real) = store();
    let faulty = Faulty::at(NEVER, ErrorKind::Other);
    let failing = Store::with_files(real.folder(), &faulty);
    let steps: Vec<_> = (0..60)
        .map(|number| {
            faulty.steps_left.set(NEVER);
            let mut one = session("Acme");
            one.rename("Acme", minute(number));
            failing.import(one).expect("importing works");
            NEVER - faulty.steps_left.get()
        })
        .collect();
    assert_eq!(steps[2], steps[59], "{steps:?}");
}
