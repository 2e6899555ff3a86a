//! Renaming, copying, deleting, restoring and importing on a disk that fails at each step in turn: no session
//! is lost, damaged or partial, the error is reported, and the next attempt works.

use super::{ERRORS, Faulty, NEVER, told};
use crate::session::store::tests::{minute, saved, session, store};
use crate::session::{Error, Listed, Session, Store, TakenIn};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Returns the sessions of a store, ordered by name. Every file must be valid.
fn standing(store: &Store) -> Vec<Session> {
    let listed = store.list().expect("the folder can be listed");
    let mut sessions: Vec<_> = listed
        .iter()
        .map(|entry| {
            assert!(matches!(entry, Listed::Sound(_)), "{entry:?}");
            store.read(entry.path()).expect("the session is valid")
        })
        .collect();
    sessions.sort_by_key(|session| session.name().to_owned());
    sessions
}

/// An operation on the session at a path.
type Done<'a> = &'a dyn Fn(&Store<&Faulty>, &Path) -> Result<(), Error>;

/// Makes each step of `done` fail, alone and with all later ones. `ready` prepares the store and returns the
/// path of the session.
///
/// Whichever step fails, the session is among the saved or the deleted ones, and the next attempt works.
/// Returns how many steps there are.
fn each_step(ready: &dyn Fn(&Store) -> PathBuf, done: Done) -> usize {
    let mut steps = 0;
    // A full disk and a read-only folder; the tests of saving cover how each error is reported.
    for (error, key) in ERRORS.into_iter().step_by(3) {
        for lasting in [false, true] {
            for step in 0..100 {
                let (_temporary, plain) = store();
                let path = ready(&plain);
                let of = plain.read(&path).expect("the file exists").events().to_vec();
                let faulty = Faulty { lasting, ..Faulty::at(step, error) };
                let failing = Store::on(plain.folder(), &faulty);
                let before = (standing(&plain).len(), standing(&plain.deleted()).len());
                let Err(refused) = done(&failing, &path) else {
                    steps = steps.max(step);
                    break;
                };
                // Some steps read.
                let reading = refused.message().key() == "session-may-not-read";
                told(&refused, if reading { "session-may-not-read" } else { key });
                let (here, deleted) = (standing(&plain), standing(&plain.deleted()));
                let kept = here.iter().chain(&deleted).filter(|session| session.events() == of).count();
                assert!(kept > 0, "lost at step {step} of {error:?}");
                assert!(here.len() + deleted.len() >= before.0 + before.1, "fewer at step {step}");
                assert!(plain.leftovers().expect("the folder can be listed").iter().all(|path| !is_part(path)), "{step}");
                faulty.left.set(NEVER);
                // If only the last step failed, the operation is complete and the file moved.
                if path.exists() {
                    done(&failing, &path).expect("the next attempt works");
                }
                assert!(!standing(&plain).is_empty() || !standing(&plain.deleted()).is_empty());
            }
        }
    }
    steps
}

fn is_part(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "tmp")
}

/// A failed rename leaves the old or the new name.
#[test]
fn a_rename_that_fails_leaves_the_old_name_or_the_new_one() {
    let rename: Done = &|store, path| store.rename(path, "Other", minute(3)).map(drop);
    // Reading, locking, reading again; then the steps of every save.
    assert_eq!(each_step(&|store| saved(store, "Acme", 1), rename), 9);
}

/// A failed copy leaves the session unchanged.
#[test]
fn a_copy_that_fails_leaves_the_session_as_it_was() {
    let copy: Done = &|store, path| store.duplicate(path, "Copy", minute(3)).map(drop);
    // Reading; the folder, whether the id is unused, the lock, checking again; then the steps of every save.
    assert_eq!(each_step(&|store| saved(store, "Acme", 1), copy), 11);
}

/// After a failed deletion the session is saved or deleted, never neither.
#[test]
fn a_session_whose_deletion_fails_is_here_or_there() {
    let delete: Done = &|store, path| store.delete(path).map(drop);
    // The lock, the folder and syncing its parent, whether the name is unused, the move, and syncing both
    // folders.
    assert_eq!(each_step(&|store| saved(store, "Acme", 1), delete), 7);
}

/// After a failed restore the session is saved or deleted, never neither.
#[test]
fn a_session_whose_return_fails_is_here_or_there() {
    let deleted = |store: &Store| store.delete(&saved(store, "Acme", 1)).expect("deleting works");
    let restore: Done = &|store, path| store.restore(path).map(drop);
    assert_eq!(each_step(&deleted, restore), 5);
    // If another session has its id by now, it is imported and then removed.
    let taken = |store: &Store| {
        let path = deleted(store);
        saved(store, "Acme", 2);
        path
    };
    assert!(each_step(&taken, restore) > 10);
}

/// A failed import leaves the other sessions unchanged.
#[test]
fn what_cannot_be_taken_in_disturbs_nothing() {
    let other = || {
        let mut other = session("Acme");
        other.rename("Other", minute(5));
        other
    };
    let take_in: Done = &|store, path| {
        // At the second attempt it may be present, if only the last step of the first failed.
        assert_ne!(store.take_in(other())?.path(), path, "no other session is replaced");
        Ok(())
    };
    assert!(each_step(&|store| saved(store, "Acme", 1), take_in) >= 10);
}

/// A session that another program imports at the same time is present once.
#[test]
fn what_another_program_takes_in_at_the_same_time_is_there_once() {
    let (_folder, real) = store();
    let session = session("Acme");
    let path = real.folder().join(format!("{}.json", session.id()));
    let meanwhile = Some((path.clone(), session.to_bytes()));
    let faulty = Faulty { meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
    let store = Store::on(real.folder(), &faulty);
    assert_eq!(store.take_in(session).expect("the file exists"), TakenIn::Same(path));
    assert_eq!(real.list().expect("the folder can be listed").len(), 1);
}

/// Importing one more session of an id takes the same number of steps, however many there are.
#[test]
fn take_in_of_many_sessions_of_one_id_takes_as_many_steps_for_each() {
    let (_folder, real) = store();
    let faulty = Faulty::at(NEVER, ErrorKind::Other);
    let failing = Store::on(real.folder(), &faulty);
    let steps: Vec<_> = (0..60)
        .map(|number| {
            faulty.left.set(NEVER);
            let mut one = session("Acme");
            one.rename("Acme", minute(number));
            failing.take_in(one).expect("importing works");
            NEVER - faulty.left.get()
        })
        .collect();
    assert_eq!(steps[2], steps[59], "{steps:?}");
}
