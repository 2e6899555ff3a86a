//! What is done with saved sessions, on a disk that fails at whichever step: no session is ever lost, damaged or there in part, the
//! error is told, and the next attempt works.

use super::{ERRORS, Faulty, NEVER, told};
use crate::session::store::tests::{minute, saved, session, store};
use crate::session::{Error, Listed, Session, Store, TakenIn};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The sessions that stand in a store, by name; every file is whole.
fn standing(store: &Store) -> Vec<Session> {
    let listed = store.list().expect("listed");
    let mut sessions: Vec<_> = listed
        .iter()
        .map(|entry| {
            assert!(matches!(entry, Listed::Sound(_)), "{entry:?}");
            store.read(entry.path()).expect("sound")
        })
        .collect();
    sessions.sort_by_key(|session| session.name().to_owned());
    sessions
}

/// What is done to a session that stands at a path.
type Done<'a> = &'a dyn Fn(&Store<&Faulty>, &Path) -> Result<(), Error>;

/// Lets each step of `done` fail in turn, and each from then on; `ready` readies the store and says what to do it to. Whatever
/// fails, the session is there, in the library or among the deleted ones; then it works. How many steps there are.
fn each_step(ready: &dyn Fn(&Store) -> PathBuf, done: Done) -> usize {
    let mut steps = 0;
    // A full disk and a folder that may not be written; how each error is told is held by the saves.
    for (error, key) in ERRORS.into_iter().step_by(3) {
        for lasting in [false, true] {
            for step in 0..100 {
                let (_temporary, plain) = store();
                let path = ready(&plain);
                let of = plain.read(&path).expect("there").events().to_vec();
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
                assert!(plain.leftovers().expect("listed").iter().all(|path| !is_part(path)), "{step}");
                faulty.left.set(NEVER);
                // Where the last step failed it is done already, and the file no longer where it was.
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

#[test]
fn a_rename_that_fails_leaves_the_old_name_or_the_new_one() {
    let rename: Done = &|store, path| store.rename(path, "Other", minute(3)).map(drop);
    // Reading, locking, reading again; then as every save.
    assert_eq!(each_step(&|store| saved(store, "Acme", 1), rename), 9);
}

#[test]
fn a_copy_that_fails_leaves_the_session_as_it_was() {
    let copy: Done = &|store, path| store.duplicate(path, "Copy", minute(3)).map(drop);
    // Reading; the folder, whether the id is free, the lock, whether it still is; then as every save.
    assert_eq!(each_step(&|store| saved(store, "Acme", 1), copy), 11);
}

#[test]
fn a_session_whose_deletion_fails_is_here_or_there() {
    let delete: Done = &|store, path| store.delete(path).map(drop);
    // The lock, the folder and syncing what it is in, whether the name is free, the move, and syncing both folders.
    assert_eq!(each_step(&|store| saved(store, "Acme", 1), delete), 7);
}

#[test]
fn a_session_whose_return_fails_is_here_or_there() {
    let deleted = |store: &Store| store.delete(&saved(store, "Acme", 1)).expect("deleted");
    let restore: Done = &|store, path| store.restore(path).map(drop);
    assert_eq!(each_step(&deleted, restore), 5);
    // Where another session has its id by now, it is taken in and then removed.
    let taken = |store: &Store| {
        let path = deleted(store);
        saved(store, "Acme", 2);
        path
    };
    assert!(each_step(&taken, restore) > 10);
}

#[test]
fn what_cannot_be_taken_in_disturbs_nothing() {
    let other = || {
        let mut other = session("Acme");
        other.rename("Other", minute(5));
        other
    };
    let take_in: Done = &|store, path| {
        // At the second time it may be there, where only the last step failed at the first.
        assert_ne!(store.take_in(other())?.path(), path, "never in the place of another");
        Ok(())
    };
    assert!(each_step(&|store| saved(store, "Acme", 1), take_in) >= 10);
}

#[test]
fn what_another_program_takes_in_at_the_same_time_is_there_once() {
    let (_folder, real) = store();
    let session = session("Acme");
    let path = real.folder().join(format!("{}.json", session.id()));
    let meanwhile = Some((path.clone(), session.to_bytes()));
    let faulty = Faulty { meanwhile, ..Faulty::at(NEVER, ErrorKind::Other) };
    let store = Store::on(real.folder(), &faulty);
    assert_eq!(store.take_in(session).expect("there"), TakenIn::Same(path));
    assert_eq!(real.list().expect("listed").len(), 1);
}
