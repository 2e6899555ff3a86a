//! What programs that were killed left in the folder.
//!
//! A save that is cut off leaves the file that it was writing, `.ID.tmp`. Only who holds the session's lock writes there, so
//! whoever gets that lock knows that nobody will go on with it, and may delete it.
//!
//! Locks stay, also those of sessions that are gone: between the moment at which another program opens a lock's file and the
//! moment at which it locks it, a deleted file would be locked in vain. They are empty files.

use super::{Files, Store};
use crate::session::id;
use std::path::Path;

impl<F: Files> Store<F> {
    /// Deletes what is left of saves that were cut off. What cannot be deleted does no harm, so no error is told.
    pub fn sweep(&self) {
        for part in self.files.parts(&self.folder).unwrap_or_default() {
            let Some(id) = id_of_part(&part) else { continue };
            let lock = self.folder.join(format!("{id}.lock"));
            if let Ok(Some(_lock)) = self.files.lock(&lock) {
                let _ = self.files.remove(&part);
            }
        }
    }
}

/// The id of the session that a file of this name was to be. What follows a tilde tells apart files of one id.
fn id_of_part(path: &Path) -> Option<&str> {
    let id = path.file_name()?.to_str()?.strip_prefix('.')?.strip_suffix(".tmp")?.split('~').next()?;
    id::is_valid(id).then_some(id)
}

#[cfg(test)]
mod tests {
    use crate::session::store::tests::{answer, minute, names, saved, session, store};
    use crate::session::{Opened, Store};
    use std::fs;
    use std::path::Path;

    fn parts(store: &Store) -> Vec<String> {
        let mut names = names(store.folder());
        names.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "tmp"));
        names
    }

    #[test]
    fn sweep_leaves_what_another_program_may_be_writing_and_what_is_not_ours() {
        let (_folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let left = [".20261118-acme-0007.tmp", ".20261118-gone-0001.tmp", ".Notes.tmp", "notes.tmp"];
        for name in left {
            fs::write(store.folder().join(name), "{").expect("written");
        }
        let open = store.open(&path).expect("opened");
        assert!(matches!(open, Opened::Owned(_)));
        Store::new(store.folder()).sweep();
        assert_eq!(parts(&store), [".20261118-acme-0007.tmp", ".Notes.tmp", "notes.tmp"]);
        drop(open);
        store.sweep();
        assert_eq!(parts(&store), [".Notes.tmp", "notes.tmp"]);
        assert!(store.read(&path).is_ok());
    }

    #[test]
    fn sweep_comes_with_the_first_save_of_a_new_session() {
        let (_folder, store) = store();
        saved(&store, "Acme", 1);
        for name in [".20261118-acme-0007.tmp", ".20261118-acme-0007~2.tmp"] {
            fs::write(store.folder().join(name), "{").expect("written");
        }
        let mut owned = store.create(session("Bolt"));
        assert_eq!(parts(&store).len(), 2);
        answer(&mut owned.session, "ample", minute(1));
        store.save(&mut owned).expect("saved");
        assert!(parts(&store).is_empty());
    }
}
